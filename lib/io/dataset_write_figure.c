/* Measures, observations and targets of a written data set. */
#include <math.h>
#include <string.h>
#include "io/dataset_write.h"

static void put_key(pace_buffer *out, const char *key)
{
    pace_buffer_text(out, ", ");
    pace_buffer_json_string(out, key);
    pace_buffer_text(out, ": ");
}

void dataset_put_first(pace_buffer *out, const char *key, const char *text)
{
    pace_buffer_char(out, '{');
    pace_buffer_json_string(out, key);
    pace_buffer_text(out, ": ");
    pace_buffer_json_string(out, text);
}

void dataset_put_text(pace_buffer *out, const char *key, const char *text)
{
    if (!text || !*text)
        return;
    put_key(out, key);
    pace_buffer_json_string(out, text);
}

void dataset_put_names(pace_buffer *out, const char *key, pace_names names)
{
    if (names.count <= 0)
        return;
    put_key(out, key);
    for (int64_t i = 0; i < names.count; i++) {
        pace_buffer_text(out, i ? ", " : "{");
        pace_buffer_json_string(out, names.at[i].lang);
        pace_buffer_text(out, ": ");
        pace_buffer_json_string(out, names.at[i].text);
    }
    pace_buffer_char(out, '}');
}

void dataset_put_count(pace_buffer *out, const char *key, int64_t count)
{
    if (count < 0)
        return;
    put_key(out, key);
    pace_buffer_integer(out, count);
}

void dataset_put_number(pace_buffer *out, const char *key, double value)
{
    if (isnan(value))
        return;
    put_key(out, key);
    if (value < 0 || value > 0 || !signbit(value))
        pace_buffer_json_number(out, value);
    else
        pace_buffer_text(out, "-0.0"); /* "-0" would be read as a whole number, which has no sign there */
}

void dataset_put_period(pace_buffer *out, const char *key, pace_span span)
{
    char text[PACE_PERIOD_SIZE];
    (void)pace_span_print(text, span, NULL);
    dataset_put_text(out, key, text);
}

void dataset_put_date(pace_buffer *out, const char *key, pace_span span)
{
    if (pace_period_is_set(span.first) || pace_period_is_set(span.last))
        dataset_put_period(out, key, span);
}

static void write_unit(pace_buffer *out, const char *key, pace_unit unit)
{
    char text[PACE_UNIT_SIZE];
    (void)pace_unit_print(text, unit, NULL);
    dataset_put_text(out, key, text);
}

static void write_basis(pace_buffer *out, pace_basis basis)
{
    char text[PACE_UNIT_SIZE];
    (void)pace_basis_print(text, basis, NULL);
    dataset_put_text(out, "basis", text);
}

static void write_qualifier(pace_buffer *out, const char *key, pace_qualifier qualifier)
{
    dataset_put_text(out, key, qualifier == PACE_EXACTLY ? "" : pace_qualifier_name(qualifier));
}

static bool same_span(pace_span a, pace_span b)
{
    return pace_period_same(a.first, b.first) && pace_period_same(a.last, b.last);
}

static void write_place(pace_buffer *out, const pace_place *at)
{
    if (!at->document)
        return;
    put_key(out, "at");
    dataset_put_first(out, "document", at->document->id);
    dataset_put_count(out, "char", at->offset);
    dataset_put_text(out, "section", at->section);
    dataset_put_text(out, "token", at->token);
    pace_buffer_char(out, '}');
}

/* "unit_zh": the language is a part of the key, and is escaped like any text: the quote before it is taken out again. */
static void write_unit_name(pace_buffer *out, const pace_name *name)
{
    size_t quote;
    pace_buffer_text(out, ", \"unit_");
    quote = out->length;
    pace_buffer_json_string(out, name->lang);
    if (out->status)
        return;
    memmove(out->text + quote, out->text + quote + 1, out->length - quote);
    out->length--;
    pace_buffer_text(out, ": ");
    pace_buffer_json_string(out, name->text);
}

/* What an observation and a target have in common. `usual` is the unit that is understood where none is given. */
static void write_value(pace_buffer *out, const pace_observation *o, pace_unit usual)
{
    dataset_put_number(out, "value", o->value);
    dataset_put_number(out, "value_high", o->value_high);
    if (!pace_unit_same(o->unit, usual))
        write_unit(out, "unit", o->unit);
    for (int64_t i = 0; i < o->unit_names.count; i++)
        write_unit_name(out, &o->unit_names.at[i]);
    if (o->decimals != model_printed_decimals(o->at.token, o->value))
        dataset_put_count(out, "decimals", o->decimals);
    write_qualifier(out, "qualifier", o->qualifier);
}

static void write_origin(pace_buffer *out, const pace_observation *o)
{
    dataset_put_text(out, "source", o->source->id);
    dataset_put_text(out, "figure", o->figure);
    write_place(out, &o->at);
    if (!same_span(o->published, o->source->published))
        dataset_put_date(out, "published", o->published);
    dataset_put_text(out, "vintage", o->vintage);
    dataset_put_text(out, "note", o->note);
    pace_buffer_char(out, '}');
}

