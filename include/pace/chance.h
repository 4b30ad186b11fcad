/* Chance: the probability that a target is met, by a named model of what comes next.
 *
 * Models disagree, often widely, so no probability goes without its model, and pace_chance_all puts them side by side.
 * Everything is closed form or quadrature with fixed nodes: nothing is drawn at random. Levels in, levels out; models of
 * ln x take the logarithm themselves. What a model cannot say is NaN and `why` says which reason. */
#ifndef PACE_CHANCE_H
#define PACE_CHANCE_H

#include <stdbool.h>
#include <stdint.h>
#include "pace/series.h"
#include "pace/trend.h"

PACE_BEGIN

/* Model, number, name, words in English and Chinese. */
#define PACE_MODEL_LIST(X)                                                                                              \
    X(PACE_MODEL_NORMAL, 0, "normal", "normal, mean and deviation given", "正态分布（给定均值与标准差）")               \
    X(PACE_MODEL_LOGNORMAL, 1, "lognormal", "lognormal, mean and deviation of the logarithm given", "对数正态分布（给定对数均值与标准差）") \
    X(PACE_MODEL_TREND, 2, "trend", "linear trend, Student's t", "线性趋势（t 分布）")                                   \
    X(PACE_MODEL_LOG_TREND, 3, "log_trend", "trend of constant rate, Student's t of the logarithm", "对数线性趋势（t 分布）") \
    X(PACE_MODEL_DRIFT, 4, "drift", "random walk with drift", "带漂移的随机游走")                                        \
    X(PACE_MODEL_DRIFT_T, 5, "drift_t", "random walk with drift, Student's t", "带漂移的随机游走（t 分布）")             \
    X(PACE_MODEL_LOG_DRIFT, 6, "log_drift", "random walk with drift of the logarithm", "对数带漂移的随机游走")           \
    X(PACE_MODEL_LOG_DRIFT_T, 7, "log_drift_t", "random walk with drift of the logarithm, Student's t", "对数带漂移的随机游走（t 分布）")

typedef enum pace_model {
#define PACE_MODEL_ENUM(name, number, id, en, zh) name = number,
    PACE_MODEL_LIST(PACE_MODEL_ENUM)
#undef PACE_MODEL_ENUM
    PACE_MODELS
} pace_model;

#define PACE_CHANCE_WHY_LIST(X)                                                                                         \
    X(PACE_CHANCE_WHY_NOTHING, 0, "", "")                                                                               \
    X(PACE_CHANCE_WHY_FEW, 1, "fewer observations than the model needs", "观测值少于模型所需")                          \
    X(PACE_CHANCE_WHY_POSITIVE, 2, "the model takes logarithms, and a value is not positive", "模型取对数，而有非正值") \
    X(PACE_CHANCE_WHY_VARIANCE, 3, "the observations do not vary about the model, so it gives no probability", "观测值与模型无偏差，无法给出概率") \
    X(PACE_CHANCE_WHY_DUE, 4, "the deadline is not after the last observation", "期限不晚于最后观测期")                 \
    X(PACE_CHANCE_WHY_DATE, 5, "the model speaks of the deadline alone", "模型只描述期限当期")                          \
    X(PACE_CHANCE_WHY_MEAN, 6, "the distribution has no mean; take the median", "该分布没有均值，请用中位数")           \
    X(PACE_CHANCE_WHY_NEVER, 7, "the expected path does not lead to the target", "预期路径不会到达目标")                \
    X(PACE_CHANCE_WHY_RANGE, 8, "the result left the range of a number or of the calendar", "结果超出数值或日历范围")   \
    X(PACE_CHANCE_WHY_STEPS, 9, "the deadline is more periods away than are computed one by one", "距期限的期数过多，不逐期计算") \
    X(PACE_CHANCE_WHY_ASK, 10, "not asked for", "未要求计算")

typedef enum pace_chance_why {
#define PACE_CHANCE_WHY_ENUM(name, number, en, zh) name = number,
    PACE_CHANCE_WHY_LIST(PACE_CHANCE_WHY_ENUM)
#undef PACE_CHANCE_WHY_ENUM
} pace_chance_why;

PACE_API const char *pace_model_name(pace_model model);                    /* "log_drift_t"; "" for none; static */
PACE_API const char *pace_model_words(pace_model model, const char *lang); /* "zh" or English; "" for none */
PACE_API PACE_CHECK pace_status pace_model_parse(pace_model *out, const char *text, size_t n, pace_error *err);
PACE_API const char *pace_chance_why_text(pace_chance_why why, const char *lang); /* one clause, no full stop */

/* What counts as met: low <= x <= high, an open end infinite. */
typedef struct pace_aim {
    double low, high;
} pace_aim;
PACE_API pace_aim pace_aim_of(double value, pace_direction better); /* at least or at most `value`; no direction: NaN ends */
PACE_API bool pace_aim_met(pace_aim aim, double x);                 /* false for NaN */

/* A predictive distribution: of x, or of ln x where `log`. Normal (df 0) or Student's t with that center and scale. */
typedef struct pace_forecast {
    pace_model model;
    bool log;
    double center, sd, df;
} pace_forecast;

