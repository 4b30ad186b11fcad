#include "chart/page.h"
#include <string.h>
#include "chart/chart_private.h"
#include "chart/emit_marks.h"
#include "chart/watch.h"

struct page_set {
    pace_allocator own; /* as the caller's; resize NULL = malloc */
    watch memory;
    pace_allocator allocator; /* through the watch */
    const char *lang;
    double width, height;
    scene_font *font;
    scene *pages;
    size_t count, capacity, at;
    emit_place *places;
    emit_link *links;
    emit_entry *entries;
    size_t place_count, place_capacity, link_count, link_capacity, entry_count, entry_capacity;
    bool failed;
};

enum { PAPER = 0 }; /* no fill: paper is white by itself */

pace_status page_set_new(page_set **out, double width, double height, const char *lang, const pace_allocator *allocator,
                         pace_error *err)
{
    page_set *set = pace__calloc(allocator, 1, sizeof *set);
    pace_status status;
    if (!set)
        return pace__fail_memory(err);
    if (allocator)
        set->own = *allocator;
    set->memory = (watch){&set->own, false};
    set->allocator = watch_allocator(&set->memory);
    set->lang = lang;
    set->width = width;
    set->height = height;
    status = scene_font_new(&set->font, lang, &set->allocator, err);
    if (status) {
        page_set_free(set);
        return status;
    }
    *out = set;
    return PACE_OK;
}

void page_set_free(page_set *set)
{
    pace_allocator own;
    if (!set)
        return;
    own = set->own;
    for (size_t i = 0; i < set->count; i++)
        scene_clear(&set->pages[i]);
    pace__release(&set->allocator, set->pages, set->capacity * sizeof *set->pages);
    pace__release(&set->allocator, set->places, set->place_capacity * sizeof *set->places);
    pace__release(&set->allocator, set->links, set->link_capacity * sizeof *set->links);
    pace__release(&set->allocator, set->entries, set->entry_capacity * sizeof *set->entries);
    scene_font_free(set->font);
    pace__release(&own, set, sizeof *set);
}

void page_add(page_set *set)
{
    void *pages = set->pages;
    if (set->failed || !pace__reserve(&set->allocator, &pages, &set->capacity, set->count + 1, sizeof *set->pages)) {
        set->failed = true;
        return;
    }
    set->pages = pages;
    scene_init(&set->pages[set->count], set->width, set->height, PAPER, &set->allocator);
    set->at = set->count++;
}

size_t page_count(const page_set *set)
{
    return set->count;
}

static void forget_marks(page_set *set, size_t page)
{
    size_t kept = 0;
    for (size_t i = 0; i < set->place_count; i++)
        if (set->places[i].page != page)
            set->places[kept++] = set->places[i];
    set->place_count = kept;
    kept = 0;
    for (size_t i = 0; i < set->link_count; i++)
        if (set->links[i].page != page)
            set->links[kept++] = set->links[i];
    set->link_count = kept;
}

void page_turn(page_set *set, size_t page, bool empty)
{
    if (page >= set->count)
        return;
    set->at = page;
    if (!empty)
        return;
    scene_clear(&set->pages[page]);
    forget_marks(set, page);
}

/* Where is drawn; NULL = nowhere. */
static scene *current(page_set *set)
{
    return set->failed || set->at >= set->count ? NULL : &set->pages[set->at];
}

double page_text_width(page_set *set, const char *text, double size, bool bold)
{
    return scene_font_width(set->font, text, size, bold);
}

double page_line_height(page_set *set, double size)
{
    return scene_font_height(set->font, size, false);
}

double page_ascent(page_set *set, double size)
{
    return scene_font_ascent(set->font, size, false);
}

void page_wrap(page_set *set, const char *text, double size, bool bold, double width, int most, pace_buffer *out)
{
    scene_font_wrap(set->font, text, size, bold, width, most, out);
}

void page_text(page_set *set, double x, double y, const char *text, double size, bool bold, scene_anchor anchor,
               scene_color color)
{
    scene *s = current(set);
    if (s)
        scene_text(s, x, y + page_ascent(set, size), text, size, bold, anchor, color, 0);
}

void page_fill(page_set *set, double x, double y, double width, double height, scene_color color)
{
    scene *s = current(set);
    if (s)
        scene_rect(s, x, y, width, height, color, 0, 0);
}

void page_rule(page_set *set, double x1, double y1, double x2, double y2, double thickness, scene_color color)
{
    scene *s = current(set);
    if (s)
        scene_line(s, x1, y1, x2, y2, color, thickness, 0, 0);
}

/* --- what can be followed ------------------------------------------------------------------------------------------ */

/* Room for one more of what is drawn; false = there is none, or no page. */
static bool has_room(page_set *set, void **items, size_t *capacity, size_t count, size_t size)
{
    if (!current(set))
        return false;
    if (!pace__reserve(&set->allocator, items, capacity, count + 1, size))
        set->failed = true;
    return !set->failed;
}

