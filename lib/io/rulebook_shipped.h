/* The rulebooks that ship with the library, as the build puts them into it (lib/cmake/embed.cmake). */
#ifndef PACE_LIB_RULEBOOK_SHIPPED_H
#define PACE_LIB_RULEBOOK_SHIPPED_H

#include <stddef.h>
#include <stdint.h>

typedef struct rulebook_file {
    const unsigned char *bytes; /* of UTF-8, with a NUL behind them */
    size_t length;
} rulebook_file;

extern const char *const rulebook_shipped_ids[];
extern const rulebook_file rulebook_shipped_texts[];
extern const int64_t rulebook_shipped_count;

#endif
