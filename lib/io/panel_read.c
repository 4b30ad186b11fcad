/* The entry to reading: options, the form by content, and the reader that fits. */
#include <string.h>
#include "io/panel_internal.h"

static pace_status take_options(pace_read_opts *out, const pace_read_opts *opts, pace_error *err)
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

static bool begins_as_json(const panel_input *input)
{
    for (size_t i = 0; i < input->n; i++) {
        char c = input->bytes[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r')
            continue;
        return c == '{' || c == '[';
    }
    return false;
}

static pace_status read_text(pace_panel **out, panel_input *input, pace_error *err)
{
    pace_buffer decoded = PACE_BUFFER_INIT;
    panel_notes notes;
    pace_panel *panel = NULL;
    const char *from = input->opts.from;
    bool json;
    pace_status status;
    memset(&notes, 0, sizeof notes);
    decoded.allocator = input->opts.allocator;
    status = panel_text(input, &decoded, &notes, err);
    if (!status) {
        json = from ? strcmp(from, "json") == 0 : begins_as_json(input);
        status = json ? panel_read_json(&panel, input, &notes, err) : panel_read_csv(&panel, input, &notes, err);
    }
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
    status = take_options(&input.opts, opts, err);
    if (status)
        return status;
    input.bytes = bytes ? bytes : "";
    input.n = n;
    input.name = name ? name : "";
    if (n > IO_FILE_LIMIT)
        return pace__fail(err, PACE_ERR_RANGE, input.name, "holds more than 1 GiB; split it into smaller files");
    return read_text(out, &input, err);
}

pace_status pace_panel_load(pace_panel **out, const char *path, const pace_read_opts *opts, pace_error *err)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    pace_read_opts taken;
    pace_status status;
    const char *name;
    if (!out || !path)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_load needs a place for the panel and a path");
    status = take_options(&taken, opts, err);
    if (status)
        return status;
    bytes.allocator = taken.allocator;
    name = strcmp(path, "-") == 0 ? IO_STDIN_NAME : path;
    status = pace_file_read(&bytes, path, err);
    if (!status)
        status = pace_panel_read(out, bytes.text, bytes.length, name, &taken, err);
    pace_buffer_clear(&bytes);
    return status;
}
