#include <string.h>
#include "pace/dataset.h"

const char *pace_measure_kind_name(pace_measure_kind kind)
{
    switch (kind) {
    case PACE_LEVEL: return "level";
    case PACE_GROWTH: return "growth";
    case PACE_SHARE: return "share";
    case PACE_CHANGE_PP: return "change_pp";
    case PACE_CUMULATIVE: return "cumulative";
    case PACE_AVERAGE_GROWTH: return "average_growth";
    case PACE_MULTIPLE: return "multiple";
    case PACE_INDEX_NUMBER: return "index";
    case PACE_RATE: return "rate";
    case PACE_RANK_NUMBER: return "rank";
    case PACE_THRESHOLD: return "threshold";
    }
    return "";
}

const char *pace_role_name(pace_role role)
{
    switch (role) {
    case PACE_ACTUAL: return "actual";
    case PACE_ESTIMATE: return "estimate";
    case PACE_TARGET_ROLE: return "target";
    case PACE_REFERENCE: return "reference";
    }
    return "";
}

const char *pace_names_get(pace_names names, const char *lang)
{
    for (int64_t i = 0; lang && i < names.count; i++)
        if (strcmp(names.at[i].lang, lang) == 0)
            return names.at[i].text;
    return names.count > 0 ? names.at[0].text : "";
}
