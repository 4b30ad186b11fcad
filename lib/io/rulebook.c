/* Reading rulebooks: one walk over the tree, then everything that was said is copied into the rulebook's own memory. */
#include <math.h>
#include <string.h>
#include "io/rulebook_shape.h"
#include "io/rulebook_shipped.h"
#include "pace/panel.h"
#include "pace/text.h"

typedef struct book_reader {
    walk walk;
    pace_rulebook *book;
    rulebook_record record;
} book_reader;

/* Reports what pace__fail left in walk.fault; always false. */
static bool at_fault(book_reader *r, const walk_step *at, const char *key)
{
    walk_report(&r->walk, at, key);
    return false;
}

static bool no_memory(book_reader *r)
{
    r->walk.status = pace__fail_memory(r->walk.err);
    return false;
}

static bool keep_text(book_reader *r, const char **text)
{
    if (!*text)
        return true;
    *text = pace__arena_text(&r->book->arena, *text, strlen(*text));
    return *text || no_memory(r);
}

static bool keep_names(book_reader *r, pace_names *names)
{
    pace_name *copy = pace__arena_alloc(&r->book->arena, (size_t)names->count, sizeof *copy);
    if (!copy)
        return no_memory(r);
    for (int64_t i = 0; i < names->count; i++) {
        copy[i] = names->at[i];
        if (!keep_text(r, &copy[i].lang) || !keep_text(r, &copy[i].text))
            return false;
    }
    names->at = copy;
    return true;
}

/* Room for the items of a list; NULL and no fault for an empty one. */
static void *room(book_reader *r, const json_t *list, size_t size)
{
    void *items = pace__arena_alloc(&r->book->arena, json_array_size(list) + 1, size);
    if (!items)
        (void)no_memory(r);
    return items;
}

static bool is_id(const char *id)
{
    size_t n = strlen(id);
    return n <= 128 && strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-") == n;
}

static bool read_class(book_reader *r, const walk_step *at, json_t *value)
{
    pace_rulebook *book = r->book;
    class_record record = {0};
    if (!walk_record(&r->walk, at, value, &shape_rule_class, &record))
        return false;
    record.said.says = (pace_says)record.says;
    if (!is_id(record.said.id)) {
        (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "%q is no id; letters, digits, '_', '-' and '.'", record.said.id);
        return at_fault(r, at, "id");
    }
    if (rulebook_class(book, record.said.id) >= 0) {
        (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "the class %q is there already; each id once", record.said.id);
        return at_fault(r, at, "id");
    }
    if (!keep_text(r, &record.said.id) || !keep_names(r, &record.said.name))
        return false;
    book->classes[book->class_count++] = record.said;
    return true;
}

static bool read_classes(book_reader *r)
{
    json_t *list = r->record.classes, *value;
    walk_step top = {NULL, "classes", 0}, item = {&top, NULL, 0};
    if (json_array_size(list) < 1 || json_array_size(list) > PACE_RULE_CLASSES) {
        (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "%zu classes; a rulebook has 1 to %d", json_array_size(list), PACE_RULE_CLASSES);
        return at_fault(r, &top, NULL);
    }
    r->book->classes = room(r, list, sizeof *r->book->classes);
    if (!r->book->classes)
        return false;
    json_array_foreach(list, item.index, value)
        if (!read_class(r, &item, value))
            return false;
    return true;
}

static bool read_sources(book_reader *r)
{
    json_t *list = r->record.sources, *value;
    walk_step top = {NULL, "sources", 0}, item = {&top, NULL, 0};
    r->book->sources = room(r, list, sizeof *r->book->sources);
    if (!r->book->sources)
        return false;
    json_array_foreach(list, item.index, value) {
        source_record record = {0};
        if (!walk_record(&r->walk, &item, value, &shape_rule_source, &record) || !keep_text(r, &record.said.about) ||
            !keep_text(r, &record.said.detail))
            return false;
        record.said.evidence = (pace_evidence)record.evidence;
        r->book->sources[r->book->source_count++] = record.said;
    }
    return true;
}

static bool find_class(book_reader *r, const walk_step *at, const char *key, const char *id, int *out)
{
    *out = rulebook_class(r->book, id);
    if (*out >= 0)
        return true;
    (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "%q is no class of this rulebook; one of its \"classes\"", id);
    return at_fault(r, at, key);
}

/* At most one side; none stands for "else". */
static bool read_bound(book_reader *r, const walk_step *at, const bound_record *bound, rule_side *side, double *edge)
{
    const double values[] = {bound->at_least, bound->above, bound->at_most, bound->below};
    const rule_side sides[] = {RULE_AT_LEAST, RULE_ABOVE, RULE_AT_MOST, RULE_BELOW};
    int given = 0;
    *side = RULE_ELSE;
    for (int i = 0; i < 4; i++) {
        if (isnan(values[i]))
            continue;
        *side = sides[i];
        *edge = values[i];
        given++;
    }
    if (given <= 1)
        return true;
    (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "two edges; one of at_least, above, at_most and below");
    return at_fault(r, at, NULL);
}

