/* Reading and checking data sets: files of one folder, one walk. */
#include <string.h>
#include "io/dataset_files.h"
#include "io/dataset_shape.h"

typedef struct pending { /* an indicator between the passes */
    const dataset_file *file;
    size_t index;             /* in its file's list */
    int64_t position;         /* in the data set; -1 = it was at fault */
    indicator_record record;
} pending;

typedef struct reader {
    walk walk;
    model_build build;
    const dataset_file *files;
    top_record *tops;         /* one a file */
    size_t file_count;
    pending *jobs;
    size_t job_count;
} reader;

/* Places the builder's fault; false where there was one. */
static bool built(reader *r, const walk_step *at, pace_status status)
{
    if (!status)
        return true;
    walk_report(&r->walk, at, r->build.field);
    build_resume(&r->build);
    return false;
}

static bool report(reader *r, const walk_step *at, const char *key)
{
    walk_report(&r->walk, at, key);
    return false;
}

/* False where the file is no data set that this reader knows: nothing in it is looked at then. */
static bool read_top(reader *r, size_t i)
{
    top_record *top = &r->tops[i];
    json_t *root = r->files[i].root, *format = json_object_get(root, "format"),
           *version = json_object_get(root, "version");
    pace_error *fault = &r->walk.fault;
    r->walk.file = r->files[i].name;
    if (!json_is_object(root)) {
        (void)pace__fail(fault, PACE_ERR_DATA, NULL,
                         "%s where an object belongs; a data set is {\"format\": \"pace-dataset\", \"version\": 1, ...}, "
                         "a plain table goes to growth, chart or check", json_is_array(root) ? "a list" : "a single value");
        return report(r, NULL, NULL);
    }
    if (!json_is_string(format) || strcmp(json_string_value(format), "pace-dataset") != 0) {
        (void)pace__fail(fault, PACE_ERR_DATA, NULL,
                         "no data set; it begins {\"format\": \"pace-dataset\", \"version\": 1, ...}");
        return report(r, NULL, "format");
    }
    if (json_is_integer(version) && json_integer_value(version) != 1) {
        (void)pace__fail(fault, PACE_ERR_UNSUPPORTED, NULL, "a version that is not known; this reader knows version 1");
        return report(r, NULL, "version");
    }
    (void)walk_record(&r->walk, NULL, root, &shape_top, top);
    if (i > 0 && top->id && r->tops[0].id && strcmp(top->id, r->tops[0].id) != 0) {
        (void)pace__fail(fault, PACE_ERR_DATA, NULL, "the files of one folder are one data set; %q has the id %q",
                         r->files[0].name, r->tops[0].id);
        return report(r, NULL, "id");
    }
    return true;
}

static build_counts count_records(const reader *r)
{
    build_counts counts = {0, 0, 0, 0, 0};
    for (size_t i = 0; i < r->file_count; i++) {
        const top_record *top = &r->tops[i];
        size_t k;
        json_t *indicator;
        counts.documents += (int64_t)json_array_size(top->documents);
        counts.sources += (int64_t)json_array_size(top->sources);
        counts.plans += (int64_t)json_array_size(top->plans);
        counts.indicators += (int64_t)json_array_size(top->indicators);
        json_array_foreach(top->indicators, k, indicator)
            counts.measures += (int64_t)json_array_size(json_object_get(indicator, "measures"));
    }
    return counts;
}

static void read_document(reader *r, const walk_step *at, json_t *value)
{
    build_document record = default_document();
    if (walk_record(&r->walk, at, value, &shape_document, &record))
        (void)built(r, at, build_add_document(&r->build, &record, &r->walk.fault));
}

static void read_source(reader *r, const walk_step *at, json_t *value)
{
    build_source record = default_source();
    if (walk_record(&r->walk, at, value, &shape_source, &record))
        (void)built(r, at, build_add_source(&r->build, &record, &r->walk.fault));
}

static void read_plan(reader *r, const walk_step *at, json_t *value)
{
    build_plan record = default_plan();
    if (walk_record(&r->walk, at, value, &shape_plan, &record))
        (void)built(r, at, build_add_plan(&r->build, &record, &r->walk.fault));
}

/* The indicator without what hangs on it, which may point to indicators that come later. */
static void read_indicator(reader *r, const walk_step *at, json_t *value)
{
    pending *job = &r->jobs[r->job_count++];
    indicator_record *record = &job->record;
    bool sound;
    *record = default_indicator();
    job->index = at->index;
    job->position = -1;
    sound = walk_record(&r->walk, at, value, &shape_indicator, record);
    if (record->said.parts != PACE_PART_NONE && !record->said.part_of && sound) {
        (void)pace__fail(&r->walk.fault, PACE_ERR_DATA, NULL,
                         "says how parts relate but not of what it is one; give `part_of` too");
        (void)report(r, at, "parts");
    }
    if (sound)
        (void)built(r, at,
                    build_add_indicator(&r->build, &job->position, &record->said,
                                        (int64_t)json_array_size(record->measures),
                                        (int64_t)json_array_size(record->targets), &r->walk.fault));
}

