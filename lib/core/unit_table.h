/* The two tables of units: what there is, and how it can be spelled. */
#ifndef PACE_LIB_CORE_UNIT_TABLE_H
#define PACE_LIB_CORE_UNIT_TABLE_H

#include "pace/unit.h"

typedef struct pace__unit_row {
    pace_unit unit;
    const char *id, *zh, *en, *one; /* identifier; printed words; the English word behind "per" */
    bool alone; /* printed where it fits as it is, never with a scale word: 微克, MWh */
} pace__unit_row;

typedef struct pace__spelling {
    const char *text, *id;
} pace__spelling;

typedef struct pace__scale_row {
    const char *id, *zh, *en;
} pace__scale_row;

enum { PACE__LARGEST_SCALE = 12 };

extern const pace__unit_row pace__unit_rows[];
extern const int pace__unit_row_count;
extern const pace__spelling pace__spellings[];
extern const int pace__spelling_count;
extern const pace__scale_row pace__scales[PACE__LARGEST_SCALE + 1]; /* by power of ten */

/* The row of a scale and a factor, for what stands below the line; NULL: there is none. */
const pace__unit_row *pace__unit_below(unsigned quantity, unsigned factor, int scale, const char *currency);

#endif
