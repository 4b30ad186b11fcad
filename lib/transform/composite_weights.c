/* Weights that come out of the figures themselves. */
#include "core/core.h"
#include "pace/moments.h"
#include "transform/composite.h"
#include "transform/trend_points.h"

pace_status pace__composite_weights(const double *weights, int64_t n, pace_error *err)
{
    double sum = 0;
    for (int64_t i = 0; weights && i < n; i++) {
        if (!(weights[i] >= 0) || isinf(weights[i]))
            return pace__fail(err, PACE_ERR_ARG, "", "weight %ld is negative or no number; weights are 0 or more", (long)i + 1);
        sum += weights[i];
    }
    if (weights && !(sum > 0))
        return pace__fail(err, PACE_ERR_ARG, "", "all weights are zero; one at least must be above it");
    return PACE_OK;
}

pace_status pace__composite_scale(double *weights, int64_t n, pace_error *err)
{
    pace__sum sum = {0, 0};
    for (int64_t i = 0; i < n; i++)
        pace__sum_add(&sum, weights[i]);
    double all = pace__sum_value(sum);
    if (!(all > 0) || isinf(all))
        return pace__fail(err, PACE_ERR_DATA, "", "the rows say nothing about their weights: they are constant or too short");
    for (int64_t i = 0; i < n; i++)
        weights[i] /= all;
    return PACE_OK;
}

/* NaN with fewer than two values. */
static double entropy_of(pace_view row, double shift)
{
    pace__sum sum = {0, 0}, e = {0, 0};
    double count = 0;
    for (int64_t c = 0; c < row.n; c++) {
        double x = row.x[c * row.stride];
        if (!isnan(x)) {
            pace__sum_add(&sum, x + shift);
            count += 1;
        }
    }
    double all = pace__sum_value(sum);
    for (int64_t c = 0; c < row.n; c++) {
        double p = (row.x[c * row.stride] + shift) / all;
        if (p > 0)
            pace__sum_add(&e, -p * log(p));
    }
    return count > 1 && all > 0 ? pace__sum_value(e) / log(count) : (double)NAN;
}

pace_status pace_weights_entropy(double *weights, double *entropies, pace_block in, double shift, pace_error *err)
{
    pace_status status = pace__composite_block(&in, "entropy weights", err);
    if (!status && (!weights || !(shift >= 0) || isinf(shift)))
        status = pace__fail(err, PACE_ERR_ARG, "", "entropy weights need room, and a shift that is not negative");
    if (status)
        return status;
    double all = 0;
    for (int64_t r = 0; r < in.rows; r++) {
        for (int64_t c = 0; c < in.cols; c++) {
            double x = pace__cell(&in, r, c);
            if (x + shift < 0 || isinf(x))
                return pace__fail(err, PACE_ERR_RANGE, "", "row %ld, column %ld is negative or infinite; put the rows on a scale "
                                  "from 0 to 1 first", (long)r + 1, (long)c + 1);
        }
        double e = entropy_of(pace__row(&in, r), shift);
        if (isnan(e))
            return pace__fail(err, PACE_ERR_DATA, "", "row %ld has no entropy; it takes two values at least that are not all zero",
                              (long)r + 1);
        all += fmax(0, 1 - e);
    }
    if (!(all > 0))
        return pace__fail(err, PACE_ERR_DATA, "", "all rows are constant; weights by entropy take rows that differ");
    for (int64_t r = 0; r < in.rows; r++) {
        double e = entropy_of(pace__row(&in, r), shift);
        weights[r] = fmax(0, 1 - e);
        if (entropies)
            entropies[r] = e;
    }
    return pace__composite_scale(weights, in.rows, err);
}

/* Standard deviation, and the sum of 1 - r with all rows. */
static double critic_of(const pace_block *in, int64_t r)
{
    pace__sum conflict = {0, 0};
    for (int64_t other = 0; other < in->rows; other++) {
        if (other != r)
            pace__sum_add(&conflict, 1 - pace_correlation(pace__row(in, r), pace__row(in, other), NULL));
    }
    return pace_sd(pace__row(in, r), NULL) * pace__sum_value(conflict);
}

static pace_status check_rows(const double *weights, const pace_block *in, const char *what, pace_error *err)
{
    pace_status status = pace__composite_block(in, what, err);
    if (!status && !weights)
        status = pace__fail(err, PACE_ERR_ARG, "", "there is no room for the weights");
    for (int64_t r = 0; !status && r < in->rows; r++) {
        if (!(pace_sd(pace__row(in, r), NULL) > 0))
            status = pace__fail(err, PACE_ERR_DATA, "", "row %ld is constant or too short; %s take rows that differ", (long)r + 1, what);
    }
    return status;
}

pace_status pace_weights_critic(double *weights, pace_block in, pace_error *err)
{
    pace_status status = check_rows(weights, &in, "CRITIC weights", err);
    double sum = 0;
    for (int64_t r = 0; !status && r < in.rows; r++)
        sum += critic_of(&in, r);
    if (!status && !(sum > 0))
        return pace__fail(err, PACE_ERR_DATA, "", "the rows move as one, or have no values in common; CRITIC takes rows that differ");
    for (int64_t r = 0; !status && r < in.rows; r++)
        weights[r] = critic_of(&in, r);
    return status ? status : pace__composite_scale(weights, in.rows, err);
}

pace_status pace_weights_volatility(double *weights, pace_block in, pace_error *err)
{
    pace_status status = check_rows(weights, &in, "weights by volatility", err);
    for (int64_t r = 0; !status && r < in.rows; r++)
        weights[r] = 1 / pace_sd(pace__row(&in, r), NULL);
    return status ? status : pace__composite_scale(weights, in.rows, err);
}
