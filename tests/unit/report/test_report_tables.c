/* A report on two tables of a user: what titles count is what the summary counts, what is left out is said, rates of what
 * is to fall are not ranked with growth, sums and falls are said as such, and many targets are counted rather than listed.
 * By hand, of the example: 21.3 + 18.6 + 19.8 = 59.7; 1 - 0.969 * 0.981 * 0.974 = 7.41 %; 1 - 0.865^(3/5) = 8.33 %. */
#include "report_test.h"

static pace_dataset *tables(const char *targets, const char *actuals)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_table_text t = {targets, strlen(targets), "targets.csv"}, a = {actuals, strlen(actuals), "actuals.csv"};
    if (pace_tables_read(&data, NULL, &t, &a, NULL, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(data != NULL);
    return data;
}

static pace_buffer report_of(const pace_dataset *data, const char *lang)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_report *report = data ? report_in(data, lang) : NULL;
    if (report)
        text = rendered(report, "md");
    pace_report_free(report);
    return text;
}

static void has(const pace_buffer *text, const char *const *pieces)
{
    for (; *pieces; pieces++)
        ENSURE_HAS(text->text, *pieces);
}

static void has_not(const pace_buffer *text, const char *const *pieces)
{
    for (; *pieces; pieces++) {
        if (!text->text || !strstr(text->text, *pieces))
            continue;
        test_failures++;
        fprintf(stderr, "should not be said: %s\n", *pieces);
    }
}

static void example(void)
{
    static const char *const zh[] = {
        "按最新数据评估，数据期和发布日期均不设限。",
        "可评估的12项目标中7项已达标、领先或符合进度",
        "子弹图，共12项目标；另有1项无法评估。",
        "能耗降低2021–2025年累计达到13.5%。2021–2023年累计下降7.41%，按",
        "当期应累计下降8.33%，比路径少降0.92个百分点",
        "2021–2023年累计59.7万人",
        "今后平均每年须完成15.15万人",
        "增速2021–2025年年均约6.5%（实际）。2021–2023年年均6.49%",
        "59.7万人（2021–2023年）",
        NULL};
    static const char *const en[] = {
        "7 of 12 targets that can be assessed are met, ahead or on track",
        "Growth of gross domestic product to average about 6.5% a year over 2021–2025 (real; Plan 2021–2025).",
        "The fall over 2021–2023 is 7.41% in all, 0.92 percentage points short of the path",
        "The total over 2021–2023 is 597,000 persons",
        "From now on the years must add up to it with 151,500 persons a year on average.",
        "is 86%, 1 percentage point above the target: met.",
        "3 ahead (digital core industries, share of GDP; research spending, share of GDP; and new urban jobs)",
        "# Plan 2021–2025: progress report\n",
        NULL};
    static const char *const never[] = {"武汉", "Wuhan", "增速2021–2025年年均增长", "to grow by about", "must rise by 151",
                                        " 1 percentage points", "grew fastest", "最低为单位地区生产总值能耗降低", NULL};
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_buffer text;
    ENSURE(pace_tables_load(&data, NULL, PACE_SOURCE_DIR "/examples/midterm/targets.csv",
                            PACE_SOURCE_DIR "/examples/midterm/actuals.csv", NULL, &err) == PACE_OK);
    text = report_of(data, "zh");
    has(&text, zh);
    has_not(&text, never);
    pace_buffer_clear(&text);
    text = report_of(data, "en");
    has(&text, en);
    has_not(&text, never);
    pace_buffer_clear(&text);
    pace_dataset_free(data);
}

/* Three growth rates and two yearly reductions in one year: the reductions stand apart. */
static void ranked(void)
{
    static const char *const zh[] = {"2023年公布增速以丙产值增速为最高，9%",
                                     "最低为甲产值增速5%；以下降为好的变动率不参与比较：能耗降低。", NULL};
    static const char *const en[] = {"Highest published growth of 2023: 丙产值增速, 9%",
                                     "lowest 甲产值增速, 5%; rates of what is to fall are not ranked with them: 能耗降低.",
                                     NULL};
    pace_dataset *data = tables("指标,单位,类型,基期,目标期,目标值\n甲产值增速,%,年均增速,2020,2025,6\n乙产值增速,%,年均增速,2020,2025,6\n"
                                "丙产值增速,%,年均增速,2020,2025,6\n能耗降低,%,累计降低,2020,2025,[13.5]\n",
                                "指标,单位,2021,2022,2023\n甲产值增速,%,6,6,5\n乙产值增速,%,6,6,7\n丙产值增速,%,6,6,9\n"
                                "能耗降低,%,3.1,1.9,2.6\n");
    pace_buffer text = report_of(data, "zh");
    has(&text, zh);
    pace_buffer_clear(&text);
    text = report_of(data, "en");
    has(&text, en);
    pace_buffer_clear(&text);
    pace_dataset_free(data);
}

/* 400 targets: 200 sentences, 24 rows in the picture, and all of them in the counts. */
static void many(void)
{
    static const char *const zh[] = {"目标400项，可评估400项", "等）", "其余200项目标的进展见“规划目标完成情况表”。",
                                     "可评估的400项目标中0项", "子弹图，共24项目标；另有376项可评估的目标未画出。", NULL};
    pace_buffer targets = PACE_BUFFER_INIT, actuals = PACE_BUFFER_INIT, text;
    pace_dataset *data;
    pace_buffer_text(&targets, "指标,单位,基期,基期值,目标期,目标值\n");
    pace_buffer_text(&actuals, "指标,单位,2020,2021,2022\n");
    for (int i = 0; i < 400; i++) {
        pace_buffer_format(&targets, "第%d项,公里,2020,100,2025,200\n", i);
        pace_buffer_format(&actuals, "第%d项,公里,100,101,102\n", i);
    }
    data = tables(targets.text, actuals.text);
    text = report_of(data, "zh");
    has(&text, zh);
    pace_buffer_clear(&text);
    pace_buffer_clear(&targets);
    pace_buffer_clear(&actuals);
    pace_dataset_free(data);
}

int main(void)
{
    example();
    ranked();
    many();
    return TEST_RESULT;
}
