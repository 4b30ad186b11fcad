/* Growth of series and panels: what is asked is checked once, then each row goes to the kernel of its kind. */
#include "pace/growth.h"
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "transform/rate.h"

/* Results larger than the caches are written past them. */
enum { STREAMING_BYTES = 8 * 1024 * 1024 };

/* A request that has been found sound. */
typedef struct plan {
    pace_growth_kind kind;
    int64_t n, lag;
    double per_year;
    pace__rate_kernel kernel; /* of the simple kinds */
    bool streaming;
} plan;

typedef struct row {
    double *out;
    const double *in;
    ptrdiff_t out_stride, in_stride;
    uint8_t *flags; /* n bytes or NULL */
} row;

static void set(const row *at, int64_t i, double value, uint8_t flags, uint8_t *all)
{
    at->out[i * at->out_stride] = value;
    if (at->flags)
        at->flags[i] = flags;
    *all |= flags;
}

static double one(const plan *p, double now, double before, uint8_t *flags)
{
    switch (p->kind) {
    case PACE_GROWTH_LOG:
        return pace__rate_log(now, before, flags);
    case PACE_GROWTH_DIFF:
        return pace__rate_difference(now, before, flags);
    case PACE_GROWTH_ANNUALIZED:
        return pace__rate_power(now, before, p->per_year / (double)p->lag, flags);
    case PACE_GROWTH_POP:
    case PACE_GROWTH_YOY:
    case PACE_GROWTH_CAGR:
    case PACE_GROWTH_AVG:
        break;
    }
    return pace__rate(now, before, flags);
}

/* From the last value to the first, so that the earlier values are still there when input and output are one. */
static uint8_t row_lagged(const plan *p, const row *at)
{
    uint8_t all = 0;
    int64_t i = p->n - 1;
    for (; i >= p->lag; i--) {
        uint8_t flags = 0;
        double now = at->in[i * at->in_stride], before = at->in[(i - p->lag) * at->in_stride];
        double value = one(p, now, before, &flags);
        set(at, i, value, flags, &all);
    }
    for (; i >= 0; i--) /* the first `lag` values */
        set(at, i, (double)NAN, PACE_ROW_SHORT, &all);
    return all;
}

static uint8_t row_compound(const plan *p, const row *at)
{
    uint8_t all = 0;
    int64_t start = 0;
    double first;
    for (; start < p->n && isnan(at->in[start * at->in_stride]); start++)
        set(at, start, (double)NAN, PACE_ROW_MISSING, &all);
    if (start == p->n)
        return all;
    first = at->in[start * at->in_stride];
    set(at, start, (double)NAN, PACE_ROW_SHORT, &all);
    for (int64_t i = start + 1; i < p->n; i++) {
        uint8_t flags = 0;
        double years = (double)(i - start) / p->per_year;
        double value = pace__rate_root(at->in[i * at->in_stride], first, years, &flags);
        set(at, i, value, flags, &all);
    }
    return all;
}

/* After a missing rate no later average is known, so the chain ends there, with the reason at every later value. */
static uint8_t row_average(const plan *p, const row *at)
{
    pace__chain chain = {0, 0, 0};
    uint8_t all = 0, broken = 0;
    int64_t i = 0;
    for (; i < p->n && isnan(at->in[i * at->in_stride]); i++)
        set(at, i, (double)NAN, PACE_ROW_MISSING, &all);
    for (; i < p->n; i++) {
        double value = (double)NAN;
        uint8_t flags;
        if (!broken && pace__chain_add(&chain, at->in[i * at->in_stride], &broken))
            value = pace__chain_average(&chain);
        flags = broken;
        if (!broken && !isfinite(value)) {
            flags = PACE_ROW_RANGE;
            value = (double)NAN;
        }
        set(at, i, value, flags, &all);
    }
    return all;
}

static bool is_simple(pace_growth_kind kind)
{
    return kind == PACE_GROWTH_POP || kind == PACE_GROWTH_YOY;
}

/* The fast way through, where it applies; a row with anything odd in it is done again, with reasons. */
static uint8_t compute_row(const plan *p, const row *at)
{
    if (is_simple(p->kind) && at->in_stride == 1 && at->out_stride == 1 && !at->flags && at->out != at->in &&
        pace__rate_row(p->kernel, at->out, at->in, p->n, p->lag, p->streaming))
        return p->n > 0 ? PACE_ROW_SHORT : 0;
    if (p->kind == PACE_GROWTH_CAGR)
        return row_compound(p, at);
    if (p->kind == PACE_GROWTH_AVG)
        return row_average(p, at);
    return row_lagged(p, at);
}

