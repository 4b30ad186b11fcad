/* Words of refusals, notes and flags. */
#include <string.h>
#include "assess/assess_rules.h"

typedef struct refusal_words {
    const char *name, *text, *remedy;
} refusal_words;

/* In the order of the numbers. */
static const char *const chinese[][2] = {
    {"", ""},
    {"没有可供评估的观测值", "该目标所用指标的数据"},
    {"观测值少于该规则所需的数量", "另一年份的观测值"},
    {"没有该规则认可的基年数值", "基年观测值，或规划写明的基数"},
    {"基年晚于最新观测值", "基年之后的观测值"},
    {"基期值与目标值相等，没有需要完成的变化", "另选基年，或与基期值不同的目标"},
    {"数值正负号改变，复合增长率没有意义", "以距离衡量的规则，或换算成同号的数值"},
    {"数值为零或负，复合增长率没有意义", "正数，或对零值有规定的规则"},
    {"目标在基年已经达到", "高于基期水平的目标，或另选基年"},
    {"价格口径不同：名义值不能对照实际目标", "同一价格口径的数据与目标"},
    {"统计口径不同", "同一口径的数据"},
    {"目标未注明完成年份", "完成年份"},
    {"没有说明哪个方向为好", "指标的方向"},
    {"该规则不适用于此类目标", "适用于此类目标的规则，例如五年规划评估"},
    {"目标期不晚于基年", "早于目标期的基年"},
    {"不知道各国或各地区的离散程度", "标准差，可在选项或规则副本中给出"},
    {"不知道0到100分的上下界", "该指标的上下界，可在选项或规则副本中给出"},
    {"不知道其他国家或地区的典型路径", "参照路径，可在选项或规则副本中给出"},
    {"该规则把增长率序列留给专家判断", "对应的水平值序列"},
    {"该规则没有双侧目标的规定", "单侧目标，或能折算双侧目标的规则"},
    {"该规则没有目标就不作评估", "目标值和目标年份"},
    {"序列短于该规则要求的时段", "更多年份的数据，或时段较短的规则"},
    {"结果超出数值范围", "一般大小的数值"},
    {"数据与目标的单位或频率不同", "单位可以换算的数据"},
    {"同一时期有两个版本的数据，无从判断先后", "其中一个版本的发布日期"},
    {"数值只有上限或下限，类别不能确定", "确切数值"},
    {"其间有年份缺少数据", "规划期内每一年的观测值"},
    {"该规则在各单位之间分解任务，不评估单一序列", "以全部单位及其权重调用 pace_rulebook_allocate"},
    {"此类目标只看目标年，而目标年尚无数据", "目标年的观测值"},
    {"同一年份有两个数值", "每年一个数值"},
};

static const refusal_words REFUSALS[] = {
#define REFUSAL_WORDS(name, number, word, text, remedy) {word, text, remedy},
    PACE_REFUSAL_LIST(REFUSAL_WORDS)
#undef REFUSAL_WORDS
};
enum { REFUSAL_COUNT = sizeof REFUSALS / sizeof *REFUSALS };

const char *pace_refusal_name(pace_refusal refusal)
{
    return (size_t)refusal < REFUSAL_COUNT ? REFUSALS[refusal].name : "";
}

const char *pace_refusal_text(pace_refusal refusal, const char *lang)
{
    if ((size_t)refusal >= REFUSAL_COUNT)
        return "";
    return gap_is_chinese(lang) ? chinese[refusal][0] : REFUSALS[refusal].text;
}

const char *pace_refusal_remedy(pace_refusal refusal, const char *lang)
{
    if ((size_t)refusal >= REFUSAL_COUNT)
        return "";
    return gap_is_chinese(lang) ? chinese[refusal][1] : REFUSALS[refusal].remedy;
}

typedef struct bit_words {
    unsigned bit;
    const char *name, *en, *zh;
} bit_words;

