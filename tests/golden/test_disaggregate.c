/* Disaggregation against R, and where they lie against gretl and JDemetra+; see SOURCES.md. */
#include "outside.h"
#include "pace/disaggregate.h"

enum { MOST = 256 };

static golden *series, *values[3], *fits;

typedef struct figure {
    const char *name, *low, *indicator[2];
    int first_year, count; /* of the coarse figures */
    pace_disagg_method method;
    pace_disagg_criterion criterion;
    int differences;
    pace_rho_rule rule;
    double rho, rho_least;
    pace_conversion conversion;
    double tolerance, fit_tolerance;
} figure;

#define SWISS "sales", {"exports", NULL}, 1975, 36
#define ALONE "sales", {NULL, NULL}, 1975, 36
#define LATER "sales", {"exports", NULL}, 1980, 26
#define MACRO "consumption", {"income", NULL}, 1959, 50
#define NO_RHO PACE_RHO_LIKELIHOOD, 0, 0
#define SMOOTH(method, criterion, differences) method, criterion, differences, NO_RHO, PACE_SUM, 1e-11, 0
#define MODEL(method, rule, rho) method, PACE_PROPORTIONAL, 1, rule, rho, 0, PACE_SUM
#define EXACT 1e-10, 1e-9
#define SOUGHT 2e-7, 1e-6

