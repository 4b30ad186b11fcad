/* Assessment: a series judged by a rulebook, with or without a target.
 *
 *     pace_rulebook *book;
 *     pace_assessment a;
 *     if (!pace_rulebook_shipped(&book, "eurostat", &err) && !pace_assess(&a, book, series, &target, NULL, &err))
 *         puts(a.class_index >= 0 ? pace_assessment_class(&a, "en") : pace_refusal_text(a.refusal, "en"));
 *
 * What a rulebook cannot judge is refused: a code, a sentence, and what would make it computable. No number is invented;
 * where a rulebook prescribes a stand-in it is used and noted. Rates are fractions a year, values in the target's unit. */
#ifndef PACE_ASSESS_H
#define PACE_ASSESS_H

#include <math.h>
#include <stdbool.h>
#include "pace/buffer.h"
#include "pace/dataset.h"
#include "pace/gap.h"
#include "pace/pairs.h"
#include "pace/rulebook.h"
#include "pace/series.h"
#include "pace/target.h"

PACE_BEGIN

/* Why there is no class (or no score): code, number, word, what it is, what would make it computable. */
#define PACE_REFUSAL_LIST(X)                                                                                                  \
    X(PACE_REFUSED_NOT, 0, "", "", "")                                                                                        \
    X(PACE_REFUSED_NO_DATA, 1, "no_data", "there is no observation to judge", "a series of the target's measure")             \
    X(PACE_REFUSED_TOO_FEW, 2, "too_few_points", "there are fewer observations than the rule needs",                          \
      "an observation of another year")                                                                                       \
    X(PACE_REFUSED_NO_BASE, 3, "no_base", "no value of a base year that the rule accepts is known",                           \
      "an observation of the base year, or a base stated by the plan")                                                        \
    X(PACE_REFUSED_BASE_LATE, 4, "base_after_latest", "the base year comes after the latest observation",                     \
      "an observation after the base year")                                                                                   \
    X(PACE_REFUSED_BASE_IS_TARGET, 5, "base_equals_target", "base and target are equal, so that nothing is required",         \
      "another base year, or a target that differs from the base")                                                            \
    X(PACE_REFUSED_SIGN, 6, "sign_change", "the values change sign, and a compound rate has no meaning",                      \
      "a rulebook that measures distance on a scale, or values shifted to one sign")                                          \
    X(PACE_REFUSED_NOT_POSITIVE, 7, "not_positive", "a value is zero or negative, and a compound rate has no meaning",        \
      "positive values, or a rulebook with a rule for zero")                                                                  \
    X(PACE_REFUSED_MET_AT_BASE, 8, "met_at_base", "the target was met in the base year already",                              \
      "a target beyond the base, or another base year")                                                                       \
    X(PACE_REFUSED_BASIS, 9, "price_basis", "price bases differ: a nominal figure says nothing about a real target",          \
      "a series and a target at the same prices")                                                                             \
    X(PACE_REFUSED_DEFINITION, 10, "definition", "definitions differ", "figures of one definition")                          \
    X(PACE_REFUSED_UNDATED, 11, "undated", "the target names no year", "a due year")                                          \
    X(PACE_REFUSED_DIRECTION, 12, "no_direction", "nobody says which direction is good", "a direction of the indicator")      \
    X(PACE_REFUSED_TYPE, 13, "target_type", "the rulebook has no rule for this kind of target",                               \
      "a rulebook for this kind, such as the five-year plan practice")                                                        \
    X(PACE_REFUSED_DUE, 14, "due_before_base", "the target is due in the base year or before it", "a base year before the due year") \
    X(PACE_REFUSED_NO_SPREAD, 15, "no_spread", "the spread over countries or regions is not known",                           \
      "a standard deviation, in the options or in a copy of the rulebook")                                                    \
    X(PACE_REFUSED_NO_BOUNDS, 16, "no_bounds", "the bounds of the 0 to 100 scale are not known",                              \
      "bounds of the indicator, in the options or in a copy of the rulebook")                                                 \
    X(PACE_REFUSED_NO_REFERENCE, 17, "no_reference", "the typical path of others is not known",                               \
      "a reference path, in the options or in a copy of the rulebook")                                                        \
    X(PACE_REFUSED_GROWTH, 18, "growth_series", "a series of growth rates is left to expert judgement by this rulebook",      \
      "the level that grows")                                                                                                 \
    X(PACE_REFUSED_TWO_SIDED, 19, "two_sided", "the rulebook has no rule for two-sided targets",                              \
      "a one-sided target, or a rulebook that folds two-sided ones")                                                          \
    X(PACE_REFUSED_NO_TARGET, 20, "no_target", "the rulebook judges nothing without a target", "a target value and year")     \
    X(PACE_REFUSED_WINDOW, 21, "short_window", "the series is shorter than the window that the rule asks for",                \
      "more years, or a rulebook with a shorter window")                                                                      \
    X(PACE_REFUSED_RANGE, 22, "range", "a result is too large for a number", "figures of ordinary size")                      \
    X(PACE_REFUSED_UNIT, 23, "unit", "unit or frequency of the series is not that of the target", "a series in a unit of the same quantity") \
    X(PACE_REFUSED_TIE, 24, "tie", "two vintages of one period that nothing orders", "a publication date for one of them")    \
    X(PACE_REFUSED_BOUND, 25, "bound", "a figure is known only as a bound, which leaves the class open", "an exact figure")   \
    X(PACE_REFUSED_INCOMPLETE, 26, "incomplete", "years in between are missing", "an observation of each year of the plan")   \
    X(PACE_REFUSED_UNITS, 27, "many_units", "the rule shares a task out among units and judges no single series",             \
      "pace_rulebook_allocate with all units and their weights")                                                              \
    X(PACE_REFUSED_NOT_DUE, 28, "not_due", "the kind of target is judged in its due year alone, which is not observed yet",   \
      "an observation of the due year")                                                                                       \
    X(PACE_REFUSED_DUPLICATE, 29, "duplicate", "two values for one year", "one value a year")

