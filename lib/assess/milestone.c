/* What was to be reached on the way to a target, each with a verdict of its own. */
#include "assess/milestone.h"
#include <math.h>
#include <string.h>
#include "assess/json.h"

/* The row's target as far as the milestone: the same base and way, due there. */
static pace_target target_of(const pace_gap *row, int64_t index)
{
    pace_target target = row->target;
    gap_case asked = {0};
    asked.target = &row->target;
    asked.series = &row->series;
    target.better = (pace_direction)gap_direction(&asked);
    target.due = target.plan_span.last = row->target.milestones[index].period;
    target.value = row->target.milestones[index].value;
    target.value_high = (double)NAN;
    target.qualifier = PACE_EXACTLY;
    target.milestone_count = index;
    return target;
}

/* Nothing after what the row looked at; where that was nothing, nothing after the base. */
static pace_period clock_of(const pace_gap *row)
{
    return pace_period_is_set(row->latest_period) ? row->latest_period : row->base_period;
}

static void refuse(pace_gap *out, unsigned verdict, pace_reason why)
{
    out->verdicts = verdict;
    out->why[PACE_GAP_VERDICT] = (uint8_t)why;
}

/* Not observed in its period, and what came before says nothing any more. */
static bool is_missed_out(const pace_gap *one, const pace_gap *row)
{
    return one->verdicts != PACE_MET && gap_after(row->latest_period, one->target_period) && !pace_period_same(one->latest_period, one->target_period);
}

pace_status pace_gap_milestone(pace_gap *out, const pace_gap *row, int64_t index, const pace_gap_opts *opts, pace_error *err)
{
    pace_gap_opts used = PACE_GAP_OPTS_INIT;
    pace_target target;
    pace_gap one;
    pace_status status;
    if (!out || !row || index < 0 || index >= row->target.milestone_count)
        return pace__fail(err, PACE_ERR_ARG, NULL, "no such milestone, or a pointer is NULL; an index below the target's milestone_count");
    used.tolerance = opts ? opts->tolerance : used.tolerance;
    used.path = row->path;
    used.at = clock_of(row);
    target = target_of(row, index);
    status = pace_gap_assess(&one, row->series, &target, &used, err);
    if (status)
        return status;
    one.caveats |= row->caveats;
    if (row->verdicts == PACE_NOT_COMPARABLE || row->why[PACE_GAP_VERDICT] == PACE_WHY_TIE)
        refuse(&one, row->verdicts, (pace_reason)row->why[PACE_GAP_VERDICT]);
    else if (is_missed_out(&one, row))
        refuse(&one, PACE_NO_DATA, PACE_WHY_DUE_MISSING);
    *out = one;
    return PACE_OK;
}

/* --- in words --------------------------------------------------------------------------------------------------------- */

static void put_period(pace_buffer *out, pace_period period, const char *lang)
{
    char text[PACE_PERIOD_SIZE];
    pace_buffer_bytes(out, text, pace_period_print(text, period, lang));
}

/* Printed figures as they are, computed ones with five digits that count. */
static void put_value(pace_buffer *out, double value)
{
    double size = fabs(value) > 0 ? pow(10, 4 - floor(log10(fabs(value)))) : 1;
    pace_buffer_number(out, size < 1 ? round(value) : round(value * size) / size);
}

static void put_verdicts(pace_buffer *out, unsigned verdicts, const char *lang)
{
    bool any = false;
    for (unsigned bit = PACE_MET; bit <= PACE_NOT_COMPARABLE; bit <<= 1) {
        if (!(verdicts & bit))
            continue;
        pace_buffer_text(out, !any ? "" : gap_is_chinese(lang) ? "或" : " or ");
        pace_buffer_text(out, pace_verdict_word((pace_verdict)bit, lang));
        any = true;
    }
}

static void put_reached(pace_buffer *out, const pace_gap *m, const char *lang)
{
    bool zh = gap_is_chinese(lang), ahead = gap_after(m->target_period, m->latest_period);
    if (isnan(m->latest) || m->verdicts == PACE_NO_DATA)
        return;
    pace_buffer_text(out, zh ? "，" : ", ");
    if (zh)
        put_period(out, m->latest_period, lang);
    pace_buffer_text(out, zh ? "实际" : "");
    put_value(out, m->latest);
    if (!zh) {
        pace_buffer_text(out, " in ");
        put_period(out, m->latest_period, lang);
    }
    if (!ahead || isnan(m->path_value))
        return;
    pace_buffer_text(out, zh ? "，路径值" : " where the path stands at ");
    put_value(out, m->path_value);
}

void pace_gap_milestone_print(pace_buffer *out, const pace_gap *milestone, const char *lang)
{
    bool zh = gap_is_chinese(lang);
    pace_buffer_text(out, zh ? "节点" : "milestone ");
    put_period(out, milestone->target_period, lang);
    pace_buffer_text(out, zh ? "：目标" : ": ");
    put_value(out, isnan(milestone->target_value) ? milestone->target.value : milestone->target_value);
    pace_buffer_text(out, zh ? "" : " wanted");
    put_reached(out, milestone, lang);
    pace_buffer_text(out, zh ? "，" : ": ");
    put_verdicts(out, milestone->verdicts, lang);
    if (milestone->why[PACE_GAP_VERDICT]) {
        pace_buffer_text(out, zh ? "（" : " (");
        pace_buffer_text(out, pace_reason_text((pace_reason)milestone->why[PACE_GAP_VERDICT], lang));
        pace_buffer_text(out, zh ? "）" : ")");
    }
}

/* --- JSON ------------------------------------------------------------------------------------------------------------- */

static void write_verdict(pace_buffer *out, const pace_gap *m, const char *lang)
{
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = out->allocator;
    json_number(out, "target", m->target_value);
    json_label(out, "latest_period", m->latest_period);
    json_number(out, "latest", m->latest);
    json_number(out, "path_value", m->path_value);
    json_number(out, "gap", m->gap);
    json_number(out, "progress_pct", gap_percent(m->progress));
    pace_verdicts_print(&text, m->verdicts);
    json_word(out, "verdict", text.text);
    json_word(out, "why", m->why[PACE_GAP_VERDICT] ? pace_reason_text((pace_reason)m->why[PACE_GAP_VERDICT], lang) : NULL);
    text.length = 0;
    pace_gap_milestone_print(&text, m, lang);
    json_word(out, "text", text.text);
    if (text.status && !out->status)
        out->status = text.status;
    pace_buffer_clear(&text);
}

void milestones_write_json(pace_buffer *out, const pace_gap *row, const pace_gap_opts *opts, const char *lang)
{
    if (!row->target.milestone_count)
        return;
    json_key(out, "milestones");
    for (int64_t i = 0; i < row->target.milestone_count; i++) {
        char period[PACE_PERIOD_SIZE];
        pace_gap m;
        pace_period_print(period, row->target.milestones[i].period, NULL);
        pace_buffer_format(out, "%s{\"period\": \"%s\"", i ? ", " : "[", period);
        json_number(out, "value", row->target.milestones[i].value);
        if (!pace_gap_milestone(&m, row, i, opts, NULL))
            write_verdict(out, &m, lang);
        pace_buffer_char(out, '}');
    }
    pace_buffer_char(out, ']');
}
