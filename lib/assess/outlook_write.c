/* Chances in words and as JSON. */
#include <math.h>
#include <string.h>
#include "assess/assess.h"
#include "assess/json.h"
#include "core/core.h"
#include "pace/outlook.h"

/* Whole percents; a tenth near the ends, and never a 0 or 100 that is not one. */
static void put_percent(pace_buffer *out, double chance)
{
    double percent = 100 * chance;
    if (percent > 0 && percent < 0.05)
        pace_buffer_text(out, "<0.1");
    else if (percent < 100 && percent >= 99.95)
        pace_buffer_text(out, ">99.9");
    else
        pace_buffer_fixed(out, percent, (percent > 0 && percent < 1) || (percent > 99 && percent < 100) ? 1 : 0);
    pace_buffer_char(out, '%');
}

/* "14%–58%" and what is said behind two of them; one where both print alike. */
static void put_spread(pace_buffer *out, double lowest, double highest, const char *behind)
{
    pace_buffer low = PACE_BUFFER_INIT, high = PACE_BUFFER_INIT;
    low.allocator = high.allocator = out->allocator;
    put_percent(&low, lowest);
    put_percent(&high, highest);
    if (low.text && high.text) {
        pace_buffer_text(out, low.text);
        if (strcmp(low.text, high.text) != 0)
            pace_buffer_format(out, "–%s%s", high.text, behind);
    }
    if ((low.status || high.status) && !out->status)
        out->status = PACE_ERR_NOMEM;
    pace_buffer_clear(&low);
    pace_buffer_clear(&high);
}

void pace_outlook_spread(pace_buffer *out, const pace_outlook *outlook, const char *lang)
{
    if (pace_outlook_is_known(outlook))
        put_spread(out, outlook->chances.at_low, outlook->chances.at_high, gap_is_chinese(lang) ? "，因模型而异" : ", by model");
}

void pace_outlook_spread_by(pace_buffer *out, const pace_outlook *outlook)
{
    if (pace_outlook_is_known(outlook) && !isnan(outlook->chances.by_low))
        put_spread(out, outlook->chances.by_low, outlook->chances.by_high, "");
}

/* The reason that most models share: the first, as they are asked in order. */
static const char *reason_of(const pace_outlook *outlook, const char *lang)
{
    if (outlook->refusal)
        return pace_refusal_text(outlook->refusal, lang);
    return pace_chance_why_text((pace_chance_why)outlook->chances.row[0].why[PACE_CHANCE_AT], lang);
}

void pace_outlook_print(pace_buffer *out, const pace_outlook *outlook, const char *lang)
{
    bool zh = gap_is_chinese(lang);
    const pace_chances *all = &outlook->chances;
    if (!pace_outlook_is_known(outlook)) {
        pace_buffer_text(out, reason_of(outlook, lang));
        return;
    }
    put_percent(out, all->at_low);
    pace_buffer_format(out, zh ? "（%s）" : " (%s)", pace_model_words(all->at_lowest, lang));
    if (all->usable < 2)
        return;
    pace_buffer_text(out, zh ? "至" : " to ");
    put_percent(out, all->at_high);
    pace_buffer_format(out, zh ? "（%s）" : " (%s)", pace_model_words(all->at_highest, lang));
}

/* --- JSON --- */

static void reasons(pace_buffer *out, const pace_chance *row, const char *lang)
{
    static const char *const fields[PACE_CHANCE_FIELDS] = {"at_pct", "by_pct", "by_observed_pct", "expected", "quantiles", "crossing_periods"};
    bool any = false;
    json_key(out, "why");
    pace_buffer_char(out, '{');
    for (int f = 0; f < PACE_CHANCE_FIELDS; f++) {
        if (!row->why[f] || row->why[f] == PACE_CHANCE_WHY_ASK)
            continue;
        pace_buffer_format(out, "%s\"%s\": ", any ? ", " : "", fields[f]);
        pace_buffer_json_string(out, pace_chance_why_text((pace_chance_why)row->why[f], lang));
        any = true;
    }
    pace_buffer_char(out, '}');
}

static void model(pace_buffer *out, const pace_chance *row, const char *lang)
{
    pace_buffer_text(out, "{\"model\": ");
    pace_buffer_json_string(out, pace_model_name(row->model));
    json_word(out, "text", pace_model_words(row->model, lang));
    json_integer(out, "observations", row->count);
    json_integer(out, "horizon", row->horizon);
    json_label(out, "last_period", row->last);
    json_number(out, "latest", row->latest);
    json_truth(out, "met", row->met);
    json_number(out, "drift", row->drift);
    json_number(out, "sigma", row->sigma);
    json_number(out, "at_pct", 100 * row->at);
    json_number(out, "by_pct", 100 * row->by);
    json_number(out, "expected", row->expected);
    json_number(out, "low", row->low);
    json_number(out, "median", row->median);
    json_number(out, "high", row->high);
    json_number(out, "crossing_periods", row->crossing);
    json_label(out, "crossing_period", row->crossing_period);
    reasons(out, row, lang);
    pace_buffer_char(out, '}');
}

void pace_outlook_write(pace_buffer *out, const pace_outlook *outlook, const char *lang)
{
    const pace_chances *all = &outlook->chances;
    bool refused = outlook->refusal != PACE_REFUSED_NOT, known = pace_outlook_is_known(outlook);
    char unit[PACE_UNIT_SIZE] = "";
    if (outlook->unit.quantity != PACE_QUANTITY_NONE && !outlook->chained)
        pace_unit_print(unit, outlook->unit, NULL);
    pace_buffer_text(out, "{\"refusal\": ");
    if (refused)
        pace_buffer_json_string(out, pace_refusal_name(outlook->refusal));
    else
        pace_buffer_text(out, "null");
    json_word(out, "reason", refused ? pace_refusal_text(outlook->refusal, lang) : NULL);
    json_word(out, "unit", unit);
    json_truth(out, "chained", outlook->chained);
    json_number(out, "aim_low", refused ? (double)NAN : outlook->aim.low);
    json_number(out, "aim_high", refused ? (double)NAN : outlook->aim.high);
    json_integer(out, "usable", refused ? 0 : all->usable);
    json_number(out, "at_low_pct", known ? 100 * all->at_low : (double)NAN);
    json_number(out, "at_high_pct", known ? 100 * all->at_high : (double)NAN);
    json_number(out, "by_low_pct", known ? 100 * all->by_low : (double)NAN);
    json_number(out, "by_high_pct", known ? 100 * all->by_high : (double)NAN);
    json_key(out, "models");
    pace_buffer_char(out, '[');
    for (int i = 0; i < PACE_CHANCE_ROWS && !refused; i++) {
        pace_buffer_text(out, i ? ",\n    " : "\n    ");
        model(out, &all->row[i], lang);
    }
    pace_buffer_text(out, "]}");
}
