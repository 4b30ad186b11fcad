/* Hodrick and Prescott: lambda, the factor, one side. */
#include <float.h>
#include <math.h>
#include "core/twofold.h"
#include "transform/filter.h"

static const double pi = 3.14159265358979323846;

static pace_status find_lambda(pace_filter_opts *o, pace_freq freq, pace_error *err)
{
    if (!(o->lambda >= 0 && o->lambda <= 1e15))
        return pace__fail(err, PACE_ERR_ARG, "", "lambda must be a number above 0 and up to 1e15; give 1600 for quarters");
    if (!pace__is_unset(o->cutoff) && !(o->cutoff > 2))
        return pace__fail(err, PACE_ERR_ARG, "", "a cut-off is a period longer than 2; give 32 for eight years of quarters");
    if (o->lambda > 0)
        return PACE_OK;
    if (o->cutoff > 0) {
        o->lambda = pow(2 * sin(pi / o->cutoff), -4);
        return o->lambda <= 1e15 ? PACE_OK : pace__fail(err, PACE_ERR_ARG, "", "a cut-off of %g periods is too long", o->cutoff);
    }
    if (freq == PACE_FREQ_NONE || freq == PACE_DAILY)
        return pace__fail(err, PACE_ERR_FREQ, "", "%s periods have no usual lambda; give one",
                          freq ? pace_freq_name(freq) : "unknown");
    o->lambda = 1600 * pow((double)freq / 4, 4);
    return PACE_OK;
}

/* a - b * c, rounded at the end of all. */
static pace__twofold less(pace__twofold a, pace__twofold b, pace__twofold c)
{
    pace__twofold p = pace__twofold_product(b.high, c.high);
    p.low += b.high * c.low + b.low * c.high;
    double high = a.high - p.high, back = high - a.high;
    double rest = (a.high - (high - back)) + (-p.high - back);
    return pace__twofold_sum(high, rest + (a.low - p.low));
}

static pace__twofold over(pace__twofold a, pace__twofold b)
{
    double q = a.high / b.high;
    pace__twofold rest = less(a, b, (pace__twofold){q, 0});
    return pace__twofold_sum(q, (rest.high + rest.low) / b.high);
}

/* I + lambda D D' is the same matrix for every length but for where it ends, so that the factor of the longest is the factor of
 * all. Its pivots fall from 6 lambda to about the root of lambda: differences of large numbers, which two doubles carry. */
static void factor(pace_filter *plan)
{
    const double lambda = plan->opts.lambda;
    const pace__twofold outer = {lambda, 0}, inner = {-4 * lambda, 0}, one = {1, 0};
    pace__twofold middle = pace__twofold_product(6, lambda), d1 = one, d2 = one, l1 = {0, 0};
    middle = middle.high < 1 ? pace__twofold_sum(1, middle.high) : pace__twofold_sum(middle.high, 1 + middle.low);
    for (int64_t i = 0; i < plan->n - 2; i++) { /* d1, d2: the pivots before; l1: under the one before */
        pace__twofold zero = {0, 0}, far = i > 1 ? over(outer, d2) : zero, near = zero, d = middle;
        if (i > 0) {
            pace__twofold e = i > 1 ? less(inner, outer, l1) : inner; /* far * d2 = lambda */
            near = over(e, d1);
            d = less(d, near, e);
        }
        if (i > 1)
            d = less(d, far, outer);
        plan->inverse[i] = over(one, d).high;
        plan->first[i] = near.high;
        plan->second[i] = far.high;
        d2 = d1;
        d1 = d;
        l1 = near;
    }
}

static void two_sided(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    (void)scratch;
    (void)found;
    pace__hp_cycle(plan, y, part, n);
}

/* The last cycle of every beginning: lambda times the last w, which forward elimination alone gives. */
static void one_sided(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    double z1 = 0, z2 = 0;
    (void)scratch;
    (void)found;
    part[0] = part[1] = 0;
    for (int64_t i = 0; i < n - 2; i++) {
        double z = (y[i] - y[i + 1]) - (y[i + 1] - y[i + 2]) - plan->second[i] * z2 - plan->first[i] * z1;
        part[i + 2] = plan->opts.lambda * (z * plan->inverse[i]);
        z2 = z1;
        z1 = z;
    }
}

pace_status pace__filter_hp_plan(pace_filter *plan, pace_error *err)
{
    pace_status status = find_lambda(&plan->opts, plan->freq, err);
    size_t n = (size_t)plan->n;
    if (status)
        return status;
    plan->inverse = pace__filter_table(plan, 3 * n);
    if (!plan->inverse)
        return pace__fail_memory(err);
    plan->first = plan->inverse + n;
    plan->second = plan->first + n;
    plan->kernel = plan->opts.kind == PACE_FILTER_HP_ONE_SIDED ? one_sided : two_sided;
    plan->need = 3;
    factor(plan);
    return PACE_OK;
}
