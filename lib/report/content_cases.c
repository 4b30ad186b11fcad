/* Targets without a price basis in both cases, and what a target needs of which no year is known yet. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

static bool needs_known(const pace_gap *row)
{
    return isfinite(row->required_rate) || isfinite(row->required_rate_low) || isfinite(row->required_rate_high);
}

bool content_has_cases(const content *c, int64_t row)
{
    pace_real_case real;
    return (c->rows[row].caveats & PACE_CAVEAT_BASIS_UNSTATED) && needs_known(&c->rows[row]) &&
           pace_gap_table_real_case(&real, c->table, row);
}

/* "16.47%", "at most 13.70%" where the base is only a bound. */
static const char *needed_text(content *c, const pace_gap *row)
{
    double low = row->required_rate_low, high = row->required_rate_high;
    if (isfinite(row->required_rate))
        return amount_rate(c, row->required_rate, 2);
    if (isfinite(low) && isfinite(high))
        return say_fill(c, W_BETWEEN, "low", amount_rate(c, low, 2), "high", amount_rate(c, high, 2), NULL);
    return isfinite(low) ? amount_qualified(c, PACE_AT_LEAST, amount_rate(c, low, 2), true)
                         : amount_qualified(c, PACE_AT_MOST, amount_rate(c, high, 2), true);
}

/* "16.47% a year from 2015"; of a target for the very next year "17.44% in 2013". */
static const char *needed_from(content *c, const pace_gap *row)
{
    bool one = pair_is_next_year(row->base_period, row->target_period);
    return say_fill(c, one ? W_NEEDED_ONE_YEAR : W_NEEDED_A_YEAR, "rate", needed_text(c, row), "base",
                    period_text(c, row->base_period), "due", period_text(c, row->target_period), NULL);
}

static const pace_measure *real_growth(const content *c, const pace_gap *row)
{
    const pace_indicator *indicator = NULL;
    if (pace_dataset_indicator(&indicator, c->data, row->target.indicator, NULL))
        return NULL;
    for (int64_t m = 0; m < indicator->measure_count; m++)
        if (pair_is_published(&indicator->measures[m]) && pair_is_real(indicator->measures[m].basis))
            return &indicator->measures[m];
    return NULL;
}

static bool covered_has(const pace_measure *growth, pace_span covered, const char *letters)
{
    pace_period period = covered.first;
    for (int64_t i = 0; growth && i < pace_span_count(covered); i++) {
        const pace_observation *origin = pair_origin(growth, period);
        if (origin && origin->status && strchr(letters, origin->status))
            return true;
        if (pace_period_add(&period, period, 1, NULL))
            break;
    }
    return false;
}

/* The cautions of the row and of the published rates; each once. */
static const char *cases_caution(content *c, const pace_gap *row, const pace_measure *growth, pace_span covered)
{
    pace_gap marked = *row;
    const char *caution;
    marked.caveats &= ~(unsigned)PACE_CAVEAT_BASIS_UNSTATED; /* the sentence itself says so */
    if (covered_has(growth, covered, "UV"))
        marked.caveats |= PACE_CAVEAT_UNRELIABLE;
    if (covered_has(growth, covered, "EPFI"))
        marked.caveats |= PACE_CAVEAT_ESTIMATE;
    caution = row_caution(c, &marked);
    return *caution ? say_fill(c, W_CAUTION, "list", caution, NULL) : "";
}

static const char *published_text(content *c, const pace_real_case *real, const pace_measure *growth)
{
    const char *rate = amount_rate(c, real->actual_rate, 2);
    if (!isfinite(real->actual_rate))
        return say_word(c, W_CASES_NO_REAL);
    if (pace_span_count(real->covered) > 1)
        return say_fill(c, W_CASES_CHAIN, "covered", span_text(c, real->covered), "rate", rate, NULL);
    if (growth)
        rate = pair_published_text(c, growth, real->covered.first, 100 * real->actual_rate);
    return say_fill(c, W_CASES_ONE, "covered", period_text(c, real->covered.first), "rate", rate, NULL);
}

static const char *achieved_text(content *c, const pace_gap *row)
{
    bool one = pair_is_next_year(row->base_period, row->latest_period);
    if (!isfinite(row->actual_rate))
        return "";
    return say_fill(c, one ? W_CASES_ACHIEVED_ONE : W_CASES_ACHIEVED, "rate", amount_rate(c, row->actual_rate, 2),
                    "latest", period_text(c, row->latest_period), NULL);
}

static void case_finding(content *c, doc_block *list, const pace_gap *row, const pace_real_case *real)
{
    const pace_measure *growth = isfinite(real->actual_rate) ? real_growth(c, row) : NULL;
    doc_refs refs = {{0}, 0};

    row_cite(c, &refs, row);
    if (growth)
        pair_cite_years(c, &refs, growth, real->covered);
    doc_add(c->doc, list, "price_basis",
            say_fill(c, W_FIND_CASES, "promise", row_promise(c, row), "base", period_text(c, row->base_period),
                     "needed", needed_from(c, row), "bound",
                     isfinite(row->required_rate) ? "" : say_word(c, W_BASE_BOUND), "achieved", achieved_text(c, row),
                     "published", published_text(c, real, growth), "caution",
                     cases_caution(c, row, growth, real->covered), NULL),
            &refs);
}

void content_case_findings(content *c)
{
    doc_block *list = NULL;
    for (int64_t i = 0; i < c->row_count; i++) {
        pace_real_case real;
        if (!content_has_cases(c, i) || !pace_gap_table_real_case(&real, c->table, i))
            continue;
        if (!list) {
            doc_heading(c->doc, say_word(c, W_HEADING_CASES));
            list = doc_list(c->doc);
        }
        case_finding(c, list, &c->rows[i], &real);
    }
}

/* --- targets of which no year is known yet ---------------------------------------------------------------------- */

enum { MOST_NEEDS = 24 };

static void need_finding(content *c, doc_block *list, const pace_gap *row)
{
    const char *basis = row_basis_short(c, row), *caution = row_caution(c, row);
    doc_refs refs = {{0}, 0};
    row_cite(c, &refs, row);
    doc_add(c->doc, list, "needs",
            say_fill(c, W_FIND_NEEDS, "promise", row_promise(c, row), "base", period_text(c, row->base_period),
                     "needed", needed_from(c, row), "bound",
                     isfinite(row->required_rate) ? "" : say_word(c, W_BASE_BOUND), "basis",
                     *basis ? say_fill(c, W_IN_BRACKETS, "text", basis, NULL) : "", "caution",
                     *caution ? say_fill(c, W_CAUTION, "list", caution, NULL) : "", NULL),
            &refs);
}

void content_need_findings(content *c)
{
    doc_block *list = NULL;
    int64_t said = 0;
    for (int64_t i = 0; i < c->row_count && said < MOST_NEEDS; i++) {
        const pace_gap *row = &c->rows[i];
        if (!row_headline(c, row) || row_assessed(row) || row_rate_like(row) || row->target.relative_to ||
            isfinite(row->latest) || row->why[PACE_GAP_BASE] == PACE_WHY_NO_BASE || !needs_known(row) || row->path != PACE_PATH_GEOMETRIC || content_has_cases(c, i))
            continue;
        if (!list) {
            doc_heading(c->doc, say_word(c, W_HEADING_NEEDS));
            list = doc_list(c->doc);
        }
        need_finding(c, list, row);
        said++;
    }
}
