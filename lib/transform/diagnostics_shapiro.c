/* Shapiro and Wilk's W: weights and p by Royston's polynomials (1992, 1995). */
#include <math.h>
#include "pace/diagnostics.h"
#include "pace/moments.h"
#include "transform/least.h"
#include "transform/sum.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"

enum { LEAST = 3, MOST = 5000 };

static double polynomial(const double *c, int count, double x)
{
    double out = 0;
    for (int i = count - 1; i >= 0; i--)
        out = out * x + c[i];
    return out;
}

/* Weights of the upper half, the greatest value first; those of the lower half are their negatives. */
static void weigh(double *a, int64_t n)
{
    const double first[] = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
    const double second[] = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    int64_t half = n / 2, kept = n > 5 ? 2 : 1;
    double squares = 0, root = 1 / sqrt((double)n), norm, left, outer[2];
    if (n == 3) {
        a[0] = sqrt(0.5);
        return;
    }
    for (int64_t i = 0; i < half; i++) {
        a[i] = pace__normal_upper(((double)i + 1 - 0.375) / ((double)n + 0.25));
        squares += 2 * a[i] * a[i];
    }
    norm = sqrt(squares);
    outer[0] = polynomial(first, 6, root) + a[0] / norm;
    outer[1] = polynomial(second, 6, root) + a[1] / norm;
    left = squares - 2 * a[0] * a[0] - (kept > 1 ? 2 * a[1] * a[1] : 0);
    left /= 1 - 2 * outer[0] * outer[0] - (kept > 1 ? 2 * outer[1] * outer[1] : 0);
    for (int64_t i = 0; i < half; i++)
        a[i] = i < kept ? outer[i] : a[i] / sqrt(left);
}

static double p_of(double w, int64_t n)
{
    const double gamma[] = {-2.273, 0.459}, mean_few[] = {0.544, -0.39978, 0.025054, -6.714e-4};
    const double sd_few[] = {1.3822, -0.77857, 0.062767, -0.0020322}, mean[] = {-1.5861, -0.31082, -0.083751, 0.0038915};
    const double sd[] = {-0.4803, -0.082676, 0.0030302}, six_over_pi = 1.90985931710274, third = 1.04719755119660;
    double size = (double)n, far = log(1 - w), logarithm = log(size);
    if (n == 3)
        return fmin(1, fmax(0, six_over_pi * (asin(sqrt(w)) - third)));
    if (n <= 11) {
        double edge = polynomial(gamma, 2, size);
        if (far >= edge)
            return 1e-99;
        return pace__normal_tail((-log(edge - far) - polynomial(mean_few, 4, size)) / exp(polynomial(sd_few, 4, size)));
    }
    return pace__normal_tail((far - polynomial(mean, 4, logarithm)) / exp(polynomial(sd, 3, logarithm)));
}

/* 1 - W from the differences of standardised values and weights, which keeps the digits of W near 1. */
static double statistic(const double *sorted, const double *a, int64_t n)
{
    pace_view view = {sorted, n, 1, PACE_PERIOD_NONE};
    double mean = pace_mean(view, NULL), range = sorted[n - 1] - sorted[0];
    pace__sum weights = {0, 0}, squares = {0, 0}, cross = {0, 0};
    for (int64_t i = 0; i < n; i++) {
        int64_t mirror = n - 1 - i;
        double weight = i == mirror ? 0 : i > mirror ? a[mirror] : -a[i], x = (sorted[i] - mean) / range;
        pace__sum_add(&weights, weight * weight);
        pace__sum_add(&squares, x * x);
        pace__sum_add(&cross, weight * x);
    }
    double all = sqrt(pace__sum_value(weights) * pace__sum_value(squares)), found = pace__sum_value(cross);
    return 1 - (all - found) * (all + found) / (all * all);
}

pace_status pace_shapiro_wilk(pace_test *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace__arena arena;
    pace_status status = PACE_OK;
    int64_t n = 0;
    for (int64_t i = 0; series.x && i < series.n; i++) {
        n += !isnan(series.x[i * series.stride]);
        if (isinf(series.x[i * series.stride]))
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; a test of normality needs finite ones", (long)i + 1);
    }
    if (n < LEAST || n > MOST)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values; %d to %d are right", (long)n, LEAST, MOST);
    pace__arena_init(&arena, allocator);
    double *sorted = pace__arena_room(&arena, (size_t)n, sizeof *sorted), *spare = pace__arena_room(&arena, (size_t)n, sizeof *spare);
    if (arena.failed) {
        status = pace__fail_memory(err);
        goto out;
    }
    n = 0;
    for (int64_t i = 0; i < series.n; i++)
        if (!isnan(series.x[i * series.stride]))
            sorted[n++] = series.x[i * series.stride];
    (void)pace__sort(sorted, spare, n);
    if (!(sorted[n - 1] > sorted[0]) || isinf(sorted[n - 1] - sorted[0])) {
        status = pace__fail(err, PACE_ERR_DATA, "", "all values are alike, or too far apart; values that differ are needed");
        goto out;
    }
    weigh(spare, n);
    double w = statistic(sorted, spare, n);
    *out = (pace_test){w, p_of(w, n), (double)n, 0};
out:
    pace__arena_clear(&arena);
    return status;
}
