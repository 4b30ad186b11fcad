/* Rulebooks over quarters, months, weeks and days: base years, windows, years to the day. By hand. */
#include "unit/assess/gap_made.h"

#define NONE ((double)NAN)

static pace_assessment judged(const char *id, pace_series series, const pace_target *target)
{
    pace_assessment a;
    pace_rulebook *book = NULL;
    pace_error err = PACE_ERROR_INIT;
    memset(&a, 0, sizeof a);
    series.better = PACE_UP_IS_GOOD;
    ENSURE(!pace_rulebook_shipped(&book, id, &err));
    ENSURE(!pace_assess(&a, book, series, target, NULL, &err));
    ENSURE_TEXT(err.text, "");
    pace_rulebook_free(book);
    a.rulebook = NULL;
    return a;
}

static pace_period day(int year, int month, int of)
{
    pace_period p = PACE_PERIOD_NONE;
    ENSURE(!pace_period_day(&p, year, month, of, NULL));
    return p;
}

static void expect_period(pace_period got, pace_period want)
{
    char a[PACE_PERIOD_SIZE] = "", b[PACE_PERIOD_SIZE] = "";
    pace_period_print(a, got, NULL);
    pace_period_print(b, want, NULL);
    ENSURE_TEXT(a, b);
}

/* Without a target Open SDG counts from 2015: from its last quarter. 100 * 1.02^2.5 two and a half years later is 2 % a year. */
static void test_base_year(void)
{
    double q[16], m[40];
    pace_assessment a;
    for (int i = 0; i < 16; i++)
        q[i] = 100 * pow(1.02, (i - 6) / 4.0);
    a = judged("open-sdg", pace_series_of(q, 16, pace_quarter(2014, 2)), NULL);
    expect_period(a.wanted_base, pace_quarter(2015, 4));
    expect_period(a.base_period, pace_quarter(2015, 4));
    expect_period(a.latest_period, pace_quarter(2018, 1));
    ENSURE_NEAR(a.elapsed, 2.25, 1e-12);
    ENSURE_NEAR(a.actual, 0.02, 1e-12);
    for (int i = 0; i < 40; i++)
        m[i] = i < 3 ? NONE : 100 * pow(1.02, i / 12.0);
    a = judged("open-sdg", pace_series_of(m, 40, pace_month(2015, 12)), NULL); /* the next later one serves */
    expect_period(a.wanted_base, pace_month(2015, 12));
    expect_period(a.base_period, pace_month(2016, 3));
    ENSURE(a.notes & PACE_NOTE_BASE_MOVED);
    ENSURE_NEAR(a.actual, 0.02, 1e-12);
}

/* Five years before 2021-03 is 2016-03; ten years before a day is the same date, and the window is long enough to the day. */
static void test_windows(void)
{
    double m[72], d[3654];
    pace_assessment a;
    for (int i = 0; i < 72; i++)
        m[i] = 100 + i;
    a = judged("eurostat-short", pace_series_of(m, 72, pace_month(2015, 4)), NULL);
    expect_period(a.base_period, pace_month(2016, 3));
    ENSURE_NEAR(a.elapsed, 5, 0);
    ENSURE(a.refusal == PACE_REFUSED_NOT);
    for (int i = 0; i < 3654; i++)
        d[i] = 100 + 0.001 * i;
    a = judged("eurostat-long", pace_series_of(d, 3654, day(2010, 3, 1)), NULL);
    expect_period(a.latest_period, day(2020, 3, 1));
    ENSURE_NEAR(a.elapsed, 10, 0);
    ENSURE(a.refusal == PACE_REFUSED_NOT);
    a = judged("eurostat-long", pace_series_of(d, 3652, day(2010, 3, 1)), NULL); /* to 2020-02-28: a day short of ten years */
    ENSURE(a.elapsed < 10 && a.elapsed > 9.99 && a.refusal == PACE_REFUSED_WINDOW);
    a = judged("eurostat-short", pace_series_of(d, 1828, day(2016, 2, 28)), NULL); /* from the 28th of a leap year's February */
    expect_period(a.latest_period, day(2021, 2, 28));
    expect_period(a.base_period, day(2016, 2, 28));
    ENSURE_NEAR(a.elapsed, 5, 0);
}

