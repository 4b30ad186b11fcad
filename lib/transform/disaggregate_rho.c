/* The autoregressive parameter: what is least at it, and where. */
#include <float.h>
#include <math.h>
#include "transform/disaggregate.h"

static const double most = 0.999;

/* Covariances of the coarse figures of an AR(1) after figure i has lost rho^step times figure i - 1: a band of two. */
typedef struct tridiagonal {
    double phi, first, first_next, own, next;
} tridiagonal;

/* What is left of a coarse figure is a moving average of 2 step - 1 innovations; sums of its squares lose nothing as rho nears
 * one. partial: sums of powers of rho. */
static tridiagonal covariances(const disagg_frame *f, double rho)
{
    tridiagonal out = {1, 0, 0, 0, 0};
    double weight = disagg_weight(f), power = 1, sum = 0, ma[24] = {0}, partial[13] = {0};
    int64_t s = f->step;
    for (int64_t j = 0; j < s; j++, power *= rho) {
        partial[j + 1] = partial[j] + power;
        out.own += power * power;
        sum += (double)(s - j) * power * (j ? 2 : 1);
        out.phi *= rho;
    }
    out.first = 1 / ((1 - rho) * (1 + rho));
    if (f->opts.conversion == PACE_FIRST || f->opts.conversion == PACE_LAST)
        return out;
    out.first *= weight * weight * sum;
    for (int64_t d = 0; d < 2 * s - 1; d++) { /* powers j with k = d - (s - 1) + j in 0 ... s - 1 */
        int64_t low = s - 1 - d > 0 ? s - 1 - d : 0, high = 2 * s - 2 - d < s - 1 ? 2 * s - 2 - d : s - 1;
        ma[d] = weight * (partial[high + 1] - (low ? partial[low] : 0));
    }
    out.own = 0;
    for (int64_t d = 0; d < 2 * s - 1; d++) {
        out.own += ma[d] * ma[d];
        out.next += d + s < 2 * s - 1 ? ma[d] * ma[d + s] : 0;
    }
    for (int64_t p = 1; p < s; p++)
        out.first_next += ma[p - 1] * weight * partial[s - p];
    return out;
}

/* x -= its projection on q (of length 1). */
static double project(double *x, const double *q, int64_t n)
{
    double along = 0;
    for (int64_t i = 0; i < n; i++)
        along += q[i] * x[i];
    for (int64_t i = 0; i < n; i++)
        x[i] -= along * q[i];
    return along;
}

static double square(const double *x, int64_t n)
{
    double sum = 0;
    for (int64_t i = 0; i < n; i++)
        sum += x[i] * x[i];
    return sum;
}

/* Columns and figures with the covariances taken out of them, side by side; returns the log determinant. */
static double whiten(double *out, const disagg_frame *f, const double *x_low, const double *y, int64_t terms, double rho)
{
    tridiagonal v = covariances(f, rho);
    double product = 1, sum = 0, root = 0;
    for (int64_t g = 0; g < f->groups; g++) {
        double next = g == 1 ? v.first_next : g ? v.next : 0, part = next * root * root;
        double pivot = (g ? v.own : v.first) - next * part;
        for (int64_t k = 0; k <= terms; k++) {
            const double *from = k < terms ? x_low + k * f->groups : y;
            double *to = out + k * f->groups;
            to[g] = g ? (from[g] - v.phi * from[g - 1]) - part * to[g - 1] : from[g];
            if (g)
                to[g - 1] *= root;
        }
        root = 1 / sqrt(pivot);
        product *= pivot;
        if (product > 1e100 || product < 1e-100) {
            sum += log(product);
            product = 1;
        }
    }
    for (int64_t k = 0; k <= terms; k++)
        out[k * f->groups + f->groups - 1] *= root;
    return sum + log(product);
}

/* Weighted sum of squares that is left, and the log determinant, by the coarse figures alone: where none is missing. */
static bool by_figures(disagg_gls *out, const disagg_frame *f, disagg_work *w, double rho)
{
    const double *x = disagg_columns(&out->terms, f, w, rho);
    double *white = w->white;
    int64_t n = f->groups, m = out->terms;
    if (f->opts.method == PACE_DYNAMIC)
        for (int64_t k = 0; k < m; k++)
            disagg_sum_up(w->x_low + k * n, f, x + k * f->n);
    out->n = n;
    out->logdet = whiten(white, f, w->x_low, w->low, m, rho);
    for (int64_t k = 0; k < m; k++) {
        double *q = white + k * n, length = square(q, n), left;
        for (int64_t j = 0; j < k; j++)
            project(q, white + j * n, n);
        left = square(q, n);
        if (!(left > length * 0x1p-90))
            return false;
        left = 1 / sqrt(left);
        for (int64_t i = 0; i < n; i++)
            q[i] *= left;
        project(white + m * n, q, n);
    }
    out->rss = square(white + m * n, n);
    return true;
}

/* What is to be least. */
static double objective(const disagg_frame *f, disagg_work *w, bool complete, double rho)
{
    disagg_gls gls = {0};
    bool found = complete ? by_figures(&gls, f, w, rho) : disagg_gls_at(&gls, f, w, rho, false);
    if (!found || !(gls.rss > 0))
        return (double)INFINITY;
    if (f->opts.rule == PACE_RHO_LIKELIHOOD)
        return (double)gls.n * log(gls.rss) + gls.logdet;
    return f->opts.rule == PACE_RHO_RSS_ECOTRIM ? gls.rss / ((1 - rho) * (1 + rho)) : gls.rss;
}

