/* Filters: names, plans, one series. */
#include "transform/filter.h"
#include <math.h>
#include <string.h>
#include "transform/filter_run.h"
#include "transform/shape.h"

static const char *const kind_names[] = {"hp", "hp-one-sided", "hp-boosted", "bk", "cf", "hamilton", "butterworth", "ma",
                                         "henderson", "ema", "median", "loess", "poly"};

enum { KINDS = sizeof kind_names / sizeof *kind_names };

const char *pace_filter_kind_name(pace_filter_kind kind)
{
    return (unsigned)kind < KINDS ? kind_names[kind] : "";
}

pace_status pace_filter_kind_parse(pace_filter_kind *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < KINDS; i++) {
        if (strcmp(kind_names[i], text) == 0) {
            *out = (pace_filter_kind)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "", "%q is no filter; there are hp, hp-one-sided, hp-boosted, bk, cf, hamilton, "
                      "butterworth, ma, henderson, ema, median, loess and poly", text ? text : "");
}

/* --- plans --------------------------------------------------------------------------------------------------------- */

static const pace_allocator *allocator_of(const pace_filter *plan)
{
    return plan->allocator.resize ? &plan->allocator : NULL;
}

double *pace__filter_table(pace_filter *plan, size_t count)
{
    void *table = plan->table;
    if (!pace__resize(allocator_of(plan), &table, plan->room, count, sizeof *plan->table))
        return NULL;
    plan->table = table;
    plan->room = count;
    return plan->table;
}

static pace_status plan_kind(pace_filter *plan, pace_error *err)
{
    switch (plan->opts.kind) {
    case PACE_FILTER_HP:
    case PACE_FILTER_HP_ONE_SIDED:
        return pace__filter_hp_plan(plan, err);
    case PACE_FILTER_HP_BOOSTED:
        return pace__filter_boosted_plan(plan, err);
    case PACE_FILTER_BAXTER_KING:
    case PACE_FILTER_CHRISTIANO_FITZGERALD:
        return pace__filter_band_plan(plan, err);
    case PACE_FILTER_HAMILTON:
        return pace__filter_hamilton_plan(plan, err);
    case PACE_FILTER_BUTTERWORTH:
        return pace__filter_butterworth_plan(plan, err);
    case PACE_FILTER_AVERAGE:
    case PACE_FILTER_HENDERSON:
        return pace__filter_average_plan(plan, err);
    case PACE_FILTER_LOESS:
    case PACE_FILTER_POLYNOMIAL:
        return pace__filter_local_plan(plan, err);
    case PACE_FILTER_EXPONENTIAL:
    case PACE_FILTER_MEDIAN:
        break;
    }
    return pace__filter_smooth_plan(plan, err);
}

static pace_status check(int64_t n, const pace_filter_opts *o, pace_error *err)
{
    if ((unsigned)o->kind >= KINDS)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no filter; give one of pace_filter_kind", (int)o->kind);
    if (n < 0 || n > PACE__FILTER_MOST)
        return pace__fail(err, PACE_ERR_ARG, "", "a filter for %ld values; give 0 to %d", (long)n, (int)PACE__FILTER_MOST);
    if ((unsigned)o->drift > PACE_DRIFT_REMOVED)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no way with drift; give one of pace_filter_drift", (int)o->drift);
    if ((unsigned)o->ends > PACE_ENDS_TUKEY)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no rule for ends; give one of pace_filter_ends", (int)o->ends);
    return PACE_OK;
}

pace_status pace_filter_new(pace_filter **out, pace_freq freq, int64_t n, const pace_filter_opts *opts, pace_error *err)
{
    pace_filter_opts own = PACE_FILTER_OPTS_INIT;
    pace_filter *plan = NULL;
    if (opts)
        memcpy(&own, opts, opts->size && opts->size < sizeof own ? opts->size : sizeof own);
    own.size = sizeof own;
    pace_status status = check(n, &own, err);
    if (status)
        return status;
    plan = pace__calloc(own.allocator, 1, sizeof *plan);
    if (!plan)
        return pace__fail_memory(err);
    if (own.allocator)
        plan->allocator = *own.allocator;
    own.allocator = allocator_of(plan);
    if (own.drift == PACE_DRIFT_USUAL)
        own.drift = own.kind == PACE_FILTER_CHRISTIANO_FITZGERALD && own.cf != PACE_CF_TRIGONOMETRIC ? PACE_DRIFT_KEPT
                                                                                                       : PACE_DRIFT_NONE;
    plan->opts = own;
    plan->freq = freq;
    plan->n = n < 3 ? 3 : n;
    status = plan_kind(plan, err);
    if (status) {
        pace_filter_free(plan);
        return status;
    }
    plan->opts.weights = plan->weights;
    plan->opts.theta = NULL;
    *out = plan;
    return PACE_OK;
}

void pace_filter_free(pace_filter *plan)
{
    pace_allocator allocator;
    if (!plan)
        return;
    allocator = plan->allocator;
    pace__release(allocator_of(plan), plan->table, plan->room * sizeof *plan->table);
    pace__release(allocator.resize ? &allocator : NULL, plan, sizeof *plan);
}

const pace_filter_opts *pace_filter_options(const pace_filter *plan)
{
    return &plan->opts;
}

size_t pace_filter_scratch(const pace_filter *plan)
{
    return 2 * (size_t)plan->n + plan->scratch;
}

/* --- one series ---------------------------------------------------------------------------------------------------- */

double pace__filter_drift(const double *y, int64_t n)
{
    return n > 1 ? (y[n - 1] - y[0]) / (double)(n - 1) : 0;
}

