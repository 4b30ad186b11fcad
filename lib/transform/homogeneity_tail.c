/* How likely a shift as large is by chance. */
#include "transform/homogeneity.h"
#include <float.h>
#include <math.h>
#include "transform/tail.h"
#include "transform/trend_tail.h"

static const double pi = 3.14159265358979323846;

/* U > u exactly where sum (lambda - c) z^2 > 0: the squared partial sums are sum lambda z^2 in independent z, lambda the inverse
 * roots of second differences, and the variance is their mean square. Without end U is sum z^2 / (pi j)^2. */
enum { MOST_ROOTS = 250, MOST_STEPS = 400000 };

typedef struct roots { /* sum d z^2 > beyond; the largest |d| is 1 */
    int64_t count;
    double d[MOST_ROOTS], beyond;
} roots;

static void scale_roots(roots *r)
{
    double most = 0;
    for (int64_t j = 0; j < r->count; j++)
        most = fmax(most, fabs(r->d[j]));
    for (int64_t j = 0; j < r->count; j++)
        r->d[j] /= most;
    r->beyond /= most;
}

static void roots_of(roots *r, double u, int64_t n)
{
    double k = (double)n, c = u * k * (k + 1) / (k - 1);
    r->count = n - 1;
    r->beyond = 0;
    for (int64_t j = 1; j < n; j++) {
        double half = sin(pi * (double)j / (2 * k));
        r->d[j - 1] = 1 / (4 * half * half) - c;
    }
    scale_roots(r);
}

static void roots_without_end(roots *r, double u)
{
    r->count = MOST_ROOTS;
    r->beyond = u - 1 / (pi * pi * (MOST_ROOTS + 0.5)); /* less the mean of those left out */
    for (int j = 1; j <= MOST_ROOTS; j++)
        r->d[j - 1] = 1 / (pi * pi * j * j);
    scale_roots(r);
}

/* Davies' sum: the inversion integral by midpoints, whose only error is the mass beyond 2 pi / step, and where it is cut. */
static double probability(const roots *r)
{
    double all = 0, squares = 0, sum = 0;
    for (int64_t j = 0; j < r->count; j++) {
        all += fabs(r->d[j]);
        squares += r->d[j] * r->d[j];
    }
    double step = pi / (all + 2 * sqrt(32 * squares) + 64 + fabs(r->beyond));
    for (int64_t k = 0; k < MOST_STEPS; k++) {
        double at = ((double)k + 0.5) * step, angle = 0, size = 0;
        for (int64_t j = 0; j < r->count; j++) {
            double y = 2 * at * r->d[j];
            angle += atan(y);
            size += log1p(y * y);
        }
        double height = exp(-size / 4) / (pi * ((double)k + 0.5));
        sum += height * sin(angle / 2 - at * r->beyond);
        if (height < 1e-15)
            break;
    }
    return fmin(fmax(0.5 + sum, 0), 1);
}

/* Beyond what is computed, between it and the limit, which lies 1/n away. */
double pace__buishand_tail(double u, int64_t n)
{
    roots r;
    double part = n > MOST_ROOTS ? (double)MOST_ROOTS / (double)n : 1;
    roots_of(&r, u, n > MOST_ROOTS ? MOST_ROOTS : n);
    double p = probability(&r);
    if (n <= MOST_ROOTS)
        return p;
    roots_without_end(&r, u);
    return part * p + (1 - part) * probability(&r);
}

/* --- the largest of the two-sample statistics ------------------------------------------------------------------------- */

/* P(y > t) for a coordinate y of a point on a sphere in m dimensions. */
static double sphere_tail(double t, double m)
{
    if (t <= -1 || t >= 1)
        return t < 0 ? 1 : 0;
    double half = pace__beta((1 - t) * (1 + t), (m - 1) / 2, 0.5) / 2;
    return t < 0 ? 1 - half : half;
}

