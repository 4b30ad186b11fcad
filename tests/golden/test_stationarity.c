/* Tests for unit roots and stationarity against urca, tseries, stats and statsmodels: every figure of the tables is looked up
 * and compared; see SOURCES.md. */
#include <stdbool.h>
#include "golden.h"
#include "pace/stationarity.h"

static golden *urca_adf, *urca, *statsmodels, *series, *trends;

typedef struct sheet {
    const golden *table;
    bool seen[GOLDEN_ROWS];
    const char *name;
    double worst, most; /* relative errors met and allowed */
} sheet;

/* The figure of a label, made of parts; each counts as compared. */
static double want(sheet *s, const char *series_name, const char *test, const char *key)
{
    char label[GOLDEN_CELL];
    snprintf(label, sizeof label, "%s/%s%s%s", series_name, test, key[0] ? "/" : "", key);
    for (int i = 0; i < s->table->rows; i++) {
        if (strcmp(s->table->label[i], label))
            continue;
        s->seen[i] = true;
        return s->table->value[1][i];
    }
    fprintf(stderr, "there is no row %s\n", label);
    test_failures++;
    return (double)NAN;
}

static void near(sheet *s, const char *series_name, const char *test, const char *key, double got)
{
    double wanted = want(s, series_name, test, key);
    double error = fabs(got - wanted) / (fabs(wanted) > 0 ? fabs(wanted) : 1);
    s->worst = fmax(s->worst, error);
    if (!(error <= s->most)) {
        fprintf(stderr, "%s %s %s: got %.17g, want %.17g\n", series_name, test, key, got, wanted);
        test_failures++;
    }
}

static void near_all(sheet *s, const char *name, const char *test, const char *key, const double *got, int n)
{
    for (int i = 0; i < n; i++) {
        char at[2 * GOLDEN_CELL];
        snprintf(at, sizeof at, "%s/%d", key, i);
        near(s, name, test, at, got[i]);
    }
}

static void all_compared(const sheet *s)
{
    int compared = 0;
    for (int i = 0; i < s->table->rows; i++) {
        compared += s->seen[i];
        if (!s->seen[i])
            fprintf(stderr, "nothing is compared with %s\n", s->table->label[i]);
    }
    ENSURE(compared == s->table->rows);
    printf("%-40s %4d figures, worst relative error %.2g\n", s->name, compared, s->worst);
}

static pace_view of(const char *name, bool of_r)
{
    bool nile = strcmp(name, "nile") == 0, gdp = strcmp(name, "lgdp") == 0;
    const double *x = golden_column(nile ? trends : series, gdp && of_r ? "lgdp_r" : name);
    return (pace_view){x, nile ? 100 : 203, 1, pace_year(1871)};
}

/* --- urca's ur.df and tseries' adf.test ------------------------------------------------------------------------------- */

static void check_df(sheet *s, const char *name, const char *test, pace_root_terms terms, pace_root_lags choice, int64_t lags)
{
    static const char *const tau[] = {"tau1", "tau2", "tau3"}, *const phi[] = {"phi1", "phi2", "phi3"};
    double coef[32], se[32];
    char key[GOLDEN_CELL];
    pace_adf_opts opts = PACE_ADF_OPTS_INIT;
    pace_adf adf;
    opts.terms = terms;
    opts.choice = choice;
    opts.lags = lags;
    opts.hold = true;
    ENSURE(!pace_adf_test(&adf, coef, se, of(name, true), &opts, NULL));
    snprintf(key, sizeof key, "teststat/%s", tau[terms]);
    near(s, name, test, key, adf.tau);
    snprintf(key, sizeof key, "cval/%s", tau[terms]);
    near_all(s, name, test, key, adf.table, 3);
    for (int i = 0; i < 3; i++) {
        bool there = i == 0 ? terms == PACE_ROOT_CONSTANT : terms == PACE_ROOT_TREND;
        ENSURE(isnan(adf.phi[i]) == !there);
        if (!there)
            continue;
        snprintf(key, sizeof key, "teststat/%s", phi[i]);
        near(s, name, test, key, adf.phi[i]);
        snprintf(key, sizeof key, "cval/%s", phi[i]);
        near_all(s, name, test, key, adf.phi_critical[i], 3);
    }
    near(s, name, test, "lags", (double)lags); /* urca tells the longest, not the chosen */
    if (terms == PACE_ROOT_TREND) { /* constant, level, trend there; constant, trend, level here */
        double swap = coef[1], swap_se = se[1];
        coef[1] = coef[2], se[1] = se[2];
        coef[2] = swap, se[2] = swap_se;
    }
    int count = (int)(adf.lags + 1 + (int)terms);
    near_all(s, name, test, "coef", coef, count);
    near_all(s, name, test, "se", se, count);
}

