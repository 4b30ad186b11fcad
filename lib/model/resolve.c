/* From observations of all vintages to the one series of a measure. */
#include <math.h>
#include <string.h>
#include "model/model.h"

typedef struct entry { /* an observation that can be the value of a period */
    int32_t ord;       /* of its period in the series' frequency */
    int32_t day;       /* published; INT32_MIN = unknown */
    int32_t rank;      /* 0 is best */
    int64_t index;
} entry;

int32_t model_last_day(pace_span span)
{
    pace_span days;
    if (!pace_period_is_set(span.last) || pace_period_days(&days, span.last, NULL))
        return INT32_MIN;
    return days.last.ord;
}

static int32_t first_day(pace_span span)
{
    pace_span days;
    if (!pace_period_is_set(span.first) || pace_period_days(&days, span.first, NULL))
        return INT32_MIN;
    return days.first.ord;
}

model_fit model_span_fit(pace_period *whole, pace_span span, pace_freq freq)
{
    pace_span first, last, days;
    if (span.first.freq == freq && span.last.freq == freq && span.first.ord == span.last.ord && pace_period_is_set(span.first)) {
        *whole = span.first; /* as most are */
        return MODEL_FIT_WHOLE;
    }
    if (!pace_span_is_closed(span))
        return MODEL_FIT_NONE;
    if (span.first.freq == freq) {
        *whole = span.first;
        return pace_span_is_single(span) ? MODEL_FIT_WHOLE : MODEL_FIT_NONE;
    }
    if ((int)span.first.freq < (int)freq || pace_period_convert(&first, span.first, freq, NULL) ||
        pace_period_convert(&last, span.last, freq, NULL) || !pace_period_same(first.first, last.last) ||
        pace_period_days(&days, first.first, NULL))
        return MODEL_FIT_NONE;
    *whole = first.first;
    return first_day(span) <= days.first.ord && model_last_day(span) >= days.last.ord ? MODEL_FIT_WHOLE
                                                                                      : MODEL_FIT_PART;
}

int model_decimals(int decimals, pace_unit from, pace_unit to, double converted)
{
    if (from.factor != to.factor)
        return model_shortest_decimals(converted);
    if (from.quantity == PACE_PERCENT && to.quantity == PACE_RATIO)
        decimals += 2;
    else if (from.quantity == PACE_RATIO && to.quantity == PACE_PERCENT)
        decimals -= 2;
    decimals -= from.scale - to.scale;
    return decimals < INT8_MIN ? INT8_MIN : decimals > INT8_MAX ? INT8_MAX : decimals;
}

static int measure_decimals(const pace_observation *o, pace_unit unit)
{
    return model_decimals(o->decimals, o->unit, unit, o->converted);
}

/* Of 1.65 trillion shown as 16500 hundred millions: 0. */
static int8_t shown_decimals(const pace_observation *o, pace_unit unit)
{
    int decimals = measure_decimals(o, unit);
    return (int8_t)(decimals < 0 ? 0 : decimals);
}

static bool is_unreliable(const pace_observation *o)
{
    return o->status == PACE_STATUS_UNRELIABLE || o->status == PACE_STATUS_UNVALIDATED;
}

static bool is_open_bound(const pace_observation *o)
{
    return o->qualifier != PACE_EXACTLY && o->qualifier != PACE_ABOUT;
}

/* Reliable before unreliable, a value before a mere bound, a result before an estimate. */
static int32_t rank_of(const pace_observation *o)
{
    return 4 * is_unreliable(o) + 2 * is_open_bound(o) + (o->role != PACE_ACTUAL);
}

static bool before(const entry *a, const entry *b)
{
    if (a->ord != b->ord)
        return a->ord < b->ord;
    if (a->rank != b->rank)
        return a->rank < b->rank;
    if (a->day != b->day)
        return a->day > b->day;
    return a->index < b->index;
}

