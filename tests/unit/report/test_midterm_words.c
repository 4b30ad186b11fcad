/* Every case of the sentence, in both languages, on an invented plan. Each can be checked from the figures of its row:
 * output 2023: 1000 x 1.5^(3/5) = 1275.4, 1200/1275.4 = 0.941; (1500/1200)^(1/2) = 1.118, (1200/1000)^(1/3) = 1.063, 11.8/6.3 = 1.9
 * energy 2023: 0.973 x 0.999 x 0.995 = 0.96717; 0.865^(3/5) = 0.91668; (0.865/0.96717)^(1/2) = 0.9457
 * jobs 2023: 1269 + 1206 + 1244 = 3719; 3719/5500 = 0.676; 3719/3300 = 1.127; 1781/2 = 890.5; 3719/3 = 1239.7
 * forest 2023: 41 + 2 x 3/5 = 42.2; 1.1/2 = 0.55; 0.9/3 = 0.3 */
#include "midterm_test.h"

typedef struct told {
    int at;
    const char *indicator, *zh, *en;
} told;

static const told SENTENCES[] = {
    {2023, "output",
     "2023年为1200亿元，低于几何路径5.9%；今后两年年均需增长11.8%，是前三年速度（年均增长6.3%）的1.9倍。",
     "1,200 in 2023 (100 million yuan), 5.9% below the geometric path; the two years left need 11.8% a year, 1.9 times the pace so far (6.3% a year)."},
    {2023, "onpath",
     "2023年为1331亿元，正好在几何路径上；今后两年年均需增长10%，与前三年速度（年均增长10%）相同。实现程度54.2%低于时间进度60%，是因为几何路径前期增量小、后期增量大，不表示滞后。",
     "1,331 in 2023 (100 million yuan), exactly on the geometric path; the two years left need 10% a year, the same as the pace so far (10% a year). Completion (54.2%) is below the time elapsed (60%) because a geometric path does most of its way in the later years; that is no lag."},
    {2023, "road",
     "2023年为475公里，高于线性路径3.3%；今后两年年均需增加12.5公里，是前三年速度（年均增加25公里）的0.5倍。",
     "475 km in 2023, 3.3% above the linear path; the two years left need 12.5 km a year, 0.5 times the pace so far (25 km a year)."},
    {2023, "firms",
     "2023年为312个，已提前达到2025年300个的目标，高出4.0%。",
     "312 in 2023: the target of 300 for 2025 is met early, 4.0% above it."},
    {2023, "intensity",
     "2023年为68吨，高于几何路径3.1%；今后两年年均需下降14.3%，是前三年速度（年均下降12.1%）的1.2倍。实现程度64%不低于时间进度60%，但几何路径前期降幅大、后期降幅小，仍属滞后。",
     "68 tonnes in 2023, 3.1% above the geometric path; the two years left need a fall of 14.3% a year, 1.2 times the pace so far (a fall of 12.1% a year). Completion (64%) is not below the time elapsed (60%), but a geometric path downwards does most of its way in the early years; it is a lag all the same."},
    {2023, "forest",
     "2023年为41.9%，低于线性路径0.3个百分点；今后两年年均需提高0.55个百分点，是前三年速度（年均提高0.3个百分点）的1.8倍。实现程度45%低于时间进度60%，但差距在容差之内，视为符合进度。",
     "41.9% in 2023, 0.3 percentage points below the linear path; the two years left need 0.55 percentage points a year, 1.8 times the pace so far (0.3 percentage points a year). Completion (45%) is below the time elapsed (60%), but within the tolerance of being on track."},
    {2023, "income",
     "2021–2023年年均增长5.51%，高于年均增长5.5%的目标0.01个百分点；今后两年年均需增长5.48%，与前三年速度相当。",
     "Growth of 5.51% a year over 2021–2023, 0.01 percentage points above the target of 5.5% a year; the two years left need 5.48% a year, about the same as the pace so far."},
    {2023, "prod",
     "2021–2023年年均增长6.07%，低于年均增长6.5%的目标0.43个百分点；今后两年年均需增长7.15%，是前三年速度的1.2倍。",
     "Growth of 6.07% a year over 2021–2023, 0.43 percentage points below the target of 6.5% a year; the two years left need 7.15% a year, 1.2 times the pace so far."},
    {2023, "energy",
     "2021–2023年累计下降3.28%（逐年连乘），比几何路径应有的8.33%少5.05个百分点；今后两年年均需下降5.4%，是前三年速度（年均下降1.1%）的4.9倍。",
     "A fall of 3.28% in all over 2021–2023 (chained), 5.05 percentage points less than the 8.33% that the geometric path asks for; the two years left need a fall of 5.4% a year, 4.9 times the pace so far (a fall of 1.1% a year)."},
    {2023, "carbon",
     "2021–2023年累计下降12.08%（逐年连乘），比几何路径应有的11.23%多0.85个百分点；今后两年年均需下降3.4%，是前三年速度（年均下降4.2%）的0.8倍。",
     "A fall of 12.08% in all over 2021–2023 (chained), 0.85 percentage points more than the 11.23% that the geometric path asks for; the two years left need a fall of 3.4% a year, 0.8 times the pace so far (a fall of 4.2% a year)."},
    {2023, "waste",
     "2021–2023年累计增长1.20%（逐年连乘），而几何路径应下降6.13%，相差7.33个百分点；今后两年年均需下降5.7%，而前三年年均增长0.4%。",
     "A rise of 1.20% in all over 2021–2023 (chained), where the geometric path asks for a fall of 6.13%: 7.33 percentage points apart; the two years left need a fall of 5.7% a year, while the pace so far was 0.4% a year."},
    {2023, "jobs",
     "2021–2023年累计3719万人，为目标5500万人的67.6%，高于线性路径12.7%；今后两年年均需890.5万人，是前三年速度（年均1239.7万人）的0.7倍。",
     "3,719 in all over 2021–2023 (10,000 persons), 67.6% of the target of 5,500, 12.7% above the linear path; the two years left need 890.5 a year, 0.7 times the pace so far (1,239.7 a year)."},
    {2023, "grain",
     "2021–2023年各年均不低于下限65万吨（2023年为69.5万吨）；今后两年每年仍须不低于65万吨。",
     "No year of 2021–2023 was below the floor of 65 (10,000 tonnes), and 2023 came to 69.5; the two years left must keep to it as well."},
    {2023, "unemp",
     "2022年为5.6%，高于上限5.5%（超出0.1个百分点），已不可能逐年达标。",
     "5.6% in 2022, 0.1 percentage points above the ceiling of 5.5%, so that it can no longer be kept in every year."},
    {2023, "holes",
     "2023年为102万亩，但缺少2022年的数据，无法评估。",
     "102 in 2023 (10,000 mu); it cannot be assessed: there is no figure for 2022."},
    {2023, "g5",
     "目标只看2025年当年，该年尚无数据，还无法评估；最近的2023年为7.5%。",
     "The target looks at 2025 alone, of which no figure is known yet, so it cannot be assessed; the last one known is 7.5% in 2023."},
    {2023, "c5",
     "目标只看2025年当年，该年尚无数据，还无法评估；最近的2023年为11万个。",
     "The target looks at 2025 alone, of which no figure is known yet, so it cannot be assessed; the last one known is 11 in 2023 (10,000 items)."},
    {2023, "rank",
     "2023年列第12位，正好在线性路径上；距第10位的目标还差2位。",
     "Rank 12 in 2023, exactly on the linear path; 2 places to go to the target of rank 10."},
    {2023, "double",
     "2023年为700亿元，低于几何路径7.6%；今后两年年均需增长19.5%，是前三年速度（年均增长11.9%）的1.6倍。",
     "700 in 2023 (100 million yuan), 7.6% below the geometric path; the two years left need 19.5% a year, 1.6 times the pace so far (11.9% a year)."},
    {2023, "more",
     "2023年超过850个，数据为约数或界限值，与线性路径之差不小于+10个，已达标或领先均有可能。",
     "More than 850 in 2023; figures that are not exact leave the distance to the linear path at least +10, so it may be met or ahead."},
    {2023, "about",
     "2023年约106万平方米，大致在线性路径上；今后两年年均需增加2万平方米，与前三年速度（年均增加2万平方米）相当。",
     "About 106 in 2023 (10,000 square metres), about on the linear path; the two years left need 2 a year, about the same as the pace so far (2 a year)."},
    {2023, "diff",
     "2023年为700亿元，但统计口径不同，无法评估。",
     "700 in 2023 (100 million yuan); it cannot be assessed: definitions differ."},
    {2023, "base",
     "2020年为600万吨，但基期之后没有观测值，无法评估；2025年要达到900万吨，年均需增加60万吨。",
     "600 in 2020 (10,000 tonnes); it cannot be assessed: no observation after the base period; to reach 900 in 2025 takes 60 a year from 2020."},
    {2023, "none",
     "无法评估：该指标没有可与目标对照的数据。",
     "Cannot be assessed: the indicator has no series that this target can be held against."},
    {2023, "nobase",
     "2023年为7.5万个，但现有资料没有基期数值，无法评估；今后两年年均需增加0.75万个。",
     "7.5 in 2023 (10,000 items); it cannot be assessed: no value of the base period is known to these sources; the two years left need 0.75 a year."},
    {2023, "wrong",
     "2023年为26.8%，低于线性路径2.4个百分点；今后两年年均需提高1.6个百分点，而前三年年均降低0.4个百分点。",
     "26.8% in 2023, 2.4 percentage points below the linear path; the two years left need 1.6 percentage points a year, while the pace so far was a fall of 0.4 percentage points a year."},
    {2023, "still",
     "2023年为50个，低于线性路径10.7%；今后两年年均需增加5个，而前三年没有变化。",
     "50 in 2023, 10.7% below the linear path; the two years left need 5 a year, while nothing has changed so far."},
    {2023, "undated",
     "2023年为130公里，但目标未注明完成年份，无法评估。",
     "130 km in 2023; it cannot be assessed: the target names no year."},
    {2021, "output",
     "2021年为1060亿元，低于几何路径2.3%；今后四年年均需增长9.1%，是第一年速度（增长6%）的1.5倍。",
     "1,060 in 2021 (100 million yuan), 2.3% below the geometric path; the four years left need 9.1% a year, 1.5 times the pace of the first year (6%)."},
    {2021, "forest",
     "2021年为41.2%，低于线性路径0.2个百分点；今后四年年均需提高0.45个百分点，是第一年速度（提高0.2个百分点）的2.3倍。实现程度10%低于时间进度20%，但差距在容差之内，视为符合进度。",
     "41.2% in 2021, 0.2 percentage points below the linear path; the four years left need 0.45 percentage points a year, 2.3 times the pace of the first year (0.2 percentage points). Completion (10%) is below the time elapsed (20%), but within the tolerance of being on track."},
    {2021, "energy",
     "2021年下降2.7%，比几何路径应有的2.86%少0.16个百分点；今后四年年均需下降2.9%，是第一年速度（下降2.7%）的1.1倍。实现程度20%不低于时间进度20%，但几何路径前期降幅大、后期降幅小，仍属滞后。",
     "A fall of 2.7% in 2021, 0.16 percentage points less than the 2.86% that the geometric path asks for; the four years left need a fall of 2.9% a year, 1.1 times the pace of the first year (a fall of 2.7%). Completion (20%) is not below the time elapsed (20%), but a geometric path downwards does most of its way in the early years; it is a lag all the same."},
    {2021, "jobs",
     "2021年为1269万人，为目标5500万人的23.1%，高于线性路径15.4%；今后四年年均需1057.8万人，是第一年速度（1269万人）的0.8倍。",
     "1,269 in 2021 (10,000 persons), 23.1% of the target of 5,500, 15.4% above the linear path; the four years left need 1,057.8 a year, 0.8 times the pace of the first year (1,269)."},
    {2021, "grain",
     "2021年为68.3万吨，不低于下限65万吨；今后四年每年仍须不低于65万吨。",
     "68.3 in 2021 (10,000 tonnes), not below the floor of 65; the four years left must keep to it as well."},
    {2024, "output",
     "2024年为1290亿元，低于几何路径6.7%；最后一年需增长16.3%，是前四年速度（年均增长6.6%）的2.5倍。",
     "1,290 in 2024 (100 million yuan), 6.7% below the geometric path; the last year needs 16.3%, 2.5 times the pace so far (6.6% a year)."},
    {2024, "rank",
     "2024年列第11位，正好在线性路径上；距第10位的目标还差1位。",
     "Rank 11 in 2024, exactly on the linear path; 1 place to go to the target of rank 10."},
    {2024, "jobs",
     "2021–2024年累计4975万人，为目标5500万人的90.5%，高于线性路径13.1%；最后一年需525万人，是前四年速度（年均1243.8万人）的0.4倍。",
     "4,975 in all over 2021–2024 (10,000 persons), 90.5% of the target of 5,500, 13.1% above the linear path; the last year needs 525, 0.4 times the pace so far (1,243.8 a year)."},
    {2024, "grain",
     "2021–2024年各年均不低于下限65万吨（2024年为70.6万吨）；最后一年仍须不低于65万吨。",
     "No year of 2021–2024 was below the floor of 65 (10,000 tonnes), and 2024 came to 70.6; the last year must keep to it as well."},
    {2025, "output",
     "2025年为1380亿元，未达到1500亿元的目标，比目标低8.0%；五年年均增长6.7%，目标要求年均增长8.4%。",
     "1,380 in 2025 (100 million yuan): the target of 1,500 was missed, 8.0% below it; the five years brought growth of 6.7% a year, where growth of 8.4% was needed."},
    {2025, "onpath",
     "2025年为1610.51亿元，正好达到1610.51亿元的目标。",
     "1,610.51 in 2025 (100 million yuan): the target of 1,610.51 was met exactly."},
    {2025, "forest",
     "2025年为43.1%，达到43%的目标，高出0.1个百分点。",
     "43.1% in 2025: the target of 43% was met, 0.1 percentage points above it."},
    {2025, "poor",
     "2025年为1.8%，达到2%的目标，比目标低0.2个百分点。",
     "1.8% in 2025: the target of 2% was met, 0.2 percentage points below it."},
    {2025, "income",
     "2021–2025年年均增长5.51%，达到年均增长5.5%的目标，多0.01个百分点。",
     "Growth of 5.51% a year over 2021–2025: the target of growth of 5.5% a year was met, 0.01 percentage points more."},
    {2025, "energy",
     "2021–2025年累计下降9.94%（逐年连乘），未达到累计下降13.5%的目标，少3.56个百分点。",
     "A fall of 9.94% in all over 2021–2025 (chained): the target of a fall of 13.5% in all was missed, 3.56 percentage points less."},
    {2025, "carbon",
     "2021–2025年累计下降19.06%（逐年连乘），达到累计下降18%的目标，多1.06个百分点。",
     "A fall of 19.06% in all over 2021–2025 (chained): the target of a fall of 18% in all was met, 1.06 percentage points more."},
    {2025, "unemp",
     "2022年为5.6%，高于上限5.5%（超出0.1个百分点），未能逐年达标。",
     "5.6% in 2022, 0.1 percentage points above the ceiling of 5.5%, so that it was not kept in every year."},
    {2025, "rank",
     "2025年列第9位，达到第10位的目标，靠前1位。",
     "Rank 9 in 2025: the target of rank 10 was met, 1 place better."},
    {2025, "about",
     "2025年约110万平方米，数据为约数或界限值，与目标之差介于−0.5与+0.5万平方米之间，已达标或未达标均有可能。",
     "About 110 in 2025 (10,000 square metres); figures that are not exact leave the distance to the target between −0.5 and +0.5, so it may be met or missed."},
    {2025, "c5",
     "2025年为12.5万个，达到12万个的目标，高出4.2%。",
     "12.5 in 2025 (10,000 items): the target of 12 was met, 4.2% above it."},
};

