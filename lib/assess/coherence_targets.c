/* Targets of one indicator against each other and against results. */
#include <math.h>
#include <string.h>
#include "assess/coherence.h"
#include "pace/growth.h"

static double mid(const pace_gap *row)
{
    return row->target_value;
}

static bool wants_less(const pace_gap *row)
{
    pace_direction better = row->target.better != PACE_NO_DIRECTION ? row->target.better : row->series.better;
    return better == PACE_DOWN_IS_GOOD;
}

static bool is_yearly(const pace_gap *row)
{
    return pace_span_count(row->target.plan_span) == 1 && row->target_period.freq == PACE_ANNUAL;
}

static int64_t years_between(pace_period later, pace_period earlier)
{
    int64_t n = 0;
    return pace_period_diff(&n, later, earlier, NULL) ? 0 : n;
}

static bool same_measure(const pace_gap *a, const pace_gap *b)
{
    return a->target.measure && b->target.measure && strcmp(a->target.measure, b->target.measure) == 0 &&
           pace_unit_same(a->target.unit, b->target.unit);
}

static coherence_word rate_word(pace_coherence *c, const char *key, double rate)
{
    return coherence_same(key, coherence_percent(c, gap_percent(rate)));
}

/* --- a yearly rate against what the end target needs ---------------------------------------------------------------- */

static void put_need(pace_coherence *c, coherence_line *line, const pace_link *link)
{
    const pace_gap *plan = link->plan;
    bool known = !isnan(plan->base);
    const coherence_word words[] = {
        coherence_name(c, "name", &plan->target),
        coherence_plan(c, "yplan", link->yearly->target.plan_id),
        coherence_plan(c, "plan", plan->target.plan_id),
        coherence_period(c, "year", link->yearly->target_period),
        coherence_same("rate", coherence_printed(c, mid(link->yearly))),
        coherence_same("base", coherence_number(c, known ? plan->base : 1)),
        coherence_same("goal", coherence_number(c, known ? mid(plan) : plan->target.value)),
        coherence_same("root", coherence_root(c, years_between(plan->target_period, plan->base_period))),
        rate_word(c, "need", link->required),
        coherence_same("more", coherence_points(c, fabs(gap_percent(link->required) - mid(link->yearly)))),
    };
    COHERENCE_PUT(line, "{name}：《{yplan}》定{year}增长{rate}，", "{name}: {yplan} sets {rate} for {year}; ", words);
    if (plan->target.type == PACE_TARGET_AVERAGE_GROWTH)
        COHERENCE_PUT(line, "《{plan}》要求年均{need}，相差{more}个百分点", "{plan} asks for {need} a year on average, {more} points away", words);
    else
        COHERENCE_PUT(line, "《{plan}》要求年均({goal}/{base}){root}−1={need}，相差{more}个百分点",
                      "{plan} needs ({goal} / {base}){root} − 1 = {need} a year, {more} points away", words);
}

static void put_after(pace_coherence *c, coherence_line *line, const pace_link *link)
{
    const pace_gap *plan = link->plan;
    int64_t left = years_between(plan->target_period, link->yearly->target_period);
    double goal = isnan(plan->base) ? plan->target.value : mid(plan);
    if (left < 1 || isnan(link->after))
        return;
    const coherence_word words[] = {
        coherence_period(c, "year", link->yearly->target_period),
        coherence_same("left", coherence_count(c, left)),
        coherence_same("root", coherence_root(c, left)),
        coherence_same("goal", coherence_number(c, goal)),
        coherence_same("reached", coherence_number(c, goal / pow(1 + link->after, (double)left))),
        rate_word(c, "after", link->after),
    };
    if (plan->target.type == PACE_TARGET_AVERAGE_GROWTH)
        COHERENCE_PUT(line, "；此后{left}年须年均{after}", "; the {left} years after it then need {after} a year", words);
    else
        COHERENCE_PUT(line, "；{year}按此完成为{reached}，此后{left}年须年均({goal}/{reached}){root}−1={after}",
                      "; with it {year} comes to {reached}, and the {left} years after it need ({goal} / {reached}){root} − 1 = {after}",
                      words);
}

/* Where nobody states the prices: what an analyst would say first. */
static void put_assumption(coherence_line *line)
{
    const coherence_word none[] = {coherence_same("", "")};
    COHERENCE_PUT(line, "；前提是两者价格口径相同（目标未说明）", "; if both are at the same prices, which nobody states", none);
}

