/* A batch of pairs: whole tiles go to the kernel of the processor, the pairs that it marks are done again one by one.
 */
#include "pace/pairs.h"
#include <math.h>
#include <string.h>
#include "assess/pairs.h"
#include "core/core.h"
#include "transform/rate.h"

enum { TILE = PACE__PAIRS_TILE, INPUTS = 6, OUTPUTS = 7 };

typedef struct job {
    const double *in[INPUTS];
    double *out[OUTPUTS];
    uint8_t *status, *flags;
    pace__pairs_kernels kernels;
    pace__pairs_judge judge;
} job;

/* What one thread works on; rows that the caller does not want, and the last tile, live here. */
typedef struct bench {
    pace__pairs_tile tile;
    double in[INPUTS][TILE], out[OUTPUTS][TILE];
    uint8_t odd[TILE], flags[TILE], status[TILE], met[TILE];
} bench;

static double keep(double value, uint8_t *flags)
{
    if (!isinf(value))
        return value;
    *flags |= PACE_ROW_RANGE;
    return (double)NAN;
}

static double rate_over(double now, double before, double periods, uint8_t late, uint8_t *flags)
{
    if (periods <= 0) {
        *flags |= late;
        return (double)NAN;
    }
    return pace__rate_root(now, before, periods, flags);
}

/* v (v/v0)^(rest/gone) */
static double project(double base, double latest, double gone, double rest, uint8_t *flags)
{
    if (!(gone > 0) || !(rest > 0) || !(base > 0) || !(latest > 0))
        return latest >= 0 && latest <= 0 && base > 0 && gone > 0 && rest > 0 ? 0 : (double)NAN;
    return keep(latest * exp(pace__rate_log(latest, base, flags) / gone * rest), flags);
}

static double over(double top, double bottom, uint8_t *flags)
{
    return bottom >= 0 && bottom <= 0 ? (double)NAN : keep(top / bottom, flags);
}

/* One pair with all its exceptions. */
static uint8_t careful(const pace__pairs_tile *t, int i)
{
    double v0 = t->base[i], v = t->latest[i], goal = t->target[i];
    double gone = t->latest_time[i] - t->base_time[i], whole = t->due_time[i] - t->base_time[i];
    double rest = t->due_time[i] - t->latest_time[i];
    uint8_t flags = 0;
    if (isnan(v0) || isnan(v) || isnan(goal) || isnan(gone) || isnan(whole) || isnan(rest))
        flags |= PACE_ROW_MISSING;
    t->actual[i] = rate_over(v, v0, gone, PACE_ROW_SHORT, &flags);
    t->required[i] = rate_over(goal, v0, whole, PACE_ROW_SHORT, &flags);
    t->remaining[i] = rate_over(goal, v, rest, PACE_PAIR_DUE, &flags);
    t->projected[i] = project(v0, v, gone, rest, &flags);
    t->left[i] = keep(goal - v, &flags);
    t->progress[i] = over(v - v0, goal - v0, &flags);
    t->ratio[i] = over(t->actual[i], t->required[i], &flags);
    if (goal >= v0 && goal <= v0)
        flags |= PACE_PAIR_EQUAL;
    return flags;
}

static void work_tile(bench *b, const job *j)
{
    memset(b->flags, 0, sizeof b->flags);
    if (j->kernels.compute(&b->tile, b->odd))
        for (int i = 0; i < TILE; i++)
            if (b->odd[i])
                b->flags[i] = careful(&b->tile, i);
    if (!j->status && !j->flags)
        return;
    j->kernels.verdict(b->status, b->met, &b->tile, &j->judge);
    for (int i = 0; i < TILE; i++)
        b->flags[i] = (uint8_t)(b->flags[i] | b->met[i]);
}

static void set_tile(pace__pairs_tile *t, const double *const in[INPUTS], double *const out[OUTPUTS])
{
    *t = (pace__pairs_tile){in[0],  in[1],  in[2],  in[3],  in[4],  in[5], out[0],
                            out[1], out[2], out[3], out[4], out[5], out[6]};
}

/* A whole tile works on the caller's memory. */
static void point(bench *b, const job *j, int64_t at)
{
    const double *in[INPUTS];
    double *out[OUTPUTS];
    for (int k = 0; k < INPUTS; k++)
        in[k] = j->in[k] + at;
    for (int k = 0; k < OUTPUTS; k++)
        out[k] = j->out[k] ? j->out[k] + at : b->out[k];
    set_tile(&b->tile, in, out);
}

