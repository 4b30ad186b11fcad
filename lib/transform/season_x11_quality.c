/* summary measures of table F2 and the quality measures of F3. */
#include <math.h>
#include "transform/season_x11.h"

enum { MEASURES = 11, FEW_MEASURES = 7, YEARS_FOR_ALL = 6, MCD_MOST = 6 };

/* --- changes ------------------------------------------------------------------------------------------------------- */

void pace__x11_changes(const pace__x11 *run, double *out, const double *x)
{
    for (int64_t span = 1; span <= run->period; span++) {
        double sum = 0;
        for (int64_t i = 0; i < run->n - span; i++) {
            double change = x[i + span] - x[i];
            sum += fabs(run->additive ? change : change / x[i]);
        }
        out[span - 1] = sum / (double)(run->n - span);
    }
}

int pace__x11_dominance(const double *ratio, int count)
{
    int span = count;
    while (span >= 1 && ratio[span - 1] < 1)
        span--;
    return span < count ? span + 1 : count;
}

void pace__x11_smooth(double *out, const double *x, int64_t count, int n)
{
    int half = n / 2, pair = n % 2 == 0;
    for (int64_t i = half; i < count - half; i++) {
        double sum = 0;
        for (int k = -half; k <= half; k++)
            sum += pair && (k == -half || k == half) ? x[i + k] / 2 : x[i + k];
        out[i] = sum / n;
    }
}

void pace__x11_without_extremes(const pace__x11 *run, double *original, double *adjusted, double *irregular)
{
    for (int64_t i = 0; i < run->n; i++) {
        bool extreme = !(run->weight[i] > 0);
        double e = run->irregular[i], x = run->input[i];
        original[i] = !extreme ? x : run->additive ? x - e : x / e;
        adjusted[i] = extreme ? run->trend[i] : run->adjusted[i];
        irregular[i] = !extreme ? e : run->additive ? 0 : 1;
    }
}

/* Mean length of runs up or down; values alike go on with the run that they are in. */
static double run_length(const double *x, int64_t from, int64_t to)
{
    double runs = 1;
    int way = 0;
    for (int64_t i = from; i < to; i++) {
        int now = (x[i + 1] > x[i]) - (x[i + 1] < x[i]);
        runs += way && now && now != way;
        way = now ? now : way;
    }
    return (double)(to - from) / runs;
}

static void measure_changes(pace__x11 *run)
{
    pace_x11_quality *q = run->quality;
    double *original = run->original, *adjusted = run->modified, *irregular = run->si;
    pace__x11_without_extremes(run, original, adjusted, irregular);
    const struct {
        double *out;
        const double *of;
    } all[] = {{q->original, run->input},    {q->adjusted, run->adjusted},         {q->irregular, run->irregular},
               {q->trend, run->trend},       {q->seasonal, run->seasonal},         {q->modified, original},
               {q->modified_adjusted, adjusted}, {q->modified_irregular, irregular}};
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        pace__x11_changes(run, all[k].out, all[k].of);
    q->spans = (int)run->period;
    for (int k = 0; k < q->spans; k++) {
        double i = q->modified_irregular[k] * q->modified_irregular[k], c = q->trend[k] * q->trend[k], s = q->seasonal[k] * q->seasonal[k];
        q->share_irregular[k] = i / (i + c + s);
        q->share_trend[k] = c / (i + c + s);
        q->share_seasonal[k] = s / (i + c + s);
        q->trend_ratio[k] = q->irregular[k] / q->trend[k];
    }
    q->mcd = pace__x11_dominance(q->trend_ratio, q->spans);
}

static void measure_runs(pace__x11 *run)
{
    pace_x11_quality *q = run->quality;
    int64_t last = run->n - 1;
    int span = q->mcd < MCD_MOST ? q->mcd : MCD_MOST;
    pace__x11_smooth(run->spare, run->adjusted, run->n, span);
    q->run_adjusted = run_length(run->adjusted, 0, last);
    q->run_irregular = run_length(run->irregular, 0, last);
    q->run_trend = run_length(run->trend, 0, last);
    q->run_mcd = run_length(run->spare, span / 2, last - span / 2);
}

/* --- variances ----------------------------------------------------------------------------------------------------- */

/* As the components add up: logarithms of factors. */
static double level(const pace__x11 *run, double x)
{
    return run->additive ? x : log(x);
}

/* Sum of squares about the mean (centred) or the neutral value, less a line through `slope`. Values that have no logarithm are
 * left out. */
static double squares(const pace__x11 *run, const double *x, double slope, bool centred)
{
    double mean = 0, sum = 0, count = 0;
    for (int64_t i = 0; i < run->n && centred; i++) {
        if (!run->additive && !(x[i] > 0))
            continue;
        mean += level(run, x[i]) - slope * (double)i;
        count++;
    }
    mean = centred && count > 0 ? mean / count : 0;
    for (int64_t i = 0; i < run->n; i++) {
        if (!run->additive && !(x[i] > 0))
            continue;
        double d = level(run, x[i]) - slope * (double)i - mean;
        sum += d * d;
    }
    return sum;
}

/* Of the least-squares line through the trend. */
static double slope_of(const pace__x11 *run)
{
    double n = (double)run->n, sum = 0;
    for (int64_t i = 0; i < run->n; i++)
        sum += level(run, run->trend[i]) * (2 * (double)i - (n - 1));
    return 6 * sum / (n * (n * n - 1));
}

/* Not more than what rounding leaves. */
static bool is_nothing(const pace__x11 *run, double squares_of_irregular)
{
    double size = 0, n = (double)run->n;
    for (int64_t i = 0; i < run->n; i++)
        size += fabs(run->trend[i]) / n;
    size = run->additive ? size : 1;
    return !(squares_of_irregular > 1e-26 * n * size * size);
}

