/* Prices and volumes: reasons, refusals, memory that is shared, threads; worked by hand. */
#include "pace/prices.h"
#include "test.h"

enum { M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, S = PACE_ROW_SHORT, R = PACE_ROW_RANGE };

static pace_view years(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_year(2015)};
}

static void check_deflating(void)
{
    static const double value[] = {100, 110, (double)NAN, 120, -5, (double)INFINITY, 1e308};
    static const double index[] = {100, 110, 105, 0, 50, 100, 1e-10};
    static const double want[] = {100, 100, 0, 0, -10, 0, 0};
    static const uint8_t flags_wanted[] = {0, 0, M, D, 0, D, R};
    double got[7];
    uint8_t flags[7];
    ENSURE(!pace_deflate((pace_out){got, 7, 1}, flags, years(value, 7), years(index, 7), 100, NULL));
    for (int i = 0; i < 7; i++) {
        ENSURE(flags[i] == flags_wanted[i]);
        ENSURE_NEAR(got[i], flags_wanted[i] ? (double)NAN : want[i], 1e-13);
    }
    /* into the memory of the values, and of the prices */
    double here[] = {100, 110}, prices[] = {100, 110};
    ENSURE(!pace_deflate((pace_out){here, 2, 1}, NULL, years(here, 2), years(prices, 2), 100, NULL));
    ENSURE_NEAR(here[1], 100, 1e-13);
    ENSURE(!pace_reflate((pace_out){prices, 2, 1}, NULL, years(here, 2), years(prices, 2), 100, NULL));
    ENSURE_NEAR(prices[1], 110, 1e-13);
}

