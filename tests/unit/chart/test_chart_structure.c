/* Structures by what is drawn where: shares that fill 100, values inside with an ink that can be read, areas with gaps. */
#include "chart_kit.h"
#include "memory_kit.h"
#include "chart/parts.h"

static const char *const sectors[] = {"第一产业", "第二产业", "第三产业"};
/* Value added of Wuhan's sectors in the years 2009, 2015, 2017, 2022 (100 million yuan), set side by side. */
static const double added[] = {149.06, 359.81, 408.2, 475.79, 2142.14, 4981.54, 5861.35, 6716.65, 2269.42, 5564.25, 7140.79, 11673.99};

static pace_parts sector_parts(void)
{
    return (pace_parts){.first = pace_year(2019), .count = 4, .labels = sectors, .part_count = 3, .values = added, .decimals = -1};
}

static picture draw(pace_chart **chart, const pace_parts *parts, bool share, double width, double height, pace_theme which)
{
    *chart = pace_chart_new(width, height);
    pace_chart_lang(*chart, "zh");
    pace_chart_theme(*chart, which);
    pace_chart_title(*chart, "服务业比重升至六成以上");
    pace_chart_structure(*chart, parts, share);
    return picture_of(*chart);
}

static void test_shares(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    const scene_color fills[] = {t->series[0], t->series[1], t->rest};
    pace_parts parts = sector_parts();
    pace_chart *chart;
    scene_item part[3][16];
    picture p = draw(&chart, &parts, true, 1200, 800, PACE_THEME_LIGHT);
    for (int k = 0; k < 3; k++)
        ENSURE(rects_of(&p, fills[k], part[k]) == 5); /* and the key's square */
    double whole = part[0][0].h + part[1][0].h + part[2][0].h;
    for (int i = 0; i < 4; i++) {
        double sum = added[i] + added[4 + i] + added[8 + i];
        for (int k = 0; k < 3; k++)
            ENSURE_NEAR(part[k][i].h, whole * added[4 * k + i] / sum, 1e-9);
        ENSURE_NEAR(part[0][i].y, part[1][i].y + part[1][i].h, 1e-9);
        ENSURE_NEAR(part[2][i].y, part[2][0].y, 1e-9); /* all are as high */
    }
    ENSURE(find_text(&p, "61.9") && find_text(&p, "占比（%）"));
    ENSURE(!find_text(&p, "合计"));
    picture_done(chart, &p);
}

/* The ink inside a mark has 4.5:1 on it, in both themes; what does not fit stands nowhere. */
static void test_inside(void)
{
    for (int which = 0; which < 2; which++) {
        const theme *t = theme_of((pace_theme)which);
        pace_parts parts = sector_parts();
        pace_chart *chart;
        picture p = draw(&chart, &parts, false, 900, 600, (pace_theme)which);
        const scene_item *inside = find_text(&p, "6,717");
        ENSURE(inside && theme_contrast(inside->fill, t->series[1]) >= 4.5);
        inside = find_text(&p, "11,674");
        ENSURE(inside && theme_contrast(inside->fill, t->rest) >= 4.5);
        ENSURE(!find_text(&p, "149.1") && !find_text(&p, "149"));
        ENSURE(find_text(&p, "18,866") != NULL); /* the whole, on top */
        picture_done(chart, &p);
    }
}

/* The names stand at the end in stack order where the last parts are thick; else a key says them. */
static void test_names(void)
{
    static const double even[] = {30, 31, 33, 34, 37, 35};
    pace_parts parts = sector_parts();
    pace_chart *chart;
    picture p = draw(&chart, &parts, true, 900, 600, PACE_THEME_LIGHT);
    const scene_item *a = find_text(&p, "第一"), *b = find_text(&p, "第二"), *c = find_text(&p, "第三");
    ENSURE(a && b && c && fabs(a->y - b->y) < 1e-9 && fabs(b->y - c->y) < 1e-9 && a->x < b->x && b->x < c->x);
    picture_done(chart, &p);
    parts.count = 2;
    parts.values = even;
    p = draw(&chart, &parts, true, 900, 600, PACE_THEME_LIGHT);
    a = find_text(&p, "第一");
    b = find_text(&p, "第二");
    c = find_text(&p, "第三");
    ENSURE(a && b && c && a->y > b->y && b->y > c->y && fabs(a->x - c->x) < 1e-9);
    picture_done(chart, &p);
}

