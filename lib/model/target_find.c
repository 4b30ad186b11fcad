/* The one target of an indicator in a plan, and what a target is called. */
#include <string.h>
#include "model/model.h"

static void append_target(pace_buffer *list, const pace_target *target)
{
    char due[PACE_PERIOD_SIZE];
    if (pace_period_is_set(target->due))
        (void)pace_period_print(due, target->due, NULL);
    else
        memcpy(due, "undated", sizeof "undated");
    pace_buffer_format(list, "%s%s %s %s", list->length ? ", " : "", target->plan_id,
                       pace_target_type_name(target->type), due);
}

static pace_status fail_listing(pace_error *err, pace_status status, const pace_dataset *dataset,
                                const pace_indicator *of, const char *plan, const char *what)
{
    pace_buffer list = PACE_BUFFER_INIT;
    list.allocator = &dataset->arena.allocator;
    for (int64_t i = 0; i < of->target_count && list.length < 300; i++)
        if (!plan || strcmp(of->targets[i].plan_id, plan) == 0)
            append_target(&list, &of->targets[i]);
    if (list.status)
        status = pace__fail_memory(err);
    else
        status = pace__fail(err, status, of->id, "%s; %s", what, list.length ? list.text : "it has none in any plan");
    pace_buffer_clear(&list);
    return status;
}

const char *pace_dataset_target_name(const pace_dataset *dataset, const pace_target *target, const char *lang)
{
    const pace_indicator *of = NULL;
    if (!target)
        return "";
    if (!dataset || !target->indicator || !*target->indicator || pace_dataset_indicator(&of, dataset, target->indicator, NULL))
        return target->name ? target->name : "";
    for (int64_t i = 0; target->measure && i < of->measure_count; i++)
        if (strcmp(of->measures[i].id, target->measure) == 0)
            return pace_names_get(of->measures[i].name, lang);
    return pace_names_get(of->name, lang);
}

pace_status pace_dataset_target(pace_target *out, const pace_dataset *dataset, const char *indicator, const char *plan,
                                pace_error *err)
{
    const pace_indicator *of;
    const pace_plan *known;
    const pace_target *found = NULL;
    int64_t count = 0;
    pace_status status;
    if (!out)
        return pace__fail(err, PACE_ERR_ARG, NULL, "there is no place for the result");
    status = pace_dataset_indicator(&of, dataset, indicator, err);
    if (!status && plan)
        status = pace_dataset_plan(&known, dataset, plan, err);
    if (status)
        return status;
    for (int64_t i = 0; i < of->target_count; i++)
        if (!plan || strcmp(of->targets[i].plan_id, plan) == 0) {
            found = &of->targets[i];
            count++;
        }
    if (count == 0)
        return fail_listing(err, PACE_ERR_NOTFOUND, dataset, of, NULL, plan ? "no target in this plan" : "no target");
    if (count > 1)
        return fail_listing(err, PACE_ERR_AMBIGUOUS, dataset, of, plan, "more than one target");
    *out = *found;
    return PACE_OK;
}
