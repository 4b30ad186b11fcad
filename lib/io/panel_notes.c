/* What a reader assumed: counted by kind while it reads, put into words at the end. */
#include <string.h>
#include "io/panel_internal.h"

static const char *const note_words[NOTE_KINDS] = {
    [NOTE_ENCODING] = "the text was decoded from the encoding that was named",
    [NOTE_UTF8] = "the text is UTF-8 and was read so, not by the encoding that was named",
    [NOTE_UTF16] = "the text was decoded from UTF-16, as its byte-order mark says",
    [NOTE_COMMENTS] = "lines before the heading that begin with # were left out",
    [NOTE_TITLES] = "lines above the heading were left out as titles",
    [NOTE_SEMICOLON] = "cells are separated by semicolons",
    [NOTE_TAB] = "cells are separated by tabs",
    [NOTE_ACROSS] = "the periods stand side by side: each row was read as a series",
    [NOTE_PERIOD_WORDS] = "words behind a period in the heading, such as 实际 or 预计, were left out; all values were read as actual ones",
    [NOTE_FOOTNOTE_MARKS] = "footnote marks such as * and ① behind figures were left out",
    [NOTE_PERIOD_COLUMN] = "the period does not come first: it was found by its heading",
    [NOTE_UNIT] = "the unit was taken from the heading",
    [NOTE_UNIT_NAME] = "the unit was taken from the name in brackets",
    [NOTE_UNIT_ROW] = "the units were taken from the first row",
    [NOTE_UNIT_ABOVE] = "the unit above the table was taken for series without one of their own",
    [NOTE_ASIDE] = "what is no figure, name or unit was left out:",
    [NOTE_EMPTY_COLUMN] = "a column without heading and values was left out:",
    [NOTE_MISSING] = "marks such as NA were read as missing",
    [NOTE_THOUSANDS] = "commas were read as thousands separators",
    [NOTE_PERCENT] = "the unit percent was taken from the % signs",
    [NOTE_UNIT_CELLS] = "the unit was taken from the values",
    [NOTE_OTHER_UNITS] = "values in other units were converted to the unit of their series",
    [NOTE_QUALIFIED] = "words such as 左右 and 以上 were kept as qualifiers",
    [NOTE_BRACKETS] = "brackets around values were left out",
    [NOTE_FULL_WIDTH] = "full-width digits were read as digits",
    [NOTE_MINUS] = "a typographic minus was read as minus",
    [NOTE_YEAR_TO_DATE] = "labels such as 2015年1-6月 were read as year-to-date figures of their last period",
    [NOTE_CONVERTED] = "dates were read as the longer periods that they begin or end",
    [NOTE_FIRST_DAYS] =
        "dates were read as days: all begin a month, so give the frequency if they stand for longer periods",
    [NOTE_BLANK_LINES] = "blank lines between the rows were left out",
    [NOTE_SECTIONS] = "rows with a numbered title and nothing else were left out",
    [NOTE_FOOTNOTES] = "lines below the table were left out as notes",
    [NOTE_ORDER] = "the rows were not in time order: they were sorted",
    [NOTE_GAPS] = "periods without a row were read as missing",
};

/* How a count is called; NULL = it says nothing. */
static const char *note_counted(panel_note_kind kind)
{
    switch (kind) {
    case NOTE_MISSING:
    case NOTE_THOUSANDS:
    case NOTE_PERCENT:
    case NOTE_UNIT_CELLS:
    case NOTE_OTHER_UNITS:
    case NOTE_QUALIFIED:
    case NOTE_BRACKETS:
    case NOTE_FULL_WIDTH:
    case NOTE_MINUS:
    case NOTE_FOOTNOTE_MARKS:
        return "cells";
    case NOTE_YEAR_TO_DATE:
    case NOTE_CONVERTED:
        return "labels";
    case NOTE_COMMENTS:
    case NOTE_TITLES:
    case NOTE_BLANK_LINES:
    case NOTE_SECTIONS:
    case NOTE_FOOTNOTES:
        return "lines";
    case NOTE_UNIT_NAME:
    case NOTE_UNIT_ABOVE:
        return "series";
    case NOTE_GAPS:
        return "periods";
    case NOTE_ENCODING:
    case NOTE_UTF8:
    case NOTE_UTF16:
    case NOTE_SEMICOLON:
    case NOTE_TAB:
    case NOTE_ACROSS:
    case NOTE_PERIOD_WORDS:
    case NOTE_PERIOD_COLUMN:
    case NOTE_UNIT:
    case NOTE_UNIT_ROW:
    case NOTE_ASIDE:
    case NOTE_EMPTY_COLUMN:
    case NOTE_FIRST_DAYS:
    case NOTE_ORDER:
    case NOTE_KINDS:
        break;
    }
    return NULL;
}

