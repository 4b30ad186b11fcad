/* One series out of observations of many vintages: who wins, what is a tie, what is joined. */
#include "model/builder.h"
#include "pace/text.h"
#include "test.h"

typedef struct said { /* an observation in a few words */
    const char *period;
    double value;
    const char *source;   /* "early" 2010, "late" 2019, "never" dated */
    const char *vintage;
    pace_qualifier qualifier;
    pace_role role;
    char status;
    int decimals;
} said;

enum { MOST = 6 };

typedef struct expectation {
    const char *what;
    said list[MOST];
    pace_freq freq;
    int first, n;         /* year and length of the series */
    double value[4];
    const char *status;
    bool joined, tie;
} expectation;

#define A PACE_ACTUAL
#define E PACE_ESTIMATE
#define X PACE_EXACTLY

static const expectation table[] = {
    {"one value", {{"2015", 5, "early", "", X, A, 'A', 0}}, PACE_ANNUAL, 2015, 1, {5}, "A", false, false},
    {"gaps and any order",
     {{"2017", 7, "early", "", X, A, 'A', 0}, {"2015", 5, "early", "", X, A, 'P', 0}},
     PACE_ANNUAL,
     2015,
     3,
     {5, (double)NAN, 7},
     "POA",
     false,
     false},
    {"the latest publication",
     {{"2015", 6, "late", "", X, A, 'A', 0}, {"2015", 5, "early", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {6},
     "A",
     false,
     false},
    {"an unknown date is the earliest",
     {{"2015", 6, "never", "", X, A, 'A', 0}, {"2015", 5, "early", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {5},
     "A",
     false,
     false},
    {"unreliable ones last, however late",
     {{"2015", 6, "late", "", X, A, 'U', 0},
      {"2015", 7, "late", "", X, A, 'V', 0},
      {"2015", 5, "early", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {5},
     "A",
     false,
     false},
    {"a value before a mere bound, however late",
     {{"2015", 4, "late", "", PACE_AT_LEAST, A, 'A', 0}, {"2015", 5, "early", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {5},
     "A",
     false,
     false},
    {"about is a value",
     {{"2015", 4, "late", "", PACE_ABOUT, A, 'A', 0}, {"2015", 9, "early", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {4},
     "A",
     false,
     false},
    {"a result before an estimate",
     {{"2015", 4, "late", "", X, E, 'A', 0}, {"2015", 5, "early", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {5},
     "A",
     false,
     false},
    {"targets are never data",
     {{"2015", 4, "late", "", X, PACE_TARGET_ROLE, 'A', 0}},
     PACE_ANNUAL,
     0,
     0,
     {0},
     "",
     false,
     false},
    {"a half year is never the year's",
     {{"2015-H1", 4, "late", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     0,
     0,
     {0},
     "",
     false,
     false},
    {"months that are the whole year are",
     {{"2015-01/2015-12", 4, "late", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {4},
     "A",
     false,
     false},
    {"a span of years is not one of them",
     {{"2011-2015", 4, "late", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     0,
     0,
     {0},
     "",
     false,
     false},
    {"nor is an open one",
     {{"before 2015", 4, "late", "", X, A, 'A', 0}, {"undated", 4, "late", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     0,
     0,
     {0},
     "",
     false,
     false},
    {"a tie",
     {{"2014", 3, "early", "", X, A, 'A', 0},
      {"2015", 5, "late", "", X, A, 'A', 0},
      {"2015", 7, "late", "other", X, A, 'A', 0}},
     PACE_ANNUAL,
     2014,
     2,
     {3, (double)NAN},
     "AO",
     false,
     true},
    {"equal values are no tie",
     {{"2015", 5, "late", "", X, A, 'A', 0}, {"2015", 5, "late", "other", X, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {5},
     "A",
     false,
     false},
    {"nor are two roundings of one, and the sharper is taken",
     {{"2015", 5, "late", "", X, A, 'A', 0}, {"2015", 5.2, "late", "", X, A, 'A', 1}},
     PACE_ANNUAL,
     2015,
     1,
     {5.2},
     "A",
     false,
     false},
    {"two bounds that allow each other are no tie",
     {{"2015", 5, "late", "", PACE_AT_LEAST, A, 'A', 0}, {"2015", 7, "late", "", PACE_AT_LEAST, A, 'A', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {5},
     "A",
     false,
     false},
    {"a tie among the unreliable does not matter",
     {{"2015", 5, "early", "", X, A, 'A', 0},
      {"2015", 7, "late", "", X, A, 'U', 0},
      {"2015", 9, "late", "", X, A, 'U', 0}},
     PACE_ANNUAL,
     2015,
     1,
     {5},
     "A",
     false,
     false},
    {"joined by label",
     {{"2014", 4, "early", "", X, A, 'A', 0},
      {"2015", 5, "late", "revised", X, A, 'A', 0},
      {"2016", 6, "late", "revised", X, A, 'A', 0}},
     PACE_ANNUAL,
     2014,
     3,
     {4, 5, 6},
     "ABA",
     true,
     false},
    {"a first release is no label of its own",
     {{"2014", 4, "early", "", X, A, 'A', 0}, {"2015", 5, "early", "first", X, A, 'A', 0}},
     PACE_ANNUAL,
     2014,
     2,
     {4, 5},
     "AA",
     false,
     false},
    {"joined by a value that replaced another",
     {{"2014", 4, "early", "", X, A, 'A', 0},
      {"2015", 5, "early", "", X, A, 'A', 0},
      {"2015", 8, "late", "", X, A, 'A', 0},
      {"2016", 6, "late", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2014,
     3,
     {4, 8, 6},
     "ABB",
     true,
     false},
    {"one release that is the first for some periods and a revision of others",
     {{"2014", 4, "late", "r", X, A, 'A', 0},
      {"2015", 5, "early", "", X, A, 'A', 0},
      {"2015", 8, "late", "r", X, A, 'A', 0},
      {"2016", 6, "late", "r", X, A, 'A', 0}},
     PACE_ANNUAL,
     2014,
     3,
     {4, 8, 6},
     "AAA",
     false,
     false},
    {"a rounding that is replaced by its value is no revision",
     {{"2014", 4, "early", "", X, A, 'A', 0},
      {"2015", 8, "early", "", X, A, 'A', 0},
      {"2015", 8.1, "late", "", X, A, 'A', 1}},
     PACE_ANNUAL,
     2014,
     2,
     {4, 8.1},
     "AA",
     false,
     false},
    {"nor is an estimate that a result settles",
     {{"2014", 4, "early", "", X, A, 'A', 0},
      {"2015", 7, "early", "", X, E, 'A', 0},
      {"2015", 8, "late", "", X, A, 'A', 0}},
     PACE_ANNUAL,
     2014,
     2,
     {4, 8},
     "AA",
     false,
     false},
    {"a letter of its own is not overwritten",
     {{"2014", 4, "early", "", X, A, 'A', 0}, {"2015", 5, "late", "revised", X, A, 'P', 0}},
     PACE_ANNUAL,
     2014,
     2,
     {4, 5},
     "AP",
     true,
     false},
    {"across a gap",
     {{"2014", 4, "early", "", X, A, 'A', 0}, {"2016", 5, "late", "revised", X, A, 'A', 0}},
     PACE_ANNUAL,
     2014,
     3,
     {4, (double)NAN, 5},
     "AOB",
     true,
     false},
};

#undef A
#undef E
#undef X

static void must(pace_status status, const pace_error *err)
{
    if (!status)
        return;
    fprintf(stderr, "%s: %s\n", err->where, err->text);
    exit(1);
}

static pace_span span_of(const char *text)
{
    pace_span span = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    pace_error err = PACE_ERROR_INIT;
    if (*text)
        must(pace_span_parse(&span, text, strlen(text), NULL, &err), &err);
    return span;
}

static void add_sources(model_build *b, pace_error *err)
{
    static const char *const ids[] = {"early", "late", "never"}, *const dates[] = {"2010-03", "2019", ""};
    static const pace_name name = {"en", "Made up"};
    for (int i = 0; i < 3; i++) {
        build_source source = {.id = ids[i], .name = {&name, 1}, .published = span_of(dates[i]), .from = -1, .to = -1};
        must(build_add_source(b, &source, err), err);
    }
}

static void add_observation(model_build *b, const said *s, pace_error *err)
{
    build_observation o = {.figure = {.value = s->value, .value_high = (double)NAN, .decimals = s->decimals,
                                      .qualifier = (int)s->qualifier, .role = (int)s->role, .status = s->status,
                                      .source = s->source, .vintage = s->vintage, .at = {.offset = -1}},
                           .period = span_of(s->period)};
    must(build_add_observation(b, &o, err), err);
}

/* A data set of one measure, built in memory. */
static pace_dataset *build(const expectation *e)
{
    static const pace_name name = {"en", "Made up"};
    build_counts counts = {0, 3, 0, 1, 1};
    build_indicator indicator = {.id = "x", .name = {&name, 1}, .domain = "none"};
    build_measure measure = {.id = "level", .kind = BUILD_NOT_GIVEN, .freq = e->freq};
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *out = NULL;
    model_build b;
    int64_t at;
    must(pace_unit_parse(&measure.unit, "count", 5, &err), &err);
    must(build_begin(&b, NULL, &(build_top){"made-up", NULL, {&name, 1}}, &counts, &err), &err);
    add_sources(&b, &err);
    must(build_add_indicator(&b, &at, &indicator, 1, 0, &err), &err);
    must(build_add_measure(&b, at, &measure, MOST, &err), &err);
    for (int i = 0; i < MOST && e->list[i].period; i++)
        add_observation(&b, &e->list[i], &err);
    must(build_end_measure(&b, &err), &err);
    must(build_end(&out, &b, &err), &err);
    return out;
}

static void check(const expectation *e, const pace_measure *m)
{
    const pace_series *s = &m->series;
    int before = test_failures;
    ENSURE(s->view.n == e->n);
    ENSURE(m->joined == e->joined);
    ENSURE((m->tie != NULL) == e->tie);
    if (e->n && s->view.n == e->n) {
        ENSURE(pace_period_year(s->view.first) == e->first);
        ENSURE(memcmp(s->status, e->status, (size_t)e->n) == 0);
        for (int i = 0; i < e->n; i++) {
            ENSURE_NEAR(s->view.x[i], e->value[i], 0.0);
            ENSURE((s->origin[i] == NULL) == isnan(e->value[i]));
        }
    }
    if (test_failures > before)
        fprintf(stderr, "  in: %s\n", e->what);
}

/* A builder that failed does nothing more until it is told to go on. */
static void test_sticky(void)
{
    static const pace_name name = {"en", "Made up"};
    build_counts counts = {0, 3, 0, 1, 1};
    build_source again = {.id = "early", .name = {&name, 1}, .from = -1, .to = -1};
    build_plan plan = {.id = "p", .name = {&name, 1}};
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *out = NULL;
    model_build b;
    must(build_begin(&b, NULL, &(build_top){"made-up", NULL, {&name, 1}}, &counts, &err), &err);
    add_sources(&b, &err);
    ENSURE(build_add_source(&b, &again, &err) == PACE_ERR_DATA);
    ENSURE_TEXT(b.field, "id");
    ENSURE(build_add_plan(&b, &plan, &err) == PACE_ERR_DATA);
    ENSURE(build_end(&out, &b, &err) == PACE_ERR_DATA && !out);
    build_resume(&b);
    ENSURE(build_add_plan(&b, &plan, &err) == PACE_ERR_DATA);
    ENSURE_TEXT(b.field, "span");
    build_resume(&b);
    ENSURE(!build_end(&out, &b, &err) && out);
    pace_dataset_free(out);
    build_discard(&b);
}

/* A handful of observations far apart must not take the memory of all the periods between them. */
static void test_room(void)
{
    static const pace_name name = {"en", "Made up"};
    static const said far_apart[] = {{"2001", 1, "early", "", PACE_EXACTLY, PACE_ACTUAL, 'A', 0},
                                     {"2010", 2, "early", "", PACE_EXACTLY, PACE_ACTUAL, 'A', 0}};
    build_counts counts = {0, 3, 0, 1, 2};
    build_indicator indicator = {.id = "x", .name = {&name, 1}, .domain = "none"};
    build_measure measure = {.id = "level", .kind = BUILD_NOT_GIVEN, .freq = PACE_ANNUAL};
    pace_error err = PACE_ERROR_INIT;
    model_build b;
    int64_t at;
    must(pace_unit_parse(&measure.unit, "count", 5, &err), &err);
    must(build_begin(&b, NULL, &(build_top){"made-up", NULL, {&name, 1}}, &counts, &err), &err);
    add_sources(&b, &err);
    must(build_add_indicator(&b, &at, &indicator, 2, 0, &err), &err);
    b.cells = 19; /* two series of ten years are one too many */
    for (int i = 0; i < 2; i++) {
        measure.id = i ? "rate" : "level";
        must(build_add_measure(&b, at, &measure, 2, &err), &err);
        add_observation(&b, &far_apart[0], &err);
        add_observation(&b, &far_apart[1], &err);
        ENSURE(build_end_measure(&b, &err) == (i ? PACE_ERR_RANGE : PACE_OK));
    }
    ENSURE_TEXT(b.field, "observations");
    build_discard(&b);
}

int main(void)
{
    test_room();
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        pace_dataset *data = build(&table[i]);
        const pace_measure *m = NULL;
        pace_error err = PACE_ERROR_INIT;
        must(pace_dataset_measure(&m, data, "x", &err), &err);
        check(&table[i], m);
        pace_dataset_free(data);
    }
    test_sticky();
    return TEST_RESULT;
}
