/* The same rows for files that are kept rather than looked at once: zlib searches for every repetition. */
#include <string.h>
#include <zlib.h>
#include "chart/emit_rows.h"
#include "core/core.h"

enum { PIECE = 1 << 15 };

/* Feeds what next_in holds and appends what comes out; false when zlib gives up, which here can only be for memory. */
static bool feed(z_stream *z, pace_buffer *out, int flush)
{
    unsigned char piece[PIECE];
    int state;
    do {
        z->next_out = piece;
        z->avail_out = PIECE;
        state = deflate(z, flush);
        pace_buffer_bytes(out, (const char *)piece, PIECE - z->avail_out);
    } while (state == Z_OK && z->avail_out == 0);
    return (state == Z_OK || state == Z_STREAM_END || state == Z_BUF_ERROR) && out->status == PACE_OK;
}

static bool feed_rows(z_stream *z, pace_buffer *out, const rows *from, unsigned char *row)
{
    bool good = true;
    row[0] = 0; /* the filter */
    for (int y = 0; y < from->height && good; y++) {
        unsigned char *to = row + 1;
        for (int x = 0; x < from->width; x++) {
            uint32_t pixel;
            memcpy(&pixel, from->pixels + (size_t)y * from->stride + 4 * (size_t)x, sizeof pixel);
            to += rows_bytes(to, pixel, from->opaque);
        }
        z->next_in = row;
        z->avail_in = (uInt)(to - row);
        good = feed(z, out, Z_NO_FLUSH);
    }
    return good && feed(z, out, Z_FINISH);
}

void rows_small(pace_buffer *out, const rows *from)
{
    const size_t room = 1 + (size_t)from->width * 4;
    unsigned char *row = pace__alloc(out->allocator, room, 1);
    z_stream z;
    bool good = false;
    memset(&z, 0, sizeof z);
    if (row && deflateInit2(&z, 9, Z_DEFLATED, 15, 9, Z_DEFAULT_STRATEGY) == Z_OK) {
        good = feed_rows(&z, out, from, row);
        deflateEnd(&z);
    }
    if (!good)
        out->status = PACE_ERR_NOMEM;
    pace__release(out->allocator, row, row ? room : 0);
}
