/* Tails and quantiles against R, weeks of the calendar against pandas; see SOURCES.md. */
#include "golden.h"
#include "pace/period.h"
#include "transform/tail.h"
#include "transform/trend_tail.h"

/* A quantile has the tail that it was asked for: all of chi-squared and F that the library needs. */
static void check_tails(const golden *t)
{
    double got[GOLDEN_ROWS], want[GOLDEN_ROWS];
    const double at[] = {1, 5, 10, 20, 37}, *chi = golden_column(t, "chi24"), *f = golden_column(t, "f");
    for (int i = 0; i < 5; i++)
        got[i] = pace__normal_tail(at[i]);
    golden_compare("normal tail", got, golden_column(t, "pnorm"), 5, 1, 0, 1e-13);
    for (int i = 0; i < 6; i++) {
        want[i] = 1 - t->value[0][i];
        got[i] = pace__chi_tail(chi[i], 24);
    }
    golden_compare("chi-squared tail", got, want, 6, 1, 0, 1e-12);
    for (int i = 0; i < 6; i++)
        got[i] = pace__f_tail(f[i], 3, 40);
    golden_compare("F tail", got, want, 6, 1, 0, 1e-12);
}

static void check_quantiles(const golden *t)
{
    double got[GOLDEN_ROWS];
    for (int i = 0; i < t->rows; i++)
        got[i] = -pace__normal_upper(t->value[0][i]);
    golden_compare("normal quantile", got, golden_column(t, "normal"), t->rows, 1, 1e-3, 1e-13);
    for (int i = 0; i < t->rows; i++)
        got[i] = -pace__student_upper(t->value[0][i], 5);
    golden_compare("Student's quantile, 5", got, golden_column(t, "t5"), t->rows, 1, 1e-3, 1e-12);
    for (int i = 0; i < 6; i++)
        got[i] = -pace__student_upper(t->value[0][i], 2.5);
    golden_compare("Student's quantile, 2.5", got, golden_column(t, "t2.5"), 6, 1, 1e-3, 1e-12);
}

static void check_weeks(void)
{
    golden *t = golden_read("calendar_iso.tsv");
    for (int i = 0; i < t->rows; i++) {
        pace_period day;
        pace_span week;
        ENSURE(!pace_period_day(&day, (int)t->value[0][i], (int)t->value[1][i], (int)t->value[2][i], NULL));
        ENSURE(!pace_period_convert(&week, day, PACE_WEEKLY, NULL));
        ENSURE(pace_period_year(week.first) == (int)t->value[3][i] && pace_period_sub(week.first) == (int)t->value[4][i]);
    }
    printf("%-40s %4d dates\n", "calendar_iso.tsv", t->rows);
    free(t);
}

int main(void)
{
    golden *t = golden_read("distributions.tsv");
    check_tails(t);
    check_quantiles(t);
    check_weeks();
    free(t);
    return TEST_RESULT;
}
