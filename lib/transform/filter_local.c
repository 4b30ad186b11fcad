/* Local and global polynomials: Cleveland's smoother, and a polynomial through all values. */
#include <math.h>
#include "transform/filter.h"
#include "transform/sum.h"
#include "transform/trend_points.h"

/* --- polynomial ----------------------------------------------------------------------------------------------------- */

static double dot(const double *a, const double *b, int64_t n)
{
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < n; i++)
        pace__sum_add(&sum, a[i] * b[i]);
    return pace__sum_value(sum);
}

/* Gram's polynomials one after the other by their recurrence, each taken out of what is left, so that no powers lose digits. */
static void polynomial(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    double *now = scratch, *before = scratch + n, past = 1;
    const double middle = (double)(n - 1) / 2, unit = n > 1 ? middle : 1;
    (void)found;
    for (int64_t i = 0; i < n; i++) {
        part[i] = y[i];
        now[i] = 1;
        before[i] = 0;
    }
    for (int64_t k = 0; k <= plan->opts.degree; k++) {
        double norm = dot(now, now, n), c = dot(part, now, n) / norm;
        for (int64_t i = 0; i < n; i++) { /* on symmetric places the next is x now - norm / past before */
            double next = ((double)i - middle) / unit * now[i] - (k ? norm / past : 0) * before[i];
            part[i] -= c * now[i];
            before[i] = now[i];
            now[i] = next;
        }
        past = norm;
    }
}

static pace_status plan_polynomial(pace_filter *plan, pace_error *err)
{
    const int64_t degree = plan->opts.degree;
    if (degree < 0 || degree > 16)
        return pace__fail(err, PACE_ERR_ARG, "", "a polynomial of degree %ld; give 0 to 16", (long)degree);
    plan->kernel = polynomial;
    plan->need = degree + 1;
    plan->scratch = 2 * (size_t)plan->n;
    return PACE_OK;
}

/* --- local polynomials ---------------------------------------------------------------------------------------------- */

typedef struct local {
    const double *y, *trust; /* trust: NULL or a robustness weight a value */
    double *w;
    int64_t n, width, degree;
    bool cleveland;
} local;

/* Tricube weights of the window from lo on, seen from `at`; their sum. */
static double weigh(const local *s, int64_t lo, int64_t at)
{
    int64_t left = at - lo, right = lo + s->width - 1 - at;
    double reach = (double)(left > right ? left : right), sum = 0;
    for (int64_t j = 0; j < s->width; j++) {
        double distance = fabs((double)(lo + j - at)), u = reach > 0 ? distance / reach : 0, v = 1 - u * u * u;
        s->w[j] = v > 0 ? v * v * v : 0;
        if (s->cleveland)
            s->w[j] = distance > 0.999 * reach ? 0 : distance <= 0.001 * reach ? 1 : s->w[j];
        s->w[j] *= s->trust ? s->trust[lo + j] : 1;
        sum += s->w[j];
    }
    return sum;
}

/* One more polynomial of the distance: its own values and what it has in common with y. */
typedef struct moments {
    double square, common, shift;
} moments;

/* Value at `at` of the weighted polynomial through the window, built of polynomials orthogonal under the weights:
 * 1, u - a, (u - b) (u - a) - c. */
static double fitted(const local *s, int64_t lo, int64_t at)
{
    double sum = weigh(s, lo, at), a = 0, mean = 0;
    moments one = {0, 0, 0}, two = {0, 0, 0};
    if (!(sum > 0))
        return s->y[at];
    for (int64_t j = 0; j < s->width; j++) {
        s->w[j] /= sum;
        a += s->w[j] * (double)(lo + j - at);
        mean += s->w[j] * s->y[lo + j];
    }
    for (int64_t j = 0; j < s->width && s->degree; j++) {
        double p = (double)(lo + j - at) - a;
        one.square += s->w[j] * p * p;
        one.common += s->w[j] * p * (s->y[lo + j] - mean);
        one.shift += s->w[j] * p * p * (p + a);
    }
    bool spread = s->degree && sqrt(one.square) > (s->cleveland ? 0.001 * (double)(s->n - 1) : 1e-9);
    if (!spread)
        return mean;
    double slope = one.common / one.square, b = one.shift / one.square;
    for (int64_t j = 0; j < s->width && s->degree > 1; j++) {
        double u = (double)(lo + j - at), p = u - a, q = (u - b) * p - one.square;
        two.square += s->w[j] * q * q;
        two.common += s->w[j] * q * (s->y[lo + j] - mean - slope * p);
    }
    double curve = two.square > 1e-9 * one.square ? two.common / two.square : 0;
    return mean - slope * a + curve * (a * b - one.square);
}

