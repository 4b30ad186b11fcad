/* Five-year plans: completion against elapsed time by the arithmetic of each kind of target; see SOURCES.md. */
#include "rulebooks.h"

static const double none = (double)NAN;

static pace_unit percent(void)
{
    pace_unit unit = {0};
    ENSURE(!pace_unit_parse(&unit, "percent", 7, NULL));
    return unit;
}

/* Yearly values from 2021 on (2020 where base is given) against a target of the plan 2021-2025. */
static pace_assessment plan(pace_rulebook *book, pace_target_type type, double base, const double *years, int n, double goal, pace_direction better)
{
    static double values[8];
    pace_assessment a = {0};
    pace_series series = pace_series_of(values, n + 1, pace_year(2020));
    pace_target target = pace_target_of(pace_year(2020), none, pace_year(2025), goal);
    bool rates = type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE || type == PACE_TARGET_GROWTH;
    values[0] = base;
    for (int i = 0; i < n; i++)
        values[i + 1] = years[i];
    target.type = type;
    target.better = better;
    target.path = PACE_PATH_LINEAR;
    series.stock_flow = PACE_FLOW;
    if (rates) {
        series.kind = PACE_GROWTH;
        series.unit = target.unit = percent();
    }
    ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL));
    return a;
}

static void test_kinds(void)
{
    static const double share[] = {none, 63.3}, growth[] = {8.4, 3.0, 5.2}, energy[] = {-2.7, -0.1, -0.5}, jobs[] = {1269, 1206, 1244};
    pace_rulebook *book = shipped("china-fyp");
    double worst = 0;
    pace_assessment a = plan(book, PACE_TARGET_LEVEL, 60.6, share, 2, 65, PACE_UP_IS_GOOD);
    near_to(&worst, a.completion, 0.6136363636363629, "end level: completion");
    near_to(&worst, a.time_share, 0.4, "end level: time");
    near_to(&worst, a.score, 21.363636363636285, "end level: lead");
    ENSURE_TEXT(class_of(&a), "on_schedule");
    a = plan(book, PACE_TARGET_AVERAGE_GROWTH, none, growth, 3, 5.5, PACE_UP_IS_GOOD);
    near_to(&worst, a.actual, 0.05510111561999653, "average growth: so far");
    near_to(&worst, a.required_now, 0.054848344739244714, "average growth: remaining");
    near_to(&worst, a.completion_log, 0.6010740181993075, "average growth: completion");
    near_to(&worst, a.time_share, 0.6, "average growth: time");
    ENSURE_TEXT(class_of(&a), "on_schedule");
    a = plan(book, PACE_TARGET_CUMULATIVE, none, energy, 3, -13.5, PACE_DOWN_IS_GOOD);
    near_to(&worst, a.latest / 100, -0.03283313500000007, "cumulative: so far");
    near_to(&worst, a.required_now, -0.05429137667829387, "cumulative: remaining");
    near_to(&worst, a.completion, 0.2432084074074079, "cumulative: completion in points");
    near_to(&worst, a.completion_log, 0.2301952162108869, "cumulative: completion of logarithms");
    near_to(&worst, a.required, -0.028588542599279565, "cumulative: even rate");
    ENSURE_TEXT(class_of(&a), "lagging");
    a = plan(book, PACE_TARGET_TOTAL, none, jobs, 3, 5500, PACE_UP_IS_GOOD);
    near_to(&worst, a.completion, 0.6761818181818182, "total: completion");
    near_to(&worst, a.required_now, 890.5, "total: needed a year");
    near_to(&worst, a.expected, 6198.333333333334, "total: at this pace");
    ENSURE_TEXT(class_of(&a), "on_schedule");
    printf("kinds of targets: worst error %.2g\n", worst);
    pace_rulebook_free(book);
}

/* The eleventh plan after four years: chained, never added; the rest from the published -15.61 %. */
static void test_energy_intensity(void)
{
    static const double change[] = {-2.74, -5.04, -5.2, -3.61}, level[] = {100, (double)NAN, (double)NAN, (double)NAN, 84.39};
    pace_rulebook *book = shipped("china-fyp");
    pace_assessment a = plan(book, PACE_TARGET_CUMULATIVE, none, change, 4, -20, PACE_DOWN_IS_GOOD);
    pace_series series = pace_series_of(level, 5, pace_year(2020));
    pace_target target = a.target;
    double worst = 0;
    near_to(&worst, a.latest, -15.605277639788806, "four years chained");
    near_to(&worst, a.time_share, 0.8, "time");
    ENSURE_TEXT(class_of(&a), "lagging");
    ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL));
    near_to(&worst, 100 * a.required_now, -5.202038156179634, "fifth year");
    near_to(&worst, a.completion_log, 0.7605923353762114, "completion of logarithms");
    near_to(&worst, a.completion, 0.7805, "completion in points");
    ENSURE_TEXT(class_of(&a), "lagging");
    printf("eleventh plan: worst error %.2g\n", worst);
    pace_rulebook_free(book);
}

