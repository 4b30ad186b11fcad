/* pace adjust: what its files share. */
#ifndef PACE_LIB_CLI_ADJUST_H
#define PACE_LIB_CLI_ADJUST_H

#include "cli/series.h"

typedef enum adjust_how { ADJUST_STL, ADJUST_X11, ADJUST_CLASSICAL, ADJUST_X13 } adjust_how;

enum { ADJUST_PARTS = 4 }; /* trend, seasonal, irregular, adjusted */

typedef struct adjust_ask {
    adjust_how how;
    pace_season_mode mode;
    pace_stl_opts stl;
    pace_classical_opts classical;
    pace_x11_opts x11;
    pace_x11_table table[CLI_LIST_MAX];
    int64_t table_count;
    int64_t period[CLI_LIST_MAX]; /* several cycles, with STL; else period_count is 0 */
    int64_t period_count;
    bool quality, has_calendar;
    pace_calendar_effect_opts calendar;
} adjust_ask;

/* Options as they are typed; numbers that are not are NaN. */
typedef struct adjust_typed {
    const char *how, *mode, *seasonal, *filter, *sigma_by;
    double henderson, trend, degree, jump;
    bool robust, quality;
    cli_list period, rounds, sigma, tables, calendar;
} adjust_typed;
int adjust_read(adjust_ask *ask, const adjust_typed *t);

/* Words on standard error. */
void adjust_say_choice(const char *key, const pace_x11_facts *facts);
void adjust_say_quality(const char *key, pace_view in, const pace_x11_opts *opts);
void adjust_say_calendar(const char *key, const pace_calendar_fit *fit, pace_season_mode mode);

/* The parts of one series, in the periods of `in`: x of each of ADJUST_PARTS, in that order. CLI_DONE, or a code with *err filled
 * where this series has no answer and others may. CLI_USAGE with *missing: there is no such program. */
int adjust_by_x13(const pace_out parts[ADJUST_PARTS], pace_view in, const adjust_ask *ask, bool *missing, pace_error *err);

#endif
