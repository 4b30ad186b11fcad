/* The format `pace-rulebook` version 1: its records as they are read, and the tables that say what their keys are. */
#ifndef PACE_LIB_RULEBOOK_SHAPE_H
#define PACE_LIB_RULEBOOK_SHAPE_H

#include "io/dataset_json.h"
#include "model/rulebook.h"

typedef struct bound_record { /* one side of an edge at most */
    double at_least, above, at_most, below;
} bound_record;

typedef struct cut_record {
    const char *id;
    bound_record bound;
    int by;
} cut_record;

typedef struct piece_record {
    bound_record bound;
    double slope, intercept;
    int by;
} piece_record;

typedef struct branch_record {
    json_t *cuts, *pieces;
    double low, high;
} branch_record;

typedef struct reference_record {
    json_t *time, *level;
} reference_record;

typedef struct rulebook_record {
    const char *format;
    int64_t version;
    pace_rulebook book;     /* texts are the tree's until they are copied */
    json_t *classes, *sources, *items, *types;
    branch_record with_target, without_target, mark, aggregate;
    reference_record path;
} rulebook_record;

typedef struct class_record {
    pace_rule_class said;
    int says;
} class_record;

typedef struct source_record {
    pace_rule_source said;
    int evidence;
} source_record;

extern const walk_shape shape_rulebook, shape_rule_class, shape_rule_source, shape_rule_cut, shape_rule_piece, shape_rule_item,
    shape_rule_base, shape_rule_zero, shape_rule_limit, shape_rule_at_limit, shape_rule_met, shape_rule_verdict, shape_rule_two_sided,
    shape_rule_binary, shape_rule_regression, shape_rule_test, shape_rule_branch, shape_rule_aggregate, shape_rule_path;
extern const walk_word rule_type_words[];

rulebook_record default_rulebook_record(void);
cut_record default_cut(void);
piece_record default_piece(void);
rule_item default_rule_item(void);

#endif
