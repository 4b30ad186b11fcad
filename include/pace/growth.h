/* Growth: rates of change of series and panels. All rates are fractions (0.088 = 8.8 %) unless said otherwise.
 *
 * Rules, everywhere: a missing operand gives NaN (MISSING). A zero or negative earlier value has no growth rate: NaN
 * (DOMAIN). From a positive value to a negative one, (now - before)/before is a rate below -1 and is given; compound
 * and annualised rates of a negative value do not exist (DOMAIN), of zero they are -1; a logarithm needs two positive
 * values (DOMAIN). A result that leaves the range of a double is NaN (RANGE); an infinite operand gives NaN (DOMAIN).
 * Never an infinity in silence. (a - b)/b is computed as written, so that no digit is lost near zero. */
#ifndef PACE_GROWTH_H
#define PACE_GROWTH_H

#include <stdint.h>
#include "pace/exec.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_growth_kind {
    PACE_GROWTH_POP = 0,    /* on the previous period: (x[t] - x[t-1]) / x[t-1] */
    PACE_GROWTH_YOY,        /* on the same period a year earlier; weeks and days (52 or 53, 365 or 366) need a lag */
    PACE_GROWTH_ANNUALIZED, /* (x[t]/x[t-lag])^(p/lag) - 1 with p periods in a year */
    PACE_GROWTH_LOG,        /* ln x[t] - ln x[t-1] */
    PACE_GROWTH_DIFF,       /* x[t] - x[t-1]: for rates and shares this is in percentage points */
    PACE_GROWTH_CAGR,       /* compound rate a year from the first non-missing value to x[t] */
    PACE_GROWTH_AVG         /* x holds rates (fractions): average rate from the first value to t, chained, never summed */
} pace_growth_kind;

PACE_API const char *pace_growth_kind_name(pace_growth_kind kind); /* "pop" "yoy" "annualized" "log" "diff" "cagr" "avg" */
PACE_API PACE_CHECK pace_status pace_growth_kind_parse(pace_growth_kind *out, const char *text, pace_error *err);

/* Single values. *flags (may be NULL) gets pace_row_flag bits or-ed in; the value is then NaN.
 * Worst measured errors are in tests/property. */
PACE_API double pace_growth_rate(double now, double before, uint8_t *flags);               /* (now - before) / before */
PACE_API double pace_growth_log(double now, double before, uint8_t *flags);
PACE_API double pace_growth_compound(double first, double last, double periods, uint8_t *flags); /* (last/first)^(1/periods) - 1 */
PACE_API double pace_growth_annualize(double now, double before, double per_year, uint8_t *flags);
PACE_API double pace_growth_average(pace_view rates, uint8_t *flags);                      /* prod(1 + r)^(1/n) - 1 */
PACE_API double pace_growth_chain(pace_view rates, uint8_t *flags);                        /* prod(1 + r) - 1 */
PACE_API double pace_growth_implied(double level, double rate, uint8_t *flags);            /* level / (1 + rate): an implied
                                               earlier level, never to be shown as a published one */
PACE_API double pace_growth_project(double level, double rate, double periods, uint8_t *flags); /* level * (1 + rate)^periods */

/* Trend growth a year: exp(b * p) - 1 with b the least-squares slope of ln x on t; missing values are left out. */
PACE_API PACE_CHECK pace_status pace_growth_trend(double *out, pace_view series, pace_error *err);

typedef struct pace_growth_opts {
    size_t size;
    int64_t lag;      /* 0 = the kind's own: 1 for POP LOG DIFF ANNUALIZED, a year for YOY */
} pace_growth_opts;
#define PACE_GROWTH_OPTS_INIT {sizeof(pace_growth_opts), 0}

/* A series into out (n values, same periods; the first `lag` are NaN, SHORT). flags: NULL or n bytes, set (not or-ed).
 * out may be the input's own memory when strides are equal. No allocation. O(n).
 * PACE_ERR_ARG for a bad shape, PACE_ERR_FREQ where the kind has no meaning for the frequency. */
PACE_API PACE_CHECK pace_status pace_growth(pace_out out, uint8_t *flags, pace_view in, pace_growth_kind kind,
                                            const pace_growth_opts *opts, pace_error *err);

/* Rows of a block. row_flags: NULL or one byte a row, the or of its values' flags. */
PACE_API PACE_CHECK pace_status pace_growth_rows(pace_block_out out, uint8_t *row_flags, pace_block in,
                                                 pace_growth_kind kind, const pace_growth_opts *opts,
                                                 const pace_exec *exec, pace_error *err);

/* Growth of years of a series of halves, quarters or months; also called annual average, fourth quarter on fourth quarter,
 * and statistical overhang. */
typedef enum pace_year_growth {
    PACE_YEAR_AVERAGE = 0, /* mean of the year on the mean of the year before */
    PACE_YEAR_END,         /* last period of the year on the last period of the year before: Q4/Q4 */
    PACE_YEAR_CARRY_OVER   /* last period of the year on the mean of the year: what the next year would grow by if it stood
                              still at the level that it begins with */
} pace_year_growth;
/* One value a year, from the year of the series' first period to that of its last: pace_growth_year_count of them, the
 * first being pace_growth_first_year. Averages need all periods of both years (SHORT, MISSING). flags: NULL or a byte a
 * year. */
PACE_API int64_t pace_growth_year_count(pace_view in);
PACE_API pace_period pace_growth_first_year(pace_view in);
PACE_API PACE_CHECK pace_status pace_growth_years(pace_out out, uint8_t *flags, pace_view in, pace_year_growth kind, pace_error *err);

PACE_END

#endif
