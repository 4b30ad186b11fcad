/* Allocation helpers and the arena: sizes that do not fit, the k-th allocation failing, nothing leaked. */
#include "core/core.h"
#include "pace/buffer.h"
#include "pace/exec.h"
#include "test.h"

/* Counts what is out, and fails the call number `fail_at` (from 1; 0 = never). Checks the old sizes it is told. */
typedef struct ledger {
    int calls, fail_at, blocks;
    size_t bytes;
} ledger;

static void *ledger_resize(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    ledger *book = ctx;
    size_t *block = ptr ? (size_t *)ptr - 2 : NULL;
    if (block)
        ENSURE(block[0] == old_size);
    if (new_size == 0) {
        if (block) {
            book->blocks--;
            book->bytes -= block[0];
        }
        free(block);
        return NULL;
    }
    if (++book->calls == book->fail_at)
        return NULL;
    block = realloc(block, new_size + 2 * sizeof *block);
    if (!block)
        return NULL;
    book->blocks += ptr == NULL;
    book->bytes += new_size - (ptr ? old_size : 0);
    block[0] = new_size;
    return block + 2;
}

static void check_sizes(void)
{
    ledger book = {0, 0, 0, 0};
    pace_allocator allocator = {ledger_resize, &book};
    unsigned char *zeroed;
    void *empty;
    ENSURE(!pace__alloc(&allocator, SIZE_MAX / 8 + 1, 8));
    ENSURE(!pace__calloc(&allocator, SIZE_MAX, 2));
    ENSURE(!pace__alloc(NULL, SIZE_MAX / 2 + 1, 1));
    ENSURE(book.calls == 0);
    zeroed = pace__calloc(&allocator, 10, 3);
    ENSURE(zeroed && book.bytes == 30);
    for (int i = 0; zeroed && i < 30; i++)
        ENSURE(zeroed[i] == 0);
    pace__release(&allocator, zeroed, 30);
    empty = pace__alloc(&allocator, 0, 8);
    ENSURE(empty);
    pace__release(&allocator, empty, 0);
    pace__release(&allocator, NULL, 5);
    ENSURE(book.blocks == 0 && book.bytes == 0);
}

static void check_reserve(void)
{
    ledger book = {0, 0, 0, 0};
    pace_allocator allocator = {ledger_resize, &book};
    void *items = NULL;
    size_t capacity = 0;
    ENSURE(pace__reserve(&allocator, &items, &capacity, 3, sizeof(int)) && capacity >= 3);
    ((int *)items)[2] = 77;
    ENSURE(pace__reserve(&allocator, &items, &capacity, 1000, sizeof(int)) && capacity >= 1000);
    ENSURE(((int *)items)[2] == 77);
    size_t before = capacity;
    ENSURE(!pace__reserve(&allocator, &items, &capacity, SIZE_MAX / 2, sizeof(int)) && capacity == before);
    ENSURE(!pace__reserve(&allocator, &items, &capacity, SIZE_MAX, 1) && capacity == before);
    book.fail_at = book.calls + 1;
    ENSURE(!pace__reserve(&allocator, &items, &capacity, before + 1, sizeof(int)) && capacity == before && items);
    ENSURE(pace__reserve(&allocator, &items, &capacity, before, sizeof(int)));
    pace__release(&allocator, items, capacity * sizeof(int));
    ENSURE(book.blocks == 0);
}

/* Some work in an arena; false when it has failed. */
static bool work(pace__arena *arena)
{
    bool fine = true;
    for (int i = 1; i < 400; i++) {
        char *text = pace__arena_text(arena, "武汉", 6);
        double *numbers = pace__arena_alloc(arena, (size_t)i, sizeof *numbers);
        fine = fine && text && numbers;
        if (!text || !numbers)
            continue;
        ENSURE_TEXT(text, "武汉");
        ENSURE((uintptr_t)numbers % sizeof(void *) == 0);
        for (int j = 0; j < i; j++) {
            ENSURE(!(numbers[j] > 0));
            numbers[j] = i;
        }
    }
    fine = fine && pace__arena_alloc(arena, 1, 3000000) != NULL;
    return fine && pace__arena_text(arena, "", 0) != NULL;
}

static void check_arena(void)
{
    ledger book = {0, 0, 0, 0};
    pace_allocator allocator = {ledger_resize, &book};
    pace__arena arena;
    pace__arena_init(&arena, &allocator);
    ENSURE(work(&arena) && !arena.failed);
    ENSURE(book.calls < 20);
    int calls = book.calls;
    pace__arena_clear(&arena);
    ENSURE(book.blocks == 0 && book.bytes == 0);
    for (int k = 1; k <= calls; k++) {
        book = (ledger){0, k, 0, 0};
        pace__arena_init(&arena, &allocator);
        ENSURE(!work(&arena) && arena.failed);
        ENSURE(!pace__arena_text(&arena, "x", 1)); /* for good */
        pace__arena_clear(&arena);
        ENSURE(book.blocks == 0 && book.bytes == 0);
    }
    pace__arena_init(&arena, NULL);
    ENSURE(!pace__arena_alloc(&arena, SIZE_MAX / 4, 8) && arena.failed);
    pace__arena_clear(&arena);
    pace__arena_clear(&arena);
}

static void check_users(void)
{
    for (int k = 1; k < 30; k++) {
        ledger book = {0, k, 0, 0};
        pace_allocator allocator = {ledger_resize, &book};
        pace_buffer buffer = PACE_BUFFER_INIT;
        pace_pool *pool = NULL;
        pace_error err = PACE_ERROR_INIT;
        buffer.allocator = &allocator;
        for (int i = 0; i < 5000; i++)
            pace_buffer_text(&buffer, "abcdefgh");
        ENSURE((buffer.status == PACE_ERR_NOMEM) == (book.calls >= k));
        if (buffer.status)
            ENSURE(pace_buffer_write(&buffer, "nowhere", &err) == PACE_ERR_NOMEM);
        pace_buffer_clear(&buffer);
        ENSURE(buffer.status == PACE_OK && book.blocks == 0);
        book = (ledger){0, k == 1, 0, 0};
        ENSURE(pace_pool_new(&pool, 3, &allocator, &err) == (k == 1 ? PACE_ERR_NOMEM : PACE_OK));
        pace_pool_free(pool);
        ENSURE(book.blocks == 0);
    }
}

int main(void)
{
    check_sizes();
    check_reserve();
    check_arena();
    check_users();
    return TEST_RESULT;
}
