/* Each kind of target by its own rule. */
#include "unit/assess/gap_made.h"

#define NONE ((double)NAN)

typedef struct expected {
    double base, target, latest, path_value, gap, progress, time, required, actual, remaining, needed;
    unsigned verdicts;
} expected;

static void check(const char *name, const pace_gap *got, const expected *want)
{
    int before = test_failures;
    ENSURE_NEAR(got->base, want->base, 1e-9);
    ENSURE_NEAR(got->target_value, want->target, 1e-9);
    ENSURE_NEAR(got->latest, want->latest, 1e-9);
    ENSURE_NEAR(got->path_value, want->path_value, 1e-9);
    ENSURE_NEAR(got->gap, want->gap, 1e-9);
    ENSURE_NEAR(got->progress, want->progress, 1e-12);
    ENSURE_NEAR(got->time, want->time, 1e-12);
    ENSURE_NEAR(got->required_rate, want->required, 1e-12);
    ENSURE_NEAR(got->actual_rate, want->actual, 1e-12);
    ENSURE_NEAR(got->remaining_rate, want->remaining, 1e-12);
    ENSURE_NEAR(got->needed_per_year, want->needed, 1e-9);
    ENSURE(got->verdicts == want->verdicts);
    if (test_failures > before)
        fprintf(stderr, "  in case %s, verdicts %u\n", name, got->verdicts);
}

/* Each empty field has its reason, and no other field has one. */
static void check_reasons(const char *name, const pace_gap *g)
{
    const double fields[] = {g->base, g->latest, g->path_value, g->gap, g->progress, g->time,
                             g->required_rate, g->actual_rate, g->remaining_rate, g->needed_per_year};
    for (int i = PACE_GAP_BASE; i <= PACE_GAP_NEEDED; i++) {
        ENSURE(isnan(fields[i]) == (g->why[i] != PACE_WHY_NOTHING));
        if (isnan(fields[i]) != (g->why[i] != PACE_WHY_NOTHING))
            fprintf(stderr, "  in case %s, field %d, why %d\n", name, i, g->why[i]);
    }
    ENSURE((g->verdicts == PACE_NO_DATA || g->verdicts == PACE_NOT_COMPARABLE) == (g->why[PACE_GAP_VERDICT] != PACE_WHY_NOTHING));
}

/* 7700 in 2015 to 16500 in 2020, 8855 in 2016: by 60-digit arithmetic the path stands at 8967.871341503358. */
static void test_level(void)
{
    double values[] = {7700, 8855};
    pace_gap g = made_gap(made_series(values, 2, 2015, PACE_LEVEL, "CNY_100m"), made_target(PACE_TARGET_LEVEL, 2015, 2020, 16500, "CNY_100m"));
    expected want = {7700, 16500, 8855, 8967.871341503358, -112.871341503358, 0.13125, 0.2,
                     0.16465861577965684, 0.15, 0.16835237218052935, 1911.25, PACE_BEHIND};
    check("level", &g, &want);
    check_reasons("level", &g);
    ENSURE(g.path == PACE_PATH_GEOMETRIC);
    ENSURE_NEAR(g.gap_low, g.gap, 0);
    ENSURE_NEAR(g.gap_high, g.gap, 0);
    ENSURE_NEAR(g.gap_relative, -0.012586190992838, 1e-12);
    ENSURE_NEAR(g.required_rate_low, g.required_rate, 0);
    ENSURE_NEAR(g.target.base, 7700, 0);
    ENSURE(pace_period_same(g.latest_period, pace_year(2016)));
}

static void test_level_at_due_and_after(void)
{
    double values[] = {100, 110, (double)NAN, 140, 900};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2010, 2013, 140, "km");
    pace_series series = made_series(values, 5, 2010, PACE_LEVEL, "km");
    pace_gap g = made_gap(series, target);
    expected want = {100, 140, 140, 140, 0, 1, 1, 0.11868894208139681, 0.11868894208139681, NONE, NONE, PACE_MET};
    check("due", &g, &want); /* 900 of the year after says nothing */
    check_reasons("due", &g);
    ENSURE(g.why[PACE_GAP_REMAINING] == PACE_WHY_DUE && g.why[PACE_GAP_NEEDED] == PACE_WHY_DUE);
    ENSURE(g.path == PACE_PATH_LINEAR);
    target.value = 140.00000000001;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_MISSED); /* rounded it looks met */
    target.value = 140;
    target.qualifier = PACE_MORE_THAN;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_MISSED);
    target.qualifier = PACE_AT_LEAST;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_MET);
}

