/* A total and its parts over the years: what each part adds to the growth of the total where years follow each other, else
 * the share of each in the years that are complete. Only parts that make up the whole are drawn. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

enum { MOST_PARTS = 10, LEAST_PARTS = 2, LEAST_YEARS = 3, MOST_YEARS = 60 };

typedef struct whole {
    const pace_indicator *indicator;
    const pace_measure *total, *parts[MOST_PARTS];
    int64_t part_count;
    pace_period first; /* the periods that all reach into */
    int64_t count;
} whole;

static bool same_kind(const pace_measure *a, const pace_measure *b)
{
    return pace_unit_same(a->unit, b->unit) && pace_basis_same(a->basis, b->basis) &&
           a->series.view.first.freq == b->series.view.first.freq;
}

static bool find_parts(whole *out, const pace_indicator *indicators, int64_t count)
{
    out->total = pair_levels(out->indicator);
    if (!out->total || !out->total->series.view.n)
        return false;
    for (int64_t i = 0; i < count; i++) {
        const pace_measure *levels;
        if (indicators[i].part_of != out->indicator || indicators[i].part_kind != PACE_PART_EXHAUSTIVE)
            continue;
        levels = pair_levels(&indicators[i]);
        if (!levels || !levels->series.view.n || !same_kind(levels, out->total) || out->part_count == MOST_PARTS)
            return false;
        out->parts[out->part_count++] = levels;
    }
    return out->part_count >= LEAST_PARTS;
}

static bool find_periods(whole *out)
{
    int64_t low = out->total->series.view.first.ord, high = low + out->total->series.view.n - 1;
    for (int64_t k = 0; k < out->part_count; k++) {
        pace_view view = out->parts[k]->series.view;
        low = view.first.ord > low ? view.first.ord : low;
        high = view.first.ord + view.n - 1 < high ? view.first.ord + view.n - 1 : high;
    }
    if (high - low >= MOST_YEARS)
        low = high - MOST_YEARS + 1;
    out->first = out->total->series.view.first;
    out->first.ord = (int32_t)low;
    out->count = high - low + 1;
    return out->count > 0;
}

static pace_period period_of(const whole *w, int64_t i)
{
    pace_period period = w->first;
    period.ord += (int32_t)i;
    return period;
}

static double level(const pace_measure *measure, pace_period period)
{
    return pace_view_at(measure->series.view, period);
}

/* --- the figures ------------------------------------------------------------------------------------------------ */

typedef struct drawn {
    double *values, *totals; /* as in doc_figure */
    int64_t years;           /* complete ones */
    int64_t last;            /* of them */
} drawn;

/* Percentage points of the total's growth. */
static double points_of(const whole *w, const pace_measure *part, int64_t i)
{
    pace_period now = period_of(w, i), before = pair_before(now);
    return 100 * (level(part, now) - level(part, before)) / level(w->total, before);
}

static double share_of(const whole *w, const pace_measure *part, int64_t i)
{
    return level(part, period_of(w, i));
}

static bool fill(content *c, const whole *w, drawn *out, bool growth)
{
    out->values = pace__arena_alloc(&c->doc->arena, (size_t)(w->part_count * w->count), sizeof *out->values);
    out->totals = pace__arena_alloc(&c->doc->arena, (size_t)w->count, sizeof *out->totals);
    if (!out->values || !out->totals)
        return false;
    out->years = out->last = 0;
    for (int64_t i = 0; i < w->count; i++) {
        bool complete = true;
        out->totals[i] = growth ? points_of(w, w->total, i) : share_of(w, w->total, i);
        for (int64_t k = 0; k < w->part_count; k++) {
            double value = growth ? points_of(w, w->parts[k], i) : share_of(w, w->parts[k], i);
            out->values[k * w->count + i] = isfinite(value) ? value : (double)NAN;
            complete = complete && isfinite(value) && (growth || value >= 0);
        }
        out->totals[i] = isfinite(out->totals[i]) ? out->totals[i] : (double)NAN;
        complete = complete && isfinite(out->totals[i]);
        out->years += complete;
        out->last = complete ? i : out->last;
    }
    return out->years >= LEAST_YEARS;
}

/* Years before the first and after the last complete one are left out. */
static void trim(whole *w, drawn *d, int64_t parts)
{
    int64_t from = 0;
    while (from < d->last && !isfinite(d->values[from]))
        from++;
    for (int64_t k = 0; k < parts; k++)
        memmove(d->values + k * (d->last - from + 1), d->values + k * w->count + from,
                (size_t)(d->last - from + 1) * sizeof *d->values);
    memmove(d->totals, d->totals + from, (size_t)(d->last - from + 1) * sizeof *d->totals);
    w->first = period_of(w, from);
    w->count = d->last - from + 1;
    d->last = w->count - 1;
}

static const char *part_name(content *c, const pace_measure *measure)
{
    return doc_copy(c->doc, pace_names_get(measure->indicator->name, c->lang));
}

static int64_t largest(const whole *w, const drawn *d)
{
    int64_t best = 0;
    for (int64_t k = 1; k < w->part_count; k++)
        if (d->values[k * w->count + d->last] > d->values[best * w->count + d->last])
            best = k;
    return best;
}

