/* How firm a class is: the same figures judged again with another base year, other digits that print alike, other end points, and over
 * the bounds of figures printed with "about" or "at least". */
#include <math.h>
#include <string.h>
#include "assess/assess_rules.h"
#include "pace/number.h"

static unsigned bit_of(const rule_input *in)
{
    rule_output out;
    rule_judge(&out, in);
    return out.refusal || out.class_index < 0 ? 0u : 1u << out.class_index;
}

/* Classes between the worst and the best of a set belong to it: figures in between reach them. */
static unsigned filled(const pace_rulebook *book, const rule_branch *branch, unsigned set)
{
    int64_t low = INT64_MAX, high = INT64_MIN;
    for (int64_t i = 0; i < book->class_count; i++) {
        if (!(set >> i & 1u))
            continue;
        low = book->classes[i].order < low ? book->classes[i].order : low;
        high = book->classes[i].order > high ? book->classes[i].order : high;
    }
    for (int64_t i = 0; i < branch->cut_count; i++) {
        int index = branch->cuts[i].class_index;
        if (book->classes[index].order > low && book->classes[index].order < high)
            set |= 1u << index;
    }
    return set;
}

unsigned rule_open_classes(const rule_case *c, bool *refused)
{
    rule_input in = c->input;
    unsigned set = 0;
    *refused = false;
    if (c->book->family == PACE_FAMILY_COMPLETION)
        return rule_plan_classes(&in);
    if (in.binary || (gap_is_exact(c->base_range) && gap_is_exact(c->latest_range) && (!in.has_goal || gap_is_exact(c->goal_range))))
        return 0;
    for (int corner = 0; corner < 8; corner++) {
        unsigned one;
        in.base = corner & 1 ? c->base_range.high : c->base_range.low;
        in.latest = corner & 2 ? c->latest_range.high : c->latest_range.low;
        in.goal = corner & 4 ? c->goal_range.high : c->goal_range.low;
        one = bit_of(&in);
        *refused = *refused || !one;
        set |= one;
    }
    return filled(c->book, in.has_goal ? &c->book->with_target : &c->book->without_target, set);
}

/* --- another base year --- */

static bool moved_base(rule_input *in, const rule_case *c, pace_period p)
{
    double value = rule_at(c, p);
    if (!isfinite(value) || !gap_after(c->out->latest_period, p))
        return false;
    *in = c->input;
    in->base = value;
    in->elapsed = rule_years(c, p, c->out->latest_period);
    in->horizon = rule_years(c, p, c->out->due);
    return true;
}

/* --- families that look at all points: the line is fitted again ------------------------------------------------------- */

static bool is_fitted(const rule_case *c)
{
    return c->book->family == PACE_FAMILY_LOG_RATE || c->book->family == PACE_FAMILY_ANTICIPATED || c->book->family == PACE_FAMILY_SPREAD;
}

/* Judged with the line that base and latest period of `in` give; the case is left as it was. */
static unsigned refitted(rule_case *c, const rule_input *in, pace_period base, pace_period latest)
{
    pace_assessment kept = *c->out;
    rule_input own = c->input;
    unsigned bit;
    c->input = *in;
    c->out->base_period = base;
    c->out->latest_period = latest;
    bit = rule_fit_trend(c) ? 0u : bit_of(&c->input);
    c->input = own;
    *c->out = kept;
    return bit;
}

static unsigned over_base_years(rule_case *c, unsigned own)
{
    rule_input in;
    for (int k = -2; k <= 2; k++) {
        pace_period base = rule_years_before(c, c->out->base_period, -k);
        if (k != 0 && moved_base(&in, c, base))
            own |= is_fitted(c) ? refitted(c, &in, base, c->out->latest_period) : bit_of(&in);
    }
    return own;
}

/* --- digits that print alike --- */

int rule_shortest(double value)
{
    char text[PACE_NUMBER_SIZE];
    return pace_number_decimals(text, pace_number_print(text, value));
}

/* Unknown digits are those of the value of the series that shows most of them: 100 among 99.4 and 98.7 is 100.0. */
int rule_digits(const rule_case *c, int printed)
{
    int most = 0;
    if (printed >= 0)
        return printed;
    for (int64_t i = 0; i < c->n; i++) {
        int one = isfinite(c->x[i]) ? rule_shortest(c->x[i]) : 0;
        most = one > most ? one : most;
    }
    return most;
}

/* All points turned as far as their digits allow, the first half one way and the second the other; long series are left alone. */
static unsigned over_tilts(rule_case *c, unsigned own)
{
    double kept[128], half = 0.5 * pow(10, -rule_digits(c, -1)), middle = 0.5 * (double)(c->n - 1);
    if (c->n > (int64_t)(sizeof kept / sizeof *kept))
        return own;
    memcpy(kept, c->x, (size_t)c->n * sizeof *kept);
    for (int side = -1; side <= 1; side += 2) {
        rule_input in = c->input;
        for (int64_t i = 0; i < c->n; i++)
            c->x[i] += (double)i < middle ? -side * half : side * half;
        in.latest = rule_at(c, c->out->latest_period);
        if (!(c->out->notes & PACE_NOTE_BASE_STATED) && isfinite(rule_at(c, c->out->base_period)))
            in.base = rule_at(c, c->out->base_period);
        own |= refitted(c, &in, c->out->base_period, c->out->latest_period);
        memcpy(c->x, kept, (size_t)c->n * sizeof *kept);
    }
    return own;
}

