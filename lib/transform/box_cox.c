/* Box and Cox's scale: there, back, and which one. */
#include "pace/box_cox.h"
#include <math.h>
#include "pace/moments.h"
#include "pace/regression.h"
#include "transform/shape.h"

enum { PERIOD_MOST = 366 };

static double at(pace_view in, int64_t i)
{
    return in.x[i * in.stride];
}

/* expm1 keeps the digits that the difference to one loses near lambda 0. */
static double forward(double x, double lambda)
{
    if (x > 0)
        return fabs(lambda) > 0 ? expm1(lambda * log(x)) / lambda : log(x);
    return lambda > 0 ? -(pow(-x, lambda) + 1) / lambda : (double)NAN;
}

static double backward(double z, double lambda, double variance)
{
    double inner = lambda * z + 1, x;
    if (!(fabs(lambda) > 0))
        return exp(z) * (1 + variance / 2);
    if (inner < 0 && lambda < 0)
        return (double)NAN;
    x = inner > 0 ? exp(log1p(lambda * z) / lambda) : -pow(-inner, 1 / lambda);
    return variance > 0 ? x * (1 + variance * (1 - lambda) / (2 * pow(fabs(x), 2 * lambda))) : x;
}

static pace_status each(pace_out out, uint8_t *flags, pace_view in, double lambda, double variance, bool back, pace_error *err)
{
    if (!isfinite(lambda) || !(variance >= 0) || isinf(variance))
        return pace__fail(err, PACE_ERR_ARG, "", "lambda must be a finite number, and a variance not below 0");
    pace_status status = pace__shape(out, in.n, in, err);
    for (int64_t i = 0; !status && i < in.n; i++) {
        double x = at(in, i), z = isnan(x) ? x : back ? backward(x, lambda, variance) : forward(x, lambda);
        uint8_t found = isnan(x) ? PACE_ROW_MISSING : isnan(z) ? PACE_ROW_DOMAIN : isinf(z) && isfinite(x) ? PACE_ROW_RANGE : 0;
        out.x[i * out.stride] = found ? (double)NAN : z;
        if (flags)
            flags[i] = found;
    }
    return status;
}

pace_status pace_box_cox(pace_out out, uint8_t *flags, pace_view in, double lambda, pace_error *err)
{
    return each(out, flags, in, lambda, 0, false, err);
}

pace_status pace_box_cox_back(pace_out out, uint8_t *flags, pace_view in, double lambda, double variance, pace_error *err)
{
    return each(out, flags, in, lambda, variance, true, err);
}

/* --- which one ----------------------------------------------------------------------------------------------------- */

typedef struct choice {
    pace_view in;
    int64_t period, n; /* n: values that are there */
    double scale;      /* their geometric mean; the mean size with Guerrero */
    double *column;    /* regressors, then the series on the scale */
    pace_view *x;
    int64_t regressors;
    const pace_allocator *allocator;
    pace_status status;
    pace_error *err;
} choice;

static double guerrero(choice *c, double lambda)
{
    int64_t years = c->in.n / c->period, start = c->in.n - years * c->period;
    for (int64_t year = 0; year < years; year++) {
        pace_view part = c->in;
        part.x += (start + year * c->period) * c->in.stride;
        part.n = c->period;
        c->column[year] = pace_sd(part, NULL) / c->scale / pow(pace_mean(part, NULL) / c->scale, 1 - lambda);
    }
    pace_view ratios = {c->column, years, 1, PACE_PERIOD_NONE};
    return pace_sd(ratios, NULL) / pace_mean(ratios, NULL);
}

/* Logarithm of the residual sum of squares of the series over its geometric mean: what a change of scale does to the density is
 * in it. */
static double unlikelihood(choice *c, double lambda)
{
    pace_regression fit;
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    double coef[PERIOD_MOST + 2], *z = c->column + c->regressors * c->in.n;
    opts.allocator = c->allocator;
    if (c->status)
        return (double)NAN;
    for (int64_t i = 0; i < c->in.n; i++)
        z[i] = isnan(at(c->in, i)) ? (double)NAN : forward(at(c->in, i) / c->scale, lambda);
    pace_view y = {z, c->in.n, 1, PACE_PERIOD_NONE};
    c->status = pace_regress(&fit, coef, NULL, NULL, y, c->x, c->regressors, &opts, c->err);
    return c->status ? (double)NAN : log(fit.residual_ss);
}

typedef double (*measure)(choice *c, double lambda);

/* Golden section between the neighbours of the least of 61 points: neither measure need have one valley. */
static double least_of(choice *c, measure f, double low, double high)
{
    const double part = 0.61803398874989484820;
    double best = low, least = (double)INFINITY, step = (high - low) / 60;
    for (int i = 0; i <= 60; i++) {
        double now = f(c, low + step * i);
        if (now < least) {
            least = now;
            best = low + step * i;
        }
    }
    double a = fmax(low, best - step), b = fmin(high, best + step), p = b - part * (b - a), q = a + part * (b - a);
    double at_p = f(c, p), at_q = f(c, q);
    while (b - a > 1e-7) {
        bool left = at_p < at_q;
        if (left) {
            b = q;
            q = p;
            at_q = at_p;
            p = b - part * (b - a);
            at_p = f(c, p);
        } else {
            a = p;
            p = q;
            at_p = at_q;
            q = a + part * (b - a);
            at_q = f(c, q);
        }
    }
    return a + (b - a) / 2;
}

