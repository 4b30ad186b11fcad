/* Standard errors that hold where residuals spread unevenly or depend on each other: the middle of the sandwich is formed in
 * the orthonormal basis of the columns, so that columns that nearly depend on each other cost no digits there. */
#include <float.h>
#include <math.h>
#include <string.h>
#include "transform/least.h"
#include "transform/sum.h"

typedef struct scores {
    const pace__basis *b;
    const pace_hac *hac;
    double *u;      /* rows * terms: rows of Q times their residual, or what a first-order autoregression leaves of them */
    uint8_t *there; /* rows */
    double *recolour; /* terms * terms: I - A, inverted */
    double *one;    /* rows: a column of scores in the units of the regression */
    int64_t n;      /* of them */
} scores;

/* a x = b of k * k and k * m values in place, the greatest pivot first; false where a is singular. */
static bool solve(double *a, double *b, int64_t k, int64_t m)
{
    for (int64_t c = 0; c < k; c++) {
        int64_t best = c;
        for (int64_t i = c + 1; i < k; i++)
            best = fabs(a[i * k + c]) > fabs(a[best * k + c]) ? i : best;
        if (!(fabs(a[best * k + c]) > 0))
            return false;
        for (int64_t j = 0; j < k + m; j++) {
            double *row = j < k ? a + j : b + (j - k), kept;
            int64_t step = j < k ? k : m;
            kept = row[c * step];
            row[c * step] = row[best * step];
            row[best * step] = kept;
        }
        for (int64_t i = 0; i < k; i++) {
            double by = a[i * k + c] / a[c * k + c];
            for (int64_t j = c; j < k && i != c; j++)
                a[i * k + j] -= by * a[c * k + j];
            for (int64_t j = 0; j < m && i != c; j++)
                b[i * m + j] -= by * b[c * m + j];
        }
    }
    for (int64_t i = 0; i < k; i++)
        for (int64_t j = 0; j < m; j++)
            b[i * m + j] /= a[i * k + i];
    return true;
}

static double products_of(const scores *s, int64_t i, int64_t j, int64_t lag_i, int64_t lag_j)
{
    int64_t k = s->b->terms;
    pace__sum sum = {0, 0};
    for (int64_t t = 1; t < s->b->rows; t++)
        if (s->there[t] && s->there[t - 1])
            pace__sum_add(&sum, s->u[(t - lag_i) * k + i] * s->u[(t - lag_j) * k + j]);
    return pace__sum_value(sum);
}

/* u[t] = A u[t - 1] + what is left; work: 2 terms^2. The transpose of A is solved for. */
static bool whiten(scores *s, double *work)
{
    int64_t k = s->b->terms;
    double *square = work, *a = work + k * k;
    for (int64_t i = 0; i < k; i++) {
        for (int64_t j = 0; j < k; j++) {
            square[i * k + j] = products_of(s, i, j, 1, 1);
            a[i * k + j] = products_of(s, i, j, 1, 0);
        }
    }
    if (!solve(square, a, k, k))
        return false;
    for (int64_t t = s->b->rows - 1; t >= 0; t--) {
        bool kept = t > 0 && s->there[t] && s->there[t - 1];
        s->n -= s->there[t] && !kept;
        s->there[t] = kept;
        for (int64_t i = 0; i < k; i++) {
            double fit = 0;
            for (int64_t j = 0; kept && j < k; j++)
                fit += a[j * k + i] * s->u[(t - 1) * k + j];
            s->u[t * k + i] = kept ? s->u[t * k + i] - fit : 0;
        }
    }
    for (int64_t i = 0; i < k; i++) {
        for (int64_t j = 0; j < k; j++) {
            square[i * k + j] = (i == j ? 1 : 0) - a[j * k + i];
            s->recolour[i * k + j] = i == j ? 1 : 0;
        }
    }
    return solve(square, s->recolour, k, k);
}

/* Adds the scores of column j, in its units over the greatest power of two among the columns that count. */
static void add_column(const scores *s, int64_t j, int most)
{
    int64_t k = s->b->terms;
    for (int64_t i = 0; i <= j; i++) {
        double r = ldexp(s->b->r[i * k + j], s->b->exponent[j] - most);
        for (int64_t t = 0; t < s->b->rows; t++)
            s->one[t] += r * s->u[t * k + i];
    }
}

