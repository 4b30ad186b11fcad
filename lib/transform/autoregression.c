/* Correlations by lag and autoregressions. */
#include "pace/autoregression.h"
#include <math.h>
#include "pace/moments.h"
#include "pace/regression.h"
#include "transform/shape.h"
#include "transform/sum.h"

static double at(pace_view in, int64_t i)
{
    return in.x[i * in.stride];
}

static int64_t count_of(pace_view in)
{
    int64_t n = 0;
    for (int64_t i = 0; i < in.n; i++)
        n += !isnan(at(in, i));
    return n;
}

double pace_autocovariance(pace_view in, int64_t lag, uint8_t *flags)
{
    double n = (double)count_of(in), variance = pace_variance(in, flags);
    if (isnan(variance) || lag < 0 || lag >= in.n) {
        if (flags && !isnan(variance))
            *flags |= PACE_ROW_SHORT;
        return (double)NAN;
    }
    return variance > 0 ? pace_autocorrelation(in, lag, flags) * (variance * ((n - 1) / n)) : 0;
}

double pace_cross_correlation(pace_view a, pace_view b, int64_t lag, uint8_t *flags)
{
    uint8_t found = 0;
    int64_t n = a.n < b.n ? a.n : b.n;
    a.n = b.n = n;
    double mean_a = pace_mean(a, &found), mean_b = pace_mean(b, &found), sd_a = pace_sd(a, &found), sd_b = pace_sd(b, &found);
    pace__sum sum = {0, 0};
    if (lag <= -n || lag >= n)
        found |= PACE_ROW_SHORT;
    else if (!(sd_a > 0 && sd_b > 0) && !(found & (PACE_ROW_SHORT | PACE_ROW_RANGE)))
        found |= PACE_ROW_DOMAIN;
    if (flags)
        *flags |= found;
    if (found & (PACE_ROW_SHORT | PACE_ROW_DOMAIN | PACE_ROW_RANGE))
        return (double)NAN;
    for (int64_t t = lag < 0 ? -lag : 0; t < n && t + lag < n; t++) {
        double product = (at(a, t + lag) - mean_a) / sd_a * ((at(b, t) - mean_b) / sd_b);
        if (!isnan(product))
            pace__sum_add(&sum, product);
    }
    double n_a = (double)count_of(a), n_b = (double)count_of(b);
    return pace__sum_value(sum) / sqrt((n_a - 1) * (n_b - 1));
}

/* Durbin's recursion: coefficients of order k from those of k - 1, in place; `before` is scratch. Returns the last of them. */
static double raise_order(double *phi, double *before, const double *r, int64_t k)
{
    double above = r[k], below = 1;
    for (int64_t j = 1; j < k; j++) {
        before[j] = phi[j];
        above -= phi[j] * r[k - j];
        below -= phi[j] * r[j];
    }
    phi[k] = above / below;
    for (int64_t j = 1; j < k; j++)
        phi[j] = before[j] - phi[k] * before[k - j];
    return phi[k];
}

/* r[0] ... r[lags]. */
static pace_status correlations(double *r, int64_t lags, pace_view in, pace_error *err)
{
    uint8_t flags = 0;
    r[0] = 1;
    for (int64_t k = 1; k <= lags; k++) {
        r[k] = pace_autocorrelation(in, k, &flags);
        if (!isnan(r[k]))
            continue;
        for (int64_t i = 0; i < in.n; i++)
            if (isinf(at(in, i)))
                return pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; correlations need finite ones", (long)i + 1);
        return pace__fail(err, PACE_ERR_DATA, "", "the series is constant or empty and has no correlations; give values that differ");
    }
    return PACE_OK;
}

pace_status pace_correlogram(double *autocorrelation, double *partial, int64_t lags, pace_view in, const pace_allocator *allocator,
                             pace_error *err)
{
    if (lags < 1 || lags >= in.n || !in.x)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld lags of %ld values; 1 lag or more, fewer than values, are right", (long)lags,
                          (long)in.n);
    size_t room = (size_t)lags + 1;
    double *r = pace__alloc(allocator, 3 * room, sizeof *r);
    if (!r)
        return pace__fail_memory(err);
    pace_status status = correlations(r, lags, in, err);
    for (int64_t k = 1; !status && k <= lags; k++) {
        double last = raise_order(r + room, r + 2 * room, r, k);
        if (autocorrelation)
            autocorrelation[k - 1] = r[k];
        if (partial)
            partial[k - 1] = last;
    }
    pace__release(allocator, r, 3 * room * sizeof *r);
    return status;
}

/* --- autoregressions ----------------------------------------------------------------------------------------------- */

typedef struct choice {
    const pace_ar_opts *opts;
    pace_view in; /* from the first value to the last */
    int64_t most; /* order */
    double *x;    /* deviations from the mean */
    double *work; /* 5 (most + 1) for the recursions; then 2 n for Burg's */
    double *coef; /* most + 1, that of lag k at k - 1 */
    pace_autoregression *out;
} choice;

