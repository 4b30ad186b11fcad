#include "chart/emit_rows.h"
#include <string.h>
#include "chart/emit_huffman.h"
#include "core/core.h"

enum {
    LITERALS = 286, /* bytes, the end of the block, lengths */
    DISTANCES = 30,
    END = 256,
    LONGEST = 258,
    SHORTEST = 3,
    WINDOW = 32768,
    TOKENS = 1 << 15, /* a block */
    PENDING = 1 << 12
};

/* A literal is its byte. A match: the bit, whether it comes from the row above, and its length less three. */
enum { MATCH = 1 << 15, ABOVE = 1 << 8 };

typedef struct deflater {
    pace_buffer *out;
    uint64_t hold; /* bits that are no whole bytes yet, first one lowest */
    int held;
    size_t pending;
    unsigned char bytes[PENDING];
    uint16_t tokens[TOKENS];
    size_t count;
    uint32_t counts[LITERALS];
    unsigned char lengths[LITERALS + DISTANCES];
    uint16_t codes[LITERALS + DISTANCES];
    unsigned char length_symbol[LONGEST + 1]; /* less 257 */
    int pixel_size, left, above; /* symbols of the two distances; above -1 = too far */
    int above_bits;
    unsigned above_extra;
} deflater;

/* --- bits -------------------------------------------------------------------------------------------------------- */

static void flush(deflater *d)
{
    pace_buffer_bytes(d->out, (const char *)d->bytes, d->pending);
    d->pending = 0;
}

static void put_bits(deflater *d, unsigned value, int n)
{
    d->hold |= (uint64_t)value << d->held;
    d->held += n;
    if (d->held < 32)
        return;
    for (int i = 0; i < 4; i++)
        d->bytes[d->pending++] = (unsigned char)(d->hold >> 8 * i);
    d->hold >>= 32;
    d->held -= 32;
    if (d->pending == PENDING)
        flush(d);
}

static void end_bits(deflater *d)
{
    flush(d);
    for (; d->held > 0; d->held -= 8, d->hold >>= 8)
        d->bytes[d->pending++] = (unsigned char)d->hold;
    flush(d);
}

/* --- the tables of RFC 1951, 3.2.5 ------------------------------------------------------------------------------- */

/* Lengths 3 to 10 have a symbol each, then four symbols share each further bit; 258 has its own. */
static int length_bits(int symbol)
{
    return symbol < 8 || symbol == 28 ? 0 : symbol / 4 - 1;
}

static void index_lengths(deflater *d)
{
    int length = SHORTEST;
    for (int symbol = 0; symbol < 28; symbol++)
        for (int i = 0; i < 1 << length_bits(symbol) && length < LONGEST; i++)
            d->length_symbol[length++] = (unsigned char)symbol;
    d->length_symbol[LONGEST] = 28;
}

static int length_base(int symbol)
{
    return symbol == 28  ? LONGEST
           : symbol < 8  ? SHORTEST + symbol
                         : SHORTEST + ((4 + symbol % 4) << length_bits(symbol));
}

/* Symbol, extra bits and their number of a distance up to WINDOW. */
static int distance_symbol(size_t distance, unsigned *extra, int *bits)
{
    const unsigned from_zero = (unsigned)distance - 1;
    *bits = 0;
    *extra = 0;
    if (from_zero < 4)
        return (int)from_zero;
    while (from_zero >> (*bits + 2))
        ++*bits;
    *extra = from_zero & ((1u << *bits) - 1);
    return 2 * *bits + 2 + (int)(from_zero >> *bits & 1);
}

/* --- one block ---------------------------------------------------------------------------------------------------- */

typedef struct run {
    unsigned char symbol, extra; /* of the code for code lengths */
} run;

