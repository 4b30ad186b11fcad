/* Charts of what nobody would draw: every value a double can have, none, a million, names of a megabyte, tiny and huge
 * canvases. Each ends in a well-formed picture or in one clear sentence, soon. */
#include <float.h>
#include <stdbool.h>
#include <time.h>
#include "types_kit.h"

#define WIDE "\xE6\xAD\xA6\xE6\xB1\x89"

/* The limits are there to find what never ends, not to measure: wide of what a slow machine or a sanitizer costs. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { PATIENCE = 30 };
#else
enum { PATIENCE = 6 };
#endif

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The numbers that a coordinate can go wrong to. */
static bool names_no_number(const char *svg)
{
    static const char *const bad[] = {"\"nan", "\"-nan", "\"inf", "\"-inf", ",nan", ",-nan", ",inf", " nan", " -nan", " NaN", ">nan", ">inf", ">NaN"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (strstr(svg, bad[i]))
            return true;
    return false;
}

/* Renders and frees: a picture that holds together, or an error that says what would be right. */
static void ensure_whole(pace_chart *chart, const char *what, const char *format, double limit)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    const double from = seconds();
    const pace_status status = pace_chart_render(&out, chart, format, &err);
    const double took = seconds() - from;
    bool good = status == PACE_OK ? out.length > 60 : out.length == 0 && err.code == status && strlen(err.text) > 20;
    if (status == PACE_OK && strcmp(format, "svg") == 0)
        good = good && kit_xml_fault(out.text) == NULL && !names_no_number(out.text);
    if (!good || took > PATIENCE * limit) {
        fprintf(stderr, "%s as %s: %s %s (%.2f s, %zu bytes) %s\n", what, format, pace_status_name(status), err.text, took,
                out.length, status == PACE_OK && strcmp(format, "svg") == 0 && kit_xml_fault(out.text) ? kit_xml_fault(out.text) : "");
        test_failures++;
    }
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

/* --- lines ---------------------------------------------------------------------------------------------------------- */

static pace_chart *line_chart(double width, double height, const double *x, int64_t n, pace_period first)
{
    pace_chart *chart = pace_chart_new(width, height);
    pace_chart_title(chart, "A title & its <words>");
    pace_chart_subtitle(chart, "measure, unit");
    pace_chart_source(chart, "Source: a test");
    pace_chart_line(chart, pace_series_of(x, n, first), "actual");
    return chart;
}

typedef struct values {
    const char *name;
    int64_t n;
    double x[6];
} values;

#define NONE (double)NAN

static const values shapes[] = {
    {"ordinary", 5, {1, 2, 4, 3, 5}},
    {"none", 0, {0}},
    {"one", 1, {42}},
    {"one zero", 1, {0}},
    {"one missing", 1, {NONE}},
    {"all missing", 4, {NONE, NONE, NONE, NONE}},
    {"missing between", 5, {1, NONE, 3, NONE, 5}},
    {"all equal", 4, {7, 7, 7, 7}},
    {"all zero", 4, {0, 0, 0, 0}},
    {"minus zero", 3, {-0.0, 0.0, -0.0}},
    {"one ulp apart", 3, {1, 1 + DBL_EPSILON, 1}},
    {"an ulp of a large number", 3, {9007199254740992, 9007199254740994, 9007199254740992}},
    {"largest", 3, {DBL_MAX, DBL_MAX, DBL_MAX}},
    {"largest both ways", 4, {-DBL_MAX, DBL_MAX, -DBL_MAX, 0}},
    {"1e308", 3, {1e308, -1e308, 1e307}},
    {"1e-308", 3, {1e-308, 2e-308, 3e-308}},
    {"smallest", 3, {5e-324, 0, 5e-324}},
    {"all smallest", 3, {5e-324, 5e-324, 5e-324}},
    {"all sizes", 6, {1e-300, 1e300, 1, -1e300, -1e-300, 0}},
    {"infinite", 3, {1, (double)INFINITY, 2}},
    {"infinite down", 3, {1, -(double)INFINITY, 2}},
    {"near 1e16", 3, {1e16, 1e16 + 2, 1e16 + 4}},
    {"a spike", 5, {1, 1, 1e15, 1, 1}},
};

static void test_line_values(void)
{
    static const char *const formats[] = {"svg", "png", "pdf"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (int f = 0; f < 3; f++) {
            pace_chart *chart = line_chart(600, 400, shapes[i].x, shapes[i].n, pace_year(2015));
            if (shapes[i].n > 1) {
                const pace_target target = pace_target_of(pace_year(2015), shapes[i].x[0], pace_year(2020), shapes[i].x[1]);
                if (isfinite(target.value))
                    pace_chart_target_path(chart, &target, "target");
            }
            ensure_whole(chart, shapes[i].name, formats[f], 1);
        }
}

static void test_periods(void)
{
    static const double x[] = {1, 2, 3};
    const pace_period nothing = PACE_PERIOD_NONE;
    const pace_period firsts[] = {pace_year(1), pace_year(9997), pace_quarter(2015, 4), pace_month(2015, 12),
                                  pace_year(9999), nothing};
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        ensure_whole(line_chart(600, 400, x, 3, firsts[i]), "first period", "svg", 1);
    /* A due period ages after the last value, and one before the first. */
    for (int i = 0; i < 3; i++) {
        static const int due[] = {9999, 1, 2015};
        pace_chart *chart = line_chart(600, 400, x, 3, pace_year(2015));
        const pace_target target = pace_target_of(pace_year(2014), 1, pace_year(due[i]), 10);
        pace_chart_target_path(chart, &target, "far");
        ensure_whole(chart, "due period", "svg", 1);
    }
}

static void test_many_points(void)
{
    enum { MANY = 1000000 };
    double *x = malloc(MANY * sizeof *x);
    ENSURE(x != NULL);
    for (int i = 0; x && i < MANY; i++)
        x[i] = i % 7919 + (i % 97 ? 0.0 : NONE);
    const pace_period day = {0, PACE_DAILY, 0};
    if (x) {
        ensure_whole(line_chart(1200, 800, x, MANY, day), "a million days", "svg", 4);
        ensure_whole(line_chart(1200, 800, x, MANY, day), "a million days", "png", 6);
        ensure_whole(line_chart(1200, 800, x, MANY, day), "a million days", "pdf", 6);
        ensure_whole(line_chart(1200, 800, x, 9000, pace_year(500)), "nine thousand years", "svg", 2);
    }
    free(x);
}

static void test_many_lines(void)
{
    static const double x[] = {1, 2, 3, 2};
    pace_chart *chart = pace_chart_new(600, 400);
    for (int i = 0; i < 300; i++)
        pace_chart_line(chart, pace_series_of(x, 4, pace_year(2015)), i % 2 ? "a line with a long label " WIDE : "b");
    ensure_whole(chart, "300 lines on each other", "svg", 3);
}

/* --- canvases --------------------------------------------------------------------------------------------------------- */

static void test_canvases(void)
{
    static const double sizes[][2] = {{0, 0},       {-5, 100},   {15.9, 16},   {16, 16},       {17, 3000}, {3000, 17}, {120, 60},
                                      {32767, 16},  {16, 32767}, {32767, 900}, {40000, 40000}, {1e308, 10}, {NONE, 100}, {100, (double)INFINITY},
                                      {600.5, 400.25}};
    static const double x[] = {1, 5, 2};
    static const double v[] = {3, -2};
    static const char *const names[] = {"first", "second " WIDE};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int f = 0; f < 2; f++) {
            const pace_bars bars = {.categories = names, .category_count = 2, .series_count = 1, .values = v, .decimals = -1,
                                    .horizontal = i % 2};
            pace_chart *chart = pace_chart_new(sizes[i][0], sizes[i][1]);
            pace_chart_title(chart, "A title that is longer than a small picture is wide");
            pace_chart_bars(chart, &bars);
            ensure_whole(line_chart(sizes[i][0], sizes[i][1], x, 3, pace_year(2015)), "canvas of a line", f ? "png" : "svg", 3);
            ensure_whole(chart, "canvas of bars", f ? "png" : "svg", 3);
        }
}

/* Every type on canvases of every shape: thin, low, tiny, wide, vast. */
static void test_every_canvas(void)
{
    static const double sizes[][2] = {{16, 16}, {17, 3000}, {3000, 17}, {60, 60}, {120, 60}, {150, 150}, {150, 4000}, {4000, 150}, {32767, 300}, {40000, 40000}};
    for (int which = 0; which < CHART_SAMPLES; which++)
        for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
            ensure_whole(sample_chart(which, i % 2, PACE_THEME_LIGHT, sizes[i][0], sizes[i][1], NULL), chart_samples[which].id, "svg", 1);
}

/* Vast pixel counts are refused before memory is asked for. */
static void test_vast(void)
{
    static const double x[] = {1, 5, 2};
    pace_chart *chart = line_chart(32767, 32767, x, 3, pace_year(2015));
    pace_chart_scale(chart, 4);
    ensure_whole(chart, "32767 by 32767 at 4", "png", 3);
    ensure_whole(line_chart(32767, 32767, x, 3, pace_year(2015)), "32767 by 32767", "svg", 3);
}

/* --- words ------------------------------------------------------------------------------------------------------------ */

static char *repeated(const char *piece, size_t bytes)
{
    const size_t n = strlen(piece);
    char *text = malloc(bytes + n + 1);
    for (size_t at = 0; text && at < bytes; at += n)
        memcpy(text + at, piece, n + 1);
    return text;
}

static void say_everywhere(pace_chart *chart, const char *text)
{
    pace_chart_title(chart, text);
    pace_chart_subtitle(chart, text);
    pace_chart_source(chart, text);
    pace_chart_note(chart, text);
    pace_chart_id(chart, text);
}

static void test_words(void)
{
    static const char *const pieces[] = {"m", "word ", WIDE, "<b>&\"'", "e\xCC\x81", "\xCC\x81", "\xE2\x80\x8D", "\xE2\x80\xAE", "\xF0\x9F\x98\x80",
                                         "\n", " ", "\x01", "%s", "\xF3\xB0\x80\x80", "\xD8\xA7\xD8\xA8 "};
    static const double x[] = {1, 5, 2}, v[] = {1, 2};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = repeated(pieces[i], i < 4 ? 1 << 20 : 3000);
        ENSURE(text != NULL);
        if (!text)
            continue;
        const char *const names[] = {text, "b"};
        const pace_bars bars = {.categories = names, .category_count = 2, .labels = names, .series_count = 1, .values = v,
                                .decimals = 2, .horizontal = i % 2, .highlight = text};
        pace_chart *lines = pace_chart_new(600, 400), *upright = pace_chart_new(600, 400);
        say_everywhere(lines, text);
        pace_chart_line(lines, pace_series_of(x, 3, pace_year(2015)), text);
        say_everywhere(upright, text);
        pace_chart_bars(upright, &bars);
        ensure_whole(lines, pieces[i], i % 2 ? "svg" : "png", 2);
        ensure_whole(upright, pieces[i], i % 2 ? "pdf" : "svg", 2);
        free(text);
    }
}