static void test_level_verdicts(void)
{
    static const struct { double latest; unsigned up, down, none; } cases[] = {
        {105, PACE_BEHIND, PACE_AHEAD, PACE_BEHIND},    {119, PACE_ON_TRACK, PACE_ON_TRACK, PACE_ON_TRACK},
        {120, PACE_ON_TRACK, PACE_ON_TRACK, PACE_ON_TRACK}, {121.2, PACE_ON_TRACK, PACE_ON_TRACK, PACE_ON_TRACK},
        {121.3, PACE_AHEAD, PACE_BEHIND, PACE_BEHIND},  {199, PACE_AHEAD, PACE_BEHIND, PACE_BEHIND},
        {200, PACE_MET, PACE_BEHIND, PACE_BEHIND},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double values[] = {100, cases[i].latest};
        pace_series series = made_series(values, 2, 2015, PACE_LEVEL, "km");
        pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 200, "km");
        ENSURE(made_gap(series, target).verdicts == cases[i].up);
        target.better = PACE_DOWN_IS_GOOD;
        /* downwards 200 is reached from the start: judge the mirror image */
        values[0] = -100;
        values[1] = -cases[i].latest;
        target.value = -200;
        ENSURE(made_gap(series, target).verdicts == cases[i].up);
        target.better = PACE_NO_DIRECTION;
        target.path = PACE_PATH_LINEAR;
        ENSURE(made_gap(series, target).verdicts == cases[i].none);
    }
}

static void test_downwards(void)
{
    double values[] = {45, 41};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 30, "minutes");
    pace_gap g;
    target.better = PACE_DOWN_IS_GOOD;
    g = made_gap(made_series(values, 2, 2015, PACE_LEVEL, "minutes"), target);
    expected want = {45, 30, 41, 42, -1, 4.0 / 15, 0.2, -0.0779208885148758, -0.0888888888888889, -0.0751003698089, -2.75, PACE_AHEAD};
    want.remaining = pow(30.0 / 41.0, 0.25) - 1;
    want.required = pow(30.0 / 45.0, 0.2) - 1;
    check("minutes", &g, &want);
    values[1] = 45; /* nothing done yet is 0, not -0 */
    g = made_gap(made_series(values, 2, 2015, PACE_LEVEL, "minutes"), target);
    ENSURE(g.progress >= 0 && !signbit(g.progress));
}

/* Before any result there is nothing to judge; a base that nobody printed leaves the due year alone. */
static void test_nothing_known(void)
{
    double values[] = {7700}, due[] = {(double)NAN, 11000};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 16500, "");
    pace_gap g = made_gap(made_series(values, 1, 2015, PACE_LEVEL, ""), target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_NO_LATEST && g.why[PACE_GAP_LATEST] == PACE_WHY_NO_LATEST);
    ENSURE_NEAR(g.required_rate, 0.16465861577965684, 1e-13);
    check_reasons("no latest", &g);
    g = made_gap(made_series(NULL, 0, 2015, PACE_LEVEL, ""), target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_NO_SERIES && g.why[PACE_GAP_BASE] == PACE_WHY_NO_BASE);
    check_reasons("no series", &g);
    g = made_gap(made_series(due, 2, 2019, PACE_LEVEL, ""), target);
    ENSURE(g.verdicts == PACE_MISSED && g.why[PACE_GAP_BASE] == PACE_WHY_NO_BASE);
    ENSURE_NEAR(g.gap, -5500, 0);
    check_reasons("no base, due", &g);
    target.due = pace_year(2021);
    target.plan_span.last = target.due;
    g = made_gap(made_series(due, 2, 2019, PACE_LEVEL, ""), target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_NO_BASE);
    check_reasons("no base", &g);
    target.value = 10000;
    ENSURE(made_gap(made_series(due, 2, 2019, PACE_LEVEL, ""), target).verdicts == PACE_MET);
}

