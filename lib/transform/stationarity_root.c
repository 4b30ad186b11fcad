/* The series of a unit-root test, its regressions, and the choice of lags. */
#include <math.h>
#include "transform/stationarity.h"
#include "transform/sum.h"

static const double pi = 3.14159265358979323846;

/* --- the series ----------------------------------------------------------------------------------------------------- */

pace_status pace__root_short(pace__root *root, int64_t least, pace_error *err)
{
    root->why = PACE_ROW_SHORT;
    return pace__fail(err, PACE_ERR_DATA, "", "%ld values are too few for this test with its terms and lags; %ld are enough, or "
                      "take fewer lags", (long)root->n, (long)least);
}

pace_status pace__root_flat(pace__root *root, pace_error *err)
{
    root->why = PACE_ROW_DOMAIN;
    return pace__fail(err, PACE_ERR_DATA, "", "the series has no spread to test: its changes are constant or follow exactly from "
                      "the terms; take a series that moves, or fewer terms");
}

pace_status pace__root_changes(pace__root *root, pace_error *err)
{
    const int64_t n = root->n;
    for (int64_t t = 0; t + 1 < n; t++) {
        root->change[t] = root->y[t + 1] - root->y[t];
        if (!isfinite(root->change[t])) {
            root->why = PACE_ROW_RANGE;
            return pace__fail(err, PACE_ERR_RANGE, "", "the change to value %ld is beyond a double; take larger units",
                              (long)(root->from + t + 2));
        }
    }
    if (n)
        root->change[n - 1] = 0;
    return PACE_OK;
}

static pace_status take(pace__root *root, pace_view series, pace_error *err)
{
    for (int64_t i = 0; i < root->n; i++) {
        double x = series.x[(root->from + i) * series.stride];
        root->y[i] = x;
        root->time[i] = (double)(i + 1);
        root->square[i] = root->time[i] * root->time[i];
        if (isfinite(x))
            continue;
        root->why = isnan(x) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN;
        return isnan(x) ? pace__fail(err, PACE_ERR_DATA, "", "value %ld is missing inside the series; fill the gap first, or "
                                     "take the part after it", (long)(root->from + i + 1))
                        : pace__fail(err, PACE_ERR_RANGE, "", "value %ld is infinite; tests take finite ones",
                                     (long)(root->from + i + 1));
    }
    return pace__root_changes(root, err);
}

static void ends(pace__root *root, pace_view series)
{
    int64_t end = series.n;
    root->from = 0;
    while (root->from < end && isnan(series.x[root->from * series.stride]))
        root->from++;
    while (end > root->from && isnan(series.x[(end - 1) * series.stride]))
        end--;
    root->n = end - root->from;
}

pace_status pace__root_gather(pace__root *out, pace_view series, int64_t least, const pace_allocator *allocator, pace_error *err)
{
    *out = (pace__root){.allocator = allocator};
    if (series.n < 0 || (series.n && !series.x))
        return pace__fail(err, PACE_ERR_ARG, "", "a series of %ld values; give none or more, and their memory", (long)series.n);
    ends(out, series);
    if (out->n < least) {
        pace_status status = pace__root_short(out, least, err);
        out->why = out->n ? PACE_ROW_SHORT : PACE_ROW_MISSING;
        return status;
    }
    out->room = 6 * (size_t)out->n;
    out->y = pace__alloc(allocator, out->room, sizeof *out->y);
    if (!out->y)
        return pace__fail_memory(err);
    out->change = out->y + out->n;
    out->time = out->change + out->n;
    out->square = out->time + out->n;
    out->spare = out->square + out->n;
    pace_status status = take(out, series, err);
    if (status)
        pace__root_clear(out);
    return status;
}

void pace__root_clear(pace__root *root)
{
    pace__release(root->allocator, root->y, root->room * sizeof *root->y);
    root->y = NULL;
}

/* --- one regression ------------------------------------------------------------------------------------------------- */

/* What is not wrong with the memory is wrong with the figures. */
static pace_status unfit(pace__root *root, pace_status status, pace_error *err)
{
    return status == PACE_ERR_NOMEM ? status : pace__root_flat(root, err);
}

pace_status pace__root_regress(pace__root_fit *out, double *residuals, pace__root *root, int terms, bool level, int64_t lags,
                               int64_t start, const double *const *extra, int extras, pace_error *err)
{
    enum { EXTRAS = 2 };
    pace_view x[PACE__ROOT_TERMS + PACE_ROOT_LAGS_MOST + EXTRAS];
    const int64_t rows = root->n - 1 - start, constant = terms > PACE_ROOT_NONE;
    const pace_view y = {root->change + start, rows, 1, {0}};
    int64_t count = 0;
    if (terms >= PACE_ROOT_TREND)
        x[count++] = (pace_view){root->time + start, rows, 1, {0}};
    if (terms >= PACE_ROOT_QUADRATIC)
        x[count++] = (pace_view){root->square + start, rows, 1, {0}};
    for (int i = 0; i < extras; i++)
        x[count++] = (pace_view){extra[i] + start, rows, 1, {0}};
    out->level = level ? count + constant : -1;
    if (level)
        x[count++] = (pace_view){root->y + start, rows, 1, {0}};
    for (int64_t k = 1; k <= lags; k++)
        x[count++] = (pace_view){root->change + start - k, rows, 1, {0}};
    if (rows <= count + constant)
        return pace__root_short(root, root->n + count + constant + 1 - rows, err);
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    opts.allocator = root->allocator;
    opts.no_constant = !constant;
    pace_status status = pace_regress(&out->fit, out->coef, out->se, residuals, y, x, count, &opts, err);
    if (status)
        return unfit(root, status, err);
    out->tau = level ? out->coef[out->level] / out->se[out->level] : (double)NAN;
    return level && !isfinite(out->tau) ? pace__root_flat(root, err) : PACE_OK;
}

