/* Reading rulebooks: those that ship, copies with a change, faults with their place, no memory. */
#include "failing.h"
#include "pace/pace.h"
#include "test.h"

#define HEAD "{\"format\":\"pace-rulebook\",\"version\":1,\"id\":\"mine\",\"name\":{\"en\":\"Mine\"},\"sources\":[],\"family\":\"rate_ratio\","
#define CLASSES "\"classes\":[{\"id\":\"good\",\"name\":{\"en\":\"good\"},\"order\":2,\"says\":\"on_track\"},{\"id\":\"bad\",\"name\":{\"en\":\"bad\"},\"order\":1,\"says\":\"short\"}],"
#define BASE "\"base\":{\"from\":\"target\",\"find\":\"later\"},"
#define CUTS "\"with_target\":{\"cuts\":[{\"class\":\"good\",\"at_least\":1},{\"class\":\"bad\"}]}"
#define WHOLE HEAD CLASSES BASE CUTS "}"

static pace_status read_book(pace_rulebook **out, const char *text, pace_error *err)
{
    return pace_rulebook_read(out, text, strlen(text), "mine.json", NULL, err);
}

static void test_shipped(void)
{
    int64_t n, count;
    const char *const *ids = pace_rulebook_shipped_ids(&n);
    pace_rulebook *book = NULL;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(n >= 15);
    for (int64_t i = 0; i < n; i++) {
        const pace_rule_class *classes;
        const pace_rule_source *sources;
        size_t length = 0;
        char path[512];
        ENSURE(!pace_rulebook_shipped(&book, ids[i], &err));
        ENSURE_TEXT(pace_rulebook_id(book), ids[i]);
        ENSURE(*pace_names_get(pace_rulebook_name(book), "zh") && *pace_rulebook_edition(book) && *pace_rulebook_note(book));
        classes = pace_rulebook_classes(book, &count);
        for (int64_t k = 0; k < count; k++) /* in both languages, and not the one for the other */
            ENSURE(strcmp(pace_names_get(classes[k].name, "en"), pace_names_get(classes[k].name, "zh")) != 0);
        sources = pace_rulebook_sources(book, &count);
        ENSURE(count > 0 && *sources[0].about && *sources[0].detail);
        ENSURE(*pace_family_name(pace_rulebook_family(book)));
        pace_rulebook_free(book);
        ENSURE(pace_rulebook_shipped_text(ids[i], &length) != NULL && length > 100);
        snprintf(path, sizeof path, "%s/data/rulebooks/%s.json", PACE_SOURCE_DIR, ids[i]);
        ENSURE(!pace_rulebook_open(&book, path, &err)); /* the file is the text */
        pace_rulebook_free(book);
    }
    ENSURE(pace_rulebook_shipped(&book, "eurostatt", &err) == PACE_ERR_NOTFOUND);
    ENSURE(strstr(err.text, "\"eurostat\"") != NULL);
    ENSURE(pace_rulebook_open(&book, "no/such.json", &err) == PACE_ERR_IO);
    ENSURE(pace_rulebook_shipped_text("nothing", NULL) == NULL);
}

/* A threshold changed in a copy, nothing compiled. */
static void test_copy(void)
{
    static const double values[] = {100, 104};
    size_t n = 0;
    const char *text = pace_rulebook_shipped_text("eurostat", &n), *at = text ? strstr(text, "\"at_least\": 0.95") : NULL;
    char *copy = malloc(n + 1);
    pace_rulebook *book = NULL, *own = NULL;
    pace_target target = pace_target_of(pace_year(2015), (double)NAN, pace_year(2020), 124);
    pace_series series = pace_series_of(values, 2, pace_year(2015));
    pace_assessment a, b;
    int64_t count;
    ENSURE(copy && at);
    if (!copy || !at)
        return;
    memcpy(copy, text, n + 1);
    memcpy(copy + (at - text), "\"at_least\": 0.85", 16);
    ENSURE(!pace_rulebook_shipped(&book, "eurostat", NULL) && !pace_rulebook_read(&own, copy, n, "copy.json", NULL, NULL));
    ENSURE(!pace_assess(&a, book, series, &target, NULL, NULL) && !pace_assess(&b, own, series, &target, NULL, NULL));
    ENSURE_TEXT(pace_rulebook_classes(book, &count)[a.class_index].id, "moderate_progress"); /* 0.91 */
    ENSURE_TEXT(pace_rulebook_classes(own, &count)[b.class_index].id, "significant_progress");
    pace_rulebook_free(book);
    pace_rulebook_free(own);
    free(copy);
}

