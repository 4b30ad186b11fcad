/* The numbers behind a picture, as a table: heads first, then rows. */
#ifndef PACE_LIB_CHART_CELLS_H
#define PACE_LIB_CHART_CELLS_H

#include "chart/chart_private.h"

typedef enum cells_format { CELLS_CSV, CELLS_HTML, CELLS_MARKDOWN } cells_format;

typedef struct cells {
    pace_buffer *out;
    cells_format format;
    const char *caption, *measure; /* of an HTML table: title, and subtitle with the unit */
    int column;          /* of the open row; heads are a row */
    int columns;         /* heads */
    bool body;           /* the heads are closed */
} cells;

void cells_head(cells *c, const char *text);
void cells_row(cells *c);                      /* begins one, ends the one before */
void cells_text(cells *c, const char *text);
void cells_number(cells *c, double value);     /* shortest digits that read back to the same; missing = "" */
void cells_period(cells *c, pace_period period);
void cells_end(cells *c);

/* A row a period, over all that the series reach. `first` is the first of `count` series that lie `size` bytes apart. */
void cells_series(cells *c, const pace_series *first, size_t size, size_t count);

#endif
