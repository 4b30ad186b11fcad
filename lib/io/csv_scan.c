/* Cells of a CSV text (RFC 4180 and its common departures), in one pass and without copying. */
#include <string.h>
#include "io/csv.h"

void csv_scan_init(csv_scan *scan, const panel_input *input, char delimiter)
{
    memset(scan, 0, sizeof *scan);
    scan->name = input->name;
    scan->at = scan->line_start = input->bytes;
    scan->end = input->bytes + input->n;
    scan->line = 1;
    scan->line_end = input->n && !memchr(input->bytes, '\n', input->n) ? '\r' : '\n';
    scan->scratch.allocator = input->opts.allocator;
    scan->stops[(unsigned char)'\n'] = scan->stops[(unsigned char)'\r'] = scan->stops[(unsigned char)'"'] = true;
    csv_scan_delimiter(scan, delimiter);
}

void csv_scan_delimiter(csv_scan *scan, char delimiter)
{
    if (scan->delimiter)
        scan->stops[(unsigned char)scan->delimiter] = false;
    scan->delimiter = delimiter;
    scan->stops[(unsigned char)delimiter] = true;
}

void csv_scan_clear(csv_scan *scan)
{
    pace_buffer_clear(&scan->scratch);
}

/* Bytes of the line end at the reading place: 0 where there is none. */
static size_t line_end_length(const csv_scan *scan)
{
    if (scan->at == scan->end)
        return 0;
    if (*scan->at == scan->line_end)
        return 1;
    return *scan->at == '\r' && scan->end - scan->at > 1 && scan->at[1] == '\n' ? 2 : 0;
}

static void start_line(csv_scan *scan, size_t line_end)
{
    scan->at += line_end;
    scan->line_start = scan->at;
    scan->line++;
    scan->index = 0;
}

bool csv_scan_row(csv_scan *scan, int64_t *blank, int32_t *first_blank)
{
    size_t length;
    while ((length = line_end_length(scan)) > 0) {
        if ((*blank)++ == 0)
            *first_blank = scan->line;
        start_line(scan, length);
    }
    scan->index = 0;
    return scan->at < scan->end;
}

void csv_skip_line(csv_scan *scan)
{
    size_t length = 0;
    while (scan->at < scan->end && (length = line_end_length(scan)) == 0)
        scan->at++;
    start_line(scan, length);
}

/* The delimiter or line end behind a cell. */
static pace_status end_cell(csv_scan *scan, csv_cell *cell, pace_error *err)
{
    size_t length = line_end_length(scan);
    cell->last = true;
    if (scan->at == scan->end)
        return PACE_OK;
    if (length) {
        start_line(scan, length);
        return PACE_OK;
    }
    if (*scan->at == scan->delimiter) {
        scan->at++;
        if (scan->tab_comma && scan->at < scan->end && *scan->at == ',')
            scan->at++;
        cell->last = false;
        return PACE_OK;
    }
    if (*scan->at == '\r')
        return pace__fail_at(err, PACE_ERR_PARSE, scan->name, (int)cell->line, csv_place(cell),
                             "a carriage return inside the row; end every row with LF or CRLF");
    if (*scan->at == '"')
        return pace__fail_at(err, PACE_ERR_PARSE, scan->name, (int)cell->line, csv_place(cell),
                             "a quote inside the cell; quote the whole cell and double the quotes in it");
    return pace__fail_at(err, PACE_ERR_PARSE, scan->name, (int)cell->line, csv_place(cell),
                         "text after the closing quote; quote the whole cell and double the quotes in it");
}

static pace_status scan_quoted(csv_scan *scan, csv_cell *cell, pace_error *err)
{
    const char *from = ++scan->at, *quote;
    bool copied = false;
    scan->scratch.length = 0;
    for (;;) {
        quote = memchr(scan->at, '"', (size_t)(scan->end - scan->at));
        if (!quote)
            return pace__fail_at(err, PACE_ERR_PARSE, scan->name, (int)cell->line, csv_place(cell),
                                 "the quote that opens here is never closed; close it or double it");
        for (const char *line = scan->at; (line = memchr(line, scan->line_end, (size_t)(quote - line))) != NULL;) {
            scan->line++;
            scan->line_start = ++line;
        }
        scan->at = quote + 1;
        if (scan->at == scan->end || *scan->at != '"')
            break;
        pace_buffer_bytes(&scan->scratch, from, (size_t)(scan->at - from));
        from = ++scan->at;
        copied = true;
    }
    cell->quoted = true;
    cell->text = from;
    cell->n = (size_t)(quote - from);
    if (copied) {
        pace_buffer_bytes(&scan->scratch, from, cell->n);
        if (scan->scratch.status)
            return pace__fail_memory(err);
        cell->text = scan->scratch.text;
        cell->n = scan->scratch.length;
    }
    return end_cell(scan, cell, err);
}

pace_status csv_scan_cell(csv_scan *scan, csv_cell *cell, pace_error *err)
{
    const char *at = scan->at;
    cell->at = cell->text = at;
    cell->line = scan->line;
    cell->line_start = scan->line_start;
    cell->index = scan->index++;
    cell->quoted = false;
    if (at < scan->end && *at == '"')
        return scan_quoted(scan, cell, err);
    while (at < scan->end && !scan->stops[(unsigned char)*at])
        at++;
    cell->n = (size_t)(at - cell->text);
    scan->at = at;
    return end_cell(scan, cell, err);
}

int csv_place(const csv_cell *cell)
{
    int column = 1;
    for (const char *p = cell->line_start; p < cell->at; p++)
        column += (*p & 0xC0) != 0x80;
    return column;
}

static size_t space_before(const char *text, size_t n)
{
    if (n >= 1 && (text[n - 1] == ' ' || text[n - 1] == '\t'))
        return 1;
    if (n >= 2 && memcmp(text + n - 2, "\xC2\xA0", 2) == 0)
        return 2;
    return n >= 3 && memcmp(text + n - 3, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static size_t space_after(const char *text, size_t n)
{
    if (n >= 1 && (text[0] == ' ' || text[0] == '\t'))
        return 1;
    if (n >= 2 && memcmp(text, "\xC2\xA0", 2) == 0)
        return 2;
    return n >= 3 && memcmp(text, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

size_t csv_count_lines(const char *text, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += text[i] == '\n';
    return count;
}

void csv_trim(csv_cell *cell)
{
    size_t length;
    while ((length = space_after(cell->text, cell->n)) > 0) {
        cell->text += length;
        cell->n -= length;
    }
    while ((length = space_before(cell->text, cell->n)) > 0)
        cell->n -= length;
}

bool csv_cell_is(const csv_cell *cell, const char *text)
{
    return strlen(text) == cell->n && memcmp(cell->text, text, cell->n) == 0;
}
