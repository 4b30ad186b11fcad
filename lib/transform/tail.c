/* Continued fractions as Lentz computes them, with Stirling's series for the powers before them: where the argument is small,
 * the series; far out, the fraction, so that no tail is one less something. */
#include "transform/tail.h"
#include <float.h>
#include <math.h>

/* Moved up until Stirling's series has all digits. */
double pace__log_gamma(double a)
{
    static const double term[] = {1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156};
    const double half_log_two_pi = 0.91893853320467274178;
    double product = 1, sum = 0;
    for (; a < 16; a += 1)
        product *= a;
    for (int i = (int)(sizeof term / sizeof *term) - 1; i >= 0; i--)
        sum = sum / (a * a) + term[i];
    return (a - 0.5) * log(a) - a + half_log_two_pi + sum / a - log(product);
}

static double away_from_zero(double x)
{
    return fabs(x) < DBL_MIN ? DBL_MIN : x;
}

/* I_x(a, b) without the power before it; quick for x < (a + 1) / (a + b + 2). */
static double beta_fraction(double x, double a, double b)
{
    double c = 1, d = 1 / away_from_zero(1 - (a + b) * x / (a + 1)), value = d;
    for (int i = 1; i < 100000; i++) {
        double m = i, even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / away_from_zero(1 + even * d);
        c = away_from_zero(1 + even / c);
        value *= d * c;
        d = 1 / away_from_zero(1 + odd * d);
        c = away_from_zero(1 + odd / c);
        value *= d * c;
        if (fabs(d * c - 1) <= DBL_EPSILON)
            break;
    }
    return value;
}

/* I_x(a, b) with the complement y = 1 - x, which the caller may know to more digits. */
static double beta_of(double x, double y, double a, double b)
{
    if (!(x >= 0 && y >= 0 && a > 0 && b > 0))
        return (double)NAN;
    if (!(x > 0))
        return 0;
    if (!(y > 0))
        return 1;
    double power = exp(a * log(x) + b * log(y) + pace__log_gamma(a + b) - pace__log_gamma(a) - pace__log_gamma(b));
    if (x < (a + 1) / (a + b + 2))
        return power * beta_fraction(x, a, b) / a;
    return 1 - power * beta_fraction(y, b, a) / b;
}

double pace__beta(double x, double a, double b)
{
    return beta_of(x, 1 - x, a, b);
}

double pace__f_tail(double f, double df_1, double df_2)
{
    if (isnan(f) || f <= 0)
        return isnan(f) ? f : 1;
    if (isinf(f))
        return 0;
    double product = df_1 * f;
    return beta_of(df_2 / (df_2 + product), product / (df_2 + product), df_2 / 2, df_1 / 2);
}

/* Upper incomplete gamma function over gamma, without the power before it, for x > a + 1. */
static double gamma_fraction(double a, double x)
{
    double b = x + 1 - a, c = 1 / DBL_MIN, d = 1 / b, value = d;
    for (int i = 1; i < 100000; i++) {
        double n = i, step = -n * (n - a);
        b += 2;
        d = 1 / away_from_zero(step * d + b);
        c = away_from_zero(b + step / c);
        value *= d * c;
        if (fabs(d * c - 1) <= DBL_EPSILON)
            break;
    }
    return value;
}

static double gamma_series(double a, double x)
{
    double term = 1 / a, sum = term;
    for (double n = a + 1; term > sum * DBL_EPSILON / 4; n += 1) {
        term *= x / n;
        sum += term;
    }
    return sum;
}

double pace__chi_tail(double x, double df)
{
    double a = df / 2, half = x / 2;
    if (!(a > 0) || isnan(x))
        return (double)NAN;
    if (x <= 0 || isinf(x))
        return x <= 0 ? 1 : 0;
    double power = exp(a * log(half) - half - pace__log_gamma(a));
    return half < a + 1 ? 1 - power * gamma_series(a, half) : power * gamma_fraction(a, half);
}
