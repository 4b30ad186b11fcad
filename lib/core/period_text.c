#include "core/period_text.h"
#include <string.h>
#include "core/utf8.h"

typedef struct word {
    const char *text, *symbol;
} word;

/* Longer words stand before their parts. */
static const word words[] = {
    {"以前", "g"},     {"之前", "g"}, {"以后", "k"}, {"之后", "k"}, {"时间不详", "b"}, {"不详", "b"}, {"时期", "p"},
    {"年底之前", "y"}, {"年末之前", "y"}, {"年底以前", "y"}, {"年末以前", "y"}, {"年底前", "y"}, {"年末前", "y"},
    {"年底", "y"},     {"年末", "y"},
    {"期间", "p"},     {"规划", "p"}, {"计划", "p"}, {"年", "y"},   {"度", "d"},       {"上", "u"},   {"下", "l"},
    {"半", "h"},       {"第", "n"},   {"季", "q"},   {"月", "m"},   {"日", "r"},       {"号", "r"},   {"周", "w"},
    {"十", "x"},       {"至", "t"},   {"到", "t"},   {"前", "e"},   {"财", "f"},       {"个", "c"},   {"〇", "0"},
    {"零", "0"},       {"○", "0"},    {"一", "1"},   {"二", "2"},   {"三", "3"},       {"四", "4"},   {"五", "5"},
    {"六", "6"},       {"七", "7"},   {"八", "8"},   {"九", "9"},   {"“", "\""},       {"”", "\""},   {"「", "\""},
    {"」", "\""},      {"《", "\""},  {"》", "\""},  {"‘", "\""},   {"’", "\""},       {"‐", "-"},    {"‑", "-"},
    {"‒", "-"},        {"–", "-"},    {"—", "-"},    {"―", "-"},    {"−", "-"},        {"～", "-"},   {"〜", "-"},
    {"\xC2\xA0", " "}, {"　", " "},
};

static const word *find_word(const char *text, size_t n)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].text);
        if (length <= n && memcmp(text, words[i].text, length) == 0)
            return &words[i];
    }
    return NULL;
}

/* The symbol for what comes next, and how many bytes it takes; 0 where it has none. */
static size_t next_symbol(char *symbol, const char *text, size_t n)
{
    int32_t codepoint = 0;
    size_t step = pace__utf8_decode(text, n, &codepoint);
    const word *found;
    if (step == 0)
        return 0;
    if (step > 1 && (found = find_word(text, n)) != NULL) {
        *symbol = found->symbol[0];
        return strlen(found->text);
    }
    if (codepoint > 0xFF00 && codepoint < 0xFF5F)
        codepoint -= 0xFEE0;
    if (codepoint == '\t')
        codepoint = ' ';
    if (codepoint < 0x20 || codepoint > 0x7E)
        return 0;
    *symbol = (char)codepoint;
    if (*symbol >= 'a' && *symbol <= 'z')
        *symbol = (char)(*symbol - 'a' + 'A');
    if (*symbol == '~')
        *symbol = '-';
    if (*symbol == '\'')
        *symbol = '"';
    return step;
}

bool pace__label_read(pace__label *out, const char *text, size_t n)
{
    size_t at = 0, count = 0;
    while (at < n) {
        char symbol = 0;
        size_t step = next_symbol(&symbol, text + at, n - at);
        if (step == 0 || (count == PACE__LABEL_SIZE - 1 && symbol != ' '))
            return false;
        at += step;
        if (count < PACE__LABEL_SIZE - 1 && (symbol != ' ' || count > 0))
            out->text[count++] = symbol;
    }
    while (count > 0 && out->text[count - 1] == ' ')
        count--;
    out->text[count] = '\0';
    out->at = out->text;
    return true;
}

bool pace__label_take(pace__label *label, const char *symbols)
{
    size_t n = strlen(symbols);
    if (strncmp(label->at, symbols, n) != 0)
        return false;
    label->at += n;
    return true;
}

void pace__label_spaces(pace__label *label)
{
    while (*label->at == ' ')
        label->at++;
}

int pace__label_digits(const pace__label *label)
{
    return (int)strspn(label->at, "0123456789");
}

int pace__label_number(pace__label *label, int digits)
{
    int value = 0;
    for (; digits > 0; digits--)
        value = value * 10 + (*label->at++ - '0');
    return value;
}

int pace__label_small(pace__label *label)
{
    int digits = pace__label_digits(label), value;
    if (digits > 2)
        return -1;
    if (digits < 2 && label->at[digits] == 'x') { /* 十, 十二, 二十, 二十五 */
        value = digits ? pace__label_number(label, 1) * 10 : 10;
        label->at++;
        digits = pace__label_digits(label);
        return digits > 1 ? -1 : value + (digits ? pace__label_number(label, 1) : 0);
    }
    return digits ? pace__label_number(label, digits) : -1;
}
