/* Spellings of periods and spans: what is read, what is refused, and that what is printed reads back. */
#include "pace/period.h"
#include "test.h"

typedef struct spelling {
    const char *text, *want; /* NULL: refused */
} spelling;

static void check_periods(const spelling *rows, size_t count, bool strict)
{
    pace_dialect dialect = PACE_DIALECT_INIT;
    dialect.strict = strict;
    for (size_t i = 0; i < count; i++) {
        char text[PACE_PERIOD_SIZE] = "";
        pace_period p = {77, 0, 0};
        pace_error err = PACE_ERROR_INIT;
        pace_status status = pace_period_parse(&p, rows[i].text, strlen(rows[i].text), &dialect, &err);
        if (!status)
            pace_period_print(text, p, NULL);
        if ((status != PACE_OK) != (rows[i].want == NULL))
            fprintf(stderr, "\"%s\": %s%s\n", rows[i].text, err.text, text);
        ENSURE((status != PACE_OK) == (rows[i].want == NULL));
        ENSURE_TEXT(text, rows[i].want ? rows[i].want : "");
        ENSURE(!status || (p.ord == 77 && err.text[0] && err.code == status));
    }
}

static const spelling both[] = {
    {"2015", "2015"},
    {"0001", "0001"},
    {"2015-H1", "2015-H1"},
    {"2015-S2", "2015-H2"},
    {"2015H2", "2015-H2"},
    {"2015-Q1", "2015-Q1"},
    {"2015Q4", "2015-Q4"},
    {"2015-01", "2015-01"},
    {"2015M12", "2015-12"},
    {"2015-M06", "2015-06"},
    {"2015-W03", "2015-W03"},
    {"2015W53", "2015-W53"},
    {"2015-01-31", "2015-01-31"},
    {"2016-02-29", "2016-02-29"},
    {"", NULL},
    {"0000", NULL},
    {"2015-Q0", NULL},
    {"2015-Q5", NULL},
    {"2015-13", NULL},
    {"2015-00", NULL},
    {"2015-00-10", NULL},
    {"2015-02-29", NULL},
    {"2015-04-31", NULL},
    {"2015-W00", NULL},
    {"2016-W53", NULL},
    {"2015-H3", NULL},
    {"+2015", NULL},
    {"-2015", NULL},
    {"20150", NULL},
    {"2015-", NULL},
    {"2015--01", NULL},
    {"2015-01-", NULL},
    {"2015Q", NULL},
    {"2015-Q1-2", NULL},
    {"2015T00", NULL},
    {"2,015", NULL},
    {"2015.25", NULL},
    {"2011-2015", NULL},
    {"20 15", NULL},
    {"2015\n", NULL},
    {"2015Q1r", NULL},
    {"\xef\xbb\xbf"
     "2015",
     NULL},
    {"2015\xff", NULL},
    {"12/31/2015", NULL},
    {"民国104年", NULL},
    {"undated", NULL},
};

static const spelling generous[] = {
    {"2015年", "2015"},
    {"2015年度", "2015"},
    {"２０１５年", "2015"},
    {"二〇一五年", "2015"},
    {"2015年上半年", "2015-H1"},
    {"2015年下半年", "2015-H2"},
    {"2015年一季度", "2015-Q1"},
    {"2015年第三季度", "2015-Q3"},
    {"2015年4季度", "2015-Q4"},
    {"2015年1季", "2015-Q1"},
    {"2015年1月", "2015-01"},
    {"2015年12月", "2015-12"},
    {"2015年十二月", "2015-12"},
    {"2015年十月", "2015-10"},
    {"2015年1月31日", "2015-01-31"},
    {"2015年第3周", "2015-W03"},
    {"2015/01", "2015-01"},
    {"2015/1/31", "2015-01-31"},
    {"2015.1", "2015-01"},
    {"2015.10", "2015-10"},
    {"2015-1", "2015-01"},
    {"201501", "2015-01"},
    {"20150131", "2015-01-31"},
    {"2015-031", "2015-01-31"},
    {"Q1 2015", "2015-Q1"},
    {"Q1/2015", "2015-Q1"},
    {"1Q2015", "2015-Q1"},
    {"2015 Q1", "2015-Q1"},
    {"2015q1", "2015-Q1"},
    {"H2 2015", "2015-H2"},
    {"FY2015", "2015"},
    {"FY 2015", "2015"},
    {"2015A", "2015"},
    {"2015-A1", "2015"},
    {"Jan 2015", "2015-01"},
    {"January 2015", "2015-01"},
    {"Sept. 2015", "2015-09"},
    {"2015-Jan", "2015-01"},
    {"31 Jan 2015", "2015-01-31"},
    {" 2015 ", "2015"},
    {"2015-W53-5", "2016-01-01"},
    {"2015Ｑ１", "2015-Q1"},
    {"2015年13月", NULL},
    {"2015年0季度", NULL},
    {"2015年2月30日", NULL},
    {"上半年", NULL},
    {"Q1", NULL},
    {"2015年度1月", NULL},
    {"2015-W53-8", NULL},
    {"2015-366", NULL},
    {"2015.00", NULL},
    {"2015.0", "2015"},
    {"2025年底", "2025"},
    {"2020年末", "2020"},
    {"2025年底前", "2025"},
    {"2015年1", NULL},
    {"15年", NULL},
    {"Foo 2015", NULL},
    {"2015年1月32日", NULL},
    {"2015-A2", NULL},
    {"01-2015", NULL},
    {"2015-1-1-1", NULL},
    {"一二三四五六七八九", NULL},
    {"2015年2015年", NULL},
};

