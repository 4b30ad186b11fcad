/* Moving windows: by hand, gaps, ends, flags, and the same figure by two ways. */
#include <stdbool.h>
#include "pace/moments.h"
#include "pace/filter.h"
#include "pace/rolling.h"
#include "test.h"

enum { N = 50, M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, S = PACE_ROW_SHORT, R = PACE_ROW_RANGE };

static const double nan_ = (double)NAN;
static double x[N], out[N], other[N], spare[2 * N];
static uint8_t flags[N];

static pace_view of(const double *values, int64_t n)
{
    return (pace_view){values, n, 1, pace_month(2000, 1)};
}

static pace_out to(double *values, int64_t n)
{
    return (pace_out){values, n, 1};
}

static void fill(void)
{
    uint64_t seed = 5;
    for (int i = 0; i < N; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        x[i] = 1000 + (double)(seed >> 40) / 0x1p20 + i;
    }
}

/* Figures of 3, NaN, 1, 2, 2 in windows of three with two values. */
static void check_by_hand(void)
{
    static const double some[] = {3, (double)NAN, 1, 2, 2};
    static const struct {
        pace_rolling_of of;
        double want[5];
        uint8_t flags[5];
    } cases[] = {
        {PACE_ROLLING_MEAN, {0, 0, 2, 1.5, 5.0 / 3}, {S, S, 0, 0, 0}},
        {PACE_ROLLING_SUM, {0, 0, 4, 3, 5}, {S, S, 0, 0, 0}},
        {PACE_ROLLING_VARIANCE, {0, 0, 2, 0.5, 1.0 / 3}, {S, S, 0, 0, 0}},
        {PACE_ROLLING_MIN, {0, 0, 1, 1, 1}, {S, S, 0, 0, 0}},
        {PACE_ROLLING_MAX, {0, 0, 3, 2, 2}, {S, S, 0, 0, 0}},
        {PACE_ROLLING_QUANTILE, {0, 0, 2, 1.5, 2}, {S, S, 0, 0, 0}},
        {PACE_ROLLING_RANK, {0, 0, 0.5, 1, 2.5 / 3}, {S, M, 0, 0, 0}},
        {PACE_ROLLING_DRAWDOWN, {0, 0, 1.0 / 3 - 1, 0, 0}, {S, M, 0, 0, 0}},
        {PACE_ROLLING_SKEWNESS, {0, 0, 0, 0, -1.7320508075688772}, {S, S, D, D, 0}},
        {PACE_ROLLING_KURTOSIS, {0, 0, 0, 0, 0}, {S, S, D, D, D}},
    };
    pace_rolling_opts opts = PACE_ROLLING_OPTS_INIT;
    opts.width = 3;
    opts.least = 2;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        opts.of = cases[k].of;
        ENSURE(!pace_rolling(to(out, 5), flags, of(some, 5), &opts, spare, NULL));
        for (int i = 0; i < 5; i++) {
            ENSURE(flags[i] == cases[k].flags[i]);
            ENSURE_NEAR(out[i], cases[k].flags[i] ? nan_ : cases[k].want[i], 1e-14);
        }
    }
    opts.of = PACE_ROLLING_MEAN;
    opts.least = 3; /* the gap leaves two */
    ENSURE(!pace_rolling(to(out, 5), flags, of(some, 5), &opts, spare, NULL) && flags[0] == S && flags[2] == M && flags[4] == 0);
    opts.centred = true;
    opts.least = 1;
    ENSURE(!pace_rolling(to(out, 5), flags, of(some, 5), &opts, spare, NULL));
    ENSURE_NEAR(out[0], 3, 0);
    ENSURE_NEAR(out[2], 1.5, 0);
    ENSURE_NEAR(out[4], 2, 0);
}

