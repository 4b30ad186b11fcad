/* Seasonal adjustment: names, spans, shapes. */
#include <math.h>
#include <string.h>
#include "transform/season.h"
#include "transform/shape.h"

static const char *const mode_names[] = {"add", "mult", "log", "pseudo"};

enum { MODES = sizeof mode_names / sizeof *mode_names };

const char *pace_season_mode_name(pace_season_mode mode)
{
    return (unsigned)mode < MODES ? mode_names[mode] : "";
}

pace_status pace_season_mode_parse(pace_season_mode *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < MODES; i++) {
        if (strcmp(mode_names[i], text) == 0) {
            *out = (pace_season_mode)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "", "%q is no mode of decomposition; there are add, mult, log and pseudo",
                      text ? text : "");
}

uint8_t pace__season_span(pace__span *out, int64_t *at, pace_view in, double least, int64_t need)
{
    int64_t from = 0, end = in.n;
    while (from < end && isnan(in.x[from * in.stride]))
        from++;
    while (end > from && isnan(in.x[(end - 1) * in.stride]))
        end--;
    *out = (pace__span){from, end - from};
    for (int64_t i = from; i < end; i++) {
        double x = in.x[i * in.stride];
        *at = i;
        if (isnan(x))
            return PACE_ROW_MISSING;
        if (isinf(x) || !(x > least))
            return PACE_ROW_DOMAIN;
    }
    return end - from < need ? PACE_ROW_SHORT : 0;
}

pace_status pace__season_check(pace__span *out, pace_view in, double least, int64_t need, pace_error *err)
{
    char period[PACE_PERIOD_SIZE] = "";
    int64_t at = 0;
    uint8_t found = pace__season_span(out, &at, in, least, need);
    if (in.n && pace_period_is_set(in.first))
        pace_period_print(period, pace_view_period(in, at), NULL);
    if (found == PACE_ROW_MISSING)
        return pace__fail(err, PACE_ERR_DATA, period, "observation %ld is missing inside the series; fill it before adjusting",
                          (long)at + 1);
    if (found == PACE_ROW_DOMAIN && isinf(in.x[at * in.stride]))
        return pace__fail(err, PACE_ERR_DATA, period, "observation %ld is infinite; finite values can be adjusted", (long)at + 1);
    if (found == PACE_ROW_DOMAIN)
        return pace__fail(err, PACE_ERR_DATA, period,
                          "observation %ld is zero or negative, which has no seasonal factor; take the additive mode", (long)at + 1);
    if (found == PACE_ROW_SHORT)
        return pace__fail(err, PACE_ERR_DATA, "", "a series of %ld values; this adjustment needs %ld", (long)out->n, (long)need);
    return PACE_OK;
}

pace_status pace__season_room(const pace_season_out *out, pace_view in, pace_error *err)
{
    const pace_out all[] = {out->trend, out->seasonal, out->irregular, out->adjusted, out->weights};
    if (in.n < 0 || (in.n && !in.x))
        return pace__fail(err, PACE_ERR_ARG, "", "there is no series; give its values");
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        pace_status status = all[i].x ? pace__shape(all[i], in.n, in, err) : PACE_OK;
        if (status)
            return status;
    }
    return PACE_OK;
}

pace_status pace__season_period(int64_t *out, int64_t given, pace_period first, pace_error *err)
{
    pace_freq freq = (pace_freq)first.freq;
    bool yearly = freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY || freq == PACE_MONTHLY;
    if (given == 0 && !yearly)
        return pace__fail(err, PACE_ERR_FREQ, "", "%s periods have no fixed season; give how many make a cycle",
                          freq ? pace_freq_name(freq) : "unknown");
    if (given != 0 && (given < 2 || given > INT32_MAX))
        return pace__fail(err, PACE_ERR_ARG, "", "a cycle of %ld values; give 2 or more", (long)given);
    *out = given ? given : (int64_t)freq;
    return PACE_OK;
}

static void put(pace_out out, int64_t n, pace__span span, const double *part)
{
    if (!out.x)
        return;
    for (int64_t i = 0; i < n; i++)
        out.x[i * out.stride] = i >= span.from && i < span.from + span.n && part ? part[i - span.from] : (double)NAN;
}