static const bit_words NOTES[] = {
    {PACE_NOTE_BASE_STAND_IN, "base_stand_in", "the base is zero: the rulebook's stand-in is used", "基期值为零，按规则以替代值计算"},
    {PACE_NOTE_TARGET_STAND_IN, "target_stand_in", "the target is zero: the rulebook's stand-in is used", "目标值为零，按规则以替代值计算"},
    {PACE_NOTE_BASE_MOVED, "base_moved", "the base year wanted has no observation: another year serves", "所需基年没有观测值，改用另一年份"},
    {PACE_NOTE_SIGN, "sign_turned", "all values are negative: the sign of the rate is turned", "数值均为负，增长率取反号"},
    {PACE_NOTE_LIMIT, "near_limit", "thresholds are narrowed near the natural limit", "接近自然上下限，阈值按系数缩小"},
    {PACE_NOTE_CHAINED, "chained", "growth rates were chained to a level", "由增长率连乘得到水平值"},
    {PACE_NOTE_CONVERTED, "converted", "the target was turned into a level in the due year", "目标已折算成目标年的水平值"},
    {PACE_NOTE_FOLDED, "folded", "the two-sided target was folded to one side", "双侧目标已折算成单侧"},
    {PACE_NOTE_DIRECTION, "direction_assumed", "nobody states the direction: the one from base to target, or the rulebook's default, is taken",
     "未说明方向，取由基期到目标的方向或规则的默认方向"},
    {PACE_NOTE_NO_SCALE, "no_scale", "without bounds the way to the target is the scale", "没有上下界，以到目标的距离为尺度"},
    {PACE_NOTE_UNVERIFIED, "unverified", "part of the rulebook was not read at its source", "规则的一部分未经原文核实"},
    {PACE_NOTE_LIMIT_IGNORED, "limit_ignored", "a natural limit is not looked at beside a target", "有目标时不考虑自然上下限"},
    {PACE_NOTE_AFTER_DUE, "after_due", "the latest observation comes after the due period, which this rulebook does not mind", "最新观测值晚于目标期，该规则不加区分"},
    {PACE_NOTE_BASE_STATED, "base_stated", "the base is the plan's own figure", "基数取规划所列数值"},
};

static const bit_words FLAGS[] = {
    {PACE_FLAG_MET_WORSENING, "met_but_worsening", "the target is met, but the series moves away from it", "已达标但正在变差"},
    {PACE_FLAG_FLAT_NEAR, "flat_but_near", "judged as too slow, yet within 1 % of the target and hardly moving", "评为进度不足，但已在目标1%以内且基本不变"},
    {PACE_FLAG_BASE_YEAR, "base_year", "a base year one or two years away gives another class", "基年前后移动一两年，类别就会改变"},
    {PACE_FLAG_ROUNDING, "rounding", "figures that print alike give another class", "在公布数字的舍入范围内，类别会改变"},
    {PACE_FLAG_END_POINTS, "end_points", "without the latest year, or with a fitted line, the class is another one", "去掉最新一年或改用拟合线，类别会改变"},
    {PACE_FLAG_STAND_IN, "stand_in", "a stand-in for zero ten times smaller or larger gives another class", "零的替代值缩小或放大十倍，类别就会改变"},
    {PACE_FLAG_OPEN, "open", "printed qualifiers leave the class open", "原文措辞（约、以上等）使类别不能确定"},
};

static const bit_words *find(const bit_words *list, size_t count, unsigned one)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].bit == one)
            return &list[i];
    return NULL;
}

const char *pace_note_name(unsigned one)
{
    const bit_words *words = find(NOTES, sizeof NOTES / sizeof *NOTES, one);
    return words ? words->name : "";
}

const char *pace_note_text(unsigned one, const char *lang)
{
    const bit_words *words = find(NOTES, sizeof NOTES / sizeof *NOTES, one);
    return !words ? "" : gap_is_chinese(lang) ? words->zh : words->en;
}

const char *pace_flag_name(unsigned one)
{
    const bit_words *words = find(FLAGS, sizeof FLAGS / sizeof *FLAGS, one);
    return words ? words->name : "";
}

const char *pace_flag_text(unsigned one, const char *lang)
{
    const bit_words *words = find(FLAGS, sizeof FLAGS / sizeof *FLAGS, one);
    return !words ? "" : gap_is_chinese(lang) ? words->zh : words->en;
}

const char *pace_assessment_class(const pace_assessment *assessment, const char *lang)
{
    if (!assessment || assessment->class_index < 0)
        return "";
    return pace_names_get(assessment->rulebook->classes[assessment->class_index].name, lang ? lang : "en");
}

/* Worst first, so that a set reads like a range. */
void pace_assessment_print(pace_buffer *out, const pace_assessment *assessment)
{
    const pace_rulebook *book = assessment->rulebook;
    unsigned left = assessment->classes;
    bool any = false;
    while (left) {
        int worst = -1;
        for (int i = 0; i < (int)book->class_count; i++)
            if (left >> i & 1u && (worst < 0 || book->classes[i].order < book->classes[worst].order))
                worst = i;
        if (worst < 0)
            return;
        pace_buffer_text(out, any ? "|" : "");
        pace_buffer_text(out, book->classes[worst].id);
        left &= ~(1u << worst);
        any = true;
    }
}
