/* one run, and its steps. Places count from 0; a range is from .. to, both included. */
#ifndef PACE_LIB_TRANSFORM_SEASON_X11_H
#define PACE_LIB_TRANSFORM_SEASON_X11_H

#include "transform/season.h"

enum { PACE__X11_MOST_PERIOD = 12 };

typedef enum pace__x11_part { PACE__X11_PART_B, PACE__X11_PART_C, PACE__X11_PART_D } pace__x11_part;

typedef struct pace__x11 {
    pace_season_mode mode;
    bool additive; /* parts are added: ADDITIVE, and LOG while logarithms are worked on */
    int64_t n, period;
    int64_t head; /* month or quarter of the first value, from 0 */
    pace_x11_filter filter[PACE__X11_MOST_PERIOD];
    int64_t henderson;
    double ic; /* of the end weights; stays as the step before left it, as the program has it */
    double sigma_low, sigma_high;
    pace_x11_sigma sigma;
    bool group[PACE__X11_MOST_PERIOD]; /* SELECT: in the first one */
    bool by_period;                    /* extremes are told by the deviation of each month, quarter or group */
    bool chosen;                       /* the ratio has chosen a filter, rather than run out of years */
    pace__x11_part part;
    const pace_x11_want *tables;
    int64_t table_count;
    int64_t table_from; /* place of the first value in the tables */
    pace_x11_facts facts;
    pace_x11_quality *quality; /* NULL: not wanted */
    double *input;    /* as given */
    double *original; /* logarithms of it in LOG mode */
    double *modified; /* without extremes: B1, C1, D1 */
    double *trend, *adjusted, *si, *seasonal, *irregular, *weight, *extreme, *spare;
    double *month, *month_mean; /* values of one month or quarter, with room for three more at both ends */
} pace__x11;

/* a less b, or a by b; additive: as the run has it. out may be a. */
void pace__x11_without(const pace__x11 *run, double *out, const double *a, const double *b, int64_t from, int64_t to);

/* Seasonal component of si, centred; first: the first estimate of a part, where X11DEFAULT and MSR mean 3x3. */
void pace__x11_seasonal(pace__x11 *run, int64_t from, int64_t to, bool first);
/* Chooses among 3x3, 3x5 and 3x9 for those that are left to the moving seasonality ratio, for good. */
void pace__x11_choose_filter(pace__x11 *run);

/* Whether extremes from .. to are looked for by month or quarter; to be asked in part B, before each weighing. */
void pace__x11_look_by(pace__x11 *run, int64_t from, int64_t to);
/* Weights of irregular values from .. to by their distance in standard deviations. */
void pace__x11_weigh(pace__x11 *run, int64_t from, int64_t to);
/* Replaces si values that do not count fully; spare gets those values, NaN else. */
void pace__x11_replace(pace__x11 *run, int64_t from, int64_t to);

/* Trend of the adjusted series; returns the length of the average. */
int pace__x11_trend(pace__x11 *run);
/* LOG: trend times what brings its level back, from the irregular logarithms and the smoothed seasonal factors. */
void pace__x11_unbias(pace__x11 *run);

/* Values of weight 0 replaced: original, adjusted and irregular series. n values each. */
void pace__x11_without_extremes(const pace__x11 *run, double *original, double *adjusted, double *irregular);

/* Quality; the first two while ratios or differences are at hand, the others at the end, when all arrays but the components are
 * overwritten. False where something is constant. */
void pace__x11_judge_before(pace__x11 *run, const double *si, int64_t from, int64_t to);
void pace__x11_judge_season(pace__x11 *run, const double *si);
void pace__x11_judge_rest(pace__x11 *run, double *spare);
bool pace__x11_judge_end(pace__x11 *run);
/* Periods for cyclical dominance by the ratios of irregular to trend changes over 1 ... count periods. */
int pace__x11_dominance(const double *ratio, int count);
/* Mean size of changes over 1 ... period periods, relative where factors are used. */
void pace__x11_changes(const pace__x11 *run, double *out, const double *x);
/* Averages over n periods, of two neighbours where n is even; from n / 2 to the last but n / 2. */
void pace__x11_smooth(double *out, const double *x, int64_t count, int n);

/* From input to components; fills facts and tables. False: quality is wanted, and something is constant. */
bool pace__x11_run(pace__x11 *run);

#endif
