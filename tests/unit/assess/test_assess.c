/* What a rulebook refuses, what it does on the way, what it flags. */
#include "gap_made.h"

static const double none = (double)NAN;

static pace_rulebook *shipped(const char *id)
{
    pace_rulebook *book = NULL;
    ENSURE(!pace_rulebook_shipped(&book, id, NULL));
    return book;
}

static const char *class_of(const pace_assessment *a)
{
    int64_t count;
    const pace_rule_class *classes = pace_rulebook_classes(a->rulebook, &count);
    return a->class_index >= 0 ? classes[a->class_index].id : "";
}

static pace_assessment assess(const char *id, pace_series series, const pace_target *target, const pace_assess_opts *opts)
{
    pace_assessment a = {0};
    pace_rulebook *book = shipped(id);
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_assess(&a, book, series, target, opts, &err));
    ENSURE_TEXT(err.text, "");
    if (a.class_index >= 0) /* the rulebook goes: what is looked at below is kept */
        a.says = pace_rulebook_classes(book, &(int64_t){0})[a.class_index].says;
    pace_rulebook_free(book);
    a.rulebook = NULL;
    return a;
}

/* A flow of its due year: earlier and later years say nothing, whatever the rule makes of a series. */
static void test_counts(void)
{
    static const char *const books[] = {"china-fyp", "eurostat", "open-sdg", "unsd-2023", "escap-current-status", "sdsn", "unicef-aarr"};
    double early[] = {188, 190}, due[] = {188, none, 170}, late[] = {188, 190, none, 200};
    pace_target target = made_target(PACE_TARGET_COUNT, 2015, 2017, 160, "");
    target.better = PACE_UP_IS_GOOD;
    for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
        pace_assessment a = assess(books[i], made_series(early, 2, 2015, PACE_LEVEL, ""), &target, NULL);
        ENSURE(a.refusal == PACE_REFUSED_NOT_DUE && !a.classes && !a.met);
        a = assess(books[i], made_series(late, 4, 2015, PACE_LEVEL, ""), &target, NULL);
        ENSURE(a.refusal == PACE_REFUSED_NOT_DUE && !a.classes);
    }
    for (size_t i = 0; i < 4; i++)
        ENSURE(assess(books[i], made_series(due, 3, 2015, PACE_LEVEL, ""), &target, NULL).met);
}

typedef struct refused {
    const char *book;
    double values[8];
    int n, base, due;
    double goal;
    pace_refusal want;
} refused;

