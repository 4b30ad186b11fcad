/* Rows as files: the columns, CSV and Markdown. */
#include <math.h>
#include <string.h>
#include "assess/gap_write.h"
#include "pace/number.h"

typedef struct column_words {
    const char *name;
    gap_column_kind kind;
} column_words;

static const column_words COLUMNS[COLUMN_COUNT] = {
    {"indicator", GAP_TEXT},      {"name", GAP_TEXT},           {"plan", GAP_TEXT},
    {"target_type", GAP_TEXT},    {"unit", GAP_TEXT},           {"base_period", GAP_PERIOD},
    {"base", GAP_NUMBER},         {"target_period", GAP_PERIOD}, {"target", GAP_NUMBER},
    {"latest_period", GAP_PERIOD}, {"latest", GAP_NUMBER},      {"path_value", GAP_NUMBER},
    {"gap", GAP_NUMBER},          {"gap_pct", GAP_RATE},        {"progress_pct", GAP_RATE},
    {"time_pct", GAP_RATE},       {"required_rate_pct", GAP_RATE}, {"actual_rate_pct", GAP_RATE},
    {"remaining_rate_pct", GAP_RATE}, {"needed_per_year", GAP_NUMBER}, {"verdict", GAP_TEXT},
    {"gap_low", GAP_NUMBER},      {"gap_high", GAP_NUMBER},
};

const char *gap_column_name(enum gap_column column)
{
    return COLUMNS[column].name;
}

gap_column_kind gap_kind_of(enum gap_column column)
{
    return COLUMNS[column].kind;
}

static double number_of(const pace_gap *row, enum gap_column column)
{
    switch ((int)column) {
    case COLUMN_BASE: return row->caveats & PACE_CAVEAT_IMPLIED_BASE ? (double)NAN : row->base; /* implied, not published */
    case COLUMN_TARGET: return row->target_value;
    case COLUMN_LATEST: return row->latest;
    case COLUMN_PATH_VALUE: return row->path_value;
    case COLUMN_GAP: return row->gap;
    case COLUMN_GAP_PCT: return gap_percent(row->gap_relative);
    case COLUMN_PROGRESS: return gap_percent(row->progress);
    case COLUMN_TIME: return gap_percent(row->time);
    case COLUMN_REQUIRED: return gap_percent(row->required_rate);
    case COLUMN_ACTUAL: return gap_percent(row->actual_rate);
    case COLUMN_REMAINING: return gap_percent(row->remaining_rate);
    case COLUMN_NEEDED: return row->needed_per_year;
    case COLUMN_GAP_LOW: return row->gap_low;
    case COLUMN_GAP_HIGH: return row->gap_high;
    default: return (double)NAN;
    }
}

double gap_number_of(const pace_gap *row, enum gap_column column)
{
    return number_of(row, column) + 0.0; /* no -0 */
}

pace_period gap_period_of(const pace_gap *row, enum gap_column column)
{
    return column == COLUMN_BASE_PERIOD ? row->base_period : column == COLUMN_TARGET_PERIOD ? row->target_period : row->latest_period;
}

void gap_text_of(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row, enum gap_column column)
{
    char text[PACE_UNIT_SIZE];
    switch ((int)column) {
    case COLUMN_INDICATOR: pace_buffer_text(out, row->target.indicator); break;
    case COLUMN_NAME: pace_buffer_text(out, pace_dataset_target_name(sheet->dataset, &row->target, "en")); break;
    case COLUMN_PLAN: pace_buffer_text(out, row->target.plan_id); break;
    case COLUMN_TYPE: pace_buffer_text(out, pace_target_type_name(row->target.type)); break;
    case COLUMN_UNIT:
        if (row->target.unit.quantity != PACE_QUANTITY_NONE)
            pace_buffer_bytes(out, text, pace_unit_print(text, row->target.unit, NULL));
        else if (row->target.origin && row->target.origin->unit_text && !row->target.relative_to)
            pace_buffer_text(out, row->target.origin->unit_text); /* a word that is no unit we know */
        break;
    case COLUMN_VERDICT: pace_verdicts_print(out, row->verdicts); break;
    default: break;
    }
}

const gap_extra *gap_extra_of(const gap_sheet *sheet, const pace_gap *row)
{
    return sheet->table ? &sheet->table->extras[row - sheet->table->rows] : NULL;
}

