/* From fine periods to coarse ones, and between single periods and figures from the start of the year.
 *
 * flags: NULL or a byte a value, set (not or-ed). Nothing is allocated; O(n). */
#ifndef PACE_AGGREGATE_H
#define PACE_AGGREGATE_H

#include "pace/exec.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_conversion {
    PACE_SUM = 0, /* flows */
    PACE_MEAN,    /* averages of stocks, indices, rates */
    PACE_FIRST,
    PACE_LAST,    /* stocks at the end of the period */
    PACE_MIN,
    PACE_MAX
} pace_conversion;
PACE_API const char *pace_conversion_name(pace_conversion how); /* "sum" "mean" "first" "last" "min" "max" */
PACE_API PACE_CHECK pace_status pace_conversion_parse(pace_conversion *out, const char *text, pace_error *err);

/* The coarse periods that a series touches: how many, and the first. PACE_ERR_FREQ where `to` is not coarser. */
PACE_API PACE_CHECK pace_status pace_aggregate_periods(int64_t *count, pace_period *first, pace_view in, pace_freq to,
                                                       pace_error *err);

/* One value a coarse period. A week or a day belongs to the period that pace_period_convert puts it in.
 * Completeness: a sum, mean, minimum or maximum needs every fine period of the coarse one; FIRST and LAST need the first
 * and the last of them. What lacks one is NaN: SHORT where the series does not reach, MISSING where a value is missing; the
 * other periods are not touched by it. partial: whatever is there is taken (NaN only where nothing is), and the flags tell. */
PACE_API PACE_CHECK pace_status pace_aggregate(pace_out out, uint8_t *flags, pace_view in, pace_freq to, pace_conversion how,
                                               bool partial, pace_error *err);
/* Rows of a block. row_flags: NULL or a byte a row, the or of its values' flags. */
PACE_API PACE_CHECK pace_status pace_aggregate_rows(pace_block_out out, uint8_t *row_flags, pace_block in, pace_freq to,
                                                    pace_conversion how, bool partial, const pace_exec *exec, pace_error *err);

/* Years that end with another month than December: fiscal, school and crop years. A year is named after the calendar year that it
 * ends in, so with last_month 6 the year 2014 (its period has that anchor) is July 2013 to June 2014. From months, or from quarters
 * and halves that end with that month (PACE_ERR_FREQ otherwise). Else as pace_aggregate. */
PACE_API PACE_CHECK pace_status pace_fiscal_periods(int64_t *count, pace_period *first, pace_view in, int last_month,
                                                    pace_error *err);
PACE_API PACE_CHECK pace_status pace_aggregate_fiscal(pace_out out, uint8_t *flags, pace_view in, int last_month,
                                                      pace_conversion how, bool partial, pace_error *err);

/* --- from the start of the year ------------------------------------------------------------------------------------ */

typedef enum pace_year_start {
    PACE_START_SINGLE = 0, /* every period has a figure of its own */
    PACE_START_TOGETHER    /* monthly statistics of China: no figure for January (missing or zero), that of February is the two
                              months together. Of them only the sum is known: January is NaN, February holds the sum. */
} pace_year_start;

/* Year-to-date figures from single ones, of halves, quarters or months. Behind a value that is missing the rest of its year
 * is unknown (MISSING), and so is a year that the series begins in the middle of (SHORT). out may be the input's memory. */
PACE_API PACE_CHECK pace_status pace_cumulate(pace_out out, uint8_t *flags, pace_view in, pace_year_start start, pace_error *err);

/* Single figures from year-to-date ones: the difference to the period before, the first of a year as it stands. NaN where one
 * of the two is missing. out may be the input's memory. */
PACE_API PACE_CHECK pace_status pace_decumulate(pace_out out, uint8_t *flags, pace_view in, pace_year_start start, pace_error *err);

/* January and February from the two months together, as shares of their days: an assumption, which a caller has to tell.
 * Months in which January is missing and February is not; the others are copied. Returns how many pairs were split through
 * `count` (may be NULL). out may be the input's memory. PACE_ERR_FREQ unless monthly. */
PACE_API PACE_CHECK pace_status pace_split_start(pace_out out, int64_t *count, pace_view in, pace_error *err);

/* Growth of year-to-date figures on those of the year before, period by period: what is published as cumulative growth. With
 * PACE_START_TOGETHER, January has none. Rates are fractions. */
PACE_API PACE_CHECK pace_status pace_growth_cumulative(pace_out out, uint8_t *flags, pace_view year_to_date, pace_year_start start,
                                                       pace_error *err);

PACE_END

#endif