typedef enum pace_refusal {
#define PACE_REFUSAL_ENUM(name, number, word, text, remedy) name = number,
    PACE_REFUSAL_LIST(PACE_REFUSAL_ENUM)
#undef PACE_REFUSAL_ENUM
} pace_refusal;

PACE_API const char *pace_refusal_name(pace_refusal refusal);                      /* "too_few_points"; "" for none */
PACE_API const char *pace_refusal_text(pace_refusal refusal, const char *lang);   /* one clause, no full stop */
PACE_API const char *pace_refusal_remedy(pace_refusal refusal, const char *lang); /* what would make it computable */

/* What was done on the way; or-ed. */
enum {
    PACE_NOTE_BASE_STAND_IN = 1,    /* a base of zero was replaced by the rulebook's stand-in */
    PACE_NOTE_TARGET_STAND_IN = 2,  /* a target of zero likewise */
    PACE_NOTE_BASE_MOVED = 4,       /* the base year wanted has no observation: another one serves */
    PACE_NOTE_SIGN = 8,             /* negative values: the sign of the rate is turned */
    PACE_NOTE_LIMIT = 16,           /* thresholds are narrowed near a natural limit */
    PACE_NOTE_CHAINED = 32,         /* growth rates were chained to a level (first year = 100) */
    PACE_NOTE_CONVERTED = 64,       /* the target's kind was turned into a level at the due year */
    PACE_NOTE_FOLDED = 128,         /* a two-sided target was folded to one side */
    PACE_NOTE_DIRECTION = 256,      /* the direction is taken from base to target, or from the rulebook's default */
    PACE_NOTE_NO_SCALE = 512,       /* without bounds: the way to the target serves as the scale, and there is no score */
    PACE_NOTE_UNVERIFIED = 1024,    /* part of the rulebook was not read at its source */
    PACE_NOTE_LIMIT_IGNORED = 2048, /* a limit was given beside a target, which counts alone */
    PACE_NOTE_BASE_STATED = 4096,   /* the base is the plan's own figure, not an observation */
    PACE_NOTE_AFTER_DUE = 8192      /* the latest observation comes after the due period, and the rulebook takes it all the same */
};
PACE_API const char *pace_note_name(unsigned one); /* "base_stand_in" ...; "" for none */
PACE_API const char *pace_note_text(unsigned one, const char *lang);

