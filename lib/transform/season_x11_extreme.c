/* irregular values that are too large to be noise count less, or not at all. */
#include <math.h>
#include "transform/season_x11.h"

/* Closer than this the program takes two numbers for one. */
static bool same(double a, double b)
{
    return fabs(a - b) < 3.834e-20;
}

/* Values with weights of their own (rated), and those around them that tell the standard deviation (known). */
typedef struct window {
    int64_t rated_from, rated_to, known_from, known_to;
    int64_t step;
    int group; /* of two; -1: whatever they belong to */
} window;

static bool belongs(const pace__x11 *run, const window *w, int64_t i)
{
    return w->group < 0 || run->group[(run->head + i) % run->period] == (w->group > 0);
}

static double deviation(const pace__x11 *run, const window *w, bool second)
{
    double neutral = run->additive ? 0 : 1, sum = 0;
    int64_t count = 0;
    for (int64_t i = w->known_from; i <= w->known_to; i += w->step) {
        if ((second && same(run->weight[i], 0)) || !belongs(run, w, i))
            continue;
        double d = run->irregular[i] - neutral;
        sum += d * d;
        count++;
    }
    return sqrt(sum / (double)count);
}

/* First the extremes are set aside; then, by the deviation of the others, all are rated. A weight of -1 marks an extreme of
 * the second round, which still counts in the deviations of the next windows. */
static void rate(pace__x11 *run, const window *w, double deviation, bool second)
{
    double neutral = run->additive ? 0 : 1, low = run->sigma_low, high = run->sigma_high;
    for (int64_t i = w->rated_from; i <= w->rated_to; i += w->step) {
        if (!belongs(run, w, i))
            continue;
        double far = fabs(run->irregular[i] - neutral) / deviation;
        if (far <= high) {
            if (far > low && second)
                run->weight[i] = (high - far) / (high - low);
        } else if (!second) {
            run->weight[i] = 0;
        } else if (run->weight[i] > 0) {
            run->weight[i] = -1;
        }
    }
}

static void rate_window(pace__x11 *run, const window *w, bool second)
{
    double d = deviation(run, w, second);
    if (d > 0 && !same(d, 0))
        rate(run, w, d, second);
}

/* Window after window: each year is rated by the five around it, the first and last three by those at the ends, incomplete
 * years with the complete one beside them. Places here count calendar years from the January (first quarter) before the series. */
static void round_of_windows(pace__x11 *run, int64_t from, int64_t to, bool second)
{
    int64_t year = run->period, five = 5 * year - 1, head = run->head;
    int64_t first_known = head + from, last_known = head + to;
    int64_t whole_first = (first_known + year - 1) / year * year, whole_last = (last_known + 1) / year * year - 1 - five;
    int64_t first = first_known / year * year, last = (last_known / year + 1) * year - 1 - five;
    if (whole_last < whole_first)
        last = first;
    for (int64_t i = first; i <= last; i += year) {
        window w = {i + 2 * year, i + 3 * year - 1, i, i + five, 1, -1}; /* a year in the middle */
        if (last <= first)
            w = (window){first_known, last_known, first_known, last_known, 1, -1};
        else if (i <= first)
            w = (window){first_known, first + 3 * year - 1, first_known, whole_first + five, 1, -1};
        else if (i >= last)
            w = (window){last + 2 * year, last_known, whole_last, last_known, 1, -1};
        w = (window){w.rated_from - head, w.rated_to - head, w.known_from - head, w.known_to - head, 1, -1};
        rate_window(run, &w, second);
    }
}

/* By months or quarters, or by the two groups of them. */
static void round_of_periods(pace__x11 *run, int64_t from, int64_t to, bool second)
{
    bool groups = run->sigma == PACE_X11_SIGMA_SELECT;
    for (int64_t k = 0; k < (groups ? 2 : run->period); k++) {
        window w = groups ? (window){from, to, from, to, 1, (int)k} : (window){from + k, to, from + k, to, run->period, -1};
        rate_window(run, &w, second);
    }
}

void pace__x11_weigh(pace__x11 *run, int64_t from, int64_t to)
{
    for (int64_t i = 0; i <= to; i++)
        run->weight[i] = 1;
    for (int round = 0; round < 2; round++) {
        if (run->by_period)
            round_of_periods(run, from, to, round > 0);
        else
            round_of_windows(run, from, to, round > 0);
    }
    for (int64_t i = from; i <= to; i++)
        if (run->weight[i] + 1 <= 0)
            run->weight[i] = 0;
}

