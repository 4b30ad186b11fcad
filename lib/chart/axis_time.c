/* Labels of a time axis: a ladder of spellings from dense to sparse; the first that fits is taken. */
#include <math.h>
#include <string.h>
#include "chart/axis.h"

typedef enum time_step { STEP_PERIOD, STEP_MONTH, STEP_QUARTER, STEP_YEAR } time_step;
typedef enum time_spelling { SPELL_FULL, SPELL_PLAIN, SPELL_SHORT, SPELL_PART } time_spelling;

typedef struct time_level {
    time_step step;
    int every; /* years; or days, where seven fit better than one */
    time_spelling spelling;
} time_level;

static const time_level levels[] = {
    {STEP_PERIOD, 1, SPELL_PART},   {STEP_PERIOD, 7, SPELL_PART},   {STEP_MONTH, 1, SPELL_PART},
    {STEP_QUARTER, 1, SPELL_PART},  {STEP_YEAR, 1, SPELL_FULL},     {STEP_YEAR, 1, SPELL_PLAIN},
    {STEP_YEAR, 1, SPELL_SHORT},    {STEP_YEAR, 2, SPELL_FULL},     {STEP_YEAR, 2, SPELL_PLAIN},
    {STEP_YEAR, 5, SPELL_FULL},     {STEP_YEAR, 5, SPELL_PLAIN},    {STEP_YEAR, 10, SPELL_PLAIN},
    {STEP_YEAR, 20, SPELL_PLAIN},   {STEP_YEAR, 50, SPELL_PLAIN},   {STEP_YEAR, 100, SPELL_PLAIN},
    {STEP_YEAR, 200, SPELL_PLAIN},  {STEP_YEAR, 500, SPELL_PLAIN},  {STEP_YEAR, 1000, SPELL_PLAIN},
    {STEP_YEAR, 2000, SPELL_PLAIN}, {STEP_YEAR, 5000, SPELL_PLAIN},
};
enum { LEVELS = (int)(sizeof levels / sizeof *levels) };

typedef struct time_range {
    pace_period first, last;
    bool zh;
    int anchor_year;
} time_range;

static void put_integer(char *out, size_t room, int64_t value, const char *unit)
{
    char digits[PACE_FIXED_SIZE];
    size_t n = pace_number_print_fixed(digits, (double)value, 0, '\0');
    if (n + strlen(unit) + 1 > room)
        n = 0;
    memcpy(out, digits, n);
    memcpy(out + n, unit, strlen(unit) + 1);
}

/* The first period of `freq` that belongs to the coarser one. */
static bool first_inside(pace_period *out, pace_period coarse, const pace_period *like)
{
    pace_span span;
    if (coarse.freq == like->freq) {
        *out = coarse;
        return true;
    }
    if (pace_period_convert(&span, coarse, (pace_freq)like->freq, NULL))
        return false;
    *out = span.first;
    return true;
}

static void spell_year(time_tick *tick, int year, time_spelling spelling, bool first, bool zh)
{
    if (spelling == SPELL_SHORT && !first && year % 10 != 0) {
        put_integer(tick->text, sizeof tick->text, year % 100, "");
        if (year % 100 < 10) {
            tick->text[2] = '\0';
            tick->text[1] = tick->text[0];
            tick->text[0] = '0';
        }
    } else {
        put_integer(tick->text, sizeof tick->text, year, zh && spelling == SPELL_FULL ? "年" : "");
    }
}

static void put_week(time_tick *tick, int week)
{
    char digits[16];
    put_integer(digits, sizeof digits, week, "");
    words_append(tick->text, sizeof tick->text, "W");
    words_append(tick->text, sizeof tick->text, digits);
}

/* The part of the year in the first row: Q1, Mar, W7; days count in their month. */
static void name_part(time_tick *tick, pace_period p, bool zh)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    static const char *const quarters[][4] = {{"Q1", "Q2", "Q3", "Q4"}, {"一季度", "二季度", "三季度", "四季度"}};
    static const char *const halves[][2] = {{"H1", "H2"}, {"上半年", "下半年"}};
    int sub = pace_period_sub(p);
    if (p.freq == PACE_MONTHLY && zh)
        put_integer(tick->text, sizeof tick->text, sub, "月");
    else if (p.freq == PACE_MONTHLY && sub >= 1 && sub <= 12)
        words_append(tick->text, sizeof tick->text, months[sub - 1]);
    else if (p.freq == PACE_QUARTERLY && sub >= 1 && sub <= 4)
        words_append(tick->text, sizeof tick->text, quarters[zh][sub - 1]);
    else if (p.freq == PACE_HALFYEARLY && sub >= 1 && sub <= 2)
        words_append(tick->text, sizeof tick->text, halves[zh][sub - 1]);
    else if (p.freq == PACE_WEEKLY && zh)
        put_integer(tick->text, sizeof tick->text, sub, "周");
    else if (p.freq == PACE_WEEKLY)
        put_week(tick, sub);
}

