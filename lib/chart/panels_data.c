/* What a chart of panels holds: the builder's call, the alt text, the table. */
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/panels.h"

static bool copy_panel(pace_chart *chart, chart_line *out, const pace_series *series, const char *label)
{
    const char *name = label && *label ? label : series->name && *series->name ? series->name : series->key;
    out->label = chart_copy_label(chart, "label of a panel", name);
    return out->label && chart_copy_series(chart, &out->series, *series, out->label);
}

static bool frequencies_agree(pace_chart *chart, const chart_line *lines, int64_t count)
{
    for (int64_t i = 1; i < count; i++) {
        pace_period a = lines[0].series.view.first, b = lines[i].series.view.first;
        if (a.freq == b.freq && a.anchor == b.anchor)
            continue;
        (void)pace__fail(&chart->error, PACE_ERR_FREQ, lines[i].label,
                         "panels of %s and %s periods cannot share an axis; convert one",
                         pace_freq_name((pace_freq)a.freq), pace_freq_name((pace_freq)b.freq));
        return false;
    }
    return true;
}

void pace_chart_panels(pace_chart *chart, const pace_series *series, const char *const *labels, int64_t count)
{
    chart_panels *data = chart_take(chart, &chart_type_panels, sizeof *data, false);
    if (!data)
        return;
    if (count < 0 || (count > 0 && !series)) {
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "panels",
                         "series are missing; give as many as `count` says");
        return;
    }
    chart_line *lines = chart_memory(chart, count ? count : 1, sizeof *lines);
    for (int64_t i = 0; lines && i < count; i++)
        if (!copy_panel(chart, &lines[i], &series[i], labels ? labels[i] : NULL))
            return;
    if (!lines || !frequencies_agree(chart, lines, count))
        return;
    data->lines = lines;
    data->count = count;
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const chart_panels *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    alt_say(a, "Panels of lines on one time axis. ", "共用时间轴的分栏折线图。");
    for (int64_t i = 0; i < data->count && i < ALT_ITEMS_MAX; i++) {
        alt_say(a, i ? " " : "", "");
        alt_series(a, data->lines[i].label, &data->lines[i].series);
    }
    alt_more(a, data->count - ALT_ITEMS_MAX);
}

static void tabulate(const pace_chart *chart, cells *out)
{
    const chart_panels *data = chart->data;
    cells_head(out, chart->zh ? "时期" : "period");
    for (int64_t k = 0; k < data->count; k++)
        cells_head(out, data->lines[k].label);
    cells_series(out, data->count ? &data->lines[0].series : NULL, sizeof *data->lines, (size_t)data->count);
}

const chart_type chart_type_panels = {"panels", chart_draw_panels, describe, tabulate};
