/* Spans from their labels: one period, two with a mark between them, one open end, a five-year plan, undated. */
#include <string.h>
#include "core/core.h"
#include "core/period_text.h"
#include "pace/period.h"

/* 十五 is the tenth plan, 2001 to 2005. */
enum { FIRST_PLAN = 10, LAST_PLAN = 16, FIRST_PLAN_YEAR = 2001, PLAN_YEARS = 5 };

/* The label with its bytes for messages, and how to read it. */
typedef struct source {
    pace__label label;
    const char *text;
    size_t n;
    const pace_dialect *dialect;
} source;

static pace_status fail(const source *in, pace_error *err)
{
    return pace__fail_label(err, PACE_ERR_PARSE, in->text, in->n,
                            "write it as 2015, 2011-2015, 2015-01/2015-06, before 2015 or undated");
}

static pace_status to_period(pace_period *out, const pace__reading *reading, const source *in, pace_error *err)
{
    return pace__reading_period(out, reading, in->dialect, in->text, in->n, err);
}

static pace_status close_span(pace_span *out, pace_period first, pace_period last, const source *in, pace_error *err)
{
    int order;
    pace_status status = pace_period_compare(&order, first, last, err);
    if (status)
        return status;
    if (order > 0)
        return pace__fail(err, PACE_ERR_RANGE, "", "%Q ends before it begins; write the earlier period first",
                          in->n < 1000 ? (int)in->n : 1000, in->text);
    *out = (pace_span){first, last};
    return PACE_OK;
}

static pace_status from_readings(pace_span *out, pace__reading *first, pace__reading *last, const source *in,
                                 pace_error *err)
{
    pace_period from = PACE_PERIOD_NONE, to = PACE_PERIOD_NONE;
    pace_status status;
    if (!first->year_given && last->year_given) { /* Jan–Jun 2015 */
        first->year = last->year;
        first->year_given = true;
    } else if (!last->year_given && first->year_given) { /* 2015年1月至6月 */
        last->year = first->year;
        last->year_given = true;
    }
    if ((status = to_period(&from, first, in, err)) != PACE_OK || (status = to_period(&to, last, in, err)) != PACE_OK)
        return status;
    return close_span(out, from, to, in, err);
}

/* before: up to the period that ends where the named one begins. */
static pace_status half_open(pace_span *out, bool before, pace_period limit, pace_error *err)
{
    pace_period end = PACE_PERIOD_NONE, none = PACE_PERIOD_NONE;
    pace_status status = pace_period_add(&end, limit, before ? -1 : 1, err);
    if (!status)
        *out = before ? (pace_span){none, end} : (pace_span){end, none};
    return status;
}

static bool take_connector(pace__label *label)
{
    bool found;
    pace__label_spaces(label);
    found = pace__label_take(label, "-") || pace__label_take(label, "/") || pace__label_take(label, "t") ||
            pace__label_take(label, "TO ") || pace__label_take(label, "..");
    (void)(found && label->at[-1] == '-' && pace__label_take(label, "-")); /* —— is two dashes */
    pace__label_spaces(label);
    return found;
}

/* "x25" with or without quotes, "nx2c5yp", "12TH FYP": the number of the plan, 0 for none. */
static int read_plan(pace__label *label)
{
    int number = 0;
    bool quoted = pace__label_take(label, "\"");
    if (pace__label_take(label, "x")) {
        number = FIRST_PLAN;
        if (pace__label_digits(label) == 2)
            number += pace__label_number(label, 1);
        if (!pace__label_take(label, "5"))
            return 0;
    } else if (pace__label_take(label, "n")) {
        number = pace__label_small(label);
        if (!pace__label_take(label, "c5yp"))
            return 0;
    } else if (pace__label_digits(label) == 2) {
        number = pace__label_number(label, 2);
        if (!pace__label_take(label, "TH FYP") && !pace__label_take(label, "TH FIVE-YEAR PLAN"))
            return 0;
    }
    if (quoted && !pace__label_take(label, "\""))
        return 0;
    while (pace__label_take(label, "p"))
        continue;
    return *label->at ? 0 : number;
}

static bool read_plan_span(pace_span *out, source *in)
{
    const char *start = in->label.at;
    int number = read_plan(&in->label), year = FIRST_PLAN_YEAR + (number - FIRST_PLAN) * PLAN_YEARS;
    in->label.at = start;
    if (number < FIRST_PLAN || number > LAST_PLAN)
        return false;
    *out = (pace_span){pace_year(year), pace_year(year + PLAN_YEARS - 1)};
    return true;
}

/* 前三季度, 前10个月: from the start of the year. */
static bool read_first_ones(pace__reading *first, pace__reading *last, pace__label *label)
{
    const char *start = label->at;
    *last = *first;
    if (!pace__label_chinese_part(last, label) || last->freq == PACE_DAILY || last->freq == PACE_HALFYEARLY) {
        label->at = start;
        last->freq = PACE_MONTHLY;
        last->sub = pace__label_small(label);
        if (last->sub < 1 || !pace__label_take(label, "cm"))
            return false;
    }
    first->freq = last->freq;
    first->sub = 1;
    return true;
}