/* The lengths of both codes as deflate writes them: 16 repeats the last one, 17 and 18 are zeros. */
static int compress_lengths(run *out, const unsigned char *lengths, int n)
{
    int count = 0;
    for (int i = 0; i < n;) {
        int same = 1;
        while (i + same < n && lengths[i + same] == lengths[i])
            same++;
        if (lengths[i] == 0 && same >= 3) {
            same = same > 138 ? 138 : same;
            out[count++] = same < 11 ? (run){17, (unsigned char)(same - 3)} : (run){18, (unsigned char)(same - 11)};
        } else if (same >= 4) {
            same = same > 7 ? 7 : same;
            out[count++] = (run){lengths[i], 0};
            out[count++] = (run){16, (unsigned char)(same - 4)};
        } else {
            same = 1;
            out[count++] = (run){lengths[i], 0};
        }
        i += same;
    }
    return count;
}

static void put_lengths(deflater *d, const unsigned char *lengths, int literals, int distances)
{
    static const unsigned char order[19] = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    static const int bits[3] = {2, 3, 7};
    run runs[LITERALS + DISTANCES];
    uint32_t counts[19] = {0};
    unsigned char sizes[19];
    uint16_t codes[19];
    const int n = compress_lengths(runs, lengths, literals + distances);
    int sent = 19;
    for (int i = 0; i < n; i++)
        counts[runs[i].symbol]++;
    huffman_lengths(sizes, counts, 19, 7);
    huffman_codes(codes, sizes, 19);
    while (sent > 4 && sizes[order[sent - 1]] == 0)
        sent--;
    put_bits(d, (unsigned)literals - 257, 5);
    put_bits(d, (unsigned)distances - 1, 5);
    put_bits(d, (unsigned)sent - 4, 4);
    for (int i = 0; i < sent; i++)
        put_bits(d, sizes[order[i]], 3);
    for (int i = 0; i < n; i++) {
        put_bits(d, codes[runs[i].symbol], sizes[runs[i].symbol]);
        if (runs[i].symbol >= 16)
            put_bits(d, runs[i].extra, bits[runs[i].symbol - 16]);
    }
}

/* Two distances are all there are: one bit each, and the set is complete whether or not both occur. */
static void build_codes(deflater *d)
{
    unsigned char *distances = d->lengths + LITERALS;
    d->counts[END]++;
    huffman_lengths(d->lengths, d->counts, LITERALS, HUFFMAN_LIMIT);
    huffman_codes(d->codes, d->lengths, LITERALS);
    memset(distances, 0, DISTANCES);
    distances[d->left] = distances[d->above < 0 ? 0 : d->above] = 1;
    huffman_codes(d->codes + LITERALS, distances, DISTANCES);
}

static void put_header(deflater *d, bool last)
{
    unsigned char lengths[LITERALS + DISTANCES];
    int literals = LITERALS, distances = DISTANCES;
    while (literals > 257 && d->lengths[literals - 1] == 0)
        literals--;
    while (d->lengths[LITERALS + distances - 1] == 0)
        distances--;
    memcpy(lengths, d->lengths, (size_t)literals);
    memcpy(lengths + literals, d->lengths + LITERALS, (size_t)distances);
    put_bits(d, last, 1);
    put_bits(d, 2, 2);
    put_lengths(d, lengths, literals, distances);
}

static void put_match(deflater *d, unsigned token)
{
    const int length = (int)(token & 0xFF) + SHORTEST, symbol = d->length_symbol[length], at = symbol + END + 1;
    const int from = LITERALS + (token & ABOVE ? d->above : d->left);
    put_bits(d, d->codes[at] | (unsigned)(length - length_base(symbol)) << d->lengths[at],
             d->lengths[at] + length_bits(symbol));
    put_bits(d, d->codes[from], 1);
    if (token & ABOVE)
        put_bits(d, d->above_extra, d->above_bits);
}

static void end_block(deflater *d, bool last)
{
    build_codes(d);
    put_header(d, last);
    for (size_t i = 0; i < d->count; i++) {
        const unsigned token = d->tokens[i];
        if (token & MATCH)
            put_match(d, token);
        else
            put_bits(d, d->codes[token], d->lengths[token]);
    }
    put_bits(d, d->codes[END], d->lengths[END]);
    memset(d->counts, 0, sizeof d->counts);
    d->count = 0;
}

