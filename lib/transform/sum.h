/* Sums that keep what each addition rounds off (Neumaier 1974). */
#ifndef PACE_LIB_TRANSFORM_SUM_H
#define PACE_LIB_TRANSFORM_SUM_H

#include <math.h>

typedef struct pace__sum {
    double high, low;
} pace__sum;

static inline void pace__sum_add(pace__sum *sum, double x)
{
    double next = sum->high + x;
    sum->low += fabs(sum->high) >= fabs(x) ? (sum->high - next) + x : (x - next) + sum->high;
    sum->high = next;
}

static inline double pace__sum_value(pace__sum sum)
{
    return sum.high + sum.low;
}

#endif
