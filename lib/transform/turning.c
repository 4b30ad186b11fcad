/* Turning points: what is checked, what periods are, what phases were. */
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>
#include "core/core.h"
#include "transform/shape.h"
#include "transform/sum.h"
#include "transform/turning.h"

typedef struct usual {
    int freq;
    int64_t window, min_phase, min_cycle, ends;
} usual;

static pace_status fill_in(pace__turning *s, const pace_turning_opts *opts, pace_freq freq, pace_error *err)
{
    static const usual known[] = {
        {PACE_ANNUAL, 1, 1, 2, 1}, {PACE_HALFYEARLY, 1, 1, 3, 1}, {PACE_QUARTERLY, 2, 2, 5, 2}, {PACE_MONTHLY, 5, 6, 15, 6}};
    usual u = {0, 0, 0, 0, 0};
    bool whole = opts->method == PACE_TURNING_BRY_BOSCHAN;
    if (opts->size != sizeof *opts || (unsigned)opts->method > PACE_TURNING_BRY_BOSCHAN)
        return pace__fail(err, PACE_ERR_ARG, "", "options of turning points begin with PACE_TURNING_OPTS_INIT");
    if (opts->window < 0 || opts->min_phase < 0 || opts->min_cycle < 0 || opts->ends < -1 || opts->window > INT32_MAX)
        return pace__fail(err, PACE_ERR_ARG, "", "a window, a phase and a cycle are not shorter than nothing; give 0 for the usual ones");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        u = known[i].freq == (int)freq ? known[i] : u;
    if (whole && freq != PACE_MONTHLY)
        return pace__fail(err, PACE_ERR_FREQ, "",
                          "the whole procedure of Bry and Boschan is for months, not for %s figures; take PACE_TURNING_BBQ",
                          pace_freq_name(freq));
    if (!u.freq && (!opts->window || !opts->min_phase || !opts->min_cycle || opts->ends < 0))
        return pace__fail(err, PACE_ERR_FREQ, "", "there is no usual cycle of %s figures; give window, min_phase, min_cycle and ends",
                          pace_freq_name(freq));
    u.min_phase = whole ? 5 : u.min_phase;
    s->window = opts->window ? opts->window : u.window;
    s->min_phase = opts->min_phase ? opts->min_phase : u.min_phase;
    s->min_cycle = opts->min_cycle ? opts->min_cycle : u.min_cycle;
    s->ends = opts->ends >= 0 ? opts->ends : u.ends;
    s->last_cycle = opts->last_cycle;
    return PACE_OK;
}

/* The values between missing ends into s; 0 or the flag of what stands in the way, at value `at`. */
static uint8_t take(pace__turning *s, int64_t *from, pace_view in, int64_t *at)
{
    int64_t to = in.n;
    *from = 0;
    while (*from < to && isnan(in.x[*from * in.stride]))
        ++*from;
    while (to > *from && isnan(in.x[(to - 1) * in.stride]))
        to--;
    for (*at = *from; *at < to; ++*at) {
        double x = in.x[*at * in.stride];
        if (!isfinite(x))
            return isnan(x) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN;
    }
    s->x = in.n ? in.x + *from * in.stride : in.x;
    s->stride = in.stride;
    s->n = to - *from;
    return s->n < 2 * s->window + 1 ? PACE_ROW_SHORT : 0;
}

static void find(pace__turns *t, const pace__turning *s, int64_t from, pace_turning_method method, double *scratch)
{
    if (method == PACE_TURNING_BRY_BOSCHAN)
        pace__turning_staged(s, t, scratch);
    else
        pace__turning_bbq(s, t);
    for (int64_t i = 0; i < t->count; i++)
        t->at[i].at += from;
}

int64_t pace_turning_room(int64_t n)
{
    return n > 0 ? 2 * n : 0;
}

static pace_status refuse(uint8_t why, const pace__turning *s, pace_view in, int64_t at, pace_error *err)
{
    char period[PACE_PERIOD_SIZE] = "";
    if (why == PACE_ROW_SHORT)
        return pace__fail(err, PACE_ERR_DATA, "", "%ld values are too few for a turn with %ld at either side; give more", (long)s->n,
                          (long)s->window);
    if (pace_period_is_set(in.first))
        pace_period_print(period, pace_view_period(in, at), NULL);
    return pace__fail(err, PACE_ERR_DATA, period, "value %ld is %s inside the series; turns take finite numbers without gaps", (long)at + 1,
                      why == PACE_ROW_MISSING ? "missing" : "infinite");
}

static const pace_turning_opts usual_opts = PACE_TURNING_OPTS_INIT;

