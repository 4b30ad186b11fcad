#include <math.h>
#include "chart/key.h"

static void draw_mark(pen *p, const key_item *item, double x, double middle, double side)
{
    double stroke = fmax(1, p->look.path * 0.8);
    if (item->mark == KEY_LINE) {
        scene_line(p->scene, x, middle, x + side * 1.6, middle, item->color, p->look.path, 0, 0);
        scene_circle(p->scene, x + side * 0.8, middle, side * 0.3, item->color, p->look.background, stroke);
    } else if (item->mark == KEY_OUTLINE) {
        scene_rect(p->scene, x + stroke / 2, middle - side / 2 + stroke / 2, side - stroke, side - stroke,
                   p->look.background, item->color, stroke);
    } else {
        scene_rect(p->scene, x, middle - side / 2, side, side, item->color, 0, 0);
    }
}

double key_draw(pen *p, const layout *room, const key_item *items, int64_t count, double top, bool drawn)
{
    double size = p->look.label, lh = pen_line_height(p, size), side = size * 0.8, between = size * 1.4;
    double x = room->left, y = top;
    for (int64_t k = 0; k < count; k++) {
        double mark = items[k].mark == KEY_LINE ? side * 1.6 : side;
        pen_lines label = pen_wrap(p, items[k].label, size, false, room->right - room->left - mark - size, 1);
        double width = mark + size * 0.4 + label.width * 1.02;
        if (x > room->left && x + width > room->right) {
            x = room->left;
            y += lh * 1.1;
        }
        if (drawn) {
            draw_mark(p, &items[k], x, y + lh / 2, side);
            pen_draw_lines(p, &label, x + mark + size * 0.4, y, size, false, SCENE_START, p->look.text, 0);
            if (label.cut)
                pen_warn(p, "the name \"", items[k].label, "\" was cut");
        }
        x += width + between;
    }
    return y + lh;
}
