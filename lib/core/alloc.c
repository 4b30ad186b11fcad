#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "core/core.h"
#include "core/pages.h"

static void *resize(const pace_allocator *allocator, void *ptr, size_t old_size, size_t new_size)
{
    if (allocator && allocator->resize)
        return allocator->resize(allocator->ctx, ptr, old_size, new_size);
    if (new_size) {
        void *block = realloc(ptr, new_size);
        if (block && new_size > old_size)
            pace__prepare_pages(block, old_size, new_size);
        return block;
    }
    free(ptr);
    return NULL;
}

static bool product(size_t *bytes, size_t count, size_t size)
{
    if (size && count > (size_t)PTRDIFF_MAX / size)
        return false;
    *bytes = count * size;
    return true;
}

/* An empty block is one byte, so that NULL means failure alone; pace__release takes the same size. */
void *pace__alloc(const pace_allocator *allocator, size_t count, size_t size)
{
    size_t bytes;
    if (!product(&bytes, count, size))
        return NULL;
    return resize(allocator, NULL, 0, bytes ? bytes : 1);
}

void *pace__calloc(const pace_allocator *allocator, size_t count, size_t size)
{
    void *ptr = pace__alloc(allocator, count, size);
    if (ptr && count && size)
        memset(ptr, 0, count * size);
    return ptr;
}

bool pace__reserve(const pace_allocator *allocator, void **items, size_t *capacity, size_t need, size_t size)
{
    size_t bytes, wanted = *capacity < 8 ? 8 : *capacity;
    void *grown;
    if (need <= *capacity)
        return true;
    while (wanted < need) {
        if (wanted > SIZE_MAX / 2)
            return false;
        wanted *= 2;
    }
    if (!product(&bytes, wanted, size))
        return false;
    grown = resize(allocator, *items, *capacity * size, bytes);
    if (!grown)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

bool pace__resize(const pace_allocator *allocator, void **items, size_t from, size_t to, size_t size)
{
    size_t bytes;
    void *resized;
    if (!product(&bytes, to, size))
        return false;
    resized = resize(allocator, *items, from * size, bytes ? bytes : 1);
    if (!resized)
        return false;
    *items = resized;
    return true;
}

void pace__release(const pace_allocator *allocator, void *ptr, size_t bytes)
{
    if (ptr)
        (void)resize(allocator, ptr, bytes ? bytes : 1, 0);
}
