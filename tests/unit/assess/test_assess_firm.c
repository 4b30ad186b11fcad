/* How firm a verdict is: other base years, digits that print alike, other end points, for each kind of target. By hand. */
#include "unit/assess/gap_made.h"

#define NONE ((double)NAN)

static pace_assessment judged_by(const char *id, pace_series series, pace_target target)
{
    static pace_rulebook *book; /* an assessment looks into it */
    pace_assessment a;
    pace_error err = PACE_ERROR_INIT;
    memset(&a, 0, sizeof a);
    pace_rulebook_free(book);
    book = NULL;
    ENSURE(!pace_rulebook_shipped(&book, id, &err));
    ENSURE(!pace_assess(&a, book, series, &target, NULL, &err));
    ENSURE_TEXT(err.text, "");
    return a;
}

static void expect(const char *id, pace_series series, pace_target target, const char *class_id, unsigned flags)
{
    pace_assessment a = judged_by(id, series, target);
    pace_buffer text = PACE_BUFFER_INIT;
    pace_assessment_print(&text, &a);
    ENSURE_TEXT(text.text ? text.text : "", class_id);
    if (a.flags != flags)
        fprintf(stderr, "%s %s %d: flags %u, want %u\n", id, pace_target_type_name(target.type), (int)target.value, a.flags, flags);
    ENSURE(a.flags == flags);
    pace_buffer_clear(&text);
}

static pace_target up(pace_target_type type, double value, const char *unit)
{
    pace_target target = made_target(type, 2015, 2020, value, unit);
    target.better = PACE_UP_IS_GOOD;
    return target;
}

