#include <math.h>
#include <string.h>
#include "core/unit_scale.h"
#include "report/content.h"

enum { TRILLION = 12, BILLION = 9, HUNDRED_MILLION = 8, MILLION = 6, TEN_THOUSAND = 4 };

static double at_scale(double value, pace_unit from, int scale)
{
    pace_unit to = from;
    double out = (double)NAN;
    to.scale = (int8_t)scale;
    return pace_unit_convert(&out, value, from, to, NULL) ? (double)NAN : out;
}

/* Digits after the point that a value needs, up to 4; 5 when it needs more. */
static int short_decimals(double value)
{
    double size = fabs(value), step = 1;
    for (int d = 0; d <= 4; d++, step *= 10)
        if (fabs(value * step - round(value * step)) < 1e-9 * (size * step > 1 ? size * step : 1))
            return d;
    return 5;
}

/* Chinese prose says 1.65万亿元 where that is short, 10,905.6亿元 where it is not; tables stay in 亿元. */
static int chinese_scale(pace_unit unit, double magnitude, bool prose)
{
    double trillions;
    if (unit.quantity != PACE_MONEY || (unit.scale != HUNDRED_MILLION && unit.scale != TRILLION))
        return unit.scale;
    if (!prose)
        return HUNDRED_MILLION;
    trillions = at_scale(magnitude, unit, TRILLION);
    return fabs(trillions) >= 1 && short_decimals(trillions) <= 2 ? TRILLION : HUNDRED_MILLION;
}

static int english_scale(pace_unit unit, double magnitude, bool prose)
{
    double base = fabs(at_scale(magnitude, unit, 0));
    if (unit.quantity == PACE_MONEY) {
        if (isnan(base))
            return unit.scale >= HUNDRED_MILLION ? BILLION : unit.scale >= TEN_THOUSAND ? MILLION : 0;
        if (base >= 1e12 && prose && short_decimals(base / 1e12) <= 3)
            return TRILLION;
        return base >= 1e9 ? BILLION : base >= 1e6 ? MILLION : 0;
    }
    if (unit.factor != PACE_FACTOR_ONE || unit.scale < TEN_THOUSAND)
        return 0; /* "20 thousand persons" are 20,000 */
    return base >= 1e6 && short_decimals(base / 1e6) <= 4 ? MILLION : 0;
}

static const char *english_words(content *c, pace_unit unit)
{
    static const struct {
        int scale;
        const char *text;
    } scales[] = {
        {TRILLION, "trillion "}, {BILLION, "billion "}, {HUNDRED_MILLION, "hundred million "}, {MILLION, "million "}};
    pace_buffer text = PACE_BUFFER_INIT;
    pace_unit plain = unit;
    char unit_text[PACE_UNIT_SIZE];

    text.allocator = c->allocator;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (unit.scale == scales[i].scale)
            pace_buffer_text(&text, scales[i].text);
    if (unit.quantity == PACE_MONEY) {
        bool yuan = strcmp(unit.currency, "CNY") == 0, dollar = strcmp(unit.currency, "USD") == 0;
        pace_buffer_text(&text, yuan ? "yuan" : dollar ? "US dollars" : unit.currency);
    } else if (unit.quantity != PACE_COUNT) {
        plain.scale = 0;
        pace_unit_print(unit_text, plain, "en");
        pace_buffer_text(&text, unit_text);
    } else if (text.length) {
        text.text[--text.length] = 0;
    }
    return doc_take(c->doc, &text);
}

static bool printed_words_fit(pace_unit unit)
{
    /* 全覆盖 and 翻番 are how a share or a multiple was printed, not its unit */
    return unit.quantity != PACE_PERCENT && unit.quantity != PACE_RATIO && unit.quantity != PACE_PERCENTAGE_POINT &&
           unit.quantity != PACE_RANK && unit.quantity != PACE_INDEX && unit.quantity != PACE_QUANTITY_NONE;
}

static const char *unit_words(content *c, const amount_scale *scale, const char *printed)
{
    char text[PACE_UNIT_SIZE];
    if (scale->shown.quantity == PACE_PERCENT)
        return "%";
    if (scale->shown.quantity == PACE_QUANTITY_NONE)
        return printed ? doc_copy(c->doc, printed) : ""; /* a word that is no unit we know */
    if (scale->shown.quantity == PACE_INDEX || scale->shown.quantity == PACE_RANK)
        return "";
    if (c->zh && printed && (unsigned char)*printed >= 0x80 && printed_words_fit(scale->shown) && pace_unit_same(scale->shown, scale->from))
        return doc_copy(c->doc, printed);
    if (!c->zh && pace__unit_takes_scale(scale->shown))
        return english_words(c, scale->shown);
    pace_unit_print(text, scale->shown, c->lang);
    return doc_copy(c->doc, text);
}

amount_scale amount_scale_of(content *c, pace_unit unit, const char *printed, double magnitude, bool prose)
{
    amount_scale scale;
    scale.from = scale.shown = unit;
    if (pace__unit_takes_scale(unit))
        scale.shown.scale =
            (int8_t)(c->zh ? chinese_scale(unit, magnitude, prose) : english_scale(unit, magnitude, prose));
    scale.words = unit_words(c, &scale, printed);
    scale.tight = c->zh || scale.shown.quantity == PACE_PERCENT;
    return scale;
}

double amount_shown(const amount_scale *scale, double value)
{
    double out = (double)NAN;
    if (isnan(value) || pace_unit_same(scale->from, scale->shown))
        return value;
    return pace_unit_convert(&out, value, scale->from, scale->shown, NULL) ? (double)NAN : out;
}

