/* One series, one rulebook: what is known is gathered, in the order in which it can be refused, and judged. */
#include <math.h>
#include "assess/assess_rules.h"

double rule_at(const rule_case *c, pace_period p)
{
    int64_t i;
    if (pace_period_diff(&i, p, c->first, NULL) || i < 0 || i >= c->n)
        return (double)NAN;
    return c->x[i];
}

static double periods_in_a_year(uint16_t freq)
{
    return freq == PACE_WEEKLY ? 365.2425 / 7 : freq == PACE_DAILY ? 365.2425 : freq ? (double)freq : 1;
}

/* --- what is said beside the series --- */

static double known(double said, double listed)
{
    return isnan(said) ? listed : said;
}

/* A band is kept from both sides; one around a ratio of 1 is parity. Plans are judged by the distance to target, which folds nothing. */
static void shape_of_target(rule_case *c)
{
    const pace_target *t = &c->target;
    bool band = t->type == PACE_TARGET_BAND, one = t->value >= 1 && t->value <= 1;
    bool ratio = t->unit.quantity == PACE_RATIO || t->unit.quantity == PACE_QUANTITY_NONE;
    if (!c->has_target || c->book->family == PACE_FAMILY_COMPLETION)
        return;
    c->input.binary = t->type == PACE_TARGET_BINARY;
    c->input.parity = band && isnan(t->value_high) && one && ratio;
    c->input.two_sided = !c->input.parity && (band || !isnan(t->value_high));
}

