/* The normal distribution where it is asked for a million times: Taylor polynomials about points a sixteenth apart, to
 * 2e-13 everywhere. Building it costs as much as some hundred tails. */
#ifndef PACE_LIB_FORECAST_NORMAL_TABLE_H
#define PACE_LIB_FORECAST_NORMAL_TABLE_H

enum { NORMAL_TABLE_SPLIT = 16, NORMAL_TABLE_END = 8, NORMAL_TABLE_NODES = 2 * NORMAL_TABLE_END * NORMAL_TABLE_SPLIT + 1 };

typedef struct normal_table {
    double at[NORMAL_TABLE_NODES][8]; /* powers of the distance from the node; the last is room */
} normal_table;

void pace__normal_table_fill(normal_table *table);

/* P(Z <= z); z is no NaN. Beyond 8 deviations 0 or 1. */
static inline double pace__normal_table_at(const normal_table *table, double z)
{
    const double *c;
    double d;
    int node;
    if (z >= NORMAL_TABLE_END)
        return 1;
    if (z <= -NORMAL_TABLE_END)
        return 0;
    node = (int)((z + NORMAL_TABLE_END) * NORMAL_TABLE_SPLIT + 0.5);
    d = z - ((double)node / NORMAL_TABLE_SPLIT - NORMAL_TABLE_END);
    c = table->at[node];
    return c[0] + d * (c[1] + d * (c[2] + d * (c[3] + d * (c[4] + d * (c[5] + d * c[6])))));
}

#endif
