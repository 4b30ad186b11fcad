/* What the content of a report is made from, and the small tools that every content_*.c uses. */
#ifndef PACE_LIB_REPORT_CONTENT_H
#define PACE_LIB_REPORT_CONTENT_H

#include "pace/report.h"
#include "report/doc.h"
#include "report/words.h"

enum { CONTENT_BOOKS = 32 };

typedef struct content {
    report_doc *doc;
    const pace_dataset *data;
    const pace_allocator *allocator;
    const char *lang; /* "zh" or "en" */
    bool zh;
    const char *title;       /* the caller's; NULL = made here */
    const pace_plan **plans; /* the plans that are reported on, the leading ones first */
    int64_t plan_count;
    const pace_gap_table *table;
    pace_gap *rows; /* the table's rows with names in the report's language */
    int64_t row_count;
    bool multi_year; /* some plan runs over more than one year */
    pace_rulebook *books[CONTENT_BOOKS]; /* the main one first */
    int64_t book_count;
    pace_assess_table *verdicts; /* the same targets as the table, in the same order */
} content;

/* Names of a row of the gap table in the report's language. */
void content_name_row(const content *c, pace_gap *row);

/* --- words (words.c) -------------------------------------------------------------------------------------------- */
const char *say_word(const content *c, report_word id);
/* Fills {key} in a template from pairs of key and text, ended by NULL. */
const char *say_fill(content *c, report_word id, ...)
#if defined(__GNUC__) || defined(__clang__)
    __attribute__((sentinel))
#endif
    ;
/* "gross domestic product": a name inside a sentence. */
const char *say_inside(content *c, const char *name);
/* With {number}: of the figure that comes next. */
const char *say_figure(content *c, report_word id);
const char *say_domain(content *c, const char *domain);
const char *say_basis(content *c, pace_basis basis); /* "nominal (current prices)"; "" where prices do not matter */
const char *say_basis_short(const content *c, pace_basis basis); /* "nominal", "real", "price basis not stated"; "" */
/* Appends a text to a list in words: "a、b和c", "a, b and c". */
const char *say_join(content *c, const char *const *texts, int64_t count);

/* --- numbers for people (amount.c) ------------------------------------------------------------------------------ */
typedef struct amount_scale { /* how the figures of one row are shown */
    pace_unit from, shown;
    const char *words; /* "亿元", "billion yuan", "%"; "" = none */
    bool tight;        /* no space before the words */
} amount_scale;

amount_scale amount_scale_of(content *c, pace_unit unit, const char *printed, double magnitude, bool prose);
double amount_shown(const amount_scale *scale, double value);
enum {
    AMOUNT_WORDS = 1,
    AMOUNT_SIGN = 2,
    AMOUNT_DISTANCE = 4, /* without sign; between percents in points */
    AMOUNT_SHORT = 8     /* "points" for "percentage points" */
};
/* decimals -1: as printed where that is short, else rounded for people. NaN gives "–". */
const char *amount_text(content *c, const amount_scale *scale, double value, int decimals, int flags);
int amount_decimals(double value);
int amount_rounded(double value); /* of a computed value: as few as it needs, and never more than a reader wants */
/* Decimals that keep two different figures apart in print: at least `decimals`, at most 6. */
/* Decimals to show a printed figure with: its own where it is shown in its own unit. */
int amount_printed(const amount_scale *scale, double value, int printed);
int amount_apart(double a, double b, int decimals);
/* Decimals, at least `decimals`, with which the printed difference of two figures is that of the printed figures. */
int amount_recomputed(double a, double b, int decimals);
/* "at least 10%": the words that were printed with a figure. prose false: a sign where there is one. */
const char *amount_qualified(content *c, pace_qualifier qualifier, const char *amount, bool prose);
const char *amount_rate(content *c, double fraction, int decimals); /* 0.1647 -> "16.47%" */
const char *amount_count(content *c, int64_t count);
void amount_put(pace_buffer *out, double value, int decimals, bool sign); /* thousands, U+2212 */

