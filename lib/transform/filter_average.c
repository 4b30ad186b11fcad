/* Moving averages, Henderson's among them, and what is done at the ends. */
#include <math.h>
#include <string.h>
#include "pace/number.h"
#include "transform/filter.h"
#include "transform/henderson.h"

enum { MOST_WINDOW = 1001 };

/* All weights of Henderson's average. */
static void henderson(double *out, int64_t window)
{
    double half[PACE__HENDERSON_MOST / 2 + 1];
    pace__henderson(half, window);
    for (int64_t j = 0; j <= window / 2; j++)
        out[window / 2 + j] = out[window / 2 - j] = half[j];
}

/* --- names --------------------------------------------------------------------------------------------------------- */

static const double spencer[] = {-3, -6, -5, 3, 21, 46, 67, 74, 67, 46, 21, 3, -5, -6, -3};

static pace_status bad_weights(const char *text, pace_error *err)
{
    return pace__fail(err, PACE_ERR_PARSE, "", "%q are no weights of a moving average; give 3x5, spencer15, henderson13 or 1,2,3,2,1",
                      text ? text : "");
}

/* Digits alone, from 1 to MOST_WINDOW; 0: no such number. */
static int64_t whole(const char *text, size_t n)
{
    int64_t value = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9' || value > MOST_WINDOW)
            return 0;
        value = 10 * value + (text[i] - '0');
    }
    return value <= MOST_WINDOW ? value : 0;
}

/* out: convolved with an average of `window` values. Returns the new count, 0 where that is too many. */
static int64_t averaged(double *out, int64_t count, int64_t room, int64_t window)
{
    int64_t more = count ? count + window - 1 : window;
    if (more > room || window == 0)
        return 0;
    for (int64_t i = more - 1; i >= 0; i--) {
        double sum = count ? 0 : 1;
        for (int64_t j = i < window ? 0 : i - window + 1; j <= i && j < count; j++)
            sum += out[j];
        out[i] = sum / (double)window;
    }
    return more;
}

static int64_t product_of(double *out, int64_t room, const char *text)
{
    int64_t count = 0;
    while (*text) {
        size_t n = strcspn(text, "x");
        count = averaged(out, count, room, whole(text, n));
        if (!count || (text[n] && !text[n + 1]))
            return 0;
        text += n + (text[n] == 'x');
    }
    return count;
}

static int64_t list_of(double *out, int64_t room, const char *text)
{
    int64_t count = 0;
    double sum = 0;
    for (;;) {
        size_t n = strcspn(text, ",");
        if (count == room || pace_number_parse(&out[count], text, n, NULL) || !isfinite(out[count]))
            return 0;
        sum += out[count++];
        if (!text[n])
            break;
        text += n + 1;
    }
    if (!(fabs(sum) > 0))
        return 0;
    for (int64_t i = 0; i < count; i++)
        out[i] /= sum;
    return count;
}

pace_status pace_average_weights(double *out, int64_t *count, const char *text, pace_error *err)
{
    double weights[MOST_WINDOW];
    int64_t n = 0;
    if (text && strncmp(text, "henderson", 9) == 0) {
        n = whole(text + 9, strlen(text + 9));
        if (n < 3 || n % 2 == 0 || n > PACE__HENDERSON_MOST)
            return bad_weights(text, err);
        henderson(weights, n);
    } else if (text && strcmp(text, "spencer15") == 0) {
        for (; n < 15; n++)
            weights[n] = spencer[n] / 320;
    } else if (text) {
        n = strchr(text, ',') ? list_of(weights, MOST_WINDOW, text) : product_of(weights, MOST_WINDOW, text);
    }
    if (!n)
        return bad_weights(text, err);
    if (n > *count)
        return pace__fail(err, PACE_ERR_RANGE, "", "%ld weights do not fit; give room for them", (long)n);
    memcpy(out, weights, (size_t)n * sizeof *out);
    *count = n;
    return PACE_OK;
}

/* --- averaging ----------------------------------------------------------------------------------------------------- */

/* Weights of what is there, scaled to the sum of all. NaN where they sum to nothing. */
static double shortened(const pace_filter *plan, const double *y, int64_t n, int64_t start)
{
    double sum = 0, part = 0, all = 0;
    for (int64_t j = 0; j < plan->weight_count; j++) {
        all += plan->weights[j];
        if (start + j < 0 || start + j >= n)
            continue;
        sum += plan->weights[j] * y[start + j];
        part += plan->weights[j];
    }
    return fabs(part) > 0 ? sum * (all / part) : (double)NAN;
}

/* At the end the first `there` weights; at the beginning the same, read backwards. */
static double surrogate(const pace_filter *plan, const double *y, int64_t n, int64_t start)
{
    const int64_t window = plan->weight_count, there = start < 0 ? window + start : n - start;
    const double *w = plan->ends + there * window;
    double sum = 0;
    if (there < window / 2 + 1 || there > n || (start < 0 && start + window > n))
        return (double)NAN;
    for (int64_t j = 0; j < there; j++)
        sum += w[j] * (start < 0 ? y[there - 1 - j] : y[start + j]);
    return sum;
}

