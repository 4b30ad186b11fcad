/* Pages for those who set type and know nothing of drawing libraries: lines of text, rules, fills and whole charts on
 * pages of one size, and a PDF of them. In px of 1/96 inch from the upper left corner, y down. Sticky: after memory ran
 * out calls do nothing that matters, and page_pdf says so. */
#ifndef PACE_LIB_CHART_PAGE_H
#define PACE_LIB_CHART_PAGE_H

#include "chart/scene.h"
#include "pace/chart.h"

typedef struct page_set page_set;

/* lang "zh-CN" or "en": of the document, and the regional forms of Han letters. */
pace_status page_set_new(page_set **out, double width, double height, const char *lang, const pace_allocator *allocator,
                         pace_error *err);
void page_set_free(page_set *set); /* NULL is fine */

/* A new page at the end, which what follows is drawn on. */
void page_add(page_set *set);
size_t page_count(const page_set *set);
/* Goes back to a page that is there, from 0; `empty` wipes it first. */
void page_turn(page_set *set, size_t page, bool empty);

double page_text_width(page_set *set, const char *text, double size, bool bold);
double page_line_height(page_set *set, double size);
double page_ascent(page_set *set, double size);
/* Lines no wider than `width`, at most `most`, appended to `out` with '\n' between them. */
void page_wrap(page_set *set, const char *text, double size, bool bold, double width, int most, pace_buffer *out);
/* One line, its top at y. */
void page_text(page_set *set, double x, double y, const char *text, double size, bool bold, scene_anchor anchor,
               scene_color color);
void page_fill(page_set *set, double x, double y, double width, double height, scene_color color);
void page_rule(page_set *set, double x1, double y1, double x2, double y2, double thickness, scene_color color);
/* The chart as drawn in its own size, brought to `width`; it keeps its warnings and alt text. *height: what it takes. */
pace_status page_chart(page_set *set, pace_chart *chart, double x, double y, double width, double *height,
                       pace_error *err);
double page_chart_height(const pace_chart *chart, double width);

/* On the page that is drawn on. A place: where links to `name` lead (ASCII letters, digits, '-'); a link covers a part of
 * the page and leads to a place, or to an address elsewhere (which has a colon). A page that is wiped loses both. The
 * outline lists places in order, level 0 or 1. The texts are kept until page_pdf: the caller's. */
void page_place(page_set *set, double y, const char *name);
void page_link(page_set *set, double x, double y, double width, double height, const char *to);
void page_outline(page_set *set, int level, const char *title, const char *to);

/* Appends the file; `title` and `subject` are its metadata. Nothing is appended on failure. */
pace_status page_pdf(pace_buffer *out, page_set *set, const char *title, const char *subject, pace_error *err);

#endif
