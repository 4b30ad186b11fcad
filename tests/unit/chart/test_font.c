/* Measuring, breaking, missing characters, and what happens where there are no fonts. */
#include <stdbool.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include "chart/font.h"
#include "scene_kit.h"

#define HAN "\xE4\xB8\xAD\xE6\x96\x87"       /* two characters */
#define COMMA "\xEF\xBC\x8C"                 /* full-width */
#define STOP "\xE3\x80\x82"
#define OPEN "\xEF\xBC\x88"
#define CLOSE "\xEF\xBC\x89"
#define DOTS "\xE2\x80\xA6"

static scene_font *font_of(const char *lang)
{
    scene_font *font = NULL;
    pace_error err = PACE_ERROR_INIT;
    if (scene_font_new(&font, lang, NULL, &err) != PACE_OK)
        fprintf(stderr, "no fonts to test with: %s\n", err.text);
    return font;
}

static void test_width(scene_font *font)
{
    const double one = scene_font_width(font, "Actual 193.5", 12, false);
    ENSURE(one > 40 && one < 110);
    ENSURE_NEAR(scene_font_width(font, "Actual 193.5", 12, false), one, 0);
    ENSURE_NEAR(scene_font_width(font, "Actual 193.5", 24, false), 2 * one, 1e-9);
    ENSURE_NEAR(scene_font_width(font, "Actual 193.5", 1.2, false), one / 10, 1e-9);
    ENSURE(scene_font_width(font, "Actual 193.5", 12, true) > one);
    ENSURE_NEAR(scene_font_width(font, "", 12, false), 0, 0);
    ENSURE_NEAR(scene_font_width(font, NULL, 12, false), 0, 0);
    ENSURE_NEAR(scene_font_width(font, "a", (double)NAN, false), 0, 0);
    ENSURE_NEAR(scene_font_width(font, "a", 0, false), 0, 0);
    ENSURE(scene_font_height(font, 12, false) > scene_font_ascent(font, 12, false));
    ENSURE(scene_font_ascent(font, 12, true) > 0);
    ENSURE_NEAR(scene_font_width(font, "R&D <b>", 12, false), scene_font_width(font, "R&D <b>", 12, false), 0);
    ENSURE(scene_font_width(font, "<b>x</b>", 12, false) > 2 * scene_font_width(font, "x", 12, false));
}

/* The short way to a width and the whole layout agree: Latin and Han, digits between them, kerned pairs, punctuation. */
static void test_short_way(scene_font *font)
{
    static const char *const pieces[] = {"A",  "V", "To", "f", "fi", "ffl", "1", "7", "4.", ",", "%", " ", "-", "(", ")", "/", "&", "<", "W", "y",
                                         HAN,  COMMA, STOP, OPEN, CLOSE, "\xE4\xBA\xBF", "\xE2\x80\x93", "\xE2\x88\x92", "\xE2\x80\x94",
                                         "\xE3\x80\x8A", "\xE3\x80\x8B", "\xC2\xB7", "\xEF\xBC\x85", "\xC3\xA9", "\xE2\x80\x9C", "\xE2\x80\xA6"};
    enum { PIECES = sizeof pieces / sizeof *pieces };
    uint32_t seed = 12345;
    double worst = 0;
    for (int i = 0; i < 20000; i += TEST_STRIDE(10)) {
        char text[128] = "";
        const bool bold = i & 1;
        int width = 0;
        seed = seed * 1664525u + 1013904223u;
        for (uint32_t k = 0, n = 1 + (seed >> 16) % 12; k < n; k++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(text, pieces[(seed >> 16) % PIECES]);
        }
        const double got = scene_font_width(font, text, FONT_UNIT, bold);
        pango_layout_get_size(font_layout(font, text, bold), &width, NULL);
        if (fabs(got - (double)width / PANGO_SCALE) > 0.01)
            fprintf(stderr, "\"%s\": %.4f, not %.4f\n", text, got, (double)width / PANGO_SCALE);
        worst = fmax(worst, fabs(got - (double)width / PANGO_SCALE));
    }
    printf("widths: worst difference %.4f of %d px\n", worst, (int)FONT_UNIT);
    ENSURE(worst <= 0.01);
}

