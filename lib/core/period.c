#include "pace/period.h"
#include "core/calendar.h"
#include "core/core.h"

const char *pace_freq_name(pace_freq freq)
{
    switch (freq) {
    case PACE_ANNUAL:
        return "annual";
    case PACE_HALFYEARLY:
        return "half-yearly";
    case PACE_QUARTERLY:
        return "quarterly";
    case PACE_MONTHLY:
        return "monthly";
    case PACE_WEEKLY:
        return "weekly";
    case PACE_DAILY:
        return "daily";
    case PACE_FREQ_NONE:
        break;
    }
    return "no frequency";
}

char pace_freq_code(pace_freq freq)
{
    switch (freq) {
    case PACE_ANNUAL:
        return 'A';
    case PACE_HALFYEARLY:
        return 'S';
    case PACE_QUARTERLY:
        return 'Q';
    case PACE_MONTHLY:
        return 'M';
    case PACE_WEEKLY:
        return 'W';
    case PACE_DAILY:
        return 'D';
    case PACE_FREQ_NONE:
        break;
    }
    return '?';
}

static pace_period of(pace_freq freq, int32_t ord, unsigned anchor)
{
    return (pace_period){ord, (uint16_t)freq, (uint16_t)(anchor == 12 ? 0 : anchor)};
}

static bool is_year(int year)
{
    return year >= PACE__FIRST_YEAR && year <= PACE__LAST_YEAR;
}

static int parts_of_year(pace_freq freq, int year)
{
    switch (freq) {
    case PACE_WEEKLY:
        return pace__iso_weeks(year);
    case PACE_DAILY:
        return 337 + pace__month_days(year, 2);
    case PACE_ANNUAL:
    case PACE_HALFYEARLY:
    case PACE_QUARTERLY:
    case PACE_MONTHLY:
    case PACE_FREQ_NONE:
        break;
    }
    return (int)freq;
}

static const char *part_name(pace_freq freq)
{
    switch (freq) {
    case PACE_HALFYEARLY:
        return "half";
    case PACE_QUARTERLY:
        return "quarter";
    case PACE_MONTHLY:
        return "month";
    case PACE_WEEKLY:
        return "week";
    case PACE_DAILY:
        return "day";
    case PACE_ANNUAL:
    case PACE_FREQ_NONE:
        break;
    }
    return "part";
}

static pace_status check_year(int year, pace_error *err)
{
    if (is_year(year))
        return PACE_OK;
    return pace__fail(err, PACE_ERR_RANGE, "", "year %d is out of the calendar; years run from 1 to 9999", year);
}

pace_status pace_period_make(pace_period *out, pace_freq freq, int year, int sub, pace_error *err)
{
    int parts;
    if (!out || !pace__freq_known((unsigned)freq))
        return pace__fail(err, PACE_ERR_ARG, "",
                          "a period needs a frequency; give annual, half-yearly, quarterly, "
                          "monthly, weekly or daily");
    if (check_year(year, err))
        return PACE_ERR_RANGE;
    parts = parts_of_year(freq, year);
    if (sub < 1 || sub > parts)
        return pace__fail(err, PACE_ERR_RANGE, "", "%d has no %s %d; they run from 1 to %d", year, part_name(freq), sub,
                          parts);
    if (freq == PACE_WEEKLY)
        *out = of(freq, pace__iso_year_start(year) + sub - 1, 0);
    else if (freq == PACE_DAILY)
        *out = of(freq, pace__day_number(year, 1, 1) + sub - 1, 0);
    else
        *out = of(freq, year * parts + sub - 1, 0);
    return PACE_OK;
}

pace_status pace_period_day(pace_period *out, int year, int month, int day, pace_error *err)
{
    if (!out)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_period_day needs room for the period");
    if (check_year(year, err))
        return PACE_ERR_RANGE;
    if (month < 1 || month > 12)
        return pace__fail(err, PACE_ERR_RANGE, "", "%d has no month %d; they run from 1 to 12", year, month);
    if (day < 1 || day > pace__month_days(year, month))
        return pace__fail(err, PACE_ERR_RANGE, "", "month %d of %d has no day %d; they run from 1 to %d", month, year,
                          day, pace__month_days(year, month));
    *out = of(PACE_DAILY, pace__day_number(year, month, day), 0);
    return PACE_OK;
}

