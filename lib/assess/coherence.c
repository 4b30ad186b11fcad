/* Coherence: the list of relations, and how their sentences are put together. */
#include "assess/coherence.h"

#include <math.h>
#include <string.h>
#include "model/model.h"
#include "pace/number.h"

/* --- what was asked for ------------------------------------------------------------------------------------------- */

static bool listed(const pace_coherence *c, const char *plan)
{
    for (int64_t i = 0; plan && i < c->plan_count; i++)
        if (strcmp(c->plans[i], plan) == 0)
            return true;
    return false;
}

bool coherence_wanted(const pace_coherence *c, const char *plan, const char *other)
{
    return !c->plans || listed(c, plan) || listed(c, other);
}

bool coherence_wanted_year(const pace_coherence *c, pace_period period)
{
    for (int64_t i = 0; c->plans && i < c->plan_count; i++) {
        const pace_plan *plan;
        pace_span year;
        if (pace_dataset_plan(&plan, c->dataset, c->plans[i], NULL) || pace_period_convert(&year, period, PACE_ANNUAL, NULL))
            continue;
        if (pace_span_holds(plan->span, year.last) || pace_period_same(year.last, gap_step(plan->span.first, -1)))
            return true;
    }
    return !c->plans;
}

/* --- words --------------------------------------------------------------------------------------------------------- */

static void fill(pace_buffer *out, const char *clause, const coherence_word *words, size_t count, bool chinese)
{
    const char *open;
    while ((open = strchr(clause, '{')) != NULL) {
        size_t n = strcspn(open + 1, "}");
        pace_buffer_bytes(out, clause, (size_t)(open - clause));
        for (size_t i = 0; i < count; i++)
            if (strlen(words[i].key) == n && memcmp(words[i].key, open + 1, n) == 0)
                pace_buffer_text(out, chinese ? words[i].zh : words[i].en);
        clause = open + n + 2;
    }
    pace_buffer_text(out, clause);
}

coherence_line coherence_begin(const pace_coherence *c)
{
    coherence_line line = {PACE_BUFFER_INIT, PACE_BUFFER_INIT};
    line.zh.allocator = line.en.allocator = &c->arena.allocator;
    return line;
}

void coherence_put(coherence_line *line, const char *zh, const char *en, const coherence_word *words, size_t count)
{
    fill(&line->zh, zh, words, count, true);
    fill(&line->en, en, words, count, false);
}

static const char *keep(pace_coherence *c, const char *text)
{
    const char *kept = pace__arena_text(&c->arena, text, strlen(text));
    return kept ? kept : "";
}

/* A minus as print has it. */
static const char *keep_number(pace_coherence *c, const char *digits, const char *after)
{
    char text[PACE_FIXED_SIZE + 8];
    bool minus = digits[0] == '-';
    size_t n = strlen(digits + minus), m = strlen(after);
    memcpy(text, "−", 3);
    memcpy(text + (minus ? 3 : 0), digits + minus, n);
    memcpy(text + (minus ? 3 : 0) + n, after, m + 1);
    return keep(c, text);
}

/* Digits enough to check by hand: printed figures as they are, results with four that count or more. */
const char *coherence_number(pace_coherence *c, double value)
{
    char text[PACE_FIXED_SIZE];
    double size = fabs(value);
    size_t n = pace_number_print_fixed(text, value, size >= 1000 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4, 0);
    while (strchr(text, '.') && (text[n - 1] == '0' || text[n - 1] == '.')) {
        bool point = text[--n] == '.';
        text[n] = '\0';
        if (point)
            break;
    }
    return keep_number(c, text, "");
}

const char *coherence_percent(pace_coherence *c, double percent)
{
    char text[PACE_FIXED_SIZE];
    (void)pace_number_print_fixed(text, percent, 2, 0);
    return keep_number(c, text, "%");
}

const char *coherence_points(pace_coherence *c, double points)
{
    char text[PACE_FIXED_SIZE];
    (void)pace_number_print_fixed(text, points, 2, 0);
    return keep_number(c, text, "");
}

const char *coherence_printed(pace_coherence *c, double percent)
{
    char text[PACE_NUMBER_SIZE];
    (void)pace_number_print(text, percent);
    return keep_number(c, text, "%");
}

const char *coherence_root(pace_coherence *c, int64_t years)
{
    pace_buffer text = PACE_BUFFER_INIT;
    const char *kept;
    if (years < 2)
        return "";
    text.allocator = &c->arena.allocator;
    pace_buffer_format(&text, "^(1/%ld)", (long)years);
    kept = keep(c, text.text ? text.text : "");
    c->arena.failed = c->arena.failed || text.status;
    pace_buffer_clear(&text);
    return kept;
}

const char *coherence_count(pace_coherence *c, int64_t count)
{
    return coherence_number(c, (double)count);
}

coherence_word coherence_same(const char *key, const char *text)
{
    return (coherence_word){key, text, text};
}

coherence_word coherence_period(pace_coherence *c, const char *key, pace_period period)
{
    return coherence_span(c, key, pace_span_of(period, period));
}

coherence_word coherence_span(pace_coherence *c, const char *key, pace_span span)
{
    char zh[PACE_PERIOD_SIZE], en[PACE_PERIOD_SIZE];
    pace_span_print(zh, span, "zh");
    pace_span_print(en, span, "en");
    return (coherence_word){key, keep(c, zh), keep(c, en)};
}

coherence_word coherence_unit(pace_coherence *c, const char *key, pace_unit unit)
{
    char zh[PACE_UNIT_SIZE], en[PACE_UNIT_SIZE];
    pace_unit_print(zh, unit, "zh");
    pace_unit_print(en, unit, "en");
    return (coherence_word){key, keep(c, zh), keep(c, en)};
}

