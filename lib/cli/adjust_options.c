/* pace adjust: what was asked for, and whether it goes together. */
#include <math.h>
#include <string.h>
#include "cli/adjust.h"

static bool is_whole(double x, double low, double high)
{
    return x >= low && x <= high && floor(x) >= x;
}

/* Options of a method that is not asked for would be silently lost. */
static int check_owners(const adjust_typed *t, adjust_how how)
{
    bool stl = t->seasonal || t->robust || !isnan(t->trend) || !isnan(t->degree) || !isnan(t->jump) || t->rounds.count;
    if (how != ADJUST_STL && stl)
        return cli_usage("--seasonal, --robust, --trend, --degree, --jump and --rounds are options of --how stl");
    if (how != ADJUST_STL && how != ADJUST_CLASSICAL && t->period.count)
        return cli_usage("--period: X-11 adjusts months and quarters; --how stl takes any cycle");
    if (how != ADJUST_X11 && how != ADJUST_X13 && (t->filter || !isnan(t->henderson) || t->sigma.count || t->sigma_by))
        return cli_usage("--filter, --henderson, --sigma and --sigma-by are options of --how x11");
    if (how != ADJUST_X11 && (t->tables.count || t->quality))
        return cli_usage("--table and --quality: only X-11 has tables and measures; --how x11");
    if (how == ADJUST_X13 && t->calendar.count)
        return cli_usage("--calendar: x13as looks for calendar effects by itself; --how x11 takes those that are named");
    return CLI_DONE;
}

static int read_mode(adjust_ask *ask, const adjust_typed *t)
{
    pace_error err = PACE_ERROR_INIT;
    bool x = ask->how == ADJUST_X11 || ask->how == ADJUST_X13;
    ask->mode = x ? PACE_SEASON_MULTIPLICATIVE : PACE_SEASON_ADDITIVE;
    if (t->mode && pace_season_mode_parse(&ask->mode, t->mode, &err))
        return cli_fail(CLI_USAGE, &err);
    if (!x && ask->mode > PACE_SEASON_MULTIPLICATIVE)
        return cli_usage("--mode %s: only X-11 has it; add or mult", t->mode);
    ask->stl.mode = ask->classical.mode = ask->x11.mode = ask->mode;
    return CLI_DONE;
}

/* A whole number of an option: `otherwise` where it is not given. False after a usage error. */
static bool take_number(int64_t *out, const char *option, double given, double low, double high, int64_t otherwise)
{
    *out = isnan(given) ? otherwise : (int64_t)fmin(fmax(given, low), high);
    if (isnan(given) || is_whole(given, low, high))
        return true;
    cli_usage("--%s: a whole number from %g to %g", option, low, high);
    return false;
}

static bool take_item(int64_t *out, const char *option, const char *text, double low, double high)
{
    double x = 0;
    if (cli_number(&x, text, NULL))
        x = low - 1;
    return take_number(out, option, x, low, high, 0);
}

static int read_periods(adjust_ask *ask, const adjust_typed *t)
{
    int64_t count = t->period.count;
    for (int64_t k = 0; k < count; k++)
        if (!take_item(&ask->period[k], "period", t->period.at[k], 2, 1e6))
            return CLI_USAGE;
    for (int64_t k = 1; k < count; k++)
        if (ask->period[k] <= ask->period[k - 1])
            return cli_usage("--period: several cycles come the shortest first, such as 7,365");
    if (count > 1 && ask->how != ADJUST_STL)
        return cli_usage("--period: only --how stl takes several cycles");
    ask->period_count = count > 1 ? count : 0;
    ask->stl.period = ask->classical.period = count == 1 ? ask->period[0] : 0;
    return CLI_DONE;
}

static int read_stl(adjust_ask *ask, const adjust_typed *t)
{
    int64_t jump, degree, most = 1000000;
    ask->stl.seasonal = 0; /* the default of one cycle, or of several */
    if (t->seasonal && strcmp(t->seasonal, "periodic") == 0)
        ask->stl.seasonal = PACE_STL_PERIODIC;
    else if (t->seasonal && !take_item(&ask->stl.seasonal, "seasonal", t->seasonal, 1, (double)most))
        return CLI_USAGE;
    if (!take_number(&ask->stl.trend, "trend", t->trend, 1, (double)most, 0) || !take_number(&degree, "degree", t->degree, 0, 1, 0) ||
        !take_number(&jump, "jump", t->jump, 1, (double)most, 0))
        return CLI_USAGE;
    ask->stl.seasonal_degree = (int)degree;
    ask->stl.seasonal_jump = ask->stl.trend_jump = ask->stl.low_pass_jump = jump;
    ask->stl.robust = t->robust;
    if (t->rounds.count && (t->rounds.count != 2 || !take_item(&ask->stl.inner, "rounds", t->rounds.at[0], 1, 1000) ||
                            !take_item(&ask->stl.outer, "rounds", t->rounds.at[1], 0, 1000)))
        return t->rounds.count == 2 ? CLI_USAGE : cli_usage("--rounds: inner and outer ones, such as 2,0");
    return read_periods(ask, t);
}

