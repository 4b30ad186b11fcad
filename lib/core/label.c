#include "core/label.h"
#include <string.h>
#include "core/format.h"

void pace__label_put(pace__label *label, const char *text)
{
    size_t n = strlen(text);
    if (n >= PACE__LABEL_SIZE - label->length)
        n = PACE__LABEL_SIZE - 1 - label->length;
    memcpy(label->to + label->length, text, n);
    label->length += n;
    label->to[label->length] = '\0';
}

void pace__label_integer(pace__label *label, int value, int width)
{
    char digits[PACE__INTEGER_SIZE];
    size_t n = pace__print_integer(digits, value);
    for (; (int)n < width; width--)
        pace__label_put(label, "0");
    pace__label_put(label, digits);
}
