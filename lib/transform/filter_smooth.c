/* Exponential smoothing and running medians. */
#include <math.h>
#include "transform/filter.h"

static void exponential(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const double alpha = plan->opts.alpha;
    (void)scratch;
    (void)found;
    part[0] = y[0];
    for (int64_t i = 1; i < n; i++)
        part[i] = alpha * y[i] + (1 - alpha) * part[i - 1];
}

/* Of an odd number of values; sorted holds them afterwards. */
static double median(const double *x, int64_t n, double *sorted)
{
    for (int64_t i = 0; i < n; i++) {
        int64_t at = i;
        for (; at > 0 && sorted[at - 1] > x[i]; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = x[i];
    }
    return sorted[n / 2];
}

/* Medians of the largest windows that fit, places `from` to `end`. Tukey's are of values that are medians already where a whole
 * window fits, as in R; `half` values at either end are not. */
static void shortened(double *part, const double *y, int64_t n, int64_t half, bool tukey, int64_t from, int64_t end, double *scratch)
{
    for (int64_t i = from; i < end; i++) {
        int64_t reach = i < n - 1 - i ? i : n - 1 - i, count = 2 * reach + 1;
        double *near = scratch + count;
        for (int64_t j = 0; j < count; j++) {
            int64_t at = i - reach + j;
            near[j] = tukey && at >= half && at < n - half ? part[at] : y[at];
        }
        part[i] = median(near, count, scratch);
    }
}

/* The outermost ones: of the value, the one beside it, and the line through its neighbours two places out. */
static void tukey_ends(double *part, const double *y, int64_t n, double *scratch)
{
    const double first[] = {y[0], part[1], 3 * part[1] - 2 * part[2]};
    const double last[] = {y[n - 1], part[n - 2], 3 * part[n - 2] - 2 * part[n - 3]};
    double start = median(first, 3, scratch), end = median(last, 3, scratch);
    part[0] = start;
    part[n - 1] = end;
}

static void medians(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const bool tukey = plan->opts.ends == PACE_ENDS_TUKEY;
    int64_t half = plan->opts.window / 2 < (n - 1) / 2 ? plan->opts.window / 2 : (n - 1) / 2;
    (void)found;
    for (int64_t i = 0; i < n; i++)
        part[i] = i < half || i >= n - half ? (double)NAN : median(y + i - half, 2 * half + 1, scratch);
    if (plan->opts.ends == PACE_ENDS_MISSING)
        return;
    shortened(part, y, n, half, tukey, 0, half, scratch);
    shortened(part, y, n, half, tukey, n - half, n, scratch);
    if (tukey && half > 0)
        tukey_ends(part, y, n, scratch);
}

static pace_status plan_medians(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    if (o->window == 0)
        o->window = 5;
    if (o->window < 1 || o->window > 1001 || o->window % 2 == 0)
        return pace__fail(err, PACE_ERR_ARG, "", "a running median of %ld values; give an odd number up to 1001", (long)o->window);
    if (o->ends == PACE_ENDS_MUSGRAVE)
        return pace__fail(err, PACE_ERR_ARG, "", "Musgrave's weights are for averages; give shortened or tukey");
    plan->kernel = medians;
    plan->need = o->ends == PACE_ENDS_MISSING ? o->window : 1;
    plan->scratch = 2 * (size_t)(o->window < 3 ? 3 : o->window);
    return PACE_OK;
}

pace_status pace__filter_smooth_plan(pace_filter *plan, pace_error *err)
{
    plan->gives_trend = true;
    if (plan->opts.kind == PACE_FILTER_MEDIAN)
        return plan_medians(plan, err);
    if (!(plan->opts.alpha > 0 && plan->opts.alpha <= 1))
        return pace__fail(err, PACE_ERR_ARG, "", "alpha is %g; give more than 0 and at most 1", plan->opts.alpha);
    plan->kernel = exponential;
    plan->need = 1;
    return PACE_OK;
}
