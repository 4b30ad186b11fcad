/* In words: what led to a class, and why rulebooks differ about a target. */
#include <math.h>
#include <string.h>
#include "assess/assess_table.h"

/* A template with places for figures: %p percent of a fraction, %r ratio, %v value, %n whole number, %b %l %d periods. */
typedef struct figures {
    double p[2], r[2], v[2];
    int64_t n;
} figures;

static void put_period(pace_buffer *out, pace_period p, const char *lang)
{
    char text[PACE_PERIOD_SIZE];
    if (pace_period_is_set(p))
        pace_buffer_bytes(out, text, pace_period_print(text, p, lang));
    else
        pace_buffer_char(out, '?');
}

/* Up to `decimals`, without zeros at the end; what rounds to 0 and is not is said to be less than the last digit. */
static void put_number(pace_buffer *out, double value, int decimals)
{
    double scale = pow(10, decimals), rounded = round(value * scale) / scale;
    if (isnan(value)) {
        pace_buffer_char(out, '?');
    } else if (fabs(value) > 0 && fabs(rounded) <= 0) {
        pace_buffer_text(out, value > 0 ? "<" : ">-");
        pace_buffer_number(out, 1 / scale);
    } else {
        pace_buffer_number(out, rounded + 0.0);
    }
}

static void put(pace_buffer *out, const char *text, const pace_assessment *row, const figures *f, const char *lang)
{
    int p = 0, r = 0, v = 0;
    for (; *text; text++) {
        if (*text != '%' || !text[1] || !strchr("prvnbld", text[1])) {
            pace_buffer_char(out, *text);
            continue;
        }
        switch (*++text) {
        case 'p': put_number(out, 100 * f->p[p++ & 1], 2); break;
        case 'r': put_number(out, f->r[r++ & 1], 3); break;
        case 'v': put_number(out, f->v[v++ & 1], 4); break;
        case 'n': pace_buffer_integer(out, f->n); break;
        case 'b': put_period(out, row->base_period, lang); break;
        case 'l': put_period(out, row->latest_period, lang); break;
        case 'd': put_period(out, row->due, lang); break;
        default: break;
        }
    }
}

typedef struct ground_words {
    const char *en, *zh;
} ground_words;

static ground_words words_of(const pace_assessment *row)
{
    switch ((pace_family)row->rulebook->family) {
    case PACE_FAMILY_RATE_RATIO:
        if (row->has_target)
            return (ground_words){"%p % a year from %b to %l, %p % needed: ratio %r", "%b至%l年均%p%，需要%p%，比值%r"};
        return (ground_words){"%p % a year from %b to %l", "%b至%l年均%p%"};
    case PACE_FAMILY_LOG_RATE: return (ground_words){"%p % a year over %n points, %p % needed: ratio %r", "%n个观测值年均%p%，需要%p%，比值%r"};
    case PACE_FAMILY_DISTANCE: return (ground_words){"%r of 10 on the way from %b to the target", "自%b至目标的路程完成%r（满分10）"};
    case PACE_FAMILY_ANTICIPATED:
        return (ground_words){"the line through %n points leads to %v in %d: a gap of %r % of the way", "%n个观测值的趋势线在%d为%v，差距为路程的%r%"};
    case PACE_FAMILY_EXTRAPOLATED:
        if (row->has_target)
            return (ground_words){"at %p % a year %v in %d: %r of the way", "按年均%p%，%d为%v，完成路程的%r"};
        return (ground_words){"%p % a year from %b to %l", "%b至%l年均%p%"};
    case PACE_FAMILY_NORMALISED: return (ground_words){"%v a year from %b to %l, %v needed: ratio %r", "%b至%l每年%v，需要%v，比值%r"};
    case PACE_FAMILY_SPREAD: return (ground_words){"%v standard deviations away; rank correlation with time %r (p %r)", "距目标%v个标准差；与时间的秩相关%r（p=%r）"};
    case PACE_FAMILY_COMPLETION:
        if (row->target.type == PACE_TARGET_GROWTH)
            return (ground_words){"%p % in %l, %p % wanted", "%l为%p%，目标%p%"};
        if (row->target.type == PACE_TARGET_FLOOR || row->target.type == PACE_TARGET_CEILING)
            return (ground_words){"kept in %p % of the years", "%p%的年份达到要求"};
        return (ground_words){"%p % done in %p % of the time", "完成%p%，时间进度%p%"};
    case PACE_FAMILY_TYPICAL_PATH: return (ground_words){"%r times the typical pace", "为典型速度的%r倍"};
    case PACE_FAMILY_COMMON_RATE: break;
    }
    return (ground_words){"", ""};
}

