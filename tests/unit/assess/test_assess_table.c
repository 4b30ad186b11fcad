/* Rulebooks side by side over a data set: rows, agreement, why they differ, files, no memory. */
#include <jansson.h>
#include "failing.h"
#include "pace/pace.h"
#include "test.h"

static const char town[] =
    "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"town\",\"name\":{\"en\":\"Town\"},"
    "\"sources\":[{\"id\":\"book\",\"name\":{\"en\":\"Yearbook\"},\"published\":\"2021\"}],"
    "\"plans\":[{\"id\":\"plan\",\"name\":{\"en\":\"Plan\"},\"span\":\"2016-2025\"}],"
    "\"indicators\":["
    "{\"id\":\"trees\",\"name\":{\"en\":\"Trees\"},\"domain\":\"green\",\"better\":\"up\",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":["
    "{\"period\":\"2015\",\"value\":100,\"source\":\"book\"},{\"period\":\"2016\",\"value\":118,\"source\":\"book\"},"
    "{\"period\":\"2018\",\"value\":128,\"source\":\"book\"},{\"period\":\"2020\",\"value\":140,\"source\":\"book\"}]}],"
    "\"targets\":[{\"plan\":\"plan\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2025\",\"value\":200,\"source\":\"book\"}]},"
    "{\"id\":\"jobs\",\"name\":{\"en\":\"Jobs\"},\"domain\":\"work\",\"better\":\"up\",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":["
    "{\"period\":\"2016\",\"value\":9,\"source\":\"book\"},{\"period\":\"2017\",\"value\":12,\"source\":\"book\"}]}],"
    "\"targets\":[{\"plan\":\"plan\",\"type\":\"total\",\"measure\":\"level\",\"period\":\"2016-2025\",\"value\":100,\"source\":\"book\"}]}]}";

static const char *const ids[] = {"eurostat", "sdsn", "escap-anticipated", "china-fyp"};
enum { BOOKS = 4 };

typedef struct fixture {
    pace_dataset *data;
    pace_rulebook *books[BOOKS];
    pace_assess_table *table;
} fixture;

static pace_status open_fixture(fixture *f, const pace_allocator *allocator, pace_error *err)
{
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_status status;
    *f = (fixture){.data = NULL};
    opts.allocator = allocator;
    status = pace_dataset_read(&f->data, town, sizeof town - 1, "town.json", &opts, err);
    for (int i = 0; !status && i < BOOKS; i++)
        status = pace_rulebook_shipped(&f->books[i], ids[i], err);
    if (!status)
        status = pace_assess_table_new(&f->table, f->data, (const pace_rulebook *const *)f->books, BOOKS, NULL, NULL, err);
    return status;
}

static void close_fixture(fixture *f)
{
    pace_assess_table_free(f->table);
    for (int i = 0; i < BOOKS; i++)
        pace_rulebook_free(f->books[i]);
    pace_dataset_free(f->data);
}

static void test_rows(const fixture *f)
{
    int64_t n, agreements;
    const pace_assessment *rows = pace_assess_table_rows(f->table, &n);
    const pace_agreement *a = pace_assess_table_agreements(f->table, &agreements);
    pace_buffer text = PACE_BUFFER_INIT;
    ENSURE(n == 8 && agreements == 2);
    ENSURE(rows[0].says == PACE_SAYS_ON_TRACK); /* 6.96 % against 7.18 %: ratio 0.97 */
    ENSURE(rows[1].says == PACE_SAYS_SHORT);    /* 8 a year against 10 */
    ENSURE_NEAR(rows[1].value, 0.8, 1e-12);
    ENSURE(rows[3].says == PACE_SAYS_SHORT);
    ENSURE_NEAR(rows[3].score, -10, 1e-12);
    ENSURE(a[0].judged == 4 && a[0].yes == 1 && a[0].no == 3 && a[0].agree == 3);
    for (int i = 4; i < 7; i++)
        ENSURE(rows[i].refusal == PACE_REFUSED_TYPE);
    ENSURE_NEAR(rows[7].completion, 0.21, 1e-15); /* the total is 21 of 100 after 2 of 10 years */
    ENSURE(rows[7].says == PACE_SAYS_ON_TRACK && a[1].judged == 1);
    ENSURE(pace_assess_table_assessed(f->table) == 5);
    pace_assess_differ(&text, f->table, 0, "en");
    ENSURE(strstr(text.text, "on track by eurostat (") && strstr(text.text, "not by sdsn (") && strstr(text.text, "a compound rate against a straight line"));
    pace_buffer_clear(&text);
    pace_assess_differ(&text, f->table, 0, "zh");
    ENSURE(strstr(text.text, "符合进度：eurostat") != NULL);
    pace_buffer_clear(&text);
    pace_assess_differ(&text, f->table, 1, "en");
    ENSURE(text.length == 0);
    pace_buffer_clear(&text);
}

static void test_aggregate(const fixture *f)
{
    pace_set_score a;
    int64_t n;
    const pace_assessment *rows = pace_assess_table_rows(f->table, &n);
    ENSURE(!pace_assess_table_aggregate(&a, f->table, 0, NULL));
    ENSURE(a.used == 1 && a.count == 2);
    ENSURE_NEAR(a.score, rows[0].score, 1e-15);
    ENSURE(!pace_assess_table_aggregate(&a, f->table, 1, NULL) && a.refusal == PACE_REFUSED_TOO_FEW); /* half of them, 75 % wanted */
    ENSURE(pace_assess_table_aggregate(&a, f->table, 9, NULL) == PACE_ERR_ARG);
}

static const char *line_of(const char *text, int line)
{
    for (; line > 0 && text; line--) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
    }
    return text ? text : "";
}

static void test_csv(const fixture *f)
{
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE(!pace_assess_write(&out, f->table, "csv", NULL, NULL));
    ENSURE(strncmp(out.text, "indicator,target,rulebook,score,class,class_text,method,reason\n", 63) == 0);
    ENSURE(strncmp(line_of(out.text, 1), "trees,plan,eurostat,", 20) == 0);
    ENSURE(strstr(line_of(out.text, 1), ",significant_progress,significant progress,rate_ratio,") != NULL);
    ENSURE(strncmp(line_of(out.text, 5), "jobs,plan,eurostat,,,not assessed,rate_ratio,", 45) == 0);
    ENSURE(strstr(line_of(out.text, 5), "target_type: ") != NULL);
    ENSURE(strncmp(line_of(out.text, 9), "", 1) == 0);
    pace_buffer_clear(&out);
    ENSURE(!pace_assess_write(&out, f->table, "md", "zh", NULL));
    ENSURE(strstr(out.text, "显著进展") && strstr(out.text, "3 / 4 种规则结论一致"));
    pace_buffer_clear(&out);
    ENSURE(pace_assess_write(&out, f->table, "xml", NULL, NULL) == PACE_ERR_UNSUPPORTED);
}

static double number(const json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);
    ENSURE(value != NULL);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

/* The class worked out again from what the file says. */
static void test_json(const fixture *f)
{
    pace_buffer out = PACE_BUFFER_INIT;
    json_error_t where;
    json_t *root, *row, *inputs, *steps;
    double base, latest, goal, actual, required;
    ENSURE(!pace_assess_write(&out, f->table, "json", NULL, NULL));
    root = json_loadb(out.text, out.length, JSON_REJECT_DUPLICATES, &where);
    ENSURE(root != NULL);
    if (!root)
        return;
    row = json_array_get(json_object_get(root, "rows"), 0);
    inputs = json_object_get(row, "inputs");
    steps = json_object_get(row, "steps");
    base = number(inputs, "base");
    latest = number(inputs, "latest");
    goal = number(inputs, "goal");
    actual = pow(latest / base, 1 / number(steps, "years_elapsed")) - 1;
    required = pow(goal / base, 1 / number(steps, "years_base_to_due")) - 1;
    ENSURE_NEAR(number(steps, "actual_pct"), 100 * actual, 1e-12);
    ENSURE_NEAR(number(steps, "required_pct"), 100 * required, 1e-12);
    ENSURE_NEAR(number(row, "value"), actual / required, 1e-12);
    ENSURE_NEAR(number(row, "score"), 5 / 0.7 * (actual / required - 0.6), 1e-12);
    ENSURE_NEAR(number(steps, "must_run_times"), (pow(goal / latest, 1 / number(steps, "years_left")) - 1) / actual, 1e-12);
    ENSURE(json_array_size(json_object_get(root, "rows")) == 8 && json_array_size(json_object_get(root, "agreement")) == 2);
    ENSURE(json_array_size(json_object_get(root, "rulebooks")) == BOOKS);
    json_decref(root);
    pace_buffer_clear(&out);
}

static pace_status live(const pace_allocator *allocator)
{
    static const char *const formats[] = {"csv", "json", "md"};
    fixture f;
    pace_buffer out = PACE_BUFFER_INIT;
    pace_status status = open_fixture(&f, allocator, NULL);
    out.allocator = allocator;
    for (int i = 0; !status && i < 3; i++)
        status = pace_assess_write(&out, f.table, formats[i], "zh", NULL);
    pace_buffer_clear(&out);
    close_fixture(&f);
    return status;
}

static void test_no_memory(void)
{
    pace_status status = PACE_ERR_NOMEM;
    int64_t k = 0;
    for (; status && k < 20000; k++) {
        failing f = {k, false, false, 0};
        pace_allocator allocator = {failing_resize, &f};
        status = live(&allocator);
        ENSURE(status == PACE_ERR_NOMEM || status == PACE_OK);
        ENSURE(f.live == 0);
    }
    ENSURE(!status && k > 20);
    printf("no memory at each of %d allocations\n", (int)k - 1);
}

/* What is wanted was never observed, and what was observed beside it is something else. */
static void test_beside(void)
{
    static const char port[] =
        "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"port\",\"name\":{\"en\":\"Port\"},\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"}}],"
        "\"plans\":[{\"id\":\"plan\",\"name\":{\"en\":\"Plan\"},\"span\":\"2016-2020\"}],\"indicators\":["
        "{\"id\":\"handled\",\"name\":{\"en\":\"Handled\"},\"domain\":\"d\",\"measures\":[{\"id\":\"level\",\"unit\":\"teu_10k\",\"observations\":["
        "{\"period\":\"2015\",\"value\":106,\"source\":\"s\"},{\"period\":\"2016\",\"value\":113,\"source\":\"s\"}]}]},"
        "{\"id\":\"capacity\",\"name\":{\"en\":\"Capacity\"},\"domain\":\"d\",\"better\":\"up\",\"beside\":\"handled\",\"measures\":[{\"id\":\"level\",\"unit\":\"teu_10k\",\"observations\":[]}],"
        "\"targets\":[{\"plan\":\"plan\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2020\",\"value\":500,\"source\":\"s\"}]}]}";
    pace_dataset *data = NULL;
    pace_rulebook *book = NULL;
    pace_assess_table *table = NULL;
    int64_t count = 0;
    ENSURE(!pace_dataset_read(&data, port, sizeof port - 1, "port.json", NULL, NULL) && !pace_rulebook_shipped(&book, "eurostat", NULL));
    ENSURE(data && book && !pace_assess_table_new(&table, data, (const pace_rulebook *const *)&book, 1, NULL, NULL, NULL));
    const pace_assessment *rows = pace_assess_table_rows(table, &count);
    ENSURE(count == 1 && rows && rows->refusal == PACE_REFUSED_DEFINITION && !rows->classes);
    ENSURE(pace_assess_table_gap(table, 0) && !pace_assess_table_gap(table, 1) && !pace_assess_table_gap(table, -1));
    pace_assess_table_free(table);
    pace_rulebook_free(book);
    pace_dataset_free(data);
}

int main(void)
{
    test_beside();
    fixture f;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(!open_fixture(&f, NULL, &err));
    ENSURE_TEXT(err.text, "");
    if (f.table) {
        test_rows(&f);
        test_aggregate(&f);
        test_csv(&f);
        test_json(&f);
    }
    close_fixture(&f);
    test_no_memory();
    return TEST_RESULT;
}
