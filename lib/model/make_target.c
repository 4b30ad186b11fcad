/* The public builder: targets, and the measure that each is about. */
#include <math.h>
#include <string.h>
#include "model/make.h"

static const char call[] = "pace_builder_target";

static const char *fault_in(const pace_target *target)
{
    const char *field;
    if (!target)
        return "no target; begin with pace_target_of";
    if (!*pace_target_type_name(target->type))
        return "no type of target; one of pace_target_type";
    if (target->words ? !isnan(target->value) : !isfinite(target->value))
        return target->words ? "words stand in the place of a value; NaN for it" : "the value is missing or infinite; a target needs a finite one";
    if (isinf(target->value_high) || isinf(target->base))
        return "value_high or base is infinite; finite ones, or NaN for none";
    if (target->value_high < target->value)
        return "the range ends below its beginning; value_high is the greater, or NaN for none";
    if ((unsigned)target->qualifier > PACE_LESS_THAN || (unsigned)target->base_qualifier > PACE_LESS_THAN)
        return "no qualifier; one of pace_qualifier";
    if ((unsigned)target->nature > PACE_ANTICIPATORY || (unsigned)target->path > PACE_PATH_GIVEN)
        return "no nature or path; one of pace_nature and pace_path";
    return model_target_fault(target, &field);
}

/* The plan, the due period and what else can be told before all measures are there. */
static const make_plan *check_target(pace_builder *b, const make_indicator *of, const char *plan, const pace_target *target)
{
    char hint[IDS_HINT_SIZE];
    const char *wrong = fault_in(target);
    int64_t at;
    if (wrong) {
        (void)pace__fail(make_error(b), PACE_ERR_ARG, of->id, "%s: %s", call, wrong);
        return NULL;
    }
    at = plan ? ids_find(&b->plan_ids, plan, strlen(plan)) : -1;
    if (at < 0) {
        plan = plan ? plan : "";
        (void)pace__fail(make_error(b), PACE_ERR_NOTFOUND, of->id, "%s: there is no plan %q%s; pace_builder_plan comes first",
                         call, plan, ids_hint(hint, &b->plan_ids, plan, strlen(plan), NULL));
        return NULL;
    }
    return make_check_period(b, call, of->id, target->due) && make_check_period(b, call, of->id, target->base_period) &&
                   make_check_unit(b, call, of->id, target->unit) && make_check_basis(b, call, of->id, target->basis)
               ? &b->plans[at]
               : NULL;
}

static build_figure figure_of(const pace_target *target, const char *source)
{
    return (build_figure){.value = target->value,
                          .value_high = target->value_high,
                          .unit = target->unit,
                          .decimals = target->decimals >= 0 && target->decimals <= BUILD_DECIMALS ? target->decimals
                                                                                                  : BUILD_NOT_GIVEN,
                          .qualifier = (int)target->qualifier,
                          .role = PACE_TARGET_ROLE,
                          .status = PACE_STATUS_NORMAL,
                          .source = source,
                          .at = {.offset = BUILD_NOT_GIVEN}};
}

static bool copy_milestones(pace_builder *b, build_target *said, const pace_target *target)
{
    size_t n = (size_t)target->milestone_count;
    pace_milestone *copy;
    if (!n)
        return true;
    copy = pace__arena_alloc(&b->arena, n, sizeof *copy);
    if (!copy) {
        make_no_memory(b);
        return false;
    }
    memcpy(copy, target->milestones, n * sizeof *copy);
    said->milestones = copy;
    said->milestone_count = target->milestone_count;
    return true;
}

