/* Decoding one UTF-8 sequence of bytes that may be anything. */
#ifndef PACE_LIB_CORE_UTF8_H
#define PACE_LIB_CORE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Length of the sequence at text[0..n) and its code point; 0 where no valid sequence begins (codepoint untouched). */
size_t pace__utf8_decode(const char *text, size_t n, int32_t *codepoint);

/* Code points that change how the text around them is shown, or that nobody sees: C0, C1, bidi marks, line and
 * paragraph separators, zero-width space and joiners, soft hyphen, byte order mark. */
bool pace__utf8_is_hidden(int32_t codepoint);

#endif
