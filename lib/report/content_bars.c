/* Published growth of one year by indicator, a chart a domain: the year that most indicators have. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

enum { MOST_BARS = 60, DOMAIN_BARS = 3 };

typedef struct bar_set {
    pace_period year;
    const char **names;
    double *values;
    const pace_measure **measures;
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

static const char *bar_name(content *c, const pace_indicator *indicator, const pace_measure *measure)
{
    const char *name = doc_copy(c->doc, pace_names_get(indicator->name, c->lang)),
               *basis = say_basis_short(c, measure->basis);
    return *basis ? say_fill(c, W_NAME_UNIT, "name", name, "unit", basis, NULL) : name;
}

/* domain NULL: of all domains. */
static bool gather(content *c, bar_set *set, const char *domain)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);

    set->names = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->names);
    set->values = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->values);
    set->measures = pace__arena_alloc(&c->doc->arena, MOST_BARS, sizeof *set->measures);
    if (!set->names || !set->values || !set->measures || !pace_period_is_set(set->year))
        return false;
    for (int64_t i = 0; i < count; i++) {
        for (int64_t m = 0; m < indicators[i].measure_count && set->count < MOST_BARS; m++) {
            const pace_measure *measure = &indicators[i].measures[m];
            bool in = !domain || strcmp(indicators[i].domain, domain) == 0;
            double value =
                in && pair_is_published(measure) ? pace_view_at(measure->series.view, set->year) : (double)NAN;
            if (!isfinite(value))
                continue;
            set->names[set->count] = bar_name(c, &indicators[i], measure);
            set->values[set->count] = value;
            set->measures[set->count++] = measure;
        }
    }
    return set->count >= (domain ? DOMAIN_BARS : 2);
}

static doc_table *bar_table(content *c, const char *title, const char *id, const bar_set *set)
{
    const doc_column columns[] = {{"indicator", say_word(c, W_COL_INDICATOR), false},
                                  {"domain", say_word(c, W_COL_DOMAIN), false},
                                  {"published_growth_pct", say_word(c, W_COL_PUBLISHED), true}};
    doc_table *table = doc_table_new(c->doc, id, say_fill(c, W_CAPTION_BEHIND_CHART, "title", title, NULL), columns, 3);
    for (int64_t i = 0; i < set->count; i++) {
        doc_row *row = doc_row_add(c->doc, table);
        amount_scale scale = amount_scale_of(c, set->measures[i]->unit, "", set->values[i], false);
        if (!row)
            break;
        doc_cell_text(row, 0, set->names[i]);
        doc_cell_text(row, 1, say_domain(c, set->measures[i]->indicator->domain));
        doc_cell_number(row, 2, amount_text(c, &scale, set->values[i], -1, AMOUNT_WORDS), set->values[i]);
        pair_cite(c, &row->cells[2].refs, set->measures[i], set->year);
    }
    return table;
}

static void ends(const bar_set *set, int64_t *low, int64_t *high)
{
    *low = *high = 0;
    for (int64_t i = 1; i < set->count; i++) {
        if (set->values[i] < set->values[*low])
            *low = i;
        if (set->values[i] > set->values[*high])
            *high = i;
    }
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

static void bar_words(content *c, doc_figure *figure, const bar_set *set, const char *domain)
{
    const char *year = period_text(c, set->year), *low_rate, *high_rate;
    amount_scale scale = amount_scale_of(c, set->measures[0]->unit, "", 0, false);
    int64_t low, high;

    ends(set, &low, &high);
    low_rate = amount_text(c, &scale, set->values[low], -1, AMOUNT_WORDS);
    high_rate = amount_text(c, &scale, set->values[high], -1, AMOUNT_WORDS);
    figure->title = say_fill(c, W_TITLE_BARS, "year", year, "name", set->names[high], "rate", high_rate, NULL);
    figure->subtitle = say_fill(c, W_SUBTITLE_BARS, "year", year, "domain",
                                domain ? say_fill(c, W_LEAD, "text", say_domain(c, domain), NULL) : "", NULL);
    figure->alt = say_fill(c, W_ALT_BARS, "year", year, "count", amount_count(c, set->count), "high", set->names[high],
                           "high_rate", high_rate, "low", set->names[low], "low_rate", low_rate, NULL);
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

bool content_growth_bars(content *c, const char *domain, pace_period year)
{
    bar_set set;
    doc_figure *figure;

    memset(&set, 0, sizeof set);
    set.year = year;
    if (!gather(c, &set, domain))
        return false;
    figure = doc_figure_add(c->doc, domain ? say_fill(c, W_ID_PAIR, "a", "bars", "b", domain, NULL) : "bars", DOC_BARS);
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
