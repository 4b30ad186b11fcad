/* Relations between the figures of a plan: what is found, what is not, and the arithmetic in the sentence. */
#include "pace/coherence.h"
#include "pace/pace.h"
#include "test.h"

#define HEAD                                                                                                                     \
    "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"t\",\"name\":{\"en\":\"T\"},\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"}}]," \
    "\"plans\":[{\"id\":\"five\",\"name\":{\"en\":\"Five\",\"zh\":\"五年\"},\"span\":\"2021-2025\"},"                                \
    "{\"id\":\"first\",\"name\":{\"en\":\"First\",\"zh\":\"首年\"},\"span\":\"2021\"}],\"indicators\":["
#define TAIL "]}"
#define NAME(id) "{\"id\":\"" id "\",\"name\":{\"en\":\"" id "\",\"zh\":\"甲\"},\"domain\":\"d\",\"better\":\"up\""
#define SEEN(period, value) "{\"period\":\"" period "\",\"value\":" value ",\"source\":\"s\"}"
#define LEVEL(seen) ",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":[" seen "]}]"
#define AIM(plan, type, measure, period, value) \
    "{\"plan\":\"" plan "\",\"type\":\"" type "\",\"measure\":\"" measure "\",\"period\":\"" period "\",\"value\":" value ",\"source\":\"s\"}"
#define AIMS(list) ",\"targets\":[" list "]"

static pace_coherence *look(pace_dataset **data, const char *text)
{
    pace_error err = PACE_ERROR_INIT;
    pace_coherence *found = NULL;
    *data = NULL;
    ENSURE(!pace_dataset_read(data, text, strlen(text), "t", NULL, &err));
    ENSURE_TEXT(err.text, "");
    if (*data)
        ENSURE(!pace_coherence_new(&found, *data, NULL, 0, &err));
    return found;
}

/* The row of that relation; at most one may be there. */
static const pace_coherence_row *only(const pace_coherence *found, pace_relation relation)
{
    int64_t count;
    const pace_coherence_row *rows = pace_coherence_rows(found, &count), *row = NULL;
    for (int64_t i = 0; i < count; i++) {
        if (rows[i].relation != relation)
            continue;
        ENSURE(!row);
        row = &rows[i];
    }
    return row;
}

static void expect(const char *text, pace_relation relation, bool conflict, double stated, double implied, const char *arithmetic)
{
    pace_dataset *data;
    pace_coherence *found = look(&data, text);
    const pace_coherence_row *row = only(found, relation);
    ENSURE(row);
    if (row) {
        ENSURE(row->conflict == conflict);
        ENSURE_NEAR(row->stated, stated, 1e-9);
        ENSURE_NEAR(row->implied, implied, 1e-9);
        if (!strstr(row->en, arithmetic))
            ENSURE_TEXT(row->en, arithmetic);
        ENSURE(row->zh[0] && !strchr(row->zh, '{') && !strchr(row->en, '{'));
    }
    pace_coherence_free(found);
    pace_dataset_free(data);
}

static void expect_none(const char *text)
{
    pace_dataset *data;
    pace_coherence *found = look(&data, text);
    int64_t count;
    const pace_coherence_row *rows = pace_coherence_rows(found, &count);
    ENSURE(count == 0);
    if (count)
        ENSURE_TEXT(rows[0].en, "");
    pace_coherence_free(found);
    pace_dataset_free(data);
}

static void test_totals(void)
{
    /* 90 / 5 = 18; 16 in the first year leaves (90 - 16) / 4 = 18.5 */
    expect(HEAD NAME("jobs") ",\"stock_flow\":\"flow\"" LEVEL(SEEN("2020", "18.8"))
               AIMS(AIM("five", "total", "level", "2021-2025", "90") "," AIM("first", "count", "level", "2021", "16")) "}" TAIL,
           PACE_RELATION_TOTAL, true, 16, 18, "(90 − 16) / 4 = 18.5 a year; the result of 2020 was 18.8");
    expect(HEAD NAME("ways") ",\"stock_flow\":\"flow\"" LEVEL(SEEN("2020", "233.7")) AIMS(AIM("five", "total", "level", "2021-2025", "1300")) "}" TAIL,
           PACE_RELATION_TOTAL, false, 233.7, 260, "1300 / 5 = 260 a year on average; the result of 2020, 233.7, is below that average");
    /* 17 of 80 / 5 = 16 suffice and leave (80 - 17) / 4 = 15.75 a year */
    expect(HEAD NAME("jobs") ",\"stock_flow\":\"flow\"" LEVEL(SEEN("2020", "17"))
               AIMS(AIM("five", "total", "level", "2021-2025", "80") "," AIM("first", "count", "level", "2021", "17")) "}" TAIL,
           PACE_RELATION_TOTAL, false, 17, 16, "17 for 2021, 1 above that, and the 4 years after it need (80 − 17) / 4 = 15.75 a year; the result of 2020 was 17");
    expect_none(HEAD NAME("jobs") ",\"stock_flow\":\"flow\"" LEVEL(SEEN("2020", "17")) AIMS(AIM("five", "total", "level", "2021-2025", "80")) "}" TAIL);
}

