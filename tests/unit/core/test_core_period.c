/* The calendar: building, arithmetic, conversion, limits. */
#include "pace/period.h"
#include "test.h"

static pace_period parsed(const char *text)
{
    pace_period p = PACE_PERIOD_NONE;
    pace_error err = PACE_ERROR_INIT;
    if (pace_period_parse(&p, text, strlen(text), NULL, &err))
        fprintf(stderr, "%s: %s\n", text, err.text);
    ENSURE(pace_period_is_set(p));
    return p;
}

static void expect(pace_period p, const char *want)
{
    char text[PACE_PERIOD_SIZE];
    ENSURE(pace_period_print(text, p, NULL) == strlen(text));
    ENSURE_TEXT(text, want);
}

static void check_names(void)
{
    static const struct {
        pace_freq freq;
        const char *name;
        char code;
    } rows[] = {
        {PACE_ANNUAL, "annual", 'A'},   {PACE_HALFYEARLY, "half-yearly", 'S'}, {PACE_QUARTERLY, "quarterly", 'Q'},
        {PACE_MONTHLY, "monthly", 'M'}, {PACE_WEEKLY, "weekly", 'W'},          {PACE_DAILY, "daily", 'D'},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        ENSURE_TEXT(pace_freq_name(rows[i].freq), rows[i].name);
        ENSURE(pace_freq_code(rows[i].freq) == rows[i].code);
    }
    ENSURE(pace_freq_code((pace_freq)9) == '?' && pace_freq_name((pace_freq)9));
}