pace_status pace_turning_find(pace_turn *turns, int64_t *count, pace_view in, const pace_turning_opts *opts, pace_error *err)
{
    pace__turning s;
    pace__turns t = {turns, 0};
    double *scratch = NULL;
    int64_t from = 0, at = 0;
    opts = opts ? opts : &usual_opts;
    if (!count || in.n < 0 || (in.n && (!turns || !in.x)))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_turning_find needs a series and room for twice as many turns as values");
    pace_status status = fill_in(&s, opts, (pace_freq)in.first.freq, err);
    if (status)
        return status;
    uint8_t why = take(&s, &from, in, &at);
    if (why)
        return refuse(why, &s, in, at, err);
    size_t room = opts->method == PACE_TURNING_BRY_BOSCHAN ? 3 * (size_t)s.n : 0;
    scratch = room ? pace__alloc(opts->allocator, room, sizeof *scratch) : NULL;
    if (room && !scratch)
        return pace__fail_memory(err);
    find(&t, &s, from, opts->method, scratch);
    if (room)
        pace__release(opts->allocator, scratch, room * sizeof *scratch);
    *count = t.count;
    return PACE_OK;
}

/* --- what each period is ------------------------------------------------------------------------------------------- */

static void put(pace_out out, int64_t i, double value)
{
    if (out.x)
        out.x[i * out.stride] = value;
}

static void mark(pace_out turn, pace_out phase, const pace_turn *turns, int64_t count, int64_t from, int64_t to, int64_t n)
{
    int64_t next = 0;
    for (int64_t i = 0; i < n; i++) {
        bool inside = i >= from && i < to, turns_here = next < count && turns[next].at == i;
        double now = !count ? (double)NAN : next < count ? turns[next].kind : -turns[count - 1].kind;
        put(turn, i, !inside ? (double)NAN : turns_here ? turns[next].kind : 0);
        put(phase, i, inside ? now : (double)NAN);
        next += turns_here;
    }
}

/* Where the values that are not missing begin and end. */
static void find_span(int64_t *from, int64_t *to, pace_view in)
{
    *to = pace_view_last(in) + 1;
    *from = 0;
    while (*from < *to && isnan(in.x[*from * in.stride]))
        ++*from;
}

static bool fits(const pace_turn *turns, int64_t count, pace_view in)
{
    for (int64_t i = 0; i < count; i++) {
        if (turns[i].at < 0 || turns[i].at >= in.n || (i && turns[i].at <= turns[i - 1].at) || abs(turns[i].kind) != 1)
            return false;
    }
    return count >= 0;
}

