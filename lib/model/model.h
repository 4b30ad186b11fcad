/* The data set as the model room sees it. */
#ifndef PACE_LIB_MODEL_H
#define PACE_LIB_MODEL_H

#include "core/core.h"
#include "model/ids.h"
#include "pace/dataset.h"

typedef struct model_text { /* the text of a document, brought by the caller */
    const char *text;       /* NULL = none */
    size_t n;
    int64_t length;         /* code points */
    size_t *marks;          /* byte offset of every MODEL_MARK-th code point */
    size_t mark_count;
} model_text;

enum { MODEL_MARK = 256 };

struct pace_dataset {
    pace__arena arena;
    const pace_dataset *parent; /* what this is a snapshot of; NULL = read from files */
    const char *id, *note;
    pace_names name;
    pace_clock clock;
    pace_document *documents;   /* these three are the parent's own in a snapshot, and so are the trees */
    pace_source *sources;
    pace_plan *plans;
    pace_indicator *indicators;
    int64_t document_count, source_count, plan_count, indicator_count;
    ids_tree document_ids, source_ids, plan_ids, indicator_ids;
    model_text *texts;          /* one a document */
};

/* 1 to 128 letters of any script, digits, '_', '-' and '.': no white space, no other ASCII, none of the full-width forms and
 * punctuation that look like it, no symbols, nothing that nobody sees, and no combining mark at the beginning. All that is left
 * may stand in a name of XML, in a file name and in a key. */
bool model_is_id(const char *text);
#define MODEL_ID_RULE "an id has 1 to 128 letters of any script, digits, '_', '-' and '.'"

/* What `origin` of every target in a data set points to the beginning of: the figure, and what else its record says as it is
 * printed. */
typedef struct model_origin {
    pace_observation printed;
    double base; /* in the printed unit where the target has the unit of its measure; NaN = none */
    const pace_milestone *milestones; /* as many as the target has, in the printed unit */
} model_origin;

/* What is wrong with a target whose figures, periods and words are sound one by one; NULL = nothing. *field: the member. */
const char *model_target_fault(const pace_target *target, const char **field);

/* An empty data set on its own arena; NULL when memory is out. */
pace_dataset *model_new(const pace_allocator *allocator);

/* "gdp:level@current" for (indicator, measure id, basis); "@basis" is left out where there is none. NULL = no memory.
 */
char *model_key(pace__arena *arena, const char *indicator, const char *measure, pace_basis basis);

/* Where a span stands in the frequency of a series: the one period that it covers from end to end (*whole), or lies in.
 */
typedef enum model_fit {
    MODEL_FIT_NONE,  /* undated, half open, longer than a period, or across two */
    MODEL_FIT_WHOLE, /* it is one period */
    MODEL_FIT_PART   /* it lies inside one */
} model_fit;
model_fit model_span_fit(pace_period *whole, pace_span span, pace_freq freq);

/* The last calendar day of a span as a day number; INT32_MIN where it is not known. */
int32_t model_last_day(pace_span span);

/* Digits after the point of a value in `to` that was printed with `decimals` in `from`; negative where the last printed
 * digit stands before the point. */
int model_decimals(int decimals, pace_unit from, pace_unit to, double converted);
int model_shortest_decimals(double value);
/* Where nobody says how many are printed: the token's digits where it is a number, else the shortest that say the value. */
int model_printed_decimals(const char *token, double value);

/* Fills measure->series, joined and tie from measure->observations (rules: dataset.h). *cells is the room that is left
 * for periods of series in the whole data set. PACE_ERR_NOMEM; PACE_ERR_RANGE when that room is used up. */
enum { MODEL_SERIES_CELLS = 4000000 };
pace_status model_resolve(pace_measure *measure, pace__arena *arena, int64_t *cells, pace_error *err);

#endif
