/* Head and foot of the canvas: wrapped words, one edge, what gives way on a small canvas. */
#include "chart_kit.h"

static const char *const long_title = "Output of high-tech industries must grow by a sixth every year to reach the target of the plan in time";
static const char *const long_note = "The series joins two vintages. Before 2010 another classification was used, which left out software; the sources "
                                     "say nothing about prices.";

static pace_chart *worded(double width, double height)
{
    static const double v[] = {3, 4, 6, 5};
    pace_chart *chart = pace_chart_new(width, height);
    pace_chart_title(chart, long_title);
    pace_chart_subtitle(chart, "Gross output of high-tech industries in 100 million yuan at current prices");
    pace_chart_source(chart, "Source: statistical communique of the city, several years; work report of the government");
    pace_chart_note(chart, long_note);
    pace_chart_line(chart, pace_series_of(v, 4, pace_year(2015)), "Actual");
    return chart;
}

/* Everything wraps to the width, begins at the left edge, and the order is title, subtitle, plot, source, note. */
static void test_words(double width, double height)
{
    pace_chart *chart = worded(width, height);
    picture p = picture_of(chart);
    const scene_item *title = find_text(&p, "Output of"), *sub = find_text(&p, "Gross output"), *source = find_text(&p, "Source:");
    const scene_item *note = find_text(&p, "The series joins"), *label = find_text(&p, "Actual");
    ENSURE(title && sub && source && note && label);
    if (title && sub && source && note && label) {
        ENSURE(title->bold && title->size > sub->size && sub->size > source->size);
        ENSURE_NEAR(sub->x, title->x, 0);
        ENSURE_NEAR(source->x, title->x, 0);
        ENSURE_NEAR(note->x, title->x, 0);
        ENSURE(title->y < sub->y && sub->y < label->y && label->y < source->y && source->y < note->y);
    }
    ENSURE(runaways(&p) == 0);
    ENSURE(text_collisions(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* What finds no room is named. */
static void test_small(void)
{
    pace_chart *chart = worded(220, 160);
    picture p = picture_of(chart);
    ENSURE(strstr(pace_chart_warnings(chart), "the note was left out") != NULL);
    ENSURE(find_text(&p, "Output of") != NULL);
    ENSURE(runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
    chart = worded(260, 220);
    p = picture_of(chart);
    ENSURE(strstr(pace_chart_warnings(chart), " was cut: there is no room for all of it") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* A title that is too long for its letters takes smaller ones, and subtitle, source and notes give way to it. */
static void test_title_stays(void)
{
    static const double sizes[][2] = {{600, 400}, {400, 300}, {300, 200}, {240, 180}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pace_chart *chart = worded(sizes[i][0], sizes[i][1]);
        pace_chart_title(chart, "Gross output of high-tech industry must grow 16.5% a year to meet its target");
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE(strstr(pace_chart_warnings(chart), "the title") == NULL);
        ENSURE(find_text(&p, "target") != NULL);
        for (size_t k = 0; k < p.s.count; k++)
            ENSURE(p.s.items[k].kind != SCENE_TEXT || p.s.items[k].size >= THEME_LETTERS_LEAST);
        picture_done(chart, &p);
    }
}

/* From 1200 by 800 on a canvas of the same shape is the same picture enlarged. */
static void test_enlarged(void)
{
    pace_chart *small = worded(1200, 900), *large = worded(4000, 3000);
    picture a = picture_of(small), b = picture_of(large);
    const double k = 4000.0 / 1200;
    const scene_item *from = find_text(&a, "Actual"), *to = find_text(&b, "Actual");
    ENSURE(a.status == PACE_OK && b.status == PACE_OK && from && to);
    ENSURE(count_kind(&a, SCENE_TEXT) == count_kind(&b, SCENE_TEXT));
    if (from && to) {
        ENSURE_NEAR(to->size, k * from->size, 1e-9);
        ENSURE_NEAR(to->x, k * from->x, 4);
        ENSURE_NEAR(to->y, k * from->y, 8); /* feet of plots and lines stand on whole pixels */
    }
    picture_done(small, &a);
    picture_done(large, &b);
}

/* The room between head and foot shrinks with the words and never with their absence. */
static void test_room(void)
{
    pace_chart *bare = pace_chart_new(900, 600), *full = worded(900, 600);
    pace_buffer notes = PACE_BUFFER_INIT;
    scene_font *font = NULL;
    pace__arena scratch;
    pace__arena_init(&scratch, NULL);
    ENSURE(scene_font_new(&font, "en", NULL, NULL) == PACE_OK);
    pen p = {.chart = bare, .font = font, .scratch = &scratch, .notes = &notes, .look = *theme_of(PACE_THEME_LIGHT)};
    layout a = layout_measure(&p, "");
    p.chart = full;
    layout b = layout_measure(&p, "");
    ENSURE(a.top < 20 && a.bottom > 580);
    ENSURE(b.top > a.top + 40 && b.bottom < a.bottom - 25);
    ENSURE_NEAR(a.left, p.look.margin, 1e-9);
    ENSURE_NEAR(a.right, 900 - p.look.margin, 1e-9);
    layout c = layout_measure(&p, "one more clause that does not fit into the line that the subtitle has already begun, so that it wraps");
    ENSURE(c.top > b.top);
    pace__arena_clear(&scratch);
    scene_font_free(font);
    pace_buffer_clear(&notes);
    pace_chart_free(bare);
    pace_chart_free(full);
}

/* Markup is text. */
static void test_plain_text(void)
{
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_title(chart, "R&D <b>intensity</b> %s");
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "R&D <b>intensity</b> %s") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

int main(void)
{
    test_words(1200, 800);
    test_words(600, 400);
    test_small();
    test_title_stays();
    test_enlarged();
    test_room();
    test_plain_text();
    return TEST_RESULT;
}
