/* Trend and cycle against R, statsmodels, gretl and 70-digit arithmetic; see SOURCES.md. */
#include "golden.h"
#include "pace/filter.h"

enum { MOST = GOLDEN_ROWS };

static double trend[MOST], cycle[MOST], scratch[64 * MOST];
static pace_filter_found found;


static void run(const double *x, int64_t n, pace_freq freq, const pace_filter_opts *opts)
{
    pace_filter *filter = NULL;
    ENSURE(!pace_filter_new(&filter, freq, n, opts, NULL));
    ENSURE(filter && pace_filter_scratch(filter) <= sizeof scratch / sizeof *scratch);
    ENSURE(!pace_filter_apply(filter, (pace_out){trend, n, 1}, (pace_out){cycle, n, 1}, (pace_view){x, n, 1, {0}}, scratch,
                              &found, NULL));
    pace_filter_free(filter);
}

/* Columns NAME_trend and NAME_cycle. */
static void compare_part(const golden *t, const char *name, const char *part, const double *got, int64_t n, double unit,
                         double tolerance)
{
    char column[GOLDEN_CELL];
    snprintf(column, sizeof column, "%s_%s", name, part);
    golden_compare(column, got, golden_column(t, column), (int)n, 1, unit, tolerance);
}

static void compare(const golden *t, const char *name, int64_t n, double tolerance)
{
    compare_part(t, name, "trend", trend, n, 1, tolerance);
    compare_part(t, name, "cycle", cycle, n, 1, tolerance);
}

