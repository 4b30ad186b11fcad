/* How firm a verdict on completion is: the plan judged again from another base year, by other digits that print alike, without the
 * latest year, and from the ends of a fitted line. Each kind of target is varied where that means something for it. */
#include <math.h>
#include "assess/assess_rules.h"

enum { WINDOW = 128 };

typedef struct variant { /* the plan with something changed; windows that do not fit are left alone */
    pace_series series;
    pace_target target;
    pace_period latest;
    double x[WINDOW];
    int64_t base, last; /* where base period and latest stand in x */
} variant;

/* --- what varies -------------------------------------------------------------------------------------------------------- */

/* Kinds on a level at the due period: a base, a latest value, a way between. */
static bool is_of_levels(pace_target_type type)
{
    return type == PACE_TARGET_LEVEL || type == PACE_TARGET_SHARE || type == PACE_TARGET_RANK || type == PACE_TARGET_BAND || gap_is_of_base(type);
}

static bool is_chained(pace_target_type type)
{
    return type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

/* The value of two years alone, not a figure published over several. */
static bool is_single(const rule_case *c)
{
    return c->series.kind != PACE_AVERAGE_GROWTH && c->series.kind != PACE_CUMULATIVE;
}

static bool begin(variant *v, const rule_case *c)
{
    const pace_target *t = &c->out->target;
    pace_period first = rule_years_before(c, pace_span_is_closed(t->base_span) ? t->base_span.first : t->base_period, 2);
    int64_t skip, base, last, from;
    v->series = c->series;
    v->target = *t;
    v->latest = c->out->latest_period;
    if (pace_period_diff(&skip, first, c->series.view.first, NULL) || pace_period_diff(&base, t->base_period, c->series.view.first, NULL) ||
        pace_period_diff(&last, v->latest, c->series.view.first, NULL))
        return false;
    from = skip > 0 ? skip : 0;
    if (last - from + 1 > WINDOW || last < from || last >= c->series.view.n)
        return false;
    for (int64_t i = from; i <= last; i++)
        v->x[i - from] = c->series.view.x[i * c->series.view.stride];
    v->series.view = (pace_view){v->x, last - from + 1, 1, pace_view_period(c->series.view, from)};
    v->series.status = c->series.status ? c->series.status + from : NULL;
    v->series.qualifier = c->series.qualifier ? c->series.qualifier + from : NULL;
    v->series.decimals = c->series.decimals ? c->series.decimals + from : NULL;
    v->series.origin = c->series.origin ? c->series.origin + from : NULL;
    v->base = base - from;
    v->last = last - from;
    return true;
}

/* Classes of the changed plan; 0 where it cannot be judged. */
static unsigned judged(const rule_case *c, variant *v)
{
    rule_case one = *c;
    pace_assessment scratch = *c->out;
    rule_output out;
    unsigned open;
    v->series.view.x = v->x;
    scratch.target = one.target = v->target;
    scratch.base_period = v->target.base_period;
    scratch.latest_period = v->latest;
    one.out = &scratch;
    one.series = v->series;
    one.x = v->x;
    one.n = v->series.view.n;
    one.first = v->series.view.first;
    one.input.elapsed = rule_years(&one, scratch.base_period, v->latest);
    one.input.horizon = rule_years(&one, scratch.base_period, scratch.due);
    one.input.left = rule_years(&one, v->latest, scratch.due);
    if (rule_make_plan(&one))
        return 0;
    open = rule_plan_classes(&one.input);
    rule_judge(&out, &one.input);
    return open ? open : out.refusal || out.class_index < 0 ? 0u : 1u << out.class_index;
}

/* --- another base year -------------------------------------------------------------------------------------------------- */

/* What the index at one base comes to at another: levels as they are, yearly rates chained. NaN where one is missing. */
static double step_between(const rule_case *c, const variant *v, int64_t from, int64_t to)
{
    double hundred = c->target.unit.quantity == PACE_RATIO ? 1 : 100, ratio = 1;
    if (from < -1 || to < -1 || from > v->last || to > v->last)
        return (double)NAN;
    if (gap_has_levels(&c->figures))
        return from < 0 || to < 0 ? (double)NAN : v->x[to] / v->x[from];
    for (int64_t i = from + 1; i <= to; i++)
        ratio *= 1 + v->x[i] / hundred;
    for (int64_t i = to + 1; i <= from; i++)
        ratio /= 1 + v->x[i] / hundred;
    return ratio;
}

/* The goal stays where it is: a multiple becomes the level that it came to, a change is counted from the other base. */
static bool keep_goal(variant *v, const rule_case *c, int64_t by)
{
    double hundred = c->target.unit.quantity == PACE_RATIO ? 1 : 100, ratio;
    if (gap_is_of_base(v->target.type)) {
        v->target.better = c->input.direction < 0 || v->target.type == PACE_TARGET_REDUCTION ? PACE_DOWN_IS_GOOD : v->target.better;
        v->target.type = PACE_TARGET_LEVEL;
        v->target.value = c->input.goal;
        v->target.value_high = (double)NAN;
        v->target.qualifier = PACE_EXACTLY;
        v->target.unit = c->series.unit;
    } else if (v->target.type == PACE_TARGET_CUMULATIVE) {
        ratio = step_between(c, v, v->base, v->base + by);
        v->target.value = hundred * ((1 + v->target.value / hundred) / ratio - 1);
        v->target.qualifier = PACE_EXACTLY;
    }
    return isfinite(v->target.value);
}

static bool move_base(variant *v, const rule_case *c, int64_t by)
{
    pace_target *t = &v->target;
    if (v->base + by >= v->last || !keep_goal(v, c, by))
        return false;
    if (is_of_levels(t->type) && (v->base + by < 0 || !isfinite(v->x[v->base + by])))
        return false;
    t->base_period = gap_step(t->base_period, by);
    t->plan_span.first = gap_step(t->base_period, 1);
    if (pace_span_is_closed(t->base_span))
        t->base_span = (pace_span){gap_step(t->base_span.first, by), t->base_period};
    t->base = (double)NAN;
    for (; t->milestone_count > 0 && !gap_after(t->milestones[0].period, t->base_period); t->milestone_count--)
        t->milestones++;
    return true;
}

static unsigned over_base_years(const rule_case *c, unsigned own)
{
    pace_target_type type = c->out->target.type;
    if (!is_of_levels(type) && !(is_chained(type) && is_single(c)))
        return own;
    for (int k = -2; k <= 2; k++) {
        variant v;
        int64_t by;
        if (!k || pace_period_diff(&by, rule_years_before(c, c->out->target.base_period, -k), c->out->target.base_period, NULL))
            continue;
        if (begin(&v, c) && move_base(&v, c, by))
            own |= judged(c, &v);
    }
    return own;
}

/* --- digits that print alike -------------------------------------------------------------------------------------------- */

static double half_digit(const rule_case *c, const variant *v, int64_t i)
{
    return 0.5 * pow(10, -rule_digits(c, v->series.decimals ? v->series.decimals[i] : -1));
}

static void shift(variant *v, const rule_case *c, int64_t i, double side)
{
    if (i >= 0 && i <= v->last)
        v->x[i] += side * half_digit(c, v, i);
}

/* A corner: base one way and latest the other; of what is summed, chained or kept every year all years one way. */
static void shift_all(variant *v, const rule_case *c, double base, double latest)
{
    pace_target_type type = c->target.type;
    bool two = is_of_levels(type) || (is_chained(type) && gap_has_levels(&c->figures));
    if (!two && is_single(c) && type != PACE_TARGET_GROWTH && type != PACE_TARGET_COUNT) {
        for (int64_t i = v->base + 1; i <= v->last; i++)
            shift(v, c, i, latest);
        return;
    }
    shift(v, c, v->last, latest);
    if (type == PACE_TARGET_GROWTH && gap_has_levels(&c->figures))
        shift(v, c, v->last - (int64_t)c->per_year, base);
    else if (two && isnan(v->target.base))
        shift(v, c, v->base, base);
    else if (two)
        v->target.base += base * 0.5 * pow(10, -rule_shortest(v->target.base));
}

static unsigned over_digits(const rule_case *c, unsigned own)
{
    if (c->figures.convert || c->target.type == PACE_TARGET_BINARY)
        return own;
    for (int corner = 0; corner < 4; corner++) {
        variant v;
        if (!begin(&v, c))
            return own;
        shift_all(&v, c, corner & 1 ? 1 : -1, corner & 2 ? 1 : -1);
        own |= judged(c, &v);
    }
    return own;
}

/* --- end points --------------------------------------------------------------------------------------------------------- */

static bool drop_latest(variant *v)
{
    int64_t i = v->last - 1;
    while (i > v->base && !isfinite(v->x[i]))
        i--;
    if (i <= v->base || i < 0)
        return false;
    v->latest = gap_step(v->latest, i - v->last);
    v->series.view.n = i + 1;
    v->last = i;
    return true;
}

static bool take_fitted(variant *v, const rule_case *c)
{
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    pace_trend trend;
    if (!is_of_levels(c->target.type) || !isnan(v->target.base) || v->base < 0 || c->out->points < 3 || pace_span_is_closed(v->target.base_span))
        return false;
    if (pace_trend_fit(&trend, (pace_view){v->x + v->base, v->last - v->base + 1, 1, v->target.base_period}, &opts, NULL))
        return false;
    v->x[v->base] = pace_trend_value(&trend, 0);
    v->x[v->last] = pace_trend_value(&trend, (double)(v->last - v->base));
    return keep_goal(v, c, 0);
}

/* At the due period the latest value is the answer, not the end of a way. */
static unsigned over_ends(const rule_case *c, unsigned own)
{
    pace_target_type type = c->target.type;
    variant v;
    if (!gap_after(c->out->due, c->out->latest_period) || (!is_of_levels(type) && !is_chained(type) && type != PACE_TARGET_TOTAL))
        return own;
    if (begin(&v, c) && drop_latest(&v))
        own |= judged(c, &v);
    if (begin(&v, c) && take_fitted(&v, c))
        own |= judged(c, &v);
    return own;
}

void rule_test_plan(rule_case *c, unsigned own)
{
    c->out->base_year_classes = over_base_years(c, own);
    c->out->rounding_classes = over_digits(c, own);
    c->out->end_point_classes = over_ends(c, own);
}
