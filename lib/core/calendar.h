/* The proleptic Gregorian calendar and what a period is in it. Day 0 is 0001-01-01, a Monday. */
#ifndef PACE_LIB_CORE_CALENDAR_H
#define PACE_LIB_CORE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>
#include "pace/period.h"

enum {
    PACE__FIRST_YEAR = 1,
    PACE__LAST_YEAR = 9999,
    PACE__LAST_DAY = 3652058, /* 9999-12-31 */
    PACE__LAST_WEEK = 521722  /* the week of 9999-12-27 */
};

typedef struct pace__date {
    int year, month, day;
} pace__date;

int pace__month_days(int year, int month);
int32_t pace__day_number(int year, int month, int day); /* of a day that exists */
pace__date pace__day_date(int32_t number);
int32_t pace__week_of_day(int32_t day);
int32_t pace__iso_year_start(int year); /* number of the first week */
int pace__iso_weeks(int year);          /* 52 or 53 */

/* Months in one period of A, S, Q, M; 0 for the others. */
int pace__freq_months(pace_freq freq);
/* "annual" for a known frequency, also of an odd number in a struct filled by hand. */
bool pace__freq_known(unsigned freq);
bool pace__ord_in_range(pace_freq freq, int64_t ord);

#endif
