/* KPSS: partial sums of residuals against their long-run variance. */
#include <math.h>
#include "transform/stationarity.h"
#include "transform/sum.h"

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

double pace__long_run_variance(const double *r, int64_t n, int64_t lags)
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
    out.statistic = pace__sum_value(squares) / ((double)n * (double)n * pace__long_run_variance(r, n, out.lags));
    out.p = p_of(&out);
    return out;
}

static pace_status check(const pace_kpss_opts *opts, pace_error *err)
{
    if (opts->size == sizeof *opts && (unsigned)opts->choice <= PACE_KPSS_FIXED && opts->lags >= 0)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "options of KPSS begin with PACE_KPSS_OPTS_INIT, and lags are not negative");
}

static pace_status judge(pace_kpss *out, pace__root *root, const pace_kpss_opts *opts, pace_error *err)
{
    double coef[2], *r = root->spare;
    pace_regression fit;
    pace_regress_opts regress = PACE_REGRESS_OPTS_INIT;
    regress.allocator = opts->allocator;
    pace_view y = {root->y, root->n, 1, {0}}, time = {root->time, root->n, 1, {0}};
    pace_status status = pace_regress_polynomial(&fit, coef, NULL, r, y, time, opts->trend, &regress, err);
    if (status)
        return status;
    *out = judged(r, root->n, opts);
    return isfinite(out->statistic) ? PACE_OK : pace__root_flat(root, err);
}

static pace_status test(pace_kpss *out, uint8_t *why, pace_view series, const pace_kpss_opts *opts, pace_error *err)
{
    pace__root root;
    pace_kpss found = {0};
    pace_status status = pace__root_gather(&root, series, 3, opts->allocator, err);
    if (!status) {
        status = judge(&found, &root, opts, err);
        pace__root_clear(&root);
    }
    *why = root.why;
    if (!status)
        *out = found;
    return status;
}

pace_status pace_kpss_test(pace_kpss *out, pace_view series, const pace_kpss_opts *opts, pace_error *err)
{
    const pace_kpss_opts usual = PACE_KPSS_OPTS_INIT;
    uint8_t why = 0;
    opts = opts ? opts : &usual;
    pace_status status = out ? check(opts, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer; give a pace_kpss");
    return status ? status : test(out, &why, series, opts, err);
}

static pace_status row(void *out, uint8_t *why, pace_view series, const void *opts)
{
    const double none = (double)NAN;
    pace_status status = test(out, why, series, opts, NULL);
    if (status && status != PACE_ERR_NOMEM)
        *(pace_kpss *)out = (pace_kpss){0, 0, none, {none, none, none, none}, none};
    return status;
}

pace_status pace_kpss_rows(pace_kpss *out, uint8_t *row_flags, pace_block in, const pace_kpss_opts *opts, const pace_exec *exec,
                           pace_error *err)
{
    const pace_kpss_opts usual = PACE_KPSS_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = check(opts, err);
    return status ? status : pace__root_rows((char *)out, sizeof *out, row_flags, in, row, opts, exec, err);
}
