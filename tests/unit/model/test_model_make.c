/* Data sets made in memory: the same as one that says so in a file; faults that stay; memory that runs out anywhere. */
#include "failing.h"
#include "../io/dataset_same.h"

static const double output[] = {1000, 1060.5, NAN, 1190.25};
static const uint8_t letters[] = {'A', 'A', 'O', 'P'}, qualifiers[] = {0, PACE_ABOUT, 0, PACE_AT_LEAST};
static const int8_t digits[] = {0, 2, -1, 2};

static pace_unit unit(const char *text)
{
    pace_unit out = {0};
    ENSURE(pace_unit_parse(&out, text, strlen(text), NULL) == PACE_OK);
    return out;
}

static pace_series made_series(void)
{
    pace_series series = pace_series_of(output, 4, pace_year(2020));
    series.unit = unit("CNY_100m");
    series.status = letters;
    series.qualifier = qualifiers;
    series.decimals = digits;
    return series;
}

/* A made-up town, in the order in which an office would say it. */
static void fill(pace_builder *b)
{
    pace_indicator_opts flow = PACE_INDICATOR_OPTS_INIT;
    pace_series series = made_series();
    pace_target target = pace_target_of(pace_year(2020), (double)NAN, pace_year(2025), 1.3);
    pace_figure figure = {.value = 8, .value_high = 9, .decimals = 0, .qualifier = PACE_MORE_THAN};
    static const double later[] = {1061};
    flow.stock_flow = PACE_FLOW;
    flow.domain = "accounts";
    flow.note = "made up";
    pace_builder_indicator(b, "地区生产总值", "产值", &flow);
    pace_builder_wording(b, "地区生产总值", "en", "Output");
    pace_builder_series(b, "地区生产总值", series);
    pace_builder_source(b, "book", "年鉴", "2024-03");
    pace_builder_wording(b, "source:book", "en", "Yearbook");
    series = pace_series_of(later, 1, pace_year(2021));
    series.unit = unit("CNY_100m");
    pace_builder_series(b, "地区生产总值", series);
    pace_builder_plan(b, "14th", "十四五", "2021-2025");
    target.unit = unit("CNY_trillion");
    target.qualifier = PACE_ABOUT;
    target.nature = PACE_ANTICIPATORY;
    target.decimals = 2;
    pace_builder_target(b, "地区生产总值", "14th", &target);
    pace_builder_indicator(b, "jobs", NULL, NULL);
    figure.unit = unit("person_10k");
    pace_builder_figure(b, "jobs", PACE_CUMULATIVE, (pace_basis){0, 0}, "2021-2023", &figure, 'E');
    figure.value = (double)NAN;
    pace_builder_figure(b, "jobs", PACE_CUMULATIVE, (pace_basis){0, 0}, "2024", &figure, 0);
    pace_builder_source(b, "unstated", NULL, NULL);
    target = pace_target_of((pace_period)PACE_PERIOD_NONE, (double)NAN, pace_year(2025), 6);
    target.relative_to = "地区生产总值";
    target.type = PACE_TARGET_AVERAGE_GROWTH;
    pace_builder_indicator(b, "income", "收入", NULL);
    pace_builder_target(b, "income", "14th", &target);
    pace_builder_wording(b, "", "en", "Riverton");
}

