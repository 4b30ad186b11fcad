/* Lines: a curve with its gaps, dashes and dots; a required path with its diamond; labels at their ends. */
#ifndef PACE_LIB_CHART_MARK_LINE_H
#define PACE_LIB_CHART_MARK_LINE_H

#include "chart/curve.h"
#include "chart/scale.h"

typedef struct line_style {
    scene_color stroke, text;
    double width, radius;
} line_style;

/* Lines and paths remember their segments as obstacles for labels. */
void mark_line(pen *p, const curve *c, const scale *x, const scale *y, const line_style *style);
void mark_goal_path(pen *p, const goal_path *g, const scale *x, const scale *y, double width);
void mark_goal_point(pen *p, const goal_path *g, const scale *x, const scale *y, double width, double radius);

/* A label that belongs to a point. Lines of text, the last of which ends in the value. */
typedef struct end_label {
    pen_lines text;
    double size;
    bool bold;
    scene_color color;
    scene_point at; /* the point */
    double radius;  /* of its mark */
    double weight;
    const char *what; /* for the warning when it is dropped */
    bool in_column;   /* stands in the column to the right of the plot */
} end_label;

/* Wraps "label value" to `width`, value never cut; NULL or "" parts are left out. */
pen_lines end_label_wrap(pen *p, const char *label, const char *value, double size, bool bold, double width);

/* Labels in a column that begins at x, between top and bottom; leader lines where one had to move. */
void end_labels_column(pen *p, end_label *labels, size_t count, double x, double top, double bottom);

/* The same in a column that ends at x, to the left of the points. */
void end_labels_left(pen *p, end_label *labels, size_t count, double x, double top, double bottom);

/* A label beside its point, at the first of the places around it that meets nothing. */
void end_label_around(pen *p, const end_label *label, label_box frame);

/* The same only where a near place is free; false, and nothing drawn or reported, where none is. */
bool end_label_try(pen *p, const end_label *label, label_box frame);

/* Words along a path, clear of all lines where there is such a place. */
void path_label(pen *p, const goal_path *g, const scale *x, const scale *y, label_box frame, double size);

#endif
