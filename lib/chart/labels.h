/* Where labels go: end labels in a column by isotonic regression, free labels by trying places. */
#ifndef PACE_LIB_CHART_LABELS_H
#define PACE_LIB_CHART_LABELS_H

#include <stdbool.h>
#include <stddef.h>
#include "chart/scene.h"

typedef struct label_box {
    double x, y, w, h;
} label_box; /* x y: top left */

bool label_boxes_meet(label_box a, label_box b);
bool label_box_inside(label_box box, label_box frame);
/* Does the segment pass through the box (its ends included)? */
bool label_box_meets_line(label_box box, scene_point a, scene_point b);

/* One label of a column: wants its middle at `wish`, is `height` high; `place` is the answer. Dropped ones have
 * kept = false. A greater weight moves less and stays longer. */
typedef struct label_slot {
    double wish, height, weight;
    double place;
    bool kept;
} label_slot;

/* Places the labels between top and bottom without overlap, in the order of their wishes, with the least weighted sum
 * of squared moves (pool adjacent violators). `order` is scratch for count indices. Where they do not all fit, those of
 * least weight (the later of equals) are dropped. Returns how many were dropped. */
size_t label_column(label_slot *slots, size_t count, double top, double bottom, size_t *order, double *scratch);

/* What free labels must keep clear of. Boxes and segments are borrowed arrays of the caller. */
typedef struct label_field {
    label_box frame;
    const label_box *boxes;
    size_t box_count;
    const scene_point *segments; /* pairs of points */
    size_t segment_count;        /* pairs */
} label_field;

/* Faults of a place: 1000 outside the frame, 100 a box, 1 a segment. 0 = free. */
int label_faults(const label_field *field, label_box box);

/* How many segments part a label from the point that it speaks of; a line on which the point lies does not count. */
int label_crossings(const label_field *field, scene_point point, label_box box);

#endif