/* More texts than the cache holds: the first ones come out as before. */
static void test_cache(scene_font *font)
{
    char text[32];
    double first[8];
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 1500; i++) {
            snprintf(text, sizeof text, "value %d", i);
            const double width = scene_font_width(font, text, 12, false);
            if (i >= 8)
                continue;
            if (round == 0)
                first[i] = width;
            else
                ENSURE_NEAR(width, first[i], 0);
        }
}

/* A megabyte is cut before it is shaped. */
static void test_long(scene_font *font)
{
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE + 1);
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE(text != NULL);
    if (!text)
        return;
    memset(text, 'm', SIZE);
    text[SIZE] = '\0';
    const double width = scene_font_width(font, text, 10, false);
    ENSURE(width > 256 * 4 && width < 257 * 14);
    scene_font_wrap(font, text, 10, false, 100, 3, &out);
    ENSURE(out.length > 20 && out.length < 200);
    ENSURE(scene_font_missing(font, text) == 0);
    pace_buffer_clear(&out);
    free(text);
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Every line fits, and none begins with what closes or ends with what opens. */
static void ensure_lines(scene_font *font, const char *text, double width, int max)
{
    static const char *const never_first[] = {COMMA, STOP, CLOSE, "%", ",", "."};
    pace_buffer out = PACE_BUFFER_INIT;
    int lines = 0;
    scene_font_wrap(font, text, 14, false, width, max, &out);
    for (char *line = out.text; line && line[0]; lines++) {
        char *end = strchr(line, '\n'), *next = end ? end + 1 : NULL;
        if (end)
            *end = '\0';
        ENSURE(scene_font_width(font, line, 14, false) <= width + 0.01);
        for (size_t i = 0; i < sizeof never_first / sizeof *never_first; i++)
            ENSURE(!begins(line, never_first[i]));
        ENSURE(strlen(line) < 3 || strcmp(line + strlen(line) - 3, OPEN) != 0);
        ENSURE(*line != ' ' && line[strlen(line) - 1] != ' ');
        line = next;
    }
    ENSURE(lines >= 1 && lines <= max);
    pace_buffer_clear(&out);
}

static void test_wrap(scene_font *font)
{
    static const char *const text = HAN HAN HAN OPEN "GDP" CLOSE HAN "1.9" HAN COMMA HAN HAN "11.74%" COMMA HAN HAN STOP
                                    " Long words of English text, too" STOP;
    pace_buffer out = PACE_BUFFER_INIT;
    for (int width = 75; width < 400; width += 7) /* the longest word with its comma takes 70 */
        ensure_lines(font, text, width, 60);
    ensure_lines(font, text, 90, 2);
    scene_font_wrap(font, "short", 14, false, 300, 2, &out);
    ENSURE_TEXT(out.text, "short");
    out.length = 0;
    scene_font_wrap(font, text, 14, false, 90, 1, &out);
    ENSURE(out.length > 3 && strcmp(out.text + out.length - 3, DOTS) == 0);
    ENSURE(strchr(out.text, '\n') == NULL);
    out.length = 0;
    scene_font_wrap(font, "one two three four", 14, false, 70, 9, &out);
    ENSURE_TEXT(out.text, "one two\nthree four");
    out.length = 0;
    scene_font_wrap(font, "wwwwwwwwwwww", 14, false, 0.01, 3, &out); /* nothing fits: still no more than three lines */
    ENSURE(out.length > 0 && out.length < 40);
    pace_buffer_clear(&out);
}

/* 1.9 and the unit behind it are on one line, at any width that holds both. */
static void test_numbers_keep_units(scene_font *font)
{
    for (int width = 60; width < 300; width += 5) {
        pace_buffer out = PACE_BUFFER_INIT;
        scene_font_wrap(font, HAN HAN HAN "1.9" HAN HAN "20%" HAN, 14, false, width, 20, &out);
        ENSURE(strstr(out.text, "1.9\n") == NULL && strstr(out.text, "20%\n") == NULL);
        ENSURE(strstr(out.text, "\xE2\x81\xA0") == NULL);
        pace_buffer_clear(&out);
    }
}

