/* Rows of a CSV file into a panel: wide (a column a series) or long (a row an observation). */
#include <math.h>
#include <string.h>
#include "io/csv.h"

static bool make_marks(csv_reader *reader, size_t from, size_t to)
{
    void *marks = reader->marks;
    if (!pace__reserve(reader->allocator, &marks, &reader->mark_capacity, to, sizeof *reader->marks))
        return false;
    reader->marks = marks;
    memset(reader->marks + from, 0, (to - from) * sizeof *reader->marks);
    return true;
}

csv_series *csv_series_at(csv_reader *reader, size_t index)
{
    void *series = reader->series;
    if (index >= reader->series_count) {
        size_t before = reader->series_count;
        if (!pace__reserve(reader->allocator, &series, &reader->series_capacity, index + 1, sizeof *reader->series))
            return NULL;
        reader->series = series;
        memset(reader->series + before, 0, (index + 1 - before) * sizeof *reader->series);
        reader->series_count = index + 1;
        if (reader->explains && !make_marks(reader, before, index + 1))
            return NULL;
    }
    return &reader->series[index];
}

int csv_find_column(const csv_reader *reader, int32_t line, int32_t index)
{
    csv_scan scan;
    csv_cell cell = {0};
    int64_t blank = 0;
    int32_t first_blank;
    int column = 0;
    csv_scan_init(&scan, reader->input, reader->scan.delimiter);
    scan.tab_comma = reader->scan.tab_comma;
    scan.at = scan.line_start = line < reader->rows_line ? reader->head_at : reader->rows_at;
    scan.line = line < reader->rows_line ? reader->head_line : reader->rows_line;
    while (column == 0 && scan.line <= line && csv_scan_row(&scan, &blank, &first_blank)) {
        for (cell.last = false; !cell.last;) {
            if (csv_scan_cell(&scan, &cell, NULL))
                goto out;
            if (cell.line == line && cell.index == index)
                column = csv_place(&cell);
        }
    }
out:
    csv_scan_clear(&scan);
    return column;
}

pace_status csv_fail_width(const csv_reader *reader, const csv_cell *cell, pace_error *err)
{
    if ((size_t)cell->index >= reader->column_count)
        return pace__fail_at(
            err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
            "the row has more cells than the heading, which has %ld; quote a cell that holds the delimiter",
            (long)reader->column_count);
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                         "the row ends after %ld of %ld cells; leave the cell empty where a value is missing",
                         (long)cell->index + 1, (long)reader->column_count);
}

pace_status csv_check_empty(const csv_reader *reader, csv_cell *cell, pace_error *err)
{
    csv_trim(cell);
    if (cell->n == 0)
        return PACE_OK;
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                         "the column has a value and no heading; give it one");
}

/* Spreadsheets leave rows of nothing but delimiters behind. */
static bool next_filled_row(csv_reader *reader, int64_t *blank, int32_t *first_blank)
{
    csv_scan *scan = &reader->scan;
    bool more = csv_scan_row(scan, blank, first_blank);
    while (more && !reader->input->opts.strict) {
        const char *p = scan->at;
        while (p < scan->end && (*p == scan->delimiter || *p == ' '))
            p++;
        if (p < scan->end && *p != '\n' && *p != '\r')
            break;
        if ((*blank)++ == 0)
            *first_blank = scan->line;
        csv_skip_line(scan);
        more = csv_scan_row(scan, blank, first_blank);
    }
    return more;
}

bool csv_next_row(csv_reader *reader)
{
    bool strict = reader->input->opts.strict, more;
    int64_t blank = 0;
    int32_t first_blank = 0;
    do
        more = next_filled_row(reader, &blank, &first_blank);
    while (more && !strict && csv_pass_footnote(reader));
    if (more && blank && !strict) {
        panel_note_add(&reader->builder.notes, NOTE_BLANK_LINES, first_blank, 0);
        reader->builder.notes.of[NOTE_BLANK_LINES].count += blank - 1;
    }
    return more;
}

/* --- wide
 * ---------------------------------------------------------------------------------------------------------------- */

