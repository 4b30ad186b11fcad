/* The display list: what gets in, what is cut, what is left out. */
#include "scene_kit.h"
#include "chart/clip.h"
#include "pace/text.h"

enum { INK = 0x112233FF };

static void open_scene(scene *s)
{
    scene_init(s, 400, 300, 0xFFFFFFFF, NULL);
}

/* Box: -1000..1400 by -1000..1300. Wanted ends computed by hand from the line's equation. */
static void test_clip_segment(void)
{
    static const struct {
        scene_point a, b, want_a, want_b;
        bool drawn;
    } cases[] = {
        {{0, 0}, {10, 20}, {0, 0}, {10, 20}, true},
        {{0, 0}, {2800, 1400}, {0, 0}, {1400, 700}, true},
        {{-2000, 0}, {2000, 400}, {-1000, 100}, {1400, 340}, true},
        {{100, -1e6}, {100, 1e6}, {100, -1000}, {100, 1300}, true},
        {{-1e308, 100}, {1e308, 100}, {-1000, 100}, {1400, 100}, true},
        {{-1e6, -1e6}, {1e6, 1e6}, {-1000, -1000}, {1300, 1300}, true},
        {{1500, 0}, {1600, 300}, {0, 0}, {0, 0}, false},
        {{-1100, 1200}, {-900, 1500}, {0, 0}, {0, 0}, false},
        {{1500, 1500}, {1500, 1500}, {0, 0}, {0, 0}, false},
    };
    const clip_box box = {-1000, -1000, 1400, 1300};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene_point a = cases[i].a, b = cases[i].b;
        const bool drawn = clip_segment(&box, &a, &b);
        ENSURE(drawn == cases[i].drawn);
        if (!drawn)
            continue;
        ENSURE_NEAR(a.x, cases[i].want_a.x, 1e-6);
        ENSURE_NEAR(a.y, cases[i].want_a.y, 1e-6);
        ENSURE_NEAR(b.x, cases[i].want_b.x, 1e-6);
        ENSURE_NEAR(b.y, cases[i].want_b.y, 1e-6);
    }
}

static double area_of(const scene_point *p, int64_t n)
{
    double twice = 0;
    for (int64_t i = 0; i < n; i++)
        twice += p[i].x * p[(i + 1) % n].y - p[(i + 1) % n].x * p[i].y;
    return fabs(twice) / 2;
}

static void test_polygon(void)
{
    const scene_point inside[] = {{0, 0}, {100, 0}, {100, 50}}, far[] = {{-1e5, -1e5}, {1e5, -1e5}, {1e5, 1e5}, {-1e5, 1e5}};
    const scene_point away[] = {{2000, 2000}, {3000, 2000}, {3000, 3000}};
    /* Half of it lies right of x = 1400. */
    const scene_point half[] = {{1300, 0}, {1500, 0}, {1500, 100}, {1300, 100}};
    const scene_point vast[] = {{-1e308, -1e308}, {1e308, -1e308}, {1e308, 1e308}, {-1e308, 1e308}};
    scene s;
    open_scene(&s);
    scene_polygon(&s, inside, 3, INK);
    scene_polygon(&s, far, 4, INK);
    scene_polygon(&s, away, 3, INK);
    scene_polygon(&s, half, 4, INK);
    scene_polygon(&s, vast, 4, INK);
    ENSURE(s.count == 4);
    ENSURE_NEAR(area_of(s.points + s.items[0].first, s.items[0].count), 2500, 1e-9);
    ENSURE_NEAR(area_of(s.points + s.items[1].first, s.items[1].count), 2400.0 * 2300, 1e-6);
    ENSURE_NEAR(area_of(s.points + s.items[2].first, s.items[2].count), 10000, 1e-9);
    ENSURE_NEAR(area_of(s.points + s.items[3].first, s.items[3].count), 2400.0 * 2300, 1e-6);
    scene_clear(&s);
}

