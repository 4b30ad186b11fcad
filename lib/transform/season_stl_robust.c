/* STL with robustness weights: they differ from series to series, so that every fit has weights of its own. */
#include <math.h>
#include "transform/season_stl.h"

/* The fit at a place; false where all values near it count nothing. `range`: how far the whole series reaches. */
static bool fit(double *out, const pace__stl_point *p, int degree, double range, const double *x, const double *rw)
{
    const double *near = p->near;
    double sum = 0, mean = 0, level = 0, spread = 0, slope = 0;
    x += p->lo;
    rw += p->lo;
    for (int64_t j = 0; j < p->len; j++) {
        double w = near[j] * rw[j];
        sum += w;
        mean += w * (double)(p->lo + j - p->at);
        level += w * x[j];
    }
    if (!(sum > 0))
        return false;
    mean /= sum;
    *out = level / sum;
    if (degree == 0)
        return true;
    for (int64_t j = 0; j < p->len; j++) {
        double w = near[j] * rw[j], d = (double)(p->lo + j - p->at) - mean;
        spread += w * d * d;
        slope += w * d * x[j];
    }
    if (sqrt(spread / sum) > 0.001 * range)
        *out -= mean * (slope / spread);
    return true;
}

/* Values whose neighbours count nothing stay as they are; the places before and behind take the fit beside them. */
static void smooth(const pace__stl_smooth *s, const double *x, const double *rw, double *y, int64_t apart)
{
    const pace__stl_point *p = s->point;
    bool first_lost = false;
    for (int64_t i = 0; i < s->count; i++) {
        double value = 0;
        if (!fit(&value, &p[i], s->degree, (double)(s->n - 1), x, rw)) {
            first_lost |= p[i].at < 0;
            value = p[i].at < 0 ? 0 : p[i].at < s->n ? x[p[i].at] : y[(s->n - 1) * apart];
        }
        y[p[i].at * apart] = value;
        for (int64_t k = i ? p[i - 1].at + 1 : p[i].at; k < p[i].at; k++) {
            double before = y[p[i - 1].at * apart];
            y[k * apart] = before + (value - before) / (double)(p[i].at - p[i - 1].at) * (double)(k - p[i - 1].at);
        }
    }
    if (first_lost)
        y[-apart] = y[0];
}

static void plain_smooth(const pace__stl_smooth *s, const double *x, double *y)
{
    const pace__stl_point *p = s->point;
    for (int64_t i = 0; i < s->count; i++) {
        double value = 0;
        for (int64_t j = 0; j < p[i].len; j++)
            value += p[i].w[j] * x[p[i].lo + j];
        y[p[i].at] = value;
        for (int64_t k = i ? p[i - 1].at + 1 : p[i].at; k < p[i].at; k++)
            y[k] = y[p[i - 1].at] + (value - y[p[i - 1].at]) / (double)(p[i].at - p[i - 1].at) * (double)(k - p[i - 1].at);
    }
}

static void average(const double *x, int64_t n, int64_t window, double *out)
{
    double sum = 0;
    for (int64_t i = 0; i < n; i++) {
        sum += x[i] - (i < window ? 0 : x[i - window]);
        if (i >= window - 1)
            out[i - window + 1] = sum / (double)window;
    }
}

/* `sub` holds the values of one place of the cycle and behind them their weights. */
static void rounds(const pace__stl_plan *plan, const pace__stl_work *work, const double *rw)
{
    int64_t n = plan->n, period = plan->period, longer = n % period;
    double *cycle = work->cycle, *a = work->a, *b = work->b;
    for (int64_t round = 0; round < plan->inner; round++) {
        for (int64_t k = 0; k < period; k++) {
            const pace__stl_smooth *s = &plan->seasonal[k >= longer];
            for (int64_t i = 0; i < s->n; i++) {
                work->sub[i] = work->y[i * period + k] - work->trend[i * period + k];
                work->sub[s->n + i] = rw[i * period + k];
            }
            smooth(s, work->sub, work->sub + s->n, cycle + period + k, period);
        }
        average(cycle, n + 2 * period, period, a);
        average(a, n + period + 1, period, b);
        average(b, n + 2, 3, a);
        plain_smooth(&plan->low_pass, a, b);
        for (int64_t i = 0; i < n; i++) {
            work->seasonal[i] = cycle[period + i] - b[i];
            b[i] = work->y[i] - work->seasonal[i];
        }
        smooth(&plan->trend, b, rw, work->trend, 1);
    }
}