/* --- months that differ -------------------------------------------------------------------------------------------- */

enum { COCHRAN_MOST = 40 };

/* Cochran's test: is the largest variance too large a part of all of them? By the years less one; 5 percent, as the program has
 * the table. */
static bool is_uneven(const pace__x11 *run, int64_t from, int64_t to)
{
    static const double months[COCHRAN_MOST] = {
        .5410, .3934, .3264, .2880, .2624, .2439, .2299, .2187, .2098, .2020, .1980, .194, .186, .182, .178,  .174, .17, .166, .162, .158,
        .15,   .15,   .15,   .15,   .15,   .15,   .15,   .15,   .15,   .15,   .15,   .15,  .15,  .15,  .15,   .1403, .14, .14, .14,  .14};
    static const double quarters[COCHRAN_MOST] = {
        .9065, .7679, .6841, .6287, .5895, .5598, .5365, .5175, .5017, .4884, .480, .471, .463, .454, .445, .4366, .433, .430, .427, .424,
        .421,  .417,  .414,  .411,  .408,  .404,  .401,  .398,  .395,  .391,  .388, .385, .382, .379, .375, .3720, .369, .366, .362, .359};
    double neutral = run->additive ? 0 : 1, most = 0, all = 0;
    int64_t fewest = COCHRAN_MOST;
    for (int64_t k = 0; k < run->period; k++) {
        double sum = 0;
        int64_t count = 0;
        for (int64_t i = from + k; i <= to; i += run->period, count++)
            sum += (run->irregular[i] - neutral) * (run->irregular[i] - neutral);
        sum /= (double)count;
        most = sum > most ? sum : most;
        all += sum;
        fewest = count - 1 < fewest ? count - 1 : fewest;
    }
    return all > 0 && most / all >= (run->period == 4 ? quarters : months)[fewest > 0 ? fewest - 1 : 0];
}

void pace__x11_look_by(pace__x11 *run, int64_t from, int64_t to)
{
    run->by_period = run->sigma == PACE_X11_SIGMA_SIGNIF ? is_uneven(run, from, to) : run->sigma != PACE_X11_SIGMA_NONE;
}

/* --- replacing ----------------------------------------------------------------------------------------------------- */

/* Adds values of full weight on the way from `at` to `end` by `step` until there are `most`; *at is left at the last one. */
static void gather(const pace__x11 *run, int64_t *at, int64_t end, int64_t step, double *sum, int *count, int most)
{
    while (*at != end && *count < most) {
        *at += step;
        if (same(run->weight[*at], 1)) {
            *sum += run->si[*at];
            ++*count;
        }
    }
}

/* The value by its own weight and the four nearest ones that count fully, two on each side where there are; NaN where there are
 * no four. first and last: of the same month. */
static double replaced(const pace__x11 *run, int64_t at, int64_t first, int64_t last)
{
    int64_t step = run->period;
    double sum = run->weight[at] * run->si[at];
    int count = 0;
    if (at - step <= first || last - step <= at) { /* the two at an end: by the four nearest to that end */
        bool early = at - step <= first;
        int64_t from = early ? first - step : last + step;
        gather(run, &from, early ? last : first, early ? step : -step, &sum, &count, 4);
    } else {
        int64_t later = at, earlier = at;
        gather(run, &later, last, step, &sum, &count, 2);
        gather(run, &earlier, first, -step, &sum, &count, 4);
        gather(run, &later, last, step, &sum, &count, 4);
    }
    return count < 4 ? (double)NAN : sum / ((double)count + run->weight[at]);
}

void pace__x11_replace(pace__x11 *run, int64_t from, int64_t to)
{
    for (int64_t first = from; first < from + run->period; first++) {
        int64_t last = first + (to - first) / run->period * run->period, count = 0;
        double mean = 0;
        for (int64_t i = first; i <= last; i += run->period, count++)
            mean += run->si[i];
        for (int64_t i = first; i <= last; i += run->period) {
            run->spare[i] = (double)NAN;
            if (same(run->weight[i], 1))
                continue;
            double value = replaced(run, i, first, last);
            run->spare[i] = run->si[i] = isnan(value) ? mean / (double)count : value;
        }
    }
}
