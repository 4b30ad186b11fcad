/* Pairs: a million series against a million targets in one call, each seen at two points (base and latest).
 *
 * For a pair (base v0 at t0, latest v at t, target T at its due time u):
 *     actual    = (v/v0)^(1/(t - t0)) - 1       required = (T/v0)^(1/(u - t0)) - 1    remaining = (T/v)^(1/(u - t)) - 1
 *     ratio     = actual / required             projected = v (1 + actual)^(u - t)
 *     left      = T - v                         progress = (v - v0) / (T - v0)
 * Rates are fractions a unit of time (a year, when times are years). Arrays are contiguous, one element a pair; NaN =
 * missing. What cannot be computed is NaN and the pair's flags say why; the batch goes on.
 *
 * Worst measured errors of the rates: below 2 ulp. Results are the same bits for any number of threads, any order of pairs,
 * any processor and compiler: nothing but +, -, *, / and bits of numbers is used for ordinary pairs (values from 1e-15 to 1e15,
 * times 0.1 or more and 1e6 or less apart); others are done one by one with the C library's functions. */
#ifndef PACE_PAIRS_H
#define PACE_PAIRS_H

#include <stdbool.h>
#include <stdint.h>
#include "pace/exec.h"
#include "pace/series.h"

PACE_BEGIN

typedef struct pace_pairs { /* n values each */
    int64_t n;
    const double *base, *base_time, *latest, *latest_time, *target, *due_time;
} pace_pairs;

/* Flags of a pair: pace_row_flag bits, and these. */
enum {
    PACE_PAIR_EQUAL = 16, /* base and target are equal: required is 0, ratio and progress do not exist */
    PACE_PAIR_MET = 32,   /* the latest value meets the target */
    PACE_PAIR_DUE = 64    /* the due time is not after the latest: remaining and projected do not exist */
};

typedef enum pace_pairs_measure {
    PACE_PAIRS_RATIO = 0, /* actual / required; with a direction d: d actual / |required| */
    PACE_PAIRS_RATE,      /* d actual; no target needed */
    PACE_PAIRS_PROGRESS
} pace_pairs_measure;

/* A rulebook of the rate-ratio family as data: the class of a pair is the number of cut points that its measure has reached,
 * 0 ... cuts; cuts + 1 where `met` and the target is met. */
typedef struct pace_pairs_rule {
    size_t size;
    pace_pairs_measure measure;
    pace_direction better;  /* none: towards the target, wherever that lies */
    bool met;               /* a met target has a class of its own, above all others */
    int cuts;               /* at most PACE_PAIRS_CUTS */
    const double *cut;      /* ascending */
    const bool *above;      /* NULL, or for each cut: true = it is reached only above it, false = at it or above */
} pace_pairs_rule;
#define PACE_PAIRS_RULE_INIT {sizeof(pace_pairs_rule), PACE_PAIRS_RATIO, PACE_NO_DIRECTION, false, 0, 0, 0}
enum { PACE_PAIRS_CUTS = 15, PACE_PAIRS_NO_CLASS = 255 };

typedef struct pace_pairs_out { /* each NULL, or room for n */
    double *actual, *required, *remaining, *ratio, *projected, *left, *progress;
    uint8_t *status; /* class by the rule; PACE_PAIRS_NO_CLASS where the measure is NaN and the target not met */
    uint8_t *flags;
} pace_pairs_out;

/* rule NULL: no classes (out->status must be NULL). exec NULL: this thread alone. Outputs must not overlap inputs. Nothing is
 * allocated. PACE_ERR_ARG for a bad shape or cut points that are NaN or fall. O(n). */
PACE_API PACE_CHECK pace_status pace_pairs_assess(const pace_pairs_out *out, const pace_pairs *in, const pace_pairs_rule *rule,
                                                  const pace_exec *exec, pace_error *err);

PACE_END

#endif