static void test_equal_zero_negative(void)
{
    double same[] = {5, 6}, negative[] = {-5, 1}, zero[] = {0, 3};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 5, "");
    pace_gap g = made_gap(made_series(same, 2, 2015, PACE_LEVEL, ""), target);
    ENSURE(g.why[PACE_GAP_PROGRESS] == PACE_WHY_BASE_IS_TARGET && g.verdicts == PACE_MET);
    check_reasons("equal", &g);
    target.path = PACE_PATH_LINEAR;
    g = made_gap(made_series(negative, 2, 2015, PACE_LEVEL, ""), target);
    ENSURE(g.why[PACE_GAP_REQUIRED] == PACE_WHY_SIGN && g.verdicts == PACE_AHEAD);
    ENSURE_NEAR(g.path_value, -3, 1e-12);
    check_reasons("negative", &g);
    g = made_gap(made_series(zero, 2, 2015, PACE_LEVEL, ""), target);
    ENSURE(g.why[PACE_GAP_ACTUAL] == PACE_WHY_SIGN && g.verdicts == PACE_AHEAD);
    ENSURE_NEAR(g.gap, 2, 1e-12);
    target.path = PACE_PATH_GEOMETRIC; /* no such path from zero, and no other one in its place */
    g = made_gap(made_series(zero, 2, 2015, PACE_LEVEL, ""), target);
    ENSURE(g.why[PACE_GAP_PATH_VALUE] == PACE_WHY_SIGN && g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_SIGN);
    check_reasons("geometric from zero", &g);
}

static void test_growth(void)
{
    double values[] = {8.8, 7.8};
    pace_series series = made_series(values, 2, 2015, PACE_GROWTH, "percent");
    pace_target target = made_target(PACE_TARGET_GROWTH, 2015, 2016, 9, "percent");
    pace_gap_opts early = PACE_GAP_OPTS_INIT;
    pace_gap g = made_gap(series, target);
    expected want = {8.8, 9, 7.8, 9, -1.2, NONE, 1, 0.09, 0.078, NONE, NONE, PACE_MISSED};
    check("growth", &g, &want);
    check_reasons("growth", &g);
    ENSURE(g.why[PACE_GAP_PROGRESS] == PACE_WHY_TYPE);
    ENSURE_NEAR(g.gap, -1.2, 0); /* the decimal difference, not 7.8 - 9 in binary */
    early.at = pace_year(2015);
    ENSURE(!pace_gap_assess(&g, series, &target, &early, NULL));
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_LATEST] == PACE_WHY_NO_LATEST);
    check_reasons("growth before its year", &g);
}

/* What stands beside the due period is no figure of it, and no reason to say that nothing was observed. */
static void test_due_missing(void)
{
    double later[] = {8, (double)NAN, 7, 6}, only[] = {8, (double)NAN, 6};
    pace_series series = made_series(later, 4, 2012, PACE_GROWTH, "percent"), levels = made_series(only, 3, 2014, PACE_LEVEL, "km");
    pace_target growth = made_target(PACE_TARGET_GROWTH, 2012, 2013, 9, "percent"), count = made_target(PACE_TARGET_COUNT, 2014, 2015, 9, "km"),
                level = made_target(PACE_TARGET_LEVEL, 2014, 2015, 9, "km");
    pace_gap_opts early = PACE_GAP_OPTS_INIT;
    pace_gap g = made_gap(series, growth);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_LATEST] == PACE_WHY_DUE_MISSING && g.why[PACE_GAP_VERDICT] == PACE_WHY_DUE_MISSING);
    check_reasons("growth, later ones", &g);
    early.at = pace_year(2013); /* what is not known yet does not count */
    ENSURE(!pace_gap_assess(&g, series, &growth, &early, NULL) && g.why[PACE_GAP_LATEST] == PACE_WHY_NO_LATEST);
    g = made_gap(levels, count);
    ENSURE(g.why[PACE_GAP_LATEST] == PACE_WHY_DUE_MISSING);
    check_reasons("count, later ones", &g);
    ENSURE(made_gap(levels, level).why[PACE_GAP_LATEST] == PACE_WHY_DUE_MISSING);
    growth = made_target(PACE_TARGET_GROWTH, 2015, 2016, 9, "percent"); /* 2016 is known, 2015 is not */
    ENSURE(made_gap(levels, growth).why[PACE_GAP_LATEST] == PACE_WHY_NO_BASE);
    level.due = pace_year(2018); /* 2016 counts */
    ENSURE(made_gap(levels, level).why[PACE_GAP_LATEST] == PACE_WHY_NOTHING);
    ENSURE_TEXT(pace_reason_text(PACE_WHY_DUE_MISSING, "en"), "no observation of the due period");
    ENSURE_TEXT(pace_reason_text(PACE_WHY_DUE_MISSING, "zh"), "目标期没有观测值");
}