/* One year off at most is four quarters, not one; SDSN takes the nearest. */
static void test_tolerance(void)
{
    double q[12] = {60, NONE, NONE, NONE, NONE, 62, 63, 64, 65, 66, 67, 68};
    pace_target target = pace_target_of(pace_quarter(2016, 3), NONE, pace_quarter(2020, 4), 90);
    pace_assessment a;
    target.better = PACE_UP_IS_GOOD;
    target.path = PACE_PATH_LINEAR;
    a = judged("sdsn", pace_series_of(q, 12, pace_quarter(2015, 4)), &target);
    expect_period(a.base_period, pace_quarter(2017, 1));
    ENSURE_NEAR(a.elapsed, 1.5, 0);
    ENSURE_NEAR(a.horizon, 3.75, 0);
}

/* A line through quarters since 2000 with weights that grow from then: on a straight line any weights give the same. */
static void test_fit(void)
{
    double q[40];
    pace_target target = pace_target_of(pace_quarter(2010, 4), NONE, pace_quarter(2025, 4), 300);
    pace_assessment a;
    for (int i = 0; i < 40; i++)
        q[i] = 100 + 2 * i;
    target.better = PACE_UP_IS_GOOD;
    a = judged("escap-anticipated", pace_series_of(q, 40, pace_quarter(2010, 1)), &target);
    ENSURE_NEAR(a.expected, 100 + 2 * 63, 1e-9);
    ENSURE_NEAR(a.slope, 8, 1e-10);
    ENSURE(a.points == 40);
    for (int i = 0; i < 8; i++)
        q[i] = 1e6; /* 1998 and 1999 do not count */
    a = judged("escap-anticipated", pace_series_of(q, 40, pace_quarter(1998, 1)), &target);
    ENSURE(a.points == 32);
    ENSURE_NEAR(a.slope, 8, 1e-8);
}

/* A plan to the day: 181 of 365 days are gone, 50 of 100 done. A year's target met by any of its quarters. */
static void test_completion(void)
{
    double d[182], q[] = {10, 12, 15, 21, 19};
    pace_target target = pace_target_of(day(2020, 12, 31), NONE, day(2021, 12, 31), 100);
    pace_assessment a;
    for (int i = 0; i < 182; i++)
        d[i] = i * 50 / 181.0;
    target.better = PACE_UP_IS_GOOD;
    target.path = PACE_PATH_LINEAR;
    a = judged("china-fyp", pace_series_of(d, 182, day(2020, 12, 31)), &target);
    ENSURE_NEAR(a.time_share, 181.0 / 365, 1e-15);
    ENSURE_NEAR(a.completion, 0.5, 1e-12);
    ENSURE(a.says == PACE_SAYS_ON_TRACK);
    target = pace_target_of(pace_year(2020), NONE, pace_year(2021), 20);
    target.better = PACE_UP_IS_GOOD;
    target.due_rule = PACE_DUE_ANY;
    a = judged("china-fyp", pace_series_of(q, 5, pace_quarter(2020, 4)), &target);
    ENSURE(a.met && a.says == PACE_SAYS_MET);
    target.due_rule = PACE_DUE_LAST;
    a = judged("china-fyp", pace_series_of(q, 5, pace_quarter(2020, 4)), &target);
    ENSURE(!a.met);
    a = judged("eurostat", pace_series_of(q, 5, pace_quarter(2020, 4)), &target);
    expect_period(a.due, pace_quarter(2021, 4));
    expect_period(a.base_period, pace_quarter(2020, 4));
    ENSURE_NEAR(a.value, 0.9, 1e-12); /* 90 % where 100 % were needed, in one year */
    target.due_rule = PACE_DUE_ALIKE;
    a = judged("eurostat", pace_series_of(q, 5, pace_quarter(2020, 4)), &target);
    ENSURE(a.refusal == PACE_REFUSED_UNIT);
}

int main(void)
{
    test_base_year();
    test_windows();
    test_tolerance();
    test_fit();
    test_completion();
    return TEST_RESULT;
}