static void check_refusals(void)
{
    pace_error err = PACE_ERROR_INIT;
    static const double x[] = {1, 2, 3}, y[] = {1, 2, 3};
    double got[3] = {7, 7, 7};
    pace_out out = {got, 3, 1};
    pace_view later = {y, 3, 1, pace_year(2016)}, months = {y, 3, 1, pace_month(2015, 1)};
    ENSURE(pace_deflate(out, NULL, years(x, 3), years(y, 2), 100, &err) == PACE_ERR_ARG);
    ENSURE(pace_deflate(out, NULL, years(x, 3), later, 100, NULL) == PACE_ERR_ARG);
    ENSURE(pace_deflate(out, NULL, years(x, 3), months, 100, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_deflate(out, NULL, years(x, 3), years(y, 3), 0, NULL) == PACE_ERR_ARG);
    ENSURE(pace_deflate((pace_out){got, 2, 1}, NULL, years(x, 3), years(y, 3), 100, NULL) == PACE_ERR_ARG);
    ENSURE(pace_contribution(out, NULL, years(x, 3), years(y, 3), 0, NULL) == PACE_ERR_ARG);
    ENSURE(pace_index_chain(out, years(x, 2), PACE_LINK_PERCENT, (double)NAN, NULL) == PACE_ERR_ARG);
    ENSURE(got[0] > 6 && got[2] > 6);
}

static void check_links(void)
{
    static const double previous[] = {(double)NAN, 105, 110, (double)NAN, 102};
    double got[6];
    ENSURE(!pace_index_chain((pace_out){got, 6, 1}, years(previous, 5), PACE_LINK_PREVIOUS_100, 100, NULL));
    static const double want[] = {(double)NAN, 100, 105, 115.5, (double)NAN, (double)NAN};
    for (int i = 0; i < 6; i++)
        ENSURE_NEAR(got[i], want[i], 1e-13);
    static const double percent[] = {8.8, -100, 3};
    ENSURE(!pace_index_chain((pace_out){got, 6, 1}, years(percent, 3), PACE_LINK_PERCENT, 1, NULL));
    ENSURE_NEAR(got[1], 1.088, 1e-15);
    ENSURE_NEAR(got[3], 0, 0);
    ENSURE_NEAR(pace_growth_real(0.1, 0.02, NULL), 1.1 / 1.02 - 1, 1e-15);
    uint8_t flags = 0;
    ENSURE(isnan(pace_growth_real(0.1, -1, &flags)) && flags == D);
}

static void check_contributions(void)
{
    static const double a[] = {40, 50, (double)NAN, 60}, b[] = {60, 55, 60, 70}, total[] = {100, 110, 120, 0};
    double rows[2][4], rest[4];
    uint8_t flags[4];
    ENSURE(!pace_contribution((pace_out){rows[0], 4, 1}, flags, years(a, 4), years(total, 4), 1, NULL));
    ENSURE(flags[0] == S && flags[1] == 0 && flags[2] == M && flags[3] == M);
    ENSURE_NEAR(rows[0][1], 0.1, 1e-15);
    ENSURE(!pace_contribution((pace_out){rows[1], 4, 1}, flags, years(b, 4), years(total, 4), 1, NULL));
    pace_block block = {rows[0], 2, 4, 4, 1, pace_year(2015)};
    ENSURE(!pace_contribution_residual((pace_out){rest, 4, 1}, flags, years(total, 4), block, 1, NULL));
    ENSURE_NEAR(rest[1], 0.05, 1e-15);
    ENSURE(isnan(rest[2]) && flags[2] == M);
}

/* Items that come and go are compared over those that are there at both periods. */
static void check_items(void)
{
    static const double p[] = {1, 2, 4, 2, (double)NAN, 3}, q[] = {5, 5, 5, 1, 1, 1};
    pace_block prices = {p, 2, 3, 3, 1, pace_year(2015)}, amounts = {q, 2, 3, 3, 1, pace_year(2015)};
    pace_index_opts fixed = PACE_INDEX_OPTS_INIT;
    double got[3];
    uint8_t flags[3];
    fixed.linking = PACE_INDEX_FIXED;
    ENSURE(!pace_item_index((pace_out){got, 3, 1}, flags, PACE_LASPEYRES, prices, amounts, &fixed, NULL));
    ENSURE_NEAR(got[1], 2, 1e-15);
    ENSURE_NEAR(got[2], 23.0 / 7, 1e-15);
    ENSURE(flags[0] == 0 && flags[1] == M && flags[2] == 0);
    /* elasticity 0 is Laspeyres, 1 geometric Laspeyres, and the limit is no jump */
    double laspeyres[3], geometric[3];
    ENSURE(!pace_item_index((pace_out){laspeyres, 3, 1}, NULL, PACE_LASPEYRES, prices, amounts, &fixed, NULL));
    ENSURE(!pace_item_index((pace_out){geometric, 3, 1}, NULL, PACE_GEOMETRIC_LASPEYRES, prices, amounts, &fixed, NULL));
    for (double sigma = 0; sigma < 1.5; sigma += 1) {
        fixed.sigma = sigma;
        ENSURE(!pace_item_index((pace_out){got, 3, 1}, NULL, PACE_CES, prices, amounts, &fixed, NULL));
        ENSURE_NEAR(got[2], sigma > 0 ? geometric[2] : laspeyres[2], 1e-14);
        fixed.sigma = sigma + 1e-7;
        ENSURE(!pace_item_index((pace_out){got, 3, 1}, NULL, PACE_CES, prices, amounts, &fixed, NULL));
        ENSURE_NEAR(got[2], sigma > 0 ? geometric[2] : laspeyres[2], 1e-6);
    }
    ENSURE(pace_item_index((pace_out){got, 3, 1}, NULL, PACE_FISHER, prices, (pace_block){0}, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(!pace_item_index((pace_out){got, 3, 1}, NULL, PACE_JEVONS, prices, (pace_block){0}, &fixed, NULL));
    pace_index_formula f;
    for (int i = 0; i <= PACE_CSWD; i++)
        ENSURE(!pace_index_formula_parse(&f, pace_index_formula_name((pace_index_formula)i), NULL) && (int)f == i);
    ENSURE(pace_index_formula_parse(&f, "nominal", NULL) == PACE_ERR_PARSE);
}

/* All that the indices of two periods must do whatever the numbers are. */
static void check_item_properties(void)
{
    double p[8], q[8], got[2], swapped[2], amount[2];
    uint64_t seed = 88172645463325252u;
    pace_index_opts opts = PACE_INDEX_OPTS_INIT, quantity = PACE_INDEX_OPTS_INIT;
    quantity.quantity = true;
    for (int round = 0; round < 500; round++) {
        for (int i = 0; i < 8; i++) {
            seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
            p[i] = 0.5 + (double)(seed % 1000) / 100;
            q[i] = 0.5 + (double)(seed / 1000 % 1000) / 100;
        }
        pace_block prices = {p, 4, 2, 2, 1, pace_year(2015)}, amounts = {q, 4, 2, 2, 1, pace_year(2015)};
        double v0 = 0, v1 = 0, low = 1e9, high = 0;
        for (int i = 0; i < 4; i++) {
            v0 += p[2 * i] * q[2 * i];
            v1 += p[2 * i + 1] * q[2 * i + 1];
            low = fmin(low, p[2 * i + 1] / p[2 * i]);
            high = fmax(high, p[2 * i + 1] / p[2 * i]);
        }
        for (int f = 0; f <= PACE_CSWD; f++) {
            ENSURE(!pace_item_index((pace_out){got, 2, 1}, NULL, (pace_index_formula)f, prices, amounts, &opts, NULL));
            ENSURE(got[1] >= low * (1 - 1e-12) && got[1] <= high * (1 + 1e-12)); /* a mean of the relatives */
        }
        /* Fisher: prices times quantities is the value; backwards is the inverse */
        pace_block back_p = {p + 1, 4, 2, 2, -1, pace_year(2015)}, back_q = {q + 1, 4, 2, 2, -1, pace_year(2015)};
        ENSURE(!pace_item_index((pace_out){got, 2, 1}, NULL, PACE_FISHER, prices, amounts, &opts, NULL));
        ENSURE(!pace_item_index((pace_out){amount, 2, 1}, NULL, PACE_FISHER, prices, amounts, &quantity, NULL));
        ENSURE(!pace_item_index((pace_out){swapped, 2, 1}, NULL, PACE_FISHER, back_p, back_q, &opts, NULL));
        ENSURE_NEAR(got[1] * amount[1] / (v1 / v0), 1, 1e-13);
        ENSURE_NEAR(got[1] * swapped[1], 1, 1e-13);
    }
}

static void check_chained_volume(void)
{
    /* from the third quarter: the first full year is the second one */
    enum { N = 14 };
    double values[2 * N], volumes[2 * N], got[N];
    for (int i = 0; i < N; i++) {
        volumes[i] = 10 + i;
        volumes[N + i] = 20 - i;
        values[i] = volumes[i] * 2;
        values[N + i] = volumes[N + i] * 3;
    }
    pace_block v = {values, 2, N, N, 1, pace_quarter(2015, 3)}, q = {volumes, 2, N, N, 1, pace_quarter(2015, 3)};
    uint8_t flags[N];
    ENSURE(!pace_chain_volume((pace_out){got, N, 1}, flags, v, q, PACE_ANNUAL_OVERLAP, NULL));
    ENSURE(isnan(got[1]) && flags[1] == S && !isnan(got[2]));
    ENSURE_NEAR((got[2] + got[3] + got[4] + got[5]) / 4, 100, 1e-12);
    for (int i = 3; i < N; i++) { /* prices that do not move: the volume is the value */
        double sum = values[i] + values[N + i], base = values[2] + values[N + 2];
        ENSURE_NEAR(got[i] / got[2], sum / base, 1e-13);
    }
    values[8] = (double)NAN;
    ENSURE(!pace_chain_volume((pace_out){got, N, 1}, flags, v, q, PACE_PERIOD_OVERLAP, NULL));
    ENSURE(!isnan(got[5]) && isnan(got[N - 1]) && flags[N - 1] == M);
    v.first = pace_year(0);
    ENSURE(pace_chain_volume((pace_out){got, N, 1}, flags, v, q, PACE_ANNUAL_OVERLAP, NULL) == PACE_ERR_FREQ);
}

static void check_rows(void)
{
    enum { ROWS = 300, N = 12 };
    static double values[ROWS * N], one[ROWS * N], two[ROWS * N], index[N];
    uint8_t flags[ROWS];
    for (int i = 0; i < ROWS * N; i++)
        values[i] = i % 37 ? 100 + i % 91 : (double)NAN;
    for (int i = 0; i < N; i++)
        index[i] = 100 + i;
    pace_block block = {values, ROWS, N, N, 1, pace_year(2015)};
    pace_pool *pool = NULL;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    pace_exec threads = pace_pool_exec(pool);
    ENSURE(!pace_deflate_rows((pace_block_out){one, N, 1}, flags, block, years(index, N), 100, NULL, NULL));
    ENSURE(!pace_deflate_rows((pace_block_out){two, N, 1}, NULL, block, years(index, N), 100, &threads, NULL));
    pace_pool_free(pool);
    ENSURE(memcmp(one, two, sizeof one) == 0);
    ENSURE(flags[0] == M && flags[1] == 0);
}

int main(void)
{
    check_deflating();
    check_refusals();
    check_links();
    check_contributions();
    check_items();
    check_item_properties();
    check_chained_volume();
    check_rows();
    return TEST_RESULT;
}
