/* Questions about one row of the gap table, answered in the report's words. */
#include <math.h>
#include <string.h>
#include "report/growth_pair.h"

static const unsigned UNASSESSED = PACE_NO_DATA | PACE_NOT_COMPARABLE;
static const pace_verdict VERDICTS[] = {PACE_MET,    PACE_AHEAD,   PACE_ON_TRACK,      PACE_BEHIND,
                                        PACE_MISSED, PACE_NO_DATA, PACE_NOT_COMPARABLE};
enum { VERDICT_COUNT = 7 };

const char *period_text(content *c, pace_period period)
{
    char text[PACE_PERIOD_SIZE];
    if (!pace_period_is_set(period))
        return "\xe2\x80\x93";
    pace_period_print(text, period, c->lang);
    return doc_copy(c->doc, text);
}

const char *span_text(content *c, pace_span span)
{
    char text[PACE_PERIOD_SIZE];
    if (!pace_period_is_set(span.first) && !pace_period_is_set(span.last))
        return say_word(c, W_UNDATED);
    pace_span_print(text, span, c->lang);
    return doc_copy(c->doc, text);
}

const pace_plan *row_plan(const content *c, const pace_gap *row)
{
    for (int64_t i = 0; i < c->plan_count; i++)
        if (row->target.plan_id && strcmp(c->plans[i]->id, row->target.plan_id) == 0)
            return c->plans[i];
    return NULL;
}

const char *row_plan_name(const content *c, const pace_gap *row)
{
    const pace_plan *plan = row_plan(c, row);
    if (!plan && row->target.plan_id && pace_dataset_plan(&plan, c->data, row->target.plan_id, NULL))
        plan = NULL; /* of a plan that the report was not asked for */
    return plan ? doc_copy(c->doc, pace_names_get(plan->name, c->lang)) : "";
}

bool plan_multi_year(const pace_plan *plan)
{
    return plan && pace_span_count(plan->span) > 1;
}

const char *row_plan_apart(const content *c, const pace_gap *row)
{
    const pace_plan *first = c->row_count ? row_plan(c, &c->rows[0]) : NULL;
    for (int64_t i = 1; i < c->row_count; i++)
        if (row_plan(c, &c->rows[i]) != first)
            return row_plan_name(c, row);
    return "";
}

bool row_assessed(const pace_gap *row)
{
    return row->verdicts != 0 && (row->verdicts & UNASSESSED) == 0;
}

bool row_decided(const pace_gap *row)
{
    return (row->verdicts & (row->verdicts - 1)) == 0;
}

/* Plans of several years lead; where a report has none, its yearly plans do. */
bool row_headline(const content *c, const pace_gap *row)
{
    return !c->multi_year || plan_multi_year(row_plan(c, row));
}

const char *row_printed_unit(const pace_gap *row)
{
    const pace_observation *origin = row->target.origin;
    /* what is printed with a factor is no unit of the level, nor are the words of another unit */
    if (!origin || !origin->unit_text || row->target.type == PACE_TARGET_MULTIPLE || row->target.type == PACE_TARGET_REDUCTION ||
        row->target.relative_to || !pace_unit_same(origin->unit, row->target.unit))
        return "";
    return origin->unit_text;
}

/* The scale that suits the target and the latest figure: the finer of the two where they differ. */
amount_scale row_scale(content *c, const pace_gap *row, bool prose)
{
    const char *printed = row_printed_unit(row);
    amount_scale scale = amount_scale_of(c, row->target.unit, printed, row->target_value, prose), other;
    if (!prose || !isfinite(row->latest))
        return scale;
    other = amount_scale_of(c, row->target.unit, printed, row->latest, prose);
    return other.shown.scale < scale.shown.scale ? other : scale;
}

const pace_observation *row_observation(const pace_gap *row, pace_period period)
{
    int64_t index = 0;
    if (!row->series.origin || row->series.view.n <= 0 || !pace_period_is_set(period) ||
        pace_period_diff(&index, period, row->series.view.first, NULL) || index < 0 || index >= row->series.view.n)
        return NULL;
    return row->series.origin[index];
}

/* A total starts from nothing, whatever the year before was. */
bool row_has_base(const pace_gap *row)
{
    return isfinite(row->base) && row->target.type != PACE_TARGET_TOTAL;
}

