/* What could not be computed, and why: rows without a verdict, and single figures that the data do not determine. */
#include <math.h>
#include <string.h>
#include "report/content.h"

static pace_reason main_reason(const pace_gap *row)
{
    static const int order[] = {PACE_GAP_VERDICT, PACE_GAP_LATEST, PACE_GAP_BASE, PACE_GAP_PATH_VALUE, PACE_GAP_GAP};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (row->why[order[i]] != PACE_WHY_NOTHING)
            return (pace_reason)row->why[order[i]];
    return PACE_WHY_NOTHING;
}

/* The verdict's reason, and the base's own where it is another that does not follow: without a series there is no base. */
static const char *reason_text(content *c, const pace_gap *row)
{
    pace_reason first = main_reason(row), base = (pace_reason)row->why[PACE_GAP_BASE];
    const char *texts[2];
    int64_t count = 0;
    if (first != PACE_WHY_NOTHING)
        texts[count++] = pace_reason_text(first, c->lang);
    if (base != PACE_WHY_NOTHING && base != first && base != PACE_WHY_TYPE && first != PACE_WHY_NO_SERIES)
        texts[count++] = pace_reason_text(base, c->lang);
    if (!count)
        return say_word(c, W_REASON_UNKNOWN);
    return count == 1 ? doc_copy(c->doc, texts[0]) : say_fill(c, W_TWO_REASONS, "a", texts[0], "b", texts[1], NULL);
}

static void missing_row(content *c, doc_table *table, const pace_gap *row)
{
    doc_row *cells = doc_row_add(c->doc, table);
    if (!cells)
        return;
    doc_cell_text(cells, 0, row->target.name);
    doc_cell_number(cells, 1, row_target_text(c, row, true), row->target.value);
    doc_cell_text(cells, 2, row_due(c, row));
    row_required_cell(c, cells, 3, row);
    if (*cells->cells[3].text)
        doc_cell_note(cells, 3, row_basis_short(c, row));
    doc_cell_text(cells, 4, row_verdict(c, row));
    cells->cells[4].tone = DOC_MUTED;
    doc_cell_text(cells, 5, reason_text(c, row));
    doc_cite(c->doc, &cells->cells[1].refs, row->target.origin, row->target.name);
    if (*cells->cells[3].text && row_has_base(row))
        doc_cite(c->doc, &cells->cells[3].refs, row_observation(row, row->base_period), row->target.name);
}

enum { M_NAME = 0, M_TARGET, M_DUE, M_REQUIRED, M_VERDICT, M_REASON, M_COLS, OWN_TABLE = 3 };

static doc_table *missing_table(content *c, const char *id, const char *caption)
{
    const doc_column columns[M_COLS] = {
        {"indicator", say_word(c, W_COL_INDICATOR), false}, {"target", say_word(c, W_COL_TARGET), true},
        {"target_period", say_word(c, W_COL_DUE), true},    {"required_rate_pct", say_word(c, W_COL_REQUIRED), true},
        {"verdict", say_word(c, W_COL_VERDICT), false},     {"reason", say_word(c, W_COL_REASON), false}};
    return doc_table_new(c->doc, say_fill(c, W_ID_PAIR, "a", "missing", "b", id, NULL), caption, columns, M_COLS);
}

static int64_t missing_in(const content *c, const pace_plan *plan)
{
    int64_t count = 0;
    for (int64_t i = 0; i < c->row_count; i++)
        count += row_plan(c, &c->rows[i]) == plan && !row_assessed(&c->rows[i]);
    return count;
}

static void plan_rows(content *c, doc_table *table, const pace_plan *plan, bool named)
{
    for (int64_t i = 0; table && i < c->row_count; i++) {
        if (row_plan(c, &c->rows[i]) != plan || row_assessed(&c->rows[i]))
            continue;
        missing_row(c, table, &c->rows[i]);
        if (named && table->last)
            doc_cell_note(table->last, M_NAME, row_plan_name(c, &c->rows[i]));
    }
}

static void place_missing(content *c, doc_table *table)
{
    if (table && table->row_count && content_is_same(table, M_VERDICT))
        content_drop_column(table, M_VERDICT); /* the caption says as much */
    content_place(c, table, W_WHY_NO_RATE);
}

