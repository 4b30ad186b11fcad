/* Figures against each other: parts and shares of a whole, earlier levels, sums and averages over years. */
#include <math.h>
#include <string.h>
#include "assess/coherence.h"

/* What a printed figure leaves open: its qualifier, and half a unit of its last digit. */
static gap_range printed(const gap_point *point)
{
    return gap_is_exact(point->range) ? gap_qualified(point->value, PACE_ABOUT, point->decimals) : point->range;
}

static gap_range printed_observation(const pace_observation *seen)
{
    gap_point point = gap_no_point();
    point.value = seen->value;
    point.decimals = seen->decimals;
    point.range = gap_qualified(seen->value, seen->qualifier, seen->decimals);
    return printed(&point);
}

/* Room for the binary noise of sums of decimal figures. */
static bool apart(gap_range a, gap_range b)
{
    double noise = 1e-12 * fmax(fabs(a.low), fabs(b.low));
    return a.low > b.high + noise || b.low > a.high + noise;
}

static gap_range plus(gap_range a, gap_range b)
{
    return (gap_range){a.low + b.low, a.high + b.high, false, false};
}

/* --- parts and shares ----------------------------------------------------------------------------------------------- */

typedef struct parts_sum {
    gap_range range;
    double value;
    int64_t count;
    bool complete;
    pace_buffer terms; /* "3.3+45.7+51" */
} parts_sum;

static void add_term(parts_sum *sum, const gap_point *point)
{
    pace_buffer_text(&sum->terms, sum->count ? "+" : "");
    pace_buffer_number(&sum->terms, point->value);
    sum->range = plus(sum->range, printed(point));
    sum->value += point->value;
    sum->count++;
}

static parts_sum sum_of_parts(const pace_coherence *c, const pace_indicator *whole, pace_part_kind parts, const pace_measure *like,
                              pace_period period)
{
    parts_sum sum = {{0, 0, false, false}, 0, 0, true, PACE_BUFFER_INIT};
    int64_t count;
    const pace_indicator *indicators = pace_dataset_indicators(c->dataset, &count);
    sum.terms.allocator = &c->arena.allocator;
    for (int64_t i = 0; i < count; i++) {
        if (indicators[i].part_of != whole || indicators[i].part_kind != parts)
            continue;
        const pace_measure *measure = gap_measure_of(&indicators[i], like->kind, like->basis);
        gap_point point = measure && pace_unit_same(measure->unit, like->unit) ? gap_point_of(&measure->series, period) : gap_no_point();
        if (isnan(point.value))
            sum.complete = false;
        else
            add_term(&sum, &point);
    }
    return sum;
}

/* Another result for the whole in that period that the parts do fit: they belong to an earlier or later vintage. */
static const pace_observation *other_vintage(const pace_measure *whole, pace_period period, gap_range parts)
{
    for (int64_t i = 0; i < whole->count; i++) {
        const pace_observation *seen = &whole->observations[i];
        if (seen->role != PACE_TARGET_ROLE && pace_span_is_single(seen->period) && pace_period_same(seen->period.first, period) &&
            pace_unit_same(seen->unit, whole->unit) && !apart(parts, printed_observation(seen)))
            return seen;
    }
    return NULL;
}

/* All parts against the whole, or some of them, which may not exceed it. */
static void compare_parts(pace_coherence *c, const pace_measure *whole, pace_part_kind parts, pace_period period)
{
    gap_point figure = gap_point_of(&whole->series, period);
    parts_sum sum = sum_of_parts(c, whole->indicator, parts, whole, period);
    bool all = parts == PACE_PART_EXHAUSTIVE, wrong = false;
    if (sum.count && !isnan(figure.value))
        wrong = all ? sum.complete && apart(sum.range, printed(&figure)) : sum.range.low > printed(&figure).high;
    if (wrong) {
        const pace_observation *other = all ? other_vintage(whole, period, sum.range) : NULL;
        coherence_line line = coherence_begin(c);
        const coherence_word words[] = {
            coherence_measure("name", whole),
            coherence_same("other", other ? coherence_number(c, other->value) : ""),
            coherence_unit(c, "unit", whole->unit),
            coherence_period(c, "year", period),
            coherence_same("terms", sum.terms.text ? sum.terms.text : ""),
            coherence_same("sum", coherence_number(c, gap_tidy(sum.value, sum.value))),
            coherence_same("whole", coherence_number(c, figure.value)),
            coherence_same("gap", coherence_number(c, gap_difference(sum.value, figure.value))),
        };
        if (other)
            COHERENCE_PUT(&line, "{name}（{unit}）：{year}各部分之和{terms}={sum}，与另一次公布的总量{other}一致，而现用的总量为{whole}",
                          "{name} (unit: {unit}): in {year} the parts make {terms} = {sum}; they fit another vintage of the whole, {other}, "
                          "while {whole} is in use",
                          words);
        else if (all)
            COHERENCE_PUT(&line, "{name}（{unit}）：{year}各部分之和{terms}={sum}，总量为{whole}，相差{gap}，超出印出位数的舍入",
                          "{name} (unit: {unit}): in {year} the parts make {terms} = {sum}, the whole is {whole}; {gap} is more than the "
                          "printed digits leave open",
                          words);
        else
            COHERENCE_PUT(&line, "{name}（{unit}）：{year}部分之和{terms}={sum}，大于总量{whole}",
                          "{name} (unit: {unit}): in {year} some of the parts make {terms} = {sum}, more than the whole, {whole}", words);
        coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_PARTS, !other, whole->indicator->id, NULL, NULL, NULL, period, figure.value,
                                                     sum.value, whole->unit, NULL, NULL});
    }
    pace_buffer_clear(&sum.terms);
}

