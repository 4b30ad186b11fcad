/* The canvas: title and subtitle at the head, source and notes at the foot, all on one left edge; and the room between. */
#include <math.h>
#include "chart/chart_private.h"

typedef struct frame {
    pen_lines title, subtitle, source, note;
    double left, width;
    double title_size;
    double head, foot; /* heights with the space that follows */
    bool lost[4];      /* title, subtitle, source, note had to go */
} frame;

/* How many lines each may take, from generous to nothing. */
typedef struct allowance {
    int title, subtitle, source, note;
} allowance;

static const allowance allowances[] = {{3, 3, 3, 5}, {3, 2, 2, 2}, {3, 2, 1, 1}, {3, 1, 1, 1},
                                       {3, 1, 1, 0}, {3, 0, 1, 0}, {3, 0, 0, 0}, {2, 0, 0, 0},
                                       {1, 0, 0, 0}, {0, 0, 0, 0}};
enum { ALLOWANCES = (int)(sizeof allowances / sizeof *allowances) };

/* A title that says all in smaller letters is better than one that is cut. */
static const double title_shares[] = {1, 0.87, 0.75};
enum { SHARES = (int)(sizeof title_shares / sizeof *title_shares) };

static frame frame_for(pen *p, const char *subtitle, const char *note, allowance most, double share)
{
    const theme *look = &p->look;
    frame f = {0};
    f.title_size = fmax(look->title * share, fmin(look->title, fmax(THEME_TITLE_LEAST, look->label * 1.1)));
    f.left = look->margin;
    f.width = p->chart->width - 2 * look->margin;
    f.title = pen_wrap(p, p->chart->title, f.title_size, true, f.width, most.title);
    f.subtitle = pen_wrap(p, subtitle, look->subtitle, false, f.width, most.subtitle);
    f.source = pen_wrap(p, p->chart->source, look->source, false, f.width, most.source);
    f.note = pen_wrap(p, note, look->source, false, f.width, most.note);
    f.lost[0] = *p->chart->title && !f.title.count;
    f.lost[1] = *subtitle && !f.subtitle.count;
    f.lost[2] = *p->chart->source && !f.source.count;
    f.lost[3] = *note && !f.note.count;
    f.head = f.title.height + f.subtitle.height;
    if (f.title.count && f.subtitle.count)
        f.head += look->subtitle * 0.2;
    if (f.head > 0)
        f.head += look->subtitle * 0.9;
    f.foot = f.source.height + f.note.height;
    if (f.foot > 0)
        f.foot += look->source * 0.8;
    return f;
}

static frame choose_frame(pen *p, const char *subtitle, const char *note)
{
    frame f = {0};
    double inner = p->chart->height_most - 1.6 * p->look.margin, most = fmax(0.42 * inner, inner - 12 * p->look.label);
    bool endless = frame_for(p, subtitle, note, allowances[0], title_shares[SHARES - 1]).title.cut;
    for (int i = 0; i < ALLOWANCES; i++)
        for (int k = endless ? SHARES - 1 : 0; k < SHARES; k++) {
            f = frame_for(p, subtitle, note, allowances[i], title_shares[k]);
            if (f.head + f.foot <= most && (endless || allowances[i].title < 3 || !f.title.cut))
                return f;
        }
    return f;
}

static const char *joined(pen *p, const char *first, const char *second)
{
    pace_buffer text = PACE_BUFFER_INIT;
    if (!*second)
        return first;
    if (!*first)
        return second;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, first);
    if (p->zh)
        pace_buffer_text(&text, "；");
    else
        pace_buffer_text(&text, "; ");
    pace_buffer_text(&text, second);
    return pen_keep(p, &text);
}

/* Notes are sentences: they follow each other. */
static const char *all_notes(pen *p)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    pace_buffer_text(&text, p->chart->note);
    if (text.length && p->notes->length && !p->zh)
        pace_buffer_char(&text, ' ');
    pace_buffer_text(&text, p->notes->text);
    return pen_keep(p, &text);
}

static layout room_of(const pen *p, const frame *f)
{
    layout room = {f->left, f->left + f->width, 0.8 * p->look.margin + f->head, 0};
    room.bottom = p->chart->height - 0.8 * p->look.margin - f->foot;
    return room;
}

static void report(pen *p, const frame *f)
{
    static const char *const names[] = {"title", "subtitle", "source line", "note"};
    const pen_lines *lines[] = {&f->title, &f->subtitle, &f->source, &f->note};
    for (int i = 0; i < 4; i++) {
        if (f->lost[i])
            pen_warn(p, "the ", names[i], " was left out: there is no room for it");
        else if (lines[i]->cut)
            pen_warn(p, "the ", names[i], " was cut: there is no room for all of it");
    }
}

layout layout_measure(pen *p, const char *extra)
{
    frame f = choose_frame(p, joined(p, p->chart->subtitle, extra), all_notes(p));
    return room_of(p, &f);
}

layout layout_frame(pen *p, const char *extra)
{
    const theme *look = &p->look;
    frame f = choose_frame(p, joined(p, p->chart->subtitle, extra), all_notes(p));
    layout room = room_of(p, &f);
    double y = pen_draw_lines(p, &f.title, f.left, 0.8 * look->margin, f.title_size, true, SCENE_START, look->text, 0);
    if (f.title.count && f.subtitle.count)
        y += look->subtitle * 0.2;
    pen_draw_lines(p, &f.subtitle, f.left, y, look->subtitle, false, SCENE_START, look->muted, 0);
    y = p->chart->height - 0.8 * look->margin - f.source.height - f.note.height;
    y = pen_draw_lines(p, &f.source, f.left, y, look->source, false, SCENE_START, look->muted, 0);
    pen_draw_lines(p, &f.note, f.left, y, look->source, false, SCENE_START, look->muted, 0);
    report(p, &f);
    return room;
}

void chart_draw_nothing(pen *p, const char *extra)
{
    layout room = layout_frame(p, extra);
    double lh = pen_line_height(p, p->look.subtitle);
    const char *words = p->zh ? "无数据" : "No data";
    if (room.bottom - room.top > lh && room.right - room.left > pen_width(p, words, p->look.subtitle, false))
        pen_text(p, (room.left + room.right) / 2, (room.top + room.bottom - lh) / 2, words,
                 p->look.subtitle, false, SCENE_MIDDLE, p->look.muted, 0);
}
