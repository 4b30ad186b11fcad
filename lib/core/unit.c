#include "pace/unit.h"
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "core/decimal.h"
#include "core/label.h"
#include "core/twofold.h"
#include "core/unit_table.h"

bool pace_unit_same(pace_unit a, pace_unit b)
{
    return a.quantity == b.quantity && a.factor == b.factor && a.scale == b.scale && a.per == b.per &&
           memcmp(a.currency, b.currency, sizeof a.currency) == 0;
}

bool pace_unit_is_rate(pace_unit unit)
{
    return unit.quantity == PACE_PERCENT || unit.quantity == PACE_PERCENTAGE_POINT || unit.quantity == PACE_RATIO;
}

typedef enum language { MACHINE, CHINESE, ENGLISH } language;

static bool is_common(int scale)
{
    return scale == 3 || scale == 4 || scale == 6 || scale == 8 || scale == 9 || scale == 12;
}

/* How well a row says a unit: 0 as it is, 1 with a common scale word, 2 with another, 3 with a power of ten. */
static int rank_of(const pace__unit_row *row, int left)
{
    if (left == 0)
        return 0;
    if (row->alone)
        return 3;
    return is_common(left) ? 1 : left > 0 && left <= PACE__LARGEST_SCALE ? 2 : 3;
}

static bool is_of(const pace__unit_row *row, pace_unit unit)
{
    return row->unit.quantity == unit.quantity && row->unit.factor == unit.factor && !row->unit.per &&
           memcmp(row->unit.currency, unit.currency, sizeof unit.currency) == 0;
}

/* The best of the rows, the first of equals. *rest = the power of ten left to be said. */
static const pace__unit_row *best_row(int *rest, int *rank, pace_unit unit)
{
    const pace__unit_row *best = NULL;
    *rank = 4;
    for (int i = 0; i < pace__unit_row_count; i++) {
        const pace__unit_row *row = &pace__unit_rows[i];
        int left = unit.scale - row->unit.scale, own;
        if (!is_of(row, unit))
            continue;
        own = rank_of(row, left);
        if (own < *rank) {
            best = row;
            *rank = own;
            *rest = left;
        }
    }
    return best;
}

typedef struct wording { /* a row with a scale word, over another one: 万元/人, 张/千人 */
    const pace__unit_row *above, *below;
    int above_scale, below_scale;
} wording;

static const pace__unit_row *whole_row(pace_unit unit)
{
    for (int i = 0; i < pace__unit_row_count; i++)
        if (pace__unit_rows[i].unit.per && pace_unit_same(pace__unit_rows[i].unit, unit))
            return &pace__unit_rows[i];
    return NULL;
}

/* 张/千人: what is above is said as it is, and the scale below the line, with the words that are in use there. */
static bool scale_below(wording *out, pace_unit above, pace_unit below)
{
    int rank = 3;
    for (int i = 0; i < pace__unit_row_count; i++) {
        const pace__unit_row *row = &pace__unit_rows[i], *own;
        int scale = row->unit.scale - above.scale, rank_here;
        if (!is_of(row, above) || row->alone || scale <= 0 || scale > PACE__LARGEST_SCALE)
            continue;
        own = pace__unit_below(below.quantity, below.factor, scale, below.currency);
        rank_here = own ? 0 : is_common(scale) ? 1 : 2;
        if (rank_here < rank) {
            rank = rank_here;
            out->above = row;
            out->above_scale = 0;
            out->below = own ? own : out->below;
            out->below_scale = own ? 0 : scale;
        }
    }
    return rank < 3;
}

static bool word_quotient(wording *out, pace_unit unit)
{
    pace_unit above = unit, below = {unit.per, unit.factor >> 4, 0, 0, ""};
    int rank;
    above.per = 0;
    above.factor = unit.factor & 15;
    if (unit.per == PACE_MONEY) {
        memcpy(below.currency, unit.currency, sizeof below.currency);
        memset(above.currency, 0, sizeof above.currency);
    }
    out->below = pace__unit_below(below.quantity, below.factor, 0, below.currency);
    out->below_scale = 0;
    out->above = best_row(&out->above_scale, &rank, above);
    if (!out->above || !out->below)
        return false;
    if (rank > 1) {
        wording other = *out;
        if (scale_below(&other, above, below))
            *out = other;
    }
    return true;
}

/* The scale as a word, or as 10^N (e-N in identifiers) where there is none. */
static void put_scale(pace__label *out, int scale, language in)
{
    if (scale > 0 && scale <= PACE__LARGEST_SCALE) {
        const pace__scale_row *row = &pace__scales[scale];
        pace__label_put(out, in == MACHINE ? row->id : in == CHINESE ? row->zh : row->en);
        return;
    }
    pace__label_put(out, in == MACHINE ? "e" : "10^");
    pace__label_integer(out, scale, 1);
}

