/* Thousands of line charts of random shape: no two labels overlap, nothing leaves the canvas, scales are monotone, and the
 * extremes that are drawn are those of the data. */
#include "unit/chart/chart_kit.h"

enum { CHARTS = 2400, LINES = 6, VALUES = 400 };

static uint64_t state;

/* Splitmix64 (Steele, Lea and Flood 2014). */
static uint64_t next(void)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

static double uniform(void)
{
    return (double)(next() >> 11) / 9007199254740992.0;
}

static int64_t below(int64_t n)
{
    return (int64_t)(next() % (uint64_t)n);
}

typedef struct shape {
    double width, height;
    pace_freq freq;
    int64_t lines, n[LINES];
    pace_period first[LINES];
    double v[LINES][VALUES];
    uint8_t status[LINES][VALUES];
    bool zh, log, target;
    double low, high; /* of the lines */
} shape;

static pace_period random_period(pace_freq freq)
{
    pace_period p = PACE_PERIOD_NONE;
    int year = 1950 + (int)below(100);
    if (freq == PACE_DAILY)
        ENSURE(pace_period_day(&p, year, 1 + (int)below(12), 1 + (int)below(28), NULL) == PACE_OK);
    else
        ENSURE(pace_period_make(&p, freq, year, 1 + (int)below(freq), NULL) == PACE_OK);
    return p;
}

static void fill_line(shape *s, int64_t i, double middle, double spread)
{
    static const uint8_t letters[] = "AAAAAAPEB";
    double at = middle + spread * (uniform() - 0.5);
    int64_t ahead = below(4) ? 0 : 1 + below(5);
    for (int64_t k = 0; k < s->n[i]; k++) {
        at += spread * 0.1 * (uniform() - 0.5);
        s->v[i][k] = below(12) ? s->log ? middle * exp(3 * (at / middle - 1)) : at : (double)NAN;
        s->status[i][k] = k + ahead >= s->n[i] ? 'F' : letters[below(9)];
        s->low = fmin(s->low, s->v[i][k]);
        s->high = fmax(s->high, s->v[i][k]);
    }
}

static void make_shape(shape *s, uint64_t seed)
{
    static const pace_freq freqs[] = {PACE_ANNUAL, PACE_ANNUAL, PACE_HALFYEARLY, PACE_QUARTERLY, PACE_MONTHLY, PACE_WEEKLY, PACE_DAILY};
    state = seed;
    s->width = floor(exp(4 + 4 * uniform()));
    s->height = floor(exp(4 + 4 * uniform()));
    s->freq = freqs[below(7)];
    s->lines = below(3) ? 1 + below(3) : below(LINES + 1);
    s->zh = below(2);
    s->log = below(6) == 0;
    s->target = below(2);
    s->low = s->high = (double)NAN;
    double middle = pow(10, below(8) ? 12 * uniform() - 4 : 580 * uniform() - 290);
    if (!s->log && below(4) == 0)
        middle = -middle;
    double spread = fabs(middle) * pow(10, 3 * uniform() - 2.5);
    pace_period start = random_period(s->freq);
    for (int64_t i = 0; i < s->lines; i++) {
        s->first[i] = start;
        s->first[i].ord += (int32_t)below(6);
        s->n[i] = 1 + below(below(4) ? 20 : VALUES);
        fill_line(s, i, middle, spread);
    }
}

