/* One target against one series: checks, the target's own rule, the verdict. */
#include <math.h>
#include "assess/assess.h"
#include "model/model.h"

static bool on_rates(pace_target_type type)
{
    return type == PACE_TARGET_GROWTH || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

static pace_gap blank(const pace_series *actual, const pace_target *target)
{
    pace_gap row = {0};
    pace_period none = PACE_PERIOD_NONE;
    row.target = *target;
    row.series = *actual;
    row.base_period = target->base_period;
    row.target_period = target->due;
    row.latest_period = none;
    row.base = row.target_value = row.latest = row.path_value = row.gap = row.gap_relative = (double)NAN;
    row.gap_low = row.gap_high = row.progress = row.time = row.required_rate = row.actual_rate = row.remaining_rate = (double)NAN;
    row.required_rate_low = row.required_rate_high = row.needed_per_year = (double)NAN;
    return row;
}

/* A cut of 16 % over five years is chained, so that its even path is geometric; the other kinds as the target says. */
static pace_path path_of(const pace_target *target, const pace_series *series, pace_path wish)
{
    if (wish == PACE_PATH_AUTO)
        wish = target->path;
    if (wish == PACE_PATH_GIVEN)
        return PACE_PATH_LINEAR;
    if (wish == PACE_PATH_AUTO && target->type == PACE_TARGET_CUMULATIVE)
        return PACE_PATH_GEOMETRIC;
    if (wish == PACE_PATH_AUTO && gap_is_of_base(target->type) && target->unit.quantity != PACE_MONEY) {
        pace_target level = *target;
        level.unit = series->unit;
        return pace_target_path(&level, series->stock_flow);
    }
    return wish == PACE_PATH_AUTO ? pace_target_path(target, series->stock_flow) : wish;
}

static pace_status check_arguments(const pace_gap *out, const pace_series *actual, const pace_target *target,
                                   const pace_gap_opts *opts, pace_error *err)
{
    const char *wrong, *field;
    if (!out || !target)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a target and a place for the result");
    if (actual->view.n < 0 || (actual->view.n > 0 && !actual->view.x))
        return pace__fail(err, PACE_ERR_ARG, actual->key, "the series has no values to look at; an empty one has n = 0");
    if ((unsigned)opts->path > PACE_PATH_GIVEN)
        return pace__fail(err, PACE_ERR_ARG, NULL, "unknown path %d; auto, linear, geometric or given", (int)opts->path);
    if (!(opts->tolerance >= 0 && opts->tolerance < 1))
        return pace__fail(err, PACE_ERR_ARG, NULL, "the tolerance is a fraction from 0 to less than 1");
    if ((target->words ? !isnan(target->value) : !isfinite(target->value)) || isinf(target->value_high) || isinf(target->base))
        return pace__fail(err, PACE_ERR_DATA, target->indicator, "the target's figures must be finite numbers");
    if (!*pace_target_type_name(target->type))
        return pace__fail(err, PACE_ERR_ARG, target->indicator, "unknown type of target %d", (int)target->type);
    if (!pace_period_is_set(target->base_period))
        return pace__fail(err, PACE_ERR_DATA, target->indicator, "the target has no base period; the year before its plan, for one");
    wrong = model_target_fault(target, &field);
    return wrong ? pace__fail(err, PACE_ERR_DATA, target->indicator, "%s", wrong) : PACE_OK;
}

static double periods_in_a_year(pace_freq freq)
{
    switch (freq) {
    case PACE_WEEKLY: return 365.2425 / 7;
    case PACE_DAILY: return 365.2425;
    case PACE_FREQ_NONE:
    case PACE_ANNUAL:
    case PACE_HALFYEARLY:
    case PACE_QUARTERLY:
    case PACE_MONTHLY:
        break;
    }
    return freq ? (double)freq : 1;
}

static pace_status check_periods(gap_case *c, pace_error *err)
{
    const pace_target *target = c->target;
    const pace_view *view = &c->series->view;
    int64_t steps;
    pace_status status;
    c->per_year = periods_in_a_year((pace_freq)target->base_period.freq);
    if (pace_period_is_set(target->due)) {
        status = pace_period_diff(&c->periods, target->due, target->base_period, err);
        if (status)
            return status;
        if (c->periods <= 0)
            return pace__fail(err, PACE_ERR_DATA, target->indicator, "the target is due before its base period or in it; a later due period");
    }
    status = view->n > 0 ? pace_period_diff(&steps, view->first, target->base_period, err) : PACE_OK;
    if (status)
        return status;
    if (on_rates(target->type) && target->base_period.freq != PACE_ANNUAL && !gap_has_levels(c))
        return pace__fail(err, PACE_ERR_FREQ, c->series->key, "yearly rates of %s periods overlap and cannot be chained; give yearly figures or levels",
                          pace_freq_name((pace_freq)target->base_period.freq));
    return PACE_OK;
}

static pace_status check_units(gap_case *c, pace_error *err)
{
    pace_unit from = c->series->unit, to = c->target->unit;
    double one;
    c->hundred = to.quantity == PACE_RATIO ? 1 : 100;
    c->unit = to;
    c->convert = from.quantity != PACE_QUANTITY_NONE && to.quantity != PACE_QUANTITY_NONE && !pace_unit_same(from, to);
    if (c->series->view.n == 0 || gap_is_of_base(c->target->type) || (on_rates(c->target->type) && gap_has_levels(c)))
        c->convert = false;
    return c->convert ? pace_unit_convert(&one, 1, from, to, err) : PACE_OK;
}

/* Why there is no latest, where there is none: what lies outside the periods that count is no lack of observations. */
static pace_reason why_no_latest(const gap_case *c)
{
    const pace_view *view = &c->series->view;
    for (int64_t i = view->n - 1; i >= 0; i--) {
        pace_period p = pace_view_period(*view, i);
        if (!gap_after(p, c->target->base_period))
            break;
        if (isfinite(pace_view_at(*view, p)) && !gap_after(p, c->at))
            return PACE_WHY_DUE_MISSING;
    }
    return view->n > 0 ? PACE_WHY_NO_LATEST : PACE_WHY_NO_SERIES;
}

/* The last period whose figure counts: what comes after the due period says nothing about the promise. */
static void set_clock(gap_case *c, const pace_gap_opts *opts)
{
    const pace_view *view = &c->series->view;
    pace_period p = pace_view_period(*view, pace_view_last(*view));
    if (gap_after(p, c->target->due))
        p = c->target->due;
    while (pace_period_is_set(p) && gap_after(p, opts->at))
        p = gap_step(p, -1);
    c->last = p;
    c->at = opts->at;
    c->latest_why = why_no_latest(c);
}

static void set_goal(gap_case *c, const gap_relative *relative)
{
    const pace_target *target = c->target;
    double value = target->value;
    c->goal = gap_qualified(value, target->qualifier == PACE_ABOUT || target->qualifier == PACE_NEARLY ? target->qualifier : PACE_EXACTLY,
                            target->decimals);
    if (!isnan(target->value_high) && target->type != PACE_TARGET_BAND && gap_direction(c) < 0) { /* of a band, the end that is met first */
        c->goal = gap_exactly(target->value_high);
        value = target->value_high;
    }
    c->out->target_value = value;
    if (target->words)
        c->goal_why = PACE_WHY_WORDS;
    if (!target->relative_to || target->words)
        return;
    c->out->target_value = (double)NAN;
    c->goal = gap_exactly((double)NAN);
    c->goal_why = relative ? relative->why : PACE_WHY_NO_SERIES;
    c->out->caveats |= PACE_CAVEAT_LINKED;
    if (!relative || isnan(relative->figure.value))
        return;
    c->goal_why = PACE_WHY_NOTHING;
    c->out->target_value = gap_tidy(target->value * relative->figure.value, target->value * relative->figure.value);
    c->out->target.decimals = relative->figure.decimals; /* the figure is the other series', and so are its digits */
    c->goal = gap_times(target->value, relative->figure.range);
    if (gap_is_exact(c->goal))
        c->goal = gap_exactly(c->out->target_value);
}

static void apply_rule(gap_case *c)
{
    switch (c->target->type) {
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_RANK:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_COUNT: gap_level(c); break;
    case PACE_TARGET_BAND: gap_band(c); break;
    case PACE_TARGET_BINARY: gap_binary(c); break;
    case PACE_TARGET_GROWTH: gap_growth(c); break;
    case PACE_TARGET_AVERAGE_GROWTH: gap_average(c); break;
    case PACE_TARGET_CUMULATIVE: gap_cumulative(c); break;
    case PACE_TARGET_TOTAL: gap_total(c); break;
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING: gap_every(c); break;
    }
}

/* What forbids a verdict; the rates stay. */
static void refuse(gap_case *c, pace_reason why)
{
    pace_gap *out = c->out;
    out->verdicts = PACE_NOT_COMPARABLE;
    out->gap = out->gap_relative = out->gap_low = out->gap_high = out->progress = (double)NAN;
    out->why[PACE_GAP_GAP] = out->why[PACE_GAP_VERDICT] = (uint8_t)why;
    if (out->why[PACE_GAP_PROGRESS] != PACE_WHY_TYPE)
        out->why[PACE_GAP_PROGRESS] = (uint8_t)why;
}

static pace_reason why_no_verdict(const gap_case *c)
{
    const uint8_t *why = c->out->why;
    if (c->incomplete)
        return PACE_WHY_INCOMPLETE;
    if (why[PACE_GAP_LATEST])
        return (pace_reason)why[PACE_GAP_LATEST];
    if (c->goal_why)
        return c->goal_why;
    if (c->periods <= 0)
        return PACE_WHY_UNDATED;
    return why[PACE_GAP_PATH_VALUE] ? (pace_reason)why[PACE_GAP_PATH_VALUE] : c->latest_why;
}

static void note_vintages(gap_case *c)
{
    const pace_series *s = c->series;
    pace_gap *out = c->out;
    int64_t from, to;
    gap_point base = gap_point_of(s, out->base_period), latest = gap_point_of(s, out->latest_period);
    if (isnan(base.value) || isnan(latest.value) || c->target->type == PACE_TARGET_COUNT || c->target->type == PACE_TARGET_GROWTH)
        return;
    for (const char *a = base.vintage, *b = latest.vintage; *a || *b; a++, b++) {
        if (*a != *b) {
            out->caveats |= PACE_CAVEAT_VINTAGES;
            return;
        }
    }
    if (!s->status || pace_period_diff(&from, out->base_period, s->view.first, NULL) || pace_period_diff(&to, out->latest_period, s->view.first, NULL))
        return;
    for (int64_t i = from + 1; i <= to; i++)
        if (s->status[i] == PACE_STATUS_BREAK)
            out->caveats |= PACE_CAVEAT_VINTAGES;
}

static void blank_field(double *field, uint8_t *why, pace_reason reason)
{
    if (isnan(*field))
        return;
    *field = (double)NAN;
    *why = (uint8_t)reason;
}

/* What is computed from "at least 10" has bounds, and only the gap has room for them. */
static void blank_bounded(gap_case *c)
{
    pace_gap *out = c->out;
    if (!c->every) /* years are counted, each by its own bounds */
        blank_field(&out->progress, &out->why[PACE_GAP_PROGRESS], PACE_WHY_LATEST_BOUND);
    blank_field(&out->actual_rate, &out->why[PACE_GAP_ACTUAL], PACE_WHY_LATEST_BOUND);
    blank_field(&out->remaining_rate, &out->why[PACE_GAP_REMAINING], PACE_WHY_LATEST_BOUND);
    blank_field(&out->needed_per_year, &out->why[PACE_GAP_NEEDED], PACE_WHY_LATEST_BOUND);
}

/* Never an infinity in silence, and no zero with a sign: nothing done on a way downwards is 0 / -10. */
static void tidy_fields(pace_gap *out)
{
    double *fields[] = {&out->base, &out->latest, &out->path_value, &out->gap, &out->progress, &out->time, &out->required_rate,
                        &out->actual_rate, &out->remaining_rate, &out->needed_per_year};
    for (int field = PACE_GAP_BASE; field <= PACE_GAP_NEEDED; field++) {
        *fields[field] += 0.0;
        if (isinf(*fields[field]))
            blank_field(fields[field], &out->why[field], PACE_WHY_RANGE);
    }
    out->gap_relative += 0.0;
    out->gap_low += 0.0;
    out->gap_high += 0.0;
    if (isinf(out->gap_relative))
        out->gap_relative = (double)NAN;
    if (isinf(out->target_value))
        out->target_value = (double)NAN;
}

static void conclude(gap_case *c, const gap_relative *relative)
{
    pace_gap *out = c->out;
    const pace_target *target = c->target;
    out->verdicts = gap_judge(c);
    if (out->verdicts == PACE_NO_DATA)
        out->why[PACE_GAP_VERDICT] = (uint8_t)why_no_verdict(c);
    if (relative && !isnan(out->latest))
        gap_note(c, &relative->figure);
    note_vintages(c);
    if (target->basis.kind == PACE_BASIS_UNSTATED && c->series->basis.kind == PACE_BASIS_CURRENT)
        out->caveats |= PACE_CAVEAT_BASIS_UNSTATED;
    if (isnan(out->latest))
        return;
    if (gap_is_open(c->latest.range))
        blank_bounded(c);
    if (c->series->view.n > 0 && (!gap_bases_agree(target->basis, c->series->basis, on_rates(target->type)) ||
                                  (relative && !gap_bases_agree(c->series->basis, relative->basis, true))))
        refuse(c, PACE_WHY_BASIS);
    if (gap_is_real(target->basis) && on_rates(target->type) && c->series->basis.kind == PACE_BASIS_UNSTATED &&
        out->caveats & PACE_CAVEAT_COMPUTED_GROWTH)
        refuse(c, PACE_WHY_BASIS_UNSTATED);
    if (c->undefined)
        refuse(c, PACE_WHY_DEFINITION);
}

/* `target` has its periods settled. */
static pace_status assess(pace_gap *out, const pace_series *actual, const pace_target *target, const gap_relative *relative,
                          const pace_gap_opts *opts, bool moved, pace_error *err)
{
    pace_gap row = blank(actual, target);
    gap_case c = {0};
    pace_status status;
    c.out = &row;
    c.series = actual;
    c.target = target;
    c.tolerance = opts->tolerance;
    status = check_periods(&c, err);
    if (!status)
        status = check_units(&c, err);
    if (status)
        return status;
    row.path = path_of(target, actual, opts->path);
    set_clock(&c, opts);
    set_goal(&c, relative);
    apply_rule(&c);
    conclude(&c, relative);
    tidy_fields(&row);
    row.caveats |= moved ? PACE_CAVEAT_BASE_MOVED : 0;
    row.target.base = row.base;
    *out = row;
    return PACE_OK;
}

/* The first shorter period of the due one that meets it, else the last. */
static pace_status assess_any(pace_gap *out, const pace_series *actual, const pace_target *settled, pace_span parts,
                              const pace_gap_opts *opts, bool moved, pace_error *err)
{
    pace_target one = *settled;
    for (pace_period p = parts.first; gap_after(parts.last, p); p = gap_step(p, 1)) {
        pace_gap row;
        pace_status status;
        if (!isfinite(pace_view_at(actual->view, p)) || gap_after(p, opts->at))
            continue;
        one.due = one.plan_span.last = p;
        status = assess(&row, actual, &one, NULL, opts, moved, err);
        if (status)
            return status;
        if (row.verdicts == PACE_MET) {
            *out = row;
            return PACE_OK;
        }
    }
    return assess(out, actual, settled, NULL, opts, moved, err);
}

pace_status gap_assess(pace_gap *out, pace_series actual, const pace_target *target, const gap_relative *relative,
                       const pace_gap_opts *opts, pace_error *err)
{
    pace_gap_opts defaults = PACE_GAP_OPTS_INIT;
    pace_target settled;
    pace_span parts;
    pace_status status;
    bool moved;
    if (!opts)
        opts = &defaults;
    status = check_arguments(out, &actual, target, opts, err);
    if (status)
        return status;
    settled = gap_settled(&actual, target, opts->at, &moved);
    if (!relative && gap_due_choices(&parts, &actual, target))
        return assess_any(out, &actual, &settled, parts, opts, moved, err);
    return assess(out, &actual, &settled, relative, opts, moved, err);
}

pace_status pace_gap_assess(pace_gap *out, pace_series actual, const pace_target *target, const pace_gap_opts *opts, pace_error *err)
{
    return gap_assess(out, actual, target, NULL, opts, err);
}