static void test_refusals(void)
{
    const refused rows[] = {
        {"eurostat", {100, none, none}, 3, 2015, 2030, 200, PACE_REFUSED_TOO_FEW},
        {"eurostat", {none, none, none}, 3, 2015, 2030, 200, PACE_REFUSED_NO_DATA},
        {"eurostat", {100, 110, 120}, 3, 2020, 2030, 200, PACE_REFUSED_BASE_LATE},
        {"eurostat", {200, 190, 180}, 3, 2015, 2030, 200, PACE_REFUSED_BASE_IS_TARGET},
        {"eurostat", {210, 190, 180}, 3, 2015, 2030, 200, PACE_REFUSED_MET_AT_BASE},
        {"eurostat", {-5, 3, 4}, 3, 2015, 2030, 200, PACE_REFUSED_SIGN},
        {"eurostat", {5, -3, -4}, 3, 2015, 2030, 200, PACE_REFUSED_SIGN},
        {"eurostat", {0, 3, 4}, 3, 2015, 2030, 200, PACE_REFUSED_NOT_POSITIVE},
        {"eurostat", {-5, -4, -3}, 3, 2015, 2030, -1, PACE_REFUSED_NOT_POSITIVE},
        {"eurostat", {100, 110, 120}, 3, 2015, 0, 200, PACE_REFUSED_UNDATED},
        {"eurostat", {100, 110, 120}, 3, 2015, 2014, 200, PACE_REFUSED_NO_DATA},
        {"open-sdg", {100, 110, 120}, 3, 2015, 2014, 200, PACE_REFUSED_DUE},
        {"eurostat-short", {100, 110, 120}, 3, 2015, 2030, 200, PACE_REFUSED_NO_BASE},
        {"eurostat-long", {100, 110, 120}, 3, 2015, 2030, 200, PACE_REFUSED_WINDOW},
        {"open-sdg", {5, -1, -1}, 3, 2015, 2030, 9, PACE_REFUSED_SIGN},
        {"open-sdg", {9, 8, 7}, 3, 2015, 2030, 9, PACE_REFUSED_BASE_IS_TARGET},
        {"escap-current-status", {9, 8, 7}, 3, 2015, 2030, 9, PACE_REFUSED_BASE_IS_TARGET},
        {"escap-anticipated", {5, none, none}, 3, 2015, 2030, 9, PACE_REFUSED_TOO_FEW},
        {"unicef-aarr", {5, 0, 3}, 3, 2015, 2030, 9, PACE_REFUSED_NOT_POSITIVE},
        {"oecd-distance", {5, 6, none}, 3, 2015, 2030, 9, PACE_REFUSED_TOO_FEW},
        {"who-common-rate", {5, 6, 7}, 3, 2015, 2030, 9, PACE_REFUSED_UNITS},
        {"world-bank-pace", {5, 6, 7, 8, 9, 10, 11}, 7, 2015, 2030, 20, PACE_REFUSED_NO_REFERENCE},
        {"china-fyp", {9, 8, 7}, 3, 2015, 2030, 9, PACE_REFUSED_BASE_IS_TARGET},
        {"china-fyp", {none, 8, 7}, 3, 2015, 2030, 9, PACE_REFUSED_NO_BASE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const refused *r = &rows[i];
        pace_series series = pace_series_of(r->values, r->n, pace_year(2015));
        pace_target target = pace_target_of(pace_year(r->base), none, pace_year(r->due), r->goal);
        pace_assessment a = assess(r->book, series, &target, NULL);
        if (a.refusal != r->want)
            fprintf(stderr, "row %zu, %s: %s\n", i, r->book, pace_refusal_name(a.refusal));
        ENSURE(a.refusal == r->want);
        ENSURE(a.class_index == -1 && a.classes == 0 && isnan(a.score));
        ENSURE(*pace_refusal_text(a.refusal, "en") && *pace_refusal_text(a.refusal, "zh") && *pace_refusal_remedy(a.refusal, "en") &&
               *pace_refusal_remedy(a.refusal, "zh"));
    }
}

/* What the series or the target is, rather than its figures. */
static void test_incomparable(void)
{
    static const double values[] = {100, 104, 108, 112};
    uint8_t status[] = {'A', 'A', 'A', 'D'};
    pace_series series = made_series(values, 4, 2015, PACE_LEVEL, "CNY_100m");
    pace_target target = made_target(PACE_TARGET_LEVEL, 2015, 2020, 150, "CNY_100m");
    pace_series other = series;
    pace_target aim = target;
    other.basis.kind = PACE_BASIS_CURRENT;
    aim.basis.kind = PACE_BASIS_CONSTANT;
    ENSURE(assess("eurostat", other, &aim, NULL).refusal == PACE_REFUSED_BASIS);
    ENSURE(assess("china-fyp", other, &aim, NULL).refusal == PACE_REFUSED_BASIS);
    other = series;
    other.status = status;
    ENSURE(assess("eurostat", other, &target, NULL).refusal == PACE_REFUSED_DEFINITION);
    ENSURE(assess("china-fyp", other, &target, NULL).refusal == PACE_REFUSED_DEFINITION);
    aim = target;
    aim.unit = made_unit("km");
    ENSURE(assess("sdsn", series, &aim, NULL).refusal == PACE_REFUSED_UNIT);
    aim = target;
    aim.type = PACE_TARGET_TOTAL;
    ENSURE(assess("eurostat", series, &aim, NULL).refusal == PACE_REFUSED_TYPE);
    aim = target;
    aim.due = pace_quarter(2020, 4);
    ENSURE(assess("eurostat", series, &aim, NULL).refusal == PACE_REFUSED_UNIT);
    other = series;
    other.kind = PACE_GROWTH;
    ENSURE(assess("unsd-2023", other, NULL, NULL).refusal == PACE_REFUSED_GROWTH);
    ENSURE(assess("unicef-aarr", series, NULL, NULL).refusal == PACE_REFUSED_DIRECTION);
    ENSURE(assess("eurostat", series, NULL, NULL).refusal == PACE_REFUSED_DIRECTION);
    series.better = PACE_UP_IS_GOOD;
    ENSURE(assess("sdsn", series, NULL, NULL).refusal == PACE_REFUSED_NO_TARGET);
    ENSURE(assess("china-fyp", series, NULL, NULL).refusal == PACE_REFUSED_NO_TARGET);
}

/* Which year is the base. */
static void test_base(void)
{
    static const double values[] = {100, none, none, 103, none, 110, none, 120};
    pace_series series = pace_series_of(values, 8, pace_year(2012));
    pace_target target = pace_target_of(pace_year(2014), none, pace_year(2030), 200);
    pace_assessment later = assess("open-sdg", series, &target, NULL), nearest = assess("eustat", series, &target, NULL);
    ENSURE(pace_period_same(later.base_period, pace_year(2015)) && later.notes & PACE_NOTE_BASE_MOVED);
    ENSURE(pace_period_same(nearest.base_period, pace_year(2015)));
    target.base_period = pace_year(2013); /* +1 none, -1 is 2012, +2 would be 2015 */
    nearest = assess("eustat", series, &target, NULL);
    ENSURE(pace_period_same(nearest.base_period, pace_year(2012)));
    later = assess("open-sdg", series, &target, NULL);
    ENSURE(pace_period_same(later.base_period, pace_year(2015)));
    nearest = assess("sdsn", series, &target, NULL); /* one year away at most */
    ENSURE(pace_period_same(nearest.base_period, pace_year(2012)));
    target.base_period = pace_year(2010);
    ENSURE(assess("sdsn", series, &target, NULL).refusal == PACE_REFUSED_NO_BASE);
    target.base = 90;
    later = assess("eurostat", series, &target, NULL); /* the plan's own figure */
    ENSURE(later.notes & PACE_NOTE_BASE_STATED && later.base_seen <= 90 && later.base_seen >= 90);
    ENSURE_NEAR(later.elapsed, 9, 0);
    later = assess("open-sdg", series, NULL, NULL); /* 2015 by the rulebook, and a direction that nobody stated */
    ENSURE(pace_period_same(later.base_period, pace_year(2015)) && later.direction == -1 && later.notes & PACE_NOTE_DIRECTION);
}

/* Stand-ins, the sign, limits, two sides, yes or no. */
static void test_policies(void)
{
    static const double zero[] = {0, 1, 2}, negative[] = {-50, -45, -40}, parity[] = {0.90, 0.93, 0.98}, falling[] = {10, none, none, none, none, none, none, 1.25}, yes[] = {0, 0, 1}, band[] = {5.0, 4.0, 2.5};
    pace_assess_opts opts = PACE_ASSESS_OPTS_INIT;
    pace_target target = pace_target_of(pace_year(2015), none, pace_year(2030), 10);
    pace_assessment a = assess("open-sdg", pace_series_of(zero, 3, pace_year(2015)), &target, NULL);
    ENSURE(a.notes & PACE_NOTE_BASE_STAND_IN && a.base >= 0.001 && a.base <= 0.001 && a.base_seen <= 0);
    ENSURE(!(a.flags & PACE_FLAG_STAND_IN)); /* top class whatever the stand-in */
    target.value = 0;
    target.better = PACE_DOWN_IS_GOOD;
    a = assess("open-sdg", pace_series_of(falling, 8, pace_year(2015)), &target, NULL); /* 20 % a year of what stands for 46 % */
    ENSURE(a.flags & PACE_FLAG_STAND_IN);
    a = assess("open-sdg", pace_series_of(parity, 3, pace_year(2015)), &target, NULL);
    ENSURE(a.notes & PACE_NOTE_TARGET_STAND_IN && a.goal >= 0.001 && a.goal <= 0.001);
    opts.better = PACE_UP_IS_GOOD;
    a = assess("open-sdg", pace_series_of(negative, 3, pace_year(2015)), NULL, &opts);
    ENSURE(a.sign == -1 && a.notes & PACE_NOTE_SIGN && a.value > 0);
    opts = (pace_assess_opts)PACE_ASSESS_OPTS_INIT;
    opts.shape = PACE_SHAPE_PARITY;
    target.value = 1;
    a = assess("eustat", pace_series_of(parity, 3, pace_year(2015)), &target, &opts);
    ENSURE(a.met && a.notes & PACE_NOTE_FOLDED); /* 1/0.98 = 1.0204 lies within 1.03 */
    ENSURE_NEAR(a.latest, 1 / 0.98, 1e-15);
    ENSURE_NEAR(a.goal, 1.03, 1e-15);
    a = assess("escap-current-status", pace_series_of(parity, 3, pace_year(2015)), &target, &opts);
    ENSURE_NEAR(a.value, 8, 1e-12);
    opts.shape = PACE_SHAPE_BINARY;
    a = assess("eustat", pace_series_of(yes, 3, pace_year(2015)), &target, &opts);
    ENSURE(a.met && a.score >= 5 && a.score <= 5);
    a = assess("eustat", pace_series_of(yes, 2, pace_year(2015)), &target, &opts);
    ENSURE(!a.met && a.score <= -5 && a.score >= -5);
    target.value = 2;
    target.value_high = 3;
    a = assess("open-sdg", pace_series_of(band, 3, pace_year(2015)), &target, NULL);
    ENSURE(a.met);
    a = assess("open-sdg", pace_series_of(band, 2, pace_year(2015)), &target, NULL);
    ENSURE(!a.met && a.value > 0); /* 2 outside, then 1 */
}

/* Kinds of targets that come to a level; growth rates that are chained to one. */
static void test_kinds(void)
{
    static const double levels[] = {100, 105, 110.25}, rates[] = {5, 5};
    pace_series series = made_series(levels, 3, 2015, PACE_LEVEL, ""), growth = made_series(rates, 2, 2016, PACE_GROWTH, "percent");
    pace_target average = made_target(PACE_TARGET_AVERAGE_GROWTH, 2015, 2020, 5, "percent");
    pace_target multiple = made_target(PACE_TARGET_MULTIPLE, 2015, 2020, pow(1.05, 5), "ratio");
    pace_target whole = made_target(PACE_TARGET_CUMULATIVE, 2015, 2020, 100 * (pow(1.05, 5) - 1), "percent");
    pace_target *targets[] = {&average, &multiple, &whole};
    for (int i = 0; i < 3; i++) {
        pace_assessment a = assess("eurostat", series, targets[i], NULL), b;
        ENSURE_NEAR(a.value, 1, 1e-9);
        ENSURE(a.notes & PACE_NOTE_CONVERTED && a.says == PACE_SAYS_ON_TRACK);
        ENSURE_NEAR(a.goal, 100 * pow(1.05, 5), 1e-9);
        if (targets[i] == &multiple)
            continue;
        b = assess("eurostat", growth, targets[i], NULL);
        ENSURE_NEAR(b.value, 1, 1e-9);
        ENSURE(b.notes & PACE_NOTE_CHAINED && pace_period_same(b.base_period, pace_year(2015)));
    }
}

/* Kinds that a plan can state: a band, parity, done or not, a part of the base, a base of several years. */
static void test_stated_kinds(void)
{
    static const double band[] = {5.0, 4.0, 2.5}, ratio[] = {0.90, 0.93, 0.98}, done[] = {0, 0, 1}, cut[] = {80, 70, 60}, base[] = {90, 100, 110, 104};
    pace_target target = made_target(PACE_TARGET_BAND, 2015, 2025, 2, "");
    pace_assessment a;
    target.better = PACE_NO_DIRECTION;
    target.value_high = 3;
    a = assess("open-sdg", pace_series_of(band, 3, pace_year(2015)), &target, NULL);
    ENSURE(a.met && a.notes & PACE_NOTE_FOLDED);
    target.value = 1;
    target.value_high = none;
    a = assess("eustat", pace_series_of(ratio, 3, pace_year(2015)), &target, NULL);
    ENSURE(a.met);
    ENSURE_NEAR(a.latest, 1 / 0.98, 1e-15);
    target.type = PACE_TARGET_BINARY;
    ENSURE(assess("open-sdg", pace_series_of(done, 3, pace_year(2015)), &target, NULL).met);
    ENSURE(!assess("open-sdg", pace_series_of(done, 2, pace_year(2015)), &target, NULL).met);
    ENSURE(assess("eurostat", pace_series_of(done, 3, pace_year(2015)), &target, NULL).refusal == PACE_REFUSED_TYPE);
    target.value = 0; /* to be ended */
    ENSURE(assess("open-sdg", pace_series_of(done, 2, pace_year(2015)), &target, NULL).met);
    target.type = PACE_TARGET_REDUCTION;
    target.value = 50;
    a = assess("eurostat", pace_series_of(cut, 3, pace_year(2015)), &target, NULL);
    ENSURE_NEAR(a.goal, 40, 1e-12);
    ENSURE(a.direction == -1 && a.says == PACE_SAYS_ON_TRACK && a.notes & PACE_NOTE_CONVERTED);
    target = made_target(PACE_TARGET_LEVEL, 2017, 2025, 150, "");
    target.base_span = pace_span_of(pace_year(2015), pace_year(2017));
    a = assess("eurostat", pace_series_of(base, 4, pace_year(2015)), &target, NULL);
    ENSURE_NEAR(a.base, 100, 1e-12);
    target = made_target(PACE_TARGET_LEVEL, 2013, 2025, 150, "");
    target.base_rule = PACE_BASE_NEAREST;
    a = assess("eurostat", pace_series_of(base, 4, pace_year(2015)), &target, NULL);
    ENSURE(pace_period_same(a.base_period, pace_year(2015)) && a.notes & PACE_NOTE_BASE_MOVED);
    target.base_tolerance = 1;
    ENSURE(assess("eurostat", pace_series_of(base, 4, pace_year(2015)), &target, NULL).refusal == PACE_REFUSED_NO_BASE);
}

static void test_flags(void)
{
    static const double away[] = {0.09, 0.12, 0.18}, flat[] = {20.6, 20.6, 20.6}, noise[] = {16.4, 16.45, 16.4, 16.5}, jump[] = {100, 80, 83, 84, 103};
    int8_t one[] = {1, 1, 1, 1};
    pace_target target = pace_target_of(pace_year(2015), none, pace_year(2030), 0.5);
    pace_series series = pace_series_of(noise, 4, pace_year(2015));
    pace_assessment a;
    target.better = PACE_DOWN_IS_GOOD;
    a = assess("open-sdg", pace_series_of(away, 3, pace_year(2015)), &target, NULL);
    ENSURE(a.flags & PACE_FLAG_MET_WORSENING && a.says == PACE_SAYS_MET);
    target.value = 20.5;
    a = assess("open-sdg", pace_series_of(flat, 3, pace_year(2015)), &target, NULL);
    ENSURE(a.flags & PACE_FLAG_FLAT_NEAR);
    target.value = 8.2;
    series.decimals = one;
    a = assess("open-sdg", series, &target, NULL);
    ENSURE(a.flags & PACE_FLAG_ROUNDING && a.says == PACE_SAYS_AWAY);
    target.value = 130;
    target.better = PACE_UP_IS_GOOD;
    a = assess("open-sdg", pace_series_of(jump, 5, pace_year(2015)), &target, NULL);
    ENSURE(a.flags & PACE_FLAG_BASE_YEAR && a.flags & PACE_FLAG_END_POINTS && !(a.notes & PACE_NOTE_AFTER_DUE));
    target.due = pace_year(2017);
    ENSURE(assess("open-sdg", pace_series_of(jump, 5, pace_year(2015)), &target, NULL).notes & PACE_NOTE_AFTER_DUE);
    target.due = pace_year(2030);
    a = assess("open-sdg", pace_series_of(jump, 5, pace_year(2015)), &target, NULL);
    ENSURE((a.base_year_classes & a.classes) == a.classes && a.base_year_classes != a.classes);
}

static void test_qualifiers(void)
{
    static const double values[] = {100, 104, 106};
    uint8_t qualifier[] = {PACE_EXACTLY, PACE_EXACTLY, PACE_ABOUT}, more[] = {PACE_EXACTLY, PACE_EXACTLY, PACE_MORE_THAN};
    int8_t decimals[] = {0, 0, -1};
    pace_series series = pace_series_of(values, 3, pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), none, pace_year(2025), 135);
    pace_rulebook *book = shipped("eurostat");
    pace_assessment a;
    pace_buffer text = PACE_BUFFER_INIT;
    series.qualifier = qualifier;
    series.decimals = decimals;
    ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL));
    ENSURE(a.class_index == -1 && a.flags & PACE_FLAG_OPEN && a.refusal == PACE_REFUSED_NOT && isnan(a.score));
    pace_assessment_print(&text, &a);
    ENSURE_TEXT(text.text, "moderate_progress|significant_progress");
    pace_buffer_clear(&text);
    series.qualifier = more;
    ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL));
    ENSURE_TEXT(class_of(&a), "significant_progress"); /* more than enough whatever it is; the score is open */
    ENSURE(isnan(a.score) && a.score_refusal == PACE_REFUSED_BOUND);
    pace_rulebook_free(book);
}

