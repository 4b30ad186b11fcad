/* Henderson (1916): the average that keeps cubics and whose third differences are smallest. Musgrave (1964), in the closed form
 * of Doherty (2001): the end weights that revise least when the series is a line plus noise. */
#include <math.h>
#include "transform/henderson.h"

void pace__henderson(double *half, int64_t length)
{
    double m = (double)(length / 2) + 2, m2 = m * m, four = 4 * m2;
    double below = 8 * m * (m2 - 1) * (four - 1) * (four - 9) * (four - 25) / 315;
    for (int64_t i = 0; i <= length / 2; i++) {
        double j2 = (double)(i * i);
        half[i] = ((m - 1) * (m - 1) - j2) * (m2 - j2) * ((m + 1) * (m + 1) - j2) * (3 * m2 - 16 - 11 * j2) / below;
    }
}

/* Weight of the i-th value of the window. */
static double weight(const double *half, int64_t length, int64_t i)
{
    int64_t from_middle = i - length / 2;
    return half[from_middle < 0 ? -from_middle : from_middle];
}

void pace__henderson_end(double *out, const double *half, int64_t length, int64_t count, double ic)
{
    const double pi = 3.14159265358979323846, known = (double)count;
    double noise = 4 / (ic * ic * pi), lost = 0, lost_moment = 0, middle = (known + 1) / 2;
    for (int64_t i = count; i < length; i++) {
        double w = weight(half, length, i);
        lost += w;
        lost_moment += ((double)(i + 1) - middle) * w;
    }
    double slope = lost_moment * noise / (1 + known * (known - 1) * (known + 1) / 12 * noise);
    for (int64_t i = 0; i < count; i++)
        out[i] = weight(half, length, i) + lost / known + ((double)(i + 1) - middle) * slope;
}

void pace__henderson_middle(double *out, const double *in, int64_t n, int64_t length)
{
    double half[PACE__HENDERSON_MOST / 2 + 1];
    int64_t reach = length / 2;
    pace__henderson(half, length);
    for (int64_t i = reach; i < n - reach; i++) {
        double sum = half[0] * in[i];
        for (int64_t k = 1; k <= reach; k++)
            sum += half[k] * (in[i - k] + in[i + k]);
        out[i] = sum;
    }
}

void pace__henderson_ends(double *out, const double *in, int64_t n, int64_t length, double ic)
{
    double half[PACE__HENDERSON_MOST / 2 + 1], end[PACE__HENDERSON_MOST];
    int64_t reach = length / 2;
    pace__henderson(half, length);
    for (int64_t i = 0; i < reach; i++) {
        int64_t count = reach + 1 + i;
        double first = 0, last = 0;
        pace__henderson_end(end, half, length, count, ic);
        for (int64_t k = 0; k < count; k++) {
            first += end[count - 1 - k] * in[k];
            last += end[count - 1 - k] * in[n - 1 - k];
        }
        out[i] = first;
        out[n - 1 - i] = last;
    }
}
