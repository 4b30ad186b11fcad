/* Seasonal adjustment against R and statsmodels; see SOURCES.md. */
#include "outside.h"
#include "pace/season.h"

enum { MOST = GOLDEN_ROWS };

typedef struct parts {
    double trend[MOST], seasonal[MOST], irregular[MOST], adjusted[MOST], weights[MOST];
} parts;

static pace_season_out room_of(parts *p)
{
    return (pace_season_out){{p->trend, MOST, 1}, {p->seasonal, MOST, 1}, {p->irregular, MOST, 1}, {p->adjusted, MOST, 1},
                             {p->weights, MOST, 1}};
}

static void compare(const golden *t, const char *prefix, const char *part, const double *got, double tolerance)
{
    char column[64], what[128];
    snprintf(column, sizeof column, "%s%s", prefix, part);
    snprintf(what, sizeof what, "%s %s", t->name[0], column);
    golden_compare(what, got, golden_column(t, column), t->rows, 1, 1, tolerance);
}

/* Components against the columns of a prefix, and their sum against the series. */
static void check_stl(const golden *t, const char *prefix, pace_period first, pace_stl_opts opts)
{
    static parts p;
    pace_view in = {golden_column(t, "input"), t->rows, 1, first};
    ENSURE(pace_stl(room_of(&p), in, &opts, NULL) == PACE_OK);
    compare(t, prefix, "seasonal", p.seasonal, 1e-12);
    compare(t, prefix, "trend", p.trend, 1e-12);
    if (opts.robust)
        compare(t, prefix, "weights", p.weights, 1e-11);
    for (int i = 0; i < t->rows; i++) {
        ENSURE_NEAR(p.trend[i] + p.seasonal[i] + p.irregular[i], in.x[i], 1e-12 * fmax(1, fabs(in.x[i])));
        ENSURE_NEAR(p.adjusted[i], in.x[i] - p.seasonal[i], 0);
    }
}

/* Even windows, whose jumps and trend window follow from them as they are given, and a periodic figure with jumps. */
static void check_windows(const golden *t)
{
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    pace_period first = pace_month(1920, 1);
    opts.seasonal = 10;
    opts.trend = 20;
    opts.low_pass = 16;
    check_stl(t, "even_", first, opts);
    opts = (pace_stl_opts)PACE_STL_OPTS_INIT;
    opts.seasonal = 4;
    check_stl(t, "four_", first, opts);
    opts.seasonal = PACE_STL_PERIODIC;
    opts.seasonal_jump = opts.trend_jump = opts.low_pass_jump = 1;
    check_stl(t, "nojump_", first, opts);
}

static void check_mstl(const golden *t, pace_period first)
{
    static parts p;
    const int64_t period = 12, window = 13;
    pace_view in = {golden_column(t, "input"), t->rows, 1, first};
    ENSURE(pace_mstl(room_of(&p), (pace_block_out){NULL, 0, 0}, in, &period, &window, 1, 0, NULL, NULL) == PACE_OK);
    compare(t, "mstl_", "seasonal", p.seasonal, 1e-12);
    compare(t, "mstl_", "trend", p.trend, 1e-12);
}

static void check_airpassengers(void)
{
    golden *t = golden_read("season_stl_lairpassengers.tsv");
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    pace_period first = pace_month(1949, 1);
    check_stl(t, "s7_", first, opts);
    opts.robust = true;
    check_stl(t, "robust_", first, opts);
    opts.seasonal_jump = opts.trend_jump = opts.low_pass_jump = 1;
    check_stl(t, "robust_nojump_", first, opts);
    opts.robust = false;
    check_stl(t, "nojump_", first, opts);
    opts.robust = true; /* as statsmodels has it */
    opts.seasonal_degree = 1;
    opts.exact_median = true;
    opts.inner = 2;
    opts.outer = 15;
    check_stl(t, "sm_", first, opts);
    opts = (pace_stl_opts)PACE_STL_OPTS_INIT;
    opts.seasonal = PACE_STL_PERIODIC;
    check_stl(t, "periodic_", first, opts);
    check_mstl(t, first);
    free(t);
}

