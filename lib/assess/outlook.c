/* What a target comes to at its due period, held against the models of what comes next. */
#include <math.h>
#include "core/core.h"
#include "core/qualifier.h"
#include "pace/outlook.h"

typedef struct outlook_case {
    const pace_target *target;
    const pace_series *series;
    int direction;
    pace_view view;     /* the series, or the chain of its rates */
    const pace_allocator *allocator;
    double *chain;      /* ours; NULL = none */
    int64_t chain_count;
    pace_outlook *out;
} outlook_case;

static int direction_of(const pace_assessment *rows, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        if (rows[i].direction)
            return rows[i].direction;
    if (rows->target.better)
        return (int)rows->target.better;
    if (rows->series.better)
        return (int)rows->series.better;
    return pace__qualifier_side(rows->target.qualifier);
}

/* What stands in the way of one rulebook alone says nothing about the chances; what stands in the way of all may. */
static pace_refusal common_refusal(const pace_assessment *rows, int64_t count)
{
    static const pace_refusal of_the_data[] = {PACE_REFUSED_NO_DATA, PACE_REFUSED_BASIS, PACE_REFUSED_DEFINITION, PACE_REFUSED_UNDATED,
                                               PACE_REFUSED_UNIT, PACE_REFUSED_TIE, PACE_REFUSED_DUPLICATE};
    for (int64_t i = 1; i < count; i++)
        if (rows[i].refusal != rows->refusal)
            return PACE_REFUSED_NOT;
    for (size_t i = 0; i < sizeof of_the_data / sizeof *of_the_data; i++)
        if (rows->refusal == of_the_data[i])
            return rows->refusal;
    return PACE_REFUSED_NOT;
}

static double in_series_unit(const outlook_case *c, double value)
{
    double converted;
    if (c->target->unit.quantity == PACE_QUANTITY_NONE || c->series->unit.quantity == PACE_QUANTITY_NONE || isnan(value))
        return value;
    return pace_unit_convert(&converted, value, c->target->unit, c->series->unit, NULL) ? (double)NAN : converted;
}

/* The base in the series' own unit: the mean of its years, or the nearest one that the target allows. */
static double base_of(const outlook_case *c)
{
    const pace_target *t = c->target;
    double sum = 0;
    int64_t years = pace_period_is_set(t->base_span.first) ? pace_span_count(t->base_span) : 0;
    int reach = t->base_rule == PACE_BASE_NEAREST ? (t->base_tolerance ? t->base_tolerance : 2) : 0;
    for (int64_t i = 0; i < years; i++) {
        pace_period p;
        sum += pace_period_add(&p, t->base_span.first, i, NULL) ? (double)NAN : pace_view_at(c->series->view, p);
    }
    if (years > 0)
        return sum / (double)years;
    for (int k = 0; k <= reach; k++) {
        for (int side = 1; side >= -1; side -= 2) {
            pace_period p;
            double value = pace_period_add(&p, t->base_period, side * k, NULL) ? (double)NAN : pace_view_at(c->series->view, p);
            if (!isnan(value))
                return value;
        }
    }
    return (double)NAN;
}

/* Yearly rates as an index, the base period = 100; it begins and ends with the unbroken run that holds the base's next year. */
static pace_status chain(outlook_case *c, pace_refusal *refusal, pace_error *err)
{
    const pace_view *view = &c->series->view;
    int64_t at, first, last;
    double level = 100;
    if (pace_period_diff(&at, c->target->base_period, view->first, NULL) || at + 1 < 0 || at + 1 >= view->n || isnan(view->x[(at + 1) * view->stride])) {
        *refusal = PACE_REFUSED_INCOMPLETE;
        return PACE_OK;
    }
    for (first = at + 1; first > 0 && !isnan(view->x[(first - 1) * view->stride]); first--)
        continue;
    for (last = at + 1; last + 1 < view->n && !isnan(view->x[(last + 1) * view->stride]); last++)
        continue;
    c->chain_count = last - first + 2;
    c->chain = pace__alloc(c->allocator, (size_t)c->chain_count, sizeof *c->chain);
    if (!c->chain)
        return pace__fail_memory(err);
    for (int64_t i = at; i >= first; i--) /* backwards from the base, then forwards */
        level /= 1 + view->x[i * view->stride] / 100;
    for (int64_t i = 0; i < c->chain_count; i++) {
        c->chain[i] = level;
        level *= i + 1 < c->chain_count ? 1 + view->x[(first + i) * view->stride] / 100 : 1;
    }
    c->view = (pace_view){c->chain, c->chain_count, 1, view->first};
    if (pace_period_add(&c->view.first, view->first, first - 1, NULL))
        *refusal = PACE_REFUSED_RANGE;
    c->out->chained = true;
    return PACE_OK;
}

static double periods_to_due(const pace_target *t)
{
    int64_t n;
    return pace_period_is_set(t->base_period) && !pace_period_diff(&n, t->due, t->base_period, NULL) && n > 0 ? (double)n : (double)NAN;
}

