/* What stands where in one picture of every type, in both languages and themes, as text: tests/golden/scenes/TYPE.LANG.txt.
 * A change of the drawing shows as a changed line there. After one that is wanted:
 *     PACE_RENEW=1 ctest --test-dir BUILD -R golden/test_scenes
 * writes the files anew, and `git diff tests/golden/scenes` says what moved. Places hang on the widths of letters: the first
 * line of each file tells those that it was made with, and where they differ (other fonts), there is nothing to compare. */
#include <inttypes.h>
#include <sys/stat.h>
#include "unit/chart/types_kit.h"

enum { WIDTH = 800, HEIGHT = 500, LINE_MOST = 400 };

static const char *const probes[] = {"Gross product 1,234.5%", "地区生产总值（亿元）", "✔ ✘ ▲ ▼ ● ○ ≠ −"};

/* Tenths of a pixel: what the eye sees, without the last bits of the arithmetic. */
static void put_number(pace_buffer *out, double v)
{
    const double tenths = round(v * 10);
    char text[32];
    snprintf(text, sizeof text, " %s%.0f.%.0f", tenths < 0 ? "-" : "", floor(fabs(tenths) / 10), fmod(fabs(tenths), 10));
    pace_buffer_text(out, text);
}

static void put_color(pace_buffer *out, const char *what, scene_color c)
{
    char text[16];
    if (!(c & 0xFF))
        return;
    snprintf(text, sizeof text, (c & 0xFF) == 0xFF ? " #%06" PRIx32 : " #%08" PRIx32, (c & 0xFF) == 0xFF ? c >> 8 : c);
    pace_buffer_format(out, " %s%s", what, text);
}

static void put_points(pace_buffer *out, const scene *s, const scene_item *it)
{
    for (int64_t i = 0; i < it->count; i++) {
        put_number(out, s->points[it->first + i].x);
        put_number(out, s->points[it->first + i].y);
    }
}

static void put_text(pace_buffer *out, const scene_item *it)
{
    static const char *const anchors[] = {"start", "middle", "end"};
    put_number(out, it->x);
    put_number(out, it->y);
    pace_buffer_format(out, " %s%s size", anchors[it->anchor], it->bold ? " bold" : "");
    put_number(out, it->size);
    put_color(out, "fill", it->fill);
    put_color(out, "halo", it->halo);
    pace_buffer_format(out, ": %s\n", it->text);
}

static void put_shape(pace_buffer *out, const scene *s, const scene_item *it)
{
    static const char *const names[] = {"rect", "line", "area", "circle", "diamond"};
    pace_buffer_text(out, names[it->kind]);
    if (it->kind == SCENE_POLYLINE || it->kind == SCENE_POLYGON) {
        put_points(out, s, it);
    } else {
        put_number(out, it->x);
        put_number(out, it->y);
        put_number(out, it->w);
        if (it->kind == SCENE_RECT)
            put_number(out, it->h);
    }
    put_color(out, "fill", it->fill);
    put_color(out, "stroke", it->stroke);
    if (it->stroke & 0xFF)
        put_number(out, it->stroke_width);
    if (it->dash > 0) {
        pace_buffer_text(out, " dash");
        put_number(out, it->dash);
        put_number(out, it->space);
    }
    pace_buffer_char(out, '\n');
}

/* The display list, an item a line. */
static void put_scene(pace_buffer *out, const scene *s)
{
    pace_buffer_text(out, "canvas");
    put_number(out, s->width);
    put_number(out, s->height);
    put_color(out, "ground", s->background);
    pace_buffer_format(out, "\ntitle: %s\ndescription: %s\n", s->words.title, s->words.description);
    for (size_t i = 0; i < s->count; i++) {
        const scene_item *it = &s->items[i];
        if (it->kind == SCENE_GROUP) {
            pace_buffer_format(out, "group: %s\n", it->text);
        } else if (it->kind == SCENE_END) {
            pace_buffer_text(out, "end\n");
        } else if (it->kind == SCENE_TEXT) {
            pace_buffer_text(out, "text");
            put_text(out, it);
        } else {
            put_shape(out, s, it);
        }
    }
}

