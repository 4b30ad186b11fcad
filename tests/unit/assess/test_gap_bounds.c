/* What is printed with a figure stays with it: bounds in, bounds and sets of verdicts out. */
#include "unit/assess/gap_made.h"

typedef struct bound_case {
    double actual;
    pace_qualifier actual_qualifier;
    double target;
    pace_qualifier target_qualifier;
    double low, high; /* of the gap */
    unsigned verdicts;
} bound_case;

/* Growth of a year, in percent; what is printed has one decimal. */
static void test_growth_bounds(void)
{
    static const bound_case cases[] = {
        {10, PACE_AT_LEAST, 12, PACE_EXACTLY, -2, (double)INFINITY, PACE_MET | PACE_MISSED},
        {12, PACE_AT_LEAST, 12, PACE_EXACTLY, 0, (double)INFINITY, PACE_MET},
        {12, PACE_AT_LEAST, 12, PACE_MORE_THAN, 0, (double)INFINITY, PACE_MET | PACE_MISSED},
        {12, PACE_MORE_THAN, 12, PACE_MORE_THAN, 0, (double)INFINITY, PACE_MET},
        {12, PACE_EXACTLY, 12, PACE_MORE_THAN, 0, 0, PACE_MISSED},
        {12, PACE_EXACTLY, 12, PACE_AT_LEAST, 0, 0, PACE_MET},
        {12, PACE_AT_MOST, 12, PACE_EXACTLY, -(double)INFINITY, 0, PACE_MET | PACE_MISSED},
        {12, PACE_LESS_THAN, 12, PACE_EXACTLY, -(double)INFINITY, 0, PACE_MISSED},
        {12, PACE_NEARLY, 12, PACE_EXACTLY, -0.1, 0, PACE_MET | PACE_MISSED},
        {8.8, PACE_ABOUT, 9, PACE_EXACTLY, -0.25, -0.15, PACE_MISSED},
        {9, PACE_ABOUT, 9, PACE_EXACTLY, -0.05, 0.05, PACE_MET | PACE_MISSED},
        {8.8, PACE_EXACTLY, 9, PACE_ABOUT, -0.7, 0.3, PACE_MET | PACE_MISSED}, /* "about 9" without decimals: 8.5 to 9.5 */
        {8.4, PACE_EXACTLY, 9, PACE_ABOUT, -1.1, -0.1, PACE_MISSED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const bound_case *c = &cases[i];
        uint8_t qualifier = (uint8_t)c->actual_qualifier;
        int8_t decimals = 1;
        int before = test_failures;
        pace_series series = made_series(&c->actual, 1, 2016, PACE_GROWTH, "percent");
        pace_target target = made_target(PACE_TARGET_GROWTH, 2015, 2016, c->target, "percent");
        pace_gap g;
        series.qualifier = &qualifier;
        series.decimals = &decimals;
        target.qualifier = c->target_qualifier;
        target.decimals = 0;
        g = made_gap(series, target);
        ENSURE(isinf(c->low) ? isinf(g.gap_low) && g.gap_low < 0 : fabs(g.gap_low - c->low) < 1e-12);
        ENSURE(isinf(c->high) ? isinf(g.gap_high) && g.gap_high > 0 : fabs(g.gap_high - c->high) < 1e-12);
        ENSURE(g.verdicts == c->verdicts);
        ENSURE(isnan(g.actual_rate) == (isinf(c->low) || isinf(c->high)));
        ENSURE(!isnan(g.actual_rate) || g.why[PACE_GAP_ACTUAL] == PACE_WHY_LATEST_BOUND);
        if (test_failures > before)
            fprintf(stderr, "  in case %zu: gap %g to %g, verdicts %u\n", i, g.gap_low, g.gap_high, g.verdicts);
    }
}

/* "At least 1 trillion" in 2015 and 1.9 trillion in 2020: at most 13.70 % a year. */
static void test_base_is_bound(void)
{
    double values[] = {10000, 11912.61};
    uint8_t qualifiers[] = {PACE_AT_LEAST, PACE_EXACTLY};
    pace_series series = made_series(values, 2, 2015, PACE_LEVEL, "CNY_100m");
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 19000, "CNY_100m");
    pace_gap g;
    series.qualifier = qualifiers;
    g = made_gap(series, target);
    ENSURE(isnan(g.base) && g.why[PACE_GAP_BASE] == PACE_WHY_BASE_BOUND);
    ENSURE(isnan(g.required_rate) && g.why[PACE_GAP_REQUIRED] == PACE_WHY_BASE_BOUND);
    ENSURE_NEAR(g.required_rate_high, 0.13697448881013807, 1e-13);
    ENSURE(isinf(g.required_rate_low) && g.required_rate_low < 0);
    ENSURE(isnan(g.gap) && g.why[PACE_GAP_GAP] == PACE_WHY_BASE_BOUND);
    ENSURE_NEAR(g.gap_high, 11912.61 - 10000 * pow(1.9, 0.2), 1e-9);
    ENSURE(g.verdicts == (PACE_AHEAD | PACE_ON_TRACK | PACE_BEHIND));
    ENSURE_NEAR(g.remaining_rate, pow(19000 / 11912.61, 0.25) - 1, 1e-13); /* needs no base */
    values[1] = 11400; /* even from 10000 this is no lead */
    ENSURE(made_gap(series, target).verdicts == (PACE_ON_TRACK | PACE_BEHIND));
    values[1] = 11000;
    ENSURE(made_gap(series, target).verdicts == PACE_BEHIND);
    values[1] = 19000;
    ENSURE(made_gap(series, target).verdicts == PACE_MET);
    qualifiers[1] = PACE_AT_LEAST;
    values[1] = 18000;
    ENSURE(made_gap(series, target).verdicts == (PACE_MET | PACE_AHEAD | PACE_ON_TRACK | PACE_BEHIND));
}