/* Many periods are areas; one without a part leaves a hole in all of them, one between holes is still to be seen. */
static void test_areas(void)
{
    enum { N = 40 };
    double v[3 * N];
    pace_parts parts = {.first = pace_month(2015, 1), .count = N, .labels = sectors, .part_count = 3, .values = v, .decimals = 1};
    pace_chart *chart;
    for (int i = 0; i < 3 * N; i++)
        v[i] = 10 + i % 7;
    picture p = draw(&chart, &parts, false, 900, 600, PACE_THEME_LIGHT);
    ENSURE(count_kind(&p, SCENE_POLYGON) == 3 && find_text(&p, "第三产业 ") != NULL); /* with the last value */
    picture_done(chart, &p);
    v[N + 10] = v[N + 12] = (double)NAN;
    p = draw(&chart, &parts, false, 900, 600, PACE_THEME_LIGHT);
    ENSURE(count_kind(&p, SCENE_POLYGON) == 6 && count_kind(&p, SCENE_RECT) == 3);
    ENSURE(find_text(&p, "第二产业：2015年11月、2016年1月无数据。") != NULL);
    for (size_t i = 0; i < p.s.count; i++)
        for (int64_t k = 0; p.s.items[i].kind == SCENE_POLYGON && k < p.s.items[i].count; k++)
            ENSURE(isfinite(p.s.points[p.s.items[i].first + k].y));
    picture_done(chart, &p);
}

/* A name without room for its value beside it has it on a line of its own. */
static void test_value_on_its_own_line(void)
{
    enum { N = 20 };
    static const char *const names[] = {"Manufacturing and mining", "Construction of buildings"};
    double v[2 * N];
    pace_parts parts = {.first = pace_year(2001), .count = N, .labels = names, .part_count = 2, .values = v, .decimals = 0};
    pace_chart *chart;
    for (int i = 0; i < 2 * N; i++)
        v[i] = 51234567 + i;
    picture p = draw(&chart, &parts, false, 500, 600, PACE_THEME_LIGHT);
    const scene_item *name = find_text(&p, "mining"), *value = find_text(&p, "5,123万");
    ENSURE(name && value && value->x > 300 && value->y > name->y);
    picture_done(chart, &p);
}

/* Provisional areas have a dashed edge, beginning where the last sure period ends. */
static void test_provisional_areas(void)
{
    enum { N = 20 };
    double v[3 * N];
    uint8_t status[N];
    pace_parts parts = {.first = pace_year(2001), .count = N, .labels = sectors, .part_count = 3, .values = v, .decimals = 1, .status = status};
    pace_chart *chart;
    for (int i = 0; i < 3 * N; i++)
        v[i] = 10 + i % 7;
    memset(status, 'A', sizeof status);
    status[N - 2] = 'P';
    status[N - 1] = 'F';
    picture p = draw(&chart, &parts, false, 900, 600, PACE_THEME_LIGHT);
    int edges = 0;
    for (size_t i = 0; i < p.s.count; i++)
        if (p.s.items[i].kind == SCENE_POLYLINE && p.s.items[i].dash > 0) {
            edges++;
            ENSURE(p.s.items[i].count == 5); /* down, three periods, down */
        }
    ENSURE(edges == 1);
    ENSURE(find_text(&p, "虚线框：2019年为初步数，2020年为预测数。") != NULL);
    picture_done(chart, &p);
}

static void expect_error(const pace_parts *parts, const char *words)
{
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_structure(chart, parts, true);
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_DATA);
    ENSURE_TEXT(err.text, words);
    pace_chart_free(chart);
}

static void test_refusals(void)
{
    static const double negative[] = {1, 2, -3, 4, 5, 6}, total[] = {11, 7};
    pace_parts parts = {.first = pace_year(2019), .count = 2, .labels = sectors, .part_count = 3, .values = negative, .decimals = -1};
    expect_error(&parts, "a part of 2019 is negative and has no place in a structure; show contributions");
    parts.values = added;
    parts.total = total;
    expect_error(&parts, "the parts of 2019 add up to more than its total; a structure needs parts of it");
}

