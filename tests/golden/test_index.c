/* Index numbers against R and tsbox; see SOURCES.md. */
#include "golden.h"
#include "pace/index.h"

static void check_rebase(const golden *table, const char *column, pace_span base, double value)
{
    double got[GOLDEN_ROWS];
    pace_view view = {golden_column(table, "x"), table->rows, 1, pace_month(1949, 1)};
    ENSURE(pace_index_rebase((pace_out){got, GOLDEN_ROWS, 1}, view, base, value, NULL) == PACE_OK);
    golden_compare(column, got, golden_column(table, column), table->rows, 1, 0, 1e-12);
}

static void check_compound(void)
{
    golden *table = golden_read("index_compound.tsv");
    const double *percent = golden_column(table, "rate_percent");
    double rates[GOLDEN_ROWS], got[GOLDEN_ROWS];
    int n = table->rows - 1;
    for (int i = 0; i < n; i++)
        rates[i] = percent[i + 1] / 100;
    ENSURE(pace_index_compound((pace_out){got, GOLDEN_ROWS, 1}, (pace_view){rates, n, 1, pace_quarter(2001, 1)}, 1,
                               NULL) == PACE_OK);
    golden_compare("compound", got, golden_column(table, "level"), n + 1, 1, 0, 1e-14);
    free(table);
}

int main(void)
{
    golden *table = golden_read("index_rebase_airpassengers.tsv");
    check_rebase(table, "base_month_1950_01", pace_span_of(pace_month(1950, 1), pace_month(1950, 1)), 100);
    check_rebase(table, "base_year_1950", pace_span_of(pace_month(1950, 1), pace_month(1950, 12)), 100);
    free(table);
    check_compound();
    return TEST_RESULT;
}
