/* Periods: a calendar year, half, quarter, month, ISO week or day as one ordinal number.
 *
 * A pace_period is eight bytes, passed by value, never a float and never a bare string. Years run from 1 to 9999 of
 * the proleptic Gregorian calendar. Mixing frequencies is an error that names both. */
#ifndef PACE_PERIOD_H
#define PACE_PERIOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "pace/status.h"

PACE_BEGIN

typedef enum pace_freq { /* the number of periods in a year, roughly; SDMX codes A S Q M W D */
    PACE_FREQ_NONE = 0,
    PACE_ANNUAL = 1,
    PACE_HALFYEARLY = 2,
    PACE_QUARTERLY = 4,
    PACE_MONTHLY = 12,
    PACE_WEEKLY = 52,
    PACE_DAILY = 365
} pace_freq;

/* `ord` counts periods: year, year*2+h, year*4+q, year*12+m (h, q, m from 0), weeks since the week of 0001-01-01
 * (a Monday), days since 0001-01-01. `anchor`: last month of the fiscal year for A, S, Q (0 or 12 = calendar year; a
 * fiscal year is named by the calendar year it ends in); 0 otherwise. freq PACE_FREQ_NONE: no period. */
typedef struct pace_period {
    int32_t ord;
    uint16_t freq;
    uint16_t anchor;
} pace_period;

/* From first to last, both in it. An end with PACE_FREQ_NONE is open or unknown: "before 2015" has only a last end
 * (2014), "after 2015" only a first (2016), undated has neither. Both ends have one frequency. One period is a span with
 * first == last. */
typedef struct pace_span {
    pace_period first, last;
} pace_span;

#define PACE_PERIOD_NONE {0, 0, 0}

PACE_API const char *pace_freq_name(pace_freq freq); /* "annual" ...; static */
PACE_API char pace_freq_code(pace_freq freq);        /* 'A' 'S' 'Q' 'M' 'W' 'D'; '?' for none */

/* Building. sub counts from 1 (half 1-2, quarter 1-4, month 1-12, ISO week 1-53, day of the year 1-366), 1 for A.
 * PACE_ERR_RANGE for anything the calendar does not have (week 53 of a 52-week year, year 0 or 10000). */
PACE_API PACE_CHECK pace_status pace_period_make(pace_period *out, pace_freq freq, int year, int sub, pace_error *err);
PACE_API PACE_CHECK pace_status pace_period_day(pace_period *out, int year, int month, int day, pace_error *err);
PACE_API pace_period pace_year(int year);               /* years out of 1-9999 give no period */
PACE_API pace_period pace_quarter(int year, int quarter);
PACE_API pace_period pace_month(int year, int month);

PACE_API bool pace_period_is_set(pace_period p);
PACE_API int pace_period_year(pace_period p); /* ISO year for weeks, fiscal year where anchored; 0 for no period */
PACE_API int pace_period_sub(pace_period p);
PACE_API bool pace_period_same(pace_period a, pace_period b);

/* Arithmetic in the period's own steps. diff = a - b. PACE_ERR_FREQ when frequency or anchor differ,
 * PACE_ERR_RANGE outside years 1-9999 (64-bit counts never wrap). */
PACE_API PACE_CHECK pace_status pace_period_add(pace_period *out, pace_period p, int64_t count, pace_error *err);
PACE_API PACE_CHECK pace_status pace_period_diff(int64_t *out, pace_period a, pace_period b, pace_error *err);
PACE_API PACE_CHECK pace_status pace_period_compare(int *out, pace_period a, pace_period b, pace_error *err); /* -1 0 1 */

/* To another frequency: the span of finer periods inside p, or the coarser period that p lies in (a week lies in the
 * year of its Thursday, ISO 8601; in other periods where its Thursday lies). */
PACE_API PACE_CHECK pace_status pace_period_convert(pace_span *out, pace_period p, pace_freq freq, pace_error *err);

/* First and last calendar day, as daily periods. */
PACE_API PACE_CHECK pace_status pace_period_days(pace_span *out, pace_period p, pace_error *err);

/* How labels of a file are to be read: the dialect decides, never the string alone. */
typedef struct pace_dialect {
    size_t size;
    pace_freq freq;      /* what a label must be; PACE_FREQ_NONE = as it reads */
    int fiscal_anchor;   /* last month of the fiscal year for A, S, Q labels; 0 = calendar */
    bool strict;         /* only 2015, 2015-S1|H1, 2015-Q1|2015Q1, 2015-01|2015M01, 2015-W03|2015W03, 2015-01-31 */
} pace_dialect;
#define PACE_DIALECT_INIT {sizeof(pace_dialect), PACE_FREQ_NONE, 0, false}

/* Reads one period: the strict spellings above and, unless strict, 2015年 2015年度 2015年上半年 2015年下半年
 * 2015年一季度 2015年第一季度 2015年1季度 2015年1月 2015年1月31日 2015/01 2015.1 Q1 2015 FY2015 ..., full-width digits included.
 * dialect NULL = PACE_DIALECT_INIT. All n bytes must be used. PACE_ERR_PARSE, PACE_ERR_RANGE, PACE_ERR_FREQ. */
PACE_API PACE_CHECK pace_status pace_period_parse(pace_period *out, const char *text, size_t n,
                                                  const pace_dialect *dialect, pace_error *err);

/* Reads a span: one period, "2011-2015", "2011–2015", "2011/2015", "2015-01/2015-06", "2011-2015年", "2015年1-6月",
 * "before 2015" or "before_2015", "after 2015", "undated", "2011年至2015年", "“十二五”" and its like (the ten-five plan 十五 2001–2005
 * to 十六五 2031–2035, with or without quotes and 时期/期间/规划). */
PACE_API PACE_CHECK pace_status pace_span_parse(pace_span *out, const char *text, size_t n,
                                                const pace_dialect *dialect, pace_error *err);

enum { PACE_PERIOD_SIZE = 48 };

/* lang NULL: the machine spelling 2015, 2015-H1 (2015-S1 is read too), 2015-Q1, 2015-01, 2015-W03, 2015-01-31; spans
 * 2011-2015, 2015-01/2015-06, before 2015, after 2015, undated.
 * "zh": 2015年, 2015年上半年, 2015年一季度, 2015年1月, 2011–2015年. "en": 2015, 2015 H1, 2015 Q1, Jan 2015, 2011–2015.
 * Returns the length. */
PACE_API size_t pace_period_print(char out[PACE_PERIOD_SIZE], pace_period p, const char *lang);
PACE_API size_t pace_span_print(char out[PACE_PERIOD_SIZE], pace_span span, const char *lang);

PACE_API pace_span pace_span_of(pace_period first, pace_period last);
PACE_API bool pace_span_is_single(pace_span span);          /* one known period */
PACE_API bool pace_span_is_closed(pace_span span);          /* both ends known */
PACE_API int64_t pace_span_count(pace_span span);           /* periods in it; 0 unless closed */
PACE_API bool pace_span_holds(pace_span span, pace_period p); /* false where frequencies differ */
PACE_API bool pace_span_intersect(pace_span *out, pace_span a, pace_span b); /* false: nothing in common */

PACE_END

#endif