static void sentence(const pace_midterm *midterm, const pace_dataset *data, int64_t row, const char *lang, const char *want)
{
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE(!pace_midterm_sentence(&out, midterm, data, row, lang, NULL));
    ENSURE_TEXT(out.text ? out.text : "", want);
    pace_buffer_clear(&out);
}

static void sentences(const pace_dataset *data)
{
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++) {
        pace_midterm *midterm = midterm_at(data, SENTENCES[i].at);
        int64_t row = midterm_row_of(midterm, SENTENCES[i].indicator);
        sentence(midterm, data, row, "zh", SENTENCES[i].zh);
        sentence(midterm, data, row, "en", SENTENCES[i].en);
        pace_midterm_free(midterm);
    }
}

static double figure_in(const char *text, const char **end)
{
    while (*text && (*text < '0' || *text > '9'))
        text++;
    return strtod(text, (char **)(uintptr_t)end);
}

/* Whoever divides the two printed rates gets the printed ratio. */
static void ratios_recompute(const pace_dataset *data)
{
    int checked = 0;
    for (int year = 2021; year <= 2024; year++) {
        pace_midterm *midterm = midterm_at(data, year);
        int64_t count = 0;
        (void)pace_midterm_rows(midterm, &count);
        for (int64_t i = 0; i < count; i++) {
            pace_buffer out = PACE_BUFFER_INIT;
            const char *need, *times, *end, *bracket;
            ENSURE(!pace_midterm_sentence(&out, midterm, data, i, "en", NULL));
            need = out.text ? strstr(out.text, " need") : NULL;
            times = need ? strstr(need, " times the pace") : NULL;
            bracket = times ? strchr(times, '(') : NULL;
            if (bracket && strchr(need, '%') && strchr(need, '%') < times) {
                double needed = figure_in(need, &end), ratio = figure_in(strchr(end, ','), &end), kept = figure_in(bracket, &end);
                ENSURE_NEAR(needed / kept, ratio, 0.05 + 1e-9);
                checked++;
            }
            pace_buffer_clear(&out);
        }
        pace_midterm_free(midterm);
    }
    ENSURE(checked >= 12);
}

