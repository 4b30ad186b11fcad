#include "pace/text.h"
#include "test.h"

static void check_validity(void)
{
    static const struct {
        const char *bytes;
        size_t n, valid;
    } rows[] = {
        {"", 0, 0},
        {"plain ascii, more than eight bytes", 34, 34},
        {"eight by\xff", 9, 8},
        {"a\0b", 3, 3},
        {"武汉", 6, 6},
        {"武汉", 5, 3},
        {"\xf0\x9f\x98\x80", 4, 4},
        {"\xf0\x9f\x98", 3, 0},
        {"\xc0\xaf", 2, 0}, /* overlong */
        {"\xc1\xbf", 2, 0},
        {"\xe0\x9f\xbf", 3, 0}, /* overlong */
        {"\xe0\xa0\x80", 3, 3},
        {"\xed\x9f\xbf", 3, 3},
        {"\xed\xa0\x80", 3, 0}, /* surrogate */
        {"\xed\xbf\xbf", 3, 0},
        {"\xee\x80\x80", 3, 3},
        {"\xf0\x8f\xbf\xbf", 4, 0}, /* overlong */
        {"\xf4\x8f\xbf\xbf", 4, 4}, /* U+10FFFF */
        {"\xf4\x90\x80\x80", 4, 0},
        {"\xf5\x80\x80\x80", 4, 0},
        {"\x80", 1, 0},
        {"ab\xe6\xb1"
         "c",
         5, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ENSURE(pace_text_valid(rows[i].bytes, rows[i].n) == rows[i].valid);
}

static void check_steps(void)
{
    const char *text = "a武\xf0\x9f\x98\x80";
    size_t at = 0, n = strlen(text);
    ENSURE(pace_text_next(text, n, &at) == 'a' && at == 1);
    ENSURE(pace_text_next(text, n, &at) == 0x6B66 && at == 4);
    ENSURE(pace_text_next(text, n, &at) == 0x1F600 && at == 8);
    ENSURE(pace_text_next(text, n, &at) == -1 && at == 8);
    ENSURE(pace_text_offset(text, n, 0) == 0);
    ENSURE(pace_text_offset(text, n, 1) == 1);
    ENSURE(pace_text_offset(text, n, 2) == 4);
    ENSURE(pace_text_offset(text, n, 3) == 8);
    ENSURE(pace_text_offset(text, n, 99) == 8);
}

static void check_width(void)
{
    static const struct {
        const char *text;
        int width;
    } rows[] = {
        {"", 0},
        {"abc", 3},
        {"武汉", 4},
        {"８．８％", 8},
        {"ｱｲ", 2},
        {"é", 1},
        {"e\xcc\x81", 1},
        {"\xe2\x80\x8b", 0},
        {"한국", 4},
        {"\xf0\x9f\x98\x80", 2},
        {"±", 1},
        {"“”", 2},
        {"…", 1},
        {"、。", 4},
        {"\xf0\xa0\x80\x80", 2},
        {"\n", 0},
        {"–", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ENSURE(pace_text_width(rows[i].text, strlen(rows[i].text)) == rows[i].width);
    ENSURE(pace_text_codepoint_width(0x0301) == 0);
    ENSURE(pace_text_codepoint_width(0xFEFF) == 0);
    ENSURE(pace_text_codepoint_width(0x1100) == 2 && pace_text_codepoint_width(0x1160) == 0);
    ENSURE(pace_text_codepoint_width(0x4DFF) == 1 && pace_text_codepoint_width(0x4E00) == 2);
    ENSURE(pace_text_codepoint_width(0x9FFF) == 2 && pace_text_codepoint_width(0xA000) == 2);
    ENSURE(pace_text_codepoint_width(0x3FFFD) == 2 && pace_text_codepoint_width(0x10FFFF) == 1);
}

static void check_distance(void)
{
    char longer[200], other[200];
    ENSURE(pace_text_distance("kitten", "sitting", 9) == 3);
    ENSURE(pace_text_distance("gdp", "gdp", 2) == 0);
    ENSURE(pace_text_distance("", "abc", 5) == 3);
    ENSURE(pace_text_distance("abc", "", 2) == 3);
    ENSURE(pace_text_distance("武汉市", "武昌市", 2) == 1);
    ENSURE(pace_text_distance("abcdef", "uvwxyz", 2) == 3);
    ENSURE(pace_text_distance("abcdef", "uvwxyz", 0) == 1);
    memset(longer, 'a', sizeof longer - 1);
    longer[sizeof longer - 1] = '\0';
    memcpy(other, longer, sizeof other);
    ENSURE(pace_text_distance(longer, other, 3) == 0);
    other[0] = 'b';
    ENSURE(pace_text_distance(longer, other, 3) == 4);
}

int main(void)
{
    check_validity();
    check_steps();
    check_width();
    check_distance();
    return TEST_RESULT;
}
