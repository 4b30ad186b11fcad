/* One target on a half circle: a thin ring from zero, filled up to the latest value, a tick where the target stands. */
#include <math.h>
#include "chart/rows.h"

enum { ARC_POINTS = 96 };

typedef struct dial {
    double x, y, outer, inner; /* centre and radii */
    double most;               /* share of the target at the right end */
} dial;

static const double half_turn = 3.14159265358979323846;
static const double thickness = 0.14; /* of the radius */

static scene_point on_dial(const dial *d, double share, double radius)
{
    double angle = half_turn * (1 - fmin(fmax(share / d->most, 0), 1));
    return (scene_point){d->x + radius * cos(angle), d->y - radius * sin(angle)};
}

static void draw_arc(pen *p, const dial *d, double from, double to, double outer, double inner, scene_color color)
{
    scene_point points[2 * (ARC_POINTS + 1)];
    for (int i = 0; i <= ARC_POINTS; i++) {
        double share = from + (to - from) * i / ARC_POINTS;
        points[i] = on_dial(d, share, outer);
        points[2 * ARC_POINTS + 1 - i] = on_dial(d, share, inner);
    }
    scene_polygon(p->scene, points, 2 * (ARC_POINTS + 1), color);
}

static void draw_tick(pen *p, const dial *d, double share)
{
    double over = (d->outer - d->inner) * 0.35;
    scene_point a = on_dial(d, share, d->outer + over), b = on_dial(d, share, d->inner - over);
    scene_line(p->scene, a.x, a.y, b.x, b.y, p->look.text, fmax(2, p->look.line * 1.1), 0, 0);
}

static void draw_ring(pen *p, const dial *d, const pace_gap *row)
{
    const theme *look = &p->look;
    double latest = row->latest / row->target_value, path = row->path_value / row->target_value;
    double middle = (d->outer + d->inner) / 2, half = (d->outer - d->inner) / 2;
    draw_arc(p, d, 0, d->most, d->outer, d->inner, look->track);
    if (isfinite(path) && path > 0)
        draw_arc(p, d, 0, fmin(path, d->most), d->outer, d->inner, look->tints[1]);
    draw_arc(p, d, 0, fmin(latest, d->most), middle + half * 0.5, middle - half * 0.5,
             theme_status_of(look, row->verdicts)->mark);
    draw_tick(p, d, 1);
    if (row_has_band(row)) {
        double low = row->target.value / row->target_value, high = row->target.value_high / row->target_value;
        draw_tick(p, d, fabs(low - 1) > fabs(high - 1) ? low : high);
    }
}

static const char *joined(pen *p, const char *a, const char *b, const char *c, const char *d)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, a);
    pace_buffer_text(&text, b);
    pace_buffer_text(&text, c);
    pace_buffer_text(&text, d);
    return pen_keep(p, &text);
}

/* "Target 19,000 in 2020" */
static const char *target_line(pen *p, const pace_gap *row, const row_values *values)
{
    char period[PACE_PERIOD_SIZE] = "";
    bool dated = pace_period_is_set(row->target_period);
    if (!*values->target)
        return "";
    if (dated)
        pace_period_print(period, row->target_period, p->zh ? "zh" : "en");
    if (p->zh)
        return joined(p, period, "目标", values->target, "");
    return joined(p, "Target ", values->target, dated ? " in " : "", period);
}

/* The words of a gauge, from top to bottom; each on one line or two. */
typedef struct gauge_line {
    const char *text;
    double size;
    bool bold;
    scene_color color;
    int most;
} gauge_line;

enum { GAUGE_LINES = 5 };

static void find_lines(pen *p, const pace_gap *row, gauge_line lines[GAUGE_LINES])
{
    char period[PACE_PERIOD_SIZE] = "";
    row_values values;
    const theme *look = &p->look;
    row_print_values(p, row, &values);
    if (*values.latest && pace_period_is_set(row->latest_period))
        pace_period_print(period, row->latest_period, p->zh ? "zh" : "en");
    if (row_is_soft(row))
        words_append(values.latest, sizeof values.latest, "*");
    const char *unit = row_unit_line(p, row);
    const char *under = !*unit ? joined(p, period, "", "", "") : joined(p, unit, *period ? (p->zh ? "，" : ", ") : "", period, "");
    const char *name = row_names(p, row, 1) ? row->target.name : "";
    lines[0] = (gauge_line){joined(p, values.latest, "", "", ""), look->title * 1.5, true, look->text, 1};
    lines[1] = (gauge_line){row_status(p, row), look->label, true, theme_status_of(look, row->verdicts)->text, 1};
    lines[2] = (gauge_line){name, look->label, false, look->text, 2};
    lines[3] = (gauge_line){under, look->source, false, look->muted, 1};
    lines[4] = (gauge_line){row_is_assessed(row) ? target_line(p, row, &values) : row_reason(p, row), look->source, false,
                            look->muted, 2};
}

