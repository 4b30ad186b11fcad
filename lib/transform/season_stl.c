/* STL: options, one series, rows. */
#include <math.h>
#include "transform/season_stl.h"

/* --- options ------------------------------------------------------------------------------------------------------- */

static int64_t odd(int64_t window)
{
    window = window < 3 ? 3 : window;
    return window + (window % 2 == 0);
}

/* From an option that is not there (0), or a window that is rounded to an odd number. */
static int64_t window_of(int64_t given, double otherwise)
{
    return odd(given ? given : (int64_t)otherwise);
}

static int64_t jump_of(int64_t given, int64_t window)
{
    return given ? given : (window + 9) / 10;
}

/* Jumps and the trend's window follow from windows as they were given, even ones too, as in R. */
static void settle_jumps(pace_stl_opts *o)
{
    if (o->seasonal != PACE_STL_PERIODIC)
        o->seasonal_jump = jump_of(o->seasonal_jump, o->seasonal);
    if (o->trend)
        o->trend_jump = jump_of(o->trend_jump, o->trend);
    if (o->low_pass)
        o->low_pass_jump = jump_of(o->low_pass_jump, o->low_pass);
}

static pace_status check_numbers(const pace_stl_opts *o, pace_error *err)
{
    const int64_t most = INT32_MAX, sizes[] = {o->trend, o->low_pass, o->seasonal_jump, o->trend_jump, o->low_pass_jump};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (sizes[i] < 0 || sizes[i] > most)
            return pace__fail(err, PACE_ERR_ARG, "", "a window or jump of %ld values; give 1 or more, or 0 for the default",
                              (long)sizes[i]);
    if (o->seasonal != PACE_STL_PERIODIC && (o->seasonal < 1 || o->seasonal > most))
        return pace__fail(err, PACE_ERR_ARG, "", "a seasonal window of %ld cycles; give an odd number such as 7, or periodic",
                          (long)o->seasonal);
    if (o->seasonal_degree < 0 || o->seasonal_degree > 1 || o->trend_degree < 0 || o->trend_degree > 1 ||
        o->low_pass_degree < -1 || o->low_pass_degree > 1)
        return pace__fail(err, PACE_ERR_ARG, "", "the degree of a local fit is 0 or 1; give one of them");
    if (o->inner < -1 || o->inner == 0 || o->inner > 1000 || o->outer < -1 || o->outer > 1000)
        return pace__fail(err, PACE_ERR_ARG, "", "%ld inner and %ld outer rounds; give 1-1000 and 0-1000, or -1 for the default",
                          (long)o->inner, (long)o->outer);
    if (o->mode != PACE_SEASON_ADDITIVE && o->mode != PACE_SEASON_MULTIPLICATIVE)
        return pace__fail(err, PACE_ERR_ARG, "", "STL is additive or multiplicative; the other modes are those of X-11");
    return PACE_OK;
}

pace_status pace__stl_settle(pace_stl_opts *out, const pace_stl_opts *given, pace_period first, pace_error *err)
{
    const pace_stl_opts defaults = PACE_STL_OPTS_INIT;
    pace_stl_opts o = given ? *given : defaults;
    if (o.size != sizeof o)
        return pace__fail(err, PACE_ERR_ARG, "", "options of another version; begin with PACE_STL_OPTS_INIT");
    pace_status status = check_numbers(&o, err);
    if (!status)
        status = pace__season_period(&o.period, o.period, first, err);
    if (status)
        return status;
    bool periodic = o.seasonal == PACE_STL_PERIODIC;
    settle_jumps(&o);
    /* the share that a periodic figure leaves to the trend is that of a window of ten times the series: none */
    double share = periodic ? 1 : 1 - 1.5 / (double)o.seasonal;
    o.trend = window_of(o.trend, periodic ? 0 : ceil(1.5 * (double)o.period / share));
    o.seasonal = periodic ? PACE_STL_PERIODIC : odd(o.seasonal);
    o.low_pass = window_of(o.low_pass, (double)o.period);
    o.low_pass_degree = o.low_pass_degree < 0 ? o.trend_degree : o.low_pass_degree;
    o.low_pass_jump = jump_of(o.low_pass_jump, o.low_pass);
    o.inner = o.inner < 0 ? (o.robust ? 1 : 2) : o.inner;
    o.outer = o.outer < 0 ? (o.robust ? 15 : 0) : o.outer;
    *out = o;
    return PACE_OK;
}

