/* The builder: sticky errors, copies, bad input, memory that runs out, same bytes, threads. */
#include <pthread.h>
#include "chart_kit.h"

static const double output[] = {2500, 3100, (double)NAN, 4700, 5500, 6200, 7100, 7700, 8855};

static void fill(pace_chart *chart)
{
    pace_series series = pace_series_of(output, 9, pace_year(2008));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    series.status = (const uint8_t *)"AAAAAAAAP";
    pace_chart_lang(chart, "zh");
    pace_chart_title(chart, "高新技术产业产值须年均增长16.5%");
    pace_chart_subtitle(chart, "亿元，现价");
    pace_chart_source(chart, "来源：示例数据");
    pace_chart_line(chart, series, "实际");
    pace_chart_target_path(chart, &target, "规划");
}

static const char *const places[] = {"甲", "乙", "丙"};
static const double figures[] = {3, -1, (double)NAN, 4, 2, 5};
static const char *const parts[] = {"2015", "2016"};

/* 0 lines, 1 upright bars, 2 lying bars, 3 bullet rows, 4 panels */
enum { KINDS = 5 };

static void fill_kind(pace_chart *chart, int kind)
{
    pace_bars bars = {places, 3, parts, 2, figures, -1, true, kind == 2, NULL, NULL, NULL};
    pace_series series = pace_series_of(output, 9, pace_year(2008));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    pace_gap rows[2];
    target.name = "产值";
    if (kind == 0)
        fill(chart);
    else if (kind <= 2)
        pace_chart_bars(chart, &bars);
    for (int i = 0; kind > 2 && i < 2; i++) {
        ENSURE(pace_gap_assess(&rows[i], series, &target, NULL, NULL) == PACE_OK);
        series.view.n = 0;
    }
    if (kind == 3)
        pace_chart_bullets(chart, rows, 2);
    if (kind == 4)
        pace_chart_multiples(chart, rows, 2);
    pace_chart_note(chart, "注");
}

static pace_status render(pace_chart *chart, const char *format, pace_buffer *out, pace_error *err)
{
    *err = (pace_error)PACE_ERROR_INIT;
    return pace_chart_render(out, chart, format, err);
}

static void expect_failure(pace_chart *chart, pace_status code, const char *words)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err;
    ENSURE(render(chart, "svg", &out, &err) == code);
    ENSURE(err.code == code);
    if (!strstr(err.text, words))
        fprintf(stderr, "%s\n", err.text);
    ENSURE(strstr(err.text, words) != NULL);
    ENSURE(out.length == 0);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

static pace_chart *chart_600(void)
{
    return pace_chart_new(600, 400);
}