static void sift(entry *heap, int64_t at, int64_t n)
{
    entry item = heap[at];
    for (int64_t child; (child = 2 * at + 1) < n; at = child) {
        if (child + 1 < n && before(&heap[child], &heap[child + 1]))
            child++;
        if (!before(&item, &heap[child]))
            break;
        heap[at] = heap[child];
    }
    heap[at] = item;
}

static bool in_order(const entry *items, int64_t n)
{
    for (int64_t i = 1; i < n; i++)
        if (before(&items[i], &items[i - 1]))
            return false;
    return true;
}

/* Heap sort: files may list periods in any order, and none may make this slow. */
static void sort(entry *items, int64_t n)
{
    if (in_order(items, n)) /* as most do */
        return;
    for (int64_t i = n / 2; i-- > 0;)
        sift(items, i, n);
    for (int64_t end = n; end-- > 1;) {
        entry top = items[0];
        items[0] = items[end];
        items[end] = top;
        sift(items, 0, end);
    }
}

static int64_t collect(entry *out, const pace_measure *measure)
{
    int64_t n = 0;
    for (int64_t i = 0; i < measure->count; i++) {
        const pace_observation *o = &measure->observations[i];
        pace_period period;
        if (o->role == PACE_TARGET_ROLE || model_span_fit(&period, o->period, measure->freq) != MODEL_FIT_WHOLE)
            continue;
        out[n++] = (entry){period.ord, model_last_day(o->published), rank_of(o), i};
    }
    return n;
}

/* What the printed digits and the qualifier allow, in the measure's unit. An exact figure stands for half a unit of its
 * last digit on either side. */
static pace_bounds allowed(const pace_observation *o, pace_unit unit)
{
    int decimals = measure_decimals(o, unit);
    double half = 0.5 * pow(10.0, -decimals);
    pace_bounds bounds = pace_qualifier_bounds(o->converted, o->qualifier, decimals < 0 ? 0 : decimals);
    if (o->qualifier == PACE_EXACTLY || o->qualifier == PACE_ABOUT)
        bounds = (pace_bounds){o->converted - half, o->converted + half};
    return bounds;
}

static bool agree(const pace_observation *a, const pace_observation *b, pace_unit unit)
{
    pace_bounds x = allowed(a, unit), y = allowed(b, unit);
    double slack = 1e-12 * fabs(a->converted);
    return x.low <= y.high + slack && y.low <= x.high + slack;
}

/* Of two that agree, the one that says more. */
static bool sharper(const pace_observation *a, const pace_observation *b, pace_unit unit)
{
    pace_bounds x = allowed(a, unit), y = allowed(b, unit);
    return x.high - x.low < y.high - y.low;
}

/* An earlier result that the chosen one contradicts: the period has been revised. Estimates and bounds that a result
 * settles are no vintages. */
static bool was_revised(const pace_observation *chosen, const entry *group, int64_t n, const pace_measure *measure)
{
    for (int64_t i = 0; i < n; i++) {
        const pace_observation *o = &measure->observations[group[i].index];
        if (o != chosen && rank_of(o) == 0 && o->status != PACE_STATUS_ESTIMATED && o->status != PACE_STATUS_FORECAST &&
            !agree(o, chosen, measure->unit))
            return true;
    }
    return false;
}

static void tie_append(pace_buffer *text, const pace_observation *o)
{
    pace_buffer_text(text, text->length && text->text[text->length - 1] != ' ' ? ", " : "");
    pace_buffer_number(text, o->value);
    pace_buffer_text(text, " (");
    if (*o->vintage)
        pace_buffer_format(text, "%s, ", o->vintage);
    pace_buffer_format(text, "%s)", o->source->id);
}

