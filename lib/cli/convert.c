/* pace convert: the same data in another format. */
#include <string.h>
#include "cli/cli.h"

const char help_convert[] =
    "usage: pace convert FILE --to csv|long|json|dataset|tables [--actuals FILE] [--series KEY,...] [-o OUT]\n\n"
    "The same data in another format. FILE is anything that pace reads: a plain table, JSON, a data set, or a table of targets\n"
    "with its --actuals.\n\n"
    "  --to csv      a column a series; of a data set the series of its commonest frequency\n"
    "  --to long     a row a value, with status, unit and, where there is one, its qualifier\n"
    "  --to json     plain series, with units and price bases\n"
    "  --to dataset  a data set (JSON): everything\n"
    "  --to tables   -o DIR/: targets.csv and actuals.csv; what has no place in them is told. The folder is made beside and\n"
    "                moved into place; one that is there already is replaced only when it holds nothing else\n"
    "  --series KEY  only these series, for csv, long and json (may come again)\n"
    "  --bom         a mark before CSV, for spreadsheet programs that need one\n\n"
    "Examples:\n"
    "  pace convert targets.csv --actuals actuals.csv --to dataset -o city.json\n"
    "  pace convert city.json --to tables -o city/\n"
    "  pace convert figures.csv --encoding GB18030 --to long\n";

typedef struct request {
    cli_common common;
    cli_list keys;
    const char *to, *path;
} request;

static bool is_panel_format(const char *to)
{
    return strcmp(to, "csv") == 0 || strcmp(to, "long") == 0 || strcmp(to, "json") == 0;
}

/* --- one text --------------------------------------------------------------------------------------------------------- */

static int write_panel(const request *ask, const pace_panel *panel)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer text = PACE_BUFFER_INIT;
    int code = pace_panel_write(&text, panel, ask->to, &err) ? cli_fail(CLI_OUTPUT, &err) : cli_deliver(&ask->common, &text);
    pace_buffer_clear(&text);
    return code;
}

static int write_dataset(const request *ask, const pace_dataset *data)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer text = PACE_BUFFER_INIT;
    int code = pace_dataset_write(&text, data, &err) ? cli_fail(CLI_OUTPUT, &err) : cli_deliver(&ask->common, &text);
    pace_buffer_clear(&text);
    return code;
}

/* --- two tables ------------------------------------------------------------------------------------------------------- */

static void put_mark(pace_buffer *out, const cli_common *common)
{
    if (common->bom)
        pace_buffer_bytes(out, "\xEF\xBB\xBF", 3);
}

static int write_tables(const request *ask, const pace_dataset *data)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer targets = PACE_BUFFER_INIT, actuals = PACE_BUFFER_INIT, lost = PACE_BUFFER_INIT;
    const cli_file files[] = {{"targets.csv", &targets}, {"actuals.csv", &actuals}};
    int code = CLI_DONE;
    put_mark(&targets, &ask->common);
    put_mark(&actuals, &ask->common);
    if (pace_tables_write(&targets, &actuals, &lost, data, &err))
        code = cli_fail(CLI_OUTPUT, &err);
    if (!code)
        code = cli_deliver_folder(ask->common.output, files, 2, true);
    if (!code)
        cli_say_lines("no place in tables", lost.text);
    pace_buffer_clear(&targets);
    pace_buffer_clear(&actuals);
    pace_buffer_clear(&lost);
    return code;
}

/* --- from what there is ------------------------------------------------------------------------------------------------ */

static int convert_dataset(const request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    cli_data data;
    pace_panel *panel = NULL;
    int code = cli_open(&data, ask->path, &ask->common);
    if (!code && is_panel_format(ask->to)) {
        const char *const *keys = ask->keys.count ? ask->keys.at : NULL;
        if (pace_panel_of_dataset(&panel, data.view, keys, ask->keys.count, NULL, &err))
            code = cli_fail(cli_code(&err), &err);
        else
            code = write_panel(ask, panel);
    } else if (!code) {
        code = strcmp(ask->to, "tables") == 0 ? write_tables(ask, data.view) : write_dataset(ask, data.view);
    }
    if (!code)
        cli_tell(&data);
    pace_panel_free(panel);
    cli_close(&data);
    return code;
}

