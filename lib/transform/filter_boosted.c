/* HP of the cycle again and again, until a criterion says that it is enough. */
#include <math.h>
#include <string.h>
#include "transform/filter.h"

static double variance(const double *x, int64_t n)
{
    double mean = 0, sum = 0;
    for (int64_t i = 0; i < n; i++)
        mean += x[i] / (double)n;
    for (int64_t i = 0; i < n; i++)
        sum += (x[i] - mean) * (x[i] - mean);
    return sum / (double)(n - 1);
}

/* Trace of the r-th power of the matrix that gives the cycle, at r from 1 to most: what it does to each unit vector. x has room
 * for 2 n. */
static void traces(const pace_filter *plan, double *out, int64_t most, int64_t n, double *x)
{
    for (int64_t r = 0; r <= most; r++)
        out[r] = 0;
    for (int64_t i = 0; i < n; i++) {
        double *from = x, *to = x + n;
        memset(x, 0, (size_t)n * sizeof *x);
        x[i] = 1;
        for (int64_t r = 1; r <= most; r++) {
            double *swap = from;
            pace__hp_cycle(plan, from, to, n);
            out[r] += to[i];
            from = to;
            to = swap;
        }
    }
}

/* BIC: variance of the cycle against that of plain HP, and the degrees of freedom that the trend has taken up. Iterations end
 * with the first rise; the cycle before it is kept. */
static void until_bic(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const int64_t most = plan->opts.iterations;
    double *w = scratch, *history = w + n, *trace = history + most + 2, plain = 0;
    if (n == plan->n)
        trace = plan->trace;
    else
        traces(plan, trace, most + 1, n, trace + most + 2);
    memcpy(part, y, (size_t)n * sizeof *y);
    for (int64_t r = 1; r <= most + 1; r++) {
        pace__hp_cycle(plan, part, w, n);
        double spread = variance(w, n);
        plain = r == 1 ? spread : plain;
        history[r] = (plain > 0 ? spread / plain : 1) + log((double)n) / trace[1] * ((double)n - trace[r]);
        found->details = r;
        if (r > 1 && (history[r - 1] < history[r] || r > most))
            break;
        memcpy(part, w, (size_t)n * sizeof *w);
        found->iterations = r;
    }
    found->detail = history + 1;
}

static void until_adf(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    double *w = scratch, *history = w + n, *work = history + plan->opts.iterations + 2;
    memcpy(part, y, (size_t)n * sizeof *y);
    for (int64_t r = 1; r <= plan->opts.iterations; r++) {
        pace__hp_cycle(plan, part, w, n);
        memcpy(part, w, (size_t)n * sizeof *w);
        history[r] = pace__adf_p(part, n, work);
        found->iterations = found->details = r;
        if (!(history[r] > plan->opts.significance)) /* also where the test has no answer: a cycle of zeros */
            break;
    }
    found->detail = history + 1;
}

static void fixed(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    memcpy(part, y, (size_t)n * sizeof *y);
    for (int64_t r = 1; r <= plan->opts.iterations; r++) {
        pace__hp_cycle(plan, part, scratch, n);
        memcpy(part, scratch, (size_t)n * sizeof *scratch);
    }
    found->iterations = plan->opts.iterations;
}

static pace_status plan_bic(pace_filter *plan, pace_error *err)
{
    size_t n = (size_t)plan->n, most = (size_t)plan->opts.iterations + 2, factor = 3 * n;
    double *table = pace__filter_table(plan, factor + most + 2 * n); /* the factor stays where it is; 2 n to work with */
    if (!table)
        return pace__fail_memory(err);
    plan->inverse = table;
    plan->first = table + n;
    plan->second = table + 2 * n;
    plan->trace = table + factor;
    traces(plan, plan->trace, plan->opts.iterations + 1, plan->n, plan->trace + most);
    plan->kernel = until_bic;
    plan->scratch = n + 2 * most + 2 * n;
    return PACE_OK;
}

pace_status pace__filter_boosted_plan(pace_filter *plan, pace_error *err)
{
    const pace_filter_opts *o = &plan->opts;
    pace_status status = PACE_OK;
    if ((unsigned)o->boost > PACE_BOOST_FIXED)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no way to end boosting; give one of pace_boost", (int)o->boost);
    if (o->iterations < 1 || o->iterations > 10000)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld iterations of boosting; give 1 to 10000", (long)o->iterations);
    if (o->boost == PACE_BOOST_ADF && !(o->significance >= 0.01 && o->significance <= 0.99))
        return pace__fail(err, PACE_ERR_ARG, "", "a significance of %g; give 0.01 to 0.99, what the table holds", o->significance);
    status = pace__filter_hp_plan(plan, err);
    if (status)
        return status;
    plan->scratch = (size_t)plan->n + (size_t)o->iterations + 2;
    plan->kernel = fixed;
    if (o->boost == PACE_BOOST_BIC)
        return plan_bic(plan, err);
    if (o->boost == PACE_BOOST_ADF) {
        plan->need = 12; /* the test needs more rows than columns */
        plan->scratch += pace__adf_scratch(plan->n);
        plan->kernel = until_adf;
    }
    return PACE_OK;
}
