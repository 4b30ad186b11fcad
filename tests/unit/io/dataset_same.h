/* Are two data sets the same in every field that the public headers show? Counts what was compared, so that a test can tell that
 * it looked at something. */
#ifndef PACE_TEST_DATASET_SAME_H
#define PACE_TEST_DATASET_SAME_H

#include "pace/pace.h"
#include "test.h"

static int64_t same_observations, same_targets;

static int same_bits(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0 || (isnan(a) && isnan(b));
}

static void same_names(pace_names a, pace_names b)
{
    ENSURE(a.count == b.count);
    for (int64_t i = 0; i < a.count && a.count == b.count; i++) {
        ENSURE_TEXT(a.at[i].lang, b.at[i].lang);
        ENSURE_TEXT(a.at[i].text, b.at[i].text);
    }
}

static void same_span(pace_span a, pace_span b)
{
    ENSURE(pace_period_same(a.first, b.first) && pace_period_same(a.last, b.last));
}

static void same_ids(const char *a, const char *b)
{
    ENSURE_TEXT(a ? a : "(none)", b ? b : "(none)");
}

static void same_observation(const pace_observation *a, const pace_observation *b)
{
    same_observations++;
    same_span(a->period, b->period);
    ENSURE(same_bits(a->value, b->value) && same_bits(a->value_high, b->value_high) && same_bits(a->converted, b->converted));
    ENSURE(pace_unit_same(a->unit, b->unit));
    ENSURE_TEXT(a->unit_text, b->unit_text);
    same_names(a->unit_names, b->unit_names);
    ENSURE(a->decimals == b->decimals && a->qualifier == b->qualifier && a->status == b->status && a->role == b->role);
    ENSURE_TEXT(a->figure, b->figure);
    ENSURE_TEXT(a->source->id, b->source->id);
    same_ids(a->at.document ? a->at.document->id : NULL, b->at.document ? b->at.document->id : NULL);
    ENSURE_TEXT(a->at.section, b->at.section);
    ENSURE_TEXT(a->at.token, b->at.token);
    ENSURE(a->at.offset == b->at.offset);
    same_span(a->published, b->published);
    ENSURE_TEXT(a->vintage, b->vintage);
    ENSURE_TEXT(a->note, b->note);
    ENSURE(a->partial == b->partial);
}

static void same_series(const pace_series *a, const pace_series *b)
{
    ENSURE(a->view.n == b->view.n && pace_period_same(a->view.first, b->view.first));
    ENSURE_TEXT(a->key, b->key);
    ENSURE_TEXT(a->name, b->name);
    ENSURE(a->kind == b->kind && a->stock_flow == b->stock_flow && a->better == b->better);
    for (int64_t i = 0; i < a->view.n && a->view.n == b->view.n; i++)
        ENSURE(same_bits(a->view.x[i], b->view.x[i]) && a->status[i] == b->status[i] && a->qualifier[i] == b->qualifier[i] &&
               a->decimals[i] == b->decimals[i]);
}

static void same_measure(const pace_measure *a, const pace_measure *b)
{
    ENSURE_TEXT(a->id, b->id);
    ENSURE_TEXT(a->key, b->key);
    same_names(a->name, b->name);
    same_names(a->own_name, b->own_name);
    ENSURE_TEXT(a->indicator->id, b->indicator->id);
    ENSURE(a->kind == b->kind && pace_unit_same(a->unit, b->unit) && pace_basis_same(a->basis, b->basis) && a->freq == b->freq);
    ENSURE_TEXT(a->note, b->note);
    ENSURE(a->count == b->count && a->joined == b->joined);
    same_ids(a->tie, b->tie);
    for (int64_t i = 0; i < a->count && a->count == b->count; i++)
        same_observation(&a->observations[i], &b->observations[i]);
    same_series(&a->series, &b->series);
}

static void same_target(const pace_target *a, const pace_target *b)
{
    same_targets++;
    ENSURE(a->type == b->type && pace_period_same(a->base_period, b->base_period) && pace_period_same(a->due, b->due));
    same_span(a->plan_span, b->plan_span);
    ENSURE(same_bits(a->base, b->base) && same_bits(a->value, b->value) && same_bits(a->value_high, b->value_high));
    ENSURE(a->base_qualifier == b->base_qualifier && a->qualifier == b->qualifier && a->decimals == b->decimals);
    ENSURE(pace_unit_same(a->unit, b->unit) && pace_basis_same(a->basis, b->basis));
    ENSURE(a->nature == b->nature && a->better == b->better && a->path == b->path);
    same_ids(a->relative_to, b->relative_to);
    ENSURE_TEXT(a->indicator, b->indicator);
    ENSURE_TEXT(a->measure, b->measure);
    ENSURE_TEXT(a->plan_id, b->plan_id);
    ENSURE_TEXT(a->name, b->name);
    same_observation(a->origin, b->origin);
    same_span(a->base_span, b->base_span);
    ENSURE(a->base_rule == b->base_rule && a->base_tolerance == b->base_tolerance && a->due_rule == b->due_rule);
    ENSURE(a->milestone_count == b->milestone_count);
    for (int64_t i = 0; i < a->milestone_count && a->milestone_count == b->milestone_count; i++)
        ENSURE(pace_period_same(a->milestones[i].period, b->milestones[i].period) &&
               same_bits(a->milestones[i].value, b->milestones[i].value));
}

