/* What every chart of targets' rows shares. */
#ifndef PACE_LIB_CHART_ROWS_H
#define PACE_LIB_CHART_ROWS_H

#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/row_words.h"

/* The chart becomes one of `type` with copies of the rows. */
void rows_take(pace_chart *chart, const chart_type *type, const pace_gap *rows, int64_t count);
/* "Gross product: 11,913 in 2016, target 19,000 in 2020, behind; ..." */
void rows_describe(const alt *a, const chart_rows *data);
void rows_tabulate(const pace_chart *chart, cells *out);
void rows_tabulate_verdict(const pace_chart *chart, cells *out, const pace_gap *row); /* its cell */

void chart_draw_bullets(pen *p);
void chart_draw_multiples(pen *p);

#endif