static void test_upper_base_bound(void)
{
    double values[] = {10000, 12000};
    uint8_t qualifiers[] = {PACE_LESS_THAN, PACE_EXACTLY};
    pace_series series = made_series(values, 2, 2015, PACE_LEVEL, "CNY_100m");
    pace_gap g;
    series.qualifier = qualifiers;
    g = made_gap(series, made_target(PACE_TARGET_LEVEL, 2015, 2020, 19000, "CNY_100m"));
    ENSURE_NEAR(g.required_rate_low, 0.13697448881013807, 1e-13);
    ENSURE(isinf(g.required_rate_high));
    ENSURE(g.verdicts == PACE_AHEAD); /* the path is no higher than from 10000 */
}

static void test_about_base(void)
{
    double values[] = {7700, 8855};
    uint8_t qualifiers[] = {PACE_ABOUT, PACE_EXACTLY};
    pace_series series = made_series(values, 2, 2015, PACE_LEVEL, "CNY_100m");
    pace_gap g;
    series.qualifier = qualifiers;
    g = made_gap(series, made_target(PACE_TARGET_LEVEL, 2015, 2020, 16500, "CNY_100m"));
    ENSURE_NEAR(g.base, 7700, 0);
    ENSURE_NEAR(g.required_rate_low, pow(16500 / 7700.5, 0.2) - 1, 1e-13);
    ENSURE_NEAR(g.required_rate_high, pow(16500 / 7699.5, 0.2) - 1, 1e-13);
    ENSURE(g.gap_low < g.gap && g.gap < g.gap_high);
}

static void test_total_of_bounds(void)
{
    double jobs[] = {18, 18, 18, 18, 17};
    uint8_t qualifiers[] = {PACE_EXACTLY, PACE_AT_LEAST, PACE_EXACTLY, PACE_EXACTLY, PACE_EXACTLY};
    pace_series series = made_series(jobs, 5, 2016, PACE_LEVEL, "person_10k");
    pace_gap g;
    series.qualifier = qualifiers;
    g = made_gap(series, made_target(PACE_TARGET_TOTAL, 2015, 2020, 90, "person_10k"));
    ENSURE(g.verdicts == (PACE_MET | PACE_MISSED));
    ENSURE_NEAR(g.gap_low, -1, 0);
    ENSURE(isinf(g.gap_high));
    jobs[4] = 18;
    ENSURE(made_gap(series, made_target(PACE_TARGET_TOTAL, 2015, 2020, 90, "person_10k")).verdicts == PACE_MET);
}

static void test_floor_of_bounds(void)
{
    double opened[] = {2, 1};
    uint8_t qualifiers[] = {PACE_EXACTLY, PACE_AT_LEAST};
    pace_series series = made_series(opened, 2, 2016, PACE_LEVEL, "");
    series.qualifier = qualifiers;
    ENSURE(made_gap(series, made_target(PACE_TARGET_FLOOR, 2015, 2017, 2, "")).verdicts == (PACE_MET | PACE_MISSED));
    ENSURE(made_gap(series, made_target(PACE_TARGET_FLOOR, 2015, 2020, 2, "")).verdicts == (PACE_ON_TRACK | PACE_MISSED));
}

static void test_band(void)
{
    double growth[] = {6.7};
    pace_series series = made_series(growth, 1, 2016, PACE_GROWTH, "percent");
    pace_target target = made_target(PACE_TARGET_GROWTH, 2015, 2016, 6.5, "percent");
    target.value_high = 7;
    ENSURE(made_gap(series, target).verdicts == PACE_MET); /* upwards the lower end is what is promised */
    target.better = PACE_NO_DIRECTION;
    ENSURE(made_gap(series, target).verdicts == PACE_MET);
    growth[0] = 7.1;
    ENSURE(made_gap(series, target).verdicts == PACE_MISSED); /* without a good side both ends count */
    target.better = PACE_DOWN_IS_GOOD;
    ENSURE(made_gap(series, target).verdicts == PACE_MISSED);
    growth[0] = 6.9;
    ENSURE(made_gap(series, target).verdicts == PACE_MET);
    ENSURE_NEAR(made_gap(series, target).target_value, 7, 0);
}

int main(void)
{
    test_growth_bounds();
    test_base_is_bound();
    test_upper_base_bound();
    test_about_base();
    test_total_of_bounds();
    test_floor_of_bounds();
    test_band();
    return TEST_RESULT;
}
