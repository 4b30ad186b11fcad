/* Ids of things in a report, which are names in XML, anchors and names of files too. */
#include <string.h>
#include "report/writers.h"

enum { LONGEST = 200, KEPT = 180 }; /* bytes; a file name has at most 255 */

/* FNV-1a: tells long ids apart that begin alike. */
static void put_hash(pace_buffer *out, const char *id)
{
    static const char digits[] = "0123456789abcdef";
    uint64_t hash = UINT64_C(14695981039346656037);
    for (; *id; id++)
        hash = (hash ^ (unsigned char)*id) * UINT64_C(1099511628211);
    for (int shift = 60; shift >= 0; shift -= 4)
        pace_buffer_char(out, digits[hash >> shift & 15]);
}

void report_put_id(pace_buffer *out, const char *id)
{
    size_t n = strlen(id), kept = n > LONGEST ? KEPT : n;
    while (kept < n && ((unsigned char)id[kept] & 0xC0) == 0x80) /* whole letters */
        kept--;
    for (size_t i = 0; i < kept; i++) {
        unsigned char c = (unsigned char)id[i];
        bool fine = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                    c == '.' || c >= 0x80;
        pace_buffer_char(out, fine ? id[i] : '_');
    }
    if (kept < n) {
        pace_buffer_char(out, '-');
        put_hash(out, id);
    }
}
