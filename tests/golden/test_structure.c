/* Structure against the R package REAT, read where the figures lie; see SOURCES.md. */
#include "outside.h"
#include "pace/structure.h"

enum { MOST = 512 };

static const char *set;
static double worst;
static int compared;

static double number(const json_t *root, const char *keys)
{
    char part[64];
    const json_t *at = root;
    for (const char *from = keys; *from;) {
        size_t n = strcspn(from, "/");
        snprintf(part, sizeof part, "%.*s", (int)n, from);
        at = json_object_get(at, part);
        from += n + (from[n] == '/');
    }
    ENSURE(json_is_number(at));
    return json_number_value(at);
}

static void near(double got, double want, double tolerance)
{
    double error = fabs(got - want) / fmax(fabs(want), 1e-300);
    worst = fmax(worst, error);
    compared++;
    if (!(error <= tolerance))
        fprintf(stderr, "%s, value %d: got %.17g, want %.17g\n", set, compared, got, want);
    ENSURE(error <= tolerance);
}

static void begin(const char *name)
{
    set = name;
    worst = 0;
    compared = 0;
}

static void end(void)
{
    printf("%-40s %4d values, worst error %.2g\n", set, compared, worst);
}

static void check_concentration(const json_t *t)
{
    static const struct {
        const char *key;
        pace_concentration measure;
    } cases[] = {{"herf", PACE_HERFINDAHL}, {"herf_norm", PACE_HERFINDAHL_NORMAL}, {"herf_equivalent", PACE_EQUIVALENT_NUMBER},
                 {"gini", PACE_GINI},       {"gini_norm", PACE_GINI_NORMAL},       {"hoover", PACE_HOOVER},
                 {"theil", PACE_THEIL_L},   {"coulter", PACE_COULTER},             {"atkinson", PACE_ATKINSON},
                 {"cv", PACE_VARIATION}};
    double region[MOST], nation[MOST], got[MOST], want[MOST], value = 0;
    char key[64];
    int n = outside_values(region, MOST, t, "input/region");
    ENSURE(outside_values(nation, MOST, t, "input/nation") == n);
    double total[2] = {number(t, "input/region_total"), number(t, "input/nation_total")};
    begin("concentration");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ENSURE(!pace_concentrate(&value, cases[i].measure, region, n, NULL, NULL));
        snprintf(key, sizeof key, "output/%s", cases[i].key);
        near(value, number(t, key), 1e-13);
    }
    ENSURE(!pace_specialise(&value, PACE_KRUGMAN, region, nation, n, (double)NAN, (double)NAN, NULL, NULL));
    near(value, number(t, "output/krugman_spec"), 1e-13);
    ENSURE(!pace_specialise(&value, PACE_GINI_SPECIALISATION, region, nation, n, (double)NAN, (double)NAN, NULL, NULL));
    near(value, number(t, "output/gini_spec"), 1e-13);
    end();
    outside_values(want, MOST, t, "output/location_quotient");
    ENSURE(!pace_location_quotient(got, region, nation, n, total[0], total[1], NULL));
    golden_compare("location quotient", got, want, n, 1, 0, 1e-14);
    outside_values(want, MOST, t, "output/plain_lq");
    ENSURE(!pace_location_quotient(got, region, nation, n, (double)NAN, (double)NAN, NULL));
    golden_compare("location quotient, sums", got, want, n, 1, 0, 1e-14);
}

static void check_shift(const json_t *t)
{
    double figures[4][MOST], want[5];
    static const char *const inputs[] = {"input/region0", "input/region1", "input/nation0", "input/nation1"};
    pace_shift_share s;
    int n = 0;
    for (int k = 0; k < 4; k++)
        n = outside_values(figures[k], MOST, t, inputs[k]);
    begin("shift-share");
    ENSURE(!pace_shift(&s, NULL, PACE_SHIFT_DUNN, figures[0], figures[1], figures[2], figures[3], n, NULL));
    ENSURE(outside_values(want, 5, t, "output/Dunn/components") == 5);
    double dunn[] = {s.growth, s.national, s.mix, s.regional, s.net};
    for (int i = 0; i < 5; i++)
        near(dunn[i], want[i], 1e-12);
    ENSURE(!pace_shift(&s, NULL, PACE_SHIFT_ESTEBAN, figures[0], figures[1], figures[2], figures[3], n, NULL));
    ENSURE(outside_values(want, 5, t, "output/Esteban/components") == 5);
    double esteban[] = {s.growth, s.national, s.mix, s.regional, s.allocation};
    for (int i = 0; i < 5; i++)
        near(esteban[i], want[i], 1e-12);
    ENSURE(!pace_shift(&s, NULL, PACE_SHIFT_GERFIN, figures[0], figures[1], figures[2], figures[3], n, NULL));
    ENSURE(outside_values(want, 5, t, "output/Gerfin/components") == 3);
    double gerfin[] = {s.mix, s.regional, s.net};
    for (int i = 0; i < 3; i++)
        near(gerfin[i], want[i], 1e-13);
    end();
}

static void check_convergence(const json_t *t)
{
    double y0[MOST], y1[MOST], se[2];
    pace_convergence c;
    int n = outside_values(y0, MOST, t, "input/gdppc2010");
    ENSURE(outside_values(y1, MOST, t, "input/gdppc2014") == n);
    ENSURE(!pace_converge(&c, y0, y1, n, number(t, "output/T"), NULL, NULL));
    begin("convergence");
    ENSURE(outside_values(se, 2, t, "output/se") == 2);
    near(c.alpha, number(t, "output/alpha"), 1e-12);
    near(c.beta, number(t, "output/beta"), 1e-12);
    near(c.alpha_error, se[0], 1e-12);
    near(c.beta_error, se[1], 1e-12);
    near(c.r2, number(t, "output/r2"), 1e-12);
    near(c.lambda, number(t, "output/lambda"), 1e-12);
    near(c.half_life, number(t, "output/halflife"), 1e-12);
    near(c.sd_0, number(t, "output/sd_log_0"), 1e-13);
    near(c.sd_1, number(t, "output/sd_log_1"), 1e-13);
    near(c.variation_0, number(t, "output/cv0"), 1e-13);
    near(c.variation_1, number(t, "output/cv1"), 1e-13);
    end();
}

int main(void)
{
    static const struct {
        const char *name;
        void (*check)(const json_t *);
    } cases[] = {{"concentration_goettingen2017", check_concentration},
                 {"shift_share_goettingen", check_shift},
                 {"convergence_german_counties", check_convergence}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        json_t *root = outside_read(cases[i].name);
        if (!root) {
            printf("the figures of %s are not there\n", cases[i].name);
            return test_failures ? TEST_RESULT : TEST_SKIP;
        }
        cases[i].check(root);
        json_decref(root);
    }
    return TEST_RESULT;
}
