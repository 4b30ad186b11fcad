/* Tables on pages: columns as wide as their contents ask for, rows kept whole, heads repeated on every page. */
#include <math.h>
#include <string.h>
#include "report/pdf.h"

enum { MOST_COLUMNS = 24, MEASURED = 400, CELL_LINES = 14, HEAD_LINES = 6 };

/* Rows that are not torn from the head, nor left alone on the last page; a table up to SHORT rows is not parted at all. */
enum { TOGETHER = 3, SHORT = 8 };

static const double pad = 9, beside_figures = 9, above = 3, most_air = 26;

typedef struct cell_words {
    const char *main, *sub; /* the figure; what is said beside it, smaller */
} cell_words;

typedef struct sheet {
    pdf *p;
    const doc_table *table;
    int figure;
    double at[MOST_COLUMNS], width[MOST_COLUMNS];
    int64_t columns;
    double right; /* where the last one ends */
} sheet;

/* Between a column and the next; figures keep clear of words behind them. */
static double gutter(const sheet *s, int64_t i)
{
    const doc_column *columns = s->table->columns;
    if (i + 1 >= s->columns)
        return 0;
    return columns[i].numeric && !columns[i + 1].numeric ? pad + beside_figures : pad;
}

static double line_of(const sheet *s, double size)
{
    return page_line_height(s->p->pages, size);
}

/* As on the page: references of figures stand under them, so that digits stay in line. */
static cell_words words_of(const sheet *s, const doc_cell *cell, bool numeric)
{
    cell_words out;
    if (numeric) {
        out.main = *cell->text ? cell->text : "\xe2\x80\x93";
        out.sub = pdf_with_refs(s->p, cell->when, &cell->refs);
    } else {
        out.main = pdf_with_refs(s->p, cell->text, &cell->refs);
        out.sub = cell->when;
    }
    return out;
}

/* --- widths --------------------------------------------------------------------------------------------------------- */

/* The widest piece that should not be broken: a word, or some letters of a script without spaces. */
static double longest_word(const sheet *s, const char *text, double size, bool bold)
{
    char word[64];
    double most = 0;
    while (*text) {
        size_t n = strcspn(text, " "), kept = n;
        bool plain = true;
        for (size_t i = 0; i < n; i++)
            plain = plain && (unsigned char)text[i] < 0xE3; /* below Han letters */
        if (!plain)
            most = fmax(most, 4 * size);
        if (kept >= sizeof word)
            kept = sizeof word - 1;
        while (kept < n && kept && ((unsigned char)text[kept] & 0xC0) == 0x80)
            kept--;
        memcpy(word, text, kept);
        word[kept] = '\0';
        if (plain)
            most = fmax(most, page_text_width(s->p->pages, word, size, bold));
        text += n + (text[n] == ' ');
    }
    return most;
}

/* Figures and verdicts stay on one line where they are short. */
static void measure_cell(const sheet *s, const cell_words *words, bool numeric, bool bold, double *least, double *whole)
{
    page_set *pages = s->p->pages;
    double main = page_text_width(pages, words->main, pdf_cell, bold);
    double sub = page_text_width(pages, words->sub, pdf_tiny, false);
    double own = (numeric || bold) && main < 0.2 * pdf_measure() ? main : longest_word(s, words->main, pdf_cell, bold);
    *least = fmax(*least, fmin(fmax(own, longest_word(s, words->sub, pdf_tiny, false)), 0.22 * pdf_measure()));
    *whole = fmax(*whole, fmax(main, sub));
}

/* What is left after every column has its least is shared by what they would still like. */
static void share(sheet *s, const double *least, const double *whole)
{
    double room = pdf_measure(), sum_least = 0, sum_whole = 0, x = pdf_left();
    for (int64_t i = 0; i < s->columns; i++) {
        room -= gutter(s, i);
        sum_least += least[i];
        sum_whole += whole[i];
    }
    for (int64_t i = 0; i < s->columns; i++) {
        double width = least[i];
        if (sum_whole <= room)
            width = whole[i] + fmin((room - sum_whole) / (double)s->columns, most_air);
        else if (sum_least < room)
            width += (whole[i] - least[i]) * (room - sum_least) / (sum_whole - sum_least);
        else
            width *= room / sum_least;
        s->at[i] = x;
        s->width[i] = width;
        x += width + gutter(s, i);
    }
    s->right = x;
}

