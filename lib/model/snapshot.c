/* The data as they stood: a filtered copy of indicators, measures and targets. Documents, sources and plans, and all
 * texts, are the original's own. */
#include <limits.h>
#include "model/model.h"

typedef struct filter {
    int32_t at, published_by; /* day numbers; INT32_MAX = no limit */
    int64_t undated;
} filter;

static bool is_undated(pace_span span)
{
    return !pace_period_is_set(span.first) && !pace_period_is_set(span.last);
}

static bool ends_after(pace_span period, int32_t day)
{
    int32_t last = model_last_day(period);
    if (last == INT32_MIN) /* open to the future; or undated, and then it is of no period */
        return !is_undated(period);
    return last > day;
}

static bool keeps(filter *f, const pace_observation *o)
{
    int32_t published;
    if (f->at != INT32_MAX && ends_after(o->period, f->at))
        return false;
    if (f->published_by == INT32_MAX)
        return true;
    published = model_last_day(o->published);
    if (published == INT32_MIN)
        f->undated++;
    return published != INT32_MIN && published <= f->published_by;
}

static pace_status copy_measure(pace_measure *out, const pace_measure *from, const pace_indicator *of, filter *f,
                                pace__arena *arena, int64_t *cells, pace_error *err)
{
    pace_observation *kept = pace__arena_alloc(arena, (size_t)from->count, sizeof *kept);
    if (arena->failed)
        return pace__fail_memory(err);
    *out = *from;
    out->indicator = of;
    out->observations = kept;
    out->count = 0;
    for (int64_t i = 0; i < from->count; i++)
        if (keeps(f, &from->observations[i]))
            kept[out->count++] = from->observations[i];
    return model_resolve(out, arena, cells, err);
}

/* A target stays unless it was set later; when an unknown day is, nobody can say. */
static void copy_targets(pace_indicator *out, const pace_indicator *from, const filter *f, pace_target *kept)
{
    out->targets = kept;
    out->target_count = 0;
    for (int64_t i = 0; i < from->target_count; i++) {
        const pace_target *target = &from->targets[i];
        if (f->published_by != INT32_MAX && target->origin &&
            model_last_day(target->origin->published) > f->published_by)
            continue;
        kept[out->target_count++] = *target;
    }
}

static pace_status copy_indicator(pace_dataset *out, const pace_dataset *from, int64_t i, filter *f, int64_t *cells,
                                  pace_error *err)
{
    const pace_indicator *old = &from->indicators[i];
    pace_indicator *indicator = &out->indicators[i];
    pace_measure *measures = pace__arena_alloc(&out->arena, (size_t)old->measure_count, sizeof *measures);
    pace_target *targets = pace__arena_alloc(&out->arena, (size_t)old->target_count, sizeof *targets);
    pace_status status = PACE_OK;
    if (out->arena.failed)
        return pace__fail_memory(err);
    *indicator = *old;
    indicator->measures = measures;
    if (old->part_of)
        indicator->part_of = &out->indicators[old->part_of - from->indicators];
    if (old->beside)
        indicator->beside = &out->indicators[old->beside - from->indicators];
    for (int64_t k = 0; k < old->measure_count && !status; k++)
        status = copy_measure(&measures[k], &old->measures[k], indicator, f, &out->arena, cells, err);
    copy_targets(indicator, old, f, targets);
    return status;
}

static void share(pace_dataset *out, const pace_dataset *from)
{
    out->parent = from;
    out->id = from->id;
    out->note = from->note;
    out->name = from->name;
    out->documents = from->documents;
    out->sources = from->sources;
    out->plans = from->plans;
    out->document_count = from->document_count;
    out->source_count = from->source_count;
    out->plan_count = from->plan_count;
    out->document_ids = from->document_ids;
    out->source_ids = from->source_ids;
    out->plan_ids = from->plan_ids;
    out->indicator_ids = from->indicator_ids;
}

static int32_t limit_of(pace_period period)
{
    return pace_period_is_set(period) ? model_last_day(pace_span_of(period, period)) : INT32_MAX;
}

static pace_status copy_all(pace_dataset *out, const pace_dataset *from, filter *f, pace_error *err)
{
    int64_t cells = MODEL_SERIES_CELLS;
    pace_status status = PACE_OK;
    out->texts = pace__arena_alloc(&out->arena, (size_t)from->document_count, sizeof *out->texts);
    out->indicators = pace__arena_alloc(&out->arena, (size_t)from->indicator_count, sizeof *out->indicators);
    if (out->arena.failed)
        return pace__fail_memory(err);
    for (; out->indicator_count < from->indicator_count && !status; out->indicator_count++)
        status = copy_indicator(out, from, out->indicator_count, f, &cells, err);
    return status;
}

pace_status pace_dataset_snapshot(pace_dataset **out, const pace_dataset *dataset, pace_clock clock,
                                  int64_t *left_out_undated, pace_error *err)
{
    filter f;
    pace_dataset *copy;
    pace_status status;
    if (!out || !dataset)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs a data set and a place for the result");
    f = (filter){limit_of(clock.at), limit_of(clock.published_by), 0};
    copy = model_new(&dataset->arena.allocator);
    if (!copy)
        return pace__fail_memory(err);
    share(copy, dataset);
    copy->clock.at = pace_period_is_set(clock.at) ? clock.at : dataset->clock.at;
    copy->clock.published_by =
        pace_period_is_set(clock.published_by) ? clock.published_by : dataset->clock.published_by;
    status = copy_all(copy, dataset, &f, err);
    if (status) {
        pace_dataset_free(copy);
        return status;
    }
    if (left_out_undated)
        *left_out_undated = f.undated;
    *out = copy;
    return PACE_OK;
}
