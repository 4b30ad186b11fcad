/* The plain-series JSON: {"name", "frequency", "observations": [{"period", "value"}]}, or {"series": [...]} of such. */
#include <jansson.h>
#include <math.h>
#include <string.h>
#include "io/dataset_json.h"
#include "io/panel_internal.h"

typedef struct json_extra { /* what is said of a series beside its values */
    pace_unit unit;
    pace_basis basis;
} json_extra;

typedef struct json_reader {
    const panel_input *input;
    panel_builder builder;
    json_extra *extras;
    size_t series_count;
    bool many;           /* the document holds a list of series */
    size_t series, item; /* being read */
    pace_freq declared;
    pace_buffer clean;
} json_reader;

/* --- places ----------------------------------------------------------------------------------------------------------
 */

typedef struct json_place {
    char text[320];
    size_t n;
} json_place;

static void place_text(json_place *place, const char *text)
{
    while (*text && place->n + 1 < sizeof place->text)
        place->text[place->n++] = *text++;
    place->text[place->n] = '\0';
}

static void place_number(json_place *place, size_t number)
{
    char digits[24];
    size_t at = sizeof digits - 1;
    digits[at] = '\0';
    do
        digits[--at] = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    place_text(place, digits + at);
}

enum { IN_SERIES, IN_OBSERVATION };

/* FILE:/series/0/observations/12/value */
static const char *place_of(json_place *place, const json_reader *reader, int depth, const char *member)
{
    place->n = 0;
    place_text(place, reader->input->name);
    place_text(place, ":");
    if (reader->many) {
        place_text(place, "/series/");
        place_number(place, reader->series);
    }
    if (depth == IN_OBSERVATION) {
        place_text(place, "/observations/");
        place_number(place, reader->item);
    }
    if (member[0]) {
        place_text(place, "/");
        place_text(place, member);
    }
    if (place->text[place->n - 1] == ':') /* the whole document has no pointer */
        place->text[--place->n] = '\0';
    return place->text;
}

static const char *type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        return "an object";
    case JSON_ARRAY:
        return "a list";
    case JSON_STRING:
        return "text";
    case JSON_INTEGER:
    case JSON_REAL:
        return "a number";
    case JSON_TRUE:
    case JSON_FALSE:
        return "true or false";
    case JSON_NULL:
        return "null";
    }
    return "something else";
}

static pace_status fail_type(const json_reader *reader, int depth, const char *member, const json_t *value,
                             const char *want, pace_error *err)
{
    json_place place;
    const char *where = place_of(&place, reader, depth, value ? member : "");
    if (!value)
        return pace__fail(err, PACE_ERR_PARSE, where, "the key \"%s\" is missing; it is %s", member, want);
    return pace__fail(err, PACE_ERR_PARSE, where, "\"%s\" is %s; it must be %s", member, type_name(value), want);
}

static pace_status check_keys(const json_reader *reader, int depth, json_t *object, const char *const *known,
                              pace_error *err)
{
    json_place place;
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value)
    {
        size_t i = 0;
        while (known[i] && strcmp(known[i], key) != 0)
            i++;
        if (known[i])
            continue;
        return pace__fail(err, PACE_ERR_PARSE, place_of(&place, reader, depth, key),
                          "the key %q is unknown; remove it or correct it", key);
    }
    return PACE_OK;
}

/* --- one observation
 * --------------------------------------------------------------------------------------------------- */

static pace_status read_period(json_reader *reader, const json_t *value, int32_t *ord, pace_error *err)
{
    pace_dialect dialect = PACE_DIALECT_INIT;
    pace_error inner = PACE_ERROR_INIT;
    pace_period p, *calendar = &reader->builder.calendar;
    json_place place;
    pace_status status;
    dialect.freq = reader->input->opts.freq != PACE_FREQ_NONE ? reader->input->opts.freq : reader->declared;
    dialect.strict = reader->input->opts.strict;
    if (!json_is_string(value))
        return fail_type(reader, IN_OBSERVATION, "period", value, "text such as \"2015-Q1\"", err);
    status = pace_period_parse(&p, json_string_value(value), json_string_length(value), &dialect, &inner);
    if (status)
        return pace__fail(err, status, place_of(&place, reader, IN_OBSERVATION, "period"), "\"period\": %s",
                          inner.text);
    if (!pace_period_is_set(*calendar))
        *calendar = p;
    if (p.freq != calendar->freq || p.anchor != calendar->anchor)
        return pace__fail(err, PACE_ERR_FREQ, place_of(&place, reader, IN_OBSERVATION, "period"),
                          "the \"period\" is %s, the ones before are %s; keep one frequency in a file",
                          pace_freq_name((pace_freq)p.freq), pace_freq_name((pace_freq)calendar->freq));
    *ord = p.ord;
    return PACE_OK;
}

