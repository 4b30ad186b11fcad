/* The scatter: points between two axes of numbers, the names that find room, a fitted line. */
#include <float.h>
#include <math.h>
#include <string.h>
#include "chart/axis_number.h"
#include "chart/clip.h"
#include "chart/mark_line.h"
#include "chart/scatter.h"

enum { NAMES_MAX = 300, NAMES_ALL = 20, OUTLIERS = 3, POINTS_ALL = 4000, CELLS = 1024 };

typedef struct scatter_plot {
    pen *p;
    const pace_scatter *data;
    axis_number x, y;
    scatter_fit fit;
    layout room;
    double left, right, top, foot;
    double radius;
    int64_t shown;
    double low[2], high[2]; /* of x and y */
} scatter_plot;

static bool is_highlight(const scatter_plot *plot, int64_t i)
{
    const pace_scatter *d = plot->data;
    return d->labels && *d->highlight && strcmp(d->labels[i], d->highlight) == 0;
}

/* Ranges and checks; false: a value has no logarithm. */
static bool measure(scatter_plot *plot)
{
    const pace_scatter *d = plot->data;
    const bool logs[] = {plot->x.log, plot->y.log};
    const double *const values[] = {d->x, d->y};
    for (int a = 0; a < 2; a++) {
        plot->low[a] = plot->high[a] = (double)NAN;
        for (int64_t i = 0; i < d->count; i++) {
            if (!scatter_has_both(d, i))
                continue;
            plot->low[a] = fmin(plot->low[a], values[a][i]);
            plot->high[a] = fmax(plot->high[a], values[a][i]);
        }
        if (logs[a] && plot->low[a] <= 0) {
            char number[PACE_NUMBER_SIZE];
            pace_number_print(number, plot->low[a]);
            (void)pace__fail(&plot->p->error, PACE_ERR_DATA, a ? "y" : "x",
                             "a value of %s has no logarithm; draw values above zero, or a plain axis", number);
            return false;
        }
    }
    for (int64_t i = 0; i < d->count; i++)
        plot->shown += scatter_has_both(d, i);
    plot->x.style = chart_numbers(plot->p->chart, fmax(fabs(plot->low[0]), fabs(plot->high[0])));
    plot->y.style = chart_numbers(plot->p->chart, fmax(fabs(plot->low[1]), fabs(plot->high[1])));
    return true;
}

static void write_notes(scatter_plot *plot)
{
    pen *p = plot->p;
    const pace_scatter *d = plot->data;
    long missing = (long)(d->count - plot->shown);
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    if (plot->fit.known) {
        pace_buffer_text(&text, p->zh ? "拟合线：" : "Fitted line: ");
        scatter_equation(&text, p->chart, d, &plot->fit);
        pace_buffer_text(&text, p->zh ? "。" : ".");
    } else if (d->fit) {
        pace_buffer_text(&text, p->zh ? "点数不足，未作拟合。" : "No line is fitted: there are too few points.");
    }
    if (missing && text.length && !p->zh)
        pace_buffer_char(&text, ' ');
    if (missing == 1)
        pace_buffer_text(&text, p->zh ? "1个点缺少数据，未显示。" : "1 point without both values is not shown.");
    else if (missing)
        pace_buffer_format(&text, p->zh ? "%ld个点缺少数据，未显示。" : "%ld points without both values are not shown.", missing);
    const char *all = pen_keep(p, &text);
    if (*all)
        pen_note(p, all);
}

static const char *log_words(const scatter_plot *plot)
{
    static const char *const en[] = {"", "logarithmic scale across", "logarithmic scale upwards", "logarithmic scales"};
    static const char *const first[] = {"", "Logarithmic scale across", "Logarithmic scale upwards", "Logarithmic scales"};
    static const char *const zh[] = {"", "横轴为对数刻度", "纵轴为对数刻度", "横轴和纵轴均为对数刻度"};
    int which = plot->x.log + 2 * plot->y.log;
    return plot->p->zh ? zh[which] : *plot->p->chart->subtitle ? en[which] : first[which];
}

