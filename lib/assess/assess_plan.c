/* Completion against elapsed time: the arithmetic of each kind of target is that of the distance to target (gap.h). */
#include <math.h>
#include "assess/assess_rules.h"

/* Elapsed share of the plan: whole years for yearly figures, else exact to the day. */
static double time_share(const pace_gap *row)
{
    pace_span base, latest, due;
    if (row->latest_period.freq == PACE_ANNUAL || pace_period_days(&base, row->base_period, NULL) ||
        pace_period_days(&latest, row->latest_period, NULL) || pace_period_days(&due, row->target_period, NULL))
        return row->time;
    return (double)(latest.last.ord - base.last.ord) / (double)(due.last.ord - base.last.ord);
}

static pace_refusal reason_of(const pace_gap *row)
{
    switch ((int)row->why[PACE_GAP_VERDICT]) {
    case PACE_WHY_NOTHING: return PACE_REFUSED_NOT;
    case PACE_WHY_NO_BASE: return PACE_REFUSED_NO_BASE;
    case PACE_WHY_BASE_BOUND:
    case PACE_WHY_LATEST_BOUND: return PACE_REFUSED_BOUND;
    case PACE_WHY_BASIS: return PACE_REFUSED_BASIS;
    case PACE_WHY_DEFINITION: return PACE_REFUSED_DEFINITION;
    case PACE_WHY_INCOMPLETE: return PACE_REFUSED_INCOMPLETE;
    case PACE_WHY_BASE_IS_TARGET: return PACE_REFUSED_BASE_IS_TARGET;
    case PACE_WHY_UNDATED: return PACE_REFUSED_UNDATED;
    case PACE_WHY_TIE: return PACE_REFUSED_TIE;
    case PACE_WHY_RANGE: return PACE_REFUSED_RANGE;
    case PACE_WHY_SIGN: return PACE_REFUSED_NOT_POSITIVE;
    case PACE_WHY_TYPE: return PACE_REFUSED_TYPE;
    case PACE_WHY_DUE_MISSING: return PACE_REFUSED_NOT_DUE;
    case PACE_WHY_NO_LATEST: return PACE_REFUSED_TOO_FEW;
    default: break;
    }
    return PACE_REFUSED_NO_DATA;
}

/* Share of the years so far that kept a floor or a ceiling. */
static double kept_share(rule_case *c, const pace_gap *row)
{
    int64_t years = 0, kept = 0;
    for (pace_period p = gap_step(row->base_period, 1); pace_period_is_set(p) && !gap_after(p, c->out->latest_period); p = gap_step(p, 1)) {
        double value = rule_at(c, p);
        if (isnan(value))
            continue;
        years++;
        kept += rule_reaches(row->target.type == PACE_TARGET_FLOOR ? 1 : -1, value, row->target_value);
    }
    return years > 0 ? (double)kept / (double)years : (double)NAN;
}

/* Chained kinds: the way is that of the logarithms. */
static double log_completion(const rule_case *c, const pace_gap *row)
{
    double hundred = row->target.unit.quantity == PACE_RATIO ? 1 : 100;
    double goal = log1p(row->target_value / hundred), now = log1p(row->latest / hundred);
    if (c->target.type == PACE_TARGET_AVERAGE_GROWTH)
        return row->progress;
    return c->target.type == PACE_TARGET_CUMULATIVE && fabs(goal) > 0 ? now / goal : (double)NAN;
}

