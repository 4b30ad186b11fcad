/* Butterworth: the cycle is lambda V Q z with (M + lambda Q' V Q) z = Q' y, Q' a difference operator. */
#include <math.h>
#include "transform/filter.h"

enum { ORDERS = 16, WIDTHS = ORDERS + 1 };

static const double pi = 3.14159265358979323846;

/* (1 + sign L)^order: coefficients of L^0 to L^order. */
static void power(double *out, int64_t order, double sign)
{
    out[0] = 1;
    for (int64_t q = 1; q <= order; q++) {
        out[q] = 0;
        for (int64_t j = q; j > 0; j--)
            out[j] += sign * out[j - 1];
    }
}

/* Sums of products of coefficients `apart` places apart. */
static double products(const double *a, int64_t order, int64_t apart)
{
    double sum = 0;
    for (int64_t j = 0; j + apart <= order; j++)
        sum += a[j] * a[j + apart];
    return sum;
}

/* What mFilter differences by: P(1) = 1 - L, P(k + 1) = (1 - P(k)) P(k). Returns its degree. */
static int64_t own_differences(double *out, int64_t order)
{
    double p[WIDTHS] = {1, -1}, next[WIDTHS];
    int64_t degree = 1;
    for (int64_t k = 1; k < order; k++, degree *= 2) {
        for (int64_t j = 0; j <= 2 * degree; j++) {
            next[j] = j <= degree ? p[j] : 0;
            for (int64_t i = 0; i <= degree; i++)
                if (j - i >= 0 && j - i <= degree)
                    next[j] -= p[i] * p[j - i];
        }
        for (int64_t j = 0; j <= 2 * degree; j++)
            p[j] = next[j];
    }
    for (int64_t j = 0; j <= degree; j++)
        out[j] = p[j];
    return degree;
}

/* Coefficients of one row of Q' in mFilter's way: P cut off before the first value. */
static double cell(const double *p, int64_t degree, int64_t row, int64_t col)
{
    int64_t lag = row + 2 - col;
    return col < 0 || lag < 0 || lag > degree ? 0 : p[lag];
}

/* The matrix at (i, i - apart). */
static double entry(const pace_filter *plan, const double *p, int64_t degree, int64_t i, int64_t apart)
{
    const double lambda = plan->opts.lambda;
    double plain = 0, sizes = 0, sum[WIDTHS], difference[WIDTHS];
    if (plan->opts.butterworth == PACE_BUTTERWORTH_POLLOCK) {
        power(sum, plan->opts.order, 1);
        power(difference, plan->opts.order, -1);
        return products(sum, plan->opts.order, apart) + lambda * products(difference, plan->opts.order, apart);
    }
    for (int64_t col = i + 2 - degree - apart; col <= i + 2 - apart; col++)
        plain += cell(p, degree, i, col) * cell(p, degree, i - apart, col);
    sizes = fabs(plain);
    return sizes + lambda * plain;
}

/* L D L' in the band: row i holds 1 / d(i), then l(i, i - 1) ... l(i, i - width). */
static void factor(pace_filter *plan, const double *p, int64_t degree, int64_t width)
{
    const int64_t step = width + 1;
    for (int64_t i = 0; i < plan->n; i++) {
        double *row = plan->band + i * step;
        for (int64_t apart = i < width ? i : width; apart >= 0; apart--) {
            int64_t j = i - apart;
            double value = entry(plan, p, degree, i, apart);
            for (int64_t k = 1; apart + k <= width && k <= j; k++) /* l(i, j - k) d l(j, j - k) */
                value -= row[apart + k] / plan->band[(j - k) * step] * plan->band[j * step + k];
            row[apart] = apart ? value * plan->band[j * step] : 1 / value;
        }
    }
}

static void solve(const pace_filter *plan, double *z, int64_t n, int64_t width)
{
    const int64_t step = width + 1;
    for (int64_t i = 0; i < n; i++)
        for (int64_t k = 1; k <= width && k <= i; k++)
            z[i] -= plan->band[i * step + k] * z[i - k];
    for (int64_t i = n - 1; i >= 0; i--) {
        z[i] *= plan->band[i * step];
        for (int64_t k = 1; k <= width && i + k < n; k++)
            z[i] -= plan->band[(i + k) * step + k] * z[i + k];
    }
}

