/* The generic reader of objects: a table says which keys there are, of what type, and where each goes. */
#include <math.h>
#include <string.h>
#include "io/dataset_json.h"
#include "pace/text.h"

/* RFC 6901: ~ is ~0 and / is ~1 in a key. Control characters are made visible by pace__fail. */
static void print_key(pace_buffer *out, const char *key)
{
    for (; *key; key++) {
        if (*key == '~' || *key == '/')
            pace_buffer_text(out, *key == '~' ? "~0" : "~1");
        else
            pace_buffer_char(out, *key);
    }
}

static void print_pointer(pace_buffer *out, const walk_step *at)
{
    if (!at)
        return;
    print_pointer(out, at->up);
    if (!at->key)
        pace_buffer_format(out, "/%zu", at->index);
    else {
        pace_buffer_char(out, '/');
        print_key(out, at->key);
    }
}

/* A place has room for some three hundred bytes: of a very long path the end is kept, so that the pointer is whole. */
static void print_file(pace_buffer *out, const char *file)
{
    enum { LONGEST = 160 };
    size_t n = strlen(file);
    if (n > LONGEST) {
        file += n - LONGEST;
        while (((unsigned char)*file & 0xC0u) == 0x80u)
            file++;
        pace_buffer_text(out, "...");
    }
    pace_buffer_text(out, file);
}

static void list_fault(walk *w, const char *where)
{
    if (w->faults++ < WALK_LINES)
        pace_buffer_format(w->lines, "%s: %s\n", where, w->fault.text);
    if (w->lines->status)
        w->status = pace__fail_memory(w->err);
}

void walk_report(walk *w, const walk_step *at, const char *key)
{
    pace_buffer where = PACE_BUFFER_INIT;
    pace_error shown = PACE_ERROR_INIT;
    pace_status code = w->fault.code;
    if (w->status)
        return;
    where.allocator = &w->arena.allocator;
    print_file(&where, w->file);
    pace_buffer_char(&where, ':');
    print_pointer(&where, at);
    if (key && *key) {
        pace_buffer_char(&where, '/');
        pace_buffer_text(&where, key);
    } else if (!at) {
        pace_buffer_char(&where, '/');
    }
    if (where.status || code == PACE_ERR_NOMEM) {
        w->status = pace__fail_memory(w->err);
    } else {
        (void)pace__fail(&shown, code, where.text, "%s", w->fault.text);
        w->fault = shown;
        if (w->lines)
            list_fault(w, shown.where);
        else {
            w->status = code;
            if (w->err)
                *w->err = shown;
        }
    }
    pace_buffer_clear(&where);
}

static const char *type_name(const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT: return "an object";
    case JSON_ARRAY: return "a list";
    case JSON_STRING: return "a string";
    case JSON_INTEGER:
    case JSON_REAL: return "a number";
    case JSON_TRUE:
    case JSON_FALSE: return "true or false";
    case JSON_NULL: break;
    }
    return "null";
}

static bool wrong_type(walk *w, const walk_step *at, const json_t *value, const char *wanted)
{
    (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL, "%s where %s belongs", type_name(value), wanted);
    walk_report(w, at, NULL);
    return false;
}

/* A string that is not empty; NULL and a fault else. */
static const char *text_of(walk *w, const walk_step *at, const json_t *value, const char *wanted)
{
    const char *text = json_string_value(value);
    if (!text)
        (void)wrong_type(w, at, value, wanted);
    else if (!*text) {
        (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL,
                         "an empty string where %s belongs; leave the key out where there is nothing to say", wanted);
        walk_report(w, at, NULL);
        text = NULL;
    }
    return text;
}

static bool report_inner(walk *w, const walk_step *at)
{
    walk_report(w, at, NULL);
    return false;
}

static bool read_names(walk *w, const walk_step *at, json_t *value, pace_names *out)
{
    size_t n = json_is_object(value) ? json_object_size(value) : 0, i = 0;
    pace_name *names;
    const char *lang;
    json_t *wording;
    if (!json_is_object(value))
        return wrong_type(w, at, value, "an object {language: text}");
    if (!n) {
        (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL, "no name in any language; give one, such as {\"en\": ...}");
        return report_inner(w, at);
    }
    names = pace__arena_alloc(&w->arena, n, sizeof *names);
    if (!names) {
        w->status = pace__fail_memory(w->err);
        return false;
    }
    json_object_foreach(value, lang, wording) {
        walk_step step = {at, lang, 0};
        const char *text = text_of(w, &step, wording, "a name");
        if (!text)
            return false;
        names[i++] = (pace_name){lang, text};
    }
    *out = (pace_names){names, (int64_t)n};
    return true;
}

