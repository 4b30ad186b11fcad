/* The table over a data set: which series a target is held against, and what is never told. */
#include "test.h"
#include "pace/pace.h"

#define OBS(period, value, rest) "{\"period\":\"" period "\",\"value\":" value ",\"source\":\"s\"" rest "}"
#define PLAN5(rest) "{\"plan\":\"five\",\"source\":\"s\"," rest "}"
#define PLAN1(rest) "{\"plan\":\"year\",\"source\":\"s\"," rest "}"
#define INDICATOR(id, rest) "{\"id\":\"" id "\",\"name\":{\"en\":\"" id "\",\"zh\":\"\xe6\x8c\x87\xe6\xa0\x87\"},\"domain\":\"d\",\"stock_flow\":\"flow\",\"better\":\"up\"," rest "}"
#define LEVELS(unit, list) "{\"id\":\"level\",\"unit\":\"" unit "\",\"basis\":\"current\",\"observations\":[" list "]}"

static const char *const DATA[] = { /* pieces, for compilers that know 4095 bytes of string */
    "{\"format\":\"pace-dataset\",\"version\":1,\"id\":\"made\",\"name\":{\"en\":\"Made\"},"
    "\"documents\":[{\"id\":\"doc\",\"length\":60}],"
    "\"sources\":[{\"id\":\"s\",\"name\":{\"en\":\"S\"},\"published\":\"2021\"},{\"id\":\"t\",\"name\":{\"en\":\"T\"},\"published\":\"2021\",\"document\":\"doc\"}],"
    "\"plans\":[{\"id\":\"five\",\"name\":{\"en\":\"Five years\"},\"span\":\"2016-2020\"},{\"id\":\"year\",\"name\":{\"en\":\"2016\"},\"span\":\"2016\"}],"
    "\"indicators\":[",
    INDICATOR("gdp", "\"measures\":[" LEVELS("CNY_100m", OBS("2015", "10905.6", "") "," OBS("2020", "15616.06", "") "," OBS("2016-01/2016-06", "5000", ""))
        ",{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"constant\",\"observations\":[" OBS("2015", "8.8", "") "," OBS("2016", "7.8", ",\"status\":\"E\"")
        "," OBS("2017", "8", "") "," OBS("2020", "-4.7", "") "]}],"
        "\"targets\":[" PLAN5("\"type\":\"level\",\"measure\":\"level\",\"basis\":\"unstated\",\"period\":\"2020\",\"value\":1.9,\"unit\":\"CNY_trillion\"")
        "," PLAN1("\"type\":\"growth\",\"measure\":\"growth\",\"period\":\"2016\",\"value\":9") "]") ",",
    INDICATOR("high_tech", "\"measures\":[" LEVELS("CNY_100m", OBS("2015", "7700", "") "," OBS("2016", "8855", ""))
        ",{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"current\",\"observations\":[]}],"
        "\"targets\":[" PLAN5("\"type\":\"level\",\"measure\":\"level\",\"period\":\"2020\",\"value\":1.65,\"unit\":\"CNY_trillion\",\"nature\":\"binding\"")
        "," PLAN1("\"type\":\"growth\",\"measure\":\"growth\",\"period\":\"2016\",\"value\":15") "]") ",",
    INDICATOR("real", "\"measures\":[" LEVELS("CNY_100m", OBS("2015", "100", "") "," OBS("2016", "130", ""))
        ",{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"constant\",\"observations\":[]}],"
        "\"targets\":[" PLAN1("\"type\":\"growth\",\"measure\":\"growth\",\"period\":\"2016\",\"value\":9") "]") ",",
    INDICATOR("income", "\"measures\":[{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"constant\",\"observations\":[" OBS("2016", "8", "") "]}],"
        "\"targets\":[" PLAN1("\"type\":\"growth\",\"measure\":\"growth\",\"period\":\"2016\",\"value\":1,\"unit\":\"ratio\",\"relative_to\":\"gdp:growth@constant\"") "]") ",",
    INDICATOR("revenue", "\"measures\":[" LEVELS("CNY_100m", OBS("2016", "1245", "") "," OBS("2017", "1300", ""))
        ",{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"current\",\"observations\":[" OBS("2016", "12", "") "]}],"
        "\"targets\":[" PLAN5("\"type\":\"level\",\"measure\":\"level\",\"period\":\"2020\",\"value\":2000") "]") ",",
    INDICATOR("jobs", "\"measures\":[{\"id\":\"level\",\"unit\":\"person_10k\",\"observations\":[" OBS("2015", "18.8", ",\"status\":\"D\"") "," OBS("2018", "21.9", "") "]}],"
        "\"targets\":[" PLAN5("\"type\":\"total\",\"measure\":\"level\",\"period\":\"2016-2020\",\"value\":90,\"qualifier\":\"at_least\"")
        "," PLAN1("\"type\":\"count\",\"measure\":\"level\",\"period\":\"2016\",\"value\":16") "]") ",",
    INDICATOR("greenway", "\"measures\":[{\"id\":\"level\",\"name\":{\"en\":\"built\"},\"unit\":\"km\",\"observations\":[" OBS("2016", "300", "") "]},"
        "{\"id\":\"cumulative\",\"unit\":\"km\",\"observations\":[" OBS("2016-2019", "1200", "") "]}],"
        "\"targets\":[" PLAN5("\"type\":\"total\",\"measure\":\"level\",\"period\":\"2016-2020\",\"value\":1300") "]") ",",
    INDICATOR("tied", "\"measures\":[" LEVELS("CNY_100m", OBS("2015", "100", "") "," OBS("2016", "110", "") "," OBS("2020", "150", "") "," OBS("2020", "170", ",\"vintage\":\"revised\""))
        "],\"targets\":[" PLAN5("\"type\":\"level\",\"measure\":\"level\",\"period\":\"2020\",\"value\":160") "]") ",",
    INDICATOR("metro", "\"measures\":[{\"id\":\"level\",\"unit\":\"km\",\"observations\":[" OBS("2015", "126", ",\"status\":\"D\"") "," OBS("2020", "410", "") "]}],"
        "\"targets\":[" PLAN5("\"type\":\"level\",\"measure\":\"level\",\"period\":\"2020\",\"value\":400") "]") ",",
    INDICATOR("industry", "\"measures\":[{\"id\":\"growth\",\"unit\":\"percent\",\"basis\":\"constant\",\"observations\":[" OBS("2016", "6", "") "," OBS("2018", "7", "") "]},"
        "{\"id\":\"average_growth\",\"unit\":\"percent\",\"basis\":\"constant\",\"observations\":[" OBS("2016-2020", "6.4", "") "]}],"
        "\"targets\":[" PLAN5("\"type\":\"average_growth\",\"measure\":\"growth\",\"period\":\"2016-2020\",\"value\":6.5") "]") ",",
    INDICATOR("bounded", "\"measures\":[" LEVELS("CNY_100m", OBS("2015", "10000", ",\"qualifier\":\"at_least\"") "," OBS("2016", "11912.61", ""))
        "],\"targets\":[" PLAN5("\"type\":\"level\",\"measure\":\"level\",\"basis\":\"unstated\",\"period\":\"2020\",\"value\":19000") "]") ",",
    INDICATOR("cluster", "\"measures\":[" LEVELS("CNY_100m", OBS("2016", "5000", "") ) "],"
        "\"targets\":[{\"plan\":\"five\",\"type\":\"level\",\"measure\":\"level\",\"period\":\"undated\",\"value\":10000,\"source\":\"t\","
        "\"at\":{\"document\":\"doc\",\"char\":4,\"section\":\"one\",\"token\":\"10000\"}}]")
    "]}"};

