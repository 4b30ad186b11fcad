/* Every fault of two tables has its line: file, row, column, heading, what is wrong, what would be right. */
#include "tables_test.h"

#define HEAD "指标,单位,属性,基期,基期值,目标期,目标值\n"
#define GOOD HEAD "GDP,亿元,预期性,2020,100,2025,150\n"

static const struct {
    const char *targets, *actuals;
    pace_status status;
    const char *where, *text; /* text: parts of it, with | between */
} cases[] = {
    {"", NULL, PACE_ERR_PARSE, "t.csv:1:1", "there is nothing in the file"},
    {HEAD, NULL, PACE_ERR_DATA, "t.csv:2", "no row below the heading"},
    {"单位,基期,目标期,目标值\n亿元,2020,2025,1\n", NULL, PACE_ERR_PARSE, "t.csv:1:1", "no column of indicators|indicator, 指标, 指标名称"},
    {"指标,基期,目标期\nGDP,2020,2025\n", NULL, PACE_ERR_PARSE, "t.csv:1:1", "no column of targets|target, 目标值|2025年目标"},
    {"指标,目标值\nGDP,1\n", NULL, PACE_ERR_PARSE, "t.csv:1:1", "no column of target periods|目标期|plan"},
    {"指标,单位,计量单位,基期,目标期,目标值\nGDP,,,2020,2025,1\n", NULL, PACE_ERR_DATA, "t.csv:1:7", "\"单位\" and \"计量单位\" name the same thing"},
    {"指标,2020年,2021年,2025年\nGDP,1,2,3\n", NULL, PACE_ERR_PARSE, "t.csv:1:16", "3 columns are headed by a year|2025年目标"},
    {HEAD ",亿元,预期性,2020,100,2025,150\n", NULL, PACE_ERR_PARSE, "t.csv:2:1", "\"指标\": the row names no indicator"},
    {HEAD "GDP,150,预期性,2020,100,2025,150\n", NULL, PACE_ERR_UNIT, "t.csv:2:5", "\"单位\": |150"},
    {HEAD "噪声,dB,约束性,2020,56,2025,54\n噪声,分贝值,约束性,2020,56,2030,53\n", NULL, PACE_ERR_UNIT, "t.csv:3:4",
     "\"单位\": |\"噪声\" is in 分贝值 here and in dB in line 2"},
    {HEAD "噪声,dB,约束性,2020,56,2025,54\n", "年份,噪声(dBA)\n2021,55\n", PACE_ERR_UNIT, "a.csv:1:4", "\"噪声(dBA)\" is in dBA and its target in dB (t.csv:2)"},
    {HEAD "噪声,dB,约束性,2020,56,2025,54\n", "年份,噪声(亿元)\n2021,55\n", PACE_ERR_UNIT, "a.csv:1:4", "is in 亿元 and its target in dB (t.csv:2)"},
    {HEAD "噪声,dB,约束性,2020,56,2025,54\n", "series,period,value,unit\n噪声,2021,55,dBA\n", PACE_ERR_UNIT, "a.csv:2:12",
     "in dBA here and in dB in t.csv:2"},
    {HEAD "GDP,亿元,约朿性,2020,100,2025,150\n", NULL, PACE_ERR_PARSE, "t.csv:2:8", "\"属性\": \"约朿性\" is not known|did you mean \"约束性\"|binding"},
    {HEAD "GDP,亿元,预期性,去年,100,2025,150\n", NULL, PACE_ERR_PARSE, "t.csv:2:12", "\"基期\": |去年"},
    {HEAD "GDP,亿元,预期性,before 2020,100,2025,150\n", NULL, PACE_ERR_PARSE, "t.csv:2:12", "\"基期\": \"before 2020\" has no beginning or no end"},
    {HEAD "GDP,亿元,预期性,2020,x,2025,150\n", NULL, PACE_ERR_PARSE, "t.csv:2:17", "\"基期值\": \"x\" is not a number"},
    {HEAD "GDP,亿元,预期性,2020,100,2025,很多\n", NULL, PACE_ERR_PARSE, "t.csv:2:26", "\"目标值\": \"很多\" is not a number"},
    {HEAD "GDP,亿元,预期性,2020,100,2025,150万人\n", NULL, PACE_ERR_UNIT, "t.csv:2:26", "亿元|万人|line 2"},
    {HEAD "GDP,亿元,预期性,2025,100,2020,150\n", NULL, PACE_ERR_DATA, "t.csv:2:21", "target period 2020|not after its base period 2025"},
    {HEAD "GDP,亿元,预期性,2020,100,2205,150\n", NULL, PACE_ERR_DATA, "t.csv:2:21", "target period 2205|more than 50 years after its base period 2020"},
    {HEAD "GDP,亿元,预期性,2020,100,2025-Q4,150\n", NULL, PACE_ERR_FREQ, "t.csv:2:21", "2020 (annual)|2025-Q4 (quarterly)"},
    {HEAD "GDP,亿元,预期性,,100,2025,150\n", NULL, PACE_ERR_DATA, "t.csv:2:1", "\"GDP\" has no base period|基期"},
    {HEAD "GDP,亿元,预期性,2020,100,,150\n", NULL, PACE_ERR_DATA, "t.csv:2:1", "\"GDP\" has a target and no target period|目标期"},
    {GOOD "GDP,亿元,预期性,2020,100,2025,160\n", NULL, PACE_ERR_DATA, "t.csv:3:26", "in line 2 already"},
    {GOOD "GDP,万人,预期性,2020,100,2030,160\n", NULL, PACE_ERR_UNIT, "t.csv:3:26", "万人 here and in 亿元 in line 2"},
    {HEAD "GDP,亿元,预期性,2020,100,2025\n", NULL, PACE_ERR_PARSE, "t.csv:2:21", "ends after 6 of 7 cells"},
    {HEAD "GDP,亿元,预期性,2020,100,2025,150,7\n", NULL, PACE_ERR_PARSE, "t.csv:2:30", "more cells than the heading"},
    {HEAD "GDP,\"亿元,预期性,2020,100,2025,150\n", NULL, PACE_ERR_PARSE, "t.csv:2:5", "never closed"},
    {HEAD "GDP;亿元;预期性;2020;100;2025;150\n", NULL, PACE_ERR_PARSE, "t.csv:2:1", "ends after 1 of 7"},
    {"指标;单位;基期;目标期;目标值\nGDP;亿元;2020;2025;1,234\n", NULL, PACE_ERR_PARSE, "t.csv:2:18", "\"1,234\" can be read in two ways"},
    {"指标,基期,目标期,目标值,类型\nGDP,2020,2025,1,年均增\n", NULL, PACE_ERR_PARSE, "t.csv:2:17", "\"类型\": \"年均增\" is not known|average_growth (年均增速)"},
    {"id,指标,基期,目标期,目标值\na b,GDP,2020,2025,1\n", NULL, PACE_ERR_PARSE, "t.csv:2:1", "\"id\": \"a b\" is no id"},
    {GOOD, "年份,GDP(万人)\n2021,1\n", PACE_ERR_UNIT, "a.csv:1:4", "\"GDP\" is in 万人 and its target in 亿元 (t.csv:2)"},
    {GOOD, "年份,GDP(亿元),gdp（亿元）\n2021,1,2\n", PACE_ERR_DATA, "a.csv", "are both values of the indicator \"GDP\""},
    {GOOD, "年份,GDP(亿元)\n2021,x\n", PACE_ERR_PARSE, "a.csv:2:6", "\"x\""},
    {GOOD, "series,period,value,source\nGDP,,5,\n", PACE_ERR_PARSE, "a.csv:2:5", "is no period"},
    {GOOD, "series,period,value,source\n,2021,5,\n", PACE_ERR_PARSE, "a.csv:2:2", "belongs to no series"},
    {GOOD, "series,period,value,status,source\nGDP,2021,5,Z,\n", PACE_ERR_PARSE, "a.csv:2:12", "\"Z\" is no observation status"},
    {GOOD, "series,period,value,unit,source\nGDP,2021,5,亿元,\nGDP,2022,5,km,\n", PACE_ERR_UNIT, "a.csv:3:12", "\"unit\": "},
    {"指标,基期,目标期,目标值,relative_to\nGDP,2020,2025,1,nothing:growth\n", NULL, PACE_ERR_NOTFOUND, "t.csv:2:15", "nothing"},
};