/* --- the choice of lags --------------------------------------------------------------------------------------------- */

static int64_t schwert(int64_t n, int terms)
{
    int64_t lags = (int64_t)ceil(12 * pow((double)n / 100, 0.25)), most = n / 2 - terms - 1;
    return lags < most ? lags : most < 0 ? 0 : most;
}

/* Columns terms, level, lag 1 ... longest, then the changes: rest[k] becomes the sum of squares that k lags leave, last[k] Q'y of
 * the k-th lag, which the regressions of all lags share. */
static bool nested(double *a, const pace__root *root, int terms, int64_t longest, double *rest, double *last)
{
    const int64_t start = longest, rows = root->n - 1 - start, base = terms + 1, cols = base + longest;
    double *b = a + rows * cols, *diagonal = b + rows;
    const double *const columns[] = {NULL, root->time, root->square};
    for (int64_t i = 0; i < rows; i++) {
        for (int j = 0; j < terms; j++)
            a[j * rows + i] = j ? columns[j][start + i] : 1;
        a[terms * rows + i] = root->y[start + i];
        for (int64_t k = 1; k <= longest; k++)
            a[(terms + k) * rows + i] = root->change[start + i - k];
        b[i] = root->change[start + i];
    }
    if (!pace__factor(a, diagonal, rows, cols))
        return false;
    pace__apply_q(a, diagonal, rows, cols, b);
    pace__sum sum = {0, 0};
    for (int64_t i = rows - 1; i >= base; i--) {
        if (i < cols) {
            rest[i - base + 1] = pace__sum_value(sum);
            last[i - base + 1] = b[i];
        }
        pace__sum_add(&sum, b[i] * b[i]);
    }
    rest[0] = pace__sum_value(sum);
    return true;
}

static double criterion_of(double rest, double rows, double terms, bool bic)
{
    return rows * (log(2 * pi) + 1 + log(rest / rows)) + (bic ? log(rows) : 2) * terms;
}

static int64_t best(double *criterion, const double *rest, const double *last, int64_t rows, int terms, pace_root_lags choice,
                    int64_t least, int64_t longest)
{
    int64_t at = least;
    *criterion = (double)NAN;
    if (choice == PACE_LAGS_T) {
        for (at = longest; at >= least; at--) {
            *criterion = at ? fabs(last[at]) / sqrt(rest[at] / (double)(rows - terms - 1 - at)) : (double)NAN;
            if (*criterion >= 1.6448536269514722)
                return at;
        }
        return least;
    }
    for (int64_t k = least; k <= longest; k++) {
        double value = criterion_of(rest[k], (double)rows, (double)(terms + 1 + k), choice == PACE_LAGS_BIC);
        if (!(*criterion <= value)) {
            *criterion = value;
            at = k;
        }
    }
    return at;
}

static pace_status chosen(int64_t *lags, double *criterion, pace__root *root, int terms, pace_root_lags choice, int64_t longest,
                          bool hold, pace_error *err)
{
    const int64_t rows = root->n - 1 - longest, cols = terms + 1 + longest, least = hold && longest > 0;
    double rest[PACE_ROOT_LAGS_MOST + 1], last[PACE_ROOT_LAGS_MOST + 1];
    size_t room = (size_t)rows * (size_t)(cols + 1) + (size_t)cols;
    double *a = pace__alloc(root->allocator, room, sizeof *a);
    if (!a)
        return pace__fail_memory(err);
    bool whole = nested(a, root, terms, longest, rest, last);
    pace__release(root->allocator, a, room * sizeof *a);
    if (!whole || !(rest[longest] > 0))
        return pace__root_flat(root, err);
    *lags = best(criterion, rest, last, rows, terms, choice, least, longest);
    return PACE_OK;
}

pace_status pace__root_lags(int64_t *lags, int64_t *longest, double *criterion, pace__root *root, int terms, pace_root_lags choice,
                            int64_t asked, bool hold, pace_error *err)
{
    int64_t most = asked < 0 ? schwert(root->n, terms) : asked;
    if (choice == PACE_LAGS_CUBE)
        most = (int64_t)pow((double)(root->n - 1), 1.0 / 3); /* of 65 values 3: the third root of 64 is just below 4 there too */
    most = most > PACE_ROOT_LAGS_MOST ? PACE_ROOT_LAGS_MOST : most;
    *lags = *longest = most;
    *criterion = (double)NAN;
    if (root->n - 1 - most <= terms + 1 + most)
        return pace__root_short(root, 2 * most + terms + 3, err);
    if (choice == PACE_LAGS_FIXED || choice == PACE_LAGS_CUBE)
        return PACE_OK;
    return chosen(lags, criterion, root, terms, choice, most, hold, err);
}
