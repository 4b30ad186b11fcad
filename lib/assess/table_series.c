/* Series that are made for a target: growth from levels, and figures published over the plan as a whole. */
#include <math.h>
#include <string.h>
#include "assess/assess.h"

const pace_measure *gap_measure_of(const pace_indicator *indicator, pace_measure_kind kind, pace_basis basis)
{
    const pace_measure *found = NULL;
    int64_t count = 0;
    for (int64_t i = 0; i < indicator->measure_count; i++) {
        const pace_measure *measure = &indicator->measures[i];
        if (measure->kind != kind || !pace_basis_same(measure->basis, basis))
            continue;
        if (strcmp(measure->id, pace_measure_kind_name(kind)) == 0)
            return measure;
        found = measure;
        count++;
    }
    return count == 1 ? found : NULL;
}

/* Two vintages of one period that nothing orders: the series is silent there, the observations are not. */
bool gap_tied_at(const pace_measure *measure, pace_period period)
{
    if (!measure || !measure->tie || !pace_period_is_set(period) || !isnan(pace_view_at(measure->series.view, period)))
        return false;
    for (int64_t i = 0; i < measure->count; i++) {
        const pace_observation *o = &measure->observations[i];
        if (o->role != PACE_TARGET_ROLE && pace_span_is_single(o->period) && pace_period_same(o->period.first, period))
            return true;
    }
    return false;
}

typedef struct columns {
    double *value;
    uint8_t *status, *qualifier;
    int8_t *decimals;
    const pace_observation **origin;
} columns;

static bool make_columns(columns *out, pace__arena *arena, int64_t n)
{
    out->value = pace__arena_alloc(arena, (size_t)n, sizeof *out->value);
    out->status = pace__arena_alloc(arena, (size_t)n, sizeof *out->status);
    out->qualifier = pace__arena_alloc(arena, (size_t)n, sizeof *out->qualifier);
    out->decimals = pace__arena_alloc(arena, (size_t)n, sizeof *out->decimals);
    out->origin = pace__arena_alloc(arena, (size_t)n, sizeof *out->origin);
    return !arena->failed;
}

static void attach(pace_series *series, const columns *c, int64_t n, pace_period first)
{
    series->view = (pace_view){c->value, n, 1, first};
    series->status = c->status;
    series->qualifier = c->qualifier;
    series->decimals = c->decimals;
    series->origin = c->origin;
}

static int64_t index_of(const pace_series *series, pace_period period)
{
    int64_t index;
    if (pace_period_diff(&index, period, series->view.first, NULL) || index < 0 || index >= series->view.n)
        return -1;
    return index;
}

static void copy_published(columns *c, int64_t i, const pace_series *published, int64_t at)
{
    c->value[i] = published->view.x[at * published->view.stride];
    c->status[i] = published->status[at];
    c->qualifier[i] = published->qualifier[at];
    c->decimals[i] = published->decimals[at];
    c->origin[i] = published->origin[at];
}

/* Growth on the period before, from two exact levels. A definition that changes in between makes it none. */
static bool compute(columns *c, int64_t i, const pace_series *levels, pace_period period, bool *vintages)
{
    pace_series copy = *levels;
    gap_case helper = {0};
    pace_gap sink = {0};
    gap_point rate, before = gap_point_of(levels, gap_step(period, -1));
    helper.series = &copy;
    helper.out = &sink;
    helper.hundred = 100;
    helper.per_year = 1;
    rate = gap_rate_at(&helper, period);
    if (isnan(rate.value) || !gap_is_exact(rate.range))
        return false;
    c->value[i] = rate.value;
    c->status[i] = rate.status;
    c->decimals[i] = -1;
    c->origin[i] = levels->origin[index_of(levels, period)];
    *vintages = strcmp(before.vintage, rate.vintage) != 0;
    return true;
}

bool gap_computed_growth(pace_series *out, pace__arena *arena, const pace_series *published, const pace_series *levels,
                         const pace_target *target, bool *vintages)
{
    columns c;
    int64_t n = 0;
    bool at_due = false;
    if (levels->view.n == 0 || target->due.freq != PACE_ANNUAL || levels->view.first.freq != PACE_ANNUAL ||
        pace_period_diff(&n, target->due, target->base_period, NULL) || n <= 0)
        return false;
    n++;
    if (!make_columns(&c, arena, n))
        return false;
    for (int64_t i = 0; i < n; i++) {
        pace_period p = gap_step(target->base_period, i);
        int64_t at = published->view.n > 0 ? index_of(published, p) : -1;
        bool crossed = false;
        c.value[i] = (double)NAN;
        c.status[i] = PACE_STATUS_MISSING;
        if (at >= 0 && !isnan(published->view.x[at * published->view.stride])) {
            copy_published(&c, i, published, at);
        } else if (compute(&c, i, levels, p, &crossed) && i == n - 1) {
            at_due = true;
            *vintages = crossed;
        }
    }
    if (!at_due)
        return false;
    *out = *published;
    attach(out, &c, n, target->base_period);
    return true;
}

static bool is_weak(const pace_observation *o)
{
    return o->status == PACE_STATUS_UNRELIABLE || o->status == PACE_STATUS_UNVALIDATED;
}

/* The figure that was published over base + 1 .. p, for the latest such p; a sure one before a weak one. */
static const pace_observation *over_plan(const pace_measure *measure, const pace_target *target, pace_period at)
{
    const pace_observation *best = NULL;
    pace_period first = gap_step(target->base_period, 1);
    for (int64_t i = 0; i < measure->count; i++) {
        const pace_observation *o = &measure->observations[i];
        if (o->role == PACE_TARGET_ROLE || !pace_span_is_closed(o->period) || !pace_period_same(o->period.first, first) ||
            gap_after(o->period.last, target->due) || gap_after(o->period.last, at))
            continue;
        if (!best || gap_after(o->period.last, best->period.last) ||
            (pace_period_same(o->period.last, best->period.last) && is_weak(best) && !is_weak(o)))
            best = o;
    }
    return best;
}

bool gap_span_series(pace_series *out, pace__arena *arena, const pace_measure *measure, const pace_target *target, pace_period at)
{
    const pace_observation *o = over_plan(measure, target, at);
    columns c;
    if (!o || !make_columns(&c, arena, 1))
        return false;
    c.value[0] = o->converted;
    c.status[0] = o->status;
    c.qualifier[0] = (uint8_t)o->qualifier;
    c.decimals[0] = (int8_t)(pace_unit_same(o->unit, measure->unit) && o->decimals <= INT8_MAX ? o->decimals : -1);
    c.origin[0] = o;
    *out = measure->series;
    attach(out, &c, 1, o->period.last);
    return true;
}