static figures figures_of(const pace_assessment *row)
{
    figures f = {{row->actual, row->required}, {row->value, row->value}, {row->expected, row->expected}, row->points};
    if (row->rulebook->family == PACE_FAMILY_NORMALISED) {
        f.v[0] = row->actual;
        f.v[1] = row->required;
    } else if (row->rulebook->family == PACE_FAMILY_SPREAD) {
        f.v[0] = row->distance;
        f.r[0] = row->rho;
        f.r[1] = row->p;
    } else if (row->rulebook->family == PACE_FAMILY_COMPLETION && row->target.type != PACE_TARGET_GROWTH) {
        f.p[0] = isnan(row->completion_log) ? row->completion : row->completion_log;
        f.p[1] = row->time_share;
    } else if (row->rulebook->required == RULE_FROM_NOW && !isnan(row->required_now)) {
        f.p[1] = row->required_now;
    }
    return f;
}

void assess_ground(pace_buffer *out, const pace_assessment *row, const char *lang)
{
    ground_words words = words_of(row);
    figures f = figures_of(row);
    bool zh = gap_is_chinese(lang);
    bool settled = row->met && row->rulebook->met.class_index >= 0;
    if (settled)
        pace_buffer_text(out, zh ? "目标已达到" : "the target is met");
    if (settled && (isnan(row->value) || isnan(row->actual)))
        return;
    if (settled)
        pace_buffer_text(out, zh ? "；" : "; ");
    put(out, zh ? words.zh : words.en, row, &f, zh ? "zh" : NULL);
}

/* "must run 2.1 times as fast" */
static void put_faster(pace_buffer *out, const pace_assessment *row, const char *lang)
{
    bool zh = gap_is_chinese(lang);
    if (row->met || isnan(row->faster) || row->left <= 0)
        return;
    pace_buffer_text(out, zh ? "；今后须达到目前速度的" : "; from now on it must run ");
    put_number(out, row->faster, 2);
    pace_buffer_text(out, zh ? "倍" : " times as fast");
}

static void put_bits(pace_buffer *out, unsigned bits, const char *(*text)(unsigned, const char *), const char *lang)
{
    for (unsigned bit = 1; bit && bit <= bits; bit <<= 1) {
        if (!(bits & bit))
            continue;
        pace_buffer_text(out, gap_is_chinese(lang) ? "；" : "; ");
        pace_buffer_text(out, text(bit, lang));
    }
}

void pace_assessment_reason(pace_buffer *out, const pace_assessment *assessment, const char *lang)
{
    bool zh = gap_is_chinese(lang);
    if (!assessment->classes) {
        pace_buffer_text(out, pace_refusal_name(assessment->refusal));
        pace_buffer_text(out, zh ? "：" : ": ");
        pace_buffer_text(out, pace_refusal_text(assessment->refusal, lang));
        pace_buffer_text(out, zh ? "；需要：" : "; it would take ");
        pace_buffer_text(out, pace_refusal_remedy(assessment->refusal, lang));
    } else {
        assess_ground(out, assessment, lang);
        put_faster(out, assessment, lang);
    }
    put_bits(out, assessment->notes, pace_note_text, lang);
    put_bits(out, assessment->flags, pace_flag_text, lang);
}