static void test_rates(void)
{
#define LINES(every)                                                                                                              \
    HEAD NAME("opened") ",\"beside\":\"built\",\"measures\":[{\"id\":\"rate\",\"unit\":\"count_per_year\",\"observations\":[]}]"   \
        AIMS(AIM("five", "floor", "rate", "2021-2025", every)) "},"                                                               \
        NAME("built") ",\"stock_flow\":\"flow\"" LEVEL("") AIMS(AIM("five", "total", "level", "2021-2025", "13")) "}" TAIL
    expect(LINES("2"), PACE_RELATION_RATE, true, 13, 10, "2 × 5 = 10, fewer than 13");
    expect_none(LINES("2.6"));
#define OPENED(before)                                                                                                            \
    HEAD NAME("opened") ",\"measures\":[{\"id\":\"rate\",\"unit\":\"count_per_year\",\"observations\":[" SEEN("2017-2020", before) "]}]" \
        AIMS(AIM("five", "floor", "rate", "2021-2025", "2")) "}" TAIL
    expect(OPENED("0.8"), PACE_RELATION_RESULT, false, 2, 0.8, "2017–2020 brought 0.8 a year, 2 / 0.8 = 2.5 times as many are wanted");
    expect_none(OPENED("2"));
}

/* Nobody states the prices of the level: what would follow if they were those of the growth. */
static void test_assumed_prices(void)
{
#define UNSTATED ",\"basis\":\"unstated\""
#define ASSUMED(level, growth, rate)                                                                                               \
    HEAD NAME("output") ",\"stock_flow\":\"flow\",\"measures\":[{\"id\":\"level\",\"unit\":\"CNY_100m\"" level ",\"observations\":["  \
        SEEN("2020", "7700") "]},{\"id\":\"growth\",\"unit\":\"percent\"" growth ",\"observations\":[]}]"                             \
        AIMS(AIM("five", "level", "level", "2025", "16500") "," AIM("first", "growth", "growth", "2021", rate)) "}" TAIL
    expect(ASSUMED(UNSTATED, "", "15"), PACE_RELATION_PACE, false, 15, 100 * (pow(16500 / 7700.0, 0.2) - 1),
           "(16500 / 8855)^(1/4) − 1 = 16.84%; if both are at the same prices, which nobody states");
    expect(ASSUMED(UNSTATED, ",\"basis\":\"current\"", "15"), PACE_RELATION_PACE, false, 15, 100 * (pow(16500 / 7700.0, 0.2) - 1), "if both are at the same prices");
    expect_none(ASSUMED(UNSTATED, "", "17"));
}

static void test_pace(void)
{
    /* (16500 / 7700)^(1/5) - 1 = 0.164660...; after 15 % (16500 / 8855)^(1/4) - 1 = 0.168363... */
    expect(HEAD NAME("output") ",\"stock_flow\":\"flow\",\"measures\":[{\"id\":\"level\",\"unit\":\"CNY_100m\",\"basis\":\"current\",\"observations\":["
               SEEN("2020", "7700") "]},{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"current\",\"observations\":[]}]"
               AIMS(AIM("five", "level", "level", "2025", "16500") "," AIM("first", "growth", "growth", "2021", "15")) "}" TAIL,
           PACE_RELATION_PACE, true, 15, 100 * (pow(16500 / 7700.0, 0.2) - 1),
           "(16500 / 7700)^(1/5) − 1 = 16.47% a year, 1.47 points away; with it 2021 comes to 8855, and the 4 years after it need "
           "(16500 / 8855)^(1/4) − 1 = 16.84%");
}

static void test_prices(void)
{
    /* (150 / 100)^(1/5) - 1 = 8.447 % nominal beside 6 % real: 1.08447 / 1.06 - 1 = 2.309 % */
    expect(HEAD NAME("gdp") ",\"stock_flow\":\"flow\",\"measures\":[{\"id\":\"level\",\"unit\":\"CNY_100m\",\"basis\":\"current\",\"observations\":["
               SEEN("2020", "100") "]},{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"constant\",\"observations\":[]}]"
               AIMS(AIM("five", "level", "level", "2025", "150") "," AIM("first", "growth", "growth", "2021", "6")) "}" TAIL,
           PACE_RELATION_PRICES, false, 6, 100 * (pow(1.5, 0.2) / 1.06 - 1), "(1 + 8.45%) / (1 + 6%) − 1 = 2.31% a year");
}