/* "2018: 14847.29 (first, bulletin-2018), 14928.72 (revised, yearbook-2019)". */
static const char *describe_tie(const entry *group, int64_t n, const pace_measure *measure, pace__arena *arena)
{
    enum { MOST = 6 };
    char period[PACE_PERIOD_SIZE];
    pace_buffer text = PACE_BUFFER_INIT;
    const char *kept;
    text.allocator = &arena->allocator;
    (void)pace_span_print(period, measure->observations[group[0].index].period, NULL);
    pace_buffer_format(&text, "%s: ", period);
    for (int64_t i = 0; i < n && i < MOST; i++)
        tie_append(&text, &measure->observations[group[i].index]);
    kept = text.status ? NULL : pace__arena_text(arena, text.text, text.length);
    if (!kept)
        arena->failed = true;
    pace_buffer_clear(&text);
    return kept;
}

/* The one of a period that counts; NULL where nothing orders two that differ. *peers: how many have its rank and date.
 */
static const pace_observation *choose(const entry *group, int64_t n, int64_t *peers, const pace_measure *measure)
{
    const pace_observation *best = &measure->observations[group[0].index];
    bool tied = false;
    for (*peers = 1; *peers < n && group[*peers].rank == group[0].rank && group[*peers].day == group[0].day; ++*peers) {
        const pace_observation *next = &measure->observations[group[*peers].index];
        if (!agree(best, next, measure->unit))
            tied = true;
        else if (sharper(next, best, measure->unit))
            best = next;
    }
    return tied ? NULL : best;
}

typedef struct columns { /* of a series */
    double *value;
    uint8_t *status, *qualifier;
    int8_t *decimals;
    const pace_observation **origin;
} columns;

/* All columns in one block. Periods that may stay empty are missing at first. */
static bool make_columns(columns *out, pace__arena *arena, size_t n, bool full)
{
    char *block = pace__arena_room(arena, n, sizeof *out->value + sizeof *out->origin + 3);
    if (!block)
        return false;
    out->value = (void *)block;
    out->origin = (void *)(out->value + n);
    out->status = (void *)(out->origin + n);
    out->qualifier = out->status + n;
    out->decimals = (void *)(out->qualifier + n);
    for (size_t i = 0; i < n && !full; i++) {
        out->value[i] = (double)NAN;
        out->origin[i] = NULL;
        out->status[i] = PACE_STATUS_MISSING;
        out->qualifier[i] = 0;
        out->decimals[i] = 0;
    }
    return true;
}

/* A first release is what an observation without a label is. */
static const char *label(const pace_observation *o)
{
    return *o->vintage && strcmp(o->vintage, "first") == 0 ? "" : o->vintage;
}

/* Between two neighbours. Labels decide where there are any: one release may well be the first for some periods and a
 * revision of others. */
static bool is_other_vintage(const pace_observation *previous, const pace_observation *o, bool one_revised)
{
    const char *a = label(previous), *b = label(o);
    if (a != b && strcmp(a, b) != 0)
        return true;
    return one_revised && !*b;
}

static void set_value(columns *out, int64_t i, const pace_observation *o, pace_unit unit)
{
    out->value[i] = o->converted;
    out->status[i] = o->status;
    out->qualifier[i] = (uint8_t)o->qualifier;
    out->decimals[i] = shown_decimals(o, unit);
    out->origin[i] = o;
}

static void join(columns *out, int64_t i, pace_measure *measure)
{
    measure->joined = true;
    if (out->status[i] == PACE_STATUS_NORMAL)
        out->status[i] = PACE_STATUS_BREAK;
}

static void fill(columns *out, pace_measure *measure, const entry *items, int64_t n, pace__arena *arena)
{
    const pace_observation *previous = NULL;
    bool previous_revised = false;
    for (int64_t at = 0, end, peers; at < n; at = end) {
        const pace_observation *o;
        int64_t i = items[at].ord - items[0].ord;
        bool revised;
        for (end = at + 1; end < n && items[end].ord == items[at].ord; end++)
            continue;
        o = choose(&items[at], end - at, &peers, measure);
        if (!o) {
            if (!measure->tie)
                measure->tie = describe_tie(&items[at], peers, measure, arena);
            continue;
        }
        revised = was_revised(o, &items[at], end - at, measure);
        set_value(out, i, o, measure->unit);
        if (previous && is_other_vintage(previous, o, revised != previous_revised))
            join(out, i, measure);
        previous = o;
        previous_revised = revised;
    }
}