static void test_polyline(void)
{
    const scene_point trip[] = {{0, 0}, {100, 100}, {5000, 100}, {5000, 200}, {100, 200}, {0, 300}};
    const scene_point outside[] = {{2000, 0}, {3000, 1}, {2000, 2}};
    scene s;
    open_scene(&s);
    scene_polyline(&s, trip, 6, INK, 2, 0, 0);
    ENSURE(s.count == 2); /* out and back: two lines, none along the margin */
    ENSURE(s.items[0].count == 3 && s.items[1].count == 3);
    ENSURE_NEAR(s.points[2].x, 1400, 1e-9);
    ENSURE_NEAR(s.points[s.items[1].first].x, 1400, 1e-9);
    scene_polyline(&s, outside, 3, INK, 2, 0, 0);
    scene_polyline(&s, trip, 1, INK, 2, 0, 0);
    scene_polyline(&s, trip, 0, INK, 2, 0, 0);
    scene_polyline(&s, trip, 6, INK, 0, 0, 0);
    scene_polyline(&s, trip, 6, 0x11223300, 2, 0, 0);
    ENSURE(s.count == 2 && s.point_count == 6);
    scene_clear(&s);
}

static void test_not_finite(void)
{
    static const double bad[] = {(double)NAN, (double)INFINITY, -(double)INFINITY};
    scene s;
    open_scene(&s);
    for (int i = 0; i < 3; i++) {
        const double v = bad[i];
        const scene_point points[] = {{0, 0}, {v, 1}, {2, 2}};
        scene_rect(&s, v, 0, 1, 1, INK, 0, 0);
        scene_rect(&s, 0, 0, 1, v, INK, 0, 0);
        scene_line(&s, 0, v, 1, 1, INK, 1, 0, 0);
        scene_polyline(&s, points, 3, INK, 1, 0, 0);
        scene_polygon(&s, points, 3, INK);
        scene_circle(&s, 1, v, 1, INK, 0, 0);
        scene_circle(&s, 1, 1, v, INK, 0, 0);
        scene_diamond(&s, v, 1, 1, INK, 0, 0);
        scene_text(&s, v, 1, "a", 12, false, SCENE_START, INK, 0);
        scene_text(&s, 1, 1, "a", v, false, SCENE_START, INK, 0);
    }
    scene_circle(&s, 1, 1, 0, INK, 0, 0);
    scene_circle(&s, 1, 1, 1e18, INK, 0, 0);
    scene_rect(&s, 1e308, 0, 1e308, 1, INK, 0, 0);
    scene_text(&s, 1e7, 1, "a", 12, false, SCENE_START, INK, 0);
    ENSURE(s.count == 0 && s.status == PACE_OK);
    scene_line(&s, 0, 0, 1, 1, INK, (double)INFINITY, 1e-300, (double)NAN);
    ENSURE(s.count == 1 && s.items[0].stroke_width <= SCENE_MARGIN && !(s.items[0].dash > 0));
    scene_clear(&s);
}

static void test_rect(void)
{
    scene s;
    open_scene(&s);
    scene_rect(&s, 100, 100, -20, -30, INK, 0, 0); /* a bar that goes down */
    scene_rect(&s, -1e9, 10, 2e9, 20, INK, 0, 0);
    ENSURE(s.count == 2);
    ENSURE_NEAR(s.items[0].x, 80, 0);
    ENSURE_NEAR(s.items[0].y, 70, 0);
    ENSURE_NEAR(s.items[0].w, 20, 0);
    ENSURE_NEAR(s.items[0].h, 30, 0);
    ENSURE_NEAR(s.items[1].w, 2400, 0);
    scene_clear(&s);
}

