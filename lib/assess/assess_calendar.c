/* Years on the calendar of a series: a base year of quarters ends with its fourth, a window of five years of days begins on the same
 * date five years before. */
#include <math.h>
#include "assess/assess_rules.h"

static bool is_even(unsigned freq) /* so many periods in every year */
{
    return freq == PACE_ANNUAL || freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY || freq == PACE_MONTHLY;
}

static bool last_day(pace_period *out, pace_period p)
{
    pace_span days;
    if (pace_period_days(&days, p, NULL))
        return false;
    *out = days.last;
    return true;
}

/* The same date in another year; of 29 February the 28th. */
static bool same_date(pace_period *out, pace_period day, int64_t years)
{
    pace_span month, days;
    int64_t year = pace_period_year(day) + years, length;
    if (year < 1 || year > 9999 || pace_period_convert(&month, day, PACE_MONTHLY, NULL) || pace_period_convert(&days, month.first, PACE_DAILY, NULL))
        return false;
    length = day.ord - days.first.ord + 1;
    if (!pace_period_day(out, (int)year, pace_period_sub(month.first), (int)length, NULL))
        return true;
    return !pace_period_day(out, (int)year, pace_period_sub(month.first), (int)length - 1, NULL);
}

/* Whole years from date to date, and of the year that has begun its share. */
static double years_of_days(pace_period from, pace_period to)
{
    pace_period begun, next;
    int64_t years;
    if (to.ord < from.ord)
        return -years_of_days(to, from);
    years = pace_period_year(to) - pace_period_year(from);
    if (same_date(&begun, from, years) && begun.ord > to.ord)
        years--;
    if (!same_date(&begun, from, years) || !same_date(&next, from, years + 1) || next.ord <= begun.ord)
        return (double)(to.ord - from.ord) / 365.2425;
    return (double)years + (double)(to.ord - begun.ord) / (double)(next.ord - begun.ord);
}

double rule_years(const rule_case *c, pace_period from, pace_period to)
{
    pace_period first, last;
    int64_t steps;
    if (!pace_period_is_set(from) || !pace_period_is_set(to) || pace_period_diff(&steps, to, from, NULL))
        return (double)NAN;
    if (is_even(from.freq) || !last_day(&first, from) || !last_day(&last, to))
        return (double)steps / c->per_year;
    return years_of_days(first, last);
}

pace_period rule_year_part(const rule_case *c, int64_t year, bool last)
{
    pace_period none = PACE_PERIOD_NONE, p = c->first;
    pace_span parts;
    int64_t steps = year - pace_period_year(c->first), freq = p.freq;
    if (year <= 0)
        return none;
    if (freq == PACE_ANNUAL)
        p.ord += (int32_t)steps;
    else if (is_even(p.freq))
        p.ord += (int32_t)(steps * freq + (last ? freq : 1) - pace_period_sub(p));
    else
        p = pace_period_convert(&parts, pace_year((int)year), (pace_freq)p.freq, NULL) ? none : last ? parts.last : parts.first;
    return p;
}

pace_period rule_years_before(const rule_case *c, pace_period p, int64_t years)
{
    pace_period day, there;
    pace_span parts;
    if (is_even(p.freq))
        return gap_step(p, -years * (int64_t)p.freq);
    if (!last_day(&day, p) || !same_date(&there, day, -years) || pace_period_convert(&parts, there, (pace_freq)p.freq, NULL))
        return gap_step(p, -(int64_t)((double)years * c->per_year + 0.5));
    return parts.first;
}

/* Of a longer period, such as a year for a series of months, the last part. */
pace_period rule_last_part(const rule_case *c, pace_period p)
{
    pace_span parts;
    if (!pace_period_is_set(p) || p.freq >= c->first.freq || pace_period_convert(&parts, p, (pace_freq)c->first.freq, NULL))
        return p;
    return parts.last;
}
