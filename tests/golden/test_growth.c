/* Growth against R and tsbox; see SOURCES.md. */
#include "golden.h"
#include "pace/growth.h"

enum { MOST = GOLDEN_ROWS };
static const double tolerance = 1e-12;

static void check_kind(const golden *table, pace_period first, pace_growth_kind kind, int64_t lag, const char *column,
                       double scale)
{
    const double *x = golden_column(table, "x"), *want = golden_column(table, column);
    double got[MOST];
    pace_growth_opts opts = PACE_GROWTH_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    opts.lag = lag;
    ENSURE(pace_growth((pace_out){got, MOST, 1}, NULL, (pace_view){x, table->rows, 1, first}, kind, &opts, &err) ==
           PACE_OK);
    golden_compare(column, got, want, table->rows, scale, 1, tolerance);
}

static void check_series(const char *file, pace_period first)
{
    golden *table = golden_read(file);
    int64_t year = first.freq;
    printf("%s\n", file);
    check_kind(table, first, PACE_GROWTH_POP, 0, "pc", 100);
    check_kind(table, first, PACE_GROWTH_YOY, 0, "pcy", 100);
    check_kind(table, first, PACE_GROWTH_ANNUALIZED, 0, "pca", 100);
    check_kind(table, first, PACE_GROWTH_DIFF, 0, "diff", 1);
    check_kind(table, first, PACE_GROWTH_DIFF, year, "diffy", 1);
    check_kind(table, first, PACE_GROWTH_LOG, 0, "logdiff100", 100);
    check_kind(table, first, PACE_GROWTH_LOG, year, "logdiffy100", 100);
    free(table);
}

static void check_one(const golden *wanted, const char *name, double got)
{
    double want = golden_cell(wanted, name, "value");
    golden_compare(name, &got, &want, 1, 1, 0, tolerance);
}

/* From one year to another, and the trend, of real GDP. */
static void check_long_run(void)
{
    golden *gdp = golden_read("growth_realgdp.tsv"), *wanted = golden_read("growth_cagr_realgdp.tsv");
    pace_period first = pace_quarter(1959, 1);
    const double *x = golden_column(gdp, "x");
    pace_view view = {x, gdp->rows, 1, first};
    double rates[MOST], cagr[MOST], trend = 0;
    printf("growth_cagr_realgdp.tsv\n");
    ENSURE(pace_growth((pace_out){cagr, MOST, 1}, NULL, view, PACE_GROWTH_CAGR, NULL, NULL) == PACE_OK);
    check_one(wanted, "cagr", cagr[gdp->rows - 1]);
    check_one(wanted, "cagr", pace_growth_compound(x[0], x[gdp->rows - 1], (gdp->rows - 1) / 4.0, NULL));
    ENSURE(pace_growth((pace_out){rates, MOST, 1}, NULL, view, PACE_GROWTH_POP, NULL, NULL) == PACE_OK);
    check_one(wanted, "geo_mean_pop", pace_growth_average((pace_view){rates + 1, gdp->rows - 1, 1, first}, NULL));
    ENSURE(pace_growth_trend(&trend, view, NULL) == PACE_OK);
    check_one(wanted, "log_trend_annual", trend);
    check_one(wanted, "log_trend_slope", log1p(trend) / 4);
    free(gdp);
    free(wanted);
}

static void check_annual(void)
{
    golden *annual = golden_read("growth_annual_realgdp.tsv");
    const double *mean = golden_column(annual, "annual_mean");
    double got[MOST];
    printf("growth_annual_realgdp.tsv\n");
    ENSURE(pace_growth((pace_out){got, MOST, 1}, NULL, (pace_view){mean, annual->rows, 1, pace_year(1959)},
                       PACE_GROWTH_YOY, NULL, NULL) == PACE_OK);
    golden_compare("annual_avg_growth", got, golden_column(annual, "annual_avg_growth"), annual->rows, 100, 1,
                   tolerance);
    free(annual);
}

/* Q4 on Q4, the fourth quarters taken out of the quarterly series by their stride. */
static void check_fourth_quarters(void)
{
    golden *gdp = golden_read("growth_realgdp.tsv"), *annual = golden_read("growth_annual_realgdp.tsv");
    double got[MOST];
    pace_view fourth = {golden_column(gdp, "x") + 3, annual->rows, 4, pace_year(1959)};
    ENSURE(pace_growth((pace_out){got, MOST, 1}, NULL, fourth, PACE_GROWTH_POP, NULL, NULL) == PACE_OK);
    golden_compare("q4q4", got, golden_column(annual, "q4q4"), annual->rows, 100, 1, tolerance);
    free(gdp);
    free(annual);
}

static void check_years(void)
{
    static const char *const columns[] = {"annual_avg_growth", "q4q4", "carry_over"};
    golden *gdp = golden_read("growth_realgdp.tsv"), *annual = golden_read("growth_annual_realgdp.tsv");
    pace_view x = {golden_column(gdp, "x"), gdp->rows, 1, pace_quarter(1959, 1)};
    double got[MOST];
    ENSURE(pace_growth_year_count(x) == annual->rows + 1 && pace_period_same(pace_growth_first_year(x), pace_year(1959)));
    for (int k = 0; k < 3; k++) {
        ENSURE(pace_growth_years((pace_out){got, MOST, 1}, NULL, x, (pace_year_growth)k, NULL) == PACE_OK);
        golden_compare(columns[k], got, golden_column(annual, columns[k]), annual->rows, 100, 1, tolerance);
        ENSURE(isnan(got[annual->rows])); /* the last year is not complete */
    }
    free(gdp);
    free(annual);
}

int main(void)
{
    check_series("growth_airpassengers.tsv", pace_month(1949, 1));
    check_series("growth_realgdp.tsv", pace_quarter(1959, 1));
    check_long_run();
    check_annual();
    check_fourth_quarters();
    check_years();
    return TEST_RESULT;
}