/* The rows that were asked for, in that order. */
static int pick_rows(pace_panel **out, const pace_panel *panel, const cli_list *keys)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block block = pace_panel_block(panel);
    uint8_t *letters = NULL;
    if (pace_panel_new(out, keys->count, block.cols, block.first, NULL, &err) || pace_panel_letters(&letters, *out, &err))
        return cli_fail(CLI_INPUT, &err);
    for (int64_t i = 0; i < keys->count; i++) {
        int64_t row = 0;
        if (pace_panel_find(&row, panel, keys->at[i], &err))
            return cli_fail(cli_code(&err), &err);
        pace_series series = pace_panel_series(panel, row);
        pace_block_out to = pace_panel_values(*out);
        if (pace_panel_label(*out, i, series.key, series.unit, &err))
            return cli_fail(cli_code(&err), &err);
        for (int64_t k = 0; k < block.cols; k++) {
            to.x[i * to.row_stride + k * to.col_stride] = series.view.x[k * series.view.stride];
            letters[i * block.cols + k] = series.status ? series.status[k] : PACE_STATUS_NORMAL;
        }
    }
    return CLI_DONE;
}

/* "city" of "folder/city.csv". */
static void id_of(pace_buffer *out, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    size_t n = dot && dot > name ? (size_t)(dot - name) : strlen(name);
    if (strcmp(path, "-") == 0 || n > 100 || pace_text_valid(name, n) != n)
        pace_buffer_text(out, "figures");
    else
        for (size_t i = 0; i < n; i++)
            pace_buffer_char(out, (unsigned char)name[i] <= ' ' || strchr("\"'\\/:@,;()[]{}", name[i]) ? '_' : name[i]);
}

static int convert_series(const request *ask, const pace_panel *panel)
{
    pace_panel *picked = NULL;
    int code = ask->keys.count ? pick_rows(&picked, panel, &ask->keys) : CLI_DONE;
    if (!code)
        code = write_panel(ask, picked ? picked : panel);
    pace_panel_free(picked);
    return code;
}

static int convert_table(const request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    pace_dataset *data = NULL;
    pace_buffer id = PACE_BUFFER_INIT;
    pace_builder *builder = NULL;
    int code = cli_open_table(&panel, ask->path, &ask->common);
    if (!code && is_panel_format(ask->to)) {
        code = convert_series(ask, panel);
    } else if (!code) {
        id_of(&id, ask->path);
        builder = pace_builder_new(id.text, cli_lang(&ask->common, NULL), id.text);
        pace_builder_panel(builder, panel);
        if (pace_builder_end(&data, builder, &err))
            code = cli_fail(cli_code(&err), &err);
        else
            code = strcmp(ask->to, "tables") == 0 ? write_tables(ask, data) : write_dataset(ask, data);
    }
    pace_builder_free(builder);
    pace_dataset_free(data);
    pace_panel_free(panel);
    pace_buffer_clear(&id);
    return code;
}

int verb_convert(int argc, char **argv)
{
    request ask = {.to = NULL};
    const char *operands[1];
    int count = 0;
    const cli_option options[] = {
        {"to", CLI_TEXT, &ask.to, "csv|long|json|dataset|tables"},
        {"series", CLI_LIST, &ask.keys, NULL},
    };
    int code = cli_parse(argc, argv, options, 2, &ask.common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1)
        return cli_usage("convert: which file? pace convert FILE --to dataset");
    if (ask.common.format)
        return cli_usage("convert: --to says the format; it has no --format");
    if (!ask.to)
        return cli_usage("convert: into what? --to csv, long, json, dataset or tables");
    if (ask.keys.count && !is_panel_format(ask.to))
        return cli_usage("--series goes with --to csv, long and json; %s holds everything", ask.to);
    bool folder = strcmp(ask.to, "tables") == 0;
    if (folder && (!ask.common.output || strcmp(ask.common.output, "-") == 0))
        return cli_usage("convert --to tables makes two files; name their folder with -o DIR/");
    ask.path = operands[0];
    return cli_form_of(ask.path, &ask.common) == CLI_TABLE ? convert_table(&ask) : convert_dataset(&ask);
}
