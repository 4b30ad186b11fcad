/* Disaggregation against gretl and JDemetra+, whose names of runs say what was asked for; see SOURCES.md. */
#include "golden.h"
#include "pace/disaggregate.h"

enum { MOST = 256 };

static golden *series;
static double trend[MOST];

/* A run: the series of a country and the options that a name asks for. */
typedef struct run {
    const double *low;
    int years, first_year, count;
    pace_view indicators[3];
    pace_disagg_opts opts;
} run;

static int length(const double *x)
{
    int n = series->rows;
    while (n > 0 && isnan(x[n - 1]))
        n--;
    return n;
}

static bool has(const char *name, const char *what)
{
    return strstr(name, what) != NULL;
}

/* `same_start`: what the indicators hold before the coarse series is not looked at. */
static run run_of(const char *name, bool same_start)
{
    run out = {.opts = PACE_DISAGG_OPTS_INIT};
    bool swiss = !has(name, "macro");
    const char *const names[] = {swiss ? "exports" : "income", swiss ? "imports" : "output"};
    out.low = golden_column(series, swiss ? "sales" : "consumption");
    out.years = length(out.low);
    out.first_year = swiss ? 1975 : 1959;
    if (has(name, "det2"))
        out.indicators[out.count++] = (pace_view){trend, MOST, 1, pace_quarter(out.first_year, 1)};
    for (int i = 0; i < (has(name, "_2x") ? 2 : has(name, "noind") ? 0 : 1); i++) {
        const double *x = golden_column(series, names[i]);
        int skip = swiss && same_start ? 12 : 0;
        out.indicators[out.count++] = (pace_view){x + skip, length(x) - skip, 1, pace_quarter(swiss ? 1972 + skip / 4 : 1959, 1)};
    }
    out.opts.no_constant = has(name, "det0");
    out.opts.conversion = has(name, "_avg") || has(name, "verage") ? PACE_MEAN
                          : has(name, "_first") || has(name, "First") ? PACE_FIRST
                          : has(name, "_last") || has(name, "Last")   ? PACE_LAST
                                                                      : PACE_SUM;
    return out;
}

/* Values, where `want` has them, and the regression. */
static void compare(const char *name, run *r, const double *want, const double *want_se, double tolerance, double se_tolerance, pace_disagg_fit *fit)
{
    double got[MOST], se[MOST];
    char label[80];
    pace_error err = PACE_ERROR_INIT;
    pace_view low = {r->low, r->years, 1, pace_year(r->first_year)};
    int n = length(want);
    pace_status status = pace_disaggregate((pace_out){got, MOST, 1}, (pace_out){se, MOST, 1}, NULL, fit, low, r->indicators, r->count,
                                           PACE_QUARTERLY, &r->opts, &err);
    if (status)
        fprintf(stderr, "%s: %s\n", name, err.text);
    ENSURE(!status);
    if (status)
        return;
    golden_compare(name, got, want, n, 1, 1, tolerance);
    snprintf(label, sizeof label, "%s, standard errors", name);
    if (want_se)
        golden_compare(label, se, want_se, n, 1, 1e-2, se_tolerance);
}

static void check_gretl_fit(const golden *fits, const char *name, const pace_disagg_fit *fit, double tolerance)
{
    const double *coef[3] = {golden_column(fits, "coef0"), golden_column(fits, "coef1"), golden_column(fits, "coef2")};
    double worst = 0, scale = has(name, "_avg") ? 4 : 1; /* gretl takes averages for sums and multiplies at the end */
    for (int i = 0; i < fits->rows; i++) {
        if (strcmp(fits->label[i], name))
            continue;
        if (!has(name, "fernandez"))
            worst = fabs(fit->rho - golden_column(fits, "rho")[i]);
        worst = fmax(worst, fabs(fit->loglik / golden_column(fits, "loglik")[i] - 1));
        worst = fmax(worst, fabs(fit->rss / scale / scale / golden_column(fits, "rss")[i] - 1));
        for (int k = 0; k < 3; k++)
            if (!isnan(coef[k][i]))
                worst = fmax(worst, fabs(fit->coef[k] / scale / coef[k][i] - 1));
        printf("%-40s  and its regression, worst error %.2g\n", "", worst);
        if (worst > tolerance)
            fprintf(stderr, "%s: rho %.10g, log likelihood %.10g, sum of squares %.10g\n", name, fit->rho, fit->loglik, fit->rss);
        ENSURE(worst <= tolerance);
    }
}

