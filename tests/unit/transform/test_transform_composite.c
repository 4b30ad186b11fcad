/* Composite indices: worked by hand, invariants, hostile values, memory, threads. */
#include "pace/composite.h"
#include "../../failing.h"
#include "test.h"

#define MISSING ((double)NAN)

static pace_block block_of(const double *x, int64_t rows, int64_t cols)
{
    return (pace_block){x, rows, cols, cols, 1, pace_year(2015)};
}

static void check_scales(void)
{
    static const double x[] = {1, 3, 5, MISSING, 4, 4, 4, 4, -1, 1, 0, 2};
    static const pace_direction better[] = {PACE_DOWN_IS_GOOD, PACE_UP_IS_GOOD, PACE_NO_DIRECTION};
    static const double low[] = {2, 0, MISSING}, high[] = {4, 8, MISSING};
    double got[12];
    uint8_t flags[3];
    pace_block in = block_of(x, 3, 4);
    pace_block_out out = {got, 4, 1};
    pace_normalise_opts opts = PACE_NORMALISE_OPTS_INIT;
    opts.better = better;
    ENSURE(!pace_normalise_rows(out, flags, in, PACE_ZSCORE, &opts, NULL, NULL));
    ENSURE_NEAR(got[0], 1, 1e-15);
    ENSURE(isnan(got[3]) && isnan(got[4]) && flags[0] == PACE_ROW_MISSING && flags[1] == PACE_ROW_DOMAIN && !flags[2]);
    ENSURE(!pace_normalise_rows(out, flags, in, PACE_MINMAX, &opts, NULL, NULL));
    ENSURE_NEAR(got[0], 1, 0);
    ENSURE_NEAR(got[8], 0, 0);
    opts.low = low;
    opts.high = high;
    opts.from = 60;
    opts.to = 100;
    ENSURE(!pace_normalise_rows(out, flags, in, PACE_MINMAX, &opts, NULL, NULL));
    ENSURE_NEAR(got[0], 120, 0);
    ENSURE_NEAR(got[4], 80, 0);
    ENSURE_NEAR(got[11], 100, 0);
    opts.clamp = true;
    ENSURE(!pace_normalise_rows(out, flags, in, PACE_MINMAX, &opts, NULL, NULL));
    ENSURE_NEAR(got[0], 100, 0);
    ENSURE(!pace_normalise_rows(out, flags, in, PACE_TO_BEST, &opts, NULL, NULL));
    ENSURE_NEAR(got[2], 0.2, 1e-16);
    ENSURE_NEAR(got[4], 1, 0);
    ENSURE(isnan(got[8]) && flags[2] == PACE_ROW_DOMAIN);
    ENSURE(!pace_normalise_rows(out, flags, in, PACE_RANKS, &opts, NULL, NULL));
    ENSURE_NEAR(got[0], 1, 0);
    ENSURE_NEAR(got[4], 0.5, 0);
    ENSURE_NEAR(got[9], 2.0 / 3, 1e-16);
    ENSURE(!pace_normalise_rows(out, flags, in, PACE_TO_LENGTH, &opts, NULL, NULL));
    ENSURE_NEAR(got[4], 0.5, 0);
}

