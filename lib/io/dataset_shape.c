/* The format `pace-dataset` version 1 as tables (data/schema/pace-dataset.json says the same for other tools). */
#include <math.h>
#include "io/dataset_shape.h"

#define AT offsetof
#define SHAPE(fields) {(fields), sizeof(fields) / sizeof *(fields)}

static const walk_field top_fields[] = {
    {"format", WALK_TEXT, true, AT(top_record, format), 0, NULL, NULL},
    {"version", WALK_COUNT, true, AT(top_record, version), 0, NULL, NULL},
    {"id", WALK_TEXT, true, AT(top_record, id), 0, NULL, NULL},
    {"name", WALK_NAMES, true, AT(top_record, name), 0, NULL, NULL},
    {"note", WALK_TEXT, false, AT(top_record, note), 0, NULL, NULL},
    {"documents", WALK_LIST, false, AT(top_record, documents), 0, NULL, NULL},
    {"sources", WALK_LIST, true, AT(top_record, sources), 0, NULL, NULL},
    {"plans", WALK_LIST, false, AT(top_record, plans), 0, NULL, NULL},
    {"indicators", WALK_LIST, true, AT(top_record, indicators), 0, NULL, NULL},
};
const walk_shape shape_top = SHAPE(top_fields);

static const walk_field document_fields[] = {
    {"id", WALK_TEXT, true, AT(build_document, id), 0, NULL, NULL},
    {"name", WALK_NAMES, false, AT(build_document, name), 0, NULL, NULL},
    {"length", WALK_COUNT, false, AT(build_document, length), 0, NULL, NULL},
    {"note", WALK_TEXT, false, AT(build_document, note), 0, NULL, NULL},
};
const walk_shape shape_document = SHAPE(document_fields);

static const walk_field source_fields[] = {
    {"id", WALK_TEXT, true, AT(build_source, id), 0, NULL, NULL},
    {"name", WALK_NAMES, true, AT(build_source, name), 0, NULL, NULL},
    {"publisher", WALK_TEXT, false, AT(build_source, publisher), 0, NULL, NULL},
    {"detail", WALK_TEXT, false, AT(build_source, detail), 0, NULL, NULL},
    {"published", WALK_SPAN, false, AT(build_source, published), 0, NULL, NULL},
    {"document", WALK_TEXT, false, AT(build_source, document), 0, NULL, NULL},
    {"from", WALK_COUNT, false, AT(build_source, from), 0, NULL, NULL},
    {"to", WALK_COUNT, false, AT(build_source, to), 0, NULL, NULL},
    {"note", WALK_TEXT, false, AT(build_source, note), 0, NULL, NULL},
};
const walk_shape shape_source = SHAPE(source_fields);

static const walk_field plan_fields[] = {
    {"id", WALK_TEXT, true, AT(build_plan, id), 0, NULL, NULL},
    {"name", WALK_NAMES, true, AT(build_plan, name), 0, NULL, NULL},
    {"span", WALK_SPAN, true, AT(build_plan, span), 0, NULL, NULL},
    {"source", WALK_TEXT, false, AT(build_plan, source), 0, NULL, NULL},
    {"note", WALK_TEXT, false, AT(build_plan, note), 0, NULL, NULL},
};
const walk_shape shape_plan = SHAPE(plan_fields);

static const walk_word stock_flow_words[] = {
    {"stock", PACE_STOCK}, {"flow", PACE_FLOW}, {"none", PACE_STOCK_FLOW_NONE}, {NULL, 0}};
static const walk_word better_words[] = {
    {"up", PACE_UP_IS_GOOD}, {"down", PACE_DOWN_IS_GOOD}, {"none", PACE_NO_DIRECTION}, {NULL, 0}};
static const walk_word part_words[] = {{"exhaustive", PACE_PART_EXHAUSTIVE}, {"overlapping", PACE_PART_OVERLAPPING},
                                       {"incomplete", PACE_PART_INCOMPLETE}, {NULL, 0}};

