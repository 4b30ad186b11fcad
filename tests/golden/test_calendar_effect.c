/* Calendar adjustment against X-13ARIMA-SEATS with the airline model; see SOURCES.md. */
#include "golden.h"
#include "pace/calendar_effect.h"
#include "transform/calendar_airline.h"

enum { MOST = 160 };

/* The program stops a little before the top of the likelihood: parameters agree to what is left of the way. */
static const double near = 2e-3, close_by = 2e-6;

static void compare_fit(const golden *fits, const char *name, double theta, double seasonal, double log_likelihood, double variance)
{
    char what[64];
    const double got[] = {theta, seasonal}, want[] = {golden_cell(fits, name, "theta"), golden_cell(fits, name, "seasonal")};
    double reached = golden_cell(fits, name, "log_likelihood"), spread = golden_cell(fits, name, "variance");
    snprintf(what, sizeof what, "%s theta", name);
    golden_compare(what, got, want, 2, 1, 1e-3, near);
    snprintf(what, sizeof what, "%s likelihood", name);
    golden_compare(what, &log_likelihood, &reached, 1, 1, 1, 1e-8);
    ENSURE(log_likelihood >= reached - 1e-9); /* never lower */
    snprintf(what, sizeof what, "%s variance", name);
    golden_compare(what, &variance, &spread, 1, 1, 1e-12, 1e-3);
}

static void check_airline(const golden *series, const golden *fits, const char *name, int64_t period, bool logs)
{
    static double room[40 * MOST];
    static pace__airline run;
    const double *x = golden_column(series, name);
    double y[MOST];
    int64_t n = 0;
    for (; n < series->rows && !isnan(x[n]); n++)
        y[n] = logs ? log(x[n]) : x[n];
    ENSURE(pace__airline_room(n, period, 0) <= sizeof room / sizeof *room);
    ENSURE(pace__airline_fit(&run, NULL, 0, 0, y, n, period, room));
    compare_fit(fits, name, run.theta, run.seasonal, run.log_likelihood, run.variance);
}

/* Weekdays, Easter and an outlier; leap years are taken out before, as the program does with logarithms. */
static void check_calendar(const golden *series, const golden *fits)
{
    const double *x = golden_column(series, "airpassengers"), *factors = golden_column(series, "airpassengers_D18");
    double prior[MOST], y[MOST], outlier[MOST] = {0}, effect[MOST], adjusted[MOST], coef, se;
    pace_calendar_effect_opts opts = PACE_CALENDAR_EFFECT_OPTS_INIT;
    pace_calendar_fit fit;
    int n = series->rows;
    for (int i = 0; i < n; i++) {
        prior[i] = i % 12 != 1 ? 1 : ((1949 + i / 12) % 4 ? 28 : 29) / 28.25;
        y[i] = x[i] / prior[i];
    }
    outlier[28] = 1;
    opts.working_days = true;
    opts.easter = 1;
    opts.extra = (pace_block){outlier, 1, n, n, 1, pace_month(1949, 1)};
    opts.extra_coef = &coef;
    opts.extra_se = &se;
    pace_view in = {y, n, 1, pace_month(1949, 1)};
    ENSURE(pace_calendar_effect((pace_out){effect, n, 1}, (pace_out){adjusted, n, 1}, &fit, in, &opts, NULL) == PACE_OK);
    const char *name = "airpassengers_calendar";
    compare_fit(fits, name, fit.theta, fit.seasonal_theta, fit.log_likelihood, fit.sd * fit.sd);
    const double got[] = {fit.coefficient[0].value, fit.coefficient[0].se, fit.coefficient[1].value, fit.coefficient[1].se, coef, se};
    const double want[] = {golden_cell(fits, name, "weekday"),   golden_cell(fits, name, "weekday_se"), golden_cell(fits, name, "easter"),
                           golden_cell(fits, name, "easter_se"), golden_cell(fits, name, "ao"),         golden_cell(fits, name, "ao_se")};
    golden_compare("airpassengers coefficients and errors", got, want, 6, 1, 1e-9, close_by);
    for (int i = 0; i < n; i++)
        effect[i] *= prior[i];
    golden_compare("airpassengers calendar factors", effect, factors, n, 1, 1e-9, 1e-8);
}

int main(void)
{
    golden *series = golden_read("calendar_effect.tsv"), *fits = golden_read("calendar_effect_fits.tsv");
    check_airline(series, fits, "airpassengers", 12, true);
    check_airline(series, fits, "usaccdeaths", 12, false);
    check_airline(series, fits, "ukgas", 4, true);
    check_calendar(series, fits);
    free(series);
    free(fits);
    return TEST_RESULT;
}
