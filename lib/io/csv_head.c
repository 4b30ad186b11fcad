/* The heading of a CSV file: what stands before it, its delimiter, its cells and what their names suggest. */
#include <string.h>
#include "io/csv.h"
#include "pace/text.h"

static bool same_word(const char *text, size_t n, const char *word)
{
    if (strlen(word) != n)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = text[i] >= 'A' && text[i] <= 'Z' ? (char)(text[i] - 'A' + 'a') : text[i];
        if (c != word[i])
            return false;
    }
    return true;
}

static const struct {
    const char *word;
    csv_role role;
} role_words[] = {
    {"period", CSV_PERIOD},
    {"time", CSV_PERIOD},
    {"date", CSV_PERIOD},
    {"year", CSV_PERIOD},
    {"quarter", CSV_PERIOD},
    {"month", CSV_PERIOD},
    {"week", CSV_PERIOD},
    {"day", CSV_PERIOD},
    {"time_period", CSV_PERIOD},
    {"observation_date", CSV_PERIOD},
    {"时期", CSV_PERIOD},
    {"时间", CSV_PERIOD},
    {"期间", CSV_PERIOD},
    {"日期", CSV_PERIOD},
    {"年份", CSV_PERIOD},
    {"年度", CSV_PERIOD},
    {"年", CSV_PERIOD},
    {"季度", CSV_PERIOD},
    {"月份", CSV_PERIOD},
    {"月度", CSV_PERIOD},
    {"月", CSV_PERIOD},
    {"series", CSV_KEY},
    {"key", CSV_KEY},
    {"series_key", CSV_KEY},
    {"indicator", CSV_KEY},
    {"指标", CSV_KEY},
    {"序列", CSV_KEY},
    {"value", CSV_VALUE},
    {"obs_value", CSV_VALUE},
    {"数值", CSV_VALUE},
    {"值", CSV_VALUE},
    {"status", CSV_STATUS},
    {"obs_status", CSV_STATUS},
    {"状态", CSV_STATUS},
    {"unit", CSV_UNIT},
    {"单位", CSV_UNIT},
    {"qualifier", CSV_QUALIFIER},
    {"限定词", CSV_QUALIFIER},
    {"basis", CSV_BASIS},
    {"价格口径", CSV_BASIS},
};

csv_role csv_role_of(const char *text, size_t n)
{
    for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++)
        if (same_word(text, n, role_words[i].word))
            return role_words[i].role;
    return CSV_SERIES;
}

/* --- before the heading ------------------------------------------------------------------------------------------- */