static void put_unit(pace__label *out, const pace__unit_row *row, int scale, language in)
{
    if (scale == 0) {
        pace__label_put(out, in == MACHINE ? row->id : in == CHINESE ? row->zh : row->en);
    } else if (in == MACHINE) {
        pace__label_put(out, row->id);
        pace__label_put(out, "_");
        put_scale(out, scale, in);
    } else {
        put_scale(out, scale, in);
        pace__label_put(out, in == ENGLISH && *row->en ? " " : "");
        pace__label_put(out, in == CHINESE ? row->zh : row->en);
    }
}

static void put_below(pace__label *out, const wording *words, language in)
{
    const pace__unit_row *row = words->below;
    pace__label_put(out, in == MACHINE ? "_per_" : in == CHINESE ? "/" : " per ");
    if (words->below_scale)
        put_unit(out, row, words->below_scale, in);
    else
        pace__label_put(out, in == MACHINE ? row->id : in == CHINESE ? row->zh : row->one);
}

static size_t print(char out[PACE_UNIT_SIZE], pace_unit unit, language in)
{
    pace__label text = {out, 0};
    wording words = {NULL, NULL, 0, 0};
    int rank;
    out[0] = '\0';
    if (unit.per)
        words.above = whole_row(unit);
    if (!unit.per)
        words.above = best_row(&words.above_scale, &rank, unit);
    else if (!words.above && !word_quotient(&words, unit))
        return 0;
    if (!words.above)
        return 0;
    put_unit(&text, words.above, words.above_scale, in);
    if (words.below)
        put_below(&text, &words, in);
    return text.length;
}

/* Words that have no room give way to the identifier, which has: every unit reads back. */
size_t pace_unit_print(char out[PACE_UNIT_SIZE], pace_unit unit, const char *lang)
{
    language in = !lang ? MACHINE : strncmp(lang, "zh", 2) == 0 ? CHINESE : ENGLISH;
    size_t length = print(out, unit, in);
    return length + 1 < PACE_UNIT_SIZE || in == MACHINE ? length : print(out, unit, MACHINE);
}

/* Of a factor: how many base units, as a fraction of whole numbers; the one below the line divides. */
static void factor_parts(double *top, double *bottom, unsigned factors)
{
    static const double tops[] = {1, 2000, 60, 3600, 86400, 1, 1163, 1}, bottoms[] = {1, 3, 1, 1, 1, 3600, 100, 2};
    unsigned above = factors & 7, below = factors >> 4 & 7;
    *top = tops[above] * bottoms[below];
    *bottom = bottoms[above] * tops[below];
}

/* Figures are decimals: a power of ten only moves their point. Other factors go through a sum of two doubles. */
static double convert(double value, pace_unit from, pace_unit to, int power)
{
    pace__twofold exact = {value, 0};
    double top, bottom;
    if (from.factor == to.factor)
        return pace__decimal_shift(value, power);
    if (!(fabs(value) < 1e250) || fabs(value) < 1e-200) { /* splitting would leave the range */
        factor_parts(&top, &bottom, from.factor);
        value *= top / bottom;
        factor_parts(&top, &bottom, to.factor);
        return pace__decimal_shift(value / (top / bottom), power);
    }
    factor_parts(&top, &bottom, from.factor);
    exact = pace__twofold_over(pace__twofold_times(exact, top), bottom);
    factor_parts(&top, &bottom, to.factor);
    exact = pace__twofold_over(pace__twofold_times(exact, bottom), top);
    return pace__twofold_scale(exact, power).high;
}

/* Ratio and percent are one quantity, two powers of ten apart. */
static unsigned common_quantity(pace_unit unit)
{
    return unit.quantity == PACE_PERCENT ? (unsigned)PACE_RATIO : unit.quantity;
}

static int common_scale(pace_unit unit)
{
    return unit.quantity == PACE_PERCENT ? unit.scale - 2 : unit.scale;
}

pace_status pace_unit_convert(double *out, double value, pace_unit from, pace_unit to, pace_error *err)
{
    double result;
    if (!out)
        return pace__fail(err, PACE_ERR_ARG, "", "pace_unit_convert needs room for the value");
    if (common_quantity(from) != common_quantity(to) || from.per != to.per ||
        memcmp(from.currency, to.currency, sizeof from.currency) != 0) {
        char a[PACE_UNIT_SIZE], b[PACE_UNIT_SIZE];
        pace_unit_print(a, from, NULL);
        pace_unit_print(b, to, NULL);
        return pace__fail(err, PACE_ERR_UNIT, "", "%s does not convert to %s; give units of one quantity", a, b);
    }
    result = convert(value, from, to, common_scale(from) - common_scale(to));
    if (isinf(result) && !isinf(value))
        return pace__fail(err, PACE_ERR_RANGE, "", "the converted value is too large for a number; use a larger unit");
    *out = result;
    return PACE_OK;
}