/* Required rates and where it leads: the worked example of the manual. */
static void test_outlook(void)
{
    static const double values[] = {7700, none, 8855};
    pace_target target = pace_target_of(pace_year(2015), none, pace_year(2020), 16500);
    pace_assessment a = assess("eurostat", pace_series_of(values, 3, pace_year(2015)), &target, NULL);
    ENSURE_NEAR(a.required, pow(16500.0 / 7700, 0.2) - 1, 1e-15);
    ENSURE_NEAR(a.required_now, pow(16500.0 / 8855, 1.0 / 3) - 1, 1e-15);
    ENSURE_NEAR(a.faster, a.required_now / a.actual, 1e-12);
    ENSURE_NEAR(a.expected, 8855 * pow(1 + a.actual, 3), 1e-8);
    ENSURE_NEAR(8855 * pow(1 + a.actual, a.crossing), 16500, 1e-8);
    ENSURE(pace_period_same(a.crossing_period, pace_year(2017 + (int)ceil(a.crossing))));
}

static void test_points(void)
{
    static const char *const labels[] = {"2017-18", "2015", "2016/2017", "2019"}, *const twice[] = {"2015", "2015-16"}, *const bad[] = {"15"};
    static const double values[] = {3, 1, 2, none};
    double room[8];
    pace_series series;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!pace_assess_series(&series, (pace_out){room, 8, 1}, labels, values, 4, &err));
    ENSURE(series.view.n == 3 && pace_period_same(series.view.first, pace_year(2015)));
    ENSURE(room[0] <= 1 && room[1] >= 2 && room[2] >= 3);
    ENSURE(pace_assess_series(&series, (pace_out){room, 8, 1}, twice, values, 2, &err) == PACE_ERR_DATA);
    ENSURE(strstr(err.text, "2015") != NULL);
    ENSURE(pace_assess_series(&series, (pace_out){room, 8, 1}, bad, values, 1, NULL) == PACE_ERR_PARSE);
    ENSURE(pace_assess_series(&series, (pace_out){room, 2, 1}, labels, values, 4, NULL) == PACE_ERR_RANGE);
}

