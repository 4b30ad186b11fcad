/* Every kind of chart on one page, from numbers in memory: light and dark, English and Chinese, each with its data table and
 * its description. usage: chart_gallery [FOLDER] */
#include <pace/chart.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "chart_gallery.h"

/* --- lines ------------------------------------------------------------------------------------------------------------- */

static void draw_line(pace_chart *chart, const look *look)
{
    static const double output[] = {2500, 3100, NAN, 4700, 5500, 6200, 7100, 7700, 8855};
    pace_series series = pace_series_of(output, 9, pace_year(2008));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    series.status = (const uint8_t *)"AAAAAAAAP";
    pace_chart_title(chart, say("High-tech output must grow 16.5% a year", "高新技术产业产值须年均增长16.5%"));
    pace_chart_subtitle(chart, say("100 million yuan, current prices", "亿元，现价"));
    pace_chart_line(chart, series, say("actual", "实际"));
    pace_chart_target_path(chart, &target, say("plan", "规划"));
}

static void draw_fan(pace_chart *chart, const look *look)
{
    static const double rate[] = {2.1, 2.6, 2.0, 1.6, 2.1, 2.9, 2.5, 0.9};
    static const double levels[] = {0.3, 0.6, 0.9}, sigma[] = {0.5, 0.8, 1.0, 1.15}, mode[] = {1.4, 1.8, 2.0, 2.1};
    double lower[12], upper[12];
    for (int i = 0; i < 12; i++)
        if (pace_fan_two_piece(&lower[i], &upper[i], mode[i % 4], sigma[i % 4], 0.3, levels[i / 4], NULL))
            return;
    pace_fan fan = {pace_year(2021), 4, levels, 3, lower, upper, mode};
    pace_chart_title(chart, say("Prices will most likely rise by about 2% in 2024", "2024年居民消费价格涨幅最可能在2%左右"));
    pace_chart_subtitle(chart, say("Consumer prices, % on the year before", "居民消费价格，比上年增长，%"));
    pace_chart_line(chart, pace_series_of(rate, 8, pace_year(2013)), say("actual", "实际"));
    pace_chart_fan(chart, &fan, say("forecast", "预测"));
}

static void draw_panels(pace_chart *chart, const look *look)
{
    static const double output[] = {10.9, 11.9, 13.4, 14.8, 16.2, 15.6}, jobs[] = {4.2, 4.0, 3.9, 4.1, 4.0, 5.3};
    pace_series both[] = {pace_series_of(output, 6, pace_year(2015)), pace_series_of(jobs, 6, pace_year(2015))};
    const char *names[] = {say("Gross product, trillion yuan", "地区生产总值，万亿元"), say("Unemployment, %", "调查失业率，%")};
    pace_chart_title(chart, say("Output fell in 2020 and unemployment rose", "2020年产出下降，失业率上升"));
    pace_chart_panels(chart, both, names, 2);
}

static void draw_slope(pace_chart *chart, const look *look)
{
    static const double from[] = {45.7, 51.0, 3.3}, to[] = {35.6, 61.8, 2.6};
    const char *names[] = {say("Industry", "第二产业"), say("Services", "第三产业"), say("Farming", "第一产业")};
    pace_slope slope = {names, from, to, 3, "2015", "2020", 1, names[1]};
    pace_chart_title(chart, say("Services gained eleven points in five years", "第三产业占比五年提高近11个百分点"));
    pace_chart_subtitle(chart, say("Share of value added, %", "占增加值的比重，%"));
    pace_chart_slope(chart, &slope);
}

static void draw_scatter(pace_chart *chart, const look *look)
{
    static const double income[] = {3.1, 3.6, 4.4, 5.0, 5.8, 6.3, 7.1, 8.2}, spent[] = {2.2, 2.4, 2.9, 3.1, 3.7, 3.8, 4.4, 4.9};
    const char *names[] = {say("East", "东区"), say("West", "西区"), say("North", "北区"), say("South", "南区"),
                           say("Lake", "湖区"), say("Port", "港区"), say("Hill", "山区"), say("Centre", "中心区")};
    pace_scatter scatter = {income, spent, names, 8, say("income a head, 10,000 yuan", "人均可支配收入，万元"),
                            say("spending a head, 10,000 yuan", "人均消费支出，万元"), true, false, false, names[7]};
    pace_chart_title(chart, say("Districts that earn more spend more", "收入越高的区消费越高"));
    pace_chart_scatter(chart, &scatter);
}

