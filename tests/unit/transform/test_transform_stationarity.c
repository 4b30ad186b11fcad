/* Tests for unit roots: what they refuse, what does not change them, what each leaves untouched, failing memory. */
#include <stdbool.h>
#include "../../failing.h"
#include "pace/stationarity.h"
#include "test.h"

enum { N = 120, ROWS = 5 };

static double walk[N], noise[N];

static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) * 0x1p-53 - 0.5;
}

static void make(void)
{
    uint64_t state = 7;
    double sum = 0;
    for (int i = 0; i < N; i++) {
        noise[i] = uniform(&state) + uniform(&state) + 5;
        sum += uniform(&state);
        walk[i] = 100 + sum;
    }
}

static pace_view of(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_year(1901)};
}

/* The statistic of each test under the usual options, and NaN where it is refused. */
typedef pace_status (*run)(double *statistic, pace_view series, const pace_allocator *allocator, pace_error *err);

static pace_status run_adf(double *statistic, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace_adf_opts opts = PACE_ADF_OPTS_INIT;
    pace_adf adf = {.tau = *statistic};
    opts.terms = PACE_ROOT_TREND;
    opts.lags = series.n > 20 ? 4 : 0;
    opts.allocator = allocator;
    pace_status status = pace_adf_test(&adf, NULL, NULL, series, &opts, err);
    *statistic = adf.tau;
    return status;
}

static pace_status run_pp(double *statistic, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace_pp_opts opts = PACE_PP_OPTS_INIT;
    pace_pp pp = {.tau = *statistic};
    opts.form = PACE_PP_CURRENT;
    opts.terms = PACE_ROOT_TREND;
    opts.allocator = allocator;
    pace_status status = pace_pp_test(&pp, series, &opts, err);
    *statistic = pp.tau;
    return status;
}

static pace_status run_ers(double *statistic, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace_ers_opts opts = PACE_ERS_OPTS_INIT;
    pace_ers ers = {.gls = *statistic};
    opts.trend = true;
    opts.choice = PACE_LAGS_BIC;
    opts.lags = series.n > 20 ? 3 : 0;
    opts.allocator = allocator;
    pace_status status = pace_ers_test(&ers, series, &opts, err);
    *statistic = ers.gls;
    return status;
}

static pace_status run_za(double *statistic, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace_za_opts opts = PACE_ZA_OPTS_INIT;
    pace_za za = {.tau = *statistic};
    opts.kind = PACE_BREAK_BOTH;
    opts.choice = PACE_LAGS_T;
    opts.lags = series.n > 20 ? 3 : 0;
    opts.allocator = allocator;
    pace_status status = pace_za_test(&za, NULL, series, &opts, err);
    *statistic = za.tau;
    return status;
}

static pace_status run_kpss(double *statistic, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    pace_kpss_opts opts = PACE_KPSS_OPTS_INIT;
    pace_kpss kpss = {.statistic = *statistic};
    opts.trend = true;
    opts.allocator = allocator;
    pace_status status = pace_kpss_test(&kpss, series, &opts, err);
    *statistic = kpss.statistic;
    return status;
}

static const run tests[] = {run_adf, run_pp, run_ers, run_za, run_kpss};
enum { TESTS = sizeof tests / sizeof *tests };

static void refused(double *x, int64_t n, pace_status wanted, const char *text)
{
    for (int i = 0; i < TESTS; i++) {
        pace_error err = PACE_ERROR_INIT;
        double statistic = 7;
        pace_status status = tests[i](&statistic, of(x, n), NULL, &err);
        if (status != wanted || !strstr(err.text, text))
            fprintf(stderr, "test %d: status %d, \"%s\"\n", i, (int)status, err.text);
        ENSURE(status == wanted && strstr(err.text, text));
        ENSURE_NEAR(statistic, 7, 0);
    }
}