static pace_chart *chart_of(const shape *s)
{
    static const char *const names[][2] = {{"Actual", "实际"}, {"R&D spending of large firms", "规模以上企业研究与试验发展经费支出"},
                                           {"", ""}, {"Exports", "出口总额"}, {"A", "甲"}, {"Jobs <new>", "城镇新增就业"}};
    pace_chart *chart = pace_chart_new(s->width, s->height);
    pace_chart_lang(chart, s->zh ? "zh" : "en");
    pace_chart_title(chart, s->zh ? "增速放缓，但仍高于规划要求" : "Growth is slower but still above what the plan asks for");
    pace_chart_subtitle(chart, s->zh ? "亿元，现价" : "100 million yuan, current prices");
    pace_chart_source(chart, s->zh ? "来源：示例数据" : "Source: illustrative data");
    for (int64_t i = 0; i < s->lines; i++) {
        pace_series series = pace_series_of(s->v[i], s->n[i], s->first[i]);
        series.status = s->status[i];
        pace_chart_line(chart, series, names[i][s->zh]);
    }
    if (s->target && s->lines && isfinite(s->high)) {
        pace_period due = s->first[0];
        due.ord += (int32_t)(s->n[0] + below(6));
        pace_target target = pace_target_of(s->first[0], (double)NAN, due, s->high * (0.8 + 0.5 * uniform()));
        if (below(4) == 0) {
            target.type = PACE_TARGET_BAND;
            target.value_high = target.value + fabs(target.value) * 0.2 * uniform();
        }
        pace_chart_target_path(chart, &target, s->zh ? "规划" : "13th plan");
    }
    if (s->log)
        pace_chart_log(chart);
    return chart;
}

/* Pixels of the extremes of all lines; false when none is drawn. */
static bool drawn_extremes(const picture *p, const theme *t, double *top, double *bottom)
{
    *top = 1e9;
    *bottom = -1e9;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        bool line = it->kind == SCENE_CIRCLE || it->stroke == t->rest;
        for (int k = 0; k < THEME_SERIES; k++)
            line = line || (it->stroke == t->series[k] && it->stroke != t->target);
        if (!line || (it->kind != SCENE_POLYLINE && it->kind != SCENE_CIRCLE))
            continue;
        for (int64_t k = 0; k < (it->kind == SCENE_CIRCLE ? 1 : it->count); k++) {
            double y = it->kind == SCENE_CIRCLE ? it->y : p->s.points[it->first + k].y;
            *top = fmin(*top, y);
            *bottom = fmax(*bottom, y);
        }
    }
    return *top <= *bottom;
}

/* Numbers beside the axis rise with its height. Returns the height of one unit in px, or 0 where the axis cannot be read. */
static bool axis_rises(picture *p, const theme *t)
{
    const scene_item *before = NULL;
    double last = 0;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        char plain[128];
        size_t n = 0;
        if (it->kind != SCENE_TEXT || it->anchor != SCENE_FINISH || it->fill != t->muted)
            continue;
        for (const char *c = it->text; *c && n + 1 < sizeof plain; c++) {
            if (strncmp(c, "\xE2\x88\x92", 3) == 0) {
                plain[n++] = '-';
                c += 2;
            } else if (*c != ',') {
                plain[n++] = *c;
            }
        }
        plain[n] = '\0';
        double value = strtod(plain, NULL);
        if (before && !(value > last && it->y < before->y))
            return false;
        before = it;
        last = value;
    }
    return true;
}

/* Time runs to the right: no line turns back. */
static bool time_runs(const picture *p, const theme *t)
{
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        bool line = it->stroke == t->rest || it->stroke == t->target;
        for (int k = 0; k < THEME_SERIES; k++)
            line = line || it->stroke == t->series[k];
        for (int64_t k = 1; line && it->kind == SCENE_POLYLINE && it->count > 2 && k < it->count; k++)
            if (p->s.points[it->first + k].x < p->s.points[it->first + k - 1].x)
                return false;
    }
    return true;
}

/* The place of a value between two others, as the scale has it. */
static double place(const shape *s, double value)
{
    return s->log ? log10(value) : value / fmax(fabs(s->low), fabs(s->high));
}

/* The highest and the lowest pixel belong to the largest and the smallest value: every other value lies between them in
 * proportion. */