static void add_link(pace_coherence *c, const pace_link *link, bool assumed)
{
    coherence_line line = coherence_begin(c);
    put_need(c, &line, link);
    put_after(c, &line, link);
    if (assumed)
        put_assumption(&line);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_PACE, !assumed, link->yearly->target.indicator, NULL,
                                                 link->plan->target.plan_id, link->yearly->target.plan_id,
                                                 link->yearly->target_period, mid(link->yearly),
                                                 gap_percent(link->required), link->yearly->target.unit, NULL, NULL});
}

static void look_at_assumed(pace_coherence *c, const pace_gap *yearly, const pace_gap *plan)
{
    pace_link link;
    if (gap_assumed_link(&link, yearly, plan) && !link.enough && coherence_wanted(c, yearly->target.plan_id, plan->target.plan_id))
        add_link(c, &link, true);
}

static void look_at_links(pace_coherence *c, const pace_gap *from, const pace_gap *end)
{
    int64_t count;
    const pace_link *links = pace_gap_table_links(c->table, &count);
    for (int64_t i = 0; i < count; i++) {
        const pace_link *link = &links[i];
        if (link->yearly < from || link->yearly >= end || link->enough ||
            !coherence_wanted(c, link->yearly->target.plan_id, link->plan->target.plan_id))
            continue;
        add_link(c, link, false);
    }
}

/* --- a total over the plan, a year of it, and what flowed before ---------------------------------------------------- */

static const pace_gap *year_of_total(const pace_gap *total, const pace_gap *from, const pace_gap *end)
{
    for (const pace_gap *row = from; row < end; row++)
        if (row != total && is_yearly(row) && same_measure(row, total) && pace_span_holds(total->target.plan_span, row->target_period) &&
            row->target.type != PACE_TARGET_TOTAL)
            return row;
    return NULL;
}

static void put_total(pace_coherence *c, coherence_line *line, const pace_gap *total, double mean)
{
    const coherence_word words[] = {
        coherence_name(c, "name", &total->target),
        coherence_unit(c, "unit", total->target.unit),
        coherence_plan(c, "plan", total->target.plan_id),
        coherence_span(c, "span", total->target.plan_span),
        coherence_same("total", coherence_number(c, mid(total))),
        coherence_same("n", coherence_count(c, pace_span_count(total->target.plan_span))),
        coherence_same("mean", coherence_number(c, mean)),
    };
    COHERENCE_PUT(line, "{name}（{unit}）：《{plan}》{span}合计{total}，平均每年{total}/{n}={mean}",
                  "{name} (unit: {unit}): {plan} wants {total} in {span}, {total} / {n} = {mean} a year on average", words);
}

/* What is left for the other years when the yearly target is just kept. */
static void put_year_of_total(pace_coherence *c, coherence_line *line, const pace_gap *total, const pace_gap *year, double mean)
{
    int64_t left = years_between(total->target_period, year->target_period);
    bool less = mid(year) < mean;
    const coherence_word words[] = {
        {"side", less ? "少" : "多", less ? "below" : "above"},
        coherence_plan(c, "yplan", year->target.plan_id),
        coherence_period(c, "year", year->target_period),
        coherence_same("value", coherence_number(c, mid(year))),
        coherence_same("gap", coherence_number(c, fabs(gap_difference(mean, mid(year))))),
        coherence_same("total", coherence_number(c, mid(total))),
        coherence_same("left", coherence_count(c, left)),
        coherence_same("rest", coherence_number(c, (mid(total) - mid(year)) / (double)(left ? left : 1))),
    };
    if (fabs(gap_difference(mean, mid(year))) <= 0) {
        COHERENCE_PUT(line, "；《{yplan}》定{year}{value}，与平均相同", "; {yplan} sets {value} for {year}, just that", words);
        return;
    }
    COHERENCE_PUT(line, "；《{yplan}》定{year}{value}，比平均{side}{gap}", "; {yplan} sets {value} for {year}, {gap} {side} that", words);
    if (left > 0 && pace_period_same(year->target_period, total->target.plan_span.first))
        COHERENCE_PUT(line, "，此后{left}年须年均({total}−{value})/{left}={rest}",
                      ", and the {left} years after it need ({total} − {value}) / {left} = {rest} a year", words);
}