static void check_text(const char *got, const char *parts)
{
    char copy[512], *part;
    snprintf(copy, sizeof copy, "%s", parts);
    for (part = strtok(copy, "|"); part; part = strtok(NULL, "|"))
        if (!strstr(got, part)) {
            test_failures++;
            fprintf(stderr, "%s\n  lacks: %s\n", got, part);
        }
}

static void test_first(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        both b = read_both(cases[i].targets, cases[i].actuals, NULL);
        int before = test_failures;
        ENSURE(b.status == cases[i].status);
        ENSURE_TEXT(b.err.where, cases[i].where);
        check_text(b.err.text, cases[i].text);
        ENSURE(b.notes.length == 0);
        if (test_failures > before)
            fprintf(stderr, "  case %zu: %s%s\n", i, cases[i].targets, cases[i].actuals ? cases[i].actuals : "");
        free_both(&b);
    }
}

static void put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    ENSURE(file && fwrite(text, 1, strlen(text), file) == strlen(text));
    if (file)
        fclose(file);
}

static int lines_of(const char *text)
{
    int count = 0;
    for (; text && *text; text++)
        count += *text == '\n';
    return count;
}

/* All faults in one run, those of the actual values too; what has no partner is one. */
static void test_all(void)
{
    const char *targets = "test_tables_faults_t.csv", *actuals = "test_tables_faults_a.csv";
    pace_buffer lines = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    int64_t faults = -1;
    put_file(targets, HEAD "GDP,亿元,约朿性,2020,x,2025,150\n城镇化率,%,,2025,80,2020,86\n森林覆盖率,%,,2020,14,2025,15\n,,约束性,2020,1,2025,2\n");
    put_file(actuals, "年份,GDP(亿元)\n2021,1\n2021,zz\n2022,yy\n");
    ENSURE(!pace_tables_check(&lines, &faults, targets, actuals, NULL, &err));
    ENSURE(faults >= 6 && lines_of(lines.text) >= 6);
    check_text(lines.text, "t.csv:2:8: |t.csv:2:17: |t.csv:3:17: |t.csv:5:1: |a.csv:3:6: |a.csv:4:6: ");
    pace_buffer_clear(&lines);
    put_file(targets, GOOD "森林覆盖率,%,,2020,14,2025,15\n");
    put_file(actuals, "年份,GDP(亿元),森林覆率(%)\n2021,1,14\n");
    ENSURE(!pace_tables_check(&lines, &faults, targets, actuals, NULL, &err) && faults == 2);
    ENSURE(lines_of(lines.text) == 2);
    check_text(lines.text, "t.csv:3:1: indicator \"森林覆盖率\" has no actual values; the closest names among them are \"森林覆率\"|a.csv:1:12: indicator \"森林覆率\" has no target");
    pace_buffer_clear(&lines);
    ENSURE(pace_tables_check(&lines, &faults, "no such file.csv", NULL, NULL, &err) == PACE_ERR_IO);
    ENSURE(pace_tables_check(&lines, &faults, "-", "-", NULL, &err) == PACE_ERR_ARG);
    pace_buffer_clear(&lines);
    remove(targets);
    remove(actuals);
}