void pace__stl_settle_length(pace_stl_opts *o, bool default_trend, int64_t n)
{
    if (o->seasonal == PACE_STL_PERIODIC && default_trend)
        o->trend = odd((int64_t)ceil(1.5 * (double)o->period / (1 - 1.5 / (10.0 * (double)n + 1))));
    o->trend_jump = jump_of(o->trend_jump, o->trend);
}

/* --- work space ---------------------------------------------------------------------------------------------------- */

size_t pace__stl_room(int64_t n, int64_t period)
{
    return 4 * (size_t)n + 3 * (size_t)(n + 2 * period) + 2 * (size_t)(n / period + 1);
}

pace__stl_work pace__stl_divide(double *room, int64_t n, int64_t period, int64_t lanes)
{
    pace__stl_work work = {NULL, NULL, NULL, NULL, NULL, NULL, NULL};
    int64_t long_one = (n + 2 * period) * lanes;
    work.y = room;
    work.trend = work.y + n * lanes;
    work.seasonal = work.trend + n * lanes;
    work.cycle = work.seasonal + n * lanes;
    work.a = work.cycle + long_one;
    work.b = work.a + long_one;
    work.sub = work.b + long_one;
    return work;
}

/* --- components ---------------------------------------------------------------------------------------------------- */

/* The same figure every year: means by place in the cycle. */
static void make_periodic(const pace__stl_plan *plan, double *seasonal, int64_t lanes, int64_t lane)
{
    for (int64_t k = 0; k < plan->period; k++) {
        double sum = 0;
        int64_t count = 0;
        for (int64_t i = k; i < plan->n; i += plan->period, count++)
            sum += seasonal[i * lanes + lane];
        for (int64_t i = k; i < plan->n; i += plan->period)
            seasonal[i * lanes + lane] = sum / (double)count;
    }
}

/* Whether each lane's components stayed in the range of a double. */
static void find_finite(bool finite[], const pace__stl_plan *plan, const pace__stl_work *work, int64_t lanes)
{
    double odd[PACE__STL_LANES] = {0}; /* x - x is NaN for infinities and NaN, else 0 */
    for (int64_t i = 0; i < plan->n * lanes; i += lanes) {
        for (int64_t lane = 0; lane < lanes; lane++) {
            double rest = work->y[i + lane] - work->seasonal[i + lane] - work->trend[i + lane];
            odd[lane] += rest - rest;
        }
    }
    for (int64_t lane = 0; lane < lanes; lane++)
        finite[lane] = odd[lane] >= 0;
}

static void set(pace_out out, int64_t i, double value)
{
    if (out.x)
        out.x[i * out.stride] = value;
}

/* A few values of one lane into the outputs; together they stay in the first cache. */
static void put_some(const pace__stl_plan *plan, const pace__stl_work *work, int64_t lanes, int64_t lane,
                     const pace_season_out *out, int64_t from, int64_t first, int64_t end)
{
    for (int64_t i = first; i < end; i++) {
        double y = work->y[i * lanes + lane], seasonal = work->seasonal[i * lanes + lane], trend = work->trend[i * lanes + lane];
        double adjusted = y - seasonal, rest = adjusted - trend;
        set(out->trend, from + i, plan->factors ? exp(trend) : trend);
        set(out->seasonal, from + i, plan->factors ? exp(seasonal) : seasonal);
        set(out->irregular, from + i, plan->factors ? exp(rest) : rest);
        set(out->adjusted, from + i, plan->factors ? exp(adjusted) : adjusted);
    }
}

/* Lanes that have an output. */
static void put(const pace__stl_plan *plan, const pace__stl_work *work, int64_t lanes, const pace_season_out out[],
                const bool wanted[], int64_t from)
{
    enum { SOME = 32 };
    for (int64_t i = 0; i < plan->n; i += SOME)
        for (int64_t lane = 0; lane < lanes; lane++)
            if (wanted[lane])
                put_some(plan, work, lanes, lane, &out[lane], from, i, i + SOME < plan->n ? i + SOME : plan->n);
}

static void take(double *y, int64_t lanes, const pace__stl_plan *plan, pace_view in, int64_t from)
{
    for (int64_t i = 0; i < plan->n; i++) {
        double x = in.x[(from + i) * in.stride];
        y[i * lanes] = plan->factors ? log(x) : x;
    }
}

/* --- one series ---------------------------------------------------------------------------------------------------- */

