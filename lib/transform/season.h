/* What the methods of seasonal adjustment share. */
#ifndef PACE_LIB_TRANSFORM_SEASON_H
#define PACE_LIB_TRANSFORM_SEASON_H

#include <stdatomic.h>
#include "core/core.h"
#include "pace/season.h"

/* The values between the missing ones at the two ends. */
typedef struct pace__span {
    int64_t from, n;
} pace__span;

/* Flags of what stands in the way: 0, MISSING (a gap), DOMAIN (infinite, or not above `least`: -infinity = anything),
 * SHORT (fewer than `need` values). at: the value where it was found. */
uint8_t pace__season_span(pace__span *out, int64_t *at, pace_view in, double least, int64_t need);
/* The same as an error. */
pace_status pace__season_check(pace__span *out, pace_view in, double least, int64_t need, pace_error *err);
/* Room for every output that is wanted. */
pace_status pace__season_room(const pace_season_out *out, pace_view in, pace_error *err);
/* Values in a cycle: as given, or periods in a year. */
pace_status pace__season_period(int64_t *out, int64_t given, pace_period first, pace_error *err);

/* Components of one series, contiguous, n values each. NULL = none of it. */
typedef struct pace__parts {
    const double *trend, *seasonal, *irregular, *adjusted, *weights;
} pace__parts;
/* Into the outputs: missing outside of the span. */
void pace__season_put(const pace_season_out *out, int64_t n, pace__span span, const pace__parts *parts);
/* NaN everywhere. */
void pace__season_blank(const pace_season_out *out, int64_t n);

/* Row r of a block and of its outputs. */
pace_view pace__season_row(const pace_block *in, int64_t r);
pace_season_out pace__season_row_out(const pace_season_block_out *out, const pace_block *in, int64_t r);
/* Shapes of a panel call. */
pace_status pace__season_block(const pace_season_block_out *out, const pace_block *in, pace_error *err);

/* Work spaces of `count` doubles that pieces of a panel call hand on to each other, on whatever threads. */
enum { PACE__ROOMS = 8 };
typedef struct pace__rooms {
    const pace_allocator *allocator;
    size_t count;
    _Atomic(double *) spare[PACE__ROOMS];
} pace__rooms;
void pace__rooms_init(pace__rooms *rooms, const pace_allocator *allocator, size_t count);
double *pace__rooms_take(pace__rooms *rooms); /* NULL: no memory */
void pace__rooms_give(pace__rooms *rooms, double *room);
void pace__rooms_clear(pace__rooms *rooms);

/* run for every row, with `room` doubles of work space; its answer is the row's flag. */
typedef uint8_t pace__season_run(const void *task, int64_t row, double *memory);
pace_status pace__season_rows(const pace_exec *exec, int64_t rows, uint8_t *row_flags, const pace_allocator *allocator, size_t room,
                              pace__season_run *run, const void *task, pace_error *err);

#endif
