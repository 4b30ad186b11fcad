/* Opening what a verb works on: a data set, or two plain tables as one. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include "cli/cli.h"

enum { HEAD = 16384, WORTH_THREADS = 1 << 18 }; /* bytes of actual values that take longer than a thread takes to start */

/* --- what is it? ---------------------------------------------------------------------------------------------------- */

static bool is_folder(const char *path)
{
    struct stat info;
    return strcmp(path, "-") != 0 && stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool cli_reads_twice(const char *path)
{
    struct stat info;
    return strcmp(path, "-") != 0 && (stat(path, &info) != 0 || S_ISREG(info.st_mode));
}

static size_t head_of(char out[HEAD], const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(out, 1, HEAD, file) : 0;
    if (file)
        fclose(file);
    return n;
}

static bool begins_as_json(const char *bytes, size_t n)
{
    size_t i = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (i < n && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r'))
        i++;
    return i < n && (bytes[i] == '{' || bytes[i] == '[');
}

static bool says_dataset(const char *path)
{
    pace_buffer whole = PACE_BUFFER_INIT;
    bool yes = !pace_file_read(&whole, path, NULL) && whole.text && strstr(whole.text, "\"pace-dataset\"");
    pace_buffer_clear(&whole);
    return yes;
}

/* The heading of another encoding has to be converted first, which reading does. */
static bool reads_as_targets(const char *path, const cli_common *common)
{
    pace_explanation *explanation = NULL;
    pace_read_opts opts = cli_read_opts(common);
    bool yes = !pace_explanation_load(&explanation, path, &opts, NULL) &&
               strstr(pace_explanation_form(explanation), "targets") != NULL;
    pace_explanation_free(explanation);
    return yes;
}

cli_form cli_form_of(const char *path, const cli_common *common)
{
    char head[HEAD];
    size_t n;
    if (is_folder(path))
        return CLI_DATASET;
    if (!cli_reads_twice(path))
        return common->actuals ? CLI_TARGETS : CLI_TABLE;
    n = head_of(head, path);
    if (begins_as_json(head, n))
        return says_dataset(path) ? CLI_DATASET : CLI_TABLE;
    if (common->actuals || pace_tables_is_targets(head, n))
        return CLI_TARGETS;
    return common->encoding && reads_as_targets(path, common) ? CLI_TARGETS : CLI_TABLE;
}

/* --- reading it ------------------------------------------------------------------------------------------------------ */

pace_tables_opts cli_tables_opts(const cli_common *common)
{
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    opts.encoding = common->encoding;
    opts.na = common->na;
    opts.freq = cli_read_opts(common).freq;
    return opts;
}

static int load_tables(cli_data *data, const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_tables_opts opts = cli_tables_opts(common);
    pace_exec threads;
    if (common->actuals && strcmp(common->actuals, "-") == 0 && strcmp(path, "-") == 0)
        return cli_usage("two tables cannot both come from standard input; name a file for one of them");
    data->from_tables = true;
    data->pool = common->actuals ? cli_pool_for(common->actuals, WORTH_THREADS) : NULL;
    if (data->pool) {
        cli_large_heap();
        threads = pace_pool_exec(data->pool);
        opts.exec = &threads;
    }
    if (pace_tables_load(&data->base, &data->notes, path, common->actuals, &opts, &err))
        return cli_fail_to_read(&err, common);
    return CLI_DONE;
}

/* Standard input and pipes: there is one reading only. */
static int load_stream(cli_data *data, const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer bytes = PACE_BUFFER_INIT;
    pace_tables_opts opts = cli_tables_opts(common);
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    pace_status status = pace_file_read(&bytes, path, &err);
    if (!status && begins_as_json(bytes.text, bytes.length)) {
        status = pace_dataset_read(&data->base, bytes.text, bytes.length, name, NULL, &err);
    } else if (!status) {
        pace_table_text targets = {bytes.text, bytes.length, name};
        data->from_tables = true;
        status = pace_tables_read(&data->base, &data->notes, &targets, NULL, &opts, &err);
    }
    pace_buffer_clear(&bytes);
    return status ? cli_fail_to_read(&err, common) : CLI_DONE;
}

static int load(cli_data *data, const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    char head[HEAD];
    size_t n = 0;
    bool json = is_folder(path);
    if (!json && !cli_reads_twice(path))
        return common->actuals ? load_tables(data, path, common) : load_stream(data, path, common);
    if (!json)
        n = head_of(head, path);
    json = json || begins_as_json(head, n);
    if (json && common->actuals)
        return cli_usage("%s is a data set, which holds its actual values; --actuals goes with a table of targets", path);
    if (!json && (n || common->actuals))
        return load_tables(data, path, common);
    if (pace_dataset_load(&data->base, path, &err)) /* also what is empty or not there */
        return cli_fail(CLI_INPUT, &err);
    return CLI_DONE;
}

static int attach_texts(cli_data *data, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    for (int64_t i = 0; i < common->text.count; i++) {
        char id[128];
        const char *given = common->text.at[i], *equals = strchr(given, '=');
        if (!equals || (size_t)(equals - given) >= sizeof id)
            return cli_usage("--text: '%s' is not ID=FILE", given);
        if (data->text_count == (int)(sizeof data->texts / sizeof *data->texts))
            return cli_usage("--text: more than %d texts", data->text_count);
        memcpy(id, given, (size_t)(equals - given));
        id[equals - given] = '\0';
        pace_buffer *text = &data->texts[data->text_count++];
        if (pace_file_read(text, equals + 1, &err))
            return cli_fail(CLI_INPUT, &err);
        const char *bytes = text->text ? text->text : "";
        size_t n = text->length, mark = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
        if (pace_text_valid(bytes, n) != n)
            return cli_usage("%s: is not UTF-8 at byte %lld; convert it first", equals + 1, (long long)pace_text_valid(bytes, n) + 1);
        if (pace_dataset_attach_text(data->base, id, bytes + mark, n - mark, &err))
            return cli_fail(cli_code(&err), &err);
    }
    return CLI_DONE;
}

int cli_open(cli_data *data, const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_clock clock = {common->at, common->published_by};
    int64_t left_out = 0;
    memset(data, 0, sizeof *data);
    int code = load(data, path, common);
    if (!code)
        code = attach_texts(data, common);
    if (code)
        return code;
    data->view = data->base;
    if (!pace_period_is_set(clock.at) && !pace_period_is_set(clock.published_by))
        return CLI_DONE;
    if (pace_period_is_set(clock.published_by) && clock.published_by.freq != PACE_DAILY) {
        pace_span days;
        if (pace_period_days(&days, clock.published_by, &err))
            return cli_fail(CLI_USAGE, &err);
        clock.published_by = days.last;
    }
    if (pace_dataset_snapshot(&data->snapshot, data->base, clock, &left_out, &err))
        return cli_fail(cli_code(&err), &err);
    data->view = data->snapshot;
    if (left_out)
        cli_say("%s: %lld observations of unknown publication date are left out by --published-by", path, (long long)left_out);
    return CLI_DONE;
}

void cli_name_plans(cli_list *plans, const cli_data *data)
{
    const pace_plan *plan;
    int64_t count = 0;
    const pace_plan *all = pace_dataset_plans(data->view, &count);
    for (int64_t i = 0; i < plans->count; i++) {
        if (!pace_dataset_plan(&plan, data->view, plans->at[i], NULL))
            continue;
        for (int64_t p = 0; p < count; p++)
            for (int64_t k = 0; k < all[p].name.count; k++)
                if (strcmp(all[p].name.at[k].text, plans->at[i]) == 0)
                    plans->at[i] = all[p].id;
    }
}

void cli_tell(const cli_data *data)
{
    cli_say_notes(data->notes.text);
}

void cli_close(cli_data *data)
{
    pace_buffer_clear(&data->notes);
    pace_dataset_free(data->snapshot);
    pace_dataset_free(data->base);
    pace_pool_free(data->pool);
    for (int i = 0; i < data->text_count; i++)
        pace_buffer_clear(&data->texts[i]);
    memset(data, 0, sizeof *data);
}

/* A name of the whole is often made up by a reader; those of the indicators are the data's own. */
const char *cli_lang(const cli_common *common, const pace_dataset *data)
{
    int64_t count = 0;
    const pace_indicator *indicators = data ? pace_dataset_indicators(data, &count) : NULL;
    bool zh = false, en = false;
    if (common->lang)
        return common->lang;
    for (int64_t i = 0; i < count && !en; i++) {
        for (int64_t k = 0; k < indicators[i].name.count; k++) {
            zh = zh || strncmp(indicators[i].name.at[k].lang, "zh", 2) == 0;
            en = en || strncmp(indicators[i].name.at[k].lang, "en", 2) == 0;
        }
    }
    return zh && !en ? "zh" : "en";
}
