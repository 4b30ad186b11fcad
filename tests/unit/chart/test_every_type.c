/* What holds for charts of every type: the same bytes after another chart, on two threads, in other processes under other
 * locales and time zones; a description and a table; a place in the table of samples. */
#include <locale.h>
#include <pthread.h>
#include <unistd.h>
#include "types_kit.h"

static const char *const formats[] = {"svg", "png", "pdf"};
enum { FORMATS = 3, CASES = CHART_SAMPLES * 2 * FORMATS };

/* --- the same bytes ------------------------------------------------------------------------------------------------- */

/* Fowler, Noll and Vo: FNV-1a. */
static uint64_t hash_of(const pace_buffer *bytes)
{
    uint64_t hash = 14695981039346656037u;
    for (size_t i = 0; i < bytes->length; i++)
        hash = (hash ^ (unsigned char)bytes->text[i]) * 1099511628211u;
    return hash;
}

/* A case is a sample in a language, as a format; every other one is dark. */
static uint64_t render_case(int number)
{
    const int which = number / (2 * FORMATS), zh = number / FORMATS % 2;
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_chart *chart = sample_chart(which, zh, (pace_theme)((which + zh) % 2), 600, 400, NULL);
    const pace_status status = pace_chart_render(&out, chart, formats[number % FORMATS], &err);
    const uint64_t hash = status == PACE_OK && out.length > 500 ? hash_of(&out) : 0;
    if (!hash)
        fprintf(stderr, "%s: %s\n", chart_samples[which].id, err.text);
    pace_buffer_clear(&out);
    pace_chart_free(chart);
    return hash;
}

typedef struct walk {
    bool backwards;
    uint64_t hashes[CASES];
} walk;

/* All, each after another neighbour when the walk goes the other way. */
static void *walk_all(void *data)
{
    walk *w = data;
    for (int i = 0; i < CASES; i += TEST_STRIDE(7)) {
        const int number = w->backwards ? (CASES - 1) / TEST_STRIDE(7) * TEST_STRIDE(7) - i : i;
        w->hashes[number] = render_case(number);
    }
    return NULL;
}

static void ensure_equal(const walk *first, const walk *again, const char *how)
{
    for (int i = 0; i < CASES; i += TEST_STRIDE(7))
        if (!first->hashes[i] || first->hashes[i] != again->hashes[i]) {
            fprintf(stderr, "%s as %s in %s has other bytes %s\n", chart_samples[i / (2 * FORMATS)].id, formats[i % FORMATS],
                    i / FORMATS % 2 ? "Chinese" : "English", how);
            test_failures++;
        }
}

static void test_threads(const walk *first)
{
    static walk own, other;
    pthread_t thread;
    own.backwards = true;
    ENSURE(pthread_create(&thread, NULL, walk_all, &other) == 0);
    walk_all(&own);
    pthread_join(thread, NULL);
    ensure_equal(first, &own, "after other charts and beside another thread");
    ensure_equal(first, &other, "on a second thread");
}

/* One chart drawn twice, with another of its type in another language between. */
static void test_again(void)
{
    for (int which = 0; which < CHART_SAMPLES; which++)
        for (int f = 0; f < FORMATS; f++) {
            pace_buffer a = PACE_BUFFER_INIT, b = PACE_BUFFER_INIT, between = PACE_BUFFER_INIT;
            pace_chart *one = sample_chart(which, false, PACE_THEME_LIGHT, 400, 300, NULL);
            pace_chart *two = sample_chart(which, true, PACE_THEME_DARK, 640, 360, NULL);
            ENSURE(pace_chart_render(&a, one, formats[f], NULL) == PACE_OK);
            ENSURE(pace_chart_render(&between, two, formats[f], NULL) == PACE_OK);
            ENSURE(pace_chart_render(&b, one, formats[f], NULL) == PACE_OK);
            ENSURE(a.length == b.length && memcmp(a.text, b.text, a.length) == 0);
            ENSURE(a.length != between.length || memcmp(a.text, between.text, a.length) != 0);
            pace_chart_free(one);
            pace_chart_free(two);
            pace_buffer_clear(&a);
            pace_buffer_clear(&b);
            pace_buffer_clear(&between);
        }
}

/* What this program prints when it is called to tell its hashes: a line each. */
static int tell_hashes(void)
{
    static walk w;
    const char *taken = setlocale(LC_ALL, "");
    walk_all(&w);
    printf("%s %s\n", taken ? taken : "none", localeconv()->decimal_point);
    for (int i = 0; i < CASES; i++)
        printf("%llx\n", (unsigned long long)w.hashes[i]);
    return 0;
}

static bool read_hashes(walk *out, char place[64], const char *command)
{
    FILE *from = popen(command, "r");
    bool good = from && fgets(place, 64, from);
    for (int i = 0; good && i < CASES; i++) {
        char line[32];
        good = fgets(line, sizeof line, from);
        out->hashes[i] = good ? strtoull(line, NULL, 16) : 0;
    }
    return from && pclose(from) == 0 && good;
}

