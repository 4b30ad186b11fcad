/* Turning points: worked by hand, hostile values, rows, memory. */
#include "pace/turning.h"
#include "../../failing.h"
#include "test.h"

#define MISSING ((double)NAN)

enum { ROOM = 512 };

static pace_view quarters(const double *x, int64_t n)
{
    return (pace_view){x, n, 1, pace_quarter(2001, 1)};
}

/* Two years up, one down, two up. */
static const double hill[] = {1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4, 5, 6, 7, 8, 9, 10, 11, 12};
enum { HILL = 20 };

static void check_by_hand(void)
{
    pace_turn turns[ROOM];
    pace_phase phases[ROOM];
    pace_phase_means up, down;
    double turn[HILL], phase[HILL];
    int64_t count = -1;
    ENSURE(!pace_turning_find(turns, &count, quarters(hill, HILL), NULL, NULL) && count == 2);
    ENSURE(turns[0].at == 7 && turns[0].kind == 1 && turns[1].at == 11 && turns[1].kind == -1);
    ENSURE(!pace_turning_mark((pace_out){turn, HILL, 1}, (pace_out){phase, HILL, 1}, turns, count, quarters(hill, HILL), NULL));
    for (int i = 0; i < HILL; i++) {
        ENSURE_NEAR(turn[i], i == 7 ? 1 : i == 11 ? -1 : 0, 0);
        ENSURE_NEAR(phase[i], i > 7 && i <= 11 ? -1 : 1, 0);
    }
    ENSURE(pace_turning_phases(phases, turns, count, quarters(hill, HILL)) == 3);
    ENSURE(phases[0].from == -1 && phases[0].to == 7 && phases[0].kind == 1 && isnan(phases[0].duration) && isnan(phases[0].level_from));
    ENSURE_NEAR(phases[0].level_to, 8, 0);
    ENSURE(phases[2].from == 11 && phases[2].to == -1 && phases[2].kind == 1 && isnan(phases[2].amplitude));
    /* from 8 to 4 in four quarters along a line: 1 + 2 + 3 + 4 less 2; the triangle is 8 */
    ENSURE_NEAR(phases[1].duration, 4, 0);
    ENSURE_NEAR(phases[1].amplitude, 4, 0);
    ENSURE_NEAR(phases[1].cumulated, 8, 0);
    ENSURE_NEAR(phases[1].excess, 0, 0);
    pace_turning_means(&up, &down, phases, 3);
    ENSURE(up.phases == 0 && isnan(up.duration) && down.phases == 1);
    ENSURE_NEAR(down.steepness, 1, 0);
    ENSURE_NEAR(pace_turning_concordance(quarters(phase, HILL), quarters(phase, HILL)), 1, 0);
    for (int i = 0; i < HILL; i++)
        turn[i] = i < 5 ? MISSING : 1;
    ENSURE_NEAR(pace_turning_concordance(quarters(phase, HILL), quarters(turn, HILL)), 11.0 / 15, 1e-15);
    ENSURE(isnan(pace_turning_concordance(quarters(phase, 0), quarters(turn, HILL))));
}

typedef struct rule {
    const char *what;
    int n;
    double x[24];
    int64_t window, min_phase, min_cycle, ends;
    int turns;
    int at[4], kind[4];
} rule;