/* The day of its month, and the month with its year for the second row. */
static void name_day(time_tick *tick, pace_period day, bool zh)
{
    pace_span month, days;
    char text[PACE_PERIOD_SIZE];
    if (pace_period_convert(&month, day, PACE_MONTHLY, NULL) ||
        pace_period_convert(&days, month.first, PACE_DAILY, NULL))
        return;
    put_integer(tick->text, sizeof tick->text, (int64_t)day.ord - days.first.ord + 1, zh ? "日" : "");
    pace_period_print(text, month.first, zh ? "zh" : "en");
    words_append(tick->year_row, sizeof tick->year_row, text);
}

/* The second row is named where it changes: `before` is the last name in it. */
static void spell_part(time_tick *tick, pace_period p, char before[TIME_ROW], bool zh)
{
    tick->text[0] = tick->year_row[0] = '\0';
    if (p.freq == PACE_DAILY) {
        name_day(tick, p, zh);
    } else {
        name_part(tick, p, zh);
        put_integer(tick->year_row, sizeof tick->year_row, pace_period_year(p), zh ? "年" : "");
    }
    if (strcmp(tick->year_row, before) == 0)
        tick->year_row[0] = '\0';
    else
        memcpy(before, tick->year_row, TIME_ROW);
}

static bool inside(const time_range *range, pace_period p)
{
    return p.ord >= range->first.ord && p.ord <= range->last.ord;
}

/* Labels on every `every`th year at its first period. */
static bool fill_years(time_axis *out, const time_range *range, const time_level *level)
{
    int from = pace_period_year(range->first), to = pace_period_year(range->last);
    int phase = level->every == 2 ? (range->anchor_year ? range->anchor_year : to) % 2 : 0;
    if ((to - from) / level->every > AXIS_TIME_MAX - 2)
        return false;
    for (int year = from; year <= to; year++) {
        pace_period coarse = {year, PACE_ANNUAL, range->first.freq == PACE_ANNUAL ? range->first.anchor : 0}, p;
        if (year % level->every != phase || year < 1 || !first_inside(&p, coarse, &range->first) || !inside(range, p))
            continue;
        time_tick *tick = &out->at[out->count];
        tick->x = p.ord;
        tick->year_row[0] = '\0';
        spell_year(tick, year, level->spelling, out->count == 0, range->zh);
        out->count++;
    }
    return out->count >= 2;
}

/* Labels on every period of a coarser (or the same) frequency, with the year in a second row. */
static bool fill_parts(time_axis *out, const time_range *range, pace_freq freq, int every)
{
    pace_period from = range->first, to = range->last;
    if (freq != (pace_freq)range->first.freq) {
        pace_span a, b;
        if (pace_period_convert(&a, range->first, freq, NULL) || pace_period_convert(&b, range->last, freq, NULL))
            return false;
        from = a.first;
        to = b.last;
    }
    char before[TIME_ROW] = "";
    if (((int64_t)to.ord - from.ord) / every >= AXIS_TIME_MAX - 1)
        return false;
    for (pace_period coarse = from; coarse.ord <= to.ord; coarse.ord += every) {
        pace_period p;
        if (!first_inside(&p, coarse, &range->first) || !inside(range, p))
            continue;
        time_tick *tick = &out->at[out->count];
        tick->x = p.ord;
        tick->year_row[0] = '\0';
        spell_part(tick, coarse, before, range->zh);
        out->rows = out->rows || tick->year_row[0];
        out->count++;
    }
    return out->count >= 2;
}

