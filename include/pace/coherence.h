/* Coherence of a plan with itself and with the data: which figures cannot all hold, which do not suffice for each other,
 * and what they imply together. Every row carries its arithmetic in full. */
#ifndef PACE_COHERENCE_H
#define PACE_COHERENCE_H

#include <stdbool.h>
#include "pace/dataset.h"

PACE_BEGIN

typedef enum pace_relation {
    PACE_RELATION_PACE = 0,  /* a yearly growth target against the rate that the plan's end target needs */
    PACE_RELATION_TOTAL,     /* a total over the plan against a yearly target and past flows */
    PACE_RELATION_RATE,      /* a total over the plan against a number promised for every year */
    PACE_RELATION_PRICES,    /* a growth target at constant prices beside a level target at current ones: the price rise implied */
    PACE_RELATION_TARGETS,   /* two level targets of one measure in two plans: one due year, or the growth between */
    PACE_RELATION_RESULT,    /* a yearly target against the result of the year before */
    PACE_RELATION_PART,      /* a growth target of a part beside the rate that the whole needs */
    PACE_RELATION_SHARES,    /* shares of all parts of a whole: they make 100 % */
    PACE_RELATION_PARTS,     /* parts against their whole */
    PACE_RELATION_EARLIER,   /* the earlier level that a level and its growth imply, against the published one */
    PACE_RELATION_SUM        /* a total or an average published over several years against the years */
} pace_relation;

typedef struct pace_coherence_row {
    pace_relation relation;
    bool conflict;           /* the figures cannot all hold within their printed digits, or one does not suffice for the other;
                              * false: no conflict, but worth knowing */
    const char *indicator;   /* id */
    const char *other;       /* id of a second indicator; "" = the same one */
    const char *plan;        /* "" = data, no target */
    const char *other_plan;  /* of a second target; "" = none, or the same plan */
    pace_period period;      /* that it is about: of the yearly target, the due period, the year of the data */
    double stated, implied;  /* the printed figure and what the others imply for it, in `unit` (percent for rates) */
    pace_unit unit;
    const char *zh, *en;     /* one sentence with the arithmetic, no full stop */
} pace_coherence_row;

typedef struct pace_coherence pace_coherence;

/* plans NULL: everything; else relations that one of these plans takes part in, and of the data those from the year before
 * the plan to its end. Order: that of the indicators. Figures with qualifiers and printed digits are intervals: a conflict is what
 * remains when every figure may lie anywhere within its own. PACE_ERR_NOTFOUND names an unknown plan.
 * Cost O(targets + observations). */
PACE_API PACE_CHECK pace_status pace_coherence_new(pace_coherence **out, const pace_dataset *dataset, const char *const *plans,
                                                   int64_t plan_count, pace_error *err);
PACE_API void pace_coherence_free(pace_coherence *coherence); /* NULL is fine */
PACE_API const pace_coherence_row *pace_coherence_rows(const pace_coherence *coherence, int64_t *count);
PACE_API int64_t pace_coherence_conflicts(const pace_coherence *coherence);
PACE_API const char *pace_relation_name(pace_relation relation); /* "pace" "total" "rate" "prices" ... */

PACE_END

#endif
