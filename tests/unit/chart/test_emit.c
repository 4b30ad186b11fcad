/* PNG and PDF read back; the same bytes again, after another scene, on two threads and in another process. */
#include <locale.h>
#include <png.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdbool.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>
#include "scene_kit.h"

enum { SVG, PNG, PDF, SVG_EMBED, SVG_OUTLINE, PNG_SMALL, FORMATS };

static pace_status emit(pace_buffer *out, int format, const scene *s, scene_font *font, pace_error *err)
{
    switch (format) {
    case SVG:
        return scene_emit_svg(out, s, err);
    case SVG_EMBED:
    case SVG_OUTLINE:
        return scene_emit_svg_as(out, s, font, format == SVG_EMBED ? SCENE_EMBED : SCENE_OUTLINE, err);
    case PDF:
        return scene_emit_pdf(out, s, font, err);
    default:
        return scene_emit_png_as(out, s, font, 2, format == PNG_SMALL, err);
    }
}

static bool holds(const pace_buffer *b, const char *part)
{
    const size_t n = strlen(part);
    for (size_t i = 0; i + n <= b->length; i++)
        if (memcmp(b->text + i, part, n) == 0)
            return true;
    return false;
}

/* --- a strict reader: every warning of libpng is a fault ------------------------------------------------------------ */

typedef struct picture {
    const pace_buffer *from;
    size_t at;
    unsigned width, height, per_metre;
    int color, intent, text_count;
    unsigned char *pixels; /* 4 bytes each, or NULL */
    bool bad;
} picture;

static void on_read(png_struct *png, unsigned char *to, size_t n)
{
    picture *p = png_get_io_ptr(png);
    if (p->from->length - p->at < n)
        png_error(png, "short");
    memcpy(to, p->from->text + p->at, n);
    p->at += n;
}

static void on_fault(png_struct *png, const char *message)
{
    fprintf(stderr, "libpng: %s\n", message);
    png_longjmp(png, 1);
}

static void read_rows(picture *p, png_struct *png, png_info *info)
{
    png_text *texts;
    unsigned y;
    int unit;
    if (setjmp(png_jmpbuf(png))) {
        p->bad = true;
        return;
    }
    png_set_benign_errors(png, 0);
    png_set_read_fn(png, p, on_read);
    png_read_info(png, info);
    p->width = png_get_image_width(png, info);
    p->height = png_get_image_height(png, info);
    p->color = png_get_color_type(png, info);
    png_get_pHYs(png, info, &p->per_metre, &y, &unit);
    if (!png_get_sRGB(png, info, &p->intent))
        p->intent = -1;
    if (p->color == PNG_COLOR_TYPE_RGB)
        png_set_add_alpha(png, 255, PNG_FILLER_AFTER);
    png_read_update_info(png, info);
    p->pixels = malloc(4 * (size_t)p->width * p->height);
    for (y = 0; p->pixels && y < p->height; y++)
        png_read_row(png, p->pixels + 4 * (size_t)p->width * y, NULL);
    png_read_end(png, info);
    p->text_count = png_get_text(png, info, &texts, NULL);
    p->bad = !p->pixels || p->at != p->from->length;
}

static picture read_png(const pace_buffer *from)
{
    picture p = {.from = from};
    png_struct *png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, on_fault, on_fault);
    png_info *info = png_create_info_struct(png);
    read_rows(&p, png, info);
    png_destroy_read_struct(&png, &info, NULL);
    ENSURE(!p.bad);
    return p;
}

static uint32_t pixel(const picture *p, unsigned x, unsigned y)
{
    const unsigned char *at = p->pixels + 4 * ((size_t)y * p->width + x);
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void test_png(scene_font *font)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    scene s;
    kit_scene(&s, PACE_THEME_LIGHT, NULL);
    for (int factor = 1; factor <= 3; factor++) {
        const unsigned f = (unsigned)factor;
        out.length = 0;
        ENSURE(scene_emit_png(&out, &s, font, factor, &err) == PACE_OK);
        picture p = read_png(&out);
        ENSURE(p.width == 400 * f && p.height == 260 * f && p.color == PNG_COLOR_TYPE_RGB && p.intent == 0);
        ENSURE_NEAR(p.per_metre, 3779.53 * factor, 1); /* 96 a inch */
        ENSURE(p.text_count == 3);
        ENSURE(p.pixels && pixel(&p, 2, 2) == 0xFFFFFFFF && pixel(&p, 340 * f, 50 * f) == 0xF3F4F6FF);
        ENSURE(p.pixels && pixel(&p, 260 * f, 180 * f) == 0x0072B2FF);
        free(p.pixels);
    }
    ENSURE(holds(&out, "tEXtTitle") && holds(&out, "Output <doubled> & more"));
    ENSURE(holds(&out, "tEXtDescription") && holds(&out, "iTXtSource") && holds(&out, "zh-CN"));
    ENSURE(holds(&out, "\xE6\x9D\xA5\xE6\xBA\x90"));
    pace_buffer_clear(&out);
    scene_clear(&s);
}

