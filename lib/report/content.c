/* The order of a report, and what all its sections share. */
#include <string.h>
#include "report/content.h"

static bool wanted(const pace_report_opts *opts, const char *id)
{
    if (!opts->plans)
        return true;
    for (int64_t i = 0; i < opts->plan_count; i++)
        if (strcmp(opts->plans[i], id) == 0)
            return true;
    return false;
}

static pace_status pick_plans(content *c, const pace_report_opts *opts, pace_error *err)
{
    int64_t count = 0;
    const pace_plan *plans = pace_dataset_plans(c->data, &count), *found;

    for (int64_t i = 0; opts->plans && i < opts->plan_count; i++) {
        pace_status status = pace_dataset_plan(&found, c->data, opts->plans[i], err);
        if (status)
            return status;
    }
    c->plans = pace__arena_alloc(&c->doc->arena, count > 0 ? (size_t)count : 1, sizeof *c->plans);
    if (!c->plans)
        return pace__fail_memory(err);
    for (int64_t i = 0; i < count; i++) {
        if (!wanted(opts, plans[i].id))
            continue;
        c->plans[c->plan_count++] = &plans[i];
        c->multi_year = c->multi_year || plan_multi_year(&plans[i]);
    }
    return PACE_OK;
}

void content_name_row(const content *c, pace_gap *row)
{
    row->target.name = doc_copy(c->doc, pace_dataset_target_name(c->data, &row->target, c->lang));
    row->series.name = row->target.name;
}

/* The table's rows with names in the report's language, for sentences and charts alike. */
static pace_status copy_rows(content *c, pace_error *err)
{
    const pace_gap *rows = pace_gap_table_rows(c->table, &c->row_count);
    c->rows = pace__arena_alloc(&c->doc->arena, c->row_count > 0 ? (size_t)c->row_count : 1, sizeof *c->rows);
    if (!c->rows)
        return pace__fail_memory(err);
    if (c->row_count)
        memcpy(c->rows, rows, (size_t)c->row_count * sizeof *c->rows);
    for (int64_t i = 0; i < c->row_count; i++)
        content_name_row(c, &c->rows[i]);
    return PACE_OK;
}

static int64_t weight(const content *c, const pace_plan *plan)
{
    int64_t targets = 0;
    for (int64_t i = 0; i < c->row_count; i++)
        targets += c->rows[i].target.plan_id && strcmp(c->rows[i].target.plan_id, plan->id) == 0;
    return targets + (plan_multi_year(plan) ? 1000000 : 0);
}

/* Plans of several years first, then those with most targets; else in the data set's order. */
static void sort_plans(content *c)
{
    for (int64_t i = 1; i < c->plan_count; i++) {
        const pace_plan *plan = c->plans[i];
        int64_t at = i;
        for (; at > 0 && weight(c, c->plans[at - 1]) < weight(c, plan); at--)
            c->plans[at] = c->plans[at - 1];
        c->plans[at] = plan;
    }
}

static pace_status assess(content *c, const pace_report_opts *opts, pace_gap_table **table, pace_error *err)
{
    pace_gap_filter filter;
    pace_gap_opts gap = PACE_GAP_OPTS_INIT;
    pace_status status;

    memset(&filter, 0, sizeof filter);
    filter.plans = opts->plans;
    filter.plan_count = opts->plans ? opts->plan_count : 0;
    status = pace_gap_table_new(table, c->data, &filter, &gap, err);
    c->table = *table;
    if (!status)
        status = content_open_verdicts(c, opts, &filter, err);
    return status ? status : copy_rows(c, err);
}

static void sections(content *c, const pace_report_opts *opts)
{
    content_summary(c);
    content_cover(c);
    content_findings(c);
    content_overview(c);
    content_scorecard(c);
    content_verdicts(c);
    content_coherence(c, opts);
    content_headline_charts(c);
    content_growth(c);
    content_missing(c);
    content_caveats(c);
    content_method(c);
    content_sources(c);
}

pace_status content_build(report_doc *doc, const pace_dataset *data, const pace_report_opts *opts,
                          const pace_allocator *allocator, pace_gap_table **table, pace_error *err)
{
    content c;
    pace_status status;

    memset(&c, 0, sizeof c);
    c.doc = doc;
    c.data = data;
    c.allocator = allocator;
    c.lang = doc->lang;
    c.zh = strcmp(doc->lang, "zh") == 0;
    c.title = opts->title;
    status = pick_plans(&c, opts, err);
    if (!status)
        status = assess(&c, opts, table, err);
    if (!status) {
        sort_plans(&c);
        sections(&c, opts);
    }
    content_close_verdicts(&c);
    if (status)
        return status;
    if (doc->arena.failed || doc->status == PACE_ERR_NOMEM)
        return pace__fail_memory(err);
    return doc->status ? pace__fail(err, doc->status, "report", "the report could not be put together") : PACE_OK;
}
