/* Judging by rulebooks, as the files of this room share it: a case is gathered from series, target and rulebook
 * (assess_case.c), its figures are judged by the family's rule (assess_rate.c, assess_scale.c, assess_plan.c), and judged again with other
 * figures to see how firm the class is (assess_firm.c). */
#ifndef PACE_LIB_ASSESS_RULES_H
#define PACE_LIB_ASSESS_RULES_H

#include "assess/assess.h"
#include "model/rulebook.h"
#include "pace/assess.h"
#include "pace/trend.h"

typedef struct rule_trend { /* what a family takes from all points; NaN = nothing */
    bool fitted;
    double growth;          /* compound rate a year of a log-linear fit */
    double slope, at_latest, predicted; /* of a linear fit: a year, at the latest and at the due period */
    double rho, p;
    pace_refusal why;       /* where there is no fit */
} rule_trend;

typedef struct rule_plan { /* COMPLETION: what the arithmetic of the target's kind gives */
    double completion, completion_log, time;
    double lead;            /* what is cut */
    double actual, required, required_now, expected, crossing;
    bool met, compound;
    unsigned verdicts;      /* what the distance to target leaves possible */
    pace_refusal why;
} rule_plan;

/* Figures to be judged; plain data, so that they can be judged again with one of them changed. */
typedef struct rule_input {
    const pace_rulebook *book;
    bool has_goal, two_sided, parity, binary;
    int direction;
    double base, latest, goal;
    double band_low, band_high;        /* of a two-sided target; equal where it is a point */
    double elapsed, horizon, left;     /* years; horizon and left NaN without a due period */
    double limit, low, high, green, spread, whole, stand_in;
    rule_path path;
    rule_trend trend;
    rule_plan plan;
} rule_input;

typedef struct rule_output {
    pace_refusal refusal, score_refusal;
    int class_index;
    double value, score, mark;
    bool met;
    int sign;
    double base, latest, goal;         /* as used */
    double coefficient;
    double actual, required, required_now, expected, crossing;
    double completion, distance, score_base, score_latest, score_green;
    unsigned notes;
} rule_output;

/* One assessment under way. */
typedef struct rule_case {
    pace_assessment *out;
    const pace_rulebook *book;
    const pace_assess_opts *opts;
    pace_series series;
    pace_target target;         /* base period, due and value as they are used; type LEVEL and a NaN value without a target */
    bool has_target;
    gap_case figures;           /* for units and statuses */
    pace_gap sink;              /* takes caveats */
    double *x;                  /* values on the calendar of `first`, converted or chained; NaN = missing */
    double room[128];
    int64_t n;
    pace_period first;
    double per_year;
    bool chained;
    gap_range base_range, latest_range, goal_range;
    int base_decimals, latest_decimals;
    rule_input input;
} rule_case;

/* --- cutting (assess_cut.c) --- */
bool rule_holds(rule_side side, double value, double at);
int rule_class_of(const rule_branch *branch, double value, double coefficient); /* -1 = none */
double rule_score_of(const rule_branch *branch, double value, double coefficient);
double rule_growth(double first, double last, double years);
bool rule_reaches(int direction, double value, double goal);
double rule_crossing_rate(double now, double goal, double rate); /* years at a compound rate; NaN = never */
double rule_crossing_line(double now, double goal, double slope);

/* --- judging --- */
rule_output rule_blank(const rule_input *in); /* nothing computed yet */
void rule_judge(rule_output *out, const rule_input *in);
pace_refusal rule_rate(rule_output *out, const rule_input *in);         /* assess_rate.c */
pace_refusal rule_extrapolated(rule_output *out, const rule_input *in);
pace_refusal rule_distance(rule_output *out, const rule_input *in);     /* assess_scale.c */
pace_refusal rule_anticipated(rule_output *out, const rule_input *in);
pace_refusal rule_normalised(rule_output *out, const rule_input *in);
pace_refusal rule_spread(rule_output *out, const rule_input *in);
pace_refusal rule_typical(rule_output *out, const rule_input *in);
pace_refusal rule_completion(rule_output *out, const rule_input *in);   /* assess_plan.c */

/* --- the case --- */
double rule_at(const rule_case *c, pace_period p);
double rule_years(const rule_case *c, pace_period from, pace_period to);          /* assess_calendar.c: to the day for weeks and days */
pace_period rule_year_part(const rule_case *c, int64_t year, bool last);          /* its first or last period; unset = none */
pace_period rule_years_before(const rule_case *c, pace_period p, int64_t years);
pace_period rule_last_part(const rule_case *c, pace_period p);                    /* of a longer period; else itself */
pace_refusal rule_check_series(rule_case *c);                 /* assess_check.c */
pace_status rule_take_values(rule_case *c, pace_error *err);
pace_refusal rule_find_due(rule_case *c);                     /* COUNT: the latest is that of the due period, or nothing */
bool rule_find_latest(rule_case *c);                          /* assess_find.c */
pace_refusal rule_find_base(rule_case *c);
pace_refusal rule_find_goal(rule_case *c);
pace_refusal rule_settle_direction(rule_case *c);
int64_t rule_count_points(const rule_case *c);               /* base to latest */
void rule_take_point(gap_range *range, int *decimals, rule_case *c, pace_period p, double value);
pace_refusal rule_fit_trend(rule_case *c);                    /* assess_trend.c: fills input.trend */
pace_refusal rule_make_plan(rule_case *c);                    /* assess_plan.c: fills input.plan */
unsigned rule_plan_classes(const rule_input *in);             /* over the bounds, COMPLETION; 0 = one */
void rule_test_firmness(rule_case *c, const rule_output *out); /* assess_firm.c: flags, sets of classes */
void rule_test_plan(rule_case *c, unsigned own);               /* assess_firm_plan.c: the same of COMPLETION */
int rule_shortest(double value);                               /* decimals of the shortest spelling */
int rule_digits(const rule_case *c, int printed);              /* printed decimals; -1 = those that the series shows */
unsigned rule_open_classes(const rule_case *c, bool *refused); /* over the bounds of printed figures; 0 = all exact */

#endif
