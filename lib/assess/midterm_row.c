/* What a mid-term evaluation says of a target beyond its distance: how much is done, where the pace so far leads, how much
 * faster the rest has to go. */
#include <math.h>
#include <string.h>
#include "assess/midterm.h"
#include "pace/growth.h"

/* A row on its way, in the numbers in which its path is a straight line or a geometric one: a change of -16 % is the way from
 * 1 to 0.84, a total the way from 0. */
typedef struct way {
    double base, latest, goal;
    double elapsed, left, per_year;
    bool geometric;
} way;

static int64_t periods_to(const pace_gap *gap, pace_period period)
{
    int64_t n = 0;
    return pace_period_is_set(period) && !pace_period_diff(&n, period, gap->base_period, NULL) ? n : 0;
}

static double whole_of(const pace_gap *gap)
{
    return gap->target.unit.quantity == PACE_RATIO ? 1 : 100;
}

static bool every_period(const pace_gap *gap)
{
    return gap->target.type == PACE_TARGET_FLOOR || gap->target.type == PACE_TARGET_CEILING;
}

static bool has_pace(const pace_gap *gap)
{
    switch (gap->target.type) {
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_CUMULATIVE:
    case PACE_TARGET_AVERAGE_GROWTH: return true;
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_RANK:
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING: break;
    }
    return false;
}

static way way_of(const pace_gap *gap)
{
    double whole = whole_of(gap), elapsed = (double)periods_to(gap, gap->latest_period);
    way w = {gap->base, gap->latest, gap->target_value, elapsed, (double)periods_to(gap, gap->target_period) - elapsed, 1,
             gap->path == PACE_PATH_GEOMETRIC};
    if (gap->base_period.freq > 1 && gap->base_period.freq <= PACE_MONTHLY)
        w.per_year = (double)gap->base_period.freq;
    if (gap->target.type == PACE_TARGET_TOTAL)
        w.base = 0;
    if (gap->target.type == PACE_TARGET_CUMULATIVE && !w.geometric)
        w.base = 0;
    if (gap->target.type == PACE_TARGET_CUMULATIVE && w.geometric) {
        w.base = 1;
        w.latest = 1 + gap->latest / whole;
        w.goal = 1 + gap->target_value / whole;
    }
    return w;
}

/* --- completion ---------------------------------------------------------------------------------------------------- */

static gap_case case_of(const pace_gap *gap)
{
    gap_case c = {0};
    c.series = &gap->series;
    c.target = &gap->target;
    c.unit = gap->target.unit;
    c.convert = gap->series.unit.quantity != PACE_QUANTITY_NONE && c.unit.quantity != PACE_QUANTITY_NONE &&
                !pace_unit_same(gap->series.unit, c.unit) && !gap_is_of_base(gap->target.type);
    return c;
}

static void set_completion(pace_midterm_row *out, const pace_gap *gap)
{
    out->completion = (double)NAN;
    if (gap->verdicts == PACE_NOT_COMPARABLE) {
        out->why_completion = gap->why[PACE_GAP_VERDICT];
    } else {
        out->completion = gap->progress;
        out->why_completion = gap->why[PACE_GAP_PROGRESS];
    }
}

/* --- time ---------------------------------------------------------------------------------------------------------- */

/* A target that looks at its due period alone has a time as well: that of the last period that is known. */
static double elapsed_share(const pace_gap *gap, const midterm_years *years)
{
    int64_t periods = periods_to(gap, gap->target_period), before;
    if (!isnan(gap->time) || periods <= 0 || pace_period_diff(&before, years->first, gap->base_period, NULL))
        return gap->time;
    for (int64_t i = years->count - 1; i >= 0; i--)
        if (!isnan(years->actual[i]))
            return (double)(before + i) / (double)periods;
    return (double)NAN;
}

/* --- projection ---------------------------------------------------------------------------------------------------- */

static double extrapolated(const way *w)
{
    if (!w->geometric)
        return w->latest + (w->latest - w->base) / w->elapsed * w->left;
    return w->base > 0 && w->latest >= 0 ? w->latest * pow(w->latest / w->base, w->left / w->elapsed) : (double)NAN;
}

static bool within_whole(double value, double whole)
{
    return value >= 0 && value <= whole;
}

/* A share ends at the whole and at nothing. */
static double capped(const pace_gap *gap, const way *w, double projection)
{
    double whole = whole_of(gap);
    if (gap->target.type != PACE_TARGET_SHARE || gap->series.kind != PACE_SHARE || !pace_unit_is_rate(gap->target.unit) ||
        !within_whole(w->base, whole) || !within_whole(w->latest, whole) || !within_whole(w->goal, whole))
        return projection;
    return fmin(fmax(projection, 0), whole);
}

