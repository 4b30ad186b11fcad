/* Principal components. The one file of the family that GSL works in; it works in memory of ours, so that it neither allocates
 * nor calls its error handler. */
#include <gsl/gsl_eigen.h>
#include "core/core.h"
#include "pace/moments.h"
#include "transform/composite.h"
#include "transform/trend_points.h"

/* p rows; n columns without missing cells. */
typedef struct work {
    size_t p;
    int64_t n;
    double *cells; /* a row each, standardised, `cols` apart */
    double *center, *scale, *matrix, *vectors, *values, *spare; /* p, p, p p, p p, p, 4 p */
} work;

static bool is_whole(const pace_block *in, int64_t col)
{
    for (int64_t r = 0; r < in->rows; r++) {
        if (!isfinite(pace__cell(in, r, col)))
            return false;
    }
    return true;
}

static void gather(work *w, const pace_block *in)
{
    w->n = 0;
    for (int64_t c = 0; c < in->cols; c++) {
        if (!is_whole(in, c))
            continue;
        for (int64_t r = 0; r < in->rows; r++)
            w->cells[r * in->cols + w->n] = pace__cell(in, r, c);
        w->n++;
    }
}

static pace_status standardise(work *w, const pace_block *in, bool covariance, pace_error *err)
{
    if (w->n < 2)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld columns have all figures; principal components take two at least", (long)w->n);
    for (int64_t r = 0; r < in->rows; r++) {
        double *cells = w->cells + r * in->cols;
        pace_view row = {cells, w->n, 1, PACE_PERIOD_NONE};
        double sd = pace_sd(row, NULL);
        if (!(sd > 0))
            return pace__fail(err, PACE_ERR_DATA, "", "row %ld is constant or out of range and has no part in a component; leave it "
                              "out", (long)r + 1);
        w->center[r] = pace_mean(row, NULL);
        w->scale[r] = covariance ? 1 : sd;
        for (int64_t c = 0; c < w->n; c++)
            cells[c] = (cells[c] - w->center[r]) / w->scale[r];
    }
    return PACE_OK;
}

static void fill_matrix(work *w, const pace_block *in)
{
    for (int64_t a = 0; a < in->rows; a++) {
        for (int64_t b = 0; b <= a; b++) {
            pace__sum sum = {0, 0};
            for (int64_t c = 0; c < w->n; c++)
                pace__sum_add(&sum, w->cells[a * in->cols + c] * w->cells[b * in->cols + c]);
            double value = pace__sum_value(sum) / (double)(w->n - 1);
            w->matrix[a * in->rows + b] = w->matrix[b * in->rows + a] = value;
        }
    }
}

static bool find_vectors(work *w)
{
    size_t p = w->p;
    gsl_matrix_view matrix = gsl_matrix_view_array(w->matrix, p, p), vectors = gsl_matrix_view_array(w->vectors, p, p);
    gsl_vector_view values = gsl_vector_view_array(w->values, p);
    gsl_eigen_symmv_workspace room = {p, w->spare, w->spare + p, w->spare + 2 * p, w->spare + 3 * p};
    return !gsl_eigen_symmv(&matrix.matrix, &values.vector, &vectors.matrix, &room) &&
           !gsl_eigen_symmv_sort(&values.vector, &vectors.matrix, GSL_EIGEN_SORT_VAL_DESC);
}

/* Vectors are columns; a sign is a matter of taste, so that it has a rule. */
static void fix_signs(work *w, pace_component_sign rule)
{
    for (size_t k = 0; k < w->p; k++) {
        size_t leading = 0;
        for (size_t j = 1; rule == PACE_SIGN_LARGEST && j < w->p; j++)
            leading = fabs(w->vectors[j * w->p + k]) > fabs(w->vectors[leading * w->p + k]) ? j : leading;
        if (w->vectors[leading * w->p + k] < 0)
            for (size_t j = 0; j < w->p; j++)
                w->vectors[j * w->p + k] = -w->vectors[j * w->p + k];
    }
}

static void write_scores(const pace_components *out, const work *w, const pace_block *in)
{
    for (int64_t c = 0, at = 0; c < in->cols; c++) {
        bool whole = is_whole(in, c);
        for (int64_t k = 0; k < out->score_rows; k++) {
            pace__sum sum = {0, 0};
            for (int64_t r = 0; whole && r < in->rows; r++)
                pace__sum_add(&sum, w->cells[r * in->cols + at] * w->vectors[r * in->rows + k]);
            out->scores.x[k * out->scores.row_stride + c * out->scores.col_stride] = whole ? pace__sum_value(sum) : (double)NAN;
        }
        at += whole;
    }
}

static void write(const pace_components *out, const work *w, const pace_block *in)
{
    double all = 0;
    for (size_t k = 0; k < w->p; k++)
        all += fmax(0, w->values[k]);
    for (size_t k = 0; k < w->p; k++) {
        if (out->center)
            out->center[k] = w->center[k];
        if (out->scale)
            out->scale[k] = w->scale[k];
        if (out->sd)
            out->sd[k] = sqrt(fmax(0, w->values[k]));
        if (out->explained)
            out->explained[k] = fmax(0, w->values[k]) / all;
        for (size_t j = 0; out->loadings && j < w->p; j++)
            out->loadings[k * w->p + j] = w->vectors[j * w->p + k];
    }
    if (out->scores.x)
        write_scores(out, w, in);
}

static pace_status compute(work *w, const pace_block *in, const pace_components_opts *opts, pace_error *err)
{
    gather(w, in);
    pace_status status = standardise(w, in, opts->covariance, err);
    if (status)
        return status;
    fill_matrix(w, in);
    for (size_t i = 0; i < w->p * w->p; i++) {
        if (!isfinite(w->matrix[i]))
            return pace__fail(err, PACE_ERR_RANGE, "", "the figures are too large for their covariances; scale them down");
    }
    if (!find_vectors(w))
        return pace__fail(err, PACE_ERR_DATA, "", "the components did not come out; look for figures of very different size");
    fix_signs(w, opts->sign);
    return PACE_OK;
}

pace_status pace_principal_components(const pace_components *out, int64_t *count, pace_block in, const pace_components_opts *opts,
                                      pace_error *err)
{
    const pace_components_opts usual = PACE_COMPONENTS_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = pace__composite_block(&in, "a search for principal components", err);
    if (!status && (!out || opts->size != sizeof *opts || (unsigned)opts->sign > PACE_SIGN_LARGEST || out->score_rows < 0 ||
                    out->score_rows > in.rows))
        status = pace__fail(err, PACE_ERR_ARG, "", "options of components begin with PACE_COMPONENTS_OPTS_INIT; at most as many are "
                            "scored as there are rows");
    if (!status && (in.rows > 30000 || in.cols > INT64_MAX / 64 / in.rows))
        status = pace__fail(err, PACE_ERR_ARG, "", "%ld rows are too many for principal components", (long)in.rows);
    if (status)
        return status;
    size_t p = (size_t)in.rows, room = 2 * p * p + 7 * p + p * (size_t)in.cols;
    double *all = pace__alloc(opts->allocator, room, sizeof *all);
    if (!all)
        return pace__fail_memory(err);
    double *rest = all + p * (size_t)in.cols;
    work w = {p, 0, all, rest, rest + p, rest + 2 * p, rest + 2 * p + p * p, rest + 2 * p + 2 * p * p, rest + 3 * p + 2 * p * p};
    status = compute(&w, &in, opts, err);
    if (!status)
        write(out, &w, &in);
    if (!status && count)
        *count = w.n;
    pace__release(opts->allocator, all, room * sizeof *all);
    return status;
}
