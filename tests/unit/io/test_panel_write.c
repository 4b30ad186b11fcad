/* Writing: the exact bytes of each form, and panels that come back the same. */
#include "panel_test.h"

static bool same_bits(double a, double b)
{
    return isnan(a) ? isnan(b) : memcmp(&a, &b, sizeof a) == 0;
}

static void check_same(const pace_panel *a, const pace_panel *b, bool units)
{
    pace_block x = pace_panel_block(a), y = pace_panel_block(b);
    ENSURE(x.rows == y.rows && x.cols == y.cols);
    ENSURE(pace_period_same(x.first, y.first));
    if (x.rows != y.rows || x.cols != y.cols) return;
    for (int64_t row = 0; row < x.rows; row++) {
        pace_series s = pace_panel_series(a, row), t = pace_panel_series(b, row);
        ENSURE_TEXT(t.key, s.key);
        if (units) ENSURE(pace_unit_same(s.unit, t.unit) && pace_basis_same(s.basis, t.basis));
        for (int64_t i = 0; i < x.cols; i++) ENSURE(same_bits(s.view.x[i], t.view.x[i]));
        if (!units) continue;
        ENSURE((s.status == NULL) == (t.status == NULL));
        for (int64_t i = 0; s.status && t.status && i < x.cols; i++) ENSURE(s.status[i] == t.status[i]);
    }
}

static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Any finite double, or a gap in one of four. */
static double random_value(uint64_t *state)
{
    double value;
    uint64_t bits = next_random(state);
    if ((bits & 3) == 0) return (double)NAN;
    if ((bits & 3) == 1) return (double)(int64_t)(bits >> 40) / 100;
    bits = next_random(state);
    memcpy(&value, &bits, sizeof value);
    return isfinite(value) ? value : 0.1;
}

static pace_panel *random_panel(uint64_t *state)
{
    static const pace_freq freqs[] = {PACE_ANNUAL, PACE_HALFYEARLY, PACE_QUARTERLY, PACE_MONTHLY, PACE_WEEKLY, PACE_DAILY};
    static const char *const keys[] = {"gdp", "国内生产总值", "a,b", "say \"x\"", "two words", "gdp:level@current"};
    static const char *const units[] = {"", "CNY_100m", "percent", "km"};
    static const char *const bases[] = {"none", "none", "none", "current", "constant-2010", "previous-year"};
    pace_panel *panel = NULL;
    pace_period first;
    int64_t rows = 1 + (int64_t)(next_random(state) % 6), cols = 1 + (int64_t)(next_random(state) % 40);
    if (pace_period_make(&first, freqs[next_random(state) % 6], 1990 + (int)(next_random(state) % 30), 1, NULL) ||
        pace_panel_new(&panel, rows, cols, first, NULL, NULL))
        return NULL;
    for (int64_t row = 0; row < rows; row++) {
        pace_block_out out = pace_panel_values(panel);
        const char *text = units[next_random(state) % 4];
        pace_unit unit = {0, 0, 0, 0, ""};
        if (text[0]) ENSURE(pace_unit_parse(&unit, text, strlen(text), NULL) == PACE_OK);
        pace_series like = pace_series_of(NULL, 0, first);
        like.key = keys[row];
        like.unit = unit;
        text = bases[next_random(state) % 6];
        ENSURE(pace_basis_parse(&like.basis, text, strlen(text), NULL) == PACE_OK);
        ENSURE(pace_panel_describe(panel, row, &like, NULL) == PACE_OK);
        for (int64_t i = 0; i < cols; i++) out.x[row * out.row_stride + i * out.col_stride] = random_value(state);
    }
    /* The first and the last period are part of the panel only where something stands there in a wide table. */
    return panel;
}

static void check_round_trips(void)
{
    static const char *const formats[] = {"csv", "long", "json"};
    uint64_t state = 20160120;
    for (int trial = 0; trial < 300; trial++) {
        pace_panel *panel = random_panel(&state);
        ENSURE(panel != NULL);
        for (int f = 0; panel && f < 3; f++) {
            pace_buffer text = PACE_BUFFER_INIT;
            pace_panel *back = NULL;
            pace_error err = PACE_ERROR_INIT;
            ENSURE(pace_panel_write(&text, panel, formats[f], &err) == PACE_OK);
            ENSURE(pace_panel_read(&back, text.text, text.length, "back", NULL, &err) == PACE_OK);
            if (err.code) fprintf(stderr, "%s: %s: %s\n", formats[f], err.where, err.text);
            if (back) check_same(panel, back, f > 0);
            pace_panel_free(back);
            pace_buffer_clear(&text);
        }
        pace_panel_free(panel);
    }
}

