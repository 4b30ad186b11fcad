/* The cells of a table that is being written: all of them first, then the columns that somebody needs. */
#include <math.h>
#include <string.h>
#include "io/tables.h"

void tables_grid_init(tables_grid *grid, tables_writer *w, int columns)
{
    memset(grid, 0, sizeof *grid);
    grid->columns = columns;
    grid->text.allocator = w->reader.allocator;
}

void tables_grid_clear(tables_grid *grid, tables_writer *w)
{
    pace_buffer_clear(&grid->text);
    pace__release(w->reader.allocator, grid->ends, grid->room * sizeof *grid->ends);
}

bool tables_grid_cell(tables_grid *grid, tables_writer *w, bool needed)
{
    void *ends = grid->ends;
    if (w->reader.status)
        return false;
    if (grid->text.status || !pace__reserve(w->reader.allocator, &ends, &grid->room, grid->count + 1, sizeof *grid->ends))
        return tables_no_memory(&w->reader);
    grid->ends = ends;
    grid->needed[grid->count % (size_t)grid->columns] |= needed;
    grid->ends[grid->count++] = grid->text.length;
    return true;
}

/* A ' before another one that the reader would take off. */
bool tables_grid_text(tables_grid *grid, tables_writer *w, const char *text, bool needed)
{
    pace_buffer joined = PACE_BUFFER_INIT;
    if (text && text[0] == '\'' && text[1] && strchr("=+-@'", text[1])) {
        joined.allocator = w->reader.allocator;
        pace_buffer_char(&joined, '\'');
        pace_buffer_text(&joined, text);
        if (joined.status)
            return tables_no_memory(&w->reader);
        pace_buffer_csv_cell(&grid->text, joined.text);
        pace_buffer_clear(&joined);
    } else {
        pace_buffer_csv_cell(&grid->text, text ? text : "");
    }
    return tables_grid_cell(grid, w, needed && text && *text);
}

void tables_grid_print(pace_buffer *out, const tables_grid *grid, tables_writer *w)
{
    size_t columns = (size_t)grid->columns, from = 0;
    bool first = true;
    for (size_t c = 0; c < columns; c++) {
        if (!grid->needed[c])
            continue;
        if (!first)
            pace_buffer_char(out, ',');
        pace_buffer_text(out, grid->headings[c]);
        first = false;
    }
    pace_buffer_char(out, '\n');
    for (size_t i = 0; i < grid->count; i++) {
        size_t c = i % columns;
        first = c == 0 || first;
        if (grid->needed[c]) {
            if (!first)
                pace_buffer_char(out, ',');
            pace_buffer_bytes(out, grid->text.text + from, grid->ends[i] - from);
            first = false;
        }
        from = grid->ends[i];
        if (c + 1 == columns)
            pace_buffer_char(out, '\n');
    }
    if (out->status)
        (void)tables_no_memory(&w->reader);
}

/* --- cells of a kind ------------------------------------------------------------------------------------------------ */

bool tables_same_text(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "") == 0;
}

bool tables_span_same(pace_span a, pace_span b)
{
    return pace_period_same(a.first, b.first) && pace_period_same(a.last, b.last);
}

bool tables_default_names(tables_writer *w, pace_names names, const char *text)
{
    return names.count == 1 && strcmp(names.at[0].text, text) == 0 &&
           strcmp(names.at[0].lang, tables_lang_of(&w->reader, text, strlen(text))) == 0;
}

void tables_grid_names(tables_grid *grid, tables_writer *w, pace_names names, bool needed)
{
    for (int i = 0; i < w->lang_count; i++) {
        const char *text = "";
        for (int64_t k = 0; k < names.count; k++)
            if (strcmp(names.at[k].lang, w->langs[i]) == 0)
                text = names.at[k].text;
        (void)tables_grid_text(grid, w, text, needed);
    }
}

void tables_grid_unit(tables_grid *grid, tables_writer *w, pace_unit unit, bool needed)
{
    char text[PACE_UNIT_SIZE] = "";
    pace_unit back;
    if (unit.quantity != PACE_QUANTITY_NONE) {
        size_t n = pace_unit_print(text, unit, w->chinese ? "zh" : NULL);
        if (pace_unit_parse(&back, text, n, NULL) || !pace_unit_same(back, unit))
            (void)pace_unit_print(text, unit, NULL);
    }
    (void)tables_grid_text(grid, w, text, needed);
}

