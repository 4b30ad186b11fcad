/* Plain rows of one chunk. Every byte is accounted for: a key is compared with one that was checked or is checked
 * itself, a period likewise, a number is made of its own characters. So the text needs no check of its own. */
#include <math.h>
#include <string.h>
#include "io/csv_long.h"
#include "pace/number.h"
#include "pace/text.h"

enum { MOST_DIGITS = 18, LABEL_SLOTS_MASK = 2 * CSV_LONG_LABELS - 1 };

static uint64_t load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Keeps the first n (0-8) bytes of a word, whatever their order. */
static uint64_t first_bytes(uint64_t word, size_t n)
{
    static const char mask[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
    return word & load(mask + 8 - n);
}

/* Behind both there are eight bytes to be read. */
static bool same_bytes(const char *a, const char *b, size_t n)
{
    for (; n > 8; n -= 8, a += 8, b += 8)
        if (load(a) != load(b))
            return false;
    return first_bytes(load(a) ^ load(b), n) == 0;
}

typedef struct plain_cell {
    const char *text; /* without quotes */
    size_t n, length; /* length: with them */
} plain_cell;

static bool ends(const csv_long_form *form, char c)
{
    return form->ends[(unsigned char)c];
}

/* False where it holds a quote or runs over the end of its row. */
static bool find_cell(plain_cell *cell, const char *at, const csv_long_form *form)
{
    bool quoted = *at == '"';
    const char *p = at + quoted;
    if (quoted)
        while (*p != '"' && *p != '\n' && *p != '\r')
            p++;
    else
        while (*p != '"' && !ends(form, *p))
            p++;
    cell->text = at + quoted;
    cell->n = (size_t)(p - cell->text);
    if (quoted != (*p == '"'))
        return false;
    p += quoted;
    cell->length = (size_t)(p - at);
    return ends(form, *p);
}

/* --- keys -------------------------------------------------------------------------------------------------------- */

static bool is_wide_space(const char *text)
{
    return memcmp(text, "\xC2\xA0", 2) == 0 || memcmp(text, "\xE3\x80\x80", 3) == 0;
}

/* What trimming and cleaning would leave as it is. */
static bool is_clean(const char *text, size_t n)
{
    bool space = true; /* before */
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < ' ' || c == 0x7F || (c == ' ' && space))
            return false;
        space = c == ' ';
    }
    if (space || is_wide_space(text) || (n >= 2 && memcmp(text + n - 2, "\xC2\xA0", 2) == 0))
        return false;
    return (n < 3 || memcmp(text + n - 3, "\xE3\x80\x80", 3) != 0) && pace_text_valid(text, n) == n;
}

static bool is_series(const panel_names *names, size_t series, const plain_cell *cell)
{
    return series < names->count && names->items[series].n == cell->n &&
           memcmp(names->items[series].text, cell->text, cell->n) == 0;
}

/* Tables by period name the series in the same order again and again. */
static bool next_key(csv_long_chunk *chunk, const csv_long_form *form)
{
    const panel_names *names = &form->reader->builder.names;
    size_t guess = chunk->series >= 0 ? (size_t)chunk->series + 1 : 0;
    plain_cell cell;
    int64_t series;
    if (!find_cell(&cell, chunk->at, form))
        return false;
    if (guess == names->count)
        guess = 0;
    series = is_series(names, guess, &cell) ? (int64_t)guess : panel_names_find(names, cell.text, cell.n);
    if (series < 0) {
        if (!is_clean(cell.text, cell.n) || chunk->key_count == chunk->capacity)
            return false;
        chunk->keys[chunk->key_count++] = (csv_long_key){cell.text, cell.n};
        series = -(int64_t)chunk->key_count;
    }
    chunk->series = (int32_t)series;
    chunk->key = chunk->at;
    chunk->key_length = cell.length;
    chunk->at += cell.length;
    return true;
}

static bool read_key(csv_long_chunk *chunk, const csv_long_form *form)
{
    size_t n = chunk->key_length;
    if (!n || !same_bytes(chunk->at, chunk->key, n) || !ends(form, chunk->at[n]))
        return next_key(chunk, form);
    chunk->at += n;
    return true;
}