static pace_status read_status(const json_reader *reader, const json_t *value, uint8_t *letter, pace_error *err)
{
    const char *text = json_string_value(value);
    if (!value)
        return PACE_OK;
    if (!text || !panel_status_known(text[0]) || text[1])
        return fail_type(reader, IN_OBSERVATION, "status", value, "one of the SDMX letters, such as \"A\" or \"E\"",
                         err);
    *letter = (uint8_t)text[0];
    return PACE_OK;
}

static pace_status read_qualifier(const json_reader *reader, const json_t *value, uint8_t *qualifier, pace_error *err)
{
    pace_qualifier said;
    if (!value)
        return PACE_OK;
    if (!json_is_string(value) || pace_qualifier_parse(&said, json_string_value(value), json_string_length(value), NULL))
        return fail_type(reader, IN_OBSERVATION, "qualifier", value, "a word such as \"about\" or \"at_least\"", err);
    *qualifier = (uint8_t)said;
    return PACE_OK;
}

static pace_status read_observation(json_reader *reader, json_t *object, pace_error *err)
{
    static const char *const known[] = {"period", "value", "status", "qualifier", NULL};
    const json_t *value;
    panel_cell cell = {(double)NAN, (int32_t)reader->series, 0, (int32_t)reader->item, 0, -1, PACE_EXACTLY};
    pace_status status;
    json_place place;
    if (!json_is_object(object))
        return pace__fail(err, PACE_ERR_PARSE, place_of(&place, reader, IN_OBSERVATION, ""),
                          "the observation is %s; it must be an object with \"period\" and \"value\"",
                          type_name(object));
    status = check_keys(reader, IN_OBSERVATION, object, known, err);
    if (!status)
        status = read_period(reader, json_object_get(object, "period"), &cell.ord, err);
    if (!status)
        status = read_status(reader, json_object_get(object, "status"), &cell.status, err);
    if (!status)
        status = read_qualifier(reader, json_object_get(object, "qualifier"), &cell.qualifier, err);
    if (status)
        return status;
    value = json_object_get(object, "value");
    if (json_is_number(value))
        cell.value = json_number_value(value);
    else if (!json_is_null(value))
        return fail_type(reader, IN_OBSERVATION, "value", value, "a number, or null where it is missing", err);
    return panel_builder_add(&reader->builder, &cell, err);
}

/* --- one series
 * ----------------------------------------------------------------------------------------------------------- */

static pace_status read_name(json_reader *reader, const json_t *value, pace_error *err)
{
    json_place place;
    bool known;
    int64_t id;
    if (!json_is_string(value))
        return fail_type(reader, IN_SERIES, "name", value, "text", err);
    if (!panel_clean(&reader->clean, json_string_value(value), json_string_length(value)) || !json_string_length(value))
        return pace__fail(err, PACE_ERR_PARSE, place_of(&place, reader, IN_SERIES, "name"),
                          "the \"name\" %q is empty or holds control characters; write plain text",
                          json_string_value(value));
    if (reader->clean.status)
        return pace__fail_memory(err);
    id = panel_names_add(&reader->builder.names, reader->clean.text ? reader->clean.text : "", reader->clean.length,
                         &known);
    if (id < 0)
        return pace__fail_memory(err);
    if (!known)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_DATA, place_of(&place, reader, IN_SERIES, "name"),
                      "the \"name\" %q comes twice; give each series its own", reader->clean.text);
}

static pace_status read_frequency(json_reader *reader, const json_t *value, pace_error *err)
{
    static const pace_freq all[] = {PACE_ANNUAL,  PACE_HALFYEARLY, PACE_QUARTERLY,
                                    PACE_MONTHLY, PACE_WEEKLY,     PACE_DAILY};
    const char *text = json_string_value(value);
    reader->declared = PACE_FREQ_NONE;
    if (!value)
        return PACE_OK;
    for (size_t i = 0; text && i < sizeof all / sizeof *all; i++)
        if ((text[0] == pace_freq_code(all[i]) && !text[1]) || strcmp(text, pace_freq_name(all[i])) == 0)
            reader->declared = all[i];
    if (reader->declared != PACE_FREQ_NONE)
        return PACE_OK;
    return fail_type(reader, IN_SERIES, "frequency", value, "one of \"A\", \"S\", \"Q\", \"M\", \"W\" and \"D\"", err);
}

