/* The table of targets and rulebooks, as its writers see it. */
#ifndef PACE_LIB_ASSESS_TABLE_H
#define PACE_LIB_ASSESS_TABLE_H

#include "assess/assess_rules.h"

struct pace_assess_table {
    pace__arena arena;
    const pace_dataset *dataset;
    pace_gap_table *gaps;               /* finds series, and keeps those that it made */
    const pace_rulebook **books;
    int64_t book_count;
    pace_assessment *rows;
    int64_t count;
    pace_agreement *agreements;
    int64_t agreement_count;
};

/* What a target is called in the files: its plan, and what else it takes to tell it from others of its indicator. */
void assess_target_name(pace_buffer *out, const pace_assess_table *table, const pace_target *target);
bool assess_is_yes(const pace_assessment *row); /* met or on track */
/* The figures that led to the class, without notes: "0.97 of the rate needed since 2015". */
void assess_ground(pace_buffer *out, const pace_assessment *row, const char *lang);
void assess_write_json(pace_buffer *out, const pace_assess_table *table, const char *lang);

#endif