/* A call: options, and whether the trend's window is the default one. */
typedef struct stl_call {
    pace_stl_opts opts;
    bool default_trend;
    double least;
} stl_call;

static pace_status prepare(stl_call *out, const pace_stl_opts *given, pace_period first, pace_error *err)
{
    pace_status status = pace__stl_settle(&out->opts, given, first, err);
    out->default_trend = !given || !given->trend;
    out->least = !status && out->opts.mode == PACE_SEASON_MULTIPLICATIVE ? 0 : -(double)INFINITY;
    return status;
}

static pace_status plan_for(pace__stl_plan *plan, const stl_call *call, int64_t n, pace_error *err)
{
    pace_stl_opts opts = call->opts;
    pace__stl_settle_length(&opts, call->default_trend, n);
    return pace__stl_plan_init(plan, n, &opts, err);
}

void pace__stl_series(const pace__stl_plan *plan, const pace__stl_work *work, double *spare)
{
    for (int64_t i = 0; i < plan->n; i++)
        spare[i] = 1;
    if (plan->outer > 0)
        pace__stl_robust(plan, work, spare, spare + plan->n);
    else
        pace__stl_one(plan, work);
    if (plan->periodic)
        make_periodic(plan, work->seasonal, 1, 0);
}

/* Rounds of one series whose weights are planned; *finite: no component left the range of a double. */
static pace_status run_one(const pace__stl_plan *plan, const stl_call *call, const pace_season_out *out, pace_view in,
                           pace__span span, bool *finite, pace_error *err)
{
    size_t room = pace__stl_room(plan->n, plan->period);
    double *memory = pace__alloc(call->opts.allocator, room + 2 * (size_t)plan->n, sizeof *memory);
    if (!memory)
        return pace__fail_memory(err);
    pace__stl_work work = pace__stl_divide(memory, plan->n, plan->period, 1);
    double *weights = memory + room;
    take(work.y, 1, plan, in, span.from);
    pace__stl_series(plan, &work, weights);
    find_finite(finite, plan, &work, 1);
    if (*finite) {
        pace__season_blank(out, in.n);
        put(plan, &work, 1, out, finite, span.from);
        for (int64_t i = 0; i < plan->n; i++)
            set(out->weights, span.from + i, weights[i]);
    }
    pace__release(call->opts.allocator, memory, (room + 2 * (size_t)plan->n) * sizeof *memory);
    return PACE_OK;
}

