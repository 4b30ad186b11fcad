/* Rows in the unit that their titles, tables and words print: a picture holds the very figures that stand beside it. */
#include <math.h>
#include <string.h>
#include "report/content.h"

amount_scale row_drawn_scale(content *c, const pace_gap *row)
{
    return row_scale(c, row, false);
}

static void shift(double *value, const amount_scale *scale)
{
    if (isfinite(*value))
        *value = amount_shown(scale, *value);
}

/* Zeros that no source printed are not invented: as many digits as the tables give. */
static int8_t digits_of(double value)
{
    return (int8_t)amount_decimals(value);
}

/* A factor or a percentage of the base stays what it is, whatever the unit of the base. */
static bool value_is_amount(const pace_target *target)
{
    return target->type != PACE_TARGET_MULTIPLE && target->type != PACE_TARGET_REDUCTION && !target->relative_to;
}

static bool shift_milestones(content *c, pace_target *target, const amount_scale *scale)
{
    pace_milestone *copies;
    if (target->milestone_count <= 0)
        return true;
    copies = pace__arena_alloc(&c->doc->arena, (size_t)target->milestone_count, sizeof *copies);
    if (!copies)
        return false;
    for (int64_t i = 0; i < target->milestone_count; i++) {
        copies[i] = target->milestones[i];
        shift(&copies[i].value, scale);
    }
    target->milestones = copies;
    return true;
}

static bool shift_target(content *c, pace_target *target, const amount_scale *scale)
{
    shift(&target->base, scale);
    target->unit = scale->shown;
    if (!value_is_amount(target))
        return true;
    shift(&target->value, scale);
    shift(&target->value_high, scale);
    if (target->decimals >= 0 && isfinite(target->value))
        target->decimals = digits_of(target->value);
    if (isfinite(target->value_high) && target->decimals >= 0 && digits_of(target->value_high) > target->decimals)
        target->decimals = digits_of(target->value_high);
    return shift_milestones(c, target, scale);
}

/* False: no memory. A series in a unit that does not convert stays in its own. */
static bool shift_series(content *c, pace_series *series, pace_unit unit)
{
    amount_scale scale = {series->unit, unit, "", false};
    int64_t n = series->view.n;
    double probe = 1, *values;
    int8_t *digits;

    if (n <= 0 || pace_unit_same(series->unit, unit) || pace_unit_convert(&probe, 1, series->unit, unit, NULL))
        return true;
    values = pace__arena_alloc(&c->doc->arena, (size_t)n, sizeof *values);
    digits = pace__arena_alloc(&c->doc->arena, (size_t)n, sizeof *digits);
    if (!values || !digits)
        return false;
    for (int64_t i = 0; i < n; i++) {
        values[i] = series->view.x[i * series->view.stride];
        shift(&values[i], &scale);
        digits[i] = (int8_t)(isfinite(values[i]) ? digits_of(values[i]) : -1);
    }
    series->view.x = values;
    series->view.stride = 1;
    series->decimals = series->decimals ? digits : NULL;
    series->unit = unit;
    return true;
}

bool row_shift_drawn(content *c, pace_gap *row)
{
    amount_scale scale = row_drawn_scale(c, row);
    double *const amounts[] = {&row->base, &row->target_value, &row->latest,   &row->path_value,
                               &row->gap,  &row->gap_low,      &row->gap_high, &row->needed_per_year};

    if (!shift_series(c, &row->series, scale.shown))
        return false;
    if (pace_unit_same(scale.from, scale.shown))
        return true;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        shift(amounts[i], &scale);
    return shift_target(c, &row->target, &scale);
}
