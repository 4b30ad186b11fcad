/* What must be said beside the figures: vintages, reliability, price bases, implied bases, parts that overlap. */
#include <string.h>
#include "report/content.h"

static void row_caveats(content *c, doc_block *list)
{
    static const struct {
        unsigned bit;
        report_word id;
        const char *kind;
    } kinds[] = {{PACE_CAVEAT_BASIS_UNSTATED, W_CAVEAT_BASIS, "basis_unstated"},
                 {PACE_CAVEAT_BASIS_UNSTATED, W_CAVEAT_BASIS_ALONE, "basis_unstated_alone"},
                 {PACE_CAVEAT_VINTAGES, W_CAVEAT_VINTAGES, "vintages"},
                 {PACE_CAVEAT_UNRELIABLE, W_CAVEAT_UNRELIABLE, "unreliable"},
                 {PACE_CAVEAT_ESTIMATE, W_CAVEAT_ESTIMATE, "estimate"},
                 {PACE_CAVEAT_COMPUTED_GROWTH, W_CAVEAT_COMPUTED, "computed_growth"},
                 {PACE_CAVEAT_IMPLIED_BASE, W_CAVEAT_IMPLIED, "implied_base"},
                 {PACE_CAVEAT_LINKED, W_CAVEAT_LINKED, "linked"}};
    const char **names = pace__arena_alloc(&c->doc->arena, c->row_count > 0 ? (size_t)c->row_count : 1, sizeof *names);

    for (size_t k = 0; names && k < sizeof kinds / sizeof *kinds; k++) {
        int64_t count = 0;
        doc_refs refs = {{0}, 0};
        for (int64_t i = 0; i < c->row_count; i++) {
            const pace_gap *row = &c->rows[i];
            bool alone = kinds[k].id == W_CAVEAT_BASIS_ALONE;
            if (!(row->caveats & kinds[k].bit) ||
                (kinds[k].bit == PACE_CAVEAT_BASIS_UNSTATED && alone == content_has_cases(c, i)))
                continue;
            doc_cite(c->doc, &refs, row->target.origin, row->target.name);
            names[count++] = say_fill(c, W_NAME_UNIT, "name", row->target.name, "unit", row_plan_name(c, row), NULL);
        }
        if (count)
            doc_add(c->doc, list, kinds[k].kind, say_fill(c, kinds[k].id, "names", say_join(c, names, count), NULL),
                    &refs);
    }
}

static const char *name_of(content *c, const pace_indicator *indicator)
{
    return doc_copy(c->doc, pace_names_get(indicator->name, c->lang));
}

static void measure_caveats(content *c, doc_block *list, const pace_indicator *indicator)
{
    for (int64_t m = 0; m < indicator->measure_count; m++) {
        const pace_measure *measure = &indicator->measures[m];
        if (measure->tie)
            doc_add(c->doc, list, "tie",
                    say_fill(c, W_CAVEAT_TIE, "name", name_of(c, indicator), "key", measure->key, "tie", measure->tie,
                             NULL),
                    NULL);
        else if (measure->joined)
            doc_add(c->doc, list, "joined",
                    say_fill(c, W_CAVEAT_JOINED, "name", name_of(c, indicator), "key", measure->key, NULL), NULL);
    }
}

static void unreliable_values(content *c, doc_block *list, const pace_indicator *indicators, int64_t count)
{
    int64_t weak = 0, partial = 0;
    for (int64_t i = 0; i < count; i++) {
        for (int64_t m = 0; m < indicators[i].measure_count; m++) {
            for (int64_t o = 0; o < indicators[i].measures[m].count; o++) {
                weak += indicators[i].measures[m].observations[o].status == PACE_STATUS_UNRELIABLE;
                partial += indicators[i].measures[m].observations[o].partial;
            }
        }
    }
    if (weak)
        doc_add(c->doc, list, "weak_values", say_fill(c, W_CAVEAT_WEAK, "count", amount_count(c, weak), NULL), NULL);
    if (partial)
        doc_add(c->doc, list, "partial_values", say_fill(c, W_CAVEAT_PARTIAL, "count", amount_count(c, partial), NULL),
                NULL);
}

static void overlapping_parts(content *c, doc_block *list, const pace_indicator *indicators, int64_t count)
{
    for (int64_t w = 0; w < count; w++) {
        bool found = false;
        for (int64_t i = 0; i < count && !found; i++)
            found = indicators[i].part_of == &indicators[w] && indicators[i].part_kind == PACE_PART_OVERLAPPING;
        if (found)
            doc_add(c->doc, list, "overlapping_parts",
                    say_fill(c, W_CAVEAT_OVERLAP, "name", name_of(c, &indicators[w]), NULL), NULL);
    }
}

void content_caveats(content *c)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);
    doc_block *list;

    doc_section(c->doc, "caveats", say_word(c, W_SECTION_CAVEATS));
    list = doc_list(c->doc);
    row_caveats(c, list);
    for (int64_t i = 0; i < count; i++)
        measure_caveats(c, list, &indicators[i]);
    unreliable_values(c, list, indicators, count);
    overlapping_parts(c, list, indicators, count);
    if (list && !list->first)
        doc_add(c->doc, list, "none", say_word(c, W_CAVEAT_NONE), NULL);
}

void content_method(content *c)
{
    static const struct {
        const char *kind;
        report_word id;
    } notes[] = {{"path", W_METHOD_PATH},   {"path_rule", W_METHOD_PATH_RULE}, {"gap", W_METHOD_GAP},
                 {"rates", W_METHOD_RATES}, {"verdict", W_METHOD_VERDICT},     {"bounds", W_METHOD_BOUNDS},
                 {"types", W_METHOD_TYPES}, {"growth", W_METHOD_GROWTH},       {"parts", W_METHOD_PARTS},
                 {"rounding", W_METHOD_ROUNDING}};
    doc_block *list;

    doc_section(c->doc, "method", say_word(c, W_SECTION_METHOD));
    list = doc_list(c->doc);
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++)
        doc_add(c->doc, list, notes[i].kind, say_word(c, notes[i].id), NULL);
}