bool row_is_sum(const pace_gap *row)
{
    return row->target.type == PACE_TARGET_TOTAL || row->target.type == PACE_TARGET_AVERAGE_GROWTH ||
           row->target.type == PACE_TARGET_CUMULATIVE;
}

const char *row_reached(content *c, const pace_gap *row)
{
    if (row_is_sum(row) && pace_period_is_set(row->target.plan_span.first))
        return span_text(c, pace_span_of(row->target.plan_span.first, row->latest_period));
    return period_text(c, row->latest_period);
}

/* What a target follows that is a multiple of another series. */
static void cite_followed(content *c, doc_refs *refs, const pace_gap *row)
{
    const pace_measure *measure = NULL;
    if (row->target.relative_to && !pace_dataset_measure(&measure, c->data, row->target.relative_to, NULL))
        pair_cite(c, refs, measure, row->target_period);
}

/* A total rests on each of its years. */
static void cite_years(content *c, doc_refs *refs, const pace_gap *row)
{
    pace_period period = row->target.plan_span.first;
    for (int i = 0; i < DOC_REFS && pace_period_is_set(period); i++) {
        doc_cite(c->doc, refs, row_observation(row, period), row->target.name);
        if (pace_period_same(period, row->latest_period) || pace_period_add(&period, period, 1, NULL))
            break;
    }
}

void row_cite_latest(content *c, doc_refs *refs, const pace_gap *row)
{
    if (!isfinite(row->latest))
        return;
    if (row_is_sum(row))
        cite_years(c, refs, row);
    else
        doc_cite(c->doc, refs, row_observation(row, row->latest_period), row->target.name);
}

void row_cite(content *c, doc_refs *refs, const pace_gap *row)
{
    const char *name = row->target.name;
    doc_cite(c->doc, refs, row->target.origin, name);
    if (row_has_base(row))
        doc_cite(c->doc, refs, row_observation(row, row->base_period), name);
    row_cite_latest(c, refs, row);
    cite_followed(c, refs, row);
}

const char *row_verdict(content *c, const pace_gap *row)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    for (int i = 0; i < VERDICT_COUNT; i++) {
        if (!(row->verdicts & (unsigned)VERDICTS[i]))
            continue;
        if (out.length)
            pace_buffer_text(&out, say_word(c, W_OR));
        pace_buffer_text(&out, pace_verdict_symbol(VERDICTS[i]));
        pace_buffer_char(&out, ' ');
        pace_buffer_text(&out, pace_verdict_word(VERDICTS[i], c->lang));
    }
    return doc_take(c->doc, &out);
}

doc_tone row_tone(const pace_gap *row)
{
    if (!row_assessed(row) || !row_decided(row))
        return DOC_MUTED;
    if (row->verdicts & PACE_MISSED)
        return DOC_BAD;
    if (row->verdicts & PACE_BEHIND)
        return DOC_WARN;
    return row->verdicts & PACE_MET ? DOC_GOOD : DOC_FINE;
}

const char *row_basis_short(const content *c, const pace_gap *row)
{
    return row->series.view.n ? say_basis_short(c, row->series.basis) : say_basis_short(c, row->target.basis);
}

bool row_rate_like(const pace_gap *row)
{
    return row->target.type == PACE_TARGET_GROWTH || row->target.type == PACE_TARGET_AVERAGE_GROWTH ||
           row->target.type == PACE_TARGET_CUMULATIVE;
}

static bool over_span(const pace_gap *row)
{
    return row->target.type == PACE_TARGET_TOTAL || row->target.type == PACE_TARGET_AVERAGE_GROWTH ||
           row->target.type == PACE_TARGET_CUMULATIVE || row->target.type == PACE_TARGET_FLOOR ||
           row->target.type == PACE_TARGET_CEILING;
}

const char *row_due(content *c, const pace_gap *row)
{
    if (over_span(row) && pace_span_is_closed(row->target.plan_span))
        return span_text(c, row->target.plan_span);
    return pace_period_is_set(row->target_period) ? period_text(c, row->target_period) : say_word(c, W_UNDATED);
}

bool row_is_fall(const pace_gap *row)
{
    return row->target.type == PACE_TARGET_CUMULATIVE && row->target.value < 0;
}

bool row_is_down(const pace_gap *row)
{
    return row->target.better == PACE_DOWN_IS_GOOD || row->series.better == PACE_DOWN_IS_GOOD || row_is_fall(row);
}

