/* Mann-Kendall over several rows of the same years: seasons of one series, or sites; and the partial test. Signs are whole
 * numbers and mean ranks halves of them, so that every sum is exact. */
#include <math.h>
#include "core/core.h"
#include "pace/trend_tests.h"
#include "transform/trend_kendall.h"
#include "transform/trend_tail.h"

enum { MOST_YEARS = 1000000 };

/* Row g, year t: x[g * n + t]; NaN where there is none. spare: 2 n. */
typedef struct sheet {
    int64_t rows, n;
    double *x, *ranks, *spare;
    size_t room;
} sheet;

static double sign_of(double a, double b)
{
    return (double)((a > b) - (a < b));
}

static int64_t count_row(const double *x, int64_t n)
{
    int64_t count = 0;
    for (int64_t t = 0; t < n; t++)
        count += !isnan(x[t]);
    return count;
}

/* Twice the mean rank; a missing value has the rank in the middle, since it is above and below nothing. */
static void rank_row(double *ranks, const double *x, int64_t n)
{
    double count = (double)count_row(x, n);
    for (int64_t t = 0; t < n; t++) {
        double sum = count + 1;
        for (int64_t i = 0; i < n; i++)
            sum += sign_of(x[t], x[i]);
        ranks[t] = sum;
    }
}

/* Three times the covariance of the scores of two rows. */
static double covariance(const double *x, const double *y, const double *ranks_x, const double *ranks_y, int64_t n)
{
    double signs = 0, product = 0, count_x = (double)count_row(x, n), count_y = (double)count_row(y, n);
    for (int64_t i = 0; i < n; i++) {
        for (int64_t j = i + 1; j < n; j++)
            signs += sign_of(x[j], x[i]) * sign_of(y[j], y[i]);
        product += ranks_x[i] * ranks_y[i];
    }
    return signs + product - (double)n * (count_x + 1) * (count_y + 1);
}

/* All pairs of rows, both ways; the variances themselves are those of the rows. */
static double covariances(sheet *s)
{
    double sum = 0;
    for (int64_t g = 0; g < s->rows; g++)
        rank_row(s->ranks + g * s->n, s->x + g * s->n, s->n);
    for (int64_t g = 0; g < s->rows; g++) {
        for (int64_t h = g + 1; h < s->rows; h++)
            sum += 2 * covariance(s->x + g * s->n, s->x + h * s->n, s->ranks + g * s->n, s->ranks + h * s->n, s->n);
    }
    return sum / 3;
}

static bool judge(pace_kendall *out, pace_kendall *each, sheet *s, const pace_kendall_opts *opts)
{
    pace__tally total = {0, 0, 0};
    int64_t all = 0, compared = 0, longest = 0;
    double shared = opts->correlated ? covariances(s) : 0;
    for (int64_t g = 0; g < s->rows; g++)
        longest = longest > count_row(s->x + g * s->n, s->n) ? longest : count_row(s->x + g * s->n, s->n);
    bool usual = !opts->correlated || longest <= 10;
    bool nearer = opts->continuity == PACE_CONTINUITY_ALWAYS || (opts->continuity == PACE_CONTINUITY_USUAL && usual);
    for (int64_t g = 0; g < s->rows; g++) {
        int64_t here = 0;
        for (int64_t t = 0; t < s->n; t++) {
            if (!isnan(s->x[g * s->n + t]))
                s->spare[here++] = s->x[g * s->n + t];
        }
        compared += here > 1;
        all += here;
        pace__tally one = pace__tally_of(s->spare, s->spare + s->n, here);
        total.s += one.s;
        total.var += one.var;
        total.pairs += one.pairs;
        if (each)
            pace__tally_judge(&each[g], here, one, nearer);
    }
    total.var += shared;
    if (compared)
        pace__tally_judge(out, all, total, nearer);
    return compared > 0;
}

static pace_status check(const void *out, const pace_kendall_opts *opts, int64_t rows, int64_t years, pace_error *err)
{
    if (!out || opts->size != sizeof *opts || (unsigned)opts->continuity > PACE_CONTINUITY_NEVER)
        return pace__fail(err, PACE_ERR_ARG, "", "a Mann-Kendall test needs room for its answer and options that begin with "
                          "PACE_KENDALL_OPTS_INIT");
    if (rows < 1 || rows > MOST_YEARS || years > MOST_YEARS)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld seasons or sites of %ld years; give from one to %d of either", (long)rows,
                          (long)years, MOST_YEARS);
    return PACE_OK;
}

static pace_status make_room(sheet *s, const pace_kendall_opts *opts, pace_error *err)
{
    size_t cells = (size_t)s->rows * (size_t)s->n;
    s->room = cells + (opts->correlated ? cells : 0) + 2 * (size_t)s->n + 1;
    s->x = pace__alloc(opts->allocator, s->room, sizeof *s->x);
    s->spare = s->x ? s->x + cells : NULL;
    s->ranks = s->x ? s->spare + 2 * s->n : NULL;
    return s->x ? PACE_OK : pace__fail_memory(err);
}

/* `each` is written only where there is an answer at all. */
static pace_status finish(pace_kendall *out, pace_kendall *each, sheet *s, const pace_kendall_opts *opts, pace_error *err)
{
    bool done = false;
    for (int64_t g = 0; !done && g < s->rows; g++)
        done = count_row(s->x + g * s->n, s->n) > 1;
    if (done)
        done = judge(out, each, s, opts);
    pace__release(opts->allocator, s->x, s->room * sizeof *s->x);
    return done ? PACE_OK : pace__fail(err, PACE_ERR_DATA, "", "no season or site has two values, so nothing can be compared");
}