/* Half-covered red on nothing comes back as red at half alpha, not as dark red. */
static void test_png_alpha(scene_font *font)
{
    pace_buffer out = PACE_BUFFER_INIT;
    scene s;
    scene_init(&s, 20, 20, 0, NULL);
    scene_rect(&s, 0, 0, 10, 20, 0xFF200080, 0, 0);
    ENSURE(scene_emit_png(&out, &s, font, 1, NULL) == PACE_OK);
    picture p = read_png(&out);
    ENSURE(p.color == PNG_COLOR_TYPE_RGB_ALPHA && p.text_count == 0);
    ENSURE(p.pixels && pixel(&p, 5, 5) >> 24 == 0xFF && (pixel(&p, 5, 5) & 0xFF) == 0x80);
    ENSURE(p.pixels && pixel(&p, 15, 5) == 0);
    free(p.pixels);
    pace_buffer_clear(&out);
    scene_clear(&s);
}

static void test_pdf(scene_font *font)
{
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    scene s;
    kit_scene(&s, PACE_THEME_LIGHT, NULL);
    ENSURE(scene_emit_pdf(&out, &s, font, &err) == PACE_OK);
    ENSURE(out.length > 1000 && memcmp(out.text, "%PDF-", 5) == 0);
    ENSURE(out.length > 6 && memcmp(out.text + out.length - 6, "%%EOF\n", 6) == 0);
    ENSURE(holds(&out, "/CreationDate (D:19700101000000Z)") && holds(&out, "/Title (Output <doubled> & more)"));
    ENSURE(holds(&out, "/MediaBox [ 0 0 300 195 ]")); /* 400 x 260 px in points */
    ENSURE(holds(&out, "/ToUnicode") && holds(&out, "/FontFile"));
    ENSURE(holds(&out, "/Lang (zh-CN)") && holds(&out, "/DisplayDocTitle true"));
    ENSURE(out.length < 40000); /* two faces of some letters, not of a whole script */
    pace_buffer_clear(&out);
    scene_clear(&s);
}

/* Two pages of unlike sizes; a page that cannot be drawn leaves nothing. */
static void test_pages(scene_font *font)
{
    pace_buffer out = PACE_BUFFER_INIT;
    scene pages[2];
    kit_scene(&pages[0], PACE_THEME_LIGHT, NULL);
    kit_scene(&pages[1], PACE_THEME_DARK, NULL);
    pages[1].width = 800;
    ENSURE(scene_emit_pages(&out, pages, 2, font, NULL) == PACE_OK);
    ENSURE(holds(&out, "/Count 2") && holds(&out, "/MediaBox [ 0 0 300 195 ]") && holds(&out, "/MediaBox [ 0 0 600 195 ]"));
    const size_t whole = out.length;
    pages[1].width = 40000;
    ENSURE(scene_emit_pages(&out, pages, 2, font, NULL) == PACE_ERR_RANGE && out.length == whole);
    pace_buffer_clear(&out);
    scene_clear(&pages[0]);
    scene_clear(&pages[1]);
}

/* Both kinds of limit, with what was in the buffer left alone. */
static void test_refusals(scene_font *font)
{
    static const struct {
        double width, height, factor;
        int format;
    } cases[] = {{32768, 10, 1, PNG}, {20000, 10, 2, PNG},  {9000, 9000, 1, PNG}, {100, 100, 0.5, PNG},
                 {100, 100, 5, PNG},  {100, (double)NAN, 1, PNG}, {100, 100, (double)NAN, PNG}, {40000, 10, 1, PDF},
                 {0, 10, 1, PDF},     {10, (double)INFINITY, 1, PDF}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_buffer out = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        scene s;
        pace_buffer_text(&out, "kept");
        scene_init(&s, cases[i].width, cases[i].height, 0xFFFFFFFF, NULL);
        ENSURE((cases[i].format == PNG ? scene_emit_png(&out, &s, font, cases[i].factor, &err)
                                       : scene_emit_pdf(&out, &s, font, &err)) == PACE_ERR_RANGE);
        ENSURE(err.code == PACE_ERR_RANGE && strlen(err.text) > 20);
        ENSURE_TEXT(out.text, "kept");
        pace_buffer_clear(&out);
        scene_clear(&s);
    }
}

/* A, B, A: what came between leaves no trace. */
static void test_same_bytes(scene_font *font)
{
    scene a, b;
    kit_scene(&a, PACE_THEME_LIGHT, NULL);
    kit_scene(&b, PACE_THEME_DARK, NULL);
    scene_text(&b, 100, 100, "\xE6\xAD\xA6\xE6\xB1\x89 another", 17.3, true, SCENE_MIDDLE, 0xFF0000FF, 0);
    for (int format = 0; format < FORMATS; format++) {
        pace_buffer first = PACE_BUFFER_INIT, other = PACE_BUFFER_INIT, again = PACE_BUFFER_INIT;
        ENSURE(emit(&first, format, &a, font, NULL) == PACE_OK);
        ENSURE(emit(&other, format, &b, font, NULL) == PACE_OK);
        ENSURE(emit(&again, format, &a, font, NULL) == PACE_OK);
        ENSURE(first.length == again.length && memcmp(first.text, again.text, first.length) == 0);
        ENSURE(other.length != first.length || memcmp(first.text, other.text, first.length) != 0);
        pace_buffer_clear(&first);
        pace_buffer_clear(&other);
        pace_buffer_clear(&again);
    }
    scene_clear(&a);
    scene_clear(&b);
}

