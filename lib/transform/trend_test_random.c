/* Is the order of a series random? Cox and Stuart, Bartels, Wald and Wolfowitz, Wallis and Moore. */
#include <float.h>
#include <math.h>
#include "core/core.h"
#include "pace/trend_tests.h"
#include "transform/tail.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"
#include "transform/trend_test_rank.h"

static pace_random judged(int64_t n, double z)
{
    double p = 2 * pace__normal_tail(fabs(z));
    return (pace_random){n, z, p < 1 ? p : 1};
}

/* |count - mean| / deviation, half a step nearer for few values. */
static double away(int64_t n, double count, double mean, double variance)
{
    return (fabs(count - mean) - (n > 30 ? 0 : 0.5)) / sqrt(variance);
}

static bool cox_stuart(pace_random *out, const pace__points *p, double *spare)
{
    int64_t n = p->n, third = (n + 2) / 3, up = 0, down = 0;
    (void)spare;
    for (int64_t i = 0; i < third; i++) {
        double early = p->y[i], late = p->y[n - third + i];
        up += late > early;
        down += late < early;
    }
    if (!up && !down)
        return false;
    *out = judged(n, away(n, (double)(up > down ? up : down), (double)n / 6, (double)n / 12));
    return true;
}

/* Twice the ranks are whole numbers. */
static bool bartels(pace_random *out, const pace__points *p, double *spare)
{
    int64_t n = p->n;
    double *ranks = spare + n, k = (double)n, steps = 0, spread = 0;
    pace__rank_twice(ranks, p->y, spare, p->t, n);
    for (int64_t i = 0; i < n; i++) {
        double d = i + 1 < n ? ranks[i + 1] - ranks[i] : 0, away_from_mean = ranks[i] - (k + 1);
        steps += d * d;
        spread += away_from_mean * away_from_mean;
    }
    if (!(spread > 0))
        return false;
    out->n = n;
    out->statistic = steps / spread;
    double a = 5 * k * (k + 1) * (k - 1) * (k - 1) / (2 * (k - 2) * (5 * k * k - 2 * k - 9)) - 0.5;
    out->p = n < 100 ? pace__beta(out->statistic / 4, a, a) : pace__normal_tail((2 - out->statistic) * sqrt((5 * k + 7) / 20));
    return true;
}

/* About the mean and in units of the largest deviation, which changes nothing and loses no digits. */
static bool wald_wolfowitz(pace_random *out, const pace__points *p, double *spare)
{
    int64_t n = p->n;
    double k = (double)n, most = 0, *x = spare;
    pace__sum sum = {0, 0}, two = {0, 0}, four = {0, 0}, three = {0, 0}, circle = {0, 0}, one = {0, 0};
    for (int64_t i = 0; i < n; i++)
        pace__sum_add(&sum, p->y[i] / k);
    for (int64_t i = 0; i < n; i++) {
        x[i] = p->y[i] - sum.high - sum.low;
        most = fmax(most, fabs(x[i]));
    }
    if (!(most > DBL_EPSILON * fabs(sum.high)) || !isfinite(most))
        return false;
    for (int64_t i = 0; i < n; i++)
        x[i] /= most;
    for (int64_t i = 0; i < n; i++) {
        double square = x[i] * x[i];
        pace__sum_add(&one, x[i]);
        pace__sum_add(&two, square);
        pace__sum_add(&three, square * x[i]);
        pace__sum_add(&four, square * square);
        pace__sum_add(&circle, x[i] * x[i + 1 < n ? i + 1 : 0]);
    }
    double s1 = pace__sum_value(one), s2 = pace__sum_value(two), s3 = pace__sum_value(three), s4 = pace__sum_value(four);
    double mean = (s1 * s1 - s2) / (k - 1);
    double variance = (s2 * s2 - s4) / (k - 1) - mean * mean +
                      (s1 * s1 * s1 * s1 - 4 * s1 * s1 * s2 + 4 * s1 * s3 + s2 * s2 - 2 * s4) / ((k - 1) * (k - 2));
    if (!(variance > DBL_EPSILON * s2 * s2))
        return false;
    *out = judged(n, (pace__sum_value(circle) - mean) / sqrt(variance));
    return true;
}

/* Changes of direction, less one: the first and the last phase do not count. */
static bool wallis_moore(pace_random *out, const pace__points *p, double *spare)
{
    int64_t n = p->n, phases = 0;
    int way = 0;
    (void)spare;
    for (int64_t i = 1; i < n; i++) {
        int step = (p->y[i] > p->y[i - 1]) - (p->y[i] < p->y[i - 1]);
        phases += step && way && step != way;
        way = step ? step : way;
    }
    phases = phases > 1 ? phases - 1 : 0;
    *out = judged(n, away(n, (double)phases, (2 * (double)n - 7) / 3, (16 * (double)n - 29) / 90));
    return true;
}

typedef bool random_kernel(pace_random *out, const pace__points *p, double *spare);

static pace_status run(pace_random *out, pace_view series, random_kernel *kernel, int64_t least, const char *what,
                       const pace_allocator *allocator, pace_error *err)
{
    pace__points points;
    pace_random found;
    pace_status status = out ? PACE_OK : pace__fail(err, PACE_ERR_ARG, "", "%s needs room for its answer", what);
    if (!status)
        status = pace__points_gather(&points, NULL, series, false, allocator, what, err);
    if (status)
        return status;
    size_t room = 2 * (size_t)points.n + 1;
    double *spare = pace__alloc(allocator, room, sizeof *spare);
    if (!spare)
        status = pace__fail_memory(err);
    else if (points.n < least)
        status = pace__fail(err, PACE_ERR_DATA, "", "%ld values are too few for this test; it takes %ld", (long)points.n, (long)least);
    else if (!kernel(&found, &points, spare))
        status = pace__fail(err, PACE_ERR_DATA, "", "the values do not differ enough to have an order; give values that change");
    if (spare)
        pace__release(allocator, spare, room * sizeof *spare);
    pace__points_clear(&points);
    if (!status)
        *out = found;
    return status;
}

pace_status pace_trend_cox_stuart(pace_random *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, cox_stuart, 3, "pace_trend_cox_stuart", allocator, err);
}

pace_status pace_trend_bartels(pace_random *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, bartels, 10, "pace_trend_bartels", allocator, err);
}

pace_status pace_trend_wald_wolfowitz(pace_random *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, wald_wolfowitz, 3, "pace_trend_wald_wolfowitz", allocator, err);
}

pace_status pace_trend_wallis_moore(pace_random *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, wallis_moore, 3, "pace_trend_wallis_moore", allocator, err);
}
