/* Baxter and King, Christiano and Fitzgerald: approximations of the filter that keeps a band of periods. */
#include <math.h>
#include "transform/filter.h"

static const double pi = 3.14159265358979323846;

/* b[j] of the ideal filter, j from 0 to count - 1. */
void pace__filter_ideal(double *b, int64_t count, double low, double high)
{
    double over = 2 * pi / low, under = 2 * pi / high;
    b[0] = (over - under) / pi;
    for (int64_t j = 1; j < count; j++)
        b[j] = (sin((double)j * over) - sin((double)j * under)) / ((double)j * pi);
}

static void blank(double *part, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++)
        part[i] = (double)NAN;
}

/* 2 k + 1 weights at every place that has k values at both sides. */
static void fixed(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const int64_t k = plan->opts.k;
    const double *w = plan->weights + k;
    (void)scratch;
    (void)found;
    blank(part, 0, k);
    blank(part, n - k, n);
    for (int64_t i = k; i < n - k; i++) {
        double sum = w[0] * y[i];
        for (int64_t j = 1; j <= k; j++)
            sum += w[j] * (y[i - j] + y[i + j]);
        part[i] = sum;
    }
}

/* Of a random walk the last weight stands for all the values behind: half[j], j values further. Else they count nothing. */
static double one_side(const pace_filter *plan, const double *y, int64_t count, int64_t step)
{
    const double *b = plan->weights, *half = plan->weights + plan->n + 1;
    double sum = 0;
    for (int64_t j = 1; j < count; j++)
        sum += b[j] * y[j * step];
    if (count > 0)
        sum += (plan->opts.stationary ? b[count] : half[count]) * y[count * step];
    return sum;
}

static void asymmetric(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const double *b = plan->weights;
    (void)scratch;
    (void)found;
    for (int64_t i = 0; i < n; i++) {
        bool edge = !plan->opts.stationary && (i == 0 || i == n - 1);
        double own = edge ? b[0] / 2 : b[0];
        part[i] = own * y[i] + (one_side(plan, y + i, n - 1 - i, 1) + one_side(plan, y + i, i, -1));
    }
}

static void symmetric(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const int64_t k = plan->opts.k;
    (void)scratch;
    (void)found;
    blank(part, 0, n);
    for (int64_t i = k; i < n - k; i++) {
        int64_t reach = i < n - 1 - i ? i : n - 1 - i;
        if (reach > 0)
            part[i] = plan->weights[0] * y[i] + (one_side(plan, y + i, reach, 1) + one_side(plan, y + i, reach, -1));
    }
}

/* Fourier terms of n values with periods in the band, those of period 2 half. */
static void trigonometric(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch,
                          pace_filter_found *found)
{
    double *cosine = scratch, *sine = scratch + n;
    (void)found;
    for (int64_t i = 0; i < n; i++) {
        cosine[i] = cos(2 * pi * (double)i / (double)n);
        sine[i] = sin(2 * pi * (double)i / (double)n);
        part[i] = 0;
    }
    for (int64_t j = 1; 2 * j <= n; j++) {
        double period = (double)n / (double)j, in = 0, out = 0, share = 2 * j == n ? 1 : 2;
        if (period < plan->opts.low || period > plan->opts.high)
            continue;
        for (int64_t i = 0, at = 0; i < n; i++, at = (at + j) % n) {
            in += cosine[at] * y[i];
            out += sine[at] * y[i];
        }
        for (int64_t i = 0, at = 0; i < n; i++, at = (at + j) % n)
            part[i] += share / (double)n * (cosine[at] * in + sine[at] * out);
    }
}