static void test_growth_of_levels(void)
{
    double levels[] = {1000, 1100, 1188};
    pace_target target = made_target(PACE_TARGET_GROWTH, 2015, 2016, 8, "percent");
    pace_series series = made_series(levels, 3, 2014, PACE_LEVEL, "CNY_100m");
    pace_gap g = made_gap(series, target);
    expected want = {10, 8, 8, 8, 0, NONE, 1, 0.08, 0.08, NONE, NONE, PACE_MET};
    check("growth of levels", &g, &want);
    ENSURE(g.caveats == PACE_CAVEAT_COMPUTED_GROWTH);
    series.basis.kind = PACE_BASIS_CURRENT;
    target.basis.kind = PACE_BASIS_CONSTANT;
    g = made_gap(series, target); /* never a real rate against nominal levels */
    ENSURE(g.verdicts == PACE_NOT_COMPARABLE && g.why[PACE_GAP_VERDICT] == PACE_WHY_BASIS);
    ENSURE(isnan(g.gap) && isnan(g.gap_low));
    ENSURE_NEAR(g.actual_rate, 0.08, 1e-15);
}

/* 8.4, 3.0 and 5.2 against 5.5 a year over five. */
static void test_average(void)
{
    double rates[] = {8.4, 3.0, 5.2};
    pace_series series = made_series(rates, 3, 2021, PACE_GROWTH, "percent");
    pace_target target = made_target(PACE_TARGET_AVERAGE_GROWTH, 2020, 2025, 5.5, "percent");
    pace_gap g = made_gap(series, target);
    expected want = {NONE, 5.5, 5.510111561999653, 5.5, 0.010111561999653, 0.6010740181993075, 0.6, 0.055, 0.05510111561999653,
                     0.054848344739244714, NONE, PACE_ON_TRACK};
    check("average", &g, &want);
    check_reasons("average", &g);
    rates[1] = (double)NAN;
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_INCOMPLETE && g.why[PACE_GAP_LATEST] == PACE_WHY_INCOMPLETE);
    check_reasons("average, a year missing", &g);
}

/* Five times the very rate is that rate on average, whatever the logarithms say. */
static void test_average_met_exactly(void)
{
    for (int tenths = 1; tenths < 200; tenths++) {
        double rate = tenths / 10.0, rates[] = {rate, rate, rate, rate, rate};
        pace_gap g = made_gap(made_series(rates, 5, 2016, PACE_GROWTH, "percent"), made_target(PACE_TARGET_AVERAGE_GROWTH, 2015, 2020, rate, "percent"));
        ENSURE(g.verdicts == PACE_MET);
        ENSURE_NEAR(g.latest, rate, 1e-12);
    }
}

static void test_average_of_levels(void)
{
    double levels[] = {100, (double)NAN, 121};
    pace_gap g = made_gap(made_series(levels, 3, 2015, PACE_LEVEL, ""), made_target(PACE_TARGET_AVERAGE_GROWTH, 2015, 2017, 10, "percent"));
    expected want = {NONE, 10, 10, 10, 0, 1, 1, 0.1, 0.1, NONE, NONE, PACE_MET};
    check("average of levels", &g, &want);
    ENSURE(g.caveats == PACE_CAVEAT_COMPUTED_GROWTH);
}

/* -2.7, -0.1 and -0.5 against -13.5 over five years: chained, never added. */
static void test_cumulative(void)
{
    double rates[] = {-2.7, -0.1, -0.5};
    pace_target target = made_target(PACE_TARGET_CUMULATIVE, 2020, 2025, -13.5, "percent");
    pace_gap g;
    target.better = PACE_DOWN_IS_GOOD;
    g = made_gap(made_series(rates, 3, 2021, PACE_GROWTH, "percent"), target);
    expected want = {NONE, -13.5, -3.283313500000007, NONE, NONE, 0.2432084074074079, 0.6, -0.028588542599279565, NONE,
                     -0.05429137667829387, NONE, PACE_BEHIND};
    want.path_value = 100 * (pow(0.865, 0.6) - 1);
    want.gap = want.latest - want.path_value;
    want.actual = pow(1 - 0.03283313500000007, 1.0 / 3) - 1;
    check("cumulative", &g, &want);
    check_reasons("cumulative", &g);
    ENSURE(g.path == PACE_PATH_GEOMETRIC);
}