static pace_status grow_table(csv_reader *reader, panel_table *table, pace_error *err)
{
    const pace_allocator *allocator = reader->allocator;
    size_t need = (table->rows + 1) * table->width, capacity = table->row_capacity;
    void *ords = table->ords, *lines = table->lines, *values = table->values, *decimals = table->decimals;
    bool done = true;
    if (need > (size_t)PANEL_CELL_LIMIT)
        return pace__fail_at(err, PACE_ERR_RANGE, reader->scan.name, (int)reader->scan.line, 0,
                             "more than %ld values; split the file", (long)PANEL_CELL_LIMIT);
    if (table->rows == table->row_capacity) {
        done = pace__reserve(allocator, &ords, &table->ord_capacity, table->rows + 1, sizeof *table->ords) &&
               pace__reserve(allocator, &lines, &capacity, table->rows + 1, sizeof *table->lines);
        table->ords = ords;
        table->lines = lines;
        table->row_capacity = capacity;
    }
    if (done && need > table->value_capacity) {
        done = pace__reserve(allocator, &values, &table->value_capacity, need, sizeof *table->values);
        table->values = values;
    }
    if (done && need > table->decimal_capacity) {
        done = pace__reserve(allocator, &decimals, &table->decimal_capacity, need, 1);
        table->decimals = decimals;
    }
    return done ? PACE_OK : pace__fail_memory(err);
}

static pace_status add_mark(csv_reader *reader, panel_table *table, size_t at, uint8_t qualifier, pace_error *err)
{
    void *marks = table->marks;
    if (!pace__reserve(reader->allocator, &marks, &table->mark_capacity, table->mark_count + 1, sizeof *table->marks))
        return pace__fail_memory(err);
    table->marks = marks;
    table->marks[table->mark_count++] = (panel_mark){at, qualifier};
    return PACE_OK;
}

static pace_status read_wide_cell(csv_reader *reader, csv_cell *cell, panel_table *table, pace_error *err)
{
    const csv_column *column;
    csv_value value;
    pace_status status;
    size_t at;
    if ((size_t)cell->index >= reader->column_count)
        return csv_fail_width(reader, cell, err);
    column = &reader->columns[cell->index];
    if (column->role == CSV_IGNORED)
        return PACE_OK;
    if (column->role == CSV_PERIOD)
        return csv_read_period(reader, cell, &table->ords[table->rows], err);
    if (column->role == CSV_EMPTY)
        return csv_check_empty(reader, cell, err);
    at = table->rows * table->width + (size_t)column->series;
    status = csv_read_value(reader, cell, &reader->series[column->series], &value, err);
    if (status)
        return status;
    table->values[at] = value.value;
    table->decimals[at] = value.decimals;
    return value.qualifier ? add_mark(reader, table, at, value.qualifier, err) : PACE_OK;
}

/* One row. What is wrong in it sets reader->bad where reading goes on. */
static pace_status read_wide_row(csv_reader *reader, panel_table *table, pace_error *err)
{
    csv_cell cell;
    pace_status status;
    table->lines[table->rows] = reader->scan.line;
    do {
        status = csv_scan_cell(&reader->scan, &cell, err);
        if (status) {
            reader->lost = true;
            status = csv_judge(reader, cell.index, status, err);
            if (!status)
                csv_skip_line(&reader->scan);
            return status;
        }
        status = read_wide_cell(reader, &cell, table, err);
        if (status) {
            reader->lost |= cell.index == reader->period_index || (size_t)cell.index >= reader->column_count;
            status = csv_judge(reader, cell.index, status, err);
            if (status)
                return status;
            if ((size_t)cell.index >= reader->column_count) {
                if (!cell.last)
                    csv_skip_line(&reader->scan);
                return PACE_OK;
            }
        }
    } while (!cell.last);
    if ((size_t)cell.index + 1 >= reader->column_count)
        return PACE_OK;
    reader->lost = true;
    return csv_judge(reader, -1, csv_fail_width(reader, &cell, err), err);
}

