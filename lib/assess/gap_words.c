/* Names and words of verdicts and reasons. */
#include <string.h>
#include "assess/assess.h"

typedef struct verdict_words {
    pace_verdict verdict;
    const char *name, *zh, *en, *symbol;
} verdict_words;

static const verdict_words VERDICTS[] = {
    {PACE_MET, "met", "已达标", "met", "✔"},
    {PACE_AHEAD, "ahead", "领先", "ahead", "▲"},
    {PACE_ON_TRACK, "on_track", "符合进度", "on track", "●"},
    {PACE_BEHIND, "behind", "滞后", "behind", "▼"},
    {PACE_MISSED, "missed", "未达标", "missed", "✘"},
    {PACE_NO_DATA, "no_data", "无数据", "no data", "○"},
    {PACE_NOT_COMPARABLE, "not_comparable", "不可比", "not comparable", "≠"},
};
enum { VERDICT_COUNT = sizeof VERDICTS / sizeof *VERDICTS };

static const verdict_words *find(pace_verdict one)
{
    static const verdict_words none = {PACE_NO_DATA, "", "", "", ""};
    for (int i = 0; i < VERDICT_COUNT; i++)
        if (VERDICTS[i].verdict == one)
            return &VERDICTS[i];
    return &none;
}

bool gap_is_chinese(const char *lang)
{
    return lang && strncmp(lang, "zh", 2) == 0;
}

const char *pace_verdict_name(pace_verdict one)
{
    return find(one)->name;
}

const char *pace_verdict_word(pace_verdict one, const char *lang)
{
    return gap_is_chinese(lang) ? find(one)->zh : find(one)->en;
}

const char *pace_verdict_symbol(pace_verdict one)
{
    return find(one)->symbol;
}

void pace_verdicts_print(pace_buffer *out, unsigned verdicts)
{
    bool any = false;
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (!(verdicts & (unsigned)VERDICTS[i].verdict))
            continue;
        pace_buffer_text(out, any ? "|" : "");
        pace_buffer_text(out, VERDICTS[i].name);
        any = true;
    }
}

static const char *english(pace_reason reason)
{
    switch (reason) {
#define PACE_REASON_TEXT(name, number, text) case name: return text;
        PACE_REASON_LIST(PACE_REASON_TEXT)
#undef PACE_REASON_TEXT
    }
    return "";
}

static const char *chinese(pace_reason reason)
{
    switch (reason) {
    case PACE_WHY_NOTHING: return "";
    case PACE_WHY_NO_BASE: return "现有资料没有基期数值";
    case PACE_WHY_BASE_BOUND: return "基期数值只有上限或下限";
    case PACE_WHY_NO_LATEST: return "基期之后没有观测值";
    case PACE_WHY_NO_SERIES: return "该指标没有可与目标对照的数据";
    case PACE_WHY_SIGN: return "计算年均增速要求两端数值均为正";
    case PACE_WHY_DUE: return "目标期已到，不再有剩余进度";
    case PACE_WHY_TYPE: return "此类目标不适用该项";
    case PACE_WHY_BASIS: return "价格口径不同";
    case PACE_WHY_DEFINITION: return "统计口径不同";
    case PACE_WHY_INCOMPLETE: return "其间有年份缺少数据";
    case PACE_WHY_BASE_IS_TARGET: return "基期值与目标值相等";
    case PACE_WHY_UNDATED: return "目标未注明完成年份";
    case PACE_WHY_TIE: return "同一时期有两个版本的数据，无从判断先后";
    case PACE_WHY_LATEST_BOUND: return "最新数值只有上限或下限";
    case PACE_WHY_RANGE: return "结果超出数值范围";
    case PACE_WHY_DUE_MISSING: return "目标期没有观测值";
    case PACE_WHY_REACHED: return "目标已经达到，不再有剩余进度";
    case PACE_WHY_NO_PACE: return "此前的变化不朝向目标";
    case PACE_WHY_BASE_SIGN: return "按基期值的比例削减要求基期值为正";
    case PACE_WHY_BASE_MET: return "基期值已在目标区间之内";
    case PACE_WHY_YES_NO: return "完成与否只能用1或0表示";
    case PACE_WHY_BASE_YEARS: return "基期有年份缺少数据，无法求平均";
    case PACE_WHY_BASE_BEYOND: return "基期值已优于目标值，无从计算实现程度";
    case PACE_WHY_STOCK: return "存量不能逐年相加，而增减所依的基期值未知";
    case PACE_WHY_BASIS_UNSTATED: return "水平值的价格口径未说明，不能得出可比价增速";
    case PACE_WHY_WORDS: return "目标只有文字表述，没有数值";
    }
    return "";
}