/* --- bars and parts ---------------------------------------------------------------------------------------------------- */

static void draw_bars(pace_chart *chart, const look *look)
{
    static const double values[] = {3.8, 5.8, 7.8, 19.2, 28.1, 38.3, 18.2, 35.0, 55.4};
    const char *sectors[] = {say("Primary", "第一产业"), say("Secondary", "第二产业"), say("Tertiary", "第三产业")};
    static const char *const years[] = {"2010", "2015", "2020"};
    pace_bars bars = {.categories = sectors, .category_count = 3, .labels = years, .series_count = 3, .values = values, .decimals = 1};
    pace_chart_title(chart, say("Services output tripled in ten years", "第三产业增加值十年增至三倍"));
    pace_chart_subtitle(chart, say("Value added by sector, trillion yuan, current prices", "分产业增加值，万亿元，现价"));
    pace_chart_bars(chart, &bars);
}

static void draw_ranked(pace_chart *chart, const look *look)
{
    static const double growth[] = {8.8, -2.6, 10.3, 13.9, NAN, 11.6};
    const char *names[] = {say("Gross product", "地区生产总值"), say("Coal use", "煤炭消费"), say("Investment", "固定资产投资"),
                           say("High-tech output", "高新技术产业产值"), say("Exports", "出口"), say("Retail sales", "社会消费品零售总额")};
    pace_bars bars = {.categories = names, .category_count = 6, .series_count = 1, .values = growth, .decimals = 1,
                      .sorted = true, .horizontal = true, .highlight = names[3]};
    pace_chart_title(chart, say("High-tech output grew fastest", "高新技术产业产值增长最快"));
    pace_chart_subtitle(chart, say("Growth on the year before, %", "比上年增长，%"));
    pace_chart_bars(chart, &bars);
}

static void draw_contributions(pace_chart *chart, const look *look)
{
    static const double values[] = {4.9, 4.6, 4.0, 4.4, 3.5, -0.2, 1.6, 3.1, 2.7, 2.9, 1.9, 1.8, 0.5, -0.8, 0.3, -0.5, 0.7, 0.6};
    static const double total[] = {7.0, 6.9, 7.0, 6.8, 6.1, 2.2};
    const char *names[] = {say("Consumption", "消费"), say("Investment", "投资"), say("Net exports", "净出口")};
    pace_parts parts = {.first = pace_year(2015), .count = 6, .labels = names, .part_count = 3, .values = values, .total = total,
                        .decimals = 1, .total_label = say("GDP growth", "GDP增速")};
    pace_chart_title(chart, say("Investment carried most of the growth of 2020", "2020年增长主要靠投资拉动"));
    pace_chart_subtitle(chart, say("Contributions to growth, percentage points", "对增长的贡献，百分点"));
    pace_chart_contributions(chart, &parts);
}

static void parts_of(pace_chart *chart, const look *look, bool share)
{
    static const double values[] = {3.6, 3.9, 4.1, 3.6, 3.8, 4.0, 49.8, 52.3, 58.6, 63.8, 59.9, 55.6, 55.6, 63.0, 71.4, 81.1, 98.6, 96.6};
    const char *names[] = {say("Farming", "第一产业"), say("Industry", "第二产业"), say("Services", "第三产业")};
    pace_parts parts = {.first = pace_year(2015), .count = 6, .labels = names, .part_count = 3, .values = values, .decimals = -1};
    pace_chart_structure(chart, &parts, share);
}

static void draw_structure(pace_chart *chart, const look *look)
{
    pace_chart_title(chart, say("Services went from half to three fifths", "第三产业占比由五成升至六成"));
    pace_chart_subtitle(chart, say("Share of value added, %", "占增加值的比重，%"));
    parts_of(chart, look, true);
}

