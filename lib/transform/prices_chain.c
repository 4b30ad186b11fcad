/* Chained volumes: each year at the mean prices of the year before, the years multiplied up. */
#include <math.h>
#include "core/core.h"
#include "pace/prices.h"

typedef struct chain {
    pace_out out;
    uint8_t *flags;
    pace_block values, volumes;
    int64_t per_year, first; /* periods in a year; column of the first full year */
    pace_overlap overlap;
} chain;

static double cell(const pace_block *block, int64_t row, int64_t col)
{
    return block->x[row * block->row_stride + col * block->col_stride];
}

/* Over the periods of a year. */
static double year_sum(const chain *c, const pace_block *block, int64_t row, int64_t year)
{
    double sum = 0;
    for (int64_t k = 0; k < c->per_year; k++)
        sum += cell(block, row, c->first + year * c->per_year + k);
    return sum;
}

/* All components of a period at the mean prices of a year. */
static double at_prices_of(const chain *c, int64_t col, int64_t year)
{
    double sum = 0;
    for (int64_t r = 0; r < c->values.rows; r++)
        sum += cell(&c->volumes, r, col) * (year_sum(c, &c->values, r, year) / year_sum(c, &c->volumes, r, year));
    return sum;
}

static double value_of_year(const chain *c, int64_t year)
{
    double sum = 0;
    for (int64_t r = 0; r < c->values.rows; r++)
        sum += year_sum(c, &c->values, r, year);
    return sum;
}

static void put(const chain *c, int64_t col, double value)
{
    bool known = isfinite(value) && value > 0;
    c->out.x[col * c->out.stride] = known ? value : (double)NAN;
    if (c->flags)
        c->flags[col] = known ? 0 : isnan(value) ? PACE_ROW_MISSING : PACE_ROW_DOMAIN;
}

/* Levels of a year's periods: `factor` times their volumes at the prices of `prices`. Returns the year's mean level. */
static double put_year(const chain *c, int64_t year, int64_t prices, double factor)
{
    double sum = 0;
    for (int64_t k = 0; k < c->per_year; k++) {
        int64_t col = c->first + year * c->per_year + k;
        double level = factor * at_prices_of(c, col, prices);
        put(c, col, level);
        sum += level;
    }
    return sum / (double)c->per_year;
}

static void run(const chain *c, int64_t years)
{
    double mean = 100; /* level of the year before, where years are linked */
    for (int64_t y = 0; y < years; y++) {
        int64_t prices = y ? y - 1 : 0, last = c->first + y * c->per_year - 1;
        double before = value_of_year(c, prices) / (double)c->per_year, factor = mean / before;
        if (c->overlap == PACE_PERIOD_OVERLAP && y > 1)
            factor = c->out.x[last * c->out.stride] / at_prices_of(c, last, prices);
        mean = put_year(c, y, prices, factor);
    }
}

static pace_period period_at(const pace_block *block, int64_t col)
{
    pace_period period = block->first;
    period.ord += (int32_t)col;
    return period;
}

static pace_status check(pace_out out, const pace_block *values, const pace_block *volumes, pace_error *err)
{
    pace_freq freq = (pace_freq)values->first.freq;
    if (values->rows < 1 || values->cols < 0 || !values->x || !volumes->x || volumes->rows != values->rows ||
        volumes->cols != values->cols || out.n < values->cols || !out.x)
        return pace__fail(err, PACE_ERR_ARG, "",
                          "values and volumes of the same components and periods, and room for the result, are needed");
    if (freq != PACE_ANNUAL && freq != PACE_HALFYEARLY && freq != PACE_QUARTERLY && freq != PACE_MONTHLY)
        return pace__fail(err, PACE_ERR_FREQ, "", "volumes are chained by years, and %s periods do not make up years; give "
                          "years, halves, quarters or months", freq ? pace_freq_name(freq) : "unknown");
    return PACE_OK;
}

pace_status pace_chain_volume(pace_out out, uint8_t *flags, pace_block values, pace_block volumes, pace_overlap overlap,
                              pace_error *err)
{
    chain c = {out, flags, values, volumes, 1, 0, overlap};
    pace_status status = check(out, &values, &volumes, err);
    if (status)
        return status;
    c.per_year = values.first.freq; /* of these frequencies, the number of periods */
    while (c.first < values.cols && pace_period_sub(period_at(&values, c.first)) != 1)
        c.first++;
    for (int64_t i = 0; i < values.cols; i++) {
        out.x[i * out.stride] = (double)NAN;
        if (flags)
            flags[i] = PACE_ROW_SHORT;
    }
    run(&c, (values.cols - c.first) / c.per_year);
    return PACE_OK;
}
