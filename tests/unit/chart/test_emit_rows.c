/* What is written as pixels is read back by two others: zlib's inflate, which refuses any code that is not complete, and
 * libpng, each warning a fault. Thousands of images, most of them small and awkward. */
#include <png.h>
#include <stdbool.h>
#include <zlib.h>
#include "chart/emit_huffman.h"
#include "chart/emit_rows.h"
#include "scene_kit.h"

/* xorshift64*, the same images everywhere. */
static uint32_t draw(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (uint32_t)(*state * 2685821657736338717u >> 32);
}

typedef enum pattern { NOISE, ONE, RUNS, REPEATS, STRIPES, GREYS, MIXED, CHART, PATTERNS } pattern;

static uint32_t pixel_of(pattern which, const uint32_t *above, const uint32_t *left, int x, int y, uint64_t *seed)
{
    static const uint32_t inks[4] = {0xFFFFFFFFu, 0xFF0072B2u, 0xFFD55E00u, 0xFFDDE1E5u};
    const uint32_t r = draw(seed);
    switch (which) {
    case ONE:
        return 0xFFFFFFFFu;
    case RUNS:
        return left && r % 29 ? *left : r | 0xFF000000u;
    case REPEATS:
        return above && r % 1999 ? *above : r | 0xFF000000u;
    case STRIPES:
        return inks[x / 3 % 4];
    case GREYS:
        return 0xFF000000u | (r & 0xFF) * 0x010101u;
    case MIXED:
        return left && r % 7 == 0 ? *left : above && r % 7 < 5 ? *above : inks[r >> 8 & 3];
    case CHART:
        return y % 40 == 0 ? inks[3] : (x + y) % 97 < 2 ? inks[1] : (x + y) % 97 == 2 ? r | 0xFF000000u : inks[0];
    case NOISE:
    case PATTERNS:
        break;
    }
    return r | 0xFF000000u;
}

/* As cairo holds them: no colour above its alpha. */
static uint32_t thin(uint32_t pixel, uint32_t r)
{
    const uint32_t alpha = r % 5 == 0 ? 0 : r % 5 == 1 ? 255 : r >> 8 & 0xFF;
    uint32_t out = alpha << 24;
    for (int shift = 0; shift < 24; shift += 8)
        out |= ((pixel >> shift & 0xFF) * alpha / 255) << shift;
    return out;
}

static uint32_t *image_of(pattern which, int width, int height, bool opaque, uint64_t seed)
{
    uint32_t *pixels = malloc((size_t)width * (size_t)height * sizeof *pixels);
    for (int y = 0; pixels && y < height; y++)
        for (int x = 0; x < width; x++) {
            uint32_t *at = pixels + (size_t)y * (size_t)width + (size_t)x;
            *at = pixel_of(which, y ? at - width : NULL, x ? at - 1 : NULL, x, y, &seed);
            if (!opaque && which != RUNS && which != REPEATS)
                *at = thin(*at, draw(&seed));
        }
    return pixels;
}

/* What the stream must hold, by the slow obvious way. */
static size_t plain_bytes(unsigned char *out, const rows *from)
{
    unsigned char *to = out;
    for (int y = 0; y < from->height; y++) {
        *to++ = 0;
        for (int x = 0; x < from->width; x++) {
            uint32_t p;
            memcpy(&p, from->pixels + (size_t)y * from->stride + 4 * (size_t)x, sizeof p);
            const uint32_t alpha = from->opaque ? 255 : p >> 24;
            for (int shift = 16; shift >= 0; shift -= 8)
                *to++ = (unsigned char)(alpha ? ((p >> shift & 0xFF) * 255 + alpha / 2) / alpha : 0);
            if (!from->opaque)
                *to++ = (unsigned char)alpha;
        }
    }
    return (size_t)(to - out);
}

/* One whole stream with the right checksum, nothing behind it, and the bytes wanted. */
static bool inflates_to(const pace_buffer *stream, const unsigned char *want, size_t n, unsigned char *room)
{
    z_stream z;
    memset(&z, 0, sizeof z);
    z.next_in = (unsigned char *)stream->text;
    z.avail_in = (uInt)stream->length;
    z.next_out = room;
    z.avail_out = (uInt)n + 1;
    if (inflateInit(&z) != Z_OK)
        return false;
    const int end = inflate(&z, Z_FINISH);
    const bool good = end == Z_STREAM_END && z.avail_in == 0 && z.total_out == n && memcmp(room, want, n) == 0;
    if (!good)
        fprintf(stderr, "inflate: %d, %s, %lu of %zu bytes\n", end, z.msg ? z.msg : "no message", z.total_out, n);
    inflateEnd(&z);
    return good;
}

