#include "core/unit_table.h"
#include <string.h>

#define MONEY(code, zh, en, one)                                          \
    {                                                                     \
        {PACE_MONEY, PACE_FACTOR_ONE, 0, 0, code}, code, zh, en, one      \
    }
#define PLAIN(quantity, scale, id, zh, en, one)                           \
    {                                                                     \
        {quantity, PACE_FACTOR_ONE, scale, 0, ""}, id, zh, en, one        \
    }
#define FACTOR(quantity, factor, id, zh, en, one)                         \
    {                                                                     \
        {quantity, factor, 0, 0, ""}, id, zh, en, one                     \
    }

/* Of the rows of a quantity, the first one is preferred in printing. */
const pace__unit_row pace__unit_rows[] = {
    MONEY("CNY", "元", "yuan", "yuan"),
    MONEY("USD", "美元", "US dollars", "US dollar"),
    MONEY("EUR", "欧元", "euros", "euro"),
    MONEY("HKD", "港元", "Hong Kong dollars", "Hong Kong dollar"),
    MONEY("JPY", "日元", "yen", "yen"),
    MONEY("GBP", "英镑", "pounds sterling", "pound sterling"),
    MONEY("KRW", "韩元", "won", "won"),
    MONEY("TWD", "新台币", "New Taiwan dollars", "New Taiwan dollar"),
    PLAIN(PACE_COUNT, 0, "count", "个", "items", "item"),
    PLAIN(PACE_PERSONS, 0, "person", "人", "persons", "person"),
    PLAIN(PACE_PERSON_TRIPS, 0, "person_time", "人次", "person-trips", "person-trip"),
    PLAIN(PACE_HOUSEHOLDS, 0, "household", "户", "households", "household"),
    PLAIN(PACE_DWELLINGS, 0, "dwelling", "套", "dwellings", "dwelling"),
    PLAIN(PACE_LENGTH, 3, "km", "公里", "km", "km"),
    PLAIN(PACE_LENGTH, 0, "m", "米", "m", "m"),
    PLAIN(PACE_LENGTH, -2, "cm", "厘米", "cm", "cm"),
    PLAIN(PACE_LENGTH, -3, "mm", "毫米", "mm", "mm"),
    PLAIN(PACE_AREA, 0, "m2", "平方米", "square metres", "square metre"),
    PLAIN(PACE_AREA, 6, "km2", "平方公里", "square km", "square km"),
    FACTOR(PACE_AREA, PACE_FACTOR_MU, "mu", "亩", "mu", "mu"),
    PLAIN(PACE_MASS, 0, "t", "吨", "tonnes", "tonne"),
    PLAIN(PACE_MASS, -3, "kg", "千克", "kg", "kg"),
    PLAIN(PACE_CONTAINERS, 0, "teu", "标箱", "TEU", "TEU"),
    PLAIN(PACE_TIME_SPAN, 0, "seconds", "秒", "seconds", "second"),
    FACTOR(PACE_TIME_SPAN, PACE_FACTOR_MINUTE, "minutes", "分钟", "minutes", "minute"),
    FACTOR(PACE_TIME_SPAN, PACE_FACTOR_HOUR, "hours", "小时", "hours", "hour"),
    FACTOR(PACE_TIME_SPAN, PACE_FACTOR_DAY, "days", "天", "days", "day"),
    PLAIN(PACE_YEARS, 0, "years", "年", "years", "year"),
    PLAIN(PACE_DATA_RATE, 6, "Mbps", "Mbps", "Mbps", "Mbps"),
    PLAIN(PACE_DATA_RATE, 9, "Gbps", "Gbps", "Gbps", "Gbps"),
    PLAIN(PACE_DATA_RATE, 3, "kbps", "kbps", "kbps", "kbps"),
    PLAIN(PACE_DATA_RATE, 0, "bps", "bps", "bps", "bps"),
    PLAIN(PACE_COUNT_PER_YEAR, 0, "count_per_year", "个/年", "items per year", "item per year"),
    PLAIN(PACE_PERCENT, 0, "percent", "%", "%", "%"),
    PLAIN(PACE_PERCENT, -1, "permille", "‰", "‰", "‰"),
    PLAIN(PACE_PERCENTAGE_POINT, 0, "percentage_point", "个百分点", "percentage points", "percentage point"),
    PLAIN(PACE_PERCENTAGE_POINT, -2, "basis_point", "个基点", "basis points", "basis point"),
    PLAIN(PACE_RATIO, 0, "ratio", "倍", "times", "time"),
    PLAIN(PACE_INDEX, 0, "index", "指数", "index", "index"),
    PLAIN(PACE_RANK, 0, "rank", "位", "rank", "rank"),
    PLAIN(PACE_QUANTITY_NONE, 0, "none", "", "", ""),
};
const int pace__unit_row_count = (int)(sizeof pace__unit_rows / sizeof *pace__unit_rows);

