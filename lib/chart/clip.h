/* Clipping in double, before any drawing library sees a coordinate. */
#ifndef PACE_LIB_CLIP_H
#define PACE_LIB_CLIP_H

#include <stdbool.h>
#include <stddef.h>
#include "chart/scene.h"

typedef struct clip_box {
    double left, top, right, bottom;
} clip_box;

/* The part of the segment inside the box, in place; false when none is. Any finite coordinates. */
bool clip_segment(const clip_box *box, scene_point *a, scene_point *b);
bool clip_inside(const clip_box *box, scene_point p);

/* One pass of polygon clipping against side 0-3 (left, right, top, bottom): n points in, at most 2 n out, which must not
 * overlap. Four passes clip to the box. Returns the count. */
size_t clip_side(const clip_box *box, int side, const scene_point *in, size_t n, scene_point *out);

#endif
