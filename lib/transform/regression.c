/* Least squares by Householder's reflections in twofold arithmetic. */
#include <float.h>
#include "pace/regression.h"
#include "transform/least.h"
#include "transform/precise.h"
#include "transform/shape.h"

enum { DEGREE_MOST = 16 };

typedef pace__twofold number;

typedef struct problem {
    const pace_allocator *allocator;
    pace_regress_opts opts;
    pace__basis *basis; /* NULL or where it is wanted, of the arena's memory */
    pace__arena *arena;
    pace_view y;
    const pace_view *x;
    int64_t count;  /* columns given; the degree of a polynomial */
    bool powers, constant;
    int64_t n, terms;
    number *column; /* terms columns of n, then y and y again: the last is kept */
    number *spare;  /* terms */
    int *exponent;  /* of the columns and y */
} problem;

static number *column_of(const problem *p, int64_t j)
{
    return p->column + j * p->n;
}

static double value_of(const problem *p, int64_t j, int64_t i)
{
    pace_view x = p->x[p->powers ? 0 : j];
    return x.x[i * x.stride];
}

/* 0: used, 1: left out, 2: infinite. */
static int state_of(const problem *p, int64_t i)
{
    double y = p->y.x[i * p->y.stride];
    int64_t columns = p->powers ? 1 : p->count;
    int state = isnan(y) ? 1 : isinf(y) ? 2 : 0;
    for (int64_t j = 0; j < columns; j++) {
        double x = value_of(p, j, i);
        if (isnan(x))
            return 1;
        if (isinf(x) && !state)
            state = 2;
    }
    return state;
}

static void scale_column(number *x, int64_t n, int *exponent)
{
    double most = 0;
    *exponent = 0;
    for (int64_t i = 0; i < n; i++)
        most = fmax(most, fabs(x[i].high));
    if (most > 0)
        frexp(most, exponent);
    for (int64_t i = 0; i < n; i++)
        x[i] = (number){ldexp(x[i].high, -*exponent), ldexp(x[i].low, -*exponent)};
}

/* The powers are those of x over a power of two, which is put right in the exponents. */
static void fill_powers(const problem *p, int64_t row, int64_t i, int exponent)
{
    double x = ldexp(value_of(p, 0, i), -exponent);
    number power = precise_of(1);
    for (int64_t j = 0; j < p->terms; j++) {
        if (j || !p->constant)
            power = pace__twofold_times(power, x);
        column_of(p, j)[row] = power;
    }
}

static int power_exponent(const problem *p)
{
    double most = 0;
    int exponent = 0;
    for (int64_t i = 0; i < p->y.n && p->powers; i++)
        if (!state_of(p, i))
            most = fmax(most, fabs(value_of(p, 0, i)));
    if (most > 0)
        frexp(most, &exponent);
    return exponent;
}

static void fill(const problem *p)
{
    int64_t row = 0;
    int power = power_exponent(p);
    for (int64_t i = 0; i < p->y.n; i++) {
        if (state_of(p, i))
            continue;
        if (p->powers) {
            fill_powers(p, row, i, power);
        } else {
            for (int64_t j = 0; j < p->count; j++)
                column_of(p, j + p->constant)[row] = precise_of(value_of(p, j, i));
            if (p->constant)
                column_of(p, 0)[row] = precise_of(1);
        }
        column_of(p, p->terms)[row++] = precise_of(p->y.x[i * p->y.stride]);
    }
    for (int64_t j = 0; j <= p->terms; j++) {
        scale_column(column_of(p, j), p->n, &p->exponent[j]);
        if (p->powers && j < p->terms)
            p->exponent[j] += power * (int)(j + !p->constant);
    }
    for (int64_t i = 0; i < p->n; i++)
        column_of(p, p->terms + 1)[i] = column_of(p, p->terms)[i];
}

static number dot(const number *a, const number *b, int64_t n)
{
    number sum = {0, 0};
    for (int64_t i = 0; i < n; i++)
        sum = precise_add(sum, precise_mul(a[i], b[i]));
    return sum;
}