static int greatest_exponent(const pace__basis *b, int64_t from)
{
    int most = b->exponent[from];
    for (int64_t j = from; j < b->terms; j++)
        most = b->exponent[j] > most ? b->exponent[j] : most;
    return most;
}

static double lagged(const scores *s, int64_t lag)
{
    pace__sum sum = {0, 0};
    for (int64_t t = lag; t < s->b->rows; t++)
        pace__sum_add(&sum, s->one[t] * s->one[t - lag]);
    return pace__sum_value(sum);
}

/* The constant does not count unless it is alone. */
static double newey_west(const scores *s)
{
    const double rate[] = {2.0 / 9, 4.0 / 25, 2.0 / 25}, factor[] = {1.1447, 2.6614, 1.3221};
    int64_t from = s->b->constant && s->b->terms > 1 ? 1 : 0;
    int64_t most = (int64_t)floor((s->hac->prewhiten ? 3 : 4) * pow((double)s->n / 100, rate[s->hac->kernel]));
    bool bartlett = s->hac->kernel == PACE_HAC_BARTLETT;
    double power = bartlett ? 1.0 / 3 : 1.0 / 5, whole, slope = 0;
    memset(s->one, 0, (size_t)s->b->rows * sizeof *s->one);
    for (int64_t j = from; j < s->b->terms; j++)
        add_column(s, j, greatest_exponent(s->b, from));
    whole = lagged(s, 0);
    for (int64_t lag = 1; lag <= most && lag < s->b->rows; lag++) {
        double found = 2 * lagged(s, lag), l = (double)lag;
        whole += found;
        slope += bartlett ? l * found : l * l * found;
    }
    return factor[s->hac->kernel] * pow(slope / whole * (slope / whole) * (double)s->b->n, power);
}

/* A column's first-order autoregression about its mean: rho, and the squared residuals. */
static double first_order(const scores *s, double *rho)
{
    double n = 0, x = 0, y = 0, xx = 0, xy = 0, yy = 0;
    for (int64_t t = 1; t < s->b->rows; t++) {
        if (!s->there[t] || !s->there[t - 1])
            continue;
        n += 1;
        x += s->one[t - 1];
        y += s->one[t];
    }
    for (int64_t t = 1; t < s->b->rows; t++) {
        if (!s->there[t] || !s->there[t - 1])
            continue;
        double before = s->one[t - 1] - x / n, now = s->one[t] - y / n;
        xx += before * before;
        xy += before * now;
        yy += now * now;
    }
    *rho = xy / xx;
    return yy - *rho * xy;
}

static double andrews(const scores *s)
{
    const double factor[] = {1.1447, 2.6614, 1.3221};
    int64_t from = s->b->constant && s->b->terms > 1 ? 1 : 0;
    double below = 0, first = 0, second = 0, rho;
    for (int64_t j = from; j < s->b->terms; j++) {
        memset(s->one, 0, (size_t)s->b->rows * sizeof *s->one);
        add_column(s, j, greatest_exponent(s->b, from));
        double square = first_order(s, &rho), rest = (1 - rho) * (1 - rho), above = 4 * rho * rho * square * square;
        below += square * square / (rest * rest);
        first += above / (rest * rest * rest * (1 + rho) * (1 + rho));
        second += above / (rest * rest * rest * rest);
    }
    if (s->hac->kernel == PACE_HAC_BARTLETT)
        return factor[0] * cbrt((double)s->n * first / below);
    return factor[s->hac->kernel] * pow((double)s->n * second / below, 0.2);
}

static double bandwidth_of(const scores *s, double *told)
{
    *told = s->hac->bandwidth;
    switch (s->hac->rule) {
    case PACE_HAC_LAGS:
        return *told = (double)s->hac->lags + 1;
    case PACE_HAC_RULE:
        return *told = (double)pace__hac_lags(s->b->n) + 1;
    case PACE_HAC_NEWEY_WEST:
        *told = newey_west(s);
        return s->hac->kernel == PACE_HAC_BARTLETT ? floor(*told) + 1 : *told;
    case PACE_HAC_ANDREWS:
        *told = andrews(s);
        break;
    case PACE_HAC_BANDWIDTH:
        break;
    }
    return *told;
}