/* Q' is the difference of order d, V the products of (1 - L)^(order - d). */
static void pollock(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const int64_t order = plan->opts.order, d = order < 2 ? 1 : 2, m = n - d;
    double *z = scratch, *qz = scratch + n, rest[WIDTHS], v[WIDTHS];
    (void)found;
    for (int64_t i = 0; i < m; i++)
        z[i] = d == 1 ? y[i + 1] - y[i] : (y[i + 2] - y[i + 1]) - (y[i + 1] - y[i]);
    solve(plan, z, m, order);
    for (int64_t i = 0; i < n; i++) {
        double a = i < m ? z[i] : 0, b = i > 0 && i - 1 < m ? z[i - 1] : 0, c = i > 1 && d == 2 ? z[i - 2] : 0;
        qz[i] = d == 1 ? b - a : a - 2 * b + c;
    }
    power(rest, order - d, -1);
    for (int64_t j = 0; j <= order - d; j++)
        v[j] = products(rest, order - d, j);
    for (int64_t i = 0; i < n; i++) {
        double sum = v[0] * qz[i];
        for (int64_t j = 1; j <= order - d; j++)
            sum += v[j] * ((i >= j ? qz[i - j] : 0) + (i + j < n ? qz[i + j] : 0));
        part[i] = plan->opts.lambda * sum;
    }
}

static void own_way(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const double *p = plan->weights;
    const int64_t degree = plan->weight_count - 1, m = n - 2;
    (void)found;
    for (int64_t i = 0; i < m; i++) {
        scratch[i] = 0;
        for (int64_t lag = 0; lag <= degree && lag <= i + 2; lag++)
            scratch[i] += p[lag] * y[i + 2 - lag];
    }
    solve(plan, scratch, m, degree);
    for (int64_t i = 0; i < n; i++) {
        double sum = 0;
        for (int64_t lag = 0; lag <= degree; lag++)
            sum += i + lag >= 2 && i + lag - 2 < m ? p[lag] * scratch[i + lag - 2] : 0;
        part[i] = plan->opts.lambda * sum;
    }
}

static pace_status check(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    int64_t most = o->butterworth == PACE_BUTTERWORTH_MFILTER ? 4 : ORDERS;
    if ((unsigned)o->butterworth > PACE_BUTTERWORTH_MFILTER)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no Butterworth filter; give one of pace_butterworth", (int)o->butterworth);
    if (o->order == 0)
        o->order = 2;
    if (o->order < 1 || o->order > most)
        return pace__fail(err, PACE_ERR_ARG, "", "a Butterworth filter of order %ld; give 1 to %ld", (long)o->order, (long)most);
    if (!(o->lambda >= 0 && o->lambda <= 1e18))
        return pace__fail(err, PACE_ERR_ARG, "", "lambda must be a number above 0 and up to 1e18; give a cut-off instead");
    if (o->lambda > 0)
        return PACE_OK;
    if (pace__is_unset(o->cutoff) && plan->freq != PACE_FREQ_NONE)
        o->cutoff = 8 * (double)plan->freq;
    if (!(o->cutoff > 2) || isinf(o->cutoff))
        return pace__fail(err, PACE_ERR_ARG, "", "a cut-off is a period longer than 2; give 32 for eight years of quarters");
    o->lambda = pow(1 / tan(pi / o->cutoff), 2 * (double)o->order);
    if (!(o->lambda > 0 && o->lambda <= 1e18))
        return pace__fail(err, PACE_ERR_ARG, "", "a cut-off of %g periods at order %ld is beyond double precision; give a shorter "
                          "one or a lower order", o->cutoff, (long)o->order);
    return PACE_OK;
}

pace_status pace__filter_butterworth_plan(pace_filter *plan, pace_error *err)
{
    pace_status status = check(plan, err);
    double p[WIDTHS] = {0};
    if (status)
        return status;
    bool own = plan->opts.butterworth == PACE_BUTTERWORTH_MFILTER;
    int64_t width = own ? own_differences(p, plan->opts.order) : plan->opts.order;
    double *table = pace__filter_table(plan, (size_t)plan->n * (size_t)(width + 1) + WIDTHS);
    if (!table)
        return pace__fail_memory(err);
    for (int64_t j = 0; j <= width; j++)
        table[j] = p[j];
    plan->weights = table;
    plan->weight_count = width + 1;
    plan->band = table + WIDTHS;
    factor(plan, p, width, width);
    plan->kernel = own ? own_way : pollock;
    plan->scratch = 2 * (size_t)plan->n;
    plan->need = 2 * plan->opts.order + 2;
    return PACE_OK;
}