/* b -= a * by. */
static void subtract(number *b, const number *a, number by, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        b[i] = precise_minus(b[i], precise_mul(a[i], by));
}

/* Reflects column k onto its k-th element, and the columns behind it with it. spare[k] becomes the diagonal of R. False
 * where nothing is left of the column beside its length before. */
static bool reflect(const problem *p, int64_t k, double length)
{
    number *v = column_of(p, k) + k;
    int64_t n = p->n - k;
    number norm = precise_root(dot(v, v, n)), factor;
    if (!(norm.high > length * 0x1p-88))
        return false;
    if (v[0].high > 0)
        norm = (number){-norm.high, -norm.low};
    factor = precise_mul(norm, precise_minus(norm, v[0])); /* v'v / 2 after the next line */
    v[0] = precise_minus(v[0], norm);
    p->spare[k] = norm;
    for (int64_t j = k + 1; j <= p->terms; j++) {
        number *b = column_of(p, j) + k;
        subtract(b, v, precise_div(dot(v, b, n), factor), n);
    }
    return true;
}

static pace_status factor(const problem *p, pace_error *err)
{
    for (int64_t k = 0; k < p->terms; k++) {
        const number *x = column_of(p, k);
        if (!reflect(p, k, precise_root(dot(x, x, p->n)).high))
            return pace__fail(err, PACE_ERR_DATA, "",
                              "column %ld of the regression is zero or depends on those before it; leave it out", (long)k + 1);
    }
    return PACE_OK;
}

/* Element (i, j) of R, i < j, lies where the columns were; the diagonal is in spare. */
static void solve(const problem *p, number *out)
{
    const number *y = column_of(p, p->terms);
    for (int64_t i = p->terms - 1; i >= 0; i--) {
        number sum = y[i];
        for (int64_t j = i + 1; j < p->terms; j++)
            sum = precise_minus(sum, precise_mul(column_of(p, j)[i], out[j]));
        out[i] = precise_div(sum, p->spare[i]);
    }
}

/* Row i of the inverse of R from its diagonal on, and its squared length; work: terms numbers. */
static number inverse_row(const problem *p, int64_t i, number *work)
{
    number sum;
    work[i] = precise_div(precise_of(1), p->spare[i]);
    sum = precise_mul(work[i], work[i]);
    for (int64_t j = i + 1; j < p->terms; j++) {
        number s = {0, 0};
        for (int64_t k = i; k < j; k++)
            s = precise_minus(s, precise_mul(work[k], column_of(p, j)[k]));
        work[j] = precise_div(s, p->spare[j]);
        sum = precise_add(sum, precise_mul(work[j], work[j]));
    }
    return sum;
}

/* Q times what is in out, by the reflections in turn. */
static void rotate_back(const problem *p, number *out)
{
    for (int64_t k = p->terms - 1; k >= 0; k--) {
        const number *v = column_of(p, k) + k;
        number half = {0, 0};
        half = precise_mul(p->spare[k], (number){-v[0].high, -v[0].low});
        subtract(out + k, v, precise_div(dot(v, out + k, p->n - k), half), p->n - k);
    }
}

/* The fit is Q times the first elements of Q'y: residuals are Q times the rest. */
static void residuals_of(const problem *p, number *out)
{
    for (int64_t i = 0; i < p->n; i++)
        out[i] = i < p->terms ? precise_of(0) : column_of(p, p->terms)[i];
    rotate_back(p, out);
}

