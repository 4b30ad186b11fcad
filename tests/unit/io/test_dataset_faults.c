/* Every kind of fault, put into a sound data set one at a time, is found where it is. */
#include "core/core.h"
#include "pace/pace.h"
#include "test.h"

#define DATA PACE_SOURCE_DIR "/tests/unit/io/data/"

typedef struct fault {
    const char *find, *put;    /* the first `find` of the sound file becomes `put` */
    pace_status code;
    const char *where, *what;  /* all of the place; some of the text */
} fault;

static const fault faults[] = {
    /* keys and types */
    {"\"note\": \"Every", "\"nota\": \"Every", PACE_ERR_DATA, "/nota", "did you mean \"note\"?"},
    {"\"publisher\": \"Town hall\"", "\"colour\": \"red\"", PACE_ERR_DATA, "/sources/0/colour", "unknown key"},
    {"\"token\": \"8.8\"", "\"token\": \"8.8\", \"byte\": 3", PACE_ERR_DATA,
     "/indicators/0/measures/1/observations/0/at/byte", "unknown key"},
    {"\"unit_zh\": \"%\"", "\"unitzh\": \"%\"", PACE_ERR_DATA, "/indicators/0/measures/1/observations/0/unitzh",
     "unknown key"},
    {"\"note\": \"Every", "\"a/b~c\": \"Every", PACE_ERR_DATA, "/a~1b~0c", "unknown key"},
    {"\"id\": \"town\",", "", PACE_ERR_DATA, "/", "missing key \"id\""},
    {"\"value\": 3960.1, ", "", PACE_ERR_DATA, "/indicators/0/measures/0/observations/0", "missing key \"value\""},
    {"\"char\": 28, ", "", PACE_ERR_DATA, "/indicators/0/measures/1/observations/0/at", "missing key \"char\""},
    {"\"plan\": \"annual-2016\", ", "", PACE_ERR_DATA, "/indicators/0/targets/1", "missing key \"plan\""},
    {"\"value\": 3960.1", "\"value\": \"3960.1\"", PACE_ERR_DATA, "/indicators/0/measures/0/observations/0/value",
     "a string where a number belongs"},
    {"\"value\": 3960.1", "\"value\": null", PACE_ERR_DATA, "/indicators/0/measures/0/observations/0/value",
     "null where a number belongs"},
    {"\"period\": \"2008\"", "\"period\": 2008", PACE_ERR_DATA, "/indicators/0/measures/0/observations/0/period",
     "a number where a period belongs"},
    {"\"char\": 28", "\"char\": 28.5", PACE_ERR_DATA, "/indicators/0/measures/1/observations/0/at/char",
     "a whole number of 0 or more"},
    {"\"char\": 28", "\"char\": -1", PACE_ERR_DATA, "/indicators/0/measures/1/observations/0/at/char",
     "a whole number of 0 or more"},
    {"\"name\": {\"en\": \"Output\"", "\"name\": {\"en\": 7", PACE_ERR_DATA, "/indicators/0/name/en",
     "a number where a name belongs"},
    {"\"name\": {\"en\": \"Bulletin 2010\"}", "\"name\": {}", PACE_ERR_DATA, "/sources/1/name",
     "no name in any language"},
    {"\"name\": {\"en\": \"Bulletin 2010\"}", "\"name\": \"Bulletin\"", PACE_ERR_DATA, "/sources/1/name",
     "a string where an object"},
    {"\"publisher\": \"Town hall\"", "\"publisher\": \"\"", PACE_ERR_DATA, "/sources/0/publisher", "an empty string"},
    {"\"observations\": []", "\"observations\": {}", PACE_ERR_DATA, "/indicators/2/measures/0/observations",
     "an object where a list belongs"},
    {"{\"id\": \"other-text\"}", "[]", PACE_ERR_DATA, "/documents/1", "a list where an object belongs"},
    /* what it is */
    {"\"pace-dataset\"", "\"csv\"", PACE_ERR_DATA, "/format", "no data set"},
    {"\"version\": 1", "\"version\": 2", PACE_ERR_UNSUPPORTED, "/version", "version 1"},
    /* ids */
    {"{\"id\": \"other-text\"}", "{\"id\": \"town-report\"}", PACE_ERR_DATA, "/documents/1/id",
     "already a document \"town-report\""},
    {"\"id\": \"bulletin-2010\"", "\"id\": \"report-2016\"", PACE_ERR_DATA, "/sources/1/id",
     "already a source \"report-2016\""},
    {"\"id\": \"12th\"", "\"id\": \"13th\"", PACE_ERR_DATA, "/plans/1/id", "already a plan \"13th\""},
    {"\"id\": \"trade\"", "\"id\": \"gdp\"", PACE_ERR_DATA, "/indicators/2/id", "already an indicator \"gdp\""},
    {"\"id\": \"exports_change\", \"kind\": \"growth\"", "\"id\": \"level\", \"basis\": \"current\"", PACE_ERR_DATA,
     "/indicators/2/measures/1/id", "already a measure \"trade:level@current\""},
    {"\"id\": \"trade\"", "\"id\": \"foreign trade\"", PACE_ERR_DATA, "/indicators/2/id", "is no id"},
    {"\"source\": \"report-2016\", \"note\": \"Made up.\"", "\"source\": \"report-2015\"", PACE_ERR_NOTFOUND,
     "/plans/1/source", "there is no source \"report-2015\"; did you mean \"report-2016\"?"},
    {"\"document\": \"town-report\", \"from\"", "\"document\": \"village\", \"from\"", PACE_ERR_NOTFOUND,
     "/sources/0/document", "no document \"village\""},
    {"\"document\": \"town-report\", \"char\": 28", "\"document\": \"town\", \"char\": 28", PACE_ERR_NOTFOUND,
     "/indicators/0/measures/1/observations/0/at/document", "no document \"town\""},
    {"\"source\": \"bulletin-2010\"}", "\"source\": \"bulletin\"}", PACE_ERR_NOTFOUND,
     "/indicators/0/measures/0/observations/0/source", "no source \"bulletin\""},
    {"\"part_of\": \"gdp\"", "\"part_of\": \"gpd\"", PACE_ERR_NOTFOUND, "/indicators/5/part_of",
     "did you mean \"gdp\"?"},
    {"\"part_of\": \"gdp\"", "\"part_of\": \"farming\"", PACE_ERR_DATA, "/indicators/5/part_of", "a part of itself"},
    {", \"part_of\": \"gdp\"", "", PACE_ERR_DATA, "/indicators/5/parts", "give `part_of` too"},
    {"\"plan\": \"annual-2016\"", "\"plan\": \"annual-2017\"", PACE_ERR_NOTFOUND, "/indicators/0/targets/1/plan",
     "there is no plan \"annual-2017\"; did you mean \"annual-2016\"?"},
    {"\"type\": \"growth\", \"measure\": \"growth\"", "\"type\": \"growth\", \"measure\": \"rate\"", PACE_ERR_NOTFOUND,
     "/indicators/0/targets/1/measure", "it has gdp:level@current, gdp:growth@constant"},
    {"\"basis\": \"unstated\", \"period\"", "\"basis\": \"chained\", \"period\"", PACE_ERR_NOTFOUND,
     "/indicators/0/targets/0/basis", "on this basis"},
    {"\"relative_to\": \"gdp:growth\"", "\"relative_to\": \"gdp\"", PACE_ERR_AMBIGUOUS,
     "/indicators/4/targets/0/relative_to", "gdp:growth@constant"},
    {"\"relative_to\": \"gdp:growth\"", "\"relative_to\": \"gnp\"", PACE_ERR_NOTFOUND,
     "/indicators/4/targets/0/relative_to", "no indicator \"gnp\""},
    /* words */
    {"\"better\": \"up\"", "\"better\": \"higher\"", PACE_ERR_DATA, "/indicators/0/better",
     "\"higher\" is not one of up, down, none"},
    {"\"kind\": \"growth\"", "\"kind\": \"speed\"", PACE_ERR_DATA, "/indicators/2/measures/1/kind",
     "not one of level, growth"},
    {", \"kind\": \"growth\"", "", PACE_ERR_DATA, "/indicators/2/measures/1", "missing key \"kind\""},
    {"\"qualifier\": \"about\"", "\"qualifier\": \"roughly\"", PACE_ERR_DATA,
     "/indicators/0/measures/1/observations/0/qualifier", "not one of exact"},
    {"\"status\": \"U\"", "\"status\": \"X\"", PACE_ERR_DATA, "/indicators/0/measures/0/observations/7/status",
     "no observation status"},
    {"\"status\": \"U\"", "\"status\": \"UV\"", PACE_ERR_DATA, "/indicators/0/measures/0/observations/7/status",
     "no observation status"},
    {"\"freq\": \"Q\"", "\"freq\": \"quarterly\"", PACE_ERR_DATA, "/indicators/9/measures/0/freq",
     "not one of A, S, Q"},
    {"\"nature\": \"anticipatory\"", "\"nature\": \"soft\"", PACE_ERR_DATA, "/indicators/1/targets/0/nature",
     "not one of binding"},
    /* units and bases */
    {"\"unit\": \"USD_100m\"", "\"unit\": \"USD_100x\"", PACE_ERR_UNIT, "/indicators/2/measures/0/unit", "USD_100"},
    {"\"unit\": \"CNY_trillion\", \"unit_zh\": \"万亿元\", \"qualifier\"", "\"unit\": \"km\", \"qualifier\"",
     PACE_ERR_UNIT, "/indicators/0/measures/0/observations/5/unit", "km"},
    {"\"unit\": \"CNY_trillion\", \"unit_zh\": \"万亿元\", \"nature\"", "\"unit\": \"percent\", \"nature\"",
     PACE_ERR_UNIT, "/indicators/1/targets/0/unit", "percent"},
    {"\"basis\": \"current\", ", "", PACE_ERR_DATA, "/indicators/0/measures/0", "missing key \"basis\""},
    {"\"basis\": \"current\"", "\"basis\": \"nominal\"", PACE_ERR_PARSE, "/indicators/0/measures/0/basis", "nominal"},
    /* periods */
    {"\"2015-Q2\"", "\"2015-Q5\"", PACE_ERR_RANGE, "/indicators/9/measures/0/observations/0/period", ""},
    {"\"2015-Q2\"", "\"2015\"", PACE_ERR_FREQ, "/indicators/9/measures/0/observations/0/period", "annual"},
    {"\"2015-Q2\"", "\"spring\"", PACE_ERR_PARSE, "/indicators/9/measures/0/observations/0/period", "spring"},
    {"\"span\": \"2016-2020\"", "\"span\": \"2020-2016\"", PACE_ERR_RANGE, "/plans/1/span", ""},
    {"\"span\": \"2016-2020\"", "\"span\": \"undated\"", PACE_ERR_DATA, "/plans/1/span", "a first and a last period"},
    {"\"published\": \"2016-01-20\"", "\"published\": \"2016-02-30\"", PACE_ERR_RANGE, "/sources/0/published", ""},
    {"\"base_period\": \"2015\"", "\"base_period\": \"2020\"", PACE_ERR_DATA, "/indicators/2/targets/0/period",
     "not after its base period 2020"},
    {"\"base_period\": \"2015\"", "\"base_period\": \"2015-Q1\"", PACE_ERR_FREQ, "/indicators/2/targets/0/period",
     "quarterly"},
    /* places */
    {"\"char\": 28", "\"char\": 159", PACE_ERR_RANGE, "/indicators/0/measures/1/observations/0/at/char",
     "outside its document \"town-report\""},
    {"\"char\": 28", "\"char\": 157", PACE_ERR_RANGE, "/indicators/0/measures/1/observations/0/at/char",
     "outside its document \"town-report\""},
    {"\"from\": 0", "\"from\": 29", PACE_ERR_RANGE, "/indicators/0/measures/1/observations/0/at/char",
     "outside its source \"report-2016\""},
    {"\"document\": \"town-report\", \"char\": 28", "\"document\": \"other-text\", \"char\": 28", PACE_ERR_DATA,
     "/indicators/0/measures/1/observations/0/at/document", "is in the document \"town-report\""},
    {"\"to\": 159", "\"to\": 160", PACE_ERR_RANGE, "/sources/0/to", "after its document"},
    {"\"from\": 0, \"to\": 159", "\"from\": 9, \"to\": 9", PACE_ERR_DATA, "/sources/0/to", "ends before it begins"},
    {"\"from\": 0, ", "", PACE_ERR_DATA, "/sources/0/to", "half a stretch"},
    {"\"document\": \"town-report\", \"from\"", "\"from\"", PACE_ERR_DATA, "/sources/0/from", "name the `document`"},
    /* numbers */
    {"\"value\": 9, \"value_high\": 9.5", "\"value\": 9, \"value_high\": 8.5", PACE_ERR_DATA,
     "/indicators/0/targets/1/value_high", "ends below"},
    {"\"value\": 3960.1", "\"value\": 3960.1, \"decimals\": 16", PACE_ERR_RANGE,
     "/indicators/0/measures/0/observations/0/decimals", "more than 15"},
    {"\"period\": \"2008\"", "\"period\": \"0001\"", PACE_OK, "", ""},
};

