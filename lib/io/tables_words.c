/* Words that cells of a table of targets hold, English and Chinese. All are folded: see tables_fold. */
#include <string.h>
#include "io/tables.h"

const tables_word tables_nature_words[] = {
    {"binding", PACE_BINDING},
    {"mandatory", PACE_BINDING},
    {"约束性", PACE_BINDING},
    {"约束", PACE_BINDING},
    {"约束性指标", PACE_BINDING},
    {"anticipatory", PACE_ANTICIPATORY},
    {"expected", PACE_ANTICIPATORY},
    {"预期性", PACE_ANTICIPATORY},
    {"预期", PACE_ANTICIPATORY},
    {"预期性指标", PACE_ANTICIPATORY},
    {"unstated", PACE_NATURE_UNSTATED},
    {NULL, 0}};

const tables_word tables_type_words[] = {
    {"level", PACE_TARGET_LEVEL},
    {"水平", PACE_TARGET_LEVEL},
    {"绝对值", PACE_TARGET_LEVEL},
    {"总量水平", PACE_TARGET_LEVEL},
    {"growth", PACE_TARGET_GROWTH},
    {"增速", PACE_TARGET_GROWTH},
    {"增长率", PACE_TARGET_GROWTH},
    {"当年增速", PACE_TARGET_GROWTH},
    {"averagegrowth", PACE_TARGET_AVERAGE_GROWTH},
    {"年均增速", PACE_TARGET_AVERAGE_GROWTH},
    {"年均增长", PACE_TARGET_AVERAGE_GROWTH},
    {"年均增长率", PACE_TARGET_AVERAGE_GROWTH},
    {"total", PACE_TARGET_TOTAL},
    {"累计", PACE_TARGET_TOTAL},
    {"总量", PACE_TARGET_TOTAL},
    {"累计值", PACE_TARGET_TOTAL},
    {"count", PACE_TARGET_COUNT},
    {"当年数量", PACE_TARGET_COUNT},
    {"年度数量", PACE_TARGET_COUNT},
    {"share", PACE_TARGET_SHARE},
    {"比重", PACE_TARGET_SHARE},
    {"占比", PACE_TARGET_SHARE},
    {"比率", PACE_TARGET_SHARE},
    {"multiple", PACE_TARGET_MULTIPLE},
    {"翻番", PACE_TARGET_MULTIPLE},
    {"倍数", PACE_TARGET_MULTIPLE},
    {"cumulative", PACE_TARGET_CUMULATIVE},
    {"累计增长", PACE_TARGET_CUMULATIVE},
    {"累计变化", PACE_TARGET_CUMULATIVE},
    {"累计降低", TABLES_TYPE_FALL},
    {"累计下降", TABLES_TYPE_FALL},
    {"累计减少", TABLES_TYPE_FALL},
    {"floor", PACE_TARGET_FLOOR},
    {"不低于", PACE_TARGET_FLOOR},
    {"下限", PACE_TARGET_FLOOR},
    {"ceiling", PACE_TARGET_CEILING},
    {"不高于", PACE_TARGET_CEILING},
    {"不超过", PACE_TARGET_CEILING},
    {"上限", PACE_TARGET_CEILING},
    {"rank", PACE_TARGET_RANK},
    {"位次", PACE_TARGET_RANK},
    {"排名", PACE_TARGET_RANK},
    {"band", PACE_TARGET_BAND},
    {"区间", PACE_TARGET_BAND},
    {"区间目标", PACE_TARGET_BAND},
    {"控制区间", PACE_TARGET_BAND},
    {"binary", PACE_TARGET_BINARY},
    {"是否完成", PACE_TARGET_BINARY},
    {"完成与否", PACE_TARGET_BINARY},
    {"reduction", PACE_TARGET_REDUCTION},
    {"比基期减少", PACE_TARGET_REDUCTION},
    {"比基期降低", PACE_TARGET_REDUCTION},
    {"比基期下降", PACE_TARGET_REDUCTION},
    {"coverage", PACE_TARGET_SHARE},
    {"覆盖率", PACE_TARGET_SHARE},
    {"普及率", PACE_TARGET_SHARE},
    {NULL, 0}};

const tables_word tables_better_words[] = {
    {"up", PACE_UP_IS_GOOD},
    {"higher", PACE_UP_IS_GOOD},
    {"越高越好", PACE_UP_IS_GOOD},
    {"越大越好", PACE_UP_IS_GOOD},
    {"正向", PACE_UP_IS_GOOD},
    {"正", PACE_UP_IS_GOOD},
    {"正指标", PACE_UP_IS_GOOD},
    {"正向指标", PACE_UP_IS_GOOD},
    {"上升", PACE_UP_IS_GOOD},
    {"down", 2},
    {"lower", 2},
    {"越低越好", 2},
    {"越小越好", 2},
    {"逆向", 2},
    {"负向", 2},
    {"反向", 2},
    {"逆", 2},
    {"逆指标", 2},
    {"逆向指标", 2},
    {"下降", 2},
    {"none", PACE_NO_DIRECTION},
    {"无", PACE_NO_DIRECTION},
    {"中性", PACE_NO_DIRECTION},
    {NULL, 0}};