/* Sum of squares that the slopes explain: of Q'y, less the constant's part. The first reflection takes the constant. */
static void squares(pace_regression *out, const problem *p)
{
    const number *rotated = column_of(p, p->terms);
    int e = 2 * p->exponent[p->terms];
    int64_t from = p->constant ? 1 : 0, slopes = p->terms - from;
    number rest = dot(rotated + p->terms, rotated + p->terms, p->n - p->terms);
    number explained = dot(rotated + from, rotated + from, slopes), all = precise_add(rest, explained);
    out->residual_ss = ldexp(precise_value(rest), e);
    out->regression_ss = ldexp(precise_value(explained), e);
    out->r_squared = all.high > 0 ? precise_value(precise_div(explained, all)) : (double)NAN;
    out->sd = out->adjusted = out->f = (double)NAN;
    if (out->df < 1)
        return;
    number mean = pace__twofold_over(rest, (double)out->df);
    out->sd = ldexp(precise_value(precise_root(mean)), p->exponent[p->terms]);
    if (all.high > 0)
        out->adjusted = 1 - precise_value(precise_div(rest, all)) * (double)(p->n - from) / (double)out->df;
    if (slopes > 0 && all.high > 0)
        out->f = rest.high > 0 ? precise_value(precise_div(pace__twofold_over(explained, (double)slopes), mean)) : (double)INFINITY;
}

static void likelihood(pace_regression *out, const problem *p)
{
    const double two_pi = 6.28318530717958647693, n = (double)p->n, count = (double)p->terms + 1;
    const number *rotated = column_of(p, p->terms);
    double rest = precise_value(dot(rotated + p->terms, rotated + p->terms, p->n - p->terms));
    double scale = 2 * p->exponent[p->terms] * 0.69314718055994530942;
    out->log_likelihood = rest > 0 ? -n / 2 * (log(two_pi * rest / n) + scale + 1) : (double)INFINITY;
    out->aic = 2 * count - 2 * out->log_likelihood;
    out->bic = log(n) * count - 2 * out->log_likelihood;
}

/* Terms numbers of `work` for the coefficients and as many for the rows of the inverse. A rest below what twofold rounding
 * leaves of an exact fit is none. */
static void conclude(pace_regression *out, double *coef, double *se, const problem *p, number *work)
{
    number *rotated = column_of(p, p->terms), *y = column_of(p, p->terms + 1);
    double whole = precise_root(dot(y, y, p->n)).high;
    number rest = dot(rotated + p->terms, rotated + p->terms, p->n - p->terms);
    if (precise_root(rest).high <= whole * 0x1p-90)
        for (int64_t i = p->terms; i < p->n; i++)
            rotated[i] = precise_of(0);
    out->n = p->n;
    out->terms = p->terms;
    out->df = p->n - p->terms;
    squares(out, p);
    likelihood(out, p);
    solve(p, work);
    for (int64_t j = 0; j < p->terms; j++)
        coef[j] = ldexp(precise_value(work[j]), p->exponent[p->terms] - p->exponent[j]);
    for (int64_t j = 0; se && j < p->terms; j++) {
        number root = precise_root(inverse_row(p, j, work + p->terms));
        se[j] = out->sd * ldexp(precise_value(root), -p->exponent[j]);
    }
}

static void write_residuals(double *out, const problem *p)
{
    number *found = column_of(p, p->terms + 1);
    int64_t row = 0;
    residuals_of(p, found);
    for (int64_t i = 0; i < p->y.n; i++)
        out[i] = state_of(p, i) ? (double)NAN : ldexp(precise_value(found[row++]), p->exponent[p->terms]);
}

/* One column of Q after the other, where y was; work: terms numbers. */
static void write_basis(pace__basis *out, const problem *p, number *work)
{
    number *column = column_of(p, p->terms + 1);
    for (int64_t j = 0; j <= p->terms; j++) {
        int64_t row = 0;
        for (int64_t i = 0; i < p->n; i++)
            column[i] = j == p->terms && i >= p->terms ? column_of(p, p->terms)[i] : precise_of(i == j ? 1 : 0);
        rotate_back(p, column);
        for (int64_t i = 0; i < p->y.n; i++) {
            double *to = j < p->terms ? &out->q[i * p->terms + j] : &out->rest[i];
            out->there[i] = !state_of(p, i);
            *to = out->there[i] ? precise_value(column[row++]) : 0;
        }
    }
    for (int64_t i = 0; i < p->terms; i++) {
        (void)inverse_row(p, i, work);
        for (int64_t j = i; j < p->terms; j++) {
            out->inverse[i * p->terms + j] = precise_value(work[j]);
            out->r[i * p->terms + j] = precise_value(i == j ? p->spare[i] : column_of(p, j)[i]);
        }
    }
    for (int64_t j = 0; j <= p->terms; j++)
        out->exponent[j] = p->exponent[j];
}

