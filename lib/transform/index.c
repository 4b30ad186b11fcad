/* Index numbers: the mean of a base, rebasing, chaining. Bases are added up without loss. */
#include <float.h>
#include <math.h>
#include "pace/index.h"
#include "transform/shape.h"
#include "transform/sum.h"

pace_status pace_index_mean(double *out, pace_view in, pace_span base, pace_error *err)
{
    int64_t from, count = pace_span_count(base);
    pace__sum sum = {0, 0};
    double mean;
    pace_status status = count ? pace_period_diff(&from, base.first, in.first, err)
                               : pace__fail(err, PACE_ERR_ARG, "", "an index needs a base; give a closed span");
    if (status)
        return status;
    if (from < 0 || from + count > in.n)
        return pace__fail(err, PACE_ERR_RANGE, "", "the base lies outside the series; take one inside it");
    for (int64_t i = from; i < from + count; i++)
        pace__sum_add(&sum, in.x[i * in.stride]);
    mean = pace__sum_value(sum) / (double)count;
    if (isnan(mean))
        return pace__fail(err, PACE_ERR_DATA, "", "a value of the base is missing; take another base");
    if (!(mean > 0) || isinf(mean))
        return pace__fail(err, PACE_ERR_RANGE, "", "the base is not positive; an index needs a positive one");
    *out = mean;
    return PACE_OK;
}

/* x * value / base: the product of a printed figure and 100 is mostly exact, so that 11990 on 10900 is 110 and not the
 * double beside it. Powers of two keep what is very large or small in range. */
static double scaled(double x, double base, double value)
{
    double product = x * value, result = product / base;
    int x_power, base_power;
    if (isfinite(result) && (fabs(product) >= DBL_MIN || !(fabs(x) > 0)))
        return result;
    double quotient = frexp(x, &x_power) / frexp(base, &base_power);
    return ldexp(quotient * value, x_power - base_power);
}

pace_status pace_index_rebase(pace_out out, pace_view in, pace_span base, double value, pace_error *err)
{
    double mean = 0;
    pace_status status = pace__shape(out, in.n, in, err);
    if (!status && (!(value > 0) || isinf(value)))
        status = pace__fail(err, PACE_ERR_ARG, "", "an index cannot stand at that value; give 100 or 1");
    if (!status)
        status = pace_index_mean(&mean, in, base, err);
    if (status)
        return status;
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride], result = isfinite(x) ? scaled(x, mean, value) : (double)NAN;
        out.x[i * out.stride] = isfinite(result) ? result : (double)NAN;
    }
    return PACE_OK;
}

pace_status pace_index_chain(pace_out out, pace_view links, pace_index_link kind, double start, pace_error *err)
{
    pace_status status = pace__shape(out, links.n + (links.n >= 0), links, err);
    double level = start;
    int64_t lead = 0; /* links that are missing at the beginning */
    if (!status && !isfinite(start))
        status =
            pace__fail(err, PACE_ERR_ARG, "", "levels cannot begin at a value that is no number; give the first level");
    if (!status && (unsigned)kind > PACE_LINK_PREVIOUS_100)
        status = pace__fail(err, PACE_ERR_ARG, "", "%d is no kind of link", (int)kind);
    if (status)
        return status;
    while (lead < links.n && isnan(links.x[lead * links.stride]))
        out.x[lead++ * out.stride] = (double)NAN;
    out.x[lead * out.stride] = lead < links.n || !lead ? start : (double)NAN;
    for (int64_t i = lead; i < links.n; i++) {
        double link = links.x[i * links.stride], rate = kind == PACE_LINK_RATE ? link : link / 100;
        if (kind == PACE_LINK_PREVIOUS_100)
            level = link < 0 ? (double)NAN : level * link / 100;
        else
            level = rate < -1 ? (double)NAN : level + level * rate;
        if (!isfinite(level)) /* once a link is missing, no later level is known */
            level = (double)NAN;
        out.x[(i + 1) * out.stride] = level;
    }
    return PACE_OK;
}

pace_status pace_index_compound(pace_out out, pace_view rates, double start, pace_error *err)
{
    return pace_index_chain(out, rates, PACE_LINK_RATE, start, err);
}
