/* From what two tables say to a data set. */
#include <math.h>
#include <string.h>
#include "io/tables.h"

typedef struct building {
    tables *t;
    model_build build;
    pace_dataset *data;
    const char **plan_ids;
    int32_t *measure_counts, *target_counts, *target_next, *target_first; /* one an indicator; next: one a target */
} building;

/* --- what is left to be settled ------------------------------------------------------------------------------------- */

static bool settle_plan(tables *t, tables_plan *of)
{
    char machine[PACE_PERIOD_SIZE], zh[PACE_PERIOD_SIZE], en[PACE_PERIOD_SIZE];
    (void)pace_span_print(machine, of->span, NULL);
    if (of->names.count)
        return true;
    if (strcmp(machine, of->text) != 0)
        return tables_add_words(t, &of->names, tables_lang_of(t, of->text, strlen(of->text)), of->text, strlen(of->text));
    (void)pace_span_print(zh, of->span, "zh");
    (void)pace_span_print(en, of->span, "en");
    t->scratch.length = 0;
    pace_buffer_format(&t->scratch, "%s规划Plan %s", zh, en);
    if (t->scratch.status)
        return tables_no_memory(t);
    return tables_add_words(t, &of->names, "zh", t->scratch.text, strlen(zh) + strlen("规划")) &&
           tables_add_words(t, &of->names, "en", t->scratch.text + strlen(zh) + strlen("规划"), strlen("Plan ") + strlen(en));
}

/* Without a word from the table: the coarsest of its periods. */
static void settle_freq(const tables *t, tables_measure *of)
{
    int freq = PACE_FREQ_NONE;
    if (of->freq != PACE_FREQ_NONE)
        return;
    for (int32_t at = of->first; at >= 0; at = t->observations[at].next) {
        pace_span span = t->observations[at].record.period;
        pace_period end = pace_period_is_set(span.last) ? span.last : span.first;
        if (pace_period_is_set(end) && (freq == PACE_FREQ_NONE || (int)end.freq < freq))
            freq = (int)end.freq;
    }
    if (freq == PACE_FREQ_NONE && of->target >= 0)
        freq = (int)t->targets[of->target].record.period.last.freq;
    of->freq = freq == PACE_FREQ_NONE ? PACE_ANNUAL : (pace_freq)freq;
}

static bool settle(tables *t)
{
    if (!tables_name_indicators(t))
        return false;
    tables_settle_sense(t);
    for (size_t i = 0; i < t->plan_count; i++)
        if (!settle_plan(t, &t->plans[i]))
            return false;
    for (size_t i = 0; i < t->measure_count; i++) {
        tables_measure *of = &t->measures[i];
        settle_freq(t, of);
        if (!of->unit_known && of->target >= 0 && of->kind != PACE_LEVEL)
            of->unit = t->targets[of->target].record.figure.unit;
    }
    return !t->status;
}

/* --- into the model --------------------------------------------------------------------------------------------- */

static bool built(building *b, const tables_place *place, pace_status status)
{
    tables *t = b->t;
    pace_error inner;
    if (!status)
        return true;
    if (status == PACE_ERR_NOMEM)
        return tables_no_memory(t);
    inner = t->fault;
    (void)pace__fail_at(&t->fault, status, place ? place->file : t->targets_name, place ? (int)place->line : 0,
                        place ? tables_column_of(place->line_start, place->at) : 0, "%s", inner.text);
    build_resume(&b->build);
    return tables_report(t);
}

static pace_names names_of(const tables_words *words)
{
    return (pace_names){words->count ? words->at : NULL, words->count};
}

/* The file's name without folder and ending. */
static size_t stem_of(const char *path, const char **out)
{
    const char *name = path, *dot;
    for (const char *p = path; *p; p++)
        if ((*p == '/' || *p == '\\') && p[1])
            name = p + 1;
    dot = strrchr(name, '.');
    *out = name;
    return dot && dot != name ? (size_t)(dot - name) : strlen(name);
}

