/* The table as JSON: every input and every value on the way, so that each class can be worked out again by hand. */
#include <math.h>
#include "assess/assess_table.h"
#include "assess/json.h"
#include "assess/milestone.h"

/* Rates are printed in percent where they are compound ones, and as they are where they are points or units. */
static void rate(pace_buffer *out, const char *name, double value, bool percent)
{
    pace_buffer_format(out, ", \"%s%s\": ", name, percent ? "_pct" : "_per_year");
    pace_buffer_json_number(out, percent ? gap_percent(value) : value);
}

/* A text that is put together first, as a JSON string. */
static void made(pace_buffer *out, const char *name, const pace_buffer *text)
{
    json_word(out, name, text->text);
    if (text->status && !out->status)
        out->status = text->status;
}

static void class_list(pace_buffer *out, const char *name, const pace_rulebook *book, unsigned set)
{
    bool any = false;
    json_key(out, name);
    pace_buffer_char(out, '[');
    for (int64_t i = 0; i < book->class_count; i++) {
        if (!(set >> i & 1u))
            continue;
        pace_buffer_text(out, any ? ", " : "");
        pace_buffer_json_string(out, book->classes[i].id);
        any = true;
    }
    pace_buffer_char(out, ']');
}

static void refusal(pace_buffer *out, const char *name, pace_refusal why, const char *lang)
{
    json_key(out, name);
    if (why == PACE_REFUSED_NOT) {
        pace_buffer_text(out, "null");
        return;
    }
    pace_buffer_text(out, "{\"code\": ");
    pace_buffer_json_string(out, pace_refusal_name(why));
    json_word(out, "text", pace_refusal_text(why, lang));
    json_word(out, "remedy", pace_refusal_remedy(why, lang));
    pace_buffer_char(out, '}');
}

static void bits(pace_buffer *out, const char *name, unsigned set, const char *(*id)(unsigned), const char *(*text)(unsigned, const char *),
                 const char *lang)
{
    bool any = false;
    json_key(out, name);
    pace_buffer_char(out, '[');
    for (unsigned bit = 1; bit && bit <= set; bit <<= 1) {
        if (!(set & bit))
            continue;
        pace_buffer_format(out, "%s{\"code\": \"%s\"", any ? ", " : "", id(bit));
        json_word(out, "text", text(bit, lang));
        pace_buffer_char(out, '}');
        any = true;
    }
    pace_buffer_char(out, ']');
}

/* The values behind a fitted line or a test for trend, in the series' unit. */
static void observations(pace_buffer *out, const pace_assessment *row)
{
    pace_family family = (pace_family)row->rulebook->family;
    const pace_view *view = &row->series.view;
    bool any = false;
    if (family != PACE_FAMILY_LOG_RATE && family != PACE_FAMILY_ANTICIPATED && family != PACE_FAMILY_SPREAD)
        return;
    json_key(out, "observations");
    pace_buffer_char(out, '[');
    for (int64_t i = 0; i < view->n; i++) {
        double value = view->x[i * view->stride];
        pace_period p = pace_view_period(*view, i);
        char text[PACE_PERIOD_SIZE];
        if (!isfinite(value) || gap_after(p, row->latest_period))
            continue;
        pace_period_print(text, p, NULL);
        pace_buffer_format(out, "%s[\"%s\", ", any ? ", " : "", text);
        pace_buffer_json_number(out, value);
        pace_buffer_char(out, ']');
        any = true;
    }
    pace_buffer_char(out, ']');
}

static void inputs(pace_buffer *out, const pace_assessment *row)
{
    char unit[PACE_UNIT_SIZE] = "";
    pace_buffer_text(out, ", \"inputs\": {\"target_type\": ");
    pace_buffer_json_string(out, pace_target_type_name(row->target.type));
    json_number(out, "target_value", row->target.value);
    json_number(out, "target_high", row->target.value_high);
    if (row->target.unit.quantity != PACE_QUANTITY_NONE)
        pace_unit_print(unit, row->target.unit, NULL);
    json_word(out, "unit", unit);
    json_word(out, "nature", pace_nature_name(row->target.nature));
    json_word(out, "series", row->series.view.n > 0 ? row->series.key : NULL);
    json_key(out, "direction");
    pace_buffer_integer(out, row->direction);
    json_label(out, "wanted_base_period", row->wanted_base);
    json_label(out, "base_period", row->base_period);
    json_number(out, "base", row->base_seen);
    json_label(out, "latest_period", row->latest_period);
    json_number(out, "latest", row->latest_seen);
    json_label(out, "due_period", row->due);
    json_number(out, "goal", row->goal_seen);
    json_number(out, "limit", row->limit);
    json_number(out, "scale_low", row->scale_low);
    json_number(out, "scale_high", row->scale_high);
    json_number(out, "green", row->green);
    json_number(out, "spread", row->spread);
    json_key(out, "points");
    pace_buffer_integer(out, row->points);
    observations(out, row);
    pace_buffer_char(out, '}');
}