static void check_strict_refuses_generous(void)
{
    pace_dialect strict = PACE_DIALECT_INIT;
    strict.strict = true;
    for (size_t i = 0; i < sizeof generous / sizeof *generous; i++) {
        pace_period p = PACE_PERIOD_NONE;
        ENSURE(pace_period_parse(&p, generous[i].text, strlen(generous[i].text), &strict, NULL) == PACE_ERR_PARSE);
    }
}

static void check_dialect(void)
{
    pace_dialect monthly = PACE_DIALECT_INIT;
    pace_period p = PACE_PERIOD_NONE;
    pace_error err = PACE_ERROR_INIT;
    monthly.freq = PACE_MONTHLY;
    ENSURE(pace_period_parse(&p, "2015-Q1", 7, &monthly, &err) == PACE_ERR_FREQ);
    ENSURE(strstr(err.text, "quarterly") && strstr(err.text, "monthly"));
    ENSURE(!pace_period_parse(&p, "2015-01", 7, &monthly, &err));
    ENSURE(pace_period_parse(&p, "2015\0", 5, NULL, NULL) == PACE_ERR_PARSE);
    ENSURE(pace_period_parse(NULL, "2015", 4, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_period_parse(&p, NULL, 4, NULL, NULL) == PACE_ERR_ARG);
}

/* Machine spelling; the same printed for people. */
static const struct {
    const char *text, *machine, *zh, *en;
} spans[] = {
    {"2015", "2015", "2015年", "2015"},
    {"2011-2015", "2011-2015", "2011–2015年", "2011–2015"},
    {"2011–2015", "2011-2015", NULL, NULL},
    {"2011—2015年", "2011-2015", NULL, NULL},
    {"2011/2015", "2011-2015", NULL, NULL},
    {"2011年至2015年", "2011-2015", NULL, NULL},
    {"2011 to 2015", "2011-2015", NULL, NULL},
    {"“十二五”", "2011-2015", NULL, NULL},
    {"十二五", "2011-2015", NULL, NULL},
    {"\"十三五\"", "2016-2020", NULL, NULL},
    {"“十三五”时期", "2016-2020", NULL, NULL},
    {"十三五规划", "2016-2020", NULL, NULL},
    {"十五", "2001-2005", NULL, NULL},
    {"十一五期间", "2006-2010", NULL, NULL},
    {"十六五", "2031-2035", NULL, NULL},
    {"第十三个五年规划", "2016-2020", NULL, NULL},
    {"12th FYP", "2011-2015", NULL, NULL},
    {"2015年1-6月", "2015-01/2015-06", "2015年1–6月", "Jan–Jun 2015"},
    {"2015-01/2015-06", "2015-01/2015-06", NULL, NULL},
    {"2015-01-2015-06", "2015-01/2015-06", NULL, NULL},
    {"2015年1月至6月", "2015-01/2015-06", NULL, NULL},
    {"2015年11月–2016年2月", "2015-11/2016-02", "2015年11月–2016年2月", "Nov 2015–Feb 2016"},
    {"2015年前三季度", "2015-Q1/2015-Q3", "2015年一季度–2015年三季度", "2015 Q1–2015 Q3"},
    {"2015年一至三季度", "2015-Q1/2015-Q3", NULL, NULL},
    {"2015年前10个月", "2015-01/2015-10", NULL, NULL},
    {"2015Q1-Q3", "2015-Q1/2015-Q3", NULL, NULL},
    {"2015-01-30/2015-02-02", "2015-01-30/2015-02-02", "2015年1月30日–2015年2月2日", "30 Jan 2015–2 Feb 2015"},
    {"2015-H1", "2015-H1", "2015年上半年", "2015 H1"},
    {"2015-W03", "2015-W03", "2015年第3周", "2015 W03"},
    {"before 2015", "before 2015", "2015年以前", "before 2015"},
    {"before_2015", "before 2015", NULL, NULL},
    {"Before 2015-06", "before 2015-06", "2015年6月以前", "before Jun 2015"},
    {"2015年之前", "before 2015", NULL, NULL},
    {"after 2015", "after 2015", "2015年以后", "after 2015"},
    {"undated", "undated", "时间不详", "undated"},
    {"UNDATED", "undated", NULL, NULL},
};

static void expect_span(const char *text, pace_span want)
{
    pace_span got;
    pace_error err = PACE_ERROR_INIT;
    pace_status status = pace_span_parse(&got, text, strlen(text), NULL, &err);
    if (status)
        fprintf(stderr, "\"%s\": %s\n", text, err.text);
    ENSURE(!status && pace_period_same(got.first, want.first) && pace_period_same(got.last, want.last));
}

static void check_spans(void)
{
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        char machine[PACE_PERIOD_SIZE], zh[PACE_PERIOD_SIZE], en[PACE_PERIOD_SIZE];
        pace_span span = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
        pace_error err = PACE_ERROR_INIT;
        ENSURE(!pace_span_parse(&span, spans[i].text, strlen(spans[i].text), NULL, &err));
        ENSURE(pace_span_print(machine, span, NULL) == strlen(machine));
        pace_span_print(zh, span, "zh-CN");
        pace_span_print(en, span, "en");
        ENSURE_TEXT(machine, spans[i].machine);
        if (spans[i].zh) {
            ENSURE_TEXT(zh, spans[i].zh);
            ENSURE_TEXT(en, spans[i].en);
        }
        expect_span(machine, span);
        expect_span(zh, span);
        expect_span(en, span);
    }
}

