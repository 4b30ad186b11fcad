/* From file to report with the k-th allocation failing, for every k that matters: data set, gap table, chart, report. Each
 * failure must be told as such, and nothing may leak. (jansson's own allocations fail in unit/test_dataset_memory, on objects
 * of up to seven keys: jansson 2.14 writes out of bounds when the table of a larger object cannot grow.) */
#include "pace/chart.h"
#include "test.h"

typedef struct failing {
    size_t calls, fail_at; /* fail_at 0 = never */
    size_t live;
} failing;

static void *resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    failing *state = ctx;
    void *moved;
    if (new_size == 0) {
        state->live -= old_size;
        free(ptr);
        return NULL;
    }
    if (++state->calls == state->fail_at)
        return NULL;
    moved = realloc(ptr, new_size);
    if (moved)
        state->live += new_size - old_size;
    return moved;
}

static const char *data_path = PACE_SOURCE_DIR "/tests/property/report/small.json";

/* Everything a user does, in one go; frees all. */
static pace_status whole_way(const pace_allocator *allocator, pace_error *err)
{
    pace_load_opts load = PACE_LOAD_OPTS_INIT;
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    pace_dataset *data = NULL;
    pace_gap_table *table = NULL;
    pace_report *report = NULL;
    pace_chart *chart = NULL;
    pace_buffer out = PACE_BUFFER_INIT;
    pace_series series;
    pace_target target;
    pace_status status;

    out.allocator = allocator;
    load.allocator = opts.allocator = allocator;
    opts.lang = "zh";
    status = pace_dataset_load_with(&data, data_path, &load, err);
    if (!status)
        status = pace_dataset_series(&series, data, "output:level", err);
    if (!status)
        status = pace_dataset_target(&target, data, "output", "plan", err);
    if (!status)
        status = pace_gap_table_new(&table, data, NULL, NULL, err);
    if (!status)
        status = pace_gap_write(&out, data, table, "json", err);
    if (!status && out.status)
        status = out.status;
    pace_buffer_clear(&out);
    if (!status) {
        chart = pace_chart_new_with(400, 300, allocator);
        pace_chart_title(chart, "Output");
        pace_chart_line(chart, series, "actual");
        pace_chart_target_path(chart, &target, "plan");
        status = pace_chart_render(&out, chart, "svg", err);
        pace_buffer_clear(&out);
    }
    if (!status)
        status = pace_report_new(&report, data, &opts, err);
    if (!status)
        status = pace_report_render(&out, report, "html", err);
    if (!status && out.status)
        status = out.status;
    pace_buffer_clear(&out);
    pace_report_free(report);
    pace_chart_free(chart);
    pace_gap_table_free(table);
    pace_dataset_free(data);
    return status;
}

static void fail_ours(void)
{
    failing state = {0, 0, 0};
    pace_allocator allocator = {resize, &state};
    pace_error err = PACE_ERROR_INIT;
    ENSURE(whole_way(&allocator, &err) == PACE_OK);
    size_t total = state.calls;
    ENSURE(total > 50 && state.live == 0);
    for (size_t k = 1; k <= total; k += TEST_STRIDE(13)) {
        state = (failing){0, k, 0};
        err = (pace_error)PACE_ERROR_INIT;
        pace_status status = whole_way(&allocator, &err);
        if (status != PACE_ERR_NOMEM || state.live != 0) {
            fprintf(stderr, "allocation %zu of %zu: %s (%s), %zu bytes left\n", k, total, pace_status_name(status), err.text,
                    state.live);
            test_failures++;
        }
        if (test_failures > 10)
            return;
    }
    fprintf(stderr, "%zu allocations of ours, each failed once\n", total);
}

int main(void)
{
    fail_ours();
    return TEST_RESULT;
}
