#include "chart/letters.h"
#include <math.h>
#include <string.h>
#include "chart/font.h"

enum {
    SLOTS = 2048,
    MASKS_MOST = 4 << 20,  /* bytes; then begin again */
    LARGEST = 160,         /* px; larger letters are few, and left to cairo */
    REACH = 4 * LARGEST,   /* px from its origin that a glyph may take */
    PHASES = 4             /* places in a pixel that are told apart */
};

void letters_open(letters *l, cairo_surface_t *surface, double factor, const pace_allocator *allocator)
{
    *l = (letters){.allocator = allocator, .surface = surface, .factor = factor};
    l->known = pace__calloc(allocator, SLOTS, sizeof *l->known);
    l->failed = !l->known;
    ink_open(&l->ink, allocator);
    pace__arena_init(&l->masks, allocator);
}

void letters_close(letters *l)
{
    ink_close(&l->ink);
    pace__arena_clear(&l->masks);
    pace__release(l->allocator, l->known, l->known ? SLOTS * sizeof *l->known : 0);
    pace__release(l->allocator, l->spots, l->spot_capacity * sizeof *l->spots);
    pace__release(l->allocator, l->room, l->room_capacity);
}

/* --- masks --------------------------------------------------------------------------------------------------------- */

static void forget(letters *l)
{
    pace__arena_clear(&l->masks);
    pace__arena_init(&l->masks, l->allocator);
    memset(l->known, 0, SLOTS * sizeof *l->known);
    l->known_count = l->mask_bytes = 0;
}

static letter *slot_of(letters *l, const letter *key)
{
    uint32_t at = key->glyph * 16 + (uint32_t)(key->phase_y * PHASES + key->phase_x);
    for (at = at * 2654435761u >> 16;; at++) {
        letter *slot = &l->known[at % SLOTS];
        if (!slot->font || (slot->font == key->font && slot->glyph == key->glyph && slot->phase_x == key->phase_x &&
                            slot->phase_y == key->phase_y && !(slot->size < key->size || slot->size > key->size)))
            return slot;
    }
}

/* The letter with its mask; NULL when it is too large or there is no memory. */
static const letter *find(letters *l, const letter *key)
{
    letter *slot = slot_of(l, key), made = *key;
    if (slot->font)
        return slot;
    if (!ink_trace(&l->ink, key->font, key->glyph, key->size / FONT_UNIT / PANGO_SCALE,
                   (double)key->phase_x / PHASES, (double)key->phase_y / PHASES, REACH, &made.box))
        return NULL;
    const size_t bytes = (size_t)made.box.width * (size_t)made.box.height;
    made.mask = pace__arena_room(&l->masks, bytes + 1, 1);
    if (made.mask)
        ink_fill(&l->ink, &made.box, made.mask);
    if (!made.mask || l->ink.failed) {
        l->failed = true;
        return NULL;
    }
    l->known_count++;
    l->mask_bytes += bytes;
    *slot = made;
    return slot;
}

/* --- a line -------------------------------------------------------------------------------------------------------- */

/* The whole pixel and the phase in it that are nearest to x. */
static int split(double x, int *phase)
{
    const int at = (int)floor(x * PHASES + 0.5);
    *phase = (int)((unsigned)at % PHASES);
    return (at - *phase) / PHASES;
}

static bool add_spot(letters *l, hb_font_t *font, PangoGlyph glyph, double size, double x, double y)
{
    letter key = {.font = font, .glyph = glyph, .size = size};
    const int column = split(x, &key.phase_x), row = split(y, &key.phase_y);
    const letter *of = find(l, &key);
    if (!of || !pace__reserve(l->allocator, (void **)&l->spots, &l->spot_capacity, l->spot_count + 1, sizeof *l->spots)) {
        l->failed = l->failed || of;
        return false;
    }
    if (of->box.width > 0)
        l->spots[l->spot_count++] = (letter_spot){of, column + of->box.left, row + of->box.top};
    return true;
}

