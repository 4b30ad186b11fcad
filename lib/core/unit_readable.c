#include <math.h>
#include "core/core.h"
#include "core/unit_scale.h"

enum { THOUSAND = 3, TEN_THOUSAND = 4, MILLION = 6, HUNDRED_MILLION = 8, BILLION = 9, TRILLION = 12 };

bool pace__unit_takes_scale(pace_unit unit)
{
    switch ((pace_quantity)unit.quantity) {
    case PACE_MONEY:
    case PACE_COUNT:
    case PACE_PERSONS:
    case PACE_PERSON_TRIPS:
    case PACE_HOUSEHOLDS:
    case PACE_DWELLINGS:
    case PACE_MASS:
    case PACE_CONTAINERS:
    case PACE_VOLUME:
    case PACE_COAL_EQUIVALENT:
    case PACE_AREA:
        return unit.per == 0 && unit.scale >= 0; /* kg and litres stay what they are */
    case PACE_QUANTITY_NONE:
    case PACE_LENGTH:
    case PACE_TIME_SPAN:
    case PACE_YEARS:
    case PACE_DATA_RATE:
    case PACE_ENERGY:
    case PACE_POWER:
    case PACE_COUNT_PER_YEAR:
    case PACE_PERCENT:
    case PACE_PERCENTAGE_POINT:
    case PACE_RATIO:
    case PACE_INDEX:
    case PACE_RANK:
        break;
    }
    return false;
}

/* Base units that a scale word is worth from: below it the smaller word reads better. */
static int english_scale(double base, bool money)
{
    if (money)
        return base >= 1e13 ? TRILLION : base >= 1e9 ? BILLION : base >= 1e6 ? MILLION : 0;
    return base >= 1e10 ? BILLION : base >= 1e6 ? MILLION : base >= 1e5 ? THOUSAND : 0;
}

static int chinese_scale(double base, bool money)
{
    return money && base >= 1e13 ? TRILLION : base >= 1e9 ? HUNDRED_MILLION : base >= 1e5 ? TEN_THOUSAND : 0;
}

/* The language has a word for the scale, and the figure has few digits before its point. */
static bool reads_well(pace_unit unit, double size, bool zh)
{
    bool word = unit.scale == 0 || unit.scale == TRILLION ||
                (zh ? unit.scale == TEN_THOUSAND || unit.scale == HUNDRED_MILLION
                    : unit.scale == THOUSAND || unit.scale == MILLION || unit.scale == BILLION);
    return word && size < (unit.scale || zh ? 1e5 : 1e6);
}

pace_unit pace_unit_readable(pace_unit unit, double largest, const char *lang)
{
    bool zh = lang && lang[0] == 'z' && lang[1] == 'h', money = unit.quantity == PACE_MONEY;
    double size = fabs(largest), base = size * pow(10, unit.scale);
    if (!pace__unit_takes_scale(unit) || !(base < 1e300) || reads_well(unit, size, zh))
        return unit;
    unit.scale = (int8_t)(zh ? chinese_scale(base, money) : english_scale(base, money));
    return unit;
}
