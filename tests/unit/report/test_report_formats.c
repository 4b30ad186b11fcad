/* The three formats carry the same content: every text of the model, escaped as the format asks, stands in each. */
#include <ctype.h>
#include "report/doc.h"
#include "report/writers.h"
#include "report_test.h"

static void markdown_escape(pace_buffer *out, const char *text)
{
    for (const char *s = text; *s; s++) {
        if (*s == '&' || *s == '<' || *s == '>') {
            pace_buffer_text(out, *s == '&' ? "&amp;" : *s == '<' ? "&lt;" : "&gt;");
            continue;
        }
        bool inside_word = *s == '_' && s > text && isalnum((unsigned char)s[-1]) && isalnum((unsigned char)s[1]);
        if ((strchr("\\`*_[]|~", *s) && !inside_word) || (s == text && strchr("#+-=", *s)))
            pace_buffer_char(out, '\\');
        pace_buffer_char(out, *s);
    }
}

typedef struct formats {
    pace_buffer html, md, json;
    long looked_up;
} formats;

static void look_up(formats *f, const char *text, bool in_json)
{
    pace_buffer html = PACE_BUFFER_INIT, md = PACE_BUFFER_INIT, json = PACE_BUFFER_INIT;
    if (!*text)
        return;
    f->looked_up++;
    pace_buffer_xml(&html, text);
    ENSURE_HAS(f->html.text, html.text);
    markdown_escape(&md, text);
    ENSURE_HAS(f->md.text, md.text);
    pace_buffer_json_string(&json, text);
    if (in_json)
        ENSURE_HAS(f->json.text, json.text);
    pace_buffer_clear(&html);
    pace_buffer_clear(&md);
    pace_buffer_clear(&json);
}

static void look_up_table(formats *f, const doc_table *table, bool in_json)
{
    for (const doc_row *row = table->first; row; row = row->next)
        for (int64_t i = 0; i < table->column_count; i++)
            look_up(f, row->cells[i].text, in_json && (table->columns[i].numeric || !isfinite(row->cells[i].number)));
}

/* A text is the same with or without links in it. */
static void drop_links(pace_buffer *html)
{
    size_t to = 0;
    for (size_t i = 0; i < html->length;) {
        if (strncmp(html->text + i, "<a href=", 8) == 0 || strncmp(html->text + i, "</a>", 4) == 0)
            i += strcspn(html->text + i, ">") + 1;
        else
            html->text[to++] = html->text[i++];
    }
    html->text[to] = '\0';
    html->length = to;
}

static void same_content(const pace_dataset *data, const char *lang)
{
    pace_report *report = report_in(data, lang);
    formats f = {rendered(report, "html"), rendered(report, "md"), rendered(report, "json"), 0};
    bool scorecard = false;

    drop_links(&f.html);
    for (const doc_block *block = report->doc.first; block; block = block->next) {
        if (block->kind == DOC_SECTION)
            scorecard = strcmp(block->id, "scorecard") == 0;
        look_up(&f, block->text, false);
        for (const doc_item *item = block->first; item; item = item->next)
            look_up(&f, item->text, block->kind == DOC_LIST);
        if (block->table)
            look_up_table(&f, block->table, !scorecard);
        if (block->figure) {
            look_up(&f, block->figure->alt, true);
            look_up_table(&f, block->figure->table, true);
        }
    }
    ENSURE(f.looked_up > 200);
    pace_buffer_clear(&f.html);
    pace_buffer_clear(&f.md);
    pace_buffer_clear(&f.json);
    pace_report_free(report);
}

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/* NaN, inf and the like as words of their own, in any case. */
static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(word);
    for (const char *s = text; *s; s++) {
        size_t i = 0;
        while (i < n && (s[i] | 0x20) == word[i])
            i++;
        if (i == n && !is_word_char(s[n]) && (s == text || !is_word_char(s[-1])))
            return true;
    }
    return false;
}

static void clean_and_repeatable(const pace_dataset *data, const char *lang)
{
    static const char *const all[] = {"html", "md", "json"};
    pace_report *one = report_in(data, lang), *other = report_in(data, lang);
    for (int i = 0; i < 3; i++) {
        pace_buffer a = rendered(one, all[i]), again = rendered(one, all[i]), b = rendered(other, all[i]);
        ENSURE(a.length == b.length && memcmp(a.text, b.text, a.length) == 0);
        ENSURE(a.length == again.length && memcmp(a.text, again.text, a.length) == 0);
        ENSURE(!has_word(a.text, "nan") && !has_word(a.text, "inf") && !has_word(a.text, "infinity"));
        ENSURE(i == 2 || !strstr(a.text, "\xe2\x80\xae")); /* json is for machines */
        ENSURE(!strstr(a.text, "{name}") && !strstr(a.text, "{target}"));
        ENSURE(pace_text_valid(a.text, a.length) == a.length);
        pace_buffer_clear(&a);
        pace_buffer_clear(&again);
        pace_buffer_clear(&b);
    }
    pace_report_free(one);
    pace_report_free(other);
}