/* Points stand clear of the frame. */
static void loosen(axis_number *axis, double share)
{
    double more = (axis->s.high / 2 - axis->s.low / 2) * 2 * share;
    axis->s.low = fmax(axis->s.low - more, -DBL_MAX);
    axis->s.high = fmin(axis->s.high + more, DBL_MAX);
}

static bool arrange(scatter_plot *plot)
{
    pen *p = plot->p;
    double size = p->look.label, lh = pen_line_height(p, size);
    plot->top = plot->room.top + (*plot->data->y_title ? lh * 1.5 : lh * 0.5);
    plot->foot = floor(plot->room.bottom - lh - size * 0.9 - (*plot->data->x_title ? lh : 0));
    if (plot->foot - plot->top < 2 * lh)
        return false;
    axis_room upright = {plot->foot, plot->top, 2.5 * lh, 4.5 * lh, 8};
    axis_number_fit(&plot->y, plot->low[1], plot->high[1], &upright, false);
    loosen(&plot->y, 0.03);
    plot->left = plot->room.left + axis_number_width(p, &plot->y, size) + size * 0.55;
    plot->right = plot->room.right - p->look.mark * 1.5;
    if (plot->right - plot->left < 6 * size)
        return false;
    axis_room lying = {plot->left, plot->right, 5 * size, 8 * size, 12};
    axis_number_fit(&plot->x, plot->low[0], plot->high[0], &lying, false);
    loosen(&plot->x, 0.02);
    plot->radius = p->look.mark * (plot->shown > 200 ? 0.6 : plot->shown > 40 ? 0.8 : 1);
    return true;
}

static void draw_axes(scatter_plot *plot)
{
    pen *p = plot->p;
    double size = p->look.label, foot = pen_snap(plot->foot), stroke = fmax(1, floor(p->look.line / 2.5));
    double width = plot->room.right - plot->room.left, lh = pen_line_height(p, size);
    pen_lines up = pen_wrap(p, plot->data->y_title, size, false, width, 1);
    pen_lines across = pen_wrap(p, plot->data->x_title, size, false, width, 1);
    scene_group(p->scene, "");
    axis_number_draw(p, &plot->y, plot->left, plot->right, size);
    scene_line(p->scene, plot->left, foot, plot->right, foot, p->look.axis, stroke, 0, 0);
    if (!plot->y.log && plot->y.s.low < 0 && plot->y.s.high > 0) { /* names stay on their side of zero */
        double zero = pen_snap(scale_at(&plot->y.s, 0));
        pen_block_line(p, (scene_point){plot->left, zero}, (scene_point){plot->right, zero});
    }
    axis_number_draw_foot(p, &plot->x, foot, plot->room.left, plot->room.right, size);
    pen_draw_lines(p, &up, plot->room.left, plot->room.top - size * 0.2, size, false, SCENE_START, p->look.text, 0);
    pen_draw_lines(p, &across, plot->right, foot + size * 0.52 + lh, size, false, SCENE_FINISH, p->look.text, 0);
    scene_end(p->scene);
    if (up.cut || across.cut)
        pen_warn(p, "the title of an axis", "", " was cut: there is no room for all of it");
}

static scene_point place_of(const scatter_plot *plot, int64_t i)
{
    return (scene_point){axis_number_at(&plot->x, plot->data->x[i]), axis_number_at(&plot->y, plot->data->y[i])};
}

