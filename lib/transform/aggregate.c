/* From fine periods to coarse ones. */
#include <math.h>
#include <string.h>
#include "pace/aggregate.h"
#include "transform/shape.h"
#include "transform/sum.h"

static const char *const conversion_names[] = {"sum", "mean", "first", "last", "min", "max"};

enum { CONVERSIONS = sizeof conversion_names / sizeof *conversion_names };

const char *pace_conversion_name(pace_conversion how)
{
    return (unsigned)how < CONVERSIONS ? conversion_names[how] : "";
}

pace_status pace_conversion_parse(pace_conversion *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < CONVERSIONS; i++) {
        if (strcmp(conversion_names[i], text) == 0) {
            *out = (pace_conversion)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "", "%q is no conversion; there are sum, mean, first, last, min and max",
                      text ? text : "");
}

/* A request that has been found sound. */
typedef struct plan {
    pace_view in; /* of the first row */
    pace_period first;
    int64_t count;
    pace_conversion how;
    bool partial;
    int64_t in_year, shift; /* of a fiscal year: fine periods, and how many of them it ends before the calendar's; else 0 */
} plan;

static pace_status coarse(pace_period *out, pace_period fine, pace_freq to, pace_error *err)
{
    pace_span span;
    pace_status status = pace_period_convert(&span, fine, to, err);
    if (!status)
        *out = span.first;
    return status;
}

pace_status pace_aggregate_periods(int64_t *count, pace_period *first, pace_view in, pace_freq to, pace_error *err)
{
    pace_period low, high;
    if (to == (pace_freq)in.first.freq)
        return pace__fail(err, PACE_ERR_FREQ, "", "the periods are %s already; aggregate to a coarser frequency", pace_freq_name(to));
    if (to >= (pace_freq)in.first.freq || to == PACE_FREQ_NONE)
        return pace__fail(err, PACE_ERR_FREQ, "", "%s periods do not add up to %s ones; aggregate to a coarser frequency",
                          pace_freq_name((pace_freq)in.first.freq), pace_freq_name(to));
    if (in.n < 1) {
        *count = 0;
        *first = (pace_period)PACE_PERIOD_NONE;
        return PACE_OK;
    }
    pace_status status = coarse(&low, in.first, to, err);
    if (!status)
        status = coarse(&high, pace_view_period(in, in.n - 1), to, err);
    if (status)
        return status;
    *count = high.ord - low.ord + 1;
    *first = low;
    return PACE_OK;
}

typedef struct tally {
    pace__sum sum;
    double first, last, low, high;
    int64_t known;
    uint8_t flags;
    bool first_known, last_known;
} tally;

static void add(tally *t, double x)
{
    pace__sum_add(&t->sum, x);
    t->low = t->known ? fmin(t->low, x) : x;
    t->high = t->known ? fmax(t->high, x) : x;
    t->first = t->known ? t->first : x;
    t->last = x;
    t->known++;
}

static tally count_up(const double *x, ptrdiff_t stride, int64_t n, int64_t from, int64_t to)
{
    tally t = {0};
    for (int64_t i = from; i <= to; i++) {
        double value = i >= 0 && i < n ? x[i * stride] : (double)NAN;
        if (i < 0 || i >= n)
            t.flags |= PACE_ROW_SHORT;
        else if (isnan(value))
            t.flags |= PACE_ROW_MISSING;
        if (isnan(value))
            continue;
        t.first_known = t.first_known || i == from;
        t.last_known = t.last_known || i == to;
        add(&t, value);
    }
    return t;
}

static double result(const tally *t, pace_conversion how, bool partial, uint8_t *flags)
{
    bool complete = how == PACE_FIRST ? t->first_known : how == PACE_LAST ? t->last_known : !t->flags;
    double value = (double)NAN;
    *flags = complete ? 0 : t->flags;
    if (!t->known || (!complete && !partial))
        return (double)NAN;
    switch (how) {
    case PACE_SUM:
    case PACE_MEAN:
        value = isfinite(t->sum.high) ? pace__sum_value(t->sum) : t->sum.high;
        value = how == PACE_MEAN ? value / (double)t->known : value;
        break;
    case PACE_FIRST:
        return t->first;
    case PACE_LAST:
        return t->last;
    case PACE_MIN:
        return t->low;
    case PACE_MAX:
        return t->high;
    }
    if (!isnan(value))
        return value;
    *flags |= PACE_ROW_DOMAIN; /* infinities of both signs */
    return (double)NAN;
}

/* The places of the fine periods of a coarse one. */
static void bounds(const plan *p, int64_t k, int64_t *from, int64_t *to)
{
    pace_period period = p->first;
    pace_span fine;
    period.ord += (int32_t)k;
    if (p->in_year) {
        *from = period.ord * p->in_year - p->shift - (int64_t)p->in.first.ord;
        *to = *from + p->in_year - 1;
        return;
    }
    *from = 0;
    *to = -1;
    if (pace_period_convert(&fine, period, (pace_freq)p->in.first.freq, NULL))
        return;
    *from = fine.first.ord - (int64_t)p->in.first.ord;
    *to = fine.last.ord - (int64_t)p->in.first.ord;
}

