/* The written evaluation in its four formats; memory running out at every allocation. */
#include <jansson.h>
#include "html_check.h"
#include "midterm_test.h"

static int html_faults(const char *page)
{
    html_judge *judge = calloc(1, sizeof *judge);
    int faults = judge ? html_judge_page(judge, page) : 1;
    free(judge);
    return faults;
}

static void csv(const pace_dataset *data)
{
    pace_midterm *midterm = midterm_at(data, 2022);
    pace_buffer out = midterm_text(midterm, data, "csv", "zh");
    ENSURE(out.text && strncmp(out.text, "indicator,name,plan,target_type,unit,nature,base_period,base,2021,2022,target_period,target,"
                               "completion_pct,elapsed_pct,conclusion,projection,required_rate_pct,actual_rate_pct,remaining_rate_pct,sentence\n", 190) == 0);
    ENSURE_HAS(out.text, "\nroad,高速公路里程,plan14,level,km,anticipatory,2020,400,425,450,2025,500,50,40,ahead,525,");
    ENSURE_HAS(out.text, "\nnone,婴幼儿托位数,plan14,level,count,,2020,,,,2025,4.5,,,no_data,,,,,");
    pace_buffer_clear(&out);
    pace_midterm_free(midterm);
}

static json_t *row_named(json_t *root, const char *indicator)
{
    size_t i;
    json_t *row;
    json_array_foreach(json_object_get(root, "rows"), i, row)
        if (strcmp(json_string_value(json_object_get(row, "indicator")), indicator) == 0)
            return row;
    test_failures++;
    return NULL;
}

static double number(json_t *object, const char *key)
{
    json_t *value = json_object_get(object, key);
    ENSURE(value != NULL);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

static const char *why(json_t *row, const char *key)
{
    const char *code = json_string_value(json_object_get(json_object_get(json_object_get(row, "why"), key), "code"));
    return code ? code : "";
}

/* Every number that is null has its reason, and none else. */
static void nulls_have_reasons(json_t *root)
{
    static const char *const keys[] = {"latest", "path_value", "gap", "completion_pct", "elapsed_pct", "required_rate_pct", "actual_rate_pct",
                                       "remaining_rate_pct", "needed_per_year", "projection", "pace_ratio"};
    size_t i;
    json_t *row;
    json_array_foreach(json_object_get(root, "rows"), i, row)
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            bool empty = json_is_null(json_object_get(row, keys[k])), said = *why(row, keys[k]) != 0;
            if (empty == said)
                continue;
            test_failures++;
            fprintf(stderr, "%s of %s: empty %d, reason %d\n", keys[k], json_string_value(json_object_get(row, "indicator")), empty, said);
        }
}

static void json(const pace_dataset *data)
{
    for (int year = 2021; year <= 2025; year++) {
        pace_midterm *midterm = midterm_at(data, year);
        pace_buffer out = midterm_text(midterm, data, "json", "en");
        json_t *root = json_loadb(out.text, out.length, JSON_REJECT_DUPLICATES, NULL), *row;
        ENSURE(root != NULL);
        ENSURE_TEXT(json_string_value(json_object_get(root, "format")), "pace-midterm");
        ENSURE(json_array_size(json_object_get(root, "periods")) == (size_t)(year - 2020));
        nulls_have_reasons(root);
        if (year == 2023) {
            row = row_named(root, "output");
            ENSURE_NEAR(number(row, "pace_ratio"), (sqrt(1.25) - 1) / (cbrt(1.2) - 1), 1e-12);
            ENSURE_NEAR(number(row, "path_gap"), 1200 / (1000 * pow(1.5, 0.6)) - 1, 1e-13);
            ENSURE_NEAR(number(json_object_get(json_object_get(row, "actual"), "2022"), "value"), 1130, 0);
            row = row_named(root, "firms");
            ENSURE_TEXT(why(row, "pace_ratio"), "reached");
            ENSURE_TEXT(json_string_value(json_object_get(row, "conclusion_text")), "met");
            ENSURE_TEXT(why(row_named(root, "still"), "pace_ratio"), "no_pace");
            ENSURE_NEAR(number(json_object_get(json_object_get(root, "summary"), "binding"), "behind"), 3, 0);
        }
        json_decref(root);
        pace_buffer_clear(&out);
        pace_midterm_free(midterm);
    }
}

static void markdown(const pace_dataset *data)
{
    pace_midterm *midterm = midterm_at(data, 2023);
    pace_buffer out = midterm_text(midterm, data, "md", "zh");
    const char *table, *list, *summary;
    ENSURE_HAS(out.text, "| 指标 | 单位 | 属性 | 基期值 | 2021年 | 2022年 | 2023年 | 目标值 | 实现程度 | 时间进度 | 评估结论 | 预测值（按现有速度） |");
    ENSURE_HAS(out.text, "| 工业总产值 | 亿元 | 预期性 | 1000（2020年） | 1060 | 1130 | 1200 | 1500（2025年） | 40% | 60% | ▼ 滞后 | 1355（达不到目标） |");
    ENSURE_HAS(out.text, "\n1. 工业总产值：2023年为1200亿元");
    table = strstr(out.text, "## 评估表");
    list = strstr(out.text, "## 逐项说明");
    summary = strstr(out.text, "## 总体情况");
    ENSURE(table && list && summary && table < list && list < summary);
    pace_buffer_clear(&out);
    out = midterm_text(midterm, data, "md", "en");
    ENSURE_HAS(out.text, "| Indicator | Unit | Nature | Baseline | 2021 | 2022 | 2023 | Target | Completion | Time elapsed | Conclusion |");
    ENSURE_HAS(out.text, "| &gt;850 |");
    pace_buffer_clear(&out);
    pace_midterm_free(midterm);
}

