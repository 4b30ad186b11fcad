/* One chart of every type, in both languages, from figures as statistics have them. Whatever must hold for all types walks
 * this table: a new type gets its line here, and a test reads the public header to see that none is missing. */
#ifndef PACE_TEST_TYPES_KIT_H
#define PACE_TEST_TYPES_KIT_H

#include "row_kit.h"
#include "types_random.h"

#define TYPES_MISSING (double)NAN

static inline const char *types_say(bool zh, const char *en, const char *in_chinese)
{
    return zh ? in_chinese : en;
}

static inline void types_words(pace_chart *chart, bool zh, const char *title, const char *title_zh, const char *subtitle, const char *subtitle_zh)
{
    pace_chart_lang(chart, zh ? "zh" : "en");
    pace_chart_title(chart, types_say(zh, title, title_zh));
    pace_chart_subtitle(chart, types_say(zh, subtitle, subtitle_zh));
    pace_chart_source(chart, types_say(zh, "Source: illustrative data", "来源：示例数据"));
}

/* --- lines ---------------------------------------------------------------------------------------------------------- */

static inline void types_line(pace_chart *chart, bool zh)
{
    static const double output[] = {2500, 3100, TYPES_MISSING, 4700, 5500, 6200, 7100, 7700, 8855};
    pace_series series = pace_series_of(output, 9, pace_year(2008));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    series.status = (const uint8_t *)"AAAAAAAAP";
    types_words(chart, zh, "High-tech output must grow 16.5% a year", "高新技术产业产值须年均增长16.5%",
                "100 million yuan, current prices", "亿元，现价");
    pace_chart_line(chart, series, types_say(zh, "actual", "实际"));
    pace_chart_target_path(chart, &target, types_say(zh, "13th plan", "“十三五”规划"));
    pace_chart_claim(chart, "last > first");
}

static inline void types_quarters(pace_chart *chart, bool zh)
{
    static const double gross[] = {6.9, 6.8, 6.9, 6.9, 6.9, 6.9, 6.8, 6.9, -6.9, 3.1, 4.8, 6.4},
                        services[] = {7.6, 7.5, 7.6, 7.8, 7.7, 7.6, 7.8, 7.9, -5.2, 1.9, 4.3, 6.7},
                        farming[] = {2.9, 3.1, 3.5, 3.3, 3.0, 3.7, 3.9, 4.4, -3.2, 3.3, 3.9, 4.1};
    types_words(chart, zh, "Output recovered within the year", "产出在年内恢复", "Growth on the year before, %", "比上年同期增长，%");
    pace_chart_line(chart, pace_series_of(gross, 12, pace_quarter(2018, 1)), types_say(zh, "Gross product", "生产总值"));
    pace_chart_line(chart, pace_series_of(services, 12, pace_quarter(2018, 1)), types_say(zh, "Services", "第三产业"));
    pace_chart_line(chart, pace_series_of(farming, 12, pace_quarter(2018, 1)), types_say(zh, "Farming", "第一产业"));
    pace_chart_highlight(chart, types_say(zh, "Gross product", "生产总值"));
}

static inline void types_log(pace_chart *chart, bool zh)
{
    static const double users[] = {1.2, 3.5, 11, 36, 98, 240, 610, 1300};
    types_words(chart, zh, "Users grew a thousandfold in seven years", "用户数七年增至千倍", "10,000 persons", "万人");
    pace_chart_line(chart, pace_series_of(users, 8, pace_year(2013)), types_say(zh, "users", "用户"));
    pace_chart_log(chart);
}

static inline void types_fan(pace_chart *chart, bool zh)
{
    static const double rate[] = {2.1, 2.6, 2.0, 1.6, 2.1, 2.9, 2.5, 0.9}, levels[] = {0.3, 0.6, 0.9};
    static const double sigma[] = {0.5, 0.8, 1.0, 1.15}, mode[] = {1.4, 1.8, 2.0, 2.1};
    double lower[12], upper[12];
    for (int i = 0; i < 12; i++)
        ENSURE(pace_fan_two_piece(&lower[i], &upper[i], mode[i % 4], sigma[i % 4], 0.3, levels[i / 4], NULL) == PACE_OK);
    pace_fan fan = {pace_year(2021), 4, levels, 3, lower, upper, mode};
    types_words(chart, zh, "Prices will most likely rise by about 2% in 2024", "2024年居民消费价格涨幅最可能在2%左右",
                "Consumer prices, % on the year before", "居民消费价格，比上年增长，%");
    pace_chart_line(chart, pace_series_of(rate, 8, pace_year(2013)), types_say(zh, "actual", "实际"));
    pace_chart_fan(chart, &fan, types_say(zh, "forecast", "预测"));
}