typedef void reading(reader *r, const walk_step *at, json_t *value);

static void read_list(reader *r, const walk_step *up, const char *key, json_t *list, reading *read)
{
    walk_step in = {up, key, 0}, at = {&in, NULL, 0};
    json_t *item;
    json_array_foreach(list, at.index, item) {
        if (r->walk.status)
            return;
        read(r, &at, item);
    }
}

static void read_heads(reader *r)
{
    for (size_t i = 0; i < r->file_count && !r->walk.status; i++) {
        r->walk.file = r->files[i].name;
        read_list(r, NULL, "documents", r->tops[i].documents, read_document);
    }
    for (size_t i = 0; i < r->file_count && !r->walk.status; i++) {
        r->walk.file = r->files[i].name;
        read_list(r, NULL, "sources", r->tops[i].sources, read_source);
    }
    for (size_t i = 0; i < r->file_count && !r->walk.status; i++) {
        r->walk.file = r->files[i].name;
        read_list(r, NULL, "plans", r->tops[i].plans, read_plan);
    }
    for (size_t i = 0; i < r->file_count && !r->walk.status; i++) {
        size_t from = r->job_count;
        r->walk.file = r->files[i].name;
        read_list(r, NULL, "indicators", r->tops[i].indicators, read_indicator);
        for (; from < r->job_count; from++)
            r->jobs[from].file = &r->files[i];
    }
}

/* Without a measure to go to, an observation is still looked at for faults of its own. */
static void read_observation(reader *r, const walk_step *at, json_t *value)
{
    build_observation record = default_observation();
    if (walk_record(&r->walk, at, value, &shape_observation, &record) && r->build.measure)
        (void)built(r, at, build_add_observation(&r->build, &record, &r->walk.fault));
}

static void read_measure(reader *r, const walk_step *at, json_t *value, int64_t indicator)
{
    measure_record record = default_measure();
    bool sound = walk_record(&r->walk, at, value, &shape_measure, &record);
    r->build.measure = NULL;
    if (sound && indicator >= 0)
        (void)built(r, at,
                    build_add_measure(&r->build, indicator, &record.said, (int64_t)json_array_size(record.observations),
                                      &r->walk.fault));
    read_list(r, at, "observations", record.observations, read_observation);
    if (!r->walk.status)
        (void)built(r, at, build_end_measure(&r->build, &r->walk.fault));
}

static bool read_milestones(reader *r, const walk_step *at, target_record *record)
{
    walk_step list = {at, "milestones", 0}, item = {&list, NULL, 0};
    size_t n = json_array_size(record->milestones);
    pace_milestone *stones;
    json_t *value;
    bool sound = true;
    if (!n)
        return true;
    stones = pace__arena_alloc(&r->walk.arena, n, sizeof *stones);
    if (!stones) {
        r->walk.status = pace__fail_memory(r->walk.err);
        return false;
    }
    json_array_foreach(record->milestones, item.index, value)
        sound &= walk_record(&r->walk, &item, value, &shape_milestone, &stones[item.index]);
    record->said.milestones = stones;
    record->said.milestone_count = (int64_t)n;
    return sound && !r->walk.status;
}

static void read_target(reader *r, const walk_step *at, json_t *value, int64_t indicator)
{
    target_record record = default_target();
    if (walk_record(&r->walk, at, value, &shape_target, &record) && read_milestones(r, at, &record) && indicator >= 0)
        (void)built(r, at, build_add_target(&r->build, indicator, &record.said, &r->walk.fault));
}

static void read_job(reader *r, const pending *job)
{
    walk_step list = {NULL, "indicators", 0}, at = {&list, NULL, job->index};
    walk_step measures = {&at, "measures", 0}, targets = {&at, "targets", 0}, item = {&measures, NULL, 0};
    json_t *value;
    r->walk.file = job->file->name;
    if (job->position >= 0 && job->record.said.part_of)
        (void)built(
            r, &at,
            build_set_part(&r->build, job->position, job->record.said.part_of, job->record.said.parts, &r->walk.fault));
    if (job->position >= 0 && job->record.said.beside)
        (void)built(r, &at, build_set_beside(&r->build, job->position, job->record.said.beside, &r->walk.fault));
    json_array_foreach(job->record.measures, item.index, value) {
        if (r->walk.status)
            return;
        read_measure(r, &item, value, job->position);
    }
    item.up = &targets;
    json_array_foreach(job->record.targets, item.index, value) {
        if (r->walk.status)
            return;
        read_target(r, &item, value, job->position);
    }
}

/* Keys of other series can be looked up when all are there. */
static void check_relative(reader *r, const pending *job)
{
    walk_step list = {NULL, "indicators", 0}, at = {&list, NULL, job->index}, targets = {&at, "targets", 0},
              item = {&targets, NULL, 0};
    json_t *value;
    r->walk.file = job->file->name;
    json_array_foreach(job->record.targets, item.index, value) {
        const char *key = json_string_value(json_object_get(value, "relative_to"));
        if (r->walk.status)
            return;
        if (key && *key)
            (void)built(r, &item, build_check_relative(&r->build, key, &r->walk.fault));
    }
}

