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

/* The row that says it best: one of just this scale, else one that a common scale word completes, else one that any
 * scale word does, else the first. *rest = the power of ten left to be said. */
static const pace__unit_row *best_row(int *rest, pace_unit unit)
{
    const pace__unit_row *best = NULL;
    int rank = 4;
    for (int i = 0; i < pace__unit_row_count; i++) {
        const pace__unit_row *row = &pace__unit_rows[i];
        int left = unit.scale - row->unit.scale, own;
        if (row->unit.quantity != unit.quantity || row->unit.factor != unit.factor ||
            memcmp(row->unit.currency, unit.currency, sizeof unit.currency) != 0)
            continue;
        own = left == 0 ? 0 : is_common(left) ? 1 : left > 0 && left <= PACE__LARGEST_SCALE ? 2 : 3;
        if (own < rank) {
            best = row;
            rank = own;
            *rest = left;
        }
    }
    return best;
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
        pace__label_put(out, in == ENGLISH ? " " : "");
        pace__label_put(out, in == CHINESE ? row->zh : row->en);
    }
}

size_t pace_unit_print(char out[PACE_UNIT_SIZE], pace_unit unit, const char *lang)
{
    pace__label text = {out, 0};
    language in = !lang ? MACHINE : strncmp(lang, "zh", 2) == 0 ? CHINESE : ENGLISH;
    int scale = 0;
    const pace__unit_row *row = best_row(&scale, unit), *per = unit.per ? pace__unit_base(unit.per) : NULL;
    out[0] = '\0';
    if (!row)
        return 0;
    put_unit(&text, row, scale, in);
    if (per) {
        pace__label_put(&text, in == MACHINE ? "_per_" : in == CHINESE ? "/" : " per ");
        pace__label_put(&text, in == MACHINE ? per->id : in == CHINESE ? per->zh : per->one);
    }
    return text.length;
}

/* Of a factor: how many base units, as a fraction of whole numbers. */
static void factor_parts(double *top, double *bottom, unsigned factor)
{
    static const double tops[] = {1, 2000, 60, 3600, 86400};
    *top = factor <= PACE_FACTOR_DAY ? tops[factor] : 1;
    *bottom = factor == PACE_FACTOR_MU ? 3 : 1;
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
