/* pace chart --type fan: a series and what a forecast says of the periods after it. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

enum { MOST_LEVELS = 9 };

typedef struct ranges { /* of one series: columns mean, lower80, upper80, ... */
    pace_period first;
    int64_t count, levels;
    double level[MOST_LEVELS]; /* ascending */
    const double *lower, *upper, *mean;
} ranges;

/* --- the rows of one series, without its name ------------------------------------------------------------------------- */

/* The first cell of a line, without quotes; the rest of the line behind its comma. */
static const char *split_first(pace_buffer *cell, const char *line, const char *end)
{
    bool quoted = line < end && *line == '"';
    const char *at = line + quoted;
    for (; at < end && (quoted || *at != ','); at++) {
        if (quoted && *at == '"' && (at + 1 == end || at[1] != '"'))
            quoted = false;
        else
            pace_buffer_char(cell, *at);
        at += quoted && *at == '"';
    }
    return at < end ? at + 1 : end;
}

static bool is_wanted(const char *cell, const pace_series *series)
{
    return strcmp(cell, series->name) == 0 || (series->key && strcmp(cell, series->key) == 0);
}

/* "series,period,mean,..." becomes "period,mean,..." of that series; what has no such column stays as it is. */
static int64_t take_rows(pace_buffer *out, const pace_buffer *bytes, const pace_series *series)
{
    const char *at = bytes->text, *all = at + bytes->length;
    int64_t rows = 0;
    for (bool heading = true; at < all; heading = false) {
        pace_buffer cell = PACE_BUFFER_INIT;
        const char *end = memchr(at, '\n', (size_t)(all - at));
        end = end ? end : all;
        const char *rest = split_first(&cell, at, end);
        const char *word = cell.text ? cell.text : "";
        bool wanted = heading || is_wanted(word, series);
        if (heading && strcmp(word, "series") != 0) {
            pace_buffer_clear(&cell);
            pace_buffer_bytes(out, bytes->text, bytes->length);
            return 1;
        }
        if (wanted)
            pace_buffer_bytes(out, rest, (size_t)(end - rest));
        if (wanted)
            pace_buffer_char(out, '\n');
        rows += wanted && !heading;
        pace_buffer_clear(&cell);
        at = end < all ? end + 1 : all;
    }
    return rows;
}

/* --- columns ---------------------------------------------------------------------------------------------------------- */

/* 0.8 of "lower80"; 0 of what is none. */
static double level_of(const char *key, const char *opening)
{
    double percent;
    size_t n = strlen(opening);
    if (strncmp(key, opening, n) != 0 || pace_number_parse(&percent, key + n, strlen(key + n), NULL))
        return 0;
    return percent > 0 && percent < 100 ? percent / 100 : 0;
}

static void find_levels(ranges *out, const pace_panel *panel)
{
    for (int64_t r = 0; r < pace_panel_block(panel).rows; r++) {
        double level = level_of(pace_panel_series(panel, r).key, "lower");
        int64_t at = out->levels;
        if (!(level > 0) || out->levels == MOST_LEVELS)
            continue;
        for (; at > 0 && out->level[at - 1] > level; at--)
            out->level[at] = out->level[at - 1];
        out->level[at] = level;
        out->levels++;
    }
}

static void copy_column(double *out, const ranges *all, const pace_series *from)
{
    for (int64_t i = 0; i < all->count; i++)
        out[i] = from->view.x[i * from->view.stride];
}

static int read_columns(ranges *out, chart_input *in)
{
    pace_block block = pace_panel_block(in->other);
    out->first = block.first;
    out->count = block.cols;
    find_levels(out, in->other);
    double *lower = chart_room(in, out->levels * out->count, sizeof *lower);
    double *upper = chart_room(in, out->levels * out->count, sizeof *upper);
    double *mean = chart_room(in, out->count, sizeof *mean);
    if (!lower || !upper || !mean)
        return CLI_OUTPUT;
    for (int64_t i = 0; i < out->levels * out->count; i++)
        upper[i] = (double)NAN;
    for (int64_t r = 0; r < block.rows; r++) {
        pace_series column = pace_panel_series(in->other, r);
        double low = level_of(column.key, "lower"), high = level_of(column.key, "upper");
        for (int64_t k = 0; k < out->levels; k++) {
            if (low >= out->level[k] && low <= out->level[k])
                copy_column(lower + k * out->count, out, &column);
            if (high >= out->level[k] && high <= out->level[k])
                copy_column(upper + k * out->count, out, &column);
        }
        if (strcmp(column.key, "mean") == 0) {
            copy_column(mean, out, &column);
            out->mean = mean;
        }
    }
    out->lower = lower;
    out->upper = upper;
    return CLI_DONE;
}

