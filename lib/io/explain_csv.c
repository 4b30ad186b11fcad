/* What is known of a plain table once it has been read. */
#include <math.h>
#include <string.h>
#include "io/csv.h"

static const char *unit_origin(unsigned from)
{
    static const char *const words[] = {
        [UNIT_NONE] = "",     [UNIT_HEADING] = "heading",       [UNIT_COLUMN] = "unit column", [UNIT_ROW] = "unit row",
        [UNIT_NAME] = "name", [UNIT_ABOVE] = "above the table", [UNIT_CELLS] = "cells",
    };
    return words[from];
}

/* The values of a row of the panel: how many, and from where to where. */
static void fill_values(pace_reading *row, const pace_series *series)
{
    pace_period p = series->view.first;
    row->freq = (pace_freq)p.freq;
    for (int64_t i = 0; i < series->view.n; i++) {
        p.ord = series->view.first.ord + (int32_t)i;
        if (isnan(series->view.x[i * series->view.stride])) {
            row->missing++;
            continue;
        }
        if (row->values++ == 0)
            row->covered.first = p;
        row->covered.last = p;
    }
}

void explain_series(pace_reading *row, const pace_series *series)
{
    row->key = series->key;
    row->unit = series->unit;
    row->basis = series->basis;
    fill_values(row, series);
}

static pace_reading series_row(pace_explanation *of, const csv_reader *reader, const pace_panel *panel, size_t at)
{
    pace_reading row = explain_reading_none();
    pace_series series;
    row.role = "series";
    if (!panel) /* no row of it could be read */
        return row;
    series = pace_panel_series(panel, (int64_t)at);
    explain_series(&row, &series);
    row.unit_from = unit_origin(reader->series[at].unit_from);
    row.missing_as = explain_missing(of, &reader->marks[at]);
    row.qualifiers = explain_qualifiers(of, &reader->marks[at]);
    if (series.kind == PACE_CUMULATIVE)
        row.note = "figures of the year to date";
    return row;
}

/* --- columns --------------------------------------------------------------------------------------------------------
 */

static const char *role_name(csv_role role)
{
    switch (role) {
    case CSV_PERIOD:
        return "period";
    case CSV_KEY:
        return "key";
    case CSV_VALUE:
    case CSV_ACROSS:
        return "value";
    case CSV_STATUS:
        return "status";
    case CSV_UNIT:
        return "unit";
    case CSV_QUALIFIER:
        return "qualifier";
    case CSV_BASIS:
        return "basis";
    case CSV_NAME:
        return "indicator";
    case CSV_SERIES:
        return "series";
    case CSV_EMPTY:
    case CSV_IGNORED:
        break;
    }
    return "nothing";
}

static void add_column(pace_explanation *of, const csv_reader *reader, const pace_panel *panel, size_t at)
{
    const csv_column *column = &reader->columns[at];
    pace_reading row = explain_reading_none();
    if (column->role == CSV_SERIES)
        row = series_row(of, reader, panel, (size_t)column->series);
    row.place = explain_number(of, "column", (int64_t)at + 1);
    row.heading = csv_heading(reader, at);
    row.role = role_name(column->role);
    if (column->role == CSV_PERIOD && panel && panel->cols) {
        pace_period last = panel->first;
        last.ord += (int32_t)(panel->cols - 1);
        row.freq = (pace_freq)panel->first.freq;
        row.covered = pace_span_of(panel->first, last);
        row.values = reader->rows;
    }
    if (column->role == CSV_ACROSS) {
        pace_period p = reader->builder.calendar;
        p.ord = column->ord;
        row.freq = (pace_freq)p.freq;
        row.covered = pace_span_of(p, p);
    }
    (void)explain_add(of, &row);
}

/* --- rows -----------------------------------------------------------------------------------------------------------
 */

static void add_series(pace_explanation *of, const csv_reader *reader, const pace_panel *panel, size_t at)
{
    pace_reading row = series_row(of, reader, panel, at);
    int32_t line = reader->is_across ? reader->names[at].line : reader->series[at].line;
    row.place = explain_number(of, "row", line);
    row.heading = reader->is_across ? reader->names[at].name : row.key;
    (void)explain_add(of, &row);
}

void explain_csv(pace_explanation *of, const csv_reader *reader, const pace_panel *panel)
{
    explain_form(of, reader->is_across            ? "periods side by side"
                     : reader->is_long            ? "long table"
                     : reader->input->opts.strict ? "plain series"
                                                  : "wide table");
    explain_delimiter(of, reader->scan.delimiter);
    for (size_t i = 0; i < reader->column_count; i++)
        add_column(of, reader, panel, i);
    if (!reader->is_long && !reader->is_across)
        return;
    for (size_t i = 0; i < reader->series_count; i++)
        add_series(of, reader, panel, i);
}