static pace_status refuse(sheet *s, const pace_kendall_opts *opts, int64_t at, pace_error *err)
{
    pace__release(opts->allocator, s->x, s->room * sizeof *s->x);
    return pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; give finite numbers", (long)at + 1);
}

static const pace_kendall_opts usual_opts = PACE_KENDALL_OPTS_INIT;

pace_status pace_trend_kendall_seasons(pace_kendall *out, pace_kendall *each, pace_view series, const pace_kendall_opts *opts,
                                       pace_error *err)
{
    opts = opts ? opts : &usual_opts;
    int64_t seasons = opts->seasons ? opts->seasons : (int64_t)series.first.freq;
    sheet s = {seasons, seasons > 0 ? (series.n + seasons - 1) / seasons : 0, NULL, NULL, NULL, 0};
    if (series.n < 0 || (series.n && !series.x) || seasons < 1)
        return pace__fail(err, PACE_ERR_ARG, "", "a seasonal test needs a series and one season or more; give it periods or seasons");
    pace_status status = check(out, opts, s.rows, s.n, err);
    if (!status)
        status = make_room(&s, opts, err);
    if (status)
        return status;
    for (int64_t i = 0; i < s.rows * s.n; i++) {
        double x = i < series.n ? series.x[i * series.stride] : (double)NAN;
        if (isinf(x))
            return refuse(&s, opts, i, err);
        s.x[i % seasons * s.n + i / seasons] = x;
    }
    return finish(out, each, &s, opts, err);
}

pace_status pace_trend_kendall_sites(pace_kendall *out, pace_kendall *each, pace_block sites, const pace_kendall_opts *opts,
                                     pace_error *err)
{
    opts = opts ? opts : &usual_opts;
    sheet s = {sites.rows, sites.cols, NULL, NULL, NULL, 0};
    if (sites.cols < 0 || (sites.rows > 0 && sites.cols && !sites.x))
        return pace__fail(err, PACE_ERR_ARG, "", "a test of several sites needs their values, a row a site");
    pace_status status = check(out, opts, s.rows, s.n, err);
    if (!status)
        status = make_room(&s, opts, err);
    if (status)
        return status;
    for (int64_t g = 0; g < s.rows; g++) {
        for (int64_t t = 0; t < s.n; t++) {
            double x = sites.x[g * sites.row_stride + t * sites.col_stride];
            if (isinf(x))
                return refuse(&s, opts, t, err);
            s.x[g * s.n + t] = x;
        }
    }
    return finish(out, each, &s, opts, err);
}

/* --- beside another series ------------------------------------------------------------------------------------------- */

static double score(const double *x, int64_t n)
{
    double s = 0;
    for (int64_t i = 0; i < n; i++)
        for (int64_t j = i + 1; j < n; j++)
            s += sign_of(x[j], x[i]);
    return s;
}

static pace_kendall_partial partial_of(const double *x, const double *z, double *ranks, int64_t n)
{
    double k = (double)n, variance = k * (k - 1) * (2 * k + 5) / 18;
    rank_row(ranks, x, n);
    rank_row(ranks + n, z, n);
    double three = covariance(x, z, ranks, ranks + n, n), r = three / (3 * variance);
    /* 1 - r^2 from whole numbers: near 1 it decides */
    double rest = (3 * variance - three) * (3 * variance + three) / (9 * variance);
    pace_kendall_partial out = {n, score(x, n) - r * score(z, n), rest, r, 0, 1};
    if (rest > 0) {
        out.z = out.s / sqrt(rest);
        out.p = 2 * pace__normal_tail(fabs(out.z));
    }
    return out;
}

pace_status pace_trend_kendall_partial(pace_kendall_partial *out, pace_view series, pace_view covariate,
                                       const pace_allocator *allocator, pace_error *err)
{
    int64_t n = series.n, count = 0;
    if (!out || n < 0 || n > MOST_YEARS || covariate.n != n || (n && (!series.x || !covariate.x)))
        return pace__fail(err, PACE_ERR_ARG, "", "a partial test needs two series of one length, at most %d, and room for its answer",
                          MOST_YEARS);
    size_t room = 4 * (size_t)n + 1;
    double *x = pace__alloc(allocator, room, sizeof *x);
    if (!x)
        return pace__fail_memory(err);
    double *z = x + n;
    pace_status status = PACE_OK;
    for (int64_t i = 0; !status && i < n; i++) {
        double a = series.x[i * series.stride], b = covariate.x[i * covariate.stride];
        if (isinf(a) || isinf(b))
            status = pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; give finite numbers", (long)i + 1);
        x[count] = a;
        z[count] = b;
        count += !isnan(a) && !isnan(b);
    }
    pace_kendall_partial found = {0};
    if (!status && count < 3)
        status = pace__fail(err, PACE_ERR_DATA, "", "%ld periods with both values; a partial test takes three at least", (long)count);
    if (!status) {
        found = partial_of(x, z, x + 2 * n, count);
        if (!(found.var > 0))
            status = pace__fail(err, PACE_ERR_DATA, "", "the covariate has the order of the series, which leaves nothing to test");
    }
    pace__release(allocator, x, room * sizeof *x);
    if (!status)
        *out = found;
    return status;
}