static void test_total(void)
{
    double jobs[] = {1269, 1206, 1244}, known[] = {18.8, (double)NAN, (double)NAN, 21.9};
    pace_target target = made_target(PACE_TARGET_TOTAL, 2020, 2025, 5500, "person_10k");
    pace_gap g = made_gap(made_series(jobs, 3, 2021, PACE_LEVEL, "person_10k"), target);
    expected want = {NONE, 5500, 3719, 3300, 419, 0.6761818181818182, 0.6, NONE, NONE, NONE, 890.5, PACE_AHEAD};
    check("total", &g, &want);
    check_reasons("total", &g);
    target = made_target(PACE_TARGET_TOTAL, 2015, 2020, 90, "person_10k");
    target.qualifier = PACE_AT_LEAST;
    g = made_gap(made_series(known, 4, 2015, PACE_LEVEL, "person_10k"), target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_INCOMPLETE); /* one year's jobs are no total */
    ENSURE(isnan(g.latest) && isnan(g.progress));
    check_reasons("total, years missing", &g);
}

static void test_total_met_to_the_digit(void)
{
    double flow[] = {0.1, 0.2, 0.3, 0.1, 0.2}; /* 0.9 in decimal; in binary the sum falls short */
    pace_gap g = made_gap(made_series(flow, 5, 2016, PACE_LEVEL, "km"), made_target(PACE_TARGET_TOTAL, 2015, 2020, 0.9, "km"));
    ENSURE(g.verdicts == PACE_MET);
    ENSURE_NEAR(g.latest, 0.9, 0);
}

static void test_count(void)
{
    double counts[] = {18.8, 17.1};
    pace_target target = made_target(PACE_TARGET_COUNT, 2015, 2016, 16, "person_10k");
    pace_gap g = made_gap(made_series(counts, 2, 2015, PACE_LEVEL, "person_10k"), target);
    expected want = {18.8, 16, 17.1, 16, 1.1, 1.06875, 1, NONE, NONE, NONE, NONE, PACE_MET};
    check("count", &g, &want);
    check_reasons("count", &g);
    g = made_gap(made_series(counts, 1, 2015, PACE_LEVEL, "person_10k"), target);
    ENSURE(g.verdicts == PACE_NO_DATA); /* 18.8 of the year before is not this year's */
    check_reasons("count before its year", &g);
}

static void test_share(void)
{
    double shares[] = {60.6, (double)NAN, 63.3};
    pace_gap g = made_gap(made_series(shares, 3, 2020, PACE_SHARE, "percent"), made_target(PACE_TARGET_SHARE, 2020, 2025, 65, "percent"));
    expected want = {60.6, 65, 63.3, 62.36, 0.94, 0.6136363636363629, 0.4, NONE, NONE, NONE, 0.5666666666666677, PACE_AHEAD};
    check("share", &g, &want);
    check_reasons("share", &g);
    ENSURE(g.path == PACE_PATH_LINEAR);
}

static void test_multiple(void)
{
    double trade[] = {100, (double)NAN, 130}, no_base[] = {130};
    pace_target target = made_target(PACE_TARGET_MULTIPLE, 2015, 2020, 2, "ratio");
    pace_series series = made_series(trade, 3, 2015, PACE_LEVEL, "USD_100m");
    pace_gap g;
    series.stock_flow = PACE_FLOW;
    g = made_gap(series, target);
    expected want = {100, 200, 130, 0, 0, 0.3, 0.4, 0.1486983549970351, 0, 0, 70.0 / 3, PACE_BEHIND};
    want.path_value = 100 * pow(2, 0.4);
    want.gap = 130 - want.path_value;
    want.actual = sqrt(1.3) - 1;
    want.remaining = pow(200.0 / 130, 1.0 / 3) - 1;
    check("multiple", &g, &want);
    check_reasons("multiple", &g);
    ENSURE(g.path == PACE_PATH_GEOMETRIC && g.target.unit.quantity == PACE_MONEY);
    g = made_gap(made_series(no_base, 1, 2017, PACE_LEVEL, "USD_100m"), target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_NO_BASE && isnan(g.latest));
    ENSURE_NEAR(g.required_rate, 0.1486983549970351, 1e-15); /* twice in five years is that from any base */
    ENSURE_NEAR(g.target_value, 2, 0);
    ENSURE(g.target.unit.quantity == PACE_RATIO);
    check_reasons("multiple without base", &g);
}