/* A cell at fault is a missing one where the rest of its row is wanted. */
static void blank_row(panel_table *table)
{
    size_t at = table->rows * table->width;
    for (size_t i = 0; i < table->width; i++) {
        table->values[at + i] = (double)NAN;
        table->decimals[at + i] = -1;
    }
}

static pace_status read_wide_rows(csv_reader *reader, panel_table *table, pace_error *err)
{
    pace_status status = reader->input->opts.strict ? PACE_OK : csv_read_unit_row(reader, err);
    if (status)
        return status;
    table->width = reader->builder.names.count;
    while (csv_next_row(reader)) {
        status = grow_table(reader, table, err);
        if (status)
            return status;
        reader->bad = reader->lost = false;
        if (reader->explains)
            blank_row(table);
        status = read_wide_row(reader, table, err);
        if (status)
            return status;
        reader->rows++;
        table->rows += !reader->bad || (reader->explains && !reader->lost);
    }
    return PACE_OK;
}

/* --- long
 * ---------------------------------------------------------------------------------------------------------------- */

typedef struct long_row {
    csv_cell cells[CSV_EMPTY + 1];
    int64_t series;
    csv_cell unit_cell; /* the last unit that was parsed: most rows repeat it */
    pace_unit unit;
} long_row;

static pace_status read_key(csv_reader *reader, csv_cell *cell, long_row *row, pace_buffer *clean, pace_error *err)
{
    const panel_names *names = &reader->builder.names;
    bool known;
    csv_trim(cell);
    if (row->series >= 0 && names->items[row->series].n == cell->n &&
        memcmp(names->items[row->series].text, cell->text, cell->n) == 0)
        return PACE_OK;
    if (!panel_clean(clean, cell->text, cell->n) || cell->n == 0)
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q is no key of a series; write plain text", CSV_QUOTE(cell));
    if (clean->status)
        return pace__fail_memory(err);
    row->series = panel_names_add(&reader->builder.names, clean->text, clean->length, &known);
    if (row->series < 0)
        return pace__fail_memory(err);
    if (names->count > (size_t)PANEL_SERIES_LIMIT)
        return pace__fail_at(err, PACE_ERR_RANGE, reader->scan.name, (int)cell->line, 0,
                             "more than %ld series; split the file", (long)PANEL_SERIES_LIMIT);
    return csv_series_at(reader, (size_t)row->series) ? PACE_OK : pace__fail_memory(err);
}

static pace_status read_long_cells(csv_reader *reader, long_row *row, pace_buffer *clean, pace_error *err)
{
    csv_cell cell;
    pace_status status;
    do {
        csv_role role;
        status = csv_scan_cell(&reader->scan, &cell, err);
        if (!status && (size_t)cell.index >= reader->column_count)
            status = csv_fail_width(reader, &cell, err);
        if (status) {
            bool more = !cell.last || status != PACE_OK;
            status = csv_judge(reader, cell.index, status, err);
            if (!status && more && reader->scan.line == cell.line)
                csv_skip_line(&reader->scan);
            return status;
        }
        role = reader->columns[cell.index].role;
        if (role == CSV_IGNORED)
            continue;
        row->cells[role] = cell;
        if (role == CSV_KEY)
            status = read_key(reader, &cell, row, clean, err);
        else if (role == CSV_EMPTY)
            status = csv_check_empty(reader, &cell, err);
        else if (cell.n && cell.text == reader->scan.scratch.text)
            status = pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell.line, csv_place(&cell),
                                   "%Q holds a quote; only keys may", CSV_QUOTE(&cell));
        status = csv_judge(reader, cell.index, status, err);
        if (status)
            return status;
    } while (!cell.last);
    if ((size_t)cell.index + 1 < reader->column_count)
        return csv_judge(reader, -1, csv_fail_width(reader, &cell, err), err);
    return PACE_OK;
}

