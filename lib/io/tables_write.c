/* A data set as a table of targets: a row a target, and a row an indicator where more is to be said of it than its series
 * says. Columns that say nothing are left out. */
#include <math.h>
#include <string.h>
#include "io/tables.h"

static const struct {
    tables_role role;
    const char *en, *zh;
} columns[] = {
    {TABLES_ID, "id", "代码"},
    {TABLES_INDICATOR, "indicator", "指标"},
    {TABLES_UNIT, "unit", "单位"},
    {TABLES_NATURE, "nature", "属性"},
    {TABLES_BASE_PERIOD, "base_period", "基期"},
    {TABLES_BASE, "base", "基期值"},
    {TABLES_TARGET_PERIOD, "target_period", "目标期"},
    {TABLES_TARGET, "target", "目标值"},
    {TABLES_TYPE, "type", "类型"},
    {TABLES_BETTER, "better", "方向"},
    {TABLES_PATH, "path", "路径"},
    {TABLES_PLAN, "plan", "规划"},
    {TABLES_PLAN_SPAN, "plan_span", "规划期"},
    {TABLES_BASIS, "basis", "价格"},
    {TABLES_MEASURE, "measure", "measure"},
    {TABLES_RELATIVE, "relative_to", "relative_to"},
    {TABLES_DECIMALS, "decimals", "小数位"},
    {TABLES_DOMAIN, "domain", "领域"},
    {TABLES_STOCK_FLOW, "stock_flow", "stock_flow"},
    {TABLES_PUBLISHED, "published", "published"},
    {TABLES_NOTE, "note", "备注"},
    {TABLES_INDICATOR_NOTE, "indicator_note", "indicator_note"},
    {TABLES_SOURCE, "source", "来源"},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

typedef struct row {
    tables_writer *w;
    tables_grid *grid;
    const pace_indicator *of;
    const pace_target *target; /* NULL: a row of the indicator alone */
    const pace_measure *measure;
    bool named;                /* its name leads back to it */
} row;

/* --- measures of targets -------------------------------------------------------------------------------------------- */

/* As build_add_target finds it: the exact basis, else current prices for an unstated one. */
static const pace_measure *measure_of(const pace_indicator *of, const pace_target *target)
{
    const pace_measure *exact = NULL, *current = NULL, *any = NULL;
    for (int64_t i = 0; i < of->measure_count; i++) {
        const pace_measure *m = &of->measures[i];
        if (strcmp(m->id, target->measure) != 0)
            continue;
        any = any ? any : m;
        if (pace_basis_same(m->basis, target->basis))
            exact = m;
        if (m->basis.kind == PACE_BASIS_CURRENT)
            current = m;
    }
    return exact ? exact : current ? current : any;
}

static bool is_rate(pace_target_type type)
{
    return type == PACE_TARGET_GROWTH || type == PACE_TARGET_AVERAGE_GROWTH || type == PACE_TARGET_CUMULATIVE;
}

/* What the reader takes a figure without a unit to be in. */
static pace_unit default_unit(const pace_target *target, pace_unit told)
{
    pace_unit plain = {0, 0, 0, 0, ""};
    if (target->relative_to || (target->type == PACE_TARGET_MULTIPLE && told.quantity != PACE_PERCENT))
        plain.quantity = PACE_RATIO;
    else if (target->type == PACE_TARGET_REDUCTION || (is_rate(target->type) && !pace_unit_is_rate(told)))
        plain.quantity = PACE_PERCENT;
    else if (told.quantity)
        return told;
    else if (target->type == PACE_TARGET_SHARE)
        plain.quantity = PACE_PERCENT;
    else if (target->type == PACE_TARGET_RANK)
        plain.quantity = PACE_RANK;
    return plain;
}

static pace_basis default_basis(const pace_target *target, const char *fold, pace_unit unit, int kind)
{
    pace_basis basis = {PACE_BASIS_NONE, 0};
    if (is_rate(target->type) && !target->relative_to && tables_grows_really(fold))
        basis.kind = PACE_BASIS_CONSTANT;
    else if (unit.quantity == PACE_MONEY && !unit.per && kind == PACE_LEVEL)
        basis.kind = PACE_BASIS_UNSTATED;
    return basis;
}

/* --- cells -------------------------------------------------------------------------------------------------------- */

static void put_basis(const row *r)
{
    char target_basis[PACE_UNIT_SIZE] = "", text[2 * PACE_UNIT_SIZE + 512] = "";
    const pace_target *target = r->target;
    const pace_measure *m = r->measure;
    size_t length, n = 0;
    pace_basis usual;
    int kind;
    bool own, told;
    if (!target || !m) {
        (void)tables_grid_text(r->grid, r->w, "", false);
        (void)tables_grid_text(r->grid, r->w, "", false);
        return;
    }
    {
        size_t folded = 0;
        const char *name = tables_fold(&r->w->reader, pace_names_get(r->of->name, NULL), strlen(pace_names_get(r->of->name, NULL)), &folded);
        kind = tables_kind_of_type(target->type, name ? name : "", m->unit.quantity ? m->unit : default_unit(target, m->unit));
        usual = default_basis(target, name ? name : "", m->unit, kind);
    }
    told = !pace_basis_same(usual, m->basis) || !pace_basis_same(target->basis, m->basis);
    for (int64_t i = 0; i < r->of->measure_count; i++)
        told |= &r->of->measures[i] != m && strcmp(r->of->measures[i].id, m->id) == 0;
    own = strcmp(m->id, pace_measure_kind_name((pace_measure_kind)kind)) != 0 || (int)m->kind != kind ||
          !pace_basis_same(target->basis, m->basis);
    if (told)
        (void)pace_basis_print(target_basis, target->basis, NULL);
    length = strlen(m->id);
    if (own && length < 513) {
        memcpy(text, m->id, length + 1);
        n = length;
        if (m->basis.kind != PACE_BASIS_NONE) {
            text[n++] = '@';
            (void)pace_basis_print(text + n, m->basis, NULL);
        }
    }
    (void)tables_grid_text(r->grid, r->w, target_basis, told);
    (void)tables_grid_text(r->grid, r->w, text, own);
}

static void put_base(const row *r)
{
    pace_observation base = {.value = r->target ? r->target->base : (double)NAN, .value_high = (double)NAN,
                             .qualifier = r->target ? r->target->base_qualifier : PACE_EXACTLY};
    bool ignored;
    if (isnan(base.value))
        (void)tables_grid_text(r->grid, r->w, "", false);
    else
        tables_grid_figure(r->grid, r->w, &base, base.unit, &ignored);
}

static void put_nature(const row *r)
{
    const char *text = "";
    if (r->target && r->target->nature == PACE_BINDING)
        text = r->w->chinese ? "约束性" : "binding";
    else if (r->target && r->target->nature == PACE_ANTICIPATORY)
        text = r->w->chinese ? "预期性" : "anticipatory";
    (void)tables_grid_text(r->grid, r->w, text, true);
}

static const char *better_word(pace_direction better)
{
    return better == PACE_UP_IS_GOOD ? "up" : better == PACE_DOWN_IS_GOOD ? "down" : "none";
}

/* The plan's own, else that of the actual values, as the reader looks for it. */
static double base_of(const pace_indicator *of, const pace_target *target)
{
    const pace_measure *m = measure_of(of, target);
    double value = m ? pace_view_at(m->series.view, target->base_period) : (double)NAN, out;
    if (!isnan(target->base) || isnan(value) || !m->unit.quantity || !target->unit.quantity)
        return isnan(target->base) ? value : target->base;
    return pace_unit_convert(&out, value, m->unit, target->unit, NULL) ? (double)NAN : out;
}

static bool better_is_guessed(tables_writer *w, const pace_indicator *of)
{
    const char *name = pace_names_get(of->name, NULL), *fold;
    size_t length;
    bool down = false, below = false;
    int side = 0;
    for (int64_t i = 0; i < of->target_count; i++) {
        const pace_target *target = &of->targets[i];
        down |= target->type == PACE_TARGET_CEILING || target->type == PACE_TARGET_RANK || target->type == PACE_TARGET_REDUCTION;
        side = side ? side : tables_side_of_bound(target->type, (int)target->qualifier);
        below |= tables_aims_below(target->type, target->value, base_of(of, target));
    }
    fold = tables_fold(&w->reader, name, strlen(name), &length);
    return fold && (int)of->better == tables_better(fold, down, side, below);
}

/* The plan's id says its years, or they come from its targets: the reader is told all the same. */
static const pace_plan *plan_of(const row *r)
{
    const pace_plan *plan = NULL;
    if (r->target && pace_dataset_plan(&plan, r->w->dataset, r->target->plan_id, NULL))
        plan = NULL;
    return plan;
}

static bool plan_names_are_made(tables_writer *w, const pace_plan *plan)
{
    char zh[PACE_PERIOD_SIZE], en[PACE_PERIOD_SIZE], machine[PACE_PERIOD_SIZE];
    size_t n, m;
    (void)pace_span_print(machine, plan->span, NULL);
    if (strcmp(machine, plan->id) != 0)
        return tables_default_names(w, plan->name, plan->id);
    n = pace_span_print(zh, plan->span, "zh");
    m = pace_span_print(en, plan->span, "en");
    return plan->name.count == 2 && strcmp(plan->name.at[0].lang, "zh") == 0 && strcmp(plan->name.at[1].lang, "en") == 0 &&
           strncmp(plan->name.at[0].text, zh, n) == 0 && strcmp(plan->name.at[0].text + n, "规划") == 0 &&
           strncmp(plan->name.at[1].text, "Plan ", 5) == 0 && strncmp(plan->name.at[1].text + 5, en, m + 1) == 0;
}

static void put_plan(const row *r, const pace_plan *plan)
{
    pace_span span = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    bool said = plan && !pace_span_parse(&span, plan->id, strlen(plan->id), NULL, NULL) && tables_span_same(span, plan->span);
    (void)tables_grid_text(r->grid, r->w, plan ? plan->id : "", true);
    if (plan)
        tables_grid_span(r->grid, r->w, plan->span, !said);
    else
        (void)tables_grid_text(r->grid, r->w, "", false);
}

static void put_figure(const row *r, bool *decimals)
{
    *decimals = false;
    if (r->target && r->target->words)
        (void)tables_grid_text(r->grid, r->w, tables_stands_for_figure(r->target->words) ? r->target->words : "—", true);
    else if (r->target)
        tables_grid_figure(r->grid, r->w, r->target->origin, default_unit(r->target, r->measure ? r->measure->unit : r->target->unit), decimals);
    else
        (void)tables_grid_text(r->grid, r->w, "", false);
}

static void put_number(const row *r, int64_t number, bool needed)
{
    if (needed)
        pace_buffer_integer(&r->grid->text, number);
    (void)tables_grid_cell(r->grid, r->w, needed);
}

/* --- a row -------------------------------------------------------------------------------------------------------- */

static void put_targets_part(const row *r)
{
    tables_grid *grid = r->grid;
    tables_writer *w = r->w;
    const pace_target *target = r->target;
    pace_unit unit = r->measure ? r->measure->unit : (pace_unit){0, 0, 0, 0, ""};
    const char *word;
    if (!target && r->of->measure_count == 1)
        unit = r->of->measures[0].unit;
    word = unit.quantity ? (target && target->origin ? tables_writable_word(w, target->origin, unit) : NULL)
                         : tables_indicator_word(w, r->of);
    if (word)
        (void)tables_grid_text(grid, w, word, true);
    else
        tables_grid_unit(grid, w, unit, true);
    put_nature(r);
    if (target)
        tables_grid_span(grid, w, pace_period_is_set(target->base_span.last) ? target->base_span : pace_span_of(target->base_period, target->base_period), true);
    else
        (void)tables_grid_text(grid, w, "", false);
    put_base(r);
    if (target)
        tables_grid_span(grid, w, target->origin->period, true);
    else
        (void)tables_grid_text(grid, w, "", false);
}

static void put_rest(const row *r)
{
    tables_grid *grid = r->grid;
    tables_writer *w = r->w;
    const pace_target *target = r->target;
    const pace_plan *plan = plan_of(r);
    static const char *const stock_flow[] = {"", "stock", "flow"};
    bool decimals, dated;
    put_figure(r, &decimals);
    (void)tables_grid_text(grid, w, target ? pace_target_type_name(target->type) : "", true);
    (void)tables_grid_text(grid, w, better_word(r->of->better), !better_is_guessed(w, r->of));
    (void)tables_grid_text(grid, w, target && target->path != PACE_PATH_AUTO ? pace_path_name(target->path) : "", true);
    put_plan(r, plan);
    put_basis(r);
    (void)tables_grid_text(grid, w, target && target->relative_to ? target->relative_to : "", true);
    put_number(r, target ? target->origin->decimals : 0, decimals);
    (void)tables_grid_text(grid, w, r->of->domain, strcmp(r->of->domain, "other") != 0);
    (void)tables_grid_text(grid, w, stock_flow[r->of->stock_flow], true);
    dated = target && !tables_span_same(target->origin->published, target->origin->source->published);
    if (dated)
        tables_grid_span(grid, w, target->origin->published, true);
    else
        (void)tables_grid_text(grid, w, "", false);
    (void)tables_grid_text(grid, w, target ? target->origin->note : "", true);
    (void)tables_grid_text(grid, w, r->of->note, true);
    tables_grid_source(grid, w, target ? target->origin->source : NULL, "targets");
    tables_grid_names(grid, w, plan ? plan->name : (pace_names){NULL, 0}, plan && !plan_names_are_made(w, plan));
}

static void put_row(const row *r)
{
    const char *name = pace_names_get(r->of->name, NULL);
    (void)tables_grid_text(r->grid, r->w, r->of->id, !r->named || !r->target);
    (void)tables_grid_text(r->grid, r->w, *name ? name : r->of->id, true);
    put_targets_part(r);
    put_rest(r);
    tables_grid_names(r->grid, r->w, r->of->name, !r->named || r->of->name.count > 1);
}

/* --- what the reader would make of names ---------------------------------------------------------------------------- */

/* The reader finds the indicator again by its first name, and makes the same id of it. */
static bool name_leads_back(tables_writer *w, const pace_indicator *of)
{
    const char *name = pace_names_get(of->name, NULL), *id;
    size_t n = strlen(name), from = tables_numbering(name, n), rest;
    pace_unit unit;
    bool known;
    rest = tables_split_unit(&w->reader, &unit, &known, name + from, n - from);
    id = tables_make_id(&w->reader, name, n);
    return n > 0 && from == 0 && !known && rest == n && id && strcmp(id, of->id) == 0 &&
           strcmp(of->name.at[0].lang, tables_lang_of(&w->reader, name, n)) == 0;
}

static bool add_lang(tables_writer *w, const char *lang)
{
    for (int i = 0; i < w->lang_count; i++)
        if (strcmp(w->langs[i], lang) == 0)
            return true;
    if (w->lang_count == TABLES_WRITE_LANGS)
        return false;
    w->langs[w->lang_count++] = lang;
    return true;
}

static void collect_langs(tables_writer *w)
{
    int64_t indicators, plans, sources;
    const pace_indicator *indicator = pace_dataset_indicators(w->dataset, &indicators);
    const pace_plan *plan = pace_dataset_plans(w->dataset, &plans);
    const pace_source *source = pace_dataset_sources(w->dataset, &sources);
    for (int64_t i = 0; i < indicators; i++)
        for (int64_t k = 0; k < indicator[i].name.count; k++)
            (void)add_lang(w, indicator[i].name.at[k].lang);
    for (int64_t i = 0; i < plans; i++)
        for (int64_t k = 0; k < plan[i].name.count; k++)
            (void)add_lang(w, plan[i].name.at[k].lang);
    for (int64_t i = 0; i < sources; i++)
        for (int64_t k = 0; k < source[i].name.count; k++)
            (void)add_lang(w, source[i].name.at[k].lang);
}

/* A name that two share leads to neither. */
static bool settle_names(tables_writer *w, const pace_indicator *all, int64_t count)
{
    tables *t = &w->reader;
    int64_t *first = pace__arena_alloc(&t->arena, (size_t)count, sizeof *first);
    if (count && !first)
        return tables_no_memory(t);
    for (int64_t i = 0; i < count; i++) {
        const char *name = pace_names_get(all[i].name, NULL);
        size_t length = 0;
        char *fold = tables_fold(t, name, strlen(name), &length);
        bool known = false;
        int64_t number = fold ? panel_names_add(&t->folds, fold, length, &known) : -1;
        if (number < 0)
            return tables_no_memory(t);
        w->named[i] = !known && name_leads_back(w, &all[i]);
        if (known)
            w->named[first[number]] = false;
        else
            first[number] = i;
    }
    return !t->status;
}

/* Without a row the reader knows an indicator by its series alone. */
static bool needs_row(tables_writer *w, const pace_indicator *of, bool named)
{
    const char *name = pace_names_get(of->name, NULL);
    bool values = false, headed = w->wide && of->measure_count == 1 && tables_plain_heading(name);
    for (int64_t i = 0; i < of->measure_count; i++)
        values |= of->measures[i].count > 0;
    return of->target_count > 0 || (!headed && strcmp(name, of->id) != 0) || !values || !named || of->name.count > 1 || strcmp(of->domain, "other") != 0 ||
           of->stock_flow != PACE_STOCK_FLOW_NONE || *of->note || !better_is_guessed(w, of);
}

static bool settle_rows(tables_writer *w, const pace_indicator *all, int64_t count)
{
    tables *t = &w->reader;
    bool below = false;
    w->named = pace__arena_alloc(&t->arena, (size_t)count, sizeof *w->named);
    w->listed = pace__arena_alloc(&t->arena, (size_t)count, sizeof *w->listed);
    if (count && (!w->named || !w->listed))
        return tables_no_memory(t);
    if (!settle_names(w, all, count))
        return false;
    for (int64_t i = count; i-- > 0;) {
        below |= needs_row(w, &all[i], w->named[i]);
        w->listed[i] = below;
    }
    if (!below)
        for (int64_t i = 0; i < count; i++)
            w->listed[i] = true; /* a table has a row */
    return true;
}

/* --- the table ---------------------------------------------------------------------------------------------------- */

static bool add_heading(tables_grid *grid, tables_writer *w, int *at, const char *prefix, const char *lang)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = w->reader.allocator;
    pace_buffer_text(&text, prefix);
    pace_buffer_text(&text, lang);
    grid->headings[*at] = text.status ? NULL : tables_keep(&w->reader, text.text, text.length);
    pace_buffer_clear(&text);
    return grid->headings[(*at)++] != NULL || tables_no_memory(&w->reader);
}

