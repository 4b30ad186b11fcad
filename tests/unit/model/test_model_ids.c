/* The tree of ids against a plain list. */
#include "model/ids.h"
#include "test.h"

enum { NAMES = 600, LENGTH = 12 };

static uint32_t state = 2463534242u;

static uint32_t draw(uint32_t below)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state % below;
}

/* Few letters and shared beginnings, so that names meet and begin one another. */
static void make_name(char out[LENGTH])
{
    static const char letters[] = "ab\x7F\xC3\xBF";
    uint32_t n = 1 + draw(LENGTH - 1);
    for (uint32_t i = 0; i < n; i++)
        out[i] = letters[draw(sizeof letters - 1)];
    out[n] = '\0';
}

static int64_t slow_find(char names[][LENGTH], int64_t count, const char *name)
{
    for (int64_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

static void test_against_list(void)
{
    static char names[NAMES][LENGTH];
    pace__arena arena;
    ids_tree tree;
    int64_t count = 0;
    char name[LENGTH];
    pace__arena_init(&arena, NULL);
    ENSURE(ids_init(&tree, &arena, NAMES));
    ENSURE(ids_find(&tree, "a", 1) == -1);
    while (count < NAMES) {
        make_name(names[count]);
        ENSURE(ids_find(&tree, names[count], strlen(names[count])) == slow_find(names, count, names[count]));
        if (slow_find(names, count, names[count]) < 0) {
            ids_add(&tree, names[count], count);
            count++;
        }
    }
    for (int64_t i = 0; i < count; i++)
        ENSURE(ids_find(&tree, names[i], strlen(names[i])) == i);
    for (int i = 0; i < 20000; i++) {
        make_name(name);
        ENSURE(ids_find(&tree, name, strlen(name)) == slow_find(names, count, name));
    }
    pace__arena_clear(&arena);
}

static void test_hints(void)
{
    static const char *const names[] = {"gdp", "gdp_per_head", "retail_sales", "exports", "imports"};
    pace__arena arena;
    ids_tree tree, empty;
    char hint[IDS_HINT_SIZE], noise[400];
    int64_t budget = 7;
    pace__arena_init(&arena, NULL);
    ENSURE(ids_init(&tree, &arena, 5) && ids_init(&empty, &arena, 0));
    for (int i = 0; i < 5; i++)
        ids_add(&tree, names[i], i);
    ENSURE_TEXT(ids_hint(hint, &tree, "gpd", 3, NULL), "; did you mean \"gdp\"?");
    ENSURE_TEXT(ids_hint(hint, &tree, "zzz", 3, NULL),
                "; known are, among others, \"gdp\", \"gdp_per_head\", \"retail_sales\"");
    ENSURE_TEXT(ids_hint(hint, &tree, "gdp_", 4, NULL), "; did you mean \"gdp\"?");
    ENSURE_TEXT(ids_hint(hint, &tree, "expots", 6, NULL), "; did you mean \"exports\", \"imports\"?");
    ENSURE_TEXT(ids_hint(hint, &empty, "gdp", 3, NULL), "");
    memset(noise, 'x', sizeof noise);
    ENSURE(strlen(ids_hint(hint, &tree, noise, sizeof noise, NULL)) < IDS_HINT_SIZE);
    ENSURE(strlen(ids_hint(hint, &tree, "\xE6\xAD", 2, NULL)) < IDS_HINT_SIZE);
    (void)ids_hint(hint, &tree, "expots", 6, &budget);
    ENSURE(budget == 2);
    ENSURE_TEXT(ids_hint(hint, &tree, "expots", 6, &budget),
                "; known are, among others, \"gdp\", \"gdp_per_head\", \"retail_sales\"");
    pace__arena_clear(&arena);
}

int main(void)
{
    test_against_list();
    test_hints();
    return TEST_RESULT;
}
