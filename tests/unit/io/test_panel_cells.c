/* Tables as offices keep them: figures with words and units in the cells, periods side by side, titles above, notes below. */
#include "panel_test.h"

/* Each series: key, unit, values with their qualifiers and decimals. */
static const char *describe(const pace_panel *panel)
{
    static char text[4096];
    pace_buffer out = PACE_BUFFER_INIT;
    text[0] = '\0';
    for (int64_t r = 0; panel && r < pace_panel_block(panel).rows; r++) {
        pace_series s = pace_panel_series(panel, r);
        char unit[PACE_UNIT_SIZE] = "-", label[PACE_PERIOD_SIZE];
        if (s.unit.quantity) pace_unit_print(unit, s.unit, NULL);
        pace_period_print(label, s.view.first, NULL);
        pace_buffer_format(&out, "%s%s %s %s:", r ? "; " : "", s.key, unit, label);
        for (int64_t i = 0; i < s.view.n; i++) {
            pace_qualifier q = s.qualifier ? (pace_qualifier)s.qualifier[i] : PACE_EXACTLY;
            pace_buffer_char(&out, ' ');
            if (isnan(s.view.x[i])) pace_buffer_char(&out, '.');
            pace_buffer_text(&out, pace_qualifier_mark(q, NULL));
            pace_buffer_number(&out, s.view.x[i]);
        }
    }
    if (out.length && out.length < sizeof text) memcpy(text, out.text, out.length + 1);
    pace_buffer_clear(&out);
    return text;
}

static const struct {
    const char *text, *shown, *assumed; /* a part */
} accepted[] = {
    /* figures */
    {"period,a\n2015,8.8%左右\n2016,10%以上\n", "a percent 2015: about8.8 ≥10", "words such as 左右 and 以上 were kept as qualifiers in column 2 (2 cells"},
    {"period,a\n2015,约5\n2016,6\n", "a - 2015: about5 6", ""},
    {"period,人口\n2015,90万人\n2016,1200000人\n2017,—\n", "人口 person_10k 2015: 90 120 .", "converted to the unit of their series in column 2 (1 cell, first in line 3)"},
    {"period,a\n2015,1.9万亿元\n2016,20000亿元\n", "a CNY_trillion 2015: 1.9 2", "the unit was taken from the values in column 2 (2 cells, first in line 2)"},
    {"period,GDP(亿元)\n2015,13410\n2016,1.9万亿元\n", "GDP CNY_100m 2015: 13410 19000", "other units"},
    {"period,a\n2015,[55]\n2016,〔60〕\n", "a - 2015: 55 60", "brackets around values were left out in column 2 (2 cells"},
    {"period,a\n2015,１，２３４．５\n", "a - 2015: 1234.5", "full-width"},
    {"period,a\n2015,n/a\n2016,…\n2017,-\n2018,——\n2019,5\n", "a - 2015: . . . . 5", "read as missing in column 2 (4 cells"},
    {"series,period,value\nx,2015,超过3%\nx,2016,4%\n", "x percent 2015: >3 4", ""},
    {"series,period,value,unit\nx,2015,1.9万亿元,亿元\n", "x CNY_100m 2015: 19000", ""},
    /* periods side by side */
    {"指标,2015年,2016年\nGDP,1,2\n人口,3,\n", "GDP - 2015: 1 2; 人口 - 2015: 3 .", "the periods stand side by side: each row was read as a series"},
    {"indicator,unit,2015-Q1,2015-Q2\ngdp,亿元,1,2\n", "gdp CNY_100m 2015-Q1: 1 2", ""},
    {",2015,2016\ngdp,1,2\n", "gdp - 2015: 1 2", ""},
    {"年份,2015,2016\ngdp,1,2\n", "gdp - 2015: 1 2", ""},
    {"name,2015\ngdp,1\n", "gdp - 2015: 1", ""},
    {"指标,代码,单位,属性,2015,2016,备注\n生产总值,gdp,亿元,预期性,1,2,\"a \"\"b\"\"\"\n", "gdp CNY_100m 2015: 1 2",
     "what is no figure, name or unit was left out: in columns 7 and 4"},
    {"指标,2015,2016\nGDP(亿元),1,2\n人口（万人）,3,4\n", "GDP CNY_100m 2015: 1 2; 人口 person_10k 2015: 3 4", "the unit was taken from the name in brackets (2 series)"},
    {"指标,2015\nGDP(亿元),1\nGDP(%),8.8\n", "GDP(亿元) CNY_100m 2015: 1; GDP(%) percent 2015: 8.8", ""},
    {"指标,单位,2015\n生产总值,亿元,1\n生产总值,%,8.8\n", "生产总值(亿元) CNY_100m 2015: 1; 生产总值(%) percent 2015: 8.8", ""},
    {"序号,指标,2020,2015\n1,GDP,2,1\n", "GDP - 2015: 1 . . . . 2", ""},
    {"指标,2015,单位\nGDP,1.9万亿元,亿元\n", "GDP CNY_100m 2015: 19000", ""},
    {"指标,2015年1-3月,2015年1-6月\nGDP,1,2\n", "GDP - 2015-03: 1 . . 2", "year-to-date"},
    {"指标,2015\n一、经济,\nGDP,1\n（二）民生,\n收入,2\n", "GDP - 2015: 1; 收入 - 2015: 2", "rows with a numbered title and nothing else were left out (2 lines"},
    {"date,2001,2002\n2015,1,2\n", "2001 - 2015: 1; 2002 - 2015: 2", ""},
    /* around the table */
    {"表1 主要指标,,\n,,单位：亿元\n时期,GDP,人口(万人)\n2015,1,2\n", "GDP CNY_100m 2015: 1; 人口 person_10k 2015: 2",
     "lines above the heading were left out as titles (2 lines, first in line 1)"},
    {"表1,,单位：万人\n指标,2015,2016\nx,1,2\n", "x person_10k 2015: 1 2", "the unit above the table was taken for series without one of their own (1 series)"},
    {"主要指标（单位：亿元）\n\nperiod;a;b\n2015;1;8%\n", "a CNY_100m 2015: 1; b percent 2015: 8", ""},
    {"单位：亿元\nperiod,a\n2015,1.9万亿元\n2016,20000\n", "a CNY_100m 2015: 19000 20000", ""},
    {"period,a\n2015,1\n注：初步核算数。\n资料来源：统计局,\n", "a - 2015: 1", "lines below the table were left out as notes (2 lines, first in line 3)"},
    {"period,a\n2015,1\n\"注：按现价, 未经调整\",\n2. 含外资,\n", "a - 2015: 1", "(2 lines, first in line 3)"},
    {"period,a\n2015,1\nSource: yearbook,\n", "a - 2015: 1", "(1 line, first in line 3)"},
    {"时期,GDP,人口\n单位,亿元,万人\n2015,1,2\n", "GDP CNY_100m 2015: 1; 人口 person_10k 2015: 2", "the units were taken from the first row"},
    {"period,a,备注\n2015,1,初步\n", "a - 2015: 1", "was left out: in column 3"},
};

