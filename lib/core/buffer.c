#include "pace/buffer.h"
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "core/format.h"
#include "core/utf8.h"
#include "pace/number.h"

void pace_buffer_clear(pace_buffer *buffer)
{
    pace__release(buffer->allocator, buffer->text, buffer->capacity);
    buffer->text = NULL;
    buffer->length = buffer->capacity = 0;
    buffer->status = PACE_OK;
}

/* Room for `count` more bytes and the NUL; NULL when the buffer has failed, now or before. */
static char *room(pace_buffer *buffer, size_t count)
{
    void *text = buffer->text;
    if (buffer->status)
        return NULL;
    if (count < buffer->capacity - buffer->length) /* the NUL included; an empty buffer has neither */
        return buffer->text + buffer->length;
    if (count > (size_t)PTRDIFF_MAX - buffer->length - 1 ||
        !pace__reserve(buffer->allocator, &text, &buffer->capacity, buffer->length + count + 1, 1)) {
        buffer->status = PACE_ERR_NOMEM;
        return NULL;
    }
    buffer->text = text;
    return buffer->text + buffer->length;
}

void pace_buffer_bytes(pace_buffer *buffer, const char *bytes, size_t count)
{
    char *to = room(buffer, count);
    if (!to)
        return;
    if (count)
        memcpy(to, bytes, count);
    to[count] = '\0';
    buffer->length += count;
}

void pace_buffer_text(pace_buffer *buffer, const char *text)
{
    if (text)
        pace_buffer_bytes(buffer, text, strlen(text));
}

void pace_buffer_char(pace_buffer *buffer, char c)
{
    pace_buffer_bytes(buffer, &c, 1);
}

void pace_buffer_number(pace_buffer *buffer, double value)
{
    char digits[PACE_NUMBER_SIZE];
    if (isfinite(value))
        pace_buffer_bytes(buffer, digits, pace_number_print(digits, value));
}

void pace_buffer_fixed(pace_buffer *buffer, double value, int decimals)
{
    char digits[PACE_FIXED_SIZE];
    if (isfinite(value))
        pace_buffer_bytes(buffer, digits, pace_number_print_fixed(digits, value, decimals, 0));
}

void pace_buffer_integer(pace_buffer *buffer, int64_t value)
{
    char digits[PACE__INTEGER_SIZE];
    pace_buffer_bytes(buffer, digits, pace__print_integer(digits, value));
}

static void put(void *to, const char *bytes, size_t count)
{
    pace_buffer_bytes(to, bytes, count);
}

void pace_buffer_format(pace_buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    pace__format((pace__sink){put, buffer}, false, format, args);
    va_end(args);
}

/* Letters and digits, which no format escapes. */
static bool is_plain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Copies text that may hold anything. `write` writes what stands for a code point, or answers false where the code
 * point stands for itself; invalid bytes become U+FFFD. */
static void escape(pace_buffer *buffer, const char *text, bool (*write)(pace_buffer *buffer, int32_t codepoint))
{
    size_t n = text ? strlen(text) : 0, at = 0;
    while (at < n && !buffer->status) {
        size_t plain = at, step = 0;
        int32_t codepoint = 0;
        while (plain < n && is_plain(text[plain]))
            plain++;
        if (plain > at)
            pace_buffer_bytes(buffer, text + at, plain - at);
        at = plain;
        if (at == n)
            return;
        step = pace__utf8_decode(text + at, n - at, &codepoint);
        if (step == 0)
            pace_buffer_text(buffer, "\xEF\xBF\xBD");
        else if (!write(buffer, codepoint))
            pace_buffer_bytes(buffer, text + at, step);
        at += step ? step : 1;
    }
}

typedef struct escape_row {
    int32_t codepoint;
    const char *text;
} escape_row;

static bool write_row(pace_buffer *buffer, int32_t codepoint, const escape_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].codepoint != codepoint)
            continue;
        pace_buffer_text(buffer, rows[i].text);
        return true;
    }
    return false;
}

static bool write_json(pace_buffer *buffer, int32_t codepoint)
{
    static const char hex[] = "0123456789abcdef";
    char text[] = "\\u0000";
    static const escape_row rows[] = {{'"', "\\\""}, {'\\', "\\\\"}, {'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}};
    if (write_row(buffer, codepoint, rows, sizeof rows / sizeof *rows))
        return true;
    /* The two separators end a line in older JavaScript, into which JSON is often pasted. */
    if (codepoint >= 0x20 && codepoint != 0x7F && codepoint != 0x2028 && codepoint != 0x2029)
        return false;
    for (int i = 0; i < 4; i++)
        text[5 - i] = hex[(codepoint >> (4 * i)) & 15];
    pace_buffer_text(buffer, text);
    return true;
}

void pace_buffer_json_string(pace_buffer *buffer, const char *text)
{
    pace_buffer_char(buffer, '"');
    escape(buffer, text, write_json);
    pace_buffer_char(buffer, '"');
}

void pace_buffer_json_number(pace_buffer *buffer, double value)
{
    if (isfinite(value))
        pace_buffer_number(buffer, value);
    else
        pace_buffer_text(buffer, "null");
}

static bool write_xml(pace_buffer *buffer, int32_t codepoint)
{
    static const escape_row rows[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&#39;"}};
    if (write_row(buffer, codepoint, rows, sizeof rows / sizeof *rows))
        return true;
    if (codepoint == '\t' || codepoint == '\n')
        return false;
    /* XML 1.0 has no way at all to write these. */
    return codepoint < 0x20 || (codepoint >= 0x7F && codepoint < 0xA0) || codepoint == 0xFFFE || codepoint == 0xFFFF;
}

void pace_buffer_xml(pace_buffer *buffer, const char *text)
{
    escape(buffer, text, write_xml);
}

static bool write_csv(pace_buffer *buffer, int32_t codepoint)
{
    if (codepoint == '"')
        pace_buffer_text(buffer, "\"\"");
    return codepoint == '"';
}

/* What a spreadsheet would run rather than show: a tab or a return before the sign changes nothing. */
static bool is_formula(const char *text)
{
    double ignored;
    if (text[0] == '\t' || text[0] == '\r')
        return true;
    return text[0] && strchr("=+-@", text[0]) && pace_number_parse(&ignored, text, strlen(text), NULL) != PACE_OK;
}

void pace_buffer_csv_cell(pace_buffer *buffer, const char *text)
{
    const char *cell = text ? text : "";
    size_t n = strlen(cell);
    bool formula = is_formula(cell);
    if (!formula && cell[strcspn(cell, ",;\"\r\n\t")] == '\0' && cell[0] != ' ' && (n == 0 || cell[n - 1] != ' ')) {
        escape(buffer, cell, write_csv);
        return;
    }
    pace_buffer_char(buffer, '"');
    if (formula)
        pace_buffer_char(buffer, '\'');
    escape(buffer, cell, write_csv);
    pace_buffer_char(buffer, '"');
}