static void check_span_refusals(void)
{
    static const struct {
        const char *text;
        pace_status want;
    } rows[] = {
        {"", PACE_ERR_PARSE},
        {"2015-2011", PACE_ERR_RANGE},
        {"2015-Q1/2015-07", PACE_ERR_FREQ},
        {"十七五", PACE_ERR_PARSE},
        {"“十二五", PACE_ERR_PARSE},
        {"2011-2015-2020", PACE_ERR_PARSE},
        {"before", PACE_ERR_PARSE},
        {"before 2011-2015", PACE_ERR_PARSE},
        {"before 0001", PACE_ERR_RANGE},
        {"after 9999", PACE_ERR_RANGE},
        {"2015年6-1月", PACE_ERR_RANGE},
        {"2015年1-13月", PACE_ERR_RANGE},
        {"2015-15", PACE_ERR_RANGE},
        {"2015/", PACE_ERR_PARSE},
        {"sometime", PACE_ERR_PARSE},
        {"2015年前", PACE_OK},
        {"2015-2016x", PACE_ERR_PARSE},
        {"上半年-下半年", PACE_ERR_PARSE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_span span = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
        pace_error err = PACE_ERROR_INIT;
        pace_status status = pace_span_parse(&span, rows[i].text, strlen(rows[i].text), NULL, &err);
        if (status != rows[i].want)
            fprintf(stderr, "\"%s\": %s %s\n", rows[i].text, pace_status_name(status), err.text);
        ENSURE(status == rows[i].want);
    }
    pace_span span = {PACE_PERIOD_NONE, PACE_PERIOD_NONE};
    pace_dialect strict = PACE_DIALECT_INIT;
    strict.strict = true;
    ENSURE(!pace_span_parse(&span, "2011-2015", 9, &strict, NULL) && pace_span_count(span) == 5);
    ENSURE(!pace_span_parse(&span, "before 2015", 11, &strict, NULL));
    ENSURE(pace_span_parse(&span, "2011–2015", strlen("2011–2015"), &strict, NULL) == PACE_ERR_PARSE);
    ENSURE(pace_span_parse(&span, "十二五", strlen("十二五"), &strict, NULL) == PACE_ERR_PARSE);
    ENSURE(pace_span_parse(NULL, "2015", 4, NULL, NULL) == PACE_ERR_ARG);
}

/* Any bytes at all: no crash, and nothing accepted that does not print. */
static void check_noise(void)
{
    static const char *const pieces[] = {"2015", "年", "Q1",  "-",  "/",      "月", "十",   "五",   "“",
                                         "”",    "1",  "31",  "日", "上半年", "第", "季度", "至",   "before ",
                                         "Jan ", " ",  "W53", ".",  "前",     "周", "\xff", "以前", "个"};
    uint64_t state = 9;
    for (int i = 0; i < 60000; i++) {
        char text[200] = "", out[PACE_PERIOD_SIZE];
        int count = 1 + i % 7;
        pace_span span;
        for (int j = 0; j < count; j++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            strcat(text, pieces[(state >> 33) % (sizeof pieces / sizeof *pieces)]);
        }
        if (pace_span_parse(&span, text, strlen(text), NULL, NULL))
            continue;
        ENSURE(pace_span_print(out, span, NULL) > 0);
        expect_span(out, span);
    }
}

int main(void)
{
    check_periods(both, sizeof both / sizeof *both, true);
    check_periods(both, sizeof both / sizeof *both, false);
    check_periods(generous, sizeof generous / sizeof *generous, false);
    check_strict_refuses_generous();
    check_dialect();
    check_spans();
    check_span_refusals();
    check_noise();
    return TEST_RESULT;
}