/* Contradictions that a single class hides; or-ed. */
enum {
    PACE_FLAG_MET_WORSENING = 1, /* the target is met, but the series moves away from it */
    PACE_FLAG_FLAT_NEAR = 2,     /* judged as too slow, yet within 1 % of the target and hardly moving */
    PACE_FLAG_BASE_YEAR = 4,     /* another base year (one or two earlier or later) gives another class */
    PACE_FLAG_ROUNDING = 8,      /* figures that print alike give another class */
    PACE_FLAG_END_POINTS = 16,   /* the end points decide: a fitted line, or the latest year left out, gives another class */
    PACE_FLAG_OPEN = 32,         /* printed qualifiers leave the class open */
    PACE_FLAG_STAND_IN = 64      /* a stand-in for zero ten times smaller or larger gives another class */
};
PACE_API const char *pace_flag_name(unsigned one); /* "met_but_worsening" "flat_but_near" "base_year" "rounding" "end_points" "open" "stand_in" */
PACE_API const char *pace_flag_text(unsigned one, const char *lang);

typedef enum pace_shape {
    PACE_SHAPE_AUTO = 0,  /* a band is two-sided; without a direction of good, the one from base to target is taken */
    PACE_SHAPE_ONE_SIDED,
    PACE_SHAPE_TWO_SIDED, /* as near to the target as can be: distance to it */
    PACE_SHAPE_PARITY,    /* a ratio that should be 1 */
    PACE_SHAPE_BINARY     /* 1 = in place, 0 = not */
} pace_shape;

typedef struct pace_assess_opts {
    size_t size;
    pace_period base_period;  /* unset = the target's, else the rulebook's own */
    pace_period at;           /* latest observation not after it; unset = the last one */
    pace_direction better;    /* NONE = the target's, else the series' */
    pace_shape shape;
    double limit;             /* natural limit (100 for a share), in the series' unit; NaN = none */
    double scale_low, scale_high; /* values that score 0 and 100; NaN = not known */
    double green;             /* value from which the scale counts as achieved; NaN = the target, else the value that scores 100 */
    double spread;            /* standard deviation over countries or regions; NaN = not known */
    const double *path_time, *path_level; /* typical path: levels that rise or fall throughout, at years that rise */
    int64_t path_count;
} pace_assess_opts;
#define PACE_ASSESS_OPTS_INIT                                                                                             \
    {sizeof(pace_assess_opts), PACE_PERIOD_NONE, PACE_PERIOD_NONE, PACE_NO_DIRECTION, PACE_SHAPE_AUTO, (double)NAN,        \
     (double)NAN, (double)NAN, (double)NAN, (double)NAN, NULL, NULL, 0}

/* One series judged by one rulebook. What does not apply, or cannot be computed, is NaN. */
typedef struct pace_assessment {
    const pace_rulebook *rulebook;
    bool has_target;
    pace_target target;            /* as given */
    pace_series series;
    pace_refusal refusal;          /* why there is no class; NOT = there is one */
    pace_refusal score_refusal;    /* why there is no score beside the class */
    int class_index;               /* of pace_rulebook_classes; -1 = none, or more than one remain */
    unsigned classes;              /* set of the classes that remain, bit i = class i; 0 = refused */
    pace_says says;                /* of the one class */
    double score;                  /* as the rulebook publishes it */
    double mark;                   /* what its aggregate takes the mean of: the score, unless the rulebook has another one */
    double value;                  /* what is cut into classes: ratio, rate, share of the way, gap in percent, ... */
    bool met;                      /* the latest value reaches the target */
    int direction;                 /* 1 up, -1 down */
    int sign;                      /* -1: values are negative and the rate's sign is turned */
    pace_period wanted_base, base_period, latest_period, due;
    double base, latest, goal;     /* used, after conversion, folding and stand-ins; the goal as a level */
    double base_seen, latest_seen, goal_seen; /* before folding and stand-ins */
    double limit, scale_low, scale_high, green, spread; /* known of the indicator; NaN = not */
    int64_t points;                /* observations used */
    double elapsed, horizon, left; /* years: base to latest, base to due, latest to due */
    bool compound;                 /* the three rates below are compound ones (fractions); else units or points of a scale */
    double actual, required, required_now; /* a year: so far, from base to target, from now to target */
    double faster;                 /* required_now / actual: must run 2.1 times as fast; NaN where the direction is wrong */
    double expected;               /* at the due period, if it goes on as the rulebook extrapolates */
    double crossing;               /* years from the latest period until the target is crossed; NaN = never */
    pace_period crossing_period;   /* the first period in which it is; unset = never within the calendar */
    double coefficient;            /* of a natural limit: 1 = no effect */
    double completion, completion_log; /* share of the way done, plainly and as logarithms (chained kinds) */
    double time_share;             /* elapsed share of the plan, to the day for periods shorter than a year */
    double distance;               /* to the target in standard deviations, not below 0 */
    double rho, p;                 /* trend test: rank correlation with time, and its two-sided p */
    double slope, intercept;       /* of the fitted line, a year, and at the latest period */
    double score_base, score_latest, score_green; /* on the 0 to 100 scale */
    unsigned notes, flags, caveats; /* PACE_NOTE_, PACE_FLAG_, PACE_CAVEAT_ bits */
    /* Judged again, where it means something for the family and the kind of target (over at most 128 periods where a line is fitted
     * or a plan is completed): the goal stays what it was. Totals, floors, ceilings and single years have no other base; at the due
     * period completion has no other end. */
    unsigned base_year_classes;    /* classes over the base years two before to two after (where there are observations) */
    unsigned rounding_classes;     /* classes over all figures that print alike */
    unsigned end_point_classes;    /* classes without the latest year, and with the ends of a fitted line */
} pace_assessment;

