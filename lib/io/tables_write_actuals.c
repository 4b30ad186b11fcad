/* The values of a data set as a table: a column a series where nothing but values and qualifiers is to be kept, else an
 * observation a row. */
#include <math.h>
#include <string.h>
#include "io/tables.h"

/* --- a column a series -------------------------------------------------------------------------------------------- */

/* Alone in its column a value keeps its digits, its qualifier and nothing else. */
static bool is_plain(const pace_measure *m, const pace_observation *o)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_figure figure = {.value = o->value, .value_high = (double)NAN, .decimals = o->decimals, .qualifier = o->qualifier}, back;
    bool sound = !isnan(o->value) && isnan(o->value_high) && pace_span_is_single(o->period) && (int)o->period.first.freq == (int)m->freq &&
                 o->role == PACE_ACTUAL && o->status == PACE_STATUS_NORMAL && !*o->vintage && !*o->note &&
                 pace_unit_same(o->unit, m->unit) && tables_default_source(o->source, "actuals") &&
                 tables_span_same(o->published, o->source->published);
    if (!sound)
        return false;
    if (o->decimals == model_shortest_decimals(o->value) && o->qualifier == PACE_EXACTLY)
        return true;
    pace_figure_print(&text, &figure, NULL);
    sound = !text.status && !pace_figure_parse(&back, text.text, text.length, NULL, NULL) && back.decimals == o->decimals &&
            back.qualifier == o->qualifier;
    pace_buffer_clear(&text);
    return sound;
}

/* What the reader takes for the frequency of the measure. */
static int told_freq(const pace_measure *m)
{
    int freq = PACE_FREQ_NONE;
    for (int64_t i = 0; i < m->count; i++) {
        pace_span span = m->observations[i].period;
        pace_period end = pace_period_is_set(span.last) ? span.last : span.first;
        if (pace_period_is_set(end) && (freq == PACE_FREQ_NONE || (int)end.freq < freq))
            freq = (int)end.freq;
    }
    for (int64_t i = 0; freq == PACE_FREQ_NONE && i < m->indicator->target_count; i++)
        if (strcmp(m->indicator->targets[i].measure, m->id) == 0)
            freq = (int)m->indicator->targets[i].origin->period.last.freq;
    return freq == PACE_FREQ_NONE ? PACE_ANNUAL : freq;
}

static bool has_target(const pace_measure *m)
{
    for (int64_t i = 0; i < m->indicator->target_count; i++)
        if (strcmp(m->indicator->targets[i].measure, m->id) == 0)
            return true;
    return false;
}

static bool series_is_wide(const pace_measure *m, pace_period *calendar)
{
    int32_t before = INT32_MIN;
    if (strcmp(m->id, pace_measure_kind_name(m->kind)) != 0 || (m->kind == PACE_CUMULATIVE && m->freq != PACE_ANNUAL))
        return false;
    if (m->count == 0)
        return has_target(m) && told_freq(m) == (int)m->freq;
    for (int64_t i = 0; i < m->count; i++) {
        pace_period p = m->observations[i].period.first;
        if (!is_plain(m, &m->observations[i]) || p.ord <= before)
            return false;
        before = p.ord;
        if (!pace_period_is_set(*calendar))
            *calendar = p;
        if (p.freq != calendar->freq || p.anchor != calendar->anchor)
            return false;
    }
    return true;
}

typedef struct series_list {
    const pace_measure **at;
    int64_t *next; /* observation */
    int64_t count;
    pace_period first;
    int32_t last;
} series_list;

