/* Seasonal adjustment: STL, several cycles, the classical method. */
#include "failing.h"
#include "pace/season.h"
#include "test.h"
#include "transform/season_stl.h"

enum { N = 132, PERIOD = 12, ROWS = 21 };

/* A rising series with a season and some noise, all above zero. */
static double value(int row, int i)
{
    double noise = (double)((row * 7919 + i * 104729) % 1000) / 1000 - 0.5;
    return 100 + 0.5 * i + (10 + row) * sin(2 * 3.14159265358979 * i / PERIOD) + 4 * noise;
}

typedef struct parts {
    double trend[N], seasonal[N], irregular[N], adjusted[N], weights[N];
} parts;

static pace_season_out room_of(parts *p)
{
    return (pace_season_out){{p->trend, N, 1}, {p->seasonal, N, 1}, {p->irregular, N, 1}, {p->adjusted, N, 1}, {p->weights, N, 1}};
}

static pace_view months(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_month(2001, 3)};
}

static void fill(double *x, int row)
{
    for (int i = 0; i < N; i++)
        x[i] = value(row, i);
}

static bool same_bits(const double *a, const double *b, int64_t n)
{
    return memcmp(a, b, (size_t)n * sizeof *a) == 0;
}

/* --- names and options --------------------------------------------------------------------------------------------- */

static void check_names(void)
{
    pace_season_mode mode = PACE_SEASON_LOG;
    for (int i = 0; i <= PACE_SEASON_PSEUDO; i++) {
        ENSURE(pace_season_mode_parse(&mode, pace_season_mode_name((pace_season_mode)i), NULL) == PACE_OK);
        ENSURE((int)mode == i);
    }
    ENSURE_TEXT(pace_season_mode_name((pace_season_mode)77), "");
    ENSURE(pace_season_mode_parse(&mode, "both", NULL) == PACE_ERR_PARSE);
    ENSURE(pace_season_mode_parse(&mode, NULL, NULL) == PACE_ERR_PARSE);
}

static void refuse_stl(pace_stl_opts opts, pace_status want)
{
    static parts p;
    double x[N];
    pace_error err = PACE_ERROR_INIT;
    fill(x, 0);
    p.trend[0] = 7;
    ENSURE(pace_stl(room_of(&p), months(x, N), &opts, &err) == want);
    ENSURE(strchr(err.text, ';') != NULL);
    ENSURE_NEAR(p.trend[0], 7, 0);
    ENSURE(pace_stl_rows((pace_season_block_out){{p.trend, N, 1}, {NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}}, NULL,
                         (pace_block){x, 1, N, N, 1, pace_month(2001, 3)}, &opts, NULL, NULL) == want);
}

static void check_refusals(void)
{
    const pace_stl_opts good = PACE_STL_OPTS_INIT;
    pace_stl_opts bad = good;
    bad.size = 1;
    refuse_stl(bad, PACE_ERR_ARG);
    bad = good;
    bad.period = 1;
    refuse_stl(bad, PACE_ERR_ARG);
    bad = good;
    bad.seasonal = 0;
    refuse_stl(bad, PACE_ERR_ARG);
    bad = good;
    bad.seasonal_degree = 2;
    refuse_stl(bad, PACE_ERR_ARG);
    bad = good;
    bad.trend = -3;
    refuse_stl(bad, PACE_ERR_ARG);
    bad = good;
    bad.inner = 0;
    refuse_stl(bad, PACE_ERR_ARG);
    bad = good;
    bad.mode = PACE_SEASON_PSEUDO;
    refuse_stl(bad, PACE_ERR_ARG);
}

/* --- values that do not allow an answer ---------------------------------------------------------------------------- */

