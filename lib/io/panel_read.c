/* The entry to reading: options, the form by content, and the reader that fits. */
#include <string.h>
#include "io/csv_long.h"

pace_status panel_take_options(pace_read_opts *out, const pace_read_opts *opts, pace_error *err)
{
    const pace_read_opts none = PACE_READ_OPTS_INIT;
    *out = none;
    if (!opts)
        return PACE_OK;
    if (opts->size < sizeof opts->size || opts->size > sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "",
                          "pace_read_opts has no size that is known; begin with PACE_READ_OPTS_INIT");
    memcpy(out, opts, opts->size);
    out->size = sizeof *out;
    if (out->from && strcmp(out->from, "csv") != 0 && strcmp(out->from, "long") != 0 && strcmp(out->from, "json") != 0)
        return pace__fail(err, PACE_ERR_UNSUPPORTED, "", "%q is no format that is read; csv, long and json are",
                          out->from);
    if (out->freq != PACE_FREQ_NONE && pace_freq_code(out->freq) == '?')
        return pace__fail(err, PACE_ERR_ARG, "", "the frequency that was given is none; take one of pace_freq");
    return PACE_OK;
}

bool panel_begins_as_json(const panel_input *input)
{
    for (size_t i = 0; i < input->n; i++) {
        char c = input->bytes[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            continue;
        return c == '{' || c == '[';
    }
    return false;
}

static pace_status read_form(pace_panel **out, const panel_input *input, bool quick, panel_notes *notes,
                             pace_error *err)
{
    const char *from = input->opts.from;
    pace_status status = PACE_OK;
    bool taken = false;
    if (from ? strcmp(from, "json") == 0 : panel_begins_as_json(input))
        return panel_read_json(out, input, notes, err);
    if (quick)
        status = csv_long_text(out, &taken, input, notes, err);
    return status || taken ? status : panel_read_csv(out, input, notes, err);
}

/* quick: large tables in the long form may be read in the quick way. */
static pace_status read_text(pace_panel **out, panel_input *input, bool quick, pace_error *err)
{
    pace_buffer decoded = PACE_BUFFER_INIT;
    panel_notes notes;
    pace_panel *panel = NULL;
    pace_status status;
    memset(&notes, 0, sizeof notes);
    decoded.allocator = input->opts.allocator;
    status = panel_text(input, &decoded, &notes, err);
    if (!status)
        status = read_form(&panel, input, quick, &notes, err);
    if (!status && !panel->assumptions)
        status = panel_note_text(panel, &notes, err);
    pace_buffer_clear(&decoded);
    if (status)
        pace_panel_free(panel);
    else
        *out = panel;
    return status;
}

pace_status pace_panel_read(pace_panel **out, const char *bytes, size_t n, const char *name, const pace_read_opts *opts,
                            pace_error *err)
{
    panel_input input;
    pace_status status;
    if (!out || (!bytes && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_read needs a place for the panel and bytes");
    status = panel_take_options(&input.opts, opts, err);
    if (status)
        return status;
    input.bytes = bytes ? bytes : "";
    input.n = n;
    input.name = name ? name : "";
    if (n > IO_FILE_LIMIT)
        return pace__fail(err, PACE_ERR_RANGE, input.name, "holds more than 1 GiB; split it into smaller files");
    return read_text(out, &input, true, err);
}

/* What the quick way left behind in a file it has seen, it would leave again. */
static pace_status read_file(pace_panel **out, const char *path, const pace_read_opts *opts, pace_error *err)
{
    bool standard_input = strcmp(path, "-") == 0;
    pace_buffer bytes = PACE_BUFFER_INIT;
    panel_input input;
    pace_status status;
    bytes.allocator = opts->allocator;
    status = pace_file_read(&bytes, path, err);
    if (!status) {
        input.bytes = bytes.text ? bytes.text : "";
        input.n = bytes.length;
        input.name = standard_input ? IO_STDIN_NAME : path;
        input.opts = *opts;
        status = read_text(out, &input, standard_input || opts->encoding, err);
    }
    pace_buffer_clear(&bytes);
    return status;
}

pace_status pace_panel_load(pace_panel **out, const char *path, const pace_read_opts *opts, pace_error *err)
{
    pace_read_opts own;
    pace_status status;
    bool taken = false;
    if (!out || !path)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_load needs a place for the panel and a path");
    status = panel_take_options(&own, opts, err);
    if (!status)
        status = csv_long_load(out, &taken, path, &own, err);
    return status || taken ? status : read_file(out, path, &own, err);
}
