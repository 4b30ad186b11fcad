/* Notes that nobody has to write: gaps, provisional values, breaks. */
#include <math.h>
#include <string.h>
#include "chart/curve.h"

enum { NOTES_SPANS_MAX = 3 };

typedef bool note_test(const pace_series *series, int64_t index, uint8_t letter);

static bool is_missing(const pace_series *series, int64_t index, uint8_t letter)
{
    (void)letter;
    return isnan(series->view.x[index]);
}

static bool has_letter(const pace_series *series, int64_t index, uint8_t letter)
{
    return series->status && series->status[index] == letter && !isnan(series->view.x[index]);
}

/* "2014, 2016–2017" of the periods in [first, last] that pass; how many runs there are. */
static int64_t list_spans(pen *p, pace_buffer *out, const pace_series *series, int64_t first, int64_t last,
                          note_test *test, uint8_t letter)
{
    int64_t runs = 0;
    for (int64_t i = first; i <= last; i++) {
        int64_t end = i;
        if (!test(series, i, letter))
            continue;
        while (end < last && test(series, end + 1, letter))
            end++;
        if (runs++ < NOTES_SPANS_MAX) {
            char text[PACE_PERIOD_SIZE];
            pace_span span = pace_span_of(pace_view_period(series->view, i), pace_view_period(series->view, end));
            pace_span_print(text, span, p->zh ? "zh" : "en");
            pace_buffer_text(out, runs > 1 ? (p->zh ? "、" : ", ") : "");
            pace_buffer_text(out, text);
        }
        i = end;
    }
    if (runs > NOTES_SPANS_MAX)
        pace_buffer_text(out, p->zh ? "等" : " and others");
    return runs;
}

typedef struct note_kind {
    uint8_t letter;
    const char *en, *zh; /* after the periods */
} note_kind;

static const note_kind kinds[] = {
    {PACE_STATUS_PROVISIONAL, "provisional", "为初步数"},
    {PACE_STATUS_ESTIMATED, "estimated", "为估计数"},
    {PACE_STATUS_UNRELIABLE, "of low reliability", "可靠性较低"},
    {PACE_STATUS_FORECAST, "forecast", "为预测数"},
    {PACE_STATUS_IMPUTED, "imputed", "为插补数"},
    {PACE_STATUS_UNVALIDATED, "not validated", "未经核实"},
};
static const note_kind breaks[] = {
    {PACE_STATUS_BREAK, "Break in the series: ", "数据有断点："},
    {PACE_STATUS_DEFINITION, "Another definition: ", "口径不同："},
};

/* What stands in the notes of other series already takes one more name: "A, B: dashed ...". */
static bool join_sentence(pen *p, const char *label, const char *sentence)
{
    pace_buffer all = PACE_BUFFER_INIT;
    all.allocator = &p->chart->allocator;
    const char *notes = p->notes->text, *told = notes && *label ? strstr(notes, sentence) : NULL;
    if (!told)
        return false;
    pace_buffer_bytes(&all, notes, (size_t)(told - notes));
    pace_buffer_format(&all, "%s%s%s", p->zh ? "、" : ", ", label, told);
    const char *kept = pen_keep(p, &all);
    p->notes->length = 0;
    pace_buffer_text(p->notes, kept);
    return true;
}

static void add_sentence(pen *p, const char *label, pace_buffer *body)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = &p->chart->allocator;
    p->failed = p->failed || body->status;
    if (*label) {
        pace_buffer_text(&text, label);
        pace_buffer_text(&text, p->zh ? "：" : ": ");
    }
    char first = body->text ? body->text[0] : '\0';
    bool lower = *label && !p->zh && first >= 'A' && first <= 'Z'; /* the sentence has begun */
    if (lower)
        pace_buffer_char(&text, (char)(first - 'A' + 'a'));
    pace_buffer_text(&text, body->text + lower);
    pace_buffer_text(&text, p->zh ? "。" : ".");
    const char *sentence = pen_keep(p, &text);
    if (!*sentence || !join_sentence(p, label, sentence + strlen(label))) /* "": there was no memory for it */
        pen_note(p, sentence);
    pace_buffer_clear(body);
}

void notes_of_status(pen *p, const pace_series *series, int64_t first, int64_t last, const char *label,
                     const char *words)
{
    pace_buffer all = PACE_BUFFER_INIT;
    all.allocator = &p->chart->allocator;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        pace_buffer one = PACE_BUFFER_INIT;
        one.allocator = &p->chart->allocator;
        if (list_spans(p, &one, series, first, last, has_letter, kinds[k].letter)) {
            pace_buffer_text(&all, all.length ? (p->zh ? "，" : ", ") : words);
            pace_buffer_text(&all, one.text);
            pace_buffer_text(&all, p->zh ? "" : " ");
            pace_buffer_text(&all, p->zh ? kinds[k].zh : kinds[k].en);
        }
        p->failed = p->failed || one.status || all.status;
        pace_buffer_clear(&one);
    }
    if (all.length)
        add_sentence(p, label, &all);
    pace_buffer_clear(&all);
}

void notes_of_missing(pen *p, const pace_series *series, int64_t first, int64_t last, const char *label)
{
    pace_buffer spans = PACE_BUFFER_INIT, text = PACE_BUFFER_INIT;
    spans.allocator = text.allocator = &p->chart->allocator;
    if (list_spans(p, &spans, series, first, last, is_missing, 0)) {
        pace_buffer_text(&text, p->zh ? "" : "No data for ");
        pace_buffer_text(&text, spans.text);
        pace_buffer_text(&text, p->zh ? "无数据" : "");
        add_sentence(p, label, &text);
    }
    p->failed = p->failed || spans.status;
    pace_buffer_clear(&spans);
    pace_buffer_clear(&text);
}

void notes_of_series(pen *p, const pace_series *series, const char *label)
{
    int64_t first = 0, last = pace_view_last(series->view);
    while (first <= last && isnan(series->view.x[first]))
        first++;
    if (last < 0)
        return;
    pace_buffer spans = PACE_BUFFER_INIT, text = PACE_BUFFER_INIT;
    spans.allocator = text.allocator = &p->chart->allocator;
    notes_of_missing(p, series, first, last, label);
    notes_of_status(p, series, first, last, label, p->zh ? "虚线与空心点：" : "Dashed, hollow: ");
    for (size_t k = 0; k < sizeof breaks / sizeof *breaks; k++) {
        if (list_spans(p, &spans, series, first, last, has_letter, breaks[k].letter)) {
            pace_buffer_text(&text, p->zh ? breaks[k].zh : breaks[k].en);
            pace_buffer_text(&text, spans.text);
            add_sentence(p, label, &text);
        }
        p->failed = p->failed || spans.status;
        pace_buffer_clear(&spans);
    }
}
