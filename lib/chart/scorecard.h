/* A scorecard's numbers: the periods of the plans, and where each row stood on its path in each of them. */
#ifndef PACE_LIB_CHART_SCORECARD_H
#define PACE_LIB_CHART_SCORECARD_H

#include "chart/rows.h"

enum { SCORECARD_PERIODS_MAX = 60 };

typedef struct score {
    double index;      /* 100 * value / path; NaN = none */
    int side;          /* that is good, by row_good_side */
    unsigned verdicts; /* of that period */
} score;

typedef struct scorecard {
    chart_rows rows; /* first: what all charts of rows share reads it */
    pace_period first;
    int64_t count; /* periods, the last one that of the latest value of all */
    bool more;     /* there are periods before the first */
    score *at;     /* [row * count + period] */
} scorecard;

/* From the rows as the caller has them: copies have forgotten what they are relative to. */
bool scorecard_fill(pace_chart *chart, scorecard *card, const pace_gap *rows);
/* What a chart of this type holds; NULL where it is another, or has an error. */
const scorecard *scorecard_of(const pace_chart *chart);
void chart_draw_scorecard(pen *p);

#endif
