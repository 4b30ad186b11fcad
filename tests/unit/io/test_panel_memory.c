/* Every allocation fails once, and then for ever: the answer is PACE_ERR_NOMEM, nothing leaks, outputs stay. */
#include <jansson.h>
#include "panel_test.h"

static const char *const texts[] = {
    "表1,,\n,,单位：亿元\n指标,代码,单位,2015年,2016年,备注\nGDP,gdp,,1,约2,\"a \"\"b\"\"\"\nGDP,,%,8.8%,—,\n一、x,,,,,\n人口(万人),,,90万人,1200000人,\n注：x,,,,,\n",
    "period;a;b\n单位;亿元;\n2015;1.9万亿元;90万人\n2016;约2;超过5人\n",
    "# note\nperiod;GDP(亿元);增长;\n2015年;1;8.8%;\n2016年;1,234,567;NA;\n",
    "series,period,value,status,unit\n\"a \"\"b\"\"\",2015-Q1,1,E,CNY_100m\nc,2015-Q3,2,,\nd,2015-Q2,\"1,234\",,percent\n",
    "{\"series\":[{\"name\":\"x\",\"unit\":\"km\",\"observations\":[{\"period\":\"2015\",\"value\":1,\"status\":\"E\"}]}]}",
};

/* Reads and writes back with the given allocator. */
static pace_status work(const pace_allocator *allocator, const char *text, const char *encoding)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    pace_buffer out = PACE_BUFFER_INIT;
    pace_status status;
    opts.allocator = out.allocator = allocator;
    opts.encoding = encoding;
    status = pace_panel_read(&panel, text, strlen(text), "f", &opts, &err);
    ENSURE((panel == NULL) == (status != PACE_OK));
    if (status && status != PACE_ERR_NOMEM) ENSURE_TEXT(err.text, "");
    if (!status) status = pace_panel_write(&out, panel, "csv", &err);
    if (!status) status = pace_panel_write(&out, panel, "long", &err);
    if (!status) status = pace_panel_write(&out, panel, "json", &err);
    if (!status) status = pace_panel_label(panel, 0, "new", (pace_unit){0, 0, 0, 0, ""}, &err);
    ENSURE(err.code == status);
    pace_buffer_clear(&out);
    pace_panel_free(panel);
    return status;
}

static void fail_each(const char *text, const char *encoding, bool for_ever)
{
    counting count = {0, 0, 0, false};
    pace_allocator allocator = {counting_resize, &count};
    long total;
    int before = test_failures;
    ENSURE(work(&allocator, text, encoding) == PACE_OK);
    ENSURE(count.live == 0);
    total = count.calls;
    ENSURE(total > 5);
    for (long k = 1; k <= total; k++) {
        pace_status status;
        count = (counting){0, 0, k, for_ever};
        status = work(&allocator, text, encoding);
        ENSURE(status == PACE_ERR_NOMEM);
        ENSURE(count.live == 0);
        if (test_failures > before) {
            fprintf(stderr, "  allocation %ld of %ld: %s\n", k, total, text);
            return;
        }
    }
}

/* jansson's allocations are process-wide hooks; a test may set them. */
static counting parser;

static void *parser_malloc(size_t size)
{
    return counting_resize(&parser, NULL, 0, size ? size : 1);
}

static void parser_free(void *ptr)
{
    counting_resize(&parser, ptr, 0, 0);
}

static void fail_parser(const char *text)
{
    long total;
    json_set_alloc_funcs(parser_malloc, parser_free);
    parser = (counting){0, 0, 0, false};
    ENSURE(work(NULL, text, NULL) == PACE_OK);
    total = parser.calls;
    ENSURE(total > 5 && parser.live == 0);
    for (long k = 1; k <= total; k++) {
        parser = (counting){0, 0, k, false};
        ENSURE(work(NULL, text, NULL) == PACE_ERR_NOMEM);
        ENSURE(parser.live == 0);
    }
    json_set_alloc_funcs(malloc, free);
}

int main(void)
{
    fail_parser(texts[sizeof texts / sizeof *texts - 1]);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        fail_each(texts[i], NULL, false);
        fail_each(texts[i], NULL, true);
        if (i > 2) fail_each(texts[i], "gb18030", false); /* the others are no GB18030 */
    }
    return TEST_RESULT;
}
