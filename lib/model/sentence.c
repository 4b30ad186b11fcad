/* Texts of documents, brought by the caller: where a figure stands, and the sentence around it. */
#include <math.h>
#include <string.h>
#include "model/model.h"
#include "pace/number.h"
#include "pace/text.h"

enum { CHECK_LINES = 1000 };

/* One pass: the length in code points, and the byte offset of every MODEL_MARK-th. */
static pace_status index_text(model_text *out, const char *text, size_t n, const pace_allocator *allocator,
                              pace_error *err)
{
    size_t count = n / MODEL_MARK + 1, at = 0, used = 0;
    size_t *marks = pace__alloc(allocator, count, sizeof *marks);
    int64_t length = 0;
    if (!marks)
        return pace__fail_memory(err);
    for (; at < n; at++) {
        if (((unsigned char)text[at] & 0xC0u) == 0x80u)
            continue;
        if (length++ % MODEL_MARK == 0)
            marks[used++] = at;
    }
    *out = (model_text){text, n, length, marks, count};
    return PACE_OK;
}

pace_status pace_dataset_attach_text(pace_dataset *dataset, const char *document, const char *text, size_t n,
                                     pace_error *err)
{
    model_text made, *slot;
    char hint[IDS_HINT_SIZE];
    int64_t at;
    size_t valid;
    if (!dataset || !document || !text)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs a data set, a document and a text");
    at = ids_find(&dataset->document_ids, document, strlen(document));
    if (at < 0)
        return pace__fail(err, PACE_ERR_NOTFOUND, NULL, "there is no document %q%s", document,
                          ids_hint(hint, &dataset->document_ids, document, strlen(document), NULL));
    valid = pace_text_valid(text, n);
    if (valid < n)
        return pace__fail(err, PACE_ERR_PARSE, document, "the text is not UTF-8 from byte %zu on; convert it first",
                          valid + 1);
    if (index_text(&made, text, n, &dataset->arena.allocator, err))
        return PACE_ERR_NOMEM;
    slot = &dataset->texts[at];
    pace__release(&dataset->arena.allocator, slot->marks, slot->mark_count * sizeof *slot->marks);
    *slot = made;
    return PACE_OK;
}

/* The text of a document: a snapshot's own, else that of what it was taken from; NULL where none is attached. */
static const model_text *text_of(const pace_dataset *dataset, const pace_document *document)
{
    int64_t at = document ? ids_find(&dataset->document_ids, document->id, strlen(document->id)) : -1;
    for (; dataset && at >= 0; dataset = dataset->parent)
        if (dataset->texts[at].text)
            return &dataset->texts[at];
    return NULL;
}

/* Byte offset of a code point that is in the text. */
static size_t byte_of(const model_text *text, int64_t offset)
{
    size_t from = text->marks[offset / MODEL_MARK];
    return from + pace_text_offset(text->text + from, text->n - from, offset % MODEL_MARK);
}

/* Length of the sentence mark that begins there: 。 ！ ？ ； ; or a line's end; 0 = none. */
static size_t boundary(const char *text, size_t n)
{
    static const char *const marks[] = {"\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xEF\xBC\x9B", ";", "\n"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if (length <= n && memcmp(text, marks[i], length) == 0)
            return length;
    }
    return 0;
}

/* Length of the white space that begins there, the wide one of Chinese text included; 0 = none. */
static size_t blank(const char *text, size_t n)
{
    if (n && (*text == ' ' || *text == '\t' || *text == '\r'))
        return 1;
    return n >= 3 && memcmp(text, "\xE3\x80\x80", 3) == 0 ? 3 : 0;
}

static void find_sentence(const char **out, size_t *length, const model_text *text, size_t byte)
{
    size_t start = byte, end = byte, step;
    while (start > 0) {
        size_t before = start - 1;
        while (before > 0 && ((unsigned char)text->text[before] & 0xC0u) == 0x80u)
            before--;
        if (boundary(text->text + before, text->n - before))
            break;
        start = before;
    }
    while (end < text->n && !boundary(text->text + end, text->n - end))
        end++;
    while (start < end && (step = blank(text->text + start, end - start)) > 0)
        start += step;
    while (end > start) {
        step = end - start >= 3 && blank(text->text + end - 3, 3) == 3 ? 3 : blank(text->text + end - 1, 1);
        if (!step)
            break;
        end -= step;
    }
    *out = text->text + start;
    *length = end - start;
}

pace_status pace_dataset_sentence(const char **out, size_t *length, const pace_dataset *dataset,
                                  const pace_place *place, pace_error *err)
{
    const model_text *text;
    if (!out || !length || !dataset || !place)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs a data set, a place and room for the result");
    if (!place->document || place->offset < 0)
        return pace__fail(err, PACE_ERR_NOTFOUND, NULL, "it is not known where the figure is printed");
    text = text_of(dataset, place->document);
    if (!text)
        return pace__fail(err, PACE_ERR_NOTFOUND, place->document->id,
                          "no text is attached; bring it with pace_dataset_attach_text");
    if (place->offset >= text->length)
        return pace__fail(err, PACE_ERR_RANGE, place->document->id,
                          "the place %zu is after the end of the text, which has %zu characters", (size_t)place->offset,
                          (size_t)text->length);
    find_sentence(out, length, text, byte_of(text, place->offset));
    return PACE_OK;
}

