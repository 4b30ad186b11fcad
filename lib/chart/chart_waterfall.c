/* The waterfall: totals stand on zero, steps hang between the levels that they lead from and to. */
#include <math.h>
#include "chart/bands.h"
#include "chart/mark_bars.h"
#include "chart/waterfall.h"

#define BAR_SHARE 0.72  /* of a band */
#define BAR_MOST 10     /* letters wide */
#define NAMES_MOST 0.36 /* of the width, where names stand on the left */

typedef struct fall {
    pen *p;
    const chart_waterfall *data;
    const char **names;
    double low, high; /* of all levels, zero included */
    words_style style;
    int decimals;
    layout room;
    scale s; /* of the values, in the direction of the bars */
    ticks t;
    double size, lh;
    double left, right, top, foot;
    double band, bar;
    int name_lines;
    bool lying;
} fall;

static bool measure(fall *f)
{
    const chart_waterfall *data = f->data;
    f->names = pace__arena_alloc(f->p->scratch, (size_t)data->count + 1, sizeof *f->names);
    if (!f->names) {
        f->p->failed = true;
        return false;
    }
    for (int64_t i = 0; i < data->count; i++) {
        f->names[i] = data->steps[i].label;
        f->low = fmin(f->low, data->steps[i].to);
        f->high = fmax(f->high, data->steps[i].to);
    }
    f->style = chart_numbers(f->p->chart, fmax(-f->low, f->high));
    f->decimals = data->decimals;
    for (int64_t i = 0; i < data->count && data->decimals < 0; i++) {
        int needed = words_decimals_on(data->steps[i].value, -1, f->high - f->low, f->style);
        f->decimals = needed > f->decimals ? needed : f->decimals;
    }
    return true;
}

/* Totals as they are, changes with their sign. */
static void value_text(const fall *f, int64_t step, char out[WORDS_SIZE])
{
    const fall_step *s = &f->data->steps[step];
    char number[WORDS_SIZE];
    words_number(number, s->value, f->decimals, f->style);
    out[0] = '\0';
    if (!s->total && s->value > 0)
        words_append(out, WORDS_SIZE, "+");
    words_append(out, WORDS_SIZE, number);
}

static scene_color color_of(const fall *f, int64_t step)
{
    const fall_step *s = &f->data->steps[step];
    const theme *look = &f->p->look;
    if (s->total)
        return look->sum;
    return (s->value > 0) != f->data->down_is_good ? theme_status_of(look, PACE_MET)->mark
                                                   : theme_status_of(look, PACE_MISSED)->mark;
}

static double widest_value(const fall *f, bool negative_totals)
{
    char text[WORDS_SIZE];
    double widest = 0;
    for (int64_t i = 0; i < f->data->count; i++) {
        const fall_step *s = &f->data->steps[i];
        if ((s->total && s->value < 0) != negative_totals)
            continue;
        value_text(f, i, text);
        widest = fmax(widest, pen_width(f->p, text, f->size, true));
    }
    return widest;
}

static void size_bands(fall *f)
{
    f->band = (f->right - f->left) / (double)f->data->count;
    f->bar = fmin(f->band * BAR_SHARE, BAR_MOST * f->size);
}

static bool names_fit(fall *f)
{
    f->name_lines =
        band_names_lines(f->p, f->names, f->data->count, NULL, f->band - 0.7 * f->size);
    return f->name_lines > 0 && fmax(widest_value(f, false), widest_value(f, true)) <= 0.98 * f->band;
}

static bool arrange_upright(fall *f)
{
    pen *p = f->p;
    f->size = p->look.label;
    f->lh = pen_line_height(p, f->size);
    f->left = f->room.left + f->size * 3; /* a guess, so that names can be measured */
    f->right = f->room.right;
    size_bands(f);
    if (!names_fit(f))
        return false;
    f->top = f->room.top + f->lh * 1.2;
    f->foot = floor(f->room.bottom - f->name_lines * f->lh - f->size * 0.9);
    f->foot -= f->low < 0 ? f->lh * 1.1 : 0;
    if (f->foot - f->top < 2.5 * f->lh)
        return false;
    f->s = scale_linear(f->low, f->high, f->foot, f->top, 2.5 * f->lh, 4.5 * f->lh, 8, true, &f->t);
    f->left = f->room.left + axis_label_width(p, &f->t, f->style, f->size) + f->size * 0.55;
    size_bands(f);
    return names_fit(f);
}

static bool arrange_lying(fall *f)
{
    pen *p = f->p;
    double width = f->room.right - f->room.left, names = 0, low = f->low, high = f->high;
    f->lying = true;
    f->top = f->room.top;
    if (!band_rows_fit(p, "waterfall", "steps", f->data->count, 1.3, f->room.bottom - f->top, &f->size))
        return false;
    f->lh = pen_line_height(p, f->size);
    f->band = fmin((f->room.bottom - f->top) / (double)f->data->count, 5 * f->lh);
    f->bar = fmin(f->band * BAR_SHARE, f->lh * 3);
    p->spare = f->room.bottom - f->top - fmin(f->band, 2.5 * f->lh) * (double)f->data->count;
    f->foot = f->top + f->band * (double)f->data->count;
    for (int64_t i = 0; i < f->data->count; i++)
        names = fmax(names, pen_width(p, f->names[i], f->size, false));
    names = fmin(names * 1.02, width * NAMES_MOST);
    f->left = f->room.left + names + f->size * 0.7;
    f->right = f->room.right;
    ticks_widen(&low, &high);
    double before = widest_value(f, true), after = widest_value(f, false), gap = f->size * 0.4;
    f->s = (scale){fmin(low, 0), fmax(high, 0), f->left + (before > 0 ? before + gap : 0), f->right - after - gap};
    if (f->s.to - f->s.from >= 2 * f->size)
        return true;
    pen_refuse(p, "the plot");
    return false;
}

