/* Sums of squares of growing segments: a row at a time is rotated into the triangle of those before it. */
#include <math.h>
#include <string.h>
#include "pace/moments.h"
#include "transform/breaks.h"
#include "transform/sum.h"

static pace_status fill_column(pace__rows *out, int64_t j, pace_view in, const char *what, pace_error *err)
{
    int64_t width = out->terms + 1;
    double mean = 0, most = 0;
    int exponent = 0;
    if (in.n != out->n || (in.n && !in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "%s has %ld values, y has %ld; cut them to the same periods", what, (long)in.n,
                          (long)out->n);
    for (int64_t i = 0; i < in.n; i++)
        if (!isfinite(in.x[i * in.stride]))
            return pace__fail(err, isnan(in.x[i * in.stride]) ? PACE_ERR_DATA : PACE_ERR_RANGE, "",
                              "value %ld of %s is missing or infinite; fill it first, or cut the series", (long)i + 1, what);
    mean = pace_mean(in, NULL);
    for (int64_t i = 0; i < in.n; i++)
        most = fmax(most, fabs(in.x[i * in.stride] / 2 - mean / 2));
    if (most > 0)
        frexp(most, &exponent);
    for (int64_t i = 0; i < in.n; i++)
        out->row[i * width + j] = ldexp(in.x[i * in.stride] / 2 - mean / 2, -exponent);
    out->exponent = exponent + 1;
    return PACE_OK;
}

pace_status pace__rows_make(pace__rows *out, pace__arena *arena, pace_view y, const pace_view *x, int64_t count, pace_error *err)
{
    if (count < 0 || (count && !x) || y.n < 1 || !y.x)
        return pace__fail(err, PACE_ERR_ARG, "", "a search for breaks needs values; give y and the columns that it depends on");
    *out = (pace__rows){y.n, count + 1, 0, NULL, NULL};
    size_t width = (size_t)out->terms + 1;
    out->row = pace__arena_alloc(arena, (size_t)y.n * width, sizeof *out->row);
    out->work = pace__arena_alloc(arena, (width + 1) * width, sizeof *out->work);
    if (arena->failed)
        return pace__fail_memory(err);
    pace_status status = PACE_OK;
    for (int64_t i = 0; i < y.n; i++)
        out->row[i * out->terms + i] = 1;
    for (int64_t j = 0; !status && j < count; j++)
        status = fill_column(out, j + 1, x[j], "a regressor", err);
    if (!status)
        status = fill_column(out, out->terms, y, "y", err);
    return status;
}

/* Rotates `row` into the triangle; returns what is left of its y. */
static double rotate_in(double *triangle, double *row, int64_t terms)
{
    int64_t width = terms + 1;
    for (int64_t j = 0; j < terms; j++) {
        double *kept = triangle + j * width, length = hypot(kept[j], row[j]);
        if (!(length > 0))
            continue;
        double c = kept[j] / length, s = row[j] / length;
        for (int64_t m = j; m < width; m++) {
            double above = kept[m], below = row[m];
            kept[m] = c * above + s * below;
            row[m] = c * below - s * above;
        }
        row[j] = 0;
    }
    return row[terms];
}

void pace__rows_squares(double *out, const pace__rows *rows, int64_t from, int64_t step, int64_t n)
{
    int64_t width = rows->terms + 1;
    double *triangle = rows->work, *row = triangle + rows->terms * width;
    pace__sum sum = {0, 0};
    memset(triangle, 0, (size_t)(rows->terms * width) * sizeof *triangle);
    for (int64_t j = 0; j < n; j++) {
        memcpy(row, rows->row + (from + step * j) * width, (size_t)width * sizeof *row);
        double left = rotate_in(triangle, row, rows->terms);
        if (j >= rows->terms)
            pace__sum_add(&sum, left * left);
        out[j] = pace__sum_value(sum);
    }
}

bool pace__rows_fit(double *coef, double *squares, const pace__rows *rows, int64_t first, int64_t last)
{
    int64_t width = rows->terms + 1;
    double *triangle = rows->work, *row = triangle + rows->terms * width;
    pace__sum sum = {0, 0};
    memset(triangle, 0, (size_t)(rows->terms * width) * sizeof *triangle);
    for (int64_t i = first; i <= last; i++) {
        memcpy(row, rows->row + i * width, (size_t)width * sizeof *row);
        double left = rotate_in(triangle, row, rows->terms);
        if (i - first >= rows->terms)
            pace__sum_add(&sum, left * left);
    }
    *squares = pace__sum_value(sum);
    for (int64_t i = rows->terms - 1; i >= 0; i--) {
        double *kept = triangle + i * width;
        if (!(fabs(kept[i]) > 1e-12))
            return false;
        coef[i] = kept[rows->terms];
        for (int64_t j = i + 1; j < rows->terms; j++)
            coef[i] -= kept[j] * coef[j];
        coef[i] /= kept[i];
    }
    return true;
}
