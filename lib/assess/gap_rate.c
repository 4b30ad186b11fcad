/* Targets on rates: a year's growth, an average over the plan, a chained change over the plan. */
#include <math.h>
#include "assess/assess.h"
#include "pace/growth.h"

/* Rates of base + 1 .. last as one product, kept as logarithms: rates are chained, never added. */
typedef struct chain {
    double log, low, high; /* of the product of (1 + rate); NaN = there is none */
    pace_period last;
    gap_point figure;      /* of the last period, with the fewest decimals of all */
    pace_reason why;
} chain;

static double log_of(const gap_case *c, double rate)
{
    double x = rate / c->hundred;
    return isinf(rate) ? rate : x > -1 ? log1p(x) : (double)NAN;
}

static pace_period last_rate(gap_case *c)
{
    pace_period first = gap_step(c->target->base_period, 1), none = PACE_PERIOD_NONE;
    for (pace_period p = c->last; pace_period_is_set(p) && !gap_after(first, p); p = gap_step(p, -1))
        if (!isnan(gap_rate_at(c, p).value))
            return p;
    return none;
}

static void chain_rates(chain *out, gap_case *c)
{
    pace_period last = last_rate(c);
    int fewest = -1;
    *out = (chain){(double)NAN, (double)NAN, (double)NAN, last, gap_no_point(), c->latest_why};
    if (!pace_period_is_set(last))
        return;
    out->log = out->low = out->high = 0;
    for (pace_period p = gap_step(c->target->base_period, 1); pace_period_is_set(p) && !gap_after(p, last); p = gap_step(p, 1)) {
        gap_point rate = gap_rate_at(c, p);
        out->log += log_of(c, rate.value);
        out->low += log_of(c, rate.range.low);
        out->high += log_of(c, rate.range.high);
        if (isnan(rate.value)) {
            out->why = PACE_WHY_INCOMPLETE;
            c->incomplete = true;
            return;
        }
        fewest = fewest < 0 || (rate.decimals >= 0 && rate.decimals < fewest) ? rate.decimals : fewest;
        gap_note(c, &rate);
        out->figure = rate;
    }
    out->figure.decimals = fewest;
    out->why = PACE_WHY_SIGN;
}

/* The same from two levels. */
static void chain_levels(chain *out, gap_case *c)
{
    gap_point base = gap_point_of(c->series, c->target->base_period), now;
    *out = (chain){(double)NAN, (double)NAN, (double)NAN, c->last, gap_no_point(), c->latest_why};
    while (pace_period_is_set(out->last) && gap_after(out->last, c->target->base_period) && isnan(gap_point_of(c->series, out->last).value))
        out->last = gap_step(out->last, -1);
    now = gap_point_of(c->series, out->last);
    if (!gap_after(out->last, c->target->base_period) || isnan(now.value))
        return;
    if (isnan(base.value)) {
        out->why = PACE_WHY_NO_BASE;
        return;
    }
    gap_note(c, &base);
    out->log = log1p(pace_growth_rate(now.value, base.value, NULL));
    out->low = isfinite(base.range.high) && isfinite(now.range.low) ? log1p(pace_growth_rate(now.range.low, base.range.high, NULL)) : -(double)INFINITY;
    out->high = base.range.low > 0 && isfinite(now.range.high) ? log1p(pace_growth_rate(now.range.high, base.range.low, NULL)) : (double)INFINITY;
    out->figure = now;
    out->figure.decimals = -1;
    out->why = PACE_WHY_SIGN;
    c->out->caveats |= PACE_CAVEAT_COMPUTED_GROWTH;
}

/* Sets latest from a chain: the chain's own change, or its average a year. */
static void set_chained(gap_case *c, const chain *run, bool average)
{
    gap_point point = run->figure;
    int64_t years = 0;
    double n;
    if (isnan(run->log) || pace_period_diff(&years, run->last, c->target->base_period, NULL) || years <= 0) {
        c->latest = gap_no_point();
        gap_without(c, PACE_GAP_LATEST, PACE_GAP_TIME, run->why);
        return;
    }
    n = average ? (double)years / c->per_year : 1;
    point.value = c->hundred * expm1(run->log / n);
    point.value = gap_tidy(point.value, point.value);
    point.range.low = isinf(run->low) ? run->low : c->hundred * expm1(run->low / n);
    point.range.high = isinf(run->high) ? run->high : c->hundred * expm1(run->high / n);
    if (!(run->low < run->high))
        point.range = gap_exactly(point.value);
    c->computed = true;
    gap_set_latest(c, run->last, point);
}

