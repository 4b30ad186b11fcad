/* The explanation as an object: rows and words, gathered by the readers. */
#include "io/explain.h"
#include <string.h>

pace_reading explain_reading_none(void)
{
    const pace_reading none = {
        .place = "",
        .heading = "",
        .role = "",
        .key = "",
        .unit_from = "",
        .freq = PACE_FREQ_NONE,
        .missing_as = "",
        .qualifiers = "",
        .note = "",
    };
    return none;
}

const char *explain_text(pace_explanation *of, const char *text)
{
    char *copy = NULL;
    if (!text || !text[0])
        return "";
    if (!of->failed)
        copy = pace__arena_text(&of->arena, text, strlen(text));
    of->failed |= !copy;
    return copy ? copy : "";
}

const char *explain_number(pace_explanation *of, const char *word, int64_t number)
{
    pace_buffer text = PACE_BUFFER_INIT;
    const char *copy;
    text.allocator = of->allocator;
    pace_buffer_text(&text, word);
    pace_buffer_char(&text, ' ');
    pace_buffer_integer(&text, number);
    of->failed |= text.status != PACE_OK;
    copy = explain_text(of, text.text);
    pace_buffer_clear(&text);
    return copy;
}

pace_reading *explain_add(pace_explanation *of, const pace_reading *row)
{
    void *readings = of->readings;
    pace_reading *added;
    if (of->failed || !pace__reserve(of->allocator, &readings, &of->capacity, of->count + 1, sizeof *of->readings)) {
        of->failed = true;
        return NULL;
    }
    of->readings = readings;
    added = &of->readings[of->count];
    *added = *row;
    added->place = explain_text(of, row->place);
    added->heading = explain_text(of, row->heading);
    added->role = explain_text(of, row->role);
    added->key = explain_text(of, row->key);
    added->unit_from = explain_text(of, row->unit_from);
    added->missing_as = explain_text(of, row->missing_as);
    added->qualifiers = explain_text(of, row->qualifiers);
    added->note = explain_text(of, row->note);
    if (of->failed)
        return NULL;
    of->count++;
    return added;
}

void explain_form(pace_explanation *of, const char *form)
{
    of->form = form;
}

void explain_delimiter(pace_explanation *of, char delimiter)
{
    of->delimiter = delimiter == ',' ? "comma" : delimiter == '\t' ? "tab" : delimiter == ';' ? "semicolon" : "";
}

void explain_assume(pace_explanation *of, const char *line)
{
    if (!line || !line[0])
        return;
    if (of->assumptions.length)
        pace_buffer_char(&of->assumptions, '\n');
    pace_buffer_text(&of->assumptions, line);
    of->failed |= of->assumptions.status != PACE_OK;
}

/* --- counts
 * ----------------------------------------------------------------------------------------------------------- */

void explain_mark(explain_marks *marks, const char *text, size_t n)
{
    if (n == 0) {
        marks->empty++;
        return;
    }
    for (int i = 0; i < marks->used; i++) {
        if (strlen(marks->of[i].text) == n && memcmp(marks->of[i].text, text, n) == 0) {
            marks->of[i].count++;
            return;
        }
    }
    if (marks->used == EXPLAIN_MARKS || n >= EXPLAIN_MARK_SIZE) {
        marks->others++;
        return;
    }
    memcpy(marks->of[marks->used].text, text, n);
    marks->of[marks->used].text[n] = '\0';
    marks->of[marks->used++].count = 1;
}

static void put_count(pace_buffer *text, const char *word, int64_t count)
{
    if (count == 0)
        return;
    if (text->length)
        pace_buffer_text(text, ", ");
    pace_buffer_text(text, word);
    pace_buffer_char(text, ' ');
    pace_buffer_integer(text, count);
}

static const char *keep(pace_explanation *of, pace_buffer *text)
{
    const char *copy;
    of->failed |= text->status != PACE_OK;
    copy = explain_text(of, text->text);
    pace_buffer_clear(text);
    return copy;
}

const char *explain_missing(pace_explanation *of, const explain_marks *marks)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = of->allocator;
    put_count(&text, "empty", marks->empty);
    for (int i = 0; i < marks->used; i++)
        put_count(&text, marks->of[i].text, marks->of[i].count);
    put_count(&text, "other marks", marks->others);
    return keep(of, &text);
}

const char *explain_qualifiers(pace_explanation *of, const explain_marks *marks)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = of->allocator;
    for (int i = PACE_ABOUT; i <= PACE_LESS_THAN; i++)
        put_count(&text, pace_qualifier_name((pace_qualifier)i), marks->qualified[i]);
    return keep(of, &text);
}

/* --- what users see --------------------------------------------------------------------------------------------------
 */

void pace_explanation_free(pace_explanation *explanation)
{
    pace_allocator memory;
    const pace_allocator *allocator;
    if (!explanation)
        return;
    memory = explanation->memory;
    allocator = explanation->allocator ? &memory : NULL;
    pace__release(allocator, explanation->readings, explanation->capacity * sizeof *explanation->readings);
    explanation->assumptions.allocator = explanation->faults.allocator = allocator;
    pace_buffer_clear(&explanation->assumptions);
    pace_buffer_clear(&explanation->faults);
    pace__arena_clear(&explanation->arena);
    pace__release(allocator, explanation, sizeof *explanation);
}

const char *pace_explanation_form(const pace_explanation *explanation)
{
    return explanation ? explanation->form : "";
}

const char *pace_explanation_encoding(const pace_explanation *explanation)
{
    return explanation ? explanation->encoding : "";
}

const char *pace_explanation_delimiter(const pace_explanation *explanation)
{
    return explanation ? explanation->delimiter : "";
}

const pace_reading *pace_explanation_readings(const pace_explanation *explanation, int64_t *count)
{
    if (count)
        *count = explanation ? (int64_t)explanation->count : 0;
    return explanation ? explanation->readings : NULL;
}

const char *pace_explanation_assumptions(const pace_explanation *explanation)
{
    return explanation && explanation->assumptions.text ? explanation->assumptions.text : "";
}

const char *pace_explanation_faults(const pace_explanation *explanation)
{
    return explanation && explanation->faults.text ? explanation->faults.text : "";
}
