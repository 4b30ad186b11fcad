/* Contributions by what is drawn where: positives up and negatives down, totals, residuals, labels or a key, notes. */
#include "chart_kit.h"
#include "memory_kit.h"
#include "chart/parts.h"

static const char *const demands[] = {"Consumption", "Investment", "Net exports"};
/* Contributions of the three demands to the growth of China's gross product, points, 2015-2020 (shape as published). */
static const double points[] = {4.9, 4.5, 3.9, 4.3, 3.5, -0.2, 1.6, 3.1, 2.7, 2.9, 1.7, 1.8, 0.5, -0.8, 0.3, -0.5, 0.8, 0.6};
static const double growth[] = {7.0, 6.8, 6.9, 6.7, 6.0, 2.2};

static pace_parts demand_parts(void)
{
    return (pace_parts){.first = pace_year(2015), .count = 6, .labels = demands, .part_count = 3, .values = points,
                        .decimals = 1};
}

static picture draw(pace_chart **chart, const pace_parts *parts, double width, double height, bool zh)
{
    *chart = pace_chart_new(width, height);
    pace_chart_lang(*chart, zh ? "zh" : "en");
    pace_chart_title(*chart, "Consumption carried growth");
    pace_chart_contributions(*chart, parts);
    return picture_of(*chart);
}

/* Lengths are the values on one scale; what has the other sign hangs from zero; the total's dots are where it says. */
static void test_stacks(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_parts parts = demand_parts();
    pace_chart *chart;
    scene_item blue[16], orange[16], grey[16];
    parts.total = growth;
    picture p = draw(&chart, &parts, 1200, 800, false);
    /* one more of each: the squares of the key, for net exports are too thin to be named at the end */
    ENSURE(rects_of(&p, t->series[0], blue) == 7 && rects_of(&p, t->series[1], orange) == 7);
    ENSURE(rects_of(&p, t->rest, grey) == 7);
    double zero = blue[0].y + blue[0].h, unit = blue[0].h / 4.9;
    for (int i = 0; i < 5; i++) {
        ENSURE_NEAR(blue[i].y + blue[i].h, zero, 1e-9);
        ENSURE_NEAR(blue[i].h, points[i] * unit, 1e-9);
        ENSURE_NEAR(orange[i].h, points[6 + i] * unit, 1e-9);
        ENSURE_NEAR(orange[i].y + orange[i].h, blue[i].y, 1e-9);
        ENSURE_NEAR(grey[i].h, fabs(points[12 + i]) * unit, 1e-9);
        if (points[12 + i] < 0)
            ENSURE_NEAR(grey[i].y, zero, 1e-9);
        else
            ENSURE_NEAR(grey[i].y + grey[i].h, orange[i].y, 1e-9);
    }
    ENSURE_NEAR(blue[5].y, zero, 1e-9); /* 2020 hangs */
    ENSURE_NEAR(orange[5].y + orange[5].h, zero, 1e-9);
    int dots = -1; /* the key has one as well, before them */
    for (size_t i = 0; i < p.s.count; i++)
        if (p.s.items[i].kind == SCENE_CIRCLE && dots++ >= 0)
            ENSURE_NEAR(p.s.items[i].y, zero - growth[dots - 1] * unit, 1e-9);
    ENSURE(dots == 6);
    ENSURE(find_text(&p, "7.0") && find_text(&p, "6.8") && find_text(&p, "2.2"));
    const scene_item *year = find_text(&p, "2020");
    ENSURE(year && year->y > blue[5].y + blue[5].h + 2); /* at the foot, not on the zero line */
    ENSURE(find_text(&p, "Total") && find_text(&p, "Net exports") && !find_text(&p, "Residual"));
    picture_done(chart, &p);
}