static void check_hostile(void)
{
    static const double hostile[] = {1, (double)INFINITY, 2, 1.7e308, 1.7e308, -1, 0};
    pace_rolling_opts opts = PACE_ROLLING_OPTS_INIT;
    opts.width = 2;
    opts.of = PACE_ROLLING_SUM;
    ENSURE(!pace_rolling(to(out, 7), flags, of(hostile, 7), &opts, NULL, NULL));
    ENSURE(flags[1] == D && flags[2] == D && flags[4] == R && flags[6] == 0);
    opts.of = PACE_ROLLING_DRAWDOWN;
    ENSURE(!pace_rolling(to(out, 7), flags, of(hostile, 7), &opts, NULL, NULL) && flags[5] == D && flags[6] == D && flags[4] == 0);
    ENSURE(!pace_rolling(to(out, 0), flags, of(hostile, 0), &opts, NULL, NULL));
    opts.of = PACE_ROLLING_QUANTILE;
    ENSURE(pace_rolling(to(out, 7), flags, of(hostile, 7), &opts, NULL, NULL) == PACE_ERR_ARG);
    opts.quantile = 1.5;
    ENSURE(pace_rolling(to(out, 7), flags, of(hostile, 7), &opts, spare, NULL) == PACE_ERR_ARG);
    opts.quantile = 1;
    opts.least = 3;
    ENSURE(pace_rolling(to(out, 7), flags, of(hostile, 7), &opts, spare, NULL) == PACE_ERR_ARG);
    opts.least = 0;
    ENSURE(pace_rolling(to(x, N), flags, of(x, N), &opts, spare, NULL) == PACE_ERR_ARG);
    opts.width = 0;
    opts.centred = true;
    ENSURE(pace_rolling(to(out, N), flags, of(x, N), &opts, spare, NULL) == PACE_ERR_ARG);
}

/* Windows are the figures of moments.h; an expanding one is as good as one of all; the trailing average is a filter. */
static void check_two_ways(void)
{
    pace_rolling_opts opts = PACE_ROLLING_OPTS_INIT;
    opts.width = 7;
    opts.of = PACE_ROLLING_SD;
    fill();
    ENSURE(!pace_rolling(to(out, N), flags, of(x, N), &opts, NULL, NULL));
    for (int i = 6; i < N; i++)
        ENSURE_NEAR(out[i], pace_sd(of(x + i - 6, 7), NULL), 1e-12);
    opts.of = PACE_ROLLING_MEAN;
    ENSURE(!pace_rolling(to(out, N), flags, of(x, N), &opts, NULL, NULL));
    double trend[N], cycle[N], scratch[8 * N];
    pace_filter_opts average = PACE_FILTER_OPTS_INIT;
    pace_filter *filter = NULL;
    average.kind = PACE_FILTER_AVERAGE;
    average.window = 7;
    average.trailing = true;
    ENSURE(!pace_filter_new(&filter, PACE_MONTHLY, N, &average, NULL) && pace_filter_scratch(filter) <= 8 * N);
    ENSURE(!pace_filter_apply(filter, to(trend, N), to(cycle, N), of(x, N), scratch, NULL, NULL));
    for (int i = 0; i < N; i++)
        ENSURE_NEAR(out[i], trend[i], 1e-11);
    pace_filter_free(filter);
    opts.of = PACE_ROLLING_QUANTILE;
    opts.quantile = 0.3;
    opts.width = 0;
    ENSURE(!pace_rolling(to(out, N), NULL, of(x, N), &opts, spare, NULL));
    opts.width = N;
    opts.least = 1;
    ENSURE(!pace_rolling(to(other, N), NULL, of(x, N), &opts, spare, NULL));
    for (int i = 0; i < N; i++)
        ENSURE_NEAR(out[i], other[i], 0);
    opts.width = 9;
    opts.least = 4;
    ENSURE(!pace_rolling_correlation(to(out, N), flags, of(x, N), of(x, N), &opts, NULL) && flags[2] == S && flags[3] == 0);
    for (int i = 3; i < N; i++)
        ENSURE_NEAR(out[i], 1, 1e-15);
    ENSURE(pace_rolling_correlation(to(out, N), flags, of(x, N), of(other, N - 1), &opts, NULL) == PACE_ERR_ARG);
}