/* Words under the ring, the value in it where that has room; what does not fit is left out from the end, and reported. */
static void draw_words(pen *p, const gauge_line lines[GAUGE_LINES], layout room, double middle, double top, double width)
{
    for (int i = 0; i < GAUGE_LINES; i++) {
        pen_lines text = pen_wrap(p, lines[i].text, lines[i].size, lines[i].bold, width, lines[i].most);
        if (!text.count)
            continue;
        if (top + text.height > room.bottom + 0.5) {
            pen_warn(p, "\"", lines[i].text, "\" was left out: the canvas is too small for it");
            continue;
        }
        if (text.cut)
            pen_warn(p, "\"", lines[i].text, "\" was cut");
        top = pen_draw_lines(p, &text, middle, top, lines[i].size, lines[i].bold, SCENE_MIDDLE, lines[i].color, 0);
    }
}

static double height_of(pen *p, const gauge_line lines[GAUGE_LINES], double width)
{
    double height = 0;
    for (int i = 1; i < GAUGE_LINES; i++)
        height += pen_wrap(p, lines[i].text, lines[i].size, lines[i].bold, width, lines[i].most).height;
    return height;
}

/* A ring has a meaning where value and target are of one sign. */
static bool has_ring(const pace_gap *row)
{
    return row_is_assessed(row) && row->latest / row->target_value >= 0 && isfinite(row->latest / row->target_value);
}

static double find_most(const pace_gap *row)
{
    double most = fmax(1.12, fmin(row->latest / row->target_value * 1.04, 1.6));
    if (row_has_band(row))
        most = fmax(most, fmin(fmax(row->target.value, row->target.value_high) / row->target_value * 1.04, 1.6));
    return most;
}

static void draw(pen *p)
{
    const chart_rows *rows = p->chart->data;
    gauge_line lines[GAUGE_LINES];
    if (!rows->count) {
        chart_draw_nothing(p, "");
        return;
    }
    const pace_gap *row = &rows->at[0];
    bool ring = has_ring(row);
    if (ring)
        pen_note(p, p->zh ? "自零起；粗线为目标值，着色弧为当前应达到的路径值。"
                          : "From zero; heavy tick: target; tinted arc: up to where the path should stand by now.");
    if (row_is_soft(row))
        row_note_soft(p);
    find_lines(p, row, lines);
    layout room = layout_frame(p, "");
    double width = room.right - room.left, middle = (room.left + room.right) / 2, over = thickness * 0.5;
    double words = height_of(p, lines, width), height = room.bottom - room.top - words - p->look.label * 0.6;
    dial d = {.x = middle, .outer = fmin(width / 2, height) / (1 + over)};
    d.inner = d.outer * (1 - thickness);
    double value = pen_line_height(p, lines[0].size);
    if (!ring || d.inner < value * 1.3) {
        if (ring)
            pen_warn(p, "the ring", "", " was left out: the canvas is too small for it");
        draw_words(p, lines, room, middle, room.top, width);
        return;
    }
    d.y = room.top + (room.bottom - room.top - words - p->look.label * 0.6 + d.outer * (1 + over)) / 2;
    d.most = find_most(row);
    scene_group(p->scene, row->target.name);
    draw_ring(p, &d, row);
    double inside = fmin(value, 1.6 * d.inner), left = 2 * sqrt(d.inner * d.inner - inside * inside) * 0.95;
    while (lines[0].size > p->look.label && pen_width(p, lines[0].text, lines[0].size, true) > left)
        lines[0].size *= 0.9;
    draw_words(p, lines, room, middle, d.y - pen_line_height(p, lines[0].size), width);
    scene_end(p->scene);
}

static void describe(const pace_chart *chart, pace_buffer *out)
{
    const alt words = alt_of(chart, out);
    alt_say(&words, "Gauge. ", "仪表图。");
    rows_describe(&words, chart->data);
}

static const chart_type type = {"a gauge", draw, describe, rows_tabulate};

void pace_chart_gauge(pace_chart *chart, const pace_gap *row)
{
    rows_take(chart, &type, row, 1);
}
