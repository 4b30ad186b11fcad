/* The sentence of a row: state, what remains, why the numbers of the row need not seem to agree, what must be said beside it. */
#include <math.h>
#include <string.h>
#include "report/midterm.h"

void midterm_begin(content *c, report_doc *doc, const midterm_sheet *sheet)
{
    memset(c, 0, sizeof *c);
    doc_init(doc, sheet->lang, sheet->allocator);
    c->doc = doc;
    c->data = sheet->data;
    c->allocator = sheet->allocator;
    c->lang = sheet->lang;
    c->zh = strcmp(sheet->lang, "zh") == 0;
}

void midterm_put(pace_buffer *out, const report_doc *doc, const char *text)
{
    if (doc_failed(doc) && !out->status)
        out->status = PACE_ERR_NOMEM;
    pace_buffer_text(out, text);
}

/* --- conclusions -------------------------------------------------------------------------------------------------- */

const char *midterm_conclusion(content *c, const pace_gap *gap, bool symbols)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    if (!row_assessed(gap)) { /* the reason is the sentence's */
        pace_buffer_text(&out, symbols ? pace_verdict_symbol(PACE_NO_DATA) : "");
        pace_buffer_text(&out, symbols ? " " : "");
        pace_buffer_text(&out, say_word(c, W_MID_NONE_WORD));
        return doc_take(c->doc, &out);
    }
    for (unsigned bit = PACE_MET; bit <= PACE_NOT_COMPARABLE; bit <<= 1) {
        bool last = gap->verdicts < bit << 1;
        if (!(gap->verdicts & bit))
            continue;
        if (out.length)
            pace_buffer_text(&out, say_word(c, last ? W_OR : W_COMMA));
        if (symbols) {
            pace_buffer_text(&out, pace_verdict_symbol((pace_verdict)bit));
            pace_buffer_char(&out, ' ');
        }
        pace_buffer_text(&out, pace_verdict_word((pace_verdict)bit, c->lang));
    }
    return doc_take(c->doc, &out);
}

/* --- completion beside time --------------------------------------------------------------------------------------- */

/* How much of the way the path itself has done by then. */
static double path_completion(const midterm_voice *v)
{
    const pace_gap *gap = v->gap;
    if (gap->target.type == PACE_TARGET_CUMULATIVE)
        return gap->path_value / gap->target_value;
    if (gap->target.type == PACE_TARGET_LEVEL || gap->target.type == PACE_TARGET_SHARE || gap->target.type == PACE_TARGET_MULTIPLE ||
        gap->target.type == PACE_TARGET_REDUCTION)
        return (gap->path_value - gap->base) / (gap->target_value - gap->base);
    return v->row->elapsed;
}

static const char *explanation(const midterm_voice *v)
{
    double done = v->row->completion, time = v->row->elapsed, path = path_completion(v);
    unsigned verdicts = v->gap->verdicts;
    bool fine = verdicts == PACE_ON_TRACK || verdicts == PACE_AHEAD;
    report_word id = W_MID_WHY_TOLERANCE;
    if (!isfinite(done) || !isfinite(time) || v->gap->target.type == PACE_TARGET_FLOOR || v->gap->target.type == PACE_TARGET_CEILING)
        return "";
    if (fine && done < time - 5e-4 && path < time - 1e-9)
        id = W_MID_WHY_SLOW_START;
    else if (verdicts == PACE_BEHIND && done >= time && path > time)
        id = W_MID_WHY_FAST_START;
    else if (verdicts != PACE_ON_TRACK || done >= time - 5e-4)
        return "";
    return say_fill(v->c, id, "done", midterm_percent(v->c, done, midterm_share_decimals(done)), "time",
                    midterm_percent(v->c, time, midterm_share_decimals(time)), NULL);
}

/* --- the sentence ------------------------------------------------------------------------------------------------- */

/* "more than 850 in 2023" begins a sentence. */
static const char *capital(content *c, const char *text)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    if (*text < 'a' || *text > 'z')
        return text;
    pace_buffer_char(&out, (char)(*text - 'a' + 'A'));
    pace_buffer_text(&out, text + 1);
    return doc_take(c->doc, &out);
}

/* The words of a sentence without the capital, to go on behind a name: they never begin with a name of their own. */
const char *midterm_clause(content *c, const char *sentence)
{
    pace_buffer out = PACE_BUFFER_INIT;
    out.allocator = c->allocator;
    if (*sentence < 'A' || *sentence > 'Z')
        return sentence;
    pace_buffer_char(&out, (char)(*sentence - 'A' + 'a'));
    pace_buffer_text(&out, sentence + 1);
    return doc_take(c->doc, &out);
}