#define PART(id, parts, measure, unit, value)                                                                                     \
    NAME(id) ",\"part_of\":\"whole\",\"parts\":\"" parts "\",\"measures\":[{\"id\":\"" measure "\",\"unit\":\"" unit               \
             "\",\"observations\":[" SEEN("2021", value) "]}]}"
#define WHOLE(value) NAME("whole") LEVEL(SEEN("2021", value)) "}"

static void test_parts(void)
{
    expect(HEAD WHOLE("10") "," PART("a", "exhaustive", "level", "count", "3") "," PART("b", "exhaustive", "level", "count", "9") TAIL,
           PACE_RELATION_PARTS, true, 10, 12, "3+9 = 12, the whole is 10");
    expect_none(HEAD WHOLE("12.1") "," PART("a", "exhaustive", "level", "count", "3.1") "," PART("b", "exhaustive", "level", "count", "9.1") TAIL); /* 12.2 +- 0.1 */
    expect(HEAD WHOLE("10") "," PART("a", "incomplete", "level", "count", "13") TAIL, PACE_RELATION_PARTS, true, 10, 13, "more than the whole");
    expect_none(HEAD WHOLE("10") "," PART("a", "incomplete", "level", "count", "3") TAIL);
    expect(HEAD WHOLE("10") "," PART("a", "exhaustive", "share", "percent", "45.7") "," PART("b", "exhaustive", "share", "percent", "51.0") TAIL,
           PACE_RELATION_SHARES, true, 100, 96.7, "45.7+51 = 96.7%, not 100%");
    expect_none(HEAD WHOLE("10") "," PART("a", "exhaustive", "share", "percent", "48.9") "," PART("b", "exhaustive", "share", "percent", "51.0") TAIL); /* 99.9 +- 0.1 */
}

static void test_earlier_and_sums(void)
{
#define GROWN(before)                                                                                                             \
    HEAD NAME("tax") ",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":[" SEEN("2020", before) "," SEEN("2021", "1245") \
        "]},{\"id\":\"growth\",\"unit\":\"percent\",\"observations\":[" SEEN("2021", "12") "]}]}" TAIL
    expect(GROWN("1101"), PACE_RELATION_EARLIER, true, 1101, 1245 / 1.12, "1245 / (1 + 12%) = 1111.6 for 2020; 1101 was published, 0.96% apart");
    expect_none(GROWN("1112")); /* 12 % may be 11.5 to 12.5 */
#define YEARS(total)                                                                                                              \
    HEAD NAME("sum") ",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":[" SEEN("2020", "10") "," SEEN("2021", "11") \
        "]},{\"id\":\"cumulative\",\"unit\":\"count\",\"observations\":[" SEEN("2020-2021", total) "]}]}" TAIL
    expect(YEARS("25"), PACE_RELATION_SUM, true, 25, 21, "10+11 = 21, published is 25");
    expect_none(YEARS("22")); /* 21 +- 1 */
#define SOME(total)                                                                                                               \
    HEAD NAME("sum") ",\"measures\":[{\"id\":\"level\",\"unit\":\"count\",\"observations\":[" SEEN("2020", "42.4")                   \
        "]},{\"id\":\"cumulative\",\"unit\":\"count\",\"observations\":[" SEEN("2016-2020", total) "]}]}" TAIL
    expect(SOME("420"), PACE_RELATION_SUM, false, 42.4, (420 - 42.4) / 4, "420 in 2016–2020, of which 42.4 in 2020; the other 4 years average (420 − 42.4) / 4 = 94.4");
    expect(SOME("40"), PACE_RELATION_SUM, true, 42.4, -0.6, "40 in 2016–2020 are less than the years that are known, 42.4");
    expect_none(SOME("200"));
}

static void test_result_and_filter(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_coherence *found = NULL;
    pace_dataset *data;
    int64_t count;
    static const char text[] = HEAD NAME("routes") ",\"stock_flow\":\"flow\"" LEVEL(SEEN("2020", "6")) AIMS(AIM("first", "count", "level", "2021", "3")) "}" TAIL;
    const char *five[] = {"five"}, *nothing[] = {"sixth"};
    expect(text, PACE_RELATION_RESULT, false, 3, 6, "3 / 6 − 1 = −50.00%");
    pace_coherence_free(look(&data, text));
    ENSURE(!pace_coherence_new(&found, data, five, 1, &err));
    (void)pace_coherence_rows(found, &count);
    ENSURE(count == 0); /* the first year's target is of another plan */
    pace_coherence_free(found);
    found = NULL;
    ENSURE(pace_coherence_new(&found, data, nothing, 1, &err) == PACE_ERR_NOTFOUND && !found);
    pace_dataset_free(data);
}

int main(void)
{
    test_totals();
    test_rates();
    test_pace();
    test_assumed_prices();
    test_prices();
    test_parts();
    test_earlier_and_sums();
    test_result_and_filter();
    return TEST_RESULT;
}
