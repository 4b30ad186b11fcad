/* What verbs on series share: opening, status letters, printing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "cli/series.h"

static int open_dataset(pace_panel **out, const char *path, const cli_list *keys, const cli_common *common)
{
    pace_error err = PACE_ERROR_INIT;
    cli_data data;
    int code = cli_open(&data, path, common);
    if (!code && pace_panel_of_dataset(out, data.view, keys->count ? keys->at : NULL, keys->count, NULL, &err))
        code = cli_fail(cli_code(&err), &err);
    if (!code)
        cli_tell(&data);
    cli_close(&data);
    return code;
}

/* The rows that were asked for, in that order. */
static int pick_rows(cli_series *series, const cli_list *keys)
{
    pace_error err = PACE_ERROR_INIT;
    for (int64_t i = 0; i < keys->count; i++)
        for (int64_t k = 0; k < i; k++)
            if (strcmp(keys->at[i], keys->at[k]) == 0)
                return cli_usage("--series: %s stands twice", keys->at[i]);
    for (int64_t i = 0; i < keys->count; i++)
        if (pace_panel_find(&series->rows[i], series->panel, keys->at[i], &err))
            return cli_fail(cli_code(&err), &err);
    return CLI_DONE;
}

int cli_series_open(cli_series *out, const char *path, const cli_list *keys, const cli_common *common)
{
    const cli_list none = {{0}, 0};
    *out = (cli_series){NULL, NULL, 0};
    bool dataset = cli_form_of(path, common) != CLI_TABLE; /* its keys are picked in reading */
    keys = keys ? keys : &none;
    int code = dataset ? open_dataset(&out->panel, path, keys, common) : cli_open_table(&out->panel, path, common);
    if (code)
        return code;
    out->count = keys->count && !dataset ? keys->count : pace_panel_block(out->panel).rows;
    out->rows = malloc((size_t)(out->count ? out->count : 1) * sizeof *out->rows);
    if (!out->rows)
        return cli_usage("out of memory");
    for (int64_t i = 0; i < out->count; i++)
        out->rows[i] = i;
    return keys->count && !dataset ? pick_rows(out, keys) : CLI_DONE;
}

pace_series cli_series_at(const cli_series *series, int64_t i)
{
    return pace_panel_series(series->panel, series->rows[i]);
}

void cli_series_close(cli_series *series)
{
    pace_panel_free(series->panel);
    free(series->rows);
    *series = (cli_series){NULL, NULL, 0};
}

static bool is_there(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0;
}

int cli_series_named(cli_series *out, const char *name, const cli_common *common)
{
    cli_list keys = {{0}, 0};
    char path[4096];
    *out = (cli_series){NULL, NULL, 0};
    size_t n = strlen(name);
    if (n >= sizeof path)
        return cli_usage("%.40s...: the name of a file and a series is too long", name);
    memcpy(path, name, n + 1);
    for (char *colon = is_there(path) ? NULL : strchr(path, ':'); colon && !keys.count; colon = strchr(colon + 1, ':')) {
        *colon = '\0';
        if (is_there(path) || strcmp(path, "-") == 0)
            keys.at[keys.count++] = colon + 1;
        else
            *colon = ':';
    }
    int code = cli_series_open(out, path, &keys, common);
    if (!code && out->count != 1)
        code = cli_usage("%s holds %lld series; say which: %s:KEY", path, (long long)out->count, path);
    return code;
}

static const char worst_first[] = "UVFEPIDB";

char cli_worse_letter(char a, char b)
{
    const char *in_a = strchr(worst_first, a), *in_b = strchr(worst_first, b);
    if (!a || !in_a)
        return b && in_b ? b : PACE_STATUS_NORMAL;
    return b && in_b && in_b < in_a ? b : a;
}

char cli_worst_letter(const pace_series *series, int64_t from, int64_t to)
{
    char worst = PACE_STATUS_NORMAL;
    for (int64_t i = from < 0 ? 0 : from; series->status && i <= to && i < series->view.n; i++)
        worst = cli_worse_letter(worst, (char)series->status[i]);
    return worst;
}

int cli_series_result(pace_panel **out, const cli_series *series, int64_t rows, int64_t before)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block block = pace_panel_block(series->panel);
    if (pace_period_add(&block.first, block.first, -before, &err) ||
        pace_panel_new(out, rows, block.cols + before, block.first, NULL, &err))
        return cli_fail(CLI_INPUT, &err);
    return CLI_DONE;
}

int cli_series_row(cli_row *out, pace_panel *result, int64_t row, const pace_series *like)
{
    pace_error err = PACE_ERROR_INIT;
    pace_block block = pace_panel_block(result);
    pace_block_out values = pace_panel_values(result);
    uint8_t *letters;
    if (pace_panel_describe(result, row, like, &err) || pace_panel_letters(&letters, result, &err))
        return cli_fail(cli_code(&err), &err);
    *out = (cli_row){values.x + row * values.row_stride, letters + row * block.cols, block.cols, block.first};
    for (int64_t i = 0; i < out->n; i++)
        out->letters[i] = PACE_STATUS_NORMAL;
    return CLI_DONE;
}

pace_out cli_row_out(const cli_row *row)
{
    return (pace_out){row->x, row->n, 1};
}

static uint8_t letter_at(const pace_series *series, int64_t i)
{
    if (isnan(series->view.x[i * series->view.stride]))
        return PACE_STATUS_MISSING;
    return series->status ? series->status[i] : PACE_STATUS_NORMAL;
}

