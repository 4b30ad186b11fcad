/* Tests for trends and shifts against R and scipy; see SOURCES.md. */
#include "golden.h"
#include "outside.h"
#include "pace/homogeneity.h"
#include "pace/trend_tests.h"
#include "transform/trend_tail.h"

static double worst;
static int compared;

static void near(const char *what, double got, double want, double tolerance)
{
    double error = fabs(got - want) / (fabs(want) > 0 ? fabs(want) : 1);
    worst = tolerance < 1e-7 ? fmax(worst, error) : worst;
    compared++;
    if (!(error <= tolerance))
        fprintf(stderr, "%s: got %.17g, want %.17g\n", what, got, want);
    ENSURE(error <= tolerance);
}

/* The figure of a series in the table, or in the file beside the checkout. */
typedef struct wanted {
    const golden *table;
    const json_t *object;
    const char *name;
} wanted;

static double want_of(const wanted *w, const char *key)
{
    char part[64];
    const json_t *at = w->object;
    if (w->table)
        return golden_cell(w->table, key, w->name);
    if (json_object_get(at, key))
        return json_number_value(json_object_get(at, key));
    const char *last = strrchr(key, '_');
    snprintf(part, sizeof part, "%.*s", (int)(last - key), key);
    at = json_object_get(at, part);
    return json_number_value(json_is_array(at) ? json_array_get(at, (size_t)(last[1] - '1')) : json_object_get(at, last + 1));
}

static void check_kendall(const wanted *w, pace_view view)
{
    pace_kendall k, same;
    pace_kendall_opts opts = PACE_KENDALL_OPTS_INIT;
    pace_sen sen;
    pace_spearman r;
    ENSURE(!pace_trend_kendall(&k, view, NULL, NULL) && !pace_trend_sen(&sen, view, 0.95, NULL, NULL));
    ENSURE(!pace_trend_spearman(&r, view, NULL, NULL));
    near("S", (double)k.s, want_of(w, "S"), 0);
    near("varS", k.var, want_of(w, "varS"), 1e-15);
    near("tau", k.tau, want_of(w, "tau"), 1e-14);
    near("z", k.z, want_of(w, "z"), 1e-14);
    near("p", k.p, want_of(w, "p"), 1e-12);
    near("kendall p", k.p, want_of(w, "kendall_p_cc"), 1e-12);
    near("tau b", k.tau, want_of(w, "kendall_tau_b"), 1e-14);
    if (w->table) { /* in single precision */
        near("Kendall tau", k.tau, want_of(w, "kendall_pkg_tau"), 1e-6);
        near("Kendall p", k.p, want_of(w, "kendall_pkg_sl"), 1e-6);
        near("Kendall var", k.var, want_of(w, "kendall_pkg_varS"), 1e-6);
        near("Kendall D", (double)k.s / k.tau, want_of(w, "kendall_pkg_D"), 1e-6);
    }
    near("Sen", sen.slope, want_of(w, "sens_slope"), 1e-13);
    double n = (double)k.n;
    near("rho", r.rho, want_of(w, "spearman_rho"), 1e-13);
    near("rho p", r.p, want_of(w, "spearman_p"), 1e-10);
    near("rho S", (n * n * n - n) * (1 - r.rho) / 6, want_of(w, "spearman_S"), 1e-12);
    opts.seasons = 1;
    ENSURE(!pace_trend_kendall_seasons(&same, NULL, view, &opts, NULL));
    near("one season", same.p, k.p, 0);
    pace_sen one;
    ENSURE(!pace_trend_sen_seasonal(&one, view, 1, 0.95, NULL, NULL));
    near("Sen of one season", one.slope, sen.slope, 1e-15);
    near("Sen low", one.low, want_of(w, "sens_ci95_1"), 1e-13);
    near("Sen high", one.high, want_of(w, "sens_ci95_2"), 1e-13);
}

