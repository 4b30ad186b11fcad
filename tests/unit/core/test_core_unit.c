/* Units: spellings, printing that reads back, conversion within a quantity only. */
#include "core/unit_scale.h"
#include "core/unit_table.h"
#include "pace/unit.h"
#include "test.h"

static pace_unit parsed(const char *text)
{
    pace_unit unit = {0};
    pace_error err = PACE_ERROR_INIT;
    if (pace_unit_parse(&unit, text, strlen(text), &err))
        fprintf(stderr, "\"%s\": %s\n", text, err.text);
    ENSURE(err.code == PACE_OK);
    return unit;
}

static void check_spellings(void)
{
    static const struct {
        const char *text, *id;
    } rows[] = {
        {"亿元", "CNY_100m"},
        {"万亿元", "CNY_trillion"},
        {"万元", "CNY_10k"},
        {"元", "CNY"},
        {"亿美元", "USD_100m"},
        {"万人", "person_10k"},
        {"人", "person"},
        {"名", "person"},
        {"万名", "person_10k"},
        {"万人次", "person_time_10k"},
        {"万户", "household_10k"},
        {"万套", "dwelling_10k"},
        {"公里", "km"},
        {"千米", "km"},
        {"万公里", "km_10k"},
        {"万平方米", "m2_10k"},
        {"平方公里", "km2"},
        {"公顷", "m2_10k"},
        {"亩", "mu"},
        {"万亩", "mu_10k"},
        {"万吨", "t_10k"},
        {"万标箱", "teu_10k"},
        {"万TEU", "teu_10k"},
        {"分钟", "minutes"},
        {"小时", "hours"},
        {"天", "days"},
        {"年", "years"},
        {"兆", "Mbps"},
        {"%", "percent"},
        {"％", "percent"},
        {"‰", "permille"},
        {"个百分点", "percentage_point"},
        {"百分点", "percentage_point"},
        {"倍", "ratio"},
        {"个", "count"},
        {"家", "count"},
        {"项", "count"},
        {"万家", "count_10k"},
        {"亿片", "count_100m"},
        {"个/年", "count_per_year"},
        {"元/平方米", "CNY_per_m2"},
        {"元/人", "CNY_per_person"},
        {"万元/人", "CNY_10k_per_person"},
        {"100 million yuan", "CNY_100m"},
        {"million USD", "USD_million"},
        {"USD million", "USD_million"},
        {"RMB 100 million", "CNY_100m"},
        {"billion yuan", "CNY_billion"},
        {"trillion yuan", "CNY_trillion"},
        {"persons", "person"},
        {"10 thousand persons", "person_10k"},
        {"10,000 persons", "person_10k"},
        {"yuan per square metre", "CNY_per_m2"},
        {"Percent", "percent"},
        {" km ", "km"},
        {"none", "none"},
        {"percentage points", "percentage_point"},
        {"CNY_e13", "CNY_e13"},
        {"元/公里", "CNY_per_km"},
        {"CNY_e-3_per_m", "CNY_per_km"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char id[PACE_UNIT_SIZE];
        ENSURE(pace_unit_print(id, parsed(rows[i].text), NULL) == strlen(id));
        ENSURE_TEXT(id, rows[i].id);
        ENSURE(pace_unit_same(parsed(rows[i].text), parsed(rows[i].id)));
    }
}

/* Units of printed plans and of international tables: identifier and both languages, each of which reads back. */
static void check_printed(void)
{
    static const struct {
        const char *text, *id, *zh, *en;
    } rows[] = {
        {"万立方米", "m3_10k", "万立方米", "10,000 cubic metres"},
        {"亿立方米", "m3_100m", "亿立方米", "100 million cubic metres"},
        {"m³", "m3", "立方米", "cubic metres"},
        {"bcm", "m3_billion", "十亿立方米", "billion cubic metres"},
        {"litres", "litre", "升", "litres"},
        {"吨标准煤", "tce", "吨标准煤", "tonnes of coal equivalent"},
        {"万吨标煤", "tce_10k", "万吨标准煤", "10,000 tonnes of coal equivalent"},
        {"千瓦时", "kWh", "千瓦时", "kWh"},
        {"亿千瓦时", "kWh_100m", "亿千瓦时", "100 million kWh"},
        {"万亿千瓦时", "kWh_trillion", "万亿千瓦时", "trillion kWh"},
        {"GWh", "GWh", "吉瓦时", "GWh"},
        {"PJ", "PJ", "拍焦", "PJ"},
        {"Mtoe", "toe_million", "百万吨标准油", "million tonnes of oil equivalent"},
        {"万千瓦", "kW_10k", "万千瓦", "10,000 kW"},
        {"GW", "GW", "吉瓦", "GW"},
        {"µg/m3", "ug_per_m3", "微克/立方米", "micrograms per cubic metre"},
        {"微克／立方米", "ug_per_m3", "微克/立方米", "micrograms per cubic metre"},
        {"毫克/立方米", "mg_per_m3", "毫克/立方米", "milligrams per cubic metre"},
        {"mg/L", "mg_per_litre", "毫克/升", "milligrams per litre"},
        {"吨标准煤/万元", "tce_per_CNY_10k", "吨标准煤/万元", "tonnes of coal equivalent per 10,000 yuan"},
        {"千克标准煤/元", "kgce_per_CNY", "千克标准煤/元", "kg of coal equivalent per yuan"},
        {"立方米/万元", "m3_per_CNY_10k", "立方米/万元", "cubic metres per 10,000 yuan"},
        {"吨二氧化碳/万元", "t_per_CNY_10k", "吨/万元", "tonnes per 10,000 yuan"},
        {"克标准煤/千瓦时", "gce_per_kWh", "克标准煤/千瓦时", "grams of coal equivalent per kWh"},
        {"千瓦时/吨", "kWh_per_t", "千瓦时/吨", "kWh per tonne"},
        {"件/万人", "count_per_person_10k", "个/万人", "items per 10,000 persons"},
        {"张/千人", "count_per_person_thousand", "个/千人", "items per thousand persons"},
        {"人/10万人", "person_per_person_100k", "人/十万人", "persons per 100,000 persons"},
        {"每千人", "count_per_person_thousand", "个/千人", "items per thousand persons"},
        {"per 100,000 persons", "count_per_person_100k", "个/十万人", "items per 100,000 persons"},
        {"per 1,000 live births", "count_per_person_thousand", "个/千人", "items per thousand persons"},
        {"辆/百户", "count_per_household_100", "个/百户", "items per 100 households"},
        {"1/10万", "per_100k", "1/10万", "per 100,000"},
        {"‱", "per_10k", "1/万", "per 10,000"},
        {"平方米/人", "m2_per_person", "平方米/人", "square metres per person"},
        {"yuan per capita", "CNY_per_person", "元/人", "yuan per person"},
        {"公里/平方公里", "km_per_km2", "公里/平方公里", "km per square km"},
        {"人/平方公里", "person_per_km2", "人/平方公里", "persons per square km"},
        {"公里/万人", "km_per_person_10k", "公里/万人", "km per 10,000 persons"},
        {"岁", "years", "年", "years"},
        {"克", "g", "克", "grams"},
        {"亿斤", "jin_100m", "亿斤", "100 million jin"},
        {"公斤/亩", "kg_per_mu", "千克/亩", "kg per mu"},
        {"千克/公顷", "kg_per_ha", "千克/公顷", "kg per hectare"},
        {"万元/亩", "CNY_10k_per_mu", "万元/亩", "10,000 yuan per mu"},
        {"元/公斤", "CNY_per_kg", "元/千克", "yuan per kg"},
        {"万吨/日", "t_10k_per_days", "万吨/天", "10,000 tonnes per day"},
        {"公里/小时", "km_per_hours", "公里/小时", "km per hour"},
        {"€ million", "EUR_million", "百万欧元", "million euros"},
        {"billion yen", "JPY_billion", "十亿日元", "billion yen"},
        {"million tonnes", "t_million", "百万吨", "million tonnes"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[PACE_UNIT_SIZE];
        pace_unit unit = parsed(rows[i].text);
        pace_unit_print(text, unit, NULL);
        ENSURE_TEXT(text, rows[i].id);
        pace_unit_print(text, unit, "zh");
        ENSURE_TEXT(text, rows[i].zh);
        pace_unit_print(text, unit, "en");
        ENSURE_TEXT(text, rows[i].en);
        ENSURE(pace_unit_same(unit, parsed(rows[i].id)) && pace_unit_same(unit, parsed(rows[i].zh)) &&
               pace_unit_same(unit, parsed(rows[i].en)));
    }
}

/* Counted in many words, and all of them a number. */
static void check_counted(void)
{
    static const char *const words[] = {"辆", "张", "件", "枚", "趟", "列", "篇", "beds"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ENSURE(pace_unit_same(parsed(words[i]), parsed("count")));
}

/* Every spelling is one of a row of the table, or of one with a scale. */
static void check_aliases(void)
{
    for (int i = 0; i < pace__spelling_count; i++) {
        ENSURE(pace_unit_same(parsed(pace__spellings[i].text), parsed(pace__spellings[i].id)));
        for (int k = 0; k < i; k++)
            ENSURE(strcmp(pace__spellings[i].text, pace__spellings[k].text) != 0);
    }
}

static void check_parts(void)
{
    pace_unit yuan = parsed("CNY_trillion"), mu = parsed("mu_10k"), price = parsed("CNY_per_m2");
    ENSURE(yuan.quantity == PACE_MONEY && yuan.scale == 12 && strcmp(yuan.currency, "CNY") == 0 && !yuan.per);
    ENSURE(mu.quantity == PACE_AREA && mu.factor == PACE_FACTOR_MU && mu.scale == 4);
    ENSURE(price.per == PACE_AREA && price.scale == 0);
    pace_unit intensity = parsed("吨标准煤/万元"), daily = parsed("万吨/日");
    ENSURE(intensity.quantity == PACE_COAL_EQUIVALENT && intensity.per == PACE_MONEY && intensity.scale == -4 &&
           strcmp(intensity.currency, "CNY") == 0 && sizeof intensity == 8);
    ENSURE(daily.quantity == PACE_MASS && daily.per == PACE_TIME_SPAN && daily.factor == PACE_FACTOR_DAY << 4 && daily.scale == 4);
    ENSURE(pace_unit_is_rate(parsed("percent")) && pace_unit_is_rate(parsed("ratio")) && !pace_unit_is_rate(yuan));
    ENSURE(pace_unit_is_rate(parsed("percentage_point")) && !pace_unit_is_rate(parsed("index")));
}

/* Every row of the table, at every scale, alone and over another: what is printed is read as the same unit. */
static void check_round_trip(void)
{
    static const char *const languages[] = {NULL, "zh", "en"};
    static const unsigned under[] = {0, PACE_AREA, PACE_PERSONS, PACE_MASS, PACE_LENGTH};
    for (int i = 0; i < pace__unit_row_count; i++)
        for (int scale = -4; scale < 15; scale++)
            for (size_t k = 0; k < 3 * (sizeof under / sizeof *under); k++) {
                char text[PACE_UNIT_SIZE];
                pace_unit unit = pace__unit_rows[i].unit, back = {0};
                unit.scale = (int8_t)(unit.scale + scale);
                unit.per = (uint8_t)under[k / 3];
                if (pace__unit_rows[i].unit.per ? k >= 3 : unit.quantity == PACE_QUANTITY_NONE && (scale || k))
                    continue;
                if (pace__unit_rows[i].unit.per)
                    unit.per = pace__unit_rows[i].unit.per;
                if ((unit.factor == PACE_FACTOR_JIN << 4 && scale) ||
                    (unit.quantity == PACE_COUNT_PER_YEAR && unit.per))
                    continue;
                pace_unit_print(text, unit, languages[k % 3]);
                if (pace_unit_parse(&back, text, strlen(text), NULL) || !pace_unit_same(unit, back))
                    fprintf(stderr, "\"%s\" does not read back\n", text);
                ENSURE(pace_unit_same(unit, back));
            }
}

static void check_words(void)
{
    static const struct {
        const char *id, *zh, *en;
    } rows[] = {
        {"CNY_100m", "亿元", "100 million yuan"},
        {"CNY_trillion", "万亿元", "trillion yuan"},
        {"USD_million", "百万美元", "million US dollars"},
        {"person_10k", "万人", "10,000 persons"},
        {"percent", "%", "%"},
        {"percentage_point", "个百分点", "percentage points"},
        {"CNY_per_m2", "元/平方米", "yuan per square metre"},
        {"km", "公里", "km"},
        {"none", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[PACE_UNIT_SIZE];
        pace_unit_print(text, parsed(rows[i].id), "zh");
        ENSURE_TEXT(text, rows[i].zh);
        pace_unit_print(text, parsed(rows[i].id), "en");
        ENSURE_TEXT(text, rows[i].en);
    }
}

static void check_refusals(void)
{
    static const struct {
        const char *text, *closest;
    } rows[] = {
        {"CNY_100", NULL},
        {"CNY_100mm", "CNY_100m"},
        {"persn", "person"},
        {"percnt", "percent"},
        {"", "CNY_100m"},
        {"foo", NULL},
        {"亿", NULL},
        {"元/元", NULL},
        {"元/none", NULL},
        {"美元/元", NULL},
        {"per capita", NULL},
        {"每人", NULL},
        {"CNY_per_m2_per_m2", NULL},
        {"CNY_e200", NULL},
        {"\xff\xfe", NULL},
        {"10", NULL},
        {"million", NULL},
        {"/", NULL},
        {"_10k", NULL},
        {"a unit that nobody ever heard of, and that is far too long to be one, is no unit at all, whatever it says",
         NULL},
    };
    for (size_t i = 1; i < sizeof rows / sizeof *rows; i++) {
        pace_unit unit = {99, 0, 0, 0, ""};
        pace_error err = PACE_ERROR_INIT;
        ENSURE(pace_unit_parse(&unit, rows[i].text, strlen(rows[i].text), &err) == PACE_ERR_UNIT);
        ENSURE(unit.quantity == 99 && err.text[0]);
        if (rows[i].closest)
            ENSURE(strstr(err.text, rows[i].closest));
    }
    pace_unit unit = {99, 0, 0, 0, ""};
    ENSURE(pace_unit_parse(&unit, "CNY\0", 4, NULL) == PACE_ERR_UNIT && unit.quantity == 99);
    ENSURE(pace_unit_parse(NULL, "CNY", 3, NULL) == PACE_ERR_ARG);
}

static void check_conversion(void)
{
    static const struct {
        const char *from, *to;
        double value, want; /* NaN: refused */
    } rows[] = {
        {"CNY_trillion", "CNY_100m", 1.9, 19000},
        {"CNY_100m", "CNY_trillion", 16500, 1.65},
        {"CNY_100m", "CNY", 1245.63, 124563000000},
        {"CNY", "CNY_100m", 124563000000, 1245.63},
        {"person_10k", "person", 90, 900000},
        {"percent", "ratio", 8.8, 0.088},
        {"ratio", "percent", 2, 200},
        {"km", "m", 1.1, 1100},
        {"mu", "m2_10k", 15, 1},
        {"mu_10k", "mu", 3.3, 33000},
        {"hours", "minutes", 1.5, 90},
        {"days", "hours", 2, 48},
        {"minutes", "days", 1440, 1},
        {"CNY_10k_per_person", "CNY_per_person", 3.6, 36000},
        {"亿立方米", "万立方米", 1.2, 12000},
        {"m3", "litre", 0.75, 750},
        {"万吨标准煤", "tce", 5.4, 54000},
        {"亿千瓦时", "GWh", 3, 300},
        {"kWh", "MJ", 1, 3.6}, /* a watt hour is 3600 J */
        {"PJ", "GWh", 3.6, 1000},
        {"Mtoe", "TWh", 1, 11.63}, /* IEA: 1 toe = 11.63 MWh */
        {"toe", "GJ", 1, 41.868},
        {"万千瓦", "MW", 1, 10},
        {"毫克/立方米", "微克/立方米", 0.035, 35},
        {"吨标准煤/万元", "千克标准煤/元", 0.42, 0.042}, /* 420 kg over 10,000 yuan */
        {"立方米/万元", "m3_per_CNY", 40, 0.004},
        {"件/万人", "件/千人", 12, 1.2},
        {"人/平方公里", "person_per_m2", 1000, 0.001},
        {"公斤/亩", "千克/公顷", 400, 6000}, /* 15 mu a hectare */
        {"万元/亩", "元/平方米", 2, 30},      /* 2/3 of 45 */
        {"亿斤", "万吨", 2, 10},             /* two jin a kilogram */
        {"元/公斤", "元/斤", 5, 2.5},
        {"万吨/日", "吨/小时", 2.4, 1000},
        {"公里/小时", "km_per_days", 5, 120},
        {"‰", "percent", 4.8, 0.48},
        {"1/10万", "‰", 16.1, 0.161},
        {"万公顷", "平方公里", 1, 100},
        {"tce", "kWh", 1, (double)NAN},
        {"tce_per_CNY_10k", "tce", 1, (double)NAN},
        {"tce_per_CNY_10k", "tce_per_USD_10k", 1, (double)NAN},
        {"count_per_person_10k", "person_per_person_10k", 1, (double)NAN},
        {"percent", "percentage_point", 1, (double)NAN},
        {"percentage_point", "ratio", 1, (double)NAN},
        {"CNY_100m", "USD_100m", 1, (double)NAN},
        {"CNY", "CNY_per_m2", 1, (double)NAN},
        {"person", "person_time", 1, (double)NAN},
        {"years", "days", 1, (double)NAN},
        {"index", "percent", 1, (double)NAN},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double got = -77;
        pace_error err = PACE_ERROR_INIT;
        pace_status status = pace_unit_convert(&got, rows[i].value, parsed(rows[i].from), parsed(rows[i].to), &err);
        ENSURE(status == (isnan(rows[i].want) ? PACE_ERR_UNIT : PACE_OK));
        ENSURE_NEAR(got, isnan(rows[i].want) ? -77 : rows[i].want, 0);
        if (status)
            ENSURE(strstr(err.text, rows[i].from) && strstr(err.text, rows[i].to));
    }
    double got = 1;
    ENSURE(!pace_unit_convert(&got, (double)NAN, parsed("km"), parsed("m"), NULL) && isnan(got));
    ENSURE(pace_unit_convert(&got, 1e308, parsed("CNY_trillion"), parsed("CNY"), NULL) == PACE_ERR_RANGE);
    ENSURE(!pace_unit_convert(&got, 1e-310, parsed("mu"), parsed("m2"), NULL) && got > 6e-308 && got < 7e-308);
}

static void check_basis(void)
{
    static const struct {
        const char *id;
        unsigned kind, year;
        const char *zh, *en;
    } rows[] = {
        {"none", PACE_BASIS_NONE, 0, "", ""},
        {"unstated", PACE_BASIS_UNSTATED, 0, "价格口径未说明", "price basis not stated"},
        {"current", PACE_BASIS_CURRENT, 0, "当年价", "current prices"},
        {"constant", PACE_BASIS_CONSTANT, 0, "可比价", "comparable prices"},
        {"constant-2010", PACE_BASIS_CONSTANT, 2010, "2010年不变价", "constant 2010 prices"},
        {"chained", PACE_BASIS_CHAINED, 0, "链式价格", "chained prices"},
        {"chained-2015", PACE_BASIS_CHAINED, 2015, "2015年链式价格", "chained 2015 prices"},
        {"previous-year", PACE_BASIS_PREVIOUS_YEAR, 0, "上年价", "previous year's prices"},
    };
    static const char *const wrong[] = {
        "",         "real",          "constant-",  "constant-10", "constant-20100", "constant-2o10", "current-2010",
        "Constant", "constant-0000", "chained2015"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_basis basis = {99, 99};
        char text[PACE_UNIT_SIZE];
        ENSURE(!pace_basis_parse(&basis, rows[i].id, strlen(rows[i].id), NULL));
        ENSURE(basis.kind == rows[i].kind && basis.year == rows[i].year);
        ENSURE(pace_basis_print(text, basis, NULL) == strlen(text));
        ENSURE_TEXT(text, rows[i].id);
        pace_basis_print(text, basis, "zh");
        ENSURE_TEXT(text, rows[i].zh);
        pace_basis_print(text, basis, "en");
        ENSURE_TEXT(text, rows[i].en);
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        pace_basis basis = {99, 99};
        ENSURE(pace_basis_parse(&basis, wrong[i], strlen(wrong[i]), NULL) == PACE_ERR_PARSE && basis.kind == 99);
    }
    ENSURE(pace_basis_parse(NULL, "current", 7, NULL) == PACE_ERR_ARG);
    ENSURE(!pace_basis_same((pace_basis){PACE_BASIS_CONSTANT, 2010}, (pace_basis){PACE_BASIS_CONSTANT, 2015}));
    ENSURE(pace_basis_same((pace_basis){PACE_BASIS_CURRENT, 2010}, (pace_basis){PACE_BASIS_CURRENT, 0}));
}

/* In which unit figures are read on one axis. */
static void check_readable(void)
{
    static const struct {
        const char *id;
        double largest;
        const char *en, *zh;
    } rows[] = {
        {"USD", 234567890123, "billion US dollars", "亿美元"},
        {"USD", 43000, "US dollars", "美元"},
        {"USD", 999999, "US dollars", "万美元"},
        {"USD", -2500000, "million US dollars", "万美元"},
        {"CNY_100m", 15616.1, "billion yuan", "亿元"},
        {"CNY_100m", 9.5, "million yuan", "亿元"},
        {"CNY_100m", 1143670, "trillion yuan", "万亿元"},
        {"CNY_10k", 3.5, "yuan", "万元"},
        {"CNY_10k", 234567, "billion yuan", "亿元"},
        {"USD_billion", 450, "billion US dollars", "亿美元"},
        {"USD_million", 2345, "million US dollars", "亿美元"},
        {"USD_million", 234567, "billion US dollars", "亿美元"},
        {"person", 11212000, "million persons", "万人"},
        {"person_10k", 1121.2, "million persons", "万人"},
        {"person_10k", 20.3, "thousand persons", "万人"},
        {"person_10k", 141000, "million persons", "亿人"},
        {"t_10k", 1.5, "tonnes", "万吨"},
        {"count", 0, "items", "个"},
        {"percent", 250000, "%", "%"},
        {"index", 1e9, "index", "指数"},
        {"CNY_per_m2", 250000, "yuan per square metre", "元/平方米"},
        {"km", 1e7, "km", "公里"},
        {"kg", 1e7, "kg", "千克"},
        {"none", 1e9, "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[PACE_UNIT_SIZE];
        pace_unit_print(text, pace_unit_readable(parsed(rows[i].id), rows[i].largest, "en"), "en");
        ENSURE_TEXT(text, rows[i].en);
        pace_unit_print(text, pace_unit_readable(parsed(rows[i].id), rows[i].largest, "zh"), "zh");
        ENSURE_TEXT(text, rows[i].zh);
    }
    ENSURE(pace_unit_same(pace_unit_readable(parsed("USD"), (double)NAN, "en"), parsed("USD")));
    ENSURE(pace_unit_same(pace_unit_readable(parsed("USD"), (double)INFINITY, NULL), parsed("USD")));
    ENSURE(pace_unit_same(pace_unit_readable(parsed("USD"), 2e9, NULL), parsed("USD_billion")));
}

/* What stands in brackets behind a name says less than an identifier, and more. */
static void check_headings(void)
{
    static const struct {
        const char *text, *id; /* NULL = no unit */
        bool yearly;
    } rows[] = {
        {"bn USD", "USD_billion", false}, {"% yoy", "percent", true},     {"%, yoy", "percent", true},
        {"% y/y", "percent", true},       {"%同比", "percent", true},     {"同比，%", NULL, false},
        {"bn", "none_billion", false},    {"mn", "none_million", false},  {"Billion", "none_billion", false},
        {"m", "m", false},                {"USD yoy", NULL, false},       {"yoy", NULL, false},
        {"亿", "none_100m", false},       {"bn tonnes", "t_billion", false}, {"b", NULL, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_unit unit = {0}, back = {99, 0, 0, 0, ""};
        char id[PACE_UNIT_SIZE];
        bool yearly = !rows[i].yearly;
        bool known = pace__unit_of_heading(&unit, &yearly, rows[i].text, strlen(rows[i].text));
        ENSURE(known == (rows[i].id != NULL) && yearly == rows[i].yearly);
        if (!known)
            continue;
        pace_unit_print(id, unit, NULL);
        ENSURE_TEXT(id, rows[i].id);
        ENSURE(!pace_unit_parse(&back, id, strlen(id), NULL) && pace_unit_same(unit, back));
    }
    char words[PACE_UNIT_SIZE];
    pace_unit_print(words, (pace_unit){PACE_QUANTITY_NONE, PACE_FACTOR_ONE, 9, 0, ""}, "en");
    ENSURE_TEXT(words, "billion");
}

int main(void)
{
    check_readable();
    check_headings();
    check_spellings();
    check_printed();
    check_counted();
    check_aliases();
    check_parts();
    check_round_trip();
    check_words();
    check_refusals();
    check_conversion();
    check_basis();
    return TEST_RESULT;
}
