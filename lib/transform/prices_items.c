/* Indices of several items: bilateral formulas, linked over periods. */
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "pace/prices.h"

static const char *const formula_names[] = {
    "laspeyres", "paasche", "fisher", "tornqvist", "walsh", "marshall_edgeworth", "geometric_laspeyres", "geometric_paasche",
    "sato_vartia", "ces", "lowe", "young", "dutot", "jevons", "carli", "harmonic", "cswd"};

enum { FORMULAS = sizeof formula_names / sizeof *formula_names };

const char *pace_index_formula_name(pace_index_formula formula)
{
    return (unsigned)formula < FORMULAS ? formula_names[formula] : "";
}

pace_status pace_index_formula_parse(pace_index_formula *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < FORMULAS; i++) {
        if (strcmp(formula_names[i], text) == 0) {
            *out = (pace_index_formula)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%q is no index formula; there are laspeyres, paasche, fisher, tornqvist, walsh, marshall_edgeworth, "
                      "geometric_laspeyres, geometric_paasche, sato_vartia, ces, lowe, young, dutot, jevons, carli, harmonic "
                      "and cswd",
                      text ? text : "");
}

/* Two periods that are compared, and the period of the weights of Lowe and Young. */
typedef struct pair {
    pace_block p, q;
    int64_t from, to, weights;
    double sigma;
} pair;

/* An item at both periods. */
typedef struct item {
    double p0, pt, q0, qt, pb, qb;
} item;

static double cell(const pace_block *block, int64_t row, int64_t col)
{
    return block->x ? block->x[row * block->row_stride + col * block->col_stride] : 1;
}

static bool needs_quantities(pace_index_formula formula)
{
    return formula < PACE_DUTOT;
}

/* False for an item that is missing at one of the periods; an item with a price that is not positive is a fault of the data. */
static bool take(const pair *c, int64_t row, item *out, uint8_t *flags)
{
    *out = (item){cell(&c->p, row, c->from),    cell(&c->p, row, c->to), cell(&c->q, row, c->from),
                  cell(&c->q, row, c->to),      cell(&c->p, row, c->weights), cell(&c->q, row, c->weights)};
    double sum = out->p0 + out->pt + out->q0 + out->qt + out->pb + out->qb;
    if (isnan(sum) && !isinf(out->p0) && !isinf(out->pt)) {
        *flags |= PACE_ROW_MISSING;
        return false;
    }
    if (!(out->p0 > 0 && out->pt > 0 && out->q0 >= 0 && out->qt >= 0 && isfinite(sum)))
        *flags |= PACE_ROW_DOMAIN;
    return true;
}

/* Sums over items; a plain sum is exact enough: all terms are positive. */
typedef struct sums {
    double v0, vt, vb;         /* values at the two periods, and of the weights */
    double pt_q0, p0_qt, pt_qb, p0_qb;
    double p0, pt;             /* prices alone */
    int64_t count;
} sums;

static sums sum_items(const pair *c, uint8_t *flags)
{
    sums s = {0};
    item i;
    for (int64_t r = 0; r < c->p.rows; r++) {
        if (!take(c, r, &i, flags))
            continue;
        s.v0 += i.p0 * i.q0;
        s.vt += i.pt * i.qt;
        s.vb += i.pb * i.qb;
        s.pt_q0 += i.pt * i.q0;
        s.p0_qt += i.p0 * i.qt;
        s.pt_qb += i.pt * i.qb;
        s.p0_qb += i.p0 * i.qb;
        s.p0 += i.p0;
        s.pt += i.pt;
        s.count++;
    }
    return s;
}

/* (a - b) / (ln a - ln b), a where they are equal. */
static double logarithmic_mean(double a, double b)
{
    double difference = log(a / b);
    if (!(a > 0 && b > 0))
        return 0;
    return fabs(difference) < 1e-9 ? (a + b) / 2 : (a - b) / difference;
}