const tables_word tables_path_words[] = {
    {"auto", PACE_PATH_AUTO},      {"linear", PACE_PATH_LINEAR},    {"线性", PACE_PATH_LINEAR},
    {"直线", PACE_PATH_LINEAR},    {"等差", PACE_PATH_LINEAR},      {"geometric", PACE_PATH_GEOMETRIC},
    {"几何", PACE_PATH_GEOMETRIC}, {"等比", PACE_PATH_GEOMETRIC},   {"等速", PACE_PATH_GEOMETRIC},
    {"指数", PACE_PATH_GEOMETRIC}, {"given", PACE_PATH_GIVEN},      {"给定", PACE_PATH_GIVEN},
    {NULL, 0}};

/* Cells of a target that is done or not. */
const tables_word tables_done_words[] = {{"yes", 1},  {"done", 1}, {"true", 1},   {"是", 1},   {"完成", 1}, {"建成", 1},  {"no", 0},
                                         {"not", 0},  {"notdone", 0}, {"false", 0}, {"否", 0}, {"未完成", 0}, {"结束", 0}, {NULL, 0}};

/* Chinese ones alone: pace_basis_parse knows the others. */
const tables_word tables_basis_words[] = {
    {"现价", PACE_BASIS_CURRENT},        {"当年价", PACE_BASIS_CURRENT},      {"当年价格", PACE_BASIS_CURRENT},
    {"名义", PACE_BASIS_CURRENT},        {"不变价", PACE_BASIS_CONSTANT},     {"不变价格", PACE_BASIS_CONSTANT},
    {"可比价", PACE_BASIS_CONSTANT},     {"可比价格", PACE_BASIS_CONSTANT},   {"实际", PACE_BASIS_CONSTANT},
    {"上年价", PACE_BASIS_PREVIOUS_YEAR}, {"上年价格", PACE_BASIS_PREVIOUS_YEAR}, {"未说明", PACE_BASIS_UNSTATED},
    {"无", PACE_BASIS_NONE},             {NULL, 0}};

const tables_word tables_stock_flow_words[] = {{"stock", PACE_STOCK},
                                               {"存量", PACE_STOCK},
                                               {"flow", PACE_FLOW},
                                               {"流量", PACE_FLOW},
                                               {"none", PACE_STOCK_FLOW_NONE},
                                               {NULL, 0}};

const tables_word tables_kind_words[] = {
    {"level", PACE_LEVEL},           {"growth", PACE_GROWTH},         {"share", PACE_SHARE},
    {"changepp", PACE_CHANGE_PP},    {"cumulative", PACE_CUMULATIVE}, {"averagegrowth", PACE_AVERAGE_GROWTH},
    {"multiple", PACE_MULTIPLE},     {"index", PACE_INDEX_NUMBER},    {"rate", PACE_RATE},
    {"rank", PACE_RANK_NUMBER},      {"threshold", PACE_THRESHOLD},   {NULL, 0}};

const tables_word tables_observed_words[] = {{"actual", PACE_ACTUAL},
                                             {"estimate", PACE_ESTIMATE},
                                             {"target", PACE_TARGET_ROLE},
                                             {"reference", PACE_REFERENCE},
                                             {NULL, 0}};

const tables_word tables_freq_words[] = {{"a", PACE_ANNUAL},  {"s", PACE_HALFYEARLY}, {"q", PACE_QUARTERLY},
                                         {"m", PACE_MONTHLY}, {"w", PACE_WEEKLY},     {"d", PACE_DAILY},
                                         {NULL, 0}};

enum { FOLDED_SIZE = 96 };

/* The same folding as for names, without an arena: a longer text is no word. */
static size_t fold_word(char out[FOLDED_SIZE], tables *t, const char *text, size_t n)
{
    size_t length = 0;
    const char *folded;
    if (n >= FOLDED_SIZE)
        return 0;
    folded = tables_fold(t, text, n, &length);
    if (folded)
        memcpy(out, folded, length);
    return folded ? length : 0;
}

int tables_word_of(tables *t, const tables_word *list, const char *text, size_t n)
{
    char folded[FOLDED_SIZE];
    size_t length;
    for (const tables_word *word = list; word->text; word++)
        if (strlen(word->text) == n && memcmp(word->text, text, n) == 0)
            return word->value;
    length = fold_word(folded, t, text, n);
    for (const tables_word *word = list; length && word->text; word++)
        if (strlen(word->text) == length && memcmp(word->text, folded, length) == 0)
            return word->value;
    return -1;
}
