/* Line charts by what is drawn where: gaps, dashes, targets, paths, labels, axes. */
#include "chart_kit.h"

static const theme *light(void)
{
    return theme_of(PACE_THEME_LIGHT);
}

static pace_chart *chart_with(const double *values, int64_t n, const uint8_t *status, double width, double height)
{
    pace_chart *chart = pace_chart_new(width, height);
    pace_series series = pace_series_of(values, n, pace_year(2008));
    series.status = status;
    pace_chart_title(chart, "High-tech output must grow 16.5% a year");
    pace_chart_subtitle(chart, "100 million yuan, current prices");
    pace_chart_source(chart, "Source: illustrative data");
    pace_chart_line(chart, series, "Actual");
    return chart;
}

static int polylines(const picture *p, scene_color stroke, bool dashed, int64_t points)
{
    int n = 0;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        n += it->kind == SCENE_POLYLINE && it->stroke == stroke && (it->dash > 0) == dashed && (points == 0 || it->count == points);
    }
    return n;
}

/* A missing value parts the line, and the foot says so; the provisional end is dashed and hollow. */
static void test_gap_and_provisional(void)
{
    static const double v[] = {2500, 3100, (double)NAN, 4700, 5500, 6200, 7100, 7700, 8855};
    pace_chart *chart = chart_with(v, 9, (const uint8_t *)"AAAAAAAAP", 1200, 800);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(polylines(&p, light()->series[0], false, 2) == 1); /* 2008-2009 */
    ENSURE(polylines(&p, light()->series[0], false, 5) == 1); /* 2011-2015 */
    ENSURE(polylines(&p, light()->series[0], true, 2) == 1);  /* 2015-2016 */
    ENSURE(count_kind(&p, SCENE_CIRCLE) == 1);
    for (size_t i = 0; i < p.s.count; i++)
        if (p.s.items[i].kind == SCENE_CIRCLE)
            ENSURE(p.s.items[i].fill == light()->background && p.s.items[i].stroke == light()->series[0]);
    ENSURE(find_text(&p, "No data for 2010. Dashed, hollow: 2016 provisional.") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_isolated_points(void)
{
    static const double v[] = {1, (double)NAN, 3, (double)NAN, 2, (double)NAN, 5};
    pace_chart *chart = chart_with(v, 7, NULL, 600, 400);
    picture p = picture_of(chart);
    ENSURE(count_kind(&p, SCENE_CIRCLE) == 4);
    ENSURE(polylines(&p, light()->series[0], false, 0) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_target_and_path(double width, double height, const char *lang)
{
    static const double v[] = {2500, 3100, 3900, 4700, 5500, 6200, 7100, 7700, 8855};
    bool zh = lang[0] == 'z';
    pace_chart *chart = chart_with(v, 9, NULL, width, height);
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    pace_chart_lang(chart, lang);
    pace_chart_target_path(chart, &target, zh ? "规划" : "Plan");
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(count_kind(&p, SCENE_DIAMOND) == 1);
    ENSURE(polylines(&p, light()->target, true, 6) == 1); /* 2015 to 2020 */
    const scene_item *words = find_text(&p, zh ? "需年均增长16.5%" : "required 16.5% a year");
    const scene_item *end = find_text(&p, "16,500"), *actual = find_text(&p, zh ? "8,855（2016年）" : "8,855 (2016)");
    ENSURE(words && words->fill == light()->target_text);
    ENSURE(end && end->fill == light()->target_text);
    ENSURE(actual && actual->fill == light()->series_text[0]);
    if (words && actual) {
        ENSURE(lines_through(&p, words, light()->target) == 0 && lines_through(&p, words, light()->series[0]) == 0);
        ENSURE(lines_through(&p, actual, light()->target) == 0 && lines_through(&p, actual, light()->series[0]) == 0);
    }
    ENSURE(text_collisions(&p) == 0);
    ENSURE(runaways(&p) == 0);
    ENSURE_TEXT(pace_chart_warnings(chart), "");
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Actual and target that round to one number but differ are told apart; equal ones are not. */
static void test_verdict_safe(void)
{
    static const double v[] = {70, 75, 79.541};
    pace_chart *chart = pace_chart_new(600, 400);
    pace_target target = pace_target_of(pace_year(2015), 70, pace_year(2017), 80);
    static const int8_t decimals[] = {0, 0, 0};
    pace_series series = pace_series_of(v, 3, pace_year(2015));
    series.decimals = decimals;
    target.decimals = 0;
    pace_chart_line(chart, series, "Actual");
    pace_chart_target_path(chart, &target, "Plan");
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "79.5") != NULL);
    ENSURE(find_text(&p, "80.0") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* End labels of lines that end together: apart, in the order of the values, in the colours of their lines. */
static void test_crowded_ends(void)
{
    double v[8][5];
    char label[16] = "Line 0";
    pace_chart *chart = pace_chart_new(900, 500);
    for (int i = 0; i < 8; i++) {
        for (int k = 0; k < 5; k++)
            v[i][k] = 10 + k + 0.05 * i;
        label[5] = (char)('0' + i);
        pace_chart_line(chart, pace_series_of(v[i], 5, pace_year(2010)), label);
    }
    picture p = picture_of(chart);
    double above = 1e9;
    for (int i = 0; i < 8; i++) {
        label[5] = (char)('0' + i);
        const scene_item *text = find_text(&p, label);
        ENSURE(text != NULL);
        if (!text)
            continue;
        ENSURE(text->y < above);
        above = text->y;
        ENSURE(text->fill == (i < THEME_SERIES ? light()->series_text[i] : light()->rest_text));
    }
    ENSURE(text_collisions(&p) == 0);
    ENSURE(runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Labels that find no room are reported, never lost in silence. */
static void test_dropped_labels(void)
{
    static double v[30][2];
    pace_chart *chart = pace_chart_new(600, 300);
    for (int i = 0; i < 30; i++) {
        v[i][0] = i;
        v[i][1] = 30 - i;
        pace_chart_line(chart, pace_series_of(v[i], 2, pace_year(2010)), "crowd");
    }
    picture p = picture_of(chart);
    ENSURE(strstr(pace_chart_warnings(chart), "the label \"crowd\" was left out") != NULL);
    ENSURE(text_collisions(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Lines that are set off have the hues, their labels and the notes; all others are grey. */
static pace_chart *chart_of_many(int lines, const char *highlight, const char *second)
{
    static const double v[] = {1, 2, 3};
    static const double apart[] = {1, 1.5, 2};
    pace_chart *chart = pace_chart_new(900, 600);
    for (int i = 0; i < lines; i++) {
        char label[8] = {'N', (char)('0' + i / 100), (char)('0' + i / 10 % 10), (char)('0' + i % 10), '\0'};
        pace_chart_line(chart, pace_series_of(i % 2 ? v : apart, 3, pace_year(2010)), label);
    }
    pace_chart_highlight(chart, highlight);
    if (second)
        pace_chart_highlight(chart, second);
    return chart;
}

static void test_highlight(void)
{
    pace_chart *chart = chart_of_many(4, "N002", "N001");
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK && !*pace_chart_warnings(chart));
    ENSURE(polylines(&p, light()->series[0], false, 3) == 1 && polylines(&p, light()->series[1], false, 3) == 1);
    ENSURE(polylines(&p, light()->rest, false, 3) == 2);
    ENSURE(find_text(&p, "N002")->fill == light()->series_text[1] && find_text(&p, "N002")->bold);
    ENSURE(find_text(&p, "N000")->fill == light()->rest_text && !find_text(&p, "N000")->bold);
    picture_clear(&p);
    pace_chart_free(chart);

    chart = chart_of_many(50, "N017", NULL);
    p = picture_of(chart);
    ENSURE(p.status == PACE_OK && !*pace_chart_warnings(chart));
    ENSURE(polylines(&p, light()->rest, false, 3) == 49);
    ENSURE(find_text(&p, "N017") && !find_text(&p, "N000") && find_text(&p, "Grey: the 49 others."));
    size_t strong = 0, last_grey = 0;
    for (size_t i = 0; i < p.s.count; i++) {
        strong = p.s.items[i].kind == SCENE_POLYLINE && p.s.items[i].stroke == light()->series[0] ? i : strong;
        last_grey = p.s.items[i].kind == SCENE_POLYLINE && p.s.items[i].stroke == light()->rest ? i : last_grey;
    }
    ENSURE(strong > last_grey); /* on top */
    picture_clear(&p);
    pace_chart_free(chart);

    chart = chart_of_many(3, "N009", NULL);
    p = picture_of(chart);
    ENSURE(strcmp(pace_chart_warnings(chart), "the highlight \"N009\" names no line") == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Grey masses are refused, with the number that would do. */
static void test_too_many(void)
{
    static const struct {
        int lines;
        const char *highlight, *says;
    } cases[] = {{30, NULL, NULL}, {31, NULL, "31 lines are more than the 30 that can be told apart"},
                 {400, "N001", NULL}, {401, "N001", "401 lines are more than the 400 that a chart can show"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_chart *chart = chart_of_many(cases[i].lines, cases[i].highlight, NULL);
        picture p = picture_of(chart);
        ENSURE(p.status == (cases[i].says ? PACE_ERR_DATA : PACE_OK));
        ENSURE(!cases[i].says || strstr(p.err.text, cases[i].says) == p.err.text);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* One left edge: title, subtitle, source and the longest tick label begin at one x. */
static void test_left_edge(void)
{
    static const double v[] = {12500, 3100, 3900};
    pace_chart *chart = chart_with(v, 3, NULL, 1200, 800);
    picture p = picture_of(chart);
    const scene_item *title = find_text(&p, "High-tech"), *sub = find_text(&p, "100 million"), *source = find_text(&p, "Source:");
    const scene_item *tick = find_text(&p, "10,000");
    ENSURE(title && sub && source && tick);
    if (title && sub && source && tick) {
        ENSURE_NEAR(sub->x, title->x, 1e-9);
        ENSURE_NEAR(source->x, title->x, 1e-9);
        ENSURE_NEAR(text_box(&p, tick).x, title->x, 0.5);
    }
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Grid lines are horizontal, in the middle of a pixel, behind the data; the zero line is darker where it is crossed. */
static void test_grid(void)
{
    static const double v[] = {-3, 4, -2, 8};
    pace_chart *chart = chart_with(v, 4, NULL, 600, 400);
    picture p = picture_of(chart);
    size_t last_grid = 0, first_data = p.s.count;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        if (it->kind == SCENE_POLYLINE && it->stroke == light()->grid) {
            scene_point a = p.s.points[it->first], b = p.s.points[it->first + 1];
            ENSURE_NEAR(a.y, b.y, 0);
            ENSURE_NEAR(a.y - floor(a.y), 0.5, 1e-12);
            last_grid = i;
        }
        if (it->kind == SCENE_POLYLINE && it->stroke == light()->series[0] && i < first_data)
            first_data = i;
    }
    ENSURE(last_grid < first_data);
    ENSURE(polylines(&p, light()->zero, false, 2) == 1);
    ENSURE(find_text(&p, "−4") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Neither overflow nor "-0", and all of it on the canvas. */
static void test_hostile(void)
{
    static const double sets[][3] = {{5, (double)NAN, (double)NAN}, {7, 7, 7}, {0, 0, 0}, {1e300, 1e300, 1e300}, {5e-324, 5e-324, 0},
                                     {-1.7976931348623157e308, 1.7976931348623157e308, 0}, {1e-300, 1e300, 1}, {-0.0, 1, -0.0},
                                     {1e15, 1e15 + 0.25, 1e15}, {1, 1.0000000000000002, 1}, {1e9, 1e9 + 1, 1e9 + 2}};
    static const double sizes[][2] = {{16, 16}, {60, 40}, {150, 100}, {600, 400}, {200, 900}, {1600, 160}, {3000, 2000}};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            pace_chart *chart = chart_with(sets[i], 3, NULL, sizes[k][0], sizes[k][1]);
            picture p = picture_of(chart);
            ENSURE(p.status == PACE_OK || (p.status == PACE_ERR_DATA && sizes[k][0] <= 200)); /* no room for the plot */
            ENSURE(runaways(&p) == 0);
            ENSURE(text_collisions(&p) == 0);
            ENSURE(p.s.count < 400);
            ENSURE(!find_text(&p, "−0.0") || find_text(&p, "e"));
            picture_clear(&p);
            pace_chart_free(chart);
        }
}

static void test_no_data(void)
{
    static const double v[] = {(double)NAN, (double)NAN};
    pace_chart *chart = chart_with(v, 2, NULL, 600, 400);
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "No data") != NULL);
    ENSURE(find_text(&p, "Source:") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
    chart = chart_with(v, 0, NULL, 600, 400);
    pace_chart_lang(chart, "zh");
    p = picture_of(chart);
    ENSURE(find_text(&p, "无数据") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* A million values keep their extremes and become a bounded picture. */
static void test_million(void)
{
    enum { N = 1000000 };
    double *v = malloc(N * sizeof *v), top = 1e9, bottom = -1e9;
    pace_period first;
    if (!v || pace_period_day(&first, 1, 1, 1, NULL)) {
        test_failures++;
        free(v);
        return;
    }
    for (int i = 0; i < N; i++)
        v[i] = sin(i / 30000.0) * 50;
    v[333333] = 150;
    v[777] = -90;
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_line(chart, pace_series_of(v, N, first), "daily");
    picture p = picture_of(chart);
    for (size_t i = 0; i < p.s.count; i++)
        for (int64_t k = 0; p.s.items[i].kind == SCENE_POLYLINE && p.s.items[i].stroke == light()->series[0] && k < p.s.items[i].count; k++) {
            top = fmin(top, p.s.points[p.s.items[i].first + k].y);
            bottom = fmax(bottom, p.s.points[p.s.items[i].first + k].y);
        }
    ENSURE(p.s.point_count < 6000);
    const scene_item *high = find_text(&p, "150"), *low = find_text(&p, "−100");
    ENSURE(high && low);
    if (high && low) { /* 150 is on its tick, -90 a little above the one of -100 */
        ENSURE_NEAR(top, high->y - high->size * 0.35, 4);
        double unit = (low->y - high->y) / 250;
        ENSURE_NEAR(bottom - top, 240 * unit, 2);
    }
    picture_clear(&p);
    pace_chart_free(chart);
    free(v);
}

typedef struct time_case {
    int64_t n;
    pace_period first;
    double width;
    const char *lang, *has, *has_too, *not_in;
} time_case;

static void test_time_labels(void)
{
    static double v[60];
    pace_period half;
    ENSURE(pace_period_make(&half, PACE_HALFYEARLY, 2015, 1, NULL) == PACE_OK);
    const time_case cases[] = {
        {6, pace_year(2015), 1200, "en", "2016", "2020", "2016年"},   {6, pace_year(2015), 1200, "zh", "2016年", "2020年", NULL},
        {13, pace_year(2008), 400, "en", "2010", "09", "2009"},       {60, pace_year(1961), 600, "en", "1970", "2020", "1961"},
        {9, pace_quarter(2019, 3), 1200, "en", "Q3", "2021", NULL},   {9, pace_quarter(2019, 3), 1200, "zh", "一季度", "2020年", NULL},
        {40, pace_quarter(2012, 1), 900, "en", "2015", "2021", "Q"},  {30, pace_month(2019, 3), 700, "en", "Apr", "2020", "Feb"},
        {7, pace_month(2019, 3), 900, "zh", "4月", "2019年", NULL},   {4, half, 900, "zh", "下半年", "2016年", NULL},
        {1, pace_quarter(2019, 3), 600, "zh", "2019年三季度", NULL, NULL},
    };
    for (int i = 0; i < 60; i++)
        v[i] = 3 + i % 7;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_chart *chart = pace_chart_new(cases[i].width, 500);
        pace_chart_lang(chart, cases[i].lang);
        pace_chart_line(chart, pace_series_of(v, cases[i].n, cases[i].first), "");
        picture p = picture_of(chart);
        ENSURE(find_text(&p, cases[i].has) != NULL);
        ENSURE(!cases[i].has_too || find_text(&p, cases[i].has_too) != NULL);
        ENSURE(!cases[i].not_in || find_text(&p, cases[i].not_in) == NULL);
        ENSURE(text_collisions(&p) == 0);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* Chinese axes go to 万 as a whole: no number beside them is in another scale. */
static void test_wan(void)
{
    static const double v[] = {120000, 350000, 410000};
    pace_chart *chart = pace_chart_new(900, 500);
    pace_chart_lang(chart, "zh");
    pace_chart_line(chart, pace_series_of(v, 3, pace_year(2010)), "产值");
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "41万") != NULL);
    ENSURE(find_text(&p, "20万") != NULL);
    ENSURE(find_text(&p, "000") == NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

typedef struct goal_case {
    pace_target_type type;
    double value;
    const char *words;
    int64_t points; /* of the path; 0 = none */
} goal_case;

/* How far the path of a target of 200 in 2020 is below its end in 2017, the way from base to end being 1. */
static double left_in_2017(pace_milestone *stones, int64_t count)
{
    static const double v[] = {100, 110, 125, 140};
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_target target = pace_target_of(pace_year(2015), 100, pace_year(2020), 200);
    double left = (double)NAN;
    target.path = PACE_PATH_LINEAR;
    target.milestones = stones;
    target.milestone_count = count;
    pace_chart_line(chart, pace_series_of(v, 4, pace_year(2015)), "Actual");
    pace_chart_target_path(chart, &target, "");
    if (count)
        stones[0].value = 0; /* the chart has its own */
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        const scene_point *at = p.s.points + it->first;
        if (it->kind == SCENE_POLYLINE && it->stroke == light()->target && it->count == 6)
            left = (at[2].y - at[5].y) / (at[0].y - at[5].y);
    }
    picture_clear(&p);
    pace_chart_free(chart);
    return left;
}

/* Straight it would be three fifths; through 180 in 2017 it is a fifth. */
static void test_milestones(void)
{
    pace_milestone stones[] = {{pace_year(2017), 180}};
    ENSURE_NEAR(left_in_2017(NULL, 0), 0.6, 1e-2);
    ENSURE_NEAR(left_in_2017(stones, 1), 0.2, 1e-2);
}

/* Each type of target by its own rule, on a level of 100 to 140 in 2015-2018. */
static void test_target_types(void)
{
    static const double v[] = {100, 110, 125, 140};
    static const goal_case cases[] = {
        {PACE_TARGET_LEVEL, 200, "required +20 a year", 6},     {PACE_TARGET_SHARE, 200, "required +20 a year", 6},
        {PACE_TARGET_MULTIPLE, 2, "required +20 a year", 6},    {PACE_TARGET_AVERAGE_GROWTH, 14.87, "required 14.9% a year", 6},
        {PACE_TARGET_CUMULATIVE, -20, "required −4.4% a year", 6}, {PACE_TARGET_FLOOR, 120, "at least 120 every year", 5},
        {PACE_TARGET_CEILING, 150, "at most 150 every year", 5}, {PACE_TARGET_TOTAL, 700, "needs 140 a year on average", 5},
        {PACE_TARGET_REDUCTION, 50, "required −10 a year", 6},
        {PACE_TARGET_BAND, 150, NULL, 0},                       {PACE_TARGET_BINARY, 1, NULL, 0},
        {PACE_TARGET_COUNT, 150, NULL, 0},                      {PACE_TARGET_RANK, 150, NULL, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_chart *chart = pace_chart_new(1200, 800);
        pace_target target = pace_target_of(pace_year(2015), 100, pace_year(2020), cases[i].value);
        target.type = cases[i].type;
        target.path = PACE_PATH_LINEAR;
        pace_chart_line(chart, pace_series_of(v, 4, pace_year(2015)), "Actual");
        pace_chart_target_path(chart, &target, "");
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        ENSURE(count_kind(&p, SCENE_DIAMOND) == 1);
        ENSURE(polylines(&p, light()->target, true, 0) == (cases[i].points > 0));
        ENSURE(!cases[i].points || polylines(&p, light()->target, true, cases[i].points) == 1);
        ENSURE(!cases[i].words || find_text(&p, cases[i].words) != NULL);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

static const scene_item *ground_of(const picture *p)
{
    for (size_t i = 0; i < p->s.count; i++)
        if (p->s.items[i].kind == SCENE_RECT && p->s.items[i].fill == light()->forecast)
            return &p->s.items[i];
    return NULL;
}

/* Forecasts stand on a ground that begins at the last figure and is named there, behind everything. */
static void test_forecast(const char *lang)
{
    static const double v[] = {10, 12, 11, 13, 14, 15, 17};
    pace_chart *chart = chart_with(v, 7, (const uint8_t *)"AAAAPFF", 1200, 800);
    pace_chart_lang(chart, lang);
    picture p = picture_of(chart);
    const scene_item *ground = ground_of(&p), *label = NULL;
    for (size_t i = 0; i < p.s.count; i++)
        if (p.s.items[i].kind == SCENE_TEXT && strcmp(p.s.items[i].text, lang[0] == 'z' ? "预测" : "Forecast") == 0)
            label = &p.s.items[i];
    ENSURE(ground && label);
    bool starts = false;
    for (size_t i = 0; ground && i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        const scene_point *at = p.s.points + it->first;
        if (it->kind == SCENE_POLYLINE && it->stroke == light()->series[0]) {
            ENSURE(it > ground);
            for (int64_t k = 0; k < it->count; k++)
                starts = starts || fabs(at[k].x - ground->x) < 1e-9;
        }
    }
    ENSURE(starts);
    if (ground && label)
        ENSURE(label->x > ground->x && label->x < ground->x + 20);
    ENSURE(find_text(&p, lang[0] == 'z' ? "17（预测）" : "17 (forecast)") != NULL);
    ENSURE(strstr(pace_chart_alt(chart), lang[0] == 'z' ? "自2013年起为预测" : "Forecast from 2013 on.") != NULL);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* No ground under the figures of another line, nor for a forecast that figures follow. */
static void test_no_ground(void)
{
    static const double v[] = {10, 12, 11, 13}, w[] = {1, 2, 3, 4};
    pace_chart *chart = chart_with(v, 4, (const uint8_t *)"AAFF", 900, 600);
    pace_chart_line(chart, pace_series_of(w, 4, pace_year(2008)), "Other");
    picture p = picture_of(chart);
    ENSURE(!ground_of(&p) && polylines(&p, light()->series[0], true, 0) == 1);
    picture_clear(&p);
    pace_chart_free(chart);
    chart = chart_with(v, 4, (const uint8_t *)"AFAA", 900, 600);
    p = picture_of(chart);
    ENSURE(!ground_of(&p));
    picture_clear(&p);
    pace_chart_free(chart);
}

/* A band: a diamond at each edge, both numbers with the same digits, and the scale holds them. */
static void test_band(void)
{
    static const double v[] = {4.1, 4.0, 4.3};
    pace_chart *chart = pace_chart_new(900, 600);
    pace_target target = pace_target_of(pace_year(2016), 4, pace_year(2020), 4.5);
    target.type = PACE_TARGET_BAND;
    target.value_high = 6;
    pace_chart_line(chart, pace_series_of(v, 3, pace_year(2016)), "Rate");
    pace_chart_target_path(chart, &target, "Plan");
    picture p = picture_of(chart);
    double y[2] = {0, 0}, x[2] = {0, 1};
    int n = 0;
    for (size_t i = 0; i < p.s.count; i++)
        if (p.s.items[i].kind == SCENE_DIAMOND && n < 2) {
            x[n] = p.s.items[i].x;
            y[n++] = p.s.items[i].y;
        }
    ENSURE(n == 2);
    ENSURE_NEAR(x[0], x[1], 1e-9);
    ENSURE(y[0] < y[1] - 50);
    ENSURE(find_text(&p, "4.5–6") != NULL);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* The plan's years under the axis, in both languages; two plans that follow each other, one written over the other once. */
static void test_plan_periods(void)
{
    static const double v[] = {4, 5, 6, 7, 8, 9};
    pace_target first = pace_target_of(pace_year(2010), 4, pace_year(2015), 8);
    pace_target second = pace_target_of(pace_year(2015), 8, pace_year(2020), 16);
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_line(chart, pace_series_of(v, 6, pace_year(2010)), "Output");
    pace_chart_target_path(chart, &first, "12th plan");
    pace_chart_target_path(chart, &second, "13th plan");
    pace_chart_target_path(chart, &second, "again");
    picture p = picture_of(chart);
    const scene_item *a = find_text(&p, "12th plan 2011–2015"), *b = find_text(&p, "13th plan 2016–2020");
    ENSURE(a && b && fabs(a->y - b->y) < 1e-9 && a->x < b->x);
    ENSURE(!find_text(&p, "again 2016"));
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
    chart = pace_chart_new(600, 400);
    pace_chart_lang(chart, "zh");
    pace_chart_line(chart, pace_series_of(v, 6, pace_year(2010)), "产出");
    pace_chart_target_path(chart, &second, "");
    p = picture_of(chart);
    ENSURE(find_text(&p, "规划期 2016–2020年") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Weeks by their numbers, days in their month. */
static void test_weeks_and_days(void)
{
    static const double v[] = {3, 4, 5, 4, 3, 4, 5, 6, 5, 4};
    static const char *const wanted[][2][4] = {{{"W50", "2019", "W1", "2020"}, {"50周", "2019年", "1周", "2020年"}},
                                               {{"28", "Jan 2020", "1", "Feb 2020"}, {"28日", "2020年1月", "1日", "2020年2月"}}};
    pace_period starts[2];
    ENSURE(pace_period_make(&starts[0], PACE_WEEKLY, 2019, 50, NULL) == PACE_OK);
    ENSURE(pace_period_day(&starts[1], 2020, 1, 28, NULL) == PACE_OK);
    for (int days = 0; days < 2; days++)
        for (int zh = 0; zh < 2; zh++) {
            pace_chart *chart = pace_chart_new(1200, 600);
            pace_chart_lang(chart, zh ? "zh" : "en");
            pace_chart_line(chart, pace_series_of(v, 10, starts[days]), "x");
            picture p = picture_of(chart);
            for (int k = 0; k < 4; k++) {
                bool found = false;
                for (size_t i = 0; i < p.s.count; i++)
                    found = found || (p.s.items[i].kind == SCENE_TEXT && strcmp(p.s.items[i].text, wanted[days][zh][k]) == 0);
                ENSURE(found);
            }
            ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
            picture_clear(&p);
            pace_chart_free(chart);
        }
}

/* Lines that end among others: their labels stand on no line. */
static void test_labels_off_lines(void)
{
    static const char *const names[] = {"Alpha", "Beta", "Gamma", "Delta", "Epsilon"};
    double v[5][14];
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_target target = pace_target_of(pace_year(2015), 60, pace_year(2020), 70);
    for (int i = 0; i < 5; i++) {
        for (int k = 0; k < 14; k++)
            v[i][k] = 50 + 20 * sin(k * 0.6 + i) + i * 3;
        pace_chart_line(chart, pace_series_of(v[i], 14 - i % 3, pace_year(2005)), names[i]);
    }
    pace_chart_target_path(chart, &target, "Plan");
    picture p = picture_of(chart);
    for (int i = 0; i < 5; i++) {
        const scene_item *label = find_text(&p, names[i]);
        ENSURE(label != NULL);
        for (int k = 0; label && k < THEME_SERIES; k++)
            ENSURE(lines_through(&p, label, light()->series[k]) == 0);
        ENSURE(!label || (lines_through(&p, label, light()->rest) == 0 && lines_through(&p, label, light()->target) == 0));
    }
    ENSURE(text_collisions(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

/* How many lines of data go from the place of one period to that of the next; dots in that colour. */
static int stretches(const picture *p, int *dots)
{
    int n = 0;
    *dots = 0;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        n += it->kind == SCENE_POLYLINE && it->stroke == light()->series[0];
        *dots += it->kind == SCENE_CIRCLE && it->fill == light()->series[0];
    }
    return n;
}

/* A break ends the line before it, and short dashes stand there. */
static void test_break(void)
{
    static const double v[] = {3, 4, 5, 8, 9, 10};
    static const uint8_t status[] = "AAABAA";
    int dots;
    for (int k = 0; k < 2; k++) {
        pace_series s = pace_series_of(v, 6, pace_year(2015));
        pace_chart *chart = pace_chart_new(1200, 800);
        s.status = k ? status : NULL;
        pace_chart_line(chart, s, "Output");
        picture p = picture_of(chart);
        ENSURE(stretches(&p, &dots) == (k ? 2 : 1));
        ENSURE(polylines(&p, light()->muted, true, 2) == (k ? 1 : 0));
        ENSURE((find_text(&p, "Break in the series: 2018") != NULL) == (k == 1));
        picture_done(chart, &p);
    }
}

/* A table of figures every few years is joined, with a dot at each figure and a note; other gaps stay, and one that all
 * lines have is told once. */
static void test_spacing(void)
{
    const double no = (double)NAN;
    const double fives[2][6] = {{3, no, no, no, no, 5}, {2, no, no, no, no, 4}}, seconds[2][6] = {{1, no, 2, no, 3, no}, {4, no, 3, no, 2, no}};
    const double gap[2][6] = {{1, 2, no, 3, 4, 5}, {2, 3, no, 3, 2, no}}, one[2][6] = {{no, 1, no, 2, no, no}, {no, 3, no, 4, no, no}};
    const struct { const double (*v)[6]; int stretches, dots; const char *note; } cases[] = {
        {fives, 1, 2, "No figures between 2015 and 2020."}, {seconds, 1, 3, "No figures between the dots."},
        {gap, 2, 1, "No data for 2017."}, {one, 0, 2, "No data for 2017."}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_chart *chart = pace_chart_new(1200, 800);
        int dots;
        pace_chart_line(chart, pace_series_of(cases[i].v[0], 6, pace_year(2015)), "A");
        pace_chart_line(chart, pace_series_of(cases[i].v[1], 6, pace_year(2015)), "B");
        picture p = picture_of(chart);
        ENSURE(stretches(&p, &dots) == cases[i].stretches);
        ENSURE(dots == cases[i].dots);
        const scene_item *note = find_text(&p, cases[i].note);
        ENSURE(note && strcmp(note->text, cases[i].note) == 0);
        picture_done(chart, &p);
    }
}

/* Daily prices have no weekends: the line runs over them, a holiday is a gap, and one Sunday with a figure makes all of them so. */
static void test_weekends(void)
{
    const double no = (double)NAN;
    /* Monday 6 October 2025 to Friday 17 October, without Tuesday 14 */
    const double days[12] = {1, 2, 3, 4, 5, no, no, 6, no, 7, 8, 9}, sunday[12] = {1, 2, 3, 4, 5, no, 5, 6, no, 7, 8, 9};
    const struct { const double *v; int stretches, dots; const char *note; } cases[] = {
        {days, 2, 1, "No data for 14 Oct 2025."}, {sunday, 3, 1, "No data for 11 Oct 2025, 14 Oct 2025."}};
    for (int lines = 1; lines <= 2; lines++)
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            pace_period monday;
            int dots;
            ENSURE(!pace_period_parse(&monday, "2025-10-06", 10, NULL, NULL));
            pace_chart *chart = pace_chart_new(1200, 800);
            for (int k = 0; k < lines; k++)
                pace_chart_line(chart, pace_series_of(cases[i].v, 12, monday), k ? "B" : "A");
            picture p = picture_of(chart);
            ENSURE(stretches(&p, &dots) == cases[i].stretches);
            ENSURE(dots == cases[i].dots);
            ENSURE(find_text(&p, cases[i].note) != NULL);
            picture_done(chart, &p);
        }
}

int main(void)
{
    test_break();
    test_spacing();
    test_weekends();
    test_forecast("en");
    test_forecast("zh");
    test_no_ground();
    test_band();
    test_plan_periods();
    test_weeks_and_days();
    test_labels_off_lines();
    test_gap_and_provisional();
    test_isolated_points();
    test_target_and_path(1200, 800, "en");
    test_target_and_path(600, 400, "en");
    test_target_and_path(600, 400, "zh");
    test_verdict_safe();
    test_crowded_ends();
    test_dropped_labels();
    test_highlight();
    test_too_many();
    test_left_edge();
    test_grid();
    test_hostile();
    test_no_data();
    test_million();
    test_time_labels();
    test_wan();
    test_target_types();
    test_milestones();
    return TEST_RESULT;
}