static const char TEXT[] = "It is 10000 in all. More | text \"here\" comes after it, enough.";

static pace_dataset *load_with(const pace_load_opts *opts)
{
    pace_error err = PACE_ERROR_INIT;
    pace_dataset *data = NULL;
    pace_buffer text = PACE_BUFFER_INIT;
    for (size_t i = 0; i < sizeof DATA / sizeof *DATA; i++)
        pace_buffer_text(&text, DATA[i]);
    ENSURE(!pace_dataset_read(&data, text.text, text.length, "made.json", opts, &err));
    if (err.code)
        fprintf(stderr, "%s: %s\n", err.where, err.text);
    pace_buffer_clear(&text);
    return data;
}

static pace_dataset *load(void)
{
    return load_with(NULL);
}

static pace_gap_table *table_of(const pace_dataset *data, const pace_gap_filter *filter, const pace_gap_opts *opts)
{
    pace_error err = PACE_ERROR_INIT;
    pace_gap_table *table = NULL;
    ENSURE(!pace_gap_table_new(&table, data, filter, opts, &err));
    ENSURE_TEXT(err.text, "");
    return table;
}

static const pace_gap *row_of(const pace_gap_table *table, const char *indicator, const char *plan)
{
    static const pace_gap none;
    int64_t count = 0;
    const pace_gap *rows = pace_gap_table_rows(table, &count);
    for (int64_t i = 0; i < count; i++)
        if (strcmp(rows[i].target.indicator, indicator) == 0 && strcmp(rows[i].target.plan_id, plan) == 0)
            return &rows[i];
    fprintf(stderr, "no row %s, %s\n", indicator, plan);
    test_failures++;
    return &none;
}

