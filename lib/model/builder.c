/* Beginning, documents, sources, plans, indicators and the end. */
#include <math.h>
#include <string.h>
#include "model/builder.h"
#include "pace/text.h"

enum { HINT_BUDGET = 1000000 };

pace_status build_fault(model_build *b, const char *field, pace_status status)
{
    b->field = field;
    return b->status = status;
}

static pace_status no_memory(model_build *b, pace_error *err)
{
    return build_fault(b, "", pace__fail_memory(err));
}

void build_resume(model_build *b)
{
    if (b->status != PACE_ERR_NOMEM)
        b->status = PACE_OK;
}

const char *build_keep(model_build *b, const char *text)
{
    return text && *text ? pace__arena_text(&b->data->arena, text, strlen(text)) : "";
}

pace_names build_keep_names(model_build *b, pace_names names)
{
    pace_name *at = names.count > 0 ? pace__arena_alloc(&b->data->arena, (size_t)names.count, sizeof *at) : NULL;
    if (!at)
        return (pace_names){NULL, 0};
    for (int64_t i = 0; i < names.count; i++)
        at[i] = (pace_name){build_keep(b, names.at[i].lang), build_keep(b, names.at[i].text)};
    return (pace_names){at, names.count};
}

pace_status build_check_id(model_build *b, const ids_tree *taken, const char *what, const char *id, pace_error *err)
{
    if (!id || !model_is_id(id))
        return build_fault(b, "id", pace__fail(err, PACE_ERR_DATA, NULL, "%q is no id; " MODEL_ID_RULE, id ? id : ""));
    if (taken && ids_find(taken, id, strlen(id)) >= 0)
        return build_fault(b, "id", pace__fail(err, PACE_ERR_DATA, NULL,
            "there is already %s %q; each needs an id of its own", what, id));
    return PACE_OK;
}

static bool make_room(model_build *b, const build_counts *counts)
{
    pace_dataset *d = b->data;
    pace__arena *arena = &d->arena;
    d->documents = pace__arena_alloc(arena, (size_t)counts->documents, sizeof *d->documents);
    d->texts = pace__arena_alloc(arena, (size_t)counts->documents, sizeof *d->texts);
    d->sources = pace__arena_alloc(arena, (size_t)counts->sources, sizeof *d->sources);
    d->plans = pace__arena_alloc(arena, (size_t)counts->plans, sizeof *d->plans);
    d->indicators = pace__arena_alloc(arena, (size_t)counts->indicators, sizeof *d->indicators);
    b->rooms = pace__arena_alloc(&b->scratch, (size_t)counts->indicators, sizeof *b->rooms);
    return ids_init(&d->document_ids, arena, counts->documents) && ids_init(&d->source_ids, arena, counts->sources) &&
           ids_init(&d->plan_ids, arena, counts->plans) && ids_init(&d->indicator_ids, arena, counts->indicators) &&
           ids_init(&b->keys, &b->scratch, counts->measures) &&
           !arena->failed && !b->scratch.failed;
}

pace_status build_begin(model_build *b, const pace_allocator *allocator, const build_top *top, const build_counts *counts,
                        pace_error *err)
{
    *b = (model_build){0};
    b->field = "";
    b->cells = MODEL_SERIES_CELLS;
    b->hints = HINT_BUDGET;
    pace__arena_init(&b->scratch, allocator);
    b->data = model_new(allocator);
    if (!b->data || !make_room(b, counts))
        return no_memory(b, err);
    if (build_check_id(b, NULL, "data set", top->id, err))
        return b->status;
    b->data->id = build_keep(b, top->id);
    b->data->name = build_keep_names(b, top->name);
    b->data->note = build_keep(b, top->note);
    return b->data->arena.failed ? no_memory(b, err) : PACE_OK;
}

