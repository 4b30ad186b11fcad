#include <math.h>
#include "chart/axis_number.h"

double axis_number_place(const axis_number *axis, double value)
{
    return axis->log ? log10(value) : value;
}

double axis_number_at(const axis_number *axis, double value)
{
    return scale_at(&axis->s, axis_number_place(axis, value));
}

/* --- decades --------------------------------------------------------------------------------------------------------- */

/* Which tens get a tick, and which numbers between them. */
typedef struct rung {
    int every; /* decades */
    int count;
    double mantissa[3];
} rung;

static const rung ladder[] = {{1, 3, {1, 2, 5}}, {1, 1, {1}},  {2, 1, {1}},  {3, 1, {1}},
                              {5, 1, {1}},       {10, 1, {1}}, {20, 1, {1}}, {50, 1, {1}}, {100, 1, {1}}, {200, 1, {1}}};
enum { RUNGS = (int)(sizeof ladder / sizeof *ladder) };

static double number_of(double mantissa, int exponent)
{
    if (exponent < -300)
        return mantissa / 1e300 / pow(10, -exponent - 300);
    return exponent < 0 ? mantissa / pow(10, -exponent) : mantissa * pow(10, exponent);
}

/* The ticks of one rung in [low, high]; a tick a third of its step outside is taken in. */
static void climb(axis_number *axis, const rung *r, double low, double high)
{
    double reach = r->count > 1 ? 0.1 : r->every / 3.0;
    int from = (int)floor(low) - r->every, to = (int)ceil(high) + r->every;
    axis->at.count = axis->said.count = 0;
    for (int e = from; e <= to; e++) {
        if (e % r->every != 0)
            continue;
        for (int k = 0; k < r->count && axis->at.count < TICKS_MAX; k++) {
            double value = number_of(r->mantissa[k], e), place = log10(value);
            if (!(value > 0) || !isfinite(value) || place < low - reach || place > high + reach)
                continue;
            axis->at.at[axis->at.count++] = place;
            axis->said.at[axis->said.count++] = value;
        }
    }
    axis->said.step = 0; /* each number has its own digits */
}

static bool apart(const axis_number *axis, double least)
{
    for (int i = 1; i < axis->at.count; i++)
        if (fabs(scale_at(&axis->s, axis->at.at[i]) - scale_at(&axis->s, axis->at.at[i - 1])) < least)
            return false;
    return true;
}

static void take_in_ticks(axis_number *axis, double low, double high, const axis_room *room)
{
    const ticks *t = &axis->at;
    axis->s = (scale){t->count ? fmin(low, t->at[0]) : low, t->count ? fmax(high, t->at[t->count - 1]) : high, room->from,
                      room->to};
}

/* Less than a decade has few round tens: there the numbers of a plain axis stand at their logarithms. */
static void fit_narrow(axis_number *axis, double low, double high, const axis_room *room)
{
    ticks *at = &axis->at, *said = &axis->said;
    int kept = 0;
    scale_linear(pow(10, low), pow(10, high), room->from, room->to, room->least, room->comfort, room->most, false, said);
    for (int i = 0; i < said->count; i++) {
        if (!(said->at[i] > 0))
            continue;
        said->at[kept] = said->at[i];
        at->at[kept++] = log10(said->at[i]);
    }
    at->count = said->count = kept;
    take_in_ticks(axis, low, high, room);
}

static void fit_decades(axis_number *axis, double low, double high, const axis_room *room)
{
    if (high - low < 1e-9) {
        low -= 0.1;
        high += 0.1;
    }
    for (int i = 0; i < RUNGS; i++) {
        climb(axis, &ladder[i], low, high);
        take_in_ticks(axis, low, high, room);
        if (apart(axis, i ? room->least : room->least * 0.7) && axis->at.count <= 2 * room->most)
            break;
    }
    if (axis->at.count < 3 && high - low < 2)
        fit_narrow(axis, low, high, room);
}

void axis_number_fit(axis_number *axis, double low, double high, const axis_room *room, bool from_zero)
{
    if (axis->log) {
        fit_decades(axis, log10(low), log10(high), room);
        return;
    }
    axis->s = scale_linear(low, high, room->from, room->to, room->least, room->comfort, room->most, from_zero, &axis->at);
    axis->said = axis->at;
}

/* --- drawing --------------------------------------------------------------------------------------------------------- */

void axis_number_text(char out[WORDS_SIZE], const axis_number *axis, int i)
{
    const ticks *t = &axis->said;
    int decimals = t->step > 0 ? words_ticks_decimals(t->at, t->count, t->step, axis->style)
                               : words_decimals(t->at[i], -1, axis->style);
    words_number(out, t->at[i], decimals, axis->style);
}

double axis_number_width(pen *p, const axis_number *axis, double size)
{
    char text[WORDS_SIZE];
    double widest = 0;
    for (int i = 0; i < axis->at.count; i++) {
        axis_number_text(text, axis, i);
        widest = fmax(widest, pen_width(p, text, size, false));
    }
    return widest;
}

void axis_number_draw(pen *p, const axis_number *axis, double left, double right, double size)
{
    char text[WORDS_SIZE];
    double lh = pen_line_height(p, size), stroke = fmax(1, floor(p->look.line / 2.5));
    if (!axis->log) {
        axis_values(p, &axis->s, &axis->at, axis->style, left, right, size);
        return;
    }
    double above = (double)INFINITY; /* on a low plot not all of few ticks have room for their numbers */
    for (int i = 0; i < axis->at.count; i++) {
        double at = scale_at(&axis->s, axis->at.at[i]), line = pen_snap(at);
        scene_line(p->scene, left, line, right, line, p->look.grid, stroke, 0, 0);
        if (!(above - at >= lh))
            continue;
        above = at;
        axis_number_text(text, axis, i);
        pen_text(p, left - size * 0.55, at - lh / 2, text, size, false, SCENE_FINISH, p->look.muted, 0);
    }
}

void axis_number_draw_foot(pen *p, const axis_number *axis, double foot, double left, double right, double size)
{
    char text[WORDS_SIZE];
    double stroke = fmax(1, floor(p->look.line / 2.5)), mark = size * 0.4, end = -1e9;
    for (int i = 0; i < axis->at.count; i++) {
        axis_number_text(text, axis, i);
        double at = scale_at(&axis->s, axis->at.at[i]), snapped = pen_snap(at);
        double half = pen_width(p, text, size, false) / 2, middle = fmax(left + half, fmin(at, right - half));
        scene_line(p->scene, snapped, foot, snapped, foot + mark, p->look.axis, stroke, 0, 0);
        if (middle - half < end + size * 0.7 || half * 2 > right - left)
            continue;
        end = middle + half;
        pen_text(p, middle, foot + mark * 1.3, text, size, false, SCENE_MIDDLE, p->look.muted, 0);
    }
}
