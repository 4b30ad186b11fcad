/* The small formatter behind pace_buffer_format and the error texts: independent of the locale, no allocation. */
#ifndef PACE_LIB_CORE_FORMAT_H
#define PACE_LIB_CORE_FORMAT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct pace__sink {
    void (*put)(void *to, const char *bytes, size_t count);
    void *to;
} pace__sink;

/* %s %d %ld %zu %c %%; with `quotes` also %q (const char *) and %Q (int length, const char *), see core.h. */
void pace__format(pace__sink sink, bool quotes, const char *format, va_list args);

/* Decimal digits and a NUL; the length is returned. */
enum { PACE__INTEGER_SIZE = 24 };
size_t pace__print_integer(char *out, int64_t value);
size_t pace__print_unsigned(char *out, uint64_t value);

#endif
