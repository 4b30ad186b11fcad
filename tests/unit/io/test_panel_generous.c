/* Generous reading: the spellings of offices and spreadsheets are read, each assumption is told, doubt is refused. */
#include "panel_test.h"

#define NOTHING ""

static const struct {
    const char *text, *shown, *assumed; /* shown as csv; assumed: all of it, or a part after '~' */
} accepted[] = {
    {"period,gdp,cpi\n2015,7700,\n2016,8855,2.4\n", "period,gdp,cpi\n2015,7700,\n2016,8855,2.4\n", NOTHING},
    {"Year,GDP\n2015,1\n", "period,GDP\n2015,1\n", NOTHING},
    {"TIME_PERIOD,GDP\n2015-Q1,1\n", "period,GDP\n2015-Q1,1\n", NOTHING},
    {"时期,生产总值\n2015年,1\n2016年,2\n", "period,生产总值\n2015,1\n2016,2\n", NOTHING},
    {"季度,GDP\n2015年一季度,1\n2015年第二季度,2\n", "period,GDP\n2015-Q1,1\n2015-Q2,2\n", NOTHING},
    {"月份,CPI\n2015年1月,1\n2015年2月,2\n", "period,CPI\n2015-01,1\n2015-02,2\n", NOTHING},
    {"date,x\n2020-02-28,1\n2020-02-29,2\n", "period,x\n2020-02-28,1\n2020-02-29,2\n", NOTHING},
    {"period;gdp\n2015;1.5\n", "period,gdp\n2015,1.5\n", "cells are separated by semicolons"},
    {"period\tgdp\n2015\t1.5\n", "period,gdp\n2015,1.5\n", "cells are separated by tabs"},
    {"sep=;\nperiod;gdp\n2015;1.5\n", "period,gdp\n2015,1.5\n", "cells are separated by semicolons"},
    {"# from a bulletin\nperiod,gdp\n2015,1\n", "period,gdp\n2015,1\n",
     "lines before the heading that begin with # were left out (1 line, first in line 1)"},
    {"gdp,period\n1,2015\n", "period,gdp\n2015,1\n", "the period does not come first: it was found by its heading in column 2"},
    {"period,GDP(亿元)\n2015,1\n", "period,GDP\n2015,1\n", "the unit was taken from the heading in column 2"},
    {"period,GDP（亿元）,增长 (%)\n2015,1,8.8\n", "period,GDP,增长\n2015,1,8.8\n",
     "the unit was taken from the heading in columns 2 and 3"},
    {"period,GDP(亿元),GDP(%)\n2015,1,8.8\n", "period,GDP(亿元),GDP(%)\n2015,1,8.8\n",
     "the unit was taken from the heading in columns 2 and 3"},
    {"period,GDP(first)\n2015,1\n", "period,GDP(first)\n2015,1\n", NOTHING},
    {"period,\"GDP\n(亿元)\"\n2015,1\n", "period,GDP\n2015,1\n", "the unit was taken from the heading in column 2"},
    {"period,gdp,\n2015,1,\n", "period,gdp\n2015,1\n", "a column without heading and values was left out: in column 3"},
    {"period,a\n2015,NA\n2016,n/a\n2017,-\n2018,—\n2019,…\n2020,..\n2021,null\n2022,\n2023,1\n",
     "period,a\n2015,\n2016,\n2017,\n2018,\n2019,\n2020,\n2021,\n2022,\n2023,1\n",
     "the marks NA, n/a, - and others were read as missing in column 2 (7 cells, first in line 2)"},
    {"period,a\n2015.0,60.6*\n2016年底,1①\n2017年末,2[1]\n2018,3注2\n2019,—\n", "period,a\n2015,60.6\n2016,1\n2017,2\n2018,3\n2019,\n",
     "footnote marks such as * and ① behind figures were left out in column 2 (4 cells, first in line 2)\n"
     "the mark — was read as missing in column 2 (1 cell, first in line 6)"},
    {"指标,2020年实际,2023年预计\nGDP,1,2\n", "period,GDP\n2020,1\n2021,\n2022,\n2023,2\n", "~words behind a period in the heading"},
    {"period,a\n2015,\"10,069.48\"\n2016,\"1,234\"\n", "period,a\n2015,10069.48\n2016,1234\n",
     "commas were read as thousands separators in column 2 (2 cells, first in line 2)"},
    {"period\ta\n2015\t1,234\n2016\t1,234,567\n", "period,a\n2015,1234\n2016,1234567\n", "~(2 cells, first in line 2)"},
    {"period,a\n2015,8.8%\n2016,7.8 %\n2017,NA\n", "period,a\n2015,8.8\n2016,7.8\n2017,\n",
     "~the unit percent was taken from the % signs in column 2 (2 cells, first in line 2)"},
    {"period,a(%)\n2015,8.8%\n2016,7.8\n", "period,a\n2015,8.8\n2016,7.8\n", "the unit was taken from the heading in column 2"},
    {"period,a\n２０１５,１２３．５\n", "period,a\n2015,123.5\n", "full-width digits were read as digits in column 2 (1 cell, first in line 2)"},
    {"period,a\n2015,\xE2\x88\x92" "1.5\n", "period,a\n2015,-1.5\n", "a typographic minus was read as minus in column 2 (1 cell, first in line 2)"},
    {"period,a\n2015, 5 \n2016,\xC2\xA0" "6\n", "period,a\n2015,5\n2016,6\n", NOTHING},
    {"period,a\n2015年1-3月,1\n2015年1-6月,2\n", "period,a\n2015-03,1\n2015-04,\n2015-05,\n2015-06,2\n",
     "~labels such as 2015年1-6月 were read as year-to-date figures of their last period in column 1 (2 labels, first in line 2)"},
    {"period,a\n2017,3\n2015,1\n", "period,a\n2015,1\n2016,\n2017,3\n",
     "the rows were not in time order: they were sorted\nperiods without a row were read as missing (1 period)"},
    {"period,a\n2015,1\n\n,\n2016,2\n", "period,a\n2015,1\n2016,2\n", "blank lines between the rows were left out (2 lines, first in line 3)"},
    {"DATE,GDPC1\n2020-01-01,1\n2020-02-01,2\n", NULL, "~dates were read as days: all begin a month"},
    {"period,\"a,b\",\"say \"\"x\"\"\"\n2015,1,2\n", "period,\"a,b\",\"say \"\"x\"\"\"\n2015,1,2\n", NOTHING},
    {"series,period,value\na,2015,1\nb,2016,2\na,2016,3\n", "period,a,b\n2015,1,\n2016,3,2\n", NOTHING},
    {"period,series,value,unit\n2015,a,8.8,percent\n2015,b,1,亿元\n", "period,a,b\n2015,8.8,1\n", NOTHING},
    {"指标,时期,数值\na,2015年,1\n", "period,a\n2015,1\n", NOTHING},
};

