/* A chart as its builder keeps it, and the pen that draws one. */
#ifndef PACE_LIB_CHART_PRIVATE_H
#define PACE_LIB_CHART_PRIVATE_H

#include "chart/labels.h"
#include "chart/scene.h"
#include "chart/theme.h"
#include "chart/words.h"
#include "core/core.h"
#include "pace/chart.h"

struct pen;
struct cells;

/* A kind of picture: what a chart asks of it. Each has a file of its own, and its data in the chart's arena. */
typedef struct chart_type {
    const char *name; /* as errors name it: "bars" */
    void (*draw)(struct pen *p);
    void (*describe)(const pace_chart *chart, pace_buffer *out);  /* the alt text */
    void (*tabulate)(const pace_chart *chart, struct cells *out); /* the numbers behind the picture */
} chart_type;

typedef struct chart_line {
    pace_series series; /* contiguous copy */
    const char *label;
} chart_line;

typedef struct chart_goal {
    pace_target target;
    const char *label;
} chart_goal;

/* The data of line charts. */
typedef struct chart_lines {
    chart_line *lines;
    size_t line_count, line_capacity;
    chart_goal *goals;
    size_t goal_count, goal_capacity;
    const pace_fan *fan; /* NULL = none */
    const char *fan_label;
    const char **strong; /* labels of those that are set off */
    size_t strong_count, strong_capacity;
} chart_lines;

/* The data of every type that is made of targets' rows. */
typedef struct chart_rows {
    pace_gap *at;
    int64_t count;
} chart_rows;

/* A text that is drawn, to be looked up in the fonts. */
typedef struct chart_text {
    const char *what, *text;
    const struct chart_text *before;
} chart_text;

struct chart_claim;

struct pace_chart {
    pace_allocator allocator;
    pace__arena arena; /* everything that was added */
    double width, height, factor; /* the height as the last rendering settled it */
    double height_most, height_least; /* as asked for; 0 = the height is to stay */
    pace_theme theme;
    pace_compress compress;
    pace_text_mode text_mode;
    bool zh;
    bool log; /* values on a logarithmic axis */
    struct chart_claim *claims, **claims_end; /* of the title, in order */
    bool has_unit, keeps_units; /* pace_chart_unit, pace_chart_keep_units */
    pace_unit given, shown;     /* has_unit: the unit of the figures, and the one that is printed */
    const char *title, *subtitle, *source, *note, *id; /* "" = none */
    const chart_type *type; /* NULL = nothing was added yet */
    void *data;             /* the type's own */
    const chart_text *texts; /* the last label that was added */
    pace_buffer built;    /* warnings of the builder calls */
    pace_buffer warnings; /* those and the last rendering's */
    pace_buffer alt;
    pace_error error; /* the first one */
};

/* Where an error may be written: NULL after the first. */
pace_error *chart_error(pace_chart *chart);

/* Makes the chart one of `type` and returns its data: `size` zero bytes the first time, the same ones afterwards, where
 * `again` allows a second call. NULL: the chart has an error, or holds another kind of picture and has one now. */
void *chart_take(pace_chart *chart, const chart_type *type, size_t size, bool again);

/* Memory of the chart's arena; NULL after a failure (the chart then holds the error). */
void *chart_memory(pace_chart *chart, int64_t count, size_t size);
/* Room for one more item of an array in the arena. */
bool chart_grow(pace_chart *chart, void **items, size_t *capacity, size_t count, size_t size);

/* Copies into the chart's arena; NULL after a failure. Labels are texts that are drawn: their glyphs are looked up. */
const char *chart_copy_text(pace_chart *chart, const char *what, const char *text);
const char *chart_copy_label(pace_chart *chart, const char *what, const char *text);
const char *const *chart_copy_labels(pace_chart *chart, const char *what, const char *const *texts, int64_t count);
/* Infinite values are PACE_ERR_DATA that names `what` and the place. */
const double *chart_copy_values(pace_chart *chart, const char *what, const double *values, int64_t count);
/* `count` bytes: statuses, flags. */
const void *chart_copy_bytes(pace_chart *chart, const void *bytes, int64_t count);
bool chart_copy_series(pace_chart *chart, pace_series *out, pace_series series, const char *what);
/* The milestones become the chart's own. */
bool chart_copy_milestones(pace_chart *chart, pace_target *target);
bool chart_copy_rows(pace_chart *chart, chart_rows *out, const pace_gap *rows, int64_t count);

/* --- drawing --- */
/* How numbers are printed: in the unit that the caller says, or with 万 and 亿 as their size wants it. */
words_style chart_numbers(const pace_chart *chart, double largest);
/* The same where the picture names the unit itself: *shown is the one to name. */
words_style chart_numbers_in(const pace_chart *chart, pace_unit unit, double largest, pace_unit *shown);

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
    const char *cramped;                    /* what found no room at all: "the rows"; NULL = nothing */
    double spare;                           /* height that the marks have no use for; below zero: that they lack */
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

void chart_draw_nothing(pen *p, const char *extra);
/* The whole picture into a scene that was initialised; alt text and warnings of the chart are set. */
pace_status chart_scene(pace_chart *chart, scene *s, scene_font *font, pace__arena *scratch, pace_error *err);

/* --- pen.c --- */
void pen_warn(pen *p, const char *before, const char *subject, const char *after); /* one line: what happened to what */
void pen_note(pen *p, const char *sentence);
/* The canvas has no room for `what` ("the rows"): no picture is made, and the error says which size would do. */
void pen_refuse(pen *p, const char *what);
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