int cli_series_align(const cli_row *row, const pace_series *series)
{
    pace_error err = PACE_ERROR_INIT;
    int64_t from = 0;
    if (series->view.n && row->n && pace_period_diff(&from, row->first, series->view.first, &err))
        return cli_fail(CLI_USAGE, &err);
    for (int64_t i = 0; i < row->n; i++) {
        int64_t k = i + from;
        bool there = k >= 0 && k < series->view.n;
        row->x[i] = there ? series->view.x[k * series->view.stride] : (double)NAN;
        row->letters[i] = there ? letter_at(series, k) : PACE_STATUS_MISSING;
    }
    return CLI_DONE;
}

void cli_row_letters(const cli_row *row, const pace_series *series)
{
    int64_t from = 0;
    if (series->view.n && row->n && pace_period_diff(&from, row->first, series->view.first, NULL))
        return;
    for (int64_t i = 0; i < row->n; i++) {
        char letter = cli_worse_letter((char)row->letters[i], cli_worst_letter(series, i + from, i + from));
        row->letters[i] = isnan(row->x[i]) ? PACE_STATUS_MISSING : (uint8_t)letter;
    }
}

int cli_series_span(pace_span *out, const char *option, const char *text, pace_period like)
{
    pace_error err = PACE_ERROR_INIT;
    const char *dots = strstr(text, "..");
    size_t n = strlen(text), first = dots ? (size_t)(dots - text) : n;
    pace_span from, to;
    pace_status status = pace_span_parse(&from, text, first, NULL, &err);
    to = from;
    if (!status && dots)
        status = pace_span_parse(&to, dots + 2, n - first - 2, NULL, &err);
    if (!status && from.first.freq != like.freq)
        status = pace_period_convert(&from, from.first, (pace_freq)like.freq, &err);
    if (!status && to.last.freq != like.freq)
        status = pace_period_convert(&to, to.last, (pace_freq)like.freq, &err);
    if (status)
        return cli_usage("%s %s: %s", option, text, err.text);
    if (from.first.ord > to.last.ord)
        return cli_usage("%s %s: it ends before it begins; write the earlier period first", option, text);
    *out = pace_span_of(from.first, to.last);
    return CLI_DONE;
}

int cli_series_lag(int64_t *out, const cli_series *series, bool previous)
{
    pace_freq freq = (pace_freq)pace_panel_block(series->panel).first.freq;
    bool yearly = freq == PACE_ANNUAL || freq == PACE_HALFYEARLY || freq == PACE_QUARTERLY || freq == PACE_MONTHLY;
    if (!previous && !yearly)
        return cli_usage("%s periods: a year has no fixed number of them; take growth on the previous period", pace_freq_name(freq));
    *out = previous ? 1 : (int64_t)freq;
    return CLI_DONE;
}

void cli_warn_rate(const pace_series *series, const char *consequence)
{
    if (pace_unit_is_rate(series->unit))
        cli_say("%s is a rate, %s", series->key, consequence);
}

static void print_table(pace_buffer *out, const pace_panel *panel)
{
    pace_block block = pace_panel_block(panel);
    cli_table *table = cli_table_new((int)block.rows + 1);
    cli_table_cell(table, "period", false);
    for (int64_t r = 0; r < block.rows; r++)
        cli_table_cell(table, pace_panel_series(panel, r).key, true);
    for (int64_t c = 0; c < block.cols; c++) {
        char period[PACE_PERIOD_SIZE];
        pace_view view = pace_panel_series(panel, 0).view;
        pace_period_print(period, pace_view_period(view, c), NULL);
        cli_table_cell(table, period, false);
        for (int64_t r = 0; r < block.rows; r++)
            cli_table_number(table, block.x[r * block.row_stride + c * block.col_stride], 2);
    }
    cli_table_print(out, table, true);
    cli_table_free(table);
}

const char *cli_series_format(const cli_common *common)
{
    return cli_format(common, "csv|long|json|table", "csv");
}

int cli_series_deliver(const pace_panel *result, const cli_common *common, const char *format)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer text = PACE_BUFFER_INIT;
    int code = CLI_DONE;
    if (strcmp(format, "table") == 0)
        print_table(&text, result);
    else if (pace_panel_write(&text, result, format, &err))
        code = cli_fail(CLI_OUTPUT, &err);
    if (!code)
        code = cli_deliver(common, &text);
    pace_buffer_clear(&text);
    return code;
}

static bool is_empty(pace_view view)
{
    for (int64_t i = 0; i < view.n; i++)
        if (!isnan(view.x[i * view.stride]))
            return false;
    return true;
}

int cli_series_empty(const pace_panel *result, const char *what, const char *reason)
{
    int64_t rows = pace_panel_block(result).rows, empty = 0;
    const char *first = "";
    for (int64_t r = 0; r < rows; r++) {
        pace_series row = pace_panel_series(result, r);
        if (is_empty(row.view) && empty++ == 0)
            first = row.key;
    }
    if (!reason)
        return empty == rows ? CLI_NOTHING : CLI_DONE;
    if (empty == 1)
        cli_say("%s: no %s can be computed: %s", first, what, reason);
    else if (empty > 1)
        cli_say("%lld of %lld series have no %s to compute (%s), the first is %s", (long long)empty, (long long)rows, what,
                reason, first);
    return empty == rows ? CLI_NOTHING : CLI_DONE;
}

int cli_series_finish(const pace_panel *result, const char *what, const char *reason, const cli_common *common, const char *format)
{
    int nothing = cli_series_empty(result, what, reason);
    bool file = common->output && strcmp(common->output, "-") != 0;
    int code = nothing && file ? CLI_DONE : cli_series_deliver(result, common, format);
    return code ? code : nothing;
}
