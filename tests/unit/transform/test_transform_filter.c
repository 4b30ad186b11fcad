/* Filters: what is refused, missing ends, memory, threads, and what must hold whatever the numbers are. */
#include "pace/filter.h"
#include "failing.h"
#include "test.h"
#include "transform/filter.h"

enum { N = 60, M = PACE_ROW_MISSING, D = PACE_ROW_DOMAIN, S = PACE_ROW_SHORT, R = PACE_ROW_RANGE };

static double scratch[65536];

static pace_filter_opts usual(pace_filter_kind kind)
{
    pace_filter_opts opts = PACE_FILTER_OPTS_INIT;
    opts.kind = kind;
    return opts;
}

/* Every kind and its variants. */
enum { KINDS = 13, VARIANTS = KINDS + 16 };
static pace_filter_opts variant(int i)
{
    pace_filter_opts o = usual((pace_filter_kind)(i < KINDS ? i : 0));
    static const pace_filter_kind more[] = {
        PACE_FILTER_HP_BOOSTED, PACE_FILTER_HP_BOOSTED, PACE_FILTER_CHRISTIANO_FITZGERALD, PACE_FILTER_CHRISTIANO_FITZGERALD,
        PACE_FILTER_CHRISTIANO_FITZGERALD, PACE_FILTER_CHRISTIANO_FITZGERALD, PACE_FILTER_BUTTERWORTH, PACE_FILTER_BUTTERWORTH,
        PACE_FILTER_BUTTERWORTH, PACE_FILTER_HENDERSON, PACE_FILTER_AVERAGE, PACE_FILTER_MEDIAN, PACE_FILTER_HAMILTON,
        PACE_FILTER_LOESS, PACE_FILTER_LOESS, PACE_FILTER_POLYNOMIAL};
    const int j = i - KINDS;
    o.iterations = 6;
    o.k = 5;
    if (j < 0)
        return o;
    o.kind = more[j];
    o.boost = j == 0 ? PACE_BOOST_ADF : PACE_BOOST_FIXED;
    o.cf = (pace_cf)(j >= 2 && j <= 5 ? j - 1 : 0);
    o.butterworth = j == 6 || j == 7 ? PACE_BUTTERWORTH_MFILTER : PACE_BUTTERWORTH_POLLOCK;
    o.order = j == 6 ? 1 : j == 7 ? 3 : j == 8 ? 5 : 0;
    o.cutoff = j >= 6 && j <= 8 ? 9 : 0;
    o.ends = j == 9 ? PACE_ENDS_MUSGRAVE : j == 10 ? PACE_ENDS_SHORTENED : j == 11 ? PACE_ENDS_TUKEY : PACE_ENDS_MISSING;
    o.lags = j == 12 ? -1 : 0;
    o.loess = j == 13 ? PACE_LOESS_PLAIN : PACE_LOESS_CLEVELAND;
    o.degree = j == 13 ? 2 : j == 14 ? 0 : j == 15 ? 5 : 1;
    o.jump = j == 14 ? 3 : 0;
    return o;
}

static void fill(double *x, int64_t n)
{
    uint64_t seed = 88172645463325252u;
    for (int64_t i = 0; i < n; i++) {
        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        x[i] = 100 + 0.5 * (double)i + 3 * sin((double)i / 3) + (double)(seed % 1000) / 500;
    }
}

static pace_status apply(const pace_filter_opts *opts, int64_t made_for, double *trend, double *cycle, const double *x, int64_t n,
                         pace_filter_found *found, pace_error *err)
{
    pace_filter *filter = NULL;
    pace_status status = pace_filter_new(&filter, PACE_QUARTERLY, made_for, opts, err);
    if (status)
        return status;
    ENSURE(pace_filter_scratch(filter) <= sizeof scratch / sizeof *scratch);
    status = pace_filter_apply(filter, (pace_out){trend, n, 1}, (pace_out){cycle, n, 1}, (pace_view){x, n, 1, pace_quarter(2000, 1)},
                               scratch, found, err);
    pace_filter_free(filter);
    return status;
}

static bool same(const double *a, const double *b, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        if (!(isnan(a[i]) && isnan(b[i])) && memcmp(&a[i], &b[i], sizeof *a) != 0)
            return false;
    return true;
}

/* --- what is refused ----------------------------------------------------------------------------------------------- */