static bool begin(building *b)
{
    tables *t = b->t;
    build_counts counts = {0, (int64_t)t->source_count, (int64_t)t->plan_count, (int64_t)t->indicator_count, (int64_t)t->measure_count};
    build_top top = {.id = t->opts.id ? t->opts.id : "figures"};
    tables_words words = {.count = 0};
    const char *stem = t->opts.name;
    size_t n = stem ? strlen(stem) : stem_of(t->targets_name, &stem);
    if (n == 0) {
        stem = top.id;
        n = strlen(stem);
    }
    if (!t->opts.name && t->plan_count == 1)
        words = t->plans[0].names;
    else if (!tables_add_words(t, &words, tables_lang_of(t, stem, n), stem, n))
        return false;
    top.name = names_of(&words);
    return built(b, NULL, build_begin(&b->build, t->allocator, &top, &counts, &t->fault));
}

static bool add_heads(building *b)
{
    tables *t = b->t;
    const char *plan_source = NULL;
    for (size_t i = 0; i < t->source_count; i++) {
        const tables_source *of = &t->sources[i];
        build_source record = {.id = of->id, .name = names_of(&of->names), .published = of->published, .from = -1, .to = -1};
        if (!built(b, NULL, build_add_source(&b->build, &record, &t->fault)))
            return false;
    }
    for (size_t i = 0; i < t->plan_count; i++) {
        const tables_plan *of = &t->plans[i];
        build_plan record = {.id = of->id, .name = names_of(&of->names), .span = of->span, .source = plan_source};
        if (!built(b, NULL, build_add_plan(&b->build, &record, &t->fault)))
            return false;
    }
    for (size_t i = 0; i < t->indicator_count; i++) {
        const tables_indicator *of = &t->indicators[i];
        build_indicator record = {.id = of->id, .name = names_of(&of->names), .domain = of->domain ? of->domain : "other",
                                  .note = of->note, .stock_flow = of->stock_flow, .better = of->better, .parts = PACE_PART_NONE};
        int64_t position;
        if (!of->names.count)
            record.name = (pace_names){&(pace_name){"en", of->id}, 1};
        if (!built(b, &of->place, build_add_indicator(&b->build, &position, &record, b->measure_counts[i], b->target_counts[i], &t->fault)))
            return false;
    }
    return true;
}

static int other_side(int qualifier)
{
    static const int sides[] = {PACE_EXACTLY, PACE_ABOUT, PACE_AT_MOST, PACE_LESS_THAN, PACE_ABOUT, PACE_AT_LEAST, PACE_MORE_THAN};
    return sides[qualifier];
}

static int64_t count_values(pace_series series)
{
    int64_t count = 0;
    for (int64_t i = 0; i < series.view.n; i++)
        count += !isnan(series.view.x[i * series.view.stride]);
    return count;
}

/* 2015年1-6月 is the year up to its last period. */
static pace_span span_at(const tables_measure *of, pace_period p)
{
    pace_period first = p;
    if (of->kind == PACE_CUMULATIVE && p.freq != PACE_ANNUAL &&
        pace_period_make(&first, (pace_freq)p.freq, pace_period_year(p), 1, NULL))
        first = p;
    return pace_span_of(first, p);
}

/* The word for a unit that is none we know: that of its indicator, for what has no unit. */
static pace_names word_of(const tables_indicator *indicator, pace_unit unit)
{
    bool has = indicator->word && unit.quantity == PACE_QUANTITY_NONE;
    return has ? (pace_names){indicator->word, 1} : (pace_names){NULL, 0};
}

/* Reductions that are turned, and spans that begin with their year. */
static bool add_one_by_one(building *b, const tables_measure *of, pace_series series, const build_observation *like)
{
    tables *t = b->t;
    build_observation record = *like;
    for (int64_t i = 0; i < series.view.n; i++) {
        double value = series.view.x[i * series.view.stride];
        int decimals = series.decimals ? series.decimals[i] : BUILD_NOT_GIVEN;
        if (isnan(value))
            continue;
        record.period = span_at(of, pace_view_period(series.view, i));
        record.figure.value = of->row_flipped ? 0 - value : value;
        record.figure.qualifier = series.qualifier ? series.qualifier[i] : PACE_EXACTLY;
        if (of->row_flipped)
            record.figure.qualifier = other_side(record.figure.qualifier);
        record.figure.status = series.status ? series.status[i] : PACE_STATUS_NORMAL;
        record.figure.decimals = decimals > BUILD_DECIMALS ? BUILD_NOT_GIVEN : decimals;
        if (t->panel->places)
            *(t->panel->across ? &record.figure.at.column : &record.figure.at.line) = t->panel->places[i];
        if (!built(b, &of->place, build_add_observation(&b->build, &record, &t->fault)))
            return false;
    }
    return true;
}

