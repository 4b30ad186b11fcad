/* What a cell of values says: a number, nothing, or a figure as offices and spreadsheets write it. A plain number takes
 * the short way. Whatever could be read in two ways is refused. */
#include <math.h>
#include <string.h>
#include "core/figure.h"
#include "io/csv.h"
#include "pace/number.h"

bool csv_is_missing_mark(const csv_reader *reader, const char *text, size_t n)
{
    return pace__is_missing_mark(text, n, reader->input->opts.na);
}

static int8_t printed_decimals(const char *text, size_t n)
{
    int decimals = pace_number_decimals(text, n);
    return (int8_t)(decimals > INT8_MAX ? INT8_MAX : decimals);
}

static pace_status fail_value(const csv_reader *reader, const csv_cell *cell, pace_error *err)
{
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                         "%Q is not a number; write it as 1234.5, and leave the cell empty where there is none",
                         CSV_QUOTE(cell));
}

/* --- units -------------------------------------------------------------------------------------------------------- */

static pace_status fail_mixed(const csv_reader *reader, const csv_cell *cell, const csv_series *series, bool unit_here,
                              pace_error *err)
{
    bool percent = series->unit.quantity == PACE_PERCENT;
    return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                         unit_here ? "a %s here and none on the values before; write all of a series with it or none"
                                   : "no %s here and one on the values before; write all of a series with it or none",
                         percent ? "% sign" : "unit");
}

static pace_status accept_plain(const csv_reader *reader, const csv_cell *cell, csv_series *series, pace_error *err)
{
    series->plain = true;
    return series->unit_from == UNIT_CELLS ? fail_mixed(reader, cell, series, false, err) : PACE_OK;
}

/* The first unit in a series that has none: the one above the table where it measures the same. */
static pace_status take_unit(csv_reader *reader, const csv_cell *cell, csv_series *series, pace_unit unit,
                             pace_error *err)
{
    if (reader->scan.above.quantity == unit.quantity) {
        series->unit = reader->scan.above;
        series->unit_from = UNIT_ABOVE;
        return PACE_OK;
    }
    series->unit = unit;
    if (series->plain)
        return fail_mixed(reader, cell, series, true, err);
    series->unit_from = UNIT_CELLS;
    return PACE_OK;
}

/* 1.9万亿元 among values in 亿元. */
static pace_status convert_value(csv_reader *reader, const csv_cell *cell, const csv_series *series, pace_figure *f,
                                 pace_error *err)
{
    char own[PACE_UNIT_SIZE], given[PACE_UNIT_SIZE];
    if (f->unit.quantity == PACE_PERCENT && series->unit.quantity != PACE_PERCENT)
        return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                             "a %% sign on a value whose unit is another one; keep one unit in a series");
    if (f->unit.quantity != series->unit.quantity ||
        pace_unit_convert(&f->value, f->value, f->unit, series->unit, NULL)) {
        pace_unit_print(own, series->unit, NULL);
        pace_unit_print(given, f->unit, NULL);
        return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q is in %s, the series in %s; keep one unit in a series", CSV_QUOTE(cell), given, own);
    }
    if (f->unit.factor == series->unit.factor)
        f->decimals -= f->unit.scale - series->unit.scale;
    if (f->decimals < 0)
        f->decimals = 0;
    panel_note_add(&reader->builder.notes, NOTE_OTHER_UNITS, cell->line, cell->index + 1);
    return PACE_OK;
}

static pace_status accept_unit(csv_reader *reader, const csv_cell *cell, csv_series *series, pace_figure *f,
                               pace_error *err)
{
    if (f->unit.quantity == PACE_QUANTITY_NONE)
        return accept_plain(reader, cell, series, err);
    if (series->unit_from == UNIT_NONE) {
        pace_status status = take_unit(reader, cell, series, f->unit, err);
        if (status)
            return status;
    }
    if (series->unit_from == UNIT_CELLS)
        panel_note_add(&reader->builder.notes, series->unit.quantity == PACE_PERCENT ? NOTE_PERCENT : NOTE_UNIT_CELLS,
                       cell->line, cell->index + 1);
    return pace_unit_same(f->unit, series->unit) ? PACE_OK : convert_value(reader, cell, series, f, err);
}

pace_status csv_read_unit(csv_reader *reader, csv_cell *cell, csv_series *series, csv_unit_from from, pace_error *err)
{
    pace_error inner = PACE_ERROR_INIT;
    pace_unit unit;
    pace_status status;
    csv_trim(cell);
    if (cell->n == 0 || csv_is_missing_mark(reader, cell->text, cell->n))
        return PACE_OK;
    status = pace_unit_parse(&unit, cell->text, cell->n, &inner);
    if (status)
        return pace__fail_at(err, status, reader->scan.name, (int)cell->line, csv_place(cell), "%s", inner.text);
    if (series->unit_from != UNIT_NONE && !pace_unit_same(series->unit, unit))
        return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q is not the unit that the name has in brackets; keep one of the two", CSV_QUOTE(cell));
    series->unit = unit;
    series->unit_from = (uint8_t)from;
    return PACE_OK;
}

/* --- figures ------------------------------------------------------------------------------------------------------ */