static void check_hp(void)
{
    golden *t = golden_read("filter_hp_lgdp.tsv"), *huron = golden_read("filter_lakehuron.tsv");
    golden *air = golden_read("filter_lairpassengers.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, NULL);
    compare(t, "exact_1600", t->rows, 1e-13);
    compare(t, "mfilter_1600", t->rows, 1e-12);
    compare(t, "sm_1600", t->rows, 1e-9);
    compare_part(t, "gretl_1600", "cycle", cycle, t->rows, 1, 1e-10);
    opts.cutoff = 32;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare(t, "mfilter_period32", t->rows, 1e-11);
    opts.lambda = 100000;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare(t, "exact_100000", t->rows, 1e-12);
    compare_part(t, "mfilter_100000", "trend", trend, t->rows, 1, 1e-13);
    run(golden_column(air, "x"), air->rows, PACE_MONTHLY, NULL);
    compare(air, "exact_129600", air->rows, 1e-12);
    run(golden_column(huron, "x"), huron->rows, PACE_ANNUAL, NULL);
    compare(huron, "exact_6.25", huron->rows, 1e-12);
    opts.lambda = 100;
    run(golden_column(huron, "x"), huron->rows, PACE_ANNUAL, &opts);
    compare(huron, "exact_100", huron->rows, 1e-12);
    free(t);
    free(huron);
    free(air);
}

static void check_stress(void)
{
    static const char *const columns[] = {"lambda_1", "lambda_1600", "lambda_1e6", "lambda_1e9", "lambda_1e12"};
    static const double lambda[] = {1, 1600, 1e6, 1e9, 1e12}, most[] = {1e-15, 1e-14, 1e-12, 1e-10, 1e-7};
    golden *t = golden_read("filter_hp_stress.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    for (int i = 0; i < 5; i++) {
        opts.lambda = lambda[i];
        run(golden_column(t, "x"), t->rows, PACE_ANNUAL, &opts);
        golden_compare(columns[i], trend, golden_column(t, columns[i]), t->rows, 1, 100, most[i]);
    }
    free(t);
}

/* Every last value of the two-sided filter; a Kalman filter that begins with a large variance comes near it. */
static void check_one_sided(void)
{
    static double last[MOST], side[MOST];
    golden *t = golden_read("filter_hp_lgdp.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    const double *x = golden_column(t, "x");
    for (int n = 3; n <= t->rows; n++) {
        run(x, n, PACE_QUARTERLY, NULL);
        last[n - 1] = cycle[n - 1];
    }
    opts.kind = PACE_FILTER_HP_ONE_SIDED;
    run(x, t->rows, PACE_QUARTERLY, &opts);
    memcpy(side, cycle, sizeof side);
    golden_compare("one-sided, expanding window", side, last, t->rows, 1, 1, 1e-15);
    golden_compare("one-sided, gretl, from 1961", side + 8, golden_column(t, "gretl_one_sided_cycle") + 8, t->rows - 8, 1, 1, 2e-5);
    free(t);
}

static void check_boosted(void)
{
    golden *t = golden_read("filter_boosted_lgdp.tsv"), *huron = golden_read("filter_lakehuron.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    opts.kind = PACE_FILTER_HP_BOOSTED;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    ENSURE(found.iterations == 10 && found.details == 11);
    golden_compare("bic_history", found.detail, golden_column(t, "bic_history"), 11, 1, 1, 1e-10);
    compare(t, "bic", t->rows, 1e-9);
    opts.boost = PACE_BOOST_FIXED;
    opts.iterations = 19;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare(t, "fixed", t->rows, 1e-9);
    opts.boost = PACE_BOOST_ADF;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    ENSURE(found.iterations == 1 && found.details == 1);
    ENSURE_NEAR(found.detail[0], 0.01, 0);
    compare(t, "adf", t->rows, 1e-9);
    opts.lambda = 100;
    run(golden_column(huron, "x"), huron->rows, PACE_ANNUAL, &opts);
    ENSURE(found.iterations == 1);
    compare(huron, "boosted_adf", huron->rows, 1e-10);
    free(t);
    free(huron);
}

static void check_king(void)
{
    golden *t = golden_read("filter_band_lgdp.tsv"), *huron = golden_read("filter_lakehuron.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    pace_filter *filter = NULL;
    opts.kind = PACE_FILTER_BAXTER_KING;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare(t, "bk_12", t->rows, 1e-11);
    compare_part(t, "sm_bk_12", "cycle", cycle, t->rows, 1, 1e-11);
    compare_part(t, "gretl_bk_12", "cycle", cycle, t->rows, 1, 1e-11);
    ENSURE(!pace_filter_new(&filter, PACE_QUARTERLY, 203, &opts, NULL));
    golden_compare("bk_12_weights", pace_filter_options(filter)->weights, golden_column(t, "bk_12_weights"), 25, 1, 1, 1e-15);
    pace_filter_free(filter);
    opts.k = 8;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare(t, "bk_8", t->rows, 1e-11);
    opts.k = 0;
    run(golden_column(huron, "x"), huron->rows, PACE_ANNUAL, &opts);
    compare(huron, "bk_2_8_3", huron->rows, 1e-11);
    free(t);
    free(huron);
}

static void check_christiano(void)
{
    golden *t = golden_read("filter_band_lgdp.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    const double *x = golden_column(t, "x");
    opts.kind = PACE_FILTER_CHRISTIANO_FITZGERALD;
    opts.drift = PACE_DRIFT_NONE;
    run(x, t->rows, PACE_QUARTERLY, &opts);
    compare(t, "cf_root", t->rows, 1e-11);
    golden_compare("sm_cycle_nodrift", cycle, golden_column(t, "sm_cycle_nodrift"), t->rows, 1, 1, 1e-11);
    golden_compare("sm_trend_nodrift", trend, golden_column(t, "sm_trend_nodrift"), t->rows, 1, 1, 1e-11);
    opts.drift = PACE_DRIFT_REMOVED;
    run(x, t->rows, PACE_QUARTERLY, &opts);
    golden_compare("sm_cycle_drift", cycle, golden_column(t, "sm_cycle_drift"), t->rows, 1, 1, 1e-11);
    golden_compare("sm_trend_drift", trend, golden_column(t, "sm_trend_drift"), t->rows, 1, 1, 1e-11);
    opts.drift = PACE_DRIFT_USUAL;
    run(x, t->rows, PACE_QUARTERLY, &opts);
    for (int i = 0; i < t->rows; i++)
        ENSURE_NEAR(trend[i] + cycle[i], x[i], 1e-12);
    opts.drift = PACE_DRIFT_NONE;
    opts.cf = PACE_CF_FIXED;
    run(x, t->rows, PACE_QUARTERLY, &opts);
    compare(t, "cf_fixed", t->rows, 1e-11);
    opts.stationary = true;
    opts.cf = PACE_CF_BAXTER_KING;
    run(x, t->rows, PACE_QUARTERLY, &opts);
    compare(t, "cf_king", t->rows, 1e-11);
    opts.cf = PACE_CF_ASYMMETRIC;
    run(x, t->rows, PACE_QUARTERLY, &opts);
    compare(t, "cf_stationary", t->rows, 1e-11);
    opts.cf = PACE_CF_TRIGONOMETRIC;
    run(x, 202, PACE_QUARTERLY, &opts);
    compare(t, "trigonometric", 202, 1e-11);
    free(t);
}

static void check_hamilton(void)
{
    golden *t = golden_read("filter_other_lgdp.tsv"), *air = golden_read("filter_lairpassengers.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    opts.kind = PACE_FILTER_HAMILTON;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare(t, "hamilton_8_4", t->rows, 1e-10);
    golden_compare("hamilton_8_4_coefficients", found.detail, golden_column(t, "hamilton_8_4_coefficients"), 5, 1, 1, 1e-10);
    run(golden_column(air, "x"), air->rows, PACE_MONTHLY, &opts);
    compare(air, "hamilton_24_12", air->rows, 1e-10);
    golden_compare("hamilton_24_12_coefficients", found.detail, golden_column(air, "hamilton_24_12_coefficients"), 13, 1, 1, 1e-10);
    opts.lags = -1;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    golden_compare("hamilton_8_4_random", cycle, golden_column(t, "hamilton_8_4_random"), t->rows, 1, 1, 1e-13);
    run(golden_column(air, "x"), air->rows, PACE_MONTHLY, &opts);
    golden_compare("hamilton_24_12_random", cycle, golden_column(air, "hamilton_24_12_random"), air->rows, 1, 1, 1e-13);
    free(t);
    free(air);
}

static void check_butterworth(void)
{
    golden *t = golden_read("filter_other_lgdp.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    opts.kind = PACE_FILTER_BUTTERWORTH;
    opts.butterworth = PACE_BUTTERWORTH_MFILTER;
    opts.cutoff = 10;
    opts.order = 2;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare(t, "butterworth_10_2", t->rows, 1e-11);
    opts.butterworth = PACE_BUTTERWORTH_POLLOCK;
    opts.cutoff = 360.0 / 67;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare_part(t, "gretl_bw_2_67", "trend", trend, t->rows, 1, 1e-11);
    opts.cutoff = 8;
    opts.order = 8;
    run(golden_column(t, "x"), t->rows, PACE_QUARTERLY, &opts);
    compare_part(t, "gretl_bw_8_45", "trend", trend, t->rows, 1, 1e-8);
    free(t);
}

/* An average of weights by name; "N" alone is a window. */
static void average(const golden *t, const char *name, const char *column)
{
    double weights[128];
    int64_t count = 128;
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    opts.kind = PACE_FILTER_AVERAGE;
    opts.weights = weights;
    ENSURE(!pace_average_weights(weights, &count, name, NULL));
    opts.window = count;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare(column, trend, golden_column(t, column), t->rows, 1, 1, 1e-14);
}

static void check_averages(void)
{
    static const char *const henderson[] = {"henderson5", "henderson7", "henderson9", "henderson13", "henderson23"};
    golden *t = golden_read("filter_average.tsv"), *gdp = golden_read("filter_other_lgdp.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    average(t, "2x12", "ma2x12");
    average(t, "3", "ma3");
    average(t, "3x3", "ma3x3");
    average(t, "3x5", "ma3x5");
    average(t, "spencer15", "spencer15");
    average(t, "henderson13", "henderson13");
    for (int i = 0; i < 5; i++) {
        char column[GOLDEN_CELL];
        double weights[23];
        int64_t count = 23;
        snprintf(column, sizeof column, "%s_weights", henderson[i]);
        ENSURE(!pace_average_weights(weights, &count, henderson[i], NULL));
        golden_compare(column, weights, golden_column(t, column), (int)count, 1, 1, 1e-15);
    }
    opts.kind = PACE_FILTER_AVERAGE;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("ma2x12 by default", trend, golden_column(t, "ma2x12"), t->rows, 1, 1, 1e-14);
    run(golden_column(gdp, "x"), gdp->rows, PACE_QUARTERLY, &opts);
    golden_compare("gretl_ma4_centred", trend, golden_column(gdp, "gretl_ma4_centred"), gdp->rows, 1, 1, 1e-14);
    opts.trailing = true;
    run(golden_column(gdp, "x"), gdp->rows, PACE_QUARTERLY, &opts);
    golden_compare("gretl_ma4_trailing", trend, golden_column(gdp, "gretl_ma4_trailing"), gdp->rows, 1, 1, 1e-14);
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("trailing12", trend, golden_column(t, "trailing12"), t->rows, 1, 1, 1e-14);
    opts.kind = PACE_FILTER_EXPONENTIAL;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("ewma_alpha_0.3", trend, golden_column(t, "ewma_alpha_0.3"), t->rows, 1, 1, 1e-14);
    run(golden_column(gdp, "x"), gdp->rows, PACE_QUARTERLY, &opts);
    golden_compare("gretl_ema_0.3", trend, golden_column(gdp, "gretl_ema_0.3"), gdp->rows, 1, 1, 1e-14);
    opts = (pace_filter_opts)PACE_FILTER_OPTS_INIT;
    opts.kind = PACE_FILTER_MEDIAN;
    opts.ends = PACE_ENDS_TUKEY;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("runmed5", trend, golden_column(t, "runmed5"), t->rows, 1, 1, 1e-15);
    opts.window = 7;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("runmed7", trend, golden_column(t, "runmed7"), t->rows, 1, 1, 1e-15);
    opts.window = 11;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("runmed11", trend, golden_column(t, "runmed11"), t->rows, 1, 1, 1e-15);
    free(t);
    free(gdp);
}

static void check_local(void)
{
    golden *t = golden_read("filter_average.tsv"), *gdp = golden_read("filter_other_lgdp.tsv");
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    opts.kind = PACE_FILTER_LOESS;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("lowess_2_3", trend, golden_column(t, "lowess_2_3"), t->rows, 1, 1, 1e-11);
    opts.span = 0.2;
    run(golden_column(t, "x"), t->rows, PACE_MONTHLY, &opts);
    golden_compare("lowess_0.2", trend, golden_column(t, "lowess_0.2"), t->rows, 1, 1, 1e-11);
    opts.loess = PACE_LOESS_PLAIN;
    opts.span = 0;
    opts.rounds = 0;
    run(golden_column(gdp, "x"), gdp->rows, PACE_QUARTERLY, &opts);
    golden_compare("gretl_loess_1_0.5", trend, golden_column(gdp, "gretl_loess_1_0.5"), gdp->rows, 1, 1, 1e-12);
    opts.span = 0.3;
    opts.rounds = 1;
    run(golden_column(gdp, "x"), gdp->rows, PACE_QUARTERLY, &opts);
    golden_compare("gretl_loess_1_0.3_robust", trend, golden_column(gdp, "gretl_loess_1_0.3_robust"), gdp->rows, 1, 1, 1e-12);
    opts.kind = PACE_FILTER_POLYNOMIAL;
    opts.degree = 2;
    run(golden_column(gdp, "x"), gdp->rows, PACE_QUARTERLY, &opts);
    golden_compare("gretl_polyfit2", trend, golden_column(gdp, "gretl_polyfit2"), gdp->rows, 1, 1, 1e-12);
    opts.degree = 4;
    run(golden_column(gdp, "x"), gdp->rows, PACE_QUARTERLY, &opts);
    golden_compare("gretl_polyfit4", trend, golden_column(gdp, "gretl_polyfit4"), gdp->rows, 1, 1, 1e-12);
    free(t);
    free(gdp);
}

int main(void)
{
    check_hp();
    check_stress();
    check_one_sided();
    check_boosted();
    check_king();
    check_christiano();
    check_hamilton();
    check_butterworth();
    check_averages();
    check_local();
    return TEST_RESULT;
}
