/* The tiles that a batch of pairs is cut into. */
#ifndef PACE_LIB_ASSESS_PAIRS_H
#define PACE_LIB_ASSESS_PAIRS_H

#include "pace/pairs.h"

enum { PACE__PAIRS_TILE = 256 };

/* Inputs and outputs of one whole tile; every output is there (a scratch row where the caller wants none). */
typedef struct pace__pairs_tile {
    const double *base, *base_time, *latest, *latest_time, *target, *due_time;
    double *actual, *required, *remaining, *ratio, *projected, *left, *progress;
} pace__pairs_tile;

/* odd[i] is set to 1 for each pair that must be done again with care, else 0; true where there is any. */
typedef bool (*pace__pairs_kernel)(const pace__pairs_tile *tile, uint8_t *odd);

/* How a tile is judged. Cuts are inclusive here: one that must be passed is the next number above. */
typedef struct pace__pairs_judge {
    pace_pairs_measure measure;
    double better; /* 1, -1, or 0: towards the target */
    bool met;
    int cuts;
    double cut[PACE_PAIRS_CUTS];
} pace__pairs_judge;

/* status: the class of each pair; met: PACE_PAIR_MET or 0. */
typedef void (*pace__pairs_verdict)(uint8_t *status, uint8_t *met, const pace__pairs_tile *tile,
                                    const pace__pairs_judge *judge);

typedef struct pace__pairs_kernels {
    pace__pairs_kernel compute;
    pace__pairs_verdict verdict;
} pace__pairs_kernels;

/* Those that this processor can run, the widest first; all give the same bits. Returns how many. */
enum { PACE__PAIRS_KERNELS = 3 };
int pace__pairs_kernels_list(pace__pairs_kernels out[PACE__PAIRS_KERNELS]);

/* The ordinary range: values between, times apart at least and at most. */
#define PACE__PAIRS_LEAST 1e-15
#define PACE__PAIRS_MOST 1e15
#define PACE__PAIRS_NEAR 0.1
#define PACE__PAIRS_FAR 1e6

#endif