static void test_missing(scene_font *font)
{
    ENSURE(scene_font_missing(font, "Plain text, 100 %") == 0);
    ENSURE(scene_font_missing(font, "") == 0);
    ENSURE(scene_font_missing(font, "a\xF3\xB0\x80\x80" "b") == 0xF0000); /* private use, plane 15 */
}

/* Every allocation of ours fails: the font is refused, or measures nothing; nothing leaks. */
static void test_memory(void)
{
    for (long k = 1; k < 60; k++) {
        kit_memory memory;
        scene_font *font = NULL;
        pace_error err = PACE_ERROR_INIT;
        pace_buffer out = PACE_BUFFER_INIT;
        kit_memory_init(&memory, k, true);
        out.allocator = &memory.allocator;
        const pace_status status = scene_font_new(&font, "zh", &memory.allocator, &err);
        ENSURE(status == (k <= 2 ? PACE_ERR_NOMEM : PACE_OK));
        ENSURE((font == NULL) == (status != PACE_OK));
        if (font) {
            ENSURE(scene_font_width(font, "abc", 12, false) >= 0);
            scene_font_wrap(font, HAN " one two three", 12, false, 40, 2, &out);
            (void)scene_font_missing(font, "abc");
            ENSURE(memory.calls < k || out.status == PACE_ERR_NOMEM || out.length > 0);
        }
        scene_font_free(font);
        pace_buffer_clear(&out);
        ENSURE(memory.blocks == 0);
    }
    scene_font_free(NULL);
}

/* In a process of its own: the configuration is read once. Its standard error must stay empty. */
static void ensure_refused(const char *config)
{
    int pipes[2], state = 0;
    char said[256];
    ENSURE(pipe(pipes) == 0);
    const pid_t child = fork();
    if (child == 0) {
        scene_font *font = NULL;
        pace_error err = PACE_ERROR_INIT;
        if (dup2(pipes[1], 2) < 0 || setenv("FONTCONFIG_FILE", config, 1) != 0)
            _exit(9);
        const pace_status status = scene_font_new(&font, "zh", NULL, &err);
        _exit(status == PACE_ERR_UNSUPPORTED && font == NULL && strchr(err.text, ';') != NULL ? 0 : 1);
    }
    close(pipes[1]);
    const ssize_t n = read(pipes[0], said, sizeof said - 1);
    said[n > 0 ? n : 0] = '\0';
    ENSURE_TEXT(said, "");
    close(pipes[0]);
    ENSURE(waitpid(child, &state, 0) == child && WIFEXITED(state) && WEXITSTATUS(state) == 0);
}

static void test_no_fonts(void)
{
    char path[] = "/tmp/pace-fonts-XXXXXX";
    static const char config[] = "<?xml version=\"1.0\"?><fontconfig><dir>/nowhere</dir></fontconfig>";
    ensure_refused("/dev/null");
    ensure_refused("/nowhere/fonts.conf");
    const int fd = mkstemp(path);
    ENSURE(fd >= 0 && write(fd, config, sizeof config - 1) == (ssize_t)sizeof config - 1);
    close(fd);
    ensure_refused(path);
    unlink(path);
}

int main(void)
{
    test_no_fonts(); /* first: nothing may have read the configuration before the fork */
    scene_font *font = font_of("zh"), *english = font_of("en");
    if (!font || !english)
        return TEST_SKIP;
    test_width(font);
    test_width(english);
    test_short_way(font);
    test_short_way(english);
    test_cache(font);
    test_long(font);
    test_missing(font);
    if (scene_font_missing(font, HAN COMMA OPEN) == 0) {
        test_wrap(font);
        test_numbers_keep_units(font);
    }
    scene_font_free(english);
    scene_font_free(font);
    test_memory();
    return TEST_RESULT;
}
