/* Calendar adjustment: columns of the calendar, a fit, and what it takes out. */
#include <float.h>
#include <math.h>
#include <string.h>
#include "pace/calendar.h"
#include "pace/calendar_effect.h"
#include "transform/calendar_airline.h"
#include "transform/season.h"
#include "transform/tail.h"

enum { YEARS = 4, WINDOW_MOST = 25 };

/* --- names --------------------------------------------------------------------------------------------------------- */

const char *pace_calendar_cause_name(pace_calendar_cause cause)
{
    static const char *const names[] = {"td", "td1", "leap", "easter", "cny"};
    return (unsigned)cause < PACE_CAUSES ? names[cause] : "";
}

const char *pace_calendar_coefficient_text(const pace_calendar_coefficient *c)
{
    static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    static const char *const others[] = {"", "weekdays", "leap year", "Easter"};
    if (c->cause == PACE_CAUSE_TRADING_DAYS)
        return c->number >= 0 && c->number < 6 ? days[c->number] : "";
    if (c->cause == PACE_CAUSE_SPRING_FESTIVAL)
        return c->number == 0 ? "before the Spring Festival" : "from the Spring Festival on";
    return (unsigned)c->cause < PACE_CAUSES ? others[c->cause] : "";
}

/* --- columns ------------------------------------------------------------------------------------------------------- */

static int columns_of(const pace_calendar_effect_opts *o, pace_calendar_cause cause)
{
    switch (cause) {
    case PACE_CAUSE_TRADING_DAYS:
        return o->trading_days ? 6 : 0;
    case PACE_CAUSE_WORKING_DAYS:
        return o->working_days;
    case PACE_CAUSE_LEAP_YEAR:
        return o->leap_year;
    case PACE_CAUSE_EASTER:
        return o->easter > 0;
    case PACE_CAUSE_SPRING_FESTIVAL:
        return o->spring > 0 ? 2 : 0;
    case PACE_CAUSES:
        break;
    }
    return 0;
}

static int count_columns(const pace_calendar_effect_opts *o)
{
    int count = 0;
    for (int cause = 0; cause < PACE_CAUSES; cause++)
        count += columns_of(o, (pace_calendar_cause)cause);
    return count;
}

/* Days from `from` to `to` about Chinese New Year, less what a month or quarter has of them in the mean of a century, so that the
 * same column belongs to a period wherever a series begins. */
static pace_status put_spring(double *out, pace_period first, int64_t n, int from, int to, pace_error *err)
{
    enum { CENTURY_FROM = 1930, DECADE = 10, DECADES = 10 };
    double part[12 * DECADE], mean[12] = {0};
    int freq = first.freq;
    pace_status status = pace_spring_festival_regressor((pace_out){out, n, 1}, first, n, from, to, PACE_NOT_CENTRED, err);
    for (int k = 0; k < DECADES && !status; k++) {
        int year = CENTURY_FROM + k * DECADE;
        pace_period begin = freq == PACE_MONTHLY ? pace_month(year, 1) : pace_quarter(year, 1);
        status = pace_spring_festival_regressor((pace_out){part, (int64_t)freq * DECADE, 1}, begin, (int64_t)freq * DECADE, from, to,
                                                PACE_NOT_CENTRED, err);
        for (int i = 0; i < freq * DECADE && !status; i++)
            mean[i % freq] += part[i] / (DECADE * DECADES);
    }
    for (int64_t i = 0; i < n && !status; i++)
        out[i] -= mean[(pace_period_sub(first) - 1 + i) % freq];
    return status;
}

/* In the order of the causes, n values each. */
static pace_status put_columns(double *out, pace_period first, int64_t n, const pace_calendar_effect_opts *o, pace_error *err)
{
    pace_status status = PACE_OK;
    for (int cause = 0; cause < PACE_CAUSES && !status; cause++) {
        int count = columns_of(o, (pace_calendar_cause)cause);
        const pace_block_out block = {out, n, 1};
        if (count == 0)
            continue;
        if (cause == PACE_CAUSE_SPRING_FESTIVAL) {
            status = put_spring(out, first, n, -o->spring, -1, err);
            if (!status)
                status = put_spring(out + n, first, n, 0, o->spring - 1, err);
        } else if (cause == PACE_CAUSE_EASTER) {
            status = pace_easter_regressor((pace_out){out, n, 1}, first, n, o->easter, err);
        } else {
            static const pace_calendar_term terms[] = {PACE_TRADING_DAYS, PACE_WORKING_DAYS, PACE_LEAP_YEAR};
            status = pace_calendar_regressors(block, first, n, terms[cause], err);
        }
        out += count * n;
    }
    return status;
}

