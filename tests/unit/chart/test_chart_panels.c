/* Panels on one time axis: places, units, scales of their own, what is left out. */
#include "chart_kit.h"
#include "memory_kit.h"

static const double output[] = {3960, 4620, 5566, 6762, 8004, 9051, 10070, 10906, 11913, 13410, 14847};
static const double growth[] = {15.0, 13.8, 14.7, 12.5, 11.4, 10.0, 9.7, 8.8, 7.8, 8.0, 8.0};
static const double idle[] = {4.0, 4.2, 4.1, (double)NAN, 3.9, 3.5, 3.2, 3.1, 3.0, 2.9, 2.8};
static const char *const names[] = {"Gross domestic product", "Real growth", "Registered unemployment"};

static void series_of(pace_series out[3])
{
    out[0] = pace_series_of(output, 11, pace_year(2008));
    out[1] = pace_series_of(growth, 11, pace_year(2008));
    out[2] = pace_series_of(idle, 11, pace_year(2008));
    ENSURE(pace_unit_parse(&out[0].unit, "CNY_100m", 8, NULL) == PACE_OK);
    out[1].unit.quantity = out[2].unit.quantity = PACE_PERCENT;
    out[0].status = (const uint8_t *)"AAAAAAAAAAF";
}

static void fill(pace_chart *chart)
{
    pace_series series[3];
    series_of(series);
    pace_chart_title(chart, "Output tripled while growth halved");
    pace_chart_subtitle(chart, "Wuhan");
    pace_chart_panels(chart, series, names, 3);
}

static void test_scene(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = pace_chart_new(1200, 800);
    double last_x = 0, above = 0;
    int lines = 0, feet = 0, grounds = 0;
    fill(chart);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        const scene_point *at = p.s.points + it->first;
        grounds += it->kind == SCENE_RECT && it->fill == t->forecast;
        feet += it->kind == SCENE_POLYLINE && it->stroke == t->axis && it->count == 2 && at[1].x - at[0].x > 600;
        if (it->kind != SCENE_CIRCLE)
            continue;
        ENSURE(lines == 0 || fabs(it->x - last_x) < 1e-9); /* 2018 stands at one place in all */
        ENSURE(it->y > above);
        last_x = it->x;
        above = it->y;
        lines++;
    }
    ENSURE(lines == 3 && feet == 3);
    ENSURE(grounds == 1); /* of the panel that has a forecast: the others are real in 2018 */
    for (int i = 0; i < 3; i++)
        ENSURE(find_text(&p, names[i]) != NULL);
    ENSURE(find_text(&p, "billion yuan") && find_text(&p, "8%") && find_text(&p, "1,485") && find_text(&p, "Forecast"));
    ENSURE(find_text(&p, "Wuhan; own unit and scale in each panel") != NULL);
    ENSURE(find_text(&p, "Registered unemployment: no data for 2011.") != NULL);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    ENSURE_TEXT(pace_chart_warnings(chart), "");
    ENSURE(strstr(pace_chart_alt(chart), "Panels of lines on one time axis. Gross domestic product: from 2008 at 3,960") != NULL);
    picture_clear(&p);
    pace_buffer table = PACE_BUFFER_INIT;
    ENSURE(pace_chart_table(&table, chart, "csv", NULL) == PACE_OK);
    ENSURE(table.text && strstr(table.text, "2011,6762,12.5,\n") != NULL);
    pace_buffer_clear(&table);
    pace_chart_free(chart);
}

static void test_refused(void)
{
    pace_series series[3];
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    series_of(series);
    series[2].view.first = pace_quarter(2008, 1);
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_panels(chart, series, NULL, 3);
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_FREQ);
    ENSURE(strstr(err.text, "annual and quarterly") != NULL);
    pace_chart_free(chart);
    chart = pace_chart_new(600, 400);
    pace_chart_panels(chart, NULL, NULL, 2);
    ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_ARG && out.length == 0);
    pace_chart_free(chart);
    pace_buffer_clear(&out);
}

/* Many panels: those that have room, and a note of the rest; names of 400 characters; nothing to show. */
static void test_shapes(void)
{
    static const double sizes[][2] = {{200, 150}, {600, 400}, {4000, 3000}, {60, 40}, {1600, 160}};
    static const double none[] = {(double)NAN, (double)NAN}, huge[] = {-1.7e308, 1.7e308}, small[] = {5e-324, 1e-308}, flat[] = {-7, -7};
    static const double *const shapes[] = {none, huge, small, flat};
    static char name[1300];
    static pace_series many[60];
    static const char *labels[60];
    for (int i = 0; i < 400; i++)
        memcpy(name + 3 * i, "测", 3);
    for (size_t i = 0; i < 60; i++) {
        many[i] = pace_series_of(shapes[i % 4], 2, pace_month(2019, 11));
        labels[i] = i % 2 ? name : "R&D <b>";
    }
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int64_t n = 0; n <= 60; n += n < 4 ? 1 : 28)
            for (int zh = 0; zh < 2; zh++) {
                pace_chart *chart = pace_chart_new(sizes[i][0], sizes[i][1]);
                pace_chart_lang(chart, zh ? "zh" : "en");
                pace_chart_panels(chart, many, labels, n);
                picture p = picture_of(chart);
                ENSURE(drawn_or_cramped(chart, &p));
                ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
                ENSURE(n < 60 || i != 1 || find_text(&p, zh ? "个序列未显示" : "more series are not shown"));
                picture_clear(&p);
                pace_chart_free(chart);
            }
}

int main(void)
{
    test_scene();
    test_refused();
    test_shapes();
    ensure_memory(fill);
    return TEST_RESULT;
}
