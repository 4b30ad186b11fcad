/* Days of the week, moving holidays, and regressors made of them. */
#include <math.h>
#include "core/core.h"
#include "pace/calendar.h"

/* Days from 21 January to Chinese New Year of 1900 ...: A = 0 ... Z = 25, a = 26 ... Computed from new moons and the
 * longitude of the sun (Meeus, Astronomical Algorithms, chapters 25 and 49) in Beijing time, until 1928 in local mean time. */
static const char spring_festivals[] = "KdSIaOEXMBUJcQFYNCVLeSHaPDXMCUJbQFYODVKdSGZPEXMBUIbQGYNDWKcSHZPEXMATJbQGZNCVKcRHaP"
                                       "EXMeTIbQGZOCUKdRHaPDWLBTIcRFYNCUKdSHaPEWLBUIbQFXNCVKdSHZODWLBUJbQFYMCVLdSHZODWMATIb"
                                       "PFYNCVKdRGZPDWMBTIbQFYNDUJcRGZPEWLAT";

enum { SPRING_FIRST = 1900, SPRING_LAST = SPRING_FIRST + (int)sizeof spring_festivals - 2, PARTS_MAX = 12 };

static pace_period day_of(int year, int month, int day)
{
    pace_period out = PACE_PERIOD_NONE;
    (void)!pace_period_day(&out, year, month, day, NULL);
    return out;
}

/* Spencer's rule, as Meeus gives it (chapter 8). */
pace_period pace_easter(int year)
{
    if (year < 1583 || year > 9999)
        return (pace_period)PACE_PERIOD_NONE;
    int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, g = (b - (b + 8) / 25 + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30, l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;
    return day_of(year, n / 31, n % 31 + 1);
}

pace_period pace_spring_festival(int year)
{
    if (year < SPRING_FIRST || year > SPRING_LAST)
        return (pace_period)PACE_PERIOD_NONE;
    char letter = spring_festivals[year - SPRING_FIRST];
    pace_period out = day_of(year, 1, 21);
    out.ord += letter >= 'a' ? letter - 'a' + 26 : letter - 'A';
    return out;
}

int pace_weekday(pace_period day)
{
    return day.freq == PACE_DAILY ? (int)(day.ord % 7) + 1 : 0; /* 0001-01-01 was a Monday */
}

int pace_calendar_columns(pace_calendar_term term)
{
    return term == PACE_TRADING_DAYS ? 6 : 1;
}

static pace_period at(pace_period first, int64_t i)
{
    first.ord += (int32_t)i;
    return first;
}

static pace_status check(pace_period first, int64_t n, bool room, pace_error *err)
{
    pace_freq freq = (pace_freq)first.freq;
    pace_period last;
    if (freq != PACE_MONTHLY && freq != PACE_QUARTERLY && freq != PACE_HALFYEARLY && freq != PACE_ANNUAL)
        return pace__fail(err, PACE_ERR_FREQ, "", "calendar regressors are of months, quarters, halves or years; these are %s",
                          freq ? pace_freq_name(freq) : "unknown");
    if (n < 0 || (n && !room))
        return pace__fail(err, PACE_ERR_ARG, "", "there is no room for %ld periods", (long)n);
    return n ? pace_period_add(&last, first, n - 1, err) : PACE_OK;
}

static int64_t days_of(pace_period p, int64_t counts[7])
{
    pace_span days;
    if (pace_period_days(&days, p, NULL))
        return 0;
    int64_t n = pace_span_count(days);
    for (int w = 0; w < 7; w++)
        counts[w] = n / 7;
    for (int64_t k = 0; k < n % 7; k++)
        counts[(pace_weekday(days.first) - 1 + k) % 7]++;
    return n;
}

/* Mean length over the 400 years after which the calendar comes again. */
static double mean_length(pace_period p)
{
    int64_t counts[7], days = 0;
    int cycle = 400 * p.freq;
    pace_period from = p;
    from.ord = p.freq * 2000 + (p.ord % p.freq);
    for (int i = 0; i < cycle; i += p.freq)
        days += days_of(at(from, i), counts);
    return (double)days / 400;
}

static bool holds_february(pace_period p, bool *leap)
{
    pace_span days;
    pace_period first = day_of(pace_period_year(p), 2, 1), last = day_of(pace_period_year(p), 2, 29);
    *leap = pace_period_is_set(last);
    return !pace_period_days(&days, p, NULL) && pace_span_holds(days, first);
}

pace_status pace_calendar_regressors(pace_block_out out, pace_period first, int64_t n, pace_calendar_term term, pace_error *err)
{
    pace_status status = check(first, n, out.x != NULL, err);
    double means[PARTS_MAX];
    if (!status && (unsigned)term > PACE_PERIOD_LENGTH)
        status = pace__fail(err, PACE_ERR_ARG, "", "%d is no calendar term", (int)term);
    if (status)
        return status;
    for (int k = 0; term == PACE_PERIOD_LENGTH && k < first.freq; k++)
        means[at(first, k).ord % first.freq] = mean_length(at(first, k));
    for (int64_t i = 0; i < n; i++) {
        int64_t counts[7] = {0};
        double *x = out.x + i * out.col_stride;
        pace_period p = at(first, i);
        int64_t days = days_of(p, counts);
        bool leap = false;
        if (term == PACE_TRADING_DAYS)
            for (int w = 0; w < 6; w++)
                x[w * out.row_stride] = (double)(counts[w] - counts[6]);
        else if (term == PACE_WORKING_DAYS)
            *x = (double)(days - counts[5] - counts[6]) - 2.5 * (double)(counts[5] + counts[6]);
        else if (term == PACE_LEAP_YEAR)
            *x = !holds_february(p, &leap) ? 0 : leap ? 0.75 : -0.25;
        else
            *x = (double)days - means[p.ord % p.freq];
    }
    return PACE_OK;
}

/* --- holidays ------------------------------------------------------------------------------------------------------ */

/* Adds the shares of one holiday's window. */
static void add_window(pace_out out, pace_period first, int64_t n, pace_period holiday, int from, int to)
{
    for (int d = from; d <= to; d++) {
        pace_span in;
        if (pace_period_convert(&in, at(holiday, d), (pace_freq)first.freq, NULL))
            continue;
        int64_t i = in.first.ord - (int64_t)first.ord;
        if (i >= 0 && i < n)
            out.x[i * out.stride] += 1;
    }
}

static void centre(pace_out out, pace_period first, int64_t n, pace_centring centring)
{
    int parts = centring == PACE_CENTRED_CALENDAR ? first.freq : 1;
    for (int k = 0; centring && k < parts; k++) {
        double sum = 0;
        int64_t count = 0;
        for (int64_t i = k; i < n; i += parts, count++)
            sum += out.x[i * out.stride];
        for (int64_t i = k; i < n; i += parts)
            out.x[i * out.stride] -= sum / (double)count;
    }
}

static pace_status check_window(int from, int to, pace_error *err)
{
    if (from <= to && from >= -366 && to <= 366)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "a window of %d to %d days is none; give days in order, within a year", from, to);
}

