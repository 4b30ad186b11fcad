/* Growth by domain: what was published beside what the levels give, each under its own name. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

enum { G_NAME = 0, G_PERIOD, G_PUBLISHED, G_BASIS, G_EARLIER, G_LEVEL, G_COMPUTED, G_LEVEL_BASIS, G_COLS };
enum { P_NAME = 0, P_SPAN, P_PRINTED, P_CHAINED, P_BASIS, P_COMPOUND, P_LEVEL_BASIS, P_COLS };

static const char *name_of(content *c, const pace_indicator *indicator)
{
    return doc_copy(c->doc, pace_names_get(indicator->name, c->lang));
}

bool content_one_domain(const content *c)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);
    for (int64_t i = 1; i < count; i++)
        if (strcmp(indicators[i].domain, indicators[0].domain) != 0)
            return false;
    return true;
}

/* label NULL: the domain's name. */
static doc_table *domain_table(content *c, const char *domain, const char *label)
{
    const doc_column columns[G_COLS] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                        {"period", say_word(c, W_COL_PERIOD), true},
                                        {"published_growth_pct", say_word(c, W_COL_PUBLISHED), true},
                                        {"published_basis", say_word(c, W_COL_PUBLISHED_BASIS), false},
                                        {"earlier_level", say_word(c, W_COL_EARLIER), true},
                                        {"level", say_word(c, W_COL_LEVEL), true},
                                        {"computed_growth_pct", say_word(c, W_COL_COMPUTED), true},
                                        {"level_basis", say_word(c, W_COL_LEVEL_BASIS), false}};
    return doc_table_new(c->doc, say_fill(c, W_ID_PAIR, "a", "growth", "b", domain, NULL),
                         content_one_domain(c)
                             ? say_word(c, W_CAPTION_GROWTH_PLAIN)
                             : say_fill(c, W_CAPTION_GROWTH, "domain", label ? label : say_domain(c, domain), NULL),
                         columns, G_COLS);
}

static void published_cells(content *c, doc_row *row, const growth_pair *pair)
{
    const char *basis = say_basis(c, pair->published->basis);
    double percent = 100 * pair->rate;
    doc_cell_number(row, G_PUBLISHED, pair_published_text(c, pair->published, pair->period, percent), percent);
    doc_cell_text(row, G_BASIS, *basis ? basis : say_word(c, W_NOT_STATED));
    pair_cite(c, &row->cells[G_PUBLISHED].refs, pair->published, pair->period);
}

static const char *levels_basis(content *c, const pace_measure *levels)
{
    return levels->basis.kind == PACE_BASIS_NONE ? say_word(c, W_NOT_MONEY) : say_basis(c, levels->basis);
}

static const char *level_text(content *c, const growth_pair *pair, const amount_scale *scale, bool earlier)
{
    const pace_observation *origin = pair_origin(pair->levels, earlier ? pair_before(pair->period) : pair->period);
    const char *amount = amount_text(c, scale, earlier ? pair->earlier : pair->level, -1, earlier ? 0 : AMOUNT_WORDS);
    return amount_qualified(c, origin ? origin->qualifier : PACE_EXACTLY, amount, false);
}

static void level_cells(content *c, doc_row *row, const growth_pair *pair)
{
    const pace_measure *levels = pair->levels;
    const char *printed = levels->count && pace_unit_same(levels->observations[0].unit, levels->unit)
                              ? levels->observations[0].unit_text
                              : "";
    amount_scale scale = amount_scale_of(c, levels->unit, printed, pair->level, false);
    doc_cell_number(row, G_EARLIER, level_text(c, pair, &scale, true), pair->earlier);
    doc_cell_number(row, G_LEVEL, level_text(c, pair, &scale, false), pair->level);
    doc_cell_number(row, G_COMPUTED, amount_rate(c, pair->computed, 1), 100 * pair->computed);
    doc_cell_text(row, G_LEVEL_BASIS, levels_basis(c, levels));
    doc_cell_note(row, G_COMPUTED, pair_caution(c, levels, pair_before(pair->period), pair->period));
    pair_cite(c, &row->cells[G_EARLIER].refs, levels, pair_before(pair->period));
    pair_cite(c, &row->cells[G_LEVEL].refs, levels, pair->period);
}