/* --- options ------------------------------------------------------------------------------------------------------- */

static pace_status check_opts(const pace_calendar_effect_opts *o, pace_period first, pace_error *err)
{
    if (!o || o->size != sizeof *o)
        return pace__fail(err, PACE_ERR_ARG, "", "options of another version; begin with PACE_CALENDAR_EFFECT_OPTS_INIT");
    if (o->mode != PACE_SEASON_ADDITIVE && o->mode != PACE_SEASON_MULTIPLICATIVE)
        return pace__fail(err, PACE_ERR_ARG, "", "a calendar effect is added or multiplied; take one of these two modes");
    if (o->trading_days && o->working_days)
        return pace__fail(err, PACE_ERR_ARG, "", "days of the week and working days together say the same twice; take one of them");
    if (o->easter < 0 || o->easter > WINDOW_MOST || o->spring < 0 || o->spring > WINDOW_MOST)
        return pace__fail(err, PACE_ERR_ARG, "", "a holiday's window of %d and %d days; give 1 to %d, or 0 for none", o->easter, o->spring,
                          WINDOW_MOST);
    if (count_columns(o) == 0)
        return pace__fail(err, PACE_ERR_ARG, "", "no effect is asked for; working days, leap years or a holiday");
    if (first.freq != PACE_MONTHLY && first.freq != PACE_QUARTERLY)
        return pace__fail(err, PACE_ERR_FREQ, "", "calendar effects are those of months and quarters; these are %s",
                          first.freq ? pace_freq_name((pace_freq)first.freq) : "unknown");
    return PACE_OK;
}

static pace_status check_extra(const pace_calendar_effect_opts *o, pace_view in, pace_error *err)
{
    const pace_block *e = &o->extra;
    if (e->rows < 0 || e->rows + count_columns(o) > PACE__AIRLINE_TERMS || (e->rows && (!e->x || e->cols != in.n)))
        return pace__fail(err, PACE_ERR_ARG, "", "%ld own columns of %ld values beside %ld; give up to 30 as long as the series",
                          (long)e->rows, (long)e->cols, (long)in.n);
    for (int64_t r = 0; r < e->rows; r++)
        for (int64_t i = 0; i < e->cols; i++)
            if (!isfinite(e->x[r * e->row_stride + i * e->col_stride]))
                return pace__fail(err, PACE_ERR_DATA, "", "own column %ld has a value that is missing or infinite", (long)r + 1);
    return PACE_OK;
}

/* --- one fit ------------------------------------------------------------------------------------------------------- */

/* Series and columns of one call, and where its parts go. */
typedef struct effect {
    const pace_calendar_effect_opts *opts;
    int count;      /* columns of the calendar */
    int64_t terms;  /* these and the caller's */
    double *columns; /* apart by the whole length of the series */
    int64_t length;
} effect;

static double least_of(const pace_calendar_effect_opts *o)
{
    return o->mode == PACE_SEASON_ADDITIVE ? -(double)INFINITY : 0;
}

static int64_t fewest(const effect *e, pace_period first)
{
    return YEARS * (int64_t)first.freq + e->terms;
}

static size_t room_for(const effect *e, pace_period first)
{
    int64_t least = fewest(e, first), n = e->length > least ? e->length : least;
    return pace__airline_room(n, first.freq, e->terms) + 2 * (size_t)n;
}

/* Fits, and puts effect and adjusted series, n values each, behind each other at the beginning of room. False: the columns cannot be
 * told apart. */
