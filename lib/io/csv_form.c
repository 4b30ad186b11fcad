/* Wide or long: the final role of each column, the keys of the series and the units in their headings. */
#include <string.h>
#include "core/unit_scale.h"
#include "io/csv.h"

static const panel_name *heading_of(const csv_reader *reader, size_t column)
{
    int32_t heading = reader->columns[column].heading;
    return heading < 0 ? NULL : &reader->headings.items[heading];
}

const char *csv_heading(const csv_reader *reader, size_t column)
{
    const panel_name *name = column < reader->column_count ? heading_of(reader, column) : NULL;
    return name ? name->text : "";
}

static size_t count_role(const csv_reader *reader, csv_role role, size_t *first, size_t *second)
{
    size_t count = 0;
    for (size_t i = 0; i < reader->column_count; i++) {
        if (reader->columns[i].role != role)
            continue;
        if (count == 0)
            *first = i;
        if (count == 1)
            *second = i;
        count++;
    }
    return count;
}

static bool is_a_period(const csv_reader *reader, size_t column)
{
    const panel_name *name = column < reader->column_count ? heading_of(reader, column) : NULL;
    return name && csv_is_period(name->text, name->n);
}

static pace_status fail_no_period(const csv_reader *reader, pace_error *err)
{
    const char *name = reader->scan.name;
    int line = (int)reader->head_line;
    if (is_a_period(reader, 0))
        return pace__fail_at(err, PACE_ERR_PARSE, name, line, 1,
                             "the file has no heading: its first cell is the period %q; add a line such as period,gdp",
                             csv_heading(reader, 0));
    return pace__fail_at(err, PACE_ERR_PARSE, name, line, 1,
                         "no column of periods: the first is headed %q; head it period, date, year or 时期",
                         csv_heading(reader, 0));
}

static pace_status find_period(csv_reader *reader, pace_error *err)
{
    size_t first = 0, second = 0, count = count_role(reader, CSV_PERIOD, &first, &second);
    if (count == 0) {
        if (!reader->input->opts.strict)
            return fail_no_period(reader, err);
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                             "there is no column \"period\"; a plain series has the columns period and value");
    }
    if (count > 1)
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                             "%q and %q could both be the period; write one period such as 2015-Q1 in one column",
                             csv_heading(reader, first), csv_heading(reader, second));
    reader->period_index = (int32_t)first;
    if (first > 0 && !reader->input->opts.strict && !reader->is_long)
        panel_note_add(&reader->builder.notes, NOTE_PERIOD_COLUMN, 0, (int32_t)first + 1);
    return PACE_OK;
}

/* --- long
 * ------------------------------------------------------------------------------------------------------------- */

static bool looks_long(const csv_reader *reader)
{
    size_t a = 0, b = 0;
    return count_role(reader, CSV_KEY, &a, &b) && count_role(reader, CSV_VALUE, &a, &b) &&
           count_role(reader, CSV_PERIOD, &a, &b);
}

static pace_status settle_long(csv_reader *reader, pace_error *err)
{
    static const csv_role once[] = {CSV_KEY, CSV_VALUE, CSV_STATUS, CSV_UNIT, CSV_QUALIFIER, CSV_BASIS};
    size_t first = 0, second = 0;
    for (size_t i = 0; i < sizeof once / sizeof *once; i++)
        if (count_role(reader, once[i], &first, &second) > 1)
            return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                                 "%q and %q name the same thing; keep one of the columns", csv_heading(reader, first),
                                 csv_heading(reader, second));
    if (count_role(reader, CSV_SERIES, &first, &second))
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                             "the column %q is unknown; the long form has series, period, value, status, unit, qualifier and basis",
                             csv_heading(reader, first));
    return find_period(reader, err);
}

/* --- wide
 * ------------------------------------------------------------------------------------------------------------- */

static bool same_letters(const char *text, const char *word, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]) != word[i])
            return false;
    return true;
}