static bool measure_variances(pace__x11 *run)
{
    pace_x11_quality *q = run->quality;
    double slope = slope_of(run), whole = squares(run, run->original, slope, true);
    double irregular = squares(run, run->si, 0, false);
    q->variance_irregular = irregular / whole;
    q->variance_trend = squares(run, run->trend, slope, true) / whole;
    q->variance_seasonal = squares(run, run->seasonal, 0, false) / whole;
    q->variance_sum = q->variance_irregular + q->variance_trend + q->variance_seasonal;
    return whole > 0 && !is_nothing(run, irregular) && isfinite(q->variance_sum);
}

/* --- M ------------------------------------------------------------------------------------------------------------- */

/* Periods until the trend's changes are as large as the irregular ones, between whole numbers. */
static double dominance_between(const pace_x11_quality *q, double months)
{
    const double *r = q->trend_ratio;
    int span = q->mcd;
    if (span == 1)
        return fmin(fmax(1 + (r[0] - 1) / (r[0] - r[1]), 0.5), 1);
    double step = r[span - 2] - r[span - 1];
    return step <= 0 && span == q->spans ? months * 15.5 : span + (r[span - 1] - 1) / step;
}

/* M8 to M11: how the seasonal component moves, in units of its own size; over all years, and over three late ones. */
static void measure_moves(const pace__x11 *run, double *m)
{
    double neutral = run->additive ? 0 : 1, size = 0, all = 0, whole = 0, late = 0, late_whole = 0;
    double count = 0, late_count = 0, late_months = 0, months = (double)run->period;
    const double *s = run->seasonal;
    int64_t n = run->n, period = run->period;
    for (int64_t i = 0; i < n; i++)
        size += (s[i] - neutral) * (s[i] - neutral);
    size = sqrt(size / (double)n);
    for (int64_t k = 0; k < period; k++) {
        int64_t last = k + (n - 1 - k) / period * period, end = last - 2 * period, begin = end - 3 * period;
        for (int64_t i = k + period; i <= last; i += period, count++)
            all += fabs(s[i] - s[i - period]);
        whole += fabs(s[last] - s[k]) / ((double)(last - k) / months);
        if (begin < 0)
            continue;
        late_whole += fabs(s[end] - s[begin]) / 3;
        late_months++;
        for (int64_t i = begin + period; i <= end; i += period, late_count++)
            late += fabs(s[i] - s[i - period]);
    }
    m[7] = 10 * all / count / size;
    m[8] = 10 * whole / months / size;
    m[9] = late_count > 0 ? 10 * late / late_count / size : 0;
    m[10] = late_months > 0 ? 10 * late_whole / late_months / size : 0;
}

static bool has_stable_filter(const pace__x11 *run)
{
    bool stable = false;
    for (int64_t k = 0; k < run->period; k++)
        stable |= run->filter[k] == PACE_X11_STABLE;
    return stable;
}

/* M6 tells of a 3x5 average alone. */
static bool counts_sixth(const pace__x11 *run)
{
    bool all = run->chosen;
    for (int64_t k = 0; k < run->period; k++)
        all &= run->filter[k] == PACE_X11_3X5 || run->filter[k] == PACE_X11_DEFAULT;
    return all;
}

static void weigh_measures(const pace__x11 *run)
{
    static const double weights[MEASURES] = {10, 11, 10, 8, 11, 10, 18, 7, 7, 4, 4};
    static const int instead[MEASURES] = {0, 1, 2, 3, 4, 5, 6, 6, 6, 0, 1}; /* of one that there is none of */
    pace_x11_quality *q = run->quality;
    double sum = 0, weight = 0, second = 0;
    bool sixth = counts_sixth(run);
    for (int k = 0; k < MEASURES; k++) {
        if (k < q->count) {
            q->m[k] = fmin(fmax(q->m[k], 0), 3);
            q->failed += q->m[k] >= 1;
        }
        if (k == 5 && !sixth)
            continue;
        int from = k < q->count ? k : instead[k];
        sum += weights[k] * q->m[from];
        weight += weights[k];
        second += from == 1 ? weights[k] : 0;
    }
    q->q = sum / weight;
    q->q_without_m2 = (sum - second * q->m[1]) / (weight - second);
}

static void measure_quality(pace__x11 *run)
{
    pace_x11_quality *q = run->quality;
    double n = (double)run->n, months = 12 / (double)run->period, seventh = q->m[6];
    for (int k = 0; k < MEASURES; k++)
        q->m[k] = (double)NAN;
    q->m[0] = 10 * q->share_irregular[run->period / 4 - 1];
    q->m[1] = 10 * q->variance_irregular;
    q->m[2] = (run->facts.ic_ratio - 1) / 2;
    q->m[3] = fabs(3 * (n - 1) / q->run_irregular - 2 * n + 1) / (2.577 * sqrt(1.6 * n - 2.9));
    q->m[4] = (dominance_between(q, months) * months - 0.5) / 5;
    q->m[5] = fabs(q->is - 4) / 2.5;
    q->m[6] = seventh;
    q->count = run->n / run->period >= YEARS_FOR_ALL && !has_stable_filter(run) ? MEASURES : FEW_MEASURES;
    if (q->count == MEASURES)
        measure_moves(run, q->m);
    weigh_measures(run);
}

bool pace__x11_judge_end(pace__x11 *run)
{
    pace_x11_quality *q = run->quality;
    q->ic = run->facts.ic_ratio * (double)run->period / 12;
    q->is = run->facts.msr;
    measure_changes(run);
    if (!measure_variances(run))
        return false;
    measure_runs(run);
    measure_quality(run);
    pace__x11_judge_rest(run, run->spare);
    return true;
}
