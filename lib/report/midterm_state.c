/* What came out and where that stands: against the target where it is due or reached, against the path on the way there. */
#include <math.h>
#include "report/midterm.h"

const char *midterm_due(const midterm_voice *v)
{
    return pace_period_is_set(v->gap->target_period) ? period_text(v->c, v->gap->target_period) : say_word(v->c, W_UNDATED);
}

static const char *span_so_far(const midterm_voice *v)
{
    pace_period first = v->gap->latest_period;
    if (pace_period_add(&first, v->gap->base_period, 1, NULL))
        first = v->gap->latest_period;
    return span_text(v->c, pace_span_of(first, v->gap->latest_period));
}

static report_word subject_word(const midterm_voice *v)
{
    bool one = v->elapsed == 1, down = v->gap->latest < 0;
    switch (v->gap->target.type) {
    case PACE_TARGET_GROWTH: return down ? W_MID_FELL_ONE : W_MID_GREW_ONE;
    case PACE_TARGET_AVERAGE_GROWTH:
        return one ? down ? W_MID_FELL_ONE : W_MID_GREW_ONE : down ? W_MID_FELL : W_MID_GREW;
    case PACE_TARGET_CUMULATIVE:
        return one ? down ? W_MID_FELL_ONE : W_MID_GREW_ONE : down ? W_MID_FELL_IN_ALL : W_MID_ROSE_IN_ALL;
    case PACE_TARGET_TOTAL: return one ? W_MID_SUM_ONE : W_MID_SUM;
    case PACE_TARGET_RANK: return W_MID_RANK_AT;
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING: break;
    }
    return W_MID_AT;
}

/* "2018年约106亿元": a word of its own takes the place of 为. */
static bool says_bound(const pace_gap *gap)
{
    const pace_observation *origin = row_observation(gap, gap->latest_period);
    return origin && origin->qualifier != PACE_EXACTLY;
}

const char *midterm_subject(const midterm_voice *v)
{
    report_word id = subject_word(v);
    if (id == W_MID_AT && says_bound(v->gap))
        id = W_MID_AT_BOUND;
    return say_fill(v->c, id, "period", period_text(v->c, v->gap->latest_period), "span", span_so_far(v), "value",
                    midterm_latest(v), "unit", v->bracket, NULL);
}

/* --- against the target ------------------------------------------------------------------------------------------- */

static bool is_change(const pace_gap *gap)
{
    return gap->target.type == PACE_TARGET_CUMULATIVE || gap->target.type == PACE_TARGET_GROWTH || gap->target.type == PACE_TARGET_AVERAGE_GROWTH;
}

static const char *places(const midterm_voice *v, double amount)
{
    return say_word(v->c, fabs(fabs(amount) - 1) < 1e-9 ? W_MID_PLACE : W_MID_PLACES);
}

static const char *margin(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    double over = gap->latest - gap->target_value;
    report_word id = over > 0 ? W_MID_OVER : W_MID_UNDER;
    if (!isfinite(over))
        return "";
    if (!(fabs(over) > 0))
        return say_word(v->c, W_MID_EVEN);
    if (gap->target.type == PACE_TARGET_RANK)
        return say_fill(v->c, over > 0 ? W_MID_WORSE_PLACES : W_MID_BETTER_PLACES, "amount", midterm_number(v->c, fabs(over), 0), "places",
                        places(v, over), NULL);
    if (is_change(gap) && gap->latest * gap->target_value < 0)
        id = W_MID_MARGIN_OPPOSITE;
    else if (is_change(gap))
        id = fabs(gap->latest) > fabs(gap->target_value) ? W_MID_MARGIN_MORE : W_MID_MARGIN_LESS;
    return say_fill(v->c, id, "amount", midterm_apart(v, gap->latest, gap->target_value), NULL);
}

static const char *against_target(const midterm_voice *v)
{
    bool even = !(fabs(v->gap->latest - v->gap->target_value) > 0), early = v->left > 0;
    report_word id = early ? even ? W_MID_EARLY_EXACTLY : W_MID_EARLY : even ? W_MID_MET_EXACTLY : W_MID_MET;
    if (v->gap->verdicts == PACE_MISSED)
        id = W_MID_MISSED;
    return say_fill(v->c, id, "target", midterm_target(v), "due", midterm_due(v), "margin", margin(v), NULL);
}

/* --- against the path --------------------------------------------------------------------------------------------- */

static const char *path_name(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    double target = gap->target_value;
    if (gap->target.type == PACE_TARGET_AVERAGE_GROWTH)
        return say_fill(v->c, target < 0 ? W_MID_AVERAGE_TARGET_DOWN : W_MID_AVERAGE_TARGET, "target",
                        midterm_value(v, fabs(target), amount_decimals(target)), NULL);
    if (gap->target.type == PACE_TARGET_FLOOR || gap->target.type == PACE_TARGET_CEILING || v->left <= 0)
        return say_word(v->c, W_MID_THE_TARGET);
    return say_word(v->c, gap->path == PACE_PATH_GEOMETRIC ? W_MID_GEOMETRIC : W_MID_LINEAR);
}

