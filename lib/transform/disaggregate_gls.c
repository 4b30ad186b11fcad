/* Regressions of coarse figures on coarse sums of fine columns, weighted by the inverse of the errors' covariances. */
#include <math.h>
#include "transform/disaggregate.h"

bool disagg_cholesky(double *a, int64_t n)
{
    for (int64_t j = 0; j < n; j++) {
        double pivot = a[j * n + j], made = fabs(pivot);
        for (int64_t k = 0; k < j; k++)
            pivot -= a[j * n + k] * a[j * n + k];
        if (!(pivot > made * 0x1p-48))
            return false;
        pivot = sqrt(pivot);
        a[j * n + j] = pivot;
        for (int64_t i = j + 1; i < n; i++) {
            double sum = a[i * n + j];
            for (int64_t k = 0; k < j; k++)
                sum -= a[i * n + k] * a[j * n + k];
            a[i * n + j] = sum / pivot;
        }
    }
    return true;
}

void disagg_cholesky_solve(const double *l, int64_t n, double *x)
{
    for (int64_t i = 0; i < n; i++) {
        for (int64_t k = 0; k < i; k++)
            x[i] -= l[i * n + k] * x[k];
        x[i] /= l[i * n + i];
    }
    for (int64_t i = n - 1; i >= 0; i--) {
        for (int64_t k = i + 1; k < n; k++)
            x[i] -= l[k * n + i] * x[k];
        x[i] /= l[i * n + i];
    }
}

void disagg_sum_up(double *out, const disagg_frame *f, const double *fine)
{
    double weight = disagg_weight(f);
    for (int64_t g = 0; g < f->groups; g++) {
        double sum = 0;
        for (int64_t t = disagg_from(f, g); t <= disagg_to(f, g); t++)
            sum += fine[t];
        out[g] = weight * sum;
    }
}

disagg_operator disagg_error_operator(const disagg_frame *f, double rho)
{
    double stationary = sqrt((1 - rho) * (1 + rho));
    switch (f->opts.method) {
    case PACE_CHOW_LIN:
    case PACE_DYNAMIC:
        return (disagg_operator){1, -rho, 0, false, stationary};
    case PACE_FERNANDEZ:
        return (disagg_operator){1, -1, 0, false, 1};
    case PACE_LITTERMAN:
        return (disagg_operator){2, -1 - rho, rho, false, f->opts.start == PACE_START_STATIONARY ? stationary : 1};
    case PACE_DENTON_CHOLETTE:
    case PACE_DENTON:
    case PACE_OLS:
    case PACE_CHOLETTE:
    case PACE_UNIFORM:
        break;
    }
    return (disagg_operator){0, 0, 0, false, 1};
}

/* y[t] = rho y[t-1] + x[t] b + e[t] is a regression on what the recursion makes of x, and on rho^t for what was before. */
const double *disagg_columns(int64_t *terms, const disagg_frame *f, disagg_work *w, double rho)
{
    *terms = f->columns;
    if (f->opts.method != PACE_DYNAMIC)
        return f->x;
    for (int64_t k = 0; k < f->columns; k++) {
        double before = 0;
        for (int64_t t = 0; t < f->n; t++)
            w->x[k * f->n + t] = before = rho * before + f->x[k * f->n + t];
    }
    if (fabs(rho) > 0) {
        double power = 1;
        for (int64_t t = 0; t < f->n; t++)
            w->x[*terms * f->n + t] = power *= rho;
        ++*terms;
    }
    return w->x;
}

/* Right side `low` into the solution at `into`. */
static void solve_for(const disagg_frame *f, const disagg_band *b, double *into, const double *low)
{
    for (int64_t i = 0; i < b->size; i++)
        into[i] = 0;
    for (int64_t g = 0; g < f->groups; g++)
        if (b->coarse[g] >= 0)
            into[b->coarse[g]] = low[g];
    disagg_band_solve(b, into);
}

/* low' V^-1 (what `solution` was solved for). */
static double weighted(const disagg_frame *f, const disagg_band *b, const double *low, const double *solution)
{
    double sum = 0;
    for (int64_t g = 0; g < f->groups; g++)
        if (b->coarse[g] >= 0)
            sum -= low[g] * solution[b->coarse[g]];
    return sum;
}

