/* Parts of a total over periods: what contributions and structures share. */
#ifndef PACE_LIB_CHART_PARTS_H
#define PACE_LIB_CHART_PARTS_H

#include "chart/axis.h"
#include "chart/chart_private.h"
#include "chart/key.h"
#include "chart/mark_line.h"

enum { PARTS_MAX = 12 }; /* that a caller may give; the residual is one more */

typedef struct chart_parts {
    pace_period first;
    int64_t count;
    int part_count; /* with the residual, which is the last */
    bool residual, share;
    bool areas; /* asked for, however few the periods are */
    const char *labels[PARTS_MAX + 1]; /* the residual's is "": its name follows the language */
    const double *values;              /* [part * count + period] */
    const double *total;               /* [count]; NaN where it is not known */
    const uint8_t *status;             /* [count] or NULL */
    const int8_t *digits;              /* [count], of the total; NULL = as needed */
    const char *total_label;           /* "" = by the language */
    int decimals;
} chart_parts;

/* Copies and checks; false: the chart has an error. */
bool parts_take(pace_chart *chart, chart_parts *out, const pace_parts *parts, const char *what);

const char *parts_label(const pace_chart *chart, const chart_parts *data, int part);
const char *parts_total_label(const pace_chart *chart, const chart_parts *data);
double parts_at(const chart_parts *data, int part, int64_t period);
/* All parts are known there. */
bool parts_complete(const chart_parts *data, int64_t period);
pace_period parts_period(const chart_parts *data, int64_t period);
/* The total as a series, with the statuses. */
pace_series parts_total_series(const chart_parts *data);

void parts_tabulate(const pace_chart *chart, struct cells *out);

typedef struct parts_plot {
    pen *p;
    const chart_parts *data;
    const double *values; /* [part * count + period] as they are drawn: of a share, percents */
    const double *totals; /* line of totals; NULL = none */
    double low, high;     /* of stacks and totals, zero included */
    bool areas;
    bool end_values; /* the labels at the end print the last value */
    bool above;      /* values stand above the stacks */
    bool bare;       /* a canvas so small that it has no values */
    words_style style;
    int decimals;
    int64_t last; /* the last period that is drawn; -1 = none */
    layout room;
    double left, right, top, foot;
    double band, bar; /* of a period, of its bar */
    scale x, y;       /* x in periods */
    ticks t;
    time_axis time;
    bool key;
    end_label labels[PARTS_MAX + 2];
    size_t label_count;
} parts_plot;

/* The limits of the stacks, or of what is not drawn: sums of the values from zero up and from zero down. */
void parts_stack(const parts_plot *plot, int64_t period, double *down, double *up);
/* From where to where a part reaches: on top of those before it that have its sign; false: there is nothing of it. */
bool parts_segment(const parts_plot *plot, int part, int64_t period, double *from, double *to);
/* Sets low, high, last, style and decimals from values and totals. */
void parts_measure(parts_plot *plot);
/* Room for everything; the frame is drawn. false: there is none, which was reported. */
bool parts_arrange(parts_plot *plot, const char *extra);
void parts_axes(parts_plot *plot);
/* The zero line, the key or the labels at the end: after the marks. */
void parts_finish(parts_plot *plot);

scene_color parts_color(const parts_plot *plot, int part);
double parts_x(const parts_plot *plot, int64_t period);
/* Dashed edges of what may still change; parts_bars draws them by itself. */
void parts_edges(parts_plot *plot);
/* Bars of all periods, a group a part. */
void parts_bars(parts_plot *plot);
void parts_value(const parts_plot *plot, double value, char out[WORDS_SIZE]);
void parts_notes(parts_plot *plot);

#endif
