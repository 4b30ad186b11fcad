/* The entries: two tables from files or memory, and the check of both. */
#include <string.h>
#include "io/tables.h"

static pace_status take_options(pace_tables_opts *out, const pace_tables_opts *opts, pace_error *err)
{
    const pace_tables_opts none = PACE_TABLES_OPTS_INIT;
    *out = none;
    if (!opts)
        return PACE_OK;
    if (opts->size < sizeof opts->size || opts->size > sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_tables_opts has no size that is known; begin with PACE_TABLES_OPTS_INIT");
    memcpy(out, opts, opts->size);
    out->size = sizeof *out;
    if (out->freq != PACE_FREQ_NONE && pace_freq_code(out->freq) == '?')
        return pace__fail(err, PACE_ERR_ARG, "", "the frequency that was given is none; take one of pace_freq");
    return PACE_OK;
}

void tables_init(tables *t, const pace_tables_opts *opts, pace_buffer *notes, pace_buffer *lines, pace_error *err)
{
    const pace_error no_error = PACE_ERROR_INIT;
    memset(t, 0, sizeof *t);
    t->panel_error = no_error;
    t->opts = *opts;
    t->allocator = opts->allocator;
    t->notes = notes;
    t->lines = lines;
    t->err = err;
    t->scratch.allocator = t->urgent.allocator = t->allocator;
    t->targets_name = t->actuals_name = "";
    t->targets_source = t->actuals_source = -1;
    pace__arena_init(&t->arena, t->allocator);
    panel_names_init(&t->ids, t->allocator);
    panel_names_init(&t->folds, t->allocator);
    panel_names_init(&t->plan_texts, t->allocator);
    panel_names_init(&t->source_texts, t->allocator);
    panel_names_init(&t->plan_ids, t->allocator);
    panel_names_init(&t->source_ids, t->allocator);
    panel_names_init(&t->target_keys, t->allocator);
}

void tables_clear(tables *t)
{
    tables_close(t, &t->targets_table);
    tables_close(t, &t->actuals_table);
    pace_panel_free(t->panel);
    pace__release(t->allocator, t->indicators, t->indicator_room * sizeof *t->indicators);
    pace__release(t->allocator, t->measures, t->measure_room * sizeof *t->measures);
    pace__release(t->allocator, t->targets, t->target_room * sizeof *t->targets);
    pace__release(t->allocator, t->plans, t->plan_room * sizeof *t->plans);
    pace__release(t->allocator, t->sources, t->source_room * sizeof *t->sources);
    pace__release(t->allocator, t->observations, t->observation_room * sizeof *t->observations);
    pace__release(t->allocator, t->id_of, t->id_room * sizeof *t->id_of);
    pace__release(t->allocator, t->fold_of, t->fold_room * sizeof *t->fold_of);
    panel_names_clear(&t->ids);
    panel_names_clear(&t->folds);
    panel_names_clear(&t->plan_texts);
    panel_names_clear(&t->source_texts);
    panel_names_clear(&t->plan_ids);
    panel_names_clear(&t->source_ids);
    panel_names_clear(&t->target_keys);
    pace_buffer_clear(&t->scratch);
    pace_buffer_clear(&t->urgent);
    pace__arena_clear(&t->arena);
}

/* What was assumed in reading the characters, with the words of the panel reader. */
static void tell_table(tables *t, const tables_table *table)
{
    pace_panel *panel = NULL;
    if (!t->notes || t->status)
        return;
    if (pace_panel_new(&panel, 0, 0, (pace_period)PACE_PERIOD_NONE, t->allocator, NULL) || panel_note_text(panel, &table->notes, NULL))
        (void)tables_no_memory(t);
    else
        tables_tell_assumptions(t, pace_panel_assumptions(panel), table->input.name);
    pace_panel_free(panel);
}

typedef struct both {
    tables *t;
    const pace_table_text *targets, *actuals;
} both;

static void read_part(void *arg, int64_t from, int64_t to)
{
    const both *b = arg;
    for (int64_t i = from; i < to; i++) {
        if (i == 0)
            (void)tables_read_targets(b->t, b->targets);
        else
            tables_read_panel(b->t, b->actuals);
    }
}

/* The values of a panel wait until the targets are known, which says what belongs together; the reading of it need not. */
static void read_targets(tables *t, const pace_table_text *targets, const pace_table_text *actuals)
{
    both b = {t, targets, actuals};
    if (!tables_expect_rows(t, csv_count_lines(targets->bytes, targets->n)) || (actuals && !tables_look_at_actuals(t, actuals)))
        return;
    if (actuals && t->opts.exec && !t->allocator && !t->actuals_full)
        t->opts.exec->run(t->opts.exec->pool, 2, read_part, &b);
    else
        (void)tables_read_targets(t, targets);
}

void tables_run(pace_dataset **out, tables *t, const pace_table_text *targets, const pace_table_text *actuals, const char *path)
{
    size_t from = t->notes ? t->notes->length : 0;
    pace_buffer *notes;
    pace_dataset *data = NULL;
    t->targets_name = targets->name ? targets->name : "";
    read_targets(t, targets, actuals);
    tell_table(t, &t->targets_table);
    if (actuals && !t->status)
        (void)tables_read_actuals(t, actuals, path);
    if (actuals && !t->status) {
        tell_table(t, &t->actuals_table);
        notes = tables_urgent_begin(t);
        tables_tell_partners(t);
        tables_urgent_end(t, notes);
    }
    if (!t->status && t->faults == 0)
        (void)tables_build(&data, t);
    tables_reasons_tell(t);
    tables_urgent_first(t, from);
    if (!t->status && data)
        *out = data;
    else
        pace_dataset_free(data);
}

pace_status pace_tables_read(pace_dataset **out, pace_buffer *notes, const pace_table_text *targets, const pace_table_text *actuals,
                             const pace_tables_opts *opts, pace_error *err)
{
    tables t;
    pace_tables_opts taken;
    pace_status status;
    size_t before = notes ? notes->length : 0;
    if (!out || !targets || (!targets->bytes && targets->n) || (actuals && !actuals->bytes && actuals->n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_tables_read needs a place for the data set and a table of targets");
    status = take_options(&taken, opts, err);
    if (status)
        return status;
    tables_init(&t, &taken, notes, NULL, err);
    tables_run(out, &t, targets, actuals, NULL);
    status = t.status;
    tables_clear(&t);
    if (status && notes && notes->text && notes->length > before)
        notes->text[notes->length = before] = '\0';
    return status;
}

static pace_status load(pace_table_text *out, pace_buffer *bytes, const char *path, pace_error *err)
{
    pace_status status = pace_file_read(bytes, path, err);
    *out = (pace_table_text){bytes->text ? bytes->text : "", bytes->length, strcmp(path, "-") == 0 ? IO_STDIN_NAME : path};
    return status;
}

static pace_status load_both(pace_table_text texts[2], pace_buffer bytes[2], const char *targets, const char *actuals, pace_error *err)
{
    pace_status status;
    if (actuals && strcmp(targets, "-") == 0 && strcmp(actuals, "-") == 0)
        return pace__fail(err, PACE_ERR_ARG, "", "both tables are to come from standard input; name a file for one of them");
    status = load(&texts[0], &bytes[0], targets, err);
    if (!status && actuals)
        status = load(&texts[1], &bytes[1], actuals, err);
    return status;
}

pace_status pace_tables_load(pace_dataset **out, pace_buffer *notes, const char *targets, const char *actuals,
                             const pace_tables_opts *opts, pace_error *err)
{
    pace_buffer bytes[2] = {PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    pace_table_text texts[2];
    pace_tables_opts taken;
    pace_status status;
    if (!out || !targets)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_tables_load needs a place for the data set and a path");
    status = take_options(&taken, opts, err);
    if (status)
        return status;
    bytes[0].allocator = bytes[1].allocator = taken.allocator;
    status = load_both(texts, bytes, targets, actuals, err);
    if (!status)
        status = pace_tables_read(out, notes, &texts[0], actuals ? &texts[1] : NULL, &taken, err);
    pace_buffer_clear(&bytes[0]);
    pace_buffer_clear(&bytes[1]);
    return status;
}

/* Rows without a partner stand behind the other faults. */
static void add_partners(pace_buffer *lines, int64_t *faults, const pace_buffer *notes)
{
    const char *at = notes->text;
    while (at && *at) {
        size_t n = strcspn(at, "\n") + 1;
        if (++*faults <= TABLES_FAULT_LINES)
            pace_buffer_bytes(lines, at, n);
        at += n;
    }
}

static pace_status check_texts(pace_buffer *lines, int64_t *faults, const pace_table_text texts[2], const char *actuals,
                               const pace_tables_opts *opts, pace_error *err)
{
    pace_buffer found = PACE_BUFFER_INIT, notes = PACE_BUFFER_INIT;
    pace_dataset *data = NULL;
    pace_status status;
    tables t;
    found.allocator = notes.allocator = opts->allocator;
    tables_init(&t, opts, NULL, &found, err);
    tables_run(&data, &t, &texts[0], actuals ? &texts[1] : NULL, actuals);
    t.notes = &notes;
    if (!t.status && actuals && (t.panel || t.actuals_table.count))
        tables_tell_partners(&t);
    status = t.status;
    if (!status) {
        pace_buffer_bytes(lines, found.text, found.length);
        add_partners(lines, &t.faults, &notes);
        status = lines->status ? pace__fail_memory(err) : PACE_OK;
    }
    if (!status)
        *faults = t.faults;
    tables_clear(&t);
    pace_dataset_free(data);
    pace_buffer_clear(&found);
    pace_buffer_clear(&notes);
    return status;
}

pace_status pace_tables_check(pace_buffer *lines, int64_t *faults, const char *targets, const char *actuals,
                              const pace_tables_opts *opts, pace_error *err)
{
    pace_buffer bytes[2] = {PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    pace_table_text texts[2] = {{NULL, 0, NULL}, {NULL, 0, NULL}};
    pace_tables_opts taken;
    pace_status status;
    if (!lines || !faults || !targets)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_tables_check needs places for lines and their count, and a path");
    status = take_options(&taken, opts, err);
    if (status)
        return status;
    bytes[0].allocator = bytes[1].allocator = taken.allocator;
    status = load_both(texts, bytes, targets, actuals, err);
    if (!status)
        status = check_texts(lines, faults, texts, actuals, &taken, err);
    pace_buffer_clear(&bytes[0]);
    pace_buffer_clear(&bytes[1]);
    return status;
}