static void average(const pace_filter *plan, double *y, double *part, int64_t n, double *scratch, pace_filter_found *found)
{
    const int64_t window = plan->weight_count, before = plan->opts.trailing ? window - 1 : window / 2;
    (void)scratch;
    (void)found;
    for (int64_t i = 0; i < n; i++) {
        int64_t start = i - before;
        double sum = 0;
        if (start < 0 || start + window > n) {
            part[i] = plan->opts.ends == PACE_ENDS_SHORTENED  ? shortened(plan, y, n, start)
                      : plan->opts.ends == PACE_ENDS_MUSGRAVE ? surrogate(plan, y, n, start)
                                                              : (double)NAN;
            continue;
        }
        for (int64_t j = 0; j < window; j++)
            sum += plan->weights[j] * y[start + j];
        part[i] = sum;
    }
}

static double usual_ratio(int64_t window, pace_freq freq)
{
    if (freq == PACE_QUARTERLY)
        return window <= 5 ? 0.001 : 4.5;
    return window <= 9 ? 1 : window <= 13 ? 3.5 : 4.5;
}

static bool is_even_sided(const double *w, int64_t n)
{
    double sum = 0;
    for (int64_t i = 0; i < n; i++) {
        if (fabs(w[i] - w[n - 1 - i]) > 1e-12)
            return false;
        sum += w[i];
    }
    return n % 2 == 1 && fabs(sum - 1) < 1e-9;
}

static pace_status plan_ends(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    const int64_t window = plan->weight_count;
    if (o->ends != PACE_ENDS_MUSGRAVE)
        return PACE_OK;
    if (o->trailing || !is_even_sided(plan->weights, window))
        return pace__fail(err, PACE_ERR_ARG, "", "Musgrave's weights need a centred, symmetric average whose weights sum to 1");
    if (pace__is_unset(o->ratio))
        o->ratio = usual_ratio(window, plan->freq);
    if (!(o->ratio > 0 && isfinite(o->ratio)))
        return pace__fail(err, PACE_ERR_ARG, "", "the ratio of irregular to trend must be positive; give 3.5");
    for (int64_t there = window / 2 + 1; there < window; there++)
        pace__henderson_end(plan->ends + there * window, plan->weights + window / 2, window, there, o->ratio);
    return PACE_OK;
}

static pace_status check_window(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    bool odd = o->kind == PACE_FILTER_HENDERSON;
    if (o->window == 0 && plan->freq == PACE_FREQ_NONE)
        return pace__fail(err, PACE_ERR_FREQ, "", "periods of no known frequency have no usual window; give one");
    if (o->window == 0 && odd)
        o->window = plan->freq == PACE_MONTHLY ? 13 : 5;
    else if (o->window == 0)
        o->window = plan->freq == PACE_ANNUAL ? 3 : (int64_t)plan->freq;
    if (o->window < 1 || o->window > MOST_WINDOW)
        return pace__fail(err, PACE_ERR_ARG, "", "a window of %ld values; give 1 to %d", (long)o->window, (int)MOST_WINDOW);
    if (odd && (o->window < 3 || o->window % 2 == 0 || o->window > PACE__HENDERSON_MOST))
        return pace__fail(err, PACE_ERR_ARG, "", "Henderson's average takes an odd window from 3 to %d; give 13 for months",
                          (int)PACE__HENDERSON_MOST);
    if (o->ends == PACE_ENDS_TUKEY)
        return pace__fail(err, PACE_ERR_ARG, "", "Tukey's rule is for running medians; give shortened or musgrave");
    return PACE_OK;
}

pace_status pace__filter_average_plan(pace_filter *plan, pace_error *err)
{
    pace_filter_opts *o = &plan->opts;
    pace_status status = check_window(plan, err);
    if (status)
        return status;
    const bool equal = o->kind == PACE_FILTER_AVERAGE && !o->weights;
    const bool doubled = equal && !o->trailing && o->window % 2 == 0;
    const int64_t window = o->window + doubled;
    double *w = pace__filter_table(plan, (size_t)window * (size_t)(o->ends == PACE_ENDS_MUSGRAVE ? window + 1 : 1));
    if (!w)
        return pace__fail_memory(err);
    if (o->kind == PACE_FILTER_HENDERSON)
        henderson(w, window);
    for (int64_t i = 0; i < window && o->kind == PACE_FILTER_AVERAGE; i++)
        w[i] = equal ? 1 / (double)o->window : o->weights[i];
    if (doubled)
        w[0] = w[window - 1] = 0.5 / (double)o->window;
    for (int64_t i = 0; i < window; i++)
        if (!isfinite(w[i]))
            return pace__fail(err, PACE_ERR_ARG, "", "weight %ld is no number; give finite weights", (long)i + 1);
    plan->weights = w;
    plan->weight_count = o->window = window;
    plan->ends = w + window;
    plan->gives_trend = true;
    plan->kernel = average;
    plan->need = o->ends == PACE_ENDS_SHORTENED ? 1 : window;
    return plan_ends(plan, err);
}
