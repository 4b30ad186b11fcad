/* What the parts of disaggregation share.
 *
 * Every method looks for fine figures y = p + u: p preliminary ones, u least in |B u| where B takes differences (or what an
 * autoregression leaves over), under the conditions C y = coarse figures. With P = B'B that is the banded system
 *
 *     [ P  C' ] [ u      ]   [ 0              ]
 *     [ C  0  ] [ lambda ] = [ coarse - C p   ]
 *
 * in which every condition is put behind the last fine period that it names: so the factor has a few elements a row, no pivot is
 * ever zero where the system determines an answer, and for regressions lambda is minus the inverse of the coarse figures'
 * covariances times the right side, all in O(n). */
#ifndef PACE_LIB_TRANSFORM_DISAGGREGATE_H
#define PACE_LIB_TRANSFORM_DISAGGREGATE_H

#include "pace/disaggregate.h"
#include "transform/shape.h"

/* Rows of B: u[t] + b1 u[t-1] + b2 u[t-2]. */
typedef struct disagg_operator {
    int order;    /* 0, 1, 2 */
    double b1, b2;
    bool cut;     /* only rows whose periods are all there; else what lies before the first is zero */
    double start; /* factor of the first row */
} disagg_operator;

/* The same for every row of a panel. */
typedef struct disagg_frame {
    pace_disagg_opts opts;
    int64_t n, groups, step, lead; /* fine periods, coarse ones, fine ones in a coarse one, fine ones before the first coarse one */
    int64_t columns;               /* of x: constant and indicators; 0: no indicator of a Denton method */
    const double *x;               /* columns of n values */
} disagg_frame;

typedef struct disagg_band {
    int64_t size, width;
    double *l;       /* size rows of width: element (i, j) at i * width + j - i + width */
    double *pivot, *inverse;
    int32_t *first;  /* of each row of l */
    int32_t *fine;   /* place of each fine period */
    int32_t *coarse; /* place of each condition; -1 = none */
} disagg_band;

/* The fine periods of a coarse one that its figure names: all, the first or the last; and their weight. */
static inline int64_t disagg_from(const disagg_frame *f, int64_t group)
{
    int64_t start = f->lead + group * f->step;
    return f->opts.conversion == PACE_LAST ? start + f->step - 1 : start;
}

static inline int64_t disagg_to(const disagg_frame *f, int64_t group)
{
    int64_t start = f->lead + group * f->step;
    return f->opts.conversion == PACE_FIRST ? start : start + f->step - 1;
}

static inline double disagg_weight(const disagg_frame *f)
{
    return f->opts.conversion == PACE_MEAN ? 1.0 / (double)f->step : 1;
}

/* Doubles of memory that a band of the frame needs (its places among them). */
size_t disagg_band_room(const disagg_frame *frame);
void disagg_band_place(disagg_band *out, double *memory, const disagg_frame *frame);
/* Conditions for the coarse figures that are not NaN. early: the very last fine period comes behind its condition, for figures that
 * only just settle what differences leave open: before their last one P alone has no inverse. */
void disagg_band_lay(disagg_band *band, const disagg_frame *frame, const double *low, bool early);
/* weights: NULL, or what a fine value counts times its weight: u is then the ratio to it. */
void disagg_band_fill(disagg_band *band, const disagg_frame *frame, const disagg_operator *op, const double *weights);
/* False where a pivot says that no answer is determined. */
bool disagg_band_factor(disagg_band *band);
void disagg_band_solve(const disagg_band *band, double *x);
/* log |det| of the covariances of the coarse figures. */
double disagg_band_logdet(const disagg_band *band, const disagg_frame *frame, const disagg_operator *op);
/* Diagonal of the inverse, by Takahashi's recursion. z: size * (width + 1) doubles; the diagonal is every (width + 1)-th. */
void disagg_band_diagonal(const disagg_band *band, double *z);

/* A row's work: memory of disagg_work_room doubles, handed out by disagg_work_place. */
typedef struct disagg_work {
    disagg_band band;
    double *low;      /* groups */
    double *x;        /* PACE_DISAGG_TERMS columns of n: of the dynamic model, and its last */
    double *x_low;    /* (terms + 2) * groups: columns, figures, ones */
    double *solution; /* (terms + 2) * size */
    double *white;    /* (terms + 1) * groups */
    double *u;        /* size */
    double *z;        /* for standard errors */
    double *y, *se;   /* n */
    bool laid;        /* the band holds the factor of a Denton method for `mask` */
    uint8_t *mask;    /* groups: figures that are there */
} disagg_work;

typedef struct disagg_gls {
    int64_t n, terms;
    double coef[PACE_DISAGG_TERMS];
    double inverse[PACE_DISAGG_TERMS * PACE_DISAGG_TERMS]; /* of X' V^-1 X */
    double rss, logdet, tss;
} disagg_gls;

/* Sums over coarse periods, NaN where the figure is missing. */
void disagg_sum_up(double *out, const disagg_frame *frame, const double *fine);
disagg_operator disagg_error_operator(const disagg_frame *frame, double rho);
/* Columns of the model at rho: the frame's, or those of the dynamic model in w->x. */
const double *disagg_columns(int64_t *terms, const disagg_frame *frame, disagg_work *w, double rho);
/* Weighted regression at rho; false where it is not determined. The band holds the factor afterwards, the solution those of the
 * columns. `whole`: with refinement, tss and inverse. */
bool disagg_gls_at(disagg_gls *out, const disagg_frame *frame, disagg_work *w, double rho, bool whole);
/* The rho that the rule asks for; NaN where none can be told. */
double disagg_rho(const disagg_frame *frame, disagg_work *w, bool *truncated);
/* Cholesky's factor in place of the lower triangle of a; false where it is not positive. */
bool disagg_cholesky(double *a, int64_t n);
void disagg_cholesky_solve(const double *l, int64_t n, double *x);

/* 0 and w->y (w->se with `errors`), or the flag that says why there is no answer. */
uint8_t disagg_run(pace_disagg_fit *fit, const disagg_frame *frame, disagg_work *w, bool errors);
size_t disagg_work_room(const disagg_frame *frame, bool errors);
void disagg_work_place(disagg_work *out, double *memory, const disagg_frame *frame, bool errors);

#endif
