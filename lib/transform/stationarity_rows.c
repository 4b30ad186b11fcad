/* Tests on the rows of a block. */
#include <stdatomic.h>
#include "transform/stationarity.h"

typedef struct rows_task {
    char *out;
    size_t size;
    uint8_t *row_flags;
    pace_block in;
    pace__root_row row;
    const void *opts;
    atomic_bool failed;
} rows_task;

static void rows_piece(void *arg, int64_t from, int64_t to)
{
    rows_task *t = arg;
    for (int64_t r = from; r < to; r++) {
        pace_view series = {t->in.x + r * t->in.row_stride, t->in.cols, t->in.col_stride, t->in.first};
        uint8_t why = 0;
        if (t->row(t->out + (size_t)r * t->size, &why, series, t->opts) == PACE_ERR_NOMEM)
            atomic_store(&t->failed, true);
        if (t->row_flags)
            t->row_flags[r] = why;
    }
}

pace_status pace__root_rows(char *out, size_t size, uint8_t *row_flags, pace_block in, pace__root_row row, const void *opts,
                            const pace_exec *exec, pace_error *err)
{
    rows_task task = {.out = out, .size = size, .row_flags = row_flags, .in = in, .row = row, .opts = opts};
    atomic_init(&task.failed, false);
    if (in.rows < 0 || in.cols < 0 || (in.rows && in.cols && !in.x) || (in.rows && !out))
        return pace__fail(err, PACE_ERR_ARG, "", "a block of %ld rows of %ld values; give none or more, their memory, and an answer "
                          "for each", (long)in.rows, (long)in.cols);
    pace__exec_rows(exec, in.rows, rows_piece, &task);
    return atomic_load(&task.failed) ? pace__fail_memory(err) : PACE_OK;
}
