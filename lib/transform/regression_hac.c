/* Variances of sums of dependent values: products over lags under a kernel. */
#include <math.h>
#include "transform/least.h"
#include "transform/sum.h"

static const double pi = 3.14159265358979323846;

static double weight_at(pace_hac_kernel kernel, double u)
{
    if (kernel == PACE_HAC_QUADRATIC) {
        double y = 6 * pi * u / 5;
        return u > 0 ? 3 / (y * y) * (sin(y) / y - cos(y)) : 1;
    }
    if (u >= 1)
        return 0;
    if (kernel == PACE_HAC_BARTLETT)
        return 1 - u;
    return u <= 0.5 ? 1 - 6 * u * u * (1 - u) : 2 * (1 - u) * (1 - u) * (1 - u);
}

/* The last lag that weighs more than 1e-7: programs cut the quadratic kernel there. */
static int64_t lags_of(pace_hac_kernel kernel, double bandwidth, int64_t rows)
{
    int64_t last = rows - 1;
    if (!(bandwidth > 0))
        return 0;
    while (last > 0 && !(fabs(weight_at(kernel, (double)last / bandwidth)) > 1e-7))
        last--;
    return last;
}

static double product(const double *u, int64_t rows, int64_t k, int64_t a, int64_t b, int64_t lag)
{
    pace__sum sum = {0, 0};
    for (int64_t t = lag; t < rows; t++)
        pace__sum_add(&sum, u[t * k + a] * u[(t - lag) * k + b]);
    return pace__sum_value(sum);
}

void pace__hac_sum(double *out, const double *u, int64_t rows, int64_t k, pace_hac_kernel kernel, double bandwidth)
{
    int64_t last = lags_of(kernel, bandwidth, rows);
    for (int64_t a = 0; a < k; a++) {
        for (int64_t b = 0; b <= a; b++) {
            pace__sum sum = {product(u, rows, k, a, b, 0), 0};
            for (int64_t lag = 1; lag <= last; lag++) {
                double both = product(u, rows, k, a, b, lag) + product(u, rows, k, b, a, lag);
                pace__sum_add(&sum, weight_at(kernel, (double)lag / bandwidth) * both);
            }
            out[a * k + b] = out[b * k + a] = pace__sum_value(sum);
        }
    }
}

int64_t pace__hac_lags(int64_t n)
{
    return (int64_t)floor(4 * pow((double)n / 100, 2.0 / 9));
}