static bool run(const effect *e, pace__airline *fit, pace_view in, pace__span span, double *room)
{
    bool factors = e->opts->mode == PACE_SEASON_MULTIPLICATIVE;
    double *y = room, *adjusted = room + span.n;
    const double *columns = e->columns + span.from;
    for (int64_t i = 0; i < span.n; i++) {
        double x = in.x[(span.from + i) * in.stride];
        y[i] = factors ? log(x) : x;
    }
    if (!pace__airline_fit(fit, columns, e->length, e->terms, y, span.n, in.first.freq, room + 2 * span.n))
        return false;
    for (int64_t i = 0; i < span.n; i++) {
        double x = in.x[(span.from + i) * in.stride], sum = 0;
        for (int k = 0; k < e->count; k++)
            sum += fit->coef[k] * columns[k * e->length + i];
        y[i] = factors ? exp(sum) : sum;
        adjusted[i] = factors ? x / y[i] : x - y[i];
    }
    return true;
}

static bool is_finite(const double *x, int64_t n)
{
    bool all = true;
    for (int64_t i = 0; i < n; i++)
        all &= isfinite(x[i]);
    return all;
}

/* b' C^-1 b over `count` coefficients from the first on. */
static pace_calendar_joint test(const pace__airline *fit, int from, int count)
{
    double c[PACE_CALENDAR_COEFFICIENTS][PACE_CALENDAR_COEFFICIENTS], z[PACE_CALENDAR_COEFFICIENTS];
    pace_calendar_joint out = {0, (double)NAN, count};
    for (int i = 0; i < count; i++) {
        z[i] = fit->coef[from + i];
        for (int j = 0; j <= i; j++) {
            c[i][j] = fit->covariance[(from + i) * fit->terms + from + j];
            for (int k = 0; k < j; k++)
                c[i][j] -= c[i][k] * c[j][k];
            c[i][j] = j < i ? c[i][j] / c[j][j] : sqrt(c[i][j]);
            z[i] -= j < i ? c[i][j] * z[j] : 0;
        }
        z[i] /= c[i][i];
        out.chi += z[i] * z[i];
    }
    out.p = count && isfinite(out.chi) ? pace__chi_tail(out.chi, count) : (double)NAN;
    return out;
}

static void tell(pace_calendar_fit *out, const effect *e, const pace__airline *fit)
{
    *out = (pace_calendar_fit){.n = fit->n - fit->period - 1, .count = e->count, .theta = fit->theta, .seasonal_theta = fit->seasonal,
                               .sd = sqrt(fit->variance), .log_likelihood = fit->log_likelihood};
    int at = 0;
    for (int cause = 0; cause < PACE_CAUSES; cause++) {
        int count = columns_of(e->opts, (pace_calendar_cause)cause);
        out->joint[cause] = test(fit, at, count);
        for (int k = 0; k < count; k++, at++) {
            double value = fit->coef[at], se = sqrt(fit->covariance[at * fit->terms + at]);
            out->coefficient[at] = (pace_calendar_coefficient){(pace_calendar_cause)cause, k, value, se, value / se};
        }
    }
    out->all = test(fit, 0, e->count);
    for (int64_t k = e->count; k < e->terms; k++) {
        if (e->opts->extra_coef)
            e->opts->extra_coef[k - e->count] = fit->coef[k];
        if (e->opts->extra_se)
            e->opts->extra_se[k - e->count] = sqrt(fit->covariance[k * fit->terms + k]);
    }
}

static pace_status open(effect *e, const pace_calendar_effect_opts *o, pace_period first, int64_t length, pace_error *err)
{
    *e = (effect){.opts = o, .count = count_columns(o), .length = length};
    e->terms = e->count + o->extra.rows;
    e->columns = pace__alloc(o->allocator, (size_t)e->terms * (size_t)length, sizeof *e->columns);
    if (!e->columns)
        return pace__fail_memory(err);
    for (int64_t r = 0; r < o->extra.rows; r++)
        for (int64_t i = 0; i < length; i++)
            e->columns[(e->count + r) * length + i] = o->extra.x[r * o->extra.row_stride + i * o->extra.col_stride];
    return put_columns(e->columns, first, length, o, err);
}