/* One item's weight and how its price relative enters. */
static double weight_of(pace_index_formula formula, const item *i, const sums *s)
{
    double s0 = i->p0 * i->q0 / s->v0, st = i->pt * i->qt / s->vt;
    switch (formula) {
    case PACE_TORNQVIST:
        return (s0 + st) / 2;
    case PACE_GEOMETRIC_PAASCHE:
        return st;
    case PACE_SATO_VARTIA:
        return logarithmic_mean(s0, st);
    case PACE_YOUNG:
        return i->pb * i->qb / s->vb;
    case PACE_JEVONS:
    case PACE_CARLI:
    case PACE_HARMONIC:
        return 1 / (double)s->count;
    case PACE_GEOMETRIC_LASPEYRES:
    case PACE_CES:
    case PACE_LASPEYRES:
    case PACE_PAASCHE:
    case PACE_FISHER:
    case PACE_WALSH:
    case PACE_MARSHALL_EDGEWORTH:
    case PACE_LOWE:
    case PACE_DUTOT:
    case PACE_CSWD:
        break;
    }
    return s0;
}

typedef enum mean_kind { MEAN_ARITHMETIC, MEAN_GEOMETRIC, MEAN_HARMONIC, MEAN_POWER } mean_kind;

/* Weighted mean of the price relatives; weights need not add up to one. */
static double mean_relative(const pair *c, pace_index_formula formula, mean_kind kind, const sums *s, uint8_t *flags)
{
    double sum = 0, weights = 0, power = 1 - c->sigma;
    item i;
    for (int64_t r = 0; r < c->p.rows; r++) {
        if (!take(c, r, &i, flags))
            continue;
        double w = weight_of(formula, &i, s), relative = i.pt / i.p0;
        weights += w;
        sum += w * (kind == MEAN_GEOMETRIC  ? log(relative)
                    : kind == MEAN_HARMONIC ? 1 / relative
                    : kind == MEAN_POWER    ? pow(relative, power)
                                            : relative);
    }
    double mean = sum / weights;
    return kind == MEAN_GEOMETRIC  ? exp(mean)
           : kind == MEAN_HARMONIC ? 1 / mean
           : kind == MEAN_POWER    ? pow(mean, 1 / power)
                                   : mean;
}

/* Sum of p_t w over sum of p_0 w with weights of both periods. */
static double both_periods(const pair *c, pace_index_formula formula, uint8_t *flags)
{
    double above = 0, below = 0;
    item i;
    for (int64_t r = 0; r < c->p.rows; r++) {
        if (!take(c, r, &i, flags))
            continue;
        double w = formula == PACE_WALSH ? sqrt(i.q0 * i.qt) : i.q0 + i.qt;
        above += i.pt * w;
        below += i.p0 * w;
    }
    return above / below;
}

static double compared(const pair *c, pace_index_formula formula, uint8_t *flags)
{
    sums s = sum_items(c, flags);
    switch (formula) {
    case PACE_LASPEYRES:
        return s.pt_q0 / s.v0;
    case PACE_PAASCHE:
        return s.vt / s.p0_qt;
    case PACE_FISHER:
        return sqrt(s.pt_q0 / s.v0 * (s.vt / s.p0_qt));
    case PACE_LOWE:
        return s.pt_qb / s.p0_qb;
    case PACE_DUTOT:
        return s.pt / s.p0;
    case PACE_WALSH:
    case PACE_MARSHALL_EDGEWORTH:
        return both_periods(c, formula, flags);
    case PACE_TORNQVIST:
    case PACE_GEOMETRIC_LASPEYRES:
    case PACE_GEOMETRIC_PAASCHE:
    case PACE_SATO_VARTIA:
    case PACE_JEVONS:
        return mean_relative(c, formula, MEAN_GEOMETRIC, &s, flags);
    case PACE_CES:
        return mean_relative(c, formula, fabs(c->sigma - 1) < 1e-12 ? MEAN_GEOMETRIC : MEAN_POWER, &s, flags);
    case PACE_HARMONIC:
        return mean_relative(c, formula, MEAN_HARMONIC, &s, flags);
    case PACE_CSWD:
        return sqrt(mean_relative(c, PACE_CARLI, MEAN_ARITHMETIC, &s, flags) *
                    mean_relative(c, PACE_HARMONIC, MEAN_HARMONIC, &s, flags));
    case PACE_YOUNG:
    case PACE_CARLI:
        break;
    }
    return mean_relative(c, formula, MEAN_ARITHMETIC, &s, flags);
}

