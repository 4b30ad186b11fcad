/* What revisions were like: size, bias, and whether they could have been known before. */
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "pace/moments.h"
#include "pace/regression.h"
#include "pace/revision.h"
#include "transform/least.h"
#include "transform/tail.h"
#include "transform/trend_points.h"
#include "transform/trend_tail.h"

/* Both vintages and the revisions, as long as the views; NaN in all three where one is missing. */
typedef struct vintages {
    int64_t length, n;
    double *p, *l, *r, *sorted, *spare;
} vintages;

static pace_view view_of(const vintages *v, const double *x)
{
    return (pace_view){x, v->length, 1, PACE_PERIOD_NONE};
}

static void gather(vintages *out, pace_view earlier, pace_view later)
{
    out->n = 0;
    for (int64_t i = 0; i < out->length; i++) {
        double p = earlier.x[i * earlier.stride], l = later.x[i * later.stride];
        bool there = !isnan(p) && !isnan(l);
        out->p[i] = there ? p : (double)NAN;
        out->l[i] = there ? l : (double)NAN;
        out->r[i] = there ? l - p : (double)NAN;
        out->n += there;
    }
}

/* Sum of f over what is there: 0 x, 1 |x|, 2 x^2. */
static double power_sum(const vintages *v, const double *x, int power)
{
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < v->length; i++) {
        if (!isnan(x[i]))
            pace__sum_add(&sum, power == 0 ? x[i] : power == 1 ? fabs(x[i]) : x[i] * x[i]);
    }
    return pace__sum_value(sum);
}

/* Linear between order statistics, the first at 0 and the last at 1. */
static double quantile(const vintages *v, double at)
{
    double place = at * (double)(v->n - 1), low = floor(place);
    int64_t i = (int64_t)low;
    double next = v->sorted[i + 1 < v->n ? i + 1 : i];
    return v->sorted[i] + (place - low) * (next - v->sorted[i]);
}

static void sort(vintages *v, bool absolute)
{
    int64_t n = 0;
    for (int64_t i = 0; i < v->length; i++) {
        if (!isnan(v->r[i]))
            v->sorted[n++] = absolute ? fabs(v->r[i]) : v->r[i];
    }
    (void)pace__sort(v->sorted, v->spare, n);
}

static void describe(pace_revisions *out, vintages *v)
{
    double n = (double)v->n;
    out->n = v->n;
    out->mean_earlier = pace_mean(view_of(v, v->p), NULL);
    out->mean_later = pace_mean(view_of(v, v->l), NULL);
    out->mean = pace_mean(view_of(v, v->r), NULL);
    out->mean_absolute = power_sum(v, v->r, 1) / n;
    out->relative_absolute = power_sum(v, v->r, 1) / power_sum(v, v->l, 1);
    out->mean_square = power_sum(v, v->r, 2) / n;
    out->root_mean_square = sqrt(out->mean_square);
    out->sd = pace_sd(view_of(v, v->r), NULL);
    sort(v, true);
    out->median_absolute = pace__median(v->sorted, v->n);
    sort(v, false);
    out->median = pace__median(v->sorted, v->n);
    out->low = v->sorted[0];
    out->high = v->sorted[v->n - 1];
    out->q10 = quantile(v, 0.10);
    out->q25 = quantile(v, 0.25);
    out->q75 = quantile(v, 0.75);
    out->q90 = quantile(v, 0.90);
}

static int sign(double x)
{
    return (x > 0) - (x < 0);
}

/* Two-sided: the smaller tail twice, at most 1. P(X >= k) = I_1/2(k, n - k + 1). */
static double binomial_p(double up, double down)
{
    double most = up > down ? up : down, all = up + down;
    return all > 0 ? fmin(1, 2 * pace__beta(0.5, most, all - most + 1)) : (double)NAN;
}

