/* pace contrib: what the parts add to the growth of a total. */
#include <math.h>
#include <string.h>
#include "cli/series.h"

const char help_contrib[] =
    "usage: pace contrib FILE --total KEY [--parts KEY,...] [--kind yoy|pop] [--values FILE]\n"
    "                    [--format csv|long|json|table] [-o FILE]\n\n"
    "Contributions to the growth of a total, in percentage points; the last column, residual, is what the parts do not\n"
    "explain. Parts are all other series where they are not named. Growth is on the same period a year earlier (yoy), or on\n"
    "the previous period (pop).\n\n"
    "  part:     (x[t] - x[t-k]) / total[t-k] * 100, exact where the parts add up to the total\n"
    "  --values  chained volumes do not add up: the growth of each part is weighted with its share in the values at current\n"
    "            prices, read from FILE under the same keys\n\n"
    "Examples:\n"
    "  pace contrib sectors.csv --total gdp\n"
    "  pace contrib quarterly.csv --total gdp --parts consumption,investment,exports --kind pop\n"
    "  pace contrib volumes.csv --total gdp --values current.csv --format long\n";

typedef struct request {
    const char *total, *values;
    cli_list parts;
    int64_t lag;
} request;

static int find(int64_t *out, const cli_series *series, const char *key, const char *where)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t row;
    if (pace_panel_find(&row, series->panel, key, &err))
        return cli_fail(cli_code(&err), &err);
    for (int64_t i = 0; i < series->count; i++) {
        if (series->rows[i] == row) {
            *out = i;
            return CLI_DONE;
        }
    }
    return cli_usage("%s has no series %s", where, key);
}

/* The parts by number: those that are named, or all but the total. */
static int find_parts(int64_t parts[CLI_LIST_MAX], int64_t *count, const cli_series *series, int64_t total, const request *ask,
                      const char *where)
{
    int code = CLI_DONE;
    *count = 0;
    for (int64_t i = 0; i < ask->parts.count && !code; i++)
        code = find(&parts[(*count)++], series, ask->parts.at[i], where);
    for (int64_t i = 0; i < series->count && !ask->parts.count && !code; i++) {
        if (i == total)
            continue;
        if (*count == CLI_LIST_MAX)
            return cli_usage("more than %d parts; name them with --parts", CLI_LIST_MAX);
        parts[(*count)++] = i;
    }
    if (!code && !*count)
        return cli_usage("there are no parts beside the total %s", ask->total);
    return code;
}

/* Shares of value and growth of volume must be of the same thing: values are put on the calendar of the volumes. */
static int chained_row(const cli_row *row, pace_series part, const cli_series *values, const request *ask)
{
    pace_error err = PACE_ERROR_INIT;
    pace_panel *scratch = NULL;
    cli_row part_value, total_value;
    int64_t p, t;
    int code = find(&p, values, part.key, ask->values);
    if (!code)
        code = find(&t, values, ask->total, ask->values);
    if (!code && pace_panel_new(&scratch, 2, row->n, row->first, NULL, &err))
        code = cli_fail(CLI_INPUT, &err);
    if (!code) {
        pace_series a = cli_series_at(values, p), b = cli_series_at(values, t);
        code = cli_series_row(&part_value, scratch, 0, &a);
        code = code ? code : cli_series_row(&total_value, scratch, 1, &b);
        code = code ? code : cli_series_align(&part_value, &a);
        code = code ? code : cli_series_align(&total_value, &b);
    }
    if (!code && pace_contribution_chained(cli_row_out(row), NULL, part.view, (pace_view){part_value.x, row->n, 1, row->first},
                                           (pace_view){total_value.x, row->n, 1, row->first}, ask->lag, &err))
        code = cli_fail(cli_code(&err), &err);
    pace_panel_free(scratch);
    return code;
}

/* A contribution is no better than the worst of its operands, on both dates. */
static void letters(const cli_row *row, const pace_series *part, const pace_series *total, int64_t lag)
{
    for (int64_t i = 0; i < row->n; i++) {
        char worst = cli_worse_letter(cli_worst_letter(part, i, i), cli_worst_letter(part, i - lag, i - lag));
        worst = cli_worse_letter(worst, cli_worst_letter(total, i - lag, i - lag));
        row->letters[i] = isnan(row->x[i]) ? PACE_STATUS_MISSING : (uint8_t)worst;
    }
}

