/* What a bar chart holds: the builder's call, the alt text, the table. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/mark_bars.h"

static bool make_sense(pace_chart *chart, const pace_bars *bars)
{
    if (!bars || bars->category_count < 0 || bars->series_count < 1 || bars->series_count > BARS_SERIES_MAX ||
        bars->category_count > INT64_MAX / BARS_SERIES_MAX / (int64_t)sizeof(double) ||
        (bars->category_count && (!bars->categories || !bars->values)) || bars->decimals > 15) {
        (void)pace__fail(chart_error(chart), PACE_ERR_ARG, "bars",
                         "the bars lack categories, series or values, or have too many series or decimals; give "
                         "categories, 1 to 64 series, a value for each bar and at most 15 decimals");
        return false;
    }
    return true;
}

static bool finite(pace_chart *chart, const pace_bars *bars)
{
    for (int64_t i = 0; i < bars->category_count * bars->series_count; i++) {
        if (isinf(bars->values[i])) {
            (void)pace__fail(chart_error(chart), PACE_ERR_DATA, "bars",
                             "the value of category %q is infinite and has no bar; missing values are NaN",
                             bars->categories[i / bars->series_count]);
            return false;
        }
    }
    return true;
}

void pace_chart_bars(pace_chart *chart, const pace_bars *bars)
{
    pace_bars *data = chart_take(chart, &chart_type_bars, sizeof *data, false);
    if (!data || !make_sense(chart, bars) || !finite(chart, bars))
        return;
    *data = *bars;
    data->categories = chart_copy_labels(chart, "name of a category", bars->categories, bars->category_count);
    data->labels =
        bars->labels ? chart_copy_labels(chart, "label of a series", bars->labels, bars->series_count) : NULL;
    data->highlight = bars->highlight ? chart_copy_text(chart, "name of the highlight", bars->highlight) : NULL;
    data->status =
        bars->status ? chart_copy_bytes(chart, bars->status, bars->category_count * bars->series_count) : NULL;
    data->planned = bars->planned ? chart_copy_bytes(chart, bars->planned, bars->series_count) : NULL;
    data->values = chart_copy_values(chart, "bars", bars->values, bars->category_count * bars->series_count);
    if (!chart->error.code)
        data->decimals = bars_decimals_apart(data, data->decimals, (words_style){.zh = false});
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const pace_bars *bars = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    pace_unit none = {0};
    alt_say(a, bars->horizontal ? "Horizontal bar chart. " : "Bar chart. ", bars->horizontal ? "条形图。" : "柱形图。");
    for (int64_t c = 0; c < bars->category_count && c < ALT_ITEMS_MAX; c++) {
        alt_say(a, c ? "; " : "", c ? "；" : "");
        pace_buffer_text(a->out, bars->categories[c]);
        alt_say(a, ": ", "：");
        for (int64_t k = 0; k < bars->series_count; k++) {
            double value = bars->values[c * bars->series_count + k];
            alt_say(a, k ? ", " : "", k ? "，" : "");
            if (bars->labels && bars->series_count > 1) {
                pace_buffer_text(a->out, bars->labels[k]);
                pace_buffer_char(a->out, ' ');
            }
            if (isnan(value))
                alt_say(a, "no data", "无数据");
            else
                alt_number(a, value, bars->decimals, none);
        }
    }
    alt_say(a, ".", "。");
    alt_more(a, bars->category_count - ALT_ITEMS_MAX);
}

/* A row a category, a column a series. */
static void tabulate(const pace_chart *chart, cells *out)
{
    const pace_bars *bars = chart->data;
    cells_head(out, chart->zh ? "类别" : "category");
    for (int64_t k = 0; k < bars->series_count; k++)
        cells_head(out, bars->labels ? bars->labels[k] : chart->zh ? "数值" : "value");
    for (int64_t c = 0; c < bars->category_count; c++) {
        cells_row(out);
        cells_text(out, bars->categories[c]);
        for (int64_t k = 0; k < bars->series_count; k++)
            cells_number(out, bars->values[c * bars->series_count + k]);
    }
}

const chart_type chart_type_bars = {"bars", chart_draw_bars, describe, tabulate};
