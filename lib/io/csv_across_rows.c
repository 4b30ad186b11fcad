/* The rows of a table whose periods stand side by side, and what their series are called. */
#include <math.h>
#include <string.h>
#include "io/csv.h"

typedef struct across_row {
    csv_cell *cells; /* of the row that is read, by column */
    pace_buffer name, id;
    int32_t line, column; /* of its name */
} across_row;

/* --- one row ------------------------------------------------------------------------------------------------------ */

static pace_status fail_text(const csv_reader *reader, const csv_cell *cell, pace_error *err)
{
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                         "%Q holds control characters; write plain text", CSV_QUOTE(cell));
}

static pace_status keep_text(const csv_reader *reader, pace_buffer *out, csv_cell *cell, pace_error *err)
{
    csv_trim(cell);
    if (!panel_clean(out, cell->text, cell->n)) {
        out->length = 0;
        return fail_text(reader, cell, err);
    }
    return out->status ? pace__fail_memory(err) : PACE_OK;
}

static pace_status read_one_cell(csv_reader *reader, across_row *row, csv_cell *cell, pace_error *err)
{
    csv_role role;
    if ((size_t)cell->index >= reader->column_count)
        return csv_fail_width(reader, cell, err);
    role = reader->columns[cell->index].role;
    row->cells[cell->index] = *cell;
    if (role == CSV_NAME) {
        row->column = (int32_t)csv_place(cell);
        return keep_text(reader, &row->name, cell, err);
    }
    if (role == CSV_KEY)
        return keep_text(reader, &row->id, cell, err);
    if (role == CSV_EMPTY)
        return csv_check_empty(reader, cell, err);
    if (role != CSV_IGNORED && cell->n && cell->text == reader->scan.scratch.text)
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q holds a quote; only names may", CSV_QUOTE(cell));
    return PACE_OK;
}

/* All cells first: the unit may stand behind the values. */
static pace_status read_cells(csv_reader *reader, across_row *row, pace_error *err)
{
    csv_cell cell;
    pace_status status;
    row->line = reader->scan.line;
    row->column = 0;
    row->name.length = row->id.length = 0;
    do {
        bool scanned;
        status = csv_scan_cell(&reader->scan, &cell, err);
        scanned = status == PACE_OK;
        if (scanned)
            status = read_one_cell(reader, row, &cell, err);
        if (status) {
            status = csv_judge(reader, cell.index, status, err);
            if (status)
                return status;
            if (scanned && (size_t)cell.index < reader->column_count)
                continue;
            if (!scanned || !cell.last)
                csv_skip_line(&reader->scan);
            return PACE_OK;
        }
    } while (!cell.last);
    if ((size_t)cell.index + 1 < reader->column_count)
        return csv_judge(reader, -1, csv_fail_width(reader, &cell, err), err);
    return PACE_OK;
}

