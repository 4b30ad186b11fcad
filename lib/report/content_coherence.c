/* Whether the figures of the plans hold together: conflicts, then the remarks that tell most. */
#include "report/content.h"

enum { MOST_CONFLICTS = 20, MOST_REMARKS = 10, MOST_OF_A_KIND = 3 };

static void add(content *c, doc_block *list, const pace_coherence_row *row)
{
    doc_add(c->doc, list, row->conflict ? "conflict" : "remark", say_fill(c, W_SENTENCE, "text", c->zh ? row->zh : row->en, NULL), NULL);
}

static int64_t conflicts(content *c, const pace_coherence_row *rows, int64_t count)
{
    doc_block *list;
    int64_t said = 0;
    doc_heading(c->doc, say_word(c, W_HEADING_CONFLICTS));
    list = doc_list(c->doc);
    for (int64_t i = 0; i < count && said < MOST_CONFLICTS; i++) {
        if (!rows[i].conflict)
            continue;
        add(c, list, &rows[i]);
        said++;
    }
    return said;
}

/* Relations between targets tell more than those within the data: the order of the kinds. A few of each. */
static int64_t remarks(content *c, const pace_coherence_row *rows, int64_t count)
{
    doc_block *list;
    int64_t said = 0;
    doc_heading(c->doc, say_word(c, W_HEADING_REMARKS));
    list = doc_list(c->doc);
    for (int kind = PACE_RELATION_PACE; kind <= PACE_RELATION_SUM; kind++) {
        int of_kind = 0;
        for (int64_t i = 0; i < count && said < MOST_REMARKS && of_kind < MOST_OF_A_KIND; i++) {
            if (rows[i].conflict || (int)rows[i].relation != kind)
                continue;
            add(c, list, &rows[i]);
            of_kind++;
            said++;
        }
    }
    return said;
}

static void say_all(content *c, const pace_coherence *found)
{
    int64_t count = 0, bad = pace_coherence_conflicts(found), told = 0, noted = 0;
    const pace_coherence_row *rows = pace_coherence_rows(found, &count);
    if (!count) {
        doc_paragraph(c->doc, say_word(c, W_COHERENCE_NONE), NULL);
        return;
    }
    doc_paragraph(c->doc, say_word(c, W_COHERENCE_INTRO), NULL);
    if (bad)
        told = conflicts(c, rows, count);
    else
        doc_paragraph(c->doc, say_word(c, W_COHERENCE_NO_CONFLICTS), NULL);
    if (count > bad)
        noted = remarks(c, rows, count);
    if (told < bad)
        doc_paragraph(c->doc, say_fill(c, W_COHERENCE_MORE_CONFLICTS, "count", amount_count(c, bad - told), NULL), NULL);
    if (noted < count - bad)
        doc_paragraph(c->doc, say_fill(c, W_COHERENCE_MORE_REMARKS, "count", amount_count(c, count - bad - noted), NULL), NULL);
}

void content_coherence(content *c, const pace_report_opts *opts)
{
    pace_coherence *found = NULL;
    pace_status status = pace_coherence_new(&found, c->data, opts->plans, opts->plans ? opts->plan_count : 0, NULL);
    doc_section(c->doc, "coherence", say_word(c, W_SECTION_COHERENCE));
    if (status)
        c->doc->status = status;
    else
        say_all(c, found);
    pace_coherence_free(found);
}
