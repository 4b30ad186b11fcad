/* Three sentences for those who read no further: how fast it grows, what drives it, whether the targets are on pace. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

static const char *name_of(content *c, const pace_indicator *indicator)
{
    return doc_copy(c->doc, pace_names_get(indicator->name, c->lang));
}

/* --- which indicator speaks for the whole ------------------------------------------------------------------------- */

static const pace_measure *published_of(const pace_indicator *indicator)
{
    const pace_measure *first = NULL;
    for (int64_t m = 0; m < indicator->measure_count; m++) {
        const pace_measure *measure = &indicator->measures[m];
        if (!pair_is_published(measure))
            continue;
        if (pair_is_real(measure->basis))
            return measure;
        first = first ? first : measure;
    }
    return first;
}

static bool grows(const pace_indicator *indicator)
{
    const pace_measure *levels = pair_levels(indicator), *published = published_of(indicator);
    pace_period period;
    return (published && pair_last_published(&period, published)) || (levels && pair_last_computed(&period, levels));
}

/* A total with parts counts above all, then the indicator with most targets. */
static int64_t weight(const content *c, const pace_indicator *indicators, int64_t count, const pace_indicator *one)
{
    int64_t weight = 0;
    for (int64_t i = 0; i < count; i++)
        weight += indicators[i].part_of == one && indicators[i].part_kind == PACE_PART_EXHAUSTIVE ? 1000 : 0;
    for (int64_t i = 0; i < c->row_count; i++)
        weight += strcmp(c->rows[i].target.indicator, one->id) == 0;
    return weight;
}

static const pace_indicator *leading(const content *c)
{
    int64_t count = 0, most = -1;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count), *best = NULL;
    for (int64_t i = 0; i < count; i++) {
        int64_t own = grows(&indicators[i]) ? weight(c, indicators, count, &indicators[i]) : -1;
        if (own <= most)
            continue;
        most = own;
        best = &indicators[i];
    }
    return best;
}

/* --- how fast ------------------------------------------------------------------------------------------------------ */

static const char *bracketed(content *c, pace_basis basis)
{
    const char *words = say_basis_short(c, basis);
    return *words ? say_fill(c, W_IN_BRACKETS, "text", words, NULL) : "";
}

static const char *level_clause(content *c, const pace_measure *levels, doc_refs *refs)
{
    int64_t last = levels ? pace_view_last(levels->series.view) : -1;
    const pace_observation *origin;
    pace_period period;
    double value;
    amount_scale scale;
    if (last < 0)
        return "";
    period = pace_view_period(levels->series.view, last);
    value = pace_view_at(levels->series.view, period);
    scale = amount_scale_of(c, levels->unit,
                            levels->count && pace_unit_same(levels->observations[0].unit, levels->unit)
                                ? levels->observations[0].unit_text
                                : "",
                            value, true);
    origin = pair_origin(levels, period);
    pair_cite(c, refs, levels, period);
    return say_fill(c, W_SUM_LEVEL, "period", period_text(c, period), "value",
                    amount_qualified(c, origin ? origin->qualifier : PACE_EXACTLY,
                                     amount_text(c, &scale, value, -1, AMOUNT_WORDS), true), NULL);
}

static const char *published_clause(content *c, const pace_measure *published, doc_refs *refs)
{
    pace_period period;
    if (!published || !pair_last_published(&period, published))
        return "";
    pair_cite(c, refs, published, period);
    return say_fill(c, W_SUM_PUBLISHED, "period", period_text(c, period), "rate",
                    pair_published_text(c, published, period, pace_view_at(published->series.view, period)), "basis",
                    bracketed(c, published->basis), NULL);
}

static const char *computed_clause(content *c, const pace_measure *levels, doc_refs *refs)
{
    pace_period period;
    if (!levels || !pair_last_computed(&period, levels))
        return "";
    pair_cite(c, refs, levels, pair_before(period));
    pair_cite(c, refs, levels, period);
    return say_fill(c, W_SUM_COMPUTED, "period", period_text(c, period), "rate",
                    amount_rate(c, pair_at(NULL, levels, period).computed, 1), "basis", bracketed(c, levels->basis), NULL);
}

/* The clauses that say something, with `between` them. */
static const char *joined(content *c, const char *const *clauses, int64_t count, report_word between)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    for (int64_t i = 0; i < count; i++) {
        if (!*clauses[i])
            continue;
        pace_buffer_text(&out, out.length ? say_word(c, between) : "");
        pace_buffer_text(&out, clauses[i]);
    }
    return doc_take(c->doc, &out);
}

