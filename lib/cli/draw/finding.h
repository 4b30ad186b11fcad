/* What the titles of charts of series are made of: which figures can be compared, and the words for it. */
#ifndef PACE_LIB_CLI_DRAW_FINDING_H
#define PACE_LIB_CLI_DRAW_FINDING_H

#include "cli/draw/chart.h"

typedef struct finding_stretch { /* of a series: its last run without a break, forecasts aside */
    int64_t from, to;            /* -1 = nothing */
    bool about;                  /* one end is "about" */
    bool bound;                  /* one end is a bound: it cannot be compared */
} finding_stretch;

double finding_at(const pace_series *s, int64_t i);
finding_stretch finding_stretch_of(const pace_series *s);
bool finding_is_level(const pace_series *s); /* figures whose ratio is a growth rate */
/* "GDP" in percent is the growth of something, or a part of it: that it is less than before does not say that GDP fell. */
bool finding_is_rate_of(const chart_input *in, const pace_series *s);
/* Money at prices that nobody states grows with its prices too. */
bool finding_is_nominal(const pace_series *s);
/* A year, compound, of annual levels; NaN where there is none. */
double finding_rate(const pace_series *s, int64_t from, int64_t to);
/* Against the same period a year earlier, of levels within a year; NaN where there is none. */
double finding_yearly(const pace_series *s, const finding_stretch *run);
bool finding_prints_as_zero(double rate);

bool finding_crosses_zero(const chart_input *in, const pace_series *s); /* growth of what changed its sign: no claim holds */
void finding_percent(pace_buffer *out, double rate); /* without its sign */
void finding_count(pace_buffer *out, int64_t count); /* 10,000 */
const char *finding_verb(const pace_series *s, double change, bool zh); /* "grew", "rose", "fell" */
const char *finding_growth_word(const pace_series *s, bool zh); /* " growth" of what is one, "" of the rest */
void finding_span(pace_buffer *out, const chart_input *in, pace_period from, pace_period to); /* "from 2015 to 2019" */

void finding_of_one(pace_buffer *out, const chart_input *in, const pace_series *s);
void finding_of_several(pace_buffer *out, const chart_input *in, const pace_series *series, int64_t count);
/* The one series that the words of finding_of_several are about; -1 where they are about all. */
int64_t finding_leader(const chart_input *in, const pace_series *series, int64_t count);

#endif
