/* Filters on the rows of a block: HP on several rows at a time, all else a row after the other. */
#include <math.h>
#include <stdatomic.h>
#include "transform/filter_run.h"

enum { LANES = PACE__FILTER_LANES };

typedef struct rows_task {
    const pace_filter *plan;
    pace_block_out trend, cycle;
    uint8_t *row_flags;
    pace_block in;
    pace__hp_kernel wide; /* NULL: a row after the other */
    atomic_bool failed;
} rows_task;

static pace_view row_in(const rows_task *t, int64_t r)
{
    return (pace_view){t->in.x + r * t->in.row_stride, t->in.cols, t->in.col_stride, t->in.first};
}

static pace_out row_out(const pace_block_out *out, const rows_task *t, int64_t r)
{
    return (pace_out){out->x ? out->x + r * out->row_stride : NULL, t->in.cols, out->col_stride};
}

static void run_row(const rows_task *t, int64_t r, double *memory)
{
    const pace_filter *plan = t->plan;
    pace_view in = row_in(t, r);
    pace_filter_found found;
    double *y = memory, *part = memory + plan->n;
    int64_t at = 0;
    uint8_t why = pace__filter_take(plan, in, y, &found, &at);
    if (!why)
        why = pace__filter_run(plan, y, part, part + plan->n, &found);
    pace__filter_put(row_out(&t->trend, t, r), in.n, &found, why ? NULL : y);
    pace__filter_put(row_out(&t->cycle, t, r), in.n, &found, why ? NULL : part);
    if (t->row_flags)
        t->row_flags[r] = why;
}

/* Values of a tile beside each other. Its sum is finite only if all of them are: what is not goes row by row. */
static bool take_tile(const rows_task *t, int64_t r, double *y)
{
    double sums[LANES] = {0};
    bool finite = true;
    for (int64_t i = 0; i < t->in.cols; i++) {
        const double *x = t->in.x + r * t->in.row_stride + i * t->in.col_stride;
        for (int lane = 0; lane < LANES; lane++)
            y[i * LANES + lane] = x[lane * t->in.row_stride];
    }
    for (int64_t i = 0; i < t->in.cols; i++)
        for (int lane = 0; lane < LANES; lane++)
            sums[lane] += 0 * y[i * LANES + lane];
    for (int lane = 0; lane < LANES; lane++)
        finite &= isfinite(sums[lane]);
    return finite;
}

static bool is_finite_tile(const double *w, int64_t n)
{
    double sums[LANES] = {0};
    bool finite = true;
    for (int64_t i = 0; i < n; i++)
        for (int lane = 0; lane < LANES; lane++)
            sums[lane] += 0 * w[i * LANES + lane];
    for (int lane = 0; lane < LANES; lane++)
        finite &= isfinite(sums[lane]);
    return finite;
}

static void put_tile(const rows_task *t, int64_t r, const double *y, const double *w)
{
    for (int lane = 0; lane < LANES; lane++) {
        pace_out trend = row_out(&t->trend, t, r + lane), cycle = row_out(&t->cycle, t, r + lane);
        for (int64_t i = 0; trend.x && i < t->in.cols; i++)
            trend.x[i * trend.stride] = y[i * LANES + lane] - w[i * LANES + lane];
        for (int64_t i = 0; cycle.x && i < t->in.cols; i++)
            cycle.x[i * cycle.stride] = w[i * LANES + lane];
        if (t->row_flags)
            t->row_flags[r + lane] = 0;
    }
}

/* False where one of the rows has something odd. */
static bool run_tile(const rows_task *t, int64_t r, double *memory)
{
    const int64_t n = t->in.cols;
    double *y = memory, *w = memory + n * LANES;
    if (!take_tile(t, r, y))
        return false;
    t->wide(t->plan, y, w, n);
    if (!is_finite_tile(w, n))
        return false;
    put_tile(t, r, y, w);
    return true;
}

static void rows_piece(void *arg, int64_t from, int64_t to)
{
    rows_task *t = arg;
    size_t alone = pace_filter_scratch(t->plan), tile = t->wide ? 2 * LANES * (size_t)t->in.cols : 0;
    size_t room = alone > tile ? alone : tile;
    double *memory = pace__alloc(t->plan->opts.allocator, room, sizeof *memory);
    if (!memory) {
        atomic_store(&t->failed, true);
        return;
    }
    for (int64_t r = from; r < to;) {
        if (t->wide && r + LANES <= to && run_tile(t, r, memory)) {
            r += LANES;
            continue;
        }
        for (int64_t end = t->wide && r + LANES < to ? r + LANES : t->wide ? to : r + 1; r < end; r++)
            run_row(t, r, memory);
    }
    pace__release(t->plan->opts.allocator, memory, room * sizeof *memory);
}

static pace__hp_kernel wide_for(const pace_filter *plan, int64_t cols)
{
    pace__hp_kernel all[PACE__HP_KERNELS];
    bool plain = plan->opts.drift == PACE_DRIFT_NONE;
    return plan->opts.kind == PACE_FILTER_HP && plain && cols >= plan->need && pace__hp_kernels(all) ? all[0] : NULL;
}

pace_status pace_filter_rows(const pace_filter *plan, pace_block_out trend, pace_block_out cycle, uint8_t *row_flags,
                             pace_block in, const pace_exec *exec, pace_error *err)
{
    rows_task task = {.plan = plan, .trend = trend, .cycle = cycle, .row_flags = row_flags, .in = in,
                      .wide = wide_for(plan, in.cols)};
    atomic_init(&task.failed, false);
    if (in.rows < 0 || in.cols < 0 || (in.rows && in.cols && !in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "a block of %ld rows of %ld values; give none or more, and their memory",
                          (long)in.rows, (long)in.cols);
    if (!in.rows)
        return PACE_OK;
    pace_status status = pace__filter_room(plan, row_out(&trend, &task, 0), row_out(&cycle, &task, 0), row_in(&task, 0), err);
    if (status)
        return status;
    pace__exec_rows(exec, in.rows, rows_piece, &task);
    return atomic_load(&task.failed) ? pace__fail_memory(err) : PACE_OK;
}
