/* Christiano and Fitzgerald for a series (or its changes) that is a moving average theta of noise: the ideal filter's result is
 * projected on the values that there are. With G the covariances of these, c those of them with the result, and z the values,
 * the projection is c'G^-1 z: G has a band, its factor for n values begins with that for fewer, and all periods share G^-1 z where
 * they share the values. */
#include <math.h>
#include "transform/filter.h"

typedef struct ma {
    const double *factor; /* row after row of Cholesky's, q + 1 each, the diagonal last */
    const double *common; /* c at distances 0 to n; the other side has the sign of `odd` */
    int64_t q, n;
    bool root;
} ma;

static ma of_plan(const pace_filter *plan)
{
    return (ma){.factor = plan->band, .common = plan->weights, .q = plan->opts.theta_count - 1, .n = plan->n,
                .root = !plan->opts.stationary};
}

/* v = G^-1 z, in place. */
static void solve(const ma *m, double *v, int64_t n)
{
    const int64_t width = m->q + 1;
    for (int64_t i = 0; i < n; i++) {
        const double *row = m->factor + i * width;
        for (int64_t j = 1; j <= m->q && j <= i; j++)
            v[i] -= row[m->q - j] * v[i - j];
        v[i] /= row[m->q];
    }
    for (int64_t i = n - 1; i >= 0; i--) {
        v[i] /= m->factor[i * width + m->q];
        for (int64_t j = 1; j <= m->q && j <= i; j++)
            v[i - j] -= m->factor[i * width + m->q - j] * v[i];
    }
}

/* c of the value `ahead` periods behind the one that is filtered. A change belongs to its later value, so that the middle lies
 * half a period before: distances 0 and -1 are alike but for the sign. */
static double common(const ma *m, int64_t ahead)
{
    if (!m->root)
        return m->common[ahead < 0 ? -ahead : ahead];
    return ahead <= 0 ? m->common[-ahead] : -m->common[ahead - 1];
}

/* The result at `at` from the values from .. to - 1, whose G^-1 z is v. */
static double project(const ma *m, const double *v, int64_t from, int64_t to, int64_t at)
{
    double sum = 0;
    for (int64_t s = from + m->root; s < to; s++)
        sum += common(m, s - at) * v[s - from - m->root];
    return sum;
}

static void take(const ma *m, double *v, const double *y, int64_t from, int64_t to)
{
    for (int64_t s = from + m->root; s < to; s++)
        v[s - from - m->root] = m->root ? y[s] - y[s - 1] : y[s];
    solve(m, v, to - from - m->root);
}

static void asymmetric(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const ma m = of_plan(plan);
    (void)found;
    take(&m, scratch, y, 0, n);
    for (int64_t i = 0; i < n; i++)
        part[i] = project(&m, scratch, 0, n, i);
}

/* As many values at both sides: all that there are, or k. */
static void balanced(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const ma m = of_plan(plan);
    const int64_t k = plan->opts.k;
    (void)found;
    for (int64_t i = 0; i < n; i++) {
        int64_t reach = i < n - 1 - i ? i : n - 1 - i;
        part[i] = (double)NAN;
        if (reach < k || reach < 1)
            continue;
        reach = plan->opts.cf == PACE_CF_FIXED ? k : reach;
        take(&m, scratch, y, i - reach, i + reach + 1);
        part[i] = project(&m, scratch, i - reach, i + reach + 1, i);
    }
}

/* Covariances of the moving average at lags 0 to q. */
static void covariances(double *gamma, const double *theta, int64_t q)
{
    for (int64_t h = 0; h <= q; h++) {
        gamma[h] = 0;
        for (int64_t j = h; j <= q; j++)
            gamma[h] += theta[j] * theta[j - h];
    }
}

/* False where noise is none. */
static bool factorise(double *factor, const double *gamma, int64_t q, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        double *row = factor + i * (q + 1);
        for (int64_t j = q; j >= 0; j--) {
            double sum = j <= i ? gamma[j] : 0;
            for (int64_t l = j + 1; l <= q && l <= i; l++)
                sum -= row[q - l] * factor[(i - j) * (q + 1) + q - (l - j)];
            row[q - j] = j > i ? 0 : j ? sum / factor[(i - j) * (q + 1) + q] : sqrt(sum);
        }
        if (!(row[q] > 0))
            return false;
    }
    return true;
}

/* c at distances 0 to n: the covariances meet the ideal filter or, of changes, its running sums (which are odd about -1/2). */
static void meet(double *out, const double *ideal, const double *gamma, int64_t q, int64_t n, bool root)
{
    for (int64_t d = 0; d <= n; d++) {
        out[d] = 0;
        for (int64_t h = -q; h <= q; h++) {
            int64_t at = d + h;
            double value = !root ? ideal[at < 0 ? -at : at] : at >= 0 ? ideal[at] : -ideal[-at - 1];
            out[d] += gamma[h < 0 ? -h : h] * value;
        }
    }
}

pace_status pace__filter_band_ma_plan(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    const int64_t q = o->theta_count - 1, n = plan->n, reach = n + q + 1;
    double gamma[PACE__THETA_MOST], *table;
    if (o->cf > PACE_CF_FIXED || (o->cf == PACE_CF_FIXED && o->k < 1))
        return pace__fail(err, PACE_ERR_ARG, "", "theta is for the asymmetric, symmetric and fixed filters; leave it out, or give k from 1");
    table = pace__filter_table(plan, (size_t)(n * (q + 1) + n + 1 + reach));
    if (!table)
        return pace__fail_memory(err);
    double *common_with = table + n * (q + 1), *ideal = common_with + n + 1;
    covariances(gamma, o->theta, q);
    if (!factorise(table, gamma, q, n))
        return pace__fail(err, PACE_ERR_ARG, "", "a moving average of %ld coefficients that gives no noise; give finite ones, the first "
                          "not 0", (long)o->theta_count);
    pace__filter_ideal(ideal, reach, o->low, o->high);
    double sum = ideal[0] / 2;
    for (int64_t j = 0; j < reach && !o->stationary; j++) {
        sum += j ? ideal[j] : 0;
        ideal[j] = sum;
    }
    meet(common_with, ideal, gamma, q, n, !o->stationary);
    plan->band = table;
    plan->weights = common_with;
    plan->weight_count = n + 1;
    plan->kernel = o->cf == PACE_CF_ASYMMETRIC ? asymmetric : balanced;
    plan->need = o->cf == PACE_CF_ASYMMETRIC ? 3 : 2 * o->k + 1;
    plan->scratch = (size_t)n;
    return PACE_OK;
}
