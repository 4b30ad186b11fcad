/* The data set: indicators, their measures and observations, plans, targets and sources. Immutable once loaded, so
 * one data set may be read from any number of threads. Everything that is handed out is borrowed from it. */
#ifndef PACE_DATASET_H
#define PACE_DATASET_H

#include <stdbool.h>
#include "pace/buffer.h"
#include "pace/memory.h"
#include "pace/series.h"
#include "pace/target.h"

PACE_BEGIN

typedef struct pace_dataset pace_dataset;

typedef struct pace_name { /* one wording in one language (BCP 47: "zh", "en") */
    const char *lang, *text;
} pace_name;

typedef struct pace_names {
    const pace_name *at;
    int64_t count;
} pace_names;

/* The wording in that language; else the first one; else "". */
PACE_API const char *pace_names_get(pace_names names, const char *lang);

typedef struct pace_document { /* a text that figures were read from; the text itself is not in the data */
    const char *id;
    pace_names name;
    int64_t length;            /* code points; -1 = unknown */
    const char *note;
} pace_document;

typedef struct pace_source {
    const char *id;
    pace_names name;
    const char *publisher;     /* "" = not stated */
    const char *detail;        /* where it was found: page, table, edition; "" = nothing */
    pace_span published;       /* day, month or year; undated when unknown. Counts as published on its last day. */
    const pace_document *document; /* NULL = no document with places */
    int64_t from, to;          /* the source's stretch of the document in code points; -1 = the whole */
    const char *note;
} pace_source;

typedef struct pace_place { /* where a figure is printed */
    const pace_document *document; /* NULL = unknown */
    const char *section;           /* "" = none; of a cell of a plain table the name of the file */
    int64_t offset;                /* code points from the start to the numeral; -1 = unknown */
    const char *token;             /* the characters that stand there: "8.8", "翻番" */
} pace_place;

typedef enum pace_role { PACE_ACTUAL = 0, PACE_ESTIMATE, PACE_TARGET_ROLE, PACE_REFERENCE } pace_role;

typedef struct pace_observation {
    pace_span period;          /* a period, a longer span, half open or undated */
    double value, value_high;  /* as printed, in `unit`; value_high NaN unless a range was printed */
    double converted;          /* value in the measure's unit */
    pace_unit unit;
    const char *unit_text;     /* the words printed for the unit ("家", "亿元"); "" = the unit's own */
    pace_names unit_names;     /* the same by language; the first is unit_text */
    int decimals;              /* printed digits after the point */
    pace_qualifier qualifier;
    uint8_t status;            /* SDMX letter */
    bool partial;              /* covers part of a period of the measure (half-year cumulative): never its value */
    pace_role role;
    const char *figure;        /* id of the printed figure; "" = none */
    const pace_source *source; /* never NULL */
    pace_place at;
    pace_span published;       /* its own date, else the source's; undated when both are unknown */
    const char *vintage;       /* "" or a label: "first", "revised" */
    const char *note;
    int32_t line, column;      /* of the cell of a plain table that it was read from, both from 1; at.section is the file. 0 = unknown.
                                * They belong to that reading: pace_dataset_write leaves them out. */
} pace_observation;

struct pace_indicator;

typedef struct pace_measure {
    const char *id;            /* "level", "growth", "share", ... unique with basis within the indicator */
    const char *key;           /* "gdp:level@current" */
    pace_names name;           /* the indicator's; with the measure's own behind it where it has one: "Projects, started" */
    pace_names own_name;       /* the measure's own: "started"; count 0 = none */
    const struct pace_indicator *indicator;
    pace_measure_kind kind;
    pace_unit unit;
    pace_basis basis;
    pace_freq freq;            /* of the series that it gives */
    const char *note;
    const pace_observation *observations; /* in file order, all vintages */
    int64_t count;
    pace_series series;        /* the resolved series (see below); view.n is 0 where nothing has a single period */
    bool joined;               /* the series joins observations of different vintages: said by every computation on it */
    const char *tie;           /* not NULL: two vintages of one period that nothing orders; their names for the message */
} pace_measure;

typedef struct pace_plan {
    const char *id;
    pace_names name;
    pace_span span;            /* 2011-2015 */
    const pace_source *source; /* NULL = not stated */
    const char *note;
} pace_plan;

