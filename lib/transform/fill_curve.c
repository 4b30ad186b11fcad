/* Gaps filled along curves through the known values. */
#include <math.h>
#include "pace/fill.h"
#include "transform/shape.h"

static const char *const names[] = {"previous", "next", "spline", "not-a-knot", "pchip", "akima"};

const char *pace_curve_name(pace_curve curve)
{
    return (unsigned)curve <= PACE_CURVE_AKIMA ? names[curve] : "";
}

size_t pace_fill_scratch(int64_t n)
{
    return n > 0 ? 6 * (size_t)n : 0;
}

/* Known values: at t, y; bend: second derivatives over 6, or slopes; step and rise to the next one; spare for the solver. */
typedef struct knots {
    int64_t n;
    double *t, *y, *bend, *step, *rise, *spare;
} knots;

static void gather(knots *k, pace_view in, double *scratch)
{
    double **const all[] = {&k->t, &k->y, &k->bend, &k->step, &k->rise, &k->spare};
    for (int i = 0; i < 6; i++)
        *all[i] = scratch + i * in.n;
    k->n = 0;
    for (int64_t i = 0; i < in.n; i++) {
        if (isnan(in.x[i * in.stride]))
            continue;
        k->t[k->n] = (double)i;
        k->y[k->n++] = in.x[i * in.stride];
    }
    for (int64_t i = 0; i + 1 < k->n; i++) {
        k->step[i] = k->t[i + 1] - k->t[i];
        k->rise[i] = (k->y[i + 1] - k->y[i]) / k->step[i];
        k->bend[i] = 0;
    }
    if (k->n)
        k->bend[k->n - 1] = 0;
}

/* --- splines --------------------------------------------------------------------------------------------------------- */

/* Rows from .. to of the system of second derivatives over 6; the outer ones have the diagonal and right side given, and
 * `first` and `last` beside them. bend holds right sides and becomes the solution. */
static void solve(knots *k, int64_t from, int64_t to, const double diagonal[2], double first, double last)
{
    double *d = k->spare;
    for (int64_t i = from; i <= to; i++) {
        bool left = i == from, right = i == to;
        double below = right ? last : k->step[i - !left];
        d[i] = left ? diagonal[0] : right ? diagonal[1] : 2 * (k->step[i - 1] + k->step[i]);
        if (left)
            continue;
        double above = i - 1 == from ? first : k->step[i - 1], factor = below / d[i - 1];
        d[i] -= factor * above;
        k->bend[i] -= factor * k->bend[i - 1];
    }
    for (int64_t i = to; i >= from; i--) {
        double above = i == from ? first : i < to ? k->step[i] : 0;
        k->bend[i] = (k->bend[i] - (i < to ? above * k->bend[i + 1] : 0)) / d[i];
    }
}

static void right_sides(knots *k)
{
    for (int64_t i = 1; i + 1 < k->n; i++)
        k->bend[i] = k->rise[i] - k->rise[i - 1];
}

/* Of three values the parabola: one second derivative. */
static void parabola(knots *k)
{
    double bend = (k->rise[1] - k->rise[0]) / (3 * (k->step[0] + k->step[1]));
    for (int i = 0; i < 3; i++)
        k->bend[i] = bend;
}

/* Third derivative at the ends: of the cubic through four values. */
static void spline(knots *k)
{
    const int64_t m = k->n - 1;
    const double *h = k->step, *r = k->rise, *t = k->t;
    right_sides(k);
    double head = (r[2] - r[1]) / (t[3] - t[1]) - (r[1] - r[0]) / (t[2] - t[0]);
    double tail = (r[m - 1] - r[m - 2]) / (t[m] - t[m - 2]) - (r[m - 2] - r[m - 3]) / (t[m - 1] - t[m - 3]);
    k->bend[0] = head * h[0] * h[0] / (t[3] - t[0]);
    k->bend[m] = -tail * h[m - 1] * h[m - 1] / (t[m] - t[m - 3]);
    const double diagonal[] = {-h[0], -h[m - 1]};
    solve(k, 0, m, diagonal, h[0], h[m - 1]);
}

/* The outer second derivatives lie on the line of the two beside them, and are put into the equations of these. */
static void not_a_knot(knots *k)
{
    const int64_t m = k->n - 1;
    const double *h = k->step;
    const double head = h[0] / h[1], tail = h[m - 1] / h[m - 2];
    const double diagonal[] = {h[0] * (1 + head) + 2 * (h[0] + h[1]), h[m - 1] * (1 + tail) + 2 * (h[m - 2] + h[m - 1])};
    right_sides(k);
    solve(k, 1, m - 1, diagonal, h[1] - h[0] * head, h[m - 2] - h[m - 1] * tail);
    k->bend[0] = (1 + head) * k->bend[1] - head * k->bend[2];
    k->bend[m] = (1 + tail) * k->bend[m - 1] - tail * k->bend[m - 2];
}

/* --- slopes ---------------------------------------------------------------------------------------------------------- */

static int sign(double x)
{
    return (x > 0) - (x < 0);
}

