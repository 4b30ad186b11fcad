/* Bullet rows (Few 2006): name, bar of the latest value on a ground of tints, tick of the target, values, status. */
#include <math.h>
#include <string.h>
#include "chart/mark_bullet.h"
#include "chart/rows.h"

typedef struct bullet_plot {
    pen *p;
    const chart_rows *rows;
    int64_t count; /* rows shown */
    bool roomy;    /* rows are left out anyway: the others have two lines for their names */
    layout room;
    double size, small, lh, pitch, head;
    double names, latest, target, status; /* widths of the columns */
    double bar_left, bar_right;
    double most; /* ratio at the right end of the bars; 1 = the target */
    bool same_latest, same_target;
    const row_name *row_names;
    bool marks_under; /* what tells namesakes apart stands under the names */
    const char **statuses;
    row_values *values;
} bullet_plot;

static const char *const note_en =
    "Bars start at zero, each row on its own scale; upright line: target; darker ground: up to where the path "
    "should stand by now.";
static const char *const note_zh = "条形自零起，各行按自身目标缩放；竖线为目标值；深色底为当前应达到的路径值。";

static int64_t rows_that_fit(bullet_plot *plot)
{
    plot->room = layout_measure(plot->p, "");
    double height = plot->room.bottom - plot->room.top - plot->head, least = 1.45 * plot->lh;
    if (plot->roomy)
        least = fmax(least, plot->size * 1.12 + plot->small * 1.2);
    return height > least ? (int64_t)floor(height / least) : 0;
}

/* The note about rows that are left out may take a line itself, so its room is asked for first. */
static void find_rows(bullet_plot *plot)
{
    pen *p = plot->p;
    plot->size = p->look.label;
    plot->small = p->look.source;
    plot->lh = pen_line_height(p, plot->size);
    plot->head = pen_line_height(p, plot->small) * 1.25;
    plot->count = plot->rows->count;
    int64_t fit = rows_that_fit(plot);
    if (plot->count <= fit)
        return;
    plot->roomy = true;
    fit = rows_that_fit(plot);
    plot->count = fit > 1 ? fit - 1 : fit;
    row_note_left_out(p, plot->rows->count - plot->count);
    row_warn_left_out(p);
    fit = rows_that_fit(plot);
    plot->count = plot->count < fit ? plot->count : fit;
}

static const char *with_period(bullet_plot *plot, const char *value, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    pace_buffer both = PACE_BUFFER_INIT;
    both.allocator = &plot->p->chart->allocator;
    pace_period_print(text, period, plot->p->zh ? "zh" : "en");
    pace_buffer_text(&both, value);
    if (*value)
        pace_buffer_format(&both, plot->p->zh ? "（%s）" : " (%s)", text);
    return pen_keep(plot->p, &both);
}

static const char *latest_text(bullet_plot *plot, int64_t i)
{
    const char *value = plot->values[i].latest;
    return plot->same_latest ? value : with_period(plot, value, plot->rows->at[i].latest_period);
}

static const char *target_text(bullet_plot *plot, int64_t i)
{
    const char *value = plot->values[i].target;
    return plot->same_target ? value : with_period(plot, value, plot->rows->at[i].target_period);
}

static const char *heading(bullet_plot *plot, bool same, const char *zh, const char *en, const pace_period *period)
{
    char text[PACE_PERIOD_SIZE];
    pace_buffer both = PACE_BUFFER_INIT;
    both.allocator = &plot->p->chart->allocator;
    pace_buffer_text(&both, plot->p->zh ? zh : en);
    if (same && period) {
        pace_period_print(text, *period, plot->p->zh ? "zh" : "en");
        pace_buffer_format(&both, " %s", text);
    }
    return pen_keep(plot->p, &both);
}

/* The period that all latest values share; NULL when they differ. */
static const pace_period *shared_period(const bullet_plot *plot, bool latest)
{
    const pace_period *shared = NULL;
    for (int64_t i = 0; i < plot->count; i++) {
        const pace_gap *row = &plot->rows->at[i];
        const pace_period *period = latest ? &row->latest_period : &row->target_period;
        if ((latest && isnan(row->latest)) || !pace_period_is_set(*period))
            continue;
        if (shared && !pace_period_same(*shared, *period))
            return NULL;
        shared = period;
    }
    return shared;
}

static double ratio_of(const pace_gap *row, double value)
{
    return value / row->target_value;
}