const char *midterm_sentence_text(content *c, const midterm_sheet *sheet, int64_t row)
{
    midterm_voice v = midterm_voice_of(c, sheet, row);
    const char *caution = row_caution(c, v.gap), *state, *rest = "", *why = "";
    bool every = v.gap->target.type == PACE_TARGET_FLOOR || v.gap->target.type == PACE_TARGET_CEILING;
    if (!row_assessed(v.gap)) {
        state = midterm_unknown(&v);
    } else if (every && row_decided(v.gap)) {
        state = midterm_every_year(&v);
    } else {
        state = midterm_state(&v);
        rest = midterm_remains(&v);
        why = explanation(&v);
    }
    return say_fill(c, W_MID_SENTENCE, "state", capital(c, state), "pace", rest, "why", why, "caution",
                    *caution ? say_fill(c, W_CAUTION, "list", caution, NULL) : "", NULL);
}

/* --- the summary -------------------------------------------------------------------------------------------------- */

void midterm_tallies(midterm_tally out[MIDTERM_TALLIES], pace_midterm_counts counts)
{
    const midterm_tally all[MIDTERM_TALLIES] = {
        {W_MID_MET_WORD, pace_verdict_symbol(PACE_MET), counts.met, DOC_GOOD},
        {W_MID_AHEAD_WORD, pace_verdict_symbol(PACE_AHEAD), counts.ahead, DOC_FINE},
        {W_MID_ON_WORD, pace_verdict_symbol(PACE_ON_TRACK), counts.on_track, DOC_FINE},
        {W_MID_BEHIND_WORD, pace_verdict_symbol(PACE_BEHIND), counts.behind, DOC_WARN},
        {W_MID_MISSED_WORD, pace_verdict_symbol(PACE_MISSED), counts.missed, DOC_BAD},
        {W_MID_OPEN_WORD, "", counts.open, DOC_MUTED},
        {W_MID_NONE_WORD, pace_verdict_symbol(PACE_NO_DATA), counts.not_assessable, DOC_MUTED},
    };
    memcpy(out, all, sizeof all);
}

static const char *summary_line(content *c, report_word id, pace_midterm_counts counts)
{
    midterm_tally tallies[MIDTERM_TALLIES];
    pace_buffer list = PACE_BUFFER_INIT;
    list.allocator = c->allocator;
    midterm_tallies(tallies, counts);
    for (int i = 0; i < MIDTERM_TALLIES; i++) {
        if (!tallies[i].count)
            continue;
        if (list.length)
            pace_buffer_text(&list, say_word(c, W_MID_SUM_COMMA));
        pace_buffer_text(&list, say_fill(c, W_MID_SUM_ITEM, "word", say_word(c, tallies[i].word), "count", amount_count(c, tallies[i].count), NULL));
    }
    return say_fill(c, counts.targets ? id : W_MID_SUM_NOTHING, "count", amount_count(c, counts.targets), "targets",
                    say_word(c, counts.targets == 1 ? W_MID_TARGET_ONE : W_MID_TARGET_MANY), "list", doc_take(c->doc, &list), NULL);
}

/* Types whose completion is no share of a distance. */
static bool has_chained(const pace_midterm *midterm)
{
    int64_t count = 0;
    const pace_midterm_row *rows = pace_midterm_rows(midterm, &count);
    for (int64_t i = 0; i < count; i++)
        if (isfinite(rows[i].completion) && (rows[i].gap->target.type == PACE_TARGET_AVERAGE_GROWTH || rows[i].gap->target.type == PACE_TARGET_CUMULATIVE))
            return true;
    return false;
}

int midterm_summary_lines(const char *lines[MIDTERM_LINES], content *c, const pace_midterm *midterm)
{
    static const report_word words[] = {W_MID_SUM_BINDING, W_MID_SUM_ANTICIPATORY, W_MID_SUM_UNSTATED};
    static const pace_nature natures[] = {PACE_BINDING, PACE_ANTICIPATORY, PACE_NATURE_UNSTATED};
    pace_midterm_counts all = pace_midterm_count_all(midterm), unstated = pace_midterm_count(midterm, PACE_NATURE_UNSTATED);
    int n = 0;
    for (int i = 0; i < 3 && unstated.targets < all.targets; i++) {
        pace_midterm_counts counts = pace_midterm_count(midterm, natures[i]);
        if (counts.targets)
            lines[n++] = summary_line(c, words[i], counts);
    }
    lines[n++] = summary_line(c, W_MID_SUM_ALL, all);
    if (has_chained(midterm))
        lines[n++] = say_word(c, W_MID_SUM_COMPLETION);
    return n;
}
