/* The format `pace-rulebook` version 1 as tables (data/schema/pace-rulebook.json says the same for other tools). */
#include <math.h>
#include "io/rulebook_shape.h"
#include "pace/assess.h"

#define AT offsetof
#define BOOK(member) AT(rulebook_record, book.member)
#define SHAPE(fields) {(fields), sizeof(fields) / sizeof *(fields)}

static const walk_word family_words[] = {
    {"rate_ratio", PACE_FAMILY_RATE_RATIO},     {"log_rate", PACE_FAMILY_LOG_RATE},
    {"distance", PACE_FAMILY_DISTANCE},         {"anticipated", PACE_FAMILY_ANTICIPATED},
    {"extrapolated", PACE_FAMILY_EXTRAPOLATED}, {"normalised", PACE_FAMILY_NORMALISED},
    {"spread", PACE_FAMILY_SPREAD},             {"completion", PACE_FAMILY_COMPLETION},
    {"typical_path", PACE_FAMILY_TYPICAL_PATH}, {"common_rate", PACE_FAMILY_COMMON_RATE},
    {NULL, 0}};
static const walk_word says_words[] = {
    {"nothing", PACE_SAYS_NOTHING}, {"met", PACE_SAYS_MET},     {"on_track", PACE_SAYS_ON_TRACK},
    {"short", PACE_SAYS_SHORT},     {"still", PACE_SAYS_STILL}, {"away", PACE_SAYS_AWAY},
    {NULL, 0}};
static const walk_word evidence_words[] = {{"read", PACE_EVIDENCE_READ},
                                           {"confirmed", PACE_EVIDENCE_CONFIRMED},
                                           {"unverified", PACE_EVIDENCE_UNVERIFIED},
                                           {NULL, 0}};
static const walk_word allow_words[] = {{"refuse", RULE_REFUSE}, {"judge", RULE_ALLOW}, {NULL, 0}};
static const walk_word sign_words[] = {{"refuse", RULE_REFUSE}, {"flip", RULE_ALLOW}, {NULL, 0}};
static const walk_word zero_words[] = {{"refuse", RULE_REFUSE}, {"stand_in", RULE_ALLOW}, {NULL, 0}};
static const walk_word growth_words[] = {{"refuse", RULE_REFUSE}, {"chain", RULE_ALLOW}, {NULL, 0}};
static const walk_word group_words[] = {{"flat", RULE_REFUSE}, {"groups_first", RULE_ALLOW}, {NULL, 0}};
static const walk_word at_limit_words[] = {{"nothing", RULE_REFUSE}, {"met", RULE_ALLOW}, {NULL, 0}};
static const walk_word by_words[] = {{"limit", RULE_ALLOW}, {NULL, 0}};
static const walk_word from_words[] = {{"target", RULE_BASE_TARGET}, {"year", RULE_BASE_YEAR},
                                       {"window", RULE_BASE_WINDOW}, {"first", RULE_BASE_FIRST}, {NULL, 0}};
static const walk_word find_words[] = {{"exact", RULE_FIND_EXACT}, {"later", RULE_FIND_LATER},
                                       {"nearest", RULE_FIND_NEAREST}, {"average", RULE_FIND_AVERAGE}, {NULL, 0}};
static const walk_word latest_words[] = {{"last", RULE_LATEST_LAST}, {"until_due", RULE_LATEST_DUE}, {NULL, 0}};
static const walk_word required_words[] = {{"base", RULE_FROM_BASE}, {"now", RULE_FROM_NOW}, {NULL, 0}};
static const walk_word better_words[] = {
    {"up", PACE_UP_IS_GOOD}, {"down", PACE_DOWN_IS_GOOD}, {"none", PACE_NO_DIRECTION}, {NULL, 0}};
static const walk_word fold_words[] = {
    {"refuse", RULE_FOLD_REFUSE}, {"distance", RULE_FOLD_DISTANCE}, {"scale", RULE_FOLD_SCALE}, {NULL, 0}};
static const walk_word fit_words[] = {{"first", RULE_FIT_ALL}, {"base", RULE_FIT_BASE}, {"year", RULE_FIT_YEAR}, {NULL, 0}};
static const walk_word weight_words[] = {{"equal", RULE_EQUAL},
                                         {"recent_from_year", RULE_RECENT_PERIOD},
                                         {"recent_from_first", RULE_RECENT_FIRST},
                                         {NULL, 0}};
static const walk_word cut_by_words[] = {{"distance", RULE_BY_VALUE}, {"trend", RULE_BY_TREND}, {NULL, 0}};
static const walk_word shape_words[] = {{"one_sided", PACE_SHAPE_ONE_SIDED}, {"two_sided", PACE_SHAPE_TWO_SIDED},
                                        {"parity", PACE_SHAPE_PARITY},       {"binary", PACE_SHAPE_BINARY}, {NULL, 0}};
