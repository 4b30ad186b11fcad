/* What `pace init` writes: the two tables of a made-up city, and how to use them. */
#ifndef PACE_LIB_CLI_INIT_H
#define PACE_LIB_CLI_INIT_H

#include "cli/cli.h"

typedef struct init_plan { /* base year, then `years` that count; values are known of the first `known` */
    int base, years, known;
    bool zh;
} init_plan;

void init_targets(pace_buffer *out, const init_plan *plan);
void init_actuals(pace_buffer *out, const init_plan *plan);
void init_readme(pace_buffer *out, const init_plan *plan);
extern const char *const init_names[2]; /* of the city: en, zh */

#endif