static double best_of_grid(choice *c, double low, double high, double step)
{
    double best = low, least = (double)INFINITY;
    for (int64_t i = 0; low + step * (double)i <= high + step * 1e-9; i++) {
        double lambda = low + step * (double)i, now;
        lambda = fabs(lambda) < step * 1e-9 ? 0 : lambda;
        now = unlikelihood(c, lambda);
        if (now < least) {
            least = now;
            best = lambda;
        }
    }
    return best;
}

/* A line, and dummies of all seasons but the first. */
static void fill(choice *c)
{
    int64_t season = c->in.first.freq == PACE_FREQ_NONE ? 0 : c->in.first.ord % c->period;
    for (int64_t j = 0; j < c->regressors; j++) {
        double *column = c->column + j * c->in.n;
        c->x[j] = (pace_view){column, c->in.n, 1, PACE_PERIOD_NONE};
        for (int64_t i = 0; i < c->in.n; i++)
            column[i] = j == 0 ? (double)i : ((season + i) % c->period + c->period) % c->period == j ? 1 : 0;
    }
}

static pace_status check(choice *c, const pace_box_cox_opts *opts, bool *positive, pace_error *err)
{
    *positive = true;
    if (opts->size != sizeof *opts || (unsigned)opts->method > PACE_BOX_COX_LIKELIHOOD || !(opts->low < opts->high) ||
        !isfinite(opts->low) || !isfinite(opts->high) || !(opts->step >= 0) || (opts->step > 0 && opts->step < 1e-4) ||
        c->period < 0 || c->period > PERIOD_MOST || c->in.n < 0 || (c->in.n && !c->in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "options of a Box-Cox scale are out of range; start with PACE_BOX_COX_OPTS_INIT");
    double logs = 0, sizes = 0;
    for (int64_t i = 0; i < c->in.n; i++) {
        double x = at(c->in, i);
        if (isinf(x))
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; a scale needs finite ones", (long)i + 1);
        if (isnan(x))
            continue;
        c->n++;
        *positive = *positive && x > 0;
        logs += x > 0 ? log(x) : 0;
        sizes = fmax(sizes, fabs(x));
    }
    if (!*positive && opts->method == PACE_BOX_COX_LIKELIHOOD)
        return pace__fail(err, PACE_ERR_DATA, "", "a value is not positive and has no likelihood on this scale; Guerrero's method is right");
    if (!(pace_sd(c->in, NULL) > 0))
        return pace__fail(err, PACE_ERR_DATA, "", "the series is constant or empty and tells no scale; give values that differ");
    c->scale = opts->method == PACE_BOX_COX_LIKELIHOOD ? exp(logs / (double)c->n) : sizes;
    return PACE_OK;
}

static int64_t usual_period(pace_freq freq)
{
    return freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY || freq == PACE_MONTHLY ? (int64_t)freq : 1;
}

pace_status pace_box_cox_lambda(double *out, pace_view in, const pace_box_cox_opts *opts, pace_error *err)
{
    const pace_box_cox_opts standard = PACE_BOX_COX_OPTS_INIT;
    const pace_box_cox_opts *use = opts ? opts : &standard;
    bool positive, likelihood = use->method == PACE_BOX_COX_LIKELIHOOD;
    choice c = {.in = in, .period = use->period ? use->period : usual_period((pace_freq)in.first.freq), .err = err};
    pace_status status = check(&c, use, &positive, err);
    if (status)
        return status;
    if (in.n <= 2 * c.period) {
        *out = 1;
        return PACE_OK;
    }
    c.allocator = use->allocator;
    c.period = !likelihood && c.period < 2 ? 2 : c.period;
    c.regressors = likelihood ? c.period : 0;
    size_t doubles = (size_t)(c.regressors + 1) * (size_t)in.n, views = (size_t)c.regressors + 1;
    c.column = pace__alloc(c.allocator, doubles, sizeof *c.column);
    c.x = pace__alloc(c.allocator, views, sizeof *c.x);
    if (!c.column || !c.x) {
        status = pace__fail_memory(err);
        goto out;
    }
    fill(&c);
    double low = positive ? use->low : fmax(use->low, 0), found;
    if (likelihood && use->step > 0)
        found = best_of_grid(&c, low, use->high, use->step);
    else
        found = least_of(&c, likelihood ? unlikelihood : guerrero, low, use->high);
    bool none = isnan(likelihood ? unlikelihood(&c, found) : guerrero(&c, found));
    status = c.status;
    if (!status && none)
        status = pace__fail(err, PACE_ERR_DATA, "", "no scale makes the years alike; give a series of positive values");
    if (!status)
        *out = found;
out:
    pace__release(c.allocator, c.column, doubles * sizeof *c.column);
    pace__release(c.allocator, c.x, views * sizeof *c.x);
    return status;
}
