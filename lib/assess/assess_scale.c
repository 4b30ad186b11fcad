/* Rules that measure on a scale: part of the way, gap of a prediction, scores between bounds, standard deviations, typical time. */
#include <math.h>
#include "assess/assess_rules.h"

/* Straight lines from base to target and from now to target. */
static void set_lines(rule_output *out, const rule_input *in)
{
    if (in->elapsed > 0 && isnan(out->actual))
        out->actual = (out->latest - out->base) / in->elapsed;
    if (in->horizon > 0)
        out->required = (out->goal - out->base) / in->horizon;
    if (in->left > 0)
        out->required_now = (out->goal - out->latest) / in->left;
}

pace_refusal rule_distance(rule_output *out, const rule_input *in)
{
    double way = fabs(in->goal - in->base);
    if (!in->has_goal)
        return PACE_REFUSED_NO_TARGET;
    set_lines(out, in);
    if (!(way > 0))
        return PACE_REFUSED_BASE_IS_TARGET;
    if (in->two_sided || in->parity) {
        out->value = 10 - 10 * fabs(in->goal - in->latest) / way;
    } else {
        if (!out->met && rule_reaches(in->direction, in->base, in->goal))
            return PACE_REFUSED_MET_AT_BASE;
        out->value = 10 * in->direction * (in->latest - in->base) / way;
    }
    out->completion = out->value / 10;
    return PACE_REFUSED_NOT;
}

pace_refusal rule_anticipated(rule_output *out, const rule_input *in)
{
    double way = fabs(in->goal - in->base);
    if (!in->has_goal)
        return PACE_REFUSED_NO_TARGET;
    if (isnan(in->horizon))
        return PACE_REFUSED_UNDATED;
    if (!in->trend.fitted)
        return in->trend.why ? in->trend.why : PACE_REFUSED_TOO_FEW;
    out->actual = in->trend.slope;
    out->expected = in->trend.predicted;
    set_lines(out, in);
    out->crossing = out->met ? 0 : rule_crossing_line(in->trend.at_latest, in->goal, in->trend.slope);
    if (rule_reaches(in->direction, in->trend.predicted, in->goal)) {
        out->value = 0;
        return PACE_REFUSED_NOT;
    }
    if (!(way > 0))
        return PACE_REFUSED_BASE_IS_TARGET;
    if (rule_reaches(in->direction, in->base, in->goal))
        return PACE_REFUSED_MET_AT_BASE;
    out->value = 100 * fabs(in->goal - in->trend.predicted) / way;
    return PACE_REFUSED_NOT;
}

/* --- scores from 0 to 100 --- */

static double scored(const rule_input *in, double x)
{
    if (isnan(in->low) || isnan(in->high))
        return in->direction * x;
    return fmin(fmax(100 * (x - in->low) / (in->high - in->low), 0), 100);
}

/* Above the green threshold nothing is asked; below it after having been there is a fall whatever the rate. */
static bool settled_by_green(rule_output *out, const rule_input *in)
{
    double green = out->score_green;
    if (out->score_base < green)
        return false;
    if (out->score_latest >= green) {
        out->met = true;
        out->class_index = in->book->met.class_index;
        out->mark = 3;
    } else {
        out->class_index = in->book->with_target.cut_count > 0 ? in->book->with_target.cuts[in->book->with_target.cut_count - 1].class_index : -1;
        out->mark = in->book->mark.low;
    }
    return true;
}

pace_refusal rule_normalised(rule_output *out, const rule_input *in)
{
    bool scale = !isnan(in->low) && !isnan(in->high);
    double green = !isnan(in->green) ? in->green : in->has_goal ? in->goal : in->high, latest;
    if (isnan(green))
        return PACE_REFUSED_NO_TARGET;
    if (scale && !(fabs(in->high - in->low) > 0))
        return PACE_REFUSED_NO_BOUNDS;
    out->score_base = scored(in, in->base);
    out->score_latest = scored(in, in->latest);
    out->score_green = scored(in, green);
    out->score = scale ? out->score_latest : (double)NAN;
    if (!scale) {
        out->score_refusal = PACE_REFUSED_NO_BOUNDS;
        out->notes |= PACE_NOTE_NO_SCALE;
    }
    latest = fmin(out->score_latest, out->score_green);
    out->actual = (latest - out->score_base) / in->elapsed;
    if (settled_by_green(out, in))
        return PACE_REFUSED_NOT;
    if (isnan(in->horizon))
        return PACE_REFUSED_UNDATED;
    if (!(in->horizon > 0))
        return PACE_REFUSED_DUE;
    out->required = (out->score_green - out->score_base) / in->horizon;
    if (in->left > 0) {
        out->required_now = (out->score_green - latest) / in->left;
        out->expected = in->latest + (in->latest - in->base) / in->elapsed * in->left;
    }
    out->crossing = out->met ? 0 : rule_crossing_line(out->score_latest, out->score_green, out->actual);
    out->value = out->actual / out->required;
    return PACE_REFUSED_NOT;
}

/* --- standard deviations --- */

pace_refusal rule_spread(rule_output *out, const rule_input *in)
{
    bool surely = in->trend.p < in->book->significance;
    if (!in->has_goal)
        return PACE_REFUSED_NO_TARGET;
    if (in->spread > 0)
        out->distance = fmax(in->direction * (in->goal - in->latest) / in->spread, 0) + 0.0;
    else
        out->score_refusal = PACE_REFUSED_NO_SPREAD;
    out->score = out->distance;
    if (in->book->cut_by == RULE_BY_VALUE) {
        out->value = out->distance;
        return isnan(out->distance) ? PACE_REFUSED_NO_SPREAD : PACE_REFUSED_NOT;
    }
    if (in->trend.why)
        return in->trend.why;
    out->value = !surely || isnan(in->trend.rho) ? 0 : in->direction * in->trend.rho > 0 ? 1 : -1;
    return PACE_REFUSED_NOT;
}

/* --- time on a typical path --- */

/* When the path passes a level; NaN outside it. */
static double time_at(const rule_path *path, double level)
{
    for (int64_t i = 1; i < path->count; i++) {
        double a = path->level[i - 1], b = path->level[i];
        if ((level >= a && level <= b) || (level <= a && level >= b))
            return path->time[i - 1] + (path->time[i] - path->time[i - 1]) * ((level - a) / (b - a));
    }
    return (double)NAN;
}

pace_refusal rule_typical(rule_output *out, const rule_input *in)
{
    const rule_path *path = &in->path;
    double sense, taken;
    if (path->count < 2)
        return PACE_REFUSED_NO_REFERENCE;
    sense = path->level[path->count - 1] > path->level[0] ? 1 : -1;
    taken = time_at(path, in->latest) - time_at(path, in->base);
    if (isnan(taken))
        return PACE_REFUSED_NO_REFERENCE;
    if (!(in->elapsed > 0))
        return PACE_REFUSED_TOO_FEW;
    out->actual = (in->latest - in->base) / in->elapsed;
    out->value = sense * in->direction * taken / in->elapsed;
    return PACE_REFUSED_NOT;
}