static const struct {
    const char *text;
    pace_status status;
    const char *where, *part;
} refused[] = {
    {"gdp,cpi\n1,2\n", PACE_ERR_PARSE, "f.csv:1:1", "head it period"},
    {"2015,1\n2016,2\n", PACE_ERR_PARSE, "f.csv:1:1", "no heading"},
    {"year,month,x\n2015,1,2\n", PACE_ERR_PARSE, "f.csv:1:1", "both be the period"},
    {"period,a,a\n2015,1,2\n", PACE_ERR_DATA, "f.csv:1:10", "\"a\""},
    {"period,a,\n2015,1,5\n", PACE_ERR_PARSE, "f.csv:2:8", "no heading"},
    {"period,a\n2015,\"12,5\"\n", PACE_ERR_PARSE, "f.csv:2:6", "separates no thousands"},
    {"period,a\n2015,\"1.234,5\"\n", PACE_ERR_PARSE, "f.csv:2:6", "separates no thousands"},
    {"period,a\n2015,\"12,34,567\"\n", PACE_ERR_PARSE, "f.csv:2:6", "separates no thousands"},
    {"period,a\n2015,\"0,123\"\n", PACE_ERR_PARSE, "f.csv:2:6", "separates no thousands"},
    {"period;a\n2015;100,5\n", PACE_ERR_PARSE, "f.csv:2:6", "separates no thousands"},
    {"period;中文\n2014;1\n2015;1,234\n", PACE_ERR_PARSE, "f.csv:3:6", "two ways"},
    {"period;a\n2015;\"1,234\"\n", PACE_ERR_PARSE, "f.csv:2:6", "two ways"},
    {"period,a\n2015,8.8%\n2016,7.8\n", PACE_ERR_UNIT, "f.csv:3:6", "% sign"},
    {"period,a\n2015,8.8\n2016,7.8%\n", PACE_ERR_UNIT, "f.csv:3:6", "% sign"},
    {"period,a(亿元)\n2015,8.8%\n", PACE_ERR_UNIT, "f.csv:2:6", "another one"},
    {"period,a\n2015,1 234\n", PACE_ERR_PARSE, "f.csv:2:6", "not a number"},
    {"period,a\n2015,12.3 p\n", PACE_ERR_UNIT, "f.csv:2:6", "[a] \"p\" is no unit"},
    {"period,a\n2015,\xC2\xA5" "100\n", PACE_ERR_PARSE, "f.csv:2:6", "not a number"},
    {"period,中文,a\n2015,1,x\n", PACE_ERR_PARSE, "f.csv:2:8", "\"x\""},
    {"period,a\n2015年1-6月,1\n2015年2月,2\n", PACE_ERR_DATA, "f.csv:3:1", "year-to-date"},
    {"period,a\n2015-2016,1\n", PACE_ERR_PARSE, "f.csv:2:1", ""},
    {"series,period,value\na,2015,1\na,2015,1\n", PACE_ERR_DATA, "f.csv:3:3", "first in line 2"},
    {"series,period,value\n,2015,1\n", PACE_ERR_PARSE, "f.csv:2:1", "no key"},
    {"series,period,value,unit\na,2015,1,CNY\na,2016,1,USD\n", PACE_ERR_UNIT, "f.csv:3:10", "one unit"},
    {"series,period,value,unit\na,2015,1,wombats\n", PACE_ERR_UNIT, "f.csv:2:10", ""},
    {"series,period,value,status\na,2015,1,X\n", PACE_ERR_PARSE, "f.csv:2:10", "status"},
    {"series,period,value,colour\na,2015,1,X\n", PACE_ERR_PARSE, "f.csv:1:1", "colour"},
    {"series,period,value\na,2015,1\nb,2015-Q1,1\n", PACE_ERR_FREQ, "f.csv:3:3", "quarterly"},
};

