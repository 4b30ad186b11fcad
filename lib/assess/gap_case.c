/* What all kinds of targets share: the frame of a row, reasons, distance. */
#include <math.h>
#include "model/direction.h"
#include "assess/assess.h"
#include "core/qualifier.h"
#include "pace/growth.h"

double gap_yearly(const gap_case *c, double first, double last, int64_t periods)
{
    if (periods <= 0)
        return (double)NAN;
    return pace_growth_compound(first, last, (double)periods / c->per_year, NULL);
}

int gap_direction(const gap_case *c)
{
    return pace__target_direction(c->target, c->series);
}

void gap_explain(gap_case *c, int field, double value, pace_reason why)
{
    c->out->why[field] = (uint8_t)(isnan(value) ? why : PACE_WHY_NOTHING);
}

void gap_without(gap_case *c, int first, int last, pace_reason why)
{
    for (int field = first; field <= last; field++)
        c->out->why[field] = (uint8_t)why;
}

pace_reason gap_why_no_path(const gap_case *c)
{
    const uint8_t *why = c->out->why;
    if (c->goal_why)
        return c->goal_why;
    if (why[PACE_GAP_LATEST])
        return (pace_reason)why[PACE_GAP_LATEST];
    return why[PACE_GAP_BASE] ? (pace_reason)why[PACE_GAP_BASE] : PACE_WHY_SIGN;
}

bool gap_is_real(pace_basis basis)
{
    return basis.kind == PACE_BASIS_CONSTANT || basis.kind == PACE_BASIS_CHAINED || basis.kind == PACE_BASIS_PREVIOUS_YEAR;
}

static bool is_silent(pace_basis basis)
{
    return basis.kind == PACE_BASIS_NONE || basis.kind == PACE_BASIS_UNSTATED;
}

/* Rates at comparable prices of whatever year are one kind; levels are comparable in the same prices only. */
bool gap_bases_agree(pace_basis a, pace_basis b, bool rates)
{
    if (is_silent(a) || is_silent(b) || pace_basis_same(a, b))
        return true;
    return rates && gap_is_real(a) && gap_is_real(b);
}

static void note_status(gap_case *c, const gap_point *point)
{
    switch (point->status) {
    case PACE_STATUS_DEFINITION: c->undefined = true; break;
    case PACE_STATUS_UNRELIABLE:
    case PACE_STATUS_UNVALIDATED: c->out->caveats |= PACE_CAVEAT_UNRELIABLE; break;
    case PACE_STATUS_ESTIMATED:
    case PACE_STATUS_FORECAST:
    case PACE_STATUS_IMPUTED:
    case PACE_STATUS_PROVISIONAL: c->out->caveats |= PACE_CAVEAT_ESTIMATE; break;
    default: break;
    }
    if (point->estimate)
        c->out->caveats |= PACE_CAVEAT_ESTIMATE;
}

void gap_note(gap_case *c, const gap_point *point)
{
    if (!isnan(point->value))
        note_status(c, point);
}

/* "At least 10000" is no base to count from: the bound stays in c->base, the field empty. */
void gap_set_base(gap_case *c, gap_point point)
{
    pace_gap *out = c->out;
    c->base = point;
    out->base = point.value;
    gap_explain(c, PACE_GAP_BASE, out->base, PACE_WHY_NO_BASE);
    if (!isnan(out->base) && gap_is_open(point.range)) {
        out->base = (double)NAN;
        out->why[PACE_GAP_BASE] = PACE_WHY_BASE_BOUND;
    }
}

void gap_set_latest(gap_case *c, pace_period period, gap_point point)
{
    int64_t elapsed = 0;
    c->latest = point;
    if (pace_period_diff(&elapsed, period, c->target->base_period, NULL))
        elapsed = 0;
    c->elapsed = elapsed;
    c->out->latest_period = period;
    c->out->latest = point.value;
    if (c->periods > 0)
        c->out->time = (double)elapsed / (double)c->periods;
    else
        c->out->why[PACE_GAP_TIME] = PACE_WHY_UNDATED;
    gap_note(c, &point);
}

void gap_measure_distance(gap_case *c)
{
    pace_gap *out = c->out;
    gap_range range = gap_minus(c->latest.range, c->path);
    out->gap = gap_difference(out->latest, out->path_value);
    if (gap_is_exact(range) && !isnan(out->gap)) {
        out->gap_low = out->gap_high = out->gap;
    } else {
        out->gap_low = isfinite(range.low) ? gap_difference(c->latest.range.low, c->path.high) : range.low;
        out->gap_high = isfinite(range.high) ? gap_difference(c->latest.range.high, c->path.low) : range.high;
        out->gap_low = fmin(out->gap_low, isnan(out->gap) ? out->gap_high : out->gap); /* last digits must not cross */
        out->gap_high = fmax(out->gap_high, isnan(out->gap) ? out->gap_low : out->gap);
    }
    if (isfinite(out->path_value) && fabs(out->path_value) > 0)
        out->gap_relative = out->gap / out->path_value;
    gap_explain(c, PACE_GAP_PATH_VALUE, out->path_value, gap_why_no_path(c));
    gap_explain(c, PACE_GAP_GAP, out->gap, gap_why_no_path(c));
}
