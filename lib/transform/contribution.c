/* What the parts add to the growth of a total. */
#include <float.h>
#include <math.h>
#include "pace/prices.h"
#include "transform/shape.h"
#include "transform/sum.h"

/* What is known of an operand: nothing, or no number that a share can be made of. */
static uint8_t look(double a, double b, double c)
{
    if (isnan(a) || isnan(b) || isnan(c))
        return PACE_ROW_MISSING;
    return isinf(a) || isinf(b) || isinf(c) ? PACE_ROW_DOMAIN : 0;
}

static double additive(double now, double before, double total, uint8_t *flags)
{
    double result = (now - before) / total;
    *flags = look(now, before, total);
    if (!*flags && !(total > 0))
        *flags = PACE_ROW_DOMAIN;
    if (!*flags && !isfinite(result))
        *flags = PACE_ROW_RANGE;
    return *flags ? (double)NAN : result;
}

static double chained(double now, double before, double value, double total, uint8_t *flags)
{
    double result = (now - before) / before * (value / total);
    *flags = look(now, before, value) | look(total, total, total);
    if (!*flags && (!(before > 0) || !(total > 0)))
        *flags = PACE_ROW_DOMAIN;
    if (!*flags && !isfinite(result))
        *flags = PACE_ROW_RANGE;
    return *flags ? (double)NAN : result;
}

static void put(pace_out out, uint8_t *flags, int64_t i, double value, uint8_t found)
{
    out.x[i * out.stride] = value;
    if (flags)
        flags[i] = found;
}

static double at(pace_view v, int64_t i)
{
    return v.x[i * v.stride];
}

static pace_status check_lag(int64_t lag, pace_error *err)
{
    return lag > 0 ? PACE_OK : pace__fail(err, PACE_ERR_ARG, "", "growth looks back over at least one period; give a lag from 1");
}

/* From the last value to the first, so that what lies before is still there when input and output are one. */
pace_status pace_contribution(pace_out out, uint8_t *flags, pace_view part, pace_view total, int64_t lag, pace_error *err)
{
    pace_status status = check_lag(lag, err);
    if (!status)
        status = pace__shape(out, part.n, part, err);
    if (!status)
        status = pace__shape_beside(out, total, part, err);
    if (status)
        return status;
    for (int64_t i = part.n - 1; i >= 0; i--) {
        uint8_t found = PACE_ROW_SHORT;
        double value = (double)NAN;
        if (i >= lag)
            value = additive(at(part, i), at(part, i - lag), at(total, i - lag), &found);
        put(out, flags, i, value, found);
    }
    return PACE_OK;
}

pace_status pace_contribution_chained(pace_out out, uint8_t *flags, pace_view part_volume, pace_view part_value,
                                      pace_view total_value, int64_t lag, pace_error *err)
{
    pace_status status = check_lag(lag, err);
    if (!status)
        status = pace__shape(out, part_volume.n, part_volume, err);
    if (!status)
        status = pace__shape_beside(out, part_value, part_volume, err);
    if (!status)
        status = pace__shape_beside(out, total_value, part_volume, err);
    if (status)
        return status;
    for (int64_t i = part_volume.n - 1; i >= 0; i--) {
        uint8_t found = PACE_ROW_SHORT;
        double value = (double)NAN;
        if (i >= lag)
            value = chained(at(part_volume, i), at(part_volume, i - lag), at(part_value, i - lag), at(total_value, i - lag), &found);
        put(out, flags, i, value, found);
    }
    return PACE_OK;
}

/* Growth less the parts. What is no more than the rounding of the figures themselves to doubles is zero: levels are about
 * as large as the total that they are divided by. */
static double less_parts(double growth, const pace_block *parts, int64_t i, uint8_t *flags)
{
    pace__sum left = {growth, 0};
    double size = 1 + fabs(growth);
    for (int64_t r = 0; r < parts->rows; r++) {
        double x = parts->x[r * parts->row_stride + i * parts->col_stride];
        pace__sum_add(&left, -x);
        size += fabs(x);
    }
    double residual = pace__sum_value(left);
    if (isnan(residual))
        *flags |= PACE_ROW_MISSING;
    return fabs(residual) <= 4 * DBL_EPSILON * size ? 0 : residual;
}

pace_status pace_contribution_residual(pace_out out, uint8_t *flags, pace_view total, pace_block contributions, int64_t lag,
                                       pace_error *err)
{
    pace_view first = {contributions.x, contributions.cols, contributions.col_stride, contributions.first};
    pace_status status = check_lag(lag, err);
    if (!status)
        status = pace__shape(out, total.n, total, err);
    if (!status && contributions.rows < 1)
        status = pace__fail(err, PACE_ERR_ARG, "", "there are no contributions; give one a row");
    if (!status)
        status = pace__shape_beside(out, first, total, err);
    if (status)
        return status;
    for (int64_t i = total.n - 1; i >= 0; i--) {
        uint8_t found = PACE_ROW_SHORT;
        double value = (double)NAN;
        if (i >= lag)
            value = additive(at(total, i), at(total, i - lag), at(total, i - lag), &found);
        if (!found)
            value = less_parts(value, &contributions, i, &found);
        put(out, flags, i, value, found);
    }
    return PACE_OK;
}
