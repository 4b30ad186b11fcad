/* What two tables have no place for, a line for each kind of thing: how often, and where first. */
#include <string.h>
#include "io/tables.h"

typedef enum loss {
    LOST_DATASET = 0,
    LOST_DATASET_NOTE,
    LOST_DOCUMENTS,
    LOST_PUBLISHERS,
    LOST_SOURCE_PLACES,
    LOST_SOURCE_NOTES,
    LOST_SOURCES,
    LOST_FILE_NAMES,
    LOST_PLAN_SOURCES,
    LOST_PLAN_NOTES,
    LOST_PLANS,
    LOST_PARTS,
    LOST_MEASURE_NAMES,
    LOST_MEASURE_NOTES,
    LOST_FIGURES,
    LOST_PLACES,
    LOST_UNIT_WORDS,
    LOST_LANGUAGES,
    LOST_MILESTONES,
    LOST_RULES,
    LOST_WORDS,
    LOSSES
} loss;

static const char *const words[LOSSES] = {
    [LOST_DATASET] = "the id and the name of the data set: give them when the tables are read",
    [LOST_DATASET_NOTE] = "the note of the data set",
    [LOST_DOCUMENTS] = "documents",
    [LOST_PUBLISHERS] = "publishers and details of sources",
    [LOST_SOURCE_PLACES] = "stretches of documents that sources stand in",
    [LOST_SOURCE_NOTES] = "notes of sources",
    [LOST_SOURCES] = "sources that no figure names",
    [LOST_FILE_NAMES] = "names of the files that figures came from: they will be called after the files that they are read from",
    [LOST_PLAN_SOURCES] = "sources of plans",
    [LOST_PLAN_NOTES] = "notes of plans",
    [LOST_PLANS] = "plans without a target",
    [LOST_PARTS] = "relations between indicators: parts of a whole, the same in other words",
    [LOST_MEASURE_NAMES] = "names of measures of their own",
    [LOST_MEASURE_NOTES] = "notes of measures",
    [LOST_FIGURES] = "ids of printed figures",
    [LOST_PLACES] = "places in documents",
    [LOST_UNIT_WORDS] = "printed words for units",
    [LOST_LANGUAGES] = "wordings in languages beyond the first 16",
    [LOST_MILESTONES] = "milestones on the way to targets",
    [LOST_RULES] = "rules by which targets find their base and due periods",
    [LOST_WORDS] = "words in the place of a figure that would not be read as words",
};

typedef struct losses {
    int64_t count[LOSSES];
    const char *first[LOSSES];
} losses;

static void lose(losses *of, loss what, const char *where)
{
    if (of->count[what]++ == 0)
        of->first[what] = where;
}

/* kept: the word that the tables tell. */
static void lose_origin(losses *of, const pace_observation *o, const char *where, const char *kept)
{
    char text[PACE_UNIT_SIZE];
    if (*o->figure)
        lose(of, LOST_FIGURES, where);
    if (o->at.document || (*o->at.section && !o->line) || *o->at.token)
        lose(of, LOST_PLACES, where);
    for (int64_t i = 0; i < o->unit_names.count; i++) {
        (void)pace_unit_print(text, o->unit, o->unit_names.at[i].lang);
        if (strcmp(text, o->unit_names.at[i].text) != 0 && !(kept && strcmp(kept, o->unit_names.at[i].text) == 0)) {
            lose(of, LOST_UNIT_WORDS, where);
            break;
        }
    }
}

/* A source that is the table itself has no column: reading takes the file's name for it. */
static bool is_called_otherwise(const pace_source *source)
{
    static const char *const files[][2] = {{"targets", "targets.csv"}, {"actuals", "actuals.csv"}};
    for (int i = 0; i < 2; i++)
        if (tables_default_source(source, files[i][0]))
            return strcmp(source->name.at[0].text, files[i][1]) != 0;
    return false;
}

static void lose_source(losses *of, const pace_source *source, bool used)
{
    if (*source->publisher || *source->detail)
        lose(of, LOST_PUBLISHERS, source->id);
    if (source->document || source->from >= 0 || source->to >= 0)
        lose(of, LOST_SOURCE_PLACES, source->id);
    if (*source->note)
        lose(of, LOST_SOURCE_NOTES, source->id);
    if (!used)
        lose(of, LOST_SOURCES, source->id);
    else if (is_called_otherwise(source))
        lose(of, LOST_FILE_NAMES, source->id);
}

