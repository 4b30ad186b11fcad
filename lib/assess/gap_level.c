/* Targets on a value at the due period: levels, shares, ranks, multiples of the base, and a year's own count. */
#include <math.h>
#include "assess/assess.h"

bool gap_is_of_base(pace_target_type type)
{
    return type == PACE_TARGET_MULTIPLE || type == PACE_TARGET_REDUCTION;
}

/* Of several years; one that is missing leaves no mean. */
static gap_point mean_of(gap_case *c, pace_span years)
{
    gap_point mean = {0, {0, 0, false, false}, -1, PACE_STATUS_NORMAL, false, ""};
    double n = (double)pace_span_count(years), size = 0;
    bool exact = true;
    for (pace_period p = years.first; pace_period_is_set(p) && !gap_after(p, years.last); p = gap_step(p, 1)) {
        gap_point point = gap_point_at(c, p);
        if (isnan(point.value))
            return gap_no_point();
        gap_note(c, &point);
        exact &= gap_is_exact(point.range);
        mean.value += point.value;
        mean.range.low += point.range.low;
        mean.range.high += point.range.high;
        mean.range.open_low |= point.range.open_low;
        mean.range.open_high |= point.range.open_high;
        size += fabs(point.value);
    }
    mean.value = gap_tidy(mean.value, size) / n;
    mean.range.low /= n;
    mean.range.high /= n;
    if (exact)
        mean.range = gap_exactly(mean.value);
    return mean;
}

void gap_find_base(gap_case *c)
{
    const pace_target *target = c->target;
    bool several = pace_period_is_set(target->base_span.last) && isnan(target->base);
    gap_point base = several ? mean_of(c, target->base_span) : gap_point_at(c, target->base_period);
    if (!isnan(target->base)) { /* what the plan itself counts from */
        base = gap_no_point();
        base.value = target->base;
        base.range = gap_qualified(target->base, target->base_qualifier, -1);
        base.status = PACE_STATUS_NORMAL;
    }
    gap_set_base(c, base);
    if (several && isnan(base.value))
        c->out->why[PACE_GAP_BASE] = PACE_WHY_BASE_YEARS;
    if (target->type != PACE_TARGET_COUNT) /* the year before does not bear on a year's own flow */
        gap_note(c, &base);
}

/* What is left of a base that 50 % is taken off. */
static void reduce(gap_case *c)
{
    gap_range rest = gap_minus(gap_exactly(100), c->goal), base = c->base.range;
    if (!(base.low > 0)) {
        c->goal = gap_exactly((double)NAN);
        c->goal_why = isnan(base.low) || isinf(base.low) ? (pace_reason)c->out->why[PACE_GAP_BASE] : PACE_WHY_BASE_SIGN;
        c->out->target_value = (double)NAN;
        return;
    }
    c->out->target_value = gap_tidy(c->out->base - c->out->base * c->target->value / 100, c->out->base);
    c->goal = gap_exactly(c->out->target_value);
    if (!gap_is_exact(base) || !gap_is_exact(rest)) {
        c->goal.low = (rest.low >= 0 ? base.low : base.high) * rest.low / 100;
        c->goal.high = (rest.high >= 0 ? base.high : base.low) * rest.high / 100;
    }
}

/* A multiple is a level as soon as the base is known; before that only the factor is. */
static void scale_goal(gap_case *c)
{
    pace_gap *out = c->out;
    double factor = c->target->value;
    if (c->base.status == PACE_STATUS_MISSING)
        return;
    out->target.unit = c->series->unit;
    if (c->target->type == PACE_TARGET_REDUCTION) {
        reduce(c);
        return;
    }
    c->goal = gap_times(factor, c->base.range);
    out->target_value = factor * out->base;
}

bool gap_find_latest(gap_case *c)
{
    const pace_target *target = c->target;
    pace_period first = gap_step(target->base_period, 1);
    bool due_only = target->type == PACE_TARGET_COUNT;
    for (pace_period p = c->last; pace_period_is_set(p) && !gap_after(first, p); p = gap_step(p, -1)) {
        gap_point point = gap_point_at(c, p);
        if (due_only && !pace_period_same(p, target->due))
            break;
        if (!isnan(point.value)) {
            gap_set_latest(c, p, point);
            return true;
        }
    }
    if (due_only && !pace_period_is_set(target->due))
        c->latest_why = PACE_WHY_UNDATED;
    c->latest = gap_no_point();
    c->out->why[PACE_GAP_LATEST] = (uint8_t)c->latest_why;
    c->out->why[PACE_GAP_TIME] = (uint8_t)c->latest_why;
    return false;
}

static void find_path(gap_case *c)
{
    pace_gap *out = c->out;
    pace_period at = out->latest_period;
    c->path = gap_exactly((double)NAN);
    if (isnan(out->latest) || c->periods <= 0) {
        gap_measure_distance(c);
        if (!isnan(out->latest))
            gap_without(c, PACE_GAP_PATH_VALUE, PACE_GAP_GAP, PACE_WHY_UNDATED);
        return;
    }
    out->path_value = pace_target_path_value(c->target, out->path, out->base, out->target_value, at);
    c->path.low = pace_target_path_value(c->target, out->path, c->base.range.low, c->goal.low, at);
    c->path.high = pace_target_path_value(c->target, out->path, c->base.range.high, c->goal.high, at);
    if (isnan(c->path.low) || isnan(c->path.high))
        c->path = gap_exactly((double)NAN);
    gap_measure_distance(c);
}

