/* Rulebooks: defaults, names, looking up. */
#include <math.h>
#include <string.h>
#include "model/rulebook.h"

static rule_branch no_branch(void)
{
    return (rule_branch){.low = -(double)INFINITY, .high = (double)INFINITY};
}

void rulebook_defaults(pace_rulebook *r)
{
    const double none = (double)NAN;
    const rule_verdict nothing = {NULL, -1, none};
    pace__arena arena = r->arena;
    *r = (pace_rulebook){.edition = "", .note = ""};
    r->arena = arena;
    r->points = 2;
    r->stand_in = none;
    r->at_limit_from = r->at_limit_score = none;
    r->met_at_base = RULE_ALLOW;
    r->met = r->binary_met = r->binary_missed = r->all_met = nothing;
    r->significance = 0.05;
    r->cap = none;
    r->with_target = r->without_target = r->mark = r->aggregate = no_branch();
    r->aggregate_cap = (double)INFINITY;
    r->types = 1u << PACE_TARGET_LEVEL | 1u << PACE_TARGET_SHARE;
}

void pace_rulebook_free(pace_rulebook *rulebook)
{
    pace_allocator allocator;
    if (!rulebook)
        return;
    allocator = rulebook->arena.allocator;
    pace__arena_clear(&rulebook->arena);
    pace__release(&allocator, rulebook, sizeof *rulebook);
}

int rulebook_class(const pace_rulebook *rulebook, const char *id)
{
    for (int64_t i = 0; id && i < rulebook->class_count; i++)
        if (strcmp(rulebook->classes[i].id, id) == 0)
            return (int)i;
    return -1;
}

const rule_item *rulebook_item(const pace_rulebook *rulebook, const char *indicator)
{
    for (int64_t i = 0; indicator && i < rulebook->item_count; i++)
        if (strcmp(rulebook->items[i].id, indicator) == 0)
            return &rulebook->items[i];
    return NULL;
}

const char *pace_rulebook_id(const pace_rulebook *rulebook)
{
    return rulebook ? rulebook->id : "";
}

pace_names pace_rulebook_name(const pace_rulebook *rulebook)
{
    return rulebook ? rulebook->name : (pace_names){NULL, 0};
}

const char *pace_rulebook_edition(const pace_rulebook *rulebook)
{
    return rulebook ? rulebook->edition : "";
}

const char *pace_rulebook_note(const pace_rulebook *rulebook)
{
    return rulebook ? rulebook->note : "";
}

pace_family pace_rulebook_family(const pace_rulebook *rulebook)
{
    return rulebook ? (pace_family)rulebook->family : PACE_FAMILY_RATE_RATIO;
}

const pace_rule_class *pace_rulebook_classes(const pace_rulebook *rulebook, int64_t *count)
{
    *count = rulebook ? rulebook->class_count : 0;
    return rulebook ? rulebook->classes : NULL;
}

const pace_rule_source *pace_rulebook_sources(const pace_rulebook *rulebook, int64_t *count)
{
    *count = rulebook ? rulebook->source_count : 0;
    return rulebook ? rulebook->sources : NULL;
}

bool pace_rulebook_is_unverified(const pace_rulebook *rulebook)
{
    for (int64_t i = 0; rulebook && i < rulebook->source_count; i++)
        if (rulebook->sources[i].evidence == PACE_EVIDENCE_UNVERIFIED)
            return true;
    return false;
}

const char *pace_family_name(pace_family family)
{
    static const char *const names[] = {"rate_ratio", "log_rate", "distance", "anticipated", "extrapolated",
                                        "normalised", "spread", "completion", "typical_path", "common_rate"};
    return (size_t)family < sizeof names / sizeof *names ? names[family] : "";
}

const char *pace_evidence_name(pace_evidence evidence)
{
    static const char *const names[] = {"read", "confirmed", "unverified"};
    return (size_t)evidence < sizeof names / sizeof *names ? names[evidence] : "";
}

static const struct {
    const char *name, *en, *zh;
} says_words[] = {
    {"nothing", "", ""},           {"met", "met", "已达标"},      {"on_track", "on track", "符合进度"},
    {"short", "too slow", "进度不足"}, {"still", "no movement", "停滞"}, {"away", "moving away", "背离目标"},
};

const char *pace_says_name(pace_says says)
{
    return (size_t)says < sizeof says_words / sizeof *says_words ? says_words[says].name : "";
}

const char *pace_says_word(pace_says says, const char *lang)
{
    if ((size_t)says >= sizeof says_words / sizeof *says_words)
        return "";
    return lang && strncmp(lang, "zh", 2) == 0 ? says_words[says].zh : says_words[says].en;
}
