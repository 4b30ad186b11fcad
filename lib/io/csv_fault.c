/* Faults of a table: the heading of their column, and all of them instead of the first. */
#include <string.h>
#include "io/csv.h"

enum { MOST_LINES = 1000, HEADING_SIZE = 192 };

/* "[GDP(亿元)] what; what would be right" */
static void name_heading(const csv_reader *reader, int32_t column, pace_error *err)
{
    pace_error before;
    char heading[HEADING_SIZE];
    size_t n;
    const char *text = column < 0 ? "" : csv_heading(reader, (size_t)column);
    if (!err || !text[0] || reader->input->opts.strict)
        return;
    before = *err;
    n = strlen(text);
    if (n >= sizeof heading)
        for (n = sizeof heading - 1; n > 0 && (text[n] & 0xC0) == 0x80;)
            n--;
    memcpy(heading, text, n);
    heading[n] = '\0';
    (void)pace__fail(err, before.code, before.where, "[%s] %s", heading, before.text);
    err->line = before.line;
    err->column = before.column;
    err->item = before.item;
}

static void write_fault(csv_faults *faults, pace_error *err)
{
    const pace_error none = PACE_ERROR_INIT;
    if (faults->count++ < MOST_LINES)
        pace_buffer_format(faults->lines, "%s: %s\n", err->where, err->text);
    *err = none;
}

pace_status csv_judge(csv_reader *reader, int32_t column, pace_status status, pace_error *err)
{
    if (!status)
        return PACE_OK;
    reader->bad = true;
    if (status == PACE_ERR_NOMEM)
        return status;
    name_heading(reader, column, err);
    if (!reader->faults)
        return status;
    write_fault(reader->faults, err);
    return reader->faults->lines->status ? pace__fail_memory(err) : PACE_OK;
}

/* --- the table as a whole ----------------------------------------------------------------------------------------- */

/* Of each period that comes twice in one series: the later line and the first. `lines` has one place a period. */
static pace_status judge_twice(csv_reader *reader, int32_t *first_line, int32_t ord, int32_t line, pace_error *err)
{
    panel_clash clash = {0, ord, line, *first_line};
    if (*first_line == 0) {
        *first_line = line;
        return PACE_OK;
    }
    return csv_judge(reader, -1, csv_fail_twice(reader, &clash, err), err);
}

static pace_status judge_rows(csv_reader *reader, const panel_table *table, pace_error *err)
{
    int32_t low = INT32_MAX, high = INT32_MIN, *lines;
    pace_status status = PACE_OK;
    size_t room;
    for (size_t r = 0; r < table->rows; r++) {
        low = table->ords[r] < low ? table->ords[r] : low;
        high = table->ords[r] > high ? table->ords[r] : high;
    }
    if (table->rows == 0)
        return PACE_OK;
    room = (size_t)((int64_t)high - low + 1);
    lines = pace__calloc(reader->allocator, room, sizeof *lines);
    if (!lines)
        return pace__fail_memory(err);
    for (size_t r = 0; !status && r < table->rows; r++)
        status = judge_twice(reader, &lines[table->ords[r] - low], table->ords[r], table->lines[r], err);
    pace__release(reader->allocator, lines, room * sizeof *lines);
    return status;
}

/* Observations by series and period; of equal ones the earlier line first. */
static bool comes_before(const panel_cell *a, const panel_cell *b)
{
    if (a->series != b->series)
        return a->series < b->series;
    return a->ord != b->ord ? a->ord < b->ord : a->line < b->line;
}

static void sort_cells(panel_cell *cells, panel_cell *spare, size_t n)
{
    for (size_t width = 1; width < n; width *= 2) {
        for (size_t from = 0; from < n; from += 2 * width) {
            size_t middle = from + width < n ? from + width : n, end = middle + width < n ? middle + width : n;
            size_t a = from, b = middle;
            for (size_t to = from; to < end; to++)
                spare[to] = b == end || (a < middle && !comes_before(&cells[b], &cells[a])) ? cells[a++] : cells[b++];
        }
        memcpy(cells, spare, n * sizeof *cells);
    }
}

static pace_status judge_cells(csv_reader *reader, pace_error *err)
{
    size_t n = reader->builder.count, first = 0;
    panel_cell *cells = reader->builder.cells, *spare;
    pace_status status = PACE_OK;
    if (n == 0)
        return PACE_OK;
    spare = pace__alloc(reader->allocator, n, sizeof *spare);
    if (!spare)
        return pace__fail_memory(err);
    memcpy(spare, cells, n * sizeof *cells);
    sort_cells(cells, spare, n);
    pace__release(reader->allocator, spare, n * sizeof *spare);
    for (size_t i = 1; !status && i < n; i++) {
        panel_clash clash = {cells[i].series, cells[i].ord, cells[i].line, cells[first].line};
        if (cells[i].series != cells[first].series || cells[i].ord != cells[first].ord)
            first = i;
        else
            status = csv_judge(reader, -1, csv_fail_twice(reader, &clash, err), err);
    }
    return status;
}

pace_status csv_judge_table(csv_reader *reader, const panel_table *table, pace_error *err)
{
    pace_status status = csv_check_values(reader, err);
    if (!status)
        status = csv_judge(reader, reader->period_index, csv_check_periods(reader, err), err);
    if (!status)
        status = reader->is_long ? judge_cells(reader, err) : judge_rows(reader, table, err);
    return status;
}

pace_status panel_check_csv(csv_faults *faults, const panel_input *input, panel_notes *notes, pace_error *err)
{
    csv_reader reader;
    pace_panel *none = NULL;
    pace_status status;
    csv_reader_init(&reader, input, notes);
    reader.faults = faults;
    status = csv_read(&none, &reader, err);
    if (status && status != PACE_ERR_NOMEM)
        status = csv_judge(&reader, -1, status, err);
    csv_reader_clear(&reader);
    return status;
}
