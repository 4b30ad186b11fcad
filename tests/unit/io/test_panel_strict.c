/* Strict reading: the heading period,value and the plain spellings, and nothing else is assumed. */
#include "panel_test.h"

static const struct {
    const char *text, *shown; /* shown: as csv; NULL = refused */
    pace_status status;
    const char *where, *part;
} cases[] = {
    {"period,value\n2020Q1,100\n2020Q2,101\n", "period,value\n2020-Q1,100\n2020-Q2,101\n", PACE_OK, NULL, NULL},
    {"period,value\r\n2020Q1,100\r\n2020Q2,101", "period,value\n2020-Q1,100\n2020-Q2,101\n", PACE_OK, NULL, NULL},
    {"\xEF\xBB\xBF\"period\",\"value\"\r\n\"2020\",\"1.50\"\r\n", "period,value\n2020,1.5\n", PACE_OK, NULL, NULL},
    {"value,period\n100,2020Q1\n101,2020Q2\n", "period,value\n2020-Q1,100\n2020-Q2,101\n", PACE_OK, NULL, NULL},
    {"period,value\n2020-W52,1\n2020-W53,2\n2021-W01,3\n", "period,value\n2020-W52,1\n2020-W53,2\n2021-W01,3\n", PACE_OK, NULL, NULL},
    {"period,value\n2020Q1,100\n2020Q2,\n2020Q3,\"\"\n", "period,value\n2020-Q1,100\n2020-Q2,\n2020-Q3,\n", PACE_OK, NULL, NULL},
    {"period,value\n2020Q1,1\n\n2020Q2,2\n\n", "period,value\n2020-Q1,1\n2020-Q2,2\n", PACE_OK, NULL, NULL},
    {"period,value\n2020Q3,3\n2020Q1,1\n", "period,value\n2020-Q1,1\n2020-Q2,\n2020-Q3,3\n", PACE_OK, NULL, NULL},
    {"period,value\r2020,1\r2021,2\r", "period,value\n2020,1\n2021,2\n", PACE_OK, NULL, NULL},
    {"period,value\n2020,-999\n2021,-0\n2022,1E-5\n", "period,value\n2020,-999\n2021,-0\n2022,0.00001\n", PACE_OK, NULL, NULL},

    {"", NULL, PACE_ERR_PARSE, "f.csv:1:1", "nothing"},
    {"\n\n\n", NULL, PACE_ERR_PARSE, "f.csv:1:1", "nothing"},
    {"period,value\n", NULL, PACE_ERR_DATA, "f.csv:2", "no row"},
    {"2020Q1,100\n2020Q2,101\n", NULL, PACE_ERR_PARSE, "f.csv:1:1", "2020Q1"},
    {"period,value,note\n2020Q1,1,a\n", NULL, PACE_ERR_PARSE, "f.csv:1:14", "note"},
    {"period,value,value\n2020Q1,1,2\n", NULL, PACE_ERR_DATA, "f.csv:1:14", "value"},
    {"period,other\n2020Q1,1\n", NULL, PACE_ERR_PARSE, "f.csv:1:8", "other"},
    {"period\n2020Q1\n", NULL, PACE_ERR_PARSE, "f.csv:1:1", "\"value\""},
    {"value\n1\n", NULL, PACE_ERR_PARSE, "f.csv:1:1", "\"period\""},
    {"period;value\n2020Q1;1\n", NULL, PACE_ERR_PARSE, "f.csv:1:1", "period;value"},
    {"Period,value\n2020Q1,1\n", NULL, PACE_ERR_PARSE, "f.csv:1:1", "Period"},
    {"period,value\n2020Q1,1\n2020Q2\n", NULL, PACE_ERR_PARSE, "f.csv:3:1", "1 of 2"},
    {"period,value\n2020Q1,1\n2020Q2,101,5\n", NULL, PACE_ERR_PARSE, "f.csv:3:12", "more cells"},
    {"period,value\n2020Q1,1\n,\n", NULL, PACE_ERR_PARSE, "f.csv:3:1", "period is missing"},
    {"period,value\n2020Q1,1\n2020Q1,1\n", NULL, PACE_ERR_DATA, "f.csv:3:1", "first in line 2"},
    {"value,period\n1,2020Q1\n1,2020-Q1\n", NULL, PACE_ERR_DATA, "f.csv:3:3", "2020-Q1"},
    {"period,value\n2020Q1,1\n2020-04,2\n", NULL, PACE_ERR_FREQ, "f.csv:3:1", "monthly"},
    {"period,value\n2020Q5,1\n", NULL, PACE_ERR_RANGE, "f.csv:2:1", ""},
    {"period,value\n2020Q1,1\n\"2020Q2,2\n2020Q3,3\n", NULL, PACE_ERR_PARSE, "f.csv:3:1", "never closed"},
    {"period,value\n2020Q1,\"100\"x\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "after the closing quote"},
    {"period,value\n2020Q1,1\"0\"0\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "quote inside"},
    {"period,value\n2020Q1,\"100\n\"\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "not a number"},
    {"period,value\n2020Q1,NA\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "NA"},
    {"period,value\n2020Q1, 5\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "not a number"},
    {"period,value\n2020Q1,\"1,234\"\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "not a number"},
    {"period,value\n2020Q1,0x1F\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "not a number"},
    {"period,value\n2020Q1,1e999\n", NULL, PACE_ERR_RANGE, "f.csv:2:8", "range of a double"},
    {"period,value\n2020Q1,10\a1\n", NULL, PACE_ERR_PARSE, "f.csv:2:8", "not a number"},
    {"period,value\n2020Q1,1\n2020Q2,\xE4\xB8\n", NULL, PACE_ERR_PARSE, "f.csv:3:8", "--encoding GB18030"},
    {"period,value\r\r\n2020Q1,1\n", NULL, PACE_ERR_PARSE, "f.csv:1:8", "carriage return"},
    {"PK\x03\x04", NULL, PACE_ERR_PARSE, "f.csv:1:1", "workbook"},
    {"{\"period\":\"2020Q1\",\"value\":1}", NULL, PACE_ERR_PARSE, "f.csv:1:1", "quote"},
};

int main(void)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    opts.strict = true;
    opts.from = "csv";
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        pace_error err;
        pace_panel *panel = panel_of(cases[i].text, &opts, &err);
        int before = test_failures;
        ENSURE((panel != NULL) == (cases[i].shown != NULL));
        ENSURE(err.code == cases[i].status);
        if (cases[i].shown) ENSURE_TEXT(panel_show(panel, "csv"), cases[i].shown);
        else ENSURE_TEXT(err.where, cases[i].where);
        if (cases[i].part && !strstr(err.text, cases[i].part)) ENSURE_TEXT(err.text, cases[i].part);
        pace_panel_free(panel);
        if (cases[i].shown) { /* generous reading takes all that strict reading takes, and the same */
            panel = panel_of(cases[i].text, NULL, &err);
            ENSURE(panel != NULL);
            ENSURE_TEXT(panel_show(panel, "csv"), cases[i].shown);
            pace_panel_free(panel);
        }
        if (test_failures > before) fprintf(stderr, "  case %zu: %s\n", i, cases[i].text);
    }
    /* A NUL inside needs its length. */
    {
        pace_error err = PACE_ERROR_INIT;
        pace_panel *panel = NULL;
        ENSURE(pace_panel_read(&panel, "period,value\n2020,1\0\n", 21, "f.csv", &opts, &err) == PACE_ERR_PARSE);
        ENSURE_TEXT(err.where, "f.csv:2:7");
        ENSURE(panel == NULL);
    }
    return TEST_RESULT;
}
