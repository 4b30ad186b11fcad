/* Every kind of chart, from numbers in memory: light and dark, English and Chinese.
 * usage: chart_gallery [FOLDER] */
#include <pace/chart.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { ROWS = 6, YEARS = 6 };

typedef struct look {
    const char *dir, *lang;
    pace_theme theme;
    bool zh;
} look;

static pace_chart *begin(const look *look, const char *en, const char *zh, const char *sub_en, const char *sub_zh)
{
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_lang(chart, look->lang);
    pace_chart_theme(chart, look->theme);
    pace_chart_title(chart, look->zh ? zh : en);
    pace_chart_subtitle(chart, look->zh ? sub_zh : sub_en);
    pace_chart_source(chart, look->zh ? "来源：示例数据" : "Source: illustrative data");
    return chart;
}

/* Writes NAME-THEME-LANG.svg and .png, and frees the chart. */
static int finish(pace_chart *chart, const look *look, const char *name)
{
    static const char *const formats[] = {"svg", "png"};
    pace_error err = PACE_ERROR_INIT;
    char path[512];
    for (int i = 0; i < 2 && !err.code; i++) {
        snprintf(path, sizeof path, "%s/%s-%s-%s.%s", look->dir, name,
                 look->theme == PACE_THEME_DARK ? "dark" : "light", look->lang, formats[i]);
        if (!pace_chart_write(chart, path, &err))
            puts(path);
    }
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    if (*pace_chart_warnings(chart))
        fprintf(stderr, "%s: %s\n", name, pace_chart_warnings(chart));
    pace_chart_free(chart);
    return err.code != PACE_OK;
}

/* A line with a gap, a provisional last year, its target and the path to it. */
static int line_chart(const look *look)
{
    static const double output[] = {2500, 3100, NAN, 4700, 5500, 6200, 7100, 7700, 8855};
    static const uint8_t status[] = "AAAAAAAAP";
    pace_series series = pace_series_of(output, 9, pace_year(2008));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    series.status = status;
    pace_chart *chart =
        begin(look, "High-tech output must grow 16.5% a year to reach its target",
              "高新技术产业产值须年均增长16.5%才能达到目标",
              "Output of high-tech industries, 100 million yuan, current prices", "高新技术产业产值，亿元，现价");
    pace_chart_line(chart, series, look->zh ? "实际" : "Actual");
    pace_chart_target_path(chart, &target, look->zh ? "2020年" : "2020");
    return finish(chart, look, "line");
}

static int grouped_bars(const look *look)
{
    static const double values[] = {3.8, 5.8, 7.8, 19.2, 28.1, 38.3, 18.2, 35.0, 55.4};
    static const char *const en[] = {"Primary", "Secondary", "Tertiary"}, *const zh[] = {"第一产业", "第二产业",
                                                                                         "第三产业"};
    static const char *const years[] = {"2010", "2015", "2020"};
    pace_bars bars = {look->zh ? zh : en, 3, years, 3, values, 1, false, false, NULL, NULL, NULL};
    pace_chart *chart = begin(look, "Services output tripled in ten years", "第三产业增加值十年增至三倍",
                              "Value added by sector, trillion yuan, current prices", "分产业增加值，万亿元，现价");
    pace_chart_bars(chart, &bars);
    return finish(chart, look, "bars");
}

static int sorted_bars(const look *look)
{
    static const double growth[] = {8.8, -2.6, 10.3, 13.9, NAN, 11.6};
    static const char *const en[] = {"GDP",     "Coal consumption", "Fixed asset investment", "High-tech output",
                                     "Exports", "Retail sales"};
    static const char *const zh[] = {"地区生产总值",     "煤炭消费", "固定资产投资",
                                     "高新技术产业产值", "出口",     "社会消费品零售总额"};
    pace_bars bars = {look->zh ? zh : en, 6, NULL, 1, growth, 1, true, true, look->zh ? zh[3] : en[3], NULL, NULL};
    pace_chart *chart = begin(look, "High-tech output grew fastest", "高新技术产业产值增长最快",
                              "Growth on the year before, %", "比上年增长，%");
    pace_chart_bars(chart, &bars);
    return finish(chart, look, "sorted");
}

/* Six targets of a plan, each held against its series. */
static int assess(pace_gap rows[ROWS], const look *look)
{
    static const double values[ROWS][YEARS] = {{10905, 11913, 13410, 14847, 16223, 15616},
                                               {7700, 8855, 9700, 10200, 10900, 11500},
                                               {126, 180, 237, 318, 339, 360},
                                               {0.75, 0.71, 0.68, 0.65, 0.63, 0.61},
                                               {82, 86, 90, 93, 97, 101},
                                               {NAN, NAN, NAN, NAN, NAN, NAN}};
    static const double goals[ROWS] = {19000, 16500, 400, 0.62, 100, 500};
    static const char *const units[ROWS] = {"CNY_100m", "CNY_100m", "km", "ratio", "percent", "teu_10k"};
    static const char *const en[ROWS] = {"Gross product",    "High-tech output", "Metro length",
                                         "Energy intensity", "Pension coverage", "Container capacity"};
    static const char *const zh[ROWS] = {"地区生产总值", "高新技术产业产值", "地铁运营里程",
                                         "单位产值能耗", "养老保险覆盖率",   "港口集装箱能力"};
    pace_error err = PACE_ERROR_INIT;
    for (int i = 0; i < ROWS && !err.code; i++) {
        pace_series series = pace_series_of(values[i], YEARS, pace_year(2015));
        pace_target target = pace_target_of(pace_year(2015), values[i][0], pace_year(2020), goals[i]);
        if (pace_unit_parse(&series.unit, units[i], strlen(units[i]), &err))
            break;
        series.stock_flow = i < 2 ? PACE_FLOW : PACE_STOCK;
        target.unit = series.unit;
        target.name = look->zh ? zh[i] : en[i];
        target.better = i == 3 ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
        if (pace_gap_assess(&rows[i], series, &target, NULL, &err))
            break;
    }
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    return err.code != PACE_OK;
}

static int target_charts(const look *look)
{
    pace_gap rows[ROWS];
    if (assess(rows, look))
        return 1;
    pace_chart *chart = begin(look, "Two of six targets were met by 2020", "六项指标中有两项达到2020年目标",
                              "Latest value against the 2020 target", "最新值与2020年目标值");
    pace_chart_bullets(chart, rows, ROWS);
    if (finish(chart, look, "bullets"))
        return 1;
    chart = begin(look, "Two of six targets were met by 2020", "六项指标中有两项达到2020年目标", "2015 to 2020",
                  "2015—2020年");
    pace_chart_multiples(chart, rows, ROWS);
    return finish(chart, look, "multiples");
}

int main(int argc, char **argv)
{
    const char *dir = argc > 1 ? argv[1] : ".";
    int failed = 0;
    for (int i = 0; i < 4 && !failed; i++) {
        look look = {dir, i & 1 ? "zh" : "en", i & 2 ? PACE_THEME_DARK : PACE_THEME_LIGHT, i & 1};
        failed = line_chart(&look) || grouped_bars(&look) || sorted_bars(&look) || target_charts(&look);
    }
    return failed;
}
