#include <math.h>
#include "chart/rounding.h"
#include "pace/number.h"

enum { DECIMALS_MAX = 15 };

int rounding_decimals(const double *values, int64_t count)
{
    char text[PACE_NUMBER_SIZE];
    int most = 0;
    for (int64_t i = 0; i < count && most < DECIMALS_MAX; i++) {
        double size = fabs(values[i]);
        if (!isfinite(size))
            continue;
        if (size > 0 && size < 1e-5) /* printed with an exponent */
            return DECIMALS_MAX;
        int own = size < 1e15 ? pace_number_decimals(text, pace_number_print(text, size)) : 0;
        most = own > most ? own : most;
    }
    return most < DECIMALS_MAX ? most : DECIMALS_MAX;
}

double rounding_slack(int decimals, int64_t terms, double largest)
{
    double count = (double)terms + 1;
    return fmax(count * 0.5000001 * pow(10, -decimals), count * 4e-16 * largest);
}

double rounding_to(double value, int decimals)
{
    double unit = pow(10, decimals), scaled = value * unit;
    return fabs(scaled) < 1e15 ? round(scaled) / unit : value;
}