const pace_observation *gap_origin_of(const pace_gap *row, pace_period period)
{
    int64_t index;
    if (!row->series.origin || row->series.view.n <= 0 || !pace_period_is_set(period) ||
        pace_period_diff(&index, period, row->series.view.first, NULL) || index < 0 || index >= row->series.view.n)
        return NULL;
    return row->series.origin[index];
}

static void print_period(pace_buffer *out, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    if (pace_period_is_set(period))
        pace_buffer_bytes(out, text, pace_period_print(text, period, NULL));
}

/* --- CSV ---------------------------------------------------------------------------------------------------------- */

static void csv_cell(pace_buffer *out, pace_buffer *text, const gap_sheet *sheet, const pace_gap *row,
                     enum gap_column column)
{
    if (COLUMNS[column].kind == GAP_PERIOD) {
        print_period(out, gap_period_of(row, column));
        return;
    }
    if (COLUMNS[column].kind != GAP_TEXT) {
        pace_buffer_number(out, gap_number_of(row, column));
        return;
    }
    text->length = 0;
    pace_buffer_text(text, "");
    gap_text_of(text, sheet, row, column);
    pace_buffer_csv_cell(out, text->text ? text->text : "");
    if (text->status && !out->status)
        out->status = text->status;
}

static void csv_rows(pace_buffer *out, const gap_sheet *sheet, int64_t from, int64_t to)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = out->allocator;
    for (int64_t i = from; i < to; i++) {
        for (int column = 0; column < COLUMN_COUNT; column++) {
            if (column)
                pace_buffer_char(out, ',');
            csv_cell(out, &text, sheet, &sheet->rows[i], (enum gap_column)column);
        }
        pace_buffer_char(out, '\n');
    }
    pace_buffer_clear(&text);
}

enum { PARTS = 8, WORTH_PARTS = 512 };

typedef struct part { /* rows that one thread writes */
    pace_buffer out;
    const gap_sheet *sheet;
    int64_t from, to;
} part;

static void write_parts(void *arg, int64_t from, int64_t to)
{
    part *parts = arg;
    for (int64_t i = from; i < to; i++)
        csv_rows(&parts[i].out, parts[i].sheet, parts[i].from, parts[i].to);
}

static void csv_in_parts(pace_buffer *out, const gap_sheet *sheet, const pace_exec *exec)
{
    const pace_buffer empty = PACE_BUFFER_INIT;
    part parts[PARTS];
    for (int64_t i = 0; i < PARTS; i++)
        parts[i] = (part){empty, sheet, sheet->count * i / PARTS, sheet->count * (i + 1) / PARTS};
    exec->run(exec->pool, PARTS, write_parts, parts);
    for (int i = 0; i < PARTS; i++) {
        pace_buffer_bytes(out, parts[i].out.text, parts[i].out.length);
        if (parts[i].out.status && !out->status)
            out->status = parts[i].out.status;
        pace_buffer_clear(&parts[i].out);
    }
}

void gap_write_csv(pace_buffer *out, const gap_sheet *sheet)
{
    const pace_exec *exec = sheet->table ? sheet->table->opts.exec : NULL;
    for (int column = 0; column < COLUMN_COUNT; column++) {
        pace_buffer_text(out, column ? "," : "");
        pace_buffer_text(out, COLUMNS[column].name);
    }
    pace_buffer_char(out, '\n');
    if (exec && !out->allocator && sheet->count >= WORTH_PARTS)
        csv_in_parts(out, sheet, exec);
    else
        csv_rows(out, sheet, 0, sheet->count);
}

/* --- Markdown: rounded for people ------------------------------------------------------------------------------- */

/* Two numbers that differ must not look alike. */
static int apart(double a, double b, int decimals)
{
    char x[PACE_FIXED_SIZE], y[PACE_FIXED_SIZE];
    if (isnan(a) || isnan(b) || (a >= b && a <= b))
        return decimals;
    for (; decimals < 12; decimals++) {
        size_t n = pace_number_print_fixed(x, a, decimals, 0), m = pace_number_print_fixed(y, b, decimals, 0);
        if (n != m || memcmp(x, y, n) != 0)
            break;
    }
    return decimals;
}

static int printed_decimals(double value)
{
    char text[PACE_NUMBER_SIZE];
    int decimals = isfinite(value) ? pace_number_decimals(text, pace_number_print(text, value)) : 0;
    return decimals > 2 ? 2 : decimals;
}

