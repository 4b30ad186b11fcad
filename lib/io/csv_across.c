/* Tables whose periods stand side by side: each row is a series, with its name, perhaps its unit and its key before the
 * values. */
#include <string.h>
#include "io/csv.h"

typedef enum across_word { WORD_NONE = 0, WORD_NAME, WORD_ID, WORD_UNIT, WORD_ASIDE } across_word;

static const struct {
    const char *text;
    across_word says;
} words[] = {
    {"指标", WORD_NAME},     {"指标名称", WORD_NAME},  {"指标名", WORD_NAME},    {"名称", WORD_NAME},
    {"项目", WORD_NAME},     {"indicator", WORD_NAME}, {"name", WORD_NAME},      {"item", WORD_NAME},
    {"id", WORD_ID},         {"code", WORD_ID},        {"key", WORD_ID},         {"series", WORD_ID},
    {"series_key", WORD_ID}, {"代码", WORD_ID},        {"指标代码", WORD_ID},    {"编码", WORD_ID},
    {"序列", WORD_ID},       {"unit", WORD_UNIT},      {"units", WORD_UNIT},     {"单位", WORD_UNIT},
    {"计量单位", WORD_UNIT}, {"备注", WORD_ASIDE},     {"注释", WORD_ASIDE},     {"说明", WORD_ASIDE},
    {"note", WORD_ASIDE},    {"notes", WORD_ASIDE},    {"remark", WORD_ASIDE},   {"remarks", WORD_ASIDE},
    {"comment", WORD_ASIDE}, {"属性", WORD_ASIDE},     {"指标属性", WORD_ASIDE}, {"nature", WORD_ASIDE},
    {"序号", WORD_ASIDE},    {"编号", WORD_ASIDE},     {"no.", WORD_ASIDE},      {"no", WORD_ASIDE},
    {"#", WORD_ASIDE},       {"来源", WORD_ASIDE},     {"source", WORD_ASIDE},
};

static across_word word_of(const char *text, size_t n)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = 0;
        if (strlen(words[i].text) != n)
            continue;
        while (at < n && (text[at] >= 'A' && text[at] <= 'Z' ? text[at] - 'A' + 'a' : text[at]) == words[i].text[at])
            at++;
        if (at == n)
            return words[i].says;
    }
    return WORD_NONE;
}

bool csv_is_aside(const char *text, size_t n)
{
    static const char *const remarks[] = {"备注", "注释", "note", "notes", "Note", "Notes", "remarks", "Remarks"};
    for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
        if (strlen(remarks[i]) == n && memcmp(remarks[i], text, n) == 0)
            return true;
    return false;
}

/* --- the heading -------------------------------------------------------------------------------------------------- */

/* Bytes of the period in 2020年实际, 2023年预计: what stands behind it says what the values are. */
static size_t period_length(const char *text)
{
    static const char *const behind[] = {"实际值", "实际", "完成值", "完成", "预计值", "预计", "实绩",
                                         "数据",   "数",   "值",     " actual", " estimate", " expected"};
    size_t n = strlen(text);
    if (csv_is_period(text, n))
        return n;
    for (size_t i = 0; i < sizeof behind / sizeof *behind; i++) {
        size_t length = strlen(behind[i]);
        if (n > length && memcmp(text + n - length, behind[i], length) == 0 && csv_is_period(text, n - length))
            return n - length;
    }
    return 0;
}

static bool heads_a_period(const csv_reader *reader, size_t column)
{
    const char *text = csv_heading(reader, column);
    return text[0] && reader->columns[column].role != CSV_IGNORED && period_length(text) > 0;
}

/* A column that is headed year and holds years is the usual form, also where the series are called 2001 and 2002. */
static bool rows_begin_with_periods(const csv_reader *reader)
{
    for (size_t i = 0; i < reader->column_count; i++) {
        csv_look look;
        if (reader->columns[i].role != CSV_PERIOD)
            continue;
        if (reader->scan.at == reader->scan.end)
            return true;
        look = csv_look_ahead(&reader->scan, (int32_t)i);
        return look.wanted.n == 0 || csv_is_period(look.wanted.text, look.wanted.n);
    }
    return false;
}

bool csv_looks_across(const csv_reader *reader)
{
    size_t periods = 0;
    for (size_t i = 1; i < reader->column_count; i++)
        periods += heads_a_period(reader, i);
    return periods > 0 && !heads_a_period(reader, 0) && !rows_begin_with_periods(reader);
}

static pace_status take_period(csv_reader *reader, size_t index, pace_error *err)
{
    csv_column *column = &reader->columns[index];
    csv_cell cell = {0};
    pace_error inner = PACE_ERROR_INIT;
    pace_status status;
    cell.text = cell.at = cell.line_start = csv_heading(reader, index);
    cell.n = period_length(cell.text);
    if (cell.n < strlen(cell.text))
        panel_note_add(&reader->builder.notes, NOTE_PERIOD_WORDS, reader->head_line, (int32_t)index + 1);
    cell.line = reader->head_line;
    cell.index = (int32_t)index;
    column->role = CSV_ACROSS;
    status = csv_read_period(reader, &cell, &column->ord, &inner);
    if (!status)
        return PACE_OK;
    column->role = CSV_IGNORED;
    return csv_judge(reader, -1,
                     pace__fail_at(err, status, reader->scan.name, (int)reader->head_line,
                                   csv_find_column(reader, reader->head_line, (int32_t)index), "%s", inner.text),
                     err);
}

