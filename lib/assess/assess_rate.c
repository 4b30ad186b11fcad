/* Rules on compound rates: between two points, of a log-linear fit, and what they lead to in the due year. */
#include <math.h>
#include "assess/assess_rules.h"

/* Zero and negative values by the rulebook's policies; a base of zero may get its stand-in. */
static pace_refusal check_signs(rule_output *out, const rule_input *in)
{
    const pace_rulebook *book = in->book;
    bool goal = in->has_goal;
    if (out->base < 0) {
        if (out->latest > 0 || (goal && out->goal > 0))
            return PACE_REFUSED_SIGN;
        if (book->sign == RULE_REFUSE)
            return PACE_REFUSED_NOT_POSITIVE;
        out->sign = -1;
        out->notes |= PACE_NOTE_SIGN;
        return PACE_REFUSED_NOT;
    }
    if (fabs(out->base) <= 0) {
        if (book->zero == RULE_REFUSE)
            return PACE_REFUSED_NOT_POSITIVE;
        out->base = in->stand_in;
        out->notes |= PACE_NOTE_BASE_STAND_IN;
    }
    if (out->latest < 0 || (goal && out->goal < 0))
        return PACE_REFUSED_SIGN;
    if (book->zero == RULE_REFUSE && (fabs(out->latest) <= 0 || (goal && fabs(out->goal) <= 0)))
        return PACE_REFUSED_NOT_POSITIVE;
    return PACE_REFUSED_NOT;
}

/* Near a natural limit the same rate is harder: 1 far from it, 0 at it. */
static double coefficient_of(const rule_input *in)
{
    double base = fabs(in->base), limit = fabs(in->limit), a = in->book->limit_exponent;
    if (base >= 2 * limit)
        return 1;
    return base <= limit ? 1 - pow(base / limit, a) : 1 - pow((2 * limit - base) / limit, a);
}

static void set_limit(rule_output *out, const rule_input *in)
{
    if (isnan(in->limit) || !(in->book->limit_exponent > 0))
        return;
    if (in->has_goal) {
        out->notes |= PACE_NOTE_LIMIT_IGNORED;
        return;
    }
    out->coefficient = coefficient_of(in);
    if (out->coefficient < 1)
        out->notes |= PACE_NOTE_LIMIT;
}

/* Required rates, and where the present one leads. */
static void set_outlook(rule_output *out, const rule_input *in)
{
    if (in->left > 0) {
        out->required_now = rule_growth(out->latest, out->goal, in->left);
        out->expected = out->latest * pow(1 + out->actual, in->left);
    } else if (!isnan(in->left)) {
        out->expected = out->latest;
    }
    out->crossing = out->met ? 0 : rule_crossing_rate(out->latest, out->goal, out->actual);
}

static pace_refusal check_horizon(const rule_input *in)
{
    if (isnan(in->horizon))
        return PACE_REFUSED_UNDATED;
    return in->horizon > 0 ? PACE_REFUSED_NOT : PACE_REFUSED_DUE;
}

static pace_refusal set_actual(rule_output *out, const rule_input *in)
{
    if (in->book->family == PACE_FAMILY_LOG_RATE) {
        if (!in->trend.fitted)
            return in->trend.why ? in->trend.why : PACE_REFUSED_TYPE;
        out->actual = in->trend.growth;
        return PACE_REFUSED_NOT;
    }
    if (!(in->elapsed > 0))
        return PACE_REFUSED_TOO_FEW;
    out->actual = rule_growth(out->base, out->latest, in->elapsed);
    return PACE_REFUSED_NOT;
}

/* The rate so far and, with a target, the one that it takes from the base and where it leads; without one the rate is all that is cut. */
static pace_refusal set_rates(rule_output *out, const rule_input *in)
{
    pace_refusal why = check_signs(out, in);
    if (!why)
        why = set_actual(out, in);
    if (!why && !in->has_goal)
        out->value = out->sign * in->direction * out->actual;
    if (why || !in->has_goal)
        return why;
    why = check_horizon(in);
    if (why)
        return why;
    out->required = rule_growth(out->base, out->goal, in->horizon);
    set_outlook(out, in);
    return PACE_REFUSED_NOT;
}

pace_refusal rule_rate(rule_output *out, const rule_input *in)
{
    const pace_rulebook *book = in->book;
    bool from_now = book->required == RULE_FROM_NOW;
    pace_refusal why;
    set_limit(out, in);
    why = set_rates(out, in);
    if (why || !in->has_goal)
        return why;
    if (book->met_at_base == RULE_REFUSE && !out->met && rule_reaches(in->direction, out->base, out->goal))
        return fabs(out->base - out->goal) <= 0 ? PACE_REFUSED_BASE_IS_TARGET : PACE_REFUSED_MET_AT_BASE;
    if (from_now && !(in->left > 0))
        return PACE_REFUSED_DUE;
    if (fabs(from_now ? out->required_now : out->required) <= 0)
        return PACE_REFUSED_BASE_IS_TARGET;
    out->value = out->sign * in->direction * out->actual / fabs(from_now ? out->required_now : out->required);
    return PACE_REFUSED_NOT;
}

pace_refusal rule_extrapolated(rule_output *out, const rule_input *in)
{
    pace_refusal why = set_rates(out, in);
    if (why || !in->has_goal)
        return why;
    if (fabs(out->goal - out->base) <= 0)
        return PACE_REFUSED_BASE_IS_TARGET;
    if (!out->met && rule_reaches(in->direction, out->base, out->goal))
        return PACE_REFUSED_MET_AT_BASE;
    out->value = (out->expected - out->base) / (out->goal - out->base);
    return PACE_REFUSED_NOT;
}