/* Estimates of rho end where a search does, at its own tolerance; what is not estimated agrees to the last digits. */
static void check_gretl(const golden *t, const golden *fits)
{
    double quarter[GOLDEN_ROWS];
    for (int k = 1; k < t->columns; k++) {
        const char *name = t->name[k];
        run r = run_of(name, true);
        pace_disagg_fit fit;
        bool sought = has(name, "-mle") || has(name, "-ssr");
        r.opts.method = has(name, "chow-lin") ? PACE_CHOW_LIN : has(name, "fernandez") ? PACE_FERNANDEZ : PACE_DENTON_CHOLETTE;
        r.opts.criterion = has(name, "afd") ? PACE_ADDITIVE : PACE_PROPORTIONAL;
        r.opts.rule = has(name, "-ssr") ? PACE_RHO_RSS : has(name, "rho0.9") ? PACE_RHO_FIXED : PACE_RHO_LIKELIHOOD;
        r.opts.rho = 0.9;
        if (has(name, "afd_avg")) { /* where that multiplies the indicator's part too */
            r.opts.conversion = PACE_SUM;
            for (int i = 0; i < t->rows; i++)
                quarter[i] = t->value[k][i] / 4;
        }
        compare(name, &r, has(name, "afd_avg") ? quarter : t->value[k], NULL, sought ? 2e-6 : 1e-10, 0, &fit);
        if (fit.n)
            check_gretl_fit(fits, name, &fit, sought ? 1e-4 : 1e-8);
    }
}

static void check_jd(const golden *t)
{
    for (int k = 1; k + 1 < t->columns; k += 2) {
        const char *name = t->name[k];
        run r = run_of(name, false);
        pace_disagg_fit fit;
        bool fixed = has(name, "_fixed"), sought = !fixed && has(name, "Ar1") && has(name, "macro");
        r.opts.method = has(name, "RwAr1") ? PACE_LITTERMAN : has(name, "/Rw") ? PACE_FERNANDEZ : PACE_CHOW_LIN;
        r.opts.start = PACE_START_STATIONARY;
        r.opts.errors = PACE_ERRORS_LIKELIHOOD;
        r.opts.rule = fixed ? PACE_RHO_FIXED : PACE_RHO_LIKELIHOOD;
        r.opts.rho = has(name, "fixed0.9") ? 0.9 : 0.5;
        compare(name, &r, t->value[k], t->value[k + 1], sought ? 1e-5 : 1e-10, sought ? 1e-4 : has(name, "/Rw") ? 1e-5 : 1e-12, &fit);
    }
}

static void check_benchmarking(const golden *t)
{
    for (int k = 1; k < t->columns; k++) {
        const char *name = t->name[k];
        run r = run_of(name, false);
        pace_disagg_fit fit;
        r.opts.method = has(name, "cholette") ? PACE_CHOLETTE : has(name, "original") ? PACE_DENTON : PACE_DENTON_CHOLETTE;
        r.opts.criterion = has(name, "_add_") ? PACE_ADDITIVE : PACE_PROPORTIONAL;
        r.opts.differences = has(name, "d2") ? 2 : 1;
        r.opts.rho = has(name, "rho1.0") ? 1 : has(name, "rho0.9") ? 0.9 : 0.729;
        r.opts.lambda = has(name, "lambda1.0") ? 1 : has(name, "lambda0.5") ? 0.5 : 0;
        r.opts.bias = has(name, "_Additive") ? PACE_BIAS_ADDITIVE_COARSE : has(name, "_Multiplicative") ? PACE_BIAS_MULTIPLICATIVE : PACE_BIAS_NONE;
        compare(name, &r, t->value[k], NULL, 1e-10, 0, &fit);
    }
}

static void check_files(const char *stem, void (*check)(const golden *))
{
    for (int i = 1; i <= 3; i++) {
        char file[64];
        snprintf(file, sizeof file, "%s_%d.tsv", stem, i);
        golden *t = golden_read(file);
        check(t);
        free(t);
    }
}

static golden *gretl_fits;

static void check_gretl_file(const golden *t)
{
    check_gretl(t, gretl_fits);
}

int main(void)
{
    series = golden_read("disagg_series.tsv");
    gretl_fits = golden_read("disagg_gretl_fits.tsv");
    for (int i = 0; i < MOST; i++)
        trend[i] = i + 1;
    check_files("disagg_gretl", check_gretl_file);
    check_files("disagg_jd", check_jd);
    check_files("disagg_jd_benchmark", check_benchmarking);
    free(series);
    free(gretl_fits);
    return TEST_RESULT;
}