static void check_accepted(void)
{
    for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++) {
        pace_error err;
        pace_panel *panel = panel_of(accepted[i].text, NULL, &err);
        int before = test_failures;
        const char *assumed = accepted[i].assumed, *got = pace_panel_assumptions(panel);
        ENSURE(panel != NULL);
        if (!panel) ENSURE_TEXT(err.text, "");
        if (accepted[i].shown) ENSURE_TEXT(panel_show(panel, "csv"), accepted[i].shown);
        if (assumed[0] != '~') ENSURE_TEXT(got, assumed);
        else if (!strstr(got, assumed + 1)) ENSURE_TEXT(got, assumed + 1);
        if (test_failures > before) fprintf(stderr, "  accepted %zu: %s\n", i, accepted[i].text);
        pace_panel_free(panel);
    }
}

static void check_refused(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        pace_error err;
        pace_panel *panel = panel_of(refused[i].text, NULL, &err);
        int before = test_failures;
        ENSURE(panel == NULL);
        ENSURE(err.code == refused[i].status);
        ENSURE_TEXT(err.where, refused[i].where);
        if (!strstr(err.text, refused[i].part)) ENSURE_TEXT(err.text, refused[i].part);
        if (test_failures > before) fprintf(stderr, "  refused %zu: %s\n", i, refused[i].text);
        pace_panel_free(panel);
    }
}

static void check_options(void)
{
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_error err;
    pace_panel *panel;

    opts.na = "缺";
    panel = panel_of("period,a\n2015,缺\n2016,1\n", &opts, &err);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,a\n2015,\n2016,1\n");
    pace_panel_free(panel);

    opts.na = NULL;
    opts.freq = PACE_QUARTERLY;
    panel = panel_of("DATE,a\n2020-01-01,1\n2020-04-01,2\n", &opts, &err);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,a\n2020-Q1,1\n2020-Q2,2\n");
    ENSURE_TEXT(pace_panel_assumptions(panel),
                "dates were read as the longer periods that they begin or end in column 1 (2 labels, first in line 2)");
    pace_panel_free(panel);
    panel = panel_of("DATE,a\n2020-02-11,1\n", &opts, &err);
    ENSURE(!panel && err.code == PACE_ERR_FREQ);
    ENSURE_TEXT(err.where, "f.csv:2:1");
    panel = panel_of("DATE,a\n2020,1\n", &opts, &err);
    ENSURE(!panel && err.code == PACE_ERR_FREQ);

    opts.freq = PACE_FREQ_NONE;
    opts.from = "long";
    panel = panel_of("period,a\n2020,1\n", &opts, &err);
    ENSURE(!panel && err.code == PACE_ERR_PARSE);
    opts.from = "xlsx";
    panel = panel_of("period,a\n2020,1\n", &opts, &err);
    ENSURE(!panel && err.code == PACE_ERR_UNSUPPORTED);
}