static void count_signs(pace_revisions *out, const vintages *v)
{
    double up = 0, down = 0, alike = 0, turns = 0, alike_turns = 0;
    for (int64_t i = 0; i < v->length; i++) {
        if (isnan(v->r[i]))
            continue;
        up += v->r[i] > 0;
        down += v->r[i] < 0;
        alike += sign(v->l[i]) == sign(v->p[i]);
        if (i == 0 || isnan(v->r[i - 1]))
            continue;
        turns += 1;
        alike_turns += sign(v->l[i] - v->l[i - 1]) == sign(v->p[i] - v->p[i - 1]);
    }
    double n = (double)v->n;
    out->up = up / n;
    out->down = down / n;
    out->same = (n - up - down) / n;
    out->same_sign = alike / n;
    out->same_turn = alike_turns / turns;
    out->sign_p = binomial_p(up, down);
}

/* Figures that are missing keep their place in time. Over v->spare. */
static double robust_error(const vintages *v, double mean, const pace_revision_opts *opts)
{
    double n = (double)v->n, sum;
    int64_t lags = opts->hac_lags >= 0 ? opts->hac_lags : pace__hac_lags(v->n);
    for (int64_t i = 0; i < v->length; i++)
        v->spare[i] = isnan(v->r[i]) ? 0 : v->r[i] - mean;
    pace__hac_sum(&sum, v->spare, v->length, 1, PACE_HAC_BARTLETT, (double)lags + 1);
    return sqrt(sum / (n * (opts->hac_plain ? n : n - 1)));
}

static void test_one(double *t, double *p, double mean, double error, double df)
{
    *t = fabs(mean) > 0 || error > 0 ? mean / error : (double)NAN;
    *p = df > 0 && !isnan(*t) ? 2 * pace__student_tail(fabs(*t), df) : (double)NAN;
}

static void test_bias(pace_revisions *out, const vintages *v, const pace_revision_opts *opts)
{
    double n = (double)v->n;
    out->error = out->sd / sqrt(n);
    out->error_hac = v->n > 1 ? robust_error(v, out->mean, opts) : (double)NAN;
    out->autocorrelation = pace_autocorrelation(view_of(v, v->r), 1, NULL);
    out->error_ar = out->error * sqrt((1 + out->autocorrelation) / (1 - out->autocorrelation));
    test_one(&out->t, &out->p, out->mean, out->error, n - 1);
    test_one(&out->t_hac, &out->p_hac, out->mean, out->error_hac, n - 1);
    test_one(&out->t_ar, &out->p_ar, out->mean, out->error_ar, n - 1);
}

/* Theil's coefficients, and the mean square taken apart. Spreads are those of the population. */
static void take_apart(pace_revisions *out, const vintages *v)
{
    double n = (double)v->n, to_population = sqrt((n - 1) / n);
    double s_p = pace_sd(view_of(v, v->p), NULL) * to_population, s_l = pace_sd(view_of(v, v->l), NULL) * to_population;
    double r = pace_correlation(view_of(v, v->p), view_of(v, v->l), NULL), square = out->mean_square;
    pace__sum moved = {0, 0}, missed = {0, 0};
    out->correlation_earlier = pace_correlation(view_of(v, v->r), view_of(v, v->p), NULL);
    out->correlation_later = pace_correlation(view_of(v, v->r), view_of(v, v->l), NULL);
    out->um = out->mean * out->mean / square;
    out->ur = (s_p - r * s_l) * (s_p - r * s_l) / square;
    out->ud = (1 - r * r) * s_l * s_l / square;
    out->us = (s_p - s_l) * (s_p - s_l) / square;
    out->uc = 2 * (1 - r) * s_p * s_l / square;
    out->u1 = out->root_mean_square / (sqrt(power_sum(v, v->l, 2) / n) + sqrt(power_sum(v, v->p, 2) / n));
    for (int64_t i = 1; i < v->length; i++) {
        double miss = v->r[i] / v->l[i - 1], move = (v->l[i] - v->l[i - 1]) / v->l[i - 1];
        if (!isfinite(miss) || !isfinite(move))
            continue;
        pace__sum_add(&missed, miss * miss);
        pace__sum_add(&moved, move * move);
    }
    out->u2 = sqrt(pace__sum_value(missed) / pace__sum_value(moved));
}

