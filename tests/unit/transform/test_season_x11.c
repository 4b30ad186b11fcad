/* X-11 and Henderson averages. */
#include "failing.h"
#include "pace/season.h"
#include "test.h"
#include "transform/henderson.h"

enum { N = 250, ROWS = 5 };

static double value(int row, int i)
{
    double noise = (double)((row * 7919 + i * 104729) % 1000) / 1000 - 0.5;
    double spike = i == 77 || i == 140 ? 25 : 0;
    return 100 + 0.4 * i + (10 + row) * sin(2 * 3.14159265358979 * i / 12) + 6 * noise + spike;
}

typedef struct parts {
    double trend[N], seasonal[N], irregular[N], adjusted[N], weights[N];
} parts;

static pace_season_out room_of(parts *p)
{
    return (pace_season_out){{p->trend, N, 1}, {p->seasonal, N, 1}, {p->irregular, N, 1}, {p->adjusted, N, 1}, {p->weights, N, 1}};
}

static void fill(double *x, int row)
{
    for (int i = 0; i < N; i++)
        x[i] = value(row, i);
}

static pace_view months(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_month(2001, 3)};
}

static pace_view quarters(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_quarter(1960, 2)};
}

static pace_status run(parts *p, pace_view in, const pace_x11_opts *opts)
{
    return pace_x11(room_of(p), NULL, 0, NULL, in, opts, NULL);
}

/* --- Henderson ----------------------------------------------------------------------------------------------------- */

/* Published to five digits: Ladiray and Quenneville 2001, tables of Henderson and Musgrave weights. */
static void check_henderson(void)
{
    static const double published[] = {0.24006, 0.21434, 0.14736, 0.06549, 0, -0.02786, -0.01935};
    static const double last[] = {-0.09186, -0.05811, 0.01202, 0.11977, 0.24390, 0.35315, 0.42113};
    double half[51], end[101];
    pace__henderson(half, 13);
    for (int i = 0; i < 7; i++)
        ENSURE_NEAR(half[i], published[i], 5.1e-6);
    pace__henderson_end(end, half, 13, 7, 3.5);
    for (int i = 0; i < 7; i++)
        ENSURE_NEAR(end[i], last[i], 5.1e-6);
    for (int length = 5; length <= 101; length += 2) {
        double sum = 0, square = 0;
        pace__henderson(half, length);
        for (int i = -(length / 2); i <= length / 2; i++) {
            sum += half[abs(i)];
            square += half[abs(i)] * i * i;
        }
        ENSURE_NEAR(sum, 1, 1e-12);
        ENSURE_NEAR(square, 0, 1e-9);
        for (int count = length / 2 + 1; count < length; count++) {
            pace__henderson_end(end, half, length, count, 2);
            sum = 0;
            for (int i = 0; i < count; i++)
                sum += end[i];
            ENSURE_NEAR(sum, 1, 1e-12);
        }
    }
}

/* --- names and options --------------------------------------------------------------------------------------------- */

static void check_names(void)
{
    pace_x11_filter filter;
    pace_x11_table table;
    pace_error err = PACE_ERROR_INIT;
    for (int i = 0; i <= PACE_X11_STABLE; i++)
        ENSURE(!pace_x11_filter_parse(&filter, pace_x11_filter_name((pace_x11_filter)i), NULL) && (int)filter == i);
    for (int i = 0; i < PACE_X11_TABLES; i++) {
        ENSURE(!pace_x11_table_parse(&table, pace_x11_table_name((pace_x11_table)i), NULL) && (int)table == i);
        ENSURE(*pace_x11_table_text((pace_x11_table)i));
    }
    ENSURE(!pace_x11_table_parse(&table, "d10", NULL) && table == PACE_X11_D10);
    ENSURE_TEXT(pace_x11_table_text(PACE_X11_D10), "seasonal factors");
    ENSURE_TEXT(pace_x11_table_name((pace_x11_table)999), "");
    ENSURE(pace_x11_table_parse(&table, "D14", &err) == PACE_ERR_PARSE && strchr(err.text, ';'));
    ENSURE(pace_x11_filter_parse(&filter, "3x7", &err) == PACE_ERR_PARSE && strchr(err.text, ';'));
}

