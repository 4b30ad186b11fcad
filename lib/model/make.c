/* The public builder: beginning, wordings, sources, plans, indicators. */
#include <string.h>
#include "model/make.h"
#include "pace/text.h"

/* What a builder is when there is no memory for one. Nothing writes to it: its error is set. */
static const pace_builder no_builder = {
    .id = "", .lang = "", .error = {.code = PACE_ERR_NOMEM, .text = "out of memory; free some and try again"}};

static pace_builder *nil_builder(void)
{
    return (pace_builder *)(uintptr_t)&no_builder;
}

pace_error *make_error(pace_builder *b)
{
    return b && !b->error.code ? &b->error : NULL;
}

void make_no_memory(pace_builder *b)
{
    (void)pace__fail_memory(make_error(b));
}

const char *make_text(pace_builder *b, const char *call, const char *what, const char *text)
{
    size_t n = strlen(text);
    const char *copy;
    if (pace_text_valid(text, n) != n) {
        (void)pace__fail(make_error(b), PACE_ERR_PARSE, text, "%s: the %s is not UTF-8; convert it first", call, what);
        return NULL;
    }
    copy = pace__arena_text(&b->arena, text, n);
    if (!copy)
        make_no_memory(b);
    return copy;
}

bool make_add_words(pace_builder *b, make_words *words, const char *lang, const char *text)
{
    if (words->count == words->room) {
        int64_t room = words->room ? 2 * words->room : 2;
        pace_name *at = pace__arena_alloc(&b->arena, (size_t)room, sizeof *at);
        if (!at) {
            make_no_memory(b);
            return false;
        }
        if (words->count)
            memcpy(at, words->at, (size_t)words->count * sizeof *at);
        words->at = at;
        words->room = room;
    }
    words->at[words->count++] = (pace_name){lang, text};
    return true;
}

/* The first wording of something, which is its id where no other was given. */
static bool begin_words(pace_builder *b, make_words *words, const char *call, const char *id, const char *name)
{
    const char *text = name && *name ? make_text(b, call, "name", name) : id;
    return text && make_add_words(b, words, b->lang, text);
}

static bool check_id(pace_builder *b, const char *call, const char *what, const char *id, const ids_tree *taken)
{
    if (!id || !model_is_id(id))
        (void)pace__fail(make_error(b), PACE_ERR_ARG, id, "%s: %q is no id; " MODEL_ID_RULE, call, id ? id : "");
    else if (taken && ids_find(taken, id, strlen(id)) >= 0)
        (void)pace__fail(make_error(b), PACE_ERR_ARG, id, "%s: there is already %s %q; each needs an id of its own",
                         call, what, id);
    else
        return true;
    return false;
}

/* Room for one more in an array and its tree. */
static bool reserve(pace_builder *b, void **items, size_t *room, size_t count, size_t size, ids_tree *tree)
{
    if (pace__reserve(b->allocator, items, room, count + 1, size) && ids_reserve(tree, &b->arena))
        return true;
    make_no_memory(b);
    return false;
}

pace_builder *pace_builder_new_with(const char *id, const char *lang, const char *name, const pace_allocator *allocator)
{
    static const char call[] = "pace_builder_new";
    pace_builder *b = pace__calloc(allocator, 1, sizeof *b);
    if (!b)
        return nil_builder();
    if (allocator) {
        b->memory = *allocator;
        b->allocator = &b->memory;
    }
    pace__arena_init(&b->arena, allocator);
    b->id = b->lang = "";
    if (!lang || !*lang) {
        (void)pace__fail(&b->error, PACE_ERR_ARG, "lang", "%s: no language; give that of the names, such as \"en\"", call);
    } else if (check_id(b, call, "a data set", id, NULL)) {
        b->id = make_text(b, call, "id", id);
        b->lang = b->id ? make_text(b, call, "language", lang) : NULL;
        if (b->lang)
            (void)begin_words(b, &b->name, call, b->id, name);
    }
    return b;
}

