/* Looking into a data set. */
#include <string.h>
#include "model/model.h"

pace_dataset *model_new(const pace_allocator *allocator)
{
    pace_dataset *dataset = pace__calloc(allocator, 1, sizeof *dataset);
    if (!dataset)
        return NULL;
    pace__arena_init(&dataset->arena, allocator);
    dataset->id = dataset->note = "";
    return dataset;
}

void pace_dataset_free(pace_dataset *dataset)
{
    pace_allocator allocator;
    if (!dataset)
        return;
    allocator = dataset->arena.allocator;
    for (int64_t i = 0; dataset->texts && i < dataset->document_count; i++)
        pace__release(&allocator, dataset->texts[i].marks, dataset->texts[i].mark_count * sizeof(size_t));
    pace__arena_clear(&dataset->arena);
    pace__release(&allocator, dataset, sizeof *dataset);
}

const char *pace_dataset_id(const pace_dataset *dataset)
{
    return dataset ? dataset->id : "";
}

pace_names pace_dataset_name(const pace_dataset *dataset)
{
    return dataset ? dataset->name : (pace_names){NULL, 0};
}

pace_clock pace_dataset_clock(const pace_dataset *dataset)
{
    return dataset ? dataset->clock : (pace_clock){PACE_PERIOD_NONE, PACE_PERIOD_NONE};
}

const pace_indicator *pace_dataset_indicators(const pace_dataset *dataset, int64_t *count)
{
    *count = dataset ? dataset->indicator_count : 0;
    return dataset ? dataset->indicators : NULL;
}

const pace_plan *pace_dataset_plans(const pace_dataset *dataset, int64_t *count)
{
    *count = dataset ? dataset->plan_count : 0;
    return dataset ? dataset->plans : NULL;
}

const pace_source *pace_dataset_sources(const pace_dataset *dataset, int64_t *count)
{
    *count = dataset ? dataset->source_count : 0;
    return dataset ? dataset->sources : NULL;
}

const pace_document *pace_dataset_documents(const pace_dataset *dataset, int64_t *count)
{
    *count = dataset ? dataset->document_count : 0;
    return dataset ? dataset->documents : NULL;
}

/* Position of an id; -1 and an error where there is none. */
static int64_t find(const ids_tree *tree, const char *what, const char *id, pace_error *err)
{
    char hint[IDS_HINT_SIZE];
    int64_t at = ids_find(tree, id, strlen(id));
    if (at < 0)
        (void)pace__fail(err, PACE_ERR_NOTFOUND, NULL, "there is no %s %q%s", what, id,
                         ids_hint(hint, tree, id, strlen(id), NULL));
    return at;
}

static pace_status no_argument(pace_error *err)
{
    return pace__fail(err, PACE_ERR_ARG, NULL,
                      "a pointer is NULL; this call needs a data set, an id and a place for the result");
}

pace_status pace_dataset_indicator(const pace_indicator **out, const pace_dataset *dataset, const char *id,
                                   pace_error *err)
{
    int64_t at;
    if (!out || !dataset || !id)
        return no_argument(err);
    at = find(&dataset->indicator_ids, "indicator", id, err);
    if (at < 0)
        return PACE_ERR_NOTFOUND;
    *out = &dataset->indicators[at];
    return PACE_OK;
}

pace_status pace_dataset_plan(const pace_plan **out, const pace_dataset *dataset, const char *id, pace_error *err)
{
    int64_t at;
    if (!out || !dataset || !id)
        return no_argument(err);
    at = find(&dataset->plan_ids, "plan", id, err);
    if (at < 0)
        return PACE_ERR_NOTFOUND;
    *out = &dataset->plans[at];
    return PACE_OK;
}