static pace_status read_extras(json_reader *reader, const json_t *unit, const json_t *basis, pace_error *err)
{
    json_extra *extra = &reader->extras[reader->series];
    pace_error inner = PACE_ERROR_INIT;
    json_place place;
    pace_status status = PACE_OK;
    if (unit && !json_is_string(unit))
        return fail_type(reader, IN_SERIES, "unit", unit, "text such as \"CNY_100m\"", err);
    if (basis && !json_is_string(basis))
        return fail_type(reader, IN_SERIES, "basis", basis, "text such as \"current\"", err);
    if (unit)
        status = pace_unit_parse(&extra->unit, json_string_value(unit), json_string_length(unit), &inner);
    if (status)
        return pace__fail(err, status, place_of(&place, reader, IN_SERIES, "unit"), "\"unit\": %s", inner.text);
    if (basis)
        status = pace_basis_parse(&extra->basis, json_string_value(basis), json_string_length(basis), &inner);
    if (status)
        return pace__fail(err, status, place_of(&place, reader, IN_SERIES, "basis"), "\"basis\": %s", inner.text);
    return PACE_OK;
}

static pace_status read_series(json_reader *reader, json_t *object, pace_error *err)
{
    static const char *const known[] = {"name", "frequency", "observations", "unit", "basis", NULL};
    const json_t *observations;
    json_place place;
    size_t count;
    pace_status status;
    if (!json_is_object(object))
        return pace__fail(err, PACE_ERR_PARSE, place_of(&place, reader, IN_SERIES, ""),
                          "the series is %s; it must be an object with \"name\" and \"observations\"",
                          type_name(object));
    status = check_keys(reader, IN_SERIES, object, known, err);
    if (!status)
        status = read_name(reader, json_object_get(object, "name"), err);
    if (!status)
        status = read_frequency(reader, json_object_get(object, "frequency"), err);
    if (!status)
        status = read_extras(reader, json_object_get(object, "unit"), json_object_get(object, "basis"), err);
    if (status)
        return status;
    observations = json_object_get(object, "observations");
    if (!json_is_array(observations))
        return fail_type(reader, IN_SERIES, "observations", observations, "a list", err);
    count = json_array_size(observations);
    for (reader->item = 0; !status && reader->item < count; reader->item++)
        status = read_observation(reader, json_array_get(observations, reader->item), err);
    return status;
}

/* --- the document
 * --------------------------------------------------------------------------------------------------------- */

/* The syntax was right, so little is left that jansson does not take; what it has no word for is want of memory. */
static pace_status fail_parser(const panel_input *input, const json_error_t *error, pace_error *err)
{
    int line = error->line > 0 ? error->line : 1, column = error->column > 0 ? error->column : 1;
    if (json_error_code(error) == json_error_duplicate_key)
        return pace__fail_at(err, PACE_ERR_PARSE, input->name, line, column,
                             "a key twice in one object (%q); write each key once", error->text);
    if (json_error_code(error) == json_error_numeric_overflow)
        return pace__fail_at(err, PACE_ERR_RANGE, input->name, line, column,
                             "a \"value\" beyond the range of a double; use a larger unit");
    return pace__fail_memory(err);
}

static pace_status read_document(json_reader *reader, json_t *root, pace_error *err)
{
    static const char *const known[] = {"series", NULL};
    json_t *list = json_object_get(root, "series");
    pace_status status = PACE_OK;
    reader->many = json_is_array(list);
    reader->series_count = reader->many ? json_array_size(list) : 1;
    if (reader->series_count > (size_t)PANEL_SERIES_LIMIT)
        return pace__fail(err, PACE_ERR_RANGE, reader->input->name, "more than %ld series; split the file",
                          (long)PANEL_SERIES_LIMIT);
    reader->extras = pace__calloc(reader->builder.allocator, reader->series_count ? reader->series_count : 1,
                                  sizeof *reader->extras);
    if (!reader->extras)
        return pace__fail_memory(err);
    if (!reader->many)
        return read_series(reader, root, err);
    reader->many = false; /* for the place of the root */
    status = check_keys(reader, IN_SERIES, root, known, err);
    reader->many = true;
    for (; !status && reader->series < reader->series_count; reader->series++)
        status = read_series(reader, json_array_get(list, reader->series), err);
    return status;
}

