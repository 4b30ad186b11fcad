/* pace cumulate and pace decumulate: between single periods and figures from the start of the year. */
#include <math.h>
#include <string.h>
#include "cli/series.h"

const char help_cumulate[] =
    "usage: pace cumulate FILE [--jan-feb] [--series KEY,...] [--format csv|long|json|table] [-o FILE]\n\n"
    "Year-to-date figures of halves, quarters or months: each period with all before it in its year. Behind a missing value\n"
    "the rest of the year is empty. --jan-feb: January is empty, February holds the two months together.\n\n"
    "Examples:\n"
    "  pace cumulate monthly.csv\n"
    "  pace cumulate quarterly.csv --series output --format table\n"
    "  pace decumulate ytd.csv --jan-feb | pace cumulate - --jan-feb\n";

const char help_decumulate[] =
    "usage: pace decumulate FILE [--jan-feb] [--split] [--growth] [--series KEY,...] [--format csv|long|json|table] [-o FILE]\n\n"
    "Single figures from year-to-date ones: the difference to the period before within the year.\n\n"
    "  --jan-feb  monthly statistics of China: there is no figure for January, and that of February is the two months together.\n"
    "             Only their sum is known: January stays empty, February holds the sum (status D, its definition differs)\n"
    "  --split    with --jan-feb: the sum shared out by the days of the two months, an assumption (status I)\n"
    "  --growth   growth of the year-to-date figures on those of the year before in percent, as it is published, in their place\n\n"
    "Examples:\n"
    "  pace decumulate investment.csv --jan-feb\n"
    "  pace decumulate investment.csv --jan-feb --split | pace adjust - --how x11\n"
    "  pace decumulate quarterly.csv --growth --format table\n";

typedef struct request {
    bool back; /* from year-to-date figures */
    bool jan_feb, split, growth;
} request;

static int part_of(const cli_row *row, int64_t i)
{
    pace_period period = row->first;
    period.ord += (int32_t)i;
    return pace_period_sub(period);
}

/* The worst letter of what a year-to-date figure adds up. Two months together (D) are what such a figure is made of anyway. */
static char worst_of_sum(const pace_series *series, int64_t from, int64_t to, bool jan_feb)
{
    char worst = PACE_STATUS_NORMAL;
    for (int64_t i = from < 0 ? 0 : from; i <= to && i < series->view.n; i++) {
        bool together = jan_feb && cli_is_without_january(series->view, i);
        char letter = cli_worst_letter(series, i, i);
        if (!together || letter != PACE_STATUS_DEFINITION)
            worst = cli_worse_letter(worst, letter);
    }
    return worst;
}

static void letters(const cli_row *row, const pace_series *series, const request *ask)
{
    const pace_view made = {row->x, row->n, 1, row->first};
    int64_t shift = row->first.ord - (int64_t)series->view.first.ord;
    for (int64_t i = 0; i < row->n; i++) {
        int64_t part = part_of(row, i), at = i + shift;
        int64_t back = ask->growth ? row->first.freq : ask->back ? part > 1 : part - 1;
        char worst = ask->back ? cli_worse_letter(cli_worst_letter(series, at, at), cli_worst_letter(series, at - back, at - back))
                               : worst_of_sum(series, at - back, at, ask->jan_feb);
        if (ask->back && ask->jan_feb && !ask->growth && cli_is_without_january(made, i))
            worst = cli_worse_letter(worst, PACE_STATUS_DEFINITION);
        row->letters[i] = isnan(row->x[i]) ? PACE_STATUS_MISSING : (uint8_t)worst;
    }
}

static pace_series described(pace_series like, const request *ask)
{
    if (ask->growth) {
        like.unit = (pace_unit){PACE_PERCENT, 0, 0, 0, ""};
        like.kind = PACE_GROWTH;
    } else if (!ask->back) {
        like.kind = PACE_CUMULATIVE;
    } else if (like.kind == PACE_CUMULATIVE) {
        like.kind = PACE_LEVEL;
    }
    return like;
}

