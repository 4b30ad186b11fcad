/* KPSS: partial sums of residuals against their long-run variance. */
#include <math.h>
#include "core/core.h"
#include "pace/regression.h"
#include "pace/stationarity.h"
#include "transform/trend_points.h"

static double product(const double *r, int64_t n, int64_t lag)
{
    pace__sum sum = {0, 0};
    for (int64_t i = lag; i < n; i++)
        pace__sum_add(&sum, r[i] * r[i - lag]);
    return pace__sum_value(sum);
}

static int64_t chosen_by_data(const double *r, int64_t n)
{
    int64_t last = (int64_t)pow((double)n, 2.0 / 9);
    double level = product(r, n, 0) / (double)n, slope = 0;
    for (int64_t i = 1; i <= last && i < n; i++) {
        double p = 2 * product(r, n, i) / (double)n;
        level += p;
        slope += (double)i * p;
    }
    double ratio = slope / level, lags = 1.1447 * cbrt(ratio * ratio) * cbrt((double)n);
    return lags < (double)(n - 1) ? (int64_t)lags : n - 1;
}

static int64_t lags_of(const double *r, int64_t n, const pace_kpss_opts *opts)
{
    double root = pow((double)n / 100, 0.25);
    int64_t lags = opts->choice == PACE_KPSS_SHORT    ? (int64_t)(4 * root)
                   : opts->choice == PACE_KPSS_LONG   ? (int64_t)(12 * root)
                   : opts->choice == PACE_KPSS_LEGACY ? (int64_t)ceil(12 * root)
                   : opts->choice == PACE_KPSS_AUTO   ? chosen_by_data(r, n)
                                                      : opts->lags;
    return lags < n ? lags : n - 1;
}

static double long_run_variance(const double *r, int64_t n, int64_t lags)
{
    double sum = product(r, n, 0);
    for (int64_t j = 1; j <= lags; j++)
        sum += 2 * (1 - (double)j / (double)(lags + 1)) * product(r, n, j);
    return sum / (double)n;
}

static double p_of(const pace_kpss *t)
{
    static const double level[] = {0.10, 0.05, 0.025, 0.01};
    if (t->statistic <= t->critical[0])
        return level[0];
    for (int i = 1; i < 4; i++) {
        if (t->statistic < t->critical[i])
            return level[i - 1] + (level[i] - level[i - 1]) * (t->statistic - t->critical[i - 1]) /
                                      (t->critical[i] - t->critical[i - 1]);
    }
    return level[3];
}

static pace_kpss judged(const double *r, int64_t n, const pace_kpss_opts *opts)
{
    pace_kpss out = {n, lags_of(r, n, opts), 0, {0.347, 0.463, 0.574, 0.739}, 0};
    static const double about_line[] = {0.119, 0.146, 0.176, 0.216};
    pace__sum path = {0, 0}, squares = {0, 0};
    for (int64_t i = 0; i < n; i++) {
        pace__sum_add(&path, r[i]);
        pace__sum_add(&squares, pace__sum_value(path) * pace__sum_value(path));
    }
    for (int i = 0; opts->trend && i < 4; i++)
        out.critical[i] = about_line[i];
    out.statistic = pace__sum_value(squares) / ((double)n * (double)n * long_run_variance(r, n, out.lags));
    out.p = p_of(&out);
    return out;
}

static pace_status check(pace_view series, const pace_kpss_opts *opts, pace_error *err)
{
    if (opts->size != sizeof *opts || (unsigned)opts->choice > PACE_KPSS_FIXED || opts->lags < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "options of KPSS begin with PACE_KPSS_OPTS_INIT, and lags are not negative");
    if (series.n < 3 || !series.x)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values are too few for a test; give three at least", (long)series.n);
    for (int64_t i = 0; i < series.n; i++) {
        double x = series.x[i * series.stride];
        if (!isfinite(x))
            return pace__fail(err, isnan(x) ? PACE_ERR_DATA : PACE_ERR_RANGE, "", "value %ld is missing or infinite; the test takes a "
                              "series without gaps", (long)i + 1);
    }
    return PACE_OK;
}

pace_status pace_kpss_test(pace_kpss *out, pace_view series, const pace_kpss_opts *opts, pace_error *err)
{
    const pace_kpss_opts usual = PACE_KPSS_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = out ? check(series, opts, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer");
    if (status)
        return status;
    size_t n = (size_t)series.n;
    double *r = pace__alloc(opts->allocator, n, 2 * sizeof *r), coef[2];
    if (!r)
        return pace__fail_memory(err);
    for (size_t i = 0; i < n; i++)
        r[n + i] = (double)i;
    pace_regression fit;
    pace_regress_opts regress = PACE_REGRESS_OPTS_INIT;
    regress.allocator = opts->allocator;
    pace_view time = {r + n, series.n, 1, series.first};
    status = pace_regress_polynomial(&fit, coef, NULL, r, series, time, opts->trend, &regress, err);
    pace_kpss found = {0};
    if (!status)
        found = judged(r, series.n, opts);
    pace__release(opts->allocator, r, n * 2 * sizeof *r);
    if (!status && !isfinite(found.statistic))
        status = pace__fail(err, PACE_ERR_DATA, "", "the series has no spread to test");
    if (!status)
        *out = found;
    return status;
}