/* In what the axes count a fitted line is straight; it ends with the points. */
static void draw_fit(scatter_plot *plot)
{
    pen *p = plot->p;
    double ends[] = {axis_number_place(&plot->x, plot->low[0]), axis_number_place(&plot->x, plot->high[0])};
    scene_point at[2];
    clip_box box = {plot->left, plot->top, plot->right, plot->foot};
    for (int k = 0; k < 2; k++)
        at[k] = (scene_point){scale_at(&plot->x.s, ends[k]),
                              scale_at(&plot->y.s, pace_trend_value(&plot->fit.line, ends[k]))};
    if (!isfinite(at[0].y) || !isfinite(at[1].y) || !clip_segment(&box, &at[0], &at[1]))
        return;
    scene_line(p->scene, at[0].x, at[0].y, at[1].x, at[1].y, p->look.axis, p->look.path, 0, 0);
    pen_block_line(p, at[0], at[1]);
}

static void draw_point(scatter_plot *plot, int64_t i, bool picked)
{
    pen *p = plot->p;
    scene_point at = place_of(plot, i);
    bool grey = *plot->data->highlight && !picked;
    double r = picked ? plot->radius * 1.3 : plot->radius;
    scene_circle(p->scene, at.x, at.y, r, grey ? p->look.rest : p->look.series[0], p->look.background,
                 fmax(0.75, plot->radius * 0.25));
    if (plot->shown <= NAMES_MAX)
        pen_block_box(p, (label_box){at.x - r, at.y - r, 2 * r, 2 * r});
}

/* Of very many points those that would lie in a cell already taken are not drawn again: nobody could see them. */
static bool take_cell(const scatter_plot *plot, uint8_t *cells, int64_t i)
{
    scene_point at = place_of(plot, i);
    double x = (at.x - plot->left) / (plot->right - plot->left), y = (at.y - plot->top) / (plot->foot - plot->top);
    size_t column = (size_t)fmin(fmax(x * CELLS, 0), CELLS - 1), row = (size_t)fmin(fmax(y * CELLS, 0), CELLS - 1);
    size_t cell = row * CELLS + column;
    bool free = !(cells[cell / 8] & 1u << cell % 8);
    cells[cell / 8] |= (uint8_t)(1u << cell % 8);
    return free;
}

static void draw_points(scatter_plot *plot)
{
    pen *p = plot->p;
    uint8_t *cells = NULL;
    if (plot->shown > POINTS_ALL) {
        cells = pace__arena_alloc(p->scratch, CELLS * CELLS / 8, 1);
        if (!cells) {
            p->failed = true;
            return;
        }
    }
    for (int picked = 0; picked < 2; picked++)
        for (int64_t i = 0; i < plot->data->count; i++)
            if (scatter_has_both(plot->data, i) && is_highlight(plot, i) == (picked == 1) &&
                (!cells || take_cell(plot, cells, i)))
                draw_point(plot, i, picked == 1);
}

/* One more: the farthest from the fitted line of those that have no name yet. */
static void choose_farthest(const scatter_plot *plot, bool *chosen)
{
    const pace_scatter *d = plot->data;
    double farthest = 0;
    int64_t which = -1;
    for (int64_t i = 0; i < d->count; i++) {
        if (chosen[i] || !scatter_has_both(d, i))
            continue;
        double x = axis_number_place(&plot->x, d->x[i]), y = axis_number_place(&plot->y, d->y[i]);
        double off = fabs(y - pace_trend_value(&plot->fit.line, x));
        if (off > farthest) {
            farthest = off;
            which = i;
        }
    }
    if (which >= 0)
        chosen[which] = true;
}