/* NORMAL: mean and sd of x; LOGNORMAL: of ln x. PACE_ERR_ARG unless finite and sd > 0, or for another model. */
PACE_API PACE_CHECK pace_status pace_forecast_given(pace_forecast *out, pace_model model, double mean, double sd, pace_error *err);
PACE_API double pace_forecast_chance(const pace_forecast *forecast, pace_aim aim); /* P(aim.low <= X <= aim.high) */
PACE_API double pace_forecast_quantile(const pace_forecast *forecast, double p);   /* x with P(X <= x) = p */
PACE_API double pace_forecast_mean(const pace_forecast *forecast);                 /* NaN where there is none */

/* P that a Brownian motion with this drift and sigma a period rises by `gap` at any time within `horizon` periods
 * (continuous time). `known_from`: over how many periods the drift was measured, so that its own error counts; infinite =
 * the drift is known. A gap of zero or less is passed already: 1. NaN for sigma or horizon not positive.
 * Known drift m: Q((g - m h)/(s sqrt h)) + exp(2 m g/s^2) Q((g + m h)/(s sqrt h)); an unknown one makes it
 * se = s sqrt(h (1 + h/n)): Q((g - m h)/se) + exp(2g/s^2 (m + g/n)) Q((g + (m + 2g/n) h)/se). */
PACE_API double pace_first_passage(double gap, double drift, double sigma, double horizon, double known_from);

enum pace_chance_field { /* index into why[] */
    PACE_CHANCE_AT = 0, PACE_CHANCE_BY, PACE_CHANCE_BY_OBSERVED, PACE_CHANCE_EXPECTED, PACE_CHANCE_QUANTILES,
    PACE_CHANCE_CROSSING, PACE_CHANCE_FIELDS
};

typedef struct pace_chance {
    pace_model model;          /* a probability is never shown without it */
    pace_aim aim;
    pace_period last, due;
    int64_t count, horizon;    /* observations used; periods from the last of them to the deadline */
    double latest;
    bool met;                  /* the latest observation already meets the aim */
    pace_forecast forecast;    /* at the deadline */
    double drift, sigma;       /* a period, of x or ln x: slope and residual deviation of a trend */
    double at;                 /* P(met at the deadline) */
    double by;                 /* P(met at any time up to it, the last observation included): walks in continuous time,
                                * trends at any observation; never below `at` */
    double by_observed;        /* P(met at one of the observations up to it); trends: the same as `by` */
    double expected;           /* mean at the deadline; a t of the logarithm has none */
    double low, median, high;  /* 10, 50 and 90 % quantiles at the deadline */
    double crossing;           /* when the expected path (of ln x: the median path) enters the aim, in periods after `last`;
                                * 0 = met already; may lie after the deadline */
    pace_period crossing_period; /* last + floor(crossing) ... */
    double crossing_fraction;    /* ... and what is left of a period; the observation that shows it is the next */
    uint8_t why[PACE_CHANCE_FIELDS]; /* pace_chance_why */
} pace_chance;

typedef struct pace_chance_opts {
    size_t size;
    bool observed; /* also by_observed of walks: milliseconds, not microseconds, and at most 60 periods */
    const pace_allocator *allocator;
    bool deadline; /* the deadline alone: no `by`, which costs trends most of a millisecond at four periods (why: ASK) */
} pace_chance_opts;
#define PACE_CHANCE_OPTS_INIT {sizeof(pace_chance_opts), false, 0, false}

/* One model over a series, missing values left out: TREND and LOG_TREND (least squares, prediction error, n - 2 degrees of
 * freedom), DRIFT and LOG_DRIFT (mean and deviation of the steps; the drift's own error counts: sigma sqrt(h (1 + h/n)) with n
 * the periods between first and last; normal, or t with one degree less than there are steps). A gap of k periods counts as one step of k.
 * A model that cannot be used is no error: PACE_OK, NaN and `why`. PACE_ERR_ARG for NORMAL and LOGNORMAL, an aim that is
 * empty or NaN, a bad shape; PACE_ERR_FREQ where the deadline has another frequency; PACE_ERR_RANGE for infinite values. */
PACE_API PACE_CHECK pace_status pace_chance_of(pace_chance *out, pace_view series, pace_model model, pace_aim aim,
                                               pace_period due, const pace_chance_opts *opts, pace_error *err);

/* What a given NORMAL or LOGNORMAL forecast of the deadline says: at, expected and quantiles; the rest is NaN. */
PACE_API PACE_CHECK pace_status pace_chance_given(pace_chance *out, const pace_forecast *forecast, pace_aim aim, pace_error *err);

enum { PACE_CHANCE_ROWS = 6 };
typedef struct pace_chances {
    pace_chance row[PACE_CHANCE_ROWS]; /* TREND ... LOG_DRIFT_T */
    int usable;                        /* rows with a probability at the deadline */
    double at_low, at_high, by_low, by_high; /* the spread between models; NaN when none is usable */
    pace_model at_lowest, at_highest;  /* whose they are; meaningful when usable > 0 */
} pace_chances;
PACE_API PACE_CHECK pace_status pace_chance_all(pace_chances *out, pace_view series, pace_aim aim, pace_period due,
                                                const pace_chance_opts *opts, pace_error *err);

PACE_END

#endif
