/* Lines of a spreadsheet that are no rows: titles and a unit above the heading, notes and sources below the table. */
#include <string.h>
#include "io/csv.h"
#include "pace/number.h"

csv_look csv_look_ahead(const csv_scan *scan, int32_t index)
{
    csv_scan ahead = *scan;
    csv_look look;
    csv_cell cell = {0};
    memset(&look, 0, sizeof look);
    memset(&ahead.scratch, 0, sizeof ahead.scratch);
    ahead.scratch.allocator = scan->scratch.allocator;
    ahead.index = 0;
    while (!cell.last) {
        if (csv_scan_cell(&ahead, &cell, NULL)) {
            look.filled = -1;
            break;
        }
        csv_trim(&cell);
        if (cell.n && cell.text == ahead.scratch.text) { /* it does not live on; that it is there matters alone */
            cell.text = "\"";
            cell.n = 1;
        }
        if (cell.index == index)
            look.wanted = cell;
        if (cell.n && look.filled++ == 0)
            look.first = cell;
    }
    look.end = ahead.at;
    look.line_start = ahead.line_start;
    look.line = ahead.line;
    csv_scan_clear(&ahead);
    return look;
}

static void pass(csv_scan *scan, const csv_look *look)
{
    scan->at = look->end;
    scan->line_start = look->line_start;
    scan->line = look->line;
    scan->index = 0;
}

static bool begins(const char *text, size_t n, const char *word)
{
    size_t length = strlen(word);
    return n >= length && memcmp(text, word, length) == 0;
}

static size_t colon_length(const char *text, size_t n)
{
    return begins(text, n, ":") ? 1 : begins(text, n, "：") ? 3 : 0;
}

/* --- above the heading ---------------------------------------------------------------------------------------------
 */

/* "单位：亿元" at the beginning of text, up to a bracket that closes. */
static bool read_unit_above(pace_unit *unit, const char *text, size_t n)
{
    static const char *const words[] = {"单位", "计量单位", "Unit", "unit", "Units", "units"};
    static const char *const ends[] = {")", "）", "]", "】"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = strlen(words[i]), colon, length = 0;
        if (!begins(text, n, words[i]) || (colon = colon_length(text + at, n - at)) == 0)
            continue;
        at += colon;
        for (; at + length < n; length++)
            for (size_t e = 0; e < sizeof ends / sizeof *ends; e++)
                if (begins(text + at + length, n - at - length, ends[e]))
                    n = at + length;
        return !pace_unit_parse(unit, text + at, n - at, NULL);
    }
    return false;
}

static bool find_unit_above(pace_unit *unit, const char *text, size_t n)
{
    for (size_t at = 0; at < n; at++)
        if (read_unit_above(unit, text + at, n - at))
            return true;
    return false;
}

/* A table of which one line has a single cell and a later one several: what stands alone is its title. Never a word
 * that could head a column, a period or a number: a narrow table begins with these. */
static bool is_title(const csv_look *look)
{
    const csv_cell *cell = &look->first;
    double number;
    return look->filled == 1 && csv_role_of(cell->text, cell->n) == CSV_SERIES && !csv_is_period(cell->text, cell->n) &&
           pace_number_parse(&number, cell->text, cell->n, NULL) != PACE_OK;
}

/* "表1 主要指标" in the first cell and "单位：亿元" in a later one is a title as well. */
static bool is_title_with_unit(const csv_scan *scan, const csv_look *look, pace_unit *unit)
{
    csv_look last = *look;
    if (look->filled != 2)
        return false;
    for (int32_t i = look->first.index + 1; last.wanted.n == 0 && i <= look->first.index + 64; i++)
        last = csv_look_ahead(scan, i);
    return last.wanted.n && read_unit_above(unit, last.wanted.text, last.wanted.n);
}

static void pass_comments(csv_scan *scan, panel_notes *notes)
{
    int64_t blank = 0;
    int32_t first_blank = 0;
    while (csv_scan_row(scan, &blank, &first_blank) && *scan->at == '#') {
        panel_note_add(notes, NOTE_COMMENTS, scan->line, 0);
        csv_skip_line(scan);
    }
}

/* Takes one line off; false at what may be the heading. */
static bool take_title(csv_scan *scan, panel_notes *notes, bool *blank)
{
    pace_unit unit = scan->above;
    csv_look look = csv_look_ahead(scan, -1);
    *blank = look.filled == 0;
    if (*blank) {
        pass(scan, &look);
        return true;
    }
    if (is_title(&look))
        (void)find_unit_above(&unit, look.first.text, look.first.n);
    else if (!is_title_with_unit(scan, &look, &unit))
        return false;
    scan->above = unit;
    panel_note_add(notes, NOTE_TITLES, scan->line, 0);
    pass(scan, &look);
    return true;
}

