/* The public builder: measures and their values. */
#include <math.h>
#include <string.h>
#include "model/make.h"

static const char series_call[] = "pace_builder_series";
static const char figure_call[] = "pace_builder_figure";

bool make_check_unit(pace_builder *b, const char *call, const char *where, pace_unit unit)
{
    char id[PACE_UNIT_SIZE];
    pace_unit back;
    size_t n;
    if (unit.quantity == PACE_QUANTITY_NONE || pace_unit_same(unit, b->known_unit))
        return true;
    n = pace_unit_print(id, unit, NULL);
    if (!n || pace_unit_parse(&back, id, n, NULL) || !pace_unit_same(unit, back)) {
        (void)pace__fail(make_error(b), PACE_ERR_UNIT, where,
                         "%s: a unit that has no name; take one that pace_unit_parse gives", call);
        return false;
    }
    b->known_unit = unit;
    return true;
}

bool make_check_basis(pace_builder *b, const char *call, const char *where, pace_basis basis)
{
    char id[PACE_UNIT_SIZE];
    pace_basis back;
    if (basis.kind == PACE_BASIS_NONE && !basis.year)
        return true;
    if (basis.kind <= PACE_BASIS_PREVIOUS_YEAR &&
        !pace_basis_parse(&back, id, pace_basis_print(id, basis, NULL), NULL) && pace_basis_same(back, basis))
        return true;
    (void)pace__fail(make_error(b), PACE_ERR_UNIT, where,
                     "%s: a price basis that is none; take one that pace_basis_parse gives", call);
    return false;
}

bool make_check_period(pace_builder *b, const char *call, const char *where, pace_period period)
{
    pace_period same;
    if (!pace_period_is_set(period))
        return true;
    if (pace_period_add(&same, period, 0, NULL)) {
        (void)pace__fail(make_error(b), PACE_ERR_RANGE, where,
                         "%s: a period that no calendar has; take one that pace_year, pace_period_make or "
                         "pace_period_parse gives", call);
        return false;
    }
    if (period.anchor % 12 == 0)
        return true;
    (void)pace__fail(make_error(b), PACE_ERR_UNSUPPORTED, where,
                     "%s: a fiscal period; a data set has calendar periods, so that the months it covers are to be given",
                     call);
    return false;
}

pace_unit make_unit_of_kind(pace_measure_kind kind, pace_unit said)
{
    pace_quantity quantity = PACE_QUANTITY_NONE;
    if (said.quantity != PACE_QUANTITY_NONE)
        return said;
    switch (kind) {
    case PACE_GROWTH:
    case PACE_SHARE:
    case PACE_AVERAGE_GROWTH: quantity = PACE_PERCENT; break;
    case PACE_CHANGE_PP: quantity = PACE_PERCENTAGE_POINT; break;
    case PACE_MULTIPLE: quantity = PACE_RATIO; break;
    case PACE_INDEX_NUMBER: quantity = PACE_INDEX; break;
    case PACE_RANK_NUMBER: quantity = PACE_RANK; break;
    case PACE_LEVEL:
    case PACE_CUMULATIVE:
    case PACE_RATE:
    case PACE_THRESHOLD: break;
    }
    return (pace_unit){(uint8_t)quantity, PACE_FACTOR_ONE, 0, 0, ""};
}

make_measure *make_add_measure(pace_builder *b, make_indicator *of, const char *id, pace_measure_kind kind, pace_unit unit,
                               pace_basis basis, pace_freq freq)
{
    make_measure *out = pace__arena_alloc(&b->arena, 1, sizeof *out);
    char *key = model_key(&b->arena, of->id, id, basis);
    void *items = b->measures;
    bool done = out && key && ids_reserve(&b->keys, &b->arena) &&
                pace__reserve(b->allocator, &items, &b->measure_room, b->measure_count + 1, sizeof(make_measure *));
    b->measures = items;
    if (!done) {
        make_no_memory(b);
        return NULL;
    }
    *out = (make_measure){.id = id, .key = key, .kind = kind, .unit = unit, .basis = basis, .freq = freq};
    if (of->last_measure)
        of->last_measure->next = out;
    else
        of->measures = out;
    of->last_measure = out;
    of->measure_count++;
    ids_add(&b->keys, key, (int64_t)b->measure_count);
    b->measures[b->measure_count++] = out;
    return out;
}

