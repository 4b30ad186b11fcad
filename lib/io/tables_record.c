/* What the rows name, each once: indicators, measures, plans, sources. */
#include <string.h>
#include "io/tables.h"

static bool reserve(tables *t, void **items, size_t *room, size_t need, size_t size)
{
    return pace__reserve(t->allocator, items, room, need, size) ? true : tables_no_memory(t);
}

bool tables_expect_rows(tables *t, size_t rows)
{
    enum { MOST = 1 << 16 }; /* growing by doubling costs little beyond */
    void *indicators = t->indicators, *measures = t->measures, *targets = t->targets;
    bool done;
    rows = rows < MOST ? rows : MOST;
    done = reserve(t, &indicators, &t->indicator_room, rows, sizeof *t->indicators);
    t->indicators = indicators;
    done = done && reserve(t, &measures, &t->measure_room, rows, sizeof *t->measures);
    t->measures = measures;
    done = done && reserve(t, &targets, &t->target_room, rows, sizeof *t->targets);
    t->targets = targets;
    return done;
}

/* Which indicator a number of a list of names means; it grows with the list. */
static bool remember(tables *t, int32_t **list, size_t *room, int64_t number, int32_t indicator, bool known)
{
    void *items = *list;
    if (number < 0)
        return tables_no_memory(t);
    if (known) {
        if ((*list)[number] != indicator)
            (*list)[number] = -2;
        return true;
    }
    if (!reserve(t, &items, room, (size_t)number + 1, sizeof **list))
        return false;
    *list = items;
    (*list)[number] = indicator;
    return true;
}

int32_t tables_find_indicator(tables *t, const char *text, size_t n)
{
    int64_t number = panel_names_find(&t->ids, text, n);
    size_t length;
    char *folded;
    if (number >= 0)
        return t->id_of[number];
    folded = tables_fold(t, text, n, &length);
    if (!folded)
        return -1;
    number = panel_names_find(&t->folds, folded, length);
    return number >= 0 ? t->fold_of[number] : -1;
}

static int32_t add_indicator(tables *t, tables_place place)
{
    void *items = t->indicators;
    tables_indicator *out;
    if (t->indicator_count >= (size_t)PANEL_SERIES_LIMIT) {
        (void)pace__fail_at(&t->fault, PACE_ERR_RANGE, place.file, (int)place.line, 0, "more than %ld indicators; split the table",
                            (long)PANEL_SERIES_LIMIT);
        t->status = t->fault.code;
        if (t->err)
            *t->err = t->fault;
        return -1;
    }
    if (!reserve(t, &items, &t->indicator_room, t->indicator_count + 1, sizeof *out))
        return -1;
    t->indicators = items;
    out = &t->indicators[t->indicator_count];
    memset(out, 0, sizeof *out);
    out->measures = -1;
    out->better = PACE_UP_IS_GOOD;
    out->fold = "";
    out->place = place;
    return (int32_t)t->indicator_count++;
}

int32_t tables_indicator_of(tables *t, const tables_cell *id, const char *name, size_t n, tables_place place)
{
    size_t length = 0;
    char *folded = tables_fold(t, name, n, &length);
    int64_t number = folded ? panel_names_find(&t->folds, folded, length) : -1;
    int32_t found = -1;
    bool known = false;
    if (!folded)
        return -1;
    if (id) {
        int64_t same = panel_names_find(&t->ids, id->text, id->n);
        found = same >= 0 ? t->id_of[same] : -1;
    } else if (number >= 0) {
        return t->fold_of[number];
    }
    if (found < 0) {
        found = add_indicator(t, place);
        if (found < 0)
            return -1;
        t->indicators[found].fold = folded;
        if (id) {
            t->indicators[found].id = tables_keep(t, id->text, id->n);
            number = panel_names_add(&t->ids, id->text, id->n, &known);
            if (!t->indicators[found].id || !remember(t, &t->id_of, &t->id_room, number, found, known))
                return -1;
        }
    }
    number = length ? panel_names_add(&t->folds, folded, length, &known) : 0;
    return length == 0 || remember(t, &t->fold_of, &t->fold_room, number, found, known) ? found : -1;
}

int32_t tables_measure_of(tables *t, int32_t indicator, const char *id, pace_basis basis)
{
    int32_t *link = &t->indicators[indicator].measures, at;
    void *items = t->measures;
    tables_measure *out;
    size_t before = t->measure_count;
    for (at = *link; at >= 0; link = &t->measures[at].next, at = *link)
        if (strcmp(t->measures[at].id, id) == 0 && pace_basis_same(t->measures[at].basis, basis))
            return at;
    *link = (int32_t)before; /* before the array may move */
    if (!reserve(t, &items, &t->measure_room, before + 1, sizeof *out)) {
        *link = -1;
        return -1;
    }
    t->measures = items;
    out = &t->measures[t->measure_count++];
    memset(out, 0, sizeof *out);
    *out = (tables_measure){.indicator = indicator, .next = -1, .id = id, .kind = BUILD_NOT_GIVEN, .basis = basis,
                            .target = -1, .row = -1, .first = -1, .last = -1};
    return (int32_t)before;
}

