/* The tests of Elliott, Rothenberg and Stock. */
#include <math.h>
#include "transform/stationarity.h"
#include "transform/sum.h"

/* x[t] less `near` of the one before; the first stays. */
static void quasi(double *out, const double *x, int64_t n, double near)
{
    for (int64_t t = n - 1; t > 0; t--)
        out[t] = x[t] - near * x[t - 1];
    out[0] = x[0];
}

/* The level or line of the quasi-differenced series: coef, and the sum of squares that it leaves. */
static pace_status detrend(double coef[2], double *rest, pace__root *root, bool trend, double near, double *spare, pace_error *err)
{
    const int64_t n = root->n;
    pace_regression fit;
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace_view columns[] = {{spare + n, n, 1, {0}}, {spare + 2 * n, n, 1, {0}}};
    opts.allocator = root->allocator;
    opts.no_constant = true;
    quasi(spare, root->y, n, near);
    for (int64_t t = 0; t < n; t++)
        spare[n + t] = t ? 1 - near : 1;
    quasi(spare + 2 * n, root->time, n, near);
    pace_status status = pace_regress(&fit, coef, NULL, NULL, (pace_view){spare, n, 1, {0}}, columns, trend ? 2 : 1, &opts, err);
    *rest = status ? 0 : fit.residual_ss;
    return status == PACE_ERR_NOMEM ? status : status ? pace__root_flat(root, err) : PACE_OK;
}

/* Sum of squared changes, about their mean over all n (the first counts as 0) where there is a trend, as urca has it. */
static double under_null(const pace__root *root, bool trend)
{
    const int64_t n = root->n;
    pace__sum sum = {0, 0}, squares = {0, 0};
    for (int64_t t = 0; t + 1 < n; t++)
        pace__sum_add(&sum, root->change[t]);
    double mean = trend ? pace__sum_value(sum) / (double)n : 0;
    pace__sum_add(&squares, mean * mean);
    for (int64_t t = 0; t + 1 < n; t++)
        pace__sum_add(&squares, (root->change[t] - mean) * (root->change[t] - mean));
    return pace__sum_value(squares);
}

static double schwarz(const pace_regression *fit)
{
    double n = (double)fit->n;
    return n * log(fit->residual_ss / n) + n * (log(2 * 3.14159265358979323846) + 1) + log(n) * (double)(fit->terms + 1);
}

/* Lags of the autoregression with the least BIC. */
static pace_status order(int64_t *lags, pace__root *root, int64_t most, bool own, pace_error *err)
{
    pace__root_fit fit;
    double least = (double)INFINITY;
    pace_status status = PACE_OK;
    for (int64_t k = most > 0; k <= most && !status; k++) {
        status = pace__root_regress(&fit, NULL, root, PACE_ROOT_CONSTANT, true, k, own ? k : most, NULL, 0, err);
        double value = status ? 0 : schwarz(&fit.fit);
        if (status || !(value < least))
            continue;
        least = value;
        *lags = k;
    }
    return status;
}

/* Variance in the long run of the changes, by their autoregression. */
static pace_status autoregression(double *out, int64_t *lags, pace__root *root, int64_t most, bool own, pace_error *err)
{
    pace__root_fit fit;
    pace__sum sum = {1, 0};
    pace_status status = order(lags, root, most, own, err);
    if (!status)
        status = pace__root_regress(&fit, NULL, root, PACE_ROOT_CONSTANT, true, *lags, *lags, NULL, 0, err);
    if (status)
        return status;
    for (int64_t i = 1; i <= *lags; i++)
        pace__sum_add(&sum, -fit.coef[fit.level + i]);
    *out = (fit.fit.sd / pace__sum_value(sum)) * (fit.fit.sd / pace__sum_value(sum));
    return PACE_OK;
}

static pace_status point(pace_ers *out, pace__root *root, const pace_ers_opts *opts, double near, double rest, pace_error *err)
{
    double variance = 0;
    pace_status status = autoregression(&variance, &out->point_lags, root, opts->lags < 0 ? 4 : opts->lags, opts->own_periods, err);
    if (status)
        return status;
    out->point = (rest - near * under_null(root, opts->trend)) / variance;
    pace__critical_point(out->point_critical, opts->trend, root->n);
    return isfinite(out->point) ? PACE_OK : pace__root_flat(root, err);
}

/* The root's series becomes the detrended one. */
static pace_status dickey(pace_ers *out, pace__root *root, const pace_ers_opts *opts, const double coef[2], pace_error *err)
{
    pace__root_fit fit;
    int64_t longest = 0;
    double criterion;
    for (int64_t t = 0; t < root->n; t++)
        root->y[t] -= coef[0] + (opts->trend ? coef[1] * root->time[t] : 0);
    pace_status status = pace__root_changes(root, err);
    if (!status)
        status = pace__root_lags(&out->lags, &longest, &criterion, root, PACE_ROOT_NONE, opts->choice, opts->lags, opts->hold, err);
    if (!status)
        status = pace__root_regress(&fit, NULL, root, PACE_ROOT_NONE, true, out->lags, opts->hold ? longest : out->lags, NULL, 0, err);
    if (status)
        return status;
    out->gls = fit.tau;
    out->gls_p = opts->trend ? (double)NAN : pace_root_p(out->gls, PACE_ROOT_NONE);
    pace__critical_gls(out->gls_critical, opts->trend, root->n);
    return PACE_OK;
}

static pace_status judge(pace_ers *out, pace__root *root, const pace_ers_opts *opts, pace_error *err)
{
    double near = 1 - (opts->trend ? 13.5 : 7) / (double)root->n, coef[2], rest = 0;
    size_t room = 3 * (size_t)root->n;
    double *spare = pace__alloc(root->allocator, room, sizeof *spare);
    if (!spare)
        return pace__fail_memory(err);
    out->n = root->n;
    pace_status status = detrend(coef, &rest, root, opts->trend, near, spare, err);
    pace__release(root->allocator, spare, room * sizeof *spare);
    if (!status)
        status = point(out, root, opts, near, rest, err);
    return status ? status : dickey(out, root, opts, coef, err);
}

static pace_status check(const pace_ers_opts *opts, pace_error *err)
{
    if (opts->size == sizeof *opts && (unsigned)opts->choice < PACE_LAGS_CUBE && opts->lags >= -1 && opts->lags <= PACE_ROOT_LAGS_MOST)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "options of DF-GLS begin with PACE_ERS_OPTS_INIT; lags are -1 to %d, chosen by AIC, BIC, t "
                      "or fixed", (int)PACE_ROOT_LAGS_MOST);
}

pace_status pace_ers_test(pace_ers *out, pace_view series, const pace_ers_opts *opts, pace_error *err)
{
    const pace_ers_opts usual = PACE_ERS_OPTS_INIT;
    pace__root root;
    pace_ers found = {0};
    opts = opts ? opts : &usual;
    pace_status status = out ? check(opts, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer; give a pace_ers");
    if (!status)
        status = pace__root_gather(&root, series, 6, opts->allocator, err);
    if (status)
        return status;
    status = judge(&found, &root, opts, err);
    pace__root_clear(&root);
    if (!status)
        *out = found;
    return status;
}
