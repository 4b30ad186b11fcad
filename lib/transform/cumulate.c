/* Between single periods and figures from the start of the year. */
#include <math.h>
#include "pace/aggregate.h"
#include "transform/rate.h"
#include "transform/shape.h"
#include "transform/sum.h"

static pace_status check(pace_out out, pace_view in, pace_year_start start, pace_error *err)
{
    pace_freq freq = (pace_freq)in.first.freq;
    pace_status status = pace__shape(out, in.n, in, err);
    bool monthly = freq == PACE_MONTHLY, parts = monthly || freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY;
    if (!status && in.n && !parts)
        status = pace__fail(err, PACE_ERR_FREQ, "", "%s figures do not run from the start of a year; give halves, quarters or months",
                            freq ? pace_freq_name(freq) : "unknown");
    if (!status && in.n && start == PACE_START_TOGETHER && !monthly)
        status = pace__fail(err, PACE_ERR_FREQ, "", "January and February together are a rule for months; these are %s",
                            pace_freq_name(freq));
    return status;
}

static void put(pace_out out, uint8_t *flags, int64_t i, double value, uint8_t found)
{
    out.x[i * out.stride] = found ? (double)NAN : value;
    if (flags)
        flags[i] = found;
}

static uint8_t of_value(double x)
{
    return isnan(x) ? PACE_ROW_MISSING : isinf(x) ? PACE_ROW_DOMAIN : 0;
}

/* No figure for January: missing, or the zero that some tables print in its place. */
static bool is_no_figure(double x)
{
    return isnan(x) || !(fabs(x) > 0);
}

pace_status pace_cumulate(pace_out out, uint8_t *flags, pace_view in, pace_year_start start, pace_error *err)
{
    pace_status status = check(out, in, start, err);
    pace__sum sum = {0, 0};
    uint8_t found = PACE_ROW_SHORT; /* until a year begins */
    if (status)
        return status;
    if (start == PACE_START_TOGETHER && in.n && pace_period_sub(in.first) == 2)
        found = 0; /* the two months together begin it */
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride];
        if (pace_period_sub(pace_view_period(in, i)) == 1) {
            sum = (pace__sum){0, 0};
            found = 0;
            if (start == PACE_START_TOGETHER && is_no_figure(x)) {
                put(out, flags, i, x, PACE_ROW_MISSING);
                continue;
            }
        }
        found |= of_value(x);
        pace__sum_add(&sum, x);
        put(out, flags, i, pace__sum_value(sum), found);
    }
    return PACE_OK;
}

/* From the last value to the first, so that what lies before is still there when input and output are one. */
pace_status pace_decumulate(pace_out out, uint8_t *flags, pace_view in, pace_year_start start, pace_error *err)
{
    pace_status status = check(out, in, start, err);
    if (status)
        return status;
    for (int64_t i = in.n - 1; i >= 0; i--) {
        int part = pace_period_sub(pace_view_period(in, i));
        double x = in.x[i * in.stride], before = i ? in.x[(i - 1) * in.stride] : (double)NAN;
        bool together = start == PACE_START_TOGETHER && (i == 0 || is_no_figure(before));
        uint8_t found = of_value(x);
        if (part == 1 && start == PACE_START_TOGETHER && is_no_figure(x))
            found = PACE_ROW_MISSING;
        else if (part == 1 || (part == 2 && together))
            before = 0;
        else if (i == 0)
            found |= PACE_ROW_SHORT;
        else
            found |= of_value(before);
        put(out, flags, i, x - before, found);
    }
    return PACE_OK;
}

pace_status pace_split_start(pace_out out, int64_t *count, pace_view in, pace_error *err)
{
    pace_status status = check(out, in, PACE_START_TOGETHER, err);
    int64_t pairs = 0;
    if (status)
        return status;
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride], next = i + 1 < in.n ? in.x[(i + 1) * in.stride] : (double)NAN;
        bool january = pace_period_sub(pace_view_period(in, i)) == 1;
        if (!january || !isnan(x) || isnan(next)) {
            out.x[i * out.stride] = x;
            continue;
        }
        pace_span days;
        double february = 28;
        if (!pace_period_days(&days, pace_view_period(in, i + 1), NULL))
            february = (double)pace_span_count(days);
        double share = next * (february / (31 + february));
        out.x[i * out.stride] = next - share;
        out.x[++i * out.stride] = share;
        pairs++;
    }
    if (count)
        *count = pairs;
    return PACE_OK;
}

pace_status pace_growth_cumulative(pace_out out, uint8_t *flags, pace_view in, pace_year_start start, pace_error *err)
{
    pace_status status = check(out, in, start, err);
    if (status)
        return status;
    for (int64_t i = in.n - 1, lag = in.first.freq; i >= 0; i--) {
        uint8_t found = 0;
        double x = in.x[i * in.stride], rate = (double)NAN;
        bool january = start == PACE_START_TOGETHER && pace_period_sub(pace_view_period(in, i)) == 1;
        if (i < lag)
            found = PACE_ROW_SHORT;
        else if (january && is_no_figure(x))
            found = PACE_ROW_MISSING;
        else
            rate = pace__rate(x, in.x[(i - lag) * in.stride], &found);
        put(out, flags, i, rate, found);
    }
    return PACE_OK;
}
