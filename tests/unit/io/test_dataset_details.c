/* Small data sets, one rule each: units, digits, bases, baselines, escapes. All figures are made up. */
#include <fcntl.h>
#include <unistd.h>
#include "pace/pace.h"
#include "test.h"

#define HEAD                                                                                                     \
    "{\"format\": \"pace-dataset\", \"version\": 1, \"id\": \"d\", \"name\": {\"en\": \"Made up\"}, "               \
    "\"documents\": [{\"id\": \"t\"}], "                                                                           \
    "\"sources\": [{\"id\": \"s\", \"name\": {\"en\": \"S\"}, \"published\": \"2016\"}], "                          \
    "\"plans\": [{\"id\": \"p\", \"name\": {\"en\": \"P\"}, \"span\": \"2016-2020\"}, "                             \
    "{\"id\": \"q\", \"name\": {\"en\": \"Q\"}, \"span\": \"2016-Q1/2016-Q4\"}, "                                   \
    "{\"id\": \"first\", \"name\": {\"en\": \"F\"}, \"span\": \"0001\"}], \"indicators\": ["
#define TAIL "]}"

/* An indicator "x" with measures and targets. */
#define X(measures, targets)                                                                               \
    "{\"id\": \"x\", \"name\": {\"en\": \"X\"}, \"domain\": \"d\", \"measures\": [" measures "], \"targets\": [" \
    targets "]}"
#define LEVEL(unit, more, observations) \
    "{\"id\": \"level\", \"unit\": \"" unit "\"" more ", \"observations\": [" observations "]}"
#define SEEN(period, value, more) "{\"period\": \"" period "\", \"value\": " value ", \"source\": \"s\"" more "}"
#define WANTED(type, period, value, more)                                                                    \
    "{\"plan\": \"p\", \"type\": \"" type "\", \"measure\": \"level\", \"period\": \"" period "\", \"value\": " value \
    ", \"source\": \"s\"" more "}"

static pace_status read_text(pace_dataset **out, const char *text, pace_error *err)
{
    *out = NULL;
    return pace_dataset_read(out, text, strlen(text), "d.json", NULL, err);
}

static pace_dataset *must_read(const char *text)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data;
    if (read_text(&data, text, &err)) {
        fprintf(stderr, "%s: %s\n%s\n", err.where, err.text, text);
        exit(1);
    }
    return data;
}

