/* Claims of a title: true ones are printed, false ones and such that nothing determines are refused. Logarithmic axes. */
#include "chart_kit.h"
#include "memory_kit.h"

static const double output[] = {7700, 8445, 9210, 9100};
static const double other[] = {100, 90, (double)NAN, 80};

static void fill_with(pace_chart *chart, const char *claim)
{
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    target.path = PACE_PATH_LINEAR;
    pace_chart_title(chart, "Title");
    pace_chart_line(chart, pace_series_of(output, 4, pace_year(2015)), "Actual");
    pace_chart_line(chart, pace_series_of(other, 4, pace_year(2015)), "Coal (raw)");
    pace_chart_target_path(chart, &target, "Plan");
    pace_chart_claim(chart, claim);
}

static pace_status render(const char *claim, pace_error *err)
{
    pace_chart *chart = pace_chart_new(600, 400);
    pace_buffer out = PACE_BUFFER_INIT;
    *err = (pace_error)PACE_ERROR_INIT;
    fill_with(chart, claim);
    pace_status status = pace_chart_render(&out, chart, "svg", err);
    ENSURE(status == PACE_OK ? out.length > 0 : out.length == 0);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
    return status;
}

/* The path is 7,700 + 1,760 a year: 12,980 in 2018. */
static void test_true(void)
{
    static const char *const claims[] = {
        "last < target", "last = 9100", "first>=7700", " max = 9210 ", "min <= first", "change = 1400", "growth > 18%",
        "growth < 0.182", "last(Coal (raw)) < first(Coal (raw))", "growth(Coal (raw)) = -20%", "path > last", "gap < -3879",
        "gap > -3881", "path >= 12979.99", "target = 16500", "1e3 < +2000", "min(Coal (raw)) = 80", "max(Actual) > max(Coal (raw))"};
    pace_error err;
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        if (render(claims[i], &err)) {
            fprintf(stderr, "%s: %s\n", claims[i], err.text);
            test_failures++;
        }
}

static void test_false(void)
{
    static const char *const claims[] = {"last >= target", "last > 9100", "last = 9100.5", "growth > 18.2%", "gap >= 0",
                                         "last(Coal (raw)) >= first(Coal (raw))", "first(Nobody) > 1", "2 < 1"};
    pace_error err;
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        ENSURE(render(claims[i], &err) == PACE_ERR_DATA);
        ENSURE(strstr(err.text, claims[i]) && strstr(err.text, "; "));
    }
    ENSURE(render("last >= target", &err) == PACE_ERR_DATA);
    ENSURE_TEXT(err.text, "the claim \"last >= target\" is false: the left side is 9100, the right one 16500; change the title");
    ENSURE(render("first(Nobody) > 1", &err) == PACE_ERR_DATA);
    ENSURE(strstr(err.text, "cannot be judged: the data do not determine its left side") != NULL);
}

static void test_unreadable(void)
{
    static const char *const claims[] = {"", "last", "last >", "> 3", "last == 3", "last > 3 4", "latest > 3", "last(Coal > 3",
                                         "last != 3", "last > 1,000", "target(x) > 3", "last > 3 %"};
    pace_error err;
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        if (render(claims[i], &err) != PACE_ERR_PARSE) {
            fprintf(stderr, "\"%s\" was read\n", claims[i]);
            test_failures++;
        }
}

/* Several have to hold together; other pictures have none; rendering twice says the same. */
static void test_several(void)
{
    static const double x[] = {1, 2};
    pace_chart *chart = pace_chart_new(600, 400);
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    fill_with(chart, "last < target");
    pace_chart_claim(chart, "last > first");
    ENSURE(pace_chart_render(&out, chart, "svg", NULL) == PACE_OK);
    size_t once = out.length;
    ENSURE(pace_chart_render(&out, chart, "svg", NULL) == PACE_OK && out.length == 2 * once);
    pace_chart_claim(chart, "last = max");
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_DATA && out.length == 2 * once);
    ENSURE(strstr(err.text, "last = max") != NULL);
    pace_chart_free(chart);
    chart = pace_chart_new(600, 400);
    pace_chart_scatter(chart, &(pace_scatter){.x = x, .y = x, .count = 2});
    pace_chart_claim(chart, "last > 1");
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_ARG);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

