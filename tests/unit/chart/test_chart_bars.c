/* Bars by what is drawn where: from zero, sorted, missing, negative, too many. */
#include "chart_kit.h"
#include "memory_kit.h"
#include "chart/mark_bars.h"

static const char *const sectors[] = {"Primary", "Secondary", "Tertiary"};

static picture draw(pace_chart **chart, const pace_bars *bars, double width, double height)
{
    *chart = pace_chart_new(width, height);
    pace_chart_title(*chart, "Services output tripled");
    pace_chart_bars(*chart, bars);
    return picture_of(*chart);
}

/* Rectangles that are bars: those that stand on (or hang from) the zero line. Key squares do not. */
static int bars_of(const picture *p, scene_item out[64], scene_color color)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count && n < 64; i++)
        if (p->s.items[i].kind == SCENE_RECT && p->s.items[i].fill == color)
            out[n++] = p->s.items[i];
    return n;
}

static void test_upright(void)
{
    static const double v[] = {3.8, 5.8, 7.8, 19.2, 28.1, 38.3, 18.2, 35.0, 55.4};
    static const char *const years[] = {"2010", "2015", "2020"};
    pace_bars bars = {sectors, 3, years, 3, v, 1, false, false, NULL, NULL, NULL};
    pace_chart *chart;
    scene_item bar[64];
    picture p = draw(&chart, &bars, 1200, 800);
    ENSURE(p.status == PACE_OK);
    ENSURE(count_kind(&p, SCENE_RECT) == 9);
    ENSURE(bars_of(&p, bar, theme_of(PACE_THEME_LIGHT)->series[0]) == 3); /* the last year in full colour */
    double foot = bar[0].y + bar[0].h;
    for (int i = 0; i < 3; i++) {
        ENSURE_NEAR(bar[i].y + bar[i].h, foot, 1e-9); /* all from zero */
        ENSURE_NEAR(bar[i].h / bar[0].h, v[3 * i + 2] / v[2], 1e-9);
    }
    ENSURE(find_text(&p, "35.0") && find_text(&p, "2015") && find_text(&p, "Secondary"));
    ENSURE(text_collisions(&p) == 0);
    ENSURE(runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_negative_and_missing(void)
{
    static const double v[] = {5, -3, (double)NAN};
    pace_bars bars = {sectors, 3, NULL, 1, v, -1, false, false, NULL, NULL, NULL};
    pace_chart *chart;
    scene_item bar[64];
    picture p = draw(&chart, &bars, 600, 400);
    ENSURE(bars_of(&p, bar, theme_of(PACE_THEME_LIGHT)->series[0]) == 2);
    ENSURE_NEAR(bar[0].y + bar[0].h, bar[1].y, 1e-9); /* one stands, the other hangs */
    ENSURE_NEAR(bar[0].h / bar[1].h, 5.0 / 3, 1e-9);
    ENSURE(find_text(&p, "−3") && find_text(&p, "A missing bar means no data."));
    const scene_item *name = find_text(&p, "Secondary");
    ENSURE(name && name->y > bar[1].y + bar[1].h); /* names stand at the foot, under the hanging bar */
    ENSURE(text_collisions(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* A figure every five years has no room for the years between; a single year that lacks one keeps its place. */
static void test_spaced(void)
{
    static const char *const years[] = {"2015", "2016", "2017", "2018", "2019", "2020"};
    static const double none = (double)NAN;
    const double apart[] = {5, 4, none, none, none, none, none, none, none, none, 9, 8};
    const double gap[] = {5, 4, 6, 5, none, none, 7, 6, 8, 7, 9, 8};
    for (int spaced = 0; spaced < 2; spaced++) {
        pace_bars bars = {years, 6, sectors, 2, spaced ? apart : gap, -1, false, false, NULL, NULL, NULL};
        pace_chart *chart;
        picture p = draw(&chart, &bars, 1200, 800);
        ENSURE(p.status == PACE_OK && find_text(&p, "2015") && find_text(&p, "2020"));
        ENSURE((find_text(&p, "2017") == NULL) == (spaced == 1));
        ENSURE((find_text(&p, "No figures between 2015 and 2020.") != NULL) == (spaced == 1));
        ENSURE((find_text(&p, "A missing bar means no data.") == NULL) == (spaced == 1));
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

static void test_lying_sorted(void)
{
    static const char *const names[] = {"GDP", "Coal", "Exports", "High-tech output", "Trade"};
    static const double v[] = {8.8, -2.6, (double)NAN, 13.9, 8.8};
    pace_bars bars = {names, 5, NULL, 1, v, 1, true, true, "High-tech output", NULL, NULL};
    pace_chart *chart;
    scene_item bar[64];
    picture p = draw(&chart, &bars, 600, 400);
    const char *const order[] = {"High-tech output", "GDP", "Trade", "Coal", "Exports"};
    double y = 0, x = find_text(&p, "Services")->x;
    for (int i = 0; i < 5; i++) {
        const scene_item *name = find_text(&p, order[i]);
        ENSURE(name && name->y > y && name->anchor == SCENE_START);
        if (name) {
            ENSURE_NEAR(name->x, x, 1e-9);
            y = name->y;
        }
    }
    ENSURE(find_text(&p, "no data") != NULL);
    ENSURE(bars_of(&p, bar, theme_of(PACE_THEME_LIGHT)->highlight) == 1);
    double zero = bar[0].x;
    ENSURE(bars_of(&p, bar, theme_of(PACE_THEME_LIGHT)->plain) == 3);
    ENSURE_NEAR(bar[0].x, zero, 1e-9);
    ENSURE_NEAR(bar[2].x + bar[2].w, zero, 1e-9); /* the negative one ends at zero */
    ENSURE(text_collisions(&p) == 0);
    ENSURE(runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* The highlight may name a series: it keeps its colour and the others go grey; what names nothing is reported. */
static void test_highlighted_series(void)
{
    static const char *const shares[] = {"Output", "Profit", "Tax"}, *const years[] = {"2010", "2015", "2020"};
    static const double v[] = {3, 5, 7, 19, 28, 38, 18, 35, 55};
    const theme *t = theme_of(PACE_THEME_LIGHT);
    for (int lying = 0; lying < 2; lying++) {
        pace_bars bars = {sectors, 3, shares, 3, v, 0, false, lying, "Profit", NULL, NULL};
        pace_chart *chart;
        scene_item bar[64];
        picture p = draw(&chart, &bars, 900, 600);
        ENSURE(bars_of(&p, bar, t->series[1]) >= 3 && bars_of(&p, bar, t->plain) >= 6);
        ENSURE(bars_of(&p, bar, t->series[0]) == 0 && bars_of(&p, bar, t->series[2]) == 0);
        ENSURE_TEXT(pace_chart_warnings(chart), "");
        picture_clear(&p);
        pace_chart_free(chart);
        bars.labels = years;
        bars.highlight = "2010";
        p = draw(&chart, &bars, 900, 600);
        ENSURE(bars_of(&p, bar, t->highlight) >= 3 && bars_of(&p, bar, t->plain) >= 6);
        picture_clear(&p);
        pace_chart_free(chart);
        bars.highlight = "2011";
        p = draw(&chart, &bars, 900, 600);
        ENSURE(bars_of(&p, bar, t->plain) == 0 && bars_of(&p, bar, t->series[0]) >= 3);
        ENSURE_TEXT(pace_chart_warnings(chart), "the highlight \"2011\" names neither a category nor a series: no bar is set off");
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* Names that do not fit under upright bars: the bars lie down, and the warning says so. */
static void test_turned(void)
{
    static const char *const names[] = {"Fixed asset investment", "General public budget revenue", "Retail sales of consumer goods",
                                        "Industrial value added", "Foreign direct investment", "Agricultural machinery"};
    static const double v[] = {1, 2, 3, 4, 5, 6};
    pace_bars bars = {names, 6, NULL, 1, v, 0, false, false, NULL, NULL, NULL};
    pace_chart *chart;
    picture p = draw(&chart, &bars, 420, 320);
    ENSURE(strstr(pace_chart_warnings(chart), "lie down") != NULL);
    ENSURE(text_collisions(&p) == 0);
    ENSURE(runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_too_many(void)
{
    enum { N = 10000 };
    const char **names = malloc(N * sizeof *names);
    double *v = malloc(N * sizeof *v);
    pace_chart *chart;
    for (int i = 0; names && v && i < N; i++) {
        names[i] = "place";
        v[i] = i;
    }
    pace_bars bars = {names, N, NULL, 1, v, 0, true, true, NULL, NULL, NULL};
    picture p = draw(&chart, &bars, 1200, 800);
    ENSURE(p.status == PACE_ERR_DATA);
    ENSURE_TEXT(p.err.text, "10000 categories do not fit into a chart of 1200 px; at most 300 would");
    picture_clear(&p);
    pace_chart_free(chart);
    bars.category_count = 100;
    p = draw(&chart, &bars, 600, 400);
    ENSURE(p.status == PACE_ERR_DATA);
    ENSURE(strstr(p.err.text, "100 categories do not fit into a chart of 400 px height; at most ") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
    free(names);
    free(v);
}

/* A height that may be fitted grows for bars that have no room, up to twice of what was asked for. */
static void test_grows(void)
{
    enum { N = 100 };
    const char *names[N];
    double v[N];
    for (int i = 0; i < N; i++) {
        names[i] = "place";
        v[i] = i;
    }
    for (int count = 50; count <= N; count += 50) {
        pace_bars bars = {names, count, NULL, 1, v, 0, true, true, NULL, NULL, NULL};
        pace_chart *chart = pace_chart_new(1200, 800);
        pace_chart_fit_height(chart, 200);
        pace_chart_bars(chart, &bars);
        picture p = picture_of(chart);
        if (count == 50)
            ENSURE(p.status == PACE_OK && !p.err.code && p.s.height > 800 && p.s.height < 1000);
        else
            ENSURE(p.status == PACE_ERR_DATA && strstr(p.err.text, "100 categories do not fit") != NULL);
        ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* Many periods leave out labels, not bars. */
static void test_periods_thin(void)
{
    static char text[60][8];
    const char *names[60];
    double v[60];
    for (int i = 0; i < 60; i++) {
        snprintf(text[i], sizeof text[i], "%d", 1960 + i);
        names[i] = text[i];
        v[i] = i - 20;
    }
    pace_bars bars = {names, 60, NULL, 1, v, 0, false, false, NULL, NULL, NULL};
    pace_chart *chart;
    picture p = draw(&chart, &bars, 600, 400);
    ENSURE(count_kind(&p, SCENE_RECT) == 60);
    ENSURE(find_text(&p, "1960") && !find_text(&p, "1961"));
    ENSURE(text_collisions(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_empty(void)
{
    static const double v[] = {(double)NAN, (double)NAN, (double)NAN};
    pace_bars bars = {sectors, 3, NULL, 1, v, 0, false, false, NULL, NULL, NULL};
    pace_chart *chart;
    picture p = draw(&chart, &bars, 600, 400);
    ENSURE(p.status == PACE_OK && find_text(&p, "No data"));
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Whatever asks for it: no bar on an axis without zero. */
static void test_refuses_cut_axis(void)
{
    pace_chart *chart = pace_chart_new(600, 400);
    scene s;
    pen p = {.chart = chart, .scene = &s, .error = PACE_ERROR_INIT};
    scale cut = {50, 100, 400, 0}, whole = {0, 100, 400, 0};
    scene_init(&s, 600, 400, 0, NULL);
    mark_bar(&p, &whole, 80, 10, 10, false, 0xFFu);
    ENSURE(s.count == 1 && p.error.code == PACE_OK);
    mark_bar(&p, &cut, 80, 10, 10, false, 0xFFu);
    ENSURE(s.count == 1 && p.error.code == PACE_ERR_ARG);
    ENSURE_TEXT(p.error.text, "a bar shows its value by its length, and this axis lacks zero; begin it at zero");
    scene_clear(&s);
    pace_chart_free(chart);
}

static void test_hostile(void)
{
    static const double sets[][3] = {{0, 0, 0}, {1e300, 1, -1e300}, {5e-324, 0, 0}, {-1.7976931348623157e308, 1.7976931348623157e308, 0},
                                     {-5, -8, -3}, {1e15, 1e-15, 1}};
    static const double sizes[][2] = {{16, 16}, {80, 60}, {200, 130}, {600, 400}, {1600, 160}, {160, 900}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            for (int lying = 0; lying < 2; lying++) {
                pace_bars bars = {sectors, 3, NULL, 1, sets[i], -1, false, lying, NULL, NULL, NULL};
                pace_chart *chart;
                picture p = draw(&chart, &bars, sizes[k][0], sizes[k][1]);
                ENSURE(p.status == PACE_OK || p.status == PACE_ERR_DATA);
                ENSURE(runaways(&p) == 0);
                picture_clear(&p);
                pace_chart_free(chart);
            }
}

static int lines_of(const picture *p, scene_color stroke, bool dashed)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count; i++)
        n += p->s.items[i].kind == SCENE_POLYLINE && p->s.items[i].stroke == stroke && (p->s.items[i].dash > 0) == dashed;
    return n;
}

/* Solid = measured, pale and dashed = provisional, hatched = forecast, outlined = planned; the foot says so. */
static void test_fills(void)
{
    static const char *const years[] = {"2018", "2019", "2020"}, *const kinds[] = {"Actual", "Plan"};
    static const double v[] = {14847, 15000, 16223, 16500, 15616, 18000};
    static const bool planned[] = {false, true};
    const theme *t = theme_of(PACE_THEME_LIGHT);
    for (int lying = 0; lying < 2; lying++) {
        pace_bars bars = {years, 3, kinds, 2, v, 0, false, lying, NULL, (const uint8_t *)"AAPAFA", planned};
        pace_chart *chart;
        scene_item bar[64];
        picture p = draw(&chart, &bars, 900, 600);
        ENSURE(bars_of(&p, bar, t->series[0]) == 1 + lying); /* lying ones have a key */
        double full = lying ? bar[1].w : bar[0].h;
        ENSURE(bars_of(&p, bar, theme_between(t->background, t->series[0], 0.35)) == 1);
        ENSURE_NEAR((lying ? bar[0].w : bar[0].h) / full, 16223.0 / 14847, 1e-9);
        ENSURE(bars_of(&p, bar, theme_between(t->background, t->series[0], 0.12)) == 1);
        ENSURE(bars_of(&p, bar, t->background) == 3 + lying);
        ENSURE(lines_of(&p, t->series[0], true) == 1);
        ENSURE(lines_of(&p, t->series[0], false) > 10); /* the hatching */
        ENSURE(lines_of(&p, t->target, false) == 3);
        ENSURE(find_text(&p, "Pale with a dashed edge: provisional. Hatched: forecast.") != NULL);
        ENSURE(runaways(&p) == 0 && text_collisions(&p) == 0);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* No hatching leaves its bar. */
static void test_hatching_inside(void)
{
    static const double v[] = {3, -7, 90};
    pace_bars bars = {sectors, 3, NULL, 1, v, 0, false, false, NULL, (const uint8_t *)"FFF", NULL};
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart;
    scene_item bar[64];
    picture p = draw(&chart, &bars, 900, 600);
    ENSURE(bars_of(&p, bar, theme_between(t->background, t->series[0], 0.12)) == 3);
    int lines = 0;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        bool inside = false;
        if (it->kind != SCENE_POLYLINE || it->stroke != t->series[0])
            continue;
        for (int b = 0; b < 3; b++) {
            label_box box = {bar[b].x - 0.01, bar[b].y - 0.01, bar[b].w + 0.02, bar[b].h + 0.02};
            bool all = true;
            for (int64_t k = 0; k < it->count; k++)
                all = all && label_box_inside((label_box){p.s.points[it->first + k].x, p.s.points[it->first + k].y, 0, 0}, box);
            inside = inside || all;
        }
        ENSURE(inside);
        lines++;
    }
    ENSURE(lines > 20);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* 79.541 of 80 planned is not printed as 80, in the picture or in its words. */
static void test_plan_not_flipped(void)
{
    static const char *const kinds[] = {"Actual", "Plan"};
    static const double v[] = {79.541, 80, 60, 60, 12, 90};
    static const bool planned[] = {false, true};
    pace_bars bars = {sectors, 3, kinds, 2, v, 0, false, false, NULL, NULL, planned};
    pace_chart *chart;
    picture p = draw(&chart, &bars, 900, 600);
    ENSURE(find_text(&p, "79.5") && find_text(&p, "80.0") && find_text(&p, "60.0"));
    ENSURE(strstr(pace_chart_alt(chart), "Actual 79.5, Plan 80.0") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
    bars.planned = NULL;
    p = draw(&chart, &bars, 900, 600);
    ENSURE(!find_text(&p, "79.5"));
    picture_clear(&p);
    pace_chart_free(chart);
}

/* More series than hues are grey, which is reported. */
static void test_many_series(void)
{
    static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    static const double v[] = {1, 2, 3, 4, 5, 6, 7, 8};
    pace_bars bars = {sectors, 1, names, 8, v, 0, false, false, NULL, NULL, NULL};
    pace_chart *chart;
    picture p = draw(&chart, &bars, 900, 600);
    ENSURE(strstr(pace_chart_warnings(chart), "the series \"e\" and those after it are grey") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void fill(pace_chart *chart)
{
    static const double v[] = {79.541, 80, 60, (double)NAN, 12, 90};
    static const char *const kinds[] = {"Actual", "Plan"};
    static const bool planned[] = {false, true};
    pace_bars bars = {sectors, 3, kinds, 2, v, -1, true, false, "Tertiary", (const uint8_t *)"AAPAFA", planned};
    pace_chart_bars(chart, &bars);
}

int main(void)
{
    test_fills();
    test_hatching_inside();
    test_plan_not_flipped();
    test_many_series();
    ensure_memory(fill);
    test_highlighted_series();
    test_upright();
    test_negative_and_missing();
    test_spaced();
    test_lying_sorted();
    test_turned();
    test_too_many();
    test_grows();
    test_periods_thin();
    test_empty();
    test_refuses_cut_axis();
    test_hostile();
    return TEST_RESULT;
}
