/* Findings are true to the numbers of the made-up data set. Wanted figures by hand:
 *   required   800/400 over 5 years: 2^(1/5) - 1 = 14.8698 %; after a year of 12 %: (800/448)^(1/4) - 1 = 15.5995 %
 *   advanced   2018: path 400 * 2^(3/5) = 606.287, gap -65.287, actual (541/400)^(1/3) - 1 = 10.5884 %
 *   rail       2018: path 120 + 280 * 3/5 = 288, gap +17; (400 - 305) / 2 = 47.5 a year remain
 *   jobs       18 + 19 + 20 = 57, path 90 * 3/5 = 54, gap +3
 *   coverage   85, path 80 + 20 * 3/5 = 92, gap -7 points
 *   output     2015: 1000 against 950, met; 2016: 7.8 % against about 9 %, missed by 1.2 points
 *   both cases needed 14.87 %; nominal achieved (1250.5/1000)^(1/3) - 1 = 7.7362 %,
 *              real (1.078 * 1.075 * 1.071)^(1/3) - 1 = 7.4663 %
 *   trade      2015 50, 2018 70, target 100: (100/70)^(1/2) - 1 = 19.5229 %
 *   intensity  0.965 * 0.964 * 0.969 - 1 = -9.857 %, path 0.84^(3/5) - 1 = -9.932 %
 *   nominal beside real, 2018: 1250.5/1160 - 1 = 7.8017 % and 7.1 %; 2011-2015: (1000/600)^(1/5) - 1 = 10.7566 % */
#include "report_test.h"

typedef struct wanted {
    const char *name, *pieces[8];
} wanted;

/* All pieces in one line of the Markdown (a finding is one list item). */
static bool one_line_has(const char *text, const char *const *pieces)
{
    while (text && *text) {
        const char *end = strchr(text, '\n');
        size_t n = end ? (size_t)(end - text) : strlen(text);
        char line[8192];
        bool all = n < sizeof line && strncmp(text, "- ", 2) == 0;
        if (all) {
            memcpy(line, text, n);
            line[n] = 0;
        }
        for (int i = 0; all && i < 8 && pieces[i]; i++)
            all = strstr(line, pieces[i]) != NULL;
        if (all)
            return true;
        text = end ? end + 1 : NULL;
    }
    return false;
}

static void check(const char *path, const char *lang, const wanted *list, size_t count)
{
    pace_dataset *data = loaded(path);
    pace_report *report = data ? report_in(data, lang) : NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    if (report)
        text = rendered(report, "md");
    for (size_t i = 0; text.text && i < count; i++) {
        if (one_line_has(text.text, list[i].pieces))
            continue;
        test_failures++;
        fprintf(stderr, "%s: no finding says: %s\n", lang, list[i].name);
    }
    pace_buffer_clear(&text);
    pace_report_free(report);
    pace_dataset_free(data);
}

/* At least 1000 in 2015, 2000 in 2020: at most 2^(1/5) - 1 = 14.8698 % a year. */
static void edges(void)
{
    static const wanted english[] = {
        {"floor broken", {"at least 2 items", "The figure for 2017, 1 item per year, is below the floor of 2 items"}},
        {"bound of a rate",
         {"no price basis, and the base is known only as a bound", "(nominal) it needs at most 14.87% a year from 2015",
          "prices of 2015 (real) it needs at most 14.87% a year", "the published real rate of 2016 is 7.8%"}},
        {"in step", {"Growth of Pay in 2016 to be in step with output growth (7.8% in 2016)", "8.1%", "met"}},
        {"one target", {"The year: its one target can be assessed – 1 met (Pay)"}},
    };
    static const wanted chinese[] = {
        {"floor broken", {"每年不低于2条", "2017年为1条，低于下限2条", "未达标"}},
        {"bound of a rate", {"自2015年起须年均增长不超过14.87%", "2016年公布的实际增速为7.8%"}},
        {"in step", {"居民收入2016年增速与全市产出增速同步（2016年为7.8%）"}},
    };
    check(MADE_UP_EDGES, "en", english, sizeof english / sizeof *english);
    check(MADE_UP_EDGES, "zh", chinese, sizeof chinese / sizeof *chinese);
}