/* NaN where there is no line; only memory is a failure. */
static pace_status fit_line(pace_revision_line *out, const vintages *v, const double *x, const pace_allocator *allocator,
                            pace_error *err)
{
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace_regression fit;
    double coef[2], se[2], none = (double)NAN;
    pace_view on = view_of(v, x);
    opts.allocator = allocator;
    *out = (pace_revision_line){none, none, none, none, none, none, none};
    pace_status status = pace_regress(&fit, coef, se, NULL, view_of(v, v->r), &on, 1, &opts, err);
    if (status)
        return status == PACE_ERR_NOMEM ? status : PACE_OK;
    double df = (double)fit.df, explained = power_sum(v, v->r, 2) - fit.residual_ss;
    out->intercept = coef[0];
    out->slope = coef[1];
    out->intercept_error = se[0];
    out->slope_error = se[1];
    out->r2 = fit.r_squared;
    if (fit.df > 0) {
        out->f = explained / 2 / (fit.residual_ss / df);
        out->p = pace__f_tail(out->f, 2, df);
    }
    return PACE_OK;
}

static pace_status check(pace_view earlier, pace_view later, const pace_revision_opts *opts, pace_error *err)
{
    int64_t apart = 0, count = 0;
    if (opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "", "options of a revision analysis begin with PACE_REVISION_OPTS_INIT");
    if (earlier.n != later.n || earlier.n < 1 || !earlier.x || !later.x)
        return pace__fail(err, PACE_ERR_ARG, "", "the vintages are %ld and %ld periods long; cut them to the same periods",
                          (long)earlier.n, (long)later.n);
    if (pace_period_is_set(earlier.first) || pace_period_is_set(later.first)) {
        pace_status status = pace_period_diff(&apart, earlier.first, later.first, err);
        if (status)
            return status;
        if (apart)
            return pace__fail(err, PACE_ERR_ARG, "", "the vintages begin at different periods; cut them to the same ones");
    }
    for (int64_t i = 0; i < earlier.n; i++) {
        double p = earlier.x[i * earlier.stride], l = later.x[i * later.stride];
        if (isinf(p) || isinf(l))
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld of a vintage is infinite; give finite numbers", (long)i + 1);
        count += !isnan(p) && !isnan(l);
    }
    return count ? PACE_OK : pace__fail(err, PACE_ERR_DATA, "", "no period has both vintages; there is nothing to compare");
}

pace_status pace_revise(pace_revisions *out, pace_view earlier, pace_view later, const pace_revision_opts *opts, pace_error *err)
{
    const pace_revision_opts usual = PACE_REVISION_OPTS_INIT;
    pace_error ignored = PACE_ERROR_INIT;
    pace_revisions found;
    opts = opts ? opts : &usual;
    pace_status status = out ? check(earlier, later, opts, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer");
    if (status)
        return status;
    size_t length = (size_t)earlier.n;
    double *room = pace__alloc(opts->allocator, length, 5 * sizeof *room);
    if (!room)
        return pace__fail_memory(err);
    vintages v = {earlier.n, 0, room, room + length, room + 2 * length, room + 3 * length, room + 4 * length};
    memset(&found, 0, sizeof found);
    gather(&v, earlier, later);
    describe(&found, &v);
    count_signs(&found, &v);
    test_bias(&found, &v, opts);
    take_apart(&found, &v);
    status = fit_line(&found.on_earlier, &v, v.p, opts->allocator, &ignored);
    if (!status)
        status = fit_line(&found.on_later, &v, v.l, opts->allocator, &ignored);
    pace__release(opts->allocator, room, length * 5 * sizeof *room);
    if (status)
        return pace__fail_memory(err);
    *out = found;
    return PACE_OK;
}