const walk_word rule_type_words[] = {
    {"level", PACE_TARGET_LEVEL},           {"growth", PACE_TARGET_GROWTH},       {"average_growth", PACE_TARGET_AVERAGE_GROWTH},
    {"total", PACE_TARGET_TOTAL},           {"count", PACE_TARGET_COUNT},         {"share", PACE_TARGET_SHARE},
    {"multiple", PACE_TARGET_MULTIPLE},     {"cumulative", PACE_TARGET_CUMULATIVE}, {"floor", PACE_TARGET_FLOOR},
    {"ceiling", PACE_TARGET_CEILING},       {"rank", PACE_TARGET_RANK},             {"band", PACE_TARGET_BAND},           {"binary", PACE_TARGET_BINARY},
    {"reduction", PACE_TARGET_REDUCTION},   {NULL, 0}};

static const walk_field class_fields[] = {
    {"id", WALK_TEXT, true, AT(class_record, said.id), 0, NULL, NULL},
    {"name", WALK_NAMES, true, AT(class_record, said.name), 0, NULL, NULL},
    {"order", WALK_COUNT, true, AT(class_record, said.order), 0, NULL, NULL},
    {"says", WALK_WORD, true, AT(class_record, says), 0, says_words, NULL},
};
const walk_shape shape_rule_class = SHAPE(class_fields);

static const walk_field source_fields[] = {
    {"about", WALK_TEXT, true, AT(source_record, said.about), 0, NULL, NULL},
    {"detail", WALK_TEXT, true, AT(source_record, said.detail), 0, NULL, NULL},
    {"evidence", WALK_WORD, true, AT(source_record, evidence), 0, evidence_words, NULL},
};
const walk_shape shape_rule_source = SHAPE(source_fields);

#define BOUND(type)                                                                   \
    {"at_least", WALK_NUMBER, false, AT(type, bound.at_least), 0, NULL, NULL},        \
    {"above", WALK_NUMBER, false, AT(type, bound.above), 0, NULL, NULL},              \
    {"at_most", WALK_NUMBER, false, AT(type, bound.at_most), 0, NULL, NULL},          \
    {"below", WALK_NUMBER, false, AT(type, bound.below), 0, NULL, NULL},              \
    {"by", WALK_WORD, false, AT(type, by), 0, by_words, NULL}

static const walk_field cut_fields[] = {{"class", WALK_TEXT, true, AT(cut_record, id), 0, NULL, NULL}, BOUND(cut_record)};
const walk_shape shape_rule_cut = SHAPE(cut_fields);

static const walk_field piece_fields[] = {
    BOUND(piece_record),
    {"slope", WALK_NUMBER, true, AT(piece_record, slope), 0, NULL, NULL},
    {"intercept", WALK_NUMBER, true, AT(piece_record, intercept), 0, NULL, NULL},
};
const walk_shape shape_rule_piece = SHAPE(piece_fields);

static const walk_field branch_fields[] = {
    {"cuts", WALK_LIST, false, AT(branch_record, cuts), 0, NULL, NULL},
    {"score", WALK_LIST, false, AT(branch_record, pieces), 0, NULL, NULL},
    {"low", WALK_NUMBER, false, AT(branch_record, low), 0, NULL, NULL},
    {"high", WALK_NUMBER, false, AT(branch_record, high), 0, NULL, NULL},
};
const walk_shape shape_rule_branch = SHAPE(branch_fields);

static const walk_field verdict_fields[] = {
    {"class", WALK_TEXT, true, AT(rule_verdict, id), 0, NULL, NULL},
    {"score", WALK_NUMBER, false, AT(rule_verdict, score), 0, NULL, NULL},
};
const walk_shape shape_rule_verdict = SHAPE(verdict_fields);

/* Those below lie side by side in the rulebook: their offsets count from its start. */
#define IN(member) AT(pace_rulebook, member)

static const walk_field base_fields[] = {
    {"from", WALK_WORD, true, IN(base.from), 0, from_words, NULL},
    {"find", WALK_WORD, true, IN(base.find), 0, find_words, NULL},
    {"year", WALK_COUNT, false, IN(base.year), 0, NULL, NULL},
    {"years", WALK_COUNT, false, IN(base.years), 0, NULL, NULL},
    {"minimum", WALK_COUNT, false, IN(base.minimum), 0, NULL, NULL},
    {"tolerance", WALK_COUNT, false, IN(base.tolerance), 0, NULL, NULL},
    {"average", WALK_COUNT, false, IN(base.average), 0, NULL, NULL},
};
const walk_shape shape_rule_base = SHAPE(base_fields);

