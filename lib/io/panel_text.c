/* From the bytes of a file to text: encodings, byte-order marks, and what is no text at all. */
#include <errno.h>
#include <iconv.h>
#include <string.h>
#include "io/panel_internal.h"
#include "pace/text.h"

bool panel_clean(pace_buffer *clean, const char *text, size_t n)
{
    clean->length = 0;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            if (clean->length && clean->text[clean->length - 1] != ' ')
                pace_buffer_char(clean, ' ');
        } else if (c < 0x20 || c == 0x7F) {
            return false;
        } else {
            pace_buffer_char(clean, (char)c);
        }
        if (clean->status)
            return true;
    }
    while (clean->length && clean->text[clean->length - 1] == ' ')
        clean->text[--clean->length] = '\0';
    return true;
}

void panel_place(int32_t *line, int32_t *column, const char *bytes, size_t offset)
{
    const char *line_start = bytes, *end = bytes + offset, *p = bytes;
    *line = 1;
    while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        line_start = ++p;
        ++*line;
    }
    *column = 1;
    for (p = line_start; p < end; p++)
        *column += (*p & 0xC0) != 0x80;
}

/* --- other encodings --------------------------------------------------------------------------------------------- */

static bool names_utf8(const char *encoding)
{
    static const char *const names[] = {"utf-8", "utf8"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *p = names[i], *q = encoding;
        while (*p && *q && *p == (*q >= 'A' && *q <= 'Z' ? *q - 'A' + 'a' : *q))
            p++, q++;
        if (!*p && !*q)
            return true;
    }
    return false;
}

static pace_status fail_decoding(const panel_input *input, const pace_buffer *decoded, pace_error *err)
{
    int32_t line, column;
    panel_place(&line, &column, decoded->text ? decoded->text : "", decoded->length);
    return pace__fail_at(err, PACE_ERR_PARSE, input->name, (int)line, (int)column,
                         "the bytes here are no characters of the encoding %q; name the encoding that the file has",
                         input->opts.encoding);
}

/* UTF-16 says by its mark which of the two it is; where there is none, the NULs of its ASCII characters do. */
static const char *utf16_by_mark(const panel_input *input)
{
    if (input->n < 2)
        return NULL;
    return memcmp(input->bytes, "\xFF\xFE", 2) == 0   ? "UTF-16LE"
           : memcmp(input->bytes, "\xFE\xFF", 2) == 0 ? "UTF-16BE"
                                                      : NULL;
}

static const char *utf16_by_nuls(const panel_input *input)
{
    enum { LOOKED_AT = 4096 };
    size_t n = input->n < LOOKED_AT ? input->n : LOOKED_AT, odd = 0, even = 0;
    for (size_t i = 0; i < n; i++)
        if (input->bytes[i] == '\0')
            *(i % 2 ? &odd : &even) += 1;
    if (odd + even < 4 || (odd + even) * 16 < n || (odd && even && odd / even < 16 && even / odd < 16))
        return NULL;
    return odd > even ? "UTF-16LE" : "UTF-16BE";
}

static bool begins_alike(const char *encoding, const char *lower)
{
    while (*lower && (*encoding >= 'A' && *encoding <= 'Z' ? *encoding - 'A' + 'a' : *encoding) == *lower)
        encoding++, lower++;
    return !*lower;
}

/* LE and BE in capitals or not. */
static bool ends_alike(const char *name, const char *encoding)
{
    return (name[6] | 0x20) == (encoding[6] | 0x20);
}

/* Text of another encoding is hardly ever UTF-8 by chance; of two bytes a character it may be, where it is short. */
static bool is_utf8_after_all(const panel_input *input)
{
    static const char *const wide[] = {"gb", "big5", "euc", "sjis", "shift", "cp9", "uhc", "utf-16", "utf-32", "ucs"};
    const char *encoding = input->opts.encoding;
    unsigned char most = 0, least = 0x80;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (begins_alike(encoding, wide[i]))
            least = 0xE0;
    for (size_t i = 0; i < input->n && most < least; i++)
        if ((unsigned char)input->bytes[i] > most)
            most = (unsigned char)input->bytes[i];
    return most >= least && !memchr(input->bytes, '\0', input->n) && pace_text_valid(input->bytes, input->n) == input->n;
}

static pace_status convert_all(iconv_t converter, const panel_input *input, pace_buffer *decoded, pace_error *err)
{
    char step[4096];
    /* iconv takes the input through a pointer to char that it does not write to. */
    union {
        const char *in;
        char *taken;
    } from = {input->bytes};
    size_t left = input->n;
    for (;;) {
        char *to = step;
        size_t room = sizeof step;
        size_t done =
            left ? iconv(converter, &from.taken, &left, &to, &room) : iconv(converter, NULL, NULL, &to, &room);
        int reason = errno;
        pace_buffer_bytes(decoded, step, (size_t)(to - step));
        if (decoded->status)
            return pace__fail_memory(err);
        if (decoded->length > IO_FILE_LIMIT)
            return pace__fail(err, PACE_ERR_RANGE, input->name,
                              "holds more than 1 GiB as UTF-8; split it into smaller files");
        if (done == (size_t)-1 && reason != E2BIG)
            return fail_decoding(input, decoded, err);
        if (done != (size_t)-1 && left == 0 && to == step)
            return PACE_OK;
    }
}