/* As many faults as rows: the first thousand lines, the count of all. */
static void test_many(void)
{
    const char *path = "test_tables_faults_m.csv";
    pace_buffer text = PACE_BUFFER_INIT, lines = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    int64_t faults = 0;
    pace_buffer_text(&text, HEAD);
    for (int i = 0; i < 1500; i++)
        pace_buffer_format(&text, "i%d,亿元,,2020,1,2025,??\n", i);
    put_file(path, text.text);
    ENSURE(!pace_tables_check(&lines, &faults, path, NULL, NULL, &err));
    ENSURE(faults == 1500 && lines_of(lines.text) == 1000);
    pace_buffer_clear(&text);
    pace_buffer_clear(&lines);
    remove(path);
}

static void test_arguments(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_buffer out = PACE_BUFFER_INIT;
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    pace_table_text text = {GOOD, strlen(GOOD), NULL};
    ENSURE(pace_tables_read(NULL, NULL, &text, NULL, NULL, &err) == PACE_ERR_ARG);
    ENSURE(pace_tables_read(&data, NULL, NULL, NULL, NULL, &err) == PACE_ERR_ARG);
    ENSURE(pace_tables_write(&out, NULL, NULL, NULL, &err) == PACE_ERR_ARG);
    opts.size = 3;
    ENSURE(pace_tables_read(&data, NULL, &text, NULL, &opts, &err) == PACE_ERR_ARG && !data);
    opts.size = sizeof opts;
    opts.id = "a b";
    ENSURE(pace_tables_read(&data, NULL, &text, NULL, &opts, &err) == PACE_ERR_DATA && !data);
    opts.id = "mine";
    opts.name = "我的";
    ENSURE(!pace_tables_read(&data, NULL, &text, NULL, &opts, &err));
    ENSURE_TEXT(pace_dataset_id(data), "mine");
    ENSURE_TEXT(pace_names_get(pace_dataset_name(data), "zh"), "我的");
    pace_dataset_free(data);
}

int main(void)
{
    test_first();
    test_all();
    test_many();
    test_arguments();
    return TEST_RESULT;
}
