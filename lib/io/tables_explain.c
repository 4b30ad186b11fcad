/* How a table of targets was understood: a row for each column, with the words of the reader as assumptions. */
#include <math.h>
#include <string.h>
#include "core/figure.h"
#include "io/explain.h"
#include "io/tables.h"

static const char *const role_names[TABLES_ROLES] = {
    [TABLES_NOTHING] = "nothing",
    [TABLES_INDICATOR] = "indicator",
    [TABLES_ID] = "id",
    [TABLES_NAME] = "name",
    [TABLES_UNIT] = "unit",
    [TABLES_NATURE] = "nature",
    [TABLES_BASE_PERIOD] = "base period",
    [TABLES_BASE] = "base",
    [TABLES_TARGET_PERIOD] = "target period",
    [TABLES_TARGET] = "target",
    [TABLES_RATE] = "rate or total over the plan",
    [TABLES_TYPE] = "type",
    [TABLES_BETTER] = "better",
    [TABLES_PATH] = "path",
    [TABLES_PLAN] = "plan",
    [TABLES_PLAN_NAME] = "plan name",
    [TABLES_PLAN_SPAN] = "plan span",
    [TABLES_BASIS] = "basis",
    [TABLES_DOMAIN] = "domain",
    [TABLES_STOCK_FLOW] = "stock or flow",
    [TABLES_MEASURE] = "measure",
    [TABLES_RELATIVE] = "relative to",
    [TABLES_DECIMALS] = "decimals",
    [TABLES_SOURCE] = "source",
    [TABLES_SOURCE_NAME] = "source name",
    [TABLES_SOURCE_PUBLISHED] = "source published",
    [TABLES_PUBLISHED] = "published",
    [TABLES_NOTE] = "note",
    [TABLES_INDICATOR_NOTE] = "indicator note",
    [TABLES_SERIES] = "nothing",
    [TABLES_PERIOD] = "nothing",
    [TABLES_VALUE] = "nothing",
    [TABLES_STATUS] = "nothing",
    [TABLES_OBSERVED] = "nothing",
    [TABLES_SERIES_UNIT] = "nothing",
    [TABLES_KIND] = "nothing",
    [TABLES_FREQ] = "nothing",
    [TABLES_VINTAGE] = "nothing",
};

typedef struct tally { /* of one column */
    pace_reading reading;
    explain_marks marks;
    pace_unit unit;
    bool units_differ, unit_in_cells;
} tally;

static bool holds_figures(tables_role role)
{
    return role == TABLES_TARGET || role == TABLES_BASE || role == TABLES_RATE;
}

static bool holds_periods(tables_role role)
{
    return role == TABLES_TARGET_PERIOD || role == TABLES_BASE_PERIOD || role == TABLES_PLAN_SPAN;
}

static void cover(pace_reading *reading, pace_span span)
{
    if (!pace_period_is_set(span.first) || !pace_period_is_set(span.last))
        return;
    if (reading->freq == PACE_FREQ_NONE) {
        reading->freq = (pace_freq)span.first.freq;
        reading->covered = span;
    }
    if (span.first.freq != reading->covered.first.freq)
        return;
    if (span.first.ord < reading->covered.first.ord)
        reading->covered.first = span.first;
    if (span.last.ord > reading->covered.last.ord)
        reading->covered.last = span.last;
}

static void see_unit(tally *of, pace_unit unit, bool in_cells)
{
    if (!unit.quantity)
        return;
    of->units_differ |= of->unit.quantity && !pace_unit_same(of->unit, unit);
    of->unit = unit;
    of->unit_in_cells |= in_cells;
}

static void see_figure(tally *of, const tables_cell *cell)
{
    pace_figure figure;
    if (pace_figure_parse(&figure, cell->text, cell->n, NULL, NULL)) {
        of->reading.values++;
        return;
    }
    if (isnan(figure.value)) {
        of->reading.missing++;
        explain_mark(&of->marks, cell->text, cell->n);
        return;
    }
    of->reading.values++;
    of->marks.qualified[figure.qualifier] += figure.qualifier != PACE_EXACTLY;
    see_unit(of, figure.unit, true);
}

static void see_cell(tables *t, const tables_column *column, tally *of, const tables_cell *cell)
{
    pace_span span;
    pace_unit unit;
    if (holds_figures(column->role)) {
        see_figure(of, cell);
        return;
    }
    if (cell->n == 0 || pace__is_missing_mark(cell->text, cell->n, t->opts.na)) {
        of->reading.missing++;
        explain_mark(&of->marks, cell->text, cell->n);
        return;
    }
    of->reading.values++;
    if (holds_periods(column->role) && !pace_span_parse(&span, cell->text, cell->n, NULL, NULL))
        cover(&of->reading, span);
    if (column->role == TABLES_UNIT && tables_unit(t, &unit, cell->text, cell->n))
        see_unit(of, unit, true);
}