pace_status build_add_document(model_build *b, const build_document *record, pace_error *err)
{
    pace_dataset *d = b->data;
    pace_document *out;
    if (b->status || build_check_id(b, &d->document_ids, "a document", record->id, err))
        return b->status;
    out = &d->documents[d->document_count];
    *out = (pace_document){build_keep(b, record->id), build_keep_names(b, record->name), record->length,
                           build_keep(b, record->note)};
    if (d->arena.failed)
        return no_memory(b, err);
    ids_add(&d->document_ids, out->id, d->document_count++);
    return PACE_OK;
}

/* The number of what an id names; -1 and a fault where it names nothing. */
static int64_t resolve(model_build *b, const ids_tree *tree, const char *what, const char *field, const char *id,
                       pace_error *err)
{
    char hint[IDS_HINT_SIZE];
    int64_t at = ids_find(tree, id, strlen(id));
    if (at < 0)
        (void)build_fault(b, field, pace__fail(err, PACE_ERR_NOTFOUND, NULL, "there is no %s %q%s", what, id,
                                               ids_hint(hint, tree, id, strlen(id), &b->hints)));
    return at;
}

static pace_status check_stretch(model_build *b, const build_source *record, const pace_document *document,
                                 pace_error *err)
{
    if (record->from < 0 && record->to < 0)
        return PACE_OK;
    if (!document)
        return build_fault(b, record->from >= 0 ? "from" : "to", pace__fail(err, PACE_ERR_DATA, NULL,
            "a stretch of no document; name the `document` that it is in"));
    if (record->from < 0 || record->to < 0)
        return build_fault(b, record->from >= 0 ? "from" : "to", pace__fail(err, PACE_ERR_DATA, NULL,
            "half a stretch; give both `from` and `to`, or neither"));
    if (record->to <= record->from)
        return build_fault(
            b, "to",
            pace__fail(err, PACE_ERR_DATA, NULL, "the stretch ends before it begins; `to` is greater than `from`"));
    if (document->length >= 0 && record->to > document->length)
        return build_fault(b, "to",
                           pace__fail(err, PACE_ERR_RANGE, NULL,
                                      "the stretch ends after its document, which has %zu characters",
                                      (size_t)document->length));
    return PACE_OK;
}

pace_status build_add_source(model_build *b, const build_source *record, pace_error *err)
{
    pace_dataset *d = b->data;
    const pace_document *document = NULL;
    pace_source *out;
    if (b->status || build_check_id(b, &d->source_ids, "a source", record->id, err))
        return b->status;
    if (record->document) {
        int64_t at = resolve(b, &d->document_ids, "document", "document", record->document, err);
        if (at < 0)
            return b->status;
        document = &d->documents[at];
    }
    if (check_stretch(b, record, document, err))
        return b->status;
    out = &d->sources[d->source_count];
    *out = (pace_source){build_keep(b, record->id), build_keep_names(b, record->name), build_keep(b, record->publisher),
                         build_keep(b, record->detail), record->published, document, record->from, record->to,
                         build_keep(b, record->note)};
    if (d->arena.failed)
        return no_memory(b, err);
    ids_add(&d->source_ids, out->id, d->source_count++);
    return PACE_OK;
}

pace_status build_add_plan(model_build *b, const build_plan *record, pace_error *err)
{
    pace_dataset *d = b->data;
    const pace_source *source = NULL;
    pace_plan *out;
    if (b->status || build_check_id(b, &d->plan_ids, "a plan", record->id, err))
        return b->status;
    if (!pace_span_is_closed(record->span))
        return build_fault(
            b, "span",
            pace__fail(err, PACE_ERR_DATA, NULL, "a plan needs a first and a last period, such as \"2016-2020\""));
    if (record->source) {
        int64_t at = resolve(b, &d->source_ids, "source", "source", record->source, err);
        if (at < 0)
            return b->status;
        source = &d->sources[at];
    }
    out = &d->plans[d->plan_count];
    *out = (pace_plan){build_keep(b, record->id), build_keep_names(b, record->name), record->span, source,
                       build_keep(b, record->note)};
    if (d->arena.failed)
        return no_memory(b, err);
    ids_add(&d->plan_ids, out->id, d->plan_count++);
    return PACE_OK;
}

