/* What a target is when nobody says it: from its unit, its brackets and the words of its name. */
#include <string.h>
#include "io/tables.h"

static const char *const average_words[] = {"年均增", "年均增速", "年平均增", "年均增长", "averagegrowth", "averageannualgrowth",
                                            "annualaveragegrowth", NULL};
static const char *const growth_words[] = {"增长", "增速", "增幅", "growth", NULL};
static const char *const fall_words[] = {"降低", "下降", "减少", "降幅", "削减", "reduction", "decrease", "decline", NULL};
static const char *const fall_to_words[] = {"降低到", "降低至", "降到", "降至", "下降到", "下降至", "减少到", "减少至", NULL};
static const char *const multiple_words[] = {"翻番", "翻一番", "翻两番", "翻二番", "doubling", NULL};
static const char *const sum_words[] = {"累计", "五年合计", "cumulative", NULL};
static const char *const rank_words[] = {"位次", "排名", "名次", "rank", NULL};
/* Of which less is better. 登记失业率 is among them, 就业 is not; a rate of treating sewage is none of emission. */
static const char *const bad_words[] = {
    "失业",   "能耗",     "能源消耗",   "排放",     "死亡",       "贫困",     "负债",   "赤字",    "事故",    "浓度",   "噪声",
    "污染",   "恩格尔",   "用水量",     "通货膨胀", "居民消费价格", "犯罪",     "发病",   "不良贷款", "债务",    "碳强度",
    "流失",   "unemployment", "emission", "mortality", "death",      "poverty",  "pollution", "debt",   "deficit", "accident",
    "energyintensity", "energyconsumption", "inflation", "crime", "wateruse", NULL};
static const char *const good_words[] = {"处理", "治理", "达标", "脱贫", "再就业", "回收", "利用率", "优良", "treatment", "recycling", "reemployment", NULL};

/* In brackets a total of these, whatever their unit is. */
static const char *const flow_words[] = {"新增", "累计", "合计", "新建", "新开工", "开工", "竣工", "改造", "转移", "投资", "培训", "脱贫", "减贫",
                                         "引进", "造林", "整治", "修复", "完成", "cumulative", "total", "added", "newly", "invest", NULL};
/* And of these the change of what is there: levels of different years have no sum. */
static const char *const stock_words[] = {"寿命", "年限", "保有量", "存量", "蓄积量", "库容", "拥有量", "每千", "每万", "每百", "人均", "常住人口",
                                          "户籍人口", "总人口", "里程", "装机容量", "expectancy", "percapita", "population", "mileage", NULL};
static const char *const share_words[] = {"率", "比重", "占比", "比例", "渗透", "share", "rate", "ratio", "proportion", "coverage", NULL};
static const char *const keep_words[] = {"保有量", NULL};
static const char *const price_words[] = {"居民消费价格", "消费者价格", "物价", "通胀", "通货膨胀", "涨幅", "价格指数", "价格总水平", "cpi",
                                          "inflation", "consumerprice", NULL};
static const char *const unemployment_words[] = {"失业率", "unemployment", NULL};
static const char *const real_words[] = {"不变价", "可比价", "实际增", "realgrowth", "constantprices", "comparableprices", NULL};
static const char *const output_words[] = {"生产总值", "gdp", "增加值", "grossdomesticproduct", "valueadded", NULL};
static const char *const beside_output_words[] = {"单位", "万元", "每", "占", "比重", "能耗", "强度", "消耗", "排放", "同步", "投入", "收入", "per",
                                                  "intensity", "share", "ratio", "energy", "emission", "relative", "名义", "现价", "nominal",
                                                  "currentprices", NULL};

static bool falls(const char *name)
{
    return tables_has(name, fall_words) && !tables_has(name, fall_to_words);
}

bool tables_name_falls(const char *name)
{
    return falls(name);
}

static tables_guess guess(pace_target_type type, bool fall, const char *why)
{
    return (tables_guess){type, fall, TABLES_CHANGE_NONE, why};
}

/* Brackets mark what comes together over the plan: a sum of flows, or the change of what is there. */
static tables_guess guess_bracketed(const char *name, pace_unit unit)
{
    tables_guess out = guess(PACE_TARGET_TOTAL, false, "it stands in brackets, which mark a total over the plan");
    bool flow = tables_has(name, flow_words) || falls(name) || strncmp(name, "new", 3) == 0;
    bool level = unit.quantity == PACE_YEARS || unit.quantity == PACE_TIME_SPAN || unit.quantity == PACE_INDEX || unit.per;
    if (!flow)
        out.change = level || unit.quantity == PACE_PERCENT || tables_has(name, stock_words) ? TABLES_CHANGE : TABLES_CHANGE_MAYBE;
    if (out.change == TABLES_CHANGE)
        out.why = "it stands in brackets, which mark what comes together over the plan";
    return out;
}

bool tables_name_keeps(const char *name)
{
    return tables_has(name, keep_words);
}

/* 5.5%以内 of unemployment, and 3%左右 of prices: every year stays below, none is on the way. */
bool tables_is_held(const char *name, int qualifier)
{
    bool prices = tables_has(name, price_words) && !tables_has(name, real_words);
    bool bound = qualifier == PACE_AT_MOST || qualifier == PACE_LESS_THAN || qualifier == PACE_ABOUT || qualifier == PACE_NEARLY;
    return (prices && (bound || qualifier == PACE_EXACTLY)) || (bound && tables_has(name, unemployment_words) && !tables_has(name, good_words));
}

