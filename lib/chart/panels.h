/* Panels above each other that share a time axis. */
#ifndef PACE_LIB_CHART_PANELS_H
#define PACE_LIB_CHART_PANELS_H

#include "chart/lines.h"

typedef struct chart_panels {
    chart_line *lines;
    int64_t count;
} chart_panels;

void chart_draw_panels(pen *p);

#endif