pace_status pace_turning_mark(pace_out turn, pace_out phase, const pace_turn *turns, int64_t count, pace_view in, pace_error *err)
{
    int64_t from, to;
    pace_status status = turn.x ? pace__shape(turn, in.n, in, err) : PACE_OK;
    if (!status && phase.x)
        status = pace__shape(phase, in.n, in, err);
    if (status)
        return status;
    if (in.n < 0 || (in.n && !in.x) || (count && !turns) || !fits(turns, count, in))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_turning_mark needs a series and its own turns in the order of time");
    find_span(&from, &to, in);
    mark(turn, phase, turns, count, from, to, in.n);
    return PACE_OK;
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

typedef struct rows_task {
    pace__turning figures;
    const pace_turning_opts *opts;
    pace_block_out turn, phase;
    uint8_t *row_flags;
    pace_block in;
    atomic_bool failed;
} rows_task;

static pace_out row_of(pace_block_out out, int64_t r, int64_t cols)
{
    return (pace_out){out.x ? out.x + r * out.row_stride : NULL, cols, out.col_stride};
}

static void run_row(const rows_task *task, int64_t r, pace_turn *turns, double *scratch)
{
    pace_view in = {task->in.x + r * task->in.row_stride, task->in.cols, task->in.col_stride, task->in.first};
    pace__turning s = task->figures;
    pace__turns t = {turns, 0};
    int64_t from, to, at = 0;
    uint8_t why = take(&s, &from, in, &at);
    to = why ? from : from + s.n;
    if (!why)
        find(&t, &s, from, task->opts->method, scratch);
    mark(row_of(task->turn, r, in.n), row_of(task->phase, r, in.n), turns, t.count, from, to, in.n);
    if (task->row_flags)
        task->row_flags[r] = why;
}

static void rows_piece(void *arg, int64_t from, int64_t to)
{
    rows_task *task = arg;
    size_t n = (size_t)task->in.cols, room = 2 * n, doubles = task->opts->method == PACE_TURNING_BRY_BOSCHAN ? 3 * n : 0;
    pace_turn *turns = pace__alloc(task->opts->allocator, room, sizeof *turns);
    double *scratch = doubles && turns ? pace__alloc(task->opts->allocator, doubles, sizeof *scratch) : NULL;
    if (!turns || (doubles && !scratch))
        atomic_store(&task->failed, true);
    else
        for (int64_t r = from; r < to; r++)
            run_row(task, r, turns, scratch);
    if (scratch)
        pace__release(task->opts->allocator, scratch, doubles * sizeof *scratch);
    if (turns)
        pace__release(task->opts->allocator, turns, room * sizeof *turns);
}

pace_status pace_turning_rows(pace_block_out turn, pace_block_out phase, uint8_t *row_flags, pace_block in,
                              const pace_turning_opts *opts, const pace_exec *exec, pace_error *err)
{
    rows_task task = {.opts = opts ? opts : &usual_opts, .turn = turn, .phase = phase, .row_flags = row_flags, .in = in};
    atomic_init(&task.failed, false);
    if (in.rows < 0 || in.cols < 0 || (in.rows && in.cols && !in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "a block of %ld rows of %ld values; give none or more, and their memory",
                          (long)in.rows, (long)in.cols);
    pace_status status = fill_in(&task.figures, task.opts, (pace_freq)in.first.freq, err);
    if (status)
        return status;
    if (in.rows && in.cols)
        pace__exec_rows(exec, in.rows, rows_piece, &task);
    else if (row_flags)
        for (int64_t r = 0; r < in.rows; r++)
            row_flags[r] = PACE_ROW_SHORT;
    return atomic_load(&task.failed) ? pace__fail_memory(err) : PACE_OK;
}

/* --- phases ---------------------------------------------------------------------------------------------------------- */

static void measure(pace_phase *p, pace_view in)
{
    double distance = (double)(p->to - p->from);
    pace__sum area = {0, 0};
    for (int64_t i = p->from + 1; i <= p->to; i++)
        pace__sum_add(&area, p->kind * (in.x[i * in.stride] - p->level_from));
    p->duration = distance;
    p->amplitude = p->kind * (p->level_to - p->level_from);
    p->cumulated = pace__sum_value(area) - p->amplitude / 2;
    p->excess = (distance * p->amplitude / 2 - p->cumulated) / distance;
}

int64_t pace_turning_phases(pace_phase *phases, const pace_turn *turns, int64_t count, pace_view in)
{
    const double none = (double)NAN;
    if (count <= 0)
        return 0;
    for (int64_t i = 0; i <= count; i++) {
        pace_phase p = {i < count ? turns[i].kind : -turns[count - 1].kind, -1, -1, none, none, none, none, none, none};
        p.from = i ? turns[i - 1].at : -1;
        p.to = i < count ? turns[i].at : -1;
        p.level_from = i ? in.x[p.from * in.stride] : none;
        p.level_to = i < count ? in.x[p.to * in.stride] : none;
        if (i && i < count)
            measure(&p, in);
        phases[i] = p;
    }
    return count + 1;
}

static pace_phase_means means_of(const pace_phase *phases, int64_t count, int kind)
{
    pace__sum sum[4] = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
    int64_t n = 0;
    for (int64_t i = 0; i < count; i++) {
        if (phases[i].kind != kind || phases[i].from < 0 || phases[i].to < 0)
            continue;
        pace__sum_add(&sum[0], phases[i].duration);
        pace__sum_add(&sum[1], phases[i].amplitude);
        pace__sum_add(&sum[2], phases[i].cumulated);
        pace__sum_add(&sum[3], phases[i].excess);
        n++;
    }
    double all = n ? (double)n : (double)NAN;
    return (pace_phase_means){n, pace__sum_value(sum[0]) / all, pace__sum_value(sum[1]) / all, pace__sum_value(sum[2]) / all,
                              pace__sum_value(sum[3]) / all, pace__sum_value(sum[1]) / pace__sum_value(sum[0])};
}

void pace_turning_means(pace_phase_means *expansions, pace_phase_means *contractions, const pace_phase *phases, int64_t count)
{
    if (expansions)
        *expansions = means_of(phases, count, 1);
    if (contractions)
        *contractions = means_of(phases, count, -1);
}

double pace_turning_concordance(pace_view phase, pace_view other)
{
    int64_t n = phase.n < other.n ? phase.n : other.n, both = 0, alike = 0;
    for (int64_t i = 0; i < n; i++) {
        double a = phase.x[i * phase.stride], b = other.x[i * other.stride];
        if (isnan(a) || isnan(b))
            continue;
        both++;
        alike += (a > 0) == (b > 0);
    }
    return both ? (double)alike / (double)both : (double)NAN;
}
