#include <string.h>
#include "chart/panel_words.h"

const char *panel_unit_words(pen *p, pace_unit unit)
{
    char text[PACE_UNIT_SIZE];
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = &p->chart->allocator;
    if (unit.quantity == PACE_PERCENT && !unit.scale && !unit.per)
        pace_buffer_char(&out, '%');
    else if (pace_unit_print(text, unit, p->zh ? "zh" : "en"))
        pace_buffer_text(&out, text);
    return pen_keep(p, &out);
}

const char *panels_say_units(pen *p, bool one_unit, pace_unit unit, const char *panels_zh)
{
    pace_buffer out = PACE_BUFFER_INIT;
    const char *subtitle = p->chart->subtitle, *words = one_unit ? panel_unit_words(p, unit) : "";
    out.allocator = &p->chart->allocator;
    if (*words && !strstr(subtitle, words))
        pace_buffer_format(&out, p->zh ? "%s，" : "%s; ", words);
    if (p->zh)
        pace_buffer_format(&out, one_unit ? "各%s纵轴刻度不同" : "各%s单位和纵轴刻度不同", panels_zh);
    else
        pace_buffer_format(&out, "%swn %sscale in each panel", *subtitle || out.length ? "o" : "O", one_unit ? "" : "unit and ");
    return pen_keep(p, &out);
}
