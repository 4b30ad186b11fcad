/* Weights that reach back to the first value: exponential ones, and those of a fractional difference. */
#include <math.h>
#include "pace/rolling.h"
#include "transform/shape.h"
#include "transform/sum.h"

/* Mean and variance of what came so far. weight, squares: sums of weights and of their squares. */
typedef struct state {
    double mean, variance, weight, squares;
    int64_t known;
} state;

/* The new value has the weight 1, or alpha beside an old state that weighs 1 - alpha together. */
static void take(state *s, double x, double own, bool recursive)
{
    double all = s->weight + own, step = (x - s->mean) * (own / all), mean = s->mean + step;
    s->variance = (s->weight * (s->variance + step * step) + own * (x - mean) * (x - mean)) / all;
    s->mean = mean;
    s->weight = recursive ? 1 : all;
    s->squares = (s->squares + own * own) / (recursive ? all * all : 1);
    s->known++;
}

static void fade(state *s, double keep)
{
    s->weight *= keep;
    s->squares *= keep * keep;
}

/* Of weights w the variance is short by 1 - sum w^2 / (sum w)^2. */
static double spread(const state *s)
{
    double short_by = s->weight * s->weight - s->squares;
    return s->known > 1 && short_by > 0 ? sqrt(s->variance * (s->weight * s->weight / short_by)) : (double)NAN;
}

static void put(pace_out out, int64_t i, double x)
{
    if (out.x)
        out.x[i * out.stride] = x;
}

static void run(pace_out mean, pace_out sd, uint8_t *flags, pace_view in, double alpha, const pace_decay_opts *o)
{
    state s = {0, 0, 0, 0, 0};
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride];
        bool gap = isnan(x);
        if (s.known && (!gap || !o->close_gaps))
            fade(&s, 1 - alpha);
        if (!gap && !s.known)
            s = (state){x, 0, 1, 1, 1};
        else if (!gap)
            take(&s, x, o->recursive ? alpha : 1, o->recursive);
        bool finite = isfinite(s.mean);
        uint8_t why = !s.known ? PACE_ROW_SHORT : !finite ? PACE_ROW_DOMAIN : gap ? PACE_ROW_MISSING : 0;
        put(mean, i, s.known && finite ? s.mean : (double)NAN);
        put(sd, i, finite ? spread(&s) : (double)NAN);
        if (flags)
            flags[i] = why;
    }
}

/* The one of three that is given; NaN where none or several are. */
static double alpha_of(const pace_decay_opts *o)
{
    int given = (o->alpha > 0) + (o->span > 0) + (o->half > 0);
    double alpha = o->alpha > 0 ? o->alpha : o->span >= 1 ? 2 / (o->span + 1) : o->half > 0 ? 1 - exp2(-1 / o->half) : (double)NAN;
    return given == 1 && alpha > 0 && alpha <= 1 ? alpha : (double)NAN;
}

pace_status pace_decay(pace_out mean, pace_out sd, uint8_t *flags, pace_view in, const pace_decay_opts *opts, pace_error *err)
{
    if (!opts || opts->size != sizeof *opts || isnan(alpha_of(opts)))
        return pace__fail(err, PACE_ERR_ARG, "", "weights that fall need one of alpha (above 0, at most 1), span (from 1) and half-life; "
                          "begin with PACE_DECAY_OPTS_INIT");
    pace_status status = mean.x ? pace__shape(mean, in.n, in, err) : PACE_OK;
    if (!status && sd.x)
        status = pace__shape(sd, in.n, in, err);
    if (!status && in.n && !in.x)
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no series; give its values");
    if (!status)
        run(mean, sd, flags, in, alpha_of(opts), opts);
    return status;
}

pace_status pace_fractional_difference(pace_out out, uint8_t *flags, pace_view in, double order, pace_error *err)
{
    pace_status status = pace__shape(out, in.n, in, err);
    if (!status && !(order > -10 && order < 10))
        status = pace__fail(err, PACE_ERR_ARG, "", "a difference of order %g; give one between -10 and 10", order);
    if (!status && in.n && out.x == in.x)
        status = pace__fail(err, PACE_ERR_ARG, "", "a fractional difference looks back at the input; give the result memory of its own");
    for (int64_t i = 0; i < in.n && !status; i++) {
        pace__sum sum = {0, 0};
        double weight = 1;
        bool gap = false, infinite = false;
        for (int64_t j = 0; j <= i; j++) {
            double x = in.x[(i - j) * in.stride];
            gap |= isnan(x);
            infinite |= isinf(x) != 0;
            pace__sum_add(&sum, weight * x);
            weight *= ((double)j - order) / (double)(j + 1);
        }
        double value = pace__sum_value(sum);
        uint8_t why = gap ? PACE_ROW_MISSING : infinite ? PACE_ROW_DOMAIN : isfinite(value) ? 0 : PACE_ROW_RANGE;
        out.x[i * out.stride] = why ? (double)NAN : value;
        if (flags)
            flags[i] = why;
    }
    return status;
}
