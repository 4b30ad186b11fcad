#include "report/html_dark.h"
#include <string.h>

static bool is_hex(const char *s)
{
    for (int i = 0; i < 6; i++)
        if (!s[i] || !strchr("0123456789ABCDEFabcdef", s[i]))
            return false;
    return s[6] == '"';
}

/* Where the color of ` NAME="#` stands in a tag of n bytes; NULL = there is none. */
static const char *find_color(const char *tag, size_t n, const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i + length + 7 <= n; i++)
        if (memcmp(tag + i, name, length) == 0 && is_hex(tag + i + length))
            return tag + i + length;
    return NULL;
}

static void take_color(char out[DARK_COLOR], const char *at)
{
    out[0] = 0;
    if (!at)
        return;
    out[0] = '#';
    memcpy(out + 1, at, 6);
    out[7] = 0;
}

/* The same bytes but for the colours that were found in both. */
static bool same_but(const char *light, const char *dark, size_t n, const char *const colors[2])
{
    for (size_t i = 0; i < n; i++) {
        bool color = false;
        for (int k = 0; k < 2; k++)
            color = color || (colors[k] && light + i >= colors[k] && light + i < colors[k] + 6);
        if (!color && light[i] != dark[i])
            return false;
    }
    return true;
}

static int find_class(dark_classes *classes, const dark_class *one)
{
    for (size_t i = 0; i < classes->count; i++)
        if (memcmp(&classes->at[i], one, sizeof *one) == 0)
            return (int)i;
    if (classes->count == DARK_CLASSES)
        return -1;
    classes->at[classes->count] = *one;
    return (int)classes->count++;
}

/* A tag of n bytes, '<' to '>'; false where it is another one in the dark. */
static bool put_tag(pace_buffer *out, dark_classes *classes, const char *light, const char *dark, size_t n)
{
    const char *const colors[2] = {find_color(light, n, " fill=\"#"), find_color(light, n, " stroke=\"#")};
    size_t close = n >= 2 && light[n - 2] == '/' ? 2 : 1;
    dark_class one;
    int index;

    if (!same_but(light, dark, n, colors))
        return false;
    memset(&one, 0, sizeof one);
    take_color(one.fill[0], colors[0]);
    take_color(one.stroke[0], colors[1]);
    take_color(one.fill[1], colors[0] ? dark + (colors[0] - light) : NULL);
    take_color(one.stroke[1], colors[1] ? dark + (colors[1] - light) : NULL);
    if (strcmp(one.fill[0], one.fill[1]) == 0 && strcmp(one.stroke[0], one.stroke[1]) == 0) {
        pace_buffer_bytes(out, light, n);
        return true;
    }
    index = find_class(classes, &one);
    if (index < 0)
        return false;
    pace_buffer_bytes(out, light, n - close);
    pace_buffer_format(out, " class=\"k%d\"", index);
    pace_buffer_bytes(out, light + n - close, close);
    return true;
}

bool dark_picture(pace_buffer *out, dark_classes *classes, const char *light, const char *dark)
{
    size_t before = out->length, known = classes->count;
    bool same = strlen(light) == strlen(dark);
    while (same && *light) {
        size_t n = *light == '<' ? strcspn(light, ">") + 1 : strcspn(light, "<");
        if (*light == '<') {
            same = light[n - 1] == '>' && put_tag(out, classes, light, dark, n);
        } else {
            same = memcmp(light, dark, n) == 0;
            pace_buffer_bytes(out, light, n);
        }
        light += n;
        dark += n;
    }
    if (!same) {
        classes->count = known;
        if (out->text && out->length > before) {
            out->length = before;
            out->text[before] = '\0';
        }
    }
    return same;
}

void dark_rules(pace_buffer *out, const dark_classes *classes)
{
    if (!classes->count)
        return;
    pace_buffer_text(out, "@media screen and (prefers-color-scheme:dark){");
    for (size_t i = 0; i < classes->count; i++) {
        const dark_class *one = &classes->at[i];
        pace_buffer_format(out, ".k%d{", (int)i);
        if (*one->fill[1])
            pace_buffer_format(out, "fill:%s;", one->fill[1]);
        if (*one->stroke[1])
            pace_buffer_format(out, "stroke:%s", one->stroke[1]);
        pace_buffer_char(out, '}');
    }
    pace_buffer_text(out, "}\n");
}