static int read_x11(adjust_ask *ask, const adjust_typed *t)
{
    pace_error err = PACE_ERROR_INIT;
    if (t->filter && pace_x11_filter_parse(&ask->x11.filter, t->filter, &err))
        return cli_fail(CLI_USAGE, &err);
    if (!isnan(t->henderson) && !(is_whole(t->henderson, 3, 101) && fmod(t->henderson, 2) > 0))
        return cli_usage("--henderson: an odd number of terms from 3 to 101, such as 13");
    ask->x11.henderson = isnan(t->henderson) ? 0 : (int64_t)t->henderson;
    if (t->sigma.count && (t->sigma.count != 2 ||
                           cli_number(&ask->x11.sigma_low, t->sigma.at[0], NULL) ||
                           cli_number(&ask->x11.sigma_high, t->sigma.at[1], NULL)))
        return cli_usage("--sigma: two limits, such as 1.5,2.5");
    if (t->sigma_by && pace_x11_sigma_parse(&ask->x11.sigma, t->sigma_by, &err))
        return cli_fail(CLI_USAGE, &err);
    ask->quality = t->quality;
    for (int64_t i = 0; i < t->tables.count; i++)
        if (pace_x11_table_parse(&ask->table[ask->table_count++], t->tables.at[i], &err))
            return cli_fail(CLI_USAGE, &err);
    return CLI_DONE;
}

/* The number behind a name; `otherwise` where there is none, 0 where it is no whole number of days. */
static int days_behind(const char *text, int otherwise)
{
    double days = 0;
    if (!*text)
        return otherwise;
    if (cli_number(&days, text, NULL) || !(days >= 1 && days <= 25) || floor(days) < days)
        return 0;
    return (int)days;
}

static bool read_effect(pace_calendar_effect_opts *o, const char *text)
{
    enum { EASTER_DAYS = 8, SPRING_DAYS = 7 };
    if (strcmp(text, "td") == 0)
        return o->trading_days = true;
    if (strcmp(text, "td1") == 0)
        return o->working_days = true;
    if (strcmp(text, "leap") == 0)
        return o->leap_year = true;
    if (strncmp(text, "easter", 6) == 0)
        return (o->easter = days_behind(text + 6, EASTER_DAYS)) > 0;
    if (strncmp(text, "cny", 3) == 0)
        return (o->spring = days_behind(text + 3, SPRING_DAYS)) > 0;
    return false;
}

static int read_calendar(adjust_ask *ask, const cli_list *effects)
{
    for (int64_t i = 0; i < effects->count; i++)
        if (!read_effect(&ask->calendar, effects->at[i]))
            return cli_usage("--calendar: %s is no effect; there are td, td1, leap, easter and cny, holidays with 1 to 25 days such as "
                             "easter15", effects->at[i]);
    if (ask->calendar.trading_days && ask->calendar.working_days)
        return cli_usage("--calendar: td and td1 say the same twice; one of them");
    ask->calendar.mode = ask->mode == PACE_SEASON_ADDITIVE ? PACE_SEASON_ADDITIVE : PACE_SEASON_MULTIPLICATIVE;
    ask->has_calendar = true;
    return CLI_DONE;
}

int adjust_read(adjust_ask *ask, const adjust_typed *t)
{
    static const char *const names[] = {"stl", "x11", "classical", "x13"};
    for (int k = 0; k < 4; k++)
        if (strcmp(t->how, names[k]) == 0)
            ask->how = (adjust_how)k;
    int code = check_owners(t, ask->how);
    if (!code)
        code = read_mode(ask, t);
    if (!code)
        code = read_stl(ask, t);
    if (!code)
        code = read_x11(ask, t);
    return code || !t->calendar.count ? code : read_calendar(ask, &t->calendar);
}
