/* Units: quantity, scale as a power of ten, currency; and the price basis beside them. */
#ifndef PACE_UNIT_H
#define PACE_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "pace/status.h"

PACE_BEGIN

/* What is measured, in its base unit. Conversion stays inside one quantity; percent and ratio are the one pair of
 * quantities that convert (100 % = 1). Percentage points are their own: they never become a percentage. */
typedef enum pace_quantity {
    PACE_QUANTITY_NONE = 0, /* no unit known */
    PACE_MONEY,             /* of `currency` */
    PACE_COUNT,             /* things: 个 家 项 条 座 台 ... */
    PACE_PERSONS,
    PACE_PERSON_TRIPS,      /* 人次 */
    PACE_HOUSEHOLDS,
    PACE_DWELLINGS,         /* 套 */
    PACE_LENGTH,            /* metre; km is scale 3 */
    PACE_AREA,              /* square metre; 亩 (2000/3 m2) has `factor` mu */
    PACE_MASS,              /* tonne */
    PACE_CONTAINERS,        /* TEU */
    PACE_TIME_SPAN,         /* second; minutes, hours and days by `factor`; years are PACE_YEARS */
    PACE_YEARS,
    PACE_DATA_RATE,         /* bit per second; Mbps is scale 6 */
    PACE_VOLUME,            /* cubic metre; litres are scale -3 */
    PACE_ENERGY,            /* watt hour; kWh is scale 3; joules and tonnes of oil equivalent by `factor` */
    PACE_COAL_EQUIVALENT,   /* tonne of standard coal, 吨标准煤; apart from energy: electricity is counted into it in two ways */
    PACE_POWER,             /* watt */
    PACE_COUNT_PER_YEAR,
    PACE_PERCENT,           /* per mille, 1/万 and 1/10万 are its scales -1, -2 and -3 */
    PACE_PERCENTAGE_POINT,
    PACE_RATIO,             /* a multiple; 倍 */
    PACE_INDEX,             /* base period = 100 or as noted */
    PACE_RANK               /* 1 is first */
} pace_quantity;

typedef enum pace_factor { /* multiples of the base unit that are no power of ten */
    PACE_FACTOR_ONE = 0,
    PACE_FACTOR_MU,     /* 2000/3 m2 */
    PACE_FACTOR_MINUTE,
    PACE_FACTOR_HOUR,
    PACE_FACTOR_DAY,
    PACE_FACTOR_JOULE, /* 1/3600 Wh */
    PACE_FACTOR_TOE,   /* of oil equivalent: 41.868 GJ a tonne are 11.63 MWh */
    PACE_FACTOR_JIN    /* 斤: 1/2 kg */
} pace_factor;

typedef struct pace_unit {
    uint8_t quantity; /* pace_quantity */
    uint8_t factor;   /* pace_factor; that of what it is divided by in the upper four bits: 吨/天 has PACE_FACTOR_DAY << 4 */
    int8_t scale;     /* power of ten: 亿元 is 8, 万亿元 12, 万人 4, km 3; 张/千人 -3, 微克/立方米 -12 */
    uint8_t per;      /* 0, or a pace_quantity that it is divided by: 元/平方米 has PACE_AREA, 元/人 PACE_PERSONS */
    char currency[4]; /* ISO 4217 code for money, above or below the line, else "" */
} pace_unit;

/* Reads an identifier (CNY_100m, CNY_trillion, CNY_10k, CNY, USD_100m, USD_million, count, count_10k, count_100m, person,
 * person_10k, person_time_10k, household_10k, dwelling_10k, km, m2_10k, mu, mu_10k, t_10k, teu_10k, minutes, hours, days,
 * years, Mbps, m3_100m, kWh_100m, tce_10k, kW_10k, count_per_year, percent, permille, percentage_point, ratio, index, rank, CNY_per_m2,
 * tce_per_CNY_10k, ug_per_m3, count_per_person_thousand ...) or a printed unit, Chinese or English (亿元 万亿元 万元 元 亿美元 万人 万人次
 * 万户 万套 公里 km 万平方米 万亩 亩 万吨 万标箱 万TEU 亿立方米 万千瓦 亿千瓦时 万吨标准煤 分钟 小时 天 年 岁 % ％ ‰ 个百分点 倍 个 家 件 ...,
 * 微克/立方米 吨标准煤/万元 件/万人 张/千人 人/平方公里 万元/亩 万吨/日 ..., "100 million yuan", "million USD", "persons",
 * "per 100,000 persons", "µg/m3"). A unit divided by another is read whatever the two are. PACE_ERR_UNIT with the closest known spelling. */
PACE_API PACE_CHECK pace_status pace_unit_parse(pace_unit *out, const char *text, size_t n, pace_error *err);

enum { PACE_UNIT_SIZE = 48 };

/* lang NULL: the identifier that pace_unit_parse reads; "zh": 亿元; "en": "100 million yuan". Returns the length. */
PACE_API size_t pace_unit_print(char out[PACE_UNIT_SIZE], pace_unit unit, const char *lang);

PACE_API bool pace_unit_same(pace_unit a, pace_unit b);
PACE_API bool pace_unit_is_rate(pace_unit unit); /* percent, percentage point or ratio */

/* value in `to`. Powers of ten move the point of the shortest decimal that reads back as `value`: 8.8 % is 0.088,
 * 1245.63 CNY_100m are 124563000000 CNY. PACE_ERR_UNIT names both units; PACE_ERR_RANGE. */
PACE_API PACE_CHECK pace_status pace_unit_convert(double *out, double value, pace_unit from, pace_unit to, pace_error *err);

/* The unit of the same quantity in which figures up to `largest` (in `unit`) are read best on one axis: in English
 * thousand (not of money), million, billion and trillion (of money), in Chinese ("zh") 万 and 亿, of money 万亿 too. 234567890123 USD
 * are read in billions and in 亿美元; 100 million yuan are no English unit and become billions. Money and counts without "per" alone; what
 * is read well as it is, and any other unit, stays. Only `scale` changes: pace_unit_convert gives the figures. */
PACE_API pace_unit pace_unit_readable(pace_unit unit, double largest, const char *lang);

/* Prices that a value is counted in (SNA 2008, chapter 15). Growth at constant prices is not what current-price levels
 * give; the two are never mixed. */
typedef enum pace_basis_kind {
    PACE_BASIS_NONE = 0,      /* not money, or prices do not matter */
    PACE_BASIS_UNSTATED,      /* money, and the source does not say */
    PACE_BASIS_CURRENT,       /* nominal */
    PACE_BASIS_CONSTANT,      /* of `year`; 0 = comparable prices, year not stated */
    PACE_BASIS_CHAINED,
    PACE_BASIS_PREVIOUS_YEAR
} pace_basis_kind;

typedef struct pace_basis {
    uint16_t kind; /* pace_basis_kind */
    uint16_t year;
} pace_basis;

/* "current", "constant", "constant-2010", "chained", "previous-year", "unstated", "none". */
PACE_API PACE_CHECK pace_status pace_basis_parse(pace_basis *out, const char *text, size_t n, pace_error *err);
PACE_API size_t pace_basis_print(char out[PACE_UNIT_SIZE], pace_basis basis, const char *lang);
PACE_API bool pace_basis_same(pace_basis a, pace_basis b);

PACE_END

#endif
