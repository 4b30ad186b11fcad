/* From coarse periods to fine ones: what is asked for, one series, rows. */
#include <math.h>
#include <stdatomic.h>
#include <string.h>
#include "transform/disaggregate.h"

enum { METHODS = PACE_UNIFORM + 1, INDICATORS_MOST = PACE_DISAGG_TERMS - 2 };

static const char *const method_names[METHODS] = {"denton-cholette", "denton", "chow-lin", "fernandez",
                                                  "litterman",       "dynamic", "ols",      "cholette",  "uniform"};

const char *pace_disagg_method_name(pace_disagg_method method)
{
    return (unsigned)method < METHODS ? method_names[method] : "";
}

pace_status pace_disagg_method_parse(pace_disagg_method *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < METHODS; i++) {
        if (strcmp(method_names[i], text) == 0) {
            *out = (pace_disagg_method)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%q is no method; there are denton-cholette, denton, chow-lin, fernandez, litterman, dynamic, ols, cholette "
                      "and uniform",
                      text ? text : "");
}

/* --- periods ------------------------------------------------------------------------------------------------------- */

/* A result's calendar: fine periods from `first`, coarse figures from low_from on, `groups` of them. */
typedef struct calendar {
    pace_period first;
    int64_t n, low_from, groups, step, lead;
} calendar;

static bool is_regular(unsigned freq)
{
    return freq == PACE_ANNUAL || freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY || freq == PACE_MONTHLY;
}

static double at(pace_view in, int64_t i)
{
    return in.x[i * in.stride];
}

/* Cuts the calendar to the periods in which the indicator has values. */
static pace_status cut(calendar *c, pace_view indicator, bool is_first, int64_t number, pace_error *err)
{
    int64_t from = 0, to = indicator.n - 1, apart = 0;
    if (indicator.n < 0 || (indicator.n && !indicator.x))
        return pace__fail(err, PACE_ERR_ARG, "", "indicator %ld has no values; give an array", (long)number);
    if (indicator.first.freq != c->first.freq || indicator.first.anchor != c->first.anchor)
        return pace__fail(err, PACE_ERR_FREQ, "", "indicator %ld is %s, the result %s; give indicators of the result's periods",
                          (long)number, pace_freq_name((pace_freq)indicator.first.freq), pace_freq_name((pace_freq)c->first.freq));
    while (from <= to && isnan(at(indicator, from)))
        from++;
    while (to > from && isnan(at(indicator, to)))
        to--;
    apart = (int64_t)indicator.first.ord + from;
    if (is_first) {
        c->first.ord = (int32_t)apart;
        c->n = to - from + 1;
        return PACE_OK;
    }
    int64_t last = c->first.ord + c->n < indicator.first.ord + to + 1 ? c->first.ord + c->n : indicator.first.ord + to + 1;
    c->first.ord = apart > c->first.ord ? (int32_t)apart : c->first.ord;
    c->n = last > c->first.ord ? last - c->first.ord : 0;
    return PACE_OK;
}

/* The coarse periods that lie in the calendar as a whole. */
static void count_groups(calendar *c, const calendar *of_low)
{
    int64_t before = (int64_t)c->first.ord - of_low->first.ord, skip = before > 0 ? (before + c->step - 1) / c->step : 0;
    int64_t end = c->first.ord + c->n - (int64_t)of_low->first.ord, whole = end > 0 ? end / c->step : 0;
    c->low_from = skip;
    c->lead = skip * c->step - before;
    whole = whole < of_low->groups ? whole : of_low->groups;
    c->groups = whole > skip ? whole - skip : 0;
}