static void steps(pace_buffer *out, const pace_assessment *row)
{
    bool percent = row->compound;
    pace_buffer_text(out, ", \"steps\": {\"base\": ");
    pace_buffer_json_number(out, row->base);
    json_number(out, "latest", row->latest);
    json_number(out, "goal", row->goal);
    json_key(out, "sign");
    pace_buffer_integer(out, row->sign);
    json_number(out, "years_elapsed", row->elapsed);
    json_number(out, "years_base_to_due", row->horizon);
    json_number(out, "years_left", row->left);
    rate(out, "actual", row->actual, percent);
    rate(out, "required", row->required, percent);
    rate(out, "required_now", row->required_now, percent);
    json_number(out, "must_run_times", row->faster);
    json_number(out, "expected_at_due", row->expected);
    json_number(out, "years_to_crossing", row->crossing);
    json_label(out, "crossing_period", row->crossing_period);
    json_number(out, "limit_coefficient", row->coefficient);
    json_number(out, "completion", row->completion);
    json_number(out, "completion_log", row->completion_log);
    json_number(out, "time_share", row->time_share);
    json_number(out, "distance", row->distance);
    json_number(out, "rank_correlation", row->rho);
    json_number(out, "p", row->p);
    json_number(out, "slope_per_year", row->slope);
    json_number(out, "line_at_latest", row->intercept);
    json_number(out, "score_base", row->score_base);
    json_number(out, "score_latest", row->score_latest);
    json_number(out, "score_green", row->score_green);
    pace_buffer_char(out, '}');
}

static void write_row(pace_buffer *out, const pace_assess_table *table, const pace_assessment *row, const char *lang)
{
    pace_buffer text = PACE_BUFFER_INIT;
    const pace_rulebook *book = row->rulebook;
    text.allocator = out->allocator;
    pace_buffer_text(out, "{\"indicator\": ");
    pace_buffer_json_string(out, row->target.indicator ? row->target.indicator : "");
    assess_target_name(&text, table, &row->target);
    made(out, "target", &text);
    json_word(out, "rulebook", book->id);
    json_number(out, "score", row->score);
    json_word(out, "class", row->class_index >= 0 ? book->classes[row->class_index].id : NULL);
    json_word(out, "class_text", pace_assessment_class(row, lang));
    json_word(out, "says", row->class_index >= 0 ? pace_says_name(row->says) : NULL);
    class_list(out, "classes", book, row->classes);
    json_word(out, "method", pace_family_name((pace_family)book->family));
    json_number(out, "value", row->value);
    json_number(out, "mark", row->mark);
    json_truth(out, "met", row->met);
    pace_buffer_clear(&text);
    pace_assessment_reason(&text, row, lang);
    made(out, "reason", &text);
    pace_buffer_clear(&text);
    refusal(out, "refusal", row->classes ? PACE_REFUSED_NOT : row->refusal, lang);
    refusal(out, "score_refusal", row->score_refusal, lang);
    inputs(out, row);
    steps(out, row);
    bits(out, "notes", row->notes, pace_note_name, pace_note_text, lang);
    bits(out, "flags", row->flags, pace_flag_name, pace_flag_text, lang);
    bits(out, "caveats", row->caveats, pace__caveat_code, pace_caveat_text, lang);
    class_list(out, "base_year_classes", book, row->base_year_classes);
    class_list(out, "rounding_classes", book, row->rounding_classes);
    class_list(out, "end_point_classes", book, row->end_point_classes);
    pace_buffer_char(out, '}');
}

static void write_agreement(pace_buffer *out, const pace_assess_table *table, int64_t i, const char *lang)
{
    const pace_agreement *a = &table->agreements[i];
    pace_buffer text = PACE_BUFFER_INIT;
    text.allocator = out->allocator;
    pace_buffer_text(out, "{\"indicator\": ");
    pace_buffer_json_string(out, table->rows[a->first].target.indicator ? table->rows[a->first].target.indicator : "");
    assess_target_name(&text, table, &table->rows[a->first].target);
    made(out, "target", &text);
    json_key(out, "judged");
    pace_buffer_integer(out, a->judged);
    json_key(out, "yes");
    pace_buffer_integer(out, a->yes);
    json_key(out, "no");
    pace_buffer_integer(out, a->no);
    json_key(out, "agree");
    pace_buffer_integer(out, a->agree);
    pace_buffer_clear(&text);
    pace_assess_differ(&text, table, i, lang);
    made(out, "differ", &text);
    pace_buffer_clear(&text);
    milestones_write_json(out, pace_assess_table_gap(table, i), &table->gaps->opts, lang);
    pace_buffer_char(out, '}');
}