static void how_fast(content *c, const pace_indicator *indicator)
{
    const pace_measure *levels = pair_levels(indicator), *published = published_of(indicator);
    doc_refs refs = {{0}, 0};
    const char *clauses[3];
    clauses[0] = level_clause(c, levels, &refs);
    clauses[1] = published_clause(c, published, &refs);
    clauses[2] = computed_clause(c, levels, &refs);
    doc_paragraph(c->doc, say_fill(c, W_SUM_FAST, "name", name_of(c, indicator), "clauses",
                                   joined(c, clauses, 3, W_SUM_BETWEEN), NULL), &refs);
}

/* --- what drives it ------------------------------------------------------------------------------------------------ */

enum { MOST_DRIVERS = 16 };

typedef struct drivers {
    const pace_indicator *whole, *parts[MOST_DRIVERS];
    int64_t count;
} drivers;

static drivers drivers_of(const content *c, const pace_indicator *whole)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->data, &count);
    drivers out = {whole, {NULL}, 0};
    for (int64_t i = 0; i < count && out.count < MOST_DRIVERS; i++)
        if (indicators[i].part_of == whole && indicators[i].part_kind == PACE_PART_EXHAUSTIVE)
            out.parts[out.count++] = &indicators[i];
    return out;
}

/* The part's figure at a period, in points of the whole's growth or in percent of it. */
static double part_at(const pace_measure *part, const pace_measure *whole, pace_period period, bool growth)
{
    growth_pair own = pair_at(NULL, part, period), all = pair_at(NULL, whole, period);
    if (!pace_unit_same(part->unit, whole->unit) || !pace_basis_same(part->basis, whole->basis))
        return (double)NAN;
    return growth ? 100 * (own.level - own.earlier) / all.earlier : 100 * own.level / all.level;
}

/* The largest part of the last period in which every part is known. */
static bool largest(const drivers *d, bool growth, pace_period *period, int64_t *best, double *value)
{
    const pace_measure *whole = pair_levels(d->whole);
    for (int64_t i = whole ? whole->series.view.n - 1 : -1; i >= 0; i--) {
        bool complete = d->count >= 2;
        *period = pace_view_period(whole->series.view, i);
        for (int64_t k = 0; k < d->count && complete; k++) {
            const pace_measure *levels = pair_levels(d->parts[k]);
            double own = levels ? part_at(levels, whole, *period, growth) : (double)NAN;
            complete = isfinite(own);
            if (complete && (!k || own > *value)) {
                *best = k;
                *value = own;
            }
        }
        if (complete)
            return true;
    }
    return false;
}

static const char *one_decimal(content *c, double value)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    amount_put(&out, value, 1, false);
    return doc_take(c->doc, &out);
}

static const char *largest_clause(content *c, const drivers *d, bool growth, doc_refs *refs)
{
    pace_period period;
    int64_t best = 0;
    double value = (double)NAN;
    const pace_measure *part, *whole = pair_levels(d->whole);
    if (!largest(d, growth, &period, &best, &value))
        return "";
    part = pair_levels(d->parts[best]);
    pair_cite(c, refs, part, period);
    if (growth)
        pair_cite(c, refs, part, pair_before(period));
    pair_cite(c, refs, whole, period);
    if (growth)
        pair_cite(c, refs, whole, pair_before(period));
    return say_fill(c, growth ? W_SUM_ADDED : W_SUM_SHARE, "period", period_text(c, period), "name",
                    say_inside(c, name_of(c, d->parts[best])), "value", one_decimal(c, value), "whole",
                    amount_rate(c, pair_at(NULL, whole, period).computed, 1), "basis", bracketed(c, whole->basis), NULL);
}

/* Of the parts whose growth was published for one year, the fastest of the last such year. */
static const char *fastest_clause(content *c, const drivers *d, doc_refs *refs)
{
    const pace_measure *best = NULL;
    pace_period last = PACE_PERIOD_NONE;
    int64_t known = 0;
    for (int64_t k = 0; k < d->count; k++) {
        const pace_measure *published = published_of(d->parts[k]);
        pace_period period;
        int order = 0;
        if (!published || !pair_last_published(&period, published))
            continue;
        if (best && (pace_period_compare(&order, period, last, NULL) || order < 0))
            continue;
        known = best && !order ? known + 1 : 1;
        if (!best || order > 0 ||
            pace_view_at(published->series.view, period) > pace_view_at(best->series.view, last))
            best = published;
        last = period;
    }
    if (known < 2)
        return "";
    pair_cite(c, refs, best, last);
    return say_fill(c, W_SUM_FASTEST, "period", period_text(c, last), "name", say_inside(c, name_of(c, best->indicator)),
                    "rate", pair_published_text(c, best, last, pace_view_at(best->series.view, last)), "basis",
                    bracketed(c, best->basis), NULL);
}

