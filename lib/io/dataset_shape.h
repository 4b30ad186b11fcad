/* The records of a data set file: what the tables in dataset_shape.c fill. */
#ifndef PACE_LIB_DATASET_SHAPE_H
#define PACE_LIB_DATASET_SHAPE_H

#include "io/dataset_json.h"
#include "model/builder.h"

typedef struct top_record {
    const char *format, *id, *note;
    int64_t version;
    pace_names name;
    json_t *documents, *sources, *plans, *indicators;
} top_record;

typedef struct indicator_record {
    build_indicator said;
    json_t *measures, *targets;
} indicator_record;

typedef struct measure_record {
    build_measure said;
    json_t *observations;
} measure_record;

typedef struct target_record {
    build_target said;
    json_t *milestones;
} target_record;

extern const walk_shape shape_top, shape_document, shape_source, shape_plan, shape_indicator, shape_measure,
    shape_observation, shape_target, shape_milestone;

/* What a record holds before it is read. */
build_document default_document(void);
build_source default_source(void);
build_plan default_plan(void);
indicator_record default_indicator(void);
measure_record default_measure(void);
build_observation default_observation(void);
target_record default_target(void);

#endif
