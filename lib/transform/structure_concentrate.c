/* Concentration of parts: one kernel a family of measures, over shares that were gathered before. */
#include <math.h>
#include <string.h>
#include "core/core.h"
#include "transform/structure.h"
#include "transform/trend_points.h"

static const char *const names[] = {"herfindahl", "herfindahl_normal", "equivalent_number", "concentration_ratio", "entropy",
                                    "entropy_normal", "gini", "gini_normal", "hoover", "coulter", "theil_t", "theil_l",
                                    "atkinson", "variation", "variation_population"};
enum { MEASURES = sizeof names / sizeof *names, NEAR = 128 };

const char *pace_concentration_name(pace_concentration measure)
{
    return (unsigned)measure < MEASURES ? names[measure] : "";
}

pace_status pace_concentration_parse(pace_concentration *out, const char *text, pace_error *err)
{
    for (int i = 0; text && i < MEASURES; i++) {
        if (strcmp(names[i], text) == 0) {
            *out = (pace_concentration)i;
            return PACE_OK;
        }
    }
    return pace__fail(err, PACE_ERR_PARSE, "",
                      "%q is no measure of concentration; there are herfindahl, herfindahl_normal, equivalent_number, "
                      "concentration_ratio, entropy, entropy_normal, gini, gini_normal, hoover, coulter, theil_t, theil_l, "
                      "atkinson, variation and variation_population",
                      text ? text : "");
}

static double key_of(const pace__parts *p, int64_t i)
{
    return p->s[i] / p->r[i];
}

static void swap(pace__parts *p, int64_t a, int64_t b)
{
    double s = p->s[a], r = p->r[a];
    p->s[a] = p->s[b];
    p->r[a] = p->r[b];
    p->s[b] = s;
    p->r[b] = r;
}

static void sift(pace__parts *p, int64_t top, int64_t n)
{
    for (int64_t child = 2 * top + 1; child < n; child = 2 * top + 1) {
        if (child + 1 < n && key_of(p, child + 1) > key_of(p, child))
            child++;
        if (!(key_of(p, child) > key_of(p, top)))
            return;
        swap(p, top, child);
        top = child;
    }
}

void pace__parts_sort(pace__parts *p)
{
    for (int64_t i = p->n / 2; i-- > 0;)
        sift(p, i, p->n);
    for (int64_t i = p->n; i-- > 1;) {
        swap(p, 0, i);
        sift(p, 0, i);
    }
}

/* sum of r_i (S_n - S_{i-1} - S_i), with the running shares S: no difference of two large numbers. */
double pace__parts_gini(const pace__parts *p)
{
    pace__sum sum = {0, 0}, below = {0, 0};
    for (int64_t i = 0; i < p->n; i++) {
        double before = pace__sum_value(below);
        pace__sum_add(&below, p->s[i]);
        pace__sum_add(&sum, p->r[i] * (1 - before - pace__sum_value(below)));
    }
    return pace__sum_value(sum);
}

static double of_squares(const pace__parts *p, pace_concentration measure)
{
    pace__sum sum = {0, 0};
    double n = (double)p->n;
    for (int64_t i = 0; i < p->n; i++)
        pace__sum_add(&sum, p->s[i] * p->s[i]);
    double h = pace__sum_value(sum);
    return measure == PACE_HERFINDAHL          ? h
           : measure == PACE_HERFINDAHL_NORMAL ? (h - 1 / n) / (1 - 1 / n)
                                               : 1 / h;
}

/* Sums over the parts of a distance between share and reference. */
static double of_distances(const pace__parts *p, pace_concentration measure)
{
    pace__sum sum = {0, 0};
    double n = (double)p->n;
    for (int64_t i = 0; i < p->n; i++) {
        double d = p->s[i] - p->r[i];
        pace__sum_add(&sum, measure == PACE_HOOVER ? fabs(d) : measure == PACE_COULTER ? d * d : d * d / p->r[i]);
    }
    double all = pace__sum_value(sum);
    if (measure == PACE_HOOVER)
        return all / 2;
    if (measure == PACE_COULTER)
        return sqrt(all / 2);
    return sqrt(measure == PACE_VARIATION && !p->referenced ? all * n / (n - 1) : all);
}