static void add_token(deflater *d, unsigned token, int symbol)
{
    if (d->count == TOKENS)
        end_block(d, false);
    d->tokens[d->count++] = (uint16_t)token;
    d->counts[symbol]++;
}

static void add_literal(deflater *d, unsigned byte)
{
    add_token(d, byte, (int)byte);
}

/* Splits what is longer than a match may be, so that no rest is shorter than one. */
static void add_match(deflater *d, size_t n, unsigned from)
{
    while (n > 0) {
        size_t now = n > LONGEST ? LONGEST : n;
        if (n > LONGEST && n - now < SHORTEST)
            now = n - SHORTEST;
        add_token(d, MATCH | from | (unsigned)(now - SHORTEST), END + 1 + d->length_symbol[now]);
        n -= now;
    }
}

/* --- pixels ------------------------------------------------------------------------------------------------------- */

int rows_bytes(unsigned char *out, uint32_t pixel, bool opaque)
{
    const uint32_t alpha = opaque ? 255 : pixel >> 24;
    for (int i = 0; i < 3; i++) {
        const uint32_t c = pixel >> (16 - 8 * i) & 0xFF;
        out[i] = (unsigned char)(alpha == 255 ? c : alpha == 0 ? 0 : (c * 255 + alpha / 2) / alpha);
    }
    if (opaque)
        return 3;
    out[3] = (unsigned char)alpha;
    return 4;
}

/* How many words from the beginning are the same, n at most. */
static int same_words(const uint32_t *a, const uint32_t *b, int n)
{
    int i = 0;
    for (; i + 8 <= n; i += 8) {
        uint64_t x[4], y[4];
        memcpy(x, a + i, sizeof x);
        memcpy(y, b + i, sizeof y);
        if ((x[0] ^ y[0]) | (x[1] ^ y[1]) | (x[2] ^ y[2]) | (x[3] ^ y[3]))
            break;
    }
    while (i < n && a[i] == b[i])
        i++;
    return i;
}

/* What Adler's checksum needs of a row: the sum of its bytes, and the sum weighted by how many bytes there are from each
 * one to the end of the row. A row that differs little from the one above takes little to sum up. */
typedef struct sums {
    uint64_t plain, weighted;
    uint32_t low, high; /* of all rows so far */
} sums;

enum { ADLER = 65521 };

/* The bytes of a pixel, and the bytes each times its place in the pixel. */
static void sum_pixel(uint64_t *plain, uint64_t *placed, uint32_t pixel, bool opaque)
{
    unsigned char bytes[4] = {0};
    if (opaque) {
        const uint32_t green = pixel >> 8 & 0xFF, blue = pixel & 0xFF;
        *plain = (pixel >> 16 & 0xFF) + green + blue;
        *placed = green + 2 * blue;
        return;
    }
    rows_bytes(bytes, pixel, false);
    *plain = (uint64_t)bytes[0] + bytes[1] + bytes[2] + bytes[3];
    *placed = (uint64_t)bytes[1] + 2u * bytes[2] + 3u * bytes[3];
}

static void end_row(sums *s, size_t row_size)
{
    s->high = (uint32_t)((s->high + (uint64_t)row_size % ADLER * s->low + s->weighted) % ADLER);
    s->low = (uint32_t)((s->low + s->plain) % ADLER);
}

/* Pixels [from, to) of a row are no longer those above. Differences may wrap round; the sums do not. */
static void change(sums *s, const deflater *d, const uint32_t *row, const uint32_t *above, int from, int to,
                   size_t row_size)
{
    const bool opaque = d->pixel_size == 3;
    uint64_t weight = row_size - 1 - (size_t)from * (size_t)d->pixel_size;
    for (int x = from; x < to; x++, weight -= (uint64_t)d->pixel_size) {
        uint64_t was, was_placed, is, is_placed;
        sum_pixel(&was, &was_placed, above[x], opaque);
        sum_pixel(&is, &is_placed, row[x], opaque);
        s->plain += is - was;
        s->weighted += (is - was) * weight - (is_placed - was_placed);
    }
}