/* Where a bar's middle lies across. */
static double across(const fall *f, int64_t step)
{
    return (f->lying ? f->top : f->left) + f->band * ((double)step + 0.5);
}

/* To the next bar, at the level that this one leads to. */
static void draw_connector(const fall *f, int64_t step)
{
    double level = pen_snap(scale_at(&f->s, f->data->steps[step].to)), stroke = fmax(1, floor(f->p->look.line / 2.5));
    double from = across(f, step) + f->bar / 2, to = across(f, step + 1) - f->bar / 2;
    if (f->lying)
        scene_line(f->p->scene, level, from, level, to, f->p->look.axis, stroke, 0, 0);
    else
        scene_line(f->p->scene, from, level, to, level, f->p->look.axis, stroke, 0, 0);
}

static void draw_value(const fall *f, int64_t step)
{
    pen *p = f->p;
    const fall_step *s = &f->data->steps[step];
    char text[WORDS_SIZE];
    double a = scale_at(&f->s, s->from), b = scale_at(&f->s, s->to), middle = across(f, step);
    bool hangs = s->total && s->value < 0;
    value_text(f, step, text);
    if (f->lying)
        pen_text(p, hangs ? fmin(a, b) - f->size * 0.4 : fmax(a, b) + f->size * 0.4, middle - f->lh / 2, text, f->size,
                 true, hangs ? SCENE_FINISH : SCENE_START, p->look.text, p->look.background);
    else
        pen_text(p, middle, hangs ? fmax(a, b) + f->size * 0.15 : fmin(a, b) - f->lh - f->size * 0.1, text, f->size,
                 true, SCENE_MIDDLE, p->look.text, p->look.background);
}

static void draw_name(const fall *f, int64_t step)
{
    pen *p = f->p;
    double middle = across(f, step);
    if (!f->lying) {
        double top = f->foot + f->size * 0.5 + (f->low < 0 ? f->lh * 1.1 : 0);
        pen_lines name = pen_wrap(p, f->names[step], f->size, false, f->band - 0.7 * f->size, BAND_NAME_LINES);
        pen_draw_lines(p, &name, middle, top, f->size, false, SCENE_MIDDLE, p->look.text, 0);
        return;
    }
    pen_lines name = pen_wrap(p, f->names[step], f->size, false, (f->left - f->room.left - f->size * 0.7) * 1.01,
                              f->band >= 2.05 * f->lh ? 2 : 1);
    if (name.cut)
        pen_warn(p, "the name \"", f->names[step], "\" was cut");
    pen_draw_lines(p, &name, f->room.left, middle - name.height / 2, f->size, false, SCENE_START, p->look.text, 0);
}

static void draw_ground(const fall *f)
{
    pen *p = f->p;
    scene_group(p->scene, "");
    if (!f->lying)
        axis_values(p, &f->s, &f->t, f->style, f->left, f->right, f->size);
    for (int64_t i = 0; i + 1 < f->data->count; i++)
        draw_connector(f, i);
    scene_end(p->scene);
}

static void draw_zero(const fall *f)
{
    const theme *look = &f->p->look;
    double zero = pen_snap(scale_at(&f->s, 0)), stroke = fmax(1, floor(look->line / 2.5));
    if (f->lying)
        scene_line(f->p->scene, zero, f->top, zero, f->foot, look->zero, stroke, 0, 0);
    else
        scene_line(f->p->scene, f->left, zero, f->right, zero, f->low < 0 ? look->zero : look->axis,
                   f->low < 0 ? 1.5 * stroke : stroke, 0, 0);
}

void chart_draw_waterfall(pen *p)
{
    fall f = {.p = p, .data = p->chart->data};
    if (!f.data->count) {
        chart_draw_nothing(p, "");
        return;
    }
    if (!measure(&f))
        return;
    if (f.data->down_is_good)
        pen_note(p, p->zh ? "蓝色为改善：下降为好。" : "Blue is an improvement: lower is better.");
    f.room = layout_measure(p, "");
    bool upright = arrange_upright(&f);
    if (!upright)
        pen_warn(p, "the bars lie down: ", "the names or the values", " do not fit with upright ones");
    f.room = layout_frame(p, "");
    if (!upright && !arrange_lying(&f))
        return;
    draw_ground(&f);
    for (int64_t i = 0; i < f.data->count; i++) {
        const fall_step *s = &f.data->steps[i];
        scene_group(p->scene, s->label);
        mark_bar_between(p, &f.s, s->from, s->to, across(&f, i) - f.bar / 2, f.bar, f.lying, color_of(&f, i));
        draw_value(&f, i);
        scene_end(p->scene);
        draw_name(&f, i);
    }
    draw_zero(&f);
}