static const figure figures[] = {
    {"denton_ind_h0_additive", SWISS, SMOOTH(PACE_DENTON, PACE_ADDITIVE, 0)},
    {"denton_ind_h0_proportional", SWISS, SMOOTH(PACE_DENTON, PACE_PROPORTIONAL, 0)},
    {"denton_ind_h1_additive", SWISS, PACE_DENTON, PACE_ADDITIVE, 1, NO_RHO, PACE_SUM, 1e-10, 0},
    {"denton_ind_h1_proportional", SWISS, PACE_DENTON, PACE_PROPORTIONAL, 1, NO_RHO, PACE_SUM, 1e-10, 0},
    {"denton_ind_h2_additive", SWISS, PACE_DENTON, PACE_ADDITIVE, 2, NO_RHO, PACE_SUM, 1e-7, 0},
    {"denton_ind_h2_proportional", SWISS, PACE_DENTON, PACE_PROPORTIONAL, 2, NO_RHO, PACE_SUM, 1e-7, 0},
    {"dentoncholette_ind_h0_additive", SWISS, SMOOTH(PACE_DENTON_CHOLETTE, PACE_ADDITIVE, 0)},
    {"dentoncholette_ind_h0_proportional", SWISS, SMOOTH(PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 0)},
    {"dentoncholette_ind_h1_additive", SWISS, SMOOTH(PACE_DENTON_CHOLETTE, PACE_ADDITIVE, 1)},
    {"dentoncholette_ind_h1_proportional", SWISS, SMOOTH(PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 1)},
    {"dentoncholette_ind_h2_additive", SWISS, SMOOTH(PACE_DENTON_CHOLETTE, PACE_ADDITIVE, 2)},
    {"dentoncholette_ind_h2_proportional", SWISS, PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 2, NO_RHO, PACE_SUM, 1e-10, 0},
    {"dentoncholette_noind_h0_additive", ALONE, SMOOTH(PACE_DENTON_CHOLETTE, PACE_ADDITIVE, 0)},
    {"dentoncholette_noind_h0_proportional", ALONE, SMOOTH(PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 0)},
    {"dentoncholette_noind_h1_additive", ALONE, SMOOTH(PACE_DENTON_CHOLETTE, PACE_ADDITIVE, 1)},
    {"dentoncholette_noind_h1_proportional", ALONE, SMOOTH(PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 1)},
    {"dentoncholette_noind_h2_additive", ALONE, SMOOTH(PACE_DENTON_CHOLETTE, PACE_ADDITIVE, 2)},
    {"dentoncholette_noind_h2_proportional", ALONE, SMOOTH(PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 2)},
    {"dentoncholette_ind_sum", SWISS, SMOOTH(PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 1)},
    {"dentoncholette_ind_average", SWISS, PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 1, NO_RHO, PACE_MEAN, 1e-11, 0},
    {"dentoncholette_ind_first", SWISS, PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 1, NO_RHO, PACE_FIRST, 1e-11, 0},
    {"dentoncholette_extrapolate", LATER, SMOOTH(PACE_DENTON_CHOLETTE, PACE_PROPORTIONAL, 1)},
    {"uniform", ALONE, SMOOTH(PACE_UNIFORM, PACE_ADDITIVE, 0)},
    {"chow_lin_fixed_0.5", SWISS, MODEL(PACE_CHOW_LIN, PACE_RHO_FIXED, 0.5), EXACT},
    {"chow_lin_fixed_0.9", SWISS, MODEL(PACE_CHOW_LIN, PACE_RHO_FIXED, 0.9), EXACT},
    {"chow_lin_fixed_noind_0.9", ALONE, MODEL(PACE_CHOW_LIN, PACE_RHO_FIXED, 0.9), EXACT},
    {"chow_lin_minrss_ecotrim", SWISS, MODEL(PACE_CHOW_LIN, PACE_RHO_RSS_ECOTRIM, 0), SOUGHT},
    {"chow_lin_minrss_quilis", SWISS, MODEL(PACE_CHOW_LIN, PACE_RHO_RSS, 0), 1e-6, 5e-5},
    {"chowlin_fixed_0.8_extrapolate", LATER, MODEL(PACE_CHOW_LIN, PACE_RHO_FIXED, 0.8), EXACT},
    {"chowlin_maxlog_average", SWISS, PACE_CHOW_LIN, PACE_PROPORTIONAL, 1, NO_RHO, PACE_MEAN, SOUGHT},
    {"chowlin_maxlog_first", SWISS, PACE_CHOW_LIN, PACE_PROPORTIONAL, 1, NO_RHO, PACE_FIRST, SOUGHT},
    {"chowlin_maxlog_last", SWISS, PACE_CHOW_LIN, PACE_PROPORTIONAL, 1, NO_RHO, PACE_LAST, SOUGHT},
    {"chowlin_maxlog_sum", SWISS, MODEL(PACE_CHOW_LIN, PACE_RHO_LIKELIHOOD, 0), SOUGHT},
    {"chowlin_maxlog_two_indicators", "sales", {"exports", "imports"}, 1975, 36, MODEL(PACE_CHOW_LIN, PACE_RHO_LIKELIHOOD, 0), SOUGHT},
    {"fast", SWISS, MODEL(PACE_CHOW_LIN, PACE_RHO_FIXED, 0.99999), 1e-8, 1e-6},
    {"ols", SWISS, MODEL(PACE_OLS, PACE_RHO_LIKELIHOOD, 0), EXACT},
    {"fernandez", SWISS, MODEL(PACE_FERNANDEZ, PACE_RHO_LIKELIHOOD, 0), EXACT},
    {"fernandez_extrapolate", LATER, MODEL(PACE_FERNANDEZ, PACE_RHO_LIKELIHOOD, 0), EXACT},
    {"fernandez_noind", ALONE, MODEL(PACE_FERNANDEZ, PACE_RHO_LIKELIHOOD, 0), EXACT},
    {"litterman_fixed_0.5", SWISS, MODEL(PACE_LITTERMAN, PACE_RHO_FIXED, 0.5), EXACT},
    {"litterman_maxlog", SWISS, MODEL(PACE_LITTERMAN, PACE_RHO_LIKELIHOOD, 0), SOUGHT},
    {"litterman_minrss", SWISS, MODEL(PACE_LITTERMAN, PACE_RHO_RSS, 0), 1e-5, 5e-5},
    {"dynamic_fixed_0.5", SWISS, MODEL(PACE_DYNAMIC, PACE_RHO_FIXED, 0.5), EXACT},
    {"dynamic_fixed_0.9", SWISS, MODEL(PACE_DYNAMIC, PACE_RHO_FIXED, 0.9), EXACT},
    {"dynamic_maxlog", SWISS, MODEL(PACE_DYNAMIC, PACE_RHO_LIKELIHOOD, 0), SOUGHT},
    {"dynamic_minrss", SWISS, MODEL(PACE_DYNAMIC, PACE_RHO_RSS, 0), SOUGHT},
    {"macro_chow_lin_maxlog_2x", "consumption", {"income", "output"}, 1959, 50, MODEL(PACE_CHOW_LIN, PACE_RHO_LIKELIHOOD, 0), SOUGHT},
    {"macro_chow_lin_maxlog_truncated_m1", MACRO, PACE_CHOW_LIN, PACE_PROPORTIONAL, 1, PACE_RHO_LIKELIHOOD, 0, -1, PACE_SUM, SOUGHT},
    {"macro_chow_lin_minrss_ecotrim", MACRO, MODEL(PACE_CHOW_LIN, PACE_RHO_RSS_ECOTRIM, 0), SOUGHT},
    {"macro_chow_lin_minrss_quilis", MACRO, MODEL(PACE_CHOW_LIN, PACE_RHO_RSS, 0), 1e-6, 5e-5},
    {"macro_dynamic_maxlog", MACRO, MODEL(PACE_DYNAMIC, PACE_RHO_LIKELIHOOD, 0), SOUGHT},
    {"macro_dynamic_minrss", MACRO, MODEL(PACE_DYNAMIC, PACE_RHO_RSS, 0), SOUGHT},
    {"macro_litterman_maxlog", MACRO, MODEL(PACE_LITTERMAN, PACE_RHO_LIKELIHOOD, 0), SOUGHT},
};