static void measure(sheet *s)
{
    double least[MOST_COLUMNS], whole[MOST_COLUMNS];
    int64_t n = 0;
    for (int64_t i = 0; i < s->columns; i++) {
        const char *label = s->table->columns[i].label;
        least[i] = fmin(longest_word(s, label, pdf_cell, true), 0.2 * pdf_measure());
        whole[i] = fmax(least[i], fmin(page_text_width(s->p->pages, label, pdf_cell, true), 90));
    }
    for (const doc_row *row = s->table->first; row && n < MEASURED; row = row->next, n++) {
        for (int64_t i = 0; i < s->columns; i++) {
            cell_words words = words_of(s, &row->cells[i], s->table->columns[i].numeric);
            measure_cell(s, &words, s->table->columns[i].numeric, row->cells[i].tone != DOC_PLAIN, &least[i], &whole[i]);
        }
    }
    for (int64_t i = 0; i < s->columns; i++)
        whole[i] = fmax(whole[i], least[i]);
    share(s, least, whole);
}

/* --- rows ------------------------------------------------------------------------------------------------------------ */

typedef struct set_cell {
    pdf_lines main, sub;
} set_cell;

/* A hair wider than measured: a text that fits exactly is not to be broken by rounding. */
static pdf_lines wrap(const sheet *s, int64_t i, const char *text, double size, bool bold, int most)
{
    return pdf_wrap(s->p, text, size, bold, s->width[i] + 0.5, most);
}

static double put_lines(const sheet *s, int64_t i, const pdf_lines *lines, double y, double size, bool bold,
                        scene_color color, pdf_links *links)
{
    bool right = s->table->columns[i].numeric;
    double x = s->at[i] + (right ? s->width[i] : 0);
    for (int k = 0; k < lines->count; k++) {
        page_text(s->p->pages, x, y, lines->at[k], size, bold, right ? SCENE_FINISH : SCENE_START, color);
        if (links)
            pdf_follow(s->p, links, lines->at[k],
                       right ? x - page_text_width(s->p->pages, lines->at[k], size, bold) : x, y, size);
        y += line_of(s, size);
    }
    return y;
}

static double row_height(const sheet *s, const set_cell *cells)
{
    double most = 0;
    for (int64_t i = 0; i < s->columns; i++)
        most = fmax(most, cells[i].main.count * line_of(s, pdf_cell) + cells[i].sub.count * line_of(s, pdf_tiny));
    return most + 2 * above;
}

static void set_row(const sheet *s, const doc_row *row, set_cell *cells)
{
    for (int64_t i = 0; i < s->columns; i++) {
        cell_words words = words_of(s, &row->cells[i], s->table->columns[i].numeric);
        cells[i].main = wrap(s, i, words.main, pdf_cell, row->cells[i].tone != DOC_PLAIN, CELL_LINES);
        cells[i].sub = wrap(s, i, words.sub, pdf_tiny, false, CELL_LINES);
    }
}

static void put_row(sheet *s, const doc_row *row, const set_cell *cells, double height)
{
    double y = s->p->y + above;
    if (*row->id)
        page_place(s->p->pages, s->p->y, pdf_place_name(s->p, 'r', (int)row->cells[0].number));
    for (int64_t i = 0; i < s->columns; i++) {
        doc_tone tone = row->cells[i].tone;
        pdf_links links = pdf_links_of(s->p, row->cells[i].text, &row->cells[i].refs, row->cells[i].address);
        double next = put_lines(s, i, &cells[i].main, y, pdf_cell, tone != DOC_PLAIN, pdf_tone(tone), &links);
        (void)put_lines(s, i, &cells[i].sub, next, pdf_tiny, false, pdf_soft, &links);
    }
    s->p->y += height;
    page_rule(s->p->pages, pdf_left(), s->p->y, s->right, s->p->y, 0.5, pdf_line);
}

/* --- head ------------------------------------------------------------------------------------------------------------ */