/* The same, written by hand. */
static const char in_a_file[] =
    "{\"format\": \"pace-dataset\", \"version\": 1, \"id\": \"riverton\", \"name\": {\"zh\": \"河城\", \"en\": \"Riverton\"},"
    "\"sources\": [{\"id\": \"unstated\", \"name\": {\"zh\": \"来源未说明\", \"en\": \"Source not stated\"}},"
    "  {\"id\": \"book\", \"name\": {\"zh\": \"年鉴\", \"en\": \"Yearbook\"}, \"published\": \"2024-03\"}],"
    "\"plans\": [{\"id\": \"14th\", \"name\": {\"zh\": \"十四五\"}, \"span\": \"2021-2025\", \"source\": \"book\"}],"
    "\"indicators\": [{\"id\": \"地区生产总值\", \"name\": {\"zh\": \"产值\", \"en\": \"Output\"}, \"domain\": \"accounts\", \"stock_flow\": \"flow\","
    "  \"better\": \"up\", \"note\": \"made up\", \"measures\": [{\"id\": \"level\", \"unit\": \"亿元\", \"basis\": \"unstated\", \"observations\": ["
    "   {\"period\": \"2020\", \"value\": 1000, \"decimals\": 0, \"source\": \"unstated\"},"
    "   {\"period\": \"2021\", \"value\": 1060.5, \"decimals\": 2, \"qualifier\": \"about\", \"source\": \"unstated\"},"
    "   {\"period\": \"2023\", \"value\": 1190.25, \"decimals\": 2, \"qualifier\": \"at_least\", \"status\": \"P\", \"source\": \"unstated\"},"
    "   {\"period\": \"2021\", \"value\": 1061, \"source\": \"book\"}]}],"
    "  \"targets\": [{\"plan\": \"14th\", \"type\": \"level\", \"measure\": \"level\", \"period\": \"2025\", \"base_period\": \"2020\", \"value\": 1.3,"
    "   \"unit\": \"万亿元\", \"decimals\": 2, \"qualifier\": \"about\", \"nature\": \"anticipatory\", \"source\": \"book\"}]},"
    " {\"id\": \"jobs\", \"name\": {\"zh\": \"jobs\"}, \"domain\": \"other\", \"better\": \"up\", \"measures\": [{\"id\": \"cumulative\", \"unit\": \"万人\","
    "  \"observations\": [{\"period\": \"2021-2023\", \"value\": 8, \"value_high\": 9, \"decimals\": 0, \"qualifier\": \"more_than\", \"status\": \"E\","
    "   \"source\": \"book\"}]}]},"
    " {\"id\": \"income\", \"name\": {\"zh\": \"收入\"}, \"domain\": \"other\", \"better\": \"up\", \"measures\": [{\"id\": \"growth\", \"unit\": \"percent\","
    "  \"observations\": []}], \"targets\": [{\"plan\": \"14th\", \"type\": \"average_growth\", \"measure\": \"growth\", \"period\": \"2025\", \"value\": 6,"
    "  \"relative_to\": \"地区生产总值\", \"source\": \"unstated\"}]}]}";

