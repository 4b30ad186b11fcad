/* What must hold for growth of any numbers: shape, order, threads and memory do not change a bit of it. */
#include "pace/growth.h"
#include "pace/index.h"
#include "test.h"

enum { ROWS = 60, COLS = 700 };

static uint64_t next(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Ordinary values with every kind of trouble among them: missing, zero, negative, infinite, huge, tiny. */
static double any_value(uint64_t *state)
{
    static const double odd[] = {(double)NAN, 0, -0.0, -3.5, HUGE_VAL, -HUGE_VAL, 1.7976931348623157e308, 5e-324};
    uint64_t r = next(state);
    if (r % 23 == 0)
        return odd[(r / 23) % (sizeof odd / sizeof *odd)];
    return (double)(r % 100000) / 37 + 0.01;
}

static int same_bits(double a, double b)
{
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

static int same_rows(const double *a, const double *b, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        if (!same_bits(a[i], b[i]))
            return 0;
    return 1;
}

static const pace_growth_kind kinds[] = {PACE_GROWTH_POP,  PACE_GROWTH_YOY,  PACE_GROWTH_ANNUALIZED, PACE_GROWTH_LOG,
                                         PACE_GROWTH_DIFF, PACE_GROWTH_CAGR, PACE_GROWTH_AVG};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* A series alone, strided either way, in place, and in a block: one result. */
static void check_shapes(pace_growth_kind kind, int64_t lag, int64_t n, uint64_t *state)
{
    static double x[COLS], plain[COLS], other[COLS], wide[COLS * 3];
    static uint8_t flags[COLS], other_flags[COLS];
    pace_period first = pace_month(2000, 1);
    pace_growth_opts opts = PACE_GROWTH_OPTS_INIT;
    opts.lag = lag;
    for (int64_t i = 0; i < n; i++)
        x[i] = any_value(state);
    ENSURE(!pace_growth((pace_out){plain, n, 1}, flags, (pace_view){x, n, 1, first}, kind, &opts, NULL));
    for (int64_t i = 0; i < n; i++) {
        ENSURE(!isinf(plain[i]));
        ENSURE(isnan(plain[i]) == (flags[i] != 0));
    }
    /* without flags another way is taken through the code */
    ENSURE(!pace_growth((pace_out){other, n, 1}, NULL, (pace_view){x, n, 1, first}, kind, &opts, NULL));
    ENSURE(same_rows(plain, other, n));
    for (int64_t i = 0; i < n; i++)
        wide[i * 3 + 1] = x[i];
    ENSURE(!pace_growth((pace_out){other, n, 1}, other_flags, (pace_view){wide + 1, n, 3, first}, kind, &opts, NULL));
    ENSURE(same_rows(plain, other, n) && memcmp(flags, other_flags, (size_t)n) == 0);
    ENSURE(!pace_growth((pace_out){wide + 1, n, 3}, NULL, (pace_view){wide + 1, n, 3, first}, kind, &opts, NULL));
    for (int64_t i = 0; i < n; i++)
        ENSURE(same_bits(wide[i * 3 + 1], plain[i]));
    for (int64_t i = 0; i < n; i++) /* backwards in memory */
        wide[n - 1 - i] = x[i];
    ENSURE(!pace_growth((pace_out){other, n, 1}, NULL, (pace_view){wide + n - 1, n, -1, first}, kind, &opts, NULL));
    ENSURE(n == 0 || same_rows(plain, other, n));
    memcpy(other, x, sizeof other);
    ENSURE(!pace_growth((pace_out){other, n, 1}, other_flags, (pace_view){other, n, 1, first}, kind, &opts, NULL));
    ENSURE(same_rows(plain, other, n) && memcmp(flags, other_flags, (size_t)n) == 0);
}

/* A misuse of a pool that is allowed: pieces in any order, of any size. */
static void run_backwards(void *pool, int64_t rows, void (*body)(void *arg, int64_t from, int64_t to), void *arg)
{
    int64_t *step = pool;
    for (int64_t to = rows; to > 0; to -= *step)
        body(arg, to > *step ? to - *step : 0, to);
}

static void check_rows(pace_growth_kind kind, int64_t cols, pace_pool *pool, uint64_t *state)
{
    static double x[ROWS * COLS], one[ROWS * COLS], many[ROWS * COLS + 1], turned[ROWS * COLS], single[COLS];
    uint8_t flags[ROWS], other_flags[ROWS], value_flags[COLS];
    pace_period first = pace_quarter(1990, 1);
    pace_block block = {x, ROWS, cols, cols, 1, first};
    pace_exec exec = pace_pool_exec(pool);
    int64_t step = 7;
    pace_exec backwards = {run_backwards, &step};
    for (int64_t i = 0; i < ROWS * cols; i++)
        x[i] = i / cols % 3 == 0 ? 1 + (double)(next(state) % 1000) : any_value(state);
    ENSURE(!pace_growth_rows((pace_block_out){one, cols, 1}, flags, block, kind, NULL, NULL, NULL));
    ENSURE(!pace_growth_rows((pace_block_out){many + 1, cols, 1}, other_flags, block, kind, NULL, &exec, NULL));
    ENSURE(same_rows(one, many + 1, ROWS * cols) && memcmp(flags, other_flags, ROWS) == 0);
    ENSURE(!pace_growth_rows((pace_block_out){many, cols, 1}, other_flags, block, kind, NULL, &backwards, NULL));
    ENSURE(same_rows(one, many, ROWS * cols) && memcmp(flags, other_flags, ROWS) == 0);
    /* columns next to each other in place of rows, and into the input's own memory */
    ENSURE(!pace_growth_rows((pace_block_out){turned, 1, ROWS}, NULL, block, kind, NULL, NULL, NULL));
    for (int64_t row = 0; row < ROWS; row++) {
        uint8_t all = 0;
        ENSURE(!pace_growth((pace_out){single, COLS, 1}, value_flags, (pace_view){x + row * cols, cols, 1, first}, kind,
                            NULL, NULL));
        for (int64_t col = 0; col < cols; col++) {
            ENSURE(same_bits(turned[col * ROWS + row], single[col]));
            all |= value_flags[col];
        }
        ENSURE(same_rows(one + row * cols, single, cols));
        ENSURE(flags[row] == all);
    }
    ENSURE(!pace_growth_rows((pace_block_out){x, cols, 1}, other_flags, block, kind, NULL, &exec, NULL));
    ENSURE(same_rows(one, x, ROWS * cols) && memcmp(flags, other_flags, ROWS) == 0);
}

/* Rates compounded give the levels back; the worst error is printed. */
static void check_compound_returns(uint64_t *state)
{
    double levels[200], rates[200], back[200], worst = 0;
    for (int round = 0; round < 200; round++) {
        int n = 2 + (int)(next(state) % 198);
        for (int i = 0; i < n; i++)
            levels[i] = 1 + (double)(next(state) % 1000000) / 997;
        ENSURE(!pace_growth((pace_out){rates, n, 1}, NULL, (pace_view){levels, n, 1, pace_year(1800)}, PACE_GROWTH_POP,
                            NULL, NULL));
        ENSURE(!pace_index_compound((pace_out){back, n, 1}, (pace_view){rates + 1, n - 1, 1, pace_year(1801)},
                                    levels[0], NULL));
        for (int i = 0; i < n; i++) {
            double error = fabs(back[i] - levels[i]) / levels[i];
            worst = error > worst ? error : worst;
        }
        double chained = pace_growth_chain((pace_view){rates + 1, n - 1, 1, pace_year(1801)}, NULL);
        double whole = pace_growth_rate(levels[n - 1], levels[0], NULL);
        ENSURE(fabs(chained - whole) <= 1e-12 * (1 + fabs(whole)));
        double average = pace_growth_average((pace_view){rates + 1, n - 1, 1, pace_year(1801)}, NULL);
        double compound = pace_growth_compound(levels[0], levels[n - 1], n - 1, NULL);
        ENSURE(fabs(average - compound) <= 1e-13);
        ENSURE(fabs(pace_growth_project(levels[0], compound, n - 1, NULL) / levels[n - 1] - 1) <= 1e-12);
        ENSURE(fabs(pace_growth_implied(levels[1], rates[1], NULL) / levels[0] - 1) <= 1e-12);
    }
    printf("levels through rates and back: worst relative error %.2g\n", worst);
    ENSURE(worst <= 1e-13 * 200);
}

int main(void)
{
    static const int64_t lengths[] = {0, 1, 2, 3, 12, 13, 17, 120, 511, 512, 513, COLS};
    uint64_t state = 88172645463325252u;
    pace_pool *pool = NULL;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    for (int k = 0; k < KINDS; k++)
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
            for (int64_t lag = 0; lag < 15; lag += 7)
                check_shapes(kinds[k], lag, lengths[i], &state);
    for (int k = 0; k < KINDS; k++)
        for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
            check_rows(kinds[k], lengths[i], pool, &state);
    check_compound_returns(&state);
    pace_pool_free(pool);
    return TEST_RESULT;
}
