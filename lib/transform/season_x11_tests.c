/* is there a season, does it move, and can it be told? */
#include <math.h>
#include "transform/season_x11.h"
#include "transform/tail.h"

static const pace_x11_test none = {(double)NAN, (double)NAN};

static double mean_of(const double *x, int64_t from, int64_t to, int64_t step)
{
    double sum = 0;
    int64_t count = 0;
    for (int64_t i = from; i <= to; i += step, count++)
        sum += x[i];
    return sum / (double)count;
}

/* One-way analysis of variance: are the means of the months alike? */
static pace_x11_test months_differ(const double *x, int64_t from, int64_t to, int64_t period)
{
    double all = mean_of(x, from, to, 1), between = 0, within = 0, n = (double)(to - from + 1), months = (double)period;
    for (int64_t k = from; k < from + period; k++) {
        double own = mean_of(x, k, to, period);
        for (int64_t i = k; i <= to; i += period) {
            between += (own - all) * (own - all);
            within += (x[i] - own) * (x[i] - own);
        }
    }
    double f = between / (months - 1) / (within / (n - months));
    if (n <= months || !(within > 0 || between > 0))
        return none;
    return within > 0 ? (pace_x11_test){f, pace__f_tail(f, months - 1, n - months)} : (pace_x11_test){(double)INFINITY, 0};
}

/* Kruskal and Wallis: are the ranks of the months alike? */
static pace_x11_test ranks_differ(const double *x, int64_t n, int64_t period)
{
    double rank_sum[PACE__X11_MOST_PERIOD] = {0}, count[PACE__X11_MOST_PERIOD] = {0}, sum = 0, all = (double)n;
    for (int64_t i = 0; i < n; i++) {
        int64_t below = 0, equal = 0;
        for (int64_t k = 0; k < n; k++) {
            below += x[k] < x[i];
            equal += !(x[k] < x[i]) && !(x[k] > x[i]);
        }
        rank_sum[i % period] += (double)below + (double)(equal + 1) / 2;
        count[i % period]++;
    }
    for (int64_t k = 0; k < period; k++)
        sum += rank_sum[k] * rank_sum[k] / count[k];
    double h = 12 * sum / (all * (all + 1)) - 3 * (all + 1);
    return (pace_x11_test){h, pace__chi_tail(h, (double)period - 1)};
}

/* Two-way analysis of variance of the sizes, over whole years: are the means of the years alike? */
static pace_x11_test years_differ(const pace__x11 *run, const double *si)
{
    int64_t period = run->period, from = (period - run->head) % period, years = (run->n - from) / period, to = from + years * period - 1;
    double neutral = run->additive ? 0 : 1, *size = run->original; /* which is not needed any more */
    double all, rest = 0, between = 0, months[PACE__X11_MOST_PERIOD], count = (double)years, width = (double)period;
    if (years < 2)
        return none;
    for (int64_t i = from; i <= to; i++)
        size[i] = fabs(si[i] - neutral);
    all = mean_of(size, from, to, 1);
    for (int64_t k = 0; k < period; k++)
        months[k] = mean_of(size, from + k, to, period);
    for (int64_t year = from; year < to; year += period) {
        double own = mean_of(size, year, year + period - 1, 1);
        between += (own - all) * (own - all) * width;
        for (int64_t k = 0; k < period; k++) {
            double error = size[year + k] - own - months[k] + all;
            rest += error * error;
        }
    }
    double f = between / (count - 1) / (rest / ((width - 1) * (count - 1)));
    if (rest > 0)
        return (pace_x11_test){f, pace__f_tail(f, count - 1, (width - 1) * (count - 1))};
    return between > 0 ? (pace_x11_test){(double)INFINITY, 0} : (pace_x11_test){0, 1};
}

void pace__x11_judge_before(pace__x11 *run, const double *si, int64_t from, int64_t to)
{
    run->quality->before = months_differ(si, from, to, run->period);
}

/* The parts of M7: how much is against a season that stays, and how much against one that does not move. */
static double against(double part, double stable, double least)
{
    return stable > 0 && stable * 9 >= least ? part / stable : 9;
}

static pace_x11_identifiable identify(const pace_x11_quality *q, double first, double second)
{
    if (!(q->stable.p < 0.001) || (q->moving.p <= 0.05 && (first + second) / 2 >= 1))
        return PACE_X11_SEASON_NO;
    return first < 1 && second < 1 && q->kruskal.p <= 0.001 ? PACE_X11_SEASON_YES : PACE_X11_SEASON_DOUBTFUL;
}

void pace__x11_judge_season(pace__x11 *run, const double *si)
{
    pace_x11_quality *q = run->quality;
    q->stable = months_differ(si, 0, run->n - 1, run->period);
    q->kruskal = ranks_differ(si, run->n, run->period);
    q->moving = years_differ(run, si);
    double first = against(7, q->stable.f, 7), second = against(3 * q->moving.f, q->stable.f, 3 * q->moving.f);
    q->identifiable = identify(q, first, second);
    q->m[6] = sqrt((first + second) / 2);
}

/* Of changes over a quarter, so that a trend is no season. */
static pace_x11_test left_over(const pace__x11 *run, double *change, int64_t from)
{
    int64_t lag = run->period / 4;
    if (from < lag)
        return none;
    for (int64_t i = lag; i < run->n; i++)
        change[i] = run->adjusted[i] - run->adjusted[i - lag];
    return months_differ(change, from, run->n - 1, run->period);
}

void pace__x11_judge_rest(pace__x11 *run, double *spare)
{
    run->quality->residual = left_over(run, spare, run->period / 4);
    run->quality->residual_late = left_over(run, spare, run->n - 3 * run->period);
}