static void check_scale_refusals(void)
{
    static const double x[] = {1, 2, (double)INFINITY, 1}, low[] = {3, 0}, high[] = {3, 1};
    double got[4] = {7, 7, 7, 7};
    uint8_t flags[2];
    pace_normalise_opts opts = PACE_NORMALISE_OPTS_INIT;
    opts.low = low;
    opts.high = high;
    ENSURE(pace_normalise_rows((pace_block_out){got, 2, 1}, NULL, block_of(x, 2, 2), PACE_MINMAX, &opts, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_normalise_rows((pace_block_out){got, 2, 1}, NULL, block_of(x, 0, 2), PACE_MINMAX, NULL, NULL, NULL) == PACE_ERR_ARG);
    opts.size = 1;
    ENSURE(pace_normalise_rows((pace_block_out){got, 2, 1}, NULL, block_of(x, 2, 2), PACE_ZSCORE, &opts, NULL, NULL) == PACE_ERR_ARG);
    ENSURE_NEAR(got[0], 7, 0);
    ENSURE(!pace_normalise_rows((pace_block_out){got, 2, 1}, flags, block_of(x, 2, 2), PACE_ZSCORE, NULL, NULL, NULL));
    ENSURE(isfinite(got[0]) && isnan(got[2]) && flags[1] == PACE_ROW_DOMAIN);
    ENSURE(!pace_normalise_rows((pace_block_out){got, 1, 1}, flags, block_of(x, 2, 1), PACE_ZSCORE, NULL, NULL, NULL));
    ENSURE(isnan(got[0]) && flags[0] == PACE_ROW_SHORT);
}

static void check_weights(void)
{
    /* the second row is alike everywhere and says nothing; two opposite rows conflict, but with each other alone */
    static const double x[] = {0.1, 0.9, 0.5, 0.5, 0.5, 0.5}, y[] = {1, 2, 3, 3, 2, 1}, flat[] = {1, 1, 1, 1, 1, 1};
    double w[2] = {7, 7}, e[2];
    ENSURE(!pace_weights_entropy(w, e, block_of(x, 2, 3), 0, NULL));
    ENSURE_NEAR(w[0], 1, 1e-15);
    ENSURE_NEAR(e[1], 1, 1e-15);
    ENSURE(!pace_weights_critic(w, block_of(y, 2, 3), NULL));
    ENSURE_NEAR(w[0], 0.5, 1e-15);
    ENSURE(!pace_weights_volatility(w, block_of(y, 2, 3), NULL));
    ENSURE_NEAR(w[1], 0.5, 1e-15);
    w[0] = 7;
    ENSURE(pace_weights_critic(w, block_of(flat, 2, 3), NULL) == PACE_ERR_DATA);
    ENSURE(pace_weights_volatility(w, block_of(flat, 2, 3), NULL) == PACE_ERR_DATA);
    static const double below[] = {-1, 2, 3}, zeros[] = {0, 0, 0};
    ENSURE(pace_weights_entropy(w, NULL, block_of(below, 1, 3), 0, NULL) == PACE_ERR_RANGE);
    ENSURE(pace_weights_entropy(w, NULL, block_of(zeros, 1, 3), 0, NULL) == PACE_ERR_DATA);
    ENSURE(pace_weights_entropy(w, NULL, block_of(x, 2, 3), -1, NULL) == PACE_ERR_ARG);
    ENSURE_NEAR(w[0], 7, 0);
}

static void check_means(void)
{
    static const double x[] = {1, 4, MISSING, 0, 4, 16, 2, 1}, w[] = {3, 1}, bad[] = {1, -1};
    pace_composite_opts opts = PACE_COMPOSITE_OPTS_INIT;
    double got[4];
    uint8_t flags[4];
    pace_out out = {got, 4, 1};
    ENSURE(!pace_composite(out, flags, block_of(x, 2, 4), NULL, NULL));
    ENSURE_NEAR(got[0], 2.5, 0);
    ENSURE(isnan(got[2]) && flags[2] == PACE_ROW_MISSING);
    opts.weights = w;
    opts.partial = true;
    opts.mean = PACE_MEAN_GEOMETRIC;
    ENSURE(!pace_composite(out, flags, block_of(x, 2, 4), &opts, NULL));
    ENSURE_NEAR(got[0], pow(4, 0.25), 1e-15);
    ENSURE_NEAR(got[2], 2, 1e-15);
    ENSURE(isnan(got[3]) && flags[3] == PACE_ROW_DOMAIN && flags[2] == PACE_ROW_MISSING);
    opts.mean = PACE_MEAN_HARMONIC;
    ENSURE(!pace_composite(out, flags, block_of(x, 2, 4), &opts, NULL));
    ENSURE_NEAR(got[1], 4 / (3.0 / 4 + 1.0 / 16), 1e-14);
    opts.weights = bad;
    ENSURE(pace_composite(out, flags, block_of(x, 2, 4), &opts, NULL) == PACE_ERR_ARG);
    /* best in all is 1, worst in all 0, halfway in all one half */
    static const double three[] = {1, 2, 3, 30, 20, 10}, equal[] = {1, 1};
    static const pace_direction better[] = {PACE_UP_IS_GOOD, PACE_DOWN_IS_GOOD};
    ENSURE(!pace_topsis((pace_out){got, 3, 1}, flags, block_of(three, 2, 3), equal, better, NULL, NULL));
    ENSURE_NEAR(got[0], 0, 0);
    ENSURE_NEAR(got[1], 0.5, 1e-15);
    ENSURE_NEAR(got[2], 1, 0);
    ENSURE(!pace_topsis((pace_out){got, 4, 1}, flags, block_of(x, 2, 4), NULL, NULL, NULL, NULL));
    ENSURE(isnan(got[2]) && flags[2] == PACE_ROW_MISSING && isfinite(got[3]));
}

/* Loadings are orthonormal, scores uncorrelated with the components' variances, shares add up to one. */
static void check_components(void)
{
    enum { P = 4, N = 60 };
    double x[P * N], loadings[P * P], sd[P], explained[P], scores[P * N];
    uint64_t seed = 88172645463325252u;
    for (int i = 0; i < P * N; i++) {
        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        x[i] = (double)(seed % 1000) / 100 + (i >= N ? x[i - N] / 2 : 0);
    }
    x[N + 5] = MISSING;
    int64_t count = 0;
    pace_components out = {.sd = sd, .explained = explained, .loadings = loadings, .scores = {scores, N, 1}, .score_rows = P};
    pace_components_opts opts = PACE_COMPONENTS_OPTS_INIT;
    opts.sign = PACE_SIGN_LARGEST;
    for (int covariance = 0; covariance < 2; covariance++) {
        opts.covariance = covariance;
        ENSURE(!pace_principal_components(&out, &count, block_of(x, P, N), &opts, NULL) && count == N - 1);
        ENSURE_NEAR(explained[0] + explained[1] + explained[2] + explained[3], 1, 1e-14);
        for (int a = 0; a < P; a++) {
            for (int b = 0; b < P; b++) {
                double dot = 0, product = 0;
                for (int j = 0; j < P; j++)
                    dot += loadings[a * P + j] * loadings[b * P + j];
                for (int c = 0; c < N; c++)
                    product += c == 5 ? 0 : scores[a * N + c] * scores[b * N + c] / (N - 2);
                ENSURE_NEAR(dot, a == b, 1e-13);
                ENSURE_NEAR(product, a == b ? sd[a] * sd[a] : 0, 1e-10);
            }
            ENSURE(isnan(scores[a * N + 5]) && (a == 0 || sd[a] <= sd[a - 1]));
        }
    }
    static const double flat[] = {1, 2, 3, 3, 3, 3};
    ENSURE(pace_principal_components(&out, NULL, block_of(flat, 2, 3), NULL, NULL) == PACE_ERR_ARG);
    out.score_rows = 2;
    ENSURE(pace_principal_components(&out, NULL, block_of(flat, 2, 3), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_principal_components(&out, NULL, block_of(flat, 2, 1), NULL, NULL) == PACE_ERR_DATA);
}

static void check_over_time(void)
{
    static const double x[] = {100, 110, 110, 99, 50, 40, MISSING, 60}, w[] = {3, 1};
    static const pace_direction better[] = {PACE_UP_IS_GOOD, PACE_DOWN_IS_GOOD};
    double got[4], weights[2];
    uint8_t flags[4];
    pace_out out = {got, 4, 1};
    pace_diffusion_opts opts = PACE_DIFFUSION_OPTS_INIT;
    ENSURE(!pace_diffusion(out, flags, block_of(x, 2, 4), &opts, NULL));
    ENSURE(isnan(got[0]) && flags[0] == PACE_ROW_SHORT && flags[2] == PACE_ROW_MISSING && !flags[1]);
    ENSURE_NEAR(got[1], 0.5, 0);
    ENSURE_NEAR(got[2], 0.5, 0);
    ENSURE_NEAR(got[3], 0, 0);
    opts.better = better;
    opts.weights = w;
    ENSURE(!pace_diffusion(out, flags, block_of(x, 2, 4), &opts, NULL));
    ENSURE_NEAR(got[1], 1, 0);
    ENSURE_NEAR(pace_diffusion_answers(30, 50, 20), 0.55, 1e-16);
    ENSURE(isnan(pace_diffusion_answers(0, 0, 0)));
    opts.lag = 0;
    ENSURE(pace_diffusion(out, flags, block_of(x, 2, 4), &opts, NULL) == PACE_ERR_ARG);
    /* one row alone is followed exactly; up and down again is where it was */
    ENSURE(!pace_composite_index(out, weights, block_of(x, 1, 4), NULL, NULL, NULL));
    for (int i = 0; i < 4; i++)
        ENSURE_NEAR(got[i], x[i], 1e-12);
    ENSURE_NEAR(weights[0], 1, 0);
    pace_composite_index_opts index = PACE_COMPOSITE_INDEX_OPTS_INIT;
    index.weights = w;
    ENSURE(!pace_composite_index(out, NULL, block_of(x, 2, 4), &index, NULL, NULL));
    ENSURE(isfinite(got[1]) && isnan(got[2]) && isnan(got[3]));
    index.partial = true;
    ENSURE(!pace_composite_index(out, NULL, block_of(x, 2, 4), &index, NULL, NULL) && isfinite(got[3]));
}

static void check_memory_and_threads(void)
{
    enum { P = 5, N = 40 };
    double x[P * N], got[P * N], more[P * N], sd[P];
    for (int i = 0; i < P * N; i++)
        x[i] = 1 + (double)((i * 7919) % 101);
    pace_pool *pool = NULL;
    ENSURE(!pace_pool_new(&pool, 3, NULL, NULL));
    pace_exec exec = pace_pool_exec(pool);
    for (int scale = 0; scale <= PACE_RANKS; scale++) {
        pace_block in = block_of(x, P, N);
        ENSURE(!pace_normalise_rows((pace_block_out){got, N, 1}, NULL, in, (pace_normalisation)scale, NULL, NULL, NULL));
        ENSURE(!pace_normalise_rows((pace_block_out){more, N, 1}, NULL, in, (pace_normalisation)scale, NULL, &exec, NULL));
        ENSURE(memcmp(got, more, sizeof got) == 0);
    }
    pace_pool_free(pool);
    for (int64_t k = 0; k < 2; k++) {
        failing state = {k, true, false, 0};
        pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
        pace_status wanted = k ? PACE_OK : PACE_ERR_NOMEM;
        pace_components_opts opts = PACE_COMPONENTS_OPTS_INIT;
        pace_components out = {.sd = sd};
        opts.allocator = &allocator;
        ENSURE(pace_principal_components(&out, NULL, block_of(x, P, N), &opts, NULL) == wanted);
        state = (failing){k, true, false, 0};
        ENSURE(pace_topsis((pace_out){got, N, 1}, NULL, block_of(x, P, N), NULL, NULL, &allocator, NULL) == wanted);
        state = (failing){k, true, false, 0};
        ENSURE(pace_composite_index((pace_out){got, N, 1}, NULL, block_of(x, P, N), NULL, &allocator, NULL) == wanted);
        ENSURE(state.live == 0);
    }
}

int main(void)
{
    check_scales();
    check_scale_refusals();
    check_weights();
    check_means();
    check_components();
    check_over_time();
    check_memory_and_threads();
    return TEST_RESULT;
}