static void check_building(void)
{
    static const struct {
        pace_freq freq;
        int year, sub;
        const char *want; /* NULL: out of the calendar */
    } rows[] = {
        {PACE_ANNUAL, 2015, 1, "2015"},
        {PACE_ANNUAL, 2015, 2, NULL},
        {PACE_HALFYEARLY, 2015, 2, "2015-H2"},
        {PACE_HALFYEARLY, 2015, 3, NULL},
        {PACE_QUARTERLY, 2015, 4, "2015-Q4"},
        {PACE_QUARTERLY, 2015, 0, NULL},
        {PACE_MONTHLY, 2015, 12, "2015-12"},
        {PACE_MONTHLY, 2015, 13, NULL},
        {PACE_WEEKLY, 2015, 53, "2015-W53"},
        {PACE_WEEKLY, 2016, 53, NULL},
        {PACE_WEEKLY, 1, 1, "0001-W01"},
        {PACE_WEEKLY, 9999, 52, "9999-W52"},
        {PACE_DAILY, 2016, 366, "2016-12-31"},
        {PACE_DAILY, 2015, 366, NULL},
        {PACE_DAILY, 1900, 60, "1900-03-01"},
        {PACE_DAILY, 2000, 60, "2000-02-29"},
        {PACE_ANNUAL, 1, 1, "0001"},
        {PACE_ANNUAL, 0, 1, NULL},
        {PACE_ANNUAL, 9999, 1, "9999"},
        {PACE_ANNUAL, 10000, 1, NULL},
        {PACE_ANNUAL, -5, 1, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_period p = PACE_PERIOD_NONE;
        pace_status status = pace_period_make(&p, rows[i].freq, rows[i].year, rows[i].sub, NULL);
        ENSURE(status == (rows[i].want ? PACE_OK : PACE_ERR_RANGE));
        ENSURE(pace_period_is_set(p) == (rows[i].want != NULL));
        if (!rows[i].want)
            continue;
        expect(p, rows[i].want);
        ENSURE(pace_period_year(p) == rows[i].year && pace_period_sub(p) == rows[i].sub);
    }
    pace_period p = PACE_PERIOD_NONE;
    ENSURE(pace_period_make(&p, (pace_freq)7, 2015, 1, NULL) == PACE_ERR_ARG);
    ENSURE(pace_period_make(NULL, PACE_ANNUAL, 2015, 1, NULL) == PACE_ERR_ARG);
    ENSURE(pace_period_day(&p, 2015, 2, 29, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_period_day(&p, 2015, 0, 1, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_period_day(&p, 0, 1, 1, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_period_day(NULL, 2015, 1, 1, NULL) == PACE_ERR_ARG);
    ENSURE(!pace_period_is_set(p));
    ENSURE(!pace_period_is_set(pace_year(0)) && !pace_period_is_set(pace_quarter(2015, 5)));
    ENSURE(!pace_period_is_set((pace_period){2015, 77, 0}) && !pace_period_is_set((pace_period){-1, PACE_DAILY, 0}));
    ENSURE(pace_period_year(p) == 0 && pace_period_sub(p) == 0);
    ENSURE(pace_period_same(p, pace_year(0)) && !pace_period_same(p, pace_year(2015)));
    ENSURE(!pace_period_same(pace_year(2015), pace_month(2015, 1)));
}

/* Every day of the calendar follows the one before: year, month, day and week in step. */
static void check_every_day(void)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t ord = 0;
    int wrong = 0, week = 0, weeks = 52;
    for (int year = 1; year <= 9999; year++) {
        int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= lengths[month - 1] + (leap && month == 2); day++, ord++) {
                pace_period p = PACE_PERIOD_NONE;
                pace_span w;
                wrong += pace_period_day(&p, year, month, day, NULL) != PACE_OK || p.ord != ord;
                if (ord % 7 != 0) /* Mondays change the week */
                    continue;
                wrong += pace_period_convert(&w, p, PACE_WEEKLY, NULL) != PACE_OK || w.first.ord != ord / 7;
                week = pace_period_sub(w.first) == 1 ? 1 : week + 1;
                wrong += pace_period_sub(w.first) != week;
                weeks = week > 53 ? -1 : weeks;
            }
    }
    ENSURE(wrong == 0 && ord == 3652059 && weeks == 52);
}

static void check_arithmetic(void)
{
    static const struct {
        const char *from;
        int64_t count;
        const char *want;
    } rows[] = {
        {"2015", 5, "2020"},
        {"2015-Q4", 1, "2016-Q1"},
        {"2015-12", 1, "2016-01"},
        {"2016-01", -13, "2014-12"},
        {"2015-W53", 1, "2016-W01"},
        {"2016-02-28", 1, "2016-02-29"},
        {"2015-H2", -3, "2014-H1"},
        {"9999", 1, NULL},
        {"0001", -1, NULL},
        {"0001-01-01", -1, NULL},
        {"9999-12-31", 1, NULL},
        {"9999-W52", 1, NULL},
        {"2015", INT64_MAX, NULL},
        {"2015", INT64_MIN, NULL},
        {"2015", INT64_C(1) << 32, NULL},
        {"0001-01-01", 3652058, "9999-12-31"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_period p = PACE_PERIOD_NONE;
        pace_status status = pace_period_add(&p, parsed(rows[i].from), rows[i].count, NULL);
        ENSURE(status == (rows[i].want ? PACE_OK : PACE_ERR_RANGE));
        if (rows[i].want) {
            int64_t back = 0;
            expect(p, rows[i].want);
            ENSURE(!pace_period_diff(&back, p, parsed(rows[i].from), NULL) && back == rows[i].count);
        }
    }
}

static void check_mixing(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_period fiscal = PACE_PERIOD_NONE;
    pace_dialect march = PACE_DIALECT_INIT;
    int64_t steps = 99;
    int order = 99;
    march.fiscal_anchor = 3;
    ENSURE(pace_period_diff(&steps, pace_year(2015), pace_quarter(2015, 1), &err) == PACE_ERR_FREQ);
    ENSURE(strstr(err.text, "annual") && strstr(err.text, "quarterly"));
    ENSURE(!pace_period_parse(&fiscal, "2015", 4, &march, NULL));
    ENSURE(pace_period_compare(&order, pace_year(2015), fiscal, &err) == PACE_ERR_FREQ && strstr(err.text, "3"));
    ENSURE(pace_period_compare(&order, pace_year(2015), pace_year(0), NULL) == PACE_ERR_ARG);
    ENSURE(steps == 99 && order == 99);
    ENSURE(!pace_period_compare(&order, pace_year(2014), pace_year(2015), NULL) && order == -1);
    ENSURE(!pace_period_compare(&order, pace_year(2015), (pace_period){2015, PACE_ANNUAL, 12}, NULL) && order == 0);
    ENSURE(!pace_period_compare(&order, pace_year(2016), pace_year(2015), NULL) && order == 1);
}

static void check_conversion(void)
{
    static const struct {
        const char *from;
        pace_freq to;
        const char *first, *last;
    } rows[] = {
        {"2015", PACE_QUARTERLY, "2015-Q1", "2015-Q4"},
        {"2015", PACE_MONTHLY, "2015-01", "2015-12"},
        {"2015", PACE_DAILY, "2015-01-01", "2015-12-31"},
        {"2015", PACE_WEEKLY, "2015-W01", "2015-W53"},
        {"2016", PACE_WEEKLY, "2016-W01", "2016-W52"},
        {"2015-H2", PACE_QUARTERLY, "2015-Q3", "2015-Q4"},
        {"2015-05", PACE_HALFYEARLY, "2015-H1", "2015-H1"},
        {"2015-Q3", PACE_ANNUAL, "2015", "2015"},
        {"2015-W53", PACE_ANNUAL, "2015", "2015"},
        {"2015-W53", PACE_MONTHLY, "2015-12", "2015-12"},
        {"2015-W01", PACE_DAILY, "2014-12-29", "2015-01-04"},
        {"2015-W01", PACE_MONTHLY, "2015-01", "2015-01"},
        {"2016-01-01", PACE_WEEKLY, "2015-W53", "2015-W53"},
        {"2016-02-29", PACE_QUARTERLY, "2016-Q1", "2016-Q1"},
        {"2015-Q2", PACE_QUARTERLY, "2015-Q2", "2015-Q2"},
        {"2015-08", PACE_WEEKLY, "2015-W32", "2015-W35"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        pace_span out;
        ENSURE(!pace_period_convert(&out, parsed(rows[i].from), rows[i].to, NULL));
        expect(out.first, rows[i].first);
        expect(out.last, rows[i].last);
    }
    pace_span out = {pace_year(1), pace_year(2)};
    ENSURE(pace_period_convert(&out, pace_year(2015), (pace_freq)5, NULL) == PACE_ERR_ARG);
    ENSURE(pace_period_convert(&out, pace_year(0), PACE_MONTHLY, NULL) == PACE_ERR_ARG);
    ENSURE(pace_period_days(&out, parsed("9999-W52"), NULL) == PACE_ERR_RANGE);
    ENSURE(pace_period_same(out.last, pace_year(2)));
}

/* The fiscal year 2015 that ends in March 2015. */
static void check_fiscal(void)
{
    pace_dialect march = PACE_DIALECT_INIT;
    pace_period year = PACE_PERIOD_NONE, quarter = PACE_PERIOD_NONE;
    pace_span out;
    char text[PACE_PERIOD_SIZE];
    march.fiscal_anchor = 3;
    ENSURE(!pace_period_parse(&year, "FY2015", 6, &march, NULL));
    ENSURE(!pace_period_parse(&quarter, "2015-Q4", 7, &march, NULL));
    ENSURE(!pace_period_days(&out, year, NULL));
    expect(out.first, "2014-04-01");
    expect(out.last, "2015-03-31");
    ENSURE(!pace_period_convert(&out, quarter, PACE_MONTHLY, NULL));
    expect(out.first, "2015-01");
    expect(out.last, "2015-03");
    ENSURE(!pace_period_convert(&out, quarter, PACE_ANNUAL, NULL) && pace_period_same(out.first, year));
    ENSURE(pace_period_print(text, year, "en") && strcmp(text, "FY2015") == 0);
    ENSURE(pace_period_print(text, year, "zh") && strcmp(text, "2015财年") == 0);
    ENSURE(!pace_period_parse(&year, "0001", 4, &march, NULL));
    ENSURE(pace_period_days(&out, year, NULL) == PACE_ERR_RANGE); /* begins in the year 0 */
    march.fiscal_anchor = 13;
    ENSURE(pace_period_parse(&year, "2015", 4, &march, NULL) == PACE_ERR_ARG);
}

static void check_spans(void)
{
    pace_period none = PACE_PERIOD_NONE;
    pace_span plan = pace_span_of(pace_year(2011), pace_year(2015)), before = pace_span_of(none, pace_year(2013));
    pace_span after = pace_span_of(pace_year(2014), none), undated = pace_span_of(none, none), out = undated;
    ENSURE(pace_span_is_closed(plan) && !pace_span_is_single(plan) && pace_span_count(plan) == 5);
    ENSURE(!pace_span_is_closed(before) && pace_span_count(before) == 0 && pace_span_count(undated) == 0);
    ENSURE(pace_span_is_single(pace_span_of(pace_year(2015), pace_year(2015))));
    ENSURE(!pace_span_is_closed(pace_span_of(pace_year(2015), pace_year(2011))));
    ENSURE(!pace_span_is_closed(pace_span_of(pace_year(2015), pace_month(2015, 1))));
    ENSURE(pace_span_holds(plan, pace_year(2011)) && pace_span_holds(plan, pace_year(2015)));
    ENSURE(!pace_span_holds(plan, pace_year(2016)) && !pace_span_holds(plan, pace_month(2012, 1)));
    ENSURE(pace_span_holds(before, pace_year(1)) && !pace_span_holds(before, pace_year(2014)));
    ENSURE(!pace_span_holds(undated, pace_year(2014)));
    ENSURE(pace_span_intersect(&out, plan, before) && pace_span_count(out) == 3);
    ENSURE(pace_span_intersect(&out, plan, after) && pace_span_count(out) == 2);
    ENSURE(!pace_span_intersect(&out, before, after) && pace_span_count(out) == 2);
    ENSURE(!pace_span_intersect(&out, plan, undated));
    ENSURE(!pace_span_intersect(&out, plan, pace_span_of(pace_month(2012, 1), none)));
    ENSURE(pace_span_intersect(&out, after, pace_span_of(pace_year(2016), none)) && !pace_period_is_set(out.last));
}

int main(void)
{
    check_names();
    check_building();
    check_every_day();
    check_arithmetic();
    check_mixing();
    check_conversion();
    check_fiscal();
    check_spans();
    return TEST_RESULT;
}
