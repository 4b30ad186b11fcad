/* Least squares by Householder reflections, and the test for a unit root that boosting stops by. */
#include <float.h>
#include <math.h>
#include "transform/filter.h"
#include "transform/stationarity.h"

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

/* The k-th reflection, of the columns behind it too. Gives the k-th of the diagonal of R, 0 where the column depends on
 * those before it. */
static double fold(double *a, int64_t rows, int64_t cols, int64_t k)
{
    double *v = a + k * rows + k, norm = length(v, rows - k), whole = length(a + k * rows, rows);
    if (!(norm > whole * 1e-14))
        return 0;
    double corner = v[0] > 0 ? -norm : norm;
    v[0] -= corner;
    for (int64_t j = k + 1; j < cols; j++)
        reflect(a + j * rows + k, v, rows - k, -corner * v[0]);
    return corner;
}

bool pace__factor(double *a, double *diagonal, int64_t rows, int64_t cols)
{
    for (int64_t k = 0; k < cols; k++) {
        diagonal[k] = fold(a, rows, cols, k);
        if (!(fabs(diagonal[k]) > 0))
            return false;
    }
    return true;
}

void pace__apply_q(const double *a, const double *diagonal, int64_t rows, int64_t cols, double *b)
{
    for (int64_t k = 0; k < cols; k++) {
        const double *v = a + k * rows + k;
        reflect(b + k, v, rows - k, -diagonal[k] * v[0]);
    }
}

bool pace__least_squares(double *a, double *b, int64_t rows, int64_t cols, double *error)
{
    double corner = 0;
    for (int64_t k = 0; k < cols; k++) {
        double *v = a + k * rows + k;
        corner = fold(a, rows, cols, k);
        if (!(fabs(corner) > 0))
            return false;
        reflect(b + k, v, rows - k, -corner * v[0]);
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
    return pace__fuller_p(b[cols - 1] / error, (double)(n - 1));
}