static void draw_area(pace_chart *chart, const look *look)
{
    double values[90];
    for (int i = 0; i < 30; i++) {
        values[i] = 4 + 1.6 * i;
        values[30 + i] = 41 + 0.5 * i;
        values[60 + i] = 6 + 0.03 * i * i;
    }
    const char *names[] = {say("Metro", "地铁"), say("Bus", "公交"), say("Bicycle", "骑行")};
    pace_parts parts = {.first = pace_year(1991), .count = 30, .labels = names, .part_count = 3, .values = values, .decimals = 0};
    pace_chart_title(chart, say("Metro and bicycle brought most of the new trips", "新增出行主要来自地铁和骑行"));
    pace_chart_subtitle(chart, say("Trips a year, 100 million", "年出行量，亿人次"));
    pace_chart_structure(chart, &parts, false);
}

static void draw_waterfall(pace_chart *chart, const look *look)
{
    static const double steps[] = {109.1, 0.4, 5.8, 41.0, -0.1, 156.2};
    const char *names[] = {"2015", say("Farming", "第一产业"), say("Industry", "第二产业"), say("Services", "第三产业"),
                           say("Rounding", "尾差"), "2020"};
    pace_waterfall waterfall = {.labels = names, .values = steps, .count = 6, .decimals = 1};
    pace_chart_title(chart, say("Services brought seven eighths of the growth", "增量的八分之七来自第三产业"));
    pace_chart_subtitle(chart, say("Gross product, 10 billion yuan", "地区生产总值，百亿元"));
    pace_chart_waterfall(chart, &waterfall);
}

static void draw_heat(pace_chart *chart, const look *look)
{
    static const double values[] = {102.1, 98.4, 96.0, 101.2, 99.5, 103.8, 104.4, 97.7, 95.1, 99.0, 100.6, 102.9};
    const char *rows[] = {say("Orders", "订单"), say("Production", "生产"), say("Jobs", "从业人员")};
    const char *quarters[] = {"Q1", "Q2", "Q3", "Q4"};
    pace_heat heat = {rows, quarters, 3, 4, values, 100, 1, false};
    pace_chart_title(chart, say("Orders were weakest in the third quarter", "三季度订单最弱"));
    pace_chart_subtitle(chart, say("Diffusion index, 100 = no change", "扩散指数，100为持平"));
    pace_chart_heat(chart, &heat);
}

/* --- targets, a row each ----------------------------------------------------------------------------------------------- */

enum { ROWS = 5, YEARS = 6 };

static int assess(pace_gap rows[ROWS], const look *look)
{
    static const double values[ROWS][YEARS] = {{10905, 11913, 13410, 14847, 16223, 15616}, {7700, 8855, 9700, 10200, 10900, 11500},
                                               {126, 180, 237, 318, 339, 360}, {0.75, 0.71, 0.68, 0.65, 0.63, 0.61},
                                               {82, 86, 90, 93, 97, 101}};
    static const double goals[ROWS] = {19000, 16500, 400, 0.62, 100};
    static const char *const units[ROWS] = {"CNY_100m", "CNY_100m", "km", "ratio", "percent"};
    const char *names[ROWS] = {say("Gross product", "地区生产总值"), say("High-tech output", "高新技术产业产值"), say("Metro", "地铁里程"),
                               say("Energy intensity", "单位产值能耗"), say("Pension cover", "养老保险覆盖率")};
    for (int i = 0; i < ROWS; i++) {
        pace_series series = pace_series_of(values[i], YEARS, pace_year(2015));
        pace_target target = pace_target_of(pace_year(2015), values[i][0], pace_year(2020), goals[i]);
        if (pace_unit_parse(&series.unit, units[i], strlen(units[i]), NULL))
            return 1;
        series.stock_flow = i < 2 ? PACE_FLOW : PACE_STOCK;
        target.unit = series.unit;
        target.name = names[i];
        target.better = i == 3 ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
        if (pace_gap_assess(&rows[i], series, &target, NULL, NULL))
            return 1;
    }
    return 0;
}

#define TARGETS(name, title, call, en, zh)          \
    static void name(pace_chart *chart, const look *look) \
    {                                               \
        pace_gap rows[ROWS];                        \
        if (assess(rows, look))                     \
            return;                                 \
        pace_chart_title(chart, title);             \
        pace_chart_subtitle(chart, say(en, zh));    \
        call;                                       \
    }
#define TWO_MET say("Two of five targets were met by 2020", "五项指标中两项达到2020年目标")

