#include <math.h>
#include "core/core.h"
#include "pace/growth.h"
#include "transform/rate.h"

/* Two arrays may be one, element for element, or apart. */
static bool is_safe(pace_out out, int64_t out_n, pace_view in)
{
    const double *a = out.x, *b = in.x;
    uintptr_t a_end, b_end, a_low, b_low;
    if (in.n == 0 || (a == b && out.stride == in.stride && out_n == in.n))
        return true;
    a_low = (uintptr_t)a;
    a_end = (uintptr_t)(a + (out_n - 1) * out.stride);
    b_low = (uintptr_t)b;
    b_end = (uintptr_t)(b + (in.n - 1) * in.stride);
    return (a_low < a_end ? a_end : a_low) < (b_low < b_end ? b_low : b_end) ||
           (b_low < b_end ? b_end : b_low) < (a_low < a_end ? a_low : a_end);
}

static pace_status check(pace_out out, int64_t need, pace_view in, pace_error *err)
{
    if (in.n < 0 || out.n < need || (in.n > 0 && !in.x) || (need > 0 && !out.x) || (need > 1 && out.stride == 0))
        return pace__fail(err, PACE_ERR_ARG, "", "the room for the result is not there; give an array of %ld values",
                          (long)need);
    if (!is_safe(out, need, in))
        return pace__fail(err, PACE_ERR_ARG, "", "input and output overlap; give arrays that are apart");
    return PACE_OK;
}

/* Mean of the base span, added up without loss; every value of it must be there. */
static pace_status base_mean(double *out, pace_view in, pace_span base, pace_error *err)
{
    int64_t from, count = pace_span_count(base);
    double sum = 0, rest = 0;
    pace_status status = count ? pace_period_diff(&from, base.first, in.first, err)
                               : pace__fail(err, PACE_ERR_ARG, "", "an index needs a base; give a closed span");
    if (status)
        return status;
    if (from < 0 || from + count > in.n)
        return pace__fail(err, PACE_ERR_RANGE, "", "the base lies outside the series; take one inside it");
    for (int64_t i = from; i < from + count; i++) {
        double x = in.x[i * in.stride], next = sum + x;
        rest += fabs(sum) >= fabs(x) ? (sum - next) + x : (x - next) + sum;
        sum = next;
    }
    *out = (sum + rest) / (double)count;
    if (isnan(*out))
        return pace__fail(err, PACE_ERR_DATA, "", "a value of the base is missing; take another base");
    if (!(*out > 0) || isinf(*out))
        return pace__fail(err, PACE_ERR_RANGE, "", "the base is not positive; an index needs a positive one");
    return PACE_OK;
}

/* x / base * value with one rounding more than the quotient alone; powers of two keep both in range. */
static double scaled(double x, double base, double value)
{
    int x_power, base_power;
    double quotient = frexp(x, &x_power) / frexp(base, &base_power);
    return ldexp(quotient * value, x_power - base_power);
}

pace_status pace_index_rebase(pace_out out, pace_view in, pace_span base, double value, pace_error *err)
{
    double mean = 0;
    pace_status status = check(out, in.n, in, err);
    if (!status && (!(value > 0) || isinf(value)))
        status = pace__fail(err, PACE_ERR_ARG, "", "an index cannot stand at that value; give 100 or 1");
    if (!status)
        status = base_mean(&mean, in, base, err);
    if (status)
        return status;
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride], result = isfinite(x) ? scaled(x, mean, value) : (double)NAN;
        out.x[i * out.stride] = isfinite(result) ? result : (double)NAN;
    }
    return PACE_OK;
}

pace_status pace_index_compound(pace_out out, pace_view rates, double start, pace_error *err)
{
    pace_status status = check(out, rates.n + (rates.n >= 0), rates, err);
    double level = start;
    if (!status && !isfinite(start))
        status =
            pace__fail(err, PACE_ERR_ARG, "", "levels cannot begin at a value that is no number; give the first level");
    if (status)
        return status;
    out.x[0] = start;
    for (int64_t i = 0; i < rates.n; i++) {
        double rate = rates.x[i * rates.stride];
        level = rate < -1 ? (double)NAN : level + level * rate;
        if (!isfinite(level)) /* once a rate is missing, no later level is known */
            level = (double)NAN;
        out.x[(i + 1) * out.stride] = level;
    }
    return PACE_OK;
}
