/* Sum, mean, spread, autocorrelation, correlation and shares, right to the last digit that the data allow.
 *
 * Everything is summed with twice the digits of a double and after a scaling that keeps it in range, so that neither large
 * levels with small movements nor huge or tiny values lose digits. Missing values are left out, which the flag MISSING
 * tells; an infinite value gives NaN (DOMAIN), too few values NaN (SHORT), a result beyond a double NaN (RANGE). flags:
 * NULL or where reasons are or-ed to. Nothing is allocated; O(n). */
#ifndef PACE_MOMENTS_H
#define PACE_MOMENTS_H

#include "pace/series.h"

PACE_BEGIN

PACE_API double pace_sum(pace_view in, uint8_t *flags);      /* of none: NaN, SHORT */
PACE_API double pace_mean(pace_view in, uint8_t *flags);
PACE_API double pace_variance(pace_view in, uint8_t *flags); /* divisor n - 1 */
PACE_API double pace_sd(pace_view in, uint8_t *flags);       /* its root */

/* sum of (x[t] - mean) (x[t - lag] - mean) over sum of (x[t] - mean)^2: the mean and the divisor of the whole series (Box
 * and Jenkins). Pairs with a missing value are left out. A constant series gives NaN (DOMAIN). */
PACE_API double pace_autocorrelation(pace_view in, int64_t lag, uint8_t *flags);

/* Pearson's, over the periods in which both have a value; in [-1, 1]. Two values at least; a constant one gives NaN
 * (DOMAIN). The series are taken element by element, of the shorter length. */
PACE_API double pace_correlation(pace_view a, pace_view b, uint8_t *flags);

/* Parts as fractions of their total. A missing part stays missing and makes the others shares of what is there (MISSING);
 * a total of zero gives NaN (DOMAIN). value_flags: NULL or a byte a value, set. out may be the input's memory. */
PACE_API PACE_CHECK pace_status pace_shares(pace_out out, uint8_t *value_flags, pace_view in, pace_error *err);

PACE_END

#endif