static bool tally_rows(tables *t, tables_table *table, tally *tallies)
{
    while (tables_next(t, table))
        for (size_t i = 0; i < table->count; i++)
            see_cell(t, &table->columns[i], &tallies[i], &table->cells[i]);
    return !t->status;
}

static void add_column(pace_explanation *of, const tables_column *column, tally *tallied, int64_t number)
{
    pace_reading *row = &tallied->reading;
    row->place = explain_number(of, "column", number);
    row->heading = column->heading;
    row->role = role_names[column->role];
    row->key = "";
    row->missing_as = explain_missing(of, &tallied->marks);
    row->qualifiers = explain_qualifiers(of, &tallied->marks);
    if (column->unit_known) {
        row->unit = column->unit;
        row->unit_from = "heading";
    } else if (tallied->unit.quantity && !tallied->units_differ) {
        row->unit = tallied->unit;
        row->unit_from = column->role == TABLES_UNIT ? "unit column" : "cells";
    }
    if (tallied->units_differ)
        row->note = "each row has a unit of its own";
    if (pace_period_is_set(column->period)) {
        row->covered = pace_span_of(column->period, column->period);
        row->freq = (pace_freq)column->period.freq;
        row->note = "its heading says the period";
    }
    if (column->lang)
        row->note = column->lang;
    (void)explain_add(of, row);
}

/* The lines of the reader, without the name of the file before them. */
static void assume(pace_explanation *of, const char *notes, const char *name)
{
    size_t prefix = strlen(name);
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = of->allocator;
    while (*notes) {
        size_t n = strcspn(notes, "\n"), from = strncmp(notes, name, prefix) == 0 && notes[prefix] == ':' ? prefix + 1 : 0;
        while (from < n && notes[from] == ' ')
            from++;
        if (text.length)
            pace_buffer_char(&text, '\n');
        if (from && notes[from] >= '0' && notes[from] <= '9')
            pace_buffer_text(&text, "line ");
        pace_buffer_bytes(&text, notes + from, n - from);
        notes += n + (notes[n] == '\n');
    }
    if (text.status)
        of->failed = true;
    else if (text.length)
        explain_assume(of, text.text);
    pace_buffer_clear(&text);
}

static bool explain_columns(pace_explanation *of, tables *t, const pace_table_text *text)
{
    tables_table *table = &t->targets_table;
    tally *tallies;
    if (!tables_open(t, table, text) || !tables_settle_targets(t, table))
        return false;
    tallies = pace__arena_alloc(&t->arena, table->count, sizeof *tallies);
    if (!tallies)
        return tables_no_memory(t);
    for (size_t i = 0; i < table->count; i++)
        tallies[i].reading = explain_reading_none();
    if (!tally_rows(t, table, tallies))
        return false;
    explain_form(of, "targets");
    explain_delimiter(of, table->scan.delimiter);
    for (size_t i = 0; i < table->count; i++)
        add_column(of, &table->columns[i], &tallies[i], (int64_t)i + 1);
    return true;
}

/* All faults, with what was assumed of the rest; the first one alone is the reader's way. */
static pace_status read_all(pace_explanation *of, const pace_table_text *text, const pace_tables_opts *opts, pace_buffer *notes,
                            pace_buffer *lines, pace_error *err)
{
    pace_dataset *data = NULL;
    tables t;
    pace_status status;
    tables_init(&t, opts, notes, lines, err);
    tables_run(&data, &t, text, NULL, NULL);
    status = t.status;
    tables_clear(&t);
    pace_dataset_free(data);
    of->failed |= notes->status || lines->status;
    return status;
}

pace_status explain_targets(pace_explanation *of, const char *bytes, size_t n, const char *name, const pace_read_opts *opts,
                            pace_error *err)
{
    pace_tables_opts own = PACE_TABLES_OPTS_INIT;
    pace_table_text text = {bytes, n, name};
    pace_buffer notes = PACE_BUFFER_INIT, lines = PACE_BUFFER_INIT;
    tables t;
    pace_status status;
    own.allocator = notes.allocator = lines.allocator = of->allocator;
    own.na = opts ? opts->na : NULL;
    status = read_all(of, &text, &own, &notes, &lines, err);
    if (!status) {
        tables_init(&t, &own, NULL, NULL, err);
        if (explain_columns(of, &t, &text)) {
            assume(of, notes.text ? notes.text : "", name ? name : "");
            explain_faults(of, &lines);
        }
        status = t.status;
        tables_clear(&t);
    }
    pace_buffer_clear(&notes);
    pace_buffer_clear(&lines);
    return status;
}
