/* A table row by row: its text, its heading cell by cell, the cells of a row; and where faults and notes go. */
#include <string.h>
#include "io/tables.h"

/* --- faults and notes --------------------------------------------------------------------------------------------- */

bool tables_no_memory(tables *t)
{
    t->status = pace__fail_memory(t->err);
    return false;
}

bool tables_report(tables *t)
{
    if (t->status)
        return false;
    if (t->fault.code == PACE_ERR_NOMEM)
        return tables_no_memory(t);
    t->faults++;
    if (!t->lines) {
        t->status = t->fault.code;
        if (t->err)
            *t->err = t->fault;
        return false;
    }
    if (t->faults > TABLES_FAULT_LINES)
        return false;
    pace_buffer_text(t->lines, t->fault.where);
    pace_buffer_text(t->lines, ": ");
    pace_buffer_text(t->lines, t->fault.text);
    pace_buffer_char(t->lines, '\n');
    return t->lines->status ? tables_no_memory(t) : false;
}

int tables_column_of(const char *line_start, const char *at)
{
    int column = 1;
    if (!at)
        return 0;
    for (const char *p = line_start; p < at; p++)
        column += ((unsigned char)*p & 0xC0u) != 0x80u;
    return column;
}

/* --- opening ------------------------------------------------------------------------------------------------------ */

static tables_column *add_column(tables *t, tables_table *table)
{
    void *columns = table->columns;
    if (!pace__reserve(t->allocator, &columns, &table->capacity, table->count + 1, sizeof *table->columns)) {
        (void)tables_no_memory(t);
        return NULL;
    }
    table->columns = columns;
    memset(&table->columns[table->count], 0, sizeof *table->columns);
    return &table->columns[table->count++];
}

typedef struct counted { /* characters of a line up to a place in it */
    const char *line_start, *at;
    int place;
} counted;

/* Goes on from the cell before, so that a heading of many columns is gone through once. */
static int count_on(counted *so_far, const csv_cell *cell)
{
    if (so_far->line_start != cell->line_start)
        *so_far = (counted){cell->line_start, cell->line_start, 1};
    for (; so_far->at < cell->at; so_far->at++)
        so_far->place += (*so_far->at & 0xC0) != 0x80;
    return so_far->place;
}

static bool read_heading_cell(tables *t, tables_table *table, csv_cell *cell, counted *so_far)
{
    tables_column *column = add_column(t, table);
    bool sound;
    if (!column)
        return false;
    csv_trim(cell);
    sound = panel_clean(&t->scratch, cell->text, cell->n);
    if (t->scratch.status)
        return tables_no_memory(t);
    column->line = cell->line;
    column->place = count_on(so_far, cell);
    column->heading = "";
    if (!sound) {
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, table->input.name, (int)cell->line, (int)column->place,
                            "the heading %Q holds control characters; write plain text", CSV_QUOTE(cell));
        (void)tables_report(t);
        return !t->status;
    }
    column->heading = tables_keep(t, t->scratch.text ? t->scratch.text : "", t->scratch.length);
    if (!column->heading)
        return false;
    tables_read_heading(column, t, column->heading, t->scratch.length);
    return !t->status;
}

static bool read_heading(tables *t, tables_table *table)
{
    csv_cell cell = {0};
    counted so_far = {NULL, NULL, 0};
    int64_t blank = 0;
    int32_t first_blank = 0;
    csv_scan_heading(&table->scan, &table->notes);
    if (!csv_scan_row(&table->scan, &blank, &first_blank)) {
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, table->input.name, 1, 1,
                            "there is nothing in the file; it begins with a heading such as %s",
                            table == &t->targets_table ? "指标,单位,属性,基期,基期值,目标期,目标值" : "period,gdp");
        return tables_report(t);
    }
    while (!cell.last) {
        if (csv_scan_cell(&table->scan, &cell, &t->fault))
            return tables_report(t);
        if (table->count == (size_t)PANEL_SERIES_LIMIT) {
            (void)pace__fail_at(&t->fault, PACE_ERR_RANGE, table->input.name, (int)cell.line, 0,
                                "more than %ld columns; split the table", (long)PANEL_SERIES_LIMIT);
            return tables_report(t);
        }
        if (!read_heading_cell(t, table, &cell, &so_far))
            return false;
    }
    table->cells = pace__arena_alloc(&t->arena, table->count, sizeof *table->cells);
    return table->cells ? true : tables_no_memory(t);
}

