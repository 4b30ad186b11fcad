/* Bars, stacks and waterfalls made at random: no two texts meet, nothing leaves the canvas, every length is its value from
 * zero on one scale, stacks add up to their totals, steps lead into each other. */
#include <float.h>
#include "unit/chart/chart_kit.h"
#include "chart/parts.h"

enum { CHARTS = 3000, CATEGORIES = 14, SERIES = 6, PERIODS = 40, STEPS = 12 };

static uint64_t state;

/* Steele, Lea and Flood (2014), SplitMix64. */
static uint64_t draw_bits(void)
{
    uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static double draw_share(void)
{
    return (double)(draw_bits() >> 11) / 9007199254740992.0;
}

static int draw_int(int low, int high)
{
    return low + (int)(draw_bits() % (uint64_t)(high - low + 1));
}

static bool draw_chance(double share)
{
    return draw_share() < share;
}

static scene_font *fonts[2];
static long drawn, refused, bars_measured, stacks_measured, steps_measured;
static double worst; /* px between a length and its value */

typedef struct sample {
    pace_chart *chart;
    picture p;
    double width, height;
    bool zh;
} sample;

static void open_sample(sample *s)
{
    static const double sizes[][2] = {{600, 400}, {1200, 800}, {200, 150}, {900, 300}, {300, 900}};
    int fixed = draw_int(0, 9);
    s->width = fixed < 5 ? sizes[fixed][0] : draw_int(120, 2000);
    s->height = fixed < 5 ? sizes[fixed][1] : draw_int(100, 1400);
    s->zh = draw_chance(0.5);
    s->chart = pace_chart_new(s->width, s->height);
    pace_chart_lang(s->chart, s->zh ? "zh" : "en");
    pace_chart_theme(s->chart, draw_chance(0.5) ? PACE_THEME_DARK : PACE_THEME_LIGHT);
    if (draw_chance(0.7))
        pace_chart_title(s->chart, s->zh ? "产值须年均增长百分之十六点五" : "Output must grow by 16.5 % a year");
    if (draw_chance(0.7))
        pace_chart_subtitle(s->chart, s->zh ? "亿元，当年价" : "100 million yuan, current prices");
    if (draw_chance(0.7))
        pace_chart_source(s->chart, s->zh ? "来源：统计局" : "Source: statistical office");
}

/* false: refused, or left out for want of room; nothing is left to measure. */
static bool draw_sample(sample *s)
{
    s->p = (picture){.err = PACE_ERROR_INIT, .font = fonts[s->zh]};
    scene_init(&s->p.s, s->width, s->height, 0, NULL);
    pace__arena_init(&s->p.scratch, NULL);
    ENSURE(s->chart->error.code == PACE_OK);
    s->p.status = s->chart->error.code ? s->chart->error.code : chart_scene(s->chart, &s->p.s, s->p.font, &s->p.scratch, &s->p.err);
    ENSURE(s->p.status == PACE_OK || s->p.status == PACE_ERR_DATA);
    ENSURE(s->p.status == PACE_OK || strstr(s->p.err.text, "do not fit into a chart of") || drawn_or_cramped(s->chart, &s->p));
    drawn++;
    refused += s->p.status != PACE_OK;
    return s->p.status == PACE_OK;
}

static void close_sample(sample *s, long number)
{
    int faults = s->p.status ? 0 : text_collisions(&s->p) + runaways(&s->p);
    if (faults)
        fprintf(stderr, "chart %ld: %s %g x %g %s\n", number, s->chart->type->name, s->width, s->height, s->zh ? "zh" : "en");
    ENSURE(faults == 0);
    scene_clear(&s->p.s);
    pace__arena_clear(&s->p.scratch);
    pace_chart_free(s->chart);
}

/* Names that differ by their number. */
static void make_names(char names[][80], const char **at, int count, bool zh, bool periods)
{
    static const char *const words[2][6] = {{"GDP", "Value added of industry", "Trade", "Investment in real estate", "R&D <b>", "Retail sales of consumer goods"},
                                            {"产值", "第三产业增加值", "进出口", "房地产开发投资", "研发", "社会消费品零售总额"}};
    for (int i = 0; i < count; i++) {
        if (periods)
            snprintf(names[i], 80, "%d", 2000 + i);
        else
            snprintf(names[i], 80, "%s %d", words[zh][draw_int(0, 5)], i);
        at[i] = names[i];
    }
}

static double draw_value(double size, int signs)
{
    double v = size * draw_share();
    if (draw_chance(0.04))
        v = 0;
    if (draw_chance(0.1))
        v *= 1e-3;
    return signs == 0 ? v : signs == 1 ? -v : draw_chance(0.5) ? v : -v;
}

static double draw_size(void)
{
    return pow(10, -6 + 18 * draw_share());
}

/* The rectangles of a group, in the order of drawing; the end of the group is the place to look on from. */
static int rects_in_group(const scene *s, const char *label, scene_item *out, int most)
{
    int n = 0;
    bool inside = false;
    for (size_t i = 0; i < s->count; i++) {
        const scene_item *it = &s->items[i];
        if (it->kind == SCENE_GROUP)
            inside = strcmp(it->text, label) == 0;
        else if (it->kind == SCENE_END)
            inside = false;
        else if (inside && it->kind == SCENE_RECT && n < most)
            out[n++] = *it;
    }
    return n;
}

/* A rectangle as an interval along the values, from low to high whichever way the bars run. */
typedef struct reach {
    double low, high;
} reach;

static reach reach_of(const scene_item *rect, bool lying)
{
    return lying ? (reach){rect->x, rect->x + rect->w} : (reach){-rect->y - rect->h, -rect->y};
}

/* A least length keeps the smallest values visible. */
static void ensure_length(double got, double want)
{
    double off = want < 0.5 ? fmax(0, fabs(got - want) - 0.5) : fabs(got - want);
    worst = fmax(worst, off);
    ENSURE(off <= 1e-6 * fmax(1, want));
}

static void check_bars(const sample *s, const pace_bars *bars)
{
    bool lying = bars->horizontal || strstr(pace_chart_warnings(s->chart), "lie down");
    double zero = (double)NAN, unit = 0, largest = 0;
    scene_item rects[SERIES];
    for (int pass = 0; pass < 2; pass++)
        for (int64_t c = 0; c < bars->category_count; c++) {
            int n = rects_in_group(&s->p.s, bars->categories[c], rects, SERIES), at = 0;
            for (int64_t k = 0; k < bars->series_count && n; k++) {
                double v = bars->values[c * bars->series_count + k];
                if (isnan(v))
                    continue;
                ENSURE(at < n);
                reach r = reach_of(&rects[at < n ? at : 0], lying);
                at++;
                if (!pass && fabs(v) >= largest) {
                    largest = fabs(v);
                    unit = largest > 0 ? (r.high - r.low) / largest : 0;
                    zero = v < 0 ? r.high : r.low;
                }
                if (!pass)
                    continue;
                ensure_length(r.high - r.low, fabs(v) * unit);
                ENSURE_NEAR(v < 0 && r.high - r.low > 0.6 ? r.high : r.low, zero, 0.6);
                if (fabs(v) * unit > 1)
                    ENSURE_NEAR(v < 0 ? r.high : r.low, zero, 1e-6);
                bars_measured++;
            }
            ENSURE(at == n);
        }
}

static void try_bars(long number)
{
    static char names[CATEGORIES][80], more[SERIES][80];
    const char *at[CATEGORIES], *labels[SERIES];
    double v[CATEGORIES * SERIES], size = draw_size();
    uint8_t status[CATEGORIES * SERIES];
    bool planned[SERIES];
    sample s;
    open_sample(&s);
    int n = draw_int(1, CATEGORIES), k = draw_chance(0.5) ? 1 : draw_int(1, SERIES), signs = draw_int(0, 2);
    make_names(names, at, n, s.zh, draw_chance(0.3));
    make_names(more, labels, k, s.zh, draw_chance(0.3));
    for (int i = 0; i < n * k; i++) {
        v[i] = draw_chance(0.08) ? (double)NAN : draw_value(size, signs);
        status[i] = (uint8_t) "AAAAPF"[draw_int(0, 5)];
    }
    for (int i = 0; i < k; i++)
        planned[i] = draw_chance(0.2);
    pace_bars bars = {.categories = at, .category_count = n, .labels = k > 1 || draw_chance(0.5) ? labels : NULL, .series_count = k, .values = v,
                      .decimals = draw_int(-1, 2), .sorted = draw_chance(0.4), .horizontal = draw_chance(0.4),
                      .highlight = draw_chance(0.3) ? at[draw_int(0, n - 1)] : NULL, .status = draw_chance(0.3) ? status : NULL,
                      .planned = draw_chance(0.3) ? planned : NULL};
    pace_chart_bars(s.chart, &bars);
    if (draw_sample(&s))
        check_bars(&s, &bars);
    close_sample(&s, number);
}

/* Heights of one period's parts with their signs, in px, from the rectangles of each part's group. */
static void check_stacks(const sample *s, const chart_parts *data, const double *drawn_values, bool share)
{
    double up[PERIODS] = {0}, down[PERIODS] = {0}, unit = 0, largest = 0;
    static scene_item rects[PARTS_MAX + 1][PERIODS];
    int used[PARTS_MAX + 1] = {0}, counts[PARTS_MAX + 1];
    for (int k = 0; k < data->part_count; k++) {
        counts[k] = rects_in_group(&s->p.s, parts_label(s->chart, data, k), rects[k], PERIODS);
        if (!counts[k])
            continue;
        for (int64_t i = 0, r = 0; i < data->count; i++) {
            double v = drawn_values[k * data->count + i];
            if (!(v > 0 || v < 0) || r >= counts[k])
                continue;
            if (fabs(v) > largest) {
                largest = fabs(v);
                unit = rects[k][r].h / largest;
            }
            r++;
        }
    }
    if (!(unit > 0))
        return;
    double zero = (double)NAN;
    for (int64_t i = 0; i < data->count; i++)
        for (int k = 0; k < data->part_count; k++) {
            double v = drawn_values[k * data->count + i];
            if (!(v > 0 || v < 0))
                continue;
            ENSURE(used[k] < counts[k]);
            if (used[k] >= counts[k])
                return;
            const scene_item *r = &rects[k][used[k]++];
            ENSURE_NEAR(r->h, fabs(v) * unit, 1e-6 * fmax(1, r->h));
            worst = fmax(worst, fabs(r->h - fabs(v) * unit));
            double *pile = v > 0 ? &up[i] : &down[i], base = v > 0 ? r->y + r->h + *pile : r->y - *pile;
            zero = isnan(zero) ? base : zero;
            ENSURE_NEAR(base, zero, 1e-6); /* it begins where those before it end */
            *pile += r->h;
        }
    for (int64_t i = 0; i < data->count; i++) {
        if (isnan(data->total[i]) || !parts_complete(data, i) || isnan(drawn_values[i]))
            continue;
        double want = share ? 100 * unit : data->total[i] * unit;
        if (up[i] > 0 || down[i] > 0)
            ENSURE_NEAR(up[i] - down[i], want, 1e-6 * fmax(1, up[i] + down[i]) + 1e-9);
        stacks_measured++;
    }
}

static void try_parts(long number, bool structure)
{
    static char names[PARTS_MAX][80];
    static double v[PARTS_MAX * PERIODS], total[PERIODS], shown[(PARTS_MAX + 1) * PERIODS];
    const char *at[PARTS_MAX];
    uint8_t status[PERIODS];
    sample s;
    open_sample(&s);
    int n = draw_int(1, draw_chance(0.5) ? 8 : PERIODS), k = draw_int(1, draw_chance(0.7) ? 4 : 9);
    bool share = structure && draw_chance(0.5), given = draw_chance(0.3);
    double size = draw_size();
    make_names(names, at, k, s.zh, false);
    for (int i = 0; i < k * n; i++)
        v[i] = draw_chance(0.03) ? (double)NAN : draw_value(size, structure ? 0 : 2);
    for (int i = 0; i < n; i++) {
        total[i] = draw_chance(0.5) ? size * draw_share() * 0.3 : 0;
        for (int p = 0; p < k; p++)
            total[i] += v[p * n + i];
        status[i] = (uint8_t) "AAAAAAPF"[draw_int(0, 7)];
    }
    pace_parts parts = {.first = draw_chance(0.5) ? pace_year(2001) : pace_month(2016, 3), .count = n, .labels = at, .part_count = k, .values = v,
                        .total = given ? total : NULL, .decimals = draw_int(-1, 2), .status = draw_chance(0.3) ? status : NULL};
    if (parts.decimals >= 0 && given && size < 1) /* all would be rounding */
        parts.decimals = -1;
    if (structure)
        pace_chart_structure(s.chart, &parts, share);
    else
        pace_chart_contributions(s.chart, &parts);
    if (draw_sample(&s)) {
        chart_parts *data = s.chart->data;
        n = (int)data->count; /* without empty periods at both ends */
        for (int64_t i = 0; i < n; i++) {
            double sum = 0;
            for (int p = 0; p < data->part_count; p++)
                sum += parts_at(data, p, i);
            for (int p = 0; p < data->part_count; p++) {
                double x = parts_at(data, p, i);
                shown[p * n + i] = !structure ? x : isnan(sum) || (share && !(sum > 0)) ? (double)NAN : share ? 100 * (x / sum) : x;
            }
        }
        bool rounded = parts.decimals >= 0 && given; /* then only nearly */
        if (!(structure && n > 16) && !rounded)
            check_stacks(&s, data, shown, share);
    }
    close_sample(&s, number);
}

static void check_steps(const sample *s, const pace_waterfall *w)
{
    bool lying = strstr(pace_chart_warnings(s->chart), "lie down") != NULL;
    double unit = 0, largest = 0, level = 0, zero = (double)NAN;
    scene_item rect;
    reach r[STEPS];
    for (int64_t i = 0; i < w->count; i++) {
        if (!rects_in_group(&s->p.s, w->labels[i], &rect, 1))
            return; /* left out */
        r[i] = reach_of(&rect, lying);
        if (fabs(w->values[i]) > largest) {
            largest = fabs(w->values[i]);
            unit = (r[i].high - r[i].low) / largest;
        }
    }
    if (!(unit > 0))
        return;
    for (int64_t i = 0; i < w->count; i++) {
        double from = w->is_total[i] ? 0 : level, to = w->is_total[i] ? w->values[i] : level + w->values[i];
        double tall = fabs(to - from) * unit, origin = r[i].low - fmin(from, to) * unit;
        ensure_length(r[i].high - r[i].low, tall);
        if (tall > 1) {
            zero = isnan(zero) ? origin : zero;
            ENSURE_NEAR(origin, zero, 1e-5);
        }
        level = to;
        steps_measured++;
    }
}

static void try_waterfall(long number)
{
    static char names[STEPS][80];
    const char *at[STEPS];
    double v[STEPS], size = draw_size(), level = 0;
    bool totals[STEPS];
    sample s;
    open_sample(&s);
    int n = draw_int(1, STEPS), signs = draw_int(0, 2);
    make_names(names, at, n, s.zh, draw_chance(0.2));
    for (int i = 0; i < n; i++) {
        totals[i] = i == 0 || i == n - 1 || draw_chance(0.15);
        v[i] = totals[i] && i > 0 ? level : draw_value(size, signs);
        level = totals[i] ? v[i] : level + v[i];
    }
    pace_waterfall w = {.labels = at, .values = v, .is_total = totals, .count = n, .decimals = draw_int(-1, 2), .down_is_good = draw_chance(0.3)};
    pace_chart_waterfall(s.chart, &w);
    if (draw_sample(&s))
        check_steps(&s, &w);
    close_sample(&s, number);
}

int main(void)
{
    pace_error err = PACE_ERROR_INIT;
    for (int zh = 0; zh < 2; zh++)
        if (scene_font_new(&fonts[zh], zh ? "zh-CN" : "en", NULL, &err))
            return 1;
    for (long i = 0; i < CHARTS && test_failures < 20; i += TEST_STRIDE(12)) {
        state = (uint64_t)i * 7919 + 1; /* each can be drawn again by its number */
        switch (i % 5) {
        case 0:
        case 1: try_bars(i); break;
        case 2: try_parts(i, false); break;
        case 3: try_parts(i, true); break;
        default: try_waterfall(i); break;
        }
    }
    ENSURE(refused * 4 < drawn);
    ENSURE(bars_measured > drawn && stacks_measured > drawn && steps_measured > drawn / 2);
    printf("%ld charts (%ld refused): %ld bars, %ld stacks, %ld steps measured, at most %.1e px off\n", drawn, refused, bars_measured,
           stacks_measured, steps_measured, worst);
    for (int zh = 0; zh < 2; zh++)
        scene_font_free(fonts[zh]);
    return TEST_RESULT;
}