/* Two days 3.65 million days apart in 60 series: refused by the limit, before the memory is asked for. */
static void check_limits(void)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    pace_buffer_text(&text, "series,period,value\n");
    for (int i = 0; i < 60; i++) pace_buffer_format(&text, "s%d,%s,1\n", i, i ? "9999-12-31" : "0001-01-01");
    ENSURE(pace_panel_read(&panel, text.text, text.length, "f.csv", NULL, &err) == PACE_ERR_RANGE);
    ENSURE_TEXT(err.where, "f.csv");
    ENSURE(strstr(err.text, "134217728") != NULL && panel == NULL);
    pace_buffer_clear(&text);
}

static void check_encodings(void)
{
    /* 时期,值 in GB18030, then in UTF-16LE with a mark. */
    static const char gb[] = "\xCA\xB1\xC6\xDA,\xD6\xB5\n2015,1\n";
    static const char utf16[] = "\xFF\xFEp\0e\0r\0i\0o\0d\0,\0a\0\n\0" "2\0" "0\0" "1\0" "5\0,\0" "1\0\n\0";
    pace_read_opts opts = PACE_READ_OPTS_INIT;
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = panel_of(gb, &opts, &err);
    ENSURE(!panel && err.code == PACE_ERR_PARSE && strstr(err.text, "--encoding GB18030"));
    panel = panel_of("period,caf\xE9\n2015,1\n", &opts, &err);
    ENSURE(!panel && !strstr(err.text, "GB18030"));
    opts.encoding = "GBK";
    panel = panel_of(gb, &opts, &err);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,值\n2015,1\n");
    pace_panel_free(panel);
    opts.encoding = "gb18030";
    panel = panel_of(gb, &opts, &err);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,值\n2015,1\n");
    ENSURE(strstr(pace_panel_assumptions(panel), "decoded") != NULL);
    pace_panel_free(panel);
    panel = panel_of("period,a\n2015,1\n2016,\xFF\xFF\n", &opts, &err);
    ENSURE(!panel && err.code == PACE_ERR_PARSE);
    ENSURE_TEXT(err.where, "f.csv:3:6");
    opts.encoding = "UTF-16";
    panel = NULL;
    ENSURE(pace_panel_read(&panel, utf16, sizeof utf16 - 1, "f.csv", &opts, &err) == PACE_OK);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,a\n2015,1\n");
    pace_panel_free(panel);
    opts.encoding = NULL;
    ENSURE(pace_panel_read(&panel, utf16, sizeof utf16 - 1, "f.csv", &opts, &err) == PACE_ERR_PARSE);
    ENSURE(strstr(err.text, "--encoding UTF-16") != NULL);
    opts.encoding = "GB18030"; /* the mark knows better */
    ENSURE(pace_panel_read(&panel, utf16, sizeof utf16 - 1, "f.csv", &opts, &err) == PACE_OK);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,a\n2015,1\n");
    ENSURE(strstr(pace_panel_assumptions(panel), "UTF-16, as its byte-order mark says") != NULL);
    pace_panel_free(panel);
    opts.encoding = NULL;
    ENSURE(pace_panel_read(&panel, utf16 + 2, sizeof utf16 - 3, "f.csv", &opts, &err) == PACE_ERR_PARSE);
    ENSURE(strstr(err.text, "look like UTF-16LE") && strstr(err.text, "--encoding UTF-16LE"));
    opts.encoding = "utf-16be";
    ENSURE(pace_panel_read(&panel, utf16 + 2, sizeof utf16 - 3, "f.csv", &opts, &err) == PACE_ERR_PARSE);
    ENSURE(strstr(err.text, "--encoding UTF-16LE") != NULL);
    opts.encoding = "utf-16le";
    ENSURE(pace_panel_read(&panel, utf16 + 2, sizeof utf16 - 3, "f.csv", &opts, &err) == PACE_OK);
    pace_panel_free(panel);
    opts.encoding = "UTF-8";
    panel = panel_of(gb, &opts, &err);
    ENSURE(!panel && strstr(err.text, "--encoding GB18030"));
    opts.encoding = "GB18030";
    panel = panel_of("时期,值\n2015,1\n", &opts, &err);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,值\n2015,1\n");
    ENSURE(strstr(pace_panel_assumptions(panel), "is UTF-8 and was read so") != NULL);
    pace_panel_free(panel);
    opts.encoding = "utf-8//IGNORE";
    panel = panel_of("period,a\n2015,1\n", &opts, &err);
    ENSURE(!panel && err.code == PACE_ERR_UNSUPPORTED);
}

