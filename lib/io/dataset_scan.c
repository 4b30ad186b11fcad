/* Is a text JSON (RFC 8259)? A pass without memory before the parser's: it says what is wrong in words of our own, at
 * the very byte; and what the parser refuses afterwards is then known to be for want of memory, which its own errors do
 * not tell. */
#include <string.h>
#include "io/dataset_json.h"

enum { DEEPEST = 256 };

typedef struct scan {
    const char *text;
    size_t n, at;
    char open[DEEPEST]; /* brackets */
    size_t depth;
    size_t opened, values;
    const char *wrong;  /* NULL = nothing so far */
    bool quote;         /* the message begins with what stands there */
} scan;

static bool fail(scan *s, const char *wrong)
{
    s->wrong = wrong;
    return false;
}

/* "x where ... belongs", or that the text ends there. */
static bool misplaced(scan *s, const char *wrong)
{
    if (s->at >= s->n)
        return fail(s, "the text ends too early; a bracket or quote is not closed");
    s->quote = true;
    return fail(s, wrong);
}

static char peek(const scan *s)
{
    return s->at < s->n ? s->text[s->at] : '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void skip_blank(scan *s)
{
    while (s->at < s->n &&
           (s->text[s->at] == ' ' || s->text[s->at] == '\n' || s->text[s->at] == '\t' || s->text[s->at] == '\r'))
        s->at++;
}

static bool take_digits(scan *s)
{
    size_t from = s->at;
    while (is_digit(peek(s)))
        s->at++;
    return s->at > from;
}

static bool take_number(scan *s)
{
    static const char wrong[] = "where a number as in JSON belongs, such as 0, -1.5 or 2e3";
    if (peek(s) == '-')
        s->at++;
    if (peek(s) == '0') {
        s->at++;
        if (is_digit(peek(s)))
            return fail(s, "a number that begins with 0; leave the zero out");
    } else if (!take_digits(s)) {
        return misplaced(s, wrong);
    }
    if (peek(s) == '.') {
        s->at++;
        if (!take_digits(s))
            return misplaced(s, wrong);
    }
    if (peek(s) == 'e' || peek(s) == 'E') {
        s->at++;
        if (peek(s) == '+' || peek(s) == '-')
            s->at++;
        if (!take_digits(s))
            return misplaced(s, wrong);
    }
    return true;
}

/* Four hexadecimal digits; -1 where there are none. */
static int take_hex(scan *s)
{
    int code = 0;
    for (int i = 0; i < 4; i++, s->at++) {
        char c = peek(s);
        int digit = is_digit(c)            ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            return -1;
        code = code * 16 + digit;
    }
    return code;
}

static bool take_escape(scan *s)
{
    size_t from = s->at++;
    char c = peek(s);
    int code, low = -1;
    if (c && strchr("\"\\/bfnrt", c)) {
        s->at++;
        return true;
    }
    if (c != 'u')
        return misplaced(s, "where an escape belongs, such as \\n, \\\" or \\u4E00");
    s->at++;
    code = take_hex(s);
    if (code < 0)
        return misplaced(s, "where one of four hexadecimal digits belongs");
    if (code >= 0xD800 && code < 0xDC00 && s->n - s->at > 2 && s->text[s->at] == '\\' && s->text[s->at + 1] == 'u') {
        s->at += 2;
        low = take_hex(s);
    }
    if ((code >= 0xD800 && code < 0xDC00) ? (low < 0xDC00 || low > 0xDFFF) : (code >= 0xDC00 && code < 0xE000)) {
        s->at = from;
        return fail(s, "half of a surrogate pair; write the character itself");
    }
    if (code == 0) {
        s->at = from;
        return fail(s, "\\u0000 in a string; the text of a data set has no NUL");
    }
    return true;
}

static bool take_string(scan *s)
{
    for (s->at++; s->at < s->n;) {
        char c = s->text[s->at];
        if (c == '"') {
            s->at++;
            return true;
        }
        if ((unsigned char)c < 0x20)
            return fail(s, "a control character in a string; write \\n, \\t or \\u001F");
        if (c != '\\')
            s->at++;
        else if (!take_escape(s))
            return false;
    }
    return misplaced(s, "");
}

static bool take_literal(scan *s)
{
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++) {
        size_t length = strlen(words[i]);
        if (s->n - s->at >= length && memcmp(s->text + s->at, words[i], length) == 0) {
            s->at += length;
            return true;
        }
    }
    return misplaced(s, "where a value belongs");
}

