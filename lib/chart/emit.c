#include "chart/emit.h"
#include <string.h>
#include "core/core.h"

pace_status emit_check(const scene *s, double factor, pace_error *err)
{
    if (s->status != PACE_OK)
        return pace__fail_memory(err);
    if (!(factor >= 1 && factor <= 4))
        return pace__fail(err, PACE_ERR_RANGE, "scale", "the scale of a picture is outside 1 to 4; 1, 2 or 3 would do");
    if (!(s->width >= 1 && s->height >= 1 && s->width * factor <= SCENE_PIXELS_MAX &&
          s->height * factor <= SCENE_PIXELS_MAX))
        return pace__fail(err, PACE_ERR_RANGE, "size",
                          "a picture of that size cannot be drawn; width and height, scale included, must be 1 to %d px",
                          SCENE_PIXELS_MAX);
    return PACE_OK;
}

pace_status emit_cairo_status(cairo_status_t status, const char *format, pace_error *err)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return PACE_OK;
    if (status == CAIRO_STATUS_NO_MEMORY || status == CAIRO_STATUS_WRITE_ERROR)
        return pace__fail_memory(err);
    return pace__fail(err, PACE_ERR_UNSUPPORTED, format, "the picture could not be drawn: %s",
                      cairo_status_to_string(status));
}

void emit_undo(pace_buffer *out, size_t length)
{
    if (!out->text || out->length < length)
        return;
    out->length = length;
    out->text[length] = '\0';
}

const char *emit_language(const scene *s)
{
    return strncmp(s->words.lang, "zh", 2) == 0 ? "zh-CN" : "en";
}