/* Locales are made for the occasion: one has a decimal comma, one writes Han in other bytes. */
static void test_processes(const walk *first, const char *self)
{
    static const char *const places[] = {"LC_ALL=C TZ=UTC", "LC_ALL=de_DE.UTF-8 TZ=America/New_York", "LC_ALL=zh_CN.GB18030 TZ=Asia/Shanghai LANG=fr_FR"};
    static walk theirs;
    char folder[] = "/tmp/every-type-XXXXXX", command[4096], place[64];
    int commas = 0;
    if (!mkdtemp(folder)) {
        ENSURE(!"a folder can be made");
        return;
    }
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 2>/dev/null >&2; localedef -i zh_CN -f GB18030 %s/zh_CN.GB18030 2>/dev/null >&2", folder, folder);
    (void)!system(command);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        snprintf(command, sizeof command, "env LOCPATH=%s %s '%s' hashes", folder, places[i], self);
        ENSURE(read_hashes(&theirs, place, command));
        commas += strchr(place, ',') != NULL;
        ensure_equal(first, &theirs, places[i]);
    }
    if (!commas)
        printf("no locale with a decimal comma can be made here\n");
    snprintf(command, sizeof command, "rm -r %s", folder);
    (void)!system(command);
}

/* --- description and table ------------------------------------------------------------------------------------------ */

static void check_table(pace_chart *chart, const char *id)
{
    pace_buffer csv = PACE_BUFFER_INIT, html = PACE_BUFFER_INIT, md = PACE_BUFFER_INIT;
    ENSURE(pace_chart_table(&csv, chart, "csv", NULL) == PACE_OK && is_rectangular(csv.text));
    ENSURE(pace_chart_table(&html, chart, "html", NULL) == PACE_OK && !table_fault(html.text));
    ENSURE(strncmp(html.text, "<table", 6) == 0 && strstr(html.text, "<caption>") && strstr(html.text, chart->title));
    ENSURE(pace_chart_table(&md, chart, "md", NULL) == PACE_OK && strchr(md.text, '|') && strstr(md.text, "---"));
    if (!is_rectangular(csv.text) || table_fault(html.text))
        fprintf(stderr, "%s:\n%s%s\n", id, csv.text, html.text);
    pace_buffer_clear(&csv);
    pace_buffer_clear(&html);
    pace_buffer_clear(&md);
}

/* One line, no longer than can be listened to, with a number in it, in the language of the chart. */
static void check_alt(const pace_chart *chart, const char *id)
{
    const char *alt = pace_chart_alt(chart);
    size_t han = 0;
    for (const char *c = alt; *c; c++)
        han += (unsigned char)*c >= 0xE4 && (unsigned char)*c <= 0xE9;
    const bool good = strlen(alt) > 40 && strlen(alt) < 2400 && !strpbrk(alt, "\n\t") && strpbrk(alt, "0123456789") &&
                      (chart->zh ? han > 4 && !strstr(alt, "chart") : han == 0);
    if (!good)
        fprintf(stderr, "%s: \"%s\"\n", id, alt);
    ENSURE(good);
}

static void test_words(void)
{
    for (int which = 0; which < CHART_SAMPLES; which++)
        for (int zh = 0; zh < 2; zh++) {
            pace_chart *chart = sample_chart(which, zh, PACE_THEME_LIGHT, 800, 500, NULL);
            picture p = picture_of(chart);
            ENSURE(p.status == PACE_OK);
            ENSURE_TEXT(pace_chart_warnings(chart), "");
            ENSURE_TEXT(p.s.words.description, pace_chart_alt(chart));
            ENSURE_TEXT(p.s.words.title, chart->title);
            check_alt(chart, chart_samples[which].id);
            check_table(chart, chart_samples[which].id);
            picture_done(chart, &p);
        }
}

/* --- none is missing ------------------------------------------------------------------------------------------------ */

static bool is_called(const char *name, size_t length)
{
    for (int i = 0; i < CHART_SAMPLES; i++)
        for (const char *at = chart_samples[i].calls; *at; at += strspn(at, " ")) {
            const size_t n = strcspn(at, " ");
            if (n == length && memcmp(at, name, n) == 0)
                return true;
            at += n;
        }
    return false;
}

/* What is no kind of picture: words, settings, the chart itself. */
static bool is_setting(const char *name, size_t length)
{
    static const char *const settings[] = {"free", "title", "subtitle", "source", "note", "lang", "theme", "scale", "compress", "text_mode", "id",
                                           "fit_height", "unit", "keep_units", "number"};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        if (strlen(settings[i]) == length && memcmp(settings[i], name, length) == 0)
            return true;
    return false;
}

static void test_all_there(void)
{
    static const char before[] = "PACE_API void pace_chart_";
    static char line[4096];
    FILE *header = fopen(PACE_SOURCE_DIR "/include/pace/chart.h", "r");
    int calls = 0;
    ENSURE(header != NULL);
    while (header && fgets(line, sizeof line, header)) {
        const char *name = line + sizeof before - 1;
        const size_t length = strncmp(line, before, sizeof before - 1) == 0 ? strcspn(name, "(") : 0;
        if (!length || is_setting(name, length))
            continue;
        calls++;
        if (!is_called(name, length)) {
            fprintf(stderr, "no sample in types_kit.h draws with pace_chart_%.*s\n", (int)length, name);
            test_failures++;
        }
    }
    ENSURE(calls >= 18);
    if (header)
        fclose(header);
}

int main(int argc, char **argv)
{
    static walk first;
    scene_font *font = NULL;
    if (argc > 1 && strcmp(argv[1], "hashes") == 0)
        return tell_hashes();
    if (scene_font_new(&font, "en", NULL, NULL) != PACE_OK)
        return TEST_SKIP;
    scene_font_free(font);
    walk_all(&first);
    test_threads(&first);
    test_processes(&first, argv[0]);
    test_again();
    test_words();
    test_all_there();
    return TEST_RESULT;
}