static double criterion(const choice *c, double variance, int64_t order)
{
    return (double)c->in.n * log(variance) + 2 * (double)order;
}

static bool better(const choice *c, double *least, double variance, int64_t order)
{
    double now = criterion(c, variance, order);
    bool taken = c->opts->fixed ? order == c->most : order == 0 || now < *least;
    if (taken)
        *least = now;
    return taken;
}

static void take(const choice *c, const double *phi, int64_t order, double variance)
{
    c->out->order = order;
    c->out->variance = variance;
    for (int64_t j = 1; j <= order; j++)
        c->coef[j - 1] = phi[j];
}

static pace_status yule_walker(const choice *c, pace_error *err)
{
    double *r = c->work, *phi = r + c->most + 1, *before = phi + c->most + 1, least = 0;
    double n = (double)c->in.n, variance = pace_autocovariance(c->in, 0, NULL);
    pace_status status = correlations(r, c->most, c->in, err);
    for (int64_t k = 0; !status && k <= c->most; k++) {
        double last = k ? raise_order(phi, before, r, k) : 0;
        variance *= 1 - last * last;
        if (better(c, &least, variance, k))
            take(c, phi, k, variance * n / (n - (double)k - 1));
    }
    return status;
}

/* Errors of prediction forward and backward, of which each order makes those of the next. */
static double burg_step(double *forward, double *backward, int64_t n, int64_t k)
{
    pace__sum above = {0, 0}, below = {0, 0};
    for (int64_t t = k; t < n; t++) {
        pace__sum_add(&above, 2 * forward[t] * backward[t - 1]);
        pace__sum_add(&below, forward[t] * forward[t] + backward[t - 1] * backward[t - 1]);
    }
    double last = pace__sum_value(above) / pace__sum_value(below);
    for (int64_t t = n - 1; t >= k; t--) {
        double ahead = forward[t], behind = backward[t - 1];
        forward[t] = ahead - last * behind;
        backward[t] = behind - last * ahead;
    }
    return last;
}

static void burg(const choice *c)
{
    double *phi = c->work, *before = phi + c->most + 1, *forward = c->work + 5 * (c->most + 1), least = 0;
    int64_t n = c->in.n;
    pace__sum sum = {0, 0};
    for (int64_t t = 0; t < n; t++) {
        forward[t] = forward[n + t] = c->x[t];
        pace__sum_add(&sum, c->x[t] * c->x[t]);
    }
    double variance = pace__sum_value(sum) / (double)n;
    for (int64_t k = 0; k <= c->most; k++) {
        double last = k ? burg_step(forward, forward + n, n, k) : 0;
        variance *= 1 - last * last;
        for (int64_t j = 1; j < k; j++)
            before[j] = phi[j];
        for (int64_t j = 1; j < k; j++)
            phi[j] = before[j] - last * before[k - j];
        phi[k] = last;
        if (better(c, &least, variance, k))
            take(c, phi, k, variance);
    }
}

static pace_status least_squares(const choice *c, pace_error *err)
{
    size_t room = (size_t)c->most + 1;
    pace_view *lag = pace__alloc(c->opts->allocator, room, sizeof *lag);
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace_regression fit;
    pace_status status = PACE_OK;
    double least = 0;
    if (!lag)
        return pace__fail_memory(err);
    opts.allocator = c->opts->allocator;
    for (int64_t k = c->opts->fixed ? c->most : 0; !status && k <= c->most; k++) {
        pace_view y = {c->x + k, c->in.n - k, 1, PACE_PERIOD_NONE};
        for (int64_t j = 1; j <= k; j++)
            lag[j - 1] = (pace_view){c->x + k - j, y.n, 1, PACE_PERIOD_NONE};
        status = pace_regress(&fit, c->work, NULL, NULL, y, lag, k, &opts, err);
        double variance = status ? 0 : fit.residual_ss / (double)fit.n;
        if (status || !better(c, &least, variance, k))
            continue;
        take(c, c->work, k, variance);
        c->out->intercept = c->work[0];
    }
    pace__release(c->opts->allocator, lag, room * sizeof *lag);
    return status;
}

static pace_status whole(pace_view *in, pace_error *err)
{
    while (in->n > 0 && isnan(at(*in, in->n - 1)))
        in->n--;
    for (; in->n > 0 && isnan(in->x[0]); in->n--)
        in->x += in->stride;
    for (int64_t i = 0; i < in->n; i++)
        if (!isfinite(at(*in, i)))
            return pace__fail(err, isnan(at(*in, i)) ? PACE_ERR_DATA : PACE_ERR_RANGE, "",
                              "value %ld is missing or infinite; fill it first, or cut the series", (long)i + 1);
    return PACE_OK;
}

