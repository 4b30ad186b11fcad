/* The line chart. */
#ifndef PACE_LIB_CHART_LINES_H
#define PACE_LIB_CHART_LINES_H

#include "chart/chart_private.h"

extern const chart_type chart_type_lines;

void chart_draw_lines(pen *p);

#endif
