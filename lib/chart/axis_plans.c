#include <math.h>
#include "chart/axis_plans.h"
#include "chart/curve.h"

static bool place(axis_plan *out, const chart_goal *goal, pace_freq axis)
{
    pace_span span = goal->target.plan_span, first;
    if (!pace_span_is_closed(span) || pace_span_count(span) < 2)
        return false;
    out->span = span;
    out->label = goal->label;
    out->first = span.first.ord;
    out->last = curve_x(span.last, axis);
    if ((pace_freq)span.first.freq != axis) {
        if (pace_period_convert(&first, span.first, axis, NULL))
            return false;
        out->first = first.first.ord;
    }
    return isfinite(out->last) && out->last > out->first;
}

size_t axis_plans_find(pen *p, axis_plan **out, const chart_goal *goals, size_t count, pace_freq axis)
{
    size_t n = 0;
    axis_plan *plans = pace__arena_alloc(p->scratch, count + 1, sizeof *plans);
    *out = plans;
    if (!plans) {
        p->failed = true;
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        axis_plan one;
        bool apart = place(&one, &goals[i], axis);
        for (size_t k = 0; apart && k < n; k++)
            apart = one.first > plans[k].last || one.last < plans[k].first;
        if (apart)
            plans[n++] = one;
    }
    return n;
}

double axis_plans_height(pen *p, double size)
{
    return pen_line_height(p, size) + size * 0.5;
}

static const char *name_of(pen *p, const axis_plan *plan, double width, double size)
{
    char span[PACE_PERIOD_SIZE];
    pace_buffer text = PACE_BUFFER_INIT, alone = PACE_BUFFER_INIT;
    text.allocator = alone.allocator = &p->chart->allocator;
    pace_span_print(span, plan->span, p->zh ? "zh" : "en");
    pace_buffer_text(&alone, span);
    pace_buffer_text(&text, *plan->label ? plan->label : p->zh ? "规划期" : "Plan");
    pace_buffer_char(&text, ' ');
    pace_buffer_text(&text, span);
    const char *whole = pen_keep(p, &text), *dates = pen_keep(p, &alone);
    return pen_width(p, whole, size, false) <= width ? whole : pen_width(p, dates, size, false) <= width ? dates : "";
}

void axis_plans_draw(pen *p, const axis_plan *plans, size_t count, const scale *x, double top, double left, double right,
                     double size)
{
    double stroke = fmax(1, floor(p->look.line / 2.5)), line = pen_snap(top), tip = size * 0.3, half = 0.5;
    for (size_t i = 0; i < count; i++) {
        double from = fmax(scale_at(x, plans[i].first - half) + stroke, left);
        double to = fmin(scale_at(x, plans[i].last + half) - stroke, right);
        const char *name = to > from ? name_of(p, &plans[i], to - from, size) : "";
        if (!*name)
            continue;
        scene_line(p->scene, from, line, to, line, p->look.axis, stroke, 0, 0);
        scene_line(p->scene, pen_snap(from), line - tip, pen_snap(from), line, p->look.axis, stroke, 0, 0);
        scene_line(p->scene, pen_snap(to), line - tip, pen_snap(to), line, p->look.axis, stroke, 0, 0);
        pen_text(p, (from + to) / 2, top + size * 0.2, name, size, false, SCENE_MIDDLE,
                 p->look.muted, 0);
    }
}
