/* The airline model's differences are a moving average, so their covariance is a band of constants: its Cholesky factor whitens
 * the series and the columns, least squares does the rest, and two parameters are left to be searched for. */
#include <float.h>
#include <math.h>
#include <string.h>
#include "transform/calendar_airline.h"

static int64_t differences(int64_t n, int64_t period)
{
    return n - period - 1;
}

size_t pace__airline_room(int64_t n, int64_t period, int64_t terms)
{
    return (size_t)differences(n, period) * (size_t)(2 * (terms + 1) + period + 2);
}

static void difference(double *out, const double *x, int64_t n, int64_t period)
{
    for (int64_t i = period + 1; i < n; i++)
        out[i - period - 1] = (x[i] - x[i - 1]) - (x[i - period] - x[i - period - 1]);
}

/* --- whitening ----------------------------------------------------------------------------------------------------- */

/* Covariance by lag, in units of the innovations' variance. */
static double covariance(const pace__airline *run, int64_t lag)
{
    double a = run->theta, b = run->seasonal;
    if (lag == 0)
        return (1 + a * a) * (1 + b * b);
    if (lag == 1)
        return -a * (1 + b * b);
    if (lag == run->period)
        return -b * (1 + a * a);
    return lag == run->period - 1 || lag == run->period + 1 ? a * b : 0;
}

/* Lower factor of the band, row by row, the diagonal last and inverted; the logarithm of the determinant. NaN where there is
 * none. */
static double factor(const pace__airline *run)
{
    int64_t reach = run->period + 1, m = differences(run->n, run->period);
    double by_lag[32], log_determinant = 0;
    for (int64_t lag = 0; lag <= reach; lag++)
        by_lag[lag] = covariance(run, lag);
    for (int64_t i = 0; i < m; i++) {
        double *row = run->band + i * (reach + 1) + reach - i; /* row[j]: column j */
        for (int64_t j = i > reach ? i - reach : 0; j <= i; j++) {
            const double *other = run->band + j * (reach + 1) + reach - j;
            double sum = by_lag[i - j];
            for (int64_t k = i > reach ? i - reach : 0; k < j; k++)
                sum -= row[k] * other[k];
            if (j < i) {
                row[j] = sum * other[j];
                continue;
            }
            if (!(sum > 0))
                return (double)NAN;
            log_determinant += log(sum);
            row[i] = 1 / sqrt(sum);
        }
    }
    return log_determinant;
}

static void whiten(const pace__airline *run, double *out, const double *x)
{
    int64_t reach = run->period + 1, m = differences(run->n, run->period);
    for (int64_t i = 0; i < m; i++) {
        const double *row = run->band + i * (reach + 1) + reach - i;
        double sum = x[i];
        for (int64_t k = i > reach ? i - reach : 0; k < i; k++)
            sum -= row[k] * out[k];
        out[i] = sum * row[i];
    }
}

/* --- least squares ------------------------------------------------------------------------------------------------- */

static double product(const double *a, const double *b, int64_t from, int64_t m)
{
    double sum = 0;
    for (int64_t i = from; i < m; i++)
        sum += a[i] * b[i];
    return sum;
}

/* Householder reflections; the series becomes Q'y. False where a column depends on those before it. */
static bool triangularize(pace__airline *run)
{
    int64_t m = differences(run->n, run->period), terms = run->terms;
    for (int64_t k = 0; k < terms; k++) {
        double *v = run->solved + k * m, whole = sqrt(product(v, v, 0, m)), norm = sqrt(product(v, v, k, m));
        if (!(norm > 1e-9 * whole) || !(whole > 0))
            return false;
        for (int64_t j = 0; j < k; j++)
            run->root[j * terms + k] = v[j];
        run->root[k * terms + k] = v[k] > 0 ? -norm : norm;
        v[k] += v[k] > 0 ? norm : -norm;
        double half = product(v, v, k, m) / 2;
        for (int64_t j = k + 1; j <= terms; j++) {
            double *x = run->solved + j * m, share = product(v, x, k, m) / half;
            for (int64_t i = k; i < m; i++)
                x[i] -= share * v[i];
        }
    }
    return true;
}

static void solve(pace__airline *run)
{
    int64_t m = differences(run->n, run->period), terms = run->terms;
    const double *y = run->solved + terms * m, *r = run->root;
    double inverse[PACE__AIRLINE_TERMS * PACE__AIRLINE_TERMS] = {0};
    for (int64_t k = terms - 1; k >= 0; k--) {
        double sum = y[k];
        for (int64_t j = k + 1; j < terms; j++)
            sum -= r[k * terms + j] * run->coef[j];
        run->coef[k] = sum / r[k * terms + k];
    }
    for (int64_t c = 0; c < terms; c++)
        for (int64_t k = c; k >= 0; k--) {
            double sum = k == c;
            for (int64_t j = k + 1; j <= c; j++)
                sum -= r[k * terms + j] * inverse[j * terms + c];
            inverse[k * terms + c] = sum / r[k * terms + k];
        }
    for (int64_t a = 0; a < terms; a++)
        for (int64_t b = 0; b < terms; b++) {
            double sum = 0;
            for (int64_t j = a > b ? a : b; j < terms; j++)
                sum += inverse[a * terms + j] * inverse[b * terms + j];
            run->covariance[a * terms + b] = run->variance * sum;
        }
}

