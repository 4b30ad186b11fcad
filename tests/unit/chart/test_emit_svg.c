/* The SVG: well-formed whatever the labels say, real text, words for those who cannot see it, short numbers. */
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
    test_checker();
    test_whole();
    test_numbers();
    test_hostile_labels();
    test_bare();
    test_refusals();
    test_memory();
    return TEST_RESULT;
}
