/* From figures to the verdicts that they leave possible. */
#include <math.h>
#include "assess/assess.h"

/* Everything turned so that more is better. */
typedef struct judged {
    gap_range latest, path, goal;
    bool strict;      /* the goal itself is not enough: more than 1000 */
    double tolerance; /* fraction of the path, or absolute for rates */
    bool rates;
    double slack;     /* what rounding may have done to a computed figure */
} judged;

static gap_range turned(gap_range range, int direction)
{
    return gap_times(direction < 0 ? -1.0 : 1.0, range);
}

static bool surely_reached(const judged *j)
{
    double need = j->goal.high;
    if (j->strict && !j->latest.open_low)
        return j->latest.low > need + j->slack;
    return j->latest.low >= need - j->slack;
}

static bool possibly_reached(const judged *j)
{
    double need = j->goal.low;
    if (j->strict || j->latest.open_high)
        return j->latest.high > need + (j->strict ? j->slack : -j->slack);
    return j->latest.high >= need - j->slack;
}

/* With room for the rounding of binary fractions: 121.2 is within 1 % of 120. */
static double band(const judged *j, double path)
{
    double size = isinf(path) ? 0 : fabs(path);
    return (j->rates ? j->tolerance : j->tolerance * size) + 1e-12 * size;
}

/* Which sides of the path are possible; where reaching the goal settles it (early), for figures that do not reach it. */
static unsigned on_the_way(const judged *j, bool early)
{
    double low = j->latest.low, high = j->latest.high;
    unsigned set = 0;
    if (isnan(j->path.low))
        return PACE_NO_DATA;
    if (early && high > j->goal.high)
        high = fmax(low, j->goal.high);
    if (high > j->path.low + band(j, j->path.low) + j->slack)
        set |= PACE_AHEAD;
    if (low < j->path.high - band(j, j->path.high) - j->slack)
        set |= PACE_BEHIND;
    if (low <= j->path.high + band(j, j->path.high) + j->slack && high >= j->path.low - band(j, j->path.low) - j->slack)
        set |= PACE_ON_TRACK;
    return set;
}

/* One broken year settles it, whatever the years that are left bring; kept years do only together. */
static unsigned every_period(const gap_case *c, bool surely, bool possibly, bool due)
{
    unsigned kept = due ? PACE_MET : PACE_ON_TRACK;
    if (!possibly)
        return PACE_MISSED;
    if (c->incomplete)
        return PACE_NO_DATA;
    return surely ? kept : kept | PACE_MISSED;
}

static unsigned directed(const gap_case *c, const judged *j, bool due)
{
    bool surely = surely_reached(j), possibly = possibly_reached(j);
    unsigned rest;
    if (c->every)
        return every_period(c, surely, possibly, due);
    if (due)
        return surely ? PACE_MET : possibly ? PACE_MET | PACE_MISSED : PACE_MISSED;
    if (c->early && surely)
        return PACE_MET;
    rest = on_the_way(j, c->early);
    return c->early && possibly && rest != PACE_NO_DATA ? rest | PACE_MET : rest;
}

/* Least and greatest distance of two intervals' points. */
static gap_range distance(gap_range a, gap_range b)
{
    gap_range d = gap_minus(a, b);
    if (d.low <= 0 && d.high >= 0)
        return (gap_range){0, fmax(-d.low, d.high), false, false};
    return (gap_range){fmin(fabs(d.low), fabs(d.high)), fmax(fabs(d.low), fabs(d.high)), false, false};
}

static unsigned within(gap_range off, double tolerance, unsigned near, unsigned far)
{
    return off.high <= tolerance ? near : off.low > tolerance ? far : near | far;
}

/* A band is kept by what lies in it. */
static unsigned in_band(gap_range latest, double low, double high)
{
    if (latest.low >= low && latest.high <= high)
        return PACE_MET;
    return latest.high < low || latest.low > high ? PACE_MISSED : PACE_MET | PACE_MISSED;
}

/* No side is the good one: near is what counts. */
static unsigned undirected(const gap_case *c, const judged *j, bool due)
{
    double high = c->target->value_high;
    if (!due)
        return isnan(j->path.low) ? (unsigned)PACE_NO_DATA
                                  : within(distance(j->latest, j->path), band(j, j->path.low) + j->slack, PACE_ON_TRACK, PACE_BEHIND);
    if (!isnan(high) && !c->target->relative_to)
        return in_band(j->latest, c->target->value - j->slack, high + j->slack);
    return within(distance(j->latest, j->goal), band(j, j->goal.low) + j->slack, PACE_MET, PACE_MISSED);
}

/* The part of a figure that lies below a band, held against the way up to it. */
static unsigned below(gap_range latest, gap_range path, double edge, double tolerance, bool due)
{
    judged j = {latest, path, gap_exactly(edge), false, tolerance, false, 0};
    if (!(latest.low < edge))
        return 0;
    if (due)
        return PACE_MISSED;
    j.latest.high = fmin(latest.high, edge);
    return on_the_way(&j, false);
}

/* What lies in the band has met it, also before the due period; what does not is on the way to the nearer edge, or not. */
static unsigned banded(const gap_case *c, bool due)
{
    double room = 1e-12 * fmax(fabs(c->goal.low), fabs(c->goal_high.low)), low = c->goal.low - room, high = c->goal_high.low + room;
    gap_range x = c->latest.range;
    double parity = isnan(c->target->value_high) ? 0 : c->tolerance; /* the edges are as wide already */
    unsigned inside = x.low <= high && x.high >= low ? PACE_MET : 0;
    unsigned out = below(x, c->path, low, parity, due) | below(turned(x, -1), turned(c->path_high, -1), -high, parity, due);
    return out & PACE_NO_DATA ? PACE_NO_DATA : inside | out;
}

/* Nobody says how near something is to being done: before its due period both are open. */
static unsigned done_or_not(const gap_case *c, bool due)
{
    unsigned not_yet = due ? PACE_MISSED : PACE_ON_TRACK | PACE_BEHIND;
    return fabs(c->latest.value - c->target->value) > 0 ? not_yet : PACE_MET;
}

/* Half a unit of the last digit that the observation was printed with. */
static double printed_half(const gap_case *c)
{
    int decimals = c->latest.decimals >= 0 ? c->latest.decimals : c->target->decimals >= 0 ? c->target->decimals : 1;
    return 0.5 * pow(10.0, -decimals);
}

unsigned gap_judge(const gap_case *c)
{
    int direction = gap_direction(c);
    bool due = c->periods > 0 && c->elapsed >= c->periods;
    pace_qualifier strict = direction < 0 ? PACE_LESS_THAN : PACE_MORE_THAN;
    judged j = {c->latest.range, c->path, c->goal, false, c->rates ? printed_half(c) : c->tolerance, c->rates, 0};
    if (isnan(c->latest.range.low) || isnan(c->goal.low))
        return PACE_NO_DATA;
    if (c->computed)
        j.slack = 1e-12 * fmax(fabs(c->latest.value), 1.0);
    if (c->done)
        return done_or_not(c, due);
    if (c->band)
        return banded(c, due);
    if (direction == 0)
        return undirected(c, &j, due);
    j.latest = turned(j.latest, direction);
    j.path = turned(j.path, direction);
    j.goal = turned(j.goal, direction);
    j.strict = c->target->qualifier == strict;
    if (c->target->type == PACE_TARGET_REDUCTION) /* by more than 50 % */
        j.strict = c->target->qualifier == PACE_MORE_THAN;
    return directed(c, &j, due);
}
