/* Rows of targets as offices write them: what type, unit, plan and base they become, and what is said about it. */
#include <iconv.h>
#include <math.h>
#include "io/explain.h"
#include "tables_test.h"

typedef struct row_case {
    const char *heading, *row;
    pace_target_type type;
    double value, value_high, base;
    const char *unit, *measure;
    pace_qualifier qualifier;
    pace_nature nature;
    pace_direction better;
    int base_year, due_year;
    const char *note; /* part of the notes; NULL = none looked for */
} row_case;

#define NONE (double)NAN
#define PLAIN "指标,单位,属性,基期,基期值,目标期,目标值"
#define PRINTED "主要指标,2020年,2025年,年均增长〔累计〕,指标属性"

static const row_case rows[] = {
    {PLAIN, "地区生产总值,亿元,预期性,2020,15616.06,2025,24000", PACE_TARGET_LEVEL, 24000, NONE, 15616.06, "CNY_100m", "level",
     PACE_EXACTLY, PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 2020, 2025, "read as level because"},
    {PLAIN, "地区生产总值,亿元,预期性,2020,15616.06,2025,2.4万亿元以上", PACE_TARGET_LEVEL, 24000, NONE, 15616.06, "CNY_100m", "level",
     PACE_AT_LEAST, PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PLAIN, "地区生产总值（亿元）,,预期性指标,2020年,\"15,616.06\",2025年,约２４０００", PACE_TARGET_LEVEL, 24000, NONE, 15616.06, "CNY_100m",
     "level", PACE_ABOUT, PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 2020, 2025, "full-width digits"},
    {PLAIN, "GDP年均增速,%,,2020,,2025,6.5%-7%", PACE_TARGET_AVERAGE_GROWTH, 6.5, 7, NONE, "percent", "growth", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, "says an average growth"},
    {PLAIN, "工业增加值增速,%,,2024,,2025,8.8%左右", PACE_TARGET_GROWTH, 8.8, NONE, NONE, "percent", "growth", PACE_ABOUT,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2024, 2025, "says growth"},
    {PLAIN, "单位GDP能耗累计降低,%,约束性,2020,,2025,13.5", PACE_TARGET_CUMULATIVE, -13.5, NONE, NONE, "percent", "growth", PACE_EXACTLY,
     PACE_BINDING, PACE_DOWN_IS_GOOD, 2020, 2025, "kept as a negative change"},
    {PLAIN, "单位GDP能耗降低,%,约束性,2020,,2025,≥13.5", PACE_TARGET_CUMULATIVE, -13.5, NONE, NONE, "percent", "growth", PACE_AT_MOST,
     PACE_BINDING, PACE_DOWN_IS_GOOD, 2020, 2025, NULL},
    {PLAIN, "单位GDP能耗,%,约束性,2020,,2025,降低13.5%以上", PACE_TARGET_CUMULATIVE, -13.5, NONE, NONE, "percent", "growth", PACE_AT_MOST,
     PACE_BINDING, PACE_DOWN_IS_GOOD, 2020, 2025, "the words before the figure say so"},
    {PLAIN, "产值,亿元,,2020,100,2025,年均6%以上", PACE_TARGET_AVERAGE_GROWTH, 6, NONE, 100, "percent", "level", PACE_AT_LEAST,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, "the words before the figure say so"},
    {"指标,2025年目标,2020年实际,年均增速", "研发投入（亿元）,—,350,7%以上", PACE_TARGET_AVERAGE_GROWTH, 7, NONE, 350, "percent", "level", PACE_AT_LEAST,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PLAIN, "产值,亿元,,2020,100,2025,力争达到160.6*", PACE_TARGET_LEVEL, 160.6, NONE, 100, "CNY_100m", "level", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, "footnote marks"},
    {PLAIN, "单位GDP能耗降低,%,约束性,2020,,2025,-13.5", PACE_TARGET_CUMULATIVE, -13.5, NONE, NONE, "percent", "growth", PACE_EXACTLY,
     PACE_BINDING, PACE_DOWN_IS_GOOD, 2020, 2025, NULL},
    {PLAIN, "城镇新增就业,万人,,2020,,2021-2025,[90]", PACE_TARGET_TOTAL, 90, NONE, NONE, "person_10k", "level", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, "total over the plan"},
    {PLAIN, "城镇新增就业,,,2020,,2021-2025,〔90万人〕", PACE_TARGET_TOTAL, 90, NONE, NONE, "person_10k", "level", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PLAIN, "森林覆盖率,％,约束性,2020,14,2025,14.5", PACE_TARGET_SHARE, 14.5, NONE, 14, "percent", "share", PACE_EXACTLY, PACE_BINDING,
     PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PLAIN, "城镇登记失业率,%,预期性,2020,3.1,2025,4.5%以内", PACE_TARGET_CEILING, 4.5, NONE, 3.1, "percent", "share", PACE_AT_MOST,
     PACE_ANTICIPATORY, PACE_DOWN_IS_GOOD, 2020, 2025, "less was taken as better"},
    {PLAIN, "进出口总额,,,2020,,2030,翻一番", PACE_TARGET_MULTIPLE, 2, NONE, NONE, "ratio", "level", PACE_EXACTLY, PACE_NATURE_UNSTATED,
     PACE_UP_IS_GOOD, 2020, 2030, "multiple of the base"},
    {PLAIN, "全国位次,位,,2020,9,2025,5", PACE_TARGET_RANK, 5, NONE, 9, "rank", "rank", PACE_EXACTLY, PACE_NATURE_UNSTATED,
     PACE_DOWN_IS_GOOD, 2020, 2025, NULL},
    {PLAIN ",类型,方向,路径", "研发强度,%,,2020,3,2025,3.5,不低于,正向,线性", PACE_TARGET_FLOOR, 3.5, NONE, 3, "percent", "share",
     PACE_EXACTLY, PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PLAIN ",类型", "能耗,%,,2020,,2025,13.5,累计降低", PACE_TARGET_CUMULATIVE, -13.5, NONE, NONE, "percent", "growth", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_DOWN_IS_GOOD, 2020, 2025, NULL},
    {PLAIN ",类型", "能耗,%,,2020,,2025,13.5,cumulative", PACE_TARGET_CUMULATIVE, 13.5, NONE, NONE, "percent", "growth", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_DOWN_IS_GOOD, 2020, 2025, NULL},
    {PLAIN ",类型", "碳排放,吨,约束性,2020,80,2030,50%,比基期减少", PACE_TARGET_REDUCTION, 50, NONE, 80, "percent", "level",
     PACE_EXACTLY, PACE_BINDING, PACE_DOWN_IS_GOOD, 2020, 2030, NULL},
    {PLAIN ",type", "Emissions,t,,2020,80,2030,50以上,reduction", PACE_TARGET_REDUCTION, 50, NONE, 80, "percent", "level",
     PACE_AT_LEAST, PACE_NATURE_UNSTATED, PACE_DOWN_IS_GOOD, 2020, 2030, NULL},
    {PLAIN ",类型,路径", "居民消费价格涨幅,%,,2020,2.5,2025,2%-4%,区间,给定", PACE_TARGET_BAND, 2, 4, 2.5, "percent", "share",
     PACE_EXACTLY, PACE_NATURE_UNSTATED, PACE_DOWN_IS_GOOD, 2020, 2025, NULL},
    {PLAIN ",类型", "地铁一号线,,,2020,,2025,是,是否完成", PACE_TARGET_BINARY, 1, NONE, NONE, "none", "level", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PLAIN ",type", "Coal heating,,,2020,,2025,no,binary", PACE_TARGET_BINARY, 0, NONE, NONE, "none", "level", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PLAIN ",type", "Piped water,%,,2020,90,2025,100,coverage", PACE_TARGET_SHARE, 100, NONE, 90, "percent", "share", PACE_EXACTLY,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {"indicator,unit,nature,plan,base,target", "GDP,CNY_100m,binding,“十四五”规划,100,150", PACE_TARGET_LEVEL, 150, NONE, 100, "CNY_100m",
     "level", PACE_EXACTLY, PACE_BINDING, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {"Indicator name;Unit;Base year;Base;Target year;Target (USD million)", "Exports;;2020;100;2025;150", PACE_TARGET_LEVEL, 150, NONE,
     100, "USD_million", "level", PACE_EXACTLY, PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, "semicolons"},
    {PRINTED, "1.地区生产总值（亿元）,15616.06,24000,—,预期性", PACE_TARGET_LEVEL, 24000, NONE, 15616.06, "CNY_100m", "level", PACE_EXACTLY,
     PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 2020, 2025, "the earlier of the years"},
    {PRINTED, "2.地区生产总值增长（%）,2.3,—,6.5左右,预期性", PACE_TARGET_AVERAGE_GROWTH, 6.5, NONE, 2.3, "percent", "growth", PACE_ABOUT,
     PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 2020, 2025, "numbers before names"},
    {PRINTED, "3.城镇调查失业率（%）,5.2,—,<5.5,预期性", PACE_TARGET_CEILING, 5.5, NONE, 5.2, "percent", "share", PACE_LESS_THAN,
     PACE_ANTICIPATORY, PACE_DOWN_IS_GOOD, 2020, 2025, NULL},
    {PRINTED, "4.城镇新增就业（万人）,,,〔>110〕,预期性", PACE_TARGET_TOTAL, 110, NONE, NONE, "person_10k", "level", PACE_MORE_THAN,
     PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 2020, 2025, NULL},
    {PRINTED, "5.城镇化率（%）,84.3,86,〔1.7〕,预期性", PACE_TARGET_SHARE, 86, NONE, 84.3, "percent", "share", PACE_EXACTLY,
     PACE_ANTICIPATORY, PACE_UP_IS_GOOD, 2020, 2025, "no target of its own"},
    {"指标,单位,2020年实际,2025年目标值", "粮食产量,万吨,10,≥12", PACE_TARGET_LEVEL, 12, NONE, 10, "t_10k", "level", PACE_AT_LEAST,
     PACE_NATURE_UNSTATED, PACE_UP_IS_GOOD, 2020, 2025, NULL},
};

static void check_row(const row_case *c)
{
    char text[1024], unit[PACE_UNIT_SIZE] = "";
    both b;
    int64_t count = 0;
    int before = test_failures;
    const pace_indicator *of;
    const pace_target *target;
    snprintf(text, sizeof text, "%s\r\n%s\r\n", c->heading, c->row);
    b = read_both(text, NULL, NULL);
    of = pace_dataset_indicators(b.data, &count);
    ENSURE(b.status == PACE_OK && count == 1 && of->target_count == 1);
    if (b.status == PACE_OK && count == 1 && of->target_count == 1) {
        target = of->targets;
        ENSURE(target->type == c->type && target->qualifier == c->qualifier && target->nature == c->nature);
        ENSURE_NEAR(target->value, c->value, 1e-9);
        ENSURE_NEAR(target->value_high, c->value_high, 1e-9);
        ENSURE_NEAR(target->base, c->base, 1e-9);
        pace_unit_print(unit, target->unit, NULL);
        ENSURE_TEXT(unit, c->unit);
        ENSURE_TEXT(target->measure, c->measure);
        ENSURE(of->better == c->better && target->better == c->better);
        ENSURE(pace_period_year(target->base_period) == c->base_year && pace_period_year(target->due) == c->due_year);
        ENSURE(!c->note || strstr(b.notes.text, c->note));
    }
    if (test_failures > before)
        fprintf(stderr, "  in: %s | %s: %s %s\n%s\n", c->heading, c->row, b.err.where, b.err.text, b.notes.text ? b.notes.text : "");
    free_both(&b);
}

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_row(&rows[i]);
}

static const char office[] = "表1 “十四五”主要指标,,,,,\n指标,单位,2020年,2025年,年均增长,属性\n一、经济发展,,,,,\n"
                             "地区生产总值（GDP）,亿元,15616,24000,8,预期性\n二、民生,,,,,\n城镇新增就业,万人,—,—,〔90〕,预期性\n注：内部资料,,,,,\n";
static const char values[] = "年份,地区生产总值(GDP)（亿元）,城镇新增就业（人）,常住人口（万人）\n2020,15616.06,200000,1230\n"
                             "2021,17716.76,226000,1360\n2022,18866.43,≥227000,—\n";

static void test_whole(void)
{
    both b = read_both(office, values, NULL);
    int64_t count = 0;
    const pace_indicator *of = pace_dataset_indicators(b.data, &count);
    pace_series series;
    ENSURE(count == 3);
    if (count != 3)
        return;
    ENSURE_TEXT(of[0].domain, "经济发展");
    ENSURE_TEXT(of[1].domain, "民生");
    ENSURE_TEXT(of[0].id, "地区生产总值_GDP");
    ENSURE(of[0].target_count == 2 && of[0].targets[1].type == PACE_TARGET_AVERAGE_GROWTH);
    ENSURE_TEXT(of[0].targets[1].measure, "growth"); /* real by definition: never judged by the levels beside it */
    ENSURE(of[0].targets[1].basis.kind == PACE_BASIS_CONSTANT);
    ENSURE(!pace_dataset_series(&series, b.data, "地区生产总值_GDP:level@unstated", &b.err) && series.view.n == 3);
    /* counted in persons, wanted in ten thousands */
    ENSURE(!pace_dataset_series(&series, b.data, "城镇新增就业:level", &b.err) && series.view.n == 3);
    ENSURE_NEAR(series.view.x[1], 22.6, 1e-12);
    ENSURE(series.qualifier[2] == PACE_AT_LEAST);
    ENSURE(!pace_dataset_series(&series, b.data, "常住人口", &b.err) && series.view.n == 2);
    ENSURE(strstr(b.notes.text, "the base is 15616 here and 15616.06 among the actual values") != NULL);
    ENSURE(strstr(b.notes.text, "\"常住人口\" has no target") != NULL);
    ENSURE(strstr(b.notes.text, "lines below the table were left out as notes") != NULL);
    ENSURE_TEXT(pace_names_get(pace_dataset_name(b.data), "zh"), "2021–2025年规划");
    free_both(&b);
}

/* 单位：亿元 over the table is the unit of what has none, and of nothing else. */
static void test_unit_above(void)
{
    both b = read_both("表1,,,,\n,,,单位：亿元,\n指标,2020年,2025年目标,属性,备注\n财政收入,10,15,,\n研发强度,2.5%,3%,,\n人口（万人）,9,10,,\n", NULL, NULL);
    int64_t count = 0;
    const pace_indicator *of = pace_dataset_indicators(b.data, &count);
    ENSURE(count == 3);
    if (count == 3) {
        ENSURE(of[0].targets[0].unit.quantity == PACE_MONEY && of[0].targets[0].unit.scale == 8);
        ENSURE(of[1].targets[0].unit.quantity == PACE_PERCENT && of[1].targets[0].type == PACE_TARGET_SHARE);
        ENSURE_NEAR(of[1].targets[0].base, 2.5, 1e-12);
        ENSURE(of[2].targets[0].unit.quantity == PACE_PERSONS);
    } else {
        fprintf(stderr, "%s: %s\n", b.err.where, b.err.text);
    }
    free_both(&b);
}

/* A word that is no unit we know: the figures as they stand, the word with every one of them, and the closest unit said. */
static void test_unknown_unit(void)
{
    static const char *const actuals[] = {"年份,噪声（db）\n2020,56\n2021,55.5\n", "年份,噪声\n2020,56\n2021,55.5\n",
                                          "series,period,value,unit\n噪声,2020,56,dB\n噪声,2021,55.5,dB\n"};
    for (size_t i = 0; i < sizeof actuals / sizeof *actuals; i++) {
        both b = read_both("指标,单位,基期,基期值,目标期,目标值\n噪声,dB,2020,56,2025,54\n", actuals[i], NULL);
        int64_t count = 0;
        const pace_indicator *of = pace_dataset_indicators(b.data, &count);
        ENSURE(count == 1);
        if (count != 1) {
            fprintf(stderr, "%s: %s\n", b.err.where, b.err.text);
            continue;
        }
        ENSURE(of->measure_count == 1 && of->measures[0].count == 2 && of->measures[0].unit.quantity == PACE_QUANTITY_NONE);
        ENSURE_NEAR(of->measures[0].observations[1].value, 55.5, 0);
        ENSURE_TEXT(of->measures[0].observations[1].unit_text, "dB");
        ENSURE_TEXT(of->targets[0].origin->unit_text, "dB");
        ENSURE_NEAR(of->targets[0].value, 54, 0);
        ENSURE(strncmp(b.notes.text, "t.csv:2:4: \"dB\" is no unit; ", strlen("t.csv:2:4: \"dB\" is no unit; ")) == 0);
        ENSURE(strstr(b.notes.text, "its figures are taken as they stand\n") != NULL);
        free_both(&b);
    }
}

/* 件 and 公顷 are units, and stay the words that they are; what is the unit's own word needs no other. */
static void test_kept_words(void)
{
    both b = read_both("指标,单位,基期,基期值,目标期,目标值\n专利,件,2020,5,2025,9\n绿地,公顷,2020,3,2025,4\n产值,亿元,2020,3,2025,4\n"
                       "金额,CNY_100m,2020,3,2025,4\n比重,％,2020,3,2025,4\n论文,圆篇,2020,3,2025,4\n", NULL, NULL);
    static const char *const words[] = {"件", "公顷", "", "", "", "圆篇"};
    int64_t count = 0;
    const pace_indicator *of = pace_dataset_indicators(b.data, &count);
    ENSURE(count == 6);
    for (int64_t i = 0; i < count && count == 6; i++)
        ENSURE_TEXT(of[i].targets[0].origin->unit_text, words[i]);
    free_both(&b);
}

/* Reasons that several rows share are one line; what asks for action comes first, a line each. */
static void test_grouped(void)
{
    both b = read_both("指标,单位,基期,基期值,目标期,目标值\n甲,亿元,2020,5,2025,9\n乙,亿元,2020,3,2025,4\n丙,亿元,2020,3,2025,4\n"
                       "丁,亿元,2020,3,2025,4\n失业率,%,2020,5,2025,5.5\n",
                       "年份,甲(亿元),戊(亿元)\n2020,6,1\n2021,7,1\n", NULL);
    const char *grouped = "t.csv: read as level because nothing says that it is anything else: 4 rows, first in line 2 (甲, 乙, 丙, …)\n";
    const char *at = b.notes.text ? strstr(b.notes.text, grouped) : NULL;
    int lines = 0;
    ENSURE(at != NULL);
    for (const char *p = b.notes.text; p && *p; p++) {
        bool urgent = strncmp(p, "indicator \"丁\" has no actual", 20) == 0 || strncmp(p, "the base is 5 here and 6", 24) == 0 ||
                      strncmp(p, "indicator \"戊\" has no target", 28) == 0;
        ENSURE(!urgent || (at && p < at));
        lines += *p == '\n';
    }
    ENSURE(lines == 10); /* 5 without a partner, a base, the unit's place, and three reasons */
    ENSURE(strstr(b.notes.text, "t.csv:6:19: indicator \"失业率\": read as share because it is a percentage\n") != NULL);
    if (lines != 10)
        fprintf(stderr, "%s", b.notes.text);
    free_both(&b);
}

static void test_near(void)
{
    both b = read_both("指标,单位,基期,目标期,目标值\n森林覆盖率,%,2020,2025,15\n工业增加值,亿元,2020,2025,9\n",
                       "年份,森林覆益率(%),规上工业增加值(亿元)\n2021,14,8\n", NULL);
    ENSURE(b.notes.text && strstr(b.notes.text, "t.csv:2:1: indicator \"森林覆盖率\" has no actual values; the closest names among them are \"森林覆益率\"\n"));
    ENSURE(b.notes.text && strstr(b.notes.text, ": indicator \"规上工业增加值\" has no target; the closest names among the targets are \"工业增加值\"\n"));
    free_both(&b);
}

/* Other names of one thing are named, not taken. */
static void test_akin(void)
{
    both b = read_both("id,指标,单位,基期,目标期,目标值\n,GDP,亿元,2020,2025,15\nxyz,某指标,亿元,2020,2025,9\n",
                       "年份,地区生产总值(亿元),XYZ(亿元)\n2021,14,8\n", NULL);
    ENSURE(b.notes.text && strstr(b.notes.text, "\"GDP\" has no actual values; the closest names among them are \"地区生产总值\"\n"));
    ENSURE(b.notes.text && strstr(b.notes.text, "\"某指标\" has no actual values; the closest names among them are \"XYZ\"\n"));
    ENSURE(b.notes.text && strstr(b.notes.text, "\"XYZ\" has no target; the closest names among the targets are \"某指标\"\n"));
    free_both(&b);
}

/* Reductions are printed as positive percentages in both tables; levels behind a rate serve as well. */
static void test_reductions(void)
{
    const char *targets = "指标,单位,基期,目标期,目标值\n单位GDP能耗降低,%,2020,2025,13.5\n";
    both b = read_both(targets, "年份,单位GDP能耗降低\n2021,3.0\n2022,2.5\n", NULL);
    pace_series series;
    ENSURE(!pace_dataset_series(&series, b.data, "单位GDP能耗降低:growth", &b.err) && series.view.n == 2);
    ENSURE_NEAR(series.view.x[0], -3, 0);
    ENSURE(strstr(b.notes.text, "kept as negative changes") != NULL);
    free_both(&b);
    b = read_both(targets, "年份,单位GDP能耗降低\n2021,-3.0\n2022,-2.5\n", NULL);
    ENSURE(!pace_dataset_series(&series, b.data, "单位GDP能耗降低:growth", &b.err) && series.view.n == 2);
    ENSURE_NEAR(series.view.x[0], -3, 0);
    free_both(&b);
    b = read_both("指标,单位,基期,目标期,目标值\n能耗年均增长,,2020,2025,-2%\n", "年份,能耗年均增长(万吨)\n2020,100\n2021,98\n", NULL);
    ENSURE(!pace_dataset_series(&series, b.data, "能耗年均增长:level", &b.err) && series.view.n == 2);
    free_both(&b);
}

static void test_encoding(void)
{
    char bytes[1024];
    union {
        const char *in;
        char *taken;
    } from = {office};
    char *to = bytes;
    size_t left = strlen(office), room = sizeof bytes;
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    pace_dataset *data = NULL;
    pace_error err = PACE_ERROR_INIT;
    pace_table_text text = {bytes, 0, "t.csv"};
    ENSURE(converter != (iconv_t)-1 && iconv(converter, &from.taken, &left, &to, &room) == 0);
    iconv_close(converter);
    text.n = (size_t)(to - bytes);
    ENSURE(pace_tables_is_targets(bytes, text.n));
    ENSURE(pace_tables_read(&data, NULL, &text, NULL, NULL, &err) == PACE_ERR_PARSE && !data);
    ENSURE(strstr(err.text, "GB18030") != NULL || strstr(err.text, "gb18030") != NULL);
    opts.encoding = "GB18030";
    ENSURE(!pace_tables_read(&data, NULL, &text, NULL, &opts, &err));
    pace_dataset_free(data);
}

static void test_recognition(void)
{
    static const char *const yes[] = {"indicator,unit,nature,base_period,base,target_period,target\n", "\xEF\xBB\xBF指标;单位;属性;目标值\n",
                                      "指标,单位,2020年,2025年,属性\n", "指标,2025年目标\n", "标题,,\n指标\t单位\t目标值\n指标,单位,目标值\n"};
    static const char *const no[] = {"", "period,gdp\n2015,1\n", "指标,单位,2018年,2019年,2020年\n", "series,period,value\n", "{\"format\": 1}",
                                     "[1]", "\"", "时期,指标\n", "indicator,period,value\n"};
    for (size_t i = 0; i + 1 < sizeof yes / sizeof *yes; i++)
        ENSURE(pace_tables_is_targets(yes[i], strlen(yes[i])));
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        ENSURE(!pace_tables_is_targets(no[i], strlen(no[i])));
}

static void test_explained(void)
{
    pace_explanation of;
    pace_error err = PACE_ERROR_INIT;
    const pace_reading *rows_of;
    int64_t count = 0;
    memset(&of, 0, sizeof of);
    pace__arena_init(&of.arena, NULL);
    ENSURE(!explain_targets(&of, office, strlen(office), "t.csv", NULL, &err));
    rows_of = pace_explanation_readings(&of, &count);
    ENSURE(count == 6 && !of.failed);
    if (count == 6) {
        ENSURE_TEXT(pace_explanation_form(&of), "targets");
        ENSURE_TEXT(pace_explanation_delimiter(&of), "comma");
        ENSURE_TEXT(rows_of[0].place, "column 1");
        ENSURE_TEXT(rows_of[0].role, "indicator");
        ENSURE_TEXT(rows_of[2].role, "base");
        ENSURE(pace_period_year(rows_of[2].covered.first) == 2020);
        ENSURE_TEXT(rows_of[3].role, "target");
        ENSURE(rows_of[3].values == 1 && rows_of[3].missing >= 1 && strstr(rows_of[3].missing_as, "— 1"));
        ENSURE(strstr(pace_explanation_assumptions(&of), "line 4:22: indicator") != NULL);
    }
    pace_buffer_clear(&of.assumptions);
    pace__release(NULL, of.readings, of.capacity * sizeof *of.readings);
    pace__arena_clear(&of.arena);
}

/* The mean of three years as the base, there and back. */
static void test_mean_base(void)
{
    both b = read_both("indicator,unit,base_period,target_period,target,type\nGas,t,2018-2020,2025,50,reduction\nPrices,%,2018-2020,2025,2-4,band\n",
                       "year,Gas,Prices\n2018,70,1\n2019,80,2\n2020,90,6\n", NULL);
    pace_buffer first = PACE_BUFFER_INIT, second = PACE_BUFFER_INIT, lost = PACE_BUFFER_INIT;
    const double targets[] = {40, 2}, bases[] = {80, 3};
    both again;
    int64_t count = 0;
    ENSURE(!b.status);
    ENSURE(b.data && !pace_tables_write(&first, &second, &lost, b.data, NULL));
    again = read_both(first.text, second.text, NULL);
    ENSURE(!again.status);
    const pace_indicator *all = again.data ? pace_dataset_indicators(again.data, &count) : NULL;
    for (int64_t i = 0; i < count; i++) {
        pace_gap row;
        const pace_target *target = &all[i].targets[0];
        ENSURE(pace_span_count(target->base_span) == 3 && pace_period_year(target->base_period) == 2020);
        ENSURE(!pace_gap_assess(&row, all[i].measures[0].series, target, NULL, NULL));
        ENSURE_NEAR(row.base, bases[i], 1e-12);
        ENSURE(isnan(row.latest)); /* all years are the base's */
        ENSURE(i > 0 || fabs(row.target_value - targets[i]) < 1e-12);
    }
    ENSURE(count == 2);
    pace_buffer_clear(&first);
    pace_buffer_clear(&second);
    pace_buffer_clear(&lost);
    free_both(&b);
    free_both(&again);
}

/* What a plan prints around its figures: marks, words of a kind, words without a figure, notes below. */
static void test_words(void)
{
    static const char text[] = "指标,单位,属性,基期,基期值,目标期,目标值\n"
                               "甲,亿元,预期性,2020,100,2025,160.6*\n"
                               "单位GDP能耗,%,约束性,2020,,2025,降低13.5%\n"
                               "乙产值,亿元,预期性,2020,100,2025,年均6%以上\n"
                               "失业率,%,预期性,2020,5,2025,保持在合理区间\n"
                               "丁,亿元,预期性,2020,100,2025,—\n"
                               "注：①这是注\n"
                               "②第二条\n";
    both b = read_both(text, NULL, NULL);
    ENSURE(b.status == PACE_OK);
    ENSURE(b.notes.text && strstr(b.notes.text, "t.csv:5:23: \"保持在合理区间\": words and no figure: kept as they stand, not assessed"));
    ENSURE(b.notes.text && strstr(b.notes.text, "lines below the table were left out as notes (2 lines, first in line 7)"));
    ENSURE(b.notes.text && strstr(b.notes.text, "\"—\": a mark in the place of the target: kept as it stands, not assessed"));
    for (int row = 0; row < 2 && !b.status; row++) {
        pace_target target;
        ENSURE(!pace_dataset_target(&target, b.data, row ? "丁" : "失业率", NULL, &b.err));
        ENSURE(target.words && strcmp(target.words, row ? "—" : "保持在合理区间") == 0 && isnan(target.value));
    }
    ENSURE(b.notes.text && strstr(b.notes.text, "footnote marks"));
    free_both(&b);
    b = read_both("指标,单位,2020年,2025年,年均增长\n居民收入,%,,,与GDP增长基本同步\n", NULL, NULL);
    ENSURE(b.status == PACE_OK && b.notes.text && strstr(b.notes.text, "words and no figure: kept as they stand, not assessed"));
    free_both(&b);
    b = read_both("指标,单位,2020年,2025年,年均增长\n研发投入增长,%,,—,>7、力争投入强度高于“十三五”时期实际\n", NULL, NULL);
    ENSURE(b.status == PACE_OK && b.notes.text && strstr(b.notes.text, "the figure was read; the words behind it are not assessed"));
    if (!b.status) {
        pace_target target;
        ENSURE(!pace_dataset_target(&target, b.data, "研发投入增长", NULL, &b.err));
        ENSURE(!target.words && fabs(target.value - 7) < 1e-12 && target.qualifier == PACE_MORE_THAN && target.type == PACE_TARGET_AVERAGE_GROWTH);
    }
    free_both(&b);
    b = read_both("指标,单位,基期,基期值,目标期,目标值\n甲,亿元,2020,100,2025,1,234.5、7\n", NULL, NULL);
    ENSURE(b.status != PACE_OK);
    free_both(&b);
    b = read_both("指标,单位,基期,基期值,目标期,目标值\n甲,亿元,2020,100,2025,\n", NULL, NULL);
    ENSURE(b.status == PACE_OK && b.notes.text && strstr(b.notes.text, "no target: not assessed"));
    free_both(&b);
}

int main(void)
{
    test_mean_base();
    test_rows();
    test_whole();
    test_unit_above();
    test_unknown_unit();
    test_kept_words();
    test_grouped();
    test_near();
    test_akin();
    test_reductions();
    test_encoding();
    test_recognition();
    test_explained();
    test_words();
    return TEST_RESULT;
}
