#include <string.h>
#include "core/core.h"
#include "core/format.h"
#include "pace/unit.h"

typedef struct basis_row {
    const char *id, *zh, *en;
} basis_row;

static const basis_row rows[] = {
    [PACE_BASIS_NONE] = {"none", "", ""},
    [PACE_BASIS_UNSTATED] = {"unstated", "价格口径未说明", "price basis not stated"},
    [PACE_BASIS_CURRENT] = {"current", "当年价", "current prices"},
    [PACE_BASIS_CONSTANT] = {"constant", "可比价", "comparable prices"},
    [PACE_BASIS_CHAINED] = {"chained", "链式价格", "chained prices"},
    [PACE_BASIS_PREVIOUS_YEAR] = {"previous-year", "上年价", "previous year's prices"},
};

enum { ROW_COUNT = sizeof rows / sizeof *rows };

static bool takes_year(unsigned kind)
{
    return kind == PACE_BASIS_CONSTANT || kind == PACE_BASIS_CHAINED;
}

/* -2010 behind the name, or nothing. */
static bool read_year(uint16_t *year, const char *text, size_t n)
{
    int value = 0;
    *year = 0;
    if (n == 0)
        return true;
    if (n != 5 || text[0] != '-')
        return false;
    for (size_t i = 1; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        value = value * 10 + (text[i] - '0');
    }
    *year = (uint16_t)value;
    return value > 0;
}

pace_status pace_basis_parse(pace_basis *out, const char *text, size_t n, pace_error *err)
{
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_basis_parse needs a text and room for the basis");
    for (unsigned i = 0; i < ROW_COUNT; i++) {
        size_t length = strlen(rows[i].id);
        uint16_t year;
        if (n < length || memcmp(text, rows[i].id, length) != 0 || !read_year(&year, text + length, n - length) ||
            (year && !takes_year(i)))
            continue;
        *out = (pace_basis){(uint16_t)i, year};
        return PACE_OK;
    }
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%Q is no price basis; there are current, constant, constant-2010, chained, previous-year, "
                      "unstated and none",
                      n < 1000 ? (int)n : 1000, text);
}

static size_t append(char out[PACE_UNIT_SIZE], size_t length, const char *text)
{
    size_t n = strlen(text);
    if (n >= PACE_UNIT_SIZE - length)
        n = PACE_UNIT_SIZE - 1 - length;
    memcpy(out + length, text, n);
    out[length + n] = '\0';
    return length + n;
}

size_t pace_basis_print(char out[PACE_UNIT_SIZE], pace_basis basis, const char *lang)
{
    const basis_row *row = &rows[basis.kind < ROW_COUNT ? basis.kind : 0];
    bool chinese = lang && strncmp(lang, "zh", 2) == 0, dated = basis.year && takes_year(basis.kind);
    bool constant = basis.kind == PACE_BASIS_CONSTANT;
    char year[PACE__INTEGER_SIZE];
    size_t n = 0;
    out[0] = '\0';
    pace__print_integer(year, basis.year);
    if (!lang) {
        n = append(out, append(out, 0, row->id), dated ? "-" : "");
        return append(out, n, dated ? year : "");
    }
    if (!dated)
        return append(out, 0, chinese ? row->zh : row->en);
    if (chinese) { /* 2010年不变价 */
        n = append(out, append(out, 0, year), "年");
        return append(out, n, constant ? "不变价" : row->zh);
    }
    n = append(out, append(out, 0, constant ? "constant " : "chained "), year);
    return append(out, n, " prices");
}

bool pace_basis_same(pace_basis a, pace_basis b)
{
    return a.kind == b.kind && (!takes_year(a.kind) || a.year == b.year);
}