static const walk_field indicator_fields[] = {
    {"id", WALK_TEXT, true, AT(indicator_record, said.id), 0, NULL, NULL},
    {"name", WALK_NAMES, true, AT(indicator_record, said.name), 0, NULL, NULL},
    {"domain", WALK_TEXT, true, AT(indicator_record, said.domain), 0, NULL, NULL},
    {"stock_flow", WALK_WORD, false, AT(indicator_record, said.stock_flow), 0, stock_flow_words, NULL},
    {"better", WALK_WORD, false, AT(indicator_record, said.better), 0, better_words, NULL},
    {"note", WALK_TEXT, false, AT(indicator_record, said.note), 0, NULL, NULL},
    {"part_of", WALK_TEXT, false, AT(indicator_record, said.part_of), 0, NULL, NULL},
    {"parts", WALK_WORD, false, AT(indicator_record, said.parts), 0, part_words, NULL},
    {"beside", WALK_TEXT, false, AT(indicator_record, said.beside), 0, NULL, NULL},
    {"measures", WALK_LIST, false, AT(indicator_record, measures), 0, NULL, NULL},
    {"targets", WALK_LIST, false, AT(indicator_record, targets), 0, NULL, NULL},
};
const walk_shape shape_indicator = SHAPE(indicator_fields);

static const walk_word kind_words[] = {
    {"level", PACE_LEVEL},         {"growth", PACE_GROWTH},         {"share", PACE_SHARE},
    {"change_pp", PACE_CHANGE_PP}, {"cumulative", PACE_CUMULATIVE}, {"average_growth", PACE_AVERAGE_GROWTH},
    {"multiple", PACE_MULTIPLE},   {"index", PACE_INDEX_NUMBER},    {"rate", PACE_RATE},
    {"rank", PACE_RANK_NUMBER},    {"threshold", PACE_THRESHOLD},   {NULL, 0}};

static const walk_field measure_fields[] = {
    {"id", WALK_TEXT, true, AT(measure_record, said.id), 0, NULL, NULL},
    {"name", WALK_NAMES, false, AT(measure_record, said.name), 0, NULL, NULL},
    {"kind", WALK_WORD, false, AT(measure_record, said.kind), 0, kind_words, NULL},
    {"unit", WALK_UNIT, true, AT(measure_record, said.unit), 0, NULL, NULL},
    {"basis", WALK_BASIS, false, AT(measure_record, said.basis), AT(measure_record, said.basis_given), NULL, NULL},
    {"freq", WALK_FREQ, false, AT(measure_record, said.freq), 0, NULL, NULL},
    {"note", WALK_TEXT, false, AT(measure_record, said.note), 0, NULL, NULL},
    {"observations", WALK_LIST, true, AT(measure_record, observations), 0, NULL, NULL},
};
const walk_shape shape_measure = SHAPE(measure_fields);

static const walk_field place_fields[] = {
    {"document", WALK_TEXT, true, AT(build_place, document), 0, NULL, NULL},
    {"char", WALK_COUNT, true, AT(build_place, offset), 0, NULL, NULL},
    {"section", WALK_TEXT, false, AT(build_place, section), 0, NULL, NULL},
    {"token", WALK_TEXT, true, AT(build_place, token), 0, NULL, NULL},
};
static const walk_shape shape_place = SHAPE(place_fields);

static const walk_word qualifier_words[] = {
    {"exact", PACE_EXACTLY}, {"about", PACE_ABOUT}, {"at_least", PACE_AT_LEAST}, {"more_than", PACE_MORE_THAN},
    {"nearly", PACE_NEARLY}, {"at_most", PACE_AT_MOST}, {"less_than", PACE_LESS_THAN}, {NULL, 0}};
static const walk_word role_words[] = {{"actual", PACE_ACTUAL},
                                       {"estimate", PACE_ESTIMATE},
                                       {"reference", PACE_REFERENCE},
                                       {"target", PACE_TARGET_ROLE},
                                       {NULL, 0}};
static const walk_word target_role_words[] = {{"target", PACE_TARGET_ROLE}, {NULL, 0}};

