/* The SVG: well-formed whatever the labels say, real text, words for those who cannot see it, short numbers. */
#include <hb.h>
#include "pace/text.h"
#include "scene_kit.h"

static const char *svg_of(const scene *s, pace_buffer *out)
{
    pace_error err = PACE_ERROR_INIT;
    ENSURE(scene_emit_svg(out, s, &err) == PACE_OK);
    return out->text ? out->text : "";
}

static int count_of(const char *text, const char *part)
{
    int n = 0;
    for (const char *p = text; (p = strstr(p, part)) != NULL; p++)
        n++;
    return n;
}

static void ensure_well_formed(const char *text)
{
    const char *fault = kit_xml_fault(text);
    if (fault) {
        fprintf(stderr, "not well-formed: %s\n%.2000s\n", fault, text);
        test_failures++;
    }
}

/* The checker itself can say no. */
static void test_checker(void)
{
    static const char *const bad[] = {"",           "<a>",         "<a></b>",         "<a/>x",  "<a b=\"1\" b=\"2\"/>",
                                      "<a b=c/>",   "<a>&x</a>",   "<a>\x01</a>",     "<a/><a/>", "<a b=\"<\"/>"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ENSURE(kit_xml_fault(bad[i]) != NULL);
    ENSURE(kit_xml_fault("<a b=\"1\"><c/>&lt;</a>\n") == NULL);
}

static void test_whole(void)
{
    static const char *const want[] = {
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"260\" viewBox=\"0 0 400 260\"",
        " xml:lang=\"zh-CN\" lang=\"zh-CN\" role=\"img\" aria-labelledby=\"c1-title c1-desc\"",
        "\n<title id=\"c1-title\">Output &lt;doubled&gt; &amp; more</title>\n<desc id=\"c1-desc\">Line chart; &quot;actual&quot;",
        "font-family=\"'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif\"",
        "<g aria-hidden=\"true\">",
        "<g role=\"group\"><title>R&amp;D &lt;actual&gt;</title>",
        ">R&amp;D &lt;b&gt;",
        "<polyline points=\"60,200 160.5,150.25 260,180 1400,",
        "stroke-dasharray=\"4 3\"",
        "text-anchor=\"middle\"",
        "text-anchor=\"end\"",
        "font-weight=\"700\"",
        "fill=\"#D55E00\" fill-opacity=\"0.5\"",
        "\xE5\xAE\x9E\xE9\x99\x85 193.5</text>",
    };
    pace_buffer out = PACE_BUFFER_INIT;
    scene s;
    kit_scene(&s, PACE_THEME_LIGHT, NULL);
    const char *text = svg_of(&s, &out);
    ensure_well_formed(text);
    for (size_t i = 0; i < sizeof want / sizeof *want; i++)
        if (!strstr(text, want[i])) {
            fprintf(stderr, "the SVG lacks %s\n%s\n", want[i], text);
            test_failures++;
        }
    ENSURE(count_of(text, "<text aria-hidden=\"true\"") == 1); /* the one halo, under the one label that has it */
    ENSURE(strstr(text, "<text aria-hidden=\"true\"") < strstr(text, "fill=\"#0069A3\">\xE5\xAE\x9E"));
    ENSURE(count_of(text, "<text") == 4);
    ENSURE(!strstr(text, "nan") && !strstr(text, "inf") && !strstr(text, "-0\"") && !strstr(text, "<path"));
    ENSURE(text == strstr(text, "<svg ") && strcmp(text + out.length - 7, "</svg>\n") == 0);
    pace_buffer_clear(&out);
    scene_clear(&s);
}

static void test_numbers(void)
{
    static const struct {
        double x;
        const char *want;
    } cases[] = {{0, " x=\"0\""},      {-0.001, " x=\"0\""},      {0.005, " x=\"0.01\""},  {-0.5, " x=\"-0.5\""},
                 {10.10, " x=\"10.1\""}, {99.999, " x=\"100\""},  {-7.25, " x=\"-7.25\""}, {1000, " x=\"1000\""},
                 {12.04, " x=\"12.04\""}, {1e-300, " x=\"0\""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_buffer out = PACE_BUFFER_INIT;
        scene s;
        scene_init(&s, 400, 300, 0, NULL);
        scene_text(&s, cases[i].x, 20, "a", 12, false, SCENE_START, 0x000000FF, 0);
        ENSURE(strstr(svg_of(&s, &out), cases[i].want) != NULL);
        pace_buffer_clear(&out);
        scene_clear(&s);
    }
}

/* Nothing that a label says becomes an element, an attribute or a reference. */
static void test_hostile_labels(void)
{
    static const char *const labels[] = {
        "</title><script>alert(1)</script>", "\"onload=\"alert(1)", "'/><image href='x'/>", "]]>", "<!-- -->", "&lt;&#0;",
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "<?php ?>", "javascript:alert(1)", "a\x01\x1F\x7F" "b",
        "\xFF\xFE\xED\xA0\x80", "\xEF\xBF\xBE\xEF\xBF\xBF", "\xE2\x80\xAE" "abc", "%s%n%d", "${x}", "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9",
    };
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        pace_buffer out = PACE_BUFFER_INIT;
        scene s;
        scene_init(&s, 400, 300, 0xFFFFFFFF, NULL);
        scene_describe(&s, labels[i], labels[i], labels[i], labels[i], labels[i]);
        scene_group(&s, labels[i]);
        scene_text(&s, 10, 20, labels[i], 12, false, SCENE_START, 0x000000FF, 0xFFFFFFFF);
        const char *text = svg_of(&s, &out);
        ensure_well_formed(text);
        ENSURE(!strstr(text, "<script") && !strstr(text, "<image") && !strstr(text, "<!") && !strstr(text, "<?"));
        ENSURE(!strstr(text, "=\"javascript:"));
        ENSURE(!strstr(text, " onload=\"") && strstr(text, "lang=\"en\"") != NULL);
        pace_buffer_clear(&out);
        scene_clear(&s);
    }
}

static void test_bare(void)
{
    pace_buffer out = PACE_BUFFER_INIT;
    scene s;
    scene_init(&s, 16, 16, 0, NULL);
    const char *text = svg_of(&s, &out);
    ensure_well_formed(text);
    ENSURE(!strstr(text, "<title") && !strstr(text, "aria-labelledby") && !strstr(text, "<rect"));
    out.length = 0;
    scene_describe(&s, "t", "", "", "en", "2016 plan");
    text = svg_of(&s, &out);
    ENSURE(strstr(text, "aria-labelledby=\"_2016-plan-title\"") != NULL);
    pace_buffer_clear(&out);
    scene_clear(&s);
}

/* --- letters in the three ways --------------------------------------------------------------------------------------- */

static const char *svg_as(const scene *s, scene_font *font, scene_texts texts, pace_buffer *out)
{
    out->length = 0;
    ENSURE(scene_emit_svg_as(out, s, font, texts, NULL) == PACE_OK);
    ensure_well_formed(out->text);
    return out->text;
}

static int sextet(char c)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* The file behind the next data URI, and how many bytes it has; moves *text behind it. */
static size_t carried(const char **text, unsigned char *out, size_t room)
{
    const char *at = strstr(*text, ";base64,");
    size_t n = 0;
    unsigned bits = 0;
    int count = 0;
    for (at = at ? at + 8 : NULL; at && sextet(*at) >= 0 && n < room; at++) {
        bits = (bits << 6 | (unsigned)sextet(*at)) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
            count -= 8;
            out[n++] = (unsigned char)(bits >> count);
        }
    }
    *text = at;
    return n;
}

