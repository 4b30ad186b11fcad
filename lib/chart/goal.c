/* Where a target stands on the axis of a series, and the path that leads there. */
#include <math.h>
#include "chart/curve.h"

enum { GOAL_POINTS_MAX = 400 };

typedef struct goal {
    pen *p;
    goal_path *out;
    const pace_target *target;
    const pace_series *series;
    pace_freq axis;
    words_style style;
    double base, value; /* in the unit of the axis */
    int64_t periods;    /* base to due; 0 = unknown */
    pace_buffer words;
} goal;

static bool is_rate(pace_unit unit)
{
    return unit.quantity == PACE_PERCENT || unit.quantity == PACE_RATIO;
}

/* 0.09 for "9 percent" */
static double fraction_of(const pace_target *target)
{
    return target->unit.quantity == PACE_RATIO ? target->value : target->value / 100;
}

/* A value of the target in the unit of the axis; NaN where no conversion exists. */
static double on_axis(const goal *g, double value)
{
    pace_unit from = g->target->unit, to = g->series->unit;
    double converted = value;
    if (isnan(value) || !from.quantity || !to.quantity || pace_unit_same(from, to))
        return value;
    return pace_unit_convert(&converted, value, from, to, NULL) ? (double)NAN : converted;
}

static double series_at(const goal *g, pace_period period)
{
    return pace_view_at(g->series->view, period);
}

static void set_point(goal *g, double value)
{
    g->out->x = curve_x(g->target->due, g->axis);
    g->out->value = value;
    g->out->has_point = isfinite(value) && isfinite(g->out->x);
}

/* The target with its milestones in the unit of the axis; those of a factor or a percentage are of the base in whatever unit. */
static pace_target way_of(goal *g, pace_period from, double base)
{
    bool of_base = g->target->type == PACE_TARGET_MULTIPLE || g->target->type == PACE_TARGET_REDUCTION;
    bool change = g->target->type == PACE_TARGET_CUMULATIVE;
    double whole = g->target->unit.quantity == PACE_RATIO ? 1 : 100;
    pace_target way = *g->target;
    pace_milestone *stones;
    way.base_period = from;
    if (!pace_period_same(from, g->target->base_period))
        way.milestone_count = 0;
    if (!way.milestone_count || of_base)
        return way;
    stones = pace__arena_alloc(g->p->scratch, (size_t)way.milestone_count, sizeof *stones);
    if (!stones) {
        g->p->failed = true;
        way.milestone_count = 0;
        return way;
    }
    for (int64_t i = 0; i < way.milestone_count; i++)
        stones[i] = (pace_milestone){way.milestones[i].period,
                                     change ? base + base * way.milestones[i].value / whole : on_axis(g, way.milestones[i].value)};
    if (change)
        way.type = PACE_TARGET_LEVEL;
    way.milestones = stones;
    return way;
}

/* `count` points from `period` on, at target periods. */
static void set_path(goal *g, pace_period period, int64_t steps, double from, double to, bool geometric)
{
    pace_target way = way_of(g, period, from);
    if (steps < 1 || steps >= GOAL_POINTS_MAX || !isfinite(from) || !isfinite(to))
        return;
    g->out->at = pace__arena_alloc(g->p->scratch, (size_t)steps + 1, sizeof *g->out->at);
    if (!g->out->at) {
        g->p->failed = true;
        return;
    }
    for (int64_t i = 0; i <= steps; i++) {
        double share = (double)i / (double)steps;
        double value = geometric ? from * pow(to / from, share) : from * (1 - share) + to * share;
        if (way.milestone_count)
            value = pace_target_path_value(&way, geometric ? PACE_PATH_GEOMETRIC : PACE_PATH_LINEAR, from, to, period);
        curve_point *point = &g->out->at[g->out->count];
        *point = (curve_point){.x = curve_x(period, g->axis), .value = i == steps ? to : value, .index = i, .joined = i > 0};
        if (isfinite(point->x) && isfinite(point->value))
            g->out->count++;
        period.ord++;
    }
}

static const char *unit_word(const goal *g)
{
    if (!is_rate(g->series->unit) && g->series->unit.quantity != PACE_PERCENTAGE_POINT)
        return "";
    return g->p->zh ? "个百分点" : " points";
}

/* From a base to a value at the due period: LEVEL SHARE MULTIPLE. */
static void way_to(goal *g, double value, bool geometric)
{
    set_point(g, value);
    if (!g->out->has_point || g->periods < 1 || !isfinite(g->base))
        return;
    double per_year = g->target->due.freq ? g->target->due.freq : 1, years = (double)g->periods / per_year;
    bool one_year = g->periods == 1 && g->target->due.freq == PACE_ANNUAL;
    geometric = geometric && g->base > 0 && value > 0;
    set_path(g, g->target->base_period, g->periods, g->base, value, geometric);
    if (geometric) {
        words_required_rate(&g->words, expm1(log(value / g->base) / years), one_year, g->p->zh);
    } else {
        double amount = (value - g->base) / years;
        words_required_amount(&g->words, amount, words_decimals(amount, -1, g->style), unit_word(g), one_year,
                              g->style);
    }
}