static bool open_bracket(scan *s, char bracket)
{
    if (s->depth == DEEPEST)
        return fail(s, "nested too deeply; a data set needs a dozen levels");
    s->open[s->depth++] = bracket;
    s->opened++;
    s->at++;
    return true;
}

/* A key and its colon. */
static bool take_key(scan *s)
{
    skip_blank(s);
    if (peek(s) != '"')
        return misplaced(s, "where a key in double quotes belongs");
    if (!take_string(s))
        return false;
    skip_blank(s);
    if (peek(s) != ':')
        return misplaced(s, "where a colon belongs");
    s->at++;
    return true;
}

/* A value up to its end, or into the first item of a list or object. *inside: another value comes next. */
static bool take_value(scan *s, bool *inside)
{
    char c, close;
    skip_blank(s);
    c = peek(s);
    *inside = false;
    s->values++;
    if (c == '"')
        return take_string(s);
    if (c == '-' || is_digit(c))
        return take_number(s);
    if (c != '{' && c != '[')
        return take_literal(s);
    if (!open_bracket(s, c))
        return false;
    close = c == '{' ? '}' : ']';
    skip_blank(s);
    if (peek(s) == close)
        return true;
    *inside = true;
    return c == '[' || take_key(s);
}

/* Behind a value: closes what is closed, and goes to the next value. *more false: that was the last. */
static bool take_next(scan *s, bool *more)
{
    *more = false;
    for (;;) {
        char open = s->depth ? s->open[s->depth - 1] : '\0', c;
        skip_blank(s);
        c = peek(s);
        if (!open)
            return s->at == s->n || fail(s, "something follows the end of the data; one file holds one object");
        if (c == ',') {
            s->at++;
            *more = true;
            return open == '[' || take_key(s);
        }
        if (c != (open == '[' ? ']' : '}'))
            return misplaced(s, open == '[' ? "where , or ] belongs" : "where , or } belongs");
        s->at++;
        s->depth--;
    }
}

static bool take_all(scan *s)
{
    bool more = true, inside;
    skip_blank(s);
    if (s->at == s->n)
        return fail(s, "no JSON in it; a data set is an object { ... }");
    while (more) {
        if (!take_value(s, &inside))
            return false;
        if (!inside && !take_next(s, &more))
            return false;
    }
    return true;
}

/* A few bytes of text can stand for a hundred of memory. Texts that are nothing but brackets and commas are refused
 * before they cost anything; a real data set has some fifteen bytes a value and a hundred an object. */
static bool is_dense(const scan *s)
{
    return s->opened > 100000 + s->n / 32 || s->values > 1000000 + s->n / 8;
}

static size_t code_point_length(const char *text, size_t n)
{
    size_t length = n > 0;
    while (length && length < n && ((unsigned char)text[length] & 0xC0u) == 0x80u)
        length++;
    return length;
}

pace_status dataset_scan(const char *bytes, size_t n, const char *name, pace_error *err)
{
    scan s = {.text = bytes, .n = n};
    dataset_place place;
    if (take_all(&s))
        return is_dense(&s) ? pace__fail(err, PACE_ERR_RANGE, name,
                                         "has more brackets or commas than a data set of its length can need")
                            : PACE_OK;
    place = dataset_place_of(bytes, s.at);
    if (!s.quote)
        return pace__fail_at(err, PACE_ERR_PARSE, name, place.line, place.column, "%s", s.wrong);
    return pace__fail_at(err, PACE_ERR_PARSE, name, place.line, place.column, "%Q %s",
                         (int)code_point_length(bytes + s.at, n - s.at), bytes + s.at, s.wrong);
}
