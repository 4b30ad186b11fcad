/* Gaps between two known values. */
#include <math.h>
#include "pace/splice.h"
#include "transform/shape.h"

static double between(double a, double b, int64_t step, int64_t steps, pace_fill how)
{
    double share = (double)step / (double)steps;
    return how == PACE_FILL_GEOMETRIC ? a * pow(b / a, share) : a + (b - a) * share;
}

/* One gap after the other along every `by`-th value from `from`. A rate between values that are not both
 * positive does not exist: such a gap stays. */
static void fill_along(pace_out out, uint8_t *filled, pace_view in, int64_t from, int64_t by, pace_fill how)
{
    int64_t known = -1;
    for (int64_t i = from; i < in.n; i += by) {
        double x = in.x[i * in.stride];
        out.x[i * out.stride] = x;
        if (filled)
            filled[i] = 0;
        if (isnan(x))
            continue;
        for (int64_t k = known < 0 ? i : known + by; k < i; k += by) {
            double a = out.x[known * out.stride];
            bool can = how != PACE_FILL_GEOMETRIC || (a > 0 && x > 0);
            if (!can)
                continue;
            out.x[k * out.stride] = between(a, x, (k - known) / by, (i - known) / by, how);
            if (filled)
                filled[k] = 1;
        }
        known = i;
    }
}

pace_status pace_fill_gaps(pace_out out, uint8_t *filled, pace_view in, pace_fill how, pace_error *err)
{
    int64_t year = how == PACE_FILL_SEASONAL ? in.first.freq : 1;
    pace_status status = pace__shape(out, in.n, in, err);
    if (!status && (unsigned)how > PACE_FILL_SEASONAL)
        status = pace__fail(err, PACE_ERR_ARG, "", "%d is no way to fill a gap", (int)how);
    if (!status && how == PACE_FILL_SEASONAL && in.n && year != 2 && year != 4 && year != 12)
        status = pace__fail(err, PACE_ERR_FREQ, "", "the same period of other years is known for halves, quarters and months alone");
    if (status)
        return status;
    for (int64_t from = 0; from < year && from < in.n; from++)
        fill_along(out, filled, in, from, year, how);
    return PACE_OK;
}
