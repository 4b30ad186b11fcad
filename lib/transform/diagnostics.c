/* Tests of residuals by a second regression. */
#include "pace/diagnostics.h"
#include <math.h>
#include "pace/moments.h"
#include "transform/least.h"
#include "transform/sum.h"
#include "transform/tail.h"

enum { POWER_MOST = 6 };

/* Columns of a second regression, each as long as y. */
typedef struct second {
    pace_view *x;
    double *column, *y;
    int64_t count, rows;
} second;

static const pace_allocator *allocator_of(const pace_regress_opts *opts)
{
    return opts && opts->size == sizeof *opts ? opts->allocator : NULL;
}

static bool no_constant(const pace_regress_opts *opts)
{
    return opts && opts->no_constant;
}

/* The columns there are, and `more` that are to be filled. */
static bool make_second(second *out, pace__arena *arena, const pace_view *x, int64_t count, int64_t more, int64_t rows)
{
    out->rows = rows;
    out->count = count + more;
    out->x = pace__arena_alloc(arena, (size_t)out->count + 1, sizeof *out->x);
    out->column = pace__arena_alloc(arena, (size_t)(more * rows) + 1, sizeof *out->column);
    out->y = pace__arena_alloc(arena, (size_t)rows + 1, sizeof *out->y);
    if (arena->failed)
        return false;
    for (int64_t j = 0; j < out->count; j++)
        out->x[j] = j < count ? x[j] : (pace_view){out->column + (j - count) * rows, rows, 1, PACE_PERIOD_NONE};
    return true;
}

static pace_view y_of(const second *s)
{
    return (pace_view){s->y, s->rows, 1, PACE_PERIOD_NONE};
}

static pace_status first_fit(pace_regression *fit, double **rest, pace__arena *arena, pace_view y, const pace_view *x, int64_t count,
                             const pace_regress_opts *opts, pace_error *err)
{
    if (y.n < 0 || count < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "a regression needs values; give y and the columns that it depends on");
    double *coef = pace__arena_alloc(arena, (size_t)count + 2, sizeof *coef);
    *rest = pace__arena_alloc(arena, (size_t)y.n + 1, sizeof **rest);
    if (arena->failed)
        return pace__fail_memory(err);
    pace_regress_opts plain = PACE_REGRESS_OPTS_INIT;
    plain.allocator = allocator_of(opts);
    plain.no_constant = no_constant(opts);
    if (opts)
        plain.size = opts->size;
    return pace_regress(fit, coef, NULL, *rest, y, x, count, &plain, err);
}

static pace_status second_fit(pace_regression *fit, pace__arena *arena, const second *s, const pace_regress_opts *opts, pace_error *err)
{
    double *coef = pace__arena_alloc(arena, (size_t)s->count + 2, sizeof *coef);
    pace_regress_opts plain = PACE_REGRESS_OPTS_INIT;
    if (!coef)
        return pace__fail_memory(err);
    plain.allocator = allocator_of(opts);
    plain.no_constant = no_constant(opts);
    return pace_regress(fit, coef, NULL, NULL, y_of(s), s->x, s->count, &plain, err);
}

static pace_test chi_squared(double statistic, double df)
{
    return (pace_test){statistic, pace__chi_tail(statistic, df), df, 0};
}

/* That `more` of the columns add nothing. */
static pace_test f_test(double before, double after, double more, double df)
{
    double f = (before - after) / more / (after / df);
    return (pace_test){f, pace__f_tail(f, more, df), more, df};
}

static bool used_up(const pace_regression *again, pace_error *err, pace_status *status)
{
    if (again->df > 0)
        return false;
    *status = pace__fail(err, PACE_ERR_DATA, "", "%ld values for as many coefficients with those of the test; more values are needed, or fewer lags or powers",
                         (long)again->n);
    return true;
}

static bool exact(const pace_regression *fit, pace_error *err, pace_status *status)
{
    if (fit->residual_ss > 0)
        return false;
    *status = pace__fail(err, PACE_ERR_DATA, "", "the regression fits exactly and leaves nothing to test; give observations that it does not");
    return true;
}

