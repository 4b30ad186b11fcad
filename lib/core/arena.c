/* Memory that is freed together: a list of chunks, the newest first, filled from the front. */
#include <stdalign.h>
#include <stdint.h>
#include <string.h>
#include "core/core.h"

enum { FIRST_CHUNK = 4096, LARGEST_CHUNK = 16 << 20 }; /* the largest ones are worth large pages */

typedef struct pace__chunk {
    struct pace__chunk *next;
    size_t size, used; /* bytes behind this header */
    max_align_t data[];
} pace__chunk;

void pace__arena_init(pace__arena *arena, const pace_allocator *allocator)
{
    *arena = (pace__arena){{NULL, NULL}, NULL, false};
    if (allocator)
        arena->allocator = *allocator;
}

/* Chunks double up to a limit, so that a small object is one allocation and a large one is not many. A request that
 * is large itself gets a chunk to its measure behind the current one, whose rest stays in use. */
static pace__chunk *add_chunk(pace__arena *arena, size_t bytes)
{
    pace__chunk *newest = arena->chunks, *chunk;
    size_t size = newest ? newest->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK)
        size = LARGEST_CHUNK;
    if (size < bytes)
        size = bytes;
    if (size > (size_t)PTRDIFF_MAX - sizeof *chunk)
        return NULL;
    chunk = pace__alloc(&arena->allocator, 1, sizeof *chunk + size);
    if (!chunk)
        return NULL;
    chunk->size = size;
    chunk->used = 0;
    if (newest && bytes > LARGEST_CHUNK / 4) {
        chunk->next = newest->next;
        newest->next = chunk;
    } else {
        chunk->next = newest;
        arena->chunks = chunk;
    }
    return chunk;
}

static void *take(pace__arena *arena, size_t bytes, size_t alignment)
{
    pace__chunk *chunk = arena->chunks;
    size_t start = chunk ? (chunk->used + alignment - 1) / alignment * alignment : 0;
    if (!chunk || start > chunk->size || chunk->size - start < bytes) {
        chunk = add_chunk(arena, bytes);
        start = 0;
    }
    if (!chunk) {
        arena->failed = true;
        return NULL;
    }
    chunk->used = start + bytes;
    return (char *)chunk->data + start;
}

void *pace__arena_room(pace__arena *arena, size_t count, size_t size)
{
    if (arena->failed)
        return NULL;
    if (size && count > (size_t)PTRDIFF_MAX / size) {
        arena->failed = true;
        return NULL;
    }
    return take(arena, count * size, alignof(max_align_t));
}

void *pace__arena_alloc(pace__arena *arena, size_t count, size_t size)
{
    void *ptr = pace__arena_room(arena, count, size);
    if (ptr && count && size)
        memset(ptr, 0, count * size);
    return ptr;
}

char *pace__arena_text(pace__arena *arena, const char *text, size_t n)
{
    char *copy;
    if (arena->failed)
        return NULL;
    if (n >= (size_t)PTRDIFF_MAX) {
        arena->failed = true;
        return NULL;
    }
    copy = take(arena, n + 1, 1);
    if (!copy)
        return NULL;
    if (n)
        memcpy(copy, text, n);
    copy[n] = '\0';
    return copy;
}

void pace__arena_clear(pace__arena *arena)
{
    pace__chunk *chunk = arena->chunks;
    while (chunk) {
        pace__chunk *next = chunk->next;
        pace__release(&arena->allocator, chunk, sizeof *chunk + chunk->size);
        chunk = next;
    }
    arena->chunks = NULL;
    arena->failed = false;
}

void pace__arena_join(pace__arena *arena, pace__arena *more)
{
    pace__chunk **end = &arena->chunks;
    while (*end)
        end = &(*end)->next;
    *end = more->chunks;
    arena->failed |= more->failed;
    more->chunks = NULL;
}