static unsigned over_digits(rule_case *c, unsigned own)
{
    double base = 0.5 * pow(10, -rule_digits(c, c->base_decimals)), latest = 0.5 * pow(10, -rule_digits(c, c->latest_decimals));
    if (c->chained || c->figures.convert)
        return own;
    if (is_fitted(c))
        return over_tilts(c, own);
    for (int corner = 0; corner < 4; corner++) {
        rule_input in = c->input;
        in.base += corner & 1 ? base : -base;
        in.latest += corner & 2 ? latest : -latest;
        own |= bit_of(&in);
    }
    return own;
}

/* --- end points --- */

static pace_period latest_before(const rule_case *c)
{
    pace_period p = gap_step(c->out->latest_period, -1);
    while (gap_after(p, c->out->base_period) && !isfinite(rule_at(c, p)))
        p = gap_step(p, -1);
    return p;
}

static bool earlier_latest(rule_input *in, const rule_case *c)
{
    pace_period p = latest_before(c);
    if (!gap_after(p, c->out->base_period))
        return false;
    *in = c->input;
    in->latest = rule_at(c, p);
    in->elapsed = rule_years(c, c->out->base_period, p);
    in->left = rule_years(c, p, c->out->due);
    return true;
}

/* Ends of the line through all points between base and latest; of their logarithms where a compound rate is judged. */
static bool fitted_ends(rule_input *in, const rule_case *c)
{
    pace_trend_opts opts = PACE_TREND_OPTS_INIT;
    pace_trend trend;
    int64_t skip = 0, last = 0;
    if (pace_period_diff(&skip, c->out->base_period, c->first, NULL) || pace_period_diff(&last, c->out->latest_period, c->first, NULL) ||
        skip < 0 || last - skip > 127 || c->out->points < 3)
        return false;
    opts.scale = c->book->family == PACE_FAMILY_RATE_RATIO || c->book->family == PACE_FAMILY_EXTRAPOLATED ? PACE_TREND_LOG : PACE_TREND_LEVEL;
    if (pace_trend_fit(&trend, (pace_view){c->x + skip, last - skip + 1, 1, c->out->base_period}, &opts, NULL))
        return false;
    *in = c->input;
    in->base = pace_trend_value(&trend, 0);
    in->latest = pace_trend_value(&trend, (double)(last - skip));
    return true;
}

static bool is_two_point(const rule_case *c)
{
    switch ((pace_family)c->book->family) {
    case PACE_FAMILY_RATE_RATIO:
    case PACE_FAMILY_DISTANCE:
    case PACE_FAMILY_EXTRAPOLATED:
    case PACE_FAMILY_NORMALISED:
    case PACE_FAMILY_TYPICAL_PATH: return true;
    case PACE_FAMILY_LOG_RATE:
    case PACE_FAMILY_ANTICIPATED:
    case PACE_FAMILY_SPREAD:
    case PACE_FAMILY_COMPLETION:
    case PACE_FAMILY_COMMON_RATE: break;
    }
    return false;
}

static unsigned over_ends(rule_case *c, unsigned own)
{
    rule_input in;
    if (is_fitted(c) && earlier_latest(&in, c))
        return own | refitted(c, &in, c->out->base_period, latest_before(c));
    if (!is_two_point(c))
        return own;
    if (earlier_latest(&in, c))
        own |= bit_of(&in);
    if (fitted_ends(&in, c))
        own |= bit_of(&in);
    return own;
}

/* --- contradictions --- */

static bool is_worsening(const rule_input *in)
{
    if (in->two_sided || in->parity)
        return fabs(in->latest - in->goal) > fabs(in->base - in->goal) * (1 + 1e-12);
    return in->direction * (in->latest - in->base) < -1e-12 * fabs(in->base);
}

static bool is_flat_and_near(const rule_input *in, const rule_output *out)
{
    double near = 0.01 * fabs(in->goal);
    return in->has_goal && !out->met && fabs(in->latest - in->goal) <= near && fabs(in->latest - in->base) <= near;
}

/* A stand-in for zero is arbitrary: one ten times smaller or larger. */
static unsigned over_stand_ins(const rule_case *c, unsigned own)
{
    rule_input in = c->input;
    in.stand_in = c->book->stand_in / 10;
    own |= bit_of(&in);
    in.stand_in = c->book->stand_in * 10;
    return own | bit_of(&in);
}

void rule_test_firmness(rule_case *c, const rule_output *out)
{
    pace_assessment *a = c->out;
    unsigned own = 1u << out->class_index;
    pace_says says = c->book->classes[out->class_index].says;
    a->base_year_classes = a->rounding_classes = a->end_point_classes = own;
    if (c->input.binary)
        return;
    if (out->met && c->input.has_goal && is_worsening(&c->input))
        a->flags |= PACE_FLAG_MET_WORSENING;
    if (says != PACE_SAYS_MET && says != PACE_SAYS_ON_TRACK && is_flat_and_near(&c->input, out))
        a->flags |= PACE_FLAG_FLAT_NEAR;
    if (c->book->family == PACE_FAMILY_COMPLETION) {
        rule_test_plan(c, own);
    } else {
        a->base_year_classes = over_base_years(c, own);
        a->rounding_classes = over_digits(c, own);
        a->end_point_classes = over_ends(c, own);
    }
    if (out->notes & (unsigned)(PACE_NOTE_BASE_STAND_IN | PACE_NOTE_TARGET_STAND_IN) && over_stand_ins(c, own) != own)
        a->flags |= PACE_FLAG_STAND_IN;
    a->flags |= (a->base_year_classes != own ? PACE_FLAG_BASE_YEAR : 0u) | (a->rounding_classes != own ? PACE_FLAG_ROUNDING : 0u) |
                (a->end_point_classes != own ? PACE_FLAG_END_POINTS : 0u);
}