static void pair_row(content *c, doc_table *table, const pace_indicator *indicator, growth_pair pair, bool domain)
{
    doc_row *row;
    if (!isfinite(pair.rate) && !isfinite(pair.computed))
        return;
    row = doc_row_add(c->doc, table);
    if (!row)
        return;
    doc_cell_text(row, G_NAME, name_of(c, indicator));
    if (domain)
        doc_cell_note(row, G_NAME, say_domain(c, indicator->domain));
    doc_cell_text(row, G_PERIOD, period_text(c, pair.period));
    if (isfinite(pair.rate))
        published_cells(c, row, &pair);
    if (isfinite(pair.computed))
        level_cells(c, row, &pair);
}

static void indicator_rows(content *c, doc_table *table, const pace_indicator *indicator, bool domain)
{
    const pace_measure *levels = pair_levels(indicator);
    pace_period computed = PACE_PERIOD_NONE, period = PACE_PERIOD_NONE;
    bool open = levels && pair_last_computed(&computed, levels);

    for (int64_t m = 0; m < indicator->measure_count; m++) {
        const pace_measure *measure = &indicator->measures[m];
        if (!pair_is_published(measure) || !pair_last_published(&period, measure))
            continue;
        pair_row(c, table, indicator, pair_at(measure, levels, period), domain);
        open = open && !pace_period_same(period, computed);
    }
    if (open)
        pair_row(c, table, indicator, pair_at(NULL, levels, computed), domain);
}

static bool seen_before(const pace_indicator *indicators, int64_t index)
{
    for (int64_t i = 0; i < index; i++)
        if (strcmp(indicators[i].domain, indicators[index].domain) == 0)
            return true;
    return false;
}

/* Domains with a row or two share a table; theirs is the name beside the indicator's. */
enum { OWN_TABLE = 3 };

static void rows_of_domain(content *c, doc_table *table, const pace_indicator *indicators, int64_t count,
                           const char *domain, bool named)
{
    for (int64_t i = 0; table && i < count; i++)
        if (strcmp(indicators[i].domain, domain) == 0)
            indicator_rows(c, table, &indicators[i], named);
}

static void domain_tables(content *c, const pace_indicator *indicators, int64_t count)
{
    pace_period year = content_growth_year(c);
    bool drawn = false, one = content_one_domain(c), placed = false;
    doc_table *rest = domain_table(c, "other", say_word(c, W_HEADING_OTHER_DOMAINS));
    for (int64_t d = 0; d < count; d++) {
        doc_table *table;
        if (seen_before(indicators, d))
            continue;
        table = domain_table(c, indicators[d].domain, NULL);
        rows_of_domain(c, table, indicators, count, indicators[d].domain, false);
        if (!table || !table->row_count)
            continue;
        if (!one && table->row_count < OWN_TABLE) {
            rows_of_domain(c, rest, indicators, count, indicators[d].domain, true);
            continue;
        }
        if (!one) {
            doc_heading(c->doc, say_domain(c, indicators[d].domain));
            drawn = content_growth_bars(c, indicators[d].domain, year) || drawn;
        }
        content_parts(c, indicators[d].domain);
        content_place(c, table, W_WHY_NOT_PUBLISHED);
        placed = true;
    }
    if (rest && rest->row_count && placed)
        doc_heading(c->doc, say_word(c, W_HEADING_OTHER_DOMAINS));
    else if (rest)
        rest->caption = say_word(c, W_CAPTION_GROWTH_PLAIN);
    content_place(c, rest, W_WHY_NOT_PUBLISHED);
    if (!drawn)
        content_growth_bars(c, NULL, year);
}

/* --- averages over the plans ------------------------------------------------------------------------------------ */

