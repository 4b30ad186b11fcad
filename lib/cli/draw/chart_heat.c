/* pace chart --type heat: series against periods, or names against columns. */
#include <math.h>
#include "cli/draw/chart.h"

/* Every cell is printed: more columns than this are none that anybody reads. */
enum { MOST_COLUMNS = 200 };

static void highest(pace_buffer *out, const chart_input *in, const pace_heat *heat, pace_unit unit)
{
    int64_t count = heat->row_count * heat->column_count, top = -1;
    bool tie = false;
    for (int64_t i = 0; i < count; i++) {
        double v = heat->values[i];
        if (isnan(v) || (top >= 0 && v < heat->values[top]))
            continue;
        tie = top >= 0 && !(v > heat->values[top]);
        top = tie ? top : i;
    }
    if (top < 0)
        return;
    if (tie) {
        pace_buffer_text(out, in->zh ? "最高值为" : "The highest value is ");
        chart_value(out, in, heat->values[top], unit);
        return;
    }
    const char *row = heat->rows[top / heat->column_count], *column = heat->columns[top % heat->column_count];
    if (in->zh) {
        pace_buffer_format(out, in->count ? "%s%s最高，为" : "“%s”一栏%s最高，为", column, row);
        chart_value(out, in, heat->values[top], unit);
        return;
    }
    pace_buffer_format(out, "%s has the highest value: ", row);
    chart_value(out, in, heat->values[top], unit);
    pace_buffer_format(out, in->count ? " in %s" : " (%s)", column);
}

/* Tints run from the lowest value to the highest. */
static void settle_digits(chart_input *in, const double *values, int64_t count)
{
    double low = (double)NAN, high = (double)NAN;
    for (int64_t i = 0; i < count; i++) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
    }
    chart_label_digits(in, values, count, low / 2, high / 2);
}

static void draw(pace_chart *chart, const chart_ask *ask, chart_input *in, pace_heat *heat, pace_unit unit)
{
    chart_words words = {PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    chart_settle_unit(in, ask, unit, chart_largest_of(heat->values, heat->row_count * heat->column_count));
    settle_digits(in, heat->values, heat->row_count * heat->column_count);
    highest(&words.title, in, heat, unit);
    if (in->count)
        chart_measure(&words, ask, in, in->series, in->count);
    else
        chart_unit(&words.subtitle, in, unit);
    chart_sources(&words.source, in, in->series, in->count);
    chart_say(chart, ask, in, &words);
    heat->middle = ask->middle;
    heat->decimals = -1;
    pace_chart_heat(chart, heat);
}

static int of_names(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    const chart_names *names = &in->names;
    const char **columns = chart_room(in, names->column_count, sizeof *columns);
    double *values = chart_room(in, names->row_count * names->column_count, sizeof *values);
    if (!columns || !values)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < names->column_count; c++) {
        if (!pace_unit_same(names->columns[c].unit, names->columns[0].unit))
            return cli_usage("%s: its columns are in different units, and tints share one scale", ask->file);
        columns[c] = names->columns[c].name;
        for (int64_t r = 0; r < names->row_count; r++)
            values[r * names->column_count + c] = names->columns[c].values[r];
    }
    pace_heat heat = {.rows = names->rows, .columns = columns, .row_count = names->row_count, .column_count = names->column_count, .values = values};
    draw(chart, ask, in, &heat, names->columns[0].unit);
    return CLI_DONE;
}

static int of_series(pace_chart *chart, const chart_ask *ask, chart_input *in)
{
    chart_calendar calendar;
    int code = chart_calendar_of(&calendar, in);
    if (code)
        return code;
    if (!chart_one_unit(in))
        return cli_usage("%s: its series are in different units, and tints share one scale; pick some with --series", ask->file);
    if (calendar.count > MOST_COLUMNS)
        return cli_usage("%s: %lld periods are too many for cells that can be read; at most %d, --from and --to cut", ask->file,
                         (long long)calendar.count, MOST_COLUMNS);
    const char **rows = chart_room(in, in->count, sizeof *rows), **columns = chart_room(in, calendar.count, sizeof *columns);
    char(*periods)[PACE_PERIOD_SIZE] = chart_room(in, calendar.count, sizeof *periods);
    double *values = chart_room(in, in->count * calendar.count, sizeof *values);
    if (!rows || !columns || !periods || !values)
        return CLI_OUTPUT;
    for (int64_t c = 0; c < calendar.count; c++) {
        pace_period at = calendar.first;
        if (!pace_period_add(&at, calendar.first, c, NULL))
            pace_period_print(periods[c], at, in->lang);
        columns[c] = periods[c];
        for (int64_t r = 0; r < in->count; r++)
            values[r * calendar.count + c] = pace_view_at(in->series[r].view, at);
    }
    for (int64_t r = 0; r < in->count; r++)
        rows[r] = in->series[r].name;
    pace_heat heat = {.rows = rows, .columns = columns, .row_count = in->count, .column_count = calendar.count, .values = values};
    draw(chart, ask, in, &heat, in->series[0].unit);
    return CLI_DONE;
}

int chart_heat(pace_chart *chart, chart_ask *ask, chart_input *in)
{
    int code = chart_is_dataset(ask) ? chart_open_series(in, ask) : chart_open_table(in, ask);
    if (code)
        return code;
    return in->names.row_count ? of_names(chart, ask, in) : of_series(chart, ask, in);
}