pace_status build_add_indicator(model_build *b, int64_t *position, const build_indicator *record, int64_t measures,
                                int64_t targets, pace_error *err)
{
    pace_dataset *d = b->data;
    build_room *room;
    pace_indicator *out;
    if (b->status || build_check_id(b, &d->indicator_ids, "an indicator", record->id, err))
        return b->status;
    out = &d->indicators[d->indicator_count];
    *out = (pace_indicator){.id = build_keep(b, record->id), .name = build_keep_names(b, record->name),
                            .domain = build_keep(b, record->domain), .stock_flow = (pace_stock_flow)record->stock_flow,
                            .better = (pace_direction)record->better, .note = build_keep(b, record->note)};
    room = &b->rooms[d->indicator_count];
    *room = (build_room){pace__arena_alloc(&d->arena, (size_t)measures, sizeof *room->measures),
                         pace__arena_alloc(&d->arena, (size_t)targets, sizeof *room->targets), measures, targets};
    out->measures = room->measures;
    out->targets = room->targets;
    if (d->arena.failed)
        return no_memory(b, err);
    *position = d->indicator_count;
    ids_add(&d->indicator_ids, out->id, d->indicator_count++);
    return PACE_OK;
}

pace_status build_set_part(model_build *b, int64_t indicator, const char *whole, int parts, pace_error *err)
{
    pace_dataset *d = b->data;
    pace_indicator *part = &d->indicators[indicator];
    int64_t at;
    int depth = 0;
    if (b->status)
        return b->status;
    if ((at = resolve(b, &d->indicator_ids, "indicator", "part_of", whole, err)) < 0)
        return b->status;
    for (const pace_indicator *up = &d->indicators[at]; up; up = up->part_of) {
        if (up == part)
            return build_fault(b, "part_of",
                               pace__fail(err, PACE_ERR_DATA, NULL, "%q would be a part of itself", part->id));
        if (++depth > BUILD_PART_DEPTH)
            return build_fault(
                b, "part_of",
                pace__fail(err, PACE_ERR_RANGE, NULL, "parts of parts go more than %d deep", (int)BUILD_PART_DEPTH));
    }
    part->part_of = &d->indicators[at];
    part->part_kind = (pace_part_kind)parts;
    return PACE_OK;
}

pace_status build_set_beside(model_build *b, int64_t indicator, const char *other, pace_error *err)
{
    pace_dataset *d = b->data;
    int64_t at;
    if (b->status || (at = resolve(b, &d->indicator_ids, "indicator", "beside", other, err)) < 0)
        return b->status;
    if (at == indicator)
        return build_fault(b, "beside", pace__fail(err, PACE_ERR_DATA, NULL, "%q stands beside itself; name another indicator",
                                                   d->indicators[at].id));
    d->indicators[indicator].beside = &d->indicators[at];
    return PACE_OK;
}

pace_status build_check_relative(model_build *b, const char *key, pace_error *err)
{
    const pace_measure *measure;
    pace_status status;
    if (b->status)
        return b->status;
    status = pace_dataset_measure(&measure, b->data, key, err);
    return status ? build_fault(b, "relative_to", status) : PACE_OK;
}

pace_status build_end(pace_dataset **out, model_build *b, pace_error *err)
{
    if (b->status)
        return b->status;
    if (b->data->arena.failed)
        return no_memory(b, err);
    *out = b->data;
    b->data = NULL;
    build_discard(b);
    return PACE_OK;
}

void build_discard(model_build *b)
{
    pace_dataset_free(b->data);
    b->data = NULL;
    pace__arena_clear(&b->scratch);
}