static void check_extremes(const shape *s, picture *p, const theme *t)
{
    double top, bottom;
    if (!drawn_extremes(p, t, &top, &bottom))
        return;
    double range = place(s, s->high) - place(s, s->low);
    if (!(range > 1e-9) || s->lines != 1)
        return;
    const pace_view v = {s->v[0], s->n[0], 1, s->first[0]};
    int64_t last = pace_view_last(v);
    double want = bottom + (top - bottom) * (place(s, s->v[0][last]) - place(s, s->low)) / range;
    for (size_t i = p->s.count; i-- > 0;)
        if (p->s.items[i].kind == SCENE_CIRCLE) { /* the last one marks the last value */
            ENSURE_NEAR(p->s.items[i].y, want, 0.01);
            return;
        }
}

typedef struct counts {
    int64_t charts, drawn, texts;
    int64_t labels[2], crossed[2]; /* on small canvases, and from 600 by 400 on */
} counts;

/* Labels of lines and targets, and those that stand on a line for want of any place that is free. */
static void count_labels(picture *p, const theme *t, counts *c)
{
    bool roomy = p->s.width >= 600 && p->s.height >= 400;
    for (size_t i = 0; i < p->s.count; i++) {
        const scene_item *it = &p->s.items[i];
        if (it->kind != SCENE_TEXT || !it->halo)
            continue;
        int through = lines_through(p, it, t->rest) + lines_through(p, it, t->target);
        for (int k = 0; k < THEME_SERIES; k++)
            through += lines_through(p, it, t->series[k]);
        c->labels[roomy]++;
        c->crossed[roomy] += through > 0;
    }
}

static void check(uint64_t seed, counts *c)
{
    static shape s;
    const theme *t = theme_of(PACE_THEME_LIGHT);
    int before = test_failures;
    make_shape(&s, seed);
    pace_chart *chart = chart_of(&s);
    picture p = picture_of(chart);
    ENSURE(drawn_or_cramped(chart, &p));
    if (p.status) {
        picture_clear(&p);
        pace_chart_free(chart);
        return;
    }
    ENSURE(text_collisions(&p) == 0);
    ENSURE(runaways(&p) == 0);
    ENSURE(axis_rises(&p, t));
    ENSURE(time_runs(&p, t));
    ENSURE(p.s.point_count < 40000);
    check_extremes(&s, &p, t);
    for (size_t i = 0; i < p.s.count; i++)
        c->drawn += p.s.items[i].kind == SCENE_POLYLINE && p.s.items[i].stroke == t->series[0];
    c->texts += count_kind(&p, SCENE_TEXT);
    c->charts++;
    count_labels(&p, t, c);
    if (test_failures > before)
        fprintf(stderr, "seed %llu: %.0f by %.0f, %lld lines, frequency %d, %s%s%s\n%s\n", (unsigned long long)seed, s.width,
                s.height, (long long)s.lines, (int)s.freq, s.zh ? "zh" : "en", s.log ? ", log" : "", s.target ? ", target" : "",
                p.status ? p.err.text : pace_chart_warnings(chart));
    picture_clear(&p);
    pace_chart_free(chart);
}

int main(void)
{
    scene_font *font = NULL;
    counts c = {0};
    if (scene_font_new(&font, "en", NULL, NULL) != PACE_OK)
        return TEST_SKIP;
    scene_font_free(font);
    for (uint64_t seed = 1; seed <= CHARTS && test_failures < 20; seed += TEST_STRIDE(4))
        check(seed, &c);
    printf("%lld charts, %lld stretches of lines, %lld texts; on a line %lld of %lld labels, and %lld of %lld on small "
           "canvases\n",
           (long long)c.charts, (long long)c.drawn, (long long)c.texts, (long long)c.crossed[1], (long long)c.labels[1],
           (long long)c.crossed[0], (long long)c.labels[0]);
    ENSURE(c.drawn > c.charts && c.texts > 5 * c.charts && c.labels[1] > c.charts / 4);
    ENSURE(c.crossed[1] * 25 < c.labels[1] && c.crossed[0] * 10 < c.labels[0]);
    return TEST_RESULT;
}