/* Residuals y - X b into e. */
static void residuals(double *e, const disagg_frame *f, const double *x_low, const double *y, const double *coef, int64_t terms)
{
    for (int64_t g = 0; g < f->groups; g++) {
        e[g] = y[g];
        for (int64_t k = 0; k < terms; k++)
            e[g] -= coef[k] * x_low[k * f->groups + g];
    }
}

/* The normal equations of columns scaled to one; coefficients are put right by their residuals' own regression, which gives
 * back what the squaring took. */
static bool regress(disagg_gls *out, const disagg_frame *f, disagg_work *w, bool whole)
{
    int64_t m = out->terms, rounds = whole ? 3 : 1;
    double *a = out->inverse, scale[PACE_DISAGG_TERMS], step[PACE_DISAGG_TERMS], *e = w->white, *u = w->u;
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j <= i; j++)
            a[i * m + j] = weighted(f, &w->band, w->x_low + i * f->groups, w->solution + j * w->band.size);
    for (int64_t i = 0; i < m; i++) {
        scale[i] = 1 / sqrt(a[i * m + i]);
        out->coef[i] = 0;
    }
    for (int64_t i = 0; i < m; i++)
        for (int64_t j = 0; j <= i; j++)
            a[i * m + j] *= scale[i] * scale[j];
    if (!disagg_cholesky(a, m))
        return false;
    for (int64_t round = 0; round <= rounds; round++) {
        residuals(e, f, w->x_low, w->low, out->coef, m);
        solve_for(f, &w->band, u, e);
        if (round == rounds)
            break;
        for (int64_t i = 0; i < m; i++)
            step[i] = scale[i] * weighted(f, &w->band, w->x_low + i * f->groups, u);
        disagg_cholesky_solve(a, m, step);
        for (int64_t i = 0; i < m; i++)
            out->coef[i] += scale[i] * step[i];
    }
    out->rss = weighted(f, &w->band, e, u);
    for (int64_t i = 0; whole && i < m; i++)
        w->z[i] = scale[i];
    return true;
}

/* From the factor to the inverse of the unscaled matrix. */
static void invert(disagg_gls *out, const double *scale)
{
    double l[PACE_DISAGG_TERMS * PACE_DISAGG_TERMS], column[PACE_DISAGG_TERMS];
    int64_t m = out->terms;
    for (int64_t i = 0; i < m * m; i++)
        l[i] = out->inverse[i];
    for (int64_t j = 0; j < m; j++) {
        for (int64_t i = 0; i < m; i++)
            column[i] = i == j ? scale[j] : 0;
        disagg_cholesky_solve(l, m, column);
        for (int64_t i = 0; i < m; i++)
            out->inverse[i * m + j] = scale[i] * column[i];
    }
}

/* About the weighted mean, as a regression on a constant alone would leave it. */
static double total(const disagg_frame *f, disagg_work *w)
{
    double *one = w->white, *u = w->u, mean;
    for (int64_t g = 0; g < f->groups; g++)
        one[g] = 1;
    solve_for(f, &w->band, u, one);
    mean = weighted(f, &w->band, w->low, u) / weighted(f, &w->band, one, u);
    for (int64_t g = 0; g < f->groups; g++)
        one[g] = w->low[g] - mean;
    solve_for(f, &w->band, u, one);
    return weighted(f, &w->band, one, u);
}

bool disagg_gls_at(disagg_gls *out, const disagg_frame *f, disagg_work *w, double rho, bool whole)
{
    disagg_operator op = disagg_error_operator(f, rho);
    const double *x = disagg_columns(&out->terms, f, w, rho);
    disagg_band_fill(&w->band, f, &op, NULL);
    if (!disagg_band_factor(&w->band))
        return false;
    out->n = w->band.size - f->n;
    if (out->n < out->terms)
        return false;
    for (int64_t k = 0; k < out->terms; k++) {
        disagg_sum_up(w->x_low + k * f->groups, f, x + k * f->n);
        solve_for(f, &w->band, w->solution + k * w->band.size, w->x_low + k * f->groups);
    }
    out->logdet = disagg_band_logdet(&w->band, f, &op);
    if (!regress(out, f, w, whole))
        return false;
    if (whole) {
        invert(out, w->z);
        out->tss = total(f, w);
    }
    return true;
}
