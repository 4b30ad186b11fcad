/* The verdicts for people: one table, and beneath the rows of each target how far the rulebooks agree and how likely it is. */
#include <math.h>
#include <string.h>
#include "cli/assess.h"

typedef struct page {
    pace_buffer *out;
    const cli_common *common;
    const char *lang;
    bool zh;
    const pace_dataset *data;
    const pace_assess_table *table;
    const pace_assessment *rows;
    const pace_agreement *agreements;
    int64_t count, targets, books;
} page;

static page page_of(pace_buffer *out, const char *lang, const pace_dataset *data, const pace_assess_table *table)
{
    page p = {.out = out, .lang = lang, .zh = strcmp(lang, "zh") == 0, .data = data, .table = table};
    p.rows = pace_assess_table_rows(table, &p.count);
    p.agreements = pace_assess_table_agreements(table, &p.targets);
    p.books = p.targets ? p.count / p.targets : 0;
    return p;
}

static void class_words(pace_buffer *out, const page *p, const pace_assessment *row)
{
    int64_t count = 0;
    const pace_rule_class *classes = pace_rulebook_classes(row->rulebook, &count);
    bool any = false;
    for (int64_t i = count - 1; i >= 0; i--) {
        if (!(row->classes >> i & 1u))
            continue;
        pace_buffer_text(out, any ? (p->zh ? "或" : " or ") : "");
        pace_buffer_text(out, pace_names_get(classes[i].name, p->lang));
        any = true;
    }
    if (!any)
        pace_buffer_text(out, p->zh ? "不作评估" : "not assessed");
}

static void class_cell(cli_table *table, const page *p, const pace_assessment *row)
{
    pace_buffer cell = PACE_BUFFER_INIT;
    bool good = row->says == PACE_SAYS_MET || row->says == PACE_SAYS_ON_TRACK;
    bool paint = cli_colour(p->common) && row->class_index >= 0;
    pace_buffer_text(&cell, !paint ? "" : good ? "\033[32m" : "\033[31m");
    class_words(&cell, p, row);
    pace_buffer_text(&cell, paint ? "\033[0m" : "");
    cli_table_cell(table, cell.text ? cell.text : "", false);
    pace_buffer_clear(&cell);
}

/* As printed; where that is not known, with all its digits. */
static void put_figure(pace_buffer *out, double value, int decimals)
{
    char text[PACE_FIXED_SIZE > PACE_NUMBER_SIZE ? PACE_FIXED_SIZE : PACE_NUMBER_SIZE];
    if (decimals >= 0)
        pace_number_print_fixed(text, value, decimals, ',');
    else
        pace_number_print(text, value);
    pace_buffer_text(out, text);
}

/* "13th-fyp 19,000 (2020)": the plan, and what it promises. */
static void target_words(pace_buffer *out, const page *p, const pace_target *target)
{
    char when[PACE_PERIOD_SIZE], unit[PACE_UNIT_SIZE];
    pace_buffer_text(out, target->plan_id ? target->plan_id : "");
    if (isnan(target->value))
        return;
    pace_buffer_text(out, out->length ? " " : "");
    put_figure(out, target->value, target->decimals);
    if (!isnan(target->value_high)) {
        pace_buffer_text(out, "–");
        put_figure(out, target->value_high, target->decimals);
    }
    if (target->unit.quantity != PACE_QUANTITY_NONE) {
        pace_unit_print(unit, target->unit, p->lang);
        pace_buffer_format(out, " %s", unit);
    }
    if (pace_period_is_set(target->due)) {
        pace_period_print(when, target->due, p->lang);
        pace_buffer_format(out, " (%s)", when);
    }
}

static void table_row(cli_table *table, const page *p, const pace_assessment *row, bool first)
{
    pace_buffer words = PACE_BUFFER_INIT, reason = PACE_BUFFER_INIT;
    target_words(&words, p, &row->target);
    pace_assessment_reason(&reason, row, p->lang);
    cli_table_cell(table, first ? pace_dataset_target_name(p->data, &row->target, p->lang) : "", false);
    cli_table_cell(table, first && words.text ? words.text : "", false);
    cli_table_cell(table, pace_rulebook_id(row->rulebook), false);
    cli_table_number(table, row->score, 2);
    class_cell(table, p, row);
    cli_table_cell(table, reason.text ? reason.text : "", false);
    pace_buffer_clear(&words);
    pace_buffer_clear(&reason);
}

/* "6 of 8 rulebooks say on track; x and y are parted by the base year": the figures stand in the rows above. */
static void put_agreement(const page *p, int64_t i)
{
    const pace_agreement *a = &p->agreements[i];
    pace_buffer why = PACE_BUFFER_INIT;
    pace_assess_parted(&why, p->table, i, p->lang);
    if (p->zh)
        pace_buffer_format(p->out, "%ld种规则中%ld种认为达标或符合进度", (long)a->judged, (long)a->yes);
    else
        pace_buffer_format(p->out, "%ld of %ld rulebooks say met or on track", (long)a->yes, (long)a->judged);
    if (why.length)
        pace_buffer_format(p->out, p->zh ? "；%s" : "; %s", why.text);
    pace_buffer_clear(&why);
}