/* --- periods ----------------------------------------------------------------------------------------------------- */

static bool is_label(const csv_long_label *label, const char *at, const csv_long_form *form)
{
    size_t n = label->n, front = n < 8 ? n : 8;
    return first_bytes(load(at), front) == label->text[0] && first_bytes(load(at + 8), n - front) == label->text[1] &&
           ends(form, at[n]);
}

static bool parse_label(csv_long_label *label, csv_long_chunk *chunk, const plain_cell *of, const csv_long_form *form)
{
    csv_cell cell = {0};
    pace_period p, *calendar = &chunk->label_calendar;
    cell.text = of->text;
    cell.n = of->n;
    csv_trim(&cell);
    if (pace_text_valid(of->text, of->n) != of->n || memchr(of->text, '\0', of->n) ||
        pace_period_parse(&p, cell.text, cell.n, &form->reader->dialect, NULL))
        return false;
    if (!pace_period_is_set(*calendar))
        *calendar = p;
    label->ord = p.ord;
    label->first_day = p.freq == PACE_DAILY && csv_is_first_day(&cell);
    return p.freq == calendar->freq && p.anchor == calendar->anchor;
}

static size_t label_slot(const uint64_t text[2])
{
    uint64_t hash = (text[0] ^ (text[1] << 29 | text[1] >> 35)) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(hash >> 32) & LABEL_SLOTS_MASK;
}

/* Among those that are known, or a new one. */
static bool find_label(csv_long_label *found, int32_t *number, csv_long_chunk *chunk, const plain_cell *cell,
                       const csv_long_form *form)
{
    csv_long_label label = {0};
    size_t slot = 0;
    *number = -1;
    if (cell->length <= CSV_LONG_LABEL) {
        memcpy(label.text, chunk->at, cell->length);
        for (slot = label_slot(label.text); chunk->slots[slot]; slot = (slot + 1) & LABEL_SLOTS_MASK) {
            *number = chunk->slots[slot] - 1;
            *found = chunk->labels[*number];
            if (found->n == cell->length && memcmp(found->text, label.text, sizeof label.text) == 0)
                return true;
        }
        *number = chunk->label_count < CSV_LONG_LABELS ? chunk->label_count : -1;
    }
    if (!parse_label(&label, chunk, cell, form))
        return false;
    label.n = (uint8_t)cell->length;
    *found = label;
    if (*number < 0)
        return true;
    label.next = *number;
    chunk->labels[*number] = label;
    chunk->slots[slot] = (uint16_t)++chunk->label_count;
    return true;
}

static bool next_period(csv_long_chunk *chunk, const csv_long_form *form)
{
    plain_cell cell;
    csv_long_label label;
    int32_t number;
    if (!find_cell(&cell, chunk->at, form) || !find_label(&label, &number, chunk, &cell, form))
        return false;
    if (number >= 0) {
        chunk->labels[chunk->label].next = number;
        chunk->label = number;
    }
    chunk->ord = label.ord;
    chunk->first_days = chunk->first_days && label.first_day;
    chunk->at += cell.length;
    return true;
}

static bool read_period(csv_long_chunk *chunk, const csv_long_form *form)
{
    int32_t number = chunk->labels[chunk->label].next;
    const csv_long_label *label = &chunk->labels[number];
    if (!label->n || !is_label(label, chunk->at, form))
        return next_period(chunk, form);
    chunk->label = number;
    chunk->ord = label->ord;
    chunk->first_days = chunk->first_days && label->first_day;
    chunk->at += label->n;
    return true;
}

/* --- values ------------------------------------------------------------------------------------------------------ */