/* Kinds that need a base: the goal is the base times something. */
static pace_status from_base(outlook_case *c, double *goal, pace_refusal *refusal, pace_error *err)
{
    const pace_target *t = c->target;
    double base = base_of(c), factor = 1 + t->value / 100;
    bool rates = c->series->kind == PACE_GROWTH && (t->type == PACE_TARGET_AVERAGE_GROWTH || t->type == PACE_TARGET_CUMULATIVE);
    if (t->type == PACE_TARGET_MULTIPLE)
        factor = t->value;
    else if (t->type == PACE_TARGET_REDUCTION)
        factor = 1 - t->value / 100;
    else if (t->type == PACE_TARGET_AVERAGE_GROWTH)
        factor = pow(factor, periods_to_due(t));
    if (rates) {
        pace_status status = chain(c, refusal, err);
        base = 100;
        if (status || *refusal)
            return status;
    }
    *goal = base * factor;
    if (isnan(*goal))
        *refusal = PACE_REFUSED_NO_BASE;
    return PACE_OK;
}

static pace_status find_aim(outlook_case *c, pace_refusal *refusal, pace_error *err)
{
    const pace_target *t = c->target;
    double goal = in_series_unit(c, t->value);
    pace_status status;
    switch (t->type) {
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_RANK:
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_BAND: break;
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_CUMULATIVE:
        status = from_base(c, &goal, refusal, err);
        if (status || *refusal)
            return status;
        break;
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING:
    case PACE_TARGET_BINARY:
        *refusal = PACE_REFUSED_TYPE;
        return PACE_OK;
    }
    c->out->aim = pace_aim_of(goal, c->direction > 0 ? PACE_UP_IS_GOOD : PACE_DOWN_IS_GOOD);
    if (t->type == PACE_TARGET_BAND || !isnan(t->value_high))
        c->out->aim = (pace_aim){goal, in_series_unit(c, t->value_high)};
    else if (!c->direction)
        *refusal = PACE_REFUSED_DIRECTION;
    if (!*refusal && (isnan(c->out->aim.low) || isnan(c->out->aim.high)))
        *refusal = t->type == PACE_TARGET_BAND && isnan(t->value_high) ? PACE_REFUSED_TWO_SIDED : PACE_REFUSED_UNIT;
    return PACE_OK;
}

/* A year's own figure is not met by an earlier one. */
static bool is_of_due_alone(const pace_target *target)
{
    return target->type == PACE_TARGET_GROWTH || target->type == PACE_TARGET_COUNT;
}

static pace_status look(outlook_case *c, const pace_chance_opts *opts, pace_error *err)
{
    pace_refusal refusal = c->out->refusal;
    pace_chance_opts used = PACE_CHANCE_OPTS_INIT;
    pace_status status;
    if (!refusal && c->target->relative_to)
        refusal = PACE_REFUSED_TYPE;
    if (!refusal && !pace_period_is_set(c->target->due))
        refusal = PACE_REFUSED_UNDATED;
    if (!refusal && pace_view_last(c->view) < 0)
        refusal = PACE_REFUSED_NO_DATA;
    if (!refusal && c->view.first.freq != c->target->due.freq)
        refusal = PACE_REFUSED_UNIT;
    c->out->refusal = refusal;
    status = refusal ? PACE_OK : find_aim(c, &c->out->refusal, err);
    if (status || c->out->refusal)
        return status;
    used = opts ? *opts : used;
    used.deadline = used.deadline || is_of_due_alone(c->target);
    status = pace_chance_all(&c->out->chances, c->view, c->out->aim, c->target->due, &used, NULL);
    if (status == PACE_ERR_NOMEM)
        return pace__fail_memory(err);
    if (status)
        c->out->refusal = status == PACE_ERR_FREQ ? PACE_REFUSED_UNIT : PACE_REFUSED_RANGE;
    return PACE_OK;
}

pace_status pace_outlook_of(pace_outlook *out, const pace_assessment *rows, int64_t count, const pace_chance_opts *opts, pace_error *err)
{
    pace_outlook made = {0};
    outlook_case c = {0};
    pace_status status;
    if (!out || !rows || count < 1 || !rows->has_target)
        return pace__fail(err, PACE_ERR_ARG, NULL, "nothing to look ahead from; the rows of one target and a place for the answer");
    c.target = &rows->target;
    c.series = &rows->series;
    c.view = rows->series.view;
    c.direction = direction_of(rows, count);
    c.allocator = opts ? opts->allocator : NULL;
    c.out = &made;
    made.unit = rows->series.unit;
    made.refusal = common_refusal(rows, count);
    status = look(&c, opts, err);
    if (c.chain)
        pace__release(c.allocator, c.chain, (size_t)c.chain_count * sizeof *c.chain);
    if (!status)
        *out = made;
    return status;
}

bool pace_outlook_is_known(const pace_outlook *outlook)
{
    return outlook->refusal == PACE_REFUSED_NOT && outlook->chances.usable > 0;
}