static const pace_measure *level_of(const pace_dataset *data)
{
    const pace_measure *measure = NULL;
    pace_error err = PACE_ERROR_INIT;
    if (pace_dataset_measure(&measure, data, "x:level", &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        exit(1);
    }
    return measure;
}

typedef struct digits {
    const char *text;    /* a data set with one observation */
    double converted;
    int printed, shown;  /* digits in the printed unit, and in the measure's */
} digits;

static void test_digits(void)
{
    static const digits table[] = {
        {HEAD X(LEVEL("CNY_100m", ", \"basis\": \"current\"", SEEN("2015", "1.65", ", \"unit\": \"CNY_trillion\"")), "")
             TAIL,
         16500, 2, 0},
        {HEAD X(LEVEL("CNY_trillion", ", \"basis\": \"current\"", SEEN("2015", "16500", ", \"unit\": \"CNY_100m\"")),
                "") TAIL,
         1.65, 0, 4},
        {HEAD X(LEVEL("percent", "", SEEN("2015", "0.125", ", \"unit\": \"ratio\"")), "") TAIL, 12.5, 3, 1},
        {HEAD X(LEVEL("ratio", "", SEEN("2015", "12.5", ", \"unit\": \"percent\"")), "") TAIL, 0.125, 1, 3},
        {HEAD X(LEVEL("hours", "", SEEN("2015", "90", ", \"unit\": \"minutes\"")), "") TAIL, 1.5, 0, 1},
        {HEAD X(LEVEL("count", "", SEEN("2015", "12", ", \"decimals\": 2")), "") TAIL, 12, 2, 2},
        {HEAD X(LEVEL("count", "",
                      SEEN("2015", "12", ", \"at\": {\"document\": \"t\", \"char\": 3, \"token\": \"12.00\"}")),
                "") TAIL,
         12, 2, 2},
        {HEAD X(
             LEVEL("count", "", SEEN("2015", "2", ", \"at\": {\"document\": \"t\", \"char\": 3, \"token\": \"翻番\"}")),
             "") TAIL,
         2, 0, 0},
        {HEAD X(LEVEL("count", "", SEEN("2015", "1.25e-7", "")), "") TAIL, 1.25e-7, 9, 9},
        {HEAD X(LEVEL("count", "", SEEN("2015", "1E+2", "")), "") TAIL, 100, 0, 0},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        pace_dataset *data = must_read(table[i].text);
        const pace_measure *m = level_of(data);
        int before = test_failures;
        ENSURE_NEAR(m->observations[0].converted, table[i].converted, 0.0);
        ENSURE(m->observations[0].decimals == table[i].printed);
        ENSURE(m->series.view.n == 1 && m->series.decimals[0] == table[i].shown);
        if (test_failures > before)
            fprintf(stderr, "  digits %zu: %g, %d, %d\n", i, m->observations[0].converted, m->observations[0].decimals,
                    m->series.decimals[0]);
        pace_dataset_free(data);
    }
}

typedef struct wanted {
    const char *text;      /* a data set with one target */
    double value, base;
    pace_quantity quantity;
    int scale;
    pace_basis_kind basis;
} wanted;

#define CURRENT ", \"basis\": \"current\""
#define CONSTANT ", \"basis\": \"constant\""
#define BOTH LEVEL("CNY_100m", CONSTANT, "") ", " LEVEL("CNY_100m", CURRENT, "")

static void test_targets(void)
{
    static const double none = (double)NAN;
    static const wanted table[] = {
        {HEAD X(LEVEL("CNY_100m", CURRENT, ""),
                WANTED("level", "2020", "1.65", ", \"unit\": \"CNY_trillion\", \"base\": 0.77")) TAIL,
         16500, 7700, PACE_MONEY, 8, PACE_BASIS_CURRENT},
        {HEAD X(LEVEL("CNY_100m", CURRENT, ""), WANTED("level", "2020", "16500", "")) TAIL, 16500, none, PACE_MONEY, 8,
         PACE_BASIS_CURRENT},
        {HEAD X(BOTH, WANTED("level", "2020", "5", CONSTANT)) TAIL, 5, none, PACE_MONEY, 8, PACE_BASIS_CONSTANT},
        {HEAD X(BOTH, WANTED("level", "2020", "5", ", \"basis\": \"unstated\"")) TAIL, 5, none, PACE_MONEY, 8,
         PACE_BASIS_UNSTATED},
        {HEAD X(LEVEL("CNY_100m", CURRENT, ""), WANTED("average_growth", "2016-2020", "9", ", \"base\": 7700")) TAIL, 9,
         7700, PACE_PERCENT, 0, PACE_BASIS_CURRENT},
        {HEAD X(LEVEL("CNY_100m", CURRENT, ""), WANTED("growth", "2020", "0.09", ", \"unit\": \"ratio\"")) TAIL, 9,
         none, PACE_PERCENT, 0, PACE_BASIS_CURRENT},
        {HEAD X(LEVEL("ratio", "", ""), WANTED("cumulative", "2016-2020", "-16", ", \"unit\": \"percent\"")) TAIL,
         -0.16, none, PACE_RATIO, 0, PACE_BASIS_NONE},
        {HEAD X(LEVEL("CNY_100m", CURRENT, ""), WANTED("multiple", "2020", "2", "")) TAIL, 2, none, PACE_RATIO, 0,
         PACE_BASIS_CURRENT},
        {HEAD X(LEVEL("percent", "", ""), WANTED("share", "2020", "1", ", \"unit\": \"ratio\"")) TAIL, 100, none,
         PACE_PERCENT, 0, PACE_BASIS_NONE},
        {HEAD X(LEVEL("rank", "", ""), WANTED("rank", "2020", "3", "")) TAIL, 3, none, PACE_RANK, 0, PACE_BASIS_NONE},
        {HEAD X(LEVEL("percent", "", ""), WANTED("growth", "2020", "1", ", \"relative_to\": \"x\"")) TAIL, 1, none,
         PACE_PERCENT, 0, PACE_BASIS_NONE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        pace_dataset *data = must_read(table[i].text);
        pace_target target;
        int before = test_failures;
        ENSURE(!pace_dataset_target(&target, data, "x", "p", NULL));
        ENSURE_NEAR(target.value, table[i].value, 0.0);
        ENSURE_NEAR(target.base, table[i].base, 0.0);
        ENSURE(target.unit.quantity == table[i].quantity && target.unit.scale == table[i].scale);
        ENSURE(target.basis.kind == table[i].basis && target.decimals >= 0);
        if (test_failures > before)
            fprintf(stderr, "  target %zu\n", i);
        pace_dataset_free(data);
    }
}

typedef struct refusal {
    const char *text;
    pace_status code;
    const char *where, *what;
} refusal;

static void test_refusals(void)
{
    static const refusal table[] = {
        {HEAD X(BOTH, WANTED("level", "2020", "5", "")) TAIL, PACE_ERR_AMBIGUOUS, "/indicators/0/targets/0/measure",
         "more than one price basis"},
        {HEAD X("", WANTED("level", "2020", "5", "")) TAIL, PACE_ERR_NOTFOUND, "/indicators/0/targets/0/measure",
         "list it in `measures`"},
        {HEAD X(LEVEL("count", "", ""), "{\"plan\": \"first\", \"type\": \"level\", \"measure\": \"level\", "
                                        "\"period\": \"0001\", \"value\": 1, \"source\": \"s\"}") TAIL,
         PACE_ERR_RANGE, "/indicators/0/targets/0", "give a `base_period`"},
        {HEAD X(LEVEL("count", "", ""), "{\"plan\": \"q\", \"type\": \"level\", \"measure\": \"level\", \"period\": "
                                        "\"2016\", \"value\": 1, \"source\": \"s\"}") TAIL,
         PACE_ERR_FREQ, "/indicators/0/targets/0/period", "quarterly"},
        {HEAD X(LEVEL("count", "", ""), WANTED("level", "2020", "5", ", \"base_period\": \"9999\"")) TAIL,
         PACE_ERR_RANGE, "/indicators/0/targets/0/base_period", "no period after it"},
        {HEAD X(LEVEL("count", "", ""), WANTED("level", "2020", "5", ", \"role\": \"actual\"")) TAIL, PACE_ERR_DATA,
         "/indicators/0/targets/0/role", "not one of target"},
        {HEAD X(LEVEL("count", "", ""), WANTED("level", "2020", "5", ", \"unit\": \"km\"")) TAIL, PACE_ERR_UNIT,
         "/indicators/0/targets/0/unit", ""},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data;
        ENSURE(read_text(&data, table[i].text, &err) == table[i].code && !data);
        ENSURE_TEXT(strchr(err.where, ':') ? strchr(err.where, ':') + 1 : err.where, table[i].where);
        if (!strstr(err.text, table[i].what)) {
            fprintf(stderr, "refusal %zu: %s\n", i, err.text);
            test_failures++;
        }
    }
}

static void test_escapes(void)
{
    pace_dataset *data = must_read(
        HEAD X(LEVEL("count", "", SEEN("2015", "1", ", \"note\": \"a\\n\\\"\\u4E2d\\/\\uD83D\\uDE00\"")), "") TAIL);
    ENSURE_TEXT(level_of(data)->observations[0].note, "a\n\"中/\xF0\x9F\x98\x80");
    pace_dataset_free(data);
    data = must_read("\xEF\xBB\xBF" HEAD X(LEVEL("count", "", "") "", "") TAIL " \r\n\t");
    ENSURE(level_of(data)->series.view.n == 0);
    pace_dataset_free(data);
}

/* Between the value of the data and the number in the text there may be the sign that a word gives, and nothing else.
 */
static void test_token_value(void)
{
    static const char text[] = "it fell by 3.5 points from 12";
    pace_dataset *data = must_read(HEAD X(
        LEVEL(
            "count", "",
            SEEN("2015", "-3.5", ", \"at\": {\"document\": \"t\", \"char\": 11, \"token\": \"3.5\"}") ", " SEEN(
                "2016", "35",
                ", \"at\": {\"document\": \"t\", \"char\": 11, \"token\": \"3.5\"}") ", " SEEN("2014", "10",
                                                                                               ", \"value_high\": 12, "
                                                                                               "\"at\": {\"document\": "
                                                                                               "\"t\", \"char\": 27, "
                                                                                               "\"token\": \"12\"}")),
        "") TAIL);
    pace_buffer lines = PACE_BUFFER_INIT;
    int64_t faults = 0, looked_up = 0;
    ENSURE(!pace_dataset_attach_text(data, "t", text, sizeof text - 1, NULL));
    ENSURE(!pace_dataset_check_text(&lines, &faults, &looked_up, data, NULL));
    ENSURE(faults == 1 && looked_up == 3);
    ENSURE_TEXT(lines.text ? lines.text : "",
                "t:11: x:level: the number that stands there is not the value in the data\n");
    pace_buffer_clear(&lines);
    pace_dataset_free(data);
}

#define PART(id, measures)                                                                                             \
    ", {\"id\": \"" id                                                                                                 \
    "\", \"name\": {\"en\": \"P\"}, \"domain\": \"d\", \"part_of\": \"x\", \"parts\": \"incomplete\", "                \
    "\"measures\": [" measures "]}"

static void test_parts(void)
{
    pace_parts_sum sum = {0, 0, 0, 0};
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = must_read(HEAD X(LEVEL("person_10k", "", SEEN("2015", "100", "")), "")
                                       PART("a", LEVEL("person", "", SEEN("2015", "400000", "")))
                                           PART("b", LEVEL("person_10k", "", SEEN("2015", "50", ""))) TAIL);
    ENSURE(!pace_dataset_parts(&sum, data, "x", pace_year(2015), &err));
    ENSURE(sum.parts == 2);
    ENSURE_NEAR(sum.sum, 90.0, 1e-12);
    ENSURE_NEAR(sum.remainder, 10.0, 1e-12);
    pace_dataset_free(data);
    data = must_read(HEAD X(LEVEL("person_10k", "", SEEN("2015", "100", "")), "") PART("a", "") TAIL);
    ENSURE(pace_dataset_parts(&sum, data, "x", pace_year(2015), &err) == PACE_ERR_NOTFOUND);
    ENSURE_TEXT(err.where, "a");
    pace_dataset_free(data);
    data = must_read(HEAD X(LEVEL("count", "", SEEN("2015", "100", "") ", " SEEN("2015", "200", "")), "") PART("a", "")
                         TAIL);
    ENSURE(pace_dataset_parts(&sum, data, "x", pace_year(2015), &err) == PACE_ERR_AMBIGUOUS);
    ENSURE(sum.parts == 2);
    pace_dataset_free(data);
}

/* One indicator, two measures with targets: each is told by its own name, in every language of the indicator's. */
static void test_measure_names(void)
{
    pace_dataset *data = must_read(
        HEAD "{\"id\": \"x\", \"name\": {\"zh\": \"项目\", \"en\": \"Projects\"}, \"domain\": \"d\", \"measures\": ["
             "{\"id\": \"level\", \"unit\": \"count\", \"observations\": []}, "
             "{\"id\": \"begun\", \"kind\": \"level\", \"name\": {\"en\": \"begun\", \"zh\": \"开工\"}, \"unit\": \"count\", "
             "\"observations\": [" SEEN("2015", "1", "") "]}], \"targets\": [{\"plan\": \"p\", \"type\": \"level\", "
             "\"measure\": \"begun\", \"period\": \"2020\", \"value\": 9, \"source\": \"s\"}]}" TAIL);
    pace_error err = PACE_ERROR_INIT;
    const pace_measure *measure = NULL;
    pace_target target = {0}, made = pace_target_of(pace_year(2015), 1, pace_year(2020), 2);
    ENSURE(!pace_dataset_measure(&measure, data, "x:level", &err));
    ENSURE_TEXT(pace_names_get(measure->name, "en"), "Projects");
    ENSURE(!pace_dataset_measure(&measure, data, "x:begun", &err));
    ENSURE_TEXT(pace_names_get(measure->name, "en"), "Projects, begun");
    ENSURE_TEXT(pace_names_get(measure->name, "zh"), "项目：开工");
    ENSURE_TEXT(measure->series.name, "项目：开工");
    ENSURE(!pace_dataset_target(&target, data, "x", "p", &err));
    ENSURE_TEXT(target.name, "项目：开工");
    ENSURE_TEXT(pace_dataset_target_name(data, &target, "en"), "Projects, begun");
    target.measure = "level";
    ENSURE_TEXT(pace_dataset_target_name(data, &target, "en"), "Projects");
    target.measure = "none";
    ENSURE_TEXT(pace_dataset_target_name(data, &target, "zh"), "项目");
    ENSURE_TEXT(pace_dataset_target_name(NULL, &target, "en"), "项目：开工");
    ENSURE_TEXT(pace_dataset_target_name(data, &made, "en"), "");
    ENSURE_TEXT(pace_dataset_target_name(data, NULL, "en"), "");
    pace_dataset_free(data);
}

static void test_standard_input(void)
{
    static const char path[] = "details-stdin.json";
    static const char text[] = HEAD X(LEVEL("count", "", SEEN("2015", "1", ", \"colour\": 1")), "") TAIL;
    FILE *file = fopen(path, "wb");
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    int fd;
    if (!file || fputs(text, file) < 0 || fclose(file) != 0 || (fd = open(path, O_RDONLY)) < 0 || dup2(fd, 0) < 0)
        exit(1);
    ENSURE(pace_dataset_load(&data, "-", &err) == PACE_ERR_DATA);
    ENSURE_TEXT(err.where, "<stdin>:/indicators/0/measures/0/observations/0/colour");
    (void)close(fd);
    (void)remove(path);
}

int main(void)
{
    test_digits();
    test_targets();
    test_refusals();
    test_escapes();
    test_token_value();
    test_parts();
    test_measure_names();
    test_standard_input();
    return TEST_RESULT;
}
