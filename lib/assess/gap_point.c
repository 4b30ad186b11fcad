/* Figures as intervals, read from a series. */
#include <math.h>
#include "assess/assess.h"
#include "core/decimal.h"
#include "pace/dataset.h"
#include "pace/growth.h"
#include "pace/number.h"

gap_range gap_exactly(double value)
{
    gap_range range = {value, value, false, false};
    return range;
}

/* Without printed digits, those of the shortest spelling. */
static int known_decimals(double value, int decimals)
{
    char text[PACE_NUMBER_SIZE];
    if (decimals >= 0)
        return decimals;
    return pace_number_decimals(text, pace_number_print(text, value));
}

gap_range gap_qualified(double value, pace_qualifier qualifier, int decimals)
{
    pace_bounds bounds;
    gap_range range;
    if (qualifier == PACE_EXACTLY || isnan(value))
        return gap_exactly(value);
    bounds = pace_qualifier_bounds(value, qualifier, known_decimals(value, decimals));
    range.low = bounds.low;
    range.high = bounds.high;
    range.open_low = qualifier == PACE_MORE_THAN;
    range.open_high = qualifier == PACE_LESS_THAN;
    return range;
}

bool gap_is_exact(gap_range range)
{
    return range.low >= range.high;
}

bool gap_is_open(gap_range range)
{
    return isinf(range.low) || isinf(range.high);
}

gap_range gap_minus(gap_range a, gap_range b)
{
    gap_range range = {a.low - b.high, a.high - b.low, a.open_low || b.open_high, a.open_high || b.open_low};
    if (isnan(a.low) || isnan(b.low))
        return gap_exactly((double)NAN);
    if (isnan(range.low))
        range.low = -(double)INFINITY;
    if (isnan(range.high))
        range.high = (double)INFINITY;
    return range;
}

gap_range gap_times(double factor, gap_range a)
{
    gap_range range = {factor * a.low, factor * a.high, a.open_low, a.open_high};
    if (factor < 0) {
        range.low = factor * a.high;
        range.high = factor * a.low;
        range.open_low = a.open_high;
        range.open_high = a.open_low;
    }
    return range;
}

gap_point gap_no_point(void)
{
    gap_point point = {(double)NAN, {(double)NAN, (double)NAN, false, false}, -1, PACE_STATUS_MISSING, false, ""};
    return point;
}

static const char *vintage_of(const pace_observation *origin)
{
    const char *label = origin && origin->vintage ? origin->vintage : "";
    return label[0] == 'f' && label[1] == 'i' && label[2] == 'r' && label[3] == 's' && label[4] == 't' && !label[5] ? "" : label;
}

gap_point gap_point_of(const pace_series *series, pace_period period)
{
    gap_point point = gap_no_point();
    const pace_observation *origin;
    int64_t index;
    double value = pace_view_at(series->view, period);
    if (!isfinite(value) || pace_period_diff(&index, period, series->view.first, NULL))
        return point;
    origin = series->origin ? series->origin[index] : NULL;
    point.value = value;
    point.decimals = series->decimals ? series->decimals[index] : -1;
    point.range = gap_qualified(value, series->qualifier ? (pace_qualifier)series->qualifier[index] : PACE_EXACTLY, point.decimals);
    point.status = series->status ? series->status[index] : (uint8_t)PACE_STATUS_NORMAL;
    point.estimate = origin && origin->role == PACE_ESTIMATE;
    point.vintage = vintage_of(origin);
    return point;
}

static double converted(const gap_case *c, double value)
{
    double result;
    if (!c->convert || !isfinite(value))
        return value;
    return pace_unit_convert(&result, value, c->series->unit, c->unit, NULL) ? (double)NAN : result;
}

gap_point gap_point_at(const gap_case *c, pace_period period)
{
    gap_point point = gap_point_of(c->series, period);
    point.value = converted(c, point.value);
    point.range.low = converted(c, point.range.low);
    point.range.high = converted(c, point.range.high);
    if (c->convert)
        point.decimals = -1;
    return point;
}