static void check_options(void)
{
    const struct {
        pace_filter_kind kind;
        size_t at;
        double value;
    } bad[] = {
        {PACE_FILTER_HP, offsetof(pace_filter_opts, lambda), -1},
        {PACE_FILTER_HP, offsetof(pace_filter_opts, lambda), (double)NAN},
        {PACE_FILTER_HP, offsetof(pace_filter_opts, lambda), (double)INFINITY},
        {PACE_FILTER_HP, offsetof(pace_filter_opts, cutoff), 2},
        {PACE_FILTER_HP, offsetof(pace_filter_opts, cutoff), 1e9},
        {PACE_FILTER_BAXTER_KING, offsetof(pace_filter_opts, low), 1.9},
        {PACE_FILTER_BAXTER_KING, offsetof(pace_filter_opts, low), (double)NAN},
        {PACE_FILTER_BAXTER_KING, offsetof(pace_filter_opts, high), 6},
        {PACE_FILTER_CHRISTIANO_FITZGERALD, offsetof(pace_filter_opts, high), (double)INFINITY},
        {PACE_FILTER_BUTTERWORTH, offsetof(pace_filter_opts, cutoff), 1},
        {PACE_FILTER_BUTTERWORTH, offsetof(pace_filter_opts, lambda), -1},
        {PACE_FILTER_BUTTERWORTH, offsetof(pace_filter_opts, cutoff), (double)NAN},
        {PACE_FILTER_BUTTERWORTH, offsetof(pace_filter_opts, cutoff), 1e12},
        {PACE_FILTER_EXPONENTIAL, offsetof(pace_filter_opts, alpha), 0},
        {PACE_FILTER_EXPONENTIAL, offsetof(pace_filter_opts, alpha), 1.5},
        {PACE_FILTER_LOESS, offsetof(pace_filter_opts, span), 1.5},
        {PACE_FILTER_LOESS, offsetof(pace_filter_opts, span), (double)NAN},
    };
    const struct {
        pace_filter_kind kind;
        size_t at;
        int64_t value;
    } bad_counts[] = {
        {PACE_FILTER_HP_BOOSTED, offsetof(pace_filter_opts, iterations), 0},
        {PACE_FILTER_BAXTER_KING, offsetof(pace_filter_opts, k), -1},
        {PACE_FILTER_HAMILTON, offsetof(pace_filter_opts, horizon), -3},
        {PACE_FILTER_HAMILTON, offsetof(pace_filter_opts, lags), 1001},
        {PACE_FILTER_BUTTERWORTH, offsetof(pace_filter_opts, order), 17},
        {PACE_FILTER_AVERAGE, offsetof(pace_filter_opts, window), -1},
        {PACE_FILTER_HENDERSON, offsetof(pace_filter_opts, window), 4},
        {PACE_FILTER_HENDERSON, offsetof(pace_filter_opts, window), 103},
        {PACE_FILTER_MEDIAN, offsetof(pace_filter_opts, window), 6},
        {PACE_FILTER_POLYNOMIAL, offsetof(pace_filter_opts, degree), 17},
        {PACE_FILTER_POLYNOMIAL, offsetof(pace_filter_opts, degree), -1},
        {PACE_FILTER_LOESS, offsetof(pace_filter_opts, degree), 3},
        {PACE_FILTER_LOESS, offsetof(pace_filter_opts, rounds), -1},
        {PACE_FILTER_LOESS, offsetof(pace_filter_opts, jump), -1},
    };
    pace_filter *filter = NULL;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        pace_filter_opts o = usual(bad[i].kind);
        pace_error err = PACE_ERROR_INIT;
        memcpy((char *)&o + bad[i].at, &bad[i].value, sizeof bad[i].value);
        ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, 100, &o, &err) == PACE_ERR_ARG && !filter && err.text[0]);
    }
    for (size_t i = 0; i < sizeof bad_counts / sizeof *bad_counts; i++) {
        pace_filter_opts o = usual(bad_counts[i].kind);
        memcpy((char *)&o + bad_counts[i].at, &bad_counts[i].value, sizeof bad_counts[i].value);
        ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, 100, &o, NULL) == PACE_ERR_ARG && !filter);
    }
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, -1, NULL, NULL) == PACE_ERR_ARG);
    for (int kind = 0; kind < KINDS; kind++) { /* without a frequency the last four alone need not be told */
        pace_filter_opts o = usual((pace_filter_kind)kind);
        bool free_of_it = kind >= PACE_FILTER_EXPONENTIAL;
        pace_status status = pace_filter_new(&filter, PACE_FREQ_NONE, 100, &o, NULL);
        ENSURE(kind == PACE_FILTER_BUTTERWORTH ? status == PACE_ERR_ARG : status == (free_of_it ? PACE_OK : PACE_ERR_FREQ));
        pace_filter_free(filter);
        filter = NULL;
    }
    ENSURE(pace_filter_new(&filter, PACE_DAILY, 100, NULL, NULL) == PACE_ERR_FREQ);
    pace_filter_free(NULL);
}

