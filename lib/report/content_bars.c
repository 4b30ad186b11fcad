/* Published growth of one year by indicator: the year that most indicators have. One chart holds one price basis, and
 * no whole beside its own parts, no rate of what is to fall: rates that are not of a kind are never ranked. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

enum { MOST_BARS = 60, DOMAIN_BARS = 3 };

typedef enum bar_basis { BARS_REAL = 0, BARS_NOMINAL, BARS_UNSTATED, BARS_NOT_MONEY, BARS_KINDS } bar_basis;

typedef struct bar_set {
    pace_period year;
    bar_basis basis;
    const char **names, **apart; /* apart: indicators left out because they are to fall */
    int64_t apart_count;
    double *values;
    const pace_measure **measures, **all; /* all: the wholes as well */
    int64_t count;
} bar_set;

static int64_t measures_at(const content *c, pace_period year)
{
    int64_t count = 0, found = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);
    for (int64_t i = 0; i < count; i++)
        for (int64_t m = 0; m < indicators[i].measure_count; m++)
            found += pair_is_published(&indicators[i].measures[m]) &&
                     isfinite(pace_view_at(indicators[i].measures[m].series.view, year));
    return found;
}

/* Most values; the later year where two have as many. */
pace_period content_growth_year(const content *c)
{
    int64_t count = 0, best = 0;
    pace_period year = PACE_PERIOD_NONE;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);

    for (int64_t i = 0; i < count; i++) {
        for (int64_t m = 0; m < indicators[i].measure_count; m++) {
            pace_period last = PACE_PERIOD_NONE;
            int64_t found;
            if (!pair_is_published(&indicators[i].measures[m]) ||
                !pair_last_published(&last, &indicators[i].measures[m]))
                continue;
            found = measures_at(c, last);
            if (found > best || (found == best && last.ord > year.ord)) {
                best = found;
                year = last;
            }
        }
    }
    return year;
}

static bar_basis basis_of(pace_basis basis)
{
    switch ((pace_basis_kind)basis.kind) {
    case PACE_BASIS_CURRENT:
        return BARS_NOMINAL;
    case PACE_BASIS_UNSTATED:
        return BARS_UNSTATED;
    case PACE_BASIS_NONE:
        return BARS_NOT_MONEY;
    case PACE_BASIS_CONSTANT:
    case PACE_BASIS_CHAINED:
    case PACE_BASIS_PREVIOUS_YEAR:
        break;
    }
    return BARS_REAL;
}

static pace_qualifier qualifier_at(const bar_set *set, int64_t i)
{
    const pace_observation *origin = pair_origin(set->measures[i], set->year);
    return origin ? origin->qualifier : PACE_EXACTLY;
}

/* Says no more than a limit: such a rate cannot be the highest or the lowest of all. */
static bool is_bound(const bar_set *set, int64_t i)
{
    pace_qualifier qualifier = qualifier_at(set, i);
    return qualifier != PACE_EXACTLY && qualifier != PACE_ABOUT;
}

/* A bar cannot show that its figure is a bound; its name does. */
static const char *bar_name(content *c, const bar_set *set, int64_t i)
{
    const char *name = doc_copy(c->doc, pace_names_get(set->measures[i]->indicator->name, c->lang));
    if (qualifier_at(set, i) == PACE_EXACTLY)
        return name;
    return say_fill(c, W_NAME_UNIT, "name", name, "unit",
                    pair_published_text(c, set->measures[i], set->year, set->values[i]), NULL);
}

static bool is_whole_of(const pace_indicator *whole, const pace_indicator *part)
{
    for (int depth = 0; part->part_of && depth < 16; depth++, part = part->part_of)
        if (part->part_of == whole)
            return true;
    return false;
}

static void leave_out_wholes(bar_set *set)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < set->count; i++) {
        bool whole = false;
        for (int64_t k = 0; k < set->count && !whole; k++)
            whole = is_whole_of(set->measures[i]->indicator, set->all[k]->indicator);
        if (whole)
            continue;
        set->values[kept] = set->values[i];
        set->measures[kept++] = set->measures[i];
    }
    set->count = kept;
}

static bool is_to_fall(const content *c, const pace_measure *measure)
{
    if (measure->indicator->better == PACE_DOWN_IS_GOOD)
        return true;
    for (int64_t i = 0; i < c->row_count; i++)
        if (strcmp(c->rows[i].target.indicator, measure->indicator->id) == 0 && row_rate_like(&c->rows[i]) &&
            row_is_down(&c->rows[i]))
            return true;
    return false;
}

