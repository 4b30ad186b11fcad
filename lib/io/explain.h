/* How a file was understood, gathered while it is read. The object is made by pace_explanation_load; a reader only adds
 * to it. Failure is sticky: once memory is out nothing is added any more, and pace_explanation_load answers
 * PACE_ERR_NOMEM, so a reader need not ask.
 *
 *     explain_form(of, "targets");
 *     explain_delimiter(of, scan.delimiter);
 *     pace_reading row = explain_reading_none();
 *     row.place = explain_number(of, "column", 3);
 *     row.heading = "目标值";
 *     row.role = "target";
 *     row.missing_as = explain_missing(of, &marks);
 *     explain_add(of, &row);
 *     explain_assume(of, "the base period was taken from the plan");
 */
#ifndef PACE_LIB_EXPLAIN_H
#define PACE_LIB_EXPLAIN_H

#include "core/core.h"
#include "pace/explain.h"

struct pace_explanation {
    pace_allocator memory;
    const pace_allocator *allocator; /* &memory, or NULL = malloc */
    pace__arena arena;
    pace_reading *readings; /* texts in the arena */
    size_t count, capacity;
    const char *form, *encoding, *delimiter; /* static, or in the arena */
    pace_buffer assumptions;                 /* a line each, without a line end behind the last */
    pace_buffer faults;                      /* a line each, with a line end behind each */
    bool failed;
};

/* All texts "", unit and frequency unknown, nothing covered. */
pace_reading explain_reading_none(void);
/* Appends a copy of the row and of its texts; NULL texts become "". The one that was added, until the next is, so that
 * counts can still be put right; NULL: no memory. */
pace_reading *explain_add(pace_explanation *of, const pace_reading *row);
/* Texts that live as long as the explanation; "" when memory is out. */
const char *explain_text(pace_explanation *of, const char *text);
const char *explain_number(pace_explanation *of, const char *word, int64_t number); /* "column 3" */

void explain_form(pace_explanation *of, const char *form); /* a static text */
void explain_delimiter(pace_explanation *of, char delimiter);
/* One line, or several with a line end between them; "" adds nothing. */
void explain_assume(pace_explanation *of, const char *line);

/* Faults of the file, a line each as a check lists them: each is told in the note of its column or row as well. Once all
 * rows have been added. */
void explain_faults(pace_explanation *of, const pace_buffer *lines);

/* --- marks for missing and qualifiers, counted
 * ------------------------------------------------------------------------ */
enum { EXPLAIN_MARKS = 6, EXPLAIN_MARK_SIZE = 16 };

typedef struct explain_marks {
    struct {
        char text[EXPLAIN_MARK_SIZE];
        int64_t count;
    } of[EXPLAIN_MARKS]; /* in the order in which they were met */
    int used;
    int64_t empty, others; /* others: beyond the first six, or longer than fits */
    int64_t qualified[PACE_LESS_THAN + 1];
} explain_marks;

/* A mark as it stands in the cell; n = 0 is an empty one. */
void explain_mark(explain_marks *marks, const char *text, size_t n);
const char *explain_missing(pace_explanation *of, const explain_marks *marks);    /* "empty 3, — 1" */
const char *explain_qualifiers(pace_explanation *of, const explain_marks *marks); /* "about 2, at_least 1" */

/* Key, unit, basis, frequency, values and what they cover. */
void explain_series(pace_reading *row, const pace_series *series);
struct pace_dataset;
void explain_dataset(pace_explanation *of, const struct pace_dataset *dataset);
void explain_plain(pace_explanation *of, const pace_panel *panel);

/* Fills the explanation for the bytes of a table of targets (valid UTF-8, no byte-order mark), a row for each column.
 * Part of the reader of targets. */
pace_status explain_targets(pace_explanation *of, const char *bytes, size_t n, const char *name,
                            const pace_read_opts *opts, pace_error *err);

#endif