static void check_combinations(void)
{
    static const double lopsided[] = {0.5, 0.25, 0.25}, nothing[] = {1, -1}, odd[] = {1, (double)NAN, 1};
    double trend[N], cycle[N], x[N];
    pace_filter_opts o = usual(PACE_FILTER_AVERAGE);
    pace_filter *filter = NULL;
    fill(x, N);
    o.window = 3;
    o.weights = lopsided;
    ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
    ENSURE_NEAR(trend[1], 0.5 * x[0] + 0.25 * x[1] + 0.25 * x[2], 1e-12);
    o.ends = PACE_ENDS_MUSGRAVE;
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL) == PACE_ERR_ARG);
    o.ends = PACE_ENDS_TUKEY;
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL) == PACE_ERR_ARG);
    o.ends = PACE_ENDS_MISSING;
    o.weights = odd;
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL) == PACE_ERR_ARG);
    o.weights = nothing; /* a difference is a window too */
    o.window = 2;
    o.trailing = true;
    ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
    ENSURE_NEAR(trend[5], x[4] - x[5], 1e-12);
    o = usual(PACE_FILTER_MEDIAN);
    o.ends = PACE_ENDS_MUSGRAVE;
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL) == PACE_ERR_ARG && !filter);
    pace_filter_kind kind;
    for (int i = 0; i < KINDS; i++)
        ENSURE(!pace_filter_kind_parse(&kind, pace_filter_kind_name((pace_filter_kind)i), NULL) && (int)kind == i);
    ENSURE(pace_filter_kind_parse(&kind, "kalman", NULL) == PACE_ERR_PARSE);
    ENSURE(pace_filter_kind_parse(&kind, NULL, NULL) == PACE_ERR_PARSE);
}

static void check_defaults(void)
{
    static const struct {
        pace_freq freq;
        double lambda;
    } usual_lambda[] = {{PACE_ANNUAL, 6.25}, {PACE_HALFYEARLY, 100}, {PACE_QUARTERLY, 1600}, {PACE_MONTHLY, 129600}};
    pace_filter *filter = NULL;
    for (int i = 0; i < 4; i++) {
        ENSURE(!pace_filter_new(&filter, usual_lambda[i].freq, 10, NULL, NULL));
        ENSURE_NEAR(pace_filter_options(filter)->lambda, usual_lambda[i].lambda, 0);
        pace_filter_free(filter);
    }
    pace_filter_opts o = usual(PACE_FILTER_BAXTER_KING);
    ENSURE(!pace_filter_new(&filter, PACE_MONTHLY, 100, &o, NULL));
    ENSURE_NEAR(pace_filter_options(filter)->low, 18, 0);
    ENSURE_NEAR(pace_filter_options(filter)->high, 96, 0);
    ENSURE(pace_filter_options(filter)->k == 36);
    pace_filter_free(filter);
}

/* --- data ---------------------------------------------------------------------------------------------------------- */

/* Missing ends: the same as of what lies between them; the plan may be longer. */
static void check_ends(void)
{
    double x[N + 9], trend[N + 9], cycle[N + 9], plain_trend[N], plain_cycle[N];
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        pace_filter_found found;
        fill(x + 4, N);
        for (int i = 0; i < 9; i++)
            x[i < 4 ? i : N + i] = (double)NAN;
        ENSURE(!apply(&o, N, plain_trend, plain_cycle, x + 4, N, NULL, NULL));
        ENSURE(!apply(&o, N + 12, trend, cycle, x, N + 9, &found, NULL));
        ENSURE(found.from == 4 && found.count == N);
        ENSURE(same(trend + 4, plain_trend, N) && same(cycle + 4, plain_cycle, N));
        for (int i = 0; i < 9; i++)
            ENSURE(isnan(trend[i < 4 ? i : N + i]) && isnan(cycle[i < 4 ? i : N + i]));
    }
}

