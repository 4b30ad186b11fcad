/* Prices and volumes against R; see SOURCES.md. */
#include "golden.h"
#include "pace/prices.h"

enum { MOST = GOLDEN_ROWS };

static pace_view view_of(const golden *table, const char *column)
{
    return (pace_view){golden_column(table, column), table->rows, 1, pace_quarter(1959, 1)};
}

static pace_out room_of(double *out)
{
    return (pace_out){out, MOST, 1};
}

static void check_deflating(void)
{
    golden *t = golden_read("deflate_realgdp.tsv");
    double reference = 0, index[MOST], real[MOST], back[MOST];
    pace_span base = pace_span_of(pace_quarter(2005, 1), pace_quarter(2005, 4));
    pace_view nominal = view_of(t, "nominal"), deflator = view_of(t, "deflator");
    ENSURE(pace_index_rebase(room_of(index), deflator, base, 100, NULL) == PACE_OK);
    golden_compare("deflator, 2005 = 100", index, golden_column(t, "deflator_2005"), t->rows, 1, 0, 1e-14);
    ENSURE(pace_index_mean(&reference, deflator, base, NULL) == PACE_OK);
    ENSURE(pace_deflate(room_of(real), NULL, nominal, deflator, reference, NULL) == PACE_OK);
    golden_compare("real, prices of 2005", real, golden_column(t, "real_2005"), t->rows, 1, 0, 1e-14);
    pace_view volume = {real, t->rows, 1, nominal.first};
    ENSURE(pace_reflate(room_of(back), NULL, volume, deflator, reference, NULL) == PACE_OK);
    golden_compare("reflated", back, nominal.x, t->rows, 1, 0, 1e-15);
    ENSURE(pace_implicit_deflator(room_of(back), NULL, nominal, volume, reference, NULL) == PACE_OK);
    golden_compare("implicit deflator", back, deflator.x, t->rows, 1, 0, 1e-15);
    const double *growth = golden_column(t, "real_growth_yoy");
    double worst = 0;
    for (int i = 4; i < t->rows; i++) {
        double got = pace_growth_real(nominal.x[i] / nominal.x[i - 4] - 1, deflator.x[i] / deflator.x[i - 4] - 1, NULL);
        worst = fmax(worst, fabs(100 * got - growth[i]) / fmax(1, fabs(growth[i])));
    }
    printf("%-40s %4d values, worst error %.2g\n", "real growth from rates", t->rows - 4, worst);
    ENSURE(worst < 1e-12);
    free(t);
}

static void check_additive(const golden *t, const char *prefix, int64_t lag)
{
    static const char *const parts[] = {"realcons", "realinv", "realgovt", "other"};
    double rows[4][MOST], residual[MOST];
    char column[64];
    pace_view total = view_of(t, "total");
    for (int k = 0; k < 4; k++) {
        snprintf(column, sizeof column, "%s_%s", prefix, parts[k]);
        ENSURE(pace_contribution(room_of(rows[k]), NULL, view_of(t, parts[k]), total, lag, NULL) == PACE_OK);
        golden_compare(column, rows[k], golden_column(t, column), t->rows, 100, 1, 1e-13);
    }
    pace_block block = {rows[0], 4, t->rows, MOST, 1, total.first};
    ENSURE(pace_contribution_residual(room_of(residual), NULL, total, block, lag, NULL) == PACE_OK);
    for (int i = (int)lag; i < t->rows; i++)
        ENSURE(fabs(residual[i]) < 1e-15);
}

static void check_chained(const golden *t)
{
    const double *q[2] = {golden_column(t, "q1"), golden_column(t, "q2")};
    const double *p[2] = {golden_column(t, "p1"), golden_column(t, "p2")};
    double values[2 * 24], volumes[2 * 24], got[24], years[6];
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < 24; i++) {
            values[k * 24 + i] = p[k][i] * q[k][i];
            volumes[k * 24 + i] = q[k][i];
        }
    }
    pace_block v = {values, 2, 24, 24, 1, pace_quarter(2001, 1)}, q_block = {volumes, 2, 24, 24, 1, pace_quarter(2001, 1)};
    ENSURE(pace_chain_volume((pace_out){got, 24, 1}, NULL, v, q_block, PACE_ANNUAL_OVERLAP, NULL) == PACE_OK);
    golden_compare("annual overlap", got + 4, golden_column(t, "annual_overlap") + 4, 20, 1, 0, 1e-13);
    for (int y = 0; y < 6; y++)
        years[y] = (got[4 * y] + got[4 * y + 1] + got[4 * y + 2] + got[4 * y + 3]) / 4;
    golden_compare("means of its years", years, golden_column(t, "annual_index"), 6, 1, 0, 1e-13);
    ENSURE(pace_chain_volume((pace_out){got, 24, 1}, NULL, v, q_block, PACE_PERIOD_OVERLAP, NULL) == PACE_OK);
    golden_compare("one-quarter overlap", got + 4, golden_column(t, "quarter_overlap") + 4, 20, 1, 0, 1e-13);
}

/* Yearly sums: a component's volume is its value at the prices of the year before, chained. */
static void check_chained_contributions(const golden *t)
{
    const double *growth = golden_column(t, "annual_growth");
    double value[2][6], volume[2][6], total[6], got[2][6];
    for (int y = 0; y < 6; y++) {
        for (int k = 0; k < 2; k++) {
            value[k][y] = volume[k][y] = 0;
            for (int i = 4 * y; i < 4 * y + 4; i++) {
                const double *q = golden_column(t, k ? "q2" : "q1"), *p = golden_column(t, k ? "p2" : "p1");
                value[k][y] += p[i] * q[i];
                volume[k][y] += q[i];
            }
        }
        total[y] = value[0][y] + value[1][y];
    }
    pace_view sum = {total, 6, 1, pace_year(2001)};
    for (int k = 0; k < 2; k++) {
        pace_view q = {volume[k], 6, 1, pace_year(2001)}, v = {value[k], 6, 1, pace_year(2001)};
        ENSURE(pace_contribution_chained((pace_out){got[k], 6, 1}, NULL, q, v, sum, 1, NULL) == PACE_OK);
        golden_compare(k ? "contribution_2" : "contribution_1", got[k], golden_column(t, k ? "contribution_2" : "contribution_1"), 6,
                       100, 1, 1e-13);
    }
    for (int y = 1; y < 6; y++)
        ENSURE(fabs(100 * (got[0][y] + got[1][y]) - growth[y]) < 1e-12);
}

int main(void)
{
    golden *parts = golden_read("contribution_additive.tsv"), *chain = golden_read("chain_volume.tsv");
    check_deflating();
    check_additive(parts, "pop", 1);
    check_additive(parts, "yoy", 4);
    check_chained(chain);
    check_chained_contributions(chain);
    free(parts);
    free(chain);
    return TEST_RESULT;
}