static bool list_series(tables_writer *w, series_list *list, bool *wide)
{
    int64_t indicators, measures = 0;
    const pace_indicator *all = pace_dataset_indicators(w->dataset, &indicators);
    pace_period calendar = PACE_PERIOD_NONE;
    for (int64_t i = 0; i < indicators; i++)
        measures += all[i].measure_count;
    memset(list, 0, sizeof *list);
    list->at = pace__arena_alloc(&w->reader.arena, (size_t)measures, sizeof *list->at);
    list->next = pace__arena_alloc(&w->reader.arena, (size_t)measures, sizeof *list->next);
    if (w->reader.arena.failed)
        return tables_no_memory(&w->reader);
    *wide = true;
    for (int64_t i = 0; i < indicators && *wide; i++)
        for (int64_t k = 0; k < all[i].measure_count && *wide; k++) {
            const pace_measure *m = &all[i].measures[k];
            *wide = series_is_wide(m, &calendar);
            if (m->count)
                list->at[list->count++] = m;
        }
    list->first = calendar;
    list->last = calendar.ord;
    for (int64_t i = 0; i < list->count && *wide; i++) {
        const pace_measure *m = list->at[i];
        if (m->observations[0].period.first.ord < list->first.ord)
            list->first.ord = m->observations[0].period.first.ord;
        if (m->observations[m->count - 1].period.first.ord > list->last)
            list->last = m->observations[m->count - 1].period.first.ord;
    }
    if ((int64_t)list->last - list->first.ord >= 4096)
        *wide = false; /* a few values far apart */
    return true;
}

bool tables_actuals_are_wide(tables_writer *w)
{
    series_list list;
    bool wide = false;
    return list_series(w, &list, &wide) && wide;
}

bool tables_plain_heading(const char *name)
{
    tables_key key;
    pace_period p;
    size_t n = strlen(name);
    return csv_role_of(name, n) == CSV_SERIES && tables_numbering(name, n) == 0 && !tables_parse_key(&key, name, n) && pace_period_parse(&p, name, n, NULL, NULL) &&
           name[0] != '\'' && name[0] != '#';
}

/* 地区生产总值(亿元): the name where it leads back, else the key. */
static void put_heading(tables_writer *w, pace_buffer *out, const pace_measure *m)
{
    int64_t count;
    const pace_indicator *all = pace_dataset_indicators(w->dataset, &count);
    const char *name = pace_names_get(m->indicator->name, NULL);
    bool named = m->indicator->measure_count == 1 && w->named[m->indicator - all] && tables_plain_heading(name);
    pace_buffer text = PACE_BUFFER_INIT;
    char unit[PACE_UNIT_SIZE];
    pace_unit back;
    text.allocator = w->reader.allocator;
    pace_buffer_text(&text, named ? name : m->key);
    if (m->unit.quantity) {
        size_t n = pace_unit_print(unit, m->unit, w->chinese ? "zh" : "en");
        if (pace_unit_parse(&back, unit, n, NULL) || !pace_unit_same(back, m->unit))
            (void)pace_unit_print(unit, m->unit, NULL);
        pace_buffer_char(&text, '(');
        pace_buffer_text(&text, unit);
        pace_buffer_char(&text, ')');
    }
    if (text.status)
        (void)tables_no_memory(&w->reader);
    else
        pace_buffer_csv_cell(out, text.text);
    pace_buffer_clear(&text);
}

static void put_value(pace_buffer *out, const pace_observation *o)
{
    pace_figure figure = {.value = o->value, .value_high = (double)NAN, .decimals = o->decimals, .qualifier = o->qualifier};
    pace_figure_print(out, &figure, NULL);
}

bool tables_write_wide(tables_writer *w, pace_buffer *out, bool *done)
{
    series_list list;
    if (!list_series(w, &list, done) || !*done)
        return !w->reader.status;
    if (list.count == 0) { /* a table has a heading */
        pace_buffer_text(out, "series,period,value,source\n");
        return out->status ? tables_no_memory(&w->reader) : true;
    }
    pace_buffer_text(out, w->chinese ? "时期" : "period");
    for (int64_t i = 0; i < list.count; i++) {
        pace_buffer_char(out, ',');
        put_heading(w, out, list.at[i]);
    }
    pace_buffer_char(out, '\n');
    for (pace_period p = list.first; p.ord <= list.last && !out->status; p.ord++) {
        char label[PACE_PERIOD_SIZE];
        pace_buffer_bytes(out, label, pace_period_print(label, p, NULL));
        for (int64_t i = 0; i < list.count; i++) {
            const pace_measure *m = list.at[i];
            pace_buffer_char(out, ',');
            if (list.next[i] < m->count && m->observations[list.next[i]].period.first.ord == p.ord)
                put_value(out, &m->observations[list.next[i]++]);
        }
        pace_buffer_char(out, '\n');
    }
    return out->status ? tables_no_memory(&w->reader) : !w->reader.status;
}

/* --- an observation a row --------------------------------------------------------------------------------------------- */

