/* Values, volumes and the prices between them. */
#include <float.h>
#include <math.h>
#include "pace/prices.h"
#include "transform/shape.h"

typedef enum turn { TO_VOLUME, TO_VALUE, TO_DEFLATOR } turn;

/* The product comes first: of printed figures it is mostly exact, so that 104.04 comes back as 104.04. */
static double turned(turn way, double x, double by, double reference, uint8_t *flags)
{
    double result;
    if (isnan(x) || isnan(by)) {
        *flags |= PACE_ROW_MISSING;
        return (double)NAN;
    }
    if (!(by > 0) || isinf(by) || isinf(x)) {
        *flags |= PACE_ROW_DOMAIN;
        return (double)NAN;
    }
    result = way == TO_VALUE ? x * by / reference : x * reference / by;
    if (isinf(result) || (fabs(result) < DBL_MIN && fabs(x) > 0))
        result = way == TO_VALUE ? x * (by / reference) : x / by * reference;
    if (isfinite(result))
        return result;
    *flags |= PACE_ROW_RANGE;
    return (double)NAN;
}

static uint8_t turn_row(turn way, pace_out out, uint8_t *flags, pace_view x, pace_view by, double reference)
{
    uint8_t all = 0;
    for (int64_t i = 0; i < x.n; i++) {
        uint8_t found = 0;
        double result = turned(way, x.x[i * x.stride], by.x[i * by.stride], reference, &found);
        out.x[i * out.stride] = result;
        if (flags)
            flags[i] = found;
        all |= found;
    }
    return all;
}

static pace_status check_reference(double reference, pace_error *err)
{
    if (reference > 0 && isfinite(reference))
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "",
                      "the reference of a deflator must be positive; give 100, or the index's mean over the base");
}

static pace_status turn_series(turn way, pace_out out, uint8_t *flags, pace_view x, pace_view by, double reference,
                               pace_error *err)
{
    pace_status status = pace__shape(out, x.n, x, err);
    if (!status)
        status = pace__shape_beside(out, by, x, err);
    if (!status)
        status = check_reference(reference, err);
    if (!status)
        turn_row(way, out, flags, x, by, reference);
    return status;
}

pace_status pace_deflate(pace_out out, uint8_t *flags, pace_view value, pace_view deflator, double reference, pace_error *err)
{
    return turn_series(TO_VOLUME, out, flags, value, deflator, reference, err);
}

pace_status pace_reflate(pace_out out, uint8_t *flags, pace_view volume, pace_view deflator, double reference, pace_error *err)
{
    return turn_series(TO_VALUE, out, flags, volume, deflator, reference, err);
}

pace_status pace_implicit_deflator(pace_out out, uint8_t *flags, pace_view value, pace_view volume, double reference,
                                   pace_error *err)
{
    return turn_series(TO_DEFLATOR, out, flags, value, volume, reference, err);
}

double pace_growth_real(double nominal, double prices, uint8_t *flags)
{
    double result = (nominal - prices) / (1 + prices);
    uint8_t found = 0;
    if (isnan(nominal) || isnan(prices))
        found = PACE_ROW_MISSING;
    else if (!(prices > -1) || nominal < -1 || isinf(nominal) || isinf(prices))
        found = PACE_ROW_DOMAIN;
    else if (!isfinite(result))
        found = PACE_ROW_RANGE;
    if (flags)
        *flags |= found;
    return found ? (double)NAN : result;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

typedef struct deflate_task {
    pace_block_out out;
    uint8_t *row_flags;
    pace_block values;
    pace_view deflator;
    double reference;
} deflate_task;

static void deflate_piece(void *arg, int64_t from, int64_t to)
{
    const deflate_task *t = arg;
    for (int64_t r = from; r < to; r++) {
        pace_view row = {t->values.x + r * t->values.row_stride, t->values.cols, t->values.col_stride, t->values.first};
        pace_out out = {t->out.x + r * t->out.row_stride, row.n, t->out.col_stride};
        uint8_t all = turn_row(TO_VOLUME, out, NULL, row, t->deflator, t->reference);
        if (t->row_flags)
            t->row_flags[r] = all;
    }
}

pace_status pace_deflate_rows(pace_block_out out, uint8_t *row_flags, pace_block values, pace_view deflator, double reference,
                              const pace_exec *exec, pace_error *err)
{
    deflate_task task = {out, row_flags, values, deflator, reference};
    pace_view first = {values.x, values.cols, values.col_stride, values.first};
    pace_out room = {out.x, values.cols, out.col_stride};
    pace_status status = check_reference(reference, err);
    if (!status && values.rows < 0)
        status = pace__fail(err, PACE_ERR_ARG, "", "a block of %ld rows; give none or more", (long)values.rows);
    if (status || !values.rows)
        return status;
    status = pace__shape(room, first.n, first, err);
    if (!status)
        status = pace__shape_beside(room, deflator, first, err);
    if (status)
        return status;
    pace__exec_rows(exec, values.rows, deflate_piece, &task);
    return PACE_OK;
}
