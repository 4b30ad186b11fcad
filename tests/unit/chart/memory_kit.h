/* For tests of charts: the k-th allocation fails, for every k. */
#ifndef PACE_TEST_MEMORY_KIT_H
#define PACE_TEST_MEMORY_KIT_H

#include "scene_kit.h"

/* `fill` makes a chart that can be drawn. Whatever allocation fails: no memory, nothing written, nothing left over; and
 * where none does, the same bytes as ever. */
static inline void ensure_memory(void (*fill)(pace_chart *chart))
{
    pace_buffer whole = PACE_BUFFER_INIT;
    pace_chart *chart = pace_chart_new(600, 400);
    bool done = false;
    fill(chart);
    ENSURE(pace_chart_render(&whole, chart, "svg", NULL) == PACE_OK);
    pace_chart_free(chart);
    for (long k = 1; !done && k < 20000; k += TEST_STRIDE(9)) {
        kit_memory memory;
        pace_buffer out = PACE_BUFFER_INIT;
        kit_memory_init(&memory, k, k % 2);
        chart = pace_chart_new_with(600, 400, &memory.allocator);
        fill(chart);
        pace_status status = pace_chart_render(&out, chart, "svg", NULL);
        done = memory.calls < k;
        ENSURE(status == (done ? PACE_OK : PACE_ERR_NOMEM));
        ENSURE(status == PACE_OK ? out.length == whole.length && memcmp(out.text, whole.text, out.length) == 0
                                 : out.length == 0);
        pace_buffer_clear(&out);
        pace_chart_free(chart);
        ENSURE(memory.blocks == 0);
    }
    ENSURE(done);
    pace_buffer_clear(&whole);
}

#endif
