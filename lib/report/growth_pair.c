#include "report/growth_pair.h"

#include <math.h>
#include <string.h>

static bool usable(const pace_measure *measure)
{
    return measure->series.view.n > 0 && !measure->tie && measure->freq == PACE_ANNUAL;
}

bool pair_is_real(pace_basis basis)
{
    return basis.kind == PACE_BASIS_CONSTANT || basis.kind == PACE_BASIS_CHAINED ||
           basis.kind == PACE_BASIS_PREVIOUS_YEAR;
}

bool pair_is_published(const pace_measure *measure)
{
    return measure->kind == PACE_GROWTH && usable(measure) && measure->unit.quantity == PACE_PERCENT;
}

bool pair_is_level(const pace_measure *measure)
{
    return measure->kind == PACE_LEVEL && usable(measure) && !pace_unit_is_rate(measure->unit);
}

const pace_measure *pair_levels(const pace_indicator *indicator)
{
    for (int64_t i = 0; i < indicator->measure_count; i++)
        if (pair_is_level(&indicator->measures[i]))
            return &indicator->measures[i];
    return NULL;
}

pace_period pair_before(pace_period period)
{
    pace_period before = PACE_PERIOD_NONE;
    return pace_period_add(&before, period, -1, NULL) ? (pace_period)PACE_PERIOD_NONE : before;
}

bool pair_is_next_year(pace_period from, pace_period to)
{
    return pace_period_is_set(from) && from.freq == PACE_ANNUAL && pace_period_same(pair_before(to), from);
}

growth_pair pair_at(const pace_measure *published, const pace_measure *levels, pace_period period)
{
    growth_pair pair = {PACE_PERIOD_NONE, NULL, NULL, (double)NAN, (double)NAN, (double)NAN, (double)NAN};
    pair.period = period;
    pair.published = published;
    pair.levels = levels;
    if (published)
        pair.rate = pace_view_at(published->series.view, period) / 100;
    if (levels) {
        pair.level = pace_view_at(levels->series.view, period);
        pair.earlier = pace_view_at(levels->series.view, pair_before(period));
        pair.computed = pace_growth_rate(pair.level, pair.earlier, NULL);
    }
    return pair;
}

bool pair_last_published(pace_period *out, const pace_measure *published)
{
    int64_t last = pace_view_last(published->series.view);
    if (last < 0)
        return false;
    *out = pace_view_period(published->series.view, last);
    return true;
}

bool pair_last_computed(pace_period *out, const pace_measure *levels)
{
    pace_view view = levels->series.view;
    for (int64_t i = view.n - 1; i > 0; i--) {
        pace_period period = pace_view_period(view, i);
        if (!isfinite(pair_at(NULL, levels, period).computed))
            continue;
        *out = period;
        return true;
    }
    return false;
}

bool pair_last(growth_pair *out, const pace_measure *published, const pace_measure *levels)
{
    pace_view view = published->series.view;
    for (int64_t i = view.n - 1; i >= 0; i--) {
        growth_pair pair = pair_at(published, levels, pace_view_period(view, i));
        if (!isfinite(pair.rate) || !isfinite(pair.computed))
            continue;
        *out = pair;
        return true;
    }
    return false;
}

double pair_compound_over(const pace_measure *levels, pace_span span)
{
    if (!levels || !pace_span_is_closed(span))
        return (double)NAN;
    return pace_growth_compound(pace_view_at(levels->series.view, pair_before(span.first)),
                                pace_view_at(levels->series.view, span.last), (double)pace_span_count(span), NULL);
}

double pair_average_over(report_doc *doc, const pace_measure *published, pace_span span)
{
    int64_t n = pace_span_count(span);
    double *rates = published && n > 0 && n < 100 ? pace__arena_alloc(&doc->arena, (size_t)n, sizeof *rates) : NULL;
    pace_view view;

    if (!rates)
        return (double)NAN;
    for (int64_t i = 0; i < n; i++) {
        pace_period period = span.first;
        if (pace_period_add(&period, span.first, i, NULL))
            return (double)NAN;
        rates[i] = pace_view_at(published->series.view, period) / 100;
        if (!isfinite(rates[i]))
            return (double)NAN;
    }
    view = (pace_view){rates, n, 1, span.first};
    return pace_growth_average(view, NULL);
}

const pace_observation *pair_printed_average(const pace_indicator *indicator, pace_span span,
                                             const pace_measure **measure)
{
    const pace_observation *found = NULL;
    for (int64_t m = 0; m < indicator->measure_count; m++) {
        const pace_measure *at = &indicator->measures[m];
        for (int64_t i = 0; at->kind == PACE_AVERAGE_GROWTH && i < at->count; i++) {
            const pace_observation *o = &at->observations[i];
            if (o->role == PACE_TARGET_ROLE || !pace_period_same(o->period.first, span.first) ||
                !pace_period_same(o->period.last, span.last))
                continue;
            found = o;
            *measure = at;
        }
    }
    return found;
}

const pace_observation *pair_origin(const pace_measure *measure, pace_period period)
{
    int64_t index = 0;
    const pace_series *series = &measure->series;
    if (!series->origin || pace_period_diff(&index, period, series->view.first, NULL) || index < 0 ||
        index >= series->view.n)
        return NULL;
    return series->origin[index];
}

const char *pair_published_text(content *c, const pace_measure *published, pace_period period, double percent)
{
    const pace_observation *origin = pair_origin(published, period);
    amount_scale scale = amount_scale_of(c, published->unit, "", percent, false);
    int decimals = amount_printed(&scale, percent, origin ? origin->decimals : 0);
    return amount_qualified(c, origin ? origin->qualifier : PACE_EXACTLY,
                            amount_text(c, &scale, percent, decimals, AMOUNT_WORDS), false);
}

void pair_cite(content *c, doc_refs *refs, const pace_measure *measure, pace_period period)
{
    doc_cite(c->doc, refs, pair_origin(measure, period),
             doc_copy(c->doc, pace_names_get(measure->indicator->name, c->lang)));
}

static bool has_status(const pace_observation *a, const pace_observation *b, const char *letters)
{
    return (a && a->status && strchr(letters, a->status)) || (b && b->status && strchr(letters, b->status));
}

const char *pair_caution(content *c, const pace_measure *levels, pace_period from, pace_period to)
{
    const pace_observation *a = pair_origin(levels, from), *b = pair_origin(levels, to);
    const struct {
        bool applies;
        report_word id;
    } kinds[] = {{levels->joined, W_SHORT_JOINED},
                 {has_status(NULL, b, "B"), W_SHORT_BREAK},
                 {has_status(a, b, "D"), W_SHORT_DEFINITION},
                 {has_status(a, b, "UV"), W_SHORT_UNRELIABLE},
                 {has_status(a, b, "EPFI"), W_SHORT_ESTIMATE}};
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].applies)
            continue;
        if (out.length)
            pace_buffer_text(&out, say_word(c, W_GROUP_SEPARATOR));
        pace_buffer_text(&out, say_word(c, kinds[i].id));
    }
    return doc_take(c->doc, &out);
}

void pair_cite_years(content *c, doc_refs *refs, const pace_measure *measure, pace_span span)
{
    pace_period period = span.first;
    for (int64_t i = 0; i < pace_span_count(span) && refs->count < DOC_REFS; i++) {
        pair_cite(c, refs, measure, period);
        if (pace_period_add(&period, period, 1, NULL))
            break;
    }
}
