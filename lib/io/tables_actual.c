/* The table of actual values: any that a panel is read from, or one row an observation with more than a panel holds. */
#include <string.h>
#include "io/tables.h"
#include "pace/text.h"

enum { BEGINNING = 65536, LONG_CELLS = 256, LONG_LINES = 16 };

/* One of its first lines has more cells than there are kinds of columns: no heading needs to be looked at. */
static bool is_plainly_wide(const char *text, size_t n)
{
    static const char marks[] = {',', ';', '\t'};
    int cells[sizeof marks] = {0}, lines = 0;
    bool quoted = false;
    for (size_t i = 0; i < n && lines < LONG_LINES; i++) {
        quoted ^= text[i] == '"';
        if (quoted)
            continue;
        if (text[i] == '\n') {
            memset(cells, 0, sizeof cells);
            lines++;
        }
        for (size_t k = 0; k < sizeof marks; k++)
            if (text[i] == marks[k] && ++cells[k] > LONG_CELLS)
                return true;
    }
    return false;
}

/* Recognised by its heading, without a word about what is wrong with it. */
static bool looks_full(tables *t, const pace_table_text *text, bool *with_unit)
{
    tables_table table;
    pace_error *err = t->err;
    pace_buffer *lines = t->lines, *notes = t->notes;
    pace_table_text beginning = *text;
    int64_t faults = t->faults;
    bool is;
    if (is_plainly_wide(text->bytes, text->n < BEGINNING ? text->n : BEGINNING))
        return false;
    memset(&table, 0, sizeof table);
    if (!t->opts.encoding && text->n > BEGINNING)
        beginning.n = pace_text_valid(text->bytes, BEGINNING);
    t->err = NULL;
    t->lines = t->notes = NULL;
    is = tables_open(t, &table, &beginning) && tables_is_full_long(&table);
    *with_unit = !t->status && table.of[TABLES_PERIOD] >= 0 && table.of[TABLES_VALUE] >= 0 && table.of[TABLES_UNIT] >= 0;
    tables_close(t, &table);
    t->err = err;
    t->lines = lines;
    t->notes = notes;
    t->faults = faults;
    if (t->status == PACE_ERR_NOMEM)
        return tables_no_memory(t);
    t->status = PACE_OK;
    return is;
}

void tables_tell_assumptions(tables *t, const char *assumptions, const char *name)
{
    while (*assumptions && tables_note(t, name, 0, 0)) {
        size_t n = strcspn(assumptions, "\n");
        pace_buffer_bytes(t->notes, assumptions, n);
        tables_note_end(t);
        assumptions += n + (assumptions[n] == '\n');
    }
}

static bool check_panel(tables *t, const pace_read_opts *opts, const char *path)
{
    int64_t faults = 0;
    if (!t->lines || !path || strcmp(path, "-") == 0)
        return tables_report(t);
    t->status = pace_panel_check(t->lines, &faults, path, opts, &t->fault);
    if (t->status && t->err)
        *t->err = t->fault;
    t->faults += faults;
    return false;
}

static bool read_full(tables *t, const pace_table_text *text)
{
    memset(&t->actuals_table, 0, sizeof t->actuals_table);
    return tables_open(t, &t->actuals_table, text) && tables_read_long(t, &t->actuals_table);
}

bool tables_look_at_actuals(tables *t, const pace_table_text *text)
{
    t->actuals_name = text->name ? text->name : "";
    t->actuals_full = looks_full(t, text, &t->actuals_with_unit);
    return !t->status;
}

static pace_read_opts panel_opts(const tables *t)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    opts.allocator = t->allocator;
    opts.encoding = t->opts.encoding;
    opts.freq = t->opts.freq;
    opts.na = t->opts.na;
    return opts;
}

void tables_read_panel(tables *t, const pace_table_text *text)
{
    pace_read_opts opts = panel_opts(t);
    t->panel_read = true;
    if (pace_panel_read(&t->panel, text->bytes, text->n, text->name, &opts, &t->panel_error))
        t->panel = NULL;
}

/* A panel knows its units; with a word that is none, each row is taken for itself. */
bool tables_read_actuals(tables *t, const pace_table_text *text, const char *path)
{
    pace_read_opts opts = panel_opts(t);
    if (t->actuals_full)
        return read_full(t, text);
    if (!t->panel_read)
        tables_read_panel(t, text);
    if (!t->panel) {
        if (t->actuals_with_unit && t->panel_error.code == PACE_ERR_UNIT)
            return read_full(t, text);
        t->fault = t->panel_error;
        return check_panel(t, &opts, path);
    }
    tables_tell_assumptions(t, pace_panel_assumptions(t->panel), text->name ? text->name : "");
    if (!t->status)
        tables_match_panel(t);
    return !t->status;
}
