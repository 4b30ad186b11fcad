/* Batches of pairs: against long double, against other widths and threads, and at every exception. */
#include "pace/pairs.h"
#include "assess/pairs.h"
#include "pace/exec.h"
#include "test.h"

enum { MANY = 200000, TILE = PACE__PAIRS_TILE };

static uint64_t state = 88172645463325252u;

static double chance(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) / 9007199254740992.0;
}

static double between(double low, double high)
{
    return low + (high - low) * chance();
}

typedef struct arrays {
    double in[6][MANY], out[7][MANY];
    uint8_t status[MANY], flags[MANY];
} arrays;

static pace_pairs inputs(const arrays *a, int64_t n)
{
    return (pace_pairs){n, a->in[0], a->in[1], a->in[2], a->in[3], a->in[4], a->in[5]};
}

static pace_pairs_out outputs(arrays *a)
{
    return (pace_pairs_out){a->out[0], a->out[1], a->out[2], a->out[3], a->out[4],
                            a->out[5], a->out[6], a->status, a->flags};
}

/* Levels over thirty powers of ten, changes from a part in a million to a thousandfold, times whole and broken. */
static void fill(arrays *a, int64_t n)
{
    for (int64_t i = 0; i < n; i++) {
        double change = pow(10, between(-6, 3)), way = chance() < 0.5 ? 1 + change : 1 / (1 + change);
        a->in[0][i] = pow(10, between(-9, 9));
        a->in[2][i] = a->in[0][i] * way;
        a->in[4][i] = a->in[0][i] * pow(10, between(-3, 3));
        a->in[1][i] = floor(between(1990, 2015));
        a->in[3][i] = i % 3 ? floor(between(2016, 2026)) : between(2016, 2026);
        a->in[5][i] = floor(between(2027, 2050));
    }
}

static double distance(double got, long double want)
{
    double nearest = (double)want;
    double unit = nextafter(fabs(nearest), HUGE_VAL) - fabs(nearest);
    return (double)fabsl((long double)got - want) / unit;
}

static long double log_ratio(long double to, long double from)
{
    long double change = (to - from) / from;
    return fabsl(change) < 0.5L ? log1pl(change) : logl(to) - logl(from);
}

static void check_accuracy(arrays *a)
{
    static const char *const names[] = {"actual", "required", "remaining", "ratio", "projected", "left", "progress"};
    pace_pairs in = inputs(a, MANY);
    pace_pairs_out out = outputs(a);
    double worst[7] = {0};
    out.status = NULL;
    fill(a, MANY);
    ENSURE(pace_pairs_assess(&out, &in, NULL, NULL, NULL) == PACE_OK);
    for (int i = 0; i < MANY; i++) {
        long double v0 = (long double)a->in[0][i], v = (long double)a->in[2][i], goal = (long double)a->in[4][i];
        long double gone = (long double)(a->in[3][i] - a->in[1][i]), whole = (long double)(a->in[5][i] - a->in[1][i]);
        long double rest = (long double)(a->in[5][i] - a->in[3][i]);
        long double went = log_ratio(v, v0) / gone;
        long double want[7] = {expm1l(went),
                               expm1l(log_ratio(goal, v0) / whole),
                               expm1l(log_ratio(goal, v) / rest),
                               0,
                               v * expl(went * rest),
                               goal - v,
                               (v - v0) / (goal - v0)};
        want[3] = want[0] / want[1];
        ENSURE((a->flags[i] & ~PACE_PAIR_MET) == 0);
        for (int k = 0; k < 7; k++)
            worst[k] = fmax(worst[k], distance(a->out[k][i], want[k]));
    }
    for (int k = 0; k < 7; k++)
        printf("%-10s worst error %.2f ulp of %d pairs\n", names[k], worst[k], MANY);
    ENSURE(worst[0] < 1.5 && worst[1] < 1.5 && worst[2] < 1.5);
    ENSURE(worst[3] < 4 && worst[4] < 3 && worst[5] <= 0.5 && worst[6] < 3);
}

static bool same(const void *a, const void *b, size_t bytes)
{
    return memcmp(a, b, bytes) == 0;
}

