/* Tests for a season, over differences that were taken before. */
#include <math.h>
#include "core/core.h"
#include "core/twofold.h"
#include "pace/moments.h"
#include "pace/seasonality.h"
#include "transform/tail.h"
#include "transform/trend_points.h"

/* The series after differencing; NaN where something is missing. `offset` is the season of its first value. */
typedef struct tested {
    int64_t n, count, period, offset;
    double *x, *sorted, *spare; /* n, n, n */
} tested;

/* Where season k comes first. */
static int64_t first_of(const tested *s, int64_t k)
{
    return (k - s->offset + s->period) % s->period;
}

/* Ends of the run of values equal to x in a sorted list: how many are below, and how many are not above. */
static void find_run(const double *sorted, int64_t n, double x, int64_t *below, int64_t *through)
{
    int64_t low = 0, high = n;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (sorted[middle] < x)
            low = middle + 1;
        else
            high = middle;
    }
    *below = low;
    for (high = n; low < high;) {
        int64_t middle = low + (high - low) / 2;
        if (sorted[middle] <= x)
            low = middle + 1;
        else
            high = middle;
    }
    *through = low;
}

static double rank_in(const double *sorted, int64_t n, double x)
{
    int64_t below, through;
    find_run(sorted, n, x, &below, &through);
    return (double)(below + through + 1) / 2;
}

/* The value's first 15 digits as a whole number, with its exponent. */
static double fifteen_digits(double x, int *exponent)
{
    *exponent = 0;
    if (!(fabs(x) > 0))
        return 0;
    int e = (int)floor(log10(fabs(x)));
    if (e < -29 || e > 57)
        return x;
    pace__twofold scaled = pace__twofold_scale((pace__twofold){x, 0}, 14 - e);
    double digits = rint(scaled.high);
    if (fabs(fabs(scaled.high - digits) - 0.5) < 1e-9)
        digits = rint(scaled.high + scaled.low);
    *exponent = e;
    if (fabs(digits) >= 1e15) {
        digits /= 10;
        *exponent = e + 1;
    }
    return digits;
}

static bool print_alike(double a, double b)
{
    int e, f;
    double x = fifteen_digits(a, &e), y = fifteen_digits(b, &f);
    return e == f && !(x < y) && !(x > y);
}

/* Sum of t^3 - t over runs of values that print alike. */
static double tie_term(const double *sorted, int64_t n)
{
    double sum = 0;
    for (int64_t i = 0, run; i < n; i += run) {
        for (run = 1; i + run < n && print_alike(sorted[i], sorted[i + run]);)
            run++;
        double t = (double)run;
        sum += t * t * t - t;
    }
    return sum;
}

static pace_test chi_squared(double statistic, double df)
{
    return (pace_test){statistic, pace__chi_tail(statistic, df), df, 0};
}

static pace_test no_test(void)
{
    return (pace_test){(double)NAN, (double)NAN, (double)NAN, 0};
}

static int64_t fill_sorted(tested *s, int64_t from, int64_t n)
{
    int64_t count = 0;
    for (int64_t i = from; i < from + n; i++) {
        if (!isnan(s->x[i]))
            s->sorted[count++] = s->x[i];
    }
    (void)pace__sort(s->sorted, s->spare, count);
    return count;
}

static pace_test kruskal(tested *s)
{
    double n = (double)s->count, sum = 0, seasons = 0;
    (void)fill_sorted(s, 0, s->n);
    for (int64_t k = 0; k < s->period; k++) {
        double ranks = 0, count = 0;
        for (int64_t i = first_of(s, k); i < s->n; i += s->period) {
            if (!isnan(s->x[i])) {
                ranks += rank_in(s->sorted, s->count, s->x[i]);
                count += 1;
            }
        }
        if (count > 0) {
            sum += (ranks - count * (n + 1) / 2) * (ranks - count * (n + 1) / 2) / count;
            seasons += 1;
        }
    }
    double h = 12 / (n * (n + 1)) * sum / (1 - tie_term(s->sorted, s->count) / (n * n * n - n));
    return seasons > 1 && isfinite(h) ? chi_squared(h, seasons - 1) : no_test();
}

/* `sums` has room for a value a season. */
static pace_test friedman(tested *s, double *sums)
{
    double years = 0, ties = 0, k = (double)s->period, spread = 0;
    for (int64_t j = 0; j < s->period; j++)
        sums[j] = 0;
    for (int64_t from = s->n % s->period; from < s->n; from += s->period) {
        if (fill_sorted(s, from, s->period) < s->period)
            continue;
        years += 1;
        for (int64_t j = 0; j < s->period; j++) {
            int64_t below, through;
            find_run(s->sorted, s->period, s->x[from + j], &below, &through);
            double run = (double)(through - below);
            sums[j] += (double)(below + through + 1) / 2;
            ties += run * run - 1; /* a run of t gives t (t^2 - 1) */
        }
    }
    for (int64_t j = 0; j < s->period; j++)
        spread += (sums[j] - years * (k + 1) / 2) * (sums[j] - years * (k + 1) / 2);
    double q = 12 * spread / (years * k * (k + 1) - ties / (k - 1));
    return years > 1 && isfinite(q) ? chi_squared(q, k - 1) : no_test();
}