/* A plan with a target or two has no table of its own where another one is like it. */
static void missing_tables(content *c)
{
    doc_table *table = missing_table(c, "other", say_word(c, W_CAPTION_MISSING_OTHER));
    int64_t small = 0;
    for (int64_t p = 0; p < c->plan_count; p++)
        small += missing_in(c, c->plans[p]) > 0 && missing_in(c, c->plans[p]) < OWN_TABLE;
    for (int64_t p = 0; p < c->plan_count; p++) {
        const pace_plan *plan = c->plans[p];
        const char *name = doc_copy(c->doc, pace_names_get(plan->name, c->lang));
        doc_table *own;
        if (small >= 2 && missing_in(c, plan) < OWN_TABLE)
            continue;
        own = missing_table(c, plan->id, say_fill(c, W_CAPTION_MISSING, "plan", name, NULL));
        plan_rows(c, own, plan, false);
        place_missing(c, own);
    }
    for (int64_t p = 0; p < c->plan_count && small >= 2; p++)
        if (missing_in(c, c->plans[p]) < OWN_TABLE)
            plan_rows(c, table, c->plans[p], true);
    place_missing(c, table);
}

/* --- single figures --------------------------------------------------------------------------------------------- */

static const report_word FIELDS[PACE_GAP_FIELDS] = {
    W_FIELD_BASE,     W_FIELD_LATEST, W_FIELD_PATH,      W_FIELD_GAP,    W_FIELD_PROGRESS, W_FIELD_TIME,
    W_FIELD_REQUIRED, W_FIELD_ACTUAL, W_FIELD_REMAINING, W_FIELD_NEEDED, W_FIELD_VERDICT};

/* That a kind of target has no such figure, or that its time is over, is no gap in the evidence. */
static bool is_gap(uint8_t why)
{
    return why != PACE_WHY_NOTHING && why != PACE_WHY_TYPE && why != PACE_WHY_DUE;
}

static const char *fields_with(content *c, const pace_gap *row, uint8_t why)
{
    const char *names[PACE_GAP_FIELDS];
    int64_t count = 0;
    for (int f = 0; f < PACE_GAP_FIELDS; f++)
        if (row->why[f] == why)
            names[count++] = say_word(c, FIELDS[f]);
    return say_join(c, names, count);
}

static void partly_rows(content *c, doc_table *table, const pace_gap *row)
{
    for (int f = 0; f < PACE_GAP_FIELDS; f++) {
        uint8_t why = row->why[f];
        doc_row *cells;
        bool before = false;
        for (int g = 0; g < f; g++)
            before = before || row->why[g] == why;
        cells = is_gap(why) && !before ? doc_row_add(c->doc, table) : NULL;
        if (!cells)
            continue;
        doc_cell_text(cells, 0, row->target.name);
        doc_cell_text(cells, 1, row_plan_name(c, row));
        doc_cell_text(cells, 2, fields_with(c, row, why));
        doc_cell_text(cells, 3, doc_copy(c->doc, pace_reason_text((pace_reason)why, c->lang)));
    }
}

static void partly(content *c)
{
    const doc_column columns[] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                  {"plan", say_word(c, W_COL_PLAN), false},
                                  {"figures", say_word(c, W_COL_FIGURES), false},
                                  {"reason", say_word(c, W_COL_REASON), false}};
    doc_table *table = doc_table_new(c->doc, "missing-figures", say_word(c, W_CAPTION_PARTLY), columns, 4);
    for (int64_t i = 0; table && i < c->row_count; i++)
        if (row_assessed(&c->rows[i]))
            partly_rows(c, table, &c->rows[i]);
    if (!table || !table->row_count)
        return;
    doc_heading(c->doc, say_word(c, W_HEADING_PARTLY));
    doc_place(c->doc, table);
}

void content_missing(content *c)
{
    int64_t left = c->row_count - pace_gap_table_assessed(c->table);

    doc_section(c->doc, "not_computed", say_word(c, W_SECTION_MISSING));
    if (left)
        doc_paragraph(
            c->doc,
            say_fill(c, W_MISSING_INTRO, "count", amount_count(c, left), "total", amount_count(c, c->row_count), NULL),
            NULL);
    else
        doc_paragraph(c->doc, say_word(c, c->row_count ? W_MISSING_NONE : W_NO_TARGETS), NULL);
    missing_tables(c);
    partly(c);
}
