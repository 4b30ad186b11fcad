/* Structure: worked by hand, invariants, hostile values, memory, threads. */
#include "pace/structure.h"
#include "../../failing.h"
#include "test.h"

#define MISSING ((double)NAN)

static double measure(pace_concentration what, const double *x, int64_t n, const pace_concentration_opts *opts)
{
    double value = -7;
    ENSURE(!pace_concentrate(&value, what, x, n, opts, NULL));
    return value;
}

static void check_concentration(void)
{
    static const double alike[] = {5, 5, 5, 5}, one[] = {0, 0, 8, 0}, some[] = {1, 2, MISSING, 3, 4};
    for (int m = 0; m <= PACE_VARIATION_POPULATION; m++) {
        pace_concentration parsed = PACE_GINI;
        ENSURE(!pace_concentration_parse(&parsed, pace_concentration_name((pace_concentration)m), NULL) && (int)parsed == m);
    }
    ENSURE_NEAR(measure(PACE_HERFINDAHL, alike, 4, NULL), 0.25, 0);
    ENSURE_NEAR(measure(PACE_HERFINDAHL, one, 4, NULL), 1, 0);
    ENSURE_NEAR(measure(PACE_EQUIVALENT_NUMBER, alike, 4, NULL), 4, 0);
    ENSURE_NEAR(measure(PACE_ENTROPY_NORMAL, alike, 4, NULL), 1, 1e-15);
    ENSURE_NEAR(measure(PACE_ENTROPY, one, 4, NULL), 0, 0);
    ENSURE_NEAR(measure(PACE_GINI, one, 4, NULL), 0.75, 1e-15);
    ENSURE_NEAR(measure(PACE_GINI_NORMAL, one, 4, NULL), 1, 1e-15);
    ENSURE_NEAR(measure(PACE_GINI, some, 5, NULL), 0.25, 1e-15);
    ENSURE_NEAR(measure(PACE_HOOVER, some, 5, NULL), 0.2, 1e-15);
    ENSURE_NEAR(measure(PACE_THEIL_T, one, 4, NULL), log(4), 1e-15);
    ENSURE_NEAR(measure(PACE_VARIATION_POPULATION, some, 5, NULL), sqrt(1.25) / 2.5, 1e-15);
    ENSURE_NEAR(measure(PACE_VARIATION, some, 5, NULL), sqrt(5.0 / 3) / 2.5, 1e-15);
    pace_concentration_opts opts = PACE_CONCENTRATION_OPTS_INIT;
    opts.largest = 2;
    ENSURE_NEAR(measure(PACE_CONCENTRATION_RATIO, some, 5, &opts), 0.7, 1e-15);
    opts.epsilon = 1;
    ENSURE_NEAR(measure(PACE_ATKINSON, some, 5, &opts), 1 - pow(24, 0.25) / 2.5, 1e-15);
    /* in proportion to the reference: nothing is unequal */
    static const double double_of[] = {2, 4, 1, 6, 8};
    opts.reference = double_of;
    for (int m = PACE_GINI; m <= PACE_VARIATION_POPULATION; m++)
        ENSURE_NEAR(measure((pace_concentration)m, some, 5, &opts), 0, 1e-8);
}