static void check_bytes(void)
{
    pace_error err;
    pace_panel *panel = panel_of("series,period,value,status,unit\n=x,2015-Q1,0.1,E,亿元\n=x,2015-Q3,-5,,\ny,2015-Q2,1e300,,\n", NULL, &err);
    pace_buffer out = PACE_BUFFER_INIT;
    ENSURE_TEXT(panel_show(panel, "csv"), "period,\"'=x\",y\n2015-Q1,0.1,\n2015-Q2,,1e300\n2015-Q3,-5,\n");
    ENSURE_TEXT(panel_show(panel, "long"),
                "series,period,value,status,unit\n\"'=x\",2015-Q1,0.1,E,CNY_100m\n\"'=x\",2015-Q2,,O,CNY_100m\n\"'=x\",2015-Q3,-5,A,CNY_100m\n"
                "y,2015-Q1,,O,\ny,2015-Q2,1e300,A,\ny,2015-Q3,,O,\n");
    ENSURE_TEXT(panel_show(panel, "json"),
                "{\"series\":[\n{\"name\":\"=x\",\"frequency\":\"Q\",\"unit\":\"CNY_100m\",\"observations\":["
                "{\"period\":\"2015-Q1\",\"value\":0.1,\"status\":\"E\"},{\"period\":\"2015-Q2\",\"value\":null},"
                "{\"period\":\"2015-Q3\",\"value\":-5}]},\n{\"name\":\"y\",\"frequency\":\"Q\",\"observations\":["
                "{\"period\":\"2015-Q1\",\"value\":null},{\"period\":\"2015-Q2\",\"value\":1e300},"
                "{\"period\":\"2015-Q3\",\"value\":null}]}\n]}\n");
    ENSURE(pace_panel_write(&out, panel, "xml", &err) == PACE_ERR_UNSUPPORTED);
    ENSURE(out.length == 0);
    pace_buffer_text(&out, "before");
    ENSURE(pace_panel_write(&out, panel, "csv", &err) == PACE_OK);
    ENSURE(strncmp(out.text, "beforeperiod,", 13) == 0);
    pace_buffer_clear(&out);
    pace_panel_free(panel);
}

/* A column of price bases is there where a series has one, behind that of qualifiers. */
static void check_bases(void)
{
    static const char text[] = "series,period,value,status,unit,qualifier,basis\na,2015,1,A,CNY_100m,about,constant-2010\nb,2015,2,A,,,\n";
    static const char *const faults[][2] = {
        {"series,period,value,basis\na,2015,1,dear\n", "dear"},
        {"series,period,value,basis\na,2015,1,current\na,2016,1,constant\n", "keep one basis in a series"},
        {"series,period,value,basis,价格口径\na,2015,1,current,current\n", "name the same thing"}};
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = panel_of(text, NULL, &err);
    ENSURE(panel != NULL);
    if (!panel) return;
    pace_series a = pace_panel_series(panel, 0);
    ENSURE(a.basis.kind == PACE_BASIS_CONSTANT && a.basis.year == 2010 && pace_panel_series(panel, 1).basis.kind == PACE_BASIS_NONE);
    ENSURE_TEXT(panel_show(panel, "long"), text);
    pace_panel_free(panel);
    panel = panel_of("basis,series,period,value\ncurrent,a,2015,1\n,a,2016,2\n", NULL, &err);
    ENSURE_TEXT(panel_show(panel, "long"), "series,period,value,status,unit,basis\na,2015,1,A,,current\na,2016,2,A,,current\n");
    pace_panel_free(panel);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        panel = panel_of(faults[i][0], NULL, &err);
        ENSURE(panel == NULL && strstr(err.text, faults[i][1]) != NULL);
        pace_panel_free(panel);
    }
    panel = panel_of("period,gdp,basis\n2015,1,2\n", NULL, &err); /* a wide table calls its series as it likes */
    ENSURE_TEXT(panel_show(panel, "csv"), "period,gdp,basis\n2015,1,2\n");
    pace_panel_free(panel);
}

static void check_shapes(void)
{
    pace_error err = PACE_ERROR_INIT;
    pace_panel *panel = NULL;
    pace_period none = PACE_PERIOD_NONE;
    ENSURE(pace_panel_new(&panel, 2, 2, pace_year(2015), NULL, &err) == PACE_OK);
    ENSURE_TEXT(panel_show(panel, "csv"), "period,series_1,series_2\n2015,,\n2016,,\n");
    ENSURE(pace_panel_label(panel, 2, "x", (pace_unit){0, 0, 0, 0, ""}, &err) == PACE_ERR_ARG);
    ENSURE(pace_panel_label(panel, 0, "\xFF", (pace_unit){0, 0, 0, 0, ""}, &err) == PACE_ERR_ARG);
    ENSURE(pace_panel_label(panel, 0, "x", (pace_unit){0, 0, 0, 0, ""}, &err) == PACE_OK);
    ENSURE(pace_panel_label(panel, 1, "x", (pace_unit){0, 0, 0, 0, ""}, &err) == PACE_OK);
    {
        int64_t row = 7;
        ENSURE(pace_panel_find(&row, panel, "x", &err) == PACE_ERR_AMBIGUOUS && row == 7);
    }
    ENSURE_TEXT(pace_panel_assumptions(panel), "");
    pace_panel_free(panel);
    panel = NULL;
    ENSURE(pace_panel_new(&panel, 0, 0, none, NULL, &err) == PACE_OK);
    ENSURE_TEXT(panel_show(panel, "csv"), "period\n");
    ENSURE(pace_panel_block(panel).rows == 0);
    pace_panel_free(panel);
    panel = NULL;
    ENSURE(pace_panel_new(&panel, -1, 2, pace_year(2015), NULL, &err) == PACE_ERR_RANGE);
    ENSURE(pace_panel_new(&panel, INT64_MAX, INT64_MAX, pace_year(2015), NULL, &err) == PACE_ERR_RANGE);
    ENSURE(pace_panel_new(&panel, 1, 10000, pace_year(2015), NULL, &err) == PACE_ERR_RANGE);
    ENSURE(pace_panel_new(&panel, 1, 1, none, NULL, &err) == PACE_ERR_ARG);
    ENSURE(panel == NULL);
    pace_panel_free(NULL);
}

int main(void)
{
    check_bytes();
    check_bases();
    check_shapes();
    check_round_trips();
    return TEST_RESULT;
}
