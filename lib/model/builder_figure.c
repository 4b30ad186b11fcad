/* Measures and observations: units, places, periods. */
#include <math.h>
#include <string.h>
#include "model/builder.h"
#include "pace/number.h"
#include "pace/text.h"

static pace_status no_memory(model_build *b, pace_error *err)
{
    return build_fault(b, "", pace__fail_memory(err));
}

/* A measure named "level" or "growth" need not say its kind. */
static int kind_of_id(const char *id)
{
    for (int kind = PACE_LEVEL; kind <= PACE_THRESHOLD; kind++)
        if (strcmp(id, pace_measure_kind_name((pace_measure_kind)kind)) == 0)
            return kind;
    return BUILD_NOT_GIVEN;
}

static pace_status check_measure(model_build *b, int *kind, const build_measure *record, pace_error *err)
{
    if (build_check_id(b, NULL, "measure", record->id, err))
        return b->status;
    *kind = record->kind == BUILD_NOT_GIVEN ? kind_of_id(record->id) : record->kind;
    if (*kind == BUILD_NOT_GIVEN)
        return build_fault(b, "",
                           pace__fail(err, PACE_ERR_DATA, NULL,
                                      "missing key \"kind\"; the id %q does not say what kind of number it is",
                                      record->id));
    if (record->unit.quantity == PACE_MONEY && !record->unit.per && !record->basis_given)
        return build_fault(b, "", pace__fail(err, PACE_ERR_DATA, NULL,
            "missing key \"basis\"; money needs its price basis: \"current\", \"constant\", ... or \"unstated\""));
    return PACE_OK;
}

/* Each wording of the indicator with the measure's in that language behind it. */
static pace_names measure_names(model_build *b, pace_names whole, pace_names own)
{
    pace_name *at;
    if (own.count <= 0 || whole.count <= 0)
        return whole;
    at = pace__arena_alloc(&b->data->arena, (size_t)whole.count, sizeof *at);
    for (int64_t i = 0; at && i < whole.count; i++) {
        const char *between = strncmp(whole.at[i].lang, "zh", 2) == 0 ? "：" : ", ", *text = pace_names_get(own, whole.at[i].lang);
        size_t first = strlen(whole.at[i].text), middle = strlen(between), last = strlen(text);
        char *joined = pace__arena_alloc(&b->data->arena, first + middle + last + 1, 1);
        if (!joined)
            break;
        memcpy(joined, whole.at[i].text, first);
        memcpy(joined + first, between, middle);
        memcpy(joined + first + middle, text, last + 1);
        at[i] = (pace_name){whole.at[i].lang, joined};
    }
    return (pace_names){at, b->data->arena.failed ? 0 : whole.count};
}

pace_status build_add_measure(model_build *b, int64_t indicator, const build_measure *record, int64_t observations,
                              pace_error *err)
{
    build_room *room = &b->rooms[indicator];
    pace_indicator *of = &b->data->indicators[indicator];
    pace_measure *out;
    char *key;
    int kind = BUILD_NOT_GIVEN;
    b->measure = NULL;
    if (b->status || check_measure(b, &kind, record, err))
        return b->status;
    key = model_key(&b->data->arena, of->id, record->id, record->basis);
    if (!key)
        return no_memory(b, err);
    if (ids_find(&b->keys, key, strlen(key)) >= 0)
        return build_fault(
            b, "id",
            pace__fail(err, PACE_ERR_DATA, NULL, "there is already a measure %q; id and basis together name one", key));
    if (of->measure_count >= room->measure_room)
        return build_fault(b, "", pace__fail(err, PACE_ERR_ARG, NULL, "more measures than were announced"));
    out = &room->measures[of->measure_count];
    *out = (pace_measure){.id = build_keep(b, record->id),
                          .key = key,
                          .name = measure_names(b, of->name, record->name),
                          .own_name = build_keep_names(b, record->name),
                          .indicator = of,
                          .kind = (pace_measure_kind)kind,
                          .unit = record->unit,
                          .basis = record->basis,
                          .freq = record->freq,
                          .note = build_keep(b, record->note)};
    b->observations = pace__arena_room(&b->data->arena, (size_t)observations, sizeof *b->observations);
    b->observation_room = observations;
    out->observations = b->observations;
    if (b->data->arena.failed)
        return no_memory(b, err);
    of->measure_count++;
    ids_add(&b->keys, key, 0);
    b->measure = out;
    return PACE_OK;
}

