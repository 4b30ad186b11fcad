/* The observations of a view, gathered without their gaps. */
#ifndef PACE_LIB_TRANSFORM_TREND_POINTS_H
#define PACE_LIB_TRANSFORM_TREND_POINTS_H

#include <math.h>
#include "pace/memory.h"
#include "pace/series.h"
#include "transform/sum.h"

enum { PACE__POINTS_NEAR = 128 };

typedef struct pace__points {
    int64_t n;
    double *t, *y; /* times, and values or ln(x / first x) */
    double shift;  /* to add to y: 0, or ln of the first x */
    const pace_allocator *allocator;
    size_t room; /* doubles taken from the allocator; 0 = none */
    double near[2 * PACE__POINTS_NEAR];
} pace__points;

/* time NULL: indexes. PACE_ERR_ARG, PACE_ERR_RANGE, PACE_ERR_NOMEM; `what` names the call. Clear after success alone.
 */
pace_status pace__points_gather(pace__points *out, const double *time, pace_view series, bool logarithms,
                                const pace_allocator *allocator, const char *what, pace_error *err);
void pace__points_clear(pace__points *points);

/* Ascending, in place; NaN-free; `spare` has n values. Merges: the order of equals does not matter to any caller.
 * Returns how many pairs stood in falling order. */
int64_t pace__sort(double *values, double *spare, int64_t n);
/* The median of sorted values. */
double pace__median(const double *sorted, int64_t n);

#endif
