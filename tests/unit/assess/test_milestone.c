/* Verdicts on what was to be reached on the way to a target. All by hand. */
#include "unit/assess/gap_made.h"

#define NONE ((double)NAN)

/* From 100 in 2015 by 120 in 2017 and 150 in 2019 to 180 in 2020. */
static pace_gap row_of(const double *values, int64_t n)
{
    static pace_milestone way[2];
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 180, "km");
    way[0] = (pace_milestone){pace_year(2017), 120};
    way[1] = (pace_milestone){pace_year(2019), 150};
    target.milestones = way;
    target.milestone_count = 2;
    target.better = PACE_UP_IS_GOOD;
    return made_gap(made_series(values, n, 2015, PACE_LEVEL, "km"), target);
}

static pace_gap milestone(const pace_gap *row, int64_t index)
{
    pace_gap m;
    memset(&m, 0, sizeof m);
    ENSURE(!pace_gap_milestone(&m, row, index, NULL, NULL));
    return m;
}

/* The way to 120 stands at 110 in 2016, that from 120 to 150 at 135 in 2018. */
static void test_verdicts(void)
{
    static const struct {
        double values[5];
        int64_t n;
        unsigned first, second;
        double path_first, path_second;
    } cases[] = {{{100, 112}, 2, PACE_AHEAD, PACE_AHEAD, 110, 110},
                 {{100, 110.5}, 2, PACE_ON_TRACK, PACE_ON_TRACK, 110, 110},
                 {{100, 104}, 2, PACE_BEHIND, PACE_BEHIND, 110, 110},
                 {{100, 125}, 2, PACE_MET, PACE_AHEAD, 110, 110}, /* before its time */
                 {{100, 112, 120}, 3, PACE_MET, PACE_ON_TRACK, 120, 120},
                 {{100, 112, 119.9}, 3, PACE_MISSED, PACE_ON_TRACK, 120, 120},
                 {{100, 112, 119.9, 140}, 4, PACE_MISSED, PACE_AHEAD, 120, 135},
                 {{100, 112, 121, 130}, 4, PACE_MET, PACE_BEHIND, 120, 135},
                 {{100, 112, 121, 130, 150}, 5, PACE_MET, PACE_MET, 120, 150},
                 {{100, 112, 121, 130, 149}, 5, PACE_MET, PACE_MISSED, 120, 150}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_gap row = row_of(cases[i].values, cases[i].n), first = milestone(&row, 0), second = milestone(&row, 1);
        ENSURE(first.verdicts == cases[i].first && second.verdicts == cases[i].second);
        ENSURE_NEAR(first.path_value, cases[i].path_first, 1e-12);
        ENSURE_NEAR(second.path_value, cases[i].path_second, 1e-12);
        ENSURE(pace_period_same(first.target_period, pace_year(2017)) && pace_period_same(second.target_period, pace_year(2019)));
    }
}

/* What was not observed in its period is neither met nor missed, unless it had been met before. */
static void test_unobserved(void)
{
    double late[] = {100, 112, NONE, 130}, early[] = {100, 125, NONE, 130}, nothing[] = {100};
    pace_gap row = row_of(late, 4), m = milestone(&row, 0);
    ENSURE(m.verdicts == PACE_NO_DATA && m.why[PACE_GAP_VERDICT] == PACE_WHY_DUE_MISSING);
    row = row_of(early, 4);
    ENSURE(milestone(&row, 0).verdicts == PACE_MET);
    row = row_of(nothing, 1);
    m = milestone(&row, 0);
    ENSURE(m.verdicts == PACE_NO_DATA && m.why[PACE_GAP_VERDICT] == PACE_WHY_NO_LATEST);
    ENSURE(pace_gap_milestone(&m, &row, 2, NULL, NULL) == PACE_ERR_ARG && pace_gap_milestone(&m, &row, -1, NULL, NULL) == PACE_ERR_ARG);
}

/* A total: the sum until then; a cut of 20 % of 80 by 2017 leaves 64; prices that differ forbid every verdict. */
static void test_kinds(void)
{
    const pace_milestone one[] = {{pace_year(2017), 20}};
    double flow[] = {0, 8, 11}, level[] = {80, 70, 66};
    pace_target target = made_target(PACE_TARGET_TOTAL, 2015, 2020, 100, "km");
    pace_gap row, m;
    target.better = PACE_UP_IS_GOOD;
    target.milestones = one;
    target.milestone_count = 1;
    row = made_gap(made_series(flow, 3, 2015, PACE_LEVEL, "km"), target);
    m = milestone(&row, 0);
    ENSURE(m.verdicts == PACE_MISSED);
    ENSURE_NEAR(m.latest, 19, 1e-12);
    target = made_target(PACE_TARGET_REDUCTION, 2015, 2020, 50, "percent");
    target.milestones = one;
    target.milestone_count = 1;
    row = made_gap(made_series(level, 3, 2015, PACE_LEVEL, "t"), target);
    m = milestone(&row, 0);
    ENSURE(m.verdicts == PACE_MISSED);
    ENSURE_NEAR(m.target_value, 64, 1e-12);
    target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 200, "CNY_100m");
    target.basis.kind = PACE_BASIS_CONSTANT;
    target.basis.year = 2015;
    target.milestones = one;
    target.milestone_count = 1;
    pace_series nominal = made_series(level, 3, 2015, PACE_LEVEL, "CNY_100m");
    nominal.basis.kind = PACE_BASIS_CURRENT;
    row = made_gap(nominal, target);
    m = milestone(&row, 0);
    ENSURE(row.verdicts == PACE_NOT_COMPARABLE && m.verdicts == PACE_NOT_COMPARABLE && m.why[PACE_GAP_VERDICT] == PACE_WHY_BASIS);
}

static void expect_text(const pace_gap *m, const char *lang, const char *want)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_gap_milestone_print(&out, m, lang);
    ENSURE_TEXT(out.text ? out.text : "", want);
    pace_buffer_clear(&out);
}

static void test_words(void)
{
    double values[] = {100, 112, 119.9, 130}, gone[] = {100, 112, NONE, 130};
    pace_gap row = row_of(values, 4), first = milestone(&row, 0), second = milestone(&row, 1);
    expect_text(&first, NULL, "milestone 2017: 120 wanted, 119.9 in 2017: missed");
    expect_text(&first, "zh", "节点2017年：目标120，2017年实际119.9，未达标");
    expect_text(&second, "en", "milestone 2019: 150 wanted, 130 in 2018 where the path stands at 135: behind");
    expect_text(&second, "zh", "节点2019年：目标150，2018年实际130，路径值135，滞后");
    row = row_of(gone, 4);
    first = milestone(&row, 0);
    expect_text(&first, "en", "milestone 2017: 120 wanted: no data (no observation of the due period)");
}

/* In the files: period and value as the plan has them, and what was made of them. */
static void test_json(void)
{
    double values[] = {100, 112, 119.9};
    pace_gap row = row_of(values, 3);
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE(!pace_gap_write_rows(&out, &row, 1, "json", NULL));
    ENSURE(out.text && strstr(out.text, "\"milestones\": [{\"period\": \"2017\", \"value\": 120, \"target\": 120, \"latest_period\": \"2017\", \"latest\": 119.9,"));
    ENSURE(out.text && strstr(out.text, "\"verdict\": \"missed\", \"why\": null, \"text\": \"milestone 2017: 120 wanted, 119.9 in 2017: missed\"}"));
    pace_buffer_clear(&out);
}

int main(void)
{
    test_verdicts();
    test_unobserved();
    test_kinds();
    test_words();
    test_json();
    return TEST_RESULT;
}