void pace__season_put(const pace_season_out *out, int64_t n, pace__span span, const pace__parts *parts)
{
    put(out->trend, n, span, parts->trend);
    put(out->seasonal, n, span, parts->seasonal);
    put(out->irregular, n, span, parts->irregular);
    put(out->adjusted, n, span, parts->adjusted);
    put(out->weights, n, span, parts->weights);
}

void pace__season_blank(const pace_season_out *out, int64_t n)
{
    const pace__parts none = {NULL, NULL, NULL, NULL, NULL};
    pace__season_put(out, n, (pace__span){0, 0}, &none);
}

pace_view pace__season_row(const pace_block *in, int64_t r)
{
    return (pace_view){in->x + r * in->row_stride, in->cols, in->col_stride, in->first};
}

static pace_out row_of(const pace_block_out *block, int64_t cols, int64_t r)
{
    return (pace_out){block->x ? block->x + r * block->row_stride : NULL, cols, block->col_stride};
}

pace_season_out pace__season_row_out(const pace_season_block_out *out, const pace_block *in, int64_t r)
{
    return (pace_season_out){row_of(&out->trend, in->cols, r), row_of(&out->seasonal, in->cols, r),
                             row_of(&out->irregular, in->cols, r), row_of(&out->adjusted, in->cols, r), {NULL, 0, 0}};
}

pace_status pace__season_block(const pace_season_block_out *out, const pace_block *in, pace_error *err)
{
    if (in->rows < 0 || in->cols < 0 || (in->rows && in->cols && !in->x))
        return pace__fail(err, PACE_ERR_ARG, "", "a block of %ld rows of %ld values; give none or more, and their memory",
                          (long)in->rows, (long)in->cols);
    if (!in->rows)
        return PACE_OK;
    pace_season_out first = pace__season_row_out(out, in, 0);
    return pace__season_room(&first, pace__season_row(in, 0), err);
}

/* --- work spaces --------------------------------------------------------------------------------------------------- */

void pace__rooms_init(pace__rooms *rooms, const pace_allocator *allocator, size_t count)
{
    rooms->allocator = allocator;
    rooms->count = count;
    for (int k = 0; k < PACE__ROOMS; k++)
        atomic_init(&rooms->spare[k], NULL);
}

double *pace__rooms_take(pace__rooms *rooms)
{
    for (int k = 0; k < PACE__ROOMS; k++) {
        double *room = atomic_exchange(&rooms->spare[k], NULL);
        if (room)
            return room;
    }
    return pace__alloc(rooms->allocator, rooms->count, sizeof(double));
}

void pace__rooms_give(pace__rooms *rooms, double *room)
{
    for (int k = 0; k < PACE__ROOMS; k++) {
        double *none = NULL;
        if (atomic_compare_exchange_strong(&rooms->spare[k], &none, room))
            return;
    }
    pace__release(rooms->allocator, room, rooms->count * sizeof *room);
}

void pace__rooms_clear(pace__rooms *rooms)
{
    for (int k = 0; k < PACE__ROOMS; k++) {
        double *room = atomic_exchange(&rooms->spare[k], NULL);
        pace__release(rooms->allocator, room, rooms->count * sizeof *room);
    }
}

typedef struct each_row {
    pace__rooms rooms;
    uint8_t *row_flags;
    pace__season_run *run;
    const void *task;
    atomic_bool failed;
} each_row;

static void run_piece(void *arg, int64_t from, int64_t to)
{
    each_row *each = arg;
    double *memory = pace__rooms_take(&each->rooms);
    if (!memory) {
        atomic_store(&each->failed, true);
        return;
    }
    for (int64_t r = from; r < to; r++) {
        uint8_t found = each->run(each->task, r, memory);
        if (each->row_flags)
            each->row_flags[r] = found;
    }
    pace__rooms_give(&each->rooms, memory);
}

pace_status pace__season_rows(const pace_exec *exec, int64_t rows, uint8_t *row_flags, const pace_allocator *allocator, size_t room,
                              pace__season_run *run, const void *task, pace_error *err)
{
    each_row each = {.row_flags = row_flags, .run = run, .task = task};
    atomic_init(&each.failed, false);
    pace__rooms_init(&each.rooms, allocator, room);
    pace__exec_rows(exec, rows, run_piece, &each);
    pace__rooms_clear(&each.rooms);
    return atomic_load(&each.failed) ? pace__fail_memory(err) : PACE_OK;
}
