/* The page around the pictures of chart_gallery.c: a section each, four looks, the table and the description below. */
#ifndef CHART_GALLERY_H
#define CHART_GALLERY_H

#include <pace/chart.h>
#include <stdio.h>
#include <string.h>

typedef struct look {
    const char *lang;
    pace_theme theme;
} look;

#define say(en, zh) (strcmp(look->lang, "zh") == 0 ? (zh) : (en))

typedef struct picture {
    const char *id;
    void (*draw)(pace_chart *chart, const look *look);
    const char *name, *name_zh, *when, *when_zh;
} picture;

static const char page_head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Charts of pace</title>\n<style>\n"
    "body{margin:0 auto;max-width:76rem;padding:1.5rem 1rem;font:1rem/1.5 system-ui,'Noto Sans CJK SC',sans-serif;color:#1b1f24;background:#fff}\n"
    "h1{font-size:1.7rem}h2{font-size:1.25rem;margin:3rem 0 .2rem}h2 span,p span{color:#57606a}p{margin:.2rem 0 .8rem}\n"
    "nav a{margin-right:.9rem;white-space:nowrap;color:#0b5cad}.four{display:grid;gap:1rem;grid-template-columns:repeat(2,minmax(0,1fr))}\n"
    "figure{margin:0;border:1px solid #d0d7de;border-radius:6px;overflow:hidden;min-width:0}figure.dark{background:#1b1f24;color:#e6e9ec}\n"
    "svg{display:block;width:100%;height:auto}details{padding:.4rem .8rem;font-size:.9rem;overflow-x:auto}\n"
    "table{border-collapse:collapse;font-variant-numeric:tabular-nums}caption{text-align:left;font-weight:600}td,th{padding:.1rem .6rem .1rem 0;text-align:left}\n"
    "@media(max-width:50rem){.four{grid-template-columns:minmax(0,1fr)}}\n</style>\n</head>\n<body>\n"
    "<h1>Charts of pace <span lang=\"zh\">图表一览</span></h1>\n"
    "<p>Every type in both themes and both languages; all figures are illustrative. <span lang=\"zh\">各类图表的两种配色与两种语言；数据仅作示例。</span></p>\n";

/* One figure: the picture, and below it its description and its numbers. */
static pace_status add_figure(pace_buffer *page, const picture *one, const look *look, pace_error *err)
{
    pace_chart *chart = pace_chart_new(560, 400);
    bool dark = look->theme == PACE_THEME_DARK;
    char id[64];
    snprintf(id, sizeof id, "%s-%s-%s", one->id, look->lang, dark ? "dark" : "light");
    pace_chart_lang(chart, look->lang);
    pace_chart_theme(chart, look->theme);
    pace_chart_id(chart, id);
    pace_chart_source(chart, say("Source: illustrative data", "来源：示例数据"));
    one->draw(chart, look);
    pace_buffer_format(page, "<figure lang=\"%s\" class=\"%s\">\n", look->lang, dark ? "dark" : "light");
    pace_status status = pace_chart_render(page, chart, "svg", err);
    pace_buffer_format(page, "\n<details><summary>%s</summary>\n<p>", say("Table and description", "数据表与说明"));
    pace_buffer_xml(page, pace_chart_alt(chart));
    pace_buffer_text(page, "</p>\n");
    if (!status)
        status = pace_chart_table(page, chart, "html", err);
    pace_buffer_text(page, "</details>\n</figure>\n");
    if (!status && *pace_chart_warnings(chart))
        fprintf(stderr, "%s: %s\n", id, pace_chart_warnings(chart));
    pace_chart_free(chart);
    return status;
}

/* FOLDER/chart-gallery.html */
static int write_gallery(const char *folder, const picture *pictures, int count)
{
    static const look looks[] = {{"en", PACE_THEME_LIGHT}, {"zh", PACE_THEME_LIGHT}, {"en", PACE_THEME_DARK}, {"zh", PACE_THEME_DARK}};
    pace_buffer page = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    char path[512];
    pace_buffer_text(&page, page_head);
    pace_buffer_text(&page, "<nav>");
    for (int i = 0; i < count; i++)
        pace_buffer_format(&page, "<a href=\"#%s\">%s</a> ", pictures[i].id, pictures[i].name);
    pace_buffer_text(&page, "</nav>\n");
    for (int i = 0; i < count && !err.code; i++) {
        const picture *one = &pictures[i];
        pace_buffer_format(&page, "<section id=\"%s\">\n<h2>%s <span lang=\"zh\">%s</span></h2>\n<p>%s <span lang=\"zh\">%s</span></p>\n<div class=\"four\">\n",
                           one->id, one->name, one->name_zh, one->when, one->when_zh);
        for (int k = 0; k < 4 && !err.code; k++)
            if (add_figure(&page, one, &looks[k], &err))
                fprintf(stderr, "%s: ", one->id);
        pace_buffer_text(&page, "</div>\n</section>\n");
    }
    pace_buffer_text(&page, "</body>\n</html>\n");
    snprintf(path, sizeof path, "%s/chart-gallery.html", folder);
    if (!err.code && !pace_buffer_write(&page, path, &err))
        puts(path);
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_buffer_clear(&page);
    return err.code != PACE_OK;
}

#endif