static bool has_word(const char *text, size_t n, const char *const *words)
{
    for (; *words; words++)
        for (size_t at = 0, length = strlen(*words); at + length <= n; at++)
            if (same_letters(text + at, *words, length))
                return true;
    return false;
}

/* "(m)" is a metre behind a length and millions behind people; behind anything else nobody knows, and it stays in the name. */
static bool read_letter_m(pace_unit *unit, const char *name, size_t n)
{
    static const char *const people[] = {"pop", "people", "person", "inhabitants", "residents", "employ", "labour force", "人口", NULL};
    static const char *const lengths[] = {"length", "height", "depth", "width", "altitude", "elevation", "level", "distance",
                                          "diameter", "长", "高", "宽", "深", "水位", "距离", NULL};
    bool metres = has_word(name, n, lengths), persons = has_word(name, n, people);
    if (metres == persons)
        return false;
    *unit = (pace_unit){metres ? PACE_LENGTH : PACE_PERSONS, PACE_FACTOR_ONE, metres ? 0 : 6, 0, ""};
    return true;
}

size_t csv_split_unit(pace_unit *unit, bool *yearly, const char *text, size_t length)
{
    static const char *const brackets[][2] = {{"(", ")"}, {"（", "）"}, {"[", "]"}};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t open = strlen(brackets[i][0]), close = strlen(brackets[i][1]), at, n;
        if (length < open + close + 2 || memcmp(text + length - close, brackets[i][1], close) != 0)
            continue;
        for (at = length - close; at > 0 && memcmp(text + at, brackets[i][0], open) != 0;)
            at--;
        if (at == 0)
            return 0;
        n = length - close - at - open;
        *yearly = false;
        if (n == 1 && (text[at + open] == 'm' || text[at + open] == 'M') ? !read_letter_m(unit, text, at)
                                                                        : !pace__unit_of_heading(unit, yearly, text + at + open, n))
            return 0;
        while (at > 0 && text[at - 1] == ' ')
            at--;
        return at;
    }
    return 0;
}

