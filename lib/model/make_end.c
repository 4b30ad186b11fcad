/* The public builder: the end, where all that was said becomes a data set. */
#include <string.h>
#include "model/make.h"

static pace_names names_of(const make_words *words)
{
    return (pace_names){words->at, words->count};
}

/* What the record builder finds belongs to a thing of ours: the fault says which, and by which call it came. */
static bool placed(pace_builder *b, const char *call, const char *where, const pace_error *inner)
{
    if (inner->code == PACE_ERR_NOMEM)
        make_no_memory(b);
    else if (inner->code)
        (void)pace__fail(make_error(b), inner->code, where, "%s: %s", call, inner->text);
    return !inner->code;
}

/* False and a fault for the second target of one plan, type, measure and due period. */
static bool is_first(pace_builder *b, ids_tree *seen, const make_indicator *of, const make_target *t)
{
    pace_buffer said = PACE_BUFFER_INIT;
    const char *kept = NULL;
    said.allocator = b->allocator;
    pace_buffer_format(&said, "%s %s %d %d %d", t->said.plan, t->measure->key, t->said.type, (int)t->said.period.last.freq,
                       (int)t->said.period.last.ord);
    if (!said.status)
        kept = pace__arena_text(&b->arena, said.text, said.length);
    pace_buffer_clear(&said);
    if (!kept || !ids_reserve(seen, &b->arena))
        make_no_memory(b);
    else if (ids_find(seen, kept, strlen(kept)) >= 0)
        (void)pace__fail(make_error(b), PACE_ERR_DATA, of->id,
                         "pace_builder_target: a second %s target of %q in the plan %q for the same period; one of them",
                         pace_target_type_name((pace_target_type)t->said.type), t->measure->key, t->said.plan);
    else
        ids_add(seen, kept, 0);
    return !b->error.code;
}

/* Every target finds its measure, or makes it. */
static bool settle_targets(pace_builder *b)
{
    for (size_t i = 0; i < b->indicator_count; i++) {
        make_indicator *of = &b->indicators[i];
        ids_tree seen = {NULL, NULL, 0, 0, 0};
        for (make_target *t = of->targets; t; t = t->next) {
            t->measure = make_measure_of(b, of, t);
            if (!t->measure || (of->target_count > 1 && !is_first(b, &seen, of, t)))
                return false;
        }
    }
    return true;
}

static bool begin(pace_builder *b, model_build *build)
{
    build_counts counts = {0, (int64_t)b->source_count, (int64_t)b->plan_count, (int64_t)b->indicator_count,
                           (int64_t)b->measure_count};
    pace_error inner = PACE_ERROR_INIT;
    (void)build_begin(build, b->allocator, &(build_top){b->id, NULL, names_of(&b->name)}, &counts, &inner);
    if (!placed(b, "pace_builder_new", b->id, &inner))
        return false;
    for (size_t i = 0; i < b->source_count; i++) {
        const make_source *s = &b->sources[i];
        build_source record = {.id = s->id, .name = names_of(&s->name), .published = s->published,
                               .from = BUILD_NOT_GIVEN, .to = BUILD_NOT_GIVEN};
        (void)build_add_source(build, &record, &inner);
        if (!placed(b, "pace_builder_source", s->id, &inner))
            return false;
    }
    for (size_t i = 0; i < b->plan_count; i++) {
        const make_plan *p = &b->plans[i];
        build_plan record = {.id = p->id, .name = names_of(&p->name), .span = p->span, .source = p->source};
        (void)build_add_plan(build, &record, &inner);
        if (!placed(b, "pace_builder_plan", p->id, &inner))
            return false;
    }
    return true;
}