/* 2015年1-6月, 2015年一至三季度: the first number has no word of its own. */
static bool read_counted(pace__reading *first, pace__reading *last, pace__label *label)
{
    int number;
    if (pace__label_take(label, "e"))
        return read_first_ones(first, last, label);
    (void)pace__label_take(label, "n");
    number = pace__label_small(label);
    *last = *first;
    if (number < 0 || !take_connector(label) || !pace__label_chinese_part(last, label) || last->freq == PACE_DAILY ||
        last->freq == PACE_HALFYEARLY)
        return false;
    first->freq = last->freq;
    first->sub = number;
    return true;
}

/* What follows the first period of the label; both are whole readings then. */
static bool read_second(pace__reading *first, pace__reading *last, pace__label *label)
{
    const char *start = label->at;
    if (first->freq == PACE_ANNUAL && start[-1] == 'y' && read_counted(first, last, label))
        return true;
    label->at = start;
    return take_connector(label) && pace__label_period(last, label);
}

/* One period, or an open end in front of it or behind. */
static pace_status read_one(pace_span *out, bool open, bool before, const pace__reading *reading, const source *in,
                            pace_error *err)
{
    pace_period limit = PACE_PERIOD_NONE;
    pace_status status = to_period(&limit, reading, in, err);
    if (status)
        return status;
    if (open)
        return half_open(out, before, limit, err);
    *out = (pace_span){limit, limit};
    return PACE_OK;
}

static pace_status read_generous(pace_span *out, source *in, pace_error *err)
{
    pace__label *label = &in->label;
    pace__reading first, last;
    bool before, after;
    if (read_plan_span(out, in))
        return PACE_OK;
    before = pace__label_take(label, "BEFORE");
    after = !before && pace__label_take(label, "AFTER");
    while (before || after)
        if (!pace__label_take(label, " ") && !pace__label_take(label, "_"))
            break;
    if (!pace__label_period(&first, label))
        return fail(in, err);
    if (!before && !after) { /* 以前, 前, 以后 */
        before = pace__label_take(label, "g") || (strcmp(label->at, "e") == 0 && pace__label_take(label, "e"));
        after = !before && pace__label_take(label, "k");
    }
    if (*label->at == '\0')
        return read_one(out, before || after, before, &first, in, err);
    if (before || after || !read_second(&first, &last, label) || *label->at)
        return fail(in, err);
    return from_readings(out, &first, &last, in, err);
}

/* The machine spellings, the only ones in a strict dialect; false where it is none of them. */
static bool read_machine(pace_span *out, pace_status *status, const source *in, pace_error *err)
{
    static const char *const words[] = {"before ", "before_", "after ", "after_"};
    pace__reading first, last;
    const char *slash = in->n ? memchr(in->text, '/', in->n) : NULL;
    if (in->n == 7 && memcmp(in->text, "undated", 7) == 0) {
        *out = (pace_span){PACE_PERIOD_NONE, PACE_PERIOD_NONE};
        *status = PACE_OK;
        return true;
    }
    for (size_t i = 0; i < 4; i++) {
        size_t skip = strlen(words[i]);
        if (in->n <= skip || memcmp(in->text, words[i], skip) != 0 ||
            !pace__reading_strict(&first, in->text + skip, in->n - skip))
            continue;
        *status = read_one(out, true, i < 2, &first, in, err);
        return true;
    }
    if (pace__reading_strict(&first, in->text, in->n)) {
        *status = read_one(out, false, false, &first, in, err);
        return true;
    }
    if (in->n == 9 && in->text[4] == '-')
        slash = in->text + 4;
    if (!slash || !pace__reading_strict(&first, in->text, (size_t)(slash - in->text)) ||
        !pace__reading_strict(&last, slash + 1, in->n - (size_t)(slash - in->text) - 1))
        return false;
    *status = from_readings(out, &first, &last, in, err);
    return true;
}

pace_status pace_span_parse(pace_span *out, const char *text, size_t n, const pace_dialect *dialect, pace_error *err)
{
    pace_dialect own = pace__dialect_of(dialect);
    source in = {{"", NULL}, text, n, &own};
    pace_status status = PACE_OK;
    if (!out || (!text && n))
        return pace__fail(err, PACE_ERR_ARG, "", "pace_span_parse needs a text and room for the span");
    if (pace__dialect_check(&own, err))
        return PACE_ERR_ARG;
    if (read_machine(out, &status, &in, err))
        return status;
    if (own.strict || !pace__label_read(&in.label, text, n))
        return fail(&in, err);
    if (pace__label_take(&in.label, "UNDATED") || pace__label_take(&in.label, "b")) {
        if (*in.label.at)
            return fail(&in, err);
        *out = (pace_span){PACE_PERIOD_NONE, PACE_PERIOD_NONE};
        return PACE_OK;
    }
    return read_generous(out, &in, err);
}
