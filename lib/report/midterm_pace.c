/* What remains to be done a year, beside what was done a year. */
#include <math.h>
#include <string.h>
#include "report/midterm.h"

/* Both a year: rates of growth, or steps in the target's unit. */
typedef struct paces {
    double remaining, kept; /* NaN = not known */
    bool rates;
} paces;

static double per_year(const pace_gap *gap)
{
    return gap->base_period.freq > 1 && gap->base_period.freq <= PACE_MONTHLY ? (double)gap->base_period.freq : 1;
}

static paces paces_of(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    bool from_nothing = gap->target.type == PACE_TARGET_TOTAL || gap->target.type == PACE_TARGET_CUMULATIVE;
    paces p = {gap->remaining_rate, gap->actual_rate, true};
    if (gap->target.type == PACE_TARGET_AVERAGE_GROWTH || (gap->path == PACE_PATH_GEOMETRIC && isfinite(gap->remaining_rate)))
        return p;
    p.rates = false;
    p.remaining = p.kept = (double)NAN;
    if (v->row->why_ratio == PACE_WHY_LATEST_BOUND || v->left <= 0 || v->elapsed <= 0)
        return p;
    p.remaining = (gap->target_value - gap->latest) / (double)v->left * per_year(gap);
    p.kept = (gap->latest - (from_nothing ? 0 : gap->base)) / (double)v->elapsed * per_year(gap);
    return p;
}

static const char *verb(const midterm_voice *v, const paces *p, double pace)
{
    bool down = pace < 0;
    if (p->rates)
        return say_word(v->c, down ? W_MID_FALL : W_MID_GROW);
    if (v->gap->target.type == PACE_TARGET_TOTAL && !down)
        return "";
    if (v->percent)
        return say_word(v->c, down ? W_MID_LOWER : W_MID_RAISE);
    return say_word(v->c, down ? W_MID_CUT : W_MID_ADD);
}

/* Not more digits than it has. */
static int needed_decimals(double value, int decimals)
{
    int shortest = 0;
    double step = 1;
    for (; shortest < decimals; shortest++, step *= 10)
        if (fabs(value * step - round(value * step)) < 1e-9 * fmax(1, fabs(value * step)))
            break;
    return shortest;
}

/* Of sizes; a half that a binary fraction misses by a hair goes up like one on paper. */
static double rounded(double value, int decimals)
{
    double step = pow(10, decimals);
    return floor(fabs(value) * step * (1 + 1e-12) + 0.5) / step;
}

static int ratio_decimals(double ratio)
{
    return amount_apart(ratio, 0, ratio >= 10 ? 0 : ratio < 0.1 ? 2 : 1);
}

/* As few decimals as leave neither pace at nothing, and with which the printed ratio is that of the printed paces. */
static int pace_decimals(const paces *p, double ratio, int least)
{
    double scale = p->rates ? 100 : 1, a = scale * p->remaining, b = scale * p->kept;
    int digits = isfinite(ratio) ? ratio_decimals(ratio) : 0, decimals = amount_apart(a, 0, least);
    if (!isfinite(b))
        return decimals;
    decimals = amount_apart(b, 0, decimals);
    for (int d = decimals; isfinite(ratio) && d <= 4; d++)
        if (fabs(rounded(rounded(a, d) / rounded(b, d), digits) - rounded(ratio, digits)) < 0.5 * pow(10, -digits))
            return d;
    return isfinite(ratio) ? 4 : decimals;
}

/* Two decimals of a percentage are enough; below a tenth three, for two digits that say something. */
static int pace_digits(const midterm_voice *v, const paces *p, double pace, int decimals)
{
    double size = fabs(p->rates ? 100 * pace : pace);
    int printed = midterm_printed(v), most = size < 0.1 ? 3 : 2;
    if (!p->rates && printed > most)
        most = printed;
    return decimals > most ? amount_apart(size, 0, most) : decimals;
}

static const char *amount(const midterm_voice *v, const paces *p, double pace, int decimals)
{
    double size = fabs(pace);
    decimals = pace_digits(v, p, pace, decimals);
    if (p->rates)
        return midterm_percent(v->c, size, needed_decimals(100 * size, decimals));
    if (v->percent)
        return midterm_points(v, size, needed_decimals(size, decimals));
    return midterm_value(v, size, needed_decimals(size, decimals));
}

static pace_freq freq_of(const midterm_voice *v)
{
    return (pace_freq)v->gap->base_period.freq;
}

static bool yearly(const midterm_voice *v)
{
    return freq_of(v) == PACE_ANNUAL;
}

static const char *first_words(const midterm_voice *v)
{
    if (v->elapsed == 1)
        return say_fill(v->c, W_MID_FIRST_ONE, "one", midterm_one(v->c, freq_of(v)), NULL);
    return say_fill(v->c, W_MID_FIRST_MANY, "count", midterm_periods(v->c, v->elapsed, freq_of(v)), NULL);
}

static const char *left_words(const midterm_voice *v)
{
    if (v->left == 1)
        return say_fill(v->c, W_MID_LAST, "one", midterm_one(v->c, freq_of(v)), NULL);
    return say_fill(v->c, W_MID_LEFT, "count", midterm_periods(v->c, v->left, freq_of(v)), NULL);
}