static void test_arguments(void)
{
    pace_rulebook *book = shipped("eurostat");
    pace_assessment a;
    pace_assess_opts opts = PACE_ASSESS_OPTS_INIT;
    pace_series series = pace_series_of(NULL, 0, pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), none, pace_year(2020), none);
    memset(&a, 1, sizeof a);
    opts.size = 3;
    ENSURE(pace_assess(&a, book, series, NULL, &opts, NULL) == PACE_ERR_ARG);
    ENSURE(pace_assess(NULL, book, series, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_assess(&a, NULL, series, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_assess(&a, book, series, &target, NULL, NULL) == PACE_ERR_DATA);
    ENSURE(a.class_index == 0x01010101); /* untouched */
    ENSURE(!pace_assess(&a, book, series, NULL, NULL, NULL) && a.refusal == PACE_REFUSED_NO_DATA);
    pace_rulebook_free(book);
}

static void test_sets(void)
{
    pace_rulebook *open = shipped("open-sdg"), *sdsn = shipped("sdsn"), *escap = shipped("escap-current-status");
    const pace_mark grouped[] = {{5, true, "a", 0}, {-5, false, "a", 0}, {4, false, "b", 0}, {none, false, "b", 0}};
    const pace_mark met[] = {{5, true, NULL, 0}, {5, true, NULL, 0}}, few[] = {{3, false, NULL, 0}, {none, false, NULL, 0}};
    const pace_mark three[] = {{3, false, NULL, 0}, {3, false, NULL, 0}, {3, false, NULL, 0}, {none, false, NULL, 0}};
    const pace_mark over[] = {{12, true, NULL, 0}, {4, false, NULL, 0}}, weighted[] = {{1, false, NULL, 3}, {5, false, NULL, 0}}, bad[] = {{1, false, NULL, -1}};
    pace_set_score a;
    int64_t n;
    ENSURE(!pace_rulebook_aggregate(&a, open, grouped, 4, NULL));
    ENSURE_NEAR(a.score, 2, 1e-15); /* (0 + 4) / 2 */
    ENSURE(a.used == 3 && a.count == 4 && !a.all_met);
    ENSURE(!pace_rulebook_aggregate(&a, open, met, 2, NULL));
    ENSURE_TEXT(pace_rulebook_classes(open, &n)[a.class_index].id, "target_achieved");
    ENSURE(!pace_rulebook_aggregate(&a, sdsn, few, 2, NULL) && a.refusal == PACE_REFUSED_TOO_FEW && a.class_index == -1);
    ENSURE(!pace_rulebook_aggregate(&a, sdsn, three, 4, NULL)); /* three of four are enough, and exactly 3 is maintaining */
    ENSURE_TEXT(pace_rulebook_classes(sdsn, &n)[a.class_index].id, "on_track_or_maintaining");
    ENSURE(!pace_rulebook_aggregate(&a, escap, over, 2, NULL));
    ENSURE_NEAR(a.score, 7, 1e-15); /* 12 counts as 10 */
    ENSURE(!pace_rulebook_aggregate(&a, open, weighted, 2, NULL));
    ENSURE_NEAR(a.score, 2, 1e-15); /* (3 x 1 + 5) / 4 */
    ENSURE(pace_rulebook_aggregate(&a, open, bad, 1, NULL) == PACE_ERR_ARG);
    ENSURE(!pace_rulebook_aggregate(&a, open, NULL, 0, NULL) && a.refusal == PACE_REFUSED_NO_DATA && !a.all_met);
    pace_rulebook_free(open);
    pace_rulebook_free(sdsn);
    pace_rulebook_free(escap);
}

static void test_typical(void)
{
    static const double time[] = {0, 10, 30}, level[] = {20, 40, 60}, values[] = {25, none, none, none, none, 45};
    pace_assess_opts opts = PACE_ASSESS_OPTS_INIT;
    pace_series series = pace_series_of(values, 6, pace_year(2015));
    pace_assessment a;
    series.better = PACE_UP_IS_GOOD;
    opts.path_time = time;
    opts.path_level = level;
    opts.path_count = 3;
    a = assess("world-bank-pace", series, NULL, &opts);
    ENSURE_NEAR(a.value, (15 - 2.5) / 5, 1e-15); /* 45 is passed in year 15, 25 in year 2.5 */
    ENSURE(a.says == PACE_SAYS_ON_TRACK);
}

/* A rulebook of our own: the mean of three years as the base, the required rate counted from now. */
static const char own[] =
    "{\"format\":\"pace-rulebook\",\"version\":1,\"id\":\"own\",\"name\":{\"en\":\"Own\"},\"sources\":[],\"family\":\"rate_ratio\",\"classes\":["
    "{\"id\":\"fast\",\"name\":{\"en\":\"fast\"},\"order\":2,\"says\":\"on_track\"},{\"id\":\"slow\",\"name\":{\"en\":\"slow\"},\"order\":1,\"says\":\"short\"}],"
    "\"base\":{\"from\":\"target\",\"find\":\"average\",\"average\":3,\"minimum\":1},\"required\":\"now\","
    "\"indicators\":[{\"id\":\"air\",\"better\":\"down\"}],"
    "\"with_target\":{\"cuts\":[{\"class\":\"fast\",\"at_least\":1},{\"class\":\"slow\"}],\"score\":[{\"slope\":10,\"intercept\":0}]}}";

static void test_own(void)
{
    static const double values[] = {90, 100, 110, 112, 118};
    pace_rulebook *book = NULL;
    pace_series series = pace_series_of(values, 5, pace_year(2013));
    pace_target target = pace_target_of(pace_year(2015), none, pace_year(2020), 140);
    pace_assessment a;
    ENSURE(!pace_rulebook_read(&book, own, sizeof own - 1, "own.json", NULL, NULL));
    ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL));
    ENSURE_NEAR(a.base, 100, 1e-12); /* (90 + 100 + 110) / 3 */
    ENSURE_NEAR(a.actual, sqrt(1.18) - 1, 1e-12);
    ENSURE_NEAR(a.value, (sqrt(1.18) - 1) / (cbrt(140.0 / 118) - 1), 1e-12);
    ENSURE_NEAR(a.score, 10 * a.value, 1e-12);
    ENSURE_TEXT(class_of(&a), "fast");
    target.indicator = "air"; /* what the rulebook says of an indicator counts before the target's own direction */
    ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL));
    ENSURE(a.direction == -1);
    pace_rulebook_free(book);
}

