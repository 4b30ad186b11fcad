/* STL: windows and loess weights. */
#include <math.h>
#include "transform/season_stl.h"

/* A smoother that is to be planned. */
typedef struct smoother {
    int64_t n, window, jump;
    int degree;
    bool ends;  /* fitted one place before and behind too */
    bool near;  /* distance weights are kept */
} smoother;

/* Tricube weights of lo .. lo + len - 1 seen from `at`. */
static double near_weights(double *w, const smoother *s, const pace__stl_point *p)
{
    double left = (double)(p->at - p->lo), right = (double)(p->lo + p->len - 1 - p->at), sum = 0;
    double reach = left > right ? left : right;
    if (s->window > s->n)
        reach += (double)((s->window - s->n) / 2);
    for (int64_t j = 0; j < p->len; j++) {
        double distance = fabs((double)(p->lo + j - p->at)), u = distance / reach, v = 1 - u * u * u;
        w[j] = distance > 0.999 * reach ? 0 : distance <= 0.001 * reach ? 1 : v * v * v;
        sum += w[j];
    }
    return sum;
}

/* The value at `at` of the weighted line through the window, as weights of the values themselves. */
static void tilt(double *w, const smoother *s, const pace__stl_point *p)
{
    double mean = 0, spread = 0;
    for (int64_t j = 0; j < p->len; j++)
        mean += w[j] * (double)(p->lo + j - p->at); /* from `at`: the same weights wherever the window stands */
    for (int64_t j = 0; j < p->len; j++) {
        double d = (double)(p->lo + j - p->at) - mean;
        spread += w[j] * d * d;
    }
    if (!(sqrt(spread) > 0.001 * (double)(s->n - 1)))
        return;
    for (int64_t j = 0; j < p->len; j++)
        w[j] *= 1 - mean / spread * ((double)(p->lo + j - p->at) - mean);
}

static bool weigh(pace__stl_point *p, const pace__stl_point *before, const smoother *s, pace__arena *arena)
{
    if (before && before->at - before->lo == p->at - p->lo && before->len == p->len) {
        p->w = before->w;
        p->near = before->near;
        return true;
    }
    double *w = pace__arena_room(arena, (size_t)p->len, sizeof *w);
    double *near = s->near ? pace__arena_room(arena, (size_t)p->len, sizeof *near) : NULL;
    if (!w || (s->near && !near))
        return false;
    double sum = near_weights(w, s, p);
    for (int64_t j = 0; near && j < p->len; j++)
        near[j] = w[j];
    for (int64_t j = 0; j < p->len; j++)
        w[j] /= sum;
    if (s->degree > 0)
        tilt(w, s, p);
    p->w = w;
    p->near = near;
    return true;
}

static void place_window(pace__stl_point *p, const smoother *s, int64_t at)
{
    int64_t len = s->window < s->n ? s->window : s->n, lo = at - len / 2;
    lo = lo < 0 || len == s->n ? 0 : lo > s->n - len ? s->n - len : lo;
    *p = (pace__stl_point){at, lo, len, NULL, NULL};
}

/* Every jump-th value, and the last: that one with the window of the value before it, as the published program has it. */
static bool plan_smoother(pace__stl_smooth *out, const smoother *s, pace__arena *arena)
{
    int64_t jump = s->jump < s->n - 1 ? s->jump : s->n - 1, most = (s->n - 1) / jump + 4;
    pace__stl_point *p = pace__arena_room(arena, (size_t)most, sizeof *p);
    int64_t count = 0;
    if (!p)
        return false;
    if (s->ends)
        place_window(&p[count++], s, -1);
    for (int64_t at = 0; at < s->n; at += jump)
        place_window(&p[count++], s, at);
    if (p[count - 1].at != s->n - 1) {
        p[count] = p[count - 1];
        p[count++].at = s->n - 1;
    }
    if (s->ends)
        place_window(&p[count++], s, s->n);
    for (int64_t i = 0; i < count; i++)
        if (!weigh(&p[i], i ? &p[i - 1] : NULL, s, arena))
            return false;
    *out = (pace__stl_smooth){s->n, count, s->degree, p};
    return true;
}

pace_status pace__stl_plan_init(pace__stl_plan *plan, int64_t n, const pace_stl_opts *o, pace_error *err)
{
    bool robust = o->outer > 0;
    int64_t shorter = n / o->period;
    smoother trend = {n, o->trend, o->trend_jump, o->trend_degree, false, robust};
    smoother low = {n, o->low_pass, o->low_pass_jump, o->low_pass_degree, false, false};
    smoother few = {shorter, o->seasonal, o->seasonal_jump, o->seasonal_degree, true, robust}, more = few;
    if (o->seasonal == PACE_STL_PERIODIC) {
        few.window = 10 * n + 1;
        few.jump = o->seasonal_jump ? o->seasonal_jump : (few.window + 9) / 10;
        few.degree = 0;
        more = few;
    }
    more.n = shorter + 1;
    *plan = (pace__stl_plan){n, o->period, o->inner, o->outer, o->seasonal == PACE_STL_PERIODIC,
                             o->mode != PACE_SEASON_ADDITIVE, o->exact_median, {{0}}, {0}, {0}, {{NULL, NULL}, NULL, false}};
    pace__arena_init(&plan->arena, o->allocator);
    if (plan_smoother(&plan->seasonal[1], &few, &plan->arena) && plan_smoother(&plan->trend, &trend, &plan->arena) &&
        plan_smoother(&plan->low_pass, &low, &plan->arena) &&
        (n % o->period == 0 || plan_smoother(&plan->seasonal[0], &more, &plan->arena)))
        return PACE_OK;
    pace__stl_plan_clear(plan);
    return pace__fail_memory(err);
}

void pace__stl_plan_clear(pace__stl_plan *plan)
{
    pace__arena_clear(&plan->arena);
}
