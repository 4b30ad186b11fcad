/* What rounding alone may explain between printed numbers and their sum. */
#ifndef PACE_LIB_CHART_ROUNDING_H
#define PACE_LIB_CHART_ROUNDING_H

#include <stdint.h>

/* Digits after the point that all of the values are given with (0 to 15); NaN counts for nothing. */
int rounding_decimals(const double *values, int64_t count);

/* How far a sum of `terms` numbers may lie from a printed total when all are rounded to `decimals` digits: half a unit
 * for each and for the total. `largest`: of the numbers, whose own precision bounds the answer from below. */
double rounding_slack(int decimals, int64_t terms, double largest);

/* To that many digits, so that a difference of printed numbers is printed as such. */
double rounding_to(double value, int decimals);

#endif