/* Weighted means and spreads as they are defined, over gaps too. */
static void check_decay(void)
{
    pace_decay_opts opts = PACE_DECAY_OPTS_INIT;
    fill();
    x[0] = x[1] = x[9] = x[10] = nan_;
    opts.alpha = 0.2;
    for (int close = 0; close < 2; close++) {
        opts.close_gaps = close;
        ENSURE(!pace_decay(to(out, N), to(other, N), flags, of(x, N), &opts, NULL));
        ENSURE(flags[0] == S && flags[1] == S && flags[2] == 0 && flags[9] == M && isnan(out[1]) && isnan(other[2]));
        for (int i = 3; i < N; i++) {
            double w = 1, sum = 0, squares = 0, mean = 0, spread = 0;
            for (int turn = 0; turn < 2; turn++, w = 1) {
                for (int j = i; j >= 0; j--) {
                    bool gap = isnan(x[j]);
                    if (!gap && !turn)
                        sum += w, squares += w * w, mean += w * x[j];
                    if (!gap && turn)
                        spread += w * (x[j] - mean / sum) * (x[j] - mean / sum);
                    w *= gap && close ? 1 : 0.8;
                }
            }
            ENSURE_NEAR(out[i], mean / sum, 1e-11);
            ENSURE_NEAR(other[i], sqrt(spread / sum / (1 - squares / (sum * sum))), 1e-9);
        }
    }
    fill();
    opts = (pace_decay_opts)PACE_DECAY_OPTS_INIT;
    ENSURE(pace_decay(to(out, N), to(other, N), flags, of(x, N), &opts, NULL) == PACE_ERR_ARG);
    opts.alpha = 0.2;
    opts.span = 9;
    ENSURE(pace_decay(to(out, N), to(other, N), flags, of(x, N), &opts, NULL) == PACE_ERR_ARG);
    opts.alpha = 0;
    ENSURE(!pace_decay(to(out, N), (pace_out){NULL, 0, 0}, flags, of(x, N), &opts, NULL));
    opts.span = 0;
    opts.half = log(2) / -log(0.8);
    ENSURE(!pace_decay(to(other, N), (pace_out){NULL, 0, 0}, flags, of(x, N), &opts, NULL));
    for (int i = 0; i < N; i++)
        ENSURE_NEAR(out[i], other[i], 1e-11);
    x[20] = (double)INFINITY;
    ENSURE(!pace_decay(to(x, N), (pace_out){NULL, 0, 0}, flags, of(x, N), &opts, NULL) && flags[19] == 0 && flags[20] == D && flags[40] == D);
}

/* Orders add up, and whole ones are differences and sums. */
static void check_fractional(void)
{
    double back[N];
    fill();
    ENSURE(!pace_fractional_difference(to(out, N), flags, of(x, N), 1, NULL));
    ENSURE_NEAR(out[0], x[0], 0);
    for (int i = 1; i < N; i++)
        ENSURE_NEAR(out[i], x[i] - x[i - 1], 0);
    ENSURE(!pace_fractional_difference(to(out, N), flags, of(x, N), 0.4, NULL));
    ENSURE(!pace_fractional_difference(to(other, N), flags, of(out, N), 0.6, NULL));
    ENSURE(!pace_fractional_difference(to(back, N), flags, of(out, N), -0.4, NULL));
    for (int i = 1; i < N; i++) {
        ENSURE_NEAR(other[i], x[i] - x[i - 1], 1e-10);
        ENSURE_NEAR(back[i], x[i], 1e-10);
    }
    x[3] = nan_;
    ENSURE(!pace_fractional_difference(to(out, N), flags, of(x, N), 0.4, NULL) && flags[2] == 0 && flags[3] == M && flags[N - 1] == M);
    ENSURE(pace_fractional_difference(to(out, N), flags, of(x, N), 10, NULL) == PACE_ERR_ARG);
    ENSURE(pace_fractional_difference(to(x, N), flags, of(x, N), 1, NULL) == PACE_ERR_ARG);
}

int main(void)
{
    fill();
    check_by_hand();
    check_hostile();
    check_two_ways();
    check_decay();
    check_fractional();
    return TEST_RESULT;
}