/* Among many points the first and the last are named, those at the ends of both axes, and those farthest from a line. */
static bool *choose_names(scatter_plot *plot)
{
    const pace_scatter *d = plot->data;
    bool *chosen = pace__arena_alloc(plot->p->scratch, (size_t)d->count + 1, sizeof *chosen);
    int64_t ends[6] = {-1, -1, -1, -1, -1, -1};
    if (!chosen) {
        plot->p->failed = true;
        return NULL;
    }
    for (int64_t i = 0; i < d->count; i++) {
        chosen[i] = plot->shown <= NAMES_ALL;
        if (!scatter_has_both(d, i))
            continue;
        ends[0] = ends[0] < 0 ? i : ends[0];
        ends[1] = i;
        ends[2] = ends[2] < 0 || d->x[i] < d->x[ends[2]] ? i : ends[2];
        ends[3] = ends[3] < 0 || d->x[i] > d->x[ends[3]] ? i : ends[3];
        ends[4] = ends[4] < 0 || d->y[i] < d->y[ends[4]] ? i : ends[4];
        ends[5] = ends[5] < 0 || d->y[i] > d->y[ends[5]] ? i : ends[5];
    }
    for (int k = 0; k < 6; k++)
        if (ends[k] >= 0)
            chosen[ends[k]] = true;
    for (int k = 0; k < OUTLIERS && plot->fit.known && plot->shown > NAMES_ALL; k++)
        choose_farthest(plot, chosen);
    return chosen;
}

/* True where there is no name, or it found a place. */
static bool draw_name(scatter_plot *plot, int64_t i, label_box frame, bool picked)
{
    pen *p = plot->p;
    const char *name = plot->data->labels[i];
    if (!*name)
        return true;
    end_label label = {.size = p->look.label, .bold = picked, .radius = plot->radius, .what = name};
    label.at = place_of(plot, i);
    label.color = picked ? p->look.series_text[0] : *plot->data->highlight ? p->look.rest_text : p->look.text;
    label.text = pen_wrap(p, name, label.size, picked, 0.3 * (plot->right - plot->left), 1);
    if (!picked)
        return end_label_try(p, &label, frame);
    end_label_around(p, &label, frame);
    return true;
}

static void draw_names(scatter_plot *plot)
{
    pen *p = plot->p;
    label_box frame = {plot->left, plot->top, plot->room.right - plot->left, plot->foot - plot->top - 1};
    int64_t lost = 0;
    bool found = false, bare = false; /* it has a point; it lacks a figure */
    char number[PACE_FIXED_SIZE];
    const bool *chosen = choose_names(plot);
    if (!chosen)
        return;
    for (int picked = 1; picked >= 0; picked--)
        for (int64_t i = 0; i < plot->data->count; i++) {
            bare = bare || (is_highlight(plot, i) && !scatter_has_both(plot->data, i));
            if (!scatter_has_both(plot->data, i) || is_highlight(plot, i) != (picked == 1))
                continue;
            found = found || picked;
            if (chosen[i] || picked)
                lost += !draw_name(plot, i, frame, picked == 1);
        }
    pace_number_print_fixed(number, (double)lost, 0, '\0');
    if (lost)
        pen_warn(p, lost == 1 ? "the name of " : "the names of ", number,
                 lost == 1 ? " point was left out: there is no room for it"
                           : " points were left out: there is no room for them");
    if (*plot->data->highlight && !found)
        pen_warn(p, "the highlight \"", plot->data->highlight, bare ? "\" has no point: one of its figures is missing" : "\" names no point");
}

void chart_draw_scatter(pen *p)
{
    scatter_plot plot = {.p = p, .data = p->chart->data};
    plot.x.log = plot.data->log_x;
    plot.y.log = scatter_log_y(p->chart, plot.data);
    if (!measure(&plot))
        return;
    if (plot.data->fit && scatter_fit_line(&plot.fit, p->chart, plot.data, NULL)) {
        p->failed = true;
        return;
    }
    write_notes(&plot);
    if (!plot.shown) {
        chart_draw_nothing(p, log_words(&plot));
        return;
    }
    plot.room = layout_frame(p, log_words(&plot));
    if (!arrange(&plot)) {
        pen_refuse(p, "the plot");
        return;
    }
    draw_axes(&plot);
    if (plot.fit.known)
        draw_fit(&plot);
    draw_points(&plot);
    if (plot.data->labels)
        draw_names(&plot);
}
