/* Published growth and the levels of the same indicator, side by side and never mixed. */
#ifndef PACE_LIB_REPORT_GROWTH_PAIR_H
#define PACE_LIB_REPORT_GROWTH_PAIR_H

#include "report/content.h"

typedef struct growth_pair { /* one period */
    pace_period period;
    const pace_measure *published, *levels; /* NULL = none */
    double rate;                            /* published, a fraction; NaN = none */
    double earlier, level;                  /* in the level measure's unit; NaN = none */
    double computed;                        /* (level - earlier) / earlier, a fraction; NaN = none */
} growth_pair;

bool pair_is_real(pace_basis basis);                 /* counted at other than current prices */
bool pair_is_published(const pace_measure *measure); /* a series of published yearly growth */
bool pair_is_level(const pace_measure *measure);     /* a series of levels that growth can be computed from */
const pace_measure *pair_levels(const pace_indicator *indicator);
/* The pair at a period; what is not known is NaN. */
growth_pair pair_at(const pace_measure *published, const pace_measure *levels, pace_period period);
bool pair_last_published(pace_period *out, const pace_measure *published);
bool pair_last_computed(pace_period *out, const pace_measure *levels);
/* The last period that has both; false where there is none. */
bool pair_last(growth_pair *out, const pace_measure *published, const pace_measure *levels);

/* Over a span of years: compound rate of the levels, chained average of the published rates; NaN where a year is
 * missing. */
double pair_compound_over(const pace_measure *levels, pace_span span);
double pair_average_over(report_doc *doc, const pace_measure *published, pace_span span);
const pace_observation *pair_printed_average(const pace_indicator *indicator, pace_span span,
                                             const pace_measure **measure);

void pair_cite_years(content *c, doc_refs *refs, const pace_measure *measure, pace_span span);
void pair_cite(content *c, doc_refs *refs, const pace_measure *measure, pace_period period);
/* What must be said of growth between two periods of levels; "" = nothing. */
const char *pair_caution(content *c, const pace_measure *levels, pace_period from, pace_period to);
const pace_observation *pair_origin(const pace_measure *measure, pace_period period); /* NULL = none */
/* A published rate (in percent) with the words it was printed with: "≥10%". */
const char *pair_published_text(content *c, const pace_measure *published, pace_period period, double percent);
pace_period pair_before(pace_period period);
bool pair_is_next_year(pace_period from, pace_period to); /* to is the year after from */

#endif