static inline void types_panels(pace_chart *chart, bool zh)
{
    static const double output[] = {10.9, 11.9, 13.4, 14.8, 16.2, 15.6}, jobs[] = {4.2, 4.0, TYPES_MISSING, 4.1, 4.0, 5.3};
    const pace_series both[] = {pace_series_of(output, 6, pace_year(2015)), pace_series_of(jobs, 6, pace_year(2015))};
    const char *const names[] = {types_say(zh, "Gross product, trillion yuan", "地区生产总值，万亿元"),
                                 types_say(zh, "Unemployment, %", "调查失业率，%")};
    types_words(chart, zh, "Output fell in 2020 and unemployment rose", "2020年产出下降，失业率上升", "2015 to 2020", "2015—2020年");
    pace_chart_panels(chart, both, names, 2);
}

static inline void types_slope(pace_chart *chart, bool zh)
{
    static const double from[] = {45.7, 51.0, 3.3}, to[] = {35.6, 61.8, 2.6};
    const char *const names[] = {types_say(zh, "Industry", "第二产业"), types_say(zh, "Services", "第三产业"),
                                 types_say(zh, "Farming", "第一产业")};
    const pace_slope slope = {names, from, to, 3, "2015", "2020", 1, names[1]};
    types_words(chart, zh, "Services gained eleven points in five years", "第三产业占比五年提高近11个百分点",
                "Share of value added, %", "占增加值的比重，%");
    pace_chart_slope(chart, &slope);
}

static inline void types_points(pace_chart *chart, bool zh, bool log)
{
    static const double income[] = {3.1, 3.6, 4.4, 5.0, 5.8, 6.3, 7.1, 8.2}, spent[] = {2.2, 2.4, 2.9, 3.1, 3.7, 3.8, 4.4, 4.9};
    const char *const names[] = {types_say(zh, "East", "东区"), types_say(zh, "West", "西区"), types_say(zh, "North", "北区"),
                                 types_say(zh, "South", "南区"), types_say(zh, "Lake", "湖区"), types_say(zh, "Port", "港区"),
                                 types_say(zh, "Hill", "山区"), types_say(zh, "Centre", "中心区")};
    const pace_scatter scatter = {income, spent, names, 8, types_say(zh, "income a head, 10,000 yuan", "人均可支配收入，万元"),
                                  types_say(zh, "spending a head, 10,000 yuan", "人均消费支出，万元"), true, log, log, names[7]};
    types_words(chart, zh, "Districts that earn more spend more", "收入越高的区消费越高", "2020", "2020年");
    pace_chart_scatter(chart, &scatter);
}

static inline void types_scatter(pace_chart *chart, bool zh)
{
    types_points(chart, zh, false);
}

static inline void types_scatter_log(pace_chart *chart, bool zh)
{
    types_points(chart, zh, true);
}

/* --- bars and parts ------------------------------------------------------------------------------------------------- */

static inline void types_bars(pace_chart *chart, bool zh)
{
    static const double values[] = {3.8, 5.8, 7.8, 19.2, 28.1, 38.3, 18.2, 35.0, 55.4};
    static const char *const years[] = {"2010", "2015", "2020"};
    const char *const sectors[] = {types_say(zh, "Primary", "第一产业"), types_say(zh, "Secondary", "第二产业"),
                                   types_say(zh, "Tertiary", "第三产业")};
    const pace_bars bars = {.categories = sectors, .category_count = 3, .labels = years, .series_count = 3, .values = values,
                            .decimals = 1, .status = (const uint8_t *)"AAPAAPAAF"};
    types_words(chart, zh, "Services output tripled in ten years", "第三产业增加值十年增至三倍",
                "Value added by sector, trillion yuan, current prices", "分产业增加值，万亿元，现价");
    pace_chart_bars(chart, &bars);
}

