/* Growth of years from their halves, quarters or months. */
#include <math.h>
#include "pace/growth.h"
#include "transform/rate.h"
#include "transform/shape.h"

/* Periods of the series by year and part of the year. */
typedef struct years {
    pace_view in;
    int64_t per_year, skip; /* parts of the first year before the series begins */
} years;

static bool has_years(pace_view in)
{
    pace_freq freq = (pace_freq)in.first.freq;
    return freq == PACE_ANNUAL || freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY || freq == PACE_MONTHLY;
}

static years years_of(pace_view in)
{
    return (years){in, in.first.freq, pace_period_sub(in.first) - 1};
}

int64_t pace_growth_year_count(pace_view in)
{
    years y = years_of(in);
    return in.n > 0 && has_years(in) ? (y.skip + in.n + y.per_year - 1) / y.per_year : 0;
}

pace_period pace_growth_first_year(pace_view in)
{
    return has_years(in) ? pace_year(pace_period_year(in.first)) : (pace_period)PACE_PERIOD_NONE;
}

static double part(const years *y, int64_t year, int64_t k, uint8_t *flags)
{
    int64_t i = year * y->per_year + k - y->skip;
    if (i >= 0 && i < y->in.n)
        return y->in.x[i * y->in.stride];
    *flags |= PACE_ROW_SHORT;
    return (double)NAN;
}

static double mean(const years *y, int64_t year, uint8_t *flags)
{
    double sum = 0;
    for (int64_t k = 0; k < y->per_year; k++)
        sum += part(y, year, k, flags);
    return sum / (double)y->per_year;
}

static double end(const years *y, int64_t year, uint8_t *flags)
{
    return part(y, year, y->per_year - 1, flags);
}

static double one(const years *y, int64_t year, pace_year_growth kind, uint8_t *flags)
{
    double now, before;
    if (kind == PACE_YEAR_AVERAGE) {
        now = mean(y, year, flags);
        before = mean(y, year - 1, flags);
    } else {
        now = end(y, year, flags);
        before = kind == PACE_YEAR_END ? end(y, year - 1, flags) : mean(y, year, flags);
    }
    return *flags & PACE_ROW_SHORT ? (double)NAN : pace__rate(now, before, flags);
}

pace_status pace_growth_years(pace_out out, uint8_t *flags, pace_view in, pace_year_growth kind, pace_error *err)
{
    years y = years_of(in);
    int64_t count = pace_growth_year_count(in);
    pace_status status = pace__shape(out, count, in, err);
    if (!status && in.n && !has_years(in))
        status = pace__fail(err, PACE_ERR_FREQ, "", "growth of years needs years, halves, quarters or months");
    if (!status && (unsigned)kind > PACE_YEAR_CARRY_OVER)
        status = pace__fail(err, PACE_ERR_ARG, "", "%d is no growth of years", (int)kind);
    if (status)
        return status;
    for (int64_t i = 0; i < count; i++) {
        uint8_t found = 0;
        double value = one(&y, i, kind, &found);
        out.x[i * out.stride] = value;
        if (flags)
            flags[i] = found;
    }
    return PACE_OK;
}
