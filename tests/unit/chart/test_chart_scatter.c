/* Scatters: where points stand, a known fit, names clear of points and line, what is left out and refused. */
#include "chart_kit.h"
#include "memory_kit.h"

/* Anscombe's first quartet (The American Statistician 27(1), 1973): y = 3.0001 + 0.5001 x, R2 = 0.6665. */
static const double ax[] = {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5};
static const double ay[] = {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
static const char *const names[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K"};

static void fill(pace_chart *chart)
{
    pace_chart_title(chart, "More x, more y");
    pace_chart_scatter(chart, &(pace_scatter){ax, ay, names, 11, "x, units", "y, units", true, false, false, "C"});
}

static void test_fit(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = pace_chart_new(1200, 800);
    fill(chart);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(find_text(&p, "Fitted line: y = 3 + 0.5001 x, R\xC2\xB2 = 0.67.") != NULL);
    ENSURE(find_text(&p, "x, units") && find_text(&p, "y, units"));
    ENSURE(count_kind(&p, SCENE_CIRCLE) == 11);
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        const scene_point *at = p.s.points + it->first;
        if (it->kind == SCENE_CIRCLE)
            ENSURE(it->fill == t->rest || it->fill == t->series[0]);
        if (it->kind == SCENE_TEXT && strlen(it->text) == 1 && it->text[0] >= 'A')
            ENSURE(lines_through(&p, it, t->axis) == 0);
        if (it->kind == SCENE_POLYLINE && it->stroke == t->axis && fabs(at[1].y - at[0].y) > 50)
            ENSURE(at[1].y < at[0].y);
    }
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    ENSURE_TEXT(pace_chart_warnings(chart), "");
    ENSURE(strstr(pace_chart_alt(chart), "Scatter of 11 points. x, units from 4 to 14. y, units from 4.26 to 10.84.") != NULL);
    picture_clear(&p);
    pace_buffer table = PACE_BUFFER_INIT;
    ENSURE(pace_chart_table(&table, chart, "csv", NULL) == PACE_OK);
    ENSURE(table.text && strstr(table.text, "name,\"x, units\",\"y, units\"\nA,10,8.04\n") == table.text);
    pace_buffer_clear(&table);
    pace_chart_free(chart);
}

/* y = 2 x^3 is a straight line of slope 3 between logarithms. */
static void test_logs(void)
{
    static const double x[] = {1, 2, 5, 10, (double)NAN}, y[] = {2, 16, 250, 2000, 4};
    pace_chart *chart = pace_chart_new(900, 600);
    pace_chart_scatter(chart, &(pace_scatter){.x = x, .y = y, .count = 5, .fit = true, .log_x = true});
    pace_chart_log(chart);
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "lg y = 0.301 + 3 lg x") && find_text(&p, "R\xC2\xB2 = 1.00. 1 point without both values is not shown."));
    ENSURE(find_text(&p, "Logarithmic scales") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
    static const double bad[] = {1, -2, 5};
    chart = pace_chart_new(900, 600);
    pace_chart_scatter(chart, &(pace_scatter){.x = x, .y = bad, .count = 3, .log_y = true});
    p = picture_of(chart);
    ENSURE(p.status == PACE_ERR_DATA && strstr(p.err.text, "a value of \xE2\x88\x92" "2 has") == NULL);
    ENSURE(strstr(p.err.text, "a value of -2 has no logarithm") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_shapes(void)
{
    enum { MANY = 100000 };
    static const double sizes[][2] = {{200, 150}, {600, 400}, {4000, 3000}, {60, 40}, {1600, 160}};
    static const double huge[] = {-1.7e308, 1.7e308, 0}, small[] = {5e-324, 1e-308, 0}, flat[] = {7, 7, 7},
                        none[] = {(double)NAN, (double)NAN, (double)NAN};
    static const double *const shapes[] = {huge, small, flat, none};
    static char name[1300];
    const char *labels[] = {name, "R&D <b>", ""};
    for (int i = 0; i < 400; i++)
        memcpy(name + 3 * i, "测", 3);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int a = 0; a < 16; a++)
            for (int64_t n = 0; n < 4; n++) {
                pace_chart *chart = pace_chart_new(sizes[i][0], sizes[i][1]);
                pace_chart_lang(chart, a % 3 ? "zh" : "en");
                pace_chart_scatter(chart, &(pace_scatter){shapes[a / 4], shapes[a % 4], labels, n, name, name, true, false, false, "R&D <b>"});
                picture p = picture_of(chart);
                ENSURE(drawn_or_cramped(chart, &p));
                ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
                picture_clear(&p);
                pace_chart_free(chart);
            }
    double *x = malloc(2 * MANY * sizeof *x);
    if (!x)
        return;
    for (int i = 0; i < 2 * MANY; i++)
        x[i] = (double)(i * 7919LL % 100003);
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_scatter(chart, &(pace_scatter){.x = x, .y = x + MANY, .count = MANY, .fit = true});
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK && count_kind(&p, SCENE_CIRCLE) > 1000);
    picture_clear(&p);
    pace_chart_free(chart);
    free(x);
}

