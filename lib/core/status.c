#include "pace/status.h"
#include <string.h>
#include "core/core.h"
#include "core/format.h"
#include "core/utf8.h"

const char *pace_status_name(pace_status status)
{
    switch (status) {
#define NAME(name, number, text)                                                                                       \
    case name:                                                                                                         \
        return #name;
        PACE_STATUS_LIST(NAME)
#undef NAME
    }
    return "PACE_ERR_UNKNOWN";
}

const char *pace_status_text(pace_status status)
{
    switch (status) {
#define TEXT(name, number, text)                                                                                       \
    case name:                                                                                                         \
        return text;
        PACE_STATUS_LIST(TEXT)
#undef TEXT
    }
    return "no status of this library";
}

/* Text of limited size: what does not fit is left out. */
typedef struct limited {
    char *text;
    size_t length, size;
} limited;

static void put_limited(void *to, const char *bytes, size_t count)
{
    limited *out = to;
    size_t room = out->size - out->length;
    if (count > room)
        count = room;
    memcpy(out->text + out->length, bytes, count);
    out->length += count;
}

static bool put_whole(limited *out, const char *bytes, size_t count)
{
    if (count >= out->size - out->length)
        return false;
    memcpy(out->text + out->length, bytes, count);
    out->length += count;
    return true;
}

/* Copies `text` as one line of valid UTF-8; whole code points and whole escapes only. */
static void clean(char *to, size_t size, const char *text, size_t n)
{
    static const char hex[] = "0123456789ABCDEF";
    limited out = {to, 0, size};
    size_t at = 0;
    bool fits = true;
    while (fits && at < n) {
        int32_t codepoint = 0;
        size_t step = pace__utf8_decode(text + at, n - at, &codepoint);
        if (step && !pace__utf8_is_hidden(codepoint)) {
            fits = put_whole(&out, text + at, step);
            at += step;
            continue;
        }
        for (step = step ? step : 1; fits && step > 0; step--, at++) {
            unsigned byte = (unsigned char)text[at];
            char escape[4] = {'\\', 'x', hex[byte >> 4], hex[byte & 15]};
            fits = put_whole(&out, escape, sizeof escape);
        }
    }
    to[out.length] = '\0';
}

enum { RAW_SIZE = 1024 };

static void set_text(pace_error *err, const char *format, va_list args)
{
    char raw[RAW_SIZE];
    limited out = {raw, 0, sizeof raw};
    pace__format((pace__sink){put_limited, &out}, true, format, args);
    clean(err->text, sizeof err->text, raw, out.length);
}

static void set_where(pace_error *err, const char *where)
{
    char raw[RAW_SIZE];
    limited out = {raw, 0, sizeof raw};
    if (where)
        put_limited(&out, where, strlen(where));
    clean(err->where, sizeof err->where, raw, out.length);
}

pace_status pace__fail(pace_error *err, pace_status code, const char *where, const char *format, ...)
{
    va_list args;
    if (!err)
        return code;
    *err = (pace_error)PACE_ERROR_INIT;
    err->code = code;
    set_where(err, where);
    va_start(args, format);
    set_text(err, format, args);
    va_end(args);
    return code;
}

/* FILE:LINE:COLUMN; a long file name loses its end rather than the numbers. */
static void set_place(pace_error *err, const char *file, int line, int column)
{
    enum { NUMBERS = 32 };
    limited out = {err->where, 0, sizeof err->where};
    char digits[PACE__INTEGER_SIZE];
    set_where(err, file);
    out.length = strlen(err->where);
    if (line <= 0)
        return;
    if (out.length > sizeof err->where - NUMBERS) {
        out.length = sizeof err->where - NUMBERS;
        while (out.length > 0 && ((unsigned char)err->where[out.length] & 0xC0) == 0x80)
            out.length--;
    }
    put_limited(&out, ":", 1);
    put_limited(&out, digits, pace__print_integer(digits, line));
    if (column > 0) {
        put_limited(&out, ":", 1);
        put_limited(&out, digits, pace__print_integer(digits, column));
    }
    err->where[out.length] = '\0';
}

pace_status pace__fail_at(pace_error *err, pace_status code, const char *file, int line, int column, const char *format,
                          ...)
{
    va_list args;
    if (!err)
        return code;
    *err = (pace_error)PACE_ERROR_INIT;
    err->code = code;
    err->line = line > 0 ? line : 0;
    err->column = line > 0 && column > 0 ? column : 0;
    set_place(err, file, line, column);
    va_start(args, format);
    set_text(err, format, args);
    va_end(args);
    return code;
}

pace_status pace__fail_memory(pace_error *err)
{
    return pace__fail(err, PACE_ERR_NOMEM, "", "out of memory; free some or take less at once");
}

pace_status pace__fail_within(pace_error *err, const char *where)
{
    char raw[RAW_SIZE];
    limited out = {raw, 0, sizeof raw};
    if (!err)
        return PACE_OK;
    if (where && where[0]) {
        put_limited(&out, where, strlen(where));
        if (err->where[0])
            put_limited(&out, ": ", 2);
        put_limited(&out, err->where, strlen(err->where));
        clean(err->where, sizeof err->where, raw, out.length);
    }
    return err->code;
}