int amount_decimals(double value)
{
    int d = short_decimals(value);
    double size = fabs(value);
    if (d <= 4)
        return d;
    return size >= 100 ? 1 : size >= 1 ? 2 : 3;
}

int amount_rounded(double value)
{
    double size = fabs(value);
    int d = short_decimals(value), most = size >= 100 ? 1 : size >= 1 ? 2 : 3;
    return d < most ? d : most;
}

int amount_printed(const amount_scale *scale, double value, int printed)
{
    int needed = amount_decimals(amount_shown(scale, value));
    return pace_unit_same(scale->from, scale->shown) && printed > needed && printed <= 4 ? printed : needed;
}

int amount_apart(double a, double b, int decimals)
{
    char one[PACE_FIXED_SIZE], other[PACE_FIXED_SIZE];
    if (!isfinite(a) || !isfinite(b) || fabs(a - b) <= 1e-12 * fabs(a))
        return decimals;
    for (; decimals < 6; decimals++) {
        pace_number_print_fixed(one, a, decimals, 0);
        pace_number_print_fixed(other, b, decimals, 0);
        if (strcmp(one, other) != 0)
            break;
    }
    return decimals;
}

int amount_recomputed(double a, double b, int decimals)
{
    double step = pow(10, decimals);
    if (!isfinite(a) || !isfinite(b))
        return decimals;
    for (int d = decimals; d <= 6; d++, step *= 10)
        if (fabs(fabs(round(a * step) - round(b * step)) - round(fabs(a - b) * step)) < 0.5)
            return d;
    return decimals;
}

void amount_put(pace_buffer *out, double value, int decimals, bool sign)
{
    char digits[PACE_FIXED_SIZE];
    size_t n;
    if (!isfinite(value))
        return;
    n = pace_number_print_fixed(digits, fabs(value), decimals, ',');
    if (strspn(digits, "0.,") < n)
        pace_buffer_text(out, value < 0 ? "\xe2\x88\x92" : sign ? "+" : "");
    pace_buffer_bytes(out, digits, n);
}

/* "persons" -> "person", "items per year" -> "item per year"; what is scaled ("million tonnes") and symbols stay. */
static void put_singular(pace_buffer *out, const char *words)
{
    const char *per = strstr(words, " per ");
    size_t n = per ? (size_t)(per - words) : strlen(words);
    bool plural = n > 4 && words[n - 1] == 's' && words[n - 2] != 's' && !strstr(words, "illion ");
    pace_buffer_bytes(out, words, plural ? n - 1 : n);
    pace_buffer_text(out, words + n);
}

static bool is_one(const char *digits)
{
    digits += strspn(digits, "+\xe2\x88\x92");
    return strcmp(digits, "1") == 0;
}

static void put_words(content *c, pace_buffer *out, const amount_scale *scale, bool points, bool brief)
{
    bool one = !c->zh && out->length && is_one(out->text);
    if (points) {
        pace_buffer_text(out, say_word(c, one   ? brief ? W_POINT_SHORT : W_POINT
                                          : brief ? W_POINTS_SHORT
                                                  : W_POINTS));
    } else if (*scale->words) {
        if (!scale->tight)
            pace_buffer_char(out, ' ');
        if (one)
            put_singular(out, scale->words);
        else
            pace_buffer_text(out, scale->words);
    }
}

const char *amount_text(content *c, const amount_scale *scale, double value, int decimals, int flags)
{
    pace_buffer out = PACE_BUFFER_INIT;
    double shown = amount_shown(scale, value);
    bool distance = (flags & AMOUNT_DISTANCE) != 0;
    bool points = (distance || (flags & AMOUNT_SIGN)) && scale->shown.quantity == PACE_PERCENT;

    out.allocator = c->allocator;
    if (!isfinite(shown))
        return "\xe2\x80\x93";
    if (distance)
        shown = fabs(shown);
    amount_put(&out, shown, decimals < 0 ? amount_decimals(shown) : decimals, (flags & AMOUNT_SIGN) != 0);
    if (flags & AMOUNT_WORDS)
        put_words(c, &out, scale, points, (flags & AMOUNT_SHORT) != 0);
    return doc_take(c->doc, &out);
}

const char *amount_qualified(content *c, pace_qualifier qualifier, const char *amount, bool prose)
{
    static const report_word words[] = {W_ABOUT,  W_ABOUT,          W_AT_LEAST_AMOUNT, W_MORE_THAN,
                                        W_NEARLY, W_AT_MOST_AMOUNT, W_LESS_THAN};
    pace_buffer out = PACE_BUFFER_INIT;
    const char *mark = pace_qualifier_mark(qualifier, c->lang);
    size_t n = strlen(mark);

    if (qualifier == PACE_EXACTLY)
        return amount;
    if (prose)
        return say_fill(c, words[qualifier], "amount", amount, NULL);
    out.allocator = c->allocator;
    pace_buffer_text(&out, mark);
    if (n && mark[n - 1] >= 'a' && mark[n - 1] <= 'z')
        pace_buffer_char(&out, ' ');
    pace_buffer_text(&out, amount);
    return doc_take(c->doc, &out);
}

const char *amount_rate(content *c, double fraction, int decimals)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    if (!isfinite(fraction))
        return "\xe2\x80\x93";
    amount_put(&out, 100 * fraction, decimals, false);
    pace_buffer_char(&out, '%');
    return doc_take(c->doc, &out);
}

const char *amount_count(content *c, int64_t count)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    amount_put(&out, (double)count, 0, false);
    return doc_take(c->doc, &out);
}