static int names_like(const picture *p, const char *start)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count; i++)
        n += p->s.items[i].kind == SCENE_TEXT && strncmp(p->s.items[i].text, start, strlen(start)) == 0;
    return n;
}

/* A highlight without a figure is no slip of the pen. */
static void test_bare_highlight(void)
{
    const double x[] = {1, 2, 3}, y[] = {2, (double)NAN, 5};
    static const char *const labels[] = {"East", "West", "Port"};
    for (int known = 0; known < 2; known++) {
        pace_chart *chart = pace_chart_new(600, 400);
        pace_chart_scatter(chart, &(pace_scatter){.x = x, .y = y, .labels = labels, .count = 3, .highlight = known ? "West" : "Wset"});
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE((strstr(pace_chart_warnings(chart), "one of its figures is missing") != NULL) == (known == 1));
        ENSURE((strstr(pace_chart_warnings(chart), "names no point") != NULL) == (known == 0));
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* Of many points the ends, the outliers and the highlight are named, and nothing is said of the others; no name stands on
 * the other side of zero than its point. */
static void test_many_names(void)
{
    static double x[60], y[60];
    static char texts[60][8];
    static const char *labels[60];
    for (int i = 0; i < 60; i++) {
        x[i] = i;
        y[i] = 0.5 * i - 15 + (i * 37 % 11 - 5) * 0.8;
        texts[i][0] = 'm';
        texts[i][1] = (char)('0' + i / 10);
        texts[i][2] = (char)('0' + i % 10);
        labels[i] = texts[i];
    }
    y[20] += 9;
    y[40] -= 9;
    y[50] -= 6;
    for (int few = 0; few < 2; few++) {
        pace_chart *chart = pace_chart_new(1200, 800);
        pace_chart_scatter(chart, &(pace_scatter){.x = x, .y = y, .labels = labels, .count = few ? 20 : 60, .fit = true, .highlight = "m12"});
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK && names_like(&p, "m") == (few ? 20 : 7));
        ENSURE(*pace_chart_warnings(chart) == '\0');
        ENSURE(find_text(&p, "m00") && find_text(&p, "m12"));
        ENSURE(few || (find_text(&p, "m20") && find_text(&p, "m40") && find_text(&p, "m50") && find_text(&p, "m59")));
        const scene_item *zero = NULL;
        for (size_t i = 0; i < p.s.count; i++) /* the one at the left, not the one at the foot */
            if (p.s.items[i].kind == SCENE_TEXT && !strcmp(p.s.items[i].text, "0") && p.s.items[i].anchor == SCENE_FINISH)
                zero = &p.s.items[i];
        ENSURE(few || zero);
        for (size_t i = 0; i < p.s.count && !few && zero; i++) {
            const scene_item *it = &p.s.items[i];
            if (it->kind == SCENE_TEXT && it->text[0] == 'm' && fabs(it->y - zero->y) > 18)
                ENSURE((it->y < zero->y) == (y[10 * (it->text[1] - '0') + it->text[2] - '0'] > 0));
        }
        picture_done(chart, &p);
    }
}

/* Names that find no place are counted, never lost in silence. */
static void test_crowd(void)
{
    static double x[20], y[20];
    static const char *labels[20];
    for (int i = 0; i < 20; i++) {
        x[i] = i % 3;
        y[i] = i % 2;
        labels[i] = "crowd";
    }
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_scatter(chart, &(pace_scatter){.x = x, .y = y, .labels = labels, .count = 20});
    picture p = picture_of(chart);
    ENSURE(strstr(pace_chart_warnings(chart), " points were left out: there is no room for them") != NULL);
    ENSURE(text_collisions(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

int main(void)
{
    test_bare_highlight();
    test_many_names();
    test_fit();
    test_logs();
    test_shapes();
    test_crowd();
    ensure_memory(fill);
    return TEST_RESULT;
}