static void test_same_as_file(void)
{
    pace_builder *b = pace_builder_new("riverton", "zh", "河城");
    pace_dataset *made = NULL, *again = NULL, *read = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    fill(b);
    ENSURE(pace_builder_status(b) == PACE_OK);
    if (pace_builder_end(&made, b, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        test_failures++;
        pace_builder_free(b);
        return;
    }
    ENSURE(pace_builder_end(&again, b, &err) == PACE_OK); /* what was said is still there */
    pace_builder_free(b);
    same_dataset(made, again);
    if (pace_dataset_read(&read, in_a_file, sizeof in_a_file - 1, "file", NULL, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        test_failures++;
    } else {
        same_dataset(made, read);
        same_after_writing(&text, made);
    }
    ENSURE(same_observations > 20 && same_targets > 4);
    pace_buffer_clear(&text);
    pace_dataset_free(made);
    pace_dataset_free(again);
    pace_dataset_free(read);
}

/* --- faults -------------------------------------------------------------------------------------------------------- */

static void usual(pace_builder *b)
{
    pace_series level = pace_series_of(output, 2, pace_year(2020));
    level.unit = unit("CNY_100m");
    level.basis = (pace_basis){PACE_BASIS_CURRENT, 0};
    pace_builder_plan(b, "p", "Plan", "2021-2025");
    pace_builder_indicator(b, "gdp", "Output", NULL);
    pace_builder_series(b, "gdp", level);
}

static pace_series years(int n)
{
    static const double values[] = {1, 2, 3, 4};
    return pace_series_of(values, n, pace_year(2020));
}

static pace_target goal(double value)
{
    return pace_target_of(pace_year(2020), (double)NAN, pace_year(2025), value);
}

static void series(pace_builder *b, pace_series s)
{
    pace_builder_series(b, "gdp", s);
}

static void target(pace_builder *b, pace_target t)
{
    pace_builder_target(b, "gdp", "p", &t);
}

static void bad_unit(pace_builder *b)
{
    pace_series s = years(2);
    s.unit = unit("person");
    s.basis = (pace_basis){PACE_BASIS_CURRENT, 0};
    series(b, s);
}

static void bad_frequency(pace_builder *b)
{
    pace_series s = years(2);
    s.view.first = pace_quarter(2020, 1);
    s.unit = unit("CNY_100m");
    s.basis = (pace_basis){PACE_BASIS_CURRENT, 0};
    series(b, s);
}

static void bad_value(pace_builder *b)
{
    static const double values[] = {1, INFINITY};
    series(b, pace_series_of(values, 2, pace_year(2020)));
}

static void bad_letter(pace_builder *b)
{
    pace_series s = years(2);
    s.status = (const uint8_t *)"Az";
    series(b, s);
}

static void bad_qualifier(pace_builder *b)
{
    pace_series s = years(2);
    s.qualifier = (const uint8_t *)"\0\7";
    series(b, s);
}

static void no_calendar(pace_builder *b)
{
    pace_series s = years(2);
    s.view.first = (pace_period)PACE_PERIOD_NONE;
    series(b, s);
}

static void past_calendar(pace_builder *b)
{
    pace_series s = years(2);
    s.view.first = pace_year(9999);
    series(b, s);
}

static void fiscal(pace_builder *b)
{
    pace_series s = years(2);
    s.view.first.anchor = 6;
    series(b, s);
}

static void odd_unit(pace_builder *b)
{
    pace_series s = years(2);
    s.unit.quantity = 200;
    series(b, s);
}

static void odd_basis(pace_builder *b)
{
    pace_series s = years(2);
    s.basis = (pace_basis){99, 0};
    series(b, s);
}

static void odd_kind(pace_builder *b)
{
    pace_series s = years(2);
    s.kind = (pace_measure_kind)77;
    series(b, s);
}

static void unknown_indicator(pace_builder *b)
{
    pace_builder_series(b, "gpd", years(2));
}

static void no_indicator(pace_builder *b)
{
    pace_builder_series(b, NULL, years(2));
}

static void second_indicator(pace_builder *b)
{
    pace_builder_indicator(b, "gdp", "Again", NULL);
}

static void bad_id(pace_builder *b)
{
    pace_builder_indicator(b, "G D P", "Output", NULL);
}

static void no_utf8(pace_builder *b)
{
    pace_builder_indicator(b, "x", "\xB5\xD8", NULL);
}

static void bad_opts(pace_builder *b)
{
    pace_indicator_opts opts = {.size = 3};
    pace_builder_indicator(b, "x", "X", &opts);
}

static void second_plan(pace_builder *b)
{
    pace_builder_plan(b, "p", "Again", "2021-2025");
}

static void open_plan(pace_builder *b)
{
    pace_builder_plan(b, "q", "Open", "after 2020");
}

static void bad_span(pace_builder *b)
{
    pace_builder_plan(b, "q", "Plan", "2025-2021");
}

static void bad_date(pace_builder *b)
{
    pace_builder_source(b, "s", "S", "yesterday");
}

static void other_source(pace_builder *b)
{
    pace_builder_source(b, "s", "S", "2024");
    pace_builder_source(b, "s", NULL, NULL);
    pace_builder_source(b, "s", "S", "2024");
    ENSURE(pace_builder_status(b) == PACE_OK);
    pace_builder_source(b, "s", "S", "2025");
}

static void second_wording(pace_builder *b)
{
    pace_builder_wording(b, "gdp", "en", "Output");
    ENSURE(pace_builder_status(b) == PACE_OK);
    pace_builder_wording(b, "gdp", "en", "Product");
}

static void wording_of_nothing(pace_builder *b)
{
    pace_builder_wording(b, "gpd", "zh", "产值");
}

static void wording_of_two(pace_builder *b)
{
    pace_builder_plan(b, "gdp", "Of the same id", "2021");
    pace_builder_wording(b, "plan:gdp", "zh", "计划");
    ENSURE(pace_builder_status(b) == PACE_OK);
    pace_builder_wording(b, "gdp", "zh", "产值");
}

static void figure_without_period(pace_builder *b)
{
    pace_figure figure = {.value = 1, .value_high = (double)NAN};
    pace_builder_figure(b, "gdp", PACE_LEVEL, (pace_basis){PACE_BASIS_CURRENT, 0}, "20x1", &figure, 0);
}

static void figure_of_decade(pace_builder *b)
{
    pace_figure figure = {.value = 1, .value_high = (double)NAN, .unit = unit("person")};
    pace_builder_figure(b, "gdp", PACE_LEVEL, (pace_basis){PACE_BASIS_CURRENT, 0}, "2021", &figure, 0);
}

static void figure_upside_down(pace_builder *b)
{
    pace_figure figure = {.value = 2, .value_high = 1};
    pace_builder_figure(b, "gdp", PACE_LEVEL, (pace_basis){PACE_BASIS_CURRENT, 0}, "2021", &figure, 0);
}

static void coarse_figure(pace_builder *b)
{
    pace_figure figure = {.value = 1, .value_high = (double)NAN};
    pace_series s = years(2);
    s.view.first = pace_month(2020, 1);
    pace_builder_indicator(b, "m", "Monthly", NULL);
    pace_builder_series(b, "m", s);
    pace_builder_figure(b, "m", PACE_LEVEL, (pace_basis){0, 0}, "2020-03", &figure, 0);
    ENSURE(pace_builder_status(b) == PACE_OK);
    pace_builder_figure(b, "m", PACE_LEVEL, (pace_basis){0, 0}, "2020", &figure, 0);
}

static void unknown_plan(pace_builder *b)
{
    pace_target t = goal(1);
    pace_builder_target(b, "gdp", "q", &t);
}

static void target_of_nothing(pace_builder *b)
{
    target(b, goal((double)NAN));
}

static void target_upside_down(pace_builder *b)
{
    pace_target t = goal(2);
    t.value_high = 1;
    target(b, t);
}

static void target_in_heads(pace_builder *b)
{
    pace_target t = goal(2);
    t.unit = unit("person");
    target(b, t);
}

static void second_target(pace_builder *b)
{
    target(b, goal(2));
    target(b, goal(3));
}

static void late_base(pace_builder *b)
{
    pace_target t = goal(2);
    t.base_period = pace_year(2026);
    target(b, t);
}

static void quarterly_target(pace_builder *b)
{
    pace_target t = goal(2);
    t.base_period = (pace_period)PACE_PERIOD_NONE;
    t.due = pace_quarter(2025, 4);
    target(b, t);
}

static void two_growths(pace_builder *b)
{
    pace_series s = years(2);
    pace_target t = goal(6);
    s.kind = PACE_GROWTH;
    s.basis = (pace_basis){PACE_BASIS_CONSTANT, 0};
    series(b, s);
    s.basis = (pace_basis){PACE_BASIS_CURRENT, 0};
    series(b, s);
    t.type = PACE_TARGET_GROWTH;
    target(b, t);
}

static void bound_to_nothing(pace_builder *b)
{
    pace_target t = goal(1);
    t.relative_to = "gpd:growth";
    target(b, t);
}

static void rank_of_output(pace_builder *b)
{
    pace_target t = goal(1);
    pace_series s = years(2);
    pace_builder_indicator(b, "t", "Threshold", NULL);
    s.kind = PACE_THRESHOLD;
    pace_builder_series(b, "t", s);
    t.type = PACE_TARGET_RANK;
    pace_builder_target(b, "t", "p", &t);
}

static const struct fault {
    void (*say)(pace_builder *b);
    pace_status status;
    const char *where, *begins, *holds;
} faults[] = {
    {bad_unit, PACE_ERR_UNIT, "gdp:level@current", "pace_builder_series: ", "person"},
    {bad_frequency, PACE_ERR_FREQ, "gdp:level@current", "pace_builder_series: ", "quarterly and the measure is annual"},
    {bad_value, PACE_ERR_RANGE, "gdp", "pace_builder_series: 2021: ", "infinite; a finite one, or NaN"},
    {bad_letter, PACE_ERR_ARG, "gdp", "pace_builder_series: 2021: ", "SDMX letters are A"},
    {bad_qualifier, PACE_ERR_ARG, "gdp", "pace_builder_series: 2021: ", "one of pace_qualifier"},
    {no_calendar, PACE_ERR_ARG, "gdp", "pace_builder_series: ", "view.first is the period"},
    {past_calendar, PACE_ERR_RANGE, "gdp", "pace_builder_series: ", "9999"},
    {fiscal, PACE_ERR_UNSUPPORTED, "gdp", "pace_builder_series: ", "calendar periods"},
    {odd_unit, PACE_ERR_UNIT, "gdp", "pace_builder_series: ", "pace_unit_parse"},
    {odd_basis, PACE_ERR_UNIT, "gdp", "pace_builder_series: ", "pace_basis_parse"},
    {odd_kind, PACE_ERR_ARG, "gdp", "pace_builder_series: ", "one of pace_measure_kind"},
    {unknown_indicator, PACE_ERR_NOTFOUND, "gpd", "pace_builder_series: ", "did you mean \"gdp\"?"},
    {no_indicator, PACE_ERR_NOTFOUND, "", "pace_builder_series: ", "pace_builder_indicator comes first"},
    {second_indicator, PACE_ERR_ARG, "gdp", "pace_builder_indicator: ", "an id of its own"},
    {bad_id, PACE_ERR_ARG, "G D P", "pace_builder_indicator: ", "letters of any script"},
    {no_utf8, PACE_ERR_PARSE, "\\xB5\\xD8", "pace_builder_indicator: ", "not UTF-8; convert it"},
    {bad_opts, PACE_ERR_ARG, "x", "pace_builder_indicator: ", "PACE_INDICATOR_OPTS_INIT"},
    {second_plan, PACE_ERR_ARG, "p", "pace_builder_plan: ", "an id of its own"},
    {open_plan, PACE_ERR_ARG, "q", "pace_builder_plan: ", "a first and a last period"},
    {bad_span, PACE_ERR_RANGE, "q", "pace_builder_plan: ", ""},
    {bad_date, PACE_ERR_PARSE, "s", "pace_builder_source: ", "yesterday"},
    {other_source, PACE_ERR_ARG, "s", "pace_builder_source: ", "NULL for both to go on"},
    {second_wording, PACE_ERR_ARG, "gdp", "pace_builder_wording: ", "Output"},
    {wording_of_nothing, PACE_ERR_NOTFOUND, "gpd", "pace_builder_wording: ", "did you mean \"gdp\"?"},
    {wording_of_two, PACE_ERR_AMBIGUOUS, "gdp", "pace_builder_wording: ", "\"plan:gdp\""},
    {figure_without_period, PACE_ERR_PARSE, "gdp", "pace_builder_figure: ", "20x1"},
    {figure_of_decade, PACE_ERR_UNIT, "gdp:level@current", "pace_builder_figure: ", "person"},
    {figure_upside_down, PACE_ERR_ARG, "gdp", "pace_builder_figure: ", "value_high is the greater"},
    {coarse_figure, PACE_ERR_FREQ, "m:level", "pace_builder_figure: ", "annual and the measure is monthly"},
    {unknown_plan, PACE_ERR_NOTFOUND, "gdp", "pace_builder_target: ", "there is no plan \"q\""},
    {target_of_nothing, PACE_ERR_ARG, "gdp", "pace_builder_target: ", "a finite one"},
    {target_upside_down, PACE_ERR_ARG, "gdp", "pace_builder_target: ", "value_high is the greater"},
    {target_in_heads, PACE_ERR_UNIT, "gdp", "pace_builder_target: ", "CNY_100m"},
    {second_target, PACE_ERR_DATA, "gdp", "pace_builder_target: ", "a second level target"},
    {late_base, PACE_ERR_DATA, "gdp", "pace_builder_target: ", "not after its base period"},
    {quarterly_target, PACE_ERR_FREQ, "gdp", "pace_builder_target: ", "quarterly"},
    {two_growths, PACE_ERR_AMBIGUOUS, "gdp", "pace_builder_target: ", "gdp:growth@constant, gdp:growth@current"},
    {bound_to_nothing, PACE_ERR_NOTFOUND, "gdp", "pace_builder_target: ", "did you mean \"gdp\"?"},
    {rank_of_output, PACE_ERR_NOTFOUND, "t", "pace_builder_target: ", "t:threshold"},
};

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const struct fault *f = &faults[i];
        pace_builder *b = pace_builder_new("x", "en", "X");
        pace_dataset *out = (pace_dataset *)(uintptr_t)&faults; /* untouched */
        pace_error err = PACE_ERROR_INIT, again = PACE_ERROR_INIT;
        usual(b);
        ENSURE(pace_builder_status(b) == PACE_OK);
        f->say(b);
        ENSURE(pace_builder_end(&out, b, &err) == f->status && err.code == f->status);
        ENSURE(pace_builder_status(b) == f->status);
        ENSURE(out == (pace_dataset *)(uintptr_t)&faults);
        ENSURE_TEXT(err.where, f->where);
        if (strncmp(err.text, f->begins, strlen(f->begins)) != 0 || !strstr(err.text, f->holds)) {
            fprintf(stderr, "%d: %s: %s\n", (int)i, err.where, err.text);
            test_failures++;
        }
        pace_builder_indicator(b, "later", "Later", NULL); /* sticky: neither this nor another fault counts */
        pace_builder_plan(b, "???", "", "");
        ENSURE(pace_builder_end(&out, b, &again) == f->status);
        ENSURE_TEXT(again.text, err.text);
        pace_builder_free(b);
    }
}