static uint8_t worse(uint8_t a, uint8_t b)
{
    static const uint8_t order[] = {PACE_STATUS_DEFINITION, PACE_STATUS_UNRELIABLE, PACE_STATUS_UNVALIDATED, PACE_STATUS_ESTIMATED,
                                    PACE_STATUS_FORECAST, PACE_STATUS_IMPUTED, PACE_STATUS_PROVISIONAL, PACE_STATUS_BREAK};
    for (size_t i = 0; i < sizeof order; i++)
        if (a == order[i] || b == order[i])
            return order[i];
    return a;
}

/* Growth of a ratio of two bounded levels: least where the later one is least and the earlier one greatest. */
static gap_range growth_range(gap_range now, gap_range before, double whole)
{
    gap_range range = {-(double)INFINITY, (double)INFINITY, false, false};
    if (isfinite(now.low) && isfinite(before.high))
        range.low = whole * pace_growth_rate(now.low, before.high, NULL);
    if (isfinite(now.high) && isfinite(before.low) && before.low > 0)
        range.high = whole * pace_growth_rate(now.high, before.low, NULL);
    return range;
}

bool gap_has_levels(const gap_case *c)
{
    return c->series->kind == PACE_LEVEL || c->series->kind == PACE_INDEX_NUMBER;
}

gap_point gap_rate_at(gap_case *c, pace_period period)
{
    gap_point now, before, point = gap_no_point();
    double whole = c->hundred;
    if (!gap_has_levels(c))
        return gap_point_at(c, period);
    now = gap_point_of(c->series, period);
    before = gap_point_of(c->series, gap_step(period, -(int64_t)c->per_year));
    point.value = whole * pace_growth_rate(now.value, before.value, NULL);
    if (isnan(point.value))
        return gap_no_point();
    point.range = gap_is_exact(now.range) && gap_is_exact(before.range) ? gap_exactly(point.value) : growth_range(now.range, before.range, whole);
    point.status = worse(now.status, before.status);
    point.estimate = now.estimate || before.estimate;
    point.vintage = now.vintage;
    c->computed = true;
    c->out->caveats |= PACE_CAVEAT_COMPUTED_GROWTH;
    return point;
}

pace_period gap_step(pace_period from, int64_t count)
{
    pace_period result, none = PACE_PERIOD_NONE;
    return pace_period_is_set(from) && !pace_period_add(&result, from, count, NULL) ? result : none;
}

bool gap_after(pace_period a, pace_period b)
{
    pace_span first, second;
    if (!pace_period_is_set(a) || !pace_period_is_set(b) || pace_period_days(&first, a, NULL) || pace_period_days(&second, b, NULL))
        return false;
    return first.last.ord > second.last.ord;
}

double gap_tidy(double value, double scale)
{
    double result;
    int decimals = 15;
    if (!isfinite(value) || !isfinite(scale) || fabs(scale) < 1e-3 || fabs(scale) >= 1e15)
        return value;
    for (double size = fabs(scale); size >= 1; size /= 10)
        decimals--;
    result = pace__decimal_round(value, decimals);
    return fabs(result - value) <= 4.5e-16 * fabs(scale) ? result : value;
}

/* Neither has more than 15 digits, as printed figures have. */
static bool is_printed(double value)
{
    double tidy = gap_tidy(value, value);
    return tidy >= value && tidy <= value;
}

double gap_difference(double a, double b)
{
    double result = a - b;
    return is_printed(a) && is_printed(b) ? gap_tidy(result, fmax(fabs(a), fabs(b))) : result;
}

double gap_percent(double fraction)
{
    return gap_tidy(100 * fraction, 100 * fraction);
}

double pace__percent(double fraction)
{
    return gap_percent(fraction);
}