static void check_faults(void)
{
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        double x[N], trend[N] = {7}, cycle[N] = {8};
        pace_error err = PACE_ERROR_INIT;
        fill(x, N);
        x[10] = (double)NAN;
        ENSURE(apply(&o, N, trend, cycle, x, N, NULL, &err) == PACE_ERR_DATA);
        ENSURE_TEXT(err.where, "2002-Q3");
        x[10] = (double)INFINITY;
        ENSURE(apply(&o, N, trend, cycle, x, N, NULL, &err) == PACE_ERR_DATA);
        for (int i = 0; i < N; i++)
            x[i] = (double)NAN;
        ENSURE(apply(&o, N, trend, cycle, x, N, NULL, &err) == PACE_ERR_DATA);
        ENSURE(apply(&o, N, trend, cycle, x, 0, NULL, &err) == PACE_ERR_DATA);
        fill(x, N);
        ENSURE(apply(&o, N - 1, trend, cycle, x, N, NULL, &err) == PACE_ERR_ARG);
        ENSURE(fabs(trend[0] - 7) + fabs(cycle[0] - 8) < 1e-15);
        pace_filter *filter = NULL;
        ENSURE(!pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL));
        pace_out out = {trend, N, 1};
        ENSURE(pace_filter_apply(filter, out, out, (pace_view){x, N, 1, {0}}, NULL, NULL, NULL) == PACE_ERR_ARG);
        out.n = N - 1;
        ENSURE(pace_filter_apply(filter, out, out, (pace_view){x, N, 1, {0}}, scratch, NULL, NULL) == PACE_ERR_ARG);
        pace_filter_free(filter);
    }
}

/* As many values as are needed are enough; one fewer is said. */
static void check_lengths(void)
{
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        double x[N], trend[N], cycle[N];
        pace_filter *filter = NULL;
        fill(x, N);
        ENSURE(!pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL));
        int64_t need = filter ? filter->need : 1;
        pace_filter_free(filter);
        for (int64_t n = 1; n < N; n++) {
            pace_error err = PACE_ERROR_INIT;
            pace_status status = apply(&o, N, trend, cycle, x, n, NULL, &err);
            ENSURE(status == (n < need ? PACE_ERR_DATA : PACE_OK));
        }
    }
}

/* Large, small and equal values: numbers or a reason, no infinities. */
static void check_hostile(void)
{
    static const double values[] = {1e308, -1e308, 1e-308, 0, 5};
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        for (int k = 0; k < 10; k++) {
            double x[N], trend[N], cycle[N];
            for (int i = 0; i < N; i++)
                x[i] = k < 5 ? values[k] : values[(i + k) % 5];
            pace_status status = apply(&o, N, trend, cycle, x, N, NULL, NULL);
            ENSURE(!status || status == PACE_ERR_RANGE || status == PACE_ERR_DATA);
            for (int i = 0; i < N && !status; i++)
                ENSURE(!isinf(trend[i]) && !isinf(cycle[i]) && isnan(trend[i]) == isnan(cycle[i]));
        }
    }
}

static void check_memory_shapes(void)
{
    double x[3 * N], spread_trend[2 * N], trend[N], cycle[N], own[N];
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        pace_filter *filter = NULL;
        fill(own, N);
        ENSURE(!apply(&o, N, trend, cycle, own, N, NULL, NULL));
        for (int i = 0; i < N; i++)
            x[3 * (N - 1 - i)] = own[i];
        ENSURE(!pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL));
        pace_view back = {x + 3 * (N - 1), N, -3, pace_quarter(2000, 1)};
        ENSURE(!pace_filter_apply(filter, (pace_out){spread_trend, N, 2}, (pace_out){NULL, 0, 0}, back, scratch, NULL, NULL));
        for (int i = 0; i < N; i++)
            ENSURE(same(&spread_trend[2 * i], &trend[i], 1));
        ENSURE(!pace_filter_apply(filter, (pace_out){NULL, 0, 0}, (pace_out){own, N, 1}, (pace_view){own, N, 1, {0}}, scratch, NULL,
                                  NULL));
        ENSURE(same(own, cycle, N));
        pace_filter_free(filter);
    }
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