static void test_floor_and_ceiling(void)
{
    double opened[] = {2, 3, 1, 4, 2}, rate[] = {5.1, 5.2, (double)NAN, 5.3};
    pace_target floor = made_target(PACE_TARGET_FLOOR, 2015, 2020, 2, ""), ceiling = made_target(PACE_TARGET_CEILING, 2015, 2020, 5.5, "percent");
    pace_gap g = made_gap(made_series(opened, 2, 2016, PACE_LEVEL, ""), floor);
    expected want = {NONE, 2, 3, 2, 1, 0.4, 0.4, NONE, NONE, NONE, NONE, PACE_ON_TRACK};
    check("floor", &g, &want);
    check_reasons("floor", &g);
    ENSURE(made_gap(made_series(opened, 4, 2016, PACE_LEVEL, ""), floor).verdicts == PACE_MISSED); /* 2018 broke it for good */
    ENSURE(made_gap(made_series(opened, 5, 2016, PACE_LEVEL, ""), floor).verdicts == PACE_MISSED);
    g = made_gap(made_series(opened, 4, 2016, PACE_LEVEL, ""), floor); /* 4 of 2019 does not hide it */
    want = (expected){NONE, 2, 1, 2, -1, 0.6, 0.8, NONE, NONE, NONE, NONE, PACE_MISSED};
    check("broken floor", &g, &want);
    check_reasons("broken floor", &g);
    ENSURE(pace_period_same(g.latest_period, pace_year(2018)));
    ENSURE_NEAR(g.gap_low, -1, 0);
    ENSURE_NEAR(g.gap_high, -1, 0);
    opened[4] = 1; /* the first of equals */
    ENSURE(pace_period_same(made_gap(made_series(opened, 5, 2016, PACE_LEVEL, ""), floor).latest_period, pace_year(2018)));
    opened[4] = 0.5;
    ENSURE(pace_period_same(made_gap(made_series(opened, 5, 2016, PACE_LEVEL, ""), floor).latest_period, pace_year(2020)));
    opened[4] = 2;
    opened[2] = 2;
    ENSURE(made_gap(made_series(opened, 5, 2016, PACE_LEVEL, ""), floor).verdicts == PACE_MET);
    ENSURE(made_gap(made_series(rate, 2, 2016, PACE_SHARE, "percent"), ceiling).verdicts == PACE_ON_TRACK);
    g = made_gap(made_series(rate, 4, 2016, PACE_SHARE, "percent"), ceiling);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_INCOMPLETE);
    rate[0] = 5.6;
    g = made_gap(made_series(rate, 4, 2016, PACE_SHARE, "percent"), ceiling); /* broken all the same */
    ENSURE(g.verdicts == PACE_MISSED && pace_period_same(g.latest_period, pace_year(2016)));
    ENSURE_NEAR(g.gap, 0.1, 1e-15);
    ENSURE(isnan(g.progress) && g.why[PACE_GAP_PROGRESS] == PACE_WHY_INCOMPLETE); /* 2018 may have kept it */
}

