/* Areas under the edges of an outline, summed along each row. An edge covers what lies to the right of it; edges that go
 * down and edges that go up cancel out, and what is left is the share of the pixel inside. */
#include "chart/ink.h"
#include <math.h>
#include <string.h>
#include "core/core.h"

static void add_line(ink *k, double x0, double y0, double x1, double y1)
{
    if (k->failed || !pace__reserve(k->allocator, (void **)&k->lines, &k->capacity, k->count + 1, sizeof *k->lines)) {
        k->failed = true;
        return;
    }
    k->lines[k->count++] = (ink_line){k->x + x0 * k->scale, k->y - y0 * k->scale, k->x + x1 * k->scale, k->y - y1 * k->scale};
}

static void line_to(hb_draw_funcs_t *calls, void *data, hb_draw_state_t *at, float x, float y, void *none)
{
    (void)calls, (void)none;
    add_line(data, (double)at->current_x, (double)at->current_y, (double)x, (double)y);
}

/* How many chords keep within a twentieth of a pixel of a cubic: a bound by the second differences of its points. */
static int chords(const double x[4], const double y[4], double scale)
{
    enum { MOST = 64 };
    const double first = hypot(x[0] - 2 * x[1] + x[2], y[0] - 2 * y[1] + y[2]);
    const double second = hypot(x[1] - 2 * x[2] + x[3], y[1] - 2 * y[2] + y[3]);
    const double n = ceil(sqrt(0.75 * fmax(first, second) * scale / 0.05));
    return n >= 1 ? (n < MOST ? (int)n : MOST) : 1;
}

static void cubic_to(hb_draw_funcs_t *calls, void *data, hb_draw_state_t *at, float x1, float y1, float x2, float y2,
                     float x3, float y3, void *none)
{
    ink *k = data;
    const double x[4] = {(double)at->current_x, (double)x1, (double)x2, (double)x3};
    const double y[4] = {(double)at->current_y, (double)y1, (double)y2, (double)y3};
    const int n = chords(x, y, k->scale);
    double from_x = x[0], from_y = y[0];
    (void)calls, (void)none;
    for (int i = 1; i <= n; i++) {
        const double t = (double)i / n, s = 1 - t, a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
        const double to_x = i == n ? x[3] : a * x[0] + b * x[1] + c * x[2] + d * x[3];
        const double to_y = i == n ? y[3] : a * y[0] + b * y[1] + c * y[2] + d * y[3];
        add_line(k, from_x, from_y, to_x, to_y);
        from_x = to_x;
        from_y = to_y;
    }
}

void ink_open(ink *k, const pace_allocator *allocator)
{
    *k = (ink){.allocator = allocator, .calls = hb_draw_funcs_create()};
    /* Curves of the second degree come as those of the third, and contours are closed by a line. */
    hb_draw_funcs_set_line_to_func(k->calls, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(k->calls, cubic_to, NULL, NULL);
    hb_draw_funcs_make_immutable(k->calls);
}

void ink_close(ink *k)
{
    hb_draw_funcs_destroy(k->calls);
    pace__release(k->allocator, k->lines, k->capacity * sizeof *k->lines);
    pace__release(k->allocator, k->area, k->area_capacity * sizeof *k->area);
}

bool ink_trace(ink *k, hb_font_t *font, hb_codepoint_t glyph, double scale, double x, double y, int limit, ink_box *box)
{
    double left = HUGE_VAL, top = HUGE_VAL, right = -HUGE_VAL, bottom = -HUGE_VAL;
    k->count = 0;
    k->scale = scale;
    k->x = x;
    k->y = y;
#if HB_VERSION_ATLEAST(7, 0, 0)
    hb_font_draw_glyph(font, glyph, k->calls, k);
#else
    hb_font_get_glyph_shape(font, glyph, k->calls, k);
#endif
    *box = (ink_box){0, 0, 0, 0};
    for (size_t i = 0; i < k->count; i++) {
        const ink_line *line = &k->lines[i];
        left = fmin(left, fmin(line->x0, line->x1));
        right = fmax(right, fmax(line->x0, line->x1));
        top = fmin(top, fmin(line->y0, line->y1));
        bottom = fmax(bottom, fmax(line->y0, line->y1));
    }
    if (!(right > left && bottom > top))
        return true;
    if (!(left >= -limit && top >= -limit && right <= limit && bottom <= limit))
        return false;
    *box = (ink_box){(int)floor(left), (int)floor(top), 0, 0};
    box->width = (int)ceil(right) - box->left;
    box->height = (int)ceil(bottom) - box->top;
    return true;
}

/* A piece of an edge within one row: `down` is its height, less than 0 where it goes up. */
static void add_piece(double *row, double from, double to, double down)
{
    const double left = fmin(from, to), right = fmax(from, to);
    int column = (int)left;
    if (right <= column + 1) {
        const double inside = column + 1 - (left + right) / 2;
        row[column] += down * inside;
        row[column + 1] += down * (1 - inside);
        return;
    }
    for (double x = left; x < right; column++) {
        const double next = fmin(column + 1, right), part = down * (next - x) / (right - left);
        const double inside = column + 1 - (x + next) / 2;
        row[column] += part * inside;
        row[column + 1] += part * (1 - inside);
        x = next;
    }
}

static double within(double x, double most)
{
    return fmax(0, fmin(x, most));
}

static void add_edge(double *area, const ink_box *box, const ink_line *line)
{
    const size_t stride = (size_t)box->width + 2;
    const bool down = line->y0 < line->y1;
    const double top = (down ? line->y0 : line->y1) - box->top, bottom = (down ? line->y1 : line->y0) - box->top;
    const double start = (down ? line->x0 : line->x1) - box->left, end = (down ? line->x1 : line->x0) - box->left;
    const double slope = bottom > top ? (end - start) / (bottom - top) : 0;
    double y = top, x = within(start, box->width);
    for (int row = (int)top; y < bottom; row++) {
        const double next = fmin(row + 1, bottom), to = within(start + slope * (next - top), box->width);
        add_piece(area + (size_t)row * stride, x, to, down ? next - y : y - next);
        y = next;
        x = to;
    }
}

void ink_fill(ink *k, const ink_box *box, unsigned char *mask)
{
    const size_t stride = (size_t)box->width + 2, n = stride * (size_t)box->height;
    if (k->failed || !pace__reserve(k->allocator, (void **)&k->area, &k->area_capacity, n, sizeof *k->area)) {
        k->failed = true;
        return;
    }
    memset(k->area, 0, n * sizeof *k->area);
    for (size_t i = 0; i < k->count; i++)
        add_edge(k->area, box, &k->lines[i]);
    for (int y = 0; y < box->height; y++) {
        const double *row = k->area + (size_t)y * stride;
        double sum = 0;
        for (int x = 0; x < box->width; x++) {
            sum += row[x];
            *mask++ = (unsigned char)(255 * fmin(fabs(sum), 1) + 0.5); /* contours may overlap */
        }
    }
}
