/* Seasonal adjustment against R and statsmodels; see SOURCES.md. */
#include "golden.h"
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

int main(void)
{
    check_airpassengers();
    check_others();
    check_classical("season_decompose_nottem.tsv", 1920, PACE_SEASON_ADDITIVE, "");
    check_classical("season_decompose_airpassengers.tsv", 1949, PACE_SEASON_MULTIPLICATIVE, "");
    check_classical("season_decompose_airpassengers.tsv", 1949, PACE_SEASON_MULTIPLICATIVE, "sm_");
    return TEST_RESULT;
}