static bool on_it(const pace_gap *gap)
{
    return !isfinite(gap->gap) || fabs(gap->gap) <= 1e-12 * fmax(fabs(gap->path_value), fabs(gap->latest));
}

static const char *off_path(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    if (on_it(gap) && gap->gap_low < gap->gap_high)
        return say_fill(v->c, W_MID_ABOUT_ON, "path", path_name(v), NULL);
    if (on_it(gap))
        return say_fill(v->c, gap->target.type == PACE_TARGET_AVERAGE_GROWTH ? W_MID_ON_AVERAGE : W_MID_ON, "path", path_name(v), NULL);
    return say_fill(v->c, gap->gap > 0 ? W_MID_ABOVE : W_MID_BELOW, "path", path_name(v), "amount",
                    midterm_apart(v, gap->latest, gap->path_value), NULL);
}

/* Of a change: how much less or more of it than the path has by then. */
static const char *off_change(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    double path = gap->path_value;
    bool opposite = gap->latest * path < 0, less = fabs(gap->latest) < fabs(path);
    int decimals = amount_recomputed(gap->latest, path, amount_apart(path, gap->latest, midterm_decimals(v, path)));
    if (on_it(gap))
        return say_fill(v->c, W_MID_ON, "path", path_name(v), NULL);
    return say_fill(v->c, opposite ? W_MID_OPPOSITE : less ? W_MID_LESS : W_MID_MORE, "path", path_name(v), "value",
                    midterm_value(v, fabs(path), decimals), "verb", say_word(v->c, path < 0 ? W_MID_FALL : W_MID_GROW), "amount",
                    midterm_apart(v, gap->latest, path), NULL);
}

static const char *off_rank(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    double rest = gap->latest - gap->target_value;
    const char *path = say_fill(v->c, on_it(gap) ? W_MID_ON : W_MID_RANK_PATH, "path", path_name(v), "value",
                                midterm_number(v->c, gap->path_value, amount_decimals(gap->path_value)), NULL);
    const char *left = rest > 0 ? say_fill(v->c, W_MID_RANK_LEFT, "target", midterm_number(v->c, gap->target_value, 0), "amount",
                                           midterm_number(v->c, rest, 0), "places", places(v, rest), NULL)
                                : "";
    return say_fill(v->c, W_MID_JOINED, "a", path, "b", left, NULL);
}

static const char *against_path(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    if (gap->target.type == PACE_TARGET_RANK)
        return off_rank(v);
    if (gap->target.type == PACE_TARGET_CUMULATIVE)
        return off_change(v);
    if (gap->target.type != PACE_TARGET_TOTAL || !isfinite(gap->progress))
        return off_path(v);
    return say_fill(v->c, W_MID_JOINED, "a",
                    say_fill(v->c, W_MID_SHARE_OF, "target", midterm_target(v), "share",
                             midterm_percent(v->c, gap->progress, midterm_share_decimals(gap->progress)), NULL),
                    "b", off_path(v), NULL);
}

/* --- bounds ------------------------------------------------------------------------------------------------------- */

/* bare: without the unit, which the other end has. */
static const char *bound(const midterm_voice *v, double amount, bool bare)
{
    int decimals = v->percent ? amount_apart(amount, 0, midterm_decimals(v, amount)) : amount_decimals(amount);
    const char *text = bare         ? midterm_number(v->c, fabs(amount), decimals)
                       : v->percent ? midterm_points(v, amount, decimals)
                                    : midterm_value(v, fabs(amount), decimals);
    if (!(fabs(amount) > 0))
        return say_word(v->c, W_ZERO);
    return say_fill(v->c, amount < 0 ? W_MID_MINUS : W_MID_PLUS, "amount", text, NULL);
}

static const char *bounds(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    if (isfinite(gap->gap_low) && isfinite(gap->gap_high))
        return say_fill(v->c, W_BETWEEN, "low", bound(v, gap->gap_low, fabs(gap->gap_high) > 0), "high", bound(v, gap->gap_high, false), NULL);
    if (isfinite(gap->gap_low))
        return say_fill(v->c, W_AT_LEAST, "low", bound(v, gap->gap_low, false), NULL);
    if (isfinite(gap->gap_high))
        return say_fill(v->c, W_AT_MOST, "high", bound(v, gap->gap_high, false), NULL);
    return say_word(v->c, W_MID_BOUNDS_UNKNOWN);
}

const char *midterm_state(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    const char *where;
    if (!row_decided(gap))
        where = say_fill(v->c, W_MID_OPEN, "path", path_name(v), "bounds", bounds(v), "verdicts", midterm_conclusion(v->c, gap, false), NULL);
    else if (gap->verdicts & (PACE_MET | PACE_MISSED))
        where = against_target(v);
    else
        where = against_path(v);
    return say_fill(v->c, W_MID_JOINED, "a", midterm_subject(v), "b", where, NULL);
}