static void check_refusals(void)
{
    double x[N];
    for (int i = 0; i < N; i++)
        x[i] = 3;
    refused(x, N, PACE_ERR_DATA, "no spread");
    for (int i = 0; i < N; i++)
        x[i] = (double)NAN;
    refused(x, N, PACE_ERR_DATA, "too few");
    refused(x, 0, PACE_ERR_DATA, "too few");
    memcpy(x, walk, sizeof x);
    refused(x, 1, PACE_ERR_DATA, "too few");
    refused(x, 2, PACE_ERR_DATA, "too few");
    x[5] = (double)NAN;
    refused(x, N, PACE_ERR_DATA, "value 6 is missing");
    x[5] = (double)INFINITY;
    refused(x, N, PACE_ERR_RANGE, "value 6 is infinite");
    x[5] = -1.7e308;
    x[6] = 1.7e308;
    refused(x, N, PACE_ERR_RANGE, "beyond a double");
    ENSURE(pace_adf_test(NULL, NULL, NULL, of(walk, N), NULL, NULL) == PACE_ERR_ARG);
    pace_adf adf = {.n = 7};
    ENSURE(pace_adf_test(&adf, NULL, NULL, (pace_view){NULL, 9, 1, pace_year(1)}, NULL, NULL) == PACE_ERR_ARG && adf.n == 7);
}

static void check_options(void)
{
    pace_adf adf;
    pace_pp pp;
    pace_ers ers;
    pace_za za;
    pace_kpss kpss;
    pace_adf_opts a = PACE_ADF_OPTS_INIT;
    pace_pp_opts p = PACE_PP_OPTS_INIT;
    pace_ers_opts e = PACE_ERS_OPTS_INIT;
    pace_za_opts z = PACE_ZA_OPTS_INIT;
    pace_kpss_opts k = PACE_KPSS_OPTS_INIT;
    a.lags = 256;
    p.terms = PACE_ROOT_QUADRATIC;
    e.choice = PACE_LAGS_CUBE;
    z.trim = 0.5;
    k.lags = -1;
    ENSURE(pace_adf_test(&adf, NULL, NULL, of(walk, N), &a, NULL) == PACE_ERR_ARG);
    ENSURE(pace_pp_test(&pp, of(walk, N), &p, NULL) == PACE_ERR_ARG);
    ENSURE(pace_ers_test(&ers, of(walk, N), &e, NULL) == PACE_ERR_ARG);
    ENSURE(pace_za_test(&za, NULL, of(walk, N), &z, NULL) == PACE_ERR_ARG);
    ENSURE(pace_kpss_test(&kpss, of(walk, N), &k, NULL) == PACE_ERR_ARG);
    p.terms = PACE_ROOT_NONE;
    ENSURE(!pace_pp_test(&pp, of(walk, N), &p, NULL) && isnan(pp.constant));
    p.form = PACE_PP_LAGGED;
    ENSURE(pace_pp_test(&pp, of(walk, N), &p, NULL) == PACE_ERR_ARG);
    a.lags = 59; /* 120 values, 60 columns: nothing is left */
    a.choice = PACE_LAGS_FIXED;
    ENSURE(pace_adf_test(&adf, NULL, NULL, of(walk, N), &a, NULL) == PACE_ERR_DATA);
    a.lags = 58;
    ENSURE(!pace_adf_test(&adf, NULL, NULL, of(walk, N), &a, NULL) && adf.n == 61 && adf.lags == 58);
}

/* Missing ends are left out, and the place of a break is counted in the whole view. */
static void check_ends(void)
{
    double x[N + 9];
    for (int i = 0; i < N + 9; i++)
        x[i] = i < 4 || i >= N + 4 ? (double)NAN : walk[i - 4];
    for (int i = 0; i < TESTS; i++) {
        double whole = 0, held = 0;
        ENSURE(!tests[i](&whole, of(walk, N), NULL, NULL) && !tests[i](&held, of(x, N + 9), NULL, NULL));
        ENSURE_NEAR(held, whole, 0);
    }
    double path[N + 9], plain[N];
    pace_za a, b;
    ENSURE(!pace_za_test(&a, plain, of(walk, N), NULL, NULL) && !pace_za_test(&b, path, of(x, N + 9), NULL, NULL));
    ENSURE(b.last == a.last + 4 && pace_period_same(b.period, pace_year(1901 + (int)b.last)));
    ENSURE_NEAR(path[b.last], b.tau, 1e-10);
    ENSURE(isnan(path[3]) && isnan(path[N + 4]) && !isnan(path[N / 2]));
    for (int i = 0; i < N; i++)
        ENSURE(isnan(plain[i]) == (i == N - 1) && !(plain[i] < a.tau - 1e-10));
}

static void check_memory(void)
{
    for (int i = 0; i < TESTS; i++) {
        pace_status status = PACE_ERR_NOMEM;
        int64_t k = 0;
        for (; status && k < 400; k++) {
            failing state = {k, true, false, 0};
            pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
            double statistic = 7;
            status = tests[i](&statistic, of(noise, 60), &allocator, NULL);
            ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK) && state.live == 0);
            ENSURE(status == PACE_OK || fabs(statistic - 7) <= 0);
        }
        ENSURE(status == PACE_OK && k > 3);
    }
}