pace_status pace_stl(pace_season_out out, pace_view in, const pace_stl_opts *opts, pace_error *err)
{
    stl_call call;
    pace__span span;
    pace__stl_plan plan;
    bool finite = true;
    pace_status status = prepare(&call, opts, in.first, err);
    if (!status)
        status = pace__season_room(&out, in, err);
    if (!status)
        status = pace__season_check(&span, in, call.least, 2 * call.opts.period + 1, err);
    if (!status)
        status = plan_for(&plan, &call, span.n, err);
    if (status)
        return status;
    status = run_one(&plan, &call, &out, in, span, &finite, err);
    pace__stl_plan_clear(&plan);
    if (!status && !finite)
        status = pace__fail(err, PACE_ERR_RANGE, "", "the values are too large to add up; give them in a larger unit");
    return status;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

typedef struct stl_task {
    pace_season_block_out out;
    uint8_t *row_flags;
    pace_block in;
    stl_call call;
    pace__stl_plan plan; /* for rows without missing values at their ends */
    bool planned;
    pace__stl_kernel kernel;
    pace__rooms rooms;
    atomic_bool failed;
} stl_task;

/* Rows that wait until there are enough for the wide kernel. */
typedef struct stl_tile {
    int64_t row[PACE__STL_LANES];
    int count;
    double *memory;
    pace__stl_work work;
} stl_tile;

static void flag(const stl_task *t, int64_t row, uint8_t found)
{
    if (t->row_flags)
        t->row_flags[row] = found;
}

static void finish_tile(const stl_task *t, stl_tile *tile)
{
    pace_season_out out[PACE__STL_LANES];
    bool finite[PACE__STL_LANES], wanted[PACE__STL_LANES] = {false};
    for (int lane = tile->count; lane < PACE__STL_LANES; lane++) /* lanes without a row repeat the first */
        for (int64_t i = 0; i < t->plan.n; i++)
            tile->work.y[i * PACE__STL_LANES + lane] = tile->work.y[i * PACE__STL_LANES];
    t->kernel(&t->plan, &tile->work);
    for (int64_t lane = 0; t->plan.periodic && lane < PACE__STL_LANES; lane++)
        make_periodic(&t->plan, tile->work.seasonal, PACE__STL_LANES, lane);
    find_finite(finite, &t->plan, &tile->work, PACE__STL_LANES);
    for (int lane = 0; lane < tile->count; lane++) {
        out[lane] = pace__season_row_out(&t->out, &t->in, tile->row[lane]);
        wanted[lane] = finite[lane];
        if (!finite[lane])
            pace__season_blank(&out[lane], t->in.cols);
        flag(t, tile->row[lane], finite[lane] ? 0 : PACE_ROW_RANGE);
    }
    put(&t->plan, &tile->work, PACE__STL_LANES, out, wanted, 0);
    tile->count = 0;
}

/* A row by itself: robust, or shorter than the others. */
static pace_status run_alone(const stl_task *t, int64_t row, pace__span span)
{
    pace__stl_plan own;
    pace_season_out out = pace__season_row_out(&t->out, &t->in, row);
    bool finite = true, whole = t->planned && span.n == t->in.cols;
    pace_status status = whole ? PACE_OK : plan_for(&own, &t->call, span.n, NULL);
    if (status)
        return status;
    status = run_one(whole ? &t->plan : &own, &t->call, &out, pace__season_row(&t->in, row), span, &finite, NULL);
    if (!whole)
        pace__stl_plan_clear(&own);
    if (!status && !finite)
        pace__season_blank(&out, t->in.cols);
    flag(t, row, finite ? 0 : PACE_ROW_RANGE);
    return status;
}

static void run_rows(stl_task *t, stl_tile *tile, int64_t from, int64_t to)
{
    for (int64_t r = from; r < to; r++) {
        pace_view in = pace__season_row(&t->in, r);
        pace__span span;
        int64_t at = 0;
        uint8_t found = pace__season_span(&span, &at, in, t->call.least, 2 * t->call.opts.period + 1);
        if (found) {
            pace_season_out out = pace__season_row_out(&t->out, &t->in, r);
            pace__season_blank(&out, in.n);
            flag(t, r, found);
        } else if (tile->memory && span.n == in.n) {
            take(tile->work.y + tile->count, PACE__STL_LANES, &t->plan, in, 0);
            tile->row[tile->count++] = r;
        } else if (run_alone(t, r, span)) {
            atomic_store(&t->failed, true);
        }
        if (tile->count == PACE__STL_LANES || (tile->count && r + 1 == to))
            finish_tile(t, tile);
    }
}

static void stl_piece(void *arg, int64_t from, int64_t to)
{
    stl_task *t = arg;
    stl_tile tile = {{0}, 0, NULL, {NULL, NULL, NULL, NULL, NULL, NULL, NULL}};
    if (t->kernel && t->planned && t->plan.outer == 0) {
        tile.memory = pace__rooms_take(&t->rooms);
        if (!tile.memory) {
            atomic_store(&t->failed, true);
            return;
        }
        tile.work = pace__stl_divide(tile.memory, t->plan.n, t->plan.period, PACE__STL_LANES);
    }
    run_rows(t, &tile, from, to);
    if (tile.memory)
        pace__rooms_give(&t->rooms, tile.memory);
}

pace_status pace_stl_rows(pace_season_block_out out, uint8_t *row_flags, pace_block in, const pace_stl_opts *opts,
                          const pace_exec *exec, pace_error *err)
{
    stl_task task = {.out = out, .row_flags = row_flags, .in = in, .kernel = pace__stl_wide()};
    pace_status status = prepare(&task.call, opts, in.first, err);
    atomic_init(&task.failed, false);
    if (!status)
        status = pace__season_block(&out, &in, err);
    if (!status && in.rows && in.cols > 2 * task.call.opts.period) {
        status = plan_for(&task.plan, &task.call, in.cols, err);
        task.planned = !status;
    }
    if (status || !in.rows)
        return status;
    pace__rooms_init(&task.rooms, task.call.opts.allocator,
                     task.planned ? pace__stl_room(task.plan.n, task.plan.period) * PACE__STL_LANES : 0);
    pace__exec_rows(exec, in.rows, stl_piece, &task);
    pace__rooms_clear(&task.rooms);
    if (task.planned)
        pace__stl_plan_clear(&task.plan);
    return atomic_load(&task.failed) ? pace__fail_memory(err) : PACE_OK;
}