static double of_logarithms(const pace__parts *p, pace_concentration measure)
{
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < p->n; i++) {
        double s = p->s[i], r = p->r[i];
        if (measure == PACE_THEIL_L)
            pace__sum_add(&sum, r * log(r / s));
        else if (s > 0)
            pace__sum_add(&sum, measure == PACE_THEIL_T ? s * log(s / r) : -s * log(s));
    }
    double all = pace__sum_value(sum);
    return measure == PACE_ENTROPY_NORMAL ? all / log((double)p->n) : all;
}

static double atkinson(const pace__parts *p, double epsilon)
{
    pace__sum sum = {0, 0};
    bool geometric = fabs(epsilon - 1) < 1e-12;
    for (int64_t i = 0; i < p->n; i++) {
        double relative = p->s[i] / p->r[i];
        pace__sum_add(&sum, p->r[i] * (geometric ? log(relative) : pow(relative, 1 - epsilon)));
    }
    double mean = pace__sum_value(sum);
    return geometric ? -expm1(mean) : 1 - pow(mean, 1 / (1 - epsilon));
}

/* Parts are sorted. */
static double ratio(const pace__parts *p, int64_t largest)
{
    pace__sum sum = {0, 0};
    for (int64_t i = p->n; i-- > 0 && i >= p->n - largest;)
        pace__sum_add(&sum, p->s[i]);
    return pace__sum_value(sum);
}

static double measured(pace__parts *p, pace_concentration measure, const pace_concentration_opts *opts)
{
    double n = (double)p->n;
    switch (measure) {
    case PACE_HERFINDAHL:
    case PACE_HERFINDAHL_NORMAL:
    case PACE_EQUIVALENT_NUMBER:
        return of_squares(p, measure);
    case PACE_CONCENTRATION_RATIO:
        pace__parts_sort(p);
        return ratio(p, opts->largest);
    case PACE_GINI:
    case PACE_GINI_NORMAL:
        pace__parts_sort(p);
        return pace__parts_gini(p) * (measure == PACE_GINI_NORMAL ? n / (n - 1) : 1);
    case PACE_HOOVER:
    case PACE_COULTER:
    case PACE_VARIATION:
    case PACE_VARIATION_POPULATION:
        return of_distances(p, measure);
    case PACE_ATKINSON:
        return atkinson(p, opts->epsilon);
    case PACE_ENTROPY:
    case PACE_ENTROPY_NORMAL:
    case PACE_THEIL_T:
    case PACE_THEIL_L:
        break;
    }
    return of_logarithms(p, measure);
}

static bool is_relative(pace_concentration measure)
{
    return measure >= PACE_GINI;
}

/* Into scratch: the shares of what is there. Flags say what was left out or is no share; false without an answer. */
static bool gather(pace__parts *out, double *scratch, pace_view x, const double *reference, uint8_t *flags)
{
    pace__sum sum = {0, 0}, weight = {0, 0};
    *out = (pace__parts){0, scratch, scratch + x.n, reference != NULL};
    for (int64_t i = 0; i < x.n; i++) {
        double part = x.x[i * x.stride], r = reference ? reference[i] : 1;
        if (isnan(part) || isnan(r)) {
            *flags |= PACE_ROW_MISSING;
            continue;
        }
        if (!(part >= 0) || isinf(part) || isinf(r) || !(r > 0))
            *flags |= PACE_ROW_DOMAIN;
        out->s[out->n] = part;
        out->r[out->n++] = r;
        pace__sum_add(&sum, part);
        pace__sum_add(&weight, r);
    }
    double total = pace__sum_value(sum), all = pace__sum_value(weight);
    if (!(total > 0) || isinf(total) || !(all > 0) || isinf(all))
        *flags |= PACE_ROW_DOMAIN;
    for (int64_t i = 0; i < out->n; i++) {
        out->s[i] /= total;
        out->r[i] /= all;
    }
    return !(*flags & PACE_ROW_DOMAIN);
}

static double answer(double *scratch, pace_concentration measure, pace_view x, const pace_concentration_opts *opts, uint8_t *flags)
{
    pace__parts parts;
    *flags = 0;
    if (!gather(&parts, scratch, x, is_relative(measure) ? opts->reference : NULL, flags))
        return (double)NAN;
    double value = measured(&parts, measure, opts);
    if (isfinite(value))
        return value;
    *flags |= PACE_ROW_DOMAIN;
    return (double)NAN;
}

