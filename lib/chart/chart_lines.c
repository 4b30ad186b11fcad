/* The line chart: curves, targets, the paths to them and a fan in one plot. */
#include <math.h>
#include <string.h>
#include "chart/axis_plans.h"
#include "chart/line_plot.h"

enum { TOLD_APART_MOST = 30, GROUND_MOST = 400 }; /* lines; the second where some of them are set off */

/* What stands under the plot. */
typedef struct foot_rows {
    int rows; /* of the time axis */
    time_axis time;
    axis_plan *plans;
    size_t plan_count; /* 0 = no row of plan periods */
} foot_rows;

static double foot_height(const line_plot *plot, const foot_rows *under)
{
    pen *p = plot->p;
    double height = pen_line_height(p, plot->size) * under->rows + plot->size * 0.9;
    return under->plan_count ? height + axis_plans_height(p, plot->size) : height;
}

/* Room first: heights, ticks, widths of labels, then the scales in px. */
static bool arrange(line_plot *plot, foot_rows *under)
{
    pen *p = plot->p;
    double lh = pen_line_height(p, plot->size);
    plot->top = plot->room.top + lh * 0.5;
    plot->foot = floor(plot->room.bottom - foot_height(plot, under));
    if (plot->foot - plot->top < 2 * lh)
        return false;
    line_plot_fit(plot);
    double column = line_labels_column(plot);
    plot->left = plot->room.left + axis_number_width(p, &plot->y, plot->size) + plot->size * 0.55;
    plot->right = plot->room.right - fmax(column, p->look.mark * 1.5);
    if (plot->right - plot->left < 4 * plot->size)
        return false;
    plot->x = line_plot_time(plot);
    axis_time_find(p, &under->time, plot->first, plot->last, &plot->x, plot->size, plot->anchor_year, under->rows);
    return true;
}

/* A second row of the time axis only where it is used; plan periods only where the plot stays high. */
static bool arrange_rows(line_plot *plot, foot_rows *under)
{
    size_t plans = under->plan_count;
    double lh = pen_line_height(plot->p, plot->size);
    if (plans && plot->room.bottom - plot->room.top < 13 * lh)
        under->plan_count = 0;
    under->rows = 2;
    if (arrange(plot, under) && under->time.rows)
        return true;
    under->rows = 1;
    return arrange(plot, under);
}

static void draw_foot(line_plot *plot, const foot_rows *under)
{
    pen *p = plot->p;
    double foot = pen_snap(plot->foot);
    scene_group(p->scene, "");
    axis_time_draw(p, &under->time, &plot->x, foot, plot->room.left, plot->room.right, plot->size, true);
    if (under->plan_count)
        axis_plans_draw(p, under->plans, under->plan_count, &plot->x,
                        foot + pen_line_height(p, plot->size) * under->rows + plot->size * 0.9, plot->left, plot->right,
                        plot->size);
    scene_end(p->scene);
}

static void note_fan(line_plot *plot)
{
    const pace_fan *fan = plot->data->fan;
    pen *p = plot->p;
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, p->zh ? "阴影带：" : "Bands hold ");
    for (int64_t k = 0; k < fan->level_count; k++) {
        char share[WORDS_SIZE];
        words_percent_short(share, fan->levels[k]);
        if (k)
            pace_buffer_text(&text, p->zh ? "、" : k + 1 == fan->level_count ? " and " : ", ");
        pace_buffer_text(&text, share);
    }
    pace_buffer_text(&text, p->zh ? "的可能结果落在其中。" : " of outcomes.");
    pen_note(p, pen_keep(p, &text));
}

/* Grey without names is the ground that others are seen against, no picture of its own. */
static bool can_be_told_apart(pen *p, const chart_lines *data)
{
    size_t most = data->strong_count ? GROUND_MOST : TOLD_APART_MOST;
    if (data->line_count > most)
        (void)pace__fail(&p->error, PACE_ERR_DATA, "lines",
                         data->strong_count ? "%ld lines are more than the %ld that a chart can show; draw fewer"
                                            : "%ld lines are more than the %ld that can be told apart; draw fewer, or set some off",
                         (long)data->line_count, (long)most);
    return data->line_count <= most;
}

static void note_unnamed(line_plot *plot)
{
    int64_t unnamed = 0;
    pen *p = plot->p;
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    for (size_t i = 0; i < plot->curve_count; i++)
        unnamed += plot->curves[i].count && !line_plot_is_named(plot, i);
    if (!unnamed)
        return;
    pace_buffer_format(&text, p->zh ? "灰线：其余%ld项。" : unnamed == 1 ? "Grey: %ld other." : "Grey: the %ld others.", (long)unnamed);
    pen_note(p, pen_keep(p, &text));
}

/* A label that is set off and stands at no line is a slip. */
static void check_highlights(line_plot *plot)
{
    const chart_lines *data = plot->data;
    for (size_t k = 0; k < data->strong_count; k++) {
        bool found = false;
        for (size_t i = 0; i < data->line_count && !found; i++)
            found = strcmp(data->lines[i].label, data->strong[k]) == 0;
        if (!found)
            pen_warn(plot->p, "the highlight \"", data->strong[k], "\" names no line");
    }
}

static void write_notes(line_plot *plot)
{
    const chart_lines *data = plot->data;
    check_highlights(plot);
    note_unnamed(plot);
    line_plot_note_gaps(plot);
    for (size_t i = 0, told = 0; i < data->line_count && told < THEME_SERIES; i++) {
        if (!line_plot_is_strong(plot, i))
            continue;
        told++;
        const pace_series series = line_plot_told(plot, i);
        notes_of_series(plot->p, &series, data->line_count > 1 ? data->lines[i].label : "");
    }
    if (data->fan)
        note_fan(plot);
    for (size_t i = 1; i < data->line_count; i++)
        if (!pace_unit_same(data->lines[i].series.unit, data->lines[0].series.unit))
            pen_warn(plot->p, "the line \"", data->lines[i].label,
                     "\" is in another unit than the first: draw panels, which have an axis each");
    for (size_t i = 0; i < data->goal_count; i++) {
        if (plot->goals[i].has_point)
            continue;
        pen_warn(plot->p, "the target \"", *data->goals[i].label ? data->goals[i].label : data->goals[i].target.name,
                 plot->goals[i].refused ? "\" is not drawn: its unit does not fit the axis"
                                        : "\" is not drawn: its place on this axis is not determined");
    }
}

static const char *log_words(const pen *p)
{
    if (!p->chart->log)
        return "";
    return p->zh ? "对数刻度" : *p->chart->subtitle ? "logarithmic scale" : "Logarithmic scale";
}

void chart_draw_lines(pen *p)
{
    line_plot plot = {.p = p, .data = p->chart->data};
    foot_rows under = {.rows = 1};
    if (!can_be_told_apart(p, plot.data) || !claims_hold(p, plot.data) || !line_plot_build(&plot, p->chart->log))
        return;
    write_notes(&plot);
    if (!line_plot_periods(&plot)) {
        chart_draw_nothing(p, log_words(p));
        return;
    }
    plot.room = layout_frame(p, log_words(p));
    under.plan_count = axis_plans_find(p, &under.plans, plot.data->goals, plot.goal_count, (pace_freq)plot.first.freq);
    if (!arrange_rows(&plot, &under)) {
        pen_refuse(p, "the plot");
        return;
    }
    line_plot_draw_back(&plot);
    draw_foot(&plot, &under);
    line_plot_draw_marks(&plot);
    line_labels_draw(&plot);
}