static pace_status read_unit(csv_reader *reader, long_row *row, csv_series *series, pace_error *err)
{
    csv_cell *cell = &row->cells[CSV_UNIT];
    pace_error inner = PACE_ERROR_INIT;
    csv_trim(cell);
    if (cell->n == 0)
        return PACE_OK;
    if (row->unit_cell.n != cell->n || memcmp(row->unit_cell.text, cell->text, cell->n) != 0) {
        pace_status status = pace_unit_parse(&row->unit, cell->text, cell->n, &inner);
        if (status)
            return pace__fail_at(err, status, reader->scan.name, (int)cell->line, csv_place(cell), "%s", inner.text);
        row->unit_cell = *cell;
    }
    if (series->unit_from == UNIT_COLUMN && !pace_unit_same(series->unit, row->unit))
        return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q is not the unit of the series' rows before; keep one unit in a series",
                             CSV_QUOTE(cell));
    series->unit = row->unit;
    series->unit_from = UNIT_COLUMN;
    return PACE_OK;
}

static pace_status read_basis(csv_reader *reader, csv_cell *cell, csv_series *series, pace_error *err)
{
    pace_error inner = PACE_ERROR_INIT;
    pace_basis basis;
    pace_status status;
    csv_trim(cell);
    if (cell->n == 0)
        return PACE_OK;
    status = pace_basis_parse(&basis, cell->text, cell->n, &inner);
    if (status)
        return pace__fail_at(err, status, reader->scan.name, (int)cell->line, csv_place(cell), "%s", inner.text);
    if (series->has_basis && !pace_basis_same(series->basis, basis))
        return pace__fail_at(err, PACE_ERR_DATA, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q is not the price basis of the series' rows before; keep one basis in a series",
                             CSV_QUOTE(cell));
    series->basis = basis;
    series->has_basis = true;
    return PACE_OK;
}

static pace_status read_status(csv_reader *reader, csv_cell *cell, uint8_t *letter, pace_error *err)
{
    csv_trim(cell);
    *letter = 0;
    if (cell->n == 0)
        return PACE_OK;
    *letter = (uint8_t)cell->text[0];
    if (cell->n == 1 && panel_status_known(cell->text[0]))
        return PACE_OK;
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                         "%Q is no observation status; write one of the SDMX letters, such as A, E, P or O",
                         CSV_QUOTE(cell));
}

/* Beside a value that says nothing of its own. */
static pace_status read_qualifier(const csv_reader *reader, csv_cell *cell, uint8_t *qualifier, pace_error *err)
{
    pace_error inner = PACE_ERROR_INIT;
    pace_qualifier said;
    csv_trim(cell);
    if (cell->n == 0)
        return PACE_OK;
    if (pace_qualifier_parse(&said, cell->text, cell->n, &inner))
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell), "%s", inner.text);
    if (*qualifier == PACE_EXACTLY)
        *qualifier = (uint8_t)said;
    return PACE_OK;
}

static pace_status read_long_row(csv_reader *reader, long_row *row, pace_error *err)
{
    csv_series *series = &reader->series[row->series];
    panel_cell of = {0};
    csv_value value = {0, -1, PACE_EXACTLY};
    csv_cell *period = &row->cells[CSV_PERIOD], *unit = &row->cells[CSV_UNIT], *letter = &row->cells[CSV_STATUS];
    csv_cell *figure = &row->cells[CSV_VALUE], *basis = &row->cells[CSV_BASIS];
    pace_status status = csv_judge(reader, period->index, csv_read_period(reader, period, &of.ord, err), err);
    if (!status)
        status = csv_judge(reader, unit->index, read_unit(reader, row, series, err), err);
    if (!status)
        status = csv_judge(reader, basis->index, read_basis(reader, basis, series, err), err);
    if (!status)
        status = csv_judge(reader, letter->index, read_status(reader, letter, &of.status, err), err);
    if (!status)
        status = csv_judge(reader, figure->index, csv_read_value(reader, figure, series, &value, err), err);
    if (!status && !reader->bad)
        status = csv_judge(reader, row->cells[CSV_QUALIFIER].index,
                           read_qualifier(reader, &row->cells[CSV_QUALIFIER], &value.qualifier, err), err);
    if (status || reader->bad)
        return status;
    if (series->line == 0)
        series->line = period->line;
    of.value = value.value;
    of.decimals = value.decimals;
    of.qualifier = value.qualifier;
    of.series = (int32_t)row->series;
    of.line = period->line;
    return panel_builder_add(&reader->builder, &of, err);
}

