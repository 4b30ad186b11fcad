/* Cells in rows and columns: printed values on tinted grounds, names at the left, a column of words at the right. */
#ifndef PACE_LIB_CHART_HEAT_GRID_H
#define PACE_LIB_CHART_HEAT_GRID_H

#include "chart/chart_private.h"

typedef struct heat_cell {
    const char *text;
    scene_color fill; /* alpha 0 = no ground: there is no value */
} heat_cell;

typedef struct heat_word {
    const char *text;
    scene_color color;
} heat_word;

typedef struct heat_grid {
    pen *p;
    int64_t rows, columns;
    const char *const *names; /* of the rows */
    const char *const *units; /* in small letters under them; NULL = none */
    const char *const *heads; /* of the columns */
    const heat_cell *cells;  /* [row * stride + column] */
    int64_t stride;
    const heat_word *words;  /* a row each; NULL = none */
    const char *word_head;

    layout room;
    double size, small, lh, head, pitch; /* head: height of the heads, space included */
    double name_width, cell_width, word_width, gap;
    double names_natural, cells_natural, heads_natural, words_natural; /* at the size of labels */
    int head_lines;
} heat_grid;

/* The widths of all texts; before the others. */
void heat_grid_measure(heat_grid *grid);
/* How many rows and columns have room in `room` at the size chosen for them. */
void heat_grid_fit(heat_grid *grid, layout room, int64_t *rows, int64_t *columns);
/* The first `rows` and `columns` of the grid; both must have room. */
void heat_grid_draw(heat_grid *grid);

#endif