/* Thick segments are named beside the last stack, in its order; thin ones in a key. */
static void test_labels_at_the_end(void)
{
    static const double v[] = {1.2, 1.1, 1.0, 3.4, 2.9, 2.6, 5.2, 4.4, 3.6};
    static const char *const sectors[] = {"第一产业", "第二产业", "第三产业"};
    pace_parts parts = {.first = pace_year(2018), .count = 3, .labels = sectors, .part_count = 3, .values = v,
                        .decimals = 1, .total_label = "增速"};
    pace_chart *chart;
    picture p = draw(&chart, &parts, 900, 600, true);
    const scene_item *a = find_text(&p, "第一"), *b = find_text(&p, "第二"), *c = find_text(&p, "第三"), *d = find_text(&p, "增速");
    ENSURE(a && b && c && d && a->y > b->y && b->y > c->y && c->y > d->y);
    ENSURE(a && b && c && d && fabs(a->x - b->x) < 1e-9 && fabs(c->x - d->x) < 1e-9 && a->x > 600);
    ENSURE(a && a->fill == theme_of(PACE_THEME_LIGHT)->series_text[0]);
    picture_done(chart, &p);
    parts = demand_parts();
    p = draw(&chart, &parts, 600, 400, false);
    a = find_text(&p, "Investment");
    b = find_text(&p, "Net exports");
    ENSURE(a && b && fabs(a->y - b->y) < 1e-9 && a->x < b->x && a->x < 200); /* a line under the subtitle */
    picture_done(chart, &p);
}

/* What the parts leave over is drawn where rounding does not explain it, and not where it does. */
static void test_residual(void)
{
    static const double rounded[] = {7.1, 6.8, 6.9, 6.7, 6.0, 2.2}, far[] = {7.4, 6.8, 6.9, 6.7, 6.0, 2.2};
    pace_parts parts = demand_parts();
    pace_chart *chart;
    pace_buffer table = PACE_BUFFER_INIT;
    parts.total = rounded;
    picture p = draw(&chart, &parts, 900, 600, false);
    ENSURE(!find_text(&p, "Residual"));
    picture_done(chart, &p);
    parts.total = far;
    p = draw(&chart, &parts, 900, 600, false);
    ENSURE(find_text(&p, "Residual") != NULL);
    ENSURE(pace_chart_table(&table, chart, "csv", NULL) == PACE_OK);
    ENSURE(strncmp(table.text, "period,Consumption,Investment,Net exports,Residual,Total\n2015,4.9,1.6,0.5,0.4,7.4\n2016,4.5,3.1,-0.8,0,6.8\n", 102) == 0);
    pace_buffer_clear(&table);
    picture_done(chart, &p);
    p = draw(&chart, &parts, 900, 600, true);
    ENSURE(find_text(&p, "残差") != NULL);
    picture_done(chart, &p);
}

/* A missing part: the others stand, the total has a gap, both are told; provisional and forecast are told too. */
static void test_missing_and_status(void)
{
    double holed[18];
    pace_parts parts = demand_parts();
    pace_chart *chart;
    memcpy(holed, points, sizeof holed);
    holed[8] = (double)NAN;
    parts.values = holed;
    parts.status = (const uint8_t *)"AAAAPF";
    picture p = draw(&chart, &parts, 900, 600, false);
    ENSURE(find_text(&p, "Investment: no data for 2017.") != NULL);
    ENSURE(find_text(&p, "Dashed edge: 2019 provisional, 2020 forecast.") != NULL);
    ENSURE(count_kind(&p, SCENE_CIRCLE) == 6); /* five totals and the one of the key */
    scene_item shade[16];
    ENSURE(rects_of(&p, theme_of(PACE_THEME_LIGHT)->forecast, shade) == 1);
    ENSURE(!strstr(pace_chart_alt(chart), "nan"));
    picture_done(chart, &p);
}

static void test_alt(void)
{
    pace_parts parts = demand_parts();
    pace_chart *chart;
    parts.total = growth;
    parts.total_label = "GDP growth";
    picture p = draw(&chart, &parts, 900, 600, false);
    ENSURE_TEXT(pace_chart_alt(chart), "Contributions. GDP growth: from 2015 at 7.0 to 2020 at 2.2. In 2020: Consumption −0.2, "
                                       "Investment 1.8, Net exports 0.6.");
    picture_done(chart, &p);
}

/* A value beside its dot is not struck by the line of the totals. */
static void test_values_clear_of_line(void)
{
    static const double v[] = {3, 9, 2, 10, 1, 8, 3, 9.5};
    static const char *const names[] = {"A", "B"};
    double two[16];
    pace_chart *chart;
    memcpy(two, v, sizeof v);
    memcpy(two + 8, v, sizeof v);
    pace_parts parts = {.first = pace_year(2010), .count = 8, .labels = names, .part_count = 2, .values = two, .decimals = 1};
    picture p = draw(&chart, &parts, 1200, 800, false);
    for (size_t i = 0; i < p.s.count; i++)
        if (p.s.items[i].kind == SCENE_TEXT && p.s.items[i].bold && strchr(p.s.items[i].text, '.'))
            ENSURE(lines_through(&p, &p.s.items[i], theme_of(PACE_THEME_LIGHT)->text) == 0);
    picture_done(chart, &p);
}

