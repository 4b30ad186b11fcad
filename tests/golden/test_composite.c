/* Composite indices against R and gretl; see SOURCES.md. */
#include "golden.h"
#include "pace/composite.h"

enum { MOST = GOLDEN_ROWS };

static double *rows_of(const golden *t, const char *const *names, int rows)
{
    double *out = malloc(sizeof *out * (size_t)rows * MOST);
    for (int r = 0; out && r < rows; r++)
        memcpy(out + r * MOST, golden_column(t, names[r]), sizeof *out * MOST);
    return out;
}

static void check_components(void)
{
    static const char *const names[] = {"realgdp", "realcons", "realinv", "realdpi", "m1", "dunemp"};
    static const char *const wanted[] = {"pc1_loading", "pc2_loading", "pc3_loading", "pc4_loading", "pc5_loading", "pc6_loading"};
    golden *t = golden_read("composite_components.tsv");
    double *x = rows_of(t, names, 6), center[6], scale[6], sd[6], explained[6], loadings[36], scores[2][MOST];
    pace_block in = {x, 6, t->rows, MOST, 1, pace_quarter(1959, 2)};
    pace_components out = {center, scale, sd, explained, loadings, {scores[0], MOST, 1}, 2};
    int64_t count = 0;
    ENSURE(!pace_principal_components(&out, &count, in, NULL, NULL) && count == t->rows);
    golden_compare("means", center, golden_column(t, "center"), 6, 1, 0, 1e-13);
    golden_compare("divisors", scale, golden_column(t, "scale"), 6, 1, 0, 1e-13);
    golden_compare("standard deviations", sd, golden_column(t, "sdev"), 6, 1, 0, 1e-13);
    golden_compare("explained", explained, golden_column(t, "explained"), 6, 1, 0, 1e-13);
    for (int k = 0; k < 6; k++)
        golden_compare(wanted[k], loadings + 6 * k, golden_column(t, wanted[k]), 6, 1, 0.01, 1e-12);
    golden_compare("first component", scores[0], golden_column(t, "pc1"), t->rows, 1, 1, 1e-12);
    golden_compare("second component", scores[1], golden_column(t, "pc2"), t->rows, 1, 1, 1e-12);
    free(x);
    free(t);
}

static void check_princomp(void)
{
    static const char *const names[] = {"realgdp", "realcons", "realinv", "realdpi", "m1"};
    static const char *const wanted[] = {"pc1", "pc2", "pc3", "pc4", "pc5"};
    golden *t = golden_read("composite_princomp.tsv");
    double *x = rows_of(t, names, 5), *scores = malloc(sizeof *scores * 5 * MOST);
    int n = t->rows;
    for (int r = 0; r < 5; r++)
        for (int c = n - 1; c >= 0; c--)
            x[r * MOST + c] = c ? 100 * log(x[r * MOST + c] / x[r * MOST + c - 1]) : (double)NAN;
    pace_block in = {x, 5, n, MOST, 1, pace_quarter(1959, 1)};
    pace_components out = {.scores = {scores, MOST, 1}, .score_rows = 5};
    ENSURE(!pace_principal_components(&out, NULL, in, NULL, NULL));
    for (int k = 0; k < 5; k++) {
        const double *want = golden_column(t, wanted[k]);
        double sign = want[1] * scores[k * MOST + 1] > 0 ? 1 : -1;
        golden_compare(wanted[k], scores + k * MOST, want, n, sign, 1, 1e-12);
    }
    free(scores);
    free(x);
    free(t);
}