/* NaN, with the reason, where the comparison has no answer. */
static double answered(const pair *c, pace_index_formula formula, uint8_t *flags)
{
    double value = compared(c, formula, flags);
    if (*flags & PACE_ROW_DOMAIN)
        return (double)NAN;
    if (isfinite(value) && value > 0)
        return value;
    if (!(*flags & PACE_ROW_MISSING))
        *flags |= PACE_ROW_DOMAIN;
    return (double)NAN;
}

static pace_status check_items(int64_t room, pace_index_formula formula, const pace_block *p, const pace_block *q,
                               const pace_index_opts *opts, pace_error *err)
{
    if ((unsigned)formula >= FORMULAS)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no index formula", (int)formula);
    if (p->rows < 1 || p->cols < 0 || !p->x || room < p->cols)
        return pace__fail(err, PACE_ERR_ARG, "", "prices of items over periods and room for %ld results are needed", (long)p->cols);
    if (needs_quantities(formula) || opts->quantity) {
        if (!q->x || q->rows != p->rows || q->cols != p->cols)
            return pace__fail(err, PACE_ERR_ARG, "", "the %s index weighs with quantities; give as many as there are prices",
                              formula_names[formula]);
    }
    if (!isfinite(opts->sigma) || (unsigned)opts->linking > PACE_INDEX_PERIOD)
        return pace__fail(err, PACE_ERR_ARG, "", "the linking or the elasticity of substitution is not known; see pace_index_opts");
    return PACE_OK;
}

static pair pair_of(pace_index_formula formula, pace_block p, pace_block q, const pace_index_opts *opts)
{
    pair c = {p, q, 0, 0, 0, opts->sigma};
    if (!needs_quantities(formula) && !opts->quantity)
        c.q.x = NULL;
    if (opts->quantity) {
        c.p = q;
        c.q = p;
    }
    return c;
}

pace_status pace_item_index(pace_out out, uint8_t *flags, pace_index_formula formula, pace_block prices, pace_block quantities,
                            const pace_index_opts *opts, pace_error *err)
{
    const pace_index_opts usual = PACE_INDEX_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = check_items(out.n, formula, &prices, &quantities, opts, err);
    if (status)
        return status;
    pair c = pair_of(formula, prices, quantities, opts);
    double level = 1;
    for (int64_t t = 0; t < prices.cols; t++) {
        uint8_t found = 0;
        double value = 1;
        if (t) {
            c.from = opts->linking == PACE_INDEX_FIXED ? 0 : t - 1;
            c.to = t;
            value = answered(&c, formula, &found);
        }
        level = opts->linking == PACE_INDEX_CHAINED ? level * value : value;
        out.x[t * out.stride] = level;
        if (flags)
            flags[t] = found;
    }
    return PACE_OK;
}

/* The geometric mean, over all periods as the bridge, of the ways from the first period to t. */
static double geks_at(pair *c, pace_index_formula formula, int64_t t)
{
    double sum = 0;
    for (int64_t bridge = 0; bridge < c->p.cols; bridge++) {
        uint8_t found = 0;
        c->from = 0;
        c->to = bridge;
        double there = bridge ? answered(c, formula, &found) : 1;
        c->from = bridge;
        c->to = t;
        double on = bridge != t ? answered(c, formula, &found) : 1;
        sum += log(there) + log(on);
    }
    return exp(sum / (double)c->p.cols);
}

pace_status pace_item_index_geks(pace_out out, pace_index_formula formula, pace_block prices, pace_block quantities,
                                 const pace_index_opts *opts, pace_error *err)
{
    const pace_index_opts usual = PACE_INDEX_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = check_items(out.n, formula, &prices, &quantities, opts, err);
    if (status)
        return status;
    pair c = pair_of(formula, prices, quantities, opts);
    for (int64_t t = 0; t < prices.cols; t++)
        out.x[t * out.stride] = t ? geks_at(&c, formula, t) : 1;
    return PACE_OK;
}
