/* Faults of a file that is explained: all of them, and in the note of the column or row where they stand. */
#include <string.h>
#include "io/explain.h"

/* "FILE:LINE:COLUMN: " has its line behind the first colon that digits and another colon follow. */
static int64_t line_of(const char *fault, size_t n)
{
    for (size_t i = 0; i + 1 < n; i++) {
        size_t digits = 0;
        int64_t line = 0;
        if (fault[i] != ':')
            continue;
        for (; i + 1 + digits < n && fault[i + 1 + digits] >= '0' && fault[i + 1 + digits] <= '9' && digits < 9; digits++)
            line = 10 * line + (fault[i + 1 + digits] - '0');
        if (digits && i + 1 + digits < n && fault[i + 1 + digits] == ':')
            return line;
    }
    return 0;
}

/* Headed ones begin with their heading, in quotes or square brackets. */
static bool is_headed(const char *fault, size_t n, const char *heading)
{
    size_t length = strlen(heading);
    for (size_t i = 0; length && i + length + 2 <= n; i++) {
        bool quoted = fault[i] == '"' && fault[i + 1 + length] == '"', bracketed = fault[i] == '[' && fault[i + 1 + length] == ']';
        if ((quoted || bracketed) && i >= 2 && memcmp(fault + i - 2, ": ", 2) == 0)
            return memcmp(fault + i + 1, heading, length) == 0;
    }
    return false;
}

static bool is_row(const pace_reading *reading, int64_t line)
{
    char text[32] = "row ";
    size_t n = 4, digits = 0;
    char reversed[24];
    if (line <= 0 || strncmp(reading->place, text, n) != 0)
        return false;
    for (; line > 0; line /= 10)
        reversed[digits++] = (char)('0' + line % 10);
    while (digits > 0)
        text[n++] = reversed[--digits];
    text[n] = '\0';
    return strcmp(reading->place, text) == 0;
}

static void tell(pace_explanation *of, pace_reading *reading, int64_t count, int64_t line)
{
    pace_buffer note = PACE_BUFFER_INIT;
    note.allocator = of->allocator;
    pace_buffer_format(&note, "%s%s%ld %s", reading->note, *reading->note ? "; " : "", (long)count, count == 1 ? "fault" : "faults");
    if (line > 0)
        pace_buffer_format(&note, count == 1 ? ", in line %ld" : ", first in line %ld", (long)line);
    of->failed |= note.status != PACE_OK;
    reading->note = explain_text(of, note.text);
    pace_buffer_clear(&note);
}

void explain_faults(pace_explanation *of, const pace_buffer *lines)
{
    const char *all = lines->text ? lines->text : "";
    of->failed |= lines->status != PACE_OK;
    if (!*all)
        return;
    pace_buffer_text(&of->faults, all);
    of->failed |= of->faults.status != PACE_OK;
    for (size_t i = 0; i < of->count; i++) {
        int64_t count = 0, first = 0;
        for (const char *at = all; *at;) {
            size_t n = strcspn(at, "\n");
            int64_t line = line_of(at, n);
            if (is_headed(at, n, of->readings[i].heading) || is_row(&of->readings[i], line))
                first = count++ ? first : line;
            at += n + (at[n] == '\n');
        }
        if (count)
            tell(of, &of->readings[i], count, first);
    }
}
