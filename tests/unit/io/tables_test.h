/* Tables in memory, and what is read from them. */
#ifndef PACE_TABLES_TEST_H
#define PACE_TABLES_TEST_H

#include "pace/pace.h"
#include "pace/tables.h"
#include "test.h"

typedef struct both { /* a data set and what was said about it */
    pace_dataset *data;
    pace_buffer notes;
    pace_error err;
    pace_status status;
} both;

static inline both read_both(const char *targets, const char *actuals, const pace_tables_opts *opts)
{
    both out = {NULL, PACE_BUFFER_INIT, PACE_ERROR_INIT, PACE_OK};
    pace_table_text first = {targets, strlen(targets), "t.csv"}, second = {actuals, actuals ? strlen(actuals) : 0, "a.csv"};
    out.status = pace_tables_read(&out.data, &out.notes, &first, actuals ? &second : NULL, opts, &out.err);
    if ((out.data == NULL) != (out.status != PACE_OK) || out.err.code != out.status) {
        test_failures++;
        fprintf(stderr, "status %d, %s: %s\n", (int)out.status, out.err.where, out.err.text);
    }
    return out;
}

static inline void free_both(both *b)
{
    pace_dataset_free(b->data);
    pace_buffer_clear(&b->notes);
}

#endif