static void check_refusals(void)
{
    static const double negative[] = {1, -1, 2}, zero[] = {0, 0}, some[] = {0, 1}, endless[] = {1, (double)INFINITY};
    pace_concentration_opts opts = PACE_CONCENTRATION_OPTS_INIT;
    double value = 7;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_concentrate(&value, PACE_GINI, negative, 3, NULL, &err) == PACE_ERR_RANGE && strstr(err.text, "part 2"));
    ENSURE(pace_concentrate(&value, PACE_GINI, endless, 2, NULL, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_concentrate(&value, PACE_GINI, zero, 2, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_concentrate(&value, PACE_THEIL_L, some, 2, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_concentrate(&value, PACE_VARIATION, some, 1, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_concentrate(&value, PACE_GINI, some, 0, NULL, NULL) == PACE_ERR_ARG);
    opts.epsilon = -1;
    ENSURE(pace_concentrate(&value, PACE_ATKINSON, some, 2, &opts, NULL) == PACE_ERR_ARG);
    pace_concentration parsed;
    ENSURE(pace_concentration_parse(&parsed, "giny", NULL) == PACE_ERR_PARSE);
    ENSURE(pace_location_quotient(&value, some, zero, 1, MISSING, MISSING, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_specialise(&value, PACE_KRUGMAN, some, negative, 0, MISSING, MISSING, NULL, NULL) == PACE_ERR_ARG);
    ENSURE_NEAR(value, 7, 0);
}

static void check_shares(void)
{
    double x[] = {1, MISSING, 3, 3, 5, 1}, got[6], totals[] = {8, 10, 0};
    uint8_t flags[2];
    pace_block parts = {x, 2, 3, 3, 1, pace_year(2020)};
    pace_block_out out = {got, 3, 1};
    ENSURE(!pace_shares_columns(out, flags, parts, (pace_view){0}, NULL, NULL));
    ENSURE_NEAR(got[0], 0.25, 0);
    ENSURE(isnan(got[1]) && isnan(got[4]) && flags[0] == PACE_ROW_MISSING && flags[1] == PACE_ROW_MISSING);
    ENSURE_NEAR(got[5], 0.25, 0);
    ENSURE(!pace_shares_columns(out, flags, parts, (pace_view){totals, 3, 1, pace_year(2020)}, NULL, NULL));
    ENSURE_NEAR(got[4], 0.5, 0);
    ENSURE(isnan(got[1]) && isnan(got[2]) && flags[1] == PACE_ROW_DOMAIN);
    ENSURE(flags[0] == (PACE_ROW_MISSING | PACE_ROW_DOMAIN));
    ENSURE(pace_shares_columns(out, NULL, parts, (pace_view){totals, 2, 1, pace_year(2020)}, NULL, NULL) == PACE_ERR_ARG);
    /* into their own memory */
    ENSURE(!pace_shares_columns((pace_block_out){x, 3, 1}, NULL, parts, (pace_view){0}, NULL, NULL));
    ENSURE_NEAR(x[3], 0.75, 0);
}

static double random_of(uint64_t *seed)
{
    *seed ^= *seed << 13, *seed ^= *seed >> 7, *seed ^= *seed << 17;
    return 0.5 + (double)(*seed % 100000) / 1000;
}

/* The parts of every industry add up to the sums, and the sums to the growth; a step of one is no other than the step. */
static void check_shift(void)
{
    uint64_t seed = 88172645463325252u;
    for (int round = 0; round < 200; round++) {
        double figures[4][9], part[4][9], panel[2][27];
        for (int i = 0; i < 36; i++)
            figures[i / 9][i % 9] = random_of(&seed);
        figures[round % 4][3] = MISSING;
        for (int method = 0; method <= PACE_SHIFT_ESTEBAN; method++) {
            pace_shift_share s;
            pace_shift_parts parts = {part[0], part[1], part[2], part[3]};
            ENSURE(!pace_shift(&s, &parts, (pace_shift_method)method, figures[0], figures[1], figures[2], figures[3], 9, NULL));
            double sum = 0;
            for (int i = 0; i < 9; i++)
                sum += i == 3 ? 0 : part[0][i] + part[1][i] + part[2][i] + part[3][i];
            ENSURE(s.count == 8 && isnan(part[1][3]));
            ENSURE_NEAR(sum, s.growth, 1e-11);
            ENSURE_NEAR(s.national + s.mix + s.regional + s.allocation, s.growth, 1e-11);
            ENSURE_NEAR(s.net, s.mix + s.regional + s.allocation, 1e-11);
        }
        for (int i = 0; i < 54; i++)
            panel[i / 27][i % 27] = random_of(&seed);
        pace_block region = {panel[0], 9, 3, 3, 1, pace_year(2020)}, nation = {panel[1], 9, 3, 3, 1, pace_year(2020)};
        pace_shift_share all, steps[2], gerfin;
        ENSURE(!pace_shift_dynamic(&all, steps, PACE_SHIFT_DUNN, region, nation, NULL));
        ENSURE_NEAR(all.mix, steps[0].mix + steps[1].mix, 1e-12);
        ENSURE_NEAR(all.national + all.mix + all.regional, all.growth, 1e-11);
        ENSURE(!pace_shift_dynamic(&gerfin, steps, PACE_SHIFT_GERFIN, region, nation, NULL));
        ENSURE_NEAR(gerfin.mix * gerfin.regional / gerfin.net, 1, 1e-13);
    }
}

static void check_shift_refusals(void)
{
    static const double some[] = {1, 2}, none[] = {0, 2}, negative[] = {1, -2}, gone[] = {MISSING, MISSING};
    pace_shift_share s = {.count = 7};
    ENSURE(pace_shift(&s, NULL, PACE_SHIFT_DUNN, some, some, none, some, 2, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_shift(&s, NULL, PACE_SHIFT_ESTEBAN, none, some, some, some, 2, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_shift(&s, NULL, PACE_SHIFT_DUNN, some, negative, some, some, 2, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_shift(&s, NULL, PACE_SHIFT_DUNN, gone, some, some, some, 2, NULL) == PACE_ERR_DATA);
    ENSURE(pace_shift(&s, NULL, PACE_SHIFT_DUNN, some, some, some, NULL, 2, NULL) == PACE_ERR_ARG);
    ENSURE(pace_shift(&s, NULL, (pace_shift_method)9, some, some, some, some, 2, NULL) == PACE_ERR_ARG);
    ENSURE(s.count == 7);
    ENSURE(!pace_shift(&s, NULL, PACE_SHIFT_DUNN, none, some, some, some, 2, NULL));
}

static void check_convergence(void)
{
    /* growth falls by 0.02 for each e-fold: beta is -0.02 and nothing is left over */
    double y0[5], y1[5];
    pace_convergence c;
    for (int i = 0; i < 5; i++) {
        y0[i] = 100 * exp(0.3 * i);
        y1[i] = y0[i] * exp(10 * (0.2 - 0.02 * log(y0[i])));
    }
    ENSURE(!pace_converge(&c, y0, y1, 5, 10, NULL, NULL));
    ENSURE_NEAR(c.beta, -0.02, 1e-14);
    ENSURE_NEAR(c.alpha, 0.2, 1e-13);
    ENSURE_NEAR(c.lambda, -log(0.8) / 10, 1e-13);
    ENSURE_NEAR(c.sd_1 / c.sd_0, 0.8, 1e-13);
    y0[1] = MISSING;
    ENSURE(!pace_converge(&c, y0, y1, 5, 10, NULL, NULL) && c.count == 4);
    ENSURE(pace_converge(&c, y0, y1, 3, 10, NULL, NULL) == PACE_ERR_DATA);
    y0[1] = 0;
    ENSURE(pace_converge(&c, y0, y1, 5, 10, NULL, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_converge(&c, y0, y1, 5, 0, NULL, NULL) == PACE_ERR_ARG);
}

static void check_columns(void)
{
    enum { ROWS = 150, COLS = 40 };
    static double x[ROWS * COLS];
    double got[COLS], threads[COLS];
    uint8_t flags[COLS];
    uint64_t seed = 1234567;
    for (int i = 0; i < ROWS * COLS; i++)
        x[i] = random_of(&seed);
    x[3] = MISSING;
    x[4] = -1;
    pace_block parts = {x, ROWS, COLS, COLS, 1, pace_year(1980)};
    pace_pool *pool = NULL;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    pace_exec exec = pace_pool_exec(pool);
    for (int m = 0; m <= PACE_VARIATION_POPULATION; m++) {
        ENSURE(!pace_concentrate_columns((pace_out){got, COLS, 1}, flags, (pace_concentration)m, parts, NULL, NULL, NULL));
        ENSURE(!pace_concentrate_columns((pace_out){threads, COLS, 1}, NULL, (pace_concentration)m, parts, NULL, &exec, NULL));
        ENSURE(memcmp(got, threads, sizeof got) == 0);
        ENSURE(flags[3] == PACE_ROW_MISSING && flags[4] == PACE_ROW_DOMAIN && isnan(got[4]) && !flags[0]);
        double one[ROWS];
        for (int r = 0; r < ROWS; r++)
            one[r] = x[r * COLS + 3];
        ENSURE_NEAR(got[3], measure((pace_concentration)m, one, ROWS, NULL), 0);
    }
    pace_pool_free(pool);
}

static void check_memory(void)
{
    enum { N = 200 };
    double x[N], y[N], value = 0, got[2];
    for (int i = 0; i < N; i++) {
        x[i] = 1 + i % 7;
        y[i] = 2 + i % 5;
    }
    for (int64_t k = 0; k < 3; k++) {
        failing state = {k, true, false, 0};
        pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
        pace_concentration_opts opts = PACE_CONCENTRATION_OPTS_INIT;
        pace_convergence c;
        opts.allocator = &allocator;
        pace_status wanted = k ? PACE_OK : PACE_ERR_NOMEM;
        ENSURE(pace_concentrate(&value, PACE_GINI, x, N, &opts, NULL) == wanted);
        state = (failing){k, true, false, 0};
        pace_block block = {x, N / 2, 2, 2, 1, pace_year(2020)};
        ENSURE(pace_concentrate_columns((pace_out){got, 2, 1}, NULL, PACE_GINI, block, &opts, NULL, NULL) == wanted);
        state = (failing){k, true, false, 0};
        ENSURE(pace_specialise(&value, PACE_GINI_SPECIALISATION, x, y, N, MISSING, MISSING, &allocator, NULL) == wanted);
        state = (failing){k, true, false, 0};
        ENSURE(pace_converge(&c, x, y, N, 5, &allocator, NULL) == (k < 2 ? PACE_ERR_NOMEM : PACE_OK));
        ENSURE(state.live == 0);
    }
}

int main(void)
{
    check_concentration();
    check_refusals();
    check_shares();
    check_shift();
    check_shift_refusals();
    check_convergence();
    check_columns();
    check_memory();
    return TEST_RESULT;
}
