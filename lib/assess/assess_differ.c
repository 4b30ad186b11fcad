/* Why rulebooks differ about a target: each of the fewer against the nearest of the others. */
#include <math.h>
#include "assess/assess_table.h"

typedef enum ingredient { BASE_YEAR, LATEST_YEAR, MET, POINTS, SHAPE, TIME, EDGE, INGREDIENTS } ingredient;

static const struct {
    const char *en, *zh;
} words[INGREDIENTS] = {
    {"the base year", "基年"},
    {"the latest year", "最新年份"},
    {"whether a target that is met settles it", "达标是否即可定论"},
    {"two end points against all points", "两端点与全部观测值"},
    {"a compound rate against a straight line", "复合增长与直线"},
    {"whether time plays a part", "是否考虑时间"},
    {"how much of what is required is enough", "达到所需的多少即可"},
};

static bool is_compound(pace_family family)
{
    return family == PACE_FAMILY_RATE_RATIO || family == PACE_FAMILY_LOG_RATE || family == PACE_FAMILY_EXTRAPOLATED;
}

static bool is_timeless(pace_family family)
{
    return family == PACE_FAMILY_DISTANCE || family == PACE_FAMILY_SPREAD || family == PACE_FAMILY_TYPICAL_PATH;
}

static bool looks_at_all(pace_family family)
{
    return family == PACE_FAMILY_LOG_RATE || family == PACE_FAMILY_ANTICIPATED || family == PACE_FAMILY_SPREAD;
}

/* The edge of being on track as a share of what is required; NaN where the family knows no such share. */
static double edge_of(const pace_assessment *row)
{
    const pace_rulebook *book = row->rulebook;
    double at = (double)NAN;
    for (int64_t i = 0; i < book->with_target.cut_count && isnan(at); i++) {
        const rule_cut *one = &book->with_target.cuts[i];
        pace_says says = book->classes[one->class_index].says;
        if ((says == PACE_SAYS_ON_TRACK || says == PACE_SAYS_MET) && one->side != RULE_ELSE)
            at = one->at;
    }
    switch ((pace_family)book->family) {
    case PACE_FAMILY_RATE_RATIO:
    case PACE_FAMILY_LOG_RATE:
    case PACE_FAMILY_EXTRAPOLATED:
    case PACE_FAMILY_NORMALISED: return at;
    case PACE_FAMILY_ANTICIPATED: return 1 - at / 100;
    case PACE_FAMILY_COMPLETION: return 1 + at;
    case PACE_FAMILY_DISTANCE: return at / 10;
    case PACE_FAMILY_SPREAD:
    case PACE_FAMILY_TYPICAL_PATH:
    case PACE_FAMILY_COMMON_RATE: break;
    }
    return (double)NAN;
}

static bool part(ingredient which, const pace_assessment *a, const pace_assessment *b)
{
    pace_family f = (pace_family)a->rulebook->family, g = (pace_family)b->rulebook->family;
    switch (which) {
    case BASE_YEAR: return !pace_period_same(a->base_period, b->base_period);
    case LATEST_YEAR: return !pace_period_same(a->latest_period, b->latest_period);
    case MET: return a->met && b->met && (a->rulebook->met.class_index >= 0) != (b->rulebook->met.class_index >= 0);
    case POINTS: return looks_at_all(f) != looks_at_all(g);
    case SHAPE: return !is_timeless(f) && !is_timeless(g) && is_compound(f) != is_compound(g);
    case TIME: return is_timeless(f) != is_timeless(g);
    case EDGE: return fabs(edge_of(a) - edge_of(b)) > 0;
    case INGREDIENTS: break;
    }
    return false;
}

static unsigned parts_of(const pace_assessment *a, const pace_assessment *b, int *count)
{
    unsigned set = 0;
    *count = 0;
    for (int which = 0; which < INGREDIENTS; which++) {
        if (!part((ingredient)which, a, b))
            continue;
        set |= 1u << which;
        ++*count;
    }
    return set;
}

