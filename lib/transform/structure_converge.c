/* Do poorer regions grow faster (beta), and do regions become alike (sigma)? */
#include <math.h>
#include "core/core.h"
#include "pace/moments.h"
#include "pace/trend.h"
#include "transform/structure.h"

static double deviation(const double *x, int64_t n)
{
    return pace_sd((pace_view){x, n, 1, PACE_PERIOD_NONE}, NULL);
}

static double variation(const double *x, int64_t n)
{
    return deviation(x, n) / pace_mean((pace_view){x, n, 1, PACE_PERIOD_NONE}, NULL);
}

/* Logarithms and figures of the regions that have both. */
typedef struct regions {
    int64_t n;
    double *log_0, *log_1, *growth, *y0, *y1; /* n each, in one piece */
} regions;

static void gather(regions *out, const double *y0, const double *y1, int64_t n, double years)
{
    for (int64_t i = 0; i < n; i++) {
        if (isnan(y0[i]) || isnan(y1[i]))
            continue;
        out->y0[out->n] = y0[i];
        out->y1[out->n] = y1[i];
        out->log_0[out->n] = log(y0[i]);
        out->log_1[out->n] = log(y1[i]);
        out->growth[out->n] = log1p((y1[i] - y0[i]) / y0[i]) / years;
        out->n++;
    }
}

static pace_status check(const double *y0, const double *y1, int64_t n, double years, pace_error *err)
{
    int64_t count = 0;
    if (n < 0 || !y0 || !y1 || !(years > 0) || isinf(years))
        return pace__fail(err, PACE_ERR_ARG, "", "convergence needs the regions at two times, a positive number of years apart");
    for (int64_t i = 0; i < n; i++) {
        if (isnan(y0[i]) || isnan(y1[i]))
            continue;
        if (!(y0[i] > 0 && y1[i] > 0) || isinf(y0[i]) || isinf(y1[i]))
            return pace__fail(err, PACE_ERR_RANGE, "", "region %ld has no logarithm; give positive numbers", (long)i + 1);
        count++;
    }
    if (count < 3)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld regions are there at both times; convergence takes three at least", (long)count);
    return PACE_OK;
}

static void fill(pace_convergence *out, const pace_trend *line, const regions *r, double years)
{
    double speed = -log1p(line->slope * years) / years;
    *out = (pace_convergence){.count = r->n,
                              .alpha = line->intercept,
                              .beta = line->slope,
                              .alpha_error = pace_trend_line_error(line, 0),
                              .beta_error = line->slope_error,
                              .p = pace_trend_p(line),
                              .r2 = line->r * line->r};
    out->lambda = speed > 0 ? speed : (double)NAN;
    out->half_life = log(2) / out->lambda;
    out->sd_0 = deviation(r->log_0, r->n);
    out->sd_1 = deviation(r->log_1, r->n);
    out->variation_0 = variation(r->y0, r->n);
    out->variation_1 = variation(r->y1, r->n);
}

pace_status pace_converge(pace_convergence *out, const double *y0, const double *y1, int64_t n, double years,
                          const pace_allocator *allocator, pace_error *err)
{
    enum { NEAR = 128 };
    double near[5 * NEAR], *room = near;
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    pace_trend line;
    pace_status status = out ? check(y0, y1, n, years, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer");
    if (status)
        return status;
    if (n > NEAR && !(room = pace__alloc(allocator, (size_t)n, 5 * sizeof *room)))
        return pace__fail_memory(err);
    regions r = {0, room, room + n, room + 2 * n, room + 3 * n, room + 4 * n};
    gather(&r, y0, y1, n, years);
    opts.allocator = allocator;
    status = pace_trend_fit_points(&line, r.log_0, r.growth, r.n, (double)NAN, &opts, err);
    if (!status)
        fill(out, &line, &r, years);
    if (room != near)
        pace__release(allocator, room, (size_t)n * 5 * sizeof *room);
    return status;
}
