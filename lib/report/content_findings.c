/* Findings: what the numbers say, each sentence from a predicate on them. Plans first, then the targets that lead. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

static const char *names_with(content *c, const pace_plan *plan, unsigned verdicts, int64_t *count)
{
    const char **names = pace__arena_alloc(&c->doc->arena, c->row_count > 0 ? (size_t)c->row_count : 1, sizeof *names);
    *count = 0;
    if (!names)
        return "";
    for (int64_t i = 0; i < c->row_count; i++)
        if (row_plan(c, &c->rows[i]) == plan && c->rows[i].verdicts == verdicts)
            names[(*count)++] = say_inside(c, c->rows[i].target.name);
    return say_join(c, names, *count);
}

static int64_t assessed_in(const content *c, const pace_plan *plan, int64_t *total)
{
    int64_t assessed = 0;
    *total = 0;
    for (int64_t i = 0; i < c->row_count; i++) {
        if (row_plan(c, &c->rows[i]) != plan)
            continue;
        ++*total;
        assessed += row_assessed(&c->rows[i]);
    }
    return assessed;
}

static void put_group(pace_buffer *out, content *c, const char *group)
{
    if (out->length)
        pace_buffer_text(out, say_word(c, W_GROUP_SEPARATOR));
    pace_buffer_text(out, group);
}

static const char *undecided_group(content *c, const pace_plan *plan)
{
    const char **names = pace__arena_alloc(&c->doc->arena, c->row_count > 0 ? (size_t)c->row_count : 1, sizeof *names);
    int64_t count = 0;
    for (int64_t i = 0; names && i < c->row_count; i++)
        if (row_plan(c, &c->rows[i]) == plan && row_assessed(&c->rows[i]) && !row_decided(&c->rows[i]))
            names[count++] = say_inside(c, c->rows[i].target.name);
    return count ? say_fill(c, W_GROUP_UNDECIDED, "count", amount_count(c, count), "names", say_join(c, names, count),
                            NULL)
                 : "";
}

/* "3 met (a, b and c); 1 missed (d)": only the verdicts that occur. */
static const char *verdict_groups(content *c, const pace_plan *plan)
{
    static const pace_verdict order[] = {PACE_MET, PACE_AHEAD, PACE_ON_TRACK, PACE_BEHIND, PACE_MISSED};
    pace_buffer out = PACE_BUFFER_INIT;
    const char *undecided = undecided_group(c, plan);
    out.allocator = c->allocator;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        int64_t count;
        const char *names = names_with(c, plan, (unsigned)order[i], &count);
        if (count)
            put_group(&out, c,
                      say_fill(c, W_GROUP, "verdict", pace_verdict_word(order[i], c->lang), "count",
                               amount_count(c, count), "names", names, NULL));
    }
    if (*undecided)
        put_group(&out, c, undecided);
    return doc_take(c->doc, &out);
}

static void plan_finding(content *c, doc_block *list, const pace_plan *plan)
{
    int64_t total, assessed = assessed_in(c, plan, &total);
    const char *name = doc_copy(c->doc, pace_names_get(plan->name, c->lang));

    if (!total)
        return;
    doc_add(c->doc, list, "plan",
            say_fill(c,
                     assessed && total == 1 ? W_FIND_PLAN_ONE
                     : assessed             ? W_FIND_PLAN
                     : total == 1           ? W_FIND_PLAN_NONE_OF_ONE
                                            : W_FIND_PLAN_NONE,
                     "plan", name, "total", amount_count(c, total), "assessed", amount_count(c, assessed), "groups",
                     assessed ? verdict_groups(c, plan) : "", NULL),
            NULL);
}

/* --- one target ------------------------------------------------------------------------------------------------- */

static report_word side(const pace_gap *row, double distance, bool of_target)
{
    if (row_is_fall(row))
        return distance > 0 ? of_target ? W_FALL_SHORT_TARGET : W_FALL_SHORT_PATH
               : of_target  ? W_FALL_BEYOND_TARGET
                            : W_FALL_BEYOND_PATH;
    if (distance > 0)
        return of_target ? W_ABOVE_TARGET : W_ABOVE_PATH;
    return of_target ? W_BELOW_TARGET : W_BELOW_PATH;
}

