/* Bullet rows and small multiples by what is drawn where. */
#include "chart_kit.h"
#include "chart/mark_bullet.h"

enum { ROWS = 5, YEARS = 6 };

static const double values[ROWS][YEARS] = {{10905, 11913, 13410, 14847, 16223, 15616},
                                           {126, 180, 237, 318, 339, 360},
                                           {0.75, 0.71, 0.68, 0.65, 0.63, 0.61},
                                           {82, 86, 90, 93, 97, 101},
                                           {(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN}};

static void make_rows(pace_gap rows[ROWS], int last_year)
{
    static const double goals[ROWS] = {19000, 400, 0.62, 100, 500};
    static const char *const units[ROWS] = {"CNY_100m", "km", "ratio", "percent", "teu_10k"};
    static const char *const names[ROWS] = {"Gross product", "Metro length", "Energy intensity", "Pension coverage", "Container capacity"};
    for (int i = 0; i < ROWS; i++) {
        pace_series series = pace_series_of(values[i], YEARS, pace_year(2015));
        pace_target target = pace_target_of(pace_year(2015), values[i][0], pace_year(2020), goals[i]);
        pace_gap_opts opts = PACE_GAP_OPTS_INIT;
        ENSURE(pace_unit_parse(&series.unit, units[i], strlen(units[i]), NULL) == PACE_OK);
        series.stock_flow = i ? PACE_STOCK : PACE_FLOW;
        target.unit = series.unit;
        target.name = names[i];
        target.better = i == 2 ? PACE_DOWN_IS_GOOD : PACE_UP_IS_GOOD;
        opts.at = pace_year(last_year);
        ENSURE(pace_gap_assess(&rows[i], series, &target, &opts, NULL) == PACE_OK);
    }
}

static picture draw(pace_chart **chart, bool panels, int last_year, double width, double height, const char *lang)
{
    pace_gap rows[ROWS];
    make_rows(rows, last_year);
    *chart = pace_chart_new(width, height);
    pace_chart_lang(*chart, lang);
    pace_chart_title(*chart, "Two targets were met");
    pace_chart_subtitle(*chart, "Latest value");
    if (panels)
        pace_chart_multiples(*chart, rows, ROWS);
    else
        pace_chart_bullets(*chart, rows, ROWS);
    return picture_of(*chart);
}

static void test_bullets(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart;
    picture p = draw(&chart, false, 2020, 1200, 800, "en");
    ENSURE(p.status == PACE_OK);
    ENSURE(find_text(&p, "✘ missed") && find_text(&p, "✔ met") && find_text(&p, "○ no data"));
    ENSURE(find_text(&p, "1,562") && find_text(&p, "1,900") && find_text(&p, "101%") && find_text(&p, "100%"));
    ENSURE(find_text(&p, "Latest 2020") && find_text(&p, "Target 2020"));
    ENSURE(find_text(&p, "lower is better") != NULL);
    ENSURE(find_text(&p, pace_reason_text(PACE_WHY_NO_LATEST, "en")) != NULL);
    double left = -1, tick = -1;
    int bars = 0;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        if (it->kind != SCENE_RECT)
            continue;
        if (it->fill == t->statuses[0].mark || it->fill == theme_status_of(t, PACE_MISSED)->mark) {
            ENSURE(left < 0 || fabs(it->x - left) < 1e-9); /* all from zero */
            left = it->x;
            bars++;
        } else if (it->fill == t->text) {
            ENSURE(tick < 0 || fabs(it->x - tick) < 1e-9); /* every row on its own scale: targets stand in line */
            tick = it->x;
        }
    }
    ENSURE(bars == 4 && tick > left);
    ENSURE(text_collisions(&p) == 0);
    ENSURE(runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* 21.3 + 18.6 + 19.8 = 59.7, which a bar's length would let be 60; -7.41 has the digits of the table; a target keeps its
 * own where it cannot be mistaken. */
static void test_digits_of_years(void)
{
    static const double jobs[] = {21.3, 18.6, 19.8}, share[] = {2.74, 2.86, 2.95};
    static const int8_t one[] = {1, 1, 1}, two[] = {2, 2, 2};
    pace_gap rows[2];
    pace_chart *chart = pace_chart_new(1000, 500);
    pace_series series = pace_series_of(jobs, 3, pace_year(2021));
    pace_target target = pace_target_of(pace_year(2020), (double)NAN, pace_year(2025), 90);
    picture p;
    series.decimals = one;
    series.stock_flow = PACE_FLOW;
    target.type = PACE_TARGET_TOTAL;
    target.name = "Jobs";
    ENSURE(pace_gap_assess(&rows[0], series, &target, NULL, NULL) == PACE_OK);
    series = pace_series_of(share, 3, pace_year(2021));
    series.decimals = two;
    target = pace_target_of(pace_year(2021), 2.74, pace_year(2025), 3);
    target.name = "Share";
    ENSURE(pace_gap_assess(&rows[1], series, &target, NULL, NULL) == PACE_OK);
    pace_chart_bullets(chart, rows, 2);
    p = picture_of(chart);
    ENSURE(find_text(&p, "59.7") && find_text(&p, "90") && find_text(&p, "2.95") && find_text(&p, "3"));
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Series without targets: a panel each with its own unit, and no word of a verdict. */
static void test_series_alone(void)
{
    static const double values_of[2][3] = {{15000, 15300, 15612}, {0.5, 0.4, 0.6}};
    static const char *const units[] = {"CNY_100m", "km"}, *const names[] = {"Output", "Metro"};
    pace_gap rows[2];
    pace_chart *chart = pace_chart_new(900, 500);
    picture p;
    memset(rows, 0, sizeof rows);
    for (int i = 0; i < 2; i++) {
        rows[i].series = pace_series_of(values_of[i], 3, pace_year(2021));
        ENSURE(pace_unit_parse(&rows[i].series.unit, units[i], strlen(units[i]), NULL) == PACE_OK);
        rows[i].target.name = rows[i].target.indicator = rows[i].target.plan_id = names[i];
        rows[i].target.unit = rows[i].series.unit;
        rows[i].target.value = rows[i].target_value = rows[i].latest = rows[i].base = (double)NAN;
    }
    pace_chart_lang(chart, "zh");
    pace_chart_multiples(chart, rows, 2);
    p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(find_text(&p, "亿元") && find_text(&p, "公里") && find_text(&p, "15,612") && find_text(&p, "0.6"));
    ENSURE(find_text(&p, "各图单位和纵轴刻度不同") != NULL);
    ENSURE(!strstr(pace_chart_alt(chart), "。；"));
    ENSURE(!find_text(&p, "○ 无数据") && !strstr(pace_chart_alt(chart), "无数据"));
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Few's proportions: the bar a third of the ground, the tick six tenths, in the place that the share says. */
static void test_bullet_mark(void)
{
    pace_chart *chart = pace_chart_new(600, 400);
    scene s;
    pen p = {.chart = chart, .scene = &s, .look = *theme_of(PACE_THEME_LIGHT)};
    bullet b = {100, 300, 50, 30, 0.5, 0.75, (double)NAN, 1.25, 0xFFu};
    scene_init(&s, 600, 400, 0, NULL);
    mark_bullet(&p, &b);
    ENSURE(s.count == 4);
    ENSURE_NEAR(s.items[0].w, 200, 1e-9);
    ENSURE_NEAR(s.items[1].w, 120, 1e-9);  /* path at 0.75 of 1.25 */
    ENSURE_NEAR(s.items[2].w, 80, 1e-9);   /* latest */
    ENSURE_NEAR(s.items[2].h, 10, 1e-9);
    ENSURE_NEAR(s.items[3].h, 18, 1e-9);
    ENSURE_NEAR(s.items[3].x + s.items[3].w / 2, 260, 1e-9);
    b.latest = 3; /* beyond the right end: an arrow says so */
    mark_bullet(&p, &b);
    ENSURE(s.count == 9);
    scene_clear(&s);
    pace_chart_free(chart);
}

static void test_small_and_chinese(void)
{
    static const double sizes[][2] = {{600, 400}, {420, 300}, {300, 600}, {1600, 500}, {120, 90}, {16, 16}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int panels = 0; panels < 2; panels++)
            for (int zh = 0; zh < 2; zh++) {
                pace_chart *chart;
                picture p = draw(&chart, panels, 2018, sizes[i][0], sizes[i][1], zh ? "zh" : "en");
                ENSURE(drawn_or_cramped(chart, &p));
                ENSURE(text_collisions(&p) == 0);
                ENSURE(runaways(&p) == 0);
                picture_clear(&p);
                pace_chart_free(chart);
            }
}

static void test_rows_left_out(void)
{
    pace_gap rows[ROWS * 12];
    for (int i = 0; i < 12; i++)
        make_rows(rows + i * ROWS, 2020);
    for (int panels = 0; panels < 2; panels++) {
        pace_chart *chart = pace_chart_new(600, 400);
        if (panels)
            pace_chart_multiples(chart, rows, ROWS * 12);
        else
            pace_chart_bullets(chart, rows, ROWS * 12);
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE(find_text(&p, "further targets are not shown.") != NULL);
        ENSURE(strstr(pace_chart_warnings(chart), "some targets are not shown") != NULL);
        ENSURE(runaways(&p) == 0);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* Rows whose target is zero, of the other sign, or far exceeded. */
static void test_odd_targets(void)
{
    static const double v[] = {1, 2, 30};
    double goals[] = {0, -5, 4};
    pace_gap rows[3];
    pace_chart *chart = pace_chart_new(900, 400);
    for (int i = 0; i < 3; i++) {
        pace_target target = pace_target_of(pace_year(2015), 1, pace_year(2017), goals[i]);
        target.name = "odd";
        target.path = PACE_PATH_LINEAR;
        ENSURE(pace_gap_assess(&rows[i], pace_series_of(v, 3, pace_year(2015)), &target, NULL, NULL) == PACE_OK);
    }
    pace_chart_bullets(chart, rows, 3);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(find_text(&p, "no bar: the target is zero or of the other sign") != NULL);
    ENSURE(count_kind(&p, SCENE_POLYGON) == 1);
    ENSURE(runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_multiples(void)
{
    pace_chart *chart;
    picture p = draw(&chart, true, 2018, 1200, 800, "en");
    const theme *t = theme_of(PACE_THEME_LIGHT);
    ENSURE(p.status == PACE_OK);
    ENSURE(find_text(&p, "Latest value; own scale in each panel; dashed: path to the target") != NULL);
    ENSURE(count_kind(&p, SCENE_DIAMOND) == 4);
    ENSURE(find_text(&p, pace_reason_text(PACE_WHY_NO_LATEST, "en")) != NULL);
    int lines = 0;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        if (it->kind == SCENE_POLYLINE && it->stroke == t->series[0]) {
            ENSURE(it->count == 4); /* 2015 to 2018: what came after does not count */
            lines++;
        }
    }
    ENSURE(lines == 4);
    /* order is kept: left to right, then down */
    const scene_item *a = find_text(&p, "Gross product"), *b = find_text(&p, "Metro length"), *c = find_text(&p, "Pension coverage");
    ENSURE(a && b && c);
    if (a && b && c)
        ENSURE(a->x < b->x && a->y <= b->y && c->y > a->y);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* One name twice: the due period tells them apart, and the plan's id where that is the same too. */
static void test_namesakes(void)
{
    static const char *const plans[] = {"twelfth", "thirteenth", "review"};
    for (int panels = 0; panels < 2; panels++)
        for (int zh = 0; zh < 2; zh++) {
            pace_gap rows[ROWS];
            make_rows(rows, 2018);
            for (int i = 0; i < 3; i++) {
                rows[i].target.name = zh ? "地区生产总值" : "Gross product";
                rows[i].target.due = pace_year(i ? 2020 : 2015);
                rows[i].target.plan_id = plans[i];
            }
            pace_chart *chart = pace_chart_new(1200, 800);
            pace_chart_lang(chart, zh ? "zh" : "en");
            if (panels)
                pace_chart_multiples(chart, rows, 4);
            else
                pace_chart_bullets(chart, rows, 4);
            picture p = picture_of(chart);
            ENSURE(p.status == PACE_OK);
            ENSURE(find_text(&p, zh ? "地区生产总值（2015年目标）" : "Gross product (2015 target)") != NULL);
            ENSURE(find_text(&p, zh ? "2020年目标，thirteenth）" : "(2020 target, thirteenth)") != NULL);
            ENSURE(find_text(&p, zh ? "2020年目标，review）" : "(2020 target, review)") != NULL);
            ENSURE(find_text(&p, zh ? "twelfth" : "coverage (") == NULL && find_text(&p, "Pension coverage") != NULL);
            ENSURE(strstr(pace_chart_alt(chart), zh ? "（2015年）" : " in 2015, ") != NULL);
            picture_clear(&p);
            pace_chart_free(chart);
        }
}

static int64_t points_of_lines(const picture *p)
{
    int64_t n = 0;
    for (size_t i = 0; i < p->s.count; i++)
        if (p->s.items[i].kind == SCENE_POLYLINE && p->s.items[i].stroke == theme_of(PACE_THEME_LIGHT)->series[0])
            n += p->s.items[i].count;
    return n;
}

/* Long histories do not squeeze the plan: the axis begins five years before the base where more than ten precede it. */
static void test_history(void)
{
    static const struct { int first, points; } cases[] = {{1950, 9}, {1999, 9}, {2005, 14}, {2012, 7}};
    double v[80];
    for (int i = 0; i < 80; i++)
        v[i] = 100 + i;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        pace_gap row;
        pace_series series = pace_series_of(v, 2019 - cases[k].first, pace_year(cases[k].first));
        pace_target target = pace_target_of(pace_year(2015), 160, pace_year(2020), 190);
        pace_chart *chart = pace_chart_new(600, 400);
        ENSURE(pace_gap_assess(&row, series, &target, NULL, NULL) == PACE_OK);
        pace_chart_multiples(chart, &row, 1);
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE(points_of_lines(&p) == cases[k].points); /* to 2018 */
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* Panels that are left out are counted, and say nothing at the foot; the others keep a size that can be read. */
static void test_panels_have_a_size(void)
{
    pace_gap rows[ROWS * 12];
    for (int i = 0; i < 12; i++)
        make_rows(rows + i * ROWS, 2020);
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_multiples(chart, rows, ROWS * 12);
    picture p = picture_of(chart);
    double least = 1200;
    int panels = 0;
    const scene_item *before = NULL;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        if (it->kind != SCENE_TEXT || !(strstr(it->text, " met") || strstr(it->text, " missed") || strstr(it->text, " no data")))
            continue;
        panels++;
        if (before && fabs(it->y - before->y) < 1e-9)
            least = it->x - before->x < least ? it->x - before->x : least;
        before = it;
    }
    ENSURE(panels > 8 && panels < 40 && least >= 150);
    ENSURE(find_text(&p, "further targets are not shown.") != NULL);
    ENSURE(strchr(pace_chart_warnings(chart), '\n') == NULL); /* one warning for all */
    picture_clear(&p);
    pace_chart_free(chart);
}

int main(void)
{
    test_history();
    test_panels_have_a_size();
    test_namesakes();
    test_bullets();
    test_digits_of_years();
    test_series_alone();
    test_bullet_mark();
    test_small_and_chinese();
    test_rows_left_out();
    test_odd_targets();
    test_multiples();
    return TEST_RESULT;
}