/* Every type with a megabyte in each of its words, and with what breaks lines, files and terminals. */
static void test_every_words(void)
{
    static const char *const pieces[] = {"m", WIDE, "<b>&\"'", "\xCC\x81", "\xE2\x80\xAE", "\n", "%s%n", "]]>"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        char *text = repeated(pieces[i], 1 << 20);
        ENSURE(text != NULL);
        for (int which = 0; text && which < CHART_SAMPLES; which++) {
            pace_chart *chart = sample_chart(which, i % 2, PACE_THEME_DARK, 600, 400, NULL);
            say_everywhere(chart, text);
            ensure_whole(chart, chart_samples[which].id, (which + (int)i) % 9 ? "svg" : i % 2 ? "pdf" : "png", 1);
        }
        free(text);
    }
}

static void test_broken_words(void)
{
    static const char *const broken[] = {"\xFF", "ab\xC3", "\xED\xA0\x80", "\xC0\x80", "\xF5\x80\x80\x80"};
    static const double x[] = {1, 5, 2};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        pace_buffer out = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        pace_chart *chart = pace_chart_new(600, 400);
        pace_chart_line(chart, pace_series_of(x, 3, pace_year(2015)), broken[i]);
        ENSURE(pace_chart_render(&out, chart, "svg", &err) == PACE_ERR_PARSE && out.length == 0);
        pace_buffer_clear(&out);
        pace_chart_free(chart);
    }
}