static void test_errors(void)
{
    static const double infinite[] = {1, (double)INFINITY};
    static const double sizes[] = {0, 15.9, 32768, -1, (double)NAN, (double)INFINITY};
    pace_chart *chart;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        expect_failure(pace_chart_new(sizes[i], 400), PACE_ERR_ARG, "16 to 32767");
        expect_failure(pace_chart_new(600, sizes[i]), PACE_ERR_ARG, "16 to 32767");
    }
    pace_chart_title(chart = chart_600(), "bad \xFF bytes");
    pace_chart_title(chart, "good"); /* too late: the first error stays */
    expect_failure(chart, PACE_ERR_PARSE, "the title is not valid UTF-8 at byte 5");
    pace_chart_line(chart = chart_600(), pace_series_of(output, 9, pace_year(2008)), "\xC0\x80");
    expect_failure(chart, PACE_ERR_PARSE, "label of a line");
    pace_chart_line(chart = chart_600(), pace_series_of(infinite, 2, pace_year(2008)), "x");
    expect_failure(chart, PACE_ERR_DATA, "the value of 2009 (number 2) is infinite");
    pace_chart_line(chart = chart_600(), pace_series_of(output, 9, pace_year(2008)), "x");
    pace_chart_line(chart, pace_series_of(output, 9, pace_quarter(2008, 1)), "y");
    expect_failure(chart, PACE_ERR_FREQ, "annual and quarterly");
    pace_chart_line(chart = chart_600(), pace_series_of(output, 9, pace_year(2008)), "x");
    pace_chart_bars(chart, NULL);
    expect_failure(chart, PACE_ERR_ARG, "already holds lines and cannot take bars");
    pace_chart_bars(chart = chart_600(), NULL);
    expect_failure(chart, PACE_ERR_ARG, "; give categories");
    pace_chart_bullets(chart = chart_600(), NULL, 3);
    expect_failure(chart, PACE_ERR_ARG, "rows are missing");
    pace_chart_line(chart = chart_600(), pace_series_of(NULL, 3, pace_year(2008)), "x");
    expect_failure(chart, PACE_ERR_ARG, "; give both");
    pace_chart_line(chart = chart_600(), pace_series_of(output, 9, pace_year(9995)), "x");
    expect_failure(chart, PACE_ERR_RANGE, "");
    pace_chart_lang(chart = chart_600(), "fr");
    expect_failure(chart, PACE_ERR_ARG, "use \"en\" or \"zh\"");
    pace_chart_scale(chart = chart_600(), 5);
    expect_failure(chart, PACE_ERR_ARG, "1 to 4");
    pace_chart_theme(chart = chart_600(), (pace_theme)7);
    expect_failure(chart, PACE_ERR_ARG, "theme 7");
    pace_chart_target_path(chart = chart_600(), NULL, "x");
    expect_failure(chart, PACE_ERR_ARG, "; give a finite one");
}

static void test_formats(void)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err;
    pace_chart *chart = chart_600();
    fill(chart);
    ENSURE(render(chart, "bmp", &out, &err) == PACE_ERR_ARG && out.length == 0);
    ENSURE(render(chart, NULL, &out, &err) == PACE_ERR_ARG);
    ENSURE(pace_chart_write(chart, "picture", &err) == PACE_ERR_ARG);
    ENSURE(pace_chart_write(chart, "a.svg/picture", &err) == PACE_ERR_ARG);
    ENSURE(pace_chart_write(chart, NULL, &err) == PACE_ERR_ARG);
    ENSURE(pace_chart_write(chart, "no/such/folder/x.svg", &err) == PACE_ERR_IO);
    pace_buffer_text(&out, "kept");
    ENSURE(render(chart, "bmp", &out, &err) == PACE_ERR_ARG);
    ENSURE_TEXT(out.text, "kept");
    pace_buffer_clear(&out);
    pace_chart_free(chart);
}

/* The caller's arrays may go before the chart is drawn. */
static void test_copies(void)
{
    double *values = malloc(4 * sizeof *values);
    char label[] = "first", title[] = "title";
    pace_chart *chart = chart_600();
    for (int i = 0; values && i < 4; i++)
        values[i] = 10 + i;
    pace_chart_title(chart, title);
    pace_chart_line(chart, pace_series_of(values, 4, pace_year(2010)), label);
    memset(label, 'x', 5);
    memset(title, 'x', 5);
    free(values);
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "first 13") && find_text(&p, "title"));
    picture_clear(&p);
    pace_chart_free(chart);
}

/* A reversed view: the last value in memory is the first in time. */
static void test_strides(void)
{
    static const double v[] = {9, 0, 4, 0, 2, 0};
    pace_series series = pace_series_of(v, 3, pace_year(2010));
    series.view.stride = 2;
    pace_chart *chart = chart_600();
    pace_chart_line(chart, series, "down");
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "down 2") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
    series.view.x = v + 4;
    series.view.stride = -2;
    chart = chart_600();
    pace_chart_line(chart, series, "up");
    p = picture_of(chart);
    ENSURE(find_text(&p, "up 9") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_words_cleaned(void)
{
    pace_chart *chart = chart_600();
    char *big = malloc(1000001);
    if (!big)
        return;
    memset(big, 'w', 1000000);
    big[1000000] = '\0';
    pace_chart_title(chart, "one\ntwo\tthree\x01 four\xC2\x85" "five");
    pace_chart_note(chart, big);
    pace_chart_subtitle(chart, "\xEE\x80\x80");
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "one two three four five") != NULL);
    ENSURE(strstr(pace_chart_warnings(chart), "the note was cut to its first 400 characters") != NULL);
    ENSURE(strstr(pace_chart_warnings(chart), "no font has U+E000 in the subtitle") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
    free(big);
}

