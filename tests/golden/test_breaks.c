/* Breaks of the Nile against strucchange; see SOURCES.md. */
#include "golden.h"
#include "pace/breaks.h"

static void check_cuts(const golden *table, pace_view nile)
{
    static const int64_t dates[4][3] = {{0}, {28, 0, 0}, {28, 83, 0}, {28, 68, 83}};
    pace_breaks found;
    pace_break_range range[8];
    int64_t at[8];
    ENSURE(!pace_breaks_fit(&found, at, range, 8, nile, NULL, 0, NULL, NULL));
    ENSURE(found.count == 1 && found.most == 5 && found.least == 15 && found.n == 100);
    golden_compare("rss", found.rss, golden_column(table, "rss"), 6, 1, 1, 1e-13);
    golden_compare("bic", found.bic, golden_column(table, "bic"), 6, 1, 1, 1e-13);
    ENSURE(at[0] + 1 == 28 && range[0].low + 1 == 25 && range[0].high + 1 == 32);
    for (int64_t m = 1; m <= 3; m++) {
        pace_breaks_opts opts = PACE_BREAKS_OPTS_INIT;
        opts.count = m;
        ENSURE(!pace_breaks_fit(&found, at, NULL, 8, nile, NULL, 0, &opts, NULL) && found.count == m);
        for (int64_t i = 0; i < m; i++)
            ENSURE(at[i] + 1 == dates[m][i]);
    }
}

static void check_tests(const golden *table, pace_view nile)
{
    double f[128], path[128], want = 2.951766102663372, p = 5.4085534606507224e-08;
    pace_sup_f sup;
    pace_test cusum;
    ENSURE(!pace_sup_f_test(&sup, f, nile, NULL, 0, 0.15, NULL, NULL));
    ENSURE(sup.count == 71 && sup.first == 14 && sup.at == 27 && sup.p < 1e-12);
    golden_compare("F by date", f, golden_column(table, "F"), 71, 1, 1, 1e-12);
    ENSURE_NEAR(sup.statistic, 75.9297694274854, 1e-10);
    ENSURE(!pace_cusum_test(&cusum, path, nile, NULL, 0, NULL, NULL));
    golden_compare("sums of residuals", path, golden_column(table, "path"), 101, 1, 1e-2, 1e-11);
    printf("%-40s %4d values, worst error %.2g\n", "CUSUM", 2, fmax(fabs(cusum.statistic / want - 1), fabs(cusum.p / p - 1)));
    ENSURE(fabs(cusum.statistic / want - 1) < 1e-13 && fabs(cusum.p / p - 1) < 1e-8);
}

int main(void)
{
    golden *table = golden_read("breaks.tsv");
    pace_view nile = {golden_column(table, "nile"), 100, 1, pace_year(1871)};
    check_cuts(table, nile);
    check_tests(table, nile);
    free(table);
    return TEST_RESULT;
}
