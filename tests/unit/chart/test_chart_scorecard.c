/* Scorecards and heat maps by what stands in their cells. */
#include "row_kit.h"
#include "failing.h"

static const row_spec specs[] = {
    {"Output", "CNY_100m", 100, 200, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {100, 114, 140, 160, 179, 199.5}},
    {"Intensity", "ratio", 10, 5, PACE_TARGET_LEVEL, PACE_DOWN_IS_GOOD, {10, 8.1, 8, 7, 5.5, 5.01}},
    {"Floor", "percent", (double)NAN, 6, PACE_TARGET_FLOOR, PACE_UP_IS_GOOD, {6, 6.6, 6, 6.3, 6, 6.03}},
    {"Air", "percent", 50, 80, PACE_TARGET_SHARE, PACE_UP_IS_GOOD, {50, (double)NAN, 62, 68, 74, 80}},
    {"None", "km", 1, 2, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN}},
};
enum { ROWS = (int)(sizeof specs / sizeof *specs) };

static pace_chart *card(int until, double width, double height, const char *lang, const pace_allocator *allocator)
{
    pace_gap rows[ROWS];
    pace_chart *chart = pace_chart_new_with(width, height, allocator);
    for (int i = 0; i < ROWS; i++)
        kit_row(&rows[i], &specs[i], until);
    pace_chart_lang(chart, lang);
    pace_chart_scorecard(chart, rows, ROWS);
    return chart;
}

