/* Indicators put together: weighted means, and closeness to the best of all. */
#include "core/core.h"
#include "transform/composite.h"
#include "transform/trend_points.h"

static double mean_of(const pace_block *in, int64_t col, const pace_composite_opts *o, uint8_t *flags)
{
    pace__sum sum = {0, 0}, weight = {0, 0};
    for (int64_t r = 0; r < in->rows; r++) {
        double x = pace__cell(in, r, col), w = o->weights ? o->weights[r] : 1;
        if (isnan(x)) {
            *flags |= PACE_ROW_MISSING;
            continue;
        }
        if (o->mean != PACE_MEAN_ARITHMETIC) {
            x += o->shift;
            if (w > 0 && !(x > 0))
                *flags |= PACE_ROW_DOMAIN;
            x = o->mean == PACE_MEAN_GEOMETRIC ? log(x) : 1 / x;
        }
        if (w > 0)
            pace__sum_add(&sum, w * x);
        pace__sum_add(&weight, w);
    }
    if (*flags & PACE_ROW_DOMAIN || (*flags & PACE_ROW_MISSING && !o->partial))
        return (double)NAN;
    double mean = pace__sum_value(sum) / pace__sum_value(weight);
    return o->mean == PACE_MEAN_GEOMETRIC ? exp(mean) : o->mean == PACE_MEAN_HARMONIC ? 1 / mean : mean;
}

pace_status pace_composite(pace_out out, uint8_t *flags, pace_block in, const pace_composite_opts *opts, pace_error *err)
{
    const pace_composite_opts usual = PACE_COMPOSITE_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = pace__composite_block(&in, "a composite index", err);
    if (!status && (opts->size != sizeof *opts || (unsigned)opts->mean > PACE_MEAN_HARMONIC || !isfinite(opts->shift)))
        status = pace__fail(err, PACE_ERR_ARG, "", "options of a composite index begin with PACE_COMPOSITE_OPTS_INIT");
    if (!status && (!out.x || out.n < in.cols))
        status = pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld results", (long)out.n, (long)in.cols);
    if (!status)
        status = pace__composite_weights(opts->weights, in.rows, err);
    for (int64_t c = 0; !status && c < in.cols; c++) {
        uint8_t found = 0;
        double value = mean_of(&in, c, opts, &found);
        if (!isfinite(value)) {
            found |= found ? 0 : PACE_ROW_RANGE;
            value = (double)NAN;
        }
        out.x[c * out.stride] = value;
        if (flags)
            flags[c] = found;
    }
    return status;
}

/* Squared distances of every column, in units of the rows' lengths; NaN for columns with a missing cell. */
typedef struct distances {
    double *best, *worst;
} distances;

static void mark_missing(distances *d, const pace_block *in)
{
    for (int64_t c = 0; c < in->cols; c++) {
        bool whole = true;
        for (int64_t r = 0; whole && r < in->rows; r++)
            whole = isfinite(pace__cell(in, r, c));
        d->best[c] = d->worst[c] = whole ? 0 : (double)NAN;
    }
}

static void add_row(distances *d, const pace_block *in, int64_t r, double weight, bool turned)
{
    double low = HUGE_VAL, high = -HUGE_VAL, length = 0;
    for (int64_t c = 0; c < in->cols; c++) {
        double x = pace__cell(in, r, c);
        if (isnan(d->best[c]))
            continue;
        low = fmin(low, x);
        high = fmax(high, x);
        length = hypot(length, x);
    }
    for (int64_t c = 0; length > 0 && c < in->cols; c++) {
        double x = pace__cell(in, r, c);
        double up = weight * ((high - x) / length), down = weight * ((x - low) / length);
        d->best[c] += turned ? down * down : up * up;
        d->worst[c] += turned ? up * up : down * down;
    }
}

pace_status pace_topsis(pace_out out, uint8_t *flags, pace_block in, const double *weights, const pace_direction *better,
                        const pace_allocator *allocator, pace_error *err)
{
    pace_status status = pace__composite_block(&in, "TOPSIS", err);
    if (!status && (!out.x || out.n < in.cols))
        status = pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld results", (long)out.n, (long)in.cols);
    if (!status)
        status = pace__composite_weights(weights, in.rows, err);
    if (status)
        return status;
    distances d = {pace__alloc(allocator, (size_t)in.cols, 2 * sizeof *d.best), NULL};
    if (!d.best)
        return pace__fail_memory(err);
    d.worst = d.best + in.cols;
    mark_missing(&d, &in);
    for (int64_t r = 0; r < in.rows; r++)
        add_row(&d, &in, r, weights ? weights[r] : 1, pace__turned(better, r));
    for (int64_t c = 0; c < in.cols; c++) {
        double away = sqrt(d.worst[c]), value = away / (sqrt(d.best[c]) + away);
        out.x[c * out.stride] = value;
        if (flags)
            flags[c] = isnan(d.best[c]) ? PACE_ROW_MISSING : isnan(value) ? PACE_ROW_DOMAIN : 0;
    }
    pace__release(allocator, d.best, (size_t)in.cols * 2 * sizeof *d.best);
    return PACE_OK;
}
