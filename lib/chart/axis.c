#include <math.h>
#include "chart/axis.h"

static void tick_text(char out[WORDS_SIZE], const ticks *t, int i, words_style style)
{
    words_number(out, t->at[i], words_ticks_decimals(t->at, t->count, t->step, style), style);
}

double axis_label_width(pen *p, const ticks *t, words_style style, double size)
{
    char text[WORDS_SIZE];
    double widest = 0;
    for (int i = 0; i < t->count; i++) {
        tick_text(text, t, i, style);
        widest = fmax(widest, pen_width(p, text, size, false));
    }
    return widest;
}

void axis_values(pen *p, const scale *y, const ticks *t, words_style style, double left, double right, double size)
{
    char text[WORDS_SIZE];
    double lh = pen_line_height(p, size), stroke = fmax(1, floor(p->look.line / 2.5));
    bool crosses = y->low < 0 && y->high > 0;
    for (int i = 0; i < t->count; i++) {
        double at = scale_at(y, t->at[i]), line = pen_snap(at);
        bool zero = t->at[i] >= 0 && t->at[i] <= 0;
        scene_line(p->scene, left, line, right, line, p->look.grid, stroke, 0, 0);
        if (zero && crosses)
            continue;
        tick_text(text, t, i, style);
        pen_text(p, left - size * 0.55, at - lh / 2, text, size, false, SCENE_FINISH, p->look.muted, 0);
    }
    if (crosses) {
        double line = pen_snap(scale_at(y, 0));
        scene_line(p->scene, left, line, right, line, p->look.zero, 1.5 * stroke, 0, 0);
        for (int i = 0; i < t->count; i++)
            if (t->at[i] >= 0 && t->at[i] <= 0)
                pen_text(p, left - size * 0.55, scale_at(y, 0) - lh / 2, "0", size, false, SCENE_FINISH, p->look.text,
                         0);
    }
}