static bool prepare(bullet_plot *plot)
{
    pen *p = plot->p;
    size_t n = (size_t)plot->count + 1;
    plot->statuses = pace__arena_alloc(p->scratch, n, sizeof *plot->statuses);
    plot->values = pace__arena_alloc(p->scratch, n, sizeof *plot->values);
    plot->row_names = row_names(p, plot->rows->at, plot->count);
    if (!plot->statuses || !plot->values || !plot->row_names) {
        p->failed = true;
        return false;
    }
    plot->same_latest = shared_period(plot, true) != NULL;
    plot->same_target = shared_period(plot, false) != NULL;
    plot->most = 1.12;
    for (int64_t i = 0; i < plot->count; i++) {
        const pace_gap *row = &plot->rows->at[i];
        row_print_values(p, row, &plot->values[i]);
        plot->statuses[i] = row_status(p, row);
        if (row_is_assessed(row))
            plot->most = fmax(plot->most, fmin(ratio_of(row, row->latest) * 1.04, 1.6));
    }
    return true;
}

/* A unit stands in small letters close under its name where the rows are high enough, else behind it. */
static bool small_fits(const bullet_plot *plot)
{
    return plot->pitch >= plot->size * 1.12 + plot->small * 1.2;
}

static bool unit_is_under(const bullet_plot *plot, const char *unit)
{
    return *unit && small_fits(plot);
}

static const char *name_of(bullet_plot *plot, int64_t i)
{
    const char *unit = row_unit_line(plot->p, &plot->rows->at[i]);
    const char *name = plot->marks_under ? plot->row_names[i].name : plot->row_names[i].full;
    pace_buffer both = PACE_BUFFER_INIT;
    if (!*unit || unit_is_under(plot, unit))
        return name;
    both.allocator = &plot->p->chart->allocator;
    pace_buffer_format(&both, plot->p->zh ? "%s（%s）" : "%s, %s", name, unit);
    return pen_keep(plot->p, &both);
}

/* What stands in small letters under the name: the mark where it went there, and the unit. */
static const char *under_name(bullet_plot *plot, int64_t i)
{
    const char *unit = row_unit_line(plot->p, &plot->rows->at[i]), *mark = plot->row_names[i].mark;
    pace_buffer both = PACE_BUFFER_INIT;
    if (!plot->marks_under || !*mark)
        return unit;
    both.allocator = &plot->p->chart->allocator;
    pace_buffer_text(&both, mark);
    pace_buffer_text(&both, !*unit ? "" : plot->p->zh ? "，" : ", ");
    pace_buffer_text(&both, unit);
    return pen_keep(plot->p, &both);
}

static void draw_name(bullet_plot *plot, int64_t i, double middle)
{
    pen *p = plot->p;
    const char *unit = under_name(plot, i), *name = name_of(plot, i);
    double step = plot->size * 1.12, under_step = plot->small * 1.2;
    bool under = unit_is_under(plot, unit);
    int lines = plot->pitch >= 2 * plot->lh + (under ? under_step : 0) ? 2 : 1;
    pen_lines text = plot->marks_under
                         ? pen_wrap(p, name, plot->size, false, plot->names * 1.01, lines)
                         : row_wrap_name(p, &plot->row_names[i], name, plot->size, false, plot->names * 1.01, lines);
    if (text.cut)
        pen_warn(p, "the name \"", name, "\" was cut");
    double height = text.height - (under ? plot->lh - step : 0) + (under ? under_step : 0), top = middle - height / 2;
    pen_draw_lines(p, &text, plot->room.left, top, plot->size, false, SCENE_START, p->look.text, 0);
    if (!under)
        return;
    pen_lines words = pen_wrap(p, unit, plot->small, false, plot->names * 1.01, 1);
    pen_draw_lines(p, &words, plot->room.left, top + height - under_step, plot->small, false, SCENE_START,
                   p->look.muted, 0);
}

/* Widths from the texts; the bars get the rest, and names give way before bars do. */
static void find_columns(bullet_plot *plot)
{
    pen *p = plot->p;
    double width = plot->room.right - plot->room.left, gap = plot->size * 1.1;
    plot->latest =
        pen_width(p, heading(plot, plot->same_latest, "最新", "Latest", shared_period(plot, true)), plot->small, false);
    plot->target = pen_width(p, heading(plot, plot->same_target, "目标", "Target", shared_period(plot, false)),
                             plot->small, false);
    for (int64_t i = 0; i < plot->count; i++) {
        const pace_gap *row = &plot->rows->at[i];
        plot->latest = fmax(plot->latest, pen_width(p, latest_text(plot, i), plot->size, true));
        plot->target = fmax(plot->target, pen_width(p, target_text(plot, i), plot->size, false));
        plot->status = fmax(plot->status, pen_width(p, plot->statuses[i], plot->size, true));
        plot->names = fmax(plot->names, pen_width(p, name_of(plot, i), plot->size, false));
        if (unit_is_under(plot, row_unit_line(p, row)))
            plot->names = fmax(plot->names, pen_width(p, row_unit_line(p, row), plot->small, false));
    }
    double fixed = plot->latest + plot->target + plot->status + 4 * gap;
    for (double share = 0.36; share > 0.13; share -= 0.03) {
        plot->names = fmin(plot->names * 1.01, share * width);
        if (width - fixed - plot->names >= 0.2 * width)
            break;
    }
    for (int64_t i = 0; i < plot->count && small_fits(plot); i++)
        if (*plot->row_names[i].mark && pen_width(p, plot->row_names[i].full, plot->size, false) > plot->names)
            plot->marks_under = true;
    plot->bar_left = plot->room.left + plot->names + gap;
    plot->bar_right = plot->room.right - fixed + gap;
}

