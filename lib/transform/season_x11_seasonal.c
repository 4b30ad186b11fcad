/* the seasonal component from ratios or differences to the trend, month by month or quarter by quarter. */
#include <math.h>
#include "transform/season_x11.h"

enum { YEARS_FOR_MOVING = 5, YEARS_FOR_3X15 = 20 };

/* --- moving averages over the years of one month ------------------------------------------------------------------- */

/* m averages of n values in a row; where they fit. */
static void average(const double *x, double *out, int64_t count, int m, int n)
{
    int64_t reach = (m + n) / 2 - 1;
    for (int64_t at = reach; at < count - reach; at++) {
        double sum = 0;
        for (int i = 0; i < m; i++)
            for (int k = 0; k < n; k++)
                sum += x[at - reach + i + k];
        out[at] = sum / (double)(m * n);
    }
}

static double mean_of(const double *x, int64_t count)
{
    double sum = 0;
    for (int64_t i = 0; i < count; i++)
        sum += x[i];
    return sum / (double)count;
}

static void average_3x1(const double *x, double *out, int64_t k)
{
    average(x, out, k, 1, 3);
    out[0] = 0.61 * x[0] + 0.39 * x[1];
    out[k - 1] = 0.61 * x[k - 1] + 0.39 * x[k - 2];
}

static void average_3x3(const double *x, double *out, int64_t k)
{
    const double *z = x + k - 1; /* backwards */
    average(x, out, k, 3, 3);
    out[0] = (11 * (x[0] + x[1]) + 5 * x[2]) / 27;
    out[k - 1] = (11 * (z[0] + z[-1]) + 5 * z[-2]) / 27;
    out[1] = (0.7 * (x[0] + x[2]) + x[1] + 0.3 * x[3]) / 2.7;
    out[k - 2] = (0.7 * (z[0] + z[-2]) + z[-1] + 0.3 * z[-3]) / 2.7;
}

static void average_3x5(const double *x, double *out, int64_t k)
{
    const double *z = x + k - 1;
    average(x, out, k, 3, 5);
    out[0] = (17 * (x[0] + x[1] + x[2]) + 9 * x[3]) / 60;
    out[k - 1] = (17 * (z[0] + z[-1] + z[-2]) + 9 * z[-3]) / 60;
    if (k == 4) {
        out[1] = out[2] = mean_of(x, 4);
        return;
    }
    out[1] = (15 * (x[0] + x[1] + x[2]) + 11 * x[3] + 4 * x[4]) / 60;
    out[k - 2] = (15 * (z[0] + z[-1] + z[-2]) + 11 * z[-3] + 4 * z[-4]) / 60;
    if (k == 5) {
        out[2] = mean_of(x, 5);
        return;
    }
    out[2] = (9 * x[0] + 13 * (x[1] + x[2] + x[3]) + 8 * x[4] + 4 * x[5]) / 60;
    out[k - 3] = (9 * z[0] + 13 * (z[-1] + z[-2] + z[-3]) + 8 * z[-4] + 4 * z[-5]) / 60;
}

/* Asymmetric weights, a row for each of the values at an end, the value at the end first; as published, to three and five digits,
 * and divided by their sum. */
static const double ends_3x9[] = {
    0.246, 0.221, 0.197, 0.173, 0.112, 0.051,                           /* first */
    0.208, 0.192, 0.176, 0.160, 0.144, 0.092, 0.028,                    /* second */
    0.173, 0.163, 0.154, 0.143, 0.133, 0.123, 0.079, 0.032,             /* third */
    0.141, 0.137, 0.132, 0.128, 0.123, 0.117, 0.113, 0.075, 0.034,      /* fourth */
    0.084, 0.120, 0.118, 0.117, 0.116, 0.114, 0.113, 0.111, 0.073, 0.034};

static const double ends_3x15[] = {
    .16000, .16000, .16000, .16000, .16000, .06667, .06667, .04444, .02222,
    .14667, .14667, .14667, .14667, .14667, .06667, .06667, .06667, .04444, .02220,
    .13333, .13333, .13333, .13333, .13333, .06667, .06667, .06667, .06667, .04444, .02223,
    .12000, .12000, .12000, .12000, .12000, .06667, .06667, .06667, .06667, .06667, .04444, .02221,
    .10667, .10667, .10667, .10667, .10667, .06667, .06667, .06667, .06667, .06667, .06667, .04444, .02219,
    .09333, .09333, .09333, .09333, .09333, .06667, .06667, .06667, .06667, .06667, .06667, .06667, .04444, .02222,
    .08000, .08000, .08000, .08000, .08000, .06667, .06667, .06667, .06667, .06667, .06667, .06667, .06667, .04444, .02220,
    .04889, .07111, .07111, .07111, .07111, .06667, .06667, .06667, .06667, .06667, .06667, .06667, .06667, .06667, .04444,
    .02220};

