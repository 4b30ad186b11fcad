/* What the emitters share. */
#ifndef PACE_LIB_EMIT_H
#define PACE_LIB_EMIT_H

#include <cairo.h>
#include "chart/scene.h"

/* Families of the SVG, as CSS; the faces that font.c asks for first. */
#define EMIT_FAMILIES "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif"

/* A scene that can be drawn: complete, of a size that every drawing library takes, `factor` times that in pixels. */
pace_status emit_check(const scene *s, double factor, pace_error *err);
/* OK, NOMEM, or UNSUPPORTED with cairo's own words. */
pace_status emit_cairo_status(cairo_status_t status, const char *format, pace_error *err);
/* Takes back what was appended since `length`: outputs are untouched on failure. */
void emit_undo(pace_buffer *out, size_t length);
/* The language tag of a lang: "zh-CN" or "en". */
const char *emit_language(const scene *s);

/* The whole scene, background included, on a cairo image, `factor` px of it for one of the scene. False without memory. */
bool draw_scene(cairo_t *cr, const scene *s, scene_font *font, double factor);
/* On any cairo surface, as text that can be searched, set in faces cut down to the scene's glyphs. */
struct faces;
void draw_scene_small(cairo_t *cr, const scene *s, scene_font *font, const struct faces *small);

#endif
