/* One row: preliminary figures, what is left over, the conditions to the last digit. */
#include <math.h>
#include <string.h>
#include "transform/disaggregate.h"

static int64_t terms_most(const disagg_frame *f)
{
    return f->columns + 1;
}

static size_t spare_room(const disagg_frame *f, const disagg_band *band, bool errors)
{
    return errors ? (size_t)(f->n + f->groups) * (size_t)(band->width + 1) + PACE_DISAGG_TERMS : PACE_DISAGG_TERMS;
}

size_t disagg_work_room(const disagg_frame *f, bool errors)
{
    size_t n = (size_t)f->n, groups = (size_t)f->groups, size = n + groups, terms = (size_t)terms_most(f);
    disagg_band band;
    double none = 0;
    disagg_band_place(&band, &none, &(disagg_frame){.step = f->step});
    return disagg_band_room(f) + (f->opts.method == PACE_DYNAMIC ? terms * n : 0) + terms * (2 * groups + size) + 3 * groups + size +
           2 * n + spare_room(f, &band, errors) + groups / sizeof(double) + 1;
}

static double *take(double **memory, int64_t count)
{
    double *out = *memory;
    *memory += count;
    return out;
}

void disagg_work_place(disagg_work *out, double *memory, const disagg_frame *f, bool errors)
{
    int64_t size = f->n + f->groups, terms = terms_most(f);
    disagg_band_place(&out->band, take(&memory, (int64_t)disagg_band_room(f)), f);
    out->low = take(&memory, f->groups);
    out->x = take(&memory, f->opts.method == PACE_DYNAMIC ? terms * f->n : 0);
    out->x_low = take(&memory, terms * f->groups);
    out->white = take(&memory, (terms + 1) * f->groups);
    out->solution = take(&memory, terms * size);
    out->u = take(&memory, size);
    out->y = take(&memory, f->n);
    out->se = take(&memory, f->n);
    out->z = take(&memory, (int64_t)spare_room(f, &out->band, errors));
    out->mask = (uint8_t *)memory;
    out->laid = false;
}

/* --- the conditions to the last digit ------------------------------------------------------------------------------ */

/* What a coarse figure lacks, without the digits that adding up loses. */
static double lacking(const disagg_frame *f, const double *y, int64_t g, double low)
{
    double sum = 0, rest = 0;
    for (int64_t t = disagg_from(f, g); t <= disagg_to(f, g); t++) {
        double next = sum + y[t];
        rest += fabs(sum) >= fabs(y[t]) ? (sum - next) + y[t] : (y[t] - next) + sum;
        sum = next;
    }
    return f->opts.conversion == PACE_MEAN ? low * (double)f->step - sum - rest : (low - sum) - rest;
}

static void settle(const disagg_frame *f, double *y, const double *low)
{
    for (int64_t g = 0; g < f->groups; g++) {
        int64_t from = disagg_from(f, g), to = disagg_to(f, g), largest = from;
        if (isnan(low[g]))
            continue;
        double each = lacking(f, y, g, low[g]) / (double)(to - from + 1);
        for (int64_t t = from; t <= to; t++) {
            y[t] += each;
            largest = fabs(y[t]) > fabs(y[largest]) ? t : largest;
        }
        y[largest] += lacking(f, y, g, low[g]);
    }
}

/* --- the methods without a regression ------------------------------------------------------------------------------ */

static disagg_operator denton_operator(const disagg_frame *f)
{
    int order = f->opts.method == PACE_UNIFORM ? 0 : f->opts.differences;
    double rho = f->opts.rho;
    if (f->opts.method == PACE_CHOLETTE)
        return rho < 1 ? (disagg_operator){1, -rho, 0, false, sqrt((1 - rho) * (1 + rho))} : (disagg_operator){1, -1, 0, true, 1};
    return (disagg_operator){order, order == 2 ? -2 : -1, 1, f->opts.method == PACE_DENTON_CHOLETTE, 1};
}

/* The factor of the row before is this row's where the same figures are there. */
static bool same_mask(disagg_work *w, const disagg_frame *f)
{
    bool same = w->laid;
    for (int64_t g = 0; g < f->groups; g++) {
        uint8_t there = (uint8_t)(isnan(w->low[g]) ? 0 : 1);
        same = same && w->mask[g] == there;
        w->mask[g] = there;
    }
    return same;
}

static bool is_ratio(const disagg_frame *f)
{
    if (!f->columns || f->opts.method == PACE_UNIFORM)
        return false;
    return f->opts.method == PACE_CHOLETTE ? fabs(f->opts.lambda) > 0 : f->opts.criterion == PACE_PROPORTIONAL;
}

