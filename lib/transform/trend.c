/* Trend growth: the least-squares slope of the logarithm, by GSL. Its process-wide error handler is never reached: what it
 * would refuse is refused here first. Logarithms are taken against the first value, so that a large level costs no digits. */
#include <float.h>
#include <gsl/gsl_fit.h>
#include <math.h>
#include "core/core.h"
#include "pace/growth.h"
#include "transform/rate.h"

/* Slope of ln x on the period's number over the values that are there; false when memory is out. */
static bool fit_slope(double *slope, pace_view series, int64_t start, int64_t count)
{
    double first = series.x[start * series.stride], intercept, cov00, cov01, cov11, sum_of_squares;
    double *time = pace__alloc(NULL, (size_t)count, sizeof *time), *height = pace__alloc(NULL, (size_t)count, sizeof *height);
    int64_t n = 0;
    for (int64_t i = start; time && height && i < series.n; i++) {
        uint8_t ignored = 0;
        double x = series.x[i * series.stride];
        if (isnan(x))
            continue;
        time[n] = (double)(i - start);
        height[n++] = pace__rate_log(x, first, &ignored);
    }
    if (n)
        gsl_fit_linear(time, 1, height, 1, (size_t)n, &intercept, slope, &cov00, &cov01, &cov11, &sum_of_squares);
    pace__release(NULL, time, (size_t)count * sizeof *time);
    pace__release(NULL, height, (size_t)count * sizeof *height);
    return n != 0;
}

pace_status pace_growth_trend(double *out, pace_view series, pace_error *err)
{
    int64_t start = -1, count = 0;
    double value, slope;
    if (!out || series.n < 0 || (series.n > 0 && !series.x))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_growth_trend needs a series and room for the rate");
    if (!pace_period_is_set(series.first))
        return pace__fail(err, PACE_ERR_FREQ, "", "a trend a year needs periods; give the series its first period");
    for (int64_t i = 0; i < series.n; i++) {
        double x = series.x[i * series.stride];
        if (isnan(x))
            continue;
        if (!(x > 0) || x > DBL_MAX)
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld has no logarithm; a trend needs positive values",
                              (long)i + 1);
        if (start < 0)
            start = i;
        count++;
    }
    if (count < 2)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values have no trend; it takes two at least", (long)count);
    if (!fit_slope(&slope, series, start, count))
        return pace__fail_memory(err);
    value = expm1(slope * (double)series.first.freq);
    if (!isfinite(value))
        return pace__fail(err, PACE_ERR_RANGE, "", "the trend is too steep for a rate a year");
    *out = value;
    return PACE_OK;
}