static void part_cells(content *c, doc_row *row, const whole *w, const drawn *d, int64_t i, bool growth)
{
    double sum = 0;
    doc_cell_text(row, 0, period_text(c, period_of(w, i)));
    for (int64_t k = 0; k < w->part_count; k++)
        sum += d->values[k * w->count + i];
    for (int64_t k = 0; k <= w->part_count; k++) {
        double value = k < w->part_count ? d->values[k * w->count + i] : growth ? d->totals[i] : sum;
        pace_buffer text = PACE_BUFFER_INIT;
        value = growth ? value : 100 * value / sum;
        if (!isfinite(value))
            continue;
        text.allocator = c->allocator;
        amount_put(&text, value, growth ? 2 : 1, false);
        doc_cell_number(row, 1 + k, doc_take(c->doc, &text), value);
        if (k < w->part_count) {
            pair_cite(c, &row->cells[1 + k].refs, w->parts[k], period_of(w, i));
            if (growth)
                pair_cite(c, &row->cells[1 + k].refs, w->parts[k], pair_before(period_of(w, i)));
        }
    }
}

static doc_table *parts_table(content *c, const char *id, const char *title, const whole *w, const drawn *d, bool growth)
{
    doc_column columns[MOST_PARTS + 2];
    doc_table *table;
    columns[0] = (doc_column){"period", say_word(c, W_COL_PERIOD), false};
    for (int64_t k = 0; k < w->part_count; k++)
        columns[1 + k] = (doc_column){w->parts[k]->indicator->id, part_name(c, w->parts[k]), true};
    columns[1 + w->part_count] =
        (doc_column){"total", growth ? part_name(c, w->total) : say_word(c, W_COL_PARTS_SUM), true};
    table = doc_table_new(c->doc, id, title, columns, w->part_count + 2);
    for (int64_t i = 0; table && i < w->count; i++) {
        doc_row *row = isfinite(d->values[i]) ? doc_row_add(c->doc, table) : NULL;
        if (row)
            part_cells(c, row, w, d, i, growth);
    }
    return table;
}

static void source_of(content *c, doc_figure *figure, const whole *w, const drawn *d)
{
    const pace_observation *origin = pair_origin(w->parts[0], period_of(w, d->last));
    if (origin)
        figure->source = say_fill(c, w->count > 1 ? W_SOURCE_LINE_MORE : W_SOURCE_LINE, "names",
                                  doc_copy(c->doc, pace_names_get(origin->source->name, c->lang)), NULL);
}

static void parts_words(content *c, doc_figure *figure, const whole *w, const drawn *d, bool growth)
{
    int64_t best = largest(w, d);
    double sum = 0, value = d->values[best * w->count + d->last];
    const char *basis = say_basis_short(c, w->total->basis), *year = period_text(c, period_of(w, d->last));
    pace_buffer text = PACE_BUFFER_INIT;
    for (int64_t k = 0; k < w->part_count; k++)
        sum += d->values[k * w->count + d->last];
    text.allocator = c->allocator;
    amount_put(&text, growth ? value : 100 * value / sum, 1, false);
    figure->title = say_fill(c, growth ? W_TITLE_CONTRIBUTIONS : W_TITLE_STRUCTURE, "year", year, "whole",
                             part_name(c, w->total), "name", part_name(c, w->parts[best]), "value",
                             doc_take(c->doc, &text), NULL);
    figure->subtitle = say_fill(c, growth ? W_SUBTITLE_CONTRIBUTIONS : W_SUBTITLE_STRUCTURE, "whole",
                                part_name(c, w->total), "basis",
                                *basis ? say_fill(c, W_IN_BRACKETS, "text", basis, NULL) : "", NULL);
    figure->alt = say_fill(c, growth ? W_ALT_CONTRIBUTIONS : W_ALT_STRUCTURE, "title", figure->title, "count",
                           amount_count(c, w->part_count), "first", period_text(c, w->first), "last", year, NULL);
}

static bool parts_figure(content *c, whole w, bool growth)
{
    drawn d;
    doc_figure *figure;
    const char **names = pace__arena_alloc(&c->doc->arena, MOST_PARTS, sizeof *names);
    pace_period *first = pace__arena_alloc(&c->doc->arena, 1, sizeof *first);
    const char *id = say_fill(c, W_ID_PAIR, "a", growth ? "contributions" : "structure", "b", w.indicator->id, NULL);

    if (!names || !first || !fill(c, &w, &d, growth))
        return false;
    trim(&w, &d, w.part_count);
    doc_paragraph(c->doc, say_figure(c, growth ? W_LEAD_CONTRIBUTIONS : W_LEAD_STRUCTURE), NULL);
    figure = doc_figure_add(c->doc, id, growth ? DOC_CONTRIBUTIONS : DOC_STRUCTURE);
    if (!figure)
        return false;
    for (int64_t k = 0; k < w.part_count; k++)
        names[k] = part_name(c, w.parts[k]);
    *first = w.first;
    figure->period = first;
    figure->count = w.count;
    figure->parts = names;
    figure->part_count = w.part_count;
    figure->part_values = d.values;
    figure->totals = growth ? d.totals : NULL;
    figure->decimals = growth ? 1 : -1;
    figure->label = part_name(c, w.total);
    figure->width = 760;
    figure->height = 440;
    parts_words(c, figure, &w, &d, growth);
    source_of(c, figure, &w, &d);
    figure->table = parts_table(c, say_fill(c, W_ID_PAIR, "a", id, "b", "data", NULL), figure->title, &w, &d, growth);
    return true;
}

void content_parts(content *c, const char *domain)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);
    for (int64_t i = 0; i < count; i++) {
        whole w;
        memset(&w, 0, sizeof w);
        w.indicator = &indicators[i];
        if (strcmp(indicators[i].domain, domain) != 0 || !find_parts(&w, indicators, count) || !find_periods(&w))
            continue;
        if (!parts_figure(c, w, true))
            (void)parts_figure(c, w, false);
    }
}
