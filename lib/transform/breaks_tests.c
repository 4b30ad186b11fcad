/* Tests for a break: at a date that is given, at one that is not, and by the way of the residuals. */
#include <math.h>
#include "transform/breaks.h"
#include "transform/sum.h"
#include "transform/tail.h"

/* terms times Chow's F at every index: out[i]; before and after: n values each. */
static void f_of_all(double *out, const pace__rows *rows, double *before, double *after)
{
    int64_t n = rows->n, k = rows->terms;
    pace__rows_squares(before, rows, 0, 1, n);
    pace__rows_squares(after, rows, n - 1, -1, n);
    double whole = before[n - 1], df = (double)(n - 2 * k);
    for (int64_t i = 0; i < n - 1; i++) {
        double cut = before[i] + after[n - 2 - i];
        out[i] = (whole - cut) / (cut / df);
    }
}

static pace_status all_f(double **f, pace__rows *rows, pace__arena *arena, pace_view y, const pace_view *x, int64_t count, pace_error *err)
{
    pace_status status = pace__rows_make(rows, arena, y, x, count, err);
    if (status)
        return status;
    if (rows->n <= 2 * rows->terms)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values for %ld coefficients either side of a break; more are needed",
                          (long)rows->n, (long)rows->terms);
    *f = pace__arena_alloc(arena, 3 * (size_t)rows->n, sizeof **f);
    if (!*f)
        return pace__fail_memory(err);
    f_of_all(*f, rows, *f + rows->n, *f + 2 * rows->n);
    return PACE_OK;
}

pace_status pace_chow_test(pace_test *out, pace_view y, const pace_view *x, int64_t count, int64_t at,
                           const pace_allocator *allocator, pace_error *err)
{
    pace__arena arena;
    pace__rows rows;
    double *f;
    pace__arena_init(&arena, allocator);
    pace_status status = all_f(&f, &rows, &arena, y, x, count, err);
    if (!status && (at < rows.terms || at >= rows.n - 1 - rows.terms))
        status = pace__fail(err, PACE_ERR_ARG, "", "a break at %ld leaves a side with no more values than coefficients; %ld to %ld are right",
                            (long)at, (long)rows.terms, (long)(rows.n - 2 - rows.terms));
    if (!status) {
        double k = (double)rows.terms, df = (double)rows.n - 2 * k, value = f[at] / k;
        *out = (pace_test){value, pace__f_tail(value, k, df), k, df};
    }
    pace__arena_clear(&arena);
    return status;
}

pace_status pace_sup_f_test(pace_sup_f *out, double *f, pace_view y, const pace_view *x, int64_t count, double share,
                            const pace_allocator *allocator, pace_error *err)
{
    pace__arena arena;
    pace__rows rows;
    double *all;
    if (!(share > 0 && share < 0.5))
        return pace__fail(err, PACE_ERR_ARG, "", "a share out of range is left out at either end; between 0 and 0.5 is right, 0.15 usual");
    pace__arena_init(&arena, allocator);
    pace_status status = all_f(&all, &rows, &arena, y, x, count, err);
    if (status)
        goto out;
    int64_t low = (int64_t)floor(share * (double)rows.n + 1e-9), high = rows.n - low;
    if (low <= rows.terms || low >= high) {
        status = pace__fail(err, PACE_ERR_DATA, "", "%ld values are left out at either end; more than the %ld coefficients are needed",
                            (long)low, (long)rows.terms);
        goto out;
    }
    pace_sup_f found = {low - 1, high - low + 1, low - 1, 0, 0};
    for (int64_t i = 0; i < found.count; i++) {
        double value = all[found.first + i];
        if (value > all[found.at])
            found.at = found.first + i;
        if (f)
            f[i] = value;
    }
    found.statistic = all[found.at];
    found.p = pace__sup_chi_tail(found.statistic, (double)rows.terms, 2 * log((double)high / (double)low));
    *out = found;
out:
    pace__arena_clear(&arena);
    return status;
}

/* P(greatest size of a Brownian bridge > x), by whichever of two series is quick. */
static double bridge_tail(double x)
{
    const double pi = 3.14159265358979323846;
    double sum = 0;
    if (!(x > 0))
        return isnan(x) ? x : 1;
    if (x < 0.9) {
        for (int k = 1; k < 20; k += 2)
            sum += exp(-k * k * pi * pi / (8 * x * x));
        return 1 - sqrt(2 * pi) / x * sum;
    }
    for (int k = 6; k > 0; k--)
        sum = exp(-2.0 * k * k * x * x) - sum;
    return 2 * sum;
}

pace_status pace_cusum_test(pace_test *out, double *path, pace_view y, const pace_view *x, int64_t count,
                            const pace_allocator *allocator, pace_error *err)
{
    pace__arena arena;
    pace__rows rows;
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    pace_regression fit;
    pace__arena_init(&arena, allocator);
    opts.allocator = allocator;
    pace_status status = pace__rows_make(&rows, &arena, y, x, count, err);
    if (status)
        goto out;
    double *rest = pace__arena_alloc(&arena, (size_t)rows.n, sizeof *rest), *coef = pace__arena_alloc(&arena, (size_t)count + 1, sizeof *coef);
    status = arena.failed ? pace__fail_memory(err) : pace_regress(&fit, coef, NULL, rest, y, x, count, &opts, err);
    if (!status && !(fit.df > 0 && fit.sd > 0))
        status = pace__fail(err, PACE_ERR_DATA, "", "the regression fits exactly and leaves nothing to test; give observations that it does not");
    if (status)
        goto out;
    double most = 0, unit = sqrt((double)fit.n);
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < rows.n; i++) {
        pace__sum_add(&sum, rest[i] / fit.sd);
        double now = pace__sum_value(sum) / unit;
        most = fmax(most, fabs(now));
        if (path)
            path[i + 1] = now;
    }
    if (path)
        path[0] = 0;
    *out = (pace_test){most, bridge_tail(most), 0, 0};
out:
    pace__arena_clear(&arena);
    return status;
}