/* target NULL: judged without one, from opts->base_period or the rulebook's base. Otherwise a level at the due period, or a kind
 * that comes to one (share, count, rank, multiple, average growth, cumulative change); other kinds are refused unless the
 * rulebook has a rule for them. A count is a flow of its due year alone: no rulebook judges it by another one (NOT_DUE). The base year follows the rulebook (exact, next later, nearest, earliest, mean of years) from
 * opts->base_period, else the target's base period. Series of growth rates are chained where the rulebook says so.
 * Edges: a bound that includes its edge includes what is equal to it up to rounding (1e-12); one that excludes it is compared
 * as computed. Figures printed with qualifiers give the set of classes that remain.
 * PACE_ERR_ARG for unusable arguments; everything about the data is a refusal. No allocation but for trends of more than 128
 * points. rulebook must outlive *out. */
PACE_API PACE_CHECK pace_status pace_assess(pace_assessment *out, const pace_rulebook *rulebook, pace_series actual,
                                            const pace_target *target, const pace_assess_opts *opts, pace_error *err);

PACE_API const char *pace_assessment_class(const pace_assessment *assessment, const char *lang); /* name of the one class; "" = none */
/* "moderate_progress" or "moderate_progress|significant_progress", best last; nothing where refused. */
PACE_API void pace_assessment_print(pace_buffer *out, const pace_assessment *assessment);

/* Observations as a table of an official data portal has them: labels of years ("2015", "2015-16" and "2015/2016": the first
 * year counts), values (NaN = missing), in any order, into a yearly series over `room`. PACE_ERR_DATA for a year that comes
 * twice, PACE_ERR_PARSE for a label that is no year, PACE_ERR_RANGE where room.n is too short. */
PACE_API PACE_CHECK pace_status pace_assess_series(pace_series *out, pace_out room, const char *const *labels, const double *values,
                                                   int64_t n, pace_error *err);

/* Scores put together by a rulebook's own rule: (weighted) means of groups first, then the mean of these and of the items without a group;
 * cut into the rulebook's classes for sets. "Achieved" only where every item is. Items without a score are left out; where
 * fewer than the rulebook's minimal share have one, class_index is -1 and `refusal` TOO_FEW. */
typedef struct pace_mark {
    double score;        /* an assessment's `mark` */
    bool met;
    const char *group;   /* NULL or "" = none */
    double weight;       /* within its group, or the whole; 0 = 1. Groups weigh alike. */
} pace_mark;
typedef struct pace_set_score {
    double score;
    int class_index;     /* of the rulebook's classes */
    bool all_met;
    int64_t used, count;
    pace_refusal refusal;
} pace_set_score;
PACE_API PACE_CHECK pace_status pace_rulebook_aggregate(pace_set_score *out, const pace_rulebook *rulebook, const pace_mark *marks,
                                                        int64_t count, pace_error *err);

/* --- over a data set ---------------------------------------------------------------------------------------------------- */

/* Every target of a data set (or of some indicators or plans, as for pace_gap_table_new) by each rulebook: rows in the order of
 * the targets, and of the rulebooks within one. The rulebooks and the data set must outlive the table. */
typedef struct pace_assess_table pace_assess_table;

