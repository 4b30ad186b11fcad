/* Rates of reduction between two values, and the values in between that such a rate implies. */
#include <float.h>
#include <math.h>
#include "core/core.h"
#include "pace/growth.h"
#include "pace/trend.h"
#include "transform/rate.h"

double pace_reduction(double first, double last, double periods, uint8_t *flags)
{
    uint8_t ignored = 0;
    return -pace__rate_root(last, first, periods, flags ? flags : &ignored);
}

double pace_reduction_continuous(double first, double last, double periods, uint8_t *flags)
{
    uint8_t ignored = 0;
    double change = pace__rate_log(first, last, flags ? flags : &ignored);
    if (periods > 0 && !isinf(periods))
        return change / periods;
    if (flags)
        *flags |= (uint8_t)(isnan(periods) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN);
    return (double)NAN;
}

double pace_reduction_project(double value, double continuous_rate, double periods, uint8_t *flags)
{
    double out = value * exp(-continuous_rate * periods);
    uint8_t why = 0;
    if (isnan(value) || isnan(continuous_rate) || isnan(periods))
        why = PACE_ROW_MISSING;
    else if (isinf(value) || isinf(continuous_rate) || isinf(periods))
        why = PACE_ROW_DOMAIN;
    else if (!isfinite(out))
        why = PACE_ROW_RANGE;
    if (flags)
        *flags |= why;
    return why ? (double)NAN : out;
}

/* Values between `from` and `to`, both there. The step is taken from the nearer end, which keeps the last digit. */
static void fill(pace_out out, int64_t from, int64_t to, double first, double last)
{
    uint8_t ignored = 0;
    double slope = pace__rate_log(last, first, &ignored) / (double)(to - from);
    for (int64_t i = from + 1; i < to; i++) {
        double left = (double)(i - from), right = (double)(to - i);
        out.x[i * out.stride] = left <= right ? first * exp(slope * left) : last * exp(-slope * right);
    }
}

pace_status pace_trend_interpolate(pace_out out, pace_view in, pace_error *err)
{
    int64_t before = -1;
    double first = 0;
    if (in.n < 0 || (in.n > 0 && (!in.x || !out.x)) || out.n < in.n)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_trend_interpolate needs a series and room for as many values");
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride];
        if (!isnan(x) && !(x > 0 && x <= DBL_MAX))
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld has no rate; give positive numbers", (long)i + 1);
    }
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride];
        out.x[i * out.stride] = x;
        if (isnan(x))
            continue;
        if (before >= 0)
            fill(out, before, i, first, x);
        before = i;
        first = x;
    }
    return PACE_OK;
}
