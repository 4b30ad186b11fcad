/* Small multiples: what the choice of panels and their drawing share. */
#ifndef PACE_LIB_CHART_MULTIPLES_H
#define PACE_LIB_CHART_MULTIPLES_H

#include "chart/axis.h"
#include "chart/mark_line.h"
#include "chart/rows.h"

typedef struct panel {
    const pace_gap *row;
    const row_name *name; /* told apart from its namesakes */
    pace_series series; /* up to the latest period that counts */
    curve c;
    goal_path g;
    words_style style;
    pace_unit unit; /* in which numbers are printed */
    row_values values;
    double left, top; /* of the panel */
    int title_lines;  /* the same across a row of panels */
    double plot_top, foot, right;
    scale y;
    ticks t;
} panel;

typedef struct panel_grid {
    pen *p;
    const chart_rows *data;
    panel *panels;
    int64_t count, columns, rows;
    layout room;
    double width, height, gap; /* of a panel, between panels */
    double size, title;        /* letters */
    int64_t cut_titles, cut_units; /* how many were cut */
    const char *cut_title, *cut_unit; /* the first of them */
    bool one_unit;         /* of all: it stands in the subtitle */
    int status_lines;      /* of the longest status */
    bool unit_line;        /* the unit has a line of its own under the status */
    double *axis, *column; /* of each column of panels: widest tick label, widest label right of the plot */
    pace_freq freq;
    pace_period first, last;
    time_axis time;
    scale x;
} panel_grid;

/* What the subtitle says of all panels. */
const char *multiples_extra(pen *p, const chart_rows *rows);
/* Series alone whose unit is the same, so that it is said once; the largest value of all. */
bool multiples_of_one_unit(const chart_rows *rows, double *largest);
void multiples_cut_history(panel_grid *grid); /* of the first `count` panels */

/* How many panels there are, and the notes that go with them. */
void multiples_find_grid(panel_grid *grid);
void multiples_choose_columns(panel_grid *grid);
bool multiples_big_enough(const panel_grid *grid, bool alone);
bool multiples_name_panels(panel_grid *grid); /* false: out of memory */
void multiples_title_lines(panel_grid *grid);

#endif
