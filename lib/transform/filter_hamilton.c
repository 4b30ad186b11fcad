/* Hamilton: what a forecast from the values before could not know. */
#include <math.h>
#include "transform/filter.h"

/* Of `horizon` periods alone. */
static void change(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const int64_t h = plan->opts.horizon;
    (void)scratch;
    (void)found;
    for (int64_t i = 0; i < n; i++)
        part[i] = i < h ? (double)NAN : y[i] - y[i - h];
}

static void regression(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const int64_t h = plan->opts.horizon, p = plan->opts.lags, start = h + p - 1, rows = n - start, cols = p + 1;
    double *b = scratch, *a = b + rows;
    for (int64_t i = 0; i < rows; i++) {
        b[i] = y[start + i];
        a[i] = 1;
        for (int64_t k = 0; k < p; k++)
            a[(k + 1) * rows + i] = y[start + i - h - k];
    }
    bool solved = pace__least_squares(a, b, rows, cols, NULL);
    for (int64_t i = 0; i < n; i++) {
        double fit = 0;
        for (int64_t k = 0; k < p && i >= start && solved; k++)
            fit += b[k + 1] * y[i - h - k];
        part[i] = i < start || !solved ? (double)NAN : y[i] - (b[0] + fit);
    }
    found->detail = solved ? b : NULL;
    found->details = solved ? cols : 0;
}

pace_status pace__filter_hamilton_plan(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    if (plan->freq == PACE_FREQ_NONE && (o->horizon == 0 || o->lags == 0))
        return pace__fail(err, PACE_ERR_FREQ, "", "periods of no known frequency have no usual horizon; give horizon and lags");
    if (o->horizon == 0)
        o->horizon = 2 * (int64_t)plan->freq;
    if (o->lags == 0)
        o->lags = (int64_t)plan->freq;
    if (o->horizon < 1 || o->horizon > PACE__FILTER_MOST || o->lags < -1 || o->lags > 1000)
        return pace__fail(err, PACE_ERR_ARG, "", "a horizon of %ld and %ld lags; give a horizon from 1 and lags up to 1000, or -1",
                          (long)o->horizon, (long)o->lags);
    plan->kernel = o->lags < 0 ? change : regression;
    plan->need = o->lags < 0 ? o->horizon + 1 : o->horizon + 2 * o->lags + 1; /* one more row than columns */
    plan->scratch = o->lags < 0 ? 0 : (size_t)plan->n * (size_t)(o->lags + 2);
    return PACE_OK;
}