static bool make_basis(pace__basis *out, const problem *p, number *work, pace__arena *arena)
{
    size_t rows = (size_t)p->y.n, terms = (size_t)p->terms;
    *out = (pace__basis){p->y.n, p->n, p->terms, p->constant, NULL, NULL, NULL, NULL, NULL, NULL};
    out->q = pace__arena_alloc(arena, rows * terms, sizeof *out->q);
    out->r = pace__arena_alloc(arena, terms * terms, sizeof *out->r);
    out->inverse = pace__arena_alloc(arena, terms * terms, sizeof *out->inverse);
    out->rest = pace__arena_alloc(arena, rows, sizeof *out->rest);
    out->there = pace__arena_alloc(arena, rows, 1);
    out->exponent = pace__arena_alloc(arena, terms + 1, sizeof *out->exponent);
    if (!arena->failed)
        write_basis(out, p, work);
    return !arena->failed;
}

static pace_status check(problem *p, pace_error *err)
{
    p->terms = p->count + (p->constant ? 1 : 0);
    if (p->y.n < 0 || p->count < 0 || (p->y.n && !p->y.x) || (p->count && !p->x))
        return pace__fail(err, PACE_ERR_ARG, "", "a regression needs values; give y and the columns that it depends on");
    for (int64_t j = 0; j < (p->powers ? 1 : p->count); j++)
        if (p->x[j].n != p->y.n)
            return pace__fail(err, PACE_ERR_ARG, "", "y has %ld values, column %ld has %ld; cut them to the same periods",
                              (long)p->y.n, (long)j + 1, (long)p->x[j].n);
    for (int64_t i = 0; i < p->y.n; i++) {
        int state = state_of(p, i);
        if (state == 2)
            return pace__fail(err, PACE_ERR_DATA, "", "value %ld is infinite; a regression needs finite ones", (long)i + 1);
        p->n += state == 0;
    }
    if (p->n < p->terms || !p->terms)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld observations for %ld coefficients; as many are needed", (long)p->n,
                          (long)p->terms);
    return PACE_OK;
}

/* Behind the fit: what it leaves, errors of another kind, the basis. */
static bool finish(pace_regression *fit, double *se, double *residuals, const problem *p, pace__arena *arena)
{
    pace__basis own, *basis = p->basis ? p->basis : &own;
    number *work = p->spare + p->terms;
    if (p->basis || (se && p->opts.covariance))
        if (!make_basis(basis, p, work, arena))
            return false;
    if (se && p->opts.covariance && !pace__robust_errors(se, &fit->bandwidth, basis, &p->opts, arena))
        return false;
    if (residuals)
        write_residuals(residuals, p);
    return true;
}