static void test_price_bases(const pace_gap_table *table)
{
    const pace_gap *g = row_of(table, "gdp", "five");
    int64_t count = 0;
    const pace_gap *rows = pace_gap_table_rows(table, &count);
    pace_real_case real;
    ENSURE_NEAR(g->latest, 15616.06, 0);
    ENSURE_NEAR(g->required_rate, 0.11743123627622065, 1e-15);
    ENSURE(g->verdicts == PACE_MISSED && g->caveats == PACE_CAVEAT_BASIS_UNSTATED);
    ENSURE(pace_gap_table_real_case(&real, table, g - rows));
    ENSURE_NEAR(real.required_rate, g->required_rate, 0);
    ENSURE_NEAR(real.actual_rate, sqrt(1.078 * 1.08) - 1, 1e-14); /* 2018 is missing: the run ends there */
    ENSURE(pace_period_same(real.covered.first, pace_year(2016)) && pace_period_same(real.covered.last, pace_year(2017)));
    ENSURE_NEAR(real.required_rate_low, real.required_rate, 0);
    ENSURE_NEAR(real.required_rate_high, real.required_rate, 0);
    ENSURE(pace_gap_table_real_case(&real, table, row_of(table, "bounded", "five") - rows)); /* from 10000 or more: 13.70 % or less */
    ENSURE(isnan(real.required_rate) && isinf(real.required_rate_low));
    ENSURE_NEAR(real.required_rate_high, 0.13697448881013807, 1e-13);
    g = row_of(table, "gdp", "year"); /* 7.8 published, whatever the levels say */
    ENSURE_NEAR(g->latest, 7.8, 0);
    ENSURE_NEAR(g->gap, -1.2, 0);
    ENSURE(g->verdicts == PACE_MISSED && g->caveats == PACE_CAVEAT_ESTIMATE);
    ENSURE(!pace_gap_table_real_case(&real, table, g - rows));
    ENSURE(!pace_gap_table_real_case(&real, table, count));
    g = row_of(table, "real", "year"); /* a real target is never judged by nominal levels; their rate is told */
    ENSURE(g->verdicts == PACE_NOT_COMPARABLE && !isnan(g->actual_rate) && isnan(g->gap) && g->why[PACE_GAP_VERDICT] == PACE_WHY_BASIS);
}

static void test_computed_growth(const pace_gap_table *table)
{
    const pace_gap *g = row_of(table, "high_tech", "year");
    ENSURE_NEAR(g->latest, 15, 1e-12);
    ENSURE(g->verdicts == PACE_MET && g->caveats == PACE_CAVEAT_COMPUTED_GROWTH);
    ENSURE(g->series.kind == PACE_GROWTH);
}