static void what_drives(content *c, const pace_indicator *indicator)
{
    drivers d = drivers_of(c, indicator);
    doc_refs refs = {{0}, 0};
    const char *clauses[3], *all;
    clauses[0] = largest_clause(c, &d, true, &refs);
    clauses[1] = fastest_clause(c, &d, &refs);
    clauses[2] = largest_clause(c, &d, false, &refs);
    all = joined(c, clauses, 3, W_SUM_BETWEEN);
    doc_paragraph(c->doc, *all ? say_fill(c, W_SUM_DRIVES, "clauses", all, NULL)
                               : say_fill(c, W_SUM_NO_PARTS, "name", say_inside(c, name_of(c, indicator)), NULL), &refs);
}

/* --- on pace ------------------------------------------------------------------------------------------------------- */

static const char *verdict_clauses(content *c)
{
    static const pace_verdict order[] = {PACE_MET, PACE_AHEAD, PACE_ON_TRACK, PACE_BEHIND, PACE_MISSED};
    const char *clauses[6];
    int64_t n = 0, open = 0;
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        int64_t count = 0;
        for (int64_t i = 0; i < c->row_count; i++)
            count += c->rows[i].verdicts == (unsigned)order[k];
        if (count)
            clauses[n++] = say_fill(c, W_SUM_VERDICT, "count", amount_count(c, count), "verdict",
                                    pace_verdict_word(order[k], c->lang), NULL);
    }
    for (int64_t i = 0; i < c->row_count; i++)
        open += row_assessed(&c->rows[i]) && !row_decided(&c->rows[i]);
    if (open)
        clauses[n++] = say_fill(c, W_SUM_OPEN, "count", amount_count(c, open), NULL);
    return joined(c, clauses, n, W_COMMA);
}

static const pace_gap *worst(const content *c)
{
    const pace_gap *found = NULL;
    for (int64_t i = 0; i < c->row_count; i++) {
        const pace_gap *row = &c->rows[i];
        if (row_decided(row) && (row->verdicts & (PACE_BEHIND | PACE_MISSED)) && isfinite(row->gap_relative) &&
            (!found || fabs(row->gap_relative) > fabs(found->gap_relative)))
            found = row;
    }
    return found;
}

/* Levels in percent of the path, rates in points: percents of percents mislead. */
static const char *off_text(content *c, const pace_gap *row)
{
    amount_scale scale = row_scale(c, row, true);
    report_word side = row->gap < 0 ? W_BELOW_PATH : W_ABOVE_PATH;
    const char *amount = amount_rate(c, fabs(row->gap_relative), 1);
    if (row_rate_like(row))
        amount = amount_text(c, &scale, row->gap, row_decimals(&scale, row, row->path_value), AMOUNT_WORDS | AMOUNT_DISTANCE);
    if (row_is_fall(row))
        side = row->gap > 0 ? W_FALL_SHORT_PATH : W_FALL_BEYOND_PATH;
    return say_fill(c, W_DISTANCE, "amount", amount, "side", say_word(c, side), NULL);
}

static void on_pace(content *c)
{
    int64_t assessed = pace_gap_table_assessed(c->table), left = c->row_count - assessed;
    const pace_gap *row = worst(c);
    doc_refs refs = {{0}, 0};
    const char *farthest = "";
    if (!c->row_count)
        return;
    if (!assessed) {
        doc_paragraph(c->doc, say_fill(c, W_SUM_PACE_NONE, "count", amount_count(c, c->row_count), NULL), NULL);
        return;
    }
    if (row) {
        const char *plan = row_plan_apart(c, row);
        farthest = say_fill(c, W_SUM_WORST, "name", say_inside(c, row->target.name), "plan",
                            *plan ? say_fill(c, W_IN_BRACKETS, "text", plan, NULL) : "", "distance",
                            off_text(c, row), NULL);
        row_cite(c, &refs, row);
    }
    doc_paragraph(c->doc,
                  say_fill(c, W_SUM_PACE, "total", amount_count(c, c->row_count), "assessed", amount_count(c, assessed),
                           "verdicts", verdict_clauses(c), "worst", farthest, "rest",
                           left ? say_fill(c, W_SUM_REST, "count", amount_count(c, left), NULL) : "", NULL),
                  &refs);
}

void content_summary(content *c)
{
    const pace_indicator *indicator = leading(c);
    if (!indicator && !c->row_count)
        return;
    doc_section(c->doc, "summary", say_word(c, W_SECTION_SUMMARY));
    if (indicator) {
        how_fast(c, indicator);
        what_drives(c, indicator);
    }
    on_pace(c);
}
