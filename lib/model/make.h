/* What the files of the public builder share. It keeps what is said in an arena, in the order in which it is said, and runs the
 * record builder (builder.h) over it at the end: only then are the counts known that a data set is laid out by. */
#ifndef PACE_LIB_MAKE_H
#define PACE_LIB_MAKE_H

#include "model/builder.h"
#include "pace/builder.h"

typedef struct make_words { /* wordings of one thing */
    pace_name *at;
    int64_t count, room;
} make_words;

typedef struct make_source {
    const char *id;
    make_words name;
    pace_span published;
} make_source;

typedef struct make_plan {
    const char *id;
    make_words name;
    pace_span span;
    const char *source; /* NULL = none */
} make_plan;

typedef struct make_run { /* consecutive values of one call; a single figure is a run of one */
    struct make_run *next;
    const char *source;
    pace_span period;         /* of the first; longer than one period for a figure only */
    int64_t count;
    const double *values;     /* NaN: nothing to add */
    const uint8_t *status, *qualifier; /* NULL = normal, exact */
    const int8_t *decimals;   /* NULL = not given */
    double high;
    pace_unit unit;
} make_run;

typedef struct make_measure {
    struct make_measure *next;
    const char *id, *key;
    pace_measure_kind kind;
    pace_unit unit;
    pace_basis basis;
    pace_freq freq;
    make_run *runs, *last;
    int64_t count;            /* values in all runs */
} make_measure;

typedef struct make_target {
    struct make_target *next;
    build_target said;        /* without the measure, which is known when all are there */
    const make_measure *measure;
} make_target;

typedef struct make_indicator {
    const char *id, *domain, *note;
    make_words name;
    pace_stock_flow stock_flow;
    pace_direction better;
    make_measure *measures, *last_measure;
    make_target *targets, *last_target;
    int64_t measure_count, target_count;
} make_indicator;

struct pace_builder {
    pace_allocator memory;
    const pace_allocator *allocator; /* &memory, or NULL = malloc */
    pace__arena arena;
    pace_error error;                /* the first fault */
    const char *id, *lang;
    make_words name;
    make_source *sources;
    make_plan *plans;
    make_indicator *indicators;
    size_t source_count, source_room, plan_count, plan_room, indicator_count, indicator_room;
    ids_tree source_ids, plan_ids, indicator_ids;
    ids_tree keys;                   /* of measures; the positions are in `measures` */
    make_measure **measures;
    size_t measure_count, measure_room;
    const char *source;              /* id of the one that counts now; NULL = none yet */
    pace_unit known_unit;            /* the one that was found fit last */
};

/* The error to fill; NULL where there has been one already, and nothing more is to be done. */
pace_error *make_error(pace_builder *b);
void make_no_memory(pace_builder *b);
/* A copy in the arena; NULL where memory is out (said then). `what` names the text in the fault for one that is no UTF-8. */
const char *make_text(pace_builder *b, const char *call, const char *what, const char *text);
bool make_add_words(pace_builder *b, make_words *words, const char *lang, const char *text);
/* The indicator of that id; NULL and a fault where there is none. */
make_indicator *make_find_indicator(pace_builder *b, const char *call, const char *id);
/* The id of the source that counts; makes the one called "unstated" where there is none. NULL: no memory. */
const char *make_current_source(pace_builder *b);
/* False and a fault for a unit, basis or period that the format has no words for. */
bool make_check_unit(pace_builder *b, const char *call, const char *where, pace_unit unit);
bool make_check_basis(pace_builder *b, const char *call, const char *where, pace_basis basis);
bool make_check_period(pace_builder *b, const char *call, const char *where, pace_period period);
/* What a measure of that kind is counted in when nobody says. */
pace_unit make_unit_of_kind(pace_measure_kind kind, pace_unit said);
/* A new measure of an indicator, which must not be there yet. */
make_measure *make_add_measure(pace_builder *b, make_indicator *of, const char *id, pace_measure_kind kind, pace_unit unit,
                               pace_basis basis, pace_freq freq);

/* As pace_builder_series, under a measure id of its own; NULL = the name of the kind. For readers of tables. */
void make_series(pace_builder *b, const char *indicator, const char *measure, pace_series series);

/* The measure that a target is about; NULL and a fault where there is none, or more than one. */
const make_measure *make_measure_of(pace_builder *b, make_indicator *of, const make_target *target);

#endif
