/* Figures as they are printed: taken apart, printed again, and refused where they could be two things. */
#include "core/core.h"
#include "pace/figure.h"
#include "test.h"

#define NO ((double)NAN)

static const struct {
    const char *text;
    double value, high;
    int decimals;
    pace_qualifier qualifier;
    const char *unit; /* identifier; "" = none */
    const char *flags; /* b bracketed, g grouped, d doubtful, f full width */
} read_rows[] = {
    {"8.8", 8.8, NO, 1, PACE_EXACTLY, "", ""},
    {"  -0.50 ", -0.5, NO, 2, PACE_EXACTLY, "", ""},
    {"+5", 5, NO, 0, PACE_EXACTLY, "", ""},
    {"3.2e3", 3200, NO, 0, PACE_EXACTLY, "", ""},
    {"3.25E-3", 0.00325, NO, 5, PACE_EXACTLY, "", ""},
    {"8.8%", 8.8, NO, 1, PACE_EXACTLY, "percent", ""},
    {"8.8 ％", 8.8, NO, 1, PACE_EXACTLY, "percent", ""},
    {"8.8%左右", 8.8, NO, 1, PACE_ABOUT, "percent", ""},
    {"约 8.8% 左右", 8.8, NO, 1, PACE_ABOUT, "percent", ""},
    {"大约8.8", 8.8, NO, 1, PACE_ABOUT, "", ""},
    {"100上下", 100, NO, 0, PACE_ABOUT, "", ""},
    {"10%以上", 10, NO, 0, PACE_AT_LEAST, "percent", ""},
    {"不低于10%", 10, NO, 0, PACE_AT_LEAST, "percent", ""},
    {"不少于50个", 50, NO, 0, PACE_AT_LEAST, "count", ""},
    {"至少3家", 3, NO, 0, PACE_AT_LEAST, "count", ""},
    {"≥10", 10, NO, 0, PACE_AT_LEAST, "", ""},
    {">= 10", 10, NO, 0, PACE_AT_LEAST, "", ""},
    {"超过1.9万亿元", 1.9, NO, 1, PACE_MORE_THAN, "CNY_trillion", ""},
    {"大于5", 5, NO, 0, PACE_MORE_THAN, "", ""},
    {"高于5", 5, NO, 0, PACE_MORE_THAN, "", ""},
    {"突破2万亿元", 2, NO, 0, PACE_MORE_THAN, "CNY_trillion", ""},
    {"逾90万人", 90, NO, 0, PACE_MORE_THAN, "person_10k", ""},
    {"50余万人", 50, NO, 0, PACE_MORE_THAN, "person_10k", ""},
    {"3万余家", 3, NO, 0, PACE_MORE_THAN, "count_10k", ""},
    {"10多亿元", 10, NO, 0, PACE_MORE_THAN, "CNY_100m", ""},
    {"100多", 100, NO, 0, PACE_MORE_THAN, "", ""},
    {"近90万人", 90, NO, 0, PACE_NEARLY, "person_10k", ""},
    {"接近8%", 8, NO, 0, PACE_NEARLY, "percent", ""},
    {"将近8%", 8, NO, 0, PACE_NEARLY, "percent", ""},
    {"3%以内", 3, NO, 0, PACE_AT_MOST, "percent", ""},
    {"3%以下", 3, NO, 0, PACE_AT_MOST, "percent", ""},
    {"不超过3%", 3, NO, 0, PACE_AT_MOST, "percent", ""},
    {"不高于3%", 3, NO, 0, PACE_AT_MOST, "percent", ""},
    {"控制在4.5%以内", 4.5, NO, 1, PACE_AT_MOST, "percent", ""},
    {"控制在3%左右", 3, NO, 0, PACE_ABOUT, "percent", ""},
    {"不到5个百分点", 5, NO, 0, PACE_LESS_THAN, "percentage_point", ""},
    {"低于5", 5, NO, 0, PACE_LESS_THAN, "", ""},
    {"小于5", 5, NO, 0, PACE_LESS_THAN, "", ""},
    {"＞5", 5, NO, 0, PACE_MORE_THAN, "", ""},
    {"≤5", 5, NO, 0, PACE_AT_MOST, "", ""},
    {"<5", 5, NO, 0, PACE_LESS_THAN, "", ""},
    {"≈5", 5, NO, 0, PACE_ABOUT, "", ""},
    {"~5", 5, NO, 0, PACE_ABOUT, "", ""},
    {"10%±", 10, NO, 0, PACE_ABOUT, "percent", ""},
    {"力争达到200亿元", 200, NO, 0, PACE_EXACTLY, "CNY_100m", ""},
    {"提高到8%以上", 8, NO, 0, PACE_AT_LEAST, "percent", ""},
    {"降至5", 5, NO, 0, PACE_EXACTLY, "", ""},
    {"about 8.8%", 8.8, NO, 1, PACE_ABOUT, "percent", ""},
    {"Around 5", 5, NO, 0, PACE_ABOUT, "", ""},
    {"over 100 million yuan", 100, NO, 0, PACE_MORE_THAN, "CNY_million", ""},
    {"at least 10%", 10, NO, 0, PACE_AT_LEAST, "percent", ""},
    {"More than 3 times", 3, NO, 0, PACE_MORE_THAN, "ratio", ""},
    {"nearly 90", 90, NO, 0, PACE_NEARLY, "", ""},
    {"almost 90", 90, NO, 0, PACE_NEARLY, "", ""},
    {"up to 5%", 5, NO, 0, PACE_AT_MOST, "percent", ""},
    {"at most 5%", 5, NO, 0, PACE_AT_MOST, "percent", ""},
    {"less than 5", 5, NO, 0, PACE_LESS_THAN, "", ""},
    {"under 5", 5, NO, 0, PACE_LESS_THAN, "", ""},
    {"below 5", 5, NO, 0, PACE_LESS_THAN, "", ""},
    {"10% or more", 10, NO, 0, PACE_AT_LEAST, "percent", ""},
    {"1.9万亿元", 1.9, NO, 1, PACE_EXACTLY, "CNY_trillion", ""},
    {"90 万人", 90, NO, 0, PACE_EXACTLY, "person_10k", ""},
    {"13410亿元", 13410, NO, 0, PACE_EXACTLY, "CNY_100m", ""},
    {"5 euros", 5, NO, 0, PACE_EXACTLY, "EUR", ""},
    {"9 × 10,000 persons", 9, NO, 0, PACE_EXACTLY, "person_10k", ""},
    {"6.5%-7%", 6.5, 7, 1, PACE_EXACTLY, "percent", ""},
    {"6.5-7%", 6.5, 7, 1, PACE_EXACTLY, "percent", ""},
    {"6.5~7", 6.5, 7, 1, PACE_EXACTLY, "", ""},
    {"6.5—7", 6.5, 7, 1, PACE_EXACTLY, "", ""},
    {"6.5–7", 6.5, 7, 1, PACE_EXACTLY, "", ""},
    {"6.5至7", 6.5, 7, 1, PACE_EXACTLY, "", ""},
    {"6.5% to 7%", 6.5, 7, 1, PACE_EXACTLY, "percent", ""},
    {"约6.5%～7%", 6.5, 7, 1, PACE_ABOUT, "percent", ""},
    {"10-15", 10, 15, 0, PACE_EXACTLY, "", ""},
    {"-15", -15, NO, 0, PACE_EXACTLY, "", ""},
    {"-5~-3%", -5, -3, 0, PACE_EXACTLY, "percent", ""},
    {"5.5%-6%", 5.5, 6, 1, PACE_EXACTLY, "percent", ""},
    {"5万至6万元", 5, 6, 0, PACE_EXACTLY, "CNY_10k", ""},
    {"9000亿元-1万亿元", 9000, 10000, 0, PACE_EXACTLY, "CNY_100m", ""},
    {"[55]", 55, NO, 0, PACE_EXACTLY, "", "b"},
    {"〔55〕", 55, NO, 0, PACE_EXACTLY, "", "b"},
    {"【55】", 55, NO, 0, PACE_EXACTLY, "", "b"},
    {"［55万套］", 55, NO, 0, PACE_EXACTLY, "dwelling_10k", "b"},
    {"〔>16.5〕", 16.5, NO, 1, PACE_MORE_THAN, "", "b"},
    {"1,234", 1234, NO, 0, PACE_EXACTLY, "", "gd"},
    {"1,234,567", 1234567, NO, 0, PACE_EXACTLY, "", "g"},
    {"１，２３４．５", 1234.5, NO, 1, PACE_EXACTLY, "", "gf"},
    {"10，069.48亿元", 10069.48, NO, 2, PACE_EXACTLY, "CNY_100m", "gf"},
    {"\xE2\x88\x92" "1.5", -1.5, NO, 1, PACE_EXACTLY, "", ""},
    {"翻番", 2, NO, 0, PACE_EXACTLY, "ratio", ""},
    {"翻一番", 2, NO, 0, PACE_EXACTLY, "ratio", ""},
    {"翻两番以上", 4, NO, 0, PACE_AT_LEAST, "ratio", ""},
    {"达到90%以上", 90, NO, 0, PACE_AT_LEAST, "percent", ""},
    {"", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"　", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"-", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"--", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"—", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"——", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"…", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"……", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"..", NO, NO, 0, PACE_EXACTLY, "", ""},
    {":", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"n/a", NO, NO, 0, PACE_EXACTLY, "", ""},
    {"－", NO, NO, 0, PACE_EXACTLY, "", ""},
    {" 缺 ", NO, NO, 0, PACE_EXACTLY, "", ""},
};