/* In the target's unit. A path that leads to the target leads there to the last digit. */
static double projected(const pace_gap *gap, const way *w)
{
    double value = capped(gap, w, extrapolated(w));
    if (gap->target.type == PACE_TARGET_AVERAGE_GROWTH)
        value = gap->latest;
    if (gap->target.type == PACE_TARGET_CUMULATIVE && w->geometric)
        value = whole_of(gap) * (value - 1);
    return fabs(value - gap->target_value) <= 1e-12 * fmax(fabs(gap->target_value), fabs(gap->latest)) ? gap->target_value : value;
}

/* The verdict that pace_gap_assess would give if the due period came out so. */
static bool would_meet(const pace_gap *gap, double projection, double tolerance)
{
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    pace_target target = gap->target;
    pace_series one = gap->series;
    pace_gap then;
    opts.tolerance = tolerance;
    if (target.relative_to)
        target.value = gap->target_value;
    target.relative_to = NULL;
    if (target.type == PACE_TARGET_AVERAGE_GROWTH || target.type == PACE_TARGET_CUMULATIVE) { /* one rate against another */
        target.type = PACE_TARGET_AVERAGE_GROWTH;
        target.base_period = pace_year(2000);
        target.due = pace_year(2001);
    }
    one.kind = target.type == PACE_TARGET_AVERAGE_GROWTH ? PACE_AVERAGE_GROWTH : target.type == PACE_TARGET_TOTAL ? PACE_CUMULATIVE : PACE_LEVEL;
    one.view = (pace_view){&projection, 1, 1, target.due};
    one.unit = target.unit;
    one.basis = target.basis;
    one.status = one.qualifier = NULL;
    one.decimals = NULL;
    one.origin = NULL;
    return !pace_gap_assess(&then, one, &target, &opts, NULL) && then.verdicts == PACE_MET;
}

/* Without qualifiers and with a good side it is a comparison: the same answer without asking. */
static bool is_plain(const pace_gap *gap, int direction)
{
    pace_qualifier q = gap->target.qualifier;
    return direction != 0 && isnan(gap->target.value_high) && (q == PACE_EXACTLY || q == PACE_AT_LEAST || q == PACE_AT_MOST);
}

static bool meets(const pace_gap *gap, double projection, double tolerance)
{
    gap_case c = {0};
    int direction;
    c.series = &gap->series;
    c.target = &gap->target;
    direction = gap_direction(&c);
    if (is_plain(gap, direction))
        return direction > 0 ? projection >= gap->target_value : projection <= gap->target_value;
    return would_meet(gap, projection, tolerance);
}

/* What the figures leave open on either side; of sums and chains as much as their distance to the path does. */
static void find_ends(gap_range *base, gap_range *latest, const pace_gap *gap)
{
    gap_case c = case_of(gap);
    gap_point first = gap_point_at(&c, gap->base_period), last = gap_point_at(&c, gap->latest_period);
    pace_target_type type = gap->target.type;
    *base = gap_exactly(gap->base);
    *latest = gap_exactly(gap->latest);
    if (type == PACE_TARGET_TOTAL || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE) {
        if (gap->gap_low < gap->gap_high)
            *latest = (gap_range){gap->latest - (gap->gap - gap->gap_low), gap->latest + (gap->gap_high - gap->gap), false, false};
        return;
    }
    if (!gap_is_exact(last.range))
        *latest = last.range;
    if (!gap_is_exact(first.range) && fabs(first.value - gap->base) <= 0)
        *base = first.range;
    if (gap->target.base_qualifier != PACE_EXACTLY)
        *base = gap_qualified(gap->base, gap->target.base_qualifier, -1);
}

/* Only where it holds at every end of what the figures leave open. */
static bool surely_meets(const pace_gap *gap, double projection, double tolerance)
{
    gap_range base, latest;
    find_ends(&base, &latest, gap);
    if (gap_is_exact(base) && gap_is_exact(latest))
        return meets(gap, projection, tolerance);
    for (int corner = 0; corner < 4; corner++) {
        pace_gap copy = *gap;
        way w;
        double value;
        copy.base = corner & 1 ? base.high : base.low;
        copy.latest = corner & 2 ? latest.high : latest.low;
        w = way_of(&copy);
        value = projected(&copy, &w);
        copy.target.base = gap->base;
        if (!isfinite(value) || !meets(&copy, value, tolerance))
            return false;
    }
    return true;
}