static void set_apart(content *c, bar_set *set, const pace_measure *measure)
{
    if (set->apart_count < MOST_BARS)
        set->apart[set->apart_count++] = doc_copy(c->doc, pace_names_get(measure->indicator->name, c->lang));
}

static bool set_alloc(content *c, bar_set *set)
{
    set->names = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->names);
    set->values = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->values);
    set->measures = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->measures);
    set->apart = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->apart);
    set->all = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->all);
    return set->names && set->values && set->measures && set->all && set->apart;
}

/* domain NULL: of all domains. */
static bool gather(content *c, bar_set *set, const char *domain)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);

    if (!pace_period_is_set(set->year) || !set_alloc(c, set))
        return false;
    for (int64_t i = 0; i < count; i++) {
        for (int64_t m = 0; m < indicators[i].measure_count && set->count < MOST_BARS; m++) {
            const pace_measure *measure = &indicators[i].measures[m];
            bool in = (!domain || strcmp(indicators[i].domain, domain) == 0) && pair_is_published(measure) &&
                      basis_of(measure->basis) == set->basis;
            double value = in ? pace_view_at(measure->series.view, set->year) : (double)NAN;
            if (!isfinite(value))
                continue;
            if (is_to_fall(c, measure)) {
                set_apart(c, set, measure);
                continue;
            }
            set->values[set->count] = value;
            set->all[set->count] = measure;
            set->measures[set->count++] = measure;
        }
    }
    leave_out_wholes(set);
    for (int64_t i = 0; i < set->count; i++)
        set->names[i] = bar_name(c, set, i);
    return set->count >= (domain ? DOMAIN_BARS : 2);
}

static doc_table *bar_table(content *c, const char *title, const char *id, const bar_set *set)
{
    const doc_column columns[] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                  {"domain", say_word(c, W_COL_DOMAIN), false},
                                  {"published_growth_pct", say_word(c, W_COL_PUBLISHED), true}};
    doc_table *table = doc_table_new(c->doc, id, title, columns, 3);
    for (int64_t i = 0; i < set->count; i++) {
        doc_row *row = doc_row_add(c->doc, table);
        if (!row)
            break;
        doc_cell_text(row, 0, doc_copy(c->doc, pace_names_get(set->measures[i]->indicator->name, c->lang)));
        doc_cell_text(row, 1, say_domain(c, set->measures[i]->indicator->domain));
        doc_cell_number(row, 2, pair_published_text(c, set->measures[i], set->year, set->values[i]), set->values[i]);
        pair_cite(c, &row->cells[2].refs, set->measures[i], set->year);
    }
    return table;
}

/* Of those that are no bounds; false where fewer than two are left. */
static bool ends(const bar_set *set, int64_t *low, int64_t *high)
{
    int64_t ranked = 0;
    *low = *high = 0;
    for (int64_t i = 0; i < set->count; i++) {
        if (is_bound(set, i))
            continue;
        if (!ranked || set->values[i] < set->values[*low])
            *low = i;
        if (!ranked || set->values[i] > set->values[*high])
            *high = i;
        ranked++;
    }
    return ranked >= 2;
}

/* "; given only as bounds: a (≥10%)" */
static const char *bounds_text(content *c, const bar_set *set)
{
    const char *names[MOST_BARS];
    int64_t count = 0;
    for (int64_t i = 0; i < set->count; i++)
        if (is_bound(set, i))
            names[count++] = set->names[i];
    return count ? say_fill(c, W_ALT_BARS_BOUNDS, "names", say_join(c, names, count), NULL) : "";
}

static const char *apart_text(content *c, const bar_set *set)
{
    return set->apart_count
               ? say_fill(c, W_SUBTITLE_BARS_APART, "names", say_join(c, set->apart, set->apart_count), NULL)
               : "";
}

static const char *basis_words(content *c, const bar_set *set)
{
    return say_basis_short(c, set->measures[0]->basis);
}

static const char *bar_sources(content *c, const bar_set *set)
{
    const char *names[3];
    int64_t count = 0;
    for (int64_t i = 0; i < set->count && count < 3; i++) {
        int64_t index = 0, known = 0;
        const pace_series *series = &set->measures[i]->series;
        const char *name;
        if (!series->origin || pace_period_diff(&index, set->year, series->view.first, NULL) || !series->origin[index])
            continue;
        name = doc_copy(c->doc, pace_names_get(series->origin[index]->source->name, c->lang));
        while (known < count && strcmp(names[known], name) != 0)
            known++;
        if (known == count)
            names[count++] = name;
    }
    return count ? say_fill(c, W_SOURCE_LINE, "names", say_join(c, names, count), NULL) : "";
}