static void check_rows(void)
{
    enum { ROWS = 77 };
    static double x[ROWS * N], trend[ROWS * N], cycle[ROWS * N], again[ROWS * N];
    double one_trend[N], one_cycle[N];
    uint8_t flags[ROWS], more[ROWS];
    pace_pool *pool = NULL;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    pace_exec threads = pace_pool_exec(pool);
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        pace_filter *filter = NULL;
        fill(x, ROWS * N);
        x[20 * N + 5] = x[40 * N] = x[41 * N + N - 1] = (double)NAN;
        x[60 * N + 7] = (double)INFINITY;
        for (int i = 0; i < N; i++)
            x[50 * N + i] = (double)NAN;
        ENSURE(!pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL));
        pace_block in = {x, ROWS, N, N, 1, pace_quarter(2000, 1)};
        ENSURE(!pace_filter_rows(filter, (pace_block_out){trend, N, 1}, (pace_block_out){cycle, N, 1}, flags, in, NULL, NULL));
        ENSURE(!pace_filter_rows(filter, (pace_block_out){again, N, 1}, (pace_block_out){NULL, 0, 0}, more, in, &threads, NULL));
        ENSURE(same(trend, again, ROWS * N) && memcmp(flags, more, ROWS) == 0);
        ENSURE(flags[20] == M && flags[50] == M && flags[60] == D && flags[40] == 0 && flags[0] == 0);
        ENSURE(isnan(trend[20 * N]) && isnan(cycle[60 * N + 3]));
        for (int r = 0; r < ROWS; r++) {
            if (flags[r])
                continue;
            ENSURE(!apply(&o, N, one_trend, one_cycle, x + r * N, N, NULL, NULL));
            ENSURE(same(one_trend, trend + r * N, N) && same(one_cycle, cycle + r * N, N));
        }
        /* columns beside each other, into the memory of the input */
        pace_block turned = {x, N, ROWS, 1, N, pace_quarter(2000, 1)};
        ENSURE(pace_filter_rows(filter, (pace_block_out){again, N, 1}, (pace_block_out){NULL, 0, 0}, NULL, turned, NULL, NULL) ==
               PACE_ERR_ARG); /* longer than the filter was made for */
        ENSURE(!pace_filter_rows(filter, (pace_block_out){x, N, 1}, (pace_block_out){NULL, 0, 0}, NULL, in, &threads, NULL));
        ENSURE(same(x, trend, ROWS * N));
        in.rows = 0;
        ENSURE(!pace_filter_rows(filter, (pace_block_out){NULL, 0, 0}, (pace_block_out){NULL, 0, 0}, NULL, in, NULL, NULL));
        in.rows = -1;
        ENSURE(pace_filter_rows(filter, (pace_block_out){NULL, 0, 0}, (pace_block_out){NULL, 0, 0}, NULL, in, NULL, NULL) == PACE_ERR_ARG);
        pace_filter_free(filter);
    }
    pace_pool_free(pool);
}

/* Every width that the processor has gives the bits of one series. */
static void check_widths(void)
{
    enum { L = PACE__FILTER_LANES };
    static double y[L * N], w[L * N], one[N], got[N];
    pace__hp_kernel kernels[PACE__HP_KERNELS];
    int count = pace__hp_kernels(kernels);
    pace_filter *filter = NULL;
    ENSURE(!pace_filter_new(&filter, PACE_QUARTERLY, N, NULL, NULL));
    fill(y, L * N);
    for (int k = 0; k < count; k++) {
        kernels[k](filter, y, w, N);
        for (int lane = 0; lane < L; lane++) {
            for (int i = 0; i < N; i++)
                one[i] = y[i * L + lane];
            pace__hp_cycle(filter, one, got, N);
            for (int i = 0; i < N; i++)
                ENSURE(memcmp(&got[i], &w[i * L + lane], sizeof *got) == 0);
        }
    }
    printf("%d widths\n", count);
    pace_filter_free(filter);
}

/* --- memory -------------------------------------------------------------------------------------------------------- */

static void check_allocation(void)
{
    double x[2 * N], trend[2 * N];
    fill(x, 2 * N);
    for (int v = 0; v < VARIANTS; v++) {
        for (int64_t k = 0;; k++) {
            failing state = {k, false, false, 0};
            pace_allocator allocator = {failing_resize, &state};
            pace_filter_opts o = variant(v);
            pace_filter *filter = NULL;
            o.allocator = &allocator;
            pace_status status = pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL);
            ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK));
            bool made = !status;
            if (made)
                status = pace_filter_rows(filter, (pace_block_out){trend, N, 1}, (pace_block_out){NULL, 0, 0}, NULL,
                                          (pace_block){x, 2, N, N, 1, {0}}, NULL, NULL);
            ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK));
            pace_filter_free(filter);
            ENSURE(state.live == 0);
            if (!state.fired)
                break;
        }
    }
}

/* --- what must hold ------------------------------------------------------------------------------------------------ */