pace_builder *pace_builder_new(const char *id, const char *lang, const char *name)
{
    return pace_builder_new_with(id, lang, name, NULL);
}

void pace_builder_free(pace_builder *b)
{
    pace_allocator memory;
    const pace_allocator *allocator;
    if (!b || b == nil_builder())
        return;
    memory = b->memory;
    allocator = b->allocator ? &memory : NULL;
    pace__release(allocator, b->sources, b->source_room * sizeof *b->sources);
    pace__release(allocator, b->plans, b->plan_room * sizeof *b->plans);
    pace__release(allocator, b->indicators, b->indicator_room * sizeof *b->indicators);
    pace__release(allocator, b->measures, b->measure_room * sizeof *b->measures);
    pace__arena_clear(&b->arena);
    pace__release(allocator, b, sizeof *b);
}

pace_status pace_builder_status(const pace_builder *b)
{
    return b ? b->error.code : PACE_ERR_ARG;
}

static make_source *add_source(pace_builder *b, const char *id)
{
    void *items = b->sources;
    bool done = reserve(b, &items, &b->source_room, b->source_count, sizeof *b->sources, &b->source_ids);
    make_source *out;
    b->sources = items;
    if (!done)
        return NULL;
    out = &b->sources[b->source_count];
    *out = (make_source){.id = id};
    ids_add(&b->source_ids, id, (int64_t)b->source_count++);
    return out;
}

/* Back to a source that is there: it says no more about it, or the same. */
static void return_to(pace_builder *b, const make_source *source, const char *name, pace_span published)
{
    bool same = !name || !*name || strcmp(source->name.at[0].text, name) == 0;
    bool dated = pace_period_is_set(published.last);
    if (!same || (dated && !(pace_period_same(source->published.first, published.first) &&
                             pace_period_same(source->published.last, published.last))))
        (void)pace__fail(make_error(b), PACE_ERR_ARG, source->id,
                         "pace_builder_source: there is already a source %q of another name or date; give NULL for both "
                         "to go on with it, or another id", source->id);
    else
        b->source = source->id;
}

void pace_builder_source(pace_builder *b, const char *id, const char *name, const char *published)
{
    static const char call[] = "pace_builder_source";
    pace_span date = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    pace_error inner = PACE_ERROR_INIT;
    make_source *out;
    int64_t known;
    const char *kept;
    if (!make_error(b) || !check_id(b, call, "a source", id, NULL))
        return;
    if (published && *published && pace_span_parse(&date, published, strlen(published), NULL, &inner)) {
        (void)pace__fail(make_error(b), inner.code, id, "%s: %s", call, inner.text);
        return;
    }
    known = ids_find(&b->source_ids, id, strlen(id));
    if (known >= 0) {
        return_to(b, &b->sources[known], name, date);
        return;
    }
    kept = make_text(b, call, "id", id);
    out = kept ? add_source(b, kept) : NULL;
    if (!out || !begin_words(b, &out->name, call, kept, name))
        return;
    out->published = date;
    b->source = kept;
}

const char *make_current_source(pace_builder *b)
{
    static const char id[] = "unstated";
    static const pace_name words[] = {{"zh", "来源未说明"}, {"en", "Source not stated"}};
    int64_t known;
    make_source *out;
    if (b->source)
        return b->source;
    known = ids_find(&b->source_ids, id, strlen(id));
    if (known >= 0)
        return b->source = b->sources[known].id;
    out = add_source(b, id);
    if (!out)
        return NULL;
    for (int i = 0, first = strncmp(b->lang, "zh", 2) != 0; i < 2; i++)
        if (!make_add_words(b, &out->name, words[first ^ i].lang, words[first ^ i].text))
            return NULL;
    return b->source = id;
}