static void close(effect *e)
{
    pace__release(e->opts->allocator, e->columns, (size_t)e->terms * (size_t)e->length * sizeof *e->columns);
}

static pace_status fit_one(const effect *e, const pace_season_out *out, pace_calendar_fit *told, pace_view in, pace__span span,
                           pace_error *err)
{
    pace__airline fit;
    size_t room = room_for(e, in.first);
    double *memory = pace__alloc(e->opts->allocator, room, sizeof *memory);
    pace_status status = PACE_OK;
    if (!memory)
        return pace__fail_memory(err);
    if (!run(e, &fit, in, span, memory)) {
        status = pace__fail(err, PACE_ERR_DATA, "", "the effects cannot be told apart in %ld periods; take fewer, or a longer series",
                            (long)span.n);
    } else if (!is_finite(memory, 2 * span.n)) {
        status = pace__fail(err, PACE_ERR_RANGE, "", "an effect left the range of numbers; take the additive mode");
    } else {
        const pace__parts parts = {.seasonal = memory, .adjusted = memory + span.n};
        pace__season_put(out, in.n, span, &parts);
        if (told)
            tell(told, e, &fit);
    }
    pace__release(e->opts->allocator, memory, room * sizeof *memory);
    return status;
}

pace_status pace_calendar_effect(pace_out effect_out, pace_out adjusted, pace_calendar_fit *fit, pace_view in,
                                 const pace_calendar_effect_opts *opts, pace_error *err)
{
    const pace_season_out out = {.seasonal = effect_out, .adjusted = adjusted};
    effect e = {.columns = NULL};
    pace__span span;
    pace_status status = check_opts(opts, in.first, err);
    if (!status)
        status = check_extra(opts, in, err);
    if (!status)
        status = pace__season_room(&out, in, err);
    if (status)
        return status;
    e.terms = count_columns(opts) + opts->extra.rows;
    status = pace__season_check(&span, in, least_of(opts), fewest(&e, in.first), err);
    if (status)
        return status;
    status = open(&e, opts, in.first, in.n, err);
    if (!status)
        status = fit_one(&e, &out, fit, in, span, err);
    if (e.columns)
        close(&e);
    return status;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

typedef struct effect_task {
    effect e;
    pace_season_block_out out;
    pace_block in;
} effect_task;

static uint8_t run_row(const void *task, int64_t r, double *memory)
{
    const effect_task *t = task;
    pace_view in = pace__season_row(&t->in, r);
    pace_season_out out = pace__season_row_out(&t->out, &t->in, r);
    pace__airline fit;
    pace__span span;
    int64_t at = 0;
    uint8_t found = pace__season_span(&span, &at, in, least_of(t->e.opts), fewest(&t->e, in.first));
    if (!found && !run(&t->e, &fit, in, span, memory))
        found = PACE_ROW_SHORT;
    if (!found && !is_finite(memory, 2 * span.n))
        found = PACE_ROW_RANGE;
    const pace__parts parts = {.seasonal = memory, .adjusted = memory + (found ? 0 : span.n)};
    if (found)
        pace__season_blank(&out, in.n);
    else
        pace__season_put(&out, in.n, span, &parts);
    return found;
}

pace_status pace_calendar_effect_rows(pace_block_out effect_out, pace_block_out adjusted, uint8_t *row_flags, pace_block in,
                                      const pace_calendar_effect_opts *opts, const pace_exec *exec, pace_error *err)
{
    effect_task task = {.out = {.seasonal = effect_out, .adjusted = adjusted}, .in = in};
    pace_status status = check_opts(opts, in.first, err);
    if (!status && opts->extra.rows)
        status = pace__fail(err, PACE_ERR_ARG, "", "own columns belong to one series; take the rows one by one");
    if (!status)
        status = pace__season_block(&task.out, &in, err);
    if (status || !in.rows)
        return status;
    status = open(&task.e, opts, in.first, in.cols, err);
    if (!status)
        status = pace__season_rows(exec, in.rows, row_flags, opts->allocator, room_for(&task.e, in.first), run_row, &task, err);
    if (task.e.columns)
        close(&task.e);
    return status;
}
