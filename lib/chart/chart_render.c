/* From a chart to bytes: words and marks into a scene, the scene through an emitter. */
#include <math.h>
#include <string.h>
#include "chart/chart_private.h"
#include "chart/lines.h"
#include "chart/watch.h"

typedef enum render_format { RENDER_SVG, RENDER_PNG, RENDER_PDF } render_format;

/* A character that no font has is drawn as an empty box: the reader of the warnings learns which. */
static void warn_missing(pen *p, const char *what, const char *text)
{
    static const char hex[] = "0123456789ABCDEF";
    int32_t c = scene_font_missing(p->font, text);
    char code[] = "U+000000";
    if (!c)
        return;
    for (int i = 0; i < 6; i++)
        code[7 - i] = hex[(c >> (4 * i)) & 15];
    size_t zeros = c < 0x10000 ? 2 : c < 0x100000 ? 1 : 0;
    memmove(code + 2, code + 2 + zeros, sizeof code - 2 - zeros);
    pen_warn(p, "no font has ", code, " in the ");
    pace_buffer_text(&p->chart->warnings, what);
}

static void check_glyphs(pen *p)
{
    const pace_chart *chart = p->chart;
    warn_missing(p, "title", chart->title);
    warn_missing(p, "subtitle", chart->subtitle);
    warn_missing(p, "source line", chart->source);
    warn_missing(p, "note", chart->note);
    for (const chart_text *t = chart->texts; t; t = t->before)
        warn_missing(p, t->what, t->text);
}

/* A logarithmic axis and claims belong to some pictures only. */
static pace_status check_options(const pace_chart *chart, pace_error *err)
{
    const char *name = chart->type ? chart->type->name : "nothing";
    if (chart->log && chart->type && !chart_takes_log(chart->type))
        return pace__fail(err, PACE_ERR_ARG, "log",
                          "a logarithmic axis is for lines and for a scatter, and the chart holds %s", name);
    if (chart->claims && chart->type != &chart_type_lines)
        return pace__fail(err, PACE_ERR_ARG, "claim", "claims are held against lines, and the chart holds %s", name);
    return PACE_OK;
}

/* What a drawing says of its canvas. */
typedef struct verdict_of_room {
    const char *cramped;
    double spare;
} verdict_of_room;

static void write_alt(pace_chart *chart)
{
    pace_buffer_clear(&chart->warnings);
    pace_buffer_text(&chart->warnings, chart->built.text);
    pace_buffer_clear(&chart->alt);
    if (chart->type)
        chart->type->describe(chart, &chart->alt);
    else
        pace_buffer_text(&chart->alt, chart->zh ? "空图：无数据。" : "Empty chart: no data.");
}

static pace_status draw_on(pace_chart *chart, scene *s, scene_font *font, pace__arena *scratch, verdict_of_room *room,
                           pace_error *err)
{
    pace_buffer notes = PACE_BUFFER_INIT;
    pen p = {.chart = chart, .scene = s, .font = font, .scratch = scratch, .zh = chart->zh, .notes = &notes};
    notes.allocator = &chart->allocator;
    p.look = theme_for(chart->theme, chart->width, chart->height_most);
    write_alt(chart);
    check_glyphs(&p);
    scene_describe(s, chart->title, pace_chart_alt(chart), chart->source, chart->zh ? "zh-CN" : "en", chart->id);
    if (chart->type)
        chart->type->draw(&p);
    else
        chart_draw_nothing(&p, "");
    bool memory = p.failed || scratch->failed || notes.status || s->status || chart->built.status ||
                  chart->warnings.status || chart->alt.status;
    pace__release(&chart->allocator, p.boxes, p.box_capacity * sizeof *p.boxes);
    pace__release(&chart->allocator, p.segments, p.segment_capacity * sizeof *p.segments);
    pace_buffer_clear(&notes);
    *room = (verdict_of_room){p.cramped, p.spare};
    if (memory)
        return pace__fail_memory(err);
    if (p.error.code && err)
        *err = p.error;
    return p.error.code;
}

/* The same on a canvas that nobody sees. */
static pace_status try_on(pace_chart *chart, double width, double height, scene_font *font, verdict_of_room *room,
                          pace_error *err)
{
    const double asked[] = {chart->width, chart->height, chart->height_most};
    scene s;
    pace__arena scratch;
    pace__arena_init(&scratch, &chart->allocator);
    scene_init(&s, width, height, theme_of(chart->theme)->background, &chart->allocator);
    chart->width = width;
    chart->height = chart->height_most = height;
    pace_status status = draw_on(chart, &s, font, &scratch, room, err);
    chart->width = asked[0];
    chart->height = asked[1];
    chart->height_most = asked[2];
    scene_clear(&s);
    pace__arena_clear(&scratch);
    return status;
}

enum { SIZES_TRIED = 20 }; /* steps to 1200 by 800, where all that can be drawn at all has room */

