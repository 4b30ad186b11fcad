/* Joining two series over what they have in common. */
#include <math.h>
#include "pace/splice.h"
#include "transform/shape.h"

pace_status pace_splice_periods(int64_t *count, pace_period *first, pace_view older, pace_view newer, pace_error *err)
{
    int64_t later;
    pace_status status = PACE_OK;
    if (older.n < 1 || newer.n < 1 || !older.x || !newer.x)
        return pace__fail(err, PACE_ERR_ARG, "", "a splice joins two series; one of them is empty");
    status = pace_period_diff(&later, newer.first, older.first, err);
    if (status)
        return status;
    int64_t begin = later < 0 ? later : 0, end = later + newer.n > older.n ? later + newer.n : older.n;
    *count = end - begin;
    *first = later < 0 ? newer.first : older.first;
    return PACE_OK;
}

static double at(pace_view v, int64_t ord)
{
    int64_t i = ord - v.first.ord;
    return i >= 0 && i < v.n ? v.x[i * v.stride] : (double)NAN;
}

/* Mean of a series over the link. */
static pace_status link_mean(double *out, pace_view v, pace_span link, const char *which, pace_error *err)
{
    int64_t from, count = pace_span_count(link);
    double sum = 0;
    pace_status status = pace_period_diff(&from, link.first, v.first, err);
    if (status)
        return status;
    if (from < 0 || from + count > v.n)
        return pace__fail(err, PACE_ERR_RANGE, "", "the link lies outside of the %s series; take periods that both have", which);
    for (int64_t i = 0; i < count; i++)
        sum += v.x[(from + i) * v.stride];
    if (!isfinite(sum))
        return pace__fail(err, PACE_ERR_DATA, "", "the %s series has no value over all of the link; take periods that both have", which);
    *out = sum / (double)count;
    return PACE_OK;
}

/* What turns the carried series into the terms of the one that stands. */
static pace_status find_link(double *out, pace_view stands, pace_view carried, const pace_splice_opts *opts, pace_error *err)
{
    double a = 0, b = 0;
    const char *const names[2] = {opts->forward ? "older" : "newer", opts->forward ? "newer" : "older"};
    pace_status status = link_mean(&a, stands, opts->at, names[0], err);
    if (!status)
        status = link_mean(&b, carried, opts->at, names[1], err);
    if (!status && opts->by == PACE_SPLICE_RATIO && !(a > 0 && b > 0))
        status = pace__fail(err, PACE_ERR_DATA, "", "a ratio needs positive values at the link; splice by difference");
    if (!status)
        *out = opts->by == PACE_SPLICE_RATIO ? a / b : a - b;
    return status;
}

pace_status pace_splice(pace_out out, double *link, pace_view older, pace_view newer, const pace_splice_opts *opts,
                        pace_error *err)
{
    int64_t count = 0;
    pace_period first = PACE_PERIOD_NONE;
    double by = 0;
    pace_status status = pace_splice_periods(&count, &first, older, newer, err);
    if (!status && (!opts || !pace_span_count(opts->at)))
        status = pace__fail(err, PACE_ERR_ARG, "", "a splice needs the periods of its link; give opts->at");
    if (!status)
        status = pace__shape(out, count, older, err);
    if (!status && (out.x == older.x || out.x == newer.x))
        status = pace__fail(err, PACE_ERR_ARG, "", "a splice is written to memory of its own; give another array");
    if (!status)
        status = find_link(&by, opts->forward ? older : newer, opts->forward ? newer : older, opts, err);
    if (status)
        return status;
    for (int64_t i = 0; i < count; i++) {
        int64_t ord = first.ord + i;
        bool stands = opts->forward ? ord <= opts->at.last.ord : ord >= opts->at.first.ord;
        double x = at(stands == opts->forward ? older : newer, ord);
        if (!stands)
            x = opts->by == PACE_SPLICE_RATIO ? x * by : x + by;
        out.x[i * out.stride] = x;
    }
    if (link)
        *link = by;
    return PACE_OK;
}