typedef struct pace_agreement { /* of the rulebooks about one target */
    int64_t first;          /* index of its first row; it has as many rows as there are rulebooks */
    int64_t judged;         /* rulebooks that gave one class */
    int64_t yes, no;        /* of them: met or on track; anything else */
    int64_t agree;          /* the larger of the two */
} pace_agreement;

PACE_API PACE_CHECK pace_status pace_assess_table_new(pace_assess_table **out, const pace_dataset *dataset,
                                                      const pace_rulebook *const *rulebooks, int64_t rulebook_count,
                                                      const pace_gap_filter *filter, const pace_assess_opts *opts, pace_error *err);
PACE_API void pace_assess_table_free(pace_assess_table *table); /* NULL is fine */
PACE_API const pace_assessment *pace_assess_table_rows(const pace_assess_table *table, int64_t *count);
PACE_API const pace_agreement *pace_assess_table_agreements(const pace_assess_table *table, int64_t *count);
/* The rows of one target put together by rulebook number `index` over the whole table (its group: the indicator's domain). */
PACE_API PACE_CHECK pace_status pace_assess_table_aggregate(pace_set_score *out, const pace_assess_table *table, int64_t index, pace_error *err);
PACE_API int64_t pace_assess_table_assessed(const pace_assess_table *table); /* rows with a class */
/* The distance to target beside a target's rows: its path, and its milestones (pace_gap_milestone). NULL = no such target. */
PACE_API const pace_gap *pace_assess_table_gap(const pace_assess_table *table, int64_t agreement);
/* Why the rulebooks differ about a target: one sentence; nothing where all agree. */
PACE_API void pace_assess_differ(pace_buffer *out, const pace_assess_table *table, int64_t agreement, const char *lang);
/* The end of it alone: what parts each of the fewer from the nearest of the others; nothing where all agree. */
PACE_API void pace_assess_parted(pace_buffer *out, const pace_assess_table *table, int64_t agreement, const char *lang);
/* The reason beside a row: refusal and remedy, or the figures that led to the class; one sentence. */
PACE_API void pace_assessment_reason(pace_buffer *out, const pace_assessment *assessment, const char *lang);

/* "csv": indicator,target,rulebook,score,class,class_text,method,reason. "json": all inputs and intermediate values, agreement and
 * aggregates besides. "md": a table for people. The language of class_text and reason: lang, NULL = "en". */
PACE_API PACE_CHECK pace_status pace_assess_write(pace_buffer *out, const pace_assess_table *table, const char *format,
                                                  const char *lang, pace_error *err);

/* --- a million pairs ----------------------------------------------------------------------------------------------------- */

/* The cuts of a RATE_RATIO rulebook as a rule of pairs.h, with or without a target: status k of a pair is class_index[k] of the
 * rulebook, or -1. *room must outlive the rule. What only an assessment knows
 * (stand-ins, signs, limits, refusals) has no place in pairs. PACE_ERR_UNSUPPORTED for another family, or a rulebook whose
 * required rate counts from now. */
typedef struct pace_rulebook_cuts {
    double cut[PACE_PAIRS_CUTS];
    bool above[PACE_PAIRS_CUTS];
    int class_index[PACE_PAIRS_CUTS + 2];
} pace_rulebook_cuts;
PACE_API PACE_CHECK pace_status pace_rulebook_pairs(pace_pairs_rule *out, pace_rulebook_cuts *room, const pace_rulebook *rulebook,
                                                    bool with_target, pace_direction better, pace_error *err);

/* --- one rate for many units --------------------------------------------------------------------------------------------- */

/* The rule of a COMMON_RATE rulebook: one continuous rate for all units so that their weighted mean meets the target with no
 * unit above the rulebook's cap (trend.h, pace_reduction_common; the cap counts for all units). PACE_ERR_ARG for another family. */
typedef struct pace_allocation {
    double rate;      /* continuous, a year: ln(base/end)/years of a unit that its cap does not touch */
    double mean;      /* weighted mean at the due year */
    double cap;       /* of the rulebook; NaN = none */
    int64_t units, capped;
} pace_allocation;
PACE_API PACE_CHECK pace_status pace_rulebook_allocate(pace_allocation *out, double *end, double *rate, double *residual,
                                                       const pace_rulebook *rulebook, const double *base, const double *weight,
                                                       int64_t n, double years, double target, pace_error *err);

PACE_END

#endif