static void test_clean(void)
{
    static const struct {
        const char *text, *want;
        int clusters;
    } cases[] = {
        {"R&D <b>", "R&D <b>", 256},
        {"a\nb\tc\x01" "d\x7F", "a b c d ", 256},
        {"\xFF\xC3(", "\xEF\xBF\xBD\xEF\xBF\xBD(", 256},          /* stray bytes */
        {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 256}, /* a surrogate */
        {"\xE4\xB8", "\xEF\xBF\xBD\xEF\xBF\xBD", 256},            /* cut within a character */
        {"a\xE2\x80\xAE" "b\xE2\x81\xA6" "c", "abc", 256},        /* overrides and isolates */
        {"x\xE2\x80\xA8y", "x y", 256},                            /* line separator */
        {"x\xEF\xBF\xBEy", "x y", 256},                            /* U+FFFE: XML has no such character */
        {"abcdef", "abc\xE2\x80\xA6", 3},
        {"abc", "abc", 3},
        {"\xE4\xB8\xAD\xE6\x96\x87", "\xE4\xB8\xAD\xE2\x80\xA6", 1},
        {"e\xCC\x81" "e\xCC\x81z", "e\xCC\x81" "e\xCC\x81\xE2\x80\xA6", 2}, /* marks belong to their letter */
        {"", "", 256},
        {NULL, "", 256},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_buffer out = PACE_BUFFER_INIT;
        scene_text_clean(&out, cases[i].text, cases[i].clusters);
        ENSURE_TEXT(out.text ? out.text : "", cases[i].want);
        pace_buffer_clear(&out);
    }
}

/* A megabyte of letters, of marks on one letter, of stray bytes: short and valid. */
static void test_long_text(void)
{
    static const char *const pieces[] = {"a", "\xCC\x81", "\xFF", "\xE4\xB8\xAD", "\xE2\x80\x8D"};
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE + 1);
    ENSURE(text != NULL);
    for (size_t i = 0; text && i < sizeof pieces / sizeof *pieces; i++) {
        const size_t n = strlen(pieces[i]);
        scene s;
        open_scene(&s);
        for (size_t at = 0; at < SIZE; at++)
            text[at] = pieces[i][at % n];
        text[SIZE] = '\0';
        scene_text(&s, 10, 10, text, 12, false, SCENE_START, INK, 0);
        ENSURE(s.count == 1);
        ENSURE(strlen(s.items[0].text) < 18 * 4 * (SCENE_CLUSTERS + 2));
        ENSURE(pace_text_valid(s.items[0].text, strlen(s.items[0].text)) == strlen(s.items[0].text));
        scene_clear(&s);
    }
    free(text);
}

static void test_groups(void)
{
    scene s;
    open_scene(&s);
    scene_end(&s); /* ends nothing */
    scene_group(&s, NULL);
    scene_group(&s, "inner");
    scene_end(&s);
    ENSURE(s.depth == 1 && s.count == 3);
    ENSURE_TEXT(s.items[0].text, "");
    ENSURE_TEXT(s.items[1].text, "inner");
    scene_end(&s);
    scene_end(&s);
    ENSURE(s.depth == 0 && s.count == 4 && s.items[3].kind == SCENE_END);
    scene_clear(&s);
    ENSURE(s.count == 0 && s.items == NULL);
}

static void test_copies(void)
{
    char text[] = "actual";
    scene s;
    open_scene(&s);
    ENSURE_TEXT(s.words.title, "");
    ENSURE_TEXT(s.words.lang, "en");
    scene_text(&s, 1, 1, text, 12, true, SCENE_START, INK, 0);
    scene_describe(&s, text, NULL, text, "zh", text);
    memset(text, 'x', sizeof text - 1);
    ENSURE_TEXT(s.items[0].text, "actual");
    ENSURE_TEXT(s.words.title, "actual");
    ENSURE_TEXT(s.words.description, "");
    ENSURE_TEXT(s.id_prefix, "actual");
    scene_clear(&s);
}

/* Every allocation fails once, and from there on: NOMEM, nothing leaks, nothing is half there. */
static void test_memory(void)
{
    for (int for_good = 0; for_good < 2; for_good++) {
        for (long k = 1;; k++) {
            kit_memory memory;
            scene s;
            kit_memory_init(&memory, k, for_good);
            kit_scene(&s, PACE_THEME_LIGHT, &memory.allocator);
            const bool reached = memory.calls >= k;
            ENSURE((s.status == PACE_ERR_NOMEM) == reached);
            scene_clear(&s);
            ENSURE(memory.blocks == 0);
            if (!reached || test_failures)
                break;
        }
    }
}

int main(void)
{
    test_clip_segment();
    test_polygon();
    test_polyline();
    test_not_finite();
    test_rect();
    test_clean();
    test_long_text();
    test_groups();
    test_copies();
    test_memory();
    return TEST_RESULT;
}