static uint8_t run(const plan *p, const double *x, ptrdiff_t stride, pace_out out, uint8_t *flags)
{
    uint8_t all = 0;
    for (int64_t k = 0; k < p->count; k++) {
        int64_t from, to;
        uint8_t found;
        bounds(p, k, &from, &to);
        tally t = count_up(x, stride, p->in.n, from, to);
        out.x[k * out.stride] = result(&t, p->how, p->partial, &found);
        if (flags)
            flags[k] = found;
        all |= found;
    }
    return all;
}

static pace_status make_plan(plan *p, pace_view in, int64_t room, pace_freq to, pace_conversion how, bool partial, pace_error *err)
{
    *p = (plan){in, {0}, 0, how, partial, 0, 0};
    if (in.n < 0 || (in.n && !in.x) || (unsigned)how >= CONVERSIONS)
        return pace__fail(err, PACE_ERR_ARG, "", "the series or the conversion is not there; give values and a pace_conversion");
    pace_status status = pace_aggregate_periods(&p->count, &p->first, in, to, err);
    if (!status && room < p->count)
        status = pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld periods; see pace_aggregate_periods", (long)room,
                            (long)p->count);
    return status;
}

pace_status pace_aggregate(pace_out out, uint8_t *flags, pace_view in, pace_freq to, pace_conversion how, bool partial,
                           pace_error *err)
{
    plan p;
    pace_status status = make_plan(&p, in, out.n, to, how, partial, err);
    if (!status && p.count && !out.x)
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no room for the result; give an array of %ld", (long)p.count);
    if (!status)
        run(&p, in.x, in.stride, out, flags);
    return status;
}

static pace_status fiscal_year(plan *p, pace_view in, int last_month, pace_error *err)
{
    const pace_freq freq = (pace_freq)in.first.freq;
    int64_t months = freq == PACE_MONTHLY ? 1 : freq == PACE_QUARTERLY ? 3 : freq == PACE_HALFYEARLY ? 6 : 0;
    if (last_month < 1 || last_month > 12 || in.n < 0 || (in.n && !in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "a year that ends with month %d; give values, and a month from 1 to 12", last_month);
    int anchor = in.first.anchor % 12;
    if (!months || last_month % months || (anchor && anchor != last_month))
        return pace__fail(err, PACE_ERR_FREQ, "", "%s periods do not end with month %d; months, or quarters and halves that do, are right",
                          pace_freq_name(freq), last_month);
    *p = (plan){.in = in, .in_year = 12 / months, .shift = (12 - last_month) / months};
    p->shift = anchor ? 0 : p->shift;
    p->first = (pace_period){0, PACE_ANNUAL, (uint16_t)(last_month % 12)};
    if (in.n < 1)
        return PACE_OK;
    int64_t low = (int64_t)in.first.ord + p->shift, high = low + in.n - 1, n = p->in_year;
    p->first.ord = (int32_t)(low >= 0 ? low / n : -((n - 1 - low) / n));
    p->count = (high >= 0 ? high / n : -((n - 1 - high) / n)) - p->first.ord + 1;
    return PACE_OK;
}

pace_status pace_fiscal_periods(int64_t *count, pace_period *first, pace_view in, int last_month, pace_error *err)
{
    plan p = {0};
    pace_status status = fiscal_year(&p, in, last_month, err);
    if (status)
        return status;
    *count = p.count;
    *first = p.count ? p.first : (pace_period)PACE_PERIOD_NONE;
    return PACE_OK;
}

pace_status pace_aggregate_fiscal(pace_out out, uint8_t *flags, pace_view in, int last_month, pace_conversion how, bool partial,
                                  pace_error *err)
{
    plan p = {0};
    pace_status status = fiscal_year(&p, in, last_month, err);
    if (!status && ((unsigned)how >= CONVERSIONS || out.n < p.count || (p.count && !out.x)))
        status = pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld years, or no such conversion; see pace_fiscal_periods",
                            (long)out.n, (long)p.count);
    if (status)
        return status;
    p.how = how;
    p.partial = partial;
    run(&p, in.x, in.stride, out, flags);
    return PACE_OK;
}

typedef struct task {
    plan p;
    pace_block_out out;
    uint8_t *row_flags;
    pace_block in;
} task;

static void piece(void *arg, int64_t from, int64_t to)
{
    const task *t = arg;
    for (int64_t r = from; r < to; r++) {
        pace_out out = {t->out.x + r * t->out.row_stride, t->p.count, t->out.col_stride};
        uint8_t all = run(&t->p, t->in.x + r * t->in.row_stride, t->in.col_stride, out, NULL);
        if (t->row_flags)
            t->row_flags[r] = all;
    }
}

pace_status pace_aggregate_rows(pace_block_out out, uint8_t *row_flags, pace_block in, pace_freq to, pace_conversion how,
                                bool partial, const pace_exec *exec, pace_error *err)
{
    task t = {.out = out, .row_flags = row_flags, .in = in};
    pace_status status = make_plan(&t.p, (pace_view){in.x, in.cols, in.col_stride, in.first}, INT64_MAX, to, how, partial, err);
    if (!status && (in.rows < 0 || (in.rows && t.p.count && !out.x)))
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no room for the result; give %ld values a row", (long)t.p.count);
    if (status || !in.rows)
        return status;
    pace__exec_rows(exec, in.rows, piece, &t);
    return PACE_OK;
}