static pace_status place_fault(model_build *b, const char *field, pace_error *err, const char *what, const char *id,
                               int64_t from, int64_t to)
{
    return build_fault(b, field,
                       pace__fail(err, PACE_ERR_RANGE, NULL,
                                  "the place is outside its %s %q, which has the characters %zu to %zu", what, id,
                                  (size_t)from, (size_t)to - 1));
}

static int64_t code_points(const char *text)
{
    int64_t count = 0;
    for (; *text; text++)
        count += ((unsigned char)*text & 0xC0u) != 0x80u;
    return count;
}

static const char *keep_section(model_build *b, const char *section)
{
    if (!section || !*section)
        return "";
    if (!b->section || strcmp(b->section, section) != 0)
        b->section = build_keep(b, section);
    return b->section;
}

/* The whole token must stand in the document, and in the source's stretch of it. */
static pace_status add_place(model_build *b, pace_place *out, const build_place *at, const pace_source *source,
                             pace_error *err)
{
    const ids_tree *tree = &b->data->document_ids;
    const pace_document *document;
    char hint[IDS_HINT_SIZE];
    int64_t found, end;
    *out = (pace_place){NULL, keep_section(b, at->section), at->offset, build_keep(b, at->token)};
    if (!at->document)
        return PACE_OK;
    found = ids_find(tree, at->document, strlen(at->document));
    if (found < 0)
        return build_fault(b, "at/document",
                           pace__fail(err, PACE_ERR_NOTFOUND, NULL, "there is no document %q%s", at->document,
                                      ids_hint(hint, tree, at->document, strlen(at->document), &b->hints)));
    document = out->document = &b->data->documents[found];
    if (source->document && source->document != document)
        return build_fault(b, "at/document",
                           pace__fail(err, PACE_ERR_DATA, NULL, "the source %q is in the document %q", source->id,
                                      source->document->id));
    if (at->offset < 0)
        return PACE_OK;
    end = code_points(out->token);
    if (document->length >= 0 && (at->offset >= document->length || end > document->length - at->offset))
        return place_fault(b, "at/char", err, "document", document->id, 0, document->length);
    if (source->document && source->from >= 0 &&
        (at->offset < source->from || at->offset >= source->to || end > source->to - at->offset))
        return place_fault(b, "at/char", err, "source", source->id, source->from, source->to);
    return PACE_OK;
}

static int long_decimals(double value)
{
    char text[PACE_NUMBER_SIZE];
    size_t n = pace_number_print(text, value);
    const char *e = memchr(text, 'e', n);
    int decimals = pace_number_decimals(text, e ? (size_t)(e - text) : n);
    if (e && e[1] == '-') /* d.ddde-7 has seven more */
        for (int shift = 0, k = 2; (size_t)(e - text) + (size_t)k <= n; k++) {
            if ((size_t)(e - text) + (size_t)k == n) {
                decimals += shift;
                break;
            }
            shift = shift * 10 + (e[k] - '0');
        }
    return decimals;
}

/* Most figures have few digits: m / 10^k is the double that m / 10^k reads back to while both are exact, and the first k for
 * which it is the value is the answer. -1: none so far. */
static int few_decimals(double value)
{
    static const double powers[] = {1, 10, 100, 1000, 1e4, 1e5, 1e6};
    enum { MOST = sizeof powers / sizeof *powers };
    for (int k = 0; k < MOST; k++) {
        double whole = round(value * powers[k]), back = whole / powers[k];
        if (!(fabs(whole) < 1e15))
            break;
        if (!(back < value) && !(back > value))
            return k;
    }
    return -1;
}

int model_shortest_decimals(double value)
{
    int few = few_decimals(value);
    return few >= 0 ? few : long_decimals(value);
}

int model_printed_decimals(const char *token, double value)
{
    double ignored;
    if (token && *token && !pace_number_parse(&ignored, token, strlen(token), NULL))
        return pace_number_decimals(token, strlen(token));
    return model_shortest_decimals(value);
}

static const pace_source *find_source(model_build *b, const char *id, pace_error *err)
{
    const ids_tree *tree = &b->data->source_ids;
    char hint[IDS_HINT_SIZE];
    int64_t at;
    if (b->source && strcmp(b->source->id, id) == 0)
        return b->source;
    at = ids_find(tree, id, strlen(id));
    if (at >= 0)
        return b->source = &b->data->sources[at];
    (void)build_fault(b, "source", pace__fail(err, PACE_ERR_NOTFOUND, NULL, "there is no source %q%s", id,
                                              ids_hint(hint, tree, id, strlen(id), &b->hints)));
    return NULL;
}

