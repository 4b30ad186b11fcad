/* Forecasts: the ground that they stand on, and a fan of bands. */
#ifndef PACE_LIB_CHART_MARK_FAN_H
#define PACE_LIB_CHART_MARK_FAN_H

#include "chart/axis_number.h"

/* A place where the bands begin: the last value before them; NaN = none. */
typedef struct fan_start {
    double x, value;
} fan_start;

void mark_ground(pen *p, double from, double to, double top, double foot);
/* Bands from the widest to the narrowest, darkest in the middle, and the dashed centre; their edges are obstacles. */
void mark_fan(pen *p, const pace_fan *fan, fan_start start, const scale *x, const axis_number *y);

#endif
