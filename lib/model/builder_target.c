/* Targets: which measure, in which unit, from when to when. */
#include <math.h>
#include <string.h>
#include "model/builder.h"

static pace_status unknown_measure(model_build *b, const pace_indicator *of, const build_target *record,
                                   pace_error *err)
{
    char known[200] = "";
    size_t n = 0;
    for (int64_t i = 0; i < of->measure_count; i++) {
        size_t length = strlen(of->measures[i].key);
        if (n + length + 3 >= sizeof known)
            break;
        n += (size_t)(n ? (memcpy(known + n, ", ", 3), 2) : 0);
        memcpy(known + n, of->measures[i].key, length + 1);
        n += length;
    }
    if (n)
        return build_fault(b, "measure",
                           pace__fail(err, PACE_ERR_NOTFOUND, NULL, "%q has no such measure %q; it has %s", of->id,
                                      record->measure, known));
    return build_fault(b, "measure",
                       pace__fail(err, PACE_ERR_NOTFOUND, NULL,
                                  "%q has no measure %q; list it in `measures`, with no observations if there are none",
                                  of->id, record->measure));
}

/* The measure of that id and basis. A target that names no basis (unstated) is held against current prices first. */
static const pace_measure *find_measure(model_build *b, const pace_indicator *of, const build_target *record,
                                        pace_error *err)
{
    const pace_measure *exact = NULL, *current = NULL, *any = NULL;
    int64_t count = 0;
    for (int64_t i = 0; i < of->measure_count; i++) {
        const pace_measure *m = &of->measures[i];
        if (strcmp(m->id, record->measure) != 0)
            continue;
        count++;
        any = m;
        if (record->basis_given && pace_basis_same(m->basis, record->basis))
            exact = m;
        if (m->basis.kind == PACE_BASIS_CURRENT)
            current = m;
    }
    if (exact)
        return exact;
    if (record->basis_given && record->basis.kind == PACE_BASIS_UNSTATED && (current || count == 1))
        return current ? current : any;
    if (count == 1 && !record->basis_given)
        return any;
    if (count > 0 && record->basis_given)
        (void)build_fault(b, "basis",
                          pace__fail(err, PACE_ERR_NOTFOUND, NULL,
                                     "%q has no measure %q on this basis; name the basis of one that it has", of->id,
                                     record->measure));
    else if (count > 0)
        (void)build_fault(b, "measure",
                          pace__fail(err, PACE_ERR_AMBIGUOUS, NULL,
                                     "%q has %q on more than one price basis; say which in `basis`", of->id,
                                     record->measure));
    else
        (void)unknown_measure(b, of, record, err);
    return NULL;
}

static pace_unit plain_unit(pace_quantity quantity)
{
    pace_unit unit = {(uint8_t)quantity, PACE_FACTOR_ONE, 0, 0, ""};
    return unit;
}

/* The unit that values of such a target are kept in: a rate is percent also where the measure is a level. */
static pace_unit kept_unit(const build_target *record, pace_unit measure)
{
    switch ((pace_target_type)record->type) {
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_CUMULATIVE:
        return pace_unit_is_rate(measure) ? measure : plain_unit(PACE_PERCENT);
    case PACE_TARGET_MULTIPLE:
        return plain_unit(PACE_RATIO);
    case PACE_TARGET_REDUCTION:
        return plain_unit(PACE_PERCENT);
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING:
    case PACE_TARGET_RANK:
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY:
        break;
    }
    return measure;
}

/* From the unit that a figure is printed in into the kept one. */
static pace_status convert(model_build *b, double *value, const char *field, pace_unit from, pace_unit to, pace_error *err)
{
    pace_error inner = PACE_ERROR_INIT;
    if (isnan(*value) || !pace_unit_convert(value, *value, from, to, &inner))
        return PACE_OK;
    return build_fault(b, field, pace__fail(err, inner.code, NULL, "%s", inner.text));
}