static bool put_flow_before(pace_coherence *c, coherence_line *line, const pace_gap *total, double mean)
{
    gap_point before = gap_point_of(&total->series, total->base_period);
    if (isnan(before.value) || !pace_unit_same(total->series.unit, total->target.unit))
        return false;
    const coherence_word words[] = {
        coherence_period(c, "year", total->base_period),
        coherence_same("value", coherence_number(c, before.value)),
    };
    bool short_of = before.range.high < mean;
    if (short_of)
        COHERENCE_PUT(line, "；{year}实际{value}，低于所需的每年平均数", "; the result of {year}, {value}, is below that average", words);
    else
        COHERENCE_PUT(line, "；{year}实际{value}", "; the result of {year} was {value}", words);
    return short_of;
}

static void look_at_total(pace_coherence *c, const pace_gap *total, const pace_gap *from, const pace_gap *end)
{
    const pace_gap *year = year_of_total(total, from, end);
    int64_t n = pace_span_count(total->target.plan_span);
    double mean = mid(total) / (double)n;
    bool conflict = year && mid(year) < mean, less;
    if (total->target.type != PACE_TARGET_TOTAL || n < 2 || wants_less(total) ||
        !coherence_wanted(c, total->target.plan_id, year ? year->target.plan_id : NULL))
        return;
    coherence_line line = coherence_begin(c);
    put_total(c, &line, total, mean);
    if (year)
        put_year_of_total(c, &line, total, year, mean);
    less = put_flow_before(c, &line, total, mean);
    if (!year && !less) { /* nothing to say */
        pace_buffer_clear(&line.zh);
        pace_buffer_clear(&line.en);
        return;
    }
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_TOTAL, conflict, total->target.indicator, NULL, total->target.plan_id,
                                                 year ? year->target.plan_id : NULL,
                                                 year ? year->target_period : total->base_period,
                                                 year ? mid(year) : gap_point_of(&total->series, total->base_period).value, mean,
                                                 total->target.unit, NULL, NULL});
}

/* --- real growth beside a level at current prices ------------------------------------------------------------------- */

static bool may_be_nominal(const pace_gap *row)
{
    return row->target.type == PACE_TARGET_LEVEL && row->target.unit.quantity == PACE_MONEY &&
           (row->target.basis.kind == PACE_BASIS_CURRENT || row->target.basis.kind == PACE_BASIS_UNSTATED) && row->required_rate > -1;
}

static void look_at_prices(pace_coherence *c, const pace_gap *real, const pace_gap *level)
{
    double growth = mid(real) / 100, prices;
    int64_t n = years_between(level->target_period, level->base_period);
    if (real->target.type != PACE_TARGET_GROWTH || real->target.relative_to || !gap_is_real(real->target.basis) || !may_be_nominal(level) ||
        isnan(level->required_rate) || !(growth > -1) || !gap_after(real->target_period, level->base_period) ||
        gap_after(real->target_period, level->target_period) || !coherence_wanted(c, real->target.plan_id, level->target.plan_id))
        return;
    prices = (1 + level->required_rate) / (1 + growth) - 1;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_name(c, "name", &level->target),
        coherence_plan(c, "plan", level->target.plan_id),
        coherence_plan(c, "yplan", real->target.plan_id),
        coherence_period(c, "year", real->target_period),
        coherence_same("goal", coherence_number(c, mid(level))),
        coherence_same("base", coherence_number(c, level->base)),
        coherence_same("root", coherence_root(c, n)),
        rate_word(c, "need", level->required_rate),
        coherence_same("real", coherence_printed(c, mid(real))),
        rate_word(c, "prices", prices),
    };
    COHERENCE_PUT(&line, "{name}：《{plan}》的目标按现价须年均({goal}/{base}){root}−1={need}；《{yplan}》定{year}按可比价增长{real}；两者并存意味着价格",
                  "{name}: the target of {plan}, taken at current prices, needs ({goal} / {base}){root} − 1 = {need} a year; {yplan} sets "
                  "{real} at constant prices for {year}; both together imply that prices ",
                  words);
    if (n > 1)
        COHERENCE_PUT(&line, "（平减指数）年均变动(1+{need})/(1+{real})−1={prices}，若每年都保持这一实际增速",
                      "(the deflator) change by (1 + {need}) / (1 + {real}) − 1 = {prices} a year, if that real growth is kept every year", words);
    else
        COHERENCE_PUT(&line, "（平减指数）变动(1+{need})/(1+{real})−1={prices}",
                      "(the deflator) change by (1 + {need}) / (1 + {real}) − 1 = {prices}", words);
    if (level->target.basis.kind == PACE_BASIS_UNSTATED)
        COHERENCE_PUT(&line, "；目标未说明价格口径", "; the target does not name its prices", words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_PRICES, false, level->target.indicator, NULL, level->target.plan_id,
                                                 real->target.plan_id, real->target_period, mid(real), gap_percent(prices),
                                                 real->target.unit, NULL, NULL});
}

