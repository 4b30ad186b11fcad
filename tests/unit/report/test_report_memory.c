/* The k-th allocation of ours failing for every k: PACE_ERR_NOMEM, nothing leaked, outputs untouched. */
#include "report_test.h"

static pace_status attempt(const pace_dataset *data, fault_heap *heap, const char *format, size_t *length)
{
    pace_allocator allocator = {fault_resize, heap};
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    pace_report *report = NULL;
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_status status;

    static const char *const rulebooks[] = {"china-fyp", "eurostat"};

    opts.allocator = &allocator;
    opts.rulebooks = rulebooks; /* two stand for many, and are read at each attempt */
    opts.rulebook_count = 2;
    opts.lang = "zh";
    status = pace_report_new(&report, data, &opts, &err);
    ENSURE(status ? !report : report != NULL);
    if (!status)
        status = pace_report_render(&out, report, format, &err);
    ENSURE(status == err.code);
    if (status)
        ENSURE(out.length == 0);
    *length = out.length;
    pace_buffer_clear(&out);
    pace_report_free(report);
    ENSURE(heap->live == 0);
    return status;
}

/* Every k for the texts; for pages with their many charts every k at first, then some: the charts' own tests take all. */
static void every_allocation(const pace_dataset *data, const char *format, long dense, long step)
{
    fault_heap whole = {0, 0, 0};
    size_t length = 0, partial;
    ENSURE(attempt(data, &whole, format, &length) == PACE_OK && length > 0);
    ENSURE(whole.calls > 20);
    for (long k = 1; k <= whole.calls; k += (k < dense ? 1 : step) * TEST_STRIDE(17)) {
        fault_heap heap = {0, 0, 0};
        heap.fail_at = k;
        if (attempt(data, &heap, format, &partial) != PACE_ERR_NOMEM) {
            test_failures++;
            fprintf(stderr, "%s: allocation %ld of %ld fails and is not reported\n", format, k, whole.calls);
        }
    }
}

int main(void)
{
    pace_dataset *data = made_up();
    if (!data)
        return TEST_RESULT;
    every_allocation(data, "md", 1000000, 1);
    every_allocation(data, "json", 1000000, 1);
    every_allocation(data, "html", 200, 61);
    every_allocation(data, "pdf", 60, 211);
    pace_dataset_free(data);
    return TEST_RESULT;
}