/* Base, due period and the periods that count. An undated target has no due period. */
static pace_status set_periods(model_build *b, pace_target *out, const build_target *record, const pace_plan *plan,
                               pace_error *err)
{
    int order;
    out->base_period = record->base_period;
    if (pace_period_is_set(record->base_span.last)) {
        out->base_period = record->base_span.last;
        if (!pace_span_is_single(record->base_span))
            out->base_span = record->base_span;
    } else if (pace_period_is_set(record->base_span.first)) {
        return build_fault(b, "base_period",
                           pace__fail(err, PACE_ERR_DATA, NULL, "a base without an end; a period, or a span such as 2013-2015"));
    }
    out->due = record->period.last;
    if (!pace_period_is_set(out->base_period) && pace_period_add(&out->base_period, plan->span.first, -1, NULL))
        return build_fault(
            b, "", pace__fail(err, PACE_ERR_RANGE, NULL, "there is no period before its plan; give a `base_period`"));
    if (pace_period_add(&out->plan_span.first, out->base_period, 1, NULL))
        return build_fault(b, "base_period", pace__fail(err, PACE_ERR_RANGE, NULL, "there is no period after it"));
    out->plan_span.last = out->due;
    if (!pace_period_is_set(out->due))
        return PACE_OK;
    if (pace_period_compare(&order, out->base_period, out->due, NULL))
        return build_fault(b, "period",
                           pace__fail(err, PACE_ERR_FREQ, NULL,
                                      "the base period is %s and the due one %s; give a `base_period` of the same kind",
                                      pace_freq_name((pace_freq)out->base_period.freq),
                                      pace_freq_name((pace_freq)out->due.freq)));
    if (order >= 0)
        return build_fault(
            b, "period",
            pace__fail(err, PACE_ERR_DATA, NULL,
                       "due %d, which is not after its base period %d; a later period, or an earlier `base_period`",
                       pace_period_year(out->due), pace_period_year(out->base_period)));
    return PACE_OK;
}

static pace_status set_milestones(model_build *b, pace_target *out, model_origin *origin, const build_target *record, pace_unit kept,
                                  pace_error *err)
{
    size_t n = (size_t)record->milestone_count;
    pace_milestone *printed, *stones;
    if (!n)
        return PACE_OK;
    printed = pace__arena_alloc(&b->data->arena, n, sizeof *printed);
    stones = pace__arena_alloc(&b->data->arena, n, sizeof *stones);
    if (!printed || !stones)
        return build_fault(b, "", pace__fail_memory(err));
    for (size_t i = 0; i < n; i++) {
        stones[i] = printed[i] = record->milestones[i];
        if (convert(b, &stones[i].value, "milestones", origin->printed.unit, kept, err))
            return b->status;
    }
    origin->milestones = printed;
    out->milestones = stones;
    out->milestone_count = record->milestone_count;
    return PACE_OK;
}

/* Values from the printed unit into the kept one; a relative target is a plain factor. The baseline of a rate or a
 * multiple is a level, which stands in the measure's unit already. */
static pace_status set_values(model_build *b, pace_target *out, model_origin *as_printed, const build_target *record,
                              const pace_measure *measure, pace_error *err)
{
    pace_observation *origin = &as_printed->printed;
    pace_unit kept = record->relative_to ? plain_unit(PACE_RATIO) : kept_unit(record, measure->unit);
    if (origin->unit.quantity == PACE_QUANTITY_NONE)
        origin->unit = kept;
    out->value = origin->value;
    out->value_high = origin->value_high;
    out->base = record->base;
    if (convert(b, &out->value, "unit", origin->unit, kept, err) || convert(b, &out->value_high, "unit", origin->unit, kept, err) ||
        (pace_unit_same(kept, measure->unit) && convert(b, &out->base, "base", origin->unit, kept, err)) ||
        set_milestones(b, out, as_printed, record, kept, err))
        return b->status;
    origin->converted = out->value;
    out->unit = record->relative_to ? measure->unit : kept;
    out->decimals = model_decimals(origin->decimals, origin->unit, kept, out->value);
    if (out->decimals < 0 || record->words)
        out->decimals = 0;
    if (isnan(out->value) != (record->words != NULL))
        return build_fault(b, record->words ? "words" : "value",
                           pace__fail(err, PACE_ERR_DATA, NULL, "a target is a figure, `value`, or what stands in its place, `words`; one of the two"));
    return PACE_OK;
}

