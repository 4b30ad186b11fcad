/* The plain-series JSON: what is accepted, and the place of every fault. */
#include "panel_test.h"

#define DOC(observations) "{\"name\":\"GDP\",\"frequency\":\"Q\",\"observations\":[" observations "]}"
#define ONE(value) DOC("{\"period\":\"2020Q1\",\"value\":" value "}")

static const struct {
    const char *text, *shown;
    pace_status status;
    const char *where, *part;
} cases[] = {
    {ONE("100"), "period,GDP\n2020-Q1,100\n", PACE_OK, NULL, NULL},
    {"\xEF\xBB\xBF" ONE("1.5e2"), "period,GDP\n2020-Q1,150\n", PACE_OK, NULL, NULL},
    {ONE("null"), "period,GDP\n2020-Q1,\n", PACE_OK, NULL, NULL},
    {ONE("-0"), "period,GDP\n2020-Q1,-0\n", PACE_OK, NULL, NULL},
    {ONE("9223372036854775808"), "period,GDP\n2020-Q1,9.223372036854776e18\n", PACE_OK, NULL, NULL},
    {DOC("{\"period\":\"2020Q3\",\"value\":3},{\"period\":\"2020Q1\",\"value\":1}"),
     "period,GDP\n2020-Q1,1\n2020-Q2,\n2020-Q3,3\n", PACE_OK, NULL, NULL},
    {"{\"name\":\"x\",\"observations\":[{\"period\":\"2015\",\"value\":1}]}", "period,x\n2015,1\n", PACE_OK, NULL, NULL},
    {"{\"series\":[{\"name\":\"x\",\"observations\":[{\"period\":\"2015\",\"value\":1}]},"
     "{\"name\":\"y\",\"observations\":[{\"period\":\"2016\",\"value\":2}]}]}",
     "period,x,y\n2015,1,\n2016,,2\n", PACE_OK, NULL, NULL},

    {ONE("\"1\""), NULL, PACE_ERR_PARSE, "f.csv:/observations/0/value", "is text"},
    {ONE("true"), NULL, PACE_ERR_PARSE, "f.csv:/observations/0/value", "true or false"},
    {ONE("1e999"), NULL, PACE_ERR_RANGE, "f.csv:1:78", "range of a double"},
    {ONE("NaN"), NULL, PACE_ERR_PARSE, "f.csv:1:74", "belongs"},
    {"{\"name\":\"x\",\n \"name\":\"x\",\"observations\":[]}", NULL, PACE_ERR_PARSE, "f.csv:2:7", "twice"},
    {DOC("{\"period\":\"2020Q1\"}"), NULL, PACE_ERR_PARSE, "f.csv:/observations/0", "\"value\" is missing"},
    {DOC("{\"value\":1}"), NULL, PACE_ERR_PARSE, "f.csv:/observations/0", "\"period\" is missing"},
    {DOC("{\"period\":\"2020Q1\",\"Value\":1}"), NULL, PACE_ERR_PARSE, "f.csv:/observations/0/Value", "\"Value\" is unknown"},
    {DOC("[1]"), NULL, PACE_ERR_PARSE, "f.csv:/observations/0", "a list"},
    {DOC("{\"period\":2020,\"value\":1}"), NULL, PACE_ERR_PARSE, "f.csv:/observations/0/period", "a number"},
    {DOC("{\"period\":\"2020Q5\",\"value\":1}"), NULL, PACE_ERR_RANGE, "f.csv:/observations/0/period", "\"period\""},
    {DOC("{\"period\":\"2020-01\",\"value\":1}"), NULL, PACE_ERR_FREQ, "f.csv:/observations/0/period", "\"period\""},
    {DOC("{\"period\":\"2020Q1\",\"value\":1},{\"period\":\"2020-Q1\",\"value\":1}"), NULL, PACE_ERR_DATA,
     "f.csv:/observations/1/period", "twice"},
    {"{\"name\":\"x\",\"observations\":[{\"period\":\"2015\",\"value\":1},{\"period\":\"2016-Q1\",\"value\":1}]}", NULL,
     PACE_ERR_FREQ, "f.csv:/observations/1/period", "quarterly"},
    {DOC(""), NULL, PACE_ERR_DATA, "f.csv", "no \"observations\""},
    {"{\"name\":\"x\"}", NULL, PACE_ERR_PARSE, "f.csv", "\"observations\" is missing"},
    {"{\"name\":1,\"observations\":[]}", NULL, PACE_ERR_PARSE, "f.csv:/name", "a number"},
    {"{\"name\":\"\",\"observations\":[]}", NULL, PACE_ERR_PARSE, "f.csv:/name", "empty"},
    {"{\"name\":\"x\",\"frequency\":\"fortnightly\",\"observations\":[]}", NULL, PACE_ERR_PARSE, "f.csv:/frequency", "text"},
    {"{\"name\":\"x\",\"colour\":1,\"observations\":[]}", NULL, PACE_ERR_PARSE, "f.csv:/colour", "\"colour\" is unknown"},
    {"{\"name\":\"x\",\"unit\":\"wombats\",\"observations\":[]}", NULL, PACE_ERR_UNIT, "f.csv:/unit", "\"unit\""},
    {"{\"series\":[{\"name\":\"x\",\"observations\":[]},{\"name\":\"x\",\"observations\":[]}]}", NULL, PACE_ERR_DATA,
     "f.csv:/series/1/name", "twice"},
    {"{\"series\":[1]}", NULL, PACE_ERR_PARSE, "f.csv:/series/0", "a number"},
    {"[1]", NULL, PACE_ERR_PARSE, "f.csv:1:1", "a list"},
    {"[[[[[[]]]]]", NULL, PACE_ERR_PARSE, "f.csv:1:12", "ends too early"},
    {"{\"name\":\"x\\u0000y\",\"observations\":[]}", NULL, PACE_ERR_PARSE, NULL, ""},
    {"{\"name\":\"x\\u0007y\",\"observations\":[]}", NULL, PACE_ERR_PARSE, "f.csv:/name", "control"},
    {"{\"name\":\"\xFF\",\"observations\":[]}", NULL, PACE_ERR_PARSE, "f.csv:1:10", "not UTF-8"},
};

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_error err;
        pace_panel *panel = panel_of(cases[i].text, NULL, &err);
        int before = test_failures;
        ENSURE((panel != NULL) == (cases[i].shown != NULL));
        ENSURE(err.code == cases[i].status);
        if (cases[i].shown) ENSURE_TEXT(panel_show(panel, "csv"), cases[i].shown);
        else if (cases[i].where) ENSURE_TEXT(err.where, cases[i].where);
        if (cases[i].part && !strstr(err.text, cases[i].part)) ENSURE_TEXT(err.text, cases[i].part);
        if (test_failures > before) fprintf(stderr, "  case %zu: %s\n", i, cases[i].text);
        pace_panel_free(panel);
    }
    {
        pace_read_opts opts = PACE_READ_OPTS_INIT;
        pace_error err;
        opts.from = "json"; /* a bare value is JSON and still no series */
        ENSURE(panel_of("1", &opts, &err) == NULL && err.code == PACE_ERR_PARSE && strstr(err.text, "a number"));
        ENSURE(panel_of("null", &opts, &err) == NULL && err.code == PACE_ERR_PARSE && strstr(err.text, "null"));
        ENSURE(panel_of("period,a\n2015,1\n", &opts, &err) == NULL && err.code == PACE_ERR_PARSE);
    }
    return TEST_RESULT;
}