static const walk_field observation_fields[] = {
    {"period", WALK_SPAN, true, AT(build_observation, period), 0, NULL, NULL},
    {"value", WALK_NUMBER, true, AT(build_observation, figure.value), 0, NULL, NULL},
    {"source", WALK_TEXT, true, AT(build_observation, figure.source), 0, NULL, NULL},
    {"figure", WALK_TEXT, false, AT(build_observation, figure.figure), 0, NULL, NULL},
    {"at", WALK_OBJECT, false, AT(build_observation, figure.at), 0, NULL, &shape_place},
    {"unit", WALK_UNIT, false, AT(build_observation, figure.unit), 0, NULL, NULL},
    {"qualifier", WALK_WORD, false, AT(build_observation, figure.qualifier), 0, qualifier_words, NULL},
    {"role", WALK_WORD, false, AT(build_observation, figure.role), 0, role_words, NULL},
    {"status", WALK_LETTER, false, AT(build_observation, figure.status), 0, NULL, NULL},
    {"value_high", WALK_NUMBER, false, AT(build_observation, figure.value_high), 0, NULL, NULL},
    {"decimals", WALK_COUNT, false, AT(build_observation, figure.decimals), 0, NULL, NULL},
    {"published", WALK_SPAN, false, AT(build_observation, figure.published), 0, NULL, NULL},
    {"vintage", WALK_TEXT, false, AT(build_observation, figure.vintage), 0, NULL, NULL},
    {"note", WALK_TEXT, false, AT(build_observation, figure.note), 0, NULL, NULL},
    {"unit_", WALK_UNIT_TEXT, false, AT(build_observation, figure.unit_names), 0, NULL, NULL},
};
const walk_shape shape_observation = SHAPE(observation_fields);

static const walk_word type_words[] = {
    {"level", PACE_TARGET_LEVEL}, {"growth", PACE_TARGET_GROWTH}, {"average_growth", PACE_TARGET_AVERAGE_GROWTH},
    {"total", PACE_TARGET_TOTAL}, {"count", PACE_TARGET_COUNT}, {"share", PACE_TARGET_SHARE},
    {"multiple", PACE_TARGET_MULTIPLE}, {"cumulative", PACE_TARGET_CUMULATIVE}, {"floor", PACE_TARGET_FLOOR},
    {"ceiling", PACE_TARGET_CEILING}, {"rank", PACE_TARGET_RANK}, {"band", PACE_TARGET_BAND},
    {"binary", PACE_TARGET_BINARY}, {"reduction", PACE_TARGET_REDUCTION}, {"coverage", PACE_TARGET_SHARE}, {NULL, 0}};
static const walk_word nature_words[] = {{"binding", PACE_BINDING}, {"anticipatory", PACE_ANTICIPATORY}, {NULL, 0}};
static const walk_word path_words[] = {{"linear", PACE_PATH_LINEAR}, {"geometric", PACE_PATH_GEOMETRIC}, {"given", PACE_PATH_GIVEN},
                                       {NULL, 0}};
static const walk_word base_rule_words[] = {{"exact", PACE_BASE_EXACT}, {"nearest", PACE_BASE_NEAREST}, {NULL, 0}};
static const walk_word due_rule_words[] = {{"alike", PACE_DUE_ALIKE}, {"last", PACE_DUE_LAST}, {"any", PACE_DUE_ANY}, {NULL, 0}};

static const walk_field milestone_fields[] = {
    {"period", WALK_PERIOD, true, AT(pace_milestone, period), 0, NULL, NULL},
    {"value", WALK_NUMBER, true, AT(pace_milestone, value), 0, NULL, NULL},
};
const walk_shape shape_milestone = SHAPE(milestone_fields);

