/* Published plan figures and rates, and what they come to.
 *
 * Chained rates: National Bureau of Statistics, release of 2021-03-15 (two-year averages of January-February 2021), and
 * its 2021 annual release. Energy intensity of the 11th plan: published four-year change -15.61 %. Doubling: 2^(1/n) - 1.
 * Work report of Wuhan of January 2016: 7700 in 2015, 1.65 trillion in 2020, 1.9 trillion GDP; 10905.6 in 2015 from the
 * statistical yearbook. Digits beyond the published ones by 50-digit arithmetic. */
#include "unit/assess/gap_made.h"

static void test_two_year_averages(void)
{
    static const struct { double first, second, published; int decimals; } facts[] = {
        {-13.5, 35.1, 8.1, 1}, /* industry, January-February */
        {2.2, 8.1, 5.1, 1},    /* GDP, 2021 */
        {2.8, 9.6, 6.1, 1},    /* industry, 2021 */
        {2.9, 4.9, 3.9, 1},    /* investment, 2021 */
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        double rates[] = {facts[i].first, facts[i].second};
        pace_gap g = made_gap(made_series(rates, 2, 2020, PACE_GROWTH, "percent"),
                              made_target(PACE_TARGET_AVERAGE_GROWTH, 2019, 2021, 1, "percent"));
        char text[PACE_FIXED_SIZE], want[PACE_FIXED_SIZE];
        pace_number_print_fixed(text, g.latest, facts[i].decimals, 0);
        pace_number_print_fixed(want, facts[i].published, facts[i].decimals, 0);
        ENSURE_TEXT(text, want);
        ENSURE(g.verdicts == PACE_MET);
    }
}

/* -20 % in five years; after four years -15.61 %: the fifth needs -5.2 %, not the -4.39 % that subtraction gives. */
static void test_energy_intensity(void)
{
    double rates[] = {-2.74, -5.04, -5.2, -3.61};
    pace_target target = made_target(PACE_TARGET_CUMULATIVE, 2005, 2010, -20, "percent");
    pace_gap g;
    target.better = PACE_DOWN_IS_GOOD;
    g = made_gap(made_series(rates, 4, 2006, PACE_GROWTH, "percent"), target);
    ENSURE_NEAR(g.latest, -15.605277639788806, 1e-12);
    ENSURE_NEAR(g.remaining_rate, -0.05207342636253676, 1e-14); /* from the published -15.61: 0.80 / 0.8439 - 1 = -5.202 % */
    ENSURE_NEAR(g.time, 0.8, 0);
    ENSURE_NEAR(g.progress, 0.7802638819894403, 1e-12);
    ENSURE(g.verdicts == PACE_BEHIND);
}

static void test_doubling(void)
{
    static const struct { double factor; int years; double rate; } facts[] = {
        {2, 10, 0.07177346253629313}, {2, 15, 0.04729412282062673}, {4, 20, 0.07177346253629313}, {8, 30, 0.07177346253629313}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        pace_gap g = made_gap(made_series(NULL, 0, 2000, PACE_LEVEL, ""), made_target(PACE_TARGET_MULTIPLE, 2000, 2000 + facts[i].years, facts[i].factor, "ratio"));
        ENSURE_NEAR(g.required_rate, facts[i].rate, 1e-15);
    }
}

/* Twice in ten years with 7.8 % a year in the first five leaves 6.56 % a year. */
static void test_doubling_with_history(void)
{
    double levels[6] = {100};
    for (int i = 1; i < 6; i++)
        levels[i] = levels[i - 1] * 1.078;
    pace_gap g = made_gap(made_series(levels, 6, 2010, PACE_LEVEL, ""), made_target(PACE_TARGET_MULTIPLE, 2010, 2020, 2, "ratio"));
    ENSURE_NEAR(g.remaining_rate, 0.06558288960763914, 1e-13);
}

static void test_high_tech_output(void)
{
    double levels[] = {7700, 8855};
    pace_gap g = made_gap(made_series(levels, 2, 2015, PACE_LEVEL, "CNY_100m"), made_target(PACE_TARGET_LEVEL, 2015, 2020, 16500, "CNY_100m"));
    ENSURE_NEAR(g.required_rate, 0.16465861577965682, 1e-15);
    ENSURE_NEAR(g.remaining_rate, 0.16835237218052934, 1e-15);
    ENSURE_NEAR(g.actual_rate, 0.15, 0);
}

static void test_gdp(void)
{
    double levels[] = {10905.6};
    pace_gap g = made_gap(made_series(levels, 1, 2015, PACE_LEVEL, "CNY_100m"), made_target(PACE_TARGET_LEVEL, 2015, 2020, 19000, "CNY_100m"));
    ENSURE_NEAR(g.required_rate, 0.11743123627622065, 1e-15); /* 11.74 % */
}

/* Illustrative plan vectors: end level, average growth, flow total. */
static void test_plan_vectors(void)
{
    double ends[] = {60.6, (double)NAN, 63.3}, rates[] = {8.4, 3.0, 5.2}, jobs[] = {1269, 1206, 1244};
    pace_gap g = made_gap(made_series(ends, 3, 2020, PACE_SHARE, "percent"), made_target(PACE_TARGET_SHARE, 2020, 2025, 65, "percent"));
    ENSURE_NEAR(g.progress, 0.6136363636363629, 1e-12);
    ENSURE_NEAR(g.progress - g.time, 0.21363636363636285, 1e-12);
    ENSURE_NEAR(g.needed_per_year, 0.5666666666666677, 1e-12);
    g = made_gap(made_series(rates, 3, 2021, PACE_GROWTH, "percent"), made_target(PACE_TARGET_AVERAGE_GROWTH, 2020, 2025, 5.5, "percent"));
    ENSURE_NEAR(g.actual_rate, 0.05510111561999653, 1e-15);
    ENSURE_NEAR(g.remaining_rate, 0.054848344739244714, 1e-15);
    ENSURE_NEAR(g.progress, 0.6010740181993075, 1e-14);
    g = made_gap(made_series(jobs, 3, 2021, PACE_LEVEL, "person_10k"), made_target(PACE_TARGET_TOTAL, 2020, 2025, 5500, "person_10k"));
    ENSURE_NEAR(g.progress, 0.6761818181818182, 1e-15);
    ENSURE_NEAR(g.needed_per_year, 890.5, 0);
}

int main(void)
{
    test_two_year_averages();
    test_energy_intensity();
    test_doubling();
    test_doubling_with_history();
    test_high_tech_output();
    test_gdp();
    test_plan_vectors();
    return TEST_RESULT;
}