static bool head(tables_grid *grid, tables_writer *w)
{
    static const char *const prefixes[] = {"plan_name_", "name_"};
    int at = 0;
    for (int i = 0; i < COLUMNS; i++) {
        grid->headings[at++] = w->chinese ? columns[i].zh : columns[i].en;
        grid->needed[i] = columns[i].role == TABLES_INDICATOR || columns[i].role == TABLES_TARGET ||
                          columns[i].role == TABLES_BASE_PERIOD || columns[i].role == TABLES_TARGET_PERIOD;
    }
    for (int k = 0; k < w->lang_count; k++)
        if (!add_heading(grid, w, &at, "source_name_", w->langs[k]))
            return false;
    grid->headings[at++] = "source_published";
    for (int p = 0; p < 2; p++)
        for (int k = 0; k < w->lang_count; k++)
            if (!add_heading(grid, w, &at, prefixes[p], w->langs[k]))
                return false;
    return true;
}

bool tables_write_targets(tables_writer *w, pace_buffer *out)
{
    int64_t count;
    const pace_indicator *all = pace_dataset_indicators(w->dataset, &count);
    tables_grid grid;
    collect_langs(w);
    tables_grid_init(&grid, w, COLUMNS + 1 + 3 * w->lang_count);
    if (settle_rows(w, all, count) && head(&grid, w)) {
        for (int64_t i = 0; i < count && !w->reader.status; i++) {
            row r = {.w = w, .grid = &grid, .of = &all[i], .named = w->named[i]};
            for (int64_t k = 0; k < all[i].target_count; k++) {
                r.target = &all[i].targets[k];
                r.measure = measure_of(&all[i], r.target);
                put_row(&r);
            }
            if (all[i].target_count == 0 && w->listed[i])
                put_row(&r);
        }
        if (!w->reader.status)
            tables_grid_print(out, &grid, w);
    }
    tables_grid_clear(&grid, w);
    return !w->reader.status;
}