bool tables_is_index(const char *name)
{
    static const char *const words[] = {"指数", "index", NULL};
    return tables_has(name, words);
}

/* Official statistics count the growth of output at comparable prices, and its levels at those of the year. */
bool tables_grows_really(const char *name)
{
    return tables_has(name, real_words) || (tables_has(name, output_words) && !tables_has(name, beside_output_words) && !falls(name));
}

static tables_guess guess_percent(const char *name, bool bracketed, bool one_period)
{
    bool fall = falls(name);
    if (bracketed && !fall && !tables_has(name, growth_words) && tables_has(name, share_words))
        return guess_bracketed(name, (pace_unit){PACE_PERCENT, PACE_FACTOR_ONE, 0, 0, ""});
    if (bracketed)
        return guess(PACE_TARGET_CUMULATIVE, fall, "it is a percentage in brackets, which mark what comes together over the plan");
    if (fall && !one_period)
        return guess(PACE_TARGET_CUMULATIVE, true, "it is a percentage and the name says a reduction");
    if (fall)
        return guess(PACE_TARGET_GROWTH, true, "it is a percentage of one year and the name says a reduction");
    if (tables_has(name, average_words))
        return guess(PACE_TARGET_AVERAGE_GROWTH, false, "it is a percentage and the name says an average growth");
    if (tables_has(name, growth_words))
        return tables_has(name, sum_words)
                   ? guess(PACE_TARGET_CUMULATIVE, false, "it is a percentage and the name says what growth comes to in all")
                   : guess(PACE_TARGET_GROWTH, false, "it is a percentage and the name says growth");
    return guess(PACE_TARGET_SHARE, false, "it is a percentage");
}

tables_guess tables_guess_type(const char *name, pace_unit unit, bool bracketed, bool one_period)
{
    if (unit.quantity == PACE_RANK || tables_has(name, rank_words))
        return guess(PACE_TARGET_RANK, false, "it is a place in an order");
    if (unit.quantity == PACE_RATIO || tables_has(name, multiple_words))
        return guess(PACE_TARGET_MULTIPLE, false, "it is a multiple of the base");
    if (unit.quantity == PACE_PERCENT || unit.quantity == PACE_PERCENTAGE_POINT)
        return guess_percent(name, bracketed, one_period);
    if (bracketed)
        return guess_bracketed(name, unit);
    if (tables_has(name, sum_words))
        return guess(PACE_TARGET_TOTAL, false, "the name says a total");
    return guess(PACE_TARGET_LEVEL, false, "nothing says that it is anything else");
}

/* A reduction that is printed as an amount is good when it is large. */
int tables_guess_better(const char *name)
{
    if (tables_has(name, rank_words))
        return PACE_DOWN_IS_GOOD;
    if (tables_has(name, good_words))
        return PACE_UP_IS_GOOD;
    if (falls(name))
        return PACE_UP_IS_GOOD;
    return tables_has(name, bad_words) || tables_has(name, fall_to_words) ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
}

int tables_guess_kind(const char *name, pace_unit unit)
{
    switch ((pace_quantity)unit.quantity) {
    case PACE_PERCENT:
        return tables_has(name, growth_words) || falls(name) ? PACE_GROWTH : PACE_SHARE;
    case PACE_PERCENTAGE_POINT:
        return PACE_CHANGE_PP;
    case PACE_RANK:
        return PACE_RANK_NUMBER;
    case PACE_INDEX:
        return PACE_INDEX_NUMBER;
    case PACE_COUNT_PER_YEAR:
        return PACE_RATE;
    case PACE_RATIO:
    case PACE_QUANTITY_NONE:
    case PACE_MONEY:
    case PACE_COUNT:
    case PACE_PERSONS:
    case PACE_PERSON_TRIPS:
    case PACE_HOUSEHOLDS:
    case PACE_DWELLINGS:
    case PACE_LENGTH:
    case PACE_AREA:
    case PACE_MASS:
    case PACE_CONTAINERS:
    case PACE_TIME_SPAN:
    case PACE_YEARS:
    case PACE_DATA_RATE:
    case PACE_VOLUME:
    case PACE_ENERGY:
    case PACE_COAL_EQUIVALENT:
    case PACE_POWER:
        break;
    }
    return PACE_LEVEL;
}

/* The measure that holds what such a target is about. `unit` is the row's own, not the one of its target. */
int tables_kind_of_type(pace_target_type type, const char *name, pace_unit unit)
{
    bool known = unit.quantity != PACE_QUANTITY_NONE;
    if (type == PACE_TARGET_GROWTH || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE)
        return known && !pace_unit_is_rate(unit) ? PACE_LEVEL : PACE_GROWTH;
    if (type == PACE_TARGET_SHARE && (!known || unit.quantity == PACE_PERCENT))
        return PACE_SHARE;
    if (type == PACE_TARGET_RANK)
        return PACE_RANK_NUMBER;
    return type == PACE_TARGET_MULTIPLE || type == PACE_TARGET_REDUCTION || type == PACE_TARGET_BINARY ? (int)PACE_LEVEL : tables_guess_kind(name, unit);
}
