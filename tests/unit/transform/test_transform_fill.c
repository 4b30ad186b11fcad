/* Curves through gaps: what they keep, ends, few values, refusals, failing memory. */
#include <stdbool.h>
#include "../../failing.h"
#include "pace/fill.h"
#include "test.h"

enum { N = 60, CURVES = PACE_CURVE_AKIMA + 1 };

static const double nan_ = (double)NAN;
static double scratch[6 * N];

static pace_view of(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_month(2001, 1)};
}

static pace_out to(double *x, int64_t n)
{
    return (pace_out){x, n, 1};
}

static void poke(double *x, int n)
{
    static const int gaps[] = {2, 3, 7, 11, 12, 13, 14, 30};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++)
        if (gaps[i] < n)
            x[gaps[i]] = nan_;
}

/* Splines keep cubics, all curves but steps keep lines; in place; the ends stay missing. */
static void check_kept(void)
{
    double x[N], whole[N], out[N];
    uint8_t filled[N];
    for (int degree = 1; degree <= 3; degree++) {
        for (int i = 0; i < N; i++)
            whole[i] = x[i] = 5 + pow((i - 20) / 10.0, degree);
        poke(x, N);
        x[0] = x[N - 1] = nan_;
        for (int c = 0; c < CURVES; c++) {
            bool keeps = c == PACE_CURVE_SPLINE || c == PACE_CURVE_NOT_A_KNOT || (c >= PACE_CURVE_SPLINE && degree == 1);
            memcpy(out, x, sizeof x);
            ENSURE(!pace_fill_curve(to(out, N), filled, of(out, N), (pace_curve)c, scratch, NULL));
            ENSURE(isnan(out[0]) && isnan(out[N - 1]) && !filled[0] && !filled[N - 1]);
            for (int i = 1; i < N - 1; i++) {
                ENSURE(filled[i] == isnan(x[i]) && !isnan(out[i]));
                ENSURE(!keeps || fabs(out[i] - whole[i]) < 1e-11);
            }
        }
    }
}

/* PCHIP never leaves its neighbours; read backwards, every curve but steps is the same. */
static void check_shape(void)
{
    double x[N], back[N], out[N], turned[N];
    for (int i = 0; i < N; i++)
        x[i] = sin(i * i) * 10 + (i > 25 ? 100 : 0);
    poke(x, N);
    for (int c = PACE_CURVE_SPLINE; c < CURVES; c++) {
        for (int i = 0; i < N; i++)
            back[i] = x[N - 1 - i];
        ENSURE(!pace_fill_curve(to(out, N), NULL, of(x, N), (pace_curve)c, scratch, NULL));
        ENSURE(!pace_fill_curve(to(turned, N), NULL, of(back, N), (pace_curve)c, scratch, NULL));
        for (int i = 0; i < N; i++)
            ENSURE_NEAR(turned[N - 1 - i], out[i], 1e-11);
    }
    ENSURE(!pace_fill_curve(to(out, N), NULL, of(x, N), PACE_CURVE_PCHIP, scratch, NULL));
    for (int i = 11; i < 15; i++)
        ENSURE(out[i] >= fmin(x[10], x[15]) && out[i] <= fmax(x[10], x[15]));
}

