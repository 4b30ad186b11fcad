/* What a scatter holds: the builder's call, the fitted line, the alt text, the table. */
#include <math.h>
#include "chart/alt.h"
#include "chart/cells.h"
#include "chart/scatter.h"

void pace_chart_scatter(pace_chart *chart, const pace_scatter *scatter)
{
    pace_scatter *data = chart_take(chart, &chart_type_scatter, sizeof *data, false);
    if (!data)
        return;
    if (!scatter || scatter->count < 0 || (scatter->count > 0 && (!scatter->x || !scatter->y))) {
        (void)pace__fail(&chart->error, PACE_ERR_ARG, "scatter",
                         "values are missing; give as many x and y as `count` says");
        return;
    }
    pace_scatter copy = *scatter;
    copy.x = chart_copy_values(chart, "x of a scatter", scatter->x, scatter->count);
    copy.y = copy.x ? chart_copy_values(chart, "y of a scatter", scatter->y, scatter->count) : NULL;
    if (!copy.y)
        return;
    if (scatter->labels)
        copy.labels = chart_copy_labels(chart, "name of a point", scatter->labels, scatter->count);
    if (scatter->labels && !copy.labels)
        return;
    copy.x_title = chart_copy_label(chart, "title of an axis", scatter->x_title);
    copy.y_title = copy.x_title ? chart_copy_label(chart, "title of an axis", scatter->y_title) : NULL;
    copy.highlight = copy.y_title ? chart_copy_text(chart, "highlight", scatter->highlight) : NULL;
    if (copy.highlight)
        *data = copy;
}

bool scatter_has_both(const pace_scatter *data, int64_t i)
{
    return !isnan(data->x[i]) && !isnan(data->y[i]);
}

bool scatter_log_y(const pace_chart *chart, const pace_scatter *data)
{
    return data->log_y || chart->log;
}

pace_status scatter_fit_line(scatter_fit *out, const pace_chart *chart, const pace_scatter *data, pace_error *err)
{
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    bool log_y = scatter_log_y(chart, data);
    double *xy = pace__alloc(&chart->allocator, (size_t)data->count + 1, 2 * sizeof *xy), low = (double)NAN, high = low;
    double *y = xy ? xy + data->count + 1 : NULL;
    int64_t n = 0;
    *out = (scatter_fit){.known = false};
    if (!xy)
        return pace__fail_memory(err);
    for (int64_t i = 0; i < data->count; i++) {
        if (!scatter_has_both(data, i))
            continue;
        xy[n] = data->log_x ? log10(data->x[i]) : data->x[i];
        y[n] = log_y ? log10(data->y[i]) : data->y[i];
        low = fmin(low, xy[n]);
        high = fmax(high, xy[n]);
        n++;
    }
    opts.allocator = &chart->allocator;
    pace_error why = PACE_ERROR_INIT;
    pace_status status = n > 2 && low < high ? pace_trend_fit_points(&out->line, xy, y, n, 0, &opts, &why) : PACE_OK;
    out->known = !status && n > 2 && low < high && isfinite(out->line.slope) && isfinite(out->line.intercept);
    out->r2 = isnan(out->line.r) ? (double)NAN : out->line.r * out->line.r;
    pace__release(&chart->allocator, xy, 2 * ((size_t)data->count + 1) * sizeof *xy);
    return status == PACE_ERR_NOMEM ? pace__fail_memory(err) : PACE_OK;
}

static void put(pace_buffer *out, double value)
{
    char text[WORDS_SIZE];
    words_style plain = {.zh = false};
    words_number(text, value, words_decimals(value, -1, plain), plain);
    pace_buffer_text(out, text);
}

void scatter_equation(pace_buffer *out, const pace_chart *chart, const pace_scatter *data, const scatter_fit *fit)
{
    pace_buffer_text(out, scatter_log_y(chart, data) ? "lg y = " : "y = ");
    put(out, fit->line.intercept);
    pace_buffer_text(out, fit->line.slope < 0 ? " \xE2\x88\x92 " : " + ");
    put(out, fabs(fit->line.slope));
    pace_buffer_text(out, data->log_x ? " lg x" : " x");
    if (isfinite(fit->r2)) {
        pace_buffer_text(out, chart->zh ? "，R² = " : ", R² = ");
        char text[WORDS_SIZE];
        words_number(text, fit->r2, 2, (words_style){.zh = false});
        pace_buffer_text(out, text);
    }
}

static void describe_axis(const alt *a, const char *title, const double *x, const pace_scatter *data)
{
    double low = (double)NAN, high = low;
    const pace_unit none = {0};
    for (int64_t i = 0; i < data->count; i++) {
        if (!scatter_has_both(data, i))
            continue;
        low = fmin(low, x[i]);
        high = fmax(high, x[i]);
    }
    if (isnan(low))
        return;
    alt_say(a, " ", "");
    pace_buffer_text(a->out, title);
    alt_say(a, " from ", "由");
    alt_number(a, low, -1, none);
    alt_say(a, " to ", "至");
    alt_number(a, high, -1, none);
    alt_say(a, ".", "。");
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const pace_scatter *data = chart->data;
    const alt words = alt_of(chart, out), *a = &words;
    scatter_fit fit;
    int64_t n = 0;
    for (int64_t i = 0; i < data->count; i++)
        n += scatter_has_both(data, i);
    pace_buffer_format(out, a->zh ? "散点图，共%ld个点。" : "Scatter of %ld points.", (long)n);
    describe_axis(a, *data->x_title ? data->x_title : "x", data->x, data);
    describe_axis(a, *data->y_title ? data->y_title : "y", data->y, data);
    if (!data->fit)
        return;
    if (scatter_fit_line(&fit, chart, data, NULL)) {
        out->status = PACE_ERR_NOMEM;
        return;
    }
    if (!fit.known)
        return;
    alt_say(a, " Fitted line: ", "拟合线：");
    scatter_equation(out, chart, data, &fit);
    alt_say(a, ".", "。");
}

static void tabulate(const pace_chart *chart, cells *out)
{
    const pace_scatter *data = chart->data;
    if (data->labels)
        cells_head(out, chart->zh ? "名称" : "name");
    cells_head(out, *data->x_title ? data->x_title : "x");
    cells_head(out, *data->y_title ? data->y_title : "y");
    for (int64_t i = 0; i < data->count; i++) {
        cells_row(out);
        if (data->labels)
            cells_text(out, data->labels[i]);
        cells_number(out, data->x[i]);
        cells_number(out, data->y[i]);
    }
}

const chart_type chart_type_scatter = {"a scatter", chart_draw_scatter, describe, tabulate};