static void summary(const pace_dataset *data)
{
    pace_midterm *midterm = midterm_at(data, 2023);
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE(!pace_midterm_summary(&out, midterm, "zh", NULL));
    ENSURE_TEXT(out.text, "约束性指标8项：领先1项，符合进度3项，滞后3项，无法评估1项。\n"
                          "预期性指标12项：已达标1项，领先2项，符合进度3项，滞后3项，未达标1项，无法评估2项。\n"
                          "未注明属性的指标9项：符合进度1项，滞后2项，结论未定1项，无法评估5项。\n"
                          "全部指标29项：已达标1项，领先3项，符合进度7项，滞后8项，未达标1项，结论未定1项，无法评估8项。\n"
                          "实现程度：年均增速按各年增速连乘的对数与目标增速连乘的对数之比，累计变动按连乘后的变动与目标变动之比，其余按(最新值−基期值)/(目标值−基期值)等各自的算法。\n");
    pace_buffer_clear(&out);
    ENSURE(!pace_midterm_summary(&out, midterm, "en", NULL));
    ENSURE_HAS(out.text, "Binding, 8 targets: 1 ahead, 3 on track, 3 behind, 1 not assessable.\n");
    ENSURE_HAS(out.text, "In all, 29 targets: 1 met, 3 ahead, 7 on track, 8 behind, 1 missed, 1 undecided, 8 not assessable.\n");
    pace_buffer_clear(&out);
    pace_midterm_free(midterm);
}

