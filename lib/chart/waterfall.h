/* From one total to another by steps. */
#ifndef PACE_LIB_CHART_WATERFALL_H
#define PACE_LIB_CHART_WATERFALL_H

#include "chart/axis.h"
#include "chart/chart_private.h"

typedef struct fall_step {
    const char *label;
    double value;    /* a change, or the level of a total */
    double from, to; /* levels: a total's from is zero */
    bool total;
} fall_step;

typedef struct chart_waterfall {
    const fall_step *steps;
    int64_t count;
    int decimals;
    bool down_is_good;
} chart_waterfall;

extern const chart_type chart_type_waterfall;

void chart_draw_waterfall(pen *p);

#endif
