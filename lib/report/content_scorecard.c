/* The scorecard: a table a plan, binding and anticipatory targets apart where the plan says which is which. */
#include <math.h>
#include <string.h>
#include "report/content.h"

enum { COL_NAME = 0, COL_BASE, COL_LATEST, COL_TARGET, COL_PATH, COL_GAP, COL_REQUIRED, COL_ACTUAL, COL_VERDICT, COLS };

/* plan NULL: of several plans. */
static doc_table *table_new(content *c, const pace_plan *plan, pace_nature nature, bool natures)
{
    const doc_column columns[COLS] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                      {"base", say_word(c, W_COL_BASE), true},
                                      {"latest", say_word(c, W_COL_LATEST), true},
                                      {"target", say_word(c, W_COL_TARGET), true},
                                      {"path_value", say_word(c, W_COL_PATH), true},
                                      {"gap", say_word(c, W_COL_GAP), true},
                                      {"required_rate_pct", say_word(c, W_COL_REQUIRED), true},
                                      {"actual_rate_pct", say_word(c, W_COL_ACTUAL), true},
                                      {"verdict", say_word(c, W_COL_VERDICT), false}};
    static const report_word captions[] = {W_NATURE_UNSTATED, W_NATURE_BINDING, W_NATURE_ANTICIPATORY};
    const char *name = plan ? doc_copy(c->doc, pace_names_get(plan->name, c->lang)) : "", *caption;
    if (!plan)
        return doc_table_new(c->doc, "other-plans", say_word(c, W_CAPTION_OTHER_PLANS), columns, COLS);
    caption = natures ? say_fill(c, W_CAPTION_SCORECARD_NATURE, "plan", name, "nature", say_word(c, captions[nature]), NULL)
                      : say_fill(c, W_CAPTION_SCORECARD, "plan", name, NULL);
    return doc_table_new(c->doc, say_fill(c, W_ID_PAIR, "a", plan->id, "b", pace_nature_name(nature), NULL), caption,
                         columns, COLS);
}

static const char *named(content *c, const pace_gap *row, const amount_scale *scale)
{
    const char *basis = row_basis_short(c, row);
    bool words = *scale->words && scale->shown.quantity != PACE_PERCENT;
    if (words && *basis)
        return say_fill(c, W_NAME_UNIT_BASIS, "name", row->target.name, "unit", scale->words, "basis", basis, NULL);
    if (words || *basis)
        return say_fill(c, W_NAME_UNIT, "name", row->target.name, "unit", words ? scale->words : basis, NULL);
    return row->target.name;
}

static void value_cells(content *c, doc_row *cells, const pace_gap *row, const amount_scale *scale)
{
    int flags = scale->shown.quantity == PACE_PERCENT ? AMOUNT_WORDS : 0;
    double latest = amount_shown(scale, row->latest), path = amount_shown(scale, row->path_value);
    bool due = row->path_value >= row->target_value && row->path_value <= row->target_value;
    int path_decimals = due ? -1 : isfinite(latest) ? row_decimals(scale, row, row->path_value) : amount_rounded(path);

    if (row_has_base(row)) {
        doc_cell_number(cells, COL_BASE, amount_text(c, scale, row->base, -1, flags), row->base);
        doc_cell_when(cells, COL_BASE, period_text(c, row->base_period));
    }
    if (isfinite(latest)) {
        doc_cell_number(cells, COL_LATEST, row_latest_text(c, row, scale, false), row->latest);
        doc_cell_when(cells, COL_LATEST, row_reached(c, row));
    }
    doc_cell_number(cells, COL_TARGET, row_target_text(c, row, false), row->target_value);
    doc_cell_when(cells, COL_TARGET, row_due(c, row));
    if (isfinite(path))
        doc_cell_number(cells, COL_PATH, amount_text(c, scale, row->path_value, path_decimals, flags), row->path_value);
}

static const char *gap_text(content *c, const pace_gap *row, const amount_scale *scale)
{
    int flags = AMOUNT_SIGN | AMOUNT_SHORT | (scale->shown.quantity == PACE_PERCENT ? AMOUNT_WORDS : 0);
    const char *low = amount_text(c, scale, row->gap_low, -1, isfinite(row->gap_high) ? AMOUNT_SIGN : flags),
               *high = amount_text(c, scale, row->gap_high, -1, flags);
    if (isfinite(row->gap) && !(row->gap_low < row->gap_high))
        return amount_text(c, scale, row->gap, row_decimals(scale, row, row->path_value), flags);
    if (isfinite(row->gap_low) && isfinite(row->gap_high))
        return say_fill(c, W_RANGE, "low", low, "high", high, NULL);
    if (isfinite(row->gap_low))
        return say_fill(c, W_FROM_UP, "low", low, NULL);
    return isfinite(row->gap_high) ? say_fill(c, W_UP_TO, "high", high, NULL) : "";
}

static void rate_cells(content *c, doc_row *cells, const pace_gap *row)
{
    int decimals = row_rate_decimals(row);
    row_required_cell(c, cells, COL_REQUIRED, row);
    if (isfinite(row->actual_rate))
        doc_cell_number(cells, COL_ACTUAL, amount_rate(c, row->actual_rate, decimals), 100 * row->actual_rate);
}