/* "CPI（上年同月=100）": an index. What is 100 stays in the key, for the unit does not say it. */
static bool is_index(const char *text, size_t n)
{
    static const char *const ends[] = {"=100)", "= 100)", "=100）", "= 100）", "＝100）", "=100]"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (n > strlen(ends[i]) && memcmp(text + n - strlen(ends[i]), ends[i], strlen(ends[i])) == 0)
            return true;
    return false;
}

/* A column of values, of which a series is made. */
static bool holds_values(const csv_reader *reader, size_t column)
{
    csv_role role = reader->columns[column].role;
    return heading_of(reader, column) && role != CSV_PERIOD && role != CSV_IGNORED;
}

typedef struct shorter { /* a heading without its unit */
    size_t n;            /* 0 = it has none */
    int64_t base;        /* number of the text before the unit */
    pace_unit unit;
    bool yearly; /* a rate over a year */
} shorter;

static pace_status split_headings(const csv_reader *reader, shorter *splits, panel_names *bases, uint32_t *uses,
                                  pace_error *err)
{
    bool known;
    for (size_t i = 0; i < reader->column_count; i++) {
        const panel_name *heading = heading_of(reader, i);
        if (!holds_values(reader, i))
            continue;
        splits[i].n = csv_split_unit(&splits[i].unit, &splits[i].yearly, heading->text, heading->n);
        if (!splits[i].n && is_index(heading->text, heading->n))
            splits[i].unit = (pace_unit){PACE_INDEX, PACE_FACTOR_ONE, 0, 0, ""};
        splits[i].base = panel_names_add(bases, heading->text, splits[i].n ? splits[i].n : heading->n, &known);
        if (splits[i].base < 0)
            return pace__fail_memory(err);
        uses[splits[i].base]++;
    }
    return PACE_OK;
}

/* A unit leaves the key only where the rest is still a key of its own. */
static pace_status name_series(csv_reader *reader, const shorter *splits, const uint32_t *uses, pace_error *err)
{
    bool known;
    for (size_t i = 0; i < reader->column_count; i++) {
        const panel_name *heading = heading_of(reader, i);
        csv_column *column = &reader->columns[i];
        csv_series *series;
        size_t n;
        int64_t id;
        if (!holds_values(reader, i))
            continue;
        n = splits[i].n && uses[splits[i].base] == 1 ? splits[i].n : heading->n;
        id = panel_names_add(&reader->builder.names, heading->text, n, &known);
        series = id < 0 ? NULL : csv_series_at(reader, (size_t)id);
        if (!series)
            return pace__fail_memory(err);
        column->role = CSV_SERIES;
        column->series = (int32_t)id;
        if (!splits[i].n && !splits[i].unit.quantity)
            continue;
        series->unit = splits[i].unit;
        series->unit_from = UNIT_HEADING;
        series->yearly = splits[i].yearly;
        panel_note_add(&reader->builder.notes, NOTE_UNIT, 0, (int32_t)i + 1);
    }
    return PACE_OK;
}

static pace_status settle_wide(csv_reader *reader, pace_error *err)
{
    size_t count = reader->column_count;
    shorter *splits = pace__calloc(reader->allocator, count, sizeof *splits);
    uint32_t *uses = pace__calloc(reader->allocator, count, sizeof *uses);
    panel_names bases;
    pace_status status;
    panel_names_init(&bases, reader->allocator);
    status = splits && uses ? find_period(reader, err) : pace__fail_memory(err);
    if (!status)
        status = split_headings(reader, splits, &bases, uses, err);
    if (!status)
        status = name_series(reader, splits, uses, err);
    for (size_t i = 0; !status && i < count; i++)
        if (reader->columns[i].role == CSV_EMPTY)
            panel_note_add(&reader->builder.notes, NOTE_EMPTY_COLUMN, 0, (int32_t)i + 1);
    if (!status && reader->builder.names.count == 0)
        status = pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                               "no column of values beside the periods; add one with a heading");
    panel_names_clear(&bases);
    pace__release(reader->allocator, uses, count * sizeof *uses);
    pace__release(reader->allocator, splits, count * sizeof *splits);
    return status;
}

static pace_status settle_strict(csv_reader *reader, pace_error *err)
{
    size_t value = 0, second = 0;
    bool known;
    pace_status status = find_period(reader, err);
    if (status)
        return status;
    if (!count_role(reader, CSV_SERIES, &value, &second))
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                             "there is no column \"value\"; a plain series has the columns period and value");
    if (panel_names_add(&reader->builder.names, "value", 5, &known) < 0 || !csv_series_at(reader, 0))
        return pace__fail_memory(err);
    reader->columns[value].series = 0;
    return PACE_OK;
}

/* Columns of remarks are left out, but for those that nothing else would be without. */
static void leave_out_notes(csv_reader *reader)
{
    for (size_t i = 1; i < reader->column_count; i++) {
        const panel_name *heading = heading_of(reader, i);
        if (reader->columns[i].role != CSV_SERIES || !heading || !csv_is_aside(heading->text, heading->n))
            continue;
        reader->columns[i].role = CSV_IGNORED;
        panel_note_add(&reader->builder.notes, NOTE_ASIDE, 0, (int32_t)i + 1);
    }
}

pace_status csv_settle_form(csv_reader *reader, pace_error *err)
{
    const char *from = reader->input->opts.from;
    if (reader->input->opts.strict)
        return settle_strict(reader, err);
    leave_out_notes(reader);
    reader->is_long = looks_long(reader);
    if (reader->is_long)
        return settle_long(reader, err);
    if (from && strcmp(from, "long") == 0)
        return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                             "this is not the long form; its heading is series,period,value");
    reader->is_across = csv_looks_across(reader);
    if (reader->is_across)
        return csv_settle_across(reader, err);
    return settle_wide(reader, err);
}