static pace_period make_or_none(pace_freq freq, int year, int sub)
{
    pace_period p = PACE_PERIOD_NONE;
    return pace_period_make(&p, freq, year, sub, NULL) ? (pace_period)PACE_PERIOD_NONE : p;
}

pace_period pace_year(int year)
{
    return make_or_none(PACE_ANNUAL, year, 1);
}

pace_period pace_quarter(int year, int quarter)
{
    return make_or_none(PACE_QUARTERLY, year, quarter);
}

pace_period pace_month(int year, int month)
{
    return make_or_none(PACE_MONTHLY, year, month);
}

/* A struct filled by hand can hold anything; what is no period of the calendar counts as none. */
bool pace_period_is_set(pace_period p)
{
    return pace__ord_in_range((pace_freq)p.freq, p.ord);
}

/* The year and the place in it, from 1. */
static int split(int *sub, pace_period p)
{
    pace_freq freq = (pace_freq)p.freq;
    int year;
    *sub = 0;
    if (!pace_period_is_set(p))
        return 0;
    if (pace__freq_months(freq)) {
        *sub = p.ord % (int)freq + 1;
        return p.ord / (int)freq;
    }
    year = pace__day_date(freq == PACE_WEEKLY ? p.ord * 7 + 3 : p.ord).year; /* a week's year is its Thursday's */
    *sub = 1 + (int)(p.ord - (freq == PACE_WEEKLY ? pace__iso_year_start(year) : pace__day_number(year, 1, 1)));
    return year;
}

int pace_period_year(pace_period p)
{
    int sub;
    return split(&sub, p);
}

int pace_period_sub(pace_period p)
{
    int sub;
    (void)split(&sub, p);
    return sub;
}

bool pace_period_same(pace_period a, pace_period b)
{
    if (!pace_period_is_set(a) || !pace_period_is_set(b))
        return !pace_period_is_set(a) && !pace_period_is_set(b);
    return a.ord == b.ord && a.freq == b.freq && a.anchor % 12 == b.anchor % 12;
}

static pace_status fail_none(pace_error *err)
{
    return pace__fail(err, PACE_ERR_ARG, "", "there is no period to reckon with; set it first");
}

pace_status pace_period_add(pace_period *out, pace_period p, int64_t count, pace_error *err)
{
    if (!out || !pace_period_is_set(p))
        return fail_none(err);
    if (count < -(int64_t)PACE__LAST_DAY || count > PACE__LAST_DAY ||
        !pace__ord_in_range((pace_freq)p.freq, p.ord + count)) {
        char text[PACE_PERIOD_SIZE];
        pace_period_print(text, p, NULL);
        return pace__fail(err, PACE_ERR_RANGE, "", "%s and %ld steps leave the calendar; years run from 1 to 9999",
                          text, (long)count);
    }
    *out = of((pace_freq)p.freq, (int32_t)(p.ord + count), p.anchor);
    return PACE_OK;
}

static pace_status check_pair(pace_period a, pace_period b, pace_error *err)
{
    if (!pace_period_is_set(a) || !pace_period_is_set(b))
        return fail_none(err);
    if (a.freq != b.freq)
        return pace__fail(err, PACE_ERR_FREQ, "", "one period is %s and the other %s; convert one of them first",
                          pace_freq_name((pace_freq)a.freq), pace_freq_name((pace_freq)b.freq));
    if (a.anchor % 12 != b.anchor % 12)
        return pace__fail(err, PACE_ERR_FREQ, "",
                          "one fiscal year ends in month %d and the other in month %d; convert one of them first",
                          a.anchor ? a.anchor : 12, b.anchor ? b.anchor : 12);
    return PACE_OK;
}

pace_status pace_period_diff(int64_t *out, pace_period a, pace_period b, pace_error *err)
{
    pace_status status = out ? check_pair(a, b, err) : fail_none(err);
    if (!status)
        *out = (int64_t)a.ord - b.ord;
    return status;
}

pace_status pace_period_compare(int *out, pace_period a, pace_period b, pace_error *err)
{
    pace_status status = out ? check_pair(a, b, err) : fail_none(err);
    if (!status)
        *out = (a.ord > b.ord) - (a.ord < b.ord);
    return status;
}