/* One pass: every `jump`-th place is fitted, those between lie on lines. */
static void smooth(const local *s, int64_t jump, double *out)
{
    int64_t lo = 0, last = -1;
    for (int64_t at = 0; last < s->n - 1;) {
        while (lo + s->width < s->n && (s->cleveland ? at - lo > lo + s->width - at : at - lo >= lo + s->width - at))
            lo++;
        out[at] = fitted(s, lo, at);
        for (int64_t j = last + 1; last >= 0 && j < at; j++) {
            double share = (double)(j - last) / (double)(at - last);
            out[j] = share * out[at] + (1 - share) * out[last];
        }
        last = at;
        at = at + jump < s->n ? at + jump : s->n - 1;
    }
}

/* Bisquare weights of the residuals by six times their median; false where that is nothing beside their mean. */
static bool distrust(const local *s, const double *fit, double *trust, double *sorted, double *spare)
{
    double mean = 0;
    for (int64_t i = 0; i < s->n; i++) {
        sorted[i] = fabs(s->y[i] - fit[i]);
        mean += sorted[i] / (double)s->n;
    }
    pace__sort(sorted, spare, s->n);
    double reach = 6 * pace__median(sorted, s->n);
    if (!(reach > 0) || (s->cleveland && reach < 1e-7 * mean))
        return false;
    for (int64_t i = 0; i < s->n; i++) {
        double r = fabs(s->y[i] - fit[i]), u = r / reach, v = 1 - u * u;
        trust[i] = u < 1 ? v * v : 0;
        if (s->cleveland)
            trust[i] = r <= 0.001 * reach ? 1 : r <= 0.999 * reach ? trust[i] : 0;
    }
    return true;
}

static void loess(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const pace_filter_opts *o = &plan->opts;
    double *trust = scratch + n, *sorted = scratch + 2 * n, *spare = scratch + 3 * n;
    local s = {.y = y, .w = scratch, .n = n, .degree = o->degree, .cleveland = o->loess == PACE_LOESS_CLEVELAND};
    double width = s.cleveland ? floor(o->span * (double)n + 1e-7) : ceil(o->span * (double)n);
    double least = s.cleveland ? 2 : (double)(s.degree + 1);
    width = width < least ? least : width;
    s.width = width < (double)n ? (int64_t)width : n;
    (void)found;
    smooth(&s, o->jump, part);
    for (int64_t k = 0; k < o->rounds && distrust(&s, part, trust, sorted, spare); k++) {
        s.trust = trust;
        smooth(&s, o->jump, part);
    }
}

pace_status pace__filter_local_plan(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    if (o->kind == PACE_FILTER_POLYNOMIAL)
        return plan_polynomial(plan, err);
    if (pace__is_unset(o->span))
        o->span = o->loess == PACE_LOESS_CLEVELAND ? 2.0 / 3 : 0.5;
    if (!(o->span > 0 && o->span <= 1))
        return pace__fail(err, PACE_ERR_ARG, "", "a span of %g; give a share of the values, above 0 and at most 1", o->span);
    if ((unsigned)o->loess > PACE_LOESS_PLAIN || o->degree < 0 || o->degree > 2)
        return pace__fail(err, PACE_ERR_ARG, "", "local polynomials of degree %ld; give 0 to 2, and one of pace_loess", (long)o->degree);
    if (o->rounds < 0 || o->rounds > 100 || o->jump < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld robust rounds, every %ld places; give 0 to 100, and 1 or more", (long)o->rounds,
                          (long)o->jump);
    o->jump = o->jump ? o->jump : 1;
    plan->gives_trend = true;
    plan->kernel = loess;
    plan->need = o->loess == PACE_LOESS_CLEVELAND ? 2 : 4;
    plan->scratch = 4 * (size_t)plan->n;
    return PACE_OK;
}