static void compare_shares(pace_coherence *c, const pace_indicator *whole, const pace_measure *share, pace_period period)
{
    parts_sum sum = sum_of_parts(c, whole, PACE_PART_EXHAUSTIVE, share, period);
    if (sum.complete && sum.count > 1 && apart(sum.range, gap_exactly(100))) {
        coherence_line line = coherence_begin(c);
        const coherence_word words[] = {
            {"name", pace_names_get(whole->name, "zh"), pace_names_get(whole->name, "en")},
            coherence_period(c, "year", period),
            coherence_same("terms", sum.terms.text ? sum.terms.text : ""),
            coherence_same("sum", coherence_number(c, gap_tidy(sum.value, 100))),
        };
        COHERENCE_PUT(&line, "{name}：{year}各部分占比之和{terms}={sum}%，不是100%，超出印出位数的舍入",
                      "{name}: in {year} the shares of all parts make {terms} = {sum}%, not 100%, by more than the printed digits leave open",
                      words);
        coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_SHARES, true, whole->id, NULL, NULL, NULL, period, 100, sum.value,
                                                     share->unit, NULL, NULL});
    }
    pace_buffer_clear(&sum.terms);
}

static void shares_of(pace_coherence *c, const pace_indicator *whole)
{
    int64_t count;
    const pace_indicator *indicators = pace_dataset_indicators(c->dataset, &count);
    for (int64_t i = 0; i < count; i++) {
        const pace_indicator *part = &indicators[i];
        if (part->part_of != whole || part->part_kind != PACE_PART_EXHAUSTIVE)
            continue;
        for (int64_t m = 0; m < part->measure_count; m++) {
            const pace_measure *share = &part->measures[m];
            for (int64_t k = 0; share->kind == PACE_SHARE && share->unit.quantity == PACE_PERCENT && k < share->series.view.n; k++)
                if (coherence_wanted_year(c, pace_view_period(share->series.view, k)))
                    compare_shares(c, whole, share, pace_view_period(share->series.view, k));
        }
        return; /* any part leads to all of them */
    }
}

void coherence_wholes(pace_coherence *c, const pace_indicator *whole)
{
    for (int64_t m = 0; m < whole->measure_count; m++) {
        const pace_measure *measure = &whole->measures[m];
        for (int64_t k = 0; measure->kind == PACE_LEVEL && k < measure->series.view.n; k++) {
            pace_period period = pace_view_period(measure->series.view, k);
            if (!coherence_wanted_year(c, period))
                continue;
            compare_parts(c, measure, PACE_PART_EXHAUSTIVE, period);
            compare_parts(c, measure, PACE_PART_INCOMPLETE, period);
        }
    }
    shares_of(c, whole);
}

/* --- a level, its growth, and the level before ---------------------------------------------------------------------- */

static bool same_prices(const pace_measure *level, const pace_measure *growth)
{
    return !gap_is_real(growth->basis) && gap_bases_agree(level->basis, growth->basis, true) && growth->basis.kind != PACE_BASIS_UNSTATED;
}