static void test_faults(void)
{
    static const struct {
        const char *text, *where, *what;
        pace_status status;
    } rows[] = {
        {"", "mine.json:1:1", "no rulebook", PACE_ERR_PARSE},
        {"a,b\n1,2\n", "mine.json:1:1", "no rulebook", PACE_ERR_PARSE},
        {"{\"format\":\"pace-dataset\"}", "mine.json:/format", "no rulebook", PACE_ERR_DATA},
        {"{\"format\":\"pace-rulebook\",\"version\":2}", "mine.json:/version", "version 1", PACE_ERR_UNSUPPORTED},
        {"{\"format\":\"pace-rulebook\" \"version\":1}", "mine.json:1:27", "belongs", PACE_ERR_PARSE},
        {HEAD CLASSES BASE "\"familly\":1," CUTS "}", "mine.json:/familly", "\"family\"", PACE_ERR_DATA},
        {HEAD CLASSES CUTS "}", "mine.json:/", "\"base\"", PACE_ERR_DATA},
        {HEAD "\"classes\":[]," BASE CUTS "}", "mine.json:/classes", "1 to 16", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"with_target\":{\"cuts\":[{\"class\":\"best\"}]}}", "mine.json:/with_target/cuts/0/class", "no class", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"with_target\":{\"cuts\":[{\"class\":\"good\",\"at_least\":1}]}}", "mine.json:/with_target/cuts/0", "edge", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"with_target\":{\"cuts\":[{\"class\":\"good\"},{\"class\":\"bad\"}]}}", "mine.json:/with_target/cuts/0", "edge", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"with_target\":{\"cuts\":[{\"class\":\"good\",\"above\":1,\"below\":2},{\"class\":\"bad\"}]}}", "mine.json:/with_target/cuts/0",
         "two edges", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"with_target\":{\"cuts\":[{\"class\":\"good\",\"at_leest\":1},{\"class\":\"bad\"}]}}",
         "mine.json:/with_target/cuts/0/at_leest", "\"at_least\"", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"with_target\":{\"low\":5,\"high\":-5,\"cuts\":[{\"class\":\"bad\"}]}}", "mine.json:/with_target", "low", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"zero\":{\"policy\":\"stand_in\"}," CUTS "}", "mine.json:/zero", "value", PACE_ERR_DATA},
        {HEAD CLASSES "\"base\":{\"from\":\"window\",\"find\":\"later\"}," CUTS "}", "mine.json:/base", "years", PACE_ERR_DATA},
        {HEAD CLASSES "\"base\":{\"from\":\"year\",\"find\":\"later\"}," CUTS "}", "mine.json:/base", "year", PACE_ERR_DATA},
        {HEAD CLASSES "\"base\":{\"from\":\"year\",\"find\":\"soon\"}," CUTS "}", "mine.json:/base/find", "\"soon\"", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"met\":{\"class\":\"super\"}," CUTS "}", "mine.json:/met/class", "no class", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"types\":[\"level\",\"speed\"]," CUTS "}", "mine.json:/types/1", "\"speed\"", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"typical_path\":{\"years\":[1,2],\"levels\":[2,2]}," CUTS "}", "mine.json:/typical_path", "rise", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"aggregate\":{\"coverage\":75}," CUTS "}", "mine.json:/aggregate", "share", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"note\":\"\"," CUTS "}", "mine.json:/note", "empty", PACE_ERR_DATA},
        {HEAD "\"classes\":[{\"id\":\"a\",\"name\":{\"en\":\"a\"},\"order\":1,\"says\":\"met\"},{\"id\":\"a\",\"name\":{\"en\":\"a\"},\"order\":1,\"says\":\"met\"}]," BASE CUTS "}",
         "mine.json:/classes/1/id", "once", PACE_ERR_DATA},
        {HEAD CLASSES BASE "\"note\":\"x\"}", "mine.json:/with_target", "cuts", PACE_ERR_DATA},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_rulebook *book = (pace_rulebook *)&test_failures;
        pace_error err = PACE_ERROR_INIT;
        ENSURE(read_book(&book, rows[i].text, &err) == rows[i].status);
        ENSURE(book == (pace_rulebook *)&test_failures); /* untouched */
        ENSURE_TEXT(err.where, rows[i].where);
        if (!strstr(err.text, rows[i].what))
            fprintf(stderr, "row %zu: %s\n", i, err.text);
        ENSURE(strstr(err.text, rows[i].what) != NULL);
    }
}

static void test_no_memory(void)
{
    size_t n = 0;
    const char *text = pace_rulebook_shipped_text("open-sdg", &n);
    pace_status status = PACE_ERR_NOMEM;
    int64_t k = 0;
    for (; status && k < 10000; k++) {
        failing f = {k, false, false, 0};
        pace_allocator allocator = {failing_resize, &f};
        pace_load_opts opts = PACE_LOAD_OPTS_INIT;
        pace_rulebook *book = NULL;
        opts.allocator = &allocator;
        status = pace_rulebook_read(&book, text, n, "open-sdg", &opts, NULL);
        ENSURE(status == PACE_ERR_NOMEM || status == PACE_OK);
        ENSURE((status == PACE_OK) == (book != NULL));
        pace_rulebook_free(book);
        ENSURE(f.live == 0);
    }
    ENSURE(!status && k > 2);
}

int main(void)
{
    pace_rulebook *book = NULL;
    ENSURE(!read_book(&book, WHOLE, NULL));
    pace_rulebook_free(book);
    pace_rulebook_free(NULL);
    test_shipped();
    test_copy();
    test_faults();
    test_no_memory();
    return TEST_RESULT;
}