static void check_series(void)
{
    pace_error err;
    pace_panel *panel = panel_of("series,period,value,status,unit\ngdp,2015,7700.50,E,CNY_100m\ngdp,2017,9000,,CNY_100m\n", NULL, &err);
    pace_series series = pace_panel_series(panel, 0);
    int64_t row = -1;
    ENSURE_TEXT(series.key, "gdp");
    ENSURE(series.view.n == 3 && series.unit.quantity == PACE_MONEY && series.unit.scale == 8);
    ENSURE_NEAR(series.view.x[0], 7700.5, 0);
    ENSURE_NEAR(series.view.x[1], (double)NAN, 0);
    ENSURE(series.status && series.status[0] == 'E' && series.status[1] == 'O' && series.status[2] == 'A');
    ENSURE(series.decimals && series.decimals[0] == 2 && series.decimals[1] == -1 && series.decimals[2] == 0);
    ENSURE(pace_panel_find(&row, panel, "gdp", &err) == PACE_OK && row == 0);
    ENSURE(pace_panel_find(&row, panel, "gdq", &err) == PACE_ERR_NOTFOUND);
    ENSURE(strstr(err.text, "\"gdp\"") != NULL);
    ENSURE(pace_panel_series(panel, 1).view.n == 0 && pace_panel_series(NULL, 0).view.n == 0);
    pace_panel_free(panel);
    static const struct {
        const char *heading, *key;
        unsigned quantity;
        int scale;
    } letters[] = {{"Pop (m)", "Pop", PACE_PERSONS, 6},        {"常住人口（M）", "常住人口", PACE_PERSONS, 6},
                   {"Water level (m)", "Water level", PACE_LENGTH, 0}, {"Sales (m)", "Sales (m)", PACE_QUANTITY_NONE, 0},
                   {"Population height (m)", "Population height (m)", PACE_QUANTITY_NONE, 0}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        char text[80];
        memcpy(text, "period,", 8);
        strcat(strcat(text, letters[i].heading), "\n2015,1\n");
        panel = panel_of(text, NULL, &err);
        series = pace_panel_series(panel, 0);
        ENSURE_TEXT(series.key, letters[i].key);
        ENSURE(series.unit.quantity == letters[i].quantity && series.unit.scale == letters[i].scale);
        pace_panel_free(panel);
    }
    panel = panel_of("period,a\n2015年1-3月,8.8%\n", NULL, &err);
    series = pace_panel_series(panel, 0);
    ENSURE(series.kind == PACE_CUMULATIVE && series.unit.quantity == PACE_PERCENT);
    pace_panel_free(panel);
}

/* Each tab has a comma behind it, names hold commas, and sentences below the table quotes. */
static void check_tab_comma(void)
{
    pace_error err;
    pace_panel *panel = panel_of("Time: 4Q 2025-1Q 2026\nIndicators\t,1Q 2026\t,4Q 2025\t,\nGDP, current (100 million yuan)\t,3.5\t,4\t,\n"
                                 "Note: 1. At current prices, revised.\n2. See \"Three industries\", ie, all.\n", NULL, &err);
    pace_series series = pace_panel_series(panel, 0);
    ENSURE(panel && pace_panel_block(panel).rows == 1);
    ENSURE_TEXT(series.key, "GDP, current");
    ENSURE(series.view.n == 2 && series.unit.quantity == PACE_MONEY);
    ENSURE_NEAR(series.view.x[0], 4, 0);
    ENSURE_NEAR(series.view.x[1], 3.5, 0);
    pace_panel_free(panel);
}

int main(void)
{
    check_tab_comma();
    check_accepted();
    check_refused();
    check_options();
    check_limits();
    check_encodings();
    check_series();
    return TEST_RESULT;
}