const char *pace_reason_text(pace_reason reason, const char *lang)
{
    return gap_is_chinese(lang) ? chinese(reason) : english(reason);
}

const char *pace__reason_code(pace_reason reason)
{
    switch (reason) {
    case PACE_WHY_NOTHING: return "";
    case PACE_WHY_NO_BASE: return "no_base";
    case PACE_WHY_BASE_BOUND: return "base_bound";
    case PACE_WHY_NO_LATEST: return "no_latest";
    case PACE_WHY_NO_SERIES: return "no_series";
    case PACE_WHY_SIGN: return "sign";
    case PACE_WHY_DUE: return "due";
    case PACE_WHY_TYPE: return "type";
    case PACE_WHY_BASIS: return "basis";
    case PACE_WHY_DEFINITION: return "definition";
    case PACE_WHY_INCOMPLETE: return "incomplete";
    case PACE_WHY_BASE_IS_TARGET: return "base_is_target";
    case PACE_WHY_UNDATED: return "undated";
    case PACE_WHY_TIE: return "tie";
    case PACE_WHY_LATEST_BOUND: return "latest_bound";
    case PACE_WHY_RANGE: return "range";
    case PACE_WHY_DUE_MISSING: return "due_missing";
    case PACE_WHY_REACHED: return "reached";
    case PACE_WHY_NO_PACE: return "no_pace";
    case PACE_WHY_BASE_SIGN: return "base_sign";
    case PACE_WHY_BASE_MET: return "base_met";
    case PACE_WHY_YES_NO: return "yes_no";
    case PACE_WHY_BASE_YEARS: return "base_years";
    case PACE_WHY_BASE_BEYOND: return "base_beyond";
    case PACE_WHY_STOCK: return "stock";
    case PACE_WHY_BASIS_UNSTATED: return "basis_unstated";
    case PACE_WHY_WORDS: return "words";
    }
    return "";
}

static const struct {
    unsigned bit;
    const char *code, *english, *chinese;
} caveats[] = {
    {PACE_CAVEAT_BASIS_UNSTATED, "basis_unstated", "the target names no price basis; this row is the case at current prices",
     "目标未注明价格基础，此行按现价计算"},
    {PACE_CAVEAT_VINTAGES, "vintages", "base and latest come from different vintages", "基期值与最新值来自不同版本"},
    {PACE_CAVEAT_UNRELIABLE, "unreliable", "base or latest is of low reliability", "基期值或最新值可靠性较低"},
    {PACE_CAVEAT_ESTIMATE, "estimate", "base or latest is an estimate or provisional", "基期值或最新值为预计数或初步数"},
    {PACE_CAVEAT_COMPUTED_GROWTH, "computed_growth", "growth was computed from published levels, not published",
     "增速由公布的水平值计算，并非公布值"},
    {PACE_CAVEAT_IMPLIED_BASE, "implied_base", "the base is implied by a level and its growth, not published",
     "基期值由水平值及其增速推算，并非公布值"},
    {PACE_CAVEAT_LINKED, "linked", "the target follows the actual outcome of another series", "目标随另一指标的实际结果而定"},
    {PACE_CAVEAT_BASE_MOVED, "base_moved", "the base is that of the nearest period that has a value, not the stated one",
     "基期无数据，取最近有数据的时期为基期"},
};

const char *pace_caveat_text(unsigned one, const char *lang)
{
    for (size_t i = 0; i < sizeof caveats / sizeof *caveats; i++)
        if (caveats[i].bit == one)
            return gap_is_chinese(lang) ? caveats[i].chinese : caveats[i].english;
    return "";
}

const char *pace__caveat_code(unsigned one)
{
    for (size_t i = 0; i < sizeof caveats / sizeof *caveats; i++)
        if (caveats[i].bit == one)
            return caveats[i].code;
    return "";
}