coherence_word coherence_plan(const pace_coherence *c, const char *key, const char *id)
{
    const pace_plan *plan;
    if (!id || pace_dataset_plan(&plan, c->dataset, id, NULL))
        return coherence_same(key, id ? id : "");
    return (coherence_word){key, pace_names_get(plan->name, "zh"), pace_names_get(plan->name, "en")};
}

coherence_word coherence_name(const pace_coherence *c, const char *key, const pace_target *target)
{
    return (coherence_word){key, pace_dataset_target_name(c->dataset, target, "zh"), pace_dataset_target_name(c->dataset, target, "en")};
}

coherence_word coherence_measure(const char *key, const pace_measure *measure)
{
    return (coherence_word){key, pace_names_get(measure->name, "zh"), pace_names_get(measure->name, "en")};
}

/* --- the list ------------------------------------------------------------------------------------------------------ */

void coherence_add(pace_coherence *c, coherence_line *line, pace_coherence_row row)
{
    void *rows = c->rows;
    row.zh = line->zh.text ? keep(c, line->zh.text) : "";
    row.en = line->en.text ? keep(c, line->en.text) : "";
    row.other = row.other ? row.other : "";
    row.plan = row.plan ? row.plan : "";
    row.other_plan = row.other_plan ? row.other_plan : "";
    if (line->zh.status || line->en.status || !pace__reserve(&c->arena.allocator, &rows, &c->room, c->count + 1, sizeof *c->rows)) {
        c->arena.failed = true;
    } else {
        c->rows = rows;
        c->rows[c->count++] = row;
    }
    pace_buffer_clear(&line->zh);
    pace_buffer_clear(&line->en);
}

static pace_status check_plans(const pace_dataset *dataset, const char *const *plans, int64_t count, pace_error *err)
{
    const pace_plan *plan;
    pace_status status = PACE_OK;
    for (int64_t i = 0; !status && plans && i < count; i++)
        status = pace_dataset_plan(&plan, dataset, plans[i], err);
    return status;
}

typedef struct place { /* what is known of an indicator before its turn */
    int64_t row;       /* its first one in the table */
    bool whole;        /* others are parts of it */
} place;

static void against(pace_coherence *c, const pace_gap *rows, const place *places, const pace_indicator *all, const pace_indicator *one,
                    const pace_indicator *other)
{
    int64_t own = places[one - all].row;
    if (!other)
        return;
    int64_t its = places[other - all].row;
    coherence_related(c, rows + own, rows + own + one->target_count, rows + its, rows + its + other->target_count);
}

static void look(pace_coherence *c)
{
    int64_t count, row_count, at = 0;
    const pace_indicator *indicators = pace_dataset_indicators(c->dataset, &count);
    const pace_gap *rows = pace_gap_table_rows(c->table, &row_count);
    place *places = pace__arena_alloc(&c->arena, (size_t)count + 1, sizeof *places);
    if (!places)
        return;
    for (int64_t i = 0; i < count; i++) {
        places[i].row = at;
        at += indicators[i].target_count;
        if (indicators[i].part_of)
            places[indicators[i].part_of - indicators].whole = true;
    }
    for (int64_t i = 0; i < count; i++) {
        const pace_indicator *one = &indicators[i];
        coherence_targets(c, rows, places[i].row, places[i].row + one->target_count);
        against(c, rows, places, indicators, one, one->part_of);
        against(c, rows, places, indicators, one, one->beside);
        if (places[i].whole)
            coherence_wholes(c, one);
        coherence_figures(c, one);
    }
}

pace_status pace_coherence_new(pace_coherence **out, const pace_dataset *dataset, const char *const *plans, int64_t plan_count,
                               pace_error *err)
{
    pace_gap_table *table = NULL;
    pace_coherence *c;
    pace_status status;
    if (!out || !dataset)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a data set and a place for the rows");
    status = check_plans(dataset, plans, plan_count, err);
    if (!status)
        status = pace_gap_table_new(&table, dataset, NULL, NULL, err);
    if (status)
        return status;
    c = pace__calloc(&dataset->arena.allocator, 1, sizeof *c);
    if (!c) {
        pace_gap_table_free(table);
        return pace__fail_memory(err);
    }
    pace__arena_init(&c->arena, &dataset->arena.allocator);
    c->dataset = dataset;
    c->table = table;
    c->plans = plans;
    c->plan_count = plan_count;
    look(c);
    pace_gap_table_free(table);
    c->table = NULL;
    c->plans = NULL;
    if (c->arena.failed) {
        pace_coherence_free(c);
        return pace__fail_memory(err);
    }
    *out = c;
    return PACE_OK;
}

void pace_coherence_free(pace_coherence *c)
{
    pace_allocator allocator;
    if (!c)
        return;
    allocator = c->arena.allocator;
    pace__release(&allocator, c->rows, c->room * sizeof *c->rows);
    pace__arena_clear(&c->arena);
    pace__release(&allocator, c, sizeof *c);
}

const pace_coherence_row *pace_coherence_rows(const pace_coherence *c, int64_t *count)
{
    *count = c ? (int64_t)c->count : 0;
    return c ? c->rows : NULL;
}

int64_t pace_coherence_conflicts(const pace_coherence *c)
{
    int64_t n = 0;
    for (size_t i = 0; c && i < c->count; i++)
        n += c->rows[i].conflict;
    return n;
}

const char *pace_relation_name(pace_relation relation)
{
    static const char *const names[] = {"pace", "total", "rate", "prices", "targets", "result", "part", "shares", "parts", "earlier", "sum"};
    return (size_t)relation < sizeof names / sizeof *names ? names[relation] : "";
}
