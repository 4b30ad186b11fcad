/* Gaps filled along curves, and by what the same months of other years do. Straight lines and constant rates: splice.h.
 *
 *     double *scratch = malloc(pace_fill_scratch(n) * sizeof *scratch);
 *     pace_fill_curve((pace_out){out, n, 1}, filled, series, PACE_CURVE_PCHIP, scratch, &err);
 *
 * Only gaps between two known values are filled; the ends stay missing. filled: NULL or a byte a value, 1 where one was filled, which
 * belongs in the status as imputed (I). Infinite values are PACE_ERR_RANGE. Outputs are untouched on failure; out may be the
 * input's memory. A curve through few points overshoots: PCHIP does not, and SEASONAL is the choice for what has seasons. */
#ifndef PACE_FILL_H
#define PACE_FILL_H

#include <stdbool.h>
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef enum pace_curve {
    PACE_CURVE_PREVIOUS = 0, /* the value before stands */
    PACE_CURVE_NEXT,         /* the value behind */
    PACE_CURVE_SPLINE,       /* cubic spline whose ends follow the cubics through the outer four values (Forsythe, Malcolm and Moler
                                1977; zoo's na.spline) */
    PACE_CURVE_NOT_A_KNOT,   /* cubic spline, one cubic through the outer three values at each end (de Boor; scipy's cubic) */
    PACE_CURVE_PCHIP,        /* cubics that rise and fall as the values do (Fritsch and Butland 1984) */
    PACE_CURVE_AKIMA         /* cubics with the slopes of Akima 1970 */
} pace_curve;
PACE_API const char *pace_curve_name(pace_curve curve); /* "previous" "next" "spline" "not-a-knot" "pchip" "akima" */

/* Doubles of scratch memory for n values. */
PACE_API size_t pace_fill_scratch(int64_t n);
/* Two known values give a line, three a parabola (PCHIP, AKIMA: what their rules give). Allocates nothing; O(n). */
PACE_API PACE_CHECK pace_status pace_fill_curve(pace_out out, uint8_t *filled, pace_view in, pace_curve curve, double *scratch,
                                                pace_error *err);

/* First by sines and cosines of the year and a polynomial, then robust STL of the series so filled: its seasonal component, and
 * between the known values of the adjusted series a line (na.interp of R package forecast). Half-years, quarters and months
 * with more than two years of values; of others, and where the result leaves the range of the series by more than half, lines. logarithms:
 * of the logarithms (positive values, else PACE_ERR_RANGE). allocator NULL = malloc. */
PACE_API PACE_CHECK pace_status pace_fill_season(pace_out out, uint8_t *filled, pace_view in, bool logarithms,
                                                 const pace_allocator *allocator, pace_error *err);

PACE_END

#endif
