/* What the rooms share and users do not see. The functions marked PACE_API are exported for libpace-chart, under the
 * prefix pace__, and are no promise to anybody else. */
#ifndef PACE_LIB_CORE_H
#define PACE_LIB_CORE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include "pace/buffer.h"
#include "pace/memory.h"
#include "pace/status.h"

/* The one place that fills a pace_error (break here). err may be NULL. `where` may be NULL or "". The text is cut to fit at
 * a code point and made one line of valid UTF-8 (control characters, bidi marks and stray bytes become \xNN).
 * Format: as pace_buffer_format, plus %q: a quoted, escaped, cut (60 code points) piece of input (const char *), and
 * %Q: the same from (int length, const char *). Returns code. */
PACE_API pace_status pace__fail(pace_error *err, pace_status code, const char *where, const char *format, ...);
/* The same at a place in a file: where becomes FILE:LINE:COLUMN (column 0: FILE:LINE; line 0: FILE). */
PACE_API pace_status pace__fail_at(pace_error *err, pace_status code, const char *file, int line, int column,
                                   const char *format, ...);
PACE_API pace_status pace__fail_memory(pace_error *err);
/* Prefixes the place of an error that an inner call left: "series gdp" or a file; keeps the code. Returns err's code. */
PACE_API pace_status pace__fail_within(pace_error *err, const char *where);

/* All rows through the threads that are given, else by the caller alone. */
struct pace_exec;
void pace__exec_rows(const struct pace_exec *exec, int64_t rows, void (*body)(void *arg, int64_t from, int64_t to), void *arg);

/* Products are checked: NULL on overflow. Memory is zeroed by pace__calloc only. */
PACE_API void *pace__alloc(const pace_allocator *allocator, size_t count, size_t size);
PACE_API void *pace__calloc(const pace_allocator *allocator, size_t count, size_t size);
/* Makes room for `need` items: doubles *capacity; false when memory is out (nothing changed). */
PACE_API bool pace__reserve(const pace_allocator *allocator, void **items, size_t *capacity, size_t need, size_t size);
/* To exactly `to` items, more or fewer; false when memory is out (nothing changed). */
PACE_API bool pace__resize(const pace_allocator *allocator, void **items, size_t from, size_t to, size_t size);
PACE_API void pace__release(const pace_allocator *allocator, void *ptr, size_t bytes);

/* Memory that is freed together. A failed allocation returns NULL and sets `failed` for good. */
typedef struct pace__arena {
    pace_allocator allocator; /* copied; resize NULL = malloc */
    struct pace__chunk *chunks;
    bool failed;
} pace__arena;

PACE_API void pace__arena_init(pace__arena *arena, const pace_allocator *allocator);
PACE_API void *pace__arena_alloc(pace__arena *arena, size_t count, size_t size);           /* zeroed */
PACE_API void *pace__arena_room(pace__arena *arena, size_t count, size_t size);            /* for what is written at once */
PACE_API char *pace__arena_text(pace__arena *arena, const char *text, size_t n);           /* NUL-terminated copy */
/* All memory of `more`, of the same allocator, becomes that of the first. */
PACE_API void pace__arena_join(pace__arena *arena, pace__arena *more);
PACE_API void pace__arena_clear(pace__arena *arena);

#endif