/* A base that is better than the target already: completion has nothing to be a share of, the verdict stands. */
static void test_base_beyond(void)
{
    static const struct {
        double base, latest, target;
        pace_direction better;
        unsigned verdicts;
        pace_reason why;
    } cases[] = {{6.7, 6.8, 6.5, PACE_UP_IS_GOOD, PACE_MET, PACE_WHY_BASE_BEYOND},
                 {6.7, 6.4, 6.5, PACE_UP_IS_GOOD, PACE_BEHIND, PACE_WHY_BASE_BEYOND},
                 {3.1, 3.9, 4.5, PACE_DOWN_IS_GOOD, PACE_MET, PACE_WHY_BASE_BEYOND},
                 {6.5, 6.8, 6.5, PACE_UP_IS_GOOD, PACE_MET, PACE_WHY_BASE_IS_TARGET},
                 {6.7, 6.6, 6.5, PACE_DOWN_IS_GOOD, PACE_ON_TRACK, PACE_WHY_NOTHING},
                 {6.7, 6.6, 6.5, PACE_NO_DIRECTION, PACE_ON_TRACK, PACE_WHY_NOTHING}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double values[] = {cases[i].base, cases[i].latest};
        pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2017, cases[i].target, "");
        pace_gap g;
        target.better = cases[i].better;
        g = made_gap(made_series(values, 2, 2015, PACE_LEVEL, ""), target);
        ENSURE(g.verdicts == cases[i].verdicts && g.why[PACE_GAP_PROGRESS] == cases[i].why);
        ENSURE(isnan(g.progress) == (cases[i].why != PACE_WHY_NOTHING));
    }
}

static void test_rank(void)
{
    double place[] = {6, 5, 4, 3, 3};
    pace_target target = made_target(PACE_TARGET_RANK, 2015, 2019, 3, "rank");
    pace_gap g;
    target.qualifier = PACE_AT_MOST;
    g = made_gap(made_series(place, 2, 2015, PACE_RANK_NUMBER, "rank"), target);
    expected want = {6, 3, 5, 5.25, -0.25, 1.0 / 3, 0.25, NONE, NONE, NONE, NONE, PACE_AHEAD};
    check("rank", &g, &want);
    check_reasons("rank", &g);
    ENSURE(made_gap(made_series(place, 4, 2015, PACE_RANK_NUMBER, "rank"), target).verdicts == PACE_MET);
    ENSURE(made_gap(made_series(place, 5, 2015, PACE_RANK_NUMBER, "rank"), target).verdicts == PACE_MET);
}

static void test_units(void)
{
    double trillions[] = {0.77, 0.8855};
    pace_error err = PACE_ERROR_INIT;
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 16500, "CNY_100m");
    pace_series series = made_series(trillions, 2, 2015, PACE_LEVEL, "CNY_trillion");
    pace_gap g = made_gap(series, target), untouched;
    ENSURE_NEAR(g.base, 7700, 0);
    ENSURE_NEAR(g.latest, 8855, 0);
    series.unit = made_unit("km");
    memset(&untouched, 7, sizeof untouched);
    g = untouched;
    ENSURE(pace_gap_assess(&g, series, &target, NULL, &err) == PACE_ERR_UNIT && err.code == PACE_ERR_UNIT);
    ENSURE(memcmp(&g, &untouched, sizeof g) == 0);
}

static void test_refusals(void)
{
    double values[] = {1, 2};
    pace_error err = PACE_ERROR_INIT;
    pace_series series = made_series(values, 2, 2015, PACE_LEVEL, ""), quarters = series;
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 5, ""), broken;
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    pace_gap g;
    quarters.view.first = pace_quarter(2015, 1);
    ENSURE(pace_gap_assess(&g, quarters, &target, NULL, &err) == PACE_ERR_FREQ);
    broken = target;
    broken.due = pace_year(2015);
    ENSURE(pace_gap_assess(&g, series, &broken, NULL, &err) == PACE_ERR_DATA);
    broken = target;
    broken.value = (double)INFINITY;
    ENSURE(pace_gap_assess(&g, series, &broken, NULL, &err) == PACE_ERR_DATA);
    opts.tolerance = -0.1;
    ENSURE(pace_gap_assess(&g, series, &target, &opts, &err) == PACE_ERR_ARG);
    ENSURE(pace_gap_assess(&g, series, NULL, NULL, &err) == PACE_ERR_ARG);
    ENSURE(pace_gap_assess(NULL, series, &target, NULL, NULL) == PACE_ERR_ARG);
    series.view.x = NULL;
    ENSURE(pace_gap_assess(&g, series, &target, NULL, &err) == PACE_ERR_ARG);
}