static pace_status check(pace_concentration measure, const pace_concentration_opts *opts, pace_error *err)
{
    if (opts->size != sizeof *opts)
        return pace__fail(err, PACE_ERR_ARG, "", "options of concentration begin with PACE_CONCENTRATION_OPTS_INIT");
    if ((unsigned)measure >= MEASURES)
        return pace__fail(err, PACE_ERR_ARG, "", "%d is no measure of concentration", (int)measure);
    if (!(opts->epsilon >= 0) || isinf(opts->epsilon) || opts->largest < 1)
        return pace__fail(err, PACE_ERR_ARG, "", "epsilon must not be negative and the ratio is of one part at least");
    return PACE_OK;
}

/* The first part that is no part of a whole, for the message. */
static pace_status refuse(const double *parts, int64_t n, const pace_concentration_opts *opts, pace_error *err)
{
    for (int64_t i = 0; i < n; i++) {
        if (parts[i] < 0 || isinf(parts[i]) || (opts->reference && !(opts->reference[i] > 0) && !isnan(opts->reference[i])))
            return pace__fail(err, PACE_ERR_RANGE, "", "part %ld or its reference is negative or infinite; parts are 0 or more, "
                              "references above 0", (long)i + 1);
    }
    return pace__fail(err, PACE_ERR_DATA, "", "the parts have no such concentration: too few of them, or zeros where the measure "
                      "takes logarithms");
}

pace_status pace_concentrate(double *out, pace_concentration measure, const double *parts, int64_t n,
                             const pace_concentration_opts *opts, pace_error *err)
{
    const pace_concentration_opts usual = PACE_CONCENTRATION_OPTS_INIT;
    double near[2 * NEAR], *scratch = near;
    uint8_t flags;
    opts = opts ? opts : &usual;
    pace_status status = check(measure, opts, err);
    if (status)
        return status;
    if (!out || n < 1 || !parts)
        return pace__fail(err, PACE_ERR_ARG, "", "concentration needs one part at least and room for its answer");
    if (n > NEAR && !(scratch = pace__alloc(opts->allocator, (size_t)n, 2 * sizeof *scratch)))
        return pace__fail_memory(err);
    double value = answer(scratch, measure, (pace_view){parts, n, 1, PACE_PERIOD_NONE}, opts, &flags);
    if (scratch != near)
        pace__release(opts->allocator, scratch, (size_t)n * 2 * sizeof *scratch);
    if (isnan(value))
        return refuse(parts, n, opts, err);
    *out = value;
    return PACE_OK;
}

typedef struct columns {
    pace_block parts;
    pace_out out;
    uint8_t *flags;
    pace_concentration measure;
    const pace_concentration_opts *opts;
    double *scratch; /* 2 * rows a column */
} columns;

static void concentrate_piece(void *arg, int64_t from, int64_t to)
{
    const columns *c = arg;
    for (int64_t col = from; col < to; col++) {
        uint8_t found;
        pace_view one = {c->parts.x + col * c->parts.col_stride, c->parts.rows, c->parts.row_stride, PACE_PERIOD_NONE};
        c->out.x[col * c->out.stride] = answer(c->scratch + 2 * c->parts.rows * col, c->measure, one, c->opts, &found);
        if (c->flags)
            c->flags[col] = found;
    }
}

pace_status pace_concentrate_columns(pace_out out, uint8_t *flags, pace_concentration measure, pace_block parts,
                                     const pace_concentration_opts *opts, const pace_exec *exec, pace_error *err)
{
    const pace_concentration_opts usual = PACE_CONCENTRATION_OPTS_INIT;
    opts = opts ? opts : &usual;
    pace_status status = check(measure, opts, err);
    if (status)
        return status;
    if (!out.x || out.n < parts.cols || parts.rows < 1 || parts.cols < 1 || !parts.x)
        return pace__fail(err, PACE_ERR_ARG, "", "concentration needs a block of parts and room for a value a column");
    if (parts.rows > INT64_MAX / 32 / parts.cols)
        return pace__fail_memory(err);
    size_t room = (size_t)parts.rows * (size_t)parts.cols;
    columns c = {parts, out, flags, measure, opts, pace__alloc(opts->allocator, room, 2 * sizeof(double))};
    if (!c.scratch)
        return pace__fail_memory(err);
    pace__exec_rows(exec, parts.cols, concentrate_piece, &c);
    pace__release(opts->allocator, c.scratch, room * 2 * sizeof(double));
    return PACE_OK;
}
