/* The points of a case: latest, base by the rulebook's rule, and the level that the target comes to. */
#include <math.h>
#include "assess/assess_rules.h"

bool rule_find_latest(rule_case *c)
{
    pace_period p = c->first, limit = c->target.due;
    p.ord += (int32_t)(c->n - 1);
    for (int64_t i = c->n - 1; i >= 0; i--, p.ord--) {
        if (!isfinite(c->x[i]) || gap_after(p, c->opts->at) || (c->has_target && c->book->latest == RULE_LATEST_DUE && gap_after(p, limit)))
            continue;
        c->out->latest_period = p;
        return true;
    }
    return false;
}

/* A flow of the due year alone: no other year says anything about it. */
pace_refusal rule_find_due(rule_case *c)
{
    pace_period due = c->target.due;
    if (!pace_period_is_set(due))
        return PACE_REFUSED_UNDATED;
    if (gap_after(due, c->opts->at) || !isfinite(rule_at(c, due)))
        return PACE_REFUSED_NOT_DUE;
    c->out->latest_period = due;
    return PACE_REFUSED_NOT;
}

static pace_period first_value(const rule_case *c)
{
    pace_period p = c->first;
    for (int64_t i = 0; i < c->n; i++, p.ord++)
        if (isfinite(c->x[i]))
            return p;
    return p;
}

static pace_period wanted_base(const rule_case *c)
{
    const rule_base *rule = &c->book->base;
    if (pace_period_is_set(c->opts->base_period))
        return rule_last_part(c, c->opts->base_period);
    switch (rule->from) {
    case RULE_BASE_YEAR: return rule_year_part(c, rule->year, true);
    case RULE_BASE_WINDOW: return rule_years_before(c, c->out->latest_period, rule->years);
    case RULE_BASE_FIRST: return first_value(c);
    default: break;
    }
    if (pace_period_is_set(c->target.base_period))
        return c->target.base_period;
    return rule->year > 0 ? rule_year_part(c, rule->year, true) : first_value(c);
}

/* The rulebook's base rule, its years counted in periods; where the base year is the target's, what the target itself says about its
 * base comes first. */
static rule_base base_rule(const rule_case *c, pace_period wanted)
{
    rule_base rule = c->book->base;
    const pace_target *t = &c->target;
    rule.tolerance = (int64_t)ceil((double)rule.tolerance * c->per_year);
    rule.average = (int64_t)((double)(rule.average > 0 ? rule.average : 1) * c->per_year + 0.5);
    if (!c->has_target || rule.from != RULE_BASE_TARGET || !pace_period_same(wanted, t->base_period))
        return rule;
    if (pace_span_is_closed(t->base_span)) {
        rule.find = RULE_FIND_AVERAGE;
        rule.average = pace_span_count(t->base_span);
    } else if (t->base_rule == PACE_BASE_NEAREST) {
        rule.find = RULE_FIND_NEAREST;
        rule.tolerance = t->base_tolerance > 0 ? t->base_tolerance : 2;
    }
    return rule;
}

/* +1, -1, +2, -2, ...; later ones alone for LATER. No period where nothing serves. */
static pace_period search(const rule_case *c, const rule_base *rule, pace_period wanted)
{
    pace_period none = PACE_PERIOD_NONE, later = wanted, earlier = wanted;
    int64_t reach = rule->tolerance > 0 ? rule->tolerance : 10000;
    if (isfinite(rule_at(c, wanted)))
        return wanted;
    if (rule->find == RULE_FIND_EXACT || rule->find == RULE_FIND_AVERAGE)
        return none;
    for (int64_t k = 1; k <= reach; k++) {
        later = gap_step(later, 1);
        earlier = gap_step(earlier, -1);
        if (!gap_after(later, c->out->latest_period) && isfinite(rule_at(c, later)))
            return later;
        if (rule->find == RULE_FIND_NEAREST && isfinite(rule_at(c, earlier)))
            return earlier;
        if (gap_after(later, c->out->latest_period) && (rule->find == RULE_FIND_LATER || gap_after(c->first, earlier)))
            break;
    }
    return none;
}

/* The mean of the periods that end with the wanted one. */
static double average(const rule_case *c, const rule_base *rule, pace_period wanted)
{
    double sum = 0;
    int64_t n = 0;
    for (int64_t k = 0; k < rule->average; k++) {
        double value = rule_at(c, gap_step(wanted, -k));
        sum += isfinite(value) ? value : 0;
        n += isfinite(value);
    }
    return n > 0 ? sum / (double)n : (double)NAN;
}

