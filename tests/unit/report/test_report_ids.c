/* Ids in a report: letters of any script stay, nothing else that could break a name, and a long one fits a file name. */
#include "report/writers.h"
#include "pace/text.h"
#include "test.h"

static void put(pace_buffer *out, const char *id)
{
    out->length = 0;
    report_put_id(out, id);
}

int main(void)
{
    pace_buffer a = PACE_BUFFER_INIT, b = PACE_BUFFER_INIT;
    char first[400] = "x", second[400];
    put(&a, "line-地区生产总值_1.b");
    ENSURE_TEXT(a.text, "line-地区生产总值_1.b");
    put(&a, "gdp:level@current \"<&'/");
    ENSURE_TEXT(a.text, "gdp_level_current______");
    for (int i = 0; i < 128; i++)
        memcpy(first + strlen(first), "值", 4);
    memcpy(second, first, sizeof second);
    memcpy(second + strlen(second), "2", 2);
    put(&a, first);
    put(&b, second);
    ENSURE(a.length <= 220 && b.length <= 220 && pace_text_valid(a.text, a.length) == a.length);
    ENSURE(strcmp(a.text, b.text) != 0 && memcmp(a.text, b.text, 100) == 0);
    pace_buffer_clear(&a);
    pace_buffer_clear(&b);
    return TEST_RESULT;
}