/* --- likelihood ---------------------------------------------------------------------------------------------------- */

/* Minus the logarithm of the likelihood; infinite where there is none. A fit that leaves nothing but rounding is as good as any
 * other such fit. */
static double miss(pace__airline *run, double theta, double seasonal)
{
    const double two_pi = 6.28318530717958647692, edge = 0.9999;
    int64_t m = differences(run->n, run->period), terms = run->terms;
    double *y = run->solved + terms * m, count = (double)m;
    if (!(fabs(theta) <= edge && fabs(seasonal) <= edge))
        return (double)INFINITY;
    run->theta = theta;
    run->seasonal = seasonal;
    double log_determinant = factor(run);
    if (isnan(log_determinant))
        return (double)INFINITY;
    for (int64_t k = 0; k <= terms; k++)
        whiten(run, run->solved + k * m, run->data + k * m);
    double least = 1e-26 * product(y, y, 0, m) + DBL_MIN;
    if (!triangularize(run))
        return (double)INFINITY;
    run->variance = fmax(product(y, y, terms, m), least) / count;
    run->log_likelihood = -0.5 * (count * (log(two_pi * run->variance) + 1) + log_determinant);
    return -run->log_likelihood;
}

typedef struct corner {
    double theta, seasonal, miss;
} corner;

static void sort(corner s[3])
{
    for (int pass = 0; pass < 2; pass++)
        for (int k = 0; k < 2; k++)
            if (s[k + 1].miss < s[k].miss) {
                corner swap = s[k];
                s[k] = s[k + 1];
                s[k + 1] = swap;
            }
}

/* The worst corner mirrored at the middle of the others, `far` times as far. */
static corner move(pace__airline *run, const corner s[3], double far)
{
    corner c = {0.5 * (s[0].theta + s[1].theta), 0.5 * (s[0].seasonal + s[1].seasonal), 0};
    c.theta += far * (c.theta - s[2].theta);
    c.seasonal += far * (c.seasonal - s[2].seasonal);
    c.miss = miss(run, c.theta, c.seasonal);
    return c;
}

/* One step of Nelder and Mead (1965). */
static void step(pace__airline *run, corner s[3])
{
    corner c = move(run, s, 1);
    if (c.miss < s[0].miss) {
        corner further = move(run, s, 2);
        s[2] = further.miss < c.miss ? further : c;
    } else if (c.miss < s[1].miss) {
        s[2] = c;
    } else {
        corner nearer = move(run, s, c.miss < s[2].miss ? 0.5 : -0.5);
        if (nearer.miss < fmin(c.miss, s[2].miss)) {
            s[2] = nearer;
        } else {
            for (int k = 1; k < 3; k++) {
                s[k].theta = 0.5 * (s[k].theta + s[0].theta);
                s[k].seasonal = 0.5 * (s[k].seasonal + s[0].seasonal);
                s[k].miss = miss(run, s[k].theta, s[k].seasonal);
            }
        }
    }
    sort(s);
}

static void search(pace__airline *run)
{
    enum { STEPS = 200 };
    static const double starts[][2] = {{0.4, 0.5}, {0.1, 0.2}, {0.8, 0.8}, {-0.4, 0.4}, {0.4, -0.2}};
    const double small = 1e-8;
    corner s[3] = {{0, 0, (double)INFINITY}, {0, 0, 0}, {0, 0, 0}};
    for (size_t k = 0; k < sizeof starts / sizeof *starts; k++) {
        double there = miss(run, starts[k][0], starts[k][1]);
        if (there < s[0].miss)
            s[0] = (corner){starts[k][0], starts[k][1], there};
    }
    s[1] = (corner){s[0].theta + 0.12, s[0].seasonal, miss(run, s[0].theta + 0.12, s[0].seasonal)};
    s[2] = (corner){s[0].theta, s[0].seasonal + 0.12, miss(run, s[0].theta, s[0].seasonal + 0.12)};
    sort(s);
    for (int k = 0; k < STEPS; k++) {
        double size = fabs(s[2].theta - s[0].theta) + fabs(s[1].theta - s[0].theta) + fabs(s[2].seasonal - s[0].seasonal) +
                      fabs(s[1].seasonal - s[0].seasonal);
        if (size < small)
            break;
        step(run, s);
    }
    miss(run, s[0].theta, s[0].seasonal);
}

bool pace__airline_fit(pace__airline *run, const double *columns, int64_t apart, int64_t terms, const double *y, int64_t n,
                       int64_t period, double *room)
{
    int64_t m = differences(n, period);
    run->n = n;
    run->period = period;
    run->terms = terms;
    run->data = room;
    run->solved = room + (terms + 1) * m;
    run->band = room + 2 * (terms + 1) * m;
    for (int64_t k = 0; k < terms; k++)
        difference(run->data + k * m, columns + k * apart, n, period);
    difference(run->data + terms * m, y, n, period);
    run->theta = run->seasonal = 0;
    if (!isfinite(miss(run, 0, 0)))
        return false;
    search(run);
    solve(run);
    return true;
}
