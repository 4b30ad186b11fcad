/* The steps of one series, shared by one and by rows. */
#ifndef PACE_LIB_TRANSFORM_FILTER_RUN_H
#define PACE_LIB_TRANSFORM_FILTER_RUN_H

#include "transform/filter.h"

/* Values between missing ends into y; 0 or the flag of what stands in the way, found at value `at`. */
uint8_t pace__filter_take(const pace_filter *plan, pace_view in, double *y, pace_filter_found *found, int64_t *at);
/* y becomes the trend, part the cycle; 0, RANGE, or DOMAIN where there is no result at all. */
uint8_t pace__filter_run(const pace_filter *plan, double *y, double *part, double *scratch, pace_filter_found *found);
/* values NULL: missing everywhere. out.x NULL: nothing. */
void pace__filter_put(pace_out out, int64_t n, const pace_filter_found *found, const double *values);
pace_status pace__filter_room(const pace_filter *plan, pace_out trend, pace_out cycle, pace_view in, pace_error *err);

#endif