static const walk_field zero_fields[] = {
    {"policy", WALK_WORD, true, IN(zero), 0, zero_words, NULL},
    {"value", WALK_NUMBER, false, IN(stand_in), 0, NULL, NULL},
};
const walk_shape shape_rule_zero = SHAPE(zero_fields);

static const walk_field at_limit_fields[] = {
    {"from", WALK_NUMBER, true, IN(at_limit_from), 0, NULL, NULL},
    {"score", WALK_NUMBER, true, IN(at_limit_score), 0, NULL, NULL},
};
const walk_shape shape_rule_at_limit = SHAPE(at_limit_fields);

static const walk_field limit_fields[] = {
    {"exponent", WALK_NUMBER, true, IN(limit_exponent), 0, NULL, NULL},
    {"base_at_limit", WALK_OBJECT, false, 0, 0, NULL, &shape_rule_at_limit},
    {"latest_at_limit", WALK_WORD, false, IN(met_at_limit), 0, at_limit_words, NULL},
};
const walk_shape shape_rule_limit = SHAPE(limit_fields);

static const walk_field met_fields[] = {
    {"class", WALK_TEXT, true, IN(met.id), 0, NULL, NULL},
    {"score", WALK_NUMBER, false, IN(met.score), 0, NULL, NULL},
    {"near_end", WALK_NUMBER, false, IN(near_end), 0, NULL, NULL},
};
const walk_shape shape_rule_met = SHAPE(met_fields);

static const walk_field two_sided_fields[] = {
    {"form", WALK_WORD, true, IN(two_sided), 0, fold_words, NULL},
    {"dead_band", WALK_NUMBER, false, IN(dead_band), 0, NULL, NULL},
};
const walk_shape shape_rule_two_sided = SHAPE(two_sided_fields);

static const walk_field binary_fields[] = {
    {"met", WALK_OBJECT, true, IN(binary_met), 0, NULL, &shape_rule_verdict},
    {"missed", WALK_OBJECT, true, IN(binary_missed), 0, NULL, &shape_rule_verdict},
};
const walk_shape shape_rule_binary = SHAPE(binary_fields);

static const walk_field regression_fields[] = {
    {"from", WALK_WORD, true, IN(fit.from), 0, fit_words, NULL},
    {"year", WALK_COUNT, false, IN(fit.year), 0, NULL, NULL},
    {"weights", WALK_WORD, false, IN(fit.weights), 0, weight_words, NULL},
};
const walk_shape shape_rule_regression = SHAPE(regression_fields);

static const walk_field test_fields[] = {
    {"significance", WALK_NUMBER, true, IN(significance), 0, NULL, NULL},
    {"cut", WALK_WORD, false, IN(cut_by), 0, cut_by_words, NULL},
};
const walk_shape shape_rule_test = SHAPE(test_fields);

static const walk_field path_fields[] = {
    {"years", WALK_LIST, true, AT(reference_record, time), 0, NULL, NULL},
    {"levels", WALK_LIST, true, AT(reference_record, level), 0, NULL, NULL},
};
const walk_shape shape_rule_path = SHAPE(path_fields);

static const walk_field item_fields[] = {
    {"id", WALK_TEXT, true, AT(rule_item, id), 0, NULL, NULL},
    {"group", WALK_TEXT, false, AT(rule_item, group), 0, NULL, NULL},
    {"limit", WALK_NUMBER, false, AT(rule_item, limit), 0, NULL, NULL},
    {"scale_low", WALK_NUMBER, false, AT(rule_item, scale_low), 0, NULL, NULL},
    {"scale_high", WALK_NUMBER, false, AT(rule_item, scale_high), 0, NULL, NULL},
    {"green", WALK_NUMBER, false, AT(rule_item, green), 0, NULL, NULL},
    {"spread", WALK_NUMBER, false, AT(rule_item, spread), 0, NULL, NULL},
    {"shape", WALK_WORD, false, AT(rule_item, shape), 0, shape_words, NULL},
    {"better", WALK_WORD, false, AT(rule_item, better), 0, better_words, NULL},
};
const walk_shape shape_rule_item = SHAPE(item_fields);

/* The aggregate's cuts are a branch of their own; what is said beside them is the rulebook's. */
static const walk_field aggregate_fields[] = {
    {"groups", WALK_WORD, false, BOOK(groups), 0, group_words, NULL},
    {"cap", WALK_NUMBER, false, BOOK(aggregate_cap), 0, NULL, NULL},
    {"coverage", WALK_NUMBER, false, BOOK(coverage), 0, NULL, NULL},
    {"all_met", WALK_OBJECT, false, BOOK(all_met), 0, NULL, &shape_rule_verdict},
    {"cuts", WALK_LIST, false, AT(rulebook_record, aggregate.cuts), 0, NULL, NULL},
};
const walk_shape shape_rule_aggregate = SHAPE(aggregate_fields);

