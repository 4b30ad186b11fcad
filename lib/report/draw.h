/* Figures as charts. */
#ifndef PACE_LIB_REPORT_DRAW_H
#define PACE_LIB_REPORT_DRAW_H

#include "pace/chart.h"
#include "report/doc.h"

/* Appends the picture to `out`: "svg" or "png". prefix: of the ids inside an SVG that shares a page. */
pace_status report_draw(pace_buffer *out, const doc_figure *figure, const char *lang, const char *format,
                        const char *prefix, const pace_allocator *allocator, pace_error *err);

#endif
