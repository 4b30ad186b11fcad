/* Bands, what is done or not, reductions, milestones, and bases that are not one year's. All by hand. */
#include "unit/assess/gap_made.h"

#define NONE ((double)NAN)

static pace_gap at(const double *values, int64_t n, int first, const char *unit, pace_target target)
{
    return made_gap(made_series(values, n, first, PACE_LEVEL, unit), target);
}

static pace_target band_of(double low, double high)
{
    pace_target target = made_target(PACE_TARGET_BAND, 2015, 2025, low, "");
    target.value_high = high;
    return target;
}

/* From 0.80 to a band of 0.97 to 1.03 in ten years: after five the way up stands at 0.885, the one down at 1.03. */
static void test_band(void)
{
    static const struct {
        double latest, path, gap, progress, needed;
        unsigned verdicts;
    } cases[] = {{0.93, 0.885, 0.045, 13.0 / 17, 0.008, PACE_AHEAD},
                 {0.89, 0.885, 0.005, 9.0 / 17, 0.016, PACE_ON_TRACK},
                 {0.86, 0.885, -0.025, 6.0 / 17, 0.022, PACE_BEHIND},
                 {1.00, 1.00, 0, 1, 0, PACE_MET},
                 {1.10, 1.03, 0.07, 10.0 / 17, -0.014, PACE_BEHIND},
                 {1.035, 1.03, 0.005, 16.5 / 17, -0.001, PACE_ON_TRACK}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double values[] = {0.80, NONE, NONE, NONE, NONE, cases[i].latest};
        pace_gap g = at(values, 6, 2015, "", band_of(0.97, 1.03));
        ENSURE_NEAR(g.path_value, cases[i].path, 1e-12);
        ENSURE_NEAR(g.gap, cases[i].gap, 1e-12);
        ENSURE_NEAR(g.progress, cases[i].progress, 1e-12);
        ENSURE_NEAR(g.needed_per_year, cases[i].needed, 1e-12);
        ENSURE_NEAR(g.target_value, 0.97, 0);
        ENSURE_NEAR(g.time, 0.5, 0);
        ENSURE(g.verdicts == cases[i].verdicts && g.why[PACE_GAP_REQUIRED] == PACE_WHY_TYPE);
    }
}

static void test_band_from_above_and_within(void)
{
    double above[] = {6, 4}, within[] = {3, 3.5}, out[] = {3, 1.9};
    pace_target target = band_of(2, 4);
    pace_gap g;
    target.due = pace_year(2017);
    g = at(above, 2, 2015, "", target); /* the way down from 6 to 4 stands at 5, and 4 is in the band */
    ENSURE(g.verdicts == PACE_MET);
    ENSURE_NEAR(g.target_value, 4, 0);
    above[1] = 4.5;
    g = at(above, 2, 2015, "", target);
    ENSURE_NEAR(g.path_value, 5, 1e-12);
    ENSURE(g.verdicts == PACE_AHEAD);
    g = at(within, 2, 2015, "", target);
    ENSURE(g.verdicts == PACE_MET && isnan(g.progress) && g.why[PACE_GAP_PROGRESS] == PACE_WHY_BASE_MET);
    ENSURE_NEAR(g.target_value, 4, 0); /* the nearer edge */
    g = at(out, 2, 2015, "", target);
    ENSURE(g.verdicts == PACE_BEHIND);
    ENSURE_NEAR(g.gap, -0.1, 1e-12);
}

static void test_band_due(void)
{
    static const struct {
        double latest;
        unsigned verdicts;
    } cases[] = {{0.969, PACE_MISSED}, {0.97, PACE_MET}, {1.03, PACE_MET}, {1.0301, PACE_MISSED}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double values[11] = {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, cases[i].latest};
        pace_gap g = at(values, 11, 2015, "", band_of(0.97, 1.03));
        ENSURE(g.verdicts == cases[i].verdicts && g.why[PACE_GAP_BASE] == PACE_WHY_NO_BASE);
        ENSURE(isnan(g.progress) && !isnan(g.gap));
    }
}