/* What follows an "else" can never hold. */
static bool check_else(book_reader *r, const walk_step *at, bool last, rule_side side)
{
    if ((side == RULE_ELSE) == last)
        return true;
    (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL,
                     last ? "the last one has an edge; leave it out, so that every value has its place"
                          : "no edge before the last one; one of at_least, above, at_most and below");
    return at_fault(r, at, NULL);
}

static bool read_cuts(book_reader *r, const walk_step *at, json_t *list, rule_branch *out)
{
    walk_step top = {at, "cuts", 0}, item = {&top, NULL, 0};
    json_t *value;
    if (!list)
        return true;
    out->cuts = room(r, list, sizeof *out->cuts);
    if (!out->cuts)
        return false;
    json_array_foreach(list, item.index, value) {
        cut_record record = default_cut();
        rule_cut *cut = &out->cuts[out->cut_count];
        if (!walk_record(&r->walk, &item, value, &shape_rule_cut, &record) ||
            !find_class(r, &item, "class", record.id, &cut->class_index) ||
            !read_bound(r, &item, &record.bound, &cut->side, &cut->at) ||
            !check_else(r, &item, item.index + 1 == json_array_size(list), cut->side))
            return false;
        cut->by_limit = record.by;
        out->cut_count++;
    }
    return true;
}

static bool read_pieces(book_reader *r, const walk_step *at, json_t *list, rule_branch *out)
{
    walk_step top = {at, "score", 0}, item = {&top, NULL, 0};
    json_t *value;
    if (!list)
        return true;
    out->pieces = room(r, list, sizeof *out->pieces);
    if (!out->pieces)
        return false;
    json_array_foreach(list, item.index, value) {
        piece_record record = default_piece();
        rule_piece *piece = &out->pieces[out->piece_count];
        if (!walk_record(&r->walk, &item, value, &shape_rule_piece, &record) ||
            !read_bound(r, &item, &record.bound, &piece->side, &piece->at) ||
            !check_else(r, &item, item.index + 1 == json_array_size(list), piece->side))
            return false;
        piece->slope = record.slope;
        piece->intercept = record.intercept;
        piece->by_limit = record.by;
        out->piece_count++;
    }
    return true;
}

static bool read_branch(book_reader *r, const char *key, const branch_record *record, rule_branch *out)
{
    walk_step at = {NULL, key, 0};
    out->low = record->low;
    out->high = record->high;
    if (!read_cuts(r, &at, record->cuts, out) || !read_pieces(r, &at, record->pieces, out))
        return false;
    out->given = out->cut_count > 0 || out->piece_count > 0;
    if (out->low <= out->high)
        return true;
    (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "\"low\" is above \"high\"; the other way round");
    return at_fault(r, &at, NULL);
}

static bool read_verdict(book_reader *r, const char *outer, const char *inner, rule_verdict *verdict)
{
    walk_step top = {NULL, outer, 0}, at = {&top, inner, 0};
    if (!verdict->id)
        return true;
    return find_class(r, inner ? &at : &top, "class", verdict->id, &verdict->class_index);
}

static bool read_types(book_reader *r)
{
    json_t *list = r->record.types, *value;
    walk_step top = {NULL, "types", 0}, item = {&top, NULL, 0};
    if (!list)
        return true;
    r->book->types = 0;
    json_array_foreach(list, item.index, value) {
        const char *text = json_string_value(value);
        const walk_word *word = rule_type_words;
        while (word->text && (!text || strcmp(word->text, text) != 0))
            word++;
        if (!word->text) {
            (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "%q is no kind of target; level, share, count, rank, multiple, "
                             "growth, average_growth, cumulative, total, floor, ceiling, band, binary or reduction", text ? text : "this");
            return at_fault(r, &item, NULL);
        }
        r->book->types |= 1u << word->value;
    }
    return true;
}

static bool read_items(book_reader *r)
{
    json_t *list = r->record.items, *value;
    walk_step top = {NULL, "indicators", 0}, item = {&top, NULL, 0};
    rule_item *items;
    if (!list)
        return true;
    items = room(r, list, sizeof *items);
    if (!items)
        return false;
    r->book->items = items;
    json_array_foreach(list, item.index, value) {
        rule_item record = default_rule_item();
        if (!walk_record(&r->walk, &item, value, &shape_rule_item, &record) || !keep_text(r, &record.id) || !keep_text(r, &record.group))
            return false;
        items[r->book->item_count++] = record;
    }
    return true;
}