static const struct {
    const char *text;
    pace_status status;
    const char *where, *part;
} refused[] = {
    {"period,a\n2015,8.8%\n2016,5人\n", PACE_ERR_UNIT, "f.csv:3:6", "[a] \"5人\" is in person, the series in percent"},
    {"period,a\n2015,90万人\n2016,95\n", PACE_ERR_UNIT, "f.csv:3:6", "[a] no unit here and one on the values before"},
    {"period,a\n2015,90\n2016,95万人\n", PACE_ERR_UNIT, "f.csv:3:6", "[a] a unit here and none on the values before"},
    {"period,a\n2015,6.5%-7%\n", PACE_ERR_PARSE, "f.csv:2:6", "[a] \"6.5%-7%\" is a range"},
    {"period,a\n2015,(12)\n", PACE_ERR_PARSE, "f.csv:2:6", "two ways"},
    {"period,a\n2015,1.9万亿\n", PACE_ERR_UNIT, "f.csv:2:6", "no unit behind"},
    {"period,GDP（亿元）\n2015,abc\n", PACE_ERR_PARSE, "f.csv:2:6", "[GDP（亿元）] \"abc\" is not a number"},
    {"指标,2015,2015年\nGDP,1,2\n", PACE_ERR_DATA, "f.csv:1:9", "the period of column 2 as well"},
    {"指标,2015,2016年目标\nGDP,1,2\n", PACE_ERR_PARSE, "f.csv:1:9", "stands among the periods"},
    {"指标,2015,2016-Q1\nGDP,1,2\n", PACE_ERR_FREQ, "f.csv:1:9", "quarterly"},
    {"指标,2015\nGDP,1\nGDP,2\n", PACE_ERR_DATA, "f.csv:3", "comes twice, first in line 2"},
    {"指标,2015\n,1\n", PACE_ERR_PARSE, "f.csv:2:1", "no name"},
    {"指标,单位,2015\nGDP(亿元),万元,1\n", PACE_ERR_UNIT, "f.csv:2:9", "[单位]"},
    {"指标,单位,2015\nGDP,斗,1\n", PACE_ERR_UNIT, "f.csv:2:5", "[单位]"},
    {"指标,2015,2016\nGDP,1\n", PACE_ERR_PARSE, "f.csv:2:5", "ends after 2 of 3"},
    {"指标,2015\nGDP,1,2\n", PACE_ERR_PARSE, "f.csv:2:7", "more cells"},
    {"指标,2015\nGDP,\"1\"\"\"\n", PACE_ERR_PARSE, "f.csv:2:5", "holds a quote"},
    {"表1\nperiod\n2015,1\n", PACE_ERR_PARSE, "f.csv:1:1", ""},
};

static void check_accepted(void)
{
    for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++) {
        pace_error err;
        pace_panel *panel = panel_of(accepted[i].text, NULL, &err);
        int before = test_failures;
        if (!panel) ENSURE_TEXT(err.text, "");
        ENSURE_TEXT(describe(panel), accepted[i].shown);
        if (!strstr(pace_panel_assumptions(panel), accepted[i].assumed)) ENSURE_TEXT(pace_panel_assumptions(panel), accepted[i].assumed);
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

static void check_names(void)
{
    pace_error err;
    pace_panel *panel = panel_of("指标,代码,2015\nGDP(亿元),gdp,1.50\n人口,,2\n", NULL, &err);
    pace_series s = pace_panel_series(panel, 0);
    ENSURE_TEXT(s.key, "gdp");
    ENSURE_TEXT(s.name, "GDP");
    ENSURE(s.decimals && s.decimals[0] == 2 && s.unit.quantity == PACE_MONEY && s.unit.scale == 8);
    s = pace_panel_series(panel, 1);
    ENSURE_TEXT(s.key, "人口");
    pace_panel_free(panel);
}

int main(void)
{
    check_accepted();
    check_refused();
    check_names();
    return TEST_RESULT;
}
