/* Title and what the report covers: the two clocks, the plans, how much can be assessed. */
#include <math.h>
#include <string.h>
#include "report/content.h"

enum { MOST_PLANS = 4 };

static const char *plan_list(content *c)
{
    const char **names =
        pace__arena_alloc(&c->doc->arena, c->plan_count > 0 ? (size_t)c->plan_count : 1, sizeof *names);
    if (!names)
        return "";
    for (int64_t i = 0; i < c->plan_count; i++)
        names[i] = doc_copy(c->doc, pace_names_get(c->plans[i]->name, c->lang));
    if (c->plan_count > MOST_PLANS) /* the findings begin with all of them */
        return say_fill(c, W_PLANS_MORE, "first", names[0], "count", amount_count(c, c->plan_count), "more",
                        amount_count(c, c->plan_count - 1), NULL);
    return say_join(c, names, c->plan_count);
}

static const char *data_name(content *c)
{
    const char *name = pace_names_get(pace_dataset_name(c->data), c->lang);
    return doc_copy(c->doc, name && *name ? name : pace_dataset_id(c->data));
}

static const char *title(content *c)
{
    if (c->title && *c->title)
        return doc_copy(c->doc, c->title);
    if (c->plan_count == 1 && strcmp(plan_list(c), data_name(c)) == 0)
        return say_fill(c, W_TITLE_PLAN, "name", data_name(c), NULL);
    if (c->plan_count >= 1 && c->plan_count <= 2 && strcmp(plan_list(c), data_name(c)) != 0)
        return say_fill(c, W_TITLE_PLANS, "name", data_name(c), "plans", plan_list(c), NULL);
    return say_fill(c, W_TITLE, "name", data_name(c), NULL);
}

static int64_t with_verdict(const content *c, unsigned verdict)
{
    int64_t count = 0;
    for (int64_t i = 0; i < c->row_count; i++)
        count += c->rows[i].verdicts == verdict;
    return count;
}

static int64_t undecided(const content *c)
{
    int64_t count = 0;
    for (int64_t i = 0; i < c->row_count; i++)
        count += row_assessed(&c->rows[i]) && !row_decided(&c->rows[i]);
    return count;
}

static void count_fact(content *c, doc_block *facts, const char *key, const char *label, int64_t count, doc_tone tone)
{
    doc_fact(c->doc, facts, key, label, amount_count(c, count), (double)count, tone);
}

static void verdict_facts(content *c, doc_block *facts)
{
    static const struct {
        pace_verdict verdict;
        doc_tone tone;
    } kinds[] = {{PACE_MET, DOC_GOOD},
                 {PACE_AHEAD, DOC_FINE},
                 {PACE_ON_TRACK, DOC_FINE},
                 {PACE_BEHIND, DOC_WARN},
                 {PACE_MISSED, DOC_BAD}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        int64_t count = with_verdict(c, (unsigned)kinds[i].verdict);
        const char *label = say_fill(c, W_SYMBOL_WORD, "symbol", pace_verdict_symbol(kinds[i].verdict), "word",
                                     pace_verdict_word(kinds[i].verdict, c->lang), NULL);
        count_fact(c, facts, pace_verdict_name(kinds[i].verdict), label, count, kinds[i].tone);
    }
    if (undecided(c))
        count_fact(c, facts, "undecided", say_word(c, W_FACT_UNDECIDED), undecided(c), DOC_MUTED);
    count_fact(c, facts, "not_assessed", say_word(c, W_FACT_NOT_ASSESSED),
               c->row_count - pace_gap_table_assessed(c->table), DOC_MUTED);
}

static const char *clock_text(content *c, pace_period period)
{
    return pace_period_is_set(period) ? period_text(c, period) : say_word(c, W_NO_LIMIT);
}

/* A data set that bears the name of its plan is not named beside it; nothing is said of targets that do not exist. */
static report_word covers_word(content *c, int64_t assessed)
{
    bool plain = strcmp(data_name(c), plan_list(c)) == 0, all = assessed == c->row_count;
    if (!c->row_count)
        return W_COVERS_NONE;
    if (plain)
        return all ? W_COVERS_PLAN_ALL : W_COVERS_PLAN;
    return all ? W_COVERS_ALL : W_COVERS;
}

static const char *clocks_text(content *c)
{
    pace_clock clock = pace_dataset_clock(c->data);
    if (!pace_period_is_set(clock.at) && !pace_period_is_set(clock.published_by))
        return say_word(c, W_CLOCKS_LATEST);
    return say_fill(c, W_CLOCKS, "at", clock_text(c, clock.at), "published", clock_text(c, clock.published_by), NULL);
}

void content_cover(content *c)
{
    int64_t assessed = pace_gap_table_assessed(c->table);
    doc_block *facts;

    c->doc->title = title(c);
    doc_section(c->doc, "covers", say_word(c, W_SECTION_COVERS));
    doc_paragraph(c->doc,
                  say_fill(c, covers_word(c, assessed), "data", data_name(c), "plans", plan_list(c),
                           "count", amount_count(c, c->row_count), "assessed", amount_count(c, assessed), "rest",
                           amount_count(c, c->row_count - assessed), NULL),
                  NULL);
    doc_paragraph(c->doc, clocks_text(c), NULL);
    facts = doc_facts(c->doc);
    count_fact(c, facts, "targets", say_word(c, W_FACT_TARGETS), c->row_count, DOC_PLAIN);
    count_fact(c, facts, "assessed", say_word(c, W_FACT_ASSESSED), assessed, DOC_PLAIN);
    verdict_facts(c, facts);
}
