/* A rulebook as the rooms see it: plain data, one member a key of the file (data/schema/pace-rulebook.json). What was not
 * said has the default that rulebook_default gives. Words are ints, so that the reader can fill them by table. */
#ifndef PACE_LIB_RULEBOOK_H
#define PACE_LIB_RULEBOOK_H

#include "core/core.h"
#include "pace/rulebook.h"
#include "pace/target.h"

typedef enum rule_side { RULE_ELSE = 0, RULE_AT_LEAST, RULE_ABOVE, RULE_AT_MOST, RULE_BELOW } rule_side;

typedef struct rule_cut { /* the first cut that holds gives the class */
    const char *id;       /* of the class, while reading */
    int class_index;
    rule_side side;
    double at;
    int by_limit;         /* the edge shrinks with the limit coefficient */
} rule_cut;

typedef struct rule_piece { /* score = slope * value + intercept, of the first piece that holds */
    rule_side side;
    double at, slope, intercept;
    int by_limit;           /* edge times, value over the limit coefficient */
} rule_piece;

typedef struct rule_branch { /* how a value becomes a class and a score */
    bool given;
    rule_cut *cuts;
    int64_t cut_count;
    rule_piece *pieces;
    int64_t piece_count;
    double low, high;        /* scores are clipped to these; infinite = not */
} rule_branch;

typedef struct rule_verdict { /* a class (and a score) that something gives at once */
    const char *id;
    int class_index;          /* -1 = the rulebook has none */
    double score;             /* NaN = by the formula */
} rule_verdict;

enum { RULE_BASE_TARGET, RULE_BASE_YEAR, RULE_BASE_WINDOW, RULE_BASE_FIRST };
enum { RULE_FIND_EXACT, RULE_FIND_LATER, RULE_FIND_NEAREST, RULE_FIND_AVERAGE };
typedef struct rule_base {
    int from;          /* which year is wanted: the target's, `year`, `years` before the latest, the first observed */
    int find;          /* what serves for it */
    int64_t year;      /* RULE_BASE_YEAR, and where the target names none; 0 = none */
    int64_t years;     /* length of the window */
    int64_t minimum;   /* years that there must be at least between base and latest; also the shortest window */
    int64_t tolerance; /* nearest: at most so many years away; 0 = any */
    int64_t average;   /* mean over so many years that end with the base year; 0 = 1 */
} rule_base;

enum { RULE_LATEST_LAST, RULE_LATEST_DUE };
enum { RULE_FROM_BASE, RULE_FROM_NOW };
enum { RULE_REFUSE, RULE_ALLOW };
enum { RULE_FOLD_REFUSE, RULE_FOLD_DISTANCE, RULE_FOLD_SCALE };
enum { RULE_FIT_ALL, RULE_FIT_BASE, RULE_FIT_YEAR };
enum { RULE_EQUAL, RULE_RECENT_PERIOD, RULE_RECENT_FIRST };
enum { RULE_BY_VALUE, RULE_BY_TREND };

typedef struct rule_fit {
    int from;          /* observations since the first, the base, or `year` */
    int64_t year;
    int weights;       /* equal; or growing with the year, counted from `year` or from the first observation */
} rule_fit;

typedef struct rule_item { /* what is known of one indicator beside its series */
    const char *id, *group;
    double limit, scale_low, scale_high, green, spread;
    int shape;         /* pace_shape */
    int better;        /* pace_direction */
} rule_item;

typedef struct rule_path { /* typical path */
    double *time, *level;
    int64_t count;
} rule_path;

struct pace_rulebook {
    pace__arena arena;
    const char *id, *edition, *note;
    pace_names name;
    int family;                   /* pace_family */
    pace_rule_class *classes;
    int64_t class_count;
    pace_rule_source *sources;
    int64_t source_count;
    rule_base base;
    int latest;                   /* the last observation, or none after the due period */
    int64_t points;               /* observations that there must be */
    int required;                 /* the required rate counts from the base, or from now */
    int sign;                     /* values that are all negative: refused, or the sign turned */
    int zero;                     /* refused, or replaced by stand_in */
    double stand_in;
    double limit_exponent;        /* 0 = limits are not looked at */
    double at_limit_from, at_limit_score; /* coefficient 0: the score of values of at least `from`; NaN = none */
    int met_at_limit;             /* a latest value at the limit counts as met */
    rule_verdict met;             /* what reaching the target gives; class -1 = nothing special */
    double near_end;              /* a target of 0 or of the whole is met within this share of the whole; 0 = not */
    int met_at_base;              /* judged all the same, or refused */
    int direction;                /* assumed where nobody says one */
    int two_sided;
    double dead_band;             /* parity: within 1 +- this is met */
    rule_verdict binary_met, binary_missed;
    int growth_series;            /* refused, or chained to levels */
    unsigned types;               /* bit = pace_target_type that is judged */
    rule_fit fit;
    double significance;          /* of the trend test */
    int cut_by;                   /* SPREAD: what is cut is the distance, or the trend */
    double cap;                   /* COMMON_RATE */
    rule_branch with_target, without_target, mark, aggregate;
    double aggregate_cap;         /* marks above it count as it; infinite = not */
    double coverage;              /* least share of items with a mark */
    int groups;                   /* RULE_ALLOW: groups are averaged first */
    rule_verdict all_met;         /* class of a set in which every target is met; -1 = by its score */
    rule_item *items;
    int64_t item_count;
    rule_path path;
};

/* Everything that a file may leave out. */
void rulebook_defaults(pace_rulebook *rulebook);
/* -1 = no such class. */
int rulebook_class(const pace_rulebook *rulebook, const char *id);
const rule_item *rulebook_item(const pace_rulebook *rulebook, const char *indicator); /* NULL = nothing known */

#endif
