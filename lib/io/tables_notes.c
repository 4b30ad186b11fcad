/* What was assumed in reading, a line each: what asks for something to be done first, what several rows share once. */
#include <string.h>
#include "io/tables.h"

bool tables_note(tables *t, const char *file, int line, int column)
{
    if (!t->notes)
        return false;
    pace_buffer_text(t->notes, file);
    if (line > 0)
        pace_buffer_format(t->notes, ":%d", line);
    if (line > 0 && column > 0)
        pace_buffer_format(t->notes, ":%d", column);
    pace_buffer_text(t->notes, ": ");
    return true;
}

void tables_note_end(tables *t)
{
    pace_buffer_char(t->notes, '\n');
    if (t->notes->status && !t->status)
        (void)tables_no_memory(t);
}

/* What is read may hold anything but a NUL; a line of notes stays a line. */
static void put_plain(tables *t, const char *text, size_t n)
{
    for (size_t i = 0; i < n; i++)
        pace_buffer_char(t->notes, (unsigned char)text[i] < 0x20 || text[i] == 0x7F ? ' ' : text[i]);
}

void tables_quote(tables *t, const char *text, size_t n)
{
    pace_buffer_char(t->notes, '"');
    put_plain(t, text, n);
    pace_buffer_char(t->notes, '"');
}

/* --- what several rows share ---------------------------------------------------------------------------------------- */

static bool same_reason(const tables_reason *of, const char *file, const char *before, const char *const texts[TABLES_REASON_TEXTS])
{
    for (int i = 0; i < TABLES_REASON_TEXTS; i++)
        if (of->texts[i] != texts[i])
            return false;
    return of->file == file && of->before == before;
}

static void put_texts(tables *t, const tables_reason *of)
{
    for (int i = 0; i < TABLES_REASON_TEXTS && of->texts[i]; i++)
        pace_buffer_text(t->notes, of->texts[i]);
}

static void tell_single(tables *t, const tables_reason *of)
{
    if (!tables_note(t, of->file, of->line, of->column))
        return;
    pace_buffer_text(t->notes, of->before);
    tables_quote(t, of->names[0], strlen(of->names[0]));
    pace_buffer_text(t->notes, ": ");
    put_texts(t, of);
    tables_note_end(t);
}

/* FILE: why: 30 rows, first in line 2 (a, b, c, ...) */
static void tell_many(tables *t, const tables_reason *of)
{
    if (!tables_note(t, of->file, 0, 0))
        return;
    put_texts(t, of);
    pace_buffer_format(t->notes, ": %ld %s", (long)of->count, of->line ? "rows, first in line " : "series");
    if (of->line)
        pace_buffer_integer(t->notes, of->line);
    for (int i = 0; i < TABLES_REASON_NAMES && i < of->count; i++) {
        pace_buffer_text(t->notes, i == 0 ? " (" : ", ");
        put_plain(t, of->names[i], strlen(of->names[i]));
    }
    pace_buffer_text(t->notes, of->count > TABLES_REASON_NAMES ? ", …)" : ")");
    tables_note_end(t);
}

void tables_reason_add(tables *t, const char *file, int line, int column, const char *before, const char *name,
                       const char *const texts[TABLES_REASON_TEXTS])
{
    tables_reason *of = NULL;
    if (!t->notes)
        return;
    for (int i = 0; !of && i < t->reason_count; i++)
        if (same_reason(&t->reasons[i], file, before, texts))
            of = &t->reasons[i];
    if (!of && t->reason_count < TABLES_REASONS) {
        of = &t->reasons[t->reason_count++];
        *of = (tables_reason){.before = before, .file = file, .line = line, .column = column};
        memcpy(of->texts, texts, sizeof of->texts);
    }
    if (!of) { /* more kinds than there are: told by itself */
        tables_reason alone = {.before = before, .file = file, .names = {name}, .line = line, .column = column, .count = 1};
        memcpy(alone.texts, texts, sizeof alone.texts);
        tell_single(t, &alone);
        return;
    }
    if (of->count < TABLES_REASON_NAMES)
        of->names[of->count] = name;
    of->count++;
}

void tables_reasons_tell(tables *t)
{
    for (int i = 0; i < t->reason_count && !t->status; i++) {
        if (t->reasons[i].count == 1)
            tell_single(t, &t->reasons[i]);
        else
            tell_many(t, &t->reasons[i]);
    }
    t->reason_count = 0;
}

/* --- what comes first ----------------------------------------------------------------------------------------------- */

pace_buffer *tables_urgent_begin(tables *t)
{
    pace_buffer *notes = t->notes;
    if (notes)
        t->notes = &t->urgent;
    return notes;
}

void tables_urgent_end(tables *t, pace_buffer *notes)
{
    t->notes = notes;
}

void tables_urgent_first(tables *t, size_t from)
{
    if (!t->notes || t->urgent.length == 0 || t->status)
        return;
    if (t->notes->length > from)
        pace_buffer_bytes(&t->urgent, t->notes->text + from, t->notes->length - from);
    t->notes->length = from;
    pace_buffer_bytes(t->notes, t->urgent.text, t->urgent.length);
    if (t->urgent.status || t->notes->status)
        (void)tables_no_memory(t);
    t->urgent.length = 0;
}