static void check_few(void)
{
    static const double two[] = {1, (double)NAN, 3}, three[] = {0, (double)NAN, 4, 9}, one[] = {(double)NAN, 1, (double)NAN};
    double out[4];
    for (int c = PACE_CURVE_SPLINE; c < CURVES; c++) {
        ENSURE(!pace_fill_curve(to(out, 3), NULL, of(two, 3), (pace_curve)c, scratch, NULL));
        ENSURE_NEAR(out[1], 2, 0);
        ENSURE(!pace_fill_curve(to(out, 4), NULL, of(three, 4), (pace_curve)c, scratch, NULL));
        ENSURE(c > PACE_CURVE_NOT_A_KNOT || fabs(out[1] - 1) < 1e-14);
        ENSURE(out[1] > 0 && out[1] < 4);
        ENSURE(!pace_fill_curve(to(out, 3), NULL, of(one, 3), (pace_curve)c, scratch, NULL));
        ENSURE(isnan(out[0]) && isnan(out[2]));
        ENSURE(!pace_fill_curve(to(out, 0), NULL, of(one, 0), (pace_curve)c, NULL, NULL));
    }
    ENSURE_TEXT(pace_curve_name(PACE_CURVE_PCHIP), "pchip");
    ENSURE_TEXT(pace_curve_name((pace_curve)9), "");
    ENSURE(pace_fill_scratch(0) == 0 && pace_fill_scratch(-1) == 0);
}

static void check_refusals(void)
{
    double x[] = {1, (double)INFINITY, 2, (double)NAN, -3}, out[5] = {7};
    ENSURE(pace_fill_curve(to(out, 5), NULL, of(x, 5), PACE_CURVE_SPLINE, scratch, NULL) == PACE_ERR_RANGE && out[0] > 6);
    ENSURE(pace_fill_season(to(out, 5), NULL, of(x, 5), false, NULL, NULL) == PACE_ERR_RANGE && out[0] > 6);
    x[1] = 1;
    ENSURE(pace_fill_season(to(out, 5), NULL, of(x, 5), true, NULL, NULL) == PACE_ERR_RANGE && out[0] > 6);
    ENSURE(pace_fill_curve(to(out, 5), NULL, of(x, 5), (pace_curve)6, scratch, NULL) == PACE_ERR_ARG);
    ENSURE(pace_fill_curve(to(out, 5), NULL, of(x, 5), PACE_CURVE_SPLINE, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_fill_curve(to(out, 4), NULL, of(x, 5), PACE_CURVE_SPLINE, scratch, NULL) == PACE_ERR_ARG);
    ENSURE(!pace_fill_season(to(out, 5), NULL, of(x, 5), false, NULL, NULL)); /* too short for seasons: a line */
    ENSURE_NEAR(out[3], -0.5, 0);
}

static void seasonal(double *x)
{
    for (int i = 0; i < N; i++)
        x[i] = 100 + 0.5 * i + 10 * (i % 12 == 4) - 6 * (i % 12 == 10);
    poke(x, N);
    x[16] = x[22] = nan_; /* a high month, and a low one */
    x[0] = x[N - 1] = nan_;
}

static void check_season(void)
{
    double x[N], out[N];
    uint8_t filled[N];
    seasonal(x);
    ENSURE(!pace_fill_season(to(out, N), filled, of(x, N), false, NULL, NULL));
    ENSURE_NEAR(out[16], 118, 1.5); /* a line would say 108 */
    ENSURE_NEAR(out[22], 105, 1.5);
    ENSURE(isnan(out[0]) && isnan(out[N - 1]) && filled[16] && !filled[17] && !filled[0]);
    ENSURE(!pace_fill_season(to(x, N), NULL, of(x, N), true, NULL, NULL)); /* in place, of logarithms */
    ENSURE_NEAR(x[16], 118, 1.5);
    pace_status status = PACE_ERR_NOMEM;
    int64_t k = 0;
    for (; status && k < 200; k++) {
        failing state = {k, true, false, 0};
        pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
        seasonal(x);
        out[5] = 7;
        status = pace_fill_season(to(out, N), NULL, of(x, N), false, &allocator, NULL);
        ENSURE(status == (state.fired ? PACE_ERR_NOMEM : PACE_OK) && state.live == 0);
        ENSURE(!status || fabs(out[5] - 7) <= 0);
    }
    ENSURE(!status && k > 4);
}

int main(void)
{
    check_kept();
    check_shape();
    check_few();
    check_refusals();
    check_season();
    return TEST_RESULT;
}
