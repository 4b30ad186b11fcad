/* Two moments of several things. */
#ifndef PACE_LIB_CHART_SLOPE_H
#define PACE_LIB_CHART_SLOPE_H

#include "chart/lines.h"

void chart_draw_slope(pen *p); /* data: pace_slope */

#endif
