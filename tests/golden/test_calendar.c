/* Calendar regressors against X-13ARIMA-SEATS, moving holidays and their windows against R; see SOURCES.md. */
#include "outside.h"
#include "pace/calendar.h"

enum { MOST = 1300, DATES = 128 };

static void check_matrix(void)
{
    static const char *const days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    golden *t = golden_read("calendar_x13.tsv");
    static double got[6 * MOST];
    pace_block_out block = {got, MOST, 1};
    pace_out out = {got, MOST, 1};
    pace_period first = pace_month(1949, 1);
    ENSURE(!pace_calendar_regressors(block, first, t->rows, PACE_TRADING_DAYS, NULL));
    for (int k = 0; k < 6; k++)
        golden_compare(days[k], got + k * MOST, golden_column(t, days[k]), t->rows, 1, 1, 0);
    ENSURE(!pace_calendar_regressors(block, first, t->rows, PACE_WORKING_DAYS, NULL));
    golden_compare("weekday", got, golden_column(t, "weekday"), t->rows, 1, 1, 0);
    ENSURE(!pace_calendar_regressors(block, first, t->rows, PACE_LEAP_YEAR, NULL));
    golden_compare("leap_year", got, golden_column(t, "leap_year"), t->rows, 1, 1, 0);
    ENSURE(!pace_easter_regressor(out, first, t->rows, 8, NULL));
    golden_compare("easter_8", got, golden_column(t, "easter_8"), t->rows, 1, 1, 1e-15);
    ENSURE(!pace_easter_regressor(out, first, t->rows, 1, NULL));
    golden_compare("easter_1", got, golden_column(t, "easter_1"), t->rows, 1, 1, 1e-15);
    free(t);
}

static int read_days(pace_period out[DATES], const json_t *root, const char *part, const char *key)
{
    const json_t *dates = json_object_get(json_object_get(root, part), key);
    int count = (int)json_array_size(dates);
    ENSURE(count > 0 && count <= DATES);
    for (int i = 0; i < count && i < DATES; i++) {
        const char *text = json_string_value(json_array_get(dates, (size_t)i));
        ENSURE(!pace_period_parse(&out[i], text, strlen(text), NULL, NULL));
    }
    return count;
}

/* Three dates of that collection are a day early against the published calendars (30 January 1930, 5 February 1943 and 2
 * February 1946): the windows are computed from its own dates. */
static void check_spring_festival(const json_t *root)
{
    static const struct {
        const char *keys;
        int from, to;
        pace_centring centring;
        bool quarterly;
    } windows[] = {{"output/pre7", -7, -1, PACE_NOT_CENTRED, false},
                   {"output/pre7_centred", -7, -1, PACE_CENTRED_CALENDAR, false},
                   {"output/post0_6_centred", 0, 6, PACE_CENTRED_CALENDAR, false},
                   {"output/window_m7_p6_mean", -7, 6, PACE_CENTRED_MEAN, false},
                   {"output/quarterly_m7_p6", -7, 6, PACE_CENTRED_CALENDAR, true}};
    pace_period days[DATES];
    static double got[MOST], want[MOST];
    int count = read_days(days, root, "input", "cny_dates"), apart = 0;
    for (int i = 0; i < count; i++)
        apart += !pace_period_same(days[i], pace_spring_festival(pace_period_year(days[i])));
    ENSURE(apart == 3);
    for (size_t k = 0; k < sizeof windows / sizeof *windows; k++) {
        int n = outside_values(want, MOST, root, windows[k].keys);
        pace_period first = windows[k].quarterly ? pace_quarter(1930, 1) : pace_month(1930, 1);
        ENSURE(!pace_holiday_regressor((pace_out){got, MOST, 1}, first, n, days, count, windows[k].from, windows[k].to,
                                       windows[k].centring, NULL));
        golden_compare(windows[k].keys, got, want, n, 1, 1, 1e-14);
    }
}

static void check_easter(void)
{
    json_t *root = outside_read("calendar_easter_dates");
    pace_period days[DATES];
    if (!root)
        return;
    int count = read_days(days, root, "output", "easter");
    for (int i = 0; i < count; i++)
        ENSURE(pace_period_same(days[i], pace_easter(pace_period_year(days[i]))));
    printf("%-40s %4d dates\n", "calendar_easter_dates", count);
    json_decref(root);
}

int main(void)
{
    json_t *root = outside_read("calendar_cny_regressors");
    check_matrix();
    if (root)
        check_spring_festival(root);
    check_easter();
    json_decref(root);
    return TEST_RESULT;
}
