/* What a call answers, and where it says why.
 *
 * Every call that can fail returns a pace_status and takes an optional, caller-owned pace_error last. On failure the
 * outputs are left as they were. Nothing in the library prints, exits, aborts or keeps a last error. */
#ifndef PACE_STATUS_H
#define PACE_STATUS_H

#include <stdint.h>
#include "pace/export.h"

PACE_BEGIN

/* Code, frozen number, meaning. New codes are appended; numbers never change. */
#define PACE_STATUS_LIST(X)                                            \
    X(PACE_OK, 0, "done")                                              \
    X(PACE_ERR_NOMEM, 1, "out of memory")                              \
    X(PACE_ERR_ARG, 2, "unusable argument")                            \
    X(PACE_ERR_PARSE, 3, "text that cannot be read")                   \
    X(PACE_ERR_DATA, 4, "data that break a rule")                      \
    X(PACE_ERR_FREQ, 5, "frequencies that differ")                     \
    X(PACE_ERR_UNIT, 6, "units or price bases that differ")            \
    X(PACE_ERR_RANGE, 7, "value or period out of range")               \
    X(PACE_ERR_NOTFOUND, 8, "nothing of that name")                    \
    X(PACE_ERR_AMBIGUOUS, 9, "a name that fits more than one thing")   \
    X(PACE_ERR_IO, 10, "input or output that failed")                  \
    X(PACE_ERR_UNSUPPORTED, 11, "not supported")

typedef enum pace_status {
#define PACE_STATUS_ENUM(name, number, text) name = number,
    PACE_STATUS_LIST(PACE_STATUS_ENUM)
#undef PACE_STATUS_ENUM
} pace_status;

/* The place and the reason of a failure; plain data, copy it freely.
 * `where` is ready to print: "FILE", "FILE:LINE:COLUMN", "FILE:/json/pointer", a series key or an option name.
 * `text` is one sentence on one line of valid UTF-8: what is wrong; what would be right. Input quoted in it is
 * escaped and cut. */
typedef struct pace_error {
    pace_status code;
    int32_t line, column; /* place in a parsed text, from 1; 0 = none */
    int32_t reserved;
    int64_t item;         /* observation, row or series, from 1; 0 = none */
    char where[320];
    char text[512];
} pace_error;

#define PACE_ERROR_INIT {PACE_OK, 0, 0, 0, 0, {0}, {0}}

/* "PACE_ERR_PARSE" and the like; static, never NULL, also for a number that is no status. */
PACE_API const char *pace_status_name(pace_status status);

/* The meaning in words, as in the list above; static, never NULL. */
PACE_API const char *pace_status_text(pace_status status);

PACE_END

#endif