void pace__filter_undrift(double *y, int64_t n)
{
    double slope = pace__filter_drift(y, n);
    for (int64_t i = 0; i < n; i++)
        y[i] -= slope * (double)i;
}

uint8_t pace__filter_take(const pace_filter *plan, pace_view in, double *y, pace_filter_found *found, int64_t *at)
{
    int64_t from = 0, end = in.n;
    while (from < end && isnan(in.x[from * in.stride]))
        from++;
    while (end > from && isnan(in.x[(end - 1) * in.stride]))
        end--;
    *found = (pace_filter_found){from, end - from, 0, NULL, 0};
    for (int64_t i = from; i < end; i++) {
        *at = i;
        y[i - from] = in.x[i * in.stride];
        if (!isfinite(y[i - from]))
            return isnan(y[i - from]) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN;
    }
    return end == from ? PACE_ROW_MISSING : end - from < plan->need ? PACE_ROW_SHORT : 0;
}

/* y becomes the trend, part the cycle. */
static bool split(const pace_filter *plan, double *y, double *part, int64_t n, double slope)
{
    bool finite = true, back = plan->opts.drift == PACE_DRIFT_KEPT;
    for (int64_t i = 0; i < n; i++) {
        double other = y[i] - part[i];
        double trend = plan->gives_trend ? part[i] : other, cycle = plan->gives_trend ? other : part[i];
        y[i] = back ? trend + slope * (double)i : trend;
        part[i] = cycle;
        finite &= !isinf(y[i]) && !isinf(cycle);
    }
    return finite;
}

uint8_t pace__filter_run(const pace_filter *plan, double *y, double *part, double *scratch, pace_filter_found *found)
{
    const int64_t n = found->count;
    double slope = 0;
    if (plan->opts.drift == PACE_DRIFT_KEPT || plan->opts.drift == PACE_DRIFT_REMOVED) {
        slope = pace__filter_drift(y, n);
        pace__filter_undrift(y, n);
    }
    plan->kernel(plan, y, part, n, scratch, found);
    bool finite = split(plan, y, part, n, slope), any = false;
    for (int64_t i = 0; i < n && !any; i++)
        any = !isnan(part[i]);
    return !finite ? PACE_ROW_RANGE : any ? 0 : PACE_ROW_DOMAIN;
}

void pace__filter_put(pace_out out, int64_t n, const pace_filter_found *found, const double *values)
{
    if (!out.x)
        return;
    for (int64_t i = 0; i < n; i++) {
        bool inside = values && i >= found->from && i < found->from + found->count;
        out.x[i * out.stride] = inside ? values[i - found->from] : (double)NAN;
    }
}

pace_status pace__filter_room(const pace_filter *plan, pace_out trend, pace_out cycle, pace_view in, pace_error *err)
{
    pace_status status = PACE_OK;
    if (in.n < 0 || (in.n && !in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "there is no series; give its values");
    if (in.n > plan->n)
        return pace__fail(err, PACE_ERR_ARG, "", "a series of %ld values, and the filter was made for %ld; make one for the longest",
                          (long)in.n, (long)plan->n);
    if (trend.x)
        status = pace__shape(trend, in.n, in, err);
    if (!status && cycle.x)
        status = pace__shape(cycle, in.n, in, err);
    return status;
}

static pace_status refuse(uint8_t why, const pace_filter *plan, pace_view in, int64_t at, const pace_filter_found *found,
                          pace_error *err)
{
    char period[PACE_PERIOD_SIZE] = "";
    if ((why == PACE_ROW_MISSING || (why == PACE_ROW_DOMAIN && isinf(in.x[at * in.stride]))) && found->count &&
        pace_period_is_set(in.first))
        pace_period_print(period, pace_view_period(in, at), NULL);
    if (why == PACE_ROW_MISSING && !found->count)
        return pace__fail(err, PACE_ERR_DATA, "", "all values are missing; a filter needs %ld", (long)plan->need);
    if (why == PACE_ROW_MISSING)
        return pace__fail(err, PACE_ERR_DATA, period, "observation %ld is missing inside the series; fill it before filtering",
                          (long)at + 1);
    if (why == PACE_ROW_SHORT)
        return pace__fail(err, PACE_ERR_DATA, "", "a series of %ld values; this filter needs %ld", (long)found->count,
                          (long)plan->need);
    if (why == PACE_ROW_DOMAIN && isinf(in.x[at * in.stride]))
        return pace__fail(err, PACE_ERR_DATA, period, "observation %ld is infinite; finite values can be filtered", (long)at + 1);
    if (why == PACE_ROW_DOMAIN && plan->opts.kind == PACE_FILTER_HAMILTON)
        return pace__fail(err, PACE_ERR_DATA, "", "the values before do not tell the lags apart; give fewer lags");
    return pace__fail(err, PACE_ERR_RANGE, "", "the result leaves the range of a double; give the values in a larger unit");
}

pace_status pace_filter_apply(const pace_filter *plan, pace_out trend, pace_out cycle, pace_view in, double *scratch,
                              pace_filter_found *found, pace_error *err)
{
    pace_filter_found own;
    double *y = scratch, *part = scratch + plan->n;
    int64_t at = 0;
    pace_status status = pace__filter_room(plan, trend, cycle, in, err);
    if (!status && !scratch)
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no scratch memory; give pace_filter_scratch doubles");
    if (status)
        return status;
    uint8_t why = pace__filter_take(plan, in, y, &own, &at);
    if (!why)
        why = pace__filter_run(plan, y, part, part + plan->n, &own);
    if (why)
        return refuse(why, plan, in, at, &own, err);
    pace__filter_put(trend, in.n, &own, y);
    pace__filter_put(cycle, in.n, &own, part);
    if (found)
        *found = own;
    return PACE_OK;
}