static char *sound;
static size_t sound_length;

static char *replaced(const char *find, const char *put, size_t *n)
{
    const char *at = strstr(sound, find);
    size_t a = strlen(find), b = strlen(put), head;
    char *text;
    if (!at)
        return NULL;
    head = (size_t)(at - sound);
    *n = sound_length - a + b;
    text = malloc(*n + 1);
    if (!text)
        exit(1);
    memcpy(text, sound, head);
    memcpy(text + head, put, b);
    memcpy(text + head + b, at + a, sound_length - head - a + 1);
    return text;
}

static void test_faults(void)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        const fault *f = &faults[i];
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data = NULL;
        char where[400];
        size_t n;
        char *text = replaced(f->find, f->put, &n);
        pace_status status;
        if (!text) {
            fprintf(stderr, "case %zu: the file has no %s\n", i, f->find);
            test_failures++;
            continue;
        }
        status = pace_dataset_read(&data, text, n, "town.json", NULL, &err);
        (void)snprintf(where, sizeof where, "town.json:%s", f->where);
        if (status != f->code || (status && (data || strcmp(err.where, where) != 0 || !strstr(err.text, f->what)))) {
            fprintf(stderr, "case %zu, %s: got %s %s: %s\n  want %s %s: %s\n", i, f->put, pace_status_name(status),
                    err.where, err.text, pace_status_name(f->code), where, f->what);
            test_failures++;
        }
        ENSURE(err.code == status);
        pace_dataset_free(data);
        free(text);
    }
}