static bool both_good(const rows *from, size_t *fast_size, bool small)
{
    const size_t n = (1 + (size_t)from->width * 4) * (size_t)from->height;
    unsigned char *want = malloc(n), *room = malloc(n + 1);
    pace_buffer out = PACE_BUFFER_INIT;
    const size_t bytes = plain_bytes(want, from);
    rows_fast(&out, from);
    bool good = out.status == PACE_OK && inflates_to(&out, want, bytes, room);
    *fast_size = out.length;
    if (small) {
        out.length = 0;
        rows_small(&out, from);
        good = good && out.status == PACE_OK && inflates_to(&out, want, bytes, room);
    }
    pace_buffer_clear(&out);
    free(want);
    free(room);
    return good;
}

static void ensure_image(pattern which, int width, int height, bool opaque, uint64_t seed)
{
    uint32_t *pixels = image_of(which, width, height, opaque, seed);
    const rows from = {(const unsigned char *)pixels, 4 * (size_t)width, width, height, opaque};
    size_t size = 0;
    const size_t raw = (1 + (size_t)width * (opaque ? 3 : 4)) * (size_t)height;
    if (!both_good(&from, &size, raw < 100000 && seed % 4 == 0)) {
        fprintf(stderr, "pattern %d, %d x %d, %s, seed %llu\n", (int)which, width, height, opaque ? "opaque" : "alpha",
                (unsigned long long)seed);
        test_failures++;
    }
    ENSURE(size <= raw + raw / 50 + 400); /* noise grows by little */
    ENSURE(which != ONE || !opaque || size < 100 + 2 * (size_t)height + raw / 500);
    free(pixels);
}

static void test_images(void)
{
    static const int sizes[][2] = {{1, 1},    {1, 2},    {2, 1},      {1, 300},   {300, 1},   {16, 16},  {17, 3},
                                   {85, 2},   {86, 2},   {87, 3},     {173, 2},   {259, 4},   {10922, 2}, {10923, 3},
                                   {8191, 3}, {8192, 3}, {32767, 2},  {64, 700},  {5, 5000}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i += 1)
        for (int which = 0; which < PATTERNS; which++)
            for (int opaque = 0; opaque < 2; opaque++)
                ensure_image((pattern)which, sizes[i][0], sizes[i][1], opaque, 88172645463325252u + i);
    uint64_t seed = 20151231;
    for (int i = 0; i < 4000; i += TEST_STRIDE(8)) {
        const int width = 1 + (int)(draw(&seed) % (i % 16 ? 60 : 700)), height = 1 + (int)(draw(&seed) % 40);
        ensure_image((pattern)(draw(&seed) % PATTERNS), width, height, draw(&seed) % 3 != 0, draw(&seed) + 1);
    }
}

/* Counts that want codes longer than the limit (those of Fibonacci are the worst), one symbol, none, all alike. */
static void test_codes(void)
{
    static const struct {
        int n, limit;
        enum { FIBONACCI, SINGLE, NOTHING, EQUAL, RANDOM, STEEP } shape;
    } cases[] = {{30, 15, FIBONACCI}, {19, 7, FIBONACCI}, {19, 7, SINGLE}, {286, 15, NOTHING}, {286, 15, EQUAL},
                 {286, 9, EQUAL},     {286, 9, STEEP},    {2, 1, EQUAL},   {286, 15, RANDOM},  {128, 7, RANDOM}};
    uint64_t seed = 7;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (int round = 0; round < 200; round++) {
            uint32_t counts[HUFFMAN_SYMBOLS] = {0}, a = 1, b = 1;
            unsigned char lengths[HUFFMAN_SYMBOLS];
            uint64_t kraft = 0;
            for (int k = 0; k < cases[i].n; k++) {
                const uint32_t r = draw(&seed), next = a + b;
                counts[k] = cases[i].shape == FIBONACCI                     ? a
                            : cases[i].shape == SINGLE                      ? (uint32_t)(k == round % cases[i].n)
                            : cases[i].shape == EQUAL                       ? 5u
                            : cases[i].shape == RANDOM                      ? r % (round < 100 ? 3u : 100000u)
                            : cases[i].shape == STEEP ? (k == 0 ? 1000000u : 1u) : 0u;
                a = b;
                b = next < 1000000000 ? next : b;
            }
            huffman_lengths(lengths, counts, cases[i].n, cases[i].limit);
            for (int k = 0; k < cases[i].n; k++) {
                ENSURE(lengths[k] <= cases[i].limit && (!counts[k] || lengths[k]));
                kraft += lengths[k] ? (uint64_t)1 << (cases[i].limit - lengths[k]) : 0;
            }
            ENSURE(kraft == (uint64_t)1 << cases[i].limit);
        }
}

