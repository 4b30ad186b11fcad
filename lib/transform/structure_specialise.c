/* How far a region's structure is from a nation's. */
#include <math.h>
#include "core/core.h"
#include "transform/structure.h"
#include "transform/trend_points.h"

enum { NEAR = 128 };

static double krugman(const double *region, const double *nation, int64_t n, const double totals[2])
{
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < n; i++)
        pace__sum_add(&sum, fabs(region[i] / totals[0] - nation[i] / totals[1]));
    return pace__sum_value(sum);
}

/* Quotients that are not there are left out. */
static double gini(double *scratch, const double *region, const double *nation, int64_t n, const double totals[2])
{
    pace__parts p = {0, scratch, scratch + n, false};
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < n; i++) {
        double quotient = region[i] / totals[0] / (nation[i] / totals[1]);
        if (isfinite(quotient)) {
            p.s[p.n++] = quotient;
            pace__sum_add(&sum, quotient);
        }
    }
    for (int64_t i = 0; i < p.n; i++) {
        p.s[i] /= pace__sum_value(sum);
        p.r[i] = 1 / (double)p.n;
    }
    pace__parts_sort(&p);
    return p.n ? pace__parts_gini(&p) : (double)NAN;
}

pace_status pace_specialise(double *out, pace_specialisation measure, const double *region, const double *nation, int64_t n,
                            double region_total, double nation_total, const pace_allocator *allocator, pace_error *err)
{
    double totals[2] = {region_total, nation_total}, near[2 * NEAR], *scratch = near, value;
    if (!out || (unsigned)measure > PACE_GINI_SPECIALISATION)
        return pace__fail(err, PACE_ERR_ARG, "", "there is no such measure of specialisation, or no room for its answer");
    pace_status status = pace__structure_totals(totals, region, nation, n, err);
    if (status)
        return status;
    if (n > NEAR && !(scratch = pace__alloc(allocator, (size_t)n, 2 * sizeof *scratch)))
        return pace__fail_memory(err);
    value = measure == PACE_KRUGMAN ? krugman(region, nation, n, totals) : gini(scratch, region, nation, n, totals);
    if (scratch != near)
        pace__release(allocator, scratch, (size_t)n * 2 * sizeof *scratch);
    if (!isfinite(value))
        return pace__fail(err, PACE_ERR_DATA, "", "a part is missing, so that the structures cannot be compared");
    *out = value;
    return PACE_OK;
}
