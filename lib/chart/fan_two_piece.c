/* Quantiles of two half normals that meet at their mode. */
#include <math.h>
#include "chart/chart_private.h"

typedef struct two_piece {
    pace_forecast standard; /* the standard normal */
    double mode, below, above; /* standard deviations of the two halves */
} two_piece;

/* Below the mode lies below / (below + above) of the probability; each half is a normal one, scaled to its share
 * (Wallis, Statistical Science 29(1), 2014). */
static double quantile(const two_piece *d, double p)
{
    double both = d->below + d->above;
    if (p * both <= d->below)
        return d->mode + d->below * pace_forecast_quantile(&d->standard, p * both / (2 * d->below));
    return d->mode - d->above * pace_forecast_quantile(&d->standard, (1 - p) * both / (2 * d->above));
}

pace_status pace_fan_two_piece(double *lower, double *upper, double mode, double sigma, double skew, double coverage,
                               pace_error *err)
{
    two_piece d = {.mode = mode};
    pace_status status = pace_forecast_given(&d.standard, PACE_MODEL_NORMAL, 0, 1, err);
    if (status)
        return status;
    if (!lower || !upper || !isfinite(mode) || !(sigma > 0 && isfinite(sigma)) || !(skew > -1 && skew < 1) ||
        !(coverage > 0 && coverage < 1))
        return pace__fail(err, PACE_ERR_ARG, "fan",
                          "the distribution is not determined; give places for both quantiles, a finite mode, a sigma "
                          "above 0, a skew between -1 and 1 and a coverage between 0 and 1");
    d.below = sigma / sqrt(1 + skew);
    d.above = sigma / sqrt(1 - skew);
    double low = quantile(&d, 0.5 - coverage / 2), high = quantile(&d, 0.5 + coverage / 2);
    if (!isfinite(low) || !isfinite(high))
        return pace__fail(err, PACE_ERR_RANGE, "fan", "the quantiles leave the range of a number; give a smaller sigma");
    *lower = low;
    *upper = high;
    return PACE_OK;
}