static void find_progress(gap_case *c)
{
    pace_gap *out = c->out;
    double way = gap_difference(out->target_value, out->base);
    if (c->target->type == PACE_TARGET_COUNT) { /* a year's flow starts from nothing, whatever the year before was */
        out->progress = out->latest / out->target_value;
        if (!isfinite(out->progress))
            out->progress = (double)NAN;
        gap_explain(c, PACE_GAP_PROGRESS, out->progress, isnan(out->latest) ? gap_why_no_path(c) : PACE_WHY_SIGN);
        return;
    }
    if (gap_direction(c) * way < 0) { /* from beyond the target there is no way to it that could be done in part */
        out->why[PACE_GAP_PROGRESS] = PACE_WHY_BASE_BEYOND;
        return;
    }
    if (fabs(way) > 0)
        out->progress = gap_difference(out->latest, out->base) / way;
    gap_explain(c, PACE_GAP_PROGRESS, out->progress, fabs(way) <= 0 ? PACE_WHY_BASE_IS_TARGET : gap_why_no_path(c));
}

/* The rate that is needed falls with the base and rises with the goal. */
static void bound_required(gap_case *c)
{
    pace_gap *out = c->out;
    if (!isnan(out->required_rate) && gap_is_exact(c->base.range) && gap_is_exact(c->goal)) {
        out->required_rate_low = out->required_rate_high = out->required_rate;
        return;
    }
    if (c->periods <= 0 || isnan(c->base.range.low) || isnan(c->goal.low) || gap_is_of_base(c->target->type))
        return;
    out->required_rate_low = isfinite(c->base.range.high) ? gap_yearly(c, c->base.range.high, c->goal.low, c->periods) : -(double)INFINITY;
    out->required_rate_high = c->base.range.low > 0 ? gap_yearly(c, c->base.range.low, c->goal.high, c->periods) : (double)INFINITY;
}

static void find_rates(gap_case *c)
{
    pace_gap *out = c->out;
    const uint8_t *why = out->why;
    pace_reason no_base = why[PACE_GAP_BASE] ? (pace_reason)why[PACE_GAP_BASE] : PACE_WHY_SIGN;
    pace_reason no_latest = why[PACE_GAP_LATEST] ? (pace_reason)why[PACE_GAP_LATEST] : PACE_WHY_SIGN;
    if (c->target->type == PACE_TARGET_SHARE || c->target->type == PACE_TARGET_RANK || c->target->type == PACE_TARGET_COUNT) {
        gap_without(c, PACE_GAP_REQUIRED, PACE_GAP_REMAINING, PACE_WHY_TYPE);
        return;
    }
    out->required_rate = gap_yearly(c, out->base, out->target_value, c->periods);
    if (gap_is_of_base(c->target->type)) { /* twice is 14.87 % a year for five years from any base */
        bool off = c->target->type == PACE_TARGET_REDUCTION;
        out->required_rate = gap_yearly(c, off ? 100 : 1, off ? 100 - c->target->value : c->target->value, c->periods);
        out->required_rate_low = out->required_rate_high = out->required_rate;
    }
    bound_required(c);
    gap_explain(c, PACE_GAP_REQUIRED, out->required_rate, c->periods <= 0 ? PACE_WHY_UNDATED : no_base);
    if (c->elapsed > 0)
        out->actual_rate = gap_yearly(c, out->base, out->latest, c->elapsed);
    gap_explain(c, PACE_GAP_ACTUAL, out->actual_rate, why[PACE_GAP_LATEST] ? no_latest : no_base);
    if (c->periods <= 0)
        out->why[PACE_GAP_REMAINING] = PACE_WHY_UNDATED;
    else if (c->elapsed >= c->periods)
        out->why[PACE_GAP_REMAINING] = PACE_WHY_DUE;
    else {
        out->remaining_rate = gap_yearly(c, out->latest, out->target_value, c->periods - c->elapsed);
        gap_explain(c, PACE_GAP_REMAINING, out->remaining_rate, no_latest);
    }
}

void gap_find_needed(gap_case *c, double to)
{
    pace_gap *out = c->out;
    int64_t left = c->periods - c->elapsed;
    if (c->target->type == PACE_TARGET_COUNT || c->target->type == PACE_TARGET_RANK)
        out->why[PACE_GAP_NEEDED] = PACE_WHY_TYPE;
    else if (c->periods <= 0)
        out->why[PACE_GAP_NEEDED] = PACE_WHY_UNDATED;
    else if (left <= 0)
        out->why[PACE_GAP_NEEDED] = PACE_WHY_DUE;
    else {
        out->needed_per_year = gap_difference(to, out->latest) / (double)left * c->per_year;
        gap_explain(c, PACE_GAP_NEEDED, out->needed_per_year, gap_why_no_path(c));
    }
}

void gap_level(gap_case *c)
{
    bool multiple = gap_is_of_base(c->target->type);
    gap_find_base(c);
    if (multiple)
        scale_goal(c);
    if (multiple && c->base.status == PACE_STATUS_MISSING) { /* how many times the base it is now, nobody can say */
        c->goal = gap_exactly((double)NAN);
        c->latest = gap_no_point();
        gap_without(c, PACE_GAP_LATEST, PACE_GAP_TIME, (pace_reason)c->out->why[PACE_GAP_BASE]);
    } else {
        (void)gap_find_latest(c);
    }
    find_path(c);
    find_progress(c);
    find_rates(c);
    gap_find_needed(c, c->out->target_value);
    c->early = !(c->target->type == PACE_TARGET_COUNT);
}
