/* Series of a data set as the rows of a panel. */
#include <math.h>
#include <string.h>
#include "io/panel_internal.h"
#include "pace/dataset.h"

typedef struct selection {
    const pace_allocator *allocator;
    pace_series *items;
    size_t count, capacity;
    pace_buffer left_out; /* keys that nothing orders, for the assumptions */
} selection;

static pace_status add_series(selection *of, pace_series series, pace_error *err)
{
    void *items = of->items;
    if (!pace__reserve(of->allocator, &items, &of->capacity, of->count + 1, sizeof *of->items))
        return pace__fail_memory(err);
    of->items = items;
    of->items[of->count++] = series;
    return PACE_OK;
}

static pace_status select_keys(selection *of, const pace_dataset *dataset, const char *const *keys, int64_t count,
                               pace_error *err)
{
    pace_series series;
    for (int64_t i = 0; i < count; i++) {
        pace_status status = pace_dataset_series(&series, dataset, keys[i], err);
        if (!status)
            status = add_series(of, series, err);
        if (status)
            return status;
    }
    return PACE_OK;
}

static bool is_usable(const pace_measure *measure)
{
    return measure->series.view.n > 0 && !measure->tie;
}

/* The frequency of most series; of two that are as common the one with fewer periods a year. */
static pace_freq commonest(const pace_indicator *indicators, int64_t count)
{
    static const pace_freq all[] = {PACE_ANNUAL,  PACE_HALFYEARLY, PACE_QUARTERLY,
                                    PACE_MONTHLY, PACE_WEEKLY,     PACE_DAILY};
    int64_t best_count = 0;
    pace_freq best = PACE_ANNUAL;
    for (size_t f = 0; f < sizeof all / sizeof *all; f++) {
        int64_t found = 0;
        for (int64_t i = 0; i < count; i++)
            for (int64_t m = 0; m < indicators[i].measure_count; m++)
                found += is_usable(&indicators[i].measures[m]) &&
                         indicators[i].measures[m].series.view.first.freq == (uint16_t)all[f];
        if (found > best_count) {
            best_count = found;
            best = all[f];
        }
    }
    return best;
}

static pace_status select_all(selection *of, const pace_dataset *dataset, pace_error *err)
{
    int64_t count = 0;
    const pace_indicator *indicators = pace_dataset_indicators(dataset, &count);
    uint16_t freq = (uint16_t)commonest(indicators, count);
    for (int64_t i = 0; i < count; i++) {
        for (int64_t m = 0; m < indicators[i].measure_count; m++) {
            const pace_measure *measure = &indicators[i].measures[m];
            pace_status status = PACE_OK;
            if (measure->tie) {
                pace_buffer_text(&of->left_out,
                                 of->left_out.length ? ", " : "left out, because nothing orders their vintages: ");
                pace_buffer_text(&of->left_out, measure->key);
            } else if (is_usable(measure) && measure->series.view.first.freq == freq) {
                status = add_series(of, measure->series, err);
            }
            if (status)
                return status;
        }
    }
    return of->left_out.status ? pace__fail_memory(err) : PACE_OK;
}

/* The calendar that holds all of them. */
static pace_status common_calendar(pace_period *first, int64_t *cols, const selection *of, pace_error *err)
{
    int64_t low = INT64_MAX, high = INT64_MIN;
    const pace_series *begin = NULL;
    for (size_t i = 0; i < of->count; i++) {
        const pace_view *view = &of->items[i].view;
        if (view->n == 0)
            continue;
        if (!begin)
            begin = &of->items[i];
        if (view->first.freq != begin->view.first.freq || view->first.anchor != begin->view.first.anchor)
            return pace__fail(err, PACE_ERR_FREQ, of->items[i].key, "is %s, %q is %s; choose series of one frequency",
                              pace_freq_name((pace_freq)view->first.freq), begin->key,
                              pace_freq_name((pace_freq)begin->view.first.freq));
        if (view->first.ord < low)
            low = view->first.ord;
        if (view->first.ord + view->n - 1 > high)
            high = view->first.ord + view->n - 1;
    }
    *cols = begin ? high - low + 1 : 0;
    if (begin) {
        *first = begin->view.first;
        first->ord = (int32_t)low;
    }
    return PACE_OK;
}