/* Without an upper end: parity, as near as the tolerance of 1 %. */
static void test_parity(void)
{
    static const struct {
        double latest;
        unsigned verdicts;
    } cases[] = {{0.995, PACE_MET}, {1.01, PACE_MET}, {0.985, PACE_MISSED}, {1.02, PACE_MISSED}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double values[11] = {0.9, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, cases[i].latest};
        pace_gap g = at(values, 11, 2015, "", band_of(1, NONE));
        ENSURE(g.verdicts == cases[i].verdicts);
        ENSURE_NEAR(g.target_value, 1, 0);
    }
}

/* "About 0.97" lies between 0.965 and 0.975; before the due year "at least 0.9" may be anywhere. */
static void test_band_bounds(void)
{
    double values[] = {0.80, 0.97};
    uint8_t qualifier[] = {PACE_EXACTLY, PACE_ABOUT};
    int8_t decimals[] = {2, 2};
    pace_series series = made_series(values, 2, 2015, PACE_LEVEL, "");
    pace_target target = band_of(0.97, 1.03);
    pace_gap g;
    series.qualifier = qualifier;
    series.decimals = decimals;
    target.due = pace_year(2016);
    g = made_gap(series, target);
    ENSURE(g.verdicts == (PACE_MET | PACE_MISSED));
    ENSURE_NEAR(g.gap_low, -0.005, 1e-12);
    ENSURE_NEAR(g.gap_high, 0, 1e-12);
    target.due = pace_year(2017); /* the way up stands at 0.885 */
    values[1] = 0.9;
    qualifier[1] = PACE_AT_LEAST;
    g = made_gap(series, target);
    ENSURE(g.verdicts == (PACE_MET | PACE_AHEAD | PACE_BEHIND | PACE_ON_TRACK));
    ENSURE_NEAR(g.gap_low, 0, 1e-12); /* in the band */
    ENSURE(isinf(g.gap_high) && g.why[PACE_GAP_PROGRESS] == PACE_WHY_LATEST_BOUND);
}

static void test_band_refused(void)
{
    pace_target target = band_of(1.03, 0.97);
    pace_gap g;
    pace_series none = pace_series_of(NULL, 0, pace_year(2015));
    ENSURE(pace_gap_assess(&g, none, &target, NULL, NULL) == PACE_ERR_DATA);
    target = band_of(0.97, 1.03);
    target.relative_to = "gdp:growth";
    ENSURE(pace_gap_assess(&g, none, &target, NULL, NULL) == PACE_ERR_DATA);
    double values[] = {NONE, 0.93, 0.93};
    target.relative_to = NULL;
    g = at(values, 3, 2015, "", target); /* no base, no way to it: neither on it nor off it */
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_NO_BASE);
    ENSURE_NEAR(g.needed_per_year, 0.04 / 8, 1e-12);
    values[2] = 1;
    ENSURE(at(values, 3, 2015, "", target).verdicts == PACE_MET);
}

static void test_binary(void)
{
    static const struct {
        double values[4], wanted;
        int due;
        unsigned verdicts;
    } cases[] = {{{0, 0, 1, NONE}, 1, 2020, PACE_MET},         {{0, 0, 0, NONE}, 1, 2020, PACE_ON_TRACK | PACE_BEHIND},
                 {{0, 0, 0, 0}, 1, 2018, PACE_MISSED},         {{0, 1, 0, NONE}, 1, 2020, PACE_ON_TRACK | PACE_BEHIND},
                 {{1, 1, 0, NONE}, 0, 2020, PACE_MET},         {{0, 0, 0.5, NONE}, 1, 2020, PACE_NO_DATA},
                 {{0, NONE, NONE, NONE}, 1, 2020, PACE_NO_DATA}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_gap g = at(cases[i].values, 4, 2015, "", made_target(PACE_TARGET_BINARY, 2015, cases[i].due, cases[i].wanted, ""));
        ENSURE(g.verdicts == cases[i].verdicts);
        ENSURE(isnan(g.gap) && isnan(g.progress) && g.why[PACE_GAP_GAP] == PACE_WHY_TYPE);
        if (cases[i].verdicts == PACE_NO_DATA)
            ENSURE(g.why[PACE_GAP_VERDICT] == (i == 5 ? PACE_WHY_YES_NO : PACE_WHY_NO_LATEST));
    }
    pace_target half = made_target(PACE_TARGET_BINARY, 2015, 2020, 0.5, "");
    pace_gap g;
    ENSURE(pace_gap_assess(&g, pace_series_of(NULL, 0, pace_year(2015)), &half, NULL, NULL) == PACE_ERR_DATA);
}

