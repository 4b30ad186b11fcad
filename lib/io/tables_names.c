/* Names: folded so that the same one in two tables is the same, without numbering and unit, and as an id. */
#include <string.h>
#include "io/tables.h"
#include "pace/text.h"

const char *tables_keep(tables *t, const char *text, size_t n)
{
    const char *copy = pace__arena_text(&t->arena, text, n);
    if (!copy)
        (void)tables_no_memory(t);
    return copy;
}

bool tables_has_han(const char *text, size_t n)
{
    size_t at = 0;
    while (at < n) {
        int32_t c = pace_text_next(text, n, &at);
        if ((c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF))
            return true;
    }
    return false;
}

const char *tables_lang_of(const tables *t, const char *text, size_t n)
{
    const char *own = t->opts.lang;
    bool han = tables_has_han(text, n);
    if (own && (!han || strncmp(own, "en", 2) != 0))
        return own;
    return han ? "zh" : "en";
}

/* --- folding ------------------------------------------------------------------------------------------------------ */

static int32_t plain_codepoint(int32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z')
        c += 'a' - 'A';
    return c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* White space, punctuation and brackets of both scripts; what tells "65+" from "65" stays. */
static bool is_dropped(int32_t c)
{
    if (c < 0x80)
        return c <= 0x20 || c == 0x7F || strchr(",;:.'\"()[]{}<>_-/\\*|`", (int)c) != NULL;
    return c == 0xA0 || c == 0xB7 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x3003) ||
           (c >= 0x3008 && c <= 0x3011) || (c >= 0x3014 && c <= 0x301F) || c == 0xFEFF;
}

