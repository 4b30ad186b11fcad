#include "pace/text.h"
#include <string.h>
#include "core/utf8.h"

size_t pace__utf8_decode(const char *text, size_t n, int32_t *codepoint)
{
    static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *byte = (const unsigned char *)text;
    size_t length;
    int32_t value;
    if (n == 0)
        return 0;
    if (byte[0] < 0x80) {
        *codepoint = byte[0];
        return 1;
    }
    if (byte[0] < 0xC2 || byte[0] > 0xF4)
        return 0;
    length = byte[0] < 0xE0 ? 2 : byte[0] < 0xF0 ? 3 : 4;
    if (n < length)
        return 0;
    value = byte[0] & (0x7F >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return 0;
        value = value * 64 + (byte[i] & 0x3F);
    }
    if (value < least[length] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *codepoint = value;
    return length;
}

bool pace__utf8_is_hidden(int32_t codepoint)
{
    if (codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0))
        return true;
    return codepoint == 0xAD || codepoint == 0x61C || (codepoint >= 0x200B && codepoint <= 0x200F) ||
           (codepoint >= 0x2028 && codepoint <= 0x202E) || (codepoint >= 0x2060 && codepoint <= 0x206F) ||
           codepoint == 0xFEFF || (codepoint >= 0xFFF9 && codepoint <= 0xFFFB) || codepoint >= 0xE0000;
}

size_t pace_text_valid(const char *text, size_t n)
{
    size_t at = 0;
    while (at < n) {
        uint64_t eight;
        int32_t codepoint;
        size_t step;
        if (n - at >= sizeof eight) {
            memcpy(&eight, text + at, sizeof eight);
            if ((eight & UINT64_C(0x8080808080808080)) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        step = pace__utf8_decode(text + at, n - at, &codepoint);
        if (step == 0)
            return at;
        at += step;
    }
    return n;
}

int32_t pace_text_next(const char *text, size_t n, size_t *at)
{
    int32_t codepoint = 0xFFFD;
    size_t step;
    if (*at >= n)
        return -1;
    step = pace__utf8_decode(text + *at, n - *at, &codepoint);
    *at += step ? step : 1;
    return codepoint;
}

size_t pace_text_offset(const char *text, size_t n, int64_t index)
{
    size_t at = 0;
    while (index > 0 && at < n) {
        (void)pace_text_next(text, n, &at);
        index--;
    }
    return at;
}

enum { NAME_LIMIT = 128 }; /* code points; longer names are no slips of the hand */

static int decode_name(int32_t out[NAME_LIMIT], const char *text)
{
    size_t n = strlen(text), at = 0;
    int count = 0;
    while (at < n) {
        if (count == NAME_LIMIT)
            return -1;
        out[count++] = pace_text_next(text, n, &at);
    }
    return count;
}

static int smallest(int a, int b, int c)
{
    int least = a < b ? a : b;
    return least < c ? least : c;
}

int pace_text_distance(const char *a, const char *b, int limit)
{
    int32_t left[NAME_LIMIT], right[NAME_LIMIT];
    int row[NAME_LIMIT + 1], rows = decode_name(left, a), columns = decode_name(right, b);
    if (rows < 0 || columns < 0)
        return strcmp(a, b) == 0 ? 0 : limit + 1;
    for (int j = 0; j <= columns; j++)
        row[j] = j;
    for (int i = 1; i <= rows; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= columns; j++) {
            int change = diagonal + (left[i - 1] != right[j - 1]);
            diagonal = row[j];
            row[j] = smallest(change, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[columns] <= limit ? row[columns] : limit + 1;
}
