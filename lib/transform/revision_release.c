/* Vintages of a series: the releases of its periods, and what they differ by. */
#include <math.h>
#include "core/core.h"
#include "pace/revision.h"
#include "transform/shape.h"

/* Number `release` of the figures that a column holds, in order; the last one with 0. */
static double release_of(const pace_block *vintages, int64_t col, int64_t release)
{
    double found = (double)NAN;
    int64_t count = 0;
    for (int64_t v = 0; v < vintages->rows; v++) {
        double x = vintages->x[v * vintages->row_stride + col * vintages->col_stride];
        if (isnan(x))
            continue;
        count++;
        if (!release || count == release)
            found = x;
    }
    return found;
}

pace_status pace_release(pace_out out, uint8_t *flags, pace_block vintages, int64_t release, pace_error *err)
{
    if (release < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "there is no release %ld; they count from 1, and 0 is the last", (long)release);
    if (!out.x || out.n < vintages.cols || vintages.rows < 1 || vintages.cols < 1 || !vintages.x)
        return pace__fail(err, PACE_ERR_ARG, "", "a release needs vintages over periods, and room for a value a period");
    for (int64_t c = 0; c < vintages.cols; c++) {
        double value = release_of(&vintages, c, release);
        out.x[c * out.stride] = value;
        if (flags)
            flags[c] = (uint8_t)(isnan(value) ? PACE_ROW_MISSING : 0);
    }
    return PACE_OK;
}

pace_status pace_revision_series(pace_out out, uint8_t *flags, pace_view earlier, pace_view later, pace_error *err)
{
    pace_status status = pace__shape(out, earlier.n, earlier, err);
    if (!status)
        status = pace__shape_beside(out, later, earlier, err);
    if (status)
        return status;
    for (int64_t i = 0; i < earlier.n; i++) {
        double p = earlier.x[i * earlier.stride], l = later.x[i * later.stride], revision = l - p;
        uint8_t flag = isnan(p) || isnan(l) ? PACE_ROW_MISSING : isfinite(revision) ? 0 : PACE_ROW_RANGE;
        out.x[i * out.stride] = flag ? (double)NAN : revision;
        if (flags)
            flags[i] = flag;
    }
    return PACE_OK;
}
