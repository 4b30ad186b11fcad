/* Axes: values upwards, time along the foot. */
#ifndef PACE_LIB_CHART_AXIS_H
#define PACE_LIB_CHART_AXIS_H

#include "chart/chart_private.h"
#include "chart/scale.h"

/* Widest label of a value axis. */
double axis_label_width(pen *p, const ticks *t, words_style style, double size);

/* Grid lines across [left, right], labels to the left of them, the zero line heavier when the scale crosses it. */
void axis_values(pen *p, const scale *y, const ticks *t, words_style style, double left, double right, double size);

/* Time labels. x is the place of a period's middle, counted in periods. */
enum { AXIS_TIME_MAX = 60, TIME_ROW = 24 };

typedef struct time_tick {
    double x;
    char text[32];
    char year_row[TIME_ROW]; /* second row; "" = none */
} time_tick;

typedef struct time_axis {
    int count;
    time_tick at[AXIS_TIME_MAX];
    bool rows; /* two rows: part of the year, and the year; days, and their month */
} time_axis;

/* The densest labels that fit: first and last are the periods at the ends, `scale` gives their places. Years are
 * counted so that `anchor_year` gets one where every second year is labelled (0 = the last year). At most `rows` rows,
 * 1 or 2. */
void axis_time_find(pen *p, time_axis *out, pace_period first, pace_period last, const scale *x, double size,
                    int anchor_year, int rows);

/* Labels under `foot`, kept inside [left, right]; with tick marks when `marks`. */
void axis_time_draw(pen *p, const time_axis *t, const scale *x, double foot, double left, double right, double size,
                    bool marks);

#endif
