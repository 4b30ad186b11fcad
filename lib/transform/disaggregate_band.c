/* The banded system of disaggregation: layout, factor, solution, diagonal of the inverse. */
#include <math.h>
#include "transform/disaggregate.h"

/* A condition reaches back over its coarse period; a fine period over two others and the conditions between them. */
static int64_t width_of(const disagg_frame *f)
{
    return f->step > 4 ? f->step : 4;
}

size_t disagg_band_room(const disagg_frame *f)
{
    size_t size = (size_t)(f->n + f->groups);
    return size * (size_t)(width_of(f) + 2) + size + 1;
}

/* The three lists of places take four bytes each: size + n + groups of them in size doubles and one. */
void disagg_band_place(disagg_band *out, double *memory, const disagg_frame *f)
{
    int64_t size = f->n + f->groups;
    out->size = size;
    out->width = width_of(f);
    out->l = memory;
    out->pivot = out->l + size * out->width;
    out->inverse = out->pivot + size;
    out->first = (int32_t *)(void *)(out->inverse + size);
    out->fine = out->first + size;
    out->coarse = out->fine + f->n;
}

void disagg_band_lay(disagg_band *band, const disagg_frame *f, const double *low, bool early)
{
    int32_t place = 0;
    int64_t group = 0, end = f->groups ? disagg_to(f, 0) : -1;
    for (int64_t t = 0; t < f->n; t++) {
        bool ahead = early && t == end && t == f->n - 1 && disagg_from(f, group) < t && !isnan(low[group]);
        if (ahead)
            band->coarse[group] = place++;
        band->fine[t] = place++;
        if (t != end)
            continue;
        if (!ahead)
            band->coarse[group] = isnan(low[group]) ? -1 : place++;
        group++;
        end = group < f->groups ? disagg_to(f, group) : -1;
    }
    band->size = place;
}

static double *element(const disagg_band *b, int64_t i, int64_t j)
{
    return b->l + i * b->width + j - i + b->width;
}

/* What row t of B adds to P. */
static void add_row(disagg_band *b, const disagg_operator *op, int64_t t)
{
    double own = t ? 1 : op->start, one = own * op->b1, two = own * op->b2;
    int64_t i = b->fine[t];
    b->pivot[i] += own * own;
    if (op->order < 1 || t < 1)
        return;
    int64_t j = b->fine[t - 1];
    *element(b, i, j) += own * one;
    b->pivot[j] += one * one;
    if (op->order < 2 || t < 2)
        return;
    int64_t k = b->fine[t - 2];
    *element(b, i, k) += own * two;
    *element(b, j, k) += one * two;
    b->pivot[k] += two * two;
}

void disagg_band_fill(disagg_band *b, const disagg_frame *f, const disagg_operator *op, const double *weights)
{
    double weight = disagg_weight(f);
    for (int64_t i = 0; i < b->size * b->width; i++)
        b->l[i] = 0;
    for (int64_t i = 0; i < b->size; i++)
        b->pivot[i] = 0;
    for (int64_t t = 0; t < f->n; t++)
        b->first[b->fine[t]] = b->fine[t < op->order ? 0 : t - op->order];
    for (int64_t t = op->cut ? op->order : 0; t < f->n; t++)
        add_row(b, op, t);
    for (int64_t g = 0; g < f->groups; g++) {
        int64_t i = b->coarse[g], from = disagg_from(f, g), to = disagg_to(f, g);
        if (i < 0)
            continue;
        b->first[i] = b->fine[from];
        for (int64_t t = from; t <= to; t++) {
            int64_t j = b->fine[t];
            *(j < i ? element(b, i, j) : element(b, j, i)) = weights ? weight * weights[t] : weight;
        }
    }
}

/* A pivot that is nothing beside what it was made of says that the figures do not determine an answer. */
bool disagg_band_factor(disagg_band *b)
{
    int64_t width = b->width;
    for (int64_t i = 0; i < b->size; i++) {
        double *row = b->l + i * width + width, pivot = b->pivot[i], made = fabs(pivot);
        int64_t first = b->first[i];
        for (int64_t j = first; j < i; j++) {
            const double *other = b->l + j * width + width;
            double sum = row[j - i];
            for (int64_t k = b->first[j] > first ? b->first[j] : first; k < j; k++)
                sum -= row[k - i] * other[k - j];
            row[j - i] = sum;
        }
        for (int64_t j = first; j < i; j++) {
            double times = row[j - i], part = times * b->inverse[j];
            row[j - i] = part;
            pivot -= times * part;
            made += fabs(times * part);
        }
        if (!(fabs(pivot) > made * 0x1p-48) || isinf(pivot))
            return false;
        b->pivot[i] = pivot;
        b->inverse[i] = 1 / pivot;
    }
    return true;
}

void disagg_band_solve(const disagg_band *b, double *x)
{
    int64_t width = b->width;
    for (int64_t i = 0; i < b->size; i++) {
        const double *row = b->l + i * width + width;
        double sum = x[i];
        for (int64_t j = b->first[i]; j < i; j++)
            sum -= row[j - i] * x[j];
        x[i] = sum;
    }
    for (int64_t i = 0; i < b->size; i++)
        x[i] *= b->inverse[i];
    for (int64_t i = b->size - 1; i >= 0; i--) {
        const double *row = b->l + i * width + width;
        for (int64_t j = b->first[i]; j < i; j++)
            x[j] -= row[j - i] * x[i];
    }
}

/* Of the whole system it is that of P times that of the covariances; P's is that of the first row, squared. */
double disagg_band_logdet(const disagg_band *b, const disagg_frame *f, const disagg_operator *op)
{
    double product = 1, sum = f->n ? -2 * log(op->start) : 0;
    for (int64_t i = 0; i < b->size; i++) {
        product *= fabs(b->pivot[i]);
        if (product > 1e100 || product < 1e-100) {
            sum += log(product);
            product = 1;
        }
    }
    return sum + log(product);
}

/* z(i, j), i >= j, at i * (width + 1) + i - j. From the last column to the first; what is needed lies in the envelope. */
static double *inverse_element(double *z, int64_t width, int64_t i, int64_t j)
{
    return i > j ? z + i * (width + 1) + i - j : z + j * (width + 1) + j - i;
}

void disagg_band_diagonal(const disagg_band *b, double *z)
{
    for (int64_t i = b->size - 1; i >= 0; i--) {
        int64_t last = i + b->width < b->size - 1 ? i + b->width : b->size - 1;
        for (int64_t j = last; j >= i; j--) {
            double sum = j == i ? b->inverse[i] : 0;
            if (j > i && b->first[j] > i)
                continue;
            for (int64_t k = i + 1; k <= last; k++)
                if (b->first[k] <= i)
                    sum -= b->l[k * b->width + i - k + b->width] * *inverse_element(z, b->width, k, j);
            *inverse_element(z, b->width, j, i) = sum;
        }
    }
}