static void set_places(const tables *t, const tables_measure *of, build_run *run)
{
    const pace_panel *panel = t->panel;
    if (!panel->places)
        return;
    run->first.figure.at.section = t->actuals_name;
    if (panel->across) {
        run->first.figure.at.line = panel->series[of->row].place;
        run->columns = panel->places;
    } else {
        run->first.figure.at.column = panel->series[of->row].place;
        run->lines = panel->places;
    }
}

static bool add_row(building *b, const tables_measure *of, pace_series series, const char *source)
{
    tables *t = b->t;
    build_run run = {.first = {.figure = {.value_high = (double)NAN, .unit = of->row_unit, .decimals = BUILD_NOT_GIVEN,
                                          .role = PACE_ACTUAL, .status = PACE_STATUS_NORMAL, .source = source, .at = {.offset = -1}}},
                     .values = series.view.x, .stride = series.view.stride, .count = series.view.n, .status = series.status,
                     .qualifier = series.qualifier, .decimals = series.decimals};
    run.first.figure.unit_names = word_of(&t->indicators[of->indicator], of->row_unit);
    set_places(t, of, &run);
    run.first.period = pace_span_of(series.view.first, series.view.first);
    if (of->row_flipped || (of->kind == PACE_CUMULATIVE && series.view.first.freq != PACE_ANNUAL))
        return add_one_by_one(b, of, series, &run.first);
    return built(b, &of->place, build_add_run(&b->build, &run, &t->fault));
}

static bool add_measure(building *b, int32_t indicator, const tables_measure *of)
{
    tables *t = b->t;
    build_measure record = {.id = of->id, .kind = of->kind, .unit = of->unit, .basis = of->basis, .freq = of->freq, .basis_given = true};
    pace_series series = of->row >= 0 ? pace_panel_series(t->panel, of->row) : pace_series_of(NULL, 0, (pace_period)PACE_PERIOD_NONE);
    int64_t count = of->row >= 0 ? count_values(series) : of->count;
    const tables_place *place = of->place.file ? &of->place : &t->indicators[indicator].place;
    if (record.unit.quantity == PACE_MONEY && !record.unit.per && record.basis.kind == PACE_BASIS_NONE)
        record.basis.kind = PACE_BASIS_UNSTATED;
    if (!built(b, place, build_add_measure(&b->build, indicator, &record, count, &t->fault)))
        return false;
    if (of->row >= 0 && count && !add_row(b, of, series, t->sources[t->actuals_source].id))
        return false;
    for (int32_t at = of->first; at >= 0; at = t->observations[at].next) {
        build_observation observation = t->observations[at].record;
        observation.figure.source = t->sources[t->observations[at].source].id;
        observation.figure.unit_names = word_of(&t->indicators[indicator], observation.figure.unit.quantity ? observation.figure.unit : of->unit);
        if (!built(b, place, build_add_observation(&b->build, &observation, &t->fault)))
            return false;
    }
    return built(b, place, build_end_measure(&b->build, &t->fault));
}

static pace_basis kept_basis(const tables_measure *of)
{
    pace_basis basis = of->basis;
    if (of->unit.quantity == PACE_MONEY && !of->unit.per && basis.kind == PACE_BASIS_NONE)
        basis.kind = PACE_BASIS_UNSTATED;
    return basis;
}

static bool add_target(building *b, int32_t indicator, const tables_target *of)
{
    tables *t = b->t;
    const tables_measure *measure = &t->measures[of->measure];
    build_target record = of->record;
    record.plan = t->plans[of->plan].id;
    record.measure = measure->id;
    record.figure.source = t->sources[of->source].id;
    record.figure.at.section = of->place.file;
    record.figure.at.line = of->place.line;
    record.figure.at.column = of->place.cell;
    if (of->word)
        record.figure.unit_names = (pace_names){of->word, 1};
    if (!record.basis_given) {
        record.basis = kept_basis(measure);
        record.basis_given = true;
    }
    return built(b, &of->place, build_add_target(&b->build, indicator, &record, &t->fault));
}

