/* All faults of a table in one run. */
#include <string.h>
#include "io/csv.h"

/* JSON has one fault at a time: a fault in a list leaves no safe way on. */
static pace_status check_json(csv_faults *faults, const panel_input *input, panel_notes *notes, pace_error *err)
{
    pace_panel *panel = NULL;
    pace_status status = panel_read_json(&panel, input, notes, err);
    pace_panel_free(panel);
    if (!status || status == PACE_ERR_NOMEM)
        return status;
    faults->count++;
    pace_buffer_format(faults->lines, "%s: %s\n", err->where, err->text);
    return PACE_OK;
}

static pace_status check_input(csv_faults *faults, panel_input *input, pace_error *err)
{
    pace_buffer decoded = PACE_BUFFER_INIT;
    panel_notes notes;
    pace_status status;
    bool json;
    memset(&notes, 0, sizeof notes);
    decoded.allocator = input->opts.allocator;
    status = panel_text(input, &decoded, &notes, err);
    if (!status) {
        json = input->opts.from ? strcmp(input->opts.from, "json") == 0 : panel_begins_as_json(input);
        status = json ? check_json(faults, input, &notes, err) : panel_check_csv(faults, input, &notes, err);
    }
    pace_buffer_clear(&decoded);
    return status;
}

pace_status pace_panel_check(pace_buffer *lines, int64_t *faults, const char *path, const pace_read_opts *opts,
                             pace_error *err)
{
    pace_error own = PACE_ERROR_INIT;
    csv_faults found = {lines, 0};
    pace_buffer bytes = PACE_BUFFER_INIT;
    panel_input input;
    pace_status status;
    if (!lines || !faults || !path)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_check needs a path and places for lines and their count");
    if (lines->status)
        return pace__fail_memory(err);
    status = panel_take_options(&input.opts, opts, &own);
    bytes.allocator = status ? NULL : input.opts.allocator;
    if (!status)
        status = pace_file_read(&bytes, path, &own);
    if (!status) {
        input.bytes = bytes.text ? bytes.text : "";
        input.n = bytes.length;
        input.name = strcmp(path, "-") == 0 ? IO_STDIN_NAME : path;
        status = check_input(&found, &input, &own);
    }
    if (!status && lines->status)
        status = pace__fail_memory(&own);
    pace_buffer_clear(&bytes);
    if (!status)
        *faults = found.count;
    else if (err)
        *err = own;
    return status;
}
