/* Tests for seasons and portmanteau tests against R; see SOURCES.md. */
#include "golden.h"
#include "pace/seasonality.h"

static double worst;

static void near(const char *what, double got, double want, double tolerance)
{
    double error = fabs(got - want) / fabs(want);
    worst = fmax(worst, error);
    if (!(error <= tolerance))
        fprintf(stderr, "%s: got %.17g, want %.17g\n", what, got, want);
    ENSURE(error <= tolerance);
}

static void check_series(const golden *series, const golden *tests, const char *name, int n)
{
    pace_view view = {golden_column(series, name), n, 1, pace_month(1920, 1)};
    pace_seasonality s;
    ENSURE(!pace_seasonality_test(&s, view, NULL, NULL) && s.period == 12 && s.n == n - 1);
    worst = 0;
    near("kruskal", s.kruskal.statistic, golden_cell(tests, "kruskal", name), 1e-12);
    near("kruskal p", s.kruskal.p, golden_cell(tests, "kruskal_p", name), 1e-10);
    near("friedman", s.friedman.statistic, golden_cell(tests, "friedman", name), 1e-12);
    near("friedman p", s.friedman.p, golden_cell(tests, "friedman_p", name), 1e-10);
    near("qs", s.qs.statistic, golden_cell(tests, "qs", name), 1e-12);
    near("qs p", s.qs.p, golden_cell(tests, "qs_p", name), 1e-10);
    near("F", s.f.statistic, golden_cell(tests, "F_seasonal_dummies", name), 1e-12);
    near("F p", s.f.p, golden_cell(tests, "F_p", name), 1e-10);
    printf("%-40s %4d values, worst error %.2g\n", name, 8, worst);
}

static void check_portmanteau(void)
{
    golden *series = golden_read("portmanteau.tsv"), *tests = golden_read("portmanteau_tests.tsv");
    worst = 0;
    for (int i = 0; i < tests->rows; i++) {
        const char *name = tests->label[i];
        bool lh = name[2] == '_';
        pace_view view = {golden_column(series, lh ? "lh" : "airline_resid"), lh ? 48 : 144, 1, pace_year(1)};
        int64_t lags = lh ? atoi(name + 3) : 24;
        pace_test t;
        ENSURE(!pace_portmanteau_test(&t, view, lags, lh ? 0 : 2, name[0] == 'b' ? PACE_BOX_PIERCE : PACE_LJUNG_BOX, NULL));
        near(name, t.statistic, golden_cell(tests, name, "statistic"), 1e-13);
        near(name, t.p, golden_cell(tests, name, "p"), 1e-12);
        near(name, t.df, golden_cell(tests, name, "df"), 0);
    }
    printf("%-40s %4d values, worst error %.2g\n", "Ljung-Box and Box-Pierce", 3 * tests->rows, worst);
    free(series);
    free(tests);
}

int main(void)
{
    golden *series = golden_read("seasonality.tsv"), *tests = golden_read("seasonality_tests.tsv");
    check_series(series, tests, "nottem", 240);
    check_series(series, tests, "lairpassengers", 144);
    check_series(series, tests, "ldeaths", 72);
    check_portmanteau();
    free(series);
    free(tests);
    return TEST_RESULT;
}
