/* The plot of lines: curves, targets, a fan and their labels between a value axis and a time axis. A line chart is one of
 * them, panels are several on one time axis. Built, fitted, drawn in that order. */
#ifndef PACE_LIB_CHART_LINE_PLOT_H
#define PACE_LIB_CHART_LINE_PLOT_H

#include "chart/lines.h"
#include "chart/mark_fan.h"
#include "chart/mark_line.h"

typedef struct line_plot {
    pen *p;
    const chart_lines *data;
    curve *curves;
    goal_path *goals;
    size_t curve_count, goal_count, label_count;
    end_label *labels; /* curves first, then the fan, then goals */
    pace_period first, last; /* of the axis */
    uint8_t *figures;        /* a period each from figures_from on: some line has one; NULL = not looked for */
    int64_t figures_from, period_count;
    bool spaced;             /* the table has figures every few periods only: lines are drawn over those without */
    bool weekdays;           /* days without a figure on any Saturday or Sunday: no gap either */
    int anchor_year;
    double ground; /* where forecasts begin, in periods; NaN = none */
    layout room;
    double left, right, top, foot;
    double widest; /* that a label may be */
    double size;   /* of letters */
    bool low;           /* little height: ticks stand closer */
    bool unnamed;       /* labels are values alone: the name stands elsewhere */
    bool silent_ground; /* the ground is named elsewhere */
    bool own_unit;      /* which is named elsewhere */
    double largest;     /* own_unit: that of all that share it; 0 = the plot's own */
    pace_unit unit;     /* own_unit: the one to name */
    scale x;
    axis_number y;
} line_plot;

/* Curves and paths in what the axes count; false: out of memory, or data that cannot be drawn (the pen holds the error). */
bool line_plot_build(line_plot *plot, bool log);
/* What no line has figures for: joins the lines of a spaced table. line_plot_note_gaps tells it once, and line_plot_told is
 * a line without it, for notes of what that line alone lacks. */
void line_plot_find_gaps(line_plot *plot);
void line_plot_note_gaps(line_plot *plot);
pace_series line_plot_told(line_plot *plot, size_t line);
/* The periods that the axis shows; false when there is nothing to show. */
bool line_plot_periods(line_plot *plot);
/* The value axis, for `top` and `foot`. */
void line_plot_fit(line_plot *plot);
/* The place of a period; right of `left`, up to `right`. */
scale line_plot_time(const line_plot *plot);
line_style line_plot_style(const line_plot *plot, size_t line);
/* Set off from the others; where nothing is, all are. */
bool line_plot_is_strong(const line_plot *plot, size_t line);
bool line_plot_is_named(const line_plot *plot, size_t line); /* at its end */
fan_start line_plot_fan_start(const line_plot *plot);

/* The labels at the right and the width of their column: wrapped to a narrow one where their height allows it. */
double line_labels_column(line_plot *plot);
void line_labels_draw(line_plot *plot);

void line_plot_draw_back(line_plot *plot); /* ground, grid, foot */
void line_plot_draw_marks(line_plot *plot);

#endif