/* A target without a place on the axis leaves the line alone and is reported. */
static void test_undrawable_targets(void)
{
    pace_series series = pace_series_of(output, 9, pace_year(2008));
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500), undated = target;
    pace_chart *chart = chart_600();
    undated.due = (pace_period)PACE_PERIOD_NONE;
    ENSURE(pace_unit_parse(&series.unit, "CNY_100m", 8, NULL) == PACE_OK);
    ENSURE(pace_unit_parse(&target.unit, "km", 2, NULL) == PACE_OK);
    pace_chart_line(chart, series, "Actual");
    pace_chart_target_path(chart, &target, "miles");
    pace_chart_target_path(chart, &undated, "some day");
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    ENSURE(count_kind(&p, SCENE_DIAMOND) == 0 && find_text(&p, "Actual 8,855"));
    ENSURE_TEXT(pace_chart_warnings(chart),
                "the target \"miles\" is not drawn: its unit does not fit the axis\n"
                "the target \"some day\" is not drawn: its place on this axis is not determined");
    picture_clear(&p);
    pace_chart_free(chart);
}

/* 1.65 trillion on an axis in 100 million is 16,500. */
static void test_units_of_targets(void)
{
    pace_series series = pace_series_of(output, 9, pace_year(2008));
    pace_target target = pace_target_of(pace_year(2015), 0.77, pace_year(2020), 1.65);
    pace_chart *chart = chart_600();
    ENSURE(pace_unit_parse(&series.unit, "CNY_100m", 8, NULL) == PACE_OK);
    ENSURE(pace_unit_parse(&target.unit, "CNY_trillion", 12, NULL) == PACE_OK);
    pace_chart_line(chart, series, "Actual");
    pace_chart_target_path(chart, &target, "Plan");
    picture p = picture_of(chart);
    ENSURE(find_text(&p, "16,500") != NULL);
    ENSURE(find_text(&p, "required ") != NULL);
    picture_clear(&p);
    pace_chart_free(chart);
}

static void test_alt(void)
{
    pace_chart *chart = chart_600();
    pace_chart_line(chart, pace_series_of(output, 9, pace_year(2008)), "Actual");
    pace_target target = pace_target_of(pace_year(2015), 7700, pace_year(2020), 16500);
    target.path = PACE_PATH_GEOMETRIC;
    pace_chart_target_path(chart, &target, "13th plan");
    picture p = picture_of(chart);
    ENSURE_TEXT(pace_chart_alt(chart), "Line chart. Actual: from 2008 at 2,500 to 2016 at 8,855. 13th plan, target 16,500 in 2020, required 16.5% a year: behind.");
    ENSURE_TEXT(p.s.words.description, pace_chart_alt(chart));
    picture_clear(&p);
    pace_chart_free(chart);
    chart = chart_600();
    p = picture_of(chart);
    ENSURE_TEXT(pace_chart_alt(chart), "Empty chart: no data.");
    ENSURE_TEXT(pace_chart_warnings(chart), "");
    picture_clear(&p);
    pace_chart_free(chart);
}