static pace_status read_long_rows(csv_reader *reader, pace_error *err)
{
    long_row row;
    pace_buffer clean = PACE_BUFFER_INIT;
    pace_status status = PACE_OK;
    memset(&row, 0, sizeof row);
    row.series = -1;
    clean.allocator = reader->allocator;
    while (!status && csv_next_row(reader)) {
        reader->bad = false;
        status = read_long_cells(reader, &row, &clean, err);
        if (!status && !reader->bad)
            status = read_long_row(reader, &row, err);
        if (!status)
            reader->rows++;
    }
    pace_buffer_clear(&clean);
    return status;
}

/* --- the whole
 * ------------------------------------------------------------------------------------------------------------ */

pace_status csv_fail_twice(const csv_reader *reader, const panel_clash *clash, pace_error *err)
{
    pace_period p = reader->builder.calendar;
    char label[PACE_PERIOD_SIZE];
    int column = csv_find_column(reader, clash->line, reader->period_index);
    p.ord = clash->ord;
    pace_period_print(label, p, NULL);
    return pace__fail_at(err, PACE_ERR_DATA, reader->scan.name, (int)clash->line, column,
                         "the period %s comes twice, first in line %d; keep one of the two", label,
                         (int)clash->first_line);
}

static pace_status build(pace_panel **out, csv_reader *reader, const panel_table *table, pace_error *err)
{
    panel_clash clash = {-1, 0, 0, 0};
    pace_status status;
    if (reader->rows == 0)
        return pace__fail_at(err, PACE_ERR_DATA, reader->scan.name, (int)reader->scan.line, 0,
                             "there is no row below the heading; add one for each period");
    status = csv_check_values(reader, err);
    if (!status)
        status = csv_check_periods(reader, err);
    if (!status)
        status = reader->is_long || reader->is_across ? panel_from_cells(out, &reader->builder, &clash, err)
                                                      : panel_from_table(out, &reader->builder, table, &clash, err);
    if (status && clash.series >= 0)
        return csv_fail_twice(reader, &clash, err);
    if (status == PACE_ERR_RANGE)
        (void)pace__fail_within(err, reader->scan.name);
    return status;
}

static void settle_units(csv_reader *reader)
{
    const pace_unit above = reader->scan.above;
    for (size_t i = 0; i < reader->series_count; i++) {
        csv_series *series = &reader->series[i];
        if (series->unit_from == UNIT_NONE && series->plain && above.quantity != PACE_QUANTITY_NONE) {
            series->unit = above;
            series->unit_from = UNIT_ABOVE;
        }
        if (series->unit_from == UNIT_ABOVE)
            panel_note_add(&reader->builder.notes, NOTE_UNIT_ABOVE, 0, 0);
    }
}

/* Where the values stand: of a row the line and the cells of the periods, of a column its cell and the lines of the periods. */
static bool describe_places(pace_panel *panel, const csv_reader *reader)
{
    if (reader->is_long || !panel->cols || (!reader->is_across && !panel->places))
        return true;
    panel->across = reader->is_across;
    if (reader->is_across)
        panel->places = pace__arena_alloc(&panel->arena, (size_t)panel->cols, sizeof *panel->places);
    if (!panel->places)
        return false;
    for (size_t i = 0; i < reader->column_count; i++) {
        const csv_column *column = &reader->columns[i];
        if (column->role == CSV_ACROSS && reader->is_across)
            panel->places[column->ord - panel->first.ord] = (int32_t)i + 1;
        else if (column->role == CSV_SERIES && column->series >= 0 && !reader->is_across)
            panel->series[column->series].place = (int32_t)i + 1;
    }
    for (size_t i = 0; i < reader->series_count && reader->is_across; i++)
        panel->series[i].place = reader->names[i].line;
    return true;
}