static pace_status check(choice *c, const pace_ar_opts *opts, int64_t room, pace_error *err)
{
    if (opts->size != sizeof *opts || (unsigned)opts->method > PACE_AR_OLS || c->in.n < 0 || (c->in.n && !c->in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "no such autoregression; start with PACE_AR_OPTS_INIT and give values");
    pace_status status = whole(&c->in, err);
    if (status)
        return status;
    int64_t usual = c->in.n > 1 ? (int64_t)floor(10 * log10((double)c->in.n)) : 0;
    c->most = opts->order >= 0 ? opts->order : usual < c->in.n - 1 ? usual : c->in.n - 1;
    if (c->in.n < 2 || c->most >= c->in.n - 1 || (opts->method == PACE_AR_OLS && c->most > (c->in.n - 2) / 2))
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values do not allow order %ld; a lower one is right", (long)c->in.n, (long)c->most);
    if (room < c->most)
        return pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld coefficients", (long)room, (long)c->most);
    if (!(pace_sd(c->in, NULL) > 0))
        return pace__fail(err, PACE_ERR_DATA, "", "the series is constant, or its values are too far apart; give values that differ");
    return PACE_OK;
}

pace_status pace_autoregress(pace_autoregression *out, double *coef, int64_t room, pace_view in, const pace_ar_opts *opts,
                             pace_error *err)
{
    const pace_ar_opts standard = PACE_AR_OPTS_INIT;
    pace_autoregression found = {0};
    choice c = {.opts = opts ? opts : &standard, .in = in, .out = &found};
    pace_status status = check(&c, c.opts, room, err);
    if (status)
        return status;
    size_t orders = (size_t)c.most + 1, doubles = 3 * (size_t)c.in.n + 6 * orders;
    double *memory = pace__calloc(c.opts->allocator, doubles, sizeof *memory);
    if (!memory)
        return pace__fail_memory(err);
    c.x = memory;
    c.coef = c.x + c.in.n;
    c.work = c.coef + orders;
    found.n = c.in.n;
    found.mean = pace_mean(c.in, NULL);
    for (int64_t t = 0; t < c.in.n; t++)
        c.x[t] = at(c.in, t) - found.mean;
    if (c.opts->method == PACE_AR_YULE_WALKER)
        status = yule_walker(&c, err);
    else if (c.opts->method == PACE_AR_BURG)
        burg(&c);
    else
        status = least_squares(&c, err);
    for (int64_t k = 0; !status && k < found.order; k++)
        coef[k] = c.coef[k];
    if (!status)
        *out = found;
    pace__release(c.opts->allocator, memory, doubles * sizeof *memory);
    return status;
}

/* --- the periodogram ----------------------------------------------------------------------------------------------- */

/* j t modulo n keeps the angle exact to a rounding. */
static double power_at(const double *x, int64_t n, int64_t j)
{
    const double turn = 6.28318530717958647693 / (double)n;
    pace__sum re = {0, 0}, im = {0, 0};
    for (int64_t t = 0, place = 0; t < n; t++, place = (place + j) % n) {
        pace__sum_add(&re, x[t] * cos(turn * (double)place));
        pace__sum_add(&im, x[t] * sin(turn * (double)place));
    }
    double a = pace__sum_value(re), b = pace__sum_value(im);
    return (a * a + b * b) / (double)n;
}

pace_status pace_periodogram(pace_out out, pace_view in, bool line, const pace_allocator *allocator, pace_error *err)
{
    int64_t n = in.n;
    if (n < 2 || !in.x || !out.x || out.n < n / 2)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld values, room for %ld results; 2 values and room for half as many are needed",
                          (long)n, (long)out.n);
    for (int64_t i = 0; i < n; i++)
        if (!isfinite(at(in, i)))
            return pace__fail(err, isnan(at(in, i)) ? PACE_ERR_DATA : PACE_ERR_RANGE, "",
                              "value %ld is missing or infinite; fill it first, or cut the series", (long)i + 1);
    double *x = pace__alloc(allocator, (size_t)n, sizeof *x);
    if (!x)
        return pace__fail_memory(err);
    double mean = pace_mean(in, NULL), middle = ((double)n - 1) / 2, slope = 0;
    pace__sum cross = {0, 0};
    for (int64_t t = 0; t < n; t++)
        pace__sum_add(&cross, (at(in, t) - mean) * ((double)t - middle));
    if (line)
        slope = pace__sum_value(cross) * 12 / ((double)n * ((double)n * (double)n - 1));
    for (int64_t t = 0; t < n; t++)
        x[t] = at(in, t) - mean - slope * ((double)t - middle);
    for (int64_t j = 1; j <= n / 2; j++)
        out.x[(j - 1) * out.stride] = power_at(x, n, j);
    pace__release(allocator, x, (size_t)n * sizeof *x);
    return PACE_OK;
}