/* The pointer is whole also where the path is not. */
static void test_long_path(void)
{
    char path[500];
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    size_t n;
    char *text = replaced(faults[2].find, faults[2].put, &n);
    const char *tail;
    memset(path, 'p', sizeof path);
    path[sizeof path - 1] = '\0';
    ENSURE(pace_dataset_read(&data, text, n, path, NULL, &err) == PACE_ERR_DATA);
    tail = strchr(err.where, ':');
    ENSURE_TEXT(tail ? tail + 1 : "", faults[2].where);
    free(text);
}

typedef struct syntax {
    const char *text;
    size_t n;
    int line, column;
    const char *what;
} syntax;

#define TEXT(literal) literal, sizeof literal - 1

static void test_syntax(void)
{
    static const syntax cases[] = {
        {TEXT(""), 1, 1, "no JSON in it"},
        {TEXT(" \n "), 2, 2, "no JSON in it"},
        {TEXT("\xEF\xBB\xBF"), 1, 1, "no JSON in it"},
        {TEXT("{\"a\": 1,\n \"a\": 2}"), 2, 4, "a key twice"},
        {TEXT("{\"a\": [1\0]}"), 1, 9, "a NUL byte"},
        {TEXT("{\"a\": \"\\u0000\"}"), 1, 8, "NUL"},
        {TEXT("{\n\"名\": \"\xFF\"}"), 2, 7, "not UTF-8"},
        {TEXT("{\"a\": 1} x"), 1, 10, "something follows"},
        {TEXT("{\"a\": 1e999}"), 1, 11, "a number that is too large"},
        {TEXT("{\"a\": 99999999999999999999}"), 1, 26, "a number that is too large"},
        {TEXT("{\"a\": nan}"), 1, 7, "\"n\" where a value belongs"},
        {TEXT("{\"a\": 01}"), 1, 8, "begins with 0"},
        {TEXT("{\"a\": 1.}"), 1, 9, "\"}\" where a number as in JSON"},
        {TEXT("{\"a\": -}"), 1, 8, "\"}\" where a number as in JSON"},
        {TEXT("{\"a\": +1}"), 1, 7, "\"+\" where a value belongs"},
        {TEXT("{\"a\": 2e}"), 1, 9, "\"}\" where a number as in JSON"},
        {TEXT("{\"a\": [1,]}"), 1, 10, "\"]\" where a value belongs"},
        {TEXT("{\"a\": 1,}"), 1, 9, "\"}\" where a key in double quotes belongs"},
        {TEXT("{'a': 1}"), 1, 2, "\"'\" where a key in double quotes belongs"},
        {TEXT("{\"a\" 1}"), 1, 6, "\"1\" where a colon belongs"},
        {TEXT("{\"a\": 1 \"b\": 2}"), 1, 9, "where , or } belongs"},
        {TEXT("[1 2]"), 1, 4, "\"2\" where , or ] belongs"},
        {TEXT("{\"a\": [1}}"), 1, 9, "\"}\" where , or ] belongs"},
        {TEXT("{\"a\": 値}"), 1, 7, "\"値\" where a value belongs"},
        {TEXT("{\"a\": \"\\ud800\"}"), 1, 8, "surrogate"},
        {TEXT("{\"a\": \"\\udc00\\ud800\"}"), 1, 8, "surrogate"},
        {TEXT("{\"a\": \"\\u12g4\"}"), 1, 12, "\"g\" where one of four"},
        {TEXT("{\"a\": \"\\x\"}"), 1, 9, "\"x\" where an escape belongs"},
        {TEXT("{\"a\": \"\x01\"}"), 1, 8, "a control character"},
        {TEXT("{\"a\": \"b"), 1, 9, "ends too early"},
        {TEXT("年,GDP\n2015,1\n"), 1, 1, "this is no JSON; a data set is JSON of the form pace-dataset"},
        {TEXT("\xEF\xBB\xBFyear,gdp\n"), 1, 1, "a plain table goes to growth, chart or check"},
        {TEXT("2015,1\n2016,2\n"), 1, 1, "this is no JSON"},
        {TEXT("\n\"year\",\"gdp\"\n"), 1, 1, "this is no JSON"},
        {TEXT("{\"a\": [tru"), 1, 8, "\"t\" where a value belongs"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data = NULL;
        pace_status status = pace_dataset_read(&data, cases[i].text, cases[i].n, "f.json", NULL, &err);
        if (status != PACE_ERR_PARSE || err.line != cases[i].line || !strstr(err.text, cases[i].what)) {
            fprintf(stderr, "syntax %zu: got %s %s: %s\n", i, pace_status_name(status), err.where, err.text);
            test_failures++;
        }
        if (err.column != cases[i].column) {
            fprintf(stderr, "syntax %zu: column %d, not %d (%s)\n", i, err.column, cases[i].column, err.text);
            test_failures++;
        }
        ENSURE(!data && pace_text_valid(err.text, strlen(err.text)) == strlen(err.text));
    }
}

static void test_no_object(void)
{
    static const char *const texts[] = {"3", "-1.5e2", "\"pace-dataset\"", "true", "null", "[]", " [{}] "};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data = NULL;
        ENSURE(pace_dataset_read(&data, texts[i], strlen(texts[i]), "f.json", NULL, &err) == PACE_ERR_DATA && !data);
        ENSURE_TEXT(err.where, "f.json:/");
        ENSURE(strstr(err.text, i < 5 ? "a single value where an object belongs" : "a list where an object belongs") != NULL);
        ENSURE(strstr(err.text, "; a data set is {\"format\": \"pace-dataset\"") != NULL);
    }
}

