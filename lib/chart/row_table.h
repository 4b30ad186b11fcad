/* Tables of targets' rows: a name at the left, a picture, columns of text, the status at the right. Where one column of
 * rows at full size has no room for all of them, the rows move closer, then stand in several blocks, before any is left
 * out. */
#ifndef PACE_LIB_CHART_ROW_TABLE_H
#define PACE_LIB_CHART_ROW_TABLE_H

#include "chart/rows.h"

enum { ROW_COLUMNS_MAX = 5 };

typedef struct row_column {
    const char *head;
    const char **cells; /* a text a row; "" = none */
    bool bold;
    bool before;        /* stands before the picture */
    int rank;           /* on a narrow canvas the column of the highest rank goes first; 0 = it stays */
    double natural;     /* width at the size of labels */
    double width;       /* 0 = it had to go */
} row_column;

/* Where the picture of a row has its room. */
typedef struct row_place {
    double left, right, middle;
} row_place;

typedef struct row_table {
    pen *p;
    const char *picture_head; /* over the pictures; "" = none */
    const char *what;         /* they are, for the warning when they had to go: "bars" */
    void (*picture)(struct row_table *table, int64_t row, const row_place *place);
    void *own; /* of the pictures */
    double picture_least, picture_good; /* width that they need, and need in blocks, in sizes of letters; 0 = five */
    double picture_high; /* pitch of rows that have all the height that they want, in lines; 0 = as the table thinks */

    const pace_gap **rows; /* in the order of the picture */
    int64_t total;         /* rows of the chart */
    int64_t asked;         /* those that any layout could show */
    int64_t count;         /* those that are shown */
    row_column columns[ROW_COLUMNS_MAX];
    int column_count;
    const row_name *names;
    const char **units, **statuses;
    row_values *values;

    layout room;
    int64_t blocks, per_block;
    double size, small, lh, pitch, head, gap;
    double block, gutter; /* width of a block, between blocks */
    double name_width, status_width;
    double names_natural, joined_natural, status_natural, units_natural, head_natural; /* at the sizes of labels and of sources */
    double picture_left, picture_right;      /* from the left edge of the block; equal = no picture */
    bool bare;        /* while places are sought: columns that may go do not count */
    bool marks_under; /* what tells namesakes apart stands under the names */
    int64_t cut_names, cut_reasons;
    const char *cut_name;
} row_table;

/* Names, values and statuses of the rows; `order` NULL = as given. false: out of memory. */
bool row_table_begin(row_table *table, pen *p, const chart_rows *rows, const int64_t *order);
/* A column whose cells are to be filled by the caller, `asked` of them; NULL = out of memory. */
const char **row_table_column(row_table *table, const char *head, bool bold, int rank);
/* The usual three: "Base 2015", "Latest 2020" and "Target 2020"; periods that differ stand in the cells. */
void row_table_base(row_table *table, int rank); /* stands before the picture */
void row_table_latest(row_table *table, int rank);
void row_table_target(row_table *table, int rank);
/* Header, foot and places; false where nothing can be drawn (which was reported). Notes come before. */
bool row_table_arrange(row_table *table);
void row_table_draw(row_table *table);

/* A name with its unit behind it, for rows that are too low for small letters. */
const char *row_table_joined(const row_table *table, int64_t row);
/* A value with its period behind it where it is told. */
const char *row_with_period(pen *p, const char *value, pace_period period);
/* "no base value ..." in the place of a picture, also over the columns behind it that are empty. */
void row_table_reason(row_table *table, int64_t row, const row_place *place, const char *reason);

#endif