pace_status pace_tables_write(pace_buffer *targets, pace_buffer *actuals, pace_buffer *lost, const pace_dataset *dataset, pace_error *err)
{
    pace_tables_opts opts = PACE_TABLES_OPTS_INIT;
    tables_writer w = {.dataset = dataset, .lost = lost};
    pace_names name;
    size_t before[3];
    pace_status status;
    if (!targets || !actuals || !dataset)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_tables_write needs places for both tables and a data set");
    before[0] = targets->length;
    before[1] = actuals->length;
    before[2] = lost ? lost->length : 0;
    opts.allocator = targets->allocator;
    tables_init(&w.reader, &opts, NULL, NULL, err);
    name = pace_dataset_name(dataset);
    w.chinese = name.count > 0 && strncmp(name.at[0].lang, "zh", 2) == 0;
    w.wide = tables_actuals_are_wide(&w);
    if (!w.reader.status && tables_write_targets(&w, targets) && tables_write_actuals(&w, actuals) && lost)
        (void)tables_write_lost(&w);
    status = w.reader.status;
    tables_clear(&w.reader);
    if (status) {
        if (targets->text)
            targets->text[targets->length = before[0]] = '\0';
        if (actuals->text)
            actuals->text[actuals->length = before[1]] = '\0';
        if (lost && lost->text)
            lost->text[lost->length = before[2]] = '\0';
    }
    return status;
}