static size_t put_codepoint(char *out, int32_t c)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | (c >> 6));
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | (c >> 12));
        out[1] = (char)(0x80 | ((c >> 6) & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (c >> 18));
    out[1] = (char)(0x80 | ((c >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((c >> 6) & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* 3.5 and 15-64 keep what stands between their digits. */
static bool joins_digits(int32_t c, const char *out, size_t length, const char *text, size_t n, size_t at)
{
    size_t next = at;
    int32_t after;
    if ((c != '.' && c != '-') || length == 0 || !is_digit(out[length - 1]))
        return false;
    after = plain_codepoint(pace_text_next(text, n, &next));
    return after >= '0' && after <= '9';
}

char *tables_fold(tables *t, const char *text, size_t n, size_t *length)
{
    char *out = pace__arena_alloc(&t->arena, n + 1, 1);
    size_t at = 0;
    *length = 0;
    if (!out) {
        (void)tables_no_memory(t);
        return NULL;
    }
    while (at < n) {
        int32_t c = plain_codepoint(pace_text_next(text, n, &at));
        if (!is_dropped(c) || joins_digits(c, out, *length, text, n, at))
            *length += put_codepoint(out + *length, c);
    }
    out[*length] = '\0';
    return out;
}

/* Whether the first bytes of the word are anywhere in the text: of most words they are not. */
static bool may_hold(const bool bytes[256], const char *word)
{
    for (int i = 0; i < 3 && word[i]; i++)
        if (!bytes[(unsigned char)word[i]])
            return false;
    return true;
}

bool tables_has(const char *text, const char *const *words)
{
    bool bytes[256] = {false};
    for (const char *p = text; *p; p++)
        bytes[(unsigned char)*p] = true;
    for (; *words; words++)
        if (may_hold(bytes, *words) && strstr(text, *words))
            return true;
    return false;
}

/* --- units behind names ------------------------------------------------------------------------------------------- */

static uint64_t hash_of(const char *text, size_t n)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < n; i++)
        hash = (hash ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    return hash ^ (hash >> 29);
}

/* The unit's own words in either language, or its identifier; and what is a mark rather than a word. */
static bool is_own_word(pace_unit unit, const char *text)
{
    static const char *const languages[] = {NULL, "zh", "en"};
    char own[PACE_UNIT_SIZE];
    if (pace_unit_is_rate(unit) || unit.quantity == PACE_RANK || unit.quantity == PACE_INDEX || unit.quantity == PACE_QUANTITY_NONE)
        return true;
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        (void)pace_unit_print(own, unit, languages[i]);
        if (strcmp(own, text) == 0)
            return true;
    }
    return false;
}

/* 件 is a number and stays 件 where it is printed; so does a word that is no unit we know. */
static bool keep_word(tables *t, tables_unit_memo *memo)
{
    pace_name *word;
    memo->word = NULL;
    if (memo->known && is_own_word(memo->unit, memo->text))
        return true;
    word = pace__arena_alloc(&t->arena, 1, sizeof *word);
    if (!word)
        return tables_no_memory(t);
    *word = (pace_name){tables_lang_of(t, memo->text, memo->n), memo->text};
    memo->word = word;
    return true;
}

tables_unit_memo *tables_unit_said(tables *t, const char *text, size_t n)
{
    uint64_t hash = hash_of(text, n);
    tables_unit_memo *memo = &t->units[hash % TABLES_UNIT_MEMOS];
    if (!memo->text || memo->hash != hash || memo->n != n || memcmp(memo->text, text, n) != 0) {
        const char *copy = tables_keep(t, text, n);
        if (!copy)
            return NULL;
        *memo = (tables_unit_memo){.hash = hash, .text = copy, .n = n};
        memo->known = !pace_unit_parse(&memo->unit, text, n, NULL);
        if (!keep_word(t, memo)) {
            memo->text = NULL;
            return NULL;
        }
    }
    return memo;
}

bool tables_unit(tables *t, pace_unit *out, const char *text, size_t n)
{
    const tables_unit_memo *memo = tables_unit_said(t, text, n);
    if (memo && memo->known)
        *out = memo->unit;
    return memo && memo->known;
}

bool tables_same_word(tables *t, const char *a, const char *b)
{
    size_t n, m;
    const char *x, *y;
    if (strcmp(a, b) == 0)
        return true;
    x = tables_fold(t, a, strlen(a), &n);
    y = x ? tables_fold(t, b, strlen(b), &m) : NULL;
    return y && n == m && memcmp(x, y, n) == 0;
}

size_t tables_split_unit(tables *t, pace_unit *unit, bool *known, const char *text, size_t n)
{
    static const char *const brackets[][2] = {{"(", ")"}, {"（", "）"}, {"[", "]"}, {"〔", "〕"}, {"(", "）"}, {"（", ")"}};
    *known = false;
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++) {
        size_t open = strlen(brackets[i][0]), close = strlen(brackets[i][1]), at;
        if (n < open + close + 1 || memcmp(text + n - close, brackets[i][1], close) != 0)
            continue;
        for (at = n - close; at > 0 && (n - close - at < open || memcmp(text + at, brackets[i][0], open) != 0);)
            at--;
        if (at == 0 || !tables_unit(t, unit, text + at + open, n - close - at - open))
            continue;
        *known = true;
        while (at > 0 && text[at - 1] == ' ')
            at--;
        return at;
    }
    return n;
}

size_t tables_numbering(const char *text, size_t n)
{
    static const char *const closers[] = {".", "．", "、", ")", "）"};
    size_t at = 0, digits;
    if (n && (text[0] == '(' || (n >= 3 && memcmp(text, "（", 3) == 0)))
        at = text[0] == '(' ? 1 : 3;
    for (digits = at; digits < n && digits - at < 3 && is_digit(text[digits]);)
        digits++;
    if (digits == at)
        return 0;
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++) {
        size_t length = strlen(closers[i]), end = digits + length;
        if (end >= n || memcmp(text + digits, closers[i], length) != 0 || (at && i < 3))
            continue;
        while (end < n && text[end] == ' ')
            end++;
        return end < n && !is_digit(text[end]) ? end : 0;
    }
    return 0;
}

/* --- ids ---------------------------------------------------------------------------------------------------------- */

enum { ID_BYTES = 512, ID_LETTERS = 120 }; /* of a made one: room for what tells two of them apart */

bool tables_is_id(const char *text, size_t n)
{
    char copy[ID_BYTES + 1];
    if (n == 0 || n > ID_BYTES)
        return false;
    memcpy(copy, text, n);
    copy[n] = '\0';
    return model_is_id(copy);
}

static bool is_quote(const char *text, size_t n)
{
    static const char *const quotes[] = {"\"", "'", "“", "”", "‘", "’", "「", "」", "『", "』", "《", "》", "＂"};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (strlen(quotes[i]) == n && memcmp(quotes[i], text, n) == 0)
            return true;
    return false;
}

/* The name itself where it is an id; else with every stretch of what cannot stand in one as a '_'. */
const char *tables_make_id(tables *t, const char *text, size_t n)
{
    char *out;
    size_t at = 0, length = 0;
    if (tables_is_id(text, n))
        return tables_keep(t, text, n);
    out = pace__arena_alloc(&t->arena, n + 2, 1);
    if (!out) {
        (void)tables_no_memory(t);
        return NULL;
    }
    for (int letters = 0; at < n && letters < ID_LETTERS; letters++) {
        size_t from = at, step;
        (void)pace_text_next(text, n, &at);
        step = at - from;
        if (tables_is_id(text + from, step)) {
            memcpy(out + length, text + from, step);
            length += step;
        } else if (is_quote(text + from, step)) {
            continue; /* “十四五”规划 is 十四五规划 */
        } else if (length && out[length - 1] != '_') {
            out[length++] = '_';
        }
    }
    while (length && out[length - 1] == '_')
        length--;
    if (!length)
        out[length++] = '_';
    out[length] = '\0';
    return out;
}

bool tables_add_words(tables *t, tables_words *words, const char *lang, const char *text, size_t n)
{
    const char *copy;
    for (int64_t i = 0; i < words->count; i++)
        if (strcmp(words->at[i].lang, lang) == 0)
            return true;
    if (n == 0 || words->count == TABLES_LANGS)
        return true;
    copy = tables_keep(t, text, n);
    if (copy)
        words->at[words->count++] = (pace_name){lang, copy};
    return copy != NULL;
}
