/* Series keys: `indicator[:measure][@basis]`. */
#include <string.h>
#include "model/model.h"

typedef struct key_parts {
    const char *indicator, *measure, *basis; /* NULL = not in the key */
    size_t indicator_n, measure_n, basis_n;
} key_parts;

static key_parts split(const char *key)
{
    key_parts parts = {key, NULL, NULL, strlen(key), 0, 0};
    const char *at = strchr(key, '@'), *colon;
    if (at) {
        parts.basis = at + 1;
        parts.basis_n = strlen(at + 1);
        parts.indicator_n = (size_t)(at - key);
    }
    colon = memchr(key, ':', parts.indicator_n);
    if (colon) {
        parts.measure = colon + 1;
        parts.measure_n = parts.indicator_n - (size_t)(colon + 1 - key);
        parts.indicator_n = (size_t)(colon - key);
    }
    return parts;
}

char *model_key(pace__arena *arena, const char *indicator, const char *measure, pace_basis basis)
{
    char name[PACE_UNIT_SIZE];
    size_t n = basis.kind == PACE_BASIS_NONE ? 0 : pace_basis_print(name, basis, NULL);
    size_t a = strlen(indicator), b = strlen(measure);
    char *key = pace__arena_alloc(arena, a + b + n + 3, 1);
    if (!key)
        return NULL;
    memcpy(key, indicator, a);
    key[a] = ':';
    memcpy(key + a + 1, measure, b);
    if (n) {
        key[a + 1 + b] = '@';
        memcpy(key + a + 2 + b, name, n);
    }
    return key;
}

static bool fits(const pace_measure *measure, const key_parts *parts, const pace_basis *basis)
{
    if (parts->measure &&
        (strlen(measure->id) != parts->measure_n || memcmp(measure->id, parts->measure, parts->measure_n) != 0))
        return false;
    return !basis || pace_basis_same(measure->basis, *basis);
}

static pace_status fail_listing(pace_error *err, pace_status status, const char *key, const char *what,
                                const pace_indicator *of, const key_parts *parts, const pace_basis *basis)
{
    char list[360] = "";
    size_t n = 0;
    for (int64_t i = 0; i < of->measure_count; i++) {
        const pace_measure *measure = &of->measures[i];
        size_t length = strlen(measure->key);
        if (parts && !fits(measure, parts, basis))
            continue;
        if (n + length + 6 >= sizeof list) {
            memcpy(list + n, ", ...", 6);
            break;
        }
        if (n) {
            memcpy(list + n, ", ", 2);
            n += 2;
        }
        memcpy(list + n, measure->key, length + 1);
        n += length;
    }
    return pace__fail(err, status, key, "%s; %s", what, n ? list : "it has no measures");
}

static pace_status pick(const pace_measure **out, const pace_indicator *of, const char *key, const key_parts *parts,
                        const pace_basis *basis, pace_error *err)
{
    const pace_measure *found = NULL;
    int64_t count = 0;
    for (int64_t i = 0; i < of->measure_count; i++) {
        const pace_measure *measure = &of->measures[i];
        if (strcmp(measure->key, key) == 0) { /* the very key, though a longer one may begin so */
            *out = measure;
            return PACE_OK;
        }
        if (fits(measure, parts, basis)) {
            found = measure;
            count++;
        }
    }
    if (count > 1)
        return fail_listing(err, PACE_ERR_AMBIGUOUS, key, "the key fits more than one series", of, parts, basis);
    if (count == 0)
        return fail_listing(err, PACE_ERR_NOTFOUND, key, "the indicator has no such series", of, NULL, NULL);
    *out = found;
    return PACE_OK;
}

pace_status pace_dataset_measure(const pace_measure **out, const pace_dataset *dataset, const char *key,
                                 pace_error *err)
{
    key_parts parts;
    pace_basis basis;
    int64_t at;
    char hint[IDS_HINT_SIZE];
    if (!out || !dataset || !key)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs a data set, a key and a place for the result");
    parts = split(key);
    at = ids_find(&dataset->indicator_ids, parts.indicator, parts.indicator_n);
    if (at < 0)
        return pace__fail(err, PACE_ERR_NOTFOUND, NULL, "there is no indicator %Q%s", (int)parts.indicator_n, key,
                          ids_hint(hint, &dataset->indicator_ids, key, parts.indicator_n, NULL));
    if (parts.basis && pace_basis_parse(&basis, parts.basis, parts.basis_n, NULL))
        return fail_listing(err, PACE_ERR_NOTFOUND, key, "there is no such price basis", &dataset->indicators[at], NULL,
                            NULL);
    return pick(out, &dataset->indicators[at], key, &parts, parts.basis ? &basis : NULL, err);
}

pace_status pace_dataset_series(pace_series *out, const pace_dataset *dataset, const char *key, pace_error *err)
{
    const pace_measure *measure = NULL;
    pace_status status = out ? pace_dataset_measure(&measure, dataset, key, err)
                             : pace__fail(err, PACE_ERR_ARG, NULL, "there is no place for the result");
    if (status)
        return status;
    if (measure->tie)
        return pace__fail(err, PACE_ERR_AMBIGUOUS, measure->key, "nothing orders these vintages of one period; %s",
                          measure->tie);
    *out = measure->series;
    return PACE_OK;
}