static void compare_earlier(pace_coherence *c, const pace_measure *level, const pace_measure *growth, pace_period period)
{
    gap_point now = gap_point_of(&level->series, period), rate = gap_point_of(&growth->series, period),
              before = gap_point_of(&level->series, gap_step(period, -1));
    gap_range l, r, implied;
    if (isnan(now.value) || isnan(rate.value) || isnan(before.value) || !(rate.value > -100) || !(now.value > 0))
        return;
    l = printed(&now);
    r = printed(&rate);
    implied = (gap_range){l.low / (1 + r.high / 100), l.high / (1 + r.low / 100), false, false};
    if (!(r.low > -100) || !apart(implied, printed(&before)))
        return;
    double value = now.value / (1 + rate.value / 100);
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_measure("name", level),
        coherence_unit(c, "unit", level->unit),
        coherence_period(c, "year", period),
        coherence_period(c, "earlier", gap_step(period, -1)),
        coherence_same("now", coherence_number(c, now.value)),
        coherence_same("rate", coherence_printed(c, rate.value)),
        coherence_same("implied", coherence_number(c, value)),
        coherence_same("before", coherence_number(c, before.value)),
        coherence_same("gap", coherence_percent(c, 100 * (value / before.value - 1))),
    };
    COHERENCE_PUT(&line, "{name}（{unit}）：{year}{now}、增长{rate}，推得{earlier}为{now}/(1+{rate})={implied}；公布的{earlier}为{before}，相差{gap}",
                  "{name} (unit: {unit}): {now} in {year} and growth of {rate} imply {now} / (1 + {rate}) = {implied} for {earlier}; {before} was "
                  "published, {gap} apart",
                  words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_EARLIER, true, level->indicator->id, NULL, NULL, NULL,
                                                 gap_step(period, -1), before.value, value, level->unit, NULL, NULL});
}

/* --- figures published over several years --------------------------------------------------------------------------- */

static void put_several(pace_coherence *c, const pace_measure *measure, const pace_observation *seen, const char *terms, double value)
{
    bool average = measure->kind == PACE_AVERAGE_GROWTH;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_measure("name", measure),
        coherence_unit(c, "unit", seen->unit),
        coherence_span(c, "span", seen->period),
        coherence_same("terms", terms),
        coherence_same("n", coherence_count(c, pace_span_count(seen->period))),
        coherence_same("value", average ? coherence_percent(c, value) : coherence_number(c, value)),
        coherence_same("stated", average ? coherence_printed(c, seen->value) : coherence_number(c, seen->value)),
    };
    if (average)
        COHERENCE_PUT(&line, "{name}：{span}各年增速连乘得年均({terms})^(1/{n})−1={value}，公布为{stated}，超出印出位数的舍入",
                      "{name}: the yearly rates of {span} chain to ({terms})^(1/{n}) − 1 = {value} a year, published is {stated}; the printed "
                      "digits do not explain it",
                      words);
    else
        COHERENCE_PUT(&line, "{name}（{unit}）：{span}各年之和{terms}={value}，公布合计为{stated}，超出印出位数的舍入",
                      "{name} (unit: {unit}): the years of {span} make {terms} = {value}, published is {stated}; the printed digits do not "
                      "explain it",
                      words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_SUM, true, measure->indicator->id, NULL, NULL, NULL, seen->period.last,
                                                 seen->value, value, seen->unit, NULL, NULL});
}

/* The years of the span chained or added; false where one is missing. */
static bool over_years(gap_range *range, double *value, pace_buffer *terms, const pace_measure *yearly, pace_span span, bool chain)
{
    double unit = chain ? 1 : 0;
    *range = gap_exactly(unit);
    *value = unit;
    for (pace_period p = span.first;; p = gap_step(p, 1)) {
        gap_point point = gap_point_of(&yearly->series, p);
        if (isnan(point.value) || !pace_period_is_set(p))
            return false;
        gap_range one = printed(&point);
        if (chain && !(one.low > -100))
            return false;
        if (terms->length)
            pace_buffer_text(terms, chain ? "×" : "+");
        pace_buffer_number(terms, chain ? gap_tidy(1 + point.value / 100, 1) : point.value);
        if (chain) {
            *range = (gap_range){range->low * (1 + one.low / 100), range->high * (1 + one.high / 100), false, false};
            *value *= 1 + point.value / 100;
        } else {
            *range = plus(*range, one);
            *value += point.value;
        }
        if (pace_period_same(p, span.last))
            return true;
    }
}

/* --- a total over several years of which some are known ------------------------------------------------------------- */

static const double usual = 1.5; /* years that differ by more from the mean of the others are worth a word */

static void put_rest(pace_coherence *c, const pace_measure *yearly, const pace_observation *seen, const gap_point *last, double known, int64_t count)
{
    int64_t left = pace_span_count(seen->period) - count;
    double rest = (seen->value - known) / (double)left;
    bool wrong = rest < 0;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_measure("name", yearly),
        coherence_unit(c, "unit", seen->unit),
        coherence_span(c, "span", seen->period),
        coherence_period(c, "year", seen->period.last),
        coherence_same("total", coherence_number(c, seen->value)),
        coherence_same("value", coherence_number(c, last->value)),
        coherence_same("known", coherence_number(c, known)),
        coherence_same("left", coherence_count(c, left)),
        coherence_same("rest", coherence_number(c, rest)),
    };
    if (wrong)
        COHERENCE_PUT(&line, "{name}（{unit}）：{span}合计{total}，已知年份之和{known}已超过合计",
                      "{name} (unit: {unit}): {total} in {span} are less than the years that are known, {known}", words);
    else
        COHERENCE_PUT(&line, "{name}（{unit}）：{span}合计{total}，其中{year}为{value}，其余{left}年平均({total}−{known})/{left}={rest}，口径是否一致值得核对",
                      "{name} (unit: {unit}): {total} in {span}, of which {value} in {year}; the other {left} years average ({total} − {known}) / {left} = "
                      "{rest}, which makes one ask whether both count the same",
                      words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_SUM, wrong, yearly->indicator->id, NULL, NULL, NULL, seen->period.last,
                                                 last->value, rest, seen->unit, NULL, NULL});
}