static pace_reason why_no_pace(const pace_gap *gap)
{
    bool needs_base = gap->target.type == PACE_TARGET_LEVEL || gap->target.type == PACE_TARGET_SHARE ||
                      gap_is_of_base(gap->target.type);
    if (gap->verdicts == PACE_NOT_COMPARABLE)
        return (pace_reason)gap->why[PACE_GAP_VERDICT];
    if (gap->target.words)
        return PACE_WHY_WORDS;
    if (!has_pace(gap))
        return PACE_WHY_TYPE;
    if (isnan(gap->latest))
        return (pace_reason)gap->why[PACE_GAP_LATEST];
    if (needs_base && isnan(gap->base))
        return (pace_reason)gap->why[PACE_GAP_BASE];
    if (gap->why[PACE_GAP_PROGRESS] == PACE_WHY_LATEST_BOUND || gap->why[PACE_GAP_ACTUAL] == PACE_WHY_LATEST_BOUND)
        return PACE_WHY_LATEST_BOUND;
    return pace_period_is_set(gap->target_period) ? PACE_WHY_NOTHING : PACE_WHY_UNDATED;
}

static void set_projection(pace_midterm_row *out, const pace_gap *gap, double tolerance)
{
    pace_reason why = why_no_pace(gap);
    way w = way_of(gap);
    bool due = w.left <= 0 && pace_period_is_set(gap->target_period) && !isnan(gap->latest);
    out->projection = (double)NAN;
    out->projection_meets = false;
    if (gap->verdicts != PACE_NOT_COMPARABLE && (due || (every_period(gap) && gap->time >= 1))) { /* what it came to */
        out->projection = gap->latest;
        out->projection_meets = gap->verdicts == PACE_MET;
        return;
    }
    out->why_projection = (uint8_t)why;
    if (why)
        return;
    out->projection = projected(gap, &w);
    if (!isfinite(out->projection)) {
        out->why_projection = (uint8_t)(isnan(out->projection) ? PACE_WHY_SIGN : PACE_WHY_RANGE);
        out->projection = (double)NAN;
        return;
    }
    out->projection_meets = !isnan(gap->target_value) && surely_meets(gap, out->projection, tolerance);
}

/* --- pace ---------------------------------------------------------------------------------------------------------- */

static void find_paces(double *kept_pace, double *remaining, const pace_gap *gap, const way *w)
{
    if (gap->target.type == PACE_TARGET_AVERAGE_GROWTH) {
        *kept_pace = gap->actual_rate;
        *remaining = gap->remaining_rate;
    } else if (w->geometric) {
        *kept_pace = pace_growth_compound(w->base, w->latest, w->elapsed / w->per_year, NULL);
        *remaining = pace_growth_compound(w->latest, w->goal, w->left / w->per_year, NULL);
    } else {
        *kept_pace = (w->latest - w->base) / w->elapsed;
        *remaining = (w->goal - w->latest) / w->left;
    }
}

static pace_reason pace_ratio(double *out, const pace_gap *gap)
{
    pace_reason why = why_no_pace(gap);
    way w = way_of(gap);
    double kept_pace, remaining;
    *out = (double)NAN;
    if (why)
        return why;
    if (w.left <= 0)
        return PACE_WHY_DUE;
    if (isnan(gap->target_value))
        return gap->why[PACE_GAP_PATH_VALUE] ? (pace_reason)gap->why[PACE_GAP_PATH_VALUE] : PACE_WHY_NO_SERIES;
    if (gap->verdicts == PACE_MET)
        return PACE_WHY_REACHED;
    find_paces(&kept_pace, &remaining, gap, &w);
    if (isnan(kept_pace) || isnan(remaining))
        return PACE_WHY_SIGN;
    if (!(fabs(kept_pace) > 0) || kept_pace * remaining < 0)
        return PACE_WHY_NO_PACE;
    if (!isfinite(remaining / kept_pace))
        return PACE_WHY_RANGE;
    *out = remaining / kept_pace;
    return PACE_WHY_NOTHING;
}

/* --- all of it ----------------------------------------------------------------------------------------------------- */

static bool in_points(const pace_gap *gap)
{
    return pace_unit_is_rate(gap->target.unit) || gap->target.type == PACE_TARGET_GROWTH || gap->target.type == PACE_TARGET_AVERAGE_GROWTH ||
           gap->target.type == PACE_TARGET_CUMULATIVE || gap->target.type == PACE_TARGET_RANK;
}

void midterm_assess(pace_midterm_row *out, const pace_gap *gap, const midterm_years *years, double tolerance)
{
    memset(out, 0, sizeof *out);
    out->gap = gap;
    out->actual = years->actual;
    out->status = years->status;
    out->qualifier = years->qualifier;
    out->elapsed = elapsed_share(gap, years);
    set_completion(out, gap);
    set_projection(out, gap, tolerance);
    out->why_ratio = (uint8_t)pace_ratio(&out->pace_ratio, gap);
    out->path_gap = in_points(gap) ? gap->gap : gap->gap_relative;
    out->completion += 0.0;
    out->projection += 0.0;
}
