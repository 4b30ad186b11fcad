/* Dumbbells, gaps, small lines, gauges, and how rows share a canvas, by what is drawn where. */
#include "row_kit.h"
#include "failing.h"

static const row_spec specs[] = {
    {"Output", "CNY_100m", 100, 200, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {100, 114, 140, 160, 179, 199.96}},
    {"Intensity", "ratio", 10, 5, PACE_TARGET_LEVEL, PACE_DOWN_IS_GOOD, {10, 8.1, 8, 7, 5.5, 6}},
    {"Air", "percent", 50, 80, PACE_TARGET_SHARE, PACE_UP_IS_GOOD, {50, 56, (double)NAN, 68, 74, 79.9996}},
    {"Metro", "km", 100, 400, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {100, 180, 237, 318, 380, 460}},
    {"None", "km", 1, 2, PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {(double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN, (double)NAN}},
};
enum { ROWS = (int)(sizeof specs / sizeof *specs) };
typedef enum kind { DUMBBELL, GAPS, SORTED, SPARKLINES, GAUGE, BULLETS, KINDS } kind;

static void fill(pace_chart *chart, kind which, const pace_gap *rows, int64_t count)
{
    switch (which) {
    case DUMBBELL: pace_chart_dumbbell(chart, rows, count); break;
    case GAPS: pace_chart_gaps(chart, rows, count, false); break;
    case SORTED: pace_chart_gaps(chart, rows, count, true); break;
    case SPARKLINES: pace_chart_sparklines(chart, rows, count); break;
    case GAUGE: pace_chart_gauge(chart, rows); break;
    case BULLETS: pace_chart_bullets(chart, rows, count); break;
    case KINDS: break;
    }
}

static pace_chart *make(kind which, int until, double width, double height, const char *lang, const pace_allocator *allocator)
{
    pace_gap rows[ROWS];
    pace_chart *chart = pace_chart_new_with(width, height, allocator);
    for (int i = 0; i < ROWS; i++)
        kit_row(&rows[i], &specs[i], until);
    pace_chart_lang(chart, lang);
    fill(chart, which, rows, ROWS);
    return chart;
}

static void ensure_row(picture *p, const char *name, const char *want)
{
    char text[600];
    ENSURE_TEXT(kit_row_text(text, sizeof text, p, name), want);
}

/* No "80" beside an 80 that was missed, nor 200 beside 200. */
static void test_dumbbell(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = make(DUMBBELL, 2020, 1200, 800, "en", NULL);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK && find_text(&p, "Base 2015") && find_text(&p, "Latest 2020") && find_text(&p, "Target 2020"));
    ensure_row(&p, "Output", "Output|billion yuan|10|19.996|20|✘ missed");
    ensure_row(&p, "Air", "Air|50%|79.9996%|80%|✘ missed");
    ensure_row(&p, "Intensity", "Intensity|times, lower is better|10|6|5|✘ missed");
    ensure_row(&p, "Metro", "Metro|km|100|460|400|✔ met");
    ensure_row(&p, "None", "None|km|no observation after the base period|1|2|○ no data");
    double base = -1, goal = -1;
    int latest = 0;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        if (it->kind == SCENE_CIRCLE && it->fill == t->background) {
            ENSURE(base < 0 || fabs(it->x - base) < 1e-9); /* rows compare: bases and targets stand in line */
            base = it->x;
        } else if (it->kind == SCENE_DIAMOND) {
            ENSURE(goal < 0 || fabs(it->x - goal) < 1e-9);
            goal = it->x;
        } else if (it->kind == SCENE_CIRCLE) {
            static const double way[] = {0.9996, 0.8, 29.9996 / 30, 1.2};
            ENSURE(latest < 4);
            ENSURE_NEAR((it->x - base) / (goal - base), way[latest < 4 ? latest : 0], 0.12);
            latest++;
        }
    }
    ENSURE(latest == 4 && base < goal);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_gaps(void)
{
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_chart *chart = make(GAPS, 2020, 1200, 800, "en", NULL);
    picture p = picture_of(chart);
    ensure_row(&p, "Output", "Output|billion yuan|−0.02%|19.996|✘ missed"); /* not 0.0% */
    ensure_row(&p, "Intensity", "Intensity|times, lower is better|+20.0%|6|✘ missed");
    ensure_row(&p, "Metro", "Metro|km|+15.0%|460|✔ met");
    int bars = 0;
    double zero = 0, left = 0;
    for (size_t i = 0; i < p.s.count; i++) {
        const scene_item *it = &p.s.items[i];
        if (it->kind != SCENE_RECT)
            continue;
        ENSURE(it->fill == theme_status_of(t, bars == 3 ? PACE_MET : PACE_MISSED)->mark); /* 20 % above is bad where less is good */
        zero = bars == 1 ? it->x : zero;
        left = bars == 0 ? it->x + it->w : left;
        bars++;
    }
    ENSURE(bars == 4);
    ENSURE_NEAR(zero, left, 1e-9); /* to both sides of one zero */
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Worst first: 20 % too much of what is to be little, then below, then above; what has no gap last. */
static void test_sorted(void)
{
    static const char *const order[] = {"Intensity", "Output", "Air", "Metro", "None"};
    pace_buffer out = PACE_BUFFER_INIT;
    pace_chart *chart = make(SORTED, 2020, 1200, 800, "en", NULL);
    picture p = picture_of(chart);
    double above = 0;
    for (int i = 0; i < ROWS; i++) {
        const scene_item *name = find_text(&p, order[i]);
        ENSURE(name && name->y > above);
        above = name ? name->y : above;
    }
    ENSURE(pace_chart_table(&out, chart, "csv", NULL) == PACE_OK);
    ENSURE(strstr(out.text, "\nIntensity,2020,6,5,20") != NULL && strstr(out.text, "\nNone,,,,,no data\n") != NULL);
    pace_buffer_clear(&out);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_sparklines(void)
{
    pace_chart *chart = make(SPARKLINES, 2019, 1200, 800, "en", NULL);
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "2015–2020") && find_text(&p, "A year") && find_text(&p, "Latest 2019"));
    ENSURE(find_text(&p, "Interrupted lines: no data in between.") != NULL);
    ensure_row(&p, "Output", "Output|billion yuan|17.9|+2.0|20|● on track");
    ensure_row(&p, "Air", "Air|74%|+6 pts|80%|● on track");
    ENSURE(count_kind(&p, SCENE_DIAMOND) == 4);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_gauge(void)
{
    pace_chart *chart = make(GAUGE, 2020, 600, 400, "en", NULL);
    picture p = picture_of(chart);
    ensure_row(&p, "Output", "19.996|✘ missed|Output|billion yuan, 2020|Target 20 in 2020");
    ENSURE(count_kind(&p, SCENE_POLYGON) == 3);
    ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
    ENSURE(strstr(pace_chart_alt(chart), "Gauge. Output (billion yuan): ") == pace_chart_alt(chart));
    picture_clear(&p);
    pace_chart_free(chart);
    chart = make(GAUGE, 2020, 120, 90, "zh", NULL); /* no ring: the words stay, and it is told */
    p = picture_of(chart);
    ENSURE(find_text(&p, "✘ 未达标") && strstr(pace_chart_warnings(chart), "the ring was left out"));
    picture_clear(&p);
    pace_chart_free(chart);
}

/* Both edges of a band: printed, and drawn where there is a scale. */
static void test_band(void)
{
    static const row_spec band = {"Ratio", "percent", 30, 20, PACE_TARGET_BAND, PACE_NO_DIRECTION, {30, 29, 28, 27, 26, 25.0004}};
    const theme *t = theme_of(PACE_THEME_LIGHT);
    pace_series series = pace_series_of(band.v, 6, pace_year(2015));
    pace_target target = pace_target_of(pace_year(2015), 30, pace_year(2020), 20);
    pace_gap row;
    target.type = PACE_TARGET_BAND;
    target.value_high = 25;
    target.name = band.name;
    target.unit.quantity = series.unit.quantity = PACE_PERCENT;
    ENSURE(pace_gap_assess(&row, series, &target, NULL, NULL) == PACE_OK && row.verdicts == PACE_MISSED);
    for (int which = 0; which < KINDS; which++) {
        pace_chart *chart = pace_chart_new(900, 400);
        fill(chart, (kind)which, &row, 1);
        picture p = picture_of(chart);
        int ticks = 0;
        for (size_t i = 0; i < p.s.count; i++)
            ticks += p.s.items[i].kind == SCENE_RECT && p.s.items[i].fill == t->text && p.s.items[i].h > 2 * p.s.items[i].w;
        if (which != GAPS && which != SORTED)
            ENSURE(find_text(&p, "20–25%") && find_text(&p, "25.0004%"));
        if (which == BULLETS)
            ENSURE(ticks == 2);
        ENSURE(count_kind(&p, SCENE_DIAMOND) == (which == DUMBBELL || which == SPARKLINES ? 2 : 0));
        ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
        picture_clear(&p);
        pace_chart_free(chart);
    }
}

/* A value that may still change has a star, and the foot says what that means. */
static void test_soft(void)
{
    pace_gap row;
    for (int which = 0; which < KINDS; which++)
        for (int late = 0; late < 2; late++) {
            pace_chart *chart = pace_chart_new(900, 400);
            kit_row(&row, &specs[3], late ? 2019 : 2020);
            row.series.status = (const uint8_t *)"AAAAAP";
            fill(chart, (kind)which, &row, 1);
            picture p = picture_of(chart);
            ENSURE((find_text(&p, "460*") != NULL) == !late && (find_text(&p, "* Provisional or estimated.") != NULL) == !late);
            picture_clear(&p);
            pace_chart_free(chart);
        }
}

/* A plan of fifty targets is shown whole on a full page, in letters of 7 pt and more. */
static void test_fifty(void)
{
    enum { MANY = 50 };
    static const double sizes[][2] = {{1200, 800}, {900, 1200}};
    pace_gap rows[MANY];
    char names[MANY][16];
    for (int i = 0; i < MANY; i++) {
        kit_row(&rows[i], &specs[i % ROWS], 2020);
        snprintf(names[i], sizeof names[i], "Target %d", i + 1);
        rows[i].target.name = names[i];
    }
    for (int which = 0; which < KINDS; which++) {
        for (int s = 0; s < 2 && which != GAUGE; s++) {
            pace_chart *chart = pace_chart_new(sizes[s][0], sizes[s][1]);
            fill(chart, (kind)which, rows, MANY);
            picture p = picture_of(chart);
            int statuses = 0;
            for (size_t i = 0; i < p.s.count; i++) {
                const scene_item *it = &p.s.items[i];
                statuses += it->kind == SCENE_TEXT && it->bold && (strstr(it->text, " met") || strstr(it->text, " missed") || strstr(it->text, " no data"));
                ENSURE(it->kind != SCENE_TEXT || it->size >= 9.33);
            }
            ENSURE(statuses == MANY);
            ENSURE(!strstr(pace_chart_warnings(chart), "not shown"));
            ENSURE(text_collisions(&p) == 0 && runaways(&p) == 0);
            picture_clear(&p);
            pace_chart_free(chart);
        }
    }
}

static void test_hostile(void)
{
    static const double odd[][6] = {{1e308, -1e308, 1e308, 1e307, 1e308, 1e306}, {1e-308, 2e-308, 3e-308, 5e-324, 1e-308, 2e-308},
                                    {-1, -2, -3, -4, -5, -6}, {0, 0, 0, 0, 0, 0}, {7, 7, 7, 7, 7, 7}};
    static const double goals[] = {1e308, 2e-308, -3, 0, 7};
    static const double sizes[][2] = {{1200, 800}, {600, 400}, {200, 150}, {16, 16}, {4000, 3000}};
    char name[1300] = "";
    pace_gap rows[5];
    while (strlen(name) < 1190)
        strcat(name, "规");
    for (int i = 0; i < 5; i++) {
        row_spec spec = {i ? "x" : name, "km", odd[i][0], goals[i], PACE_TARGET_LEVEL, PACE_UP_IS_GOOD, {0}};
        memcpy(spec.v, odd[i], sizeof spec.v);
        kit_row(&rows[i], &spec, 2020);
        rows[i].series.view.x = odd[i];
    }
    for (int which = 0; which < KINDS; which++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
            for (int64_t count = 0; count <= 5; count += which == GAUGE ? 5 : 1) {
                pace_chart *chart = pace_chart_new(sizes[s][0], sizes[s][1]);
                pace_chart_lang(chart, s % 2 ? "zh" : "en");
                fill(chart, (kind)which, rows, count);
                picture p = picture_of(chart);
                ENSURE(drawn_or_cramped(chart, &p) && text_collisions(&p) == 0 && runaways(&p) == 0);
                picture_clear(&p);
                pace_chart_free(chart);
            }
}

static void test_many(void)
{
    enum { MANY = 10000 };
    pace_gap *rows = calloc(MANY, sizeof *rows);
    ENSURE(rows != NULL);
    for (int i = 0; rows && i < MANY; i++)
        kit_row(&rows[i], &specs[i % ROWS], 2020);
    for (int which = 0; rows && which < KINDS; which++) {
        pace_chart *chart = pace_chart_new(600, 400);
        fill(chart, (kind)which, rows, MANY);
        picture p = picture_of(chart);
        ENSURE(p.status == PACE_OK);
        if (which != GAUGE)
            ENSURE(find_text(&p, "further targets are not shown.") && strstr(pace_chart_warnings(chart), "some targets are not shown"));
        picture_clear(&p);
        pace_chart_free(chart);
    }
    free(rows);
}

/* Each kind says in words what it is, in both languages, and has its numbers. */
static void test_alt_and_table(void)
{
    static const char *const begins[KINDS][2] = {
        {"Base, latest value and target of each row. Output (billion yuan): ", "各项的基期值、最新值与目标值。Output（亿元）："},
        {"Gaps to the path in percent of it. Output (billion yuan): ", "与目标路径的差距（占路径值的百分比）。Output（亿元）："},
        {"Gaps to the path in percent of it. Output (billion yuan): ", "与目标路径的差距（占路径值的百分比）。Output（亿元）："},
        {"Table with a small line in each row. Output (billion yuan): ", "附小型折线的指标表。Output（亿元）："},
        {"Gauge. Output (billion yuan): ", "仪表图。Output（亿元）："},
        {"Progress rows, latest value against target. Output (billion yuan): ", "目标进度图，最新值与目标值对比。Output（亿元）："}};
    for (int which = 0; which < KINDS; which++)
        for (int zh = 0; zh < 2; zh++) {
            pace_buffer out = PACE_BUFFER_INIT;
            pace_chart *chart = make((kind)which, 2020, 600, 400, zh ? "zh" : "en", NULL);
            picture p = picture_of(chart);
            ENSURE(strncmp(pace_chart_alt(chart), begins[which][zh], strlen(begins[which][zh])) == 0);
            ENSURE(strstr(pace_chart_alt(chart), zh ? "未达标" : "missed") != NULL);
            ENSURE(pace_chart_table(&out, chart, "csv", NULL) == PACE_OK);
            ENSURE(strncmp(out.text, zh ? "指标," : "indicator,", zh ? 7 : 10) == 0);
            ENSURE(strstr(out.text, "199.96") && strstr(out.text, zh ? ",未达标\n" : ",missed\n"));
            pace_buffer_clear(&out);
            picture_clear(&p);
            pace_chart_free(chart);
        }
}

static void test_no_memory(void)
{
    for (int which = 0; which < KINDS; which++) {
        bool fired = true;
        for (int64_t k = 0; fired; k += TEST_STRIDE(11)) {
            failing f = {.left = k};
            pace_allocator allocator = {failing_resize, &f};
            pace_buffer out = PACE_BUFFER_INIT;
            out.allocator = &allocator;
            pace_chart *chart = make((kind)which, 2019, 600, 400, "zh", &allocator);
            pace_status status = pace_chart_render(&out, chart, "svg", NULL);
            fired = f.fired;
            ENSURE(status == (fired ? PACE_ERR_NOMEM : PACE_OK));
            pace_buffer_clear(&out);
            pace_chart_free(chart);
            ENSURE(f.live == 0);
        }
    }
}

static double lowest_text(const picture *p, double above)
{
    double y = 0;
    for (size_t i = 0; i < p->s.count; i++)
        if (p->s.items[i].kind == SCENE_TEXT && p->s.items[i].y < above)
            y = fmax(y, p->s.items[i].y);
    return y;
}

/* Two rows on a high canvas stand apart; where the height may be fitted the picture is lower, and the letters stay. */
static void test_height(void)
{
    for (int which = 0; which < KINDS; which++) {
        pace_gap rows[2];
        double pitch[2], size[2], height[2];
        for (int i = 0; i < 2; i++)
            kit_row(&rows[i], &specs[i], 2020);
        for (int fit = 0; fit < 2; fit++) {
            pace_chart *chart = pace_chart_new(1200, 800);
            if (fit)
                pace_chart_fit_height(chart, 200);
            pace_chart_source(chart, "Source: office");
            fill(chart, (kind)which, rows, 2);
            picture p = picture_of(chart);
            const scene_item *first = find_text(&p, "Output"), *second = find_text(&p, "Intensity"), *source = find_text(&p, "Source");
            ENSURE(first && source && (second || which == GAUGE));
            pitch[fit] = second && first ? fabs(second->y - first->y) : 0;
            size[fit] = first ? first->size : 0;
            height[fit] = p.s.height;
            if (source) {
                ENSURE(source->y < p.s.height && source->y > p.s.height - 80);
                if (which != GAUGE && fit)
                    ENSURE(source->y - lowest_text(&p, source->y) < 90);
            }
            picture_done(chart, &p);
        }
        ENSURE_NEAR(height[0], 800, 0);
        ENSURE_NEAR(size[0], size[1], 0);
        if (which == GAUGE) {
            ENSURE_NEAR(height[1], 800, 0);
            continue;
        }
        ENSURE(height[1] >= 200 && height[1] < 400);
        ENSURE(pitch[1] > 2 * size[1] && pitch[0] > 1.8 * pitch[1]);
    }
}

/* A canvas without room for one row is refused with a size that does; the one named does. */
static void test_cramped(void)
{
    for (int which = 0; which < KINDS; which++) {
        char *end = NULL;
        pace_chart *chart = make((kind)which, 2020, 60, 40, "en", NULL);
        picture p = picture_of(chart);
        if (which == GAUGE) { /* its words alone say what it shows */
            picture_done(chart, &p);
            continue;
        }
        const char *would = strstr(p.err.text, "rows; ");
        ENSURE(p.status == PACE_ERR_DATA && strstr(p.err.text, "60 by 40 px have no room for the rows; ") && would);
        picture_clear(&p);
        pace_chart_free(chart);
        if (!would)
            continue;
        double width = strtod(would + 6, &end), height = strtod(end + 4, NULL);
        chart = make((kind)which, 2020, width, height, "en", NULL);
        p = picture_of(chart);
        ENSURE(p.status == PACE_OK && width <= 600 && height <= 400);
        picture_done(chart, &p);
    }
    pace_chart *chart = make(BULLETS, 2020, 1200, 800, "en", NULL);
    pace_chart_fit_height(chart, 15);
    ENSURE(chart->error.code == PACE_ERR_ARG);
    pace_chart_free(chart);
}

int main(void)
{
    test_height();
    test_cramped();
    test_dumbbell();
    test_gaps();
    test_sorted();
    test_sparklines();
    test_gauge();
    test_band();
    test_soft();
    test_fifty();
    test_hostile();
    test_many();
    test_alt_and_table();
    test_no_memory();
    return TEST_RESULT;
}