void pace_builder_target(pace_builder *b, const char *indicator, const char *plan, const pace_target *target)
{
    make_indicator *of;
    const make_plan *in;
    make_target *out;
    const char *source;
    if (!make_error(b) || !(of = make_find_indicator(b, call, indicator)) || !(in = check_target(b, of, plan, target)) ||
        !(source = make_current_source(b)))
        return;
    out = pace__arena_alloc(&b->arena, 1, sizeof *out);
    if (!out) {
        make_no_memory(b);
        return;
    }
    out->said = (build_target){.figure = figure_of(target, source),
                               .plan = in->id,
                               .basis = target->basis,
                               .basis_given = target->basis.kind != PACE_BASIS_NONE,
                               .period = {target->due, target->due},
                               .base_period = target->base_period,
                               .base = target->base,
                               .base_qualifier = (int)target->base_qualifier,
                               .type = (int)target->type,
                               .nature = (int)target->nature,
                               .path = (int)target->path,
                               .base_rule = (int)target->base_rule,
                               .base_tolerance = target->base_tolerance,
                               .due_rule = (int)target->due_rule};
    if (pace_period_is_set(target->base_span.last))
        out->said.base_span = target->base_span;
    if (!copy_milestones(b, &out->said, target))
        return;
    if (target->words && !(out->said.words = make_text(b, call, "words", target->words)))
        return;
    if (target->relative_to && *target->relative_to &&
        !(out->said.relative_to = make_text(b, call, "relative_to", target->relative_to)))
        return;
    if (of->last_target)
        of->last_target->next = out;
    else
        of->targets = out;
    of->last_target = out;
    of->target_count++;
}

/* --- which measure ---------------------------------------------------------------------------------------------- */

/* Kinds in the order in which they suit a type; PACE_THRESHOLD ends the list, which describes no performance. */
static const pace_measure_kind *kinds_for(pace_target_type type)
{
    static const pace_measure_kind
        rates[] = {PACE_GROWTH, PACE_AVERAGE_GROWTH, PACE_LEVEL, PACE_INDEX_NUMBER, PACE_CUMULATIVE, PACE_RATE, PACE_THRESHOLD},
        shares[] = {PACE_SHARE, PACE_RATE, PACE_LEVEL, PACE_INDEX_NUMBER, PACE_THRESHOLD},
        totals[] = {PACE_LEVEL, PACE_CUMULATIVE, PACE_RATE, PACE_THRESHOLD},
        ranks[] = {PACE_RANK_NUMBER, PACE_LEVEL, PACE_THRESHOLD},
        levels[] = {PACE_LEVEL, PACE_INDEX_NUMBER, PACE_SHARE, PACE_RATE, PACE_GROWTH, PACE_CUMULATIVE, PACE_MULTIPLE,
                    PACE_AVERAGE_GROWTH, PACE_CHANGE_PP, PACE_RANK_NUMBER, PACE_THRESHOLD},
        bands[] = {PACE_SHARE, PACE_RATE, PACE_GROWTH, PACE_LEVEL, PACE_INDEX_NUMBER, PACE_MULTIPLE, PACE_CHANGE_PP, PACE_THRESHOLD};
    switch (type) {
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_CUMULATIVE: return rates;
    case PACE_TARGET_SHARE: return shares;
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_COUNT: return totals;
    case PACE_TARGET_RANK: return ranks;
    case PACE_TARGET_BAND: return bands;
    case PACE_TARGET_BINARY:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING: break;
    }
    return levels;
}

/* Is the value of such a target one of its measure, in a unit of it? */
static bool has_unit_of_measure(const build_target *said)
{
    return said->figure.unit.quantity != PACE_QUANTITY_NONE && !said->relative_to && said->type != PACE_TARGET_GROWTH &&
           said->type != PACE_TARGET_AVERAGE_GROWTH && said->type != PACE_TARGET_CUMULATIVE &&
           said->type != PACE_TARGET_MULTIPLE && said->type != PACE_TARGET_REDUCTION;
}

static bool converts(pace_unit from, pace_unit to)
{
    double ignored;
    return !pace_unit_convert(&ignored, 1, from, to, NULL);
}

typedef struct choice {
    const make_measure *best;
    int64_t count;   /* of those that suit as well */
    pace_measure_kind kind;
} choice;

