/* What a cell of values says: a number, nothing, or one of the spellings of offices and spreadsheets. Whatever could be
 * read in two ways is refused. */
#include <math.h>
#include <string.h>
#include "io/csv.h"
#include "pace/number.h"
#include "pace/text.h"

static bool same_text(const char *text, size_t n, const char *want)
{
    return strlen(want) == n && memcmp(text, want, n) == 0;
}

bool csv_is_missing_mark(const csv_reader *reader, const char *text, size_t n)
{
    static const char *const marks[] = {"NA", "N/A", "n/a", "na", "NaN", "nan", "null", "NULL", "#N/A", "-",
                                        "--", "–",   "—",   "——", "…",   "……",  "...",  "..",   ".",    ":"};
    const char *own = reader->input->opts.na;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (same_text(text, n, marks[i]))
            return true;
    return own && same_text(text, n, own);
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

/* --- other spellings -------------------------------------------------------------------------------------------------
 */

enum { SPELLING_SIZE = 128 };

typedef struct spelling {
    char text[SPELLING_SIZE]; /* digits, sign, point, commas */
    size_t n;
    bool full_width, minus;
} spelling;

/* Full-width forms are ASCII + 0xFEE0. -1: no character of a number. */
static int plain_character(int32_t codepoint, spelling *s)
{
    if (codepoint >= 0xFF01 && codepoint <= 0xFF5E) {
        s->full_width = true;
        codepoint -= 0xFEE0;
    } else if (codepoint == 0x2212) {
        s->minus = true;
        return '-';
    }
    return codepoint < 0x80 && strchr("0123456789+-.,eE", (int)codepoint) && codepoint ? (int)codepoint : -1;
}

static bool spell_plainly(spelling *s, const char *text, size_t n)
{
    size_t at = 0;
    memset(s, 0, sizeof *s);
    while (at < n) {
        int c = plain_character(pace_text_next(text, n, &at), s);
        if (c < 0 || s->n == SPELLING_SIZE)
            return false;
        s->text[s->n++] = (char)c;
    }
    return s->n > 0;
}

static bool strip_percent(csv_cell *cell)
{
    static const char *const signs[] = {"%", "％"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t length = strlen(signs[i]);
        if (cell->n <= length || memcmp(cell->text + cell->n - length, signs[i], length) != 0)
            continue;
        cell->n -= length;
        csv_trim(cell);
        return true;
    }
    return false;
}

typedef enum grouping { GROUPS_NONE, GROUPS_SURE, GROUPS_DOUBTFUL, GROUPS_WRONG } grouping;

/* Removes commas between thousands. 1,234 alone could be a decimal comma; 1,234,567 and 1,234.5 could not. */
static grouping remove_commas(spelling *s)
{
    size_t from = s->n && (s->text[0] == '-' || s->text[0] == '+'), digits = 0, out, commas = 0;
    bool point = false;
    if (!memchr(s->text, ',', s->n))
        return GROUPS_NONE;
    out = from;
    for (size_t i = from; i < s->n; i++) {
        char c = s->text[i];
        if (c == ',') {
            if (point || digits == 0 || digits > 3 || (commas && digits != 3))
                return GROUPS_WRONG;
            commas++;
            digits = 0;
            continue;
        }
        if (c == '.') {
            if (commas && !point && digits != 3)
                return GROUPS_WRONG;
            point = true;
        } else if (c < '0' || c > '9') {
            return GROUPS_WRONG;
        }
        digits += !point;
        s->text[out++] = c;
    }
    if (digits != 3 || s->text[from] == '0')
        return GROUPS_WRONG;
    s->n = out;
    return commas > 1 || point ? GROUPS_SURE : GROUPS_DOUBTFUL;
}

static pace_status accept_groups(csv_reader *reader, const csv_cell *cell, csv_series *series, grouping groups,
                                 pace_error *err)
{
    if (groups == GROUPS_WRONG)
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)cell->line, csv_place(cell),
                             "%Q has a comma that separates no thousands; write the decimal point as a full stop",
                             CSV_QUOTE(cell));
    if (groups == GROUPS_SURE) {
        series->grouped = true;
    } else if (!(cell->quoted && reader->scan.delimiter == ',') && !series->doubtful_line) {
        series->doubtful_line = cell->line;
        series->doubtful_index = cell->index;
    }
    panel_note_add(&reader->builder.notes, NOTE_THOUSANDS, cell->line, cell->index + 1);
    return PACE_OK;
}

