/* Calendars as regressors: how many working days a month has, whether February is long, and where a moving holiday falls.
 * Columns of numbers on the calendar of a series, for adjustment by regression. Months and quarters (and halves, years);
 * PACE_ERR_FREQ else. O(n); nothing is allocated. */
#ifndef PACE_CALENDAR_H
#define PACE_CALENDAR_H

#include "pace/series.h"

PACE_BEGIN

/* Easter Sunday of the Gregorian calendar, as a day; no period before 1583. */
PACE_API pace_period pace_easter(int year);
/* Chinese New Year (春节), the first day of the first month by GB/T 33661-2017, as a day; 1900 to 2100, else no period. */
PACE_API pace_period pace_spring_festival(int year);
/* 1 = Monday ... 7 = Sunday; 0 for what is no day. */
PACE_API int pace_weekday(pace_period day);

typedef enum pace_calendar_term {
    PACE_TRADING_DAYS = 0, /* six columns: Mondays less Sundays ... Saturdays less Sundays (X-13: td) */
    PACE_WORKING_DAYS,     /* one: weekdays less 5/2 times Saturdays and Sundays (X-13: td1) */
    PACE_LEAP_YEAR,        /* one: 0.75 in a February of 29 days, -0.25 in one of 28, else 0; quarters alike */
    PACE_PERIOD_LENGTH     /* one: days of the period less the mean length of all of its name */
} pace_calendar_term;
PACE_API int pace_calendar_columns(pace_calendar_term term); /* 6 or 1 */
/* out: a row a column of the term, n periods from `first`. */
PACE_API PACE_CHECK pace_status pace_calendar_regressors(pace_block_out out, pace_period first, int64_t n, pace_calendar_term term,
                                                         pace_error *err);

typedef enum pace_centring {
    PACE_NOT_CENTRED = 0,
    PACE_CENTRED_MEAN,    /* the mean of all values is taken off */
    PACE_CENTRED_CALENDAR /* the mean of each month (quarter) is: nothing seasonal is left in it, which official statistics
                             want of a holiday that is to be told from the season */
} pace_centring;
/* Share of the days holiday + from ... holiday + to that fall into each period: from -7 to -1 is the week before. `holidays`
 * are days, in any order. Centring over the n periods. */
PACE_API PACE_CHECK pace_status pace_holiday_regressor(pace_out out, pace_period first, int64_t n, const pace_period *holidays,
                                                       int64_t count, int from, int to, pace_centring centring, pace_error *err);
/* The same of all Chinese New Years that touch the periods; years outside of 1900 to 2100 are PACE_ERR_RANGE. */
PACE_API PACE_CHECK pace_status pace_spring_festival_regressor(pace_out out, pace_period first, int64_t n, int from, int to,
                                                               pace_centring centring, pace_error *err);
/* Share of the `window` days before Easter (1 to 25) in each period, less its mean over the years 1600 to 2099 (X-13:
 * easter[window]). */
PACE_API PACE_CHECK pace_status pace_easter_regressor(pace_out out, pace_period first, int64_t n, int window, pace_error *err);

PACE_END

#endif
