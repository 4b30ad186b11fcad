/* Outlook: how likely a target is to be met, beside the verdicts on it. Every model of chance.h, in words and as JSON. */
#ifndef PACE_OUTLOOK_H
#define PACE_OUTLOOK_H

#include "pace/assess.h"
#include "pace/buffer.h"
#include "pace/chance.h"

PACE_BEGIN

typedef struct pace_outlook {
    pace_refusal refusal; /* why there are no chances; NOT = there are, though each model may have its own reason */
    pace_unit unit;       /* of aim and levels: the series' own; percent of the base period's level where rates are chained */
    bool chained;         /* published rates were chained to an index, base period = 100 */
    pace_aim aim;
    pace_chances chances;
} pace_outlook;

/* rows: what one or more rulebooks say about one target (pace_assess, or the rows of one agreement). The chances are those of
 * the series that the target was held against, by all its observations. What the target comes to at its due period is held
 * against each model: levels, shares, counts, ranks, growth rates, bands; multiples, reductions, average growth and cumulative
 * changes from the base, by chained rates where the series holds yearly ones. Totals over years, floors, ceilings and what is
 * done or not are refused (PACE_REFUSED_TYPE), as is what no rulebook could be held against. Memory for chained rates comes from
 * opts->allocator (opts NULL: malloc). PACE_ERR_ARG for no rows or one without a target. */
PACE_API PACE_CHECK pace_status pace_outlook_of(pace_outlook *out, const pace_assessment *rows, int64_t count,
                                                const pace_chance_opts *opts, pace_error *err);
PACE_API bool pace_outlook_is_known(const pace_outlook *outlook); /* one model at least gives a probability */
/* "14%–58%, by model", "0.3%" where only one model speaks or all print alike; nothing where none does. */
PACE_API void pace_outlook_spread(pace_buffer *out, const pace_outlook *outlook, const char *lang);
/* Lowest and highest with the names of their models; or why there is none. One clause, no full stop. */
PACE_API void pace_outlook_print(pace_buffer *out, const pace_outlook *outlook, const char *lang);
/* "20%–63%": the chance of meeting it at any time until it is due, lowest and highest of the models; nothing where that was not
 * computed, or where the due period alone counts (growth of a year, a year's own count). */
PACE_API void pace_outlook_spread_by(pace_buffer *out, const pace_outlook *outlook);
/* An object: refusal, unit, chained, low and high of the aim (null = open), usable, at_low_pct, at_high_pct, by_low_pct,
 * by_high_pct, and `models`: name, text, observations, horizon, latest, met, drift, sigma, at_pct, by_pct, expected, low,
 * median, high, crossing_periods, crossing_period and a `why` for each of them that the model cannot say. */
PACE_API void pace_outlook_write(pace_buffer *out, const pace_outlook *outlook, const char *lang);

PACE_END

#endif