/* 一、 or （一） before a title that parts the rows. */
static bool begins_a_section(const char *text, size_t n)
{
    static const char *const digits[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    bool bracket = n > 3 && memcmp(text, "（", 3) == 0;
    size_t at = bracket ? 3 : 0, from = at;
    for (size_t i = 0; i < sizeof digits / sizeof *digits;) {
        if (n - at >= 3 && memcmp(text + at, digits[i], 3) == 0) {
            at += 3;
            i = 0;
        } else {
            i++;
        }
    }
    return at > from && n - at > 3 && memcmp(text + at, bracket ? "）" : "、", 3) == 0;
}

static bool is_section(const csv_reader *reader, const across_row *row)
{
    if (!begins_a_section(row->name.text, row->name.length))
        return false;
    for (size_t i = 0; i < reader->column_count; i++) {
        csv_cell cell = row->cells[i];
        csv_trim(&cell);
        if (reader->columns[i].role != CSV_NAME && cell.n)
            return false;
    }
    return true;
}

static const char *keep(csv_reader *reader, const char *text, size_t n)
{
    return n ? pace__arena_text(&reader->builder.names.arena, text, n) : "";
}

/* Whatever the name says of the unit counts before the column of units. */
static pace_status add_name(csv_reader *reader, across_row *row, csv_series *series, pace_error *err)
{
    void *names = reader->names;
    csv_row_name *name;
    if (!pace__reserve(reader->allocator, &names, &reader->name_capacity, reader->name_count + 1,
                       sizeof *reader->names))
        return pace__fail_memory(err);
    reader->names = names;
    name = &reader->names[reader->name_count++];
    memset(name, 0, sizeof *name);
    name->line = row->line;
    name->column = row->column;
    name->unit = "";
    name->name = keep(reader, row->name.text, row->name.length);
    name->id = keep(reader, row->id.text, row->id.length);
    if (!name->name || !name->id)
        return pace__fail_memory(err);
    name->shorter = csv_split_unit(&series->unit, &series->yearly, name->name, row->name.length);
    if (name->shorter)
        series->unit_from = UNIT_NAME;
    name->shown = name->shorter ? keep(reader, name->name, name->shorter) : name->name;
    return name->shown ? PACE_OK : pace__fail_memory(err);
}

static pace_status read_units(csv_reader *reader, across_row *row, size_t at, pace_error *err)
{
    pace_status status = PACE_OK;
    for (size_t i = 0; !status && i < reader->column_count; i++) {
        csv_cell *cell = &row->cells[i];
        if (reader->columns[i].role != CSV_UNIT)
            continue;
        status = csv_judge(reader, (int32_t)i, csv_read_unit(reader, cell, &reader->series[at], UNIT_COLUMN, err), err);
        reader->names[at].unit = keep(reader, cell->text, cell->n);
        if (!reader->names[at].unit)
            return pace__fail_memory(err);
    }
    return status;
}

static pace_status read_values(csv_reader *reader, across_row *row, size_t at, pace_error *err)
{
    for (size_t i = 0; i < reader->column_count; i++) {
        panel_cell of = {0};
        csv_value value = {(double)NAN, -1, 0};
        pace_status status;
        if (reader->columns[i].role != CSV_ACROSS)
            continue;
        status = csv_judge(reader, (int32_t)i, csv_read_value(reader, &row->cells[i], &reader->series[at], &value, err),
                           err);
        of.value = value.value;
        of.decimals = value.decimals;
        of.qualifier = value.qualifier;
        of.series = (int32_t)at;
        of.ord = reader->columns[i].ord;
        of.line = row->line;
        if (!status)
            status = panel_builder_add(&reader->builder, &of, err);
        if (status)
            return status;
    }
    return PACE_OK;
}

static pace_status fail_nameless(const csv_reader *reader, const across_row *row, pace_error *err)
{
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)row->line, 1,
                         "the row has no name; write what its values are of");
}

static pace_status read_row(csv_reader *reader, across_row *row, pace_error *err)
{
    size_t at = reader->name_count;
    csv_series *series;
    pace_status status;
    if (row->name.length == 0 && row->id.length == 0)
        return csv_judge(reader, -1, fail_nameless(reader, row, err), err);
    if (row->name.length && is_section(reader, row)) {
        panel_note_add(&reader->builder.notes, NOTE_SECTIONS, row->line, 0);
        return PACE_OK;
    }
    if (at >= (size_t)PANEL_SERIES_LIMIT)
        return pace__fail_at(err, PACE_ERR_RANGE, reader->scan.name, (int)row->line, 0,
                             "more than %ld series; split the file", (long)PANEL_SERIES_LIMIT);
    series = csv_series_at(reader, at);
    if (!series)
        return pace__fail_memory(err);
    status = add_name(reader, row, series, err);
    if (!status)
        status = read_units(reader, row, at, err);
    return status ? status : read_values(reader, row, at, err);
}

/* A cell takes a byte at least: no file asks for more room than a few times its own. */
static size_t most_cells(const csv_reader *reader)
{
    const csv_scan *scan = &reader->scan;
    size_t bytes = (size_t)(scan->end - scan->at), lines = csv_count_lines(scan->at, bytes) + 1;
    return reader->column_count && lines > bytes / reader->column_count ? bytes : lines * reader->column_count;
}