/* Equal factors are equal heights; the subtitle says so; ticks are 1, 2 and 5 times powers of ten. */
static void test_log(void)
{
    static const double v[] = {10, 100, 1000};
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_line(chart, pace_series_of(v, 3, pace_year(2010)), "x");
    pace_chart_subtitle(chart, "yuan");
    pace_chart_log(chart);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(find_text(&p, "yuan; logarithmic scale") != NULL);
    static const char *const ticks[] = {"10", "20", "50", "100", "200", "500", "1,000"};
    for (size_t i = 0; i < sizeof ticks / sizeof *ticks; i++)
        ENSURE(find_text(&p, ticks[i]) != NULL);
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_point *at = p.s.points + p.s.items[i].first;
        if (p.s.items[i].kind == SCENE_POLYLINE && p.s.items[i].count == 3)
            ENSURE_NEAR(at[0].y - at[1].y, at[1].y - at[2].y, 1e-9);
    }
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_log_refused(void)
{
    static const double v[] = {10, 0, 1000}, good[] = {1, 2, 3};
    static const char *const names[] = {"a", "b", "c"};
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_log(chart);
    pace_chart_line(chart, pace_series_of(v, 3, pace_year(2010)), "x");
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_DATA);
    ENSURE(strstr(err.text, "a value of 0 has no logarithm") != NULL);
    pace_chart_free(chart);
    chart = pace_chart_new(600, 400);
    pace_target target = pace_target_of(pace_year(2010), 1, pace_year(2013), -4);
    pace_chart_line(chart, pace_series_of(good, 3, pace_year(2010)), "x");
    pace_chart_target_path(chart, &target, "down");
    pace_chart_log(chart);
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_DATA);
    pace_chart_free(chart);
    chart = pace_chart_new(600, 400);
    pace_chart_bars(chart, &(pace_bars){.categories = names, .category_count = 3, .series_count = 1, .values = good, .decimals = -1});
    pace_chart_log(chart);
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_ARG);
    ENSURE(strstr(err.text, "the chart holds bars") != NULL && out.length == 0);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

/* From less than a percent to all that a double holds. */
static void test_log_ranges(void)
{
    static const double ranges[][2] = {{100, 100.5}, {900, 1700}, {1, 5}, {3, 30}, {1e-300, 1e300}, {5e-324, 1.7e308}, {7, 7},
                                       {1e-9, 1e-3}, {99, 101}, {1e300, 1.7e308}};
    static const double sizes[][2] = {{200, 150}, {600, 400}, {4000, 3000}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++)
            for (int zh = 0; zh < 2; zh++) {
                pace_chart *chart = pace_chart_new(sizes[k][0], sizes[k][1]);
                pace_chart_lang(chart, zh ? "zh" : "en");
                pace_chart_line(chart, pace_series_of(ranges[i], 2, pace_year(2010)), "x");
                pace_chart_log(chart);
                picture p = picture_of(chart);
                ENSURE(p.status == PACE_OK);
                ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
                ENSURE(p.s.count < 200 && count_kind(&p, SCENE_TEXT) >= 4);
                picture_clear(&p);
                pace_chart_free(chart);
            }
}

static void fill(pace_chart *chart)
{
    fill_with(chart, "last(Actual) < target");
    pace_chart_log(chart);
}

int main(void)
{
    test_true();
    test_false();
    test_unreadable();
    test_several();
    test_log();
    test_log_refused();
    test_log_ranges();
    ensure_memory(fill);
    return TEST_RESULT;
}
