/* Figures of moving windows, each from its own values. */
#include <math.h>
#include "pace/rolling.h"
#include "transform/shape.h"
#include "transform/sum.h"
#include "transform/trend_points.h"

/* One window: places from .. to of the input, and what its values say. */
typedef struct window {
    pace_view in;
    int64_t from, to, latest, known;
    double *spare;
} window;

static double at(const window *w, int64_t i)
{
    return w->in.x[i * w->in.stride];
}

static double sum_of(const window *w)
{
    pace__sum sum = {0, 0};
    for (int64_t i = w->from; i < w->to; i++)
        if (!isnan(at(w, i)))
            pace__sum_add(&sum, at(w, i));
    return isinf(sum.high) ? sum.high : pace__sum_value(sum); /* beyond a double there is no rest to add */
}

static double mean_of(const window *w)
{
    return sum_of(w) / (double)w->known;
}

/* Sum of the k-th powers of the distances from the mean. */
static double about_mean(const window *w, double mean, int k)
{
    pace__sum sum = {0, 0};
    for (int64_t i = w->from; i < w->to; i++) {
        double d = at(w, i) - mean;
        if (!isnan(d))
            pace__sum_add(&sum, k == 2 ? d * d : k == 3 ? d * d * d : d * d * d * d);
    }
    return pace__sum_value(sum);
}

static double variance_of(const window *w)
{
    return w->known > 1 ? about_mean(w, mean_of(w), 2) / (double)(w->known - 1) : (double)NAN;
}

static double shape_of(const window *w, bool kurtosis)
{
    double n = (double)w->known, mean = mean_of(w), m2 = about_mean(w, mean, 2) / n;
    if (!(m2 > 0) || n < (kurtosis ? 4 : 3))
        return (double)NAN;
    if (!kurtosis)
        return sqrt(n * (n - 1)) / (n - 2) * about_mean(w, mean, 3) / n / (m2 * sqrt(m2));
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (about_mean(w, mean, 4) / n / (m2 * m2) - 3) + 6);
}

static double extreme_of(const window *w, bool largest)
{
    double found = (double)NAN;
    for (int64_t i = w->from; i < w->to; i++) {
        double x = at(w, i);
        if (!isnan(x) && (isnan(found) || (largest ? x > found : x < found)))
            found = x;
    }
    return found;
}

/* Sorting in place by a heap, since there is room for the values alone. */
static void sift(double *x, int64_t root, int64_t n)
{
    for (int64_t child; (child = 2 * root + 1) < n; root = child) {
        if (child + 1 < n && x[child + 1] > x[child])
            child++;
        if (!(x[child] > x[root]))
            return;
        double keep = x[root];
        x[root] = x[child];
        x[child] = keep;
    }
}

static double quantile_of(const window *w, double quantile)
{
    int64_t n = 0;
    for (int64_t i = w->from; i < w->to; i++)
        if (!isnan(at(w, i)))
            w->spare[n++] = at(w, i);
    for (int64_t i = n / 2 - 1; i >= 0; i--)
        sift(w->spare, i, n);
    for (int64_t end = n - 1; end > 0; end--) {
        double keep = w->spare[0];
        w->spare[0] = w->spare[end];
        w->spare[end] = keep;
        sift(w->spare, 0, end);
    }
    double place = quantile * (double)(n - 1);
    int64_t low = (int64_t)place;
    double share = place - (double)low;
    return share > 0 ? w->spare[low] + share * (w->spare[low + 1] - w->spare[low]) : w->spare[low];
}

static double rank_of(const window *w)
{
    double own = at(w, w->latest), less = 0, same = 0;
    for (int64_t i = w->from; i < w->to; i++) {
        less += at(w, i) < own;
        same += !(at(w, i) < own) && !(at(w, i) > own) && !isnan(at(w, i));
    }
    return isnan(own) ? own : (less + (same + 1) / 2) / (double)w->known;
}

static double figure(const window *w, const pace_rolling_opts *o)
{
    switch (o->of) {
    case PACE_ROLLING_MEAN: return mean_of(w);
    case PACE_ROLLING_SUM: return sum_of(w);
    case PACE_ROLLING_VARIANCE: return variance_of(w);
    case PACE_ROLLING_SD: return sqrt(variance_of(w));
    case PACE_ROLLING_MIN: return extreme_of(w, false);
    case PACE_ROLLING_MAX: return extreme_of(w, true);
    case PACE_ROLLING_QUANTILE: return quantile_of(w, o->quantile);
    case PACE_ROLLING_SKEWNESS: return shape_of(w, false);
    case PACE_ROLLING_KURTOSIS: return shape_of(w, true);
    case PACE_ROLLING_RANK: return rank_of(w);
    case PACE_ROLLING_DRAWDOWN: break;
    }
    return extreme_of(w, false) > 0 ? at(w, w->latest) / extreme_of(w, true) - 1 : (double)NAN;
}

/* The window of period i, cut to the series; how many periods of it are missing from the series altogether. */
static int64_t place(window *w, const pace_rolling_opts *o, int64_t i)
{
    int64_t after = o->centred ? (o->width - 1) / 2 : 0, to = i + 1 + after, from = o->width ? to - o->width : 0;
    int64_t beyond = (from < 0 ? -from : 0) + (to > w->in.n ? to - w->in.n : 0);
    w->from = from < 0 ? 0 : from;
    w->to = to > w->in.n ? w->in.n : to;
    w->latest = i;
    return beyond;
}

static int64_t needed(const pace_rolling_opts *o)
{
    return o->least ? o->least : o->width ? o->width : 1;
}