/* trend + lambda D'D trend = y, the usual equations, and of a line there is no cycle. */
static void check_equations(void)
{
    static const double lambdas[] = {1e-3, 1, 6.25, 1600, 129600};
    double x[N], trend[N], cycle[N];
    for (int k = 0; k < 5; k++) {
        pace_filter_opts o = usual(PACE_FILTER_HP);
        o.lambda = lambdas[k];
        fill(x, N);
        ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
        for (int i = 0; i < N; i++) {
            double sum = 0;
            for (int r = i - 2; r <= i; r++) {
                double c = r == i - 1 ? -2 : 1;
                sum += r >= 0 && r < N - 2 ? c * (trend[r] - 2 * trend[r + 1] + trend[r + 2]) : 0;
            }
            ENSURE_NEAR(lambdas[k] * sum, cycle[i], 1e-13 * (1 + 8 * lambdas[k]) * 10);
        }
    }
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        bool keeps_lines = o.kind != PACE_FILTER_EXPONENTIAL && o.kind != PACE_FILTER_HAMILTON && o.ends == PACE_ENDS_MISSING &&
                           !(o.kind == PACE_FILTER_CHRISTIANO_FITZGERALD && o.cf == PACE_CF_TRIGONOMETRIC) &&
                           o.butterworth == PACE_BUTTERWORTH_POLLOCK && o.degree > 0;
        for (int i = 0; i < N; i++)
            x[i] = 4096 - 32 * (double)i;
        if (!keeps_lines || apply(&o, N, trend, cycle, x, N, NULL, NULL))
            continue; /* the test for a unit root has no answer for zeros, and says so by keeping the first round */
        for (int i = 0; i < N; i++)
            ENSURE(isnan(cycle[i]) || fabs(cycle[i]) < 1e-9);
    }
}

static void check_identities(void)
{
    double x[N], trend[N], cycle[N], other[N], trend2[N];
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        fill(x, N);
        ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
        int known = 0;
        for (int i = 0; i < N; i++) {
            ENSURE(isnan(trend[i]) == isnan(cycle[i]));
            ENSURE(isnan(cycle[i]) || fabs(trend[i] + cycle[i] - x[i]) < 1e-12);
            known += !isnan(cycle[i]);
        }
        ENSURE(known >= N - 2 * 5 - 8);
        o.drift = PACE_DRIFT_KEPT; /* the line comes back */
        ENSURE(!apply(&o, N, trend2, other, x, N, NULL, NULL));
        for (int i = 0; i < N; i++)
            ENSURE(isnan(other[i]) || fabs(trend2[i] + other[i] - x[i]) < 1e-12);
        o.drift = PACE_DRIFT_REMOVED;
        ENSURE(!apply(&o, N, trend2, cycle, x, N, NULL, NULL));
        ENSURE(same(cycle, other, N));
    }
}

/* Both sides alike: of the series read backwards, the cycle read backwards. */
static void check_symmetry(void)
{
    double x[N], back[N], trend[N], cycle[N], turned[N];
    for (int v = 0; v < VARIANTS; v++) {
        pace_filter_opts o = variant(v);
        if (o.kind == PACE_FILTER_HP_ONE_SIDED || o.kind == PACE_FILTER_HAMILTON || o.kind == PACE_FILTER_EXPONENTIAL ||
            o.butterworth == PACE_BUTTERWORTH_MFILTER || o.jump > 1)
            continue;
        fill(x, N);
        for (int i = 0; i < N; i++)
            back[i] = x[N - 1 - i];
        ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
        ENSURE(!apply(&o, N, trend, turned, back, N, NULL, NULL));
        for (int i = 0; i < N; i++)
            ENSURE(isnan(cycle[i]) ? isnan(turned[N - 1 - i]) : fabs(cycle[i] - turned[N - 1 - i]) < 1e-9);
    }
}

/* A polynomial has no residue of its own degree, and one local window over all values without weights to lose is a parabola. */
static void check_polynomials(void)
{
    double x[N], trend[N], cycle[N], other[N];
    pace_filter_opts o = usual(PACE_FILTER_POLYNOMIAL);
    for (o.degree = 0; o.degree <= 16; o.degree++) {
        for (int i = 0; i < N; i++)
            x[i] = pow((double)(i - 20) / 30, (double)o.degree);
        ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
        for (int i = 0; i < N; i++)
            ENSURE(fabs(cycle[i]) < 1e-9);
        ENSURE(o.degree == 16 || !apply(&o, 3, trend, cycle, x, 3, NULL, NULL) == (o.degree < 3));
    }
    o = usual(PACE_FILTER_LOESS);
    o.degree = 2;
    o.span = 0.3;
    for (int i = 0; i < N; i++)
        x[i] = 0.01 * (i - 12) * (i - 12);
    ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
    for (int i = 0; i < N; i++)
        ENSURE(fabs(cycle[i]) < 1e-9);
    fill(x, N);
    x[30] += 1000; /* the outlier leaves robust rounds alone */
    o.rounds = 0;
    ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL) && fabs(trend[29] - 114.5) > 50);
    o.rounds = 5;
    ENSURE(!apply(&o, N, trend, other, x, N, NULL, NULL) && fabs(trend[29] - 114.5) < 6 && other[30] > 990);
}