typedef struct text_check {
    const pace_dataset *dataset;
    pace_buffer *lines;
    int64_t faults, looked_up;
} text_check;

static void begin_line(text_check *check, const char *key, const pace_observation *o)
{
    pace_buffer_text(check->lines, o->at.document->id);
    pace_buffer_format(check->lines, ":%zu: %s%s%s: ", (size_t)o->at.offset, key, *o->figure ? " " : "", o->figure);
}

static void add_fault(text_check *check, const char *key, const pace_observation *o, const char *what)
{
    if (check->faults++ >= CHECK_LINES)
        return;
    begin_line(check, key, o);
    pace_buffer_text(check->lines, what);
    pace_buffer_char(check->lines, '\n');
}

/* What stands there in place of the token: a few characters, on one line. */
static void add_mismatch(text_check *check, const char *key, const pace_observation *o, const model_text *text,
                         size_t byte)
{
    pace_error quoted = PACE_ERROR_INIT;
    size_t end = byte + pace_text_offset(text->text + byte, text->n - byte, 12);
    (void)pace__fail(&quoted, PACE_ERR_DATA, NULL, "%Q stands there; the data say %q", (int)(end - byte),
                     text->text + byte, o->at.token);
    add_fault(check, key, o, quoted.text);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* A numeral must stand there by itself, not as a part of a longer one. */
static bool inside_numeral(const model_text *text, size_t byte, size_t n)
{
    const char *t = text->text;
    size_t end = byte + n;
    if (!is_digit(t[byte]) || !is_digit(t[end - 1]))
        return false;
    if (byte > 0 && is_digit(t[byte - 1]))
        return true;
    if (byte > 1 && (t[byte - 1] == '.') && is_digit(t[byte - 2]))
        return true;
    if (end < text->n && is_digit(t[end]))
        return true;
    return end + 1 < text->n && t[end] == '.' && is_digit(t[end + 1]);
}

static bool near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fabs(b);
}

/* A numeral says the value (or the far end of a range), perhaps without the sign that a word gives it. */
static bool says_value(const pace_observation *o)
{
    double printed;
    if (pace_number_parse(&printed, o->at.token, strlen(o->at.token), NULL))
        return true;
    return near(fabs(printed), fabs(o->value)) || (!isnan(o->value_high) && near(fabs(printed), fabs(o->value_high)));
}

static void look_up(text_check *check, const char *key, const pace_observation *o)
{
    const model_text *text = text_of(check->dataset, o->at.document);
    size_t n = strlen(o->at.token), byte;
    if (!text || o->at.offset < 0 || !n)
        return;
    check->looked_up++;
    if (o->at.offset >= text->length) {
        add_fault(check, key, o, "the place is after the end of the text");
        return;
    }
    byte = byte_of(text, o->at.offset);
    if (n > text->n - byte || memcmp(text->text + byte, o->at.token, n) != 0)
        add_mismatch(check, key, o, text, byte);
    else if (inside_numeral(text, byte, n))
        add_fault(check, key, o, "a longer number stands there; the place is that of a part of it");
    else if (!says_value(o))
        add_fault(check, key, o, "the number that stands there is not the value in the data");
}

static void check_lengths(text_check *check)
{
    for (int64_t i = 0; i < check->dataset->document_count; i++) {
        const pace_document *document = &check->dataset->documents[i];
        const model_text *text = text_of(check->dataset, document);
        if (!text || document->length < 0 || document->length == text->length)
            continue;
        check->faults++;
        pace_buffer_format(check->lines, "%s: the text has %zu characters; the data say %zu\n", document->id,
                           (size_t)text->length, (size_t)document->length);
    }
}

pace_status pace_dataset_check_text(pace_buffer *lines, int64_t *faults, int64_t *looked_up,
                                    const pace_dataset *dataset, pace_error *err)
{
    text_check check = {dataset, lines, 0, 0};
    if (!lines || !dataset)
        return pace__fail(err, PACE_ERR_ARG, NULL,
                          "a pointer is NULL; this call needs a data set and a place for the lines");
    check_lengths(&check);
    for (int64_t i = 0; i < dataset->indicator_count; i++) {
        const pace_indicator *indicator = &dataset->indicators[i];
        for (int64_t k = 0; k < indicator->measure_count; k++)
            for (int64_t j = 0; j < indicator->measures[k].count; j++)
                look_up(&check, indicator->measures[k].key, &indicator->measures[k].observations[j]);
        for (int64_t k = 0; k < indicator->target_count; k++)
            if (indicator->targets[k].origin)
                look_up(&check, indicator->id, indicator->targets[k].origin);
    }
    if (lines->status)
        return pace__fail_memory(err);
    if (faults)
        *faults = check.faults;
    if (looked_up)
        *looked_up = check.looked_up;
    return PACE_OK;
}