static const struct {
    const char *text;
    pace_status status;
    const char *part;
} refused[] = {
    {"x", PACE_ERR_PARSE, "not a number"},
    {"8oo", PACE_ERR_PARSE, "letters o or l where digits belong"},
    {"12’804", PACE_ERR_PARSE, "apostrophe among its digits"},
    {"12'804", PACE_ERR_PARSE, "apostrophe among its digits"},
    {"=12804*2", PACE_ERR_PARSE, "is a formula"},
    {"60.6*", PACE_ERR_PARSE, ""}, /* a table may have marks; a figure has none */
    {"(12)", PACE_ERR_PARSE, "two ways"},
    {"（12）", PACE_ERR_PARSE, "two ways"},
    {"[55", PACE_ERR_PARSE, ""},
    {"[55]万套", PACE_ERR_PARSE, ""},
    {"1.234,5", PACE_ERR_PARSE, "separates no thousands"},
    {"12,34", PACE_ERR_PARSE, "separates no thousands"},
    {"12,5", PACE_ERR_PARSE, "separates no thousands"},
    {"0,123", PACE_ERR_PARSE, "separates no thousands"},
    {"1.2.3", PACE_ERR_PARSE, ""},
    {"1 234", PACE_ERR_PARSE, "not a number"},
    {"12 100 yuan", PACE_ERR_PARSE, ""},
    {".5", PACE_ERR_PARSE, ""},
    {"5.", PACE_ERR_PARSE, ""},
    {"0x10", PACE_ERR_UNIT, ""},
    {"inf", PACE_ERR_PARSE, ""},
    {"1e400", PACE_ERR_RANGE, "range"},
    {"5 wombats", PACE_ERR_UNIT, "wombats"},
    {"5亿圆", PACE_ERR_UNIT, ""},
    {"1.9万亿", PACE_ERR_UNIT, "万人"},
    {"¥100", PACE_ERR_PARSE, ""},
    {"±5", PACE_ERR_PARSE, ""},
    {"5±0.5", PACE_ERR_PARSE, ""},
    {"约", PACE_ERR_PARSE, ""},
    {"超过10%以下", PACE_ERR_PARSE, "do not say one thing"},
    {"近50余人", PACE_ERR_PARSE, ""},
    {"控制在3%", PACE_ERR_PARSE, "do not say one thing"},
    {"7-6.5", PACE_ERR_PARSE, "range"},
    {"-5-3", PACE_ERR_PARSE, "range"},
    {"-5--3", PACE_ERR_PARSE, "range"},
    {"6.5%-7", PACE_ERR_PARSE, "range"},
    {"2015-01", PACE_ERR_PARSE, "range"},
    {"2015-1-31", PACE_ERR_PARSE, ""},
    {"5%-6人", PACE_ERR_UNIT, ""},
    {"8.8%（预计）", PACE_ERR_UNIT, ""},
    {"5\xEF\xBB\xBF", PACE_ERR_PARSE, ""},
    {"\xFF", PACE_ERR_PARSE, ""},
};