static bool needs_status(const selection *of)
{
    for (size_t i = 0; i < of->count; i++)
        for (int64_t k = 0; of->items[i].status && k < of->items[i].view.n; k++) {
            bool missing = isnan(of->items[i].view.x[k * of->items[i].view.stride]);
            if (of->items[i].status[k] != (missing ? PACE_STATUS_MISSING : PACE_STATUS_NORMAL))
                return true;
        }
    return false;
}

static bool any_decimals(const selection *of)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->items[i].decimals)
            return true;
    return false;
}

static bool any_qualifier(const selection *of)
{
    for (size_t i = 0; i < of->count; i++)
        if (of->items[i].qualifier)
            return true;
    return false;
}

static void copy_values(pace_panel *panel, int64_t row, const pace_series *from)
{
    int64_t at = row * panel->cols + (from->view.n ? from->view.first.ord - panel->first.ord : 0);
    for (int64_t k = 0; k < from->view.n; k++) {
        double value = from->view.x[k * from->view.stride];
        panel->values[at + k] = value;
        if (panel->status)
            panel->status[at + k] = from->status   ? from->status[k]
                                    : isnan(value) ? PACE_STATUS_MISSING
                                                   : PACE_STATUS_NORMAL;
        if (panel->decimals && from->decimals && !isnan(value))
            panel->decimals[at + k] = from->decimals[k];
        if (panel->qualifier && from->qualifier)
            panel->qualifier[at + k] = from->qualifier[k];
    }
}

static bool copy_series(pace_panel *panel, int64_t row, const pace_series *from)
{
    panel_row *to = &panel->series[row];
    const char *key = from->key ? from->key : "", *name = from->name ? from->name : key;
    to->key = pace__arena_text(&panel->arena, key, strlen(key));
    to->name = pace__arena_text(&panel->arena, name, strlen(name));
    to->unit = from->unit;
    to->basis = from->basis;
    to->kind = from->kind;
    to->stock_flow = from->stock_flow;
    to->better = from->better;
    copy_values(panel, row, from);
    return to->key && to->name;
}

static pace_status fill(pace_panel *panel, const selection *of, pace_error *err)
{
    size_t cells = (size_t)panel->rows * (size_t)panel->cols;
    bool done = true;
    if (cells && any_qualifier(of)) {
        panel->qualifier = pace__calloc(panel->allocator, cells, 1);
        done = panel->qualifier != NULL;
    }
    for (size_t i = 0; done && i < of->count; i++)
        done = copy_series(panel, (int64_t)i, &of->items[i]);
    if (done && of->left_out.length) {
        panel->assumptions = pace__arena_text(&panel->arena, of->left_out.text, of->left_out.length);
        done = panel->assumptions != NULL;
    }
    return done ? PACE_OK : pace__fail_memory(err);
}

pace_status pace_panel_of_dataset(pace_panel **out, const pace_dataset *dataset, const char *const *keys, int64_t count,
                                  const pace_allocator *allocator, pace_error *err)
{
    selection of = {allocator, NULL, 0, 0, PACE_BUFFER_INIT};
    pace_period first = PACE_PERIOD_NONE;
    pace_panel *panel = NULL;
    int64_t cols = 0;
    pace_status status;
    if (!out || !dataset || (keys && count < 0))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_panel_of_dataset needs a place for the panel and a data set");
    of.left_out.allocator = allocator;
    status = keys ? select_keys(&of, dataset, keys, count, err) : select_all(&of, dataset, err);
    if (!status)
        status = common_calendar(&first, &cols, &of, err);
    if (!status)
        status = panel_make(&panel, (int64_t)of.count, cols, first, needs_status(&of), any_decimals(&of), NULL,
                            allocator, err);
    if (!status)
        status = fill(panel, &of, err);
    pace__release(allocator, of.items, of.capacity * sizeof *of.items);
    pace_buffer_clear(&of.left_out);
    if (status)
        pace_panel_free(panel);
    else
        *out = panel;
    return status;
}
