/* Mann-Kendall by sorting: a merge sort turns as many pairs as there are falling ones, and equal values stand together.
 */
#include "core/core.h"
#include "pace/trend.h"
#include "transform/trend_kendall.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"

pace__tally pace__tally_of(double *values, double *spare, int64_t n)
{
    double all = (double)n * (double)(n - 1) / 2, tied = 0, ties = 0;
    int64_t falling = pace__sort(values, spare, n), equal = 0;
    for (int64_t from = 0, to; from < n; from = to) {
        double t;
        for (to = from + 1; to < n && !(values[to] > values[from]);)
            to++;
        t = (double)(to - from);
        equal += (to - from) * (to - from - 1) / 2;
        tied += t * (t - 1) / 2;
        ties += t * (t - 1) * (2 * t + 5);
    }
    return (pace__tally){n * (n - 1) / 2 - equal - 2 * falling,
                   ((double)n * (double)(n - 1) * (2 * (double)n + 5) - ties) / 18, sqrt(all) * sqrt(all - tied)};
}

void pace__tally_judge(pace_kendall *out, int64_t n, pace__tally t, bool nearer)
{
    *out = (pace_kendall){n, t.s, t.var, 0, 1, (double)NAN};
    if (!(t.var > 0))
        return;
    out->tau = (double)t.s / t.pairs;
    out->z = (double)(nearer ? t.s - (t.s > 0) + (t.s < 0) : t.s) / sqrt(t.var);
    out->p = 2 * pace__normal_tail(fabs(out->z));
    out->p = out->p < 1 ? out->p : 1;
}

/* Longer series would overflow the count of pairs. */
enum { MOST_VALUES = 2000000000 };

static pace_status gather(pace__points *points, pace_view series, const void *out, const pace_allocator *allocator,
                          const char *what, pace_error *err)
{
    if (!out || series.n > MOST_VALUES)
        return pace__fail(err, PACE_ERR_ARG, "", "%s needs a series of at most %d values and room for its answer", what,
                          MOST_VALUES);
    return pace__points_gather(points, NULL, series, false, allocator, what, err);
}

pace_status pace_trend_kendall(pace_kendall *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace__points points;
    int64_t n;
    pace_status status = gather(&points, series, out, allocator, "pace_trend_kendall", err);
    if (status)
        return status;
    n = points.n;
    if (n >= 2)
        pace__tally_judge(out, n, pace__tally_of(points.y, points.t, n), true);
    pace__points_clear(&points);
    if (n < 2)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values have no trend; it takes two at least", (long)n);
    return PACE_OK;
}

/* Values of one season stand together when they are picked season by season; times are whole numbers. */
static int64_t pick_season(double *to, const pace_view *series, int64_t season, int64_t seasons)
{
    int64_t n = 0;
    for (int64_t i = season; i < series->n; i += seasons) {
        double x = series->x[i * series->stride];
        if (!isnan(x))
            to[n++] = x;
    }
    return n;
}

pace_status pace_trend_kendall_seasonal(pace_kendall *out, pace_view series, int64_t seasons,
                                        const pace_allocator *allocator, pace_error *err)
{
    pace__points points;
    pace__tally total = {0, 0, 0};
    int64_t n = 0, compared = 0;
    pace_status status;
    seasons = seasons ? seasons : (int64_t)series.first.freq;
    if (seasons < 1)
        return pace__fail(err, PACE_ERR_ARG, "",
                          "a year has no such number of seasons; give 1 or more, or periods to the series");
    status = gather(&points, series, out, allocator, "pace_trend_kendall_seasonal", err);
    if (status)
        return status;
    for (int64_t season = 0; season < seasons && season < series.n; season++) {
        int64_t here = pick_season(points.y, &series, season, seasons);
        pace__tally one = pace__tally_of(points.y, points.t, here);
        total.s += one.s;
        total.var += one.var;
        total.pairs += one.pairs;
        compared += here > 1;
        n += here;
    }
    pace__points_clear(&points);
    if (!compared)
        return pace__fail(err, PACE_ERR_DATA, "", "no season has two values, so nothing can be compared");
    pace__tally_judge(out, n, total, true);
    return PACE_OK;
}