/* FNV-1a over all formats, made with a font of its own. */
static uint64_t fingerprint(void)
{
    uint64_t hash = 14695981039346656037u;
    scene_font *font = NULL;
    scene s;
    kit_scene(&s, PACE_THEME_LIGHT, NULL);
    if (scene_font_new(&font, "zh", NULL, NULL) != PACE_OK)
        return 0;
    for (int format = 0; format < FORMATS; format++) {
        pace_buffer out = PACE_BUFFER_INIT;
        if (emit(&out, format, &s, font, NULL) != PACE_OK)
            hash = 0;
        for (size_t i = 0; i < out.length; i++)
            hash = (hash ^ (unsigned char)out.text[i]) * 1099511628211u;
        pace_buffer_clear(&out);
    }
    scene_font_free(font);
    scene_clear(&s);
    return hash;
}

static void *on_thread(void *result)
{
    for (int i = 0; i < 4; i++) {
        const uint64_t hash = fingerprint();
        if (i > 0 && hash != *(uint64_t *)result)
            *(uint64_t *)result = 1;
        else
            *(uint64_t *)result = hash;
    }
    return NULL;
}

static void test_threads(uint64_t want)
{
    pthread_t threads[2];
    uint64_t results[2] = {0, 0};
    for (int i = 0; i < 2; i++)
        ENSURE(pthread_create(&threads[i], NULL, on_thread, &results[i]) == 0);
    for (int i = 0; i < 2; i++)
        ENSURE(pthread_join(threads[i], NULL) == 0);
    ENSURE(results[0] == want && results[1] == want);
}

/* A decimal comma and letters of two bytes elsewhere are no business of a picture. Locales that are not there are skipped. */
static void test_locales(uint64_t want)
{
    static const char *const names[] = {"C", "de_DE.UTF-8", "zh_CN.GB18030", "tr_TR.UTF-8", "C.UTF-8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (setlocale(LC_ALL, names[i]))
            ENSURE(fingerprint() == want);
    setlocale(LC_ALL, "C");
}

/* Forked before anything was drawn here, a second later: another process, another clock, another order of work. */
static uint64_t from_another_process(void)
{
    int pipes[2], state = 0;
    uint64_t hash = 0;
    if (pipe(pipes) != 0)
        return 0;
    const pid_t child = fork();
    if (child == 0) {
        setenv("SOURCE_DATE_EPOCH", "12345", 1);
        hash = fingerprint();
        _exit(write(pipes[1], &hash, sizeof hash) == (ssize_t)sizeof hash ? 0 : 1);
    }
    close(pipes[1]);
    ENSURE(read(pipes[0], &hash, sizeof hash) == (ssize_t)sizeof hash);
    close(pipes[0]);
    ENSURE(waitpid(child, &state, 0) == child && state == 0);
    return hash;
}

/* Each of our allocations fails once: NOMEM, what was there stays, nothing leaks. */
static void test_memory(void)
{
    static const int step[FORMATS] = {1, 1, 3, 7, 7, 1};
    for (int format = PNG; format < FORMATS; format++) {
        for (long k = 1;; k += step[format]) {
            kit_memory memory;
            scene_font *font = NULL;
            pace_buffer out = PACE_BUFFER_INIT;
            scene s;
            kit_memory_init(&memory, 0, true);
            out.allocator = &memory.allocator;
            kit_scene(&s, PACE_THEME_LIGHT, &memory.allocator);
            ENSURE(scene_font_new(&font, "en", &memory.allocator, NULL) == PACE_OK);
            memory.fail_at = memory.calls + k;
            const long limit = memory.fail_at;
            const pace_status status = emit(&out, format, &s, font, NULL);
            const bool reached = memory.calls >= limit;
            ENSURE(status == (reached ? PACE_ERR_NOMEM : PACE_OK));
            ENSURE(!reached || out.length == 0);
            pace_buffer_clear(&out);
            scene_font_free(font);
            scene_clear(&s);
            ENSURE(memory.blocks == 0);
            if (!reached || test_failures)
                break;
        }
    }
}

int main(void)
{
    const uint64_t other = from_another_process();
    scene_font *font = NULL;
    pace_error err = PACE_ERROR_INIT;
    if (scene_font_new(&font, "zh", NULL, &err) != PACE_OK) {
        fprintf(stderr, "no fonts to test with: %s\n", err.text);
        return TEST_SKIP;
    }
    ENSURE(other != 0);
    test_same_bytes(font);
    ENSURE(fingerprint() == other);
    test_threads(other);
    test_locales(other);
    test_png(font);
    test_png_alpha(font);
    test_pdf(font);
    test_pages(font);
    test_refusals(font);
    scene_font_free(font);
    test_memory();
    return TEST_RESULT;
}
