/* A growing string of bytes with sticky failure: append without checking, ask once at the end. */
#ifndef PACE_BUFFER_H
#define PACE_BUFFER_H

#include <stddef.h>
#include <stdint.h>
#include "pace/memory.h"
#include "pace/status.h"

PACE_BEGIN

/* `text` is always NUL-terminated when not NULL; `length` does not count the NUL. After a failed growth `status` is
 * PACE_ERR_NOMEM and appends do nothing. */
typedef struct pace_buffer {
    char *text;
    size_t length, capacity;
    pace_status status;
    const pace_allocator *allocator; /* NULL = malloc; must outlive the buffer */
} pace_buffer;

#define PACE_BUFFER_INIT {NULL, 0, 0, PACE_OK, NULL}

PACE_API void pace_buffer_clear(pace_buffer *buffer); /* frees the text; the buffer can be used again */
PACE_API void pace_buffer_bytes(pace_buffer *buffer, const char *bytes, size_t count);
PACE_API void pace_buffer_text(pace_buffer *buffer, const char *text); /* NULL appends nothing */
PACE_API void pace_buffer_char(pace_buffer *buffer, char c);

/* Shortest digits that read back to the same double (see number.h); NaN and infinities append nothing. */
PACE_API void pace_buffer_number(pace_buffer *buffer, double value);

/* Rounded half away from zero in decimal to `decimals` (0-15) digits after the point; no "-0". */
PACE_API void pace_buffer_fixed(pace_buffer *buffer, double value, int decimals);
PACE_API void pace_buffer_integer(pace_buffer *buffer, int64_t value);

/* %s %d (int) %ld (long) %zu %c %g (double, its shortest digits) %% only: independent of the locale; figures for people go
 * through the two above. */
PACE_API void pace_buffer_format(pace_buffer *buffer, const char *format, ...)
#if defined(__GNUC__) || defined(__clang__)
    __attribute__((format(printf, 2, 3)))
#endif
    ;

/* The text inside quotes, escaped for the format; the quotes are added. `json_number` writes null for NaN and
 * infinities. A CSV cell that a spreadsheet would run as a formula (= + - @ and no number) gets a leading '. */
PACE_API void pace_buffer_json_string(pace_buffer *buffer, const char *text);
PACE_API void pace_buffer_json_number(pace_buffer *buffer, double value);
PACE_API void pace_buffer_csv_cell(pace_buffer *buffer, const char *text);
/* & < > " ' escaped; control characters other than tab and newline dropped. No quotes added. */
PACE_API void pace_buffer_xml(pace_buffer *buffer, const char *text);

/* Writes the bytes to a file without ever leaving half of it: a temporary file beside it is written, flushed, closed
 * and renamed. An existing path that is no regular file (/dev/full, a pipe) is opened and written as it is; a pipe waits
 * two seconds for its reader.
 * PACE_ERR_IO names the path and the system's reason; PACE_ERR_NOMEM when the buffer had failed before. */
PACE_API PACE_CHECK pace_status pace_buffer_write(const pace_buffer *buffer, const char *path, pace_error *err);

PACE_END

#endif