static void describe_series(pace_panel *panel, const csv_reader *reader)
{
    for (size_t i = 0; i < reader->series_count; i++) {
        if (reader->series[i].unit_from != UNIT_NONE)
            panel->series[i].unit = reader->series[i].unit;
        panel->series[i].basis = reader->series[i].basis;
        if (reader->to_date_line)
            panel->series[i].kind = PACE_CUMULATIVE;
        else if (reader->series[i].yearly)
            panel->series[i].kind = PACE_GROWTH;
        if (reader->is_across && reader->names[i].shown[0])
            panel->series[i].name = reader->names[i].shown;
        panel->series[i].line = reader->is_across ? reader->names[i].line : reader->series[i].line;
        panel->series[i].column = reader->is_across ? reader->names[i].column : 0;
    }
    for (size_t i = 0; i < reader->column_count; i++) {
        const csv_column *column = &reader->columns[i];
        if (column->role != CSV_SERIES || column->series < 0 || reader->is_long || reader->is_across)
            continue;
        panel->series[column->series].line = reader->head_line;
        panel->series[column->series].column = column->place;
    }
}

void csv_reader_init(csv_reader *reader, const panel_input *input, const panel_notes *notes)
{
    const pace_dialect dialect = PACE_DIALECT_INIT;
    memset(reader, 0, sizeof *reader);
    reader->input = input;
    reader->allocator = input->opts.allocator;
    reader->dialect = dialect;
    reader->dialect.freq = input->opts.freq;
    reader->dialect.strict = input->opts.strict;
    reader->first_days = true;
    csv_scan_init(&reader->scan, input, ',');
    panel_builder_init(&reader->builder, reader->allocator);
    panel_names_init(&reader->headings, reader->allocator);
    reader->builder.notes = *notes;
}

void csv_reader_clear(csv_reader *reader)
{
    csv_scan_clear(&reader->scan);
    panel_builder_clear(&reader->builder);
    panel_names_clear(&reader->headings);
    pace__release(reader->allocator, reader->columns, reader->column_capacity * sizeof *reader->columns);
    pace__release(reader->allocator, reader->series, reader->series_capacity * sizeof *reader->series);
    pace__release(reader->allocator, reader->names, reader->name_capacity * sizeof *reader->names);
    pace__release(reader->allocator, reader->marks, reader->mark_capacity * sizeof *reader->marks);
}

static pace_status read_rows(csv_reader *reader, panel_table *table, pace_error *err)
{
    if (reader->is_across)
        return csv_read_across(reader, err);
    return reader->is_long ? read_long_rows(reader, err) : read_wide_rows(reader, table, err);
}

pace_status csv_read(pace_panel **out, csv_reader *reader, pace_error *err)
{
    panel_table table;
    pace_panel *panel = NULL;
    pace_status status;
    memset(&table, 0, sizeof table);
    status = csv_read_head(reader, err);
    if (!status)
        status = csv_settle_form(reader, err);
    if (!status)
        status = read_rows(reader, &table, err);
    if (!status && reader->faults)
        status = csv_judge_table(reader, &table, err);
    if (!status && (reader->explains || !(reader->faults && reader->faults->count))) {
        settle_units(reader);
        status = build(&panel, reader, &table, err);
        if (status && status != PACE_ERR_NOMEM && reader->faults && reader->faults->count)
            status = PACE_OK; /* that has been told */
    }
    if (panel)
        describe_series(panel, reader);
    if (panel && !describe_places(panel, reader)) {
        pace_panel_free(panel);
        panel = NULL;
        status = pace__fail_memory(err);
    }
    if (reader->faults && !reader->explains)
        pace_panel_free(panel);
    else if (panel)
        *out = panel;
    panel_table_clear(&table, reader->allocator);
    return status;
}

pace_status panel_read_csv(pace_panel **out, const panel_input *input, panel_notes *notes, pace_error *err)
{
    csv_reader reader;
    pace_status status;
    csv_reader_init(&reader, input, notes);
    status = csv_read(out, &reader, err);
    if (!status)
        *notes = reader.builder.notes;
    csv_reader_clear(&reader);
    return status;
}
