#include "forecast/normal_table.h"
#include <math.h>
#include "transform/trend_tail.h"

/* The k-th derivative of the density is (-1)^k He_k(z) times it. */
void pace__normal_table_fill(normal_table *table)
{
    for (int node = 0; node < NORMAL_TABLE_NODES; node++) {
        double z = (double)node / NORMAL_TABLE_SPLIT - NORMAL_TABLE_END, *c = table->at[node];
        double derivative = 0.39894228040143267794 * exp(-z * z / 2), before = 0, factorial = 1;
        c[0] = pace__normal_tail(-z);
        for (int k = 1; k < 8; k++) {
            double next = -z * derivative - (k - 1) * before;
            factorial *= k;
            c[k] = derivative / factorial;
            before = derivative;
            derivative = next;
        }
    }
}