static void list_side(pace_buffer *out, const pace_assessment *rows, int64_t count, bool yes, const char *lang)
{
    bool any = false, zh = gap_is_chinese(lang);
    for (int64_t i = 0; i < count; i++) {
        if (rows[i].class_index < 0 || assess_is_yes(&rows[i]) != yes)
            continue;
        pace_buffer_text(out, any ? (zh ? "、" : ", ") : "");
        pace_buffer_text(out, rows[i].rulebook->id);
        pace_buffer_text(out, zh ? "（" : " (");
        assess_ground(out, &rows[i], lang);
        pace_buffer_text(out, zh ? "）" : ")");
        any = true;
    }
}

static void list_parts(pace_buffer *out, unsigned set, const char *lang)
{
    bool any = false, zh = gap_is_chinese(lang);
    for (int which = 0; which < INGREDIENTS; which++) {
        if (!(set >> which & 1u))
            continue;
        pace_buffer_text(out, any ? (zh ? "、" : ", ") : "");
        pace_buffer_text(out, zh ? words[which].zh : words[which].en);
        any = true;
    }
    if (!any)
        pace_buffer_text(out, zh ? "计算方法" : "the kind of computation");
}

/* One of the fewer, and the one of the others that has most in common with it. */
static void compare_one(pace_buffer *out, const pace_assessment *row, const pace_assessment *rows, int64_t count, const char *lang)
{
    const pace_assessment *nearest = NULL;
    unsigned set = 0;
    int best = INGREDIENTS + 1;
    bool zh = gap_is_chinese(lang);
    for (int64_t i = 0; i < count; i++) {
        int n;
        unsigned parts;
        if (rows[i].class_index < 0 || assess_is_yes(&rows[i]) == assess_is_yes(row))
            continue;
        parts = parts_of(row, &rows[i], &n);
        n = rows[i].rulebook->family == row->rulebook->family ? n : n + 1;
        if (n >= best)
            continue;
        best = n;
        set = parts;
        nearest = &rows[i];
    }
    if (!nearest)
        return;
    pace_buffer_text(out, row->rulebook->id);
    pace_buffer_text(out, zh ? "与" : " and ");
    pace_buffer_text(out, nearest->rulebook->id);
    pace_buffer_text(out, zh ? "之别：" : " are parted by ");
    list_parts(out, set, lang);
}

/* The rows about a target on which the rulebooks differ; NULL where they agree, or there is no such target. */
static const pace_assessment *parted(const pace_assess_table *table, int64_t agreement, bool *fewer_yes)
{
    const pace_agreement *a;
    if (!table || agreement < 0 || agreement >= table->agreement_count)
        return NULL;
    a = &table->agreements[agreement];
    *fewer_yes = a->yes <= a->no;
    return a->yes && a->no ? &table->rows[a->first] : NULL;
}

void pace_assess_parted(pace_buffer *out, const pace_assess_table *table, int64_t agreement, const char *lang)
{
    bool fewer_yes, any = false;
    const pace_assessment *rows = parted(table, agreement, &fewer_yes);
    for (int64_t i = 0; rows && i < table->book_count; i++) {
        if (rows[i].class_index < 0 || assess_is_yes(&rows[i]) != fewer_yes)
            continue;
        pace_buffer_text(out, !any ? "" : gap_is_chinese(lang) ? "；" : "; ");
        compare_one(out, &rows[i], rows, table->book_count, lang);
        any = true;
    }
}

void pace_assess_differ(pace_buffer *out, const pace_assess_table *table, int64_t agreement, const char *lang)
{
    bool zh = gap_is_chinese(lang), fewer_yes;
    const pace_assessment *rows = parted(table, agreement, &fewer_yes);
    if (!rows)
        return;
    pace_buffer_text(out, zh ? "符合进度：" : "on track by ");
    list_side(out, rows, table->book_count, true, lang);
    pace_buffer_text(out, zh ? "；不符合：" : "; not by ");
    list_side(out, rows, table->book_count, false, lang);
    pace_buffer_text(out, zh ? "；" : "; ");
    pace_assess_parted(out, table, agreement, lang);
}
