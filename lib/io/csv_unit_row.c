/* A row of units below the heading: its period says 单位 or unit. */
#include <string.h>
#include "io/csv.h"

static pace_status read_unit_cell(csv_reader *reader, csv_cell *cell, pace_error *err)
{
    const csv_column *column;
    if ((size_t)cell->index >= reader->column_count)
        return csv_fail_width(reader, cell, err);
    column = &reader->columns[cell->index];
    if (column->role == CSV_EMPTY)
        return csv_check_empty(reader, cell, err);
    if (column->role != CSV_SERIES)
        return PACE_OK;
    return csv_read_unit(reader, cell, &reader->series[column->series], UNIT_ROW, err);
}

pace_status csv_read_unit_row(csv_reader *reader, pace_error *err)
{
    csv_look look;
    csv_cell cell = {0};
    pace_status status = PACE_OK;
    if (reader->scan.at == reader->scan.end)
        return PACE_OK;
    look = csv_look_ahead(&reader->scan, reader->period_index);
    if (look.wanted.n == 0 || csv_role_of(look.wanted.text, look.wanted.n) != CSV_UNIT)
        return PACE_OK;
    panel_note_add(&reader->builder.notes, NOTE_UNIT_ROW, 0, 0);
    while (!status && !cell.last) {
        status = csv_scan_cell(&reader->scan, &cell, err);
        if (status)
            return status;
        status = csv_judge(reader, cell.index, read_unit_cell(reader, &cell, err), err);
    }
    return status;
}