/* Months from the start of a calendar year to that of the fiscal year named after it: 0 or negative. */
static int anchor_shift(unsigned anchor)
{
    return (int)(anchor ? anchor : 12) - 12;
}

/* First and last month of a period of A, S, Q, M, counted as monthly ordinals. */
static void month_range(int32_t *first, int32_t *last, pace_period p)
{
    int months = pace__freq_months((pace_freq)p.freq);
    *first = p.ord * months + (months > 1 ? anchor_shift(p.anchor) : 0);
    *last = *first + months - 1;
}

pace_status pace_period_days(pace_span *out, pace_period p, pace_error *err)
{
    int64_t first, last;
    if (!out || !pace_period_is_set(p))
        return fail_none(err);
    first = last = p.ord;
    if (p.freq == PACE_WEEKLY) {
        first = (int64_t)p.ord * 7;
        last = first + 6;
    } else if (p.freq != PACE_DAILY) {
        int32_t from, to;
        month_range(&from, &to, p);
        first = from < 12 ? -1 : pace__day_number(from / 12, from % 12 + 1, 1);
        last = to < 12 ? -1 : pace__day_number(to / 12, to % 12 + 1, pace__month_days(to / 12, to % 12 + 1));
    }
    if (!pace__ord_in_range(PACE_DAILY, first) || !pace__ord_in_range(PACE_DAILY, last))
        return pace__fail(err, PACE_ERR_RANGE, "",
                          "the days of the period leave the calendar; years run from 1 to 9999");
    *out = (pace_span){of(PACE_DAILY, (int32_t)first, 0), of(PACE_DAILY, (int32_t)last, 0)};
    return PACE_OK;
}

/* The period of `freq` that a day lies in. */
static pace_period holding(pace_freq freq, int32_t day, unsigned anchor)
{
    pace__date date = pace__day_date(day);
    int months = pace__freq_months(freq);
    if (freq == PACE_WEEKLY)
        return of(freq, pace__week_of_day(day), 0);
    if (freq == PACE_DAILY)
        return of(freq, day, 0);
    return of(freq, (date.year * 12 + date.month - 1 - (months > 1 ? anchor_shift(anchor) : 0)) / months, anchor);
}

/* Weeks belong where their Thursday is: the first and the last such week inside a span of days. */
static bool weeks_inside(int32_t *first, int32_t *last, const pace_span *days)
{
    *first = (days->first.ord + 3) / 7;
    *last = (days->last.ord - 3) / 7;
    return days->last.ord >= 3 && *first <= *last;
}

pace_status pace_period_convert(pace_span *out, pace_period p, pace_freq freq, pace_error *err)
{
    pace_span days;
    pace_period first, last;
    unsigned anchor = pace__freq_months(freq) > 1 ? p.anchor : 0u;
    pace_status status;
    if (!out || !pace_period_is_set(p))
        return fail_none(err);
    if (!pace__freq_known((unsigned)freq))
        return pace__fail(err, PACE_ERR_ARG, "", "no frequency to convert to; give annual to daily");
    if (p.freq == (unsigned)freq) {
        *out = (pace_span){p, p};
        return PACE_OK;
    }
    if (p.freq == PACE_WEEKLY && freq != PACE_DAILY) {
        first = last = holding(freq, p.ord * 7 + 3, anchor);
    } else if ((status = pace_period_days(&days, p, err)) != PACE_OK) {
        return status;
    } else if (freq == PACE_WEEKLY && p.freq != PACE_DAILY) {
        int32_t from, to;
        if (!weeks_inside(&from, &to, &days))
            return pace__fail(err, PACE_ERR_RANGE, "", "the period holds no week");
        first = of(freq, from, 0);
        last = of(freq, to, 0);
    } else {
        first = holding(freq, days.first.ord, anchor);
        last = holding(freq, days.last.ord, anchor);
    }
    if (!pace_period_is_set(first) || !pace_period_is_set(last))
        return pace__fail(err, PACE_ERR_RANGE, "",
                          "the converted period leaves the calendar; years run from 1 to 9999");
    *out = (pace_span){first, last};
    return PACE_OK;
}
