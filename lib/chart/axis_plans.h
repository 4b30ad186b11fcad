/* Plan periods under a time axis. */
#ifndef PACE_LIB_CHART_AXIS_PLANS_H
#define PACE_LIB_CHART_AXIS_PLANS_H

#include "chart/axis.h"

typedef struct axis_plan {
    double first, last; /* periods of the axis, both in it */
    pace_span span;
    const char *label;
} axis_plan;

/* The plans of several periods that the targets belong to, in order, none over another; in the scratch arena. */
size_t axis_plans_find(pen *p, axis_plan **out, const chart_goal *goals, size_t count, pace_freq axis);
double axis_plans_height(pen *p, double size);
/* A bracket each from `top` on, with its name and span, or the span alone where that fits. */
void axis_plans_draw(pen *p, const axis_plan *plans, size_t count, const scale *x, double top, double left, double right,
                     double size);

#endif
