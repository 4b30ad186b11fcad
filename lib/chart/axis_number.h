/* An axis of numbers, plain or logarithmic, upright or lying. A logarithmic one is a plain one of decades: what is drawn on
 * it goes through axis_number_place first. */
#ifndef PACE_LIB_CHART_AXIS_NUMBER_H
#define PACE_LIB_CHART_AXIS_NUMBER_H

#include "chart/axis.h"

typedef struct axis_number {
    bool log;
    words_style style;
    scale s;
    ticks at;   /* in what the scale counts: data, or decades */
    ticks said; /* the numbers printed there */
} axis_number;

/* The data, or its decades. */
double axis_number_place(const axis_number *axis, double value);
/* Pixels of a value. */
double axis_number_at(const axis_number *axis, double value);

typedef struct axis_room {
    double from, to;       /* px of the low and the high end */
    double least, comfort; /* px between ticks */
    int most;              /* ticks */
} axis_room;

/* For data in [low, high], which are positive where the axis is logarithmic. from_zero: zero belongs to it (plain only). */
void axis_number_fit(axis_number *axis, double low, double high, const axis_room *room, bool from_zero);

/* As printed beside tick i. */
void axis_number_text(char out[WORDS_SIZE], const axis_number *axis, int i);
double axis_number_width(pen *p, const axis_number *axis, double size);
/* Upright: grid across [left, right], numbers to its left. Lying: marks and numbers under `foot`, numbers that would touch
 * are left out. */
void axis_number_draw(pen *p, const axis_number *axis, double left, double right, double size);
void axis_number_draw_foot(pen *p, const axis_number *axis, double foot, double left, double right, double size);

#endif