static void fill_lags(const second *s, int64_t count, const double *rest)
{
    for (int64_t i = 0; i < s->rows; i++) {
        s->y[i] = rest[i];
        for (int64_t lag = 1; lag < 1 + s->count - count; lag++)
            s->column[(lag - 1) * s->rows + i] = i < lag || isnan(rest[i - lag]) ? 0 : rest[i - lag];
    }
}

pace_status pace_breusch_godfrey(pace_test *chi, pace_test *f, pace_view y, const pace_view *x, int64_t count, int64_t order,
                                 const pace_regress_opts *opts, pace_error *err)
{
    pace_regression first, again;
    pace__arena arena;
    second s;
    double *rest;
    if (order < 1 || order >= y.n)
        return pace__fail(err, PACE_ERR_ARG, "", "order %ld of %ld values; 1 or more, below the number of values, is right",
                          (long)order, (long)y.n);
    pace__arena_init(&arena, allocator_of(opts));
    pace_status status = first_fit(&first, &rest, &arena, y, x, count, opts, err);
    if (status || exact(&first, err, &status))
        goto out;
    if (!make_second(&s, &arena, x, count, order, y.n)) {
        status = pace__fail_memory(err);
        goto out;
    }
    fill_lags(&s, count, rest);
    status = second_fit(&again, &arena, &s, opts, err);
    if (status || used_up(&again, err, &status))
        goto out;
    double n = (double)first.n, explained = first.residual_ss - again.residual_ss;
    if (chi)
        *chi = chi_squared(n * explained / first.residual_ss, (double)order);
    if (f)
        *f = f_test(first.residual_ss, again.residual_ss, (double)order, (double)again.df);
out:
    pace__arena_clear(&arena);
    return status;
}

/* Squares and products of the columns, each once. */
static void fill_products(const second *s, const pace_view *x, int64_t count)
{
    int64_t at = 0;
    for (int64_t a = 0; a < count && s->count > count; a++)
        for (int64_t b = a; b < count; b++, at++)
            for (int64_t i = 0; i < s->rows; i++)
                s->column[at * s->rows + i] = x[a].x[i * x[a].stride] * x[b].x[i * x[b].stride];
}

pace_status pace_uneven_spread(pace_test *out, pace_view y, const pace_view *x, int64_t count, pace_spread_test kind,
                               const pace_regress_opts *opts, pace_error *err)
{
    pace_regression first, again;
    pace__arena arena;
    second s;
    double *rest;
    int64_t more = kind == PACE_SPREAD_WHITE ? count * (count + 1) / 2 : 0;
    if (count < 1 || no_constant(opts) || (unsigned)kind > PACE_SPREAD_WHITE)
        return pace__fail(err, PACE_ERR_ARG, "", "spread is tested against regressors beside a constant; give some, and a pace_spread_test");
    pace__arena_init(&arena, allocator_of(opts));
    pace_status status = first_fit(&first, &rest, &arena, y, x, count, opts, err);
    if (status || exact(&first, err, &status))
        goto out;
    if (!make_second(&s, &arena, x, count, more, y.n)) {
        status = pace__fail_memory(err);
        goto out;
    }
    for (int64_t i = 0; i < y.n; i++)
        s.y[i] = rest[i] / first.sd * (rest[i] / first.sd) * ((double)first.n / (double)first.df);
    fill_products(&s, x, count);
    status = second_fit(&again, &arena, &s, opts, err);
    if (status)
        goto out;
    *out = kind == PACE_SPREAD_BREUSCH_PAGAN ? chi_squared(again.regression_ss / 2, (double)s.count)
                                             : chi_squared((double)again.n * again.r_squared, (double)s.count);
out:
    pace__arena_clear(&arena);
    return status;
}