void page_place(page_set *set, double y, const char *name)
{
    void *items = set->places;
    if (!has_room(set, &items, &set->place_capacity, set->place_count, sizeof *set->places))
        return;
    set->places = items;
    set->places[set->place_count++] = (emit_place){set->at, y, name};
}

void page_link(page_set *set, double x, double y, double width, double height, const char *to)
{
    void *items = set->links;
    if (!has_room(set, &items, &set->link_capacity, set->link_count, sizeof *set->links))
        return;
    set->links = items;
    set->links[set->link_count++] = (emit_link){set->at, x, y, width, height, to};
}

void page_outline(page_set *set, int level, const char *title, const char *to)
{
    void *items = set->entries;
    if (!has_room(set, &items, &set->entry_capacity, set->entry_count, sizeof *set->entries))
        return;
    set->entries = items;
    set->entries[set->entry_count++] = (emit_entry){level, title, to};
}

/* --- charts ------------------------------------------------------------------------------------------------------- */

typedef struct placing {
    double x, y, scale;
} placing;

static void place_points(scene *page, const scene *from, const scene_item *item, const placing *at, scene_point *room)
{
    const scene_point *points = from->points + item->first;
    for (int64_t i = 0; i < item->count; i++)
        room[i] = (scene_point){at->x + at->scale * points[i].x, at->y + at->scale * points[i].y};
    if (item->kind == SCENE_POLYGON)
        scene_polygon(page, room, item->count, item->fill);
    else
        scene_polyline(page, room, item->count, item->stroke, at->scale * item->stroke_width, at->scale * item->dash,
                       at->scale * item->space);
}

static void place_item(scene *page, const scene *from, const scene_item *item, const placing *at, scene_point *room)
{
    double k = at->scale, x = at->x + k * item->x, y = at->y + k * item->y;
    switch (item->kind) {
    case SCENE_RECT:
        scene_rect(page, x, y, k * item->w, k * item->h, item->fill, item->stroke, k * item->stroke_width);
        break;
    case SCENE_POLYLINE:
    case SCENE_POLYGON:
        place_points(page, from, item, at, room);
        break;
    case SCENE_CIRCLE:
        scene_circle(page, x, y, k * item->w, item->fill, item->stroke, k * item->stroke_width);
        break;
    case SCENE_DIAMOND:
        scene_diamond(page, x, y, k * item->w, item->fill, item->stroke, k * item->stroke_width);
        break;
    case SCENE_TEXT:
        scene_text(page, x, y, item->text, k * item->size, item->bold, item->anchor, item->fill, item->halo);
        break;
    case SCENE_GROUP:
    case SCENE_END:
        break;
    }
}

static int64_t most_points(const scene *s)
{
    int64_t most = 1;
    for (size_t i = 0; i < s->count; i++)
        if (s->items[i].count > most)
            most = s->items[i].count;
    return most;
}

static pace_status draw_chart(page_set *set, pace_chart *chart, const placing *at, pace_error *err)
{
    scene drawn;
    pace__arena scratch;
    pace_status status;

    pace__arena_init(&scratch, &set->allocator);
    scene_init(&drawn, chart->width, chart->height, PAPER, &set->allocator);
    status = chart_scene(chart, &drawn, set->font, &scratch, err);
    if (!status) {
        scene_point *room = pace__arena_alloc(&scratch, (size_t)most_points(&drawn), sizeof *room);
        for (size_t i = 0; room && i < drawn.count; i++)
            place_item(current(set), &drawn, &drawn.items[i], at, room);
        if (!room)
            status = pace__fail_memory(err);
    }
    scene_clear(&drawn);
    pace__arena_clear(&scratch);
    return status;
}

double page_chart_height(const pace_chart *chart, double width)
{
    return chart->width > 0 ? width / chart->width * chart->height : 0;
}

pace_status page_chart(page_set *set, pace_chart *chart, double x, double y, double width, double *height,
                       pace_error *err)
{
    if (chart->error.code) {
        if (err)
            *err = chart->error;
        return chart->error.code;
    }
    if (!current(set))
        return pace__fail_memory(err);
    *height = page_chart_height(chart, width);
    return draw_chart(set, chart, &(placing){x, y, width / chart->width}, err);
}

/* --- the file ----------------------------------------------------------------------------------------------------- */

pace_status page_pdf(pace_buffer *out, page_set *set, const char *title, const char *subject, pace_error *err)
{
    const size_t before = out->length;
    const emit_marks marks = {set->places, set->links, set->entries, set->place_count, set->link_count, set->entry_count};
    pace_status status;
    if (set->failed || set->memory.refused)
        return pace__fail_memory(err);
    if (!set->count)
        return pace__fail(err, PACE_ERR_ARG, "pages", "a document needs a page");
    scene_describe(&set->pages[0], title, subject, "", set->lang, "");
    status = scene_emit_marked(out, set->pages, set->count, &marks, set->font, err);
    if (!status && set->memory.refused)
        status = pace__fail_memory(err);
    if (status && out->text && out->length > before) {
        out->length = before;
        out->text[before] = '\0';
    }
    return status;
}