static bool add_indicators(pace_builder *b, model_build *build)
{
    pace_error inner = PACE_ERROR_INIT;
    for (size_t i = 0; i < b->indicator_count; i++) {
        const make_indicator *of = &b->indicators[i];
        build_indicator record = {.id = of->id, .name = names_of(&of->name), .domain = of->domain, .note = of->note,
                                  .stock_flow = (int)of->stock_flow, .better = (int)of->better, .parts = PACE_PART_NONE};
        int64_t ignored;
        (void)build_add_indicator(build, &ignored, &record, of->measure_count, of->target_count, &inner);
        if (!placed(b, "pace_builder_indicator", of->id, &inner))
            return false;
    }
    return true;
}

static pace_status add_run(model_build *build, const make_run *run, pace_error *err)
{
    build_run record = {.first = {.figure = {.value_high = run->high,
                                             .unit = run->unit,
                                             .decimals = BUILD_NOT_GIVEN,
                                             .qualifier = PACE_EXACTLY,
                                             .role = PACE_ACTUAL,
                                             .status = PACE_STATUS_NORMAL,
                                             .source = run->source,
                                             .at = {.offset = BUILD_NOT_GIVEN}},
                                  .period = run->period},
                        .values = run->values,
                        .stride = 1,
                        .count = run->count,
                        .status = run->status,
                        .qualifier = run->qualifier,
                        .decimals = run->decimals};
    return build_add_run(build, &record, err);
}

static bool add_measures(pace_builder *b, model_build *build, int64_t position)
{
    pace_error inner = PACE_ERROR_INIT;
    for (const make_measure *m = b->indicators[position].measures; m; m = m->next) {
        build_measure record = {.id = m->id, .kind = (int)m->kind, .unit = m->unit, .basis = m->basis, .basis_given = true,
                                .freq = m->freq};
        (void)build_add_measure(build, position, &record, m->count, &inner);
        for (const make_run *run = m->runs; run && !inner.code; run = run->next)
            (void)add_run(build, run, &inner);
        if (!inner.code)
            (void)build_end_measure(build, &inner);
        if (!placed(b, "pace_builder_series", m->key, &inner))
            return false;
    }
    return true;
}

static bool add_targets(pace_builder *b, model_build *build, int64_t position)
{
    const make_indicator *of = &b->indicators[position];
    pace_error inner = PACE_ERROR_INIT;
    for (const make_target *t = of->targets; t; t = t->next) {
        build_target record = t->said;
        record.measure = t->measure->id;
        if (!record.basis_given) { /* of several, just this one */
            record.basis_given = true;
            record.basis = t->measure->basis;
        }
        (void)build_add_target(build, position, &record, &inner);
        if (!placed(b, "pace_builder_target", of->id, &inner))
            return false;
    }
    return true;
}

static bool check_relative(pace_builder *b, model_build *build)
{
    pace_error inner = PACE_ERROR_INIT;
    for (size_t i = 0; i < b->indicator_count; i++)
        for (const make_target *t = b->indicators[i].targets; t; t = t->next) {
            if (t->said.relative_to)
                (void)build_check_relative(build, t->said.relative_to, &inner);
            if (!placed(b, "pace_builder_target", b->indicators[i].id, &inner))
                return false;
        }
    return true;
}

/* Errors of the builder stay: the next end answers the same. */
static pace_status answer(const pace_builder *b, pace_error *err)
{
    if (b->error.code && err)
        *err = b->error;
    return b->error.code;
}

pace_status pace_builder_end(pace_dataset **out, pace_builder *b, pace_error *err)
{
    model_build build = {0};
    pace_error inner = PACE_ERROR_INIT;
    bool done;
    if (!out || !b)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "pace_builder_end: a pointer is NULL; it needs a builder and a place for the data set");
    if (b->error.code || !settle_targets(b))
        return answer(b, err);
    done = begin(b, &build) && add_indicators(b, &build);
    for (int64_t i = 0; done && i < (int64_t)b->indicator_count; i++)
        done = add_measures(b, &build, i) && add_targets(b, &build, i);
    if (done && check_relative(b, &build)) {
        (void)build_end(out, &build, &inner);
        (void)placed(b, "pace_builder_end", b->id, &inner);
    }
    build_discard(&build);
    return answer(b, err);
}