/* "a year" is said of several years, and of all that is not a year. */
static const char *each_of(const midterm_voice *v, int64_t periods)
{
    if (periods == 1 && yearly(v))
        return "";
    return say_word(v->c, strstr(v->after, "year") ? W_MID_EACH_YEAR : W_MID_EACH); /* "0.5 years a year" would be odd */
}

static const char *kept_words(const midterm_voice *v, const paces *p, int decimals)
{
    return say_fill(v->c, W_MID_KEPT_PACE, "each", each_of(v, v->elapsed), "verb", verb(v, p, p->kept), "amount",
                    amount(v, p, p->kept, decimals), NULL);
}

static const char *compared(const midterm_voice *v, const paces *p, int decimals)
{
    double ratio = v->row->pace_ratio;
    bool said = v->gap->target.type == PACE_TARGET_AVERAGE_GROWTH; /* the sentence began with it */
    int digits = isfinite(ratio) ? ratio_decimals(ratio) : 0;
    bool same = isfinite(ratio) && fabs(rounded(ratio, digits) - 1) < 0.5 * pow(10, -digits);
    bool equal = isfinite(ratio) && fabs(ratio - 1) < 1e-9 && !(v->gap->gap_low < v->gap->gap_high);
    report_word id = equal ? said ? W_MID_EQUAL_PLAIN : W_MID_EQUAL
                     : same ? said ? W_MID_SAME_PLAIN : W_MID_SAME : said ? W_MID_RATIO_PLAIN : W_MID_RATIO;
    if (!isfinite(p->kept))
        return "";
    if (!isfinite(ratio) && !(fabs(p->kept) > 0))
        return say_fill(v->c, W_MID_STOOD_STILL, "first", first_words(v), NULL);
    if (!isfinite(ratio))
        return v->row->why_ratio == PACE_WHY_NO_PACE && !said
                   ? say_fill(v->c, W_MID_AGAINST, "first", first_words(v), "pace", kept_words(v, p, decimals), NULL) : "";
    return say_fill(v->c, id, "first", first_words(v), "pace", kept_words(v, p, decimals), "ratio", midterm_number(v->c, rounded(ratio, digits), digits), NULL);
}

static const char *needs(const midterm_voice *v)
{
    paces p = paces_of(v);
    const char *need, *word = say_word(v->c, v->left == 1 ? W_MID_NEEDS_ONE : W_MID_NEEDS_MANY);
    int decimals;
    if (!isfinite(p.remaining))
        return "";
    if (!(fabs(p.remaining) > 0))
        return say_fill(v->c, W_MID_STAY, "left", left_words(v), "needs", word, NULL);
    decimals = v->gap->target.type == PACE_TARGET_AVERAGE_GROWTH || (!p.rates && fabs(p.remaining) < 10) ? 2 : 1;
    decimals = pace_decimals(&p, v->row->pace_ratio, decimals);
    need = say_fill(v->c, W_MID_NEED, "left", left_words(v), "needs", word, "each", each_of(v, v->left), "verb", verb(v, &p, p.remaining),
                    "amount", amount(v, &p, p.remaining, decimals), NULL);
    return say_fill(v->c, W_MID_JOINED, "a", need, "b", compared(v, &p, decimals), NULL);
}

static const char *change(const midterm_voice *v, double rate, int decimals)
{
    return say_fill(v->c, rate < 0 ? W_MID_FALL_OF : W_MID_GROWTH_OF, "value", midterm_percent(v->c, fabs(rate), decimals), NULL);
}

/* At the end: the rate that it was beside the rate that it took. */
static const char *was(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    int decimals = amount_apart(100 * gap->actual_rate, 100 * gap->required_rate, 1);
    if (!(fabs(gap->gap) > 0) || gap->path != PACE_PATH_GEOMETRIC || !isfinite(gap->actual_rate) || !isfinite(gap->required_rate) || v->elapsed <= 1 ||
        (gap->target.type != PACE_TARGET_LEVEL && gap->target.type != PACE_TARGET_MULTIPLE))
        return "";
    return say_fill(v->c, W_MID_WAS, "count", midterm_periods(v->c, v->elapsed, freq_of(v)), "each", say_word(v->c, W_MID_EACH), "pace",
                    change(v, gap->actual_rate, decimals), "required", change(v, gap->required_rate, decimals), NULL);
}

const char *midterm_remains(const midterm_voice *v)
{
    switch (v->gap->target.type) {
    case PACE_TARGET_GROWTH:
    case PACE_TARGET_COUNT:
    case PACE_TARGET_RANK:
    case PACE_TARGET_BAND:
    case PACE_TARGET_BINARY:
    case PACE_TARGET_FLOOR:
    case PACE_TARGET_CEILING: return "";
    case PACE_TARGET_LEVEL:
    case PACE_TARGET_SHARE:
    case PACE_TARGET_MULTIPLE:
    case PACE_TARGET_REDUCTION:
    case PACE_TARGET_AVERAGE_GROWTH:
    case PACE_TARGET_TOTAL:
    case PACE_TARGET_CUMULATIVE: break;
    }
    if (!isfinite(v->gap->latest) || !pace_period_is_set(v->gap->target_period))
        return "";
    if (v->left <= 0)
        return was(v);
    return v->gap->verdicts == PACE_MET ? "" : needs(v);
}
