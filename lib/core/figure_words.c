/* Words around a figure: how exactly it is meant, in Chinese and English, before it and behind it. */
#include "core/figure.h"
#include <string.h>

/* What a word says beside a qualifier. */
enum { SAYS_NOTHING = -1, NEEDS_LIMIT = -2 };

typedef struct word {
    const char *text;
    int says; /* a pace_qualifier, or one of the above */
} word;

/* Longer words come before those that they begin with. */
static const word words_before[] = {
    {"不低于", PACE_AT_LEAST},
    {"不少于", PACE_AT_LEAST},
    {"不小于", PACE_AT_LEAST},
    {"至少", PACE_AT_LEAST},
    {"最低", PACE_AT_LEAST},
    {"不超过", PACE_AT_MOST},
    {"不高于", PACE_AT_MOST},
    {"不大于", PACE_AT_MOST},
    {"不多于", PACE_AT_MOST},
    {"至多", PACE_AT_MOST},
    {"最多", PACE_AT_MOST},
    {"最高", PACE_AT_MOST},
    {"不到", PACE_LESS_THAN},
    {"不足", PACE_LESS_THAN},
    {"低于", PACE_LESS_THAN},
    {"小于", PACE_LESS_THAN},
    {"少于", PACE_LESS_THAN},
    {"超过", PACE_MORE_THAN},
    {"大于", PACE_MORE_THAN},
    {"高于", PACE_MORE_THAN},
    {"多于", PACE_MORE_THAN},
    {"突破", PACE_MORE_THAN},
    {"超", PACE_MORE_THAN},
    {"逾", PACE_MORE_THAN},
    {"大约", PACE_ABOUT},
    {"大概", PACE_ABOUT},
    {"约", PACE_ABOUT},
    {"将近", PACE_NEARLY},
    {"接近", PACE_NEARLY},
    {"近", PACE_NEARLY},
    {"控制在", NEEDS_LIMIT},
    {"保持在", SAYS_NOTHING},
    {"力争达到", SAYS_NOTHING},
    {"力争", SAYS_NOTHING},
    {"提高到", SAYS_NOTHING},
    {"提高至", SAYS_NOTHING},
    {"提升到", SAYS_NOTHING},
    {"提升至", SAYS_NOTHING},
    {"增加到", SAYS_NOTHING},
    {"增加至", SAYS_NOTHING},
    {"降低到", SAYS_NOTHING},
    {"降低至", SAYS_NOTHING},
    {"下降到", SAYS_NOTHING},
    {"下降至", SAYS_NOTHING},
    {"降到", SAYS_NOTHING},
    {"降至", SAYS_NOTHING},
    {"稳定在", SAYS_NOTHING},
    {"达到", SAYS_NOTHING},
    {"达", SAYS_NOTHING},
    {"≥", PACE_AT_LEAST},
    {"≧", PACE_AT_LEAST},
    {"⩾", PACE_AT_LEAST},
    {">=", PACE_AT_LEAST},
    {"≤", PACE_AT_MOST},
    {"≦", PACE_AT_MOST},
    {"⩽", PACE_AT_MOST},
    {"<=", PACE_AT_MOST},
    {">", PACE_MORE_THAN},
    {"<", PACE_LESS_THAN},
    {"≈", PACE_ABOUT},
    {"~", PACE_ABOUT},
    {"not less than ", PACE_AT_LEAST},
    {"no less than ", PACE_AT_LEAST},
    {"at least ", PACE_AT_LEAST},
    {"not more than ", PACE_AT_MOST},
    {"no more than ", PACE_AT_MOST},
    {"at most ", PACE_AT_MOST},
    {"up to ", PACE_AT_MOST},
    {"within ", PACE_AT_MOST},
    {"more than ", PACE_MORE_THAN},
    {"greater than ", PACE_MORE_THAN},
    {"exceeding ", PACE_MORE_THAN},
    {"over ", PACE_MORE_THAN},
    {"above ", PACE_MORE_THAN},
    {"less than ", PACE_LESS_THAN},
    {"fewer than ", PACE_LESS_THAN},
    {"under ", PACE_LESS_THAN},
    {"below ", PACE_LESS_THAN},
    {"approximately ", PACE_ABOUT},
    {"approx. ", PACE_ABOUT},
    {"about ", PACE_ABOUT},
    {"around ", PACE_ABOUT},
    {"roughly ", PACE_ABOUT},
    {"some ", PACE_ABOUT},
    {"nearly ", PACE_NEARLY},
    {"almost ", PACE_NEARLY},
    {"close to ", PACE_NEARLY},
};