/* An id that no other of the list has: made from the text, with a number where two texts give the same. */
static const char *free_id(tables *t, const char *text, size_t n, panel_names *taken)
{
    const char *id = tables_make_id(t, text, n);
    bool known = id && panel_names_find(taken, id, strlen(id)) >= 0;
    for (int i = 2; known; i++) {
        t->scratch.length = 0;
        pace_buffer_format(&t->scratch, "%s_%d", id, i);
        if (t->scratch.status) {
            (void)tables_no_memory(t);
            return NULL;
        }
        known = panel_names_find(taken, t->scratch.text, t->scratch.length) >= 0;
        if (!known)
            id = tables_keep(t, t->scratch.text, t->scratch.length);
    }
    if (id && panel_names_add(taken, id, strlen(id), &known) < 0) {
        (void)tables_no_memory(t);
        return NULL;
    }
    return id;
}

bool tables_name_indicators(tables *t)
{
    for (; t->named < t->indicator_count; t->named++) {
        tables_indicator *of = &t->indicators[t->named];
        const char *name = of->names.count ? of->names.at[0].text : of->fold;
        int64_t number;
        if (of->id)
            continue;
        of->id = free_id(t, name, strlen(name), &t->ids);
        number = of->id ? panel_names_find(&t->ids, of->id, strlen(of->id)) : -1;
        if (!of->id || !remember(t, &t->id_of, &t->id_room, number, (int32_t)t->named, false))
            return false;
    }
    return true;
}

static tables_source *add_source(tables *t)
{
    void *items = t->sources;
    tables_source *out;
    if (!reserve(t, &items, &t->source_room, t->source_count + 1, sizeof *out))
        return NULL;
    t->sources = items;
    out = &t->sources[t->source_count];
    memset(out, 0, sizeof *out);
    return out;
}

int32_t tables_source_of(tables *t, const char *text, size_t n)
{
    tables_source *out;
    bool known = false;
    int64_t number = panel_names_add(&t->source_texts, text, n, &known);
    if (number < 0)
        (void)tables_no_memory(t);
    if (number < 0 || known)
        return (int32_t)number;
    out = add_source(t);
    if (!out)
        return -1;
    out->id = free_id(t, text, n, &t->source_ids);
    out->text = out->id ? tables_keep(t, text, n) : NULL;
    if (!out->text)
        return -1;
    return (int32_t)t->source_count++;
}

int32_t tables_file_source(tables *t, int32_t *known, const char *id, const char *file)
{
    const char *name = file;
    int32_t at;
    if (*known >= 0)
        return *known;
    for (const char *p = file; *p; p++)
        if ((*p == '/' || *p == '\\') && p[1])
            name = p + 1;
    at = tables_source_of(t, id, strlen(id));
    if (at < 0)
        return at;
    if (!t->sources[at].names.count && !tables_add_words(t, &t->sources[at].names, tables_lang_of(t, name, strlen(name)),
                                                         *name ? name : id, strlen(*name ? name : id)))
        return -1;
    return *known = at;
}

int32_t tables_plan_of(tables *t, const char *text, size_t n)
{
    void *items = t->plans;
    tables_plan *out;
    bool known = false;
    int64_t number = panel_names_add(&t->plan_texts, text, n, &known);
    if (number < 0)
        (void)tables_no_memory(t);
    if (number < 0 || known)
        return (int32_t)number;
    if (!reserve(t, &items, &t->plan_room, t->plan_count + 1, sizeof *out))
        return -1;
    t->plans = items;
    out = &t->plans[t->plan_count];
    memset(out, 0, sizeof *out);
    out->id = free_id(t, text, n, &t->plan_ids);
    out->text = out->id ? tables_keep(t, text, n) : NULL;
    out->span_given = out->text && !pace_span_parse(&out->span, text, n, NULL, NULL) && pace_span_is_closed(out->span);
    if (!out->text)
        return -1;
    return (int32_t)t->plan_count++;
}

/* --- columns that several rows repeat ------------------------------------------------------------------------------ */

bool tables_row_names(tables *t, tables_table *table, tables_role role, tables_words *names)
{
    for (size_t i = 0; table->of[role] >= 0 && i < table->count; i++)
        if (table->columns[i].role == role &&
            !tables_add_words(t, names, table->columns[i].lang, table->cells[i].text, table->cells[i].n))
            return false;
    return true;
}

bool tables_row_source(tables *t, tables_table *table, int32_t *out, int32_t *file_source, const char *id)
{
    const tables_cell *cell = tables_get(table, TABLES_SOURCE);
    bool own = table->of[TABLES_SOURCE_NAME] >= 0;
    tables_source *source;
    *out = cell ? tables_source_of(t, cell->text, cell->n) : tables_file_source(t, file_source, id, table->input.name);
    if (*out < 0 || !cell)
        return *out >= 0;
    source = &t->sources[*out];
    if (own && !tables_row_names(t, table, TABLES_SOURCE_NAME, &source->names))
        return false;
    if (!source->names.count &&
        !tables_add_words(t, &source->names, tables_lang_of(t, cell->text, cell->n), cell->text, cell->n))
        return false;
    return tables_read_span(t, table, TABLES_SOURCE_PUBLISHED, NULL, &t->sources[*out].published);
}
