/* A random walk looked at once a period: the density of the paths that have not met the aim is carried from one
 * observation to the next on Gauss-Legendre nodes. The drift's own error makes the steps depend on each other, yet the
 * walk stays Markov: after k steps what is known of the drift is (n d + x) / (n + k) with variance 1/(n + k). */
#include <math.h>
#include "core/core.h"
#include "forecast/forecast.h"

enum { REACH = 7, NODES = 8 };
static const double widest = 1.5; /* of a panel, in deviations of one step */

/* The walk in deviations of one step, from where it stands now. */
typedef struct problem {
    double low, high, drift, n;
    int64_t steps;
} problem;

/* Where it can be after k steps, outside the aim, and how likely. */
typedef struct grid {
    int64_t count;
    double *x, *weight, *density;
} grid;

static double away(const problem *p, int64_t k)
{
    return REACH * sqrt((double)k * (1 + (double)k / p->n));
}

/* Nodes that any of the grids needs at most. */
static size_t most_nodes(const problem *p)
{
    return NODES * ((size_t)(2 * away(p, p->steps) / widest) + 4);
}

static void lay(grid *g, double from, double to)
{
    static const double node[NODES / 2] = {0.18343464249564980494, 0.52553240991632898582, 0.79666647741362673959,
                                           0.96028985649753623168};
    static const double share[NODES / 2] = {0.36268378337836198297, 0.31370664587788728734, 0.22238103445337447054,
                                            0.10122853629037625915};
    int64_t panels = to > from ? (int64_t)ceil((to - from) / widest) : 0;
    double half = panels ? (to - from) / (double)panels / 2 : 0;
    for (int64_t i = 0; i < panels; i++) {
        double middle = from + half * (double)(2 * i + 1);
        for (int j = 0; j < NODES / 2; j++) {
            g->x[g->count] = middle - half * node[j];
            g->x[g->count + 1] = middle + half * node[j];
            g->weight[g->count] = g->weight[g->count + 1] = half * share[j];
            g->count += 2;
        }
    }
}

static void lay_step(grid *g, const problem *p, int64_t k)
{
    double middle = p->drift * (double)k, from = middle - away(p, k), to = middle + away(p, k);
    g->count = 0;
    lay(g, from, fmin(p->low, to));
    lay(g, fmax(p->high, from), to);
}

static double density(double z, double sd)
{
    return z * z < 80 ? 0.39894228040143267794 / sd * exp(-z * z / 2) : 0;
}

/* What is known of the next step from x after k steps. */
static double mean_after(const problem *p, double x, int64_t k)
{
    return x + (p->n * p->drift + x) / (p->n + (double)k);
}

static double sd_after(const problem *p, int64_t k)
{
    return sqrt(1 + 1 / (p->n + (double)k));
}

static void advance(grid *to, const grid *from, const problem *p, int64_t k)
{
    double sd = sd_after(p, k);
    lay_step(to, p, k + 1);
    for (int64_t j = 0; j < to->count; j++)
        to->density[j] = 0;
    for (int64_t i = 0; i < from->count; i++) {
        double mass = from->weight[i] * from->density[i], mean = mean_after(p, from->x[i], k);
        for (int64_t j = 0; mass > 1e-20 && j < to->count; j++)
            to->density[j] += mass * density((to->x[j] - mean) / sd, sd);
    }
}

static double missing_aim(const problem *p, double mean, double sd)
{
    return 1 - pace__normal_between((p->low - mean) / sd, (p->high - mean) / sd);
}

/* P(no observation meets the aim): the last step is taken in closed form. */
static double survive(const problem *p, grid *now, grid *next)
{
    int64_t last = p->steps - 1;
    double sum = 0, first = sd_after(p, 0);
    if (last == 0)
        return missing_aim(p, p->drift, first);
    lay_step(now, p, 1);
    for (int64_t i = 0; i < now->count; i++)
        now->density[i] = density((now->x[i] - p->drift) / first, first);
    for (int64_t k = 1; k < last; k++) {
        grid *old = now;
        advance(next, now, p, k);
        now = next;
        next = old;
    }
    for (int64_t i = 0; i < now->count; i++)
        sum += now->weight[i] * now->density[i] * missing_aim(p, mean_after(p, now->x[i], last), sd_after(p, last));
    return sum;
}

static double none(const pace__walk *walk, double sigma, pace_aim aim, int64_t steps, double *room, size_t nodes)
{
    problem p = {(aim.low - walk->start) / sigma, (aim.high - walk->start) / sigma, walk->drift / sigma,
                 walk->known_from, steps};
    grid a = {0, room, room + nodes, room + 2 * nodes}, b = {0, room + 3 * nodes, room + 4 * nodes, room + 5 * nodes};
    return survive(&p, &a, &b);
}

bool pace__walk_observed(double *out, const pace__walk *walk, pace_aim aim, int64_t steps,
                         const pace_allocator *allocator)
{
    problem size = {0, 0, 0, walk->known_from, steps};
    size_t nodes = most_nodes(&size);
    double q, weight, sum = 0, *room = pace__alloc(allocator, 6 * nodes, sizeof *room);
    if (!room)
        return false;
    if (!(walk->df > 0))
        sum = none(walk, walk->sigma, aim, steps, room, nodes);
    for (pace__mix mix = pace__mix_begin(walk->df > 0 ? walk->df : 1, 1.7);
         walk->df > 0 && pace__mix_next(&mix, &q, &weight);)
        sum += weight * none(walk, walk->sigma / q, aim, steps, room, nodes);
    pace__release(allocator, room, 6 * nodes * sizeof *room);
    *out = fmin(fmax(1 - sum, 0), 1);
    return true;
}