/* Error of the projection against each change that it saw, as an integral over frequencies: the ideal filter less the one
 * found, whose weights are its answers to impulses, over 1 - e^(-iw), times the spectrum. It vanishes where the filter is best. */
enum { SHORT_N = 13, STEPS = 4800 };
static double error_beside(double weights[SHORT_N], int at, int change, const double theta[2], bool root)
{
    double sum = 0;
    for (int g = 0; g < STEPS; g++) {
        double w = 3.14159265358979323846 * (g + 0.5) / STEPS, re = w > 2 * 3.14159265358979323846 / 32 && w < 3.14159265358979323846 / 3;
        double im = 0, spectrum = theta[0] * theta[0] + theta[1] * theta[1] + 2 * theta[0] * theta[1] * cos(w);
        for (int s = 0; s < SHORT_N; s++) { /* e^(iw (s - at)) */
            re -= weights[s] * cos(w * (s - at));
            im -= weights[s] * sin(w * (s - at));
        }
        if (root) { /* over 1 - e^(-iw) */
            double a = 1 - cos(w), b = sin(w), size = a * a + b * b, keep = re;
            re = (re * a + im * b) / size;
            im = (im * a - keep * b) / size;
        }
        sum += spectrum * (re * cos(w * (change - at)) + im * sin(w * (change - at))) / STEPS;
    }
    return sum;
}

static void check_theta(void)
{
    static const double thetas[][2] = {{1, 0}, {1, 0.6}, {2, -0.8}};
    double x[SHORT_N] = {0}, trend[SHORT_N], rows[SHORT_N][SHORT_N], plain[N], with[N], big[N];
    for (int v = 0; v < 12; v++) {
        pace_filter_opts o = usual(PACE_FILTER_CHRISTIANO_FITZGERALD);
        o.low = 6, o.high = 32, o.k = 3, o.drift = PACE_DRIFT_NONE;
        o.cf = (pace_cf)(v % 3 == 0 ? PACE_CF_ASYMMETRIC : v % 3 == 1 ? PACE_CF_SYMMETRIC : PACE_CF_FIXED);
        o.stationary = v % 2;
        o.theta = thetas[v < 6 ? 1 : 2];
        o.theta_count = 2;
        for (int s = 0; s < SHORT_N; s++) {
            memset(x, 0, sizeof x);
            x[s] = 1;
            ENSURE(!apply(&o, SHORT_N, trend, rows[s], x, SHORT_N, NULL, NULL));
        }
        for (int at = 0; at < SHORT_N; at++) {
            int reach = at < SHORT_N - 1 - at ? at : SHORT_N - 1 - at, k = o.cf == PACE_CF_FIXED ? 3 : reach;
            int from = o.cf == PACE_CF_ASYMMETRIC ? 0 : at - k, to = o.cf == PACE_CF_ASYMMETRIC ? SHORT_N - 1 : at + k;
            double weights[SHORT_N], sum = 0;
            ENSURE(isnan(rows[0][at]) == (o.cf != PACE_CF_ASYMMETRIC && reach < 3));
            if (isnan(rows[0][at]))
                continue;
            for (int s = 0; s < SHORT_N; s++)
                sum += weights[s] = rows[s][at];
            ENSURE(o.stationary || fabs(sum) < 1e-12);
            for (int s = from + !o.stationary; s <= to; s++)
                ENSURE(fabs(error_beside(weights, at, s, o.theta, !o.stationary)) < 2e-6);
        }
        fill(big, N); /* noise itself is the plain filter */
        o.theta = thetas[0];
        double first[N], second[N];
        ENSURE(!apply(&o, N, first, with, big, N, NULL, NULL));
        o.theta = NULL, o.theta_count = 0;
        ENSURE(!apply(&o, N, second, plain, big, N, NULL, NULL));
        for (int i = 0; i < N; i++)
            ENSURE_NEAR(with[i], plain[i], 1e-10);
    }
    pace_filter_opts o = usual(PACE_FILTER_CHRISTIANO_FITZGERALD);
    pace_filter *filter = NULL;
    o.theta_count = 2;
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL) == PACE_ERR_ARG);
    o.theta = (const double[]){0, 0};
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL) == PACE_ERR_ARG);
    o.theta = thetas[1];
    o.cf = PACE_CF_TRIGONOMETRIC;
    ENSURE(pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL) == PACE_ERR_ARG && !filter);
}

