/* Growth of whole series: lags, flags, what has no meaning, what is refused; trend and index. */
#include "pace/growth.h"
#include "pace/index.h"
#include "test.h"

enum { M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, S = PACE_ROW_SHORT };

static void check_series(pace_view in, pace_growth_kind kind, int64_t lag, const double *want, const int *want_flags)
{
    double got[16];
    uint8_t flags[16];
    pace_growth_opts opts = PACE_GROWTH_OPTS_INIT;
    opts.lag = lag;
    ENSURE(!pace_growth((pace_out){got, 16, 1}, flags, in, kind, &opts, NULL));
    for (int i = 0; i < in.n; i++) {
        ENSURE(flags[i] == want_flags[i]);
        ENSURE_NEAR(got[i], want_flags[i] ? (double)NAN : want[i], 1e-14);
    }
}

static void check_kinds(void)
{
    static const double x[] = {100, 110, (double)NAN, 121, 0, 60};
    pace_view years = {x, 6, 1, pace_year(2010)}, halves = {x, 6, 1, {2010 * 2, PACE_HALFYEARLY, 0}};
    check_series(years, PACE_GROWTH_POP, 0, (double[]){0, 0.1, 0, 0, -1, 0}, (int[]){S, 0, M, M, 0, D});
    check_series(years, PACE_GROWTH_YOY, 0, (double[]){0, 0.1, 0, 0, -1, 0}, (int[]){S, 0, M, M, 0, D});
    check_series(halves, PACE_GROWTH_YOY, 0, (double[]){0, 0, 0, 0.1, 0, 60.0 / 121 - 1}, (int[]){S, S, M, 0, M, 0});
    check_series(halves, PACE_GROWTH_ANNUALIZED, 0, (double[]){0, 0.21, 0, 0, -1, 0}, (int[]){S, 0, M, M, 0, D});
    check_series(halves, PACE_GROWTH_ANNUALIZED, 3, (double[]){0, 0, 0, cbrt(1.21 * 1.21) - 1, -1, 0},
                 (int[]){S, S, S, 0, 0, M});
    check_series(years, PACE_GROWTH_LOG, 0, (double[]){0, 0.09531017980432486, 0, 0, 0, 0}, (int[]){S, 0, M, M, D, D});
    check_series(years, PACE_GROWTH_DIFF, 0, (double[]){0, 10, 0, 0, -121, 60}, (int[]){S, 0, M, M, 0, 0});
    check_series(years, PACE_GROWTH_CAGR, 0, (double[]){0, 0.1, 0, cbrt(1.21) - 1, -1, pow(0.6, 0.2) - 1},
                 (int[]){S, 0, M, 0, 0, 0});
    check_series(years, PACE_GROWTH_POP, 9, (double[]){0, 0, 0, 0, 0, 0}, (int[]){S, S, S, S, S, S});
}

static void check_average(void)
{
    static const double rates[] = {(double)NAN, 0.1, 0.21, (double)NAN, 0.1};
    check_series((pace_view){rates, 5, 1, pace_year(2010)}, PACE_GROWTH_AVG, 0,
                 (double[]){0, 0.1, sqrt(1.1 * 1.21) - 1, 0, 0}, (int[]){M, 0, 0, M, M});
    static const double sunk[] = {0.1, -1.2, 0.1};
    check_series((pace_view){sunk, 3, 1, pace_year(2010)}, PACE_GROWTH_AVG, 0, (double[]){0.1, 0, 0}, (int[]){0, D, D});
    /* the first value of a compound rate may be one that has none */
    static const double zero[] = {(double)NAN, 0, 5};
    check_series((pace_view){zero, 3, 1, pace_year(2010)}, PACE_GROWTH_CAGR, 0, (double[]){0, 0, 0}, (int[]){M, S, D});
}

