/* Ranks with their means for ties. */
#ifndef PACE_LIB_TRANSFORM_TREND_TEST_RANK_H
#define PACE_LIB_TRANSFORM_TREND_TEST_RANK_H

#include <stdint.h>

/* Twice the mean ranks, whole numbers; sorted and spare have n values and end as the sorted ones and as nothing. */
void pace__rank_twice(double *ranks, const double *x, double *sorted, double *spare, int64_t n);

#endif