static void check_rows(void)
{
    double x[ROWS * N];
    uint8_t flags[ROWS];
    pace_adf rows[ROWS], one;
    pace_kpss about[ROWS], single;
    pace_pool *pool = NULL;
    for (int i = 0; i < N; i++) {
        x[i] = walk[i];
        x[N + i] = i == 40 ? (double)NAN : walk[i];
        x[2 * N + i] = 1;
        x[3 * N + i] = i < N - 2 ? (double)NAN : 1.5 * i;
        x[4 * N + i] = noise[i];
    }
    pace_block block = {.x = x, .rows = ROWS, .cols = N, .row_stride = N, .col_stride = 1, .first = pace_year(1901)};
    ENSURE(!pace_pool_new(&pool, 2, NULL, NULL));
    pace_exec exec = pace_pool_exec(pool);
    for (int threads = 0; threads < 2; threads++) {
        const pace_exec *on = threads ? &exec : NULL;
        ENSURE(!pace_adf_rows(rows, flags, block, NULL, on, NULL));
        ENSURE(flags[0] == 0 && flags[1] == PACE_ROW_MISSING && flags[2] == PACE_ROW_DOMAIN && flags[3] == PACE_ROW_SHORT && flags[4] == 0);
        ENSURE(isnan(rows[1].tau) && isnan(rows[2].p) && rows[3].n == 0);
        ENSURE(!pace_adf_test(&one, NULL, NULL, of(noise, N), NULL, NULL));
        ENSURE_NEAR(rows[4].tau, one.tau, 0);
        ENSURE(!pace_kpss_rows(about, flags, block, NULL, on, NULL) && flags[1] == PACE_ROW_MISSING && flags[2] == PACE_ROW_DOMAIN);
        ENSURE(!pace_kpss_test(&single, of(walk, N), NULL, NULL));
        ENSURE_NEAR(about[0].statistic, single.statistic, 0);
        ENSURE(isnan(about[2].p));
    }
    pace_pool_free(pool);
    failing state = {3, true, false, 0};
    pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
    pace_adf_opts opts = PACE_ADF_OPTS_INIT;
    opts.allocator = &allocator;
    ENSURE(pace_adf_rows(rows, NULL, block, &opts, NULL, NULL) == PACE_ERR_NOMEM && state.live == 0);
    block.rows = -1;
    ENSURE(pace_adf_rows(rows, flags, block, NULL, NULL, NULL) == PACE_ERR_ARG);
}

/* The surfaces: quantiles of the tables have the probabilities that they are said to have. */
static void check_tables(void)
{
    static const struct { double tau; pace_root_terms terms; double p; } cases[] = {
        {-2.57, PACE_ROOT_NONE, 0.01}, {-1.94, PACE_ROOT_NONE, 0.05}, {-3.43, PACE_ROOT_CONSTANT, 0.01}, {-2.86, PACE_ROOT_CONSTANT, 0.05},
        {-3.96, PACE_ROOT_TREND, 0.01}, {-3.41, PACE_ROOT_TREND, 0.05}, {-3.83, PACE_ROOT_QUADRATIC, 0.05}, {-3.13, PACE_ROOT_TREND, 0.10}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ENSURE_NEAR(pace_root_p(cases[i].tau, cases[i].terms), cases[i].p, 0.02 * cases[i].p);
    for (int terms = 0; terms < 4; terms++) {
        double before = 0;
        for (double tau = -30; tau < 6; tau += 0.01) { /* the two halves meet to three digits */
            double p = pace_root_p(tau, (pace_root_terms)terms);
            ENSURE(p >= before - 2e-3 && p <= 1);
            before = p;
        }
        ENSURE_NEAR(pace_root_p(-40, (pace_root_terms)terms), 0, 0);
        ENSURE_NEAR(pace_root_p(40, (pace_root_terms)terms), 1, 0);
    }
    ENSURE(isnan(pace_root_p((double)NAN, PACE_ROOT_TREND)) && isnan(pace_root_p(1, (pace_root_terms)9)));
}

int main(void)
{
    make();
    check_refusals();
    check_options();
    check_ends();
    check_memory();
    check_rows();
    check_tables();
    return TEST_RESULT;
}