static bool has_all(const unsigned char *file, size_t n, const char *text)
{
    hb_blob_t *blob = hb_blob_create((const char *)file, (unsigned)n, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_codepoint_t glyph;
    bool all = hb_face_get_glyph_count(face) > 1;
    for (size_t at = 0, length = strlen(text); at < length;)
        all = hb_font_get_nominal_glyph(font, (hb_codepoint_t)pace_text_next(text, length, &at), &glyph) && all;
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return all;
}

/* The scene is set in one family: a regular and a bold file, with the letters that occur in each weight and few more. */
static void test_embed(scene_font *font)
{
    static unsigned char file[1 << 17];
    pace_buffer out = PACE_BUFFER_INIT;
    scene s;
    kit_scene(&s, PACE_THEME_LIGHT, NULL);
    const char *text = svg_as(&s, font, SCENE_EMBED, &out);
    ENSURE(count_of(text, "@font-face{font-family:'pace-") == 2 && count_of(text, "</style>") == 1);
    ENSURE(count_of(text, " font-family=\"'pace-") == 2); /* of the whole, and of the one bold text */
    ENSURE(count_of(text, "<text") == 3 && count_of(text, " paint-order=\"stroke\"") == 1);
    ENSURE(strstr(text, "<title id=\"c1-title\">") && strstr(text, "<desc id=\"c1-desc\">"));
    for (int i = 0; i < 2; i++) {
        const char *face = strstr(text, "@font-face");
        const bool bold = face && strstr(face, "font-weight:700") && strstr(face, "font-weight:700") < strstr(face, "src:");
        const size_t n = carried(&text, file, sizeof file);
        ENSURE(n > 500 && n < 40000);
        ENSURE(has_all(file, n, bold ? "R&D <b>'\"" : "\xE5\xAE\x9E\xE9\x99\x85 193.52020"));
        ENSURE(!has_all(file, n, "\xE6\xAD\xA6"));
    }
    pace_buffer_clear(&out);
    scene_clear(&s);
}

static void test_outline(scene_font *font)
{
    pace_buffer out = PACE_BUFFER_INIT;
    scene s;
    kit_scene(&s, PACE_THEME_LIGHT, NULL);
    const char *text = svg_as(&s, font, SCENE_OUTLINE, &out);
    ENSURE(count_of(text, "<text") == 0 && count_of(text, "<path") == 4 && !strstr(text, "@font-face"));
    ENSURE(strstr(text, "<title id=\"c1-title\">") && strstr(text, "<desc id=\"c1-desc\">"));
    ENSURE(count_of(text, " d=\"M") == 4 && count_of(text, "ZM") >= 15); /* every letter is there */
    ENSURE(strstr(text, " d=\"M") && strstr(text, "Z\"/>") && !strstr(text, "nan"));
    pace_buffer_clear(&out);
    scene_clear(&s);
}

static void test_modes(scene_font *font)
{
    for (int texts = SCENE_LIVE; texts <= SCENE_OUTLINE; texts++) {
        pace_buffer first = PACE_BUFFER_INIT, other = PACE_BUFFER_INIT, again = PACE_BUFFER_INIT;
        scene a, b;
        kit_scene(&a, PACE_THEME_LIGHT, NULL);
        kit_scene(&b, PACE_THEME_DARK, NULL);
        svg_as(&a, font, (scene_texts)texts, &first);
        svg_as(&b, font, (scene_texts)texts, &other);
        svg_as(&a, font, (scene_texts)texts, &again);
        ENSURE_TEXT(first.text, again.text);
        ENSURE(strcmp(first.text, other.text) != 0);
        for (long k = 1; !test_failures; k += 1 + 6 * (texts != SCENE_LIVE)) {
            kit_memory memory;
            pace_buffer out = PACE_BUFFER_INIT;
            kit_memory_init(&memory, k, false);
            out.allocator = a.allocator = &memory.allocator;
            const pace_status status = scene_emit_svg_as(&out, &a, font, (scene_texts)texts, NULL);
            ENSURE(status == (memory.calls >= k ? PACE_ERR_NOMEM : PACE_OK));
            ENSURE(status == PACE_OK || out.length == 0);
            pace_buffer_clear(&out);
            ENSURE(memory.blocks == 0);
            if (memory.calls < k)
                break;
        }
        a.allocator = NULL;
        pace_buffer_clear(&first);
        pace_buffer_clear(&other);
        pace_buffer_clear(&again);
        scene_clear(&a);
        scene_clear(&b);
    }
}

static void test_refusals(void)
{
    static const double sizes[][2] = {{0, 100}, {100, -1}, {32768, 100}, {100, 1e9}, {(double)NAN, 100}, {100, (double)INFINITY}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pace_buffer out = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        scene s;
        pace_buffer_text(&out, "kept");
        scene_init(&s, sizes[i][0], sizes[i][1], 0xFFFFFFFF, NULL);
        ENSURE(scene_emit_svg(&out, &s, &err) == PACE_ERR_RANGE);
        ENSURE_TEXT(err.where, "size");
        ENSURE_TEXT(out.text, "kept");
        pace_buffer_clear(&out);
        scene_clear(&s);
    }
}

static void test_memory(void)
{
    scene s;
    kit_scene(&s, PACE_THEME_LIGHT, NULL);
    for (long k = 1;; k++) {
        kit_memory memory;
        pace_buffer out = PACE_BUFFER_INIT;
        kit_memory_init(&memory, k, false);
        out.allocator = &memory.allocator;
        const pace_status status = scene_emit_svg(&out, &s, NULL);
        const bool reached = memory.calls >= k;
        ENSURE(status == (reached ? PACE_ERR_NOMEM : PACE_OK));
        ENSURE(!reached || out.length == 0);
        pace_buffer_clear(&out);
        ENSURE(memory.blocks == 0);
        if (!reached || test_failures)
            break;
    }
    scene_clear(&s);
}

int main(void)
{
    scene_font *font = NULL;
    test_checker();
    test_whole();
    test_numbers();
    test_hostile_labels();
    test_bare();
    test_refusals();
    test_memory();
    if (scene_font_new(&font, "zh", NULL, NULL) == PACE_OK) {
        if (scene_font_missing(font, "\xE5\xAE\x9E") == 0)
            test_embed(font);
        test_outline(font);
        test_modes(font);
    }
    scene_font_free(font);
    return TEST_RESULT;
}
