/* Targets without a good side: a band that is kept from both, and what is done or not. */
#include <math.h>
#include "assess/assess.h"

/* The edges; of parity one value, as wide as the tolerance. */
static void set_edges(gap_case *c)
{
    const pace_target *target = c->target;
    double width = isnan(target->value_high) ? c->tolerance * fabs(target->value) : 0;
    c->band = true;
    c->goal_high = isnan(target->value_high) ? c->goal : gap_exactly(target->value_high);
    c->goal = gap_exactly(c->goal.low - width);
    c->goal_high = gap_exactly(c->goal_high.high + width);
}

/* 0 in the band, else the signed distance from its nearer edge. */
static double outside(double x, double low, double high)
{
    return x < low ? gap_difference(x, low) : x > high ? gap_difference(x, high) : isnan(x) || isnan(low) ? (double)NAN : 0;
}

static double nearer(double x, double low, double high)
{
    return fabs(x - low) <= fabs(x - high) ? low : high;
}

/* From outside the way leads to the nearer edge; from inside the edges stay where they are. */
static double way_at(const gap_case *c, double base, bool high)
{
    double edge = high ? c->goal_high.low : c->goal.low;
    if (c->elapsed < c->periods && isnan(base))
        return (double)NAN;
    if (high ? !(base > edge) : !(base < edge))
        return edge;
    return pace_target_path_value(c->target, c->out->path, base, edge, c->out->latest_period);
}

static void set_ways(gap_case *c)
{
    gap_range base = c->base.range;
    c->path = (gap_range){way_at(c, base.low, false), way_at(c, base.high, false), false, false};
    c->path_high = (gap_range){way_at(c, base.low, true), way_at(c, base.high, true), false, false};
}

/* Of an interval: what of it lies below the band against the way up, what lies above against the way down, 0 within. */
static gap_range bounds(const gap_case *c)
{
    gap_range x = c->latest.range, out = {(double)INFINITY, -(double)INFINITY, false, false};
    double low = c->goal.low, high = c->goal_high.low;
    if (x.low < low) {
        out.low = gap_difference(x.low, c->path.high);
        out.high = gap_difference(fmin(x.high, low), c->path.low);
    }
    if (x.low <= high && x.high >= low) {
        out.low = fmin(out.low, 0);
        out.high = fmax(out.high, 0);
    }
    if (x.high > high) {
        out.low = fmin(out.low, gap_difference(fmax(x.low, high), c->path_high.high));
        out.high = fmax(out.high, gap_difference(x.high, c->path_high.low));
    }
    return out;
}

static void measure(gap_case *c)
{
    pace_gap *out = c->out;
    double low = c->goal.low, high = c->goal_high.low;
    gap_range off;
    out->path_value = out->latest < low ? way_at(c, out->base, false) : out->latest > high ? way_at(c, out->base, true) : out->latest;
    out->gap = gap_difference(out->latest, out->path_value);
    off = gap_is_exact(c->latest.range) && !isnan(out->gap) ? gap_exactly(out->gap) : bounds(c);
    if (!isnan(c->path.low)) {
        out->gap_low = off.low;
        out->gap_high = off.high;
    }
    if (fabs(out->path_value) > 0)
        out->gap_relative = out->gap / out->path_value;
    gap_explain(c, PACE_GAP_PATH_VALUE, out->path_value, gap_why_no_path(c));
    gap_explain(c, PACE_GAP_GAP, out->gap, gap_why_no_path(c));
}

/* How much of the distance that the base had is gone. */
static void find_progress(gap_case *c)
{
    pace_gap *out = c->out;
    double was = fabs(outside(out->base, c->goal.low, c->goal_high.low)), is = fabs(outside(out->latest, c->goal.low, c->goal_high.low));
    if (was > 0)
        out->progress = gap_difference(was, is) / was;
    gap_explain(c, PACE_GAP_PROGRESS, out->progress, isnan(was) || isnan(is) ? gap_why_no_path(c) : PACE_WHY_BASE_MET);
}

void gap_band(gap_case *c)
{
    pace_gap *out = c->out;
    double low, high;
    set_edges(c);
    low = c->goal.low;
    high = c->goal_high.low;
    gap_find_base(c);
    c->path = c->path_high = gap_exactly((double)NAN);
    (void)gap_find_latest(c);
    if (!isnan(c->target->value_high)) /* the edge that the base is outside of, else the one that is near now */
        out->target_value = out->base < low || out->base > high ? nearer(out->base, low, high) : nearer(out->latest, low, high);
    gap_without(c, PACE_GAP_REQUIRED, PACE_GAP_REMAINING, PACE_WHY_TYPE);
    if (isnan(out->latest)) {
        gap_without(c, PACE_GAP_PATH_VALUE, PACE_GAP_GAP, gap_why_no_path(c));
    } else if (c->periods <= 0) {
        gap_without(c, PACE_GAP_PATH_VALUE, PACE_GAP_GAP, PACE_WHY_UNDATED);
    } else {
        set_ways(c);
        measure(c);
    }
    find_progress(c);
    gap_find_needed(c, out->latest - outside(out->latest, low, high));
}

/* --- done or not -------------------------------------------------------------------------------------------------- */

static bool is_yes_or_no(double value)
{
    return (value >= 0 && value <= 0) || (value >= 1 && value <= 1);
}

void gap_binary(gap_case *c)
{
    pace_gap *out = c->out;
    c->done = true;
    c->path = gap_exactly((double)NAN);
    out->base = gap_point_at(c, c->target->base_period).value;
    gap_explain(c, PACE_GAP_BASE, out->base, PACE_WHY_TYPE);
    gap_without(c, PACE_GAP_PATH_VALUE, PACE_GAP_PROGRESS, PACE_WHY_TYPE);
    gap_without(c, PACE_GAP_REQUIRED, PACE_GAP_NEEDED, PACE_WHY_TYPE);
    if (gap_find_latest(c) && !is_yes_or_no(out->latest)) {
        c->latest = gap_no_point();
        out->latest = out->time = (double)NAN;
        gap_without(c, PACE_GAP_LATEST, PACE_GAP_LATEST, PACE_WHY_YES_NO);
        gap_without(c, PACE_GAP_TIME, PACE_GAP_TIME, PACE_WHY_YES_NO);
    }
}