static const pace_measure *published_of(const pace_indicator *indicator)
{
    for (int64_t m = 0; m < indicator->measure_count; m++)
        if (pair_is_published(&indicator->measures[m]))
            return &indicator->measures[m];
    return NULL;
}

static void printed_cell(content *c, doc_row *row, const pace_indicator *indicator, const pace_observation *printed)
{
    amount_scale scale = amount_scale_of(c, printed->unit, "", printed->value, false);
    doc_cell_number(
        row, P_PRINTED,
        amount_qualified(c, printed->qualifier, amount_text(c, &scale, printed->value, -1, AMOUNT_WORDS), false),
        printed->value);
    doc_cite(c->doc, &row->cells[P_PRINTED].refs, printed, name_of(c, indicator));
}

static void average_row(content *c, doc_table *table, const pace_indicator *indicator, const pace_plan *plan)
{
    const pace_measure *levels = pair_levels(indicator), *published = published_of(indicator), *average = NULL;
    const pace_observation *printed = pair_printed_average(indicator, plan->span, &average);
    double chained = pair_average_over(c->doc, published, plan->span),
           compound = pair_compound_over(levels, plan->span);
    doc_row *row;

    if (!printed && !isfinite(chained))
        return;
    row = doc_row_add(c->doc, table);
    if (!row)
        return;
    doc_cell_text(row, P_NAME, name_of(c, indicator));
    doc_cell_text(row, P_SPAN, span_text(c, plan->span));
    if (printed)
        printed_cell(c, row, indicator, printed);
    if (isfinite(chained)) {
        doc_cell_number(row, P_CHAINED, amount_rate(c, chained, 1), 100 * chained);
        pair_cite_years(c, &row->cells[P_CHAINED].refs, published, plan->span);
    }
    doc_cell_text(row, P_BASIS, say_basis(c, printed ? average->basis : published->basis));
    if (!isfinite(compound))
        return;
    doc_cell_number(row, P_COMPOUND, amount_rate(c, compound, 1), 100 * compound);
    doc_cell_text(row, P_LEVEL_BASIS, levels_basis(c, levels));
    doc_cell_note(row, P_COMPOUND, pair_caution(c, levels, pair_before(plan->span.first), plan->span.last));
    pair_cite(c, &row->cells[P_COMPOUND].refs, levels, pair_before(plan->span.first));
    pair_cite(c, &row->cells[P_COMPOUND].refs, levels, plan->span.last);
}

static void average_table(content *c, const pace_indicator *indicators, int64_t count)
{
    const doc_column columns[P_COLS] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                        {"span", say_word(c, W_COL_SPAN), true},
                                        {"published_average_pct", say_word(c, W_COL_PRINTED_AVERAGE), true},
                                        {"chained_average_pct", say_word(c, W_COL_CHAINED), true},
                                        {"published_basis", say_word(c, W_COL_PUBLISHED_BASIS), false},
                                        {"compound_rate_pct", say_word(c, W_COL_COMPOUND), true},
                                        {"level_basis", say_word(c, W_COL_LEVEL_BASIS), false}};
    doc_table *table = doc_table_new(c->doc, "growth-average", say_word(c, W_CAPTION_AVERAGE), columns, P_COLS);
    int64_t plans = 0;
    const pace_plan *all = pace_dataset_plans(c->data, &plans);

    for (int64_t p = 0; table && p < plans; p++)
        for (int64_t i = 0; plan_multi_year(&all[p]) && i < count; i++)
            average_row(c, table, &indicators[i], &all[p]);
    if (!table || !table->row_count)
        return;
    doc_heading(c->doc, say_word(c, W_HEADING_AVERAGE));
    content_place(c, table, W_WHY_NOT_PUBLISHED);
}

void content_growth(content *c)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);

    doc_section(c->doc, "growth", say_word(c, content_one_domain(c) ? W_SECTION_GROWTH_PLAIN : W_SECTION_GROWTH));
    doc_paragraph(c->doc, say_word(c, W_GROWTH_INTRO), NULL);
    domain_tables(c, indicators, count);
    average_table(c, indicators, count);
}