/* What has no sum from the start of the year, or is none. */
static void warn(const pace_series *series, const request *ask)
{
    if (ask->back)
        cli_warn_rate(series, "which is no sum from the start of the year; pace decumulate takes the amounts, pace growth follows");
    else if (series->kind == PACE_CUMULATIVE)
        cli_say("%s holds figures from the start of the year already; pace decumulate goes back to single ones", series->key);
    else if (series->unit.quantity == PACE_INDEX)
        cli_say("%s is an index, which has no sum from the start of the year; pace aggregate --how mean may be meant", series->key);
    else
        cli_warn_rate(series, "which has no sum from the start of the year; pace aggregate --how mean may be meant");
}

static int turn_row(pace_panel *result, int64_t to, pace_series series, const request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    pace_series like = described(series, ask);
    pace_year_start start = ask->jan_feb ? PACE_START_TOGETHER : PACE_START_SINGLE;
    cli_row row;
    int code = cli_series_row(&row, result, to, &like);
    if (!code)
        code = cli_series_align(&row, &series);
    if (code)
        return code;
    warn(&series, ask);
    const pace_view in = {row.x, row.n, 1, row.first};
    pace_status status = ask->growth ? pace_growth_cumulative(cli_row_out(&row), NULL, in, start, &err)
                         : ask->back ? pace_decumulate(cli_row_out(&row), NULL, in, start, &err)
                                     : pace_cumulate(cli_row_out(&row), NULL, in, start, &err);
    if (status)
        return cli_fail(CLI_USAGE, &err);
    letters(&row, &series, ask);
    for (int64_t i = 0; ask->growth && i < row.n; i++)
        row.x[i] *= 100;
    return ask->split ? cli_share_start(row.x, row.letters, in, series.key) : CLI_DONE;
}

/* The two months together are the first figure: January gets its place before it. */
static int64_t begins_in_february(const cli_series *series, const request *ask)
{
    pace_period first = pace_panel_block(series->panel).first;
    return ask->jan_feb && first.freq == PACE_MONTHLY && pace_period_sub(first) == 2;
}

static int run(int argc, char **argv, bool back)
{
    cli_common common = {0};
    cli_list keys = {{0}, 0};
    cli_series series;
    request ask = {.back = back};
    const char *operands[1];
    int count = 0;
    pace_panel *result = NULL;
    const cli_option options[] = {{"jan-feb", CLI_FLAG, &ask.jan_feb, NULL},
                                  {"series", CLI_LIST, &keys, NULL},
                                  {"split", CLI_FLAG, &ask.split, NULL},
                                  {"growth", CLI_FLAG, &ask.growth, NULL}};
    int code = cli_parse(argc, argv, options, back ? 4 : 2, &common, operands, 1, &count);
    if (code)
        return code;
    const char *verb = back ? "decumulate" : "cumulate";
    if (count != 1)
        return cli_usage("%s: which file? pace %s FILE", verb, verb);
    if (ask.split && (!ask.jan_feb || ask.growth))
        return cli_usage("--split shares out what --jan-feb finds together; give both, without --growth");
    const char *format = cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    code = cli_series_open(&series, operands[0], &keys, &common);
    if (!code)
        code = cli_series_result(&result, &series, series.count, begins_in_february(&series, &ask));
    for (int64_t i = 0; i < series.count && !code; i++)
        code = turn_row(result, i, cli_series_at(&series, i), &ask);
    if (!code)
        code = cli_series_finish(result, ask.growth ? "growth" : "figure", "values are missing", &common, format);
    pace_panel_free(result);
    cli_series_close(&series);
    return code;
}

int verb_cumulate(int argc, char **argv)
{
    return run(argc, argv, false);
}

int verb_decumulate(int argc, char **argv)
{
    return run(argc, argv, true);
}