typedef struct wanted { /* a measure as a call says it */
    const char *call, *id;
    pace_measure_kind kind;
    pace_unit unit;
    pace_basis basis;
    pace_freq freq; /* NONE: not said */
} wanted;

/* *key: of the measure that is wanted, in the arena; NULL: no memory, which is said then. */
static make_measure *find_measure(pace_builder *b, char **key, const make_indicator *of, const char *id, pace_basis basis)
{
    int64_t at;
    *key = model_key(&b->arena, of->id, id, basis);
    if (!*key)
        make_no_memory(b);
    at = *key ? ids_find(&b->keys, *key, strlen(*key)) : -1;
    return at >= 0 ? b->measures[at] : NULL;
}

/* The measure is there: what the call says must go with it. */
static bool suits(pace_builder *b, const make_measure *measure, const wanted *w, bool part_allowed)
{
    pace_error inner = PACE_ERROR_INIT;
    double ignored;
    if (measure->kind != w->kind)
        (void)pace__fail(make_error(b), PACE_ERR_ARG, measure->key, "%s: the measure is there with numbers of the kind \"%s\"; "
                         "give these an indicator of their own", w->call, pace_measure_kind_name(measure->kind));
    else if (w->freq && (part_allowed ? (int)w->freq < (int)measure->freq : w->freq != measure->freq))
        (void)pace__fail(make_error(b), PACE_ERR_FREQ, measure->key,
                         "%s: these are %s and the measure is %s; give values of another frequency an indicator of their own",
                         w->call, pace_freq_name(w->freq), pace_freq_name(measure->freq));
    else if (w->unit.quantity != PACE_QUANTITY_NONE &&
             pace_unit_convert(&ignored, 1, w->unit, measure->unit, &inner))
        (void)pace__fail(make_error(b), inner.code, measure->key, "%s: %s", w->call, inner.text);
    else
        return true;
    return false;
}

static make_measure *measure_for(pace_builder *b, make_indicator *of, const wanted *w, bool part_allowed)
{
    make_measure *measure;
    char *key, *other;
    const char *id;
    if (!make_check_unit(b, w->call, of->id, w->unit) || !make_check_basis(b, w->call, of->id, w->basis))
        return NULL;
    measure = find_measure(b, &key, of, w->id, w->basis);
    if (!measure && w->unit.quantity == PACE_QUANTITY_NONE && w->basis.kind == PACE_BASIS_NONE && of->measures)
        measure = find_measure(b, &other, of, w->id, (pace_basis){PACE_BASIS_UNSTATED, 0}); /* money, said before */
    if (measure)
        return suits(b, measure, w, part_allowed) ? measure : NULL;
    if (!make_error(b) || !(id = make_text(b, w->call, "measure", w->id)))
        return NULL;
    return make_add_measure(b, of, id, w->kind, make_unit_of_kind(w->kind, w->unit), w->basis,
                            w->freq ? w->freq : PACE_ANNUAL);
}

/* Money without a price basis is what the format calls unstated. */
static pace_basis basis_of(pace_basis said, pace_unit unit)
{
    if (said.kind == PACE_BASIS_NONE && unit.quantity == PACE_MONEY && !unit.per)
        said = (pace_basis){PACE_BASIS_UNSTATED, 0};
    return said;
}

static void append_run(make_measure *measure, make_run *run)
{
    if (measure->last)
        measure->last->next = run;
    else
        measure->runs = run;
    measure->last = run;
}

static bool known_status(uint8_t letter)
{
    return letter && strchr("ABDEFGHIJKLMNOPQSTUVW", letter) != NULL;
}