static pace_status check_band(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    double year = (double)plan->freq;
    bool needs_k = o->kind == PACE_FILTER_BAXTER_KING || (o->cf != PACE_CF_ASYMMETRIC && o->cf != PACE_CF_TRIGONOMETRIC);
    if (plan->freq == PACE_FREQ_NONE && (!(o->low > 0) || !(o->high > 0) || (needs_k && o->k == 0)))
        return pace__fail(err, PACE_ERR_FREQ, "", "periods of no known frequency have no usual cycle; give low, high and k");
    if (pace__is_unset(o->low))
        o->low = plan->freq == PACE_ANNUAL ? 2 : 1.5 * year;
    if (pace__is_unset(o->high))
        o->high = 8 * year;
    if (!(o->low >= 2) || !(o->high > o->low) || isinf(o->high))
        return pace__fail(err, PACE_ERR_ARG, "", "a cycle of %g to %g periods; give low from 2 and high above it", o->low, o->high);
    if ((unsigned)o->cf > PACE_CF_TRIGONOMETRIC)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no approximation; give one of pace_cf", (int)o->cf);
    if (o->k < 0 || o->k > PACE__FILTER_MOST)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld values at each side; give 1 or more", (long)o->k);
    if (needs_k && o->k == 0)
        o->k = 3 * (int64_t)plan->freq;
    if (o->theta_count < 0 || o->theta_count > PACE__THETA_MOST || (o->theta_count && !o->theta))
        return pace__fail(err, PACE_ERR_ARG, "", "%ld coefficients of a moving average; give 1 to %d of them", (long)o->theta_count,
                          (int)PACE__THETA_MOST);
    return PACE_OK;
}

/* 2 k + 1 of them. */
static pace_status plan_fixed(pace_filter *plan, bool king, pace_error *err)
{
    const pace_filter_opts *o = &plan->opts;
    const int64_t k = o->k;
    double *w = pace__filter_table(plan, (size_t)(2 * k + 1)), sum = 0;
    if (!w)
        return pace__fail_memory(err);
    pace__filter_ideal(w + k, k + 1, o->low, o->high);
    for (int64_t j = 1; j <= k; j++)
        sum += w[k + j];
    double mean = (w[k] + 2 * sum) / (double)(2 * k + 1), edge = -w[k] / 2 - (sum - w[2 * k]);
    for (int64_t j = 0; j <= k && king; j++)
        w[k + j] -= mean;
    if (!king && !o->stationary)
        w[2 * k] = edge;
    for (int64_t j = 1; j <= k; j++)
        w[k - j] = w[k + j];
    plan->weights = w;
    plan->weight_count = 2 * k + 1;
    plan->need = 2 * k + 1;
    plan->kernel = fixed;
    return PACE_OK;
}

static pace_status plan_full(pace_filter *plan, pace_error *err)
{
    const pace_filter_opts *o = &plan->opts;
    const int64_t count = plan->n + 1;
    double *b = pace__filter_table(plan, 2 * (size_t)count), sum = 0;
    if (!b)
        return pace__fail_memory(err);
    pace__filter_ideal(b, count, o->low, o->high);
    for (int64_t j = 0; j < count; j++) {
        b[count + j] = j ? -b[0] / 2 - sum : b[0] / 2;
        sum += j ? b[j] : 0;
    }
    plan->weights = b;
    plan->kernel = o->cf == PACE_CF_SYMMETRIC ? symmetric : asymmetric;
    plan->need = o->cf == PACE_CF_SYMMETRIC ? 2 * o->k + 1 : 3;
    return PACE_OK;
}

pace_status pace__filter_band_plan(pace_filter *plan, pace_error *err)
{
    const pace_filter_opts *o = &plan->opts;
    pace_status status = check_band(plan, err);
    if (status)
        return status;
    if (o->kind == PACE_FILTER_CHRISTIANO_FITZGERALD && o->theta_count > 0)
        return pace__filter_band_ma_plan(plan, err);
    if (o->kind == PACE_FILTER_BAXTER_KING || o->cf == PACE_CF_BAXTER_KING)
        return plan_fixed(plan, true, err);
    if (o->cf == PACE_CF_FIXED)
        return plan_fixed(plan, false, err);
    if (o->cf != PACE_CF_TRIGONOMETRIC)
        return plan_full(plan, err);
    plan->kernel = trigonometric;
    plan->scratch = 2 * (size_t)plan->n;
    plan->need = 4;
    return PACE_OK;
}
