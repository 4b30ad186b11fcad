/* From bytes to a JSON tree, and the one walk over it that loading and checking share. */
#ifndef PACE_LIB_DATASET_JSON_H
#define PACE_LIB_DATASET_JSON_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include "core/core.h"
#include "pace/dataset.h"

/* Reads JSON strictly: valid UTF-8, no NUL, no double keys, one value with nothing after it. Errors name
 * NAME:LINE:COLUMN (columns count code points). More bytes than DATASET_BYTES, and more values than such a text can
 * have reason for, are PACE_ERR_RANGE. *out is to be released with json_decref. */
#define DATASET_BYTES ((size_t)256 << 20)
pace_status dataset_parse(json_t **out, const char *bytes, size_t n, const char *name, pace_error *err);

/* The syntax alone, without memory: PACE_ERR_PARSE at the first byte that JSON has no place for. The text has no NUL
 * and is UTF-8. */
pace_status dataset_scan(const char *bytes, size_t n, const char *name, pace_error *err);

typedef struct dataset_place {
    int line, column;
} dataset_place;
dataset_place dataset_place_of(const char *bytes, size_t at); /* of a byte; columns count code points */

/* Where the walk is: a chain on the stack, printed only when there is a fault. */
typedef struct walk_step {
    const struct walk_step *up;
    const char *key;   /* NULL = the item `index` of a list */
    size_t index;
} walk_step;

typedef struct walk {
    const char *file;
    pace_buffer *lines; /* where faults are listed; NULL = the first one ends the walk */
    pace_error *err;    /* where the first fault goes when they are not listed */
    int64_t faults;
    pace_status status; /* not PACE_OK: the walk is over */
    pace_error fault;   /* room for the text of the next fault */
    pace__arena arena;  /* for lists of names, as long as the walk */
    const char *unit_text; /* the unit read last: the next one is mostly the same */
    pace_unit unit;
} walk;

enum { WALK_LINES = 1000 }; /* faults that are listed; the rest is counted */

/* Reports walk->fault at a place (key NULL = the step itself). */
void walk_report(walk *w, const walk_step *at, const char *key);

typedef enum walk_kind {
    WALK_TEXT,     /* const char *, not empty */
    WALK_NAMES,    /* pace_names */
    WALK_NUMBER,   /* double */
    WALK_COUNT,    /* int64_t, 0 or more */
    WALK_SPAN,     /* pace_span */
    WALK_PERIOD,   /* pace_period */
    WALK_UNIT,     /* pace_unit */
    WALK_BASIS,    /* pace_basis; a bool that tells that it was there is at `more` bytes */
    WALK_FREQ,     /* pace_freq */
    WALK_WORD,     /* int: one of `words` */
    WALK_LETTER,   /* int: an observation status */
    WALK_OBJECT,   /* a record inside the record: `shape` */
    WALK_LIST,     /* json_t *: read by the caller */
    WALK_UNIT_TEXT /* pace_names: any key that begins so; what follows is the language */
} walk_kind;

typedef struct walk_word {
    const char *text; /* NULL ends the list */
    int value;
} walk_word;

struct walk_shape;
typedef struct walk_field {
    const char *key;
    walk_kind kind;
    bool required;
    size_t offset;             /* of the member in the record */
    size_t more;               /* WALK_BASIS */
    const walk_word *words;
    const struct walk_shape *shape;
} walk_field;

typedef struct walk_shape {
    const walk_field *fields;
    size_t count;              /* at most 64 */
} walk_shape;

/* Reads an object into a record that holds its defaults. False where something in it was at fault. */
bool walk_record(walk *w, const walk_step *at, json_t *value, const walk_shape *shape, void *record);

#endif