static const char *caption_of(const sheet *s, bool again)
{
    pdf *p = s->p;
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = p->report->allocator;
    if (s->table->number)
        pace_buffer_format(&out, "%s %d", word_in(p->lang, W_TABLE), s->table->number);
    else
        word_put_number(&out, p->lang, W_NUMBERS_OF, s->figure);
    pace_buffer_text(&out, "  ");
    pace_buffer_text(&out, s->table->caption);
    pace_buffer_text(&out, again ? word_in(p->lang, W_CONTINUED) : "");
    return pdf_text_of(p, &out);
}

static double head_height(const sheet *s, pdf_lines *heads)
{
    double most = 0;
    for (int64_t i = 0; i < s->columns; i++) {
        heads[i] = wrap(s, i, s->table->columns[i].label, pdf_cell, true, HEAD_LINES);
        most = fmax(most, heads[i].count * line_of(s, pdf_cell));
    }
    return most;
}

static void put_head(sheet *s, bool again)
{
    pdf *p = s->p;
    pdf_lines heads[MOST_COLUMNS];
    double height = head_height(s, heads);

    pdf_put(p, caption_of(s, again), pdf_left(), pdf_measure(), pdf_small, true, pdf_soft, 3);
    p->y += 3;
    for (int64_t i = 0; i < s->columns; i++)
        (void)put_lines(s, i, &heads[i], p->y + height - heads[i].count * line_of(s, pdf_cell), pdf_cell, true, pdf_soft, NULL);
    p->y += height + 2;
    page_rule(p->pages, pdf_left(), p->y, s->right, p->y, 1, pdf_ink);
}

/* Head and caption, as put_head sets them. */
static double top_height(const sheet *s)
{
    pdf_lines heads[MOST_COLUMNS];
    pdf_lines caption = pdf_wrap(s->p, caption_of(s, false), pdf_small, true, pdf_measure(), 3);
    return caption.count * page_line_height(s->p->pages, pdf_small) * 1.12 + 6 + head_height(s, heads);
}

/* Of the next rows, at most `most`. */
static double rows_height(const sheet *s, const doc_row *row, int64_t most)
{
    set_cell cells[MOST_COLUMNS];
    double height = 0;
    for (; row && most > 0; row = row->next, most--) {
        set_row(s, row, cells);
        height += row_height(s, cells);
    }
    return height;
}

static sheet sheet_of(pdf *p, const doc_table *table, int figure)
{
    sheet s = {.p = p, .table = table, .figure = figure};
    s.columns = table->column_count < MOST_COLUMNS ? table->column_count : MOST_COLUMNS;
    measure(&s);
    return s;
}

static double kept(const sheet *s)
{
    const double page = pdf_bottom() - PDF_TOP;
    double height = s->table->row_count <= SHORT ? top_height(s) + rows_height(s, s->table->first, SHORT) : page;
    return height < page / 2 ? height : top_height(s) + rows_height(s, s->table->first, TOGETHER);
}

double pdf_table_kept(pdf *p, const doc_table *table, int figure)
{
    sheet s = sheet_of(p, table, figure);
    return 6 + kept(&s);
}

static void begin(sheet *s)
{
    pdf *p = s->p;
    pdf_need(p, kept(s));
    p->begun = pdf_page(p);
    if (s->table->number) {
        pace_buffer label = PACE_BUFFER_INIT;
        label.allocator = p->report->allocator;
        pace_buffer_format(&label, "%s %d", word_in(p->lang, W_TABLE), s->table->number);
        pdf_mark(p, 't', s->table->number, pdf_text_of(p, &label), s->table->caption);
    }
    put_head(s, false);
}

void pdf_table(pdf *p, const doc_table *table, int figure)
{
    sheet s = sheet_of(p, table, figure);
    set_cell cells[MOST_COLUMNS];
    int64_t left = table->row_count;

    pdf_gap(p, 6);
    for (const doc_row *row = table->first; row && !p->status; row = row->next, left--) {
        double height;
        set_row(&s, row, cells);
        height = row_height(&s, cells);
        if (row == table->first) {
            begin(&s);
        } else if (p->y + (left == TOGETHER ? rows_height(&s, row, left) : height) > pdf_bottom()) {
            pdf_new_page(p);
            put_head(&s, true);
        }
        put_row(&s, row, cells, height);
    }
    p->y += 14;
}