static pace_status calendar_of(calendar *out, pace_view low, const pace_view *indicators, int64_t count, pace_freq to, pace_error *err)
{
    pace_span span;
    calendar c = {0};
    unsigned freq = low.first.freq;
    if (!is_regular(freq) || !is_regular(to) || to <= (pace_freq)freq)
        return pace__fail(err, PACE_ERR_FREQ, "", "%s figures cannot be given by %s periods; years, halves or quarters by finer ones can",
                          pace_freq_name((pace_freq)freq), pace_freq_name(to));
    if (low.n < 1 || !low.x || count < 0 || (count && !indicators))
        return pace__fail(err, PACE_ERR_ARG, "", "there is nothing to disaggregate; give a series with values");
    pace_status status = pace_period_convert(&span, low.first, to, err);
    if (status)
        return status;
    c.first = span.first;
    c.step = (int64_t)to / freq;
    c.groups = low.n;
    c.n = c.groups * c.step;
    calendar of_low = c;
    for (int64_t k = 0; k < count && !status; k++)
        status = cut(&c, indicators[k], k == 0, k + 1, err);
    if (status)
        return status;
    count_groups(&c, &of_low);
    if (c.n < 1 || !c.groups)
        return pace__fail(err, PACE_ERR_DATA, "", "no coarse period is covered by the indicators; give longer ones");
    if (c.n > INT32_MAX / 32)
        return pace__fail(err, PACE_ERR_RANGE, "", "%ld fine periods are too many", (long)c.n);
    *out = c;
    return PACE_OK;
}

pace_status pace_disagg_periods(int64_t *count, pace_period *first, pace_view low, const pace_view *indicators, int64_t indicator_count,
                                pace_freq to, pace_error *err)
{
    calendar c;
    pace_status status = calendar_of(&c, low, indicators, indicator_count, to, err);
    if (status)
        return status;
    *count = c.n;
    *first = c.first;
    return PACE_OK;
}

/* --- a request ----------------------------------------------------------------------------------------------------- */

typedef struct request {
    disagg_frame frame;
    calendar calendar;
    double *x; /* owned */
    size_t x_room;
} request;

static bool is_smooth(pace_disagg_method method)
{
    return method == PACE_DENTON_CHOLETTE || method == PACE_DENTON || method == PACE_CHOLETTE || method == PACE_UNIFORM;
}

static pace_status check_options(const pace_disagg_opts *o, int64_t count, pace_error *err)
{
    if (o->size != sizeof *o)
        return pace__fail(err, PACE_ERR_ARG, "", "disaggregation options of another size; start with PACE_DISAGG_OPTS_INIT");
    if ((unsigned)o->method >= METHODS || (unsigned)o->conversion > PACE_LAST || (unsigned)o->criterion > PACE_ADDITIVE ||
        (unsigned)o->rule > PACE_RHO_FIXED || (unsigned)o->start > PACE_START_STATIONARY ||
        (unsigned)o->errors > PACE_ERRORS_LIKELIHOOD)
        return pace__fail(err, PACE_ERR_ARG, "", "a disaggregation option that there is not; conversions are sum, mean, first and last");
    if (o->differences < 0 || o->differences > 2)
        return pace__fail(err, PACE_ERR_ARG, "", "differences of order %d; 0, 1 and 2 are right", o->differences);
    if (o->rule == PACE_RHO_FIXED && o->method != PACE_CHOLETTE && !(fabs(o->rho) < 1))
        return pace__fail(err, PACE_ERR_ARG, "", "a fixed rho must lie between -1 and 1");
    if (o->method == PACE_CHOLETTE && (!(o->rho >= 0 && o->rho <= 1) || !isfinite(o->lambda) || (unsigned)o->bias > PACE_BIAS_ADDITIVE_COARSE))
        return pace__fail(err, PACE_ERR_ARG, "", "cholette needs a rho from 0 to 1 and a finite lambda");
    if (isnan(o->rho_least) || o->rho_least >= 1)
        return pace__fail(err, PACE_ERR_ARG, "", "the least rho must be below 1; 0 is usual");
    if (o->rule == PACE_RHO_RSS_ECOTRIM && o->method != PACE_CHOW_LIN)
        return pace__fail(err, PACE_ERR_ARG, "", "Ecotrim's rule is one of chow-lin; take the plain least sum of squares");
    if (count > (is_smooth(o->method) ? 1 : INDICATORS_MOST))
        return pace__fail(err, PACE_ERR_ARG, "", "%s takes at most %d indicators", method_names[o->method],
                          is_smooth(o->method) ? 1 : (int)INDICATORS_MOST);
    if (!is_smooth(o->method) && o->no_constant && !count)
        return pace__fail(err, PACE_ERR_ARG, "", "a regression without constant and indicators explains nothing; give one of them");
    return PACE_OK;
}

