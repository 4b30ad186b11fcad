/* The library's own tails: those of the C library and of GSL either keep state, lose the far tail or call an error
 * handler. Student's tail is the incomplete beta function by its continued fraction, as Lentz computes it. */
#include "transform/trend_tail.h"
#include <float.h>
#include <math.h>

static const double root_half = 0.70710678118654752440, pi = 3.14159265358979323846;

double pace__normal_tail(double z)
{
    return erfc(z * root_half) / 2;
}

/* Hastings' approximation, then Halley's steps on the tail itself. */
static double normal_upper_half(double p)
{
    double t = sqrt(-2 * log(p));
    double z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int i = 0; i < 4; i++) {
        double density = exp(-z * z / 2) / sqrt(2 * pi), step;
        if (!(density > 0))
            break;
        step = (pace__normal_tail(z) - p) / density;
        z += step / (1 - step * z / 2);
    }
    return z;
}

double pace__normal_upper(double p)
{
    if (!(p >= 0 && p <= 1))
        return (double)NAN;
    if (!(p > 0))
        return HUGE_VAL;
    if (!(p < 1))
        return -HUGE_VAL;
    return p <= 0.5 ? normal_upper_half(p) : -normal_upper_half(1 - p);
}

/* Moved up until the expansion in 1/a has all digits. */
double pace__gamma_step(double a)
{
    static const double term[] = {-1.0 / 8,        1.0 / 128,       5.0 / 1024,        -21.0 / 32768,
                                  -399.0 / 262144, 869.0 / 4194304, 39325.0 / 33554432};
    double factor = 1, sum = 0, b = a;
    for (; b < 48; b += 1)
        factor *= b / (b + 0.5);
    for (int i = (int)(sizeof term / sizeof *term) - 1; i >= 0; i--)
        sum = (sum + term[i]) / b;
    return factor * sqrt(b) * (1 + sum);
}

/* The continued fraction of I_x(a, b) without its leading power; quick for x < (a + 1)/(a + b + 2). */
static double beta_fraction(double a, double b, double x)
{
    double c = 1, d = 1 - (a + b) * x / (a + 1), value;
    d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
    value = d;
    for (int i = 1; i < 100000; i++) {
        double m = i, even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)), change;
        d = 1 + even * d;
        c = 1 + even / c;
        d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
        c = fabs(c) < DBL_MIN ? DBL_MIN : c;
        value *= d * c;
        d = 1 + odd * d;
        c = 1 + odd / c;
        d = 1 / (fabs(d) < DBL_MIN ? DBL_MIN : d);
        c = fabs(c) < DBL_MIN ? DBL_MIN : c;
        change = d * c;
        value *= change;
        if (fabs(change - 1) <= DBL_EPSILON)
            break;
    }
    return value;
}

/* x = df / (df + t^2), the part of the circle that the tail covers; log of it without losing the far end. */
static double log_part(double y)
{
    return y < 1e8 ? -log1p(y * y) : -2 * log(y);
}

static double student_half(double t, double df)
{
    double y = t / sqrt(df), a = df / 2, inside = y < 1e8 ? 1 / (1 + y * y) : 0;
    double root = y < 1e8 ? y / sqrt(1 + y * y) : 1; /* sqrt(1 - x) */
    double power = exp(a * log_part(y)) * root * pace__gamma_step(a) / sqrt(pi);
    if (inside < (a + 1) / (a + 2.5))
        return power * beta_fraction(a, 0.5, inside) / a / 2;
    return 0.5 - power * beta_fraction(0.5, a, root * root);
}

double pace__student_tail(double t, double df)
{
    if (isnan(t) || !(df > 0))
        return (double)NAN;
    if (df > 1e15)
        return pace__normal_tail(t);
    return t < 0 ? 1 - student_half(-t, df) : student_half(t, df);
}

/* The tail is convex, so Newton's steps from the left never pass the root. */
static double student_upper_half(double p, double df)
{
    double t = 0, scale = pace__gamma_step(df / 2) / sqrt(df * pi), end = 1;
    while (end < 1e300 && pace__student_tail(end, df) >= p) {
        t = end;
        end *= 2;
    }
    for (int i = 0; i < 400; i++) {
        double density = scale * exp((df + 1) / 2 * log_part(t / sqrt(df)));
        double step = (pace__student_tail(t, df) - p) / density;
        if (!(step > t * DBL_EPSILON) || !isfinite(step))
            break;
        t += step;
    }
    return t;
}

double pace__student_upper(double p, double df)
{
    if (!(p >= 0 && p <= 1) || !(df > 0))
        return (double)NAN;
    if (!(p > 0))
        return HUGE_VAL;
    if (!(p < 1))
        return -HUGE_VAL;
    if (df > 1e15)
        return pace__normal_upper(p);
    return p <= 0.5 ? student_upper_half(p, df) : -student_upper_half(1 - p, df);
}