typedef enum pace_part_kind { PACE_PART_NONE = 0, PACE_PART_EXHAUSTIVE, PACE_PART_OVERLAPPING, PACE_PART_INCOMPLETE } pace_part_kind;

typedef struct pace_indicator {
    const char *id;
    pace_names name;
    const char *domain;        /* "national_accounts", "investment", ... */
    pace_stock_flow stock_flow;
    pace_direction better;
    const char *note;
    const struct pace_indicator *part_of; /* NULL, or the whole that this is a part of */
    const struct pace_indicator *beside;  /* NULL, or one that says the same in other words: their targets are held against each
                                           * other (coherence.h), their figures never mixed */
    pace_part_kind part_kind;  /* how the parts of that whole relate: together the whole; overlapping; leaving a remainder */
    const pace_measure *measures;
    int64_t measure_count;
    const pace_target *targets;
    int64_t target_count;
} pace_indicator;

/* Reads `pace-dataset` version 1 (data/schema/pace-dataset.json): a file, or a folder whose *.json are read as one in
 * name order; `pace_dataset_read` reads the bytes of one file, `name` is what errors call it. Each fault names the file and the
 * JSON pointer (line and column where it does not parse).
 *
 * Limits: 256 MiB a file, 1000 files a folder, 4,000,000 periods in all series together. A byte-order mark is skipped.
 *
 * Units of observations are converted into their measure's. A series holds, for each period, one observation: none that
 * covers a part of the period only (months that make up the whole year are the year), none of the role "target", and of the rest
 * the one that comes first by
 *   1. status: U and V last;
 *   2. value: one printed as it is, or as "about", before a mere bound (at least, more than, nearly, at most, less than);
 *   3. role: actual before estimate and reference;
 *   4. publication: the latest; an unknown one is the earliest.
 * Where the best two are equal in all four and their printed digits and qualifiers cannot both be true, nothing orders them:
 * the period is missing, `tie` names them, and asking for the series is PACE_ERR_AMBIGUOUS. Where both can be true (5 and
 * 5.2), the one that says more is taken.
 *
 * A series is `joined` where two observations that follow each other in it are of different vintages: their labels
 * differ ("first" is no label), or neither has a label and one has replaced an earlier printed result that it contradicts
 * while the other has not. An estimate or a bound that a result settles is no vintage. The later of the two gets status B
 * in the series unless it has a letter of its own; the observation itself keeps its letter.
 *
 * A target's base period is the one before its plan unless stated; its value is in its measure's unit, or in percent for a growth rate
 * and a ratio for a multiple; `origin` has it as printed. A value relative to another series stays a plain factor. */
PACE_API PACE_CHECK pace_status pace_dataset_load(pace_dataset **out, const char *path, pace_error *err);
typedef struct pace_load_opts {
    size_t size;
    const pace_allocator *allocator; /* NULL = malloc */
} pace_load_opts;
#define PACE_LOAD_OPTS_INIT {sizeof(pace_load_opts), NULL}
PACE_API PACE_CHECK pace_status pace_dataset_load_with(pace_dataset **out, const char *path, const pace_load_opts *opts, pace_error *err);
PACE_API PACE_CHECK pace_status pace_dataset_read(pace_dataset **out, const char *bytes, size_t n, const char *name,
                                                  const pace_load_opts *opts, pace_error *err);
PACE_API void pace_dataset_free(pace_dataset *dataset); /* NULL is fine; snapshots of it must be freed first */

/* Reads on past the first fault and appends one line "PLACE: what; what would be right" for each to `lines` (the first
 * 1000); *faults counts them all. PACE_OK also with faults; PACE_ERR_PARSE or PACE_ERR_IO where there is no JSON to check. */
PACE_API PACE_CHECK pace_status pace_dataset_check(pace_buffer *lines, int64_t *faults, const char *path, pace_error *err);

/* The data set as `pace-dataset` version 1, one file: reading it back gives the same data set, and writing that the same bytes.
 * A snapshot writes what it shows. */
PACE_API PACE_CHECK pace_status pace_dataset_write(pace_buffer *out, const pace_dataset *dataset, pace_error *err);

/* Two clocks, never mixed: `at` leaves out observations of periods that end after it; `published_by` (a day, or the last day of
 * a longer period) leaves out what was published later or at an unknown time (counted in *left_out_undated). Either may be
 * unset. Targets stay, unless published later. Borrows from `dataset`, which must outlive it. */
