/* Calendar adjustment by regression: what working days, leap years and moving holidays do to a series is estimated and taken out,
 * before a seasonal adjustment that cannot see it.
 *
 * The series (MULTIPLICATIVE: its logarithm) is regressed on the columns of calendar.h. What is left follows the airline model
 * (0 1 1)(0 1 1) of Box and Jenkins, whose two parameters and the coefficients are estimated together by exact maximum
 * likelihood, as in X-13ARIMA-SEATS with that model. All columns are neutral over the years: the level stays, and so does
 * what a month has every year, which is the season's.
 *
 *     pace_calendar_effect_opts opts = PACE_CALENDAR_EFFECT_OPTS_INIT;
 *     opts.working_days = opts.leap_year = true;
 *     opts.spring = 7;
 *     if (pace_calendar_effect(effect, adjusted, &fit, monthly, &opts, &err)) ... err.text says why
 *     for (int i = 0; i < fit.count; i++) ... pace_calendar_coefficient_text(&fit.coefficient[i]), value, t */
#ifndef PACE_CALENDAR_EFFECT_H
#define PACE_CALENDAR_EFFECT_H

#include <stdbool.h>
#include "pace/exec.h"
#include "pace/memory.h"
#include "pace/season.h"

PACE_BEGIN

typedef enum pace_calendar_cause {
    PACE_CAUSE_TRADING_DAYS = 0, /* six coefficients, Monday to Saturday; Sunday's is less their sum */
    PACE_CAUSE_WORKING_DAYS,
    PACE_CAUSE_LEAP_YEAR,
    PACE_CAUSE_EASTER,
    PACE_CAUSE_SPRING_FESTIVAL, /* two: the days before Chinese New Year, and those from it on */
    PACE_CAUSES
} pace_calendar_cause;
PACE_API const char *pace_calendar_cause_name(pace_calendar_cause cause); /* "td" "td1" "leap" "easter" "cny" */

enum { PACE_CALENDAR_COEFFICIENTS = 10 };

typedef struct pace_calendar_coefficient {
    pace_calendar_cause cause;
    int number;          /* of the cause, from 0 */
    double value, se, t; /* a change of the logarithm, or of the series; standard error by maximum likelihood; value / se */
} pace_calendar_coefficient;
PACE_API const char *pace_calendar_coefficient_text(const pace_calendar_coefficient *coefficient); /* "Monday" "leap year" ... */

typedef struct pace_calendar_joint { /* are all coefficients of a cause zero? Chi-squared with df degrees of freedom */
    double chi, p;
    int df; /* 0: the cause was not asked for */
} pace_calendar_joint;

typedef struct pace_calendar_fit {
    int64_t n; /* differences used */
    int count; /* of coefficients */
    pace_calendar_coefficient coefficient[PACE_CALENDAR_COEFFICIENTS];
    pace_calendar_joint joint[PACE_CAUSES], all;
    double theta, seasonal_theta; /* (1 - theta L)(1 - seasonal_theta L^s) */
    double sd;                    /* of innovations, by maximum likelihood */
    double log_likelihood;        /* of the differences */
} pace_calendar_fit;

typedef struct pace_calendar_effect_opts {
    size_t size;
    pace_season_mode mode;           /* MULTIPLICATIVE or ADDITIVE */
    bool trading_days, working_days; /* one of them at most */
    bool leap_year;
    int easter;                      /* days before Easter, 1 to 25; 0 = none */
    int spring;                      /* days before, and as many from Chinese New Year on, 1 to 25; 0 = none */
    pace_block extra;                /* rows 0, or columns of the caller's, one a row, each as long as the series: estimated beside
                                        the calendar and left in the series, such as outliers */
    double *extra_coef, *extra_se;   /* NULL, or room for extra.rows */
    const pace_allocator *allocator; /* for work space, freed before the call returns; NULL = malloc */
} pace_calendar_effect_opts;
#define PACE_CALENDAR_EFFECT_OPTS_INIT \
    {sizeof(pace_calendar_effect_opts), PACE_SEASON_MULTIPLICATIVE, false, false, false, 0, 0, {NULL, 0, 0, 0, 0, {0, 0, 0}}, NULL, NULL, NULL}

/* effect: factors around 1, or differences; adjusted: the series without it. Either x NULL = not wanted; neither may overlap the
 * input. Months and quarters. Missing values at the two ends are left out and stay missing; one inside is PACE_ERR_DATA, as
 * are too few values (four years and the coefficients), zero or negative ones where factors are asked for, and columns that
 * cannot be told apart. Nothing asked for is PACE_ERR_ARG. O(n period^2), some hundred times over. */
PACE_API PACE_CHECK pace_status pace_calendar_effect(pace_out effect, pace_out adjusted, pace_calendar_fit *fit, pace_view in,
                                                     const pace_calendar_effect_opts *opts, pace_error *err);
/* Every row by itself; the same bits as above on any number of threads. row_flags: NULL or a byte a row (MISSING, DOMAIN, SHORT,
 * RANGE). No extra columns. */
PACE_API PACE_CHECK pace_status pace_calendar_effect_rows(pace_block_out effect, pace_block_out adjusted, uint8_t *row_flags,
                                                          pace_block in, const pace_calendar_effect_opts *opts,
                                                          const pace_exec *exec, pace_error *err);

PACE_END

#endif