static const char *distance_text(content *c, const pace_gap *row, const amount_scale *scale, double distance,
                                 int decimals, bool of_target)
{
    if (!isfinite(distance) || !(fabs(distance) > 0))
        return say_word(c, of_target ? W_EQUALS_TARGET : W_EQUALS_PATH);
    return say_fill(c, W_DISTANCE, "amount", amount_text(c, scale, distance, decimals, AMOUNT_WORDS | AMOUNT_DISTANCE),
                    "side", say_word(c, side(row, distance, of_target)), NULL);
}

/* A fall is said as one: "fell by 7.41%" where the figure is -7.41. */
static const char *was_text(content *c, const pace_gap *row, const amount_scale *scale, int decimals)
{
    pace_gap plain = *row;
    if (row->target.type == PACE_TARGET_CUMULATIVE)
        plain.latest = fabs(row->latest);
    return row_was(c, row, decimals < 0 ? row_latest_text(c, &plain, scale, true)
                                        : row_latest_digits(c, &plain, scale, decimals));
}

static const char *bound_amount(content *c, const amount_scale *scale, double distance)
{
    return fabs(distance) > 0 ? amount_text(c, scale, distance, -1, AMOUNT_WORDS | AMOUNT_SIGN) : say_word(c, W_ZERO);
}

/* "between −0.056 and +0.044 percentage points": the unit once. */
static const char *between_text(content *c, const amount_scale *scale, const pace_gap *row)
{
    const char *low = fabs(row->gap_high) > 0 ? amount_text(c, scale, row->gap_low, -1, AMOUNT_SIGN)
                                              : bound_amount(c, scale, row->gap_low);
    return say_fill(c, W_BETWEEN, "low", fabs(row->gap_low) > 0 ? low : say_word(c, W_ZERO), "high",
                    bound_amount(c, scale, row->gap_high), NULL);
}

static const char *bound_text(content *c, const amount_scale *scale, const pace_gap *row)
{
    const char *low = bound_amount(c, scale, row->gap_low), *high = bound_amount(c, scale, row->gap_high);
    if (isfinite(row->gap_low) && isfinite(row->gap_high))
        return between_text(c, scale, row);
    if (isfinite(row->gap_low))
        return say_fill(c, W_AT_LEAST, "low", low, NULL);
    return isfinite(row->gap_high) ? say_fill(c, W_AT_MOST, "high", high, NULL) : say_word(c, W_UNBOUNDED);
}

static const char *final_distance(content *c, const pace_gap *row, const amount_scale *scale)
{
    const char *point = distance_text(c, row, scale, row->latest - row->target_value,
                                      row_decimals(scale, row, row->target_value), true);
    if (!(row->gap_low < row->gap_high))
        return point;
    if (!isfinite(row->gap_high) && row->gap_low >= 0 && row->gap_low <= 0)
        return say_word(c, W_NOT_BELOW_TARGET);
    if (!isfinite(row->gap_low) && row->gap_high >= 0 && row->gap_high <= 0)
        return say_word(c, W_NOT_ABOVE_TARGET);
    if (!isfinite(row->gap_low) || !isfinite(row->gap_high))
        return say_fill(c, W_BOUND_DISTANCE, "bounds", bound_text(c, scale, row), NULL);
    return say_fill(c, W_DISTANCE_BOUNDS, "distance", point, "bounds", bound_text(c, scale, row), NULL);
}

/* Met or missed: held against the target itself, which is where the path ends. */
static const char *final_status(content *c, const pace_gap *row)
{
    amount_scale scale = row_scale(c, row, true);
    return say_fill(c, row->verdicts & PACE_MET ? W_STATUS_MET : W_STATUS_MISSED, "was",
                    was_text(c, row, &scale, -1), "distance", final_distance(c, row, &scale), NULL);
}

/* On the way: held against the path. */
static const char *path_status(content *c, const pace_gap *row)
{
    amount_scale scale = row_scale(c, row, true);
    pace_verdict verdict = (pace_verdict)row->verdicts;
    int decimals = row_decimals(&scale, row, row->path_value);
    bool fall = row_is_fall(row) && row->path_value < 0;
    return say_fill(c, fall ? W_STATUS_PATH_FALL : W_STATUS_PATH, "was", was_text(c, row, &scale, decimals), "path",
                    say_word(c, row->path == PACE_PATH_GEOMETRIC ? W_GEOMETRIC : W_LINEAR), "value",
                    amount_text(c, &scale, fall ? fabs(row->path_value) : row->path_value, decimals, AMOUNT_WORDS),
                    "distance", distance_text(c, row, &scale, row->gap, decimals, false), "verdict",
                    pace_verdict_word(verdict, c->lang), NULL);
}