/* All of an observation but its period, its unit in the measure's and whether it is a part. */
pace_status build_figure_at(model_build *b, pace_observation *out, const build_figure *figure, pace_error *err)
{
    const pace_source *source = find_source(b, figure->source, err);
    bool dated = pace_period_is_set(figure->published.first) || pace_period_is_set(figure->published.last);
    if (!source)
        return b->status;
    if (figure->value_high < figure->value)
        return build_fault(
            b, "value_high",
            pace__fail(err, PACE_ERR_DATA, NULL, "the range ends below its beginning; value_high is the greater"));
    if (figure->decimals > BUILD_DECIMALS)
        return build_fault(
            b, "decimals",
            pace__fail(err, PACE_ERR_RANGE, NULL, "more than %d digits after the point", (int)BUILD_DECIMALS));
    *out = (pace_observation){.value = figure->value,
                              .value_high = figure->value_high,
                              .converted = figure->value,
                              .unit = figure->unit,
                              .unit_text = "",
                              .unit_names = build_keep_names(b, figure->unit_names),
                              .decimals = figure->decimals >= 0 ? (int)figure->decimals
                                                                : model_printed_decimals(figure->at.token, figure->value),
                              .qualifier = (pace_qualifier)figure->qualifier,
                              .status = (uint8_t)figure->status,
                              .role = (pace_role)figure->role,
                              .figure = build_keep(b, figure->figure),
                              .source = source,
                              .published = dated ? figure->published : source->published,
                              .vintage = build_keep(b, figure->vintage),
                              .note = build_keep(b, figure->note),
                              .line = figure->at.line,
                              .column = figure->at.column};
    if (out->unit_names.count)
        out->unit_text = out->unit_names.at[0].text;
    if (add_place(b, &out->at, &figure->at, source, err))
        return b->status;
    return b->data->arena.failed ? no_memory(b, err) : PACE_OK;
}

/* Longer than a period of the series is right for totals and averages; a coarser label is not a period of it at all. */
static pace_status check_period(model_build *b, pace_observation *out, pace_error *err)
{
    pace_span span = out->period;
    pace_freq freq = b->measure->freq;
    pace_period ignored, end = pace_period_is_set(span.last) ? span.last : span.first;
    char text[PACE_PERIOD_SIZE];
    if (pace_period_is_set(end) && (int)end.freq < (int)freq) {
        (void)pace_span_print(text, span, NULL);
        return build_fault(b, "period",
                           pace__fail(err, PACE_ERR_FREQ, NULL,
                                      "%q is %s, and the measure is %s; a period of the measure or a part of one", text,
                                      pace_freq_name((pace_freq)end.freq), pace_freq_name(freq)));
    }
    out->partial = model_span_fit(&ignored, span, freq) == MODEL_FIT_PART;
    return PACE_OK;
}

pace_status build_add_observation(model_build *b, const build_observation *record, pace_error *err)
{
    pace_measure *measure = b->measure;
    pace_observation *out;
    pace_error inner = PACE_ERROR_INIT;
    if (b->status)
        return b->status;
    if (!measure || measure->count >= b->observation_room)
        return build_fault(b, "", pace__fail(err, PACE_ERR_ARG, NULL, "more observations than were announced"));
    out = &b->observations[measure->count];
    if (build_figure_at(b, out, &record->figure, err))
        return b->status;
    if (out->unit.quantity == PACE_QUANTITY_NONE)
        out->unit = measure->unit;
    if (!pace_unit_same(out->unit, measure->unit) &&
        pace_unit_convert(&out->converted, out->value, out->unit, measure->unit, &inner))
        return build_fault(b, "unit", pace__fail(err, inner.code, NULL, "%s", inner.text));
    out->period = record->period;
    if (check_period(b, out, err))
        return b->status;
    measure->count++;
    return PACE_OK;
}

pace_status build_end_measure(model_build *b, pace_error *err)
{
    pace_status status;
    if (b->status || !b->measure)
        return b->status;
    status = model_resolve(b->measure, &b->data->arena, &b->cells, err);
    b->measure = NULL;
    return status ? build_fault(b, "observations", status) : PACE_OK;
}
