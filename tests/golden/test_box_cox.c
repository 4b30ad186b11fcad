/* Box and Cox's scale against R's forecast; see SOURCES.md. */
#include "golden.h"
#include "pace/box_cox.h"

/* R stops the search for Guerrero's minimum at 1.2e-4. */
static void check_lambda(const golden *table, const char *name, pace_view in)
{
    pace_box_cox_opts opts = PACE_BOX_COX_OPTS_INIT;
    double guerrero, likelihood;
    ENSURE(!pace_box_cox_lambda(&guerrero, in, &opts, NULL));
    opts.method = PACE_BOX_COX_LIKELIHOOD;
    ENSURE(!pace_box_cox_lambda(&likelihood, in, &opts, NULL));
    double apart = guerrero - golden_cell(table, name, "guerrero"), other = likelihood - golden_cell(table, name, "loglik");
    printf("%-40s %4d values, worst error %.2g\n", name, 2, fmax(fabs(apart), fabs(other)));
    ENSURE(fabs(apart) < 5e-5 && fabs(other) < 1e-12);
}

static void check_scale(const char *what, pace_view in, double lambda, const double *want)
{
    double z[256], back[256];
    ENSURE(!pace_box_cox((pace_out){z, 256, 1}, NULL, in, lambda, NULL));
    golden_compare(what, z, want, (int)in.n, 1, 1, 1e-14);
    ENSURE(!pace_box_cox_back((pace_out){back, 256, 1}, NULL, (pace_view){z, in.n, 1, in.first}, lambda, 0, NULL));
    golden_compare("and back", back, in.x, (int)in.n, 1, 1, 1e-14);
}

int main(void)
{
    golden *series = golden_read("box_cox.tsv"), *table = golden_read("box_cox_lambda.tsv"), *air = golden_read("growth_airpassengers.tsv");
    pace_view ap = {golden_column(air, "x"), air->rows, 1, pace_month(1949, 1)};
    check_lambda(table, "airpassengers", ap);
    check_lambda(table, "ukgas", (pace_view){golden_column(series, "ukgas"), 108, 1, pace_quarter(1960, 1)});
    check_lambda(table, "lynx", (pace_view){golden_column(series, "lynx"), 114, 1, pace_year(1821)});
    check_scale("lambda 0.5", ap, 0.5, golden_column(series, "ap_half"));
    check_scale("lambda 0", ap, 0, golden_column(series, "ap_log"));
    free(series);
    free(table);
    free(air);
    return TEST_RESULT;
}