static inline void types_ranked(pace_chart *chart, bool zh)
{
    static const double growth[] = {8.8, -2.6, 10.3, 13.9, TYPES_MISSING, 11.6};
    const char *const names[] = {types_say(zh, "Gross product", "地区生产总值"), types_say(zh, "Coal use", "煤炭消费"),
                                 types_say(zh, "Investment", "固定资产投资"), types_say(zh, "High-tech output", "高新技术产业产值"),
                                 types_say(zh, "Exports", "出口"), types_say(zh, "Retail sales", "社会消费品零售总额")};
    const pace_bars bars = {.categories = names, .category_count = 6, .series_count = 1, .values = growth, .decimals = 1,
                            .sorted = true, .horizontal = true, .highlight = names[3]};
    types_words(chart, zh, "High-tech output grew fastest", "高新技术产业产值增长最快", "Growth on the year before, %", "比上年增长，%");
    pace_chart_bars(chart, &bars);
}

static inline void types_contributions(pace_chart *chart, bool zh)
{
    static const double values[] = {4.9, 4.6, 4.0, 4.4, 3.5, -0.2, 1.6, 3.1, 2.7, 2.9, 1.9, 1.8, 0.5, -0.8, 0.3, -0.5, 0.7, 0.6};
    static const double total[] = {7.0, 6.9, 7.0, 6.8, 6.1, 2.2};
    const char *const names[] = {types_say(zh, "Consumption", "消费"), types_say(zh, "Investment", "投资"),
                                 types_say(zh, "Net exports", "净出口")};
    const pace_parts parts = {.first = pace_year(2015), .count = 6, .labels = names, .part_count = 3, .values = values, .total = total,
                              .decimals = 1, .total_label = types_say(zh, "GDP growth", "GDP增速"), .status = (const uint8_t *)"AAAAAP"};
    types_words(chart, zh, "Investment carried most of the growth of 2020", "2020年增长主要靠投资拉动",
                "Contributions to growth, percentage points", "对增长的贡献，百分点");
    pace_chart_contributions(chart, &parts);
}

static inline void types_structure(pace_chart *chart, bool zh)
{
    static const double values[] = {3.6, 3.9, 4.1, 3.6, 3.8, 4.0, 49.8, 52.3, 58.6, 63.8, 59.9, 55.6, 55.6, 63.0, 71.4, 81.1, 98.6, 96.6};
    const char *const names[] = {types_say(zh, "Farming", "第一产业"), types_say(zh, "Industry", "第二产业"),
                                 types_say(zh, "Services", "第三产业")};
    const pace_parts parts = {.first = pace_year(2015), .count = 6, .labels = names, .part_count = 3, .values = values, .decimals = -1};
    types_words(chart, zh, "Services went from half to three fifths", "第三产业占比由五成升至六成",
                "Share of value added, %", "占增加值的比重，%");
    pace_chart_structure(chart, &parts, true);
}

static inline void types_area(pace_chart *chart, bool zh)
{
    double values[90];
    for (int i = 0; i < 30; i++) {
        values[i] = 4 + 1.6 * i;
        values[30 + i] = 41 + 0.5 * i;
        values[60 + i] = 6 + 0.03 * i * i;
    }
    const char *const names[] = {types_say(zh, "Metro", "地铁"), types_say(zh, "Bus", "公交"), types_say(zh, "Bicycle", "骑行")};
    const pace_parts parts = {.first = pace_year(1991), .count = 30, .labels = names, .part_count = 3, .values = values, .decimals = 0};
    types_words(chart, zh, "Metro and bicycle brought most of the new trips", "新增出行主要来自地铁和骑行",
                "Trips a year, 100 million", "年出行量，亿人次");
    pace_chart_area(chart, &parts, false);
}

static inline void types_waterfall(pace_chart *chart, bool zh)
{
    static const double steps[] = {109.1, 0.4, 5.8, 41.0, -0.1, 156.2};
    const char *const names[] = {"2015", types_say(zh, "Farming", "第一产业"), types_say(zh, "Industry", "第二产业"),
                                 types_say(zh, "Services", "第三产业"), types_say(zh, "Rounding", "尾差"), "2020"};
    const pace_waterfall waterfall = {.labels = names, .values = steps, .count = 6, .decimals = 1};
    types_words(chart, zh, "Services brought seven eighths of the growth", "增量的八分之七来自第三产业",
                "Gross product, 10 billion yuan", "地区生产总值，百亿元");
    pace_chart_waterfall(chart, &waterfall);
}