/* Long numbers, exponents, quotes, nothing, and marks for nothing. */
static bool other_value(csv_long_chunk *chunk, const csv_long_form *form)
{
    csv_cell cell = {0};
    plain_cell of;
    int decimals;
    pace_status status;
    if (!find_cell(&of, chunk->at, form))
        return false;
    chunk->at += of.length;
    status = of.n ? pace_number_parse(&chunk->value, of.text, of.n, NULL) : PACE_ERR_PARSE;
    if (status == PACE_ERR_RANGE)
        return false;
    if (!status) {
        decimals = pace_number_decimals(of.text, of.n);
        chunk->decimal = (int8_t)(decimals > INT8_MAX ? INT8_MAX : decimals);
        return true;
    }
    chunk->value = (double)NAN;
    chunk->decimal = -1;
    if (of.n == 0)
        return true;
    cell.text = of.text;
    cell.n = of.n;
    csv_trim(&cell);
    if (cell.n && (!csv_is_missing_mark(form->reader, cell.text, cell.n) || pace_text_valid(of.text, of.n) != of.n))
        return false;
    if (cell.n && chunk->missing++ == 0)
        chunk->first_missing = (int64_t)chunk->count;
    if (cell.n)
        panel_mark_add(&chunk->marks, cell.text, cell.n);
    return true;
}

/* Up to 2^53 and 10^22 both parts are exact, so the division rounds once, to the nearest double. */
static bool read_value(csv_long_chunk *chunk, const csv_long_form *form)
{
    static const double power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                   1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};
    const char *p = chunk->at, *start;
    bool negative = *p == '-';
    size_t whole, fraction = 0;
    uint64_t word = 0;
    double value;
    p += negative;
    for (start = p; *p >= '0' && *p <= '9'; p++)
        word = word * 10 + (uint64_t)(*p - '0');
    whole = (size_t)(p - start);
    if (*p == '.') {
        for (start = ++p; *p >= '0' && *p <= '9'; p++)
            word = word * 10 + (uint64_t)(*p - '0');
        fraction = (size_t)(p - start);
        if (!fraction)
            return other_value(chunk, form);
    }
    if (!whole || whole + fraction > MOST_DIGITS || word > UINT64_C(1) << 53 || !ends(form, *p))
        return other_value(chunk, form);
    value = (double)word / power[fraction];
    chunk->value = negative ? -value : value;
    chunk->decimal = (int8_t)fraction;
    chunk->at = p;
    return true;
}

/* --- rows -------------------------------------------------------------------------------------------------------- */

static bool read_cell(csv_long_chunk *chunk, const csv_long_form *form, csv_role role)
{
    if (role == CSV_KEY)
        return read_key(chunk, form);
    return role == CSV_PERIOD ? read_period(chunk, form) : read_value(chunk, form);
}

static bool add_row(csv_long_chunk *chunk)
{
    csv_long_run *run = chunk->run_count ? &chunk->runs[chunk->run_count - 1] : NULL;
    if (chunk->count == chunk->capacity)
        return false;
    chunk->values[chunk->count] = chunk->value;
    chunk->decimals[chunk->count++] = chunk->decimal;
    if (run && run->series == chunk->series && chunk->ord == run->ord + run->count)
        run->count++;
    else
        chunk->runs[chunk->run_count++] = (csv_long_run){chunk->series, chunk->ord, 1};
    return true;
}

static bool read_row(csv_long_chunk *chunk, const csv_long_form *form)
{
    for (int i = 0; i < form->columns; i++) {
        if (i && *chunk->at++ != form->delimiter)
            return false;
        if (!read_cell(chunk, form, form->roles[i]))
            return false;
    }
    chunk->at += *chunk->at == '\r';
    return *chunk->at++ == '\n' && add_row(chunk);
}

/* The line end that was added ends the last row only where the table ends, and does not make a carriage return whole.
 */
static bool is_whole(const csv_long_chunk *chunk)
{
    return chunk->at <= chunk->end || (chunk->whole && chunk->end[-1] != '\r');
}

/* In a copy: neighbours in memory are read by other threads at the same time. */
void csv_long_chunk_read(csv_long_chunk *chunk, const csv_long_form *form)
{
    csv_long_chunk own = *chunk;
    own.count = own.run_count = own.key_count = own.key_length = 0;
    own.missing = 0;
    own.marks = (panel_marks){{{0}}, 0, false};
    own.series = -1;
    own.first_days = own.plain = true;
    while (own.plain && own.at < own.stop)
        own.plain = read_row(&own, form);
    own.plain = own.plain && is_whole(&own);
    own.calendar = own.label_calendar;
    *chunk = own;
}