static void test_links(const pace_gap_table *table)
{
    int64_t count = 0;
    const pace_link *links = pace_gap_table_links(table, &count);
    ENSURE(count == 1); /* real growth of GDP says nothing of a target that names no prices */
    if (count != 1)
        return;
    ENSURE(links[0].yearly == row_of(table, "high_tech", "year") && links[0].plan == row_of(table, "high_tech", "five"));
    ENSURE_NEAR(links[0].required, 0.16465861577965682, 1e-15);
    ENSURE_NEAR(links[0].after, 0.16835237218052934, 1e-14);
    ENSURE(!links[0].enough);
}

static void test_relative(const pace_gap_table *table)
{
    const pace_gap *g = row_of(table, "income", "year");
    ENSURE_NEAR(g->target_value, 7.8, 0); /* what GDP did, not the 9 that it was to do */
    ENSURE(g->verdicts == PACE_MET && g->caveats == (PACE_CAVEAT_LINKED | PACE_CAVEAT_ESTIMATE));
    ENSURE_NEAR(g->gap, 0.2, 0);
}

static void test_implied_base(const pace_gap_table *table)
{
    const pace_gap *g = row_of(table, "revenue", "five");
    ENSURE(g->caveats == PACE_CAVEAT_IMPLIED_BASE);
    ENSURE_NEAR(g->base, 1245 / 1.12, 1e-9);
    ENSURE_NEAR(g->required_rate, pow(2000 / (1245 / 1.12), 0.2) - 1, 1e-13);
}

static void test_totals(const pace_gap_table *table)
{
    const pace_gap *g = row_of(table, "jobs", "five");
    ENSURE(g->verdicts == PACE_NO_DATA && g->why[PACE_GAP_VERDICT] == PACE_WHY_INCOMPLETE && isnan(g->latest) && isnan(g->progress));
    g = row_of(table, "jobs", "year");
    ENSURE(g->verdicts == PACE_NO_DATA && g->why[PACE_GAP_LATEST] == PACE_WHY_DUE_MISSING);
    g = row_of(table, "greenway", "five"); /* 1200 published for four years says more than 300 of the first */
    ENSURE_NEAR(g->latest, 1200, 0);
    ENSURE_NEAR(g->path_value, 1040, 0);
    ENSURE(g->verdicts == PACE_AHEAD && pace_period_same(g->latest_period, pace_year(2019)));
    g = row_of(table, "industry", "five");
    ENSURE_NEAR(g->latest, 6.4, 0);
    ENSURE(g->verdicts == PACE_MISSED);
    ENSURE_NEAR(g->gap, -0.1, 0);
}

static void test_doubts(const pace_gap_table *table)
{
    const pace_gap *g = row_of(table, "tied", "five");
    ENSURE(g->verdicts == PACE_NO_DATA && g->why[PACE_GAP_VERDICT] == PACE_WHY_TIE);
    g = row_of(table, "metro", "five");
    ENSURE(g->verdicts == PACE_NOT_COMPARABLE && g->why[PACE_GAP_VERDICT] == PACE_WHY_DEFINITION);
    ENSURE_NEAR(g->actual_rate, pow(410.0 / 126, 0.2) - 1, 1e-13);
    g = row_of(table, "cluster", "five");
    ENSURE(g->verdicts == PACE_NO_DATA && g->why[PACE_GAP_VERDICT] == PACE_WHY_UNDATED);
}

static void test_all(void)
{
    pace_dataset *data = load();
    pace_gap_table *table = data ? table_of(data, NULL, NULL) : NULL;
    int64_t count = 0;
    if (!table)
        return;
    (void)pace_gap_table_rows(table, &count);
    ENSURE(count == 15);
    test_price_bases(table);
    test_computed_growth(table);
    test_links(table);
    test_relative(table);
    test_implied_base(table);
    test_totals(table);
    test_doubts(table);
    ENSURE(pace_gap_table_assessed(table) == 9);
    pace_gap_table_free(table);
    pace_dataset_free(data);
}