/* `reach` values at both ends; where a row is longer than the series, the mean of all. */
static void average_ends(const double *x, double *out, int64_t k, const double *rows, int64_t reach)
{
    for (int64_t i = 0; i < reach && i <= k - 1 - i; i++) {
        int64_t length = reach + 1 + i;
        double first = 0, last = 0, sum = 0;
        for (int64_t j = 0; j < length && length <= k; j++) {
            first += rows[j] * x[j];
            last += rows[j] * x[k - 1 - j];
            sum += rows[j];
        }
        out[i] = length <= k ? first / sum : mean_of(x, k);
        out[k - 1 - i] = length <= k ? (i == k - 1 - i ? out[i] / sum : last / sum) : out[i];
        rows += length;
    }
}

static void average_month(pace_x11_filter filter, const double *x, double *out, int64_t k)
{
    switch (filter) {
    case PACE_X11_3X1:
        average_3x1(x, out, k);
        return;
    case PACE_X11_3X3:
        average_3x3(x, out, k);
        return;
    case PACE_X11_3X5:
        average_3x5(x, out, k);
        return;
    case PACE_X11_3X9:
        average(x, out, k, 3, 9);
        average_ends(x, out, k, ends_3x9, 5);
        return;
    case PACE_X11_3X15:
        if (k >= YEARS_FOR_3X15) {
            average(x, out, k, 3, 15);
            average_ends(x, out, k, ends_3x15, 8);
            return;
        }
        break;
    case PACE_X11_MSR:
    case PACE_X11_DEFAULT:
    case PACE_X11_STABLE:
        break;
    }
    double mean = mean_of(x, k);
    for (int64_t i = 0; i < k; i++)
        out[i] = mean;
}

/* --- all months ---------------------------------------------------------------------------------------------------- */

/* Values of the month of place `from`; returns how many. */
static int64_t take_month(const pace__x11 *run, double *out, const double *x, int64_t from, int64_t to)
{
    int64_t k = 0;
    for (int64_t i = from; i <= to; i += run->period)
        out[k++] = x[i];
    return k;
}

static pace_x11_filter filter_at(const pace__x11 *run, int64_t place)
{
    int64_t period = run->period;
    return run->filter[((run->head + place) % period + period) % period];
}

static void centre_ends(const pace__x11 *run, int64_t from, int64_t to)
{
    double *mean = run->spare;
    int64_t half = run->period / 2, first = from + half, last = to - half;
    for (int64_t i = 1; i <= half; i++) {
        bool stable = filter_at(run, first - i) == PACE_X11_STABLE;
        mean[first - i] = stable ? mean[first - i + run->period] : mean[first];
        stable = filter_at(run, last + i) == PACE_X11_STABLE;
        mean[last + i] = stable ? mean[last + i - run->period] : mean[last];
    }
}

/* Over any year the component should be neutral: its centred mean over a year is taken out. */
static void centre(pace__x11 *run, int64_t from, int64_t to)
{
    int64_t half = run->period / 2;
    for (int64_t i = from + half; i <= to - half; i++) {
        double sum = 0;
        for (int64_t k = i - half; k < i + half; k++)
            sum += run->seasonal[k];
        for (int64_t k = i - half + 1; k <= i + half; k++)
            sum += run->seasonal[k];
        run->spare[i] = sum / (double)(2 * run->period);
    }
    centre_ends(run, from, to);
    pace__x11_without(run, run->seasonal, run->seasonal, run->spare, from, to);
}