static void set_scales(rule_case *c)
{
    static const rule_item nothing = {NULL, NULL, (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, 0, 0};
    const rule_item *item = rulebook_item(c->book, c->out->target.indicator);
    rule_input *in = &c->input;
    const pace_assess_opts *opts = c->opts;
    if (!item)
        item = &nothing;
    in->limit = known(opts->limit, item->limit);
    in->low = known(opts->scale_low, item->scale_low);
    in->high = known(opts->scale_high, item->scale_high);
    in->green = known(opts->green, item->green);
    in->spread = known(opts->spread, item->spread);
    in->path = c->book->path;
    if (opts->path_count > 0)
        in->path = (rule_path){(double *)(uintptr_t)opts->path_time, (double *)(uintptr_t)opts->path_level, opts->path_count};
    in->direction = opts->better ? (int)opts->better : item->better;
    switch (opts->shape ? (int)opts->shape : item->shape) {
    case PACE_SHAPE_TWO_SIDED: in->two_sided = true; break;
    case PACE_SHAPE_PARITY: in->parity = true; break;
    case PACE_SHAPE_BINARY: in->binary = true; break;
    case PACE_SHAPE_ONE_SIDED: break;
    default: shape_of_target(c); break;
    }
}

/* Said by the caller or the rulebook, by the target, by the series, by the bounds of a scale, by words like "at least". */
static void set_direction(rule_case *c)
{
    rule_input *in = &c->input;
    gap_case asked = {0};
    if (in->direction)
        return;
    asked.target = &c->target;
    asked.series = &c->series;
    in->direction = gap_direction(&asked);
    if (!in->direction && !isnan(in->low) && !isnan(in->high))
        in->direction = in->high > in->low ? 1 : -1;
}

/* --- the order of it --- */

static void set_years(rule_case *c)
{
    rule_input *in = &c->input;
    pace_assessment *out = c->out;
    in->elapsed = rule_years(c, out->base_period, out->latest_period);
    in->horizon = rule_years(c, out->base_period, out->due);
    in->left = rule_years(c, out->latest_period, out->due);
    out->points = rule_count_points(c);
}

static void set_whole(rule_case *c)
{
    uint8_t quantity = c->has_target && c->target.unit.quantity != PACE_QUANTITY_NONE ? c->target.unit.quantity : c->series.unit.quantity;
    c->input.whole = quantity == PACE_PERCENT || quantity == PACE_QUANTITY_NONE ? 100 : quantity == PACE_RATIO ? 1 : (double)NAN;
}

/* Too little for a rate; a target that is met already is met all the same where the rulebook has a class for it. */
static pace_refusal check_points(const rule_case *c)
{
    const rule_base *rule = &c->book->base;
    bool all = c->book->family == PACE_FAMILY_LOG_RATE || c->book->family == PACE_FAMILY_ANTICIPATED || c->book->family == PACE_FAMILY_SPREAD;
    if (c->input.binary)
        return PACE_REFUSED_NOT;
    if (all && c->input.trend.why)
        return c->input.trend.why;
    if (c->input.elapsed < 0)
        return PACE_REFUSED_BASE_LATE;
    if (c->input.elapsed < (double)rule->minimum)
        return rule->minimum > 1 ? PACE_REFUSED_WINDOW : PACE_REFUSED_TOO_FEW;
    if (all)
        return PACE_REFUSED_NOT;
    if (c->out->points + (c->out->notes & PACE_NOTE_BASE_STATED && isnan(rule_at(c, c->out->base_period))) < c->book->points)
        return PACE_REFUSED_TOO_FEW;
    return PACE_REFUSED_NOT;
}

static pace_refusal gather_plan(rule_case *c)
{
    pace_assessment *out = c->out;
    rule_input *in = &c->input;
    out->wanted_base = out->base_period = c->target.base_period;
    in->base = in->goal = (double)NAN;
    in->has_goal = true;
    set_years(c);
    return rule_make_plan(c);
}

static pace_refusal gather(rule_case *c)
{
    pace_assessment *out = c->out;
    pace_refusal why;
    if (!rule_find_latest(c))
        return PACE_REFUSED_NO_DATA;
    why = c->has_target && c->target.type == PACE_TARGET_COUNT ? rule_find_due(c) : PACE_REFUSED_NOT;
    if (why)
        return why;
    c->input.latest = rule_at(c, out->latest_period);
    rule_take_point(&c->latest_range, &c->latest_decimals, c, out->latest_period, c->input.latest);
    set_whole(c);
    c->input.has_goal = c->has_target;
    if (c->book->family == PACE_FAMILY_COMPLETION)
        return c->has_target ? gather_plan(c) : PACE_REFUSED_NO_TARGET;
    c->input.goal = c->has_target && c->target.value <= 0 ? 0 : 1; /* of yes and no: done, or ended */
    if (c->input.binary)
        return PACE_REFUSED_NOT;
    c->input.goal = (double)NAN;
    why = rule_find_base(c);
    if (why)
        return why;
    set_years(c);
    why = c->has_target ? rule_find_goal(c) : PACE_REFUSED_NOT;
    if (!why)
        why = rule_settle_direction(c);
    if (why)
        return why;
    if (c->figures.undefined)
        return PACE_REFUSED_DEFINITION;
    (void)rule_fit_trend(c);
    return PACE_REFUSED_NOT;
}

static void tidy(double *value)
{
    *value = isfinite(*value) ? *value + 0.0 : (double)NAN;
}

static bool is_compound(const rule_case *c)
{
    int family = c->book->family;
    return family == PACE_FAMILY_RATE_RATIO || family == PACE_FAMILY_LOG_RATE || family == PACE_FAMILY_EXTRAPOLATED ||
           (family == PACE_FAMILY_COMPLETION && c->input.plan.compound);
}

static void copy_output(rule_case *c, const rule_output *from)
{
    pace_assessment *out = c->out;
    const rule_input *in = &c->input;
    out->refusal = from->refusal;
    out->score_refusal = from->score_refusal;
    out->class_index = from->class_index;
    out->score = from->score;
    out->mark = from->mark;
    out->value = from->value;
    out->met = from->met;
    out->sign = from->sign;
    out->direction = in->direction;
    out->base = from->base;
    out->latest = from->latest;
    out->goal = in->has_goal ? from->goal : (double)NAN;
    out->base_seen = in->base;
    out->latest_seen = in->latest;
    out->goal_seen = in->has_goal ? in->goal : (double)NAN;
    out->limit = in->limit;
    out->scale_low = in->low;
    out->scale_high = in->high;
    out->green = in->green;
    out->spread = in->spread;
    out->elapsed = in->elapsed;
    out->horizon = in->horizon;
    out->left = in->left;
    out->compound = is_compound(c);
    out->actual = from->actual;
    out->required = from->required;
    out->required_now = from->required_now;
    out->expected = from->expected;
    out->crossing = from->crossing;
    out->coefficient = from->coefficient;
    out->completion = from->completion;
    out->completion_log = in->plan.completion_log;
    out->time_share = isnan(in->plan.time) ? in->elapsed / in->horizon : in->plan.time;
    out->distance = from->distance;
    out->rho = in->trend.rho;
    out->p = in->trend.p;
    out->slope = in->trend.slope;
    out->intercept = in->trend.at_latest;
    out->score_base = from->score_base;
    out->score_latest = from->score_latest;
    out->score_green = from->score_green;
    out->notes |= from->notes | (c->chained ? PACE_NOTE_CHAINED : 0u);
}

static void finish(rule_case *c)
{
    pace_assessment *out = c->out;
    double *fields[] = {&out->score, &out->mark, &out->value, &out->base, &out->latest, &out->goal, &out->actual, &out->required,
                        &out->required_now, &out->expected, &out->crossing, &out->completion, &out->completion_log, &out->time_share,
                        &out->distance};
    int64_t steps;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        tidy(fields[i]);
    if (out->required_now * out->actual > 0)
        out->faster = out->required_now / out->actual;
    if (isfinite(out->crossing) && out->crossing < 10000) {
        steps = (int64_t)ceil(out->crossing * c->per_year - 1e-9);
        out->crossing_period = gap_step(out->latest_period, steps);
    }
    out->caveats |= c->sink.caveats;
    if (c->has_target && gap_after(out->latest_period, out->due))
        out->notes |= PACE_NOTE_AFTER_DUE;
    if (pace_rulebook_is_unverified(c->book))
        out->notes |= PACE_NOTE_UNVERIFIED;
    if (out->class_index >= 0)
        out->says = c->book->classes[out->class_index].says;
}

/* A score of where it stands, which needs no second point. */
static bool has_own_score(const pace_rulebook *book)
{
    return book->family == PACE_FAMILY_NORMALISED || book->family == PACE_FAMILY_SPREAD;
}

static void refuse(rule_case *c, pace_refusal why)
{
    rule_output result = rule_blank(&c->input);
    result.refusal = why;
    copy_output(c, &result);
    finish(c);
}

/* The class is sure, or one of a set; a score of a bound is not known. */
static void settle(rule_case *c, const rule_output *result)
{
    pace_assessment *out = c->out;
    bool refused = false, open;
    out->classes = rule_open_classes(c, &refused) | 1u << result->class_index;
    open = refused || (out->classes & (out->classes - 1)) != 0;
    if (open) {
        out->flags |= PACE_FLAG_OPEN;
        out->refusal = refused ? PACE_REFUSED_BOUND : PACE_REFUSED_NOT;
        out->classes = refused ? 0 : out->classes;
        out->class_index = -1;
    } else {
        rule_test_firmness(c, result);
    }
    if (open || gap_is_open(c->base_range) || gap_is_open(c->latest_range)) {
        out->score = out->mark = (double)NAN;
        out->score_refusal = PACE_REFUSED_BOUND;
    }
}

static void conclude(rule_case *c)
{
    rule_output result;
    pace_refusal points = check_points(c);
    rule_judge(&result, &c->input);
    if (points && !(result.met && c->book->met.class_index >= 0)) {
        result.refusal = points;
        result.class_index = -1;
        result.mark = (double)NAN;
        if (!has_own_score(c->book))
            result.score = (double)NAN;
    }
    if (points)
        result.value = (double)NAN;
    copy_output(c, &result);
    if (!result.refusal)
        settle(c, &result);
    finish(c);
}

static pace_assessment blank(const pace_rulebook *book, const pace_series *series, const pace_target *target)
{
    const double none = (double)NAN;
    const pace_period unset = PACE_PERIOD_NONE;
    pace_assessment out = {0};
    out.rulebook = book;
    out.series = *series;
    out.has_target = target != NULL;
    out.target = target ? *target : pace_target_of(unset, none, unset, none);
    if (!target)
        out.target.better = PACE_NO_DIRECTION;
    out.class_index = -1;
    out.sign = 1;
    out.due = out.target.due;
    out.score = out.mark = out.value = out.base = out.latest = out.goal = out.base_seen = out.latest_seen = out.goal_seen = none;
    out.elapsed = out.horizon = out.left = out.actual = out.required = out.required_now = out.faster = out.expected = out.crossing = none;
    out.limit = out.scale_low = out.scale_high = out.green = out.spread = none;
    out.coefficient = 1;
    out.completion = out.completion_log = out.time_share = out.distance = out.rho = out.p = out.slope = out.intercept = none;
    out.score_base = out.score_latest = out.score_green = none;
    return out;
}

static pace_status check_arguments(const pace_assessment *out, const pace_rulebook *book, const pace_series *series, const pace_target *target,
                                   const pace_assess_opts *opts, pace_error *err)
{
    if (!out || !book)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a rulebook and a place for the result");
    if (opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "opts.size", "a size that this library does not know; begin with PACE_ASSESS_OPTS_INIT");
    if (series->view.n < 0 || (series->view.n > 0 && !series->view.x))
        return pace__fail(err, PACE_ERR_ARG, series->key, "the series has no values to look at; an empty one has n = 0");
    if (target && ((target->words ? !isnan(target->value) : !isfinite(target->value)) || isinf(target->value_high) || isinf(target->base)))
        return pace__fail(err, PACE_ERR_DATA, target->indicator, "the target's figures must be finite numbers");
    if (target && ((int)target->type < PACE_TARGET_LEVEL || !*pace_target_type_name(target->type)))
        return pace__fail(err, PACE_ERR_ARG, target->indicator, "unknown type of target %d", (int)target->type);
    if ((int)opts->shape < PACE_SHAPE_AUTO || (int)opts->shape > PACE_SHAPE_BINARY)
        return pace__fail(err, PACE_ERR_ARG, "opts.shape", "unknown shape %d", (int)opts->shape);
    if (opts->path_count < 0 || (opts->path_count > 0 && (!opts->path_time || !opts->path_level)))
        return pace__fail(err, PACE_ERR_ARG, "opts.path_count", "a path without years or levels; give both, or a count of 0");
    return PACE_OK;
}

static void prepare(rule_case *c)
{
    const double none = (double)NAN;
    bool moved;
    c->target = c->out->target;
    if (c->has_target && c->target.due_rule) { /* shorter periods may meet it: it is due in the last of them */
        c->target = gap_settled(&c->series, &c->out->target, c->opts->at, &moved);
        c->out->due = c->target.due;
    }
    c->figures.series = &c->series;
    c->figures.out = &c->sink;
    c->figures.unit = c->target.unit;
    c->per_year = periods_in_a_year(c->series.view.first.freq);
    c->base_decimals = c->latest_decimals = -1;
    c->base_range = c->latest_range = c->goal_range = gap_exactly(none);
    c->input.book = c->book;
    c->input.stand_in = c->book->stand_in;
    c->input.base = c->input.latest = c->input.goal = c->input.elapsed = c->input.horizon = c->input.left = none;
    c->input.trend = (rule_trend){false, none, none, none, none, none, none, PACE_REFUSED_NOT};
    c->input.plan = (rule_plan){none, none, none, none, none, none, none, none, none, false, false, 0, PACE_REFUSED_NOT};
    set_scales(c);
    set_direction(c);
}

pace_status pace_assess(pace_assessment *out, const pace_rulebook *rulebook, pace_series actual, const pace_target *target,
                        const pace_assess_opts *opts, pace_error *err)
{
    const pace_assess_opts defaults = PACE_ASSESS_OPTS_INIT;
    pace_assessment row;
    rule_case c = {0};
    pace_refusal why;
    pace_status status;
    if (!opts)
        opts = &defaults;
    status = check_arguments(out, rulebook, &actual, target, opts, err);
    if (status)
        return status;
    row = blank(rulebook, &actual, target);
    c.out = &row;
    c.book = rulebook;
    c.opts = opts;
    c.series = actual;
    c.has_target = target != NULL;
    prepare(&c);
    why = rule_check_series(&c);
    if (!why && target && target->words)
        why = PACE_REFUSED_NO_TARGET;
    if (!why) {
        status = rule_take_values(&c, err);
        if (status)
            return status;
        why = gather(&c);
    }
    if (why)
        refuse(&c, why);
    else
        conclude(&c);
    if (c.x != c.room)
        pace__release(NULL, c.x, (size_t)c.n * sizeof *c.x);
    *out = row;
    return PACE_OK;
}
