/* A chart as its builder keeps it, and the pen that draws one. */
#ifndef PACE_LIB_CHART_PRIVATE_H
#define PACE_LIB_CHART_PRIVATE_H

#include "chart/labels.h"
#include "chart/scene.h"
#include "chart/theme.h"
#include "chart/words.h"
#include "core/core.h"
#include "pace/chart.h"

typedef enum chart_kind { CHART_NOTHING = 0, CHART_LINES, CHART_BARS, CHART_BULLETS, CHART_MULTIPLES } chart_kind;

typedef struct chart_line {
    pace_series series; /* contiguous copy */
    const char *label;
} chart_line;

typedef struct chart_goal {
    pace_target target;
    const char *label;
} chart_goal;

struct pace_chart {
    pace_allocator allocator;
    pace__arena arena; /* everything that was added */
    double width, height, factor;
    pace_theme theme;
    bool zh;
    const char *title, *subtitle, *source, *note, *id; /* "" = none */
    chart_kind kind;
    chart_line *lines;
    size_t line_count, line_capacity;
    chart_goal *goals;
    size_t goal_count, goal_capacity;
    pace_bars bars;
    pace_gap *rows;
    int64_t row_count;
    pace_buffer built;    /* warnings of the builder calls */
    pace_buffer warnings; /* those and the last rendering's */
    pace_buffer alt;
    pace_error error; /* the first one */
};

/* Where an error may be written: NULL after the first. */
pace_error *chart_error(pace_chart *chart);

/* Copies into the chart's arena; NULL after a failure (the chart then holds the error). */
const char *chart_copy_text(pace_chart *chart, const char *what, const char *text);
bool chart_copy_series(pace_chart *chart, pace_series *out, pace_series series, const char *what);
bool chart_copy_bars(pace_chart *chart, const pace_bars *bars);
/* The milestones become the chart's own. */
bool chart_copy_milestones(pace_chart *chart, pace_target *target);
bool chart_copy_rows(pace_chart *chart, const pace_gap *rows, int64_t count);

/* --- drawing --- */
typedef struct pen {
    pace_chart *chart;
    scene *scene;
    scene_font *font;
    theme look;           /* sizes for this canvas */
    pace__arena *scratch; /* lives as long as the rendering */
    bool zh;
    pace_buffer *notes; /* automatic notes, for the foot */
    label_box *boxes;   /* what stands on the picture: labels must keep clear of it */
    size_t box_count, box_capacity;
    scene_point *segments;                  /* pairs */
    size_t segment_count, segment_capacity; /* points */
    bool failed;                            /* out of memory */
    pace_error error;                       /* data that cannot be drawn */
} pen;

/* The rectangle between header and foot, and the texts of both. */
typedef struct layout {
    double left, right, top, bottom;
} layout;

/* Header and foot of the canvas are drawn; `extra` follows the subtitle ("" = nothing), the pen's notes follow the
 * chart's own. Words that find no room are left out in the order note, subtitle, source and reported. */
layout layout_frame(pen *p, const char *extra);
/* The same without drawing: what room there will be. */
layout layout_measure(pen *p, const char *extra);

void chart_draw_lines(pen *p);
void chart_draw_bars(pen *p);
void chart_draw_bullets(pen *p);
void chart_draw_multiples(pen *p);
void chart_draw_nothing(pen *p, const char *extra);
/* The whole picture into a scene that was initialised; alt text and warnings of the chart are set. */
pace_status chart_scene(pace_chart *chart, scene *s, scene_font *font, pace__arena *scratch, pace_error *err);
void chart_describe(const pace_chart *chart, pace_buffer *out); /* the alt text */

/* --- pen.c --- */
void pen_warn(pen *p, const char *before, const char *subject, const char *after); /* one line: what happened to what */
void pen_note(pen *p, const char *sentence);
double pen_line_height(pen *p, double size);
double pen_width(pen *p, const char *text, double size, bool bold);
/* Text whose box is remembered. x at the anchor, top of the line at y. */
label_box pen_text(pen *p, double x, double top, const char *text, double size, bool bold, scene_anchor anchor,
                   scene_color color, scene_color halo);
/* Wrapped text, lines in the scratch arena. */
typedef struct pen_lines {
    const char **at;
    int count;
    double width;  /* of the widest */
    double height; /* of all */
    bool cut;      /* an ellipsis was needed */
} pen_lines;
pen_lines pen_wrap(pen *p, const char *text, double size, bool bold, double width, int most);
/* Draws them from `top`; returns the bottom. */
double pen_draw_lines(pen *p, const pen_lines *lines, double x, double top, double size, bool bold, scene_anchor anchor,
                      scene_color color, scene_color halo);
void pen_block_box(pen *p, label_box box);
void pen_block_line(pen *p, scene_point a, scene_point b);
const char *pen_keep(pen *p, pace_buffer *text); /* moves into the scratch arena, clears the buffer; "" on failure */
label_field pen_field(const pen *p, label_box frame);
double pen_snap(double v); /* to the middle of a pixel */

#endif
