#include "report/draw.h"

#include <string.h>

static void put_bars(pace_chart *chart, const doc_figure *figure)
{
    pace_bars bars;
    memset(&bars, 0, sizeof bars);
    bars.categories = figure->categories;
    bars.category_count = figure->count;
    bars.labels = &figure->label;
    bars.series_count = 1;
    bars.values = figure->values;
    bars.decimals = figure->decimals;
    bars.sorted = bars.horizontal = true;
    pace_chart_bars(chart, &bars);
}

static void put_line(pace_chart *chart, const doc_figure *figure)
{
    const pace_gap *row = figure->rows;
    pace_target target = row->target;
    target.path = row->path;
    pace_chart_line(chart, row->series, figure->label);
    pace_chart_target_path(chart, &target, NULL);
}

static void put_parts(pace_chart *chart, const doc_figure *figure)
{
    pace_parts parts;
    memset(&parts, 0, sizeof parts);
    parts.first = *figure->period;
    parts.count = figure->count;
    parts.labels = figure->parts;
    parts.part_count = figure->part_count;
    parts.values = figure->part_values;
    parts.total = figure->totals;
    parts.total_label = figure->label;
    parts.decimals = figure->decimals;
    if (figure->drawing == DOC_CONTRIBUTIONS)
        pace_chart_contributions(chart, &parts);
    else
        pace_chart_structure(chart, &parts, true);
}

static void put_marks(pace_chart *chart, const doc_figure *figure)
{
    switch (figure->drawing) {
    case DOC_BULLETS:
        pace_chart_bullets(chart, figure->rows, figure->count);
        break;
    case DOC_MULTIPLES:
        pace_chart_multiples(chart, figure->rows, figure->count);
        break;
    case DOC_LINE:
        put_line(chart, figure);
        break;
    case DOC_BARS:
        put_bars(chart, figure);
        break;
    case DOC_SCORECARD:
        pace_chart_scorecard(chart, figure->rows, figure->count);
        break;
    case DOC_GAPS:
        pace_chart_gaps(chart, figure->rows, figure->count, true);
        break;
    case DOC_DUMBBELL:
        pace_chart_dumbbell(chart, figure->rows, figure->count);
        break;
    case DOC_SPARKLINES:
        pace_chart_sparklines(chart, figure->rows, figure->count);
        break;
    case DOC_CONTRIBUTIONS:
    case DOC_STRUCTURE:
        put_parts(chart, figure);
        break;
    }
}

pace_chart *report_chart(const doc_figure *figure, const char *lang, const char *prefix, const pace_allocator *allocator)
{
    pace_chart *chart = pace_chart_new_with(figure->width, figure->height, allocator);
    pace_chart_lang(chart, lang);
    pace_chart_title(chart, figure->title);
    pace_chart_subtitle(chart, figure->subtitle);
    pace_chart_source(chart, figure->source);
    pace_chart_id(chart, prefix);
    pace_chart_scale(chart, 2);
    put_marks(chart, figure);
    return chart;
}

pace_status report_draw(pace_buffer *out, const doc_figure *figure, const char *lang, const char *format,
                        const char *prefix, pace_theme theme, const pace_allocator *allocator, pace_error *err)
{
    pace_chart *chart = report_chart(figure, lang, prefix, allocator);
    pace_status status;
    pace_chart_theme(chart, theme);
    status = pace_chart_render(out, chart, format, err);
    pace_chart_free(chart);
    return status;
}