/* Until the last fluctuation is gone: as many rounds of HP as it says. */
static void check_boosting(void)
{
    double x[N], trend[N], cycle[N], kept[N];
    pace_filter_found found = {0, 0, 0, NULL, 0};
    pace_filter_opts o = usual(PACE_FILTER_HP_BOOSTED);
    fill(x, N);
    ENSURE(!apply(&o, N, trend, kept, x, N, &found, NULL));
    ENSURE(found.iterations >= 1 && found.details == found.iterations + 1);
    int64_t rounds = found.iterations;
    o = usual(PACE_FILTER_HP);
    for (int64_t r = 0; r < rounds; r++) {
        ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
        memcpy(x, cycle, sizeof x);
    }
    ENSURE(same(cycle, kept, N));
}

/* Henderson keeps cubics, Musgrave constants, and the windows of 2 x N are told. */
static void check_windows(void)
{
    double x[N], trend[N], cycle[N];
    pace_filter_opts o = usual(PACE_FILTER_HENDERSON);
    for (int i = 0; i < N; i++) {
        double t = (double)i - 30;
        x[i] = 1000 + t + t * t / 4 + t * t * t / 64;
    }
    o.window = 9;
    ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
    for (int i = 4; i < N - 4; i++)
        ENSURE_NEAR(cycle[i], 0, 1e-10);
    ENSURE(isnan(cycle[3]) && isnan(cycle[N - 4]));
    for (int i = 0; i < N; i++)
        x[i] = 128;
    o.ends = PACE_ENDS_MUSGRAVE;
    ENSURE(!apply(&o, N, trend, cycle, x, N, NULL, NULL));
    for (int i = 0; i < N; i++)
        ENSURE_NEAR(trend[i], 128, 1e-10);
    pace_filter *filter = NULL;
    o = usual(PACE_FILTER_AVERAGE);
    ENSURE(!pace_filter_new(&filter, PACE_QUARTERLY, N, &o, NULL));
    ENSURE(pace_filter_options(filter)->window == 5);
    ENSURE_NEAR(pace_filter_options(filter)->weights[0], 0.125, 0);
    ENSURE_NEAR(pace_filter_options(filter)->weights[2], 0.25, 0);
    pace_filter_free(filter);
}

static void check_weights(void)
{
    static const struct {
        const char *text;
        int64_t count;
        double first, middle;
    } good[] = {{"5", 5, 0.2, 0.2}, {"2x4", 5, 0.125, 0.25}, {"3x3", 5, 1.0 / 9, 1.0 / 3}, {"3x3x3", 7, 1.0 / 27, 7.0 / 27},
                {"1,2,1", 3, 0.25, 0.5}, {"-1,6,-1", 3, -0.25, 1.5}, {"spencer15", 15, -3.0 / 320, 74.0 / 320}, {"1", 1, 1, 1}};
    static const char *const bad[] = {"", "x", "3x", "x3", "0", "3x0", "1,,2", "1,-1", "a,b", "henderson4", "henderson",
                                      "henderson999", "spencer", "99999999999999999999", "1e999,1", "3 x 3", "1002"};
    double w[64];
    int64_t count;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        count = 64;
        ENSURE(!pace_average_weights(w, &count, good[i].text, NULL) && count == good[i].count);
        ENSURE_NEAR(w[0], good[i].first, 1e-15);
        ENSURE_NEAR(w[count / 2], good[i].middle, 1e-15);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        count = 64;
        ENSURE(pace_average_weights(w, &count, bad[i], NULL) == PACE_ERR_PARSE && count == 64);
    }
    ENSURE(pace_average_weights(w, &count, NULL, NULL) == PACE_ERR_PARSE);
    count = 4;
    ENSURE(pace_average_weights(w, &count, "5", NULL) == PACE_ERR_RANGE && count == 4);
}

int main(void)
{
    check_options();
    check_combinations();
    check_defaults();
    check_ends();
    check_faults();
    check_lengths();
    check_hostile();
    check_memory_shapes();
    check_rows();
    check_widths();
    check_allocation();
    check_equations();
    check_identities();
    check_symmetry();
    check_boosting();
    check_polynomials();
    check_theta();
    check_windows();
    check_weights();
    return TEST_RESULT;
}
