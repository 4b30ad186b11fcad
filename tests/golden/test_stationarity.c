/* KPSS against statsmodels, urca and tseries, and what it refuses; see SOURCES.md. */
#include "../failing.h"
#include "golden.h"
#include "pace/stationarity.h"

static double worst;

static void near(const char *what, double got, double want)
{
    double error = fabs(got - want) / fabs(want);
    worst = fmax(worst, error);
    if (!(error <= 1e-10))
        fprintf(stderr, "%s: got %.17g, want %.17g\n", what, got, want);
    ENSURE(error <= 1e-10);
}

static void check_series(const golden *series, const golden *tests, const char *name, int n)
{
    pace_view view = {golden_column(series, name), n, 1, pace_year(1871)};
    char column[64];
    worst = 0;
    for (int i = 0; i < tests->rows; i++) {
        pace_kpss_opts opts = PACE_KPSS_OPTS_INIT;
        pace_kpss t;
        opts.trend = golden_column(tests, "trend")[i] > 0;
        opts.choice = (pace_kpss_lags)golden_column(tests, "choice")[i];
        ENSURE(!pace_kpss_test(&t, view, &opts, NULL) && t.n == n);
        near(tests->label[i], t.statistic, golden_column(tests, name)[i]);
        snprintf(column, sizeof column, "%s_lags", name);
        ENSURE_NEAR((double)t.lags, golden_column(tests, column)[i], 0);
        snprintf(column, sizeof column, "%s_p", name);
        if (!isnan(golden_column(tests, column)[i]))
            near(tests->label[i], t.p, golden_column(tests, column)[i]);
    }
    printf("%-40s %4d tests, worst error %.2g\n", name, tests->rows, worst);
}

static void check_refusals(void)
{
    static const double flat[] = {1, 1, 1, 1}, gap[] = {1, (double)NAN, 2, 3}, endless[] = {1, (double)INFINITY, 2, 3};
    static const double some[] = {1, 3, 2, 4, 3};
    pace_kpss t = {.n = 7};
    ENSURE(pace_kpss_test(&t, (pace_view){flat, 4, 1, pace_year(2000)}, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_kpss_test(&t, (pace_view){flat, 2, 1, pace_year(2000)}, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_kpss_test(&t, (pace_view){gap, 4, 1, pace_year(2000)}, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_kpss_test(&t, (pace_view){endless, 4, 1, pace_year(2000)}, NULL, NULL) == PACE_ERR_RANGE);
    pace_status status = PACE_ERR_NOMEM;
    for (int64_t k = 0; status && k < 20; k++) {
        failing state = {k, true, false, 0};
        pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
        pace_kpss_opts opts = PACE_KPSS_OPTS_INIT;
        opts.allocator = &allocator;
        ENSURE(t.n == 7);
        status = pace_kpss_test(&t, (pace_view){some, 5, 1, pace_year(2000)}, &opts, NULL);
        ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK) && state.live == 0);
    }
    ENSURE(status == PACE_OK);
}

int main(void)
{
    golden *series = golden_read("trend_series.tsv"), *tests = golden_read("stationarity_kpss.tsv");
    check_series(series, tests, "nile", 100);
    check_series(series, tests, "lgdp", 203);
    check_refusals();
    free(series);
    free(tests);
    return TEST_RESULT;
}