/* What was computed from several printed figures has no digits of its own. */
static int own_decimals(const pace_gap *row, double shown)
{
    return row_is_sum(row) && row_rate_like(row) ? amount_rounded(shown) : amount_decimals(shown);
}

int row_decimals(const amount_scale *scale, const pace_gap *row, double against)
{
    double latest = amount_shown(scale, row->latest), other = amount_shown(scale, against);
    bool target = against >= row->target_value && against <= row->target_value;
    int a = own_decimals(row, latest), b = target ? amount_decimals(other) : amount_rounded(other);
    return amount_recomputed(latest, other, amount_apart(latest, other, a > b ? a : b));
}

const char *row_was(content *c, const pace_gap *row, const char *latest)
{
    report_word id = W_WAS;
    if (row->target.type == PACE_TARGET_TOTAL)
        id = W_WAS_SUM;
    else if (row->target.type == PACE_TARGET_AVERAGE_GROWTH)
        id = W_WAS_AVERAGE;
    else if (row->target.type == PACE_TARGET_CUMULATIVE)
        id = row->latest < 0 ? W_WAS_FALL : W_WAS_RISE;
    return say_fill(c, id, "period", row_reached(c, row), "latest", latest, NULL);
}

static const char *times_text(content *c, double factor)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    amount_put(&out, factor, amount_decimals(factor), false);
    return doc_take(c->doc, &out);
}

/* "Gross domestic product growth": the series that a target keeps step with. */
static const char *followed_name(content *c, const pace_gap *row)
{
    const pace_measure *measure = NULL;
    const char *name;
    if (pace_dataset_measure(&measure, c->data, row->target.relative_to, NULL))
        return doc_copy(c->doc, row->target.relative_to);
    name = say_inside(c, doc_copy(c->doc, pace_names_get(measure->indicator->name, c->lang)));
    return measure->kind == PACE_GROWTH ? say_fill(c, W_GROWTH_OF, "name", name, NULL) : name;
}

/* The plan sets no figure, so none stands here without the series that it comes from. */
static const char *linked_text(content *c, const pace_gap *row, const amount_scale *scale)
{
    bool known = isfinite(row->target_value), step = fabs(row->target.value - 1) < 1e-12;
    const char *outcome = known ? say_fill(c, W_LINKED_OUTCOME, "due", period_text(c, row->target_period), "amount",
                                           amount_text(c, scale, row->target_value, -1, AMOUNT_WORDS), NULL)
                                : "";
    return say_fill(c, step ? W_IN_STEP : W_TIMES_OF, "followed", followed_name(c, row), "times",
                    times_text(c, row->target.value), "outcome", outcome, NULL);
}

/* What was at most -16% falls by at least 16%; by at least half leaves at most half. */
static pace_qualifier turned(const pace_gap *row)
{
    static const pace_qualifier other[] = {PACE_EXACTLY, PACE_ABOUT,    PACE_AT_MOST,  PACE_LESS_THAN,
                                           PACE_NEARLY,  PACE_AT_LEAST, PACE_MORE_THAN};
    return other[row->target.qualifier];
}

const char *row_target_scaled(content *c, const pace_gap *row, const amount_scale *scale, bool prose)
{
    double value = isfinite(row->target_value) ? row->target_value : row->target.value;
    bool band = isfinite(row->target.value_high), words = prose || scale->shown.quantity == PACE_PERCENT;
    const char *amount =
        amount_text(c, scale, band ? row->target.value : value, -1, words && !band ? AMOUNT_WORDS : 0);

    if (row->target.relative_to)
        return linked_text(c, row, scale);
    if (row->target.type == PACE_TARGET_RANK)
        return say_fill(c, W_RANK, "rank", amount, NULL);
    if (band)
        amount = say_fill(c, W_BAND, "low", amount, "high",
                          amount_text(c, scale, row->target.value_high, -1, words ? AMOUNT_WORDS : 0), NULL);
    return amount_qualified(c, row->target.type == PACE_TARGET_REDUCTION ? turned(row) : row->target.qualifier, amount, prose);
}

const char *row_target_text(content *c, const pace_gap *row, bool prose)
{
    amount_scale scale = row_scale(c, row, prose || row->target.relative_to);
    return row_target_scaled(c, row, &scale, prose);
}

