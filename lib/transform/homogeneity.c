/* Tests for one shift: by ranks, and by partial sums from the mean. */
#include "pace/homogeneity.h"
#include <float.h>
#include <math.h>
#include "core/core.h"
#include "transform/homogeneity.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"
#include "transform/trend_test_rank.h"

/* The values, and what kernels need: twice the ranks or partial sums. work: 3 n */
typedef struct shifting {
    const pace__points *p;
    double *work;
    bool robust;
    const pace_allocator *allocator;
    pace_error *err;
} shifting;

/* k values before the shift. */
static pace_shift_point found_at(const pace__points *p, int64_t k, double statistic, double p_value)
{
    return (pace_shift_point){p->n, (int64_t)p->t[k], statistic, p_value};
}

static bool is_flat(const pace__points *p)
{
    for (int64_t i = 1; i < p->n; i++) {
        if (p->y[i] < p->y[0] || p->y[i] > p->y[0])
            return false;
    }
    return true;
}

/* Where the sums of ranks are farthest from what they should be; ranks stay in work. */
static int64_t farthest_ranks(const shifting *s, double *most)
{
    int64_t n = s->p->n, k = 1;
    double sum = 0;
    pace__rank_twice(s->work, s->p->y, s->work + n, s->work + 2 * n, n);
    *most = 0;
    for (int64_t i = 1; i < n; i++) {
        sum += s->work[i - 1] - ((double)n + 1);
        if (fabs(sum) > *most) {
            *most = fabs(sum);
            k = i;
        }
    }
    return k;
}

static pace_status pettitt(pace_shift_point *out, const shifting *s)
{
    double most, n = (double)s->p->n;
    int64_t k = farthest_ranks(s, &most);
    *out = found_at(s->p, k, most, fmin(1, 2 * exp(-6 * most * most / (n * n * n + n * n))));
    return PACE_OK;
}

/* Partial sums over the standard deviation into work; the one farthest from 0. False where they leave the range. */
static bool partial_sums(const shifting *s, int64_t *k)
{
    int64_t n = s->p->n;
    pace__sum sum = {0, 0}, squares = {0, 0}, path = {0, 0};
    double scale = 0, most = 0;
    for (int64_t i = 0; i < n; i++)
        pace__sum_add(&sum, s->p->y[i] / (double)n);
    for (int64_t i = 0; i < n; i++)
        scale = fmax(scale, fabs(s->p->y[i] - sum.high - sum.low));
    for (int64_t i = 0; i < n; i++) {
        double d = (s->p->y[i] - sum.high - sum.low) / scale;
        pace__sum_add(&squares, d * d);
        pace__sum_add(&path, d);
        s->work[i] = pace__sum_value(path);
    }
    double sd = sqrt(pace__sum_value(squares) / (double)(n - 1));
    *k = 1;
    for (int64_t i = 0; i < n; i++) {
        s->work[i] /= sd;
        if (i + 1 < n && fabs(s->work[i]) > most) {
            most = fabs(s->work[i]);
            *k = i + 1;
        }
    }
    return isfinite(most) && isfinite(scale) && scale > 0;
}

static pace_status too_far(const shifting *s)
{
    return pace__fail(s->err, PACE_ERR_RANGE, "", "the values are too large to be summed; scale them down");
}

static pace_status buishand(pace_shift_point *out, const shifting *s)
{
    int64_t n = s->p->n, k;
    pace__sum sum = {0, 0};
    if (!partial_sums(s, &k))
        return too_far(s);
    for (int64_t i = 0; i + 1 < n; i++)
        pace__sum_add(&sum, s->work[i] * s->work[i]);
    double u = pace__sum_value(sum) / ((double)n * ((double)n + 1));
    *out = found_at(s->p, k, u, pace__buishand_tail(u, n));
    return PACE_OK;
}

static pace_status range(pace_shift_point *out, const shifting *s)
{
    int64_t n = s->p->n, k;
    double low = 0, high = 0, root = sqrt((double)n);
    if (!partial_sums(s, &k))
        return too_far(s);
    for (int64_t i = 0; i + 1 < n; i++) {
        low = fmin(low, s->work[i]);
        high = fmax(high, s->work[i]);
    }
    double r = (high - low) / root;
    *out = found_at(s->p, k, r, pace__range_tail(r, n));
    return PACE_OK;
}

static pace_status snht(pace_shift_point *out, const shifting *s)
{
    int64_t n = s->p->n, k;
    double most = 0;
    if (!partial_sums(s, &k))
        return too_far(s);
    for (int64_t i = 1; i < n; i++) {
        double before = (double)i, t = s->work[i - 1] * s->work[i - 1] * ((double)n / (before * ((double)n - before)));
        if (t > most) {
            most = t;
            k = i;
        }
    }
    *out = found_at(s->p, k, most, pace__snht_tail(most, n));
    return PACE_OK;
}

/* --- Lanzante --------------------------------------------------------------------------------------------------------- */

/* Sum of t^3 - t over groups of equal values; sorted: as pace__rank_twice leaves them. */
static double ties_of(const double *sorted, int64_t n)
{
    double ties = 0;
    for (int64_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && !(sorted[to] > sorted[from]);)
            to++;
        double t = (double)(to - from);
        ties += t * (t - 1) * (t + 1);
    }
    return ties;
}

