/* One bullet: ground, bar, tick. */
#ifndef PACE_LIB_CHART_MARK_BULLET_H
#define PACE_LIB_CHART_MARK_BULLET_H

#include "chart/chart_private.h"

typedef struct bullet {
    double left, right, middle, height; /* of the ground */
    double latest, path;                /* as shares of the target; path NaN = unknown */
    double edge;                        /* of a band, the other one; NaN = none */
    double most;                        /* share at the right end */
    scene_color color;
} bullet;

void mark_bullet(pen *p, const bullet *b);

#endif