static void html(const pace_dataset *data)
{
    static const char *const langs[] = {"zh", "en"};
    for (int i = 0; i < 2; i++) {
        pace_midterm *midterm = midterm_at(data, 2023);
        pace_buffer out = midterm_text(midterm, data, "html", langs[i]), again = midterm_text(midterm, data, "html", langs[i]);
        const char *facts = strstr(out.text, "class=\"facts\""), *table = strstr(out.text, "<table");
        ENSURE(html_faults(out.text) == 0);
        ENSURE(facts && table && facts < table);
        ENSURE_HAS(out.text, "<ol>\n<li>");
        ENSURE_HAS(out.text, "class=\"scroll tall broad\"");
        ENSURE_HAS(out.text, "x₀(T/x₀)^(k/n)");
        ENSURE(!strstr(out.text, " src=") && !strstr(out.text, "http"));
        ENSURE_HAS(out.text, i ? "<span class=\"tone warn\">▼ behind</span>" : "<span class=\"tone warn\">▼ 滞后</span>");
        ENSURE_HAS(out.text, i ? "Riverton yearbook" : "临江统计年鉴");
        ENSURE(out.length == again.length && memcmp(out.text, again.text, out.length) == 0);
        pace_buffer_clear(&out);
        pace_buffer_clear(&again);
        pace_midterm_free(midterm);
    }
}

/* Names of indicators are data: no formula in a spreadsheet, no mark-up on a page, no line of a table broken. */
static void hostile(void)
{
    static const char text[] =
        "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"h\",\"name\":{\"en\":\"<b>H</b>\"},\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"<i>S\"}}],"
        "\"plans\":[{\"id\":\"p\",\"name\":{\"en\":\"P|Q\"},\"span\":\"2021-2025\"}],\"indicators\":[{\"id\":\"x\",\"name\":{\"en\":\"=1+1|<u>\\n\"},"
        "\"domain\":\"other\",\"measures\":[{\"id\":\"level\",\"unit\":\"km\",\"observations\":[{\"period\":\"2020\",\"value\":1,\"source\":\"s\"}]}],"
        "\"targets\":[{\"plan\":\"p\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"2025\",\"value\":2,\"source\":\"s\"}]}]}";
    pace_dataset *data = NULL;
    pace_midterm *midterm;
    pace_buffer out;
    ENSURE(!pace_dataset_read(&data, text, strlen(text), "hostile", NULL, NULL));
    midterm = midterm_at(data, 0);
    out = midterm_text(midterm, data, "csv", "en");
    ENSURE_HAS(out.text, "x,\"'=1+1|<u>");
    pace_buffer_clear(&out);
    out = midterm_text(midterm, data, "html", "en");
    ENSURE(html_faults(out.text) == 0 && !strstr(out.text, "<u>") && !strstr(out.text, "<b>H"));
    pace_buffer_clear(&out);
    out = midterm_text(midterm, data, "md", "en");
    ENSURE_HAS(out.text, "=1+1\\|&lt;u&gt;");
    pace_buffer_clear(&out);
    pace_midterm_free(midterm);
    pace_dataset_free(data);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

static void every_allocation(const pace_midterm *midterm, const pace_dataset *data, const char *format)
{
    long k, step = 1;
    for (k = 1; k < 1000000; k += step) {
        fault_heap heap = {0, 0, 0};
        pace_allocator allocator = {fault_resize, NULL};
        pace_buffer out = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        pace_status status;
        heap.fail_at = k;
        allocator.ctx = &heap;
        out.allocator = &allocator;
        status = *format ? pace_midterm_write(&out, midterm, data, format, "zh", &err) : pace_midterm_summary(&out, midterm, "zh", &err);
        ENSURE(status == err.code && (status ? status == PACE_ERR_NOMEM && out.length == 0 : out.length > 0));
        pace_buffer_clear(&out);
        ENSURE(heap.live == 0);
        if (!status)
            break;
        step = k < 300 ? 1 : 7;
    }
    ENSURE(k > 5 && k < 1000000);
}

int main(void)
{
    pace_dataset *data = loaded(MADE_UP_MIDTERM);
    pace_midterm *midterm;
    if (!data)
        return TEST_RESULT;
    csv(data);
    json(data);
    markdown(data);
    html(data);
    hostile();
    midterm = midterm_at(data, 2023);
    every_allocation(midterm, data, "csv");
    every_allocation(midterm, data, "json");
    every_allocation(midterm, data, "md");
    every_allocation(midterm, data, "html");
    every_allocation(midterm, data, "");
    pace_midterm_free(midterm);
    pace_dataset_free(data);
    return TEST_RESULT;
}