static const walk_field target_fields[] = {
    {"plan", WALK_TEXT, true, AT(target_record, said.plan), 0, NULL, NULL},
    {"type", WALK_WORD, true, AT(target_record, said.type), 0, type_words, NULL},
    {"measure", WALK_TEXT, true, AT(target_record, said.measure), 0, NULL, NULL},
    {"basis", WALK_BASIS, false, AT(target_record, said.basis), AT(target_record, said.basis_given), NULL, NULL},
    {"period", WALK_SPAN, true, AT(target_record, said.period), 0, NULL, NULL},
    {"base_period", WALK_SPAN, false, AT(target_record, said.base_span), 0, NULL, NULL},
    {"base_rule", WALK_WORD, false, AT(target_record, said.base_rule), 0, base_rule_words, NULL},
    {"base_tolerance", WALK_COUNT, false, AT(target_record, said.base_tolerance), 0, NULL, NULL},
    {"due_rule", WALK_WORD, false, AT(target_record, said.due_rule), 0, due_rule_words, NULL},
    {"milestones", WALK_LIST, false, AT(target_record, milestones), 0, NULL, NULL},
    {"base", WALK_NUMBER, false, AT(target_record, said.base), 0, NULL, NULL},
    {"base_qualifier", WALK_WORD, false, AT(target_record, said.base_qualifier), 0, qualifier_words, NULL},
    {"value", WALK_NUMBER, false, AT(target_record, said.figure.value), 0, NULL, NULL},
    {"words", WALK_TEXT, false, AT(target_record, said.words), 0, NULL, NULL},
    {"value_high", WALK_NUMBER, false, AT(target_record, said.figure.value_high), 0, NULL, NULL},
    {"unit", WALK_UNIT, false, AT(target_record, said.figure.unit), 0, NULL, NULL},
    {"decimals", WALK_COUNT, false, AT(target_record, said.figure.decimals), 0, NULL, NULL},
    {"qualifier", WALK_WORD, false, AT(target_record, said.figure.qualifier), 0, qualifier_words, NULL},
    {"role", WALK_WORD, false, AT(target_record, said.figure.role), 0, target_role_words, NULL},
    {"nature", WALK_WORD, false, AT(target_record, said.nature), 0, nature_words, NULL},
    {"path", WALK_WORD, false, AT(target_record, said.path), 0, path_words, NULL},
    {"relative_to", WALK_TEXT, false, AT(target_record, said.relative_to), 0, NULL, NULL},
    {"source", WALK_TEXT, true, AT(target_record, said.figure.source), 0, NULL, NULL},
    {"figure", WALK_TEXT, false, AT(target_record, said.figure.figure), 0, NULL, NULL},
    {"at", WALK_OBJECT, false, AT(target_record, said.figure.at), 0, NULL, &shape_place},
    {"published", WALK_SPAN, false, AT(target_record, said.figure.published), 0, NULL, NULL},
    {"note", WALK_TEXT, false, AT(target_record, said.figure.note), 0, NULL, NULL},
    {"unit_", WALK_UNIT_TEXT, false, AT(target_record, said.figure.unit_names), 0, NULL, NULL},
};
const walk_shape shape_target = SHAPE(target_fields);

build_document default_document(void)
{
    return (build_document){.length = BUILD_NOT_GIVEN};
}

build_source default_source(void)
{
    return (build_source){.from = BUILD_NOT_GIVEN, .to = BUILD_NOT_GIVEN};
}

build_plan default_plan(void)
{
    return (build_plan){0};
}

indicator_record default_indicator(void)
{
    return (indicator_record){.said = {.parts = PACE_PART_NONE}};
}

measure_record default_measure(void)
{
    return (measure_record){.said = {.kind = BUILD_NOT_GIVEN, .freq = PACE_ANNUAL}};
}

static build_figure default_figure(pace_role role)
{
    return (build_figure){.value = (double)NAN,
                          .value_high = (double)NAN,
                          .decimals = BUILD_NOT_GIVEN,
                          .role = (int)role,
                          .status = PACE_STATUS_NORMAL,
                          .at = {.offset = BUILD_NOT_GIVEN}};
}

build_observation default_observation(void)
{
    return (build_observation){.figure = default_figure(PACE_ACTUAL)};
}

target_record default_target(void)
{
    return (target_record){.said = {.figure = default_figure(PACE_TARGET_ROLE), .base = (double)NAN, .path = PACE_PATH_AUTO}};
}