static pace_status fill_columns(request *r, const pace_view *indicators, int64_t count, bool constant, pace_error *err)
{
    int64_t n = r->calendar.n;
    double *to = r->x;
    for (int64_t t = 0; t < n && constant; t++)
        *to++ = 1;
    for (int64_t k = 0; k < count; k++) {
        int64_t from = (int64_t)r->calendar.first.ord - indicators[k].first.ord;
        for (int64_t t = 0; t < n; t++) {
            *to = at(indicators[k], from + t);
            if (!isfinite(*to++))
                return pace__fail(err, PACE_ERR_DATA, "", "value %ld of indicator %ld is missing or infinite; fill it in first",
                                  (long)(from + t + 1), (long)k + 1);
        }
    }
    return PACE_OK;
}

static void clear(request *r)
{
    pace__release(r->frame.opts.allocator, r->x, r->x_room * sizeof *r->x);
}

static pace_status prepare(request *r, pace_view low, const pace_view *indicators, int64_t count, pace_freq to,
                           const pace_disagg_opts *opts, pace_error *err)
{
    static const pace_disagg_opts standard = PACE_DISAGG_OPTS_INIT;
    const pace_disagg_opts *o = opts ? opts : &standard;
    pace_status status = check_options(o, count, err);
    if (!status)
        status = calendar_of(&r->calendar, low, indicators, count, to, err);
    if (status)
        return status;
    bool constant = !is_smooth(o->method) && !o->no_constant;
    const calendar *c = &r->calendar;
    r->frame = (disagg_frame){.opts = *o, .n = c->n, .groups = c->groups, .step = c->step, .lead = c->lead, .columns = count + constant};
    r->x_room = (size_t)r->frame.columns * (size_t)c->n;
    r->x = pace__alloc(o->allocator, r->x_room, sizeof *r->x);
    if (!r->x)
        return pace__fail_memory(err);
    r->frame.x = r->x;
    status = fill_columns(r, indicators, count, constant, err);
    if (status)
        clear(r);
    return status;
}

static void take_low(double *to, const request *r, pace_view low)
{
    for (int64_t g = 0; g < r->frame.groups; g++)
        to[g] = at(low, r->calendar.low_from + g);
}

/* --- one series ---------------------------------------------------------------------------------------------------- */

static pace_status explain(uint8_t found, pace_error *err)
{
    if (found == PACE_ROW_SHORT)
        return pace__fail(err, PACE_ERR_DATA, "", "too few coarse figures, none or fewer than coefficients; give more, or fewer indicators");
    if (found == PACE_ROW_RANGE)
        return pace__fail(err, PACE_ERR_RANGE, "", "the result leaves the range of numbers; give the figures in a larger unit");
    return pace__fail(err, PACE_ERR_DATA, "",
                      "the figures do not determine an answer: one is infinite, an indicator depends on the others or is zero "
                      "over a coarse period, or there are too few for the differences; take another method");
}

static void flag_periods(uint8_t *flags, const disagg_frame *f, const double *low)
{
    for (int64_t t = 0; t < f->n; t++) {
        int64_t group = t < f->lead ? -1 : (t - f->lead) / f->step;
        flags[t] = (uint8_t)(group < 0 || group >= f->groups ? PACE_ROW_SHORT : isnan(low[group]) ? PACE_ROW_MISSING : 0);
    }
}

static pace_status check_room(pace_out out, int64_t need, pace_error *err)
{
    if (out.n >= need && out.x && out.stride)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "the room for the result is not there; give an array of %ld values", (long)need);
}

static void copy(pace_out out, const double *from, int64_t n)
{
    for (int64_t t = 0; t < n; t++)
        out.x[t * out.stride] = from[t];
}