static void hostile_names(const pace_dataset *data)
{
    pace_report *report = report_in(data, "en");
    pace_buffer html = rendered(report, "html"), md = rendered(report, "md"), json = rendered(report, "json");
    ENSURE(!strstr(html.text, "<b>A"));
    ENSURE_HAS(html.text, "&lt;b&gt;A &amp; B&lt;/b&gt;");
    ENSURE(!strstr(md.text, "<b>A"));
    ENSURE_HAS(md.text, "&lt;b&gt;A &amp; B&lt;/b&gt; \"q\" 'r' \\| \\*s\\*");
    ENSURE_HAS(json.text, "<b>A & B</b> \\\"q\\\" 'r'");
    pace_buffer_clear(&html);
    pace_buffer_clear(&md);
    pace_buffer_clear(&json);
    pace_report_free(report);
}

/* With the text at hand its sentences are quoted, without it places are named. */
static void quoted_sentences(void)
{
    static const char text[] =
        "本文为虚构，仅供测试。2015年全市产出1000亿元。2020年产出达到2000亿元。2016年产出增长9%左右。";
    static const char *const all[] = {"html", "md", "json"};
    pace_dataset *data = made_up();
    pace_report *report = report_in(data, "zh");
    for (int i = 0; i < 3; i++) {
        pace_buffer out = rendered(report, all[i]);
        ENSURE_HAS(out.text, "虚构文本");
        ENSURE(!strstr(out.text, "2020年产出达到2000亿元"));
        pace_buffer_clear(&out);
    }
    pace_report_free(report);
    ENSURE(pace_dataset_attach_text(data, "made-up-text", text, sizeof text - 1, NULL) == PACE_OK);
    report = report_in(data, "zh");
    for (int i = 0; i < 3; i++) {
        pace_buffer out = rendered(report, all[i]);
        ENSURE_HAS(out.text, "2020年产出达到2000亿元");
        pace_buffer_clear(&out);
    }
    pace_report_free(report);
    pace_dataset_free(data);
}

/* A data set without plans and targets still makes a report. */
static void without_targets(void)
{
    static const char bytes[] = "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"m\",\"name\":{\"en\":\"Small\"},"
                                "\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"}}],\"indicators\":[{\"id\":\"a\","
                                "\"name\":{\"en\":\"Alone\"},"
                                "\"domain\":\"x\",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":["
                                "{\"period\":\"2015\",\"value\":100,\"source\":\"s\"},{\"period\":\"2016\",\"value\":"
                                "107,\"source\":\"s\"}]}]}]}";
    static const char *const all[] = {"html", "md", "json"};
    pace_dataset *data = NULL;
    pace_report *report;

    ENSURE(pace_dataset_read(&data, bytes, sizeof bytes - 1, "small", NULL, NULL) == PACE_OK);
    report = report_in(data, "en");
    for (int i = 0; i < 3; i++) {
        pace_buffer out = rendered(report, all[i]);
        ENSURE_HAS(out.text, "Alone");
        ENSURE_HAS(out.text, "7.0%");
        pace_buffer_clear(&out);
    }
    pace_report_free(report);
    pace_dataset_free(data);
}

static void refusals(const pace_dataset *data)
{
    pace_report_opts opts = PACE_REPORT_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_report *report = NULL;
    pace_buffer out = PACE_BUFFER_INIT;
    const char *plans[] = {"plan-z"};

    opts.lang = "fr";
    ENSURE(pace_report_new(&report, data, &opts, &err) == PACE_ERR_ARG && !report && strstr(err.text, "zh"));
    opts.lang = NULL;
    opts.plans = plans;
    opts.plan_count = 1;
    ENSURE(pace_report_new(&report, data, &opts, &err) == PACE_ERR_NOTFOUND && !report);
    plans[0] = "plan-a";
    ENSURE(pace_report_new(&report, data, &opts, &err) == PACE_OK && report);
    pace_buffer_text(&out, "before");
    ENSURE(pace_report_render(&out, report, "docx", &err) == PACE_ERR_UNSUPPORTED);
    ENSURE_TEXT(out.text, "before");
    ENSURE(pace_report_render(&out, report, "md", &err) == PACE_OK);
    ENSURE_HAS(out.text, "Plan A");
    ENSURE(!strstr(out.text, "Plan B"));
    pace_buffer_clear(&out);
    pace_report_free(report);
    pace_report_free(NULL);
}

int main(void)
{
    pace_dataset *data = made_up();
    if (!data)
        return TEST_RESULT;
    same_content(data, "zh");
    same_content(data, "en");
    clean_and_repeatable(data, "zh");
    clean_and_repeatable(data, "en");
    hostile_names(data);
    refusals(data);
    pace_dataset_free(data);
    quoted_sentences();
    without_targets();
    return TEST_RESULT;
}