/* The first year that broke a floor or a ceiling, in the target's unit; false = none. */
static bool broken_year(pace_period *period, double *value, const pace_gap *row, bool floor)
{
    pace_period at = row->target.plan_span.first;
    for (int i = 0; i < 400 && pace_period_is_set(at); i++) {
        double x = pace_view_at(row->series.view, at);
        if (isfinite(x) && !pace_unit_convert(&x, x, row->series.unit, row->target.unit, NULL) &&
            (floor ? x < row->target_value : x > row->target_value)) {
            *period = at;
            *value = x;
            return true;
        }
        if (pace_period_same(at, row->latest_period) || pace_period_add(&at, at, 1, NULL))
            break;
    }
    return false;
}

/* A floor has no path: every year counts, and the one that broke it is named. */
static const char *every_year_status(content *c, const pace_gap *row)
{
    amount_scale scale = row_scale(c, row, true);
    bool floor = row->target.type == PACE_TARGET_FLOOR;
    pace_period period = row->latest_period;
    double value = row->latest;
    bool broken = broken_year(&period, &value, row, floor);
    report_word id = broken  ? floor ? W_STATUS_FLOOR_BROKEN : W_STATUS_CEILING_BROKEN
                     : floor ? W_STATUS_FLOOR_KEPT
                             : W_STATUS_CEILING_KEPT;
    return say_fill(c, id, "period", period_text(c, period), "value", amount_text(c, &scale, value, -1, AMOUNT_WORDS),
                    "target", amount_text(c, &scale, row->target_value, -1, AMOUNT_WORDS), "verdict",
                    pace_verdict_word((pace_verdict)row->verdicts, c->lang), NULL);
}

static bool is_every_year(const pace_gap *row)
{
    return row->target.type == PACE_TARGET_FLOOR || row->target.type == PACE_TARGET_CEILING;
}

static const char *bound_status(content *c, const pace_gap *row)
{
    amount_scale scale = row_scale(c, row, true);
    return say_fill(c, W_STATUS_BOUND, "was", was_text(c, row, &scale, -1), "bounds", bound_text(c, &scale, row), "verdicts", row_verdict(c, row), NULL);
}

static const char *rate_pace(content *c, const pace_gap *row)
{
    int decimals = row_rate_decimals(row);
    const char *adjective = row_basis_short(c, row), *grew, *base = period_text(c, row->base_period);
    bool due = !isfinite(row->remaining_rate) || (row->verdicts & (PACE_MET | PACE_MISSED)) != 0;
    bool one = pair_is_next_year(row->base_period, row->target_period);

    grew =
        say_fill(c, pair_is_next_year(row->base_period, row->latest_period) ? W_GREW_ONE_YEAR : W_GREW_A_YEAR, "basis",
                 *adjective ? say_fill(c, W_IN_BRACKETS, "text", adjective, NULL) : "", "base", base, "latest",
                 period_text(c, row->latest_period), "actual", amount_rate(c, row->actual_rate, decimals), NULL);
    return say_fill(c, due ? one ? W_PACE_DUE_ONE_YEAR : W_PACE_DUE : W_PACE, "grew", grew, "base", base, "required",
                    amount_rate(c, row->required_rate, decimals), "remaining", amount_rate(c, row->remaining_rate, 2),
                    NULL);
}

/* Pace needed against pace achieved; "" where the target has none. */
static const char *pace_clause(content *c, const pace_gap *row)
{
    amount_scale scale = row_scale(c, row, true);
    if (row_rate_like(row) || row->target.type == PACE_TARGET_RANK || is_every_year(row))
        return "";
    if (row->path == PACE_PATH_GEOMETRIC && isfinite(row->required_rate) && isfinite(row->actual_rate))
        return rate_pace(c, row);
    if (isfinite(row->needed_per_year) && (row->verdicts & (PACE_MET | PACE_MISSED)) == 0)
        return say_fill(c,
                        row->target.type == PACE_TARGET_TOTAL ? W_PACE_TOTAL
                        : row->needed_per_year < 0            ? W_PACE_DOWN_PER_YEAR
                                                              : W_PACE_UP_PER_YEAR,
                        "needed",
                        amount_text(c, &scale, row->needed_per_year, -1, AMOUNT_WORDS | AMOUNT_DISTANCE), NULL);
    return "";
}