/* The same value in every period of the plan: FLOOR CEILING, average rates, the yearly part of a total. */
static void level_line(goal *g, double value, const char *zh, const char *en, const char *en_after)
{
    char number[WORDS_SIZE];
    set_point(g, value);
    if (!g->out->has_point)
        return;
    pace_period from = g->target->base_period;
    from.ord++;
    if (g->periods > 1)
        set_path(g, from, g->periods - 1, value, value, false);
    words_number(number, value, words_decimals(value, g->target->decimals, g->style), g->style);
    pace_buffer_text(&g->words, g->p->zh ? zh : en);
    pace_buffer_text(&g->words, number);
    if (g->series->unit.quantity == PACE_PERCENT)
        pace_buffer_char(&g->words, '%');
    if (!g->p->zh)
        pace_buffer_text(&g->words, en_after);
}

/* Targets on rates: on an axis of rates as they are; on levels as the level that they come to. */
static void rate_target(goal *g)
{
    bool rates = is_rate(g->series->unit) || g->series->kind == PACE_GROWTH || g->series->kind == PACE_AVERAGE_GROWTH;
    double rate = fraction_of(g->target);
    pace_period before = g->target->due;
    before.ord--;
    if (g->target->type == PACE_TARGET_GROWTH) {
        if (rates) {
            set_point(g, on_axis(g, g->target->value));
            return;
        }
        g->base = g->target->due.freq == PACE_ANNUAL ? series_at(g, before) : (double)NAN;
        set_point(g, g->base * (1 + rate));
        set_path(g, before, 1, g->base, g->base * (1 + rate), false);
        return;
    }
    double years = g->target->due.freq ? (double)g->periods / g->target->due.freq : 0;
    if (g->target->type == PACE_TARGET_CUMULATIVE && rates && years > 0) {
        double yearly = expm1(log1p(rate) / years);
        level_line(g, g->series->unit.quantity == PACE_RATIO ? yearly : 100 * yearly, "年均需", "needs ", " a year");
    } else if (rates) {
        level_line(g, on_axis(g, g->target->value), "年均需", "needs ", " a year on average");
    } else if (years > 0) {
        way_to(g, g->base * (g->target->type == PACE_TARGET_CUMULATIVE ? 1 + rate : pow(1 + rate, years)), true);
    }
}

static void place(goal *g)
{
    bool geometric = pace_target_path(g->target, g->series->stock_flow) == PACE_PATH_GEOMETRIC;
    switch (g->target->type) {
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_SHARE:
        way_to(g, g->value, geometric);
        break;
    case PACE_TARGET_MULTIPLE:
        way_to(g, g->target->value * g->base, geometric);
        break;
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_CUMULATIVE:
        rate_target(g);
        break;
    case PACE_TARGET_TOTAL:
        if (g->periods > 0)
            level_line(g, g->value / (double)g->periods, "年均需", "needs ", " a year on average");
        break;
    case PACE_TARGET_FLOOR:
        level_line(g, g->value, "每年不低于", "at least ", " every year");
        break;
    case PACE_TARGET_CEILING:
        level_line(g, g->value, "每年不超过", "at most ", " every year");
        break;
    case PACE_TARGET_REDUCTION:
        way_to(g, g->base - g->base * g->target->value / 100, geometric);
        break;
    case PACE_TARGET_BAND:
        set_point(g, g->value);
        g->out->high = on_axis(g, g->target->value_high);
        break;
    case PACE_TARGET_BINARY:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_RANK:
        set_point(g, g->value);
        break;
    }
}

void goal_build(pen *p, goal_path *out, const pace_target *target, const pace_series *series, pace_freq axis,
                words_style style)
{
    goal g = {p, out, target, series, axis, style, (double)NAN, (double)NAN, 0, PACE_BUFFER_INIT};
    *out = (goal_path){.words = "", .high = (double)NAN};
    g.words.allocator = &p->chart->allocator;
    if (pace_period_is_set(target->base_period) && pace_period_diff(&g.periods, target->due, target->base_period, NULL))
        g.periods = 0;
    bool rate = target->type == PACE_TARGET_GROWTH || target->type == PACE_TARGET_AVERAGE_GROWTH ||
                target->type == PACE_TARGET_CUMULATIVE || target->type == PACE_TARGET_MULTIPLE ||
                target->type == PACE_TARGET_REDUCTION;
    g.value = on_axis(&g, target->value);
    g.base = rate ? target->base : on_axis(&g, target->base);
    if (isnan(g.base))
        g.base = series_at(&g, target->base_period);
    out->refused = !rate && isnan(g.value);
    if (!out->refused)
        place(&g);
    if (!isfinite(out->high))
        out->high = (double)NAN;
    out->said = out->value;
    out->said_high = out->high;
    out->words = pen_keep(p, &g.words);
}