static const char *latest_with(content *c, const pace_gap *row, const amount_scale *scale, int decimals, bool prose)
{
    const pace_observation *origin = row_observation(row, row->latest_period);
    bool own = origin && !row_is_sum(row);
    int flags = prose || scale->shown.quantity == PACE_PERCENT ? AMOUNT_WORDS : 0;
    return amount_qualified(c, own ? origin->qualifier : PACE_EXACTLY,
                            amount_text(c, scale, row->latest, decimals, flags), prose);
}

const char *row_latest_text(content *c, const pace_gap *row, const amount_scale *scale, bool prose)
{
    double latest = amount_shown(scale, row->latest);
    return latest_with(c, row, scale,
                       amount_apart(latest, amount_shown(scale, row->target_value), own_decimals(row, latest)), prose);
}

/* A figure that was printed with fewer digits keeps to them: zeros would be invented. */
const char *row_latest_digits(content *c, const pace_gap *row, const amount_scale *scale, int decimals)
{
    double latest = amount_shown(scale, row->latest), step = pow(10, own_decimals(row, latest));
    bool exact = fabs(latest * step - round(latest * step)) < 1e-6;
    return exact ? row_latest_text(c, row, scale, true) : latest_with(c, row, scale, decimals, true);
}

int row_rate_decimals(const pace_gap *row)
{
    double required = 100 * row->required_rate, actual = 100 * row->actual_rate;
    int decimals = 2;
    if (row->target.type == PACE_TARGET_GROWTH) { /* the printed rates themselves */
        decimals = amount_decimals(required);
        if (isfinite(actual) && amount_decimals(actual) > decimals)
            decimals = amount_decimals(actual);
    }
    return amount_apart(required, actual, decimals);
}

const char *row_caution(content *c, const pace_gap *row)
{
    static const struct {
        unsigned bit;
        report_word id;
    } kinds[] = {{PACE_CAVEAT_BASIS_UNSTATED, W_SHORT_BASIS},     {PACE_CAVEAT_VINTAGES, W_SHORT_VINTAGES},
                 {PACE_CAVEAT_UNRELIABLE, W_SHORT_UNRELIABLE},    {PACE_CAVEAT_ESTIMATE, W_SHORT_ESTIMATE},
                 {PACE_CAVEAT_COMPUTED_GROWTH, W_SHORT_COMPUTED}, {PACE_CAVEAT_IMPLIED_BASE, W_SHORT_IMPLIED}};
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!(row->caveats & kinds[i].bit))
            continue;
        if (out.length)
            pace_buffer_text(&out, say_word(c, W_GROUP_SEPARATOR));
        pace_buffer_text(&out, say_word(c, kinds[i].id));
    }
    return doc_take(c->doc, &out);
}

static bool name_has(const pace_gap *row, const char *const *parts)
{
    for (; *parts; parts++)
        if (strstr(row->target.name, *parts))
            return true;
    return false;
}

/* "Growth of output" does not grow by 6%: it is 6%. */
static bool is_named_growth(const pace_gap *row)
{
    static const char *const parts[] = {"rowth", "增速", "增长", "增幅", NULL};
    return name_has(row, parts);
}

/* Nor does a "reduction" fall by 13%: it comes to 13%. */
static bool is_named_fall(const pace_gap *row)
{
    static const char *const parts[] = {"eduction", "ecline", "降低", "下降", "降幅", "减少", NULL};
    return name_has(row, parts);
}

static report_word fall_word(const pace_gap *row, bool bound)
{
    if (!is_named_fall(row))
        return W_PROMISE_CUMULATIVE_DOWN;
    return bound ? W_PROMISE_CUT_BOUND : W_PROMISE_CUT;
}

static report_word promise_word(const pace_gap *row)
{
    bool bound = row->target.qualifier != PACE_EXACTLY && row->target.qualifier != PACE_ABOUT;
    switch (row->target.type) {
    case PACE_TARGET_GROWTH:
        return is_named_growth(row) ? W_PROMISE_RATE : W_PROMISE_GROWTH;
    case PACE_TARGET_AVERAGE_GROWTH:
        return is_named_growth(row) ? W_PROMISE_RATE_AVERAGE : W_PROMISE_AVERAGE;
    case PACE_TARGET_TOTAL:
        return bound ? W_PROMISE_TOTAL_BOUND : W_PROMISE_TOTAL;
    case PACE_TARGET_CUMULATIVE:
        return row->target.value < 0 ? fall_word(row, bound) : W_PROMISE_CUMULATIVE;
    case PACE_TARGET_FLOOR:
        return W_PROMISE_FLOOR;
    case PACE_TARGET_CEILING:
        return W_PROMISE_CEILING;
    case PACE_TARGET_RANK:
        return W_PROMISE_RANK;
    case PACE_TARGET_MULTIPLE:
        return W_PROMISE_MULTIPLE;
    case PACE_TARGET_REDUCTION:
        return W_PROMISE_REDUCTION;
    case PACE_TARGET_BAND:
        return isfinite(row->target.value_high) ? W_PROMISE_BAND : W_PROMISE_LEVEL;
    case PACE_TARGET_BINARY:
        return row->target.value > 0 ? W_PROMISE_DONE : W_PROMISE_ENDED;
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_SHARE:
        break;
    }
    return bound ? W_PROMISE_LEVEL_BOUND : W_PROMISE_LEVEL;
}