static void check_weights(void)
{
    static const char *const names[] = {"realgdp", "realinv", "m1", "unemp"};
    static const char *const scaled[] = {"minmax_realgdp", "minmax_realinv", "minmax_m1", "minmax_unemp"};
    static const pace_direction better[] = {PACE_UP_IS_GOOD, PACE_UP_IS_GOOD, PACE_UP_IS_GOOD, PACE_DOWN_IS_GOOD};
    golden *t = golden_read("composite_weights.tsv");
    double *x = rows_of(t, names, 4), unit[4][6], z[4][6], weights[4], entropies[4], got[6];
    pace_block in = {x, 4, 6, MOST, 1, pace_year(1959)}, scaled_in = {unit[0], 4, 6, 6, 1, pace_year(1959)};
    pace_normalise_opts opts = PACE_NORMALISE_OPTS_INIT;
    pace_composite_opts mean = PACE_COMPOSITE_OPTS_INIT;
    opts.better = better;
    ENSURE(!pace_normalise_rows((pace_block_out){unit[0], 6, 1}, NULL, in, PACE_MINMAX, &opts, NULL, NULL));
    for (int r = 0; r < 4; r++)
        golden_compare(scaled[r], unit[r], golden_column(t, scaled[r]), 6, 1, 0, 1e-14);
    ENSURE(!pace_weights_entropy(weights, entropies, scaled_in, 1e-4, NULL));
    golden_compare("entropies", entropies, golden_column(t, "entropy"), 4, 1, 0, 1e-14);
    golden_compare("entropy weights", weights, golden_column(t, "entropy_weights"), 4, 1, 0, 1e-13);
    ENSURE(!pace_topsis((pace_out){got, 6, 1}, NULL, in, weights, better, NULL, NULL));
    golden_compare("TOPSIS", got, golden_column(t, "topsis"), 6, 1, 0, 1e-13);
    mean.weights = weights;
    ENSURE(!pace_composite((pace_out){got, 6, 1}, NULL, scaled_in, &mean, NULL));
    golden_compare("weighted by entropy", got, golden_column(t, "entropy_score"), 6, 1, 0, 1e-13);
    ENSURE(!pace_weights_critic(weights, scaled_in, NULL));
    golden_compare("CRITIC weights", weights, golden_column(t, "critic_weights"), 4, 1, 0, 1e-13);
    mean = (pace_composite_opts){sizeof mean, PACE_MEAN_GEOMETRIC, NULL, 1e-4, false};
    ENSURE(!pace_composite((pace_out){got, 6, 1}, NULL, scaled_in, &mean, NULL));
    golden_compare("geometric mean", got, golden_column(t, "geometric_mean_score"), 6, 1, 0, 1e-13);
    ENSURE(!pace_normalise_rows((pace_block_out){z[0], 6, 1}, NULL, in, PACE_ZSCORE, &opts, NULL, NULL));
    ENSURE(!pace_composite((pace_out){got, 6, 1}, NULL, (pace_block){z[0], 4, 6, 6, 1, pace_year(1959)}, NULL, NULL));
    golden_compare("mean of z-scores", got, golden_column(t, "zscore_score"), 6, 1, 0, 1e-13);
    free(x);
    free(t);
}

static void check_diffusion(void)
{
    static const char *const names[] = {"realgdp", "realcons", "realinv", "realgovt", "realdpi", "m1"};
    golden *t = golden_read("composite_diffusion.tsv");
    double *x = rows_of(t, names, 6), got[MOST], weights[6];
    pace_block in = {x, 6, t->rows, MOST, 1, pace_quarter(1959, 1)};
    pace_diffusion_opts opts = PACE_DIFFUSION_OPTS_INIT;
    for (int i = 0; i < t->rows; i++)
        got[i] = i ? pace_change_between(PACE_CHANGE_SYMMETRIC, x[i - 1], x[i], NULL) : (double)NAN;
    golden_compare("symmetric change", got, golden_column(t, "symmetric"), t->rows, 100, 1, 1e-13);
    opts.threshold = 0.0005;
    ENSURE(!pace_diffusion((pace_out){got, MOST, 1}, NULL, in, &opts, NULL));
    golden_compare("diffusion index", got, golden_column(t, "diffusion"), t->rows, 100, 0, 1e-15);
    ENSURE(!pace_composite_index((pace_out){got, MOST, 1}, weights, in, NULL, NULL, NULL));
    golden_compare("weights by volatility", weights, golden_column(t, "weights"), 6, 1, 0, 1e-13);
    golden_compare("composite index", got, golden_column(t, "composite"), t->rows, 1, 0, 1e-13);
    free(x);
    free(t);
}

int main(void)
{
    check_components();
    check_princomp();
    check_weights();
    check_diffusion();
    return TEST_RESULT;
}
