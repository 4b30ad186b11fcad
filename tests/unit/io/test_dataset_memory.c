/* The k-th allocation fails, for every k: always PACE_ERR_NOMEM, never a leak, never a half-made result. */
#include <jansson.h>
#include "failing.h"
#include "pace/pace.h"
#include "test.h"

#define DATA PACE_SOURCE_DIR "/tests/unit/io/data/"

static pace_buffer town, text;

/* Reading, looking up, a snapshot, quoting, checking: the whole life of a data set. */
static pace_status live(const pace_allocator *allocator, pace_error *err)
{
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_dataset *data = NULL, *then = NULL;
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_clock clock = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    pace_series series;
    pace_target target;
    int64_t faults;
    pace_status status;
    opts.allocator = allocator;
    lines.allocator = allocator;
    clock.at = pace_year(2015);
    status = pace_dataset_read(&data, town.text, town.length, "town.json", &opts, err);
    ENSURE((status == PACE_OK) == (data != NULL));
    if (!status)
        status = pace_dataset_series(&series, data, "gdp:level", err);
    if (!status)
        status = pace_dataset_target(&target, data, "trade", "13th", err);
    if (!status) {
        pace_status found = pace_dataset_target(&target, data, "gdp", NULL, err); /* its list of names takes memory */
        status = found == PACE_ERR_AMBIGUOUS ? PACE_OK : found;
    }
    if (!status)
        status = pace_dataset_attach_text(data, "town-report", text.text, text.length, err);
    if (!status)
        status = pace_dataset_snapshot(&then, data, clock, NULL, err);
    ENSURE(status || then);
    if (!status) {
        status = pace_dataset_check_text(&lines, &faults, NULL, then, err);
        ENSURE(status || faults == 0);
    }
    if (!status)
        status = pace_dataset_check(&lines, &faults, DATA "town_parts", err);
    pace_buffer_clear(&lines);
    pace_dataset_free(then);
    pace_dataset_free(data);
    return status;
}

static void test_allocator(bool for_ever)
{
    int64_t k = 0;
    for (;; k++) {
        failing f = {k, for_ever, false, 0};
        pace_allocator allocator = {failing_resize, &f};
        pace_error err = PACE_ERROR_INIT;
        pace_status status = live(&allocator, &err);
        ENSURE(f.live == 0);
        if (!f.fired) {
            ENSURE(status == PACE_OK);
            break;
        }
        ENSURE(status == PACE_ERR_NOMEM && err.code == PACE_ERR_NOMEM);
        if (test_failures)
            break;
    }
    ENSURE(k > 20);
}

/* jansson's functions are one for the whole process, so that only a test may set them. */
static failing in_jansson;

static void *jansson_malloc(size_t size)
{
    if (in_jansson.left == 0) {
        in_jansson.fired = true;
        if (!in_jansson.for_ever)
            in_jansson.left = -1;
        return NULL;
    }
    if (in_jansson.left > 0)
        in_jansson.left--;
    in_jansson.live++;
    return malloc(size);
}

static void jansson_free(void *ptr)
{
    if (ptr)
        in_jansson.live--;
    free(ptr);
}

static void test_jansson(bool for_ever)
{
    static const char some[] = "{\"format\": \"pace-dataset\", \"version\": 1, \"id\": \"town\", \"name\": {\"en\": "
                               "\"Made up\"}, \"sources\": [{\"id\": \"s\", "
                               "\"name\": {\"en\": \"S\"}}], \"indicators\": [{\"id\": \"x\", \"name\": {\"en\": "
                               "\"X\"}, \"domain\": \"d\", \"measures\": [{\"id\": "
                               "\"level\", \"unit\": \"count\", \"observations\": [{\"period\": \"2015\", \"value\": "
                               "1.5, \"source\": \"s\"}]}]}]}";
    int64_t k = 0;
    json_set_alloc_funcs(jansson_malloc, jansson_free);
    for (;; k++) {
        pace_dataset *data = NULL;
        pace_error err = PACE_ERROR_INIT;
        pace_status status;
        in_jansson = (failing){k, for_ever, false, 0};
        status = pace_dataset_read(&data, some, sizeof some - 1, "some", NULL, &err);
        ENSURE(in_jansson.live == 0);
        pace_dataset_free(data);
        if (!in_jansson.fired) {
            ENSURE(status == PACE_OK);
            break;
        }
        if (status != PACE_ERR_NOMEM) {
            fprintf(stderr, "jansson allocation %d: %s %s: %s\n", (int)k, pace_status_name(status), err.where,
                    err.text);
            test_failures++;
            break;
        }
        ENSURE(!data);
    }
    ENSURE(k > 20);
    json_set_alloc_funcs(malloc, free);
}

int main(void)
{
    pace_error err = PACE_ERROR_INIT;
    if (pace_file_read(&town, DATA "town.json", &err) || pace_file_read(&text, DATA "town.txt", &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    test_allocator(false);
    test_allocator(true);
    test_jansson(false);
    test_jansson(true);
    pace_buffer_clear(&town);
    pace_buffer_clear(&text);
    return TEST_RESULT;
}