static bool is_chained(pace_target_type type)
{
    return type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

/* Judged in single years. */
static bool is_yearly(pace_target_type type)
{
    return type == PACE_TARGET_GROWTH || type == PACE_TARGET_COUNT || type == PACE_TARGET_FLOOR || type == PACE_TARGET_CEILING ||
           type == PACE_TARGET_BINARY;
}

/* Where it leads if the rest goes like what was done so far. */
static void project(rule_case *c, const pace_gap *row)
{
    rule_plan *plan = &c->input.plan;
    double hundred = row->target.unit.quantity == PACE_RATIO ? 1 : 100, left = c->input.left;
    plan->crossing = (double)NAN;
    plan->expected = (double)NAN;
    if (is_yearly(c->target.type))
        return;
    if (c->target.type == PACE_TARGET_AVERAGE_GROWTH)
        plan->expected = row->latest;
    else if (c->target.type == PACE_TARGET_CUMULATIVE)
        plan->expected = hundred * expm1(log1p(row->latest / hundred) / plan->time);
    else if (c->target.type == PACE_TARGET_TOTAL)
        plan->expected = row->latest / plan->time;
    else
        plan->expected = row->base + (row->latest - row->base) / plan->time;
    if (!isnan(plan->lead) && c->target.type != PACE_TARGET_AVERAGE_GROWTH) {
        double done = isnan(plan->completion_log) ? plan->completion : plan->completion_log;
        double total = c->input.horizon, elapsed = total - left;
        plan->crossing = done >= 1 ? 0 : done > 0 ? elapsed * (1 - done) / done : (double)NAN;
    }
}

static void set_rates(rule_case *c, const pace_gap *row)
{
    rule_plan *plan = &c->input.plan;
    bool straight = row->path == PACE_PATH_LINEAR && (c->target.type == PACE_TARGET_LEVEL || c->target.type == PACE_TARGET_MULTIPLE);
    bool plain = straight || c->target.type == PACE_TARGET_TOTAL || isnan(row->required_rate);
    plan->compound = !plain;
    plan->actual = plain ? (row->latest - (isnan(row->base) ? 0 : row->base)) / c->input.elapsed : row->actual_rate;
    plan->required = plain ? (row->target_value - (isnan(row->base) ? 0 : row->base)) / c->input.horizon : row->required_rate;
    plan->required_now = plain ? row->needed_per_year : row->remaining_rate;
}

static void set_lead(rule_case *c, const pace_gap *row)
{
    rule_plan *plan = &c->input.plan;
    double hundred = row->target.unit.quantity == PACE_RATIO ? 1 : 100;
    if (c->target.type == PACE_TARGET_FLOOR || c->target.type == PACE_TARGET_CEILING) {
        plan->completion = kept_share(c, row);
        plan->lead = plan->completion - 1;
    } else if (c->target.type == PACE_TARGET_GROWTH) {
        plan->lead = c->input.direction * gap_difference(row->latest, row->target_value) / hundred;
    } else if (c->target.type == PACE_TARGET_COUNT) {
        plan->lead = row->progress - 1;
    } else if (c->target.type == PACE_TARGET_BINARY) { /* there is no half of it, and no verdict before its time */
        plan->lead = row->verdicts == PACE_MISSED ? -1 : (double)NAN;
    } else {
        plan->lead = (is_chained(c->target.type) ? plan->completion_log : plan->completion) - plan->time;
    }
}

static pace_refusal why_no_lead(const pace_gap *row)
{
    uint8_t why = row->why[PACE_GAP_PROGRESS];
    if (row->target.type == PACE_TARGET_BINARY)
        return PACE_REFUSED_NOT_DUE;
    if (why == PACE_WHY_BASE_IS_TARGET)
        return PACE_REFUSED_BASE_IS_TARGET;
    if (why == PACE_WHY_BASE_BEYOND)
        return PACE_REFUSED_MET_AT_BASE;
    if (why == PACE_WHY_LATEST_BOUND || why == PACE_WHY_BASE_BOUND || row->why[PACE_GAP_BASE] == PACE_WHY_BASE_BOUND)
        return PACE_REFUSED_BOUND;
    return isnan(row->base) ? PACE_REFUSED_NO_BASE : PACE_REFUSED_UNDATED;
}

/* Classes that "about" and the like leave possible: met, at the path or above it, below it. */
unsigned rule_plan_classes(const rule_input *in)
{
    static const double ahead = 0, behind = -1;
    const pace_rulebook *book = in->book;
    unsigned verdicts = in->plan.verdicts, set = 0;
    int yes = rule_class_of(&book->with_target, ahead, 1), no = rule_class_of(&book->with_target, behind, 1);
    if ((verdicts & (verdicts - 1)) == 0 || verdicts == (unsigned)(PACE_AHEAD | PACE_ON_TRACK))
        return 0;
    if (verdicts & PACE_MET && book->met.class_index >= 0)
        set |= 1u << book->met.class_index;
    if (verdicts & (unsigned)(PACE_AHEAD | PACE_ON_TRACK) && yes >= 0)
        set |= 1u << yes;
    if (verdicts & (unsigned)(PACE_BEHIND | PACE_MISSED) && no >= 0)
        set |= 1u << no;
    return set;
}

pace_refusal rule_make_plan(rule_case *c)
{
    rule_plan *plan = &c->input.plan;
    pace_gap row;
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    pace_target target = c->out->target;
    opts.at = c->out->latest_period;
    if (c->input.direction) /* the caller's word counts before the target's */
        target.better = c->input.direction < 0 ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
    if (pace_gap_assess(&row, c->series, &target, &opts, NULL))
        return PACE_REFUSED_UNIT;
    c->out->caveats |= row.caveats;
    c->input.base = row.base;
    c->input.latest = row.latest;
    c->input.goal = row.target_value;
    plan->why = row.verdicts & (unsigned)(PACE_NO_DATA | PACE_NOT_COMPARABLE) ? reason_of(&row) : PACE_REFUSED_NOT;
    if (plan->why == PACE_REFUSED_TOO_FEW && (c->target.type == PACE_TARGET_GROWTH || c->target.type == PACE_TARGET_COUNT))
        plan->why = PACE_REFUSED_NOT_DUE;
    if (isnan(row.latest) && !plan->why)
        plan->why = PACE_REFUSED_NO_DATA;
    if (plan->why)
        return plan->why;
    plan->met = row.verdicts == PACE_MET;
    plan->verdicts = row.verdicts;
    plan->completion = row.progress;
    plan->time = time_share(&row);
    plan->completion_log = log_completion(c, &row);
    set_lead(c, &row);
    set_rates(c, &row);
    project(c, &row);
    if (isnan(plan->lead) && !plan->met)
        plan->why = why_no_lead(&row);
    return plan->why;
}

pace_refusal rule_completion(rule_output *out, const rule_input *in)
{
    const rule_plan *plan = &in->plan;
    out->completion = plan->completion;
    out->actual = plan->actual;
    out->required = plan->required;
    out->required_now = plan->required_now;
    out->expected = plan->expected;
    out->crossing = out->met ? 0 : plan->crossing;
    out->value = plan->lead;
    return plan->why;
}
