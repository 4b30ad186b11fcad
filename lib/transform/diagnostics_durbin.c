/* Durbin and Watson's ratio, and how it is distributed: the chance that a quadratic form in normal residuals is negative, by
 * Imhof's integral. Its characteristic function is a determinant of the projection of a tridiagonal matrix, which comes from that
 * matrix and a matrix of the size of the regression: no eigenvalues are needed. Real parts of all pivots are positive, so that
 * their arguments add up without jumps. The integrand does not turn at the far end: a double exponential rule takes it. */
#include <math.h>
#include "pace/diagnostics.h"
#include "transform/least.h"
#include "transform/sum.h"
#include "transform/trend_tail.h"

typedef struct number {
    double re, im;
} number;

typedef struct form {
    const pace__basis *b;
    double ratio;
    number *pivot, *solved; /* rows; rows * terms */
    number *small;          /* terms * terms */
} form;

static number times(number a, number b)
{
    return (number){a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

static number minus(number a, number b)
{
    return (number){a.re - b.re, a.im - b.im};
}

static number over(number a, number b)
{
    double square = b.re * b.re + b.im * b.im;
    return (number){(a.re * b.re + a.im * b.im) / square, (a.im * b.re - a.re * b.im) / square};
}

static bool joined(const pace__basis *b, int64_t t)
{
    return t > 0 && t < b->rows && b->there[t] && b->there[t - 1];
}

/* How often a residual enters squared differences. */
static double touches(const pace__basis *b, int64_t t)
{
    return (joined(b, t) ? 1.0 : 0.0) + (joined(b, t + 1) ? 1.0 : 0.0);
}

static void count_pivot(number p, double *log_size, double *angle)
{
    *log_size += log(p.re * p.re + p.im * p.im) / 2;
    *angle += atan2(p.im, p.re);
}

/* Pivots of I - 2 i t (A - ratio I), whose elements beside the diagonal are 2 i t, and the columns of Q solved for. */
static void solve_rows(const form *f, double t, double *log_size, double *angle)
{
    const pace__basis *b = f->b;
    int64_t k = b->terms;
    number beside = {0, 2 * t};
    for (int64_t i = 0; i < b->rows; i++) {
        bool linked = joined(b, i);
        number factor = {0, 0}, *row = f->solved + i * k;
        f->pivot[i] = b->there[i] ? (number){1, -2 * t * (touches(b, i) - f->ratio)} : (number){1, 0};
        if (linked) {
            factor = over(beside, f->pivot[i - 1]);
            f->pivot[i] = minus(f->pivot[i], times(factor, beside));
        }
        for (int64_t j = 0; j < k; j++) {
            row[j] = (number){b->q[i * k + j], 0};
            if (linked)
                row[j] = minus(row[j], times(factor, row[j - k]));
        }
        count_pivot(f->pivot[i], log_size, angle);
    }
    for (int64_t i = b->rows - 1; i >= 0; i--) {
        number *row = f->solved + i * k;
        for (int64_t j = 0; j < k; j++) {
            if (joined(b, i + 1))
                row[j] = minus(row[j], times(beside, row[j + k]));
            row[j] = over(row[j], f->pivot[i]);
        }
    }
}

static void take_projection(const form *f, double *log_size, double *angle)
{
    const pace__basis *b = f->b;
    int64_t k = b->terms;
    for (int64_t c = 0; c < k * k; c++) {
        number sum = {0, 0};
        for (int64_t i = 0; i < b->rows; i++) {
            sum.re += b->q[i * k + c / k] * f->solved[i * k + c % k].re;
            sum.im += b->q[i * k + c / k] * f->solved[i * k + c % k].im;
        }
        f->small[c] = sum;
    }
    for (int64_t c = 0; c < k; c++) {
        count_pivot(f->small[c * k + c], log_size, angle);
        for (int64_t i = c + 1; i < k; i++) {
            number by = over(f->small[i * k + c], f->small[c * k + c]);
            for (int64_t j = c; j < k; j++)
                f->small[i * k + j] = minus(f->small[i * k + j], times(by, f->small[c * k + j]));
        }
    }
}

/* sin(angle) / size of the characteristic function at t, which is the determinant to the power -1/2. */
static double integrand(const form *f, double t)
{
    double log_size = 0, angle = 0;
    solve_rows(f, t, &log_size, &angle);
    take_projection(f, &log_size, &angle);
    return sin(-angle / 2) * exp(-log_size / 2);
}

/* log t runs over sinh, so that both ends fade. */
static double rule(const form *f, double centre, double step, double from)
{
    pace__sum sum = {0, 0};
    const double half_pi = 1.57079632679489661923;
    for (double u = from; u < 3.6; u += step) {
        double at = half_pi * sinh(u);
        pace__sum_add(&sum, integrand(f, centre * exp(at)) * half_pi * cosh(u));
    }
    return pace__sum_value(sum) * step;
}

static double exact_p(const form *f)
{
    const double pi = 3.14159265358979323846, start = -3.6;
    double centre = 0.5 / sqrt(6 * (double)f->b->n), step = 0.1, found = rule(f, centre, step, start);
    for (int level = 0; level < 7; level++) {
        double before = found;
        step /= 2;
        found = (found + rule(f, centre, 2 * step, start + step)) / 2;
        if (fabs(found - before) < 1e-12)
            break;
    }
    return fmin(1, fmax(0, 0.5 - found / pi));
}

/* Element of A Q. */
static double differenced(const pace__basis *b, int64_t i, int64_t j)
{
    int64_t k = b->terms;
    double out = touches(b, i) * b->q[i * k + j];
    if (joined(b, i))
        out -= b->q[(i - 1) * k + j];
    if (joined(b, i + 1))
        out -= b->q[(i + 1) * k + j];
    return out;
}

/* Traces of M A and of its square. */
static double normal_p(const pace__basis *b, double ratio)
{
    int64_t k = b->terms;
    double first = 0, second = 0, df = (double)(b->n - k);
    for (int64_t i = 0; i < b->rows; i++) {
        double d = touches(b, i);
        first += d;
        second += d * d + (joined(b, i) ? 2 : 0);
        for (int64_t j = 0; j < k; j++) {
            double aq = differenced(b, i, j);
            first -= b->q[i * k + j] * aq;
            second -= 2 * aq * aq;
        }
    }
    for (int64_t a = 0; a < k; a++) {
        for (int64_t c = 0; c < k; c++) {
            double sum = 0;
            for (int64_t i = 0; i < b->rows; i++)
                sum += b->q[i * k + a] * differenced(b, i, c);
            second += sum * sum;
        }
    }
    double mean = first / df, variance = 2 / (df * (df + 2)) * (second - first * mean);
    return 1 - pace__normal_tail((ratio - mean) / sqrt(variance));
}

static double ratio_of(const pace__basis *b)
{
    pace__sum apart = {0, 0}, whole = {0, 0};
    for (int64_t i = 0; i < b->rows; i++) {
        double step = joined(b, i) ? b->rest[i] - b->rest[i - 1] : 0;
        pace__sum_add(&apart, step * step);
        pace__sum_add(&whole, b->rest[i] * b->rest[i]);
    }
    return pace__sum_value(apart) / pace__sum_value(whole);
}

static bool make_form(form *f, const pace__basis *b, pace__arena *arena)
{
    size_t rows = (size_t)b->rows, k = (size_t)b->terms;
    f->b = b;
    f->ratio = ratio_of(b);
    f->pivot = pace__arena_room(arena, rows, sizeof *f->pivot);
    f->solved = pace__arena_room(arena, rows * k, sizeof *f->solved);
    f->small = pace__arena_room(arena, k * k, sizeof *f->small);
    return !arena->failed;
}

pace_status pace_durbin_watson(pace_test *out, pace_view y, const pace_view *x, int64_t count, pace_dw_p p,
                               const pace_regress_opts *opts, pace_error *err)
{
    pace_regression fit;
    pace__basis basis;
    pace__arena arena;
    form f;
    if ((unsigned)p > PACE_DW_NORMAL)
        return pace__fail(err, PACE_ERR_ARG, "", "no such p of Durbin and Watson's ratio; exact and normal are right");
    pace__arena_init(&arena, opts && opts->size == sizeof *opts ? opts->allocator : NULL);
    pace_status status = pace__regress_basis(&basis, &arena, &fit, NULL, y, x, count, opts, err);
    if (status)
        goto out;
    if (fit.df < 1 || !(fit.residual_ss > 0)) {
        status = pace__fail(err, PACE_ERR_DATA, "", "the regression fits exactly and leaves nothing to test; give observations that it does not");
        goto out;
    }
    if (!make_form(&f, &basis, &arena)) {
        status = pace__fail_memory(err);
        goto out;
    }
    double found = p == PACE_DW_EXACT ? exact_p(&f) : normal_p(&basis, f.ratio);
    *out = (pace_test){f.ratio, fit.df > 1 ? found : (double)NAN, (double)fit.df, 0};
out:
    pace__arena_clear(&arena);
    return status;
}