static void check_read(void)
{
    for (size_t i = 0; i < sizeof read_rows / sizeof *read_rows; i++) {
        char unit[PACE_UNIT_SIZE] = "", flags[5] = "";
        size_t n = 0;
        pace_figure f = {0};
        pace_error err = PACE_ERROR_INIT;
        int before = test_failures;
        ENSURE(pace_figure_parse(&f, read_rows[i].text, strlen(read_rows[i].text), "缺", &err) == PACE_OK);
        ENSURE_TEXT(err.text, "");
        ENSURE_NEAR(f.value, read_rows[i].value, 0);
        ENSURE_NEAR(f.value_high, read_rows[i].high, 0);
        ENSURE(f.decimals == read_rows[i].decimals);
        ENSURE(f.qualifier == read_rows[i].qualifier);
        if (f.unit.quantity) pace_unit_print(unit, f.unit, NULL);
        ENSURE_TEXT(unit, read_rows[i].unit);
        if (f.bracketed) flags[n++] = 'b';
        if (f.grouped) flags[n++] = 'g';
        if (f.doubtful) flags[n++] = 'd';
        if (f.full_width) flags[n++] = 'f';
        ENSURE_TEXT(flags, read_rows[i].flags);
        if (test_failures > before) fprintf(stderr, "  read %zu: %s\n", i, read_rows[i].text);
    }
}

