/* Shares in a total, and the same compared with a nation's. */
#include <math.h>
#include "core/core.h"
#include "transform/structure.h"
#include "transform/trend_points.h"

typedef struct sharing {
    pace_block parts;
    pace_view total;
    pace_block_out out;
} sharing;

static double cell(const pace_block *block, int64_t row, int64_t col)
{
    return block->x[row * block->row_stride + col * block->col_stride];
}

static double total_of(const sharing *s, int64_t col)
{
    if (s->total.x)
        return s->total.x[col * s->total.stride];
    pace__sum sum = {0, 0};
    for (int64_t r = 0; r < s->parts.rows; r++)
        pace__sum_add(&sum, cell(&s->parts, r, col));
    return pace__sum_value(sum);
}

static double share_of(double part, double total, uint8_t *flag)
{
    if (isnan(part) || isnan(total)) {
        *flag = PACE_ROW_MISSING;
        return (double)NAN;
    }
    if (!(total > 0) || isinf(total) || isinf(part)) {
        *flag = PACE_ROW_DOMAIN;
        return (double)NAN;
    }
    double share = part / total;
    if (isfinite(share))
        return share;
    *flag = PACE_ROW_RANGE;
    return (double)NAN;
}

static void share_piece(void *arg, int64_t from, int64_t to)
{
    const sharing *s = arg;
    for (int64_t c = from; c < to; c++) {
        double total = total_of(s, c);
        for (int64_t r = 0; r < s->parts.rows; r++) {
            uint8_t flag = 0;
            s->out.x[r * s->out.row_stride + c * s->out.col_stride] = share_of(cell(&s->parts, r, c), total, &flag);
        }
    }
}

/* Flags of rows are set apart from the shares: pieces are columns, and no two threads may meet in one row's byte. */
static void flag_rows(const sharing *s, uint8_t *row_flags)
{
    for (int64_t r = 0; r < s->parts.rows; r++)
        row_flags[r] = 0;
    for (int64_t c = 0; c < s->parts.cols; c++) {
        double total = total_of(s, c);
        for (int64_t r = 0; r < s->parts.rows; r++) {
            uint8_t flag = 0;
            (void)share_of(cell(&s->parts, r, c), total, &flag);
            row_flags[r] |= flag;
        }
    }
}

pace_status pace_shares_columns(pace_block_out out, uint8_t *row_flags, pace_block parts, pace_view total, const pace_exec *exec,
                                pace_error *err)
{
    sharing s = {parts, total, out};
    if (!out.x || parts.rows < 0 || parts.cols < 0 || (parts.rows > 0 && parts.cols > 0 && !parts.x))
        return pace__fail(err, PACE_ERR_ARG, "", "shares need a block of parts and room for as many results");
    if (total.x && total.n != parts.cols)
        return pace__fail(err, PACE_ERR_ARG, "", "there are %ld totals for %ld columns; give one for each", (long)total.n,
                          (long)parts.cols);
    if (row_flags)
        flag_rows(&s, row_flags);
    pace__exec_rows(exec, parts.cols, share_piece, &s);
    return PACE_OK;
}

double pace__structure_sum(const double *x, int64_t n)
{
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < n; i++)
        pace__sum_add(&sum, x[i]);
    return pace__sum_value(sum);
}

pace_status pace__structure_totals(double totals[2], const double *region, const double *nation, int64_t n, pace_error *err)
{
    if (n < 1 || !region || !nation)
        return pace__fail(err, PACE_ERR_ARG, "", "a region and a nation with at least one part each are needed");
    for (int k = 0; k < 2; k++) {
        if (isnan(totals[k]))
            totals[k] = pace__structure_sum(k ? nation : region, n);
        if (isnan(totals[k]))
            return pace__fail(err, PACE_ERR_DATA, "", "a part of the %s is missing, so its total is unknown; give the total",
                              k ? "nation" : "region");
        if (!(totals[k] > 0) || isinf(totals[k]))
            return pace__fail(err, PACE_ERR_RANGE, "", "the total of the %s is not a positive number",
                              k ? "nation" : "region");
    }
    return PACE_OK;
}

pace_status pace_location_quotient(double *out, const double *region, const double *nation, int64_t n, double region_total,
                                   double nation_total, pace_error *err)
{
    double totals[2] = {region_total, nation_total};
    pace_status status = out ? pace__structure_totals(totals, region, nation, n, err)
                             : pace__fail(err, PACE_ERR_ARG, "", "there is no room for the quotients");
    if (status)
        return status;
    for (int64_t i = 0; i < n; i++) {
        double quotient = region[i] / totals[0] / (nation[i] / totals[1]);
        out[i] = isfinite(quotient) ? quotient : (double)NAN;
    }
    return PACE_OK;
}
