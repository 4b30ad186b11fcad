/* Every allocation fails once, and then for ever: the answer is PACE_ERR_NOMEM, nothing leaks, outputs stay. */
#include "panel_test.h"
#include "pace/tables.h"

static const char targets[] = "id,指标,name_en,单位,属性,2020年,2025年目标,年均增长,规划,来源,备注,方向\n经济,,,,,,,,,,,\n"
                              "gdp,\"1.地区生产总值 \"\"GDP\"\"（亿元）\",GDP,,预期性,\"15,616.5\",2.4万亿元以上,8%,“十四五”规划,规划 纲要,=1,\n"
                              ",城镇新增就业,New jobs,万人,,,〔90〕,,2021-2025,,,越高越好\nx,y,,,,,,,,,,\n";
static const char *const actuals[] = {
    "年份,地区生产总值GDP(亿元),城镇新增就叶(人),New jobs 2(万人)\n2020,15616,200000,1\n2021,≥1,226000,2\n",
    "series,period,value,status,unit,source,vintage,note\ngdp:level@unstated,2020,1.5,E,万亿元,Yearbook 1,first,\"a \"\"b\"\"\"\n"
    "城镇新增就业,2021-01/2021-06,约5,,万人,,,\n其他(%),2021,5,,,,,\n",
};

static pace_status work(const pace_allocator *allocator, const char *values)
{
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_table_text first = {targets, strlen(targets), "t"}, second = {values, strlen(values), "a"};
    pace_buffer out[4] = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    pace_dataset *data = NULL;
    pace_status status;
    opts.allocator = allocator;
    for (int i = 0; i < 4; i++)
        out[i].allocator = allocator;
    status = pace_tables_read(&data, &out[0], &first, &second, &opts, &err);
    ENSURE((data == NULL) == (status != PACE_OK));
    if (status && status != PACE_ERR_NOMEM)
        ENSURE_TEXT(err.text, "");
    if (!status)
        status = pace_tables_write(&out[1], &out[2], &out[3], data, &err);
    ENSURE(err.code == status);
    if (status)
        ENSURE(out[1].length == 0 && out[2].length == 0 && out[3].length == 0);
    for (int i = 0; i < 4; i++)
        pace_buffer_clear(&out[i]);
    pace_dataset_free(data);
    return status;
}

static void fail_each(const char *values, bool for_ever)
{
    counting count = {0, 0, 0, false};
    pace_allocator allocator = {counting_resize, &count};
    long total;
    ENSURE(work(&allocator, values) == PACE_OK);
    ENSURE(count.live == 0);
    total = count.calls;
    ENSURE(total > 40);
    for (long k = 1; k <= total && test_failures < 5; k++) {
        count = (counting){0, 0, k, for_ever};
        ENSURE(work(&allocator, values) == PACE_ERR_NOMEM);
        ENSURE(count.live == 0);
        if (test_failures)
            fprintf(stderr, "  allocation %ld of %ld\n", k, total);
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof actuals / sizeof *actuals; i++) {
        fail_each(actuals[i], false);
        fail_each(actuals[i], true);
    }
    return TEST_RESULT;
}
