/* Gaps filled along curves and by the season, against zoo, forecast and pandas; see SOURCES.md. */
#include "golden.h"
#include "pace/fill.h"
#include "pace/splice.h"

enum { N = 144 };

static double out[GOLDEN_ROWS], scratch[6 * N];

static void curve(const golden *t, const char *from, const char *column, pace_curve how, double most)
{
    uint8_t filled[N];
    const double *x = golden_column(t, from);
    int count = 0;
    ENSURE(pace_fill_scratch(N) <= sizeof scratch / sizeof *scratch);
    ENSURE(!pace_fill_curve((pace_out){out, N, 1}, filled, (pace_view){x, N, 1, pace_month(1949, 1)}, how, scratch, NULL));
    golden_compare(column, out, golden_column(t, column), N, 1, 1, most);
    for (int i = 0; i < N; i++) {
        ENSURE(filled[i] == isnan(x[i]));
        count += filled[i];
    }
    ENSURE(count == (from[0] == 'x' ? 6 : 4));
}

int main(void)
{
    golden *t = golden_read("fill.tsv");
    const pace_view x = {golden_column(t, "x"), N, 1, pace_month(1949, 1)}, other = {golden_column(t, "other"), N, 1, pace_month(1949, 1)};
    const pace_out to = {out, N, 1};
    ENSURE(t->rows == N);
    ENSURE(!pace_fill_gaps(to, NULL, x, PACE_FILL_LINEAR, NULL));
    golden_compare("linear", out, golden_column(t, "linear"), N, 1, 1, 1e-12);
    ENSURE(!pace_fill_gaps(to, NULL, other, PACE_FILL_LINEAR, NULL));
    golden_compare("interp_linear", out, golden_column(t, "interp_linear"), N, 1, 1, 1e-14);
    curve(t, "x", "locf", PACE_CURVE_PREVIOUS, 0);
    curve(t, "x", "nocb", PACE_CURVE_NEXT, 0);
    curve(t, "x", "spline", PACE_CURVE_SPLINE, 1e-12);
    curve(t, "other", "interp_cubic", PACE_CURVE_NOT_A_KNOT, 1e-13);
    curve(t, "other", "interp_pchip", PACE_CURVE_PCHIP, 1e-13);
    curve(t, "other", "interp_akima", PACE_CURVE_AKIMA, 1e-13);
    ENSURE(!pace_fill_season(to, NULL, x, false, NULL, NULL));
    golden_compare("na_interp", out, golden_column(t, "na_interp"), N, 1, 1, 1e-10);
    ENSURE(!pace_fill_season(to, NULL, x, true, NULL, NULL));
    golden_compare("stl_na_interp_log", out, golden_column(t, "stl_na_interp_log"), N, 1, 1, 1e-10);
    free(t);
    return TEST_RESULT;
}
