/* From data to px. */
#ifndef PACE_LIB_CHART_SCALE_H
#define PACE_LIB_CHART_SCALE_H

#include <stdbool.h>
#include "chart/ticks.h"

typedef struct scale {
    double low, high; /* data; low < high */
    double from, to;  /* px of low and high */
} scale;

/* Never leaves the doubles, also for -1e308..1e308. */
double scale_at(const scale *s, double value);

/* An axis over [low, high] for `pixels` of length, ticks at least `least` px apart, aiming at `comfort` px, at most
 * `most`. The scale takes in every tick that lies within a third of a step of the data; `from_zero` takes in zero. */
scale scale_linear(double low, double high, double from, double to, double least, double comfort, int most,
                   bool from_zero, ticks *out);

bool scale_has_zero(const scale *s);

#endif