typedef struct search {
    const disagg_frame *frame;
    disagg_work *work;
    bool complete;
} search;

static double value(const search *s, double rho)
{
    return objective(s->frame, s->work, s->complete, rho);
}

/* The three best points, and the interval that the least one lies in. */
typedef struct points {
    double low, high, x, second, third, fx, f_second, f_third, step, before;
} points;

/* Where to look next: at the foot of the parabola through the three points, or in the golden section of the larger part. */
static double next_point(points *p, double near)
{
    const double golden = 0.3819660112501051;
    double up = 0, down = 0, last = p->before;
    if (fabs(p->before) > near) {
        double r = (p->x - p->second) * (p->fx - p->f_third), q = (p->x - p->third) * (p->fx - p->f_second);
        up = (p->x - p->third) * q - (p->x - p->second) * r;
        down = 2 * (q - r);
        up = down > 0 ? -up : up;
        down = fabs(down);
        p->before = p->step;
    }
    if (!(fabs(up) < fabs(down * last / 2)) || up <= down * (p->low - p->x) || up >= down * (p->high - p->x)) {
        p->before = p->x < (p->low + p->high) / 2 ? p->high - p->x : p->low - p->x;
        p->step = golden * p->before;
    } else {
        p->step = up / down;
        if (p->x + p->step - p->low < 2 * near || p->high - p->x - p->step < 2 * near)
            p->step = p->x < (p->low + p->high) / 2 ? near : -near;
    }
    return fabs(p->step) >= near ? p->x + p->step : p->x + (p->step > 0 ? near : -near);
}

static void take_point(points *p, double u, double fu)
{
    if (fu <= p->fx) {
        *(u < p->x ? &p->high : &p->low) = p->x;
        p->third = p->second, p->f_third = p->f_second;
        p->second = p->x, p->f_second = p->fx;
        p->x = u, p->fx = fu;
        return;
    }
    *(u < p->x ? &p->low : &p->high) = u;
    if (fu <= p->f_second || !islessgreater(p->second, p->x)) {
        p->third = p->second, p->f_third = p->f_second;
        p->second = u, p->f_second = fu;
    } else if (fu <= p->f_third || !islessgreater(p->third, p->x) || !islessgreater(p->third, p->second)) {
        p->third = u, p->f_third = fu;
    }
}

/* Brent's search without derivatives (Algorithms for Minimization without Derivatives, 1973, chapter 5) from a point inside. */
static double least_between(const search *s, double low, double high, double x, double fx)
{
    points p = {low, high, x, x, x, fx, fx, fx, 0, 0};
    for (int round = 0; round < 100; round++) {
        double near = 1e-8 * fabs(p.x) + 1e-10;
        if (fabs(p.x - (p.low + p.high) / 2) <= 2 * near - (p.high - p.low) / 2)
            break;
        double u = next_point(&p, near);
        take_point(&p, u, value(s, u));
    }
    return p.x;
}

/* The likelihood may have more than one peak, so a few points tell where to look; the ends are looked at by themselves. */
static double least(const search *s, double lowest)
{
    static const double tried[] = {-0.9, -0.5, -0.2, 0.1, 0.4, 0.65, 0.85, 0.95, 0.985, 0.996, 0.9985};
    double low = lowest, high = most, found = (double)NAN, best = (double)INFINITY, f_low = value(s, lowest), f_high = value(s, most);
    for (size_t i = 0; i < sizeof tried / sizeof *tried; i++) {
        double f = tried[i] > lowest ? value(s, tried[i]) : (double)INFINITY;
        if (!(f < best))
            continue;
        best = f;
        found = tried[i];
        low = i && tried[i - 1] > lowest ? tried[i - 1] : lowest;
        high = i + 1 < sizeof tried / sizeof *tried ? tried[i + 1] : most;
    }
    if (isfinite(best)) {
        found = least_between(s, low, high, found, best);
        best = value(s, found);
    }
    if (f_low <= best && f_low < f_high)
        return lowest;
    return f_high <= best && isfinite(f_high) ? most : found;
}

double disagg_rho(const disagg_frame *f, disagg_work *w, bool *truncated)
{
    bool autoregressive = f->opts.method == PACE_CHOW_LIN || f->opts.method == PACE_DYNAMIC;
    double floor = f->opts.rho_least, lowest = floor > -most ? floor : -most, found, start = -most + 0.3819660112501051 * 2 * most;
    search s = {f, w, autoregressive};
    *truncated = false;
    if (!autoregressive && f->opts.method != PACE_LITTERMAN)
        return 0;
    if (f->opts.rule == PACE_RHO_FIXED)
        return f->opts.rho;
    for (int64_t g = 0; g < f->groups; g++)
        s.complete = s.complete && !isnan(w->low[g]);
    for (int64_t k = 0; k < f->columns && s.complete; k++)
        disagg_sum_up(w->x_low + k * f->groups, f, f->x + k * f->n);
    /* just above zero the last coefficient of the dynamic model, that of rho^t, fits what it likes: one search over all of the
       interval, as tempdisagg has it, passes by */
    if (f->opts.method == PACE_DYNAMIC)
        found = least_between(&s, -most, most, start, value(&s, start));
    else
        found = lowest < most ? least(&s, lowest) : lowest;
    *truncated = floor > -most && found <= floor;
    return *truncated ? floor : found;
}