/* A comma in one cell can be proved by another; where commas part the cells only a quoted one can be meant so. */
static void accept_groups(csv_reader *reader, const csv_cell *cell, csv_series *series, const pace_figure *f)
{
    if (!f->grouped)
        return;
    if (!f->doubtful) {
        series->grouped = true;
    } else if (!(cell->quoted && reader->scan.delimiter == ',') && !series->doubtful_line) {
        series->doubtful_line = cell->line;
        series->doubtful_index = cell->index;
    }
    panel_note_add(&reader->builder.notes, NOTE_THOUSANDS, cell->line, cell->index + 1);
}

static void note_spelling(csv_reader *reader, const csv_cell *cell, const pace_figure *f)
{
    panel_notes *notes = &reader->builder.notes;
    if (f->full_width)
        panel_note_add(notes, NOTE_FULL_WIDTH, cell->line, cell->index + 1);
    if (f->value < 0 && !f->full_width && !memchr(cell->text, '-', cell->n))
        panel_note_add(notes, NOTE_MINUS, cell->line, cell->index + 1);
    if (f->bracketed)
        panel_note_add(notes, NOTE_BRACKETS, cell->line, cell->index + 1);
    if (f->qualifier != PACE_EXACTLY)
        panel_note_add(notes, NOTE_QUALIFIED, cell->line, cell->index + 1);
}

static pace_status read_figure(csv_reader *reader, csv_cell *cell, csv_series *series, csv_value *out, pace_error *err)
{
    pace_error inner = PACE_ERROR_INIT;
    pace_figure f;
    pace_status status = pace_figure_parse(&f, cell->text, cell->n, NULL, &inner);
    size_t before = status ? pace__figure_before_mark(cell->text, cell->n) : cell->n;
    if (before < cell->n && !pace_figure_parse(&f, cell->text, before, NULL, NULL)) {
        panel_note_add(&reader->builder.notes, NOTE_FOOTNOTE_MARKS, cell->line, cell->index + 1);
        status = PACE_OK;
    }
    if (status)
        return pace__fail_at(err, status, reader->scan.name, (int)cell->line, csv_place(cell), "%s", inner.text);
    if (!isnan(f.value_high))
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q is a range, and a series has one value a period; write one of the two",
                             CSV_QUOTE(cell));
    status = accept_unit(reader, cell, series, &f, err);
    if (status)
        return status;
    accept_groups(reader, cell, series, &f);
    note_spelling(reader, cell, &f);
    if (reader->explains)
        reader->marks[series - reader->series].qualified[f.qualifier]++;
    out->value = f.value;
    out->decimals = (int8_t)(f.decimals > INT8_MAX ? INT8_MAX : f.decimals);
    out->qualifier = (uint8_t)f.qualifier;
    return PACE_OK;
}

/* --- the entry ---------------------------------------------------------------------------------------------------- */

static pace_status read_missing(csv_reader *reader, const csv_cell *cell, const csv_series *series, csv_value *out)
{
    if (cell->n) {
        panel_note_add(&reader->builder.notes, NOTE_MISSING, cell->line, cell->index + 1);
        panel_mark_add(&reader->builder.notes.missing, cell->text, cell->n);
    }
    if (reader->explains)
        explain_mark(&reader->marks[series - reader->series], cell->text, cell->n);
    out->value = (double)NAN;
    return PACE_OK;
}

pace_status csv_read_value(csv_reader *reader, csv_cell *cell, csv_series *series, csv_value *out, pace_error *err)
{
    pace_status status;
    out->decimals = -1;
    out->qualifier = PACE_EXACTLY;
    if (cell->n) {
        status = pace_number_parse(&out->value, cell->text, cell->n, NULL);
        if (!status) {
            out->decimals = printed_decimals(cell->text, cell->n);
            return accept_plain(reader, cell, series, err);
        }
        if (status == PACE_ERR_RANGE)
            return pace__fail_at(err, PACE_ERR_RANGE, reader->scan.name, (int)cell->line, csv_place(cell),
                                 "%Q is beyond the range of a double; use a larger unit", CSV_QUOTE(cell));
        if (reader->input->opts.strict)
            return fail_value(reader, cell, err);
        csv_trim(cell);
    }
    if (cell->n == 0 || csv_is_missing_mark(reader, cell->text, cell->n))
        return read_missing(reader, cell, series, out);
    return read_figure(reader, cell, series, out, err);
}

static pace_status fail_doubtful(const csv_reader *reader, const csv_series *series, pace_error *err)
{
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)series->doubtful_line,
                         csv_find_column(reader, series->doubtful_line, series->doubtful_index),
                         "a number such as 1,234 can be read in two ways; write it without the comma, or the decimal "
                         "point as a full stop");
}

pace_status csv_check_values(csv_reader *reader, pace_error *err)
{
    for (size_t i = 0; i < reader->series_count; i++) {
        const csv_series *series = &reader->series[i];
        pace_status status;
        if (!series->doubtful_line || series->grouped)
            continue;
        status = csv_judge(reader, series->doubtful_index, fail_doubtful(reader, series, err), err);
        if (status)
            return status;
    }
    return PACE_OK;
}
