/* Several units as one. */
#include <math.h>
#include "core/core.h"
#include "pace/gap.h"

typedef struct mean { /* a weighted mean under way; the sum with what rounding took from it */
    double sum, lost, weight, all;
    int64_t used;
} mean;

static void add(mean *m, double value, double weight)
{
    double term = value * weight, sum;
    m->all += weight;
    if (isnan(value))
        return;
    m->used++;
    m->weight += weight;
    sum = m->sum + term;
    m->lost += fabs(m->sum) >= fabs(term) ? (m->sum - sum) + term : (term - sum) + m->sum;
    m->sum = sum;
}

static double coverage_of(const mean *m)
{
    return m->all > 0 ? m->weight / m->all : 0;
}

static double value_of(const mean *m, double least)
{
    return m->weight > 0 && coverage_of(m) >= least ? (m->sum + m->lost) / m->weight : (double)NAN;
}

static pace_status check(const pace_group_mean *out, const double *value, const double *weight, const int32_t *group, int64_t n,
                         double least, pace_error *err)
{
    if (!out || n < 0 || (n > 0 && !value))
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs values and a place for the result");
    if (!(least >= 0 && least <= 1))
        return pace__fail(err, PACE_ERR_ARG, NULL, "the least coverage is a fraction from 0 to 1");
    for (int64_t i = 0; i < n; i++) {
        if (isinf(value[i]) || (weight && !(weight[i] >= 0 && isfinite(weight[i]))))
            return pace__fail(err, PACE_ERR_DATA, NULL, "unit %ld: values are finite or NaN, weights finite and not negative", (long)i);
        if (group && i > 0 && group[i] < group[i - 1])
            return pace__fail(err, PACE_ERR_DATA, NULL, "unit %ld: its group stands before that of the unit before it; sort the units by group",
                              (long)i);
    }
    return PACE_OK;
}

pace_status pace_group_mean_of(pace_group_mean *out, const double *value, const double *weight, const int32_t *group, int64_t n,
                               double least, pace_error *err)
{
    mean whole = {0, 0, 0, 0, 0};
    pace_group_mean result = {(double)NAN, 0, n, 0, 0};
    pace_status status = check(out, value, weight, group, n, least, err);
    if (status)
        return status;
    for (int64_t i = 0; i < n;) {
        mean part = {0, 0, 0, 0, 0};
        int64_t first = i;
        do
            add(group ? &part : &whole, value[i], weight ? weight[i] : 1);
        while (++i < n && (!group || group[i] == group[first]));
        if (!group)
            break;
        result.groups++;
        result.used += part.used;
        add(&whole, value_of(&part, least), 1);
    }
    if (!group)
        result.used = whole.used;
    result.coverage = coverage_of(&whole);
    result.mean = value_of(&whole, least);
    *out = result;
    return PACE_OK;
}
