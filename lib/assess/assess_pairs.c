/* A rulebook's cuts for the call on a million pairs. */
#include "assess/assess_rules.h"

static bool fits(const pace_rulebook *book, const rule_branch *branch)
{
    if (book->family != PACE_FAMILY_RATE_RATIO || book->required != RULE_FROM_BASE || branch->cut_count < 1 ||
        branch->cut_count > PACE_PAIRS_CUTS + 1)
        return false;
    for (int64_t i = 0; i + 1 < branch->cut_count; i++)
        if (branch->cuts[i].side != RULE_AT_LEAST && branch->cuts[i].side != RULE_ABOVE)
            return false;
    return true;
}

pace_status pace_rulebook_pairs(pace_pairs_rule *out, pace_rulebook_cuts *room, const pace_rulebook *rulebook, bool with_target,
                                pace_direction better, pace_error *err)
{
    const pace_pairs_rule blank = PACE_PAIRS_RULE_INIT;
    const rule_branch *branch;
    int cuts;
    if (!out || !room || !rulebook)
        return pace__fail(err, PACE_ERR_ARG, NULL, "a pointer is NULL; this call needs a rulebook, room for its cuts and a place for the rule");
    branch = with_target ? &rulebook->with_target : &rulebook->without_target;
    if (!fits(rulebook, branch))
        return pace__fail(err, PACE_ERR_UNSUPPORTED, rulebook->id,
                          "pairs are judged by ratios of compound rates from the base; a rulebook of the family rate_ratio");
    cuts = (int)branch->cut_count - 1;
    for (int i = 0; i < cuts; i++) { /* the best first here, the lowest first there */
        const rule_cut *one = &branch->cuts[cuts - 1 - i];
        room->cut[i] = one->at;
        room->above[i] = one->side == RULE_ABOVE;
        room->class_index[i + 1] = one->class_index;
    }
    room->class_index[0] = branch->cuts[cuts].class_index;
    room->class_index[cuts + 1] = rulebook->met.class_index;
    *out = blank;
    out->measure = with_target ? PACE_PAIRS_RATIO : PACE_PAIRS_RATE;
    out->better = better;
    out->met = with_target && rulebook->met.class_index >= 0;
    out->cuts = cuts;
    out->cut = room->cut;
    out->above = room->above;
    return PACE_OK;
}