static pace_status no_meaning(pace_growth_kind kind, pace_freq freq, pace_error *err)
{
    return pace__fail(err, PACE_ERR_FREQ, "",
                      "%s growth has no meaning for periods that are %s; give a lag, or series of years, halves, "
                      "quarters or months",
                      pace_growth_kind_name(kind), freq ? pace_freq_name(freq) : "unknown");
}

static int64_t own_lag(pace_growth_kind kind, pace_freq freq)
{
    if (kind != PACE_GROWTH_YOY)
        return 1;
    return freq == PACE_WEEKLY || freq == PACE_DAILY ? 0 : (int64_t)freq;
}

static pace_status make_plan(plan *out, pace_growth_kind kind, const pace_growth_opts *opts, int64_t n,
                             pace_period first, pace_error *err)
{
    pace_growth_opts own = PACE_GROWTH_OPTS_INIT;
    pace_freq freq = pace_period_is_set(first) ? (pace_freq)first.freq : PACE_FREQ_NONE;
    pace__rate_kernel kernels[PACE__RATE_KERNELS];
    (void)pace__rate_kernels(kernels);
    if (opts)
        memcpy(&own, opts, opts->size && opts->size < sizeof own ? opts->size : sizeof own);
    if ((unsigned)kind > PACE_GROWTH_AVG)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no kind of growth; give one of pace_growth_kind", (int)kind);
    if (own.lag < 0)
        return pace__fail(err, PACE_ERR_ARG, "", "a lag cannot be negative; give the number of periods, or 0");
    *out = (plan){kind, n, own.lag ? own.lag : own_lag(kind, freq), (double)freq, kernels[0], false};
    if (out->lag == 0)
        return no_meaning(kind, freq, err);
    if ((kind == PACE_GROWTH_ANNUALIZED || kind == PACE_GROWTH_CAGR) && freq == PACE_FREQ_NONE)
        return no_meaning(kind, freq, err);
    return PACE_OK;
}

static pace_status fail_shape(const char *what, pace_error *err)
{
    return pace__fail(err, PACE_ERR_ARG, "", "%s; give arrays of at least the input's length, apart or the very same",
                      what);
}

/* Addresses from low to high that a view touches. */
static void extent(uintptr_t *low, uintptr_t *high, const double *x, int64_t n, ptrdiff_t stride)
{
    uintptr_t a = (uintptr_t)x, b = (uintptr_t)(x + (n - 1) * stride);
    *low = a < b ? a : b;
    *high = (a < b ? b : a) + sizeof *x;
}

/* Two arrays may be one, element for element, or apart; woven into each other they would read what was just written. */
static bool is_safe_pair(const double *out, ptrdiff_t out_stride, const double *in, ptrdiff_t in_stride, int64_t n)
{
    uintptr_t a, b, c, d;
    if (n == 0 || (out == in && out_stride == in_stride))
        return true;
    extent(&a, &b, out, n, out_stride);
    extent(&c, &d, in, n, in_stride);
    return b <= c || d <= a;
}

/* Products of counts and strides that leave the address space are no arrays. */
static bool is_reachable(int64_t n, ptrdiff_t stride)
{
    int64_t limit = (int64_t)(PTRDIFF_MAX / (ptrdiff_t)sizeof(double));
    return n <= 1 || (stride <= limit / (n - 1) && stride >= -(limit / (n - 1)));
}

pace_status pace_growth(pace_out out, uint8_t *flags, pace_view in, pace_growth_kind kind, const pace_growth_opts *opts,
                        pace_error *err)
{
    plan p;
    pace_status status;
    row at = {out.x, in.x, out.stride, in.stride, flags};
    if (in.n < 0 || out.n < in.n || (in.n > 0 && (!in.x || !out.x)))
        return fail_shape("the input or the room for the result is not there", err);
    if (in.n > 1 && out.stride == 0)
        return fail_shape("a stride of 0 leaves one place for all results", err);
    if (!is_reachable(in.n, in.stride) || !is_reachable(in.n, out.stride))
        return fail_shape("the arrays are larger than memory", err);
    if (!is_safe_pair(out.x, out.stride, in.x, in.stride, in.n))
        return fail_shape("input and output overlap", err);
    status = make_plan(&p, kind, opts, in.n, in.first, err);
    if (status)
        return status;
    (void)compute_row(&p, &at);
    return PACE_OK;
}