/* --- two level targets of one measure ------------------------------------------------------------------------------- */

static bool is_level(const pace_gap *row)
{
    return row->target.type == PACE_TARGET_LEVEL && !row->target.relative_to && !isnan(mid(row)) &&
           pace_period_is_set(row->target_period);
}

static void look_at_two(pace_coherence *c, const pace_gap *a, const pace_gap *b)
{
    const pace_gap *early = a, *late = b;
    pace_span both;
    int64_t n = years_between(b->target_period, a->target_period);
    if (!is_level(a) || !is_level(b) || !same_measure(a, b) || strcmp(a->target.plan_id, b->target.plan_id) == 0 ||
        !pace_span_intersect(&both, a->target.plan_span, b->target.plan_span) || !coherence_wanted(c, a->target.plan_id, b->target.plan_id))
        return;
    if (n < 0) {
        early = b;
        late = a;
        n = -n;
    }
    double rate = n ? pow(mid(late) / mid(early), 1 / (double)n) - 1 : mid(late) / mid(early) - 1;
    if (!isfinite(rate) || !(fabs(rate) > 0))
        return;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_name(c, "name", &early->target),
        coherence_unit(c, "unit", early->target.unit),
        coherence_plan(c, "one", early->target.plan_id),
        coherence_plan(c, "two", late->target.plan_id),
        coherence_period(c, "from", early->target_period),
        coherence_period(c, "to", late->target_period),
        coherence_same("a", coherence_number(c, mid(early))),
        coherence_same("b", coherence_number(c, mid(late))),
        coherence_same("root", coherence_root(c, n)),
        rate_word(c, "rate", rate),
    };
    if (n == 0)
        COHERENCE_PUT(&line, "{name}（{unit}）：同为{from}，《{one}》定{a}，《{two}》定{b}，相差{b}/{a}−1={rate}",
                      "{name} (unit: {unit}): for {from} {one} sets {a} and {two} sets {b}, {b} / {a} − 1 = {rate} apart", words);
    else
        COHERENCE_PUT(&line, "{name}（{unit}）：《{one}》定{from}{a}，《{two}》定{to}{b}，其间年均({b}/{a}){root}−1={rate}",
                      "{name} (unit: {unit}): {one} sets {a} for {from}, {two} sets {b} for {to}; between them lie ({b} / {a}){root} − 1 = "
                      "{rate} a year",
                      words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_TARGETS, false, early->target.indicator, NULL, early->target.plan_id,
                                                 late->target.plan_id, late->target_period, mid(late), mid(early), early->target.unit, NULL, NULL});
}

/* --- a yearly target against the year before ------------------------------------------------------------------------ */

/* The last result before the target's year: of the year, or a year's average of what was published over several. */
static bool result_before(double *value, pace_span *span, const pace_gap *row, const pace_indicator *indicator)
{
    pace_period before = gap_step(row->target_period, -1);
    gap_point point = gap_point_of(&row->series, before);
    *span = pace_span_of(before, before);
    *value = point.value;
    if (!isnan(point.value) && pace_unit_same(row->series.unit, row->target.unit))
        return true;
    for (int64_t m = 0; row->target.type == PACE_TARGET_COUNT && m < indicator->measure_count; m++) {
        const pace_measure *measure = &indicator->measures[m];
        for (int64_t i = 0; measure->kind == PACE_CUMULATIVE && i < measure->count; i++) {
            const pace_observation *seen = &measure->observations[i];
            int64_t n = pace_span_count(seen->period);
            if (n < 2 || !pace_period_same(seen->period.last, before) || pace_unit_convert(value, seen->value, seen->unit, row->target.unit, NULL))
                continue;
            *value /= (double)n;
            *span = seen->period;
            return true;
        }
    }
    return false;
}

