/* Correlations by lag, autoregressions and the periodogram against R; see SOURCES.md. */
#include "golden.h"
#include "pace/autoregression.h"
#include "pace/moments.h"

static const golden *values;

static void check_lags(const char *name, pace_view in, int lags, const char *acf, const char *pacf)
{
    double r[64], partial[64];
    ENSURE(!pace_correlogram(r, partial, lags, in, NULL, NULL));
    golden_compare(name, r, golden_column(values, acf) + 1, lags, 1, 0.01, 1e-12);
    golden_compare(name, partial, golden_column(values, pacf), lags, 1, 0.01, 1e-11);
}

static void check_pairs(pace_view lh, pace_view men, pace_view women)
{
    double got[64];
    for (int lag = 0; lag <= 24; lag++)
        got[lag] = pace_autocovariance(lh, lag, NULL);
    golden_compare("lh autocovariances", got, golden_column(values, "lh_acov"), 25, 1, 0.01, 1e-12);
    for (int lag = -12; lag <= 12; lag++)
        got[lag + 12] = pace_cross_correlation(men, women, lag, NULL);
    golden_compare("mdeaths with fdeaths", got, golden_column(values, "ccf"), 25, 1, 0.01, 1e-12);
}

static void check_fits(pace_view lh)
{
    golden *fits = golden_read("autoregression_fits.tsv");
    const pace_ar_method methods[] = {PACE_AR_YULE_WALKER, PACE_AR_BURG, PACE_AR_OLS};
    for (int i = 0; i < 3; i++) {
        pace_ar_opts opts = PACE_AR_OPTS_INIT;
        pace_autoregression got;
        double coef[32], want[5], have[5];
        opts.method = methods[i];
        opts.fixed = i == 2;
        opts.order = i == 2 ? 2 : -1;
        ENSURE(!pace_autoregress(&got, coef, 32, lh, &opts, NULL));
        int order = (int)fits->value[1][i];
        ENSURE(got.order == order);
        for (int k = 0; k < 2 + order; k++) {
            want[k] = fits->value[2 + k][i];
            have[k] = k == 0 ? got.variance : k == 1 ? got.intercept : coef[k - 2];
        }
        golden_compare(fits->label[i], have, want, 2 + order, 1, 1e-3, 1e-11);
    }
    free(fits);
}

int main(void)
{
    golden *series = golden_read("autoregression.tsv"), *air = golden_read("growth_airpassengers.tsv");
    golden *table = golden_read("autoregression_values.tsv");
    double spectrum[24];
    values = table;
    pace_view lh = {golden_column(series, "lh"), 48, 1, PACE_PERIOD_NONE};
    pace_view men = {golden_column(series, "mdeaths"), 72, 1, pace_month(1974, 1)}, women = men;
    women.x = golden_column(series, "fdeaths");
    check_lags("lh", lh, 24, "lh_acf", "lh_pacf");
    check_lags("AirPassengers", (pace_view){golden_column(air, "x"), air->rows, 1, pace_month(1949, 1)}, 36, "ap_acf", "ap_pacf");
    check_pairs(lh, men, women);
    check_fits(lh);
    ENSURE(!pace_periodogram((pace_out){spectrum, 24, 1}, lh, false, NULL, NULL));
    golden_compare("lh periodogram", spectrum, golden_column(values, "periodogram"), 24, 1, 1e-3, 1e-11);
    free(series);
    free(air);
    free(table);
    return TEST_RESULT;
}