static void check_refused(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        pace_figure f = {0};
        pace_error err = PACE_ERROR_INIT;
        int before = test_failures;
        f.value = 77;
        ENSURE(pace_figure_parse(&f, refused[i].text, strlen(refused[i].text), NULL, &err) == refused[i].status);
        ENSURE(f.value >= 77 && f.value <= 77 && f.decimals == 0);
        ENSURE(err.code == refused[i].status);
        if (!strstr(err.text, refused[i].part)) ENSURE_TEXT(err.text, refused[i].part);
        if (test_failures > before) fprintf(stderr, "  refused %zu: %s: %s\n", i, refused[i].text, err.text);
    }
    ENSURE(pace_figure_parse(NULL, "5", 1, NULL, NULL) == PACE_ERR_ARG);
}

static void check_long(void)
{
    char text[1000];
    pace_figure f;
    memset(text, '7', sizeof text);
    ENSURE(pace_figure_parse(&f, text, sizeof text, NULL, NULL) == PACE_ERR_PARSE);
    memset(text, ' ', sizeof text);
    ENSURE(pace_figure_parse(&f, text, sizeof text, NULL, NULL) == PACE_OK && isnan(f.value));
}

static const struct {
    const char *text, *lang, *printed;
} printed[] = {
    {"10%以上", "zh", "≥10%"},
    {"约8.8%", NULL, "≈8.8"},
    {"〔55〕", "zh", "[55]"},
    {"6.5%-7%", "zh", "6.5-7%"},
    {"-7%~-6.5%", "zh", "-7~-6.5%"},
    {"近90万人", "zh", "近90万人"},
    {"近90万人", "en", "nearly 90 × 10,000 persons"},
    {"1.90万亿元", "en", "1.90 trillion yuan"},
    {"5个百分点", "en", "5 percentage points"},
    {"1,234.50", "zh", "1234.50"},
    {"—", "zh", ""},
};

static void check_printed(void)
{
    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++) {
        pace_buffer out = PACE_BUFFER_INIT;
        pace_figure f = {0};
        ENSURE(pace_figure_parse(&f, printed[i].text, strlen(printed[i].text), NULL, NULL) == PACE_OK);
        pace_figure_print(&out, &f, printed[i].lang);
        ENSURE_TEXT(out.text ? out.text : "", printed[i].printed);
        pace_buffer_clear(&out);
    }
}

int main(void)
{
    check_read();
    check_refused();
    check_long();
    check_printed();
    return TEST_RESULT;
}
