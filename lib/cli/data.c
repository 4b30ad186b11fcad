#include <string.h>
#include <sys/stat.h>
#include "cli/cli.h"

bool cli_is_dataset(const char *path)
{
    struct stat info;
    pace_buffer head = PACE_BUFFER_INIT;
    bool yes = false;
    if (strcmp(path, "-") == 0)
        return false;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return true;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return false;
    size_t n = strlen(path);
    if (n > 5 && strcmp(path + n - 5, ".json") == 0 && !pace_file_read(&head, path, NULL))
        yes = head.text && strstr(head.text, "\"pace-dataset\"") != NULL;
    pace_buffer_clear(&head);
    return yes;
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
    if (pace_dataset_load(&data->base, path, &err))
        return cli_fail(CLI_INPUT, &err);
    int code = attach_texts(data, common);
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

void cli_close(cli_data *data)
{
    pace_dataset_free(data->snapshot);
    pace_dataset_free(data->base);
    for (int i = 0; i < data->text_count; i++)
        pace_buffer_clear(&data->texts[i]);
    memset(data, 0, sizeof *data);
}

static pace_freq freq_of(const char *code)
{
    static const pace_freq known[] = {PACE_ANNUAL, PACE_HALFYEARLY, PACE_QUARTERLY, PACE_MONTHLY, PACE_WEEKLY, PACE_DAILY};
    for (size_t i = 0; code && i < sizeof known / sizeof *known; i++)
        if (pace_freq_code(known[i]) == code[0])
            return known[i];
    return PACE_FREQ_NONE;
}

pace_read_opts cli_read_opts(const cli_common *common)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    opts.from = common->from;
    opts.encoding = common->encoding;
    opts.na = common->na;
    opts.freq = freq_of(common->freq);
    return opts;
}

int cli_open_table(pace_panel **out, const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_read_opts opts = cli_read_opts(common);
    if (pace_panel_load(out, path, &opts, &err))
        return cli_fail(CLI_INPUT, &err);
    cli_say_lines(path, pace_panel_assumptions(*out));
    return CLI_DONE;
}
