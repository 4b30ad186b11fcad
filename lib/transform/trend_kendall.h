/* What Mann-Kendall tests of one row and of many share. */
#ifndef PACE_LIB_TRANSFORM_TREND_KENDALL_H
#define PACE_LIB_TRANSFORM_TREND_KENDALL_H

#include <stdbool.h>
#include "pace/trend.h"

/* Of one run of values in the order of time. */
typedef struct pace__tally {
    int64_t s;
    double var, pairs; /* pairs: the denominator of tau-b */
} pace__tally;

/* Sorts the values; spare: n. */
pace__tally pace__tally_of(double *values, double *spare, int64_t n);
/* nearer: s is brought nearer to 0 by one. */
void pace__tally_judge(pace_kendall *out, int64_t n, pace__tally t, bool nearer);

#endif