static void write_observation(pace_buffer *out, const pace_observation *o, pace_unit usual)
{
    const char letter[] = {o->status == PACE_STATUS_NORMAL ? '\0' : (char)o->status, '\0'};
    char period[PACE_PERIOD_SIZE];
    (void)pace_span_print(period, o->period, NULL);
    dataset_put_first(out, "period", period);
    write_value(out, o, usual);
    dataset_put_text(out, "role", o->role == PACE_ACTUAL ? "" : pace_role_name(o->role));
    dataset_put_text(out, "status", letter);
    write_origin(out, o);
}

void dataset_put_measure(pace_buffer *out, const pace_dataset *d, const pace_indicator *of, int64_t index)
{
    const pace_measure *m = &of->measures[index];
    const char *kind = pace_measure_kind_name(m->kind);
    const char freq[] = {m->freq == PACE_ANNUAL ? '\0' : pace_freq_code(m->freq), '\0'};
    (void)d;
    dataset_put_first(out, "id", m->id);
    dataset_put_names(out, "name", m->own_name);
    dataset_put_text(out, "kind", strcmp(kind, m->id) == 0 ? "" : kind);
    write_unit(out, "unit", m->unit);
    if (m->basis.kind != PACE_BASIS_NONE || m->unit.quantity == PACE_MONEY)
        write_basis(out, m->basis);
    dataset_put_text(out, "freq", freq);
    dataset_put_text(out, "note", m->note);
    pace_buffer_text(out, ", \"observations\": [");
    for (int64_t i = 0; i < m->count; i++) {
        pace_buffer_text(out, i ? ",\n          " : "\n          ");
        write_observation(out, &m->observations[i], m->unit);
    }
    pace_buffer_text(out, m->count ? "\n        ]}" : "]}");
}

/* Where a target's basis need not be said: the measure of that id is the only one, and has none. */
static bool says_basis(const pace_indicator *of, const pace_target *target)
{
    int64_t count = 0;
    for (int64_t i = 0; i < of->measure_count; i++)
        count += strcmp(of->measures[i].id, target->measure) == 0;
    return target->basis.kind != PACE_BASIS_NONE || count > 1;
}

/* The base period that is understood: the one before the plan. */
static bool has_usual_base(const pace_dataset *d, const pace_target *target)
{
    const pace_plan *plan;
    pace_period before;
    return !pace_dataset_plan(&plan, d, target->plan_id, NULL) && !pace_period_add(&before, plan->span.first, -1, NULL) &&
           pace_period_same(before, target->base_period);
}

static void write_milestones(pace_buffer *out, const pace_target *target)
{
    const pace_milestone *printed = ((const model_origin *)(const void *)target->origin)->milestones;
    char text[PACE_PERIOD_SIZE];
    if (!target->milestone_count)
        return;
    put_key(out, "milestones");
    for (int64_t i = 0; i < target->milestone_count; i++) {
        (void)pace_period_print(text, printed[i].period, NULL);
        pace_buffer_char(out, i ? ',' : '[');
        pace_buffer_text(out, i ? " " : "");
        dataset_put_first(out, "period", text);
        dataset_put_number(out, "value", printed[i].value);
        pace_buffer_char(out, '}');
    }
    pace_buffer_char(out, ']');
}

void dataset_put_target(pace_buffer *out, const pace_dataset *d, const pace_indicator *of, int64_t index)
{
    static const pace_unit ratio = {PACE_RATIO, PACE_FACTOR_ONE, 0, 0, ""};
    const pace_target *target = &of->targets[index];
    const pace_observation *printed = target->origin;
    dataset_put_first(out, "plan", target->plan_id);
    dataset_put_text(out, "type", pace_target_type_name(target->type));
    dataset_put_text(out, "measure", target->measure);
    if (says_basis(of, target))
        write_basis(out, target->basis);
    dataset_put_period(out, "period", printed->period);
    if (pace_period_is_set(target->base_span.last))
        dataset_put_date(out, "base_period", target->base_span);
    else if (!has_usual_base(d, target))
        dataset_put_date(out, "base_period", pace_span_of(target->base_period, target->base_period));
    if (target->base_rule == PACE_BASE_NEAREST)
        dataset_put_text(out, "base_rule", "nearest");
    if (target->base_tolerance)
        dataset_put_count(out, "base_tolerance", target->base_tolerance);
    dataset_put_number(out, "base", ((const model_origin *)(const void *)printed)->base);
    write_qualifier(out, "base_qualifier", target->base_qualifier);
    dataset_put_text(out, "words", target->words);
    write_value(out, printed, target->relative_to ? ratio : target->unit);
    dataset_put_text(out, "nature", pace_nature_name(target->nature));
    dataset_put_text(out, "path", target->path == PACE_PATH_AUTO ? "" : pace_path_name(target->path));
    dataset_put_text(out, "due_rule", target->due_rule == PACE_DUE_ANY ? "any" : target->due_rule == PACE_DUE_LAST ? "last" : "");
    write_milestones(out, target);
    dataset_put_text(out, "relative_to", target->relative_to);
    write_origin(out, printed);
}