static void lose_indicator(tables_writer *w, losses *of, const pace_indicator *indicator, bool *used, const pace_source *sources)
{
    const char *word = tables_indicator_word(w, indicator);
    if (indicator->part_of || indicator->beside)
        lose(of, LOST_PARTS, indicator->id);
    for (int64_t i = 0; i < indicator->measure_count; i++) {
        const pace_measure *m = &indicator->measures[i];
        if (m->own_name.count)
            lose(of, LOST_MEASURE_NAMES, m->key);
        if (*m->note)
            lose(of, LOST_MEASURE_NOTES, m->key);
        for (int64_t k = 0; k < m->count; k++) {
            lose_origin(of, &m->observations[k], m->key, m->observations[k].unit.quantity ? NULL : word);
            used[m->observations[k].source - sources] = true;
        }
    }
    for (int64_t i = 0; i < indicator->target_count; i++) {
        const pace_target *target = &indicator->targets[i];
        const pace_observation *o = target->origin;
        lose_origin(of, o, indicator->id, o->unit.quantity ? tables_writable_word(w, o, o->unit) : word);
        if (target->milestone_count)
            lose(of, LOST_MILESTONES, indicator->id);
        if (target->base_rule || target->base_tolerance || target->due_rule)
            lose(of, LOST_RULES, indicator->id);
        if (target->words && !tables_stands_for_figure(target->words))
            lose(of, LOST_WORDS, indicator->id);
        used[indicator->targets[i].origin->source - sources] = true;
    }
}

static bool plan_is_used(const pace_indicator *all, int64_t count, const char *id)
{
    for (int64_t i = 0; i < count; i++)
        for (int64_t k = 0; k < all[i].target_count; k++)
            if (strcmp(all[i].targets[k].plan_id, id) == 0)
                return true;
    return false;
}

static bool same_names(pace_names a, pace_names b)
{
    for (int64_t i = 0; i < a.count && a.count == b.count; i++)
        if (strcmp(a.at[i].lang, b.at[i].lang) != 0 || strcmp(a.at[i].text, b.at[i].text) != 0)
            return false;
    return a.count == b.count;
}

static void print(tables_writer *w, const losses *of)
{
    for (int i = 0; i < LOSSES; i++) {
        if (of->count[i] == 0)
            continue;
        pace_buffer_text(w->lost, words[i]);
        if (i != LOST_DATASET && i != LOST_DATASET_NOTE && i != LOST_LANGUAGES)
            pace_buffer_format(w->lost, " (%ld, first of %s)", (long)of->count[i], of->first[i]);
        pace_buffer_char(w->lost, '\n');
    }
    if (w->lost->status)
        (void)tables_no_memory(&w->reader);
}

bool tables_write_lost(tables_writer *w)
{
    losses of;
    int64_t indicators, plans, sources, documents;
    const pace_indicator *indicator = pace_dataset_indicators(w->dataset, &indicators);
    const pace_plan *plan = pace_dataset_plans(w->dataset, &plans);
    const pace_source *source = pace_dataset_sources(w->dataset, &sources);
    const pace_document *document = pace_dataset_documents(w->dataset, &documents);
    bool *used = pace__arena_alloc(&w->reader.arena, (size_t)sources, sizeof *used);
    if (w->reader.arena.failed)
        return tables_no_memory(&w->reader);
    memset(&of, 0, sizeof of);
    if (strcmp(w->dataset->id, "figures") != 0 || plans != 1 || !same_names(w->dataset->name, plan->name))
        lose(&of, LOST_DATASET, "");
    if (w->dataset->note && *w->dataset->note)
        lose(&of, LOST_DATASET_NOTE, "");
    for (int64_t i = 0; i < documents; i++)
        lose(&of, LOST_DOCUMENTS, document[i].id);
    for (int64_t i = 0; i < indicators; i++)
        lose_indicator(w, &of, &indicator[i], used, source);
    for (int64_t i = 0; i < sources; i++)
        lose_source(&of, &source[i], used[i]);
    for (int64_t i = 0; i < plans; i++) {
        if (plan[i].source)
            lose(&of, LOST_PLAN_SOURCES, plan[i].id);
        if (*plan[i].note)
            lose(&of, LOST_PLAN_NOTES, plan[i].id);
        if (!plan_is_used(indicator, indicators, plan[i].id))
            lose(&of, LOST_PLANS, plan[i].id);
    }
    print(w, &of);
    return !w->reader.status;
}