static void refuse(pace_x11_opts opts)
{
    static parts p;
    double x[N];
    pace_error err = PACE_ERROR_INIT;
    fill(x, 0);
    p.trend[0] = 7;
    ENSURE(pace_x11(room_of(&p), NULL, 0, NULL, months(x, N), &opts, &err) == PACE_ERR_ARG);
    ENSURE(strchr(err.text, ';') && p.trend[0] >= 7 && p.trend[0] <= 7);
}

static void check_refusals(void)
{
    const pace_x11_opts good = PACE_X11_OPTS_INIT;
    pace_x11_opts bad = good;
    bad.size = 3;
    refuse(bad);
    bad = good;
    bad.henderson = 12;
    refuse(bad);
    bad.henderson = 103;
    refuse(bad);
    bad = good;
    bad.ic_ratio = 2;
    refuse(bad);
    bad = good;
    bad.sigma_high = 1;
    refuse(bad);
    bad = good;
    bad.filter = (pace_x11_filter)50;
    refuse(bad);
}

static void check_hostile(void)
{
    static parts p;
    double x[N];
    pace_error err = PACE_ERROR_INIT;
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    fill(x, 0);
    x[30] = 0;
    ENSURE(pace_x11(room_of(&p), NULL, 0, NULL, months(x, N), NULL, &err) == PACE_ERR_DATA);
    ENSURE_TEXT(err.where, "2003-09");
    opts.mode = PACE_SEASON_PSEUDO;
    ENSURE(run(&p, months(x, N), &opts) == PACE_OK);
    x[30] = -1;
    ENSURE(run(&p, months(x, N), &opts) == PACE_ERR_DATA);
    opts.mode = PACE_SEASON_ADDITIVE;
    ENSURE(run(&p, months(x, N), &opts) == PACE_OK);
    x[30] = (double)NAN;
    ENSURE(run(&p, months(x, N), &opts) == PACE_ERR_DATA);
    ENSURE(run(&p, months(x + 31, 35), &opts) == PACE_ERR_DATA);
    ENSURE(run(&p, months(x + 31, 36), &opts) == PACE_OK);
    ENSURE(run(&p, quarters(x + 31, 11), &opts) == PACE_ERR_DATA);
    ENSURE(run(&p, quarters(x + 31, 12), &opts) == PACE_OK);
    ENSURE(run(&p, months(x, 0), &opts) == PACE_ERR_DATA);
    ENSURE(run(&p, (pace_view){x + 31, 60, 1, pace_year(1900)}, &opts) == PACE_ERR_FREQ);
    for (int i = 0; i < N; i++)
        x[i] = i % 2 ? 1e300 : 1e-300; /* whatever comes, it is finite or refused */
    opts.mode = PACE_SEASON_MULTIPLICATIVE;
    ENSURE(run(&p, months(x, N), &opts) == PACE_ERR_RANGE || isfinite(p.trend[60]));
}

/* --- what must come out -------------------------------------------------------------------------------------------- */

/* A level and a season that is neutral over the year come apart exactly, at the ends too. */
static void check_exact(void)
{
    static parts p;
    static const double season[12] = {3, -1, 4, -1, 5, -9, 2, -6, 5, -3, 5, -4};
    for (int mode = PACE_SEASON_ADDITIVE; mode <= PACE_SEASON_PSEUDO; mode++) {
        double x[N];
        bool factors = mode == PACE_SEASON_MULTIPLICATIVE || mode == PACE_SEASON_PSEUDO;
        pace_x11_opts opts = PACE_X11_OPTS_INIT;
        opts.mode = (pace_season_mode)mode;
        for (int i = 0; i < N; i++)
            x[i] = factors ? 50 * (1 + season[i % 12] / 100) : mode == PACE_SEASON_LOG ? 50 * exp(season[i % 12] / 100) : 50 + season[i % 12];
        ENSURE(run(&p, months(x, N), &opts) == PACE_OK);
        for (int i = 0; i < N; i++) {
            double want = factors ? 1 + season[i % 12] / 100 : mode == PACE_SEASON_LOG ? exp(season[i % 12] / 100) : season[i % 12];
            ENSURE_NEAR(p.seasonal[i], want, 1e-11);
            if (mode != PACE_SEASON_LOG) /* there the trend is corrected by the mean of the factors */
                ENSURE_NEAR(p.trend[i], 50, 1e-9);
        }
    }
}