/* An empty picture is no answer: the error names a size that would do. */
static pace_status refuse_size(pace_chart *chart, scene_font *font, const char *what, pace_error *err)
{
    const char *name = chart->type->name;
    const long from[] = {(long)chart->width, (long)chart->height_most};
    for (int i = 1; i <= SIZES_TRIED; i++) {
        verdict_of_room room;
        double share = (double)i / SIZES_TRIED, width = fmax(chart->width, round(1200 * share));
        double height = fmax(chart->height_most, round(800 * share));
        pace_status status = try_on(chart, width, height, font, &room, NULL);
        if (status == PACE_ERR_NOMEM)
            return pace__fail_memory(err);
        if (!status && !room.cramped)
            return pace__fail(err, PACE_ERR_DATA, name, "%ld by %ld px have no room for %s; %ld by %ld would do", from[0],
                              from[1], what, (long)width, (long)height);
    }
    return pace__fail(err, PACE_ERR_DATA, name, "%ld by %ld px have no room for %s; draw fewer, or on a larger canvas",
                      from[0], from[1], what);
}

enum { GROWTH_MOST = 2 }; /* times the height that was asked for */

/* What the marks do not need of the height is taken off, and what rows lack is put to it: the data's fault is then none. */
static pace_status settle_height(pace_chart *chart, scene_font *font, pace_error *err)
{
    verdict_of_room room;
    chart->height = chart->height_most;
    if (!(chart->height_least > 0))
        return PACE_OK;
    pace_error why = PACE_ERROR_INIT;
    pace_status status = try_on(chart, chart->width, chart->height_most, font, &room, &why);
    double lacking = -room.spare * 1.01;
    if (status == PACE_ERR_DATA && lacking > 0 && lacking <= (GROWTH_MOST - 1) * chart->height_most) {
        chart->height = ceil(chart->height_most + lacking);
        return PACE_OK;
    }
    if (!status && room.spare > 0)
        chart->height = fmax(chart->height_least, ceil(chart->height_most - room.spare));
    if (status && err)
        *err = why;
    return status;
}

pace_status chart_scene(pace_chart *chart, scene *s, scene_font *font, pace__arena *scratch, pace_error *err)
{
    verdict_of_room room;
    pace_status status = check_options(chart, err);
    if (!status)
        status = settle_height(chart, font, err);
    if (status)
        return status;
    s->height = chart->height;
    status = draw_on(chart, s, font, scratch, &room, err);
    return status || !room.cramped ? status : refuse_size(chart, font, room.cramped, err);
}

static pace_status emit(pace_buffer *out, const pace_chart *chart, const scene *s, scene_font *font,
                        render_format format, pace_error *err)
{
    if (format == RENDER_SVG)
        return scene_emit_svg_as(out, s, font, (scene_texts)chart->text_mode, err);
    if (format == RENDER_PNG)
        return scene_emit_png_as(out, s, font, chart->factor, chart->compress == PACE_COMPRESS_BEST, err);
    return scene_emit_pdf(out, s, font, err);
}

static bool read_format(render_format *out, const char *format)
{
    static const char *const names[] = {"svg", "png", "pdf"};
    for (int i = 0; i < 3; i++) {
        if (format && strcmp(format, names[i]) == 0) {
            *out = (render_format)i;
            return true;
        }
    }
    return false;
}

static pace_status render(pace_buffer *out, pace_chart *chart, render_format as, const pace_allocator *allocator,
                          pace_error *err)
{
    scene s;
    scene_font *font = NULL;
    pace__arena scratch;
    pace_status status = scene_font_new(&font, chart->zh ? "zh-CN" : "en", allocator, err);
    if (status)
        return status;
    pace__arena_init(&scratch, allocator);
    scene_init(&s, chart->width, chart->height, theme_of(chart->theme)->background, allocator);
    status = chart_scene(chart, &s, font, &scratch, err);
    if (!status)
        status = emit(out, chart, &s, font, as, err);
    scene_clear(&s);
    pace__arena_clear(&scratch);
    scene_font_free(font);
    return status;
}

pace_status pace_chart_render(pace_buffer *out, pace_chart *chart, const char *format, pace_error *err)
{
    render_format as = RENDER_SVG;
    watch w = {&chart->allocator, false};
    const pace_allocator allocator = watch_allocator(&w);
    if (chart->error.code) {
        if (err)
            *err = chart->error;
        return chart->error.code;
    }
    if (!read_format(&as, format))
        return pace__fail(err, PACE_ERR_ARG, "format",
                          "a chart cannot be written as %q; use \"svg\", \"png\" or \"pdf\"", format ? format : "");
    size_t before = out->length;
    pace_status status = render(out, chart, as, &allocator, err);
    if (!status && (out->status || w.refused))
        status = pace__fail_memory(err);
    if (status && out->text && out->length > before) {
        out->length = before;
        out->text[before] = '\0';
    }
    return status;
}

/* The ending of the last part of a path. */
static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    return dot && (!slash || dot > slash) ? dot + 1 : "";
}

pace_status pace_chart_write(pace_chart *chart, const char *path, pace_error *err)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    render_format as;
    if (chart->error.code) {
        if (err)
            *err = chart->error;
        return chart->error.code;
    }
    if (!path || !read_format(&as, ending_of(path)))
        return pace__fail(err, PACE_ERR_ARG, path,
                          "the ending of the file name says no format; use .svg, .png or .pdf");
    bytes.allocator = &chart->allocator;
    pace_status status = pace_chart_render(&bytes, chart, ending_of(path), err);
    if (!status)
        status = pace_buffer_write(&bytes, path, err);
    pace_buffer_clear(&bytes);
    return status;
}
