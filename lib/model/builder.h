/* Building a data set record by record. A record says things as a file says them, by id and by printed unit; the
 * builder checks, converts and joins. It copies all it keeps.
 *
 * Order: documents, sources, plans and indicators first, then measures with their observations and targets, then what
 * points from one indicator to another (parts, relative targets), then the end.
 *
 * The status is sticky: after the first failure every call does nothing and returns it. A failed record leaves nothing
 * behind, so a caller that looks for all faults calls build_resume and goes on (out of memory stays). */
#ifndef PACE_LIB_BUILDER_H
#define PACE_LIB_BUILDER_H

#include "model/model.h"

enum { BUILD_NOT_GIVEN = -1, BUILD_PART_DEPTH = 32, BUILD_DECIMALS = 15 };

typedef struct build_counts {
    int64_t documents, sources, plans, indicators, measures;
} build_counts;

typedef struct build_room { /* of one indicator */
    pace_measure *measures;
    pace_target *targets;
    int64_t measure_room, target_room;
} build_room;

typedef struct model_build {
    pace_dataset *data;
    build_room *rooms;       /* one an indicator */
    pace_status status;
    const char *field;       /* the member that was at fault: "source", "at/char"; "" = the record as a whole */
    ids_tree keys;           /* "gdp:level@current" of every measure */
    pace__arena scratch;
    pace_measure *measure;   /* the one that observations go to */
    pace_observation *observations; /* its array, and the room in it */
    int64_t observation_room;
    const char *section;       /* the one that was kept last: most figures of a file have the same */
    const pace_source *source; /* the one that was found last: the next record mostly names it too */
    int64_t cells;           /* periods that all series may still have together */
    int64_t hints;           /* name comparisons that may still be spent on suggestions */
} model_build;

typedef struct build_top {
    const char *id, *note;
    pace_names name;
} build_top;

/* Texts may be NULL where nothing is said; spans are undated, numbers NaN, counts BUILD_NOT_GIVEN then. */
typedef struct build_document {
    const char *id;
    pace_names name;
    int64_t length;
    const char *note;
} build_document;

typedef struct build_source {
    const char *id;
    pace_names name;
    const char *publisher, *detail, *document, *note;
    pace_span published;
    int64_t from, to;
} build_source;

typedef struct build_plan {
    const char *id;
    pace_names name;
    pace_span span;
    const char *source, *note;
} build_plan;

typedef struct build_indicator {
    const char *id;
    pace_names name;
    const char *domain, *note, *part_of, *beside;
    int stock_flow, better, parts;
} build_indicator;

typedef struct build_measure {
    const char *id;
    pace_names name;         /* goes behind the indicator's; count 0 = none */
    int kind;                /* pace_measure_kind, or BUILD_NOT_GIVEN: the id says it */
    pace_unit unit;
    pace_basis basis;
    bool basis_given;
    pace_freq freq;
    const char *note;
} build_measure;

typedef struct build_place {
    const char *document, *section, *token;
    int64_t offset;
    int32_t line, column; /* of a cell in the file `section`; 0 = none */
} build_place;

typedef struct build_figure { /* what an observation and a target have in common */
    double value, value_high;
    pace_unit unit;          /* quantity NONE = the measure's */
    pace_names unit_names;   /* the words printed for it */
    int64_t decimals;
    int qualifier, role, status;
    const char *source, *figure, *vintage, *note;
    build_place at;          /* document NULL = no place */
    pace_span published;
} build_figure;

typedef struct build_observation {
    build_figure figure;
    pace_span period;
} build_observation;

typedef struct build_run { /* values of consecutive periods; NaN = none */
    build_observation first; /* its period is that of the first value; all but the value counts for the others too */
    const double *values;
    ptrdiff_t stride;        /* of the values, in doubles */
    int64_t count;
    const uint8_t *status, *qualifier; /* one a value; NULL = those of `first` */
    const int8_t *decimals;  /* NULL = those of `first`; -1 = not given */
    const int32_t *lines, *columns; /* of the cells; NULL = that of `first` */
} build_run;

typedef struct build_target {
    build_figure figure;
    const char *plan, *measure, *relative_to, *words; /* words: in the place of a value */
    pace_basis basis;
    bool basis_given;
    pace_span period;
    pace_period base_period;
    pace_span base_span;     /* instead of base_period: one period, or those whose mean is the base */
    double base;
    int type, nature, path, base_qualifier, base_rule, due_rule;
    int64_t base_tolerance;
    const pace_milestone *milestones;
    int64_t milestone_count;
} build_target;

pace_status build_begin(model_build *b, const pace_allocator *allocator, const build_top *top, const build_counts *counts,
                        pace_error *err);
pace_status build_add_document(model_build *b, const build_document *record, pace_error *err);
pace_status build_add_source(model_build *b, const build_source *record, pace_error *err);
pace_status build_add_plan(model_build *b, const build_plan *record, pace_error *err);
/* *position is the indicator's number for the calls below. */
pace_status build_add_indicator(model_build *b, int64_t *position, const build_indicator *record, int64_t measures,
                                int64_t targets, pace_error *err);
pace_status build_add_measure(model_build *b, int64_t indicator, const build_measure *record, int64_t observations,
                              pace_error *err);
pace_status build_add_observation(model_build *b, const build_observation *record, pace_error *err);
pace_status build_add_run(model_build *b, const build_run *run, pace_error *err);
pace_status build_end_measure(model_build *b, pace_error *err); /* no more observations: makes the series */
pace_status build_add_target(model_build *b, int64_t indicator, const build_target *record, pace_error *err);
pace_status build_set_part(model_build *b, int64_t indicator, const char *whole, int parts, pace_error *err);
pace_status build_set_beside(model_build *b, int64_t indicator, const char *other, pace_error *err);
pace_status build_check_relative(model_build *b, const char *key, pace_error *err);
void build_resume(model_build *b);
/* The finished data set is the caller's; the builder is empty then. build_discard: throws everything away. */
pace_status build_end(pace_dataset **out, model_build *b, pace_error *err);
void build_discard(model_build *b);

/* Shared by the files of the builder. */
pace_status build_fault(model_build *b, const char *field, pace_status status);
const char *build_keep(model_build *b, const char *text);
pace_names build_keep_names(model_build *b, pace_names names);
pace_status build_check_id(model_build *b, const ids_tree *taken, const char *what, const char *id, pace_error *err);
pace_status build_figure_at(model_build *b, pace_observation *out, const build_figure *figure, pace_error *err);

#endif