/* The plan's own base stands; where the actual values have another, that is said. */
static void tell_base(building *b, const tables_target *of)
{
    tables *t = b->t;
    const tables_measure *measure = &t->measures[of->measure];
    pace_series series;
    double there, here;
    if (isnan(of->record.base) || measure->row < 0 || measure->row_flipped || !t->notes ||
        (of->record.type != PACE_TARGET_LEVEL && of->record.type != PACE_TARGET_SHARE))
        return;
    series = pace_panel_series(t->panel, measure->row);
    there = pace_view_at(series.view, of->record.base_period);
    if (isnan(there) || !measure->row_unit.quantity || !of->record.figure.unit.quantity ||
        pace_unit_convert(&here, of->record.base, of->record.figure.unit, measure->row_unit, NULL) || fabs(here - there) <= 1e-9 * fabs(there))
        return;
    if (!tables_note(t, of->place.file, (int)of->place.line, tables_column_of(of->place.line_start, of->place.at)))
        return;
    pace_buffer_text(t->notes, "the base is ");
    pace_buffer_number(t->notes, here);
    pace_buffer_text(t->notes, " here and ");
    pace_buffer_number(t->notes, there);
    pace_buffer_text(t->notes, " among the actual values; the plan's own is used");
    tables_note_end(t);
}

static bool count_all(building *b)
{
    tables *t = b->t;
    size_t n = t->indicator_count;
    b->measure_counts = pace__arena_alloc(&t->arena, n, sizeof *b->measure_counts);
    b->target_counts = pace__arena_alloc(&t->arena, n, sizeof *b->target_counts);
    b->target_first = pace__arena_alloc(&t->arena, n, sizeof *b->target_first);
    b->target_next = pace__arena_alloc(&t->arena, t->target_count, sizeof *b->target_next);
    if (t->arena.failed)
        return tables_no_memory(t);
    for (size_t i = 0; i < n; i++) {
        b->target_first[i] = -1;
        for (int32_t at = t->indicators[i].measures; at >= 0; at = t->measures[at].next)
            b->measure_counts[i]++;
    }
    for (size_t i = t->target_count; i-- > 0;) {
        int32_t of = t->measures[t->targets[i].measure].indicator;
        b->target_next[i] = b->target_first[of];
        b->target_first[of] = (int32_t)i;
        b->target_counts[of]++;
    }
    return true;
}

static bool add_all(building *b)
{
    tables *t = b->t;
    pace_buffer *notes;
    for (size_t i = 0; i < t->indicator_count; i++) {
        for (int32_t at = t->indicators[i].measures; at >= 0; at = t->measures[at].next)
            if (!add_measure(b, (int32_t)i, &t->measures[at]) && t->status)
                return false;
        for (int32_t at = b->target_first[i]; at >= 0; at = b->target_next[at]) {
            if (!add_target(b, (int32_t)i, &t->targets[at]) && t->status)
                return false;
            notes = tables_urgent_begin(t);
            tell_base(b, &t->targets[at]);
            tables_urgent_end(t, notes);
        }
    }
    for (size_t i = 0; i < t->target_count; i++)
        if (t->targets[i].record.relative_to &&
            !built(b, &t->targets[i].place, build_check_relative(&b->build, t->targets[i].record.relative_to, &t->fault)) && t->status)
            return false;
    return !t->status;
}

pace_status tables_build(pace_dataset **out, tables *t)
{
    building b = {.t = t};
    pace_dataset *data = NULL;
    bool done = !t->panel || tables_file_source(t, &t->actuals_source, "actuals", t->actuals_name) >= 0;
    done = done && settle(t) && count_all(&b);
    if (done) {
        done = begin(&b) && add_heads(&b) && add_all(&b);
        if (done && t->faults == 0 && !t->status && build_end(&data, &b.build, t->err))
            t->status = PACE_ERR_NOMEM;
        build_discard(&b.build);
    }
    if (!t->status && data)
        *out = data;
    return t->status;
}
