/* Texts of documents: the sentence around a figure, and the proof that figures stand where the data say. Place and text
 * are made up. */
#include "pace/pace.h"
#include "test.h"

#define DATA PACE_SOURCE_DIR "/tests/unit/io/data/"

static void must(pace_status status, const pace_error *err)
{
    if (!status)
        return;
    fprintf(stderr, "%s: %s\n", err->where, err->text);
    exit(1);
}

static void expect_sentence(const pace_dataset *data, const pace_place *place, const char *want)
{
    const char *text = "";
    size_t n = 0;
    char got[400];
    pace_error err = PACE_ERROR_INIT;
    must(pace_dataset_sentence(&text, &n, data, place, &err), &err);
    (void)snprintf(got, sizeof got, "%.*s", (int)n, text);
    ENSURE_TEXT(got, want);
}

static const pace_place *place_of(const pace_dataset *data, const char *key, int64_t i)
{
    const pace_measure *measure = NULL;
    pace_error err = PACE_ERROR_INIT;
    must(pace_dataset_measure(&measure, data, key, &err), &err);
    return &measure->observations[i].at;
}

static void test_sentences(const pace_dataset *data)
{
    pace_target target;
    pace_error err = PACE_ERROR_INIT;
    pace_place end = *place_of(data, "trade:exports_change", 0);
    const char *text = NULL;
    size_t n = 0;
    expect_sentence(data, place_of(data, "gdp:growth", 0), "预计地区生产总值增长8.8%左右"); /* the wide space goes */
    expect_sentence(data, place_of(data, "high_tech_output", 0), "高技术产业产值达到7700亿元");
    must(pace_dataset_target(&target, data, "trade", "13th", &err), &err);
    expect_sentence(data, &target.origin->at, "进出口总额实现翻番");
    expect_sentence(data, &end, "exports fell by 3.5%");
    end.offset = 158; /* the last line's end is a boundary itself */
    expect_sentence(data, &end, "exports fell by 3.5%");
    end.offset = 159;
    ENSURE(pace_dataset_sentence(&text, &n, data, &end, &err) == PACE_ERR_RANGE);
    end.offset = -1;
    ENSURE(pace_dataset_sentence(&text, &n, data, &end, &err) == PACE_ERR_NOTFOUND);
    ENSURE(text == NULL && n == 0);
}

static void test_attach(pace_dataset *data)
{
    const char *text;
    size_t n;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_dataset_sentence(&text, &n, data, place_of(data, "gdp:growth", 0), &err) == PACE_ERR_NOTFOUND);
    ENSURE(strstr(err.text, "no text is attached") != NULL);
    ENSURE(pace_dataset_sentence(&text, &n, data, place_of(data, "jobs", 0), &err) == PACE_ERR_NOTFOUND);
    ENSURE(pace_dataset_attach_text(data, "town", "x", 1, &err) == PACE_ERR_NOTFOUND);
    ENSURE(pace_dataset_attach_text(data, "town-report", "\xFF", 1, &err) == PACE_ERR_PARSE);
    ENSURE(pace_dataset_attach_text(data, "town-report", NULL, 1, &err) == PACE_ERR_ARG);
    ENSURE(!pace_dataset_attach_text(data, "town-report", "", 0, &err));
    ENSURE(pace_dataset_sentence(&text, &n, data, place_of(data, "gdp:growth", 0), &err) == PACE_ERR_RANGE);
}

static void test_proof(pace_dataset *data, char *text, size_t n)
{
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    int64_t faults = -1, looked_up = -1;
    char *at;
    ENSURE(!pace_dataset_check_text(&lines, &faults, &looked_up, data, &err));
    ENSURE(faults == 0 && looked_up == 6 && lines.length == 0);
    at = strstr(text, "7700");
    memcpy(at, "7701", 4);
    ENSURE(!pace_dataset_check_text(&lines, &faults, &looked_up, data, &err));
    ENSURE(faults == 1 && looked_up == 6);
    ENSURE(lines.text &&
           strstr(lines.text,
                  "town-report:62: high_tech_output:level@unstated high_tech_2015: \"7701亿元。到2020\" stands there; "
                  "the data say \"7700\"\n"));
    memcpy(at, "7700", 4);
    pace_buffer_clear(&lines);
    at = strstr(text, "8.8%");
    at[3] = '5'; /* 8.85: the token is a piece of it */
    ENSURE(!pace_dataset_check_text(&lines, &faults, &looked_up, data, &err));
    ENSURE(faults == 1 && lines.text && strstr(lines.text, "a longer number stands there"));
    at[3] = '%';
    pace_buffer_clear(&lines);
    ENSURE(!pace_dataset_attach_text(data, "town-report", text, n - 1, &err)); /* too short by one */
    ENSURE(!pace_dataset_check_text(&lines, &faults, NULL, data, &err));
    ENSURE(faults == 1 && lines.text && strstr(lines.text, "158 characters; the data say 159"));
    pace_buffer_clear(&lines);
    ENSURE(!pace_dataset_attach_text(data, "town-report", text, 30, &err)); /* figures after its end */
    ENSURE(!pace_dataset_check_text(&lines, &faults, NULL, data, &err));
    ENSURE(faults > 5 && lines.text && strstr(lines.text, "after the end of the text"));
    pace_buffer_clear(&lines);
}

/* A snapshot quotes from the text of what it was taken from, or from its own. */
static void test_snapshot(pace_dataset *data)
{
    static const char own[] = "An own text, just as made up; with 8.8 in it";
    pace_dataset *copy = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_clock clock = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    must(pace_dataset_snapshot(&copy, data, clock, NULL, &err), &err);
    expect_sentence(copy, place_of(copy, "gdp:growth", 0), "预计地区生产总值增长8.8%左右");
    must(pace_dataset_attach_text(copy, "town-report", own, sizeof own - 1, &err), &err);
    expect_sentence(copy, place_of(copy, "gdp:growth", 0), "An own text, just as made up");
    expect_sentence(data, place_of(data, "gdp:growth", 0), "预计地区生产总值增长8.8%左右");
    pace_dataset_free(copy);
}

/* Far into a long text, at every offset of a stretch that crosses the marks of the index. */
static void test_long_text(pace_dataset *data)
{
    enum { SENTENCES = 400 };
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_place place = *place_of(data, "gdp:growth", 0);
    for (int i = 0; i < SENTENCES; i++)
        pace_buffer_format(&text, "第%d句。", i + 1000); /* seven code points each */
    must(pace_dataset_attach_text(data, "town-report", text.text, text.length, &err), &err);
    for (int i = 0; i < SENTENCES; i++) {
        char want[40];
        (void)snprintf(want, sizeof want, "第%d句", i + 1000);
        for (place.offset = (int64_t)i * 7; place.offset < (int64_t)i * 7 + 6; place.offset++)
            expect_sentence(data, &place, want);
    }
    pace_buffer_clear(&text);
}

int main(void)
{
    pace_dataset *data = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    must(pace_dataset_load(&data, DATA "town.json", &err), &err);
    must(pace_file_read(&text, DATA "town.txt", &err), &err);
    test_attach(data);
    must(pace_dataset_attach_text(data, "town-report", text.text, text.length, &err), &err);
    test_sentences(data);
    test_snapshot(data);
    test_proof(data, text.text, text.length);
    test_long_text(data);
    pace_dataset_free(data);
    pace_buffer_clear(&text);
    return TEST_RESULT;
}