/* The last year of the span and its other years that are known, against what they leave for the rest. */
static void compare_rest(pace_coherence *c, const pace_observation *seen, const pace_measure *yearly)
{
    gap_point last = gap_point_of(&yearly->series, seen->period.last);
    double known = 0, low = 0, rest;
    int64_t count = 0;
    if (pace_span_count(seen->period) < 3 || seen->period.first.freq != PACE_ANNUAL || isnan(last.value) || !pace_unit_same(seen->unit, yearly->unit))
        return;
    for (pace_period p = seen->period.first; !gap_after(p, seen->period.last); p = gap_step(p, 1)) {
        gap_point point = gap_point_of(&yearly->series, p);
        known += isnan(point.value) ? 0 : point.value;
        low += isnan(point.value) ? 0 : printed(&point).low;
        count += !isnan(point.value);
    }
    if (count == pace_span_count(seen->period) || !(seen->value > 0) || low < 0)
        return;
    rest = (seen->value - known) / (double)(pace_span_count(seen->period) - count);
    if (low > printed_observation(seen).high || (rest >= 0 && (last.value * usual < rest || last.value > usual * rest)))
        put_rest(c, yearly, seen, &last, known, count);
}

static void compare_several(pace_coherence *c, const pace_measure *measure, const pace_observation *seen, const pace_measure *yearly)
{
    pace_buffer terms = PACE_BUFFER_INIT;
    bool chain = measure->kind == PACE_AVERAGE_GROWTH;
    double years = (double)pace_span_count(seen->period), value;
    gap_range range;
    terms.allocator = &c->arena.allocator;
    if (years > 1 && seen->period.first.freq == PACE_ANNUAL && pace_unit_same(seen->unit, yearly->unit) &&
        over_years(&range, &value, &terms, yearly, seen->period, chain)) {
        if (chain) {
            range = (gap_range){100 * (pow(range.low, 1 / years) - 1), 100 * (pow(range.high, 1 / years) - 1), false, false};
            value = 100 * (pow(value, 1 / years) - 1);
        }
        if (apart(range, printed_observation(seen)))
            put_several(c, measure, seen, terms.text ? terms.text : "", chain ? value : gap_tidy(value, value));
    }
    c->arena.failed = c->arena.failed || terms.status;
    pace_buffer_clear(&terms);
}

void coherence_figures(pace_coherence *c, const pace_indicator *indicator)
{
    for (int64_t m = 0; m < indicator->measure_count; m++) {
        const pace_measure *measure = &indicator->measures[m];
        bool several = measure->kind == PACE_AVERAGE_GROWTH || measure->kind == PACE_CUMULATIVE;
        const pace_measure *yearly = !several ? NULL : gap_measure_of(indicator, measure->kind == PACE_CUMULATIVE ? PACE_LEVEL : PACE_GROWTH, measure->basis);
        for (int64_t i = 0; yearly && i < measure->count; i++)
            if (measure->observations[i].role != PACE_TARGET_ROLE && coherence_wanted_year(c, measure->observations[i].period.last))
                compare_several(c, measure, &measure->observations[i], yearly);
        for (int64_t i = 0; yearly && measure->kind == PACE_CUMULATIVE && i < measure->count; i++)
            if (measure->observations[i].role != PACE_TARGET_ROLE && coherence_wanted_year(c, measure->observations[i].period.last))
                compare_rest(c, &measure->observations[i], yearly);
        for (int64_t g = 0; measure->kind == PACE_LEVEL && measure->freq == PACE_ANNUAL && g < indicator->measure_count; g++) {
            const pace_measure *growth = &indicator->measures[g];
            if (growth->kind != PACE_GROWTH || growth->freq != PACE_ANNUAL || !same_prices(measure, growth))
                continue;
            for (int64_t k = 1; k < measure->series.view.n; k++)
                if (coherence_wanted_year(c, pace_view_period(measure->series.view, k)))
                    compare_earlier(c, measure, growth, pace_view_period(measure->series.view, k));
        }
    }
}