bool tables_open(tables *t, tables_table *table, const pace_table_text *text)
{
    const pace_read_opts none = PACE_READ_OPTS_INIT;
    table->input.bytes = text->bytes ? text->bytes : "";
    table->input.n = text->n;
    table->input.name = text->name ? text->name : "";
    table->input.opts = none;
    table->input.opts.allocator = t->allocator;
    table->input.opts.encoding = t->opts.encoding;
    table->decoded.allocator = t->allocator;
    for (int role = 0; role < TABLES_ROLES; role++)
        table->of[role] = -1;
    if (text->n > IO_FILE_LIMIT) {
        (void)pace__fail(&t->fault, PACE_ERR_RANGE, table->input.name, "holds more than 1 GiB; split it into smaller files");
        return tables_report(t);
    }
    if (panel_text(&table->input, &table->decoded, &table->notes, &t->fault))
        return tables_report(t);
    csv_scan_init(&table->scan, &table->input, ',');
    if (!read_heading(t, table))
        return false;
    for (size_t i = table->count; i-- > 0;)
        table->of[table->columns[i].role] = (int32_t)i;
    return true;
}

void tables_close(tables *t, tables_table *table)
{
    pace__release(t->allocator, table->columns, table->capacity * sizeof *table->columns);
    pace_buffer_clear(&table->decoded);
    csv_scan_clear(&table->scan);
    memset(table, 0, sizeof *table);
}

/* --- rows --------------------------------------------------------------------------------------------------------- */

/* ' before what a spreadsheet would run, and before another such '. */
static bool is_guarded(const csv_cell *cell)
{
    return cell->n > 1 && cell->text[0] == '\'' && strchr("=+-@'", cell->text[1]) != NULL;
}

static bool take_cell(tables *t, tables_table *table, csv_cell *cell)
{
    tables_cell *out = &table->cells[cell->index];
    bool shared = cell->text == table->scan.scratch.text;
    csv_trim(cell);
    if (is_guarded(cell)) {
        cell->text++;
        cell->n--;
    }
    *out = (tables_cell){cell->text, cell->n, cell->at, cell->line_start, cell->line, cell->quoted};
    if (shared && cell->n)
        out->text = tables_keep(t, cell->text, cell->n);
    return out->text != NULL;
}

static void fail_width(tables *t, const tables_table *table, const csv_cell *cell)
{
    if ((size_t)cell->index >= table->count)
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, table->input.name, (int)cell->line, csv_place(cell),
                            "the row has more cells than the heading, which has %ld; quote a cell that holds the delimiter",
                            (long)table->count);
    else
        (void)pace__fail_at(&t->fault, PACE_ERR_PARSE, table->input.name, (int)cell->line, csv_place(cell),
                            "the row ends after %ld of %ld cells; leave the cell empty where there is nothing to say",
                            (long)cell->index + 1, (long)table->count);
    (void)tables_report(t);
}

typedef enum row_kind { ROW_END, ROW_EMPTY, ROW_FULL, ROW_FAULT } row_kind;

/* 注： in a row of its own, and lines below such a one that have one cell. */
static bool is_note_below(const tables_table *table, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (table->cells[i].n)
            return false;
    return csv_begins_note(table->cells[0].text, table->cells[0].n) || table->notes.of[NOTE_FOOTNOTES].count > 0;
}

static row_kind scan_row(tables *t, tables_table *table)
{
    csv_cell cell = {0};
    int64_t blank = 0;
    int32_t first_blank = 0;
    bool full = false, wide = false;
    if (t->status || table->broken || !csv_scan_row(&table->scan, &blank, &first_blank))
        return ROW_END;
    do {
        if (csv_scan_cell(&table->scan, &cell, &t->fault)) {
            table->broken = true;
            (void)tables_report(t);
            return ROW_FAULT;
        }
        if ((size_t)cell.index < table->count) {
            if (!take_cell(t, table, &cell))
                return ROW_END;
            full |= table->cells[cell.index].n > 0;
        } else if (!wide) {
            csv_cell extra = cell;
            csv_trim(&extra);
            wide = extra.n > 0; /* delimiters alone are what a spreadsheet leaves behind */
            if (wide)
                fail_width(t, table, &cell);
        }
    } while (!cell.last);
    if (!full && !wide)
        return ROW_EMPTY;
    if (!wide && (size_t)cell.index + 1 < table->count && is_note_below(table, (size_t)cell.index + 1)) {
        panel_note_add(&table->notes, NOTE_FOOTNOTES, cell.line, 0);
        return ROW_EMPTY;
    }
    if (!wide && (size_t)cell.index + 1 < table->count) {
        fail_width(t, table, &cell);
        wide = true;
    }
    return wide ? ROW_FAULT : ROW_FULL;
}

bool tables_next(tables *t, tables_table *table)
{
    row_kind kind;
    do
        kind = scan_row(t, table);
    while (kind == ROW_EMPTY || (kind == ROW_FAULT && !t->status));
    return kind == ROW_FULL && !t->status;
}

const tables_cell *tables_get(const tables_table *table, tables_role role)
{
    int32_t column = table->of[role];
    return column >= 0 && table->cells[column].n ? &table->cells[column] : NULL;
}