static void test_filter_and_clock(void)
{
    static const char *const indicators[] = {"jobs", "gdp"}, *const unknown[] = {"gpd"}, *const plans[] = {"year"};
    pace_dataset *data = load();
    pace_gap_filter filter = {indicators, 2, plans, 1};
    pace_gap_opts opts = PACE_GAP_OPTS_INIT;
    pace_gap_table *table = NULL, *untouched = NULL;
    pace_error err = PACE_ERROR_INIT;
    int64_t count = 0;
    const pace_gap *rows;
    if (!data)
        return;
    opts.at = pace_year(2015);
    table = table_of(data, &filter, &opts);
    rows = pace_gap_table_rows(table, &count);
    ENSURE(count == 2); /* in the order of the data set */
    if (count == 2) {
        ENSURE_TEXT(rows[0].target.indicator, "gdp");
        ENSURE(rows[0].verdicts == PACE_NO_DATA && isnan(rows[0].latest));
        ENSURE_NEAR(rows[0].base, 8.8, 0);
    }
    pace_gap_table_free(table);
    filter.indicators = unknown;
    filter.indicator_count = 1;
    ENSURE(pace_gap_table_new(&untouched, data, &filter, NULL, &err) == PACE_ERR_NOTFOUND && !untouched);
    ENSURE(pace_gap_table_new(&untouched, NULL, NULL, NULL, &err) == PACE_ERR_ARG);
    pace_gap_table_free(NULL);
    pace_dataset_free(data);
}

/* Files: the columns, the shortest digits, no figure of the data set's making among the published ones. */
static void test_csv(void)
{
    static const char head[] = "indicator,name,plan,target_type,unit,base_period,base,target_period,target,latest_period,latest,path_value,gap,"
                               "gap_pct,progress_pct,time_pct,required_rate_pct,actual_rate_pct,remaining_rate_pct,needed_per_year,verdict,gap_low,gap_high\n";
    pace_dataset *data = load();
    pace_gap_table *table = data ? table_of(data, NULL, NULL) : NULL;
    pace_buffer out = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    if (!table)
        return;
    ENSURE(!pace_gap_write(&out, data, table, "csv", &err));
    ENSURE(strncmp(out.text, head, sizeof head - 1) == 0);
    ENSURE(strstr(out.text, "\ngdp,gdp,year,growth,percent,2015,8.8,2016,9,2016,7.8,9,-1.2,") != NULL);
    ENSURE(strstr(out.text, ",9,7.8,,,missed,-1.2,-1.2\n") != NULL);
    ENSURE(strstr(out.text, "\nrevenue,revenue,five,level,CNY_100m,2015,,2020,2000,2017,1300,") != NULL);
    ENSURE(strstr(out.text, "\ngreenway,\"greenway, built\",five,total,") != NULL); /* the measure's own name */
    ENSURE(strstr(out.text, "nan") == NULL && strstr(out.text, "inf") == NULL);
    pace_buffer_clear(&out);
    ENSURE(!pace_gap_write(&out, data, table, "md", &err));
    ENSURE(strstr(out.text, "| -1.2 |") != NULL);
    ENSURE(strstr(out.text, "| 10905.6 | 2020 | 19000 | 2020 | 15616.06 | 19000 | -3383.94 |") != NULL); /* no 19000.00 */
    ENSURE(strstr(out.text, ".0 |") == NULL && strstr(out.text, "0.00") == NULL);
    pace_buffer_clear(&out);
    ENSURE(pace_gap_write(&out, data, table, "xml", &err) == PACE_ERR_UNSUPPORTED && out.length == 0);
    pace_buffer_clear(&out);
    pace_gap_table_free(table);
    pace_dataset_free(data);
}