static pace_test qs(const tested *s)
{
    pace_view x = {s->x, s->n, 1, PACE_PERIOD_NONE};
    double n = (double)s->count, sum = 0;
    for (int64_t k = s->period; k <= 2 * s->period; k += s->period) {
        double r = pace_autocorrelation(x, k, NULL);
        if (isnan(r))
            return no_test();
        if (!(r > 0) && k == s->period)
            break;
        if (r > 0)
            sum += r * r / (n - (double)k);
    }
    return chi_squared(n * (n + 2) * sum, 2);
}

/* Means of the seasons against what is left about them. */
static pace_test seasonal_means(const tested *s)
{
    pace__sum between = {0, 0}, within = {0, 0};
    double mean = pace_mean((pace_view){s->x, s->n, 1, PACE_PERIOD_NONE}, NULL), seasons = 0, n = (double)s->count;
    for (int64_t k = 0; k < s->period; k++) {
        pace__sum sum = {0, 0};
        double count = 0;
        int64_t first = first_of(s, k);
        for (int64_t i = first; i < s->n; i += s->period) {
            if (!isnan(s->x[i])) {
                pace__sum_add(&sum, s->x[i] - mean);
                count += 1;
            }
        }
        if (!(count > 0))
            continue;
        double level = pace__sum_value(sum) / count;
        seasons += 1;
        pace__sum_add(&between, count * level * level);
        for (int64_t i = first; i < s->n; i += s->period) {
            double d = s->x[i] - mean - level;
            if (!isnan(d))
                pace__sum_add(&within, d * d);
        }
    }
    double df = seasons - 1, rest = n - seasons;
    double f = pace__sum_value(between) / df / (pace__sum_value(within) / rest);
    if (!(df > 0 && rest > 0) || isnan(f))
        return no_test();
    return (pace_test){f, pace__f_tail(f, df, rest), df, rest};
}

static pace_status check(pace_view series, const pace_seasonality_opts *opts, int64_t *period, pace_error *err)
{
    if (opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "", "options of a test for seasons begin with PACE_SEASONALITY_OPTS_INIT");
    *period = opts->period ? opts->period : (int64_t)series.first.freq;
    if (*period < 2 || opts->differences < 0 || opts->differences > 2)
        return pace__fail(err, PACE_ERR_ARG, "", "a test for seasons needs two seasons in a year or more, and takes 0, 1 or 2 "
                          "differences");
    if (series.n < 0 || (series.n && !series.x))
        return pace__fail(err, PACE_ERR_ARG, "", "a test for seasons needs a series");
    for (int64_t i = 0; i < series.n; i++) {
        if (isinf(series.x[i * series.stride]))
            return pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; give finite numbers", (long)i + 1);
    }
    if (series.n - opts->differences < 2 * *period)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values are less than two years of %ld seasons", (long)series.n, (long)*period);
    return PACE_OK;
}

static void take_differences(tested *s, pace_view series, int64_t order)
{
    for (int64_t i = 0; i < series.n; i++)
        s->spare[i] = series.x[i * series.stride];
    for (int64_t d = 1; d <= order; d++) {
        for (int64_t i = series.n - 1; i >= d; i--)
            s->spare[i] -= s->spare[i - 1];
    }
    s->n = series.n - order;
    s->offset = order % s->period;
    s->count = 0;
    for (int64_t i = 0; i < s->n; i++) {
        s->x[i] = s->spare[i + order];
        s->count += !isnan(s->x[i]);
    }
}

pace_status pace_seasonality_test(pace_seasonality *out, pace_view series, const pace_seasonality_opts *opts, pace_error *err)
{
    const pace_seasonality_opts usual = PACE_SEASONALITY_OPTS_INIT;
    int64_t period = 0;
    opts = opts ? opts : &usual;
    pace_status status = out ? check(series, opts, &period, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer");
    if (status)
        return status;
    size_t n = (size_t)series.n, room = 3 * n + (size_t)period;
    double *all = pace__alloc(opts->allocator, room, sizeof *all);
    if (!all)
        return pace__fail_memory(err);
    tested s = {0, 0, period, 0, all, all + n, all + 2 * n};
    take_differences(&s, series, opts->differences);
    *out = (pace_seasonality){period, s.count, no_test(), no_test(), no_test(), no_test()};
    if (s.count > 1) {
        out->kruskal = kruskal(&s);
        out->friedman = friedman(&s, all + 3 * n);
        out->qs = qs(&s);
        out->f = seasonal_means(&s);
    }
    pace__release(opts->allocator, all, room * sizeof *all);
    return PACE_OK;
}

pace_status pace_portmanteau_test(pace_test *out, pace_view series, int64_t lags, int64_t fitted, pace_portmanteau kind,
                                  pace_error *err)
{
    int64_t count = 0;
    double sum = 0;
    for (int64_t i = 0; series.x && i < series.n; i++)
        count += !isnan(series.x[i * series.stride]);
    if (!out || lags < 1 || lags >= count || fitted < 0 || (unsigned)kind > PACE_BOX_PIERCE)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld lags of %ld values cannot be tested; give 1 lag or more, fewer than values",
                          (long)lags, (long)count);
    double n = (double)count;
    for (int64_t k = 1; k <= lags; k++) {
        double r = pace_autocorrelation(series, k, NULL);
        if (isnan(r))
            return pace__fail(err, PACE_ERR_DATA, "", "the series is constant or infinite and has no autocorrelation");
        sum += kind == PACE_LJUNG_BOX ? r * r / (n - (double)k) : r * r;
    }
    double statistic = kind == PACE_LJUNG_BOX ? n * (n + 2) * sum : n * sum;
    *out = chi_squared(statistic, (double)(lags - fitted));
    return PACE_OK;
}
