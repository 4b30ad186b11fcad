/* Dates as calendars print them, and regressors counted by hand. */
#include "pace/calendar.h"
#include "test.h"

static void check_dates(void)
{
    static const struct {
        int year, month, day;
    } new_years[] = {{1900, 1, 31}, {1930, 1, 30}, {1943, 2, 5}, {1985, 2, 20}, {2015, 2, 19}, {2033, 1, 31}, {2034, 2, 19}, {2100, 2, 9}},
      easters[] = {{1583, 4, 10}, {1818, 3, 22}, {1943, 4, 25}, {2016, 3, 27}, {2038, 4, 25}};
    pace_period day;
    for (size_t i = 0; i < sizeof new_years / sizeof *new_years; i++) {
        ENSURE(!pace_period_day(&day, new_years[i].year, new_years[i].month, new_years[i].day, NULL));
        ENSURE(pace_period_same(day, pace_spring_festival(new_years[i].year)));
    }
    for (size_t i = 0; i < sizeof easters / sizeof *easters; i++) {
        ENSURE(!pace_period_day(&day, easters[i].year, easters[i].month, easters[i].day, NULL));
        ENSURE(pace_period_same(day, pace_easter(easters[i].year)));
        ENSURE(pace_weekday(day) == 7);
    }
    ENSURE(!pace_period_is_set(pace_spring_festival(1899)) && !pace_period_is_set(pace_spring_festival(2101)));
    ENSURE(!pace_period_is_set(pace_easter(1582)) && pace_weekday(pace_year(2015)) == 0);
    for (int year = 1900; year <= 2100; year++) { /* between 21 January and 21 February */
        pace_span month;
        ENSURE(!pace_period_convert(&month, pace_spring_festival(year), PACE_MONTHLY, NULL));
        ENSURE(pace_period_sub(month.first) <= 2);
    }
}

static void check_counts(void)
{
    double x[6 * 4], one[4];
    pace_out out = {one, 4, 1};
    /* February 2015 has four of each day; March five Sundays, Mondays and Tuesdays */
    ENSURE(!pace_calendar_regressors((pace_block_out){x, 4, 1}, pace_month(2015, 2), 2, PACE_TRADING_DAYS, NULL));
    for (int w = 0; w < 6; w++) {
        ENSURE_NEAR(x[4 * w], 0, 0);
        ENSURE_NEAR(x[4 * w + 1], w < 2 ? 0 : -1, 0);
    }
    ENSURE(!pace_calendar_regressors((pace_block_out){one, 4, 1}, pace_month(2015, 2), 2, PACE_WORKING_DAYS, NULL));
    ENSURE_NEAR(one[0], 0, 0);
    ENSURE_NEAR(one[1], 22 - 2.5 * 9, 0);
    ENSURE(!pace_calendar_regressors((pace_block_out){one, 4, 1}, pace_quarter(2016, 1), 4, PACE_LEAP_YEAR, NULL));
    ENSURE_NEAR(one[0], 0.75, 0);
    ENSURE_NEAR(one[1], 0, 0);
    ENSURE(!pace_calendar_regressors((pace_block_out){one, 4, 1}, pace_month(2016, 1), 3, PACE_PERIOD_LENGTH, NULL));
    ENSURE_NEAR(one[0], 0, 0);
    ENSURE_NEAR(one[1], 29 - 28.2425, 1e-12);
    /* the week before New Year of 19 February 2015 lies in February, that before 31 January 2014 in January */
    ENSURE(!pace_spring_festival_regressor(out, pace_month(2015, 1), 3, -7, -1, PACE_NOT_CENTRED, NULL));
    ENSURE_NEAR(one[0], 0, 0);
    ENSURE_NEAR(one[1], 1, 0);
    ENSURE(!pace_spring_festival_regressor(out, pace_month(2014, 1), 3, -7, 6, PACE_NOT_CENTRED, NULL));
    ENSURE_NEAR(one[0], 8.0 / 14, 1e-15);
    ENSURE_NEAR(one[1], 6.0 / 14, 1e-15);
}

static void check_refusals(void)
{
    double x[8] = {7, 7, 7, 7, 7, 7, 7, 7};
    pace_out out = {x, 8, 1};
    pace_period week = {2000, PACE_WEEKLY, 0}, year = pace_year(2015);
    ENSURE(pace_calendar_regressors((pace_block_out){x, 1, 1}, week, 2, PACE_WORKING_DAYS, NULL) == PACE_ERR_FREQ);
    ENSURE(pace_holiday_regressor(out, pace_month(2015, 1), 2, &year, 1, -1, 1, PACE_NOT_CENTRED, NULL) == PACE_ERR_ARG);
    ENSURE(pace_holiday_regressor(out, pace_month(2015, 1), 2, NULL, 0, 1, -1, PACE_NOT_CENTRED, NULL) == PACE_ERR_ARG);
    ENSURE(pace_spring_festival_regressor(out, pace_month(2099, 1), 40, -7, 6, PACE_NOT_CENTRED, NULL) == PACE_ERR_ARG);
    ENSURE(pace_spring_festival_regressor(out, pace_month(1899, 6), 8, -7, 6, PACE_NOT_CENTRED, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_easter_regressor(out, pace_month(2015, 1), 8, 26, NULL) == PACE_ERR_ARG);
    ENSURE(x[0] > 6 && x[7] > 6);
}

int main(void)
{
    check_dates();
    check_counts();
    check_refusals();
    return TEST_RESULT;
}