static double *read_numbers(book_reader *r, const walk_step *at, json_t *list)
{
    double *out = room(r, list, sizeof *out);
    walk_step item = {at, NULL, 0};
    json_t *value;
    if (!out)
        return NULL;
    json_array_foreach(list, item.index, value) {
        if (!json_is_number(value)) {
            (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "no number; years and levels are numbers");
            (void)at_fault(r, &item, NULL);
            return NULL;
        }
        out[item.index] = json_number_value(value);
    }
    return out;
}

static bool rises(const double *x, size_t n, double sign)
{
    for (size_t i = 1; i < n; i++)
        if (!(sign * x[i] > sign * x[i - 1]))
            return false;
    return true;
}

static bool read_path(book_reader *r)
{
    walk_step top = {NULL, "typical_path", 0}, time = {&top, "years", 0}, level = {&top, "levels", 0};
    size_t n = json_array_size(r->record.path.time);
    rule_path *path = &r->book->path;
    if (!r->record.path.time)
        return true;
    path->time = read_numbers(r, &time, r->record.path.time);
    path->level = path->time ? read_numbers(r, &level, r->record.path.level) : NULL;
    if (!path->level)
        return false;
    path->count = (int64_t)n;
    if (n >= 2 && json_array_size(r->record.path.level) == n && rises(path->time, n, 1) &&
        (rises(path->level, n, 1) || rises(path->level, n, -1)))
        return true;
    (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL,
                     "no path; years that rise and as many levels that rise or fall throughout, two at least");
    return at_fault(r, &top, NULL);
}

static bool fault_of(book_reader *r, bool bad, const char *key, const char *text)
{
    if (!bad)
        return true;
    (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "%s", text);
    return at_fault(r, NULL, key);
}

/* What the keys mean together. */
static bool check_whole(book_reader *r)
{
    const pace_rulebook *b = r->book;
    bool judges = b->with_target.cut_count > 0 || b->without_target.cut_count > 0 || b->family == PACE_FAMILY_COMMON_RATE;
    return fault_of(r, b->zero == RULE_ALLOW && !(b->stand_in > 0), "zero", "a stand-in needs a \"value\" above 0") &&
           fault_of(r, b->base.from == RULE_BASE_YEAR && (b->base.year < 1 || b->base.year > 9999), "base",
                    "a \"year\" from 1 to 9999 is missing") &&
           fault_of(r, b->base.from == RULE_BASE_WINDOW && b->base.years < 1, "base", "a window needs its \"years\", 1 or more") &&
           fault_of(r, b->base.minimum > 9999 || b->base.years > 9999 || b->base.average > 9999 || b->base.tolerance > 9999, "base",
                    "a count of years above 9999; a smaller one") &&
           fault_of(r, b->limit_exponent < 0, "limit", "a negative exponent; one above 0") &&
           fault_of(r, !(b->coverage >= 0 && b->coverage <= 1), "aggregate", "a coverage is a share from 0 to 1") &&
           fault_of(r, !(b->significance > 0 && b->significance < 1), "trend_test", "a significance lies between 0 and 1") &&
           fault_of(r, !is_id(b->id), "id", "no id; letters, digits, '_', '-' and '.'") &&
           fault_of(r, !judges, "with_target", "no cuts with or without a target; one of the two says how values become classes");
}

static bool read_lists(book_reader *r)
{
    pace_rulebook *book = r->book;
    rulebook_record *record = &r->record;
    return read_classes(r) && read_sources(r) && read_types(r) && read_branch(r, "with_target", &record->with_target, &book->with_target) &&
           read_branch(r, "without_target", &record->without_target, &book->without_target) &&
           read_branch(r, "mark", &record->mark, &book->mark) && read_branch(r, "aggregate", &record->aggregate, &book->aggregate) &&
           read_verdict(r, "met", NULL, &book->met) && read_verdict(r, "binary", "met", &book->binary_met) &&
           read_verdict(r, "binary", "missed", &book->binary_missed) && read_verdict(r, "aggregate", "all_met", &book->all_met) &&
           read_items(r) && read_path(r) && check_whole(r);
}

static bool check_format(book_reader *r, json_t *root)
{
    const char *format = json_string_value(json_object_get(root, "format"));
    const json_t *version = json_object_get(root, "version");
    if (!json_is_object(root) || !format || strcmp(format, "pace-rulebook") != 0) {
        (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL, "no rulebook; it begins {\"format\": \"pace-rulebook\", \"version\": 1, ...}");
        return at_fault(r, NULL, "format");
    }
    if (json_is_integer(version) && json_integer_value(version) != 1) {
        (void)pace__fail(&r->walk.fault, PACE_ERR_UNSUPPORTED, NULL, "a version that is not known; this reader knows version 1");
        return at_fault(r, NULL, "version");
    }
    return true;
}

