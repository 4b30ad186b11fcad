/* The table of many targets by several threads: the same rows and the same bytes. */
#include "pace/gap.h"
#include "pace/tables.h"
#include "test.h"

enum { INDICATORS = 1500 };

static pace_dataset *make(void)
{
    static const char *const goals[] = {"150以上", "6%", "80", "120左右"};
    pace_buffer targets = PACE_BUFFER_INIT, actuals = PACE_BUFFER_INIT;
    pace_table_text a, b;
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_buffer_text(&targets, "指标,单位,基期,目标期,目标值,规划\n");
    pace_buffer_text(&actuals, "指标,2020,2021,2022,2023\n");
    for (int i = 0; i < INDICATORS; i++) {
        pace_buffer_format(&targets, "指标%d,%s,2020,2025,%s,%s\n", i, i % 4 == 1 ? "%" : "万吨", goals[i % 4], i % 3 ? "甲规划" : "乙规划");
        pace_buffer_format(&actuals, "指标%d,100,%d,%d,%s\n", i, 100 + i % 17, 101 + i % 13, i % 11 ? "" : "131");
    }
    a = (pace_table_text){targets.text, targets.length, "t"};
    b = (pace_table_text){actuals.text, actuals.length, "a"};
    ENSURE(!pace_tables_read(&data, NULL, &a, &b, NULL, &err));
    ENSURE_TEXT(err.text, "");
    pace_buffer_clear(&targets);
    pace_buffer_clear(&actuals);
    return data;
}

static void write_with(pace_buffer *out, const pace_dataset *data, const char *plan, const pace_exec *exec, const char *format)
{
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    pace_gap_filter filter = {NULL, 0, &plan, 1};
    pace_gap_table *table = NULL;
    int64_t rows = 0;
    opts.exec = exec;
    ENSURE(!pace_gap_table_new(&table, data, plan ? &filter : NULL, &opts, NULL));
    (void)pace_gap_table_rows(table, &rows);
    ENSURE(rows == (plan ? INDICATORS / 3 : INDICATORS));
    ENSURE(!pace_gap_write(out, data, table, format, NULL));
    pace_gap_table_free(table);
}

static void compare(const pace_dataset *data, const char *plan, const pace_exec *exec, const char *format)
{
    pace_buffer one = PACE_BUFFER_INIT, more = PACE_BUFFER_INIT;
    write_with(&one, data, plan, NULL, format);
    write_with(&more, data, plan, exec, format);
    ENSURE(one.length > 10000 && one.length == more.length && memcmp(one.text, more.text, one.length) == 0);
    pace_buffer_clear(&one);
    pace_buffer_clear(&more);
}

int main(void)
{
    pace_dataset *data = make();
    pace_pool *pool = NULL;
    pace_exec exec;
    const pace_plan *plans;
    int64_t count = 0;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    exec = pace_pool_exec(pool);
    plans = pace_dataset_plans(data, &count);
    ENSURE(count == 2);
    for (int i = 0; i < 3 && count == 2; i++)
        compare(data, i == 2 ? plans[0].id : NULL, &exec, i ? "csv" : "json");
    pace_pool_free(pool);
    pace_dataset_free(data);
    return TEST_RESULT;
}
