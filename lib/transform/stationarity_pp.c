/* The test of Phillips and Perron. */
#include <math.h>
#include "transform/stationarity.h"
#include "transform/sum.h"

/* The regression as it is corrected: residuals' variance s and long-run variance l, standard deviation sd of the regression. */
typedef struct parts {
    double n, s, l, sd;
    double level, level_error; /* coefficient less one of the level before */
    double constant, trend;    /* t values */
} parts;

static int64_t lags_of(const pace_pp_opts *opts, int64_t n)
{
    double root = pow((double)n / 100, 0.25);
    int64_t lags = opts->choice == PACE_PP_FIXED ? opts->lags : (int64_t)((opts->choice == PACE_PP_LONG ? 12 : 4) * root);
    return lags < n ? lags : n - 1;
}

/* Sum of squares of the level (or the level before) about the terms. */
static pace_status spread(double *out, pace__root *root, int terms, bool before, pace_error *err)
{
    pace_regression fit;
    double coef[2];
    pace_view y = {root->y + !before, root->n - 1, 1, {0}}, time = {root->time, root->n - 1, 1, {0}};
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    opts.allocator = root->allocator;
    pace_status status = pace_regress_polynomial(&fit, coef, NULL, NULL, y, time, terms - 1, &opts, err);
    *out = status ? 0 : fit.residual_ss;
    return status == PACE_ERR_DATA || (!status && !(*out > 0)) ? pace__root_flat(root, err) : status;
}

/* Statistics of the constant and the trend, as the article's second table of them. m: spread of the level over n^2. */
static void of_terms(pace_pp *out, const parts *p, const pace__root *root, int terms, double m, double about_mean)
{
    pace__sum y = {0, 0}, ty = {0, 0}, yy = {0, 0};
    for (int64_t t = 1; t < root->n; t++) {
        pace__sum_add(&y, root->y[t]);
        pace__sum_add(&ty, (double)t * root->y[t]);
        pace__sum_add(&yy, root->y[t] * root->y[t]);
    }
    double my = pace__sum_value(y) / (p->n * sqrt(p->n)), mty = pace__sum_value(ty) / (p->n * p->n * sqrt(p->n));
    double myy = pace__sum_value(yy) / (p->n * p->n), share = sqrt(p->s / p->l), rest = (p->l - p->s) / 2 / sqrt(p->l);
    if (terms == PACE_ROOT_TREND) {
        out->constant = share * p->constant - rest * my / (sqrt(m) * sqrt(m + my * my));
        out->trend = share * p->trend - rest * (my / 2 - mty) / (sqrt(m / 12) * sqrt(about_mean));
    } else {
        out->constant = share * p->constant + rest * my / (sqrt(myy) * sqrt(about_mean));
    }
}

static pace_status correct(pace_pp *out, const parts *p, pace__root *root, const pace_pp_opts *opts, pace_error *err)
{
    const int terms = (int)opts->terms;
    double tau = p->level / p->level_error, excess = (p->l - p->s) / 2, n = p->n, m = 0, about_mean = 0;
    out->constant = out->trend = (double)NAN;
    if (opts->form == PACE_PP_REGRESSION) {
        double scaled = n * p->level_error / p->sd;
        out->tau = sqrt(p->s / p->l) * tau - excess / sqrt(p->l) * scaled;
        out->alpha = n * p->level - excess * scaled * scaled;
        return PACE_OK;
    }
    pace_status status = spread(&m, root, terms, opts->form == PACE_PP_LAGGED, err);
    if (!status && opts->form == PACE_PP_CURRENT)
        status = spread(&about_mean, root, PACE_ROOT_CONSTANT, false, err);
    if (status)
        return status;
    m = terms == PACE_ROOT_TREND ? m * ((n * n - 1) / (n * n)) / (n * n) : m / (n * n);
    out->tau = sqrt(p->s / p->l) * tau - excess / sqrt(p->l) / sqrt(m);
    out->alpha = n * p->level - excess / m;
    if (opts->form == PACE_PP_CURRENT)
        of_terms(out, p, root, terms, m, about_mean / (n * n));
    return PACE_OK;
}

static pace_status judge(pace_pp *out, pace__root *root, const pace_pp_opts *opts, pace_error *err)
{
    pace__root_fit fit;
    const int terms = (int)opts->terms;
    const int64_t n = root->n - 1;
    for (int64_t t = 0; t < n; t++) /* the trend from the middle, for the constant's sake */
        root->time[t] -= (double)n / 2;
    pace_status status = pace__root_regress(&fit, root->spare, root, terms, true, 0, 0, NULL, 0, err);
    if (status)
        return status;
    out->n = n;
    out->lags = lags_of(opts, n);
    parts p = {.n = (double)n, .sd = fit.fit.sd, .level = fit.coef[fit.level], .level_error = fit.se[fit.level]};
    p.s = pace__long_run_variance(root->spare, n, 0);
    p.l = pace__long_run_variance(root->spare, n, out->lags);
    p.constant = fit.coef[0] / fit.se[0];
    p.trend = fit.coef[1] / fit.se[1];
    if (!(p.l > 0))
        return pace__root_flat(root, err);
    status = correct(out, &p, root, opts, err);
    if (status)
        return status;
    out->tau_p = pace_root_p(out->tau, opts->terms);
    out->alpha_p = pace__alpha_p(out->alpha, terms);
    out->tau_table = terms == PACE_ROOT_TREND ? pace__fuller_p(out->tau, (double)n) : (double)NAN;
    out->alpha_table = terms == PACE_ROOT_TREND ? pace__fuller_alpha_p(out->alpha, (double)n) : (double)NAN;
    pace__critical_1991(out->critical, terms, (double)n);
    return PACE_OK;
}

static pace_status check(const pace_pp_opts *opts, pace_error *err)
{
    if (opts->size != sizeof *opts || (unsigned)opts->form > PACE_PP_CURRENT || (unsigned)opts->choice > PACE_PP_FIXED || opts->lags < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "options of Phillips-Perron begin with PACE_PP_OPTS_INIT, and lags are not negative");
    if ((unsigned)opts->terms > PACE_ROOT_TREND || (opts->terms == PACE_ROOT_NONE && opts->form != PACE_PP_REGRESSION))
        return pace__fail(err, PACE_ERR_ARG, "", "Phillips-Perron takes a constant or a trend; none at all in the form of the regression");
    return PACE_OK;
}

pace_status pace_pp_test(pace_pp *out, pace_view series, const pace_pp_opts *opts, pace_error *err)
{
    const pace_pp_opts usual = PACE_PP_OPTS_INIT;
    pace__root root;
    pace_pp found = {0};
    opts = opts ? opts : &usual;
    pace_status status = out ? check(opts, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer; give a pace_pp");
    if (!status)
        status = pace__root_gather(&root, series, 4, opts->allocator, err);
    if (status)
        return status;
    status = judge(&found, &root, opts, err);
    pace__root_clear(&root);
    if (!status)
        *out = found;
    return status;
}
