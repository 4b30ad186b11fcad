/* How well a break is dated: the distribution of where a two-sided random walk with drift is greatest (Bai 1997, appendix). */
#include <math.h>
#include "transform/breaks.h"
#include "transform/trend_tail.h"

static const double two_pi = 6.28318530717958647693;

/* ln P(Z > z), also where that is below the least double. */
static double log_tail(double z)
{
    double square = z * z;
    if (z < 30)
        return log(pace__normal_tail(z));
    return -square / 2 - log(z * sqrt(two_pi)) + log1p(-1 / square + 3 / (square * square));
}

/* P(place <= x): xi is how the moments of the second segment relate to those of the first, phi how its noise does times that. */
static double cumulative(double x, double xi, double phi)
{
    double v = fabs(x), root = sqrt(v);
    if (x < 0) {
        double f = xi / phi, outer = (phi + 2 * xi) / (phi + xi);
        return -sqrt(v / two_pi) * exp(-v / 8) - phi / xi * outer * exp(f * (1 + f) * v / 2 + log_tail((0.5 + f) * root)) +
               (v / 2 - 2 + outer * (phi + 2 * xi) / xi) * exp(log_tail(root / 2));
    }
    double f = xi * xi / phi, outer = (2 * phi + xi) / (phi + xi);
    return 1 + sqrt(f * v / two_pi) * exp(-f * v / 8) +
           xi / phi * outer * exp((phi + xi) * v / 2 + log_tail((phi + xi / 2) / sqrt(phi) * root)) -
           (outer * (2 * phi + xi) / phi - 2 + f * v / 2) * exp(log_tail(sqrt(f) * root / 2));
}

/* The place with that cumulative probability, on the side where it lies. */
static double quantile(double p, double xi, double phi, double sign)
{
    double near = 0, far = sign;
    for (int i = 0; i < 60 && sign * (cumulative(far, xi, phi) - p) < 0; i++)
        far *= 2;
    for (int i = 0; i < 100; i++) {
        double middle = (near + far) / 2;
        if (sign * (cumulative(middle, xi, phi) - p) < 0)
            near = middle;
        else
            far = middle;
    }
    return near + (far - near) / 2;
}

/* Mean square of the jump of the fit over rows first ... last. */
static double jump_of(const pace__rows *rows, int64_t first, int64_t last, const double *before, const double *after)
{
    double sum = 0;
    for (int64_t i = first; i <= last; i++) {
        double jump = 0;
        for (int64_t j = 0; j < rows->terms; j++)
            jump += rows->row[i * (rows->terms + 1) + j] * (after[j] - before[j]);
        sum += jump * jump;
    }
    return sum / (double)(last - first + 1);
}

pace_break_range pace__break_range(const pace__rows *rows, int64_t first, int64_t at, int64_t last, double level, double *coef)
{
    const pace_break_range none = {INT64_MIN, INT64_MIN};
    double *after = coef + rows->terms, noise[2];
    if (!pace__rows_fit(coef, &noise[0], rows, first, at) || !pace__rows_fit(after, &noise[1], rows, at + 1, last))
        return none;
    noise[0] /= (double)(at - first + 1);
    noise[1] /= (double)(last - at);
    double before_jump = jump_of(rows, first, at, coef, after), xi = jump_of(rows, at + 1, last, coef, after) / before_jump;
    double phi = xi * (noise[1] / noise[0]), tail = (1 - level) / 2, centre = cumulative(0, xi, phi), unit = noise[0] / before_jump;
    if (!isfinite(phi) || !(phi > 0 && unit > 0) || !(centre >= tail && centre <= 1 - tail))
        return none;
    double up = ceil(quantile(1 - tail, xi, phi, 1) * unit), down = floor(quantile(tail, xi, phi, -1) * unit);
    if (!(fabs(up) < 1e15 && fabs(down) < 1e15))
        return none;
    return (pace_break_range){at - (int64_t)up, at - (int64_t)down};
}
