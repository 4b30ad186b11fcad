/* Regression and moments against the certified figures of NIST's Statistical Reference Datasets; the digits that agree (the
 * negative logarithm of the relative error, 15 at most) are printed per set. */
#include "outside.h"
#include "pace/moments.h"
#include "pace/regression.h"

static double digits(double got, double want)
{
    double error = fabs(got - want);
    if (fabs(want) > 0)
        error /= fabs(want);
    return error > 1e-15 ? -log10(error) : 15;
}

typedef struct linear {
    const char *name, *x;
    int n, terms, degree; /* degree 0: columns as they stand */
    bool origin;
    double least; /* digits */
} linear;

static const linear sets[] = {{"norris", "norris_x", 36, 2, 1, false, 13},     {"pontius", "pontius_x", 40, 3, 2, false, 12.5},
                              {"noint1", "noint1_x", 11, 1, 0, true, 14},       {"noint2", "noint2_x", 3, 1, 0, true, 14},
                              {"wampler1", "wampler1_x", 21, 6, 5, false, 14.5},  {"wampler2", "wampler1_x", 21, 6, 5, false, 13},
                              {"wampler3", "wampler1_x", 21, 6, 5, false, 14},  {"wampler5", "wampler1_x", 21, 6, 5, false, 13},
                              {"longley", "longley_x", 16, 7, 0, false, 12}};

static double certified(const golden *t, const char *set, const char *figure, int k)
{
    char label[64];
    if (k < 0)
        snprintf(label, sizeof label, "%s/%s", set, figure);
    else
        snprintf(label, sizeof label, "%s/%s%d", set, figure, k);
    return golden_cell(t, label, "value");
}

static void fit_set(pace_regression *fit, double *coef, double *se, const linear *set, const golden *data)
{
    char column[64];
    pace_view x[6];
    pace_regress_opts opts = PACE_REGRESS_OPTS_INIT;
    int columns = set->terms - !set->origin;
    snprintf(column, sizeof column, "%s_y", set->name);
    pace_view y = {golden_column(data, column), set->n, 1, {0}};
    opts.no_constant = set->origin;
    if (set->degree) {
        pace_view powers = {golden_column(data, set->x), set->n, 1, {0}};
        ENSURE(!pace_regress_polynomial(fit, coef, se, NULL, y, powers, set->degree, &opts, NULL));
        return;
    }
    for (int k = 0; k < columns; k++) {
        if (columns > 1)
            snprintf(column, sizeof column, "%s%d", set->x, k + 1);
        x[k] = (pace_view){golden_column(data, columns > 1 ? column : set->x), set->n, 1, {0}};
    }
    ENSURE(!pace_regress(fit, coef, se, NULL, y, x, columns, &opts, NULL));
}

static void check_linear(const linear *set, const golden *data, const golden *t)
{
    pace_regression fit = {0};
    double coef[7], se[7], of_coef = 15, of_se = 15;
    fit_set(&fit, coef, se, set, data);
    for (int k = 0; k < set->terms; k++) {
        of_coef = fmin(of_coef, digits(coef[k], certified(t, set->name, "coef", k)));
        of_se = fmin(of_se, digits(se[k], certified(t, set->name, "se", k)));
    }
    double of_sd = digits(fit.sd, certified(t, set->name, "residual_sd", -1));
    double of_r = digits(fit.r_squared, certified(t, set->name, "r_squared", -1));
    double of_ss = fmin(digits(fit.residual_ss, certified(t, set->name, "residual_ss", -1)),
                        digits(fit.regression_ss, certified(t, set->name, "regression_ss", -1)));
    double f = certified(t, set->name, "F", -1), of_f = isnan(f) ? 15 : digits(fit.f, f);
    printf("%-10s digits: coefficients %4.1f  errors %4.1f  residual sd %4.1f  R2 %4.1f  sums of squares %4.1f  F %4.1f\n",
           set->name, of_coef, of_se, of_sd, of_r, of_ss, of_f);
    ENSURE(fit.n == set->n && fit.df == (int64_t)certified(t, set->name, "residual_df", -1));
    ENSURE(fmin(of_coef, fmin(of_se, fmin(of_sd, fmin(of_r, fmin(of_ss, of_f))))) >= set->least);
    ENSURE(!isnan(f) || fit.f > 1e25 || isinf(fit.f));
}

/* least: what decimals that are not doubles leave. */
static void check_univariate(const char *name, pace_view in, double mean, double sd, double r, const double least[3])
{
    double got[3] = {digits(pace_mean(in, NULL), mean), digits(pace_sd(in, NULL), sd), digits(pace_autocorrelation(in, 1, NULL), r)};
    printf("%-10s digits: mean %4.1f  sd %4.1f  autocorrelation %4.1f\n", name, got[0], got[1], got[2]);
    for (int i = 0; i < 3; i++)
        ENSURE(got[i] >= least[i]);
}

static void check_ours(void)
{
    static const double least[3][3] = {{15, 15, 15}, {15, 14, 13}, {15, 9, 8.5}};
    golden *data = golden_read("nist_univariate.tsv"), *t = golden_read("nist_univariate_certified.tsv");
    for (int i = 0; i < t->rows; i++) {
        pace_view in = {golden_column(data, t->label[i]), i == 0 ? 3 : 1001, 1, {0}};
        check_univariate(t->label[i], in, golden_column(t, "mean")[i], golden_column(t, "sd")[i],
                         golden_column(t, "autocorrelation")[i], least[i]);
    }
    free(data);
    free(t);
}

static void check_outside(void)
{
    static const char *const names[] = {"lew", "lottery", "mavro", "michelson", "numacc4", "pidigits"};
    static const double least[6][3] = {{15, 14, 14}, {14, 14, 14}, {15, 12, 12}, {15, 13, 13}, {15, 8, 7}, {14, 14, 13}};
    static double values[5000];
    for (int i = 0; i < 6; i++) {
        char file[64];
        snprintf(file, sizeof file, "nist_univ_%s", names[i]);
        json_t *root = outside_read(file);
        if (!root) {
            printf("%-10s is not there\n", names[i]);
            continue;
        }
        const json_t *output = json_object_get(root, "output");
        pace_view in = {values, outside_values(values, 5000, root, "input"), 1, {0}};
        check_univariate(names[i], in, json_number_value(json_object_get(output, "mean")),
                         json_number_value(json_object_get(output, "sd")),
                         json_number_value(json_object_get(output, "lag1_autocorrelation")), least[i]);
        json_decref(root);
    }
}

int main(void)
{
    golden *data = golden_read("nist_linear.tsv"), *t = golden_read("nist_linear_certified.tsv");
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        check_linear(&sets[i], data, t);
    free(data);
    free(t);
    check_ours();
    check_outside();
    return TEST_RESULT;
}
