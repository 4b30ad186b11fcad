/* How plain tables are read. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "cli/cli.h"

pace_freq cli_freq(const char *code)
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
    opts.freq = cli_freq(common->freq);
    return opts;
}

enum { WORTH_THREADS = 4 << 20, MOST_THREADS = 8 }; /* bytes of a file that is read sooner than threads are started */

pace_pool *cli_pool_for(const char *path, long worth)
{
    struct stat info;
    pace_pool *pool = NULL;
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 2 || stat(path, &info) || !S_ISREG(info.st_mode) || info.st_size < worth)
        return NULL;
    if (pace_pool_new(&pool, processors < MOST_THREADS ? (int)processors : MOST_THREADS, NULL, NULL))
        return NULL;
    return pool;
}

int cli_open_table(pace_panel **out, const char *path, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    pace_read_opts opts = cli_read_opts(common);
    pace_pool *pool = cli_pool_for(path, WORTH_THREADS);
    pace_exec threads = pool ? pace_pool_exec(pool) : (pace_exec){NULL, NULL};
    opts.exec = pool ? &threads : NULL;
    pace_status status = pace_panel_load(out, path, &opts, &err);
    pace_pool_free(pool);
    if (status)
        return cli_fail_to_read(&err, common);
    cli_say_lines(path, pace_panel_assumptions(*out));
    return CLI_DONE;
}