/* Months: elapsed time is exact to the day. */
static void test_days(void)
{
    double values[19];
    pace_target target = pace_target_of(pace_month(2020, 12), none, pace_month(2025, 12), 200);
    pace_assessment a;
    for (int i = 0; i < 19; i++)
        values[i] = 100 + 2 * i;
    target.path = PACE_PATH_LINEAR;
    a = assess("china-fyp", pace_series_of(values, 19, pace_month(2020, 12)), &target, NULL);
    ENSURE(pace_period_same(a.latest_period, pace_month(2022, 6)));
    ENSURE_NEAR(a.time_share, 546.0 / 1826, 1e-15); /* 2020-12-31 to 2022-06-30, to 2025-12-31 */
    ENSURE_NEAR(a.completion, 0.36, 1e-15);
    a = assess("eurostat", pace_series_of(values, 19, pace_month(2020, 12)), &target, NULL);
    ENSURE_NEAR(a.actual, pow(1.36, 1 / 1.5) - 1, 1e-12); /* rates are a year's */
}

/* The same classes through the call on pairs. */
static void test_pairs(void)
{
    static const double base[] = {100, 100, 100, 100, 100}, latest[] = {122, 115, 105, 99, 210}, t0[] = {2010, 2010, 2010, 2010, 2010};
    static const double t1[] = {2020, 2020, 2020, 2020, 2020}, goal[] = {150, 150, 150, 150, 150}, due[] = {2030, 2030, 2030, 2030, 2030};
    pace_rulebook *book = shipped("open-sdg"), *other = shipped("sdsn");
    pace_pairs_rule rule;
    pace_rulebook_cuts room;
    pace_pairs pairs = {5, base, t0, latest, t1, goal, due};
    uint8_t status[5];
    pace_pairs_out out = {0};
    out.status = status;
    ENSURE(!pace_rulebook_pairs(&rule, &room, book, true, PACE_UP_IS_GOOD, NULL));
    ENSURE(!pace_pairs_assess(&out, &pairs, &rule, NULL, NULL));
    for (int i = 0; i < 5; i++) {
        double values[11] = {base[i], none, none, none, none, none, none, none, none, none, latest[i]};
        pace_target target = pace_target_of(pace_year(2010), none, pace_year(2030), goal[i]);
        pace_assessment a;
        ENSURE(!pace_assess(&a, book, pace_series_of(values, 11, pace_year(2010)), &target, NULL, NULL));
        ENSURE(room.class_index[status[i]] == a.class_index);
    }
    ENSURE(pace_rulebook_pairs(&rule, &room, other, true, PACE_UP_IS_GOOD, NULL) == PACE_ERR_UNSUPPORTED);
    pace_rulebook_free(book);
    pace_rulebook_free(other);
}

int main(void)
{
    test_counts();
    test_own();
    test_days();
    test_pairs();
    test_refusals();
    test_incomparable();
    test_base();
    test_policies();
    test_kinds();
    test_stated_kinds();
    test_flags();
    test_qualifiers();
    test_outlook();
    test_points();
    test_arguments();
    test_sets();
    test_typical();
    return TEST_RESULT;
}
