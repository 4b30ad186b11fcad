#include <math.h>
#include "chart/curve.h"

bool curve_is_provisional(uint8_t status)
{
    return status == PACE_STATUS_ESTIMATED || status == PACE_STATUS_PROVISIONAL || status == PACE_STATUS_UNRELIABLE ||
           status == PACE_STATUS_FORECAST || status == PACE_STATUS_IMPUTED || status == PACE_STATUS_UNVALIDATED;
}

double curve_x(pace_period p, pace_freq axis)
{
    pace_span span;
    if (!pace_period_is_set(p))
        return (double)NAN;
    if ((pace_freq)p.freq == axis)
        return p.ord;
    return pace_period_convert(&span, p, axis, NULL) ? (double)NAN : (double)span.last.ord;
}

static void measure(curve *out, pace_view view)
{
    out->low = out->high = (double)NAN;
    out->first = out->last = -1;
    for (int64_t i = 0; i < view.n; i++) {
        if (isnan(view.x[i]))
            continue;
        out->low = fmin(out->low, view.x[i]);
        out->high = fmax(out->high, view.x[i]);
        out->last = i;
        if (out->first < 0)
            out->first = i;
    }
}

static curve_point point_of(const pace_series *series, int64_t i, pace_freq axis, bool joined)
{
    pace_period p = series->view.first;
    p.ord += (int32_t)i;
    uint8_t status = series->status ? series->status[i] : 0;
    return (curve_point){.x = curve_x(p, axis), .value = series->view.x[i], .index = i, .joined = joined,
                         .provisional = curve_is_provisional(status)};
}

static void keep_all(curve *out, const pace_series *series, pace_freq axis)
{
    for (int64_t i = out->first; i <= out->last; i++) {
        if (isnan(series->view.x[i]))
            continue;
        bool joined = i > out->first && !isnan(series->view.x[i - 1]);
        out->at[out->count++] = point_of(series, i, axis, joined);
    }
}

/* Figures from a break on are not those before it: the line is not drawn across. */
static void mark_breaks(curve *out, const pace_series *series)
{
    for (int64_t k = 1; series->status && k < out->count; k++)
        for (int64_t i = out->at[k - 1].index + 1; i <= out->at[k].index && !out->at[k].broken; i++)
            if (series->status[i] == PACE_STATUS_BREAK) {
                out->at[k].broken = true;
                out->at[k].joined = false;
            }
}

/* First, lowest, highest and last of [from, to) in their order. */
static void keep_extremes(curve *out, const pace_series *series, pace_freq axis, int64_t from, int64_t to, bool *joined)
{
    int64_t pick[4] = {-1, -1, -1, -1};
    const double *x = series->view.x;
    for (int64_t i = from; i < to; i++) {
        if (isnan(x[i]))
            continue;
        if (pick[0] < 0)
            pick[0] = pick[1] = pick[2] = i;
        pick[1] = x[i] < x[pick[1]] ? i : pick[1];
        pick[2] = x[i] > x[pick[2]] ? i : pick[2];
        pick[3] = i;
    }
    if (pick[1] > pick[2]) {
        int64_t swap = pick[1];
        pick[1] = pick[2];
        pick[2] = swap;
    }
    for (int k = 0; k < 4 && pick[0] >= 0; k++) {
        if (k > 0 && pick[k] == pick[k - 1])
            continue;
        out->at[out->count++] = point_of(series, pick[k], axis, *joined);
        *joined = true;
    }
    if (pick[0] < 0)
        *joined = false; /* a column without a value is a gap */
}

void curve_build(pen *p, curve *out, const pace_series *series, pace_freq axis, int64_t columns)
{
    out->at = NULL;
    out->count = 0;
    out->dotted = false;
    measure(out, series->view);
    if (out->first < 0)
        return;
    int64_t n = out->last - out->first + 1;
    columns = columns < 16 ? 16 : columns;
    bool all = n <= 4 * columns;
    out->at = pace__arena_alloc(p->scratch, (size_t)(all ? n : 4 * columns), sizeof *out->at);
    if (!out->at) {
        p->failed = true;
        return;
    }
    bool joined = false;
    if (all)
        keep_all(out, series, axis);
    for (int64_t c = 0; c < columns && !all; c++) {
        int64_t from = out->first + (int64_t)((double)n * (double)c / (double)columns);
        int64_t to =
            c + 1 == columns ? out->last + 1 : out->first + (int64_t)((double)n * (double)(c + 1) / (double)columns);
        keep_extremes(out, series, axis, from, to, &joined);
    }
    mark_breaks(out, series);
}