static void check_rules(void)
{
    static const rule rules[] = {
        {"a line", 8, {1, 2, 3, 4, 5, 6, 7, 8}, 0, 0, 0, -1, 0, {0}, {0}},
        {"a flat top dates its last quarter", 11, {1, 2, 3, 6, 6, 2, 1, 2, 3, 4, 5}, 2, 1, 1, 0, 2, {4, 6}, {1, -1}},
        {"a flat bottom its first", 11, {5, 6, 7, 8, 3, 1, 1, 3, 4, 5, 6}, 2, 1, 1, 0, 2, {3, 5}, {1, -1}},
        {"a phase of one quarter", 12, {1, 2, 3, 4, 9, 2, 3, 4, 5, 6, 10, 11}, 2, 2, 1, 0, 1, {4}, {1}},
        {"the end is above the last peak", 8, {9, 8, 7, 1, 7, 8, 6, 9}, 1, 1, 1, 2, 1, {3}, {-1}},
        {"the end is not above it", 8, {9, 8, 7, 1, 7, 8, 6, 7}, 1, 1, 1, 2, 2, {3, 5}, {-1, 1}},
        {"near the end", 9, {1, 2, 3, 4, 5, 6, 7, 3, 2}, 2, 1, 1, 3, 0, {0}, {0}},
        {"near the end, but allowed", 9, {1, 2, 3, 4, 5, 6, 7, 3, 2}, 2, 1, 1, 2, 1, {6}, {1}},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        const rule *r = &rules[i];
        pace_turn turns[ROOM];
        int64_t count = -1;
        pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
        opts.window = r->window;
        opts.min_phase = r->min_phase;
        opts.min_cycle = r->min_cycle;
        opts.ends = r->ends;
        ENSURE(!pace_turning_find(turns, &count, quarters(r->x, r->n), &opts, NULL) && count == r->turns);
        for (int k = 0; k < r->turns && k < count; k++) {
            if (turns[k].at != r->at[k] || turns[k].kind != r->kind[k])
                fprintf(stderr, "%s: turn %d at %d\n", r->what, k, (int)turns[k].at);
            ENSURE(turns[k].at == r->at[k] && turns[k].kind == r->kind[k]);
        }
    }
}

/* Three troughs of which the last two are near each other: measured only where it is asked for. */
static void check_last_cycle(void)
{
    static const double x[] = {5, 3, 1, 3, 6, 9, 7, 4, 2, 4, 7, 8, 9, 7, 5, 3, 5, 6, 5, 4, 1, 4, 5, 6};
    pace_turn turns[ROOM];
    int64_t loose = 0, strict = 0;
    pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
    opts.min_phase = 1;
    opts.min_cycle = 6;
    ENSURE(!pace_turning_find(turns, &loose, quarters(x, 24), &opts, NULL) && loose == 7);
    opts.last_cycle = true;
    ENSURE(!pace_turning_find(turns, &strict, quarters(x, 24), &opts, NULL) && strict == 5);
    for (int64_t i = 2; i < strict; i++)
        ENSURE(turns[i].at - turns[i - 2].at >= 6);
}

