/* Many indicators over time: how many of them rise, and an index of them all. */
#include "core/core.h"
#include "transform/composite.h"
#include "transform/trend_points.h"

static double no_change(uint8_t *flags, uint8_t reason)
{
    if (flags)
        *flags |= reason;
    return (double)NAN;
}

double pace_change_between(pace_change kind, double from, double to, uint8_t *flags)
{
    if (isnan(from) || isnan(to))
        return no_change(flags, PACE_ROW_MISSING);
    if (isinf(from) || isinf(to) || (kind != PACE_CHANGE_DIFFERENCE && !(from > 0 && to > 0)))
        return no_change(flags, PACE_ROW_DOMAIN);
    double change = kind == PACE_CHANGE_LOG         ? log1p((to - from) / from)
                    : kind == PACE_CHANGE_RELATIVE  ? (to - from) / from
                    : kind == PACE_CHANGE_SYMMETRIC ? (to - from) / (to / 2 + from / 2)
                                                    : to - from;
    return isfinite(change) ? change : no_change(flags, PACE_ROW_RANGE);
}

static double rising(const pace_block *in, int64_t col, const pace_diffusion_opts *o, uint8_t *flags)
{
    pace__sum up = {0, 0}, all = {0, 0};
    for (int64_t r = 0; r < in->rows; r++) {
        double weight = o->weights ? o->weights[r] : 1;
        double change = pace_change_between(o->change, pace__cell(in, r, col - o->lag), pace__cell(in, r, col), flags);
        if (isnan(change))
            continue;
        change = pace__turned(o->better, r) ? -change : change;
        pace__sum_add(&all, weight);
        pace__sum_add(&up, change > o->threshold ? weight : change >= -o->threshold ? weight / 2 : 0);
    }
    return pace__sum_value(all) > 0 ? pace__sum_value(up) / pace__sum_value(all) : (double)NAN;
}

pace_status pace_diffusion(pace_out out, uint8_t *flags, pace_block in, const pace_diffusion_opts *opts, pace_error *err)
{
    const pace_diffusion_opts usual = PACE_DIFFUSION_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = pace__composite_block(&in, "a diffusion index", err);
    if (!status && (opts->size != sizeof *opts || (unsigned)opts->change > PACE_CHANGE_DIFFERENCE || opts->lag < 1 ||
                    !(opts->threshold >= 0)))
        status = pace__fail(err, PACE_ERR_ARG, "", "a diffusion index takes a lag of one period at least and a threshold that is not "
                            "negative, in options that begin with PACE_DIFFUSION_OPTS_INIT");
    if (!status && (!out.x || out.n < in.cols))
        status = pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld results", (long)out.n, (long)in.cols);
    if (!status)
        status = pace__composite_weights(opts->weights, in.rows, err);
    for (int64_t c = 0; !status && c < in.cols; c++) {
        uint8_t found = c < opts->lag ? PACE_ROW_SHORT : 0;
        double value = found ? (double)NAN : rising(&in, c, opts, &found);
        out.x[c * out.stride] = value;
        if (flags)
            flags[c] = found;
    }
    return status;
}

double pace_diffusion_answers(double up, double same, double down)
{
    double all = up + same + down;
    return up >= 0 && same >= 0 && down >= 0 && all > 0 ? (up + same / 2) / all : (double)NAN;
}

static double change_at(const pace_block *in, const pace_composite_index_opts *o, int64_t r, int64_t col)
{
    pace_change kind = o->difference && o->difference[r] ? PACE_CHANGE_DIFFERENCE : PACE_CHANGE_SYMMETRIC;
    double change = pace_change_between(kind, pace__cell(in, r, col - 1), pace__cell(in, r, col), NULL);
    return pace__turned(o->better, r) ? -change : change;
}

/* The inverse of the standard deviation (n - 1) of a row's changes; zero where there is none. */
static double steadiness(const pace_block *in, const pace_composite_index_opts *o, int64_t r)
{
    pace__sum sum = {0, 0}, squares = {0, 0};
    double count = 0;
    for (int64_t c = 1; c < in->cols; c++) {
        double change = change_at(in, o, r, c);
        if (!isnan(change)) {
            pace__sum_add(&sum, change);
            count += 1;
        }
    }
    double mean = pace__sum_value(sum) / count;
    for (int64_t c = 1; c < in->cols; c++) {
        double d = change_at(in, o, r, c) - mean;
        if (!isnan(d))
            pace__sum_add(&squares, d * d);
    }
    double sd = sqrt(pace__sum_value(squares) / (count - 1));
    return sd > 0 ? 1 / sd : 0;
}

/* Row r's weight before it is scaled. */
static double raw_weight(const pace_block *in, const pace_composite_index_opts *o, int64_t r)
{
    return o->weights ? o->weights[r] : steadiness(in, o, r);
}

/* The weighted changes of a period, added up. */
static double change_of_all(const pace_block *in, const pace_composite_index_opts *o, const double *w, int64_t col)
{
    pace__sum sum = {0, 0}, used = {0, 0};
    for (int64_t r = 0; r < in->rows; r++) {
        double change = change_at(in, o, r, col);
        if (!(w[r] > 0))
            continue;
        if (isnan(change)) {
            if (!o->partial)
                return (double)NAN;
            continue;
        }
        pace__sum_add(&sum, w[r] * change);
        pace__sum_add(&used, w[r]);
    }
    return (o->partial ? pace__sum_value(sum) / pace__sum_value(used) : pace__sum_value(sum)) + o->trend;
}

static pace_status check_index(const pace_out *out, const pace_block *in, const pace_composite_index_opts *o, pace_error *err)
{
    pace_status status = pace__composite_block(in, "a composite index", err);
    if (!status && (o->size != sizeof *o || !(o->base > 0) || isinf(o->base) || !isfinite(o->trend)))
        status = pace__fail(err, PACE_ERR_ARG, "", "a composite index takes a positive base and a finite trend, in options that begin "
                            "with PACE_COMPOSITE_INDEX_OPTS_INIT");
    if (!status && (!out->x || out->n < in->cols))
        status = pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld results", (long)out->n, (long)in->cols);
    return status ? status : pace__composite_weights(o->weights, in->rows, err);
}

static void cumulate(pace_out out, const double *weights, const pace_block *in, const pace_composite_index_opts *o)
{
    double level = o->base;
    out.x[0] = level;
    for (int64_t c = 1; c < in->cols; c++) {
        double change = change_of_all(in, o, weights, c), next = level * ((2 + change) / (2 - change));
        level = change > -2 && change < 2 && isfinite(next) ? next : (double)NAN;
        out.x[c * out.stride] = level;
    }
}

pace_status pace_composite_index(pace_out out, double *weights, pace_block in, const pace_composite_index_opts *opts,
                                 const pace_allocator *allocator, pace_error *err)
{
    const pace_composite_index_opts usual = PACE_COMPOSITE_INDEX_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = check_index(&out, &in, opts, err);
    if (status)
        return status;
    double *w = pace__alloc(allocator, (size_t)in.rows, sizeof *w);
    if (!w)
        return pace__fail_memory(err);
    for (int64_t r = 0; r < in.rows; r++)
        w[r] = raw_weight(&in, opts, r);
    status = pace__composite_scale(w, in.rows, err);
    if (!status) {
        cumulate(out, w, &in, opts);
        for (int64_t r = 0; weights && r < in.rows; r++)
            weights[r] = w[r];
    }
    pace__release(allocator, w, (size_t)in.rows * sizeof *w);
    return status;
}