/* "16%" of a change of -16%, "50%" of a reduction, whatever the unit that this leads to. */
static const char *fall_text(content *c, const pace_gap *row)
{
    bool part = row->target.type == PACE_TARGET_REDUCTION;
    pace_unit percent = {PACE_PERCENT, PACE_FACTOR_ONE, 0, 0, ""};
    amount_scale scale = part ? amount_scale_of(c, percent, "", row->target.value, true) : row_scale(c, row, true);
    return amount_qualified(c, part ? row->target.qualifier : turned(row),
                            amount_text(c, &scale, fabs(row->target.value), -1, AMOUNT_WORDS), true);
}

/* "at least" is in the words of a floor already. */
static const char *promised_text(content *c, const pace_gap *row)
{
    pace_gap plain = *row;
    if (row->target.type == PACE_TARGET_FLOOR || row->target.type == PACE_TARGET_CEILING)
        plain.target.qualifier = PACE_EXACTLY;
    return row_target_text(c, &plain, true);
}

/* A name in Latin letters runs into the year behind it: a space parts them. */
static const char *spaced_name(content *c, const char *name)
{
    size_t n = strlen(name);
    bool latin = n && (unsigned char)name[n - 1] < 0x80 && name[n - 1] != ' ' && name[n - 1] != ')';
    return c->zh && latin ? say_fill(c, W_NAME_SPACED, "name", name, NULL) : name;
}

/* " (Plan 2021–2025)" behind an English sentence, which begins with the name. */
static const char *by_text(content *c, const char *plan, const char *basis)
{
    if (!*plan)
        return *basis ? say_fill(c, W_IN_BRACKETS, "text", basis, NULL) : "";
    return say_fill(c, *basis ? W_BY_BASIS : W_BY, "plan", plan, "basis", basis, NULL);
}

const char *row_promise(content *c, const pace_gap *row)
{
    const char *basis = row_rate_like(row) ? say_basis_short(c, row->target.basis) : "", *plan = row_plan_name(c, row);
    report_word id = promise_word(row);
    if (row->target.relative_to)
        id = row->target.type == PACE_TARGET_GROWTH ? W_PROMISE_LINKED_GROWTH : W_PROMISE_LINKED;
    return say_fill(c, id, "plan", plan, "by", by_text(c, plan, basis), "name",
                    spaced_name(c, id == W_PROMISE_LINKED_GROWTH ? say_inside(c, row->target.name) : row->target.name),
                    "target", promised_text(c, row), "due", row_due(c, row), "base", period_text(c, row->base_period),
                    "times", times_text(c, row->target.value), "fall", fall_text(c, row), "basis",
                    *basis ? say_fill(c, W_IN_BRACKETS, "text", basis, NULL) : "", NULL);
}

void row_required_cell(content *c, doc_row *cells, int64_t column, const pace_gap *row)
{
    double low = row->required_rate_low, high = row->required_rate_high;
    if (isfinite(row->required_rate))
        doc_cell_number(cells, column, amount_rate(c, row->required_rate, row_rate_decimals(row)),
                        100 * row->required_rate);
    else if (isfinite(low) && isfinite(high))
        doc_cell_text(cells, column,
                      say_fill(c, W_RANGE, "low", amount_rate(c, low, 2), "high", amount_rate(c, high, 2), NULL));
    else if (isfinite(low))
        doc_cell_text(cells, column, say_fill(c, W_FROM_UP, "low", amount_rate(c, low, 2), NULL));
    else if (isfinite(high))
        doc_cell_text(cells, column, say_fill(c, W_UP_TO, "high", amount_rate(c, high, 2), NULL));
}
