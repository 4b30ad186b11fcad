/* From a value to a class and a score. */
#include <math.h>
#include "assess/assess_rules.h"

static const double edge = 1e-12;

bool rule_holds(rule_side side, double value, double at)
{
    double room = edge * fmax(1, fabs(at));
    switch (side) {
    case RULE_ELSE: return !isnan(value);
    case RULE_AT_LEAST: return value >= at - room;
    case RULE_ABOVE: return value > at;
    case RULE_AT_MOST: return value <= at + room;
    case RULE_BELOW: return value < at;
    }
    return false;
}

int rule_class_of(const rule_branch *branch, double value, double coefficient)
{
    for (int64_t i = 0; i < branch->cut_count; i++) {
        const rule_cut *cut = &branch->cuts[i];
        if (rule_holds(cut->side, value, cut->by_limit ? cut->at * coefficient : cut->at))
            return cut->class_index;
    }
    return -1;
}

double rule_score_of(const rule_branch *branch, double value, double coefficient)
{
    for (int64_t i = 0; i < branch->piece_count; i++) {
        const rule_piece *piece = &branch->pieces[i];
        double score = piece->slope * value;
        if (!rule_holds(piece->side, value, piece->by_limit ? piece->at * coefficient : piece->at))
            continue;
        if (piece->by_limit)
            score /= coefficient;
        return fmin(fmax(score + piece->intercept, branch->low), branch->high);
    }
    return (double)NAN;
}

/* As the published programs write it, to the last bit: their classes at a strict edge hang on it. */
double rule_growth(double first, double last, double years)
{
    return pow(last / first, 1 / years) - 1;
}

bool rule_reaches(int direction, double value, double goal)
{
    double room = edge * fabs(goal);
    return direction < 0 ? value <= goal + room : value >= goal - room;
}

double rule_crossing_rate(double now, double goal, double rate)
{
    double years = log(goal / now) / log1p(rate);
    return years >= 0 && isfinite(years) ? years + 0.0 : (double)NAN;
}

double rule_crossing_line(double now, double goal, double slope)
{
    double years = (goal - now) / slope;
    return years >= 0 && isfinite(years) ? years + 0.0 : (double)NAN;
}