static inline void types_heat(pace_chart *chart, bool zh)
{
    static const double values[] = {102.1, 98.4, 96.0, 101.2, 99.5, TYPES_MISSING, 104.4, 97.7, 95.1, 99.0, 100.6, 102.9};
    static const char *const quarters[] = {"Q1", "Q2", "Q3", "Q4"};
    const char *const rows[] = {types_say(zh, "Orders", "订单"), types_say(zh, "Production", "生产"), types_say(zh, "Jobs", "从业人员")};
    const pace_heat heat = {rows, quarters, 3, 4, values, 100, 1, false};
    types_words(chart, zh, "Orders were weakest in the third quarter", "三季度订单最弱",
                "Diffusion index, 100 = no change", "扩散指数，100为持平");
    pace_chart_heat(chart, &heat);
}

/* --- targets, a row each -------------------------------------------------------------------------------------------- */

enum { TYPES_ROWS = 5 };

/* Two are met, one fell behind in the last year, one is lower-is-better, one lacks a year. */
static inline void types_assess(pace_gap rows[TYPES_ROWS], bool zh)
{
    static const row_spec specs[2][TYPES_ROWS] = {
        {{"Gross product", "CNY_100m", 10905, 19000, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {10905, 11913, 13410, 14847, 16223, 15616}},
         {"High-tech output", "CNY_100m", 7700, 16500, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {7700, 8855, 9700, 10200, 10900, 11500}},
         {"Metro", "km", 126, 400, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {126, 180, TYPES_MISSING, 318, 339, 360}},
         {"Energy intensity", "ratio", 0.75, 0.62, PACE_TARGET_LEVEL, PACE_DOWN_IS_GOOD, {0.75, 0.71, 0.68, 0.65, 0.63, 0.61}},
         {"Pension cover", "percent", 82, 100, PACE_TARGET_SHARE, PACE_UP_IS_GOOD, {82, 86, 90, 93, 97, 100}}},
        {{"地区生产总值", "CNY_100m", 10905, 19000, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {10905, 11913, 13410, 14847, 16223, 15616}},
         {"高新技术产业产值", "CNY_100m", 7700, 16500, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {7700, 8855, 9700, 10200, 10900, 11500}},
         {"地铁里程", "km", 126, 400, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {126, 180, TYPES_MISSING, 318, 339, 360}},
         {"单位产值能耗", "ratio", 0.75, 0.62, PACE_TARGET_LEVEL, PACE_DOWN_IS_GOOD, {0.75, 0.71, 0.68, 0.65, 0.63, 0.61}},
         {"养老保险覆盖率", "percent", 82, 100, PACE_TARGET_SHARE, PACE_UP_IS_GOOD, {82, 86, 90, 93, 97, 100}}}};
    for (int i = 0; i < TYPES_ROWS; i++)
        kit_row(&rows[i], &specs[zh][i], 2020);
}

static inline void types_targets(pace_chart *chart, bool zh, pace_gap rows[TYPES_ROWS], const char *subtitle, const char *subtitle_zh)
{
    types_assess(rows, zh);
    types_words(chart, zh, "Two of five targets were met by 2020", "五项指标中两项达到2020年目标", subtitle, subtitle_zh);
}

static inline void types_bullets(pace_chart *chart, bool zh)
{
    pace_gap rows[TYPES_ROWS];
    types_targets(chart, zh, rows, "Latest value against the 2020 target", "最新值与2020年目标值");
    pace_chart_bullets(chart, rows, TYPES_ROWS);
}

static inline void types_multiples(pace_chart *chart, bool zh)
{
    pace_gap rows[TYPES_ROWS];
    types_targets(chart, zh, rows, "2015 to 2020, with the path to the target", "2015—2020年，虚线为目标路径");
    pace_chart_multiples(chart, rows, TYPES_ROWS);
}

static inline void types_scorecard(pace_chart *chart, bool zh)
{
    pace_gap rows[TYPES_ROWS];
    types_targets(chart, zh, rows, "Index of the path, path = 100", "相当于目标路径的指数，路径=100");
    pace_chart_scorecard(chart, rows, TYPES_ROWS);
}