/* Whatever a file breaks off, the answer is an error with a place, never a data set. */
static void test_truncated(void)
{
    size_t end = sound_length;
    while (end > 0 && sound[end - 1] != '}')
        end--;
    for (size_t n = 0; n < end; n++) {
        pace_error err = PACE_ERROR_INIT;
        pace_dataset *data = NULL;
        char *text = malloc(n + 1); /* of its very length, so that reading past it shows */
        pace_status status;
        if (!text)
            exit(1);
        memcpy(text, sound, n);
        status = pace_dataset_read(&data, text, n, "cut", NULL, &err);
        ENSURE(status == PACE_ERR_PARSE && !data && err.line > 0);
        free(text);
    }
}

static void test_nesting(void)
{
    enum { DEEP = 100000 };
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    char *text = malloc(DEEP);
    if (!text)
        exit(1);
    memset(text, '[', DEEP);
    ENSURE(pace_dataset_read(&data, text, DEEP, "deep", NULL, &err) == PACE_ERR_PARSE);
    ENSURE(strstr(err.text, "nested too deeply") != NULL);
    free(text);
}

/* Ten million brackets would take a gigabyte as a tree. */
static void test_density(void)
{
    enum { PAIRS = 1000000 };
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    char *text = malloc(3 * PAIRS + 2);
    size_t n = 0;
    if (!text)
        exit(1);
    text[n++] = '[';
    for (int i = 0; i < PAIRS; i++) {
        memcpy(text + n, "[],", 3);
        n += 3;
    }
    text[n - 1] = ']';
    ENSURE(pace_dataset_read(&data, text, n, "dense", NULL, &err) == PACE_ERR_RANGE);
    free(text);
}