static void ranked_words(content *c, doc_figure *figure, const bar_set *set, const char *basis)
{
    const char *year = period_text(c, set->year), *low_rate, *high_rate;
    int64_t low, high;

    if (!ends(set, &low, &high)) {
        figure->title = say_fill(c, W_TITLE_BARS_PLAIN, "year", year, "basis", basis, NULL);
        figure->alt = say_fill(c, W_ALT_BARS_PLAIN, "year", year, "count", amount_count(c, set->count), "basis", basis,
                               "bounds", bounds_text(c, set), "apart", apart_text(c, set), NULL);
        return;
    }
    low_rate = pair_published_text(c, set->measures[low], set->year, set->values[low]);
    high_rate = pair_published_text(c, set->measures[high], set->year, set->values[high]);
    figure->title = say_fill(c, W_TITLE_BARS, "year", year, "name",
                             doc_copy(c->doc, pace_names_get(set->measures[high]->indicator->name, c->lang)), "rate",
                             high_rate, "basis", basis, NULL);
    figure->alt =
        say_fill(c, W_ALT_BARS, "year", year, "count", amount_count(c, set->count), "basis", basis, "high",
                 doc_copy(c->doc, pace_names_get(set->measures[high]->indicator->name, c->lang)), "high_rate",
                 high_rate, "low", doc_copy(c->doc, pace_names_get(set->measures[low]->indicator->name, c->lang)),
                 "low_rate", low_rate, "bounds", bounds_text(c, set), "apart", apart_text(c, set), NULL);
}

static void bar_words(content *c, doc_figure *figure, const bar_set *set, const char *domain)
{
    const char *basis = basis_words(c, set);
    ranked_words(c, figure, set, *basis ? say_fill(c, W_IN_BRACKETS, "text", basis, NULL) : "");
    figure->subtitle = say_fill(c, W_SUBTITLE_BARS, "year", period_text(c, set->year), "domain",
                                domain ? say_fill(c, W_LEAD, "text", say_domain(c, domain), NULL) : "", "basis",
                                *basis ? say_fill(c, W_SUBTITLE_BARS_BASIS, "basis", basis, NULL)
                                       : say_word(c, W_SUBTITLE_BARS_NOT_MONEY),
                                "apart", apart_text(c, set), NULL);
    figure->label = say_word(c, W_COL_PUBLISHED);
    figure->source = bar_sources(c, set);
}

static int most_decimals(const bar_set *set)
{
    int most = 0;
    for (int64_t i = 0; i < set->count; i++)
        if (amount_decimals(set->values[i]) > most)
            most = amount_decimals(set->values[i]);
    return most;
}

static bool one_chart(content *c, const char *domain, pace_period year, bar_basis basis)
{
    static const char *const ends_of_id[BARS_KINDS] = {"real", "nominal", "unstated", "not-money"};
    const char *id = domain ? say_fill(c, W_ID_PAIR, "a", "bars", "b", domain, NULL) : "bars";
    bar_set set;
    doc_figure *figure;

    memset(&set, 0, sizeof set);
    set.year = year;
    set.basis = basis;
    if (!gather(c, &set, domain))
        return false;
    doc_paragraph(c->doc, say_fill(c, W_LEAD_BARS, "number", amount_count(c, doc_next_figure(c->doc)), "year",
                                   period_text(c, year), NULL),
                  NULL);
    figure = doc_figure_add(c->doc, say_fill(c, W_ID_PAIR, "a", id, "b", ends_of_id[basis], NULL), DOC_BARS);
    if (!figure)
        return false;
    bar_words(c, figure, &set, domain);
    figure->categories = set.names;
    figure->values = set.values;
    figure->decimals = most_decimals(&set);
    figure->count = set.count;
    figure->width = 760;
    figure->height = 130 + 32 * (double)set.count;
    figure->table = bar_table(c, figure->title, say_fill(c, W_ID_PAIR, "a", figure->id, "b", "data", NULL), &set);
    return true;
}

bool content_growth_bars(content *c, const char *domain, pace_period year)
{
    bool drawn = false;
    for (int basis = 0; basis < BARS_KINDS; basis++)
        drawn = one_chart(c, domain, year, (bar_basis)basis) || drawn;
    return drawn;
}
