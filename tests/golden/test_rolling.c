/* Moving windows, exponential weights and fractional differences against pandas and gretl; see SOURCES.md. */
#include <stdbool.h>
#include "golden.h"
#include "pace/growth.h"
#include "pace/moments.h"
#include "pace/rolling.h"

enum { N = 144 };

static const golden *table;
static double out[GOLDEN_ROWS], other[GOLDEN_ROWS], spare[2 * N];

static pace_view series(void)
{
    return (pace_view){golden_column(table, "x"), N, 1, pace_month(1949, 1)};
}

static void window(const char *column, pace_rolling_of of, int64_t width)
{
    pace_rolling_opts opts = PACE_ROLLING_OPTS_INIT;
    opts.of = of;
    opts.width = width;
    opts.least = width > N ? 1 : 0;
    opts.centred = width > N;
    ENSURE(!pace_rolling((pace_out){out, N, 1}, NULL, series(), &opts, spare, NULL));
    /* pandas keeps running totals of third and fourth powers, which lose digits */
    bool shape = of == PACE_ROLLING_SKEWNESS || of == PACE_ROLLING_KURTOSIS;
    golden_compare(column, out, golden_column(table, column), N, 1, 1e-3, shape ? 1e-9 : 1e-12);
}

static void check_windows(void)
{
    static const double quantiles[][2] = {{0.05, 121.6}, {0.25, 180}, {0.5, 265.5}, {0.75, 360.5}, {0.95, 488.14999999999986}};
    pace_rolling_opts opts = PACE_ROLLING_OPTS_INIT;
    window("roll12_mean", PACE_ROLLING_MEAN, 12);
    window("roll12_std", PACE_ROLLING_SD, 12);
    window("roll12_min", PACE_ROLLING_MIN, 12);
    window("roll12_max", PACE_ROLLING_MAX, 12);
    window("roll12_median", PACE_ROLLING_QUANTILE, 12);
    window("roll12_skew", PACE_ROLLING_SKEWNESS, 12);
    window("roll12_kurt", PACE_ROLLING_KURTOSIS, 12);
    window("roll12_sum", PACE_ROLLING_SUM, 12);
    window("expanding_mean", PACE_ROLLING_MEAN, 0);
    window("cummax", PACE_ROLLING_MAX, 0);
    window("drawdown", PACE_ROLLING_DRAWDOWN, 0);
    window("rank_pct", PACE_ROLLING_RANK, 2 * N - 1); /* around each value, the whole series */
    opts.of = PACE_ROLLING_QUANTILE;
    opts.width = N;
    for (int i = 0; i < 5; i++) {
        opts.quantile = quantiles[i][0];
        ENSURE(!pace_rolling((pace_out){out, N, 1}, NULL, series(), &opts, spare, NULL));
        ENSURE_NEAR(out[N - 1], quantiles[i][1], 1e-12 * quantiles[i][1]);
    }
    opts.of = PACE_ROLLING_SKEWNESS;
    ENSURE(!pace_rolling((pace_out){out, N, 1}, NULL, series(), &opts, NULL, NULL));
    ENSURE_NEAR(out[N - 1], 0.5831604861560892, 1e-14);
    opts.of = PACE_ROLLING_KURTOSIS;
    ENSURE(!pace_rolling((pace_out){out, N, 1}, NULL, series(), &opts, NULL, NULL));
    ENSURE_NEAR(out[N - 1], -0.3649418621454963, 1e-14);
}

static void check_correlation(void)
{
    double time[N];
    pace_rolling_opts opts = PACE_ROLLING_OPTS_INIT;
    for (int i = 0; i < N; i++)
        time[i] = i;
    opts.width = 24;
    ENSURE(!pace_rolling_correlation((pace_out){out, N, 1}, NULL, series(), (pace_view){time, N, 1, pace_month(1949, 1)}, &opts, NULL));
    golden_compare("roll24_corr_trend", out, golden_column(table, "roll24_corr_trend"), N, 1, 1e-3, 1e-11);
}

static void decay(const char *column, double alpha, double span, double half, bool recursive, bool of_sd)
{
    pace_decay_opts opts = PACE_DECAY_OPTS_INIT;
    opts.alpha = alpha;
    opts.span = span;
    opts.half = half;
    opts.recursive = recursive;
    ENSURE(!pace_decay((pace_out){out, N, 1}, (pace_out){other, N, 1}, NULL, series(), &opts, NULL));
    golden_compare(column, of_sd ? other : out, golden_column(table, column), N, 1, 1e-3, 1e-13);
}

static void check_simple(void)
{
    const double *x = golden_column(table, "x");
    pace_growth_opts opts = PACE_GROWTH_OPTS_INIT;
    ENSURE(!pace_growth((pace_out){out, N, 1}, NULL, series(), PACE_GROWTH_POP, &opts, NULL));
    golden_compare("pct1", out, golden_column(table, "pct1"), N, 100, 1e-3, 1e-12);
    ENSURE(!pace_growth((pace_out){out, N, 1}, NULL, series(), PACE_GROWTH_YOY, &opts, NULL));
    golden_compare("pct12", out, golden_column(table, "pct12"), N, 100, 1e-3, 1e-12);
    for (int i = 0; i < N; i++)
        out[i] = (x[i] - pace_mean(series(), NULL)) / pace_sd(series(), NULL);
    golden_compare("zscore", out, golden_column(table, "zscore"), N, 1, 1e-3, 1e-13);
}

/* gretl's fracdiff, sdiff and ldiff (of the level; its logarithms are in the table, in hundredths). */
static void check_differences(void)
{
    golden *gdp = golden_read("filter_other_lgdp.tsv");
    const double *x = golden_column(gdp, "x");
    const pace_view in = {x, gdp->rows, 1, pace_quarter(1959, 1)};
    double level[GOLDEN_ROWS];
    pace_growth_opts opts = PACE_GROWTH_OPTS_INIT;
    ENSURE(!pace_fractional_difference((pace_out){out, in.n, 1}, NULL, in, 0.4, NULL));
    golden_compare("gretl_fracdiff_0.4", out, golden_column(gdp, "gretl_fracdiff_0.4"), gdp->rows, 1, 1, 1e-13);
    opts.lag = 4;
    ENSURE(!pace_growth((pace_out){out, in.n, 1}, NULL, in, PACE_GROWTH_DIFF, &opts, NULL));
    golden_compare("gretl_sdiff", out, golden_column(gdp, "gretl_sdiff"), gdp->rows, 1, 1, 1e-13);
    for (int i = 0; i < gdp->rows; i++)
        level[i] = exp(x[i] / 100);
    opts.lag = 0;
    ENSURE(!pace_growth((pace_out){out, in.n, 1}, NULL, (pace_view){level, in.n, 1, in.first}, PACE_GROWTH_LOG, &opts, NULL));
    golden_compare("gretl_ldiff", out, golden_column(gdp, "gretl_ldiff"), gdp->rows, 1, 1, 1e-13);
    free(gdp);
}

int main(void)
{
    golden *read = golden_read("rolling.tsv");
    table = read;
    check_windows();
    check_correlation();
    decay("ewm_alpha03_adjust", 0.3, 0, 0, false, false);
    decay("ewm_alpha03_noadjust", 0.3, 0, 0, true, false);
    decay("ewm_halflife6", 0, 0, 6, false, false);
    decay("ewm_span12_std", 0, 12, 0, false, true);
    check_simple();
    check_differences();
    free(read);
    return TEST_RESULT;
}