static void same_indicator(const pace_indicator *a, const pace_indicator *b)
{
    ENSURE_TEXT(a->id, b->id);
    same_names(a->name, b->name);
    ENSURE_TEXT(a->domain, b->domain);
    ENSURE(a->stock_flow == b->stock_flow && a->better == b->better && a->part_kind == b->part_kind);
    ENSURE_TEXT(a->note, b->note);
    same_ids(a->part_of ? a->part_of->id : NULL, b->part_of ? b->part_of->id : NULL);
    ENSURE(a->measure_count == b->measure_count && a->target_count == b->target_count);
    for (int64_t i = 0; i < a->measure_count && a->measure_count == b->measure_count; i++)
        same_measure(&a->measures[i], &b->measures[i]);
    for (int64_t i = 0; i < a->target_count && a->target_count == b->target_count; i++)
        same_target(&a->targets[i], &b->targets[i]);
}

static void same_sources(const pace_dataset *a, const pace_dataset *b)
{
    int64_t m, n;
    const pace_source *x = pace_dataset_sources(a, &m), *y = pace_dataset_sources(b, &n);
    ENSURE(m == n);
    for (int64_t i = 0; i < m && m == n; i++) {
        ENSURE_TEXT(x[i].id, y[i].id);
        same_names(x[i].name, y[i].name);
        ENSURE_TEXT(x[i].publisher, y[i].publisher);
        ENSURE_TEXT(x[i].detail, y[i].detail);
        ENSURE_TEXT(x[i].note, y[i].note);
        same_span(x[i].published, y[i].published);
        same_ids(x[i].document ? x[i].document->id : NULL, y[i].document ? y[i].document->id : NULL);
        ENSURE(x[i].from == y[i].from && x[i].to == y[i].to);
    }
}

static void same_heads(const pace_dataset *a, const pace_dataset *b)
{
    int64_t m, n;
    const pace_document *x = pace_dataset_documents(a, &m), *y = pace_dataset_documents(b, &n);
    const pace_plan *p, *q;
    ENSURE(m == n);
    for (int64_t i = 0; i < m && m == n; i++) {
        ENSURE_TEXT(x[i].id, y[i].id);
        same_names(x[i].name, y[i].name);
        ENSURE(x[i].length == y[i].length);
        ENSURE_TEXT(x[i].note, y[i].note);
    }
    p = pace_dataset_plans(a, &m);
    q = pace_dataset_plans(b, &n);
    ENSURE(m == n);
    for (int64_t i = 0; i < m && m == n; i++) {
        ENSURE_TEXT(p[i].id, q[i].id);
        same_names(p[i].name, q[i].name);
        same_span(p[i].span, q[i].span);
        same_ids(p[i].source ? p[i].source->id : NULL, q[i].source ? q[i].source->id : NULL);
        ENSURE_TEXT(p[i].note, q[i].note);
    }
}

static void same_dataset(const pace_dataset *a, const pace_dataset *b)
{
    int64_t m, n;
    const pace_indicator *x = pace_dataset_indicators(a, &m), *y = pace_dataset_indicators(b, &n);
    ENSURE_TEXT(pace_dataset_id(a), pace_dataset_id(b));
    same_names(pace_dataset_name(a), pace_dataset_name(b));
    same_heads(a, b);
    same_sources(a, b);
    ENSURE(m == n);
    for (int64_t i = 0; i < m && m == n; i++)
        same_indicator(&x[i], &y[i]);
}

/* Writes, reads back, compares; and writing what was read gives the same bytes. The text goes to `text`, which is to be cleared. */
static void same_after_writing(pace_buffer *text, const pace_dataset *a)
{
    pace_buffer again = PACE_BUFFER_INIT;
    pace_dataset *b = NULL;
    pace_error err = PACE_ERROR_INIT;
    text->length = 0;
    ENSURE(pace_dataset_write(text, a, &err) == PACE_OK);
    if (pace_dataset_read(&b, text->text, text->length, "written", NULL, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        test_failures++;
        return;
    }
    same_dataset(a, b);
    ENSURE(pace_dataset_write(&again, b, &err) == PACE_OK);
    ENSURE(again.length == text->length && memcmp(again.text, text->text, again.length) == 0);
    pace_buffer_clear(&again);
    pace_dataset_free(b);
}

#endif