static void test_beginnings(void)
{
    static const struct {
        const char *id, *lang, *where;
    } bad[] = {{NULL, "en", ""}, {"", "en", ""}, {"a b", "en", "a b"}, {"x", NULL, "lang"}, {"x", "", "lang"}};
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *out = NULL;
    pace_builder *b;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        b = pace_builder_new(bad[i].id, bad[i].lang, "X");
        ENSURE(pace_builder_end(&out, b, &err) == PACE_ERR_ARG && !out);
        ENSURE_TEXT(err.where, bad[i].where);
        ENSURE(strncmp(err.text, "pace_builder_new: ", 18) == 0);
        pace_builder_free(b);
    }
    b = pace_builder_new("empty", "en", NULL);
    ENSURE(pace_builder_end(&out, b, &err) == PACE_OK);
    ENSURE_TEXT(pace_names_get(pace_dataset_name(out), "en"), "empty");
    ENSURE(pace_builder_end(NULL, b, &err) == PACE_ERR_ARG && pace_builder_end(&out, NULL, &err) == PACE_ERR_ARG);
    pace_dataset_free(out);
    pace_builder_free(b);
    pace_builder_free(NULL);
    ENSURE(pace_builder_status(NULL) == PACE_ERR_ARG);
    pace_builder_source(NULL, "s", NULL, NULL);
    pace_builder_plan(NULL, "p", NULL, "2021");
    pace_builder_indicator(NULL, "i", NULL, NULL);
    pace_builder_wording(NULL, "", "en", "x");
    pace_builder_series(NULL, "i", years(1));
    pace_builder_figure(NULL, "i", PACE_LEVEL, (pace_basis){0, 0}, "2021", NULL, 0);
    pace_builder_target(NULL, "i", "p", NULL);
}

