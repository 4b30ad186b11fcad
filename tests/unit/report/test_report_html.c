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
                                      "<!DOCTYPE html><h1>a</h1><h3>b</h3>",
                                      "<!DOCTYPE html><h1>a</h1><figure id=\"fig-a\"></figure>",
                                      "<!DOCTYPE html><h1>a</h1><script>import(1)</script>",
                                      "<!DOCTYPE html><h1>a</h1><script src=\"x.js\"></script>"};
    fprintf(stderr, "(faults that follow, up to the next line in brackets, are wanted)\n");
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ENSURE(html_judge_page(j, bad[i]) > 0);
    fprintf(stderr, "(end)\n");
    ENSURE(html_judge_page(
               j, "<!DOCTYPE html><h1 id=\"a\">a &amp; b</h1><svg><title>t</title></svg><br><a href=\"#a\">c</a>") ==
           0);
}

/* Figures and tables count from 1 without a gap, and a sentence leads to each figure before it comes. */
static void numbered(const char *page, const char *figure, const char *table)
{
    int figures = 0, tables = 0;
    char label[64];
    for (const char *s = page; (s = strstr(s, "<figcaption>")) != NULL; s++) {
        const char *found;
        snprintf(label, sizeof label, "<figcaption>%s%d</figcaption>", figure, ++figures);
        ENSURE(strncmp(s, label, strlen(label)) == 0);
        snprintf(label, sizeof label, "%s%d ", figure, figures);
        found = strstr(strstr(page, "<main"), label);
        ENSURE(found != NULL || figures > 1); /* runs are led to as "Figures 4 to 7" */
        ENSURE(!found || found < s || figures > 3);
    }
    for (const char *s = page; (s = strstr(s, "<caption><b>")) != NULL; s++) {
        if (strncmp(s + 12, table, strlen(table)) != 0)
            continue;
        snprintf(label, sizeof label, "<caption><b>%s%d</b> ", table, ++tables);
        ENSURE(strncmp(s, label, strlen(label)) == 0);
    }
    ENSURE(figures >= 4 && tables >= 4);
}

/* No picture stands on paper at night: each has classes, and each class a rule. */
static void dark_and_light(const char *page)
{
    char rule[32];
    ENSURE(!strstr(page, "class=\"chart paper\""));
    for (const char *s = page; (s = strstr(s, " class=\"k")) != NULL; s++) {
        size_t n = strspn(s + 9, "0123456789");
        ENSURE(n > 0 && s[9 + n] == '"');
        snprintf(rule, sizeof rule, ".k%.*s{", (int)n, s + 9);
        ENSURE(strstr(page, rule) != NULL && strstr(page, rule) < s);
    }
    ENSURE_HAS(page, " class=\"k0\"");
}

static void sortable(const char *page)
{
    ENSURE_HAS(page, "data-sort=\"");
    ENSURE_HAS(page, " data-v=\"");
    ENSURE_HAS(page, "aria-sort");
    ENSURE(strstr(page, "<script>") != NULL && strstr(page, "<script>") == strstr(page, "<script")); /* no src */
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
        ENSURE_HAS(page.text, "@media screen and (prefers-color-scheme:dark)");
        ENSURE_HAS(page.text, "<p class=\"lead\">"); /* kept with its figure in print */
        ENSURE_HAS(page.text, i == 0 ? "<a href=\"#method\">“计算方法”</a>" : "<a href=\"#method\">“Method notes”</a>");
        numbered(page.text, i == 0 ? "图 " : "Figure ", i == 0 ? "表 " : "Table ");
        dark_and_light(page.text);
        sortable(page.text);
        pace_buffer_clear(&page);
        pace_report_free(report);
    }
    pace_dataset_free(data);
    return TEST_RESULT;
}