static void check_others(void)
{
    golden *co2 = golden_read("season_stl_co2.tsv"), *gas = golden_read("season_stl_lukgas.tsv");
    golden *nottem = golden_read("season_stl_nottem.tsv");
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    opts.seasonal = 21;
    check_stl(co2, "", pace_month(1959, 1), opts);
    opts.seasonal = 13;
    opts.seasonal_degree = 1;
    opts.trend = 21;
    opts.robust = true;
    check_stl(gas, "", pace_quarter(1960, 1), opts);
    opts = (pace_stl_opts)PACE_STL_OPTS_INIT;
    opts.seasonal = PACE_STL_PERIODIC;
    opts.robust = true;
    check_stl(nottem, "", pace_month(1920, 1), opts);
    check_windows(nottem);
    free(co2);
    free(gas);
    free(nottem);
}

static void check_classical(const char *file, int year, pace_season_mode mode, const char *prefix)
{
    static parts p;
    golden *t = golden_read(file);
    pace_classical_opts opts = PACE_CLASSICAL_OPTS_INIT;
    double figure[12];
    pace_view in = {golden_column(t, "input"), t->rows, 1, pace_month(year, 1)};
    opts.mode = mode;
    ENSURE(pace_classical(room_of(&p), figure, in, &opts, NULL) == PACE_OK);
    compare(t, prefix, "seasonal", p.seasonal, 1e-13);
    compare(t, prefix, "trend", p.trend, 1e-13);
    compare(t, prefix, "random", p.irregular, 1e-12);
    for (int k = 0; k < 12; k++)
        ENSURE_NEAR(figure[k], p.seasonal[k], 0);
    free(t);
}

/* --- X-11 ---------------------------------------------------------------------------------------------------------- */

/* Every table that the prefix has columns of, and the components. */
static void check_x11(const golden *t, const char *prefix, pace_period first, const pace_x11_opts *opts)
{
    static double values[PACE_X11_TABLES][MOST];
    static parts p;
    pace_x11_want want[PACE_X11_TABLES];
    pace_x11_facts facts;
    pace_view in = {golden_column(t, "input"), t->rows, 1, first};
    size_t n = strlen(prefix);
    for (int k = 0; k < PACE_X11_TABLES; k++)
        want[k] = (pace_x11_want){(pace_x11_table)k, {values[k], MOST, 1}};
    ENSURE(pace_x11(room_of(&p), want, PACE_X11_TABLES, &facts, in, opts, NULL) == PACE_OK);
    printf("%s: Henderson %d %d %d %d, I/C %.3f, MSR %.3f, filter %s\n", prefix, facts.henderson_b, facts.henderson_c,
           facts.henderson_d, facts.henderson, facts.ic_ratio, facts.msr, pace_x11_filter_name(facts.filter));
    for (int c = 0; c < t->columns; c++) {
        pace_x11_table table;
        if (strncmp(t->name[c], prefix, n) == 0 && !pace_x11_table_parse(&table, t->name[c] + n, NULL))
            compare(t, prefix, t->name[c] + n, values[table], 1e-12);
    }
    for (int i = 0; i < t->rows; i++) {
        ENSURE_NEAR(p.trend[i], values[PACE_X11_D12][i], 0);
        ENSURE_NEAR(p.seasonal[i], values[PACE_X11_D10][i], 0);
        ENSURE_NEAR(p.irregular[i], values[PACE_X11_D13][i], 0);
        ENSURE_NEAR(p.adjusted[i], values[PACE_X11_D11][i], 0);
        ENSURE_NEAR(p.weights[i], values[PACE_X11_C17][i], 0);
    }
}

/* Quality in the order of the rows, in the unit in which the program prints it. */
static void check_quality(const golden *t, const char *column, pace_view in, const pace_x11_opts *opts)
{
    pace_x11_quality q;
    ENSURE(pace_x11_judge(&q, in, opts, NULL) == PACE_OK);
    const double got[] = {q.m[0], q.m[1], q.m[2], q.m[3], q.m[4], q.m[5], q.m[6], q.m[7], q.m[8], q.m[9], q.m[10], q.q, q.q_without_m2,
                          q.before.f, q.stable.f, q.kruskal.f, q.moving.f, 100 * q.moving.p, q.ic, q.residual.f, 100 * q.residual.p};
    const double *want = golden_column(t, column), *unit = golden_column(t, "unit");
    double worst = 0;
    ENSURE(t->rows == (int)(sizeof got / sizeof *got) && q.identifiable == PACE_X11_SEASON_YES && q.count == 11);
    for (int i = 0; i < t->rows; i++) {
        worst = fmax(worst, fabs(got[i] - want[i]) / unit[i]);
        ENSURE_NEAR(got[i], want[i], 0.5001 * unit[i]);
    }
    printf("quality, %-31s %4d values, worst error %.2g of the last digit printed\n", column, t->rows, worst);
}

