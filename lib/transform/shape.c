/* Shapes: room, overlap, calendars. */
#include "transform/shape.h"

/* Two arrays may be one, element for element, or apart. */
static bool is_safe(pace_out out, int64_t out_n, pace_view in)
{
    const double *a = out.x, *b = in.x;
    uintptr_t a_end, b_end, a_low, b_low;
    if (in.n == 0 || (a == b && out.stride == in.stride && out_n == in.n))
        return true;
    a_low = (uintptr_t)a;
    a_end = (uintptr_t)(a + (out_n - 1) * out.stride);
    b_low = (uintptr_t)b;
    b_end = (uintptr_t)(b + (in.n - 1) * in.stride);
    return (a_low < a_end ? a_end : a_low) < (b_low < b_end ? b_low : b_end) ||
           (b_low < b_end ? b_end : b_low) < (a_low < a_end ? a_low : a_end);
}

pace_status pace__shape(pace_out out, int64_t need, pace_view in, pace_error *err)
{
    if (in.n < 0 || out.n < need || (in.n > 0 && !in.x) || (need > 0 && !out.x) || (need > 1 && out.stride == 0))
        return pace__fail(err, PACE_ERR_ARG, "", "the room for the result is not there; give an array of %ld values",
                          (long)need);
    if (!is_safe(out, need, in))
        return pace__fail(err, PACE_ERR_ARG, "", "input and output overlap; give arrays that are apart");
    return PACE_OK;
}

pace_status pace__shape_beside(pace_out out, pace_view in, pace_view beside, pace_error *err)
{
    int64_t apart;
    pace_status status = pace__shape(out, in.n, in, err);
    if (!status && in.n != beside.n)
        status = pace__fail(err, PACE_ERR_ARG, "", "the series are %ld and %ld periods long; cut them to the same periods",
                            (long)in.n, (long)beside.n);
    if (!status && in.n && (pace_period_is_set(in.first) || pace_period_is_set(beside.first))) {
        status = pace_period_diff(&apart, in.first, beside.first, err);
        if (!status && apart)
            status = pace__fail(err, PACE_ERR_ARG, "", "the series begin at different periods; cut them to the same ones");
    }
    return status;
}
