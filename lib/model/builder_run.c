/* Observations of one series in a row: what is printed with all of them is looked at, and kept, once. */
#include <math.h>
#include "model/builder.h"

/* Nothing about the others has to be looked at when the first was found sound: same unit, whole periods. */
static bool others_are_alike(const pace_measure *measure, const pace_observation *first)
{
    return pace_unit_same(first->unit, measure->unit) && isnan(first->value_high) && pace_span_is_single(first->period) &&
           (pace_freq)first->period.first.freq == measure->freq;
}

static int decimals_at(const build_run *run, int64_t i)
{
    int decimals = run->decimals ? run->decimals[i] : (int)run->first.figure.decimals;
    return decimals >= 0 && decimals <= BUILD_DECIMALS ? decimals : BUILD_NOT_GIVEN;
}

static void add_alike(pace_observation *out, const pace_observation *first, const build_run *run, int64_t i, double value)
{
    int decimals = decimals_at(run, i);
    int32_t ord = run->first.period.first.ord + (int32_t)i;
    *out = *first;
    out->period.first.ord = out->period.last.ord = ord;
    out->value = out->converted = value;
    out->decimals = decimals != BUILD_NOT_GIVEN ? decimals : model_shortest_decimals(value);
    out->qualifier = run->qualifier ? (pace_qualifier)run->qualifier[i] : first->qualifier;
    out->status = run->status ? run->status[i] : first->status;
    out->line = run->lines ? run->lines[i] : first->line;
    out->column = run->columns ? run->columns[i] : first->column;
}

static pace_status add_whole(model_build *b, const build_run *run, int64_t i, double value, pace_error *err)
{
    build_observation record = run->first;
    record.figure.value = value;
    record.figure.decimals = decimals_at(run, i);
    if (run->qualifier)
        record.figure.qualifier = run->qualifier[i];
    if (run->status)
        record.figure.status = run->status[i];
    if (run->lines)
        record.figure.at.line = run->lines[i];
    if (run->columns)
        record.figure.at.column = run->columns[i];
    record.period.first.ord += (int32_t)i;
    record.period.last.ord += (int32_t)i;
    return build_add_observation(b, &record, err);
}

pace_status build_add_run(model_build *b, const build_run *run, pace_error *err)
{
    const pace_observation *first = NULL;
    for (int64_t i = 0; i < run->count && !b->status; i++) {
        double value = run->values[i * run->stride];
        if (isnan(value))
            continue;
        if (first && b->measure->count < b->observation_room)
            add_alike(&b->observations[b->measure->count++], first, run, i, value);
        else if (!add_whole(b, run, i, value, err) && others_are_alike(b->measure, &b->observations[b->measure->count - 1]))
            first = &b->observations[b->measure->count - 1];
    }
    return b->status;
}
