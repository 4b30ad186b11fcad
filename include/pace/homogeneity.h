/* Did the level of a series change once, and when? Tests for one shift at an unknown time.
 *
 * Missing values (NaN) are left out, infinite ones refused (PACE_ERR_RANGE). p, two-sided: how likely a statistic as large
 * is where there is no shift; none is simulated, so that the same series has the same p. A trend or a season is a change too:
 * test what is left without them. Outputs are untouched on failure. `allocator` NULL = malloc. The statistics are those
 * of R's package trend.
 *
 *     pace_shift_point shift;
 *     if (!pace_homogeneity_pettitt(&shift, flow, NULL, &err) && shift.p < 0.05)
 *         printf("lower from value %d on\n", (int)shift.change);
 */
#ifndef PACE_HOMOGENEITY_H
#define PACE_HOMOGENEITY_H

#include <stdbool.h>
#include "pace/memory.h"
#include "pace/series.h"

PACE_BEGIN

typedef struct pace_shift_point {
    int64_t n;
    int64_t change; /* index of the first value after the shift; of equal candidates the earliest */
    double statistic, p;
} pace_shift_point;

/* All: PACE_ERR_DATA with fewer than four values or only equal ones. */

/* Pettitt, Applied Statistics 28 (1979), by ranks: U = max |2 sum of ranks - k (n + 1)|; p = 2 exp(-6 U^2 / (n^3 + n^2)), good
 * below 0.5. O(n log n). */
PACE_API PACE_CHECK pace_status pace_homogeneity_pettitt(pace_shift_point *out, pace_view series,
                                                         const pace_allocator *allocator, pace_error *err);
/* Buishand's U, Journal of Hydrology 73 (1984): the mean square of the partial sums from the mean, over the variance (divisor
 * n - 1, as trend has it; the book has n), sum S^2 / (n (n + 1)). p is the exact one for normal values up to 250 of them (Imhof's
 * integral, to 1e-9; below eight values to 1e-5), then between that and the limit; R's p of the same is simulated.
 * O(n); p takes about a millisecond, beyond 250 values 25. */
PACE_API PACE_CHECK pace_status pace_homogeneity_buishand(pace_shift_point *out, pace_view series,
                                                          const pace_allocator *allocator, pace_error *err);
/* Buishand's range, Journal of Hydrology 58 (1982): (max S - min S) / sd / sqrt(n), S being 0 at the ends. p: Kuiper's limit for
 * a path without steps, after the range is enlarged by what steps and the unknown deviation leave out; within 0.005 of simulated
 * ones from 20 values on, within 0.02 below. O(n). */
PACE_API PACE_CHECK pace_status pace_homogeneity_range(pace_shift_point *out, pace_view series,
                                                       const pace_allocator *allocator, pace_error *err);
/* The standard normal homogeneity test of Alexandersson, Journal of Climatology 6 (1986): T = max k z1^2 + (n - k) z2^2. p: the
 * improved Bonferroni bound of Worsley (1982) for normal values: never too small, near the truth below 0.1, 1 for common
 * values. O(n). */
PACE_API PACE_CHECK pace_status pace_homogeneity_snht(pace_shift_point *out, pace_view series,
                                                      const pace_allocator *allocator, pace_error *err);
/* Lanzante, International Journal of Climatology 16 (1996): the shift where Pettitt finds it, tested by Wilcoxon's rank sum of the
 * values before (statistic: W; p exact where both parts are shorter than 50 and no values are equal, else normal with continuity,
 * as in R), or where `robust` by the rank-order test of Fligner and Policello as trend has it (statistic: z), which lets the
 * spread change too. Since the place was looked for, p is too small. O(n log n), robust O(n^2). */
PACE_API PACE_CHECK pace_status pace_homogeneity_lanzante(pace_shift_point *out, pace_view series, bool robust,
                                                          const pace_allocator *allocator, pace_error *err);

PACE_END

#endif
