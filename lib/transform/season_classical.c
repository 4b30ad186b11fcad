/* Classical decomposition: a moving average over the cycle, and the mean of what is left at each place of it. */
#include <math.h>
#include "transform/season.h"

/* Series and options of one decomposition; everything about it is computed when it is asked for. */
typedef struct classical {
    pace_view in; /* without missing ends */
    int64_t period;
    bool factors;
    double centre; /* mean of the raw figure */
} classical;

static double trend_at(const classical *c, int64_t i)
{
    int64_t half = c->period / 2, even = c->period % 2 == 0;
    const double *x = c->in.x;
    ptrdiff_t s = c->in.stride;
    if (i < half || i >= c->in.n - half)
        return (double)NAN;
    double sum = even ? (x[(i - half) * s] + x[(i + half) * s]) / 2 : 0;
    for (int64_t k = i - half + even; k <= i + half - even; k++)
        sum += x[k * s];
    return sum / (double)c->period;
}

static double without(const classical *c, double x, double part)
{
    return c->factors ? x / part : x - part;
}

/* Mean of the detrended values at one place of the cycle. */
static double raw_figure(const classical *c, int64_t place)
{
    double sum = 0;
    int64_t count = 0;
    for (int64_t i = place; i < c->in.n; i += c->period) {
        double rest = without(c, c->in.x[i * c->in.stride], trend_at(c, i));
        if (!isnan(rest)) {
            sum += rest;
            count++;
        }
    }
    return sum / (double)count;
}

static void set(pace_out out, int64_t i, double value)
{
    if (out.x)
        out.x[i * out.stride] = value;
}

/* Everything of one place in the cycle. */
static void write_place(const classical *c, const pace_season_out *out, int64_t from, int64_t place, double *figure)
{
    double seasonal = without(c, raw_figure(c, place), c->centre);
    if (figure)
        figure[place] = seasonal;
    for (int64_t i = place; i < c->in.n; i += c->period) {
        double x = c->in.x[i * c->in.stride], trend = trend_at(c, i);
        set(out->trend, from + i, trend);
        set(out->seasonal, from + i, seasonal);
        set(out->irregular, from + i, without(c, without(c, x, seasonal), trend));
        set(out->adjusted, from + i, without(c, x, seasonal));
        set(out->weights, from + i, 1);
    }
}

static void decompose(const pace_season_out *out, double *figure, pace_view in, pace__span span, int64_t period, bool factors)
{
    classical c = {{in.x + span.from * in.stride, span.n, in.stride, in.first}, period, factors, 0};
    for (int64_t k = 0; k < period; k++)
        c.centre += raw_figure(&c, k);
    c.centre /= (double)period;
    pace__season_blank(out, in.n);
    for (int64_t k = 0; k < period; k++)
        write_place(&c, out, span.from, k, figure);
}

static pace_status settle(pace_classical_opts *out, const pace_classical_opts *given, pace_period first, pace_error *err)
{
    const pace_classical_opts defaults = PACE_CLASSICAL_OPTS_INIT;
    *out = given ? *given : defaults;
    if (out->size != sizeof *out)
        return pace__fail(err, PACE_ERR_ARG, "", "options of another version; begin with PACE_CLASSICAL_OPTS_INIT");
    if (out->mode != PACE_SEASON_ADDITIVE && out->mode != PACE_SEASON_MULTIPLICATIVE)
        return pace__fail(err, PACE_ERR_ARG, "", "the classical decomposition is additive or multiplicative; give one of them");
    return pace__season_period(&out->period, out->period, first, err);
}

static double least_of(const pace_classical_opts *opts)
{
    return opts->mode == PACE_SEASON_MULTIPLICATIVE ? 0 : -(double)INFINITY;
}

pace_status pace_classical(pace_season_out out, double *figure, pace_view in, const pace_classical_opts *opts, pace_error *err)
{
    pace_classical_opts settled;
    pace__span span;
    pace_status status = settle(&settled, opts, in.first, err);
    if (!status)
        status = pace__season_room(&out, in, err);
    if (!status)
        status = pace__season_check(&span, in, least_of(&settled), 2 * settled.period, err);
    if (!status)
        decompose(&out, figure, in, span, settled.period, settled.mode == PACE_SEASON_MULTIPLICATIVE);
    return status;
}

typedef struct classical_task {
    pace_season_block_out out;
    uint8_t *row_flags;
    pace_block in;
    pace_classical_opts opts;
} classical_task;

static void classical_piece(void *arg, int64_t from, int64_t to)
{
    const classical_task *t = arg;
    for (int64_t r = from; r < to; r++) {
        pace_view in = pace__season_row(&t->in, r);
        pace_season_out out = pace__season_row_out(&t->out, &t->in, r);
        pace__span span;
        int64_t at = 0;
        uint8_t found = pace__season_span(&span, &at, in, least_of(&t->opts), 2 * t->opts.period);
        if (found)
            pace__season_blank(&out, in.n);
        else
            decompose(&out, NULL, in, span, t->opts.period, t->opts.mode == PACE_SEASON_MULTIPLICATIVE);
        if (t->row_flags)
            t->row_flags[r] = found;
    }
}

pace_status pace_classical_rows(pace_season_block_out out, uint8_t *row_flags, pace_block in, const pace_classical_opts *opts,
                                const pace_exec *exec, pace_error *err)
{
    classical_task task = {out, row_flags, in, PACE_CLASSICAL_OPTS_INIT};
    pace_status status = settle(&task.opts, opts, in.first, err);
    if (!status)
        status = pace__season_block(&out, &in, err);
    if (status || !in.rows)
        return status;
    pace__exec_rows(exec, in.rows, classical_piece, &task);
    return PACE_OK;
}
