/* The test of Zivot and Andrews: what all places of the break share is taken out once, by one factorisation. */
#include <math.h>
#include <string.h>
#include "transform/stationarity.h"

typedef struct scan {
    const pace__root *root;
    pace_break kind;
    int64_t lags, rows, cols; /* cols: constant, trend, lags */
    double *a, *diagonal;     /* their factor */
    double *change, *level;   /* Q' of the two */
    double *one, *two, *y, *l; /* for one place */
} scan;

static double dot(const double *a, const double *b, int64_t n)
{
    double sum = 0;
    for (int64_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static void subtract(double *b, const double *a, double by, int64_t n)
{
    for (int64_t i = 0; i < n; i++)
        b[i] -= by * a[i];
}

static size_t scan_room(int64_t rows, int64_t cols)
{
    return (size_t)rows * (size_t)(cols + 6) + (size_t)cols;
}

static bool scan_begin(scan *s, double *memory)
{
    const int64_t rows = s->rows, start = s->lags;
    const pace__root *root = s->root;
    double **const all[] = {&s->change, &s->level, &s->one, &s->two, &s->y, &s->l};
    s->a = memory;
    s->diagonal = memory + rows * (s->cols + 6);
    for (int i = 0; i < 6; i++)
        *all[i] = memory + rows * (s->cols + i);
    for (int64_t i = 0; i < rows; i++) {
        s->a[i] = 1;
        s->a[rows + i] = root->time[start + i];
        for (int64_t k = 1; k <= s->lags; k++)
            s->a[(k + 1) * rows + i] = root->change[start + i - k];
        s->change[i] = root->change[start + i];
        s->level[i] = root->y[start + i];
    }
    if (!pace__factor(s->a, s->diagonal, rows, s->cols))
        return false;
    pace__apply_q(s->a, s->diagonal, rows, s->cols, s->change);
    pace__apply_q(s->a, s->diagonal, rows, s->cols, s->level);
    return true;
}

/* The dummies after index `last`: change t leads to value t + 1. */
static double step_at(int64_t t, int64_t last)
{
    return t + 1 > last;
}

static double slope_at(int64_t t, int64_t last)
{
    return t + 1 > last ? (double)(t + 1 - last) : 0;
}

/* What is left of a dummy beside the terms, of length one; false where nothing is. */
static bool left_over(const scan *s, double *d, bool slope, int64_t last, const double *beside)
{
    const int64_t rest = s->rows - s->cols;
    for (int64_t i = 0; i < s->rows; i++)
        d[i] = slope ? slope_at(s->lags + i, last) : step_at(s->lags + i, last);
    double whole = dot(d, d, s->rows);
    pace__apply_q(s->a, s->diagonal, s->rows, s->cols, d);
    d += s->cols;
    for (int turn = 0; beside && turn < 2; turn++) /* twice, for what the first leaves by rounding */
        subtract(d, beside + s->cols, dot(d, beside + s->cols, rest), rest);
    double left = dot(d, d, rest);
    if (!(left > whole * 1e-20))
        return false;
    for (int64_t i = 0; i < rest; i++)
        d[i] /= sqrt(left);
    return true;
}

/* tau with the break after index `last`; dummies that depend on the terms are left out. */
static double tau_at(const scan *s, int64_t last)
{
    const int64_t rest = s->rows - s->cols;
    const bool step = s->kind != PACE_BREAK_SLOPE, slope = s->kind != PACE_BREAK_LEVEL;
    bool one = step && left_over(s, s->one, false, last, NULL);
    bool two = slope && left_over(s, s->two, true, last, one ? s->one : NULL);
    memcpy(s->y, s->change + s->cols, (size_t)rest * sizeof *s->y);
    memcpy(s->l, s->level + s->cols, (size_t)rest * sizeof *s->l);
    for (int i = 0; i < 2; i++) {
        const double *d = i ? s->two + s->cols : s->one + s->cols;
        if (!(i ? two : one))
            continue;
        subtract(s->y, d, dot(s->y, d, rest), rest);
        subtract(s->l, d, dot(s->l, d, rest), rest);
    }
    double ll = dot(s->l, s->l, rest), b = dot(s->l, s->y, rest) / ll;
    subtract(s->y, s->l, b, rest);
    double df = (double)(rest - one - two - 1);
    return b / sqrt(dot(s->y, s->y, rest) / df / ll);
}

/* The place once more with all digits. Where a dummy depends on the terms, the scan's figure stands. */
static pace_status refine(pace_za *out, pace__root *root, const pace_za_opts *opts, pace_error *err)
{
    pace__root_fit fit;
    double *step = root->spare, *slope = root->spare + root->n;
    const double *columns[2];
    int count = 0;
    for (int64_t t = 0; t < root->n; t++) {
        step[t] = step_at(t, out->last);
        slope[t] = slope_at(t, out->last);
    }
    if (opts->kind != PACE_BREAK_SLOPE)
        columns[count++] = step;
    if (opts->kind != PACE_BREAK_LEVEL)
        columns[count++] = slope;
    pace_status status = pace__root_regress(&fit, NULL, root, PACE_ROOT_TREND, true, out->lags, out->lags, columns, count, NULL);
    if (!status)
        out->tau = fit.tau;
    return status == PACE_ERR_NOMEM ? pace__fail_memory(err) : PACE_OK;
}

/* path: a value an index, NaN at first. */
static void search(pace_za *out, const scan *s, double trim, double *path)
{
    const int64_t n = s->root->n, cut = (int64_t)(trim * (double)n);
    out->tau = (double)NAN;
    for (int64_t last = cut; last < n - 1 && last < n - cut; last++) {
        double tau = tau_at(s, last);
        path[last] = tau;
        if (tau < out->tau || (isnan(out->tau) && !isnan(tau))) {
            out->tau = tau;
            out->last = last;
        }
    }
}

static pace_status judge(pace_za *out, double *path, pace__root *root, const pace_za_opts *opts, pace_error *err)
{
    static const double critical[][3] = {{-5.34, -4.80, -4.58}, {-4.93, -4.42, -4.11}, {-5.57, -5.08, -4.82}};
    int64_t longest = 0;
    double criterion;
    pace_status status = pace__root_lags(&out->lags, &longest, &criterion, root, PACE_ROOT_TREND, opts->choice, opts->lags, false, err);
    if (status)
        return status;
    scan s = {.root = root, .kind = opts->kind, .lags = out->lags, .rows = root->n - 1 - out->lags, .cols = 2 + out->lags};
    if (s.rows < s.cols + 4)
        return pace__root_short(root, 2 * out->lags + 7, err);
    size_t room = scan_room(s.rows, s.cols);
    double *memory = pace__alloc(root->allocator, room, sizeof *memory);
    if (!memory)
        return pace__fail_memory(err);
    bool whole = scan_begin(&s, memory);
    if (whole)
        search(out, &s, opts->trim, path);
    pace__release(root->allocator, memory, room * sizeof *memory);
    if (!whole || !isfinite(out->tau))
        return pace__root_flat(root, err);
    out->n = s.rows;
    memcpy(out->critical, critical[opts->kind], sizeof out->critical);
    return refine(out, root, opts, err);
}

static pace_status check(const pace_za_opts *opts, pace_error *err)
{
    if (opts->size == sizeof *opts && (unsigned)opts->kind <= PACE_BREAK_BOTH && (unsigned)opts->choice <= PACE_LAGS_CUBE &&
        opts->lags >= -1 && opts->lags <= PACE_ROOT_LAGS_MOST && opts->trim >= 0 && opts->trim < 0.5)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "options of Zivot-Andrews begin with PACE_ZA_OPTS_INIT; lags are -1 to %d, trim is 0 to "
                      "below 0.5", (int)PACE_ROOT_LAGS_MOST);
}

static void write(pace_za *out, double *path, const pace_za *found, const double *from, const pace__root *root, pace_view series)
{
    *out = *found;
    out->last += root->from;
    out->period = pace_view_period(series, out->last);
    for (int64_t i = 0; path && i < series.n; i++) {
        bool inside = i >= root->from && i < root->from + root->n;
        path[i] = inside ? from[i - root->from] : (double)NAN;
    }
}

pace_status pace_za_test(pace_za *out, double *path, pace_view series, const pace_za_opts *opts, pace_error *err)
{
    const pace_za_opts usual = PACE_ZA_OPTS_INIT;
    pace__root root;
    pace_za found = {0};
    opts = opts ? opts : &usual;
    pace_status status = out ? check(opts, err) : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the answer; give a pace_za");
    if (!status)
        status = pace__root_gather(&root, series, 8, opts->allocator, err);
    if (status)
        return status;
    double *taus = root.square; /* no regression here has squares */
    for (int64_t i = 0; i < root.n; i++)
        taus[i] = (double)NAN;
    status = judge(&found, taus, &root, opts, err);
    if (!status)
        write(out, path, &found, taus, &root, series);
    pace__root_clear(&root);
    return status;
}
