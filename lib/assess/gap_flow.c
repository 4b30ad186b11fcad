/* Targets on flows: a total over the plan, and a floor or ceiling that each of its periods has to keep. */
#include <math.h>
#include "assess/assess.h"

static pace_period last_known(const gap_case *c)
{
    pace_period first = gap_step(c->target->base_period, 1), none = PACE_PERIOD_NONE;
    for (pace_period p = c->last; pace_period_is_set(p) && !gap_after(first, p); p = gap_step(p, -1))
        if (!isnan(gap_point_at(c, p).value))
            return p;
    return none;
}

/* Sum of base + 1 .. last; a series of totals since the base has it ready. */
static gap_point sum_to(gap_case *c, pace_period last)
{
    gap_point sum = gap_point_at(c, last);
    double size = 0;
    if (c->series->kind == PACE_CUMULATIVE)
        return sum;
    sum.value = 0;
    sum.range = gap_exactly(0);
    for (pace_period p = gap_step(c->target->base_period, 1); pace_period_is_set(p) && !gap_after(p, last); p = gap_step(p, 1)) {
        gap_point point = gap_point_at(c, p);
        if (isnan(point.value)) {
            c->incomplete = true;
            return gap_no_point();
        }
        gap_note(c, &point);
        sum.value += point.value;
        sum.range.low += point.range.low;
        sum.range.high += point.range.high;
        sum.range.open_low = sum.range.open_low || point.range.open_low;
        sum.range.open_high = sum.range.open_high || point.range.open_high;
        size += fabs(point.value);
    }
    sum.value = gap_tidy(sum.value, size);
    if (!(sum.range.low < sum.range.high))
        sum.range = gap_exactly(sum.value);
    c->computed = true;
    return sum;
}

static void no_sum(gap_case *c, pace_reason why)
{
    c->latest = gap_no_point();
    gap_without(c, PACE_GAP_LATEST, PACE_GAP_TIME, why);
    c->out->why[PACE_GAP_NEEDED] = (uint8_t)why;
}

static double way_to(const gap_case *c, double total)
{
    return pace_target_path_value(c->target, PACE_PATH_LINEAR, 0, total, c->out->latest_period);
}

static void share_out(gap_case *c)
{
    pace_gap *out = c->out;
    int64_t left = c->periods - c->elapsed;
    out->path_value = left > 0 ? gap_tidy(way_to(c, out->target_value), out->target_value) : out->target_value;
    c->path = (gap_range){way_to(c, c->goal.low), way_to(c, c->goal.high), false, false};
    if (gap_is_exact(c->goal))
        c->path = gap_exactly(out->path_value);
    gap_measure_distance(c);
    if (fabs(out->target_value) > 0)
        out->progress = out->latest / out->target_value;
    gap_explain(c, PACE_GAP_PROGRESS, out->progress, PACE_WHY_BASE_IS_TARGET);
    if (left > 0)
        out->needed_per_year = gap_difference(out->target_value, out->latest) / (double)left * c->per_year;
    gap_explain(c, PACE_GAP_NEEDED, out->needed_per_year, PACE_WHY_DUE);
}

void gap_total(gap_case *c)
{
    pace_gap *out = c->out;
    pace_period last = last_known(c);
    gap_point sum = gap_no_point();
    c->early = true;
    c->path = gap_exactly((double)NAN);
    out->why[PACE_GAP_BASE] = PACE_WHY_TYPE; /* a total starts from nothing; 0 would read as a figure of the base year */
    out->path = PACE_PATH_LINEAR;
    gap_without(c, PACE_GAP_REQUIRED, PACE_GAP_REMAINING, PACE_WHY_TYPE);
    if (pace_period_is_set(last) && c->series->stock_flow == PACE_STOCK && c->series->kind != PACE_CUMULATIVE) {
        no_sum(c, PACE_WHY_STOCK);
        return;
    }
    if (pace_period_is_set(last))
        sum = sum_to(c, last);
    if (isnan(sum.value)) {
        no_sum(c, c->incomplete ? PACE_WHY_INCOMPLETE : c->latest_why);
        return;
    }
    gap_set_latest(c, last, sum);
    if (c->periods > 0) {
        share_out(c);
    } else {
        gap_without(c, PACE_GAP_PATH_VALUE, PACE_GAP_PROGRESS, PACE_WHY_UNDATED);
        out->why[PACE_GAP_NEEDED] = PACE_WHY_UNDATED;
    }
}