static void write_file(const char *path, const char *text, size_t n)
{
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(text, 1, n, file) != n || fclose(file) != 0)
        exit(1);
}

/* Checking goes on past each fault, with the same words. */
static void test_check(void)
{
    static const char path[] = "check-town.json";
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    int64_t count = -1;
    size_t n;
    char *text =
        replaced("\"value\": 3960.1, \"source\": \"bulletin-2010\"", "\"source\": \"nobody\", \"colour\": 1", &n);
    char *at = text ? strstr(text, "\"plan\": \"annual-2016\"") : NULL;
    if (!at || !(at = strchr(at, '9')))
        exit(1);
    *at = ' ';
    write_file(path, text, n);
    ENSURE(pace_dataset_check(&lines, &count, path, &err) ==
           PACE_ERR_PARSE); /* 13th lost its value: no JSON any more */
    *at = '9';
    at = strstr(text, "\"period\": \"2020\"");
    at[12] = 'Z';
    write_file(path, text, n);
    ENSURE(!pace_dataset_check(&lines, &count, path, &err));
    ENSURE(count == 3);
    ENSURE(lines.text &&
           strstr(lines.text, "check-town.json:/indicators/0/measures/0/observations/0/colour: unknown key"));
    ENSURE(lines.text &&
           strstr(lines.text, "check-town.json:/indicators/0/measures/0/observations/0: missing key \"value\""));
    ENSURE(lines.text && strstr(lines.text, "check-town.json:/indicators/0/targets/0/period: "));
    pace_buffer_clear(&lines);
    ENSURE(!pace_dataset_check(&lines, &count, DATA "town.json", &err));
    ENSURE(count == 0 && lines.length == 0);
    ENSURE(pace_dataset_check(&lines, &count, "no-such-file.json", &err) == PACE_ERR_IO);
    pace_buffer_clear(&lines);
    (void)remove(path);
    free(text);
}

/* Where each fault of the table alone is one line, all the places that cannot hide each other are found in one go. */
static void test_check_same_words(void)
{
    static const char path[] = "check-one.json";
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        pace_buffer lines = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        char want[400];
        int64_t count = -1;
        size_t n;
        char *text = replaced(faults[i].find, faults[i].put, &n);
        if (!text)
            continue;
        write_file(path, text, n);
        ENSURE(!pace_dataset_check(&lines, &count, path, &err));
        (void)snprintf(want, sizeof want, "%s:%s: ", path, faults[i].where);
        if (faults[i].code == PACE_OK)
            ENSURE(count == 0);
        else
            ENSURE(count >= 1 && lines.text && strstr(lines.text, want));
        pace_buffer_clear(&lines);
        free(text);
    }
    (void)remove(path);
}

int main(void)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    if (pace_file_read(&bytes, DATA "town.json", &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    sound = bytes.text;
    sound_length = bytes.length;
    test_faults();
    test_long_path();
    test_syntax();
    test_no_object();
    test_truncated();
    test_nesting();
    test_density();
    test_check();
    test_check_same_words();
    pace_buffer_clear(&bytes);
    return TEST_RESULT;
}
