/* Progress reports: findings in words, scorecard, growth by domain, charts, tables, sources, what could not be said. */
#ifndef PACE_REPORT_H
#define PACE_REPORT_H

#include "pace/pace.h"

PACE_BEGIN

typedef struct pace_report pace_report;

typedef struct pace_report_opts {
    size_t size;
    const pace_allocator *allocator; /* NULL = malloc */
    const char *lang;                /* "zh" or "en"; NULL = "en" */
    const char *const *plans;        /* NULL = all plans of the data set */
    int64_t plan_count;
    const char *title;               /* NULL = made from the data set's name */
    const char *const *rulebooks;    /* ids of shipped ones or paths (rulebook.h), the main one first; NULL = china-fyp and, to
                                      * compare, one of each other body that needs no more than a series and a target */
    int64_t rulebook_count;          /* at most 32 */
} pace_report_opts;
#define PACE_REPORT_OPTS_INIT {sizeof(pace_report_opts), NULL, NULL, NULL, 0, NULL, NULL, 0}

/* `dataset` (often a snapshot) must outlive the report. */
PACE_API PACE_CHECK pace_status pace_report_new(pace_report **out, const pace_dataset *dataset,
                                                const pace_report_opts *opts, pace_error *err);
PACE_API void pace_report_free(pace_report *report); /* NULL is fine */

/* "html" (one self-contained file), "md", "json", "pdf" (pages of A4). The four carry the same content; figures are rounded for reading, in json
 * each stands beside its text. Json keys, in this order: format ("pace-report"), version, lang, title, dataset, summary,
 * findings (text, kind, refs), scorecard (the rows of pace_gap_write), verdicts (by rulebooks), coherence, growth, not_computed, caveats, method, references
 * (number, figure, source, place, sentence), sources, charts. `refs` are numbers in references. */
PACE_API PACE_CHECK pace_status pace_report_render(pace_buffer *out, const pace_report *report, const char *format, pace_error *err);

/* By the ending: .html .md .json .pdf, or "/" for a folder (index.html, report.md, report.json, charts/NAME.svg, charts/NAME.png)
 * that is made beside and moved into place; an existing folder is replaced only if it is a former report. */
PACE_API PACE_CHECK pace_status pace_report_write(const pace_report *report, const char *path, pace_error *err);

/* The table of a mid-term evaluation in words of `lang` ("zh", "en"): "csv", "md", "html" (a whole page), "json" (every intermediate value
 * and a `why` for each empty field). csv columns: indicator,name,plan,target_type,unit,nature,base_period,base, one a period,
 * target_period,target,completion_pct,elapsed_pct,conclusion,projection,required_rate_pct,actual_rate_pct,remaining_rate_pct,sentence;
 * name and sentence are in `lang`, the rest is for machines: ids of units and types, verdicts as in pace_gap_write, an implied base empty.
 * json: format ("pace-midterm"), version, lang, data_set, periods, summary (all, binding, anticipatory, unstated: targets, met, ahead,
 * on_track, behind, missed, open, not_assessable; text: its lines), rows. A row: indicator, name, plan, target_type, unit, unit_text,
 * nature, path, base_period, base, base_used (also an implied one), target_period, target, target_high, target_words, target_qualifier, relative_to,
 * actual (by period: value, status, qualifier), latest_period, latest, path_value, gap, gap_pct, gap_low, gap_high, path_gap,
 * completion_pct, elapsed_pct, required_rate_pct, actual_rate_pct, remaining_rate_pct, needed_per_year, pace_ratio, projection,
 * projection_meets, conclusion, conclusion_text, why (by key: code, text), caveats (code, text), sentence.
 * Figures stand in the unit of the target everywhere, so that the sentence can be recomputed from its row. */
PACE_API PACE_CHECK pace_status pace_midterm_write(pace_buffer *out, const pace_midterm *midterm, const pace_dataset *dataset,
                                                   const char *format, const char *lang, pace_error *err);
/* One sentence on row `row` that a reader can check by hand, without its name and without a line end; a second one where completion and
 * elapsed time need not agree with the conclusion, and a note on what must be said beside the figures. */
PACE_API PACE_CHECK pace_status pace_midterm_sentence(pace_buffer *out, const pace_midterm *midterm, const pace_dataset *dataset, int64_t row,
                                                      const char *lang, pace_error *err);
/* The name of that row: the target's; where the indicator has another target of the plan, with what tells the two apart
 * ("GDP（年均增速）", "GDP, average growth"). */
PACE_API PACE_CHECK pace_status pace_midterm_name(pace_buffer *out, const pace_midterm *midterm, const pace_dataset *dataset, int64_t row,
                                                  const char *lang, pace_error *err);
/* The counts in one line for each nature that occurs (none of these where no target states one), then in all; and how completion is
 * counted where it is no share of a distance. */
PACE_API PACE_CHECK pace_status pace_midterm_summary(pace_buffer *out, const pace_midterm *midterm, const char *lang, pace_error *err);

PACE_END

#endif