TARGETS(draw_bullets, TWO_MET, pace_chart_bullets(chart, rows, ROWS), "Latest value against the 2020 target", "最新值与2020年目标值")
TARGETS(draw_multiples, TWO_MET, pace_chart_multiples(chart, rows, ROWS), "2015 to 2020, with the path to the target", "2015—2020年，虚线为目标路径")
TARGETS(draw_scorecard, TWO_MET, pace_chart_scorecard(chart, rows, ROWS), "Index of the path, path = 100", "相当于目标路径的指数，路径=100")
TARGETS(draw_gaps, TWO_MET, pace_chart_gaps(chart, rows, ROWS, true), "Distance from the path in 2020, %", "2020年与目标路径的差距，%")
TARGETS(draw_dumbbell, TWO_MET, pace_chart_dumbbell(chart, rows, ROWS), "2015, latest value and 2020 target", "2015年、最新值与2020年目标")
TARGETS(draw_sparklines, TWO_MET, pace_chart_sparklines(chart, rows, ROWS), "2015 to 2020", "2015—2020年")
TARGETS(draw_gauge, say("Metro missed its target by 40 km", "地铁里程比目标少40公里"), pace_chart_gauge(chart, &rows[2]), "Metro, km", "地铁里程，公里")

static const picture pictures[] = {
    {"line", draw_line, "Line with target and path", "折线与目标路径", "How a figure came to where it stands, and what its target asks from here.",
     "一项指标如何走到今天，实现目标还需要多快。"},
    {"bullets", draw_bullets, "Bullet rows", "子弹图", "Where many targets stand, in little room.", "用很小的篇幅说明多项目标的进展。"},
    {"multiples", draw_multiples, "Small multiples", "分面小图", "How each of several targets got there.", "多项指标各自的走势。"},
    {"scorecard", draw_scorecard, "Scorecard", "计分卡", "Which years went well, for all targets at once.", "一眼看出各目标在哪些年份领先或落后。"},
    {"contributions", draw_contributions, "Contributions", "贡献图", "What a rate of growth is made of, with what pulls it down.", "增速由什么构成，什么在拖累。"},
    {"bars", draw_bars, "Grouped bars", "分组柱形图", "A few amounts beside each other.", "少量数值并列比较。"},
    {"ranked", draw_ranked, "Ranked bars", "排序条形图", "Who is first, and where one of them stands.", "排序，并突出其中一项。"},
    {"fan", draw_fan, "Fan", "扇形图", "A forecast with how sure it is.", "预测及其不确定性。"},
    {"waterfall", draw_waterfall, "Waterfall", "瀑布图", "The steps from one total to another.", "从一个总量到另一个总量的各步变化。"},
    {"dumbbell", draw_dumbbell, "Dumbbell", "哑铃图", "Start, now and target of each.", "起点、现状与目标。"},
    {"slope", draw_slope, "Slope", "坡度图", "Two moments, and who changed places.", "两个时点的变化与位次更替。"},
    {"panels", draw_panels, "Panels on one time axis", "共用时间轴的分栏图", "Two measures with different units, without a second axis.", "两个单位不同的指标，不用双轴。"},
    {"gaps", draw_gaps, "Gap to path", "差距图", "How far each is above or below its path, worst first.", "各指标高于或低于路径多少，差者在前。"},
    {"structure", draw_structure, "Structure", "结构图", "How shares of a whole shift.", "整体中各部分占比的变化。"},
    {"area", draw_area, "Area", "面积图", "A total over many periods and what it is made of.", "较长时期的总量及其构成。"},
    {"sparklines", draw_sparklines, "Sparkline table", "迷你图表格", "Figures to look up, with their course.", "可查的数字，并附走势。"},
    {"scatter", draw_scatter, "Scatter", "散点图", "Whether two measures go together.", "两个指标是否相关。"},
    {"heat", draw_heat, "Heat map", "热力图", "A matrix of figures, tinted around a middle.", "数值矩阵，以中值为界着色。"},
    {"gauge", draw_gauge, "Gauge", "仪表盘", "One target, for those who ask for a dial; bullets say it in less room.", "单项目标；子弹图更省篇幅。"},
};

int main(int argc, char **argv)
{
    return write_gallery(argc > 1 ? argv[1] : ".", pictures, (int)(sizeof pictures / sizeof *pictures));
}
