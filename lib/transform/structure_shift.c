/* Shift-share: a region's growth taken apart into the nation's, its industries' and its own. */
#include <math.h>
#include "core/core.h"
#include "transform/structure.h"
#include "transform/trend_points.h"

/* Figures of an industry: region and nation, at the beginning and at the end. */
typedef struct industry {
    double r0, r1, n0, n1;
} industry;

typedef struct figures {
    pace_view r0, r1, n0, n1;
} figures;

/* Sums of the industries that are compared. */
typedef struct totals {
    int64_t count;
    double r0, r1, n0, n1;
    double r_grown, n_grown; /* end less beginning, without what subtracting the totals would lose */
    double expected;         /* the region's industries grown like the nation's, less the beginning */
} totals;

static bool take(industry *out, const figures *f, int64_t i)
{
    *out = (industry){f->r0.x[i * f->r0.stride], f->r1.x[i * f->r1.stride], f->n0.x[i * f->n0.stride], f->n1.x[i * f->n1.stride]};
    return !isnan(out->r0) && !isnan(out->r1) && !isnan(out->n0) && !isnan(out->n1);
}

static totals add_up(const figures *f)
{
    pace__sum r0 = {0, 0}, r1 = {0, 0}, n0 = {0, 0}, n1 = {0, 0}, r = {0, 0}, n = {0, 0}, expected = {0, 0};
    industry in;
    int64_t count = 0;
    for (int64_t i = 0; i < f->r0.n; i++) {
        if (!take(&in, f, i))
            continue;
        count++;
        pace__sum_add(&r0, in.r0);
        pace__sum_add(&r1, in.r1);
        pace__sum_add(&n0, in.n0);
        pace__sum_add(&n1, in.n1);
        pace__sum_add(&r, in.r1 - in.r0);
        pace__sum_add(&n, in.n1 - in.n0);
        pace__sum_add(&expected, in.r0 * ((in.n1 - in.n0) / in.n0));
    }
    return (totals){count,
                    pace__sum_value(r0),
                    pace__sum_value(r1),
                    pace__sum_value(n0),
                    pace__sum_value(n1),
                    pace__sum_value(r),
                    pace__sum_value(n),
                    pace__sum_value(expected)};
}

static void set(double *out, int64_t i, double value)
{
    if (out)
        out[i] = value;
}

/* One industry's national, mix, regional and allocation parts. */
static void part_of(double part[4], const industry *in, const totals *t, pace_shift_method method)
{
    double nation = t->n_grown / t->n0, own = (in->n1 - in->n0) / in->n0;
    part[0] = in->r0 * nation;
    part[1] = in->r0 * (own - nation);
    part[2] = in->r1 - in->r0 - in->r0 * own;
    part[3] = 0;
    if (method == PACE_SHIFT_ESTEBAN) {
        double alike = t->r0 * (in->n0 / t->n0), lead = (in->r1 - in->r0) / in->r0 - own;
        part[2] = alike * lead;
        part[3] = (in->r0 - alike) * lead;
    }
}

static void add_parts(pace_shift_share *out, const pace_shift_parts *parts, const figures *f, const totals *t,
                      pace_shift_method method)
{
    pace__sum sum[4] = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
    industry in;
    for (int64_t i = 0; i < f->r0.n; i++) {
        double part[4] = {(double)NAN, (double)NAN, (double)NAN, (double)NAN};
        if (take(&in, f, i)) {
            part_of(part, &in, t, method);
            for (int k = 0; k < 4; k++)
                pace__sum_add(&sum[k], part[k]);
        }
        if (!parts)
            continue;
        set(parts->national, i, part[0]);
        set(parts->mix, i, part[1]);
        set(parts->regional, i, part[2]);
        set(parts->allocation, i, part[3]);
    }
    out->national = pace__sum_value(sum[0]);
    out->mix = pace__sum_value(sum[1]);
    out->regional = pace__sum_value(sum[2]);
    out->allocation = pace__sum_value(sum[3]);
    out->net = t->r_grown - t->r0 * (t->n_grown / t->n0);
}

static pace_shift_share taken_apart(const figures *f, const pace_shift_parts *parts, pace_shift_method method)
{
    totals t = add_up(f);
    pace_shift_share out = {.count = t.count, .growth = t.r_grown};
    if (method != PACE_SHIFT_GERFIN) {
        add_parts(&out, parts, f, &t, method);
        return out;
    }
    double expected = (t.r0 + t.expected) / t.r0, nation = t.n1 / t.n0, region = t.r1 / t.r0;
    out.national = (double)NAN;
    out.mix = expected / nation;
    out.regional = region / expected;
    out.net = region / nation;
    return out;
}