void pace_builder_plan(pace_builder *b, const char *id, const char *name, const char *span)
{
    static const char call[] = "pace_builder_plan";
    pace_error inner = PACE_ERROR_INIT;
    void *items;
    pace_span years;
    make_plan *out;
    const char *kept;
    bool done;
    if (!make_error(b) || !check_id(b, call, "a plan", id, &b->plan_ids))
        return;
    if (pace_span_parse(&years, span ? span : "", span ? strlen(span) : 0, NULL, &inner)) {
        (void)pace__fail(make_error(b), inner.code, id, "%s: %s", call, inner.text);
        return;
    }
    if (!pace_span_is_closed(years)) {
        (void)pace__fail(make_error(b), PACE_ERR_ARG, id, "%s: %q is open; a plan has a first and a last period, such as "
                         "\"2021-2025\"", call, span ? span : "");
        return;
    }
    items = b->plans;
    done = reserve(b, &items, &b->plan_room, b->plan_count, sizeof *b->plans, &b->plan_ids);
    b->plans = items;
    kept = done ? make_text(b, call, "id", id) : NULL;
    if (!kept)
        return;
    out = &b->plans[b->plan_count];
    *out = (make_plan){.id = kept, .span = years, .source = b->source};
    if (!begin_words(b, &out->name, call, kept, name))
        return;
    ids_add(&b->plan_ids, kept, (int64_t)b->plan_count++);
}

static bool check_opts(pace_builder *b, const char *call, const char *id, const pace_indicator_opts *opts)
{
    const char *what = opts->size != sizeof *opts ? "size" : NULL;
    if (!what && (unsigned)opts->stock_flow > PACE_FLOW)
        what = "stock_flow";
    if (!what && (opts->better < PACE_DOWN_IS_GOOD || opts->better > PACE_UP_IS_GOOD))
        what = "better";
    if (what)
        (void)pace__fail(make_error(b), PACE_ERR_ARG, id,
                         "%s: opts.%s is none that is known; begin with PACE_INDICATOR_OPTS_INIT", call, what);
    return !what;
}

void pace_builder_indicator(pace_builder *b, const char *id, const char *name, const pace_indicator_opts *opts)
{
    static const char call[] = "pace_builder_indicator";
    static const pace_indicator_opts usual = PACE_INDICATOR_OPTS_INIT;
    void *items;
    make_indicator *out;
    bool done;
    if (!opts)
        opts = &usual;
    if (!make_error(b) || !check_id(b, call, "an indicator", id, &b->indicator_ids) || !check_opts(b, call, id, opts))
        return;
    items = b->indicators;
    done = reserve(b, &items, &b->indicator_room, b->indicator_count, sizeof *b->indicators, &b->indicator_ids);
    b->indicators = items;
    if (!done)
        return;
    out = &b->indicators[b->indicator_count];
    *out = (make_indicator){.stock_flow = opts->stock_flow, .better = opts->better};
    if (!(out->id = make_text(b, call, "id", id)) || !begin_words(b, &out->name, call, out->id, name) ||
        !(out->domain = make_text(b, call, "domain", opts->domain && *opts->domain ? opts->domain : "other")) ||
        !(out->note = make_text(b, call, "note", opts->note ? opts->note : "")))
        return;
    ids_add(&b->indicator_ids, out->id, (int64_t)b->indicator_count++);
}

make_indicator *make_find_indicator(pace_builder *b, const char *call, const char *id)
{
    char hint[IDS_HINT_SIZE];
    int64_t at = id ? ids_find(&b->indicator_ids, id, strlen(id)) : -1;
    if (at >= 0)
        return &b->indicators[at];
    if (!id)
        id = "";
    (void)pace__fail(make_error(b), PACE_ERR_NOTFOUND, id,
                     "%s: there is no indicator %q%s; pace_builder_indicator comes first", call, id,
                     ids_hint(hint, &b->indicator_ids, id, strlen(id), NULL));
    return NULL;
}