void rule_take_point(gap_range *range, int *decimals, rule_case *c, pace_period p, double value)
{
    gap_point point = gap_point_at(&c->figures, p);
    *range = gap_exactly(value);
    *decimals = -1;
    if (c->chained)
        return;
    if (!isnan(point.value)) {
        *range = point.range;
        *decimals = c->figures.convert ? -1 : point.decimals;
    }
    gap_note(&c->figures, &point);
}

/* A base that the plan itself states counts before an observation of that year. */
static bool take_stated(rule_case *c, pace_period wanted)
{
    const pace_target *t = &c->target;
    if (!c->has_target || isnan(t->base) || c->chained || c->book->base.from != RULE_BASE_TARGET || !pace_period_same(wanted, t->base_period))
        return false;
    c->out->base_period = wanted;
    c->input.base = t->base;
    c->base_range = gap_qualified(t->base, t->base_qualifier, t->decimals);
    c->out->notes |= PACE_NOTE_BASE_STATED;
    return true;
}

pace_refusal rule_find_base(rule_case *c)
{
    pace_period wanted = wanted_base(c), found;
    rule_base rule = base_rule(c, wanted);
    c->out->wanted_base = wanted;
    if (!pace_period_is_set(wanted))
        return PACE_REFUSED_NO_BASE;
    if (take_stated(c, wanted))
        return PACE_REFUSED_NOT;
    if (gap_after(wanted, c->out->latest_period) && rule.find != RULE_FIND_NEAREST)
        return PACE_REFUSED_BASE_LATE;
    found = rule.find == RULE_FIND_AVERAGE ? wanted : search(c, &rule, wanted);
    if (!pace_period_is_set(found))
        return PACE_REFUSED_NO_BASE;
    c->out->base_period = found;
    c->input.base = rule.find == RULE_FIND_AVERAGE ? average(c, &rule, wanted) : rule_at(c, found);
    if (!pace_period_same(found, wanted))
        c->out->notes |= PACE_NOTE_BASE_MOVED;
    rule_take_point(&c->base_range, &c->base_decimals, c, found, c->input.base);
    return isfinite(c->input.base) ? PACE_REFUSED_NOT : PACE_REFUSED_NO_BASE;
}

int64_t rule_count_points(const rule_case *c)
{
    int64_t n = 0;
    for (pace_period p = c->out->base_period; pace_period_is_set(p) && !gap_after(p, c->out->latest_period); p = gap_step(p, 1))
        n += isfinite(rule_at(c, p));
    return n;
}

/* --- the goal --- */

/* A kind of target as the level that it comes to at the due period. */
pace_refusal rule_find_goal(rule_case *c)
{
    const pace_target *t = &c->target;
    rule_input *in = &c->input;
    double hundred = t->unit.quantity == PACE_RATIO ? 1 : 100, factor = (double)NAN;
    in->goal = t->value;
    c->goal_range = gap_qualified(t->value, t->qualifier == PACE_ABOUT || t->qualifier == PACE_NEARLY ? t->qualifier : PACE_EXACTLY, t->decimals);
    in->band_low = t->value;
    in->band_high = isnan(t->value_high) ? t->value : t->value_high;
    if (!isnan(t->value_high) && !in->two_sided && in->direction < 0)
        in->goal = t->value_high;
    if (!isnan(t->value_high))
        c->goal_range = gap_exactly(in->goal);
    if (t->type == PACE_TARGET_MULTIPLE)
        factor = t->value;
    else if (t->type == PACE_TARGET_REDUCTION)
        factor = 1 - t->value / 100;
    else if (t->type == PACE_TARGET_CUMULATIVE)
        factor = 1 + t->value / hundred;
    else if (t->type == PACE_TARGET_AVERAGE_GROWTH)
        factor = pow(1 + t->value / hundred, in->horizon);
    else
        return PACE_REFUSED_NOT;
    if (isnan(factor))
        return PACE_REFUSED_UNDATED;
    in->goal = factor * in->base;
    in->band_low = in->band_high = in->goal;
    c->goal_range = gap_exactly(in->goal);
    c->out->notes |= PACE_NOTE_CONVERTED;
    return PACE_REFUSED_NOT;
}

pace_refusal rule_settle_direction(rule_case *c)
{
    rule_input *in = &c->input;
    if (in->direction || in->two_sided || in->parity || in->binary)
        return PACE_REFUSED_NOT;
    if (in->has_goal && fabs(in->goal - in->base) > 0)
        in->direction = in->goal > in->base ? 1 : -1;
    else
        in->direction = c->book->direction;
    if (!in->direction)
        return PACE_REFUSED_DIRECTION;
    c->out->notes |= PACE_NOTE_DIRECTION;
    return PACE_REFUSED_NOT;
}
