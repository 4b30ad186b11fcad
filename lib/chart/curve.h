/* What a line chart draws, still in data units: curves with their gaps and dashes, and paths to targets. */
#ifndef PACE_LIB_CHART_CURVE_H
#define PACE_LIB_CHART_CURVE_H

#include "chart/chart_private.h"

typedef struct curve_point {
    double x, value;  /* x counts periods of the axis */
    int64_t index;    /* in the series */
    bool joined;      /* to the point before it: nothing is missing between them */
    bool broken;      /* a break of the series lies between it and the point before */
    bool provisional; /* estimated, provisional, unreliable or forecast */
} curve_point;

typedef struct curve {
    curve_point *at; /* in the scratch arena */
    int64_t count;
    double low, high;    /* of all values; NaN when there is none */
    int64_t first, last; /* indices of the first and last value in the series; -1 = none */
    bool dotted;         /* a dot at every point: the figures lie apart */
} curve;

/* Place of a period on an axis of (finer or the same) frequency: its last period there. NaN when it has none. */
double curve_x(pace_period p, pace_freq axis);

/* `columns`: pixels across. Where there are many more values than that, each column keeps its first, lowest, highest
 * and last value, so that extremes stay. */
void curve_build(pen *p, curve *out, const pace_series *series, pace_freq axis, int64_t columns);

bool curve_is_provisional(uint8_t status);

/* A target and the way to it. count 0 = only the point; has_point false = nothing can be drawn. */
typedef struct goal_path {
    curve_point *at;
    int64_t count;
    bool has_point;
    double x, value;        /* of the target, in the unit of the axis */
    double high;            /* the upper edge of a band; NaN = none */
    double said, said_high; /* the same as printed, whatever the axis makes of them */
    const char *words; /* "required 16.5% a year"; "" = none */
    bool refused;      /* units or kinds that do not fit the axis */
} goal_path;

void goal_build(pen *p, goal_path *out, const pace_target *target, const pace_series *series, pace_freq axis,
                words_style style);

/* Sentences about gaps, provisional values and breaks; `label` names the series where there are several. */
void notes_of_series(pen *p, const pace_series *series, const char *label);
/* Of the values [first, last]: which are missing; which are provisional, after `words` that say how they are drawn. */
void notes_of_missing(pen *p, const pace_series *series, int64_t first, int64_t last, const char *label);
void notes_of_status(pen *p, const pace_series *series, int64_t first, int64_t last, const char *label,
                     const char *words);

#endif
