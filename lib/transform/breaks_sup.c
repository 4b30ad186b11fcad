/* How likely a test at an unknown date is to be as large: the greatest value of a squared Bessel process. The chance that it
 * stays below is a sum over the eigenvalues of Laguerre's equation with a wall, whose functions are Kummer's (Estrella 2003). */
#include <math.h>
#include "transform/breaks.h"
#include "transform/tail.h"

typedef struct kummer {
    double value, in_z, in_nu; /* M(-nu, b, z) and its derivatives */
} kummer;

static kummer kummer_of(double nu, double b, double z)
{
    double term = 1, slope = 0;
    kummer out = {1, 0, 0};
    for (int k = 0; k < 2000; k++) {
        double by = z / ((b + k) * (k + 1));
        slope = (slope * (k - nu) + term) * by;
        term *= (k - nu) * by;
        out.value += term;
        out.in_nu -= slope;
        out.in_z += term * (k + 1) / z;
        if (k > nu && fabs(term) < 1e-18 * fabs(out.value) && fabs(slope) < 1e-18 * fabs(out.in_nu))
            break;
    }
    return out;
}

static double root_between(double low, double high, double b, double z)
{
    bool rising = kummer_of(low, b, z).value < 0;
    for (int i = 0; i < 200; i++) {
        double middle = low + (high - low) / 2;
        if (!(middle > low && middle < high))
            break;
        if ((kummer_of(middle, b, z).value < 0) == rising)
            low = middle;
        else
            high = middle;
    }
    return low + (high - low) / 2;
}

static double stays_below(double z, double b, double time)
{
    const double step = 0.05, end = 40 / time;
    double sum = 0, before = 1, weight = exp(b * log(z) - z - pace__log_gamma(b));
    for (double nu = 0; nu < end; nu += step) {
        double now = kummer_of(nu + step, b, z).value;
        if ((now < 0) != (before < 0)) {
            double root = root_between(nu, nu + step, b, z);
            kummer m = kummer_of(root, b, z);
            sum += weight * m.in_z / (root * root * m.in_nu) * exp(-root * time);
        }
        before = now;
    }
    return sum;
}

double pace__sup_chi_tail(double x, double df, double time)
{
    double z = x / 2, b = df / 2;
    if (!(z > 0))
        return isnan(x) ? x : 1;
    if (!(time > 0))
        return pace__chi_tail(x, df);
    double far = exp(b * log(z) - z - pace__log_gamma(b)) * (time * (1 - b / z) + 1 / z);
    if (z > b && far < 1e-9)
        return far;
    return fmin(1, fmax(0, 1 - stays_below(z, b, time)));
}
