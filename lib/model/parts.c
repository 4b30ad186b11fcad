/* A whole and its parts. */
#include <math.h>
#include <string.h>
#include "model/model.h"

/* Parts that are said to make up the whole come first: others beside them are memorandum items. */
static pace_part_kind kind_of_parts(const pace_dataset *dataset, const pace_indicator *whole)
{
    bool seen[PACE_PART_INCOMPLETE + 1] = {false};
    for (int64_t i = 0; i < dataset->indicator_count; i++)
        if (dataset->indicators[i].part_of == whole)
            seen[dataset->indicators[i].part_kind] = true;
    if (seen[PACE_PART_EXHAUSTIVE])
        return PACE_PART_EXHAUSTIVE;
    if (seen[PACE_PART_OVERLAPPING] || seen[PACE_PART_NONE]) /* nobody said that they do not overlap */
        return PACE_PART_OVERLAPPING;
    return seen[PACE_PART_INCOMPLETE] ? PACE_PART_INCOMPLETE : PACE_PART_NONE;
}

static const pace_measure *counterpart(const pace_indicator *part, const pace_measure *whole)
{
    for (int64_t i = 0; i < part->measure_count; i++) {
        const pace_measure *measure = &part->measures[i];
        if (strcmp(measure->id, whole->id) == 0 && pace_basis_same(measure->basis, whole->basis))
            return measure;
    }
    return NULL;
}

static pace_status value_at(double *out, const pace_measure *measure, pace_period period, pace_error *err)
{
    char text[PACE_PERIOD_SIZE];
    if (measure->tie)
        return pace__fail(err, PACE_ERR_AMBIGUOUS, measure->key, "nothing orders these vintages of one period; %s",
                          measure->tie);
    *out = pace_view_at(measure->series.view, period);
    if (!isnan(*out))
        return PACE_OK;
    (void)pace_period_print(text, period, NULL);
    return pace__fail(err, PACE_ERR_NOTFOUND, measure->key, "no value in %s; a sum needs the whole and all its parts",
                      text);
}

static pace_status add_part(pace_parts_sum *sum, const pace_indicator *part, const pace_measure *whole,
                            pace_period period, pace_error *err)
{
    const pace_measure *measure = counterpart(part, whole);
    double value = (double)NAN;
    pace_status status;
    if (!measure)
        return pace__fail(err, PACE_ERR_NOTFOUND, part->id,
                          "has no measure like %q; a sum needs all parts on one basis", whole->key);
    status = value_at(&value, measure, period, err);
    if (!status)
        status = pace_unit_convert(&value, value, measure->unit, whole->unit, err);
    if (status)
        return status;
    sum->sum += value;
    sum->parts++;
    return PACE_OK;
}

pace_status pace_dataset_parts(pace_parts_sum *out, const pace_dataset *dataset, const char *whole_key,
                               pace_period period, pace_error *err)
{
    const pace_measure *whole = NULL;
    pace_parts_sum sum = {(double)NAN, 0.0, (double)NAN, 0};
    pace_part_kind kind;
    pace_status status = out ? pace_dataset_measure(&whole, dataset, whole_key, err)
                             : pace__fail(err, PACE_ERR_ARG, NULL, "there is no place for the result");
    if (status)
        return status;
    if (whole->kind != PACE_LEVEL && whole->kind != PACE_CUMULATIVE)
        return pace__fail(err, PACE_ERR_ARG, whole->key, "is no level; only levels add up");
    kind = kind_of_parts(dataset, whole->indicator);
    if (kind == PACE_PART_NONE)
        return pace__fail(err, PACE_ERR_NOTFOUND, whole->key, "has no parts in this data set");
    if (kind == PACE_PART_OVERLAPPING)
        return pace__fail(
            err, PACE_ERR_DATA, whole->key,
            "its parts overlap or are not said not to, so that their sum means nothing; show them side by side");
    status = value_at(&sum.whole, whole, period, err);
    for (int64_t i = 0; i < dataset->indicator_count && !status; i++) {
        const pace_indicator *part = &dataset->indicators[i];
        if (part->part_of == whole->indicator && part->part_kind == kind)
            status = add_part(&sum, part, whole, period, err);
    }
    if (status)
        return status;
    sum.remainder = sum.whole - sum.sum;
    *out = sum;
    return PACE_OK;
}