/* The last pairs are copied in, followed by an ordinary pair as often as it takes. */
static void bring(bench *b, const job *j, int64_t at, int n)
{
    static const double filler[INPUTS] = {1, 0, 2, 1, 3, 2};
    const double *in[INPUTS];
    double *out[OUTPUTS];
    for (int k = 0; k < INPUTS; k++) {
        in[k] = b->in[k];
        for (int i = 0; i < TILE; i++)
            b->in[k][i] = i < n ? j->in[k][at + i] : filler[k];
    }
    for (int k = 0; k < OUTPUTS; k++)
        out[k] = b->out[k];
    set_tile(&b->tile, in, out);
}

static void take(const bench *b, const job *j, int64_t at, int n, bool copied)
{
    for (int k = 0; copied && k < OUTPUTS; k++)
        if (j->out[k])
            memcpy(j->out[k] + at, b->out[k], (size_t)n * sizeof(double));
    if (j->status)
        memcpy(j->status + at, b->status, (size_t)n);
    if (j->flags)
        memcpy(j->flags + at, b->flags, (size_t)n);
}

static void work(void *arg, int64_t from, int64_t to)
{
    const job *j = arg;
    bench b;
    for (int64_t at = from; at < to; at += TILE) {
        int n = to - at < TILE ? (int)(to - at) : TILE;
        if (n < TILE)
            bring(&b, j, at, n);
        else
            point(&b, j, at);
        work_tile(&b, j);
        take(&b, j, at, n, n < TILE);
    }
}

static pace_status take_rule(pace__pairs_judge *out, const pace_pairs_rule *rule, pace_error *err)
{
    if (rule->size != sizeof *rule)
        return pace__fail(err, PACE_ERR_ARG, "", "a rule of pairs begins with PACE_PAIRS_RULE_INIT");
    if ((unsigned)rule->measure > PACE_PAIRS_PROGRESS || rule->better < -1 || rule->better > 1)
        return pace__fail(err, PACE_ERR_ARG, "", "there is no such measure or direction of a rule; see pace/pairs.h");
    if (rule->cuts < 0 || rule->cuts > PACE_PAIRS_CUTS || (rule->cuts && !rule->cut))
        return pace__fail(err, PACE_ERR_ARG, "", "a rule cannot have %d cut points; give 0 to %d", rule->cuts,
                          PACE_PAIRS_CUTS);
    *out = (pace__pairs_judge){.measure = rule->measure, .better = rule->better, .met = rule->met, .cuts = rule->cuts};
    for (int i = 0; i < rule->cuts; i++) {
        bool above = rule->above && rule->above[i];
        if (isnan(rule->cut[i]) || (i && rule->cut[i] < rule->cut[i - 1]))
            return pace__fail(err, PACE_ERR_ARG, "", "cut point %d is no number or below the one before it; sort them",
                              i + 1);
        out->cut[i] = above ? nextafter(rule->cut[i], HUGE_VAL) : rule->cut[i];
    }
    return PACE_OK;
}

static pace_status check(const pace_pairs_out *out, const pace_pairs *in, const pace_pairs_rule *rule, pace_error *err)
{
    if (!out || !in || in->n < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_pairs_assess needs pairs and a place for its answers");
    if (in->n && (!in->base || !in->base_time || !in->latest || !in->latest_time || !in->target || !in->due_time))
        return pace__fail(err, PACE_ERR_ARG, "",
                          "a batch of pairs needs all six arrays; fill with NaN what is not known");
    if (out->status && !rule)
        return pace__fail(err, PACE_ERR_ARG, "", "classes need a rule; give one, or no room for classes");
    return PACE_OK;
}

pace_status pace_pairs_assess(const pace_pairs_out *out, const pace_pairs *in, const pace_pairs_rule *rule,
                              const pace_exec *exec, pace_error *err)
{
    pace__pairs_kernels kernels[PACE__PAIRS_KERNELS];
    job j = {.judge = {.measure = PACE_PAIRS_RATIO}};
    pace_status status = check(out, in, rule, err);
    if (!status && rule)
        status = take_rule(&j.judge, rule, err);
    if (status)
        return status;
    (void)pace__pairs_kernels_list(kernels);
    j.kernels = kernels[0];
    j.in[0] = in->base, j.in[1] = in->base_time, j.in[2] = in->latest;
    j.in[3] = in->latest_time, j.in[4] = in->target, j.in[5] = in->due_time;
    j.out[0] = out->actual, j.out[1] = out->required, j.out[2] = out->remaining, j.out[3] = out->ratio;
    j.out[4] = out->projected, j.out[5] = out->left, j.out[6] = out->progress;
    j.status = out->status;
    j.flags = out->flags;
    pace__exec_rows(exec, in->n, work, &j);
    return PACE_OK;
}