pace_status pace_holiday_regressor(pace_out out, pace_period first, int64_t n, const pace_period *holidays, int64_t count,
                                   int from, int to, pace_centring centring, pace_error *err)
{
    pace_status status = check(first, n, out.x && out.n >= n, err);
    if (!status)
        status = check_window(from, to, err);
    for (int64_t k = 0; k < count && !status; k++)
        if (!holidays || holidays[k].freq != PACE_DAILY)
            status = pace__fail(err, PACE_ERR_ARG, "", "holiday %ld is no day; give days", (long)k + 1);
    if (status)
        return status;
    for (int64_t i = 0; i < n; i++)
        out.x[i * out.stride] = 0;
    for (int64_t k = 0; k < count; k++)
        add_window(out, first, n, holidays[k], from, to);
    for (int64_t i = 0; i < n; i++)
        out.x[i * out.stride] /= to - from + 1;
    centre(out, first, n, centring);
    return PACE_OK;
}

pace_status pace_spring_festival_regressor(pace_out out, pace_period first, int64_t n, int from, int to, pace_centring centring,
                                           pace_error *err)
{
    pace_period days[SPRING_LAST - SPRING_FIRST + 1];
    int year = pace_period_year(first), last = n > 0 ? pace_period_year(at(first, n - 1)) : year, count = 0;
    pace_status status = check(first, n, out.x && out.n >= n, err);
    if (!status && n && (year < SPRING_FIRST || last > SPRING_LAST))
        status = pace__fail(err, PACE_ERR_RANGE, "", "Chinese New Year is known from %d to %d; give days through pace_holiday_regressor",
                            SPRING_FIRST, SPRING_LAST);
    if (status)
        return status;
    for (int y = year - 1; y <= last + 1; y++)
        if (y >= SPRING_FIRST && y <= SPRING_LAST)
            days[count++] = pace_spring_festival(y);
    return pace_holiday_regressor(out, first, n, days, count, from, to, centring, err);
}

/* Means over 1600 to 2099, as counts of days: exact. */
static void long_run(double means[PARTS_MAX], pace_freq freq, int window)
{
    for (int k = 0; k < PARTS_MAX; k++)
        means[k] = 0;
    for (int year = 1600; year < 2100; year++) {
        pace_period easter = pace_easter(year);
        for (int d = 1; d <= window; d++) {
            pace_span in;
            if (!pace_period_convert(&in, at(easter, -d), freq, NULL))
                means[in.first.ord % (int)freq] += 1;
        }
    }
    for (int k = 0; k < PARTS_MAX; k++)
        means[k] /= 500.0 * window;
}

pace_status pace_easter_regressor(pace_out out, pace_period first, int64_t n, int window, pace_error *err)
{
    double means[PARTS_MAX];
    pace_status status = check(first, n, out.x && out.n >= n, err);
    if (!status && (window < 1 || window > 25))
        status = pace__fail(err, PACE_ERR_ARG, "", "%d days before Easter are no window; give 1 to 25", window);
    if (status)
        return status;
    long_run(means, (pace_freq)first.freq, window);
    for (int64_t i = 0; i < n; i++)
        out.x[i * out.stride] = 0;
    for (int year = pace_period_year(first); n && year <= pace_period_year(at(first, n - 1)); year++)
        add_window(out, first, n, pace_easter(year), -window, -1);
    for (int64_t i = 0; i < n; i++)
        out.x[i * out.stride] = out.x[i * out.stride] / window - means[at(first, i).ord % first.freq];
    return PACE_OK;
}