static void check_refusals(void)
{
    double x[30];
    pace_turn turns[ROOM] = {{77, 0}};
    int64_t count = 7;
    pace_error err;
    pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
    for (int i = 0; i < 30; i++)
        x[i] = sin(i);
    ENSURE(pace_turning_find(turns, &count, quarters(x, 4), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_turning_find(turns, &count, quarters(NULL, 0), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(pace_turning_find(turns, NULL, quarters(x, 30), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_turning_find(NULL, &count, quarters(x, 30), NULL, NULL) == PACE_ERR_ARG);
    ENSURE(pace_turning_find(turns, &count, (pace_view){x, 30, 1, PACE_PERIOD_NONE}, NULL, NULL) == PACE_ERR_FREQ);
    opts.method = PACE_TURNING_BRY_BOSCHAN;
    ENSURE(pace_turning_find(turns, &count, quarters(x, 30), &opts, NULL) == PACE_ERR_FREQ);
    opts.method = (pace_turning_method)2;
    ENSURE(pace_turning_find(turns, &count, quarters(x, 30), &opts, NULL) == PACE_ERR_ARG);
    opts = (pace_turning_opts)PACE_TURNING_OPTS_INIT;
    opts.window = -1;
    ENSURE(pace_turning_find(turns, &count, quarters(x, 30), &opts, NULL) == PACE_ERR_ARG);
    opts.window = 100;
    ENSURE(pace_turning_find(turns, &count, quarters(x, 30), &opts, NULL) == PACE_ERR_DATA);
    opts.size = 3;
    ENSURE(pace_turning_find(turns, &count, quarters(x, 30), &opts, NULL) == PACE_ERR_ARG);
    x[5] = MISSING;
    ENSURE(pace_turning_find(turns, &count, quarters(x, 30), NULL, &err) == PACE_ERR_DATA && strstr(err.text, "value 6"));
    ENSURE_TEXT(err.where, "2002-Q2");
    x[5] = (double)INFINITY;
    ENSURE(pace_turning_find(turns, &count, quarters(x, 30), NULL, NULL) == PACE_ERR_DATA);
    ENSURE(count == 7 && turns[0].at == 77);
    double marks[30] = {3};
    pace_turn odd[] = {{4, 1}, {4, -1}};
    ENSURE(pace_turning_mark((pace_out){marks, 30, 1}, (pace_out){0}, odd, 2, quarters(x, 30), NULL) == PACE_ERR_ARG);
    odd[1].at = 30;
    ENSURE(pace_turning_mark((pace_out){marks, 30, 1}, (pace_out){0}, odd, 2, quarters(x, 30), NULL) == PACE_ERR_ARG);
    odd[1] = (pace_turn){9, 2};
    ENSURE(pace_turning_mark((pace_out){marks, 30, 1}, (pace_out){0}, odd, 2, quarters(x, 30), NULL) == PACE_ERR_ARG);
    ENSURE(pace_turning_mark((pace_out){marks, 3, 1}, (pace_out){0}, odd, 0, quarters(x, 30), NULL) == PACE_ERR_ARG);
    ENSURE_NEAR(marks[0], 3, 0);
    ENSURE(pace_turning_phases(NULL, NULL, 0, quarters(x, 30)) == 0 && pace_turning_room(-3) == 0);
}

/* Weeks have no usual figures, but they are taken where all are given. */
static void check_weeks(void)
{
    double x[120];
    pace_period week;
    pace_turn turns[ROOM];
    int64_t count = 0;
    pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
    for (int i = 0; i < 120; i++)
        x[i] = sin(i * 0.2);
    ENSURE(!pace_period_make(&week, PACE_WEEKLY, 2015, 1, NULL));
    ENSURE(pace_turning_find(turns, &count, (pace_view){x, 120, 1, week}, &opts, NULL) == PACE_ERR_FREQ);
    opts.window = 3;
    opts.min_phase = 5;
    opts.min_cycle = 10;
    opts.ends = 5;
    ENSURE(!pace_turning_find(turns, &count, (pace_view){x, 120, 1, week}, &opts, NULL) && count >= 6);
}

static void noise(double *x, int n, unsigned seed)
{
    double level = 0;
    for (int i = 0; i < n; i++) {
        seed = seed * 1664525u + 1013904223u;
        level += (double)(seed >> 16) / 65536 - 0.5;
        x[i] = level;
    }
}

/* A slow wave with noise and one outlier: the procedure in stages finds the wave's turns, within a few months. */
static void check_stages(void)
{
    double x[240];
    pace_turn turns[ROOM];
    int64_t count = 0;
    pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
    noise(x, 240, 5);
    for (int i = 239; i > 0; i--)
        x[i] = 10 * sin(2 * 3.14159265358979 * i / 60) + (x[i] - x[i - 1]);
    x[100] = -60;
    opts.method = PACE_TURNING_BRY_BOSCHAN;
    ENSURE(!pace_turning_find(turns, &count, (pace_view){x, 240, 1, pace_month(2000, 1)}, &opts, NULL));
    ENSURE(count == 8);
    for (int64_t i = 0; i < count; i++) {
        ENSURE(turns[i].kind == (i % 2 ? -1 : 1));
        ENSURE(i == 3 || llabs(turns[i].at - (15 + 30 * i)) <= 6);
    }
    double flat[40] = {0};
    ENSURE(!pace_turning_find(turns, &count, (pace_view){flat, 40, 1, pace_month(2000, 1)}, &opts, NULL) && count < 2);
    noise(flat, 11, 9);
    ENSURE(!pace_turning_find(turns, &count, (pace_view){flat, 11, 1, pace_month(2000, 1)}, &opts, NULL));
}

enum { ROWS = 13, COLS = 60 };

static void check_rows(pace_turning_method method)
{
    double x[ROWS * COLS], turn[ROWS * COLS], phase[ROWS * COLS], one[COLS], two[COLS];
    uint8_t flags[ROWS];
    pace_turn turns[ROOM];
    pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
    pace_pool *pool = NULL;
    opts.method = method;
    for (int r = 0; r < ROWS; r++)
        noise(x + r * COLS, COLS, (unsigned)r + 1);
    x[2 * COLS + 7] = MISSING;
    x[3 * COLS] = MISSING;
    x[4 * COLS + 9] = -(double)INFINITY;
    for (int i = 0; i < COLS; i++)
        x[5 * COLS + i] = i < 58 ? MISSING : 1;
    pace_block in = {x, ROWS, COLS, COLS, 1, pace_month(2001, 1)};
    pace_block_out turn_out = {turn, COLS, 1}, phase_out = {phase, COLS, 1};
    for (int threads = 1; threads <= 3; threads += 2) {
        memset(turn, 0x55, sizeof turn);
        ENSURE(!pace_pool_new(&pool, threads, NULL, NULL));
        pace_exec exec = pace_pool_exec(pool);
        ENSURE(!pace_turning_rows(turn_out, phase_out, flags, in, &opts, &exec, NULL));
        pace_pool_free(pool);
        for (int r = 0; r < ROWS; r++) {
            int64_t count = 0;
            pace_view row = {x + r * COLS, COLS, 1, in.first};
            pace_status status = pace_turning_find(turns, &count, row, &opts, NULL);
            ENSURE((status != PACE_OK) == (flags[r] != 0));
            if (!status)
                ENSURE(!pace_turning_mark((pace_out){one, COLS, 1}, (pace_out){two, COLS, 1}, turns, count, row, NULL));
            for (int i = 0; i < COLS; i++) {
                ENSURE_NEAR(turn[r * COLS + i], status ? MISSING : one[i], 0);
                ENSURE_NEAR(phase[r * COLS + i], status ? MISSING : two[i], 0);
            }
        }
    }
    ENSURE(flags[2] == PACE_ROW_MISSING && flags[3] == 0 && flags[4] == PACE_ROW_DOMAIN && flags[5] == PACE_ROW_SHORT);
    ENSURE(!pace_turning_rows((pace_block_out){0}, phase_out, NULL, in, &opts, NULL, NULL));
    ENSURE(!pace_turning_rows(turn_out, phase_out, flags, (pace_block){NULL, 0, 0, 0, 0, in.first}, &opts, NULL, NULL));
    ENSURE(pace_turning_rows(turn_out, phase_out, flags, (pace_block){NULL, 2, 2, 2, 1, in.first}, &opts, NULL, NULL) == PACE_ERR_ARG);
}

static void check_memory(void)
{
    double x[100], turn[100];
    pace_turn turns[ROOM];
    noise(x, 100, 3);
    for (int64_t k = 0; k < 3; k++) {
        failing state = {k, true, false, 0};
        pace_allocator allocator = {.ctx = &state, .resize = failing_resize};
        pace_turning_opts opts = PACE_TURNING_OPTS_INIT;
        int64_t count = 7;
        opts.allocator = &allocator;
        opts.method = PACE_TURNING_BRY_BOSCHAN;
        pace_block in = {x, 2, 50, 50, 1, pace_month(2001, 1)};
        pace_status status = pace_turning_rows((pace_block_out){turn, 50, 1}, (pace_block_out){0}, NULL, in, &opts, NULL, NULL);
        ENSURE(status == (k < 2 ? PACE_ERR_NOMEM : PACE_OK) && state.live == 0);
        state = (failing){k, true, false, 0};
        status = pace_turning_find(turns, &count, (pace_view){x, 100, 1, in.first}, &opts, NULL);
        ENSURE(status == (k < 1 ? PACE_ERR_NOMEM : PACE_OK) && state.live == 0 && (status == PACE_OK || count == 7));
    }
}

int main(void)
{
    check_by_hand();
    check_rules();
    check_last_cycle();
    check_refusals();
    check_weeks();
    check_stages();
    check_rows(PACE_TURNING_BBQ);
    check_rows(PACE_TURNING_BRY_BOSCHAN);
    check_memory();
    return TEST_RESULT;
}
