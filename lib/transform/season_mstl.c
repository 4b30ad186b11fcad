/* Several cycles in one series: STL for one after the other. */
#include <math.h>
#include "transform/season_stl.h"
#include "transform/shape.h"

/* Room and plans of one call. */
typedef struct mstl {
    int64_t n, count, rounds;
    bool factors;
    pace__stl_plan *plan; /* of each period; `planned` of them are there */
    int64_t planned;
    double *memory; /* what is left of the series, the weights with spare, a row a period, and work space of STL */
    size_t room;
    pace__stl_work work;
    double *left, *weights, *seasonal;
} mstl;

static pace_status check(const pace_season_out *out, pace_block_out seasonal, pace_view in, const int64_t *periods,
                         const int64_t *windows, int64_t count, int64_t rounds, pace_error *err)
{
    pace_status status = pace__season_room(out, in, err);
    if (!status && (count < 1 || !periods))
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no period; give one or more, such as 24 and 168");
    if (!status && (rounds < 0 || rounds > 1000))
        status = pace__fail(err, PACE_ERR_ARG, "", "%ld rounds; give 1-1000, or 0 for the default", (long)rounds);
    for (int64_t k = 0; k < count && !status; k++) {
        pace_out row = {seasonal.x ? seasonal.x + k * seasonal.row_stride : NULL, in.n, seasonal.col_stride};
        if (periods[k] < 2 || (k > 0 && periods[k] <= periods[k - 1]))
            status = pace__fail(err, PACE_ERR_ARG, "", "period %ld is %ld; give periods from 2 on in rising order", (long)k + 1,
                                (long)periods[k]);
        else if (windows && windows[k] == 0)
            status = pace__fail(err, PACE_ERR_ARG, "", "window %ld is 0; give an odd number such as 11, or periodic", (long)k + 1);
        else if (row.x)
            status = pace__shape(row, in.n, in, err);
    }
    return status;
}

static pace_status plan_all(mstl *m, const int64_t *periods, const int64_t *windows, const pace_stl_opts *given, pace_period first,
                            pace_error *err)
{
    const pace_stl_opts defaults = PACE_STL_OPTS_INIT;
    pace_stl_opts base = given ? *given : defaults;
    m->plan = pace__calloc(base.allocator, (size_t)m->count, sizeof *m->plan);
    if (!m->plan)
        return pace__fail_memory(err);
    for (int64_t k = 0; k < m->count; k++) {
        pace_stl_opts settled, own = base;
        own.period = periods[k];
        own.seasonal = windows ? windows[k] : 11 + 4 * k;
        pace_status status = pace__stl_settle(&settled, &own, first, err);
        if (!status) {
            pace__stl_settle_length(&settled, own.trend == 0, m->n);
            status = pace__stl_plan_init(&m->plan[k], m->n, &settled, err);
        }
        if (status)
            return status;
        m->planned++;
    }
    m->factors = base.mode == PACE_SEASON_MULTIPLICATIVE;
    return PACE_OK;
}

static pace_status make_room(mstl *m, int64_t longest, const pace_allocator *allocator, pace_error *err)
{
    size_t n = (size_t)m->n, work = pace__stl_room(m->n, longest) + 2 * n; /* shorter cycles have longer rows of one place */
    m->room = (3 + (size_t)m->count) * n + work;
    m->memory = pace__calloc(allocator, m->room, sizeof *m->memory);
    if (!m->memory)
        return pace__fail_memory(err);
    m->left = m->memory;
    m->weights = m->left + n;
    m->seasonal = m->weights + 2 * n;
    m->work = pace__stl_divide(m->seasonal + (size_t)m->count * n, m->n, longest, 1);
    return PACE_OK;
}

static void run(mstl *m)
{
    for (int64_t k = 0; k < m->rounds * m->count; k++) {
        double *own = m->seasonal + k % m->count * m->n;
        for (int64_t i = 0; i < m->n; i++)
            m->work.y[i] = m->left[i] + own[i];
        pace__stl_series(&m->plan[k % m->count], &m->work, m->weights);
        for (int64_t i = 0; i < m->n; i++) {
            own[i] = m->work.seasonal[i];
            m->left[i] = m->work.y[i] - own[i];
        }
    }
}

/* In place: components from what the rounds left. */
static bool finish(mstl *m)
{
    double *total = m->work.a, *adjusted = m->left, *rest = m->work.b;
    bool finite = true;
    for (int64_t i = 0; i < m->n; i++) {
        double sum = 0;
        for (int64_t k = 0; k < m->count; k++)
            sum += m->seasonal[k * m->n + i];
        total[i] = sum;
        rest[i] = adjusted[i] - m->work.trend[i];
        finite &= isfinite(rest[i]) && isfinite(sum);
    }
    double *parts[] = {total, adjusted, rest, m->work.trend};
    for (size_t p = 0; m->factors && p < sizeof parts / sizeof *parts; p++)
        for (int64_t i = 0; i < m->n; i++)
            parts[p][i] = exp(parts[p][i]);
    for (int64_t i = 0; m->factors && i < m->n * m->count; i++)
        m->seasonal[i] = exp(m->seasonal[i]);
    return finite;
}

static void put(const mstl *m, const pace_season_out *out, pace_block_out seasonal, int64_t n, pace__span span)
{
    const pace__parts parts = {m->work.trend, m->work.a, m->work.b, m->left, m->weights};
    pace__season_put(out, n, span, &parts);
    for (int64_t k = 0; k < m->count && seasonal.x; k++) {
        pace_season_out row = {.seasonal = {seasonal.x + k * seasonal.row_stride, n, seasonal.col_stride}};
        const pace__parts own = {NULL, m->seasonal + k * m->n, NULL, NULL, NULL};
        pace__season_put(&row, n, span, &own);
    }
}

static void clear(mstl *m, const pace_allocator *allocator)
{
    for (int64_t k = 0; k < m->planned; k++)
        pace__stl_plan_clear(&m->plan[k]);
    pace__release(allocator, m->plan, (size_t)m->count * sizeof *m->plan);
    pace__release(allocator, m->memory, m->room * sizeof *m->memory);
}

pace_status pace_mstl(pace_season_out out, pace_block_out seasonal, pace_view in, const int64_t *periods, const int64_t *windows,
                      int64_t count, int64_t rounds, const pace_stl_opts *opts, pace_error *err)
{
    const pace_allocator *allocator = opts ? opts->allocator : NULL;
    bool factors = opts && opts->mode == PACE_SEASON_MULTIPLICATIVE;
    pace__span span;
    mstl m = {0};
    pace_status status = check(&out, seasonal, in, periods, windows, count, rounds, err);
    if (!status)
        status = pace__season_check(&span, in, factors ? 0 : -(double)INFINITY, 2 * periods[count - 1] + 1, err);
    if (status)
        return status;
    m.n = span.n;
    m.count = count;
    m.rounds = count == 1 ? 1 : rounds ? rounds : 2;
    status = plan_all(&m, periods, windows, opts, in.first, err);
    if (!status)
        status = make_room(&m, periods[count - 1], allocator, err);
    if (status)
        goto out;
    for (int64_t i = 0; i < m.n; i++) {
        double x = in.x[(span.from + i) * in.stride];
        m.left[i] = m.factors ? log(x) : x;
    }
    run(&m);
    if (finish(&m))
        put(&m, &out, seasonal, in.n, span);
    else
        status = pace__fail(err, PACE_ERR_RANGE, "", "the values are too large to add up; give them in a larger unit");
out:
    clear(&m, allocator);
    return status;
}