/* P(range of a Brownian bridge > x) */
static double kuiper_tail(double x)
{
    double sum = 0;
    if (x < 0.4)
        return 1;
    for (int k = 1; k < 40; k++) {
        double square = (double)k * k * x * x, term = 2 * (4 * square - 1) * exp(-2 * square);
        sum += term;
        if (term < sum * DBL_EPSILON)
            break;
    }
    return fmin(fmax(sum, 0), 1);
}

/* The deviation of the values is not known but theirs, which makes far ranges rarer: the range is first taken to where a normal
 * value is as rare as the largest partial sum, half the root of n, is on a sphere. Then comes what steps leave out of the range of
 * a path, 1 / root of n as simulations of 20 to 100 values have it (1.17 where there are very many). */
double pace__range_tail(double r, int64_t n)
{
    double m = (double)n - 1, z = pace__normal_upper(sphere_tail(2 * r / sqrt(m), m));
    return isinf(z) ? 0 : kuiper_tail((z / 2) + 1 / sqrt((double)n));
}

/* P(|a| > c and |b| > c) for two coordinates of it whose directions have the cosine rho. */
static double both_beyond(double c, double rho, double m)
{
    static const double node[] = {0.0950125098376374, 0.2816035507792589, 0.4580167776572274, 0.6178762444026438,
                                  0.7554044083550030, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499};
    static const double weight[] = {0.1894506104550685, 0.1826034150449236, 0.1691565193950025, 0.1495959888165767,
                                    0.1246289712555339, 0.0951585116824928, 0.0622535239386479, 0.0271524594117541};
    double end = fmin(1, c + 40 / (m * c)), sum = 0, across = sqrt((1 - rho) * (1 + rho));
    double log_density = pace__log_gamma(m / 2) - pace__log_gamma((m - 1) / 2) - log(pi) / 2;
    for (int piece = 0; piece < 4; piece++) {
        double from = c + (end - c) * piece / 4, half = (end - c) / 8;
        for (int i = 0; i < 16; i++) {
            double a = from + half * (1 + (i % 2 ? node[i / 2] : -node[i / 2])), rest = across * sqrt((1 - a) * (1 + a));
            double beyond = sphere_tail((c - rho * a) / rest, m - 1) + sphere_tail((c + rho * a) / rest, m - 1);
            sum += weight[i / 2] * half * beyond * exp(log_density + (m - 3) / 2 * log((1 - a) * (1 + a)));
        }
    }
    return 2 * sum;
}

double pace__snht_tail(double t, int64_t n)
{
    double m = (double)n - 1, square = t / m, c = sqrt(square), k_all = (double)n, sum;
    if (!(square > 0) || square >= 1)
        return square > 0 ? 0 : 1;
    sum = m * 2 * sphere_tail(c, m);
    if (sum > 50)
        return 1;
    for (int64_t i = 1; i + 1 < n; i++) {
        double k = (double)i;
        sum -= both_beyond(c, sqrt(k * (k_all - k - 1) / ((k + 1) * (k_all - k))), m);
    }
    return fmin(fmax(sum, 0), 1);
}

/* --- Wilcoxon --------------------------------------------------------------------------------------------------------- */

/* cells[i * (m n + 1) + w]: ways in which i of the first group are above w of the second; a value more in the second group is
 * above all or below one of the first. */
double pace__wilcoxon_tail(double w, int64_t m, int64_t n, double *cells)
{
    int64_t width = m * n + 1;
    double below = 0, all = 0;
    for (int64_t i = 0; i < (m + 1) * width; i++)
        cells[i] = i % width ? 0 : 1;
    for (int64_t j = 1; j <= n; j++) {
        for (int64_t i = 1; i <= m; i++) {
            double *row = cells + i * width, *before = row - width;
            for (int64_t k = i * j; k >= j; k--)
                row[k] += before[k - j];
        }
    }
    double *ways = cells + m * width, nearer = fmin(w, (double)(m * n) - w);
    for (int64_t k = 0; k < width; k++) {
        all += ways[k];
        below += (double)k <= nearer ? ways[k] : 0;
    }
    return fmin(1, 2 * below / all);
}
