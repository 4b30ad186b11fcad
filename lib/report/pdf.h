/* The report as pages: what the files that set them share. */
#ifndef PACE_LIB_REPORT_PDF_H
#define PACE_LIB_REPORT_PDF_H

#include "chart/page.h"
#include "report/words.h"
#include "report/writers.h"

/* A4 in px of 1/96 inch, its margins, and what lies between. */
#define PDF_WIDTH (210 / 25.4 * 96)
#define PDF_HEIGHT (297 / 25.4 * 96)
#define PDF_SIDE (20 / 25.4 * 96)
#define PDF_TOP (22 / 25.4 * 96)
#define PDF_FOOT (20 / 25.4 * 96)

/* Sizes of type, px: 12 px are 9 pt. */
static const double pdf_title = 30, pdf_section = 20, pdf_heading = 15, pdf_body = 12.5, pdf_small = 10.5,
                    pdf_cell = 9.5, pdf_tiny = 8, pdf_entry_size = 11.5;

/* Ink on white paper, 4.5:1 and more. */
static const scene_color pdf_ink = 0x1B222BFF, pdf_soft = 0x4D5866FF, pdf_accent = 0x12436DFF, pdf_line = 0xC3CAD2FF,
                         pdf_band = 0xF1F4F7FF;

typedef struct pdf_entry { /* of a list at the front */
    const char *label, *title;
    const char *to;
    int level; /* 0 = section */
    size_t page;
} pdf_entry;

typedef struct pdf {
    page_set *pages;
    const pace_report *report;
    const char *lang;
    pace__arena arena; /* of texts and measures */
    double y;          /* where the next line begins */
    size_t begun;      /* the page on which the last section, figure or table began */
    bool turning;      /* pages that are there are drawn again, */
    size_t turned;     /* this one now */
    const pdf_entry *entries;
    size_t entry_count;
    pace_error *err;
    pace_status status;
} pdf;

double pdf_left(void);
double pdf_measure(void); /* the width of a line */
double pdf_bottom(void);  /* where a page ends */
/* Room for `height` px on this page, or a new one. */
void pdf_need(pdf *p, double height);
void pdf_new_page(pdf *p);
size_t pdf_page(const pdf *p); /* the last page, from 0 */
void pdf_gap(pdf *p, double height); /* none at the head of a page */

typedef struct pdf_lines {
    const char **at;
    int count;
} pdf_lines;
/* In the arena. */
pdf_lines pdf_wrap(pdf *p, const char *text, double size, bool bold, double width, int most);
/* Lines that go on over pages. */
void pdf_put(pdf *p, const char *text, double x, double width, double size, bool bold, scene_color color, int most);
/* The same in body type, with links over references and addresses. */
void pdf_put_linked(pdf *p, const char *text, const doc_refs *refs, bool address, double x, double width);
/* "text [1][2]" */
const char *pdf_with_refs(pdf *p, const char *text, const doc_refs *refs);
typedef struct pdf_links { /* of a text whose lines are put one after another */
    const doc_refs *refs;
    const char *shown, *to; /* its address, as far as it was not put yet; "" = none */
} pdf_links;
/* address: the first one in the text is a link. */
pdf_links pdf_links_of(pdf *p, const char *text, const doc_refs *refs, bool address);
/* Lays links over the "[1]" and the address in a line that was put at x, y. */
void pdf_follow(pdf *p, pdf_links *links, const char *line, double x, double y, double size);
/* A place here, and its line in the outline: "Figure 3  Title". */
void pdf_mark(pdf *p, char kind, int number, const char *label, const char *title);
/* "f3": the place of a figure 'f', table 't', section 's' or reference 'r'. */
const char *pdf_place_name(pdf *p, char kind, int number);
const char *pdf_text_of(pdf *p, pace_buffer *text); /* moves into the arena, clears the buffer */
scene_color pdf_tone(doc_tone tone);

void pdf_table(pdf *p, const doc_table *table, int figure);
/* What has to stand together: all of a short table, the head and the first rows of a long one. */
double pdf_table_kept(pdf *p, const doc_table *table, int figure);

#endif
