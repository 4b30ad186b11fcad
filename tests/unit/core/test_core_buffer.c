/* What is appended, and how it is escaped. */
#include "pace/buffer.h"
#include "test.h"

static void expect(pace_buffer *buffer, const char *want)
{
    ENSURE(buffer->status == PACE_OK && buffer->text);
    ENSURE_TEXT(buffer->text ? buffer->text : "", want);
    ENSURE(buffer->length == strlen(want));
    pace_buffer_clear(buffer);
}

typedef void (*append)(pace_buffer *, const char *);

static void check_table(append function, const char *const (*rows)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pace_buffer buffer = PACE_BUFFER_INIT;
        pace_buffer_text(&buffer, "<");
        function(&buffer, rows[i][0]);
        pace_buffer_text(&buffer, ">");
        char want[200];
        snprintf(want, sizeof want, "<%s>", rows[i][1]);
        expect(&buffer, want);
    }
}

#define CHECK_TABLE(function, rows) check_table(function, rows, sizeof rows / sizeof *rows)

static void check_plain(void)
{
    pace_buffer buffer = PACE_BUFFER_INIT;
    pace_buffer_text(&buffer, NULL);
    ENSURE(!buffer.text && buffer.length == 0);
    pace_buffer_bytes(&buffer, "", 0);
    ENSURE(buffer.text && buffer.text[0] == '\0');
    pace_buffer_bytes(&buffer, "a\0b", 3);
    ENSURE(buffer.length == 3 && memcmp(buffer.text, "a\0b", 4) == 0);
    pace_buffer_clear(&buffer);
    pace_buffer_char(&buffer, 'x');
    pace_buffer_integer(&buffer, INT64_MIN);
    pace_buffer_char(&buffer, ' ');
    pace_buffer_integer(&buffer, INT64_MAX);
    expect(&buffer, "x-9223372036854775808 9223372036854775807");
    pace_buffer_number(&buffer, 8.8);
    pace_buffer_number(&buffer, (double)NAN);
    pace_buffer_number(&buffer, HUGE_VAL);
    pace_buffer_char(&buffer, ' ');
    pace_buffer_fixed(&buffer, -0.04, 1);
    pace_buffer_fixed(&buffer, (double)NAN, 1);
    pace_buffer_char(&buffer, ' ');
    pace_buffer_json_number(&buffer, -HUGE_VAL);
    pace_buffer_json_number(&buffer, 1e23);
    expect(&buffer, "8.8 0.0 null1e23");
    pace_buffer_format(&buffer, "%s|%d|%ld|%zu|%c|%g|%%", "s", -1, 2L, (size_t)3, 'c', 0.1);
    expect(&buffer, "s|-1|2|3|c|0.1|%");
}

static void check_escapes(void)
{
    static const char *const json[][2] = {
        {"武汉", "\"武汉\""},
        {"a\"b\\c", "\"a\\\"b\\\\c\""},
        {"\n\r\t\x01\x1f\x7f", "\"\\n\\r\\t\\u0001\\u001f\\u007f\""},
        {"\xe2\x80\xa8", "\"\\u2028\""},
        {"\xff"
         "a\xe6\xb1",
         "\"\xef\xbf\xbd"
         "a\xef\xbf\xbd\xef\xbf\xbd\""},
        {"</script>", "\"</script>\""},
        {"", "\"\""},
        {NULL, "\"\""},
    };
    static const char *const xml[][2] = {
        {"a<b>&\"'", "a&lt;b&gt;&amp;&quot;&#39;"},
        {"tab\tline\n", "tab\tline\n"},
        {"\r\x01\x1b\x7f\xc2\x85", ""},
        {"\xef\xbf\xbe\xef\xbf\xbf", ""},
        {"\xff", "\xef\xbf\xbd"},
        {"武汉 😀", "武汉 😀"},
        {NULL, ""},
    };
    static const char *const csv[][2] = {
        {"plain", "plain"},
        {"a,b", "\"a,b\""},
        {"a\"b", "\"a\"\"b\""},
        {"a\nb", "\"a\nb\""},
        {" led", "\" led\""},
        {"=1+1", "\"'=1+1\""},
        {"+SUM(A1)", "\"'+SUM(A1)\""},
        {"-cmd", "\"'-cmd\""},
        {"@x", "\"'@x\""},
        {"\t=1", "\"'\t=1\""},
        {"-12.5", "-12.5"},
        {"+3e5", "+3e5"},
        {"", ""},
        {NULL, ""},
    };
    CHECK_TABLE(pace_buffer_json_string, json);
    CHECK_TABLE(pace_buffer_xml, xml);
    CHECK_TABLE(pace_buffer_csv_cell, csv);
}

int main(void)
{
    check_plain();
    check_escapes();
    return TEST_RESULT;
}
