/* Relations between figures, as the files that look for them share it. */
#ifndef PACE_LIB_COHERENCE_H
#define PACE_LIB_COHERENCE_H

#include "assess/assess.h"
#include "pace/coherence.h"

struct pace_coherence {
    pace__arena arena;
    const pace_dataset *dataset;
    const pace_gap_table *table; /* while it is made */
    const char *const *plans;
    int64_t plan_count;
    pace_coherence_row *rows;
    size_t count, room;
};

/* A sentence in both languages, put together from clauses. */
typedef struct coherence_line {
    pace_buffer zh, en;
} coherence_line;

typedef struct coherence_word { /* what stands for {key} in a clause */
    const char *key, *zh, *en;
} coherence_word;

/* Is one of these plans asked for? NULL = no plan; all NULL: data, asked for where `period` is near a plan. */
bool coherence_wanted(const pace_coherence *c, const char *plan, const char *other);
bool coherence_wanted_year(const pace_coherence *c, pace_period period);

coherence_line coherence_begin(const pace_coherence *c);
void coherence_put(coherence_line *line, const char *zh, const char *en, const coherence_word *words, size_t count);
#define COHERENCE_PUT(line, zh, en, words) coherence_put(line, zh, en, words, sizeof(words) / sizeof *(words))

/* Texts in the arena; NULL or "" only when memory is out (the arena says). */
const char *coherence_number(pace_coherence *c, double value);             /* shortest, or four digits and more that count */
const char *coherence_percent(pace_coherence *c, double percent);          /* a result: two decimals and "%" */
const char *coherence_printed(pace_coherence *c, double percent);          /* a printed rate: its digits and "%" */
const char *coherence_points(pace_coherence *c, double points);            /* percentage points, two decimals */
const char *coherence_root(pace_coherence *c, int64_t years);              /* "^(1/5)"; nothing for one year */
const char *coherence_count(pace_coherence *c, int64_t count);
coherence_word coherence_period(pace_coherence *c, const char *key, pace_period period);
coherence_word coherence_span(pace_coherence *c, const char *key, pace_span span);
coherence_word coherence_unit(pace_coherence *c, const char *key, pace_unit unit);
coherence_word coherence_plan(const pace_coherence *c, const char *key, const char *plan);
coherence_word coherence_same(const char *key, const char *text);          /* the same in both languages */
coherence_word coherence_name(const pace_coherence *c, const char *key, const pace_target *target);
coherence_word coherence_measure(const char *key, const pace_measure *measure);

/* Appends the row with the line's text, and clears the line. */
void coherence_add(pace_coherence *c, coherence_line *line, pace_coherence_row row);

/* What they look for, indicator by indicator; rows are those of the table. */
void coherence_targets(pace_coherence *c, const pace_gap *rows, int64_t from, int64_t end);
/* Rows of an indicator against those of its whole, or of one that says the same in other words. */
void coherence_related(pace_coherence *c, const pace_gap *own, const pace_gap *own_end, const pace_gap *others, const pace_gap *others_end);
void coherence_wholes(pace_coherence *c, const pace_indicator *indicator);
void coherence_figures(pace_coherence *c, const pace_indicator *indicator);

#endif
