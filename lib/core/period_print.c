#include <string.h>
#include "core/calendar.h"
#include "core/label.h"
#include "pace/period.h"

static const char *const month_names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

static void put_machine(pace__label *out, pace_period p, int year, int sub)
{
    pace__date date;
    switch ((pace_freq)p.freq) {
    case PACE_HALFYEARLY:
        pace__label_integer(out, year, 4);
        pace__label_put(out, "-H");
        pace__label_integer(out, sub, 1);
        return;
    case PACE_QUARTERLY:
        pace__label_integer(out, year, 4);
        pace__label_put(out, "-Q");
        pace__label_integer(out, sub, 1);
        return;
    case PACE_MONTHLY:
        pace__label_integer(out, year, 4);
        pace__label_put(out, "-");
        pace__label_integer(out, sub, 2);
        return;
    case PACE_WEEKLY:
        pace__label_integer(out, year, 4);
        pace__label_put(out, "-W");
        pace__label_integer(out, sub, 2);
        return;
    case PACE_DAILY:
        date = pace__day_date(p.ord);
        pace__label_integer(out, date.year, 4);
        pace__label_put(out, "-");
        pace__label_integer(out, date.month, 2);
        pace__label_put(out, "-");
        pace__label_integer(out, date.day, 2);
        return;
    case PACE_ANNUAL:
    case PACE_FREQ_NONE:
        break;
    }
    pace__label_integer(out, year, 4);
}

/* What follows the year: empty for years. */
static void put_chinese_part(pace__label *out, pace_period p, int sub)
{
    static const char *const quarters[] = {"一季度", "二季度", "三季度", "四季度"};
    pace__date date;
    switch ((pace_freq)p.freq) {
    case PACE_HALFYEARLY:
        pace__label_put(out, sub == 1 ? "上半年" : "下半年");
        return;
    case PACE_QUARTERLY:
        pace__label_put(out, quarters[sub - 1]);
        return;
    case PACE_MONTHLY:
        pace__label_integer(out, sub, 1);
        pace__label_put(out, "月");
        return;
    case PACE_WEEKLY:
        pace__label_put(out, "第");
        pace__label_integer(out, sub, 1);
        pace__label_put(out, "周");
        return;
    case PACE_DAILY:
        date = pace__day_date(p.ord);
        pace__label_integer(out, date.month, 1);
        pace__label_put(out, "月");
        pace__label_integer(out, date.day, 1);
        pace__label_put(out, "日");
        return;
    case PACE_ANNUAL:
    case PACE_FREQ_NONE:
        return;
    }
}

static void put_chinese(pace__label *out, pace_period p, int year, int sub)
{
    pace__label_integer(out, year, 1);
    pace__label_put(out, p.anchor % 12 ? "财年" : "年");
    put_chinese_part(out, p, sub);
}

static void put_english(pace__label *out, pace_period p, int year, int sub)
{
    pace__date date;
    if (p.freq == PACE_DAILY) {
        date = pace__day_date(p.ord);
        pace__label_integer(out, date.day, 1);
        pace__label_put(out, " ");
        pace__label_put(out, month_names[date.month - 1]);
        pace__label_put(out, " ");
        pace__label_integer(out, date.year, 1);
        return;
    }
    if (p.freq == PACE_MONTHLY) {
        pace__label_put(out, month_names[sub - 1]);
        pace__label_put(out, " ");
    }
    if (p.anchor % 12)
        pace__label_put(out, "FY");
    pace__label_integer(out, year, 1);
    if (p.freq == PACE_ANNUAL || p.freq == PACE_MONTHLY)
        return;
    pace__label_put(out, p.freq == PACE_HALFYEARLY ? " H" : p.freq == PACE_QUARTERLY ? " Q" : " W");
    pace__label_integer(out, sub, p.freq == PACE_WEEKLY ? 2 : 1);
}

typedef enum language { MACHINE, CHINESE, ENGLISH } language;

static language choose(const char *lang)
{
    if (!lang)
        return MACHINE;
    return lang[0] == 'z' && lang[1] == 'h' ? CHINESE : ENGLISH;
}

static void put_period(pace__label *out, pace_period p, language in)
{
    int year = pace_period_year(p), sub = pace_period_sub(p);
    if (!year)
        return;
    if (in == MACHINE)
        put_machine(out, p, year, sub);
    else if (in == CHINESE)
        put_chinese(out, p, year, sub);
    else
        put_english(out, p, year, sub);
}

size_t pace_period_print(char out[PACE_PERIOD_SIZE], pace_period p, const char *lang)
{
    pace__label text = {out, 0};
    out[0] = '\0';
    put_period(&text, p, choose(lang));
    return text.length;
}

static void put_closed(pace__label *out, pace_span span, language in)
{
    bool years = span.first.freq == PACE_ANNUAL;
    bool one_year = span.first.freq == PACE_MONTHLY && pace_period_year(span.first) == pace_period_year(span.last);
    if (in == MACHINE) {
        put_period(out, span.first, in);
        pace__label_put(out, years ? "-" : "/");
        put_period(out, span.last, in);
    } else if (in == CHINESE && (years || one_year)) { /* 2011–2015年, 2015年1–6月 */
        pace__label_integer(out, pace_period_year(span.first), 1);
        if (one_year) {
            pace__label_put(out, "年");
            pace__label_integer(out, pace_period_sub(span.first), 1);
        }
        pace__label_put(out, "–");
        if (one_year)
            put_chinese_part(out, span.last, pace_period_sub(span.last));
        else
            put_period(out, span.last, in);
    } else if (in == ENGLISH && one_year) { /* Jan–Jun 2015 */
        pace__label_put(out, month_names[pace_period_sub(span.first) - 1]);
        pace__label_put(out, "–");
        put_period(out, span.last, in);
    } else {
        put_period(out, span.first, in);
        pace__label_put(out, "–");
        put_period(out, span.last, in);
    }
}

/* "before" names the first period that is no more in the span, "after" the last one that is not yet. */
static void put_half_open(pace__label *out, pace_span span, language in)
{
    bool before = pace_period_is_set(span.last);
    pace_period limit = PACE_PERIOD_NONE;
    if (pace_period_add(&limit, before ? span.last : span.first, before ? 1 : -1, NULL))
        limit = before ? span.last : span.first; /* the calendar ends there: nothing lies beyond to be named */
    if (in != CHINESE)
        pace__label_put(out, before ? "before " : "after ");
    put_period(out, limit, in);
    if (in == CHINESE)
        pace__label_put(out, before ? "以前" : "以后");
}

size_t pace_span_print(char out[PACE_PERIOD_SIZE], pace_span span, const char *lang)
{
    pace__label text = {out, 0};
    language in = choose(lang);
    bool from = pace_period_is_set(span.first), to = pace_period_is_set(span.last);
    out[0] = '\0';
    if (!from && !to)
        pace__label_put(&text, in == CHINESE ? "时间不详" : "undated");
    else if (from != to)
        put_half_open(&text, span, in);
    else if (pace_period_same(span.first, span.last))
        put_period(&text, span.first, in);
    else
        put_closed(&text, span, in);
    return text.length;
}