/* The worst of the years so far, interval by interval. *worst_period: the first of those that say most against it. */
static gap_range worst_to(pace_period *worst_period, gap_case *c, pace_period last)
{
    gap_range worst = gap_exactly((double)NAN);
    bool floor = c->target->type == PACE_TARGET_FLOOR;
    for (pace_period p = gap_step(c->target->base_period, 1); pace_period_is_set(p) && !gap_after(p, last); p = gap_step(p, 1)) {
        gap_point point = gap_point_at(c, p);
        if (isnan(point.value)) {
            c->incomplete = true;
            continue;
        }
        gap_note(c, &point);
        if (isnan(worst.low)) {
            worst = point.range;
            *worst_period = p;
            continue;
        }
        if (floor ? point.range.high < worst.high : point.range.low > worst.low)
            *worst_period = p;
        if (floor ? point.range.low < worst.low : point.range.low > worst.low) {
            worst.low = point.range.low;
            worst.open_low = point.range.open_low;
        }
        if (floor ? point.range.high < worst.high : point.range.high > worst.high) {
            worst.high = point.range.high;
            worst.open_high = point.range.open_high;
        }
    }
    return worst;
}

/* A last year that kept it would hide that another one had broken it: the row shows that one. */
static void show_breach(gap_case *c, pace_period broken)
{
    gap_range worst = c->latest.range;
    if (gap_judge(c) != PACE_MISSED)
        return;
    c->latest = gap_point_at(c, broken);
    c->out->latest = c->latest.value;
    c->out->latest_period = broken;
    gap_measure_distance(c);
    c->latest.range = worst;
}

/* 1 kept, 0 broken, -1 not to be said from its bounds. */
static int kept(const gap_case *c, gap_range figure)
{
    bool floor = c->target->type == PACE_TARGET_FLOOR, strict = c->target->qualifier == (floor ? PACE_MORE_THAN : PACE_LESS_THAN);
    gap_range goal = floor ? c->goal : gap_times(-1, c->goal);
    if (!floor)
        figure = gap_times(-1, figure);
    if (strict && !figure.open_low ? figure.low > goal.high : figure.low >= goal.high)
        return 1;
    if (strict || figure.open_high ? figure.high > goal.low : figure.high >= goal.low)
        return -1;
    return 0;
}

/* The years that kept it, of all that the plan has: those to come are still to be kept. */
static void count_kept(gap_case *c, pace_period last)
{
    int64_t good = 0;
    pace_reason why = c->periods <= 0 ? PACE_WHY_UNDATED : isnan(c->goal.low) ? c->goal_why : PACE_WHY_NOTHING;
    for (pace_period p = gap_step(c->target->base_period, 1); !why && pace_period_is_set(p) && !gap_after(p, last); p = gap_step(p, 1)) {
        gap_point point = gap_point_at(c, p);
        int is = isnan(point.value) ? -1 : kept(c, point.range);
        if (is < 0)
            why = isnan(point.value) ? PACE_WHY_INCOMPLETE : PACE_WHY_LATEST_BOUND;
        good += is;
    }
    if (!why)
        c->out->progress = (double)good / (double)c->periods;
    c->out->why[PACE_GAP_PROGRESS] = (uint8_t)why;
}

void gap_every(gap_case *c)
{
    pace_gap *out = c->out;
    pace_period last = last_known(c), worst = PACE_PERIOD_NONE;
    c->every = true;
    c->path = gap_exactly((double)NAN);
    out->path = PACE_PATH_LINEAR;
    out->base = gap_point_at(c, c->target->base_period).value;
    gap_explain(c, PACE_GAP_BASE, out->base, PACE_WHY_TYPE);
    gap_without(c, PACE_GAP_REQUIRED, PACE_GAP_NEEDED, PACE_WHY_TYPE);
    if (!pace_period_is_set(last)) {
        c->latest = gap_no_point();
        gap_without(c, PACE_GAP_LATEST, PACE_GAP_TIME, c->latest_why);
        return;
    }
    gap_set_latest(c, last, gap_point_at(c, last));
    out->path_value = out->target_value;
    c->path = c->goal;
    gap_measure_distance(c);
    count_kept(c, last);
    c->latest.range = worst_to(&worst, c, last);
    show_breach(c, worst);
}