/* What the reader of cells would take off. */
static bool has_edge(const char *text)
{
    unsigned char first = (unsigned char)text[0], last = (unsigned char)text[strlen(text) - 1];
    return first <= ' ' || last <= ' ' || first == '\'' || memchr(text, '\n', strlen(text)) || memchr(text, '\r', strlen(text));
}

const char *tables_writable_word(tables_writer *w, const pace_observation *o, pace_unit unit)
{
    const pace_name *name = o && o->unit_names.count == 1 && pace_unit_same(o->unit, unit) ? &o->unit_names.at[0] : NULL;
    const tables_unit_memo *memo;
    if (!name || !*name->text || has_edge(name->text) || !tables_can_be_word(name->text, strlen(name->text)))
        return NULL;
    memo = tables_unit_said(&w->reader, name->text, strlen(name->text));
    if (!memo || !memo->word || strcmp(memo->word->lang, name->lang) != 0)
        return NULL;
    return memo->known ? (pace_unit_same(memo->unit, unit) ? name->text : NULL) : unit.quantity ? NULL : name->text;
}

/* All figures of it have one word or none at all, and none has a unit. */
const char *tables_indicator_word(tables_writer *w, const pace_indicator *of)
{
    const pace_unit none = {0, 0, 0, 0, ""};
    const char *word = NULL, *own;
    for (int64_t i = 0; i < of->target_count; i++) {
        const pace_observation *o = of->targets[i].origin;
        own = tables_writable_word(w, o, none);
        if ((o->unit.quantity && !pace_unit_is_rate(o->unit)) || (own && word && strcmp(own, word) != 0))
            return NULL;
        word = word ? word : own;
    }
    for (int64_t i = 0; i < of->measure_count; i++) {
        const pace_measure *m = &of->measures[i];
        if (m->unit.quantity && !pace_unit_is_rate(m->unit))
            return NULL;
        own = m->count ? tables_writable_word(w, &m->observations[0], none) : NULL;
        if (own && word && strcmp(own, word) != 0)
            return NULL;
        word = word || of->target_count ? word : own;
    }
    return word;
}

void tables_grid_span(tables_grid *grid, tables_writer *w, pace_span span, bool needed)
{
    char text[PACE_PERIOD_SIZE] = "";
    (void)pace_span_print(text, span, NULL);
    (void)tables_grid_text(grid, w, text, needed);
}

/* The table's own: the reader makes it again, and calls it by the name of the file. */
bool tables_default_source(const pace_source *source, const char *id)
{
    return strcmp(source->id, id) == 0 && source->name.count == 1 && !pace_period_is_set(source->published.last) &&
           !pace_period_is_set(source->published.first);
}

void tables_grid_source(tables_grid *grid, tables_writer *w, const pace_source *source, const char *id)
{
    bool own = source && !tables_default_source(source, id), dated;
    pace_names names = own ? source->name : (pace_names){NULL, 0};
    (void)tables_grid_text(grid, w, own ? source->id : "", true);
    tables_grid_names(grid, w, names, own && !tables_default_names(w, names, source->id));
    dated = own && (pace_period_is_set(source->published.first) || pace_period_is_set(source->published.last));
    if (dated)
        tables_grid_span(grid, w, source->published, true);
    else
        (void)tables_grid_text(grid, w, "", false);
}

void tables_grid_figure(tables_grid *grid, tables_writer *w, const pace_observation *o, pace_unit unit, bool *decimals)
{
    pace_figure figure = {.value = o->value, .value_high = o->value_high, .decimals = o->decimals, .qualifier = o->qualifier}, back;
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = w->reader.allocator;
    pace_figure_print(&text, &figure, NULL);
    if (!text.status && o->unit.quantity && !pace_unit_same(o->unit, unit)) {
        figure.unit = o->unit;
        text.length = 0;
        pace_figure_print(&text, &figure, w->chinese ? "zh" : "en");
        if (!text.status && (pace_figure_parse(&back, text.text, text.length, NULL, NULL) || !pace_unit_same(back.unit, o->unit))) {
            char id[PACE_UNIT_SIZE];
            text.length = 0;
            figure.unit.quantity = PACE_QUANTITY_NONE;
            pace_figure_print(&text, &figure, NULL);
            pace_buffer_char(&text, ' ');
            pace_buffer_bytes(&text, id, pace_unit_print(id, o->unit, NULL));
        }
    }
    *decimals = text.length > 0 && (pace_figure_parse(&back, text.text, text.length, NULL, NULL) || back.decimals != o->decimals);
    if (text.status)
        (void)tables_no_memory(&w->reader);
    else
        (void)tables_grid_text(grid, w, text.text, true);
    pace_buffer_clear(&text);
}