/* Where the coarse figures stand to the indicator's sums, as factor or as distance. */
static double standing(const disagg_frame *f, const double *low, bool factor)
{
    double have = 0, want = 0, count = 0;
    for (int64_t g = 0; g < f->groups; g++) {
        for (int64_t t = disagg_from(f, g); t <= disagg_to(f, g) && !isnan(low[g]); t++, count++)
            have += f->x[t];
        want += isnan(low[g]) ? 0 : low[g] / disagg_weight(f);
    }
    have = factor ? want / have : (want - have) / count;
    if (f->opts.bias == PACE_BIAS_ADDITIVE_COARSE && f->opts.conversion == PACE_SUM)
        have *= (double)f->step;
    return isfinite(have) && fabs(have) > 0 ? have : factor;
}

/* Preliminary figures. Of ratios only differences count where nothing is fixed before the start: any multiple of the indicator
 * does, and the one that comes close loses no digits. */
static void begin(double *y, const disagg_frame *f, const double *low, const disagg_operator *op)
{
    bool cholette = f->opts.method == PACE_CHOLETTE, free_level = op->cut && op->order && is_ratio(f) && !cholette;
    double times = 1, plus = 0;
    if (f->columns && (free_level || (cholette && f->opts.bias == PACE_BIAS_MULTIPLICATIVE)))
        times = standing(f, low, true);
    else if (f->columns && cholette && f->opts.bias != PACE_BIAS_NONE)
        plus = standing(f, low, false);
    for (int64_t t = 0; t < f->n; t++)
        y[t] = f->columns ? times * f->x[t] + plus : 1;
}

/* Cholette's bias shifts the indicator by what the figures of a row say. */
static bool is_shifted(const disagg_frame *f)
{
    return f->opts.method == PACE_CHOLETTE && f->opts.bias >= PACE_BIAS_ADDITIVE;
}

/* The indicator (as it was shifted) over its mean size, so that the system's numbers are near one. A factor on it leaves them as
 * they are, so it is not taken: its rounding would make a row depend on the rows before. */
static void weights_of(double *out, const disagg_frame *f, const double *y)
{
    const double *x = is_shifted(f) ? y : f->x;
    double size = 0;
    for (int64_t t = 0; t < f->n; t++)
        size += fabs(x[t]);
    size = size > 0 ? (double)f->n / size : 1;
    for (int64_t t = 0; t < f->n; t++)
        out[t] = f->opts.method == PACE_CHOLETTE ? pow(fabs(size * x[t]), f->opts.lambda) : size * x[t];
}

static int64_t figures_there(const disagg_frame *f, const double *low)
{
    int64_t there = 0;
    for (int64_t g = 0; g < f->groups; g++)
        there += !isnan(low[g]);
    return there;
}

static bool denton(const disagg_frame *f, disagg_work *w)
{
    disagg_operator op = denton_operator(f);
    bool ratios = is_ratio(f);
    double *weights = w->se, *lack = w->white;
    begin(w->y, f, w->low, &op);
    if (!same_mask(w, f)) {
        w->laid = false;
        if (ratios)
            weights_of(weights, f, w->y);
        disagg_band_lay(&w->band, f, w->low, op.cut && op.order == figures_there(f, w->low));
        disagg_band_fill(&w->band, f, &op, ratios ? weights : NULL);
        if (!disagg_band_factor(&w->band))
            return false;
        w->laid = !is_shifted(f);
    }
    disagg_sum_up(lack, f, w->y);
    for (int64_t i = 0; i < w->band.size; i++)
        w->u[i] = 0;
    for (int64_t g = 0; g < f->groups; g++)
        if (w->band.coarse[g] >= 0)
            w->u[w->band.coarse[g]] = w->low[g] - lack[g];
    disagg_band_solve(&w->band, w->u);
    for (int64_t t = 0; t < f->n; t++)
        w->y[t] += ratios ? weights[t] * w->u[w->band.fine[t]] : w->u[w->band.fine[t]];
    return true;
}

/* --- regressions --------------------------------------------------------------------------------------------------- */

static void tell(pace_disagg_fit *out, const disagg_frame *f, const disagg_gls *gls, double rho, bool truncated)
{
    double n = (double)gls->n, m = (double)gls->terms, rss = gls->rss, tss = gls->tss, from = f->opts.no_constant ? 0 : 1;
    memset(out, 0, sizeof *out);
    out->n = gls->n;
    out->terms = gls->terms;
    out->rho = rho;
    out->truncated = truncated;
    out->rss = rss;
    out->s2 = rss / n;
    out->s2_gls = gls->n > gls->terms ? rss / (n - m) : (double)NAN;
    out->loglik = -(n * (1 + log(2 * acos(-1)) + log(out->s2)) + gls->logdet) / 2;
    out->aic = log(out->s2) + 2 * m / n;
    out->bic = log(out->s2) + log(n) * m / n;
    out->r_squared = 1 - rss / tss;
    out->adjusted = 1 - (rss / tss) * (n - from) / (n - m);
    for (int64_t k = 0; k < gls->terms; k++) {
        out->coef[k] = gls->coef[k];
        out->se[k] = sqrt(gls->rss / (n - m) * gls->inverse[k * gls->terms + k]);
    }
}

