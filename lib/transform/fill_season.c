/* Gaps filled by the season: a regression to begin with, then robust STL. */
#include <math.h>
#include <string.h>
#include "pace/fill.h"
#include "pace/regression.h"
#include "pace/season.h"
#include "pace/splice.h"
#include "transform/shape.h"

enum { HARMONICS = 5, DEGREE = 6, COLUMNS = 2 * HARMONICS + DEGREE };

typedef struct work {
    const pace_allocator *allocator;
    int64_t from, n, known, period; /* values between missing ends */
    double *x;        /* with gaps, as they are or their logarithms */
    double *whole;    /* without */
    double *seasonal, *adjusted;
    double *columns;  /* COLUMNS of n */
    size_t room;
} work;

/* Sines and cosines of the year (but the sine of two periods, which is zero), and powers of time from -1 to 1. */
static int fill_columns(const work *w)
{
    const double pi = 3.14159265358979323846;
    int64_t degree = w->n / 10 < 1 ? 1 : w->n / 10 > DEGREE ? DEGREE : w->n / 10;
    int count = 0;
    for (int64_t k = 1; k <= HARMONICS && 2 * k <= w->period; k++) {
        for (int cosine = 2 * k == w->period; cosine < 2; cosine++) {
            double *column = w->columns + count++ * w->n;
            for (int64_t i = 0; i < w->n; i++) {
                double turn = 2 * pi * (double)(k * (i + 1) % w->period) / (double)w->period;
                column[i] = cosine ? cos(turn) : sin(turn);
            }
        }
    }
    for (int64_t k = 1; k <= degree; k++) {
        double *column = w->columns + count++ * w->n;
        for (int64_t i = 0; i < w->n; i++)
            column[i] = pow((double)(2 * i - w->n + 1) / (double)(w->n - 1), (double)k);
    }
    return count;
}

static pace_status first_guess(const work *w, pace_error *err)
{
    pace_view columns[COLUMNS];
    double coef[COLUMNS + 1];
    pace_regression fit;
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    int count = fill_columns(w);
    opts.allocator = w->allocator;
    for (int j = 0; j < count; j++)
        columns[j] = (pace_view){w->columns + j * w->n, w->n, 1, {0}};
    pace_status status = pace_regress(&fit, coef, NULL, NULL, (pace_view){w->x, w->n, 1, {0}}, columns, count, &opts, err);
    for (int64_t i = 0; i < w->n && !status; i++) {
        double value = coef[0];
        for (int j = 0; j < count; j++)
            value += coef[j + 1] * w->columns[j * w->n + i];
        w->whole[i] = isnan(w->x[i]) ? value : w->x[i];
    }
    return status;
}

/* False where the result is out of all proportion. */
static bool is_stable(const work *w)
{
    double least = (double)INFINITY, most = -(double)INFINITY;
    for (int64_t i = 0; i < w->n; i++) {
        least = w->x[i] < least ? w->x[i] : least;
        most = w->x[i] > most ? w->x[i] : most;
    }
    double margin = (most - least) / 2;
    for (int64_t i = 0; i < w->n; i++)
        if (!(w->whole[i] >= least - margin && w->whole[i] <= most + margin))
            return false;
    return true;
}

static pace_status lines(const work *w, pace_error *err)
{
    return pace_fill_gaps((pace_out){w->whole, w->n, 1}, NULL, (pace_view){w->x, w->n, 1, {0}}, PACE_FILL_LINEAR, err);
}

static pace_status by_season(const work *w, pace_view in, pace_error *err)
{
    pace_stl_opts opts = PACE_STL_OPTS_INIT;
    pace_season_out out = {.seasonal = {w->seasonal, w->n, 1}};
    opts.robust = true;
    opts.seasonal = 11;
    opts.allocator = w->allocator;
    pace_status status = first_guess(w, err);
    if (status == PACE_ERR_DATA) /* too few values to tell the months apart */
        return lines(w, err);
    if (!status)
        status = pace_stl(out, (pace_view){w->whole, w->n, 1, pace_view_period(in, w->from)}, &opts, err);
    for (int64_t i = 0; i < w->n && !status; i++)
        w->adjusted[i] = w->x[i] - w->seasonal[i];
    pace_out adjusted = {w->adjusted, w->n, 1};
    if (!status)
        status = pace_fill_gaps(adjusted, NULL, (pace_view){w->adjusted, w->n, 1, {0}}, PACE_FILL_LINEAR, err);
    for (int64_t i = 0; i < w->n && !status; i++)
        w->whole[i] = isnan(w->x[i]) ? w->adjusted[i] + w->seasonal[i] : w->x[i];
    return status || is_stable(w) ? status : lines(w, err);
}

static pace_status take(work *w, pace_view in, bool logarithms, pace_error *err)
{
    for (int64_t i = 0; i < w->n; i++) {
        double x = in.x[(w->from + i) * in.stride];
        if (isinf(x) || (logarithms && x <= 0))
            return pace__fail(err, PACE_ERR_RANGE, "", isinf(x) ? "value %ld is infinite; finite ones are needed"
                                                                : "value %ld is not positive, which has no logarithm; fill without",
                              (long)(w->from + i + 1));
        w->x[i] = logarithms ? log(x) : x;
        w->known += !isnan(x);
    }
    return PACE_OK;
}

static void ends(work *w, pace_view in)
{
    int64_t end = in.n;
    while (w->from < end && isnan(in.x[w->from * in.stride]))
        w->from++;
    while (end > w->from && isnan(in.x[(end - 1) * in.stride]))
        end--;
    w->n = end - w->from;
}

static void put(pace_out out, uint8_t *filled, pace_view in, const work *w, bool logarithms)
{
    for (int64_t i = 0; i < in.n; i++) {
        double x = in.x[i * in.stride];
        bool gap = isnan(x) && i >= w->from && i < w->from + w->n;
        double value = gap ? w->whole[i - w->from] : x;
        out.x[i * out.stride] = gap && logarithms ? exp(value) : value;
        if (filled)
            filled[i] = gap;
    }
}

pace_status pace_fill_season(pace_out out, uint8_t *filled, pace_view in, bool logarithms, const pace_allocator *allocator,
                             pace_error *err)
{
    work w = {.allocator = allocator};
    pace_status status = pace__shape(out, in.n, in, err);
    if (status || !in.n)
        return status;
    ends(&w, in);
    w.room = (size_t)w.n * (COLUMNS + 4);
    w.x = pace__alloc(allocator, w.room ? w.room : 1, sizeof *w.x);
    if (!w.x)
        return pace__fail_memory(err);
    w.whole = w.x + w.n;
    w.seasonal = w.whole + w.n;
    w.adjusted = w.seasonal + w.n;
    w.columns = w.adjusted + w.n;
    status = take(&w, in, logarithms, err);
    w.period = in.first.freq == PACE_HALFYEARLY || in.first.freq == PACE_QUARTERLY || in.first.freq == PACE_MONTHLY ? in.first.freq : 1;
    if (!status)
        status = w.period > 1 && w.known > 2 * w.period ? by_season(&w, in, err) : lines(&w, err);
    if (!status)
        put(out, filled, in, &w, logarithms);
    pace__release(allocator, w.x, (w.room ? w.room : 1) * sizeof *w.x);
    return status;
}
