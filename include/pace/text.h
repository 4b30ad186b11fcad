/* UTF-8 text: validity, code points, width on a terminal. No table depends on the locale. */
#ifndef PACE_TEXT_H
#define PACE_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include "pace/export.h"

PACE_BEGIN

/* Offset of the first byte that is not valid UTF-8 (RFC 3629: no overlong forms, surrogates or > U+10FFFF);
 * n when all is valid. NUL bytes are valid characters here. */
PACE_API size_t pace_text_valid(const char *text, size_t n);

/* Decodes one code point of valid text and moves *at past it; at the end returns -1. */
PACE_API int32_t pace_text_next(const char *text, size_t n, size_t *at);

/* Columns that a terminal gives a text: East Asian wide and full-width characters two, combining marks and other
 * zero-width characters none (Unicode UAX 11; ambiguous characters count one). */
PACE_API int pace_text_width(const char *text, size_t n);
PACE_API int pace_text_codepoint_width(int32_t codepoint);

/* Byte offset of code point number `index` (from 0); n when the text is shorter. */
PACE_API size_t pace_text_offset(const char *text, size_t n, int64_t index);

/* How far two names are apart: Levenshtein distance over code points, cut at `limit` + 1. For "did you mean". */
PACE_API int pace_text_distance(const char *a, const char *b, int limit);

PACE_END

#endif