/* Variance of a fine figure: of what the conditions leave open, and of the coefficients. */
static void errors_of(const disagg_frame *f, disagg_work *w, const disagg_gls *gls, const double *x)
{
    bool walk = f->opts.method == PACE_FERNANDEZ || f->opts.method == PACE_LITTERMAN;
    int64_t df = f->opts.errors == PACE_ERRORS_UNBIASED ? gls->n - gls->terms : gls->n - (walk && !f->opts.no_constant);
    double s2 = df > 0 ? gls->rss / (double)df : (double)NAN;
    int64_t wide = w->band.width + 1, m = gls->terms, size = w->band.size;
    disagg_band_diagonal(&w->band, w->z);
    for (int64_t t = 0; t < f->n; t++) {
        double apart[PACE_DISAGG_TERMS], sum = w->z[w->band.fine[t] * wide];
        for (int64_t k = 0; k < m; k++)
            apart[k] = x[k * f->n + t] - w->solution[k * size + w->band.fine[t]];
        for (int64_t i = 0; i < m; i++)
            for (int64_t j = 0; j < m; j++)
                sum += apart[i] * gls->inverse[i * m + j] * apart[j];
        w->se[t] = sqrt(s2 * (sum > 0 ? sum : 0)); /* the conditions leave nothing open: rounding */
    }
}

static bool regression(pace_disagg_fit *fit, const disagg_frame *f, disagg_work *w, bool errors)
{
    disagg_gls gls = {0};
    bool truncated = false;
    int64_t terms = 0;
    disagg_band_lay(&w->band, f, w->low, false);
    double rho = disagg_rho(f, w, &truncated);
    if (isnan(rho) || !disagg_gls_at(&gls, f, w, rho, true))
        return false;
    const double *x = disagg_columns(&terms, f, w, rho);
    for (int64_t t = 0; t < f->n; t++)
        w->y[t] = 0;
    for (int64_t k = 0; k < terms; k++)
        for (int64_t t = 0; t < f->n; t++)
            w->y[t] += gls.coef[k] * x[k * f->n + t];
    disagg_sum_up(w->white, f, w->y);
    for (int64_t i = 0; i < w->band.size; i++)
        w->u[i] = 0;
    for (int64_t g = 0; g < f->groups; g++)
        if (w->band.coarse[g] >= 0)
            w->u[w->band.coarse[g]] = w->low[g] - w->white[g];
    disagg_band_solve(&w->band, w->u);
    for (int64_t t = 0; t < f->n; t++)
        w->y[t] += w->u[w->band.fine[t]];
    if (errors)
        errors_of(f, w, &gls, x);
    tell(fit, f, &gls, rho, truncated);
    return true;
}

static bool is_regression(pace_disagg_method method)
{
    return method != PACE_DENTON && method != PACE_DENTON_CHOLETTE && method != PACE_CHOLETTE && method != PACE_UNIFORM;
}

static void no_fit(pace_disagg_fit *out)
{
    memset(out, 0, sizeof *out);
    for (int k = 0; k < PACE_DISAGG_TERMS; k++)
        out->coef[k] = out->se[k] = (double)NAN;
    out->rho = out->rss = out->s2 = out->s2_gls = out->loglik = out->aic = out->bic = out->r_squared = out->adjusted = (double)NAN;
}

uint8_t disagg_run(pace_disagg_fit *fit, const disagg_frame *f, disagg_work *w, bool errors)
{
    int64_t there = figures_there(f, w->low);
    no_fit(fit);
    for (int64_t g = 0; g < f->groups; g++)
        if (isinf(w->low[g]))
            return PACE_ROW_DOMAIN;
    if (!there || (is_regression(f->opts.method) && there < f->columns))
        return PACE_ROW_SHORT;
    if (!(is_regression(f->opts.method) ? regression(fit, f, w, errors) : denton(f, w)))
        return PACE_ROW_DOMAIN;
    settle(f, w->y, w->low);
    for (int64_t t = 0; t < f->n; t++)
        if (!isfinite(w->y[t]))
            return PACE_ROW_RANGE;
    return 0;
}
