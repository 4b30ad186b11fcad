/* What the report's tests share: the made-up data set (every figure in it is invented), an allocator that fails on
 * demand. */
#ifndef PACE_REPORT_TEST_H
#define PACE_REPORT_TEST_H

#include <stdbool.h>
#include "pace/chart.h"
#include "pace/pace.h"
#include "test.h"

#define MADE_UP PACE_SOURCE_DIR "/tests/unit/report/data/made_up.json"
#define MADE_UP_EDGES PACE_SOURCE_DIR "/tests/unit/report/data/made_up_edges.json"

typedef struct fault_heap {
    long calls, fail_at; /* the call that fails, from 1; 0 = none */
    long live;           /* blocks */
} fault_heap;

static inline void *fault_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    fault_heap *heap = ctx;
    void *moved;
    (void)old_size;
    if (!new_size) {
        heap->live -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    if (++heap->calls == heap->fail_at)
        return NULL;
    moved = realloc(ptr, new_size);
    heap->live += !ptr && moved;
    return moved;
}

static inline pace_dataset *loaded(const char *path)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    if (pace_dataset_load(&data, path, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(data != NULL);
    return data;
}

static inline pace_dataset *made_up(void)
{
    return loaded(MADE_UP);
}

static inline pace_report *report_in(const pace_dataset *data, const char *lang)
{
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_report *report = NULL;
    opts.lang = lang;
    if (pace_report_new(&report, data, &opts, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(report != NULL);
    return report;
}

/* The rendering; the caller clears it. */
static inline pace_buffer rendered(const pace_report *report, const char *format)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    if (pace_report_render(&out, report, format, &err))
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    ENSURE(out.text != NULL && out.length > 0);
    return out;
}

static inline void ensure_has(const char *text, const char *piece, const char *file, int line)
{
    if (text && strstr(text, piece))
        return;
    test_failures++;
    fprintf(stderr, "%s:%d: nowhere \"%s\"\n", file, line, piece);
}
#define ENSURE_HAS(text, piece) ensure_has((text), (piece), __FILE__, __LINE__)

#endif