static bool unit_takes_percent(const csv_series *series)
{
    return !series->unit_known || series->unit.quantity == PACE_PERCENT;
}

static pace_status accept_percent(csv_reader *reader, const csv_cell *cell, csv_series *series, pace_error *err)
{
    if (!unit_takes_percent(series))
        return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                             "a %% sign on a value whose unit is another one; keep one unit in a series");
    if (series->plain && !series->unit_known)
        return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                             "a %% sign here and none on the values before; write all of a series with it or none");
    series->percent = true;
    if (!series->unit_known)
        panel_note_add(&reader->builder.notes, NOTE_PERCENT, cell->line, cell->index + 1);
    return PACE_OK;
}

static pace_status accept_plain(const csv_reader *reader, const csv_cell *cell, csv_series *series, pace_error *err)
{
    series->plain = true;
    if (series->percent && !series->unit_known)
        return pace__fail_at(err, PACE_ERR_UNIT, reader->scan.name, (int)cell->line, csv_place(cell),
                             "no %% sign here and one on the values before; write all of a series with it or none");
    return PACE_OK;
}

static pace_status read_spelling(csv_reader *reader, csv_cell *cell, csv_series *series, double *out, int8_t *decimals,
                                 pace_error *err)
{
    panel_notes *notes = &reader->builder.notes;
    spelling s;
    grouping groups;
    pace_status status = PACE_OK;
    double value;
    bool percent = strip_percent(cell);
    if (!spell_plainly(&s, cell->text, cell->n))
        return fail_value(reader, cell, err);
    groups = remove_commas(&s);
    if (groups != GROUPS_NONE)
        status = accept_groups(reader, cell, series, groups, err);
    if (status)
        return status;
    if (pace_number_parse(&value, s.text, s.n, NULL))
        return fail_value(reader, cell, err);
    status = percent ? accept_percent(reader, cell, series, err) : accept_plain(reader, cell, series, err);
    if (status)
        return status;
    if (s.full_width)
        panel_note_add(notes, NOTE_FULL_WIDTH, cell->line, cell->index + 1);
    if (s.minus)
        panel_note_add(notes, NOTE_MINUS, cell->line, cell->index + 1);
    *out = value;
    *decimals = printed_decimals(s.text, s.n);
    return PACE_OK;
}

/* --- the entry
 * ---------------------------------------------------------------------------------------------------------- */

pace_status csv_read_value(csv_reader *reader, csv_cell *cell, csv_series *series, double *out, int8_t *decimals,
                           pace_error *err)
{
    bool strict = reader->input->opts.strict;
    pace_status status;
    *decimals = -1;
    if (cell->n) {
        status = pace_number_parse(out, cell->text, cell->n, NULL);
        if (!status) {
            *decimals = printed_decimals(cell->text, cell->n);
            return accept_plain(reader, cell, series, err);
        }
        if (status == PACE_ERR_RANGE)
            return pace__fail_at(err, PACE_ERR_RANGE, reader->scan.name, (int)cell->line, csv_place(cell),
                                 "%Q is beyond the range of a double; use a larger unit", CSV_QUOTE(cell));
        if (strict)
            return fail_value(reader, cell, err);
        csv_trim(cell);
    }
    if (cell->n == 0) {
        *out = (double)NAN;
        return PACE_OK;
    }
    if (csv_is_missing_mark(reader, cell->text, cell->n)) {
        panel_note_add(&reader->builder.notes, NOTE_MISSING, cell->line, cell->index + 1);
        *out = (double)NAN;
        return PACE_OK;
    }
    return read_spelling(reader, cell, series, out, decimals, err);
}

pace_status csv_check_values(csv_reader *reader, pace_error *err)
{
    for (size_t i = 0; i < reader->series_count; i++) {
        const csv_series *series = &reader->series[i];
        if (!series->doubtful_line || series->grouped)
            continue;
        return pace__fail_at(
            err, PACE_ERR_PARSE, reader->scan.name, (int)series->doubtful_line,
            csv_find_column(reader, series->doubtful_line, series->doubtful_index),
            "a number such as 1,234 can be read in two ways; write it without the comma, or the decimal "
            "point as a full stop");
    }
    return PACE_OK;
}