static double normal_rank_sum(double w, double m, double n, double ties)
{
    double away = w - m * n / 2, all = m + n, sd = sqrt(m * n / 12 * (all + 1 - ties / (all * (all - 1))));
    return fmin(1, 2 * pace__normal_tail(fmax(fabs(away) - 0.5, 0) / sd));
}

static pace_status rank_sum(pace_shift_point *out, const shifting *s, int64_t m)
{
    int64_t n = s->p->n - m, few = m < n ? m : n, many = m < n ? n : m;
    double twice = 0, ties = ties_of(s->work + s->p->n, s->p->n);
    for (int64_t i = 0; i < m; i++)
        twice += s->work[i];
    double w = twice / 2 - (double)m * ((double)m + 1) / 2;
    if (ties > 0 || many >= 50) {
        *out = found_at(s->p, m, w, normal_rank_sum(w, (double)m, (double)n, ties));
        return PACE_OK;
    }
    size_t room = (size_t)(few + 1) * (size_t)(few * many + 1);
    double *cells = pace__alloc(s->allocator, room, sizeof *cells);
    if (!cells)
        return pace__fail_memory(s->err);
    *out = found_at(s->p, m, w, pace__wilcoxon_tail(w, few, many, cells));
    pace__release(s->allocator, cells, room * sizeof *cells);
    return PACE_OK;
}

/* How many values of [from, to) are below x. */
static double count_below(const double *y, int64_t from, int64_t to, double x)
{
    double count = 0;
    for (int64_t i = from; i < to; i++)
        count += y[i] < x;
    return count;
}

static pace_status rank_order(pace_shift_point *out, const shifting *s, int64_t m)
{
    int64_t all = s->p->n;
    const double *y = s->p->y;
    double sum[2] = {0, 0}, mean[2], spread[2] = {0, 0}, size[2] = {(double)m, (double)(all - m)};
    for (int64_t i = 0; i < all; i++) {
        s->work[i] = i < m ? count_below(y, m, all, y[i]) : count_below(y, 0, m, y[i]);
        sum[i >= m] += s->work[i];
    }
    mean[0] = sum[0] / size[0];
    mean[1] = sum[1] / size[1];
    for (int64_t i = 0; i < all; i++) {
        double d = s->work[i] - mean[i >= m];
        spread[i >= m] += d * d;
    }
    double z = (sum[0] - sum[1]) / 2 / sqrt(mean[0] * mean[1] + spread[0] + spread[1]);
    *out = found_at(s->p, m, z, fmin(1, 2 * pace__normal_tail(fabs(z))));
    return PACE_OK;
}

static pace_status lanzante(pace_shift_point *out, const shifting *s)
{
    double most;
    int64_t k = farthest_ranks(s, &most);
    return s->robust ? rank_order(out, s, k) : rank_sum(out, s, k);
}

/* --- entry ------------------------------------------------------------------------------------------------------------ */

typedef pace_status shift_kernel(pace_shift_point *out, const shifting *s);

static pace_status run(pace_shift_point *out, pace_view series, shift_kernel *kernel, bool robust, const char *what,
                       const pace_allocator *allocator, pace_error *err)
{
    pace__points points;
    pace_shift_point found = {0, 0, 0, 0};
    pace_status status = out ? PACE_OK : pace__fail(err, PACE_ERR_ARG, "", "%s needs room for its answer", what);
    if (!status)
        status = pace__points_gather(&points, NULL, series, false, allocator, what, err);
    if (status)
        return status;
    size_t room = 3 * (size_t)points.n + 1;
    double *work = pace__alloc(allocator, room, sizeof *work);
    shifting s = {&points, work, robust, allocator, err};
    if (!work)
        status = pace__fail_memory(err);
    else if (points.n < 4 || is_flat(&points))
        status = pace__fail(err, PACE_ERR_DATA, "", "%ld values%s show no shift; give four at least that differ", (long)points.n,
                            points.n < 4 ? "" : ", all equal,");
    else
        status = kernel(&found, &s);
    if (work)
        pace__release(allocator, work, room * sizeof *work);
    pace__points_clear(&points);
    if (!status)
        *out = found;
    return status;
}

pace_status pace_homogeneity_pettitt(pace_shift_point *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, pettitt, false, "pace_homogeneity_pettitt", allocator, err);
}

pace_status pace_homogeneity_buishand(pace_shift_point *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, buishand, false, "pace_homogeneity_buishand", allocator, err);
}

pace_status pace_homogeneity_range(pace_shift_point *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, range, false, "pace_homogeneity_range", allocator, err);
}

pace_status pace_homogeneity_snht(pace_shift_point *out, pace_view series, const pace_allocator *allocator, pace_error *err)
{
    return run(out, series, snht, false, "pace_homogeneity_snht", allocator, err);
}

pace_status pace_homogeneity_lanzante(pace_shift_point *out, pace_view series, bool robust, const pace_allocator *allocator,
                                      pace_error *err)
{
    return run(out, series, lanzante, robust, "pace_homogeneity_lanzante", allocator, err);
}