pace_status csv_read_across(csv_reader *reader, pace_error *err)
{
    across_row row;
    pace_status status = panel_builder_expect(&reader->builder, most_cells(reader), err);
    if (status)
        return status;
    memset(&row, 0, sizeof row);
    row.name.allocator = row.id.allocator = reader->allocator;
    row.cells = pace__calloc(reader->allocator, reader->column_count, sizeof *row.cells);
    if (!row.cells)
        return pace__fail_memory(err);
    while (!status && csv_next_row(reader)) {
        reader->bad = false;
        status = read_cells(reader, &row, err);
        if (!status && !reader->bad)
            status = read_row(reader, &row, err);
        reader->rows++;
    }
    if (!status)
        status = csv_name_across(reader, err);
    pace__release(reader->allocator, row.cells, reader->column_count * sizeof *row.cells);
    pace_buffer_clear(&row.name);
    pace_buffer_clear(&row.id);
    return status;
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static size_t short_length(const csv_row_name *name)
{
    return name->shorter ? name->shorter : strlen(name->name);
}

/* How often each name is used without a unit, and as it stands. */
static pace_status count_names(const csv_reader *reader, panel_names *all, uint32_t *uses, pace_error *err)
{
    bool known;
    for (size_t i = 0; i < reader->name_count; i++) {
        int64_t at = panel_names_add(all, reader->names[i].name, short_length(&reader->names[i]), &known);
        if (at < 0)
            return pace__fail_memory(err);
        uses[at]++;
    }
    return PACE_OK;
}

/* A unit leaves the key only where the rest is still a key of its own; a name that is used twice gets its unit. */
static void choose_key(pace_buffer *key, const csv_row_name *name, bool unique)
{
    key->length = 0;
    if (name->id[0]) {
        pace_buffer_text(key, name->id);
    } else if (unique) {
        pace_buffer_bytes(key, name->name, short_length(name));
    } else {
        pace_buffer_text(key, name->name);
        if (!name->shorter && name->unit[0]) {
            pace_buffer_char(key, '(');
            pace_buffer_text(key, name->unit);
            pace_buffer_char(key, ')');
        }
    }
}

static int32_t line_of_key(const csv_reader *reader, size_t series)
{
    return reader->names[series].line;
}

static pace_status name_one(csv_reader *reader, size_t at, bool unique, pace_buffer *key, pace_error *err)
{
    const csv_row_name *name = &reader->names[at];
    bool known;
    int64_t id;
    choose_key(key, name, unique);
    if (key->status)
        return pace__fail_memory(err);
    id = panel_names_add(&reader->builder.names, key->text, key->length, &known);
    if (id < 0)
        return pace__fail_memory(err);
    if (reader->series[at].unit_from == UNIT_NAME)
        panel_note_add(&reader->builder.notes, NOTE_UNIT_NAME, 0, 0);
    if (!known)
        return PACE_OK;
    return csv_judge(reader, -1,
                     pace__fail_at(err, PACE_ERR_DATA, reader->scan.name, (int)name->line, 0,
                                   "the series %q comes twice, first in line %d; give each a name or an id of its own",
                                   key->text, (int)line_of_key(reader, (size_t)id)),
                     err);
}

pace_status csv_name_across(csv_reader *reader, pace_error *err)
{
    size_t count = reader->name_count;
    uint32_t *uses = pace__calloc(reader->allocator, count ? count : 1, sizeof *uses);
    panel_names all;
    pace_buffer key = PACE_BUFFER_INIT;
    bool known;
    pace_status status;
    panel_names_init(&all, reader->allocator);
    key.allocator = reader->allocator;
    status = uses ? count_names(reader, &all, uses, err) : pace__fail_memory(err);
    for (size_t i = 0; !status && i < count; i++) {
        int64_t at = panel_names_add(&all, reader->names[i].name, short_length(&reader->names[i]), &known);
        status = at < 0 ? pace__fail_memory(err) : name_one(reader, i, uses[at] == 1, &key, err);
    }
    pace_buffer_clear(&key);
    panel_names_clear(&all);
    pace__release(reader->allocator, uses, (count ? count : 1) * sizeof *uses);
    return status;
}