/* A chart of one price basis, without the whole, its superlatives without bounds. */
static void bars(void)
{
    pace_dataset *data = loaded(MADE_UP_EDGES);
    pace_report *report = data ? report_in(data, "en") : NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    if (report)
        text = rendered(report, "md");
    ENSURE_HAS(text.text,
               "Bar chart of 3 published growth rates in 2016 (real): highest Goods, 5%; lowest Farming, 3%; "
               "known only as bounds and not ranked: Services (≥2%).");
    ENSURE_HAS(text.text, "| Services | 2016 | ≥2%");
    ENSURE(text.text && !strstr(text.text, "Sales grew fastest"));
    pace_buffer_clear(&text);
    pace_report_free(report);
    pace_dataset_free(data);
}

int main(void)
{
    static const wanted english[] = {
        {"yearly target too low", {"12%", "not enough", "14.87%", "15.60%", "nominal", "Plan B"}},
        {"advanced behind",
         {"Advanced manufacturing output", "54.1 billion yuan", "60.63 billion yuan",
          "6.53 billion yuan below the path", "behind", "10.59%", "14.87%", "nominal"}},
        {"rail ahead",
         {"Rail length", "305 km", "288 km", "17 km above the path", "ahead", "the target needs a rise of 47.5 km a year"}},
        {"jobs summed", {"New jobs", "570,000 persons", "540,000 persons", "30,000 persons above the path", "ahead"}},
        {"coverage behind", {"Network coverage", "85%", "92%", "7 percentage points below the path", "behind"}},
        {"plan A met",
         {"Plan A", "95 billion yuan", "100 billion yuan", "met", "5 billion yuan above the target", "nominal"}},
        {"both price cases",
         {"no price basis", "nominal", "14.87% a year from 2015", "7.74%", "real",
          "published yearly real rates of 2016–2018 chain to an average of 7.47% a year (computed)"}},
        {"nominal beside real", {"Output, 2018", "nominal growth of 7.8%", "real growth is 7.1%"}},
        {"nominal beside real, plan", {"Output, 2011", "10.8%", "9.1%"}},
        {"yearly target missed",
         {"Output to grow by about 9% in 2016 (real; Plan for 2016)", "7.8%", "missed", "1.2 percentage points below the target"}},
        {"a bound is said as a bound",
         {"Public revenue", "at least 10%", "at least −2 percentage points", "met or ✘ missed"}},
        {"summary of the year",
         {"Plan for 2016: 4 of 4 targets", "2 missed (output and household income)",
          "1 undecided within bounds (public revenue)"}},
    };
    static const wanted chinese[] = {
        {"yearly target too low", {"12%", "不足以支撑", "14.87%", "15.60%", "名义", "乙五年规划"}},
        {"advanced behind",
         {"先进制造业产值", "541亿元", "606.3亿元", "比路径值低65.3亿元", "滞后", "10.59%", "14.87%", "名义"}},
        {"rail ahead", {"轨道里程", "305公里", "288公里", "比路径值高17公里", "领先", "每年须增加47.5公里"}},
        {"jobs summed", {"新增就业2016–2020年累计不低于90万人", "57万人", "54万人", "比路径值高3万人", "领先"}},
        {"coverage behind", {"管网覆盖率", "85%", "92%", "比路径值低7个百分点", "滞后"}},
        {"plan A met", {"甲五年规划", "950亿元", "1,000亿元", "已达标", "比目标高50亿元", "名义"}},
        {"both price cases",
         {"未注明价格基础", "名义", "自2015年起须年均增长14.87%", "7.74%", "实际",
          "2016–2018年各年公布的实际增速连乘，年均为7.47%（计算值）"}},
        {"nominal beside real", {"全市产出2018年", "名义增长7.8%", "实际增速为7.1%"}},
        {"yearly target missed", {"全市产出2016年增长约9%（实际）", "7.8%", "未达标", "比目标低1.2个百分点"}},
        {"a bound is said as a bound",
         {"财政收入2016年增长12%", "不低于10%", "不小于−2个百分点", "✔ 已达标或✘ 未达标"}},
        {"summary of the year", {"2016年度计划：目标4项", "未达标2项（全市产出和居民收入）"}},
    };
    check(MADE_UP, "en", english, sizeof english / sizeof *english);
    check(MADE_UP, "zh", chinese, sizeof chinese / sizeof *chinese);
    edges();
    bars();
    return TEST_RESULT;
}