/* The first of the three outside quotes: the first heading is a plain word. */
char csv_guess_delimiter(const csv_scan *scan)
{
    bool quoted = false;
    for (const char *p = scan->at; p < scan->end; p++) {
        if (*p == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (*p == ',' || *p == ';' || *p == '\t')
            return *p;
        if (*p == '\n' || *p == '\r')
            break;
    }
    return ',';
}

bool csv_take_separator(csv_scan *scan)
{
    const char *p = scan->at;
    char delimiter;
    if (scan->end - p < 6 || memcmp(p, "sep=", 4) != 0)
        return false;
    delimiter = p[4];
    if (delimiter != ',' && delimiter != ';' && delimiter != '\t')
        return false;
    if (p[5] != '\n' && p[5] != '\r')
        return false;
    csv_skip_line(scan);
    csv_scan_delimiter(scan, delimiter);
    return true;
}

/* --- its cells
 * -------------------------------------------------------------------------------------------------------- */

static csv_column *add_column(csv_reader *reader)
{
    void *columns = reader->columns;
    csv_column *column;
    if (!pace__reserve(reader->allocator, &columns, &reader->column_capacity, reader->column_count + 1, sizeof *column))
        return NULL;
    reader->columns = columns;
    column = &reader->columns[reader->column_count++];
    column->role = CSV_EMPTY;
    column->heading = column->series = -1;
    column->ord = column->place = 0;
    return column;
}

static pace_status add_heading(csv_reader *reader, const csv_cell *cell, const char *text, size_t n, csv_role role,
                               pace_error *err)
{
    csv_column *column = add_column(reader);
    bool known;
    int64_t heading;
    if (!column)
        return pace__fail_memory(err);
    if (reader->column_count > (size_t)PANEL_SERIES_LIMIT)
        return pace__fail_at(err, PACE_ERR_RANGE, reader->scan.name, (int)cell->line, 0,
                             "more than %ld columns; split the table or use the long form", (long)PANEL_SERIES_LIMIT);
    if (n == 0 && role == CSV_EMPTY)
        return PACE_OK;
    heading = panel_names_add(&reader->headings, text, n, &known);
    if (heading < 0)
        return pace__fail_memory(err);
    column->heading = (int32_t)heading;
    column->role = known ? CSV_IGNORED : role;
    if (!known)
        return PACE_OK;
    return csv_judge(reader, -1,
                     pace__fail_at(err, PACE_ERR_DATA, reader->scan.name, (int)cell->line, csv_place(cell),
                                   "two columns are headed %Q; give each its own heading", (int)(n < 512 ? n : 512),
                                   text),
                     err);
}

static pace_status read_strict_heading(csv_reader *reader, const csv_cell *cell, pace_error *err)
{
    csv_role role = csv_cell_is(cell, "period") ? CSV_PERIOD : csv_cell_is(cell, "value") ? CSV_SERIES : CSV_EMPTY;
    if (role == CSV_EMPTY)
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                             "the column %Q is unknown; a plain series has the columns period and value",
                             CSV_QUOTE(cell));
    return add_heading(reader, cell, cell->text, cell->n, role, err);
}

static pace_status read_heading(csv_reader *reader, csv_cell *cell, pace_buffer *clean, pace_error *err)
{
    csv_trim(cell);
    if (!panel_clean(clean, cell->text, cell->n))
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                             "the heading %Q holds control characters; write plain text", CSV_QUOTE(cell));
    if (clean->status)
        return pace__fail_memory(err);
    if (!clean->length)
        return add_heading(reader, cell, "", 0, CSV_EMPTY, err);
    return add_heading(reader, cell, clean->text, clean->length, csv_role_of(clean->text, clean->length), err);
}

/* csv_place from the cell before: a heading may have many thousand cells. */
static int32_t next_place(int32_t place, const csv_cell *before, const csv_cell *cell)
{
    if (before->line_start != cell->line_start)
        return (int32_t)csv_place(cell);
    for (const char *p = before->at; p < cell->at; p++)
        place += ((unsigned char)*p & 0xC0u) != 0x80u;
    return place;
}

pace_status csv_read_head(csv_reader *reader, pace_error *err)
{
    bool strict = reader->input->opts.strict;
    pace_buffer clean = PACE_BUFFER_INIT;
    pace_status status = PACE_OK;
    csv_cell cell = {0}, before = {0};
    int64_t blank = 0;
    int32_t first_blank, place = 1;
    clean.allocator = reader->allocator;
    if (!strict)
        csv_scan_heading(&reader->scan, &reader->builder.notes);
    if (!csv_scan_row(&reader->scan, &blank, &first_blank))
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, 1, 1,
                             "there is nothing in the file; it begins with a heading such as period,value");
    reader->head_at = reader->scan.at;
    reader->head_line = reader->scan.line;
    while (!status && !cell.last) {
        status = csv_scan_cell(&reader->scan, &cell, err);
        if (status)
            break;
        place = next_place(place, &before, &cell);
        before = cell;
        status = strict ? read_strict_heading(reader, &cell, err) : read_heading(reader, &cell, &clean, err);
        if (!status)
            reader->columns[reader->column_count - 1].place = place;
    }
    reader->rows_at = reader->scan.at;
    reader->rows_line = reader->scan.line;
    pace_buffer_clear(&clean);
    return status;
}