static void put_chance(const page *p, const pace_outlook *outlook)
{
    pace_buffer text = PACE_BUFFER_INIT;
    pace_outlook_spread(&text, outlook, p->lang);
    pace_buffer_format(p->out, p->zh ? "到期达标概率%s：" : "chance of meeting it when due %s: ", text.text ? text.text : "");
    pace_outlook_print(p->out, outlook, p->lang);
    text.length = 0;
    pace_outlook_spread_by(&text, outlook);
    if (text.length)
        pace_buffer_format(p->out, p->zh ? "；到期前任一时点达标概率%s" : "; of meeting it at any time until then %s", text.text);
    pace_buffer_clear(&text);
}

static void put_milestones(const page *p, int64_t i)
{
    const pace_gap *row = pace_assess_table_gap(p->table, i);
    for (int64_t k = 0; row && k < row->target.milestone_count; k++) {
        pace_gap milestone;
        if (pace_gap_milestone(&milestone, row, k, NULL, NULL))
            continue;
        pace_buffer_text(p->out, "    ");
        pace_gap_milestone_print(p->out, &milestone, p->lang);
        pace_buffer_char(p->out, '\n');
    }
}

static void beneath(const page *p, int64_t i, const pace_outlook *outlook)
{
    if (p->agreements[i].judged > 1) {
        pace_buffer_text(p->out, "    ");
        put_agreement(p, i);
        pace_buffer_char(p->out, '\n');
    }
    if (pace_outlook_is_known(outlook)) {
        pace_buffer_text(p->out, "    ");
        put_chance(p, outlook);
        pace_buffer_char(p->out, '\n');
    }
    put_milestones(p, i);
}

/* The lines of the printed table, with what belongs beneath each target between them. */
static void weave(const page *p, const char *lines, const pace_outlook *outlooks)
{
    const char *at = lines;
    for (int64_t line = 0; at && *at; line++) {
        size_t n = strcspn(at, "\n");
        int64_t row = line - 2; /* heading and rule */
        pace_buffer_bytes(p->out, at, n + (at[n] == '\n'));
        at += n + (at[n] == '\n');
        if (row >= 0 && p->books > 0 && (row + 1) % p->books == 0)
            beneath(p, row / p->books, &outlooks[row / p->books]);
    }
}

void assess_print_table(pace_buffer *out, const cli_common *common, const char *lang, const pace_dataset *data,
                        const pace_assess_table *table, const pace_outlook *outlooks)
{
    enum { COLUMNS = 6 };
    static const char *const heads[2][COLUMNS] = {{"target of", "target", "rulebook", "score", "verdict", "because"},
                                                  {"指标", "目标", "规则", "得分", "结论", "依据"}};
    page p = page_of(out, lang, data, table);
    pace_buffer lines = PACE_BUFFER_INIT;
    cli_table *cells = cli_table_new(COLUMNS);
    p.common = common;
    for (int c = 0; c < COLUMNS; c++)
        cli_table_cell(cells, heads[p.zh][c], c == 3);
    for (int64_t i = 0; i < p.count; i++)
        table_row(cells, &p, &p.rows[i], i % p.books == 0);
    cli_table_print(&lines, cells, true);
    cli_table_free(cells);
    weave(&p, lines.text, outlooks);
    if (lines.status && !out->status)
        out->status = lines.status;
    pace_buffer_clear(&lines);
}

void assess_append_json(pace_buffer *out, const char *lang, const pace_assess_table *table, const pace_outlook *outlooks)
{
    page p = page_of(out, lang, NULL, table);
    while (out->length && (out->text[out->length - 1] == '\n' || out->text[out->length - 1] == '}')) {
        bool closed = out->text[out->length - 1] == '}';
        out->text[--out->length] = '\0';
        if (closed)
            break;
    }
    pace_buffer_text(out, ", \"outlook\": [");
    for (int64_t i = 0; i < p.targets; i++) {
        const pace_target *target = &p.rows[p.agreements[i].first].target;
        pace_buffer_text(out, i ? ",\n  {\"indicator\": " : "\n  {\"indicator\": ");
        pace_buffer_json_string(out, target->indicator ? target->indicator : "");
        pace_buffer_text(out, ", \"plan\": ");
        pace_buffer_json_string(out, target->plan_id ? target->plan_id : "");
        pace_buffer_text(out, ", \"chance\": ");
        pace_outlook_write(out, &outlooks[i], lang);
        pace_buffer_char(out, '}');
    }
    pace_buffer_text(out, "\n]}\n");
}

void assess_append_md(pace_buffer *out, const char *lang, const pace_dataset *data, const pace_assess_table *table,
                      const pace_outlook *outlooks)
{
    page p = page_of(out, lang, data, table);
    bool any = false;
    for (int64_t i = 0; i < p.targets; i++) {
        const pace_target *target = &p.rows[p.agreements[i].first].target;
        if (!pace_outlook_is_known(&outlooks[i]))
            continue;
        pace_buffer_text(out, any || p.books > 1 ? "- " : "\n- ");
        pace_buffer_format(out, p.zh ? "%s %s：" : "%s %s: ", target->indicator ? target->indicator : "", target->plan_id ? target->plan_id : "");
        put_chance(&p, &outlooks[i]);
        pace_buffer_char(out, '\n');
        any = true;
    }
}
