/* One period from its label: the strict spellings by their fixed shapes, the others by a small grammar. */
#include <string.h>
#include "core/core.h"
#include "core/period_text.h"
#include "pace/period.h"

pace_dialect pace__dialect_of(const pace_dialect *dialect)
{
    pace_dialect own = PACE_DIALECT_INIT;
    if (dialect)
        memcpy(&own, dialect, dialect->size && dialect->size < sizeof own ? dialect->size : sizeof own);
    return own;
}

pace_status pace__fail_label(pace_error *err, pace_status code, const char *text, size_t n, const char *right)
{
    return pace__fail(err, code, "", "%Q is no period; %s", n < 1000 ? (int)n : 1000, text, right);
}

/* A shape: D digit, others themselves. */
static bool fits(const char *shape, const char *text, size_t n)
{
    if (strlen(shape) != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (shape[i] == 'D' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i])
            return false;
    return true;
}

static int digits_at(const char *text, size_t n)
{
    int value = 0;
    for (size_t i = 0; i < n; i++)
        value = value * 10 + (text[i] - '0');
    return value;
}

bool pace__reading_strict(pace__reading *out, const char *text, size_t n)
{
    static const struct {
        const char *shape;
        pace_freq freq;
    } shapes[] = {
        {"DDDD", PACE_ANNUAL},        {"DDDD-DD", PACE_MONTHLY},    {"DDDDMDD", PACE_MONTHLY},
        {"DDDD-MDD", PACE_MONTHLY},   {"DDDD-QD", PACE_QUARTERLY},  {"DDDDQD", PACE_QUARTERLY},
        {"DDDD-DD-DD", PACE_DAILY},   {"DDDD-WDD", PACE_WEEKLY},    {"DDDDWDD", PACE_WEEKLY},
        {"DDDD-HD", PACE_HALFYEARLY}, {"DDDD-SD", PACE_HALFYEARLY}, {"DDDDHD", PACE_HALFYEARLY},
        {"DDDDSD", PACE_HALFYEARLY},
    };
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        size_t place = 4;
        if (!fits(shapes[i].shape, text, n))
            continue;
        *out = (pace__reading){shapes[i].freq, digits_at(text, 4), 1, 0, false, true};
        if (n == 10) {
            out->sub = digits_at(text + 5, 2);
            out->day = digits_at(text + 8, 2);
            return true;
        }
        while (place < n && shapes[i].shape[place] != 'D')
            place++;
        if (place < n)
            out->sub = digits_at(text + place, n - place);
        return true;
    }
    return false;
}

enum { DAY_OF_YEAR = -1 }; /* in place of a month */

/* Functions that read a piece answer false where it does not stand there, and leave label and reading as they were. */

typedef struct part_letter {
    char letter;
    pace_freq freq;
    int most_digits;
} part_letter;

static const part_letter *find_letter(char c)
{
    static const part_letter letters[] = {{'Q', PACE_QUARTERLY, 2},  {'H', PACE_HALFYEARLY, 1},
                                          {'S', PACE_HALFYEARLY, 1}, {'W', PACE_WEEKLY, 2},
                                          {'M', PACE_MONTHLY, 2},    {'A', PACE_ANNUAL, 1}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].letter == c)
            return &letters[i];
    return NULL;
}

/* Q1, H2, S2, W03, M1, W03-5 and A. */
static bool read_lettered(pace__reading *out, pace__label *label)
{
    const part_letter *part = find_letter(*label->at);
    int digits = part ? (int)strspn(label->at + 1, "0123456789") : 0;
    if (!part || digits > part->most_digits || (digits == 0 && part->freq != PACE_ANNUAL))
        return false;
    label->at++;
    out->freq = part->freq;
    out->sub = digits ? pace__label_number(label, digits) : 1;
    if (part->freq == PACE_WEEKLY && label->at[0] == '-' && strspn(label->at + 1, "0123456789") == 1) {
        label->at++;
        out->day = pace__label_number(label, 1);
        out->week_date = true;
    }
    return true;
}