static void set_required(gap_case *c, double periods_per_rate)
{
    pace_gap *out = c->out;
    double low = c->goal.low / c->hundred, high = c->goal.high / c->hundred;
    out->required_rate = expm1(log1p(out->target_value / c->hundred) / periods_per_rate);
    out->required_rate_low = expm1(log1p(low) / periods_per_rate);
    out->required_rate_high = expm1(log1p(high) / periods_per_rate);
    if (periods_per_rate <= 1 && periods_per_rate >= 1) { /* the target is the rate itself: not a digit changes */
        out->required_rate = out->target_value / c->hundred;
        out->required_rate_low = low;
        out->required_rate_high = high;
    }
    gap_explain(c, PACE_GAP_REQUIRED, out->required_rate, isnan(out->target_value) ? c->goal_why : PACE_WHY_SIGN);
}

/* The rate of the years that are left so that the whole comes to `whole` (a logarithm). */
static void set_remaining(gap_case *c, double whole, double so_far)
{
    pace_gap *out = c->out;
    int64_t left = c->periods - c->elapsed;
    if (isnan(out->latest)) {
        out->why[PACE_GAP_REMAINING] = out->why[PACE_GAP_LATEST];
    } else if (c->periods <= 0) {
        out->why[PACE_GAP_REMAINING] = PACE_WHY_UNDATED;
    } else if (left <= 0) {
        out->why[PACE_GAP_REMAINING] = PACE_WHY_DUE;
    } else {
        out->remaining_rate = expm1((whole - so_far) / ((double)left / c->per_year));
        gap_explain(c, PACE_GAP_REMAINING, out->remaining_rate, PACE_WHY_SIGN);
    }
}

void gap_growth(gap_case *c)
{
    pace_gap *out = c->out;
    const pace_target *target = c->target;
    gap_point figure = gap_no_point();
    unsigned caveats = out->caveats;
    c->rates = true;
    gap_set_base(c, gap_rate_at(c, target->base_period));
    out->caveats = caveats; /* the year before is told, not judged */
    c->computed = false;
    if (!pace_period_is_set(target->due))
        c->latest_why = PACE_WHY_UNDATED;
    else if (!gap_after(target->due, c->last))
        figure = gap_rate_at(c, target->due);
    if (isnan(figure.value) && gap_has_levels(c) && !gap_after(target->due, c->last) && !isnan(gap_point_of(c->series, target->due).value))
        c->latest_why = isnan(gap_point_of(c->series, gap_step(target->due, -(int64_t)c->per_year)).value) ? PACE_WHY_NO_BASE : PACE_WHY_SIGN;
    c->path = gap_exactly((double)NAN);
    if (isnan(figure.value)) {
        c->latest = gap_no_point();
        gap_without(c, PACE_GAP_LATEST, PACE_GAP_TIME, c->latest_why);
    } else {
        gap_set_latest(c, target->due, figure);
        out->path_value = out->target_value;
        c->path = c->goal;
        gap_measure_distance(c);
    }
    set_required(c, 1);
    out->actual_rate = out->latest / c->hundred;
    gap_explain(c, PACE_GAP_ACTUAL, out->actual_rate, c->latest_why);
    out->why[PACE_GAP_PROGRESS] = PACE_WHY_TYPE;
    out->why[PACE_GAP_REMAINING] = (uint8_t)(isnan(out->latest) ? c->latest_why : PACE_WHY_DUE);
    out->why[PACE_GAP_NEEDED] = PACE_WHY_TYPE;
}

