#include "core/qualifier.h"
#include "model/direction.h"
#include "pace/target.h"
#include <math.h>
#include <string.h>
#include "core/core.h"

pace_target pace_target_of(pace_period base_period, double base, pace_period due, double value)
{
    pace_period start = base_period;
    pace_target target = {.type = PACE_TARGET_LEVEL,
                          .base_period = base_period,
                          .due = due,
                          .base = base,
                          .value = value,
                          .value_high = (double)NAN,
                          .decimals = -1,
                          .better = PACE_UP_IS_GOOD,
                          .indicator = "",
                          .measure = "",
                          .plan_id = "",
                          .name = ""};
    if (pace_period_add(&start, base_period, 1, NULL))
        start = base_period;
    target.plan_span = pace_span_of(start, due);
    return target;
}

static const char *const type_names[] = {"level", "growth",  "average_growth", "total", "count",  "share",    "multiple",
                                         "cumulative", "floor", "ceiling",     "rank",  "band",   "binary",   "reduction"};

enum { TYPE_COUNT = sizeof type_names / sizeof *type_names };

const char *pace_target_type_name(pace_target_type type)
{
    return (unsigned)type < TYPE_COUNT ? type_names[type] : "";
}

pace_status pace_target_type_parse(pace_target_type *out, const char *text, size_t n, pace_error *err)
{
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_target_type_parse needs a text and room for the type");
    for (size_t i = 0; i < TYPE_COUNT; i++) {
        if (strlen(type_names[i]) == n && memcmp(type_names[i], text, n) == 0) {
            *out = (pace_target_type)i;
            return PACE_OK;
        }
    }
    if (n == 8 && memcmp("coverage", text, n) == 0) {
        *out = PACE_TARGET_SHARE;
        return PACE_OK;
    }
    return pace__fail(
        err, PACE_ERR_PARSE, "",
        "%Q is no type of target; there are level, growth, average_growth, total, count, share, multiple, "
        "cumulative, floor, ceiling, rank, band, binary and reduction",
        n < 1000 ? (int)n : 1000, text);
}

const char *pace_nature_name(pace_nature nature)
{
    switch (nature) {
    case PACE_BINDING:
        return "binding";
    case PACE_ANTICIPATORY:
        return "anticipatory";
    case PACE_NATURE_UNSTATED:
        break;
    }
    return "";
}

const char *pace_path_name(pace_path path)
{
    switch (path) {
    case PACE_PATH_LINEAR:
        return "linear";
    case PACE_PATH_GEOMETRIC:
        return "geometric";
    case PACE_PATH_GIVEN:
        return "given";
    case PACE_PATH_AUTO:
        break;
    }
    return "auto";
}

/* What compounds: money, an index of a flow, and a bare number that somebody compares with its own past. */
pace_path pace_target_path(const pace_target *target, pace_stock_flow stock_flow)
{
    unsigned quantity = target->unit.quantity;
    if (target->path != PACE_PATH_AUTO)
        return target->path;
    if (target->type != PACE_TARGET_LEVEL && target->type != PACE_TARGET_MULTIPLE && target->type != PACE_TARGET_REDUCTION)
        return PACE_PATH_LINEAR;
    if (quantity == PACE_MONEY || quantity == PACE_QUANTITY_NONE || (quantity == PACE_INDEX && stock_flow == PACE_FLOW))
        return PACE_PATH_GEOMETRIC;
    return PACE_PATH_LINEAR;
}

int pace__target_direction(const pace_target *target, const pace_series *series)
{
    switch (target->type) {
    case PACE_TARGET_FLOOR: return 1;
    case PACE_TARGET_CEILING:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_RANK: return -1;
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY: return 0;
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_CUMULATIVE:
        break;
    }
    if (target->better != PACE_NO_DIRECTION)
        return (int)target->better;
    if (series->better != PACE_NO_DIRECTION)
        return (int)series->better;
    return pace__qualifier_side(target->qualifier);
}