static void test_json(void)
{
    pace_dataset *data = load();
    pace_gap_table *table = data ? table_of(data, NULL, NULL) : NULL;
    pace_buffer out = PACE_BUFFER_INIT, again = PACE_BUFFER_INIT;
    pace_error err = PACE_ERROR_INIT;
    if (!table)
        return;
    ENSURE(!pace_gap_write(&out, data, table, "json", &err));
    ENSURE(strstr(out.text, "\"link\": [{\"plan\": \"five\", \"target\": 16500, \"target_period\": \"2020\"") != NULL);
    ENSURE(strstr(out.text, "\"base_note\": {\"implied\": 1111.60714285714") != NULL);
    ENSURE(strstr(out.text, "\"base\": {\"code\": \"implied\"") != NULL);
    ENSURE(strstr(out.text, "\"covered\": \"2016-2017\"") != NULL);
    ENSURE(strstr(out.text, "\"real_case\": {\"required_rate_pct\": null, \"required_rate_low_pct\": null, \"required_rate_high_pct\": 13.69744888101") != NULL);
    ENSURE(strstr(out.text, "\"nature\": \"binding\"") != NULL);
    ENSURE(strstr(out.text, "{\"code\": \"linked\", \"text\": ") != NULL);
    ENSURE(strstr(out.text, "\"document\": \"doc\", \"section\": \"one\", \"char\": 4, \"token\": \"10000\"}") != NULL);
    ENSURE(strstr(out.text, "sentence") == NULL);
    ENSURE(!pace_dataset_attach_text(data, "doc", TEXT, sizeof TEXT - 1, &err));
    ENSURE(!pace_gap_write(&again, data, table, "json", &err));
    ENSURE(strstr(again.text, "\"sentence\": \"It is 10000 in all.") != NULL);
    pace_buffer_clear(&out);
    pace_buffer_clear(&again);
    pace_gap_table_free(table);
    pace_dataset_free(data);
}

/* Rows made by hand may hold what the library never gives. */
static void test_no_minus_zero(void)
{
    pace_gap row = {0};
    pace_buffer out = PACE_BUFFER_INIT;
    row.target = pace_target_of(pace_year(2015), 1, pace_year(2020), 2);
    row.progress = row.gap = row.gap_relative = -0.0;
    for (int i = 0; i < 3; i++)
        ENSURE(!pace_gap_write_rows(&out, &row, 1, (const char *const[]){"csv", "md", "json"}[i], NULL));
    ENSURE(strstr(out.text, "-0,") == NULL && strstr(out.text, "-0 |") == NULL && strstr(out.text, "\"progress_pct\": 0,") != NULL);
    pace_buffer_clear(&out);
}

/* --- memory ------------------------------------------------------------------------------------------------------- */

typedef struct limit {
    int64_t left, live;
} limit;

static void *limited(void *ctx, void *ptr, size_t old_size, size_t new_size)
{
    limit *l = ctx;
    void *out;
    (void)old_size;
    if (new_size == 0) {
        l->live -= ptr != NULL;
        free(ptr);
        return NULL;
    }
    if (l->left-- <= 0)
        return NULL;
    out = realloc(ptr, new_size);
    l->live += out && !ptr;
    return out;
}

static void test_memory(void)
{
    limit l = {INT64_MAX, 0};
    pace_allocator allocator = {limited, &l};
    pace_load_opts opts = PACE_LOAD_OPTS_INIT;
    pace_dataset *data;
    int64_t held, k = 0;
    pace_status status = PACE_ERR_NOMEM;
    opts.allocator = &allocator;
    data = load_with(&opts);
    if (!data)
        return;
    held = l.live;
    for (; status == PACE_ERR_NOMEM && k < 10000; k++) {
        pace_gap_table *table = NULL;
        pace_buffer out = PACE_BUFFER_INIT;
        pace_error err = PACE_ERROR_INIT;
        out.allocator = &allocator;
        l.left = k;
        status = pace_gap_table_new(&table, data, NULL, NULL, &err);
        ENSURE((status == PACE_OK) == (table != NULL));
        for (int i = 0; !status && i < 3; i++)
            status = pace_gap_write(&out, data, table, (const char *const[]){"csv", "md", "json"}[i], &err);
        ENSURE(status == PACE_OK || (status == PACE_ERR_NOMEM && err.code == PACE_ERR_NOMEM));
        l.left = INT64_MAX;
        pace_buffer_clear(&out);
        pace_gap_table_free(table);
        ENSURE(l.live == held);
    }
    ENSURE(status == PACE_OK && k > 10);
    pace_dataset_free(data);
    ENSURE(l.live == 0);
}

int main(void)
{
    test_all();
    test_filter_and_clock();
    test_csv();
    test_json();
    test_no_minus_zero();
    test_memory();
    return TEST_RESULT;
}
