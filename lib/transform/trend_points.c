#include "transform/trend_points.h"
#include <float.h>
#include <string.h>
#include "core/core.h"
#include "transform/rate.h"

static int64_t count_present(pace_view series)
{
    int64_t count = 0;
    for (int64_t i = 0; i < series.n; i++)
        count += !isnan(series.x[i * series.stride]);
    return count;
}

/* Room for `count` points; what is near needs no allocation. */
static bool make_room(pace__points *out, int64_t count)
{
    out->t = out->near;
    out->y = out->near + PACE__POINTS_NEAR;
    if (count <= PACE__POINTS_NEAR)
        return true;
    if ((uint64_t)count > SIZE_MAX / 2 / sizeof(double))
        return false;
    out->room = 2 * (size_t)count;
    out->t = pace__alloc(out->allocator, out->room, sizeof *out->t);
    out->y = out->t ? out->t + count : NULL;
    return out->t != NULL;
}

pace_status pace__points_gather(pace__points *out, const double *time, pace_view series, bool logarithms,
                                const pace_allocator *allocator, const char *what, pace_error *err)
{
    double base = (double)NAN;
    if (series.n < 0 || (series.n > 0 && !series.x))
        return pace__fail(err, PACE_ERR_ARG, "", "%s needs a series and room for its answer", what);
    for (int64_t i = 0; i < series.n; i++) {
        double x = series.x[i * series.stride];
        if (isinf(x) || (logarithms && x <= 0))
            return pace__fail(err, PACE_ERR_RANGE, "",
                              logarithms ? "value %ld has no logarithm; give positive numbers"
                                         : "value %ld is infinite; give finite numbers",
                              (long)i + 1);
        if (time && !isnan(x) && !isfinite(time[i]))
            return pace__fail(err, PACE_ERR_RANGE, "", "time %ld is not a number; give every value its time",
                              (long)i + 1);
    }
    out->n = 0;
    out->room = 0;
    out->allocator = allocator;
    if (!make_room(out, count_present(series)))
        return pace__fail_memory(err);
    for (int64_t i = 0; i < series.n; i++) {
        uint8_t ignored = 0;
        double x = series.x[i * series.stride];
        if (isnan(x))
            continue;
        base = out->n ? base : x;
        out->t[out->n] = time ? time[i] : (double)i;
        out->y[out->n++] = logarithms ? pace__rate_log(x, base, &ignored) : x;
    }
    out->shift = logarithms && out->n ? log(base) : 0;
    return PACE_OK;
}

void pace__points_clear(pace__points *points)
{
    if (points->room)
        pace__release(points->allocator, points->t, points->room * sizeof *points->t);
    points->room = 0;
}

/* One merge of [0, middle) and [middle, n) into `to`; counts the pairs it turns round. */
static int64_t merge(double *to, const double *from, int64_t middle, int64_t n)
{
    int64_t left = 0, right = middle, turned = 0;
    for (int64_t i = 0; i < n; i++) {
        if (right < n && (left >= middle || from[right] < from[left])) {
            turned += middle - left;
            to[i] = from[right++];
        } else {
            to[i] = from[left++];
        }
    }
    return turned;
}

int64_t pace__sort(double *values, double *spare, int64_t n)
{
    double *from = values, *to = spare;
    int64_t turned = 0;
    for (int64_t width = 1; width < n; width *= 2) {
        double *other = from;
        for (int64_t at = 0; at < n; at += 2 * width) {
            int64_t length = n - at < 2 * width ? n - at : 2 * width;
            turned += merge(to + at, from + at, length < width ? length : width, length);
        }
        from = to;
        to = other;
    }
    if (from != values)
        memcpy(values, from, (size_t)n * sizeof *values);
    return turned;
}

double pace__median(const double *sorted, int64_t n)
{
    double low = sorted[(n - 1) / 2], high = sorted[n / 2];
    return low + (high - low) / 2;
}
