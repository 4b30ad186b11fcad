/* Slopes: where lines end, what is printed at both ends, which colours, what is left out. */
#include "chart_kit.h"
#include "memory_kit.h"

static const double from[] = {3.5, 2.1, 5.4, 4.8, 1.2, 2.0, (double)NAN}, to[] = {4.1, 2.0, 4.4, 5.9, 2.6, 2.0, 3};
static const char *const names[] = {"Wuchang", "Hankou", "Hanyang", "East Lake", "Jiangxia", "Caidian", "Xinzhou"};

static void fill_with(pace_chart *chart, const char *highlight)
{
    pace_chart_title(chart, "Three of six districts spent more");
    pace_chart_slope(chart, &(pace_slope){names, from, to, 7, "2015", "2020", -1, highlight});
}

static void fill(pace_chart *chart)
{
    fill_with(chart, "East Lake");
}

static int strokes(const picture *p, scene_color stroke)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count; i++)
        n += p->s.items[i].kind == SCENE_POLYLINE && p->s.items[i].stroke == stroke;
    return n;
}

static void test_scene(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = pace_chart_new(1200, 800);
    fill_with(chart, NULL);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(strokes(&p, t->series[0]) == 3 && strokes(&p, t->series[1]) == 2 && strokes(&p, t->rest) == 1);
    ENSURE(count_kind(&p, SCENE_CIRCLE) == 12);
    const scene_item *before = find_text(&p, "East Lake 4.8"), *after = find_text(&p, "East Lake 5.9");
    const scene_item *first = find_text(&p, "2015"), *second = find_text(&p, "2020");
    ENSURE(before && after && first && second);
    if (before && after && first && second) {
        ENSURE(before->anchor == SCENE_FINISH && after->anchor == SCENE_START && after->y < before->y);
        ENSURE(before->x < first->x && after->x > second->x);
    }
    ENSURE(find_text(&p, "Without both values: Xinzhou.") != NULL);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    ENSURE_TEXT(pace_chart_warnings(chart), "");
    ENSURE(strstr(pace_chart_alt(chart), "Slope chart, 2015 and 2020. Wuchang: from 3.5 to 4.1.") != NULL);
    picture_clear(&p);
    pace_buffer table = PACE_BUFFER_INIT;
    ENSURE(pace_chart_table(&table, chart, "csv", NULL) == PACE_OK);
    ENSURE(table.text && strstr(table.text, "name,2015,2020\nWuchang,3.5,4.1\n") == table.text);
    pace_buffer_clear(&table);
    pace_chart_free(chart);
}

static void test_highlight(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = pace_chart_new(900, 600);
    fill(chart);
    picture p = picture_of(chart);
    ENSURE(strokes(&p, t->series[0]) == 1 && strokes(&p, t->rest) == 5);
    picture_clear(&p);
    pace_chart_free(chart);
    chart = pace_chart_new(900, 600);
    fill_with(chart, "Nowhere");
    p = picture_of(chart);
    ENSURE_TEXT(pace_chart_warnings(chart), "the highlight \"Nowhere\" names no line");
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Two values that differ print differently, whatever digits were asked for. */
static void test_apart(void)
{
    static const double a[] = {79.541, 10}, b[] = {80, 20};
    pace_chart *chart = pace_chart_new(900, 600);
    pace_chart_slope(chart, &(pace_slope){names, a, b, 2, "", "", 0, NULL});
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "79.5") && find_text(&p, "80.0"));
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_shapes(void)
{
    static const double sizes[][2] = {{200, 150}, {600, 400}, {4000, 3000}, {60, 40}, {1600, 160}};
    enum { MANY = 10000 };
    static double x[MANY], y[MANY], huge[] = {1.7e308, 5e-324, -1.7e308, 0}, none[] = {(double)NAN, (double)NAN, 1, 1};
    static char name[1300];
    static const char *labels[MANY];
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    for (int i = 0; i < 400; i++)
        memcpy(name + 3 * i, "测", 3);
    for (int i = 0; i < MANY; i++) {
        x[i] = i * 7919 % 10007;
        y[i] = i * 104729 % 9973;
        labels[i] = i % 3 ? "R&D <b>" : name;
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int kind = 0; kind < 10; kind++) {
            pace_slope s = {labels, x, y, 1 << (kind / 2), "2015", name, -1, ""};
            if (kind == 8)
                s = (pace_slope){labels, huge, none + 2, 2, "", "", -1, NULL};
            if (kind == 9)
                s = (pace_slope){labels, none, huge, 2, "", "", 3, NULL};
            pace_chart *chart = pace_chart_new(sizes[i][0], sizes[i][1]);
            pace_chart_lang(chart, kind % 2 ? "zh" : "en");
            pace_chart_slope(chart, &s);
            picture p = picture_of(chart);
            ENSURE(p.status == PACE_OK || p.status == PACE_ERR_DATA);
            ENSURE(p.status || (text_collisions(&p) == 0 && runaways(&p) == 0));
            picture_clear(&p);
            pace_chart_free(chart);
        }
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_slope(chart, &(pace_slope){labels, x, y, MANY, "", "", -1, NULL});
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_DATA && out.length == 0);
    ENSURE(strstr(err.text, "10000 lines cannot be told apart on this canvas; ") != NULL);
    pace_chart_free(chart);
    chart = pace_chart_new(600, 400);
    pace_chart_slope(chart, NULL);
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_ARG);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

/* Six that all rise: the one that rose most in percent alone has colour; with one that falls hues tell both ways apart. */
static void test_leader(void)
{
    static const char *const labels[] = {"a", "b", "c", "d", "e", "f"};
    static const double before[] = {10, 20, 30, 40, 50, 4}, up[] = {12, 25, 36, 48, 62, 7}, mixed[] = {12, 25, 36, 48, 62, 3};
    const theme *t = theme_of(PACE_THEME_LIGHT);
    for (int k = 0; k < 2; k++) {
        pace_chart *chart = pace_chart_new(900, 600);
        pace_chart_slope(chart, &(pace_slope){labels, before, k ? mixed : up, 6, "2015", "2020", -1, NULL});
        picture p = picture_of(chart);
        int blue = 0, orange = 0, grey = 0;
        for (size_t i = 0; i < p.s.count; i++) {
            const scene_item *it = &p.s.items[i];
            if (it->kind != SCENE_POLYLINE)
                continue;
            blue += it->stroke == t->series[0];
            orange += it->stroke == t->series[1];
            grey += it->stroke == t->rest;
        }
        ENSURE(blue == (k ? 5 : 1) && orange == (k ? 1 : 0) && grey == (k ? 0 : 5));
        const scene_item *strong = find_text(&p, "f 4");
        ENSURE(strong && strong->fill == (k ? t->series_text[1] : t->series_text[0]));
        picture_done(chart, &p);
    }
}

int main(void)
{
    test_leader();
    test_scene();
    test_highlight();
    test_apart();
    test_shapes();
    ensure_memory(fill);
    return TEST_RESULT;
}