/* A published average over base + 1 .. p stands at p in a series of averages. */
static void published_average(chain *out, gap_case *c)
{
    int64_t years = 0;
    *out = (chain){(double)NAN, (double)NAN, (double)NAN, c->last, gap_no_point(), c->latest_why};
    while (pace_period_is_set(out->last) && gap_after(out->last, c->target->base_period) && isnan(gap_point_at(c, out->last).value))
        out->last = gap_step(out->last, -1);
    out->figure = gap_point_at(c, out->last);
    if (isnan(out->figure.value) || pace_period_diff(&years, out->last, c->target->base_period, NULL) || years <= 0)
        return;
    out->log = (double)years / c->per_year * log_of(c, out->figure.value);
    out->why = PACE_WHY_SIGN;
}

void gap_average(gap_case *c)
{
    pace_gap *out = c->out;
    bool published = c->series->kind == PACE_AVERAGE_GROWTH;
    double whole = (double)c->periods / c->per_year * log1p(out->target_value / c->hundred);
    chain run;
    c->rates = true;
    out->why[PACE_GAP_BASE] = PACE_WHY_TYPE;
    if (published)
        published_average(&run, c);
    else if (gap_has_levels(c))
        chain_levels(&run, c);
    else
        chain_rates(&run, c);
    if (published && !isnan(run.log))
        gap_set_latest(c, run.last, run.figure);
    else
        set_chained(c, &run, true);
    c->path = gap_exactly((double)NAN);
    if (!isnan(out->latest)) {
        c->path = c->goal;
        out->path_value = out->target_value;
        gap_measure_distance(c);
        out->progress = fabs(whole) > 0 ? run.log / whole : (double)NAN;
        gap_explain(c, PACE_GAP_PROGRESS, out->progress, PACE_WHY_BASE_IS_TARGET);
    }
    set_required(c, 1);
    out->actual_rate = out->latest / c->hundred;
    gap_explain(c, PACE_GAP_ACTUAL, out->actual_rate, (pace_reason)out->why[PACE_GAP_LATEST]);
    set_remaining(c, whole, run.log);
    out->why[PACE_GAP_NEEDED] = PACE_WHY_TYPE;
}

static double way_to(const gap_case *c, double change)
{
    return pace_target_path_value(c->target, c->out->path, 0, change, c->out->latest_period);
}

void gap_cumulative(gap_case *c)
{
    pace_gap *out = c->out;
    double whole = log1p(out->target_value / c->hundred);
    chain run;
    c->rates = true;
    c->early = true;
    out->why[PACE_GAP_BASE] = PACE_WHY_TYPE;
    if (gap_has_levels(c))
        chain_levels(&run, c);
    else
        chain_rates(&run, c);
    set_chained(c, &run, false);
    c->path = gap_exactly((double)NAN);
    if (!isnan(out->latest) && c->periods > 0) {
        out->path_value = way_to(c, out->target_value);
        c->path = (gap_range){way_to(c, fmax(c->goal.low, -c->hundred)), way_to(c, fmax(c->goal.high, -c->hundred)), false, false};
        gap_measure_distance(c);
        out->progress = fabs(out->target_value) > 0 ? out->latest / out->target_value : (double)NAN;
        gap_explain(c, PACE_GAP_PROGRESS, out->progress, PACE_WHY_BASE_IS_TARGET);
        out->actual_rate = expm1(run.log / ((double)c->elapsed / c->per_year));
    } else if (!isnan(out->latest)) {
        gap_without(c, PACE_GAP_PATH_VALUE, PACE_GAP_PROGRESS, PACE_WHY_UNDATED);
    }
    set_required(c, (double)c->periods / c->per_year);
    if (c->periods <= 0)
        out->required_rate = out->required_rate_low = out->required_rate_high = (double)NAN;
    gap_explain(c, PACE_GAP_REQUIRED, out->required_rate, c->periods <= 0 ? PACE_WHY_UNDATED : PACE_WHY_SIGN);
    gap_explain(c, PACE_GAP_ACTUAL, out->actual_rate, out->why[PACE_GAP_LATEST] ? (pace_reason)out->why[PACE_GAP_LATEST] : PACE_WHY_UNDATED);
    set_remaining(c, whole, run.log);
    out->why[PACE_GAP_NEEDED] = PACE_WHY_TYPE;
}