static pace_status fail_heading(const csv_reader *reader, size_t column, pace_error *err)
{
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line,
                         csv_find_column(reader, reader->head_line, (int32_t)column),
                         "%q stands among the periods and is none; write one such as 2015, or head it 备注 or note",
                         csv_heading(reader, column));
}

static pace_status fail_second(const csv_reader *reader, size_t column, pace_error *err)
{
    return pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line,
                         csv_find_column(reader, reader->head_line, (int32_t)column),
                         "%q is a second column of its kind; keep one of them", csv_heading(reader, column));
}

/* Names, units and keys by their words; `periods` counts the periods before the column. */
static pace_status take_word(csv_reader *reader, size_t index, bool *seen, size_t periods, pace_error *err)
{
    static const csv_role roles[] = {CSV_SERIES, CSV_NAME, CSV_KEY, CSV_UNIT, CSV_IGNORED};
    csv_column *column = &reader->columns[index];
    const char *text = csv_heading(reader, index);
    across_word word = word_of(text, strlen(text));
    if (!text[0] || column->role == CSV_IGNORED)
        return PACE_OK;
    column->role = roles[word];
    if (word == WORD_NONE && periods) {
        column->role = CSV_IGNORED;
        return csv_judge(reader, -1, fail_heading(reader, index, err), err);
    }
    if (word != WORD_NONE && word != WORD_ASIDE && seen[word]) {
        column->role = CSV_IGNORED;
        return csv_judge(reader, -1, fail_second(reader, index, err), err);
    }
    seen[word] = true;
    if (word == WORD_ASIDE)
        panel_note_add(&reader->builder.notes, NOTE_ASIDE, 0, (int32_t)index + 1);
    return PACE_OK;
}

/* The first column that nothing else is known of has the names; a key does where there is none. What is left is put
 * aside. */
static bool choose_name(csv_reader *reader, bool named)
{
    csv_column *key = NULL;
    for (size_t i = 0; i < reader->column_count; i++) {
        csv_column *column = &reader->columns[i];
        if (column->role == CSV_KEY)
            key = column;
        if (column->role != CSV_SERIES && !(column->role == CSV_EMPTY && i == 0))
            continue;
        if (!named) {
            column->role = CSV_NAME;
            named = true;
        } else if (column->role == CSV_SERIES) {
            column->role = CSV_IGNORED;
            panel_note_add(&reader->builder.notes, NOTE_ASIDE, 0, (int32_t)i + 1);
        }
    }
    if (!named && key) {
        key->role = CSV_NAME;
        named = true;
    }
    return named;
}

/* Of two columns with one period the later is refused. */
static pace_status check_periods(csv_reader *reader, pace_error *err)
{
    int32_t low = INT32_MAX, high = INT32_MIN, *seen;
    pace_status status = PACE_OK;
    size_t room;
    for (size_t i = 0; i < reader->column_count; i++) {
        const csv_column *column = &reader->columns[i];
        if (column->role != CSV_ACROSS)
            continue;
        low = column->ord < low ? column->ord : low;
        high = column->ord > high ? column->ord : high;
    }
    if (low > high)
        return PACE_OK;
    room = (size_t)((int64_t)high - low + 1);
    seen = pace__calloc(reader->allocator, room, sizeof *seen);
    if (!seen)
        return pace__fail_memory(err);
    for (size_t i = 0; !status && i < reader->column_count; i++) {
        csv_column *column = &reader->columns[i];
        int32_t *first = column->role == CSV_ACROSS ? &seen[column->ord - low] : NULL;
        if (first && *first) {
            column->role = CSV_IGNORED;
            status = csv_judge(reader, -1,
                               pace__fail_at(err, PACE_ERR_DATA, reader->scan.name, (int)reader->head_line,
                                             csv_find_column(reader, reader->head_line, (int32_t)i),
                                             "%q is the period of column %d as well; keep one of the two",
                                             csv_heading(reader, i), (int)*first),
                               err);
        } else if (first) {
            *first = (int32_t)i + 1;
        }
    }
    pace__release(reader->allocator, seen, room * sizeof *seen);
    return status;
}

pace_status csv_settle_across(csv_reader *reader, pace_error *err)
{
    bool seen[WORD_ASIDE + 1] = {false};
    pace_status status = PACE_OK;
    size_t periods = 0;
    for (size_t i = 0; !status && i < reader->column_count; i++) {
        if (heads_a_period(reader, i)) {
            periods++;
            status = take_period(reader, i, err);
        } else {
            status = take_word(reader, i, seen, periods, err);
        }
    }
    if (!status)
        status = check_periods(reader, err);
    if (!status && !choose_name(reader, seen[WORD_NAME]))
        status = pace__fail_at(err, PACE_ERR_PARSE, reader->scan.name, (int)reader->head_line, 1,
                               "no column has the names of the series; head one 指标 or indicator");
    for (size_t i = 0; i < reader->column_count; i++)
        if (reader->columns[i].role == CSV_EMPTY)
            panel_note_add(&reader->builder.notes, NOTE_EMPTY_COLUMN, 0, (int32_t)i + 1);
    panel_note_add(&reader->builder.notes, NOTE_ACROSS, 0, 0);
    return status;
}