typedef struct pace_clock {
    pace_period at, published_by;
} pace_clock;
PACE_API PACE_CHECK pace_status pace_dataset_snapshot(pace_dataset **out, const pace_dataset *dataset, pace_clock clock,
                                                      int64_t *left_out_undated, pace_error *err);

PACE_API const char *pace_dataset_id(const pace_dataset *dataset);
PACE_API pace_names pace_dataset_name(const pace_dataset *dataset);
PACE_API pace_clock pace_dataset_clock(const pace_dataset *dataset);
PACE_API const pace_indicator *pace_dataset_indicators(const pace_dataset *dataset, int64_t *count);
PACE_API const pace_plan *pace_dataset_plans(const pace_dataset *dataset, int64_t *count);
PACE_API const pace_source *pace_dataset_sources(const pace_dataset *dataset, int64_t *count);
PACE_API const pace_document *pace_dataset_documents(const pace_dataset *dataset, int64_t *count);

/* By id. PACE_ERR_NOTFOUND names the closest ids. */
PACE_API PACE_CHECK pace_status pace_dataset_indicator(const pace_indicator **out, const pace_dataset *dataset, const char *id, pace_error *err);
PACE_API PACE_CHECK pace_status pace_dataset_plan(const pace_plan **out, const pace_dataset *dataset, const char *id, pace_error *err);

/* A key is `indicator[:measure][@basis]`. PACE_ERR_AMBIGUOUS lists the keys (or the vintages) that fit. */
PACE_API PACE_CHECK pace_status pace_dataset_measure(const pace_measure **out, const pace_dataset *dataset, const char *key, pace_error *err);
PACE_API PACE_CHECK pace_status pace_dataset_series(pace_series *out, const pace_dataset *dataset, const char *key, pace_error *err);

/* The one target of an indicator in a plan (plan NULL: the one target it has). PACE_ERR_AMBIGUOUS lists them. */
PACE_API PACE_CHECK pace_status pace_dataset_target(pace_target *out, const pace_dataset *dataset, const char *indicator,
                                                    const char *plan, pace_error *err);

/* What a target is about, in that language: the name of its measure. target->name for one of no indicator of the data set. */
PACE_API const char *pace_dataset_target_name(const pace_dataset *dataset, const pace_target *target, const char *lang);

/* Sum of the parts of a whole in one period and what they leave of it. Overlapping parts, and parts of which nobody says how
 * they relate, are PACE_ERR_DATA; a missing part is PACE_ERR_NOTFOUND. Where some are exhaustive, the others beside them are
 * not counted. Level measures of one basis. */
typedef struct pace_parts_sum {
    double whole, sum, remainder;
    int64_t parts;
} pace_parts_sum;
PACE_API PACE_CHECK pace_status pace_dataset_parts(pace_parts_sum *out, const pace_dataset *dataset, const char *whole_key,
                                                   pace_period period, pace_error *err);

/* The text of a document, brought by the caller (UTF-8, bytes must outlive the data set and its snapshots), so that
 * sentences can be quoted. Not thread-safe against readers: attach before sharing. PACE_ERR_NOTFOUND for an unknown id. */
PACE_API PACE_CHECK pace_status pace_dataset_attach_text(pace_dataset *dataset, const char *document, const char *text, size_t n, pace_error *err);
/* The sentence around a place, as a stretch of the attached text, between two of 。 ！ ？ ； ; and line ends, without these and
 * without white space around it; PACE_ERR_NOTFOUND where no text is attached. */
PACE_API PACE_CHECK pace_status pace_dataset_sentence(const char **out, size_t *length, const pace_dataset *dataset,
                                                      const pace_place *place, pace_error *err);
/* Proves that every numeral (or the words for one) with a place in an attached text stands there, by itself and not within a longer
 * number, and that a numeral says the value of the data; lines as in pace_dataset_check. *looked_up counts the places. */
PACE_API PACE_CHECK pace_status pace_dataset_check_text(pace_buffer *lines, int64_t *faults, int64_t *looked_up,
                                                        const pace_dataset *dataset, pace_error *err);

PACE_API const char *pace_measure_kind_name(pace_measure_kind kind);
PACE_API const char *pace_role_name(pace_role role);

PACE_END

#endif
