/* Scores put together, and a task shared out. */
#include <math.h>
#include <string.h>
#include "assess/assess_rules.h"

static const char *group_of(const pace_mark *mark)
{
    return mark->group ? mark->group : "";
}

static bool is_first_of_group(const pace_mark *marks, int64_t i)
{
    for (int64_t k = 0; k < i; k++)
        if (!isnan(marks[k].score) && strcmp(group_of(&marks[k]), group_of(&marks[i])) == 0)
            return false;
    return true;
}

static double weight_of(const pace_mark *mark)
{
    return fabs(mark->weight) > 0 ? mark->weight : 1;
}

static double mean_of_group(const pace_rulebook *book, const pace_mark *marks, int64_t count, const char *group)
{
    double sum = 0, whole = 0;
    for (int64_t i = 0; i < count; i++) {
        if (isnan(marks[i].score) || strcmp(group_of(&marks[i]), group) != 0)
            continue;
        sum += weight_of(&marks[i]) * fmin(marks[i].score, book->aggregate_cap);
        whole += weight_of(&marks[i]);
    }
    return sum / whole;
}

/* The mean of groups and of items without one, or of all items alike. */
static double mean(const pace_rulebook *book, const pace_mark *marks, int64_t count)
{
    double sum = 0, whole = 0;
    for (int64_t i = 0; i < count; i++) {
        bool grouped = book->groups == RULE_ALLOW && *group_of(&marks[i]);
        if (isnan(marks[i].score) || (grouped && !is_first_of_group(marks, i)))
            continue;
        if (grouped) {
            sum += mean_of_group(book, marks, count, marks[i].group);
            whole += 1;
        } else {
            sum += weight_of(&marks[i]) * fmin(marks[i].score, book->aggregate_cap);
            whole += weight_of(&marks[i]);
        }
    }
    return sum / whole;
}

pace_status pace_rulebook_aggregate(pace_set_score *out, const pace_rulebook *rulebook, const pace_mark *marks, int64_t count, pace_error *err)
{
    pace_set_score result = {(double)NAN, -1, true, 0, count, PACE_REFUSED_NOT};
    if (!out || !rulebook || count < 0 || (count > 0 && !marks))
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a rulebook, marks and a place for the result");
    for (int64_t i = 0; i < count; i++) {
        if (!(marks[i].weight >= 0 && isfinite(marks[i].weight)))
            return pace__fail(err, PACE_ERR_ARG, "weight", "a weight is negative or no number; 0 (which stands for 1) or more");
        result.used += !isnan(marks[i].score);
        result.all_met = result.all_met && (isnan(marks[i].score) || marks[i].met);
    }
    result.all_met = result.all_met && result.used > 0;
    if (result.used == 0) {
        result.refusal = PACE_REFUSED_NO_DATA;
    } else {
        result.score = mean(rulebook, marks, count);
        result.class_index = rule_class_of(&rulebook->aggregate, result.score, 1);
        if (result.all_met && rulebook->all_met.class_index >= 0)
            result.class_index = rulebook->all_met.class_index;
        if (!rulebook->aggregate.given)
            result.refusal = PACE_REFUSED_TYPE;
    }
    if (result.used > 0 && (double)result.used < rulebook->coverage * (double)count * (1 - 1e-12)) {
        result.class_index = -1;
        result.refusal = PACE_REFUSED_TOO_FEW;
    }
    *out = result;
    return PACE_OK;
}

/* With one cap for all units no list of caps is needed: a unit whose end lies above it is held at it. */
pace_status pace_rulebook_allocate(pace_allocation *out, double *end, double *rate, double *residual, const pace_rulebook *rulebook,
                                   const double *base, const double *weight, int64_t n, double years, double target, pace_error *err)
{
    pace_common_rate common;
    pace_unit_rates units = {end, rate, residual};
    double *caps = NULL;
    pace_status status;
    if (!out || !rulebook)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a rulebook and a place for the result");
    if (rulebook->family != PACE_FAMILY_COMMON_RATE)
        return pace__fail(err, PACE_ERR_ARG, rulebook->id, "this rulebook shares nothing out; one of the family common_rate");
    if (!isnan(rulebook->cap) && n > 0) {
        caps = pace__alloc(NULL, (size_t)n, sizeof *caps);
        if (!caps)
            return pace__fail_memory(err);
        for (int64_t i = 0; i < n; i++)
            caps[i] = rulebook->cap;
    }
    status = pace_reduction_common(&common, &units, base, weight, caps, n, years, target, err);
    if (!status)
        *out = (pace_allocation){common.rate, common.mean, rulebook->cap, common.units, common.capped};
    pace__release(NULL, caps, (size_t)n * sizeof *caps);
    return status;
}