static bool fits(const make_measure *m, const build_target *said, pace_measure_kind kind, bool any_unit)
{
    if (m->kind != kind || (!any_unit && has_unit_of_measure(said) && !converts(said->figure.unit, m->unit)))
        return false;
    return !said->basis_given || said->basis.kind == PACE_BASIS_UNSTATED || pace_basis_same(m->basis, said->basis);
}

/* All measures of one kind. A target that names no basis (unstated) is held against current prices first. */
static choice look_among(const make_indicator *of, const build_target *said, pace_measure_kind kind, bool any_unit)
{
    const make_measure *current = NULL;
    choice out = {NULL, 0, kind};
    for (const make_measure *m = of->measures; m; m = m->next) {
        if (!fits(m, said, kind, any_unit))
            continue;
        if (said->basis_given && pace_basis_same(m->basis, said->basis))
            return (choice){m, 1, kind};
        if (m->basis.kind == PACE_BASIS_CURRENT)
            current = m;
        out.count++;
        out.best = m;
    }
    return out.count > 1 && said->basis_given && current ? (choice){current, 1, kind} : out;
}

static choice choose(const make_indicator *of, const build_target *said, bool any_unit)
{
    choice out = {NULL, 0, PACE_THRESHOLD};
    for (const pace_measure_kind *kind = kinds_for((pace_target_type)said->type); *kind != PACE_THRESHOLD && !out.count; kind++)
        out = look_among(of, said, *kind, any_unit);
    return out;
}

static void fail_ambiguous(pace_builder *b, const make_indicator *of, const build_target *said, pace_measure_kind kind)
{
    pace_buffer keys = PACE_BUFFER_INIT;
    keys.allocator = b->allocator;
    for (const make_measure *m = of->measures; m && keys.length < 300; m = m->next)
        if (fits(m, said, kind, false))
            pace_buffer_format(&keys, "%s%s", keys.length ? ", " : "", m->key);
    if (keys.status)
        make_no_memory(b);
    else
        (void)pace__fail(make_error(b), PACE_ERR_AMBIGUOUS, of->id,
                         "%s: the %s target in %q fits more than one measure; give its basis: %s", call,
                         pace_target_type_name((pace_target_type)said->type), said->plan, keys.text);
    pace_buffer_clear(&keys);
}

/* An indicator that no values are known of yet. */
static const make_measure *make_measure_for(pace_builder *b, make_indicator *of, const build_target *said)
{
    pace_measure_kind kind = kinds_for((pace_target_type)said->type)[0];
    pace_unit unit = said->figure.unit;
    pace_basis basis = said->basis;
    if (unit.quantity == PACE_QUANTITY_NONE || kind == PACE_GROWTH || said->type == PACE_TARGET_MULTIPLE ||
        said->type == PACE_TARGET_REDUCTION || said->relative_to)
        unit = (pace_unit){0};
    if (basis.kind == PACE_BASIS_NONE && unit.quantity == PACE_MONEY && !unit.per)
        basis = (pace_basis){PACE_BASIS_UNSTATED, 0};
    return make_add_measure(b, of, pace_measure_kind_name(kind), kind, make_unit_of_kind(kind, unit), basis,
                            pace_period_is_set(said->period.last) ? (pace_freq)said->period.last.freq : PACE_ANNUAL);
}

const make_measure *make_measure_of(pace_builder *b, make_indicator *of, const make_target *target)
{
    const build_target *said = &target->said;
    choice found;
    if (!of->measures)
        return make_measure_for(b, of, said);
    found = choose(of, said, false);
    if (!found.count)
        found = choose(of, said, true); /* a unit that none of them has: the fault names both */
    if (found.count > 1)
        fail_ambiguous(b, of, said, found.kind);
    else if (!found.count)
        (void)pace__fail(make_error(b), PACE_ERR_NOTFOUND, of->id,
                         "%s: no measure of the indicator suits the %s target in %q; it has %s", call,
                         pace_target_type_name((pace_target_type)said->type), said->plan, of->measures->key);
    return b->error.code ? NULL : found.best;
}