static void put(pace_out out, uint8_t *flags, int64_t i, double value, uint8_t why)
{
    out.x[i * out.stride] = why ? (double)NAN : value;
    if (flags)
        flags[i] = why;
}

static uint8_t reason(double value, bool infinite)
{
    return isnan(value) || infinite ? PACE_ROW_DOMAIN : isinf(value) ? PACE_ROW_RANGE : 0;
}

static void roll(pace_out out, uint8_t *flags, window *w, const pace_rolling_opts *o)
{
    for (int64_t i = 0; i < w->in.n; i++) {
        int64_t beyond = place(w, o, i);
        bool infinite = false, own = o->of == PACE_ROLLING_RANK || o->of == PACE_ROLLING_DRAWDOWN;
        w->known = 0;
        for (int64_t j = w->from; j < w->to; j++) {
            w->known += !isnan(at(w, j));
            infinite |= isinf(at(w, j)) != 0;
        }
        bool few = w->known < needed(o), gap = own && isnan(at(w, i));
        if (few || gap) {
            put(out, flags, i, 0, beyond && !gap ? PACE_ROW_SHORT : PACE_ROW_MISSING);
            continue;
        }
        double value = figure(w, o);
        put(out, flags, i, value, reason(value, infinite));
    }
}

static pace_status check(const pace_rolling_opts *o, pace_error *err)
{
    if (o->size != sizeof *o || (unsigned)o->of > PACE_ROLLING_DRAWDOWN)
        return pace__fail(err, PACE_ERR_ARG, "", "options of windows begin with PACE_ROLLING_OPTS_INIT; give one of pace_rolling_of");
    if (o->width < 0 || o->least < 0 || (o->width && o->least > o->width) || (o->centred && !o->width))
        return pace__fail(err, PACE_ERR_ARG, "", "a window of %ld periods with %ld values; give 0 or more, no more values than periods, "
                          "and a width where it is centred", (long)o->width, (long)o->least);
    if (!(o->quantile >= 0 && o->quantile <= 1))
        return pace__fail(err, PACE_ERR_ARG, "", "a quantile of %g; give 0 to 1", o->quantile);
    return PACE_OK;
}

static pace_status apart(pace_out out, pace_view in, pace_error *err)
{
    if (in.n && out.x == in.x)
        return pace__fail(err, PACE_ERR_ARG, "", "windows look back at the input; give the result memory of its own");
    return PACE_OK;
}

pace_status pace_rolling(pace_out out, uint8_t *flags, pace_view in, const pace_rolling_opts *opts, double *spare, pace_error *err)
{
    const pace_rolling_opts usual = PACE_ROLLING_OPTS_INIT;
    const pace_rolling_opts *o = opts ? opts : &usual;
    window w = {.in = in, .spare = spare};
    pace_status status = check(o, err);
    status = status ? status : pace__shape(out, in.n, in, err);
    status = status ? status : apart(out, in, err);
    if (!status && o->of == PACE_ROLLING_QUANTILE && !spare && in.n)
        status = pace__fail(err, PACE_ERR_ARG, "", "quantiles need spare memory; give as many doubles as the window has periods");
    if (!status)
        roll(out, flags, &w, o);
    return status;
}

/* Pearson's; NaN where one does not move. */
static double correlation(const window *a, const window *b, int64_t known)
{
    pace__sum sx = {0, 0}, sy = {0, 0}, xx = {0, 0}, yy = {0, 0}, xy = {0, 0};
    for (int64_t i = a->from; i < a->to; i++) {
        bool both = !isnan(at(a, i)) && !isnan(at(b, i));
        pace__sum_add(&sx, both ? at(a, i) : 0);
        pace__sum_add(&sy, both ? at(b, i) : 0);
    }
    double mx = pace__sum_value(sx) / (double)known, my = pace__sum_value(sy) / (double)known;
    for (int64_t i = a->from; i < a->to; i++) {
        double dx = at(a, i) - mx, dy = at(b, i) - my;
        if (isnan(dx) || isnan(dy))
            continue;
        pace__sum_add(&xx, dx * dx);
        pace__sum_add(&yy, dy * dy);
        pace__sum_add(&xy, dx * dy);
    }
    double r = pace__sum_value(xy) / sqrt(pace__sum_value(xx)) / sqrt(pace__sum_value(yy));
    return r > 1 ? 1 : r < -1 ? -1 : r;
}

pace_status pace_rolling_correlation(pace_out out, uint8_t *flags, pace_view a, pace_view b, const pace_rolling_opts *opts,
                                     pace_error *err)
{
    const pace_rolling_opts usual = PACE_ROLLING_OPTS_INIT;
    const pace_rolling_opts *o = opts ? opts : &usual;
    window x = {.in = a}, y = {.in = b};
    pace_status status = check(o, err);
    status = status ? status : pace__shape(out, a.n, a, err);
    status = status ? status : pace__shape(out, b.n, b, err);
    status = status ? status : apart(out, a, err);
    status = status ? status : apart(out, b, err);
    if (!status && a.n != b.n)
        status = pace__fail(err, PACE_ERR_ARG, "", "series of %ld and %ld values; cut them to the same periods", (long)a.n, (long)b.n);
    for (int64_t i = 0; i < a.n && !status; i++) {
        int64_t beyond = place(&x, o, i), known = 0;
        for (int64_t j = x.from; j < x.to; j++)
            known += !isnan(at(&x, j)) && !isnan(at(&y, j));
        double r = known < needed(o) ? 0 : correlation(&x, &y, known);
        put(out, flags, i, r, known < needed(o) ? (beyond ? PACE_ROW_SHORT : PACE_ROW_MISSING) : reason(r, false));
    }
    return status;
}