static void expect_error(const pace_parts *parts, pace_status code, const char *words)
{
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_contributions(chart, parts);
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_status status = pace_chart_render(&out, chart, "svg", &err);
    ENSURE(status == code);
    if (!strstr(err.text, words))
        fprintf(stderr, "\"%s\" lacks \"%s\"\n", err.text, words);
    ENSURE(strstr(err.text, words) != NULL);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

static void test_refusals(void)
{
    static const double huge[] = {1e308, 1e308}, infinite[] = {1, (double)INFINITY};
    pace_parts parts = demand_parts();
    parts.part_count = 13;
    expect_error(&parts, PACE_ERR_ARG, "give 1 to 12 parts");
    parts = demand_parts();
    parts.first = (pace_period){0};
    expect_error(&parts, PACE_ERR_ARG, "a first period");
    parts = (pace_parts){.first = pace_year(2015), .count = 1, .labels = demands, .part_count = 2, .values = huge, .decimals = -1};
    expect_error(&parts, PACE_ERR_DATA, "the parts of 2015 add up to more than a number can hold");
    parts.values = infinite;
    expect_error(&parts, PACE_ERR_DATA, "infinite");
    static double many[20000];
    parts = (pace_parts){.first = (pace_period){5000, PACE_DAILY, 0}, .count = 20000, .labels = demands, .part_count = 1, .values = many, .decimals = -1};
    many[0] = 1;
    expect_error(&parts, PACE_ERR_DATA, "20000 periods do not fit into a chart of 600 px; at most ");
}

static void test_hostile(void)
{
    static const double sets[][4] = {{0, 0, 0, 0}, {(double)NAN, (double)NAN, (double)NAN, (double)NAN}, {1e307, -1e307, 1e-308, 5e-324},
                                     {-1, -2, -3, -4}, {1e15, 1e-15, -1e15, 3}, {(double)NAN, 1, 2, (double)NAN}};
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
                picture p = draw(&chart, &parts, sizes[k][0], sizes[k][1], k % 2);
                picture_done(chart, &p);
            }
}

static void fill(pace_chart *chart)
{
    static const double far[] = {7.4, 6.8, 6.9, 6.7, 6.0, (double)NAN};
    double holed[18];
    pace_parts parts = demand_parts();
    memcpy(holed, points, sizeof holed);
    holed[8] = (double)NAN;
    parts.values = holed;
    parts.total = far;
    parts.status = (const uint8_t *)"AAAAPF";
    pace_chart_contributions(chart, &parts);
}

/* Periods without a figure at both ends are no slots; what all parts lack is said once; no bar is cut by a casing. */
static void test_empty_periods(void)
{
    const double none = (double)NAN;
    const double values[] = {none, 1, 2, none, 2, none, none, 2, 1, none, 1, none, none, 1, none, none, 1, none};
    static const char *const labels[] = {"Farms", "Works", "Shops"};
    const pace_parts parts = {.first = pace_year(2014), .count = 6, .labels = labels, .part_count = 3, .values = values, .decimals = -1};
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_contributions(chart, &parts);
    picture p = picture_of(chart);
    const theme *t = theme_of(PACE_THEME_LIGHT);
    ENSURE(find_text(&p, "2015") && find_text(&p, "2018") && !find_text(&p, "2014") && !find_text(&p, "2019"));
    const scene_item *note = find_text(&p, "No data for 2017");
    ENSURE(note && strncmp(note->text, "No data for 2017. Shops: no data for 2016.", 42) == 0);
    for (size_t i = 0; i < p.s.count; i++)
        ENSURE(p.s.items[i].kind != SCENE_POLYLINE || p.s.items[i].stroke != t->background);
    picture_done(chart, &p);
}

int main(void)
{
    test_empty_periods();
    test_stacks();
    test_labels_at_the_end();
    test_residual();
    test_missing_and_status();
    test_alt();
    test_values_clear_of_line();
    test_refusals();
    test_hostile();
    ensure_memory(fill);
    return TEST_RESULT;
}