/* Beside the words of the rows themselves. Things are counted in many words; all of them mean a number. */
const pace__spelling pace__spellings[] = {
    {"人民币", "CNY"},        {"人民币元", "CNY"},     {"RMB", "CNY"},           {"CN¥", "CNY"},
    {"dollars", "USD"},       {"dollar", "USD"},       {"US$", "USD"},           {"港币", "HKD"},
    {"欧", "EUR"},            {"日圆", "JPY"},         {"家", "count"},          {"项", "count"},
    {"条", "count"},          {"座", "count"},         {"件", "count"},          {"所", "count"},
    {"处", "count"},          {"栋", "count"},         {"辆", "count"},          {"台", "count"},
    {"支", "count"},          {"片", "count"},         {"批次", "count"},        {"次", "count"},
    {"只", "count"},          {"间", "count"},         {"张", "count"},          {"架", "count"},
    {"艘", "count"},          {"场", "count"},         {"例", "count"},          {"宗", "count"},
    {"item", "count"},        {"counts", "count"},     {"number", "count"},      {"units", "count"},
    {"名", "person"},         {"people", "person"},    {"人员", "person"},       {"person-times", "person_time"},
    {"person-time", "person_time"}, {"person times", "person_time"}, {"trips", "person_time"}, {"visits", "person_time"},
    {"住户", "household"},    {"套住房", "dwelling"},  {"千米", "km"},           {"kilometre", "km"},
    {"kilometres", "km"},     {"kilometers", "km"},    {"metre", "m"},           {"metres", "m"},
    {"meters", "m"},          {"平米", "m2"},          {"㎡", "m2"},             {"m²", "m2"},
    {"sq m", "m2"},           {"square meters", "m2"}, {"square meter", "m2"},   {"平方千米", "km2"},
    {"km²", "km2"},           {"square kilometres", "km2"}, {"square kilometers", "km2"}, {"吨", "t"},
    {"tons", "t"},            {"tonne", "t"},          {"公斤", "kg"},           {"TEU", "teu"},
    {"TEUs", "teu"},          {"标准箱", "teu"},       {"s", "seconds"},         {"分", "minutes"},
    {"min", "minutes"},       {"h", "hours"},          {"日", "days"},           {"year", "years"},
    {"yr", "years"},          {"兆", "Mbps"},          {"兆/秒", "Mbps"},        {"Mbit/s", "Mbps"},
    {"Mb/s", "Mbps"},         {"家/年", "count_per_year"}, {"件/年", "count_per_year"}, {"次/年", "count_per_year"},
    {"项/年", "count_per_year"}, {"per year", "count_per_year"}, {"％", "percent"}, {"pct", "percent"},
    {"per cent", "percent"},  {"百分比", "percent"},   {"百分点", "percentage_point"}, {"pp", "percentage_point"},
    {"percentage points", "percentage_point"}, {"基点", "basis_point"}, {"bp", "basis_point"}, {"x", "ratio"},
    {"multiple", "ratio"},    {"fold", "ratio"},       {"点", "index"},          {"index points", "index"},
    {"名次", "rank"},         {"place", "rank"},       {"公顷", "m2_10k"},       {"ha", "m2_10k"},
    {"hectares", "m2_10k"},
};
const int pace__spelling_count = (int)(sizeof pace__spellings / sizeof *pace__spellings);

const pace__scale_row pace__scales[PACE__LARGEST_SCALE + 1] = {
    {"", "", ""},
    {"10", "十", "10"},
    {"100", "百", "100"},
    {"thousand", "千", "thousand"},
    {"10k", "万", "10,000"},
    {"100k", "十万", "100,000"},
    {"million", "百万", "million"},
    {"10m", "千万", "10 million"},
    {"100m", "亿", "100 million"},
    {"billion", "十亿", "billion"},
    {"10bn", "百亿", "10 billion"},
    {"100bn", "千亿", "100 billion"},
    {"trillion", "万亿", "trillion"},
};

const pace__unit_row *pace__unit_by_id(const char *id, size_t n)
{
    for (int i = 0; i < pace__unit_row_count; i++)
        if (strlen(pace__unit_rows[i].id) == n && memcmp(pace__unit_rows[i].id, id, n) == 0)
            return &pace__unit_rows[i];
    return NULL;
}

const pace__unit_row *pace__unit_base(unsigned quantity)
{
    for (int i = 0; i < pace__unit_row_count; i++) {
        const pace_unit *unit = &pace__unit_rows[i].unit;
        if (unit->quantity == quantity && unit->scale == 0 && unit->factor == PACE_FACTOR_ONE)
            return &pace__unit_rows[i];
    }
    return NULL;
}