/* The components give the series back, in the way of the mode; every filter, months and quarters. */
static void check_identity(void)
{
    static parts p;
    double x[N];
    fill(x, 1);
    for (int k = 0; k < 4 * 8 * 2; k++) {
        pace_x11_opts opts = PACE_X11_OPTS_INIT;
        opts.mode = (pace_season_mode)(k % 4);
        opts.filter = (pace_x11_filter)(k / 4 % 8);
        int64_t n = k / 32 ? 90 : N;
        ENSURE(run(&p, k / 32 ? quarters(x, n) : months(x, n), &opts) == PACE_OK);
        for (int i = 0; i < n; i++) {
            double t = p.trend[i], s = p.seasonal[i], e = p.irregular[i];
            double back = k % 4 == PACE_SEASON_ADDITIVE ? t + s + e : k % 4 == PACE_SEASON_PSEUDO ? t * (s + e - 1) : t * s * e;
            ENSURE_NEAR(back, x[i], 1e-10);
            ENSURE(p.weights[i] >= 0 && p.weights[i] <= 1);
        }
    }
}

/* A larger unit changes levels alone; a constant on top of differences the trend alone. */
static void check_scale(void)
{
    static parts a, b;
    double x[N], y[N];
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    fill(x, 2);
    for (int i = 0; i < N; i++)
        y[i] = 1024 * x[i];
    ENSURE(run(&a, months(x, N), &opts) == PACE_OK && run(&b, months(y, N), &opts) == PACE_OK);
    for (int i = 0; i < N; i++) {
        ENSURE_NEAR(a.seasonal[i], b.seasonal[i], 1e-14);
        ENSURE_NEAR(1024 * a.adjusted[i], b.adjusted[i], 1e-9);
    }
    opts.mode = PACE_SEASON_ADDITIVE;
    for (int i = 0; i < N; i++)
        y[i] = x[i] - 500;
    ENSURE(run(&a, months(x, N), &opts) == PACE_OK && run(&b, months(y, N), &opts) == PACE_OK);
    for (int i = 0; i < N; i++) {
        ENSURE_NEAR(a.seasonal[i], b.seasonal[i], 1e-11);
        ENSURE_NEAR(a.trend[i] - 500, b.trend[i], 1e-10);
    }
}

/* Factors of the logarithmic mode are those of differences of logarithms, and so is what counts. */
static void check_log(void)
{
    static parts logs, factors;
    static double d8[2][N];
    double x[N], logged[N];
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    fill(x, 3);
    for (int i = 0; i < N; i++)
        logged[i] = log(x[i]);
    pace_x11_want want[2] = {{PACE_X11_D8, {d8[0], N, 1}}, {PACE_X11_D8, {d8[1], N, 1}}};
    opts.mode = PACE_SEASON_ADDITIVE;
    ENSURE(pace_x11(room_of(&logs), &want[0], 1, NULL, months(logged, N), &opts, NULL) == PACE_OK);
    opts.mode = PACE_SEASON_LOG;
    ENSURE(pace_x11(room_of(&factors), &want[1], 1, NULL, months(x, N), &opts, NULL) == PACE_OK);
    for (int i = 0; i < N; i++) {
        ENSURE_NEAR(factors.seasonal[i], exp(logs.seasonal[i]), 1e-14);
        ENSURE_NEAR(d8[1][i], exp(d8[0][i]), 1e-14);
        ENSURE_NEAR(factors.weights[i], logs.weights[i], 0);
    }
}

/* --- filters, extremes, tables ------------------------------------------------------------------------------------- */