static int read_ranges(ranges *out, const chart_ask *ask, chart_input *in)
{
    pace_error err = PACE_ERROR_INIT;
    pace_buffer bytes = PACE_BUFFER_INIT, rows = PACE_BUFFER_INIT;
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    int code = CLI_DONE;
    if (pace_file_read(&bytes, ask->forecast, &err))
        code = cli_fail(CLI_INPUT, &err);
    else if (!take_rows(&rows, &bytes, &in->series[0]))
        code = cli_usage("%s: no forecast of \"%s\"; --series picks the series that is drawn", ask->forecast, in->series[0].name);
    else if (pace_panel_read(&in->other, rows.text, rows.length, ask->forecast, &opts, &err))
        code = cli_fail(CLI_INPUT, &err);
    if (!code)
        code = read_columns(out, in);
    if (!code && !out->levels)
        code = cli_usage("%s: no columns lower80 and upper80, or of another level", ask->forecast);
    pace_buffer_clear(&bytes);
    pace_buffer_clear(&rows);
    return code;
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

/* "GDP is forecast at 21,340 in 2025 (80%: 20,100 to 22,500)" */
static void finding(pace_buffer *out, const chart_input *in, const ranges *f)
{
    const pace_series *s = &in->series[0];
    int64_t last = f->count - 1, k = (f->levels - 1) / 2;
    double low = f->lower[k * f->count + last], high = f->upper[k * f->count + last];
    pace_period when = f->first;
    if (pace_period_add(&when, f->first, last, NULL))
        return;
    if (in->zh) {
        pace_buffer_format(out, "预计%s", s->name);
        chart_period(out, in, when);
        pace_buffer_text(out, f->mean ? "为" : "在");
    } else {
        pace_buffer_format(out, f->mean ? "%s is forecast at " : "%s is forecast between ", s->name);
    }
    if (f->mean)
        chart_value(out, in, f->mean[last], s->unit);
    if (f->mean && !in->zh) {
        pace_buffer_text(out, " in ");
        chart_period(out, in, when);
    }
    pace_buffer_text(out, !f->mean ? "" : in->zh ? "（" : " (");
    if (f->mean)
        pace_buffer_fixed(out, 100 * f->level[k], 0);
    pace_buffer_text(out, !f->mean ? "" : in->zh ? "%区间" : "%: ");
    chart_bare(out, in, low, s->unit);
    pace_buffer_text(out, in->zh ? "至" : f->mean ? " to " : " and ");
    chart_value(out, in, high, s->unit);
    pace_buffer_text(out, !f->mean ? in->zh ? "之间" : "" : in->zh ? "）" : ")");
}

static void settle_unit(chart_input *in, const chart_ask *ask, const ranges *f)
{
    const pace_series *s = &in->series[0];
    double largest = fmax(chart_largest_of(f->lower, f->levels * f->count), chart_largest_of(f->upper, f->levels * f->count));
    chart_settle_unit(in, ask, s->unit, fmax(largest, chart_largest_in(s->view)));
}

int chart_fan(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    ranges all = {.count = 0};
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    int code;
    if (!ask->forecast)
        return cli_usage("--type fan: --forecast FILE has the ranges: series,period,mean,lower80,upper80,...");
    if (strcmp(ask->forecast, "-") == 0 && strcmp(ask->file, "-") == 0)
        return cli_usage("series and forecast cannot both come from standard input; name a file for one of them");
    code = chart_open_series(in, ask);
    if (code)
        return code;
    in->count = 1;
    code = read_ranges(&all, ask, in);
    if (code)
        return code;
    if (pace_period_add(&in->until, all.first, all.count - 1, NULL))
        in->until = (pace_period)PACE_PERIOD_NONE;
    settle_unit(in, ask, &all);
    finding(&words.title, in, &all);
    chart_measure(&words, ask, in, in->series, 1);
    chart_sources(&words.source, in, in->series, 1);
    chart_say(chart, ask, in, &words);
    pace_fan fan = {all.first, all.count, all.level, all.levels, all.lower, all.upper, all.mean};
    pace_chart_line(chart, in->series[0], in->series[0].name);
    pace_chart_fan(chart, &fan, in->zh ? "预测" : "forecast");
    return CLI_DONE;
}
