#include "core/format.h"
#include <string.h>
#include "core/utf8.h"
#include "pace/number.h"

enum { QUOTED_CODE_POINTS = 60 };

size_t pace__print_unsigned(char *out, uint64_t value)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
                                "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    char digits[20]; /* of 2^64 - 1 */
    size_t at = sizeof digits, n;
    for (; value >= 100; value /= 100) {
        at -= 2;
        memcpy(digits + at, pairs + value % 100 * 2, 2);
    }
    if (value >= 10)
        digits[--at] = (char)('0' + value % 10);
    digits[--at] = (char)('0' + (value >= 10 ? value / 10 : value));
    n = sizeof digits - at;
    memcpy(out, digits + at, n);
    out[n] = '\0';
    return n;
}

size_t pace__print_integer(char *out, int64_t value)
{
    if (value >= 0)
        return pace__print_unsigned(out, (uint64_t)value);
    out[0] = '-';
    /* The smallest value has no positive counterpart, so the change of sign is done without one. */
    return 1 + pace__print_unsigned(out + 1, (uint64_t) - (value + 1) + 1);
}

static void put_text(pace__sink sink, const char *text)
{
    if (text)
        sink.put(sink.to, text, strlen(text));
}

static void put_quoted(pace__sink sink, const char *text, size_t n)
{
    size_t end = 0;
    int count = 0;
    while (end < n && count < QUOTED_CODE_POINTS) {
        int32_t codepoint;
        size_t step = pace__utf8_decode(text + end, n - end, &codepoint);
        end += step ? step : 1;
        count++;
    }
    sink.put(sink.to, "\"", 1);
    sink.put(sink.to, text, end);
    put_text(sink, end < n ? "...\"" : "\"");
}

/* Writes one directive that begins behind the %, and returns what follows it. The va_list travels inside a struct
 * because an array type cannot be handed on by address. */
typedef struct arguments {
    va_list list;
} arguments;

static const char *put_directive(pace__sink sink, bool quotes, const char *at, arguments *args)
{
    char digits[PACE__INTEGER_SIZE], c = *at;
    if (c == 's') {
        put_text(sink, va_arg(args->list, const char *));
    } else if (c == 'd') {
        sink.put(sink.to, digits, pace__print_integer(digits, va_arg(args->list, int)));
    } else if (c == 'l' && at[1] == 'd') {
        sink.put(sink.to, digits, pace__print_integer(digits, va_arg(args->list, long)));
        at++;
    } else if (c == 'z' && at[1] == 'u') {
        sink.put(sink.to, digits, pace__print_unsigned(digits, va_arg(args->list, size_t)));
        at++;
    } else if (c == 'g') {
        char number[PACE_NUMBER_SIZE];
        sink.put(sink.to, number, pace_number_print(number, va_arg(args->list, double)));
    } else if (c == 'c') {
        char byte = (char)va_arg(args->list, int);
        sink.put(sink.to, &byte, 1);
    } else if (c == 'q' && quotes) {
        const char *text = va_arg(args->list, const char *);
        if (text)
            put_quoted(sink, text, strlen(text));
        else
            put_text(sink, "nothing");
    } else if (c == 'Q' && quotes) {
        int n = va_arg(args->list, int);
        const char *text = va_arg(args->list, const char *);
        put_quoted(sink, text ? text : "", text && n > 0 ? (size_t)n : 0);
    } else if (c != '\0') {
        sink.put(sink.to, &c, 1);
    }
    return *at ? at + 1 : at;
}

void pace__format(pace__sink sink, bool quotes, const char *format, va_list args)
{
    arguments rest;
    va_copy(rest.list, args);
    while (format && *format) {
        size_t plain = strcspn(format, "%");
        sink.put(sink.to, format, plain);
        format += plain;
        if (*format == '%')
            format = put_directive(sink, quotes, format + 1, &rest);
    }
    va_end(rest.list);
}