/* Two tables in memory, evaluated. */
typedef struct made {
    pace_dataset *data;
    pace_midterm *midterm;
} made;

static made make(const char *targets, const char *actuals)
{
    pace_table_text first = {targets, strlen(targets), "t.csv"}, second = {actuals, strlen(actuals), "a.csv"};
    made out = {NULL, NULL};
    ENSURE(!pace_tables_read(&out.data, NULL, &first, &second, NULL, NULL));
    ENSURE(out.data && !pace_midterm_new(&out.midterm, out.data, NULL, NULL, NULL));
    return out;
}

static void unmake(made *of)
{
    pace_midterm_free(of->midterm);
    pace_dataset_free(of->data);
}

/* Computed percentages have two decimals at most where the printed ones have no more; the projection has those of the row. */
static void digits(void)
{
    made of = make("indicator,unit,type,base_period,base,target_period,target\n"
                   "Cut,%,cumulative,2020,,2025,-13.5\nShare,%,share,2020,10.0,2025,17.0\nOutput,tonnes,level,2020,800.1,2025,1000.1\n",
                   "year,Cut,Share,Output\n2020,,10.0,800.1\n2021,-2.3,11.1,820.5\n2022,-2.32,12.2,850.5\n2023,,13.4,870.5\n");
    pace_buffer out = PACE_BUFFER_INIT;
    if (!of.midterm)
        return;
    sentence(of.midterm, of.data, 0, "en",
             "A fall of 4.57% in all over 2021–2022 (chained), 1.07 percentage points less than the 5.64% that the geometric path asks for; "
             "the three years left need a fall of 3.2% a year, 1.4 times the pace so far (a fall of 2.3% a year).");
    ENSURE(!pace_midterm_write(&out, of.midterm, of.data, "md", "en", NULL));
    ENSURE_HAS(out.text, "| 10.0 (2020) | 11.1 | 12.2 | 13.4 | – | – | 17 (2025) | 48.6% | 60% | ▼ behind | 15.7 (short of the target) |");
    pace_buffer_clear(&out);
    unmake(&of);
}