/* Half of 80 until 2025: a straight way stands at 60 in 2020. */
static void test_reduction(void)
{
    double values[] = {80, NONE, NONE, NONE, NONE, 65};
    pace_target target = made_target(PACE_TARGET_REDUCTION, 2015, 2025, 50, "percent");
    pace_gap g = at(values, 6, 2015, "t", target);
    ENSURE_NEAR(g.target_value, 40, 0);
    ENSURE_NEAR(g.path_value, 60, 1e-12);
    ENSURE_NEAR(g.gap, 5, 1e-12);
    ENSURE_NEAR(g.progress, 0.375, 1e-12);
    ENSURE_NEAR(g.required_rate, -0.066967008463192586, 1e-12);
    ENSURE_NEAR(g.needed_per_year, -5, 1e-12);
    ENSURE(g.verdicts == PACE_BEHIND && pace_unit_same(g.target.unit, made_unit("t")));
    values[5] = 39;
    ENSURE(at(values, 6, 2015, "t", target).verdicts == PACE_MET); /* early */
}

static void test_reduction_due(void)
{
    double values[] = {80, 40};
    pace_target target = made_target(PACE_TARGET_REDUCTION, 2015, 2016, 50, "percent");
    pace_gap g;
    ENSURE(at(values, 2, 2015, "t", target).verdicts == PACE_MET);
    target.qualifier = PACE_AT_LEAST;
    ENSURE(at(values, 2, 2015, "t", target).verdicts == PACE_MET);
    target.qualifier = PACE_MORE_THAN;
    ENSURE(at(values, 2, 2015, "t", target).verdicts == PACE_MISSED);
    target.qualifier = PACE_ABOUT; /* 49.5 to 50.5 percent: down to 40.4 to 39.6 */
    target.decimals = 0;
    values[1] = 40.2;
    ENSURE(at(values, 2, 2015, "t", target).verdicts == (PACE_MET | PACE_MISSED));
    values[1] = 40.5;
    ENSURE(at(values, 2, 2015, "t", target).verdicts == PACE_MISSED);
    values[0] = -10;
    g = at(values, 2, 2015, "t", target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_BASE_SIGN && isnan(g.target_value));
    target.value = -5;
    ENSURE(pace_gap_assess(&g, pace_series_of(values, 2, pace_year(2015)), &target, NULL, NULL) == PACE_ERR_DATA);
}

/* --- milestones --------------------------------------------------------------------------------------------------- */

static double path_in(pace_target target, double base, int year)
{
    double values[6] = {base, NONE, NONE, NONE, NONE, NONE};
    values[year - 2015] = 1;
    return at(values, 6, 2015, target.type == PACE_TARGET_CUMULATIVE ? "t" : "km", target).path_value;
}

static void test_milestones(void)
{
    const pace_milestone stones[] = {{pace_year(2017), 120}};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 180, "km");
    target.milestones = stones;
    target.milestone_count = 1;
    ENSURE_NEAR(path_in(target, 100, 2016), 110, 1e-12);
    ENSURE_NEAR(path_in(target, 100, 2017), 120, 0);
    ENSURE_NEAR(path_in(target, 100, 2018), 140, 1e-12);
    ENSURE_NEAR(path_in(target, NONE, 2018), 140, 1e-12); /* behind a milestone nobody needs the base */
    ENSURE(isnan(path_in(target, NONE, 2016)));
    ENSURE_NEAR(path_in(target, 100, 2020), 180, 0);
    target.path = PACE_PATH_GIVEN;
    ENSURE_NEAR(path_in(target, 100, 2018), 140, 1e-12);
    target.path = PACE_PATH_GEOMETRIC; /* 120 times the cube root of 1.5 */
    ENSURE_NEAR(path_in(target, 100, 2018), 137.36570910639983, 1e-9);
    ENSURE_NEAR(path_in(target, 100, 2016), 109.54451150103322, 1e-9);
}

