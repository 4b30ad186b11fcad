/* Waterfalls by what is drawn where: levels that lead into each other, totals on zero, sums that must hold. */
#include "chart_kit.h"
#include "memory_kit.h"

static const char *const steps[] = {"2015 growth", "Consumption", "Investment", "Net exports", "2020 growth"};
static const double changes[] = {7.1, -5.1, 0.2, 0.1, 2.3};

static picture draw(pace_chart **chart, const pace_waterfall *w, double width, double height)
{
    *chart = pace_chart_new(width, height);
    pace_chart_title(*chart, "Weaker consumption explains the slowdown");
    pace_chart_waterfall(*chart, w);
    return picture_of(*chart);
}

static int bars_of(const picture *p, scene_item out[16])
{
    int n = 0;
    for (size_t i = 0; i < p->s.count && n < 16; i++)
        if (p->s.items[i].kind == SCENE_RECT)
            out[n++] = p->s.items[i];
    return n;
}

static void test_upright(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_waterfall w = {.labels = steps, .values = changes, .count = 5, .decimals = 1};
    pace_chart *chart;
    scene_item bar[16];
    picture p = draw(&chart, &w, 1200, 800);
    ENSURE(bars_of(&p, bar) == 5);
    double unit = bar[0].h / 7.1, zero = bar[0].y + bar[0].h, level = 0;
    for (int i = 0; i < 5; i++) {
        ENSURE_NEAR(bar[i].h, fabs(changes[i]) * unit, 1e-9);
        double from = i == 0 || i == 4 ? 0 : level, to = i == 4 ? 2.3 : level + changes[i];
        ENSURE_NEAR(bar[i].y, zero - fmax(from, to) * unit, 1e-6);
        level = to;
    }
    ENSURE(bar[0].fill == t->sum && bar[4].fill == t->sum);
    ENSURE(bar[1].fill == t->series[1] && bar[2].fill == t->series[0]);
    ENSURE(find_text(&p, "−5.1") && find_text(&p, "+0.2") && find_text(&p, "7.1") && !find_text(&p, "+7.1"));
    ENSURE_TEXT(pace_chart_alt(chart), "Waterfall chart. 2015 growth: 7.1; Consumption: −5.1; Investment: +0.2; Net exports: +0.1; "
                                       "2020 growth: 2.3.");
    pace_buffer table = PACE_BUFFER_INIT;
    ENSURE(pace_chart_table(&table, chart, "csv", NULL) == PACE_OK);
    ENSURE(strstr(table.text, "step,change,level\n2015 growth,,7.1\nConsumption,-5.1,") == table.text);
    pace_buffer_clear(&table);
    picture_done(chart, &p);
    w.down_is_good = true;
    p = draw(&chart, &w, 1200, 800);
    ENSURE(bars_of(&p, bar) == 5 && bar[1].fill == t->series[0] && bar[2].fill == t->series[1]);
    ENSURE(find_text(&p, "Blue is an improvement: lower is better.") != NULL);
    picture_done(chart, &p);
}

/* Names without room under upright bars: the bars lie, from the same zero. */
static void test_lying(void)
{
    static const char *const names[] = {"Gross regional product of the year 2015", "Value added of the primary sector",
                                        "Value added of the secondary sector", "Value added of the tertiary sector",
                                        "Gross regional product of the year 2017"};
    static const double v[] = {10905.6, 48.39, 879.81, 1576.54, 13410.34};
    pace_waterfall w = {.labels = names, .values = v, .count = 5, .decimals = -1};
    pace_chart *chart;
    scene_item bar[16];
    picture p = draw(&chart, &w, 360, 400);
    ENSURE(strstr(pace_chart_warnings(chart), "lie down") != NULL);
    ENSURE(bars_of(&p, bar) == 5);
    double unit = bar[0].w / v[0];
    ENSURE_NEAR(bar[4].x, bar[0].x, 1e-9);
    ENSURE_NEAR(bar[4].w, v[4] * unit, 1e-6);
    ENSURE_NEAR(bar[1].x, bar[0].x + bar[0].w, 1e-6);
    ENSURE_NEAR(bar[3].x + bar[3].w, bar[4].x + bar[4].w, 1e-6);
    picture_done(chart, &p);
}