static const pace_plan *find_plan(model_build *b, const char *id, pace_error *err)
{
    const ids_tree *tree = &b->data->plan_ids;
    char hint[IDS_HINT_SIZE];
    int64_t at = ids_find(tree, id, strlen(id));
    if (at >= 0)
        return &b->data->plans[at];
    (void)build_fault(b, "plan",
                      pace__fail(err, PACE_ERR_NOTFOUND, NULL, "there is no plan %q%s", id,
                                 ids_hint(hint, tree, id, strlen(id), &b->hints)));
    return NULL;
}

static void set_words(model_build *b, pace_target *out, const build_target *record, const pace_indicator *of,
                      const pace_measure *measure, const pace_plan *plan)
{
    out->type = (pace_target_type)record->type;
    out->qualifier = (pace_qualifier)record->figure.qualifier;
    out->base_qualifier = (pace_qualifier)record->base_qualifier;
    out->basis = record->basis_given ? record->basis : measure->basis;
    out->nature = (pace_nature)record->nature;
    out->better = of->better;
    out->path = (pace_path)record->path;
    out->words = record->words ? build_keep(b, record->words) : NULL;
    out->relative_to = record->relative_to ? build_keep(b, record->relative_to) : NULL;
    out->indicator = of->id;
    out->measure = measure->id;
    out->plan_id = plan->id;
    out->name = pace_names_get(measure->name, NULL);
    out->base_rule = (pace_base_rule)record->base_rule;
    out->base_tolerance = (int)record->base_tolerance;
    out->due_rule = (pace_due_rule)record->due_rule;
}

static pace_status check_whole(model_build *b, const pace_target *target, pace_error *err)
{
    const char *field = "", *wrong = model_target_fault(target, &field);
    return wrong ? build_fault(b, field, pace__fail(err, PACE_ERR_DATA, NULL, "%s", wrong)) : PACE_OK;
}

pace_status build_add_target(model_build *b, int64_t indicator, const build_target *record, pace_error *err)
{
    pace_indicator *of = &b->data->indicators[indicator];
    build_room *room = &b->rooms[indicator];
    const pace_measure *measure;
    const pace_plan *plan;
    model_origin *origin;
    pace_target *out;
    if (b->status)
        return b->status;
    if (of->target_count >= room->target_room)
        return build_fault(b, "", pace__fail(err, PACE_ERR_ARG, NULL, "more targets than were announced"));
    out = &room->targets[of->target_count];
    *out = (pace_target){0};
    if (!(plan = find_plan(b, record->plan, err)) || !(measure = find_measure(b, of, record, err)))
        return b->status;
    origin = pace__arena_alloc(&b->data->arena, 1, sizeof *origin);
    if (!origin)
        return build_fault(b, "", pace__fail_memory(err));
    if (build_figure_at(b, &origin->printed, &record->figure, err) || set_periods(b, out, record, plan, err) ||
        set_values(b, out, origin, record, measure, err))
        return b->status;
    origin->printed.period = record->period;
    origin->base = record->base;
    out->origin = &origin->printed;
    set_words(b, out, record, of, measure, plan);
    if (b->data->arena.failed)
        return build_fault(b, "", pace__fail_memory(err));
    if (check_whole(b, out, err))
        return b->status;
    of->target_count++;
    return PACE_OK;
}