static pace_status check_industries(const figures *f, pace_shift_method method, pace_error *err)
{
    industry in;
    double sum = 0;
    int64_t count = 0;
    for (int64_t i = 0; i < f->r0.n; i++) {
        if (!take(&in, f, i))
            continue;
        if (in.r0 < 0 || in.r1 < 0 || in.n1 < 0 || !(in.n0 > 0) || isinf(in.r0 + in.r1 + in.n0 + in.n1))
            return pace__fail(err, PACE_ERR_RANGE, "", "industry %ld has a negative or infinite figure, or the nation has none of "
                              "it at the beginning", (long)i + 1);
        if (method == PACE_SHIFT_ESTEBAN && !(in.r0 > 0))
            return pace__fail(err, PACE_ERR_RANGE, "", "the region has nothing of industry %ld at the beginning, which Esteban's "
                              "method divides by; use Dunn's", (long)i + 1);
        count++;
        sum += in.r0;
    }
    if (!count || !(sum > 0))
        return pace__fail(err, PACE_ERR_DATA, "", "no industry of the region has a figure above zero at the beginning");
    return PACE_OK;
}

static pace_status check_method(pace_shift_method method, pace_error *err)
{
    if ((unsigned)method <= PACE_SHIFT_GERFIN)
        return PACE_OK;
    return pace__fail(err, PACE_ERR_ARG, "", "%d is no method of shift-share; there are Dunn's, Esteban's and Gerfin's", (int)method);
}

pace_status pace_shift(pace_shift_share *out, const pace_shift_parts *parts, pace_shift_method method, const double *region_0,
                       const double *region_1, const double *nation_0, const double *nation_1, int64_t n, pace_error *err)
{
    pace_period none = PACE_PERIOD_NONE;
    figures f = {{region_0, n, 1, none}, {region_1, n, 1, none}, {nation_0, n, 1, none}, {nation_1, n, 1, none}};
    pace_status status = check_method(method, err);
    if (!status && (!out || n < 1 || !region_0 || !region_1 || !nation_0 || !nation_1))
        status = pace__fail(err, PACE_ERR_ARG, "", "shift-share needs the industries of region and nation at two times");
    if (!status)
        status = check_industries(&f, method, err);
    if (!status)
        *out = taken_apart(&f, parts, method);
    return status;
}

static pace_view column(const pace_block *block, int64_t col)
{
    return (pace_view){block->x + col * block->col_stride, block->rows, block->row_stride, PACE_PERIOD_NONE};
}

static figures step_of(const pace_block *region, const pace_block *nation, int64_t col)
{
    return (figures){column(region, col), column(region, col + 1), column(nation, col), column(nation, col + 1)};
}

static void add_step(pace_shift_share *sum, const pace_shift_share *step, pace_shift_method method)
{
    bool product = method == PACE_SHIFT_GERFIN;
    sum->count = step->count < sum->count ? step->count : sum->count;
    sum->growth += step->growth;
    sum->national += step->national;
    sum->allocation += step->allocation;
    sum->mix = product ? sum->mix * step->mix : sum->mix + step->mix;
    sum->regional = product ? sum->regional * step->regional : sum->regional + step->regional;
    sum->net = product ? sum->net * step->net : sum->net + step->net;
}

pace_status pace_shift_dynamic(pace_shift_share *out, pace_shift_share *steps, pace_shift_method method, pace_block region,
                               pace_block nation, pace_error *err)
{
    pace_shift_share sum = {0};
    pace_status status = check_method(method, err);
    if (!status && (!out || !region.x || !nation.x || region.rows < 1 || region.cols < 2 || region.rows != nation.rows ||
                    region.cols != nation.cols))
        status = pace__fail(err, PACE_ERR_ARG, "", "dynamic shift-share needs the same industries of region and nation at two "
                            "periods or more");
    for (int64_t c = 0; !status && c + 1 < region.cols; c++) {
        figures f = step_of(&region, &nation, c);
        status = check_industries(&f, method, err);
    }
    if (status)
        return status;
    for (int64_t c = 0; c + 1 < region.cols; c++) {
        figures f = step_of(&region, &nation, c);
        pace_shift_share step = taken_apart(&f, NULL, method);
        if (steps)
            steps[c] = step;
        if (c)
            add_step(&sum, &step, method);
        else
            sum = step;
    }
    *out = sum;
    return PACE_OK;
}