static bool add_run(letters *l, const PangoGlyphItem *run, double size, double *x, double y)
{
    const double unit = size / FONT_UNIT / PANGO_SCALE;
    hb_font_t *font = pango_font_get_hb_font(run->item->analysis.font);
    for (int i = 0; i < run->glyphs->num_glyphs; i++) {
        const PangoGlyphInfo *info = &run->glyphs->glyphs[i];
        if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG)
            return false;
        if (info->glyph != PANGO_GLYPH_EMPTY && !add_spot(l, font, info->glyph, size, *x + unit * info->geometry.x_offset,
                                                          y + unit * info->geometry.y_offset))
            return false;
        *x += unit * info->geometry.width;
    }
    return true;
}

static ink_box bounds_of(const letters *l)
{
    int left = INT32_MAX, top = INT32_MAX, right = INT32_MIN, bottom = INT32_MIN;
    for (size_t i = 0; i < l->spot_count; i++) {
        const letter_spot *spot = &l->spots[i];
        left = spot->x < left ? spot->x : left;
        top = spot->y < top ? spot->y : top;
        right = spot->x + spot->of->box.width > right ? spot->x + spot->of->box.width : right;
        bottom = spot->y + spot->of->box.height > bottom ? spot->y + spot->of->box.height : bottom;
    }
    return (ink_box){left, top, right - left, bottom - top};
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* Grown by `pad` on all sides, and cut where `pad` px beyond the image nothing can be seen any more. */
static ink_box grow(ink_box box, int pad, int width, int height)
{
    const int left = larger(box.left, 0) - pad, top = larger(box.top, 0) - pad;
    const int right = smaller(box.left + box.width, width) + pad, bottom = smaller(box.top + box.height, height) + pad;
    return (ink_box){left, top, right - left, bottom - top};
}

/* Where glyphs share a pixel they cover different parts of it. */
static void add_mask(unsigned char *to, const ink_box *box, const letter_spot *spot)
{
    const ink_box *from = &spot->of->box;
    const int left = larger(spot->x, box->left), right = smaller(spot->x + from->width, box->left + box->width);
    const int top = larger(spot->y, box->top), bottom = smaller(spot->y + from->height, box->top + box->height);
    for (int y = top; y < bottom; y++) {
        const unsigned char *in = spot->of->mask + (size_t)(y - spot->y) * (size_t)from->width;
        unsigned char *out = to + (size_t)(y - box->top) * (size_t)box->width;
        for (int x = left; x < right; x++) {
            const int sum = out[x - box->left] + in[x - spot->x];
            out[x - box->left] = (unsigned char)smaller(sum, 255);
        }
    }
}

/* --- halos --------------------------------------------------------------------------------------------------------- */

/* Ink in a pixel `more` nearer than where it would begin to count covers that much of this one; none covers nothing. */
static void spread(unsigned char *restrict out, const unsigned char *restrict in, size_t n, int more)
{
    for (size_t i = 0; i < n; i++) {
        const int sum = in[i] ? in[i] + more : 0, cut = sum < 0 ? 0 : sum > 255 ? 255 : sum;
        out[i] = (unsigned char)(out[i] > cut ? out[i] : cut);
    }
}

/* What lies within `radius` of the ink. A pixel that is partly inked is taken to be inked on its far side: so an edge
 * moves out by exactly the radius, and a stem thinner than a pixel has as good a halo as a thick one. Along the borders
 * nothing is put. */
static void dilate(unsigned char *out, const unsigned char *in, const ink_box *box, double radius)
{
    const int reach = (int)ceil(radius);
    const ptrdiff_t stride = box->width;
    for (int dy = -reach; dy <= reach; dy++)
        for (int dx = -reach; dx <= reach; dx++) {
            const double more = radius - sqrt(dx * dx + dy * dy);
            if (more <= -1)
                continue;
            for (int y = reach; y < box->height - reach; y++)
                spread(out + y * stride + reach, in + (y + dy) * stride + reach + dx, (size_t)(stride - 2 * reach),
                       (int)lround(255 * fmin(more, 1)));
        }
}

/* --- colour -------------------------------------------------------------------------------------------------------- */

/* Each of the four bytes times m / 255, rounded. */
static uint32_t times(uint32_t pixel, uint32_t m)
{
    uint32_t low = (pixel & 0xFF00FF) * m + 0x800080, high = (pixel >> 8 & 0xFF00FF) * m + 0x800080;
    low = (low + (low >> 8 & 0xFF00FF)) >> 8 & 0xFF00FF;
    high = (high + (high >> 8 & 0xFF00FF)) & 0xFF00FF00;
    return low | high;
}

/* As cairo holds it: 0xAARRGGBB, colours multiplied by alpha. */
static uint32_t premultiplied(scene_color c)
{
    return times(0xFF000000 | c >> 8, c & 0xFF);
}

static void paint(const letters *l, const unsigned char *mask, const ink_box *box, uint32_t color)
{
    const int left = larger(box->left, 0), top = larger(box->top, 0);
    const int right = smaller(box->left + box->width, cairo_image_surface_get_width(l->surface));
    const int bottom = smaller(box->top + box->height, cairo_image_surface_get_height(l->surface));
    const size_t stride = (size_t)cairo_image_surface_get_stride(l->surface);
    unsigned char *pixels = cairo_image_surface_get_data(l->surface);
    for (int y = top; y < bottom; y++) {
        const unsigned char *in = mask + (size_t)(y - box->top) * (size_t)box->width - box->left;
        uint32_t *row = (uint32_t *)(void *)(pixels + (size_t)y * stride);
        for (int x = left; x < right; x++) {
            if (!in[x])
                continue;
            const uint32_t own = times(color, in[x]);
            row[x] = own + times(row[x], 255 - (own >> 24));
        }
    }
}

/* The masks of ink and halo, bare. */
static unsigned char *room_for(letters *l, size_t n)
{
    if (!pace__reserve(l->allocator, (void **)&l->room, &l->room_capacity, 2 * n, 1)) {
        l->failed = true;
        return NULL;
    }
    memset(l->room, 0, 2 * n);
    return l->room;
}

static void paint_line(letters *l, const scene_item *item)
{
    const double radius = item->halo & 0xFF ? scene_halo(item->size) / 2 * l->factor : 0;
    const int reach = (int)ceil(radius);
    const ink_box box = grow(bounds_of(l), 2 * reach, cairo_image_surface_get_width(l->surface),
                             cairo_image_surface_get_height(l->surface));
    if (box.width <= 2 * reach || box.height <= 2 * reach) /* too far beyond a border */
        return;
    const size_t n = (size_t)box.width * (size_t)box.height;
    unsigned char *inked = room_for(l, n);
    if (!inked)
        return;
    for (size_t i = 0; i < l->spot_count; i++)
        add_mask(inked, &box, &l->spots[i]);
    cairo_surface_flush(l->surface);
    if (radius > 0) {
        dilate(inked + n, inked, &box, radius);
        paint(l, inked + n, &box, premultiplied(item->halo));
    }
    paint(l, inked, &box, premultiplied(item->fill));
    cairo_surface_mark_dirty(l->surface);
}

/* How many glyphs a line has. */
static size_t count_of(const PangoLayoutLine *line)
{
    size_t count = 0;
    for (GSList *at = line->runs; at; at = at->next)
        count += (size_t)((const PangoGlyphItem *)at->data)->glyphs->num_glyphs;
    return count;
}

/* What a line can hold does not depend on the lines before it. */
bool letters_put(letters *l, const scene_item *item, PangoLayoutLine *line, double x, double y)
{
    const double size = item->size * l->factor;
    const size_t count = count_of(line);
    if (l->failed || size > LARGEST || count > SLOTS / 2)
        return false;
    if (l->known_count + count > SLOTS / 4 * 3 || l->mask_bytes > MASKS_MOST)
        forget(l);
    l->spot_count = 0;
    for (GSList *at = line->runs; at; at = at->next)
        if (!add_run(l, at->data, size, &x, y))
            return false;
    if (l->spot_count > 0)
        paint_line(l, item);
    return true;
}