/* Every width that this processor has, on the same tiles. */
static void check_widths(const arrays *a)
{
    pace__pairs_kernels kernels[PACE__PAIRS_KERNELS];
    pace__pairs_judge judge = {.measure = PACE_PAIRS_RATIO, .met = true, .cuts = 3, .cut = {-0.1, 0.5, 0.95}};
    int count = pace__pairs_kernels_list(kernels);
    static double out[PACE__PAIRS_KERNELS][7][TILE];
    uint8_t odd[TILE], status[PACE__PAIRS_KERNELS][TILE], met[PACE__PAIRS_KERNELS][TILE];
    ENSURE(count >= 1);
    for (int64_t at = 0; at + TILE <= MANY; at += TILE) {
        for (int k = 0; k < count; k++) {
            double(*o)[TILE] = out[k];
            pace__pairs_tile tile = {a->in[0] + at, a->in[1] + at, a->in[2] + at, a->in[3] + at, a->in[4] + at,
                                     a->in[5] + at, o[0],          o[1],          o[2],          o[3],
                                     o[4],          o[5],          o[6]};
            ENSURE(!kernels[k].compute(&tile, odd));
            kernels[k].verdict(status[k], met[k], &tile, &judge);
        }
        for (int k = 1; k < count; k++)
            ENSURE(same(out[k], out[0], sizeof out[0]) && same(status[k], status[0], TILE) &&
                   same(met[k], met[0], TILE));
    }
}

/* One pair alone, any thread, any place in the batch: the same bits. */
static void check_places(arrays *a, arrays *b)
{
    double cut[] = {-0.1, 0.5, 0.95};
    pace_pairs_rule rule = PACE_PAIRS_RULE_INIT;
    pace_pairs in = inputs(a, MANY);
    pace_pairs_out out = outputs(a), other = outputs(b);
    pace_pool *pool = NULL;
    rule.cut = cut;
    rule.cuts = 3;
    rule.met = true;
    for (int i = 0; i < MANY; i += 997)
        a->in[i % 6][i] = i % 2 ? (double)NAN : -1;
    ENSURE(pace_pairs_assess(&out, &in, &rule, NULL, NULL) == PACE_OK);
    for (int threads = 2; threads <= 7; threads += 5) {
        pace_exec exec;
        ENSURE(pace_pool_new(&pool, threads, NULL, NULL) == PACE_OK);
        exec = pace_pool_exec(pool);
        memset(b->out, 0, sizeof b->out);
        ENSURE(pace_pairs_assess(&other, &in, &rule, &exec, NULL) == PACE_OK);
        pace_pool_free(pool);
        ENSURE(same(a->out, b->out, sizeof a->out));
        ENSURE(same(a->status, b->status, MANY) && same(a->flags, b->flags, MANY));
    }
    for (int i = 0; i < MANY; i += 331) {
        double out7[7];
        uint8_t status, flags;
        pace_pairs one = {1, &a->in[0][i], &a->in[1][i], &a->in[2][i], &a->in[3][i], &a->in[4][i], &a->in[5][i]};
        pace_pairs_out alone = {out7, out7 + 1, out7 + 2, out7 + 3, out7 + 4, out7 + 5, out7 + 6, &status, &flags};
        ENSURE(pace_pairs_assess(&alone, &one, &rule, NULL, NULL) == PACE_OK);
        for (int k = 0; k < 7; k++)
            ENSURE(same(&out7[k], &a->out[k][i], sizeof(double)) || (isnan(out7[k]) && isnan(a->out[k][i])));
        ENSURE(status == a->status[i] && flags == a->flags[i]);
    }
}

/* The bits themselves, of pairs that are made without the C library: no compiler, width or machine may change them. */
static void check_bits(arrays *a)
{
    pace_pairs in = inputs(a, 50000);
    pace_pairs_out out = outputs(a);
    uint64_t hash = 14695981039346656037u;
    out.status = NULL;
    for (int i = 0; i < 50000; i++) {
        a->in[0][i] = 0.25 + i % 977;
        a->in[1][i] = 2000 + i % 11;
        a->in[2][i] = a->in[0][i] * (0.5 + (double)(i % 1009) / 512);
        a->in[3][i] = 2012 + i % 7 + 0.25 * (i % 3);
        a->in[4][i] = a->in[0][i] * (0.75 + (double)(i % 257) / 100);
        a->in[5][i] = 2020 + i % 13;
    }
    ENSURE(pace_pairs_assess(&out, &in, NULL, NULL, NULL) == PACE_OK);
    for (int k = 0; k < 7; k++) {
        for (int i = 0; i < 50000; i++) {
            uint64_t bits;
            memcpy(&bits, &a->out[k][i], sizeof bits);
            if (a->flags[i] & ~PACE_PAIR_MET)
                continue; /* done with care, by the C library */
            hash = (hash ^ bits) * 1099511628211u;
        }
    }
    ENSURE(hash == UINT64_C(0x1d47978e56f656dd));
    printf("bits of 350000 results: %016llx\n", (unsigned long long)hash);
}

typedef struct exception {
    const char *what;
    double v0, t0, v, t, goal, due;
    double actual, required, remaining, ratio, projected, left, progress;
    int flags;
} exception;