static void check_x13(void)
{
    golden *t = golden_read("season_x11_airpassengers.tsv"), *summary = golden_read("season_x11_summary.tsv");
    golden *quality = golden_read("season_x11_quality.tsv"), *modes = golden_read("season_x11_modes.tsv");
    pace_x11_opts opts = PACE_X11_OPTS_INIT;
    pace_period first = pace_month(1949, 1);
    pace_view in = {golden_column(t, "input"), t->rows, 1, first};
    check_x11(t, "msr_", first, &opts);
    check_x11(summary, "msr_", first, &opts);
    check_quality(quality, "msr", in, &opts);
    opts.filter = PACE_X11_3X5;
    opts.henderson = 13;
    check_x11(t, "fixed_", first, &opts);
    check_x11(summary, "fixed_", first, &opts);
    check_quality(quality, "fixed", in, &opts);
    opts = (pace_x11_opts)PACE_X11_OPTS_INIT;
    for (int mode = PACE_SEASON_ADDITIVE; mode <= PACE_SEASON_PSEUDO; mode++) {
        char prefix[16];
        snprintf(prefix, sizeof prefix, "%s_", pace_season_mode_name((pace_season_mode)mode));
        opts.mode = (pace_season_mode)mode;
        if (mode != PACE_SEASON_MULTIPLICATIVE)
            check_x11(modes, prefix, first, &opts);
    }
    free(t);
    free(summary);
    free(quality);
    free(modes);
}

static void check_outside_quality(const char *name, const json_t *root, pace_view in)
{
    pace_x11_quality q;
    char what[128];
    const json_t *all = json_object_get(json_object_get(root, "output"), "mstats");
    ENSURE(pace_x11_judge(&q, in, NULL, NULL) == PACE_OK && json_object_size(all) == 13);
    double got[13], want[13];
    for (int k = 0; k < 13; k++) {
        snprintf(what, sizeof what, "M(%d)", k + 1);
        want[k] = json_number_value(json_object_get(all, k < 11 ? what : k == 11 ? "Q" : "Q-M2"));
        got[k] = k < 11 ? q.m[k] : k == 11 ? q.q : q.q_without_m2;
    }
    snprintf(what, sizeof what, "%s quality", name);
    golden_compare(what, got, want, 13, 1, 1e-3, 1e-9);
}

/* An outside series through X-11 with the options of the program's own X11 specification. */
static void check_jdemetra(const char *name)
{
    static double x[MOST], want[MOST];
    static parts p;
    static const struct {
        const char *key;
        const double *got;
    } part[] = {{"output/sa", p.adjusted}, {"output/trend", p.trend}, {"output/seasonal", p.seasonal}, {"output/irregular", p.irregular}};
    char what[128];
    json_t *root = outside_read(name);
    if (!root)
        return;
    int n = outside_values(x, MOST, root, "input");
    int year = (int)json_integer_value(json_array_get(json_object_get(root, "start"), 0));
    pace_view in = {x, n, 1, pace_month(year, 1)};
    ENSURE(pace_x11(room_of(&p), NULL, 0, NULL, in, NULL, NULL) == PACE_OK);
    for (size_t k = 0; k < sizeof part / sizeof *part; k++) {
        int given = outside_values(want, MOST, root, part[k].key); /* without what is missing before the series */
        snprintf(what, sizeof what, "%s %s", name, part[k].key + 7);
        golden_compare(what, part[k].got + n - given, want, given, 1, 1, 1e-12);
    }
    check_outside_quality(name, root, in);
    json_decref(root);
}

int main(void)
{
    check_x13();
    check_jdemetra("jd_x13_x11_airpassengers");
    check_jdemetra("jd_x13_x11_ipi_de");
    check_airpassengers();
    check_others();
    check_classical("season_decompose_nottem.tsv", 1920, PACE_SEASON_ADDITIVE, "");
    check_classical("season_decompose_airpassengers.tsv", 1949, PACE_SEASON_MULTIPLICATIVE, "");
    check_classical("season_decompose_airpassengers.tsv", 1949, PACE_SEASON_MULTIPLICATIVE, "sm_");
    return TEST_RESULT;
}
