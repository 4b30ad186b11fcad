/* pace splice: two series of one thing as one. */
#include <math.h>
#include <string.h>
#include "cli/series.h"

const char help_splice[] =
    "usage: pace splice OLD NEW --at PERIOD [--by ratio|difference] [--forward] [--series KEY,...]\n"
    "                   [--format csv|long|json|table] [-o FILE]\n\n"
    "The newer series as it stands from --at on, the older one carried back before it so that the two meet there: its growth\n"
    "rates are kept (ratio), or its changes (difference). --at may be several periods, 2015-01..2015-12: their means meet.\n"
    "--forward: the older one stands, and is carried on with the newer one. Series are matched by key; two files of one series\n"
    "each are joined whatever their keys. The carried part has status E.\n\n"
    "Examples:\n"
    "  pace splice gdp_1993.csv gdp_2008.csv --at 2010\n"
    "  pace splice old.csv new.csv --at 2015-01..2015-12 --by difference\n"
    "  pace splice old.csv new.csv --at 2018 --forward --format long\n";

typedef struct request {
    const char *at;
    pace_splice_opts opts;
} request;

static void letters(const cli_row *row, const pace_series *older, const pace_series *newer, const request *ask)
{
    for (int64_t i = 0; i < row->n; i++) {
        int64_t ord = row->first.ord + i;
        bool stands = ask->opts.forward ? ord <= ask->opts.at.last.ord : ord >= ask->opts.at.first.ord;
        const pace_series *from = stands == ask->opts.forward ? older : newer;
        int64_t k = ord - from->view.first.ord;
        char worst = cli_worse_letter(cli_worst_letter(from, k, k), stands ? PACE_STATUS_NORMAL : PACE_STATUS_ESTIMATED);
        row->letters[i] = isnan(row->x[i]) ? PACE_STATUS_MISSING : (uint8_t)worst;
    }
}

static int find_partner(pace_series *out, const cli_series *among, const cli_series *others, const pace_series *wanted)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t row = among->rows[0];
    bool lone = among->count == 1 && others->count == 1;
    if (!lone && pace_panel_find(&row, among->panel, wanted->key, &err))
        return cli_fail(CLI_USAGE, &err);
    *out = pace_panel_series(among->panel, row);
    return CLI_DONE;
}

static int splice_row(pace_panel *result, int64_t to, const pace_series *older, const pace_series *newer, request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    cli_row row;
    double link = 0;
    if (!pace_unit_same(older->unit, newer->unit) && older->unit.quantity && newer->unit.quantity)
        cli_say("%s is in another unit in the older series; its growth is carried, not its unit", newer->key);
    int code = cli_series_span(&ask->opts.at, "--at", ask->at, newer->view.first);
    if (!code)
        code = cli_series_row(&row, result, to, newer);
    if (code)
        return code;
    if (pace_splice(cli_row_out(&row), &link, older->view, newer->view, &ask->opts, &err)) {
        cli_say("%s: %s", newer->key, err.text); /* the row stays empty */
        return CLI_DONE;
    }
    cli_say("%s: the %s series was %s %.10g", newer->key, ask->opts.forward ? "newer" : "older",
            ask->opts.by == PACE_SPLICE_RATIO ? "multiplied by" : "shifted by", link);
    letters(&row, older, newer, ask);
    return CLI_DONE;
}

static int splice(const cli_series *older, const cli_series *newer, request *ask, const cli_common *common, const char *format)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block a = pace_panel_block(older->panel), b = pace_panel_block(newer->panel);
    pace_panel *result = NULL;
    pace_period first;
    int64_t count;
    if (pace_splice_periods(&count, &first, (pace_view){a.x, a.cols, a.col_stride, a.first},
                            (pace_view){b.x, b.cols, b.col_stride, b.first}, &err))
        return cli_fail(CLI_USAGE, &err);
    if (pace_panel_new(&result, newer->count, count, first, NULL, &err))
        return cli_fail(CLI_INPUT, &err);
    int code = CLI_DONE;
    for (int64_t i = 0; i < newer->count && !code; i++) {
        pace_series now = cli_series_at(newer, i), before;
        code = find_partner(&before, older, newer, &now);
        if (!code)
            code = splice_row(result, i, &before, &now, ask);
    }
    if (!code)
        code = cli_series_finish(result, "splice", NULL, common, format);
    pace_panel_free(result);
    return code;
}

int verb_splice(int argc, char **argv)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series older = {0}, newer = {0};
    request ask = {NULL, PACE_SPLICE_OPTS_INIT};
    const char *by = "ratio", *operands[2];
    int count = 0;
    const cli_option options[] = {{"at", CLI_TEXT, &ask.at, NULL},
                                  {"by", CLI_TEXT, &by, "ratio|difference"},
                                  {"forward", CLI_FLAG, &ask.opts.forward, NULL},
                                  {"series", CLI_LIST, &keys, NULL}};
    int code = cli_parse(argc, argv, options, 4, &common, operands, 2, &count);
    if (code)
        return code;
    if (count != 2 || !ask.at)
        return cli_usage("splice: which two files, and where do they meet? pace splice OLD NEW --at 2015");
    ask.opts.by = strcmp(by, "ratio") == 0 ? PACE_SPLICE_RATIO : PACE_SPLICE_DIFFERENCE;
    const char *format = cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    code = cli_series_open(&older, operands[0], NULL, &common);
    if (!code)
        code = cli_series_open(&newer, operands[1], &keys, &common);
    if (!code)
        code = splice(&older, &newer, &ask, &common, format);
    cli_series_close(&older);
    cli_series_close(&newer);
    return code;
}