static void add_pixel(deflater *d, uint32_t pixel)
{
    unsigned char bytes[4];
    const int n = rows_bytes(bytes, pixel, d->pixel_size == 3);
    for (int i = 0; i < n; i++)
        add_literal(d, bytes[i]);
}

/* A row that is not the one above. A run costs a bit or two, a piece of the row above a dozen more: of equals the run,
 * and at the beginning a literal where the run behind it reaches as far as the row above would. */
static void add_row(deflater *d, sums *s, const uint32_t *row, const uint32_t *above, int width, bool look_up)
{
    const size_t size = (size_t)d->pixel_size, row_size = 1 + (size_t)width * size;
    const int first_run = same_words(row + 1, row, width - 1);
    int alike = 0; /* up to here the row is known to be the row above */
    add_literal(d, 0);
    for (int x = 0, taken; x < width; x += taken) {
        alike = alike > x ? alike : x + same_words(row + x, above + x, width - x);
        const int up = alike - x;
        const int left = x == 0 ? 0 : x == 1 ? first_run : same_words(row + x, row + x - 1, width - x);
        taken = 1;
        if (left > 0 && left >= up) {
            taken = left;
            add_match(d, (size_t)left * size, 0);
        } else if (up > 1 && look_up && !(x == 0 && first_run + 1 >= up)) {
            taken = up;
            add_match(d, (size_t)up * size, ABOVE);
        } else {
            add_pixel(d, row[x]);
        }
        change(s, d, row, above, alike, x + taken, row_size);
    }
}

static void add_rows(deflater *d, sums *s, const rows *from, const uint32_t *nothing)
{
    const uint32_t *above = nothing;
    const int width = from->width;
    const size_t row_size = 1 + (size_t)width * (size_t)d->pixel_size;
    bool plain = false; /* the row is of one colour: cheaper as a run than as a repetition */
    for (int y = 0; y < from->height; y++) {
        const uint32_t *row = (const uint32_t *)(const void *)(from->pixels + (size_t)y * from->stride);
        const bool repeats = y > 0 && memcmp(row, above, (size_t)width * sizeof *row) == 0;
        if (!repeats)
            plain = same_words(row + 1, row, width - 1) == width - 1;
        if (repeats && plain) {
            add_literal(d, 0);
            add_pixel(d, row[0]);
            add_match(d, (size_t)(width - 1) * (size_t)d->pixel_size, 0);
        } else if (repeats && d->above >= 0) {
            add_match(d, row_size, ABOVE);
        } else {
            add_row(d, s, row, above, width, y > 0 && d->above >= 0);
        }
        end_row(s, row_size);
        above = row;
    }
}

void rows_fast(pace_buffer *out, const rows *from)
{
    const pace_allocator *allocator = out->allocator;
    const size_t size = from->opaque ? 3 : 4, row_size = 1 + (size_t)from->width * size;
    deflater *d = pace__calloc(allocator, 1, sizeof *d);
    uint32_t *nothing = pace__calloc(allocator, (size_t)from->width, sizeof *nothing);
    sums s = {.low = 1};
    unsigned none;
    int no_bits;
    if (d && nothing) {
        d->out = out;
        d->pixel_size = (int)size;
        d->left = distance_symbol(size, &none, &no_bits);
        d->above = row_size <= WINDOW ? distance_symbol(row_size, &d->above_extra, &d->above_bits) : -1;
        index_lengths(d);
        put_bits(d, 0x0178, 16); /* deflate, a window of 32 kB, least effort */
        add_rows(d, &s, from, nothing);
        end_block(d, true);
        end_bits(d);
        for (int shift = 24; shift >= 0; shift -= 8)
            pace_buffer_char(out, (char)(unsigned char)((s.high << 16 | s.low) >> shift));
    } else {
        out->status = PACE_ERR_NOMEM;
    }
    pace__release(allocator, nothing, nothing ? (size_t)from->width * sizeof *nothing : 0);
    pace__release(allocator, d, d ? sizeof *d : 0);
}