static void score_row(content *c, doc_table *table, const pace_gap *row, bool plan)
{
    amount_scale scale = row_scale(c, row, false);
    doc_row *cells = doc_row_add(c->doc, table);
    if (!cells)
        return;
    doc_cell_text(cells, COL_NAME, named(c, row, &scale));
    if (plan)
        doc_cell_note(cells, COL_NAME, row_plan_name(c, row));
    value_cells(c, cells, row, &scale);
    doc_cell_number(cells, COL_GAP, gap_text(c, row, &scale), row->gap);
    rate_cells(c, cells, row);
    doc_cell_text(cells, COL_VERDICT, row_verdict(c, row));
    doc_cell_note(cells, COL_VERDICT, row_caution(c, row));
    cells->cells[COL_VERDICT].tone = row_tone(row);
    doc_cite(c->doc, &cells->cells[COL_TARGET].refs, row->target.origin, row->target.name);
    if (row_has_base(row))
        doc_cite(c->doc, &cells->cells[COL_BASE].refs, row_observation(row, row->base_period), row->target.name);
    row_cite_latest(c, &cells->cells[COL_LATEST].refs, row);
}

static bool has_nature(const content *c, const pace_plan *plan)
{
    for (int64_t i = 0; i < c->row_count; i++)
        if (row_plan(c, &c->rows[i]) == plan && row_assessed(&c->rows[i]) &&
            c->rows[i].target.nature != PACE_NATURE_UNSTATED)
            return true;
    return false;
}

static void plan_tables(content *c, const pace_plan *plan)
{
    static const pace_nature order[] = {PACE_BINDING, PACE_ANTICIPATORY, PACE_NATURE_UNSTATED};
    bool natures = has_nature(c, plan);
    int64_t left = 0;

    doc_heading(c->doc, doc_copy(c->doc, pace_names_get(plan->name, c->lang)));
    for (size_t n = 0; n < sizeof order / sizeof *order; n++) {
        doc_table *table = table_new(c, plan, order[n], natures);
        for (int64_t i = 0; i < c->row_count; i++)
            if (row_plan(c, &c->rows[i]) == plan && row_assessed(&c->rows[i]) && c->rows[i].target.nature == order[n])
                score_row(c, table, &c->rows[i], false);
        content_place(c, table, W_WHY_NO_RATE);
    }
    for (int64_t i = 0; i < c->row_count; i++)
        left += row_plan(c, &c->rows[i]) == plan && !row_assessed(&c->rows[i]);
    if (left)
        doc_paragraph(c->doc,
                      say_fill(c, W_SCORECARD_REST, "count", amount_count(c, left), "section",
                               say_word(c, W_SECTION_MISSING), NULL),
                      NULL);
}

/* Rows of a plan that can be assessed; *left: the others. */
static int64_t assessed_of(const content *c, const pace_plan *plan, int64_t *left)
{
    int64_t assessed = 0;
    *left = 0;
    for (int64_t i = 0; i < c->row_count; i++) {
        bool own = row_plan(c, &c->rows[i]) == plan;
        assessed += own && row_assessed(&c->rows[i]);
        *left += own && !row_assessed(&c->rows[i]);
    }
    return assessed;
}

/* A plan with a target or two needs no table of its own, where another one is like it. */
enum { OWN_TABLE = 3 };

static bool is_small(const content *c, const pace_plan *plan)
{
    int64_t left;
    return assessed_of(c, plan, &left) < OWN_TABLE;
}

static void small_plans(content *c, bool alone)
{
    doc_table *table = table_new(c, NULL, PACE_NATURE_UNSTATED, false);
    int64_t left = 0;
    for (int64_t p = 0; p < c->plan_count; p++) {
        int64_t own;
        if (!is_small(c, c->plans[p]))
            continue;
        (void)assessed_of(c, c->plans[p], &own);
        left += own;
        for (int64_t i = 0; table && i < c->row_count; i++)
            if (row_plan(c, &c->rows[i]) == c->plans[p] && row_assessed(&c->rows[i]))
                score_row(c, table, &c->rows[i], true);
    }
    if (!alone)
        doc_heading(c->doc, say_word(c, W_HEADING_OTHER_PLANS));
    else if (table)
        table->caption = say_word(c, W_SECTION_SCORECARD);
    content_place(c, table, W_WHY_NO_RATE);
    if (left)
        doc_paragraph(c->doc,
                      say_fill(c, W_SCORECARD_REST_ALL, "count", amount_count(c, left), "section",
                               say_word(c, W_SECTION_MISSING), NULL),
                      NULL);
}

void content_scorecard(content *c)
{
    int64_t small = 0, with_targets = 0;
    doc_section(c->doc, "scorecard", say_word(c, W_SECTION_SCORECARD));
    doc_paragraph(c->doc, say_word(c, W_SCORECARD_INTRO), NULL);
    for (int64_t p = 0; p < c->plan_count; p++) {
        int64_t left, assessed = assessed_of(c, c->plans[p], &left);
        with_targets += assessed + left > 0;
        small += assessed + left > 0 && assessed < OWN_TABLE;
    }
    for (int64_t p = 0; p < c->plan_count; p++) {
        int64_t left, assessed = assessed_of(c, c->plans[p], &left);
        if (assessed + left && (small < 2 || assessed >= OWN_TABLE))
            plan_tables(c, c->plans[p]);
    }
    if (small >= 2)
        small_plans(c, small == with_targets);
}
