/* Bytes to a JSON tree. What jansson lets pass or says badly is caught before and after it. */
#include <limits.h>
#include <string.h>
#include "io/dataset_json.h"
#include "pace/text.h"

typedef struct text_place {
    int line, column;
} text_place;

/* Line and column (in code points) of a byte. */
static text_place place_of(const char *bytes, size_t at)
{
    text_place place = {1, 1};
    for (size_t i = 0; i < at; i++) {
        if (bytes[i] == '\n') {
            if (place.line < INT_MAX)
                place.line++;
            place.column = 1;
        } else if (((unsigned char)bytes[i] & 0xC0u) != 0x80u && place.column < INT_MAX) {
            place.column++;
        }
    }
    return place;
}

static pace_status check_bytes(const char *bytes, size_t n, const char *name, pace_error *err)
{
    size_t valid = pace_text_valid(bytes, n);
    const char *nul = n ? memchr(bytes, 0, n) : NULL;
    size_t at = nul && (size_t)(nul - bytes) < valid ? (size_t)(nul - bytes) : valid;
    text_place place;
    if (n > DATASET_BYTES)
        return pace__fail(err, PACE_ERR_RANGE, name, "has more than %zu MiB; split it into the files of a folder",
                          DATASET_BYTES >> 20);
    if (at == n)
        return PACE_OK;
    place = place_of(bytes, at);
    if (at < valid)
        return pace__fail_at(err, PACE_ERR_PARSE, name, place.line, place.column, "a NUL byte; JSON is text");
    return pace__fail_at(err, PACE_ERR_PARSE, name, place.line, place.column, "not UTF-8; save the file as UTF-8");
}

/* A few bytes of text can stand for a hundred of memory. Texts that are nothing but brackets and commas are refused
 * before they cost anything; a real data set has some thirty bytes a value and two hundred an object. */
static pace_status check_density(const char *bytes, size_t n, const char *name, pace_error *err)
{
    size_t opened = 0, values = 0;
    bool quoted = false;
    for (size_t i = 0; i < n; i++) {
        char c = bytes[i];
        if (c == '\\' && quoted)
            i++;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '[' || c == '{'))
            opened++;
        else if (!quoted && c == ',')
            values++;
    }
    if (opened > 100000 + n / 32 || values > 1000000 + n / 8)
        return pace__fail(err, PACE_ERR_RANGE, name,
                          "has more brackets or commas than a data set of its length can need");
    return PACE_OK;
}

static const char *words_for(enum json_error_code code)
{
    switch (code) {
    case json_error_stack_overflow: return "nested too deeply; a data set needs a dozen levels";
    case json_error_premature_end_of_input: return "the text ends too early; a bracket or quote is not closed";
    case json_error_end_of_input_expected: return "something follows the end of the data; one file holds one object";
    case json_error_null_character:
    case json_error_null_byte_in_key: return "\\u0000 in a string; JSON text of a data set has no NUL";
    case json_error_numeric_overflow: return "a number that no double can hold; use one below 1e308";
    case json_error_invalid_utf8: return "not UTF-8; save the file as UTF-8";
    case json_error_unknown:
    case json_error_out_of_memory:
    case json_error_cannot_open_file:
    case json_error_invalid_argument:
    case json_error_invalid_syntax:
    case json_error_invalid_format:
    case json_error_wrong_type:
    case json_error_null_value:
    case json_error_duplicate_key:
    case json_error_item_not_found:
    case json_error_index_out_of_range: break;
    }
    return NULL;
}

static pace_status fail_syntax(const json_error_t *reason, const char *name, bool empty, pace_error *err)
{
    enum json_error_code code = json_error_code(reason);
    const char *words = empty ? "no JSON in it; a data set is an object { ... }" : words_for(code);
    int line = reason->line > 0 ? reason->line : 1, column = reason->column > 0 ? reason->column : 1;
    if (code == json_error_out_of_memory)
        return pace__fail_memory(err);
    if (words)
        return pace__fail_at(err, PACE_ERR_PARSE, name, line, column, "%s", words);
    if (code == json_error_duplicate_key)
        return pace__fail_at(err, PACE_ERR_PARSE, name, line, column, "a key twice in one object (%q); each key once",
                             reason->text);
    return pace__fail_at(err, PACE_ERR_PARSE, name, line, column, "not JSON (%q); see RFC 8259", reason->text);
}

static bool is_blank(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
            return false;
    return true;
}

pace_status dataset_parse(json_t **out, const char *bytes, size_t n, const char *name, pace_error *err)
{
    json_error_t reason;
    json_t *root;
    pace_status status;
    if (n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) { /* a byte-order mark that some editors leave */
        bytes += 3;
        n -= 3;
    }
    status = check_bytes(bytes, n, name, err);
    if (!status)
        status = check_density(bytes, n, name, err);
    if (status)
        return status;
    memset(&reason, 0, sizeof reason);
    root = json_loadb(n ? bytes : "", n, JSON_REJECT_DUPLICATES, &reason);
    if (!root)
        return fail_syntax(&reason, name, is_blank(bytes, n), err);
    *out = root;
    return PACE_OK;
}