static void draw_head(bullet_plot *plot)
{
    pen *p = plot->p;
    double gap = plot->size * 1.1, x = plot->bar_right + gap + plot->latest, y = plot->room.top;
    const char *latest = heading(plot, plot->same_latest, "最新", "Latest", shared_period(plot, true));
    const char *target = heading(plot, plot->same_target, "目标", "Target", shared_period(plot, false));
    pen_text(p, x, y, latest, plot->small, false, SCENE_FINISH, p->look.muted, 0);
    pen_text(p, x + gap + plot->target, y, target, plot->small, false, SCENE_FINISH, p->look.muted, 0);
    pen_text(p, x + 2 * gap + plot->target, y, p->zh ? "状态" : "Status", plot->small, false, SCENE_START,
             p->look.muted, 0);
}

/* In place of a bar; into the next column where that is empty. */
static void draw_reason(bullet_plot *plot, const pace_gap *row, const char *reason, double middle)
{
    pen *p = plot->p;
    double right = plot->bar_right + (isnan(row->latest) ? plot->size * 0.5 + plot->latest : 0);
    int lines = plot->pitch >= 2 * pen_line_height(p, plot->small) ? 2 : 1;
    pen_lines text = pen_wrap(p, reason, plot->small, false, right - plot->bar_left, lines);
    pen_draw_lines(p, &text, plot->bar_left, middle - text.height / 2, plot->small, false, SCENE_START, p->look.muted,
                   0);
}

static void draw_bar(bullet_plot *plot, const pace_gap *row, double middle)
{
    pen *p = plot->p;
    double latest = ratio_of(row, row->latest), path = ratio_of(row, row->path_value);
    if (!row_is_assessed(row)) {
        draw_reason(plot, row, row_reason(p, row), middle);
    } else if (!isfinite(latest) || latest < 0) {
        draw_reason(plot, row,
                    p->zh ? "目标值为零或与最新值符号不同，不作条形"
                          : "no bar: the target is zero or of the other sign",
                    middle);
    } else {
        bullet b = {plot->bar_left, plot->bar_right,
                    middle,         fmin(plot->pitch * 0.72, plot->lh * 2.2),
                    latest,         path,
                    plot->most,     theme_status_of(&p->look, row->verdicts)->mark};
        mark_bullet(p, &b);
    }
}

static void draw_row(bullet_plot *plot, int64_t i, double middle)
{
    pen *p = plot->p;
    const pace_gap *row = &plot->rows->at[i];
    double gap = plot->size * 1.1, top = middle - plot->lh / 2, x = plot->bar_right + gap + plot->latest;
    const theme_status *status = theme_status_of(&p->look, row->verdicts);
    scene_group(p->scene, plot->row_names[i].full);
    draw_name(plot, i, middle);
    draw_bar(plot, row, middle);
    pen_text(p, x, top, latest_text(plot, i), plot->size, true, SCENE_FINISH, p->look.text, 0);
    pen_text(p, x + gap + plot->target, top, target_text(plot, i), plot->size, false, SCENE_FINISH, p->look.text, 0);
    pen_text(p, x + 2 * gap + plot->target, top, plot->statuses[i], plot->size, true, SCENE_START, status->text, 0);
    scene_end(p->scene);
}

void chart_draw_bullets(pen *p)
{
    bullet_plot plot = {.p = p, .rows = p->chart->data};
    if (!plot.rows->count) {
        chart_draw_nothing(p, "");
        return;
    }
    pen_note(p, p->zh ? note_zh : note_en);
    find_rows(&plot);
    plot.room = layout_frame(p, "");
    if (!plot.count || !prepare(&plot))
        return;
    double height = plot.room.bottom - plot.room.top - plot.head;
    plot.pitch = fmin(height / (double)plot.count, 4.2 * plot.lh);
    find_columns(&plot);
    if (plot.bar_right - plot.bar_left < 2 * plot.size) {
        pen_warn(p, "the rows", "", " were left out: the canvas is too narrow for them");
        return;
    }
    draw_head(&plot);
    for (int64_t i = 0; i < plot.count; i++)
        draw_row(&plot, i, plot.room.top + plot.head + plot.pitch * ((double)i + 0.5));
}
