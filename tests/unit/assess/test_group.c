/* Several units as one: weights, groups, what is missing. By hand. */
#include "pace/gap.h"
#include "pace/trend.h"
#include "test.h"

#define NONE ((double)NAN)

static pace_group_mean mean_of(const double *value, const double *weight, const int32_t *group, int64_t n, double least)
{
    pace_group_mean out = {0, 0, 0, 0, 0};
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_group_mean_of(&out, value, weight, group, n, least, &err));
    ENSURE_TEXT(err.text, "");
    return out;
}

static void test_weights(void)
{
    const double value[] = {10, 20, NONE, 40}, weight[] = {3, 1, 2, 4};
    pace_group_mean m = mean_of(value, NULL, NULL, 4, 0.5);
    ENSURE_NEAR(m.mean, 70.0 / 3, 1e-12);
    ENSURE_NEAR(m.coverage, 0.75, 0);
    ENSURE(m.units == 4 && m.used == 3 && m.groups == 0);
    m = mean_of(value, weight, NULL, 4, 0.5); /* (30 + 20 + 160) / 8 */
    ENSURE_NEAR(m.mean, 26.25, 1e-12);
    ENSURE_NEAR(m.coverage, 0.8, 1e-15);
    ENSURE_NEAR(mean_of(value, weight, NULL, 4, 0.8).mean, 26.25, 1e-12); /* as much as was asked for */
    ENSURE(isnan(mean_of(value, weight, NULL, 4, 0.81).mean));
    ENSURE(isnan(mean_of(value, weight, NULL, 0, 0).mean) && isnan(mean_of(value + 2, NULL, NULL, 1, 0).mean));
}

/* Groups weigh alike, however many units they have: 10 and 15 of the first, 40 of the second, nothing of the third. */
static void test_groups(void)
{
    const double value[] = {10, 20, 40, NONE, NONE}, weight[] = {1, 1, 5, 1, 9};
    const int32_t group[] = {1, 1, 4, 4, 7};
    pace_group_mean m = mean_of(value, weight, group, 5, 0.5);
    ENSURE_NEAR(m.mean, 27.5, 1e-12);
    ENSURE_NEAR(m.coverage, 2.0 / 3, 1e-15);
    ENSURE(m.groups == 3 && m.used == 3 && m.units == 5);
    ENSURE(isnan(mean_of(value, weight, group, 5, 0.7).mean)); /* a third of the groups has none */
    ENSURE_NEAR(mean_of(value, weight, group, 3, 1).mean, 27.5, 1e-12);
    ENSURE_NEAR(mean_of(value, weight, NULL, 5, 0).mean, 230.0 / 7, 1e-12);
}

/* What small terms lose beside large ones comes back. */
static void test_sums(void)
{
    const double value[] = {1e16, 1, -1e16, 1};
    ENSURE_NEAR(mean_of(value, NULL, NULL, 4, 0).mean, 0.5, 0);
}

/* The ends under caps that a common rate gives have the target as their mean. */
static void test_common_rate(void)
{
    const double base[] = {400, 100, 20}, weight[] = {1, 2, 3}, cap[] = {140, 140, 140};
    double end[3];
    pace_unit_rates units = {end, NULL, NULL};
    pace_common_rate common;
    ENSURE(!pace_reduction_common(&common, &units, base, weight, cap, 3, 15, 50, NULL));
    ENSURE_NEAR(mean_of(end, weight, NULL, 3, 1).mean, 50, 1e-9);
}

static void test_refused(void)
{
    const double value[] = {1, 2}, endless[] = {1, (double)INFINITY}, bad[] = {1, -1};
    const int32_t group[] = {2, 1};
    pace_group_mean out = {7, 0, 0, 0, 0};
    ENSURE(pace_group_mean_of(&out, endless, NULL, NULL, 2, 0, NULL) == PACE_ERR_DATA);
    ENSURE(pace_group_mean_of(&out, value, bad, NULL, 2, 0, NULL) == PACE_ERR_DATA);
    ENSURE(pace_group_mean_of(&out, value, NULL, group, 2, 0, NULL) == PACE_ERR_DATA);
    ENSURE(pace_group_mean_of(&out, value, NULL, NULL, 2, 1.5, NULL) == PACE_ERR_ARG);
    ENSURE(pace_group_mean_of(&out, NULL, NULL, NULL, 2, 0, NULL) == PACE_ERR_ARG);
    ENSURE(pace_group_mean_of(NULL, value, NULL, NULL, 2, 0, NULL) == PACE_ERR_ARG);
    ENSURE_NEAR(out.mean, 7, 0);
}

int main(void)
{
    test_weights();
    test_groups();
    test_sums();
    test_common_rate();
    test_refused();
    return TEST_RESULT;
}