/* --- which measure a target is about -------------------------------------------------------------------------------- */

static void add_kind(pace_builder *b, pace_measure_kind kind, const char *of, pace_basis_kind basis)
{
    pace_series s = years(2);
    s.kind = kind;
    s.unit = unit(of);
    s.basis.kind = (uint16_t)basis;
    pace_builder_series(b, "x", s);
}

static void test_measures_of_targets(void)
{
    static const struct {
        pace_target_type type;
        const char *unit, *basis, *measure, *kept;
    } rows[] = {
        {PACE_TARGET_LEVEL, "CNY_100m", NULL, "level", "current"},
        {PACE_TARGET_LEVEL, "CNY_100m", "unstated", "level", "unstated"},
        {PACE_TARGET_FLOOR, "percent", NULL, "share", "none"},
        {PACE_TARGET_SHARE, NULL, NULL, "share", "none"},
        {PACE_TARGET_GROWTH, NULL, "constant", "growth", "constant"},
        {PACE_TARGET_AVERAGE_GROWTH, "percent", "current", "growth", "current"},
        {PACE_TARGET_RANK, NULL, NULL, "rank", "none"},
        {PACE_TARGET_MULTIPLE, NULL, NULL, "level", "current"},
        {PACE_TARGET_TOTAL, "person_10k", NULL, "cumulative", "none"},
    };
    pace_builder *b = pace_builder_new("x", "en", "X");
    pace_dataset *out = NULL;
    const pace_indicator *of = NULL;
    pace_error err = PACE_ERROR_INIT;
    enum { ROWS = sizeof rows / sizeof *rows };
    pace_builder_indicator(b, "x", "X", NULL);
    for (int i = 0; i < ROWS; i++) { /* before there is any measure: the order does not matter */
        char plan[] = "p0";
        pace_target t = goal(5);
        plan[1] = (char)('0' + i);
        t.type = rows[i].type;
        if (rows[i].unit)
            t.unit = unit(rows[i].unit);
        if (rows[i].basis)
            ENSURE(pace_basis_parse(&t.basis, rows[i].basis, strlen(rows[i].basis), NULL) == PACE_OK);
        pace_builder_plan(b, plan, NULL, "2021-2025");
        pace_builder_target(b, "x", plan, &t);
    }
    add_kind(b, PACE_THRESHOLD, "CNY", PACE_BASIS_CURRENT);
    add_kind(b, PACE_GROWTH, "percent", PACE_BASIS_CONSTANT);
    add_kind(b, PACE_GROWTH, "percent", PACE_BASIS_CURRENT);
    add_kind(b, PACE_CUMULATIVE, "person", PACE_BASIS_NONE);
    add_kind(b, PACE_LEVEL, "CNY_10k", PACE_BASIS_CURRENT);
    add_kind(b, PACE_SHARE, "percent", PACE_BASIS_NONE);
    add_kind(b, PACE_RANK_NUMBER, "rank", PACE_BASIS_NONE);
    if (pace_builder_end(&out, b, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(out && pace_dataset_indicator(&of, out, "x", &err) == PACE_OK && of->target_count == ROWS);
    for (int i = 0; of && i < ROWS; i++) {
        char basis[PACE_UNIT_SIZE];
        ENSURE(of->targets[i].type == rows[i].type);
        ENSURE_TEXT(of->targets[i].measure, rows[i].measure);
        (void)pace_basis_print(basis, of->targets[i].basis, NULL);
        ENSURE_TEXT(basis, rows[i].kept);
    }
    ENSURE_NEAR(of ? of->targets[0].value : 0, 50000, 0); /* 5 hundred millions in ten thousands */
    pace_dataset_free(out);
    pace_builder_free(b);
}

/* --- the k-th allocation fails --------------------------------------------------------------------------------------- */

/* Enough things to make every array and tree grow. */
static void crowd(pace_builder *b)
{
    char id[] = "i00";
    for (int i = 0; i < 40; i++) {
        pace_series s = years(4);
        id[1] = (char)('0' + i / 10);
        id[2] = (char)('0' + i % 10);
        pace_builder_source(b, id, NULL, NULL);
        pace_builder_plan(b, id, NULL, "2021-2025");
        pace_builder_indicator(b, id, NULL, NULL);
        pace_builder_wording(b, "", id, id);
        pace_builder_series(b, id, s);
    }
}

static void test_memory(void)
{
    int64_t k = 0;
    for (;; k++) {
        failing f = {k, false, false, 0};
        pace_allocator allocator = {failing_resize, &f};
        pace_builder *b = pace_builder_new_with("riverton", "zh", "河城", &allocator);
        pace_dataset *made = NULL;
        pace_buffer text = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        pace_status status;
        text.allocator = &allocator;
        fill(b);
        crowd(b);
        status = pace_builder_end(&made, b, &err);
        ENSURE((status == PACE_OK) == (made != NULL));
        pace_builder_free(b);
        if (!status)
            status = pace_dataset_write(&text, made, &err);
        pace_buffer_clear(&text);
        pace_dataset_free(made);
        ENSURE(f.live == 0);
        if (!f.fired) {
            ENSURE(status == PACE_OK);
            break;
        }
        ENSURE(status == PACE_ERR_NOMEM && err.code == PACE_ERR_NOMEM);
        if (test_failures)
            break;
    }
    ENSURE(k > 30);
}

/* --- ids -------------------------------------------------------------------------------------------------------------- */

static pace_status indicator_status(const char *id)
{
    pace_builder *b = pace_builder_new("x", "en", "X");
    pace_status status;
    pace_builder_indicator(b, id, "X", NULL);
    status = pace_builder_status(b);
    pace_builder_free(b);
    return status;
}

static void test_ids(void)
{
    static const char *const good[] = {
        "gdp", "GDP_1-a.b", "地区生产总值", "ВРП", "الناتج", "CO₂排放", "二〇二五", "人々", "e\xCC\x81tat", "中\xF0\xA0\xAE\xB7", "ไทย"};
    static const char *const bad[] = {"", " ", "a b", "a:b", "a@b", "a/b", "a,b", "a\"b", "a\tb", "a\x7F" "b", "a\xC2\xA0" "b",
                                      "a\xE3\x80\x80" "b", "ＧＤＰ", "a（b）", "a—b", "a·b", "“a”", "\xCC\x81" "a", "a\xE2\x80\x8B" "b",
                                      "a\xEF\xBB\xBF", "a\xEE\x80\x80", "a\xEF\xBF\xBE", "a\xF3\xB0\x80\x80", "a\xE2\x80\xAE" "b", "a→b",
                                      "a\xC2\x85", "a\xC3", "\xED\xA0\x80", "a\xF0\x9F\xBF\xBE", "a\xF0\x9F\x98\x80"};
    char most[4 * 128 + 8] = "";
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (indicator_status(good[i])) {
            fprintf(stderr, "%s is an id\n", good[i]);
            test_failures++;
        }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (indicator_status(bad[i]) != PACE_ERR_ARG) {
            fprintf(stderr, "%d: %s is no id\n", (int)i, bad[i]);
            test_failures++;
        }
    for (int i = 0; i < 128; i++)
        memcpy(most + strlen(most), "值", 4);
    ENSURE(indicator_status(most) == PACE_OK);
    memcpy(most + strlen(most), "a", 2);
    ENSURE(indicator_status(most) == PACE_ERR_ARG);
}

int main(void)
{
    test_same_as_file();
    test_faults();
    test_beginnings();
    test_measures_of_targets();
    test_memory();
    test_ids();
    return TEST_RESULT;
}
