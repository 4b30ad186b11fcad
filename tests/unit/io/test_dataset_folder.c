/* A folder of files is one data set. The place is made up. */
#include <sys/stat.h>
#include <unistd.h>
#include "pace/pace.h"
#include "test.h"

#define DATA PACE_SOURCE_DIR "/tests/unit/io/data/"

static char folder[] = "town-XXXXXX";

static void write_file(const char *name, const char *text)
{
    char path[100];
    FILE *file;
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "wb");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        exit(1);
}

static void remove_file(const char *name)
{
    char path[100];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    (void)remove(path);
}

/* Parts in the first file, the whole and all sources in the second: what is pointed to may come later. */
static void test_joined(void)
{
    pace_dataset *data = NULL;
    pace_parts_sum sum;
    pace_error err = PACE_ERROR_INIT;
    int64_t n;
    const pace_indicator *indicators;
    if (pace_dataset_load(&data, DATA "town_parts", &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        exit(1);
    }
    indicators = pace_dataset_indicators(data, &n);
    ENSURE(n == 4);
    ENSURE_TEXT(indicators[0].id, "farming");
    ENSURE_TEXT(indicators[3].id, "gdp");
    ENSURE(!pace_dataset_parts(&sum, data, "gdp:level", pace_year(2015), &err) && sum.parts == 3);
    pace_dataset_free(data);
    ENSURE(!pace_dataset_load(&data, DATA "town_parts/", &err));
    pace_dataset_free(data);
}

#define HEAD(id) "{\"format\": \"pace-dataset\", \"version\": 1, \"id\": \"" id "\", \"name\": {\"en\": \"Made up\"}, "
#define EMPTY "\"sources\": [], \"indicators\": []}"
#define PLAN "\"plans\": [{\"id\": \"p\", \"name\": {\"en\": \"P\"}, \"span\": \"2016\"}], "

static void expect(pace_status want, const char *place, const char *what)
{
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    char where[200];
    pace_status status = pace_dataset_load(&data, folder, &err);
    (void)snprintf(where, sizeof where, "%s%s", folder, place);
    if (status != want || (want && (data || strcmp(err.where, where) != 0 || !strstr(err.text, what)))) {
        fprintf(stderr, "got %s %s: %s\n  want %s: %s\n", pace_status_name(status), err.where, err.text, where, what);
        test_failures++;
    }
    pace_dataset_free(data);
}

static void test_faults(void)
{
    if (!mkdtemp(folder))
        exit(1);
    expect(PACE_ERR_IO, "", "*.json");
    write_file("notes.txt", "no JSON");
    write_file(".hidden.json", "no JSON");
    expect(PACE_ERR_IO, "", "*.json");
    write_file("b.json", HEAD("town") PLAN EMPTY);
    expect(PACE_OK, "", "");
    write_file("a.json", HEAD("town") EMPTY);
    expect(PACE_OK, "", "");
    write_file("c.json", HEAD("village") EMPTY);
    expect(PACE_ERR_DATA, "/c.json:/id", "one data set");
    write_file("c.json", HEAD("town") PLAN EMPTY);
    expect(PACE_ERR_DATA, "/c.json:/plans/0/id", "already a plan \"p\"");
    write_file("c.json", HEAD("town") EMPTY "x");
    expect(PACE_ERR_PARSE, "/c.json:1:115", "something follows");
    remove_file("a.json");
    remove_file("b.json");
    remove_file("c.json");
    remove_file("notes.txt");
    remove_file(".hidden.json");
    ENSURE(rmdir(folder) == 0);
}

static void test_missing(void)
{
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    ENSURE(pace_dataset_load(&data, "no-such-file.json", &err) == PACE_ERR_IO && !data);
    ENSURE_TEXT(err.where, "no-such-file.json");
    ENSURE(pace_dataset_load(&data, NULL, &err) == PACE_ERR_ARG);
    ENSURE(pace_dataset_load(NULL, "x", NULL) == PACE_ERR_ARG);
    opts.size = 1;
    ENSURE(pace_dataset_load_with(&data, "x", &opts, &err) == PACE_ERR_ARG);
}

int main(void)
{
    test_joined();
    test_faults();
    test_missing();
    return TEST_RESULT;
}
