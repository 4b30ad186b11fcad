/* Slopes that resist outliers: Siegel's repeated medians, and Sen's within seasons. */
#include <math.h>
#include "core/core.h"
#include "pace/trend_tests.h"
#include "transform/trend_kendall.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"

/* work: 3 n */
static pace_siegel siegel_of(const pace__points *p, double *work)
{
    int64_t n = p->n;
    double *medians = work, *slopes = work + n, *spare = work + 2 * n;
    for (int64_t i = 0; i < n; i++) {
        int64_t count = 0;
        for (int64_t j = 0; j < n; j++) {
            if (j != i)
                slopes[count++] = (p->y[j] - p->y[i]) / (p->t[j] - p->t[i]);
        }
        (void)pace__sort(slopes, spare, count);
        medians[i] = pace__median(slopes, count);
    }
    (void)pace__sort(medians, spare, n);
    pace_siegel out = {n, pace__median(medians, n), 0};
    for (int64_t i = 0; i < n; i++)
        slopes[i] = p->y[i] - out.slope * p->t[i];
    (void)pace__sort(slopes, spare, n);
    out.intercept = pace__median(slopes, n);
    return out;
}

pace_status pace_trend_siegel(pace_siegel *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace__points points;
    pace_siegel found = {0, 0, 0};
    pace_status status = out ? PACE_OK : pace__fail(err, PACE_ERR_ARG, "", "pace_trend_siegel needs room for its answer");
    if (!status)
        status = pace__points_gather(&points, NULL, series, false, allocator, "pace_trend_siegel", err);
    if (status)
        return status;
    size_t room = 3 * (size_t)points.n + 1;
    double *work = pace__alloc(allocator, room, sizeof *work);
    if (!work)
        status = pace__fail_memory(err);
    else if (points.n < 2)
        status = pace__fail(err, PACE_ERR_DATA, "", "%ld values have no slope; it takes two at least", (long)points.n);
    else
        found = siegel_of(&points, work);
    if (!status && (!isfinite(found.slope) || !isfinite(found.intercept)))
        status = pace__fail(err, PACE_ERR_RANGE, "", "the values are too large for a slope; scale them down");
    if (work)
        pace__release(allocator, work, room * sizeof *work);
    pace__points_clear(&points);
    if (!status)
        *out = found;
    return status;
}

/* Pairs of one season; points are in the order of time. slopes NULL: only counts. */
static int64_t pairs_of(double *slopes, const pace__points *p, int64_t seasons)
{
    int64_t count = 0;
    for (int64_t i = 0; i < p->n; i++) {
        for (int64_t j = i + 1; j < p->n; j++) {
            double apart = p->t[j] - p->t[i];
            if (fmod(apart, (double)seasons) > 0)
                continue;
            if (slopes)
                slopes[count] = (p->y[j] - p->y[i]) / (apart / (double)seasons);
            count++;
        }
    }
    return count;
}

/* Half to even. */
static double round_even(double x)
{
    double down = floor(x), rest = x - down;
    return rest < 0.5 || (!(rest > 0.5) && !(fmod(down, 2) > 0)) ? down : down + 1;
}

static void read_interval(pace_sen *out, const double *slopes, int64_t count, double half)
{
    double pairs = (double)count, low = round_even((pairs - half) / 2) - 1, high = round_even((pairs + half) / 2);
    out->slope = pace__median(slopes, count);
    out->low = slopes[low > 0 ? (int64_t)low : 0];
    out->high = slopes[high < pairs - 1 ? (int64_t)high : count - 1];
}

static pace_status take_slopes(pace_sen *out, pace__points *p, int64_t seasons, double half, const pace_allocator *allocator,
                               pace_error *err)
{
    int64_t count = pairs_of(NULL, p, seasons), n = p->n;
    size_t room = 2 * (size_t)(count > n ? count : n) + 1;
    double *slopes = pace__alloc(allocator, room, sizeof *slopes), *spare;
    if (!slopes)
        return pace__fail_memory(err);
    spare = slopes + room / 2;
    (void)pairs_of(slopes, p, seasons);
    (void)pace__sort(slopes, spare, count);
    read_interval(out, slopes, count, half);
    (void)pace__sort(p->y, spare, n);
    out->n = n;
    out->intercept = pace__median(p->y, n) - out->slope * (pace__median(p->t, n) / (double)seasons);
    pace__release(allocator, slopes, room * sizeof *slopes);
    if (!isfinite(out->slope) || !isfinite(out->intercept))
        return pace__fail(err, PACE_ERR_RANGE, "", "the values are too large for a slope; scale them down");
    return PACE_OK;
}

pace_status pace_trend_sen_seasonal(pace_sen *out, pace_view series, int64_t seasons, double confidence,
                                    const pace_allocator *allocator, pace_error *err)
{
    pace__points points;
    pace_kendall test;
    pace_sen found;
    if (!out || !(confidence > 0 && confidence < 1))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_trend_sen_seasonal needs room for the slope and a confidence between 0 and 1");
    pace_status status = pace_trend_kendall_seasonal(&test, series, seasons, allocator, err);
    if (!status)
        status = pace__points_gather(&points, NULL, series, false, allocator, "pace_trend_sen_seasonal", err);
    if (status)
        return status;
    seasons = seasons ? seasons : (int64_t)series.first.freq;
    status = take_slopes(&found, &points, seasons, pace__normal_upper((1 - confidence) / 2) * sqrt(test.var), allocator, err);
    pace__points_clear(&points);
    if (!status)
        *out = found;
    return status;
}