static void put_fonts(pace_buffer *out, scene_font *font)
{
    pace_buffer_text(out, "letters");
    for (size_t i = 0; i < sizeof probes / sizeof *probes; i++)
        for (int bold = 0; bold < 2; bold++)
            put_number(out, scene_font_width(font, probes[i], 20, bold));
    pace_buffer_char(out, '\n');
}

static char *read_file(const char *path)
{
    FILE *in = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);
    if (in && text)
        text[fread(text, 1, (1 << 20) - 1, in)] = '\0';
    if (in)
        fclose(in);
    return text;
}

static bool write_file(const char *path, const pace_buffer *text)
{
    FILE *out = fopen(path, "wb");
    const bool good = out && fwrite(text->text, 1, text->length, out) == text->length;
    return out && fclose(out) == 0 && good;
}

/* Says the first lines that differ. */
static bool is_same(const char *path, const char *want, const char *got)
{
    int line = 1;
    while (*want && *want == *got) {
        line += *want == '\n';
        want++, got++;
    }
    if (*want == *got)
        return true;
    for (; got[-1] != '\n'; want--, got--)
        continue;
    fprintf(stderr, "%s:%d: was  %.*s\n  is  %.*s\n", path, line, (int)fmin((double)strcspn(want, "\n"), LINE_MOST), want,
            (int)fmin((double)strcspn(got, "\n"), LINE_MOST), got);
    return false;
}

/* 0 the same, 1 other letters are here, 2 different or not there. */
static int check(int which, bool zh, bool renew)
{
    char path[512];
    pace_buffer text = PACE_BUFFER_INIT;
    pace_chart *chart = sample_chart(which, zh, zh ? PACE_THEME_DARK : PACE_THEME_LIGHT, WIDTH, HEIGHT, NULL);
    picture p = picture_of(chart);
    ENSURE(p.status == PACE_OK);
    put_fonts(&text, p.font);
    put_scene(&text, &p.s);
    picture_done(chart, &p);
    snprintf(path, sizeof path, "%s/tests/golden/scenes/%s.%s.txt", PACE_SOURCE_DIR, chart_samples[which].id, zh ? "zh" : "en");
    if (renew) {
        (void)mkdir(PACE_SOURCE_DIR "/tests/golden/scenes", 0777);
        ENSURE(write_file(path, &text));
        pace_buffer_clear(&text);
        return 0;
    }
    char *want = read_file(path);
    const size_t letters = strcspn(text.text, "\n") + 1;
    int result = !want || !*want ? 2 : strncmp(want, text.text, letters) != 0 ? 1 : is_same(path, want, text.text) ? 0 : 2;
    if (want && !*want)
        fprintf(stderr, "%s is not there\n", path);
    free(want);
    pace_buffer_clear(&text);
    return result;
}

int main(void)
{
    const char *wish = getenv("PACE_RENEW");
    int results[3] = {0};
    scene_font *font = NULL;
    if (scene_font_new(&font, "en", NULL, NULL) != PACE_OK)
        return TEST_SKIP;
    scene_font_free(font);
    for (int i = 0; i < CHART_SAMPLES; i++)
        for (int zh = 0; zh < 2; zh++)
            results[check(i, zh, wish && *wish)]++;
    printf("%d scenes as they were, %d with other letters, %d changed\n", results[0], results[1], results[2]);
    if (results[2])
        fprintf(stderr, "where that is wanted, PACE_RENEW=1 in the environment writes tests/golden/scenes anew\n");
    ENSURE(results[2] == 0);
    return results[1] == 2 * CHART_SAMPLES ? TEST_SKIP : TEST_RESULT;
}
