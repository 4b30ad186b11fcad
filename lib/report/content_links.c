/* Findings between figures: yearly targets against plan targets, nominal growth beside real growth. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

static const char *bracketed(content *c, const char *text)
{
    return *text ? say_fill(c, W_IN_BRACKETS, "text", text, NULL) : "";
}

static void link_finding(content *c, doc_block *list, const pace_link *link)
{
    pace_gap yearly_row = *link->yearly, plan_row = *link->plan;
    const pace_gap *yearly = &yearly_row, *plan = &plan_row;
    bool same = pace_basis_same(yearly->target.basis, plan->series.view.n ? plan->series.basis : plan->target.basis);
    int decimals = amount_apart(100 * link->required, yearly->target.value, 2);
    doc_refs refs = {{0}, 0};

    if (!isfinite(link->required))
        return;
    content_name_row(c, &yearly_row);
    content_name_row(c, &plan_row);
    doc_cite(c->doc, &refs, yearly->target.origin, yearly->target.name);
    row_cite(c, &refs, plan);
    doc_add(c->doc, list, "link",
            say_fill(c, link->enough ? W_FIND_LINK_ENOUGH : W_FIND_LINK, "yearly_plan", row_plan_name(c, yearly),
                     "plan", row_plan_name(c, plan), "name", say_inside(c, plan->target.name), "year",
                     period_text(c, yearly->target_period), "yearly", row_target_text(c, yearly, true), "yearly_basis",
                     bracketed(c, say_basis_short(c, yearly->target.basis)), "target", row_target_text(c, plan, true),
                     "due", row_due(c, plan), "base", period_text(c, plan->base_period), "required",
                     amount_rate(c, link->required, decimals), "basis", bracketed(c, row_basis_short(c, plan)), "after",
                     amount_rate(c, link->after, 2), "caution", same ? "" : say_word(c, W_LINK_CAUTION), NULL),
            &refs);
}

static void link_findings(content *c)
{
    int64_t count = 0;
    const pace_link *links = pace_gap_table_links(c->table, &count);
    doc_block *list;

    if (!count)
        return;
    doc_heading(c->doc, say_word(c, W_HEADING_LINKS));
    list = doc_list(c->doc);
    for (int64_t i = 0; i < count; i++)
        link_finding(c, list, &links[i]);
}

/* --- nominal beside real ---------------------------------------------------------------------------------------- */

enum { MOST_PAIRS = 6 };

static const char *pair_note(content *c, const growth_pair *pair, pace_period from, pace_period to)
{
    const char *caution = pair_caution(c, pair->levels, from, to);
    return *caution ? say_fill(c, W_CAUTION, "list", caution, NULL) : "";
}

static void year_pair(content *c, doc_block *list, const pace_indicator *indicator, const growth_pair *pair)
{
    doc_refs refs = {{0}, 0};
    int decimals = amount_apart(100 * pair->rate, 100 * pair->computed, 1);
    pair_cite(c, &refs, pair->published, pair->period);
    pair_cite(c, &refs, pair->levels, pair_before(pair->period));
    pair_cite(c, &refs, pair->levels, pair->period);
    doc_add(c->doc, list, "nominal_real",
            say_fill(c, W_FIND_PAIR, "name", doc_copy(c->doc, pace_names_get(indicator->name, c->lang)), "period",
                     period_text(c, pair->period), "nominal", amount_rate(c, pair->computed, decimals), "real",
                     amount_rate(c, pair->rate, decimals), "caution",
                     pair_note(c, pair, pair_before(pair->period), pair->period), NULL),
            &refs);
}

static void span_pair(content *c, doc_block *list, const pace_indicator *indicator, const growth_pair *pair)
{
    int64_t plans = 0;
    const pace_plan *all = pace_dataset_plans(c->data, &plans);

    for (int64_t p = 0; p < plans; p++) {
        const pace_measure *average = NULL;
        const pace_observation *printed = pair_printed_average(indicator, all[p].span, &average);
        double nominal = pair_compound_over(pair->levels, all[p].span);
        double real = printed && pair_is_real(average->basis) ? printed->converted / 100
                                                              : pair_average_over(c->doc, pair->published, all[p].span);
        doc_refs refs = {{0}, 0};
        if (!plan_multi_year(&all[p]) || !isfinite(nominal) || !isfinite(real))
            continue;
        doc_cite(c->doc, &refs, printed, doc_copy(c->doc, pace_names_get(indicator->name, c->lang)));
        pair_cite(c, &refs, pair->levels, pair_before(all[p].span.first));
        pair_cite(c, &refs, pair->levels, all[p].span.last);
        doc_add(c->doc, list, "nominal_real",
                say_fill(c, printed && pair_is_real(average->basis) ? W_FIND_SPAN_PAIR : W_FIND_SPAN_PAIR_CHAINED,
                         "name", doc_copy(c->doc, pace_names_get(indicator->name, c->lang)), "span",
                         span_text(c, all[p].span), "nominal", amount_rate(c, nominal, 1), "real",
                         amount_rate(c, real, 1), NULL),
                &refs);
    }
}

static bool indicator_pair(growth_pair *out, const pace_indicator *indicator)
{
    const pace_measure *levels = pair_levels(indicator);
    if (!levels || levels->basis.kind != PACE_BASIS_CURRENT)
        return false;
    for (int64_t m = 0; m < indicator->measure_count; m++)
        if (pair_is_published(&indicator->measures[m]) && pair_is_real(indicator->measures[m].basis) &&
            pair_last(out, &indicator->measures[m], levels))
            return true;
    return false;
}

static void pair_findings(content *c)
{
    int64_t count = 0, pairs = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);
    doc_block *list = NULL;

    for (int64_t i = 0; i < count && pairs < MOST_PAIRS; i++) {
        growth_pair pair;
        if (!indicator_pair(&pair, &indicators[i]))
            continue;
        if (!list) {
            doc_heading(c->doc, say_word(c, W_HEADING_PAIRS));
            list = doc_list(c->doc);
        }
        year_pair(c, list, &indicators[i], &pair);
        span_pair(c, list, &indicators[i], &pair);
        pairs++;
    }
}

void content_link_findings(content *c)
{
    link_findings(c);
    content_case_findings(c);
    pair_findings(c);
}