/* Linear paths: Output 120 140 160 180 200; Intensity 9 8 7 6 5; Air 56 62 68 74 80. */
static void test_cells(void)
{
    static const char *const want[] = {
        "Output|95|100|100|99|99.8|✘ missed",
        "Intensity|lower is better|90|100|100|92|100.2|✘ missed",
        "Floor|110|100|105|100|101|✔ met",
        "Air|—|100|100|100|100|✔ met",
        "None|—|—|—|—|—|○ no data",
    };
    char text[400];
    pace_chart *chart = card(2020, 1200, 800, "en", NULL);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    for (int i = 0; i < ROWS; i++)
        ENSURE_TEXT(kit_row_text(text, sizeof text, &p, specs[i].name), want[i]);
    ENSURE(find_text(&p, "2016") && find_text(&p, "2020") && !find_text(&p, "2015"));
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Blue is good: above the path where more is good, below it where less is. */
static void test_tints(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = card(2020, 1200, 800, "en", NULL);
    picture p = picture_of(chart);
    const scene_color want[] = {t->diverging[1], t->diverging[3], t->diverging[3], t->diverging[3], t->diverging[3],  /* Output */
                                t->diverging[6], t->diverging[3], t->diverging[3], t->diverging[5], t->diverging[3]}; /* Intensity */
    size_t n = 0;
    for (size_t i = 0; i < p.s.count && n < sizeof want / sizeof *want; i++)
        if (p.s.items[i].kind == SCENE_RECT) {
            if (p.s.items[i].fill != want[n])
                fprintf(stderr, "cell %zu: %08x\n", n, (unsigned)p.s.items[i].fill);
            ENSURE(p.s.items[i].fill == want[n++]);
        }
    ENSURE(n == sizeof want / sizeof *want);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* On the way down to a band what lies below the path is good; within the band there is nothing better than its edge. */
static void test_band(void)
{
    static const row_spec spec = {"Band", "percent", 40, 30, PACE_TARGET_BAND, PACE_NO_DIRECTION, {40, 37, 39, 37, 35.8, 29}};
    const theme *t = theme_of(PACE_THEME_LIGHT);
    const scene_color want[] = {t->diverging[5], t->diverging[2], t->diverging[3], t->diverging[3], t->diverging[2]};
    pace_series series = pace_series_of(spec.v, 6, pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), 40, pace_year(2020), 30);
    pace_gap row;
    size_t n = 0;
    target.type = PACE_TARGET_BAND;
    target.value_high = 35;
    target.name = spec.name;
    ENSURE(pace_gap_assess(&row, series, &target, NULL, NULL) == PACE_OK);
    pace_chart *chart = pace_chart_new(900, 400);
    pace_chart_scorecard(chart, &row, 1);
    picture p = picture_of(chart);
    char text[200];
    ENSURE_TEXT(kit_row_text(text, sizeof text, &p, "Band"), "Band|95|103|100|99|97|✘ missed"); /* 39 38 37 36 30 */
    for (size_t i = 0; i < p.s.count; i++)
        if (p.s.items[i].kind == SCENE_RECT) {
            ENSURE(n < 5 && p.s.items[i].fill == want[n < 5 ? n : 0]);
            n++;
        }
    ENSURE(n == 5);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_midway_and_table(void)
{
    char text[400];
    pace_buffer out = PACE_BUFFER_INIT;
    pace_chart *chart = card(2017, 900, 500, "zh", NULL);
    picture p = picture_of(chart);
    ENSURE_TEXT(kit_row_text(text, sizeof text, &p, "Output"), "Output|95|100|● 符合进度");
    ENSURE(!find_text(&p, "2018年") && find_text(&p, "2017年"));
    ENSURE(strstr(pace_chart_alt(chart), "评分表") && strstr(pace_chart_alt(chart), "符合进度"));
    ENSURE(pace_chart_table(&out, chart, "csv", NULL) == PACE_OK);
    ENSURE(strstr(out.text, "指标,2016年,2017年,评估结论\nOutput,95,100,符合进度\n") != NULL);
    pace_buffer_clear(&out);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_small(void)
{
    static const double sizes[][2] = {{600, 400}, {300, 200}, {200, 150}, {300, 600}, {4000, 3000}, {60, 40}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int zh = 0; zh < 2; zh++) {
            pace_chart *chart = card(2020, sizes[i][0], sizes[i][1], zh ? "zh" : "en", NULL);
            picture p = picture_of(chart);
            ENSURE(drawn_or_cramped(chart, &p) && text_collisions(&p) == 0 && runaways(&p) == 0);
            picture_clear(&p);
            pace_chart_free(chart);
        }
}

/* The last periods stay where there is no room for all. */
static void test_many_periods(void)
{
    double v[200];
    for (int i = 0; i < 200; i++)
        v[i] = 100 + i;
    pace_gap row;
    pace_series series = pace_series_of(v, 200, pace_month(2005, 1));
    pace_target target = pace_target_of(pace_month(2005, 1), 100, pace_month(2021, 8), 299);
    target.path = PACE_PATH_LINEAR;
    target.name = "Monthly";
    ENSURE(pace_gap_assess(&row, series, &target, NULL, NULL) == PACE_OK);
    pace_chart *chart = pace_chart_new(900, 400);
    pace_chart_scorecard(chart, &row, 1);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK && find_text(&p, "Periods before ") && strstr(pace_chart_warnings(chart), "periods before"));
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static const char *const rows[] = {"北部", "R&D <south>"}, *const columns[] = {"Q1", "Q2", "Q3"};
static const double values[] = {1, 2, (double)NAN, -4, 0, 5};

static pace_chart *map(double middle, bool down)
{
    pace_heat heat = {rows, columns, 2, 3, values, middle, -1, down};
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_heat(chart, &heat);
    return chart;
}

static void test_heat(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    char text[200];
    for (int down = 0; down < 2; down++) {
        pace_chart *chart = map(0, down);
        picture p = picture_of(chart);
        ENSURE_TEXT(kit_row_text(text, sizeof text, &p, rows[0]), "北部|1|2|—");
        ENSURE_TEXT(kit_row_text(text, sizeof text, &p, rows[1]), "R&D <south>|−4|0|5");
        ENSURE(find_text(&p, "Grey is near 0") != NULL && find_text(&p, "—: no data.") != NULL);
        scene_color fills[8] = {0};
        int n = 0;
        for (size_t i = 0; i < p.s.count && n < 8; i++)
            if (p.s.items[i].kind == SCENE_RECT)
                fills[n++] = p.s.items[i].fill;
        ENSURE(n == 5 && fills[3] == t->diverging[3] && fills[4] == t->diverging[down ? 0 : 6]);
        ENSURE(fills[2] == t->diverging[down ? 6 : 0]);
        picture_clear(&p);
        pace_chart_free(chart);
    }
    pace_chart *chart = map((double)NAN, false);
    picture p = picture_of(chart);
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE(find_text(&p, "The stronger the tint") != NULL);
    ENSURE(strstr(pace_chart_alt(chart), "Heat map. 北部: Q1 1, Q2 2, Q3 no data;") != NULL);
    ENSURE(pace_chart_table(&out, chart, "csv", NULL) == PACE_OK);
    ENSURE_TEXT(out.text, "category,Q1,Q2,Q3\n北部,1,2,\nR&D <south>,-4,0,5\n");
    pace_buffer_clear(&out);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void expect(const pace_heat *heat, double width, double height, pace_status code, const char *words)
{
    pace_chart *chart = pace_chart_new(width, height);
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_chart_heat(chart, heat);
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == code);
    ENSURE(strstr(err.text, words) != NULL);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

static void test_heat_refusals(void)
{
    static const double bad[] = {1, (double)INFINITY}, wild[] = {1e308, -1e308, 1e-308, 5e-324}, same[] = {7, 7, 7, 7};
    const char **many = calloc(10000, sizeof *many);
    double *zeros = calloc(10000, sizeof *zeros);
    for (int i = 0; many && i < 10000; i++)
        many[i] = "a";
    expect(&(pace_heat){rows, columns, 1, 2, bad, 0, -1, false}, 600, 400, PACE_ERR_DATA, "is infinite");
    expect(NULL, 600, 400, PACE_ERR_ARG, "give names of both");
    expect(&(pace_heat){rows, columns, -1, 2, bad, 0, -1, false}, 600, 400, PACE_ERR_ARG, "give names of both");
    expect(&(pace_heat){(const char *const *)many, columns, 10000, 1, zeros, 0, -1, false}, 600, 400, PACE_ERR_DATA, "do not fit");
    expect(&(pace_heat){rows, (const char *const *)many, 1, 70, zeros, 0, -1, false}, 600, 400, PACE_ERR_DATA, "at most 1 and ");
    expect(&(pace_heat){rows, columns, 2, 2, wild, 0, -1, false}, 600, 400, PACE_OK, "");
    expect(&(pace_heat){rows, columns, 2, 2, wild, (double)NAN, 3, true}, 4000, 3000, PACE_OK, "");
    expect(&(pace_heat){rows, columns, 2, 2, same, 7, -1, true}, 600, 400, PACE_OK, "");
    expect(&(pace_heat){rows, columns, 2, 2, same, (double)NAN, -1, true}, 600, 400, PACE_OK, "");
    expect(&(pace_heat){NULL, NULL, 0, 0, NULL, 7, -1, true}, 600, 400, PACE_OK, "");
    free(many);
    free(zeros);
}

static pace_status draw_failing(int kind, failing *f)
{
    pace_allocator allocator = {failing_resize, f};
    pace_buffer out = PACE_BUFFER_INIT;
    pace_heat heat = {rows, columns, 2, 3, values, 0, -1, false};
    pace_chart *chart = kind ? pace_chart_new_with(600, 400, &allocator) : card(2020, 600, 400, "zh", &allocator);
    if (kind)
        pace_chart_heat(chart, &heat);
    out.allocator = &allocator;
    pace_status status = pace_chart_render(&out, chart, "svg", NULL);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
    return status;
}

static void test_no_memory(void)
{
    for (int kind = 0; kind < 2; kind++) {
        bool fired = true;
        for (int64_t k = 0; fired; k += TEST_STRIDE(7)) {
            failing f = {.left = k};
            pace_status status = draw_failing(kind, &f);
            fired = f.fired;
            ENSURE(status == (fired ? PACE_ERR_NOMEM : PACE_OK));
            ENSURE(f.live == 0);
        }
    }
}

int main(void)
{
    test_cells();
    test_tints();
    test_band();
    test_midway_and_table();
    test_small();
    test_many_periods();
    test_heat();
    test_heat_refusals();
    test_no_memory();
    return TEST_RESULT;
}