/* Below zero, with totals on the way. */
static void test_negative(void)
{
    static const char *const names[] = {"2019", "Goods", "Mid", "Services", "2020"};
    static const double v[] = {2, -5, -3, 1.5, -1.5};
    static const bool totals[] = {true, false, true, false, true};
    pace_waterfall w = {.labels = names, .values = v, .is_total = totals, .count = 5, .decimals = 1};
    pace_chart *chart;
    scene_item bar[16];
    picture p = draw(&chart, &w, 600, 400);
    ENSURE(bars_of(&p, bar) == 5);
    double zero = bar[0].y + bar[0].h;
    ENSURE_NEAR(bar[2].y, zero, 1e-9);
    ENSURE_NEAR(bar[2].h, bar[0].h * 1.5, 1e-9);
    ENSURE_NEAR(bar[1].y + bar[1].h, bar[2].y + bar[2].h, 1e-9);
    const scene_item *under = find_text(&p, "−3.0"), *name = find_text(&p, "Goods");
    ENSURE(under && under->y > bar[2].y + bar[2].h && name && name->y > under->y);
    picture_done(chart, &p);
}

static void expect(const double *values, int64_t count, int decimals, pace_status code, const char *words)
{
    pace_waterfall w = {.labels = steps, .values = values, .count = count, .decimals = decimals};
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_waterfall(chart, &w);
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == code);
    ENSURE_TEXT(err.text, words);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

/* 7.1 - 5.1 + 0.2 + 0.1 = 2.3: what rounding to the printed digits may move is let through, and nothing else. */
static void test_sums(void)
{
    static const double rounded[] = {7.1, -5.1, 0.2, 0.1, 2.4}, wrong[] = {7.1, -5.1, 0.2, 0.1, 2.9},
                        third[] = {1, 1.0 / 3, 1.0 / 3, 1.0 / 3, 2}, hole[] = {1, (double)NAN, 1}, huge[] = {1e308, 1e308, 1e308};
    expect(changes, 5, 1, PACE_OK, "");
    expect(changes, 5, -1, PACE_OK, "");
    expect(rounded, 5, 1, PACE_OK, "");
    expect(third, 5, -1, PACE_OK, "");
    expect(wrong, 5, 1, PACE_ERR_DATA, "the steps up to \"2020 growth\" give 2.3 and not 2.9; add the step that is missing, or mend the total");
    expect(hole, 3, -1, PACE_ERR_DATA, "the value of \"Consumption\" is missing or infinite; a waterfall needs every step, 0 for none");
    expect(huge, 3, -1, PACE_ERR_DATA, "the steps up to \"Consumption\" add up to more than a number can hold; give a larger unit");
    expect(changes, 5, 16, PACE_ERR_ARG, "the steps lack labels or values, or have too many decimals; give both for each step and at most 15 decimals");
    expect(changes, 0, 1, PACE_OK, "");
    expect(changes, 1, 1, PACE_OK, "");
}

static void test_too_many(void)
{
    enum { N = 10000 };
    const char **names = malloc(N * sizeof *names);
    double *v = calloc(N, sizeof *v);
    pace_chart *chart;
    for (int i = 0; names && v && i < N; i++)
        names[i] = "place";
    pace_waterfall w = {.labels = names, .values = v, .count = N, .decimals = 0};
    picture p = draw(&chart, &w, 1200, 800);
    ENSURE(p.status == PACE_ERR_DATA);
    ENSURE(strstr(p.err.text, "10000 steps do not fit into a chart of 800 px height; at most ") == p.err.text);
    picture_clear(&p);
    pace_chart_free(chart);
    free(names);
    free(v);
}

static void test_hostile(void)
{
    static const double sets[][3] = {{0, 0, 0}, {1e307, -2e307, -1e307}, {5e-324, 0, 5e-324}, {-5, -8, -13}, {1e15, 1e-15, 1e15}};
    static const double sizes[][2] = {{16, 16}, {80, 60}, {200, 150}, {600, 400}, {4000, 3000}, {1600, 160}, {160, 900}};
    static char wide[1300];
    for (int i = 0; i < 400; i++)
        memcpy(wide + 3 * i, "字", 4);
    const char *const names[] = {wide, "R&D <b>", ""};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            pace_waterfall w = {.labels = names, .values = sets[i], .count = 3, .decimals = -1};
            pace_chart *chart;
            picture p = draw(&chart, &w, sizes[k][0], sizes[k][1]);
            if (p.status == PACE_ERR_DATA) { /* too low for three rows */
                picture_clear(&p);
                pace_chart_free(chart);
                continue;
            }
            picture_done(chart, &p);
        }
}

static void fill(pace_chart *chart)
{
    pace_waterfall w = {.labels = steps, .values = changes, .count = 5, .decimals = 1, .down_is_good = true};
    pace_chart_waterfall(chart, &w);
}

int main(void)
{
    test_upright();
    test_lying();
    test_negative();
    test_sums();
    test_too_many();
    test_hostile();
    ensure_memory(fill);
    return TEST_RESULT;
}
