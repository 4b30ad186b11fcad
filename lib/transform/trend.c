/* Trend growth: the least-squares slope of the logarithm. Own arithmetic: two passes around the means, logarithms taken
 * against the first value, so that a large level costs no digits. */
#include <float.h>
#include <math.h>
#include "core/core.h"
#include "pace/growth.h"
#include "transform/rate.h"

typedef struct fit {
    double time, height; /* means */
    double slope;
} fit;

static double height(pace_view series, int64_t i, double first)
{
    uint8_t ignored = 0;
    return pace__rate_log(series.x[i * series.stride], first, &ignored);
}

static void fit_line(fit *out, pace_view series, int64_t start, int64_t count)
{
    double first = series.x[start * series.stride], across = 0, along = 0;
    out->time = out->height = 0;
    for (int64_t i = start; i < series.n; i++) {
        if (isnan(series.x[i * series.stride]))
            continue;
        out->time += (double)(i - start);
        out->height += height(series, i, first);
    }
    out->time /= (double)count;
    out->height /= (double)count;
    for (int64_t i = start; i < series.n; i++) {
        double step = (double)(i - start) - out->time;
        if (isnan(series.x[i * series.stride]))
            continue;
        across += step * (height(series, i, first) - out->height);
        along += step * step;
    }
    out->slope = across / along;
}

pace_status pace_growth_trend(double *out, pace_view series, pace_error *err)
{
    int64_t start = -1, count = 0;
    double value;
    fit line;
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
    fit_line(&line, series, start, count);
    value = expm1(line.slope * (double)series.first.freq);
    if (!isfinite(value))
        return pace__fail(err, PACE_ERR_RANGE, "", "the trend is too steep for a rate a year");
    *out = value;
    return PACE_OK;
}
