/* Addresses within texts that name sources: "https://a.org/b", and "a.org/b" as it is often recorded. */
#include <string.h>
#include "report/writers.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* What may stand in an address and needs no escape in any format. */
static bool is_plain(char c)
{
    return is_letter(c) || is_digit(c) || (c && strchr("-._~:/?#@!$&()*+,;=%[]", c));
}

/* "a.org" before '/'; 0 = no host. */
static size_t host_at(const char *at)
{
    size_t n = 0, label = 0, dots = 0;
    bool letters = true;
    for (; is_letter(at[n]) || is_digit(at[n]) || at[n] == '-' || at[n] == '.'; n++) {
        if (at[n] == '.') {
            if (!label)
                return 0;
            dots++;
            label = 0;
            letters = true;
        } else {
            label++;
            letters = letters && is_letter(at[n]);
        }
    }
    return dots && label >= 2 && letters && at[n] == '/' ? n : 0;
}

size_t report_address(const char *text, size_t *length)
{
    for (size_t i = 0; text[i]; i++) {
        bool begins = !i || !(is_letter(text[i - 1]) || is_digit(text[i - 1]) || strchr("-._/@:", text[i - 1]));
        size_t n = 0, scheme;
        if (!begins)
            continue;
        if (strncmp(text + i, "https://", 8) == 0)
            n = 8;
        else if (strncmp(text + i, "http://", 7) == 0)
            n = 7;
        scheme = n;
        if (!host_at(text + i + n) && !scheme)
            continue;
        while (is_plain(text[i + n]))
            n++;
        while (n && strchr(".,;:!?", text[i + n - 1]))
            n--;
        if (n <= scheme + 3)
            continue;
        *length = n;
        return i;
    }
    *length = 0;
    return 0;
}

void report_put_address(pace_buffer *out, const char *at, size_t length)
{
    if (strncmp(at, "http://", 7) != 0 && strncmp(at, "https://", 8) != 0)
        pace_buffer_text(out, "https://");
    pace_buffer_bytes(out, at, length);
}