static void check_hostile(void)
{
    static parts p;
    double x[N];
    pace_error err = PACE_ERROR_INIT;
    pace_classical_opts factors = PACE_CLASSICAL_OPTS_INIT;
    factors.mode = PACE_SEASON_MULTIPLICATIVE;
    fill(x, 0);
    x[50] = (double)NAN;
    ENSURE(pace_stl(room_of(&p), months(x, N), NULL, &err) == PACE_ERR_DATA);
    ENSURE_TEXT(err.where, "2005-05");
    ENSURE(pace_classical(room_of(&p), NULL, months(x, N), NULL, NULL) == PACE_ERR_DATA);
    x[50] = (double)INFINITY;
    ENSURE(pace_stl(room_of(&p), months(x, N), NULL, NULL) == PACE_ERR_DATA);
    x[50] = 0;
    ENSURE(pace_classical(room_of(&p), NULL, months(x, N), &factors, &err) == PACE_ERR_DATA);
    ENSURE(strstr(err.text, "additive") != NULL);
    ENSURE(pace_stl(room_of(&p), months(x, N), NULL, NULL) == PACE_OK);
    ENSURE(pace_stl(room_of(&p), months(x, 24), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_stl(room_of(&p), months(x, 25), NULL, NULL) == PACE_OK);
    ENSURE(pace_classical(room_of(&p), NULL, months(x, 23), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_classical(room_of(&p), NULL, months(x, 24), NULL, NULL) == PACE_OK);
    ENSURE(pace_stl(room_of(&p), months(x, 1), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_stl(room_of(&p), months(x, 0), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_stl(room_of(&p), (pace_view){x, N, 1, pace_year(1900)}, NULL, NULL) == PACE_ERR_FREQ);
    for (int i = 0; i < N; i++)
        x[i] = i % 2 ? 1e308 : -1e308;
    ENSURE(pace_stl(room_of(&p), months(x, N), NULL, NULL) != PACE_OK || isfinite(p.trend[60]));
    for (int i = 0; i < N; i++)
        x[i] = 5; /* nothing to find, and no division by the size of nothing */
    pace_stl_opts robust = PACE_STL_OPTS_INIT;
    robust.robust = true;
    ENSURE(pace_stl(room_of(&p), months(x, N), &robust, NULL) == PACE_OK);
    ENSURE_NEAR(p.trend[7], 5, 1e-12);
    ENSURE_NEAR(p.seasonal[7], 0, 1e-12);
    ENSURE_NEAR(p.weights[7], 1, 0);
}

/* Missing ends are left out: the rest is what the shorter series gives. */
static void check_ends(void)
{
    static parts whole, cut;
    double x[N];
    for (int robust = 0; robust < 2; robust++) {
        pace_stl_opts opts = PACE_STL_OPTS_INIT;
        opts.robust = robust;
        fill(x, 3);
        x[0] = x[1] = x[N - 1] = (double)NAN;
        ENSURE(pace_stl(room_of(&whole), months(x, N), &opts, NULL) == PACE_OK);
        ENSURE(pace_stl(room_of(&cut), months(x + 2, N - 3), &opts, NULL) == PACE_OK);
        ENSURE(isnan(whole.trend[1]) && isnan(whole.adjusted[N - 1]) && isnan(whole.weights[0]));
        ENSURE(same_bits(whole.trend + 2, cut.trend, N - 3));
        ENSURE(same_bits(whole.seasonal + 2, cut.seasonal, N - 3));
    }
    ENSURE(pace_classical(room_of(&whole), NULL, months(x, N), NULL, NULL) == PACE_OK);
    ENSURE(pace_classical(room_of(&cut), NULL, months(x + 2, N - 3), NULL, NULL) == PACE_OK);
    ENSURE(same_bits(whole.seasonal + 2, cut.seasonal, N - 3));
}

/* --- what must come out -------------------------------------------------------------------------------------------- */

/* Local lines keep lines: a line and a season that adds up to nothing come apart exactly. */
static void check_exact(void)
{
    static parts p;
    static const double season[PERIOD] = {3, -1, 4, -1, 5, -9, 2, -6, 5, -3, 5, -4};
    double x[N];
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    opts.seasonal_degree = 1;
    for (int i = 0; i < N; i++)
        x[i] = 50 + 0.25 * i + season[i % PERIOD];
    ENSURE(pace_stl(room_of(&p), months(x, N), &opts, NULL) == PACE_OK);
    for (int i = 0; i < N; i++) {
        ENSURE_NEAR(p.trend[i], 50 + 0.25 * i, 1e-11);
        ENSURE_NEAR(p.seasonal[i], season[i % PERIOD], 1e-11);
        ENSURE_NEAR(p.irregular[i], 0, 1e-11);
    }
    ENSURE(pace_classical(room_of(&p), NULL, months(x, N), NULL, NULL) == PACE_OK);
    for (int i = 6; i < N - 6; i++) {
        ENSURE_NEAR(p.trend[i], 50 + 0.25 * i, 1e-11);
        ENSURE_NEAR(p.seasonal[i], season[i % PERIOD], 1e-11);
    }
    ENSURE(isnan(p.trend[5]) && isnan(p.trend[N - 6]) && !isnan(p.adjusted[0]));
}

/* An outlier is told by its weight, and the robust trend hardly moves. */
static void check_outlier(void)
{
    static parts plain, robust;
    double x[N];
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    fill(x, 1);
    ENSURE(pace_stl(room_of(&plain), months(x, N), NULL, NULL) == PACE_OK);
    x[70] += 80;
    opts.robust = true;
    for (int exact = 0; exact < 2; exact++) {
        opts.exact_median = exact;
        ENSURE(pace_stl(room_of(&robust), months(x, N), &opts, NULL) == PACE_OK);
        ENSURE_NEAR(robust.weights[70], 0, 0);
        ENSURE_NEAR(robust.trend[70], plain.trend[70], 1);
        ENSURE(robust.irregular[70] > 60);
    }
}

/* Factors are what differences of logarithms are. */
static void check_factors(void)
{
    static parts logs, factors;
    double x[N], logged[N];
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    fill(x, 2);
    for (int i = 0; i < N; i++)
        logged[i] = log(x[i]);
    ENSURE(pace_stl(room_of(&logs), months(logged, N), &opts, NULL) == PACE_OK);
    opts.mode = PACE_SEASON_MULTIPLICATIVE;
    ENSURE(pace_stl(room_of(&factors), months(x, N), &opts, NULL) == PACE_OK);
    for (int i = 0; i < N; i++) {
        ENSURE_NEAR(factors.seasonal[i], exp(logs.seasonal[i]), 1e-15);
        ENSURE_NEAR(factors.trend[i] * factors.seasonal[i] * factors.irregular[i], x[i], 1e-11);
        ENSURE_NEAR(factors.adjusted[i] * factors.seasonal[i], x[i], 1e-11);
    }
}

/* --- panels -------------------------------------------------------------------------------------------------------- */

typedef struct panel {
    double x[ROWS][N];
    double trend[ROWS][N], seasonal[ROWS][N], irregular[ROWS][N], adjusted[ROWS][N];
} panel;

static pace_season_block_out room_of_panel(panel *p)
{
    return (pace_season_block_out){{p->trend[0], N, 1}, {p->seasonal[0], N, 1}, {p->irregular[0], N, 1}, {p->adjusted[0], N, 1}};
}

/* Rows of every kind: whole, late, with a gap, infinite. */
static void fill_panel(panel *p)
{
    for (int r = 0; r < ROWS; r++)
        fill(p->x[r], r);
    for (int i = 0; i < 5; i++)
        p->x[4][i] = p->x[13][N - 1 - i] = (double)NAN;
    p->x[6][44] = (double)NAN;
    p->x[7][44] = (double)INFINITY;
    for (int i = 0; i < N - 20; i++)
        p->x[8][i] = (double)NAN;
}

static void check_rows(const pace_stl_opts *opts)
{
    static panel p;
    static parts one;
    uint8_t flags[ROWS];
    pace_pool *pool;
    fill_panel(&p);
    ENSURE(pace_pool_new(&pool, 3, NULL, NULL) == PACE_OK);
    pace_exec exec = pace_pool_exec(pool);
    for (int threads = 0; threads < 2; threads++) {
        memset(p.trend, 0, sizeof p.trend);
        ENSURE(pace_stl_rows(room_of_panel(&p), flags, (pace_block){p.x[0], ROWS, N, N, 1, pace_month(2001, 3)}, opts,
                             threads ? &exec : NULL, NULL) == PACE_OK);
        for (int r = 0; r < ROWS; r++) {
            pace_status alone = pace_stl(room_of(&one), months(p.x[r], N), opts, NULL);
            uint8_t want = r == 6 ? PACE_ROW_MISSING : r == 7 ? PACE_ROW_DOMAIN : r == 8 ? PACE_ROW_SHORT : 0;
            ENSURE(flags[r] == want && (alone != PACE_OK) == (want != 0));
            if (want) {
                ENSURE(isnan(p.trend[r][60]) && isnan(p.adjusted[r][0]));
                continue;
            }
            ENSURE(same_bits(p.trend[r] + 5, one.trend + 5, N - 10));
            ENSURE(same_bits(p.seasonal[r] + 5, one.seasonal + 5, N - 10));
            ENSURE(same_bits(p.irregular[r] + 5, one.irregular + 5, N - 10));
            ENSURE(same_bits(p.adjusted[r] + 5, one.adjusted + 5, N - 10));
        }
    }
    pace_pool_free(pool);
}

static void check_classical_rows(void)
{
    static panel p;
    static parts one;
    uint8_t flags[ROWS];
    fill_panel(&p);
    ENSURE(pace_classical_rows(room_of_panel(&p), flags, (pace_block){p.x[0], ROWS, N, N, 1, pace_month(2001, 3)}, NULL, NULL,
                               NULL) == PACE_OK);
    for (int r = 0; r < ROWS; r++) {
        bool good = pace_classical(room_of(&one), NULL, months(p.x[r], N), NULL, NULL) == PACE_OK;
        ENSURE(good == (flags[r] == 0));
        ENSURE(!good || same_bits(p.seasonal[r] + 5, one.seasonal + 5, N - 10));
    }
}

/* Every width of registers, on values that are not kind. */
static void check_kernels(void)
{
    static double wide[2][PACE__STL_LANES * 8 * N];
    pace__stl_kernel kernels[PACE__STL_KERNELS];
    pace_stl_opts opts;
    pace__stl_plan plan;
    int count = pace__stl_kernels(kernels);
    ENSURE(pace__stl_settle(&opts, NULL, pace_month(2001, 1), NULL) == PACE_OK);
    pace__stl_settle_length(&opts, false, N);
    ENSURE(pace__stl_plan_init(&plan, N, &opts, NULL) == PACE_OK);
    ENSURE(pace__stl_room(N, PERIOD) * PACE__STL_LANES <= sizeof wide[0] / sizeof *wide[0]);
    for (int k = 0; k < count; k++) {
        pace__stl_work work = pace__stl_divide(wide[k > 0], N, PERIOD, PACE__STL_LANES);
        for (int i = 0; i < N; i++)
            for (int lane = 0; lane < PACE__STL_LANES; lane++)
                work.y[i * PACE__STL_LANES + lane] = value(lane, i) * pow(10, lane - 4);
        kernels[k](&plan, &work);
        pace__stl_work first = pace__stl_divide(wide[0], N, PERIOD, PACE__STL_LANES);
        ENSURE(same_bits(first.trend, work.trend, N * PACE__STL_LANES));
        ENSURE(same_bits(first.seasonal, work.seasonal, N * PACE__STL_LANES));
    }
    pace__stl_plan_clear(&plan);
}

/* --- several cycles ------------------------------------------------------------------------------------------------ */

static void check_mstl(void)
{
    static parts p;
    static double rows[2][N];
    double x[N];
    const int64_t periods[] = {7, 30}, falling[] = {30, 7}, windows[] = {PACE_STL_PERIODIC, 11};
    pace_view days = {x, N, 1, pace_month(2001, 1)};
    pace_error err = PACE_ERROR_INIT;
    for (int i = 0; i < N; i++)
        x[i] = 20 + 0.1 * i + (i % 7 == 3 ? 6 : -1) + 5 * cos(2 * 3.14159265358979 * i / 30);
    for (int given = 0; given < 2; given++) {
        ENSURE(pace_mstl(room_of(&p), (pace_block_out){rows[0], N, 1}, days, periods, given ? windows : NULL, 2, 0, NULL, NULL) ==
               PACE_OK);
        for (int i = 0; i < N; i++) {
            ENSURE_NEAR(rows[0][i] + rows[1][i], p.seasonal[i], 1e-12);
            ENSURE_NEAR(p.trend[i] + p.seasonal[i] + p.irregular[i], x[i], 1e-11);
            ENSURE_NEAR(p.adjusted[i], p.trend[i] + p.irregular[i], 1e-11);
            ENSURE(fabs(rows[0][i] - (i % 7 == 3 ? 6 : -1)) < 1.5);
        }
    }
    ENSURE(pace_mstl(room_of(&p), (pace_block_out){NULL, 0, 0}, days, falling, NULL, 2, 0, NULL, &err) == PACE_ERR_ARG);
    ENSURE(strchr(err.text, ';') != NULL);
    ENSURE(pace_mstl(room_of(&p), (pace_block_out){NULL, 0, 0}, days, NULL, NULL, 0, 0, NULL, NULL) == PACE_ERR_ARG);
    days.n = 60;
    ENSURE(pace_mstl(room_of(&p), (pace_block_out){NULL, 0, 0}, days, periods, NULL, 2, 0, NULL, NULL) == PACE_ERR_DATA);
}

/* --- memory -------------------------------------------------------------------------------------------------------- */

typedef pace_status (*job)(const pace_allocator *allocator, parts *p, const double *x);

static pace_status job_stl(const pace_allocator *allocator, parts *p, const double *x)
{
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    opts.robust = true;
    opts.allocator = allocator;
    return pace_stl(room_of(p), months(x, N - 1), &opts, NULL);
}

static pace_status job_rows(const pace_allocator *allocator, parts *p, const double *x)
{
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    opts.allocator = allocator;
    return pace_stl_rows((pace_season_block_out){{p->trend, N, 1}, {NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}}, NULL,
                         (pace_block){x, 1, N, N, 1, pace_month(2001, 3)}, &opts, NULL, NULL);
}

static pace_status job_mstl(const pace_allocator *allocator, parts *p, const double *x)
{
    const int64_t periods[] = {5, 12};
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    opts.allocator = allocator;
    return pace_mstl(room_of(p), (pace_block_out){NULL, 0, 0}, months(x, N), periods, NULL, 2, 0, &opts, NULL);
}

static void check_memory(job what)
{
    static parts p;
    double x[N];
    fill(x, 5);
    for (int64_t k = 0;; k++) {
        failing f = {.left = k};
        pace_allocator allocator = {failing_resize, &f};
        p.trend[9] = 1234;
        pace_status status = what(&allocator, &p, x);
        ENSURE(f.live == 0);
        if (!f.fired) {
            ENSURE(status == PACE_OK && k > 2);
            break;
        }
        ENSURE(status == PACE_ERR_NOMEM);
        ENSURE_NEAR(p.trend[9], 1234, 0);
    }
}

int main(void)
{
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    check_names();
    check_refusals();
    check_hostile();
    check_ends();
    check_exact();
    check_outlier();
    check_factors();
    check_rows(NULL);
    opts.robust = true;
    check_rows(&opts);
    opts.robust = false;
    opts.mode = PACE_SEASON_MULTIPLICATIVE;
    opts.seasonal = PACE_STL_PERIODIC;
    check_rows(&opts);
    check_classical_rows();
    check_kernels();
    check_mstl();
    check_memory(job_stl);
    check_memory(job_rows);
    check_memory(job_mstl);
    return TEST_RESULT;
}
