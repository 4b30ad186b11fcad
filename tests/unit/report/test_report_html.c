/* The page is well-formed and self-contained, in both languages. */
#include "html_check.h"
#include "report_test.h"

/* The judge must be able to fail. */
static void judge_judges(html_judge *j)
{
    static const char *const bad[] = {"<!DOCTYPE html><h1>a</h1><p>b",
                                      "<!DOCTYPE html><h1>a</h1><p id=\"x\">b</p><p id=\"x\">c</p>",
                                      "<!DOCTYPE html><h1>a</h1><table><tr><th>b</th></tr></table>",
                                      "<!DOCTYPE html><h1>a</h1><svg></svg>",
                                      "<!DOCTYPE html><h1>a & b</h1>",
                                      "<!DOCTYPE html><h1>a</h1><a href=\"#n\">b</a>",
                                      "<!DOCTYPE html><h1>a</h1><p class=b>c</p>",
                                      "<!DOCTYPE html><h1>a</h1><a href=\"http://x\">b</a>",
                                      "<!DOCTYPE html><h1>a</h1><b><i></b></i>",
                                      "<!DOCTYPE html><h1>a</h1><h3>b</h3>"};
    fprintf(stderr, "(faults that follow, up to the next line in brackets, are wanted)\n");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ENSURE(html_judge_page(j, bad[i]) > 0);
    fprintf(stderr, "(end)\n");
    ENSURE(html_judge_page(
               j, "<!DOCTYPE html><h1 id=\"a\">a &amp; b</h1><svg><title>t</title></svg><br><a href=\"#a\">c</a>") ==
           0);
}

int main(void)
{
    static html_judge judge;
    static const char *const langs[] = {"zh", "en"};
    pace_dataset *data = made_up();

    judge_judges(&judge);
    for (int i = 0; data && i < 2; i++) {
        pace_report *report = report_in(data, langs[i]);
        pace_buffer page = rendered(report, "html");
        ENSURE(html_judge_page(&judge, page.text) == 0);
        ENSURE(judge.svgs >= 4);
        ENSURE_HAS(page.text, i == 0 ? "<html lang=\"zh-CN\">" : "<html lang=\"en\">");
        ENSURE_HAS(page.text, "<main id=\"main\"");
        ENSURE_HAS(page.text, "class=\"skip\" href=\"#main\"");
        ENSURE_HAS(page.text, "<caption>");
        ENSURE_HAS(page.text, "role=\"img\"");
        ENSURE_HAS(page.text, "@media print");
        ENSURE_HAS(page.text, "prefers-color-scheme");
        pace_buffer_clear(&page);
        pace_report_free(report);
    }
    pace_dataset_free(data);
    return TEST_RESULT;
}