/* The most frequent symbol never has the longer code: what Huffman's tree is for. */
static void test_codes_order(void)
{
    uint32_t counts[64];
    unsigned char lengths[64];
    uint64_t seed = 99, bits = 0, flat = 0;
    for (int k = 0; k < 64; k++)
        counts[k] = 1 + draw(&seed) % (k < 4 ? 100000 : 50);
    huffman_lengths(lengths, counts, 64, 15);
    for (int a = 0; a < 64; a++) {
        bits += (uint64_t)counts[a] * lengths[a];
        flat += (uint64_t)counts[a] * 6;
        for (int b = 0; b < 64; b++)
            ENSURE(counts[a] <= counts[b] || lengths[a] <= lengths[b]);
    }
    ENSURE(bits < flat / 2);
}

/* --- the whole file through libpng -------------------------------------------------------------------------------- */

static void test_libpng(scene_font *font)
{
    static const double sizes[][2] = {{1, 1}, {16, 16}, {400, 260}, {33, 1}, {1, 90}, {1200, 800}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int kind = 0; kind < 8; kind++) {
            const bool opaque = kind & 1;
            const double factor = 1 + (kind >> 2 & 1);
            pace_buffer out[2] = {PACE_BUFFER_INIT, PACE_BUFFER_INIT};
            unsigned char *pixels[2] = {NULL, NULL};
            size_t room = 0;
            scene s;
            kit_scene(&s, PACE_THEME_LIGHT, NULL);
            s.width = sizes[i][0];
            s.height = sizes[i][1];
            s.background = kind & 2 ? 0x102030FF : 0xFFFFFFFF;
            s.background &= opaque ? 0xFFFFFFFFu : 0xFFFFFF40u;
            for (int small = 0; small < 2; small++) {
                png_image image;
                memset(&image, 0, sizeof image);
                image.version = PNG_IMAGE_VERSION;
                ENSURE(scene_emit_png_as(&out[small], &s, font, factor, small, NULL) == PACE_OK);
                ENSURE(png_image_begin_read_from_memory(&image, out[small].text, out[small].length) == 1);
                ENSURE(image.width == (unsigned)lround(sizes[i][0] * factor));
                image.format = PNG_FORMAT_RGBA;
                room = PNG_IMAGE_SIZE(image);
                pixels[small] = malloc(room);
                ENSURE(png_image_finish_read(&image, NULL, pixels[small], 0, NULL) == 1);
                ENSURE(image.warning_or_error == 0);
                png_image_free(&image);
            }
            ENSURE(memcmp(pixels[0], pixels[1], room) == 0);
            ENSURE(room < 100000 || out[1].length < out[0].length);
            for (int small = 0; small < 2; small++) {
                pace_buffer_clear(&out[small]);
                free(pixels[small]);
            }
            scene_clear(&s);
        }
}

static void test_memory(void)
{
    uint32_t *pixels = image_of(MIXED, 300, 200, true, 3);
    const rows from = {(const unsigned char *)pixels, 1200, 300, 200, true};
    for (int small = 0; small < 2; small++)
        for (long k = 1;; k++) {
            kit_memory memory;
            pace_buffer out = PACE_BUFFER_INIT;
            kit_memory_init(&memory, k, k % 2);
            out.allocator = &memory.allocator;
            (small ? rows_small : rows_fast)(&out, &from);
            const bool reached = memory.calls >= k;
            ENSURE(out.status == (reached ? PACE_ERR_NOMEM : PACE_OK));
            pace_buffer_clear(&out);
            ENSURE(memory.blocks == 0);
            if (!reached || test_failures)
                break;
        }
    free(pixels);
}

int main(void)
{
    scene_font *font = NULL;
    test_codes();
    test_codes_order();
    test_images();
    test_memory();
    if (scene_font_new(&font, "zh", NULL, NULL) == PACE_OK)
        test_libpng(font);
    scene_font_free(font);
    return TEST_RESULT;
}