static const char *const long_headings[] = {"series", "period", "value", "status", "unit", "series_unit", "kind", "freq", "role",
                                            "decimals", "published", "vintage", "note", "source"};
enum { LONG_COLUMNS = sizeof long_headings / sizeof *long_headings };

static void put_attributes(tables_grid *grid, tables_writer *w, const pace_measure *m, const pace_observation *o)
{
    bool first = !o || o == m->observations;
    pace_unit unit = o ? o->unit : (pace_unit){0, 0, 0, 0, ""};
    char freq[2] = {pace_freq_code(m->freq), '\0'};
    if (first && !pace_unit_same(unit, m->unit))
        tables_grid_unit(grid, w, m->unit, true);
    else
        (void)tables_grid_text(grid, w, "", false);
    (void)tables_grid_text(grid, w, first && strcmp(m->id, pace_measure_kind_name(m->kind)) != 0 ? pace_measure_kind_name(m->kind) : "", true);
    (void)tables_grid_text(grid, w, first && told_freq(m) != (int)m->freq ? freq : "", true);
}

static void put_observation(tables_grid *grid, tables_writer *w, const pace_measure *m, const pace_observation *o)
{
    char letter[2] = {o ? (char)o->status : 'A', '\0'};
    bool decimals = false, dated = o && !tables_span_same(o->published, o->source->published);
    (void)tables_grid_text(grid, w, m->key, true);
    if (o) {
        tables_grid_span(grid, w, o->period, true);
        tables_grid_figure(grid, w, o, o->unit, &decimals);
        (void)tables_grid_text(grid, w, letter, o->status != PACE_STATUS_NORMAL);
        tables_grid_unit(grid, w, o->unit, true);
    } else {
        for (int i = 0; i < 4; i++)
            (void)tables_grid_text(grid, w, "", false);
    }
    put_attributes(grid, w, m, o);
    (void)tables_grid_text(grid, w, o && o->role != PACE_ACTUAL ? pace_role_name(o->role) : "", true);
    if (decimals)
        pace_buffer_integer(&grid->text, o->decimals);
    (void)tables_grid_cell(grid, w, decimals);
    if (dated)
        tables_grid_span(grid, w, o->published, true);
    else
        (void)tables_grid_text(grid, w, "", false);
    (void)tables_grid_text(grid, w, o ? o->vintage : "", true);
    (void)tables_grid_text(grid, w, o ? o->note : "", true);
    tables_grid_source(grid, w, o ? o->source : NULL, "actuals");
}

static bool head_long(tables_grid *grid, tables_writer *w)
{
    int at = 0;
    for (; at < LONG_COLUMNS; at++) {
        grid->headings[at] = long_headings[at];
        grid->needed[at] = at < 3 || at == LONG_COLUMNS - 1;
    }
    for (int i = 0; i < w->lang_count; i++) {
        pace_buffer text = PACE_BUFFER_INIT;
        text.allocator = w->reader.allocator;
        pace_buffer_text(&text, "source_name_");
        pace_buffer_text(&text, w->langs[i]);
        grid->headings[at++] = text.status ? NULL : tables_keep(&w->reader, text.text, text.length);
        pace_buffer_clear(&text);
        if (!grid->headings[at - 1])
            return tables_no_memory(&w->reader);
    }
    grid->headings[at] = "source_published";
    return true;
}

bool tables_write_actuals(tables_writer *w, pace_buffer *out)
{
    int64_t count;
    const pace_indicator *all = pace_dataset_indicators(w->dataset, &count);
    tables_grid grid;
    bool done = false;
    if (!tables_write_wide(w, out, &done) || done)
        return !w->reader.status;
    tables_grid_init(&grid, w, LONG_COLUMNS + w->lang_count + 1);
    if (head_long(&grid, w)) {
        for (int64_t i = 0; i < count; i++)
            for (int64_t k = 0; k < all[i].measure_count && !w->reader.status; k++) {
                const pace_measure *m = &all[i].measures[k];
                for (int64_t n = 0; n < m->count; n++)
                    put_observation(&grid, w, m, &m->observations[n]);
                if (m->count == 0)
                    put_observation(&grid, w, m, NULL);
            }
        if (!w->reader.status)
            tables_grid_print(out, &grid, w);
    }
    tables_grid_clear(&grid, w);
    return !w->reader.status;
}