/* The k-th allocation fails, for every k: NOMEM, nothing written, nothing leaked. */
static void test_memory(int kind, bool for_good)
{
    pace_buffer whole = PACE_BUFFER_INIT;
    pace_error err;
    pace_chart *chart = chart_600();
    bool done = false;
    fill_kind(chart, kind);
    ENSURE(render(chart, "svg", &whole, &err) == PACE_OK);
    pace_chart_free(chart);
    for (long k = 1; !done && k < 5000; k++) {
        kit_memory memory;
        kit_memory_init(&memory, k, for_good);
        pace_buffer out = PACE_BUFFER_INIT;
        chart = pace_chart_new_with(600, 400, &memory.allocator);
        fill_kind(chart, kind);
        pace_status status = render(chart, "svg", &out, &err);
        done = memory.calls < k;
        ENSURE(status == (done ? PACE_OK : PACE_ERR_NOMEM));
        ENSURE(status == PACE_OK || out.length == 0);
        ENSURE(status != PACE_OK || (out.length == whole.length && memcmp(out.text, whole.text, out.length) == 0));
        pace_buffer_clear(&out);
        pace_chart_free(chart);
        ENSURE(memory.blocks == 0);
    }
    ENSURE(done);
    pace_buffer_clear(&whole);
}

typedef struct job {
    const char *format;
    int kind;
    pace_buffer out;
    pace_status status;
} job;

static void *run(void *arg)
{
    job *j = arg;
    pace_error err;
    pace_chart *chart = chart_600();
    fill_kind(chart, j->kind);
    j->status = render(chart, j->format, &j->out, &err);
    pace_chart_free(chart);
    return NULL;
}

/* Twice in one process, on four threads at a time, after another chart: the same bytes. */
static void test_same_bytes(void)
{
    static const char *const formats[] = {"svg", "png", "pdf"};
    for (int f = 0; f < 3 * KINDS; f++) {
        job first = {formats[f % 3], f / 3, PACE_BUFFER_INIT, PACE_OK}, jobs[4];
        pthread_t threads[4];
        run(&first);
        ENSURE(first.status == PACE_OK && first.out.length > 500);
        for (int i = 0; i < 4; i++) {
            jobs[i] = (job){formats[f % 3], f / 3, PACE_BUFFER_INIT, PACE_OK};
            ENSURE(pthread_create(&threads[i], NULL, run, &jobs[i]) == 0);
        }
        for (int i = 0; i < 4; i++) {
            pthread_join(threads[i], NULL);
            ENSURE(jobs[i].out.length == first.out.length && memcmp(jobs[i].out.text, first.out.text, first.out.length) == 0);
            pace_buffer_clear(&jobs[i].out);
        }
        pace_buffer_clear(&first.out);
    }
}

/* One chart drawn twice: notes and warnings do not pile up. */
static void test_twice(void)
{
    pace_chart *chart = chart_600();
    pace_buffer a = PACE_BUFFER_INIT, b = PACE_BUFFER_INIT;
    pace_error err;
    fill(chart);
    pace_chart_note(chart, "\xEE\x80\x80");
    ENSURE(render(chart, "svg", &a, &err) == PACE_OK);
    char *warnings = malloc(strlen(pace_chart_warnings(chart)) + 1);
    if (warnings)
        strcpy(warnings, pace_chart_warnings(chart));
    ENSURE(render(chart, "svg", &b, &err) == PACE_OK);
    ENSURE(warnings && strcmp(warnings, pace_chart_warnings(chart)) == 0 && *warnings);
    ENSURE(a.length == b.length && memcmp(a.text, b.text, a.length) == 0);
    free(warnings);
    pace_buffer_clear(&a);
    pace_buffer_clear(&b);
    pace_chart_free(chart);
}

int main(void)
{
    pace_chart_free(NULL);
    ENSURE(strstr(pace_chart_versions(), "cairo ") && strstr(pace_chart_versions(), "pango "));
    test_errors();
    test_formats();
    test_copies();
    test_strides();
    test_words_cleaned();
    test_undrawable_targets();
    test_units_of_targets();
    test_alt();
    for (int kind = 0; kind < KINDS; kind++) {
        test_memory(kind, false);
        test_memory(kind, true);
    }
    test_same_bytes();
    test_twice();
    return TEST_RESULT;
}
