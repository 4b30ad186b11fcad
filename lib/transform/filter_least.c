/* Least squares by Householder reflections, and the test for a unit root that boosting stops by. */
#include <float.h>
#include <math.h>
#include "transform/filter.h"

static double length(const double *x, int64_t n)
{
    double largest = 0, sum = 0;
    for (int64_t i = 0; i < n; i++)
        largest = fabs(x[i]) > largest ? fabs(x[i]) : largest;
    if (!(largest > 0))
        return 0;
    for (int64_t i = 0; i < n; i++)
        sum += (x[i] / largest) * (x[i] / largest);
    return largest * sqrt(sum);
}

/* x -= v (v'x) / (v'v / 2), with v'v / 2 = half. */
static void reflect(double *x, const double *v, int64_t n, double half)
{
    double product = 0;
    for (int64_t i = 0; i < n; i++)
        product += v[i] * x[i];
    product /= half;
    for (int64_t i = 0; i < n; i++)
        x[i] -= product * v[i];
}

bool pace__least_squares(double *a, double *b, int64_t rows, int64_t cols, double *error)
{
    double corner = 0;
    for (int64_t k = 0; k < cols; k++) {
        double *v = a + k * rows + k, norm = length(v, rows - k), whole = length(a + k * rows, rows);
        if (!(norm > whole * 1e-14))
            return false;
        corner = v[0] > 0 ? -norm : norm;
        v[0] -= corner;
        double half = -corner * v[0];
        for (int64_t j = k + 1; j < cols; j++)
            reflect(a + j * rows + k, v, rows - k, half);
        reflect(b + k, v, rows - k, half);
        v[0] = corner; /* of R; the rest of v is not needed any more */
    }
    if (error) {
        double rest = length(b + cols, rows - cols);
        *error = rest / sqrt((double)(rows - cols)) / fabs(corner);
    }
    for (int64_t k = cols - 1; k >= 0; k--) {
        for (int64_t j = k + 1; j < cols; j++)
            b[k] -= a[j * rows + k] * b[j];
        b[k] /= a[k * rows + k];
    }
    return true;
}

/* y between the points (x, y); the outermost beyond them. x rises. */
static double between(const double *x, const double *y, int n, double at)
{
    int i = 1;
    if (!(at > x[0]))
        return y[0];
    while (i < n && at > x[i])
        i++;
    return i == n ? y[n - 1] : y[i - 1] + (at - x[i - 1]) / (x[i] - x[i - 1]) * (y[i] - y[i - 1]);
}

/* Fuller (1976), table 8.5.2: constant and trend. */
static double p_of(double statistic, double n)
{
    enum { PROBABILITIES = 8, LENGTHS = 6 };
    static const double probability[] = {0.01, 0.025, 0.05, 0.10, 0.90, 0.95, 0.975, 0.99};
    static const double lengths[] = {25, 50, 100, 250, 500, 100000};
    static const double quantile[PROBABILITIES][LENGTHS] = {
        {-4.38, -4.15, -4.04, -3.99, -3.98, -3.96}, {-3.95, -3.80, -3.73, -3.69, -3.68, -3.66},
        {-3.60, -3.50, -3.45, -3.43, -3.42, -3.41}, {-3.24, -3.18, -3.15, -3.13, -3.13, -3.12},
        {-1.14, -1.19, -1.22, -1.23, -1.24, -1.25}, {-0.80, -0.87, -0.90, -0.92, -0.93, -0.94},
        {-0.50, -0.58, -0.62, -0.64, -0.65, -0.66}, {-0.15, -0.24, -0.28, -0.31, -0.32, -0.33}};
    double at[PROBABILITIES];
    for (int i = 0; i < PROBABILITIES; i++)
        at[i] = between(lengths, quantile[i], LENGTHS, n);
    return between(at, probability, PROBABILITIES, statistic);
}

/* Of 65 values 3, for the third root of 64 is just below 4 there as here. */
static int64_t adf_lags(int64_t n)
{
    return (int64_t)pow((double)(n - 1), 1.0 / 3);
}

size_t pace__adf_scratch(int64_t n)
{
    return n < 2 ? 0 : (size_t)n * (size_t)(adf_lags(n) + 4);
}

/* Change on its own lags, constant, trend and the level before; the level comes last for its standard error. */
double pace__adf_p(const double *y, int64_t n, double *scratch)
{
    int64_t lags = adf_lags(n), rows = n - 1 - lags, cols = lags + 3;
    double *b = scratch + rows * cols, error = 0;
    if (rows <= cols)
        return (double)NAN;
    for (int64_t i = 0; i < rows; i++) {
        int64_t t = i + lags + 1;
        b[i] = y[t] - y[t - 1];
        scratch[i] = 1;
        scratch[rows + i] = (double)t;
        for (int64_t k = 1; k <= lags; k++)
            scratch[(k + 1) * rows + i] = y[t - k] - y[t - k - 1];
        scratch[(cols - 1) * rows + i] = y[t - 1];
    }
    if (!pace__least_squares(scratch, b, rows, cols, &error))
        return (double)NAN;
    return p_of(b[cols - 1] / error, (double)(n - 1));
}