static void target_finding(content *c, doc_block *list, const pace_gap *row)
{
    const char *status, *caution = row_caution(c, row);
    doc_refs refs = {{0}, 0};

    if (!row_decided(row))
        status = bound_status(c, row);
    else if (is_every_year(row))
        status = every_year_status(c, row);
    else if (row->verdicts & (PACE_MET | PACE_MISSED))
        status = final_status(c, row);
    else
        status = path_status(c, row);
    row_cite(c, &refs, row);
    doc_add(c->doc, list, "target",
            say_fill(c, W_FIND_TARGET, "promise", row_promise(c, row), "status", status, "pace", pace_clause(c, row),
                     "caution", *caution ? say_fill(c, W_CAUTION, "list", caution, NULL) : "", NULL),
            &refs);
}

static int rank_of(const pace_gap *row)
{
    if (!row_decided(row))
        return 2;
    switch ((pace_verdict)row->verdicts) {
    case PACE_MISSED:
        return 0;
    case PACE_BEHIND:
        return 1;
    case PACE_ON_TRACK:
        return 3;
    case PACE_AHEAD:
        return 4;
    case PACE_MET:
        return 5;
    case PACE_NO_DATA:
    case PACE_NOT_COMPARABLE:
        break;
    }
    return 6;
}

enum { MOST_YEARLY = 16, MOST_TARGETS = 200 };

typedef struct target_list {
    doc_block *list;
    report_word heading;
    int64_t left; /* room */
} target_list;

static void plan_targets(content *c, target_list *out, const pace_plan *plan, int rank)
{
    for (int64_t i = 0; i < c->row_count && out->left > 0; i++) {
        const pace_gap *row = &c->rows[i];
        if (row_plan(c, row) != plan || !row_assessed(row) || rank_of(row) != rank)
            continue;
        if (!out->list) {
            doc_heading(c->doc, say_word(c, out->heading));
            out->list = doc_list(c->doc);
        }
        target_finding(c, out->list, row);
        out->left--;
    }
}

/* Nobody reads ten thousand sentences: the others stand in the scorecard, and are counted here. */
static void rest_of_findings(content *c, int64_t said)
{
    int64_t count = -said;
    for (int64_t i = 0; i < c->row_count; i++)
        count += row_assessed(&c->rows[i]) && row_headline(c, &c->rows[i]);
    if (count > 0)
        doc_paragraph(c->doc,
                      say_fill(c, W_FINDINGS_REST, "count", amount_count(c, count), "section",
                               say_word(c, W_SECTION_SCORECARD), NULL),
                      NULL);
}

/* What is missed or behind comes first; among equals the leading plans do. */
static void target_findings(content *c, bool headline, report_word heading, int64_t most)
{
    target_list out = {NULL, heading, most};
    for (int rank = 0; rank <= 5; rank++)
        for (int64_t p = 0; p < c->plan_count; p++)
            if (headline == (!c->multi_year || plan_multi_year(c->plans[p])))
                plan_targets(c, &out, c->plans[p], rank);
    if (headline && !out.left)
        rest_of_findings(c, most);
}

void content_findings(content *c)
{
    doc_block *list;

    doc_section(c->doc, "findings", say_word(c, W_SECTION_FINDINGS));
    if (!c->row_count) {
        doc_paragraph(c->doc, say_word(c, W_NO_TARGETS), NULL);
        return;
    }
    list = doc_list(c->doc);
    for (int64_t i = 0; i < c->plan_count; i++)
        plan_finding(c, list, c->plans[i]);
    target_findings(c, true, W_HEADING_TARGETS, MOST_TARGETS);
    content_need_findings(c);
    content_link_findings(c);
    target_findings(c, false, W_HEADING_YEARLY, MOST_YEARLY);
}