/* A tab and a comma part the cells of some exports, whose names hold commas that nobody quotes. */
static bool parts_by_tab_comma(const csv_scan *scan)
{
    const char *p = scan->at;
    while (p < scan->end && *p != '\t' && *p != '\n')
        p++;
    return scan->delimiter == '\t' && scan->end - p > 1 && *p == '\t' && p[1] == ',';
}

void csv_scan_heading(csv_scan *scan, panel_notes *notes)
{
    enum { MOST_TITLES = 12 };
    csv_scan start;
    panel_notes before;
    bool given, blank;
    int titles = 0;
    pass_comments(scan, notes);
    given = csv_take_separator(scan);
    start = *scan;
    before = *notes;
    do {
        pass_comments(scan, notes);
        if (!given)
            csv_scan_delimiter(scan, csv_guess_delimiter(scan));
        scan->tab_comma = parts_by_tab_comma(scan);
    } while (scan->at < scan->end && titles++ < MOST_TITLES && take_title(scan, notes, &blank));
    if (titles > 1 && (scan->at == scan->end || csv_look_ahead(scan, -1).filled < 2)) {
        *scan = start;
        *notes = before;
        if (!given)
            csv_scan_delimiter(scan, csv_guess_delimiter(scan));
        scan->tab_comma = parts_by_tab_comma(scan);
    }
    if (scan->delimiter == ';')
        panel_note_add(notes, NOTE_SEMICOLON, 0, 0);
    if (scan->delimiter == '\t')
        panel_note_add(notes, NOTE_TAB, 0, 0);
}

/* --- below the table -----------------------------------------------------------------------------------------------
 */

/* 注： 注1： 资料来源： Note: and the like; * and ※ without a colon. */
bool csv_begins_note(const char *text, size_t n)
{
    static const char *const words[] = {"注释", "注",   "资料来源", "数据来源", "来源",  "说明",
                                        "备注", "附注", "Sources",  "Source",   "Notes", "Note"};
    size_t bracket = begins(text, n, "(") ? 1 : begins(text, n, "（") || begins(text, n, "【") ? 3 : 0;
    text += bracket;
    n -= bracket;
    if (n > 1 && (*text == '*' || begins(text, n, "※")))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = strlen(words[i]);
        if (!begins(text, n, words[i]))
            continue;
        while (at < n && ((text[at] >= '0' && text[at] <= '9') || text[at] == ' '))
            at++;
        if (colon_length(text + at, n - at) || begins(text + at, n - at, "】") || begins(text + at, n - at, "）"))
            return true;
    }
    return false;
}

/* Looked at byte by byte, so that rows need not be read twice. */
static bool may_begin_a_note(const csv_reader *reader)
{
    const csv_scan *scan = &reader->scan;
    const char *p = scan->at;
    if (reader->noted)
        return true;
    if (*p >= '0' && *p <= '9')
        return false;
    while (p < scan->end && (*p == scan->delimiter || *p == ' ' || *p == '"'))
        p++;
    return csv_begins_note(p, scan->end - p < 32 ? (size_t)(scan->end - p) : 32);
}

/* Below the notes a sentence may hold quotes as it likes: no delimiter, no row. */
static bool is_sentence(const csv_reader *reader)
{
    const char *p = reader->scan.at;
    while (p < reader->scan.end && *p != '\n' && *p != reader->scan.delimiter)
        p++;
    return reader->noted && reader->scan.delimiter != ',' && (p == reader->scan.end || *p == '\n');
}

bool csv_pass_footnote(csv_reader *reader)
{
    csv_look look;
    bool note;
    if (!may_begin_a_note(reader))
        return false;
    look = csv_look_ahead(&reader->scan, -1);
    if (look.filled < 0 && is_sentence(reader)) {
        csv_skip_line(&reader->scan);
        return true;
    }
    if (look.filled < 1)
        return false;
    note = csv_begins_note(look.first.text, look.first.n);
    /* A comma in a note that nobody quoted makes more cells of it; where keys are names it could be one. */
    if (note && look.filled > 1 && (reader->is_long || reader->is_across || (unsigned char)*look.first.text < 0x80))
        note = false;
    if (!note && reader->noted && look.filled == 1)
        note = !csv_is_period(look.first.text, look.first.n);
    if (!note)
        return false;
    reader->noted = true;
    panel_note_add(&reader->builder.notes, NOTE_FOOTNOTES, reader->scan.line, 0);
    pass(&reader->scan, &look);
    return true;
}