/* --- bars ------------------------------------------------------------------------------------------------------------- */

static void test_bar_values(void)
{
    static const char *const names[] = {"a", WIDE, "c", "d", "e", "f"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (int how = 0; how < 4; how++) {
            const pace_bars bars = {.categories = names, .category_count = shapes[i].n, .series_count = 1, .values = shapes[i].x,
                                    .decimals = how == 3 ? 15 : -1, .sorted = how & 1, .horizontal = how & 2};
            pace_chart *chart = pace_chart_new(600, 400);
            pace_chart_bars(chart, &bars);
            ensure_whole(chart, shapes[i].name, how ? "svg" : "png", 1);
        }
}

static void test_many_bars(void)
{
    enum { MANY = 10000 };
    static char names[MANY][24];
    static const char *categories[MANY];
    static double v[MANY];
    for (int i = 0; i < MANY; i++) {
        snprintf(names[i], sizeof names[i], "category %d", i);
        categories[i] = names[i];
        v[i] = i * 7919 % 10007 - 2000;
    }
    for (int how = 0; how < 4; how++) {
        const pace_bars bars = {.categories = categories, .category_count = MANY, .series_count = 1, .values = v, .decimals = -1,
                                .sorted = how & 1, .horizontal = how & 2};
        pace_chart *chart = pace_chart_new(1200, 800);
        pace_chart_bars(chart, &bars);
        ensure_whole(chart, "10,000 categories", "svg", 5);
    }
    const pace_bars groups = {.categories = categories, .category_count = 100, .series_count = 64, .values = v, .decimals = -1};
    pace_chart *chart = pace_chart_new(1200, 800);
    pace_chart_bars(chart, &groups);
    ensure_whole(chart, "64 series", "svg", 5);
}

/* --- rows of gaps ----------------------------------------------------------------------------------------------------- */

static void fill_row(pace_gap *row, const double *x, int64_t n, size_t i)
{
    static const unsigned verdicts[] = {PACE_MET, PACE_BEHIND | PACE_MISSED, 0, PACE_NO_DATA, ~0u, PACE_NOT_COMPARABLE};
    const pace_period nothing = PACE_PERIOD_NONE;
    memset(row, 0, sizeof *row);
    row->target = pace_target_of(pace_year(2015), n > 0 ? x[0] : NONE, pace_year(2020), n > 1 ? x[1] : 1);
    row->target.name = i % 2 ? WIDE "<&>" : NULL;
    row->series = pace_series_of(x, n, pace_year(2015));
    row->path = i % 2 ? PACE_PATH_LINEAR : PACE_PATH_GEOMETRIC;
    row->base_period = pace_year(2015);
    row->target_period = i % 5 ? pace_year(2020) : nothing;
    row->latest_period = i % 7 ? pace_year(2016) : nothing;
    row->base = row->target.base;
    row->target_value = row->target.value;
    row->latest = n > 2 ? x[2] : NONE;
    row->path_value = row->gap = row->gap_relative = row->gap_low = row->gap_high = i % 3 ? NONE : (double)INFINITY;
    row->progress = row->time = row->required_rate = row->actual_rate = row->remaining_rate = i % 2 ? NONE : 1e300;
    row->verdicts = verdicts[i % 6];
}

static void test_rows(void)
{
    enum { KINDS = sizeof shapes / sizeof *shapes, MANY = 400 };
    pace_gap *rows = malloc(MANY * sizeof *rows);
    ENSURE(rows != NULL);
    for (int64_t count = 0; rows && count <= MANY; count = count < KINDS ? count + 1 : count + 1 + MANY / 3) {
        int64_t used = 0;
        for (size_t i = 0; used < count; i++) {
            const values *shape = &shapes[i % KINDS];
            bool infinite = false;
            for (int64_t k = 0; k < shape->n; k++)
                infinite = infinite || isinf(shape->x[k]);
            if (!infinite)
                fill_row(&rows[used++], shape->x, shape->n, i);
        }
        for (int f = 0; f < 2; f++) {
            pace_chart *bullets = pace_chart_new(600, 400), *panels = pace_chart_new(600, 400);
            pace_chart_lang(bullets, f ? "zh" : "en");
            pace_chart_bullets(bullets, rows, count);
            pace_chart_multiples(panels, rows, count);
            ensure_whole(bullets, "bullet rows", "svg", 3);
            ensure_whole(panels, "panels", f && count < 5 ? "pdf" : "svg", 3);
        }
    }
    free(rows);
}

static void test_odd_calls(void)
{
    static const double x[] = {1, 5, 2};
    ensure_whole(pace_chart_new(600, 400), "an empty chart", "svg", 1);
    ensure_whole(pace_chart_new(600, 400), "an empty chart", "gif", 1);
    pace_chart *chart = pace_chart_new(600, 400);
    pace_chart_bars(chart, NULL);
    ensure_whole(chart, "no bars", "svg", 1);
    chart = pace_chart_new(600, 400);
    pace_chart_target_path(chart, NULL, NULL);
    ensure_whole(chart, "no target", "svg", 1);
    chart = line_chart(600, 400, x, 3, pace_year(2015));
    pace_chart_line(chart, pace_series_of(x, 3, pace_month(2015, 1)), NULL);
    ensure_whole(chart, "months and years", "svg", 1);
    chart = line_chart(600, 400, NULL, 3, pace_year(2015));
    ensure_whole(chart, "no values", "svg", 1);
    chart = line_chart(600, 400, x, -1, pace_year(2015));
    ensure_whole(chart, "fewer than none", "svg", 1);
    chart = line_chart(600, 400, x, 3, pace_year(2015));
    pace_chart_scale(chart, NONE);
    pace_chart_theme(chart, (pace_theme)7);
    pace_chart_lang(chart, "fr");
    ensure_whole(chart, "odd settings", "svg", 1);
}

int main(void)
{
    scene_font *font = NULL;
    if (scene_font_new(&font, "en", NULL, NULL) != PACE_OK)
        return TEST_SKIP;
    scene_font_free(font);
    test_line_values();
    test_periods();
    test_many_points();
    test_many_lines();
    test_canvases();
    test_every_canvas();
    test_vast();
    test_words();
    test_every_words();
    test_broken_words();
    test_bar_values();
    test_many_bars();
    test_rows();
    test_odd_calls();
    return TEST_RESULT;
}