static bool read_number(walk *w, const walk_step *at, const json_t *value, double *out)
{
    if (!json_is_number(value))
        return wrong_type(w, at, value, "a number");
    *out = json_number_value(value);
    if (isfinite(*out))
        return true;
    (void)pace__fail(&w->fault, PACE_ERR_RANGE, NULL, "the number is not finite");
    return report_inner(w, at);
}

static bool read_count(walk *w, const walk_step *at, const json_t *value, int64_t *out)
{
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return wrong_type(w, at, value, "a whole number of 0 or more");
    *out = json_integer_value(value);
    return true;
}

static bool read_word(walk *w, const walk_step *at, const json_t *value, const walk_word *words, int *out)
{
    const char *text = text_of(w, at, value, "a word");
    char known[300] = "";
    size_t n = 0;
    if (!text)
        return false;
    for (const walk_word *word = words; word->text; word++) {
        size_t length = strlen(word->text);
        if (strcmp(word->text, text) == 0) {
            *out = word->value;
            return true;
        }
        if (n + length + 3 < sizeof known) {
            if (n) {
                memcpy(known + n, ", ", 2);
                n += 2;
            }
            memcpy(known + n, word->text, length + 1);
            n += length;
        }
    }
    (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL, "%q is not one of %s", text, known);
    return report_inner(w, at);
}

/* A span may be open; its end must not precede its start. */
static bool read_span(walk *w, const walk_step *at, const json_t *value, pace_span *out)
{
    const char *text = text_of(w, at, value, "a period");
    if (!text)
        return false;
    return !pace_span_parse(out, text, strlen(text), NULL, &w->fault) || report_inner(w, at);
}

static bool read_period(walk *w, const walk_step *at, const json_t *value, pace_period *out)
{
    const char *text = text_of(w, at, value, "a period");
    if (!text)
        return false;
    return !pace_period_parse(out, text, strlen(text), NULL, &w->fault) || report_inner(w, at);
}

static bool read_unit(walk *w, const walk_step *at, const json_t *value, pace_unit *out)
{
    const char *text = text_of(w, at, value, "a unit");
    if (!text)
        return false;
    if (!w->unit_text || strcmp(text, w->unit_text) != 0) {
        if (pace_unit_parse(&w->unit, text, strlen(text), &w->fault)) {
            w->unit_text = NULL;
            return report_inner(w, at);
        }
        w->unit_text = text;
    }
    *out = w->unit;
    return true;
}

static bool read_basis(walk *w, const walk_step *at, const json_t *value, pace_basis *out, bool *given)
{
    const char *text = text_of(w, at, value, "a price basis");
    if (!text)
        return false;
    *given = true;
    return !pace_basis_parse(out, text, strlen(text), &w->fault) || report_inner(w, at);
}

static bool read_freq(walk *w, const walk_step *at, const json_t *value, pace_freq *out)
{
    static const walk_word letters[] = {{"A", PACE_ANNUAL}, {"S", PACE_HALFYEARLY}, {"Q", PACE_QUARTERLY},
                                        {"M", PACE_MONTHLY}, {"W", PACE_WEEKLY}, {"D", PACE_DAILY}, {NULL, 0}};
    int freq;
    if (!read_word(w, at, value, letters, &freq))
        return false;
    *out = (pace_freq)freq;
    return true;
}

/* SDMX CL_OBS_STATUS, version 2.1. */
static bool read_letter(walk *w, const walk_step *at, const json_t *value, int *out)
{
    const char *text = text_of(w, at, value, "a status letter");
    if (!text)
        return false;
    if (!text[1] && strchr("ABDEFGHIJKLMNOPQSTUVW", text[0])) {
        *out = (unsigned char)text[0];
        return true;
    }
    (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL,
                     "%q is no observation status; SDMX letters are A, B, D, E, F, I, O, P, U, V, ...", text);
    return report_inner(w, at);
}