static bool fill(time_axis *out, const time_range *range, const time_level *level)
{
    pace_freq freq = (pace_freq)range->first.freq;
    out->count = 0;
    out->rows = false;
    switch (level->step) {
    case STEP_YEAR:
        return fill_years(out, range, level);
    case STEP_PERIOD:
        return freq != PACE_ANNUAL && (level->every == 1 || freq == PACE_DAILY) &&
               fill_parts(out, range, freq, level->every);
    case STEP_MONTH:
        return (freq == PACE_WEEKLY || freq == PACE_DAILY) && fill_parts(out, range, PACE_MONTHLY, 1);
    case STEP_QUARTER: /* by its first month, spelt as a month, where months are the periods */
        return freq == PACE_MONTHLY && fill_parts(out, range, PACE_QUARTERLY, 1);
    }
    return false;
}

/* Quarters of a monthly axis are marked by the name of their first month. */
static void name_first_months(time_axis *out, const time_range *range)
{
    char before[TIME_ROW] = "";
    for (int i = 0; i < out->count; i++) {
        pace_period p = range->first;
        p.ord = (int32_t)out->at[i].x;
        spell_part(&out->at[i], p, before, range->zh);
    }
}

static bool fits(pen *p, const time_axis *t, const scale *x, double size)
{
    double end = -1e9, year_end = -1e9;
    for (int i = 0; i < t->count; i++) {
        double at = scale_at(x, t->at[i].x), half = pen_width(p, t->at[i].text, size, false) / 2;
        if (at - half < end + size * 0.7)
            return false;
        end = at + half;
        if (!t->at[i].year_row[0])
            continue;
        half = pen_width(p, t->at[i].year_row, size, false) / 2;
        if (at - half < year_end + size * 0.7)
            return false;
        year_end = at + half;
    }
    return true;
}

/* One period, or no ladder step that fits: the ends with their full names. */
static void ends_only(pen *p, time_axis *out, const time_range *range, const scale *x, double size)
{
    char text[PACE_PERIOD_SIZE];
    out->count = 0;
    out->rows = false;
    for (int i = 0; i < (range->first.ord == range->last.ord ? 1 : 2); i++) {
        pace_period at = i ? range->last : range->first;
        size_t n = pace_period_print(text, at, range->zh ? "zh" : "en");
        if (n >= sizeof out->at[i].text)
            continue;
        memcpy(out->at[i].text, text, n + 1);
        out->at[i].year_row[0] = '\0';
        out->at[i].x = at.ord;
        out->count = i + 1;
    }
    if (out->count == 2) { /* either may be moved inwards by half its width */
        double room = fabs(scale_at(x, out->at[1].x) - scale_at(x, out->at[0].x)) - size * 0.7;
        if (room < pen_width(p, out->at[0].text, size, false) + pen_width(p, out->at[1].text, size, false))
            out->count = 1;
    }
}

void axis_time_find(pen *p, time_axis *out, pace_period first, pace_period last, const scale *x, double size,
                    int anchor_year, int rows)
{
    time_range range = {first, last, p->zh, anchor_year};
    for (int i = 0; i < LEVELS; i++) {
        if (!fill(out, &range, &levels[i]))
            continue;
        if (levels[i].step == STEP_QUARTER)
            name_first_months(out, &range);
        if ((rows > 1 || !out->rows) && fits(p, out, x, size))
            return;
    }
    ends_only(p, out, &range, x, size);
}

/* One label under the axis, moved inwards at the borders; none where that brings it upon the one before. */
static void put_label(pen *p, const char *text, double at, double top, double left, double right, double size, double *end)
{
    double half = pen_width(p, text, size, false) / 2, middle = fmax(left + half, fmin(at, right - half));
    if (middle - half < *end + size * 0.2)
        return;
    pen_text(p, middle, top, text, size, false, SCENE_MIDDLE, p->look.muted, 0);
    *end = middle + half;
}

void axis_time_draw(pen *p, const time_axis *t, const scale *x, double foot, double left, double right, double size,
                    bool marks)
{
    double lh = pen_line_height(p, size), stroke = fmax(1, floor(p->look.line / 2.5)), mark = size * 0.4;
    double end = -1e9, year_end = -1e9;
    for (int i = 0; i < t->count; i++) {
        double at = scale_at(x, t->at[i].x), snapped = pen_snap(at);
        if (marks)
            scene_line(p->scene, snapped, foot, snapped, foot + mark, p->look.axis, stroke, 0, 0);
        put_label(p, t->at[i].text, at, foot + mark * 1.3, left, right, size, &end);
        if (t->at[i].year_row[0])
            put_label(p, t->at[i].year_row, at, foot + mark * 1.3 + lh, left, right, size, &year_end);
    }
}