/* --- the median, as the published program finds it ----------------------------------------------------------------- */

/* Singleton's partial sort is asked there for two places in falling order, where it expects them rising: once in a while it
 * leaves a neighbour of the median in one of them. Slowly converging rounds show the difference in the third digit, so the same
 * steps are taken here. Places count from 1, as there. */
typedef struct part {
    int64_t low, high;
    int first, last; /* of the wanted places, those that lie in it */
} part;

static void exchange(double *a, double *b)
{
    double kept = *a;
    *a = *b;
    *b = kept;
}

/* low .. *left is then no larger than *right .. high. */
static void split(double *a, int64_t low, int64_t high, int64_t *left, int64_t *right)
{
    int64_t middle = (low + high) / 2, k = low, l = high;
    if (a[low] > a[middle])
        exchange(&a[low], &a[middle]);
    if (a[high] < a[middle]) {
        exchange(&a[high], &a[middle]);
        if (a[low] > a[middle])
            exchange(&a[low], &a[middle]);
    }
    double pivot = a[middle];
    for (;;) {
        do
            l--;
        while (a[l] > pivot);
        do
            k++;
        while (a[k] < pivot);
        if (k > l)
            break;
        exchange(&a[k], &a[l]);
    }
    *left = l;
    *right = k;
}

/* What stands before `low` is no larger than what follows. */
static void insert(double *a, int64_t low, int64_t high)
{
    for (int64_t i = low; i < high; i++) {
        double moved = a[i + 1];
        int64_t k = i;
        for (; moved < a[k]; k--)
            a[k + 1] = a[k];
        a[k + 1] = moved;
    }
}

/* Goes on with the smaller half; the other one waits. False where no wanted place is in the smaller. */
static bool halve(part *now, part *later, const int64_t *wanted, int64_t left, int64_t right)
{
    *later = *now;
    if (left - now->low <= now->high - right) {
        later->low = right;
        now->high = left;
        while (now->first <= now->last && wanted[now->last] > left)
            now->last--;
        if (now->first <= now->last)
            later->first = now->last + 1;
    } else {
        later->high = left;
        now->low = right;
        while (now->first <= now->last && wanted[now->first] < right)
            now->first++;
        if (now->first <= now->last)
            later->last = now->first - 1;
    }
    return now->first <= now->last;
}

static void sort_partly(double *values, int64_t n, const int64_t wanted[2])
{
    enum { DEEPEST = 64 };
    double *a = values - 1;
    part now = {1, n, 0, 1}, waiting[DEEPEST];
    int count = 0;
    for (bool going = true; going;) {
        bool on = false;
        if (now.high - now.low > 10 || (now.low == 1 && now.low < now.high)) {
            int64_t left, right;
            split(a, now.low, now.high, &left, &right);
            on = halve(&now, &waiting[count++], wanted, left, right);
        } else if (now.low != 1) {
            insert(a, now.low, now.high);
        }
        while (!on && count > 0) {
            now = waiting[--count];
            on = now.first <= now.last;
        }
        going = on;
    }
}

/* --- weights ------------------------------------------------------------------------------------------------------- */

/* Tukey's biweight of residuals over six times their median size. */
static void weigh(double *rw, const pace__stl_plan *plan, const pace__stl_work *work, double *spare)
{
    int64_t n = plan->n;
    for (int64_t i = 0; i < n; i++)
        spare[i] = rw[i] = fabs(work->y[i] - (work->trend[i] + work->seasonal[i]));
    const int64_t falling[2] = {n / 2 + 1, n - n / 2}, rising[2] = {falling[1], falling[0]};
    const int64_t *wanted = plan->exact_median ? rising : falling;
    sort_partly(spare, n, wanted);
    double reach = 3 * (spare[wanted[0] - 1] + spare[wanted[1] - 1]);
    for (int64_t i = 0; i < n; i++) {
        double u = rw[i] / reach, v = 1 - u * u;
        rw[i] = rw[i] <= 0.001 * reach ? 1 : rw[i] <= 0.999 * reach ? v * v : 0;
    }
}

void pace__stl_robust(const pace__stl_plan *plan, const pace__stl_work *work, double *weights, double *spare)
{
    pace__stl_one(plan, work);
    for (int64_t i = 0; i < plan->n; i++)
        weights[i] = 1;
    for (int64_t k = 0; k < plan->outer; k++) {
        weigh(weights, plan, work, spare);
        rounds(plan, work, weights);
    }
}