static void test_status(void)
{
    double values[] = {100, 110};
    uint8_t status[] = {'A', 'A'};
    pace_series series = made_series(values, 2, 2015, PACE_LEVEL, "");
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 200, "");
    pace_gap g;
    series.status = status;
    status[0] = 'D';
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_NOT_COMPARABLE && g.why[PACE_GAP_VERDICT] == PACE_WHY_DEFINITION && isnan(g.gap));
    ENSURE_NEAR(g.actual_rate, 0.1, 1e-15);
    status[0] = 'A';
    status[1] = 'D';
    ENSURE(made_gap(series, target).verdicts == PACE_NOT_COMPARABLE);
    status[1] = 'U';
    g = made_gap(series, target);
    ENSURE(g.verdicts == PACE_BEHIND && g.caveats == PACE_CAVEAT_UNRELIABLE);
    status[1] = 'P';
    ENSURE(made_gap(series, target).caveats == PACE_CAVEAT_ESTIMATE);
    status[1] = 'B';
    ENSURE(made_gap(series, target).caveats == PACE_CAVEAT_VINTAGES);
}

static void test_undated(void)
{
    double values[] = {100, 110};
    pace_period none = PACE_PERIOD_NONE;
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 200, "");
    pace_gap g;
    target.due = target.plan_span.last = none;
    g = made_gap(made_series(values, 2, 2015, PACE_LEVEL, ""), target);
    ENSURE(g.verdicts == PACE_NO_DATA && g.why[PACE_GAP_VERDICT] == PACE_WHY_UNDATED);
    ENSURE_NEAR(g.latest, 110, 0);
    check_reasons("undated", &g);
    target.value = 105;
    ENSURE(made_gap(made_series(values, 2, 2015, PACE_LEVEL, ""), target).verdicts == PACE_MET);
}

/* Rates are a year's, whatever the periods are. */
static void test_quarters(void)
{
    double values[] = {100, 102, 104, 106, 110};
    pace_series series = pace_series_of(values, 5, pace_quarter(2015, 4));
    pace_target target = pace_target_of(pace_quarter(2015, 4), (double)NAN, pace_quarter(2017, 4), 121);
    pace_gap g = made_gap(series, target);
    ENSURE_NEAR(g.required_rate, 0.1, 1e-14);
    ENSURE_NEAR(g.actual_rate, 0.1, 1e-14);
    ENSURE_NEAR(g.time, 0.5, 0);
    ENSURE_NEAR(g.path_value, 110, 1e-12);
    ENSURE_NEAR(g.needed_per_year, 11, 1e-12);
    ENSURE(g.verdicts == PACE_ON_TRACK);
}

static void test_words(void)
{
    pace_buffer text = PACE_BUFFER_INIT;
    ENSURE_TEXT(pace_verdict_name(PACE_ON_TRACK), "on_track");
    ENSURE_TEXT(pace_verdict_word(PACE_ON_TRACK, "zh"), "符合进度");
    ENSURE_TEXT(pace_verdict_word(PACE_MISSED, "en"), "missed");
    ENSURE_TEXT(pace_verdict_symbol(PACE_BEHIND), "▼");
    ENSURE_TEXT(pace_verdict_name((pace_verdict)3), "");
    ENSURE_TEXT(pace_reason_text(PACE_WHY_NOTHING, "zh"), "");
    for (int i = 1; i <= PACE_WHY_TIE; i++) {
        ENSURE(*pace_reason_text((pace_reason)i, "en"));
        ENSURE(strcmp(pace_reason_text((pace_reason)i, "zh"), pace_reason_text((pace_reason)i, "en")) != 0);
    }
    pace_verdicts_print(&text, PACE_MET | PACE_AHEAD | PACE_BEHIND);
    ENSURE_TEXT(text.text, "met|ahead|behind");
    pace_buffer_clear(&text);
}

int main(void)
{
    test_level();
    test_level_at_due_and_after();
    test_level_verdicts();
    test_downwards();
    test_nothing_known();
    test_equal_zero_negative();
    test_growth();
    test_due_missing();
    test_growth_of_levels();
    test_average();
    test_average_met_exactly();
    test_average_of_levels();
    test_cumulative();
    test_total();
    test_total_met_to_the_digit();
    test_count();
    test_share();
    test_multiple();
    test_floor_and_ceiling();
    test_base_beyond();
    test_rank();
    test_units();
    test_refusals();
    test_status();
    test_undated();
    test_quarters();
    test_words();
    return TEST_RESULT;
}
