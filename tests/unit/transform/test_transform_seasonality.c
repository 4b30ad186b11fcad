/* Tests for seasons: worked by hand, hostile values, memory. */
#include "pace/seasonality.h"
#include "../../failing.h"
#include "test.h"

#define MISSING ((double)NAN)

static pace_view quarters(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_quarter(2015, 1)};
}

/* Three years that rise from quarter to quarter: Friedman is 3 (k - 1), all rank sums are as far apart as they can be. */
static void check_by_hand(void)
{
    static const double x[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    pace_seasonality s;
    pace_seasonality_opts opts = PACE_SEASONALITY_OPTS_INIT;
    opts.differences = 0;
    ENSURE(!pace_seasonality_test(&s, quarters(x, 12), &opts, NULL));
    ENSURE_NEAR(s.friedman.statistic, 9, 1e-14);
    ENSURE_NEAR(s.friedman.df, 3, 0);
    /* rank sums 15 18 21 24, mean 19.5 */
    ENSURE_NEAR(s.kruskal.statistic, 12.0 / (12 * 13) * (4.5 * 4.5 + 1.5 * 1.5) * 2 / 3, 1e-14);
    /* means 5 6 7 8: between 3 * 5 = 15 over 3, within 32 a season over 8 */
    ENSURE_NEAR(s.f.statistic, 5.0 / (4 * 32 / 8.0), 1e-14);
    ENSURE_NEAR(s.f.df_2, 8, 0);
    /* the differences are all alike: nothing to test */
    opts.differences = 1;
    ENSURE(!pace_seasonality_test(&s, quarters(x, 12), &opts, NULL) && s.n == 11);
    ENSURE(isnan(s.kruskal.p) && isnan(s.friedman.p) && isnan(s.qs.p) && isnan(s.f.p));
}

static void check_edges(void)
{
    static const double x[] = {1, 5, 2, 8, 1.5, MISSING, 2, 9, 1, 4, 3, 7}, endless[] = {1, 2, 3, 4, 5, 6, 7, (double)INFINITY, 9};
    static const double gone[] = {MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING, MISSING};
    pace_seasonality s = {.n = 7};
    pace_seasonality_opts opts = PACE_SEASONALITY_OPTS_INIT;
    ENSURE(pace_seasonality_test(&s, quarters(x, 8), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_seasonality_test(&s, (pace_view){x, 12, 1, pace_year(2015)}, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_seasonality_test(&s, quarters(endless, 9), NULL, NULL) == PACE_ERR_RANGE);
    opts.differences = 3;
    ENSURE(pace_seasonality_test(&s, quarters(x, 12), &opts, NULL) == PACE_ERR_ARG);
    ENSURE(s.n == 7);
    opts.differences = 0;
    ENSURE(!pace_seasonality_test(&s, quarters(x, 12), &opts, NULL) && s.n == 11);
    ENSURE(s.friedman.statistic > 0 && s.kruskal.p < 0.2 && s.f.p < 0.01 && s.qs.statistic > 0);
    ENSURE(!pace_seasonality_test(&s, quarters(gone, 9), NULL, NULL) && s.n == 0 && isnan(s.f.p));
    pace_test t = {7, 7, 7, 7};
    static const double flat[] = {2, 2, 2, 2};
    ENSURE(pace_portmanteau_test(&t, quarters(x, 12), 11, 0, PACE_LJUNG_BOX, NULL) == PACE_ERR_ARG);
    ENSURE(pace_portmanteau_test(&t, quarters(flat, 4), 2, 0, PACE_LJUNG_BOX, NULL) == PACE_ERR_DATA);
    ENSURE_NEAR(t.p, 7, 0);
    ENSURE(!pace_portmanteau_test(&t, quarters(x, 12), 2, 2, PACE_BOX_PIERCE, NULL) && isnan(t.p) && t.statistic > 0);
}

static void check_memory(void)
{
    double x[24];
    for (int i = 0; i < 24; i++)
        x[i] = (i * 37) % 11;
    for (int64_t k = 0; k < 2; k++) {
        failing state = {k, true, false, 0};
        pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
        pace_seasonality_opts opts = PACE_SEASONALITY_OPTS_INIT;
        pace_seasonality s;
        opts.allocator = &allocator;
        ENSURE(pace_seasonality_test(&s, quarters(x, 24), &opts, NULL) == (k ? PACE_OK : PACE_ERR_NOMEM) && state.live == 0);
    }
}

int main(void)
{
    check_by_hand();
    check_edges();
    check_memory();
    return TEST_RESULT;
}
