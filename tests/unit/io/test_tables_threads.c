/* Both tables at a time: the same data set, notes and faults as one after the other. */
#include <string.h>
#include "pace/tables.h"
#include "test.h"

typedef struct outcome {
    pace_buffer json, notes;
    pace_error err;
} outcome;

static void read_with(outcome *out, const char *targets, const char *actuals, const pace_exec *exec)
{
    pace_table_text a = {targets, strlen(targets), "t.csv"}, b = {actuals, strlen(actuals), "a.csv"};
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    pace_dataset *data = NULL;
    const pace_error none = PACE_ERROR_INIT;
    const pace_buffer empty = PACE_BUFFER_INIT;
    opts.exec = exec;
    out->err = none;
    out->json = out->notes = empty;
    if (!pace_tables_read(&data, &out->notes, &a, &b, &opts, &out->err))
        ENSURE(!pace_dataset_write(&out->json, data, NULL));
    pace_dataset_free(data);
}

static bool same_text(const pace_buffer *a, const pace_buffer *b)
{
    return a->length == b->length && (a->length == 0 || memcmp(a->text, b->text, a->length) == 0);
}

static void compare(const char *targets, const char *actuals, pace_status expected)
{
    pace_pool *pool = NULL;
    pace_exec exec;
    outcome one, more;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    exec = pace_pool_exec(pool);
    read_with(&one, targets, actuals, NULL);
    read_with(&more, targets, actuals, &exec);
    ENSURE(one.err.code == expected);
    ENSURE(more.err.code == expected && strcmp(one.err.where, more.err.where) == 0 && strcmp(one.err.text, more.err.text) == 0);
    ENSURE(same_text(&one.json, &more.json) && same_text(&one.notes, &more.notes));
    ENSURE((one.json.length > 0) == (expected == PACE_OK));
    pace_buffer_clear(&one.json);
    pace_buffer_clear(&one.notes);
    pace_buffer_clear(&more.json);
    pace_buffer_clear(&more.notes);
    pace_pool_free(pool);
}

static const char targets[] = "指标,单位,基期,目标期,目标值\nGDP,亿元,2020,2025,130以上\n人口,万人,2020,2025,1000\n";

static void test_tables_that_are_sound(void)
{
    compare(targets, "指标,2020,2021,2022\nGDP,100,108,118\n人口,900,—,930\n", PACE_OK);
    compare(targets, "年份,GDP(亿元),人口(万人)\n2020,100,900\n2021,108,910\n", PACE_OK);
    compare(targets, "series,period,value,source\nGDP,2020,100,年鉴\n人口,2021,910,公报\n", PACE_OK);
}

static void test_faults_of_either_table(void)
{
    compare("指标,目标期,目标值\nGDP,2025,many\n", "年份,GDP\n2020,1x\n", PACE_ERR_PARSE);
    compare(targets, "年份,GDP(亿元),人口(万人)\n2020,100,abc\n", PACE_ERR_PARSE);
    compare("", "年份,GDP\n2020,1\n", PACE_ERR_PARSE);
    compare(targets, "", PACE_ERR_PARSE);
}

int main(void)
{
    test_tables_that_are_sound();
    test_faults_of_either_table();
    return TEST_RESULT;
}