static bool read_month_name(pace__reading *out, pace__label *label)
{
    static const char *const names[] = {"JANUARY", "FEBRUARY", "MARCH",     "APRIL",   "MAY",      "JUNE",
                                        "JULY",    "AUGUST",   "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"};
    size_t letters = strspn(label->at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    for (int i = 0; i < 12; i++) {
        bool whole = letters == strlen(names[i]), cut = letters == 3 || (letters == 4 && i == 8);
        if ((!whole && !cut) || strncmp(label->at, names[i], letters) != 0)
            continue;
        label->at += letters;
        if (!whole)
            (void)pace__label_take(label, ".");
        out->freq = PACE_MONTHLY;
        out->sub = i + 1;
        return true;
    }
    return false;
}

static bool read_counted_part(pace__reading *out, pace__label *label)
{
    bool ordinal = pace__label_take(label, "n");
    int number = pace__label_small(label);
    out->sub = number;
    pace__label_spaces(label);
    if (number < 0)
        return false;
    if (pace__label_take(label, "q")) {
        (void)pace__label_take(label, "d");
        out->freq = PACE_QUARTERLY;
        return true;
    }
    if (pace__label_take(label, "w")) {
        out->freq = PACE_WEEKLY;
        return true;
    }
    if (ordinal || !pace__label_take(label, "m"))
        return false;
    out->freq = PACE_MONTHLY;
    number = pace__label_small(label);
    if (number < 0)
        return true;
    out->freq = PACE_DAILY;
    out->day = number;
    return pace__label_take(label, "r");
}

bool pace__label_chinese_part(pace__reading *out, pace__label *label)
{
    const char *start = label->at;
    pace__reading part = *out;
    bool upper;
    pace__label_spaces(label);
    upper = pace__label_take(label, "uhy");
    if (upper || pace__label_take(label, "lhy")) {
        out->freq = PACE_HALFYEARLY;
        out->sub = upper ? 1 : 2;
        return true;
    }
    if (read_counted_part(&part, label)) {
        *out = part;
        return true;
    }
    label->at = start;
    return false;
}

/* -01, /1/31, .1 and -001 behind a year; the same mark twice. More digits belong to what follows. */
static bool read_numeric_part(pace__reading *out, pace__label *label)
{
    char mark = *label->at;
    int digits = (int)strspn(label->at + (mark != '\0'), "0123456789");
    if ((mark != '-' && mark != '/' && mark != '.') || digits < 1 || digits > 3 || (digits == 3 && mark != '-'))
        return false;
    label->at++;
    out->sub = pace__label_number(label, digits);
    out->freq = PACE_MONTHLY;
    if (digits == 3) {
        out->freq = PACE_DAILY;
        out->day = out->sub;
        out->sub = DAY_OF_YEAR;
        return true;
    }
    digits = *label->at == mark ? (int)strspn(label->at + 1, "0123456789") : 0;
    if (digits == 1 || digits == 2) {
        label->at++;
        out->freq = PACE_DAILY;
        out->day = pace__label_number(label, digits);
    }
    return true;
}

/* What stands behind a year of four digits; where nothing does, it is the year. */
static void read_after_year(pace__reading *out, pace__label *label)
{
    const char *start = label->at;
    out->freq = PACE_ANNUAL;
    out->sub = 1;
    pace__label_spaces(label);
    if (pace__label_take(label, "fy") || pace__label_take(label, "y")) {
        if (!pace__label_take(label, "d"))
            (void)pace__label_chinese_part(out, label);
        return;
    }
    if (pace__label_take(label, "FY"))
        return;
    if (*label->at == '-' || *label->at == '/')
        label->at++;
    if (read_lettered(out, label) || read_month_name(out, label))
        return;
    label->at = start;
    if (strcmp(label->at, ".0") == 0)
        label->at += 2; /* 2015.0: a spreadsheet's number */
    else
        (void)read_numeric_part(out, label);
}

/* The year behind Q1 or Jan, with one mark or space before it; without one the reading has no year. */
static void read_year_behind(pace__reading *out, pace__label *label)
{
    const char *start = label->at;
    pace__label_spaces(label);
    if (*label->at == ',' || *label->at == '-' || *label->at == '/')
        label->at++;
    pace__label_spaces(label);
    out->year_given = pace__label_digits(label) == 4;
    if (out->year_given)
        out->year = pace__label_number(label, 4);
    else
        label->at = start;
}

/* 2015..., 201501, 20150131, 1Q2015, 31 Jan 2015: what begins with digits. */
static bool read_from_digits(pace__reading *out, pace__label *label)
{
    int digits = pace__label_digits(label), number;
    if (digits == 4 || digits == 6 || digits == 8) {
        out->year = pace__label_number(label, 4);
        out->year_given = true;
        if (digits == 4) {
            read_after_year(out, label);
            return true;
        }
        out->freq = digits == 6 ? PACE_MONTHLY : PACE_DAILY;
        out->sub = pace__label_number(label, 2);
        out->day = digits == 8 ? pace__label_number(label, 2) : 0;
        return true;
    }
    if (digits < 1 || digits > 2)
        return false;
    number = pace__label_number(label, digits);
    out->sub = number;
    if (digits == 1 && (pace__label_take(label, "Q") || pace__label_take(label, "H"))) {
        out->freq = label->at[-1] == 'Q' ? PACE_QUARTERLY : PACE_HALFYEARLY;
    } else {
        pace__label_spaces(label);
        if (!read_month_name(out, label))
            return false;
        out->freq = PACE_DAILY;
        out->day = number;
    }
    read_year_behind(out, label);
    return true;
}

bool pace__label_period(pace__reading *out, pace__label *label)
{
    const char *start = label->at;
    pace__reading reading = {PACE_FREQ_NONE, 0, 1, 0, false, false};
    bool done = read_from_digits(&reading, label);
    if (!done) {
        label->at = start;
        if (pace__label_take(label, "FY")) {
            reading.freq = PACE_ANNUAL;
            read_year_behind(&reading, label);
            done = reading.year_given;
        } else if (read_lettered(&reading, label) || read_month_name(&reading, label)) {
            read_year_behind(&reading, label);
            done = true;
        } else {
            done = pace__label_chinese_part(&reading, label);
        }
    }
    if (done)
        *out = reading;
    else
        label->at = start;
    return done;
}

static pace_status build(pace_period *out, const pace__reading *in, pace_error *err)
{
    pace_status status;
    if (in->freq == PACE_DAILY && in->sub != DAY_OF_YEAR)
        return pace_period_day(out, in->year, in->sub, in->day, err);
    if (in->freq == PACE_DAILY)
        return pace_period_make(out, PACE_DAILY, in->year, in->day, err);
    if (in->freq == PACE_ANNUAL && in->sub != 1)
        return pace__fail(err, PACE_ERR_RANGE, "", "a year has no part A%d; write the year alone", in->sub);
    status = pace_period_make(out, in->freq, in->year, in->sub, err);
    if (status || !in->week_date)
        return status;
    if (in->day < 1 || in->day > 7)
        return pace__fail(err, PACE_ERR_RANGE, "", "a week has no day %d; they run from 1 to 7", in->day);
    *out = (pace_period){out->ord * 7, PACE_DAILY, 0};
    return pace_period_add(out, *out, in->day - 1, err);
}

pace_status pace__reading_period(pace_period *out, const pace__reading *in, const pace_dialect *dialect,
                                 const char *text, size_t n, pace_error *err)
{
    pace_period p = PACE_PERIOD_NONE;
    pace_status status;
    if (!in->year_given)
        return pace__fail_label(err, PACE_ERR_PARSE, text, n, "its year is missing; write it as 2015-Q1");
    status = build(&p, in, err);
    if (status)
        return status;
    if (dialect->freq != PACE_FREQ_NONE && p.freq != (unsigned)dialect->freq)
        return pace__fail(err, PACE_ERR_FREQ, "", "%Q is %s; %s periods belong here", n < 1000 ? (int)n : 1000, text,
                          pace_freq_name((pace_freq)p.freq), pace_freq_name(dialect->freq));
    if (p.freq == PACE_ANNUAL || p.freq == PACE_HALFYEARLY || p.freq == PACE_QUARTERLY)
        p.anchor = (uint16_t)(dialect->fiscal_anchor % 12);
    *out = p;
    return PACE_OK;
}

pace_status pace__dialect_check(const pace_dialect *dialect, pace_error *err)
{
    if (dialect->fiscal_anchor < 0 || dialect->fiscal_anchor > 12)
        return pace__fail(err, PACE_ERR_ARG, "", "a fiscal year cannot end in month %d; give 1 to 12, or 0",
                          dialect->fiscal_anchor);
    return PACE_OK;
}

pace_status pace_period_parse(pace_period *out, const char *text, size_t n, const pace_dialect *dialect,
                              pace_error *err)
{
    pace_dialect own = pace__dialect_of(dialect);
    pace__reading reading;
    pace__label label;
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_period_parse needs a text and room for the period");
    if (pace__dialect_check(&own, err))
        return PACE_ERR_ARG;
    if (pace__reading_strict(&reading, text, n))
        return pace__reading_period(out, &reading, &own, text, n, err);
    if (own.strict)
        return pace__fail_label(err, PACE_ERR_PARSE, text, n,
                                "write 2015, 2015-H1, 2015-Q1, 2015-01, 2015-W03 or 2015-01-31");
    if (!pace__label_read(&label, text, n) || !pace__label_period(&reading, &label) || *label.at)
        return pace__fail_label(err, PACE_ERR_PARSE, text, n, "write it as 2015, 2015-Q1, 2015-01 or 2015年1月");
    return pace__reading_period(out, &reading, &own, text, n, err);
}
