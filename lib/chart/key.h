/* A key for what has no label beside it: small marks with their names in lines under the subtitle. */
#ifndef PACE_LIB_CHART_KEY_H
#define PACE_LIB_CHART_KEY_H

#include "chart/chart_private.h"

typedef enum key_mark { KEY_SQUARE, KEY_LINE, KEY_OUTLINE } key_mark;

typedef struct key_item {
    const char *label;
    scene_color color;
    key_mark mark;
} key_item;

/* From `top` between the sides of the room; returns the bottom. drawn = false only measures. */
double key_draw(pen *p, const layout *room, const key_item *items, int64_t count, double top, bool drawn);

#endif