/* One is one; a figure that is met exactly, a pace that is the same; a sentence goes on behind its name without a capital. */
static void english(void)
{
    made of = make("indicator,unit,type,path,base_period,base,target_period,target\n"
                   "Rice,tonnes,level,linear,2020,10,2025,15\nSchooling,years,level,linear,2020,9,2025,9.5\nBad air,days,total,,2020,,2025,50\n"
                   "Full,tonnes,level,linear,2020,10,2025,15\nLast,tonnes,level,linear,2020,1,2024,1\nDebt,%,ceiling,,2020,,2025,5\n",
                   "year,Rice,Schooling,Bad air,Full,Last,Debt\n2021,11,9.1,11,12,1,4\n2022,12,9.2,9,15,0.5,4\n");
    pace_buffer out = PACE_BUFFER_INIT;
    if (!of.midterm)
        return;
    sentence(of.midterm, of.data, 0, "en",
             "12 tonnes in 2022, exactly on the linear path; the three years left need 1 tonne a year, the same as the pace so far (1 tonne a year).");
    sentence(of.midterm, of.data, 0, "zh", "2022年为12吨，正好在线性路径上；今后三年年均需增加1吨，与前两年速度（年均增加1吨）相同。");
    sentence(of.midterm, of.data, 1, "en",
             "9.2 years in 2022, exactly on the linear path; the three years left need 0.1 years each year, the same as the pace so far (0.1 years each year).");
    sentence(of.midterm, of.data, 3, "en", "15 tonnes in 2022: exactly the target of 15 tonnes for 2025, which is met early.");
    sentence(of.midterm, of.data, 3, "zh", "2022年为15吨，正好等于2025年15吨的目标，已提前达标。");
    ENSURE(!pace_midterm_write(&out, of.midterm, of.data, "md", "en", NULL));
    ENSURE_HAS(out.text, "Debt: no year of 2021–2022 was above the ceiling of 5%, and 2022 came to 4%");
    ENSURE_HAS(out.text, "| 1.0 (2020) |");
    pace_buffer_clear(&out);
    unmake(&of);
}

