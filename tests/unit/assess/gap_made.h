/* Series and targets made by hand, for the tests of distance to target. */
#ifndef PACE_TEST_GAP_MADE_H
#define PACE_TEST_GAP_MADE_H

#include "pace/pace.h"
#include "test.h"

static inline pace_unit made_unit(const char *text)
{
    pace_unit unit = {0};
    ENSURE(!pace_unit_parse(&unit, text, strlen(text), NULL));
    return unit;
}

static inline pace_series made_series(const double *values, int64_t n, int first_year, pace_measure_kind kind, const char *unit)
{
    pace_series series = pace_series_of(values, n, pace_year(first_year));
    series.kind = kind;
    if (*unit)
        series.unit = made_unit(unit);
    return series;
}

static inline pace_target made_target(pace_target_type type, int base_year, int due_year, double value, const char *unit)
{
    pace_target target = pace_target_of(pace_year(base_year), (double)NAN, pace_year(due_year), value);
    target.type = type;
    if (*unit)
        target.unit = made_unit(unit);
    return target;
}

static inline pace_gap made_gap(pace_series series, pace_target target)
{
    pace_gap gap;
    pace_error err = PACE_ERROR_INIT;
    memset(&gap, 0, sizeof gap);
    ENSURE(!pace_gap_assess(&gap, series, &target, NULL, &err));
    ENSURE_TEXT(err.text, "");
    return gap;
}

#endif