static bool read_book(book_reader *r, json_t *root)
{
    pace__arena arena = r->book->arena;
    r->record = default_rulebook_record();
    if (!check_format(r, root) || !walk_record(&r->walk, NULL, root, &shape_rulebook, &r->record))
        return false;
    *r->book = r->record.book;
    r->book->arena = arena;
    return keep_text(r, &r->book->id) && keep_text(r, &r->book->edition) && keep_text(r, &r->book->note) &&
           keep_names(r, &r->book->name) && read_lists(r);
}

static pace_status build(pace_rulebook **out, json_t *root, const char *name, const pace_allocator *allocator, pace_error *err)
{
    book_reader r = {.walk = {.file = name, .err = err}};
    pace__arena_init(&r.walk.arena, allocator);
    r.book = pace__calloc(&r.walk.arena.allocator, 1, sizeof *r.book);
    if (!r.book)
        return pace__fail_memory(err);
    pace__arena_init(&r.book->arena, allocator);
    if (!read_book(&r, root) && !r.walk.status)
        r.walk.status = PACE_ERR_DATA;
    pace__arena_clear(&r.walk.arena);
    if (r.walk.status) {
        pace_rulebook_free(r.book);
        return r.walk.status;
    }
    *out = r.book;
    return PACE_OK;
}

static bool begins_as_object(const char *bytes, size_t n)
{
    size_t at = n >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < n && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r'))
        at++;
    return at < n && bytes[at] == '{';
}

pace_status pace_rulebook_read(pace_rulebook **out, const char *bytes, size_t n, const char *name, const pace_load_opts *opts, pace_error *err)
{
    json_t *root = NULL;
    pace_status status;
    if (!out || (!bytes && n))
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs bytes and a place for the result");
    if (opts && opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "opts.size", "a size that this library does not know; begin with PACE_LOAD_OPTS_INIT");
    if (!name)
        name = "<memory>";
    if (!begins_as_object(bytes, n))
        return pace__fail_at(err, PACE_ERR_PARSE, name, 1, 1, "this is no rulebook; JSON of the form pace-rulebook, an object { ... }");
    status = dataset_parse(&root, bytes, n, name, err);
    if (!status)
        status = build(out, root, name, opts ? opts->allocator : NULL, err);
    json_decref(root);
    return status;
}

pace_status pace_rulebook_load(pace_rulebook **out, const char *path, pace_error *err)
{
    pace_buffer bytes = PACE_BUFFER_INIT;
    pace_status status;
    if (!out || !path)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a path and a place for the result");
    status = pace_file_read(&bytes, path, err);
    if (!status)
        status = pace_rulebook_read(out, bytes.text ? bytes.text : "", bytes.length, path, NULL, err);
    pace_buffer_clear(&bytes);
    return status;
}

const char *const *pace_rulebook_shipped_ids(int64_t *count)
{
    if (count)
        *count = rulebook_shipped_count;
    return rulebook_shipped_ids;
}

const char *pace_rulebook_shipped_text(const char *id, size_t *length)
{
    for (int64_t i = 0; id && i < rulebook_shipped_count; i++) {
        if (strcmp(rulebook_shipped_ids[i], id) != 0)
            continue;
        if (length)
            *length = rulebook_shipped_texts[i].length;
        return (const char *)rulebook_shipped_texts[i].bytes;
    }
    return NULL;
}

/* The closest id, where one is close. */
static pace_status not_shipped(const char *id, pace_error *err)
{
    const char *close = NULL;
    int best = 4;
    for (int64_t i = 0; i < rulebook_shipped_count; i++) {
        int distance = pace_text_distance(id, rulebook_shipped_ids[i], best);
        if (distance < best) {
            best = distance;
            close = rulebook_shipped_ids[i];
        }
    }
    if (close)
        return pace__fail(err, PACE_ERR_NOTFOUND, id, "no rulebook of that id is shipped; did you mean %q?", close);
    return pace__fail(err, PACE_ERR_NOTFOUND, id, "no rulebook of that id is shipped; one of \"eurostat\", \"open-sdg\", \"sdsn\" and others, "
                      "or the path of a file that ends in .json");
}

pace_status pace_rulebook_shipped(pace_rulebook **out, const char *id, pace_error *err)
{
    size_t n = 0;
    const char *text;
    if (!out || !id)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs an id and a place for the result");
    text = pace_rulebook_shipped_text(id, &n);
    return text ? pace_rulebook_read(out, text, n, id, NULL, err) : not_shipped(id, err);
}

pace_status pace_rulebook_open(pace_rulebook **out, const char *id_or_path, pace_error *err)
{
    size_t n = id_or_path ? strlen(id_or_path) : 0;
    bool path = n && (strchr(id_or_path, '/') || (n > 5 && strcmp(id_or_path + n - 5, ".json") == 0));
    return path ? pace_rulebook_load(out, id_or_path, err) : pace_rulebook_shipped(out, id_or_path, err);
}
