/* Addresses in the words that name sources: which part of a text is one, and where it leads. */
#include "report/writers.h"
#include "report_test.h"

static const struct {
    const char *text, *address, *to; /* "" = none */
} cases[] = {
    {"Bulletin, https://a.org/b.html", "https://a.org/b.html", "https://a.org/b.html"},
    {"公报，发布于2019年，m.site.com/tjgb/1.html (mirror)", "m.site.com/tjgb/1.html", "https://m.site.com/tjgb/1.html"},
    {"see a.org/b?c=d&e=1.", "a.org/b?c=d&e=1", "https://a.org/b?c=d&e=1"},
    {"http://a.org/x, and more", "http://a.org/x", "http://a.org/x"},
    {"Dragon/Math_Modeling@33 data/17.csv", "", ""},
    {"growth of 1.5/2.0", "", ""},
    {"data.stats.gov.cn export", "", ""},
    {"me@a.org/b", "", ""},
    {"javascript:alert(1)", "", ""},
    {"https://", "", ""},
    {"a.org/\"onclick=", "a.org/", "https://a.org/"},
    {"", "", ""},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t n = 99, at = report_address(cases[i].text, &n);
        pace_buffer to = PACE_BUFFER_INIT;
        ENSURE(n == strlen(cases[i].address));
        if (n != strlen(cases[i].address))
            fprintf(stderr, "%s\n", cases[i].text);
        if (n) {
            ENSURE(strncmp(cases[i].text + at, cases[i].address, n) == 0);
            report_put_address(&to, cases[i].text + at, n);
            ENSURE(to.text && strcmp(to.text, cases[i].to) == 0);
        }
        pace_buffer_clear(&to);
    }
    return TEST_RESULT;
}