static const walk_field rulebook_fields[] = {
    {"format", WALK_TEXT, true, AT(rulebook_record, format), 0, NULL, NULL},
    {"version", WALK_COUNT, true, AT(rulebook_record, version), 0, NULL, NULL},
    {"id", WALK_TEXT, true, BOOK(id), 0, NULL, NULL},
    {"name", WALK_NAMES, true, BOOK(name), 0, NULL, NULL},
    {"edition", WALK_TEXT, false, BOOK(edition), 0, NULL, NULL},
    {"note", WALK_TEXT, false, BOOK(note), 0, NULL, NULL},
    {"sources", WALK_LIST, true, AT(rulebook_record, sources), 0, NULL, NULL},
    {"family", WALK_WORD, true, BOOK(family), 0, family_words, NULL},
    {"classes", WALK_LIST, true, AT(rulebook_record, classes), 0, NULL, NULL},
    {"types", WALK_LIST, false, AT(rulebook_record, types), 0, NULL, NULL},
    {"base", WALK_OBJECT, true, AT(rulebook_record, book), 0, NULL, &shape_rule_base},
    {"latest", WALK_WORD, false, BOOK(latest), 0, latest_words, NULL},
    {"points", WALK_COUNT, false, BOOK(points), 0, NULL, NULL},
    {"required", WALK_WORD, false, BOOK(required), 0, required_words, NULL},
    {"sign", WALK_WORD, false, BOOK(sign), 0, sign_words, NULL},
    {"zero", WALK_OBJECT, false, AT(rulebook_record, book), 0, NULL, &shape_rule_zero},
    {"limit", WALK_OBJECT, false, AT(rulebook_record, book), 0, NULL, &shape_rule_limit},
    {"met", WALK_OBJECT, false, AT(rulebook_record, book), 0, NULL, &shape_rule_met},
    {"met_at_base", WALK_WORD, false, BOOK(met_at_base), 0, allow_words, NULL},
    {"direction", WALK_WORD, false, BOOK(direction), 0, better_words, NULL},
    {"two_sided", WALK_OBJECT, false, AT(rulebook_record, book), 0, NULL, &shape_rule_two_sided},
    {"binary", WALK_OBJECT, false, AT(rulebook_record, book), 0, NULL, &shape_rule_binary},
    {"growth_series", WALK_WORD, false, BOOK(growth_series), 0, growth_words, NULL},
    {"regression", WALK_OBJECT, false, AT(rulebook_record, book), 0, NULL, &shape_rule_regression},
    {"trend_test", WALK_OBJECT, false, AT(rulebook_record, book), 0, NULL, &shape_rule_test},
    {"cap", WALK_NUMBER, false, BOOK(cap), 0, NULL, NULL},
    {"with_target", WALK_OBJECT, false, AT(rulebook_record, with_target), 0, NULL, &shape_rule_branch},
    {"without_target", WALK_OBJECT, false, AT(rulebook_record, without_target), 0, NULL, &shape_rule_branch},
    {"mark", WALK_OBJECT, false, AT(rulebook_record, mark), 0, NULL, &shape_rule_branch},
    {"aggregate", WALK_OBJECT, false, 0, 0, NULL, &shape_rule_aggregate},
    {"typical_path", WALK_OBJECT, false, AT(rulebook_record, path), 0, NULL, &shape_rule_path},
    {"indicators", WALK_LIST, false, AT(rulebook_record, items), 0, NULL, NULL},
};
const walk_shape shape_rulebook = SHAPE(rulebook_fields);

rulebook_record default_rulebook_record(void)
{
    rulebook_record record = {0};
    branch_record branch = {NULL, NULL, -(double)INFINITY, (double)INFINITY};
    rulebook_defaults(&record.book);
    record.with_target = record.without_target = record.mark = record.aggregate = branch;
    return record;
}

static bound_record no_bound(void)
{
    return (bound_record){(double)NAN, (double)NAN, (double)NAN, (double)NAN};
}

cut_record default_cut(void)
{
    return (cut_record){.bound = no_bound()};
}

piece_record default_piece(void)
{
    return (piece_record){.bound = no_bound()};
}

rule_item default_rule_item(void)
{
    const double none = (double)NAN;
    return (rule_item){NULL, NULL, none, none, none, none, none, PACE_SHAPE_AUTO, PACE_NO_DIRECTION};
}
