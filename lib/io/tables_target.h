/* What the files share that make targets of a row: cells (tables_aims.c), periods (tables_due.c), type, unit and measure
 * (tables_measure.c), the record (tables_target.c). */
#ifndef PACE_LIB_TABLES_TARGET_H
#define PACE_LIB_TABLES_TARGET_H

#include "io/tables.h"

typedef struct tables_aim { /* a figure with what its column says of it */
    pace_figure figure;
    int32_t column;
    pace_period period; /* of the heading; NONE = the row's */
    int type;           /* that the column gives; -1 = none */
    bool fall;
    tables_change change;
    const char *why;
    const char *words; /* in the place of the figure; NULL = there is one */
} tables_aim;

#define TABLES_AT_ROW(row) (row)->place.file, (int)(row)->place.line, tables_column_of((row)->place.line_start, (row)->place.at)

pace_unit tables_plain_unit(pace_quantity quantity);
bool tables_is_rate_type(int type);
bool tables_is_of_base(int type); /* a level as soon as the base is known */

bool tables_find_due(tables *t, const tables_row *row, const tables_aim *of, pace_span *due);
bool tables_find_base(tables *t, const tables_row *row, pace_span due, pace_period *base);
bool tables_check_order(tables *t, const tables_table *table, const tables_row *row, const tables_aim *of, pace_period base, pace_period due);
/* The plan that the row names, else the years from the base to the target; -1: no memory. */
int32_t tables_plan_between(tables *t, const tables_row *row, pace_period base, pace_span due);

void tables_hold_down(const tables_row *row, tables_aim *of);
void tables_settle_type(tables *t, const tables_table *table, const tables_row *row, tables_aim *of, bool one_period);
pace_unit tables_target_unit(const tables_row *row, const tables_aim *of);
bool tables_find_measure(tables *t, const tables_table *table, const tables_row *row, const tables_aim *of, pace_unit target, int32_t *out);

/* One more target. False: a fault was told, or there is no memory. */
bool tables_emit(tables *t, const tables_table *table, const tables_row *row, tables_aim *of);

#endif