/* One observation a period and the periods in order, as most series come: there is nothing to choose. */
static bool is_plain(const pace_measure *measure)
{
    uint16_t freq = (uint16_t)measure->freq;
    for (int64_t i = 0; i < measure->count; i++) {
        const pace_observation *o = &measure->observations[i];
        const pace_span *span = &o->period;
        if (o->role == PACE_TARGET_ROLE || span->first.freq != freq || span->last.freq != freq ||
            span->first.ord != span->last.ord || (i && span->first.ord <= o[-1].period.first.ord))
            return false;
    }
    return freq != PACE_FREQ_NONE;
}

static void fill_plain(columns *out, pace_measure *measure)
{
    const pace_observation *all = measure->observations;
    for (int64_t k = 0; k < measure->count; k++) {
        int64_t i = (int64_t)all[k].period.first.ord - all[0].period.first.ord;
        set_value(out, i, &all[k], measure->unit);
        if (k && is_other_vintage(&all[k - 1], &all[k], false))
            join(out, i, measure);
    }
}

static pace_series series_of(const pace_measure *measure)
{
    const pace_indicator *indicator = measure->indicator;
    pace_series series = pace_series_of(NULL, 0, (pace_period)PACE_PERIOD_NONE);
    series.key = measure->key;
    series.name = pace_names_get(measure->name, NULL);
    series.unit = measure->unit;
    series.basis = measure->basis;
    series.kind = measure->kind;
    series.stock_flow = indicator->stock_flow;
    series.better = indicator->better;
    return series;
}

/* items NULL: the observations as they stand. */
static pace_status lay_out(pace_measure *measure, const entry *items, int64_t n, pace__arena *arena, int64_t *cells,
                           pace_error *err)
{
    int32_t first = items ? items[0].ord : measure->observations[0].period.first.ord;
    int32_t last = items ? items[n - 1].ord : measure->observations[n - 1].period.first.ord;
    int64_t length = (int64_t)last - first + 1;
    columns out;
    pace_series *series = &measure->series;
    if (length > *cells)
        return pace__fail(err, PACE_ERR_RANGE, NULL,
                          "the series of a data set have at most %d periods together, gaps included",
                          (int)MODEL_SERIES_CELLS);
    *cells -= length;
    if (!make_columns(&out, arena, (size_t)length, !items && length == n))
        return pace__fail_memory(err);
    if (items)
        fill(&out, measure, items, n, arena);
    else
        fill_plain(&out, measure);
    if (arena->failed)
        return pace__fail_memory(err);
    series->view = (pace_view){out.value, length, 1, {first, (uint16_t)measure->freq, 0}};
    series->status = out.status;
    series->qualifier = out.qualifier;
    series->decimals = out.decimals;
    series->origin = out.origin;
    return PACE_OK;
}

pace_status model_resolve(pace_measure *measure, pace__arena *arena, int64_t *cells, pace_error *err)
{
    entry *items = NULL;
    int64_t n;
    pace_status status = PACE_OK;
    measure->series = series_of(measure);
    measure->joined = false;
    measure->tie = NULL;
    if (!measure->count)
        return PACE_OK;
    if (is_plain(measure))
        return lay_out(measure, NULL, measure->count, arena, cells, err);
    items = pace__alloc(&arena->allocator, (size_t)measure->count, sizeof *items);
    if (!items)
        return pace__fail_memory(err);
    n = collect(items, measure);
    if (n > 0) {
        sort(items, n);
        status = lay_out(measure, items, n, arena, cells, err);
    }
    pace__release(&arena->allocator, items, (size_t)measure->count * sizeof *items);
    return status;
}