static int length(const double *x)
{
    int n = series->rows;
    while (n > 0 && isnan(x[n - 1]))
        n--;
    return n;
}

static pace_view indicator_view(const char *name)
{
    const double *x = golden_column(series, name);
    bool swiss = !strcmp(name, "exports") || !strcmp(name, "imports");
    return (pace_view){x, length(x), 1, pace_quarter(swiss ? 1972 : 1959, 1)};
}

static const double *wanted(const char *name)
{
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < values[i]->columns; k++)
            if (!strcmp(values[i]->name[k], name))
                return values[i]->value[k];
    fprintf(stderr, "there is no column %s\n", name);
    test_failures++;
    return NULL;
}

static void check_fit(const figure *f, const pace_disagg_fit *fit)
{
    static const char *const names[] = {"rho", "s2", "s2_gls", "loglik", "rss", "r_squared", "adjusted", "aic", "bic"};
    const double got[] = {fit->rho, fit->s2, fit->s2_gls, fit->loglik, fit->rss, fit->r_squared, fit->adjusted, fit->aic, fit->bic};
    double worst = 0;
    char column[24];
    for (int i = 0; i < 9 + 2 * fit->terms; i++) {
        int k = (i - 9) / 2;
        snprintf(column, sizeof column, "%s%d", i % 2 ? "coef" : "se", k);
        double want = golden_cell(fits, f->name, i < 9 ? names[i] : column), have = i < 9 ? got[i] : i % 2 ? fit->coef[k] : fit->se[k];
        if (isnan(want))
            continue;
        double error = fabs(have - want) / fmax(fabs(want), i == 0 || i == 5 || i == 6 ? 1 : 1e-3);
        if (!(error <= f->fit_tolerance))
            fprintf(stderr, "%s %s: %.17g, not %.17g\n", f->name, i < 9 ? names[i] : column, have, want);
        worst = fmax(worst, error);
    }
    printf("%-40s  and its regression, worst error %.2g\n", "", worst);
    ENSURE(worst <= f->fit_tolerance);
}

static void check_figure(const figure *f)
{
    double low[MOST], got[MOST];
    const double *from = golden_column(series, f->low);
    pace_disagg_opts opts = PACE_DISAGG_OPTS_INIT;
    pace_disagg_fit fit;
    pace_error err = PACE_ERROR_INIT;
    pace_view indicators[2];
    int64_t n = 0, count = 0;
    pace_period first;
    int skip = f->first_year == 1980 ? 5 : 0;
    for (int i = 0; i < f->count; i++)
        low[i] = from[i + skip] * (f->conversion == PACE_SUM ? 1 : 0.25);
    for (; count < 2 && f->indicator[count]; count++)
        indicators[count] = indicator_view(f->indicator[count]);
    opts.method = f->method;
    opts.criterion = f->criterion;
    opts.differences = f->differences;
    opts.rule = f->rule;
    opts.rho = f->rho;
    opts.rho_least = f->rho_least;
    opts.conversion = f->conversion;
    pace_view coarse = {low, f->count, 1, pace_year(f->first_year)};
    ENSURE(!pace_disagg_periods(&n, &first, coarse, indicators, count, PACE_QUARTERLY, &err));
    pace_status status = pace_disaggregate((pace_out){got, MOST, 1}, (pace_out){0}, NULL, &fit, coarse, indicators, count,
                                           PACE_QUARTERLY, &opts, &err);
    ENSURE(!status);
    if (status) {
        fprintf(stderr, "%s: %s\n", f->name, err.text);
        return;
    }
    golden_compare(f->name, got, wanted(f->name), (int)n, 1, 1, f->tolerance);
    if (f->fit_tolerance > 0)
        check_fit(f, &fit);
}

int main(void)
{
    series = golden_read("disagg_series.tsv");
    fits = golden_read("disagg_fits.tsv");
    values[0] = golden_read("disagg_values_1.tsv");
    values[1] = golden_read("disagg_values_2.tsv");
    values[2] = golden_read("disagg_values_3.tsv");
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        check_figure(&figures[i]);
    for (int i = 0; i < 3; i++)
        free(values[i]);
    free(series);
    free(fits);
    return TEST_RESULT;
}
