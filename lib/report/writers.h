/* One content, four formats; and where the files go. */
#ifndef PACE_LIB_REPORT_WRITERS_H
#define PACE_LIB_REPORT_WRITERS_H

#include "pace/report.h"
#include "report/doc.h"

struct pace_report {
    pace_allocator own;              /* copy of the caller's; resize NULL = malloc */
    const pace_allocator *allocator; /* &own, or NULL for malloc */
    const char *lang;
    const pace_dataset *data;
    pace_gap_table *table;
    report_doc doc;
};

pace_status report_html(pace_buffer *out, const pace_report *report, pace_error *err);
/* charts: pictures lie in the folder charts/ beside the page; else their words and numbers stand for them. */
pace_status report_markdown(pace_buffer *out, const pace_report *report, bool charts, pace_error *err);
pace_status report_pdf(pace_buffer *out, const pace_report *report, pace_error *err);
pace_status report_json(pace_buffer *out, const pace_report *report, pace_error *err);
pace_status report_folder(const pace_report *report, const char *path, pace_error *err);

/* Where the first address of a text begins, and its length; 0 = there is none. */
size_t report_address(const char *text, size_t *length);
/* Appends an address as a link needs it. */
void report_put_address(pace_buffer *out, const char *at, size_t length);
/* Appends the style sheet of the HTML page, a constant text. */
void report_put_style(pace_buffer *out);
/* Appends the script that sorts tables, a constant text. */
void report_put_script(pace_buffer *out);
/* Appends an id with nothing in it but letters of any script, digits, '-', '_' and '.', and short enough for a file's name. */
void report_put_id(pace_buffer *out, const char *id);

#endif
