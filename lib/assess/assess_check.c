/* What is judged at all: values on one calendar, and what forbids to hold them against the target. */
#include <math.h>
#include "assess/assess_rules.h"

enum { SHORT = sizeof((rule_case *)0)->room / sizeof(double) };

/* Growth rates as a level: 100 in the period before the first. A gap breaks the chain: what comes before it is left out. */
static void chain(rule_case *c)
{
    double hundred = c->series.unit.quantity == PACE_RATIO ? 1 : 100, level = 100;
    c->x[0] = level;
    for (int64_t i = 0; i + 1 < c->n; i++) {
        double rate = c->series.view.x[i * c->series.view.stride];
        if (!isfinite(rate)) {
            for (int64_t k = 0; k <= i; k++)
                c->x[k] = (double)NAN;
            level = 100;
        } else {
            level *= 1 + rate / hundred;
        }
        c->x[i + 1] = level;
    }
    c->first = gap_step(c->first, -1);
    c->chained = true;
}

static bool is_growth(const rule_case *c)
{
    return c->series.kind == PACE_GROWTH && c->book->family != PACE_FAMILY_COMPLETION;
}

pace_status rule_take_values(rule_case *c, pace_error *err)
{
    bool growth = is_growth(c) && c->book->growth_series == RULE_ALLOW;
    c->n = c->series.view.n + (growth ? 1 : 0);
    c->first = c->series.view.first;
    c->x = c->n <= SHORT ? c->room : pace__alloc(NULL, (size_t)c->n, sizeof *c->x);
    if (!c->x)
        return pace__fail_memory(err);
    if (growth) {
        chain(c);
        return PACE_OK;
    }
    for (int64_t i = 0; i < c->n; i++)
        c->x[i] = gap_point_at(&c->figures, pace_view_period(c->series.view, i)).value;
    return PACE_OK;
}

/* --- what cannot be compared --- */

static bool is_rate_type(pace_target_type type)
{
    return type == PACE_TARGET_GROWTH || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

static pace_refusal check_target(rule_case *c)
{
    const pace_target *t = &c->target;
    bool plan = c->book->family == PACE_FAMILY_COMPLETION;
    pace_measure_kind kind = c->series.kind;
    double one;
    int64_t steps;
    if (!(c->book->types & 1u << t->type))
        return PACE_REFUSED_TYPE;
    if (c->series.view.n <= 0)
        return PACE_REFUSED_NO_DATA;
    if (!gap_bases_agree(t->basis, c->series.basis, is_rate_type(t->type)))
        return PACE_REFUSED_BASIS;
    if (t->relative_to)
        return PACE_REFUSED_NO_TARGET;
    if (pace_period_is_set(t->due) && pace_period_diff(&steps, t->due, c->series.view.first, NULL))
        return PACE_REFUSED_UNIT;
    if (!plan && !is_rate_type(t->type) && kind == PACE_GROWTH)
        return PACE_REFUSED_GROWTH;
    if (!plan && (kind == PACE_AVERAGE_GROWTH || kind == PACE_CUMULATIVE))
        return PACE_REFUSED_TYPE;
    if (!plan && (is_rate_type(t->type) || gap_is_of_base(t->type)))
        return PACE_REFUSED_NOT;
    c->figures.convert = c->series.unit.quantity != PACE_QUANTITY_NONE && t->unit.quantity != PACE_QUANTITY_NONE &&
                         !pace_unit_same(c->series.unit, t->unit);
    if (plan && (is_rate_type(t->type) || gap_is_of_base(t->type)))
        c->figures.convert = false;
    return c->figures.convert && pace_unit_convert(&one, 1, c->series.unit, t->unit, NULL) ? PACE_REFUSED_UNIT : PACE_REFUSED_NOT;
}

pace_refusal rule_check_series(rule_case *c)
{
    if (c->book->family == PACE_FAMILY_COMMON_RATE)
        return PACE_REFUSED_UNITS;
    if (c->has_target && c->input.binary && c->target.type != PACE_TARGET_BINARY)
        c->target.type = PACE_TARGET_LEVEL;
    if (c->has_target) {
        pace_refusal why = check_target(c);
        if (why)
            return why;
    }
    if (c->series.view.n <= 0)
        return PACE_REFUSED_NO_DATA;
    return is_growth(c) && c->book->growth_series == RULE_REFUSE ? PACE_REFUSED_GROWTH : PACE_REFUSED_NOT;
}