/* One-sided slope of the parabola through three values, held to the side on which the first rise points. */
static double end_slope(double h0, double h1, double r0, double r1)
{
    double slope = ((2 * h0 + h1) * r0 - h0 * r1) / (h0 + h1);
    if (sign(slope) != sign(r0))
        return 0;
    return sign(r0) != sign(r1) && fabs(slope) > 3 * fabs(r0) ? 3 * r0 : slope;
}

static void pchip(knots *k)
{
    const int64_t m = k->n - 1;
    const double *h = k->step, *r = k->rise;
    for (int64_t i = 1; i < m; i++) {
        double one = 2 * h[i] + h[i - 1], two = h[i] + 2 * h[i - 1];
        bool turns = sign(r[i - 1]) * sign(r[i]) <= 0;
        k->bend[i] = turns ? 0 : (one + two) / (one / r[i - 1] + two / r[i]);
    }
    k->bend[0] = end_slope(h[0], h[1], r[0], r[1]);
    k->bend[m] = end_slope(h[m - 1], h[m - 2], r[m - 1], r[m - 2]);
}

/* Rises, two of them beyond each end on a parabola. */
static double rise_at(const knots *k, int64_t i)
{
    const int64_t m = k->n - 2;
    const double *r = k->rise;
    if (i < 0)
        return r[0] - (double)-i * (r[1] - r[0]);
    return i > m ? r[m] + (double)(i - m) * (r[m] - r[m - 1]) : r[i];
}

/* The slope leans to the side that bends less. */
static void akima(knots *k)
{
    double most = 0;
    for (int turn = 0; turn < 2; turn++) {
        for (int64_t i = 0; i < k->n; i++) {
            double a = rise_at(k, i - 2), b = rise_at(k, i - 1), c = rise_at(k, i), d = rise_at(k, i + 1);
            double right = fabs(d - c), left = fabs(b - a);
            most = !turn ? fmax(most, left + right) : most;
            k->bend[i] = left + right > 1e-9 * most ? (right * b + left * c) / (left + right) : (a + d) / 2;
        }
    }
}

/* --- between two of them --------------------------------------------------------------------------------------------- */

static double along(const knots *k, int64_t i, double t, pace_curve curve)
{
    double h = k->step[i], r = k->rise[i], u = t - k->t[i], a = k->bend[i], b = k->bend[i + 1];
    if (curve == PACE_CURVE_PREVIOUS || curve == PACE_CURVE_NEXT)
        return k->y[i + (curve == PACE_CURVE_NEXT)];
    if (k->n < 3)
        return k->y[i] + u * r;
    if (curve == PACE_CURVE_SPLINE || curve == PACE_CURVE_NOT_A_KNOT)
        return k->y[i] + u * (r - h * (b + 2 * a) + u * (3 * a + u * (b - a) / h));
    return k->y[i] + u * (a + u * ((3 * r - 2 * a - b) / h + u * (a + b - 2 * r) / (h * h)));
}

static void bend(knots *k, pace_curve curve)
{
    bool spline_like = curve == PACE_CURVE_SPLINE || curve == PACE_CURVE_NOT_A_KNOT;
    if (k->n < 3 || curve <= PACE_CURVE_NEXT)
        return;
    if (spline_like && k->n == 3)
        parabola(k);
    else if (curve == PACE_CURVE_SPLINE)
        spline(k);
    else if (curve == PACE_CURVE_NOT_A_KNOT)
        not_a_knot(k);
    else if (curve == PACE_CURVE_PCHIP)
        pchip(k);
    else
        akima(k);
}

static void put(pace_out out, uint8_t *filled, pace_view in, const knots *k, pace_curve curve)
{
    for (int64_t i = 0, at = -1; i < in.n; i++) {
        double x = in.x[i * in.stride];
        bool gap = isnan(x) && at >= 0 && at + 1 < k->n;
        at += !isnan(x);
        out.x[i * out.stride] = gap ? along(k, at, (double)i, curve) : x;
        if (filled)
            filled[i] = gap;
    }
}

static pace_status all_finite(pace_view in, pace_error *err)
{
    for (int64_t i = 0; i < in.n; i++)
        if (isinf(in.x[i * in.stride]))
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; curves go through finite ones", (long)i + 1);
    return PACE_OK;
}

pace_status pace_fill_curve(pace_out out, uint8_t *filled, pace_view in, pace_curve curve, double *scratch, pace_error *err)
{
    knots k;
    pace_status status = pace__shape(out, in.n, in, err);
    if (!status && (unsigned)curve > PACE_CURVE_AKIMA)
        status = pace__fail(err, PACE_ERR_ARG, "", "%d is no curve; give one of pace_curve", (int)curve);
    if (!status && in.n && !scratch)
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no scratch memory; give pace_fill_scratch doubles");
    status = status ? status : all_finite(in, err);
    if (status || !in.n)
        return status;
    gather(&k, in, scratch);
    bend(&k, curve);
    put(out, filled, in, &k, curve);
    return PACE_OK;
}