/* D M D'. */
static void recolour(double *middle, const double *d, int64_t k, double *work)
{
    for (int pass = 0; pass < 2; pass++) {
        for (int64_t i = 0; i < k; i++) {
            for (int64_t j = 0; j < k; j++) {
                work[j * k + i] = 0;
                for (int64_t m = 0; m < k; m++)
                    work[j * k + i] += d[i * k + m] * middle[m * k + j];
            }
        }
        memcpy(middle, work, (size_t)(k * k) * sizeof *middle);
    }
}

static bool dependent(double *middle, double *bandwidth, const pace__basis *b, const pace_hac *hac, pace__arena *arena)
{
    int64_t k = b->terms;
    size_t square = (size_t)(k * k);
    scores s = {b, hac, pace__arena_room(arena, (size_t)(b->rows * k), sizeof *s.u),
                pace__arena_room(arena, (size_t)b->rows, 1), pace__arena_room(arena, square, sizeof *s.recolour),
                pace__arena_room(arena, (size_t)b->rows, sizeof *s.one), b->n};
    double *work = pace__arena_room(arena, 2 * square, sizeof *work), df = (double)(b->n - k);
    if (arena->failed)
        return false;
    memcpy(s.there, b->there, (size_t)b->rows);
    for (int64_t t = 0; t < b->rows; t++)
        for (int64_t j = 0; j < k; j++)
            s.u[t * k + j] = b->q[t * k + j] * b->rest[t];
    bool whitened = !hac->prewhiten || whiten(&s, work);
    pace__hac_sum(middle, s.u, b->rows, k, hac->kernel, bandwidth_of(&s, bandwidth));
    if (hac->prewhiten && whitened)
        recolour(middle, s.recolour, k, work);
    for (size_t i = 0; i < square; i++)
        middle[i] = whitened ? middle[i] * (hac->adjust ? (double)b->n / df : 1) : (double)NAN;
    return true;
}

static double weight_of(const pace__basis *b, int64_t t, pace_covariance kind)
{
    double n = (double)b->n, k = (double)b->terms, h = 0, e = b->rest[t];
    for (int64_t j = 0; j < b->terms; j++)
        h += b->q[t * b->terms + j] * b->q[t * b->terms + j];
    double left = 1 - h > 64 * DBL_EPSILON ? 1 - h : (double)NAN;
    switch (kind) {
    case PACE_COVARIANCE_HC1:
        return e * e * n / (n - k);
    case PACE_COVARIANCE_HC2:
        return e * e / left;
    case PACE_COVARIANCE_HC3:
        return e * e / (left * left);
    case PACE_COVARIANCE_HC4:
        return e * e / pow(left, fmin(4, n * h / k));
    case PACE_COVARIANCE_CLASSICAL:
    case PACE_COVARIANCE_HC0:
    case PACE_COVARIANCE_HAC:
        break;
    }
    return e * e;
}

static void uneven(double *middle, const pace__basis *b, pace_covariance kind)
{
    int64_t k = b->terms;
    memset(middle, 0, (size_t)(k * k) * sizeof *middle);
    for (int64_t t = 0; t < b->rows; t++) {
        double weight = b->there[t] ? weight_of(b, t, kind) : 0;
        for (int64_t i = 0; i < k; i++)
            for (int64_t j = 0; j < k; j++)
                middle[i * k + j] += weight * b->q[t * k + i] * b->q[t * k + j];
    }
}

bool pace__robust_errors(double *se, double *bandwidth, const pace__basis *b, const pace_regress_opts *opts, pace__arena *arena)
{
    int64_t k = b->terms;
    double *middle = pace__arena_room(arena, (size_t)(k * k), sizeof *middle);
    if (!middle)
        return false;
    if (opts->covariance != PACE_COVARIANCE_HAC)
        uneven(middle, b, opts->covariance);
    else if (!dependent(middle, bandwidth, b, &opts->hac, arena))
        return false;
    for (int64_t j = 0; j < k; j++) {
        pace__sum sum = {0, 0};
        for (int64_t i = j; i < k; i++)
            for (int64_t m = j; m < k; m++)
                pace__sum_add(&sum, b->inverse[j * k + i] * middle[i * k + m] * b->inverse[j * k + m]);
        double square = pace__sum_value(sum);
        se[j] = b->n > k && square >= 0 ? ldexp(sqrt(square), b->exponent[k] - b->exponent[j]) : (double)NAN;
    }
    return true;
}
