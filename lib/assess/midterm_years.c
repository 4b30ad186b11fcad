/* The values of the single periods of a plan, in the unit of its target. */
#include <math.h>
#include "assess/midterm.h"

static bool on_rates(pace_target_type type)
{
    return type == PACE_TARGET_GROWTH || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

/* False where the figures of the series cannot be shown in the target's unit: a factor of a base that nobody knows. */
static bool set_units(gap_case *c, const pace_gap *gap)
{
    pace_unit from = c->series->unit, to = gap->target.unit;
    double one;
    c->hundred = to.quantity == PACE_RATIO ? 1 : 100;
    c->per_year = 1;
    c->unit = to;
    if (on_rates(gap->target.type) && gap_has_levels(c))
        return gap->base_period.freq == PACE_ANNUAL;
    c->convert = from.quantity != PACE_QUANTITY_NONE && to.quantity != PACE_QUANTITY_NONE && !pace_unit_same(from, to);
    return !c->convert || pace_unit_convert(&one, 1, from, to, NULL) == PACE_OK;
}

static uint8_t qualifier_at(const pace_series *series, pace_period period)
{
    int64_t index;
    if (!series->qualifier || pace_period_diff(&index, period, series->view.first, NULL) || index < 0 || index >= series->view.n)
        return PACE_EXACTLY;
    return series->qualifier[index];
}

static void set_year(midterm_years *out, int64_t column, gap_case *c, pace_period period)
{
    bool rates = on_rates(c->target->type);
    bool computed = rates && gap_has_levels(c);
    gap_point point = rates ? gap_rate_at(c, period) : gap_point_at(c, period);
    if (isnan(point.value) || (computed && !gap_is_exact(point.range))) /* a rate of two bounds is no figure */
        return;
    out->actual[column] = point.value;
    out->status[column] = point.status;
    out->qualifier[column] = computed ? PACE_EXACTLY : qualifier_at(c->series, period);
}

void midterm_fill(midterm_years *out, const pace_gap *gap, const pace_series *series, pace_period at)
{
    pace_gap sink = {0};
    gap_case c = {0};
    int64_t before, periods = INT64_MAX;
    for (int64_t i = 0; i < out->count; i++) {
        out->actual[i] = (double)NAN;
        out->status[i] = PACE_STATUS_MISSING;
        out->qualifier[i] = PACE_EXACTLY;
    }
    c.out = &sink;
    c.series = series;
    c.target = &gap->target;
    if (series->view.n <= 0 || !set_units(&c, gap) || pace_period_diff(&before, out->first, gap->base_period, NULL))
        return;
    if (pace_period_is_set(gap->target_period) && pace_period_diff(&periods, gap->target_period, gap->base_period, NULL))
        return;
    for (int64_t i = before < 1 ? 1 - before : 0; i < out->count && before + i <= periods; i++) {
        pace_period period = gap_step(out->first, i);
        if (gap_after(period, at))
            break;
        set_year(out, i, &c, period);
    }
}
