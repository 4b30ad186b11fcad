/* Standard errors, criteria and tests of residuals against R; see SOURCES.md. */
#include "golden.h"
#include "pace/diagnostics.h"
#include "pace/regression.h"

static const golden *wanted;
static double worst;
static int compared;

static void near(const char *row, const char *column, double got, double tolerance)
{
    double want = golden_cell(wanted, row, column), error = fabs(got - want) / fabs(want);
    worst = fmax(worst, error);
    compared++;
    if (!(error <= tolerance))
        fprintf(stderr, "%s %s: got %.17g, want %.17g\n", row, column, got, want);
    ENSURE(error <= tolerance);
}

static void tell(const char *what)
{
    printf("%-40s %4d values, worst error %.2g\n", what, compared, worst);
    worst = compared = 0;
}

static void check_fit(pace_view y, pace_view x)
{
    pace_regression fit;
    double coef[2], se[2];
    ENSURE(!pace_regress(&fit, coef, se, NULL, y, &x, 1, NULL, NULL));
    near("coef", "a", coef[0], 1e-14);
    near("coef", "b", coef[1], 1e-14);
    near("se", "a", se[0], 1e-14);
    near("se", "b", se[1], 1e-14);
    near("r2", "a", fit.r_squared, 1e-14);
    near("r2", "b", fit.adjusted, 1e-14);
    near("sigma", "a", fit.sd, 1e-14);
    near("sigma", "b", fit.log_likelihood, 1e-14);
    near("aic", "a", fit.aic, 1e-14);
    near("aic", "b", fit.bic, 1e-14);
    near("F", "a", fit.f, 1e-13);
    tell("lm");
}

typedef struct errors {
    const char *row, *bandwidth, *column; /* where the bandwidth is told */
    pace_covariance covariance;
    pace_hac hac;
} errors;

static void check_errors(pace_view y, pace_view x)
{
    static const errors all[] = {
        {"hc0", NULL, NULL, PACE_COVARIANCE_HC0, {0}},
        {"hc1", NULL, NULL, PACE_COVARIANCE_HC1, {0}},
        {"hc2", NULL, NULL, PACE_COVARIANCE_HC2, {0}},
        {"hc3", NULL, NULL, PACE_COVARIANCE_HC3, {0}},
        {"hc4", NULL, NULL, PACE_COVARIANCE_HC4, {0}},
        {"nw4", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_BARTLETT, PACE_HAC_LAGS, 4, 0, false, false}},
        {"nw4", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_BARTLETT, PACE_HAC_RULE, 0, 0, false, false}},
        {"nw4_adj", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_BARTLETT, PACE_HAC_BANDWIDTH, 0, 5, false, true}},
        {"nw_auto", "F", "b", PACE_COVARIANCE_HAC, {PACE_HAC_BARTLETT, PACE_HAC_NEWEY_WEST, 0, 0, true, false}},
        {"nw_plain_auto", "bw_newey_west", "a", PACE_COVARIANCE_HAC, {PACE_HAC_BARTLETT, PACE_HAC_NEWEY_WEST, 0, 0, false, false}},
        {NULL, "bw_newey_west", "b", PACE_COVARIANCE_HAC, {PACE_HAC_PARZEN, PACE_HAC_NEWEY_WEST, 0, 0, false, false}},
        {NULL, "bw_newey_west_quadratic", "a", PACE_COVARIANCE_HAC, {PACE_HAC_QUADRATIC, PACE_HAC_NEWEY_WEST, 0, 0, false, false}},
        {"andrews_b", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_BARTLETT, PACE_HAC_ANDREWS, 0, 0, false, false}},
        {"andrews_p", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_PARZEN, PACE_HAC_ANDREWS, 0, 0, false, false}},
        {"andrews_q", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_QUADRATIC, PACE_HAC_ANDREWS, 0, 0, false, false}},
        {"andrews_white_b", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_BARTLETT, PACE_HAC_ANDREWS, 0, 0, true, true}},
        {"andrews_white_p", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_PARZEN, PACE_HAC_ANDREWS, 0, 0, true, true}},
        {"andrews_white_q", NULL, NULL, PACE_COVARIANCE_HAC, {PACE_HAC_QUADRATIC, PACE_HAC_ANDREWS, 0, 0, true, true}},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
        pace_regression fit;
        double coef[2], se[2];
        opts.covariance = all[i].covariance;
        opts.hac = all[i].hac;
        ENSURE(!pace_regress(&fit, coef, se, NULL, y, &x, 1, &opts, NULL));
        if (all[i].row) {
            near(all[i].row, "a", se[0], 1e-12);
            near(all[i].row, "b", se[1], 1e-12);
        }
        if (all[i].bandwidth)
            near(all[i].bandwidth, all[i].column, fit.bandwidth, 1e-12);
    }
    tell("sandwich");
}