static void check_refusals(void)
{
    double x[8] = {1, 2, 3, 4, 5, 6, 7, 8}, out[8];
    pace_period day = PACE_PERIOD_NONE, none = PACE_PERIOD_NONE;
    pace_error err = PACE_ERROR_INIT;
    pace_growth_opts opts = PACE_GROWTH_OPTS_INIT;
    pace_out room = {out, 8, 1};
    ENSURE(!pace_period_day(&day, 2015, 1, 31, NULL));
    out[0] = 42;
    ENSURE(pace_growth(room, NULL, (pace_view){x, 8, 1, day}, PACE_GROWTH_YOY, NULL, &err) == PACE_ERR_FREQ);
    ENSURE(strstr(err.text, "daily") && strstr(err.text, "yoy"));
    ENSURE(pace_growth(room, NULL, (pace_view){x, 8, 1, none}, PACE_GROWTH_YOY, NULL, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_growth(room, NULL, (pace_view){x, 8, 1, none}, PACE_GROWTH_CAGR, NULL, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_growth(room, NULL, (pace_view){x, 8, 1, none}, PACE_GROWTH_ANNUALIZED, NULL, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_growth(room, NULL, (pace_view){x, 8, 1, none}, (pace_growth_kind)17, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_growth((pace_out){out, 7, 1}, NULL, (pace_view){x, 8, 1, day}, PACE_GROWTH_POP, NULL, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_growth((pace_out){out, 8, 0}, NULL, (pace_view){x, 8, 1, day}, PACE_GROWTH_POP, NULL, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_growth(room, NULL, (pace_view){NULL, 8, 1, day}, PACE_GROWTH_POP, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_growth(room, NULL, (pace_view){x, -1, 1, day}, PACE_GROWTH_POP, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_growth(room, NULL, (pace_view){x, INT64_MAX / 8 + 1, 8, day}, PACE_GROWTH_POP, NULL, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_growth((pace_out){x + 1, 7, 1}, NULL, (pace_view){x, 7, 1, day}, PACE_GROWTH_POP, NULL, &err) ==
           PACE_ERR_ARG);
    ENSURE(strstr(err.text, "overlap"));
    opts.lag = -1;
    ENSURE(pace_growth(room, NULL, (pace_view){x, 8, 1, day}, PACE_GROWTH_POP, &opts, NULL) == PACE_ERR_ARG);
    ENSURE_NEAR(out[0], 42, 0);
    opts.lag = 7;
    ENSURE(!pace_growth(room, NULL, (pace_view){x, 8, 1, day}, PACE_GROWTH_YOY, &opts, NULL));
    ENSURE_NEAR(out[7], 7, 0);
}

static void check_blocks(void)
{
    double x[12] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, out[12];
    pace_block in = {x, 3, 4, 4, 1, pace_year(2000)};
    ENSURE(!pace_growth_rows((pace_block_out){out, 4, 1}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL));
    ENSURE_NEAR(out[5], 0.2, 1e-16);
    ENSURE(isnan(out[4]));
    ENSURE(pace_growth_rows((pace_block_out){out, 2, 1}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_growth_rows((pace_block_out){out, 0, 1}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_growth_rows((pace_block_out){out, 4, 0}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_growth_rows((pace_block_out){NULL, 4, 1}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_growth_rows((pace_block_out){x + 1, 4, 1}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL) ==
           PACE_ERR_ARG);
    in.rows = INT64_MAX / 2;
    ENSURE(pace_growth_rows((pace_block_out){out, 4, 1}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL) == PACE_ERR_ARG);
    in.rows = 0;
    ENSURE(!pace_growth_rows((pace_block_out){NULL, 4, 1}, NULL, in, PACE_GROWTH_POP, NULL, NULL, NULL));
}

/* Larger than the caches, where results take another way into memory. */
static void check_large(void)
{
    enum { ROWS = 9000, COLS = 121 };
    double *x = malloc(sizeof *x * ROWS * COLS), *out = malloc(sizeof *out * ROWS * COLS);
    uint8_t *flags = malloc(ROWS);
    int wrong = 0;
    ENSURE(x && out && flags);
    if (!x || !out || !flags)
        return;
    for (int i = 0; i < ROWS * COLS; i++)
        x[i] = i % 5003 == 0 ? -1.0 : 10 + i % 97;
    ENSURE(!pace_growth_rows((pace_block_out){out, COLS, 1}, flags,
                             (pace_block){x, ROWS, COLS, COLS, 1, pace_month(2000, 1)}, PACE_GROWTH_YOY, NULL, NULL,
                             NULL));
    for (int row = 0; row < ROWS; row++) {
        uint8_t all = 0;
        for (int col = 0; col < COLS; col++) {
            double got = out[row * COLS + col];
            double want =
                col < 12 ? (double)NAN : pace_growth_rate(x[row * COLS + col], x[row * COLS + col - 12], &all);
            wrong += isnan(got) ? !isnan(want) : memcmp(&got, &want, sizeof got) != 0;
        }
        wrong += flags[row] != (all | S);
    }
    ENSURE(wrong == 0);
    free(x);
    free(out);
    free(flags);
}

static void check_trend(void)
{
    double x[40], trend = 7;
    for (int i = 0; i < 40; i++)
        x[i] = 1e9 * pow(1.02, i);
    x[3] = x[17] = (double)NAN;
    ENSURE(!pace_growth_trend(&trend, (pace_view){x, 40, 1, pace_year(1980)}, NULL));
    ENSURE_NEAR(trend, 0.02, 1e-14);
    ENSURE(!pace_growth_trend(&trend, (pace_view){x, 40, 1, pace_quarter(1980, 1)}, NULL));
    ENSURE_NEAR(trend, pow(1.02, 4) - 1, 1e-14);
    ENSURE(pace_growth_trend(&trend, (pace_view){x, 1, 1, pace_year(1980)}, NULL) == PACE_ERR_DATA);
    ENSURE(pace_growth_trend(&trend, (pace_view){x, 40, 1, {0, 0, 0}}, NULL) == PACE_ERR_FREQ);
    x[5] = 0;
    ENSURE(pace_growth_trend(&trend, (pace_view){x, 40, 1, pace_year(1980)}, NULL) == PACE_ERR_RANGE);
    x[5] = HUGE_VAL;
    ENSURE(pace_growth_trend(&trend, (pace_view){x, 40, 1, pace_year(1980)}, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_growth_trend(NULL, (pace_view){x, 40, 1, pace_year(1980)}, NULL) == PACE_ERR_ARG);
    ENSURE_NEAR(trend, pow(1.02, 4) - 1, 1e-14);
}

static void check_index(void)
{
    double x[] = {80, 100, 120, (double)NAN, 150}, out[6] = {-9, -9, -9, -9, -9, -9};
    pace_view in = {x, 5, 1, pace_year(2010)};
    pace_out room = {out, 5, 1};
    pace_span base = pace_span_of(pace_year(2010), pace_year(2012)),
              one = pace_span_of(pace_year(2014), pace_year(2014));
    ENSURE(!pace_index_rebase(room, in, base, 100, NULL));
    ENSURE_NEAR(out[0], 80, 0);
    ENSURE(isnan(out[3]));
    ENSURE(!pace_index_rebase((pace_out){x, 5, 1}, in, one, 1, NULL)); /* in place */
    ENSURE_NEAR(x[4], 1, 0);
    out[0] = -9;
    ENSURE(pace_index_rebase(room, in, pace_span_of(pace_year(2012), pace_year(2013)), 100, NULL) == PACE_ERR_DATA);
    ENSURE(pace_index_rebase(room, in, pace_span_of(pace_year(2009), pace_year(2010)), 100, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_index_rebase(room, in, pace_span_of(pace_month(2010, 1), pace_month(2010, 2)), 100, NULL) ==
           PACE_ERR_FREQ);
    ENSURE(pace_index_rebase(room, in, pace_span_of(pace_year(2010), (pace_period)PACE_PERIOD_NONE), 100, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_index_rebase(room, in, base, -1, NULL) == PACE_ERR_ARG);
    ENSURE(pace_index_rebase((pace_out){out, 4, 1}, in, base, 100, NULL) == PACE_ERR_ARG);
    x[0] = -500;
    ENSURE(pace_index_rebase(room, in, base, 100, NULL) == PACE_ERR_RANGE);
    ENSURE_NEAR(out[0], -9, 0);
    double rates[] = {0.5, (double)NAN, 0.5};
    ENSURE(!pace_index_compound((pace_out){out, 4, 1}, (pace_view){rates, 3, 1, pace_year(2011)}, 100, NULL));
    ENSURE_NEAR(out[1], 150, 0);
    ENSURE(isnan(out[2]) && isnan(out[3]));
    ENSURE(pace_index_compound((pace_out){out, 3, 1}, (pace_view){rates, 3, 1, pace_year(2011)}, 100, NULL) ==
           PACE_ERR_ARG);
    ENSURE(pace_index_compound((pace_out){out, 4, 1}, (pace_view){rates, 3, 1, pace_year(2011)}, (double)NAN, NULL) ==
           PACE_ERR_ARG);
}

int main(void)
{
    check_kinds();
    check_average();
    check_refusals();
    check_blocks();
    check_large();
    check_trend();
    check_index();
    return TEST_RESULT;
}