static void check_filters(void)
{
    static parts a, b;
    double x[N];
    pace_x11_filter each[12];
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    pace_x11_facts facts;
    fill(x, 4);
    ENSURE(pace_x11(room_of(&a), NULL, 0, &facts, months(x, N), NULL, NULL) == PACE_OK);
    ENSURE(facts.filter == PACE_X11_3X3 || facts.filter == PACE_X11_3X5 || facts.filter == PACE_X11_3X9);
    ENSURE(facts.henderson == 9 || facts.henderson == 13 || facts.henderson == 23);
    ENSURE(facts.ahead_count == 12 && facts.msr > 0 && facts.ic_ratio > 0);
    for (int k = 0; k < 12; k++) {
        each[k] = PACE_X11_3X9;
        ENSURE_NEAR(facts.ahead[k], a.seasonal[N - 12 + k] + (a.seasonal[N - 12 + k] - a.seasonal[N - 24 + k]) / 2, 1e-15);
    }
    opts.filter = PACE_X11_3X9;
    ENSURE(run(&a, months(x, N), &opts) == PACE_OK);
    opts.filter = PACE_X11_MSR;
    opts.filters = each;
    ENSURE(run(&b, months(x, N), &opts) == PACE_OK);
    ENSURE(memcmp(a.seasonal, b.seasonal, sizeof a.seasonal) == 0);
    opts.filters = NULL;
    opts.filter = PACE_X11_3X15; /* less than 20 years: stable */
    ENSURE(run(&a, months(x, 180), &opts) == PACE_OK);
    opts.filter = PACE_X11_STABLE;
    ENSURE(run(&b, months(x, 180), &opts) == PACE_OK);
    ENSURE(memcmp(a.seasonal, b.seasonal, 180 * sizeof *a.seasonal) == 0);
    opts.filter = PACE_X11_3X15;
    ENSURE(run(&a, months(x, N), &opts) == PACE_OK);
    opts.filter = PACE_X11_STABLE;
    ENSURE(run(&b, months(x, N), &opts) == PACE_OK);
    ENSURE(memcmp(a.seasonal, b.seasonal, sizeof a.seasonal) != 0);
    ENSURE(pace_x11(room_of(&a), NULL, 0, &facts, months(x, 48), NULL, NULL) == PACE_OK);
    ENSURE(facts.filter == PACE_X11_STABLE); /* less than five years */
}

static void check_extremes(void)
{
    static parts p;
    static double c20[N];
    double x[N];
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    pace_x11_want want = {PACE_X11_C20, {c20, N, 1}};
    fill(x, 0);
    ENSURE(pace_x11(room_of(&p), &want, 1, NULL, months(x, N), &opts, NULL) == PACE_OK);
    ENSURE_NEAR(p.weights[77], 0, 0);
    ENSURE(c20[77] > 1.05);
    opts.sigma_low = 8;
    opts.sigma_high = 9; /* nothing is extreme */
    ENSURE(pace_x11(room_of(&p), &want, 1, NULL, months(x, N), &opts, NULL) == PACE_OK);
    for (int i = 0; i < N; i++) {
        ENSURE_NEAR(p.weights[i], 1, 0);
        ENSURE_NEAR(c20[i], 1, 0);
    }
}