void panel_note_add(panel_notes *notes, panel_note_kind kind, int32_t line, int32_t column)
{
    panel_note *note = &notes->of[kind];
    if (note->count++ == 0)
        note->line = line;
    if (column <= 0)
        return;
    for (int i = 0; i < note->column_count; i++)
        if (note->columns[i] == column)
            return;
    if (note->column_count == NOTE_COLUMNS)
        note->more_columns = true;
    else
        note->columns[note->column_count++] = column;
}

void panel_mark_add(panel_marks *marks, const char *text, size_t n)
{
    for (int i = 0; i < marks->count; i++)
        if (strlen(marks->text[i]) == n && memcmp(marks->text[i], text, n) == 0)
            return;
    if (marks->count == (int)(sizeof marks->text / sizeof *marks->text) || n >= sizeof *marks->text) {
        marks->more = true;
        return;
    }
    memcpy(marks->text[marks->count], text, n);
    marks->text[marks->count++][n] = '\0';
}

static void write_marks(pace_buffer *text, const panel_marks *marks)
{
    bool one = marks->count == 1 && !marks->more;
    pace_buffer_text(text, one ? "the mark " : "the marks ");
    for (int i = 0; i < marks->count; i++) {
        if (i > 0)
            pace_buffer_text(text, i + 1 == marks->count && !marks->more ? " and " : ", ");
        pace_buffer_text(text, marks->text[i]);
    }
    if (marks->more)
        pace_buffer_text(text, " and others");
    pace_buffer_text(text, one ? " was read as missing" : " were read as missing");
}

static void write_columns(pace_buffer *text, const panel_note *note)
{
    pace_buffer_text(text, note->column_count > 1 ? " in columns " : " in column ");
    for (int i = 0; i < note->column_count; i++) {
        if (i > 0)
            pace_buffer_text(text, i + 1 == note->column_count && !note->more_columns ? " and " : ", ");
        pace_buffer_integer(text, note->columns[i]);
    }
    if (note->more_columns)
        pace_buffer_text(text, " and others");
}

static void write_note(pace_buffer *text, const panel_notes *notes, panel_note_kind kind)
{
    const panel_note *note = &notes->of[kind];
    const char *counted = note_counted(kind);
    if (text->length)
        pace_buffer_char(text, '\n');
    if (kind == NOTE_MISSING && notes->missing.count)
        write_marks(text, &notes->missing);
    else
        pace_buffer_text(text, note_words[kind]);
    if (note->column_count)
        write_columns(text, note);
    if (!counted)
        return;
    pace_buffer_text(text, " (");
    pace_buffer_integer(text, note->count);
    pace_buffer_char(text, ' ');
    pace_buffer_bytes(text, counted, strlen(counted) - (note->count == 1 && strcmp(counted, "series") != 0));
    if (note->line)
        pace_buffer_format(text, ", first in line %d", (int)note->line);
    pace_buffer_char(text, ')');
}

void panel_note_words(pace_buffer *text, const panel_notes *notes)
{
    for (int kind = 0; kind < NOTE_KINDS; kind++)
        if (notes->of[kind].count)
            write_note(text, notes, (panel_note_kind)kind);
}

pace_status panel_note_text(pace_panel *panel, const panel_notes *notes, pace_error *err)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_status status = PACE_OK;
    text.allocator = panel->allocator;
    panel_note_words(&text, notes);
    if (text.length && !text.status)
        panel->assumptions = pace__arena_text(&panel->arena, text.text, text.length);
    if (text.status || (text.length && !panel->assumptions))
        status = pace__fail_memory(err);
    pace_buffer_clear(&text);
    return status;
}