pace_status pace_arch_test(pace_test *out, pace_view residuals, int64_t order, const pace_allocator *allocator, pace_error *err)
{
    pace_regression fit;
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace__arena arena;
    second s;
    if (residuals.n < 0 || (residuals.n && !residuals.x) || order < 1 || order >= residuals.n)
        return pace__fail(err, PACE_ERR_ARG, "", "order %ld of %ld values; 1 or more, below the number of values, is right",
                          (long)order, (long)residuals.n);
    opts.allocator = allocator;
    pace__arena_init(&arena, allocator);
    pace_status status = PACE_OK;
    if (!make_second(&s, &arena, NULL, 0, order, residuals.n)) {
        status = pace__fail_memory(err);
        goto out;
    }
    for (int64_t i = 0; i < s.rows; i++) {
        double e = residuals.x[i * residuals.stride];
        s.y[i] = e * e;
        for (int64_t lag = 1; lag <= order; lag++)
            s.column[(lag - 1) * s.rows + i] = i < lag ? (double)NAN : s.y[i - lag];
    }
    status = second_fit(&fit, &arena, &s, &opts, err);
    if (!status)
        *out = chi_squared((double)fit.n * fit.r_squared, (double)order);
out:
    pace__arena_clear(&arena);
    return status;
}

/* Powers of the fit, of which its mean is taken off where there is a constant: they span the same, with more digits. */
static void fill_powers(const second *s, pace_view y, const double *rest, int64_t count, bool centred, double scale)
{
    double mean = 0;
    for (int64_t i = 0; i < s->rows; i++)
        s->y[i] = y.x[i * y.stride] - rest[i];
    if (centred)
        mean = pace_mean(y_of(s), NULL);
    for (int64_t i = 0; i < s->rows; i++) {
        double fit = (s->y[i] - mean) / scale, power = fit;
        for (int64_t j = 0; j < s->count - count; j++)
            s->column[j * s->rows + i] = power *= fit;
        s->y[i] = y.x[i * y.stride];
    }
}

pace_status pace_reset_test(pace_test *out, pace_view y, const pace_view *x, int64_t count, int power,
                            const pace_regress_opts *opts, pace_error *err)
{
    pace_regression first, again;
    pace__arena arena;
    second s;
    double *rest;
    if (power < 2 || power > POWER_MOST)
        return pace__fail(err, PACE_ERR_ARG, "", "power %d of the fit; 2 to %d are right", power, POWER_MOST);
    pace__arena_init(&arena, allocator_of(opts));
    pace_status status = first_fit(&first, &rest, &arena, y, x, count, opts, err);
    if (status || exact(&first, err, &status))
        goto out;
    if (!make_second(&s, &arena, x, count, power - 1, y.n)) {
        status = pace__fail_memory(err);
        goto out;
    }
    fill_powers(&s, y, rest, count, !no_constant(opts), sqrt((first.regression_ss + first.residual_ss) / (double)first.n));
    status = second_fit(&again, &arena, &s, opts, err);
    if (!status && !used_up(&again, err, &status))
        *out = f_test(first.residual_ss, again.residual_ss, power - 1, (double)again.df);
out:
    pace__arena_clear(&arena);
    return status;
}

/* Deviations over the greatest of them, so that fourth powers stay in range. */
pace_status pace_jarque_bera(pace_test *out, pace_view series, pace_error *err)
{
    pace__sum two = {0, 0}, three = {0, 0}, four = {0, 0};
    uint8_t flags = 0;
    double mean = pace_mean(series, &flags), most = 0, n = 0;
    if (flags & PACE_ROW_DOMAIN)
        return pace__fail(err, PACE_ERR_RANGE, "", "a value is infinite; a test of normality needs finite ones");
    for (int64_t i = 0; i < series.n; i++) {
        n += !isnan(series.x[i * series.stride]);
        most = fmax(most, fabs(series.x[i * series.stride] - mean));
    }
    if (n < 3 || !(most > fabs(mean) * 0x1p-52))
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values, or all alike; 3 that differ are needed", (long)n);
    for (int64_t i = 0; i < series.n; i++) {
        double z = (series.x[i * series.stride] - mean) / most;
        if (isnan(z))
            continue;
        pace__sum_add(&two, z * z);
        pace__sum_add(&three, z * z * z);
        pace__sum_add(&four, z * z * z * z);
    }
    double spread = pace__sum_value(two) / n, skew = pace__sum_value(three) / n / (spread * sqrt(spread));
    double over = pace__sum_value(four) / n / (spread * spread) - 3;
    *out = chi_squared(n / 6 * (skew * skew + over * over / 4), 2);
    return PACE_OK;
}