static void test_words(void)
{
    static const double zero[] = {0, 30, 0, 30, 0, 40};
    pace_parts parts = {.first = pace_year(2019), .count = 2, .labels = sectors, .part_count = 3, .values = zero, .decimals = -1};
    pace_chart *chart;
    pace_buffer table = PACE_BUFFER_INIT;
    picture p = draw(&chart, &parts, true, 600, 400, PACE_THEME_LIGHT);
    ENSURE(find_text(&p, "合计为零的时期无比重。") != NULL);
    ENSURE_TEXT(pace_chart_alt(chart), "结构图（占比）。2019年：第一产业0，第二产业0，第三产业0。2020年：第一产业30.0%，第二产业30.0%，第三产业40.0%。");
    ENSURE(pace_chart_table(&table, chart, "csv", NULL) == PACE_OK);
    ENSURE_TEXT(table.text, "时期,第一产业,第二产业,第三产业,合计\n2019,0,0,0,0\n2020,30,30,40,100\n");
    pace_buffer_clear(&table);
    picture_done(chart, &p);
}

static void test_hostile(void)
{
    static const double sets[][4] = {{0, 0, 0, 0}, {(double)NAN, (double)NAN, (double)NAN, (double)NAN}, {1e307, 1e306, 1e-308, 5e-324},
                                     {1e15, 1e-15, 0, 3}, {(double)NAN, 1, 2, (double)NAN}};
    static const double sizes[][2] = {{16, 16}, {80, 60}, {200, 150}, {600, 400}, {4000, 3000}, {1600, 160}, {160, 900}};
    static char wide[1300];
    for (int i = 0; i < 400; i++)
        memcpy(wide + 3 * i, "字", 4);
    const char *const names[] = {wide, "R&D <b>"};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            for (int64_t n = 0; n <= 2; n++) {
                pace_parts parts = {.first = pace_year(2019), .count = n, .labels = names, .part_count = 2, .values = sets[i], .decimals = -1};
                pace_chart *chart;
                picture p = draw(&chart, &parts, k % 2, sizes[k][0], sizes[k][1], PACE_THEME_LIGHT);
                picture_done(chart, &p);
            }
}

static void fill_areas(pace_chart *chart)
{
    static double v[60];
    pace_parts parts = {.first = pace_month(2015, 1), .count = 20, .labels = sectors, .part_count = 3, .values = v, .decimals = -1};
    for (int i = 0; i < 60; i++)
        v[i] = i % 9 ? i : (double)NAN;
    pace_chart_structure(chart, &parts, true);
}

static void fill_bars(pace_chart *chart)
{
    pace_parts parts = sector_parts();
    pace_chart_structure(chart, &parts, false);
}

/* Asked for as areas, two periods are areas; a structure of as many is bars. */
static void test_few_areas(void)
{
    static const double values[] = {1, 2, 3, 2};
    static const char *const labels[] = {"Farms", "Works"};
    const pace_parts parts = {.first = pace_year(2015), .count = 2, .labels = labels, .part_count = 2, .values = values, .decimals = -1};
    for (int areas = 0; areas < 2; areas++) {
        pace_chart *chart = pace_chart_new(900, 600);
        if (areas)
            pace_chart_area(chart, &parts, false);
        else
            pace_chart_structure(chart, &parts, false);
        picture p = picture_of(chart);
        ENSURE(count_kind(&p, SCENE_POLYGON) == (areas ? 2 : 0));
        ENSURE(find_text(&p, "Works") != NULL);
        picture_done(chart, &p);
    }
}

int main(void)
{
    test_few_areas();
    test_shares();
    test_inside();
    test_names();
    test_areas();
    test_value_on_its_own_line();
    test_provisional_areas();
    test_refusals();
    test_words();
    test_hostile();
    ensure_memory(fill_areas);
    ensure_memory(fill_bars);
    return TEST_RESULT;
}