static pace_series described(pace_series like)
{
    like.unit = (pace_unit){PACE_PERCENTAGE_POINT, 0, 0, 0, ""};
    like.kind = PACE_CHANGE_PP;
    like.basis = (pace_basis){0};
    return like;
}

static int residual_row(pace_panel *result, int64_t parts, pace_series total, int64_t lag)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block block = pace_panel_block(result);
    pace_series like = described(total);
    cli_row row;
    like.key = like.name = "residual";
    int code = cli_series_row(&row, result, parts, &like);
    if (code)
        return code;
    block.rows = parts;
    if (pace_contribution_residual(cli_row_out(&row), NULL, total.view, block, lag, &err))
        return cli_fail(cli_code(&err), &err);
    letters(&row, &total, &total, lag);
    return CLI_DONE;
}

static int contribute(const cli_series *series, const cli_series *values, const request *ask, const char *where,
                      const cli_common *common, const char *format)
{
    int64_t parts[CLI_LIST_MAX], count = 0, t = 0;
    pace_error err = PACE_ERROR_INIT;
    pace_panel *result = NULL;
    int code = find(&t, series, ask->total, where);
    if (!code)
        code = find_parts(parts, &count, series, t, ask, where);
    if (!code)
        code = cli_series_result(&result, series, count + 1, 0);
    pace_series total = code ? (pace_series){.key = ""} : cli_series_at(series, t);
    for (int64_t i = 0; i < count && !code; i++) {
        pace_series part = cli_series_at(series, parts[i]), like = described(part);
        cli_row row;
        if (!values && !pace_unit_same(part.unit, total.unit))
            code = cli_usage("%s and its total %s are in different units; parts of a total share its unit", part.key, total.key);
        code = code ? code : cli_series_row(&row, result, i, &like);
        if (!code && values)
            code = chained_row(&row, part, values, ask);
        else if (!code && pace_contribution(cli_row_out(&row), NULL, part.view, total.view, ask->lag, &err))
            code = cli_fail(cli_code(&err), &err);
        if (!code)
            letters(&row, &part, &total, ask->lag);
    }
    if (!code)
        code = residual_row(result, count, total, ask->lag);
    pace_block_out x = code ? (pace_block_out){0} : pace_panel_values(result);
    for (int64_t i = 0; !code && i < (count + 1) * pace_panel_block(result).cols; i++)
        x.x[i] *= 100;
    if (!code)
        code = cli_series_finish(result, "contribution", "too few periods, or missing or non-positive totals", common, format);
    pace_panel_free(result);
    return code;
}

int verb_contrib(int argc, char **argv)
{
    cli_common common = {0};
    cli_series series = {0}, values = {0};
    request ask = {0};
    const char *kind = "yoy", *operands[1];
    int count = 0;
    const cli_option options[] = {{"total", CLI_TEXT, &ask.total, NULL},
                                  {"parts", CLI_LIST, &ask.parts, NULL},
                                  {"kind", CLI_TEXT, &kind, "yoy|pop"},
                                  {"values", CLI_TEXT, &ask.values, NULL}};
    int code = cli_parse(argc, argv, options, 4, &common, operands, 1, &count);
    if (code)
        return code;
    if (count != 1 || !ask.total)
        return cli_usage("contrib: which file and total? pace contrib FILE --total KEY");
    const char *format = cli_series_format(&common);
    if (!format)
        return CLI_USAGE;
    code = cli_series_open(&series, operands[0], NULL, &common);
    if (!code && ask.values)
        code = cli_series_open(&values, ask.values, NULL, &common);
    if (!code)
        code = cli_series_lag(&ask.lag, &series, strcmp(kind, "pop") == 0);
    if (!code)
        code = contribute(&series, ask.values ? &values : NULL, &ask, operands[0], &common, format);
    cli_series_close(&series);
    cli_series_close(&values);
    return code;
}