static void write_sources(pace_buffer *out, const pace_rulebook *book)
{
    json_key(out, "sources");
    pace_buffer_char(out, '[');
    for (int64_t i = 0; i < book->source_count; i++) {
        pace_buffer_text(out, i ? ", {\"about\": " : "{\"about\": ");
        pace_buffer_json_string(out, book->sources[i].about);
        json_word(out, "evidence", pace_evidence_name(book->sources[i].evidence));
        json_word(out, "detail", book->sources[i].detail);
        pace_buffer_char(out, '}');
    }
    pace_buffer_char(out, ']');
}

static void side(pace_buffer *out, rule_side which, double at, bool by_limit)
{
    static const char *const names[] = {"", "at_least", "above", "at_most", "below"};
    if (which != RULE_ELSE)
        json_number(out, names[which], at);
    if (by_limit)
        json_word(out, "by", "limit");
}

/* The edges, as in the rulebook's file. */
static void branch(pace_buffer *out, const char *name, const pace_rulebook *book, const rule_branch *b)
{
    if (!b->given)
        return;
    json_key(out, name);
    pace_buffer_text(out, "{\"cuts\": [");
    for (int64_t i = 0; i < b->cut_count; i++) {
        pace_buffer_text(out, i ? ", {\"class\": " : "{\"class\": ");
        pace_buffer_json_string(out, book->classes[b->cuts[i].class_index].id);
        side(out, b->cuts[i].side, b->cuts[i].at, b->cuts[i].by_limit);
        pace_buffer_char(out, '}');
    }
    pace_buffer_text(out, "], \"score\": [");
    for (int64_t i = 0; i < b->piece_count; i++) {
        pace_buffer_text(out, i ? ", {\"slope\": " : "{\"slope\": ");
        pace_buffer_json_number(out, b->pieces[i].slope);
        json_number(out, "intercept", b->pieces[i].intercept);
        side(out, b->pieces[i].side, b->pieces[i].at, b->pieces[i].by_limit);
        pace_buffer_char(out, '}');
    }
    pace_buffer_text(out, "]");
    json_number(out, "low", b->low);
    json_number(out, "high", b->high);
    pace_buffer_char(out, '}');
}

static void write_book(pace_buffer *out, const pace_assess_table *table, int64_t index, const char *lang)
{
    const pace_rulebook *book = table->books[index];
    pace_set_score set;
    pace_buffer_text(out, "{\"id\": ");
    pace_buffer_json_string(out, book->id);
    json_word(out, "name", pace_names_get(book->name, lang));
    json_word(out, "edition", book->edition);
    json_word(out, "method", pace_family_name((pace_family)book->family));
    json_truth(out, "unverified", pace_rulebook_is_unverified(book));
    json_word(out, "note", book->note);
    write_sources(out, book);
    branch(out, "with_target", book, &book->with_target);
    branch(out, "without_target", book, &book->without_target);
    branch(out, "mark", book, &book->mark);
    json_word(out, "met_class", book->met.class_index >= 0 ? book->classes[book->met.class_index].id : NULL);
    json_number(out, "met_score", book->met.score);
    json_number(out, "stand_in", book->stand_in);
    json_key(out, "aggregate");
    if (pace_assess_table_aggregate(&set, table, index, NULL)) {
        if (!out->status)
            out->status = PACE_ERR_NOMEM;
        return;
    }
    pace_buffer_text(out, "{\"score\": ");
    pace_buffer_json_number(out, set.score);
    json_word(out, "class", set.class_index >= 0 ? book->classes[set.class_index].id : NULL);
    json_key(out, "used");
    pace_buffer_integer(out, set.used);
    json_key(out, "of");
    pace_buffer_integer(out, set.count);
    json_truth(out, "all_met", set.all_met);
    pace_buffer_text(out, "}}");
}

void assess_write_json(pace_buffer *out, const pace_assess_table *table, const char *lang)
{
    pace_buffer_text(out, "{\"data_set\": ");
    pace_buffer_json_string(out, pace_dataset_id(table->dataset));
    json_label(out, "at", table->gaps->opts.at);
    json_label(out, "published_by", pace_dataset_clock(table->dataset).published_by);
    json_key(out, "targets");
    pace_buffer_integer(out, table->agreement_count);
    json_key(out, "assessed");
    pace_buffer_integer(out, pace_assess_table_assessed(table));
    pace_buffer_text(out, ", \"rulebooks\": [");
    for (int64_t i = 0; i < table->book_count; i++) {
        pace_buffer_text(out, i ? ",\n  " : "\n  ");
        write_book(out, table, i, lang);
    }
    pace_buffer_text(out, "\n], \"rows\": [");
    for (int64_t i = 0; i < table->count; i++) {
        pace_buffer_text(out, i ? ",\n  " : "\n  ");
        write_row(out, table, &table->rows[i], lang);
    }
    pace_buffer_text(out, "\n], \"agreement\": [");
    for (int64_t i = 0; i < table->agreement_count; i++) {
        pace_buffer_text(out, i ? ",\n  " : "\n  ");
        write_agreement(out, table, i, lang);
    }
    pace_buffer_text(out, "\n]}\n");
}