typedef struct job {
    plan p;
    pace_block_out out;
    pace_block in;
    uint8_t *row_flags;
} job;

static void compute_rows(void *arg, int64_t from, int64_t to)
{
    const job *work = arg;
    for (int64_t i = from; i < to; i++) {
        row at = {work->out.x + i * work->out.row_stride, work->in.x + i * work->in.row_stride, work->out.col_stride,
                  work->in.col_stride, NULL};
        uint8_t flags = compute_row(&work->p, &at);
        if (work->row_flags)
            work->row_flags[i] = flags;
    }
    pace__rate_rows_end(work->p.streaming);
}

/* Rows that share memory would race between threads and depend on their order: either a row ends before the next one
 * begins, or the rows lie between each other's values. */
static bool rows_apart(int64_t rows, int64_t cols, ptrdiff_t row_stride, ptrdiff_t col_stride)
{
    ptrdiff_t across = row_stride < 0 ? -row_stride : row_stride, along = col_stride < 0 ? -col_stride : col_stride;
    if (rows <= 1)
        return true;
    if (across == 0)
        return false;
    return cols <= 1 || across > (cols - 1) * along || along > (rows - 1) * across;
}

/* The whole of a block: the sum of both reaches must fit as well. */
static bool is_reachable_block(int64_t rows, int64_t cols, ptrdiff_t row_stride, ptrdiff_t col_stride)
{
    int64_t limit = (int64_t)(PTRDIFF_MAX / (ptrdiff_t)sizeof(double)) / 2;
    return (rows <= 1 || (row_stride <= limit / (rows - 1) && row_stride >= -(limit / (rows - 1)))) &&
           (cols <= 1 || (col_stride <= limit / (cols - 1) && col_stride >= -(limit / (cols - 1))));
}

static void block_extent(uintptr_t *low, uintptr_t *high, const double *x, int64_t rows, int64_t cols,
                         ptrdiff_t row_stride, ptrdiff_t col_stride)
{
    ptrdiff_t across = (rows - 1) * row_stride, along = (cols - 1) * col_stride;
    ptrdiff_t least = (across < 0 ? across : 0) + (along < 0 ? along : 0);
    ptrdiff_t most = (across > 0 ? across : 0) + (along > 0 ? along : 0);
    *low = (uintptr_t)(x + least);
    *high = (uintptr_t)(x + most) + sizeof *x;
}

static bool is_safe_block(pace_block_out out, pace_block in)
{
    uintptr_t a, b, c, d;
    if (out.x == in.x && out.row_stride == in.row_stride && out.col_stride == in.col_stride)
        return true;
    block_extent(&a, &b, out.x, in.rows, in.cols, out.row_stride, out.col_stride);
    block_extent(&c, &d, in.x, in.rows, in.cols, in.row_stride, in.col_stride);
    return b <= c || d <= a;
}

static pace_status check_block(pace_block_out out, pace_block in, pace_error *err)
{
    if (in.rows < 0 || in.cols < 0)
        return fail_shape("a block has a negative size", err);
    if (in.rows == 0 || in.cols == 0)
        return PACE_OK;
    if (!in.x || !out.x)
        return fail_shape("the input or the room for the result is not there", err);
    if (!is_reachable_block(in.rows, in.cols, in.row_stride, in.col_stride) ||
        !is_reachable_block(in.rows, in.cols, out.row_stride, out.col_stride))
        return fail_shape("the arrays are larger than memory", err);
    if ((in.cols > 1 && out.col_stride == 0) || !rows_apart(in.rows, in.cols, out.row_stride, out.col_stride))
        return fail_shape("rows of the result share memory", err);
    if (!is_safe_block(out, in))
        return fail_shape("input and output overlap", err);
    return PACE_OK;
}

pace_status pace_growth_rows(pace_block_out out, uint8_t *row_flags, pace_block in, pace_growth_kind kind,
                             const pace_growth_opts *opts, const pace_exec *exec, pace_error *err)
{
    job work = {.out = out, .in = in, .row_flags = row_flags};
    pace_status status = check_block(out, in, err);
    if (!status)
        status = make_plan(&work.p, kind, opts, in.cols, in.first, err);
    if (status)
        return status;
    work.p.streaming = in.cols > 0 && in.rows > STREAMING_BYTES / (int64_t)sizeof(double) / in.cols;
    pace__exec_rows(exec, in.rows, compute_rows, &work);
    return PACE_OK;
}
