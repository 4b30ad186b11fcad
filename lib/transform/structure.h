/* Parts of a whole, gathered. */
#ifndef PACE_LIB_TRANSFORM_STRUCTURE_H
#define PACE_LIB_TRANSFORM_STRUCTURE_H

#include "pace/structure.h"

/* Shares of the parts that are there, and of the reference (1/n without one). */
typedef struct pace__parts {
    int64_t n;
    double *s, *r;
    bool referenced;
} pace__parts;

/* Sorts by s / r, ascending, in place. */
void pace__parts_sort(pace__parts *parts);
/* Twice the area between the Lorenz curve and the diagonal, of sorted parts. */
double pace__parts_gini(const pace__parts *parts);
/* The sum of n values, compensated; NaN where one is missing. */
double pace__structure_sum(const double *x, int64_t n);
/* Totals as given, or the sums where they are NaN. */
pace_status pace__structure_totals(double totals[2], const double *region, const double *nation, int64_t n, pace_error *err);

#endif