static void test_milestones_of_other_kinds(void)
{
    const pace_milestone total[] = {{pace_year(2017), 20}}, change[] = {{pace_year(2017), -4}}, factor[] = {{pace_year(2017), 1.2}};
    double flow[] = {0, 15, 10, 25};
    pace_target target = made_target(PACE_TARGET_TOTAL, 2015, 2020, 100, "km");
    target.milestones = total;
    target.milestone_count = 1;
    pace_gap g = at(flow, 4, 2015, "km", target); /* 20 + 80/3 by 2018; 50 are there */
    ENSURE_NEAR(g.path_value, 140.0 / 3, 1e-9);
    ENSURE(g.verdicts == PACE_AHEAD);
    target = made_target(PACE_TARGET_REDUCTION, 2015, 2020, 50, "percent"); /* 80 to 64, then to 40 */
    target.milestones = total;
    target.milestone_count = 1;
    ENSURE_NEAR(path_in(target, 80, 2017), 64, 1e-12);
    ENSURE_NEAR(path_in(target, 80, 2018), 56, 1e-12);
    target = made_target(PACE_TARGET_MULTIPLE, 2015, 2020, 2, "ratio");
    target.milestones = factor;
    target.milestone_count = 1;
    ENSURE_NEAR(path_in(target, 50, 2017), 60, 1e-12);
    ENSURE_NEAR(path_in(target, 50, 2018), 60 + 40.0 / 3, 1e-12);
    target = made_target(PACE_TARGET_CUMULATIVE, 2015, 2020, -16, "percent"); /* 0.96 times the cube root of 0.84/0.96 */
    target.milestones = change;
    target.milestone_count = 1;
    ENSURE_NEAR(path_in(target, 50, 2017), -4, 1e-12);
    ENSURE_NEAR(path_in(target, 50, 2018), -8.179303226925322, 1e-9);
}

static void test_milestones_refused(void)
{
    const pace_milestone late[] = {{pace_year(2018), 1}, {pace_year(2017), 2}}, due[] = {{pace_year(2020), 1}},
                         empty[] = {{pace_year(2017), NONE}}, quarter[] = {{{2017, PACE_QUARTERLY, 0}, 1}};
    const struct {
        pace_target_type type;
        const pace_milestone *at;
        int64_t count;
    } cases[] = {{PACE_TARGET_LEVEL, late, 2}, {PACE_TARGET_LEVEL, due, 1}, {PACE_TARGET_LEVEL, empty, 1},
                 {PACE_TARGET_LEVEL, quarter, 1}, {PACE_TARGET_LEVEL, NULL, 1}, {PACE_TARGET_GROWTH, late, 1},
                 {PACE_TARGET_BAND, late, 1}, {PACE_TARGET_FLOOR, late, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_target target = made_target(cases[i].type, 2015, 2020, 180, "");
        pace_gap g;
        target.milestones = cases[i].at;
        target.milestone_count = cases[i].count;
        ENSURE(pace_gap_assess(&g, pace_series_of(NULL, 0, pace_year(2015)), &target, NULL, NULL) == PACE_ERR_DATA);
    }
}

/* --- bases -------------------------------------------------------------------------------------------------------- */

static void test_mean_base(void)
{
    double values[] = {90, 100, 110, 130};
    uint8_t qualifier[] = {PACE_EXACTLY, PACE_ABOUT, PACE_EXACTLY, PACE_EXACTLY};
    int8_t decimals[] = {0, 0, 0, 0};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 200, "km");
    pace_series series = made_series(values, 4, 2013, PACE_LEVEL, "km");
    target.base_span = pace_span_of(pace_year(2013), pace_year(2015));
    pace_gap g = made_gap(series, target);
    ENSURE_NEAR(g.base, 100, 0);
    ENSURE_NEAR(g.path_value, 120, 1e-12);
    ENSURE_NEAR(g.time, 0.2, 0);
    ENSURE(g.verdicts == PACE_AHEAD);
    series.qualifier = qualifier; /* 99.5 to 100.5 in one of three years: a sixth either way */
    series.decimals = decimals;
    g = made_gap(series, target);
    ENSURE_NEAR(g.gap_low, 10 - 0.8 / 6, 1e-9);
    ENSURE_NEAR(g.gap_high, 10 + 0.8 / 6, 1e-9);
    values[1] = NONE;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_BASE] == PACE_WHY_BASE_YEARS && g.why[PACE_GAP_PROGRESS] == PACE_WHY_BASE_YEARS);
    target.base = 95; /* what the plan itself states */
    ENSURE_NEAR(made_gap(series, target).base, 95, 0);
    target.base_span.last = pace_year(2014);
    ENSURE(pace_gap_assess(&g, series, &target, NULL, NULL) == PACE_ERR_DATA);
}

