/* The best cut of a series into segments, by dynamic programming over their sums of squares. */
#include "transform/breaks.h"
#include <math.h>

typedef struct search {
    pace__rows rows;
    int64_t least, most;
    double *square; /* of segments i ... j at place(i) + j - i */
    double *best;   /* [m * n + j]: of values 0 ... j with m breaks */
    int64_t *from;  /* its last break */
} search;

static int64_t place(const search *s, int64_t i)
{
    return i * s->rows.n - i * (i - 1) / 2;
}

static double square_of(const search *s, int64_t i, int64_t j)
{
    return s->square[place(s, i) + j - i];
}

static bool make_room(search *s, pace__arena *arena)
{
    size_t n = (size_t)s->rows.n, levels = (size_t)s->most + 1;
    s->square = pace__arena_room(arena, n % 2 ? n * ((n + 1) / 2) : (n / 2) * (n + 1), sizeof *s->square);
    s->best = pace__arena_room(arena, levels * n, sizeof *s->best);
    s->from = pace__arena_room(arena, levels * n, sizeof *s->from);
    return !arena->failed;
}

static void extend(search *s, int64_t m)
{
    int64_t n = s->rows.n;
    for (int64_t j = (m + 1) * s->least - 1; j < n; j++) {
        double *least = &s->best[m * n + j];
        *least = (double)INFINITY;
        for (int64_t b = m * s->least - 1; b <= j - s->least; b++) {
            double found = s->best[(m - 1) * n + b] + square_of(s, b + 1, j);
            if (found < *least) {
                *least = found;
                s->from[m * n + j] = b;
            }
        }
    }
}

static void run(pace_breaks *out, search *s, int64_t wanted)
{
    int64_t n = s->rows.n, terms = s->rows.terms;
    const double two_pi = 6.28318530717958647693;
    for (int64_t i = 0; i + s->least <= n; i++)
        pace__rows_squares(s->square + place(s, i), &s->rows, i, 1, n - i);
    for (int64_t j = 0; j < n; j++)
        s->best[j] = square_of(s, 0, j);
    out->n = n;
    out->terms = terms;
    out->least = s->least;
    out->most = s->most;
    for (int64_t m = 0; m <= s->most; m++) {
        if (m)
            extend(s, m);
        double square = s->best[m * n + n - 1], scale = 2 * s->rows.exponent * 0.69314718055994530942;
        out->rss[m] = ldexp(square, 2 * s->rows.exponent);
        out->bic[m] = (double)n * (log(square / (double)n * two_pi) + scale + 1) + log((double)n) * (double)((terms + 1) * (m + 1));
        if (wanted < 0 && out->bic[m] < out->bic[out->count])
            out->count = m;
    }
    out->count = wanted < 0 ? out->count : wanted;
}

static void trace(int64_t *at, const search *s, int64_t count)
{
    int64_t j = s->rows.n - 1;
    for (int64_t m = count; m > 0; m--) {
        j = s->from[m * s->rows.n + j];
        at[m - 1] = j;
    }
}

static pace_status check(search *s, const pace_breaks_opts *opts, pace_error *err)
{
    int64_t n = s->rows.n;
    if (opts->size != sizeof *opts || opts->least < 0 || (!opts->least && !(opts->share > 0 && opts->share < 1)) ||
        !(opts->level > 0 && opts->level < 1))
        return pace__fail(err, PACE_ERR_ARG, "", "options of a search for breaks are out of range; start with PACE_BREAKS_OPTS_INIT");
    s->least = opts->least ? opts->least : (int64_t)floor(opts->share * (double)n + 1e-9);
    if (s->least <= s->rows.terms || s->least > n / 2)
        return pace__fail(err, PACE_ERR_DATA, "", "segments of %ld of %ld values; more than the %ld coefficients, half the values at most, are right",
                          (long)s->least, (long)n, (long)s->rows.terms);
    int64_t allowed = n / s->least - 1, usual = (n + s->least - 1) / s->least - 2;
    if (opts->count > allowed || opts->most > allowed || opts->count > PACE_BREAKS_MOST || opts->most > PACE_BREAKS_MOST)
        return pace__fail(err, PACE_ERR_ARG, "", "segments of %ld values allow %ld breaks at most (and %d are the limit)", (long)s->least,
                          (long)allowed, PACE_BREAKS_MOST);
    usual = usual < PACE_BREAKS_MOST ? usual : PACE_BREAKS_MOST;
    s->most = opts->most >= 0 ? opts->most : usual > 0 ? usual : 0;
    s->most = opts->count > s->most ? opts->count : s->most;
    return PACE_OK;
}

static void tell_ranges(pace_break_range *range, const int64_t *at, const pace_breaks *found, const search *s, double level, double *coef)
{
    for (int64_t b = 0; b < found->count; b++)
        range[b] = pace__break_range(&s->rows, b ? at[b - 1] + 1 : 0, at[b], b + 1 < found->count ? at[b + 1] : found->n - 1, level,
                                     coef);
}

pace_status pace_breaks_fit(pace_breaks *out, int64_t *at, pace_break_range *range, int64_t room, pace_view y, const pace_view *x,
                            int64_t count, const pace_breaks_opts *opts, pace_error *err)
{
    const pace_breaks_opts standard = PACE_BREAKS_OPTS_INIT;
    const pace_breaks_opts *use = opts ? opts : &standard;
    pace_breaks found = {0};
    search s;
    pace__arena arena;
    pace__arena_init(&arena, use->size == sizeof *use ? use->allocator : NULL);
    pace_status status = pace__rows_make(&s.rows, &arena, y, x, count, err);
    if (!status)
        status = check(&s, use, err);
    double *coef = status ? NULL : pace__arena_alloc(&arena, 2 * (size_t)s.rows.terms, sizeof *coef);
    if (!status && (!coef || !make_room(&s, &arena)))
        status = pace__fail_memory(err);
    if (status)
        goto out;
    run(&found, &s, use->count);
    if (room < found.count || (found.count && !at)) {
        status = pace__fail(err, PACE_ERR_ARG, "", "there is room for %ld of %ld breaks", (long)room, (long)found.count);
        goto out;
    }
    trace(at, &s, found.count);
    if (range)
        tell_ranges(range, at, &found, &s, use->level, coef);
    *out = found;
out:
    pace__arena_clear(&arena);
    return status;
}