void pace__x11_seasonal(pace__x11 *run, int64_t from, int64_t to, bool first)
{
    bool moving = to - from + 1 >= YEARS_FOR_MOVING * run->period;
    double *month = run->month, *mean = run->month_mean;
    for (int64_t j = from; j < from + run->period; j++) {
        pace_x11_filter filter = moving ? filter_at(run, j) : PACE_X11_STABLE;
        if (filter == PACE_X11_MSR || filter == PACE_X11_DEFAULT)
            filter = first ? PACE_X11_3X3 : PACE_X11_3X5;
        int64_t k = take_month(run, month, run->si, j, to);
        average_month(filter, month, mean, k);
        for (int64_t i = 0; i < k; i++)
            run->seasonal[j + i * run->period] = mean[i];
    }
    centre(run, from, to);
}

/* --- moving seasonality ratio -------------------------------------------------------------------------------------- */

/* Changes from year to year are of averages of different length: what makes them comparable, by the number of changes. */
static void size_factors(double *irregular, double *seasonal, int64_t changes)
{
    static const double few_irregular[] = {1.00000, 1.02584, 1.01779, 1.01383};
    static const double few_seasonal[] = {1.00000, 3.00000, 1.55291, 1.30095};
    double n = (double)changes;
    if (changes < 6) {
        *irregular = few_irregular[changes < 2 ? 0 : changes - 2];
        *seasonal = few_seasonal[changes < 2 ? 0 : changes - 2];
        return;
    }
    *seasonal = n * 1.732051 / (8.485281 + (n - 6) * 1.732051);
    *irregular = n * 12.247449 / (73.239334 + (n - 6) * 12.247449);
}

/* Sums of changes of one month's irregular and seasonal part, by a moving average over seven years. */
static void add_changes(const pace__x11 *run, int64_t from, int64_t to, double *irregular, double *seasonal)
{
    double *x = run->month + 3, *mean = run->month_mean, sums[2] = {0, 0}, factor[2], before[2] = {0, 0};
    int64_t k = take_month(run, x, run->si, from, to);
    for (int64_t i = 1; i <= 3; i++) {
        x[-i] = (x[0] + x[1] + x[2]) / 3;
        x[k - 1 + i] = (x[k - 1] + x[k - 2] + x[k - 3]) / 3;
    }
    average(run->month, mean, k + 6, 1, 7);
    size_factors(&factor[0], &factor[1], k - 1);
    for (int64_t i = 0; i < k; i++) {
        double s = mean[i + 3];
        double e = run->additive ? x[i] - s : run->mode == PACE_SEASON_PSEUDO ? x[i] - s + 1 : x[i] / s;
        if (i > 0) {
            sums[0] += run->additive ? fabs(e - before[0]) * factor[0] : fabs(e - before[0]) / before[0];
            sums[1] += run->additive ? fabs(s - before[1]) * factor[1] : fabs(s - before[1]) / before[1];
        }
        before[0] = e;
        before[1] = s;
    }
    *irregular += run->additive ? sums[0] : sums[0] * 100 * factor[0];
    *seasonal += run->additive ? sums[1] : sums[1] * 100 * factor[1];
}

static double ratio(const pace__x11 *run, int64_t to)
{
    double irregular = 0, seasonal = 0;
    for (int64_t j = 0; j < run->period; j++)
        add_changes(run, j, to, &irregular, &seasonal);
    return irregular <= 999 * seasonal && seasonal > 0 ? irregular / seasonal : 999.99;
}

/* Of whole years; between the regions a year less is looked at. */
static pace_x11_filter choose(pace__x11 *run)
{
    int64_t to = run->n - 1 - (run->head + run->n) % run->period;
    run->chosen = true;
    for (; to + 1 >= YEARS_FOR_MOVING * run->period; to -= run->period) {
        double msr = ratio(run, to);
        if (msr <= 2.5)
            return PACE_X11_3X3;
        if (msr >= 6.5)
            return PACE_X11_3X9;
        if (msr >= 3.5 && msr <= 5.5)
            return PACE_X11_3X5;
    }
    run->chosen = false;
    return PACE_X11_3X5;
}

void pace__x11_choose_filter(pace__x11 *run)
{
    pace_x11_filter chosen = PACE_X11_MSR;
    if (run->n >= 3 * run->period)
        run->facts.msr = ratio(run, run->n - 1);
    for (int64_t k = 0; k < run->period; k++) {
        if (run->filter[k] != PACE_X11_MSR)
            continue;
        chosen = chosen == PACE_X11_MSR ? choose(run) : chosen;
        run->filter[k] = chosen;
    }
    run->facts.filter = run->n < YEARS_FOR_MOVING * run->period ? PACE_X11_STABLE : run->filter[0];
}
