/* The frame of every rule: folding of two-sided targets, targets that are met, the cut. */
#include <math.h>
#include "assess/assess_rules.h"

rule_output rule_blank(const rule_input *in)
{
    const double none = (double)NAN;
    rule_output out = {PACE_REFUSED_NOT, PACE_REFUSED_NOT, -1, none, none, none, false, 1, in->base, in->latest, in->goal, 1, none, none, none,
                       none, none, none, none, none, none, none, 0};
    return out;
}

static double outside(const rule_input *in, double x)
{
    return x < in->band_low ? in->band_low - x : x > in->band_high ? x - in->band_high : 0;
}

/* A target to be kept from both sides becomes one to be approached from above. */
static pace_refusal fold(rule_input *in)
{
    double goal = in->goal;
    if (in->book->two_sided == RULE_FOLD_REFUSE)
        return PACE_REFUSED_TWO_SIDED;
    if (in->book->two_sided == RULE_FOLD_SCALE || in->book->family == PACE_FAMILY_COMPLETION)
        return PACE_REFUSED_NOT;
    if (in->parity) {
        if (!(in->base > 0 && in->latest > 0))
            return PACE_REFUSED_NOT_POSITIVE;
        in->base = fmax(in->base, 1 / in->base);
        in->latest = fmax(in->latest, 1 / in->latest);
        in->trend.predicted = fmax(in->trend.predicted, 1 / in->trend.predicted);
        in->goal = 1 + in->book->dead_band;
    } else {
        in->base = goal + outside(in, in->base);
        in->latest = goal + outside(in, in->latest);
        in->trend.predicted = goal + outside(in, in->trend.predicted);
    }
    in->trend.fitted = in->trend.fitted && in->book->family == PACE_FAMILY_ANTICIPATED; /* a fit of the raw values is none of the folded ones */
    in->direction = -1;
    return PACE_REFUSED_NOT;
}

static bool near_end(const rule_input *in)
{
    double room = in->book->near_end * in->whole * (1 + 1e-12);
    bool at_end = fabs(in->goal) <= 0 || fabs(in->goal - in->whole) <= 0;
    return in->book->near_end > 0 && at_end && fabs(in->latest - in->goal) <= room;
}

static bool is_met(const rule_input *in, const rule_output *out)
{
    if (in->book->family == PACE_FAMILY_COMPLETION)
        return in->plan.met;
    if (!in->has_goal)
        return in->book->met_at_limit && !isnan(in->limit) && fabs(in->latest - in->limit) <= 0;
    if (in->two_sided || in->parity) {
        if (in->book->two_sided == RULE_FOLD_SCALE)
            return in->parity ? fabs(in->latest - in->goal) <= in->book->dead_band : outside(in, in->latest) <= 0;
        return in->latest <= out->goal * (1 + 1e-15) || in->latest <= out->goal;
    }
    return rule_reaches(in->direction, in->latest, out->goal) || near_end(in);
}

static pace_refusal by_family(rule_output *out, const rule_input *in)
{
    switch ((pace_family)in->book->family) {
    case PACE_FAMILY_RATE_RATIO:
    case PACE_FAMILY_LOG_RATE: return rule_rate(out, in);
    case PACE_FAMILY_DISTANCE: return rule_distance(out, in);
    case PACE_FAMILY_ANTICIPATED: return rule_anticipated(out, in);
    case PACE_FAMILY_EXTRAPOLATED: return rule_extrapolated(out, in);
    case PACE_FAMILY_NORMALISED: return rule_normalised(out, in);
    case PACE_FAMILY_SPREAD: return rule_spread(out, in);
    case PACE_FAMILY_COMPLETION: return rule_completion(out, in);
    case PACE_FAMILY_TYPICAL_PATH: return rule_typical(out, in);
    case PACE_FAMILY_COMMON_RATE: break;
    }
    return PACE_REFUSED_UNITS;
}

static void cut(rule_output *out, const rule_input *in, pace_refusal why)
{
    const pace_rulebook *book = in->book;
    const rule_branch *branch = in->has_goal ? &book->with_target : &book->without_target;
    bool settled = out->met && book->met.class_index >= 0;
    double score = (double)NAN;
    if (!why && out->class_index < 0)
        out->class_index = rule_class_of(branch, out->value, out->coefficient);
    if (!why && isnan(out->score) && !out->score_refusal) {
        score = rule_score_of(branch, out->value, out->coefficient);
        if (!(out->coefficient > 0) && out->value >= book->at_limit_from && !isnan(book->at_limit_score))
            score = book->at_limit_score;
        out->score = score;
    }
    if (settled) {
        out->class_index = book->met.class_index;
        if (!isnan(book->met.score))
            out->score = book->met.score;
    } else if (why) {
        out->class_index = -1;
        out->refusal = why;
    } else if (out->class_index < 0) {
        out->refusal = in->has_goal || isnan(out->value) ? PACE_REFUSED_RANGE : PACE_REFUSED_NO_TARGET;
    }
}

static void set_mark(rule_output *out, const rule_input *in)
{
    const rule_branch *mark = &in->book->mark;
    if (!isnan(out->mark) || out->class_index < 0)
        return;
    out->mark = mark->piece_count > 0 ? rule_score_of(mark, out->value, out->coefficient) : out->score;
}

static void judge_binary(rule_output *out, const rule_input *in)
{
    const rule_verdict *verdict;
    out->met = fabs(in->latest - in->goal) <= 0;
    verdict = out->met ? &in->book->binary_met : &in->book->binary_missed;
    out->class_index = verdict->class_index;
    out->score = out->mark = verdict->score;
    if (out->class_index < 0)
        out->refusal = PACE_REFUSED_TYPE;
}

void rule_judge(rule_output *out, const rule_input *given)
{
    rule_input in = *given;
    pace_refusal why = PACE_REFUSED_NOT;
    *out = rule_blank(&in);
    if (in.binary) {
        judge_binary(out, &in);
        return;
    }
    if (in.has_goal && (in.two_sided || in.parity)) {
        why = fold(&in);
        *out = rule_blank(&in);
        out->notes |= in.book->two_sided == RULE_FOLD_DISTANCE ? PACE_NOTE_FOLDED : 0u;
    }
    if (!why && in.has_goal && fabs(in.goal) <= 0 && in.book->zero == RULE_ALLOW) {
        out->goal = in.goal = in.stand_in;
        out->notes |= PACE_NOTE_TARGET_STAND_IN;
    }
    if (!why && in.has_goal && !in.book->with_target.given)
        why = PACE_REFUSED_TYPE;
    if (!why) {
        out->met = is_met(&in, out);
        why = by_family(out, &in);
    }
    cut(out, &in, why);
    set_mark(out, &in);
}