/* 100 in 2015, 150 in 2020: the even way passes 110, 120, 130. */
static void test_levels(void)
{
    static const struct {
        double values[6]; /* 2013 .. 2018 */
        const char *class_id;
        unsigned flags;
    } cases[] = {
        {{NONE, NONE, 100, 111, 122, 133}, "on_schedule", 0},
        {{NONE, NONE, 100, 110, 120, 130}, "on_schedule", PACE_FLAG_ROUNDING},    /* 129.5 or 100.5 would be too little */
        {{NONE, NONE, 100, 110, 121, 129.4}, "lagging", PACE_FLAG_END_POINTS},    /* 121 of 2017 was ahead */
        {{NONE, NONE, 100, 125, 129, 135}, "on_schedule", PACE_FLAG_BASE_YEAR},   /* from 125: 40 % in 50 % of the time */
        {{70, 98, 100, 109, 119, 129}, "lagging", PACE_FLAG_BASE_YEAR},           /* from 70 of 2013: 73.75 % in 5 / 7 of the time */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect("china-fyp", made_series(cases[i].values, 6, 2013, PACE_LEVEL, "km"), up(PACE_TARGET_LEVEL, 150, "km"), cases[i].class_id, cases[i].flags);
}

/* Twice 100 keeps its goal of 200 from another base; half off likewise. */
static void test_of_base(void)
{
    double doubled[] = {100, 150, 160, 165}, halved[] = {100, 75, 70, 66};
    expect("china-fyp", made_series(doubled, 4, 2015, PACE_LEVEL, "km"), up(PACE_TARGET_MULTIPLE, 2, ""), "on_schedule", PACE_FLAG_BASE_YEAR);
    expect("china-fyp", made_series(halved, 4, 2015, PACE_LEVEL, "t"), made_target(PACE_TARGET_REDUCTION, 2015, 2020, 50, "percent"), "on_schedule",
           PACE_FLAG_BASE_YEAR);
}

/* 6 % a year on average: 6.0 may have been 5.95; after 8.0 in 2016 the others alone do not make it. */
static void test_rates(void)
{
    double firm[] = {9.2, 9.1, 9.3}, even[] = {6.0, 6.0, 6.0}, turned[] = {8.0, 8.0, 4.0};
    pace_target average = up(PACE_TARGET_AVERAGE_GROWTH, 6, "percent"), change = made_target(PACE_TARGET_CUMULATIVE, 2015, 2020, -16, "percent");
    double cuts[] = {-6.0, -6.0, -1.0};
    change.better = PACE_DOWN_IS_GOOD;
    expect("china-fyp", made_series(firm, 3, 2016, PACE_GROWTH, "percent"), average, "on_schedule", 0);
    expect("china-fyp", made_series(even, 3, 2016, PACE_GROWTH, "percent"), average, "on_schedule", PACE_FLAG_ROUNDING);
    expect("china-fyp", made_series(turned, 3, 2016, PACE_GROWTH, "percent"), average, "on_schedule", PACE_FLAG_BASE_YEAR);
    expect("china-fyp", made_series(cuts, 3, 2016, PACE_GROWTH, "percent"), change, "on_schedule", PACE_FLAG_BASE_YEAR);
}

/* 100 in five years: 20 each; 21.5, 21.5, 16.5 are 59.5, as printed perhaps 60. A sum has no other base. */
static void test_totals(void)
{
    double firm[] = {25, 25, 25}, close[] = {21.5, 21.5, 17.0}, late[] = {5, 25, 33};
    pace_target target = up(PACE_TARGET_TOTAL, 100, "km");
    pace_series s = made_series(firm, 3, 2016, PACE_LEVEL, "km");
    expect("china-fyp", s, target, "on_schedule", 0);
    s = made_series(close, 3, 2016, PACE_LEVEL, "km");
    expect("china-fyp", s, target, "on_schedule", PACE_FLAG_ROUNDING);
    s = made_series(late, 3, 2016, PACE_LEVEL, "km");
    expect("china-fyp", s, target, "on_schedule", PACE_FLAG_END_POINTS); /* without 2018 30 % in 40 % of the time */
}

/* Every year at least 5: 5.0 may have been 4.95. A rate of the due year likewise. */
static void test_years(void)
{
    double kept[] = {5.2, 5.0, 5.4}, safe[] = {5.2, 5.1, 5.4}, growth[] = {7, 7, 7, 7, 8.0}, more[] = {7, 7, 7, 7, 8.2};
    expect("china-fyp", made_series(kept, 3, 2016, PACE_LEVEL, "percent"), up(PACE_TARGET_FLOOR, 5, "percent"), "on_schedule", PACE_FLAG_ROUNDING);
    expect("china-fyp", made_series(safe, 3, 2016, PACE_LEVEL, "percent"), up(PACE_TARGET_FLOOR, 5, "percent"), "on_schedule", 0);
    expect("china-fyp", made_series(growth, 5, 2016, PACE_GROWTH, "percent"), up(PACE_TARGET_GROWTH, 8, "percent"), "met", PACE_FLAG_ROUNDING);
    expect("china-fyp", made_series(more, 5, 2016, PACE_GROWTH, "percent"), up(PACE_TARGET_GROWTH, 8, "percent"), "met", 0);
}

/* Lines through all points are fitted again: without the last point, and with the digits tilted. */
static void test_fits(void)
{
    double steady[] = {40.0, 38.0, 36.1, 34.3, 32.6}, bent[] = {40.0, 40.1, 40.0, 39.9, 30.0};
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2023, 28, "");
    pace_assessment a;
    target.better = PACE_DOWN_IS_GOOD;
    expect("unicef-aarr", made_series(steady, 5, 2015, PACE_LEVEL, ""), target, "on_track", 0);
    a = judged_by("unicef-aarr", made_series(bent, 5, 2015, PACE_LEVEL, ""), target);
    ENSURE(a.flags & PACE_FLAG_END_POINTS);
    a = judged_by("escap-anticipated", made_series(bent, 5, 2015, PACE_LEVEL, ""), target);
    ENSURE(a.flags & PACE_FLAG_END_POINTS);
}

int main(void)
{
    test_levels();
    test_of_base();
    test_rates();
    test_totals();
    test_years();
    test_fits();
    return TEST_RESULT;
}