static pace_status run(pace_regression *out, double *coef, double *se, double *residuals, problem *p, pace_error *err)
{
    pace_regression fit = {0};
    pace__arena own, *arena = p->arena ? p->arena : &own;
    pace_status status = check(p, err);
    if (status)
        return status;
    pace__arena_init(&own, p->allocator);
    size_t numbers = (size_t)(p->terms + 2) * (size_t)p->n, spare = 3 * (size_t)p->terms, exponents = (size_t)p->terms + 1;
    p->column = pace__alloc(p->allocator, numbers, sizeof *p->column);
    p->spare = pace__alloc(p->allocator, spare, sizeof *p->spare);
    p->exponent = pace__alloc(p->allocator, exponents, sizeof *p->exponent);
    if (!p->column || !p->spare || !p->exponent) {
        status = pace__fail_memory(err);
        goto out;
    }
    fill(p);
    status = factor(p, err);
    if (status)
        goto out;
    double *found = pace__arena_alloc(arena, 2 * (size_t)p->terms, sizeof *found);
    if (found)
        conclude(&fit, found, se ? found + p->terms : NULL, p, p->spare + p->terms);
    if (!found || !finish(&fit, se ? found + p->terms : NULL, residuals, p, arena)) {
        status = pace__fail_memory(err);
        goto out;
    }
    for (int64_t j = 0; j < p->terms; j++) {
        if (coef)
            coef[j] = found[j];
        if (se)
            se[j] = found[p->terms + j];
    }
    if (out)
        *out = fit;
out:
    pace__arena_clear(&own);
    pace__release(p->allocator, p->column, numbers * sizeof *p->column);
    pace__release(p->allocator, p->spare, spare * sizeof *p->spare);
    pace__release(p->allocator, p->exponent, exponents * sizeof *p->exponent);
    return status;
}

static pace_status check_options(pace_regress_opts *out, const pace_regress_opts *opts, pace_error *err)
{
    const pace_regress_opts standard = PACE_REGRESS_OPTS_INIT;
    *out = opts ? *opts : standard;
    if (out->size != sizeof *out)
        return pace__fail(err, PACE_ERR_ARG, "", "regression options of another size; start with PACE_REGRESS_OPTS_INIT");
    const pace_hac *hac = &out->hac;
    bool hac_right = (unsigned)hac->kernel <= PACE_HAC_QUADRATIC && (unsigned)hac->rule <= PACE_HAC_ANDREWS && hac->lags >= 0 &&
                     hac->bandwidth >= 0 && !isinf(hac->bandwidth);
    if ((unsigned)out->covariance > PACE_COVARIANCE_HAC || (out->covariance == PACE_COVARIANCE_HAC && !hac_right))
        return pace__fail(err, PACE_ERR_ARG, "", "no such standard errors; a pace_covariance, and lags and bandwidth not below 0 are right");
    return PACE_OK;
}

static problem problem_of(const pace_regress_opts *opts, pace_view y, const pace_view *x, int64_t count)
{
    return (problem){.allocator = opts->allocator, .opts = *opts, .y = y, .x = x, .count = count, .constant = !opts->no_constant};
}

pace_status pace_regress(pace_regression *out, double *coef, double *se, double *residuals, pace_view y, const pace_view *x,
                         int64_t count, const pace_regress_opts *opts, pace_error *err)
{
    pace_regress_opts use;
    pace_status status = check_options(&use, opts, err);
    if (status)
        return status;
    problem p = problem_of(&use, y, x, count);
    return run(out, coef, se, residuals, &p, err);
}

pace_status pace_regress_polynomial(pace_regression *out, double *coef, double *se, double *residuals, pace_view y, pace_view x,
                                    int degree, const pace_regress_opts *opts, pace_error *err)
{
    pace_regress_opts use;
    pace_status status = check_options(&use, opts, err);
    if (!status && (degree < 0 || degree > DEGREE_MOST))
        status = pace__fail(err, PACE_ERR_ARG, "", "degree %d; 0 to %d are right", degree, DEGREE_MOST);
    if (status)
        return status;
    problem p = problem_of(&use, y, &x, degree);
    p.powers = true;
    return run(out, coef, se, residuals, &p, err);
}

pace_status pace__regress_basis(pace__basis *out, pace__arena *arena, pace_regression *fit, double *coef, pace_view y,
                                const pace_view *x, int64_t count, const pace_regress_opts *opts, pace_error *err)
{
    pace_regress_opts use;
    pace_status status = check_options(&use, opts, err);
    if (status)
        return status;
    problem p = problem_of(&use, y, x, count);
    p.basis = out;
    p.arena = arena;
    return run(fit, coef, NULL, NULL, &p, err);
}
