/* Indicators on one scale. */
#include "core/core.h"
#include "pace/moments.h"
#include "transform/composite.h"

pace_status pace__composite_block(const pace_block *block, const char *what, pace_error *err)
{
    if (block->x && block->rows >= 1 && block->cols >= 1)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "%s needs at least one row and one column of figures, and room for its answer", what);
}

typedef struct scaling {
    pace_block in;
    pace_block_out out;
    uint8_t *flags;
    pace_normalisation scale;
    const pace_normalise_opts *opts;
} scaling;

/* What a row has to be known of before its cells can be scaled. */
typedef struct facts {
    int64_t count;
    double low, high, mean, sd, length;
} facts;

static void find_spread(facts *f, const scaling *s, pace_view row)
{
    f->mean = pace_mean(row, NULL);
    f->sd = pace_sd(row, NULL);
    if (s->scale == PACE_ZSCORE_POPULATION)
        f->sd *= sqrt((double)(f->count - 1) / (double)f->count);
}

static facts facts_of(const scaling *s, int64_t r, uint8_t *flags)
{
    facts f = {0, HUGE_VAL, -HUGE_VAL, 0, 0, 0};
    pace_view row = pace__row(&s->in, r);
    for (int64_t c = 0; c < row.n; c++) {
        double x = row.x[c * row.stride];
        if (isnan(x)) {
            *flags |= PACE_ROW_MISSING;
            continue;
        }
        if (isinf(x))
            *flags |= PACE_ROW_DOMAIN;
        f.count++;
        f.low = fmin(f.low, x);
        f.high = fmax(f.high, x);
        f.length = hypot(f.length, x);
    }
    if (f.count < 2)
        *flags |= PACE_ROW_SHORT;
    else if (s->scale <= PACE_ZSCORE_POPULATION)
        find_spread(&f, s, row);
    if (s->scale == PACE_MINMAX && s->opts->low && !isnan(s->opts->low[r]))
        f.low = s->opts->low[r];
    if (s->scale == PACE_MINMAX && s->opts->high && !isnan(s->opts->high[r]))
        f.high = s->opts->high[r];
    return f;
}

/* Share of the others that are below, those that are equal counted half. */
static double rank_of(pace_view row, int64_t count, double x, bool turned)
{
    double below = 0, equal = -1;
    for (int64_t c = 0; c < row.n; c++) {
        double other = row.x[c * row.stride];
        if (isnan(other))
            continue;
        below += turned ? other > x : other < x;
        equal += !(other < x) && !(other > x);
    }
    return (below + equal / 2) / (double)(count - 1);
}

static double between(const scaling *s, const facts *f, double x, bool turned)
{
    double at = (turned ? f->high - x : x - f->low) / (f->high - f->low);
    if (s->opts->clamp)
        at = fmin(1, fmax(0, at));
    return s->opts->from + (s->opts->to - s->opts->from) * at;
}

static double scaled(const scaling *s, const facts *f, int64_t r, double x)
{
    bool turned = pace__turned(s->opts->better, r);
    switch (s->scale) {
    case PACE_MINMAX:
        return between(s, f, x, turned);
    case PACE_TO_BEST:
        return turned ? f->low / x : x / f->high;
    case PACE_TO_LENGTH:
        return x / f->length;
    case PACE_RANKS:
        return rank_of(pace__row(&s->in, r), f->count, x, turned);
    case PACE_ZSCORE:
    case PACE_ZSCORE_POPULATION:
        break;
    }
    return (turned ? f->mean - x : x - f->mean) / f->sd;
}

static bool has_answer(const scaling *s, const facts *f, uint8_t flags)
{
    bool alone = s->scale == PACE_TO_LENGTH || s->scale == PACE_TO_BEST ||
                 (s->scale == PACE_MINMAX && s->opts->low && s->opts->high);
    if (flags & PACE_ROW_DOMAIN || (flags & PACE_ROW_SHORT && !(alone && f->count)))
        return false;
    switch (s->scale) {
    case PACE_MINMAX:
        return f->high > f->low;
    case PACE_TO_BEST:
        return f->low > 0;
    case PACE_TO_LENGTH:
        return f->length > 0;
    case PACE_RANKS:
        return true;
    case PACE_ZSCORE:
    case PACE_ZSCORE_POPULATION:
        break;
    }
    return f->sd > 0;
}

static void scale_row(const scaling *s, int64_t r)
{
    uint8_t found = 0;
    facts f = facts_of(s, r, &found);
    bool answer = has_answer(s, &f, found);
    if (!answer && !(found & PACE_ROW_SHORT))
        found |= PACE_ROW_DOMAIN;
    for (int64_t c = 0; c < s->in.cols; c++) {
        double x = pace__cell(&s->in, r, c);
        double y = answer && !isnan(x) ? scaled(s, &f, r, x) : (double)NAN;
        s->out.x[r * s->out.row_stride + c * s->out.col_stride] = y;
    }
    if (s->flags)
        s->flags[r] = found;
}

static void scale_piece(void *arg, int64_t from, int64_t to)
{
    for (int64_t r = from; r < to; r++)
        scale_row(arg, r);
}

static pace_status check_goals(const scaling *s, pace_error *err)
{
    const pace_normalise_opts *o = s->opts;
    if (o->size != sizeof *o)
        return pace__fail(err, PACE_ERR_ARG, "", "options of a normalisation begin with PACE_NORMALISE_OPTS_INIT");
    if ((unsigned)s->scale > PACE_RANKS || !isfinite(o->from) || !isfinite(o->to))
        return pace__fail(err, PACE_ERR_ARG, "", "there is no such normalisation, or its range is not finite; see pace/composite.h");
    if (s->scale == PACE_RANKS && s->out.x == s->in.x)
        return pace__fail(err, PACE_ERR_ARG, "", "ranks need memory of their own; give another block for the results");
    for (int64_t r = 0; r < s->in.rows; r++) {
        if (o->low && o->high && o->low[r] >= o->high[r])
            return pace__fail(err, PACE_ERR_ARG, "", "the low goalpost of row %ld is not below the high one", (long)r + 1);
    }
    return PACE_OK;
}

pace_status pace_normalise_rows(pace_block_out out, uint8_t *row_flags, pace_block in, pace_normalisation scale,
                                const pace_normalise_opts *opts, const pace_exec *exec, pace_error *err)
{
    const pace_normalise_opts usual = PACE_NORMALISE_OPTS_INIT;
    scaling s = {in, out, row_flags, scale, opts ? opts : &usual};
    pace_status status = pace__composite_block(&in, "a normalisation", err);
    if (!status && !out.x)
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no room for the results");
    if (!status)
        status = check_goals(&s, err);
    if (status)
        return status;
    pace__exec_rows(exec, in.rows, scale_piece, &s);
    return PACE_OK;
}