static pace_status decode(panel_input *input, pace_buffer *decoded, panel_notes *notes, pace_error *err)
{
    const char *encoding = input->opts.encoding, *mark = encoding && !names_utf8(encoding) ? utf16_by_mark(input) : NULL, *nuls;
    panel_input as = *input;
    iconv_t converter;
    pace_status status;
    if (mark)
        encoding = mark;
    if (!encoding || names_utf8(encoding))
        return PACE_OK;
    nuls = !mark && begins_alike(encoding, "utf-16") ? utf16_by_nuls(input) : NULL;
    if (nuls && strlen(encoding) == 6)
        encoding = nuls;
    if (nuls && strlen(encoding) == 8 && !ends_alike(nuls, encoding))
        return pace__fail_at(err, PACE_ERR_PARSE, input->name, 1, 1, "the bytes are not %q, they look like %s; give --encoding %s",
                             encoding, nuls, nuls);
    converter = strchr(encoding, '/') ? (iconv_t)-1 : iconv_open("UTF-8", encoding); /* "/" would allow //IGNORE */
    if (converter == (iconv_t)-1) {
        if (errno == ENOMEM)
            return pace__fail_memory(err);
        return pace__fail(err, PACE_ERR_UNSUPPORTED, input->name,
                          "the encoding %q is unknown; name one such as gb18030 or utf-16", encoding);
    }
    if (!mark && is_utf8_after_all(input)) {
        iconv_close(converter);
        panel_note_add(notes, NOTE_UTF8, 0, 0);
        return PACE_OK;
    }
    as.opts.encoding = encoding;
    status = convert_all(converter, &as, decoded, err);
    iconv_close(converter);
    if (status)
        return status;
    panel_note_add(notes, mark ? NOTE_UTF16 : NOTE_ENCODING, 0, 0);
    input->bytes = decoded->text ? decoded->text : "";
    input->n = decoded->length;
    return PACE_OK;
}

/* --- what is no text ------------------------------------------------------------------------------------------------
 */

static pace_status check_signature(const panel_input *input, pace_error *err)
{
    static const struct {
        const char *bytes;
        size_t n;
        const char *text;
    } known[] = {
        {"PK\x03\x04", 4, "is a workbook or zip archive; save the sheet as CSV (UTF-8)"},
        {"\xD0\xCF\x11\xE0", 4, "is an old workbook; save the sheet as CSV (UTF-8)"},
        {"\x1F\x8B", 2, "is compressed with gzip; unpack it first"},
        {"%PDF", 4, "is a PDF document; take the table out of it as CSV"},
        {"\xFF\xFE", 2, "is UTF-16 text; give --encoding UTF-16, or save it as UTF-8"},
        {"\xFE\xFF", 2, "is UTF-16 text; give --encoding UTF-16, or save it as UTF-8"},
        {"<!DOCTYPE", 9, "is a web page; download the data themselves"},
        {"<html", 5, "is a web page; download the data themselves"},
        {"<?xml", 5, "is XML; convert it to CSV"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (input->n >= known[i].n && memcmp(input->bytes, known[i].bytes, known[i].n) == 0)
            return pace__fail_at(err, PACE_ERR_PARSE, input->name, 1, 1, "the file %s", known[i].text);
    return PACE_OK;
}

/* One, two or four bytes a character; text in another encoding of single bytes hardly ever fits. */
static bool is_gb18030(const char *text, size_t n)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t at = 0;
    while (at < n) {
        if (byte[at] < 0x80) {
            at++;
            continue;
        }
        if (byte[at] == 0x80 || byte[at] == 0xFF || n - at < 2)
            return false;
        if (byte[at + 1] >= 0x40 && byte[at + 1] != 0x7F && byte[at + 1] != 0xFF) {
            at += 2;
            continue;
        }
        if (n - at < 4 || byte[at + 1] < 0x30 || byte[at + 1] > 0x39 || byte[at + 2] < 0x81 || byte[at + 2] == 0xFF ||
            byte[at + 3] < 0x30 || byte[at + 3] > 0x39)
            return false;
        at += 4;
    }
    return true;
}

static pace_status check_characters(const panel_input *input, pace_error *err)
{
    const char *nul = input->n ? memchr(input->bytes, '\0', input->n) : NULL;
    size_t valid = pace_text_valid(input->bytes, nul ? (size_t)(nul - input->bytes) : input->n);
    int32_t line, column;
    if (valid == input->n)
        return PACE_OK;
    panel_place(&line, &column, input->bytes, valid);
    if (nul && utf16_by_nuls(input))
        return pace__fail_at(err, PACE_ERR_PARSE, input->name, 1, 1,
                             "not UTF-8: the bytes look like %s without a byte-order mark; give --encoding %s, or save the file as UTF-8",
                             utf16_by_nuls(input), utf16_by_nuls(input));
    if (nul == input->bytes + valid)
        return pace__fail_at(err, PACE_ERR_PARSE, input->name, (int)line, (int)column,
                             "a NUL byte: this is no UTF-8 text; if it is UTF-16, give --encoding utf-16");
    if ((!input->opts.encoding || names_utf8(input->opts.encoding)) && is_gb18030(input->bytes, input->n))
        return pace__fail_at(err, PACE_ERR_PARSE, input->name, (int)line, (int)column,
                             "not UTF-8, and all bytes fit GB18030; give --encoding GB18030, or save the file as UTF-8");
    return pace__fail_at(err, PACE_ERR_PARSE, input->name, (int)line, (int)column,
                         "not UTF-8; save the file as UTF-8 or name its encoding, such as --encoding windows-1252");
}

pace_status panel_text(panel_input *input, pace_buffer *decoded, panel_notes *notes, pace_error *err)
{
    pace_status status = decode(input, decoded, notes, err);
    if (!status)
        status = check_signature(input, err);
    if (!status)
        status = check_characters(input, err);
    if (!status && input->n >= 3 && memcmp(input->bytes, "\xEF\xBB\xBF", 3) == 0) {
        input->bytes += 3;
        input->n -= 3;
    }
    return status;
}
