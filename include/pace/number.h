/* Reading and printing numbers, the same in every locale. */
#ifndef PACE_NUMBER_H
#define PACE_NUMBER_H

#include <stddef.h>
#include <stdint.h>
#include "pace/status.h"

PACE_BEGIN

/* Reads all of text[0..n): [sign] digits [. digits] [e [sign] digits], ASCII only, no spaces, no thousands marks, no
 * hex, no "inf" or "nan"; ".5" and "5." are refused. The result is the double nearest to the decimal text (ties to
 * even). Overflow is PACE_ERR_RANGE; underflow gives the nearest denormal or a signed zero.
 * Errors: PACE_ERR_PARSE. Cost O(n). */
PACE_API PACE_CHECK pace_status pace_number_parse(double *out, const char *text, size_t n, pace_error *err);

/* The printed precision of a decimal text: digits after the point ("8.80" -> 2, "16500" -> 0, "1e3" -> 0). */
PACE_API int pace_number_decimals(const char *text, size_t n);

enum { PACE_NUMBER_SIZE = 32, PACE_FIXED_SIZE = 440 };

/* Writes the shortest decimal text that pace_number_parse reads back to the same double; returns its length.
 * Plain notation for 1e-5 <= |x| < 1e17, else d.ddde-7. NaN writes "nan", infinities "inf" and "-inf". */
PACE_API size_t pace_number_print(char out[PACE_NUMBER_SIZE], double value);

/* Decimal notation with a fixed count of decimals (0-15), rounding the exact binary value half away from zero; never
 * "-0". group: 0 for none, else a byte put between thousands (','). Returns the length; NaN writes nothing. */
PACE_API size_t pace_number_print_fixed(char out[PACE_FIXED_SIZE], double value, int decimals, char group);

PACE_END

#endif
