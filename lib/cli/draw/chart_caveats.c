/* What must be said with figures that are held against targets: once for all of them, by name where it is true of some. */
#include <math.h>
#include <string.h>
#include "cli/draw/chart.h"

enum { MOST_NAMES = 3 };

typedef struct caveat { /* something that is true of some of the rows */
    unsigned bit;       /* of row->caveats; 0 = a break between base and latest */
    uint8_t letter;     /* bit 0: the status that says so */
} caveat;

/* That figures are provisional or unreliable the picture says itself. */
static const caveat all_caveats[] = {
    {PACE_CAVEAT_BASIS_UNSTATED, 0}, {PACE_CAVEAT_VINTAGES, 0}, {PACE_CAVEAT_COMPUTED_GROWTH, 0},
    {PACE_CAVEAT_IMPLIED_BASE, 0},   {PACE_CAVEAT_LINKED, 0},   {PACE_CAVEAT_BASE_MOVED, 0},
    {0, PACE_STATUS_BREAK},          {0, PACE_STATUS_DEFINITION},
};

/* A verdict hangs on the way from the base to the latest figure. */
static bool breaks_off(const pace_gap *row, uint8_t letter, pace_period *at)
{
    int64_t from, to;
    const pace_series *s = &row->series;
    if (!s->status || !pace_period_is_set(row->latest_period) || pace_period_diff(&to, row->latest_period, s->view.first, NULL))
        return false;
    if (!pace_period_is_set(row->base_period) || pace_period_diff(&from, row->base_period, s->view.first, NULL))
        from = to;
    for (int64_t i = from + 1 > 0 ? from + 1 : 0; i <= to && i < s->view.n; i++) {
        if (s->status[i] != letter)
            continue;
        *at = pace_view_period(s->view, i);
        return true;
    }
    return false;
}

static bool holds(const caveat *one, const pace_gap *row)
{
    pace_period at;
    return one->bit ? (row->caveats & one->bit) != 0 : breaks_off(row, one->letter, &at);
}

static bool is_shown(const pace_gap *row)
{
    return !(row->verdicts & (PACE_NO_DATA | PACE_NOT_COMPARABLE)) && isfinite(row->latest);
}

/* "GDP, Exports: "; nothing where it is true of all that are judged. */
static void names_of(pace_buffer *out, const chart_input *in, const caveat *one, const pace_gap *rows, int64_t count, int64_t true_of)
{
    int64_t told = 0;
    for (int64_t i = 0; i < count && told < MOST_NAMES; i++) {
        if (!is_shown(&rows[i]) || !holds(one, &rows[i]))
            continue;
        pace_buffer_format(out, "%s%s", !told ? "" : in->zh ? "、" : ", ", rows[i].series.name);
        told++;
    }
    if (told < true_of)
        pace_buffer_format(out, in->zh ? "等%ld项" : " and %ld more", (long)(in->zh ? true_of : true_of - told));
    pace_buffer_text(out, in->zh ? "：" : ": ");
}

static void clause(pace_buffer *out, const chart_input *in, const caveat *one, const pace_gap *rows, int64_t count, int64_t true_of)
{
    pace_period at = PACE_PERIOD_NONE;
    if (one->bit == PACE_CAVEAT_BASIS_UNSTATED) {
        pace_buffer_text(out, in->zh         ? "目标未注明价格口径，按现价比较"
                              : true_of == 1 ? "the target names no price basis and is held against current prices"
                                             : "the targets name no price basis and are held against current prices");
        return;
    }
    if (one->bit) {
        pace_buffer_text(out, pace_caveat_text(one->bit, in->lang));
        return;
    }
    for (int64_t i = 0; i < count && true_of == 1; i++)
        if (is_shown(&rows[i]) && breaks_off(&rows[i], one->letter, &at))
            break;
    bool broken = one->letter == PACE_STATUS_BREAK;
    if (in->zh && true_of == 1)
        chart_period(out, in, at);
    pace_buffer_text(out, in->zh ? broken ? "数据有断点" : "口径有变化" : broken ? "a break in the series" : "another definition");
    if (!in->zh && true_of == 1)
        chart_in_period(out, in, at);
}

/* True of the same rows: their names stand before the first of the two. */
static bool same_rows(const caveat *a, const caveat *b, const pace_gap *rows, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        if (is_shown(&rows[i]) && holds(a, &rows[i]) != holds(b, &rows[i]))
            return false;
    return true;
}

void chart_caveats(pace_buffer *out, const chart_input *in, const pace_gap *rows, int64_t count, bool with_breaks)
{
    int64_t shown = 0;
    bool begun = false;
    for (int64_t i = 0; i < count; i++)
        shown += is_shown(&rows[i]);
    const caveat *before = NULL;
    for (size_t k = 0; k < sizeof all_caveats / sizeof *all_caveats; k++) {
        const caveat *one = &all_caveats[k];
        int64_t true_of = 0;
        for (int64_t i = 0; i < count; i++)
            true_of += is_shown(&rows[i]) && holds(one, &rows[i]);
        if (!true_of || (!one->bit && !with_breaks))
            continue;
        pace_buffer_text(out, begun ? in->zh ? "；" : "; " : in->zh ? "注：" : "Note: ");
        begun = true;
        bool named = before && same_rows(before, one, rows, count);
        before = one;
        if (true_of < shown && !named)
            names_of(out, in, one, rows, count, true_of);
        clause(out, in, one, rows, count, true_of);
    }
    if (begun)
        pace_buffer_text(out, in->zh ? "。" : ".");
}
