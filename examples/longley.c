/* Longley's employment regression of 1967, the usual trial of a least-squares program: columns that nearly depend on each other.
 * Data and certified coefficients: NIST Statistical Reference Datasets. */
#include <pace/pace.h>
#include <math.h>
#include <stdio.h>

enum { YEARS = 16, TERMS = 6 };

int main(void)
{
    static const char *const names[TERMS] = {"deflator", "GNP", "unemployed", "armed forces", "population", "year"};
    static const double employed[YEARS] = {60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761,
                                           66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551};
    static const double x[TERMS][YEARS] = {
        {83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9},
        {234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112,
         397469, 419180, 442769, 444546, 482704, 502601, 518173, 554894},
        {2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007},
        {1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827},
        {107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219,
         117388, 118734, 120445, 121950, 123366, 125368, 127852, 130081},
        {1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962}};
    static const double certified[TERMS + 1] = {-3482258.63459582,      15.0618722713733,  -0.0358191792925910, -2.02022980381683,
                                                -1.03322686717359, -0.0511041056535807, 1829.15146461355};
    pace_view columns[TERMS], y = {employed, YEARS, 1, pace_year(1947)};
    double coef[TERMS + 1], se[TERMS + 1], worst = 0;
    pace_regression fit;
    pace_error err = PACE_ERROR_INIT;
    for (int k = 0; k < TERMS; k++)
        columns[k] = (pace_view){x[k], YEARS, 1, pace_year(1947)};
    if (pace_regress(&fit, coef, se, NULL, y, columns, TERMS, NULL, &err)) {
        fprintf(stderr, "%s: %s\n", err.where, err.text);
        return 1;
    }
    for (int k = 0; k <= TERMS; k++) {
        printf("%-14s %21.8f (standard error %.8f)\n", k ? names[k - 1] : "constant", coef[k], se[k]);
        worst = fmax(worst, fabs(coef[k] / certified[k] - 1));
    }
    printf("R2 %.6f; at least %d digits as certified\n", fit.r_squared, (int)-log10(worst));
    return 0;
}