/* Targets of which nothing is known stand in one sentence; a plan that names no nature has no column for it, and says so. */
static void nothing_known(void)
{
    made of = make("indicator,unit,type,base_period,base,target_period,target\n"
                   "Rice,tonnes,level,2020,10,2025,15\nRoads,km,level,2020,,2025,9\nSchools,km,level,2020,,2025,5\nParks,km,level,2020,,2025,5\n",
                   "year,Rice\n2021,11\n2022,12\n");
    pace_buffer out = PACE_BUFFER_INIT;
    if (!of.midterm)
        return;
    ENSURE(!pace_midterm_write(&out, of.midterm, of.data, "md", "en", NULL));
    ENSURE_HAS(out.text, "2. Roads, Schools, Parks: cannot be assessed: ");
    ENSURE(out.text && !strstr(out.text, "\n3. ") && !strstr(out.text, "| Nature |"));
    ENSURE_HAS(out.text, "Not in this table: Nature; ");
    pace_buffer_clear(&out);
    unmake(&of);
}

static void refusals(const pace_dataset *data)
{
    pace_midterm *midterm = midterm_at(data, 0);
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_midterm_sentence(&out, midterm, data, 0, "fr", &err) == PACE_ERR_ARG);
    ENSURE_HAS(err.text, "zh and en");
    ENSURE(pace_midterm_sentence(&out, midterm, data, 29, "en", NULL) == PACE_ERR_ARG);
    ENSURE(pace_midterm_sentence(&out, midterm, data, -1, "en", NULL) == PACE_ERR_ARG);
    ENSURE(pace_midterm_sentence(&out, midterm, NULL, 0, "en", NULL) == PACE_ERR_ARG);
    ENSURE(pace_midterm_summary(&out, NULL, "en", NULL) == PACE_ERR_ARG);
    ENSURE(pace_midterm_write(&out, midterm, data, "pdf", "en", &err) == PACE_ERR_UNSUPPORTED);
    ENSURE(pace_midterm_write(&out, midterm, data, NULL, "en", NULL) == PACE_ERR_ARG);
    ENSURE(out.length == 0);
    pace_midterm_free(midterm);
}

int main(void)
{
    pace_dataset *data = loaded(MADE_UP_MIDTERM);
    if (!data)
        return TEST_RESULT;
    sentences(data);
    ratios_recompute(data);
    summary(data);
    digits();
    english();
    nothing_known();
    refusals(data);
    pace_dataset_free(data);
    return TEST_RESULT;
}