/* Two-year averages of 2020 and 2021 as the National Bureau of Statistics printed them: published rates are chained. */
static void test_two_years(void)
{
    static const struct {
        double first, second, printed, average;
    } rows[] = {
        {-13.5, 35.1, 8.1, 8.102497658472263},  /* industry, January and February */
        {2.2, 8.1, 5.1, 5.1086104940979595},    /* gross domestic product */
        {2.8, 9.6, 6.1, 6.145560434716259},     /* industry */
        {2.9, 4.9, 3.9, 3.8951875690110995},    /* investment */
    };
    pace_rulebook *book = shipped("china-fyp");
    double worst = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double rates[] = {rows[i].first, rows[i].second};
        pace_assessment a = plan(book, PACE_TARGET_AVERAGE_GROWTH, none, rates, 2, 5, PACE_UP_IS_GOOD);
        near_to(&worst, a.latest, rows[i].average, "two-year average");
        ENSURE(fabs(a.latest - rows[i].printed) <= 0.05);
    }
    printf("two-year averages: worst error %.2g\n", worst);
    pace_rulebook_free(book);
}

static void test_doubling(void)
{
    static const struct {
        double factor;
        int years;
        double rate;
    } rows[] = {{2, 10, 0.07177346253629313}, {2, 15, 0.04729412282062673}, {4, 20, 0.07177346253629313}, {8, 30, 0.07177346253629313}};
    pace_rulebook *book = shipped("china-fyp");
    double worst = 0;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double values[6] = {100, 107.8, 116.2, 125.3, 135.0, 100 * pow(1.078, 5)};
        pace_series series = pace_series_of(values, 6, pace_year(2010));
        pace_target target = pace_target_of(pace_year(2010), none, pace_year(2010 + rows[i].years), rows[i].factor);
        pace_assessment a = {0};
        target.type = PACE_TARGET_MULTIPLE;
        ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL));
        near_to(&worst, a.required, rows[i].rate, "rate of a multiple");
        if (i == 0)
            near_to(&worst, a.required_now, 0.06558288960763914, "the last five years");
    }
    printf("doubling: worst error %.2g\n", worst);
    pace_rulebook_free(book);
}

/* Floors, ceilings, a single year, and what is met early or missed. */
static void test_yearly(void)
{
    static const double rates[] = {5.1, 5.6, 5.2}, lines[] = {10, 21, 30}, growth[] = {6.1, 5.9, 6.2, 6.0, 6.4}, done[] = {0, 0, 1}, never[] = {0, 0, 0, 0, 0};
    pace_rulebook *book = shipped("china-fyp");
    pace_assessment a = plan(book, PACE_TARGET_CEILING, none, rates, 3, 5.5, PACE_DOWN_IS_GOOD);
    ENSURE_TEXT(class_of(&a), "lagging");
    ENSURE_NEAR(a.completion, 2.0 / 3, 1e-15);
    a = plan(book, PACE_TARGET_CEILING, none, rates, 3, 5.6, PACE_DOWN_IS_GOOD);
    ENSURE_TEXT(class_of(&a), "on_schedule");
    a = plan(book, PACE_TARGET_LEVEL, 0, lines, 3, 30, PACE_UP_IS_GOOD);
    ENSURE_TEXT(class_of(&a), "met");
    a = plan(book, PACE_TARGET_GROWTH, none, growth, 5, 6.5, PACE_UP_IS_GOOD);
    ENSURE_TEXT(class_of(&a), "lagging");
    a = plan(book, PACE_TARGET_GROWTH, none, growth, 4, 6.5, PACE_UP_IS_GOOD);
    ENSURE(a.refusal == PACE_REFUSED_NOT_DUE);
    a = plan(book, PACE_TARGET_BINARY, 0, done, 3, 1, PACE_UP_IS_GOOD);
    ENSURE_TEXT(class_of(&a), "met");
    a = plan(book, PACE_TARGET_BINARY, 0, done, 2, 1, PACE_UP_IS_GOOD);
    ENSURE(a.refusal == PACE_REFUSED_NOT_DUE);
    a = plan(book, PACE_TARGET_BINARY, 0, never, 5, 1, PACE_UP_IS_GOOD);
    ENSURE_TEXT(class_of(&a), "lagging");
    pace_rulebook_free(book);
}

int main(void)
{
    test_kinds();
    test_energy_intensity();
    test_two_years();
    test_doubling();
    test_yearly();
    return TEST_RESULT;
}