/* Everything said about one value; the text of a fault names its period. */
static bool check_value(pace_builder *b, const pace_series *series, int64_t i, double value)
{
    char period[PACE_PERIOD_SIZE];
    const char *wrong = NULL;
    if (isinf(value))
        wrong = "the value is infinite; a finite one, or NaN where it is missing";
    else if (series->status && !known_status(series->status[i]))
        wrong = "no status letter; SDMX letters are A, B, D, E, F, I, O, P, U, V, ...";
    else if (series->qualifier && series->qualifier[i] > PACE_LESS_THAN)
        wrong = "no qualifier; one of pace_qualifier";
    if (!wrong)
        return true;
    (void)pace_period_print(period, pace_view_period(series->view, i), NULL);
    (void)pace__fail(make_error(b), isinf(value) ? PACE_ERR_RANGE : PACE_ERR_ARG, series->key, "%s: %s: %s", series_call,
                     period, wrong);
    return false;
}

static const void *copy_bytes(pace_builder *b, const void *bytes, int64_t n)
{
    void *copy = bytes ? pace__arena_alloc(&b->arena, (size_t)n, 1) : NULL;
    if (copy)
        memcpy(copy, bytes, (size_t)n);
    return copy;
}

/* A copy of all values; NULL where one of them is at fault or memory is out. *known = how many are not missing. */
static make_run *copy_series(pace_builder *b, int64_t *known, const pace_series *series)
{
    const pace_view *view = &series->view;
    make_run *run = pace__arena_alloc(&b->arena, 1, sizeof *run);
    double *values = pace__arena_alloc(&b->arena, (size_t)view->n, sizeof *values);
    *known = 0;
    for (int64_t i = 0; values && i < view->n; i++) {
        values[i] = view->x[i * view->stride];
        if (isnan(values[i]))
            continue;
        if (!check_value(b, series, i, values[i]))
            return NULL;
        ++*known;
    }
    if (run)
        *run = (make_run){.source = make_current_source(b),
                          .period = {view->first, view->first},
                          .count = view->n,
                          .values = values,
                          .status = copy_bytes(b, series->status, view->n),
                          .qualifier = copy_bytes(b, series->qualifier, view->n),
                          .decimals = copy_bytes(b, series->decimals, view->n),
                          .high = (double)NAN,
                          .unit = series->unit};
    if (b->arena.failed)
        make_no_memory(b);
    return b->error.code ? NULL : run;
}

static bool check_view(pace_builder *b, const char *where, const pace_view *view)
{
    pace_error inner = PACE_ERROR_INIT;
    pace_period last;
    pace_status status = PACE_OK;
    if (view->n > MODEL_SERIES_CELLS)
        status = pace__fail(&inner, PACE_ERR_RANGE, NULL, "more than %d values; fewer", (int)MODEL_SERIES_CELLS);
    else if (view->n < 0 || (view->n && !view->x))
        status = pace__fail(&inner, PACE_ERR_ARG, NULL, "no values; x and n say where they are and how many");
    else if (view->n && !pace_period_is_set(view->first))
        status = pace__fail(&inner, PACE_ERR_ARG, NULL, "values without a calendar; view.first is the period of the first");
    else if (view->n)
        status = pace_period_add(&last, view->first, view->n - 1, &inner);
    if (status)
        (void)pace__fail(make_error(b), status, where, "%s: %s", series_call, inner.text);
    return !status && make_check_period(b, series_call, where, view->first);
}

static bool check_kind(pace_builder *b, const char *call, const char *where, pace_measure_kind kind)
{
    if ((unsigned)kind <= PACE_THRESHOLD)
        return true;
    (void)pace__fail(make_error(b), PACE_ERR_ARG, where, "%s: no kind of number; one of pace_measure_kind", call);
    return false;
}

