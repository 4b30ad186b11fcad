/* The procedure of Bry and Boschan 1971 for months, table 1 of the book: from a smooth average, where cycles are plain, down to
 * the series, where they are dated. The book leaves open how an average ends: the first and the last value go on. A turn that
 * meets its neighbour on the way down ends both. */
#include <math.h>
#include "transform/sum.h"
#include "transform/turning.h"

enum { REACH = 5, NEAR = 4, LONGEST = 12, MOST_TERM = 6 };

static double padded(const pace__turning *s, int64_t i)
{
    return turning_value(s, i < 0 ? 0 : i < s->n ? i : s->n - 1);
}

static void average(double *out, const pace__turning *s, const double *weight, int64_t half)
{
    for (int64_t i = 0; i < s->n; i++) {
        double sum = 0;
        for (int64_t k = -half; k <= half; k++)
            sum += weight[k + half] * padded(s, i + k);
        out[i] = sum;
    }
}

/* Equal weights; an even number of terms is centred with half weights at both ends. */
static void plain_average(double *out, const pace__turning *s, int64_t terms)
{
    double weight[LONGEST + 1];
    int64_t half = terms / 2;
    for (int64_t k = 0; k <= 2 * half; k++)
        weight[k] = (terms % 2 == 0 && (k == 0 || k == 2 * half) ? 0.5 : 1.0) / (double)terms;
    average(out, s, weight, half);
}

/* Spencer's 15 terms. */
static void spencer(double *out, const pace__turning *s)
{
    static const double terms[] = {-3, -6, -5, 3, 21, 46, 67, 74, 67, 46, 21, 3, -5, -6, -3};
    double weight[15];
    for (int k = 0; k < 15; k++)
        weight[k] = terms[k] / 320;
    average(out, s, weight, 7);
}

/* Values more than 3.5 standard deviations off the smooth one become it. */
static void replace_extremes(double *out, const pace__turning *s, const double *smooth)
{
    pace__sum sum = {0, 0}, squares = {0, 0};
    for (int64_t i = 0; i < s->n; i++)
        pace__sum_add(&sum, turning_value(s, i) - smooth[i]);
    double mean = pace__sum_value(sum) / (double)s->n;
    for (int64_t i = 0; i < s->n; i++) {
        double d = turning_value(s, i) - smooth[i] - mean;
        pace__sum_add(&squares, d * d);
    }
    double limit = 3.5 * sqrt(pace__sum_value(squares) / (double)(s->n - 1));
    for (int64_t i = 0; i < s->n; i++) {
        double x = turning_value(s, i);
        out[i] = limit > 0 && fabs(x - smooth[i] - mean) >= limit ? smooth[i] : x;
    }
}

/* Months for cyclical dominance: the fewest over which the smooth part moves more than the rest, from 3 to 6. */
static int64_t dominance(const pace__turning *s, const double *smooth)
{
    for (int64_t j = 3; j < MOST_TERM; j++) {
        double rest = 0, part = 0;
        for (int64_t i = j; i < s->n; i++) {
            part += fabs(smooth[i] - smooth[i - j]);
            rest += fabs((turning_value(s, i) - smooth[i]) - (turning_value(s, i - j) - smooth[i - j]));
        }
        if (rest < part)
            return j;
    }
    return MOST_TERM;
}

/* In the order of time; nearly so before. */
static void sort_turns(pace__turns *t)
{
    for (int64_t i = 1; i < t->count; i++) {
        pace_turn turn = t->at[i];
        int64_t k = i;
        for (; k > 0 && t->at[k - 1].at > turn.at; k--)
            t->at[k] = t->at[k - 1];
        t->at[k] = turn;
    }
}

static void drop_meetings(pace__turns *t)
{
    int64_t kept = 0;
    for (int64_t i = 0; i < t->count; i++) {
        if (i + 1 < t->count && t->at[i].at == t->at[i + 1].at && t->at[i].kind != t->at[i + 1].kind)
            i++;
        else
            t->at[kept++] = t->at[i];
    }
    t->count = kept;
}

/* Each turn to the highest (lowest) value within reach: of equal ones the first peak, the last trough. */
static void follow(const pace__turning *s, pace__turns *t, int64_t reach)
{
    for (int64_t i = 0; i < t->count; i++) {
        int64_t from = t->at[i].at - reach, to = t->at[i].at + reach, best;
        from = from > 0 ? from : 0;
        to = to < s->n ? to : s->n - 1;
        best = from;
        for (int64_t k = from + 1; k <= to; k++) {
            double x = turning_value(s, k), y = turning_value(s, best);
            best = (t->at[i].kind > 0 ? x > y : !(x > y)) ? k : best;
        }
        t->at[i].at = best;
    }
    sort_turns(t);
    drop_meetings(t);
    pace__turning_alternate(s, t);
}

static bool is_passed(const pace__turning *s, pace_turn turn, int64_t from, int64_t to)
{
    double x = turning_value(s, turn.at);
    for (int64_t i = from; i < to; i++) {
        if (turn.kind > 0 ? turning_value(s, i) > x : turning_value(s, i) < x)
            return true;
    }
    return false;
}

/* First and last turns that values closer to the end pass. */
static void drop_passed(const pace__turning *s, pace__turns *t)
{
    int64_t from = 0, to = t->count;
    while (from < to && is_passed(s, t->at[from], 0, t->at[from].at))
        from++;
    while (from < to && is_passed(s, t->at[to - 1], t->at[to - 1].at + 1, s->n))
        to--;
    t->count = to - from;
    for (int64_t i = 0; from && i < t->count; i++)
        t->at[i] = t->at[from + i];
}

static pace__turning of(const pace__turning *s, const double *x)
{
    pace__turning out = *s;
    out.x = x;
    out.stride = 1;
    out.last_cycle = true;
    return out;
}

void pace__turning_staged(const pace__turning *s, pace__turns *t, double *scratch)
{
    double *cleaned = scratch, *first = scratch + s->n, *second = scratch + 2 * s->n;
    pace__turning whole = *s, clean = of(s, cleaned), a = of(s, first), b = of(s, second);
    whole.last_cycle = true;
    spencer(first, s);
    int64_t term = dominance(s, first);
    replace_extremes(cleaned, s, first);
    plain_average(first, &clean, LONGEST);
    pace__turning_extremes(&a, t);
    pace__turning_alternate(&a, t);
    spencer(second, &clean);
    follow(&b, t, REACH);
    pace__turning_cycles(&b, t);
    plain_average(first, s, term);
    follow(&a, t, REACH);
    follow(&whole, t, term > NEAR ? term : NEAR);
    pace__turning_ends(&whole, t);
    drop_passed(&whole, t);
    pace__turning_cycles(&whole, t);
    pace__turning_phases(&whole, t);
}