static void check_tables(void)
{
    static double table[PACE_X11_TABLES][N];
    static parts p;
    double x[N];
    pace_x11_want want[PACE_X11_TABLES];
    fill(x, 1);
    x[0] = x[N - 1] = (double)NAN;
    for (int k = 0; k < PACE_X11_TABLES; k++)
        want[k] = (pace_x11_want){(pace_x11_table)k, {table[k], N, 1}};
    ENSURE(pace_x11(room_of(&p), want, PACE_X11_TABLES, NULL, months(x, N), NULL, NULL) == PACE_OK);
    for (int k = 0; k < PACE_X11_TABLES; k++) {
        int there = 0;
        for (int i = 0; i < N; i++)
            there += isfinite(table[k][i]);
        ENSURE(there > 0 && isnan(table[k][0]) && isnan(table[k][N - 1]));
    }
    for (int i = 1; i < N - 1; i++) {
        ENSURE_NEAR(table[PACE_X11_B1][i], x[i], 0);
        ENSURE_NEAR(table[PACE_X11_D1][i] * table[PACE_X11_C20][i], x[i], 1e-11);
        ENSURE_NEAR(table[PACE_X11_D8][i] * table[PACE_X11_D7][i], x[i], 1e-10);
        ENSURE_NEAR(table[PACE_X11_D10][i] * table[PACE_X11_D11][i], x[i], 1e-11);
        ENSURE_NEAR(table[PACE_X11_D12][i], p.trend[i], 0);
    }
    want[3].table = (pace_x11_table)400;
    ENSURE(pace_x11(room_of(&p), want, PACE_X11_TABLES, NULL, months(x, N), NULL, NULL) == PACE_ERR_ARG);
}

/* --- panels and memory --------------------------------------------------------------------------------------------- */

static void check_rows(void)
{
    static double x[ROWS][N], out[4][ROWS][N];
    static parts one;
    uint8_t flags[ROWS];
    pace_pool *pool;
    for (int r = 0; r < ROWS; r++)
        fill(x[r], r);
    x[1][100] = (double)NAN;
    x[2][100] = -4;
    x[3][0] = x[3][N - 1] = (double)NAN;
    for (int i = 0; i < N - 30; i++)
        x[4][i] = (double)NAN;
    ENSURE(pace_pool_new(&pool, 2, NULL, NULL) == PACE_OK);
    pace_exec exec = pace_pool_exec(pool);
    pace_season_block_out room = {{out[0][0], N, 1}, {out[1][0], N, 1}, {out[2][0], N, 1}, {out[3][0], N, 1}};
    ENSURE(pace_x11_rows(room, flags, (pace_block){x[0], ROWS, N, N, 1, pace_month(2001, 3)}, NULL, &exec, NULL) == PACE_OK);
    ENSURE(flags[0] == 0 && flags[1] == PACE_ROW_MISSING && flags[2] == PACE_ROW_DOMAIN && flags[3] == 0 && flags[4] == PACE_ROW_SHORT);
    for (int r = 0; r < ROWS; r += 3) {
        ENSURE(run(&one, months(x[r], N), NULL) == PACE_OK);
        ENSURE(memcmp(one.trend + 1, out[0][r] + 1, (N - 2) * sizeof(double)) == 0);
        ENSURE(memcmp(one.adjusted + 1, out[3][r] + 1, (N - 2) * sizeof(double)) == 0);
    }
    ENSURE(isnan(out[0][1][50]) && isnan(out[3][4][N - 1]) && isnan(out[0][3][0]));
    pace_pool_free(pool);
}

static void check_memory(void)
{
    static parts p;
    double x[N];
    fill(x, 0);
    for (int rows = 0; rows < 2; rows++) {
        for (int64_t k = 0; k < 2; k++) {
            failing f = {.left = k};
            pace_allocator allocator = {failing_resize, &f};
            pace_x11_opts opts = PACE_X11_OPTS_INIT;
            opts.allocator = &allocator;
            p.trend[9] = 1234;
            pace_season_block_out room = {{p.trend, N, 1}, {NULL, 0, 0}, {NULL, 0, 0}, {NULL, 0, 0}};
            pace_status status = rows ? pace_x11_rows(room, NULL, (pace_block){x, 1, N, N, 1, pace_month(2001, 3)}, &opts, NULL, NULL)
                                      : run(&p, months(x, N), &opts);
            ENSURE(f.live == 0 && status == (k == 0 ? PACE_ERR_NOMEM : PACE_OK));
            ENSURE(k > 0 || (p.trend[9] >= 1234 && p.trend[9] <= 1234));
        }
    }
}

int main(void)
{
    check_henderson();
    check_names();
    check_refusals();
    check_hostile();
    check_exact();
    check_identity();
    check_scale();
    check_log();
    check_filters();
    check_extremes();
    check_tables();
    check_rows();
    check_memory();
    return TEST_RESULT;
}