static int value_decimals(const pace_gap *row)
{
    int decimals = printed_decimals(row->target_value), latest = printed_decimals(row->latest);
    if (latest > decimals)
        decimals = latest;
    decimals = apart(row->latest, row->target_value, decimals);
    return apart(row->latest, row->path_value, decimals < 1 && fabs(row->target_value) < 100 ? 1 : decimals);
}

/* Rounded, without zeros that nobody printed. */
static void md_number(pace_buffer *out, double value, int decimals)
{
    char text[PACE_FIXED_SIZE];
    size_t n = isfinite(value) ? pace_number_print_fixed(text, value, decimals, 0) : 0;
    if (n && memchr(text, '.', n)) {
        while (text[n - 1] == '0')
            n--;
        n -= text[n - 1] == '.';
    }
    if (n == 2 && text[0] == '-' && text[1] == '0')
        pace_buffer_char(out, '0');
    else
        pace_buffer_bytes(out, text, n);
}

static void md_text(pace_buffer *out, const char *text)
{
    for (; text && *text; text++) {
        if (*text == '|' || *text == '\\' || *text == '`' || *text == '*' || *text == '<')
            pace_buffer_char(out, '\\');
        pace_buffer_char(out, (unsigned char)*text < ' ' ? ' ' : *text);
    }
}

static void md_cell(pace_buffer *out, const gap_sheet *sheet, const pace_gap *row, enum gap_column column)
{
    pace_buffer text = PACE_BUFFER_INIT;
    switch (COLUMNS[column].kind) {
    case GAP_PERIOD: print_period(out, gap_period_of(row, column)); return;
    case GAP_NUMBER: md_number(out, gap_number_of(row, column), value_decimals(row)); return;
    case GAP_RATE: md_number(out, gap_number_of(row, column), apart(100 * row->required_rate, 100 * row->actual_rate, 2)); return;
    case GAP_TEXT: break;
    }
    text.allocator = out->allocator;
    gap_text_of(&text, sheet, row, column);
    md_text(out, text.text);
    if (text.status && !out->status)
        out->status = text.status;
    pace_buffer_clear(&text);
}

void gap_write_md(pace_buffer *out, const gap_sheet *sheet)
{
    for (int column = 0; column < COLUMN_COUNT; column++)
        pace_buffer_format(out, "| %s ", COLUMNS[column].name);
    pace_buffer_text(out, "|\n");
    for (int column = 0; column < COLUMN_COUNT; column++)
        pace_buffer_text(out, COLUMNS[column].kind == GAP_TEXT || COLUMNS[column].kind == GAP_PERIOD ? "| --- " : "| ---: ");
    pace_buffer_text(out, "|\n");
    for (int64_t i = 0; i < sheet->count; i++) {
        for (int column = 0; column < COLUMN_COUNT; column++) {
            pace_buffer_text(out, "| ");
            md_cell(out, sheet, &sheet->rows[i], (enum gap_column)column);
            pace_buffer_char(out, ' ');
        }
        pace_buffer_text(out, "|\n");
    }
}

/* --- entry -------------------------------------------------------------------------------------------------------- */

static pace_status write_sheet(pace_buffer *out, const gap_sheet *sheet, const char *format, pace_error *err)
{
    if (!format || (strcmp(format, "csv") != 0 && strcmp(format, "json") != 0 && strcmp(format, "md") != 0))
        return pace__fail(err, PACE_ERR_UNSUPPORTED, NULL, "unknown format %q; csv, json or md", format ? format : "");
    if (strcmp(format, "csv") == 0)
        gap_write_csv(out, sheet);
    else if (strcmp(format, "json") == 0)
        gap_write_json(out, sheet);
    else
        gap_write_md(out, sheet);
    return out->status ? pace__fail_memory(err) : PACE_OK;
}

pace_status pace_gap_write(pace_buffer *out, const pace_dataset *dataset, const pace_gap_table *table, const char *format, pace_error *err)
{
    gap_sheet sheet = {dataset, table, NULL, 0};
    if (!out || !dataset || !table)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a buffer, a data set and its table");
    sheet.rows = table->rows;
    sheet.count = table->count;
    return write_sheet(out, &sheet, format, err);
}

pace_status pace_gap_write_rows(pace_buffer *out, const pace_gap *rows, int64_t count, const char *format, pace_error *err)
{
    gap_sheet sheet = {NULL, NULL, rows, count};
    if (!out || count < 0 || (count > 0 && !rows))
        return pace__fail(err, PACE_ERR_ARG, NULL, "there is nothing to write or nowhere to write it; rows and a buffer");
    return write_sheet(out, &sheet, format, err);
}