static void check_random(const wanted *w, pace_view view)
{
    pace_random t;
    pace_shift_point shift;
    ENSURE(!pace_trend_bartels(&t, view, NULL, NULL));
    near("bartels", t.statistic, want_of(w, "bartels_stat"), 1e-14);
    near("bartels p", t.p, want_of(w, "bartels_p"), 1e-11);
    ENSURE(!pace_trend_wald_wolfowitz(&t, view, NULL, NULL));
    /* R sums fourth powers of the values as they are: of LakeHuron's level three digits are left */
    bool lost = strcmp(w->name, "lakehuron") == 0;
    near("ww", t.statistic, want_of(w, "ww_stat"), lost ? 5e-4 : 1e-9);
    near("ww p", t.p, want_of(w, "ww_p"), lost ? 0.05 : 1e-8);
    if (w->table)
        near("ww exact", t.statistic, want_of(w, "ww_exact"), 1e-14);
    ENSURE(!pace_trend_cox_stuart(&t, view, NULL, NULL));
    near("cs", t.statistic, want_of(w, "cs_stat"), 1e-14);
    near("cs p", t.p, want_of(w, "cs_p"), 1e-12);
    ENSURE(!pace_homogeneity_pettitt(&shift, view, NULL, NULL));
    near("pettitt", shift.statistic, want_of(w, "pettitt_K"), 0);
    near("pettitt p", shift.p, want_of(w, "pettitt_p"), 1e-13);
    near("pettitt change", (double)shift.change, want_of(w, "pettitt_change"), 0);
    ENSURE(!pace_homogeneity_buishand(&shift, view, NULL, NULL));
    near("buishand", shift.statistic, want_of(w, "bu_stat"), 1e-11);
}

static void check_series(const wanted *w, const double *x, int n)
{
    pace_view view = {x, n, 1, pace_year(1871)};
    worst = 0;
    compared = 0;
    check_kendall(w, view);
    check_random(w, view);
    printf("%-40s %4d values, worst error %.2g\n", w->name, compared, worst);
}

static void check_siegel(void)
{
    golden *series = golden_read("trend_series.tsv"), *table = golden_read("trend_siegel.tsv");
    static const struct { const char *name; int n; } all[] = {{"nile", 100}, {"lgdp", 203}};
    worst = 0;
    compared = 0;
    for (int i = 0; i < 2; i++) {
        pace_siegel s;
        pace_view view = {golden_column(series, all[i].name), all[i].n, 1, pace_year(1871)};
        ENSURE(!pace_trend_siegel(&s, view, NULL, NULL));
        near("siegel", s.slope, golden_cell(table, "siegel_slope", all[i].name), 1e-12);
        near("siegel intercept", s.intercept, golden_cell(table, "siegel_intercept", all[i].name), 1e-12);
    }
    printf("%-40s %4d values, worst error %.2g\n", "Siegel", compared, worst);
    free(series);
    free(table);
}

/* Of a collection that may not be copied. */
static void check_outside(void)
{
    static const char name[] = "precip_ties";
    double x[256];
    json_t *root = outside_read("trend_tests");
    if (!root) {
        printf("trend_tests is not beside the checkout; one series skipped\n");
        return;
    }
    int n = outside_values(x, 256, root, "output/precip_ties/series");
    wanted w = {NULL, json_object_get(json_object_get(root, "output"), name), name};
    check_series(&w, x, n);
    json_decref(root);
}

int main(void)
{
    static const struct { const char *name; int n; } all[] = {{"nile", 100}, {"lakehuron", 98}, {"lh", 48}};
    golden *series = golden_read("trend_tests_series.tsv"), *table = golden_read("trend_tests.tsv");
    for (int i = 0; i < 3; i++) {
        wanted w = {table, NULL, all[i].name};
        check_series(&w, golden_column(series, all[i].name), all[i].n);
    }
    check_siegel();
    check_outside();
    free(series);
    free(table);
    return TEST_RESULT;
}
