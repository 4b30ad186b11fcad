/* What pace_figure_print writes, pace_figure_parse reads back to the same figure; and no text does harm. */
#include "core/unit_table.h"
#include "pace/figure.h"
#include "pace/number.h"
#include "test.h"

static uint64_t state = 20;

static uint64_t next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static int below(int n)
{
    return (int)(next_random() % (uint64_t)n);
}

/* As printed figures are: a decimal of up to 17 digits, at times with an exponent. */
static double random_value(int *decimals)
{
    char text[64];
    double value = 0;
    int digits = 1 + below(15), n = 0;
    *decimals = below(3) ? below(digits + 1) : 0;
    if (below(4) == 0) text[n++] = '-';
    for (int i = 0; i < digits; i++) {
        if (i == digits - *decimals) {
            if (i == 0) text[n++] = '0';
            text[n++] = '.';
        }
        text[n++] = (char)('0' + below(10));
    }
    ENSURE(pace_number_parse(&value, text, (size_t)n, NULL) == PACE_OK);
    if (below(50) == 0) {
        value *= 1e200;
        *decimals = 0;
    }
    return value;
}

static pace_unit random_unit(void)
{
    static const int8_t scales[] = {0, 0, 3, 4, 6, 8, 9, 12, 13, -3};
    pace_unit unit = pace__unit_rows[below(pace__unit_row_count - 1)].unit;
    char text[PACE_UNIT_SIZE];
    pace_unit back;
    if (unit.quantity < PACE_PERCENT && unit.scale == 0 && unit.factor == PACE_FACTOR_ONE) unit.scale = scales[below(10)];
    /* Only what units themselves read back is asked of figures. */
    for (int i = 0; i < 2; i++) {
        size_t n = pace_unit_print(text, unit, i ? "zh" : "en");
        if (pace_unit_parse(&back, text, n, NULL) || !pace_unit_same(back, unit)) return pace__unit_rows[0].unit;
    }
    return unit;
}

static pace_figure random_figure(void)
{
    pace_figure f = {0};
    int high_decimals;
    f.value = random_value(&f.decimals);
    f.value_high = (double)NAN;
    f.qualifier = (pace_qualifier)below(PACE_LESS_THAN + 1);
    f.bracketed = below(5) == 0;
    if (below(5)) f.unit = random_unit();
    if (below(4) == 0) {
        f.value_high = random_value(&high_decimals);
        if (f.value_high < f.value) f.value_high = (double)NAN;
    }
    return f;
}

static bool same_double(double a, double b)
{
    return isnan(a) ? isnan(b) : a <= b && a >= b && signbit(a) == signbit(b);
}

static void check_round(void)
{
    static const char *const langs[] = {"zh", "en"};
    for (int i = 0; i < 100000 && test_failures < 10; i++) {
        pace_figure f = random_figure(), back = {0};
        pace_error err = PACE_ERROR_INIT;
        pace_buffer out = PACE_BUFFER_INIT;
        int before = test_failures;
        pace_figure_print(&out, &f, langs[i & 1]);
        ENSURE(pace_figure_parse(&back, out.text, out.length, NULL, &err) == PACE_OK);
        ENSURE(same_double(f.value, back.value) && same_double(f.value_high, back.value_high));
        ENSURE(f.decimals == back.decimals && f.qualifier == back.qualifier && f.bracketed == back.bracketed);
        ENSURE(pace_unit_same(f.unit, back.unit));
        ENSURE(!back.grouped && !back.doubtful && !back.full_width);
        if (test_failures > before) fprintf(stderr, "  %s: %s\n", out.text, err.text);
        pace_buffer_clear(&out);
    }
}

/* Pieces of figures in any order. What is read must print and read back. */
static void check_pieces(void)
{
    static const char *const pieces[] = {
        "1", "23", "0", "4.5", ",", ".", "-", "—", "~", "至", "%", "％", "万", "亿", "元", "人", "约", "左右", "以上", "不低于", "控制在", "以内",
        "余", "多", "[", "]", "〔", "〕", "(", ")", " ", "　", "about ", "over ", "to ", "million yuan", "e", "+", "±", "≥", "翻番", "×", "10,000 persons",
        "1,234", "５", "，", "．", "\xE2\x88\x92", "个百分点", "倍", "\xC2\xA0", "x", "\xFF", "…",
    };
    for (int i = 0; i < 200000 && test_failures < 10; i++) {
        char text[600] = "";
        pace_figure f = {0}, back = {0};
        pace_error err = PACE_ERROR_INIT;
        int count = 1 + below(6);
        for (int k = 0; k < count; k++) strcat(text, pieces[below((int)(sizeof pieces / sizeof *pieces))]);
        pace_status status = pace_figure_parse(&f, text, strlen(text), NULL, &err);
        if (status) {
            if (status != PACE_ERR_PARSE && status != PACE_ERR_UNIT && status != PACE_ERR_RANGE) ENSURE_TEXT(text, "another status");
            continue;
        }
        if (isnan(f.value)) continue;
        pace_buffer out = PACE_BUFFER_INIT;
        int before = test_failures;
        pace_figure_print(&out, &f, i & 1 ? "en" : "zh");
        ENSURE(pace_figure_parse(&back, out.text, out.length, NULL, &err) == PACE_OK);
        ENSURE(same_double(f.value, back.value) && same_double(f.value_high, back.value_high) && f.qualifier == back.qualifier);
        ENSURE(pace_unit_same(f.unit, back.unit) && f.bracketed == back.bracketed && f.decimals == back.decimals);
        if (test_failures > before) fprintf(stderr, "  \"%s\" printed \"%s\": %s\n", text, out.text, err.text);
        pace_buffer_clear(&out);
    }
}

int main(void)
{
    check_round();
    check_pieces();
    return TEST_RESULT;
}
