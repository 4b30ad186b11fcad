/* The schema of rulebooks for other tools and the tables of the reader name the same keys, required ones and words. */
#include "io/rulebook_shape.h"
#include "test.h"

#define SCHEMA PACE_SOURCE_DIR "/data/schema/pace-rulebook.json"

static json_t *schema;

static json_t *definition(const char *name)
{
    return name ? json_object_get(json_object_get(schema, "$defs"), name) : schema;
}

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
    fprintf(stderr, "%s/%s: %s\n", name, key, what);
    test_failures++;
}

static void compare(const char *name, json_t *object, const walk_shape *shape);

static void compare_words(const char *name, const char *key, json_t *words, const walk_word *word)
{
    size_t count = 0;
    for (; word->text; word++, count++)
        if (!lists(words, word->text))
            complain(name, key, word->text);
    if (json_array_size(words) != count)
        complain(name, key, "the schema has more words");
}

static void compare_field(const char *name, json_t *object, const walk_field *field)
{
    json_t *property = json_object_get(json_object_get(object, "properties"), field->key), *end = followed(property);
    if (!property)
        complain(name, field->key, "not in the schema");
    else if (field->kind == WALK_WORD)
        compare_words(name, field->key, json_object_get(end, "enum"), field->words);
    else if (field->kind == WALK_OBJECT)
        compare(field->key, end, field->shape);
    else if (field->kind == WALK_LIST && strcmp(json_string_value(json_object_get(end, "type")), "array") != 0)
        complain(name, field->key, "no list in the schema");
    if (lists(json_object_get(object, "required"), field->key) != field->required)
        complain(name, field->key, "required in one of the two only");
}

static void compare(const char *name, json_t *object, const walk_shape *shape)
{
    ENSURE(json_is_false(json_object_get(object, "additionalProperties")));
    for (size_t i = 0; i < shape->count; i++)
        compare_field(name, object, &shape->fields[i]);
    if (json_object_size(json_object_get(object, "properties")) != shape->count)
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
    compare("", schema, &shape_rulebook);
    compare("class", definition("class"), &shape_rule_class);
    compare("source", definition("source"), &shape_rule_source);
    compare("cut", definition("cut"), &shape_rule_cut);
    compare("piece", definition("piece"), &shape_rule_piece);
    compare("indicator", definition("indicator"), &shape_rule_item);
    compare_words("", "types", json_object_get(json_object_get(json_object_get(json_object_get(schema, "properties"), "types"), "items"), "enum"),
                  rule_type_words);
    json_decref(schema);
    return TEST_RESULT;
}