static pace_status build(pace_panel **out, json_reader *reader, pace_error *err)
{
    panel_clash clash = {-1, 0, 0, 0};
    json_place place;
    pace_status status;
    if (reader->builder.count == 0)
        return pace__fail(err, PACE_ERR_DATA, reader->input->name,
                          "there are no \"observations\"; a series has at least one");
    status = panel_from_cells(out, &reader->builder, &clash, err);
    if (status == PACE_ERR_RANGE)
        (void)pace__fail_within(err, reader->input->name);
    if (status && clash.series >= 0) {
        reader->series = (size_t)clash.series;
        reader->item = (size_t)clash.line;
        return pace__fail(err, PACE_ERR_DATA, place_of(&place, reader, IN_OBSERVATION, "period"),
                          "the \"period\" comes twice, first as observations/%d; keep one of the two",
                          (int)clash.first_line);
    }
    for (size_t i = 0; !status && i < reader->series_count; i++) {
        (*out)->series[i].unit = reader->extras[i].unit;
        (*out)->series[i].basis = reader->extras[i].basis;
    }
    return status;
}

static pace_status read_plain(pace_panel **out, const panel_input *input, panel_notes *notes, json_t *root,
                              pace_error *err)
{
    json_reader reader;
    pace_panel *panel = NULL;
    pace_status status;
    memset(&reader, 0, sizeof reader);
    reader.input = input;
    panel_builder_init(&reader.builder, input->opts.allocator);
    reader.builder.notes = *notes;
    reader.clean.allocator = input->opts.allocator;
    if (json_is_object(root))
        status = read_document(&reader, root, err);
    else
        status = pace__fail_at(err, PACE_ERR_PARSE, input->name, 1, 1,
                               "the document is %s; it must be an object with \"name\" and \"observations\"",
                               type_name(root));
    if (!status)
        status = build(&panel, &reader, err);
    if (!status) {
        *notes = reader.builder.notes;
        *out = panel;
    }
    pace__release(reader.builder.allocator, reader.extras,
                  (reader.series_count ? reader.series_count : 1) * sizeof *reader.extras);
    panel_builder_clear(&reader.builder);
    pace_buffer_clear(&reader.clean);
    return status;
}

static pace_status read_dataset(pace_panel **out, const panel_input *input, pace_error *err)
{
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_dataset *dataset = NULL;
    pace_status status;
    opts.allocator = input->opts.allocator;
    status = pace_dataset_read(&dataset, input->bytes, input->n, input->name, &opts, err);
    if (!status)
        status = pace_panel_of_dataset(out, dataset, NULL, 0, input->opts.allocator, err);
    pace_dataset_free(dataset);
    return status;
}

/* A data set says so in its first lines; looking there spares parsing it twice. */
static bool begins_as_dataset(const panel_input *input)
{
    static const char key[] = "\"format\"", value[] = "\"pace-dataset\"";
    const char *words[] = {"{", key, ":", value};
    size_t at = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        while (at < input->n && strchr(" \t\r\n", input->bytes[at]))
            at++;
        if (input->n - at < n || memcmp(input->bytes + at, words[i], n) != 0)
            return false;
        at += n;
    }
    return true;
}

pace_status panel_read_json(pace_panel **out, const panel_input *input, panel_notes *notes, pace_error *err)
{
    json_error_t error;
    json_t *root;
    const char *format;
    pace_status status;
    if (begins_as_dataset(input))
        return read_dataset(out, input, err);
    status = dataset_scan(input->bytes, input->n, input->name, err);
    if (status)
        return status;
    memset(&error, 0, sizeof error);
    root =
        json_loadb(input->bytes, input->n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
    if (!root)
        return fail_parser(input, &error, err);
    format = json_string_value(json_object_get(root, "format"));
    if (format && strcmp(format, "pace-dataset") == 0)
        status = read_dataset(out, input, err);
    else
        status = read_plain(out, input, notes, root, err);
    json_decref(root);
    return status;
}
