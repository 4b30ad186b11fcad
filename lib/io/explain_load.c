/* The entry to explanations: any file that is read, by content. */
#include <string.h>
#include <sys/stat.h>
#include "io/csv.h"
#include "pace/dataset.h"
#include "pace/tables.h"

static pace_explanation *make(const pace_allocator *allocator)
{
    pace_explanation *of = pace__calloc(allocator, 1, sizeof *of);
    if (!of)
        return NULL;
    if (allocator) {
        of->memory = *allocator;
        of->allocator = &of->memory;
    }
    pace__arena_init(&of->arena, of->allocator);
    of->assumptions.allocator = of->faults.allocator = of->allocator;
    of->form = of->encoding = of->delimiter = "";
    return of;
}

/* --- forms ----------------------------------------------------------------------------------------------------------
 */

static pace_status explain_table(pace_explanation *of, const panel_input *input, const panel_notes *notes,
                                 pace_error *err)
{
    csv_reader reader;
    pace_panel *panel = NULL;
    pace_buffer words = PACE_BUFFER_INIT, lines = PACE_BUFFER_INIT;
    csv_faults faults = {&lines, 0};
    pace_error own = PACE_ERROR_INIT; /* faults are written from it */
    pace_status status;
    words.allocator = lines.allocator = of->allocator;
    csv_reader_init(&reader, input, notes);
    reader.explains = true;
    reader.faults = &faults;
    status = csv_read(&panel, &reader, &own);
    if (status && err)
        *err = own;
    if (!status) {
        panel_note_words(&words, &reader.builder.notes);
        of->failed |= words.status != PACE_OK;
        explain_assume(of, words.text);
        explain_csv(of, &reader, panel);
        explain_faults(of, &lines);
    }
    pace_buffer_clear(&words);
    pace_buffer_clear(&lines);
    pace_panel_free(panel);
    csv_reader_clear(&reader);
    return status;
}

static bool is_dataset(const panel_input *input)
{
    static const char word[] = "\"pace-dataset\"";
    const char *p = input->bytes, *end = input->bytes + input->n;
    while ((p = memchr(p, '"', (size_t)(end - p))) != NULL) {
        if ((size_t)(end - p) >= sizeof word - 1 && memcmp(p, word, sizeof word - 1) == 0)
            return true;
        p++;
    }
    return false;
}

static pace_status explain_json(pace_explanation *of, const panel_input *input, panel_notes *notes, pace_error *err)
{
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_dataset *dataset = NULL;
    pace_panel *panel = NULL;
    pace_status status;
    opts.allocator = input->opts.allocator;
    if (is_dataset(input)) {
        status = pace_dataset_read(&dataset, input->bytes, input->n, input->name, &opts, err);
        if (!status)
            explain_dataset(of, dataset);
        pace_dataset_free(dataset);
        return status;
    }
    status = panel_read_json(&panel, input, notes, err);
    if (!status && !panel->assumptions)
        status = panel_note_text(panel, notes, err);
    if (!status)
        explain_plain(of, panel);
    pace_panel_free(panel);
    return status;
}

static pace_status explain_form_of(pace_explanation *of, const panel_input *input, panel_notes *notes, pace_error *err)
{
    const char *from = input->opts.from;
    if (from ? strcmp(from, "json") == 0 : panel_begins_as_json(input))
        return explain_json(of, input, notes, err);
    if (!from && pace_tables_is_targets(input->bytes, input->n))
        return explain_targets(of, input->bytes, input->n, input->name, &input->opts, err);
    return explain_table(of, input, notes, err);
}

static pace_status explain_bytes(pace_explanation *of, panel_input *input, pace_error *err)
{
    const char *bytes = input->bytes;
    pace_buffer decoded = PACE_BUFFER_INIT;
    panel_notes notes;
    pace_status status;
    memset(&notes, 0, sizeof notes);
    decoded.allocator = input->opts.allocator;
    status = panel_text(input, &decoded, &notes, err);
    of->encoding = notes.of[NOTE_ENCODING].count ? explain_text(of, input->opts.encoding)
                   : notes.of[NOTE_UTF16].count ? "UTF-16 with byte-order mark"
                   : input->bytes != bytes       ? "UTF-8 with byte-order mark"
                                                 : "UTF-8";
    if (!status)
        status = explain_form_of(of, input, &notes, err);
    pace_buffer_clear(&decoded);
    return status;
}

/* --- the entry ------------------------------------------------------------------------------------------------------
 */

static pace_status explain_folder(pace_explanation *of, const char *path, pace_error *err)
{
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_dataset *dataset = NULL;
    pace_status status;
    opts.allocator = of->allocator;
    status = pace_dataset_load_with(&dataset, path, &opts, err);
    if (!status)
        explain_dataset(of, dataset);
    pace_dataset_free(dataset);
    of->encoding = "UTF-8";
    return status;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return strcmp(path, "-") != 0 && stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static pace_status explain_file(pace_explanation *of, const char *path, panel_input *input, pace_error *err)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    pace_status status;
    bytes.allocator = of->allocator;
    if (is_folder(path))
        return explain_folder(of, path, err);
    status = pace_file_read(&bytes, path, err);
    if (!status) {
        input->bytes = bytes.text ? bytes.text : "";
        input->n = bytes.length;
        input->name = strcmp(path, "-") == 0 ? IO_STDIN_NAME : path;
        status = explain_bytes(of, input, err);
    }
    pace_buffer_clear(&bytes);
    return status;
}

pace_status pace_explanation_load(pace_explanation **out, const char *path, const pace_read_opts *opts, pace_error *err)
{
    pace_explanation *of;
    panel_input input;
    pace_status status;
    if (!out || !path)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_explanation_load needs a place for the explanation and a path");
    status = panel_take_options(&input.opts, opts, err);
    if (status)
        return status;
    of = make(input.opts.allocator);
    if (!of)
        return pace__fail_memory(err);
    status = explain_file(of, path, &input, err);
    if (!status && of->failed)
        status = pace__fail_memory(err);
    if (status)
        pace_explanation_free(of);
    else
        *out = of;
    return status;
}