static void check_urca_adf(void)
{
    static const char *const names[] = {"lgdp", "infl", "nile"};
    sheet s = {.table = urca_adf, .name = "ur.df, adf.test", .most = 1e-10};
    for (int i = 0; i < 3; i++) {
        check_df(&s, names[i], "none_4", PACE_ROOT_NONE, PACE_LAGS_FIXED, 4);
        check_df(&s, names[i], "drift_4", PACE_ROOT_CONSTANT, PACE_LAGS_FIXED, 4);
        check_df(&s, names[i], "trend_4", PACE_ROOT_TREND, PACE_LAGS_FIXED, 4);
        check_df(&s, names[i], "drift_aic_8", PACE_ROOT_CONSTANT, PACE_LAGS_AIC, 8);
        check_df(&s, names[i], "trend_bic_8", PACE_ROOT_TREND, PACE_LAGS_BIC, 8);
        pace_adf_opts opts = PACE_ADF_OPTS_INIT;
        pace_adf adf;
        opts.terms = PACE_ROOT_TREND;
        opts.choice = PACE_LAGS_CUBE;
        ENSURE(!pace_adf_test(&adf, NULL, NULL, of(names[i], true), &opts, NULL));
        near(&s, names[i], "tseries_adf", "statistic", adf.tau);
        near(&s, names[i], "tseries_adf", "lag", (double)adf.lags);
        near(&s, names[i], "tseries_adf", "p", adf.p_table);
    }
    all_compared(&s);
}

/* --- statsmodels ------------------------------------------------------------------------------------------------------ */

static void check_fuller(sheet *s, const char *name, pace_root_terms terms, pace_root_lags choice)
{
    static const char *const term[] = {"n", "c", "ct", "ctt"};
    char test[GOLDEN_CELL];
    pace_adf_opts opts = PACE_ADF_OPTS_INIT;
    pace_adf adf;
    opts.terms = terms;
    opts.choice = choice;
    opts.lags = choice == PACE_LAGS_FIXED ? 4 : -1;
    snprintf(test, sizeof test, "%s_%s", choice == PACE_LAGS_FIXED ? "fixed4" : "aic", term[terms]);
    ENSURE(!pace_adf_test(&adf, NULL, NULL, of(name, false), &opts, NULL));
    near(s, name, test, "stat", adf.tau);
    near(s, name, test, "p", adf.p);
    near(s, name, test, "usedlag", (double)adf.lags);
    near(s, name, test, "nobs", (double)adf.n);
    near(s, name, test, "crit/1%", adf.critical[0]);
    near(s, name, test, "crit/5%", adf.critical[1]);
    near(s, name, test, "crit/10%", adf.critical[2]);
    if (choice == PACE_LAGS_AIC)
        near(s, name, test, "icbest", adf.criterion);
    else
        ENSURE(isnan(adf.criterion));
}

static pace_kpss kpss_of(const char *name, bool of_r, bool trend, pace_kpss_lags choice, int64_t lags)
{
    pace_kpss_opts opts = PACE_KPSS_OPTS_INIT;
    pace_kpss kpss = {0};
    opts.trend = trend;
    opts.choice = choice;
    opts.lags = lags;
    ENSURE(!pace_kpss_test(&kpss, of(name, of_r), &opts, NULL));
    return kpss;
}

static void check_statsmodels(void)
{
    static const char *const names[] = {"lgdp", "infl", "unemp", "nile"}, *const level[] = {"crit/10%", "crit/5%", "crit/2.5%", "crit/1%"};
    sheet s = {.table = statsmodels, .name = "adfuller, kpss", .most = 1e-9};
    for (int i = 0; i < 4; i++) {
        for (int terms = 0; terms < 4; terms++) {
            check_fuller(&s, names[i], (pace_root_terms)terms, PACE_LAGS_AIC);
            check_fuller(&s, names[i], (pace_root_terms)terms, PACE_LAGS_FIXED);
        }
        for (int k = 0; k < 4; k++) {
            static const char *const tests[] = {"kpss_auto_c", "kpss_legacy_c", "kpss_auto_ct", "kpss_legacy_ct"};
            pace_kpss kpss = kpss_of(names[i], false, k > 1, k % 2 ? PACE_KPSS_LEGACY : PACE_KPSS_AUTO, 0);
            near(&s, names[i], tests[k], "stat", kpss.statistic);
            near(&s, names[i], tests[k], "p", kpss.p);
            near(&s, names[i], tests[k], "lags", (double)kpss.lags);
            for (int c = 0; c < 4 && k % 2 == 0; c++)
                near(&s, names[i], tests[k], level[c], kpss.critical[c]);
        }
    }
    all_compared(&s);
}

