/* A series of a panel by its key, or by the heading that the key was taken from. */
#include <string.h>
#include "io/csv.h"
#include "io/panel_internal.h"
#include "pace/text.h"

enum { LISTED_MOST = 8, LETTERS_MOST = 24 };

/* The nearest key, or NULL when none is near enough to be a slip of the fingers: one letter in three, three at most. */
static const char *nearest_key(const pace_panel *panel, const char *key)
{
    const char *best = NULL;
    int limit = 1;
    while (limit < 3 && pace_text_offset(key, strlen(key), 3 * (limit + 1) - 1) < strlen(key))
        limit++;
    for (int64_t i = 0; i < panel->rows && limit >= 0; i++) {
        int distance = pace_text_distance(panel->series[i].key, key, limit);
        if (distance <= limit) {
            best = panel->series[i].key;
            limit = distance - 1;
        }
    }
    return best;
}

/* How many series have this key; *row = the first. */
static int64_t count_key(int64_t *row, const pace_panel *panel, const char *key, size_t n)
{
    int64_t count = 0;
    for (int64_t i = 0; i < panel->rows; i++) {
        const char *own = panel->series[i].key;
        if (strlen(own) != n || memcmp(own, key, n) != 0)
            continue;
        if (count++ == 0)
            *row = i;
    }
    return count;
}

/* "Exports (bn USD)" is the series Exports where that is its unit. */
static bool finds_heading(int64_t *row, const pace_panel *panel, const char *key)
{
    pace_unit unit = {0};
    bool yearly;
    size_t n = csv_split_unit(&unit, &yearly, key, strlen(key));
    return n && count_key(row, panel, key, n) == 1 && pace_unit_same(panel->series[*row].unit, unit);
}

/* "CPI" is the series "CPI（上年同月=100）" where no other begins like it. */
static bool finds_name(int64_t *row, const pace_panel *panel, const char *key)
{
    size_t n = strlen(key);
    int64_t count = 0;
    for (int64_t i = 0; n && i < panel->rows; i++) {
        const char *own = panel->series[i].key;
        if (strncmp(own, key, n) != 0)
            continue;
        own += n + (own[n] == ' ');
        if (*own != '(' && *own != '[' && strncmp(own, "（", strlen("（")) != 0)
            continue;
        if (count++ == 0)
            *row = i;
    }
    return count == 1;
}

static pace_status not_found(const pace_panel *panel, const char *key, pace_error *err)
{
    const char *near = nearest_key(panel, key);
    pace_buffer keys = PACE_BUFFER_INIT;
    pace_status status;
    if (near)
        return pace__fail(err, PACE_ERR_NOTFOUND, "", "there is no series %q; the closest is %q", key, near);
    if (panel->rows == 0)
        return pace__fail(err, PACE_ERR_NOTFOUND, "", "there is no series %q; the panel is empty", key);
    keys.allocator = panel->allocator;
    for (int64_t i = 0; i < panel->rows && i < LISTED_MOST; i++) {
        const char *name = panel->series[i].key;
        pace_buffer_text(&keys, i ? ", \"" : "\"");
        pace_buffer_bytes(&keys, name, pace_text_offset(name, strlen(name), LETTERS_MOST));
        pace_buffer_text(&keys, "\"");
    }
    if (panel->rows > LISTED_MOST)
        pace_buffer_text(&keys, ", ...");
    if (keys.status)
        status = pace__fail_memory(err);
    else
        status = pace__fail(err, PACE_ERR_NOTFOUND, "", panel->rows == 1 ? "there is no series %q but %s" : "there is no series %q; there are %s",
                            key, keys.text);
    pace_buffer_clear(&keys);
    return status;
}

pace_status pace_panel_find(int64_t *row, const pace_panel *panel, const char *key, pace_error *err)
{
    int64_t found = -1, count;
    if (!row || !panel || !key)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_find needs a place, a panel and a key");
    count = count_key(&found, panel, key, strlen(key));
    if (count > 1)
        return pace__fail(err, PACE_ERR_AMBIGUOUS, key, "is the key of more than one series; give each its own");
    if (!count && !finds_heading(&found, panel, key) && !finds_name(&found, panel, key))
        return not_found(panel, key, err);
    *row = found;
    return PACE_OK;
}
