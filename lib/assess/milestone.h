/* Milestones as members of a JSON object. */
#ifndef PACE_LIB_MILESTONE_H
#define PACE_LIB_MILESTONE_H

#include "assess/assess.h"

/* `"milestones": [...]` of a row behind another member: period, value, what was judged, verdict, text; nothing where it has none. */
void milestones_write_json(pace_buffer *out, const pace_gap *row, const pace_gap_opts *opts, const char *lang);

#endif