static void look_at_result(pace_coherence *c, const pace_gap *row, const pace_indicator *indicator)
{
    double value;
    pace_span span;
    bool rate = row->target.unit.quantity == PACE_PERCENT, level = row->target.type == PACE_TARGET_LEVEL || row->target.type == PACE_TARGET_SHARE;
    if (!is_yearly(row) || row->target.relative_to || isnan(mid(row)) || row->target.unit.quantity == PACE_RANK ||
        gap_is_of_base(row->target.type) || row->target.type == PACE_TARGET_BAND || row->target.type == PACE_TARGET_BINARY || !coherence_wanted(c, row->target.plan_id, NULL) ||
        !result_before(&value, &span, row, indicator))
        return;
    if (!level && (wants_less(row) ? mid(row) <= value : mid(row) >= value))
        return;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_name(c, "name", &row->target),
        {"growth", row->target.type == PACE_TARGET_GROWTH ? "增速" : "", row->target.type == PACE_TARGET_GROWTH ? ", growth" : ""},
        coherence_unit(c, "unit", row->target.unit),
        coherence_plan(c, "plan", row->target.plan_id),
        coherence_period(c, "year", row->target_period),
        coherence_span(c, "before", span),
        coherence_same("goal", coherence_number(c, mid(row))),
        coherence_same("value", coherence_number(c, value)),
        coherence_same("step", coherence_number(c, gap_difference(mid(row), value))),
        rate_word(c, "change", mid(row) / value - 1),
    };
    COHERENCE_PUT(&line, "{name}{growth}（{unit}）：《{plan}》定{year}{goal}，{before}", "{name}{growth} (unit: {unit}): {plan} sets {goal} for {year}; ", words);
    if (pace_span_count(span) > 1)
        COHERENCE_PUT(&line, "平均每年{value}，", "the average of {before} was {value} a year, ", words);
    else
        COHERENCE_PUT(&line, "实际{value}，", "{before} brought {value}, ", words);
    if (rate)
        COHERENCE_PUT(&line, "相差{goal}−{value}={step}个百分点", "{goal} − {value} = {step} points between them", words);
    else
        COHERENCE_PUT(&line, "两者之间为{goal}/{value}−1={change}", "{goal} / {value} − 1 = {change} between them", words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_RESULT, false, row->target.indicator, NULL, row->target.plan_id, NULL,
                                                 row->target_period, mid(row), value, row->target.unit, NULL, NULL});
}

/* --- so many every year against what the years before brought --------------------------------------------------------- */

/* The last rate that was observed, of one year or published over several, up to the base period. */
static const pace_observation *rate_before(const pace_gap *row, const pace_measure *measure)
{
    const pace_observation *best = NULL;
    for (int64_t i = 0; measure && i < measure->count; i++) {
        const pace_observation *seen = &measure->observations[i];
        if (seen->role != PACE_TARGET_ROLE && pace_period_same(seen->period.last, row->base_period) && pace_unit_same(seen->unit, row->target.unit))
            best = seen;
    }
    return best;
}

static void look_at_rate(pace_coherence *c, const pace_gap *row, const pace_measure *measure)
{
    const pace_observation *before = rate_before(row, measure);
    if (row->target.type != PACE_TARGET_FLOOR || row->target.unit.quantity != PACE_COUNT_PER_YEAR || !before || !(before->value > 0) ||
        !(row->target_value > before->value) || !coherence_wanted(c, row->target.plan_id, NULL))
        return;
    coherence_line line = coherence_begin(c);
    const coherence_word words[] = {
        coherence_name(c, "name", &row->target),
        coherence_plan(c, "plan", row->target.plan_id),
        coherence_span(c, "span", row->target.plan_span),
        coherence_span(c, "before", before->period),
        coherence_same("goal", coherence_number(c, row->target_value)),
        coherence_same("value", coherence_number(c, before->value)),
        coherence_same("times", coherence_number(c, row->target_value / before->value)),
    };
    COHERENCE_PUT(&line, "{name}：《{plan}》定{span}每年{goal}，{before}实际每年{value}，须达到{goal}/{value}={times}倍",
                  "{name}: {plan} sets {goal} a year for {span}; {before} brought {value} a year, {goal} / {value} = {times} times as many are wanted", words);
    coherence_add(c, &line, (pace_coherence_row){PACE_RELATION_RESULT, false, row->target.indicator, NULL, row->target.plan_id, NULL,
                                                 row->target_period, row->target_value, before->value, row->target.unit, NULL, NULL});
}

void coherence_targets(pace_coherence *c, const pace_gap *rows, int64_t from, int64_t end)
{
    look_at_links(c, rows + from, rows + end);
    for (int64_t i = from; i < end; i++) {
        look_at_total(c, &rows[i], rows + from, rows + end);
        for (int64_t k = from; k < end; k++) {
            if (k > i)
                look_at_two(c, &rows[i], &rows[k]);
            if (k == i)
                continue;
            look_at_assumed(c, &rows[i], &rows[k]);
            look_at_prices(c, &rows[i], &rows[k]);
        }
        look_at_result(c, &rows[i], c->table->extras[i].indicator);
        look_at_rate(c, &rows[i], c->table->extras[i].measure);
    }
}
