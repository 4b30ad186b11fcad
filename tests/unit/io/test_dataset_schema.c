/* The schema for other tools and the tables of the reader name the same keys, the same required ones and the same
 * words. */
#include "io/dataset_shape.h"
#include "test.h"

#define SCHEMA PACE_SOURCE_DIR "/data/schema/pace-dataset.json"

static json_t *schema;

static json_t *definition(const char *name)
{
    return name ? json_object_get(json_object_get(schema, "$defs"), name) : schema;
}

/* {"$ref": "#/$defs/kind"} stands for what it points to. */
static json_t *followed(json_t *property)
{
    const char *ref = json_string_value(json_object_get(property, "$ref"));
    return ref && strncmp(ref, "#/$defs/", 8) == 0 ? definition(ref + 8) : property;
}

static bool lists(json_t *list, const char *text)
{
    size_t i;
    json_t *item;
    json_array_foreach(list, i, item)
        if (json_is_string(item) && strcmp(json_string_value(item), text) == 0)
            return true;
    return false;
}

static void complain(const char *name, const char *key, const char *what)
{
    fprintf(stderr, "%s/%s: %s\n", name ? name : "", key, what);
    test_failures++;
}

static void compare_words(const char *name, const walk_field *field, json_t *property)
{
    json_t *words = json_object_get(followed(property), "enum");
    size_t count = 0;
    if (json_object_get(property, "const"))
        return;
    for (const walk_word *word = field->words; word->text; word++, count++)
        if (!lists(words, word->text))
            complain(name, field->key, word->text);
    if (json_array_size(words) != count)
        complain(name, field->key, "the schema has more words");
}

static void compare(const char *name, const walk_shape *shape)
{
    json_t *object = definition(name), *properties = json_object_get(object, "properties");
    size_t count = 0;
    ENSURE(json_is_false(json_object_get(object, "additionalProperties")));
    for (size_t i = 0; i < shape->count; i++) {
        const walk_field *field = &shape->fields[i];
        json_t *property = json_object_get(properties, field->key);
        if (field->kind == WALK_UNIT_TEXT) {
            ENSURE(json_object_get(json_object_get(object, "patternProperties"), "^unit_.") != NULL);
            continue;
        }
        count++;
        if (!property)
            complain(name, field->key, "not in the schema");
        else if (field->kind == WALK_WORD)
            compare_words(name, field, property);
        else if (field->kind == WALK_OBJECT)
            compare("place", field->shape);
        if (lists(json_object_get(object, "required"), field->key) != field->required)
            complain(name, field->key, "required in one of the two only");
    }
    if (json_object_size(properties) != count)
        complain(name, "", "the schema has more keys");
}

int main(void)
{
    json_error_t err;
    schema = json_load_file(SCHEMA, JSON_REJECT_DUPLICATES, &err);
    if (!schema) {
        fprintf(stderr, "%s:%d: %s\n", SCHEMA, err.line, err.text);
        return 1;
    }
    compare(NULL, &shape_top);
    compare("document", &shape_document);
    compare("source", &shape_source);
    compare("plan", &shape_plan);
    compare("indicator", &shape_indicator);
    compare("measure", &shape_measure);
    compare("observation", &shape_observation);
    compare("target", &shape_target);
    json_decref(schema);
    return TEST_RESULT;
}
