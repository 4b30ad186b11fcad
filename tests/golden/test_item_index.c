/* Price and quantity indices of items against R and IndexNumR. */
#include "outside.h"
#include "pace/prices.h"

enum { ITEMS = 4, PERIODS = 12 };

typedef struct market {
    double p[ITEMS * PERIODS], q[ITEMS * PERIODS];
} market;

static market read_market(const json_t *root)
{
    double time[ITEMS * PERIODS], item[ITEMS * PERIODS], p[ITEMS * PERIODS], q[ITEMS * PERIODS];
    market m;
    int n = outside_values(time, ITEMS * PERIODS, root, "input/time");
    outside_values(item, ITEMS * PERIODS, root, "input/prodID");
    outside_values(p, ITEMS * PERIODS, root, "input/prices");
    outside_values(q, ITEMS * PERIODS, root, "input/quantities");
    for (int i = 0; i < n; i++) {
        int at = ((int)item[i] - 1) * PERIODS + (int)time[i] - 1;
        m.p[at] = p[i];
        m.q[at] = q[i];
    }
    return m;
}

static void check(const json_t *root, const market *m, const char *column, pace_index_formula formula, pace_index_linking linking,
                  bool quantity)
{
    pace_index_opts opts = PACE_INDEX_OPTS_INIT;
    pace_block p = {m->p, ITEMS, PERIODS, PERIODS, 1, pace_month(2000, 1)}, q = {m->q, ITEMS, PERIODS, PERIODS, 1, pace_month(2000, 1)};
    double got[PERIODS], want[PERIODS];
    char keys[128];
    opts.linking = linking;
    opts.quantity = quantity;
    snprintf(keys, sizeof keys, "output/%s", column);
    outside_values(want, PERIODS, root, keys);
    ENSURE(pace_item_index((pace_out){got, PERIODS, 1}, NULL, formula, p, q, &opts, NULL) == PACE_OK);
    golden_compare(column, got, want, PERIODS, 1, 0, 1e-12);
}

int main(void)
{
    static const struct {
        const char *name;
        pace_index_formula formula;
    } formulas[] = {{"laspeyres", PACE_LASPEYRES},   {"paasche", PACE_PAASCHE},
                    {"fisher", PACE_FISHER},         {"tornqvist", PACE_TORNQVIST},
                    {"walsh", PACE_WALSH},           {"satovartia", PACE_SATO_VARTIA},
                    {"geomlaspeyres", PACE_GEOMETRIC_LASPEYRES}, {"geompaasche", PACE_GEOMETRIC_PAASCHE},
                    {"lowe", PACE_LOWE},             {"young", PACE_YOUNG},
                    {"dutot", PACE_DUTOT},           {"jevons", PACE_JEVONS},
                    {"carli", PACE_CARLI},           {"cswd", PACE_CSWD},
                    {"harmonic", PACE_HARMONIC},     {"marshalledgeworth", PACE_MARSHALL_EDGEWORTH}};
    static const char *const linkings[] = {"fixedbase", "chained", "pop"};
    json_t *root = outside_read("price_index_ces_sigma2");
    char column[64];
    if (!root)
        return TEST_SKIP;
    market m = read_market(root);
    for (size_t f = 0; f < sizeof formulas / sizeof *formulas; f++) {
        for (int l = 0; l < 3; l++) {
            snprintf(column, sizeof column, "%s_%s", formulas[f].name, linkings[l]);
            check(root, &m, column, formulas[f].formula, (pace_index_linking)l, false);
            snprintf(column, sizeof column, "q_%s_%s", formulas[f].name, linkings[l]);
            if (f < 4 && l < 2)
                check(root, &m, column, formulas[f].formula, (pace_index_linking)l, true);
        }
    }
    double got[PERIODS], want[PERIODS];
    pace_block p = {m.p, ITEMS, PERIODS, PERIODS, 1, pace_month(2000, 1)}, q = {m.q, ITEMS, PERIODS, PERIODS, 1, pace_month(2000, 1)};
    outside_values(want, PERIODS, root, "output/geks_fisher_window12");
    ENSURE(pace_item_index_geks((pace_out){got, PERIODS, 1}, PACE_FISHER, p, q, NULL, NULL) == PACE_OK);
    golden_compare("geks_fisher", got, want, PERIODS, 1, 0, 1e-12);
    json_decref(root);
    return TEST_RESULT;
}
