#include "core/calendar.h"

enum { YEAR_DAYS = 365, FOUR_YEARS = 1461, CENTURY = 36524, FOUR_CENTURIES = 146097 };

static const int days_before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int pace__month_days(int year, int month)
{
    if (month == 2)
        return is_leap(year) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

int32_t pace__day_number(int year, int month, int day)
{
    int past = year - 1;
    int leap_day = month > 2 && is_leap(year);
    return past * YEAR_DAYS + past / 4 - past / 100 + past / 400 + days_before[month - 1] + leap_day + day - 1;
}

/* A 400-year cycle ends with its longer century, a century with its longer four years, those with the leap year: the
 * last day of each would count as a fifth part, hence the limits of 3. */
pace__date pace__day_date(int32_t number)
{
    int cycles = number / FOUR_CENTURIES, rest = number % FOUR_CENTURIES;
    int centuries = rest / CENTURY < 3 ? rest / CENTURY : 3, fours, years, month = 12;
    rest -= centuries * CENTURY;
    fours = rest / FOUR_YEARS;
    rest -= fours * FOUR_YEARS;
    years = rest / YEAR_DAYS < 3 ? rest / YEAR_DAYS : 3;
    rest -= years * YEAR_DAYS;
    years += cycles * 400 + centuries * 100 + fours * 4 + 1;
    while (days_before[month - 1] + (month > 2 && is_leap(years)) > rest)
        month--;
    rest -= days_before[month - 1] + (month > 2 && is_leap(years));
    return (pace__date){years, month, rest + 1};
}

int32_t pace__week_of_day(int32_t day)
{
    return day / 7;
}

/* The week of January 4th is the first of its ISO year. */
int32_t pace__iso_year_start(int year)
{
    return pace__day_number(year, 1, 4) / 7;
}

int pace__iso_weeks(int year)
{
    return (int)(pace__day_number(year, 12, 28) / 7 - pace__iso_year_start(year)) + 1;
}

int pace__freq_months(pace_freq freq)
{
    switch (freq) {
    case PACE_ANNUAL:
        return 12;
    case PACE_HALFYEARLY:
        return 6;
    case PACE_QUARTERLY:
        return 3;
    case PACE_MONTHLY:
        return 1;
    case PACE_FREQ_NONE:
    case PACE_WEEKLY:
    case PACE_DAILY:
        break;
    }
    return 0;
}

bool pace__freq_known(unsigned freq)
{
    return freq == PACE_ANNUAL || freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY || freq == PACE_MONTHLY ||
           freq == PACE_WEEKLY || freq == PACE_DAILY;
}

bool pace__ord_in_range(pace_freq freq, int64_t ord)
{
    switch (freq) {
    case PACE_ANNUAL:
        return ord >= 1 && ord <= PACE__LAST_YEAR;
    case PACE_HALFYEARLY:
        return ord >= 2 && ord < (PACE__LAST_YEAR + 1) * 2;
    case PACE_QUARTERLY:
        return ord >= 4 && ord < (PACE__LAST_YEAR + 1) * 4;
    case PACE_MONTHLY:
        return ord >= 12 && ord < (PACE__LAST_YEAR + 1) * 12;
    case PACE_WEEKLY:
        return ord >= 0 && ord <= PACE__LAST_WEEK;
    case PACE_DAILY:
        return ord >= 0 && ord <= PACE__LAST_DAY;
    case PACE_FREQ_NONE:
        break;
    }
    return false;
}