static void tested(const char *row, pace_status status, pace_test test, double tolerance)
{
    ENSURE(!status);
    near(row, "a", test.statistic, 1e-12);
    near(row, "b", test.p, tolerance);
}

static void check_tests(pace_view y, pace_view x)
{
    pace_test t = {0}, f = {0};
    pace_regression fit;
    double coef[2], rest[GOLDEN_ROWS];
    pace_view residuals = {rest, y.n, 1, y.first};
    ENSURE(!pace_regress(&fit, coef, NULL, rest, y, &x, 1, NULL, NULL));
    tested("dw", pace_durbin_watson(&t, y, &x, 1, PACE_DW_NORMAL, NULL, NULL), t, 1e-12);
    tested("bg4", pace_breusch_godfrey(&t, &f, y, &x, 1, 4, NULL, NULL), t, 1e-12);
    tested("bg4_F", PACE_OK, f, 1e-12);
    tested("bp", pace_uneven_spread(&t, y, &x, 1, PACE_SPREAD_KOENKER, NULL, NULL), t, 1e-12);
    tested("bp_plain", pace_uneven_spread(&t, y, &x, 1, PACE_SPREAD_BREUSCH_PAGAN, NULL, NULL), t, 1e-12);
    tested("white", pace_uneven_spread(&t, y, &x, 1, PACE_SPREAD_WHITE, NULL, NULL), t, 1e-12);
    tested("arch4", pace_arch_test(&t, residuals, 4, NULL, NULL), t, 1e-12);
    tested("reset", pace_reset_test(&t, y, &x, 1, 3, NULL, NULL), t, 1e-12);
    tested("jb", pace_jarque_bera(&t, residuals, NULL), t, 1e-12);
    tell("tests of residuals");
    tested("shapiro", pace_shapiro_wilk(&t, residuals, NULL, NULL), t, 1e-9);
    for (int k = 3; k <= 50; k++) {
        char row[32];
        pace_view few = y;
        if (k > 6 && k != 8 && k != 11 && k != 12 && k != 50)
            continue;
        snprintf(row, sizeof row, "shapiro%d", k);
        few.n = k;
        tested(row, pace_shapiro_wilk(&t, few, NULL, NULL), t, 1e-9);
    }
    tell("Shapiro and Wilk");
}

/* R's exact p is the algorithm of Pan, which it runs to about 1e-9. */
static void check_durbin(pace_view y, pace_view x)
{
    const int sizes[] = {8, 20, 40};
    for (int i = 0; i < 3; i++) {
        char row[32];
        pace_test t = {0};
        snprintf(row, sizeof row, "dw_exact%d", sizes[i]);
        y.n = x.n = sizes[i];
        tested(row, pace_durbin_watson(&t, y, &x, 1, PACE_DW_EXACT, NULL, NULL), t, 3e-9);
    }
    tell("Durbin and Watson, exact");
}

int main(void)
{
    golden *data = golden_read("regression.tsv"), *table = golden_read("regression_tests.tsv");
    pace_view y = {golden_column(data, "y"), data->rows, 1, pace_quarter(1959, 2)}, x = y;
    wanted = table;
    x.x = golden_column(data, "x");
    check_fit(y, x);
    check_errors(y, x);
    check_tests(y, x);
    check_durbin(y, x);
    free(data);
    free(table);
    return TEST_RESULT;
}
