/* Error texts: one line of valid UTF-8, cut at whole characters, whatever the input. */
#include "core/core.h"
#include "pace/status.h"
#include "pace/text.h"
#include "pace/version.h"
#include "test.h"

static void check_names(void)
{
    static const struct {
        pace_status status;
        int number;
        const char *name;
    } frozen[] = {
        {PACE_OK, 0, "PACE_OK"},
        {PACE_ERR_NOMEM, 1, "PACE_ERR_NOMEM"},
        {PACE_ERR_ARG, 2, "PACE_ERR_ARG"},
        {PACE_ERR_PARSE, 3, "PACE_ERR_PARSE"},
        {PACE_ERR_DATA, 4, "PACE_ERR_DATA"},
        {PACE_ERR_FREQ, 5, "PACE_ERR_FREQ"},
        {PACE_ERR_UNIT, 6, "PACE_ERR_UNIT"},
        {PACE_ERR_RANGE, 7, "PACE_ERR_RANGE"},
        {PACE_ERR_NOTFOUND, 8, "PACE_ERR_NOTFOUND"},
        {PACE_ERR_AMBIGUOUS, 9, "PACE_ERR_AMBIGUOUS"},
        {PACE_ERR_IO, 10, "PACE_ERR_IO"},
        {PACE_ERR_UNSUPPORTED, 11, "PACE_ERR_UNSUPPORTED"},
    };
    for (size_t i = 0; i < sizeof frozen / sizeof *frozen; i++) {
        ENSURE((int)frozen[i].status == frozen[i].number);
        ENSURE_TEXT(pace_status_name(frozen[i].status), frozen[i].name);
        ENSURE(pace_status_text(frozen[i].status)[0] != '\0');
    }
    ENSURE_TEXT(pace_status_text(PACE_ERR_NOMEM), "out of memory");
    ENSURE(pace_status_name((pace_status)77) && pace_status_text((pace_status)77));
    ENSURE_TEXT(pace_version(), PACE_VERSION);
}

static void check_format(void)
{
    pace_error err = PACE_ERROR_INIT;
    ENSURE(pace__fail(&err, PACE_ERR_DATA, "a.json", "%s %d %ld %zu %c %% %q", "x", -7, 123456789L, (size_t)42, 'z',
                      "q") == PACE_ERR_DATA);
    ENSURE_TEXT(err.where, "a.json");
    ENSURE_TEXT(err.text, "x -7 123456789 42 z % \"q\"");
    ENSURE(err.code == PACE_ERR_DATA && err.line == 0);
    ENSURE(pace__fail(NULL, PACE_ERR_ARG, NULL, "%s", "nobody listens") == PACE_ERR_ARG);
    pace__fail(&err, PACE_ERR_ARG, NULL, "%Q and %q", 3, "abcdef", (const char *)NULL);
    ENSURE_TEXT(err.text, "\"abc\" and nothing");
    ENSURE_TEXT(err.where, "");
    ENSURE(pace__fail_memory(&err) == PACE_ERR_NOMEM && err.code == PACE_ERR_NOMEM && err.text[0]);
}

static void check_places(void)
{
    char name[600];
    pace_error err = PACE_ERROR_INIT;
    pace__fail_at(&err, PACE_ERR_PARSE, "d.csv", 12, 3, "odd");
    ENSURE_TEXT(err.where, "d.csv:12:3");
    ENSURE(err.line == 12 && err.column == 3);
    pace__fail_at(&err, PACE_ERR_PARSE, "d.csv", 12, 0, "odd");
    ENSURE_TEXT(err.where, "d.csv:12");
    pace__fail_at(&err, PACE_ERR_PARSE, "d.csv", 0, 9, "odd");
    ENSURE_TEXT(err.where, "d.csv");
    ENSURE(err.line == 0 && err.column == 0);
    ENSURE(pace__fail_within(&err, "series gdp") == PACE_ERR_PARSE);
    ENSURE_TEXT(err.where, "series gdp: d.csv");
    pace__fail(&err, PACE_ERR_PARSE, "", "odd");
    pace__fail_within(&err, "series gdp");
    ENSURE_TEXT(err.where, "series gdp");
    /* a long name loses its own end, not the line number */
    for (size_t i = 0; i + 3 < sizeof name; i += 3)
        memcpy(name + i, "汉", 4);
    pace__fail_at(&err, PACE_ERR_PARSE, name, 2147483647, 2147483647, "odd");
    ENSURE(strstr(err.where, ":2147483647:2147483647"));
    ENSURE(pace_text_valid(err.where, strlen(err.where)) == strlen(err.where));
    for (int i = 0; i < 9; i++)
        pace__fail_within(&err, name);
    ENSURE(pace_text_valid(err.where, strlen(err.where)) == strlen(err.where));
}

static void check_cleaning(void)
{
    static const struct {
        const char *input, *want;
    } rows[] = {
        {"line\nline\r\t", "line\\x0Aline\\x0D\\x09"},
        {"\x1b[31m", "\\x1B[31m"},
        {"bad \xff\xc0\x80 end", "bad \\xFF\\xC0\\x80 end"},
        {"cut \xe6\xb1", "cut \\xE6\\xB1"},
        {"\xe2\x80\xae"
         "bidi",
         "\\xE2\\x80\\xAE"
         "bidi"},
        {"\xe2\x80\xa8", "\\xE2\\x80\\xA8"},
        {"\xef\xbb\xbf"
         "bom",
         "\\xEF\\xBB\\xBF"
         "bom"},
        {"\xc2\x85", "\\xC2\\x85"},
        {"\x7f", "\\x7F"},
        {"武汉 8.8%", "武汉 8.8%"},
    };
    pace_error err = PACE_ERROR_INIT;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace__fail(&err, PACE_ERR_DATA, rows[i].input, "%s", rows[i].input);
        ENSURE_TEXT(err.text, rows[i].want);
        ENSURE_TEXT(err.where, rows[i].want);
    }
}

static void check_cutting(void)
{
    char many[4000];
    pace_error err = PACE_ERROR_INIT;
    for (size_t i = 0; i + 3 < sizeof many; i += 3)
        memcpy(many + i, "汉", 4);
    pace__fail(&err, PACE_ERR_DATA, many, "%s", many);
    ENSURE(strlen(err.text) > 500 && strlen(err.text) < sizeof err.text && strlen(err.text) % 3 == 0);
    ENSURE(pace_text_valid(err.text, strlen(err.text)) == strlen(err.text));
    pace__fail(&err, PACE_ERR_DATA, "", "%q", many);
    ENSURE(strlen(err.text) == 60 * 3 + 5 && strstr(err.text, "...\""));
    memset(many, '\x01', sizeof many);
    pace__fail(&err, PACE_ERR_DATA, "", "%Q", (int)sizeof many, many);
    ENSURE(strlen(err.text) == 60 * 4 + 5);
    pace__fail(&err, PACE_ERR_DATA, "", "%Q", 7, "a\0b\0c\0d");
    ENSURE_TEXT(err.text, "\"a\\x00b\\x00c\\x00d\"");
}

int main(void)
{
    check_names();
    check_format();
    check_places();
    check_cleaning();
    check_cutting();
    return TEST_RESULT;
}