pace_status pace_disaggregate(pace_out out, pace_out se, uint8_t *flags, pace_disagg_fit *fit, pace_view low, const pace_view *indicators,
                              int64_t indicator_count, pace_freq to, const pace_disagg_opts *opts, pace_error *err)
{
    request r = {0};
    pace_disagg_fit found;
    disagg_work work;
    pace_status status = prepare(&r, low, indicators, indicator_count, to, opts, err);
    if (status)
        return status;
    const disagg_frame *f = &r.frame;
    bool errors = se.x && !is_smooth(f->opts.method);
    size_t room = disagg_work_room(f, errors);
    double *memory = NULL;
    status = check_room(out, f->n, err);
    if (!status && se.x)
        status = check_room(se, f->n, err);
    if (status)
        goto out;
    memory = pace__alloc(f->opts.allocator, room, sizeof *memory);
    if (!memory) {
        status = pace__fail_memory(err);
        goto out;
    }
    disagg_work_place(&work, memory, f, errors);
    take_low(work.low, &r, low);
    uint8_t reason = disagg_run(&found, f, &work, errors);
    if (reason) {
        status = explain(reason, err);
        goto out;
    }
    copy(out, work.y, f->n);
    for (int64_t t = 0; t < f->n && se.x; t++)
        se.x[t * se.stride] = errors ? work.se[t] : (double)NAN;
    if (flags)
        flag_periods(flags, f, work.low);
    if (fit)
        *fit = found;
out:
    if (memory)
        pace__release(f->opts.allocator, memory, room * sizeof *memory);
    clear(&r);
    return status;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

typedef struct rows_task {
    request request;
    pace_block_out out;
    uint8_t *row_flags;
    pace_disagg_fit *fits;
    pace_block low;
    size_t room;
    atomic_bool failed;
} rows_task;

static void run_row(rows_task *t, disagg_work *work, int64_t row)
{
    const disagg_frame *f = &t->request.frame;
    pace_view low = {t->low.x + row * t->low.row_stride, t->low.cols, t->low.col_stride, t->low.first};
    pace_out out = {t->out.x + row * t->out.row_stride, f->n, t->out.col_stride};
    pace_disagg_fit fit;
    uint8_t missing = 0;
    take_low(work->low, &t->request, low);
    uint8_t reason = disagg_run(&fit, f, work, false);
    for (int64_t g = 0; g < f->groups; g++)
        missing = isnan(work->low[g]) ? PACE_ROW_MISSING : missing;
    for (int64_t i = 0; i < f->n && reason; i++)
        work->y[i] = (double)NAN;
    copy(out, work->y, f->n);
    if (t->row_flags)
        t->row_flags[row] = reason | missing;
    if (t->fits)
        t->fits[row] = fit;
}

static void rows_piece(void *arg, int64_t from, int64_t to)
{
    rows_task *t = arg;
    disagg_work work;
    const pace_allocator *allocator = t->request.frame.opts.allocator;
    double *memory = pace__alloc(allocator, t->room, sizeof *memory);
    if (!memory) {
        atomic_store(&t->failed, true);
        return;
    }
    disagg_work_place(&work, memory, &t->request.frame, false);
    for (int64_t row = from; row < to; row++)
        run_row(t, &work, row);
    pace__release(allocator, memory, t->room * sizeof *memory);
}

pace_status pace_disaggregate_rows(pace_block_out out, uint8_t *row_flags, pace_disagg_fit *fits, pace_block low,
                                   const pace_view *indicators, int64_t indicator_count, pace_freq to, const pace_disagg_opts *opts,
                                   const pace_exec *exec, pace_error *err)
{
    rows_task task = {.out = out, .row_flags = row_flags, .fits = fits, .low = low};
    pace_view first = {low.x, low.cols, low.col_stride, low.first};
    if (low.rows < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "a block of %ld rows; give none or more", (long)low.rows);
    if (!low.rows)
        return PACE_OK;
    pace_status status = prepare(&task.request, first, indicators, indicator_count, to, opts, err);
    if (status)
        return status;
    status = check_room((pace_out){out.x, task.request.frame.n, out.col_stride}, task.request.frame.n, err);
    task.room = disagg_work_room(&task.request.frame, false);
    atomic_init(&task.failed, false);
    if (!status)
        pace__exec_rows(exec, low.rows, rows_piece, &task);
    clear(&task.request);
    if (!status && atomic_load(&task.failed))
        status = pace__fail_memory(err);
    return status;
}
