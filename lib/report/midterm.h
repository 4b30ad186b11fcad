/* The mid-term evaluation in words: what its files share. */
#ifndef PACE_LIB_REPORT_MIDTERM_H
#define PACE_LIB_REPORT_MIDTERM_H

#include "report/content.h"

typedef struct midterm_sheet { /* what is written */
    const pace_midterm *midterm;
    const pace_dataset *data;
    const char *lang; /* "zh" or "en" */
    const pace_allocator *allocator;
    const pace_midterm_row *rows;
    int64_t count;
    pace_period first; /* of the columns */
    int64_t periods;
} midterm_sheet;

/* One row that is being told. Figures stand in the unit of its target, as in the table: a reader recomputes from there. */
typedef struct midterm_voice {
    content *c;
    const midterm_sheet *sheet;
    const pace_midterm_row *row;
    const pace_gap *gap;
    bool percent;          /* the unit is percent: distances are percentage points */
    const char *after;     /* unit right behind a figure: "亿元", "%", " km"; "" = none */
    const char *bracket;   /* unit said once: " (100 million yuan)"; "" = none */
    int64_t elapsed, left; /* periods to the latest figure, and from there to the due one */
} midterm_voice;

/* Of a row, told apart from other targets of the same indicator (midterm_name.c). */
const char *midterm_name(content *c, const midterm_sheet *sheet, int64_t row);

/* A content over a document of its own; doc_clear(c->doc) when done. */
void midterm_begin(content *c, report_doc *doc, const midterm_sheet *sheet);
midterm_voice midterm_voice_of(content *c, const midterm_sheet *sheet, int64_t row);

/* --- figures (midterm_amount.c) --------------------------------------------------------------------------------- */
const char *midterm_unit_words(content *c, const pace_gap *gap);           /* "亿元", "100 million yuan"; "" = none */
const char *midterm_number(content *c, double value, int decimals);        /* digits alone; no thousands mark in Chinese */
const char *midterm_value(const midterm_voice *v, double value, int decimals); /* with the unit where it stands behind */
const char *midterm_latest(const midterm_voice *v);                        /* told apart from the target */
const char *midterm_target(const midterm_voice *v);
const char *midterm_percent(content *c, double fraction, int decimals);
int midterm_share_decimals(double fraction);                               /* of completion and time: one, none where it has none */
const char *midterm_points(const midterm_voice *v, double amount, int decimals); /* "1.2 percentage points" */
/* How far apart two figures are, without sign: points between percentages, else percent of the second. */
const char *midterm_apart(const midterm_voice *v, double a, double b);
const char *midterm_periods(content *c, int64_t count, pace_freq freq);    /* "两年", "two years" */
const char *midterm_one(content *c, pace_freq freq);                       /* "年", "year" */
int midterm_decimals(const midterm_voice *v, double value);                /* as many as it has, up to four; of a computed one */
int midterm_printed(const midterm_voice *v);                               /* most decimals of the figures that the row was given */
int midterm_projection_decimals(const midterm_voice *v, double value);
int midterm_in_row(const midterm_voice *v, double value);                  /* as many as the others of its row, for a column of figures */
int midterm_computed(const midterm_voice *v, double value);                /* at most two, or as many as the printed ones have */

/* --- the parts of a sentence ------------------------------------------------------------------------------------ */
const char *midterm_state(const midterm_voice *v);                         /* midterm_state.c */
const char *midterm_remains(const midterm_voice *v);                       /* midterm_pace.c; "" = nothing remains */
const char *midterm_every_year(const midterm_voice *v);                    /* midterm_every.c: floors and ceilings */
const char *midterm_unknown(const midterm_voice *v);                       /* midterm_every.c: what cannot be assessed, and why */
const char *midterm_sentence_text(content *c, const midterm_sheet *sheet, int64_t row);
const char *midterm_clause(content *c, const char *sentence);              /* as it goes on behind "NAME: " */
const char *midterm_due(const midterm_voice *v);
const char *midterm_subject(const midterm_voice *v);                       /* "2018年为13410亿元" */

/* "✔ 已达标", "▲ ahead or ● on schedule". */
const char *midterm_conclusion(content *c, const pace_gap *gap, bool symbols);

/* --- writers ---------------------------------------------------------------------------------------------------- */
typedef struct midterm_tally {
    report_word word;
    const char *symbol; /* "" = none */
    int64_t count;
    doc_tone tone;
} midterm_tally;
enum { MIDTERM_TALLIES = 7 };
void midterm_tallies(midterm_tally out[MIDTERM_TALLIES], pace_midterm_counts counts);
/* Lines of the summary; returns how many. */
enum { MIDTERM_LINES = 5 };
int midterm_summary_lines(const char *lines[MIDTERM_LINES], content *c, const pace_midterm *midterm);

void midterm_csv(pace_buffer *out, const midterm_sheet *sheet);
void midterm_json(pace_buffer *out, const midterm_sheet *sheet);
pace_status midterm_page(pace_buffer *out, const midterm_sheet *sheet, bool html, pace_error *err);
/* Appends a text that may have failed; the failure sticks to out. */
void midterm_put(pace_buffer *out, const report_doc *doc, const char *text);

#endif
