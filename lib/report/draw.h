/* Figures as charts. */
#ifndef PACE_LIB_REPORT_DRAW_H
#define PACE_LIB_REPORT_DRAW_H

#include "pace/chart.h"
#include "report/doc.h"

/* The figure as a chart; the caller frees it. prefix: of the ids inside an SVG that shares a page. */
pace_chart *report_chart(const doc_figure *figure, const char *lang, const char *prefix, const pace_allocator *allocator);

/* Appends the picture to `out`: "svg" or "png". */
pace_status report_draw(pace_buffer *out, const doc_figure *figure, const char *lang, const char *format,
                        const char *prefix, pace_theme theme, const pace_allocator *allocator, pace_error *err);

#endif