/* --- rows of the gap table (row.c) ------------------------------------------------------------------------------ */
const pace_plan *row_plan(const content *c, const pace_gap *row);
const char *row_plan_name(const content *c, const pace_gap *row);
bool row_assessed(const pace_gap *row);
bool row_decided(const pace_gap *row); /* one verdict remains */
bool row_headline(const content *c, const pace_gap *row);
const char *row_plan_apart(const content *c, const pace_gap *row); /* the plan's name where there are several; else "" */
bool plan_multi_year(const pace_plan *plan);
amount_scale row_scale(content *c, const pace_gap *row, bool prose); /* one for all amounts of a sentence */
const char *row_printed_unit(const pace_gap *row);
const pace_observation *row_observation(const pace_gap *row, pace_period period);
void row_cite_latest(content *c, doc_refs *refs, const pace_gap *row);
void row_cite(content *c, doc_refs *refs, const pace_gap *row); /* target, base, latest */
const char *row_verdict(content *c, const pace_gap *row);       /* "✔ met", "▲ ahead or ▼ behind" */
doc_tone row_tone(const pace_gap *row);
const char *row_basis_short(const content *c, const pace_gap *row);
bool row_rate_like(const pace_gap *row);              /* a target on a growth rate */
const char *row_due(content *c, const pace_gap *row); /* "2020" or "2016–2020" for totals and averages */
const char *row_target_text(content *c, const pace_gap *row, bool prose); /* with qualifier, band and unit */
const char *row_target_scaled(content *c, const pace_gap *row, const amount_scale *scale, bool prose);
const char *row_latest_text(content *c, const pace_gap *row, const amount_scale *scale, bool prose);
const char *row_latest_digits(content *c, const pace_gap *row, const amount_scale *scale, int decimals); /* in prose */
int row_rate_decimals(const pace_gap *row); /* that keep required and actual rate apart */
/* Digits with which the amounts of a row recompute: latest, what it is held against, and the distance. */
int row_decimals(const amount_scale *scale, const pace_gap *row, double against);
bool row_is_sum(const pace_gap *row);    /* over the years: a total, an average, what comes together */
bool row_is_fall(const pace_gap *row);   /* a change over the years that is to be a fall */
bool row_is_down(const pace_gap *row);   /* less is better */
const char *row_was(content *c, const pace_gap *row, const char *latest); /* "It was {latest} in {period}" */
bool row_has_base(const pace_gap *row);
/* The required rate or the bounds of it that are known. */
void row_required_cell(content *c, doc_row *cells, int64_t column, const pace_gap *row);
const char *row_reached(content *c, const pace_gap *row); /* the period of latest; for sums the years so far */
/* What must be said beside a row, in short; "" = nothing. */
const char *row_caution(content *c, const pace_gap *row);
const char *row_promise(content *c, const pace_gap *row); /* "{plan}: {name} to reach {target} in {due}" */
const char *period_text(content *c, pace_period period);
const char *span_text(content *c, pace_span span);

/* --- rows as they are drawn (drawn.c) ----------------------------------------------------------------------------- */
/* The one unit of a picture, its words and its table. */
amount_scale row_drawn_scale(content *c, const pace_gap *row);
/* Values, target and amounts of a copied row in that unit; false = no memory. */
bool row_shift_drawn(content *c, pace_gap *row);

/* --- figures (content_charts.c) ---------------------------------------------------------------------------------- */
pace_gap *picture_rows_new(content *c, int64_t most);
/* Rows and the source line that they rest on. */
void picture_rows(content *c, doc_figure *figure, const pace_gap *rows, int64_t count);
doc_table *picture_status(content *c, const char *id, const char *title, const pace_gap *rows, int64_t count);
const char *picture_rows_alt(content *c, report_word head, const char *rest, const pace_gap *rows, int64_t count);
const char *picture_verdict_title(content *c, const pace_gap *row);

/* --- tables without what says nothing (content_place.c) ------------------------------------------------------------ */
/* Places the table without the columns that no row fills, and a sentence that names them and says why. */
void content_place(content *c, doc_table *table, report_word why);
bool content_is_same(const doc_table *table, int64_t column); /* the same text in every row, and nothing beside it */
void content_drop_column(doc_table *table, int64_t column);

/* --- sections, in the report's order ---------------------------------------------------------------------------- */
void content_summary(content *c); /* three sentences for those who read no further */
void content_cover(content *c);
void content_findings(content *c);
void content_link_findings(content *c); /* yearly targets against plan targets; both price cases; nominal beside real */
void content_case_findings(content *c);
bool content_has_cases(const content *c, int64_t row); /* a row that is said in both price cases */
void content_need_findings(content *c);                /* what targets need of which no year is known yet */
void content_overview(content *c); /* the targets at a glance, year by year, and how far they are from their paths */
void content_scorecard(content *c);
pace_status content_open_verdicts(content *c, const pace_report_opts *opts, const pace_gap_filter *filter, pace_error *err);
void content_close_verdicts(content *c);
void content_verdicts(content *c);
void content_coherence(content *c, const pace_report_opts *opts);
void content_growth(content *c);
pace_period content_growth_year(const content *c);
/* False: too few to draw. domain NULL: of all domains. */
bool content_growth_bars(content *c, const char *domain, pace_period year);
void content_parts(content *c, const char *domain); /* what the parts of a total add to its growth, or their shares */
bool content_one_domain(const content *c); /* all indicators are of one: its name says nothing */
void content_headline_charts(content *c);
void content_missing(content *c);
void content_caveats(content *c);
void content_method(content *c);
void content_sources(content *c);
const char *content_source_text(content *c, const pace_source *source); /* name, publisher, date, detail */

pace_status content_build(report_doc *doc, const pace_dataset *data, const pace_report_opts *opts,
                          const pace_allocator *allocator, pace_gap_table **table, pace_error *err);

#endif
