/* Letters on pixels: against cairo's own filling of the same outlines, what halos reach, and that what was drawn before
 * makes no difference. */
#include <pango/pangocairo.h>
#include <string.h>
#include "scene_kit.h"
#include "chart/emit.h"
#include "chart/font.h"
#include "chart/letters.h"

enum { WIDTH = 240, HEIGHT = 80 };

#define MIXED "Rg&8 \xE5\xA2\x9E\xE9\x95\xBF 16.5%"

static uint32_t pixel(cairo_surface_t *image, int x, int y)
{
    uint32_t value;
    memcpy(&value, cairo_image_surface_get_data(image) + y * cairo_image_surface_get_stride(image) + 4 * x, sizeof value);
    return value;
}

static cairo_surface_t *blank(void)
{
    cairo_surface_t *image = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create(image);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_destroy(cr);
    return image;
}

static void put(letters *l, scene_font *font, const char *text, double size, double x, scene_color halo)
{
    const scene_item item = {.kind = SCENE_TEXT, .text = text, .size = size, .fill = 0x000000FF, .halo = halo};
    ENSURE(letters_put(l, &item, pango_layout_get_line_readonly(font_layout(font, text, false), 0), x, 50));
}

static cairo_surface_t *filled(scene_font *font, const char *text, double size, double x)
{
    cairo_surface_t *image = blank();
    cairo_t *cr = cairo_create(image);
    cairo_translate(cr, x, 50);
    cairo_scale(cr, size / FONT_UNIT, size / FONT_UNIT);
    pango_cairo_layout_line_path(cr, pango_layout_get_line_readonly(font_layout(font, text, false), 0));
    cairo_fill(cr);
    cairo_destroy(cr);
    return image;
}

/* A glyph stands at most an eighth of a pixel off, so an edge differs by an eighth of black, and no ink is lost. */
static void test_like_cairo(scene_font *font)
{
    static const double sizes[] = {9, 13.5, 20, 31};
    double worst = 0, worst_sum = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        cairo_surface_t *own = blank(), *theirs = filled(font, MIXED, sizes[i], 10.3);
        double sums[2] = {0, 0};
        letters l;
        letters_open(&l, own, 1, NULL);
        put(&l, font, MIXED, sizes[i], 10.3, 0);
        letters_close(&l);
        for (int y = 0; y < HEIGHT; y++)
            for (int x = 0; x < WIDTH; x++) {
                const double a = pixel(own, x, y) & 0xFF, b = pixel(theirs, x, y) & 0xFF;
                worst = fmax(worst, fabs(a - b));
                sums[0] += 255 - a;
                sums[1] += 255 - b;
            }
        ENSURE(sums[1] > 255 * 20);
        worst_sum = fmax(worst_sum, fabs(sums[0] / sums[1] - 1));
        cairo_surface_destroy(own);
        cairo_surface_destroy(theirs);
    }
    fprintf(stderr, "letters against cairo: a pixel differs by at most %.0f of 255, the ink by %.4f\n", worst, worst_sum);
    ENSURE(worst <= 64);
    ENSURE(worst_sum < 0.01);
}

/* A full halo covers all within its half width of the ink less a pixel, and nothing from a pixel more on; it grows with
 * the letters. */
static void test_halo(scene_font *font, double size)
{
    const double reach = scene_halo(size) / 2;
    cairo_surface_t *image = blank(), *bare = blank();
    letters l;
    int near = 0;
    letters_open(&l, bare, 1, NULL);
    put(&l, font, "I", size, 100, 0);
    letters_close(&l);
    letters_open(&l, image, 1, NULL);
    put(&l, font, "I", size, 100, 0xFF0000FF);
    letters_close(&l);
    for (int y = 8; y < HEIGHT - 8; y++)
        for (int x = 8; x < WIDTH - 8; x++) {
            double distance = 99;
            for (int dy = -8; dy <= 8; dy++)
                for (int dx = -8; dx <= 8; dx++)
                    if ((pixel(bare, x + dx, y + dy) & 0xFF) < 255)
                        distance = fmin(distance, sqrt(dx * dx + dy * dy));
            const uint32_t green = pixel(image, x, y) >> 8 & 0xFF;
            if (distance <= reach - 1)
                ENSURE(green == 0);
            if (distance >= reach + 1)
                ENSURE(green == 255);
            near += distance <= reach - 1;
        }
    ENSURE(near > 50);
    cairo_surface_destroy(image);
    cairo_surface_destroy(bare);
}

/* More glyphs than are kept, then the text: as on a fresh start. */
static void test_order(scene_font *font)
{
    cairo_surface_t *first = blank(), *later = blank();
    letters l;
    letters_open(&l, first, 1, NULL);
    put(&l, font, MIXED, 15, 10.6, 0xFF000080);
    letters_close(&l);
    letters_open(&l, later, 1, NULL);
    for (int i = 0; i < 120; i++)
        put(&l, font, MIXED, 12 + i / 8.0, 2000 + i / 4.0, 0); /* beyond the image */
    put(&l, font, MIXED, 15, 10.6, 0xFF000080);
    letters_close(&l);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            ENSURE(pixel(first, x, y) == pixel(later, x, y));
    cairo_surface_destroy(first);
    cairo_surface_destroy(later);
}

/* What does not fit is left to others, and says so; what is cut by the borders harms nothing. */
static void test_limits(scene_font *font)
{
    cairo_surface_t *image = blank();
    const scene_item large = {.kind = SCENE_TEXT, .text = "8", .size = 500, .fill = 0x000000FF};
    letters l;
    letters_open(&l, image, 1, NULL);
    ENSURE(!letters_put(&l, &large, pango_layout_get_line_readonly(font_layout(font, "8", false), 0), 0, 50));
    ENSURE(!l.failed);
    for (int x = -200; x < WIDTH + 20; x += 7)
        put(&l, font, MIXED, 60, x, 0xFFFFFFFF);
    letters_close(&l);
    cairo_surface_destroy(image);
}

/* Each allocation fails once: no memory, no leak. */
static void test_memory(scene_font *font)
{
    bool failed = true;
    for (long k = 1; failed && k < 1000; k++) {
        const scene_item item = {.kind = SCENE_TEXT, .text = MIXED, .size = 20, .fill = 0x000000FF, .halo = 0xFFFFFFFF};
        cairo_surface_t *image = blank();
        kit_memory memory;
        letters l;
        kit_memory_init(&memory, k, false);
        letters_open(&l, image, 1, &memory.allocator);
        const bool done = letters_put(&l, &item, pango_layout_get_line_readonly(font_layout(font, MIXED, false), 0), 9, 50);
        failed = l.failed;
        ENSURE(failed || (done && k > 4));
        letters_close(&l);
        ENSURE(memory.blocks == 0);
        cairo_surface_destroy(image);
    }
    ENSURE(!failed);
}

int main(void)
{
    scene_font *font = NULL;
    if (scene_font_new(&font, "zh", NULL, NULL) != PACE_OK)
        return TEST_SKIP;
    test_like_cairo(font);
    test_halo(font, 18);
    test_halo(font, 40);
    test_order(font);
    test_limits(font);
    test_memory(font);
    scene_font_free(font);
    return TEST_RESULT;
}