static void test_nearest_base(void)
{
    double values[] = {90, 95, NONE, 105, 130};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 185, "km");
    pace_series series = made_series(values, 5, 2013, PACE_LEVEL, "km");
    pace_gap g;
    ENSURE(made_gap(series, target).why[PACE_GAP_BASE] == PACE_WHY_NO_BASE);
    target.base_rule = PACE_BASE_NEAREST;
    g = made_gap(series, target); /* of 2014 and 2016 the later: from 105 in 2016, 20 a year */
    ENSURE_NEAR(g.base, 105, 0);
    ENSURE(pace_period_same(g.base_period, pace_year(2016)) && g.caveats == PACE_CAVEAT_BASE_MOVED);
    ENSURE_NEAR(g.path_value, 125, 1e-12);
    ENSURE_NEAR(g.time, 0.25, 0);
    values[3] = NONE;
    g = made_gap(series, target);
    ENSURE(pace_period_same(g.base_period, pace_year(2014)));
    ENSURE_NEAR(g.base, 95, 0);
    values[1] = values[4] = NONE; /* two years away is as far as it goes */
    ENSURE_NEAR(made_gap(series, target).base, 90, 0);
    target.base_tolerance = 1;
    ENSURE(made_gap(series, target).why[PACE_GAP_BASE] == PACE_WHY_NO_BASE);
    values[2] = 99;
    g = made_gap(series, target);
    ENSURE(pace_period_same(g.base_period, pace_year(2015)) && !(g.caveats & PACE_CAVEAT_BASE_MOVED));
    target.type = PACE_TARGET_TOTAL;
    ENSURE(pace_gap_assess(&g, series, &target, NULL, NULL) == PACE_ERR_DATA);
}

/* --- a year against quarters --------------------------------------------------------------------------------------- */

static pace_period quarter(const char *text)
{
    pace_period p = PACE_PERIOD_NONE;
    ENSURE(!pace_period_parse(&p, text, strlen(text), NULL, NULL));
    return p;
}

static void test_due_in_a_year(void)
{
    double values[] = {70, 72, 74, 80, 90, 101, 95, 94}; /* 2024 and 2025 */
    pace_series series = pace_series_of(values, 8, quarter("2024-Q1"));
    pace_target target = made_target(PACE_TARGET_LEVEL, 2024, 2025, 100, "");
    pace_gap g;
    ENSURE(pace_gap_assess(&g, series, &target, NULL, NULL) == PACE_ERR_FREQ);
    target.due_rule = PACE_DUE_LAST;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_MISSED && pace_period_same(g.latest_period, quarter("2025-Q4")));
    ENSURE_NEAR(g.base, 80, 0); /* of the year's last quarter */
    target.due_rule = PACE_DUE_ANY;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_MET && pace_period_same(g.target_period, quarter("2025-Q2")));
    ENSURE_NEAR(g.latest, 101, 0);
    ENSURE_NEAR(g.time, 1, 0);
    values[5] = 99;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_MISSED && pace_period_same(g.target_period, quarter("2025-Q4")));
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    opts.at = quarter("2025-Q2");
    ENSURE(!pace_gap_assess(&g, series, &target, &opts, NULL));
    ENSURE(!(g.verdicts & (PACE_MET | PACE_MISSED)) && pace_period_same(g.latest_period, quarter("2025-Q2")));
    target.base_span = pace_span_of(pace_year(2024), pace_year(2024));
    ENSURE_NEAR(made_gap(series, target).base, 74, 1e-12); /* mean of the year's quarters */
    target.type = PACE_TARGET_GROWTH;
    ENSURE(pace_gap_assess(&g, series, &target, NULL, NULL) == PACE_ERR_DATA);
}

int main(void)
{
    test_band();
    test_band_from_above_and_within();
    test_band_due();
    test_parity();
    test_band_bounds();
    test_band_refused();
    test_binary();
    test_reduction();
    test_reduction_due();
    test_milestones();
    test_milestones_of_other_kinds();
    test_milestones_refused();
    test_mean_base();
    test_nearest_base();
    test_due_in_a_year();
    return TEST_RESULT;
}
