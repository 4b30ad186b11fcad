/* The augmented test of Dickey and Fuller. */
#include <math.h>
#include <string.h>
#include "transform/stationarity.h"
#include "transform/sum.h"

/* F of what the level and some terms explain together; terms: those that stay. */
static pace_status joint(double *out, const pace__root_fit *whole, pace__root *root, int terms, int64_t lags, int64_t start,
                         pace_error *err)
{
    pace__root_fit less;
    double rest;
    if (terms || lags) {
        pace_status status = pace__root_regress(&less, NULL, root, terms, false, lags, start, NULL, 0, err);
        if (status)
            return status;
        rest = less.fit.residual_ss;
    } else {
        pace__sum sum = {0, 0};
        for (int64_t t = start; t < root->n - 1; t++)
            pace__sum_add(&sum, root->change[t] * root->change[t]);
        rest = pace__sum_value(sum);
    }
    double constraints = (double)(whole->fit.terms - terms - lags);
    *out = (rest - whole->fit.residual_ss) / constraints / (whole->fit.sd * whole->fit.sd);
    return PACE_OK;
}

static pace_status phis(pace_adf *out, const pace__root_fit *whole, pace__root *root, int terms, int64_t start, pace_error *err)
{
    pace_status status = PACE_OK;
    for (int i = 0; i < 3; i++) {
        bool there = terms == (i ? PACE_ROOT_TREND : PACE_ROOT_CONSTANT);
        out->phi[i] = (double)NAN;
        pace__critical_phi(out->phi_critical[i], i, root->n - 1);
        if (there && !status)
            status = joint(&out->phi[i], whole, root, i == 2, out->lags, start, err);
    }
    return status;
}

static pace_status judge(pace_adf *out, pace__root_fit *fit, pace__root *root, const pace_adf_opts *opts, pace_error *err)
{
    int64_t longest = 0;
    const int terms = (int)opts->terms;
    pace_status status = pace__root_lags(&out->lags, &longest, &out->criterion, root, terms, opts->choice, opts->lags, opts->hold, err);
    if (status)
        return status;
    int64_t start = opts->hold ? longest : out->lags;
    status = pace__root_regress(fit, NULL, root, terms, true, out->lags, start, NULL, 0, err);
    if (status)
        return status;
    out->n = fit->fit.n;
    out->tau = fit->tau;
    out->p = pace_root_p(out->tau, opts->terms);
    out->p_table = terms == PACE_ROOT_TREND ? pace__fuller_p(out->tau, (double)(root->n - 1)) : (double)NAN;
    pace__critical_2010(out->critical, terms, (double)out->n);
    pace__critical_fuller(out->table, terms, root->n - 1);
    return phis(out, fit, root, terms, start, err);
}

static pace_status check(const pace_adf_opts *opts, pace_error *err)
{
    if (opts->size == sizeof *opts && (unsigned)opts->terms <= PACE_ROOT_QUADRATIC && (unsigned)opts->choice <= PACE_LAGS_CUBE &&
        opts->lags >= -1 && opts->lags <= PACE_ROOT_LAGS_MOST)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "options of ADF begin with PACE_ADF_OPTS_INIT, and lags are -1 to %d",
                      (int)PACE_ROOT_LAGS_MOST);
}

/* why: the row's flags. */
static pace_status test(pace_adf *out, double *coef, double *se, uint8_t *why, pace_view series, const pace_adf_opts *opts,
                        pace_error *err)
{
    pace__root root;
    pace__root_fit fit;
    pace_adf found = {0};
    pace_status status = pace__root_gather(&root, series, 4, opts->allocator, err);
    if (!status) {
        status = judge(&found, &fit, &root, opts, err);
        pace__root_clear(&root);
    }
    *why = root.why;
    if (status)
        return status;
    for (int64_t i = 0; i < fit.fit.terms; i++) {
        if (coef)
            coef[i] = fit.coef[i];
        if (se)
            se[i] = fit.se[i];
    }
    *out = found;
    return PACE_OK;
}

pace_status pace_adf_test(pace_adf *out, double *coef, double *se, pace_view series, const pace_adf_opts *opts, pace_error *err)
{
    const pace_adf_opts usual = PACE_ADF_OPTS_INIT;
    uint8_t why = 0;
    opts = opts ? opts : &usual;
    pace_status status = out ? check(opts, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer; give a pace_adf");
    return status ? status : test(out, coef, se, &why, series, opts, err);
}

static void nothing(pace_adf *out)
{
    *out = (pace_adf){.tau = (double)NAN, .p = (double)NAN, .p_table = (double)NAN, .criterion = (double)NAN};
    for (int i = 0; i < 3; i++) {
        out->critical[i] = out->table[i] = out->phi[i] = (double)NAN;
        for (int j = 0; j < 3; j++)
            out->phi_critical[i][j] = (double)NAN;
    }
}

static pace_status row(void *out, uint8_t *why, pace_view series, const void *opts)
{
    pace_status status = test(out, NULL, NULL, why, series, opts, NULL);
    if (status && status != PACE_ERR_NOMEM)
        nothing(out);
    return status;
}

pace_status pace_adf_rows(pace_adf *out, uint8_t *row_flags, pace_block in, const pace_adf_opts *opts, const pace_exec *exec,
                          pace_error *err)
{
    const pace_adf_opts usual = PACE_ADF_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = check(opts, err);
    return status ? status : pace__root_rows((char *)out, sizeof *out, row_flags, in, row, opts, exec, err);
}
