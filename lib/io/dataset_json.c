/* Bytes to a JSON tree. What jansson lets pass or says badly is caught before and after it. */
#include <limits.h>
#include <string.h>
#include "io/dataset_json.h"
#include "pace/text.h"

dataset_place dataset_place_of(const char *bytes, size_t at)
{
    dataset_place place = {1, 1};
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
    dataset_place place;
    if (n > DATASET_BYTES)
        return pace__fail(err, PACE_ERR_RANGE, name, "has more than %zu MiB; split it into the files of a folder",
                          DATASET_BYTES >> 20);
    if (at == n)
        return PACE_OK;
    place = dataset_place_of(bytes, at);
    if (at < valid)
        return pace__fail_at(err, PACE_ERR_PARSE, name, place.line, place.column, "a NUL byte; JSON is text");
    return pace__fail_at(err, PACE_ERR_PARSE, name, place.line, place.column, "not UTF-8; save the file as UTF-8");
}

/* After the scan there are few things left that jansson does not take. What it has no words for is want of memory. */
static pace_status fail_parser(const json_error_t *reason, const char *name, pace_error *err)
{
    enum json_error_code code = json_error_code(reason);
    int line = reason->line > 0 ? reason->line : 1, column = reason->column > 0 ? reason->column : 1;
    if (code == json_error_duplicate_key)
        return pace__fail_at(err, PACE_ERR_PARSE, name, line, column, "a key twice in one object (%q); each key once",
                             reason->text);
    if (code == json_error_numeric_overflow)
        return pace__fail_at(err, PACE_ERR_PARSE, name, line, column,
                             "a number that is too large; use one below 9e18, or with a decimal point below 1e308");
    return pace__fail_memory(err);
}

/* A table where a data set is wanted: what is wrong at one of its commas helps nobody. */
static bool is_no_json(const char *bytes, size_t n)
{
    size_t at = 0;
    while (at < n && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r'))
        at++;
    return at < n && bytes[at] != '{' && bytes[at] != '[';
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
    if (status)
        return status;
    status = dataset_scan(bytes, n, name, err);
    if (status == PACE_ERR_PARSE && is_no_json(bytes, n))
        return pace__fail_at(err, PACE_ERR_PARSE, name, 1, 1,
                             "this is no JSON; a data set is JSON of the form pace-dataset, a plain table goes to growth, "
                             "chart or check");
    if (status)
        return status;
    memset(&reason, 0, sizeof reason);
    root = json_loadb(n ? bytes : "", n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &reason);
    if (!root)
        return fail_parser(&reason, name, err);
    *out = root;
    return PACE_OK;
}
