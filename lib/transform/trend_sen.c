/* The median slope of all pairs, and Spearman's correlation of ranks with time. */
#include <string.h>
#include "core/core.h"
#include "core/twofold.h"
#include "pace/trend.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"

static void slopes_of(double *slopes, const pace__points *p)
{
    int64_t count = 0;
    for (int64_t i = 0; i < p->n; i++)
        for (int64_t j = i + 1; j < p->n; j++)
            slopes[count++] = (p->y[j] - p->y[i]) / (p->t[j] - p->t[i]);
}

/* Sum of t (t - 1)(2 t + 5) over groups of equal values. */
static double ties_of(const double *sorted, int64_t n)
{
    double ties = 0;
    for (int64_t from = 0, to; from < n; from = to) {
        double t;
        for (to = from + 1; to < n && !(sorted[to] > sorted[from]);)
            to++;
        t = (double)(to - from);
        ties += t * (t - 1) * (2 * t + 5);
    }
    return ties;
}

/* Half to even, whatever the mode of rounding: the ranks are far below 2^52. */
static double round_even(double x)
{
    double down = floor(x), rest = x - down;
    if (rest < 0.5 || (!(rest > 0.5) && !(fmod(down, 2) > 0)))
        return down;
    return down + 1;
}

/* slopes sorted; p->y sorted too. */
static void read_slopes(pace_sen *out, const double *slopes, int64_t count, const pace__points *p, double confidence)
{
    double n = (double)p->n, pairs = (double)count;
    double sd = sqrt((n * (n - 1) * (2 * n + 5) - ties_of(p->y, p->n)) / 18);
    double half = pace__normal_upper((1 - confidence) / 2) * sd;
    double low = round_even((pairs - half) / 2) - 1, high = round_even((pairs + half) / 2);
    out->n = p->n;
    out->slope = pace__median(slopes, count);
    out->low = slopes[low > 0 ? (int64_t)low : 0];
    out->high = slopes[high < pairs - 1 ? (int64_t)high : count - 1];
    out->intercept = pace__median(p->y, p->n) - out->slope * pace__median(p->t, p->n);
}

pace_status pace_trend_sen(pace_sen *out, pace_view series, double confidence, const pace_allocator *allocator,
                           pace_error *err)
{
    pace__points points;
    pace_sen sen;
    int64_t n, count;
    double *slopes = NULL;
    size_t room = 0;
    pace_status status;
    if (!out || !(confidence > 0 && confidence < 1))
        return pace__fail(err, PACE_ERR_ARG, "",
                          "pace_trend_sen needs room for the slope and a confidence between 0 and 1");
    status = pace__points_gather(&points, NULL, series, false, allocator, "pace_trend_sen", err);
    if (status)
        return status;
    n = points.n;
    if (n < 2) {
        status = pace__fail(err, PACE_ERR_DATA, "", "%ld values have no slope; it takes two at least", (long)n);
        goto out;
    }
    if (n > 2000000000) {
        status = pace__fail_memory(err);
        goto out;
    }
    count = n * (n - 1) / 2;
    room = (size_t)count + (size_t)(count > n ? count : n);
    slopes = pace__alloc(allocator, room, sizeof *slopes);
    if (!slopes) {
        status = pace__fail_memory(err);
        goto out;
    }
    slopes_of(slopes, &points);
    (void)pace__sort(slopes, slopes + count, count);
    (void)pace__sort(points.y, slopes + count, n);
    read_slopes(&sen, slopes, count, &points, confidence);
    if (!isfinite(sen.slope) || !isfinite(sen.intercept)) {
        status = pace__fail(err, PACE_ERR_RANGE, "", "the values are too large for a slope; scale them down");
        goto out;
    }
    *out = sen;
out:
    pace__release(allocator, slopes, room * sizeof *slopes);
    pace__points_clear(&points);
    return status;
}

static int64_t find(const double *sorted, int64_t n, double x, bool after)
{
    int64_t low = 0, high = n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (sorted[middle] < x || (after && !(sorted[middle] > x)))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Twice the rank less its mean is a whole number, so the sums are exact for any series that fits in memory, and so is 1
 * - rho^2 up to one rounding: near 1 it decides the p. */
static void correlate(pace_spearman *out, const pace__points *p, const double *sorted)
{
    pace__sum product = {0, 0}, square = {0, 0}, times = {0, 0};
    pace__twofold both, all;
    double n = (double)p->n, rest;
    out->n = p->n;
    for (int64_t i = 0; i < p->n; i++) {
        double rank = (double)(find(sorted, p->n, p->y[i], false) + find(sorted, p->n, p->y[i], true) + 1) - (n + 1);
        double time = 2 * (double)(i + 1) - (n + 1);
        pace__sum_add(&product, rank * time);
        pace__sum_add(&square, rank * rank);
        pace__sum_add(&times, time * time);
    }
    out->rho = out->p = (double)NAN;
    if (!(pace__sum_value(square) > 0))
        return;
    both = pace__twofold_product(pace__sum_value(product), pace__sum_value(product));
    all = pace__twofold_product(pace__sum_value(square), pace__sum_value(times));
    rest = fmax((all.high - both.high) + (all.low - both.low), 0);
    out->rho = fmax(-1, fmin(1, pace__sum_value(product) / sqrt(all.high)));
    out->p = 2 * pace__student_tail(fabs(pace__sum_value(product)) * sqrt((n - 2) / rest), n - 2);
}

pace_status pace_trend_spearman(pace_spearman *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace__points points;
    double near[2 * PACE__POINTS_NEAR], *sorted = near;
    size_t room = 0;
    int64_t n;
    pace_status status;
    if (!out)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_trend_spearman needs room for its answer");
    status = pace__points_gather(&points, NULL, series, false, allocator, "pace_trend_spearman", err);
    if (status)
        return status;
    n = points.n;
    if (n < 3) {
        status = pace__fail(err, PACE_ERR_DATA, "", "%ld values have no correlation to test; it takes three at least",
                            (long)n);
        goto out;
    }
    if (n > PACE__POINTS_NEAR) {
        room = 2 * (size_t)n;
        sorted = pace__alloc(allocator, room, sizeof *sorted);
    }
    if (!sorted) {
        status = pace__fail_memory(err);
        goto out;
    }
    memcpy(sorted, points.y, (size_t)n * sizeof *sorted);
    (void)pace__sort(sorted, sorted + n, n);
    correlate(out, &points, sorted);
out:
    if (room)
        pace__release(allocator, sorted, room * sizeof *sorted);
    pace__points_clear(&points);
    return status;
}
