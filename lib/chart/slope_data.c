/* What a slope chart holds: the builder's call, the alt text, the table. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/slope.h"

void pace_chart_slope(pace_chart *chart, const pace_slope *slope)
{
    pace_slope *data = chart_take(chart, &chart_type_slope, sizeof *data, false);
    if (!data)
        return;
    if (!slope || slope->count < 0 || (slope->count > 0 && (!slope->labels || !slope->from || !slope->to))) {
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "slope",
                         "labels or values are missing; give as many of each as `count` says");
        return;
    }
    pace_slope copy = *slope;
    copy.labels = chart_copy_labels(chart, "label of a slope", slope->labels, slope->count);
    copy.from = copy.labels ? chart_copy_values(chart, "slope", slope->from, slope->count) : NULL;
    copy.to = copy.from ? chart_copy_values(chart, "slope", slope->to, slope->count) : NULL;
    copy.from_label = copy.to ? chart_copy_label(chart, "first moment", slope->from_label) : NULL;
    copy.to_label = copy.from_label ? chart_copy_label(chart, "second moment", slope->to_label) : NULL;
    copy.highlight = copy.to_label ? chart_copy_text(chart, "highlight", slope->highlight) : NULL;
    if (copy.highlight)
        *data = copy;
}

static void describe_one(const alt *a, const pace_slope *data, int64_t i)
{
    const pace_unit none = {0};
    pace_buffer_text(a->out, data->labels[i]);
    if (isnan(data->from[i]) || isnan(data->to[i])) {
        alt_say(a, ": no data for both.", "：两期数据不全。");
        return;
    }
    alt_say(a, ": from ", "：由");
    alt_number(a, data->from[i], data->decimals, none);
    alt_say(a, " to ", "至");
    alt_number(a, data->to[i], data->decimals, none);
    alt_say(a, ".", "。");
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const pace_slope *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    alt_say(a, "Slope chart", "坡度图");
    if (*data->from_label && *data->to_label) {
        alt_say(a, ", ", "，");
        pace_buffer_text(out, data->from_label);
        alt_say(a, " and ", "与");
        pace_buffer_text(out, data->to_label);
    }
    alt_say(a, ".", "。");
    for (int64_t i = 0; i < data->count && i < ALT_ITEMS_MAX; i++) {
        alt_say(a, " ", "");
        describe_one(a, data, i);
    }
    alt_more(a, data->count - ALT_ITEMS_MAX);
}

static void tabulate(const pace_chart *chart, cells *out)
{
    const pace_slope *data = chart->data;
    cells_head(out, chart->zh ? "名称" : "name");
    cells_head(out, *data->from_label ? data->from_label : chart->zh ? "前期" : "from");
    cells_head(out, *data->to_label ? data->to_label : chart->zh ? "后期" : "to");
    for (int64_t i = 0; i < data->count; i++) {
        cells_row(out);
        cells_text(out, data->labels[i]);
        cells_number(out, data->from[i]);
        cells_number(out, data->to[i]);
    }
}

const chart_type chart_type_slope = {"a slope chart", chart_draw_slope, describe, tabulate};