/* The files of a folder are one data set: each note is a paragraph of its. NULL = none, or no memory. */
static const char *join_notes(reader *r)
{
    pace_buffer notes = PACE_BUFFER_INIT;
    const char *joined = NULL;
    notes.allocator = &r->walk.arena.allocator;
    for (size_t i = 0; i < r->file_count; i++)
        if (r->tops[i].note)
            pace_buffer_format(&notes, "%s%s", notes.length ? "\n" : "", r->tops[i].note);
    if (notes.status)
        r->walk.arena.failed = true;
    else if (notes.length)
        joined = pace__arena_text(&r->walk.arena, notes.text, notes.length);
    pace_buffer_clear(&notes);
    return joined;
}

static void begin(reader *r, const pace_allocator *allocator)
{
    build_counts counts = count_records(r);
    const top_record *first = &r->tops[0];
    build_top top = {first->id ? first->id : "unnamed", join_notes(r), first->name};
    r->jobs = pace__arena_alloc(&r->walk.arena, (size_t)counts.indicators, sizeof *r->jobs);
    if (r->walk.arena.failed)
        r->walk.status = pace__fail_memory(r->walk.err);
    else
        (void)built(r, NULL, build_begin(&r->build, allocator, &top, &counts, &r->walk.fault));
}

/* All passes over all files. Afterwards walk.status and walk.faults tell how it went. */
static void read_all(reader *r, const pace_allocator *allocator)
{
    r->tops = pace__arena_alloc(&r->walk.arena, r->file_count, sizeof *r->tops);
    if (!r->tops) {
        r->walk.status = pace__fail_memory(r->walk.err);
        return;
    }
    for (size_t i = 0; i < r->file_count && !r->walk.status; i++)
        if (!read_top(r, i))
            r->tops[i] = (top_record){0};
    if (!r->walk.status)
        begin(r, allocator);
    if (!r->walk.status)
        read_heads(r);
    for (size_t i = 0; i < r->job_count && !r->walk.status; i++)
        read_job(r, &r->jobs[i]);
    for (size_t i = 0; i < r->job_count && !r->walk.status; i++)
        check_relative(r, &r->jobs[i]);
}

static pace_status load_files(pace_dataset **out, const dataset_file *files, size_t count,
                              const pace_allocator *allocator, pace_error *err)
{
    reader r = {.files = files, .file_count = count};
    pace_status status;
    r.walk.err = err;
    pace__arena_init(&r.walk.arena, allocator);
    read_all(&r, allocator);
    status = r.walk.status ? r.walk.status : build_end(out, &r.build, err);
    build_discard(&r.build);
    pace__arena_clear(&r.walk.arena);
    return status;
}

static pace_status check_opts(const pace_allocator **allocator, const pace_load_opts *opts, pace_error *err)
{
    *allocator = NULL;
    if (!opts)
        return PACE_OK;
    if (opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "opts.size",
                          "a size that this library does not know; begin with PACE_LOAD_OPTS_INIT");
    *allocator = opts->allocator;
    return PACE_OK;
}

pace_status pace_dataset_load_with(pace_dataset **out, const char *path, const pace_load_opts *opts, pace_error *err)
{
    dataset_files files;
    const pace_allocator *allocator;
    pace_status status;
    if (!out || !path)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs a path and a place for the result");
    status = check_opts(&allocator, opts, err);
    if (status)
        return status;
    status = dataset_files_open(&files, path, allocator, err);
    if (!status)
        status = load_files(out, files.at, files.count, allocator, err);
    dataset_files_close(&files);
    return status;
}

pace_status pace_dataset_load(pace_dataset **out, const char *path, pace_error *err)
{
    return pace_dataset_load_with(out, path, NULL, err);
}

pace_status pace_dataset_read(pace_dataset **out, const char *bytes, size_t n, const char *name,
                              const pace_load_opts *opts, pace_error *err)
{
    dataset_file file = {name ? name : "<memory>", NULL};
    const pace_allocator *allocator;
    pace_status status;
    if (!out || (!bytes && n))
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs bytes and a place for the result");
    status = check_opts(&allocator, opts, err);
    if (!status)
        status = dataset_parse(&file.root, bytes, n, file.name, err);
    if (!status)
        status = load_files(out, &file, 1, allocator, err);
    json_decref(file.root);
    return status;
}

pace_status pace_dataset_check(pace_buffer *lines, int64_t *faults, const char *path, pace_error *err)
{
    dataset_files files;
    reader r = {.files = NULL};
    pace_status status;
    if (!lines || !faults || !path)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs a path and places for lines and their count");
    status = dataset_files_open(&files, path, lines->allocator, err);
    if (!status) {
        r.files = files.at;
        r.file_count = files.count;
        r.walk.lines = lines;
        r.walk.err = err;
        pace__arena_init(&r.walk.arena, lines->allocator);
        read_all(&r, lines->allocator);
        status = r.walk.status;
        if (!status)
            *faults = r.walk.faults;
        build_discard(&r.build);
        pace__arena_clear(&r.walk.arena);
    }
    dataset_files_close(&files);
    return status;
}
