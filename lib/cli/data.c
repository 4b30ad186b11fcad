/* How plain tables are read. */
#include <string.h>
#include "cli/cli.h"

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