void make_series(pace_builder *b, const char *indicator, const char *measure, pace_series series)
{
    make_indicator *of;
    make_measure *to;
    make_run *run;
    wanted w;
    int64_t known;
    if (!make_error(b) || !(of = make_find_indicator(b, series_call, indicator)))
        return;
    if (!series.key || !*series.key)
        series.key = of->id;
    if (!check_kind(b, series_call, series.key, series.kind) || !check_view(b, series.key, &series.view))
        return;
    if (measure && !model_is_id(measure)) {
        (void)pace__fail(make_error(b), PACE_ERR_ARG, series.key, "%s: %q is no id; " MODEL_ID_RULE, series_call, measure);
        return;
    }
    w = (wanted){series_call, measure ? measure : pace_measure_kind_name(series.kind), series.kind, series.unit,
                 basis_of(series.basis, series.unit), (pace_freq)series.view.first.freq};
    to = measure_for(b, of, &w, false);
    if (!to || !(run = copy_series(b, &known, &series)) || !known)
        return;
    append_run(to, run);
    to->count += known;
}

void pace_builder_series(pace_builder *b, const char *indicator, pace_series series)
{
    make_series(b, indicator, NULL, series);
}

/* A single value as a run of its own. */
static make_run *make_figure(pace_builder *b, const pace_figure *figure, pace_span period, uint8_t status)
{
    struct one {
        make_run run;
        double value;
        uint8_t status, qualifier;
        int8_t decimals;
    } *one = pace__arena_alloc(&b->arena, 1, sizeof *one);
    const char *source = make_current_source(b);
    if (!one) {
        make_no_memory(b);
        return NULL;
    }
    one->value = figure->value;
    one->status = status ? status : PACE_STATUS_NORMAL;
    one->qualifier = (uint8_t)figure->qualifier;
    one->decimals = (int8_t)(figure->decimals > BUILD_DECIMALS ? -1 : figure->decimals);
    one->run = (make_run){NULL, source, period, 1, &one->value, &one->status, &one->qualifier, &one->decimals,
                          figure->value_high, figure->unit};
    return source ? &one->run : NULL;
}

static bool check_figure(pace_builder *b, const char *where, const pace_figure *figure, uint8_t status)
{
    const char *wrong = NULL;
    if (!figure)
        wrong = "no figure; give one that is taken apart";
    else if (isinf(figure->value) || isinf(figure->value_high))
        wrong = "the value is infinite; a finite one, or NaN where it is missing";
    else if (figure->value_high < figure->value)
        wrong = "the range ends below its beginning; value_high is the greater, or NaN";
    else if (status && !known_status(status))
        wrong = "no status letter; SDMX letters are A, B, D, E, F, I, O, P, U, V, ...";
    else if ((unsigned)figure->qualifier > PACE_LESS_THAN)
        wrong = "no qualifier; one of pace_qualifier";
    if (wrong)
        (void)pace__fail(make_error(b), PACE_ERR_ARG, where, "%s: %s", figure_call, wrong);
    return !wrong;
}

void pace_builder_figure(pace_builder *b, const char *indicator, pace_measure_kind kind, pace_basis basis,
                         const char *period, const pace_figure *figure, uint8_t status)
{
    make_indicator *of;
    make_measure *to;
    make_run *run;
    pace_error inner = PACE_ERROR_INIT;
    pace_span span;
    wanted w;
    if (!make_error(b) || !(of = make_find_indicator(b, figure_call, indicator)) ||
        !check_kind(b, figure_call, of->id, kind) || !check_figure(b, of->id, figure, status))
        return;
    if (pace_span_parse(&span, period ? period : "", period ? strlen(period) : 0, NULL, &inner)) {
        (void)pace__fail(make_error(b), inner.code, of->id, "%s: %s", figure_call, inner.text);
        return;
    }
    w = (wanted){figure_call, pace_measure_kind_name(kind), kind, figure->unit, basis_of(basis, figure->unit),
                 (pace_freq)(pace_period_is_set(span.last) ? span.last.freq : span.first.freq)};
    to = measure_for(b, of, &w, true);
    if (!to || isnan(figure->value) || !(run = make_figure(b, figure, span, status)))
        return;
    append_run(to, run);
    to->count++;
}
