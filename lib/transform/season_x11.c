/* names, options, one series, rows. */
#include <float.h>
#include <math.h>
#include <string.h>
#include "transform/henderson.h"
#include "transform/season_x11.h"
#include "transform/shape.h"

/* --- names --------------------------------------------------------------------------------------------------------- */

static const char *const filter_names[] = {"msr", "x11default", "3x1", "3x3", "3x5", "3x9", "3x15", "stable"};
enum { FILTERS = sizeof filter_names / sizeof *filter_names };

const char *pace_x11_filter_name(pace_x11_filter filter)
{
    return (unsigned)filter < FILTERS ? filter_names[filter] : "";
}

pace_status pace_x11_filter_parse(pace_x11_filter *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < FILTERS; i++) {
        if (strcmp(filter_names[i], text) == 0) {
            *out = (pace_x11_filter)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%q is no seasonal filter; there are msr, x11default, 3x1, 3x3, 3x5, 3x9, 3x15 and stable", text ? text : "");
}

static const char *const sigma_names[] = {"none", "signif", "all", "select"};
enum { SIGMAS = sizeof sigma_names / sizeof *sigma_names };

const char *pace_x11_sigma_name(pace_x11_sigma sigma)
{
    return (unsigned)sigma < SIGMAS ? sigma_names[sigma] : "";
}

pace_status pace_x11_sigma_parse(pace_x11_sigma *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < SIGMAS; i++) {
        if (strcmp(sigma_names[i], text) == 0) {
            *out = (pace_x11_sigma)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "", "%q is no way to tell extremes; there are none, signif, all and select", text ? text : "");
}

const char *pace_x11_identifiable_text(pace_x11_identifiable found)
{
    static const char *const texts[] = {"present", "probably not present", "not present"};
    return (unsigned)found < sizeof texts / sizeof *texts ? texts[found] : "";
}

static const char *const table_names[] = {
#define TABLE_NAME(name) #name,
    PACE_X11_TABLE_LIST(TABLE_NAME)
#undef TABLE_NAME
};

const char *pace_x11_table_name(pace_x11_table table)
{
    return (unsigned)table < PACE_X11_TABLES ? table_names[table] : "";
}

const char *pace_x11_table_text(pace_x11_table table)
{
    static const char *const by_step[] = {
        "", "series without extremes", "trend by a centred average over a year", "ratios or differences to the trend",
        "the same without extremes", "seasonal factors", "adjusted series", "trend by a Henderson average",
        "ratios or differences to the trend", "the same where extremes were replaced", "seasonal factors", "adjusted series",
        "trend by a Henderson average", "irregular component", "", "", "", "weights of irregular values", "", "",
        "extreme values"};
    static const char *const summary[] = {
        "total seasonal factors", "original series without extremes", "adjusted series without extremes",
        "irregular component without extremes", "adjusted series, extremes replaced in both", "total adjustment factors",
        "adjusted series smoothed over the periods of cyclical dominance"};
    const char *name = pace_x11_table_name(table);
    int step = 0;
    if (table >= PACE_X11_D16 && table < PACE_X11_TABLES)
        return summary[table - PACE_X11_D16];
    for (const char *digit = *name ? name + 1 : name; *digit; digit++)
        step = 10 * step + (*digit - '0');
    return table == PACE_X11_B1 ? "original series" : by_step[step];
}

pace_status pace_x11_table_parse(pace_x11_table *out, const char *text, pace_error *err)
{
    for (int i = 0; text && text[0] && i < PACE_X11_TABLES; i++) {
        const char *name = table_names[i];
        if ((text[0] == name[0] || text[0] == name[0] + ('a' - 'A')) && strcmp(text + 1, name + 1) == 0) {
            *out = (pace_x11_table)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "", "%q is no table of X-11; there are B1 to B20, C1 to C20, D1 to D13 and E1 to E18, such as D10",
                      text ? text : "");
}

/* --- options ------------------------------------------------------------------------------------------------------- */

enum { FEWEST_YEARS = 3 };

static pace_status check_opts(const pace_x11_opts *o, pace_error *err)
{
    if (o->size != sizeof *o)
        return pace__fail(err, PACE_ERR_ARG, "", "options of another version; begin with PACE_X11_OPTS_INIT");
    if ((unsigned)o->mode > PACE_SEASON_PSEUDO || (unsigned)o->filter >= FILTERS)
        return pace__fail(err, PACE_ERR_ARG, "", "a mode or filter that X-11 does not have; take those of the header");
    if (o->henderson && (o->henderson < 3 || o->henderson > PACE__HENDERSON_MOST || o->henderson % 2 == 0))
        return pace__fail(err, PACE_ERR_ARG, "", "a Henderson average of %ld terms; give an odd number from 3 to 101, or 0",
                          (long)o->henderson);
    if (o->ic_ratio < 0 || !isfinite(o->ic_ratio) || (o->ic_ratio > 0 && !o->henderson))
        return pace__fail(err, PACE_ERR_ARG, "", "an I/C ratio goes with a length of the Henderson average; give both, above zero");
    if ((unsigned)o->sigma >= SIGMAS || (o->sigma == PACE_X11_SIGMA_SELECT) != (o->sigma_groups != NULL))
        return pace__fail(err, PACE_ERR_ARG, "", "groups of months go with extremes by selected groups; give both or none");
    if (!(o->sigma_low > 0 && o->sigma_high > o->sigma_low && isfinite(o->sigma_high)))
        return pace__fail(err, PACE_ERR_ARG, "", "sigma limits must rise from above zero; the usual ones are 1.5 and 2.5");
    return PACE_OK;
}

static pace_status check_period(const pace_x11_opts *o, pace_period first, pace_error *err)
{
    pace_freq freq = (pace_freq)first.freq;
    if (freq != PACE_MONTHLY && freq != PACE_QUARTERLY)
        return pace__fail(err, PACE_ERR_FREQ, "", "X-11 adjusts months and quarters; these are %s: STL takes any period",
                          freq ? pace_freq_name(freq) : "unknown");
    for (int64_t k = 0; o->filters && k < (int64_t)freq; k++)
        if ((unsigned)o->filters[k] >= FILTERS)
            return pace__fail(err, PACE_ERR_ARG, "", "a filter that X-11 does not have for month or quarter %ld", (long)k + 1);
    return PACE_OK;
}

static double least_of(const pace_x11_opts *o)
{
    return o->mode == PACE_SEASON_ADDITIVE ? -(double)INFINITY : o->mode == PACE_SEASON_PSEUDO ? -DBL_TRUE_MIN : 0;
}

static int64_t fewest(const pace_x11_opts *o, pace_period first)
{
    int64_t years = FEWEST_YEARS * (int64_t)first.freq;
    return o->henderson > years ? o->henderson : years;
}

/* The usual ratio of a preselected length; without one, of the length that is tried first. */
static double usual_ratio(int64_t henderson, int64_t period)
{
    if (period == 4)
        return henderson >= 7 ? 4.5 : henderson <= 5 ? 0.001 : 1;
    return henderson > 13 ? 4.5 : henderson > 0 && henderson <= 9 ? 1 : 3.5;
}

/* --- work space ---------------------------------------------------------------------------------------------------- */

enum { ARRAYS = 11, MONTH_ARRAYS = 2, MONTH_SPARE = 6 };

static size_t month_room(int64_t n, int64_t period)
{
    return (size_t)(n / period + 1 + MONTH_SPARE);
}

static size_t room_for(int64_t n, int64_t period)
{
    return ARRAYS * (size_t)n + MONTH_ARRAYS * month_room(n, period);
}

static void set_up(pace__x11 *run, const pace_x11_opts *o, pace_period first, int64_t n, double *room)
{
    double **arrays[ARRAYS] = {&run->input,    &run->original, &run->modified, &run->trend,  &run->adjusted, &run->si,
                               &run->seasonal, &run->irregular, &run->weight,   &run->extreme, &run->spare};
    *run = (pace__x11){.mode = o->mode, .n = n, .period = (int64_t)first.freq, .head = pace_period_sub(first) - 1,
                       .henderson = o->henderson, .sigma_low = o->sigma_low, .sigma_high = o->sigma_high, .sigma = o->sigma,
                       .chosen = true};
    for (int k = 0; k < ARRAYS; k++)
        *arrays[k] = room + k * n;
    run->month = room + ARRAYS * n;
    run->month_mean = run->month + month_room(n, run->period);
    run->ic = o->ic_ratio > 0 ? o->ic_ratio : usual_ratio(o->henderson, run->period);
    int64_t years = (run->head + n + run->period - 1) / run->period;
    for (int64_t k = 0; k < run->period; k++) {
        pace_x11_filter filter = o->filters ? o->filters[k] : o->filter;
        run->filter[k] = filter == PACE_X11_3X15 && years < 20 ? PACE_X11_STABLE : filter;
        run->group[k] = o->sigma_groups && o->sigma_groups[k];
    }
}

static void take(pace__x11 *run, pace_view in, int64_t from)
{
    for (int64_t i = 0; i < run->n; i++)
        run->input[i] = in.x[(from + i) * in.stride];
}

static bool is_finite(const pace__x11 *run)
{
    bool all = true;
    for (int64_t i = 0; i < run->n; i++)
        all &= isfinite(run->trend[i]) && isfinite(run->seasonal[i]) && isfinite(run->irregular[i]) && isfinite(run->adjusted[i]);
    return all;
}

static void put(const pace__x11 *run, const pace_season_out *out, int64_t n, pace__span span)
{
    const pace__parts parts = {run->trend, run->seasonal, run->irregular, run->adjusted, run->weight};
    pace__season_put(out, n, span, &parts);
}

/* --- one series ---------------------------------------------------------------------------------------------------- */

static pace_status check_tables(const pace_x11_want *tables, int64_t count, pace_view in, pace_error *err)
{
    for (int64_t t = 0; tables && t < count; t++) {
        if ((unsigned)tables[t].table >= PACE_X11_TABLES)
            return pace__fail(err, PACE_ERR_ARG, "", "a table that X-11 does not have; take those of the header");
        pace_status status = tables[t].out.x ? pace__shape(tables[t].out, in.n, in, err) : PACE_OK;
        if (status)
            return status;
    }
    return PACE_OK;
}

/* The run once more with the tables, now that it is known to end well. */
static void write_tables(pace__x11 *run, const pace_x11_opts *o, pace_view in, pace__span span, const pace_x11_want *tables, int64_t count)
{
    double *room = run->input;
    for (int64_t t = 0; t < count; t++)
        for (int64_t i = 0; tables[t].out.x && i < in.n; i++)
            tables[t].out.x[i * tables[t].out.stride] = (double)NAN;
    set_up(run, o, pace_view_period(in, span.from), span.n, room);
    take(run, in, span.from);
    run->tables = tables;
    run->table_count = count;
    run->table_from = span.from;
    pace__x11_run(run);
}

pace_status pace_x11(pace_season_out out, const pace_x11_want *tables, int64_t table_count, pace_x11_facts *facts, pace_view in,
                     const pace_x11_opts *opts, pace_error *err)
{
    const pace_x11_opts defaults = PACE_X11_OPTS_INIT, *o = opts ? opts : &defaults;
    pace__span span;
    pace__x11 run;
    pace_status status = check_opts(o, err);
    if (!status)
        status = check_period(o, in.first, err);
    if (!status)
        status = pace__season_room(&out, in, err);
    if (!status)
        status = check_tables(tables, table_count, in, err);
    if (!status)
        status = pace__season_check(&span, in, least_of(o), fewest(o, in.first), err);
    if (status)
        return status;
    size_t room = room_for(span.n, (int64_t)in.first.freq);
    double *memory = pace__alloc(o->allocator, room, sizeof *memory);
    if (!memory)
        return pace__fail_memory(err);
    set_up(&run, o, pace_view_period(in, span.from), span.n, memory);
    take(&run, in, span.from);
    pace__x11_run(&run);
    if (!is_finite(&run)) {
        status = pace__fail(err, PACE_ERR_RANGE, "", "a component left the range of numbers; take the additive mode, or a larger unit");
    } else {
        if (tables && table_count > 0)
            write_tables(&run, o, in, span, tables, table_count);
        put(&run, &out, in.n, span);
        if (facts)
            *facts = run.facts;
    }
    pace__release(o->allocator, memory, room * sizeof *memory);
    return status;
}

/* --- quality ------------------------------------------------------------------------------------------------------- */

pace_status pace_x11_judge(pace_x11_quality *out, pace_view in, const pace_x11_opts *opts, pace_error *err)
{
    const pace_x11_opts defaults = PACE_X11_OPTS_INIT, *o = opts ? opts : &defaults;
    pace_x11_quality quality = {.count = 0};
    pace__span span;
    pace__x11 run;
    pace_status status = check_opts(o, err);
    if (!status)
        status = check_period(o, in.first, err);
    if (!status)
        status = pace__season_check(&span, in, least_of(o), fewest(o, in.first), err);
    if (status)
        return status;
    size_t room = room_for(span.n, (int64_t)in.first.freq);
    double *memory = pace__alloc(o->allocator, room, sizeof *memory);
    if (!memory)
        return pace__fail_memory(err);
    set_up(&run, o, pace_view_period(in, span.from), span.n, memory);
    take(&run, in, span.from);
    run.quality = &quality;
    bool good = pace__x11_run(&run);
    if (!is_finite(&run))
        status = pace__fail(err, PACE_ERR_RANGE, "", "a component left the range of numbers; take the additive mode, or a larger unit");
    else if (!good)
        status = pace__fail(err, PACE_ERR_DATA, "", "nothing varies beside the season; there is no quality to be measured");
    else
        *out = quality;
    pace__release(o->allocator, memory, room * sizeof *memory);
    return status;
}

/* --- rows ---------------------------------------------------------------------------------------------------------- */

typedef struct x11_task {
    pace_season_block_out out;
    pace_block in;
    pace_x11_opts opts;
} x11_task;

static uint8_t run_row(const void *task, int64_t r, double *memory)
{
    const x11_task *t = task;
    pace_view in = pace__season_row(&t->in, r);
    pace_season_out out = pace__season_row_out(&t->out, &t->in, r);
    pace__span span;
    pace__x11 run;
    int64_t at = 0;
    uint8_t found = pace__season_span(&span, &at, in, least_of(&t->opts), fewest(&t->opts, in.first));
    if (!found) {
        set_up(&run, &t->opts, pace_view_period(in, span.from), span.n, memory);
        take(&run, in, span.from);
        pace__x11_run(&run);
        found = is_finite(&run) ? 0 : PACE_ROW_RANGE;
    }
    if (found)
        pace__season_blank(&out, in.n);
    else
        put(&run, &out, in.n, span);
    return found;
}

pace_status pace_x11_rows(pace_season_block_out out, uint8_t *row_flags, pace_block in, const pace_x11_opts *opts,
                          const pace_exec *exec, pace_error *err)
{
    const pace_x11_opts defaults = PACE_X11_OPTS_INIT;
    x11_task task = {.out = out, .in = in, .opts = opts ? *opts : defaults};
    pace_status status = check_opts(&task.opts, err);
    if (!status)
        status = check_period(&task.opts, in.first, err);
    if (!status)
        status = pace__season_block(&out, &in, err);
    if (status || !in.rows)
        return status;
    return pace__season_rows(exec, in.rows, row_flags, task.opts.allocator, room_for(in.cols, (int64_t)in.first.freq), run_row, &task, err);
}