static const word words_behind[] = {
    {"左右", PACE_ABOUT},          {"上下", PACE_ABOUT},         {"±", PACE_ABOUT},
    {"及以上", PACE_AT_LEAST},     {"以上", PACE_AT_LEAST},      {"+", PACE_AT_LEAST},
    {"及以下", PACE_AT_MOST},      {"以下", PACE_AT_MOST},       {"以内", PACE_AT_MOST},
    {"之内", PACE_AT_MOST},        {" or more", PACE_AT_LEAST},  {" or above", PACE_AT_LEAST},
    {" and above", PACE_AT_LEAST}, {" and over", PACE_AT_LEAST}, {" or less", PACE_AT_MOST},
    {" or below", PACE_AT_MOST},   {" and below", PACE_AT_MOST}, {" or so", PACE_ABOUT},
};

static bool same_letters(const char *text, const char *lower, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((text[i] >= 'A' && text[i] <= 'Z' ? text[i] - 'A' + 'a' : text[i]) != lower[i])
            return false;
    return true;
}

static const word *find_before(const char *text, size_t n)
{
    for (size_t i = 0; i < sizeof words_before / sizeof *words_before; i++) {
        size_t length = strlen(words_before[i].text);
        if (length < n && same_letters(text, words_before[i].text, length))
            return &words_before[i];
    }
    return NULL;
}

static const word *find_behind(const char *text, size_t n)
{
    for (size_t i = 0; i < sizeof words_behind / sizeof *words_behind; i++) {
        size_t length = strlen(words_behind[i].text);
        if (length < n && same_letters(text + n - length, words_behind[i].text, length))
            return &words_behind[i];
    }
    return NULL;
}

/* 约…左右 says one thing twice; 超过…以下 says two. */
static bool agree(int *said, int says)
{
    if (says < 0)
        return true;
    if (*said >= 0 && *said != says)
        return false;
    *said = says;
    return true;
}

bool pace__figure_qualifier(pace_qualifier *qualifier, const char **text, size_t *n)
{
    const word *found;
    int said = -1;
    bool limit = false;
    while ((found = find_before(*text, *n)) != NULL) {
        size_t length = strlen(found->text);
        limit |= found->says == NEEDS_LIMIT;
        if (!agree(&said, found->says))
            return false;
        *text += length;
        *n -= length;
        while (*n && **text == ' ')
            ++*text, --*n;
    }
    while ((found = find_behind(*text, *n)) != NULL) {
        if (!agree(&said, found->says))
            return false;
        *n -= strlen(found->text);
        while (*n && (*text)[*n - 1] == ' ')
            --*n;
    }
    if (limit && said < 0)
        return false;
    if (said >= 0)
        *qualifier = (pace_qualifier)said;
    return true;
}

bool pace__figure_doubling(double *out, const char *text, size_t n)
{
    static const struct {
        const char *text;
        double times;
    } rows[] = {{"翻番", 2}, {"翻一番", 2}, {"翻两番", 4}, {"翻二番", 4}, {"翻三番", 8}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strlen(rows[i].text) == n && memcmp(rows[i].text, text, n) == 0) {
            *out = rows[i].times;
            return true;
        }
    }
    return false;
}