/* Few have more than one. */
static bool read_unit_name(walk *w, const walk_step *at, const json_t *value, const char *lang, pace_names *out)
{
    const char *text = text_of(w, at, value, "the words printed for the unit");
    pace_name *names;
    if (!text)
        return false;
    names = pace__arena_alloc(&w->arena, (size_t)out->count + 1, sizeof *names);
    if (!names) {
        w->status = pace__fail_memory(w->err);
        return false;
    }
    if (out->count)
        memcpy(names, out->at, (size_t)out->count * sizeof *names);
    names[out->count] = (pace_name){lang, text};
    *out = (pace_names){names, out->count + 1};
    return true;
}

static bool read_field(walk *w, const walk_step *at, json_t *value, const walk_field *field, char *record)
{
    void *member = record + field->offset;
    switch (field->kind) {
    case WALK_TEXT: return (*(const char **)member = text_of(w, at, value, "text")) != NULL;
    case WALK_NAMES: return read_names(w, at, value, member);
    case WALK_NUMBER: return read_number(w, at, value, member);
    case WALK_COUNT: return read_count(w, at, value, member);
    case WALK_SPAN: return read_span(w, at, value, member);
    case WALK_PERIOD: return read_period(w, at, value, member);
    case WALK_UNIT: return read_unit(w, at, value, member);
    case WALK_BASIS: return read_basis(w, at, value, member, (bool *)(record + field->more));
    case WALK_FREQ: return read_freq(w, at, value, member);
    case WALK_WORD: return read_word(w, at, value, field->words, member);
    case WALK_LETTER: return read_letter(w, at, value, member);
    case WALK_OBJECT: return walk_record(w, at, value, field->shape, member);
    case WALK_LIST:
        if (!json_is_array(value))
            return wrong_type(w, at, value, "a list");
        *(json_t **)member = value;
        return true;
    case WALK_UNIT_TEXT: return read_unit_name(w, at, value, at->key + strlen(field->key), member);
    }
    return false;
}

static bool begins(const char *text, const char *with)
{
    size_t n = strlen(with);
    return strncmp(text, with, n) == 0 && text[n];
}

static const walk_field *find_field(const walk_shape *shape, const char *key)
{
    for (size_t i = 0; i < shape->count; i++) {
        const walk_field *field = &shape->fields[i];
        if (field->kind == WALK_UNIT_TEXT ? begins(key, field->key) : strcmp(field->key, key) == 0)
            return field;
    }
    return NULL;
}

static bool unknown_key(walk *w, const walk_step *at, const walk_shape *shape, const char *key)
{
    const char *close = NULL;
    int best = 3;
    for (size_t i = 0; i < shape->count && w->faults < WALK_LINES; i++) {
        int distance = pace_text_distance(key, shape->fields[i].key, 2);
        if (distance < best && (size_t)distance < strlen(key)) {
            best = distance;
            close = shape->fields[i].key;
        }
    }
    if (close)
        (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL, "unknown key; did you mean %q?", close);
    else
        (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL, "unknown key; a `note` takes what has no key of its own");
    walk_report(w, at, NULL);
    return false;
}

static bool check_missing(walk *w, const walk_step *at, const walk_shape *shape, uint64_t seen)
{
    bool complete = true;
    for (size_t i = 0; i < shape->count && !w->status; i++) {
        if (!shape->fields[i].required || (seen >> i & 1u))
            continue;
        (void)pace__fail(&w->fault, PACE_ERR_DATA, NULL, "missing key %q; it must be here", shape->fields[i].key);
        walk_report(w, at, NULL);
        complete = false;
    }
    return complete;
}

bool walk_record(walk *w, const walk_step *at, json_t *value, const walk_shape *shape, void *record)
{
    const char *key;
    json_t *member;
    uint64_t seen = 0;
    bool sound = true;
    if (!json_is_object(value))
        return wrong_type(w, at, value, "an object");
    json_object_foreach(value, key, member) {
        walk_step step = {at, key, 0};
        const walk_field *field = find_field(shape, key);
        if (w->status)
            return false;
        if (!field) {
            sound = unknown_key(w, &step, shape, key);
            continue;
        }
        seen |= UINT64_C(1) << (size_t)(field - shape->fields);
        sound &= read_field(w, &step, member, field, record);
    }
    return check_missing(w, at, shape, seen) && sound && !w->status;
}
