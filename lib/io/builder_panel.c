/* The rows of a panel as series of a data set that is being made. */
#include <string.h>
#include "model/make.h"

static const char call[] = "pace_builder_panel";

typedef struct row_key { /* "indicator[:measure][@basis]" taken apart */
    const char *indicator, *measure; /* measure NULL = not in the key */
    pace_basis basis;
} row_key;

/* Cuts `text` up in place. */
static bool read_key(row_key *out, char *text, pace_error *err)
{
    char *at = strchr(text, '@'), *colon;
    *out = (row_key){text, NULL, {PACE_BASIS_NONE, 0}};
    if (at) {
        *at = '\0';
        if (pace_basis_parse(&out->basis, at + 1, strlen(at + 1), err))
            return false;
    }
    colon = strchr(text, ':');
    if (colon) {
        *colon = '\0';
        out->measure = colon + 1;
    }
    return true;
}

/* A measure that is called like a kind of number is one of that kind. */
static pace_measure_kind kind_of(const row_key *key, pace_measure_kind said)
{
    for (int kind = PACE_LEVEL; key->measure && kind <= PACE_THRESHOLD; kind++)
        if (strcmp(key->measure, pace_measure_kind_name((pace_measure_kind)kind)) == 0)
            return (pace_measure_kind)kind;
    return said;
}

static void add_indicator(pace_builder *b, const row_key *key, const pace_series *series)
{
    pace_indicator_opts opts = PACE_INDICATOR_OPTS_INIT;
    bool named = series->name && *series->name && strcmp(series->name, series->key) != 0;
    if (ids_find(&b->indicator_ids, key->indicator, strlen(key->indicator)) >= 0)
        return;
    opts.stock_flow = series->stock_flow;
    opts.better = series->better;
    pace_builder_indicator(b, key->indicator, named ? series->name : NULL, &opts);
}

static void add_row(pace_builder *b, pace_series series)
{
    pace_error inner = PACE_ERROR_INIT;
    row_key key;
    char *text = pace__arena_text(&b->arena, series.key, strlen(series.key));
    if (!text) {
        make_no_memory(b);
        return;
    }
    if (!read_key(&key, text, &inner)) {
        (void)pace__fail(make_error(b), PACE_ERR_ARG, series.key, "%s: %s", call, inner.text);
        return;
    }
    if (!model_is_id(key.indicator)) {
        (void)pace__fail(make_error(b), PACE_ERR_ARG, series.key,
                         "%s: the row's key begins with no id; " MODEL_ID_RULE ", and pace_panel_label gives the row one", call);
        return;
    }
    add_indicator(b, &key, &series);
    series.kind = kind_of(&key, series.kind);
    if (key.basis.kind != PACE_BASIS_NONE)
        series.basis = key.basis;
    make_series(b, key.indicator, key.measure, series);
}

void pace_builder_panel(pace_builder *b, const pace_panel *panel)
{
    int64_t rows;
    if (!make_error(b))
        return;
    if (!panel) {
        (void)pace__fail(make_error(b), PACE_ERR_ARG, "panel", "%s: no panel; give one", call);
        return;
    }
    rows = pace_panel_block(panel).rows;
    for (int64_t row = 0; row < rows && make_error(b); row++)
        add_row(b, pace_panel_series(panel, row));
}