static inline void types_gaps(pace_chart *chart, bool zh)
{
    pace_gap rows[TYPES_ROWS];
    types_targets(chart, zh, rows, "Distance from the path in 2020, %", "2020年与目标路径的差距，%");
    pace_chart_gaps(chart, rows, TYPES_ROWS, true);
}

static inline void types_dumbbell(pace_chart *chart, bool zh)
{
    pace_gap rows[TYPES_ROWS];
    types_targets(chart, zh, rows, "2015, latest value and 2020 target", "2015年、最新值与2020年目标");
    pace_chart_dumbbell(chart, rows, TYPES_ROWS);
}

static inline void types_sparklines(pace_chart *chart, bool zh)
{
    pace_gap rows[TYPES_ROWS];
    types_targets(chart, zh, rows, "2015 to 2020", "2015—2020年");
    pace_chart_sparklines(chart, rows, TYPES_ROWS);
}

static inline void types_gauge(pace_chart *chart, bool zh)
{
    pace_gap rows[TYPES_ROWS];
    types_targets(chart, zh, rows, "Metro, km", "地铁里程，公里");
    pace_chart_title(chart, types_say(zh, "Metro missed its target by 40 km", "地铁里程比目标少40公里"));
    pace_chart_gauge(chart, &rows[2]);
}

/* --- the table ------------------------------------------------------------------------------------------------------ */

typedef struct chart_sample {
    const char *id;                             /* of files and messages */
    const char *calls;                          /* what of the interface it draws with */
    void (*fill)(pace_chart *chart, bool zh);   /* a picture that could be printed */
    void (*random)(pace_chart *chart, dice *d); /* any other, of odd names and odd figures; NULL = as another line has it */
} chart_sample;

static const chart_sample chart_samples[] = {
    {"line", "line target_path claim", types_line, random_lines},
    {"quarters", "line highlight", types_quarters, NULL},
    {"log", "line log", types_log, NULL},
    {"fan", "line fan", types_fan, random_fan},
    {"panels", "panels", types_panels, random_panels},
    {"slope", "slope", types_slope, random_slope},
    {"scatter", "scatter", types_scatter, random_scatter},
    {"scatter-log", "scatter", types_scatter_log, NULL},
    {"bars", "bars", types_bars, random_bars},
    {"ranked", "bars", types_ranked, NULL},
    {"contributions", "contributions", types_contributions, random_contributions},
    {"structure", "structure", types_structure, random_structure},
    {"area", "area", types_area, NULL},
    {"waterfall", "waterfall", types_waterfall, random_waterfall},
    {"heat", "heat", types_heat, random_heat},
    {"bullets", "bullets", types_bullets, random_bullets},
    {"multiples", "multiples", types_multiples, random_multiples},
    {"scorecard", "scorecard", types_scorecard, random_scorecard},
    {"gaps", "gaps", types_gaps, random_gaps},
    {"dumbbell", "dumbbell", types_dumbbell, random_dumbbell},
    {"sparklines", "sparklines", types_sparklines, random_sparklines},
    {"gauge", "gauge", types_gauge, random_gauge},
};
enum { CHART_SAMPLES = (int)(sizeof chart_samples / sizeof *chart_samples) };

static inline pace_chart *sample_chart(int which, bool zh, pace_theme colors, double width, double height, const pace_allocator *allocator)
{
    pace_chart *chart = pace_chart_new_with(width, height, allocator);
    pace_chart_theme(chart, colors);
    pace_chart_id(chart, chart_samples[which].id);
    chart_samples[which].fill(chart, zh);
    return chart;
}

/* A table in HTML, whose line breaks have no end: what else is wrong with it as XML, or NULL. */
static inline const char *table_fault(char *html)
{
    for (char *at = html; (at = strstr(at, "<br>")) != NULL;)
        memset(at, ' ', 4);
    return kit_xml_fault(html);
}

/* Every line has as many fields as the first one. */
static inline bool is_rectangular(const char *csv)
{
    long wanted = -1;
    while (*csv) {
        long fields = 1;
        bool quoted = false;
        for (; *csv && (quoted || *csv != '\n'); csv++) {
            quoted = quoted != (*csv == '"');
            fields += *csv == ',' && !quoted;
        }
        csv += *csv == '\n';
        if (wanted >= 0 && fields != wanted)
            return false;
        wanted = fields;
    }
    return wanted > 0;
}

#endif