static void check_exceptions(void)
{
    double nan = (double)NAN, inf = HUGE_VAL;
    const exception rows[] = {
        {"plain", 100, 0, 121, 2, 146.41, 4, 0.1, 0.1, 0.1, 1, 146.41, 25.41, 21 / 46.41, 0},
        {"no base", nan, 0, 121, 2, 146.41, 4, nan, nan, 0.1, nan, nan, 25.41, nan, PACE_ROW_MISSING},
        {"no target", 100, 0, 121, 2, nan, 4, 0.1, nan, nan, nan, 146.41, nan, nan, PACE_ROW_MISSING},
        {"no due time", 100, 0, 121, 2, 146.41, nan, 0.1, nan, nan, nan, nan, 25.41, 21 / 46.41, PACE_ROW_MISSING},
        {"base zero", 0, 0, 121, 2, 242, 4, nan, nan, sqrt(2) - 1, nan, nan, 121, 0.5, PACE_ROW_DOMAIN},
        {"negative", -5, 0, 5, 2, 10, 4, nan, nan, sqrt(2) - 1, nan, nan, 5, 10 / 15.0, PACE_ROW_DOMAIN},
        {"fell to zero", 100, 0, 0, 2, 50, 4, -1, pow(0.5, 0.25) - 1, nan, 1 / (1 - pow(0.5, 0.25)), 0, 50, 2,
         PACE_ROW_DOMAIN | PACE_PAIR_MET},
        {"target zero", 100, 0, 50, 2, 0, 4, sqrt(0.5) - 1, -1, -1, 1 - sqrt(0.5), 25, -50, 0.5, 0},
        {"base is target", 100, 0, 121, 2, 100, 4, 0.1, 0, sqrt(100 / 121.0) - 1, nan, 146.41, -21, nan,
         PACE_PAIR_EQUAL},
        {"held", 100, 0, 100, 2, 100, 4, 0, 0, 0, nan, 100, 0, nan, PACE_PAIR_EQUAL | PACE_PAIR_MET},
        {"past due", 100, 0, 121, 2, 110, 2, 0.1, sqrt(1.1) - 1, nan, 0.1 / (sqrt(1.1) - 1), nan, -11, 2.1,
         PACE_PAIR_DUE | PACE_PAIR_MET},
        {"one date", 100, 2, 121, 2, 146.41, 4, nan, sqrt(1.4641) - 1, 0.1, nan, nan, 25.41, 21 / 46.41,
         PACE_ROW_SHORT},
        {"infinite", 100, 0, inf, 2, 200, 4, nan, pow(2, 0.25) - 1, nan, nan, nan, nan, nan,
         PACE_ROW_DOMAIN | PACE_ROW_RANGE},
        {"huge", 1e-300, 0, 1e300, 1, 1e301, 9, nan, pow(1e301, 1 / 9.0) * pow(1e300, 1 / 9.0) - 1, pow(10, 0.125) - 1,
         nan, nan, 9e300, 0.1, PACE_ROW_RANGE},
        {"down is the way", 100, 0, 81, 2, 65.61, 4, -0.1, -0.1, -0.1, 1, 65.61, -15.39, 19 / 34.39, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const exception *r = &rows[i];
        double got[7], want[7] = {r->actual, r->required, r->remaining, r->ratio, r->projected, r->left, r->progress};
        uint8_t flags = 0;
        pace_pairs in = {1, &r->v0, &r->t0, &r->v, &r->t, &r->goal, &r->due};
        pace_pairs_out out = {got, got + 1, got + 2, got + 3, got + 4, got + 5, got + 6, NULL, &flags};
        ENSURE(pace_pairs_assess(&out, &in, NULL, NULL, NULL) == PACE_OK);
        for (int k = 0; k < 7; k++)
            ENSURE_NEAR(got[k], want[k], 1e-13 * fmax(1, fabs(want[k])));
        ENSURE(flags == r->flags);
        if (flags != r->flags)
            fprintf(stderr, "%s: flags %d, want %d\n", r->what, flags, r->flags);
    }
}

/* A ratio that leaves the range of a double, of rates that do not. */
static void check_steep(void)
{
    double v0 = 1e-15, zero = 0, v = 1e15, soon = 0.1, goal = nextafter(1e-15, 1), due = 0.2, actual, ratio, cut = 0;
    uint8_t flags, status;
    pace_pairs in = {1, &v0, &zero, &v, &soon, &goal, &due};
    pace_pairs_out out = {.actual = &actual, .ratio = &ratio, .flags = &flags, .status = &status};
    pace_pairs_rule rule = PACE_PAIRS_RULE_INIT;
    rule.cuts = 1;
    rule.cut = &cut;
    ENSURE(pace_pairs_assess(&out, &in, &rule, NULL, NULL) == PACE_OK);
    ENSURE(actual > 1e299 && isnan(ratio) && flags == (PACE_ROW_RANGE | PACE_PAIR_MET) &&
           status == PACE_PAIRS_NO_CLASS);
}

static int class_of(double v, const pace_pairs_rule *rule, double goal)
{
    double v0 = 100, t0 = 0, t = 1, due = 2;
    uint8_t status;
    pace_pairs in = {1, &v0, &t0, &v, &t, &goal, &due};
    pace_pairs_out out = {.status = &status};
    ENSURE(pace_pairs_assess(&out, &in, rule, NULL, NULL) == PACE_OK);
    return status;
}

static void check_rules(void)
{
    double rates[] = {-0.01, 0, 0.01}, shares[] = {0.5};
    bool above[] = {true, true, true};
    pace_pairs_rule rule = PACE_PAIRS_RULE_INIT;
    rule.measure = PACE_PAIRS_RATE;
    rule.better = PACE_UP_IS_GOOD;
    rule.cut = rates;
    rule.cuts = 3;
    ENSURE(class_of(98, &rule, 300) == 0 && class_of(99, &rule, 300) == 1 && class_of(100, &rule, 300) == 2 &&
           class_of(101, &rule, 300) == 3);
    rule.above = above;
    ENSURE(class_of(98, &rule, 300) == 0 && class_of(99, &rule, 300) == 0 && class_of(100, &rule, 300) == 1 &&
           class_of(101, &rule, 300) == 2);
    rule.better = PACE_DOWN_IS_GOOD;
    ENSURE(class_of(98, &rule, 300) == 3 && class_of(102, &rule, 300) == 0 && class_of(98, &rule, (double)NAN) == 3);
    rule.better = PACE_NO_DIRECTION;
    ENSURE(class_of(98, &rule, 50) == 3 && class_of(98, &rule, 300) == 0 &&
           class_of(98, &rule, (double)NAN) == PACE_PAIRS_NO_CLASS);
    rule.measure = PACE_PAIRS_PROGRESS;
    rule.cut = shares;
    rule.cuts = 1;
    ENSURE(class_of(200, &rule, 300) == 0 && class_of(201, &rule, 300) == 1 && class_of(75, &rule, 50) == 0 &&
           class_of(74, &rule, 50) == 1);
    rule.met = true;
    ENSURE(class_of(300, &rule, 300) == 2 && class_of(50, &rule, 50) == 2 && class_of(51, &rule, 50) == 1 &&
           class_of(100, &rule, 100) == 2);
    rule.measure = PACE_PAIRS_RATIO;
    rule.better = PACE_DOWN_IS_GOOD; /* away from a target that lies above, yet in the good direction */
    ENSURE(class_of(75, &rule, 300) == 2 && class_of(130, &rule, 120) == 0);
    rule.met = false;
    ENSURE(class_of(98, &rule, 104) == 1 && class_of(102, &rule, 104) == 0);
}

static void check_refusals(void)
{
    double x = 1, cut[] = {1, 0}, bad[] = {(double)NAN};
    uint8_t status = 7;
    pace_pairs in = {1, &x, &x, &x, &x, &x, &x}, hole = {1, &x, &x, NULL, &x, &x, &x}, nothing = {0};
    pace_pairs_out out = {.status = &status}, none = {0};
    pace_pairs_rule rule = PACE_PAIRS_RULE_INIT;
    ENSURE(pace_pairs_assess(&out, &in, NULL, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_pairs_assess(NULL, &in, &rule, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_pairs_assess(&out, &hole, &rule, NULL, NULL) == PACE_ERR_ARG);
    rule.cut = cut;
    rule.cuts = 2;
    ENSURE(pace_pairs_assess(&out, &in, &rule, NULL, NULL) == PACE_ERR_ARG);
    rule.cut = bad;
    rule.cuts = 1;
    ENSURE(pace_pairs_assess(&out, &in, &rule, NULL, NULL) == PACE_ERR_ARG);
    rule.cuts = 16;
    ENSURE(pace_pairs_assess(&out, &in, &rule, NULL, NULL) == PACE_ERR_ARG);
    ENSURE(status == 7);
    rule = (pace_pairs_rule)PACE_PAIRS_RULE_INIT;
    ENSURE(pace_pairs_assess(&none, &in, NULL, NULL, NULL) == PACE_OK);
    ENSURE(pace_pairs_assess(&out, &nothing, &rule, NULL, NULL) == PACE_OK && status == 7);
}

int main(void)
{
    arrays *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
    if (!a || !b)
        return 1;
    check_accuracy(a);
    check_widths(a);
    check_places(a, b);
    check_bits(a);
    check_exceptions();
    check_steep();
    check_rules();
    check_refusals();
    free(a);
    free(b);
    return TEST_RESULT;
}
