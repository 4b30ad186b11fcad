/* The way to a target through its milestones, and what a target must be so that there is one. */
#include <math.h>
#include "model/model.h"

static double whole_of(const pace_target *target)
{
    return target->unit.quantity == PACE_RATIO ? 1 : 100;
}

/* A milestone in the unit of the way. */
static double scaled(const pace_target *target, double value, double base)
{
    if (target->type == PACE_TARGET_MULTIPLE)
        return value * base;
    return target->type == PACE_TARGET_REDUCTION ? base - base * value / 100 : value;
}

/* After the share f > 0 of the time between two points. A change over the plan compounds by what it leaves of the whole. */
static double between(const pace_target *target, pace_path shape, double from, double to, double f)
{
    double whole = whole_of(target);
    if (f >= 1)
        return to;
    if (isnan(from) || isnan(to))
        return (double)NAN;
    if (isinf(from))
        return shape == PACE_PATH_GEOMETRIC && from < 0 ? 0 : from;
    if (shape != PACE_PATH_GEOMETRIC)
        return from + (to - from) * f;
    if (target->type == PACE_TARGET_CUMULATIVE)
        return from > -whole ? whole * expm1((1 - f) * log1p(from / whole) + f * log1p(to / whole)) : (double)NAN;
    return from > 0 && to > 0 ? from * pow(to / from, f) : (double)NAN;
}

double pace_target_path_value(const pace_target *target, pace_path shape, double base, double value, pace_period at)
{
    int64_t now, start = 0, end;
    double from = target->type == PACE_TARGET_CUMULATIVE || target->type == PACE_TARGET_TOTAL ? 0 : base;
    if (pace_period_diff(&now, at, target->base_period, NULL) || pace_period_diff(&end, target->due, target->base_period, NULL) || now < 0)
        return (double)NAN;
    if (now >= end)
        return value;
    if (now == 0)
        return from;
    for (int64_t i = 0; i < target->milestone_count; i++) {
        const pace_milestone *stone = &target->milestones[i];
        double there = scaled(target, stone->value, base);
        int64_t steps;
        if (pace_period_diff(&steps, stone->period, target->base_period, NULL))
            return (double)NAN;
        if (steps <= 0) /* a base that was found later than the plan's own */
            continue;
        if (now <= steps)
            return between(target, shape, from, there, (double)(now - start) / (double)(steps - start));
        from = there;
        start = steps;
    }
    return between(target, shape, from, value, (double)(now - start) / (double)(end - start));
}

/* --- what cannot be ------------------------------------------------------------------------------------------------ */

static bool has_base_value(pace_target_type type)
{
    return type == PACE_TARGET_LEVEL || type == PACE_TARGET_SHARE || type == PACE_TARGET_RANK || type == PACE_TARGET_MULTIPLE ||
           type == PACE_TARGET_REDUCTION || type == PACE_TARGET_BAND;
}

static bool has_way(pace_target_type type)
{
    return type == PACE_TARGET_TOTAL || type == PACE_TARGET_CUMULATIVE || (has_base_value(type) && type != PACE_TARGET_BAND);
}

static const char *milestone_fault(const pace_target *target)
{
    pace_period before = target->base_period;
    int order;
    if (!target->milestone_count)
        return NULL;
    if (target->milestone_count < 0 || !target->milestones)
        return "milestones are announced and not there; a count of 0 without them";
    if (!has_way(target->type))
        return "milestones lead to a level, share, rank, multiple, reduction, total or cumulative change; this kind has no way";
    if (target->relative_to && *target->relative_to)
        return "what follows another series has no milestones of its own";
    for (int64_t i = 0; i <= target->milestone_count; i++) {
        pace_period p = i < target->milestone_count ? target->milestones[i].period : target->due;
        if (i < target->milestone_count && !isfinite(target->milestones[i].value))
            return "a milestone without a finite value; one for each";
        if (pace_period_compare(&order, before, p, NULL) || order >= 0)
            return "milestones stand in order of time, after the base period and before the due one, in periods of the same kind";
        before = p;
    }
    return NULL;
}

static const char *base_fault(const pace_target *target)
{
    bool given = pace_period_is_set(target->base_span.first) || pace_period_is_set(target->base_span.last);
    if ((unsigned)target->base_rule > PACE_BASE_NEAREST || (unsigned)target->due_rule > PACE_DUE_ANY)
        return "no rule for the base or the due period; one of pace_base_rule and pace_due_rule";
    if (target->due_rule && !has_base_value(target->type) && target->type != PACE_TARGET_BINARY)
        return "shorter periods can meet a level, share, rank, multiple, reduction, band, or what is done or not; the others cover years";
    if (target->due_rule && target->milestone_count)
        return "milestones and a rule for shorter periods do not go together; give base, milestones and due period in those";
    if (target->base_tolerance < 0)
        return "base_tolerance is a number of periods, 0 or more";
    if ((given || target->base_rule == PACE_BASE_NEAREST) && !has_base_value(target->type))
        return "a mean or nearest base belongs to a level, share, rank, multiple, reduction or band; the others have none of their own";
    if (given && target->base_rule == PACE_BASE_NEAREST)
        return "a base is a mean or that of the nearest period, not both";
    if (given && (!pace_span_is_closed(target->base_span) || !pace_period_same(target->base_span.last, target->base_period)))
        return "base_span has two ends, and its last period is the base period";
    return NULL;
}

const char *model_target_fault(const pace_target *target, const char **field)
{
    bool alone = target->type == PACE_TARGET_BAND || target->type == PACE_TARGET_BINARY || target->type == PACE_TARGET_REDUCTION;
    const char *wrong;
    *field = "relative_to";
    if (alone && target->relative_to && *target->relative_to)
        return "a band, a reduction and what is done or not have values of their own and follow no other series";
    *field = "value";
    if (target->type == PACE_TARGET_BINARY && fabs(target->value) > 0 && fabs(target->value - 1) > 0)
        return "what is done or not has the value 1, or 0 for what is to end";
    if (target->type == PACE_TARGET_REDUCTION && target->value < 0)
        return "a reduction below 0 is a rise; a multiple says one";
    *field = "value_high";
    if ((target->type == PACE_TARGET_BINARY || target->type == PACE_TARGET_REDUCTION) && !isnan(target->value_high))
        return "a range of values where one belongs";
    if (target->type == PACE_TARGET_BAND && target->value_high < target->value)
        return "the range ends below its beginning; value_high is the greater";
    *field = "milestones";
    wrong = milestone_fault(target);
    if (wrong)
        return wrong;
    *field = "base_period";
    return base_fault(target);
}