/* --- urca's other tests ----------------------------------------------------------------------------------------------- */

static void check_kpss(sheet *s, const char *name)
{
    static const char *const tests[] = {"mu_short", "mu_long", "mu_nil", "tau_short"};
    for (int k = 0; k < 4; k++) {
        pace_kpss kpss = kpss_of(name, true, k == 3, k == 1 ? PACE_KPSS_LONG : k == 2 ? PACE_KPSS_FIXED : PACE_KPSS_SHORT, 0);
        near(s, name, tests[k], "stat", kpss.statistic);
        near(s, name, tests[k], "lag", (double)kpss.lags);
        near_all(s, name, tests[k], "cval", kpss.critical, 4);
        if (k == 1 || k == 2)
            continue;
        near(s, name, k ? "tseries_trend" : "tseries_level", "statistic", kpss.statistic);
        near(s, name, k ? "tseries_trend" : "tseries_level", "p_value", kpss.p);
        near(s, name, k ? "tseries_trend" : "tseries_level", "parameter", (double)kpss.lags);
    }
}

static void check_pp(sheet *s, const char *name)
{
    pace_pp_opts opts = PACE_PP_OPTS_INIT;
    pace_pp pp;
    opts.form = PACE_PP_CURRENT;
    ENSURE(!pace_pp_test(&pp, of(name, true), &opts, NULL));
    near(s, name, "pp_tau", "stat", pp.tau);
    near_all(s, name, "pp_tau", "cval", pp.critical, 3);
    near(s, name, "pp_alpha", "", pp.alpha);
    opts.form = PACE_PP_LAGGED;
    opts.terms = PACE_ROOT_TREND;
    ENSURE(!pace_pp_test(&pp, of(name, true), &opts, NULL));
    near(s, name, "pp_stats", "statistic", pp.tau);
    near(s, name, "pp_stats", "p_value", pp.tau_table);
    near(s, name, "pp_stats", "parameter", (double)pp.lags);
}

static void check_urca(void)
{
    static const char *const names[] = {"lgdp", "infl", "nile"};
    sheet s = {.table = urca, .name = "ur.kpss, kpss.test, ur.pp, ur.ers, ur.za", .most = 1e-9};
    for (int i = 0; i < 3; i++) {
        pace_ers ers;
        pace_za za;
        pace_za_opts opts = PACE_ZA_OPTS_INIT;
        check_kpss(&s, names[i]);
        check_pp(&s, names[i]);
        ENSURE(!pace_ers_test(&ers, of(names[i], true), NULL, NULL));
        for (int k = 0; k < 3; k++)
            ers.gls_critical[k] = round(100 * ers.gls_critical[k]) / 100; /* urca tells two decimals */
        near(&s, names[i], "ers_dfgls", "stat", ers.gls);
        near_all(&s, names[i], "ers_dfgls", "cval", ers.gls_critical, 3);
        opts.lags = 2;
        ENSURE(!pace_za_test(&za, NULL, of(names[i], true), &opts, NULL));
        near(&s, names[i], "za", "stat", za.tau);
        near(&s, names[i], "za", "bpoint", (double)za.last + 1);
        near_all(&s, names[i], "za", "cval", za.critical, 3);
    }
    all_compared(&s);
}

int main(void)
{
    urca_adf = golden_read("stationarity_urca_adf.tsv");
    urca = golden_read("stationarity_urca.tsv");
    statsmodels = golden_read("stationarity_statsmodels.tsv");
    series = golden_read("stationarity_series.tsv");
    trends = golden_read("trend_series.tsv");
    check_urca_adf();
    check_statsmodels();
    check_urca();
    free(urca_adf);
    free(urca);
    free(statsmodels);
    free(series);
    free(trends);
    return TEST_RESULT;
}
